/*
 * explain.h - why a matching is as it is, and what each change would cost the whole.
 *
 * All answers are exact: the difference between the best plan and the best plan under the change, level by level. They
 * come from shortest paths in the residual graph of one solution; only where a change costs a pair or lowers the floor,
 * so that the levels below are those of another solution, is the problem solved again: once for all edges of a score.
 */
#ifndef KURATOR_ENGINE_MATCHING_EXPLAIN_H
#define KURATOR_ENGINE_MATCHING_EXPLAIN_H

#include "engine/matching/solve.h"

/* Best plan minus best plan under the change; a level may be negative when one before it is positive. */
struct matching_cost {
	bool possible; /* false: no plan has it (the score is below the minimum, or the mentor has no place) */
	int64_t pairs;
	int64_t floor;  /* thousandths; 0 unless the objective is fair */
	int64_t points; /* thousandths */
};

struct matching_explainer {
	const struct matching_problem *problem;
	const struct matching_result *result;
	int32_t minimum;
	struct matching_residual *residual;
};

/* problem and result (of matching_solve on that problem) must outlive the explainer. */
void matching_explainer_init(struct matching_explainer *x, const struct matching_problem *p,
			     const struct matching_result *result);
void matching_explainer_release(struct matching_explainer *x);

/*
 * For each edge of the mentee's row, in its order: what it costs that the mentee gets this mentor. `costs` has room for
 * the row. 0 in all levels for the pair of the plan and for others as good.
 */
void matching_cost_of_forcing(struct matching_explainer *x, uint32_t mentee,
			      struct matching_cost *costs);
/* The same for one edge of the row, without the work for the others. */
struct matching_cost matching_cost_of_forcing_edge(struct matching_explainer *x, uint32_t mentee,
						   size_t edge);
/* What it costs that this mentee does not get this mentor; zeros for an edge that the plan does not use. */
struct matching_cost matching_cost_of_forbidding(struct matching_explainer *x, size_t edge);
/* What it costs that this mentee gets nobody at all. */
struct matching_cost matching_cost_of_leaving_out(struct matching_explainer *x, uint32_t mentee);

/*
 * What one more place of the mentor costs (nothing or less: it can only help) and what one place fewer costs; not
 * possible where the mentor has none.
 */
void matching_price_of_place(struct matching_explainer *x, uint32_t mentor,
			     struct matching_cost *one_more, struct matching_cost *one_fewer);

/* Why a mentee has nobody. */
enum matching_left_out {
	MATCHING_IS_PLACED,
	MATCHING_NO_CANDIDATE, /* no edge of at least the minimum to a mentor with places */
	MATCHING_OUTBID, /* there are places for all, but this mentee's costs more than it brings */
	MATCHING_HALL,   /* a set of mentees shares too few places, and this one is of the set */
};

/*
 * For MATCHING_HALL: these mentees (who include the one asked about) have candidates among these mentors only, who
 * together have `places` places, fewer than mentees. The mentors are the fewest whose places the one asked about needs to
 * be too few; the mentees are all who have no others, so that mentees less places have nobody in any plan. For MATCHING_OUTBID: the mentors of its row, and the mentees who
 * have their places. Numbers ascending.
 */
struct matching_reason {
	enum matching_left_out kind;
	uint32_t *mentees, *mentors;
	uint32_t n_mentees, n_mentors;
	uint64_t places;
};

void matching_why_left_out(struct matching_explainer *x, uint32_t mentee,
			   struct matching_reason *reason);
void matching_reason_release(struct matching_reason *reason);

/*
 * The fewest extra places of one mentor of the mentee's row, at most `most`, with which the best plan has somebody for
 * this mentee, checked by solving. Of several mentors the one with whose places the plan is best, then the first.
 * Returns false when there is none.
 */
struct matching_change {
	uint32_t mentor;
	uint32_t places;
	uint32_t mentor_then;      /* whom the mentee gets then */
	struct matching_cost cost; /* nothing or less */
};
bool matching_smallest_change(struct matching_explainer *x, uint32_t mentee, uint32_t most,
			      struct matching_change *change);

/*
 * Of the scores below the minimum in the mentee's row the highest that, as the minimum, gives a best plan with somebody
 * for this mentee, checked by solving; at most `most` are tried, the highest first. Returns false when there is none.
 */
struct matching_limit {
	int32_t minimum;      /* thousandths */
	uint32_t mentor_then; /* whom the mentee gets then */
	uint32_t pairs;       /* of the whole plan */
};
bool matching_lower_minimum(const struct matching_explainer *x, uint32_t mentee, size_t most,
			    struct matching_limit *limit);

#endif
