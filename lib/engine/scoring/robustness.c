/* robustness.c - plans under somewhat other weights */
#include "engine/scoring/robustness.h"

#include "base/random.h"

#define SEED UINT64_C(20210901)

/* The weights of a run. The copy shares everything else with s. */
static struct scoring shaken(const struct scoring *s, uint32_t shake, uint64_t *state)
{
	struct scoring run = *s;
	int64_t factor[CRITERIA_KNOWN];

	for (size_t id = 0; id < CRITERIA_KNOWN; id++)
		factor[id] = (int64_t)MATCHING_POINT - shake +
			     (int64_t)random_below(state, 2 * (uint64_t)shake + 1);
	for (size_t k = 0; k < run.n_criteria; k++)
		run.criteria[k].most = (int32_t)(run.criteria[k].most * factor[run.criteria[k].id] /
						 MATCHING_POINT);
	return run;
}

static void read_plan(const struct matching_problem *p, const size_t *edge, uint32_t *mentor)
{
	for (uint32_t i = 0; i < p->n_mentees; i++)
		mentor[i] = edge[i] == MATCHING_NO_EDGE ? ROBUSTNESS_NOBODY : p->mentor[edge[i]];
}

static void make_plan(const struct scoring *run, const struct robustness_settings *settings,
		      uint32_t *mentor)
{
	struct matching_problem p;
	uint16_t *variant;

	scoring_candidates(run, &p, &variant);
	if (settings->stable) {
		size_t *edge = xcalloc(p.n_mentees, sizeof(*edge));

		matching_stable(&p, settings->proposing, settings->minimum, edge);
		read_plan(&p, edge, mentor);
		free(edge);
	} else {
		struct matching_result result;

		matching_solve(&p, settings->objective, settings->minimum, &result);
		read_plan(&p, result.edge, mentor);
		matching_result_release(&result);
	}
	matching_problem_release(&p);
	free(variant);
}

static int compare_numbers(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* What the runs (sorted here) say of the mentee `i`, who has `planned` in the plan. */
static void count_runs(uint32_t *mentors, uint32_t i, uint32_t planned, struct robustness *found)
{
	qsort(mentors, found->runs, sizeof(*mentors), compare_numbers);
	for (uint32_t from = 0, to; from < found->runs; from = to) {
		for (to = from + 1; to < found->runs && mentors[to] == mentors[from];)
			to++;
		if (mentors[from] == planned) {
			found->stays[i] = to - from;
		} else if (to - from > found->rival_runs[i]) {
			found->rival[i] = mentors[from];
			found->rival_runs[i] = to - from;
		}
	}
}

void robustness_measure(const struct scoring *s, const struct matching_problem *p,
			const size_t *edge, const struct robustness_settings *settings,
			struct robustness *found)
{
	uint32_t n = p->n_mentees, runs = settings->runs;
	uint32_t *planned = xcalloc(n, sizeof(*planned)), *of_one = xcalloc(runs, sizeof(*of_one));
	uint32_t *mentor = xcalloc(size_mult(runs, n), sizeof(*mentor)); /* [run * n + mentee] */
	uint64_t state = SEED;

	*found = (struct robustness){
		.runs = runs,
		.stays = xcalloc(n, sizeof(*found->stays)),
		.rival = xcalloc(n, sizeof(*found->rival)),
		.rival_runs = xcalloc(n, sizeof(*found->rival_runs)),
	};
	read_plan(p, edge, planned);
	for (uint32_t run = 0; run < runs; run++) {
		struct scoring weights = shaken(s, settings->shake, &state);

		make_plan(&weights, settings, mentor + (size_t)run * n);
	}
	for (uint32_t i = 0; i < n; i++) {
		for (uint32_t run = 0; run < runs; run++)
			of_one[run] = mentor[(size_t)run * n + i];
		found->rival[i] = ROBUSTNESS_NOBODY;
		count_runs(of_one, i, planned[i], found);
	}
	free(planned);
	free(of_one);
	free(mentor);
}

void robustness_release(struct robustness *found)
{
	free(found->stays);
	free(found->rival);
	free(found->rival_runs);
	*found = (struct robustness){ .runs = 0 };
}
