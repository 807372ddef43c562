/* dialect.c - how a CSV file is spelt */
#include "store/dialect.h"

static const char delimiters[] = { ',', ';', '\t' };

const char *dialect_eol(const struct dialect *dialect)
{
	static const char *const eols[] = { "\n", "\r\n", "\r" };

	return eols[dialect->eol];
}

static size_t line_length(const char *s, size_t len)
{
	size_t i = 0;

	while (i < len && s[i] != '\n' && s[i] != '\r')
		i++;
	return i;
}

static size_t eol_length(const char *s, size_t len)
{
	if (!len)
		return 0;
	return len > 1 && s[0] == '\r' && s[1] == '\n' ? 2 : 1;
}

/* Length of a first line that names the delimiter, with its line end; 0 where there is none. */
static size_t sep_line(const char *s, size_t len, char *delimiter)
{
	size_t line = line_length(s, len);

	if (line != 5 || memcmp(s, "sep=", 4) || line == len)
		return 0;
	*delimiter = s[4];
	return line + eol_length(s + line, len - line);
}

struct header_count {
	size_t delimiters[ARRAY_SIZE(delimiters)];
	size_t length; /* up to the line end */
};

/* Blank lines before the header do not count as the header. */
static struct header_count count_header(const char *s, size_t len)
{
	struct header_count count = { .length = len };
	bool quoted = false, begun = false;

	for (size_t i = 0; i < len; i++) {
		if (s[i] == '"')
			quoted = !quoted;
		if (!quoted && (s[i] == '\n' || s[i] == '\r')) {
			count.length = i;
			if (begun)
				break;
			continue;
		}
		begun = true;
		for (size_t d = 0; !quoted && d < ARRAY_SIZE(delimiters); d++)
			count.delimiters[d] += s[i] == delimiters[d];
	}
	return count;
}

void dialect_sniff(struct dialect *dialect, const char *bytes, size_t len, char delimiter)
{
	struct header_count count;
	size_t best = 0;
	char named = 0;

	*dialect = (struct dialect)DIALECT_INIT;
	if (len >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3)) {
		dialect->bom = true;
		dialect->prelude = 3;
	}
	dialect->prelude += sep_line(bytes + dialect->prelude, len - dialect->prelude, &named);
	bytes += dialect->prelude;
	len -= dialect->prelude;

	count = count_header(bytes, len);
	for (size_t d = 1; d < ARRAY_SIZE(delimiters); d++)
		if (count.delimiters[d] > count.delimiters[best])
			best = d;
	dialect->delimiter = delimiter ? delimiter : named ? named : delimiters[best];
	if (count.length < len && bytes[count.length] == '\r')
		dialect->eol = eol_length(bytes + count.length, len - count.length) == 2 ? EOL_CRLF
											 : EOL_CR;
}
