/*
 * facts.h - facts that people write into a cell in their own words.
 *
 * What column_normalise() cannot read is taken apart by these rules; what they leave open stays a doubt, and is not
 * guessed:
 *
 *	days         25.11.21 (the century that makes sense), 25 ноября 2021 г., 25/11/2021 (a slash only where the
 *	             first number can be no month), 2021.11.25, 25 11 2021, an hour behind the day, the day's number in a
 *	             workbook; one whole day among other words is a doubt
 *	birth        2009 г.р.; «2009, 12 лет» where both agree; март 2009 is its year; 12 лет alone is a doubt
 *	numbers      1 234; 3 года 5 мес. (years with one decimal, months as twelfths); 45 мин; 1 ч 30 мин; 2 ч в месяц
 *	classes      7 класс А, 7-а кл., 7-й «А», 7/А; a Latin letter in a Russian programme is the Cyrillic one where look
 *	             and sound agree (A), a doubt where they do not (B); 5–7 классы, с 5 по 7; ages are a doubt
 *	phones       any way of writing the eleven digits: +7 916 123-45-67, the code of a small town as it stands in
 *	             brackets; ten digits that begin with 9; «тел.» in front; a digit too many or too few is a doubt
 *	names        «Иванов, Пётр», the number of a list in front
 *	words        the label with other dashes, quotation marks or case; the feminine of it; ученик, учитель where one
 *	             kind is meant; м, ж; a form with its variant in brackets, a variant that only one form has
 *	lists        commas or "и" between words that the programme lists, and between subjects and interests
 *	nothing      a dash, "нет", "н/д" where no text is asked
 *	yes          "да", "+" where a day is asked is a doubt: the day is not known
 */
#ifndef KURATOR_MODEL_SHEETS_FACTS_H
#define KURATOR_MODEL_SHEETS_FACTS_H

#include "model/program.h"
#include "model/schema.h"
#include "store/grid.h"

enum fact { FACT_NONE, FACT_DOUBTFUL, FACT_CERTAIN };

/*
 * Adds the value of a cell to `value`, in the form that kurator writes. FACT_DOUBTFUL: `note` says what is open; the
 * value is what it probably is, perhaps nothing. FACT_NONE: `note` says why the cell cannot be read. References are not
 * looked up. `today` settles centuries.
 */
enum fact fact_read(const struct column *column, const struct program *program,
		    const struct grid_cell *cell, int today, struct strbuf *value,
		    struct strbuf *note);

/* Whether it says yes in one of many ways: "да", "+", "1". */
bool fact_is_yes(const char *s);

/* A phone in the one form in which kurator adds it: "+7 916 123-45-67"; others as they are. */
void phone_normalise(const char *s, struct strbuf *out);

/*
 * Takes a cell apart that holds phone and e-mail. FACT_DOUBTFUL where there are several of one kind or other words.
 */
enum fact contacts_read(const char *s, struct strbuf *phone, struct strbuf *email,
			struct strbuf *note);

/*
 * Takes a cell apart that holds name and phone of a guardian. FACT_DOUBTFUL where there are several phones, an address, or
 * words that are no name; FACT_NONE where there is neither.
 */
enum fact guardian_read(const char *s, struct strbuf *name, struct strbuf *phone,
			struct strbuf *note);

#endif
