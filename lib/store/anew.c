/*
 * anew.c - a journal that begins anew
 *
 * It holds every record from its first change on, as a journal that `init` began does: the next command can tell from it
 * what was edited by hand.
 */
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "base/strmap.h"
#include "store/commit.h"
#include "store/file.h"
#include "store/store_state.h"

/* ---- ids that are no longer in any file ---- */

/* The highest number behind each capital letter in the records of a file: "M-028", "G-004". */
struct highest {
	char *id[26];
	uint64_t number[26];
};

static bool is_of_id(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
	       c == '_' || c == '-' || (unsigned char)c >= 0x80;
}

/* Where an id with a letter, a hyphen and at most 18 digits stands: its length, or 0. */
static size_t id_length(const char *at)
{
	size_t digits = 0;

	if (*at < 'A' || *at > 'Z' || at[1] != '-')
		return 0;
	while (is_digit(at[2 + digits]))
		digits++;
	return digits && digits <= 18 && !is_of_id(at[2 + digits]) ? digits + 2 : 0;
}

static void look_for_ids(struct highest *highest, const char *text)
{
	for (const char *at = text; *at; at++) {
		size_t len = at == text || !is_of_id(at[-1]) ? id_length(at) : 0;
		uint64_t number = len ? strtoull(at + 2, NULL, 10) : 0;
		int letter = *at - 'A';

		if (!len || number <= highest->number[letter])
			continue;
		highest->number[letter] = number;
		free(highest->id[letter]);
		highest->id[letter] = xmemdup0(at, len);
	}
}

static void release_highest(struct highest *highest)
{
	for (size_t i = 0; i < ARRAY_SIZE(highest->id); i++)
		free(highest->id[i]);
}

/* ---- the files that the journal knows ---- */

struct known {
	char *name;
	struct highest highest;
};

struct known_files {
	struct known *items;
	size_t n, alloc;
	struct strmap by_name;
};

static struct known *known_file(struct known_files *files, const char *name)
{
	size_t at = strmap_add(&files->by_name, name, strlen(name), files->n);

	if (at != STRMAP_NONE)
		return &files->items[at];
	ALLOC_GROW(files->items, files->n + 1, files->alloc);
	files->items[files->n] = (struct known){ .name = xstrdup(name) };
	return &files->items[files->n++];
}

static void collect_files(struct known_files *files, const struct store *store,
			  const struct table *journal)
{
	static const enum journal_column texts[] = { J_RECORD, J_OLD, J_NEW };
	size_t at = table_column(journal, journal_columns[J_FILE]);

	for (size_t row = 0; row < journal->n_rows; row++) {
		const char *name = table_get(journal, row, at);
		struct known *file = *name ? known_file(files, name) : NULL;

		for (size_t i = 0; file && i < ARRAY_SIZE(texts); i++)
			look_for_ids(&file->highest,
				     table_gets(journal, row, journal_columns[texts[i]]));
	}
	for (size_t i = 0; i < store->state->n; i++)
		if (!streq(store->state->files[i]->name, STORE_JOURNAL))
			known_file(files, store->state->files[i]->name);
}

static void release_files(struct known_files *files)
{
	for (size_t i = 0; i < files->n; i++) {
		free(files->items[i].name);
		release_highest(&files->items[i].highest);
	}
	free(files->items);
	strmap_release(&files->by_name);
}

/* ---- the new journal ---- */

static void add_change(struct table_changes *list, const struct table *t, size_t row, size_t place,
		       const char *name)
{
	struct strbuf raw = STRBUF_INIT;

	table_raw(t, row, &raw);
	ALLOC_GROW(list->items, list->n + 1, list->alloc);
	list->items[list->n++] = (struct table_change){ .row = place,
							.record = xstrdup(name),
							.old = xstrdup(""),
							.new = strbuf_detach(&raw, NULL) };
}

/* The header and all records as they are now, as if they were new. */
static void list_now(const struct table *t, struct table_changes *list)
{
	size_t id = table_column(t, "id");

	add_change(list, t, TABLE_HEADER, 0, "");
	for (size_t row = 0; row < t->n_rows; row++)
		add_change(list, t, row, row + 1, table_get(t, row, id == TABLE_NONE ? 0 : id));
}

/* Rows that name an id and hold nothing: what had it is gone, and nobody gets it again. */
static void add_lost_ids(struct table *journal, const struct journal_entry *entry,
			 const struct highest *before, const struct table_changes *now)
{
	struct highest left = { .id = { NULL } };
	size_t record = table_column(journal, journal_columns[J_RECORD]);

	for (size_t i = 0; now && i < now->n; i++)
		look_for_ids(&left, now->items[i].new);
	for (size_t i = 0; i < ARRAY_SIZE(before->id); i++) {
		if (before->number[i] <= left.number[i])
			continue;
		journal_add(journal, entry, NULL);
		table_set(journal, journal->n_rows - 1, record, before->id[i]);
	}
	release_highest(&left);
}

/* A file that is not there has digests of nothing. */
static void begin_file(struct table *journal, struct journal_entry entry, const struct known *known,
		       const struct store_file *file, const char *digest)
{
	struct table_changes now = { 0 };
	bool exists = *digest != '\0';

	entry.file = known->name;
	entry.before = entry.after = digest;
	if (exists)
		list_now(&file->table, &now);
	if (now.n)
		journal_add(journal, &entry, &now);
	add_lost_ids(journal, &entry, &known->highest, &now);
	table_changes_release(&now);
}

static int begin_all(struct store *store, struct commit *commit, const struct known_files *files,
		     const struct journal_entry *entry)
{
	struct table *journal = journal_table(store);

	for (size_t i = 0; i < files->n; i++) {
		struct findings findings = FINDINGS_INIT;
		const struct store_file *file = store_load(store, files->items[i].name, &findings);
		const struct commit_file *staged;

		findings_report(&findings);
		findings_release(&findings);
		if (file->table.broken)
			return -1;
		staged = store_stage(commit, file);
		begin_file(journal, *entry, &files->items[i], file,
			   staged ? staged->after : file->digest);
	}
	return 0;
}

/* ---- the commit ---- */

static int stage_gone(struct commit *commit, const struct store *store, const char *name)
{
	struct strbuf bytes = STRBUF_INIT;
	struct stat st;
	int result = file_read(store->dirfd, name, 0, &bytes, &st);

	if (!result) {
		struct commit_file *file = commit_add(commit, name);

		file->seen = st;
		digest_bytes(bytes.buf, bytes.len, file->before);
	} else if (errno != ENOENT) {
		error(_("cannot read '%s': %s"), name, file_strerror(errno));
	} else {
		result = 0;
	}
	strbuf_release(&bytes);
	return result;
}

/* All rows go; the first new one names the chain that ended here. */
static void clear_journal(struct table *journal, struct journal_entry entry)
{
	bool *gone = xcalloc(journal->n_rows, sizeof(*gone));

	for (size_t row = 0; row < journal->n_rows; row++)
		gone[row] = true;
	table_delete_rows(journal, gone);
	free(gone);
	table_need_column(journal, journal_columns[J_ROW]);
	entry.file = "";
	entry.after = "";
	journal_add(journal, &entry, NULL);
}

int store_commit_anew(struct store *store, const char *command_line, const char *const *gone,
		      size_t n_gone)
{
	struct table *journal = journal_table(store);
	char *user = journal_user();
	struct journal_entry entry = {
		.change = journal_next_number(journal),
		.user = user,
		.command = command_line,
		.before = store_find(store, STORE_JOURNAL)->digest,
	};
	struct known_files files = { .items = NULL };
	struct commit commit = COMMIT_INIT;
	char nothing[DIGEST_SIZE];
	int result;

	if (!store->writing || store->dry_run)
		BUG("store_commit_anew without store_begin");
	if (!*entry.before)
		entry.before = digest_bytes("", 0, nothing);
	collect_files(&files, store, journal);
	clear_journal(journal, entry);
	result = begin_all(store, &commit, &files, &entry);
	for (size_t i = 0; i < n_gone && !result; i++)
		result = stage_gone(&commit, store, gone[i]);
	if (!result)
		result = store_run(store, &commit);
	commit_release(&commit);
	release_files(&files);
	free(user);
	store_unlock(store);
	return result;
}
