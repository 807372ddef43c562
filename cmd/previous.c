/* previous.c - pairs of an earlier plan */
#include "previous.h"

#include "edges.h"

#define MOST_NAMED 10

struct previous {
	const struct bases *bases;
	const struct matching_names *names;
	struct matching_problem *problem;
	size_t *line;   /* of each mentee: of its row; 0: none */
	size_t *mentor; /* of this row: the number, or STRMAP_NONE */
	size_t n_unknown;
	struct strbuf unknown; /* the lines of the first of them */
};

/* The id as the base writes it; a null pointer: nobody has it. */
static const char *known_id(const struct previous *p, const char *id, enum side side)
{
	const struct strmap *map =
		side == SIDE_MENTOR ? &p->names->mentor_map : &p->names->mentee_map;
	const struct person *person;

	if (!p->bases)
		return strmap_gets(map, id) == STRMAP_NONE ? NULL : id;
	person = side == SIDE_MENTOR ? bases_mentor(p->bases, id) : bases_mentee(p->bases, id);
	return person ? person->id : NULL;
}

static void count_unknown(struct previous *p, size_t line)
{
	if (p->n_unknown++ < MOST_NAMED)
		strbuf_addf(&p->unknown, "%s%zu", p->n_unknown > 1 ? ", " : "", line);
}

static void take_row(void *data, const struct pair_row *row, struct findings *findings)
{
	struct previous *p = data;
	const char *mentee_id = known_id(p, row->mentee, SIDE_MENTEE);
	const char *mentor_id = known_id(p, row->mentor, SIDE_MENTOR);
	size_t mentee = mentee_id ? strmap_gets(&p->names->mentee_map, mentee_id) : STRMAP_NONE;
	size_t mentor = mentor_id ? strmap_gets(&p->names->mentor_map, mentor_id) : STRMAP_NONE;
	size_t edge;

	if (!mentee_id || !mentor_id)
		count_unknown(p, row->place.line);
	if (mentee == STRMAP_NONE)
		return;
	if (p->line[mentee]) {
		if (p->mentor[mentee] != mentor)
			findings_add(findings, row->place, SEVERITY_ERROR, "mentee-twice",
				     _("'%s' has a mentor already, in line %zu"), row->mentee,
				     p->line[mentee]);
		return;
	}
	p->line[mentee] = row->place.line;
	p->mentor[mentee] = mentor;
	if (mentor == STRMAP_NONE)
		return;
	edge = matching_find_edge(p->problem, (uint32_t)mentee, (uint32_t)mentor);
	if (edge != MATCHING_NO_EDGE)
		p->problem->keep[edge] = true;
}

int previous_mark(const char *path, const char *encoding, const struct bases *bases,
		  const struct matching_names *names, struct matching_problem *problem,
		  uint32_t *mentor, struct findings *findings)
{
	struct previous p = { .bases = bases,
			      .names = names,
			      .problem = problem,
			      .line = xcalloc(problem->n_mentees, sizeof(*p.line)),
			      .mentor = xcalloc(problem->n_mentees, sizeof(*p.mentor)),
			      .unknown = STRBUF_INIT };
	int result;

	if (!problem->keep)
		problem->keep = xcalloc(matching_n_edges(problem), sizeof(*problem->keep));
	result = edges_read_pairs(path, encoding, take_row, &p, findings);
	if (p.n_unknown)
		remark(_("%s: pairs of the previous plan with somebody who is not known: %zu (line "
			 "%s%s)"),
		       path, p.n_unknown, p.unknown.buf, p.n_unknown > MOST_NAMED ? ", …" : "");
	for (uint32_t i = 0; mentor && i < problem->n_mentees; i++)
		mentor[i] = p.line[i] && p.mentor[i] != STRMAP_NONE ? (uint32_t)p.mentor[i]
								    : MATCHING_NOBODY;
	free(p.line);
	free(p.mentor);
	strbuf_release(&p.unknown);
	return result;
}

/* po ru
msgid "%s: pairs of the previous plan with somebody who is not known: %zu (line %s%s)"
msgstr "%s: пары прежнего плана, где кто-то неизвестен: %zu (строка %s%s)"

msgid "leave one mentor of each mentee"
msgstr "оставьте каждому наставляемому одного наставника"
*/
