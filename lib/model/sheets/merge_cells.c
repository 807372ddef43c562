/* merge_cells.c - one cell of a sheet against what was exported and what is there today */
#include "model/sheets/merge_state.h"

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "model/doubles.h"
#include "model/rules/check.h"
#include "model/sheets/facts.h"
#include "model/sheets/fill.h"
#include "store/guard.h"

/* ---- the value of a cell ---- */

void merge_normal(const struct merge_state *s, const struct column *column, const char *raw,
		  struct strbuf *out)
{
	struct strbuf why = STRBUF_INIT;

	if (!column || column_normalise(column, &s->programme->program, raw, out, &why)) {
		strbuf_reset(out);
		strbuf_addstr(out, raw);
	}
	strbuf_release(&why);
}

bool merge_value(struct merge_state *s, const struct column *column, const struct grid_cell *cell,
		 struct strbuf *value, struct strbuf *note, enum difference_kind *kind)
{
	enum damage damage;
	enum fact fact;

	if (!*cell->text)
		return true;
	damage = damage_signs(column, cell, value);
	if (damage != DAMAGE_NONE) {
		*kind = value->len ? DIFFERENCE_DOUBTFUL : DIFFERENCE_DAMAGED;
		strbuf_addstr(note, damage_text(damage));
		return false;
	}
	if (!column) {
		strbuf_addstr(value, cell->text);
		return true;
	}
	if (column->type == COLUMN_REFERENCE)
		return merge_resolve(s, column, cell->text, value, note, kind);
	fact = fact_read(column, &s->programme->program, cell, s->programme->today, value, note);
	if (fact == FACT_CERTAIN && column->type == COLUMN_BIRTH &&
	    check_birth_is_odd(value->buf, s->programme->today, note)) {
		*kind = DIFFERENCE_REFUSED;
		return false;
	}
	if (fact == FACT_CERTAIN)
		return true;
	*kind = fact == FACT_DOUBTFUL ? DIFFERENCE_DOUBTFUL : DIFFERENCE_REFUSED;
	if (column->open && fact == FACT_NONE) {
		strbuf_reset(note);
		strbuf_addstr(value, cell->text);
		return true;
	}
	return false;
}

/* ---- sameness ---- */

/* The same number written in another way. */
static bool same_phone(const struct column *column, const char *a, const char *b)
{
	char da[PHONE_DIGITS + 1], db[PHONE_DIGITS + 1];

	return column && column->type == COLUMN_PHONE && phone_digits(a, da) &&
	       phone_digits(b, db) && streq(da, db);
}

/* The same day as programs with English settings write it: 3/1/2009 for 1 March. */
static bool is_english_day(const char *cell, const char *raw)
{
	int month, day, year, used = 0, date;
	struct ymd d;

	if (date_parse(raw, strlen(raw), &date) ||
	    sscanf(cell, "%2d/%2d/%4d%n", &month, &day, &year, &used) != 3 || cell[used])
		return false;
	d = date_to_ymd(date);
	return d.day == day && d.month == month && (d.year == year || d.year % 100 == year);
}

/* "33,0" for 33, also as a text of a workbook. */
static bool same_number(const struct column *column, const char *cell, const char *raw)
{
	double a, b;

	return column && (column->type == COLUMN_INT || column->type == COLUMN_DECIMAL) &&
	       !number_parse_decimal(cell, strlen(cell), &a) &&
	       !number_parse_decimal(raw, strlen(raw), &b) && a == b;
}

/* The same day with the hour that programs put behind it: "2008-09-09 00:00:00". */
static bool is_day_at_midnight(const char *cell, const char *raw)
{
	size_t len = strcspn(cell, " T");
	int day, date;

	return cell[len] && !cell[len + 1 + strspn(cell + len + 1, "0:")] &&
	       strchr(cell + len, ':') && !date_parse(cell, len, &day) &&
	       !date_parse(raw, strlen(raw), &date) && day == date;
}

static bool same_day(const struct column *column, const char *cell, const char *raw)
{
	return column && (column->type == COLUMN_DATE || column->type == COLUMN_BIRTH) &&
	       (is_english_day(cell, raw) || is_day_at_midnight(cell, raw));
}

/* Whether the cell shows this raw value in one of the ways in which kurator shows it, or in another of the same value. */
static bool shows(struct merge_state *s, const struct column *column, const struct grid_cell *cell,
		  const char *raw)
{
	struct strbuf a = STRBUF_INIT, b = STRBUF_INIT, why = STRBUF_INIT;
	bool same = streq(cell->text, raw) || same_phone(column, cell->text, raw) ||
		    same_day(column, cell->text, raw) || same_number(column, cell->text, raw);

	for (int medium = SHEET_WORKBOOK; !same && medium <= SHEET_CSV; medium++) {
		sheet_value_set(&s->shown, column, &s->programme->program, raw,
				(enum sheet_medium)medium);
		same = streq(cell->text, s->shown.text.buf);
	}
	if (!same && column && *raw && *cell->text &&
	    !column_normalise(column, &s->programme->program, cell->text, &a, &why) &&
	    !column_normalise(column, &s->programme->program, raw, &b, &why))
		same = streq(a.buf, b.buf);
	strbuf_release(&a);
	strbuf_release(&b);
	strbuf_release(&why);
	return same;
}

/* A number is written with 8, with 7 or without either before a program takes it for one. */
static enum damage damage_of_phone(const struct grid_cell *cell, const char *raw, bool typed)
{
	char digits[PHONE_DIGITS + 1];
	enum damage damage = DAMAGE_NONE;

	if (!phone_digits(raw, digits))
		return DAMAGE_NONE;
	for (const char *first = "78"; *first && damage == DAMAGE_NONE; first++) {
		digits[0] = *first;
		damage = damage_shortened(digits, cell, typed);
	}
	return damage == DAMAGE_NONE ? damage_shortened(digits + 1, cell, typed) : damage;
}

/* How what was there became what stands in the cell. */
static enum damage damage_of(struct merge_state *s, const struct column *column,
			     const struct grid_cell *cell, const char *raw, const char *shown)
{
	enum damage damage = damage_between(shown, cell, s->options->typed);

	if (damage == DAMAGE_NONE)
		damage = damage_between(raw, cell, s->options->typed);
	if (damage == DAMAGE_NONE && column && column->type == COLUMN_PHONE)
		damage = damage_of_phone(cell, raw, s->options->typed);
	return damage;
}

/* ---- cells of records that are there ---- */

/* Everything about one cell, so that helpers need few arguments. */
struct cell {
	size_t record, column;
	const struct column *schema; /* a null pointer: a column that the schema does not know */
	const char *name;
	const struct grid_cell *now;
	const char *base, *base_shown; /* null pointers: no base */
	const char *today;             /* a null pointer: no record */
};

static struct difference *report(struct merge_state *s, const struct cell *c,
				 enum difference_kind kind, const char *value, const char *note)
{
	struct difference *d = merge_add(s, kind, c->record, c->name);

	merge_set_text(s, &d->base, c->base);
	merge_set_text(s, &d->today, c->today);
	merge_set_text(s, &d->sheet, c->now->text);
	merge_set_text(s, &d->value, value);
	merge_set_text(s, &d->note, note);
	d->had_base = c->base != NULL;
	return d;
}

/* 11A with a Latin letter and 11А with a Russian one are one class. */
static bool same_class(const struct column *column, const char *a, const char *b)
{
	return column && column->type == COLUMN_CLASS && text_looks_same(a, b);
}

static bool is_same_value(const struct merge_state *s, const struct cell *c, const char *raw,
			  const char *value)
{
	struct strbuf normal = STRBUF_INIT;
	bool same;

	merge_normal(s, c->schema, raw, &normal);
	same = streq(normal.buf, value) || streq(raw, value) || same_phone(c->schema, raw, value) ||
	       same_class(c->schema, normal.buf, value);
	strbuf_release(&normal);
	return same;
}

static size_t count_words(const char *s)
{
	size_t n = 0;

	while (*s) {
		s += strspn(s, " .-");
		n += *s != '\0';
		s += strcspn(s, " .-");
	}
	return n;
}

/* Whether each form of `less` is one of `more`, perhaps there with its variant. */
static bool forms_are_within(const char *less, const char *more)
{
	const char *piece, *other;
	size_t len, n;

	while (list_next(&less, &piece, &len)) {
		const char *next = more;
		bool found = false;

		while (!found && list_next(&next, &other, &n))
			found = n >= len && !strncmp(piece, other, len) &&
				(n == len || other[len] == '/');
		if (!found)
			return false;
	}
	return true;
}

/*
 * How much of a fact two values say that do not contradict each other: 0: they do, or are of another kind; -1: the new
 * one says no more than the old one; 1: it says more.
 */
static int weigh(const struct column *column, const char *old, const char *new)
{
	int a[2], b[2];

	if (column && column->type == COLUMN_NAME && names_agree(old, new))
		return count_words(new) > count_words(old) ? 0 : -1;
	if (column && column->type == COLUMN_FORMS && *old && *new)
		return forms_are_within(new, old) ? -1 : forms_are_within(old, new);
	if (!column || column->type != COLUMN_BIRTH || birth_parse(old, &a[0], &a[1]) ||
	    birth_parse(new, &b[0], &b[1]))
		return 0;
	if (a[0] >= b[0] && a[1] <= b[1])
		return -1;
	return b[0] >= a[0] && b[1] <= a[1] ? 1 : 0;
}

static bool is_taken_from_sheet(const struct merge_state *s, const char *column)
{
	for (size_t i = 0; i < s->options->n_taken; i++)
		if (streq(s->options->taken[i], column))
			return true;
	return false;
}

/* The person meant `value`; may it be taken? `seen` is today's cell as the sheet may know it; `whole` is what is taken. */
static void settle_seen(struct merge_state *s, const struct cell *c, const char *value,
			const char *seen, const char *whole)
{
	int weight = c->base ? 0 : weigh(c->schema, seen, value);
	struct strbuf base = STRBUF_INIT;

	merge_normal(s, c->schema, c->base ? c->base : "", &base);
	if (is_same_value(s, c, seen, value) || is_same_value(s, c, c->today, whole) ||
	    weight < 0) {
		; /* both sides say the same, or the sheet says less */
	} else if (!*value && c->schema && c->schema->required) {
		report(s, c, DIFFERENCE_REFUSED, value, _("a value is required"));
	} else if (is_taken_from_sheet(s, c->name) ||
		   (c->base ? is_same_value(s, c, seen, base.buf) : !*seen || weight > 0)) {
		report(s, c, DIFFERENCE_CHANGED, whole, NULL);
	} else {
		report(s, c, DIFFERENCE_CONFLICT, whole,
		       c->base ? _("changed in the programme too")
			       : _("the programme holds something else"));
	}
	strbuf_release(&base);
}

static void settle(struct merge_state *s, const struct cell *c, const char *value)
{
	struct strbuf seen = STRBUF_INIT, whole = STRBUF_INIT;

	if (c->base && is_same_value(s, c, c->base, value))
		return;
	if (!c->today) {
		report(s, c, DIFFERENCE_CONFLICT, value, _("the record is no longer there"));
		return;
	}
	merge_hold_back(s, c->schema, c->base, c->today, value, &seen, &whole);
	settle_seen(s, c, value, seen.buf, whole.buf);
	strbuf_release(&seen);
	strbuf_release(&whole);
}

/* Spoilt on the way, and it is known what it was. */
static bool report_restored(struct merge_state *s, const struct cell *c)
{
	const char *was = c->base ? c->base : c->today ? c->today : "";
	const char *shown = c->base_shown;
	enum damage damage;

	if (!shown) {
		sheet_value_set(&s->shown, c->schema, &s->programme->program, was, SHEET_WORKBOOK);
		shown = s->shown.text.buf;
	}
	damage = damage_of(s, c->schema, c->now, was, shown);
	/* A person may want other blanks and quotation marks. */
	if ((damage == DAMAGE_BLANKS || damage == DAMAGE_QUOTES) && is_taken_from_sheet(s, c->name))
		damage = DAMAGE_NONE;
	if (damage == DAMAGE_NONE)
		return false;
	report(s, c, DIFFERENCE_RESTORED, was, damage_text(damage));
	return true;
}

/* "Yes" where the programme knows the day, and nobody says that it stood there. */
static bool says_less(const struct cell *c)
{
	return !c->base && c->today && *c->today && c->schema && c->schema->type == COLUMN_DATE &&
	       fact_is_yes(c->now->text);
}

static void compare(struct merge_state *s, const struct cell *c)
{
	struct strbuf value = STRBUF_INIT, note = STRBUF_INIT;
	enum difference_kind kind = DIFFERENCE_REFUSED;

	/* Without a base an empty cell says nothing. */
	if (!c->base && !*c->now->text)
		return;
	if (c->base && streq(c->now->text, c->base_shown))
		return;
	/* A workbook that kurator wrote shows no more either. */
	if (c->base && damage_cuts(c->base_shown, c->now->text) && report_restored(s, c))
		return;
	if (c->base && shows(s, c->schema, c->now, c->base))
		return;
	if (c->today && shows(s, c->schema, c->now, c->today))
		return;
	if (report_restored(s, c))
		return;
	if (merge_value(s, c->schema, c->now, &value, &note, &kind))
		settle(s, c, value.buf);
	else if (!says_less(c) &&
		 (!c->today || !is_same_value(s, c, c->today, value.buf) || !value.len))
		report(s, c, kind, value.buf, note.buf);
	strbuf_release(&value);
	strbuf_release(&note);
}

static const struct recognised_column *column_at(const struct merge_state *s, size_t column)
{
	return &s->sheet->columns[column];
}

const struct grid_cell *merge_without_guard(const struct merge_state *s,
					    const struct grid_cell *now, const char *was)
{
	struct strbuf text = STRBUF_INIT;
	struct grid_cell *bare;

	if (!s->options->typed || *s->sheet->grid->marker || now->kind != GRID_STRING ||
	    *now->text != '\'' || streq(now->text, was) || !guard_needed(now->text))
		return now;
	guard_remove(&text, now->text);
	bare = arena_calloc(&s->merge->arena, 1, sizeof(*bare));
	*bare = (struct grid_cell){ .text = arena_memdup0(&s->merge->arena, text.buf, text.len),
				    .kind = GRID_STRING };
	strbuf_release(&text);
	return bare;
}

static struct cell cell_of(const struct merge_state *s, size_t record, size_t column)
{
	const struct recognised_column *c = column_at(s, column);
	const struct sheet_record *r = &s->records[record];
	struct cell cell = { record,
			     column,
			     c->heading.column,
			     c->heading.name,
			     recognised_cell(s->sheet, record, c),
			     NULL,
			     NULL,
			     NULL };

	if (r->row != TABLE_NONE)
		cell.today = table_get(s->table, r->row, s->places[column]);
	if (r->kept != SIZE_MAX && s->kept_places[column] != SIZE_MAX) {
		cell.base = s->kept->rows[r->kept].raw[s->kept_places[column]];
		cell.base_shown = s->kept->rows[r->kept].shown[s->kept_places[column]];
	}
	cell.now = merge_without_guard(s, cell.now,
				       cell.base    ? cell.base
				       : cell.today ? cell.today
						    : "");
	return cell;
}

/* ---- phone and e-mail, or name and phone of a guardian, in one cell ---- */

#define IN_ONE_CELL 2

/* The columns that such a cell fills, where the sheet has none of their own, and how it is taken apart. */
static const struct contact_part {
	enum heading_part part;
	const char *columns[IN_ONE_CELL];
	enum fact (*read)(const char *s, struct strbuf *first, struct strbuf *second,
			  struct strbuf *note);
	size_t phone; /* which of them */
	const char *neither;
} contact_parts[] = {
	{ PART_CONTACTS,
	  { "phone", "email" },
	  contacts_read,
	  0,
	  N_("neither a phone nor an address") },
	{ PART_GUARDIAN,
	  { "guardian", "guardian_phone" },
	  guardian_read,
	  1,
	  N_("neither a name nor a phone") },
};

static const struct contact_part *contact_part(const struct merge_state *s, const struct cell *c)
{
	for (size_t i = 0; i < ARRAY_SIZE(contact_parts); i++)
		if (contact_parts[i].part == column_at(s, c->column)->heading.part)
			return &contact_parts[i];
	BUG("a cell of one value is no cell of contacts");
}

bool merge_part_fills(enum heading_part part, const char *column)
{
	for (size_t i = 0; i < ARRAY_SIZE(contact_parts); i++)
		for (size_t k = 0; k < IN_ONE_CELL; k++)
			if (contact_parts[i].part == part &&
			    streq(contact_parts[i].columns[k], column))
				return true;
	return false;
}

/* What was exported is still what the programme holds: then the person changed it, and nobody else. */
static bool are_todays_contacts(const struct merge_state *s, const struct cell *c)
{
	const struct contact_part *part = contact_part(s, c);
	size_t row = s->records[c->record].row;
	struct strbuf today = STRBUF_INIT;
	bool same;

	contacts_text(table_gets(s->table, row, part->columns[0]),
		      table_gets(s->table, row, part->columns[1]), &today);
	same = c->base_shown && streq(c->base_shown, today.buf);
	strbuf_release(&today);
	return same;
}

static void compare_contacts(struct merge_state *s, size_t record, const struct cell *c)
{
	const struct contact_part *both = contact_part(s, c);
	struct strbuf values[IN_ONE_CELL] = { STRBUF_INIT, STRBUF_INIT }, note = STRBUF_INIT;
	enum fact fact = both->read(c->now->text, &values[0], &values[1], &note);

	if (*c->now->text && fact == FACT_NONE)
		report(s, c, DIFFERENCE_REFUSED, NULL, _(both->neither));
	else if (fact == FACT_DOUBTFUL)
		report(s, c, DIFFERENCE_DOUBTFUL, values[both->phone].buf, note.buf);
	for (size_t i = 0; fact == FACT_CERTAIN && i < IN_ONE_CELL; i++) {
		const struct column *schema = schema_column(s->schema, both->columns[i]);
		struct grid_cell part = { .text = values[i].buf, .kind = GRID_STRING };
		struct cell one = {
			record, c->column, schema, schema->name, &part, NULL, NULL, NULL
		};

		if (recognised_column(s->sheet, schema->name) || !values[i].len)
			continue;
		one.today = table_get(s->table, s->records[record].row,
				      table_column(s->table, schema->name));
		one.name = schema->name;
		if (are_todays_contacts(s, c))
			one.base = one.base_shown = one.today;
		compare(s, &one);
	}
	strbuf_release(&values[0]);
	strbuf_release(&values[1]);
	strbuf_release(&note);
}

/* ---- the other one of the pair ---- */

static void load_pairs(struct merge_state *s)
{
	struct findings unused = FINDINGS_INIT;
	const struct table *table = store_read(&s->programme->store, "pairs.csv", &unused);
	size_t mentor = table_column(table, "mentor"), mentee = table_column(table, "mentee");

	for (size_t row = 0; row < table->n_rows; row++) {
		char *key = xstrfmt("%s %s", table_get(table, row, mentor),
				    table_get(table, row, mentee));

		strmap_add(&s->pairs, key, strlen(key), row);
		free(key);
	}
	findings_release(&unused);
	s->pairs_known = true;
}

static void check_partner(struct merge_state *s, const struct cell *c, const char *name)
{
	bool mentors = streq(s->schema->name, "mentors.csv");
	const char *own = s->records[c->record].id;
	struct strbuf other = STRBUF_INIT, note = STRBUF_INIT;
	enum difference_kind kind = DIFFERENCE_DOUBTFUL;
	char *key;

	if (!merge_resolve_one(s, mentors ? TARGET_MENTEE : TARGET_MENTOR, name, &other, &note,
			       &kind)) {
		; /* the note says why */
	} else if (!c->today) {
		strbuf_addstr(&note, _("a sheet makes no pair: make it once the record is there"));
	} else {
		key = mentors ? xstrfmt("%s %s", own, other.buf) : xstrfmt("%s %s", other.buf, own);
		if (strmap_gets(&s->pairs, key) == STRMAP_NONE)
			strbuf_addf(&note, _("no pair of %s and %s is recorded"),
				    mentors ? own : other.buf, mentors ? other.buf : own);
		free(key);
	}
	if (note.len)
		report(s, c, DIFFERENCE_DOUBTFUL, other.buf, note.buf);
	strbuf_release(&other);
	strbuf_release(&note);
}

/* A sheet does not make pairs; it is said where it names one that is not recorded. */
static void compare_partner(struct merge_state *s, struct cell *c)
{
	const char *at = c->now->text;

	c->name = "pair";
	if (!s->pairs_known)
		load_pairs(s);
	while (*at) {
		size_t len;
		char *name;

		at += strspn(at, " ,;\t\r\n");
		len = strcspn(at, ",;\r\n");
		if (!len)
			break;
		name = xmemdup0(at, len);
		check_partner(s, c, name);
		free(name);
		at += len;
	}
}

/* It is changed where it comes from. */
static void compare_made(struct merge_state *s, struct cell *c)
{
	c->name = column_at(s, c->column)->text;
	report(s, c, DIFFERENCE_REFUSED, NULL,
	       _("kurator puts this column together from others: change those"));
}

/* Programs write days and fractions as their country does. */
static bool shows_the_same(const char *now, const char *then)
{
	double a, b;
	int x, y;

	if (streq(now, then) || is_english_day(now, then))
		return true;
	if (!date_parse(now, strlen(now), &x) && !date_parse(then, strlen(then), &y))
		return x == y;
	return !number_parse_decimal(now, strlen(now), &a) &&
	       !number_parse_decimal(then, strlen(then), &b) && a == b;
}

void merge_compare_cell(struct merge_state *s, size_t record, size_t column)
{
	struct cell cell = cell_of(s, record, column);
	enum heading_part part = column_at(s, column)->heading.part;

	if (part != PART_VALUE && cell.base_shown &&
	    shows_the_same(cell.now->text, cell.base_shown))
		return;
	switch (part) {
	case PART_SURNAME: /* joined to the name by recognise() */
	case PART_GIVEN:
	case PART_PATRONYMIC:
	case PART_MENTOR:
	case PART_MENTEE:
		break;
	case PART_MADE:
		if (cell.base_shown)
			compare_made(s, &cell);
		break;
	case PART_VALUE:
		compare(s, &cell);
		break;
	case PART_CONTACTS:
	case PART_GUARDIAN:
		if (cell.today)
			compare_contacts(s, record, &cell);
		break;
	case PART_PARTNER:
		if (cell.today)
			compare_partner(s, &cell);
		break;
	}
}

/* ---- cells of new records ---- */

static const char *keep_text(struct merge_state *s, const char *text)
{
	return arena_memdup0(&s->merge->arena, text, strlen(text));
}

/* Many values are what stands in the cell, which is kept anyway. */
static const char *keep_value(struct merge_state *s, const struct cell *c, const char *value)
{
	return streq(value, c->now->text) ? c->now->text : keep_text(s, value);
}

static void read_contacts(struct merge_state *s, const struct cell *c)
{
	const struct contact_part *both = contact_part(s, c);
	struct strbuf values[IN_ONE_CELL] = { STRBUF_INIT, STRBUF_INIT }, note = STRBUF_INIT;
	enum fact fact = both->read(c->now->text, &values[0], &values[1], &note);

	if (*c->now->text && fact != FACT_CERTAIN)
		report(s, c, fact == FACT_NONE ? DIFFERENCE_REFUSED : DIFFERENCE_DOUBTFUL,
		       values[both->phone].buf, fact == FACT_NONE ? _(both->neither) : note.buf);
	for (size_t i = 0; fact == FACT_CERTAIN && i < IN_ONE_CELL; i++)
		if (!recognised_column(s->sheet, both->columns[i]) && values[i].len)
			s->values[schema_column_index(s->schema, both->columns[i])] =
				keep_text(s, values[i].buf);
	strbuf_release(&values[0]);
	strbuf_release(&values[1]);
	strbuf_release(&note);
}

void merge_read_added(struct merge_state *s, size_t record, size_t column)
{
	struct cell c = cell_of(s, record, column);
	struct strbuf value = STRBUF_INIT, note = STRBUF_INIT;
	enum difference_kind kind = DIFFERENCE_REFUSED;
	enum heading_part part = column_at(s, column)->heading.part;

	if (part == PART_CONTACTS || part == PART_GUARDIAN)
		read_contacts(s, &c);
	/* A pair needs both people to be there; who is named is looked for now. */
	if (part == PART_PARTNER)
		compare_partner(s, &c);
	if (part != PART_VALUE || !*c.now->text)
		return;
	if (!merge_value(s, c.schema, c.now, &value, &note, &kind))
		report(s, &c, kind, value.buf, note.buf);
	else if (c.schema)
		s->values[schema_column_index(s->schema, c.schema->name)] =
			keep_value(s, &c, value.buf);
	else
		s->values[s->schema->n_columns + column] = keep_value(s, &c, value.buf);
	strbuf_release(&value);
	strbuf_release(&note);
}
