/* swot.c - strengths, weaknesses, opportunities and threats */
#include "engine/surveys/swot.h"

#include <math.h>

#include "base/text.h"
#include "engine/statistics/categorical.h"

static size_t favourable_answers(const struct program *program, const struct summary_row *row)
{
	int lowest = question_lowest(row->survey, row->question);
	size_t hits = 0;

	for (int i = 0; i < question_values(row->survey, row->question); i++)
		if (answer_is_favourable(program, row->survey, row->question, lowest + i))
			hits += row->counts[i];
	return hits;
}

static enum swot_cell cell_of(const struct program *program, const struct question *question,
			      double percent)
{
	bool external = question->factor == FACTOR_EXTERNAL;

	/* 70 % of ten is 7, whatever 100·7/10 is in binary. */
	if (percent >= program->quality.strength_from - 1e-9)
		return external ? SWOT_OPPORTUNITY : SWOT_STRENGTH;
	if (percent < program->quality.weakness_below - 1e-9)
		return external ? SWOT_THREAT : SWOT_WEAKNESS;
	return SWOT_NEITHER;
}

static void state(struct swot_row *out, const struct program *program,
		  const struct summary_row *row)
{
	struct share share;

	out->hits = favourable_answers(program, row);
	share = wilson_share(out->hits, row->n);
	out->percent = 100 * share.value;
	out->low = 100 * share.low;
	out->high = 100 * share.high;
	out->mean = row->mean;
	out->cell = cell_of(program, row->question, out->percent);
}

static void add_row(struct swot *swot, const struct program *program, const struct summary_row *row)
{
	struct swot_row out = {
		.form = row->survey->form ? row->survey->form : "",
		.cell = SWOT_OPEN,
		.survey = row->survey,
		.question = row->question,
		.text = row->text,
		.hits = row->n,
		.n = row->n,
		.of = row->of,
		.percent = NAN,
		.low = NAN,
		.high = NAN,
		.mean = NAN,
	};

	if (row->type != SUMMARY_TEXT)
		state(&out, program, row);
	ALLOC_GROW(swot->rows, swot->n + 1, swot->alloc);
	swot->rows[swot->n++] = out;
}

/* Forms in their order, surveys of any form behind them. */
static size_t place_of_form(const struct program *program, const char *form)
{
	size_t i = 0;

	while (i < program->n_forms && !streq(program->forms[i].id, form))
		i++;
	return i;
}

/* Positive: the larger share first; negative: the smaller one. */
static bool is_clearer(const struct swot_row *a, const struct swot_row *b)
{
	if (a->cell == SWOT_WEAKNESS || a->cell == SWOT_THREAT)
		return a->percent < b->percent;
	return a->percent > b->percent;
}

static bool is_before(const struct program *program, const struct swot_row *a,
		      const struct swot_row *b)
{
	size_t fa = place_of_form(program, a->form), fb = place_of_form(program, b->form);

	if (fa != fb)
		return fa < fb;
	if (a->cell != b->cell)
		return a->cell < b->cell;
	return a->cell != SWOT_OPEN && is_clearer(a, b);
}

/* By insertion: stable, and there are as many rows as a school has questions. */
static void sort(struct swot *swot, const struct program *program)
{
	for (size_t i = 1; i < swot->n; i++) {
		struct swot_row row = swot->rows[i];
		size_t k = i;

		for (; k && is_before(program, &row, &swot->rows[k - 1]); k--)
			swot->rows[k] = swot->rows[k - 1];
		swot->rows[k] = row;
	}
}

void swot_make(struct swot *swot, const struct summary *summary, const struct program *program)
{
	for (size_t i = 0; i < summary->n; i++) {
		const struct summary_row *row = &summary->rows[i];

		if (row->type == SUMMARY_TEXT || (row->counts && row->n))
			add_row(swot, program, row);
	}
	sort(swot, program);
}

void swot_release(struct swot *swot)
{
	free(swot->rows);
	*swot = (struct swot)SWOT_INIT;
}
