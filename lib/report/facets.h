/*
 * facets.h - the rows of a list by what they are about: a form, a variant, a kind of people, a class, a state, a period.
 *
 * A row is about the pairs and the people that it names: a meeting about its pair and the people of that pair, a training
 * about the person trained, a row of pairs.csv and of the bases about itself. Where a row names people only, their pairs
 * of the period count (without a period: those open today). A row passes when anything that it is about fits, so
 * that a pair of a mentor of class 9 and a mentee of class 6 is found under both. The state is that of the row where the
 * list has one, else that of a pair or a person that it names: the meetings of active pairs, the training of mentors
 * who are ready.
 */
#ifndef KURATOR_REPORT_FACETS_H
#define KURATOR_REPORT_FACETS_H

#include "model/bases.h"
#include "report/listing.h"

/* What is asked for, as typed: ids or labels in any language, "7" or "7А". Null pointers and DATE_NONE: anything. */
struct facets {
	const char *form, *variant, *kind, *school_class, *state;
	int from, to; /* the first and the last day */
};

#define FACETS_INIT \
	{ \
		.from = DATE_NONE, .to = DATE_NONE \
	}

/* Whether people and pairs have to be known to answer. */
bool facets_need_bases(const struct facets *wanted);

/*
 * Why a list that has nothing of the kind cannot be asked for the option ("form", "from"): a sentence for people. A null
 * pointer: the word is none of the options.
 */
const char *facet_lacks(const char *option);

/*
 * Keeps the rows that fit. A row fits a period when its day lies in it; people, pairs, staff and partners when they were
 * there for a part of it; the rows of the road map by the day that is next. A form also fits a row whose own cell
 * `form` or `forms` names it. Returns 0, or -1 and the reason: an unknown word, or a list that has nothing of the kind.
 * `bases` holds people and pairs where facets_need_bases(), else it may be a null pointer.
 */
int facets_keep(struct listing *listing, const struct facets *wanted, const struct bases *bases,
		struct strbuf *why);

#endif
