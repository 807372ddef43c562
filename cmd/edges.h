/*
 * edges.h - candidate pairs as rows of a CSV file: what `pair solve` and `pair verify` do alike.
 */
#ifndef KURATOR_CMD_EDGES_H
#define KURATOR_CMD_EDGES_H

#include "candidates.h"

#include "engine/matching/problem.h"

struct edge_options {
	/* A file with mentor,capacity and perhaps least; a null pointer: by the programme, else 1 each. */
	const char *capacity;
	const char *previous; /* a file with mentee,mentor: pairs to be kept; null: none */
	const char *encoding; /* of all these files; null: UTF-8 */
	bool most_points;     /* what the plan is to be best for: then points cannot be shifted */
};

/* A pair that is settled beside the problem. */
struct edge_lock {
	char *mentee, *mentor;
	bool found; /* for whoever looks for it */
};

/* The rows of a file, and the problem that they make. */
struct edges {
	struct candidates *
		candidates; /* of the programme, whose problem and names these are; null: rows of a file */
	const char *file; /* as messages call it */
	struct matching_problem problem;
	struct matching_names names;
	char **columns;
	size_t n_columns;
	size_t score; /* which column it is */
	uint32_t *
		least; /* of each mentor: fewest mentees if any; a null pointer: nobody asks for that */
	struct edge_lock *locks;
	size_t n_locks;
	size_t *running; /* of each mentee: the edge of a running pair, which stays where nothing is said; or null */
	size_t n_rows;
	size_t *line;       /* of each row */
	struct strbuf text; /* the fields of all rows, each with a NUL behind it */
	size_t *text_at;
	size_t alloc_line, alloc_text;
};

#define EDGES_INIT \
	{ \
		.text = STRBUF_INIT \
	}

/* The rows at the path ("-": standard input). Returns 0, or -1 after messages; edges_release() is due in both cases. */
int edges_read(struct context *ctx, struct edges *edges, const char *path,
	       const struct edge_options *options);
/* The candidates of the programme, as `pair score` prints them; no rows. Returns a status as edges_read. */
int edges_of_programme(struct context *ctx, struct edges *edges,
		       const struct candidate_options *options);
void edges_release(struct edges *edges);

/* Prints the row's fields as they are, the score as a number. */
void edges_print_row(const struct edges *edges, struct output *out, size_t row);

/*
 * Reads a file of pairs (mentee,mentor and any other columns): calls `use` for each row. Returns 0, or -1 when the file
 * cannot be read at all; what is wrong with rows goes to the findings.
 */
struct pair_row {
	const char *mentee, *mentor;
	const char *form, *variant; /* null pointers: no such column */
	struct place place;
};
typedef void pair_row_fn(void *data, const struct pair_row *row, struct findings *findings);
int edges_read_pairs(const char *path, const char *encoding, pair_row_fn *use, void *data,
		     struct findings *findings);

/* Mentors with a place, and the places of all. */
void edges_count_places(const struct matching_problem *p, uint32_t *mentors, uint64_t *places);

#endif
