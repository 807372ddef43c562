/* programme.c - an open programme directory */
#include "model/programme.h"

#include <fcntl.h>

#include "base/strmap.h"
#include "base/text.h"

static int open_folder(struct programme *programme, const char *directory)
{
	*programme = (struct programme)PROGRAMME_INIT;
	if (directory) {
		int result = store_open(&programme->store, directory);

		programme->store.is_decimal = schema_is_decimal;
		return result;
	}
	error(_("no program.yaml here or in a folder above"));
	hint(_("'kurator init' makes a programme; '-C DIR' names one"));
	return -1;
}

static int load_program(struct programme *programme, struct findings *findings)
{
	return program_load_at(&programme->program, programme->store.dirfd, PROGRAM_FILE,
			       PROGRAM_FILE, findings);
}

static void set_today(struct programme *programme, int as_of)
{
	int clock = date_today();

	programme->today = as_of == DATE_NONE ? clock : as_of;
	if (as_of != DATE_NONE || !programme->program.id || clock <= programme->program.end)
		return;
	programme->today = programme->program.end;
	programme->is_over = true;
}

void programme_say_today(const struct programme *programme)
{
	char end[DATE_SIZE];

	if (programme->is_over)
		remark(_("the programme ended on %s: that day is taken for today"),
		       date_format(programme->program.end, end));
}

/* Reports what was found; with no errors, settles which day is today. */
static int finish_opening(struct programme *programme, struct findings *findings, int as_of)
{
	int result = findings_report(findings);

	findings_release(findings);
	if (!result)
		set_today(programme, as_of);
	return result;
}

int programme_open(struct programme *programme, const char *directory, int as_of)
{
	struct findings findings = FINDINGS_INIT;

	if (open_folder(programme, directory))
		return -1;
	load_program(programme, &findings);
	return finish_opening(programme, &findings, as_of);
}

int programme_open_files(struct programme *programme, const char *program, const char *mentors,
			 const char *mentees, int as_of)
{
	struct findings findings = FINDINGS_INIT;

	*programme = (struct programme)PROGRAMME_INIT;
	programme->is_loose = true;
	store_open_loose(&programme->store);
	program_load_at(&programme->program, AT_FDCWD, program, program, &findings);
	store_supply(&programme->store, "mentors.csv", mentors, &findings);
	store_supply(&programme->store, "mentees.csv", mentees, &findings);
	return finish_opening(programme, &findings, as_of);
}

int programme_open_lenient(struct programme *programme, const char *directory, int as_of,
			   struct findings *findings)
{
	if (open_folder(programme, directory))
		return -1;
	if (load_program(programme, findings)) {
		program_release(&programme->program);
		programme->program = (struct program)PROGRAM_INIT;
	}
	set_today(programme, as_of);
	return 0;
}

void programme_release(struct programme *programme)
{
	store_release(&programme->store);
	program_release(&programme->program);
}

/* Columns that the file calls by another of their names are found by the usual one. */
static void adopt_names(const struct table *table, const struct file_schema *schema)
{
	for (size_t i = 0; i < schema->n_columns; i++) {
		const struct column *column = &schema->columns[i];

		if (!column->also || table_column(table, column->name) != TABLE_NONE)
			continue;
		for (size_t c = 0; c < table->n_columns; c++) {
			if (column_is_called(column, table->columns[c])) {
				table_call_column(table, c, column->name);
				break;
			}
		}
	}
}

static void check_required_columns(const struct table *table, const struct file_schema *schema,
				   struct findings *findings)
{
	for (size_t i = 0; i < schema->n_columns; i++) {
		const struct column *column = &schema->columns[i];

		if (column->required && table_column(table, column->name) == TABLE_NONE)
			findings_add(findings, (struct place){ .file = table->name, .line = 1 },
				     SEVERITY_ERROR, "missing-column",
				     _("the column '%s' is missing"), column->name);
	}
}

static void check_ids(const struct table *table, const struct file_schema *schema,
		      struct findings *findings)
{
	size_t column = table_column(table, "id");
	struct strmap seen = STRMAP_INIT;

	if (!schema->id_prefix || column == TABLE_NONE)
		return;
	for (size_t row = 0; row < table->n_rows; row++) {
		const char *id = table_get(table, row, column);
		size_t first;

		if (!*id)
			continue;
		first = strmap_add(&seen, id, strlen(id), row);
		if (first != STRMAP_NONE)
			findings_add(findings,
				     (struct place){ .file = table->name,
						     .line = table_line(table, row),
						     .id = id,
						     .column = "id" },
				     SEVERITY_ERROR, "duplicate-id",
				     _("'%s' is given twice, first in line %zu"), id,
				     table_line(table, first));
	}
	strmap_release(&seen);
}

void table_check_structure(const struct table *table, const struct file_schema *schema,
			   struct findings *findings)
{
	if (!table->exists) {
		if (schema->must_exist)
			findings_add(findings, (struct place){ .file = table->name },
				     SEVERITY_ERROR, "missing-file", _("there is no such file"));
		return;
	}
	adopt_names(table, schema);
	check_required_columns(table, schema, findings);
	check_ids(table, schema, findings);
}

const struct table *programme_table(struct programme *programme, const struct file_schema *schema)
{
	struct findings findings = FINDINGS_INIT;
	const struct table *table = store_read(&programme->store, schema->name, &findings);
	int result;

	if (!table->broken)
		table_check_structure(table, schema, &findings);
	result = findings_report(&findings);
	findings_release(&findings);
	return result || table->broken ? NULL : table;
}

struct table *programme_edit(struct programme *programme, const struct file_schema *schema)
{
	const char **names = schema_column_names(schema);
	struct table *table = store_edit(&programme->store, schema->name, names, schema->n_columns);
	struct findings findings = FINDINGS_INIT;

	free(names);
	if (!table)
		return NULL;
	table_check_structure(table, schema, &findings);
	if (table->exists && findings_report(&findings))
		table = NULL;
	findings_release(&findings);
	return table;
}

int programme_commit(struct programme *programme, const char *command_line, bool dry_run)
{
	return dry_run ? 0 : store_commit(&programme->store, command_line);
}
