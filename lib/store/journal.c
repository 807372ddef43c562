/* journal.c - reading and adding to journal.csv */
#include "store/journal.h"

#include <errno.h>
#include <pwd.h>
#include <time.h>
#include <unistd.h>

#include "base/number.h"
#include "store/store_state.h"

const char *const journal_columns[J_COLUMNS] = {
	[J_CHANGE] = "change",    [J_TIME] = "time",     [J_USER] = "user",
	[J_COMMAND] = "command",  [J_FILE] = "file",     [J_BEFORE] = "hash_before",
	[J_AFTER] = "hash_after", [J_RECORD] = "record", [J_OLD] = "old",
	[J_NEW] = "new",          [J_UNDOES] = "undoes", [J_ROW] = "row",
};

static const char *field(const struct table *journal, size_t row, enum journal_column column)
{
	return table_get(journal, row, table_column(journal, journal_columns[column]));
}

static uint64_t whole_number(const char *text)
{
	int64_t value;

	return number_parse_int(text, strlen(text), &value) || value < 1 ? 0 : (uint64_t)value;
}

/* --- writing --- */

/* Without these the journal means nothing. */
static int check_columns(const struct table *journal, struct findings *findings)
{
	size_t errors = findings->errors;

	if (journal->broken)
		return -1;
	for (size_t i = 0; i < J_ROW && journal->exists; i++)
		if (table_column(journal, journal_columns[i]) == TABLE_NONE)
			findings_add(findings,
				     (struct place){ .file = STORE_JOURNAL,
						     .line = 1,
						     .column = journal_columns[i] },
				     SEVERITY_ERROR, "missing-column", _("the column is missing"));
	if (findings->errors > errors)
		return -1;
	for (size_t row = 0; row < journal->n_rows; row++)
		if (!whole_number(field(journal, row, J_CHANGE)))
			findings_add(findings,
				     (struct place){ .file = STORE_JOURNAL,
						     .line = table_line(journal, row),
						     .column = journal_columns[J_CHANGE] },
				     SEVERITY_ERROR, "journal-number",
				     _("'%s' is not the number of a change"),
				     field(journal, row, J_CHANGE));
	return findings->errors > errors ? -1 : 0;
}

struct table *journal_table(struct store *store)
{
	struct findings findings = FINDINGS_INIT;
	struct store_file *file = store_load(store, STORE_JOURNAL, &findings);
	bool usable = file->edited || !check_columns(&file->table, &findings);

	findings_report(&findings);
	findings_release(&findings);
	if (!usable)
		return NULL;
	if (!file->edited && !file->table.exists)
		for (size_t i = 0; i < J_COLUMNS; i++)
			table_need_column(&file->table, journal_columns[i]);
	file->edited = true;
	return &file->table;
}

uint64_t journal_next_number(const struct table *journal)
{
	uint64_t highest = 0;

	for (size_t row = 0; row < journal->n_rows; row++) {
		uint64_t number = whole_number(field(journal, row, J_CHANGE));

		if (number > highest)
			highest = number;
	}
	return highest + 1;
}

char *journal_user(void)
{
	const char *named = getenv("KURATOR_USER");
	struct passwd entry, *found = NULL;
	char space[4096];

	if (named && *named)
		return xstrdup(named);
	if (!getpwuid_r(getuid(), &entry, space, sizeof(space), &found) && found)
		return xstrdup(found->pw_name);
	return xstrfmt("%ld", (long)getuid());
}

/* Local time with its distance from UTC: 2021-11-25T14:03:11+03:00. */
static void add_time(struct strbuf *out)
{
	const char *fixed = getenv("KURATOR_NOW");
	time_t now = time(NULL);
	struct tm tm;
	long offset;

	if (fixed && *fixed) {
		strbuf_addstr(out, fixed);
		return;
	}
	if (!localtime_r(&now, &tm))
		BUG("localtime_r");
	offset = tm.tm_gmtoff / 60;
	strbuf_addf(out, "%04d-%02d-%02dT%02d:%02d:%02d%c%02ld:%02ld", tm.tm_year + 1900,
		    tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec,
		    offset < 0 ? '-' : '+', labs(offset) / 60, labs(offset) % 60);
}

static void put(struct table *journal, size_t row, enum journal_column column, const char *value)
{
	size_t at = table_column(journal, journal_columns[column]);

	if (value && at != TABLE_NONE)
		table_set(journal, row, at, value);
}

static void put_number(struct table *journal, size_t row, enum journal_column column,
		       uint64_t number)
{
	char *text = xstrfmt("%llu", (unsigned long long)number);

	put(journal, row, column, text);
	free(text);
}

static void add_entry(struct table *journal, const struct journal_entry *entry, const char *stamp,
		      const struct table_change *record)
{
	size_t row = table_append(journal);

	put_number(journal, row, J_CHANGE, entry->change);
	put(journal, row, J_TIME, stamp);
	put(journal, row, J_USER, entry->user);
	put(journal, row, J_COMMAND, entry->command);
	put(journal, row, J_FILE, entry->file);
	put(journal, row, J_BEFORE, entry->before);
	put(journal, row, J_AFTER, entry->after);
	put(journal, row, J_UNDOES, entry->undoes);
	if (!record)
		return;
	put(journal, row, J_RECORD, record->record);
	put(journal, row, J_OLD, record->old);
	put(journal, row, J_NEW, record->new);
	put_number(journal, row, J_ROW, record->row);
}

void journal_add(struct table *journal, const struct journal_entry *entry,
		 const struct table_changes *records)
{
	struct strbuf stamp = STRBUF_INIT;
	size_t n = records ? records->n : 0;

	add_time(&stamp);
	for (size_t i = 0; i < n; i++)
		add_entry(journal, entry, stamp.buf, &records->items[i]);
	if (!n)
		add_entry(journal, entry, stamp.buf, NULL);
	strbuf_release(&stamp);
}

bool journal_knows(const struct table *journal, const char *file)
{
	size_t files = table_column(journal, journal_columns[J_FILE]);

	return table_find(journal, files, file, 0) != TABLE_NONE;
}

void journal_register(struct table *journal, const struct store_file *file)
{
	struct journal_entry entry = {
		.change = journal_next_number(journal),
		.command = JOURNAL_EDIT_COMMAND,
		.file = file->name,
		.after = file->digest,
	};
	struct table_changes records = { 0 };

	table_list_loaded(&file->table, &records);
	journal_add(journal, &entry, &records);
	table_changes_release(&records);
}

/* --- reading --- */

struct journal_record journal_record_at(const struct journal *journal, size_t row)
{
	const struct table *t = journal->table;
	const char *number = field(t, row, J_ROW);
	int64_t place;

	return (struct journal_record){
		.file = field(t, row, J_FILE),
		.record = field(t, row, J_RECORD),
		.old = field(t, row, J_OLD),
		.new = field(t, row, J_NEW),
		.row = number_parse_int(number, strlen(number), &place) || place < 0
			       ? SIZE_MAX
			       : (size_t)place,
	};
}

static enum journal_kind kind_of(const struct table *t, size_t row)
{
	const char *command = field(t, row, J_COMMAND);
	bool anonymous = !*field(t, row, J_USER);

	if (anonymous && streq(command, JOURNAL_VOID_COMMAND))
		return JOURNAL_VOID;
	if (anonymous && streq(command, JOURNAL_EDIT_COMMAND))
		return JOURNAL_EDIT;
	if (!*field(t, row, J_FILE) && *field(t, row, J_BEFORE))
		return JOURNAL_ANEW;
	if (streq(command, JOURNAL_BEGIN_COMMAND) ||
	    skip_prefix(command, JOURNAL_BEGIN_COMMAND " ", NULL))
		return JOURNAL_BEGIN;
	return *field(t, row, J_UNDOES) ? JOURNAL_UNDO : JOURNAL_COMMAND;
}

static void add_change(struct journal *journal, size_t row)
{
	const struct table *t = journal->table;
	uint64_t number = whole_number(field(t, row, J_CHANGE));

	if (journal->n && journal->changes[journal->n - 1].number == number) {
		journal->changes[journal->n - 1].n++;
		return;
	}
	ALLOC_GROW(journal->changes, journal->n + 1, journal->alloc);
	journal->changes[journal->n++] = (struct journal_change){
		.number = number,
		.kind = kind_of(t, row),
		.time = field(t, row, J_TIME),
		.user = field(t, row, J_USER),
		.command = field(t, row, J_COMMAND),
		.undoes = field(t, row, J_UNDOES),
		.first = row,
		.n = 1,
	};
}

struct journal_change *journal_find(const struct journal *journal, uint64_t number)
{
	for (size_t i = journal->n; i > 0; i--)
		if (journal->changes[i - 1].number == number)
			return &journal->changes[i - 1];
	return NULL;
}

/* A change is void when it is void for every file that it names. */
static void mark_void(struct journal *journal, const struct journal_change *mark)
{
	struct journal_change *target = journal_find(journal, whole_number(mark->undoes));

	if (!target)
		return;
	for (size_t i = 0; i < target->n; i++)
		if (!journal_is_void(journal, target,
				     field(journal->table, target->first + i, J_FILE)))
			return;
	target->voided = true;
}

static void mark_undone(struct journal *journal, const char *numbers)
{
	while (*numbers) {
		size_t len = strcspn(numbers, ";");
		char *number = xmemdup0(numbers, len);
		struct journal_change *target = journal_find(journal, whole_number(number));

		if (target)
			target->undone = true;
		free(number);
		numbers += len + (numbers[len] == ';');
	}
}

bool journal_is_void(const struct journal *journal, const struct journal_change *change,
		     const char *file)
{
	for (size_t i = journal->n; i > 0; i--) {
		const struct journal_change *mark = &journal->changes[i - 1];

		if (mark == change)
			return false;
		if (mark->kind == JOURNAL_VOID && whole_number(mark->undoes) == change->number &&
		    streq(field(journal->table, mark->first, J_FILE), file))
			return true;
	}
	return false;
}

void journal_from_table(struct journal *journal, const struct table *table)
{
	*journal = (struct journal){ .table = table };
	for (size_t row = 0; row < table->n_rows; row++)
		add_change(journal, row);
	for (size_t i = 0; i < journal->n; i++) {
		const struct journal_change *change = &journal->changes[i];

		if (change->kind == JOURNAL_VOID)
			mark_void(journal, change);
		else if (change->kind == JOURNAL_UNDO && !change->voided)
			mark_undone(journal, change->undoes);
	}
}

int journal_read(struct journal *journal, struct store *store, struct findings *findings)
{
	const struct table *table = store_read(store, STORE_JOURNAL, findings);

	*journal = (struct journal)JOURNAL_INIT;
	if (check_columns(table, findings))
		return -1;
	journal_from_table(journal, table);
	return 0;
}

void journal_release(struct journal *journal)
{
	free(journal->changes);
	*journal = (struct journal)JOURNAL_INIT;
}
