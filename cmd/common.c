/* common.c - what commands do alike */
#include "common.h"

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/number.h"
#include "base/text.h"
#include "list_consents.h"
#include "model/bases.h"
#include "model/date_rules.h"
#include "model/schema.h"
#include "store/output_file.h"

int common_open(struct context *ctx, struct programme *programme)
{
	if (programme_open(programme, ctx->directory, ctx->as_of))
		return -1;
	programme->store.dry_run = ctx->dry_run;
	ctx->programme = programme;
	if (ctx->command->flags & CMD_DATED)
		programme_say_today(programme);
	return 0;
}

int common_open_store(struct context *ctx, struct store *store)
{
	struct programme nowhere;

	*store = (struct store)STORE_INIT;
	if (!ctx->directory)
		return programme_open(&nowhere, NULL, ctx->as_of);
	if (store_open(store, ctx->directory))
		return -1;
	store->dry_run = ctx->dry_run;
	return 0;
}

/* ---- where the result goes ---- */

/* Where -o goes; open from before the command runs. */
static struct output_file target = OUTPUT_FILE_INIT;

int common_output_begin(struct context *ctx)
{
	if (ctx->output && streq(ctx->output, "-"))
		ctx->output = NULL;
	if (!ctx->output)
		return 0;
	return output_file_open(&target, ctx->output, schema_is_file, ctx->directory);
}

void common_output_end(void)
{
	output_file_release(&target);
}

int common_refuse_same_output(struct context *ctx, const char *option, const char *path)
{
	struct stat to, other;

	if (streq(path, "-"))
		return usage(ctx, _("%s: '-' is where the result goes; name a file"), option);
	if (ctx->output
		    ? output_file_is_same(ctx->output, path)
		    : !fstat(STDOUT_FILENO, &to) && S_ISREG(to.st_mode) && !stat(path, &other) &&
			      to.st_ino == other.st_ino && to.st_dev == other.st_dev)
		return usage(ctx, _("'%s' of %s is where the result goes; name another file"), path,
			     option);
	return STATUS_YES;
}

void common_say_written(const struct context *ctx)
{
	if ((ctx->command->flags & CMD_WRITES) && !ctx->dry_run)
		hint(_("the records are written; 'kurator log' shows them"));
}

int sink_open(struct context *ctx, struct sink *sink)
{
	*sink = (struct sink){ .to = stdout, .ctx = ctx };
	if (!ctx->output)
		return 0;
	sink->to = open_memstream(&sink->bytes, &sink->len);
	if (!sink->to)
		die(_("out of memory"));
	return 0;
}

int sink_close(struct sink *sink)
{
	int result;

	if (!sink->ctx->output)
		return 0;
	if (fclose(sink->to))
		die(_("out of memory"));
	result = output_file_write(&target, sink->bytes, sink->len) || output_file_close(&target);
	free(sink->bytes);
	if (result)
		common_say_written(sink->ctx);
	return result ? -1 : 0;
}

int sink_put(struct context *ctx, const struct strbuf *bytes)
{
	struct sink sink;

	if (sink_open(ctx, &sink))
		return -1;
	fwrite(bytes->buf, 1, bytes->len, sink.to);
	return sink_close(&sink);
}

int common_choose_format(const struct context *ctx, const char *const formats[2], int plain,
			 const char *asked)
{
	const char *dot = ctx->output ? strrchr(ctx->output, '.') : NULL;
	int other = !plain;

	if (!asked)
		asked = dot ? dot + 1 : formats[plain];
	if (streq(asked, formats[plain]))
		return plain;
	if (!streq(asked, formats[other]))
		usage(ctx, _("'%s' ends neither in .%s nor in .%s: say which with --as"),
		      ctx->output, formats[other], formats[plain]);
	else if (!ctx->output && isatty(STDOUT_FILENO))
		usage(ctx, _("a .%s is not for a terminal: name a file with -o"), formats[other]);
	else
		return other;
	return -1;
}

/* The window's width; COLUMNS where stdout is no terminal; 0: no bound. */
static size_t window_width(void)
{
	struct winsize size;
	const char *columns = getenv("COLUMNS");
	int64_t value;

	if (!ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) && size.ws_col)
		return size.ws_col;
	if (columns && !number_parse_int(columns, strlen(columns), &value) && value > 0 &&
	    value < 10000)
		return (size_t)value;
	return isatty(STDOUT_FILENO) ? 80 : 0;
}

/* By the convention of no-color.org; a terminal that knows nothing calls itself dumb. */
static bool wants_colour(void)
{
	const char *off = getenv("NO_COLOR"), *term = getenv("TERM");

	return !(off && *off) && term && !streq(term, "dumb");
}

struct output_options common_output_options(const struct context *ctx)
{
	bool terminal = !ctx->output && isatty(STDOUT_FILENO);

	return (struct output_options){
		.format = ctx->format ? ctx->format
			  : terminal  ? "table"
				      : "csv",
		.width = ctx->output ? 0 : window_width(),
		.detail = ctx->verbose,
		.colour = terminal && wants_colour(),
	};
}

struct output_options common_counted_options(const struct context *ctx, bool skip_bad,
					     size_t left_out)
{
	struct output_options options = common_output_options(ctx);

	options.counts_left_out = skip_bad;
	options.left_out = left_out;
	return options;
}

/* ---- records ---- */

static void records_from_options(struct context *ctx, struct records *records,
				 const struct file_schema *schema, const struct program *program)
{
	const char **columns = xcalloc(ctx->n_given, sizeof(*columns));
	const char **values = xcalloc(ctx->n_given, sizeof(*values));

	for (size_t i = 0; i < ctx->n_given; i++) {
		columns[i] = ctx->given[i].column;
		values[i] = ctx->given[i].value;
	}
	records_from_values(records, schema, program, columns, values, ctx->n_given);
	free(columns);
	free(values);
}

int common_records(struct context *ctx, struct records *records, const struct program *program,
		   int argc, char **argv)
{
	const struct file_schema *schema = schema_find(ctx->command->columns);
	struct input_options options = { ctx->ignore_columns, ctx->encoding };

	*records = (struct records)RECORDS_INIT;
	if (argc && ctx->n_given) {
		usage(ctx, _("records come from options or from a file, not from both"));
		return 1;
	}
	if (argc)
		return records_from_csv(records, schema, program, argv[0], options);
	if (!ctx->n_given) {
		usage(ctx,
		      _("nothing to add: name columns as options, a CSV file, or '-' for standard input"));
		return 1;
	}
	records_from_options(ctx, records, schema, program);
	return 0;
}

/* The value joins the options. */
static void give(struct context *ctx, const char *column, const char *value)
{
	ALLOC_GROW(ctx->given, ctx->n_given + 1, ctx->alloc_given);
	ctx->given[ctx->n_given++] = (struct given){ column, value };
}

/* Without options an operand may be a file: it is one unless it looks like an id and there is no such file. */
static bool is_file(const struct context *ctx, const char *operand)
{
	if (ctx->n_given)
		return false;
	return streq(operand, "-") || strpbrk(operand, "/.") || !access(operand, F_OK);
}

int common_records_of(struct context *ctx, struct records *records, const struct program *program,
		      const char *column, int argc, char **argv)
{
	if (!argc || is_file(ctx, argv[0]))
		return common_records(ctx, records, program, argc, argv);
	give(ctx, column, argv[0]);
	return common_records(ctx, records, program, 0, NULL);
}

int common_choose_facets(struct context *ctx, struct listing *listing)
{
	struct bases bases = BASES_INIT;
	struct strbuf why = STRBUF_INIT;
	int status = STATUS_YES;

	if (facets_need_bases(&ctx->facets) &&
	    (bases_load(&bases, ctx->programme, BASES_PEOPLE | BASES_PAIRS) ||
	     bases_require_all(&bases)))
		status = STATUS_FAILED;
	else if (facets_keep(listing, &ctx->facets, &bases, &why))
		status = usage(ctx, "%s", why.buf);
	strbuf_release(&why);
	bases_release(&bases);
	ctx->facets = (struct facets)FACETS_INIT;
	return status;
}

int common_choose(struct context *ctx, struct listing *listing)
{
	struct strbuf why = STRBUF_INIT;
	int result = 0;

	if (ctx->command->flags & CMD_FACETS) {
		int status = common_choose_facets(ctx, listing);

		if (status != STATUS_YES)
			return status;
	}

	for (size_t i = 0; !result && i < ctx->where.n; i++)
		result = listing_where(listing, ctx->where.items[i], &why);
	if (!result && ctx->sort)
		result = listing_sort(listing, ctx->sort, &why);
	if (!result && ctx->select)
		result = listing_select(listing, ctx->select, &why);
	if (result)
		usage(ctx, "%s", why.buf);
	strbuf_release(&why);
	if (result)
		return STATUS_USAGE;
	if (listing->bases && listing_uses_derived(listing) && bases_require_all(listing->bases))
		return STATUS_FAILED;
	return STATUS_YES;
}

int common_list_chosen(struct context *ctx, const struct listing *listing)
{
	struct sink sink;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	listing_print(listing, sink.to, common_output_options(ctx));
	if (sink_close(&sink))
		return STATUS_FAILED;
	list_consents_say(ctx, listing);
	return STATUS_YES;
}

int common_list(struct context *ctx, struct listing *listing)
{
	size_t of = listing->n_rows;
	int status = common_choose(ctx, listing);

	if (status == STATUS_YES)
		status = common_list_chosen(ctx, listing);
	if (status != STATUS_YES)
		return status;
	if (isatty(STDERR_FILENO) && ctx->where.n)
		remark(_("%zu of %zu"), listing->n_rows, of);
	return STATUS_YES;
}

void common_computed_table(struct table *rows, const struct file_schema *schema)
{
	const char **names = schema_column_names(schema);

	table_init_columns(rows, schema->name, names, schema->n_columns);
	free(names);
}

int common_list_urgent(struct context *ctx, const struct file_schema *schema,
		       const struct program *program, const struct table *rows, const char *column,
		       const char *value)
{
	bool *urgent = xcalloc(rows->n_rows, sizeof(*urgent));
	struct listing listing;
	int status;

	for (size_t row = 0; column && row < rows->n_rows; row++) {
		const char *text = table_gets(rows, row, column);
		double number = 0;

		if (!value)
			number_parse_decimal(text, strlen(text), &number);
		urgent[row] = value ? streq(text, value) : number > 0;
	}
	listing_init(&listing, schema, program, rows, NULL, 0, NULL);
	listing.urgent = urgent;
	status = common_list(ctx, &listing);
	listing_release(&listing);
	free(urgent);
	return status;
}

int common_list_rows(struct context *ctx, const struct file_schema *schema,
		     const struct program *program, const struct table *rows)
{
	return common_list_urgent(ctx, schema, program, rows, NULL, NULL);
}

static void print_added(struct context *ctx, struct programme *programme,
			const struct records *records, FILE *to)
{
	const struct table *table = programme_table(programme, records->schema);
	struct listing listing;

	listing_init(&listing, records->schema, &programme->program, table, NULL, 0, NULL);
	/* What was added stands at the end of the file. */
	memmove(listing.rows, listing.rows + (table->n_rows - records->n),
		records->n * sizeof(*listing.rows));
	listing.n_rows = records->n;
	listing_print(&listing, to, common_output_options(ctx));
	listing_release(&listing);
}

int common_report_added(struct context *ctx, struct programme *programme,
			const struct records *records)
{
	struct sink sink;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	print_added(ctx, programme, records, sink.to);
	if (sink_close(&sink))
		return STATUS_FAILED;
	if (ctx->dry_run)
		remark(nth_("would add %zu record to %s", "would add %zu records to %s",
			    records->n),
		       records->n, records->schema->name);
	else
		remark(nth_("added %zu record to %s", "added %zu records to %s", records->n),
		       records->n, records->schema->name);
	return STATUS_YES;
}

int common_add_to(struct context *ctx, const char *column, int argc, char **argv,
		  records_check_fn *check)
{
	struct programme programme = PROGRAMME_INIT;
	struct records records = RECORDS_INIT;
	int status = STATUS_FAILED, given;

	if (common_open(ctx, &programme))
		goto out;
	given = column ? common_records_of(ctx, &records, &programme.program, column, argc, argv)
		       : common_records(ctx, &records, &programme.program, argc, argv);
	if (given) {
		status = given < 0 ? STATUS_FAILED : STATUS_USAGE;
		goto out;
	}
	if (store_begin(&programme.store))
		goto out;
	if (check && check(ctx, &programme, &records)) {
		findings_report(&records.findings);
		goto out;
	}
	if (records_append(&records, &programme) ||
	    programme_commit(&programme, ctx->command_line, ctx->dry_run))
		goto out;
	status = common_report_added(ctx, &programme, &records);
out:
	records_release(&records);
	programme_release(&programme);
	return status;
}

int common_add(struct context *ctx, int argc, char **argv, records_check_fn *check)
{
	return common_add_to(ctx, NULL, argc, argv, check);
}

/* ---- rows that are named by their ids ---- */

/* Finds and judges all rows before the first one changes. Returns 0, or -1 after messages. */
static int find_rows(struct programme *programme, struct records *change, row_check_fn *check,
		     const struct table *table, int n, char **ids, size_t *rows)
{
	int result = 0;

	for (int i = 0; i < n; i++) {
		rows[i] = common_find_row(table, change->schema, ids[i]);
		if (rows[i] == TABLE_NONE) {
			result = -1;
			continue;
		}
		if (check)
			check(programme, table, rows[i], change);
		date_rules_judge_order(change, table, rows[i]);
	}
	return findings_report(&change->findings) ? -1 : result;
}

/* A row that was named twice changes once. Returns how many are left, in their order. */
static int without_doubles(size_t *rows, int n, size_t n_rows)
{
	bool *seen = xcalloc(n_rows, sizeof(*seen));
	int kept = 0;

	for (int i = 0; i < n; i++) {
		if (!seen[rows[i]])
			rows[kept++] = rows[i];
		seen[rows[i]] = true;
	}
	free(seen);
	return kept;
}

/* In formats for people the columns that were set are shown beside the brief ones. */
static int print_changed(struct context *ctx, struct programme *programme,
			 const struct records *change, const struct table *table,
			 const bool *changed)
{
	const struct file_schema *schema = change->schema;
	bool *notable = xcalloc(schema->n_columns, sizeof(*notable));
	struct listing listing;
	struct sink sink;

	if (sink_open(ctx, &sink)) {
		free(notable);
		return STATUS_FAILED;
	}
	listing_init(&listing, schema, &programme->program, table, NULL, 0, NULL);
	for (size_t c = 0; c < schema->n_columns; c++)
		notable[c] = change->items[0].values[c] && *change->items[0].values[c];
	listing.notable = notable;
	listing_keep(&listing, changed);
	listing_print(&listing, sink.to, common_output_options(ctx));
	listing_release(&listing);
	free(notable);
	return sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
}

/* How many rows would stand otherwise than they do. */
static int count_differing(const struct records *change, const struct table *table, int n,
			   const size_t *rows)
{
	int count = 0;

	for (int i = 0; i < n; i++) {
		bool differs = false;

		for (size_t c = 0; c < change->schema->n_columns; c++) {
			const char *value = change->items[0].values[c];

			differs |=
				value && !streq(value, table_gets(table, rows[i],
								  change->schema->columns[c].name));
		}
		count += differs;
	}
	return count;
}

static void remark_changed(const struct context *ctx, int n)
{
	if (!n)
		remark(_("nothing to change: it stands so already"));
	else
		remark(ctx->dry_run ? nth_("would change %d record", "would change %d records", n)
				    : nth_("changed %d record", "changed %d records", n),
		       n);
}

int common_change(struct context *ctx, struct programme *programme, struct records *change,
		  row_check_fn *check, int n_ids, char **ids)
{
	struct table *table = programme_edit(programme, change->schema);
	size_t *rows = xcalloc((size_t)n_ids, sizeof(*rows));
	bool *changed = NULL;
	int status = STATUS_FAILED, n_changed;

	if (!table || find_rows(programme, change, check, table, n_ids, ids, rows))
		goto out;
	n_ids = without_doubles(rows, n_ids, table->n_rows);
	n_changed = count_differing(change, table, n_ids, rows);
	changed = xcalloc(table->n_rows, sizeof(*changed));
	for (int i = 0; i < n_ids; i++) {
		if (records_change_row(change, programme, table, rows[i]))
			goto out;
		changed[rows[i]] = true;
	}
	if (programme_commit(programme, ctx->command_line, ctx->dry_run))
		goto out;
	status = print_changed(ctx, programme, change, table, changed);
	remark_changed(ctx, n_changed);
out:
	free(rows);
	free(changed);
	return status;
}

int common_set(struct context *ctx, int argc, char **argv, row_check_fn *check)
{
	struct programme programme = PROGRAMME_INIT;
	struct records change = RECORDS_INIT;
	int status = STATUS_FAILED;

	if (!ctx->n_given)
		return usage(ctx, _("nothing to set: name columns as options"));
	if (common_open(ctx, &programme))
		goto out;
	if (common_records(ctx, &change, &programme.program, 0, NULL) ||
	    findings_report(&change.findings) || store_begin(&programme.store))
		goto out;
	/* Things happen after the end of a programme, too: a consent is withdrawn. */
	date_rules_judge_days(&change, ctx->as_of == DATE_NONE ? date_today() : programme.today);
	status = common_change(ctx, &programme, &change, check, argc, argv);
out:
	records_release(&change);
	programme_release(&programme);
	return status;
}

size_t common_find_row(const struct table *table, const struct file_schema *schema, const char *id)
{
	size_t column = table_column(table, "id");
	size_t row = table_find(table, column, id, 0);
	struct strbuf latin = STRBUF_INIT;

	if (row == TABLE_NONE) {
		text_latin_lookalike(&latin, id, strlen(id));
		row = table_find(table, column, latin.buf, 0);
		strbuf_release(&latin);
	}
	if (row == TABLE_NONE)
		error(_("%s: there is no '%s'"), schema->name, id);
	return row;
}

void common_warn_term(const struct programme *programme, int from)
{
	char first[DATE_SIZE], today[DATE_SIZE];

	if (from > programme->today)
		warning(_("nothing is counted: %s, which is taken for today, is before the first "
			  "day looked at, %s; --from names an earlier one"),
			date_format(programme->today, today), date_format(from, first));
}
