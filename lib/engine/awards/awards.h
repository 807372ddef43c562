/*
 * awards.h - who has earned a nomination: points by the criteria of program.yaml, and how far they depend on the weights.
 *
 * Candidates are the mentors (or the pairs) that were at work between `from` and bases->today. Each criterion is a share
 * from 0 to 1 of what could be reached, and gives that share of its weight; a share that is not known gives nothing. Only
 * meetings count that both sides have confirmed. Of a mentor with several pairs the figures of all pairs are added up; of
 * the gaps the largest one counts.
 *
 * The time of a pair runs from the day on which both sides had agreed to its end.
 *
 *   months      days with a pair, of all days of the time
 *   meetings    confirmed meetings, of those that the norm asks for in the pair's own time (holidays left out); at most 1
 *   regularity  the gap that the norm allows (a month's school days / per_month) over the largest gap between confirmed
 *               meetings in school days, beginning and end of the time included; at most 1
 *   gain        measures of the mentees that became better from entry to exit, of those taken twice; an unchanged one
 *               is a half
 *   plan        goals done, of those not dropped
 *   ratings     mean rating of the meetings, of 10: of a mentor those by mentees, of a pair those by both sides
 *   practice, succession, outputs
 *               practices in the register, mentees who became mentors, results of the mentees shown: of the most that
 *               any candidate has
 *
 * Of two candidates it is exact whether the weights within the bounds can turn their order round: it is so when it is so
 * where each weight is at the bound that speaks for it. The ranks count the rivals one by one; that all of them can be
 * before, or behind, under the same weights is not asked, so that the bounds may be wider than what can happen.
 */
#ifndef KURATOR_ENGINE_AWARDS_AWARDS_H
#define KURATOR_ENGINE_AWARDS_AWARDS_H

#include "model/bases.h"
#include "model/plans.h"

#define AWARD_CRITERIA (CRITERION_OUTPUTS + 1)

/* What a candidate has of a criterion. */
struct award_mark {
	bool known;
	double value, of; /* "7 of 8"; of: NAN where there is nothing to compare with */
	double share;
};

/* Why somebody is no candidate. */
enum award_barrier {
	AWARD_ADMITTED,
	AWARD_OTHER_KIND, /* the nomination is for people of another kind */
	AWARD_TOO_YOUNG,  /* below min_age on the day */
	AWARD_AGE_UNKNOWN, /* somebody who may be below min_age, and whose birth is not known well enough */
};

struct award_candidate {
	const struct pair *pair;     /* of a nomination for pairs; else a null pointer */
	const struct person *mentor; /* of both */
	enum award_barrier barrier;
	const struct person *barred; /* whom the barrier is about */
	struct award_mark marks[AWARD_CRITERIA];
	double points;
	size_t rank;        /* from 1; equal points share a rank. 0: no candidate */
	size_t tied;        /* how many have these points */
	size_t best, worst; /* no other weights give a rank outside of these */
	const char *held;   /* the status of this nomination in awards.csv since `from`; "" */
	bool hidden;        /* ranked with the others, but nobody asked to see it */
};

struct award_ranking {
	const struct award *award;
	int from; /* until bases->today */
	struct award_candidate
		*candidates; /* by rank, then in the order of the file; those barred behind */
	size_t n;
	size_t n_admitted;
	double most; /* points: the sum of the weights */
};

/* What candidates have done, once for all nominations. */
struct award_facts;
/*
 * `bases` hold BASES_MEETINGS. Returns a null pointer after messages when a file could not be read;
 * award_facts_free() is due.
 */
struct award_facts *award_facts_find(const struct bases *bases, int from);
void award_facts_free(struct award_facts *facts);

/* `shake`: by which share of itself each weight may be larger or smaller, from 0 to 1. */
void award_rank(struct award_ranking *ranking, const struct award_facts *facts,
		const struct award *award, double shake);
void award_ranking_release(struct award_ranking *ranking);
/* The candidate with this mentor or pair; a null pointer: none was at work. */
const struct award_candidate *award_candidate_of(const struct award_ranking *ranking,
						 const struct person *mentor,
						 const struct pair *pair);

/* The criterion as program.yaml calls it, and what a person reads (translated). */
const char *award_criterion_id(enum award_criterion_id criterion);
const char *award_criterion_name(enum award_criterion_id criterion);
/* The weight of the criterion in the nomination; 0: it is none of its criteria. */
int award_weight(const struct award *award, enum award_criterion_id criterion);

/* ---- for the files of this folder ---- */

/* Figures of a pair, or of all pairs of a mentor in the time. */
struct award_deeds {
	bool at_work;
	int days;
	size_t expected, confirmed;
	double gap; /* the largest, in school days; NAN: the time is shorter than the gap that the norm allows */
	size_t halves, measured; /* gain in halves, and the measures taken twice */
	size_t goals, done;
	size_t mentee_rated, mentor_rated;
	int64_t mentee_points, mentor_points;
	size_t practices, successors, outputs;
};

struct award_facts {
	const struct bases *bases;
	int from;
	double norm_gap;
	struct award_deeds *pairs;   /* by place in bases->pairs */
	struct award_deeds *mentors; /* by place in bases->mentors */
};

/* The time of a pair that counts, both inclusive; false: it was not at work between from and today. */
bool award_time_of(const struct award_facts *facts, const struct pair *pair, int *from, int *to);
/* Adds to the deeds of pairs and mentors. 0, or -1 after messages. */
int award_find_gains(struct award_facts *facts);
int award_find_register_deeds(struct award_facts *facts);

#endif
