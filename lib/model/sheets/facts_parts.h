/*
 * facts_parts.h - what the parts of facts.h share: the facts*.c only.
 */
#ifndef KURATOR_MODEL_SHEETS_FACTS_PARTS_H
#define KURATOR_MODEL_SHEETS_FACTS_PARTS_H

#include "model/sheets/facts.h"

/* Small letters, with every kind of blank as one blank; free() it. */
char *fact_folded(const char *s);
/* A dash, "нет", "н/д": of a folded text. */
bool fact_is_nothing(const char *folded);
bool fact_is_one_of(const char *s, const char *const *words, size_t n);
/* Adds the text to the note, and is FACT_DOUBTFUL. */
enum fact fact_doubt(struct strbuf *note, const char *text);

/* "да", "+": of a folded text. */
bool fact_says_yes(const char *folded);

/* facts_tokens.c: numbers and words in turn. */
struct fact_token {
	bool number;
	double value;
	char text[48]; /* of a word, cut; of a number its digits */
};

#define FACT_TOKENS_MAX 8
#define FACT_YEARS "лет|год|г|year"
#define FACT_MONTHS "мес|month"

bool fact_is_letter(const char *s);
/* How many; more than fit: 0. Signs between tokens are passed over, `signs` tells which there were. */
size_t fact_split(const char *folded, struct fact_token tokens[FACT_TOKENS_MAX],
		  char signs[FACT_TOKENS_MAX]);
/* Whether a word begins in one of these ways, with | between them: "год", "года", "лет"; "мес", "месяцев". */
bool fact_is_unit(const struct fact_token *token, const char *beginnings);

/* facts_days.c */
enum fact fact_day(const char *s, int today, struct strbuf *value, struct strbuf *note);
enum fact fact_birth(const char *s, int today, struct strbuf *value, struct strbuf *note);

/* facts_numbers.c */
enum fact fact_number(const struct column *column, const struct grid_cell *cell,
		      struct strbuf *value, struct strbuf *note);

/* facts_classes.c */
enum fact fact_class(const char *s, struct strbuf *value);
enum fact fact_class_range(const char *s, struct strbuf *value, struct strbuf *note);
/* In a programme in Russian classes have Russian letters: "7A" that was typed in Latin is 7А, "7B" may be 7В or 7Б. */
enum fact fact_settle_letter(const struct program *program, struct strbuf *value,
			     struct strbuf *note);

/* facts_words.c: columns of words that the schema or the programme lists. */
enum fact fact_words(const struct column *column, const struct program *program, const char *s,
		     struct strbuf *value);
/* A text for which the programme has words; false where it is none of them. */
bool fact_named_text(const struct column *column, const struct program *program, const char *s,
		     struct strbuf *value);
/*
 * Of a reason of leaving: a mark that only says that there was an end ("да", "+", a day) is a doubt, `value` the reason
 * that it probably means; "нет" is nothing. FACT_NONE: it is something else.
 */
enum fact fact_mark_of_end(const struct program *program, const struct grid_cell *cell,
			   struct strbuf *value, struct strbuf *note);
/* The next piece of a list that people separate with commas, semicolons, line ends or "и"; free() it. */
bool fact_next_piece(const char **next, char **piece);

/* facts_contacts.c: cells of the columns of phones and of addresses. */
enum fact fact_phone(const char *s, struct strbuf *value, struct strbuf *note);
enum fact fact_email(const char *s, struct strbuf *value, struct strbuf *note);

#endif
