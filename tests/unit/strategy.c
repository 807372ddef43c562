/*
 * strategy.c - gains on the good scale, and weights that are held out.
 *
 * Expected values of held_out_errors(): R 4.2.2, ridge regression in closed form (penalty 2·9), lm() for the line, and
 * the distribution of the signed mid-ranks by convolution; printed with 17 digits.
 */
#include "unit/unit.h"

#include "engine/strategy/weights.h"

#define N 24
#define K 2

static const double first[N] = { 0,   .5,  1, .25, .75, 0,   1,   .5, .25, 1,  .5, 0,
				 .75, .25, 1, .5,  0,   .75, .25, 1,  0,   .5, 1,  .75 };
static const double second[N] = { 1, 0, .5, .5, 0, .5, 1, 0, 1,  .5, .5, 0,
				  1, 0, .5, 1,  1, .5, 0, 0, .5, 1,  .5, 0 };
static const double noise[N] = { .3, -.2, .1,  0, -.1, .2, -.3, .1, 0,  -.1, .2, -.2,
				 .1, .1,  -.1, 0, -.2, .3, -.1, 0,  .1, -.1, .2, -.1 };

static void test_held_out(void)
{
	static const double present[] = { 100, 300 };
	double shares[N * K], gain[N], changed[K];
	struct held_out h;

	for (size_t i = 0; i < N; i++) {
		shares[i * K] = first[i];
		shares[i * K + 1] = second[i];
		gain[i] = 1 + 2 * first[i] + .3 * second[i] + noise[i];
	}
	h = held_out_errors(shares, gain, N, K, present, changed);
	is_near(h.mean_error, 0.78018208542463652, 1e-12, "error of the mean alone");
	is_near(h.present_error, 0.73795646051552743, 1e-12, "error of the present weights");
	is_near(h.changed_error, 0.39162685874063385, 1e-9, "error of changed weights");
	is_near(h.p, 1.4960765838623047e-05, 1e-9, "p of the difference");
	is_near(changed[0], 1.1098486966293, 1e-9, "what the first criterion is worth");
	is_near(changed[1], 0.16239796263028072, 1e-9, "the second");
	for (size_t i = 0; i < N; i++)
		gain[i] = -gain[i];
	h = held_out_errors(shares, gain, N, K, present, changed);
	ok(changed[0] == 0 && changed[1] == 0, "no weight below 0");
	is_near(h.present_error, h.mean_error, 1e-12, "points that harm tell nothing");
	ok(!(h.p < 0.05), "nothing is gained");
	for (size_t i = 0; i < N; i++)
		gain[i] = 5;
	h = held_out_errors(shares, gain, N, K, present, changed);
	ok(isnan(h.p) && h.changed_error == 0, "all gain the same: no test");
}

/* Measures of each direction, the same two values of one mentee. */
static void add(struct entry_exit *e, uint32_t measure, bool exit, int64_t value)
{
	struct comparison_value v = {
		.measure = measure, .exit = exit, .value = value, .scale = 1
	};

	comparison_add(&e->comparison, &v);
}

static void test_gains(void)
{
	static const struct measure measures[] = {
		{ .id = "up", .better = BETTER_UP },
		{ .id = "down", .better = BETTER_DOWN },
		{ .id = "range", .better = BETTER_RANGE, .low = 4.5, .high = 7 },
		{ .id = "never", .better = BETTER_UP },
	};
	static const struct measure *rules[] = { &measures[0], &measures[1], &measures[2] };
	static char names[][8] = { "up", "down", "range" };
	static const double entries[] = { 3.1, -3.1, -1.4 }, gains_wanted[] = { 5, -5, 0.3 };
	struct programme programme = PROGRAMME_INIT;
	struct person mentee = { .id = "E-1" };
	struct pair pairs[] = { { .id = "P-2", .mentee = &mentee }, { .id = "P-1" } };
	struct bases bases = { .programme = &programme, .pairs = pairs, .n_pairs = 2 };
	struct entry_exit e = ENTRY_EXIT_INIT;
	struct outcome o;
	struct gains g;

	programme.program.measures = measures;
	programme.program.n_measures = 4;
	e.rules = rules;
	for (size_t m = 0; m < 3; m++)
		intern_add(&e.measures, names[m], strlen(names[m]));
	intern_add(&e.subjects, "E-1\0P-2", 7);
	for (uint32_t m = 0; m < 3; m++) {
		add(&e, m, false, 31);
		add(&e, m, true, 81);
	}
	gains_of(&g, &e, &bases);
	is_int(g.n, 1, "pairs with entry and exit");
	for (size_t m = 0; m < 3; m++) {
		outcome_of_measure(&o, &g, m);
		is_int(o.n, 1, measures[m].id);
		ok(o.entry[0] == entries[m], "  entry on the good scale");
		ok(o.gain[0] == gains_wanted[m], "  gain, exact");
		ok(o.value[0] == 3.1, "  entry as measured");
		outcome_release(&o);
	}
	outcome_of_measure(&o, &g, 3);
	is_int(o.n, 0, "a measure that was never taken");
	outcome_release(&o);
	outcome_of_all(&o, &g);
	is_int(o.n, 0, "one pair has no standard deviation: nothing of all together");
	outcome_release(&o);
	gains_release(&g);
	comparison_release(&e.comparison);
	intern_release(&e.subjects);
	intern_release(&e.measures);
}

int main(void)
{
	test_held_out();
	test_gains();
	return done_testing();
}
