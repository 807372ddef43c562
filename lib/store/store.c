/*
 * store.c - the files of one programme
 *
 * How a commit works is told in commit.h; what the journal says of it, in journal.h.
 */
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/statfs.h>
#include <time.h>
#include <unistd.h>

#include "store/commit.h"
#include "store/file.h"
#include "store/lock.h"
#include "store/store_state.h"

#define MOST_TRIES 500

/* --- opening --- */

int store_open(struct store *store, const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	*store = (struct store)STORE_INIT;
	if (fd < 0)
		return error_errno(_("cannot open the folder '%s'"), path);
	store->dirfd = fd;
	store->path = xstrdup(path);
	store->state = xcalloc(1, sizeof(*store->state));
	store->state->lockfd = -1;
	return 0;
}

void store_open_loose(struct store *store)
{
	*store = (struct store)STORE_INIT;
	store->state = xcalloc(1, sizeof(*store->state));
	store->state->lockfd = -1;
}

static void forget_files(struct store_state *s)
{
	for (size_t i = 0; i < s->n; i++) {
		table_release(&s->files[i]->table);
		free(s->files[i]->name);
		free(s->files[i]);
	}
	free(s->files);
	s->files = NULL;
	s->n = s->alloc = 0;
	free(s->undoes);
	s->undoes = NULL;
	s->recorded = false;
}

void store_unlock(struct store *store)
{
	if (store->state->lockfd >= 0)
		close(store->state->lockfd);
	store->state->lockfd = -1;
	store->writing = false;
}

void store_release(struct store *store)
{
	if (!store->state)
		return;
	store_unlock(store);
	forget_files(store->state);
	free(store->state);
	free(store->path);
	if (store->dirfd >= 0)
		close(store->dirfd);
	*store = (struct store)STORE_INIT;
}

/* --- reading --- */

static struct store_file *find_file(const struct store_state *s, const char *name)
{
	for (size_t i = 0; i < s->n; i++)
		if (streq(s->files[i]->name, name))
			return s->files[i];
	return NULL;
}

struct store_file *store_find(struct store *store, const char *name)
{
	return find_file(store->state, name);
}

static struct store_file *get_file(struct store_state *s, const char *name)
{
	struct store_file *file = find_file(s, name);

	if (file)
		return file;
	file = xcalloc(1, sizeof(*file));
	file->name = xstrdup(name);
	ALLOC_GROW(s->files, s->n + 1, s->alloc);
	return s->files[s->n++] = file;
}

/* st_nlink 0: there is no such file. That it cannot be seen is something else: -1. */
static int look(const struct store *store, const char *name, struct stat *st)
{
	if (!fstatat(store->dirfd, name, st, AT_SYMLINK_NOFOLLOW))
		return 0;
	*st = (struct stat){ .st_nlink = 0 };
	return errno == ENOENT ? 0 : -1;
}

static bool is_as_seen(const struct store *store, const struct store_file *file)
{
	struct stat st;

	if (look(store, file->name, &st))
		return false;
	if (!st.st_nlink || !file->seen.st_nlink)
		return !st.st_nlink && !file->seen.st_nlink;
	return file_is_same(&st, &file->seen);
}

/* The new content of a file whose change has happened, but whose rename has not. Returns 0 when it was read. */
static int read_ready(const struct store *store, const struct commit_file *listed,
		      struct strbuf *bytes)
{
	struct strbuf temporary = STRBUF_INIT;
	char digest[DIGEST_SIZE];
	struct stat st;
	int result;

	commit_temporary_name(listed->name, &temporary);
	result = file_read(store->dirfd, temporary.buf, 0, bytes, &st);
	strbuf_release(&temporary);
	if (!result && streq(digest_bytes(bytes->buf, bytes->len, digest), listed->after))
		return 0;
	strbuf_reset(bytes);
	return -1;
}

/* Returns 0; -1 with errno set. *exists tells a missing file from an empty one. */
static int read_bytes(const struct store *store, struct store_file *file, const struct commit *list,
		      struct strbuf *bytes, bool *exists)
{
	const struct commit_file *listed = commit_find(list, file->name);
	size_t limit = streq(file->name, STORE_JOURNAL) ? 0 : CSV_FILE_MAX;
	struct stat st;

	*exists = true;
	if (look(store, file->name, &file->seen))
		return -1;
	if (listed && *listed->after && !read_ready(store, listed, bytes))
		return 0;
	*exists = file->seen.st_nlink && !(listed && !*listed->after);
	return *exists ? file_read(store->dirfd, file->name, limit, bytes, &st) : 0;
}

static void put_table(const struct store *store, struct store_file *file, struct strbuf *bytes,
		      bool exists, struct findings *findings)
{
	struct csv_options options = { .name = file->name,
				       .is_decimal = store->is_decimal,
				       .file = file->name };

	if (exists) {
		if (store->writing)
			digest_bytes(bytes->buf, bytes->len, file->digest);
		table_load_buffer(&file->table, bytes, &options, findings);
	} else {
		file->digest[0] = '\0';
		table_init_columns(&file->table, file->name, NULL, 0);
	}
	file->loaded = true;
}

static void put_unreadable(struct store_file *file, int reason, struct findings *findings)
{
	struct place place = { .file = file->name };

	table_init_columns(&file->table, file->name, NULL, 0);
	file->table.exists = file->table.broken = file->loaded = true;
	if (reason == EFBIG)
		findings_add(findings, place, SEVERITY_ERROR, "file-too-large",
			     _("the file is larger than %zu MiB"), CSV_FILE_MAX >> 20);
	else
		findings_add(findings, place, SEVERITY_ERROR, "unreadable", _("cannot be read: %s"),
			     file_strerror(reason));
}

/* Returns -1, and a finding, where the disk says no. */
static int load_file(struct store *store, struct store_file *file, const struct commit *list,
		     struct findings *findings)
{
	struct strbuf bytes = STRBUF_INIT;
	bool exists;
	int result;

	table_release(&file->table);
	result = read_bytes(store, file, list, &bytes, &exists);
	if (result)
		put_unreadable(file, errno, findings);
	else
		put_table(store, file, &bytes, exists, findings);
	strbuf_release(&bytes);
	return result;
}

static void move_findings(struct findings *from, struct findings *to)
{
	for (size_t i = 0; i < from->n; i++) {
		const struct finding *f = &from->items[i];

		findings_add(to,
			     (struct place){ .file = f->file,
					     .line = f->line,
					     .byte_column = f->byte_column,
					     .id = f->id,
					     .column = f->column },
			     f->severity, f->rule, "%s", f->message);
	}
	findings_release(from);
}

/*
 * Loads files past a change that is under way, or that was left half done. Returns false where something changed
 * meanwhile, and another try makes sense.
 */
static bool load_once(struct store *store, struct store_file **files, size_t n,
		      struct findings *findings)
{
	struct commit list = COMMIT_INIT;
	struct stat seen;
	bool steady, failed = false;

	if (commit_read_list(&list, store->dirfd, &seen)) {
		findings_add(findings, (struct place){ .file = COMMIT_LIST }, SEVERITY_ERROR,
			     "unreadable", _("cannot be read: %s"),
			     errno == EILSEQ ? _("it is damaged") : file_strerror(errno));
		list.n = 0;
	}
	for (size_t i = 0; i < n; i++)
		failed |= load_file(store, files[i], &list, findings) != 0;
	/*
	 * The list first: a change that begins after this has renamed none of what was loaded, and one that came and
	 * went before has renamed all of its files, which the look at them finds. The other way round a change could
	 * end between the two looks.
	 */
	steady = commit_list_is(store->dirfd, &seen);
	for (size_t i = 0; i < n && !failed; i++)
		steady = steady && is_as_seen(store, files[i]);
	commit_release(&list);
	return steady || failed;
}

/* Under the lock no change is under way. What somebody edits by hand meanwhile is found by store_commit(). */
static void load_locked(struct store *store, struct store_file **files, size_t n,
			struct findings *findings)
{
	const struct commit none = COMMIT_INIT;

	for (size_t i = 0; i < n; i++)
		load_file(store, files[i], &none, findings);
}

static void pause_a_moment(unsigned attempt)
{
	struct timespec ts = { .tv_nsec = 1000000L * (attempt < 20 ? (long)attempt + 1 : 20) };

	nanosleep(&ts, NULL);
}

static void say_changing(const struct store_file *file, struct findings *findings)
{
	findings_add(findings, (struct place){ .file = file->name }, SEVERITY_ERROR, "changing",
		     _("the file is being changed; run the command again"));
}

static void load_steadily(struct store *store, struct store_file **files, size_t n,
			  struct findings *findings)
{
	struct findings found = FINDINGS_INIT;

	for (unsigned attempt = 0; !load_once(store, files, n, &found); attempt++) {
		if (attempt == MOST_TRIES) {
			say_changing(files[0], &found);
			break;
		}
		findings_release(&found);
		pause_a_moment(attempt);
	}
	move_findings(&found, findings);
}

/*
 * What was read before must still have been there when the `fresh` files were read; those were there together, and
 * what becomes of them afterwards is nothing to the reader.
 */
static void check_moment(const struct store *store, struct store_file *const *fresh, size_t n,
			 struct findings *findings)
{
	const struct store_state *s = store->state;

	for (size_t i = 0; i < s->n; i++) {
		bool is_fresh = false;

		for (size_t k = 0; k < n; k++)
			is_fresh = is_fresh || fresh[k] == s->files[i];
		if (!is_fresh && s->files[i]->loaded && !is_as_seen(store, s->files[i]))
			say_changing(s->files[i], findings);
	}
}

int store_snapshot(struct store *store, const char *const *names, size_t n,
		   struct findings *findings)
{
	struct store_file **files = xcalloc(n, sizeof(struct store_file *));
	size_t errors = findings->errors, fresh = 0;

	for (size_t i = 0; i < n; i++) {
		struct store_file *file = get_file(store->state, names[i]);

		if (!file->loaded)
			files[fresh++] = file;
	}
	if (store->dirfd < 0) {
		for (size_t i = 0; i < fresh; i++)
			put_table(store, files[i], NULL, false, findings);
	} else if (fresh && store->writing && !store->dry_run) {
		load_locked(store, files, fresh, findings);
	} else if (fresh) {
		load_steadily(store, files, fresh, findings);
		check_moment(store, files, fresh, findings);
	}
	free(files);
	return findings->errors > errors ? -1 : 0;
}

void store_supply(struct store *store, const char *name, const char *path,
		  struct findings *findings)
{
	struct csv_options options = { .name = streq(path, "-") ? _("standard input") : path };
	struct store_file *file = get_file(store->state, name);

	if (streq(path, "-"))
		table_load_fd(&file->table, STDIN_FILENO, &options, findings);
	else
		table_load_path(&file->table, path, &options, findings);
	file->loaded = true;
}

struct store_file *store_load(struct store *store, const char *name, struct findings *findings)
{
	store_snapshot(store, &name, 1, findings);
	return find_file(store->state, name);
}

const struct table *store_read(struct store *store, const char *name, struct findings *findings)
{
	return &store_load(store, name, findings)->table;
}

/* --- changing --- */

/* flock() and rename() promise less there. NFS, SMB and CIFS by their magic numbers. */
static void warn_of_network(const struct store *store)
{
	static const unsigned long network[] = { 0x6969, 0x517B, 0xFE534D42, 0xFF534D42 };
	static bool warned;
	struct statfs fs;

	if (warned || fstatfs(store->dirfd, &fs))
		return;
	for (size_t i = 0; i < ARRAY_SIZE(network); i++)
		if (((unsigned long)fs.f_type & 0xFFFFFFFFUL) == network[i])
			warned = true;
	if (warned)
		warning(_("'%s' lies on a network drive: do not let two computers change it at "
			  "the same time"),
			store->path);
}

int store_begin(struct store *store)
{
	struct store_state *s = store->state;

	if (store->writing)
		BUG("store_begin twice");
	if (store->dry_run) {
		store->writing = true;
		forget_files(s);
		return journal_table(store) ? 0 : -1;
	}
	warn_of_network(store);
	s->lockfd = lock_take(store->dirfd, store->path);
	if (s->lockfd < 0)
		return -1;
	store->writing = true;
	forget_files(s);
	if (commit_recover(store->dirfd) || !journal_table(store)) {
		store_unlock(store);
		return -1;
	}
	return 0;
}

struct table *store_edit(struct store *store, const char *name, const char *const *columns,
			 size_t n)
{
	struct findings findings = FINDINGS_INIT;
	struct store_file *file;
	int result;

	if (!store->writing)
		BUG("store_edit without store_begin");
	file = store_load(store, name, &findings);
	result = findings_report(&findings);
	findings_release(&findings);
	if (file->table.broken || (store->dry_run && result))
		return NULL;
	for (size_t i = 0; i < n && !file->table.exists; i++)
		table_need_column(&file->table, columns[i]);
	file->edited = true;
	return &file->table;
}

struct table *store_create(struct store *store, const char *name, const char *const *columns,
			   size_t n)
{
	struct table *table = store_edit(store, name, columns, n);

	if (table)
		find_file(store->state, name)->wanted = true;
	return table;
}

/* A file that is not there and gets no row is not made just because somebody looked at it. */
static bool is_changed(const struct store_file *file)
{
	const struct table *t = &file->table;

	return file->edited && table_changed(t) && (t->exists || t->n_rows || file->wanted);
}

void store_each_change(struct store *store, store_change_fn *fn, void *data)
{
	const struct store_state *s = store->state;

	for (size_t i = 0; i < s->n; i++) {
		struct table_changes changes = { 0 };

		if (!is_changed(s->files[i]) || streq(s->files[i]->name, STORE_JOURNAL))
			continue;
		table_diff(&s->files[i]->table, &changes);
		for (size_t c = 0; c < changes.n; c++)
			fn(s->files[i]->name, &changes.items[c], data);
		table_changes_release(&changes);
	}
}

/* --- ids --- */

static bool is_id_char(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
	       c == '_' || c == '-' || (unsigned char)c >= 0x80;
}

/* The number behind the prefix, at most 18 digits with nothing of an id behind; 0 otherwise. */
static uint64_t number_of_id(const char *id, const char *prefix)
{
	const char *at;
	uint64_t number = 0;
	size_t digits;

	if (!skip_prefix(id, prefix, &at))
		return 0;
	for (digits = 0; digits < 18 && is_digit(at[digits]); digits++)
		number = number * 10 + (uint64_t)(at[digits] - '0');
	return digits && !is_id_char(at[digits]) ? number : 0;
}

static void take_higher(uint64_t *highest, uint64_t number)
{
	if (number > *highest)
		*highest = number;
}

static void scan_column(const struct table *t, size_t column, const char *prefix, uint64_t *highest)
{
	for (size_t row = 0; row < t->n_rows && column != TABLE_NONE; row++)
		take_higher(highest, number_of_id(table_get(t, row, column), prefix));
}

/* Ids that stand somewhere inside a record. */
static void scan_text(const char *text, const char *prefix, uint64_t *highest)
{
	for (const char *at = text; (at = strstr(at, prefix)); at++)
		if (at == text || !is_id_char(at[-1]))
			take_higher(highest, number_of_id(at, prefix));
}

static void scan_journal(const struct table *journal, const char *file, const char *column,
			 const char *prefix, uint64_t *highest)
{
	size_t files = table_column(journal, journal_columns[J_FILE]);
	size_t old = table_column(journal, journal_columns[J_OLD]);
	size_t new = table_column(journal, journal_columns[J_NEW]);

	scan_column(journal, table_column(journal, journal_columns[J_RECORD]), prefix, highest);
	for (size_t row = 0; row < journal->n_rows && !streq(column, "id"); row++) {
		if (!streq(table_get(journal, row, files), file))
			continue;
		scan_text(table_get(journal, row, old), prefix, highest);
		scan_text(table_get(journal, row, new), prefix, highest);
	}
}

char *store_next_id(struct store *store, const char *name, const char *column, const char *prefix,
		    int digits)
{
	const struct store_state *s = store->state;
	const struct table *journal = journal_table(store);
	uint64_t highest = 0;

	if (!store->writing || !find_file(s, name))
		BUG("store_next_id('%s') without store_edit", name);
	for (size_t i = 0; i < s->n; i++) {
		const struct table *t = &s->files[i]->table;

		if (t == journal)
			continue;
		scan_column(t, table_column(t, "id"), prefix, &highest);
		if (streq(s->files[i]->name, name))
			scan_column(t, table_column(t, column), prefix, &highest);
	}
	scan_journal(journal, name, column, prefix, &highest);
	return xstrfmt("%s%0*llu", prefix, digits, (unsigned long long)highest + 1);
}

/* --- committing --- */

static void write_journal(struct store *store, const struct store_file *file, const char *after,
			  uint64_t number, const char *user, const char *command_line)
{
	struct table_changes changes = { 0 };
	struct journal_entry entry = {
		.change = number,
		.user = user,
		.command = command_line,
		.file = file->name,
		.before = file->digest,
		.after = after,
		.undoes = store->state->undoes,
	};

	table_diff(&file->table, &changes);
	journal_add(journal_table(store), &entry, &changes);
	table_changes_release(&changes);
}

struct commit_file *store_stage(struct commit *commit, const struct store_file *file)
{
	struct commit_file *staged;

	if (!is_changed(file))
		return NULL;
	staged = commit_add(commit, file->name);
	staged->seen = file->seen;
	memcpy(staged->before, file->digest, sizeof(staged->before));
	if (!table_removed(&file->table)) {
		table_write(&file->table, &staged->bytes);
		digest_bytes(staged->bytes.buf, staged->bytes.len, staged->after);
	}
	if (!streq(staged->before, staged->after))
		return staged;
	free(staged->name);
	strbuf_release(&staged->bytes);
	commit->n--;
	return NULL;
}

static bool any_changed(const struct store_state *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (is_changed(s->files[i]) && !streq(s->files[i]->name, STORE_JOURNAL))
			return true;
	return s->undoes != NULL;
}

/* What happened before comes first: hand edits, and files that the journal never heard of. */
static int record_outside(struct store *store)
{
	const struct store_state *s = store->state;
	struct table *journal = journal_table(store);

	if (journal_record_outside(store))
		return -1;
	for (size_t i = 0; i < s->n; i++)
		if (is_changed(s->files[i]) && *s->files[i]->digest &&
		    !streq(s->files[i]->name, STORE_JOURNAL) &&
		    !journal_knows(journal, s->files[i]->name))
			journal_register(journal, s->files[i]);
	return 0;
}

static void record_own(struct store *store, struct commit *commit, const char *command_line)
{
	const struct store_state *s = store->state;
	struct table *journal = journal_table(store);
	uint64_t number = journal_next_number(journal);
	char *user = journal_user();

	for (size_t i = 0; i < s->n; i++) {
		const struct store_file *file = s->files[i];
		const struct commit_file *staged =
			streq(file->name, STORE_JOURNAL) ? NULL : store_stage(commit, file);

		if (staged)
			write_journal(store, file, staged->after, number, user, command_line);
	}
	if (!commit->n && s->undoes)
		journal_add(journal,
			    &(struct journal_entry){ .change = number,
						     .user = user,
						     .command = command_line,
						     .undoes = s->undoes },
			    NULL);
	free(user);
}

int store_run(struct store *store, struct commit *commit)
{
	struct commit whole = COMMIT_INIT;
	int result;

	if (!store_stage(&whole, find_file(store->state, STORE_JOURNAL)) && commit->n)
		BUG("a commit that the journal does not tell of");
	for (size_t i = 0; i < commit->n; i++) {
		ALLOC_GROW(whole.files, whole.n + 1, whole.alloc);
		whole.files[whole.n++] = commit->files[i];
	}
	commit->n = 0;
	result = commit_run(&whole, store->dirfd);
	commit_release(&whole);
	return result;
}

int store_commit(struct store *store, const char *command_line)
{
	struct commit commit = COMMIT_INIT;
	int result = 0;

	if (!store->writing || store->dry_run)
		BUG("store_commit without store_begin");
	if (any_changed(store->state)) {
		result = record_outside(store);
		if (!result) {
			record_own(store, &commit, command_line);
			if (commit.n || store->state->undoes)
				result = store_run(store, &commit);
		}
	}
	commit_release(&commit);
	store_unlock(store);
	return result;
}
