/*
 * verify.h - checks of matchings by code that shares nothing with the solver.
 *
 * `edge` is always of length n_mentees, an edge of the mentee's row or MATCHING_NO_EDGE each; a matching from elsewhere
 * is put into this form by the caller, who thereby finds pairs that are not allowed and mentees named twice.
 */
#ifndef KURATOR_ENGINE_MATCHING_VERIFY_H
#define KURATOR_ENGINE_MATCHING_VERIFY_H

#include "engine/matching/certificate.h"

enum matching_fault_kind {
	MATCHING_SOUND,
	/* feasibility */
	MATCHING_FAULT_EDGE,     /* mentee: its edge is not of its row */
	MATCHING_FAULT_MINIMUM,  /* mentee: the pair's score is below the minimum */
	MATCHING_FAULT_CAPACITY, /* mentor: more mentees than places */
	/* certificate */
	MATCHING_FAULT_SHAPE,    /* levels or floor do not belong to the objective */
	MATCHING_FAULT_NEGATIVE, /* mentee or mentor: a price below zero */
	MATCHING_FAULT_PRICE,    /* mentee and mentor: prices below what the edge adds */
	MATCHING_FAULT_SLACK,    /* mentee and mentor: a pair whose prices are above what it adds */
	MATCHING_FAULT_IDLE,     /* mentee or mentor: a price above zero, and not placed */
	MATCHING_FAULT_FLOOR,    /* the worst pair is not at the certificate's floor */
	MATCHING_FAULT_FLOOR_EDGE,  /* mentee and mentor: above the floor and neither marked */
	MATCHING_FAULT_FLOOR_COVER, /* as many marked places as pairs: the floor is not proved */
	/* proof from scratch */
	MATCHING_FAULT_FEWER_PAIRS, /* at least `better` more pairs are possible */
	MATCHING_FAULT_LOWER_FLOOR, /* a worst pair of score `better` is possible with as many pairs */
	MATCHING_FAULT_FEWER_POINTS, /* at least `better` more points are possible, nothing else lost */
};

struct matching_fault {
	enum matching_fault_kind kind;
	uint32_t mentee, mentor; /* MATCHING_NOBODY where none is meant */
	int64_t better;
};

/* What a matching adds up to. */
struct matching_summary {
	uint32_t pairs;
	int32_t floor;  /* -1: no pair */
	int64_t points; /* thousandths */
	uint32_t kept;
};

/* Each returns true when all is well; otherwise *fault (may be null) is the first fault found. */
bool matching_feasible(const struct matching_problem *p, int32_t minimum, const size_t *edge,
		       struct matching_fault *fault);
bool matching_certified(const struct matching_problem *p, const size_t *edge,
			const struct matching_certificate *c, struct matching_fault *fault);
/*
 * Proves from scratch that a feasible matching is the best for the objective: no augmenting path adds a pair, none
 * exists above the floor, and the residual graph has no cycle that gains (Bellman 1958, Ford 1956). When there is no
 * fault and `proof` is not null, it receives the prices found; the caller releases it. Pairs of the previous plan and
 * the canonical choice are not asked about.
 */
bool matching_prove(const struct matching_problem *p, enum matching_objective objective,
		    int32_t minimum, const size_t *edge, struct matching_certificate *proof,
		    struct matching_fault *fault);
struct matching_summary matching_summarise(const struct matching_problem *p, const size_t *edge);
/* Whether the first is better for the objective; what is kept is not asked. */
bool matching_is_better(enum matching_objective objective, const struct matching_summary *a,
			const struct matching_summary *b);

#endif
