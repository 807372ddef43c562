/*
 * names.h - who is meant by a name.
 *
 * Names agree as in doubles.h: ё/е, case, order, a missing patronymic and initials do not matter. A name means somebody
 * only when nobody else can be meant.
 */
#ifndef KURATOR_MODEL_SHEETS_NAMES_H
#define KURATOR_MODEL_SHEETS_NAMES_H

#include "base/strbuf.h"
#include "base/strmap.h"
#include "model/schema.h"

/* What is known of a person beside the name; cells as they stand, "" where nothing is known. */
struct named_person {
	const char *id;
	const char *name;
	const char *birth, *school_class, *kind;
	size_t row;  /* whatever the caller counts */
	size_t line; /* of a sheet that brings the person, or 0 */
};

struct name_entry {
	struct named_person person;
	char *key; /* the words of the name in order; "" with initials or one word alone */
	int birth_first, birth_last;
	struct school_class school_class; /* number 0: not known */
};

struct name_index {
	struct name_entry *items;
	size_t n, alloc;
	struct strmap by_word; /* the first of `links` */
	struct name_link *links;
	size_t n_links, alloc_links;
};

enum name_match {
	NAME_NOBODY,
	NAME_ONE,
	NAME_SEVERAL, /* or one who only may be meant */
};

/* Strings are the caller's and must outlive the index. */
void names_add(struct name_index *index, const struct named_person *person);
void names_release(struct name_index *index);

/*
 * The person of the index that a name alone means: the only one whose whole name it is, otherwise the only one whose
 * name agrees; a surname alone makes it NAME_SEVERAL. The index of the entry is put into *found; where there are several, the first ones are added to
 * `candidates`: "M-001 Иванова Анна, M-007 …".
 */
enum name_match names_find(const struct name_index *index, const char *name, size_t *found,
			   struct strbuf *candidates);
/*
 * The person who is the same as this one: the whole name is the same, and neither births nor, where one of them is not
 * known, class and kind contradict; or the name agrees and both births are known and agree (where one is a year, class and
 * kind must not contradict), or else both classes with their letters; or it is the only one with an id whose name agrees, with both initials at least, where nothing else
 * contradicts and it has a class where a class is looked for. Whoever only may be the same makes it NAME_SEVERAL, also
 * somebody of the name and class with an id whose birth is another one: it may have been mistyped.
 */
enum name_match names_find_same(const struct name_index *index, const struct named_person *person,
				size_t *found, struct strbuf *candidates);
/* Marks the rows of all who may be the same as this one. */
void names_mark_same(const struct name_index *index, const struct named_person *person, bool *rows);

#endif
