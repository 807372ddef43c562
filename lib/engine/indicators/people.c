/* people.c - measures and answers of the same people at entry and at exit */
#include "engine/indicators/work.h"

#include <math.h>

#include "engine/statistics/common_scale.h"
#include "engine/statistics/paired.h"
#include "model/grouping.h"
#include "model/measures.h"

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
	return pair_was_at_work(pair, from, figure_today(w));
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
	if (!person || phase == PHASE_OTHER || !*text || date > figure_today(w) ||
	    !is_asked_for(w, person))
		return;
	pair = bases_pair_of(bases, person->id, table_gets(t, row, "pair"), date);
	if (!is_in_term(w, pair, date))
		return;
	if (measured_parse(measure, text, &value, &why)) {
		figure_fault(w, t, row, "value", why.buf);
	} else {
		unit = unit_of(units, person->id, pair);
		unit->has[phase] = true;
		unit->value[phase] =
			w->indicator->unit == UNIT_PERCENT && measure->type != MEASURE_SCALE
				? share_of(measure, value.value)
				: value.value;
		unit->scale[phase] = value.scale;
		unit->first[phase] = figure_evidence_so_far(w);
		figure_evidence(
			w, phase == PHASE_ENTRY ? "entry" : "exit", t->name, table_line(t, row),
			person->id, text, COUNTED_YES,
			part_of_share(w, measure->type != MEASURE_SCALE, unit->value[phase]));
		unit->last[phase] = figure_evidence_so_far(w);
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
		figure_evidence(w, phase == PHASE_ENTRY ? "entry" : "exit", "answers.csv",
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
	size_t first = figure_evidence_so_far(w);
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
	unit->last[phase] = figure_evidence_so_far(w);
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

void figure_from_people(struct figure_work *w)
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
