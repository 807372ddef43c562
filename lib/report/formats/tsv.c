/*
 * tsv.c - tab separated values without quotes: tab, line feed, carriage return and backslash inside a cell are written
 * \t, \n, \r and \\ (the linear TSV of the IANA registration's descendants), so that a line is always a row.
 */
#include "report/formats/format.h"

static void print_cell(FILE *to, const struct strbuf *text)
{
	for (size_t i = 0; i < text->len; i++) {
		switch (text->buf[i]) {
		case '\t':
			fputs("\\t", to);
			break;
		case '\n':
			fputs("\\n", to);
			break;
		case '\r':
			fputs("\\r", to);
			break;
		case '\\':
			fputs("\\\\", to);
			break;
		default:
			putc(text->buf[i], to);
		}
	}
}

static void begin(struct output *out)
{
	for (size_t i = 0; i < out->n_columns; i++)
		fprintf(out->to, "%s%s", i ? "\t" : "", out->columns[i].name);
	putc('\n', out->to);
}

static void row(struct output *out)
{
	for (size_t i = 0; i < out->n_columns; i++) {
		if (i)
			putc('\t', out->to);
		print_cell(out->to, &out->cells[i].text);
	}
	putc('\n', out->to);
}

static void end(struct output *out)
{
	(void)out;
}

const struct format format_tsv = { "tsv", false, begin, row, end };
