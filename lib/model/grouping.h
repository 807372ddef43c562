/*
 * grouping.h - what rows about people are grouped by: --by variant, --by kind, --by COLUMN.
 *
 * A name means, in this order: a column of the file that is read; with a programme at hand `variant`, `form`, `method`
 * and any other column of pairs.csv (of the pair that the row belongs to), `kind`, `class` and any other column of
 * mentees.csv or mentors.csv (of the participant), and `org`, the organisation of program.yaml.
 */
#ifndef KURATOR_MODEL_GROUPING_H
#define KURATOR_MODEL_GROUPING_H

#include "model/bases.h"
#include "store/reader.h"

#define GROUPING_MOST 8

enum grouping_source {
	GROUPING_FILE,
	GROUPING_PAIR,
	GROUPING_PERSON,
	GROUPING_ORGANIZATION,
	GROUPING_SURVEY, /* survey, role, wave, form: the caller knows them (engine/surveys) */
};

struct grouping {
	const struct bases *bases; /* a null pointer: no programme */
	struct grouping_name {
		const char *name;
		enum grouping_source source;
		size_t column; /* of the file */
	} names[GROUPING_MOST];
	size_t n;
};

/*
 * Resolves the names; bases may be a null pointer, otherwise people and pairs must be loaded. Returns 0; or -1 and the
 * reason, translated, in `why`.
 */
int grouping_init(struct grouping *grouping, const char *const *names, size_t n,
		  const struct reader *file, const struct bases *bases, struct strbuf *why);
/*
 * Adds the group of a row: its values joined by " / ". person and pair may be null pointers: unknown values are empty.
 */
void grouping_of(const struct grouping *grouping, const struct reader *file,
		 const struct person *person, const struct pair *pair, struct strbuf *out);

/* Adds the value of one of the names to a group, joined to the one before. */
void grouping_add(size_t part, const char *value, struct strbuf *out);
/* The value of one of the names that the caller does not know himself; "": none. */
const char *grouping_value(const struct grouping *grouping, size_t part, const struct reader *file,
			   const struct person *person, const struct pair *pair);

/* Adds the group as people read it: a form, a variant, a kind and words of the bases by their labels, the rest as it is. */
void grouping_show(const struct grouping *grouping, const char *group, struct strbuf *out);
/* The value of one of the names in a group, and what the name is called in the bases (N_(…), or the name itself). */
void grouping_show_part(const struct grouping *grouping, size_t part, const char *group,
			struct strbuf *out);
const char *grouping_label(const struct grouping *grouping, size_t part);

/* The person of the id among mentees, then mentors; a null pointer: nobody. */
const struct person *bases_participant(const struct bases *bases, const char *id);
/*
 * The pair that a row about a person belongs to: the one that `named` (of a pair or a group, "" when not given) means
 * for the person; else the person's only pair; else the only one in whose term the date lies. A null pointer: none, or
 * it cannot be told.
 */
const struct pair *bases_pair_of(const struct bases *bases, const char *person, const char *named,
				 int date);

#endif
