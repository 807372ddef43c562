/*
 * damage.h - what spreadsheet programs do to cells without being asked.
 *
 * Each kind has a name that never changes (shown by `sheet diff`) and a sentence. damage_between() explains how a text
 * that was exported became what stands there now; then the text that was exported is the truth, and nobody has to be
 * asked. damage_signs() only sees what stands there now: something was lost, and nobody knows what.
 */
#ifndef KURATOR_MODEL_SHEETS_DAMAGE_H
#define KURATOR_MODEL_SHEETS_DAMAGE_H

#include "model/schema.h"
#include "store/grid.h"

enum damage {
	DAMAGE_NONE,
	DAMAGE_ZEROS,      /* "007" → 7 */
	DAMAGE_SCIENTIFIC, /* "89161234567" → 8,91612E+10 */
	DAMAGE_ROUNDED,    /* a long number after 15 digits */
	DAMAGE_DECIMALS,   /* "1.10" → 1,1; "22.5" → 22,5 */
	DAMAGE_SIGN,       /* "+79161234567" → 79161234567 */
	DAMAGE_DAY,        /* "1/2", "22.5", "5-7" → a day */
	DAMAGE_TIME,       /* "12:30" → 12:30:00, 0,52 */
	DAMAGE_BOOLEAN,    /* "истина" → TRUE */
	DAMAGE_FRACTION,   /* "3 1/2", "50%" → 3,5, 0,5 */
	DAMAGE_FORMULA,    /* "=1+1" → 2 */
	DAMAGE_APOSTROPHE, /* the apostrophe that a text began with is gone */
	DAMAGE_ERROR,      /* #ИМЯ?, #REF! */
	DAMAGE_NARROW,     /* ##### */
	DAMAGE_CUT,        /* at 255 or 32,767 characters */
	DAMAGE_BLANKS,     /* non-breaking spaces, doubled or lost blanks, other line ends */
	DAMAGE_QUOTES,     /* other quotation marks, dashes, an ellipsis */
	DAMAGE_LETTERS,    /* read in a wrong encoding: UTF-8 as Latin-1, "????" */
	DAMAGE_CONTROLS,   /* characters that no file of the format can hold are gone */
	DAMAGE_SHORTENED,  /* "89161234567" → 8,91612E+10 → 89161200000 */
	DAMAGES,
};

/* "leading-zeros" */
const char *damage_name(enum damage damage);
/* "leading zeros are gone", translated. */
const char *damage_text(enum damage damage);

/*
 * What made the cell out of the text; DAMAGE_NONE: nothing of this kind. Equal texts are no damage. A cell that is typed
 * as text (in a workbook; CSV has no types) was never taken for a number or a day.
 */
enum damage damage_between(const char *was, const struct grid_cell *now, bool typed);

/* Whether the text is the beginning of what was, cut where programs cut. */
bool damage_cuts(const char *was, const char *now);

/*
 * How a long row of digits lost its last ones: in scientific notation with fewer digits, or with zeros in their place
 * once that was saved and opened again. DAMAGE_NONE: the cell is not made of them.
 */
enum damage damage_shortened(const char *digits, const struct grid_cell *now, bool typed);

/*
 * What is seen without the text that was: in a cell of the column (a null pointer: of any). Where the text can be told
 * for certain it is added to `right`, else that stays as it is.
 */
enum damage damage_signs(const struct column *column, const struct grid_cell *now,
			 struct strbuf *right);

/*
 * Whether scientific notation has lost nothing: "8,9161234567E+10" shows all eleven digits, which are added to `digits`
 * (a null pointer: not wanted).
 */
bool scientific_whole(const char *s, struct strbuf *digits);

#endif
