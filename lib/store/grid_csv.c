/* grid_csv.c - CSV that somebody sends: encoding and dialect are found out */
#include "store/grid.h"

#include "base/findings.h"
#include "base/text.h"
#include "store/encoding.h"
#include "store/guard.h"
#include "store/reader.h"

#define GUESS_SAMPLE ((size_t)1 << 16)
#define SNIFF_LINES 200

/* ---- encoding ---- */

static const char *guess_utf16(const struct strbuf *bytes)
{
	if (!memcmp(bytes->buf, "\xFF\xFE", 2) || !memcmp(bytes->buf, "\xFE\xFF", 2))
		return "utf-16";
	return bytes->buf[0] ? "utf-16le" : "utf-16be";
}

/*
 * UTF-16 without its mark: delimiters and line ends have a zero in one half of their two bytes, always the same one.
 * Its name, or a null pointer.
 */
static const char *guess_unmarked_utf16(const struct strbuf *bytes, size_t sample)
{
	size_t zeros[2] = { 0, 0 }, most;

	for (size_t i = 0; i < sample; i++)
		zeros[i % 2] += !bytes->buf[i];
	most = zeros[1] ? zeros[1] : zeros[0];
	if ((zeros[0] && zeros[1]) || bytes->len % 2 || most < 4 || most * 50 < sample)
		return NULL;
	return zeros[1] ? "utf-16le" : "utf-16be";
}

static const char *find_encoding(const struct strbuf *bytes)
{
	size_t sample = bytes->len < GUESS_SAMPLE ? bytes->len : GUESS_SAMPLE, bad;
	const char *unmarked;

	if (encoding_is_utf16(bytes->buf, bytes->len))
		return guess_utf16(bytes);
	unmarked = guess_unmarked_utf16(bytes, sample);
	if (unmarked)
		return unmarked;
	bad = text_invalid_at(bytes->buf, bytes->len);
	if (bad == bytes->len)
		return "utf-8";
	/* The sample must hold the letters that are not ASCII. */
	if (bad + sample > bytes->len)
		bad = bytes->len - sample;
	return encoding_guess(bytes->buf + bad, sample);
}

static int decode(const char *name, const struct strbuf *bytes, const char *encoding,
		  struct strbuf *text)
{
	struct decoder decoder;
	int result;

	if (decoder_open(&decoder, encoding))
		return error(_("the encoding '%s' is not known"), encoding);
	result = decoder_feed(&decoder, bytes->buf, bytes->len, text);
	if (!result)
		result = decoder_finish(&decoder);
	decoder_release(&decoder);
	return result ? error(_("%s: bytes that the encoding '%s' does not have"), name, encoding)
		      : 0;
}

/* UTF-8, with the sign for "no character" in place of each byte that is none. */
static void repair(struct grid *grid, const struct strbuf *bytes, struct strbuf *text)
{
	for (size_t from = 0; from < bytes->len;) {
		size_t valid = text_invalid_at(bytes->buf + from, bytes->len - from);

		strbuf_add(text, bytes->buf + from, valid);
		from += valid;
		if (from < bytes->len) {
			strbuf_addstr(text, "\xEF\xBF\xBD");
			grid->n_broken++;
			from++;
		}
	}
}

/* The text of the file as UTF-8, perhaps with its mark. Returns 0, or -1 after a message. */
static int decode_text(struct grid *grid, const char *name, const struct strbuf *bytes,
		       const char *encoding, struct strbuf *text)
{
	grid->encoding_guessed = !encoding;
	grid->encoding = encoding ? encoding : find_encoding(bytes);
	if (!grid->encoding ||
	    (streq(grid->encoding, "utf-8") && encoding_is_nearly_utf8(bytes->buf, bytes->len))) {
		grid->encoding = "utf-8";
		repair(grid, bytes, text);
		return 0;
	}
	if (streq(grid->encoding, "utf-8"))
		strbuf_add(text, bytes->buf, bytes->len);
	else if (decode(name, bytes, grid->encoding, text))
		return -1;
	return text_invalid_at(text->buf, text->len) == text->len
		       ? 0
		       : error(_("%s: bytes that the encoding '%s' does not have"), name,
			       grid->encoding);
}

/* The same, as it was before somebody's program read it in a wrong encoding and saved that. */
static int find_text(struct grid *grid, const char *name, const struct strbuf *bytes,
		     const char *encoding, struct strbuf *text)
{
	struct strbuf right = STRBUF_INIT;

	if (decode_text(grid, name, bytes, encoding, text))
		return -1;
	if (grid->encoding_guessed)
		grid->undone = encoding_undo(text->buf, text->len, &right);
	if (grid->undone) {
		strbuf_reset(text);
		grid->n_broken = 0;
		repair(grid, &right, text);
	}
	strbuf_release(&right);
	return 0;
}

/* ---- delimiter ---- */

/* How a delimiter divides the beginning of the file. */
struct division {
	size_t lines;  /* that have the most frequent number of fields */
	size_t weight; /* times that number */
	size_t all,
		spaced; /* delimiters, and those with a blank behind them, as commas in texts have */
};

/* Titles above a table and commas in texts do not decide. */
static struct division divide(const char *s, size_t len, char delimiter)
{
	size_t lines_with[64] = { 0 }, fields = 1, lines = 0;
	struct division d = { .lines = 0 };
	bool quoted = false, begun = false;

	for (size_t i = 0; i <= len && lines < SNIFF_LINES; i++) {
		bool end = i == len || (!quoted && (s[i] == '\n' || s[i] == '\r'));

		if (!end) {
			bool starts = !begun || s[i - 1] == delimiter || s[i - 1] == '"';
			bool parts;

			quoted = s[i] == '"' && (quoted || starts) ? !quoted : quoted;
			parts = !quoted && s[i] == delimiter;
			fields += parts;
			d.all += parts;
			d.spaced += parts && i + 1 < len && s[i + 1] == ' ';
			begun = true;
			continue;
		}
		if (begun && fields > 1)
			lines_with[fields < 64 ? fields : 63]++;
		lines += begun;
		fields = 1;
		begun = false;
	}
	for (size_t n = 2; n < 64; n++)
		if (lines_with[n] * n > d.weight) {
			d.weight = lines_with[n] * n;
			d.lines = lines_with[n];
		}
	return d;
}

/* Whether b divides a table whose texts have many a: those have blanks behind them, and the heading has none. */
static bool is_text_of(const struct division *a, const struct division *b)
{
	return b->weight && a->spaced * 2 > a->all && b->spaced * 2 <= b->all &&
	       b->lines >= a->lines;
}

static char find_delimiter(const struct strbuf *text)
{
	static const char delimiters[] = { ';', '\t', ',' };
	struct dialect dialect;
	struct division best = { .weight = 0 };
	char found = 0;

	for (size_t i = 0; i < ARRAY_SIZE(delimiters); i++) {
		struct division d = divide(text->buf, text->len, delimiters[i]);

		if ((d.weight > best.weight && !(found && is_text_of(&d, &best))) ||
		    (found && is_text_of(&best, &d))) {
			best = d;
			found = delimiters[i];
		}
	}
	/* A line `sep=;` says it outright. */
	dialect_sniff(&dialect, text->buf, text->len, 0);
	return dialect.prelude > 3 || !found ? dialect.delimiter : found;
}

/* ---- stray quotes ---- */

/* Bytes of a quoted field with its quotes; 0 where it is not closed, or text stands behind it. */
static size_t quoted_length(const char *s, size_t len, char delimiter)
{
	size_t i = 1;

	for (; i < len; i++) {
		if (s[i] != '"')
			continue;
		if (i + 1 < len && s[i + 1] == '"')
			i++;
		else
			break;
	}
	if (i >= len)
		return 0;
	i++;
	return i == len || s[i] == delimiter || s[i] == '\n' || s[i] == '\r' ? i : 0;
}

static void add_bare_field(struct strbuf *out, const char *s, size_t len)
{
	if (!memchr(s, '"', len)) {
		strbuf_add(out, s, len);
		return;
	}
	strbuf_addch(out, '"');
	for (size_t i = 0; i < len; i++) {
		if (s[i] == '"')
			strbuf_addch(out, '"');
		strbuf_addch(out, s[i]);
	}
	strbuf_addch(out, '"');
}

/*
 * People who write CSV by hand write 7 "А". A field that does not begin with a quote is what it is; one that begins with
 * a quote and is not well quoted stays an error.
 */
static void quote_bare_fields(struct strbuf *text, char delimiter)
{
	struct strbuf out = STRBUF_INIT;
	const char *s = text->buf;
	size_t len = text->len, i = 0;

	if (!memchr(s, '"', len))
		return;
	while (i < len) {
		size_t n = s[i] == '"' ? quoted_length(s + i, len - i, delimiter) : 0;

		if (s[i] == '"' && !n) {
			strbuf_add(&out, s + i, len - i);
			break;
		}
		if (n) {
			strbuf_add(&out, s + i, n);
		} else {
			while (i + n < len && s[i + n] != delimiter && s[i + n] != '\n' &&
			       s[i + n] != '\r')
				n++;
			add_bare_field(&out, s + i, n);
		}
		i += n;
		if (i < len)
			strbuf_addch(&out, s[i++]);
	}
	strbuf_release(text);
	*text = out;
}

/* ---- records ---- */

/* Lines that programs do not count as rows: of a cell all but its first one, and `sep=;`. */
static size_t count_uncounted(const struct reader *in)
{
	char end = in->dialect.eol == EOL_CR ? '\r' : '\n';
	size_t n = 0;

	for (size_t i = 0; i < in->raw_len; i++)
		n += in->raw[i] == end;
	return n;
}

static int take_record(struct grid *grid, const struct reader *in, size_t uncounted)
{
	struct strbuf plain = STRBUF_INIT;
	int result = 0;

	grid_begin_row(grid, in->line - uncounted);
	grid->rows[grid->n_rows].fields = in->n_fields;
	for (size_t i = 0; !result && i < in->n_fields; i++) {
		strbuf_reset(&plain);
		guard_remove(&plain, in->fields[i]);
		result = grid_put(grid, i, GRID_STRING, plain.buf, plain.len);
	}
	grid_end_row(grid);
	strbuf_release(&plain);
	return result;
}

int grid_read_csv(struct grid *grid, const char *name, const struct strbuf *bytes,
		  const struct grid_options *options)
{
	struct csv_options csv = { .name = name, .bare = true };
	struct findings findings = FINDINGS_INIT;
	struct strbuf text = STRBUF_INIT;
	struct reader in;
	size_t uncounted;
	int result;

	result = find_text(grid, name, bytes, options->encoding, &text);
	if (!result) {
		csv.delimiter = grid->delimiter = find_delimiter(&text);
		quote_bare_fields(&text, grid->delimiter);
		result = reader_open_bytes(&in, text.buf, text.len, &csv, &findings);
		uncounted = in.dialect.prelude > strlen("\xEF\xBB\xBF");
		while (!result && reader_next(&in) && !take_record(grid, &in, uncounted))
			uncounted += count_uncounted(&in);
		reader_release(&in);
		result = findings_report(&findings);
	}
	findings_release(&findings);
	strbuf_release(&text);
	return result;
}
