/* util.c - memory, checked sizes, messages */
#include "base/util.h"

#include <errno.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "base/text.h"

/* The stream itself keeps only that a write failed. */
static int flush_errno;

int messages_flush_errno(void)
{
	return flush_errno;
}

/* One write per message, so that lines of several processes do not mix. */
static void print_message(const char *prefix, const char *fmt, va_list ap, const char *reason)
{
	struct strbuf text = STRBUF_INIT;
	struct strbuf line = STRBUF_INIT;

	strbuf_vaddf(&text, fmt, ap);
	if (reason)
		strbuf_addf(&text, ": %s", reason);
	strbuf_addstr(&line, prefix);
	text_escape(&line, text.buf, text.len);
	strbuf_addch(&line, '\n');
	if (fflush(stdout) && !flush_errno)
		flush_errno = errno;
	for (size_t done = 0; done < line.len;) {
		ssize_t n = write(STDERR_FILENO, line.buf + done, line.len - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		done += (size_t)n;
	}
	strbuf_release(&line);
	strbuf_release(&text);
}

int error(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	print_message("kurator: ", fmt, ap, NULL);
	va_end(ap);
	return -1;
}

int error_errno(const char *fmt, ...)
{
	const char *reason = strerror(errno);
	va_list ap;

	va_start(ap, fmt);
	print_message("kurator: ", fmt, ap, reason);
	va_end(ap);
	return -1;
}

void warning(const char *fmt, ...)
{
	struct strbuf prefix = STRBUF_INIT;
	va_list ap;

	strbuf_addf(&prefix, "kurator: %s: ", _("warning"));
	va_start(ap, fmt);
	print_message(prefix.buf, fmt, ap, NULL);
	va_end(ap);
	strbuf_release(&prefix);
}

void hint(const char *fmt, ...)
{
	struct strbuf prefix = STRBUF_INIT;
	va_list ap;

	strbuf_addf(&prefix, "%s: ", _("hint"));
	va_start(ap, fmt);
	print_message(prefix.buf, fmt, ap, NULL);
	va_end(ap);
	strbuf_release(&prefix);
}

static bool quiet_messages;

void messages_quiet(bool quiet)
{
	quiet_messages = quiet;
}

bool messages_are_quiet(void)
{
	return quiet_messages;
}

void remark(const char *fmt, ...)
{
	va_list ap;

	if (quiet_messages)
		return;
	va_start(ap, fmt);
	print_message("", fmt, ap, NULL);
	va_end(ap);
}

void die(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	print_message("kurator: ", fmt, ap, NULL);
	va_end(ap);
	exit(STATUS_FAILED);
}

void bug_at(const char *file, int line, const char *fmt, ...)
{
	va_list ap;

	fprintf(stderr, "kurator: BUG: %s:%d: ", file, line);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	abort();
}

/* Nothing is left to allocate a message with. */
static _Noreturn void out_of_memory(void)
{
	static const char message[] = "kurator: out of memory\n";

	if (write(STDERR_FILENO, message, sizeof(message) - 1) < 0)
		_exit(STATUS_FAILED);
	_exit(STATUS_FAILED);
}

size_t size_add(size_t a, size_t b)
{
	if (a > SIZE_MAX - b)
		out_of_memory();
	return a + b;
}

size_t size_mult(size_t a, size_t b)
{
	if (b && a > SIZE_MAX / b)
		out_of_memory();
	return a * b;
}

void *xmalloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (!p)
		out_of_memory();
	return p;
}

void *xcalloc(size_t n, size_t size)
{
	void *p = calloc(n ? n : 1, size ? size : 1);

	if (!p)
		out_of_memory();
	return p;
}

void *xreallocarray(void *old, size_t n, size_t size)
{
	size_t bytes = size_mult(n, size);
	void *p = realloc(old, bytes ? bytes : 1);

	if (!p)
		out_of_memory();
	return p;
}

char *xmemdup0(const void *bytes, size_t len)
{
	char *copy = xmalloc(size_add(len, 1));

	if (len)
		memcpy(copy, bytes, len);
	copy[len] = '\0';
	return copy;
}

char *xstrdup(const char *s)
{
	return xmemdup0(s, strlen(s));
}

char *xstrfmt(const char *fmt, ...)
{
	struct strbuf sb = STRBUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	strbuf_vaddf(&sb, fmt, ap);
	va_end(ap);
	return strbuf_detach(&sb, NULL);
}

size_t grown_alloc(size_t alloc, size_t need)
{
	size_t grown = size_add(alloc, alloc / 2 + 16);

	return grown < need ? need : grown;
}

bool skip_prefix(const char *s, const char *prefix, const char **rest)
{
	size_t len = strlen(prefix);

	if (strncmp(s, prefix, len))
		return false;
	if (rest)
		*rest = s + len;
	return true;
}

bool ends_with_mem(const char *s, size_t len, const char *end)
{
	size_t n = strlen(end);

	return len >= n && !memcmp(s + len - n, end, n);
}
