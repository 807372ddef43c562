/*
 * pairs.h - what the commands of pairs and meetings do alike.
 */
#ifndef KURATOR_CMD_PAIRS_H
#define KURATOR_CMD_PAIRS_H

#include "common.h"

#include "model/bases.h"
#include "model/pairing.h"
#include "model/progress.h"

/* Everything that is known of pairs: opened once, released in any case. */
struct pair_bases {
	struct programme programme;
	struct bases bases;
	struct group_index groups;
	struct progress *progress; /* of each pair */
};

#define PAIR_BASES_INIT \
	{ \
		.programme = PROGRAMME_INIT, .bases = BASES_INIT \
	}

/* Opens the programme, for writing if asked. Returns 0, or -1 after messages. */
int pair_bases_open(struct context *ctx, struct pair_bases *known, bool writing);
void pair_bases_release(struct pair_bases *known);

/*
 * The whole of a command that changes the pairs that its operands name: `act` does it, or adds to the findings why it
 * cannot be. `look` (may be a null pointer) adds remarks that are printed when all is written; -1 stops. Prints the
 * changed rows.
 */
typedef void pair_act_fn(const struct pairing *pairing, const struct pair_set *set);
typedef int pair_look_fn(struct pair_bases *known, const struct pair_set *set,
			 struct findings *remarks);
int pairs_change(struct context *ctx, int argc, char **argv, pair_act_fn *act, pair_look_fn *look);

/* All rows of pairs.csv with what is derived of them; `known` must outlive the listing. */
void pairs_listing(struct listing *listing, struct pair_bases *known);

/* Prints the rows for which `changed` is true and says how many there are. Returns an exit status. */
int report_changed(struct context *ctx, struct listing *listing, const bool *changed);

#endif
