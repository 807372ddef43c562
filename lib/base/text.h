/*
 * text.h - text as people write it: UTF-8, letters, widths, alphabetical order.
 *
 * The tables of Unicode come from ICU, which is opened only in text.c.
 */
#ifndef KURATOR_BASE_TEXT_H
#define KURATOR_BASE_TEXT_H

#include "base/strbuf.h"

/* The offset of the first byte that is not UTF-8, or len when all is well. */
size_t text_invalid_at(const char *s, size_t len);

/* Columns that the text fills in a terminal. */
size_t text_width(const char *s, size_t len);
/* Bytes of the longest beginning that fills at most `width` columns, never cutting a character. */
size_t text_cut(const char *s, size_t len, size_t width);

/*
 * Adds the form of s that is compared where a person searches: case folded, ё as е, composed, blanks, non-breaking
 * spaces and line ends as one space, none at the ends. Never depends on the locale.
 */
void text_fold(struct strbuf *out, const char *s, size_t len);
/*
 * As text_fold(), with every run of characters that are neither letters nor digits as one space and none at the ends:
 * headings and labels that differ in punctuation only become the same.
 */
void text_plain(struct strbuf *out, const char *s, size_t len);
/* Whether two texts are the same once folded; whether needle occurs in haystack once both are folded. */
bool text_same(const char *a, const char *b);
bool text_contains(const char *haystack, const char *needle);

/*
 * Alphabetical order of Russian (Cyrillic before Latin, ё beside е), whatever the locale. Negative, 0 or positive;
 * 0 only for equal bytes, so that sorting is total.
 */
int text_collate(const char *a, const char *b);

/* Adds s with control characters and characters that turn the direction of writing shown as \xNN or \u{NNNN}. */
void text_escape(struct strbuf *out, const char *s, size_t len);
/* Only bytes that are no UTF-8 as \xD0, for sinks that hold everything else. */
void text_escape_invalid(struct strbuf *out, const char *s, size_t len);

/* Adds s with Cyrillic letters that look like Latin ones replaced by them (М → M, Е → E, Р → P …). */
void text_latin_lookalike(struct strbuf *out, const char *s, size_t len);
/* Whether two texts look the same, whatever their case: 7A in Latin and 7А in Cyrillic letters. */
bool text_looks_same(const char *a, const char *b);

#endif
