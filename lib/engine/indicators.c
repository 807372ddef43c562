/* indicators.c - where the indicators stand */
#include "engine/indicators.h"

#include <math.h>

#include "base/number.h"
#include "base/text.h"
#include "engine/statistics/common_scale.h"
#include "engine/statistics/paired.h"
#include "model/grouping.h"
#include "model/measures.h"

#define SIGNIFICANT_LEVEL 0.05

struct figure_work {
	struct indicator_data *data;
	const struct indicator *indicator;
	struct indicator_figure figure;
	struct evidence_list *evidence;
	const char *part; /* of the evidence that is being collected */
};

void evidence_release(struct evidence_list *list)
{
	free(list->items);
	arena_release(&list->arena);
	*list = (struct evidence_list)EVIDENCE_INIT;
}

static void add_evidence(struct figure_work *w, const char *part, const char *file, size_t line,
			 const char *id, const char *value, enum counted counted,
			 enum share_part adds_to)
{
	struct evidence_list *list = w->evidence;

	if (!list)
		return;
	ALLOC_GROW(list->items, list->n + 1, list->alloc);
	list->items[list->n++] = (struct evidence){
		.part = part,
		.file = arena_memdup0(&list->arena, file, strlen(file)),
		.line = line,
		.id = arena_memdup0(&list->arena, id, strlen(id)),
		.value = arena_memdup0(&list->arena, value, strlen(value)),
		.counted = counted,
		.adds_to = adds_to,
	};
}

static size_t evidence_so_far(const struct figure_work *w)
{
	return w->evidence ? w->evidence->n : 0;
}

static int today(const struct figure_work *w)
{
	return w->data->bases->today;
}

/* ---- indicators.csv ---- */

/* What the rows of one period come to. */
struct period_figure {
	int first; /* day */
	const char *period;
	double value, denominator; /* NaN: none given */
	bool whole;                /* a row of the organisation itself */
};

/* "2021-11", "2021-11-25", "2021": the first day; DATE_NONE for anything else. */
static int first_day_of(const char *period)
{
	size_t len = strlen(period);
	int first = DATE_NONE, last;
	int64_t year;

	if (!date_parse(period, len, &first) || !date_parse_month(period, len, &first, &last))
		return first;
	if (len == 4 && !number_parse_int(period, len, &year))
		return date_from_ymd((int)year, 1, 1);
	return DATE_NONE;
}

static double number_in(const struct table *table, size_t row, const char *column)
{
	const char *text = table_gets(table, row, column);
	double value = NAN;

	number_parse_decimal(text, strlen(text), &value);
	return value;
}

static void fault_row(struct figure_work *w, const struct table *table, size_t row,
		      const char *column, const char *message)
{
	struct place place = { .file = table->name,
			       .line = table_line(table, row),
			       .column = column };

	findings_add(&w->data->faults, place, SEVERITY_ERROR, "bad-value", "%s", message);
}

static bool is_row_of(const struct figure_work *w, const struct table *rows, size_t row)
{
	const struct program *program = &w->data->bases->programme->program;

	return program_indicator_by_label(program, table_gets(rows, row, "indicator")) ==
	       w->indicator;
}

/* Adds a row to its period: one of the organisation replaces those of its units. */
static void add_row(struct period_figure *sum, const struct table *rows, size_t row)
{
	bool whole = !*table_gets(rows, row, "unit");
	double value = number_in(rows, row, "value"), of = number_in(rows, row, "denominator");

	if (sum->whole && !whole)
		return;
	if (whole || isnan(sum->value)) {
		sum->value = value;
		sum->denominator = of;
	} else {
		sum->value += value;
		sum->denominator += of;
	}
	sum->whole |= whole;
}

static struct period_figure sum_of_period(const struct figure_work *w, int first)
{
	const struct table *rows = w->data->rows;
	struct period_figure sum = {
		.first = first, .value = NAN, .denominator = NAN, .period = ""
	};

	for (size_t row = 0; row < rows->n_rows; row++) {
		const char *period = table_gets(rows, row, "period");

		if (!is_row_of(w, rows, row) || first_day_of(period) != first)
			continue;
		add_row(&sum, rows, row);
		sum.period = period;
	}
	return sum;
}

static void collect_cell(struct figure_work *w, const char *part, size_t row, const char *column,
			 enum share_part adds_to)
{
	const struct table *rows = w->data->rows;

	add_evidence(w, part, rows->name, table_line(rows, row), table_gets(rows, row, "period"),
		     table_gets(rows, row, column), COUNTED_YES, adds_to);
}

static void collect_period(struct figure_work *w, const char *part, int first, bool whole)
{
	const struct table *rows = w->data->rows;

	for (size_t row = 0; w->evidence && row < rows->n_rows; row++) {
		bool share =
			w->indicator->unit == UNIT_PERCENT && *table_gets(rows, row, "denominator");

		if (!is_row_of(w, rows, row) ||
		    first_day_of(table_gets(rows, row, "period")) != first ||
		    (whole && *table_gets(rows, row, "unit")))
			continue;
		collect_cell(w, part, row, "value", share ? PART_NUMERATOR : PART_NONE);
		if (share)
			collect_cell(w, part, row, "denominator", PART_DENOMINATOR);
	}
}

/* The last period that began by `on`; with `after` the first that began later. DATE_NONE: none. */
static int find_period(struct figure_work *w, int on, bool after)
{
	const struct table *rows = w->data->rows;
	int found = DATE_NONE;

	for (size_t row = 0; row < rows->n_rows; row++) {
		int first = first_day_of(table_gets(rows, row, "period"));

		if (!is_row_of(w, rows, row) || first == DATE_NONE || first > today(w))
			continue;
		if (after ? first > on && (found == DATE_NONE || first < found)
			  : first <= on && first > found)
			found = first;
	}
	return found;
}

static double value_of_period(const struct figure_work *w, const struct period_figure *sum)
{
	if (w->indicator->unit != UNIT_PERCENT || isnan(sum->denominator))
		return sum->value;
	return sum->denominator > 0 ? 100 * sum->value / sum->denominator : NAN;
}

static int entry_period(struct figure_work *w)
{
	int found = find_period(w, w->data->from, false);

	return found == DATE_NONE ? find_period(w, w->data->from, true) : found;
}

static void take_entry_row(struct figure_work *w, int first)
{
	struct period_figure sum = sum_of_period(w, first);

	w->figure.entry = value_of_period(w, &sum);
	collect_period(w, "entry", first, sum.whole);
}

static void from_file(struct figure_work *w)
{
	int entry = entry_period(w), last = find_period(w, today(w), false);
	struct indicator_figure *f = &w->figure;
	struct period_figure sum;

	f->source = SOURCE_FILE;
	if (last == DATE_NONE) {
		f->note = NOTE_NOT_KNOWN;
		return;
	}
	take_entry_row(w, entry);
	if (last == entry) {
		f->note = NOTE_NO_EXIT;
		return;
	}
	sum = sum_of_period(w, last);
	f->exit = value_of_period(w, &sum);
	f->period = sum.period;
	f->numerator = sum.value;
	f->denominator = sum.denominator;
	collect_period(w, "exit", last, sum.whole);
}

/* Rows that cannot be read: said once for each indicator that would use them. */
static void check_rows(struct figure_work *w)
{
	const struct table *rows = w->data->rows;
	struct strbuf why = STRBUF_INIT;

	for (size_t row = 0; row < rows->n_rows; row++) {
		const char *period = table_gets(rows, row, "period");

		if (!is_row_of(w, rows, row))
			continue;
		strbuf_reset(&why);
		if (first_day_of(period) == DATE_NONE) {
			strbuf_addf(&why, _("'%s' is not a period (2021-11, 2021-11-25, 2021)"),
				    period);
			fault_row(w, rows, row, "period", why.buf);
		} else if (isnan(number_in(rows, row, "value"))) {
			strbuf_addf(&why, _("'%s' is not a number"),
				    table_gets(rows, row, "value"));
			fault_row(w, rows, row, "value", why.buf);
		}
	}
	strbuf_release(&why);
}

/* ---- counts ---- */

static void visit(void *data, const char *file, size_t line, const char *id, enum counted counted)
{
	struct figure_work *w = data;

	if (counted != COUNTED_NO)
		add_evidence(w, w->part, file, line, id, "", counted,
			     streq(w->part, "numerator") ? PART_NUMERATOR : PART_DENOMINATOR);
}

/* A figure that program.yaml gives as a whole stands behind no rows: the figure itself is shown. */
static void show_given(struct figure_work *w, size_t first, const struct count *count)
{
	struct evidence_list *list = w->evidence;
	struct strbuf text = STRBUF_INIT;

	if (!list || !count->known || list->n != first + 1 || list->items[first].line)
		return;
	strbuf_addf(&text, "%lld", (long long)count->value);
	list->items[first].value = arena_memdup0(&list->arena, text.buf, text.len);
	strbuf_release(&text);
}

static struct count count(struct figure_work *w, const char *id, const char *part, bool narrowed)
{
	size_t first = evidence_so_far(w);
	struct count found;
	struct count_query query = { .from = w->data->from,
				     .on = today(w),
				     .visit = w->evidence ? visit : NULL,
				     .data = w };

	if (narrowed) {
		query.kinds = &w->indicator->kinds;
		query.categories = &w->indicator->categories;
	}
	w->part = part;
	found = count_with(w->data->bases, id, &query);
	show_given(w, first, &found);
	return found;
}

static void from_counts(struct figure_work *w)
{
	const struct indicator *indicator = w->indicator;
	struct indicator_figure *f = &w->figure;
	struct count numerator, denominator = { .known = true };
	int entry = find_period(w, w->data->from, false);

	f->source = SOURCE_COUNTS;
	if (w->data->from > today(w)) {
		if (entry != DATE_NONE)
			take_entry_row(w, entry);
		f->note = NOTE_NOT_BEGUN;
		return;
	}
	numerator = count(w, indicator->numerator, "numerator", true);
	if (indicator->denominator)
		denominator = count(w, indicator->denominator, "denominator", false);
	if (entry != DATE_NONE)
		take_entry_row(w, entry);
	f->undecided = numerator.undecided + denominator.undecided;
	f->note = !numerator.known || !denominator.known ? NOTE_NOT_KNOWN
		  : f->undecided                         ? NOTE_UNDECIDED
							 : NOTE_NONE;
	if (numerator.known)
		f->numerator = (double)numerator.value;
	if (indicator->denominator && denominator.known)
		f->denominator = (double)denominator.value;
	if (f->note == NOTE_NOT_KNOWN)
		return;
	if (indicator->denominator && !denominator.value)
		f->note = NOTE_ZERO;
	else if (indicator->denominator)
		f->exit =
			(indicator->unit == UNIT_PERCENT ? 100 : 1) * f->numerator / f->denominator;
	else
		f->exit = f->numerator;
}

/* ---- entry and exit of people ---- */

/* One person (and pair): what was found at entry and at exit, as exact numbers. */
struct unit {
	const char *person_id;
	bool has[2];
	int64_t value[2]; /* times 10^-scale */
	int scale[2];
	size_t first[2], last[2]; /* evidence of the value: first <= i < last */
};

struct units {
	struct unit *items;
	size_t n, alloc;
	int scale; /* of all values, once settled */
	struct strmap places;
};

static bool is_in_term(const struct figure_work *w, const struct pair *pair, int date)
{
	int from = w->data->from;

	if (!pair)
		return date != DATE_NONE && date >= from;
	return pair_was_at_work(pair, from, today(w));
}

static bool is_asked_for(const struct figure_work *w, const struct person *person)
{
	const struct indicator *i = w->indicator;
	bool any = !i->categories.n;

	if (i->kinds.n && (!person || !person->kind || !ids_have(&i->kinds, person->kind->id)))
		return false;
	for (size_t k = 0; !any && person && k < i->categories.n; k++)
		any = list_has(person->categories, i->categories.items[k]);
	return any;
}

static struct unit *unit_of(struct units *units, const char *person_id, const struct pair *pair)
{
	struct strbuf key = STRBUF_INIT;
	size_t place;

	strbuf_addstr(&key, person_id);
	strbuf_addch(&key, '\0');
	strbuf_addstr(&key, pair ? pair->id : "");
	place = strmap_add(&units->places, key.buf, key.len, units->n);
	strbuf_release(&key);
	if (place != STRMAP_NONE)
		return &units->items[place];
	ALLOC_GROW(units->items, units->n + 1, units->alloc);
	units->items[units->n] = (struct unit){ .person_id = person_id };
	return &units->items[units->n++];
}

static void units_release(struct units *units)
{
	free(units->items);
	strmap_release(&units->places);
}

/* Gives all values one scale. */
static void settle(struct units *units)
{
	struct common_scale common = { .any = false };
	bool rounds;

	for (size_t i = 0; i < units->n; i++)
		for (int p = 0; p < 2; p++)
			common_scale_add(&common, units->items[i].value[p],
					 units->items[i].scale[p]);
	units->scale = common_scale_choose(&common, &rounds);
	for (size_t i = 0; i < units->n; i++)
		for (int p = 0; p < 2; p++) {
			struct unit *u = &units->items[i];

			u->value[p] = common_scale_move(u->value[p], u->scale[p], units->scale);
			u->scale[p] = units->scale;
		}
}

/* ---- measures ---- */

/* Of a percentage: 1 for yes, the best level, the good range; 0 otherwise. A scale stays as it is. */
static int64_t share_of(const struct measure *m, int64_t value)
{
	bool up = m->better != BETTER_DOWN;

	if (m->type == MEASURE_YESNO)
		return up ? value : 1 - value;
	return value == (up ? (int64_t)m->levels.n - 1 : 0);
}

/* Of a percentage of people: who is not favourable stands in the denominator alone. */
static enum share_part part_of_share(const struct figure_work *w, bool is_share, int64_t share)
{
	if (w->indicator->unit != UNIT_PERCENT || !is_share)
		return PART_NONE;
	return share ? PART_BOTH : PART_DENOMINATOR;
}

static void take_measure_row(struct figure_work *w, struct units *units,
			     const struct measure *measure, size_t row)
{
	static const struct phase_names usual = { NULL, NULL };
	const struct bases *bases = w->data->bases;
	const struct table *t = w->data->measures;
	const struct person *person = bases_participant(bases, table_gets(t, row, "participant"));
	const char *text = table_gets(t, row, "value"), *day = table_gets(t, row, "date");
	enum phase phase = phase_parse(&usual, table_gets(t, row, "phase"));
	struct strbuf why = STRBUF_INIT;
	const struct pair *pair;
	struct measured value;
	struct unit *unit;
	int date = DATE_NONE;

	date_parse(day, strlen(day), &date);
	if (!person || phase == PHASE_OTHER || !*text || date > today(w) ||
	    !is_asked_for(w, person))
		return;
	pair = bases_pair_of(bases, person->id, table_gets(t, row, "pair"), date);
	if (!is_in_term(w, pair, date))
		return;
	if (measured_parse(measure, text, &value, &why)) {
		fault_row(w, t, row, "value", why.buf);
	} else {
		unit = unit_of(units, person->id, pair);
		unit->has[phase] = true;
		unit->value[phase] =
			w->indicator->unit == UNIT_PERCENT && measure->type != MEASURE_SCALE
				? share_of(measure, value.value)
				: value.value;
		unit->scale[phase] = value.scale;
		unit->first[phase] = evidence_so_far(w);
		add_evidence(w, phase == PHASE_ENTRY ? "entry" : "exit", t->name,
			     table_line(t, row), person->id, text, COUNTED_YES,
			     part_of_share(w, measure->type != MEASURE_SCALE, unit->value[phase]));
		unit->last[phase] = evidence_so_far(w);
	}
	strbuf_release(&why);
}

static void collect_measure(struct figure_work *w, struct units *units,
			    const struct measure *measure)
{
	const struct program *program = &w->data->bases->programme->program;
	const struct table *t = w->data->measures;

	for (size_t row = 0; row < t->n_rows; row++)
		if (program_measure_by_label(program, table_gets(t, row, "measure")) == measure)
			take_measure_row(w, units, measure, row);
	settle(units);
}

/* ---- constructs ---- */

#define MEAN_SCALE 4
#define MEAN_UNIT 10000

/* The mean of the response's answers about the construct, or the favourable share of them, at MEAN_SCALE. */
static bool score_of(struct figure_work *w, const struct response *r, enum phase phase,
		     int64_t *score)
{
	const struct program *program = &w->data->bases->programme->program;
	bool percent = w->indicator->unit == UNIT_PERCENT;
	int64_t sum = 0, n = 0, one;

	for (size_t q = 0; q < r->survey->n_questions; q++) {
		const struct question *question = &r->survey->questions[q];
		const struct answer *answer = &r->answers[q];

		if (!question->construct || !streq(question->construct, w->indicator->construct) ||
		    question->type == QUESTION_OPEN || !answer->given)
			continue;
		n++;
		one = percent ? answer_is_favourable(program, r->survey, question, answer->value)
			      : question_score(r->survey, question, answer->value);
		sum += one;
		add_evidence(w, phase == PHASE_ENTRY ? "entry" : "exit", "answers.csv",
			     answer->line, r->person_id, answer->text, COUNTED_YES,
			     part_of_share(w, true, one));
	}
	if (n)
		*score = (2 * sum * MEAN_UNIT + n) / (2 * n);
	return n > 0;
}

static void take_response(struct figure_work *w, struct units *units, const struct response *r,
			  size_t number)
{
	static const struct phase_names usual = { NULL, NULL };
	enum phase phase = phase_parse(&usual, r->wave);
	size_t first = evidence_so_far(w);
	char anonymous[32];
	struct unit *unit;
	int64_t score;

	if (phase == PHASE_OTHER || !is_asked_for(w, r->person) ||
	    !is_in_term(w, r->pair, r->date) || !score_of(w, r, phase, &score))
		return;
	/* Nobody is known to be anon:1 at entry and at exit. */
	snprintf(anonymous, sizeof(anonymous), ANONYMOUS "%zu", number);
	unit = unit_of(units, is_anonymous(r->person_id) ? anonymous : r->person_id, r->pair);
	unit->has[phase] = true;
	unit->value[phase] = score;
	unit->scale[phase] = MEAN_SCALE;
	unit->first[phase] = first;
	unit->last[phase] = evidence_so_far(w);
}

static void collect_construct(struct figure_work *w, struct units *units)
{
	const struct responses *responses = w->data->responses;

	for (size_t i = 0; i < responses->n; i++)
		take_response(w, units, &responses->items[i], i);
	settle(units);
}

/* ---- what they come to ---- */

static double mean_of(const struct units *units, int phase, bool paired, size_t *n)
{
	struct moments m = MOMENTS_INIT;

	for (size_t i = 0; i < units->n; i++)
		if (units->items[i].has[phase] && (!paired || units->items[i].has[1 - phase]))
			moments_add(&m, units->items[i].value[phase]);
	*n = (size_t)m.n;
	return moments_mean(&m, units->scale);
}

/* Shares are 0 and 1 of one answer each, unless a response had several. */
static void compare(struct figure_work *w, const struct units *units, enum value_kind kind)
{
	int64_t *entry = xcalloc(units->n + 1, sizeof(*entry));
	int64_t *exit = xcalloc(units->n + 1, sizeof(*exit));
	const struct measure_rule rule = { .kind = kind,
					   .better = DIRECTION_UP,
					   .reliability = NAN };
	struct paired_values values = { entry, exit, 0, units->scale };
	struct paired_comparison result = { .measure = "" };

	for (size_t i = 0; i < units->n; i++)
		if (units->items[i].has[0] && units->items[i].has[1]) {
			entry[values.n] = units->items[i].value[0];
			exit[values.n++] = units->items[i].value[1];
		}
	for (size_t i = 0; kind == VALUES_YESNO && i < values.n; i++) {
		entry[i] = entry[i] != 0;
		exit[i] = exit[i] != 0;
	}
	paired_compare(&result, &values, &rule, ZEROS_PRATT);
	w->figure.p = comparison_p(&result);
	if (rule.kind == VALUES_SCALE) {
		w->figure.low = result.ci_low;
		w->figure.high = result.ci_high;
	}
	free(entry);
	free(exit);
}

/* Of a scale, as a percentage: those who improved, of those with both values. */
static void count_improved(struct figure_work *w, const struct units *units,
			   const struct measure *measure)
{
	struct indicator_figure *f = &w->figure;
	size_t improved = 0, n = 0;
	bool better;

	for (size_t i = 0; i < units->n; i++) {
		const struct unit *u = &units->items[i];

		if (!u->has[0] || !u->has[1])
			continue;
		n++;
		better = measure->better == BETTER_DOWN ? u->value[1] < u->value[0]
							: u->value[1] > u->value[0];
		improved += better;
		for (size_t e = u->first[1]; w->evidence && e < u->last[1]; e++)
			w->evidence->items[e].adds_to = better ? PART_BOTH : PART_DENOMINATOR;
	}
	f->n = n;
	f->numerator = (double)improved;
	f->denominator = (double)n;
	f->exit = n ? 100 * (double)improved / (double)n : NAN;
	f->note = n ? NOTE_NONE : NOTE_NO_EXIT;
}

static void exclude(struct evidence *row)
{
	row->counted = COUNTED_NO;
	row->adds_to = PART_NONE;
}

/* Whoever has one value only has no part in what is compared. */
static void drop_unpaired(struct figure_work *w, const struct units *units)
{
	for (size_t i = 0; w->evidence && i < units->n; i++) {
		const struct unit *u = &units->items[i];

		for (int p = 0; p < 2 && !(u->has[0] && u->has[1]); p++)
			for (size_t e = u->first[p]; e < u->last[p]; e++)
				exclude(&w->evidence->items[e]);
	}
}

/* All values are 0 or one whole. */
static bool are_shares(const struct units *units)
{
	int64_t whole = 1;

	if (scaled_move(&whole, 0, units->scale) < 0)
		return false;
	for (size_t i = 0; i < units->n; i++)
		for (int p = 0; p < 2; p++)
			if (units->items[i].has[p] && units->items[i].value[p] != 0 &&
			    units->items[i].value[p] != whole)
				return false;
	return true;
}

static void summarise(struct figure_work *w, const struct units *units)
{
	double unit = w->indicator->unit == UNIT_PERCENT ? 100 : 1;
	struct indicator_figure *f = &w->figure;
	size_t n_entry, n_exit;
	double entry = mean_of(units, 0, false, &n_entry);
	double exit = mean_of(units, 1, false, &n_exit);

	mean_of(units, 0, true, &f->n);
	if (f->n) { /* the same people at both ends */
		entry = mean_of(units, 0, true, &n_entry);
		exit = mean_of(units, 1, true, &n_exit);
	} else if (n_entry && n_exit) {
		entry = NAN; /* different people: no change can be told */
	}
	f->entry = unit * entry;
	f->exit = unit * exit;
	if (w->indicator->unit == UNIT_PERCENT && n_exit) {
		f->numerator = exit * (double)n_exit;
		f->denominator = (double)n_exit;
	} else if (n_exit) {
		f->denominator = (double)n_exit;
	}
	f->note = n_exit ? NOTE_NONE : n_entry ? NOTE_NO_EXIT : NOTE_NOT_KNOWN;
	if (!f->n)
		return;
	drop_unpaired(w, units);
	compare(w, units,
		w->indicator->unit == UNIT_PERCENT && are_shares(units) ? VALUES_YESNO
									: VALUES_SCALE);
	if (w->indicator->unit == UNIT_PERCENT)
		f->low = f->high = NAN;
}

static void from_people(struct figure_work *w)
{
	const struct program *program = &w->data->bases->programme->program;
	const struct measure *measure = program_measure(program, w->indicator->measure);
	struct units units = { .scale = 0 };

	w->figure.source = measure ? SOURCE_MEASURE : SOURCE_CONSTRUCT;
	if (measure)
		collect_measure(w, &units, measure);
	else
		collect_construct(w, &units);
	if (measure && measure->type == MEASURE_SCALE && w->indicator->unit == UNIT_PERCENT)
		count_improved(w, &units, measure);
	else
		summarise(w, &units);
	units_release(&units);
}

/* ---- targets ---- */

static void set_target(struct figure_work *w)
{
	const struct indicator *indicator = w->indicator;
	int year = date_to_ymd(today(w)).year;

	for (size_t i = 0; i < indicator->n_targets && indicator->targets[i].year <= year; i++) {
		w->figure.target = indicator->targets[i].value;
		w->figure.target_year = indicator->targets[i].year;
	}
}

static enum target_met meets_year(const struct indicator_figure *f)
{
	bool down = f->indicator->better == BETTER_DOWN;

	if (isnan(f->exit))
		return TARGET_UNKNOWN;
	return (down ? f->exit <= f->target + 1e-9 : f->exit >= f->target - 1e-9) ? TARGET_MET
										  : TARGET_NOT_MET;
}

static bool is_of_people(const struct indicator_figure *f)
{
	return f->source == SOURCE_MEASURE || f->source == SOURCE_CONSTRUCT;
}

static bool may_be_chance(const struct indicator_figure *f)
{
	return is_of_people(f) && !isnan(f->change) && !(f->p < SIGNIFICANT_LEVEL);
}

static enum target_met meets_change(const struct indicator_figure *f)
{
	bool up = f->indicator->change == CHANGE_UP;

	if (isnan(f->change))
		return TARGET_UNKNOWN;
	if (up ? f->change <= 0 : f->change >= 0)
		return TARGET_NOT_MET;
	return may_be_chance(f) ? TARGET_UNCLEAR : TARGET_MET;
}

static void judge(struct figure_work *w)
{
	struct indicator_figure *f = &w->figure;

	f->change = f->exit - f->entry;
	set_target(w);
	if (!isnan(f->target))
		f->met = meets_year(f);
	else if (w->indicator->change != CHANGE_NONE)
		f->met = meets_change(f);
	if (f->note == NOTE_NONE && w->indicator->change != CHANGE_NONE && isnan(f->entry))
		f->note = NOTE_NO_ENTRY;
	if (f->note == NOTE_NONE && may_be_chance(f))
		f->note = NOTE_CHANCE;
}

struct indicator_figure figure_of_indicator(struct indicator_data *data,
					    const struct indicator *indicator,
					    struct evidence_list *evidence)
{
	struct figure_work w = {
		.data = data,
		.indicator = indicator,
		.evidence = evidence,
		.figure = { .indicator = indicator, .period = "" },
	};
	struct indicator_figure *f = &w.figure;

	f->entry = f->exit = f->change = f->low = f->high = f->p = NAN;
	f->numerator = f->denominator = f->target = NAN;
	check_rows(&w);
	if (indicator->numerator)
		from_counts(&w);
	else if (indicator->measure || indicator->construct)
		from_people(&w);
	else
		from_file(&w);
	judge(&w);
	return *f;
}

/* ---- names ---- */

static const struct expected_result *result_in(const struct expected_result *results, size_t n,
					       const char *text)
{
	for (size_t i = 0; i < n; i++)
		if (text_same(results[i].id, text))
			return &results[i];
	return NULL;
}

static const struct expected_result *result_called(const struct program *program, const char *text)
{
	const struct expected_result *result =
		result_in(program->results, program->n_results, text);

	for (size_t i = 0; i < program->n_forms && !result; i++)
		result = result_in(program->forms[i].results, program->forms[i].n_results, text);
	return result;
}

static const struct indicator *indicator_numbered(const struct program *program, const char *text)
{
	int64_t number;

	if (number_parse_int(text, strlen(text), &number) || number < 1 ||
	    (uint64_t)number > program->n_indicators)
		return NULL;
	return &program->indicators[number - 1];
}

size_t indicators_called(const struct program *program, const char *text,
			 const struct indicator ***found)
{
	const struct indicator *one = program_indicator_by_label(program, text);
	const struct expected_result *result = one ? NULL : result_called(program, text);
	size_t n = result ? result->indicators.n : 1;

	if (!one && !result)
		one = indicator_numbered(program, text);
	*found = xcalloc(n + 1, sizeof(**found));
	if (!one && !result)
		return 0;
	for (size_t i = 0; i < n; i++)
		(*found)[i] = one ? one : program_indicator(program, result->indicators.items[i]);
	return n;
}

/* ---- what is left out ---- */

static bool is_later(const struct indicator_data *data, const char *day)
{
	int date = DATE_NONE;

	return !date_parse(day, strlen(day), &date) && date > data->bases->today;
}

size_t indicator_rows_later(const struct indicator_data *data)
{
	size_t n = data->responses->later;

	for (size_t row = 0; row < data->measures->n_rows; row++)
		n += is_later(data, table_gets(data->measures, row, "date"));
	for (size_t row = 0; row < data->rows->n_rows; row++)
		n += first_day_of(table_gets(data->rows, row, "period")) > data->bases->today;
	return n;
}
