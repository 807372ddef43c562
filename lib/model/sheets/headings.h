/*
 * headings.h - which column a heading means, however a school words it.
 *
 * A heading is known by the column's name, by its label in any language, and by the words of official forms and usual
 * questionnaires, also put as a question (question.h). Case, ё/е, punctuation, line breaks and remarks in brackets do not
 * matter. What is not sure is doubtful and is not used until somebody settles it with a map: a table `heading,column`, or
 * `заголовок;столбец` as a spreadsheet program saves it (an empty column leaves the heading out, one that begins with ? leaves it doubtful; the second column of the same
 * heading is called "Модуль (2)").
 */
#ifndef KURATOR_MODEL_SHEETS_HEADINGS_H
#define KURATOR_MODEL_SHEETS_HEADINGS_H

#include "base/arena.h"
#include "base/strbuf.h"
#include "base/strmap.h"
#include "model/schema.h"

enum heading_match {
	HEADING_UNKNOWN,
	HEADING_DOUBTFUL, /* probably the column, not used */
	HEADING_LEFT_OUT, /* known and not wanted: running numbers, time stamps */
	HEADING_CERTAIN,
};

/* What stands in the cells below. */
enum heading_part {
	PART_VALUE,    /* the column's value */
	PART_CONTACTS, /* phone and e-mail in one cell; `column` is the phone's */
	PART_GUARDIAN, /* name and phone of the guardian; `column` is the phone's */
	PART_PARTNER,  /* the name of the other one of the pair; no column */
	PART_SURNAME,  /* the name in columns of its own: they are joined */
	PART_GIVEN,
	PART_PATRONYMIC,
	PART_MENTOR, /* a pair by its people, in columns of their own: they are joined */
	PART_MENTEE,
	PART_MADE, /* what kurator put together for a layout; no column of the base */
};

/* Further meanings that a doubtful heading names. */
#define HEADING_ALSO 2

struct heading {
	enum heading_match match;
	enum heading_part part;
	const struct column *
		column; /* a null pointer: unknown, left out, or of the base but not of the schema */
	const char *name; /* of the column in the file, or a null pointer */
	/* Of a doubtful one, what else it may mean; null pointers behind the last. */
	const struct heading *also[HEADING_ALSO];
};

/* The words of one file, in all languages. */
struct heading_words {
	const struct file_schema *schema;
	struct heading *items;
	char **keys;  /* as heading_key() gives them, in the order of items */
	char **cores; /* as question_core() gives them */
	size_t n, alloc;
	struct strmap by_key;
	struct strmap by_core;     /* the first item with the core */
	struct strmap first_words; /* of the keys */
};

void heading_words_init(struct heading_words *words, const struct file_schema *schema);
/*
 * Also the words for a person ("ФИО") that mean the one whom a record is about (the participant of a measurement): of a
 * file that is known already, for a sheet with them alone could be of any.
 */
void heading_words_of_person(struct heading_words *words);
void heading_words_release(struct heading_words *words);
/* A heading as it is looked for; headings of a sheet are looked for among the words of many files. */
struct heading_text {
	char *text;        /* in one line */
	char *key, *bare;  /* heading_key(), heading_key_bare() */
	char *core;        /* question_core() of the key */
	char *bare_core;   /* and of what stands outside brackets */
	size_t characters; /* of the text */
};
/* Copies the text. */
void heading_text_init(struct heading_text *text, const char *s);
void heading_text_release(struct heading_text *text);

/* Finds the column that a heading means; with `guess` also by words that are nearly the same. */
struct heading heading_find(const struct heading_words *words, const struct heading_text *text,
			    bool guess);

/*
 * What a column of an export means by the name under which it was kept: of the file, or of a layout "(contacts)",
 * "(guardian)", "(partner)", "(out)" and others in brackets.
 */
struct heading heading_of_kept(const struct file_schema *schema, const char *name);

/* Adds the form in which headings are compared: folded, words with single blanks between them. */
void heading_key(struct strbuf *out, const char *text);
/* The same without what stands in brackets. */
void heading_key_bare(struct strbuf *out, const char *text);

/* A map that somebody keeps: what is in it is certain. */
struct heading_map {
	struct arena arena;
	struct strmap by_key;             /* index of columns */
	const char **columns, **headings; /* by row of the map */
	size_t n, alloc, alloc_headings;
};

/*
 * Reads a map, as grid_read() reads any table; an empty file is a map without rows. `name` is how messages call it. Returns 0, or -1 after messages.
 * heading_map_release() is due in both cases.
 */
int heading_map_read(struct heading_map *map, const char *name, const struct strbuf *bytes);
void heading_map_release(struct heading_map *map);
/* The column that the map gives to the heading; "" leaves it out; a null pointer: it is not in the map. */
const char *heading_map_get(const struct heading_map *map, const struct heading_text *text);
/* The row of the map that counts for the heading; STRMAP_NONE: none. */
size_t heading_map_row(const struct heading_map *map, const struct heading_text *text);
/*
 * What the word of a map (a column's name or heading, "contacts", "guardian-contacts", "partner", "") means;
 * `other_columns` are those of the base that the schema does not know. Returns false when it means nothing, as a word that begins with ? does.
 */
bool heading_from_map(const struct heading_words *words, const char *word,
		      const char *const *other_columns, size_t n, struct heading *heading);

#endif
