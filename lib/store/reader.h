/*
 * reader.h - a CSV file, one record at a time.
 *
 * For inputs of any size: memory is bounded by the longest record, not by the file. table.h builds on it for files
 * that are held as a whole.
 *
 *	struct reader in;
 *
 *	if (reader_open_fd(&in, fd, &options, &findings))
 *		return -1;                              (the header is read: in.columns, in.n_columns)
 *	while (reader_next(&in))
 *		use(in.fields[reader_column(&in, "score")]);
 *	reader_release(&in);
 *	return findings_report(&findings);
 *
 * Structure that cannot be read is added to the findings, each problem with file, line and byte column, and reading
 * goes on with the next line that makes sense; nothing is dropped silently. What is found (rules in brackets):
 * an unclosed quote (unclosed-quote), a quote within an unquoted field or text behind a closing quote (stray-quote), a
 * lone carriage return outside quotes (stray-cr), too few or too many fields (ragged-row; names the number where it is
 * one that a decimal comma parted), a column name twice
 * (duplicate-column), no header at all (no-header), bytes that are not UTF-8 (not-utf8; names the encoding that it
 * looks like), UTF-16 (utf16), NUL bytes (nul-byte), a field over 1 MiB (field-too-long), more than 1,000 columns
 * (too-many-columns), a record over 64 MiB (record-too-long), a file over the limit (file-too-large), a failed read
 * (unreadable).
 *
 * Blank lines, and lines that hold nothing but delimiters (spreadsheets leave them at the end), are no records.
 */
#ifndef KURATOR_STORE_READER_H
#define KURATOR_STORE_READER_H

#include "base/findings.h"
#include "base/strbuf.h"
#include "store/dialect.h"

#define CSV_FIELD_MAX ((size_t)1 << 20)
#define CSV_RECORD_MAX ((size_t)64 << 20)
#define CSV_COLUMNS_MAX 1000
#define CSV_FILE_MAX ((size_t)256 << 20)

/* Whether numbers with decimal places may stand under this heading of a file of the programme. */
typedef bool csv_decimal_fn(const char *file, const char *heading);

/* How to read; a zeroed struct (or a null pointer) means: UTF-8, dialect by itself, no limit. */
struct csv_options {
	const char *name; /* what messages call the file; by default "standard input" */
	char delimiter;   /* 0: by the header line */
	const char *
		encoding; /* for iconv ("windows-1251", "koi8-r", "utf-16"); only for input, never for base files */
	bool takes_encoding; /* the command has --encoding, which messages may name */
	size_t limit;        /* most bytes of the file; 0: none */
	bool any_width;      /* records may have another number of fields than the header */
	bool bare; /* there is no header: every record is one of reader_next(), of any width */
	csv_decimal_fn *is_decimal; /* may be a null pointer */
	const char *file;           /* what is_decimal is asked about */
};

struct reader {
	struct dialect dialect;
	char **columns; /* of the header */
	size_t n_columns;

	/* The record that reader_next() found, valid until the next call. */
	const char **fields;  /* NUL-terminated; at least n_columns of them, the missing ones "" */
	size_t n_fields;      /* found in the record; never more than fields holds */
	const char *text_end; /* the NUL behind the last one: they lie one behind the other */
	size_t line;          /* physical line on which it begins, from 1 */
	const char *raw;      /* its bytes without the line end */
	size_t raw_len;
	size_t eol_len; /* bytes of the line end behind raw: 1 or 2 as a rule, 0 at the end of the file */

	struct reader_state *state;
};

/*
 * Opens and reads the header. fd stays the caller's; bytes must outlive the reader, which does not copy them unless an
 * encoding is given. Returns 0, or -1 when there is nothing to read on (the findings say why); reader_release() is
 * due in both cases.
 */
int reader_open_fd(struct reader *reader, int fd, const struct csv_options *options,
		   struct findings *findings);
int reader_open_bytes(struct reader *reader, const char *bytes, size_t len,
		      const struct csv_options *options, struct findings *findings);
/* Goes to the next record. False at the end, or where reading failed for good (a finding says so). */
bool reader_next(struct reader *reader);
/* The index of a column, or SIZE_MAX. */
size_t reader_column(const struct reader *reader, const char *name);
void reader_release(struct reader *reader);

/*
 * Splits bytes that are exactly one record, with no header before it and no line end behind it; fields and n_fields
 * are the result. Returns 0, or -1 where the bytes are none or more than one; reader_release() is due in both cases.
 */
int reader_split(struct reader *reader, const char *bytes, size_t len, char delimiter);
/*
 * Whether the record has a field too many because a comma parted a number in this column and the next: 1,5. Then adds
 * what to write instead, translated.
 */
bool reader_is_parted(const struct reader *reader, size_t column, struct strbuf *why);
/* Bytes of all fields of the record with their NULs: they lie one behind the other from fields[0] on. */
size_t reader_text_len(const struct reader *reader);
/* Bytes of a field of the record, without its NUL: for those who read millions of them. */
static inline size_t reader_len(const struct reader *reader, size_t field)
{
	if (field >= reader->n_fields)
		return 0;
	if (field + 1 == reader->n_fields)
		return (size_t)(reader->text_end - reader->fields[field]);
	return (size_t)(reader->fields[field + 1] - reader->fields[field]) - 1;
}

#endif
