/* md.c - a Markdown table; what Markdown would read as markup is escaped */
#include "report/formats/format.h"

#include "report/escape.h"

static void print_cell(FILE *to, const char *s)
{
	struct strbuf safe = STRBUF_INIT;

	escape_markdown(&safe, s);
	fwrite(safe.buf, 1, safe.len, to);
	strbuf_release(&safe);
}

static void begin(struct output *out)
{
	for (size_t i = 0; i < out->n_columns; i++) {
		if (!output_shows(out, i))
			continue;
		fputs("| ", out->to);
		print_cell(out->to, output_heading(out, i));
		putc(' ', out->to);
	}
	fputs("|\n", out->to);
	for (size_t i = 0; i < out->n_columns; i++)
		if (output_shows(out, i))
			fputs(out->columns[i].type == OUTPUT_NUMBER ? "|---:" : "|---", out->to);
	fputs("|\n", out->to);
}

static void row(struct output *out)
{
	char buf[512];

	for (size_t i = 0; i < out->n_columns; i++) {
		if (!output_shows(out, i))
			continue;
		fputs("| ", out->to);
		print_cell(out->to, output_rounded(out, i, buf, sizeof(buf)));
		putc(' ', out->to);
	}
	fputs("|\n", out->to);
}

static void end(struct output *out)
{
	(void)out;
}

const struct format format_md = { "md", true, begin, row, end };
