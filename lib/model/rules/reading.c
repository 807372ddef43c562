/* reading.c - CSV files as such: what the reader found, dialects, columns and files that kurator does not know */
#include "model/rules/areas.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/nearest.h"
#include "base/text.h"

static void add_phrase(struct strbuf *out, const char *fmt, ...) PRINTF_LIKE(2, 3);

static void add_phrase(struct strbuf *out, const char *fmt, ...)
{
	va_list ap;

	if (out->len)
		strbuf_addstr(out, ", ");
	va_start(ap, fmt);
	strbuf_vaddf(out, fmt, ap);
	va_end(ap);
}

/* What is not as kurator would write it, in words. */
static void describe(const struct dialect *dialect, struct strbuf *out)
{
	if (dialect->bom)
		add_phrase(out, "%s", _("byte order mark"));
	if (dialect->delimiter == '\t')
		add_phrase(out, "%s", _("tab as delimiter"));
	else if (dialect->delimiter != ',')
		add_phrase(out, _("'%c' as delimiter"), dialect->delimiter);
	if (dialect->eol != EOL_LF)
		add_phrase(out, _("line ends %s"), dialect->eol == EOL_CRLF ? "CRLF" : "CR");
}

static void dialect(struct check *c, const void *subject)
{
	const struct check_file *file = subject;
	struct strbuf text = STRBUF_INIT;

	describe(&file->table->dialect, &text);
	if (text.len)
		check_found_in_file(c, file->schema->name, 1, NULL,
				    _("%s: read all the same, and kept when the file is changed"),
				    text.buf);
	strbuf_release(&text);
}

static bool is_known_column(const struct file_schema *schema, const char *name)
{
	for (size_t i = 0; i < schema->n_columns; i++)
		if (column_is_called(&schema->columns[i], name))
			return true;
	return false;
}

/* The column that the heading names with its label or nearly names; a null pointer: none. */
static const char *meant_column(const struct check_file *file, const char *heading)
{
	const struct file_schema *schema = file->schema;
	struct nearest near = { .word = heading };

	for (size_t i = 0; i < schema->n_columns; i++) {
		const struct column *column = &schema->columns[i];

		if (table_column(file->table, column->name) != TABLE_NONE)
			continue;
		if (text_same(heading, column->label) || text_same(heading, _(column->label)))
			return column->name;
		nearest_offer(&near, column->name);
	}
	return near.best;
}

static void unknown_column(struct check *c, const void *subject)
{
	const struct check_file *file = subject;

	for (size_t i = 0; i < file->table->n_columns; i++) {
		const char *name = file->table->columns[i], *meant;

		if (!*name || is_known_column(file->schema, name))
			continue;
		meant = meant_column(file, name);
		if (meant)
			check_found_in_file(c, file->schema->name, 1, name,
					    _("kurator does not know the column '%s'; is it '%s'?"),
					    name, meant);
		else
			check_found_in_file(c, file->schema->name, 1, name,
					    _("kurator does not know the column '%s'; it is kept"),
					    name);
	}
}

/* The file of the programme that the name is nearly, or a null pointer. */
static const char *nearly_file(const char *name)
{
	struct nearest near = { .word = name };
	size_t len = strlen(name);

	if (len < 5 || !streq(name + len - 4, ".csv") || schema_find(name))
		return NULL;
	for (size_t i = 0; file_schemas[i]; i++)
		nearest_offer(&near, file_schemas[i]->name);
	return near.best && near.distance <= 2 ? near.best : NULL;
}

static void misnamed_file(struct check *c, const void *subject)
{
	int fd = openat(c->programme->store.dirfd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *folder = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *entry;

	(void)subject;
	while (folder && (entry = readdir(folder))) {
		const char *meant = nearly_file(entry->d_name);

		if (meant)
			check_found_in_file(c, entry->d_name, 0, NULL,
					    _("kurator does not read this file; is it '%s'?"),
					    meant);
	}
	if (folder)
		closedir(folder);
	else if (fd >= 0)
		close(fd);
}

#define FOUND_IN_READING(name_, meaning_) \
	{ \
		.name = (name_), .severity = SEVERITY_ERROR, .scope = CHECK_READING, \
		.meaning = (meaning_) \
	}

static const struct check_rule rules[] = {
	FOUND_IN_READING("unreadable", N_("A file cannot be read.")),
	FOUND_IN_READING("changing", N_("A file is being changed by somebody else.")),
	FOUND_IN_READING("file-too-large", N_("A file is larger than 256 MiB.")),
	FOUND_IN_READING("no-header", N_("A file has no header line.")),
	FOUND_IN_READING("duplicate-column", N_("Two columns have the same name.")),
	FOUND_IN_READING("too-many-columns", N_("A file has more than 1,000 columns.")),
	FOUND_IN_READING("ragged-row", N_("A row has more or fewer fields than the header.")),
	FOUND_IN_READING("unclosed-quote", N_("A quoted field does not end.")),
	FOUND_IN_READING("stray-quote",
			 N_("A quote stands in the middle of a field, or text behind a quote.")),
	FOUND_IN_READING("stray-cr", N_("A carriage return stands in the middle of a line.")),
	FOUND_IN_READING("not-utf8", N_("A file is not UTF-8.")),
	FOUND_IN_READING("utf16", N_("A file is UTF-16.")),
	FOUND_IN_READING("nul-byte", N_("A file holds a NUL byte.")),
	FOUND_IN_READING("field-too-long", N_("A field is longer than 1 MiB.")),
	FOUND_IN_READING("record-too-long", N_("A record is longer than 64 MiB.")),
	FOUND_IN_READING("missing-file", N_("A base that every programme has is not there.")),
	FOUND_IN_READING("missing-column", N_("A column that the file must have is not there.")),
	FOUND_IN_READING("duplicate-id", N_("An id is given twice.")),
	{ "dialect", SEVERITY_WARNING, CHECK_FILE, dialect,
	  N_("A file is not written with commas, line feeds and without a byte order mark."),
	  NULL },
	{ "unknown-column", SEVERITY_INFO, CHECK_FILE, unknown_column,
	  N_("kurator does not know a column; it keeps it."), NULL },
	{ "misnamed-file", SEVERITY_WARNING, CHECK_ONCE, misnamed_file,
	  N_("A file is named nearly as one of the programme's and is not read."), NULL },
};

CHECK_AREA(reading, rules);
