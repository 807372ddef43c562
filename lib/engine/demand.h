/*
 * demand.h - what the matching can serve of the requests, and which further mentors it would take.
 *
 * A mentee is served by a mentor who offers one of the topics that the mentee asks (a mentee who asks none, by any), where
 * no rule forbids the pair. The figures of a topic count requests: a request is served when its mentee's mentor offers
 * its topic, in the plan with most mentees served and then most points.
 *
 * A new mentor of a topic is taken to suit every mentee who asks it and may be paired at all, as far as the mentee's own
 * side goes (consent, wish, limits); so the number of new mentors is a number from below: who is found has to fit.
 */
#ifndef KURATOR_ENGINE_DEMAND_H
#define KURATOR_ENGINE_DEMAND_H

#include "engine/matching/recruit.h"
#include "engine/scoring/scoring.h"
#include "model/requests.h"

struct demand {
	const struct topic_demands *topics;
	uint32_t *served; /* of each topic: requests of waiting mentees */
	uint32_t *more;   /* of each topic: new mentors */
	uint32_t waiting; /* mentees without a pair */
	uint32_t paired;  /* of these, as many as could get a pair, whatever the topics */
	uint32_t served_mentees;
	uint32_t target;   /* mentees to be served */
	uint32_t then;     /* served with the new mentors; below the target: it cannot be reached */
	uint32_t mentors;  /* new ones */
	uint32_t least;    /* no fewer can do */
	uint32_t *blocked; /* mentees whom no mentor could serve: numbers in the working set */
	uint32_t n_blocked;
};

/*
 * `problem` are the candidates of `s` (scoring_candidates). `percent` of the waiting mentees are to be served, rounded up,
 * by new mentors with `places` places each. demand_release() is due.
 */
void demand_solve(struct demand *demand, const struct scoring *s,
		  const struct matching_problem *problem, const struct topic_requests *requests,
		  const struct topic_demands *topics, uint32_t percent, uint32_t places);
void demand_release(struct demand *demand);

#endif
