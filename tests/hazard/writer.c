/*
 * writer.c - the store at work, in the smallest program that can do it
 *
 *	writer FOLDER one NAME     a record in meetings.csv
 *	writer FOLDER many NAME    a record in pairs.csv, one in meetings.csv, and a changed one
 *	writer FOLDER undo         the last change taken back
 *	writer FOLDER hold         the lock, from "held" on stdout until the end of stdin
 *	writer FOLDER print        as a reader: both files on stdout
 *	writer FOLDER look         as a reader: both files and the journal are of one moment, or exit 1
 *
 * hazard.c runs it with faults and in a crowd.
 */
#include "base/util.h"

#include "store/journal.h"

static const char *const meeting_columns[] = { "id", "pair", "summary" };
static const char *const pair_columns[] = { "id", "mentor", "notes" };

static int append(struct store *store, const char *file, const char *const *columns,
		  const char *prefix, const char *name)
{
	struct table *t = store_edit(store, file, columns, 3);
	size_t row;
	char *id;

	if (!t)
		return -1;
	id = store_next_id(store, file, "id", prefix, 3);
	row = table_append(t);
	table_set(t, row, table_column(t, "id"), id);
	table_set(t, row, 2, name);
	free(id);
	return 0;
}

static int change(struct store *store, const char *name, bool many)
{
	struct table *t;

	if (append(store, "meetings.csv", meeting_columns, "V-", name))
		return -1;
	if (!many)
		return 0;
	if (append(store, "pairs.csv", pair_columns, "P-", name))
		return -1;
	t = store_edit(store, "meetings.csv", NULL, 0);
	table_set(t, 0, 2, name);
	return 0;
}

static int take_back(struct store *store)
{
	struct findings findings = FINDINGS_INIT;
	uint64_t *undone = NULL;
	int result = journal_undo(store, 1, &undone, &findings);

	findings_report(&findings);
	findings_release(&findings);
	free(undone);
	return result;
}

/* Every "many" adds one row to each file and two lines with its name to the journal. */
static int look(struct store *store)
{
	static const char *const files[] = { "meetings.csv", "pairs.csv", STORE_JOURNAL };
	struct findings findings = FINDINGS_INIT;
	const struct table *meetings, *pairs, *journal;
	const char *last;

	if (store_snapshot(store, files, 3, &findings)) {
		findings_report(&findings);
		return STATUS_FAILED;
	}
	meetings = store_read(store, files[0], &findings);
	pairs = store_read(store, files[1], &findings);
	journal = store_read(store, files[2], &findings);
	if (!journal->n_rows)
		return STATUS_YES;
	last = table_gets(pairs, pairs->n_rows - 1, "notes");
	return streq(last, table_gets(meetings, meetings->n_rows - 1, "summary")) &&
			       strstr(table_gets(journal, journal->n_rows - 1, "new"), last)
		       ? STATUS_YES
		       : STATUS_NO;
}

static int print(struct store *store)
{
	static const char *const files[] = { "meetings.csv", "pairs.csv" };
	struct findings findings = FINDINGS_INIT;
	struct strbuf out = STRBUF_INIT;
	int result;

	store_snapshot(store, files, 2, &findings);
	result = findings_report(&findings);
	for (int i = 0; i < 2 && !result; i++)
		table_write(store_read(store, files[i], &findings), &out);
	fwrite(out.buf, 1, out.len, stdout);
	strbuf_release(&out);
	findings_release(&findings);
	return result ? STATUS_FAILED : STATUS_YES;
}

static int hold(struct store *store)
{
	if (store_begin(store))
		return STATUS_FAILED;
	puts("held");
	fflush(stdout);
	while (getchar() != EOF)
		;
	return STATUS_YES;
}

int main(int argc, char **argv)
{
	struct store store;
	int result = STATUS_FAILED;

	if (argc < 3)
		return STATUS_USAGE;
	language_init("/nonexistent");
	if (store_open(&store, argv[1]))
		return STATUS_FAILED;
	if (streq(argv[2], "look"))
		result = look(&store);
	else if (streq(argv[2], "hold"))
		result = hold(&store);
	else if (streq(argv[2], "print"))
		result = print(&store);
	else if (!store_begin(&store) &&
		 !(streq(argv[2], "undo") ? take_back(&store)
					  : change(&store, argv[3], streq(argv[2], "many"))) &&
		 !store_commit(&store, argv[2]))
		result = STATUS_YES;
	store_release(&store);
	return result;
}
