/* gains.c - what the mentee of each pair gained */
#include "engine/strategy/gains.h"

static int64_t on_good_scale(const struct measure *m, int64_t value, int scale)
{
	int64_t low, high;

	if (m->better == BETTER_UP)
		return value;
	if (m->better == BETTER_DOWN)
		return -value;
	low = scaled_whole(m->low, scale);
	high = scaled_whole(m->high, scale);
	return value < low ? value - low : value > high ? high - value : 0;
}

/* ---- all measures ---- */

/* Of each measure of program.yaml its number in e; UINT32_MAX: it was never measured. */
static uint32_t *numbers_of(const struct entry_exit *e, const struct program *program)
{
	uint32_t *numbers = xcalloc(program->n_measures + 1, sizeof(*numbers));

	for (size_t m = 0; m < program->n_measures; m++)
		numbers[m] = UINT32_MAX;
	for (size_t i = 0; i < e->measures.n; i++)
		if (e->rules[i])
			numbers[e->rules[i] - program->measures] = (uint32_t)i;
	return numbers;
}

static struct gain gain_of(const struct entry_exit *e, uint32_t number, const struct measure *m,
			   const struct pair *pair)
{
	struct gain none = { NAN, NAN, NAN };
	int64_t values[2], entry;
	int scale;

	if (number == UINT32_MAX ||
	    !entry_exit_values(e, number, pair->mentee->id, pair->id, values, &scale))
		return none;
	entry = on_good_scale(m, values[0], scale);
	return (struct gain){
		.entry = scaled_double(entry, scale),
		.gain = scaled_double(on_good_scale(m, values[1], scale) - entry, scale),
		.value = scaled_double(values[0], scale),
	};
}

static int by_id(const void *a, const void *b)
{
	return strcmp((*(const struct pair *const *)a)->id, (*(const struct pair *const *)b)->id);
}

static bool is_measured(const struct entry_exit *e, const uint32_t *numbers,
			const struct program *program, const struct pair *pair)
{
	for (size_t m = 0; m < program->n_measures; m++)
		if (!isnan(gain_of(e, numbers[m], &program->measures[m], pair).gain))
			return true;
	return false;
}

void gains_of(struct gains *gains, const struct entry_exit *e, const struct bases *bases)
{
	const struct program *program = &bases->programme->program;
	uint32_t *numbers = numbers_of(e, program);

	*gains = (struct gains){ .bases = bases,
				 .measures = program->measures,
				 .n_measures = program->n_measures };
	gains->pairs = xcalloc(bases->n_pairs + 1, sizeof(*gains->pairs));
	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *pair = &bases->pairs[i];

		if (pair->mentee && is_measured(e, numbers, program, pair))
			gains->pairs[gains->n++] = pair;
	}
	if (gains->n)
		qsort(gains->pairs, gains->n, sizeof(*gains->pairs), by_id);
	gains->values = xcalloc(size_mult(gains->n_measures, gains->n) + 1, sizeof(*gains->values));
	for (size_t m = 0; m < gains->n_measures; m++)
		for (size_t i = 0; i < gains->n; i++)
			gains->values[m * gains->n + i] =
				gain_of(e, numbers[m], &program->measures[m], gains->pairs[i]);
	free(numbers);
}

void gains_release(struct gains *gains)
{
	free(gains->pairs);
	free(gains->values);
	*gains = (struct gains){ .n = 0 };
}

/* ---- outcomes ---- */

static void outcome_init(struct outcome *outcome, const struct measure *measure, size_t n)
{
	*outcome = (struct outcome){ .measure = measure };
	outcome->pairs = xcalloc(n + 1, sizeof(*outcome->pairs));
	outcome->entry = xcalloc(n + 1, sizeof(*outcome->entry));
	outcome->gain = xcalloc(n + 1, sizeof(*outcome->gain));
	outcome->value = xcalloc(n + 1, sizeof(*outcome->value));
}

static void outcome_add(struct outcome *outcome, const struct pair *pair, struct gain gain)
{
	outcome->pairs[outcome->n] = pair;
	outcome->entry[outcome->n] = gain.entry;
	outcome->gain[outcome->n] = gain.gain;
	outcome->value[outcome->n++] = gain.value;
}

void outcome_of_measure(struct outcome *outcome, const struct gains *gains, size_t measure)
{
	outcome_init(outcome, &gains->measures[measure], gains->n);
	for (size_t i = 0; i < gains->n; i++) {
		const struct gain *g = &gains->values[measure * gains->n + i];

		if (!isnan(g->gain))
			outcome_add(outcome, gains->pairs[i], *g);
	}
}

/* Mean and standard deviation of the entries of a measure. */
struct standard {
	double mean, sd; /* sd NaN: the measure tells nothing */
};

static struct standard standard_of(const struct gain *values, size_t n)
{
	struct standard s = { 0, 0 };
	size_t found = 0;

	for (size_t i = 0; i < n; i++) {
		if (isnan(values[i].gain))
			continue;
		found++;
		s.mean += values[i].entry;
	}
	s.mean /= (double)found;
	for (size_t i = 0; i < n; i++)
		s.sd += isnan(values[i].gain) ? 0 : pow(values[i].entry - s.mean, 2);
	s.sd = found > 1 && s.sd > 1e-20 * s.mean * s.mean ? sqrt(s.sd / (double)(found - 1)) : NAN;
	return s;
}

void outcome_of_all(struct outcome *outcome, const struct gains *gains)
{
	struct standard *standards = xcalloc(gains->n_measures + 1, sizeof(*standards));

	outcome_init(outcome, NULL, gains->n);
	for (size_t m = 0; m < gains->n_measures; m++)
		standards[m] = standard_of(gains->values + m * gains->n, gains->n);
	for (size_t i = 0; i < gains->n; i++) {
		struct gain sum = { 0, 0, NAN };
		size_t found = 0;

		for (size_t m = 0; m < gains->n_measures; m++) {
			const struct gain *g = &gains->values[m * gains->n + i];

			if (isnan(g->gain) || isnan(standards[m].sd))
				continue;
			found++;
			sum.entry += (g->entry - standards[m].mean) / standards[m].sd;
			sum.gain += g->gain / standards[m].sd;
		}
		if (!found)
			continue;
		sum.entry /= (double)found;
		sum.gain /= (double)found;
		outcome_add(outcome, gains->pairs[i], sum);
	}
	free(standards);
}

void outcome_release(struct outcome *outcome)
{
	free(outcome->pairs);
	free(outcome->entry);
	free(outcome->gain);
	free(outcome->value);
	*outcome = (struct outcome){ .n = 0 };
}
