/*
 * partial.h - a run of the matching on a part of the programme: --only WHAT=VALUE and --form.
 *
 * Values of the same WHAT are alternatives; what is said with different ones has to hold together. Forms and variants
 * say of which kind a pair may be; a mentee whom none of them takes, or who wishes none of them, is no part of the run
 * and so not left over. kind, class and mentee say which mentees are. Mentors all take part.
 */
#ifndef KURATOR_CMD_PARTIAL_H
#define KURATOR_CMD_PARTIAL_H

#include "common.h"

#include "engine/scoring/scoring.h"

struct partial {
	bool *variants; /* of each of the eligibility: pairs may be of it; a null pointer: of all */
	bool *mentees;  /* of each of the bases: takes part; a null pointer: all do */
};

/*
 * Reads the values of --only and of --form (ids or labels in any language), and the facets that the command offers.
 * Returns STATUS_YES, or another status after messages; partial_release() is due in both cases.
 */
int partial_read(struct context *ctx, const struct text_list *only, const struct text_list *forms,
		 const struct eligibility *e, struct partial *partial);
void partial_release(struct partial *partial);

/* Takes the mentees who are no part of the run out of the working set. */
void partial_apply(const struct partial *partial, struct scoring *s);

#endif
