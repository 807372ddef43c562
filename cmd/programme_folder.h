/*
 * programme_folder.h - what the ways of `init` do alike: a programme of one's own, the example school, the next year.
 *
 * Functions that return int give 0, or -1 after a message.
 */
#ifndef KURATOR_PROGRAMME_FOLDER_H
#define KURATOR_PROGRAMME_FOLDER_H

#include "common.h"

#include "model/rewrite.h"

/* What the command line asks of the new programme. */
struct new_programme {
	const char *name, *id; /* null pointers where they are not given */
	int language;          /* -1: as in the file that it is made of */
	int start, end;        /* DATE_NONE where they are not given */
	const char *from;      /* the folder of the old programme, a null pointer for none */
	bool candidates; /* mentees whose request is served stand in the new base of mentors */
};

/* The caller frees it. */
char *programme_folder_path(const char *folder, const char *name);
bool programme_folder_has(const char *folder, const char *name);
int programme_folder_write(const char *folder, const char *name, const struct strbuf *bytes);

/* The folder may be there already, but must not be a programme. */
int programme_folder_check(const char *folder);
int programme_folder_make(const char *folder);
/* Adds a file with the columns and rows of the table; the caller commits. */
int programme_folder_rows(struct store *store, const char *name, const struct table *from);

/* The id that is asked for, or the folder's name and the year of the start: "lyceum-2021". The caller frees it. */
char *programme_folder_id(const struct new_programme *wish, const char *folder, int start);
/* The first and last day; where they are not given they make the school year that begins on `start`. */
int programme_folder_terms(struct program_facts *facts, const struct new_programme *wish,
			   int start);
/* Name and language; the rest is to be filled in. */
struct program_facts programme_folder_facts(const struct new_programme *wish);
/* The program.yaml to be written; that it can be loaded is made sure before anything is. */
int programme_folder_program(const char *path, const struct program_facts *facts,
			     struct strbuf *text);
/* Says what has been made, or would be. */
void programme_folder_tell(struct context *ctx, const char *folder, const char *id);

/* example_school.c: copies the example school into the folder. */
int example_school_copy(struct context *ctx, const char *folder, const struct new_programme *wish);
/* next_year.c: makes the programme after that in wish->from, and prints what changed for whom. */
int next_year_make(struct context *ctx, const char *folder, const struct new_programme *wish);

#endif
