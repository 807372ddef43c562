/*
 * anonymise_around.c - what gives away those who go, and where it stands outside of kurator's own tables
 *
 * Copies of exports go with the data. Whatever else lies in the folder is looked through, workbooks and documents too,
 * and named: what somebody put there, kurator does not change.
 */
#include "model/anonymise.h"

#include <errno.h>

#include "model/columns/columns.h"
#include "model/sheets/kept.h"
#include "store/commit.h"
#include "store/file.h"
#include "store/journal.h"
#include "store/lock.h"
#include "store/walk.h"
#include "store/zip.h"

/* ---- the strings ---- */

typedef void take_fn(struct anonymise *a, const char *value, const char *id, bool is_name);

static void take_going(struct anonymise *a, const char *value, const char *id, bool is_name)
{
	if (is_name)
		personal_add_name(&a->strings, value, id);
	else
		personal_add(&a->strings, value, id);
}

static void take_staying(struct anonymise *a, const char *value, const char *id, bool is_name)
{
	(void)id;
	if (is_name)
		personal_stays_name(&a->strings, value);
	else
		personal_stays(&a->strings, value);
}

/* Names, phones and addresses of one record. */
static void take_record(struct anonymise *a, const struct file_schema *schema,
			const struct table *table, size_t row, const char *id, take_fn *take)
{
	for (size_t i = 0; i < schema->n_columns; i++) {
		const struct column *column = &schema->columns[i];
		const char *value = table_gets(table, row, column->name);
		bool is_name =
			column->type == COLUMN_NAME || (streq(column->name, "consent_by") &&
							!terms_by_label(column->terms, value));

		if (*value &&
		    (is_name || column->type == COLUMN_PHONE || column->type == COLUMN_EMAIL))
			take(a, value, id, is_name);
	}
}

/* A file whose records name a person in `column`; a null pointer: they are of people who stay. */
static int take_file(struct anonymise *a, const struct file_schema *schema, const char *column,
		     bool going)
{
	const struct table *table = programme_table(a->bases->programme, schema);

	if (!table)
		return -1;
	for (size_t row = 0; row < table->n_rows; row++) {
		const char *id = column ? table_gets(table, row, column) : "";
		bool goes = strmap_gets(&a->by_id, id) != STRMAP_NONE;

		if (goes == going)
			take_record(a, schema, table, row, id, going ? take_going : take_staying);
	}
	return 0;
}

int anonymise_collect(struct anonymise *a)
{
	int result = take_file(a, &schema_staff, NULL, false);

	for (int going = 0; going <= 1; going++)
		result |= take_file(a, &schema_mentors, "id", going) |
			  take_file(a, &schema_mentees, "id", going) |
			  take_file(a, &schema_consents, "person", going);
	personal_sort(&a->strings);
	return result;
}

void anonymise_given_names(const struct anonymise *a, const char *pair,
			   struct personal_strings *given)
{
	*given = (struct personal_strings)PERSONAL_STRINGS_INIT;
	for (int going = 0; going <= 1; going++)
		for (size_t at = bases_next_pair(a->bases, pair, 0); at != SIZE_MAX;
		     at = bases_next_pair(a->bases, pair, at + 1)) {
			const struct person *people[] = { a->bases->pairs[at].mentor,
							  a->bases->pairs[at].mentee };

			for (size_t i = 0; i < ARRAY_SIZE(people); i++) {
				const char *id = people[i] ? people[i]->id : "";

				if (!people[i] ||
				    (strmap_gets(&a->by_id, id) != STRMAP_NONE) != going)
					continue;
				if (going)
					personal_add_given(given, people[i]->name, id);
				else
					personal_stays_given(given, people[i]->name);
			}
		}
	personal_sort(given);
}

/* ---- files ---- */

struct around {
	struct anonymise *anonymise;
	struct personal_strings ids;
	bool short_id; /* one of the ids is too short to be looked for */
	int result;
};

/* A commit cleans up after itself, and the lock holds the command that runs now. */
static bool is_own(const char *path)
{
	return schema_is_file(path) || streq(path, STORE_JOURNAL) || streq(path, LOCK_FILE);
}

static int take_bytes(void *data, const char *bytes, size_t len)
{
	strbuf_add(data, bytes, len);
	return 0;
}

/* The parts of a workbook or a document (every sheet, notes, headers and feet of pages) behind its bytes. */
static void add_unpacked(struct strbuf *bytes, const char *path)
{
	struct strbuf texts = STRBUF_INIT;
	struct zip_reader zip;
	enum zip_status status;

	if (bytes->len < 4 || memcmp(bytes->buf, "PK\3\4", 4))
		return;
	status = zip_reader_open(&zip, bytes->buf, bytes->len);
	if (status == ZIP_OKAY)
		status = zip_read_all(&zip, take_bytes, &texts);
	if (status != ZIP_OKAY)
		warning(_("'%s' was not looked through: %s"), path, zip_status_text(status));
	zip_reader_release(&zip);
	strbuf_add(bytes, texts.buf, texts.len);
	strbuf_release(&texts);
}

static void look_at_copy(struct around *around, const char *path, const struct strbuf *bytes)
{
	struct anonymise *a = around->anonymise;

	if (!around->short_id && path[strlen(KEPT_FOLDER "/")] != '.' &&
	    !personal_find(&a->strings, bytes->buf, bytes->len) &&
	    !personal_find(&around->ids, bytes->buf, bytes->len))
		return;
	ALLOC_GROW(a->gone, a->n_gone + 1, a->alloc_gone);
	a->gone[a->n_gone++] = xstrdup(path);
}

static void look_at_other(struct around *around, const char *path, struct strbuf *bytes)
{
	const struct personal_string *found;

	add_unpacked(bytes, path);
	found = personal_find(&around->anonymise->strings, bytes->buf, bytes->len);
	if (!found)
		return;
	around->result =
		error(_("%s: '%s' (%s) stands in this file, too"), path, found->text, found->id);
}

/* What is no file (a link, a socket) has no contents here; what has gone meanwhile has none either. */
static void say_unread(struct around *around, const char *path, int reason)
{
	if (reason == ELOOP || reason == EINVAL)
		warning(_("'%s' was not looked through: %s"), path, file_strerror(reason));
	else if (reason != ENOENT)
		around->result = error(_("cannot read '%s': %s"), path, file_strerror(reason));
}

static void look_at(void *data, int dirfd, const char *name, const char *path)
{
	struct around *around = data;
	struct strbuf bytes = STRBUF_INIT;
	const char *rest;
	struct stat st;

	if (is_own(path))
		return;
	if (file_read(dirfd, name, 0, &bytes, &st))
		say_unread(around, path, errno);
	else if (skip_prefix(path, KEPT_FOLDER "/", &rest) && !streq(rest, "headings.csv") &&
		 !strchr(rest, '/'))
		look_at_copy(around, path, &bytes);
	else
		look_at_other(around, path, &bytes);
	strbuf_release(&bytes);
}

int anonymise_look_around(struct anonymise *a)
{
	struct around around = { .anonymise = a };

	for (size_t i = 0; i < a->n; i++) {
		size_t before = around.ids.n;

		personal_add(&around.ids, a->people[i].end.id, "");
		around.short_id |= around.ids.n == before;
	}
	personal_sort(&around.ids);
	around.result |= walk_folder(a->bases->programme->store.dirfd, true, look_at, &around);
	if (around.result)
		hint(_("delete such files or take them out of the folder of the programme, correct "
		       "program.yaml, then run the command again"));
	personal_release(&around.ids);
	return around.result;
}
