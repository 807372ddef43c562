/* recognise_rows.c - which rows below the heading are records */
#include "model/sheets/recognise_parts.h"

#include "base/number.h"

/* The heading once more, as on every page of a printed table. */
static bool is_header_again(const struct recognised *r, size_t row)
{
	size_t filled = 0;

	for (size_t c = 0; c < r->grid->n_columns; c++) {
		const char *text = recognise_own_text(r->grid, row, c);

		if (*text && !streq(text, recognise_own_text(r->grid, r->header, c)))
			return false;
		filled += *text != '\0';
	}
	return filled > 1;
}

/* "1 2 3 4 …" below the heading. */
static bool is_numbering(const struct recognised *r, size_t row)
{
	size_t filled = 0;

	for (size_t c = 0; c < r->grid->n_columns; c++) {
		const char *text = recognise_own_text(r->grid, row, c);
		int64_t number;

		if (!*text)
			continue;
		if (number_parse_int(text, strlen(text), &number) || number != (int64_t)filled + 1)
			return false;
		filled++;
	}
	return filled > 2;
}

static const char *first_text(const struct recognised *r, size_t row)
{
	const char *text = "";

	for (size_t c = 0; c < r->grid->n_columns && !*text; c++)
		text = recognise_own_text(r->grid, row, c);
	return text;
}

/* Whether the key of the text begins with one of the words. */
static bool begins_with_word(const char *text, const char *const *words, size_t n)
{
	struct strbuf key = STRBUF_INIT;
	const char *rest;
	bool found = false;

	heading_key(&key, text);
	for (size_t i = 0; i < n; i++)
		found |= skip_prefix(key.buf, words[i], &rest) && (!*rest || *rest == ' ');
	strbuf_release(&key);
	return found;
}

static bool is_total(const struct recognised *r, size_t row)
{
	static const char *const words[] = { "итого", "всего", "total", "в среднем" };
	const char *text = first_text(r, row);

	/* Few rows begin with one of these letters. */
	return strstr("иИвВtT",
		      (char[3]){ text[0], (unsigned char)text[0] >= 0x80 ? text[1] : '\0' }) &&
	       begins_with_word(text, words, ARRAY_SIZE(words));
}

/* Nothing stands in a column that is used. */
static bool is_beside(const struct recognised *r, size_t row)
{
	for (size_t i = 0; i < r->n_columns; i++)
		if (recognised_is_used(&r->columns[i]) &&
		    *recognise_own_text(r->grid, row, r->columns[i].place))
			return false;
	return true;
}

/* "Классный руководитель … Смирнова А.А.": who signed the table. */
static bool is_signature(const struct recognised *r, size_t row)
{
	static const char *const words[] = { "классный руководитель",
					     "кл рук",
					     "кл руководитель",
					     "руководитель",
					     "директор",
					     "зам директора",
					     "заместитель директора",
					     "куратор",
					     "исполнитель",
					     "исп",
					     "составил",
					     "составила",
					     "составитель",
					     "ответственный",
					     "ответственная",
					     "подпись",
					     "дата",
					     "м п",
					     "signed",
					     "signature",
					     "class teacher" };

	return begins_with_word(first_text(r, row), words, ARRAY_SIZE(words));
}

static bool stands_alone(const struct recognised *r, size_t row)
{
	size_t filled = 0;

	for (size_t c = 0; c < r->grid->n_columns; c++)
		filled += *recognise_own_text(r->grid, row, c) != '\0';
	return filled == 1;
}

/*
 * One cell in the row of a table of several columns, and no name: "6А класс", "Количество: 25", "Подпись ____",
 * "* по данным на 1 сентября", "Исп. Иванова А.П.".
 */
static bool is_note(const struct recognised *r, size_t row)
{
	static const char *const words[] = { "количество", "средний балл", "средняя оценка",
					     "примечание", "примечания",   "count of",
					     "average",    "note" };
	const char *text = first_text(r, row);
	size_t used = 0;

	for (size_t i = 0; i < r->n_columns; i++)
		used += recognised_is_used(&r->columns[i]);
	if (used < 2 || !stands_alone(r, row))
		return false;
	return strpbrk(text, ":_*0123456789") || is_signature(r, row) ||
	       begins_with_word(text, words, ARRAY_SIZE(words));
}

/* The row before is empty, or no record. */
static bool stands_apart(const struct recognised *r, size_t i)
{
	size_t row = r->rows[i];

	return r->grid->rows[row].number > r->grid->rows[row - 1].number + 1 ||
	       (i && r->rows[i - 1] + 1 < row);
}

static int by_number(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

/* Signatures stand at the foot of the table, apart from it. */
static void drop_signatures(struct recognised *r)
{
	size_t first = r->n_rows;

	while (first > 0 && is_signature(r, r->rows[first - 1]))
		first--;
	if (first == r->n_rows || !stands_apart(r, first))
		return;
	for (size_t i = first; i < r->n_rows; i++)
		r->left_out[r->n_left_out++] = r->rows[i];
	r->n_rows = first;
	qsort(r->left_out, r->n_left_out, sizeof(*r->left_out), by_number);
}

void recognise_find_rows(struct recognised *r)
{
	r->rows = xcalloc(r->grid->n_rows, sizeof(*r->rows));
	r->left_out = xcalloc(r->grid->n_rows, sizeof(*r->left_out));
	for (size_t row = r->header + r->header_rows; row < r->grid->n_rows; row++) {
		if (is_header_again(r, row) || is_numbering(r, row) || is_total(r, row) ||
		    is_beside(r, row) || is_note(r, row))
			r->left_out[r->n_left_out++] = row;
		else
			r->rows[r->n_rows++] = row;
	}
	drop_signatures(r);
}
