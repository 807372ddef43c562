/*
 * index.h - who belongs to whom, found without searching: for looks at all rows of large files.
 */
#ifndef KURATOR_MODEL_RULES_INDEX_H
#define KURATOR_MODEL_RULES_INDEX_H

#include "base/strmap.h"
#include "model/bases.h"

/* Ids of a file, each with its row; of those with Cyrillic letters also what looks the same in Latin ones. */
struct id_index {
	struct strmap exact, latin;
};

void id_index_add(struct id_index *index, const char *id, size_t row);
/* The row of the id, or STRMAP_NONE. */
size_t id_index_find(const struct id_index *index, const char *id);
/* The row of an id that looks the same on paper, or STRMAP_NONE. */
size_t id_index_find_alike(const struct id_index *index, const char *id);
void id_index_release(struct id_index *index);

/* Numbers of records that belong to one owner: items[first[owner]] … items[first[owner + 1] - 1], ascending. */
struct lists {
	size_t *first;
	size_t *items;
};

/* Pairs and meetings of bases that hold BASES_MEETINGS. Numbers are places in the arrays of the bases. */
struct pair_index {
	const struct bases *bases;
	size_t *numbers;        /* 0, 1, 2 … of all pairs */
	struct lists of_mentor; /* pairs */
	struct lists of_mentee; /* pairs */
	struct id_index groups; /* number of each group, by its name */
	struct lists of_group;  /* pairs */
	size_t n_groups;
	/* Meetings by day, stage and order of the file: those that count for a pair, those that name a group. */
	struct lists of_pair, of_group_line;
};

void pair_index_init(struct pair_index *index, const struct bases *bases);
void pair_index_release(struct pair_index *index);

/* A run of numbers. */
struct run {
	const size_t *items;
	size_t n;
};

/* All pairs of a person, whichever side. */
struct run pairs_of(const struct pair_index *index, const struct person *person);
struct run meetings_of(const struct pair_index *index, const struct pair *pair);
/* By number of the group. */
struct run meetings_of_group(const struct pair_index *index, size_t group);
/* The first pair of the group. */
const struct pair *group_first(const struct pair_index *index, size_t group);
/* The pairs that an id of a pair or a group means; n is 0 when it means none. */
struct run pairs_named(const struct pair_index *index, const char *id);

#endif
