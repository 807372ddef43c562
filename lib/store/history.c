/*
 * history.c - what happened to the files outside of kurator
 *
 * The journal tells, by the digests, whether a file still is what the last change made of it. Where it is not, the
 * records as they were are worked out from the journal alone (it holds every record since the file was first seen) and
 * compared with those that are there now.
 */
#include "store/store_state.h"

#include <errno.h>

#include "base/number.h"
#include "base/strmap.h"
#include "store/file.h"

/* A record of a file as the journal knows it. Strings belong to the journal's table. */
struct known_record {
	const char *name;
	const char *raw;
};

struct known_file {
	const char *header;
	struct known_record *records;
	size_t n;
	size_t alloc;
};

/* --- the records as the journal left them --- */

static void insert_record(struct known_file *file, size_t at, struct known_record record)
{
	if (at > file->n)
		at = file->n;
	ALLOC_GROW(file->records, file->n + 1, file->alloc);
	memmove(&file->records[at + 1], &file->records[at], (file->n - at) * sizeof(record));
	file->records[at] = record;
	file->n++;
}

static void remove_record(struct known_file *file, size_t at)
{
	file->n--;
	memmove(&file->records[at], &file->records[at + 1],
		(file->n - at) * sizeof(*file->records));
}

/* Where the record stands: at its place, or elsewhere when rows were sorted by hand. */
static size_t find_record(const struct known_file *file, const char *raw, size_t place)
{
	if (place - 1 < file->n && streq(file->records[place - 1].raw, raw))
		return place - 1;
	for (size_t i = 0; i < file->n; i++)
		if (streq(file->records[i].raw, raw))
			return i;
	return SIZE_MAX;
}

static void replay_header(struct known_file *file, const struct journal_record *r)
{
	file->header = r->new;
	if (!*r->old || !*r->new)
		file->n = 0;
}

static void replay_one(struct known_file *file, const struct journal_record *r)
{
	struct known_record record = { r->record, r->new };
	size_t at = *r->old ? find_record(file, r->old, r->row) : SIZE_MAX;

	if (*r->old && *r->new &&at != SIZE_MAX)
		file->records[at] = record;
	else if (*r->new)
		insert_record(file, r->row - 1, record);
	else if (at != SIZE_MAX)
		remove_record(file, at);
}

/* Rows of one change in one file stand together: header, deleted ones in order, changed and new ones in order. */
static void replay_change(struct known_file *file, const struct journal *journal, size_t first,
			  size_t n)
{
	size_t deleted_end = first;

	for (size_t row = first; row < first + n; row++) {
		struct journal_record r = journal_record_at(journal, row);

		if (!r.row)
			replay_header(file, &r);
		if (!r.row || (*r.old && !*r.new))
			deleted_end = row + 1;
	}
	for (size_t row = deleted_end; row > first; row--) {
		struct journal_record r = journal_record_at(journal, row - 1);

		if (r.row)
			replay_one(file, &r);
	}
	for (size_t row = deleted_end; row < first + n; row++) {
		struct journal_record r = journal_record_at(journal, row);

		if (r.row != SIZE_MAX)
			replay_one(file, &r);
	}
}

static size_t rows_of_file(const struct journal *journal, const struct journal_change *change,
			   size_t offset, const char *file)
{
	size_t n = 0;

	while (offset + n < change->n &&
	       streq(journal_record_at(journal, change->first + offset + n).file, file))
		n++;
	return n;
}

static void replay(struct known_file *file, const struct journal *journal, const char *name)
{
	for (size_t i = 0; i < journal->n; i++) {
		const struct journal_change *change = &journal->changes[i];

		for (size_t at = 0; at < change->n; at++) {
			size_t n = rows_of_file(journal, change, at, name);

			if (!n)
				continue;
			if (!journal_is_void(journal, change, name))
				replay_change(file, journal, change->first + at, n);
			at += n - 1;
		}
	}
}

/* --- then and now --- */

/* What says that two records are the same one: the id, or all bytes where there are no ids; the how-manieth such. */
static void add_key(struct strbuf *key, struct strmap *seen, const char *record, const char *raw,
		    bool has_id)
{
	const char *name = has_id ? record : raw;
	size_t before = strmap_gets(seen, name);

	before = before == STRMAP_NONE ? 0 : before;
	strmap_put(seen, name, strlen(name), before + 1);
	strbuf_reset(key);
	strbuf_addf(key, "%zu:%s", before, name);
}

static void move_change(struct table_changes *to, struct table_change *change, const char *old)
{
	struct table_change copy = *change;

	ALLOC_GROW(to->items, to->n + 1, to->alloc);
	copy.record = xstrdup(change->record);
	copy.old = xstrdup(old);
	copy.new = xstrdup(change->new);
	to->items[to->n++] = copy;
}

static void map_now(struct strmap *map, const struct table_changes *now, bool has_id)
{
	struct strmap seen = STRMAP_INIT;
	struct strbuf key = STRBUF_INIT;

	for (size_t i = 0; i < now->n; i++) {
		if (!now->items[i].row)
			continue;
		add_key(&key, &seen, now->items[i].record, now->items[i].new, has_id);
		strmap_add(map, key.buf, key.len, i);
	}
	strbuf_release(&key);
	strmap_release(&seen);
}

/* Finds each known record among those of now: what it was goes into was[], what is gone into `changes`. */
static void match(const struct known_file *then, const struct table_changes *now, bool has_id,
		  const char **was, struct table_changes *changes)
{
	struct strmap map = STRMAP_INIT, seen = STRMAP_INIT;
	struct strbuf key = STRBUF_INIT;

	map_now(&map, now, has_id);
	for (size_t i = 0; i < then->n; i++) {
		const struct known_record *record = &then->records[i];
		struct table_change gone = { i + 1, (char *)record->name, NULL, (char *)"" };
		size_t at;

		add_key(&key, &seen, record->name, record->raw, has_id);
		at = strmap_get(&map, key.buf, key.len);
		if (at == STRMAP_NONE)
			move_change(changes, &gone, record->raw);
		else
			was[at] = record->raw;
	}
	strbuf_release(&key);
	strmap_release(&seen);
	strmap_release(&map);
}

static void compare(const struct known_file *then, struct table_changes *now, bool has_id,
		    struct table_changes *changes)
{
	const char **was = xcalloc(now->n, sizeof(*was));
	const char *header = now->n ? now->items[0].new : "";

	if (!streq(then->header, header))
		move_change(changes, &(struct table_change){ 0, (char *)"", NULL, (char *)header },
			    then->header);
	match(then, now, has_id, was, changes);
	for (size_t i = 0; i < now->n; i++) {
		const char *old = was[i] ? was[i] : "";

		if (now->items[i].row && !streq(old, now->items[i].new))
			move_change(changes, &now->items[i], old);
	}
	free(was);
}

/* --- the digests --- */

/* What the journal last said of a file. */
struct last_word {
	const char *file;
	const char *before, *after;
	uint64_t change;
};

struct last_words {
	struct last_word *items;
	size_t n;
	size_t alloc;
};

static uint64_t change_at(const struct table *journal, size_t row)
{
	const char *text = table_gets(journal, row, journal_columns[J_CHANGE]);
	int64_t number = 0;

	number_parse_int(text, strlen(text), &number);
	return (uint64_t)number;
}

static void collect_last_words(const struct table *journal, struct last_words *words)
{
	size_t files = table_column(journal, journal_columns[J_FILE]);
	size_t before = table_column(journal, journal_columns[J_BEFORE]);
	size_t after = table_column(journal, journal_columns[J_AFTER]);
	struct strmap map = STRMAP_INIT;

	for (size_t row = 0; row < journal->n_rows; row++) {
		const char *file = table_get(journal, row, files);
		size_t at;

		if (!*file)
			continue;
		at = strmap_add(&map, file, strlen(file), words->n);
		if (at == STRMAP_NONE) {
			ALLOC_GROW(words->items, words->n + 1, words->alloc);
			at = words->n++;
		}
		words->items[at] = (struct last_word){ file, table_get(journal, row, before),
						       table_get(journal, row, after),
						       change_at(journal, row) };
	}
	strmap_release(&map);
}

/* --- recording --- */

struct outside {
	struct store *store;
	struct table *table;    /* the journal's */
	struct journal journal; /* as it was before anything was added */
	uint64_t edit;          /* number of the change that holds the hand edits; 0: none yet */
};

static void record_void(struct outside *o, const struct last_word *word)
{
	char *number = xstrfmt("%llu", (unsigned long long)word->change);
	struct journal_entry entry = {
		.change = journal_next_number(o->table),
		.command = JOURNAL_VOID_COMMAND,
		.file = word->file,
		.before = word->before,
		.after = word->before,
		.undoes = number,
	};

	journal_add(o->table, &entry, NULL);
	free(number);
}

/* A file whose structure is broken now is compared again when it has been mended. */
static void record_edit(struct outside *o, const struct last_word *word,
			const struct store_file *file)
{
	struct journal_entry entry = {
		.command = JOURNAL_EDIT_COMMAND,
		.file = word->file,
		.before = word->after,
		.after = file->digest,
	};
	struct table_changes now = { 0 }, changes = { 0 };
	struct known_file then = { .header = "" };

	if (!file->table.broken) {
		bool has_id = table_column(&file->table, "id") != TABLE_NONE;

		replay(&then, &o->journal, word->file);
		table_list_loaded(&file->table, &now);
		compare(&then, &now, has_id, &changes);
	}
	if (!o->edit)
		o->edit = journal_next_number(o->table);
	entry.change = o->edit;
	journal_add(o->table, &entry, &changes);
	table_changes_release(&now);
	table_changes_release(&changes);
	free(then.records);
}

/* The file as it is on disk; commands that do not use it load it only where it has changed. */
static int digest_now(struct store *store, const char *name, char digest[DIGEST_SIZE])
{
	struct strbuf bytes = STRBUF_INIT;
	struct stat st;
	int result = 0;

	digest[0] = '\0';
	if (!file_read(store->dirfd, name, 0, &bytes, &st))
		digest_bytes(bytes.buf, bytes.len, digest);
	else if (errno != ENOENT)
		result = error(_("cannot read '%s': %s"), name, file_strerror(errno));
	strbuf_release(&bytes);
	return result;
}

/* The edits of all files come first, as one change; what is void is added behind them. */
static int record_file(struct outside *o, const struct last_word *word, bool edits)
{
	struct findings unused = FINDINGS_INIT;
	const struct store_file *file = store_find(o->store, word->file);
	char digest[DIGEST_SIZE];

	if (file && file->loaded)
		memcpy(digest, file->digest, sizeof(digest));
	else if (digest_now(o->store, word->file, digest))
		return -1;
	if (streq(digest, word->after))
		return 0;
	if (streq(digest, word->before)) {
		if (!edits)
			record_void(o, word);
		return 0;
	}
	if (!edits)
		return 0;
	record_edit(o, word, store_load(o->store, word->file, &unused));
	findings_release(&unused);
	return 0;
}

int journal_record_outside(struct store *store)
{
	struct outside o = { .store = store, .table = journal_table(store) };
	struct last_words words = { 0 };
	int result = 0;

	if (store->state->recorded)
		return 0;
	store->state->recorded = true;
	journal_from_table(&o.journal, o.table);
	collect_last_words(o.table, &words);
	for (size_t i = 0; i < words.n && !result; i++)
		result = record_file(&o, &words.items[i], true);
	for (size_t i = 0; i < words.n && !result; i++)
		result = record_file(&o, &words.items[i], false);
	journal_release(&o.journal);
	free(words.items);
	return result;
}
