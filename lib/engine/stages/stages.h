/*
 * stages.h - the stages of the programme: what each asks for, what is there, what is missing, the documents it results
 * in. Each of the seven stages is a file of this folder; a stage of program.yaml with another id has its documents only.
 *
 * Everything is computed from the files as of today.
 */
#ifndef KURATOR_ENGINE_STAGES_STAGES_H
#define KURATOR_ENGINE_STAGES_STAGES_H

#include "base/strbuf.h"
#include "model/year.h"

/* One thing that a stage asks for. */
struct stage_item {
	const struct program_stage *stage;
	const char *id; /* "consent"; of a document its kind */
	bool is_document;
	const char *title; /* translated */
	int64_t have;
	int64_t of;          /* how many there should be; STAGE_ANY: at least one */
	char *missing;       /* ids that are missing, ", " between them; "" */
	char *note;          /* of a document its number and day; "" */
	const char *command; /* that does something about it; "" */
};

#define STAGE_ANY (-1)

struct stage_items {
	struct stage_item *items; /* in the order of the stages */
	size_t n, alloc;
};

/* Overwrites. stage_items_release() is due. */
void stage_items_find(struct stage_items *items, const struct year *year);
void stage_items_release(struct stage_items *items);

/* The command that prints a document of the kind, where there is something to print today; a null pointer: none does. */
const char *stage_print_command(const struct year *year, const char *kind);

/* Awards of this year of the programme that were granted: laureates and winners, not who is only nominated or entered. */
size_t stage_granted_awards(const struct year *year);

/* Nothing is missing of it. */
bool stage_item_is_done(const struct stage_item *item);
/* Nothing is asked for yet: there is nobody of whom it could be. */
bool stage_item_is_idle(const struct stage_item *item);

enum stage_state { STAGE_NOT_BEGUN, STAGE_UNDER_WAY, STAGE_DONE };

/* Done: nothing is missing of any item; begun: something is there. */
enum stage_state stage_state(const struct stage_items *items, const struct program_stage *stage);
/* The id of the state in words_stage_state. */
const char *stage_state_id(enum stage_state state);

/* ---- for the files of this folder ---- */

struct stage_finder {
	const struct year *year;
	const struct program_stage *stage;
	struct stage_items *items;
};

typedef void stage_fn(struct stage_finder *f);
stage_fn stage_preparation, stage_mentees, stage_mentors, stage_selection, stage_pairs,
	stage_running, stage_completion;

/* Counts who of a number of people or pairs is done, and remembers who is not. */
struct tally {
	int64_t have, of;
	struct strbuf missing;
	size_t n_missing;
};

#define TALLY_INIT \
	{ \
		.missing = STRBUF_INIT \
	}

void tally_add(struct tally *tally, bool done, const char *id);
/* Adds the item of the tally, which is released. */
void stage_add_tally(struct stage_finder *f, const char *id, const char *title, struct tally *tally,
		     const char *command);
/* Adds an item of which there should be at least one. */
void stage_add_any(struct stage_finder *f, const char *id, const char *title, size_t have,
		   const char *command);

#endif
