/* wishes.c - who is to have the same mentor and who is not */
#include "wishes.h"

#include "base/strmap.h"
#include "base/text.h"
#include "input.h"

/* ---- the file ---- */

struct wish_reader {
	struct input input;
	struct wishes *w;
	struct strmap by_id; /* place in parties */
	wish_find_fn *find;
	const void *data;
	struct findings findings;
	size_t mentee, other, wish; /* columns */
};

/* The place in parties; UINT32_MAX after a finding. */
static uint32_t read_party(struct wish_reader *r, size_t column)
{
	const char *id = input_need_text(&r->input, column, &r->findings);
	struct wish_party party = { .number = MATCHING_NOBODY };
	size_t place;

	if (!id)
		return UINT32_MAX;
	if (!r->find(r->data, id, &party)) {
		findings_add(&r->findings, input_place(&r->input, r->input.in.columns[column]),
			     SEVERITY_ERROR, "no-such-person", _("there is no mentee '%s'"), id);
		return UINT32_MAX;
	}
	place = strmap_add(&r->by_id, party.id, strlen(party.id), r->w->n_parties);
	if (place != STRMAP_NONE)
		return (uint32_t)place;
	ALLOC_GROW(r->w->parties, r->w->n_parties + 1, r->w->alloc_parties);
	r->w->parties[r->w->n_parties] = party;
	return (uint32_t)r->w->n_parties++;
}

/* Returns 0, or -1 after a finding. */
static int read_word(struct wish_reader *r, bool *apart)
{
	static const struct {
		const char *word;
		bool apart;
	} words[] = {
		{ "together", false }, { "apart", true }, { "вместе", false }, { "врозь", true }
	};
	const char *text = input_need_text(&r->input, r->wish, &r->findings);

	if (!text)
		return -1;
	for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
		if (!text_same(text, words[i].word))
			continue;
		*apart = words[i].apart;
		return 0;
	}
	findings_add(&r->findings, input_place(&r->input, "wish"), SEVERITY_ERROR, "wish",
		     _("'%s' is neither 'together' nor 'apart'"), text);
	return -1;
}

static void read_row(struct wish_reader *r)
{
	struct wish_row row = { .mentee = read_party(r, r->mentee),
				.other = read_party(r, r->other),
				.line = r->input.in.line };
	struct wishes *w = r->w;

	if (read_word(r, &row.apart) || row.mentee == UINT32_MAX || row.other == UINT32_MAX)
		return;
	if (row.mentee == row.other) {
		findings_add(&r->findings, input_place(&r->input, "other"), SEVERITY_ERROR, "wish",
			     _("'%s' is the same mentee"), w->parties[row.other].id);
		return;
	}
	ALLOC_GROW(w->rows, w->n_rows + 1, w->alloc_rows);
	w->rows[w->n_rows++] = row;
}

/* ---- contradictions ---- */

/* "2, 5": the lines of the path, from its end. */
static void add_lines(const struct wishes *w, uint32_t from, uint32_t to, const size_t *by,
		      struct strbuf *out)
{
	while (to != from) {
		const struct wish_row *row = &w->rows[by[to]];

		strbuf_addf(out, "%s%zu", out->len ? ", " : "", row->line);
		to = row->mentee == to ? row->other : row->mentee;
	}
}

/* The rows as wishes of parties, by their places. The caller frees them. */
static struct matching_wish *wishes_of_parties(const struct wishes *w)
{
	struct matching_wish *wishes = xcalloc(w->n_rows, sizeof(*wishes));

	for (size_t k = 0; k < w->n_rows; k++)
		wishes[k] = (struct matching_wish){ w->rows[k].apart, w->rows[k].mentee,
						    w->rows[k].other };
	return wishes;
}

static bool find_contradictions(struct wish_reader *r)
{
	const struct wishes *w = r->w;
	struct matching_wish *wishes = wishes_of_parties(w);
	size_t *by = xcalloc(w->n_parties, sizeof(*by));
	bool any = false;

	for (size_t k = 0; k < w->n_rows; k++) {
		const struct wish_row *row = &w->rows[k];
		struct strbuf lines = STRBUF_INIT;

		if (!row->apart || !matching_wish_path((uint32_t)w->n_parties, wishes, w->n_rows,
						       row->mentee, row->other, by))
			continue;
		add_lines(w, row->mentee, row->other, by, &lines);
		findings_add(&r->findings,
			     (struct place){ .file = r->input.name, .line = row->line },
			     SEVERITY_ERROR, "contradiction",
			     _("'%s' and '%s' are to be apart, but together by line %s"),
			     w->parties[row->mentee].id, w->parties[row->other].id, lines.buf);
		strbuf_release(&lines);
		any = true;
	}
	free(wishes);
	free(by);
	return any;
}

/* ---- what the repair is told ---- */

static int compare_rows(const struct wishes *w, const struct wish_row *a, const struct wish_row *b)
{
	int order = strcmp(w->parties[a->mentee].id, w->parties[b->mentee].id);

	if (!order)
		order = strcmp(w->parties[a->other].id, w->parties[b->other].id);
	return order ? order : a->apart - b->apart;
}

/* In the order of ids, so that the order of rows does not matter; few enough for this. */
static void sort_rows(struct wishes *w)
{
	for (size_t k = 0; k < w->n_rows; k++) {
		struct wish_row *row = &w->rows[k];
		uint32_t first = row->mentee;

		if (strcmp(w->parties[first].id, w->parties[row->other].id) <= 0)
			continue;
		row->mentee = row->other;
		row->other = first;
	}
	for (size_t i = 1; i < w->n_rows; i++) {
		struct wish_row row = w->rows[i];
		size_t k = i;

		for (; k && compare_rows(w, &w->rows[k - 1], &row) > 0; k--)
			w->rows[k] = w->rows[k - 1];
		w->rows[k] = row;
	}
}

static void ban(struct wishes *w, const struct matching_problem *p, uint32_t mentee,
		const struct wish_party *other)
{
	for (uint32_t k = 0; k < other->n_mentors; k++) {
		size_t e = matching_find_edge(p, mentee, other->mentors[k]);

		if (e != MATCHING_NO_EDGE)
			w->banned[e] = true;
	}
}

/* Whether somebody from whom the mentee is to be apart has been given this mentor. */
static bool meets_rival(const struct wishes *w, const struct matching_problem *p, size_t edge)
{
	uint32_t mentee = matching_edge_mentee(p, edge);

	for (size_t k = 0; k < w->n_items; k++) {
		const struct matching_wish *wish = &w->items[k];
		uint32_t other = wish->mentee == mentee ? wish->other : wish->mentee;

		if (wish->apart && (wish->mentee == mentee || wish->other == mentee) &&
		    w->locked[other] != MATCHING_NO_EDGE &&
		    p->mentor[w->locked[other]] == p->mentor[edge])
			return true;
	}
	return false;
}

/* Gives the mentee a mentor of the other one, where that may be. */
static void follow(struct wishes *w, const struct matching_problem *p, int32_t minimum,
		   uint32_t mentee, const struct wish_party *other, uint32_t *room)
{
	for (uint32_t k = 0; k < other->n_mentors; k++) {
		size_t e = matching_find_edge(p, mentee, other->mentors[k]);

		if (w->locked[mentee] != MATCHING_NO_EDGE || e == MATCHING_NO_EDGE ||
		    w->banned[e] || p->score[e] < minimum || !room[p->mentor[e]] ||
		    meets_rival(w, p, e))
			continue;
		w->locked[mentee] = e;
		room[p->mentor[e]]--;
	}
}

/* Wishes of two who take part go to the repair; those about a mentee who has a mentor already settle the other one. */
static void settle(struct wishes *w, const struct matching_problem *p, int32_t minimum)
{
	uint32_t *room = xcalloc(p->n_mentors, sizeof(*room));

	w->items = xcalloc(w->n_rows, sizeof(*w->items));
	w->banned = xcalloc(matching_n_edges(p), sizeof(*w->banned));
	w->locked = xcalloc(p->n_mentees, sizeof(*w->locked));
	for (uint32_t i = 0; i < p->n_mentees; i++)
		w->locked[i] = MATCHING_NO_EDGE;
	for (uint32_t j = 0; j < p->n_mentors; j++)
		room[j] = p->capacity[j];
	for (int together = 0; together < 2; together++) {
		for (size_t k = 0; k < w->n_rows; k++) {
			const struct wish_row *row = &w->rows[k];
			const struct wish_party *a = &w->parties[row->mentee];
			const struct wish_party *b = &w->parties[row->other];

			if (a->number == MATCHING_NOBODY) {
				const struct wish_party *swap = a;

				a = b;
				b = swap;
			}
			if (a->number == MATCHING_NOBODY)
				continue;
			if (b->number != MATCHING_NOBODY && !together)
				w->items[w->n_items++] =
					(struct matching_wish){ row->apart, a->number, b->number };
			else if (b->number == MATCHING_NOBODY && row->apart && !together)
				ban(w, p, a->number, b);
			else if (b->number == MATCHING_NOBODY && !row->apart && together)
				follow(w, p, minimum, a->number, b, room);
		}
	}
	free(room);
}

static int read_rows(struct wish_reader *r, const char *path, const char *encoding)
{
	int result = input_open(&r->input, path, encoding, &r->findings);

	r->w->file = r->input.name;
	if (result)
		goto out;
	r->mentee = input_need_column(&r->input, "mentee", &r->findings);
	r->other = input_need_column(&r->input, "other", &r->findings);
	r->wish = input_need_column(&r->input, "wish", &r->findings);
	if (r->mentee == SIZE_MAX || r->other == SIZE_MAX || r->wish == SIZE_MAX)
		goto out;
	while (reader_next(&r->input.in))
		read_row(r);
out:
	input_close(&r->input);
	return result;
}

int wishes_read(struct wishes *w, const char *path, const char *encoding,
		const struct matching_problem *p, int32_t minimum, wish_find_fn *find,
		const void *data)
{
	struct wish_reader r = { .w = w, .find = find, .data = data, .findings = FINDINGS_INIT };
	bool contradicts;
	int result;

	*w = (struct wishes){ .rows = NULL };
	result = read_rows(&r, path, encoding);
	contradicts = !result && find_contradictions(&r);
	findings_sort(&r.findings);
	if (findings_report(&r.findings))
		result = -1;
	if (contradicts)
		hint(_("take one of these rows out"));
	if (!result) {
		sort_rows(w);
		settle(w, p, minimum);
	}
	findings_release(&r.findings);
	strmap_release(&r.by_id);
	return result;
}

void wishes_release(struct wishes *w)
{
	free(w->parties);
	free(w->rows);
	free(w->items);
	free(w->locked);
	free(w->banned);
	*w = (struct wishes){ .rows = NULL };
}

/* ---- the report ---- */

/* Whether the party has the mentor in the plan, or anyway. */
static bool has_mentor(const struct wish_party *party, const struct matching_problem *p,
		       const size_t *edge, uint32_t mentor)
{
	if (party->number != MATCHING_NOBODY)
		return edge[party->number] != MATCHING_NO_EDGE &&
		       p->mentor[edge[party->number]] == mentor;
	for (uint32_t k = 0; k < party->n_mentors; k++)
		if (party->mentors[k] == mentor)
			return true;
	return false;
}

/* Two left over without a mentor have not been brought together. */
static bool is_met(const struct wishes *w, const struct wish_row *row,
		   const struct matching_problem *p, const size_t *edge)
{
	const struct wish_party *a = &w->parties[row->mentee], *b = &w->parties[row->other];
	bool common = false;

	for (uint32_t j = 0; j < p->n_mentors && !common; j++)
		common = has_mentor(a, p, edge, j) && has_mentor(b, p, edge, j);
	return common != row->apart;
}

#define MOST_NAMED 10

void wishes_report(const struct wishes *w, const struct matching_problem *p, const size_t *best,
		   const size_t *repaired)
{
	struct strbuf text = STRBUF_INIT;
	size_t before = 0, now = 0, named = 0;

	for (size_t k = 0; k < w->n_rows; k++) {
		const struct wish_row *row = &w->rows[k];
		bool met = is_met(w, row, p, repaired);

		before += is_met(w, row, p, best);
		now += met;
		if (!met && named++ < MOST_NAMED)
			strbuf_addf(&text, "%s%s, %s (%s:%zu)", named > 1 ? "; " : "",
				    w->parties[row->mentee].id, w->parties[row->other].id, w->file,
				    row->line);
	}
	remark(_("wishes: %zu; met by the best plan: %zu, by this one: %zu"), w->n_rows, before,
	       now);
	if (named > MOST_NAMED)
		strbuf_addstr(&text, "; …");
	if (named)
		remark(_("wishes that are not met: %s"), text.buf);
	strbuf_release(&text);
}

/* Whoever takes no part counts with the mentors that it has. */
static void add_party(const struct wish_party *party, struct strbuf *out)
{
	strbuf_addf(out, " %s", party->id);
	for (uint32_t k = 0; k < party->n_mentors; k++)
		strbuf_addf(out, "+%u", party->mentors[k]);
}

void wishes_add_settings(const struct wishes *w, struct strbuf *out)
{
	for (size_t k = 0; k < w->n_rows; k++) {
		add_party(&w->parties[w->rows[k].mentee], out);
		strbuf_addstr(out, w->rows[k].apart ? " apart" : " together");
		add_party(&w->parties[w->rows[k].other], out);
	}
}
