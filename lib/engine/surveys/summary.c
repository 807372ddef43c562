/* summary.c - what a survey says */
#include "engine/surveys/summary.h"

#include "base/text.h"
#include "engine/statistics/alpha.h"
#include "engine/statistics/categorical.h"
#include "engine/statistics/mean_interval.h"
#include "engine/suppression.h"

/* The responses of one survey and group. */
struct cell {
	const struct survey *survey;
	const char *group;
	const struct response **responses;
	size_t n;
	size_t asked;    /* people */
	size_t answered; /* of them, and anonymous responses */
	size_t others;
};

struct work {
	struct summary *out;
	const struct responses *responses;
	const struct bases *bases;
	const struct summary_request *request;
};

static struct summary_row *add_row(struct work *w, const struct cell *cell, enum summary_type type)
{
	struct summary *out = w->out;
	struct summary_row *row;

	ALLOC_GROW(out->rows, out->n + 1, out->alloc);
	row = &out->rows[out->n++];
	*row = (struct summary_row){
		.type = type,
		.survey = cell->survey,
		.group = cell->group,
		.construct = "",
		.text = "",
		.people = "",
		.of = cell->n,
		.of_known = true,
	};
	row->mean = row->sd = row->percent = row->low = row->high = row->alpha = NAN;
	return row;
}

static const char *keep(struct work *w, const char *text)
{
	return arena_memdup0(&w->out->arena, text, strlen(text));
}

static void set_share(struct summary_row *row, size_t hits, size_t n)
{
	struct share share = wilson_share(hits, n);

	row->percent = 100 * share.value;
	row->low = 100 * share.low;
	row->high = 100 * share.high;
}

/* ---- questions ---- */

static const struct answer *answer_to(const struct cell *cell, size_t response, size_t question)
{
	return &cell->responses[response]->answers[question];
}

static size_t *count_values(struct work *w, const struct cell *cell, size_t q)
{
	const struct question *question = &cell->survey->questions[q];
	int n = question_values(cell->survey, question);
	int lowest = question_lowest(cell->survey, question);
	size_t *counts = arena_calloc(&w->out->arena, (size_t)n, sizeof(*counts));

	for (size_t i = 0; i < cell->n; i++)
		if (answer_to(cell, i, q)->given)
			counts[answer_to(cell, i, q)->value - lowest]++;
	return counts;
}

static void set_rating(struct work *w, struct summary_row *row, const struct cell *cell, size_t q)
{
	const struct program *program = &w->bases->programme->program;
	struct moments m = MOMENTS_INIT;
	struct mean_interval mean;
	size_t favourable = 0;

	for (size_t i = 0; i < cell->n; i++) {
		const struct answer *answer = answer_to(cell, i, q);

		if (!answer->given)
			continue;
		moments_add(&m, answer->value);
		favourable +=
			answer_is_favourable(program, cell->survey, row->question, answer->value);
	}
	mean = mean_interval(&m, 0);
	set_share(row, favourable, row->n);
	row->mean = mean.mean;
	row->sd = mean.sd;
	row->low = mean.low;
	row->high = mean.high;
}

/* Answers to an open question that are the same but for case and blanks are one. */
struct said {
	const char *text;
	size_t n, first;
};

static int by_count(const void *va, const void *vb)
{
	const struct said *a = va, *b = vb;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return text_collate(a->text, b->text);
}

static void add_texts(struct work *w, const struct cell *cell, size_t q)
{
	struct said *said = xcalloc(cell->n ? cell->n : 1, sizeof(*said));
	struct strbuf folded = STRBUF_INIT;
	struct strmap places = STRMAP_INIT;
	size_t n = 0;

	for (size_t i = 0; i < cell->n; i++) {
		const struct answer *answer = answer_to(cell, i, q);
		size_t place;

		if (!answer->given)
			continue;
		strbuf_reset(&folded);
		text_plain(&folded, answer->text, strlen(answer->text));
		place = strmap_add(&places, folded.buf, folded.len, n);
		if (place == STRMAP_NONE)
			said[n++] = (struct said){ answer->text, 1, i };
		else
			said[place].n++;
	}
	if (n)
		qsort(said, n, sizeof(*said), by_count);
	for (size_t i = 0; i < n; i++) {
		struct summary_row *row = add_row(w, cell, SUMMARY_TEXT);

		row->question = &cell->survey->questions[q];
		row->text = said[i].text;
		row->n = said[i].n;
	}
	strbuf_release(&folded);
	strmap_release(&places);
	free(said);
}

static enum summary_type type_of(const struct question *question)
{
	static const enum summary_type types[] = {
		[QUESTION_RATING] = SUMMARY_RATING,
		[QUESTION_CLOSED] = SUMMARY_CLOSED,
		[QUESTION_CHOICE] = SUMMARY_CHOICE,
		[QUESTION_OPEN] = SUMMARY_OPEN,
	};

	return types[question->type];
}

static void add_question(struct work *w, const struct cell *cell, size_t q)
{
	const struct question *question = &cell->survey->questions[q];
	struct summary_row *row = add_row(w, cell, type_of(question));

	row->question = question;
	row->construct = question->construct ? question->construct : "";
	for (size_t i = 0; i < cell->n; i++)
		row->n += answer_to(cell, i, q)->given;
	if (question->type != QUESTION_OPEN)
		row->counts = count_values(w, cell, q);
	if (question->type == QUESTION_RATING)
		set_rating(w, row, cell, q);
	else if (question->type == QUESTION_CLOSED)
		set_share(row, row->counts[1], row->n);
	else if (question->type == QUESTION_OPEN && !w->request->min_cell)
		add_texts(w, cell, q);
}

/* ---- consistency ---- */

/* The places of the ratings of a construct; returns how many. */
static size_t items_of(const struct survey *survey, const char *construct, size_t *items)
{
	size_t k = 0;

	for (size_t q = 0; q < survey->n_questions; q++) {
		const struct question *question = &survey->questions[q];

		if (question->type == QUESTION_RATING && question->construct &&
		    streq(question->construct, construct))
			items[k++] = q;
	}
	return k;
}

/* The scores of those who answered all items, person after person; returns how many people. */
static size_t complete_scores(const struct cell *cell, const size_t *items, size_t k,
			      int64_t *scores)
{
	size_t n = 0;

	for (size_t i = 0; i < cell->n; i++) {
		size_t item = 0;

		for (; item < k && answer_to(cell, i, items[item])->given; item++)
			scores[n * k + item] =
				question_score(cell->survey, &cell->survey->questions[items[item]],
					       answer_to(cell, i, items[item])->value);
		n += item == k;
	}
	return n;
}

static void add_alpha(struct work *w, const struct cell *cell, const char *construct,
		      const size_t *items, size_t k)
{
	int64_t *scores = xcalloc(size_mult(cell->n + 1, k), sizeof(*scores));
	size_t n = complete_scores(cell, items, k, scores);
	struct alpha alpha = cronbach_alpha(scores, n, k);
	struct summary_row *row = add_row(w, cell, SUMMARY_ALPHA);

	row->construct = construct;
	row->n = n;
	row->k = k;
	row->alpha = alpha.value;
	row->low = alpha.low;
	row->high = alpha.high;
	free(scores);
}

static void add_alphas(struct work *w, const struct cell *cell)
{
	const struct survey *survey = cell->survey;
	size_t *items = xcalloc(survey->n_questions, sizeof(*items));

	for (size_t q = 0; q < survey->n_questions; q++) {
		const char *construct = survey->questions[q].construct;
		size_t k = construct ? items_of(survey, construct, items) : 0;

		if (k >= 2 && items[0] == q)
			add_alpha(w, cell, construct, items, k);
	}
	free(items);
}

/* ---- the survey as a whole ---- */

/* Whether there are ratings enough to tell; *same: they are all equal. */
static bool may_be_straight(const struct response *response, bool *same)
{
	const struct survey *survey = response->survey;
	size_t n = 0;
	int first = 0;

	*same = true;
	for (size_t q = 0; q < survey->n_questions; q++) {
		const struct answer *answer = &response->answers[q];

		if (survey->questions[q].type != QUESTION_RATING || !answer->given)
			continue;
		if (!n++)
			first = answer->value;
		*same = *same && answer->value == first;
	}
	return n >= STRAIGHT_RATINGS;
}

static void add_straight(struct work *w, const struct cell *cell)
{
	struct strbuf people = STRBUF_INIT;
	size_t of = 0, n = 0;
	struct summary_row *row;

	for (size_t i = 0; i < cell->n; i++) {
		bool same;

		if (!may_be_straight(cell->responses[i], &same))
			continue;
		of++;
		n += same;
		if (same)
			strbuf_addf(&people, "%s%s", people.len ? ";" : "",
				    cell->responses[i]->person_id);
	}
	if (of) {
		row = add_row(w, cell, SUMMARY_STRAIGHT);
		row->n = n;
		row->of = of;
		set_share(row, n, of);
		if (!w->request->min_cell)
			row->people = keep(w, people.buf);
	}
	strbuf_release(&people);
}

static struct summary_row *add_response(struct work *w, const struct cell *cell, bool known)
{
	struct summary_row *row = add_row(w, cell, SUMMARY_RESPONSE);

	row->of_known = known;
	row->of = known ? cell->asked : 0;
	row->n = cell->answered;
	row->others = cell->others;
	if (known && row->n <= row->of)
		set_share(row, row->n, row->of);
	return row;
}

static void add_cell(struct work *w, const struct cell *cell, bool known, bool hidden)
{
	if (hidden) {
		add_row(w, cell, SUMMARY_RESPONSE)->suppressed =
			suppression_note(cell->n, w->request->min_cell);
		return;
	}
	add_response(w, cell, known);
	if (!cell->n)
		return;
	add_straight(w, cell);
	for (size_t q = 0; q < cell->survey->n_questions; q++)
		add_question(w, cell, q);
	add_alphas(w, cell);
}

/* ---- groups ---- */

struct cells {
	struct cell *items;
	size_t n, alloc;
	struct strmap places; /* of groups */
	struct strmap asked;  /* group and person */
	struct strmap answered;
};

static struct cell *cell_of(struct work *w, struct cells *cells, const struct survey *survey,
			    const char *group)
{
	size_t place = strmap_add(&cells->places, group, strlen(group), cells->n);

	if (place != STRMAP_NONE)
		return &cells->items[place];
	ALLOC_GROW(cells->items, cells->n + 1, cells->alloc);
	cells->items[cells->n] = (struct cell){ .survey = survey, .group = keep(w, group) };
	return &cells->items[cells->n++];
}

static bool is_first(struct strmap *seen, const char *group, const char *person)
{
	struct strbuf key = STRBUF_INIT;
	bool first;

	strbuf_addstr(&key, group);
	strbuf_addch(&key, '\0');
	strbuf_addstr(&key, person);
	first = strmap_add(seen, key.buf, key.len, 0) == STRMAP_NONE;
	strbuf_release(&key);
	return first;
}

static bool was_asked(const struct strmap *asked, const char *group, const char *person)
{
	struct strbuf key = STRBUF_INIT;
	bool found;

	strbuf_addstr(&key, group);
	strbuf_addch(&key, '\0');
	strbuf_addstr(&key, person);
	found = strmap_get(asked, key.buf, key.len) != STRMAP_NONE;
	strbuf_release(&key);
	return found;
}

static bool take_asked(struct work *w, struct cells *cells, const struct survey *survey)
{
	struct strbuf group = STRBUF_INIT;
	struct asked *asked;
	int n = survey_asked(w->bases, survey, w->request->from, &asked);

	for (int i = 0; i < n; i++) {
		strbuf_reset(&group);
		survey_group(&w->request->grouping, survey, survey->wave ? survey->wave : "",
			     &(struct respondent){ NULL, asked[i].person, asked[i].pair }, &group);
		if (is_first(&cells->asked, group.buf, asked[i].person->id))
			cell_of(w, cells, survey, group.buf)->asked++;
	}
	strbuf_release(&group);
	free(asked);
	return n >= 0;
}

static void take_response(struct work *w, struct cells *cells, const struct response *r, bool known)
{
	struct strbuf group = STRBUF_INIT;
	struct cell *cell;

	survey_group(&w->request->grouping, r->survey, r->wave,
		     &(struct respondent){ r->person_id, r->person, r->pair }, &group);
	cell = cell_of(w, cells, r->survey, group.buf);
	if (!cell->responses)
		cell->responses = xreallocarray(NULL, w->responses->n, sizeof(*cell->responses));
	cell->responses[cell->n++] = r;
	if (is_anonymous(r->person_id))
		cell->answered++;
	else if (is_first(&cells->answered, group.buf, r->person_id)) {
		if (!known || was_asked(&cells->asked, group.buf, r->person_id))
			cell->answered++;
		else
			cell->others++;
	}
	strbuf_release(&group);
}

static int by_group(const void *a, const void *b)
{
	return text_collate(((const struct cell *)a)->group, ((const struct cell *)b)->group);
}

/* Which cells may not be shown; the caller frees it. */
static bool *hidden_cells(const struct work *w, const struct cells *cells)
{
	size_t *sizes = xcalloc(cells->n + 1, sizeof(*sizes));
	bool *hidden = xcalloc(cells->n + 1, sizeof(*hidden));

	for (size_t i = 0; i < cells->n; i++)
		sizes[i] = cells->items[i].n;
	suppress_groups(sizes, cells->n, w->request->min_cell, hidden);
	free(sizes);
	return hidden;
}

static void summarise(struct work *w, const struct survey *survey)
{
	struct cells cells = { .items = NULL };
	bool known = take_asked(w, &cells, survey), *hidden;

	for (size_t i = 0; i < w->responses->n; i++)
		if (w->responses->items[i].survey == survey)
			take_response(w, &cells, &w->responses->items[i], known);
	if (cells.n)
		qsort(cells.items, cells.n, sizeof(*cells.items), by_group);
	hidden = hidden_cells(w, &cells);
	for (size_t i = 0; i < cells.n; i++) {
		add_cell(w, &cells.items[i], known, hidden[i]);
		free(cells.items[i].responses);
	}
	free(hidden);
	free(cells.items);
	strmap_release(&cells.places);
	strmap_release(&cells.asked);
	strmap_release(&cells.answered);
}

void survey_summarise(struct summary *summary, const struct responses *responses,
		      const struct bases *bases, const struct summary_request *request)
{
	const struct program *program = &bases->programme->program;
	struct work w = { summary, responses, bases, request };

	for (size_t i = 0; i < program->n_surveys; i++)
		if (survey_is_chosen(&request->filter, &program->surveys[i]))
			summarise(&w, &program->surveys[i]);
}

void summary_release(struct summary *summary)
{
	free(summary->rows);
	arena_release(&summary->arena);
	*summary = (struct summary)SUMMARY_INIT;
}
