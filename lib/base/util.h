/*
 * util.h - memory that cannot fail, checked sizes, and the words for "it went wrong".
 *
 * Every source file includes this header first (or a header that does).
 *
 * Words, each with one meaning:
 *   error()    prints a message and returns -1, so that a function can report and fail in one statement;
 *   warning()  prints a message; work goes on;
 *   remark()   says on stderr what was done, unless the user wants quiet;
 *   hint()     a second line below a message: what to do;
 *   die()      no memory, or a result that cannot be written: prints and leaves with status 3;
 *   BUG()      cannot happen: prints the place and aborts.
 *
 * Messages go to stderr as "kurator: MESSAGE". They begin in lower case, have no full stop, and quote their subject
 * with single quotes. Control characters and characters that turn the direction of writing are shown escaped, so data
 * cannot drive a terminal. Messages are translated by the caller: error(_("cannot open '%s'"), path).
 */
#ifndef KURATOR_BASE_UTIL_H
#define KURATOR_BASE_UTIL_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"
#include "base/i18n.h"

#if defined(__GNUC__)
#define PRINTF_LIKE(fmt, first) __attribute__((format(printf, fmt, first)))
#else
#define PRINTF_LIKE(fmt, first)
#endif

/* Asks for a line of memory ahead of its use. */
#if defined(__GNUC__)
#define FETCH(address) __builtin_prefetch(address)
#else
#define FETCH(address) ((void)(address))
#endif

#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))

/* Exit statuses of every command. */
enum status {
	STATUS_YES = 0,    /* yes, or done */
	STATUS_NO = 1,     /* the answer is no */
	STATUS_USAGE = 2,  /* typed wrong */
	STATUS_FAILED = 3, /* could not: bad data, lock held, I/O */
};

int error(const char *fmt, ...) PRINTF_LIKE(1, 2);
/* As error(), with ": " and the text of errno behind the message. */
int error_errno(const char *fmt, ...) PRINTF_LIKE(1, 2);
void warning(const char *fmt, ...) PRINTF_LIKE(1, 2);
void hint(const char *fmt, ...) PRINTF_LIKE(1, 2);
/* Before a message all results are written out. The errno of the first time that this failed, or 0. */
int messages_flush_errno(void);
/* A remark about work that was done, without "kurator: "; silent after messages_quiet(true). */
void remark(const char *fmt, ...) PRINTF_LIKE(1, 2);
void messages_quiet(bool quiet);
bool messages_are_quiet(void);
_Noreturn void die(const char *fmt, ...) PRINTF_LIKE(1, 2);
_Noreturn void bug_at(const char *file, int line, const char *fmt, ...) PRINTF_LIKE(3, 4);
#define BUG(...) bug_at(__FILE__, __LINE__, __VA_ARGS__)

/* Sums and products of sizes; die when the result does not fit. */
size_t size_add(size_t a, size_t b);
size_t size_mult(size_t a, size_t b);

/* Memory; die when there is none. xcalloc and xreallocarray check n * size. Free with free(). */
void *xmalloc(size_t size);
void *xcalloc(size_t n, size_t size);
void *xreallocarray(void *old, size_t n, size_t size);
char *xstrdup(const char *s);
/* A copy of len bytes with a NUL behind them. */
char *xmemdup0(const void *bytes, size_t len);
char *xstrfmt(const char *fmt, ...) PRINTF_LIKE(1, 2);

/* Makes room for at least `need` elements in the array `a` of `alloc` elements; both may be changed. */
#define ALLOC_GROW(a, need, alloc) \
	do { \
		if ((need) > (alloc)) { \
			(alloc) = grown_alloc((alloc), (need)); \
			(a) = xreallocarray((a), (alloc), sizeof(*(a))); \
		} \
	} while (0)
size_t grown_alloc(size_t alloc, size_t need);

static inline bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Space and tab; a line end is no blank. */
static inline bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static inline bool streq(const char *a, const char *b)
{
	return strcmp(a, b) == 0;
}

/* Whether s begins with prefix; if so and rest is given, *rest is what follows. */
bool skip_prefix(const char *s, const char *prefix, const char **rest);
/* Whether s, or its first len bytes, ends with these. */
bool ends_with_mem(const char *s, size_t len, const char *end);
static inline bool ends_with(const char *s, const char *end)
{
	return ends_with_mem(s, strlen(s), end);
}

#endif
