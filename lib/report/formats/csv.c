/* csv.c - comma separated values, RFC 4180, LF */
#include "report/formats/format.h"

static bool needs_quotes(const struct strbuf *text)
{
	return memchr(text->buf, ',', text->len) || memchr(text->buf, '"', text->len) ||
	       memchr(text->buf, '\n', text->len) || memchr(text->buf, '\r', text->len);
}

static void print_cell(FILE *to, const struct strbuf *text)
{
	if (!needs_quotes(text)) {
		fwrite(text->buf, 1, text->len, to);
		return;
	}
	putc('"', to);
	for (size_t i = 0; i < text->len; i++) {
		if (text->buf[i] == '"')
			putc('"', to);
		putc(text->buf[i], to);
	}
	putc('"', to);
}

static void begin(struct output *out)
{
	for (size_t i = 0; i < out->n_columns; i++)
		fprintf(out->to, "%s%s", i ? "," : "", out->columns[i].name);
	putc('\n', out->to);
}

static void row(struct output *out)
{
	for (size_t i = 0; i < out->n_columns; i++) {
		if (i)
			putc(',', out->to);
		print_cell(out->to, &out->cells[i].text);
	}
	/* A row of one empty cell would read as a blank line. */
	if (out->n_columns == 1 && !out->cells[0].text.len)
		fputs("\"\"", out->to);
	putc('\n', out->to);
}

static void end(struct output *out)
{
	(void)out;
}

const struct format format_csv = { "csv", false, begin, row, end };
