/* edges.c - candidate pairs as rows of a CSV file */
#include "edges.h"

#include "base/number.h"
#include "candidates.h"
#include "input.h"
#include "previous.h"

/* ---- files ---- */

int edges_read_pairs(const char *path, const char *encoding, pair_row_fn *use, void *data,
		     struct findings *findings)
{
	struct input input;
	size_t mentee, mentor, form, variant;
	int result = input_open(&input, path, encoding, findings);

	if (result)
		goto out;
	mentee = input_need_column(&input, "mentee", findings);
	mentor = input_need_column(&input, "mentor", findings);
	if (mentee == SIZE_MAX || mentor == SIZE_MAX)
		goto out;
	form = reader_column(&input.in, "form");
	variant = reader_column(&input.in, "variant");
	while (reader_next(&input.in)) {
		struct pair_row row = {
			input_need_text(&input, mentee, findings),
			input_need_text(&input, mentor, findings),
			form == SIZE_MAX ? NULL : input.in.fields[form],
			variant == SIZE_MAX ? NULL : input.in.fields[variant],
			input_place(&input, NULL),
		};

		if (row.mentee && row.mentor)
			use(data, &row, findings);
	}
out:
	input_close(&input);
	return result;
}

/* ---- capacities ---- */

/* What the file of capacities says of least numbers, until mentors have their numbers. */
struct least_list {
	struct least_entry {
		char *mentor;
		uint32_t least;
	} * items;
	size_t n, alloc;
};

static void least_release(struct least_list *list)
{
	for (size_t k = 0; k < list->n; k++)
		free(list->items[k].mentor);
	free(list->items);
}

static void read_least(struct least_list *list, const char *mentor, uint32_t least)
{
	ALLOC_GROW(list->items, list->n + 1, list->alloc);
	list->items[list->n++] = (struct least_entry){ xstrdup(mentor), least };
}

/* A whole number that may be left out; `otherwise` then, and after a finding. */
static uint32_t read_places(const struct input *input, size_t column, uint32_t otherwise,
			    struct findings *findings)
{
	const char *text = column == SIZE_MAX ? "" : input->in.fields[column];
	int64_t places;

	if (!*text)
		return otherwise;
	if (!number_parse_int(text, strlen(text), &places) && places >= 0 && places < UINT32_MAX)
		return (uint32_t)places;
	findings_add(findings, input_place(input, input->in.columns[column]), SEVERITY_ERROR,
		     "number", _("'%s' is no number of places"), text);
	return otherwise;
}

struct capacity_columns {
	size_t mentor, capacity, least;
};

static void read_capacity(const struct input *input, const struct capacity_columns *c,
			  struct matching_builder *b, struct least_list *list,
			  struct findings *findings)
{
	const char *id = input_need_text(input, c->mentor, findings);
	uint32_t capacity = read_places(input, c->capacity, 1, findings);
	uint32_t least = read_places(input, c->least, 0, findings);

	if (capacity && least > capacity)
		findings_add(findings, input_place(input, "least"), SEVERITY_ERROR, "least",
			     _("at least %u mentees are asked for, and there are only %u places"),
			     least, capacity);
	if (!id)
		return;
	if (matching_builder_mentor(b, id, strlen(id), capacity))
		findings_add(findings, input_place(input, "mentor"), SEVERITY_ERROR, "duplicate-id",
			     _("'%s' is listed already"), id);
	else if (least > 1)
		read_least(list, id, least);
}

static int read_capacities(const char *path, const char *encoding, struct matching_builder *b,
			   struct least_list *list, struct findings *findings)
{
	struct input input;
	struct capacity_columns c;
	int result = input_open(&input, path, encoding, findings);

	if (result)
		goto out;
	c.mentor = input_need_column(&input, "mentor", findings);
	c.capacity = input_need_column(&input, "capacity", findings);
	c.least = reader_column(&input.in, "least");
	if (c.mentor == SIZE_MAX || c.capacity == SIZE_MAX)
		goto out;
	while (reader_next(&input.in))
		read_capacity(&input, &c, b, list, findings);
out:
	input_close(&input);
	return result;
}

static void take_least(struct edges *edges, const struct least_list *list)
{
	if (!list->n)
		return;
	edges->least = xcalloc(edges->names.n_mentors, sizeof(*edges->least));
	for (size_t k = 0; k < list->n; k++)
		edges->least[strmap_gets(&edges->names.mentor_map, list->items[k].mentor)] =
			list->items[k].least;
}

/* Free places of all mentors of the programme; of those who take no part, none. */
static int capacities_of_programme(struct context *ctx, struct matching_builder *b)
{
	struct candidate_options options = { .mentors = NULL };
	struct candidates c;
	int status = candidates_open(ctx, &options, &c);

	for (uint32_t j = 0; status == STATUS_YES && j < c.problem.n_mentors; j++) {
		const char *id = candidates_mentor(&c, j)->id;

		if (scoring_mentor_is_open(&c.scoring, j))
			matching_builder_mentor(b, id, strlen(id), c.problem.capacity[j]);
	}
	for (size_t i = 0; status == STATUS_YES && i < c.bases.n_mentors; i++)
		matching_builder_mentor(b, c.bases.mentors[i].id, strlen(c.bases.mentors[i].id), 0);
	candidates_release(&c);
	return status == STATUS_YES ? 0 : -1;
}

/* ---- rows ---- */

/* Which column is what; SIZE_MAX: it is not there. */
struct row_columns {
	size_t mentee, mentor, score, mentee_rank, mentor_rank;
};

static const char *score_fault(enum matching_score_fault fault)
{
	switch (fault) {
	case MATCHING_SCORE_OK:
	case MATCHING_SCORE_NO_NUMBER:
		break;
	case MATCHING_SCORE_NEGATIVE:
		return N_("'%s' is below zero");
	case MATCHING_SCORE_TOO_FINE:
		return N_("'%s' has more than three decimals");
	case MATCHING_SCORE_TOO_LARGE:
		return N_("'%s' is more than a million points");
	}
	return N_("'%s' is no number");
}

static int32_t read_score(const struct input *input, size_t column, struct findings *findings)
{
	const char *text = input->in.fields[column];
	int32_t score = 0;
	enum matching_score_fault fault = matching_score_parse(text, strlen(text), &score);

	if (!*text)
		input_need_text(input, column, findings);
	else if (fault)
		findings_add(findings, input_place(input, "score"), SEVERITY_ERROR,
			     fault == MATCHING_SCORE_NEGATIVE    ? "negative"
			     : fault == MATCHING_SCORE_TOO_LARGE ? "too-large"
								 : "number",
			     _(score_fault(fault)), text);
	return fault ? 0 : score;
}

static uint32_t read_rank(const struct input *input, size_t column, struct findings *findings)
{
	const char *text = column == SIZE_MAX ? "" : input->in.fields[column];
	int64_t rank = 0;

	if (!*text)
		return 0;
	if (number_parse_int(text, strlen(text), &rank) || rank < 1 || rank > UINT32_MAX) {
		findings_add(findings, input_place(input, input->in.columns[column]),
			     SEVERITY_ERROR, "number", _("'%s' is no rank from 1 on"), text);
		return 0;
	}
	return (uint32_t)rank;
}

/* Where the row's fields are more than the problem holds, they are kept as they are. */
static void keep_fields(struct edges *edges, const struct reader *in)
{
	ALLOC_GROW(edges->line, edges->n_rows + 1, edges->alloc_line);
	edges->line[edges->n_rows] = in->line;
	ALLOC_GROW(edges->text_at, edges->n_rows + 1, edges->alloc_text);
	edges->text_at[edges->n_rows] = edges->text.len;
	for (size_t k = 0; k < edges->n_columns; k++)
		strbuf_add(&edges->text, in->fields[k], strlen(in->fields[k]) + 1);
	edges->n_rows++;
}

static void read_row(struct edges *edges, struct matching_builder *b, const struct input *input,
		     const struct row_columns *c, struct findings *findings)
{
	struct matching_row row = { .mentee = input_need_text(input, c->mentee, findings),
				    .mentor = input_need_text(input, c->mentor, findings),
				    .score = read_score(input, c->score, findings),
				    .mentee_rank = read_rank(input, c->mentee_rank, findings),
				    .mentor_rank = read_rank(input, c->mentor_rank, findings) };

	if (!row.mentee || !row.mentor)
		return;
	row.mentee_len = strlen(row.mentee);
	row.mentor_len = strlen(row.mentor);
	matching_builder_row(b, &row);
	keep_fields(edges, &input->in);
}

static void keep_header(struct edges *edges, const struct reader *in)
{
	edges->n_columns = in->n_columns;
	edges->columns = xcalloc(in->n_columns, sizeof(*edges->columns));
	for (size_t k = 0; k < in->n_columns; k++)
		edges->columns[k] = xstrdup(in->columns[k]);
}

static int read_rows(struct edges *edges, struct matching_builder *b, const char *path,
		     const char *encoding, struct findings *findings)
{
	struct input input;
	struct row_columns c;
	int result = input_open(&input, path, encoding, findings);

	edges->file = input.name;
	if (result)
		goto out;
	c.mentee = input_need_column(&input, "mentee", findings);
	c.mentor = input_need_column(&input, "mentor", findings);
	c.score = edges->score = input_need_column(&input, "score", findings);
	c.mentee_rank = reader_column(&input.in, "mentee_rank");
	c.mentor_rank = reader_column(&input.in, "mentor_rank");
	if (c.mentee == SIZE_MAX || c.mentor == SIZE_MAX || c.score == SIZE_MAX)
		goto out;
	keep_header(edges, &input.in);
	while (reader_next(&input.in))
		read_row(edges, b, &input, &c, findings);
out:
	input_close(&input);
	return result;
}

/* ---- what can be wrong with all rows together ---- */

/* Of two rows of one pair all columns have to be the same: which of them is printed must not depend on their order. */
static bool same_fields(const struct edges *edges, size_t a, size_t b)
{
	const char *x = edges->text.buf + edges->text_at[a],
		   *y = edges->text.buf + edges->text_at[b];

	for (size_t k = 0; k < edges->n_columns; k++, x += strlen(x) + 1, y += strlen(y) + 1)
		if (k != edges->score && !streq(x, y))
			return false;
	return true;
}

static void report_doubles(const struct edges *edges, struct findings *findings)
{
	const struct matching_names *names = &edges->names;

	for (size_t k = 0; k < names->n_doubles; k++) {
		const struct matching_double *d = &names->doubles[k];

		if (d->same && same_fields(edges, d->first, d->second))
			continue;
		findings_add(
			findings,
			(struct place){ .file = edges->file, .line = edges->line[d->second] },
			SEVERITY_ERROR, "duplicate-pair",
			d->same ? _("the same pair as in line %zu, with something else in another column")
				: _("the same pair as in line %zu, with another score or rank"),
			edges->line[d->first]);
	}
}

/* Where capacities are looked for. */
static const char *capacity_file(const struct edge_options *options)
{
	return options->capacity ? options->capacity : "mentors.csv";
}

static void report_untold(const struct edges *edges, const struct edge_options *options,
			  struct findings *findings)
{
	const struct matching_names *names = &edges->names;
	const char *file = capacity_file(options);
	size_t *row;

	if (!names->n_untold)
		return;
	row = xcalloc(names->n_mentors, sizeof(*row));
	for (size_t e = matching_n_edges(&edges->problem); e--;) {
		size_t *first = &row[edges->problem.mentor[e]];

		if (!*first || names->row_of_edge[e] + 1 < *first)
			*first = names->row_of_edge[e] + 1;
	}
	for (size_t k = 0; k < names->n_untold; k++) {
		uint32_t mentor = names->untold[k];

		findings_add(findings,
			     (struct place){ .file = edges->file,
					     .line = edges->line[row[mentor] - 1],
					     .column = "mentor" },
			     SEVERITY_ERROR, "no-capacity", _("'%s' has no capacity in %s"),
			     names->mentor[mentor], file);
	}
	free(row);
}

/* ---- what to do about it ---- */

static bool has_rule(const struct findings *findings, const char *rule)
{
	for (size_t i = 0; i < findings->n; i++)
		if (streq(findings->items[i].rule, rule))
			return true;
	return false;
}

static void say_what_to_do(const struct findings *findings, const struct edge_options *options)
{
	const char *file = capacity_file(options);

	if (has_rule(findings, "negative") && options->most_points)
		hint(_("with the objective score no best plan has a pair below zero: leave these "
		       "rows out"));
	else if (has_rule(findings, "negative"))
		hint(_("points begin at 0: add the same number to the score of every row"));
	if (has_rule(findings, "too-large"))
		hint(_("at most a million points: divide the score of every row by the same number"));
	if (has_rule(findings, "number"))
		hint(_("write whole numbers of places and ranks, and points as 12 or 12.5"));
	if (has_rule(findings, "duplicate-pair"))
		hint(_("leave one row of each pair"));
	if (has_rule(findings, "mentee-twice"))
		hint(_("leave one mentor of each mentee"));
	if (has_rule(findings, "no-capacity"))
		hint(_("add these mentors to %s; 0 is a mentor without a place"), file);
}

int edges_read(struct context *ctx, struct edges *edges, const char *path,
	       const struct edge_options *options)
{
	struct matching_builder b = MATCHING_BUILDER_INIT;
	struct findings findings = FINDINGS_INIT;
	struct least_list least = { .items = NULL };
	bool is_told = options->capacity || ctx->directory;
	int result = 0;

	if (options->capacity)
		result = read_capacities(options->capacity, options->encoding, &b, &least,
					 &findings);
	else if (ctx->directory)
		result = capacities_of_programme(ctx, &b);
	if (!result)
		result = read_rows(edges, &b, path, options->encoding, &findings);
	matching_builder_finish(&b, 1, &edges->problem, &edges->names);
	take_least(edges, &least);
	least_release(&least);
	if (!result && !findings.errors) {
		report_doubles(edges, &findings);
		if (is_told)
			report_untold(edges, options, &findings);
		if (options->previous)
			result = previous_mark(options->previous, options->encoding, NULL,
					       &edges->names, &edges->problem, NULL, &findings);
	}
	findings_sort(&findings);
	if (findings_report(&findings)) {
		say_what_to_do(&findings, options);
		result = -1;
	}
	findings_release(&findings);
	return result;
}

/* What was settled beside the problem: locked pairs, and running pairs that were opened. */
static void take_arrangements(struct edges *edges, const struct candidates *c)
{
	const struct arrangements *a = &c->arranged;

	edges->locks = xcalloc(a->n_locks, sizeof(*edges->locks));
	for (; edges->n_locks < a->n_locks; edges->n_locks++) {
		const struct locked_pair *lock = &a->locks[edges->n_locks];

		edges->locks[edges->n_locks] =
			(struct edge_lock){ xstrdup(c->bases.mentees[lock->mentee].id),
					    xstrdup(c->bases.mentors[lock->mentor].id), false };
	}
	if (!a->opened.n)
		return;
	edges->running = xcalloc(c->problem.n_mentees, sizeof(*edges->running));
	for (uint32_t i = 0; i < c->problem.n_mentees; i++) {
		const struct pair *pair = opened_pair(&a->opened, c->scoring.mentees[i]);
		size_t mentor = pair && pair->mentor
					? strmap_gets(&c->names.mentor_map, pair->mentor->id)
					: STRMAP_NONE;

		edges->running[i] = mentor == STRMAP_NONE
					    ? MATCHING_NO_EDGE
					    : matching_find_edge(&c->problem, i, (uint32_t)mentor);
	}
}

int edges_of_programme(struct context *ctx, struct edges *edges,
		       const struct candidate_options *options)
{
	struct candidates *c = xcalloc(1, sizeof(*c));
	int status = candidates_open(ctx, options, c);

	edges->candidates = c;
	if (status == STATUS_YES) {
		take_arrangements(edges, c);
		edges->problem = c->problem;
		edges->names = c->names;
		edges->file = "pair score";
	}
	return status;
}

void edges_release(struct edges *edges)
{
	if (edges->candidates) {
		candidates_release(edges->candidates);
		free(edges->candidates);
	} else {
		matching_problem_release(&edges->problem);
		matching_names_release(&edges->names);
	}
	for (size_t k = 0; k < edges->n_columns; k++)
		free(edges->columns[k]);
	free(edges->columns);
	for (size_t k = 0; k < edges->n_locks; k++) {
		free(edges->locks[k].mentee);
		free(edges->locks[k].mentor);
	}
	free(edges->locks);
	free(edges->running);
	free(edges->least);
	free(edges->line);
	free(edges->text_at);
	strbuf_release(&edges->text);
	*edges = (struct edges)EDGES_INIT;
}

void edges_print_row(const struct edges *edges, struct output *out, size_t row)
{
	const char *field = edges->text.buf + edges->text_at[row];
	int32_t score;

	for (size_t k = 0; k < edges->n_columns; k++, field += strlen(field) + 1) {
		if (k != edges->score)
			output_text(out, field);
		else if (!matching_score_parse(field, strlen(field), &score))
			output_number(out, (double)score / MATCHING_POINT);
	}
	output_end_row(out);
}

void edges_count_places(const struct matching_problem *p, uint32_t *mentors, uint64_t *places)
{
	*mentors = 0;
	*places = 0;
	for (uint32_t j = 0; j < p->n_mentors; j++) {
		*mentors += p->capacity[j] > 0;
		*places += p->capacity[j];
	}
}
