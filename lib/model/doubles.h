/*
 * doubles.h - people who stand in the bases twice.
 *
 * The same person written again with е for ё, without the patronymic, with initials, with surname and name the other
 * way round, or with one half of a double surname. Doubles are reported, never merged: namesakes exist.
 *
 * Two names are compared part by part (surname, name, patronymic) once folded. The weaker the agreement of the names,
 * the more of the birth is asked for:
 *
 *	all parts the same, in any order          births do not contradict each other; where one is not known,
 *	                                          neither do kind and class
 *	the patronymic is missing or an initial,  both births are known (a year is enough) and agree
 *	or the name is an initial
 *	half of a double surname, name the same   both births are known to the day and are the same
 *
 * Usage, for new records against those that are there:
 *
 *	struct doubles doubles = DOUBLES_INIT;
 *
 *	entries[n++] = double_entry_of(&bases->mentors[i]);      (those that are there, then the new ones)
 *	doubles_find(entries, n, &doubles);
 *	for (size_t i = 0; i < doubles.n; i++)
 *		if (doubles.items[i].second >= first_new)
 *			warning(…, entries[doubles.items[i].first].id, double_reason_text(doubles.items[i].reason));
 *	doubles_release(&doubles);
 */
#ifndef KURATOR_MODEL_DOUBLES_H
#define KURATOR_MODEL_DOUBLES_H

#include "model/bases.h"

/* Strings are the caller's. Unknown: "", 0, DATE_NONE. */
struct double_entry {
	const char *
		id; /* entries with the same id (not "") are one person: never doubles of each other */
	const char *name;
	const char *kind;            /* id of program.yaml */
	int class_number;            /* 1 to 11 */
	int birth_first, birth_last; /* as birth_parse() gives them */
};

enum double_reason {
	DOUBLE_NAME_AND_BIRTH,
	DOUBLE_NAME, /* the birth of one is not known */
	DOUBLE_NO_PATRONYMIC,
	DOUBLE_INITIALS,
	DOUBLE_SURNAME, /* half of a double surname */
};

struct double_found {
	size_t first, second; /* indexes of entries, first < second */
	enum double_reason reason;
};

struct doubles {
	struct double_found *items;
	size_t n;
	size_t alloc;
};

#define DOUBLES_INIT \
	{ \
		.items = NULL \
	}

struct double_entry double_entry_of(const struct person *person);
/*
 * Adds, for every entry that is a double of earlier ones, the earliest of them with the strongest reason; in the order
 * of `second`. The time is that of sorting, unless very many people share surname, name and year of birth.
 */
void doubles_find(const struct double_entry *entries, size_t n, struct doubles *doubles);
void doubles_release(struct doubles *doubles);
/* "same name and birth", translated. */
const char *double_reason_text(enum double_reason reason);

/*
 * Adds a name as names are compared: folded; full stops and commas as blanks; any dash as a hyphen, without blanks beside
 * it; Latin letters that look like Russian ones, in a name that has Russian letters, as these.
 */
void name_fold(struct strbuf *out, const char *name);

/*
 * Whether two names may be written for one person: as above without the births, but not with half a surname; also with
 * the surname behind where the patronymic is missing ("Пётр Иванов"), or with a blank for a hyphen. For a person who is in both bases.
 */
bool names_agree(const char *a, const char *b);

/*
 * What makes two rows with one id, in the two bases, rows of different people: the column "name", "birth" or "kind" in
 * which they contradict each other; a null pointer when they do not.
 */
const char *person_contradiction(const struct person *a, const struct person *b);

#endif
