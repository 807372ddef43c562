/*
 * demands.h - what `pair match` repairs: wishes (--wishes) and groups that need a least number of members (--least).
 */
#ifndef KURATOR_CMD_DEMANDS_H
#define KURATOR_CMD_DEMANDS_H

#include "candidates.h"

#include "engine/scoring/groups.h"
#include "report/plan_summary.h"
#include "wishes.h"

struct demand_options {
	const char *wishes;     /* a file; a null pointer: none */
	struct text_list least; /* "VARIANT=N": a mentor has none or at least N mentees of it */
};

#define DEMAND_OPTIONS(o) \
	TEXT(0, "wishes", &(o).wishes, N_("FILE"), \
	     N_("columns mentee,other,wish: who is to have the same mentor (together) or not " \
		"(apart)")), \
		LIST(0, "least", &(o).least, N_("VARIANT=N"), \
		     N_("groups of this variant (or form) have at least N mentees; may be repeated"))

struct demands {
	bool any; /* something was asked for */
	struct wishes wishes;
	uint32_t *least_of; /* of each variant of the eligibility; null: no demand */
	struct groups groups;
	struct matching_repair repair;
};

/* Returns STATUS_YES, or another status after messages; demands_release() is due in both cases. */
int demands_read(struct context *ctx, const struct demand_options *options, struct candidates *c,
		 struct demands *d);
void demands_release(struct demands *d);

/*
 * Repairs a plan that is solved, so that its edges are no longer those of the best. Candidates of groups that are closed
 * become those of another variant.
 */
void demands_repair(struct demands *d, struct candidates *c, struct plan *plan);
/* What was repaired, and what it loses, in words on stderr. */
void demands_report(const struct demands *d, const struct candidates *c, const struct plan *plan);
void demands_add_settings(const struct demands *d, struct strbuf *out);

#endif
