/* undo.c - taking changes back, record by record */
#include "store/journal.h"

#include <errno.h>

#include "store/store_state.h"

struct undo {
	struct store *store;
	const struct journal *journal;
	struct findings *findings;
	uint64_t change; /* that is being taken back */
};

/* --- single records --- */

static bool raw_is(const struct table *t, size_t row, const char *raw)
{
	struct strbuf now = STRBUF_INIT;
	bool same;

	table_raw(t, row, &now);
	same = streq(now.buf, raw);
	strbuf_release(&now);
	return same;
}

/* The row with these bytes, the nearest to its place in the journal; TABLE_NONE when there is none. */
static size_t find_raw(const struct table *t, const char *raw, size_t place)
{
	size_t hint = place && place - 1 < t->n_rows ? place - 1 : 0;

	for (size_t d = 0; d < t->n_rows; d++) {
		if (hint + d < t->n_rows && raw_is(t, hint + d, raw))
			return hint + d;
		if (d && d <= hint && raw_is(t, hint - d, raw))
			return hint - d;
	}
	return TABLE_NONE;
}

static struct place place_of(const struct table *t, const struct journal_record *r)
{
	size_t id = table_column(t, "id");
	size_t row =
		*r->record ? table_find(t, id == TABLE_NONE ? 0 : id, r->record, 0) : TABLE_NONE;

	return (struct place){
		.file = r->file,
		.line = row == TABLE_NONE ? 0 : table_line(t, row),
		.id = r->record,
	};
}

static int refuse_changed(const struct undo *undo, const struct table *t,
			  const struct journal_record *r)
{
	findings_add(undo->findings, place_of(t, r), SEVERITY_ERROR, "undo-changed",
		     _("record '%s' is no longer what change %llu made of it"), r->record,
		     (unsigned long long)undo->change);
	return -1;
}

static int refuse_file(const struct undo *undo, const struct journal_record *r, const char *format)
{
	findings_add(undo->findings, (struct place){ .file = r->file, .line = 1 }, SEVERITY_ERROR,
		     "undo-changed", format, (unsigned long long)undo->change);
	return -1;
}

static int take_back_header(const struct undo *undo, struct table *t,
			    const struct journal_record *r)
{
	if (!t->exists || !raw_is(t, TABLE_HEADER, r->new))
		return refuse_file(undo, r,
				   _("the header is no longer what change %llu made of it"));
	if (*r->old)
		return table_set_raw(t, TABLE_HEADER, r->old, strlen(r->old));
	if (t->n_rows)
		return refuse_file(undo, r, _("the file that change %llu made has other records"));
	table_remove(t);
	return 0;
}

static int take_back_written(const struct undo *undo, struct table *t,
			     const struct journal_record *r)
{
	size_t row = find_raw(t, r->new, r->row);

	if (row == TABLE_NONE)
		return refuse_changed(undo, t, r);
	if (*r->old)
		return table_set_raw(t, row, r->old, strlen(r->old));
	table_delete_row(t, row);
	return 0;
}

static int put_deleted_back(const struct undo *undo, struct table *t,
			    const struct journal_record *r)
{
	size_t id = table_column(t, "id");

	if (id != TABLE_NONE && table_find(t, id, r->record, 0) != TABLE_NONE) {
		findings_add(undo->findings, place_of(t, r), SEVERITY_ERROR, "undo-exists",
			     _("record '%s', which change %llu deleted, is there again"), r->record,
			     (unsigned long long)undo->change);
		return -1;
	}
	return table_insert_raw(t, r->row - 1, r->old, strlen(r->old));
}

/* --- a change --- */

/*
 * In the journal stand the header, the deleted records in order and the written ones in order. Back: the written ones
 * from the last to the first, the deleted ones in order, the header.
 */
static int take_back_rows(const struct undo *undo, struct table *t, size_t first, size_t n)
{
	int result = 0;

	for (size_t i = n; i > 0; i--) {
		struct journal_record r = journal_record_at(undo->journal, first + i - 1);

		if (r.row && *r.new)
			result |= take_back_written(undo, t, &r);
	}
	for (size_t i = 0; i < n; i++) {
		struct journal_record r = journal_record_at(undo->journal, first + i);

		if (r.row && *r.old && !*r.new)
			result |= put_deleted_back(undo, t, &r);
	}
	for (size_t i = 0; i < n && !result; i++) {
		struct journal_record r = journal_record_at(undo->journal, first + i);

		if (!r.row)
			result |= take_back_header(undo, t, &r);
	}
	return result;
}

static int take_back_change(struct undo *undo, const struct journal_change *change)
{
	int result = 0;

	undo->change = change->number;
	for (size_t i = 0, n; i < change->n; i += n) {
		size_t first = change->first + i;
		const char *file = journal_record_at(undo->journal, first).file;
		struct table *t;

		for (n = 1; i + n < change->n; n++)
			if (!streq(journal_record_at(undo->journal, first + n).file, file))
				break;
		if (!*file || journal_is_void(undo->journal, change, file))
			continue;
		t = store_edit(undo->store, file, NULL, 0);
		result |= t ? take_back_rows(undo, t, first, n) : -1;
	}
	return result;
}

/* What came out must still be a file that can be read. */
static int check_result(const char *file, const struct table *table, struct findings *findings)
{
	struct csv_options options = { .name = file };
	struct strbuf bytes = STRBUF_INIT;
	struct table again;
	int result;

	if (table_removed(table))
		return 0;
	table_write(table, &bytes);
	result = table_load_buffer(&again, &bytes, &options, findings);
	table_release(&again);
	strbuf_release(&bytes);
	return result;
}

/* --- which changes --- */

static size_t collect(const struct journal *journal, size_t n, uint64_t *numbers)
{
	size_t found = 0;

	for (size_t i = journal->n; i > 0 && found < n; i--) {
		const struct journal_change *change = &journal->changes[i - 1];

		if (change->kind == JOURNAL_COMMAND && !change->undone && !change->voided)
			numbers[found++] = change->number;
	}
	return found;
}

static char *join(const uint64_t *numbers, size_t n)
{
	struct strbuf list = STRBUF_INIT;

	for (size_t i = 0; i < n; i++)
		strbuf_addf(&list, "%s%llu", i ? ";" : "", (unsigned long long)numbers[i]);
	return strbuf_detach(&list, NULL);
}

static int take_back_all(struct undo *undo, const uint64_t *numbers, size_t n)
{
	const struct store_state *s = undo->store->state;
	int result = 0;

	for (size_t i = 0; i < n && !result; i++)
		result = take_back_change(undo, journal_find(undo->journal, numbers[i]));
	for (size_t i = 0; i < s->n && !result; i++)
		if (s->files[i]->edited && !streq(s->files[i]->name, STORE_JOURNAL))
			result = check_result(s->files[i]->name, &s->files[i]->table,
					      undo->findings);
	return result;
}

static int refuse_number(const struct journal *journal, size_t found, size_t n)
{
	if (journal->n && journal->changes[0].kind == JOURNAL_ANEW)
		return error(
			_("change %llu cannot be taken back, nor anything before it: it removed "
			  "personal data for good"),
			(unsigned long long)journal->changes[0].number);
	if (!found)
		return error(_("there is no change to take back"));
	return error(nth_("only %zu change can be taken back, not %zu",
			  "only %zu changes can be taken back, not %zu", found),
		     found, n);
}

int journal_undo(struct store *store, size_t n, uint64_t **undone, struct findings *findings)
{
	struct journal journal = JOURNAL_INIT;
	struct undo undo = { .store = store, .journal = &journal, .findings = findings };
	uint64_t *numbers;
	size_t found;
	int result = -1;

	*undone = NULL;
	if (journal_record_outside(store))
		return -1;
	journal_from_table(&journal, journal_table(store));
	numbers = xcalloc(n < journal.n ? n : journal.n, sizeof(*numbers));
	found = collect(&journal, n, numbers);
	if (found < n) {
		refuse_number(&journal, found, n);
	} else if (!take_back_all(&undo, numbers, n)) {
		free(store->state->undoes);
		store->state->undoes = join(numbers, n);
		*undone = numbers;
		numbers = NULL;
		result = 0;
	}
	free(numbers);
	journal_release(&journal);
	return result;
}
