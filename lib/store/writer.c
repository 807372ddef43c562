/* writer.c - fields as CSV, quoted only where they must be */
#include "store/writer.h"

static bool needs_quotes(const char *field, size_t len, char delimiter)
{
	for (size_t i = 0; i < len; i++)
		if (field[i] == delimiter || field[i] == '"' || field[i] == '\n' ||
		    field[i] == '\r')
			return true;
	return false;
}

void csv_add_field(struct strbuf *out, const char *field, size_t len, char delimiter)
{
	const char *end = field + len;

	if (!needs_quotes(field, len, delimiter)) {
		strbuf_add(out, field, len);
		return;
	}
	strbuf_addch(out, '"');
	while (field < end) {
		const char *quote = memchr(field, '"', (size_t)(end - field));
		const char *stop = quote ? quote + 1 : end;

		strbuf_add(out, field, (size_t)(stop - field));
		if (quote)
			strbuf_addch(out, '"');
		field = stop;
	}
	strbuf_addch(out, '"');
}

void csv_add_record(struct strbuf *out, const char *const *fields, size_t n, char delimiter)
{
	size_t start = out->len;

	for (size_t i = 0; i < n; i++) {
		if (i)
			strbuf_addch(out, delimiter);
		csv_add_field(out, fields[i], strlen(fields[i]), delimiter);
	}
	if (n && out->len - start == n - 1) {
		strbuf_setlen(out, start);
		strbuf_addstr(out, "\"\"");
		for (size_t i = 1; i < n; i++)
			strbuf_addch(out, delimiter);
	}
}
