/* cells.c - single values, and values of one record or one file side by side */
#include "model/rules/areas.h"

#include "base/date.h"
#include "base/text.h"
#include "model/date_rules.h"

static void missing_value(struct check *c, const void *subject)
{
	const struct check_cell *cell = subject;

	if (cell->state == CELL_EMPTY && cell->column->required)
		check_found(c, &cell->row.origin, cell->column->name, _("a value is required"));
}

/* Says why the value is not one of the column. */
static void found_why(struct check *c, const struct check_cell *cell)
{
	struct strbuf unused = STRBUF_INIT, why = STRBUF_INIT;

	column_normalise(cell->column, c->program, cell->raw, &unused, &why);
	check_found(c, &cell->row.origin, cell->column->name, "%s", why.buf);
	strbuf_release(&unused);
	strbuf_release(&why);
}

static void bad_value(struct check *c, const void *subject)
{
	const struct check_cell *cell = subject;

	if (cell->state == CELL_BAD)
		found_why(c, cell);
}

static void unlisted_value(struct check *c, const void *subject)
{
	const struct check_cell *cell = subject;

	if (cell->state == CELL_UNLISTED)
		found_why(c, cell);
}

static void other_form(struct check *c, const void *subject)
{
	const struct check_cell *cell = subject;

	if (cell->state == CELL_OTHER_FORM)
		check_found(c, &cell->row.origin, cell->column->name,
			    _("'%s' is understood; kurator writes '%s'"), cell->raw, cell->value);
}

static bool is_text_break(char c)
{
	return c == '\n' || c == '\r' || c == '\t';
}

/* Whether a byte occurs with which a hidden character begins; nearly no cell has one. */
static bool may_hide(const char *s)
{
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;

		if (c < 0x20 ? !is_text_break(*s)
			     : c == 0x7F || c == 0xC2 || c == 0xD8 || c == 0xE2 || c == 0xEF)
			return true;
	}
	return false;
}

static void hidden_character(struct check *c, const void *subject)
{
	const struct check_cell *cell = subject;
	struct strbuf plain = STRBUF_INIT, shown = STRBUF_INIT;

	/* The journal holds what other files held. */
	if (cell->state == CELL_BAD || !may_hide(cell->raw) ||
	    streq(cell->row.origin.file, STORE_JOURNAL))
		return;
	for (const char *at = cell->raw; *at; at++)
		strbuf_addch(&plain, is_text_break(*at) ? ' ' : *at);
	text_escape(&shown, plain.buf, plain.len);
	if (!streq(plain.buf, shown.buf))
		check_found(c, &cell->row.origin, cell->column->name,
			    _("'%s' holds a character that cannot be seen"), shown.buf);
	strbuf_release(&plain);
	strbuf_release(&shown);
}

/* ---- days ---- */

static bool is_date(const struct check_cell *cell, int *date)
{
	return cell->column->type == COLUMN_DATE &&
	       !date_parse(cell->value, strlen(cell->value), date);
}

static void future_date(struct check *c, const void *subject)
{
	const struct check_cell *cell = subject;
	int date;

	if (is_date(cell, &date) && date > c->today &&
	    !date_may_be_ahead(cell->row.origin.file, cell->column->name))
		check_found(c, &cell->row.origin, cell->column->name,
			    _("%s is after today (%s) and does not count yet"), DAY(date),
			    DAY(c->today));
}

#define FIRST_YEAR 2000
#define YEARS_AHEAD 20

static void odd_date(struct check *c, const void *subject)
{
	const struct check_cell *cell = subject;
	int date, year;

	if (!is_date(cell, &date) || streq(cell->row.origin.file, "staff.csv"))
		return;
	year = date_to_ymd(date).year;
	if (year < FIRST_YEAR || year > date_to_ymd(c->today).year + YEARS_AHEAD)
		check_found(c, &cell->row.origin, cell->column->name, _("%s is hardly meant"),
			    DAY(date));
}

static bool is_told(const struct date_order *order, const struct check_row *row)
{
	for (const struct date_order *o = date_orders; o < order; o++)
		if (streq(o->file, order->file) && streq(o->later, order->later) &&
		    is_before(row_date(row, o->later), row_date(row, o->earlier)))
			return true;
	return false;
}

static void check_order(struct check *c, const struct check_file *file, size_t number,
			const struct date_order *order)
{
	struct check_row row = { { file->schema->name, number, table_line(file->table, number), 0 },
				 file };
	int earlier = row_date(&row, order->earlier), later = row_date(&row, order->later);

	if (is_before(later, earlier) && !is_told(order, &row))
		check_found(c, &row.origin, order->later, _("%s is before '%s', %s"), DAY(later),
			    order->earlier, DAY(earlier));
}

static void date_order(struct check *c, const void *subject)
{
	const struct check_file *file = subject;

	for (const struct date_order *order = date_orders; order->file; order++)
		if (streq(order->file, file->schema->name))
			for (size_t row = 0; row < file->table->n_rows; row++)
				check_order(c, file, row, order);
}

/* ---- records of one file ---- */

static void duplicate(struct check *c, const void *subject)
{
	const struct check_file *file = subject;
	struct strmap seen = STRMAP_INIT;
	struct strbuf key = STRBUF_INIT;

	for (size_t i = 0; file->schema->key && i < file->table->n_rows; i++) {
		struct check_row row = { { file->schema->name, i, table_line(file->table, i), 0 },
					 file };
		size_t line;

		strbuf_reset(&key);
		for (const char *const *column = file->schema->key; *column; column++) {
			strbuf_addstr(&key, row_value(&row, *column));
			strbuf_addch(&key, '\0');
		}
		line = strmap_add(&seen, key.buf, key.len, row.origin.line);
		if (line != STRMAP_NONE)
			check_found(c, &row.origin, file->schema->key[0],
				    _("such a record stands in line %zu already"), line);
	}
	strbuf_release(&key);
	strmap_release(&seen);
}

static void look_alike_id(struct check *c, const void *subject)
{
	const struct check_file *file = subject;
	size_t column = table_column(file->table, "id");

	if (!file->schema->id_prefix || column == TABLE_NONE)
		return;
	for (size_t i = 0; i < file->table->n_rows; i++) {
		const char *id = table_get(file->table, i, column);
		size_t first = *id ? id_index_find_alike(&file->ids, id) : i;
		struct origin at = { file->schema->name, i, table_line(file->table, i), false };

		if (first < i && !streq(table_get(file->table, first, column), id))
			check_found(c, &at, "id",
				    _("'%s' looks like the id in line %zu, but has other letters "
				      "(Cyrillic and Latin)"),
				    id, table_line(file->table, first));
	}
}

static const struct check_rule rules[] = {
	{ "missing-value", SEVERITY_ERROR, CHECK_CELL, missing_value,
	  N_("A cell that must be filled is empty."), NULL },
	{ "bad-value", SEVERITY_ERROR, CHECK_CELL, bad_value,
	  N_("A cell holds what its column cannot hold."), NULL },
	{ "unlisted-value", SEVERITY_WARNING, CHECK_CELL, unlisted_value,
	  N_("A cell holds an id that program.yaml does not list, where others are allowed."),
	  NULL },
	{ "other-form", SEVERITY_WARNING, CHECK_CELL, other_form,
	  N_("A cell is understood, but kurator would write it otherwise."), NULL },
	{ "hidden-character", SEVERITY_WARNING, CHECK_CELL, hidden_character,
	  N_("A cell holds a character that nobody sees."), NULL },
	{ "duplicate", SEVERITY_ERROR, CHECK_FILE, duplicate,
	  N_("A record that may stand once stands twice."), NULL },
	{ "look-alike-id", SEVERITY_WARNING, CHECK_FILE, look_alike_id,
	  N_("Two ids differ only in Cyrillic and Latin letters that look the same."), NULL },
	{ "date-order", SEVERITY_ERROR, CHECK_FILE, date_order,
	  N_("Something ends before it begins, or comes before what must precede it."), NULL },
	{ "future-date", SEVERITY_WARNING, CHECK_CELL, future_date,
	  N_("A day lies ahead in a column for what has happened."), NULL },
	{ "odd-date", SEVERITY_WARNING, CHECK_CELL, odd_date,
	  N_("A day is before 2000 or more than 20 years ahead."), NULL },
};

CHECK_AREA(cells, rules);
