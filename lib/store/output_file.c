/* output_file.c - where `-o FILE` goes */
#include "store/output_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/cleanup.h"
#include "store/file.h"
#include "store/journal.h"

struct output_state {
	char *path; /* as the user named it */
	char *name; /* in its folder */
	int dirfd;  /* -1: written straight */
	char *temporary;
	struct stat like; /* the file that is to be replaced; st_nlink 0: a new one */
	bool old_content; /* of a file written straight, still to be cut off */
};

static bool is_programme_file(const char *name, bool (*is_base_file)(const char *name))
{
	return streq(name, "program.yaml") || streq(name, STORE_JOURNAL) ||
	       skip_prefix(name, ".kurator", NULL) || (is_base_file && is_base_file(name));
}

/* Splits a path into its folder and the name in it; the caller frees both. */
static void split(const char *path, char **folder, char **name)
{
	const char *slash = strrchr(path, '/');

	*name = xstrdup(slash ? slash + 1 : path);
	if (!slash)
		*folder = xstrdup(".");
	else
		*folder = xmemdup0(path, slash == path ? 1 : (size_t)(slash - path));
}

static bool is_programme(const char *folder)
{
	char *mark = xstrfmt("%s/program.yaml", folder);
	bool is = !access(mark, F_OK);

	free(mark);
	return is;
}

/* Whether one of the programme's files in the folder is this one, by whatever name it was reached. */
static bool folder_has(const char *folder, const struct stat *st,
		       bool (*is_base_file)(const char *name))
{
	DIR *dir = opendir(folder);
	const struct dirent *entry;
	struct stat other;
	bool found = false;

	while (dir && !found && (entry = readdir(dir)))
		found = is_programme_file(entry->d_name, is_base_file) &&
			!fstatat(dirfd(dir), entry->d_name, &other, 0) &&
			other.st_ino == st->st_ino && other.st_dev == st->st_dev;
	if (dir)
		closedir(dir);
	return found;
}

/* Looks at the folder of the path without links in it: a link into a programme is no way round the rule. */
static int refuse_base_file(const char *path, bool (*is_base_file)(const char *name),
			    const char *programme)
{
	char *real = realpath(path, NULL);
	char *folder, *name;
	struct stat st;
	bool is = false;

	split(real ? real : path, &folder, &name);
	if (is_programme(folder))
		is = is_programme_file(name, is_base_file) ||
		     (!stat(path, &st) && folder_has(folder, &st, is_base_file));
	if (!is && programme && !stat(path, &st))
		is = folder_has(programme, &st, is_base_file);
	free(folder);
	free(name);
	free(real);
	if (!is)
		return 0;
	error(_("'%s' is a file of the programme and cannot be an output"), path);
	hint(_("name another file"));
	return -1;
}

#define MOST_LINKS 40

/* Where the path leads, links that point to no file yet included; the caller frees it. A null pointer: nowhere. */
static char *follow_links(const char *path)
{
	char *at = xstrdup(path), *folder, *name, *real;
	char target[PATH_MAX];

	for (int n = 0; n < MOST_LINKS; n++) {
		ssize_t len = readlink(at, target, sizeof(target) - 1);

		split(at, &folder, &name);
		free(at);
		at = NULL;
		if (len < 0) {
			real = realpath(folder, NULL);
			at = real ? xstrfmt("%s/%s", real, name) : NULL;
			free(real);
		} else {
			target[len] = '\0';
			at = *target == '/' ? xstrdup(target) : xstrfmt("%s/%s", folder, target);
		}
		free(folder);
		free(name);
		if (len < 0)
			return at;
	}
	free(at);
	return NULL;
}

bool output_file_is_same(const char *a, const char *b)
{
	struct stat x, y;
	char *first, *second;
	bool same;

	if (!stat(a, &x) && !stat(b, &y))
		return S_ISREG(x.st_mode) && x.st_ino == y.st_ino && x.st_dev == y.st_dev;
	first = follow_links(a);
	second = follow_links(b);
	same = first && second && streq(first, second);
	free(first);
	free(second);
	return same;
}

/* What is there stays until there is something to write. */
static int open_straight(struct output_file *output)
{
	struct output_state *s = output->state;
	struct stat st;

	output->fd = open(s->path, O_WRONLY | O_CREAT | O_NOCTTY | O_CLOEXEC, 0666);
	if (output->fd < 0)
		return error_errno(_("cannot write '%s'"), s->path);
	s->old_content = !fstat(output->fd, &st) && S_ISREG(st.st_mode);
	return 0;
}

static int open_temporary(struct output_file *output)
{
	struct output_state *s = output->state;

	s->temporary = xstrfmt(".kurator-%ld.new", (long)getpid());
	cleanup_add(s->dirfd, s->temporary);
	file_remove(s->dirfd, s->temporary);
	output->fd = openat(s->dirfd, s->temporary,
			    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	return output->fd < 0 ? error_errno(_("cannot write '%s'"), s->path) : 0;
}

/* Whether the name is free, or a regular file that has no other name. */
static bool is_replaceable(struct output_state *s)
{
	if (!*s->name)
		return false;
	if (fstatat(s->dirfd, s->name, &s->like, AT_SYMLINK_NOFOLLOW)) {
		s->like = (struct stat){ .st_nlink = 0 };
		return errno == ENOENT;
	}
	return S_ISREG(s->like.st_mode) && s->like.st_nlink == 1;
}

int output_file_open(struct output_file *output, const char *path,
		     bool (*is_base_file)(const char *name), const char *programme)
{
	struct output_state *s = xcalloc(1, sizeof(*s));
	char *folder;

	*output = (struct output_file){ .fd = -1, .state = s };
	s->path = xstrdup(path);
	split(path, &folder, &s->name);
	s->dirfd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	free(folder);
	if (s->dirfd < 0)
		return error_errno(_("cannot write '%s'"), path);
	if (refuse_base_file(path, is_base_file, programme))
		return -1;
	if (is_replaceable(s))
		return open_temporary(output);
	close(s->dirfd);
	s->dirfd = -1;
	return open_straight(output);
}

static int cut_old_content(struct output_file *output)
{
	bool due = output->state->old_content;

	output->state->old_content = false;
	return due ? ftruncate(output->fd, 0) : 0;
}

int output_file_write(struct output_file *output, const void *bytes, size_t len)
{
	if (cut_old_content(output) || file_write_all(output->fd, bytes, len))
		return error_errno(_("cannot write '%s'"), output->state->path);
	return 0;
}

/* A new file is as the umask of the user has it. */
static int set_mode(const struct output_file *output)
{
	const struct output_state *s = output->state;
	mode_t mask;

	if (s->like.st_nlink)
		return file_set_owner_and_mode(output->fd, s->dirfd, &s->like);
	mask = umask(077);
	umask(mask);
	return fchmod(output->fd, 0666 & ~mask);
}

static int close_checked(struct output_file *output)
{
	int fd = output->fd;

	output->fd = -1;
	return close(fd) && errno != EINTR ? -1 : 0;
}

int output_file_close(struct output_file *output)
{
	struct output_state *s = output->state;
	int result;

	if (s->dirfd < 0)
		result = cut_old_content(output) || close_checked(output);
	else
		result = set_mode(output) || file_sync(output->fd) || close_checked(output) ||
			 file_rename(s->dirfd, s->temporary, s->name) || file_sync_folder(s->dirfd);
	if (result)
		error_errno(_("cannot write '%s'"), s->path);
	output_file_release(output);
	return result ? -1 : 0;
}

void output_file_release(struct output_file *output)
{
	struct output_state *s = output->state;

	if (output->fd >= 0)
		close(output->fd);
	if (s) {
		if (s->temporary) {
			file_remove(s->dirfd, s->temporary);
			cleanup_forget(s->dirfd, s->temporary);
		}
		if (s->dirfd >= 0)
			close(s->dirfd);
		free(s->temporary);
		free(s->path);
		free(s->name);
		free(s);
	}
	*output = (struct output_file)OUTPUT_FILE_INIT;
}
