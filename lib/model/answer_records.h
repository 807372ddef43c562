/*
 * answer_records.h - answers on their way into answers.csv: rows as the file has them, or a sheet with one row per
 * person as form services export it.
 */
#ifndef KURATOR_MODEL_ANSWER_RECORDS_H
#define KURATOR_MODEL_ANSWER_RECORDS_H

#include "model/bases.h"
#include "model/records.h"

/*
 * Looks at new records of answers.csv before they are appended, and puts them into the form that kurator writes: the
 * question by its id or text, the answer (answers.h), the survey's wave and today where none are given. Faults: a
 * question that the survey does not have, an answer that it does not take, a day after today, somebody who does not
 * exist or does not answer such surveys, a pair that is not the person's, a second answer of the same person to the
 * same question, wave and pair. People and pairs must be loaded. Returns how many answers name no pair though the person
 * has several and the day does not tell which: they are about none.
 */
size_t answer_records_check(struct records *records, const struct bases *bases,
			    const struct table *answers);

struct answer_sheet_options {
	const struct survey *survey;
	const char *wave;         /* a null pointer: the survey's */
	int date;                 /* DATE_NONE: the sheet's column, else today */
	bool anonymous;           /* who answered is not asked: anon:N */
	const char *const *named; /* "HEADING=QUESTION", "HEADING=name"; "HEADING=": leave out */
	size_t n_named;
	const char *encoding;
};

/* What became of the headings: for a remark. Strings live in the records. */
struct answer_sheet_report {
	struct strbuf extra;  /* headings that are no question, quoted and separated by ", " */
	struct strbuf absent; /* ids of questions that no heading is */
	size_t rows;
	size_t repeated; /* rows that answers.csv has already, passed over */
	size_t alike; /* rows without a name that say what somebody unnamed has said that day; they are taken */
};
#define ANSWER_SHEET_REPORT_INIT \
	{ \
		.extra = STRBUF_INIT, .absent = STRBUF_INIT \
	}
void answer_sheet_report_release(struct answer_sheet_report *report);

/* Whether the bytes are rows as answers.csv has them: the header names a question and an answer. */
bool answer_rows_are_long(const struct strbuf *bytes, const char *encoding);

/* Whether the text is a usual heading of who answered, when, or about which pair: person, name, ФИО, date, pair … */
bool answer_heading_is_usual(const struct survey *survey, const char *text);

/*
 * Makes records of answers.csv out of a sheet: a heading is a question when, punctuation, case and numbering left aside,
 * it is the question's id or text in any language, or a cut or lengthened form of it (one is the beginning of the
 * other, ten letters at least) and no other question begins so. Headings that come near a question without that, also
 * those cut to less, or two for one question, are faults: options.named settles them. Who answered is told by an id or a name (all words of
 * the name, in any order, or surname and first name; staff and partners too, where the survey is for them), the day by a time stamp. Faults of cells name line and heading.
 * `answers`: answers.csv, so that somebody who has answered already is found: the same is passed over and counted, as
 * forms are exported again when more people have answered; anything else is a fault.
 */
void answer_sheet_read(struct records *records, const struct bases *bases,
		       const struct table *answers, const char *name, const struct strbuf *bytes,
		       const struct answer_sheet_options *options,
		       struct answer_sheet_report *report);

#endif
