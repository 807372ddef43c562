/* json.c - an array of objects, one a line (RFC 8259); an empty cell of a number column is null */
#include "report/formats/format.h"

#include <math.h>

#include "base/text.h"

static void print_string(FILE *to, const char *bytes, size_t n)
{
	struct strbuf text = STRBUF_INIT;
	const char *s;
	size_t len;

	text_escape_invalid(&text, bytes, n);
	s = text.buf;
	len = text.len;
	putc('"', to);
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c == '"' || c == '\\')
			fprintf(to, "\\%c", c);
		else if (c == '\n')
			fputs("\\n", to);
		else if (c < 0x20 || c == 0x7F)
			fprintf(to, "\\u%04x", c);
		else
			putc(c, to);
	}
	putc('"', to);
	strbuf_release(&text);
}

static void begin(struct output *out)
{
	putc('[', out->to);
}

static void print_value(struct output *out, size_t i)
{
	const struct output_cell *cell = &out->cells[i];

	if (out->columns[i].type != OUTPUT_NUMBER)
		print_string(out->to, cell->text.buf, cell->text.len);
	else if (!cell->text.len)
		fputs("null", out->to);
	else if (isfinite(cell->number))
		fputs(cell->text.buf, out->to);
	else
		print_string(out->to, cell->text.buf, cell->text.len);
}

static void row(struct output *out)
{
	fputs(out->n_rows ? ",\n " : "\n ", out->to);
	putc('{', out->to);
	for (size_t i = 0; i < out->n_columns; i++) {
		const char *name = out->columns[i].name;

		if (i)
			fputs(", ", out->to);
		print_string(out->to, name, strlen(name));
		fputs(": ", out->to);
		print_value(out, i);
	}
	putc('}', out->to);
}

static void end(struct output *out)
{
	fputs(out->n_rows ? "\n]\n" : "]\n", out->to);
}

const struct format format_json = { "json", false, begin, row, end };
