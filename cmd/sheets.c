/* sheets.c - what the commands that read sheets do alike */
#include "sheets.h"

#include <fcntl.h>

#include "base/text.h"
#include "model/sheets/layout.h"
#include "report/sheet_differences.h"
#include "report/sheet_recognised.h"
#include "store/keep.h"

#define MAP_KEPT "headings.csv"

struct sheet_asked sheet_asked;

/* ---- the map of headings ---- */

static int read_map(struct sheet_job *job, const struct store *store)
{
	struct strbuf bytes = STRBUF_INIT;
	const char *name = sheet_asked.map ? sheet_asked.map : KEPT_FOLDER "/" MAP_KEPT;
	int result = 0;

	if (sheet_asked.map) {
		if (strbuf_read_file(&bytes, sheet_asked.map, CSV_FIELD_MAX))
			result = error_errno(_("cannot read '%s'"), sheet_asked.map);
	} else if (keep_read(store, KEPT_FOLDER, MAP_KEPT, &bytes)) {
		strbuf_release(&bytes);
		return 0;
	}
	if (!result)
		result = heading_map_read(&job->map, name, &bytes);
	strbuf_release(&bytes);
	return result;
}

/* ---- values for new records ---- */

/* 0, or -1 after usage(). */
static int add_default(struct context *ctx, struct sheet_job *job, const struct program *program,
		       const char *text)
{
	const struct file_schema *schema = job->recognised.schema;
	size_t len = strcspn(text, "=");
	char *name = xmemdup0(text, len);
	const struct column *column = schema_column(schema, name);
	struct strbuf *value = &job->default_values[job->n_defaults];
	struct strbuf why = STRBUF_INIT;
	int result = -1;

	strbuf_init(value);
	if (!text[len])
		usage(ctx, _("'%s' is not COLUMN=VALUE"), text);
	else if (!column || column->type == COLUMN_ID)
		usage(ctx, _("'%s' is not a column of %s"), name, schema->name);
	else if (column_normalise(column, program, text + len + 1, value, &why))
		usage(ctx, _("column '%s': %s"), name, why.buf);
	else
		result = 0;
	if (!result)
		job->defaults[job->n_defaults++] =
			(struct merge_default){ column->name, value->buf };
	else
		strbuf_release(value);
	strbuf_release(&why);
	free(name);
	return result;
}

static int read_defaults(struct context *ctx, struct sheet_job *job, const struct program *program)
{
	size_t n = sheet_asked.defaults.n;

	job->defaults = xcalloc(n, sizeof(*job->defaults));
	job->default_values = xcalloc(n, sizeof(*job->default_values));
	for (size_t i = 0; i < n; i++)
		if (add_default(ctx, job, program, sheet_asked.defaults.items[i]))
			return -1;
	return 0;
}

/* A word of the map that means nothing is a mistake of whoever wrote it. 0, or -1 after messages. */
static int check_map(const struct sheet_job *job)
{
	int result = 0;

	for (size_t i = 0; sheet_asked.map && i < job->recognised.n_columns; i++) {
		struct heading_text text;
		struct heading heading;
		const char *word;

		heading_text_init(&text, job->recognised.columns[i].text);
		word = heading_map_get(&job->map, &text);
		if (word && *word != '?' &&
		    !heading_from_map(&job->recognised.words, word, job->other_columns,
				      job->n_other_columns, &heading))
			result = error(_("%s: heading '%s': '%s' is not a column of %s"),
				       sheet_asked.map, job->recognised.columns[i].text, word,
				       job->recognised.schema->name);
		heading_text_release(&text);
	}
	return result;
}

/* By its name, by the label under which differences show it, or by its heading in the sheet; a null pointer: none. */
static const char *find_taken(const struct recognised *r, const char *asked)
{
	if (recognised_column(r, asked))
		return asked;
	for (size_t i = 0; i < r->n_columns; i++) {
		const struct heading *heading = &r->columns[i].heading;

		if (!recognised_is_used(&r->columns[i]) || !heading->name)
			continue;
		if (text_same(r->columns[i].text, asked) ||
		    (heading->column && text_same(_(heading->column->label), asked)))
			return heading->name;
	}
	return NULL;
}

/* The columns of --take are columns of the sheet. 0, or -1 after usage(). */
static int find_all_taken(struct context *ctx, struct sheet_job *job)
{
	job->taken = xcalloc(sheet_asked.taken.n, sizeof(*job->taken));
	for (size_t i = 0; i < sheet_asked.taken.n; i++) {
		job->taken[i] = find_taken(&job->recognised, sheet_asked.taken.items[i]);
		if (!job->taken[i]) {
			usage(ctx, _("the sheet has no column '%s'"), sheet_asked.taken.items[i]);
			return -1;
		}
	}
	return 0;
}

/* ---- reading ---- */

static void find_other_columns(struct sheet_job *job, const struct table *table)
{
	const struct file_schema *schema = job->recognised.schema;

	job->other_columns = xcalloc(table->n_columns, sizeof(*job->other_columns));
	for (size_t c = 0; c < table->n_columns; c++)
		if (!schema_column(schema, table->columns[c]) && *table->columns[c])
			job->other_columns[job->n_other_columns++] = arena_memdup0(
				&job->arena, table->columns[c], strlen(table->columns[c]));
}

static void set_kept(struct sheet_job *job, const struct kept_sheet *kept)
{
	if (job->has_kept)
		kept_release(&job->kept);
	job->kept = *kept;
	job->has_kept = true;
}

/* Of the bases that the headings allow, the one with an export that is nearest; a null pointer: none has any. */
static const struct file_schema *find_nearest_export(struct sheet_job *job,
						     const struct store *store, const char *name,
						     const struct file_schema *asked)
{
	const struct file_schema *schemas[RECOGNISE_MOST], *found = NULL;
	struct recognise_options options = { .schema = asked, .map = &job->map };
	size_t n = recognise_candidates(&job->grid, &options, schemas);
	struct export_distance least = { SIZE_MAX, SIZE_MAX };

	for (size_t i = 0; i < n; i++) {
		struct recognised one;
		struct kept_sheet kept = { .schema = NULL };
		struct export_distance distance = { SIZE_MAX, SIZE_MAX };

		options.schema = schemas[i];
		if (!recognise(&one, &job->grid, name, &options) &&
		    merge_find_nearest(&kept, store, &job->grid, &one, &distance)) {
			if (merge_is_nearer(&distance, &least)) {
				set_kept(job, &kept);
				found = schemas[i];
				least = distance;
			} else {
				kept_release(&kept);
			}
		}
		recognised_release(&one);
	}
	return found;
}

/* First which base it is and from which export it comes; then, knowing both, what its columns mean. */
static int recognise_sheet(struct sheet_job *job, struct programme *programme, const char *name)
{
	const struct file_schema *schema = sheet_asked.base ? sheet_schema(sheet_asked.base) : NULL;
	struct recognise_options options = { .map = &job->map };
	struct kept_sheet kept = { .schema = NULL };
	const struct table *table;

	if (merge_find_marked(&kept, &programme->store, &job->grid)) {
		if (!schema || kept.schema == schema)
			set_kept(job, &kept);
		else
			kept_release(&kept);
	}
	options.schema = job->has_kept ? job->kept.schema
				       : find_nearest_export(job, &programme->store, name, schema);
	if (!options.schema)
		options.schema = schema;
	options.kept = job->has_kept ? &job->kept : NULL;
	if (recognise(&job->recognised, &job->grid, name, &options))
		return -1;
	table = programme_table(programme, job->recognised.schema);
	if (!table)
		return -1;
	/* Columns of the base that nobody but the school knows are headings too. */
	find_other_columns(job, table);
	options.schema = job->recognised.schema;
	options.other_columns = job->other_columns;
	options.n_other_columns = job->n_other_columns;
	options.table = table;
	options.keep_columns = sheet_asked.keep_columns;
	recognised_release(&job->recognised);
	return recognise(&job->recognised, &job->grid, name, &options);
}

/* Whoever sends it back means something, but nothing of it can be taken over. Returns 0, or -1 after a message. */
static int refuse_summary(const struct sheet_job *job, const struct program *program,
			  const char *name)
{
	const struct layout *layout =
		sheet_asked.base ? NULL : recognise_summary(&job->grid, program);

	if (!layout)
		return 0;
	error(_("%s: the table '%s' is put together from the bases; nothing of it is a record"),
	      name, label_text(&layout->name));
	hint(_("change what it comes from, and export it again: kurator sheet export %s"),
	     layout->id);
	return -1;
}

/* The sheet that is asked for, the first, or the only one with a heading. Returns 0, or -1 after messages. */
static int load_sheet(struct sheet_job *job, const char *path, const char *name)
{
	struct grid_options options = { .encoding = sheet_asked.encoding,
					.sheet = sheet_asked.sheet };
	const struct recognise_options headings = {
		.schema = sheet_asked.base ? sheet_schema(sheet_asked.base) : NULL,
		.map = &job->map,
	};
	struct strbuf bytes = STRBUF_INIT;
	int result = grid_read_file(&bytes, path);

	if (!result)
		result = grid_read(&job->grid, name, &bytes, &options);
	if (!result && !sheet_asked.sheet &&
	    recognise_choose_sheet(&job->grid, name, &bytes, &headings))
		remark(_("the heading is not on the first sheet: sheet '%s' is read"),
		       job->grid.sheet);
	strbuf_release(&bytes);
	return result;
}

int sheet_job_open(struct context *ctx, struct sheet_job *job, struct programme *programme,
		   const char *path)
{
	const char *name = streq(path, "-") ? _("standard input") : path;

	*job = (struct sheet_job){ .n_defaults = 0 };
	if (sheet_asked.base && !sheet_schema(sheet_asked.base))
		return usage(ctx, _("'%s' is no base such as mentors, mentees, pairs or meetings"),
			     sheet_asked.base);
	if (common_open(ctx, programme) || read_map(job, &programme->store) ||
	    load_sheet(job, path, name))
		return STATUS_FAILED;
	if (sheet_asked.sheet && job->grid.format == GRID_CSV)
		return usage(ctx, _("%s: CSV has no sheets: leave out --sheet"), name);
	if (sheet_asked.encoding && job->grid.format != GRID_CSV)
		return usage(ctx, _("%s: a workbook says its encoding: leave out --encoding"),
			     name);
	if (refuse_summary(job, &programme->program, name) || recognise_sheet(job, programme, name))
		return STATUS_FAILED;
	if (read_defaults(ctx, job, &programme->program) || find_all_taken(ctx, job))
		return STATUS_USAGE;
	if (check_map(job))
		return STATUS_FAILED;
	sheet_recognised_say(&job->recognised, name, job->has_kept ? job->kept.name : NULL,
			     ctx->verbose);
	/* The map that is kept is one for many files. */
	if (sheet_asked.map)
		sheet_recognised_say_map(&job->recognised, &job->map, sheet_asked.map);
	return STATUS_YES;
}

void sheet_job_compare(struct sheet_job *job, struct programme *programme,
		       const struct table *table)
{
	struct merge_options options = { .kept = job->has_kept ? &job->kept : NULL,
					 .defaults = job->defaults,
					 .n_defaults = job->n_defaults,
					 .taken = job->taken,
					 .n_taken = sheet_asked.taken.n,
					 .typed = job->grid.format != GRID_CSV };

	merge_compare(&job->merge, programme, table, &job->recognised, &options);
}

void sheet_job_release(struct sheet_job *job)
{
	merge_release(&job->merge);
	recognised_release(&job->recognised);
	if (job->has_kept)
		kept_release(&job->kept);
	heading_map_release(&job->map);
	grid_release(&job->grid);
	for (size_t i = 0; i < job->n_defaults; i++)
		strbuf_release(&job->default_values[i]);
	free(job->defaults);
	free(job->default_values);
	free(job->other_columns);
	free(job->taken);
	arena_release(&job->arena);
}

/* ---- printing ---- */

/* What there is of each kind, in one line. */
void sheet_job_say_counts(const struct sheet_job *job)
{
	const struct merge *merge = &job->merge;
	static const char *const labels[DIFFERENCE_KINDS] = {
		[DIFFERENCE_ADDED] = N_("new records: %zu"),
		[DIFFERENCE_CHANGED] = N_("changes: %zu"),
		[DIFFERENCE_REMOVED] = N_("not in the sheet: %zu"),
		[DIFFERENCE_CONFLICT] = N_("conflicts: %zu"),
		[DIFFERENCE_RESTORED] = N_("restored: %zu"),
		[DIFFERENCE_DAMAGED] = N_("damaged: %zu"),
		[DIFFERENCE_DOUBTFUL] = N_("doubtful: %zu"),
		[DIFFERENCE_REFUSED] = N_("refused: %zu"),
	};
	struct strbuf line = STRBUF_INIT;

	for (size_t i = 0; i < DIFFERENCE_KINDS; i++) {
		if (!merge->counts[i])
			continue;
		strbuf_addstr(&line, line.len ? ", " : "");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		strbuf_addf(&line, _(labels[i]), merge->counts[i]);
#pragma GCC diagnostic pop
	}
	if (!line.len)
		strbuf_addstr(&line, _("no difference"));
	remark("%s", line.buf);
	strbuf_release(&line);
}

int sheet_job_print_headings(struct context *ctx, const struct sheet_job *job)
{
	struct sink sink;

	if (sink_open(ctx, &sink))
		return -1;
	sheet_recognised_write(sink.to, common_output_options(ctx), &job->recognised);
	return sink_close(&sink);
}

/* A column that new records need: what may stand in it, as it is typed. */
static void hint_at_default(const struct column *column, const struct program *program)
{
	struct sheet_words words;
	struct strbuf list = STRBUF_INIT;

	sheet_words_of(column, program, &words);
	for (size_t i = 0; i < words.n; i++) {
		struct strbuf id = STRBUF_INIT, why = STRBUF_INIT;

		if (!column_normalise(column, program, words.items[i], &id, &why)) {
			strbuf_addf(&list, "%s%s=%s", list.len ? ", " : "--set ", column->name,
				    id.buf);
			if (!streq(id.buf, words.items[i]))
				strbuf_addf(&list, " (%s)", words.items[i]);
		}
		strbuf_release(&id);
		strbuf_release(&why);
	}
	if (list.len)
		hint(_("one value for all new records: %s"), list.buf);
	else
		hint(_("one value for all new records: --set %s=VALUE"), column->name);
	strbuf_release(&list);
	free(words.items);
}

/* How a person says which side is right. */
static void hint_at_conflicts(const struct sheet_job *job)
{
	if (!job->merge.counts[DIFFERENCE_CONFLICT] || messages_are_quiet())
		return;
	if (job->has_kept)
		hint(_("conflicts: --take COLUMN where the sheet is right; where the programme is right, write its value into the cell"));
	else
		hint(_("conflicts: --take COLUMN where the sheet is right; where the programme is right, empty the cell"));
}

int sheet_job_print(struct context *ctx, const struct sheet_job *job,
		    const struct programme *programme)
{
	struct sink sink;

	if (sink_open(ctx, &sink))
		return -1;
	sheet_differences_write(sink.to, common_output_options(ctx), &job->merge,
				job->recognised.schema, &programme->program);
	if (sink_close(&sink))
		return -1;
	if (job->merge.lacking)
		hint_at_default(schema_column(job->recognised.schema, job->merge.lacking),
				&programme->program);
	hint_at_conflicts(job);
	return 0;
}
