/*
 * needed.h - the candidates that a best plan may need, without computing all candidates.
 *
 * A few worthy candidates of each mentee are solved (engine/matching/grow.h), level by level. The prices of that plan say
 * which others could be in a plan as good or better: those that are worth at least the prices of both (certificate.h);
 * search.h finds them without looking at all pairs. They join the first ones and the whole is priced again, until there
 * is none that is worth more than its prices (column generation: Dantzig and Wolfe 1960). In the end those that are worth
 * exactly their prices join. Then, by complementary slackness, every best plan of all candidates uses only these: plan,
 * canonical choice, what `keep` chooses and what is in every best plan are those of all candidates. (Stable plans,
 * trade-offs and plans under other points, places or a lower minimum need others.)
 */
#ifndef KURATOR_ENGINE_SCORING_NEEDED_H
#define KURATOR_ENGINE_SCORING_NEEDED_H

#include "engine/matching/solve.h"
#include "engine/scoring/scoring.h"

/*
 * As scoring_candidates(), but only the candidates that the objective may need if no pair may have fewer points than
 * `minimum` (thousandths). The result is that of matching_solve(), its certificate one for all candidates.
 */
void scoring_needed(const struct scoring *s, enum matching_objective objective, int32_t minimum,
		    struct matching_problem *problem, uint16_t **variant,
		    struct matching_result *result);

/*
 * The `most` candidates of each mentee with the most points (n_best in all; of equal ones those of the first mentors), and
 * whatever else a best plan may need, for each of the objectives: a plan that is the best among all candidates for one
 * of them, without a minimum, has only candidates of this list.
 */
void scoring_shortlist(const struct scoring *s, size_t most, struct matching_problem *problem,
		       uint16_t **variant, size_t *n_best);

/*
 * How many candidates, of all, block the plan (engine/matching/stable.h); edge[] are edges of such a problem.
 */
size_t scoring_blocking(const struct scoring *s, const struct matching_problem *problem,
			int32_t minimum, const size_t *edge);

#endif
