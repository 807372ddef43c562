/*
 * traits.h - a mentor or a mentee as numbers, so that two people are compared without looking at a text.
 *
 * Words (subjects, topics, interests) become numbers: the same word has the same number on both sides. Subjects are
 * topics of program.yaml where they name one ("математика" and "mathematics" are the same then), other words compare
 * folded. Topics asked are those of mentees.csv and of the mentee's open requests.
 */
#ifndef KURATOR_MODEL_TRAITS_H
#define KURATOR_MODEL_TRAITS_H

#include "model/bases.h"

/* Ascending, none twice. */
struct numbers {
	const uint32_t *items;
	uint32_t n;
};

#define TRAITS_NOBODY UINT32_MAX

struct traits {
	const struct person *person;
	int class_number; /* 0: unknown */
	char sex;         /* 0: unknown */
	struct numbers subjects;
	struct numbers topics; /* offered by a mentor, asked by a mentee */
	struct numbers interests;
	/*
	 * Mentee: the day since which it waits for a pair: it volunteered (else joined, else was surveyed), or its last
	 * pair ended, whichever is later; DATE_NONE: unknown.
	 */
	int waiting_since;
	/*
	 * Mentee without an open pair: was waiting already when pairs were last matched, on an earlier day, and was given
	 * none then (one that ended the same day counts as given).
	 */
	bool left_over;
	uint32_t load;             /* mentor: open pairs */
	uint32_t capacity;         /* mentor: without places that are kept back */
	uint32_t kept_back;        /* mentor: these places */
	const char *kept_back_for; /* for whom, in words; a null pointer or "": not said */
	uint32_t *open; /* mentee: open pairs in each variant; behind them in each form */
	uint32_t twin; /* mentee: place of the mentor who is the same person; TRAITS_NOBODY: none */
	/* Of each variant: bits of the rules that this person breaks alone, places and limits aside. */
	uint64_t *own;
};

/* Of all mentors and mentees of the bases, in their order. They live in the arena. */
void traits_read(const struct bases *bases, struct arena *arena, struct traits **mentors,
		 struct traits **mentees);

/* How many numbers are in both. */
uint32_t numbers_common(const struct numbers *a, const struct numbers *b);
/* Whether both have time at the same hour; where one of them is unknown, they may have. */
bool day_sets_meet(const struct day_set *a, const struct day_set *b);
/* On how many days of the week both have time at the same hour. */
unsigned day_set_common_days(const struct day_set *a, const struct day_set *b);
unsigned day_set_days(const struct day_set *set);

#endif
