/*
 * strbuf.h - a string that grows.
 *
 * `buf` always ends with a NUL behind `len` bytes and is never a null pointer, also when nothing was added; the bytes
 * may hold NULs. Start with STRBUF_INIT or strbuf_init(); strbuf_release() gives the memory back and leaves an empty
 * string that can be used again.
 */
#ifndef KURATOR_BASE_STRBUF_H
#define KURATOR_BASE_STRBUF_H

#include "base/util.h"

struct strbuf {
	char *buf;
	size_t len;
	size_t alloc;
};

extern char strbuf_empty[];
#define STRBUF_INIT \
	{ \
		.buf = strbuf_empty \
	}

void strbuf_init(struct strbuf *sb);
void strbuf_release(struct strbuf *sb);
void strbuf_reset(struct strbuf *sb);
/* Hands the string to the caller, who frees it; the strbuf is empty afterwards. Never a null pointer. */
char *strbuf_detach(struct strbuf *sb, size_t *len);

void strbuf_grow(struct strbuf *sb, size_t extra);
void strbuf_setlen(struct strbuf *sb, size_t len);
void strbuf_add(struct strbuf *sb, const void *bytes, size_t len);
void strbuf_addstr(struct strbuf *sb, const char *s);
void strbuf_addch(struct strbuf *sb, char c);
void strbuf_addf(struct strbuf *sb, const char *fmt, ...) PRINTF_LIKE(2, 3);
void strbuf_vaddf(struct strbuf *sb, const char *fmt, va_list ap) PRINTF_LIKE(2, 0);
/* Takes blanks and line ends away from both ends. */
void strbuf_trim(struct strbuf *sb);

/*
 * Reads everything from fd (or the file at path) behind what is there. At most `limit` bytes (0: no limit). Returns 0,
 * or -1 with errno set (EFBIG when there was more than the limit); a failed read is never taken for the end.
 */
int strbuf_read_fd(struct strbuf *sb, int fd, size_t limit);
int strbuf_read_file(struct strbuf *sb, const char *path, size_t limit);

#endif
