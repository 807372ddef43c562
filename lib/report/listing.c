/* listing.c - the rows of a file, chosen, sorted and shown */
#include "report/listing.h"

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "model/measures.h"

void listing_init(struct listing *listing, const struct file_schema *schema,
		  const struct program *program, const struct table *table,
		  const struct derived_column *derived, size_t n_derived, const void *data)
{
	size_t n_columns = schema->n_columns + n_derived;

	*listing = (struct listing){ .schema = schema,
				     .program = program,
				     .table = table,
				     .derived = derived,
				     .n_derived = n_derived,
				     .data = data };
	listing->places = xcalloc(schema->n_columns, sizeof(*listing->places));
	for (size_t i = 0; i < schema->n_columns; i++)
		listing->places[i] = table_column(table, schema->columns[i].name);
	listing->rows = xcalloc(table->n_rows, sizeof(*listing->rows));
	listing->n_rows = table->n_rows;
	for (size_t i = 0; i < table->n_rows; i++)
		listing->rows[i] = i;
	listing->shown = xcalloc(n_columns, sizeof(*listing->shown));
	listing->n_shown = n_columns;
	for (size_t i = 0; i < n_columns; i++)
		listing->shown[i] = i;
}

void listing_release(struct listing *listing)
{
	free(listing->places);
	free(listing->rows);
	free(listing->shown);
	*listing = (struct listing){ .schema = NULL };
}

void listing_keep(struct listing *listing, const bool *keep)
{
	size_t n = 0;

	for (size_t i = 0; i < listing->n_rows; i++)
		if (keep[listing->rows[i]])
			listing->rows[n++] = listing->rows[i];
	listing->n_rows = n;
}

static const struct column *schema_part(const struct listing *listing, size_t column)
{
	return column < listing->schema->n_columns ? &listing->schema->columns[column] : NULL;
}

static const struct derived_column *derived_part(const struct listing *listing, size_t column)
{
	return &listing->derived[column - listing->schema->n_columns];
}

static const char *column_name(const struct listing *listing, size_t column)
{
	const struct column *c = schema_part(listing, column);

	return c ? c->name : derived_part(listing, column)->name;
}

/* The column whose name, or label in the current language, is written at s; SIZE_MAX: none. */
static size_t find_column(struct listing *listing, const char *s, size_t len, struct strbuf *why)
{
	char *name = xmemdup0(s, len);
	size_t found = SIZE_MAX;

	for (size_t i = 0; i < listing->schema->n_columns + listing->n_derived; i++) {
		const struct column *c = schema_part(listing, i);
		const char *label = c ? c->label : derived_part(listing, i)->label;

		if (found == SIZE_MAX &&
		    (streq(name, column_name(listing, i)) || text_same(name, _(label))))
			found = i;
	}
	if (found == SIZE_MAX)
		strbuf_addf(why, _("'%s' is not a column of %s"), name, listing->schema->name);
	listing->derived_used |= found != SIZE_MAX && !schema_part(listing, found);
	free(name);
	return found;
}

bool listing_has_column(const struct listing *listing, const char *name)
{
	for (size_t i = 0; i < listing->schema->n_columns + listing->n_derived; i++)
		if (streq(name, column_name(listing, i)))
			return true;
	return false;
}

bool listing_uses_derived(const struct listing *listing)
{
	bool used = listing->derived_used;

	for (size_t i = 0; i < listing->n_shown; i++)
		used |= !schema_part(listing, listing->shown[i]);
	return used;
}

/* What stands in the cell, in the form that kurator writes where it can be read. */
static void cell_value(const struct listing *listing, size_t row, size_t column, struct strbuf *out)
{
	const struct column *c = schema_part(listing, column);
	struct strbuf why = STRBUF_INIT;
	const char *raw;

	if (!c) {
		derived_part(listing, column)->value(listing->data, row, false, out);
		return;
	}
	raw = table_get(listing->table, row, listing->places[column]);
	if (column_normalise(c, listing->program, raw, out, &why)) {
		strbuf_reset(out);
		strbuf_addstr(out, raw);
	}
	strbuf_release(&why);
}

static void cell_label(const struct listing *listing, size_t row, size_t column, struct strbuf *out)
{
	const struct column *c = schema_part(listing, column);
	struct strbuf value = STRBUF_INIT;
	const char *label;

	if (!c) {
		derived_part(listing, column)->value(listing->data, row, true, out);
		return;
	}
	label = listing->label ? listing->label(listing, row, c) : NULL;
	if (label) {
		strbuf_addstr(out, label);
		return;
	}
	cell_value(listing, row, column, &value);
	column_show(c, listing->program, value.buf, out);
	strbuf_release(&value);
}

/* ---- order of values ---- */

static bool is_numeric(const struct listing *listing, size_t column)
{
	const struct column *c = schema_part(listing, column);

	if (!c)
		return derived_part(listing, column)->type == OUTPUT_NUMBER;
	return c->type == COLUMN_INT || c->type == COLUMN_DECIMAL;
}

static int sign(double a, double b)
{
	return (a > b) - (a < b);
}

static int compare_classes(const char *a, const char *b)
{
	struct school_class ca, cb;
	int order;

	if (class_parse(a, &ca) || class_parse(b, &cb))
		return text_collate(a, b);
	order = ca.number - cb.number;
	return order ? order : text_collate(ca.letter, cb.letter);
}

/* Two values of a column that are not empty. */
static int compare_values(const struct listing *listing, size_t column, const char *a,
			  const char *b)
{
	const struct column *c = schema_part(listing, column);
	double na, nb;

	if (is_numeric(listing, column) && !number_parse_decimal(a, strlen(a), &na) &&
	    !number_parse_decimal(b, strlen(b), &nb))
		return sign(na, nb);
	if (c && c->type == COLUMN_CLASS)
		return compare_classes(a, b);
	return text_collate(a, b);
}

/* ---- conditions ---- */

enum relation { EQUALS, DIFFERS, CONTAINS, BELOW, ABOVE, AT_MOST, AT_LEAST };

struct condition {
	size_t column;
	enum relation relation;
	struct strbuf value;
};

/* The length of what stands behind the column, and its meaning; 0: no operator. */
static size_t parse_operator(const char *s, struct condition *c)
{
	static const struct {
		const char *sign;
		enum relation relation;
	} operators[] = {
		{ "<=", AT_MOST }, { ">=", AT_LEAST }, { "!=", DIFFERS }, { "=", EQUALS },
		{ "~", CONTAINS }, { "<", BELOW },     { ">", ABOVE },
	};

	for (size_t i = 0; i < ARRAY_SIZE(operators); i++) {
		size_t len = strlen(operators[i].sign);

		if (!strncmp(s, operators[i].sign, len)) {
			c->relation = operators[i].relation;
			return len;
		}
	}
	return 0;
}

static bool piece_matches(const struct condition *c, const char *piece)
{
	return text_same(piece, c->value.buf);
}

/* "7" means every class 7, "7А" that one. */
static bool same_class(const char *value, const char *wanted)
{
	struct school_class a, b;

	return !class_parse(value, &a) && !class_parse(wanted, &b) && class_is_meant(&b, &a);
}

/* "вход" means every entry, however it is written. */
static bool same_phase(const char *value, const char *wanted)
{
	static const struct phase_names usual = { NULL, NULL };
	enum phase phase = phase_parse(&usual, wanted);

	return phase != PHASE_OTHER && phase_parse(&usual, value) == phase;
}

static bool is_part_of_date(const char *s)
{
	static const char shape[] = "dddd-dd-dd";
	size_t i = 0;

	for (; s[i] && shape[i]; i++)
		if (shape[i] == 'd' ? s[i] < '0' || s[i] > '9' : s[i] != '-')
			return false;
	return !s[i] && (i == 4 || i == 7);
}

/* "2021-11" means every day of that month, "2021" of that year. */
static bool same_period(const char *value, const char *wanted)
{
	return is_part_of_date(wanted) && !strncmp(value, wanted, strlen(wanted));
}

static bool is_dated(const struct column *column)
{
	return column && (column->type == COLUMN_DATE || column->type == COLUMN_BIRTH);
}

static bool equals(const struct listing *listing, const struct condition *c, const char *value)
{
	const struct column *column = schema_part(listing, c->column);
	const char *piece;
	size_t len;

	if (text_same(value, c->value.buf))
		return true;
	if (is_dated(column))
		return same_period(value, c->value.buf);
	if (column && column->type == COLUMN_CLASS)
		return same_class(value, c->value.buf);
	if (column && column->type == COLUMN_PHASE)
		return same_phase(value, c->value.buf);
	if (!column || !(column->list || column->type == COLUMN_DAYS))
		return false;
	while (list_next(&value, &piece, &len)) {
		char *one = xmemdup0(piece, len);
		bool same = piece_matches(c, one);

		free(one);
		if (same)
			return true;
	}
	return false;
}

/* By size: what is equal in the sense of the condition is neither below nor above it; an empty cell is nowhere. */
static bool compares(const struct listing *listing, const struct condition *c, const char *value)
{
	int order;

	if (!*value || !c->value.len)
		return false;
	if (equals(listing, c, value))
		return c->relation == AT_MOST || c->relation == AT_LEAST;
	order = compare_values(listing, c->column, value, c->value.buf);
	return c->relation == BELOW || c->relation == AT_MOST ? order < 0 : order > 0;
}

/* Whether the condition calls a cell by the word that its row has for it. */
static bool is_called(const struct listing *listing, const struct condition *c, size_t row)
{
	const struct column *column = schema_part(listing, c->column);
	const char *label = column && listing->label ? listing->label(listing, row, column) : NULL;

	return label && text_same(label, c->value.buf);
}

static bool meets(const struct listing *listing, const struct condition *c, size_t row)
{
	struct strbuf value = STRBUF_INIT, label = STRBUF_INIT;
	bool result;

	cell_value(listing, row, c->column, &value);
	switch (c->relation) {
	case EQUALS:
	case DIFFERS:
		result = (equals(listing, c, value.buf) || is_called(listing, c, row)) ==
			 (c->relation == EQUALS);
		break;
	case CONTAINS:
		cell_label(listing, row, c->column, &label);
		result = text_contains(value.buf, c->value.buf) ||
			 text_contains(label.buf, c->value.buf);
		break;
	default:
		result = compares(listing, c, value.buf);
	}
	strbuf_release(&value);
	strbuf_release(&label);
	return result;
}

/* A word of a derived column, or its label: the word goes to `out`. Returns 0, or -1 and the reason. */
static int derived_word(const struct listing *listing, const struct derived_column *column,
			const char *value, struct strbuf *out, struct strbuf *why)
{
	struct strbuf words = STRBUF_INIT;
	const char *word;

	for (size_t i = 0; (word = column->word(listing->data, i, false)); i++) {
		const char *label = column->word(listing->data, i, true);

		if (text_same(value, word) || text_same(value, label)) {
			strbuf_release(&words);
			strbuf_addstr(out, word);
			return 0;
		}
		strbuf_addf(&words, "%s%s", i ? ", " : "", word);
		if (!streq(word, label))
			strbuf_addf(&words, " (%s)", label);
	}
	strbuf_addf(why, _("column '%s': '%s' is none of: %s"), column->name, value, words.buf);
	strbuf_release(&words);
	return -1;
}

static int parse_condition(struct listing *listing, const char *text, struct condition *c,
			   struct strbuf *why)
{
	size_t len = strcspn(text, "=!~<>"), sign_len = parse_operator(text + len, c);
	const char *value = text + len + sign_len;
	const struct column *column;
	struct strbuf reason = STRBUF_INIT;

	if (!sign_len) {
		strbuf_addf(why, _("'%s' is not a condition such as class=7А"), text);
		return -1;
	}
	c->column = find_column(listing, text, len, why);
	if (c->column == SIZE_MAX)
		return -1;
	column = schema_part(listing, c->column);
	if (!column && *value && c->relation != CONTAINS && derived_part(listing, c->column)->word)
		return derived_word(listing, derived_part(listing, c->column), value, &c->value,
				    why);
	if (!column || c->relation == CONTAINS || (is_dated(column) && is_part_of_date(value))) {
		strbuf_addstr(&c->value, value);
		return 0;
	}
	/* A label means its id; a value that the column cannot hold would silently choose nothing. */
	if (!column_normalise(column, listing->program, value, &c->value, &reason))
		return 0;
	strbuf_reset(&c->value);
	strbuf_addstr(&c->value, value);
	if (!column->open)
		strbuf_addf(why, _("column '%s': %s"), column->name, reason.buf);
	strbuf_release(&reason);
	return column->open ? 0 : -1;
}

int listing_where(struct listing *listing, const char *condition, struct strbuf *why)
{
	struct condition c = { .value = STRBUF_INIT };
	int result = parse_condition(listing, condition, &c, why);
	size_t n = 0;

	if (!result) {
		for (size_t i = 0; i < listing->n_rows; i++)
			if (meets(listing, &c, listing->rows[i]))
				listing->rows[n++] = listing->rows[i];
		listing->n_rows = n;
	}
	strbuf_release(&c.value);
	return result;
}

/* ---- sorting ---- */

struct sort_key {
	size_t row;
	struct strbuf value;
};

static bool precedes(const struct listing *listing, size_t column, bool down,
		     const struct sort_key *a, const struct sort_key *b)
{
	int order;

	if (!a->value.len || !b->value.len)
		return a->value.len && !b->value.len;
	order = compare_values(listing, column, a->value.buf, b->value.buf);
	return down ? order > 0 : order < 0;
}

/* Merge sort: stable, so that sorting by the last column first gives the order by all. */
static void merge_sort(const struct listing *listing, size_t column, bool down,
		       struct sort_key *keys, struct sort_key *scratch, size_t n)
{
	size_t middle = n / 2, i = 0, j = middle, k = 0;

	if (n < 2)
		return;
	merge_sort(listing, column, down, keys, scratch, middle);
	merge_sort(listing, column, down, keys + middle, scratch, n - middle);
	while (i < middle && j < n)
		scratch[k++] =
			precedes(listing, column, down, &keys[j], &keys[i]) ? keys[j++] : keys[i++];
	while (i < middle)
		scratch[k++] = keys[i++];
	while (j < n)
		scratch[k++] = keys[j++];
	memcpy(keys, scratch, n * sizeof(*keys));
}

static void sort_by(struct listing *listing, size_t column, bool down)
{
	struct sort_key *keys = xcalloc(listing->n_rows, sizeof(*keys));
	struct sort_key *scratch = xcalloc(listing->n_rows, sizeof(*scratch));

	for (size_t i = 0; i < listing->n_rows; i++) {
		keys[i].row = listing->rows[i];
		strbuf_init(&keys[i].value);
		cell_value(listing, keys[i].row, column, &keys[i].value);
	}
	merge_sort(listing, column, down, keys, scratch, listing->n_rows);
	for (size_t i = 0; i < listing->n_rows; i++) {
		listing->rows[i] = keys[i].row;
		strbuf_release(&keys[i].value);
	}
	free(keys);
	free(scratch);
}

int listing_sort(struct listing *listing, const char *columns, struct strbuf *why)
{
	const char *end = columns + strlen(columns);

	while (end > columns) {
		const char *start = end;
		bool down;
		size_t column;

		while (start > columns && start[-1] != ',')
			start--;
		down = *start == '-';
		column = find_column(listing, start + down, (size_t)(end - start - down), why);
		if (column == SIZE_MAX)
			return -1;
		sort_by(listing, column, down);
		end = start > columns ? start - 1 : columns;
	}
	return 0;
}

int listing_select(struct listing *listing, const char *columns, struct strbuf *why)
{
	size_t n = 0, most = listing->schema->n_columns + listing->n_derived;

	while (*columns) {
		size_t len = strcspn(columns, ","), column;

		column = find_column(listing, columns, len, why);
		if (column == SIZE_MAX)
			return -1;
		if (n == most) {
			strbuf_addf(why, _("there are only %zu columns"), most);
			return -1;
		}
		listing->shown[n++] = column;
		columns += len + (columns[len] == ',');
	}
	listing->n_shown = n;
	return 0;
}

/* ---- printing ---- */

static bool is_for_people(const char *format)
{
	return streq(format, "table") || streq(format, "md");
}

static unsigned flags_of(const struct column *c, const struct derived_column *d)
{
	bool key = c && (c->type == COLUMN_ID || c->type == COLUMN_NAME);

	if (!c)
		return d->flags;
	return (c->brief ? 0 : OUTPUT_DETAIL) | (key ? OUTPUT_KEY : 0);
}

static struct output_column *output_columns(const struct listing *listing)
{
	struct output_column *columns = xcalloc(listing->n_shown, sizeof(*columns));
	bool all = listing->n_shown == listing->schema->n_columns + listing->n_derived;

	for (size_t i = 0; i < listing->n_shown; i++) {
		size_t column = listing->shown[i];
		const struct column *c = schema_part(listing, column);
		const struct derived_column *d = c ? NULL : derived_part(listing, column);

		columns[i] = (struct output_column){
			.name = column_name(listing, column),
			.label = c ? c->label : d->label,
			.type = is_numeric(listing, column) ? OUTPUT_NUMBER : OUTPUT_TEXT,
			.decimals = -1,
			.flags = all ? flags_of(c, d) : flags_of(c, d) & OUTPUT_KEY,
		};
		if (c && listing->notable && listing->notable[column])
			columns[i].flags &= ~(unsigned)OUTPUT_DETAIL;
	}
	return columns;
}

/* A number column prints a number as a number; anything else that stands there as text. */
static void put_cell(struct output *out, bool numeric, const struct strbuf *value)
{
	double number;

	if (numeric && !number_parse_decimal(value->buf, value->len, &number))
		output_number(out, number);
	else
		output_text_len(out, value->buf, value->len);
}

void listing_print(const struct listing *listing, FILE *to, struct output_options options)
{
	struct output_column *columns = output_columns(listing);
	struct output *out = output_open(to, options, columns, listing->n_shown);
	bool for_people = is_for_people(options.format);

	for (size_t i = 0; i < listing->n_rows; i++) {
		for (size_t k = 0; k < listing->n_shown; k++) {
			struct strbuf value = STRBUF_INIT;
			size_t column = listing->shown[k];

			if (for_people)
				cell_label(listing, listing->rows[i], column, &value);
			else
				cell_value(listing, listing->rows[i], column, &value);
			put_cell(out, columns[k].type == OUTPUT_NUMBER, &value);
			strbuf_release(&value);
		}
		if (listing->urgent && listing->urgent[listing->rows[i]])
			output_urgent(out);
		output_end_row(out);
	}
	output_close(out);
	free(columns);
}

void listing_print_record(const struct listing *listing, FILE *to, struct output_options options)
{
	static const struct output_column columns[] = {
		{ .name = "column", .label = N_("column") },
		{ .name = "value", .label = N_("value") },
	};
	struct output *out;

	if (!is_for_people(options.format)) {
		listing_print(listing, to, options);
		return;
	}
	out = output_open(to, options, columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < listing->n_rows; i++) {
		for (size_t k = 0; k < listing->n_shown; k++) {
			const struct column *c = schema_part(listing, listing->shown[k]);
			struct strbuf value = STRBUF_INIT;

			cell_label(listing, listing->rows[i], listing->shown[k], &value);
			if (value.len) {
				output_text(out,
					    _(c ? c->label
						: derived_part(listing, listing->shown[k])->label));
				output_text_len(out, value.buf, value.len);
				output_end_row(out);
			}
			strbuf_release(&value);
		}
	}
	output_close(out);
}
