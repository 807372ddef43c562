/* commit.c - several files change as one */
#include "store/commit.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "store/cleanup.h"
#include "store/file.h"

#define LIST_HEAD "kurator commit 1\n"
#define LIST_END "end\n"
#define LIST_NEW ".kurator.commit.new"
#define LIST_LIMIT ((size_t)1 << 20)

struct commit_file *commit_add(struct commit *commit, const char *name)
{
	struct commit_file *file;

	ALLOC_GROW(commit->files, commit->n + 1, commit->alloc);
	file = &commit->files[commit->n++];
	*file = (struct commit_file){ .name = xstrdup(name) };
	strbuf_init(&file->bytes);
	return file;
}

struct commit_file *commit_find(const struct commit *commit, const char *name)
{
	for (size_t i = 0; i < commit->n; i++)
		if (streq(commit->files[i].name, name))
			return &commit->files[i];
	return NULL;
}

void commit_release(struct commit *commit)
{
	for (size_t i = 0; i < commit->n; i++) {
		free(commit->files[i].name);
		strbuf_release(&commit->files[i].bytes);
	}
	free(commit->files);
	*commit = (struct commit)COMMIT_INIT;
}

void commit_temporary_name(const char *name, struct strbuf *out)
{
	strbuf_reset(out);
	strbuf_addf(out, ".%s.new", name);
}

/* --- the list --- */

static void add_digest(struct strbuf *out, const char *digest)
{
	strbuf_addstr(out, *digest ? digest : "-");
	strbuf_addch(out, ' ');
}

static void write_list(const struct commit *commit, struct strbuf *out)
{
	strbuf_addstr(out, LIST_HEAD);
	for (size_t i = 0; i < commit->n; i++) {
		add_digest(out, commit->files[i].before);
		add_digest(out, commit->files[i].after);
		strbuf_addf(out, "%s\n", commit->files[i].name);
	}
	strbuf_addstr(out, LIST_END);
}

/* Takes "DIGEST " or "- " from the front. */
static int take_digest(const char **at, char digest[DIGEST_SIZE])
{
	const char *space = strchr(*at, ' ');
	size_t len = space ? (size_t)(space - *at) : 0;

	if (len == 1 && **at == '-')
		digest[0] = '\0';
	else if (len == DIGEST_SIZE - 1)
		memcpy(digest, *at, len), digest[len] = '\0';
	else
		return -1;
	*at = space + 1;
	return 0;
}

/* A file of the folder; one that is to go may lie in a folder below. Nothing hidden, nothing above. */
static bool is_name(const char *name, size_t len, bool goes)
{
	const char *slash = memchr(name, '/', len);

	if (!len || *name == '.' || *name == '/')
		return false;
	if (!slash)
		return true;
	name += len;
	return goes && slash + 1 < name && slash[1] != '.' &&
	       !memchr(slash + 1, '/', (size_t)(name - slash - 1));
}

static int parse_entry(struct commit *commit, const char **at)
{
	char before[DIGEST_SIZE], after[DIGEST_SIZE];
	struct commit_file *file;
	const char *end;
	char *name;

	if (take_digest(at, before) || take_digest(at, after))
		return -1;
	end = strchr(*at, '\n');
	if (!end || !is_name(*at, (size_t)(end - *at), !*after))
		return -1;
	name = xmemdup0(*at, (size_t)(end - *at));
	file = commit_add(commit, name);
	memcpy(file->before, before, sizeof(before));
	memcpy(file->after, after, sizeof(after));
	free(name);
	*at = end + 1;
	return 0;
}

static int parse_list(struct commit *commit, const struct strbuf *text)
{
	const char *at;

	if (!skip_prefix(text->buf, LIST_HEAD, &at))
		return -1;
	while (!streq(at, LIST_END))
		if (parse_entry(commit, &at))
			return -1;
	return 0;
}

int commit_read_list(struct commit *commit, int dirfd, struct stat *seen)
{
	struct strbuf text = STRBUF_INIT;
	int result = 0;

	*seen = (struct stat){ .st_nlink = 0 };
	if (file_read(dirfd, COMMIT_LIST, LIST_LIMIT, &text, seen)) {
		if (errno == ENOENT)
			*seen = (struct stat){ .st_nlink = 0 };
		else
			result = -1;
	} else if (parse_list(commit, &text)) {
		errno = EILSEQ;
		result = -1;
	}
	strbuf_release(&text);
	return result;
}

bool commit_list_is(int dirfd, const struct stat *seen)
{
	struct stat st;

	if (fstatat(dirfd, COMMIT_LIST, &st, AT_SYMLINK_NOFOLLOW))
		return errno == ENOENT && !seen->st_nlink;
	return seen->st_nlink && file_is_same(&st, seen);
}

/* --- looking at files --- */

/* The digest of a file, "" where there is none. */
static int digest_file(int dirfd, const char *name, char digest[DIGEST_SIZE])
{
	struct strbuf bytes = STRBUF_INIT;
	struct stat st;
	int result = 0;

	digest[0] = '\0';
	if (!file_read(dirfd, name, 0, &bytes, &st))
		digest_bytes(bytes.buf, bytes.len, digest);
	else if (errno != ENOENT)
		result = -1;
	strbuf_release(&bytes);
	return result;
}

/* A file that only looks different (somebody touched it) is not different. */
static int check_unchanged(const struct commit_file *file, int dirfd)
{
	char digest[DIGEST_SIZE];
	struct stat st;

	if (!fstatat(dirfd, file->name, &st, AT_SYMLINK_NOFOLLOW)) {
		if (file->seen.st_nlink && file_is_same(&st, &file->seen))
			return 0;
	} else if (errno == ENOENT && !file->seen.st_nlink) {
		return 0;
	}
	if (digest_file(dirfd, file->name, digest))
		return error_errno(_("cannot read '%s'"), file->name);
	if (streq(digest, file->before))
		return 0;
	error(_("'%s' was changed by somebody else just now; nothing was written"), file->name);
	hint(_("run the command again"));
	return -1;
}

/* --- making the change --- */

static void remove_temporaries(const struct commit *commit, int dirfd)
{
	struct strbuf temporary = STRBUF_INIT;

	for (size_t i = 0; i < commit->n; i++) {
		commit_temporary_name(commit->files[i].name, &temporary);
		if (*commit->files[i].after)
			file_remove(dirfd, temporary.buf);
		cleanup_forget(dirfd, temporary.buf);
	}
	file_remove(dirfd, LIST_NEW);
	cleanup_forget(dirfd, LIST_NEW);
	strbuf_release(&temporary);
}

static void keep_temporaries(const struct commit *commit, int dirfd)
{
	struct strbuf temporary = STRBUF_INIT;

	for (size_t i = 0; i < commit->n; i++) {
		commit_temporary_name(commit->files[i].name, &temporary);
		cleanup_forget(dirfd, temporary.buf);
	}
	cleanup_forget(dirfd, LIST_NEW);
	strbuf_release(&temporary);
}

static int stage(const struct commit_file *file, int dirfd)
{
	struct strbuf temporary = STRBUF_INIT;
	int result = 0;

	if (!*file->after)
		return 0;
	commit_temporary_name(file->name, &temporary);
	cleanup_add(dirfd, temporary.buf);
	if (file_make(dirfd, temporary.buf, file->bytes.buf, file->bytes.len,
		      file->seen.st_nlink ? &file->seen : NULL))
		result = error_errno(_("cannot write '%s'"), file->name);
	strbuf_release(&temporary);
	return result;
}

static int stage_all(const struct commit *commit, int dirfd)
{
	for (size_t i = 0; i < commit->n; i++)
		if (stage(&commit->files[i], dirfd))
			return -1;
	for (size_t i = 0; i < commit->n; i++)
		if (check_unchanged(&commit->files[i], dirfd))
			return -1;
	return 0;
}

static int complete_later(void)
{
	hint(_("do not repeat the command: the change is noted and the next command will "
	       "complete it"));
	return -1;
}

/* Takes the list back, and with it the change. */
static int withdraw(int dirfd)
{
	if (!file_remove(dirfd, COMMIT_LIST)) {
		file_sync_folder(
			dirfd); /* before the temporary files go; that it cannot is known */
		return 0;
	}
	error_errno(_("cannot remove '%s'"), COMMIT_LIST);
	complete_later();
	return -1;
}

static int put_list(const struct commit *commit, int dirfd)
{
	struct strbuf text = STRBUF_INIT;
	int result;

	write_list(commit, &text);
	cleanup_add(dirfd, LIST_NEW);
	result = file_make(dirfd, LIST_NEW, text.buf, text.len, NULL) ||
		 file_rename(dirfd, LIST_NEW, COMMIT_LIST) || file_sync_folder(dirfd);
	strbuf_release(&text);
	return result ? error_errno(_("cannot write '%s'"), COMMIT_LIST) : 0;
}

/* Whether the file is what it was to become, though the call that made it so said it failed. */
static bool is_in_place(const struct commit_file *file, int dirfd)
{
	char digest[DIGEST_SIZE];

	return !digest_file(dirfd, file->name, digest) && streq(digest, file->after);
}

/* A removal in a folder below is on the disk before the list goes. */
static int remove_file(const char *name, int dirfd)
{
	const char *slash = strchr(name, '/');
	char *folder;
	int fd, result = file_remove(dirfd, name);

	if (result || !slash)
		return result;
	folder = xmemdup0(name, (size_t)(slash - name));
	fd = openat(dirfd, folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	free(folder);
	if (fd < 0)
		return errno == ENOENT ? 0 : -1;
	result = file_sync_folder(fd);
	close(fd);
	return result;
}

static int replace(const struct commit_file *file, int dirfd)
{
	struct strbuf temporary = STRBUF_INIT;
	int result, saved;

	commit_temporary_name(file->name, &temporary);
	result = *file->after ? file_rename(dirfd, temporary.buf, file->name)
			      : remove_file(file->name, dirfd);
	saved = errno;
	strbuf_release(&temporary);
	if (!result || is_in_place(file, dirfd))
		return 0;
	errno = saved;
	return error_errno(_("cannot replace '%s'"), file->name);
}

/* From the list on: signals wait. */
static int carry_out(const struct commit *commit, int dirfd)
{
	if (put_list(commit, dirfd)) {
		if (!withdraw(dirfd))
			remove_temporaries(commit, dirfd);
		return -1;
	}
	for (size_t i = 0; i < commit->n; i++) {
		if (!replace(&commit->files[i], dirfd))
			continue;
		if (i)
			return complete_later();
		if (!withdraw(dirfd))
			remove_temporaries(commit, dirfd);
		return -1;
	}
	if (file_sync_folder(dirfd)) {
		error_errno(_("cannot write '%s'"), COMMIT_LIST);
		return complete_later();
	}
	file_remove(dirfd, COMMIT_LIST); /* a list that stays is finished by the next writer */
	return 0;
}

int commit_run(struct commit *commit, int dirfd)
{
	sigset_t saved;
	int result;

	if (stage_all(commit, dirfd)) {
		remove_temporaries(commit, dirfd);
		return -1;
	}
	cleanup_hold(&saved);
	result = carry_out(commit, dirfd);
	keep_temporaries(commit, dirfd);
	cleanup_let(&saved);
	return result;
}

/* --- finishing what was left behind --- */

enum standing {
	DONE,    /* the file is what it was to become */
	PENDING, /* it is what it was, and its new content lies ready */
	LOST,    /* neither: edited since, or the new content is gone */
};

static int standing_of(const struct commit_file *file, int dirfd, enum standing *standing)
{
	struct strbuf temporary = STRBUF_INIT;
	char now[DIGEST_SIZE], ready[DIGEST_SIZE];
	int result;

	commit_temporary_name(file->name, &temporary);
	result = digest_file(dirfd, file->name, now) || digest_file(dirfd, temporary.buf, ready);
	strbuf_release(&temporary);
	if (result)
		return error_errno(_("cannot read '%s'"), file->name);
	if (streq(now, file->after))
		*standing = DONE;
	else if (streq(now, file->before) && (!*file->after || streq(ready, file->after)))
		*standing = PENDING;
	else
		*standing = LOST;
	return 0;
}

/* A change of which nothing is in place yet, and of which something cannot be, is given up. */
static int give_up(const struct commit *commit, int dirfd)
{
	warning(_("a change that was interrupted is dropped: its files were edited since"));
	if (withdraw(dirfd) || file_sync_folder(dirfd))
		return -1;
	remove_temporaries(commit, dirfd);
	return 0;
}

static int finish(const struct commit *commit, int dirfd, const enum standing *standings)
{
	for (size_t i = 0; i < commit->n; i++) {
		if (standings[i] == LOST)
			warning(_("'%s' was edited while a change was interrupted, and is left as "
				  "it is"),
				commit->files[i].name);
		if (standings[i] == PENDING && replace(&commit->files[i], dirfd))
			return -1;
	}
	if (file_sync_folder(dirfd) || file_remove(dirfd, COMMIT_LIST) || file_sync_folder(dirfd))
		return error_errno(_("cannot complete the change in '%s'"), COMMIT_LIST);
	remove_temporaries(commit, dirfd);
	return 0;
}

static int recover(const struct commit *commit, int dirfd)
{
	enum standing *standings = xcalloc(commit->n, sizeof(*standings));
	bool begun = false, lost = false;
	int result = -1;

	for (size_t i = 0; i < commit->n; i++) {
		if (standing_of(&commit->files[i], dirfd, &standings[i]))
			goto out;
		begun |= standings[i] == DONE;
		lost |= standings[i] == LOST;
	}
	result = lost && !begun ? give_up(commit, dirfd) : finish(commit, dirfd, standings);
out:
	free(standings);
	return result;
}

static bool is_temporary(const char *name)
{
	size_t len = strlen(name);
	static const char end[] = ".csv.new";

	return streq(name, LIST_NEW) ||
	       (name[0] == '.' && len > sizeof(end) && streq(name + len - (sizeof(end) - 1), end));
}

/* Nobody else is writing: what lies about was left by a writer that never came to its list. */
static void remove_garbage(int dirfd)
{
	int fd = openat(dirfd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);

	if (!dir) {
		if (fd >= 0)
			close(fd);
		return;
	}
	for (struct dirent *entry; (entry = readdir(dir));)
		if (is_temporary(entry->d_name))
			file_remove(dirfd, entry->d_name);
	closedir(dir);
}

int commit_recover(int dirfd)
{
	struct commit commit = COMMIT_INIT;
	struct stat seen;
	int result;

	if (commit_read_list(&commit, dirfd, &seen)) {
		result = error(_("cannot read '%s': %s"), COMMIT_LIST,
			       errno == EILSEQ ? _("it is damaged") : file_strerror(errno));
	} else {
		result = seen.st_nlink ? recover(&commit, dirfd) : 0;
	}
	if (!result)
		remove_garbage(dirfd);
	commit_release(&commit);
	return result;
}
