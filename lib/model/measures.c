/* measures.c - values that people are measured by at entry and at exit */
#include "model/measures.h"

#include <math.h>
#include <string.h>

#include "base/nearest.h"
#include "base/number.h"
#include "base/text.h"

#define MOST_FINDINGS 1000

/* --- phases --- */

static const char *const entry_labels[] = { "entry", "before", "pre",     "вход",
					    "до",    "входе",  "на входе" };
static const char *const exit_labels[] = { "exit",  "after",  "post",     "выход",
					   "после", "выходе", "на выходе" };

static bool is_one_of(const char *label, const char *const *labels, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (text_same(label, labels[i]))
			return true;
	return false;
}

/* The label without quotes of any kind. */
static char *unquoted(const char *label)
{
	static const char *const quotes[] = { "\"", "'", "«", "»", "„", "“", "”" };
	struct strbuf out = STRBUF_INIT;

	while (*label) {
		const char *rest = NULL;

		for (size_t i = 0; i < ARRAY_SIZE(quotes) && !rest; i++)
			skip_prefix(label, quotes[i], &rest);
		if (!rest)
			strbuf_addch(&out, *label++);
		else
			label = rest;
	}
	return strbuf_detach(&out, NULL);
}

static bool is_phase(const char *name, const char *label, const char *const *usual, size_t n)
{
	char *plain;
	bool result;

	if (name)
		return text_same(label, name);
	plain = unquoted(label);
	result = is_one_of(plain, usual, n);
	free(plain);
	return result;
}

enum phase phase_parse(const struct phase_names *names, const char *label)
{
	const char *entry = names->entry ? names->entry : entry_labels[0];
	const char *exit = names->exit ? names->exit : exit_labels[0];

	/* What nearly every row says, before any folding. */
	if (*label == *entry && label[1] == entry[1] && streq(label, entry))
		return PHASE_ENTRY;
	if (*label == *exit && streq(label, exit))
		return PHASE_EXIT;
	if (is_phase(names->entry, label, entry_labels, ARRAY_SIZE(entry_labels)))
		return PHASE_ENTRY;
	if (is_phase(names->exit, label, exit_labels, ARRAY_SIZE(exit_labels)))
		return PHASE_EXIT;
	return PHASE_OTHER;
}

/* Of words with fewer letters nearly every other short word is near. */
#define SHORTEST_GUESS 4

static void offer(struct nearest *nearest, const char *const *labels, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (text_width(labels[i], strlen(labels[i])) >= SHORTEST_GUESS)
			nearest_offer(nearest, labels[i]);
}

/* The word that was probably meant, or a null pointer. */
static const char *phase_meant(const struct phase_names *names, const char *label)
{
	struct nearest nearest = { .word = label };

	if (strpbrk(label, "0123456789"))
		return NULL;
	if (!names->entry)
		offer(&nearest, entry_labels, ARRAY_SIZE(entry_labels));
	if (!names->exit)
		offer(&nearest, exit_labels, ARRAY_SIZE(exit_labels));
	return nearest.best;
}

int phase_check(const struct phase_names *names, const char *label, struct strbuf *why)
{
	struct strbuf folded = STRBUF_INIT;
	char *plain = unquoted(label);
	const char *meant = NULL;

	text_fold(&folded, plain, strlen(plain));
	if (phase_parse(names, label) == PHASE_OTHER)
		meant = phase_meant(names, folded.buf);
	if (meant)
		strbuf_addf(why,
			    _("'%s' looks like '%s': write that, or another word for a phase of "
			      "its own"),
			    label, meant);
	strbuf_release(&folded);
	free(plain);
	return meant ? -1 : 0;
}

/* --- values --- */

static const char *const words_no[] = { "no", "нет", "0", "false" };
static const char *const words_yes[] = { "yes", "да", "1", "true" };

/* 1, 0, or -1 for another word. */
static int parse_yesno(const char *text)
{
	if (is_one_of(text, words_yes, ARRAY_SIZE(words_yes)))
		return 1;
	return is_one_of(text, words_no, ARRAY_SIZE(words_no)) ? 0 : -1;
}

static int parse_level(const struct measure *measure, const char *text)
{
	const struct term *level = terms_by_label(&measure->levels, text);

	return level ? (int)(level - measure->levels.items) : -1;
}

static void list_levels(const struct measure *measure, struct strbuf *out)
{
	for (size_t i = 0; i < measure->levels.n; i++)
		strbuf_addf(out, "%s%s", i ? ", " : "", measure->levels.items[i].id);
}

static int refuse_level(const struct measure *measure, const char *text, struct strbuf *why)
{
	struct strbuf levels = STRBUF_INIT;

	list_levels(measure, &levels);
	strbuf_addf(why, _("'%s' is no level of '%s' (%s)"), text, measure->id, levels.buf);
	strbuf_release(&levels);
	return -1;
}

/* Gives the number as many decimal places as program.yaml uses, so that its bounds are whole numbers beside it. */
static void refine(struct measured *measured, int decimals)
{
	while (measured->scale < decimals && measured->value < INT64_C(100000000000000000) &&
	       measured->value > -INT64_C(100000000000000000)) {
		measured->value *= 10;
		measured->scale++;
	}
}

static int refuse_number(const char *text, struct strbuf *why)
{
	double value;

	if (number_parse_decimal(text, strlen(text), &value))
		strbuf_addf(why, _("'%s' is not a number (an unknown value is an empty cell)"),
			    text);
	else
		strbuf_addf(why, _("'%s' is too large or too small: give it in another unit"),
			    text);
	return -1;
}

static int parse_scale(const struct measure *measure, const char *text, struct measured *measured,
		       struct strbuf *why)
{
	char min[NUMBER_SIZE], max[NUMBER_SIZE];
	double value;

	if ((number_parse_scaled(text, strlen(text), &measured->value, &measured->scale) < 0 ||
	     measured->scale > 18) &&
	    number_parse_rounded(text, strlen(text), &measured->value, &measured->scale,
				 &measured->rounded))
		return refuse_number(text, why);
	if (!measure)
		return 0;
	value = (double)measured->value / pow(10, measured->scale);
	if (value < measure->min || value > measure->max) {
		strbuf_addf(
			why,
			_("'%s' is outside %s to %s, the range of '%s': correct it, or empty the cell"),
			text, number_format(measure->min, min), number_format(measure->max, max),
			measure->id);
		return -1;
	}
	refine(measured, measure->decimals);
	return 0;
}

int measured_parse(const struct measure *measure, const char *text, struct measured *measured,
		   struct strbuf *why)
{
	int place;

	*measured = (struct measured){ .missing = !*text };
	if (measured->missing)
		return 0;
	if (!measure || measure->type == MEASURE_SCALE)
		return parse_scale(measure, text, measured, why);
	place = measure->type == MEASURE_YESNO ? parse_yesno(text) : parse_level(measure, text);
	measured->value = place;
	if (place >= 0)
		return 0;
	if (measure->type == MEASURE_LEVELS)
		return refuse_level(measure, text, why);
	strbuf_addf(why, _("'%s' is neither yes nor no, as '%s' asks"), text, measure->id);
	return -1;
}

void measured_normalise(const struct measure *measure, const char *text, struct strbuf *out)
{
	if (!*text)
		return;
	if (measure && measure->type == MEASURE_YESNO) {
		strbuf_addstr(out, parse_yesno(text) ? "yes" : "no");
	} else if (measure && measure->type == MEASURE_LEVELS) {
		strbuf_addstr(out, terms_by_label(&measure->levels, text)->id);
	} else {
		for (; *text; text++)
			strbuf_addch(out, *text == ',' ? '.' : *text);
	}
}

/* --- rows --- */

static void refuse(struct measure_reader *r, const char *column, const char *rule,
		   const char *message)
{
	struct place place = { .file = r->file, .line = r->in->line, .column = column };

	r->skipped++;
	if (r->findings->n < MOST_FINDINGS)
		findings_add(r->findings, place, SEVERITY_ERROR, rule, "%s", message);
	else
		r->findings->errors++;
}

void measure_reader_refuse(struct measure_reader *r, size_t column, const char *rule,
			   const char *fmt, ...)
{
	struct strbuf message = STRBUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	strbuf_vaddf(&message, fmt, ap);
	va_end(ap);
	refuse(r, column < r->in->n_columns ? r->in->columns[column] : "", rule, message.buf);
	strbuf_release(&message);
}

/* The column that is called so, else one that says it in another case or language. */
static size_t look_for(const struct reader *in, const char *const *names)
{
	for (size_t i = 0; names[i]; i++) {
		size_t column = reader_column(in, names[i]);

		if (column != SIZE_MAX)
			return column;
	}
	for (size_t i = 0; names[i]; i++)
		for (size_t c = 0; c < in->n_columns; c++)
			if (text_same(in->columns[c], names[i]))
				return c;
	return SIZE_MAX;
}

static size_t find_column(struct measure_reader *r, const char *const *names, bool required)
{
	size_t column = look_for(r->in, names);

	if (column == SIZE_MAX && required)
		findings_add(r->findings, (struct place){ .file = r->file, .line = 1 },
			     SEVERITY_ERROR, "missing-column", _("there is no column '%s'"),
			     names[0]);
	return column;
}

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

int measure_reader_init(struct measure_reader *r, struct reader *in, const char *file,
			const struct program *program, struct phase_names names,
			struct findings *findings)
{
	size_t errors = findings->errors;

	*r = (struct measure_reader){
		.in = in,
		.file = file,
		.program = program,
		.names = names,
		.findings = findings,
	};
	r->participant = find_column(r,
				     NAMES("participant", "participant_id", "person", "участник",
					   "человек", "код участника"),
				     true);
	r->measure = find_column(r, NAMES("measure", "показатель"), true);
	r->phase = find_column(r, NAMES("phase", "этап"), true);
	r->value = find_column(r, NAMES("value", "значение"), true);
	r->version = find_column(r, NAMES("version", "версия"), false);
	r->date = find_column(r, NAMES("date", "дата"), false);
	r->pair = find_column(r, NAMES("pair", "пара"), false);
	return findings->errors > errors ? -1 : 0;
}

static const char *cell(const struct measure_reader *r, size_t column)
{
	return column == SIZE_MAX ? "" : r->in->fields[column];
}

static inline bool is_filled(struct measure_reader *r, size_t column)
{
	if (*cell(r, column))
		return true;
	measure_reader_refuse(r, column, "missing-value", _("a value is needed here"));
	return false;
}

/* Looking a measure up folds its labels, so what was found is kept by how it is written. */
static const struct measure *find_measure(struct measure_reader *r, const char *text)
{
	const struct measure *measure;
	size_t place;

	if (!r->program)
		return NULL;
	place = strmap_gets(&r->places, text);
	if (place != STRMAP_NONE)
		return place ? &r->program->measures[place - 1] : NULL;
	measure = program_measure_by_label(r->program, text);
	strmap_add(&r->places, text, strlen(text),
		   measure ? (size_t)(measure - r->program->measures) + 1 : 0);
	return measure;
}

static bool read_measure(struct measure_reader *r, struct measure_row *row)
{
	const char *text = cell(r, r->measure);

	row->measure = find_measure(r, text);
	row->measure_id = row->measure ? row->measure->id : text;
	if (!row->measure && r->only_known) {
		measure_reader_refuse(r, r->measure, "unknown-measure",
				      _("'%s' is none of the measures in program.yaml"), text);
		return false;
	}
	return true;
}

static void pass_over(struct measure_reader *r, const char *label)
{
	struct other_phases *others = &r->others;

	if (!others->rows++)
		others->line = r->in->line;
	for (size_t i = 0; i < others->n; i++) {
		if (text_same(others->named[i].label, label)) {
			others->named[i].rows++;
			return;
		}
	}
	if (others->n == OTHER_PHASES_NAMED)
		return;
	others->named[others->n].label = xstrdup(label);
	others->named[others->n++].rows = 1;
}

/* A label of one's own is a phase that is not compared here; one that nearly says entry or exit is a mistake. */
static bool read_phase(struct measure_reader *r, struct measure_row *row)
{
	struct strbuf why = STRBUF_INIT;

	row->phase_label = cell(r, r->phase);
	row->phase = phase_parse(&r->names, row->phase_label);
	if (row->phase != PHASE_OTHER)
		return true;
	if (phase_check(&r->names, row->phase_label, &why))
		measure_reader_refuse(r, r->phase, "near-phase", "%s", why.buf);
	else
		pass_over(r, row->phase_label);
	strbuf_release(&why);
	return false;
}

void measure_reader_list_others(const struct measure_reader *r, struct strbuf *out)
{
	const struct other_phases *others = &r->others;

	for (size_t i = 0; i < others->n; i++)
		strbuf_addf(out, "%s'%s' (%zu)", i ? ", " : "", others->named[i].label,
			    others->named[i].rows);
	if (others->n == OTHER_PHASES_NAMED)
		strbuf_addstr(out, ", …");
}

int measure_reader_check_phases(const struct measure_reader *r, bool both,
				struct findings *findings)
{
	struct place place = { .file = r->file, .line = r->others.line };
	struct strbuf others = STRBUF_INIT;
	const char *name = NULL;

	if (!r->others.rows)
		return 0;
	if (!r->taken[0] && r->names.entry)
		name = r->names.entry;
	else if (!r->taken[1] && r->names.exit)
		name = r->names.exit;
	else if (!both || r->taken[0] || r->taken[1])
		return 0;
	if (r->phase < r->in->n_columns)
		place.column = r->in->columns[r->phase];
	measure_reader_list_others(r, &others);
	if (name)
		findings_add(findings, place, SEVERITY_ERROR, "unknown-phase",
			     _("no row is of the phase '%s'; the others are %s"), name, others.buf);
	else
		findings_add(findings, place, SEVERITY_ERROR, "unknown-phase",
			     _("no row is of entry or exit; name two of these with --entry and "
			       "--exit: %s"),
			     others.buf);
	strbuf_release(&others);
	return -1;
}

static bool read_value(struct measure_reader *r, struct measure_row *row)
{
	struct strbuf why = STRBUF_INIT;
	bool good = !measured_parse(row->measure, cell(r, r->value), &row->value, &why);

	if (!good)
		measure_reader_refuse(r, r->value, "bad-value", "%s", why.buf);
	strbuf_release(&why);
	return good;
}

static bool read_date(struct measure_reader *r, struct measure_row *row)
{
	const char *text = cell(r, r->date);

	row->date = DATE_NONE;
	if (!*text || !date_parse(text, reader_len(r->in, r->date), &row->date))
		return true;
	measure_reader_refuse(r, r->date, "bad-value", _("'%s' is not a date such as 2021-10-14"),
			      text);
	return false;
}

static bool has_all_fields(struct measure_reader *r)
{
	struct strbuf why = STRBUF_INIT;

	if (!r->own_width || r->in->n_fields == r->in->n_columns)
		return true;
	if (reader_is_parted(r->in, r->value, &why))
		measure_reader_refuse(r, r->value, "ragged-row", "%s", why.buf);
	else
		measure_reader_refuse(r, SIZE_MAX, "ragged-row",
				      nth_("%zu field where the header has %zu",
					   "%zu fields where the header has %zu", r->in->n_fields),
				      r->in->n_fields, r->in->n_columns);
	strbuf_release(&why);
	return false;
}

bool measure_reader_next(struct measure_reader *r, struct measure_row *row)
{
	while (reader_next(r->in)) {
		row->line = r->in->line;
		row->participant = cell(r, r->participant);
		row->version = cell(r, r->version);
		row->pair = cell(r, r->pair);
		if (has_all_fields(r) && is_filled(r, r->participant) && is_filled(r, r->measure) &&
		    is_filled(r, r->phase) && read_phase(r, row) && read_measure(r, row) &&
		    read_value(r, row) && read_date(r, row)) {
			r->taken[row->phase == PHASE_EXIT]++;
			return true;
		}
	}
	return false;
}

void measure_reader_release(struct measure_reader *r)
{
	strmap_release(&r->places);
	for (size_t i = 0; i < r->others.n; i++)
		free(r->others.named[i].label);
}
