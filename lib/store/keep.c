/* keep.c - files that kurator keeps for itself */
#include "store/keep.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/file.h"

static int open_folder(const struct store *store, const char *folder)
{
	return openat(store->dirfd, folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

/* A name that begins with a full stop is a file on its way. */
static int replace(int dirfd, const char *name, const void *bytes, size_t len)
{
	char *temporary = xstrfmt(".%s.%ld", name, (long)getpid());
	int result = file_make(dirfd, temporary, bytes, len, NULL);

	if (!result) {
		result = file_rename(dirfd, temporary, name);
		if (result)
			file_remove(dirfd, temporary);
	}
	free(temporary);
	return result ? -1 : file_sync_folder(dirfd);
}

struct seen {
	char *name;
	struct timespec when;
};

static int by_age(const void *va, const void *vb)
{
	const struct seen *a = va, *b = vb;

	if (a->when.tv_sec != b->when.tv_sec)
		return a->when.tv_sec < b->when.tv_sec ? 1 : -1;
	if (a->when.tv_nsec != b->when.tv_nsec)
		return a->when.tv_nsec < b->when.tv_nsec ? 1 : -1;
	return strcmp(a->name, b->name);
}

static bool is_of_kind(const char *name, const char *kind)
{
	const char *rest;

	return skip_prefix(name, kind, &rest) && *rest == '-' && !strchr(rest + 1, '-');
}

/* Takes dirfd over. */
static void list_folder(int dirfd, const char *kind, struct kept_names *names)
{
	DIR *dir = fdopendir(dirfd);
	struct dirent *entry;
	struct seen *seen = NULL;
	size_t n = 0, alloc = 0;

	if (!dir) {
		close(dirfd);
		return;
	}
	while ((entry = readdir(dir))) {
		struct stat st;

		if (!is_of_kind(entry->d_name, kind) ||
		    fstatat(dirfd, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) || !S_ISREG(st.st_mode))
			continue;
		ALLOC_GROW(seen, n + 1, alloc);
		seen[n++] = (struct seen){ xstrdup(entry->d_name), st.st_mtim };
	}
	closedir(dir);
	if (n)
		qsort(seen, n, sizeof(*seen), by_age);
	for (size_t i = 0; i < n; i++) {
		ALLOC_GROW(names->items, names->n + 1, names->alloc);
		names->items[names->n++] = seen[i].name;
	}
	free(seen);
}

void keep_list(const struct store *store, const char *folder, const char *kind,
	       struct kept_names *names)
{
	int dirfd = open_folder(store, folder);

	*names = (struct kept_names){ .items = NULL };
	if (dirfd >= 0)
		list_folder(dirfd, kind, names);
}

void kept_names_release(struct kept_names *names)
{
	for (size_t i = 0; i < names->n; i++)
		free(names->items[i]);
	free(names->items);
	*names = (struct kept_names){ .items = NULL };
}

static void remove_oldest(const struct store *store, const char *folder, int dirfd,
			  const char *name)
{
	char *kind = xmemdup0(name, (size_t)(strrchr(name, '-') - name));
	struct kept_names names;

	keep_list(store, folder, kind, &names);
	for (size_t i = KEEP_MOST; i < names.n; i++)
		file_remove(dirfd, names.items[i]);
	kept_names_release(&names);
	free(kind);
}

int keep_save(const struct store *store, const char *folder, const char *name, const void *bytes,
	      size_t len)
{
	int dirfd, result;

	if (!strrchr(name, '-'))
		BUG("'%s' is of no kind", name);
	if (mkdirat(store->dirfd, folder, 0777) && errno != EEXIST)
		return error_errno(_("cannot make the folder '%s'"), folder);
	dirfd = open_folder(store, folder);
	if (dirfd < 0)
		return error_errno(_("cannot open the folder '%s'"), folder);
	result = replace(dirfd, name, bytes, len);
	if (result)
		error_errno(_("cannot write '%s'"), name);
	else
		remove_oldest(store, folder, dirfd, name);
	close(dirfd);
	return result;
}

int keep_read(const struct store *store, const char *folder, const char *name, struct strbuf *bytes)
{
	int dirfd = open_folder(store, folder), result;
	struct stat st;

	if (dirfd < 0)
		return -1;
	result = file_read(dirfd, name, CSV_FILE_MAX, bytes, &st);
	close(dirfd);
	return result;
}
