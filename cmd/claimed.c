/* claimed.c - a matching of any tool, and whether it is one */
#include "claimed.h"

/* A pair that is settled beside the candidates. */
static bool take_locked(struct edges *edges, const struct pair_row *row)
{
	for (size_t k = 0; k < edges->n_locks; k++) {
		struct edge_lock *lock = &edges->locks[k];

		if (lock->found || !streq(lock->mentee, row->mentee) ||
		    !streq(lock->mentor, row->mentor))
			continue;
		lock->found = true;
		return true;
	}
	return false;
}

static void take_pair(void *data, const struct pair_row *row, struct findings *findings)
{
	struct claimed *m = data;
	size_t mentee = strmap_gets(&m->edges->names.mentee_map, row->mentee);
	size_t mentor = strmap_gets(&m->edges->names.mentor_map, row->mentor);
	size_t edge = MATCHING_NO_EDGE;

	(void)findings;
	if (take_locked(m->edges, row))
		return;
	if (mentee != STRMAP_NONE && mentor != STRMAP_NONE)
		edge = matching_find_edge(&m->edges->problem, (uint32_t)mentee, (uint32_t)mentor);
	if (edge == MATCHING_NO_EDGE) {
		findings_add(&m->faults, row->place, SEVERITY_ERROR, "no-candidate",
			     _("'%s' with '%s' is not among the candidates"), row->mentee,
			     row->mentor);
	} else if (m->line[mentee]) {
		findings_add(&m->faults, row->place, SEVERITY_ERROR, "mentee-twice",
			     _("'%s' has a mentor already, in line %zu"), row->mentee,
			     m->line[mentee]);
	} else {
		m->edge[mentee] = edge;
		m->line[mentee] = row->place.line;
		if (row->variant && *row->variant)
			m->variant[mentee] = row->form && *row->form
						     ? xstrfmt("%s/%s", row->form, row->variant)
						     : xstrdup(row->variant);
	}
}

static void check_minimum(struct claimed *m, const char *file, int32_t least)
{
	const struct matching_problem *p = &m->edges->problem;
	char points[MATCHING_SCORE_SIZE], limit[MATCHING_SCORE_SIZE];

	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (m->edge[i] != MATCHING_NO_EDGE && p->score[m->edge[i]] < least)
			findings_add(&m->faults, (struct place){ .file = file, .line = m->line[i] },
				     SEVERITY_ERROR, "minimum",
				     _("a pair of %s points, below the minimum of %s"),
				     matching_score_format(p->score[m->edge[i]], points),
				     matching_score_format(least, limit));
}

static void check_capacity(struct claimed *m, const char *file)
{
	const struct matching_problem *p = &m->edges->problem;
	uint32_t *load = xcalloc(p->n_mentors, sizeof(*load));

	for (uint32_t i = 0; i < p->n_mentees; i++) {
		uint32_t mentor;

		if (m->edge[i] == MATCHING_NO_EDGE)
			continue;
		mentor = p->mentor[m->edge[i]];
		if (++load[mentor] <= p->capacity[mentor])
			continue;
		findings_add(&m->faults, (struct place){ .file = file, .line = m->line[i] },
			     SEVERITY_ERROR, "capacity",
			     nth_("'%s' has %u place only", "'%s' has %u places only",
				  p->capacity[mentor]),
			     m->edges->names.mentor[mentor], p->capacity[mentor]);
	}
	free(load);
}

/* A group that needs a least number of members has as many, or none. */
static void check_least(struct claimed *m, const char *file)
{
	const struct edges *edges = m->edges;
	const struct matching_problem *p = &edges->problem;
	uint32_t *load = xcalloc(p->n_mentors, sizeof(*load));

	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (m->edge[i] != MATCHING_NO_EDGE)
			load[p->mentor[m->edge[i]]]++;
	for (uint32_t j = 0; edges->least && j < p->n_mentors; j++)
		if (load[j] && load[j] < edges->least[j])
			findings_add(&m->faults, (struct place){ .file = file }, SEVERITY_ERROR,
				     "least", _("'%s' has mentees: %u, and needs at least %u"),
				     edges->names.mentor[j], load[j], edges->least[j]);
	free(load);
}

/* Locked pairs have to be there; running pairs of whom nothing is said stay. */
static void check_arranged(struct claimed *m, const char *file)
{
	const struct edges *edges = m->edges;

	for (size_t k = 0; k < edges->n_locks; k++)
		if (!edges->locks[k].found)
			findings_add(&m->faults, (struct place){ .file = file }, SEVERITY_ERROR,
				     "locked", _("the locked pair of '%s' with '%s' is missing"),
				     edges->locks[k].mentee, edges->locks[k].mentor);
	for (uint32_t i = 0; edges->running && i < edges->problem.n_mentees; i++)
		if (!m->line[i])
			m->edge[i] = edges->running[i];
}

int claimed_read(struct claimed *m, struct edges *edges, const char *path, const char *encoding,
		 int32_t least)
{
	const char *name = streq(path, "-") ? _("standard input") : path;
	struct findings findings = FINDINGS_INIT;
	int result;

	m->edges = edges;
	m->edge = xcalloc(edges->problem.n_mentees, sizeof(*m->edge));
	m->line = xcalloc(edges->problem.n_mentees, sizeof(*m->line));
	m->variant = xcalloc(edges->problem.n_mentees, sizeof(*m->variant));
	for (uint32_t i = 0; i < edges->problem.n_mentees; i++)
		m->edge[i] = MATCHING_NO_EDGE;
	result = edges_read_pairs(path, encoding, take_pair, m, &findings);
	if (findings_report(&findings))
		result = -1;
	findings_release(&findings);
	check_arranged(m, name);
	check_minimum(m, name, least);
	check_capacity(m, name);
	check_least(m, name);
	findings_sort(&m->faults);
	return result;
}

void claimed_release(struct claimed *m)
{
	for (uint32_t i = 0; m->variant && i < m->edges->problem.n_mentees; i++)
		free(m->variant[i]);
	free(m->variant);
	free(m->edge);
	free(m->line);
	findings_release(&m->faults);
}
