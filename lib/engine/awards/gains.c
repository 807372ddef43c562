/* gains.c - what measures and registers say of pairs: gain, practices, results, successors */
#include <math.h>

#include "engine/awards/awards.h"
#include "model/columns/columns.h"
#include "model/grouping.h"
#include "model/measures.h"

static bool in_time(const struct award_facts *facts, int day)
{
	return day != DATE_NONE && day >= facts->from && day <= facts->bases->today;
}

static struct award_deeds *deeds_of(struct award_facts *facts, const struct pair *pair)
{
	return &facts->pairs[pair - facts->bases->pairs];
}

static struct award_deeds *deeds_of_mentor(struct award_facts *facts, const struct pair *pair)
{
	return pair->mentor ? &facts->mentors[pair->mentor - facts->bases->mentors] : NULL;
}

/* ---- measures ---- */

/* A measure of a pair: how good the value was at entry and at exit; NAN: not taken. */
struct taken_twice {
	const struct pair *pair;
	double entry, exit;
};

struct gains {
	struct award_facts *facts;
	struct strmap places; /* by pair and measure */
	struct taken_twice *items;
	size_t n, alloc;
};

/* The larger the better. */
static double goodness(const struct measure *measure, struct measured measured)
{
	double value = (double)measured.value / pow(10, measured.scale);

	switch (measure->better) {
	case BETTER_UP:
		return value;
	case BETTER_DOWN:
		return -value;
	case BETTER_RANGE:
		break;
	}
	return value < measure->low    ? value - measure->low
	       : value > measure->high ? measure->high - value
				       : 0;
}

static struct taken_twice *place_of(struct gains *gains, const struct pair *pair,
				    const struct measure *measure)
{
	char *key = xstrfmt("%s %s", pair->id, measure->id);
	size_t place = strmap_add(&gains->places, key, strlen(key), gains->n);

	free(key);
	if (place == STRMAP_NONE) {
		ALLOC_GROW(gains->items, gains->n + 1, gains->alloc);
		place = gains->n++;
		gains->items[place] = (struct taken_twice){ pair, NAN, NAN };
	}
	return &gains->items[place];
}

/* Rows that cannot be read are for `check`; a row whose pair cannot be told is nobody's gain. */
static void take_row(struct gains *gains, const struct table *table, size_t row)
{
	static const struct phase_names usual = { NULL, NULL };
	const struct bases *bases = gains->facts->bases;
	const char *id = table_gets(table, row, "participant");
	const struct person *person = bases_participant(bases, id);
	int day = table_day(table, row, "date", DATE_NONE);
	const struct pair *pair =
		bases_pair_of(bases, person ? person->id : id, table_gets(table, row, "pair"), day);
	const struct measure *measure = program_measure_by_label(&bases->programme->program,
								 table_gets(table, row, "measure"));
	enum phase phase = phase_parse(&usual, table_gets(table, row, "phase"));
	struct strbuf why = STRBUF_INIT;
	struct measured measured;

	if (!pair || !person || pair->mentee != person || !measure || phase == PHASE_OTHER ||
	    (day != DATE_NONE && day > bases->today))
		return;
	if (!measured_parse(measure, table_gets(table, row, "value"), &measured, &why) &&
	    !measured.missing) {
		struct taken_twice *item = place_of(gains, pair, measure);

		*(phase == PHASE_ENTRY ? &item->entry : &item->exit) = goodness(measure, measured);
	}
	strbuf_release(&why);
}

static void add_gain(struct award_deeds *deeds, const struct taken_twice *item)
{
	deeds->measured++;
	deeds->halves += item->exit > item->entry ? 2 : item->exit == item->entry;
}

int award_find_gains(struct award_facts *facts)
{
	const struct table *table = programme_table(facts->bases->programme, &schema_measures);
	struct gains gains = { .facts = facts };

	if (!table)
		return -1;
	for (size_t row = 0; row < table->n_rows; row++)
		take_row(&gains, table, row);
	for (size_t i = 0; i < gains.n; i++) {
		const struct taken_twice *item = &gains.items[i];
		struct award_deeds *mentor = deeds_of_mentor(facts, item->pair);

		if (isnan(item->entry) || isnan(item->exit) ||
		    !deeds_of(facts, item->pair)->at_work)
			continue;
		add_gain(deeds_of(facts, item->pair), item);
		if (mentor)
			add_gain(mentor, item);
	}
	strmap_release(&gains.places);
	free(gains.items);
	return 0;
}

/* ---- registers ---- */

typedef size_t *count_fn(struct award_deeds *deeds);

static size_t *practices_of(struct award_deeds *deeds)
{
	return &deeds->practices;
}

static size_t *outputs_of(struct award_deeds *deeds)
{
	return &deeds->outputs;
}

/* One more for the pair, and for its mentor unless the row was counted for that mentor already. */
static void count(struct award_facts *facts, const struct pair *pair, count_fn *of,
		  const struct person **counted)
{
	struct award_deeds *mentor = deeds_of_mentor(facts, pair);

	if (!deeds_of(facts, pair)->at_work)
		return;
	(*of(deeds_of(facts, pair)))++;
	if (mentor && *counted != pair->mentor)
		(*of(mentor))++;
	*counted = pair->mentor;
}

static void count_named(struct award_facts *facts, const char *id, count_fn *of)
{
	const struct person *counted = NULL;

	for (size_t i = bases_next_pair(facts->bases, id, 0); i != SIZE_MAX;
	     i = bases_next_pair(facts->bases, id, i + 1))
		count(facts, &facts->bases->pairs[i], of, &counted);
}

/* A result without a pair belongs to the pairs that the mentee had on the day. */
static void count_of_person(struct award_facts *facts, const char *id, int day)
{
	const struct person *mentee = bases_mentee(facts->bases, id), *counted = NULL;
	int from, to;

	for (const struct pair *p = mentee ? mentee->pairs : NULL; p; p = pair_after(p, mentee))
		if (p->mentee == mentee && award_time_of(facts, p, &from, &to) && day >= from &&
		    day <= to)
			count(facts, p, outputs_of, &counted);
}

static void count_output(struct award_facts *facts, const struct table *table, size_t row)
{
	const char *pair = table_gets(table, row, "pair");

	if (*pair)
		count_named(facts, pair, outputs_of);
	else
		count_of_person(facts, table_gets(table, row, "person"),
				table_day(table, row, "date", DATE_NONE));
}

/* A mentee became a mentor in the time, after the pair had begun. */
static bool succeeded(const struct award_facts *facts, const struct pair *pair)
{
	const struct person *person =
		pair->mentee ? bases_mentor(facts->bases, pair->mentee->id) : NULL;
	int day;

	if (!person || pair->started == DATE_NONE || person->decision == DECISION_REJECTED)
		return false;
	day = person->joined != DATE_NONE ? person->joined : person->decided;
	return in_time(facts, day) && day > pair->started &&
	       person_is_here(person, facts->bases->today);
}

/* Each mentee once for each mentor, also where they had two pairs. */
static void count_successors(struct award_facts *facts, const struct person *mentor)
{
	struct award_deeds *deeds = &facts->mentors[mentor - facts->bases->mentors];
	struct strmap seen = STRMAP_INIT;

	for (const struct pair *p = mentor->pairs; p; p = pair_after(p, mentor)) {
		if (p->mentor != mentor || !succeeded(facts, p))
			continue;
		deeds_of(facts, p)->successors++;
		if (strmap_add(&seen, p->mentee->id, strlen(p->mentee->id), 1) == STRMAP_NONE)
			deeds->successors++;
	}
	strmap_release(&seen);
}

int award_find_register_deeds(struct award_facts *facts)
{
	struct programme *programme = facts->bases->programme;
	const struct table *practices = programme_table(programme, &schema_practices);
	const struct table *outputs = programme_table(programme, &schema_outputs);

	if (!practices || !outputs)
		return -1;
	for (size_t row = 0; row < practices->n_rows; row++)
		if (in_time(facts, table_day(practices, row, "date", DATE_NONE)))
			count_named(facts, table_gets(practices, row, "pair"), practices_of);
	for (size_t row = 0; row < outputs->n_rows; row++)
		if (in_time(facts, table_day(outputs, row, "date", DATE_NONE)))
			count_output(facts, outputs, row);
	for (size_t i = 0; i < facts->bases->n_mentors; i++)
		count_successors(facts, &facts->bases->mentors[i]);
	return 0;
}
