/*
 * arrangements.h - what people have settled before the matching: --lock, --reserve, --unlock.
 *
 *   --lock FILE     mentee,mentor and perhaps form, variant: pairs that are to be. Each has to keep all rules, as in `pair
 *                   add`; without a variant it is the best of those that may be. Mentee and place are out of the
 *                   matching then, as those of a running pair are.
 *   --reserve FILE  mentor and perhaps places, for: free places that nobody gets now; no number: all that are left.
 *   --unlock PAIR   the running pair (or group, or all of them) takes part in the matching: its mentee may get another
 *                   mentor. Among equally good plans it stays.
 *   --previous FILE mentee,mentor: pairs of an earlier plan, kept where that costs nothing.
 */
#ifndef KURATOR_CMD_ARRANGEMENTS_H
#define KURATOR_CMD_ARRANGEMENTS_H

#include "common.h"

#include "engine/scoring/scoring.h"
#include "model/opened.h"

struct arrangement_options {
	const char *lock, *reserve, *previous; /* files; null pointers: none */
	struct text_list unlock;               /* ids of pairs and groups, or "all" */
};

struct locked_pair {
	size_t mentor, mentee; /* places in the bases */
	size_t variant;        /* place in the eligibility */
	int32_t score;
};

/* Places of a mentor that are kept back. */
struct kept_back {
	size_t mentor; /* place in the bases */
	uint32_t places;
	char *whom; /* "" where nothing is said */
};

struct arrangements {
	struct locked_pair *locks; /* by the id of the mentee */
	struct kept_back *reserves;
	struct opened_pairs opened; /* running pairs that take part in the matching */
	size_t n_locks, alloc_locks, n_reserves, alloc_reserves;
	bool has_previous;  /* pairs of an earlier plan were given */
	uint32_t *previous; /* then: of each mentee of the problem, or MATCHING_NOBODY */
};

/*
 * Reads the files and takes the places that they speak of. `allowed` as in scoring_init(). Returns 0, or -1 after
 * messages: a locked pair that breaks a rule is refused with its line and the rule.
 */
int arrangements_read(const struct arrangement_options *options, struct eligibility *e,
		      const bool *allowed, struct arrangements *a);
/*
 * Marks the running pairs and those of an earlier plan among the candidates, so that they stay where that costs nothing.
 * Returns 0, or -1 after messages.
 */
int arrangements_keep(const struct arrangement_options *options, struct arrangements *a,
		      const struct bases *bases, const struct matching_names *names,
		      struct matching_problem *problem);
void arrangements_release(struct arrangements *a);

#endif
