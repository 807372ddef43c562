/* walk.c - all files below a folder */
#include "store/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define MOST_DEPTH 16

struct walk {
	bool hidden;
	walk_fn *fn;
	void *data;
};

struct names {
	char **items;
	size_t n, alloc;
};

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static int list_names(const struct walk *walk, int dirfd, struct names *names)
{
	int fd = openat(dirfd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;
	int failed;

	if (!dir) {
		if (fd >= 0)
			close(fd);
		return -1;
	}
	while (errno = 0, (entry = readdir(dir))) {
		if (streq(entry->d_name, ".") || streq(entry->d_name, "..") ||
		    (*entry->d_name == '.' && !walk->hidden))
			continue;
		ALLOC_GROW(names->items, names->n + 1, names->alloc);
		names->items[names->n++] = xstrdup(entry->d_name);
	}
	failed = errno;
	closedir(dir);
	if (names->n)
		qsort(names->items, names->n, sizeof(*names->items), by_name);
	errno = failed;
	return failed ? -1 : 0;
}

static int walk_one(const struct walk *walk, int dirfd, const char *prefix, int depth);

static int visit(const struct walk *walk, int dirfd, const char *name, const char *prefix,
		 int depth)
{
	int below = openat(dirfd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	char *path = xstrfmt("%s%s", prefix, name);
	int result = 0;

	if (below >= 0 && depth < MOST_DEPTH) {
		char *deeper = xstrfmt("%s/", path);

		result = walk_one(walk, below, deeper, depth + 1);
		free(deeper);
	} else {
		walk->fn(walk->data, dirfd, name, path);
	}
	if (below >= 0)
		close(below);
	free(path);
	return result;
}

static int walk_one(const struct walk *walk, int dirfd, const char *prefix, int depth)
{
	struct names names = { .items = NULL };
	int result = list_names(walk, dirfd, &names);

	if (result)
		error_errno(_("cannot read the folder '%s'"), *prefix ? prefix : ".");
	for (size_t i = 0; i < names.n; i++) {
		result |= visit(walk, dirfd, names.items[i], prefix, depth);
		free(names.items[i]);
	}
	free(names.items);
	return result;
}

int walk_folder(int dirfd, bool hidden, walk_fn *fn, void *data)
{
	struct walk walk = { hidden, fn, data };

	return walk_one(&walk, dirfd, "", 0);
}
