/*
 * problem.h - who may be paired with whom: the input of everything in engine/matching.
 *
 * A matching gives a mentee at most one mentor and a mentor at most `capacity` mentees, and uses only the candidate
 * pairs ("edges") of the problem. A forbidden pair is a pair that is not there; no score means "forbidden".
 *
 * People are numbers from 0 in canonical order, which is the order of the bytes of their ids. All results depend on
 * these numbers only, so a caller that numbers people this way gets the same answer whatever the order of its rows.
 * matching_builder does the numbering. Arrays are owned by the struct that holds them.
 *
 * Scores are whole thousandths of a point, 0 to MATCHING_SCORE_MAX, so that nothing is ever rounded. With at most
 * 2^31 people of a side every sum of scores and every price fits into 64 bits (2^31 * 10^9 < 2^61).
 */
#ifndef KURATOR_ENGINE_MATCHING_PROBLEM_H
#define KURATOR_ENGINE_MATCHING_PROBLEM_H

#include "base/strmap.h"
#include "base/util.h"

#define MATCHING_SCORE_MAX 1000000000 /* a million points */
#define MATCHING_POINT 1000           /* thousandths in a point */
#define MATCHING_NOBODY UINT32_MAX    /* no person */
#define MATCHING_NO_EDGE SIZE_MAX     /* no pair */

struct matching_problem {
	uint32_t n_mentees;
	uint32_t n_mentors;
	uint32_t *
		capacity; /* places of each mentor, 0 and more; places above n_mentees count for nothing */
	size_t *row;      /* n_mentees + 1: the edges of mentee i are row[i] to row[i + 1] - 1 */
	uint32_t *mentor; /* of each edge; ascending within a row, no mentor twice */
	int32_t *score;   /* of each edge, thousandths */
	/* Each of these may be a null pointer; otherwise one entry for each edge. */
	bool *keep;            /* a pair of the previous plan, kept where that costs nothing */
	uint32_t *mentee_rank; /* place of the mentor on the mentee's list from 1; 0: not on it */
	uint32_t *mentor_rank; /* place of the mentee on the mentor's list from 1; 0: not on it */
};

static inline size_t matching_n_edges(const struct matching_problem *p)
{
	return p->row[p->n_mentees];
}

void matching_problem_release(struct matching_problem *p);
/* The edge between the two, or MATCHING_NO_EDGE. */
size_t matching_find_edge(const struct matching_problem *p, uint32_t mentee, uint32_t mentor);
/* The mentee of an edge. */
uint32_t matching_edge_mentee(const struct matching_problem *p, size_t edge);

/* Why a text is no score. */
enum matching_score_fault {
	MATCHING_SCORE_OK,
	MATCHING_SCORE_NO_NUMBER,
	MATCHING_SCORE_NEGATIVE,
	MATCHING_SCORE_TOO_FINE,  /* more than three decimals that are not 0 */
	MATCHING_SCORE_TOO_LARGE, /* over a million points */
};
/* Points as text ("12", "0.75", "0,75") to thousandths. */
enum matching_score_fault matching_score_parse(const char *s, size_t len, int32_t *score);
#define MATCHING_SCORE_SIZE 32
/* Thousandths as text, as short as possible ("12", "0.75", "-3.1"), into buf, which is also returned. */
const char *matching_score_format(int64_t thousandths, char buf[MATCHING_SCORE_SIZE]);

/*
 * Makes a problem of rows that name people by their ids, in any order.
 *
 *	struct matching_builder b = MATCHING_BUILDER_INIT;
 *	matching_builder_mentor(&b, "M-002", 5, 3);	(capacity 3; needs no rows)
 *	matching_builder_row(&b, &row);			(row number 0, then 1 …)
 *	if (matching_builder_finish(&b, &problem, &names))
 *		… names.doubles lists rows that name the same pair …
 *
 * Rows that repeat a pair with the same score, ranks and keep are no harm to a matching but are listed, too; then
 * problem and names are complete nevertheless and use the earliest row.
 */
struct matching_row {
	const char *mentee, *mentor; /* ids, need not be terminated; copied */
	size_t mentee_len, mentor_len;
	int32_t score;
	bool keep;
	uint32_t mentee_rank, mentor_rank; /* 0: none */
};

struct matching_builder {
	struct strmap mentee_map, mentor_map; /* id to order of appearance */
	char **mentee_ids, **mentor_ids;
	size_t n_mentees, alloc_mentees, n_mentors, alloc_mentors, alloc_capacity;
	uint32_t last_mentee, last_mentor; /* named by the last row */
	uint32_t *capacity;                /* MATCHING_NOBODY: not told */
	struct matching_builder_edge *edges;
	size_t n_edges, alloc_edges;
	bool any_keep, any_mentee_rank, any_mentor_rank;
};

#define MATCHING_BUILDER_INIT \
	{ \
		.mentee_ids = NULL \
	}

struct matching_double {
	size_t first, second; /* row numbers, from 0 */
	bool same;            /* nothing but the place differs */
};

struct matching_names {
	char **mentee, **mentor; /* ids in canonical order */
	uint32_t n_mentees, n_mentors;
	struct strmap mentee_map, mentor_map; /* id to canonical number */
	size_t *row_of_edge;
	size_t *edge_of_row; /* of a repeated row: the edge of the earliest */
	uint32_t *untold;    /* mentors that have rows and whose capacity was not told */
	size_t n_untold;
	struct matching_double *doubles; /* in order of second */
	size_t n_doubles;
};

/* A mentee who may have no rows. */
void matching_builder_mentee(struct matching_builder *b, const char *id, size_t len);
/* Tells a mentor's capacity. Returns 0, or -1 when it was told before (and changes nothing). */
int matching_builder_mentor(struct matching_builder *b, const char *id, size_t len,
			    uint32_t capacity);
void matching_builder_row(struct matching_builder *b, const struct matching_row *row);
/*
 * Fills problem and names (overwriting what is there) and releases the builder. A capacity that was not told is
 * `default_capacity`. Returns 0, or -1 when there are rows that name the same pair but are not the same.
 */
int matching_builder_finish(struct matching_builder *b, uint32_t default_capacity,
			    struct matching_problem *problem, struct matching_names *names);
void matching_builder_release(struct matching_builder *b);
void matching_names_release(struct matching_names *names);

#endif
