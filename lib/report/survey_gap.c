/* survey_gap.c - the table of `survey gap` */
#include "report/survey_gap.h"

#include "engine/suppression.h"
#include "report/p_value.h"

static const struct output_column columns[] = {
	{ .name = "form" },
	{ .name = "role" },
	{ .name = "construct" },
	{ .name = "group" },
	{ .name = "entry_question" },
	{ .name = "exit_question" },
	{ .name = "n", .type = OUTPUT_NUMBER },
	{ .name = "missing_entry", .type = OUTPUT_NUMBER },
	{ .name = "missing_exit", .type = OUTPUT_NUMBER },
	{ .name = "entry_mean", .type = OUTPUT_NUMBER },
	{ .name = "exit_mean", .type = OUTPUT_NUMBER },
	{ .name = "diff", .type = OUTPUT_NUMBER },
	{ .name = "ci_low", .type = OUTPUT_NUMBER },
	{ .name = "ci_high", .type = OUTPUT_NUMBER },
	{ .name = "p", .type = OUTPUT_NUMBER },
	{ .name = "p_holm", .type = OUTPUT_NUMBER },
	{ .name = "g_av", .type = OUTPUT_NUMBER },
	{ .name = "above", .type = OUTPUT_NUMBER },
	{ .name = "met", .type = OUTPUT_NUMBER },
	{ .name = "below", .type = OUTPUT_NUMBER },
	{ .name = "test" },
	{ .name = "note" },
};

static const struct output_column people_columns[] = {
	{ .name = "question", .label = N_("question"), .flags = OUTPUT_KEY },
	{ .name = "n", .label = N_("n"), .type = OUTPUT_NUMBER },
	{ .name = "entry", .label = N_("expected"), .type = OUTPUT_NUMBER, .decimals = 2 },
	{ .name = "exit", .label = N_("found"), .type = OUTPUT_NUMBER, .decimals = 2 },
	{ .name = "diff", .label = N_("gap"), .type = OUTPUT_NUMBER, .decimals = 2 },
	{ .name = "low", .label = N_("from"), .type = OUTPUT_NUMBER, .decimals = 2 },
	{ .name = "high", .label = N_("to"), .type = OUTPUT_NUMBER, .decimals = 2 },
	{ .name = "p", .label = N_("p Holm"), .type = OUTPUT_NUMBER, .decimals = 3 },
	{ .name = "below", .label = N_("below"), .type = OUTPUT_NUMBER },
};

static void put_count(struct output *out, int64_t count)
{
	if (count < 0)
		output_empty(out);
	else
		output_int(out, count);
}

/* The first reason of several says enough. */
static const char *note_of(const struct paired_comparison *f)
{
	if (!f->n)
		return "nobody has both answers";
	if (f->n == 1)
		return "one pair only";
	if (f->reasons & REASON_NO_CHANGE)
		return "no change at all";
	if (f->reasons & REASON_ALL_EQUAL)
		return "all changes are equal";
	return f->reasons & REASON_TWO_PAIRS ? "two pairs only" : "";
}

static void print_figures(struct output *out, const struct paired_comparison *f)
{
	output_int(out, (int64_t)f->n);
	output_int(out, (int64_t)f->missing_entry);
	output_int(out, (int64_t)f->missing_exit);
	output_number(out, f->entry_mean);
	output_number(out, f->exit_mean);
	output_number(out, f->diff);
	output_number(out, f->ci_low);
	output_number(out, f->ci_high);
	p_value_print(out, comparison_p(f), false);
	p_value_print(out, f->p_holm, false);
	output_number(out, f->g_av);
	put_count(out, f->improved);
	put_count(out, f->same);
	put_count(out, f->worsened);
	output_text(out, f->test);
	output_text(out, note_of(f));
}

static void print_row(struct output *out, const struct gap_row *row, size_t min_cell)
{
	output_text(out, row->exit->form);
	output_text(out, row->exit->role);
	output_text(out, row->figures.measure);
	output_text(out, row->group);
	output_text(out, row->entry_question->id);
	output_text(out, row->exit_question->id);
	if (!row->hidden) {
		print_figures(out, &row->figures);
	} else {
		for (size_t i = 6; i + 1 < ARRAY_SIZE(columns); i++)
			output_empty(out);
		output_text(out, suppression_note(row->figures.n, min_cell));
	}
	output_end_row(out);
}

/* The key is one column, or one for each grouping of several: so none of them is cut for the sake of another. */
static size_t key_columns(const struct grouping *grouping)
{
	return grouping->n > 1 ? grouping->n : 1;
}

static size_t choose_columns(const struct grouping *grouping,
			     struct output_column shown[ARRAY_SIZE(people_columns) + GROUPING_MOST])
{
	size_t n = key_columns(grouping);

	shown[0] = people_columns[0];
	for (size_t i = 0; n > 1 && i < n; i++)
		shown[i] = (struct output_column){ .name = grouping->names[i].name,
						   .label = grouping_label(grouping, i),
						   .flags = OUTPUT_KEY };
	memcpy(shown + n, people_columns + 1, sizeof(people_columns) - sizeof(people_columns[0]));
	return n + ARRAY_SIZE(people_columns) - 1;
}

static void print_heading(struct output *out, const struct grouping *grouping, const char *text)
{
	output_text(out, text);
	for (size_t i = key_columns(grouping) + ARRAY_SIZE(people_columns) - 2; i; i--)
		output_empty(out);
	output_end_row(out);
}

/* The id tells apart questions that begin alike and are cut. */
static void add_question(const struct gap_row *row, struct strbuf *out)
{
	strbuf_addf(out, "%s: %s", row->exit_question->id, label_text(&row->exit_question->name));
}

/* Groups stand below their question, where a long question does not cut them off. */
static void print_question(struct output *out, const struct grouping *grouping,
			   const struct gap_row *row)
{
	struct strbuf text = STRBUF_INIT;

	add_question(row, &text);
	print_heading(out, grouping, text.buf);
	strbuf_release(&text);
}

static void print_key(struct output *out, const struct gap_row *row,
		      const struct grouping *grouping)
{
	for (size_t i = 0; i < key_columns(grouping); i++) {
		struct strbuf text = STRBUF_INIT;

		if (*row->group) {
			strbuf_addstr(&text, i ? "" : "· ");
			grouping_show_part(grouping, i, row->group, &text);
		} else {
			add_question(row, &text);
		}
		output_text(out, text.buf);
		strbuf_release(&text);
	}
}

static void print_for_people(struct output *out, const struct gap_row *row,
			     const struct grouping *grouping)
{
	const struct paired_comparison *f = &row->figures;

	print_key(out, row, grouping);
	if (row->hidden) {
		output_text(out, suppression_word());
		for (size_t i = 2; i < ARRAY_SIZE(people_columns); i++)
			output_empty(out);
	} else {
		output_int(out, (int64_t)f->n);
		output_number(out, f->entry_mean);
		output_number(out, f->exit_mean);
		output_number(out, f->diff);
		output_number(out, f->ci_low);
		output_number(out, f->ci_high);
		p_value_print(out, f->p_holm, true);
		put_count(out, f->worsened);
	}
	output_end_row(out);
}

void gaps_print(const struct gaps *gaps, const struct grouping *grouping, size_t min_cell, FILE *to,
		struct output_options options)
{
	bool for_people = output_is_for_people(options);
	const struct survey *last = NULL;
	const struct question *question = NULL;
	struct output_column shown[ARRAY_SIZE(people_columns) + GROUPING_MOST];
	size_t n_shown = choose_columns(grouping, shown);
	struct output *out = for_people ? output_open(to, options, shown, n_shown)
					: output_open(to, options, columns, ARRAY_SIZE(columns));

	for (size_t i = 0; i < gaps->n; i++) {
		const struct gap_row *row = &gaps->rows[i];

		if (!for_people) {
			print_row(out, row, min_cell);
			continue;
		}
		if (row->exit != last) {
			if (last)
				print_heading(out, grouping, "");
			print_heading(out, grouping, label_text(&row->exit->name));
			last = row->exit;
		}
		if (*row->group && row->exit_question != question)
			print_question(out, grouping, row);
		question = row->exit_question;
		print_for_people(out, row, grouping);
	}
	output_close(out);
}

void gaps_conclude(const struct gaps *gaps, size_t min_cell)
{
	size_t tests = 0, shown = 0, hidden = 0;

	for (size_t i = 0; i < gaps->n; i++) {
		const struct gap_row *row = &gaps->rows[i];
		const struct paired_comparison *f = &row->figures;
		char p[P_VALUE_SIZE];

		hidden += row->hidden;
		if (row->hidden || isnan(f->p_holm))
			continue;
		tests++;
		if (f->p_holm >= SIGNIFICANT)
			continue;
		shown++;
		remark(f->diff < 0 ? _("'%s': less was found than expected (%s by Holm)")
				   : _("'%s': more was found than expected (%s by Holm)"),
		       label_text(&row->exit_question->name), p_value_text(f->p_holm, p));
	}
	if (hidden)
		suppression_remark(min_cell);
	if (tests && !shown)
		remark(_(
			"expectation and reality do not differ beyond chance (level 0.05, by Holm)"));
}
