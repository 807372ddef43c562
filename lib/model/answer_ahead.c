/* answer_ahead.c - what only whole columns of a sheet tell */
#include "model/answer_sheet.h"

static bool says_who(const struct sheet *s, size_t column)
{
	enum heading_type type = s->headings[column].type;

	return type == HEADING_ID || type == HEADING_NAME || type == HEADING_CLASS;
}

/* Whether any column but this one says who answered. */
static bool is_said_elsewhere(const struct sheet *s, size_t column)
{
	for (size_t c = 0; c < s->in.n_columns; c++)
		if (c != column && says_who(s, c))
			return true;
	return s->options->anonymous;
}

static void look_at_row(const struct sheet *s, const struct reader *row, bool *has_ids)
{
	for (size_t c = 0; c < s->in.n_columns; c++)
		if (s->headings[c].type == HEADING_ID && !has_ids[c])
			has_ids[c] = sheet_is_id(s, row->fields[c]);
}

static void forget_foreign_ids(struct sheet *s, const bool *has_ids)
{
	for (size_t c = 0; c < s->in.n_columns; c++) {
		struct heading *heading = &s->headings[c];

		if (heading->type == HEADING_ID && !heading->settled && !has_ids[c] &&
		    is_said_elsewhere(s, c))
			heading->type = HEADING_EXTRA;
	}
}

static void fault_nobody(struct sheet *s)
{
	if (!is_said_elsewhere(s, SIZE_MAX))
		sheet_fault(s, NULL, "missing-value",
			    _("no heading says who answered: --heading 'HEADING=name' names it, "
			      "--anonymous does without"));
}

/* ---- months and days ---- */

bool sheet_slashed_day(const char *text, int *first, int *second, int *year)
{
	int end = 0;

	while (is_blank(*text))
		text++;
	if (sscanf(text, "%2d/%2d/%4d%n", first, second, year, &end) != 3 || *year < 1000)
		return false;
	return *first > 0 && *second > 0 && !is_digit(text[end]);
}

/* The highest of the first and of the second numbers. */
struct slashes {
	int first, second;
};

static void look_at_day(const struct sheet *s, const struct reader *row, struct slashes *highest)
{
	size_t column = sheet_find_heading(s, HEADING_DAY);
	int first, second, year;

	if (column == SIZE_MAX || !sheet_slashed_day(row->fields[column], &first, &second, &year))
		return;
	highest->first = first > highest->first ? first : highest->first;
	highest->second = second > highest->second ? second : highest->second;
}

static enum slash_order order_of(const struct slashes *highest)
{
	if (highest->second > 12 && highest->first <= 12)
		return MONTH_FIRST;
	return highest->first > 12 && highest->second <= 12 ? DAY_FIRST : SLASHES_UNKNOWN;
}

void sheet_look_ahead(struct sheet *s, const struct strbuf *bytes)
{
	struct csv_options csv = { .name = s->name,
				   .encoding = s->options->encoding,
				   .takes_encoding = true };
	bool *has_ids = xcalloc(s->in.n_columns + 1, sizeof(*has_ids));
	struct findings said_later = FINDINGS_INIT;
	struct slashes highest = { 0, 0 };
	struct reader in;

	if (!reader_open_bytes(&in, bytes->buf, bytes->len, &csv, &said_later))
		while (reader_next(&in)) {
			look_at_row(s, &in, has_ids);
			look_at_day(s, &in, &highest);
		}
	s->slashes = order_of(&highest);
	forget_foreign_ids(s, has_ids);
	fault_nobody(s);
	reader_release(&in);
	findings_release(&said_later);
	free(has_ids);
}
