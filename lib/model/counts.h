/*
 * counts.h - the built-in counts that indicators name as numerator and denominator.
 *
 * Who takes part on a day: a mentor or mentee whose pair has started by then and had not ended before the term began. A
 * person counts once, whatever the number of pairs; somebody who is mentor and mentee counts as each. Ages are taken on
 * the day. What cannot be decided for a person (a birth that is not known) is in `undecided`; such people are not in
 * `value`.
 */
#ifndef KURATOR_MODEL_COUNTS_H
#define KURATOR_MODEL_COUNTS_H

#include "model/bases.h"

#define COUNTS_PARTS (BASES_MEETINGS | BASES_REQUESTS | BASES_REGISTERS)

struct count {
	bool known; /* false: the data do not tell (a figure missing in program.yaml, no answers yet) */
	int64_t value;
	size_t undecided; /* people for whom the answer is not known */
};

enum counted { COUNTED_NO, COUNTED_YES, COUNTED_UNDECIDED };

/* A record that was looked at, for those who ask where a number comes from. */
typedef void count_visit_fn(void *data, const char *file, size_t line, const char *id,
			    enum counted counted);

struct count_query {
	int from; /* first day of the term */
	int on;
	const struct ids
		*kinds; /* only people, and records of people, of these kinds; empty: all */
	const struct ids *categories; /* only mentees of one of these categories; empty: all */
	count_visit_fn *visit;        /* a null pointer: nobody asks */
	void *data;
};

/*
 * The count `id` of vocabulary_count over the term up to the day. `bases` must hold COUNTS_PARTS. An id that
 * vocabulary_count does not list is a bug.
 */
struct count count_with(const struct bases *bases, const char *id, const struct count_query *query);
/* The same in the programme's term, of everybody. */
struct count count_of(const struct bases *bases, const char *id, int on);

/* Whether the person takes part on the day, in the programme's term. */
bool takes_part(const struct bases *bases, const struct person *person, int on);

#endif
