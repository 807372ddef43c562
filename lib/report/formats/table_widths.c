/* table_widths.c - how wide the columns of a table are */
#include "report/formats/table_widths.h"

#include "base/text.h"

#define SHORT 10    /* cells up to this width, such as ids and dates, are not broken */
#define WORD 14     /* words of headings up to this width are not broken */
#define SENTENCE 24 /* the least that is left for a sentence */

static size_t width_of(const char *s)
{
	return text_width(s, strlen(s));
}

/* Whether a text may be broken between s[at - 1] and s[at]. */
static bool breaks_at(const char *s, size_t at)
{
	return strchr(";,/-", s[at - 1]) && !is_digit(s[at]);
}

/* Bytes up to the place where a text may be broken. */
static size_t piece_of(const char *s)
{
	size_t len = 1;

	while (s[len] && s[len] != ' ' && !breaks_at(s, len))
		len++;
	return len;
}

static size_t longest_piece(const char *s)
{
	size_t longest = 0;

	while (*s) {
		size_t len = piece_of(s), width = text_width(s, len);

		longest = width > longest ? width : longest;
		s += len + (s[len] == ' ');
	}
	return longest;
}

void table_column_heading(struct table_column *column, const char *heading)
{
	column->heading = width_of(heading);
	column->word = longest_piece(heading);
	column->width = column->data > column->heading ? column->data : column->heading;
}

void table_column_cell(struct table_column *column, const char *text)
{
	size_t width = width_of(text), piece = strspn(text, " ") + longest_piece(text);

	if (width > column->data)
		column->data = width;
	if (width > column->width)
		column->width = width;
	column->n_cells++;
	column->pieces[piece < TABLE_PIECE ? piece : TABLE_PIECE]++;
}

static size_t total(const struct table_column *columns, size_t n)
{
	size_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += columns[i].width + (i ? TABLE_GAP : 0);
	return sum;
}

/* The least widths of columns in one step of the fitting. */
struct bounds {
	size_t text, key;
	bool whole_words; /* words of cells are not broken, either */
};

static size_t least(const struct table_column *column, const struct bounds *bounds)
{
	size_t bound = column->wraps ? SENTENCE : column->is_key ? bounds->key : bounds->text;

	if (column->is_number || column->is_whole || (column->data <= SHORT && !column->wraps))
		bound = column->data;
	/* A heading is broken between words, not within them, unless a word is very long. */
	if (column->word > bound && (column->is_number || column->word <= WORD))
		bound = column->word;
	return bound;
}

/* Cells with a word that is broken when the column has this width. */
static size_t n_broken(const struct table_column *column, size_t width)
{
	size_t n = 0;

	for (size_t piece = width + 1; piece <= TABLE_PIECE; piece++)
		n += column->pieces[piece];
	return n;
}

/* Whether it hurts less to make column a narrower than column b. */
static bool rather(const struct table_column *a, const struct table_column *b)
{
	size_t broken_a = n_broken(a, a->width - 1), broken_b = n_broken(b, b->width - 1);

	return broken_a != broken_b ? broken_a < broken_b : a->width > b->width;
}

/* Takes columns of the window, one after another, from where it hurts least; false when the table cannot be made to fit. */
static bool shrink(struct table_column *columns, size_t n, size_t window,
		   const struct bounds *bounds)
{
	for (size_t sum = total(columns, n); sum > window; sum--) {
		struct table_column *next = NULL;

		for (size_t i = 0; i < n; i++) {
			struct table_column *column = &columns[i];

			if (column->width <= least(column, bounds) ||
			    (bounds->whole_words && n_broken(column, column->width - 1)))
				continue;
			if (!next || rather(column, next))
				next = column;
		}
		if (!next)
			return false;
		next->width--;
	}
	return true;
}

/* Whether a word is broken in more than every second row: that would be hard to read. */
static bool is_hard_to_read(const struct table_column *columns, size_t n)
{
	size_t broken = 0, rows = 0;

	for (size_t i = 0; i < n; i++) {
		broken += n_broken(&columns[i], columns[i].width);
		if (columns[i].n_cells > rows)
			rows = columns[i].n_cells;
	}
	return broken > rows / 2;
}

bool table_fit(struct table_column *columns, size_t n, size_t window)
{
	static const struct bounds whole_words[] = {
		{ 14, SIZE_MAX, true }, { 10, 18, true }, { 7, 12, true }, { 7, 7, true }
	};
	static const struct bounds any = { 7, 7, false };

	if (total(columns, n) <= window)
		return true;
	for (size_t i = 0; i < n; i++)
		columns[i].width =
			columns[i].data > columns[i].word ? columns[i].data : columns[i].word;
	for (size_t i = 0; i < ARRAY_SIZE(whole_words); i++)
		if (shrink(columns, n, window, &whole_words[i]))
			return true;
	return shrink(columns, n, window, &any) && !is_hard_to_read(columns, n);
}

size_t table_first_line(const char *text, size_t width, size_t *skip)
{
	size_t len = strlen(text), cut = text_cut(text, len, width), at = cut;
	size_t indent = strspn(text, " ");

	*skip = 0;
	if (cut == len || !cut)
		return len;
	while (at > indent && text[at] != ' ' && !breaks_at(text, at))
		at--;
	if (at <= indent)
		return cut;
	*skip = text[at] == ' ';
	return at;
}
