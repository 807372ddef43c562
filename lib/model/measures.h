/*
 * measures.h - values that people are measured by at entry and at exit: what a row says, and whether it may.
 *
 * A row of measures.csv, or of any long file with the columns participant (or participant_id, or person), measure,
 * phase, value and perhaps version, date and pair, in any case or in Russian. Rows come one at a time from a reader, so a file may have any size.
 * What is wrong with a row is added to the findings, with its line and column, and the row is passed over.
 */
#ifndef KURATOR_MODEL_MEASURES_H
#define KURATOR_MODEL_MEASURES_H

#include "base/strmap.h"
#include "model/program.h"
#include "store/reader.h"

enum phase { PHASE_ENTRY, PHASE_EXIT, PHASE_OTHER };

/*
 * What the two phases are called. Null pointers: "entry" and "exit", for which before, after, pre, post, вход, выход, на
 * входе, на выходе, до and после are understood too, in any case and with any quotes.
 */
struct phase_names {
	const char *entry;
	const char *exit;
};

enum phase phase_parse(const struct phase_names *names, const char *label);
/*
 * Whether a label may be one of another phase. It may not where it nearly says entry or exit ("exti", "вхдо") in words
 * of a phase that `names` does not call otherwise: then -1, and what to do, translated, in `why`. With a digit in it a
 * label is always one of its own.
 */
int phase_check(const struct phase_names *names, const char *label, struct strbuf *why);

/*
 * A value as an exact number: value·10^-scale. yes/no: 1 and 0; levels: the place among the levels, from 0. Of a number
 * with more than 18 digits the first 18 stay.
 */
struct measured {
	bool missing; /* an empty cell */
	bool rounded; /* it had more digits */
	int64_t value;
	int scale; /* at least the decimal places that program.yaml uses for the measure; any (number.h) */
};

/*
 * Reads a value of the measure (a null pointer: any number): a number within the measure's range, a word for yes or no,
 * the id or a label of a level. Returns 0; or -1 and the reason, translated, in `why`.
 */
int measured_parse(const struct measure *measure, const char *text, struct measured *measured,
		   struct strbuf *why);
/*
 * Adds a value that measured_parse() took in the form that kurator writes: a number with a point, yes or no, the id of
 * the level.
 */
void measured_normalise(const struct measure *measure, const char *text, struct strbuf *out);

struct measure_row {
	size_t line;
	const char *participant;
	const char *
		measure_id; /* of program.yaml where it is one of its measures, else as it stands */
	const struct measure *measure; /* a null pointer: none of program.yaml */
	const char *phase_label;
	enum phase phase;
	struct measured value;
	const char *version; /* "" when not given */
	const char *pair;    /* "" when not given */
	int date;            /* DATE_NONE when not given */
};

/* Labels of rows that were passed over for their phase, in the order of the file; of further ones only the rows count. */
#define OTHER_PHASES_NAMED 8

struct other_phases {
	size_t rows; /* all of them */
	size_t line; /* of the first one */
	struct {
		char *label;
		size_t rows;
	} named[OTHER_PHASES_NAMED];
	size_t n;
};

struct measure_reader {
	struct reader *in;
	const char *file;              /* as messages call it */
	const struct program *program; /* a null pointer: every measure is any number */
	bool own_width;  /* the reader takes any width, and a row of another one is refused here */
	bool only_known; /* a measure that program.yaml does not list is an error; set after init */
	struct phase_names names;
	struct findings *findings; /* holds the first thousand; all are counted */
	size_t participant, measure, phase, value, version, date,
		pair;    /* columns; SIZE_MAX: none */
	size_t skipped;  /* rows passed over for something wrong */
	size_t taken[2]; /* rows of entry and of exit that could be used */
	struct other_phases others;
	struct strmap places; /* of measures, by how they are written */
};

/*
 * Looks up the columns of an opened reader. Missing ones are added to the findings: -1. The reader and the findings
 * must outlive it; measure_reader_release() is due in both cases.
 */
int measure_reader_init(struct measure_reader *r, struct reader *in, const char *file,
			const struct program *program, struct phase_names names,
			struct findings *findings);
/* The next row that can be used; its strings hold until the next call. False at the end. */
bool measure_reader_next(struct measure_reader *r, struct measure_row *row);
/* Says that the row that was read last cannot be used after all, because of this column's cell. */
void measure_reader_refuse(struct measure_reader *r, size_t column, const char *rule,
			   const char *fmt, ...) PRINTF_LIKE(4, 5);
/* Adds "'midterm' (12), 'may' (3)": what the other phases are called, and how many rows each has. */
void measure_reader_list_others(const struct measure_reader *r, struct strbuf *out);
/*
 * Adds a finding where phases were passed over and one that was named (or, with `both`, either of the two) has no row
 * at all: then it is probably called otherwise. Returns -1 then.
 */
int measure_reader_check_phases(const struct measure_reader *r, bool both,
				struct findings *findings);
void measure_reader_release(struct measure_reader *r);

#endif
