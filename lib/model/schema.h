/*
 * schema.h - the CSV files of a programme directory and their columns.
 *
 * One table says it all: what a column is called, what its values may be, whether it is required. From it come the
 * creation of files, the options of commands (--guardian-phone), reading in every form that a person writes, the rules
 * of `check` about single cells, headings in reports, and the test that the manual knows every column. A new column is
 * a new line in lib/model/columns/.
 *
 * Fields are bytes until one of the functions here reads them.
 */
#ifndef KURATOR_MODEL_SCHEMA_H
#define KURATOR_MODEL_SCHEMA_H

#include "base/strbuf.h"

struct program;
struct terms;

enum column_type {
	COLUMN_TEXT,
	COLUMN_ID,      /* of this row */
	COLUMN_NAME,    /* a person's name */
	COLUMN_DATE,    /* a day */
	COLUMN_BIRTH,   /* a day or a year */
	COLUMN_INT,     /* whole number from min to max */
	COLUMN_DECIMAL, /* number from min to max */
	COLUMN_CLASS, /* "7А": a number from 1 to 11 and a letter; "7 «А»" and "7-а" are understood */
	COLUMN_CLASS_RANGE, /* "5-7" */
	COLUMN_DAYS,        /* "mon;wed 15:00-17:00" */
	COLUMN_WORDS,       /* one of a fixed list */
	COLUMN_PHASE,      /* entry, exit in all their names, or any other label; kept as written */
	COLUMN_VOCABULARY, /* an id that program.yaml lists */
	COLUMN_FORMS,      /* "student-student" or "student-student/leader-passive" */
	COLUMN_REFERENCE,  /* the id of a row of another file */
	COLUMN_EMAIL,
	COLUMN_PHONE,
	COLUMN_TIME, /* time stamp of the journal */
};

/* The lists of program.yaml that cells may name. */
enum vocabulary {
	VOCABULARY_NONE,
	VOCABULARY_KINDS,
	VOCABULARY_MENTOR_CATEGORIES,
	VOCABULARY_MENTEE_CATEGORIES,
	VOCABULARY_CATEGORIES, /* of both sides */
	VOCABULARY_MENTOR_TYPES,
	VOCABULARY_MENTEE_TYPES,
	VOCABULARY_TOPICS,
	VOCABULARY_FORMS,
	VOCABULARY_VARIANTS,
	VOCABULARY_STAGES, /* of meetings */
	VOCABULARY_SURVEYS,
	VOCABULARY_MEASURES,
	VOCABULARY_INDICATORS,
	VOCABULARY_ROADMAP,
	VOCABULARY_END_REASONS,
	VOCABULARY_AWARDS,
	VOCABULARY_DOCUMENTS, /* kinds of them */
	VOCABULARY_ALERTS,    /* and any-yellow, any-orange, any-red */
};

/* What a reference may point at. */
enum target {
	TARGET_NONE,
	TARGET_MENTOR,
	TARGET_MENTEE,
	TARGET_PERSON, /* a mentor, a mentee, one of the staff or `curator` */
	TARGET_PAIR,   /* a pair or a group */
	TARGET_PAIR_ONLY,
	TARGET_REQUEST,
	TARGET_STAFF,
};

struct column {
	const char *name;
	const char *label; /* N_(…), heading for people */
	enum column_type type;
	bool required; /* the file must have it and its cells may not be empty */
	bool list;     /* several values, separated by ";" */
	enum vocabulary
		vocabulary; /* of COLUMN_TEXT: its words are known, others may stand there too */
	enum target target;
	const struct terms
		*terms;  /* of COLUMN_WORDS: all there are; of COLUMN_TEXT: some that are known */
	double min, max; /* both 0: no bounds */
	bool brief;      /* shown in tables for people also without -v */
	bool share;      /* of decimals: a part of 1; people read a percentage, the label says % */
	bool decimal;    /* of text: it may be a number with decimal places */
	bool number;     /* of text: what is a plain number stands as one in a spreadsheet */
	bool open;       /* of a vocabulary: an id that is not listed is a warning, no error */
	bool kept; /* a text that says nothing of a person: stays when the person's data are removed */
	const char *const *also; /* other names that files use for it; ends with a null pointer */
};

struct file_schema {
	const char *name;      /* "mentors.csv" */
	const char *noun;      /* what a row is: N_("mentor") */
	const char *id_prefix; /* "M-"; a null pointer: rows have no id */
	int id_digits;
	const struct column *columns;
	size_t n_columns;
	const char *const
		*key; /* columns that are unique together, without id; ends with a null pointer */
	bool must_exist;
};

/* All files, in the order of interface and manual; a null pointer ends them. */
extern const struct file_schema *const file_schemas[];

/* The schema of a file; a null pointer when kurator does not know it. */
const struct file_schema *schema_find(const char *file);
/* Whether a name is that of a file with a schema. */
bool schema_is_file(const char *name);
/* The column, or a null pointer. schema_column_index() gives SIZE_MAX instead. */
const struct column *schema_column(const struct file_schema *schema, const char *name);
size_t schema_column_index(const struct file_schema *schema, const char *name);
/* Whether a heading is the column's name or one of the others that files use for it. */
bool column_is_called(const struct column *column, const char *heading);
/* Whether a heading means the column: its name or any label, in any case. */
bool column_has_heading(const struct column *column, const char *heading);
/*
 * Whether numbers with decimal places may stand under this heading of a file (a csv_decimal_fn). False where the next
 * column takes numbers too: there a comma between two of them says nothing.
 */
bool schema_is_decimal(const char *file, const char *heading);
/* The names of all columns, in the order of creation; the caller frees the array (not the names). */
const char **schema_column_names(const struct file_schema *schema);

/*
 * Reads a cell in any form that a person may write (25.11.2021, "22,5", a label in any language) and adds the form
 * that kurator writes itself to `out`. Returns 0; or -1 and the reason, translated and with the value quoted, in
 * `why`: "'13А' is not a class 1 to 11". References are not looked up here. An empty value is fine and stays empty,
 * blanks alone are empty, and what a list repeats it has once. Whether the column is required is not asked here.
 * `program` may be a null pointer: vocabularies are then not checked.
 */
int column_normalise(const struct column *column, const struct program *program, const char *value,
		     struct strbuf *out, struct strbuf *why);

/*
 * What a person reads in place of the cell: the label of an id, in the current language; other cells as they are.
 */
void column_show(const struct column *column, const struct program *program, const char *value,
		 struct strbuf *out);

/* Readers of single values; each returns 0, or -1 when the text is none. */
struct school_class {
	int number;      /* 1 to 11 */
	char letter[16]; /* upper case, "" when none */
};
int class_parse(const char *s, struct school_class *value);
/* Whether who asks for `wanted` means this class: without a letter all of its letters; 7A is 7А in Latin letters, too. */
bool class_is_meant(const struct school_class *wanted, const struct school_class *value);

struct class_range {
	int from, to;
};
int class_range_parse(const char *s, struct class_range *value);

/* A day or a year of birth: *first and *last are the days that it may be. */
int birth_parse(const char *s, int *first, int *last);

/*
 * Days of the week with hours. hours[d][h] … a bit per half hour of the day from 0:00; a day without hours has all.
 */
struct day_set {
	uint64_t half_hours[7]; /* Monday first; bit i: from i/2 o'clock */
	bool known;             /* false: nothing was written */
};
int day_set_parse(const char *s, struct day_set *value);
/* "пн" for 0, as days are shown in the language of the moment. */
const char *day_label(int day);

/*
 * Walks a list inside a cell: *next is set to the piece behind, blanks around a piece are left out, empty pieces are
 * passed over. Returns false at the end.
 */
bool list_next(const char **next, const char **piece, size_t *len);
/* Whether the list holds the id. */
bool list_has(const char *list, const char *id);

#endif
