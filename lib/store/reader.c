/*
 * reader.c - a CSV file, one record at a time; the one door to libcsv.
 *
 * Records that are plainly regular come from the scanner (scan.h), all others from libcsv: those that the scanner gives
 * up, the header, one that the input ends in the middle of. With KURATOR_CSV=libcsv in the environment all of them do.
 *
 * libcsv gets one physical line at a time. So the line numbers are exact, the bytes of each record are known, and a
 * record ends with the line in which the parser says so. What it cannot tell (a quote that never closes takes in the
 * rest of the file) is worked out from the bytes of the record only once something is wrong.
 */
#include "store/reader.h"

#include <csv.h>
#include <errno.h>
#include <unistd.h>

#include "base/strmap.h"
#include "base/text.h"
#include "store/encoding.h"
#include "store/scan.h"

#define CHUNK ((size_t)1 << 17)
/* A long field makes libcsv move its buffer each time it has grown by this much. */
#define FIELD_GROWTH ((size_t)1 << 14)
#define UTF8_SAMPLE ((size_t)1 << 16)
/* Each broken quote is followed for up to CSV_FIELD_MAX bytes: this bounds the time a hostile file can take. */
#define MOST_BROKEN 100

struct reader_state {
	struct csv_parser parser;
	bool parser_ready;
	struct findings *findings;
	char *name;

	/* Input: data[pos … len) is not yet read; what precedes `keep` may be dropped. */
	int fd; /* -1: all there is lies in data */
	const char *data;
	size_t len, pos, keep;
	struct strbuf buffer; /* behind data, where the reader owns it */
	struct decoder decoder;
	bool decoding;
	bool eof, failed;
	size_t limit, total;

	size_t next_line;    /* number of the line at pos */
	size_t checked_line; /* lines before this one have been looked at for bad bytes */
	size_t broken;
	bool legacy; /* the whole file is in another encoding, which has been said */
	bool any_width, takes_encoding, bare;
	csv_decimal_fn *is_decimal;
	const char *file;
	bool in_header;

	/* The record being read. */
	struct strbuf text;
	size_t *starts;
	size_t n_starts, starts_alloc;
	size_t n_found;  /* fields, also those beyond what is kept */
	size_t too_long; /* 1 + number of the first field that is */
	size_t rows_done;
	size_t fault_len; /* bytes of the record up to the fault, when it is broken */
	size_t fields_alloc;

	/* Records that the scanner has found and that have not been read. */
	struct scan *scan;   /* a null pointer: all is for libcsv */
	size_t scanned_from; /* where in data its positions begin */
	size_t mark;         /* of its marks, the first one of the next record */
	size_t row;          /* where in its text that record begins */
};

static int no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void on_field(void *field, size_t len, void *data)
{
	struct reader_state *s = data;

	if (s->rows_done)
		return;
	s->n_found++;
	if (len > CSV_FIELD_MAX && !s->too_long)
		s->too_long = s->n_found;
	if (s->n_starts > CSV_COLUMNS_MAX)
		return;
	ALLOC_GROW(s->starts, s->n_starts + 1, s->starts_alloc);
	s->starts[s->n_starts++] = s->text.len;
	strbuf_add(&s->text, field, len);
	strbuf_addch(&s->text, '\0');
}

static void on_row(int c, void *data)
{
	struct reader_state *s = data;

	(void)c;
	s->rows_done++;
}

static void parser_start(struct reader_state *s, char delimiter)
{
	if (csv_init(&s->parser, CSV_STRICT | CSV_STRICT_FINI))
		BUG("csv_init");
	csv_set_blk_size(&s->parser, FIELD_GROWTH);
	csv_set_delim(&s->parser, (unsigned char)delimiter);
	csv_set_space_func(&s->parser, no_space);
	s->parser_ready = true;
}

/* A parser that met an error stays where it was: a new one begins. */
static void parser_restart(struct reader_state *s, char delimiter)
{
	csv_free(&s->parser);
	parser_start(s, delimiter);
}

static struct place place_at(const struct reader_state *s, size_t line, size_t byte_column)
{
	return (struct place){ .file = s->name, .line = line, .byte_column = byte_column };
}

/* --- input --- */

static void fail(struct reader_state *s)
{
	s->failed = true;
	s->eof = true;
	s->len = s->pos;
}

static size_t count_lines(const char *bytes, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += bytes[i] == '\n';
	return n;
}

static void decode(struct reader_state *s, const char *bytes, size_t len)
{
	if (!(len ? decoder_feed(&s->decoder, bytes, len, &s->buffer)
		  : decoder_finish(&s->decoder)))
		return;
	findings_add(
		s->findings,
		place_at(s,
			 s->next_line + count_lines(s->buffer.buf + s->pos, s->buffer.len - s->pos),
			 0),
		SEVERITY_ERROR, "encoding",
		_("bytes that the encoding named with --encoding does not have"));
	s->failed = true;
}

static void drop_read_bytes(struct reader_state *s)
{
	if (!s->keep)
		return;
	memmove(s->buffer.buf, s->buffer.buf + s->keep, s->buffer.len - s->keep);
	strbuf_setlen(&s->buffer, s->buffer.len - s->keep);
	s->pos -= s->keep;
	s->keep = 0;
}

static ssize_t read_again(int fd, void *bytes, size_t len)
{
	ssize_t n;

	do
		n = read(fd, bytes, len);
	while (n < 0 && errno == EINTR);
	return n;
}

/* Reads what there is behind the buffer, or through the decoder. Returns what read() does. */
static ssize_t read_chunk(struct reader_state *s)
{
	char encoded[CHUNK];
	ssize_t n;

	if (s->decoding) {
		n = read_again(s->fd, encoded, sizeof(encoded));
		if (n >= 0)
			decode(s, encoded, (size_t)n);
		return n;
	}
	strbuf_grow(&s->buffer, CHUNK);
	n = read_again(s->fd, s->buffer.buf + s->buffer.len, CHUNK);
	if (n > 0) {
		s->buffer.len += (size_t)n;
		s->buffer.buf[s->buffer.len] = '\0';
	}
	return n;
}

/* Reads on. Pointers into data are invalid afterwards. */
static void fill(struct reader_state *s)
{
	ssize_t n;

	drop_read_bytes(s);
	n = read_chunk(s);
	if (n < 0) {
		findings_add(s->findings, place_at(s, 0, 0), SEVERITY_ERROR, "unreadable",
			     _("cannot be read: %s"), strerror(errno));
		fail(s);
		return;
	}
	s->eof = n == 0;
	s->total += (size_t)n;
	s->data = s->buffer.buf;
	s->len = s->buffer.len;
	if (s->limit && s->total > s->limit) {
		findings_add(s->findings, place_at(s, 0, 0), SEVERITY_ERROR, "file-too-large",
			     _("the file is larger than %zu MiB"), s->limit >> 20);
		s->failed = true;
	}
	if (s->failed)
		fail(s);
}

static const char *find_line_end(const char *from, size_t len, enum eol eol)
{
	if (eol != EOL_CR)
		return memchr(from, '\n', len);
	for (size_t i = 0; i < len; i++)
		if (from[i] == '\n' || (from[i] == '\r' && (i + 1 == len || from[i + 1] != '\n')))
			return from + i;
	return NULL;
}

/* The length of the physical line at pos with its line end; 0 at the end of the input. */
static size_t line_here(struct reader_state *s, enum eol eol)
{
	size_t seen = 0;

	for (;;) {
		const char *from = s->data + s->pos;
		size_t len = s->len - s->pos;
		const char *end = len > seen ? find_line_end(from + seen, len - seen, eol) : NULL;

		if (end)
			return (size_t)(end - from) + 1;
		if (s->eof || len > CSV_RECORD_MAX)
			return len;
		seen = len;
		fill(s);
	}
}

/* --- what is wrong with bytes --- */

static void check_nul(struct reader_state *s, const char *line, size_t len)
{
	const char *nul = memchr(line, '\0', len);

	if (nul)
		findings_add(s->findings, place_at(s, s->next_line, (size_t)(nul - line) + 1),
			     SEVERITY_ERROR, "nul-byte", _("a NUL byte"));
}

static void report_encoding(struct reader_state *s, struct place place, const char *rule,
			    const char *guess)
{
	if (s->takes_encoding)
		findings_add(s->findings, place, SEVERITY_ERROR, rule,
			     _("not UTF-8 (it looks like %s: save the file as UTF-8, or name the "
			       "encoding of input with --encoding %s)"),
			     guess, guess);
	else
		findings_add(s->findings, place, SEVERITY_ERROR, rule,
			     _("not UTF-8 (it looks like %s: save the file as UTF-8, or convert it "
			       "with iconv -f %s -t utf-8)"),
			     guess, guess);
}

static void check_utf8(struct reader_state *s, const char *line, size_t len)
{
	size_t bad = text_invalid_at(line, len);
	size_t sample = s->len - s->pos < UTF8_SAMPLE ? s->len - s->pos : UTF8_SAMPLE;
	const char *guess;

	if (bad == len || s->legacy)
		return;
	guess = encoding_guess(line, sample);
	if (guess) {
		s->legacy = true;
		report_encoding(s, place_at(s, s->next_line, bad + 1), "not-utf8", guess);
		return;
	}
	findings_add(s->findings, place_at(s, s->next_line, bad + 1), SEVERITY_ERROR, "not-utf8",
		     _("a byte that is not UTF-8"));
}

static void check_line(struct reader_state *s, const char *line, size_t len)
{
	if (s->next_line < s->checked_line)
		return;
	s->checked_line = s->next_line + 1;
	check_nul(s, line, len);
	check_utf8(s, line, len);
}

/* --- what is wrong with quotes --- */

struct fault {
	size_t at;
	bool unclosed; /* a quote that is opened at `at` */
};

/* The position behind the quote that closes the one before i, or len. */
static size_t skip_quoted(const char *s, size_t len, size_t i)
{
	for (; i < len; i++) {
		if (s[i] != '"')
			continue;
		if (i + 1 < len && s[i + 1] == '"')
			i++;
		else
			return i + 1;
	}
	return SIZE_MAX;
}

static bool has_line_end(const char *s, size_t from, size_t to)
{
	for (; from < to; from++)
		if (s[from] == '\n' || s[from] == '\r')
			return true;
	return false;
}

/* Finds what the parser stumbled over. A quote behind which a line is swallowed was not meant to go that far. */
static struct fault find_fault(const char *s, size_t len, char delimiter)
{
	size_t i = 0;

	while (i < len) {
		size_t open = i;

		if (s[i] == '"') {
			i = skip_quoted(s, len, i + 1);
			if (i == SIZE_MAX)
				return (struct fault){ open, true };
			if (i < len && s[i] != delimiter && s[i] != '\n' && s[i] != '\r')
				return has_line_end(s, open, i) ? (struct fault){ open, true }
								: (struct fault){ i, false };
		}
		for (; i < len && s[i] != delimiter && s[i] != '\n' && s[i] != '\r'; i++)
			if (s[i] == '"')
				return (struct fault){ i, false };
		i++;
	}
	return (struct fault){ 0, false };
}

/* Line and column of a byte of the record. */
static struct place place_in_record(const struct reader_state *s, size_t line, size_t offset,
				    enum eol eol)
{
	const char *record = s->data + s->keep;
	size_t start = 0;

	for (;;) {
		const char *end =
			offset > start ? find_line_end(record + start, offset - start, eol) : NULL;
		if (!end)
			return place_at(s, line, offset - start + 1);
		start = (size_t)(end - record) + 1;
		line++;
	}
}

/* Says what is wrong with the record and goes on with the line behind its first one. */
static void report_broken(struct reader *r)
{
	struct reader_state *s = r->state;
	const char *record = s->data + s->keep;
	struct fault fault = find_fault(record, s->fault_len, r->dialect.delimiter);
	const char *end = find_line_end(record, s->len - s->keep, r->dialect.eol);

	findings_add(s->findings, place_in_record(s, r->line, fault.at, r->dialect.eol),
		     SEVERITY_ERROR, fault.unclosed ? "unclosed-quote" : "stray-quote",
		     fault.unclosed ? _("the quote opened here is not closed")
				    : _("a quote in the middle of a field, or text behind a "
					"closing quote"));
	parser_restart(s, r->dialect.delimiter);
	s->pos = end ? (size_t)(end - s->data) + 1 : s->len;
	s->next_line = r->line + 1;
	if (++s->broken < MOST_BROKEN)
		return;
	findings_add(s->findings, place_at(s, s->next_line, 0), SEVERITY_ERROR, "unclosed-quote",
		     _("so many quotes are wrong that the rest of the file was not read"));
	fail(s);
}

/* A record ended in the middle of a line: at a carriage return that belongs to no line end. */
static void report_stray_cr(struct reader *r, size_t record_len)
{
	struct reader_state *s = r->state;
	const char *record = s->data + s->keep;
	size_t n = 0;

	parser_restart(s, r->dialect.delimiter);
	s->rows_done = 1; /* the fields are there: only the end is looked for */
	while (n < record_len && s->rows_done < 2)
		csv_parse(&s->parser, record + n++, 1, on_field, on_row, s);
	findings_add(s->findings, place_in_record(s, r->line, n - 1, r->dialect.eol),
		     SEVERITY_ERROR, "stray-cr", _("a carriage return in the middle of a line"));
	parser_restart(s, r->dialect.delimiter);
}

/* --- records --- */

static void begin_record(struct reader *r)
{
	struct reader_state *s = r->state;

	s->keep = s->pos;
	strbuf_reset(&s->text);
	s->n_starts = s->n_found = s->too_long = s->rows_done = 0;
	r->line = s->next_line;
}

static bool is_line_end(const char *line, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (line[i] != '\n' && line[i] != '\r')
			return false;
	return true;
}

enum outcome { RECORD, SKIPPED, BROKEN, END, IRREGULAR };

/* The last line of the input may lack its line end: then nothing but the end of the input ends the record. */
static int parse_line(struct reader_state *s, size_t len)
{
	const char *line = s->data + s->pos;
	bool open_end = line[len - 1] != '\n' && line[len - 1] != '\r';

	if (csv_parse(&s->parser, line, len, on_field, on_row, s) < len)
		return -1;
	if (open_end && !s->rows_done && csv_fini(&s->parser, on_field, on_row, s))
		return -1;
	return s->parser.entry_pos > CSV_FIELD_MAX ? -1 : 0;
}

static enum outcome give_up(struct reader_state *s)
{
	findings_add(s->findings, place_at(s, s->next_line, 0), SEVERITY_ERROR, "record-too-long",
		     _("a record is longer than %zu MiB"), CSV_RECORD_MAX >> 20);
	fail(s);
	return END;
}

/* Reads lines until the parser has a record. */
static enum outcome parse_record(struct reader *r)
{
	struct reader_state *s = r->state;

	begin_record(r);
	for (;;) {
		size_t len = line_here(s, r->dialect.eol);
		bool first = s->pos == s->keep;

		s->fault_len = s->pos - s->keep + len;
		if (!len)
			return first || s->failed ? END : BROKEN;
		if (s->fault_len > CSV_RECORD_MAX)
			return give_up(s);
		check_line(s, s->data + s->pos, len);
		if (!first || !is_line_end(s->data + s->pos, len)) {
			if (parse_line(s, len))
				return BROKEN;
			first = false;
		}
		s->pos += len;
		s->next_line++;
		if (first || s->rows_done)
			return first ? SKIPPED : RECORD;
	}
}

/* Whether the record is one of the empty lines that spreadsheets write: nothing but delimiters. */
static bool is_hollow(const struct reader *r)
{
	if (r->state->n_found < 2)
		return false;
	for (size_t i = 0; i < r->raw_len; i++)
		if (r->raw[i] != r->dialect.delimiter)
			return false;
	return true;
}

static void set_raw(struct reader *r)
{
	struct reader_state *s = r->state;
	size_t len = s->pos - s->keep;

	r->raw = s->data + s->keep;
	while (len && (r->raw[len - 1] == '\n' || r->raw[len - 1] == '\r'))
		len--;
	r->raw_len = len;
	r->eol_len = s->pos - s->keep - len;
}

static void set_fields(struct reader *r)
{
	struct reader_state *s = r->state;
	size_t n = s->n_starts > r->n_columns ? s->n_starts : r->n_columns;

	ALLOC_GROW(r->fields, n, s->fields_alloc);
	for (size_t i = 0; i < n; i++)
		r->fields[i] = i < s->n_starts ? s->text.buf + s->starts[i] : "";
	r->n_fields = s->n_starts;
	r->text_end = s->text.buf + s->text.len - 1;
}

/* --- records that the scanner has found --- */

/* Has the scanner look at what comes next. False: the next record is for libcsv. */
static bool scan_on(struct reader_state *s)
{
	struct scan *scan = s->scan;

	s->mark = s->row = 0;
	scan->n = 0;
	while (!scan->irregular) {
		s->keep = s->scanned_from = s->pos;
		scan_records(scan, s->data + s->pos, s->len - s->pos);
		if (scan->n)
			return true;
		if (s->eof || s->len - s->pos >= SCAN_MOST)
			return false;
		if (!scan->irregular)
			fill(s);
	}
	scan->irregular = false;
	return false;
}

/* Takes the quotes away and moves the fields together: they lie one behind the other. */
static char *unquote(struct reader *r, size_t n, char *behind)
{
	char *text = r->state->scan->text, *to = text + (r->fields[0] - text);

	for (size_t i = 0; i < n; i++) {
		const char *from = r->fields[i];
		const char *end = i + 1 < n ? r->fields[i + 1] - 1 : behind, *quote;

		r->fields[i] = to;
		if (*from == '"') {
			from++;
			end--;
			while ((quote = memchr(from, '"', (size_t)(end - from)))) {
				memmove(to, from, (size_t)(quote + 1 - from));
				to += quote + 1 - from;
				from = quote + 2;
			}
		}
		if (to != from)
			memmove(to, from, (size_t)(end - from));
		to += end - from;
		*to++ = '\0';
	}
	return to - 1;
}

/* The fields of the record that begins at s->row; its line end is replaced. Returns how many, 0 where there are too many. */
static size_t split_scanned(struct reader *r, bool *quoted)
{
	struct reader_state *s = r->state;
	const uint16_t *mark = s->scan->marks + s->mark;
	char *at = s->scan->text + s->row, *text = s->scan->text;
	size_t n = 0;

	ALLOC_GROW(r->fields, CSV_COLUMNS_MAX, s->fields_alloc);
	for (;;) {
		char *end = text + mark[n], found = *end;

		*quoted |= *at == '"';
		r->fields[n++] = at;
		*end = '\0';
		if (found == '\n')
			return n;
		if (n == CSV_COLUMNS_MAX)
			return 0;
		at = end + 1;
	}
}

static void set_scanned(struct reader *r, size_t n, bool quoted)
{
	struct reader_state *s = r->state;
	size_t feed = s->scan->marks[s->mark + n - 1];
	char *end = s->scan->text + feed;

	r->line = s->next_line++;
	r->raw = s->data + s->scanned_from + s->row;
	r->raw_len = feed - s->row;
	r->eol_len = 1;
	if (r->raw_len && end[-1] == '\r') {
		*--end = '\0';
		r->raw_len--;
		r->eol_len++;
	}
	if (quoted && s->scan->line_feeds)
		s->next_line += count_lines(r->raw, r->raw_len);
	s->keep = s->scanned_from + s->row;
	s->row = feed + 1;
	s->mark += n;
	s->pos = s->scanned_from + s->row;
	r->text_end = quoted ? unquote(r, n, end) : end;
	r->n_fields = s->n_starts = s->n_found = n;
	s->rows_done = 1;
	s->too_long = 0;
	for (; n < r->n_columns; n++)
		r->fields[n] = "";
}

/* The next record from the scanner; IRREGULAR: libcsv has to look for it. */
static enum outcome scanned_record(struct reader *r)
{
	struct reader_state *s = r->state;
	bool quoted = false;
	size_t n;

	if (s->mark == s->scan->n && !scan_on(s))
		return IRREGULAR;
	n = split_scanned(r, &quoted);
	if (!n) {
		s->mark = s->scan->n;
		return IRREGULAR;
	}
	set_scanned(r, n, quoted);
	return n == 1 && !r->raw_len ? SKIPPED : RECORD;
}

static bool all_digits(const char *text)
{
	return *text && !text[strspn(text, "0123456789")];
}

bool reader_is_parted(const struct reader *r, size_t column, struct strbuf *why)
{
	const char *whole, *rest;

	if (column >= r->n_columns || r->n_fields != r->n_columns + 1 ||
	    r->dialect.delimiter != ',')
		return false;
	whole = r->fields[column];
	rest = r->fields[column + 1];
	if (!all_digits(whole + (*whole == '-')) || !all_digits(rest))
		return false;
	strbuf_addf(why, _("'%s,%s' is read as two cells: write %s.%s, or the number in quotes"),
		    whole, rest, whole, rest);
	return true;
}

static void report_width(struct reader *r)
{
	struct reader_state *s = r->state;
	struct place place = place_at(s, r->line, 0);
	struct strbuf why = STRBUF_INIT;

	for (size_t i = 0; i < r->n_columns && s->is_decimal && !why.len; i++) {
		if (s->is_decimal(s->file, r->columns[i]) && reader_is_parted(r, i, &why))
			place.column = r->columns[i];
	}
	if (!why.len)
		strbuf_addf(&why,
			    nth_("%zu field where the header has %zu",
				 "%zu fields where the header has %zu", s->n_found),
			    s->n_found, r->n_columns);
	findings_add(s->findings, place, SEVERITY_ERROR, "ragged-row", "%s", why.buf);
	strbuf_release(&why);
}

static void check_record(struct reader *r)
{
	struct reader_state *s = r->state;

	/* The parser waits for the rest of a record that began behind the end of the first one. */
	if (s->rows_done > 1 || s->parser.pstate)
		report_stray_cr(r, s->pos - s->keep);
	if (s->too_long) {
		struct place place = place_at(s, r->line, 0);

		if (s->too_long <= r->n_columns)
			place.column = r->columns[s->too_long - 1];
		findings_add(s->findings, place, SEVERITY_ERROR, "field-too-long",
			     _("a field is longer than %zu KiB"), CSV_FIELD_MAX >> 10);
	}
	if (s->bare && s->n_found > CSV_COLUMNS_MAX) {
		findings_add(s->findings, place_at(s, r->line, 0), SEVERITY_ERROR,
			     "too-many-columns", _("more than %d columns"), CSV_COLUMNS_MAX);
		fail(s);
	}
	if (s->in_header || s->any_width || s->bare || s->n_found == r->n_columns)
		return;
	report_width(r);
}

static enum outcome next_record(struct reader *r)
{
	struct reader_state *s = r->state;
	enum outcome outcome = s->scan ? scanned_record(r) : IRREGULAR;

	if (outcome != IRREGULAR)
		return outcome;
	outcome = parse_record(r);
	if (outcome == BROKEN)
		report_broken(r);
	if (outcome == RECORD) {
		set_raw(r);
		set_fields(r);
	}
	return outcome;
}

bool reader_next(struct reader *r)
{
	for (;;) {
		enum outcome outcome = next_record(r);

		if (outcome == END)
			return false;
		if (outcome != RECORD || is_hollow(r))
			continue;
		check_record(r);
		return true;
	}
}

/* --- opening --- */

static void check_columns(struct reader *r)
{
	struct reader_state *s = r->state;
	struct strmap seen = STRMAP_INIT;

	for (size_t i = 0; i < r->n_columns; i++) {
		const char *name = r->columns[i];
		struct place place = place_at(s, r->line, 0);

		place.column = name;
		if (*name && strmap_add(&seen, name, strlen(name), i) != STRMAP_NONE)
			findings_add(s->findings, place, SEVERITY_ERROR, "duplicate-column",
				     _("the header has this name twice"));
	}
	strmap_release(&seen);
}

static int read_header(struct reader *r)
{
	struct reader_state *s = r->state;

	s->in_header = true;
	if (!reader_next(r)) {
		if (!s->failed)
			findings_add(s->findings, place_at(s, 0, 0), SEVERITY_ERROR, "no-header",
				     _("the file is empty: it has no header line"));
		return -1;
	}
	s->in_header = false;
	if (s->n_found > CSV_COLUMNS_MAX) {
		findings_add(s->findings, place_at(s, r->line, 0), SEVERITY_ERROR,
			     "too-many-columns", _("more than %d columns"), CSV_COLUMNS_MAX);
		return -1;
	}
	r->columns = xcalloc(r->n_fields, sizeof(*r->columns));
	for (size_t i = 0; i < r->n_fields; i++)
		r->columns[i] = xstrdup(r->fields[i]);
	r->n_columns = r->n_fields;
	check_columns(r);
	return 0;
}

/* Finds the dialect from the bytes at hand and steps over what precedes the header. */
static void begin_file(struct reader *r, char delimiter)
{
	struct reader_state *s = r->state;
	size_t prelude;

	dialect_sniff(&r->dialect, s->data, s->len, delimiter);
	prelude = r->dialect.prelude;
	s->pos = prelude;
	s->next_line = prelude > 3 ? 2 : 1;
	parser_start(s, r->dialect.delimiter);
}

static bool has_two_lines(const char *s, size_t len)
{
	size_t ends = 0;

	for (size_t i = 0; i + 1 < len; i++)
		ends += s[i] == '\n' || s[i] == '\r';
	return ends > 3;
}

static struct reader_state *new_state(struct reader *r, const struct csv_options *options,
				      struct findings *findings)
{
	struct reader_state *s = xcalloc(1, sizeof(*s));

	*r = (struct reader){ .state = s };
	s->fd = -1;
	s->data = "";
	s->findings = findings;
	s->name = xstrdup(options && options->name ? options->name : _("standard input"));
	s->limit = options ? options->limit : 0;
	s->any_width = options && options->any_width;
	s->takes_encoding = options && options->takes_encoding;
	s->bare = options && options->bare;
	s->is_decimal = options ? options->is_decimal : NULL;
	s->file = options ? options->file : NULL;
	s->next_line = 1;
	strbuf_init(&s->buffer);
	strbuf_init(&s->text);
	return s;
}

static int start_decoder(struct reader_state *s, const struct csv_options *options)
{
	if (!options || !options->encoding)
		return 0;
	if (decoder_open(&s->decoder, options->encoding)) {
		findings_add(s->findings, place_at(s, 0, 0), SEVERITY_ERROR, "encoding",
			     _("the encoding '%s' is not known"), options->encoding);
		return -1;
	}
	s->decoding = true;
	return 0;
}

static int refuse_utf16(struct reader_state *s)
{
	if (s->decoding || !encoding_is_utf16(s->data, s->len))
		return 0;
	report_encoding(s, place_at(s, 1, 1), "utf16", "utf-16");
	return -1;
}

/* Sent by mistake very often, and every line of it would be wrong in its own way. */
static int refuse_workbook(struct reader_state *s)
{
	static const char archive[] = "PK\x03\x04", old[] = "\xD0\xCF\x11\xE0";
	size_t len = strlen(archive);

	if (s->len < len || (memcmp(s->data, archive, len) && memcmp(s->data, old, len)))
		return 0;
	findings_add(s->findings, place_at(s, 0, 0), SEVERITY_ERROR, "workbook",
		     _("a workbook (.xlsx, .xls, .ods), not CSV: save it as CSV"));
	return -1;
}

int reader_open_fd(struct reader *r, int fd, const struct csv_options *options,
		   struct findings *findings)
{
	struct reader_state *s = new_state(r, options, findings);

	s->fd = fd;
	if (start_decoder(s, options))
		return -1;
	while (!s->eof && s->len < CHUNK && !has_two_lines(s->data, s->len))
		fill(s);
	if (s->failed || refuse_workbook(s) || refuse_utf16(s))
		return -1;
	begin_file(r, options ? options->delimiter : 0);
	if (!s->bare && read_header(r) < 0)
		return -1;
	if (r->dialect.eol != EOL_CR)
		s->scan = scan_new(r->dialect.delimiter, getenv("KURATOR_CSV"));
	return 0;
}

static void give_bytes(struct reader_state *s, const char *bytes, size_t len)
{
	s->eof = true;
	s->data = bytes;
	s->len = len;
	if (!s->decoding)
		return;
	decode(s, bytes, len);
	if (!s->failed)
		decode(s, NULL, 0);
	s->data = s->buffer.buf;
	s->len = s->buffer.len;
}

int reader_open_bytes(struct reader *r, const char *bytes, size_t len,
		      const struct csv_options *options, struct findings *findings)
{
	struct reader_state *s = new_state(r, options, findings);

	if (start_decoder(s, options))
		return -1;
	give_bytes(s, bytes, len);
	if (s->failed || refuse_workbook(s) || refuse_utf16(s))
		return -1;
	begin_file(r, options ? options->delimiter : 0);
	if (!s->bare && read_header(r) < 0)
		return -1;
	if (r->dialect.eol != EOL_CR)
		s->scan = scan_new(r->dialect.delimiter, getenv("KURATOR_CSV"));
	return 0;
}

int reader_split(struct reader *r, const char *bytes, size_t len, char delimiter)
{
	struct findings findings = FINDINGS_INIT;
	struct reader_state *s = new_state(r, NULL, &findings);
	int result = -1;

	s->in_header = true;
	give_bytes(s, bytes, len);
	r->dialect = (struct dialect)DIALECT_INIT;
	r->dialect.delimiter = delimiter;
	parser_start(s, delimiter);
	if (reader_next(r) && !r->eol_len && s->pos == s->len && !findings.n)
		result = 0;
	findings_release(&findings);
	s->findings = NULL;
	return result;
}

size_t reader_text_len(const struct reader *r)
{
	return (size_t)(r->text_end + 1 - r->fields[0]);
}

size_t reader_column(const struct reader *r, const char *name)
{
	for (size_t i = 0; i < r->n_columns; i++)
		if (streq(r->columns[i], name))
			return i;
	return SIZE_MAX;
}

void reader_release(struct reader *r)
{
	struct reader_state *s = r->state;

	for (size_t i = 0; i < r->n_columns; i++)
		free(r->columns[i]);
	free(r->columns);
	free(r->fields);
	if (s) {
		if (s->parser_ready)
			csv_free(&s->parser);
		if (s->decoding)
			decoder_release(&s->decoder);
		scan_free(s->scan);
		strbuf_release(&s->buffer);
		strbuf_release(&s->text);
		free(s->starts);
		free(s->name);
		free(s);
	}
	*r = (struct reader){ .state = NULL };
}
