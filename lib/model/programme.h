/*
 * programme.h - an open programme directory: its files, its program.yaml, and the day that counts as today.
 */
#ifndef KURATOR_MODEL_PROGRAMME_H
#define KURATOR_MODEL_PROGRAMME_H

#include "model/program.h"
#include "model/schema.h"
#include "store/store.h"

struct programme {
	struct store store;
	struct program program;
	int today;    /* records dated later are not counted */
	bool is_over; /* today by the clock is later than program.end, which `today` is then */
	bool is_loose; /* two bases and a program.yaml from anywhere: all other files are unknown, not empty */
};

#define PROGRAMME_INIT \
	{ \
		.store = STORE_INIT \
	}

/*
 * Opens the folder and loads its program.yaml. `directory` a null pointer: there is none, which is reported. `as_of`
 * DATE_NONE: today by the clock, at most program.end. Returns 0, or -1 after messages; with
 * programme_release() due in both cases.
 */
int programme_open(struct programme *programme, const char *directory, int as_of);
/*
 * The same without a folder: program.yaml, mentors.csv and mentees.csv are the files at these paths, other files do not
 * exist. For reading only.
 */
int programme_open_files(struct programme *programme, const char *program, const char *mentors,
			 const char *mentees, int as_of);
void programme_release(struct programme *programme);
/* For commands whose result depends on today: a remark when the programme is over by the clock. */
void programme_say_today(const struct programme *programme);
/*
 * The same for `check`: what is wrong with program.yaml is added to the findings, and an error there is no failure: then
 * programme->program.id is a null pointer, and only the files can be looked at.
 */
int programme_open_lenient(struct programme *programme, const char *directory, int as_of,
			   struct findings *findings);

/*
 * The table of one of the files of schema.h, as store_read(). What is wrong with its structure, an id given twice and a
 * required column that is missing are reported; then a null pointer is returned.
 */
const struct table *programme_table(struct programme *programme, const struct file_schema *schema);
/* The same table to be changed, between store_begin() and store_commit(). */
struct table *programme_edit(struct programme *programme, const struct file_schema *schema);

/*
 * Adds what programme_table() would report, and lets columns be found by their usual name where the file uses another
 * (schema.h, `also`). Used by `check` too.
 */
void table_check_structure(const struct table *table, const struct file_schema *schema,
			   struct findings *findings);

/* Writes the change, unless it is a dry run. Returns 0, or -1 after a message. */
int programme_commit(struct programme *programme, const char *command_line, bool dry_run);

#endif
