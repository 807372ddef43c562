/*
 * check.h - every rule about the data of a programme.
 *
 * A rule is a line in the static table of its area (one file of this folder each): a name that never changes, a
 * severity, what it looks at, a sentence, and a function that is given one subject at a time and says what is wrong
 * with it:
 *
 *	static void self(struct check *c, const void *subject)
 *	{
 *		const struct pair *pair = subject;
 *
 *		if (streq(pair->mentor_id, pair->mentee_id))
 *			check_found(c, &pair->origin, "mentee", _("mentor and mentee are the same person"));
 *	}
 *
 * A new rule is such a function and its line. An error is what commands would refuse or what contradicts itself, a
 * warning is what somebody should look at, an info is good to know.
 *
 * What a file could not be read for is not held against others: nobody is missing from a file that is broken.
 */
#ifndef KURATOR_MODEL_RULES_CHECK_H
#define KURATOR_MODEL_RULES_CHECK_H

#include "base/findings.h"
#include "model/eligibility.h"
#include "model/rules/index.h"

struct check;

enum check_scope {
	CHECK_READING, /* no function: found while files are read, or by another rule's function */
	CHECK_ONCE,    /* no subject */
	CHECK_FILE,    /* struct check_file: each file that is there */
	CHECK_CELL,    /* struct check_cell: each cell of a known column, also an empty one */
	CHECK_ROW,     /* struct check_row: each row of the rule's file */
	CHECK_PERSON,  /* struct person: mentors, then mentees */
	CHECK_PAIR,    /* struct pair */
	CHECK_MEETING, /* struct meeting */
	CHECK_LINE,    /* struct check_line: the meetings of a pair or a group, in order of time */
};

typedef void check_fn(struct check *c, const void *subject);

struct check_rule {
	const char *name;
	enum severity severity;
	enum check_scope scope;
	check_fn *find;
	const char *meaning; /* N_(…): one sentence */
	const char *file;    /* of CHECK_ROW */
};

struct check_area {
	const char *name;
	const struct check_rule *rules;
	size_t n;
};

/* All areas, in the order in which they are looked at; the last is a null pointer. */
extern const struct check_area *const check_areas[];

/*
 * Opens the programme in the folder, runs every rule and adds what is found, sorted by file, line and column. Without a
 * program.yaml that can be read only rules about single files run. Returns 0, or -1 after a message when there is no
 * such folder.
 */
int check_run(const char *directory, int as_of, struct findings *findings);
/*
 * Adds the errors of a programme that is open, also of one whose tables are being edited: as they are now, unsorted.
 * Rules that only warn or inform do not run; what reading the files warns of is added.
 */
void check_errors(struct programme *programme, struct findings *findings);
/* The rule of this name, or a null pointer. */
const struct check_rule *check_find_rule(const char *name);

/* ---- for the rules ---- */

enum cell_state {
	CELL_EMPTY,
	CELL_FINE,
	CELL_OTHER_FORM, /* understood, but kurator writes it in another form */
	CELL_UNLISTED,   /* of an open column: an id that program.yaml does not list */
	CELL_BAD,
};

struct check_file {
	const struct file_schema *schema;
	const struct table *table;
	size_t *columns; /* of the table, by index of the schema; TABLE_NONE: the file lacks it */
	const char **
		*values; /* [column][row], as kurator writes them; null pointers: as they stand */
	unsigned char *states;      /* [row * schema->n_columns + column]: enum cell_state */
	struct id_index ids;        /* of the rows, where they have ids */
	struct strmap broken_lines; /* by number, in words */
};

struct check_row {
	struct origin origin;
	const struct check_file *file;
};

struct check_cell {
	struct check_row row;
	const struct column *column;
	const char *raw;   /* as it stands in the file */
	const char *value; /* as kurator writes it */
	enum cell_state state;
};

/* All meetings that count for a pair, also those of its group; or those that name a group. */
struct check_line {
	const char *id;
	struct run meetings; /* by day, stage and order of the file */
};

struct check {
	struct programme *programme;
	const struct program *
		program; /* a null pointer: program.yaml is broken; only files and cells are checked */
	struct bases bases;
	struct pair_index index;
	struct eligibility eligibility; /* for pairs of today */
	int today;
	const struct check_rule *rule; /* that is running */
	struct check_file *files;      /* in the order of file_schemas */
	size_t n_files;
	struct arena arena;
	struct findings *findings;
	bool errors_only;
};

/* Adds a finding of the running rule. `column` may be a null pointer: the whole record. */
void check_found(struct check *c, const struct origin *at, const char *column, const char *fmt, ...)
	PRINTF_LIKE(4, 5);
/* The same at a line of a file that is no record: the header (1), or the file as a whole (0). */
void check_found_in_file(struct check *c, const char *file, size_t line, const char *column,
			 const char *fmt, ...) PRINTF_LIKE(5, 6);

/* The file with this name; never a null pointer for a name of schema.h. */
const struct check_file *check_file(const struct check *c, const char *name);
/* Whether the file could be read as a whole, so that what is not in it does not exist. An absent file is empty. */
bool check_is_whole(const struct check *c, const char *name);

/* The value of a cell, as kurator writes it; "" where it is empty or cannot be read. */
const char *file_value(const struct check_file *file, size_t row, const char *column);
const char *row_value(const struct check_row *row, const char *column);
int row_date(const struct check_row *row, const char *column); /* DATE_NONE: none */
/* A person of the bases, mentee or mentor; a null pointer: nobody, or one of the staff. */
const struct person *check_person(const struct check *c, const char *id);

/* A day in a message: lives until the end of the block. */
#define DAY(date) date_format((date), (char[DATE_SIZE]){ 0 })

static inline bool is_day(int date)
{
	return date != DATE_NONE;
}

/* Both days are known, and the first is before the second. */
static inline bool is_before(int a, int b)
{
	return is_day(a) && is_day(b) && a < b;
}

/* Whether a birth, as a cell says it, lies ahead or gives an age that nobody here has; why is added. */
bool check_birth_is_odd(const char *birth, int today, struct strbuf *why);

#endif
