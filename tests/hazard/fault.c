/*
 * fault.c - a disk that fails and a machine that stops, on demand
 *
 * Preloaded into a program (LD_PRELOAD), it counts the calls that touch files. With FAULT_AT=N something happens at the
 * N-th of them, by FAULT_HOW:
 *
 *	kill    the process is gone before the call
 *	torn    half of a write is done, then the process is gone (other calls: as kill)
 *	term    SIGTERM arrives before the call
 *	short   a read or write does half of what it was asked for
 *	EIO, ENOSPC, EINTR   the call does nothing and fails
 *	late    the call is done and yet fails with EIO
 *	dead    from here on every call fails with EIO
 *	full    from here on nothing can be created or written: ENOSPC
 *
 * FAULT_COUNT names a file that gets the number of calls when the process ends by itself. Descriptors 0 to 2 are left
 * alone: they are not files of the programme.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum how { NOTHING, KILL, TORN, TERM, SHORT, FAIL, LATE, DEAD, FULL };
enum sort { OTHER, READS, WRITES, CREATES };

static long counted, fault_at;
static enum how fault_how;
static int fault_errno = EIO;

__attribute__((constructor)) static void set_up(void)
{
	static const struct {
		const char *name;
		enum how how;
		int number;
	} ways[] = {
		{ "kill", KILL, 0 },      { "torn", TORN, 0 },   { "term", TERM, 0 },
		{ "short", SHORT, 0 },    { "EIO", FAIL, EIO },  { "ENOSPC", FAIL, ENOSPC },
		{ "EINTR", FAIL, EINTR }, { "late", LATE, EIO }, { "full", FULL, ENOSPC },
		{ "dead", DEAD, EIO },
	};
	const char *at = getenv("FAULT_AT"), *how = getenv("FAULT_HOW");

	fault_at = at ? strtol(at, NULL, 10) : 0;
	for (size_t i = 0; how && i < sizeof(ways) / sizeof(*ways); i++) {
		if (strcmp(how, ways[i].name))
			continue;
		fault_how = ways[i].how;
		fault_errno = ways[i].number;
	}
}

__attribute__((destructor)) static void tell(void)
{
	const char *path = getenv("FAULT_COUNT");
	char text[32];
	long fd;

	if (!path)
		return;
	fd = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	snprintf(text, sizeof(text), "%ld\n", counted);
	if (fd < 0 || syscall(SYS_write, fd, text, strlen(text)) < 0)
		abort();
	syscall(SYS_close, fd);
}

static void die_here(void)
{
	syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
}

/* What happens to this call. */
static enum how fate(enum sort sort)
{
	counted++;
	if (fault_how == FULL && fault_at && counted >= fault_at)
		return sort == WRITES || sort == CREATES ? FAIL : NOTHING;
	if (fault_how == DEAD && fault_at && counted >= fault_at)
		return FAIL;
	if (counted != fault_at || fault_how == FULL)
		return NOTHING;
	if (fault_how == KILL || (fault_how == TORN && sort != WRITES))
		die_here();
	if (fault_how == TERM) {
		raise(SIGTERM);
		return NOTHING;
	}
	if (fault_how == SHORT && sort != READS && sort != WRITES)
		return NOTHING;
	return fault_how;
}

static int fail(void)
{
	errno = fault_errno;
	return -1;
}

#define REAL(name) ((__typeof__(&name))real(#name))

static void *real(const char *name)
{
	void *found = dlsym(RTLD_NEXT, name);

	if (!found)
		abort();
	return found;
}

/* A call that either is made or is not. */
#define PLAIN(sort, call) \
	do { \
		enum how f = fate(sort); \
		if (f == FAIL) \
			return fail(); \
		if (f == LATE) \
			return (call) < 0 ? -1 : fail(); \
		return call; \
	} while (0)

static int open_at(int dirfd, const char *path, int flags, mode_t mode)
{
	enum how f = fate(flags & O_CREAT ? CREATES : OTHER);

	if (f == FAIL || f == LATE)
		return fail();
	return (int)syscall(SYS_openat, dirfd, path, flags, mode);
}

static mode_t mode_of(int flags, va_list ap)
{
	return flags & O_CREAT ? (mode_t)va_arg(ap, int) : 0;
}

#define OPEN(name, params, dirfd) \
	int name params \
	{ \
		va_list ap; \
		mode_t mode; \
		va_start(ap, flags); \
		mode = mode_of(flags, ap); \
		va_end(ap); \
		return open_at(dirfd, path, flags, mode); \
	}

OPEN(open, (const char *path, int flags, ...), AT_FDCWD)
OPEN(open64, (const char *path, int flags, ...), AT_FDCWD)
OPEN(openat, (int dirfd, const char *path, int flags, ...), dirfd)
OPEN(openat64, (int dirfd, const char *path, int flags, ...), dirfd)

int __open_2(const char *path, int flags);
int __open_2(const char *path, int flags)
{
	return open_at(AT_FDCWD, path, flags, 0);
}

int __openat_2(int dirfd, const char *path, int flags);
int __openat_2(int dirfd, const char *path, int flags)
{
	return open_at(dirfd, path, flags, 0);
}

ssize_t read(int fd, void *buf, size_t len)
{
	enum how f = fd > 2 ? fate(READS) : NOTHING;

	if (f == FAIL || f == LATE)
		return fail();
	return syscall(SYS_read, fd, buf, f == SHORT && len > 1 ? len / 2 : len);
}

ssize_t __read_chk(int fd, void *buf, size_t len, size_t size);
ssize_t __read_chk(int fd, void *buf, size_t len, size_t size)
{
	(void)size;
	return read(fd, buf, len);
}

ssize_t write(int fd, const void *buf, size_t len)
{
	enum how f = fd > 2 ? fate(WRITES) : NOTHING;
	ssize_t done;

	if (f == FAIL)
		return fail();
	if (f == SHORT || f == TORN)
		len = len > 1 ? len / 2 : len;
	done = syscall(SYS_write, fd, buf, len);
	if (f == TORN)
		die_here();
	return f == LATE ? fail() : done;
}

int close(int fd)
{
	enum how f = fd > 2 ? fate(OTHER) : NOTHING;
	int result = (int)syscall(SYS_close, fd);

	return f == FAIL || f == LATE ? fail() : result;
}

int fsync(int fd)
{
	PLAIN(OTHER, (int)syscall(SYS_fsync, fd));
}

int fdatasync(int fd)
{
	PLAIN(OTHER, (int)syscall(SYS_fdatasync, fd));
}

int ftruncate(int fd, off_t len)
{
	PLAIN(OTHER, (int)syscall(SYS_ftruncate, fd, len));
}

int flock(int fd, int operation)
{
	PLAIN(OTHER, (int)syscall(SYS_flock, fd, operation));
}

int fchmod(int fd, mode_t mode)
{
	PLAIN(OTHER, (int)syscall(SYS_fchmod, fd, mode));
}

int fchown(int fd, uid_t owner, gid_t group)
{
	PLAIN(OTHER, (int)syscall(SYS_fchown, fd, owner, group));
}

int rename(const char *from, const char *to)
{
	PLAIN(OTHER, REAL(rename)(from, to));
}

int renameat(int from_dir, const char *from, int to_dir, const char *to)
{
	PLAIN(OTHER, REAL(renameat)(from_dir, from, to_dir, to));
}

int unlink(const char *path)
{
	PLAIN(OTHER, REAL(unlink)(path));
}

int unlinkat(int dirfd, const char *path, int flags)
{
	PLAIN(OTHER, (int)syscall(SYS_unlinkat, dirfd, path, flags));
}

int mkdir(const char *path, mode_t mode)
{
	PLAIN(CREATES, REAL(mkdir)(path, mode));
}

int fstat(int fd, struct stat *st)
{
	PLAIN(OTHER, REAL(fstat)(fd, st));
}

int stat(const char *path, struct stat *st)
{
	PLAIN(OTHER, REAL(stat)(path, st));
}

int fstatat(int dirfd, const char *path, struct stat *st, int flags)
{
	PLAIN(OTHER, REAL(fstatat)(dirfd, path, st, flags));
}
