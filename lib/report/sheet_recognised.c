/* sheet_recognised.c - what a sheet was recognised as */
#include "report/sheet_recognised.h"

#include "base/util.h"

/* ---- what a heading means ---- */

/* Meanings that are no column: the word of a map, and what people call it. */
static const struct {
	enum heading_part part;
	const char *word, *label;
} parts[] = {
	{ PART_CONTACTS, "contacts", N_("phone and e-mail") },
	{ PART_GUARDIAN, "guardian-contacts", N_("name and phone of the guardian") },
	{ PART_PARTNER, "partner", N_("the other one of the pair") },
	{ PART_SURNAME, "surname", N_("surname") },
	{ PART_GIVEN, "given", N_("given name") },
	{ PART_PATRONYMIC, "patronymic", N_("patronymic") },
	{ PART_MENTOR, "mentor", N_("mentor of the pair") },
	{ PART_MENTEE, "mentee", N_("mentee of the pair") },
};

/* A column to which others were joined stands for all of them; people see what stands in it. */
static enum heading_part part_of(const struct recognised_column *column)
{
	return column->joined != PART_VALUE ? column->joined : column->heading.part;
}

/* The word of a map for what a heading means. */
static const char *map_word(const struct heading *heading, enum heading_part part)
{
	for (size_t i = 0; i < ARRAY_SIZE(parts); i++)
		if (parts[i].part == part)
			return parts[i].word;
	return heading->name ? heading->name : "";
}

/* What people call it. */
static const char *meaning_label(const struct heading *heading, enum heading_part part)
{
	for (size_t i = 0; i < ARRAY_SIZE(parts); i++)
		if (parts[i].part == part)
			return _(parts[i].label);
	if (heading->column)
		return _(heading->column->label);
	return heading->name ? heading->name : "";
}

/* "телефон (phone)": for people, and as it is written into a map. */
static void add_meaning(struct strbuf *out, const struct heading *heading, enum heading_part part)
{
	const char *label = meaning_label(heading, part), *word = map_word(heading, part);

	strbuf_addf(out, "%s%s", out->len ? ", " : "", label);
	if (strcmp(label, word) != 0)
		strbuf_addf(out, " (%s)", word);
}

/* All that a doubtful heading may mean. */
static void add_meanings(struct strbuf *out, const struct recognised_column *column)
{
	add_meaning(out, &column->heading, part_of(column));
	for (size_t i = 0; i < HEADING_ALSO && column->heading.also[i]; i++)
		add_meaning(out, column->heading.also[i], column->heading.also[i]->part);
}

/* ---- in sentences ---- */

static void say_file(const struct recognised *r, const char *name)
{
	const struct grid *grid = r->grid;
	struct strbuf kind = STRBUF_INIT;

	if (grid->format == GRID_CSV && grid->delimiter == '\t')
		strbuf_addf(&kind, _("CSV, %s, tab as delimiter"), grid->encoding);
	else if (grid->format == GRID_CSV)
		strbuf_addf(&kind, _("CSV, %s, '%c' as delimiter"), grid->encoding,
			    grid->delimiter);
	else
		strbuf_addf(&kind, _("workbook, sheet '%s'"), grid->sheet);
	remark(nth_("%s: %s; heading in row %zu; %zu record of %s",
		    "%s: %s; heading in row %zu; %zu records of %s", r->n_rows),
	       name, kind.buf, grid->rows[r->header].number, r->n_rows, r->schema->name);
	strbuf_release(&kind);
	if (grid->undone)
		remark(_("its text was read as %s and saved so: that is undone"), grid->undone);
	if (grid->n_broken)
		remark(nth_("%zu byte is no UTF-8: its cell is damaged",
			    "%zu bytes are no UTF-8: their cells are damaged", grid->n_broken),
		       grid->n_broken);
	if (*grid->others)
		remark(_("other sheets, not read: %s"), grid->others);
}

static void say_heading(const struct recognised_column *column, bool verbose)
{
	struct strbuf meanings = STRBUF_INIT;

	add_meanings(&meanings, column);
	if (column->again)
		remark(_("heading '%s': %s once more, not used"), column->text, meanings.buf);
	else if (column->heading.match == HEADING_DOUBTFUL)
		remark(_("heading '%s': perhaps %s, not used"), column->text, meanings.buf);
	else if (verbose && column->heading.match == HEADING_CERTAIN)
		remark(_("heading '%s': %s"), column->text, meanings.buf);
	strbuf_release(&meanings);
}

/* The texts of all columns that match in this way, in one line. */
static void say_headings(const struct recognised *r, enum heading_match match, const char *fmt)
	PRINTF_LIKE(3, 0);

static void say_headings(const struct recognised *r, enum heading_match match, const char *fmt)
{
	struct strbuf list = STRBUF_INIT;

	for (size_t i = 0; i < r->n_columns; i++)
		if (r->columns[i].heading.match == match)
			strbuf_addf(&list, "%s'%s'", list.len ? ", " : "", r->columns[i].text);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	if (list.len)
		remark(fmt, list.buf);
#pragma GCC diagnostic pop
	strbuf_release(&list);
}

/* What is certain, in one line. */
static void say_certain(const struct recognised *r)
{
	struct strbuf list = STRBUF_INIT;

	for (size_t i = 0; i < r->n_columns; i++) {
		const struct recognised_column *column = &r->columns[i];

		if (recognised_is_used(column))
			strbuf_addf(&list, "%s'%s' – %s", list.len ? ", " : "", column->text,
				    meaning_label(&column->heading, part_of(column)));
	}
	if (list.len)
		remark(_("headings: %s"), list.buf);
	strbuf_release(&list);
}

/* Whether cells stand in a column that is neither used nor left out. */
static bool has_unused(const struct recognised *r)
{
	for (size_t i = 0; i < r->n_columns; i++)
		if (recognised_count_unused(r, &r->columns[i]))
			return true;
	return false;
}

/* Values that stand once for several rows. */
static void say_carried(const struct recognised *r)
{
	struct strbuf list = STRBUF_INIT;

	for (size_t i = 0; r->grid->format != GRID_CSV && i < r->n_columns; i++) {
		size_t n = recognised_count_carried(r, &r->columns[i]);

		if (n)
			strbuf_addf(&list, "%s'%s' (%zu)", list.len ? ", " : "", r->columns[i].text,
				    n);
	}
	if (list.len)
		remark(_("merged cells, taken for each of their rows: %s"), list.buf);
	strbuf_release(&list);
}

/* "4, 7–1203": neighbours are one range. */
static void say_rows_left_out(const struct recognised *r)
{
	struct strbuf list = STRBUF_INIT;

	for (size_t i = 0, last; i < r->n_left_out; i = last + 1) {
		size_t first = r->grid->rows[r->left_out[i]].number, number = first;

		for (last = i; last + 1 < r->n_left_out &&
			       r->grid->rows[r->left_out[last + 1]].number == number + 1;
		     last++)
			number++;
		strbuf_addf(&list, "%s%zu", list.len ? ", " : "", first);
		if (number > first)
			strbuf_addf(&list, number == first + 1 ? ", %zu" : "–%zu", number);
	}
	if (list.len)
		remark(_("rows that are no records: %s"), list.buf);
	strbuf_release(&list);
}

void sheet_recognised_say(const struct recognised *r, const char *name, const char *kept,
			  bool verbose)
{
	bool doubtful = false;

	say_file(r, name);
	if (kept)
		remark(_("compared with the export %s"), kept);
	else
		remark(_("not an export that is kept: compared with the base alone"));
	if (!verbose && !kept)
		say_certain(r);
	for (size_t i = 0; i < r->n_columns; i++) {
		say_heading(&r->columns[i], verbose);
		doubtful |= r->columns[i].again || r->columns[i].heading.match == HEADING_DOUBTFUL;
	}
	say_headings(r, HEADING_UNKNOWN, _("headings that are not known: %s"));
	if (has_unused(r))
		remark(_(
			"what stands below headings that are not used is not taken over; --keep-columns keeps it"));
	if (verbose)
		say_headings(r, HEADING_LEFT_OUT, _("headings that are left out: %s"));
	if (doubtful)
		remark(_(
			"a map of headings settles what is doubtful: 'sheet diff --headings' prints one, --map FILE uses it"));
	say_carried(r);
	say_rows_left_out(r);
}

void sheet_recognised_say_map(const struct recognised *r, const struct heading_map *map,
			      const char *name)
{
	bool *found = xcalloc(map->n, sizeof(*found));
	struct strbuf list = STRBUF_INIT;

	recognised_find_mapped(r, map, found);
	for (size_t i = 0; i < map->n; i++)
		if (!found[i])
			strbuf_addf(&list, "%s'%s'", list.len ? ", " : "", map->headings[i]);
	if (list.len)
		remark(_("%s: the sheet has no such heading: %s"), name, list.buf);
	strbuf_release(&list);
	free(found);
}

/* ---- as a map ---- */

static void put_heading(struct output *out, const struct recognised_column *column)
{
	const struct heading *heading = &column->heading;
	const char *word = map_word(heading, part_of(column));
	struct strbuf note = STRBUF_INIT, meanings = STRBUF_INIT, shown = STRBUF_INIT;

	add_meanings(&meanings, column);
	if (column->again)
		strbuf_addf(&note, _("%s once more"), meanings.buf);
	else if (heading->match == HEADING_DOUBTFUL && *word)
		strbuf_addf(&note, _("perhaps %s"), meanings.buf);
	else if (heading->match == HEADING_LEFT_OUT)
		strbuf_addstr(&note, _("left out"));
	/* A suggestion is the word behind a question mark: whoever takes the mark away accepts it. */
	if (column->again || heading->match < HEADING_LEFT_OUT)
		strbuf_addf(&shown, "?%s", column->again ? "" : word);
	else if (heading->match == HEADING_CERTAIN)
		strbuf_addstr(&shown, word);
	output_text(out, column->text);
	output_text_len(out, shown.buf, shown.len);
	output_text_len(out, note.buf, note.len);
	output_end_row(out);
	strbuf_release(&note);
	strbuf_release(&meanings);
	strbuf_release(&shown);
}

void sheet_recognised_write(FILE *to, struct output_options options, const struct recognised *r)
{
	static const struct output_column columns[] = {
		{ .name = "heading", .label = N_("heading") },
		{ .name = "column", .label = N_("column") },
		{ .name = "note", .label = N_("note"), .flags = OUTPUT_WRAP },
	};
	struct output *out = output_open(to, options, columns, ARRAY_SIZE(columns));

	for (size_t i = 0; i < r->n_columns; i++)
		put_heading(out, &r->columns[i]);
	output_close(out);
}
