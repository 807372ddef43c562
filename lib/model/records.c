/* records.c - new records on their way into a file */
#include "model/records.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/number.h"
#include "base/strmap.h"
#include "base/text.h"
#include "store/reader.h"

/* Of one input. The faults that are shown are fewer. */
#define MOST_FAULTS 10000

static const char *keep(struct records *records, const char *s, size_t len)
{
	return arena_memdup0(&records->arena, s, len);
}

void records_start(struct records *records, const struct file_schema *schema, const char *source)
{
	*records = (struct records){ .schema = schema };
	records->source = keep(records, source, strlen(source));
}

size_t records_add(struct records *records, size_t line)
{
	struct record *record;

	ALLOC_GROW(records->items, records->n + 1, records->alloc);
	record = &records->items[records->n++];
	*record = (struct record){ .line = line };
	record->values =
		arena_calloc(&records->arena, records->schema->n_columns, sizeof(*record->values));
	return records->n - 1;
}

static struct place place_of(const struct records *records, size_t i, const char *column)
{
	return (struct place){ .file = records->source,
			       .line = records->items[i].line,
			       .column = column };
}

void record_fault(struct records *records, size_t i, const char *column, const char *rule,
		  const char *fmt, ...)
{
	struct strbuf text = STRBUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	strbuf_vaddf(&text, fmt, ap);
	va_end(ap);
	findings_add(&records->findings, place_of(records, i, column), SEVERITY_ERROR, rule, "%s",
		     text.buf);
	strbuf_release(&text);
}

void record_breach(struct records *records, size_t i, const char *column, const char *rule,
		   const char *fmt, ...)
{
	struct strbuf text = STRBUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	strbuf_vaddf(&text, fmt, ap);
	va_end(ap);
	record_fault(records, i, column, rule, _("%s (rule %s)"), text.buf, rule);
	strbuf_release(&text);
}

/* Reads one cell; what cannot be read is a fault and counts as not given. */
static void set_cell(struct records *records, const struct program *program, size_t i, size_t index,
		     const char *raw)
{
	const struct column *column = &records->schema->columns[index];
	struct strbuf value = STRBUF_INIT, why = STRBUF_INIT;

	if (raw[text_invalid_at(raw, strlen(raw))]) {
		record_fault(records, i, column->name, "not-utf8", _("'%s' is not UTF-8"), raw);
	} else if (column_normalise(column, program, raw, &value, &why)) {
		if (column->open)
			records->items[i].values[index] = keep(records, raw, strlen(raw));
		else
			record_fault(records, i, column->name, "bad-value", "%s", why.buf);
	} else {
		records->items[i].values[index] = keep(records, value.buf, value.len);
	}
	strbuf_release(&value);
	strbuf_release(&why);
}

void records_from_values(struct records *records, const struct file_schema *schema,
			 const struct program *program, const char *const *columns,
			 const char *const *values, size_t n)
{
	records_start(records, schema, "");
	records_add(records, 0);
	for (size_t i = 0; i < n; i++)
		set_cell(records, program, 0, schema_column_index(schema, columns[i]), values[i]);
}

static size_t column_of_heading(const struct file_schema *schema, const char *heading)
{
	for (size_t i = 0; i < schema->n_columns; i++)
		if (column_has_heading(&schema->columns[i], heading))
			return i;
	return SIZE_MAX;
}

/* Finds out which input column is which; unknown and doubled ones are faults. */
static void map_columns(struct records *records, const struct reader *in, size_t *map,
			struct input_options options)
{
	for (size_t c = 0; c < in->n_columns; c++) {
		struct place place = { .file = records->source, .line = in->line };

		map[c] = column_of_heading(records->schema, in->columns[c]);
		if (map[c] == SIZE_MAX && !options.ignore_columns && *in->columns[c])
			findings_add(
				&records->findings, place, SEVERITY_ERROR, "unknown-column",
				_("'%s' is not a column of %s; --ignore-columns leaves it out"),
				in->columns[c], records->schema->name);
		for (size_t d = 0; d < c && map[c] != SIZE_MAX; d++)
			if (map[d] == map[c])
				findings_add(&records->findings, place, SEVERITY_ERROR,
					     "duplicate-column",
					     _("columns '%s' and '%s' are the same"),
					     in->columns[d], in->columns[c]);
	}
}

/* Spreadsheets leave empty columns behind, which say nothing; a value without a heading would be lost. */
static void refuse_nameless(struct records *records, const struct reader *in, size_t c)
{
	struct place place = { .file = records->source, .line = in->line };

	findings_add(&records->findings, place, SEVERITY_ERROR, "unknown-column",
		     _("'%s' stands in a column without a heading, the %zu. of the file; "
		       "--ignore-columns leaves it out"),
		     in->fields[c], c + 1);
}

/* Bounds what an input without end can take. */
static bool is_full(struct records *records, const struct reader *in)
{
	struct place place = { .file = records->source, .line = in->line };

	if (records->n == RECORDS_MAX)
		findings_add(&records->findings, place, SEVERITY_ERROR, "too-many-records",
			     _("more than %d records in one input"), RECORDS_MAX);
	else if (records->findings.errors >= MOST_FAULTS)
		findings_add(&records->findings, place, SEVERITY_ERROR, "too-many-records",
			     _("so much is wrong that the rest of the input was not read"));
	else
		return false;
	return true;
}

static void read_records(struct records *records, const struct program *program, struct reader *in,
			 struct input_options options)
{
	size_t *map = xcalloc(in->n_columns, sizeof(*map));

	map_columns(records, in, map, options);
	while (!is_full(records, in) && reader_next(in)) {
		size_t i = records_add(records, in->line);

		for (size_t c = 0; c < in->n_columns; c++)
			if (map[c] != SIZE_MAX)
				set_cell(records, program, i, map[c], in->fields[c]);
			else if (!options.ignore_columns && !*in->columns[c] && *in->fields[c])
				refuse_nameless(records, in, c);
	}
	free(map);
}

void records_from_bytes(struct records *records, const struct file_schema *schema,
			const struct program *program, const char *name, const struct strbuf *bytes,
			struct input_options options)
{
	struct csv_options csv = { .name = name,
				   .encoding = options.encoding,
				   .takes_encoding = true,
				   .is_decimal = schema_is_decimal,
				   .file = schema->name };
	struct reader in;

	records_start(records, schema, name);
	if (!reader_open_bytes(&in, bytes->buf, bytes->len, &csv, &records->findings))
		read_records(records, program, &in, options);
	reader_release(&in);
}

int input_read(const char *path, const char *name, struct strbuf *bytes)
{
	int result = streq(path, "-") ? strbuf_read_fd(bytes, STDIN_FILENO, RECORDS_MOST_BYTES)
				      : strbuf_read_file(bytes, path, RECORDS_MOST_BYTES);

	return result ? error_errno(_("cannot read '%s'"), name) : 0;
}

int records_from_csv(struct records *records, const struct file_schema *schema,
		     const struct program *program, const char *path, struct input_options options)
{
	bool standard = streq(path, "-");
	const char *name = standard ? _("standard input") : path;
	struct csv_options csv = { .name = name,
				   .encoding = options.encoding,
				   .takes_encoding = true,
				   .limit = RECORDS_MOST_BYTES,
				   .is_decimal = schema_is_decimal,
				   .file = schema->name };
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	struct reader in;

	records_start(records, schema, name);
	if (fd < 0)
		return error_errno(_("cannot read '%s'"), name);
	if (!reader_open_fd(&in, fd, &csv, &records->findings))
		read_records(records, program, &in, options);
	reader_release(&in);
	if (!standard)
		close(fd);
	return 0;
}

void records_release(struct records *records)
{
	free(records->items);
	findings_release(&records->findings);
	arena_release(&records->arena);
	*records = (struct records)RECORDS_INIT;
}

static size_t index_of(const struct records *records, const char *column)
{
	size_t index = schema_column_index(records->schema, column);

	if (index == SIZE_MAX)
		BUG("%s has no column '%s'", records->schema->name, column);
	return index;
}

const char *record_get(const struct records *records, size_t i, const char *column)
{
	const char *value = records->items[i].values[index_of(records, column)];

	return value ? value : "";
}

int record_day(const struct records *records, size_t i, const char *column)
{
	const char *text = record_get(records, i, column);
	int day = DATE_NONE;

	date_parse(text, strlen(text), &day);
	return day;
}

int record_day_to_be(const struct records *change, const struct table *table, size_t row,
		     const char *column, bool *is_new)
{
	const char *given = change->items[0].values[index_of(change, column)];
	const char *text = given ? given : table_gets(table, row, column);
	int day = DATE_NONE;

	*is_new = given != NULL;
	date_parse(text, strlen(text), &day);
	return day;
}

void record_set(struct records *records, size_t i, const char *column, const char *value)
{
	records->items[i].values[index_of(records, column)] = keep(records, value, strlen(value));
}

void records_repeat(struct records *records, const char *column, const char *const *values,
		    size_t n)
{
	const size_t size = records->schema->n_columns * sizeof(*records->items[0].values);

	if (records->n != 1)
		BUG("%zu records to repeat", records->n);
	for (size_t i = 1; i < n; i++) {
		size_t copy = records_add(records, records->items[0].line);

		memcpy(records->items[copy].values, records->items[0].values, size);
	}
	for (size_t i = 0; i < n; i++)
		record_set(records, i, column, values[i]);
}

/* ---- references ---- */

/* Where ids stand that references name. */
enum source {
	SOURCE_MENTORS,
	SOURCE_MENTEES,
	SOURCE_STAFF,
	SOURCE_PAIRS,
	SOURCE_GROUPS,
	SOURCE_REQUESTS,
	SOURCES,
};

static const struct {
	const char *file, *column;
} sources[SOURCES] = {
	[SOURCE_MENTORS] = { "mentors.csv", "id" }, [SOURCE_MENTEES] = { "mentees.csv", "id" },
	[SOURCE_STAFF] = { "staff.csv", "id" },     [SOURCE_PAIRS] = { "pairs.csv", "id" },
	[SOURCE_GROUPS] = { "pairs.csv", "group" }, [SOURCE_REQUESTS] = { "requests.csv", "id" },
};

/* Ids of each source that was asked for, so that many records do not read a file many times. */
struct lookup {
	struct programme *programme;
	struct strmap ids[SOURCES];
	bool known[SOURCES];
};

static void lookup_release(struct lookup *lookup)
{
	for (int i = 0; i < SOURCES; i++)
		strmap_release(&lookup->ids[i]);
}

static bool id_is_in(struct lookup *lookup, enum source source, const char *id)
{
	struct findings unused = FINDINGS_INIT;
	struct strmap *ids = &lookup->ids[source];
	const struct table *table;
	size_t column;

	if (!lookup->known[source]) {
		table = store_read(&lookup->programme->store, sources[source].file, &unused);
		column = table_column(table, sources[source].column);
		findings_release(&unused);
		for (size_t row = 0; row < table->n_rows; row++) {
			const char *value = table_get(table, row, column);

			strmap_add(ids, value, strlen(value), row);
		}
		lookup->known[source] = true;
	}
	return *id && strmap_gets(ids, id) != STRMAP_NONE;
}

static bool target_has(struct lookup *lookup, enum target target, const char *id)
{
	switch (target) {
	case TARGET_MENTOR:
		return id_is_in(lookup, SOURCE_MENTORS, id);
	case TARGET_MENTEE:
		return id_is_in(lookup, SOURCE_MENTEES, id);
	case TARGET_PERSON:
		return streq(id, "curator") || id_is_in(lookup, SOURCE_MENTORS, id) ||
		       id_is_in(lookup, SOURCE_MENTEES, id) || id_is_in(lookup, SOURCE_STAFF, id);
	case TARGET_STAFF:
		return streq(id, "curator") || id_is_in(lookup, SOURCE_STAFF, id);
	case TARGET_PAIR:
		return id_is_in(lookup, SOURCE_PAIRS, id) || id_is_in(lookup, SOURCE_GROUPS, id);
	case TARGET_PAIR_ONLY:
		return id_is_in(lookup, SOURCE_PAIRS, id);
	case TARGET_REQUEST:
		return id_is_in(lookup, SOURCE_REQUESTS, id);
	case TARGET_NONE:
		break;
	}
	BUG("a reference without a target");
}

static bool look_up(struct lookup *lookup, enum target target, const char *id, struct strbuf *found)
{
	struct strbuf latin = STRBUF_INIT;
	bool exists = target_has(lookup, target, id);

	if (exists) {
		strbuf_addstr(found, id);
		return true;
	}
	text_latin_lookalike(&latin, id, strlen(id));
	exists = target_has(lookup, target, latin.buf);
	if (exists)
		strbuf_addstr(found, latin.buf);
	strbuf_release(&latin);
	return exists;
}

bool reference_exists(struct programme *programme, enum target target, const char *id,
		      struct strbuf *found)
{
	struct lookup lookup = { .programme = programme };
	bool exists = look_up(&lookup, target, id, found);

	lookup_release(&lookup);
	return exists;
}

static void fault_no_target(struct records *records, size_t i, const struct column *column,
			    const char *id)
{
	static const char *const texts[] = {
		[TARGET_NONE] = "",
		[TARGET_MENTOR] = N_("there is no mentor '%s'"),
		[TARGET_MENTEE] = N_("there is no mentee '%s'"),
		[TARGET_PERSON] = N_("there is no person '%s'"),
		[TARGET_PAIR] = N_("there is no pair or group '%s'"),
		[TARGET_PAIR_ONLY] = N_("there is no pair '%s'"),
		[TARGET_REQUEST] = N_("there is no request '%s'"),
		[TARGET_STAFF] = N_("there is no member of staff '%s'"),
	};

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	record_fault(records, i, column->name, "no-such-record", _(texts[column->target]), id);
#pragma GCC diagnostic pop
}

/* Looks every id of the cell up; letters that only look Latin are put right. */
static void check_reference(struct records *records, struct lookup *lookup, size_t i, size_t index)
{
	const struct column *column = &records->schema->columns[index];
	const char *next = records->items[i].values[index], *piece;
	struct strbuf right = STRBUF_INIT;
	size_t len;

	while (next && list_next(&next, &piece, &len)) {
		char *id = xmemdup0(piece, len);

		if (right.len)
			strbuf_addch(&right, ';');
		if (!look_up(lookup, column->target, id, &right))
			fault_no_target(records, i, column, id);
		free(id);
	}
	if (records->items[i].values[index])
		records->items[i].values[index] = keep(records, right.buf, right.len);
	strbuf_release(&right);
}

static void check_references(struct records *records, struct programme *programme)
{
	struct lookup lookup = { .programme = programme };

	for (size_t i = 0; i < records->n; i++)
		for (size_t c = 0; c < records->schema->n_columns; c++)
			if (records->schema->columns[c].type == COLUMN_REFERENCE)
				check_reference(records, &lookup, i, c);
	lookup_release(&lookup);
}

/* ---- appending ---- */

static void check_required(struct records *records, size_t i)
{
	for (size_t c = 0; c < records->schema->n_columns; c++) {
		const struct column *column = &records->schema->columns[c];
		const char *value = records->items[i].values[c];
		bool reported = false;

		if (!column->required || column->type == COLUMN_ID || (value && *value))
			continue;
		/* A cell that could not be read has been reported already. */
		for (size_t f = 0; f < records->findings.n; f++)
			reported |= records->findings.items[f].line == records->items[i].line &&
				    streq(records->findings.items[f].column, column->name);
		if (!reported)
			record_fault(records, i, column->name, "missing-value",
				     _("a value is required"));
	}
}

/* The cells of the key, apart from each other by a byte that no cell holds. */
static void key_of_record(const struct records *records, size_t i, struct strbuf *key)
{
	for (const char *const *column = records->schema->key; *column; column++) {
		strbuf_addstr(key, record_get(records, i, *column));
		strbuf_addch(key, '\0');
	}
}

static void key_of_row(const struct records *records, const struct program *program,
		       const struct table *table, size_t row, struct strbuf *key)
{
	struct strbuf why = STRBUF_INIT;

	for (const char *const *column = records->schema->key; *column; column++) {
		const char *raw = table_gets(table, row, *column);
		size_t start = key->len;

		if (column_normalise(schema_column(records->schema, *column), program, raw, key,
				     &why)) {
			strbuf_setlen(key, start);
			strbuf_addstr(key, raw);
		}
		strbuf_addch(key, '\0');
	}
	strbuf_release(&why);
}

static void check_keys(struct records *records, const struct program *program,
		       const struct table *table)
{
	struct strmap seen = STRMAP_INIT;
	struct strbuf key = STRBUF_INIT;

	for (size_t row = 0; row < table->n_rows; row++) {
		strbuf_reset(&key);
		key_of_row(records, program, table, row, &key);
		strmap_add(&seen, key.buf, key.len, table_line(table, row));
	}
	for (size_t i = 0; i < records->n; i++) {
		size_t line;

		strbuf_reset(&key);
		key_of_record(records, i, &key);
		line = strmap_add(&seen, key.buf, key.len, 0);
		if (line == 0)
			record_fault(records, i, NULL, "duplicate",
				     _("the same record is given twice in the input"));
		else if (line != STRMAP_NONE)
			record_fault(records, i, NULL, "duplicate",
				     _("such a record exists already: %s:%zu"),
				     records->schema->name, line);
	}
	strbuf_release(&key);
	strmap_release(&seen);
}

/* An id that the input names must be new: ids are given, not chosen, unless a person brings an own one. */
static void check_ids(struct records *records, const struct table *table)
{
	size_t column = table_column(table, "id");
	struct strmap seen = STRMAP_INIT;

	for (size_t row = 0; row < table->n_rows; row++) {
		const char *id = table_get(table, row, column);

		strmap_add(&seen, id, strlen(id), row);
	}
	for (size_t i = 0; i < records->n; i++) {
		const char *id = record_get(records, i, "id");

		if (*id && strmap_add(&seen, id, strlen(id), i) != STRMAP_NONE)
			record_fault(records, i, "id", "duplicate-id", _("'%s' exists already"),
				     id);
	}
	strmap_release(&seen);
}

/* The number of an id behind the prefix; 0 when it has none. */
static int64_t number_of_id(const char *id, const char *prefix)
{
	int64_t number = 0;
	const char *digits;

	if (!skip_prefix(id, prefix, &digits) || !is_digit(*digits) ||
	    number_parse_int(digits, strlen(digits), &number))
		return 0;
	return number;
}

/* People of all bases share their ids: the store looks at all files that have been read. */
static void read_people(const struct file_schema *schema, struct store *store)
{
	static const char *const files[] = { "mentors.csv", "mentees.csv", "staff.csv" };
	struct findings unused = FINDINGS_INIT;
	bool about_people = false;

	for (size_t i = 0; i < ARRAY_SIZE(files); i++)
		about_people |= streq(schema->name, files[i]);
	for (size_t i = 0; about_people && i < ARRAY_SIZE(files); i++)
		store_read(store, files[i], &unused);
	findings_release(&unused);
}

/* Gives an id to every record without one: above all that ever were and all that the input names. */
static int give_ids(struct records *records, struct programme *programme)
{
	const struct file_schema *schema = records->schema;
	int64_t next = 0;
	char *id;

	read_people(schema, &programme->store);
	id = store_next_id(&programme->store, schema->name, "id", schema->id_prefix,
			   schema->id_digits);
	next = number_of_id(id, schema->id_prefix);
	free(id);
	if (!next)
		return error(_("%s: no id is left above the highest one (%s…)"), schema->name,
			     schema->id_prefix);
	for (size_t i = 0; i < records->n; i++) {
		int64_t number = number_of_id(record_get(records, i, "id"), schema->id_prefix);

		if (number >= next)
			next = number + 1;
	}
	for (size_t i = 0; i < records->n; i++) {
		if (!*record_get(records, i, "id")) {
			id = xstrfmt("%s%0*lld", schema->id_prefix, schema->id_digits,
				     (long long)next++);
			record_set(records, i, "id", id);
			free(id);
		}
		records->items[i].id = record_get(records, i, "id");
	}
	return 0;
}

static void append_one(struct records *records, struct table *table, size_t i)
{
	const struct file_schema *schema = records->schema;
	struct record *record = &records->items[i];
	size_t row = table_append(table);

	if (!record->id)
		record->id = "";
	for (size_t c = 0; c < schema->n_columns; c++)
		if (record->values[c] && *record->values[c])
			table_set(table, row, table_need_column(table, schema->columns[c].name),
				  record->values[c]);
}

int records_append(struct records *records, struct programme *programme)
{
	const struct file_schema *schema = records->schema;
	struct table *table = programme_edit(programme, schema);

	if (!table)
		return -1;
	for (size_t i = 0; i < records->n; i++)
		check_required(records, i);
	check_references(records, programme);
	if (schema->id_prefix)
		check_ids(records, table);
	if (schema->key)
		check_keys(records, &programme->program, table);
	findings_sort(&records->findings);
	if (findings_report(&records->findings))
		return -1;
	if (schema->id_prefix && give_ids(records, programme))
		return -1;
	for (size_t i = 0; i < records->n; i++)
		append_one(records, table, i);
	return 0;
}

int records_change_row(struct records *records, struct programme *programme, struct table *table,
		       size_t row)
{
	const struct file_schema *schema = records->schema;

	check_references(records, programme);
	for (size_t c = 0; c < schema->n_columns; c++)
		if (schema->columns[c].required && records->items[0].values[c] &&
		    !*records->items[0].values[c])
			record_fault(records, 0, schema->columns[c].name, "missing-value",
				     _("a value is required"));
	if (findings_report(&records->findings))
		return -1;
	for (size_t c = 0; c < schema->n_columns; c++)
		if (records->items[0].values[c])
			table_set(table, row, table_need_column(table, schema->columns[c].name),
				  records->items[0].values[c]);
	return 0;
}
