/* left_out.c - what the figures of monitoring leave out */
#include "report/left_out.h"

static void say_later(size_t n)
{
	if (n)
		remark(nth_("left out: %zu record dated later", "left out: %zu records dated later",
			    n),
		       n);
}

void left_out_of_surveys(const struct responses *responses, const struct program *program,
			 const struct survey_filter *filter)
{
	struct responses_outside all = { 0, 0 };

	for (size_t i = 0; i < program->n_surveys; i++) {
		if (!survey_is_chosen(filter, &program->surveys[i]))
			continue;
		all.later += responses->outside[i].later;
		all.earlier += responses->outside[i].earlier;
	}
	if (all.earlier)
		remark(nth_("left out: %zu answer dated before the first day looked at",
			    "left out: %zu answers dated before the first day looked at",
			    all.earlier),
		       all.earlier);
	say_later(all.later);
}

void left_out_of_gaps(const struct responses *responses, const struct survey_filter *filter)
{
	size_t n = 0;

	for (size_t i = 0; i < responses->n; i++)
		n += responses->items[i].of_several &&
		     survey_is_chosen(filter, responses->items[i].survey);
	if (n)
		remark(nth_("compared with nothing: %zu questionnaire of somebody with several pairs that names none (column pair of answers.csv)",
			    "compared with nothing: %zu questionnaires of people with several pairs that name none (column pair of answers.csv)",
			    n),
		       n);
}

void left_out_of_swot(const struct swot *swot, const struct summary *summary, size_t min_cell,
		      bool detail)
{
	size_t surveys = 0, few = 0, neither = 0;

	for (size_t i = 0; i < summary->n; i++)
		surveys += summary->rows[i].type == SUMMARY_RESPONSE && summary->rows[i].suppressed;
	for (size_t i = 0; i < swot->n; i++) {
		const struct swot_row *row = &swot->rows[i];

		if (row->cell != SWOT_OPEN && row->n < min_cell)
			few++;
		else
			neither += row->cell == SWOT_NEITHER && !detail;
	}
	if (surveys)
		remark(nth_("left out: %zu survey that fewer than %zu people have answered",
			    "left out: %zu surveys that fewer than %zu people have answered",
			    surveys),
		       surveys, min_cell);
	if (neither)
		remark(nth_("left out: %zu question that is neither good nor bad (-f table -v shows it)",
			    "left out: %zu questions that are neither good nor bad (-f table -v shows them)",
			    neither),
		       neither);
	if (few)
		remark(nth_("left out: %zu question that fewer than %zu people have answered",
			    "left out: %zu questions that fewer than %zu people have answered",
			    few),
		       few, min_cell);
}

static size_t meetings_later(const struct bases *bases)
{
	size_t n = 0;

	for (size_t i = 0; i < bases->n_meetings; i++)
		n += bases->meetings[i].date > bases->today;
	return n;
}

void left_out_of_quality(const struct process_quality *quality, const struct bases *bases,
			 const struct responses *responses)
{
	if (quality->before)
		remark(nth_("left out: %zu pair that ended before the first day looked at",
			    "left out: %zu pairs that ended before the first day looked at",
			    quality->before),
		       quality->before);
	if (quality->not_begun)
		remark(nth_("left out: %zu pair that both sides have not agreed to",
			    "left out: %zu pairs that both sides have not agreed to",
			    quality->not_begun),
		       quality->not_begun);
	say_later(meetings_later(bases) + responses->later);
}

void left_out_of_indicators(const struct indicator_data *data)
{
	say_later(indicator_rows_later(data));
}
