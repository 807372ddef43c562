/* gap.c - expectation against reality */
#include "engine/surveys/gap.h"

#include "base/text.h"
#include "engine/suppression.h"

/* The questions of one survey about one construct. */
struct items {
	const struct survey *survey;
	size_t places[64];
	size_t n;
};

struct mirror {
	const char *construct;
	enum question_type type;
	struct items entry, exit;
};

/* Values of one group. */
struct gap_cell {
	const char *group;
	int64_t *entry, *exit;
	size_t n;
	size_t missing_entry, missing_exit;
};

struct gap_work {
	struct gaps *out;
	const struct responses *responses;
	const struct bases *bases;
	const struct grouping *grouping;
	enum zero_rule zeros;
	struct gap_cell *cells;
	size_t n_cells, alloc_cells;
	struct strmap places;
	struct strmap persons; /* the last response of each */
	size_t *before;        /* of each response the one before it of the same person */
};

#define MEAN_SCALE 4
#define MEAN_UNIT 10000

static bool asks_about(const struct question *question, const char *construct,
		       enum question_type type)
{
	return question->type == type && question->construct &&
	       streq(question->construct, construct);
}

static struct items find_items(const struct survey *survey, const char *construct,
			       enum question_type type)
{
	struct items items = { .survey = survey };

	for (size_t q = 0; q < survey->n_questions && items.n < ARRAY_SIZE(items.places); q++)
		if (asks_about(&survey->questions[q], construct, type))
			items.places[items.n++] = q;
	return items;
}

/* The score of a response on the items, at MEAN_SCALE for several of them. Returns false where one is missing. */
static bool score_of(const struct response *r, const struct items *items, int64_t *score)
{
	int64_t sum = 0;

	for (size_t i = 0; i < items->n; i++) {
		const struct answer *answer = &r->answers[items->places[i]];

		if (!answer->given)
			return false;
		sum += question_score(items->survey, &items->survey->questions[items->places[i]],
				      answer->value);
	}
	*score = (sum * MEAN_UNIT * 2 + (int64_t)items->n) / (2 * (int64_t)items->n);
	return true;
}

/* ---- who belongs to whom ---- */

static void link_responses(struct gap_work *w)
{
	w->before = xcalloc(w->responses->n + 1, sizeof(*w->before));
	for (size_t i = 0; i < w->responses->n; i++) {
		const char *person = w->responses->items[i].person_id;

		w->before[i] = strmap_gets(&w->persons, person);
		strmap_put(&w->persons, person, strlen(person), i);
	}
}

/*
 * The response of the survey by the same person about the same pair; a null pointer: none. An answer whose pair cannot
 * be told is about the pair of no other one, as in entry_exit.c. Nobody is known to be anon:1 twice.
 */
static const struct response *partner_of(const struct gap_work *w, const struct response *r,
					 const struct survey *survey)
{
	if (is_anonymous(r->person_id))
		return NULL;
	for (size_t i = strmap_gets(&w->persons, r->person_id); i != STRMAP_NONE;
	     i = w->before[i]) {
		const struct response *other = &w->responses->items[i];

		if (other->survey == survey && other->pair == r->pair)
			return other;
	}
	return NULL;
}

/* ---- cells ---- */

static struct gap_cell *cell_of(struct gap_work *w, const struct response *r)
{
	struct strbuf group = STRBUF_INIT;
	size_t place;

	survey_group(w->grouping, r->survey, "",
		     &(struct respondent){ r->person_id, r->person, r->pair }, &group);
	place = strmap_add(&w->places, group.buf, group.len, w->n_cells);
	if (place == STRMAP_NONE) {
		place = w->n_cells;
		ALLOC_GROW(w->cells, w->n_cells + 1, w->alloc_cells);
		w->cells[w->n_cells++] = (struct gap_cell){
			.group = arena_memdup0(&w->out->arena, group.buf, group.len),
			.entry = xcalloc(w->responses->n, sizeof(int64_t)),
			.exit = xcalloc(w->responses->n, sizeof(int64_t)),
		};
	}
	strbuf_release(&group);
	return &w->cells[place];
}

static bool has_ended(const struct response *r, int today)
{
	return !r->pair || (r->pair->ended != DATE_NONE && r->pair->ended <= today);
}

static void take_exit(struct gap_work *w, const struct mirror *m, const struct response *r)
{
	const struct response *entry = partner_of(w, r, m->entry.survey);
	int64_t before, after;
	struct gap_cell *cell;

	if (!score_of(r, &m->exit, &after))
		return;
	cell = cell_of(w, r);
	if (!entry || !score_of(entry, &m->entry, &before)) {
		cell->missing_entry++;
		return;
	}
	cell->entry[cell->n] = before;
	cell->exit[cell->n++] = after;
}

static void take_entry(struct gap_work *w, const struct mirror *m, const struct response *r)
{
	const struct response *exit = partner_of(w, r, m->exit.survey);
	int64_t before, after;

	if (score_of(r, &m->entry, &before) && has_ended(r, w->bases->today) &&
	    (!exit || !score_of(exit, &m->exit, &after)))
		cell_of(w, r)->missing_exit++;
}

/* ---- rows ---- */

static int by_group(const void *a, const void *b)
{
	return text_collate(((const struct gap_cell *)a)->group,
			    ((const struct gap_cell *)b)->group);
}

static struct measure_rule rule_of(const struct mirror *m)
{
	struct measure_rule rule = { .better = DIRECTION_UP, .reliability = NAN };

	if (m->type == QUESTION_CLOSED)
		rule.kind = VALUES_YESNO;
	else if (m->type == QUESTION_CHOICE)
		rule.kind = VALUES_LEVELS;
	rule.levels = (size_t)question_values(m->exit.survey,
					      &m->exit.survey->questions[m->exit.places[0]]);
	return rule;
}

/* Whole values of one question each need no decimals. */
static int strip_scale(const struct mirror *m, struct gap_cell *cell)
{
	if (m->entry.n > 1 || m->exit.n > 1)
		return MEAN_SCALE;
	for (size_t i = 0; i < cell->n; i++) {
		cell->entry[i] /= MEAN_UNIT;
		cell->exit[i] /= MEAN_UNIT;
	}
	return 0;
}

static void add_row(struct gap_work *w, const struct mirror *m, struct gap_cell *cell)
{
	struct paired_values values = { cell->entry, cell->exit, cell->n, strip_scale(m, cell) };
	struct measure_rule rule = rule_of(m);
	struct gap_row *row;

	ALLOC_GROW(w->out->rows, w->out->n + 1, w->out->alloc);
	row = &w->out->rows[w->out->n++];
	*row = (struct gap_row){
		.entry = m->entry.survey,
		.exit = m->exit.survey,
		.entry_question = &m->entry.survey->questions[m->entry.places[0]],
		.exit_question = &m->exit.survey->questions[m->exit.places[0]],
		.group = cell->group,
	};
	row->figures.measure = m->construct;
	row->figures.group = cell->group;
	row->figures.missing_entry = cell->missing_entry;
	row->figures.missing_exit = cell->missing_exit;
	paired_compare(&row->figures, &values, &rule, w->zeros);
}

static void compare_mirror(struct gap_work *w, const struct mirror *m)
{
	w->n_cells = 0;
	for (size_t i = 0; i < w->responses->n; i++) {
		const struct response *r = &w->responses->items[i];

		if (r->survey == m->exit.survey)
			take_exit(w, m, r);
		else if (r->survey == m->entry.survey)
			take_entry(w, m, r);
	}
	if (w->n_cells)
		qsort(w->cells, w->n_cells, sizeof(*w->cells), by_group);
	for (size_t i = 0; i < w->n_cells; i++) {
		add_row(w, m, &w->cells[i]);
		free(w->cells[i].entry);
		free(w->cells[i].exit);
	}
	strmap_release(&w->places);
}

static bool is_wave(const struct survey *survey, const char *wave)
{
	return survey->wave && streq(survey->wave, wave);
}

static bool is_mirrored(const struct survey *entry, const struct survey *exit)
{
	bool same_form = entry->form && exit->form ? streq(entry->form, exit->form)
						   : entry->form == exit->form;

	return is_wave(entry, "entry") && is_wave(exit, "exit") && same_form &&
	       streq(entry->role, exit->role);
}

static void compare_surveys(struct gap_work *w, const struct survey *entry,
			    const struct survey *exit)
{
	bool same_range =
		entry->rating_min == exit->rating_min && entry->rating_max == exit->rating_max;

	for (size_t q = 0; q < exit->n_questions; q++) {
		const struct question *question = &exit->questions[q];
		struct mirror m = { question->construct, question->type, { .n = 0 }, { .n = 0 } };

		if (!question->construct || question->type == QUESTION_OPEN ||
		    (question->type == QUESTION_RATING && !same_range))
			continue;
		m.entry = find_items(entry, m.construct, m.type);
		m.exit = find_items(exit, m.construct, m.type);
		if (m.entry.n && m.exit.places[0] == q)
			compare_mirror(w, &m);
	}
}

static void adjust(struct gaps *gaps)
{
	struct paired_comparison **rows =
		xcalloc(gaps->n ? gaps->n : 1, sizeof(struct paired_comparison *));
	size_t n = 0;

	for (size_t i = 0; i < gaps->n; i++)
		if (!gaps->rows[i].hidden)
			rows[n++] = &gaps->rows[i].figures;
	comparisons_adjust(rows, n);
	free(rows);
}

void survey_gaps(struct gaps *gaps, const struct responses *responses, const struct bases *bases,
		 const struct survey_filter *filter, const struct grouping *grouping,
		 enum zero_rule zeros)
{
	const struct program *program = &bases->programme->program;
	struct gap_work w = { .out = gaps,
			      .responses = responses,
			      .bases = bases,
			      .grouping = grouping,
			      .zeros = zeros };
	struct survey_filter at_exit = *filter;

	link_responses(&w);
	at_exit.wave = NULL;
	for (size_t x = 0; x < program->n_surveys; x++) {
		if (!survey_is_chosen(&at_exit, &program->surveys[x]))
			continue;
		for (size_t e = 0; e < program->n_surveys; e++)
			if (is_mirrored(&program->surveys[e], &program->surveys[x]))
				compare_surveys(&w, &program->surveys[e], &program->surveys[x]);
	}
	free(w.cells);
	free(w.before);
	strmap_release(&w.persons);
	adjust(gaps);
}

void gaps_suppress(struct gaps *gaps, size_t min_cell)
{
	struct suppression_row *rows = xcalloc(gaps->n + 1, sizeof(*rows));

	for (size_t i = 0; i < gaps->n; i++) {
		struct gap_row *row = &gaps->rows[i];

		rows[i] = (struct suppression_row){
			.size = row->figures.n,
			.starts = !i || row->exit_question != row[-1].exit_question,
			.hidden = &row->hidden,
		};
	}
	suppress_rows(rows, gaps->n, min_cell);
	free(rows);
	adjust(gaps);
}

void gaps_release(struct gaps *gaps)
{
	free(gaps->rows);
	arena_release(&gaps->arena);
	*gaps = (struct gaps)GAPS_INIT;
}
