/* lock.c - one writer at a time in a programme folder */
#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include "base/number.h"
#include "base/strbuf.h"
#include "store/file.h"

#define DEFAULT_TIMEOUT 10.0
#define LONGEST_PAUSE 0.05
#define LONGEST_COMMAND 200

static int timeout(double *seconds)
{
	const char *text = getenv("KURATOR_LOCK_TIMEOUT");

	*seconds = DEFAULT_TIMEOUT;
	if (!text)
		return 0;
	if (number_parse_decimal(text, strlen(text), seconds) || *seconds < 0)
		return error(_("KURATOR_LOCK_TIMEOUT: '%s' is not a number of seconds"), text);
	return 0;
}

static double now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec * 1e-9;
}

/* Processes that began to wait together do not go on together. */
static void pause_before_try(unsigned attempt)
{
	double seconds = 0.001 * (double)(attempt < 6 ? 1u << attempt : 64u);
	unsigned spread = ((unsigned)getpid() * 7u + attempt * 13u) % 16u;
	struct timespec ts = { 0 };

	if (seconds > LONGEST_PAUSE)
		seconds = LONGEST_PAUSE;
	ts.tv_nsec = (long)(seconds * (0.5 + spread / 16.0) * 1e9);
	nanosleep(&ts, NULL);
}

/* Whoever may write the folder may take the lock, whatever the umask of the one who came first. */
static int open_lock_file(int dirfd)
{
	struct stat folder;
	int fd = openat(dirfd, LOCK_FILE, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
			0600);

	if (fd >= 0 && !fstat(dirfd, &folder) && (folder.st_mode & S_IWGRP))
		fchmod(fd, 0660);
	return fd;
}

/* The file may have been deleted between open and lock: then the lock is on nothing that others see. */
static bool is_still_there(int dirfd, int fd)
{
	struct stat ours, named;

	return !fstat(fd, &ours) && !fstatat(dirfd, LOCK_FILE, &named, AT_SYMLINK_NOFOLLOW) &&
	       ours.st_ino == named.st_ino && ours.st_dev == named.st_dev;
}

static void add_own_command(struct strbuf *out)
{
	struct strbuf line = STRBUF_INIT;

	if (strbuf_read_file(&line, "/proc/self/cmdline", 0) || !line.len)
		strbuf_addstr(&line, "kurator");
	for (size_t i = 0; i + 1 < line.len; i++)
		if (!line.buf[i] || line.buf[i] == '\n')
			line.buf[i] = ' ';
	if (line.len > LONGEST_COMMAND)
		strbuf_setlen(&line, LONGEST_COMMAND);
	strbuf_addstr(out, line.buf);
	strbuf_release(&line);
}

/* Only for the message of those who wait: nothing depends on it. */
static void leave_name(int fd)
{
	struct strbuf text = STRBUF_INIT;
	struct utsname host;

	strbuf_addf(&text, "%ld\n%s\n", (long)getpid(), uname(&host) ? "?" : host.nodename);
	add_own_command(&text);
	strbuf_addch(&text, '\n');
	if (!ftruncate(fd, 0) && lseek(fd, 0, SEEK_SET) == 0 &&
	    file_write_all(fd, text.buf, text.len))
		ftruncate(fd, 0);
	strbuf_release(&text);
}

static const char *next_line(char **at)
{
	char *line = *at, *end = strchr(line, '\n');

	if (end) {
		*end = '\0';
		*at = end + 1;
	} else {
		*at = line + strlen(line);
	}
	return *line ? line : "?";
}

static int report_holder(int fd, const char *path)
{
	struct strbuf text = STRBUF_INIT;
	char *at;
	const char *pid, *host, *command;

	if (lseek(fd, 0, SEEK_SET) == 0)
		strbuf_read_fd(&text, fd, 4096);
	at = text.buf;
	pid = next_line(&at);
	host = next_line(&at);
	command = next_line(&at);
	error(_("'%s' is being changed by process %s on '%s': %s"), path, pid, host, command);
	hint(_("wait until it has ended; KURATOR_LOCK_TIMEOUT sets how many seconds to wait"));
	strbuf_release(&text);
	return -1;
}

/* 1: taken; 0: held by another; -1: it cannot be taken here. */
static int try_lock(int fd)
{
	while (flock(fd, LOCK_EX | LOCK_NB)) {
		if (errno == EWOULDBLOCK)
			return 0;
		if (errno != EINTR)
			return -1;
	}
	return 1;
}

int lock_take(int dirfd, const char *path)
{
	double seconds, until;

	if (timeout(&seconds))
		return -1;
	until = now() + seconds;
	for (unsigned attempt = 0;; attempt++) {
		int fd = open_lock_file(dirfd);
		int taken = fd < 0 ? -1 : try_lock(fd);

		if (taken > 0 && is_still_there(dirfd, fd)) {
			leave_name(fd);
			return fd;
		}
		if (taken < 0 && errno != EINTR)
			error_errno(_("cannot lock '%s'"), path);
		else if (!taken && now() >= until)
			report_holder(fd, path);
		else
			taken = 1; /* try again */
		if (fd >= 0)
			close(fd);
		if (taken <= 0)
			return -1;
		pause_before_try(attempt);
	}
}
