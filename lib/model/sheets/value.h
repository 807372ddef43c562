/*
 * value.h - a cell of a base file as it stands in a spreadsheet.
 *
 * Days and numbers become real ones, also numbers among texts (measured values, answers), ids become labels where the label reads back as the same id; what the schema
 * cannot read stays the text that it is. How a cell looks is decided here only, so that what was written once is known
 * again when it comes back.
 */
#ifndef KURATOR_MODEL_SHEETS_VALUE_H
#define KURATOR_MODEL_SHEETS_VALUE_H

#include "model/schema.h"

enum sheet_medium { SHEET_WORKBOOK, SHEET_CSV };

enum sheet_kind { SHEET_TEXT, SHEET_NUMBER, SHEET_DATE };

struct sheet_value {
	enum sheet_kind kind;
	double number;
	int date;
	bool cut; /* the text is longer than a cell of a workbook can hold: this is its beginning */
	struct strbuf text; /* as a reader finds it again: of a day "2021-11-25" in a workbook,
			       "25.11.2021" in CSV; of a number its shortest form, with a comma in CSV */
};

#define SHEET_VALUE_INIT \
	{ \
		.text = STRBUF_INIT \
	}

/* Sets the value (its text is replaced). `column` a null pointer: one that the schema does not know. */
void sheet_value_set(struct sheet_value *value, const struct column *column,
		     const struct program *program, const char *raw, enum sheet_medium medium);
void sheet_value_release(struct sheet_value *value);
/* The kind that cells of the column have as a rule. */
enum sheet_kind sheet_kind_of(const struct column *column);

/* The eleven digits of a Russian number as "7…", however it is written; false where it is none. */
#define PHONE_DIGITS 11
bool phone_digits(const char *s, char digits[PHONE_DIGITS + 1]);

#endif
