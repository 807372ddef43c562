/* indicators.c - the table of `monitor indicators` */
#include "report/indicators.h"

#include <math.h>

#include "engine/suppression.h"
#include "report/p_value.h"

static const struct output_column columns[] = {
	{ .name = "scope" },
	{ .name = "result" },
	{ .name = "indicator" },
	{ .name = "name" },
	{ .name = "unit" },
	{ .name = "entry", .type = OUTPUT_NUMBER },
	{ .name = "exit", .type = OUTPUT_NUMBER },
	{ .name = "change", .type = OUTPUT_NUMBER },
	{ .name = "ci_low", .type = OUTPUT_NUMBER },
	{ .name = "ci_high", .type = OUTPUT_NUMBER },
	{ .name = "p", .type = OUTPUT_NUMBER },
	{ .name = "n", .type = OUTPUT_NUMBER },
	{ .name = "numerator", .type = OUTPUT_NUMBER },
	{ .name = "denominator", .type = OUTPUT_NUMBER },
	{ .name = "target", .type = OUTPUT_NUMBER },
	{ .name = "target_year", .type = OUTPUT_NUMBER },
	{ .name = "target_change" },
	{ .name = "met" },
	{ .name = "source" },
	{ .name = "note" },
};

static const struct output_column people_columns[] = {
	{ .name = "number", .label = N_("no."), .flags = OUTPUT_WHOLE },
	{ .name = "name", .label = N_("indicator"), .flags = OUTPUT_KEY | OUTPUT_FLOW },
	{ .name = "entry", .label = N_("entry"), .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "exit", .label = N_("exit"), .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "change", .label = N_("change"), .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "of", .label = N_("of how many"), .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "target", .label = N_("target"), .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "met", .label = N_("met") },
	{ .name = "id", .label = N_("id"), .flags = OUTPUT_DETAIL },
	{ .name = "source", .label = N_("source"), .flags = OUTPUT_DETAIL },
};

static const char *const units[] = {
	[UNIT_PERCENT] = "percent",
	[UNIT_COUNT] = "count",
	[UNIT_MEAN] = "mean",
};

static const struct {
	const char *id, *name;
} met_words[] = {
	[TARGET_UNKNOWN] = { "", "" },
	[TARGET_MET] = { "yes", N_("yes") },
	[TARGET_NOT_MET] = { "no", N_("NO") },
	[TARGET_UNCLEAR] = { "unclear", N_("unclear") },
};

static const char *const notes[] = {
	[NOTE_NONE] = "",
	[NOTE_NOT_KNOWN] = N_("the data do not tell"),
	[NOTE_ZERO] = N_("the denominator is 0"),
	[NOTE_NO_EXIT] = N_("no exit yet"),
	[NOTE_UNDECIDED] = N_("the data of some people do not tell"),
	[NOTE_NOT_BEGUN] = N_("the time looked at has not begun"),
	[NOTE_CHANCE] = N_("the change is within chance"),
	[NOTE_NO_ENTRY] = N_("no entry to compare with"),
};

/* In a window: why nothing is judged. */
static const char *const short_notes[] = {
	[NOTE_NONE] = "",         [NOTE_NOT_KNOWN] = N_("no data"),
	[NOTE_ZERO] = N_("of 0"), [NOTE_NO_EXIT] = N_("no exit"),
	[NOTE_UNDECIDED] = "",    [NOTE_NOT_BEGUN] = N_("too early"),
	[NOTE_CHANCE] = "",       [NOTE_NO_ENTRY] = N_("no entry"),
};

static const char *why_hidden(enum indicator_hiding hiding, size_t min_cell)
{
	return suppression_note(hiding == HIDDEN_SMALL ? 0 : min_cell, min_cell);
}

/* "mentees-10-19 / pupils-10-19", "marks", "safety", "indicators.csv 2021-11". */
static void add_source(const struct indicator_figure *f, struct strbuf *out)
{
	const struct indicator *i = f->indicator;

	switch (f->source) {
	case SOURCE_COUNTS:
		strbuf_addf(out, "%s%s%s", i->numerator, i->denominator ? " / " : "",
			    i->denominator ? i->denominator : "");
		break;
	case SOURCE_MEASURE:
		strbuf_addf(out, "measures.csv %s", i->measure);
		break;
	case SOURCE_CONSTRUCT:
		strbuf_addf(out, "answers.csv %s", i->construct);
		break;
	case SOURCE_FILE:
		strbuf_addf(out, "indicators.csv%s%s", *f->period ? " " : "", f->period);
		break;
	}
}

/* Of the same people at entry and at exit. */
static bool is_of_people(const struct indicator_figure *f)
{
	return f->source == SOURCE_MEASURE || f->source == SOURCE_CONSTRUCT;
}

/* Figures of people, not of registers or of the school. */
bool indicator_is_suppressed(const struct indicator_figure *f, size_t min_cell)
{
	return min_cell && is_of_people(f) && !(f->denominator >= (double)min_cell);
}

/* ---- for machines ---- */

static void print_figures(struct output *out, const struct indicator_figure *f)
{
	output_number(out, f->entry);
	output_number(out, f->exit);
	output_number(out, f->change);
	output_number(out, f->low);
	output_number(out, f->high);
	p_value_print(out, f->p, false);
	if (f->source == SOURCE_MEASURE || f->source == SOURCE_CONSTRUCT)
		output_int(out, (int64_t)f->n);
	else
		output_empty(out);
	output_number(out, f->numerator);
	output_number(out, f->denominator);
}

static void print_row(struct output *out, const char *scope, const char *result,
		      const struct indicator_figure *f, const char *hidden)
{
	static const char *const changes[] = { "", "up", "down" };
	const struct indicator *i = f->indicator;
	struct strbuf source = STRBUF_INIT;

	output_text(out, scope);
	output_text(out, result);
	output_text(out, i->id);
	output_text(out, label_text(&i->name));
	output_text(out, units[i->unit]);
	if (!hidden)
		print_figures(out, f);
	for (int k = 0; hidden && k < 9; k++)
		output_empty(out);
	output_number(out, f->target);
	output_number(out, f->target_year ? f->target_year : (double)NAN);
	output_text(out, changes[i->change]);
	output_text(out, hidden ? "" : met_words[f->met].id);
	add_source(f, &source);
	output_text(out, source.buf);
	output_text(out, hidden ? hidden : notes[f->note]);
	output_end_row(out);
	strbuf_release(&source);
}

/* ---- for people ---- */

static void put_value(struct output *out, const struct indicator *i, double value, bool sign)
{
	int decimals = i->unit == UNIT_COUNT ? 0 : i->unit == UNIT_PERCENT ? 1 : 2;
	char text[64];

	if (isnan(value)) {
		output_empty(out);
		return;
	}
	if (fabs(value) < 0.5 * pow(10, -decimals))
		value = 0;
	snprintf(text, sizeof(text), sign ? "%+.*f%s" : "%.*f%s", decimals, value,
		 i->unit == UNIT_PERCENT && !sign ? " %" : "");
	output_text(out, text);
}

/* What is asked for and nobody knows is "n/a", not 0. */
static void put_known(struct output *out, const struct indicator *i, double value, bool asked)
{
	if (isnan(value) && asked)
		output_text(out, _("n/a"));
	else
		put_value(out, i, value, false);
}

/* "11 / 236" of a percentage, "13" people of a mean. */
static void put_of(struct output *out, const struct indicator_figure *f)
{
	char text[64] = "";

	if (f->indicator->unit == UNIT_PERCENT && !isnan(f->denominator) && isnan(f->numerator))
		snprintf(text, sizeof(text), "– / %.0f", f->denominator);
	else if (f->indicator->unit == UNIT_PERCENT && !isnan(f->denominator))
		snprintf(text, sizeof(text), "%.0f / %.0f", round(f->numerator), f->denominator);
	else if (f->indicator->unit == UNIT_MEAN && !isnan(f->denominator))
		snprintf(text, sizeof(text), "%.0f", f->denominator);
	output_text(out, text);
}

static void put_target(struct output *out, const struct indicator_figure *f)
{
	static const char *const arrows[] = { "", "↑", "↓" };

	if (isnan(f->target))
		output_text(out, arrows[f->indicator->change]);
	else
		put_value(out, f->indicator, f->target, false);
}

/* Whether the target is met; where that cannot be told, why. */
static const char *judgement(const struct indicator_figure *f)
{
	return *met_words[f->met].name ? met_words[f->met].name : short_notes[f->note];
}

static void print_for_people(struct output *out, size_t number, const struct indicator_figure *f,
			     const char *hidden)
{
	const struct indicator *i = f->indicator;
	struct strbuf text = STRBUF_INIT;

	strbuf_addf(&text, "%zu", number);
	output_text(out, text.buf);
	strbuf_reset(&text);
	output_text(out, label_text(&i->name));
	if (hidden) {
		output_empty(out);
		output_text(out, suppression_word());
		for (int k = 2; k < 4; k++)
			output_empty(out);
	} else {
		put_known(out, i, f->entry, i->change || is_of_people(f));
		put_known(out, i, f->exit, true);
		put_value(out, i, f->change, true);
		put_of(out, f);
	}
	put_target(out, f);
	output_text(out, hidden || !*judgement(f) ? "" : _(judgement(f)));
	output_text(out, i->id);
	add_source(f, &text);
	if (*notes[f->note])
		strbuf_addf(&text, ": %s", _(notes[f->note]));
	output_text(out, hidden ? _(hidden) : text.buf);
	if (!hidden && f->met == TARGET_NOT_MET)
		output_urgent(out);
	output_end_row(out);
	strbuf_release(&text);
}

static void print_heading(struct output *out, const char *text)
{
	output_empty(out);
	output_text(out, text);
	for (size_t i = 2; i < ARRAY_SIZE(people_columns); i++)
		output_empty(out);
	output_end_row(out);
}

/* ---- results ---- */

struct indicator_printer {
	const struct program *program;
	const struct indicator_figure *figures;
	const enum indicator_hiding *hiding;
	struct output *out;
	size_t min_cell;
	bool for_people, begun;
	bool *named; /* indicators that a result names */
};

static void print_indicator(struct indicator_printer *p, const char *scope, const char *result,
			    const struct indicator *indicator)
{
	size_t place = (size_t)(indicator - p->program->indicators);
	const struct indicator_figure *f = &p->figures[place];
	const char *hidden = p->hiding[place] ? why_hidden(p->hiding[place], p->min_cell) : NULL;

	p->named[place] = true;
	if (p->for_people)
		print_for_people(p->out, place + 1, f, hidden);
	else
		print_row(p->out, scope, result, f, hidden);
}

static void print_section(struct indicator_printer *p, const char *text)
{
	if (!p->for_people)
		return;
	if (p->begun)
		print_heading(p->out, "");
	print_heading(p->out, text);
	p->begun = true;
}

static void print_results(struct indicator_printer *p, const char *scope, const char *heading,
			  const struct expected_result *results, size_t n)
{
	if (n)
		print_section(p, heading);
	for (size_t i = 0; i < n; i++) {
		struct strbuf title = STRBUF_INIT;

		strbuf_addf(&title, "%s. %s", results[i].id, label_text(&results[i].name));
		if (p->for_people)
			print_heading(p->out, title.buf);
		strbuf_release(&title);
		for (size_t k = 0; k < results[i].indicators.n; k++)
			print_indicator(
				p, scope, results[i].id,
				program_indicator(p->program, results[i].indicators.items[k]));
	}
}

void indicators_print(const struct program *program, const struct indicator_figure *figures,
		      const enum indicator_hiding *hiding, size_t min_cell, FILE *to,
		      struct output_options options)
{
	struct indicator_printer p = { .program = program,
				       .figures = figures,
				       .hiding = hiding,
				       .min_cell = min_cell,
				       .for_people = output_is_for_people(options) };
	bool more = true;

	p.named = xcalloc(program->n_indicators + 1, sizeof(*p.named));
	p.out = p.for_people ? output_open(to, options, people_columns, ARRAY_SIZE(people_columns))
			     : output_open(to, options, columns, ARRAY_SIZE(columns));
	print_results(&p, "programme", _("RESULTS OF THE PROGRAMME"), program->results,
		      program->n_results);
	for (size_t i = 0; i < program->n_forms; i++)
		if (program->forms[i].active)
			print_results(&p, program->forms[i].id, label_text(&program->forms[i].name),
				      program->forms[i].results, program->forms[i].n_results);
	for (size_t i = 0; i < program->n_indicators; i++) {
		if (p.named[i])
			continue;
		if (more)
			print_section(&p, _("OTHER INDICATORS"));
		more = false;
		print_indicator(&p, "", "", &program->indicators[i]);
	}
	output_close(p.out);
	free(p.named);
}

/* ---- evidence ---- */

static const struct output_column evidence_columns[] = {
	{ .name = "part", .label = N_("part") },
	{ .name = "file", .label = N_("file") },
	{ .name = "line", .label = N_("line"), .type = OUTPUT_NUMBER },
	{ .name = "id", .label = N_("id"), .flags = OUTPUT_KEY },
	{ .name = "value", .label = N_("value") },
	{ .name = "counted", .label = N_("counted") },
	{ .name = "indicator", .label = N_("indicator") },
	{ .name = "adds_to", .label = N_("adds to") },
};

static const char *part_name(const char *part)
{
	return streq(part, "numerator")     ? _("numerator")
	       : streq(part, "denominator") ? _("denominator")
	       : streq(part, "entry")       ? _("entry")
					    : _("exit");
}

static void print_evidence(struct output *out, const struct evidence *e, const char *indicator,
			   bool for_people)
{
	static const char *const words[] = { "no", "yes", "unknown" };
	static const char *const names[] = { N_("no"), N_("yes"), N_("not known") };
	static const char *const shares[] = { "", "numerator", "denominator", "both" };
	static const char *const share_names[] = { "", N_("numerator"), N_("denominator"),
						   N_("both parts") };
	const char *share = for_people ? share_names[e->adds_to] : shares[e->adds_to];

	output_text(out, for_people ? part_name(e->part) : e->part);
	output_text(out, e->file);
	if (e->line)
		output_int(out, (int64_t)e->line);
	else
		output_empty(out);
	output_text(out, e->id);
	output_text(out, e->value);
	output_text(out, for_people ? _(names[e->counted]) : words[e->counted]);
	output_text(out, indicator);
	output_text(out, for_people && *share ? _(share) : share);
	output_end_row(out);
}

void evidence_print(const struct evidence_of *parts, size_t n, FILE *to,
		    struct output_options options)
{
	bool for_people = output_is_for_people(options);
	struct output *out =
		output_open(to, options, evidence_columns, ARRAY_SIZE(evidence_columns));

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < parts[i].list.n; k++)
			print_evidence(out, &parts[i].list.items[k],
				       for_people ? label_text(&parts[i].indicator->name)
						  : parts[i].indicator->id,
				       for_people);
	output_close(out);
}

void evidence_say_none(const struct evidence_of *parts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *name = label_text(&parts[i].indicator->name);
		const char *note = notes[parts[i].note];

		if (!parts[i].list.n && *note)
			remark(_("'%s': there is no row behind it: %s"), name, _(note));
		else if (!parts[i].list.n)
			remark(_("'%s': there is no row behind it"), name);
	}
}
