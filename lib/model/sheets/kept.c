/* kept.c - what was exported, kept for comparison */
#include "model/sheets/kept.h"

#include "base/digest.h"
#include "store/keep.h"
#include "store/reader.h"
#include "store/writer.h"

#define NAME_DIGITS 12

static const char *const media[] = { [SHEET_WORKBOOK] = "xlsx", [SHEET_CSV] = "csv" };

/* ---- writing ---- */

static void add_record(struct strbuf *out, const char *what, const char **fields, size_t n)
{
	fields[0] = what;
	csv_add_record(out, fields, n + 1, ',');
	strbuf_addch(out, '\n');
}

static void add_row(struct strbuf *out, const struct sheet_layout *layout, size_t row,
		    enum sheet_medium medium, const char **fields, struct sheet_value *values)
{
	bool differs = false;

	for (size_t i = 0; i < layout->n_columns; i++) {
		const struct sheet_column *c = &layout->columns[i];
		const char *raw = table_get(layout->table, row, c->place);

		fields[i + 1] = raw;
		sheet_value_set(&values[i], c->column, layout->program, raw, medium);
		differs |= !streq(values[i].text.buf, raw);
	}
	add_record(out, "raw", fields, layout->n_columns);
	if (!differs)
		return;
	for (size_t i = 0; i < layout->n_columns; i++)
		fields[i + 1] = values[i].text.buf;
	add_record(out, "shown", fields, layout->n_columns);
}

void kept_export_build(struct kept_export *kept, const struct sheet_layout *layout,
		       const size_t *rows, size_t n, enum sheet_medium medium)
{
	const char **fields = xcalloc(layout->n_columns + 1, sizeof(*fields));
	struct sheet_value *values = xcalloc(layout->n_columns, sizeof(*values));
	char digest[DIGEST_SIZE], *noun = sheet_noun(layout->schema);

	*kept = (struct kept_export){ .bytes = STRBUF_INIT };
	for (size_t i = 0; i < layout->n_columns; i++) {
		strbuf_init(&values[i].text);
		fields[i + 1] = layout->columns[i].name;
	}
	add_record(&kept->bytes, "=", fields, layout->n_columns);
	for (size_t i = 0; i < layout->n_columns; i++)
		fields[i + 1] = layout->columns[i].heading;
	add_record(&kept->bytes, "heading", fields, layout->n_columns);
	for (size_t i = 0; i < n; i++)
		add_row(&kept->bytes, layout, rows[i], medium, fields, values);
	for (size_t i = 0; i < layout->n_columns; i++)
		sheet_value_release(&values[i]);
	digest_bytes(kept->bytes.buf, kept->bytes.len, digest);
	kept->name = xstrfmt("%s-%.*s", noun, NAME_DIGITS, digest);
	free(noun);
	free(values);
	free(fields);
}

static char *file_name(const char *name)
{
	return xstrfmt("%s.csv", name);
}

int kept_export_save(struct kept_export *kept, const struct store *store, enum sheet_medium medium,
		     const struct strbuf *file)
{
	char digest[DIGEST_SIZE], *name = file_name(kept->name);
	int result;

	strbuf_addf(&kept->bytes, "export,%s,%s\n", media[medium],
		    digest_bytes(file->buf, file->len, digest));
	result = keep_save(store, KEPT_FOLDER, name, kept->bytes.buf, kept->bytes.len);
	free(name);
	return result;
}

void kept_export_release(struct kept_export *kept)
{
	free(kept->name);
	strbuf_release(&kept->bytes);
	*kept = (struct kept_export){ .bytes = STRBUF_INIT };
}

/* ---- reading ---- */

/* The field, which is kept once where it stands in the other record, too (a null pointer: there is none). */
static const char *copy_field(struct kept_sheet *kept, const char *field, const char *other)
{
	if (!*field)
		return "";
	return other && streq(field, other) ? other
					    : arena_memdup0(&kept->arena, field, strlen(field));
}

/* What is the same in records that were read before is not copied once more; null pointers: none. */
static const char **copy_fields(struct kept_sheet *kept, const struct reader *in, const char **raw,
				const char **before)
{
	const char **copy = arena_calloc(&kept->arena, kept->n_columns, sizeof(*copy));

	for (size_t i = 0; i < kept->n_columns; i++) {
		const char *field = i + 1 < in->n_fields ? in->fields[i + 1] : "";
		const char *other = raw && streq(field, raw[i]) ? raw[i]
				    : before                    ? before[i]
								: NULL;

		copy[i] = copy_field(kept, field, other);
	}
	return copy;
}

static void take_export(struct kept_sheet *kept, const struct reader *in)
{
	if (in->n_fields < 3)
		return;
	kept->medium = streq(in->fields[1], media[SHEET_CSV]) ? SHEET_CSV : SHEET_WORKBOOK;
	free(kept->digest);
	kept->digest = xstrdup(in->fields[2]);
}

static void take_record(struct kept_sheet *kept, const struct reader *in)
{
	struct kept_row *last = kept->n_rows ? &kept->rows[kept->n_rows - 1] : NULL;

	if (streq(in->fields[0], "heading")) {
		kept->headings = copy_fields(kept, in, NULL, NULL);
	} else if (streq(in->fields[0], "raw")) {
		const char **raw = copy_fields(kept, in, NULL, last ? last->raw : NULL);

		ALLOC_GROW(kept->rows, kept->n_rows + 1, kept->alloc_rows);
		kept->rows[kept->n_rows++] = (struct kept_row){ raw, raw };
	} else if (streq(in->fields[0], "shown") && last) {
		last->shown =
			copy_fields(kept, in, last->raw, kept->n_rows > 1 ? last[-1].shown : NULL);
	} else if (streq(in->fields[0], "export")) {
		take_export(kept, in);
	}
}

static int read_kept(struct kept_sheet *kept, const struct strbuf *bytes)
{
	struct csv_options options = { .name = kept->name, .delimiter = ',', .any_width = true };
	struct findings findings = FINDINGS_INIT;
	struct reader in;
	bool broken;

	broken = reader_open_bytes(&in, bytes->buf, bytes->len, &options, &findings) ||
		 in.n_columns < 2 || !streq(in.columns[0], "=");
	if (!broken) {
		kept->n_columns = in.n_columns - 1;
		kept->columns = arena_calloc(&kept->arena, kept->n_columns, sizeof(*kept->columns));
		for (size_t i = 0; i < kept->n_columns; i++)
			kept->columns[i] = arena_memdup0(&kept->arena, in.columns[i + 1],
							 strlen(in.columns[i + 1]));
		while (reader_next(&in))
			take_record(kept, &in);
	}
	reader_release(&in);
	findings_release(&findings);
	return broken || !kept->headings || !kept->digest ? -1 : 0;
}

int kept_load(struct kept_sheet *kept, const struct store *store, const char *name)
{
	const char *dash = strrchr(name, '-');
	char *file = file_name(name), *noun = xmemdup0(name, dash ? (size_t)(dash - name) : 0);
	struct strbuf bytes = STRBUF_INIT;
	int result = -1;

	*kept = (struct kept_sheet){ .schema = sheet_schema(noun), .name = xstrdup(name) };
	if (kept->schema && !strchr(name, '/') && !keep_read(store, KEPT_FOLDER, file, &bytes))
		result = read_kept(kept, &bytes);
	strbuf_release(&bytes);
	free(noun);
	free(file);
	return result;
}

void kept_release(struct kept_sheet *kept)
{
	free(kept->name);
	free(kept->digest);
	free(kept->rows);
	arena_release(&kept->arena);
	*kept = (struct kept_sheet){ .schema = NULL };
}

size_t kept_column(const struct kept_sheet *kept, const char *name)
{
	for (size_t i = 0; i < kept->n_columns; i++)
		if (streq(kept->columns[i], name))
			return i;
	return SIZE_MAX;
}
