/* output.c - rows of named columns */
#include "report/output.h"

#include <math.h>

#include "base/date.h"
#include "base/number.h"
#include "report/formats/format.h"

static const struct format *const formats[] = {
	&format_csv, &format_tsv, &format_json, &format_table, &format_md,
};

const char *const output_formats[] = { "csv", "tsv", "json", "table", "md", NULL };

static const struct format *find_format(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(formats); i++)
		if (streq(formats[i]->name, name))
			return formats[i];
	BUG("format '%s'", name);
}

bool output_is_for_people(struct output_options options)
{
	return find_format(options.format)->for_people;
}

static const struct output_column left_out_column = { .name = "left_out", .type = OUTPUT_NUMBER };

static void add_left_out(struct output *out)
{
	out->counting = xcalloc(out->n_columns + 1, sizeof(*out->counting));
	memcpy(out->counting, out->columns, out->n_columns * sizeof(*out->counting));
	out->counting[out->n_columns++] = left_out_column;
	out->columns = out->counting;
}

struct output *output_open(FILE *to, struct output_options options,
			   const struct output_column *columns, size_t n_columns)
{
	struct output *out = xcalloc(1, sizeof(*out));

	out->to = to;
	out->format = find_format(options.format);
	out->options = options;
	out->columns = columns;
	out->n_columns = n_columns;
	if (options.counts_left_out && !out->format->for_people)
		add_left_out(out);
	out->cells = xcalloc(out->n_columns, sizeof(*out->cells));
	for (size_t i = 0; i < out->n_columns; i++)
		strbuf_init(&out->cells[i].text);
	out->format->begin(out);
	return out;
}

bool output_shows(const struct output *out, size_t column)
{
	return !out->format->for_people || out->options.detail ||
	       !(out->columns[column].flags & OUTPUT_DETAIL);
}

const char *output_heading(const struct output *out, size_t column)
{
	const struct output_column *c = &out->columns[column];

	return out->format->for_people && c->label ? _(c->label) : c->name;
}

const char *output_rounded(const struct output *out, size_t column, char buf[], size_t size)
{
	const struct output_cell *cell = &out->cells[column];
	const struct output_column *c = &out->columns[column];
	double value = cell->number;

	if (c->type != OUTPUT_NUMBER || !cell->text.len || c->decimals < 0 || isnan(value))
		return cell->text.buf;
	if (fabs(value) < 0.5 * pow(10, -c->decimals))
		value = 0; /* never "-0.00" */
	snprintf(buf, size, "%.*f", c->decimals, value);
	return buf;
}

static struct output_cell *next_cell(struct output *out)
{
	if (out->filled == out->n_columns)
		BUG("more cells than the %zu columns", out->n_columns);
	return &out->cells[out->filled++];
}

void output_text_len(struct output *out, const char *text, size_t len)
{
	struct output_cell *cell = next_cell(out);

	cell->number = NAN;
	strbuf_add(&cell->text, text, len);
}

void output_text(struct output *out, const char *text)
{
	output_text_len(out, text, text ? strlen(text) : 0);
}

void output_number(struct output *out, double value)
{
	struct output_cell *cell = next_cell(out);
	char buf[NUMBER_SIZE];

	cell->number = value;
	if (!isnan(value))
		strbuf_addstr(&cell->text, number_format(value, buf));
}

void output_int(struct output *out, int64_t value)
{
	struct output_cell *cell = next_cell(out);

	cell->number = (double)value;
	strbuf_addf(&cell->text, "%lld", (long long)value);
}

void output_date(struct output *out, int date)
{
	char buf[DATE_SIZE];

	output_text(out, date_format(date, buf));
}

void output_empty(struct output *out)
{
	output_text_len(out, "", 0);
}

void output_urgent(struct output *out)
{
	out->urgent = true;
}

void output_end_row(struct output *out)
{
	if (out->counting)
		output_int(out, (int64_t)out->options.left_out);
	if (out->filled != out->n_columns)
		BUG("%zu cells for %zu columns", out->filled, out->n_columns);
	out->format->row(out);
	out->n_rows++;
	out->filled = 0;
	out->urgent = false;
	for (size_t i = 0; i < out->n_columns; i++)
		strbuf_reset(&out->cells[i].text);
}

void output_print_left_out(FILE *to, struct output_options options)
{
	if (options.left_out && output_is_for_people(options))
		fprintf(to, "\n%s: %zu\n", _("wrong rows left out"), options.left_out);
}

void output_close(struct output *out)
{
	out->format->end(out);
	output_print_left_out(out->to, out->options);
	free(out->counting);
	for (size_t i = 0; i < out->n_columns; i++)
		strbuf_release(&out->cells[i].text);
	free(out->cells);
	free(out);
}
