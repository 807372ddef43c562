/*
 * cardinality.h - as many pairs as possible, whatever their scores (inside engine/matching only).
 */
#ifndef KURATOR_ENGINE_MATCHING_CARDINALITY_H
#define KURATOR_ENGINE_MATCHING_CARDINALITY_H

#include "engine/matching/graph.h"

/* A matching that can be looked at from both sides. */
struct pairing {
	uint32_t n_left, n_right;
	uint32_t n_pairs;
	uint32_t *mate;     /* of the left, or MATCHING_NOBODY */
	uint32_t *load;     /* of the right: how many it has */
	uint32_t *capacity; /* of the right, see graph_places */
	size_t *slot_start; /* n_right + 1: where the places of the right begin */
	uint32_t *
		slot; /* whom of the left each filled place has; the first `load` places of each are filled */
};

void pairing_init(struct pairing *m, const struct graph *g, const uint32_t *capacity);
void pairing_release(struct pairing *m);
void pairing_add(struct pairing *m, uint32_t left, uint32_t right);
void pairing_remove(struct pairing *m, uint32_t left);

/*
 * Adds as many pairs as can be added over arcs of at least `threshold`; pairs that are there stay pairs of the same
 * people, not of the same mates. Stops early when there are `enough`.
 */
void pairing_augment(struct pairing *m, const struct graph *g, int32_t threshold, uint32_t enough);
/*
 * For a matching that cannot be augmented: a cover of all arcs of at least `threshold` by as many places as there are
 * pairs. It marks the right that searches from the free left reach, and the left that they do not reach.
 */
void pairing_cover(const struct pairing *m, const struct graph *g, int32_t threshold, bool *left,
		   bool *right);

#endif
