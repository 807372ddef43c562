/*
 * handover.h - what a successor needs: the state of the programme, what is open, where everything is.
 *
 * README.md tells it in the current language, for reading; beside it lie the same tables as CSV. All of it is of one
 * moment: the digests of files.csv are those of the contents that the tables were computed from.
 *
 * Who has no consent that holds is named by the id alone.
 */
#ifndef KURATOR_REPORT_HANDOVER_H
#define KURATOR_REPORT_HANDOVER_H

#include "base/digest.h"
#include "engine/actions/actions.h"
#include "engine/stages/stages.h"
#include "model/consents.h"
#include "report/output.h"
#include "store/new_folder.h"

enum handover_kind {
	HANDOVER_TABLE,
	HANDOVER_JOURNAL,
	HANDOVER_RULES, /* program.yaml */
	HANDOVER_SHEET, /* kept by an export */
	HANDOVER_OTHER,
};

/* A file of the programme's folder, at any depth. */
struct handover_file {
	char *path; /* below the programme's folder */
	enum handover_kind kind;
	const struct table *table; /* a null pointer: it is no table of kurator, or a broken one */
	int64_t bytes;             /* -1: not known */
	char digest[DIGEST_SIZE];
	char *problem; /* "" or why it cannot be read, with the place */
};

struct handover {
	struct year *year;
	struct stage_items stages;
	struct actions actions; /* of all roles */
	struct handover_file *files;
	size_t n_files, alloc_files;
	struct export_gate gate;
};

#define HANDOVER_INIT \
	{ \
		.gate = EXPORT_GATE_INIT \
	}

/*
 * Looks at everything; `year` is read already and must outlive it. Returns 0, or -1 after a message: a file was changed
 * meanwhile. handover_release() is due in both cases.
 */
int handover_read(struct handover *handover, struct year *year);
void handover_release(struct handover *handover);

/* Fills the files of the folder: README.md first. Their names are static. */
#define HANDOVER_FILES 8
void handover_write(const struct handover *handover, struct new_file files[HANDOVER_FILES]);
/* What the i-th file tells, translated. */
const char *handover_title(size_t i);

/* ---- for the handover*.c ---- */

/* The files of the programme's folder; returns 0, or -1 after a message. */
int handover_files_read(struct handover *handover);
/* What the file holds, as a cell: an id of its kind, or words. */
void handover_put_holds(const struct handover_file *file, struct output *out, bool for_people);

typedef void handover_part_fn(const struct handover *handover, FILE *to,
			      struct output_options options);
handover_part_fn handover_put_stages, handover_put_actions, handover_put_roadmap,
	handover_put_requests, handover_put_pairs, handover_put_consents, handover_put_files;

#endif
