/*
 * claimed.h - a matching of any tool, read from a file of pairs: which candidates they are, and whether it is a matching.
 */
#ifndef KURATOR_CMD_CLAIMED_H
#define KURATOR_CMD_CLAIMED_H

#include "demands.h"
#include "edges.h"

struct claimed {
	struct edges *edges;
	size_t *edge; /* of each mentee */
	size_t *line; /* of the row that gives it; 0: none */
	char **variant; /* of each mentee: what the row says of it, "form/variant"; a null pointer: nothing */
	struct findings faults; /* why it is no matching at all */
};

#define CLAIMED_INIT \
	{ \
		.faults = FINDINGS_INIT \
	}

/*
 * Reads the pairs (the path "-": standard input) for these candidates; no pair may have fewer points than `least`. Returns
 * 0, or -1 after messages when they could not be read. claimed_release() is due in both cases.
 */
int claimed_read(struct claimed *m, struct edges *edges, const char *path, const char *encoding,
		 int32_t least);
/*
 * Whether it grants what `pair match` is asked to repair: who is to be apart is, and groups of a variant have as many
 * mentees as they need. A pair is of the variant that its row tells, or of its best one, and counts with the points of
 * that. Faults are added to those of the matching.
 */
void claimed_check_demands(struct claimed *m, struct demands *d, const char *path, int32_t minimum);
void claimed_release(struct claimed *m);

#endif
