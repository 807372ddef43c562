/*
 * wish_list.h - wishes as people write them: rows about people known by their ids, some of whom take no part in the
 * matching. Finds contradictions, and makes of the rows what the repair is told.
 *
 * Ids live as long as what they were found in. The order in which rows were added matters to messages alone.
 */
#ifndef KURATOR_ENGINE_MATCHING_WISH_LIST_H
#define KURATOR_ENGINE_MATCHING_WISH_LIST_H

#include "base/strbuf.h"
#include "base/strmap.h"
#include "engine/matching/wish.h"

#define WISH_MOST_MENTORS 16

/* Somebody whom a wish names. */
struct wish_party {
	const char *id;
	uint32_t number;                     /* in the problem; MATCHING_NOBODY: takes no part */
	uint32_t mentors[WISH_MOST_MENTORS]; /* who takes no part: those it has, ascending */
	uint32_t n_mentors;
};

struct wish_row {
	uint32_t mentee, other; /* places in parties */
	bool apart;
	size_t line;
};

struct wish_list {
	struct wish_party *parties;
	struct wish_row *rows;
	size_t n_parties, n_rows, alloc_parties, alloc_rows;
	struct strmap by_id;         /* place in parties */
	struct matching_wish *items; /* of wish_list_finish() */
	size_t n_items;
};

/* Adds a mentor to those that somebody has; beyond WISH_MOST_MENTORS nothing. */
void wish_party_add_mentor(struct wish_party *party, uint32_t mentor);

/* The place of the party, which is added if it is new. */
uint32_t wish_list_party(struct wish_list *list, const struct wish_party *party);
void wish_list_add(struct wish_list *list, struct wish_row row);

/*
 * Whether the two of this row are to be apart, but together by way of other rows: then their lines, "2, 5", are added to
 * the text.
 */
bool wish_list_contradicts(const struct wish_list *list, size_t row, struct strbuf *lines);

/* Puts the rows in the order of ids and makes items[], for matching_repair(), of those about somebody who takes part. */
void wish_list_finish(struct wish_list *list);

/* Whether the plan meets the row, also one about two who take no part. */
bool wish_list_is_met(const struct wish_list *list, size_t row, const struct matching_problem *p,
		      const size_t *edge);

/* Adds all that a plan may depend on, the same for every order of rows. */
void wish_list_add_settings(const struct wish_list *list, struct strbuf *out);

void wish_list_release(struct wish_list *list);

#endif
