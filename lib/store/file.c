/* file.c - files named by an open folder and a name */
#include "store/file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static int close_and_fail(int fd, int error_number)
{
	close(fd);
	errno = error_number;
	return -1;
}

int file_open(int dirfd, const char *name, struct stat *st)
{
	int fd;

	do
		fd = openat(dirfd, name, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
	while (fd < 0 && errno == EINTR);
	if (fd < 0)
		return -1;
	if (fstat(fd, st))
		return close_and_fail(fd, errno);
	if (!S_ISREG(st->st_mode))
		return close_and_fail(fd, S_ISDIR(st->st_mode) ? EISDIR : EINVAL);
	return fd;
}

int file_read(int dirfd, const char *name, size_t limit, struct strbuf *bytes, struct stat *st)
{
	int fd = file_open(dirfd, name, st);
	int result;

	if (fd < 0)
		return -1;
	if (limit && (uint64_t)st->st_size > limit)
		return close_and_fail(fd, EFBIG);
	strbuf_grow(bytes, (size_t)st->st_size + 1);
	result = strbuf_read_fd(bytes, fd, limit);
	if (result)
		return close_and_fail(fd, errno);
	close(fd);
	return 0;
}

static bool same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

bool file_is_same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
	       same_time(a->st_mtim, b->st_mtim) && same_time(a->st_ctim, b->st_ctim);
}

const char *file_strerror(int error_number)
{
	if (error_number == ELOOP)
		return _("it is a symbolic link");
	if (error_number == EINVAL)
		return _("it is not a regular file");
	return strerror(error_number);
}

int file_write_all(int fd, const void *bytes, size_t len)
{
	const char *from = bytes;

	while (len) {
		ssize_t n = write(fd, from, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		from += n;
		len -= (size_t)n;
	}
	return 0;
}

int file_sync(int fd)
{
	int result;

	do
		result = fsync(fd);
	while (result && errno == EINTR);
	return result;
}

int file_sync_folder(int dirfd)
{
	if (!file_sync(dirfd) || errno == EINVAL || errno == EROFS || errno == ENOTSUP)
		return 0;
	return -1;
}

int file_rename(int dirfd, const char *from, const char *to)
{
	int result;

	do
		result = renameat(dirfd, from, dirfd, to);
	while (result && errno == EINTR);
	return result;
}

/* A call over a network may fail to report that it succeeded. */
static int is_gone(int dirfd, const char *name)
{
	int saved = errno;
	struct stat st;

	if (fstatat(dirfd, name, &st, AT_SYMLINK_NOFOLLOW) && errno == ENOENT)
		return 0;
	errno = saved;
	return -1;
}

int file_remove(int dirfd, const char *name)
{
	int result;

	do
		result = unlinkat(dirfd, name, 0);
	while (result && errno == EINTR);
	return result && errno != ENOENT ? is_gone(dirfd, name) : 0;
}

static mode_t mode_in_folder(int dirfd)
{
	struct stat folder;

	if (!fstat(dirfd, &folder) && (folder.st_mode & S_IWGRP))
		return 0660;
	return 0600;
}

/* Where the group cannot be kept, its rights must not go to another group. */
int file_set_owner_and_mode(int fd, int dirfd, const struct stat *like)
{
	struct stat now;
	mode_t mode = like ? like->st_mode & 0777 : mode_in_folder(dirfd);

	if (fstat(fd, &now))
		return -1;
	if (like && (now.st_uid != like->st_uid || now.st_gid != like->st_gid) &&
	    fchown(fd, like->st_uid, like->st_gid)) {
		if (errno != EPERM)
			return -1;
		if (now.st_gid != like->st_gid && fchown(fd, (uid_t)-1, like->st_gid))
			mode &= (mode_t)~0070 | ((mode & 0007) << 3);
	}
	return fchmod(fd, mode);
}

static int fill_file(int fd, int dirfd, const void *bytes, size_t len, const struct stat *like)
{
	if (file_write_all(fd, bytes, len) || file_set_owner_and_mode(fd, dirfd, like))
		return -1;
	return file_sync(fd);
}

int file_make(int dirfd, const char *name, const void *bytes, size_t len, const struct stat *like)
{
	int fd, saved;

	if (file_remove(dirfd, name))
		return -1;
	do
		fd = openat(dirfd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
			    0600);
	while (fd < 0 && errno == EINTR);
	if (fd < 0)
		return -1;
	if (fill_file(fd, dirfd, bytes, len, like)) {
		saved = errno;
		close(fd);
	} else if (!close(fd) || errno == EINTR) {
		return 0;
	} else {
		saved = errno;
	}
	file_remove(dirfd, name);
	errno = saved;
	return -1;
}

/* Gives a file its name unless there is one; where the file system knows no second names, by looking first. */
static int name_new(int dirfd, const char *temporary, const char *name)
{
	struct stat st;

	if (!linkat(dirfd, temporary, dirfd, name, 0))
		return 0;
	if (errno == EEXIST)
		return -1;
	if (!fstatat(dirfd, name, &st, AT_SYMLINK_NOFOLLOW)) {
		errno = EEXIST;
		return -1;
	}
	return file_rename(dirfd, temporary, name);
}

int file_make_new(int dirfd, const char *name, const void *bytes, size_t len)
{
	char *temporary = xstrfmt(".%s.%ld", name, (long)getpid());
	int result = file_make(dirfd, temporary, bytes, len, NULL), saved;

	if (!result) {
		result = name_new(dirfd, temporary, name);
		saved = errno;
		file_remove(dirfd, temporary);
		errno = saved;
	}
	free(temporary);
	return result ? -1 : file_sync_folder(dirfd);
}
