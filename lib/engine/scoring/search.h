/*
 * search.h - the candidates of a mentee that are worth most, found without looking at all mentors.
 *
 * Mentors have prices; a candidate is worth `scale` times its points less the mentor's price. Most of the points depend
 * on topics and interests that both share. So mentors are listed by topic, by interest and by both, each list by rising
 * price and apart for each class and set of variants. What a mentor in a list can be worth at most is known before it is
 * looked at: its class, all other criteria in full, all topics and interests (or none, in a list where these are not
 * shared), less its price. A list is left as soon as this bound is below what is asked; then no mentor behind can
 * matter. This is the threshold algorithm (Fagin, Lotem and Naor 2003, Optimal aggregation algorithms for middleware).
 * Pairs of which one has chosen the other are looked at apart.
 *
 * What is found is exact: bit masks (words of which some may share a bit, days without hours) only decide who need not
 * be asked; rules and points of the others come from eligibility.h and scoring.h.
 */
#ifndef KURATOR_ENGINE_SCORING_SEARCH_H
#define KURATOR_ENGINE_SCORING_SEARCH_H

#include "engine/scoring/scoring.h"

struct found {
	int64_t worth;
	uint32_t mentor; /* number in the working set */
	int32_t score;
	uint16_t
		variant; /* place in e->variants: the one with the most points, of those the first */
};

struct found_list {
	struct found *items;
	size_t n, alloc;
};

enum search_key { SEARCH_ALL, SEARCH_TOPIC, SEARCH_INTEREST, SEARCH_BOTH, SEARCH_KEYS };

/* Places of mentors, ascending: for each key (a hash of the word or words) a list for each cell. */
struct search_lists {
	size_t n_keys;   /* a power of two */
	uint32_t *start; /* n_keys * n_cells + 1 */
	uint32_t *items;
};

/* Mentors of the same class who may be mentors in the same variants. */
struct search_cell {
	uint64_t fits;
	int class_number;
	bool mixed; /* too many for cells of their own: each in some of the variants */
};

struct search {
	const struct scoring *s;
	int64_t scale;
	struct search_mentor
		*mentors; /* who may be somebody's mentor, by rising price; equal ones by number */
	uint32_t n;
	struct search_cell *cells;
	uint32_t n_cells;
	size_t alloc_cells;
	bool flat; /* all prices are equal */
	struct search_lists lists[SEARCH_KEYS];
	uint32_t *place;  /* of each mentor of the working set in mentors; UINT32_MAX: not there */
	uint32_t *number; /* of each mentor of e in the working set; UINT32_MAX: not there */
};

/* Who asks: several may ask the same search at once, each with marks of its own. */
struct search_marks {
	uint32_t *seen; /* of each place in mentors: the query that saw it last */
	uint32_t query;
	bool stopped; /* the last query by its number of looks, before all who matter were looked at */
	struct open_cell *open; /* of the query: the cells with mentors who may be the mentee's */
};

/* The scoring must outlive it. All prices are 0, the scale is 1. */
void search_init(struct search *search, const struct scoring *s);
void search_release(struct search *search);

void search_marks_init(struct search_marks *marks, const struct search *search);
void search_marks_release(struct search_marks *marks);

/*
 * Other prices (of each mentor of the working set) and another scale, 1 or more. Where `among` is no null pointer only
 * those mentors are looked for, apart from those of whom one has chosen the other.
 */
void search_set_prices(struct search *search, const int64_t *price, int64_t scale,
		       const bool *among);

/* What is asked for. */
struct search_wish {
	int64_t least;  /* fewest worth */
	int32_t lowest; /* fewest points, in thousandths */
	size_t most;    /* no more than that many, the worthiest */
	uint32_t from;  /* of equal ones the first mentors from this one on, and around */
	/*
	 * Not 0: of equal ones any will do, and no more than so many mentors are looked at. Then the finds are good but
	 * perhaps not the best; the same every time.
	 */
	size_t looks;
	bool chosen; /* also whoever of the two has chosen the other, however little it is worth; if `most` is SIZE_MAX */
};

/*
 * The candidates of the mentee (number in the working set) that answer the wish. Overwrites found, which keeps its
 * memory; by mentor.
 */
void search_best(const struct search *search, struct search_marks *marks, uint32_t mentee,
		 const struct search_wish *wish, struct found_list *found);

#endif
