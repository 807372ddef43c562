/*
 * workbook.h - a table as a workbook (.xlsx) that opens well in Excel, LibreOffice and Р7-Офис.
 *
 *	struct workbook *book = workbook_begin("Наставники", columns, n, "mentors-4c11");
 *
 *	workbook_text(book, "M-001");
 *	workbook_date(book, day);
 *	workbook_end_row(book);
 *	workbook_finish(book, &bytes);                    (frees it)
 *
 * One sheet with a heading row that stays in sight and filters; texts are typed as text, so that no program takes them
 * for numbers, days or formulas; days and numbers are real ones. Columns may have a list to choose from. A column that is
 * kept refuses what a person types into it; the sheet itself is not protected, because no program sorts a protected one.
 */
#ifndef KURATOR_STORE_WORKBOOK_H
#define KURATOR_STORE_WORKBOOK_H

#include "base/strbuf.h"

/* Bounds of the format. */
#define WORKBOOK_ROWS_MAX ((size_t)1048576)
#define WORKBOOK_TEXT_MAX ((size_t)32767) /* of a cell, in units of UTF-16 */

enum workbook_style { WORKBOOK_TEXT, WORKBOOK_NUMBER, WORKBOOK_DATE, WORKBOOK_KEPT };

/* Refused; a person is asked whether it is meant; taken: a cell may hold several words of the list. */
enum workbook_rule { WORKBOOK_REFUSE, WORKBOOK_ASK, WORKBOOK_SEVERAL };

/* Strings are the caller's and must last until workbook_finish(). */
struct workbook_column {
	const char *heading;
	enum workbook_style style; /* of cells that are yet empty */
	size_t width;              /* characters */
	const char *const *choices;
	size_t n_choices;
	bool hidden;
	enum workbook_rule rule; /* of what is not in the list */
};

struct workbook;

/*
 * `title` names the sheet; `marker` is a word that stays in the file when a person saves it. More than
 * WORKBOOK_ROWS_MAX rows are a BUG: the caller counts.
 */
struct workbook *workbook_begin(const char *title, const struct workbook_column *columns, size_t n,
				const char *marker);
/* The cells of a row, in the order of the columns. A day before March 1900 has no number there: give its text. */
void workbook_text(struct workbook *book, const char *text);
void workbook_number(struct workbook *book, double value);
void workbook_date(struct workbook *book, int date);
void workbook_end_row(struct workbook *book);
void workbook_finish(struct workbook *book, struct strbuf *out);

/* Bytes of the longest beginning of a text that a cell can hold, never cutting a character. */
size_t workbook_text_fits(const char *text, size_t len);
bool workbook_date_fits(int date);

#endif
