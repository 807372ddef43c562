/* reading.c - CSV files as such: what the reader found, dialects, columns and files that kurator does not know */
#include "model/rules/areas.h"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/nearest.h"

/* What is not as kurator would write it, in words. */
static void describe(const struct dialect *dialect, struct strbuf *out)
{
	const char *before = "";

	if (dialect->bom) {
		strbuf_addstr(out, _("byte order mark"));
		before = ", ";
	}
	if (dialect->delimiter == '\t')
		strbuf_addf(out, _("%stab as delimiter"), before);
	else if (dialect->delimiter != ',')
		strbuf_addf(out, _("%s'%c' as delimiter"), before, dialect->delimiter);
	if (dialect->delimiter != ',')
		before = ", ";
	if (dialect->eol != EOL_LF)
		strbuf_addf(out, _("%sline ends %s"), before,
			    dialect->eol == EOL_CRLF ? "CRLF" : "CR");
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

static void unknown_column(struct check *c, const void *subject)
{
	const struct check_file *file = subject;
	const struct file_schema *schema = file->schema;

	for (size_t i = 0; i < file->table->n_columns; i++) {
		const char *name = file->table->columns[i];
		struct nearest near = { .word = name };

		if (!*name || is_known_column(schema, name))
			continue;
		for (size_t j = 0; j < schema->n_columns; j++)
			if (table_column(file->table, schema->columns[j].name) == TABLE_NONE)
				nearest_offer(&near, schema->columns[j].name);
		if (near.best)
			check_found_in_file(c, schema->name, 1, name,
					    _("kurator does not know the column '%s'; is it '%s'?"),
					    name, near.best);
		else
			check_found_in_file(c, schema->name, 1, name,
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
