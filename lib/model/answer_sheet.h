/*
 * answer_sheet.h - a sheet with one row per person while it is read: for answer_sheet.c and its parts, see
 * answer_records.h for everybody else.
 */
#ifndef KURATOR_MODEL_ANSWER_SHEET_H
#define KURATOR_MODEL_ANSWER_SHEET_H

#include "model/answer_records.h"
#include "model/responses.h"

enum heading_type {
	HEADING_EXTRA,
	HEADING_ID,
	HEADING_NAME,
	HEADING_CLASS, /* of a survey that asks classes */
	HEADING_DAY,
	HEADING_PAIR,
	HEADING_QUESTION,
	HEADING_DOUBTFUL, /* already among the faults */
};

struct heading {
	enum heading_type type;
	size_t question;
	bool exact;   /* of HEADING_QUESTION: not cut or lengthened */
	bool settled; /* the user has said what it is */
	char *plain;
};

/* The texts of a question without punctuation. */
struct question_texts {
	char *en, *ru, *id;
};

/* What 10/26/2021 means in the column of time stamps: told where some number is above 12, and none contradicts it. */
enum slash_order { SLASHES_UNKNOWN, MONTH_FIRST, DAY_FIRST };

/* Reads 10/26/2021 at the beginning of a time stamp: the two numbers and the year. */
bool sheet_slashed_day(const char *text, int *first, int *second, int *year);

struct sheet {
	struct records *records;
	const struct bases *bases;
	const struct answer_sheet_options *options;
	struct answer_sheet_report *report;
	struct reader in;
	const char *name;
	struct heading *headings;
	struct question_texts *texts; /* of the survey's questions */
	struct strmap answered; /* person and pair → line, or ANSWERED_BEFORE + place in recorded */
	struct recorded *recorded;
	size_t n_recorded, alloc_recorded;
	unsigned long next_anonymous;
	enum slash_order slashes;
	struct called *called; /* who may have filled it in */
	size_t n_called;
};

#define ANSWERED_BEFORE ((size_t)1 << 40)

/* What answers.csv has of one person, in the survey's wave, about one pair. */
struct recorded {
	const char *person;
	int date;
	size_t line;
	const char **answers; /* by place of the question; a null pointer: none */
	bool met;             /* a row without a name says the same */
};

/* Somebody who has a name. */
struct called {
	const char *id;
	char *plain;
	bool asked;   /* of those whom the survey is for: goes before the others */
	bool partner; /* an organisation: one word may be its name */
};

/* Letters and digits in small letters, single blanks between words; the caller frees it. */
char *sheet_plain(const char *s);
/* Where the reader stands; `column` may be a null pointer. */
void sheet_fault(struct sheet *s, const char *column, const char *rule, const char *message);

/* answer_headings.c: what each heading is; what is doubtful is a fault. */
void sheet_read_headings(struct sheet *s);
/* After sheet_look_ahead(): what is no question, which questions are missing. */
void sheet_report_headings(struct sheet *s);
/* The column of this type that the user has named, else the first one; SIZE_MAX: none. */
size_t sheet_find_heading(const struct sheet *s, enum heading_type type);
/* Of plain texts. */
size_t sheet_count_words(const char *text);
size_t sheet_common_words(const char *a, const char *b);

/*
 * answer_ahead.c: reads all rows once before they are taken, for what only a whole column tells. A column of ids that
 * holds none (the numbers that a form service gives) is no heading of ours, where another one says who answered.
 */
void sheet_look_ahead(struct sheet *s, const struct strbuf *bytes);

/* answer_repeated.c: what answers.csv has of this survey and wave; also numbers those without a name. */
void sheet_read_recorded(struct sheet *s, const struct table *answers);
void sheet_forget_recorded(struct sheet *s);
/* Adds what tells responses apart: who, about which pair. */
void sheet_row_key(const struct sheet *s, struct strbuf *key, const char *person_id,
		   const char *pair_id, int date);
/* Whether the row has an answer, and each of its answers is recorded so; `all`: and nothing else is recorded. */
bool sheet_row_says(const struct sheet *s, const struct recorded *r, bool all);
/* Whether somebody unnamed has said just this on this day; each of them is found once. */
bool sheet_row_is_like_unnamed(struct sheet *s, int date);
bool sheet_is_blank(const char *text);

/* answer_respondents.c: who filled in the row, as answers.csv writes it; a null pointer after a fault. */
const char *sheet_respondent(struct sheet *s);
/* Whether it is the id of somebody, who need not be asked by the survey. */
bool sheet_is_id(const struct sheet *s, const char *text);
/* Fills s->called; it is given back with it. */
void sheet_read_names(struct sheet *s);
void sheet_forget_names(struct sheet *s);

#endif
