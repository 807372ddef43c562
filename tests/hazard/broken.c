/*
 * broken.c - writers as they should not be, each with one well-known mistake
 *
 *	broken FLAW FOLDER NAME
 *	broken torn-look FOLDER look
 *	broken eof-on-error FOLDER print
 *
 * appends a record to meetings.csv and a line to journal.csv; torn-look is a reader that takes two files one after the
 * other for files of one moment. The hazard tests must find each of the mistakes; the flaw
 * "none" is the same writer without one, which lacks only what makes two files one.
 */
#include "base/util.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/strbuf.h"
#include "store/writer.h"

static const char *flaw;

static bool has(const char *name)
{
	return streq(flaw, name);
}

/* eof-on-error: a failed read is taken for the end of the file. */
static int read_all(const char *path, struct strbuf *out)
{
	int fd = open(path, O_RDONLY);
	char bytes[64];
	ssize_t n;

	if (fd < 0)
		return errno == ENOENT || has("eof-on-error") ? 0 : -1;
	while ((n = read(fd, bytes, sizeof(bytes))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			break;
		strbuf_add(out, bytes, (size_t)n);
	}
	close(fd);
	return n < 0 && !has("eof-on-error") ? -1 : 0;
}

/* short-write: what a write leaves over is forgotten. ignore-errors: and so is what it says. */
static int write_all(int fd, const char *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(fd, bytes, len);

		if (has("ignore-errors") || (has("short-write") && n >= 0))
			return 0;
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		bytes += n;
		len -= (size_t)n;
	}
	return 0;
}

/* in-place: the old bytes are gone before the new ones are there. */
static int replace(const char *path, const struct strbuf *bytes)
{
	char *temporary = has("in-place") ? xstrdup(path) : xstrfmt("%s.new", path);
	int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	int result = fd < 0 ? -1 : write_all(fd, bytes->buf, bytes->len);

	if (fd >= 0) {
		result |= has("ignore-errors") ? 0 : fsync(fd);
		if (close(fd) && !has("ignore-errors"))
			result = -1;
	}
	if (result && !has("in-place"))
		unlink(temporary);
	else if (!result && !has("in-place"))
		result = rename(temporary, path);
	free(temporary);
	return result;
}

/* stale-lock: a file that is there is a lock, whether or not anybody is. */
static int take_lock(const char *folder)
{
	char *path = xstrfmt("%s/.kurator.lock", folder);
	int fd = open(path, O_RDWR | O_CREAT | (has("stale-lock") ? O_EXCL : 0), 0600);

	while (fd >= 0 && !has("stale-lock") && flock(fd, LOCK_EX) && errno == EINTR)
		;
	free(path);
	return fd;
}

static void give_lock(const char *folder, int fd)
{
	char *path = xstrfmt("%s/.kurator.lock", folder);

	if (fd >= 0)
		close(fd);
	if (has("stale-lock"))
		unlink(path);
	free(path);
}

static size_t count_lines(const struct strbuf *text)
{
	size_t n = 0;

	for (size_t i = 0; i < text->len; i++)
		n += text->buf[i] == '\n';
	return n;
}

static int add_record(const char *base_path, const char *journal_path, const char *name,
		      struct strbuf *base, struct strbuf *journal)
{
	char before[DIGEST_SIZE], after[DIGEST_SIZE];
	char *record = xstrfmt("V-%03zu,,%s", count_lines(base), name);
	int result;

	digest_bytes(base->buf, base->len, before);
	strbuf_addf(base, "%s\n", record);
	digest_bytes(base->buf, base->len, after);
	strbuf_addf(journal, "%zu,meetings.csv,%s,%s,\"%s\"\n", count_lines(journal), before, after,
		    record);
	result = has("no-journal") ? 0 : replace(journal_path, journal);
	free(record);
	return result || replace(base_path, base) ? -1 : 0;
}

/* Whether the last lines of both files end in the same field. */
static int look(const char *folder)
{
	static const char *const names[] = { "meetings.csv", "pairs.csv" };
	struct strbuf last[2] = { STRBUF_INIT, STRBUF_INIT };
	const struct timespec pause = { .tv_nsec = 3000000 };
	bool same;

	for (int i = 0; i < 2; i++) {
		char *path = xstrfmt("%s/%s", folder, names[i]);
		struct strbuf text = STRBUF_INIT;

		if (read_all(path, &text))
			return STATUS_FAILED;
		strbuf_addstr(&last[i], strrchr(text.buf, ',') ? strrchr(text.buf, ',') : "");
		strbuf_release(&text);
		free(path);
		nanosleep(&pause, NULL);
	}
	same = streq(last[0].buf, last[1].buf);
	strbuf_release(&last[0]);
	strbuf_release(&last[1]);
	return same ? STATUS_YES : STATUS_NO;
}

static int print(const char *folder)
{
	char *path = xstrfmt("%s/meetings.csv", folder);
	struct strbuf text = STRBUF_INIT;
	int result = read_all(path, &text);

	fwrite(text.buf, 1, text.len, stdout);
	strbuf_release(&text);
	free(path);
	return result ? STATUS_FAILED : STATUS_YES;
}

int main(int argc, char **argv)
{
	struct strbuf base = STRBUF_INIT, journal = STRBUF_INIT;
	char *base_path, *journal_path;
	int lock = -1, result;

	if (argc != 4)
		return STATUS_USAGE;
	flaw = argv[1];
	if (has("torn-look"))
		return look(argv[2]);
	if (streq(argv[3], "print"))
		return print(argv[2]);
	base_path = xstrfmt("%s/meetings.csv", argv[2]);
	journal_path = xstrfmt("%s/journal.csv", argv[2]);
	if (!has("no-lock") && !has("late-lock"))
		lock = take_lock(argv[2]);
	result = read_all(base_path, &base) || read_all(journal_path, &journal);
	if (has("late-lock"))
		lock = take_lock(argv[2]);
	if (lock < 0 && !has("no-lock"))
		result = -1;
	if (!result)
		result = add_record(base_path, journal_path, argv[3], &base, &journal);
	give_lock(argv[2], lock);
	strbuf_release(&base);
	strbuf_release(&journal);
	free(base_path);
	free(journal_path);
	return result ? STATUS_FAILED : STATUS_YES;
}
