/*
 * proposals.h - what `pair match` prints: the pairs it proposes as rows of pairs.csv, what they add up to, and how they
 * stand other weights.
 */
#ifndef KURATOR_CMD_PROPOSALS_H
#define KURATOR_CMD_PROPOSALS_H

#include "candidates.h"
#include "demands.h"

#include "engine/scoring/robustness.h"
#include "report/plan_summary.h"

/* The pairs, as `pair add -` takes them. Returns an exit status. */
int proposals_print(struct context *ctx, const struct candidates *c, const struct plan *plan);

/*
 * The summary on stderr; `detail` adds who got a pair and who did not. `settings` (words that `plan` does not hold)
 * goes into the hash, `repeat` are the options that `pair explain` needs to explain this plan.
 */
void proposals_report(const struct candidates *c, const struct plan *plan,
		      const struct demands *demands, const char *settings, const char *repeat,
		      bool detail);

/* The pairs with how often each stays, and what that says in all on stderr. Returns an exit status. */
int proposals_print_robust(struct context *ctx, const struct candidates *c, const struct plan *plan,
			   const struct robustness *found, int64_t percent);

#endif
