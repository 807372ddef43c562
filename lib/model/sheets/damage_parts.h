/*
 * damage_parts.h - what the parts of damage.h share: the damage*.c only.
 */
#ifndef KURATOR_MODEL_SHEETS_DAMAGE_PARTS_H
#define KURATOR_MODEL_SHEETS_DAMAGE_PARTS_H

#include "model/sheets/damage.h"

/* damage_numbers.c: a number as people and programs write it, blanks between thousands, point or comma. */
bool damage_parse_number(const char *s, double *value);
/* Digits of the mantissa in "8,91612E+10", or 0 where it is no such number. */
size_t damage_scientific_digits(const char *s);
size_t damage_last_zeros(const char *s);
/* What a program made of a text that it took for a number; DAMAGE_NONE: nothing. */
enum damage damage_of_number(const char *was, const char *now);
/* "123,00 ₽" for 123; 3,5 for "3 1/2"; a number or truth value for what begins like a formula. */
bool damage_is_money_of(const char *was, const char *now);
bool damage_is_fraction_of(const char *was, const char *now);
bool damage_is_reckoned(const char *was, const struct grid_cell *now);

/* damage_days.c: whether the cell is the day, or the hour of the day, that a program made of the text. */
bool damage_is_day_of(const char *was, const struct grid_cell *now);
bool damage_is_hour_of(const char *was, const struct grid_cell *now);
bool damage_is_typed_day(const struct grid_cell *now);
/* Day, month and year of a cell; 0 for what it does not show. False: it is no day. */
bool damage_day_of_cell(const struct grid_cell *now, int *day, int *month, int *year);

/* damage_letters.c: bytes of the text without half of a character that a cut has left at the end, as ? or U+FFFD. */
size_t damage_whole_length(const char *s);
/* Whether the text is what was, read in a wrong encoding; or with letters that became ? or U+FFFD. */
bool damage_spoils_letters(const char *was, const char *now);
/* Whether a text looks like Russian that was misread; what it is when it is read the right way is added to `right`. */
bool damage_unread(const char *now, struct strbuf *right);

#endif
