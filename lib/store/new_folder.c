/* new_folder.c - a new folder with files in it: all of them or nothing */
#include "store/new_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/cleanup.h"
#include "store/file.h"

/* "for-successor/" is the folder "for-successor". The caller frees it. */
static char *without_slashes(const char *path)
{
	size_t len = strlen(path);

	while (len > 1 && path[len - 1] == '/')
		len--;
	return xmemdup0(path, len);
}

/* The folder in which `path` lies. The caller frees it. */
static char *parent_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return xstrdup(".");
	return slash == path ? xstrdup("/") : xmemdup0(path, (size_t)(slash - path));
}

static int open_folder(int dirfd, const char *path)
{
	return openat(dirfd, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* ---- may it be made ---- */

static bool same_folder(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Whether the folder fd, which is closed, is the folder `apart` or lies below it. */
static bool is_inside(int fd, int apart)
{
	struct stat whole, here, above;
	bool inside = false;

	if (fstat(apart, &whole))
		whole = (struct stat){ .st_ino = 0 };
	while (!inside && fd >= 0 && !fstat(fd, &here)) {
		int up = open_folder(fd, "..");

		inside = same_folder(&here, &whole);
		close(fd);
		fd = up;
		if (fd >= 0 && !fstat(fd, &above) && same_folder(&here, &above))
			break;
	}
	if (fd >= 0)
		close(fd);
	return inside;
}

static bool is_empty(DIR *dir)
{
	struct dirent *entry;

	while ((entry = readdir(dir)))
		if (!streq(entry->d_name, ".") && !streq(entry->d_name, ".."))
			return false;
	return true;
}

/* Nothing, or an empty folder, may stand there. */
static int check_place(const char *path)
{
	DIR *dir = opendir(path);
	bool empty;

	if (!dir && errno == ENOENT)
		return 0;
	if (!dir && errno == ENOTDIR)
		error(_("'%s' is a file, not a folder"), path);
	else if (!dir)
		return error_errno(_("cannot open the folder '%s'"), path);
	empty = dir && is_empty(dir);
	if (dir)
		closedir(dir);
	if (empty)
		return 0;
	if (dir)
		error(_("the folder '%s' is not empty"), path);
	hint(_("name a folder that does not exist yet"));
	return -1;
}

static int check_apart(const char *path, int apart)
{
	char *parent = parent_of(path);
	int result = 0, fd = open_folder(AT_FDCWD, path);

	if (fd < 0)
		fd = open_folder(AT_FDCWD, parent);
	if (fd < 0)
		result = error_errno(_("cannot open the folder '%s'"), parent);
	else if (is_inside(fd, apart))
		result =
			error(_("'%s' lies in the folder of the programme: name one outside of it"),
			      path);
	free(parent);
	return result;
}

int new_folder_check(const char *path, int apart)
{
	char *folder = without_slashes(path);
	int result = check_place(folder) || check_apart(folder, apart) ? -1 : 0;

	free(folder);
	return result;
}

/* ---- making it ---- */

static int fill(int dirfd, const char *path, const struct new_file *files, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (file_make(dirfd, files[i].name, files[i].bytes.buf, files[i].bytes.len, NULL))
			return error_errno(_("cannot write '%s/%s'"), path, files[i].name);
	if (file_sync_folder(dirfd))
		return error_errno(_("cannot write the folder '%s'"), path);
	return 0;
}

static int fill_or_empty(const char *folder, const char *path, const struct new_file *files,
			 size_t n)
{
	int dirfd = open_folder(AT_FDCWD, folder), result;

	if (dirfd < 0)
		return error_errno(_("cannot open the folder '%s'"), path);
	result = fill(dirfd, path, files, n);
	for (size_t i = 0; result && i < n; i++)
		file_remove(dirfd, files[i].name);
	close(dirfd);
	return result;
}

static int make_beside(const char *path, const struct new_file *files, size_t n)
{
	char *temporary = xstrfmt("%s.XXXXXX", path);
	int result = -1;

	if (!mkdtemp(temporary)) {
		error_errno(_("cannot make the folder '%s'"), path);
		free(temporary);
		return -1;
	}
	if (!fill_or_empty(temporary, path, files, n)) {
		result = rename(temporary, path);
		if (result)
			error_errno(_("cannot make the folder '%s'"), path);
		for (size_t i = 0; result && i < n; i++) {
			char *name = xstrfmt("%s/%s", temporary, files[i].name);

			unlink(name);
			free(name);
		}
	}
	if (result)
		rmdir(temporary);
	free(temporary);
	return result;
}

int new_folder_make(const char *path, const struct new_file *files, size_t n)
{
	char *folder = without_slashes(path);
	struct stat st;
	sigset_t saved;
	int result;

	cleanup_hold(&saved);
	result = stat(folder, &st) ? make_beside(folder, files, n)
				   : fill_or_empty(folder, folder, files, n);
	cleanup_let(&saved);
	free(folder);
	return result;
}
