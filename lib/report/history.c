/* history.c - what the journal and an undo tell a person about records */
#include "report/history.h"

const char *history_action(const char *old, const char *new, size_t row)
{
	if (!row)
		return "file";
	if (!*old)
		return "added";
	return *new ? "changed" : "deleted";
}

const char *history_action_name(const char *action)
{
	static const struct {
		const char *id, *name;
	} names[] = {
		{ "added", N_("added") },
		{ "changed", N_("changed") },
		{ "deleted", N_("deleted") },
		{ "file", N_("columns of the file") },
	};

	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		if (streq(names[i].id, action))
			return _(names[i].name);
	return action;
}

/* A record that cannot be split (the dialect of the file has changed since) counts as one field. */
static void split(struct reader *record, const struct table *table, const char *raw)
{
	char delimiter = table ? table->dialect.delimiter : ',';

	if (reader_split(record, raw, strlen(raw), delimiter))
		record->n_fields = 0;
}

static const char *field(const struct reader *record, size_t i)
{
	return i < record->n_fields ? record->fields[i] : "";
}

static void describe_field(struct strbuf *out, const struct table *table, size_t i, const char *old,
			   const char *new)
{
	if (out->len)
		strbuf_addstr(out, "; ");
	if (table && i < table->n_columns)
		strbuf_addf(out, "%s: ", table->columns[i]);
	else
		strbuf_addf(out, "%zu: ", i + 1);
	if (*old && *new)
		strbuf_addf(out, "%s → %s", old, new);
	else
		strbuf_addf(out, *old ? "%s →" : "%s", *old ? old : new);
}

void history_describe(struct strbuf *out, const struct table *table, const char *old,
		      const char *new)
{
	struct strbuf text = STRBUF_INIT;
	struct reader was, is;
	size_t n;

	split(&was, table, old);
	split(&is, table, new);
	n = was.n_fields > is.n_fields ? was.n_fields : is.n_fields;
	for (size_t i = 0; i < n; i++) {
		const char *a = field(&was, i), *b = field(&is, i);

		if (!*new &&*a)
			describe_field(&text, table, i, "", a);
		else if (*new && !streq(a, b))
			describe_field(&text, table, i, a, b);
	}
	strbuf_add(out, text.buf, text.len);
	strbuf_release(&text);
	reader_release(&was);
	reader_release(&is);
}
