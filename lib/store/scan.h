/*
 * scan.h - where the fields of regular CSV begin and end, many bytes at a time.
 *
 * libcsv says what a CSV file means, one byte after the other, at a quarter of a gigabyte a second. Nearly all bytes of
 * nearly all files need no such care, so this finds the delimiters and line ends of whole records in blocks of 64 bytes
 * and gives up at the first byte that is not plainly regular; from the record that holds it libcsv goes on (reader.c).
 *
 * Regular is: every quote that opens stands behind a delimiter, a line end or a quote that closes (a doubled quote is a
 * quote that closes and one that opens); every quote that closes stands before a delimiter, a line end or a quote that
 * opens; carriage returns outside quotes stand before line feeds; no NUL byte; all is UTF-8 of one to three bytes a
 * character, U+0800 to U+0FFF and U+D000 to U+D7FF not counted (what they begin with needs a look at the next byte).
 * Where quotes are is the exclusive or of all quotes so far, a prefix sum without carries over the 64 bits of a block.
 *
 * Needs 64-bit x86: SSE2, which all of them have, or AVX2 where the processor has it. Elsewhere there is no scanner.
 */
#ifndef KURATOR_STORE_SCAN_H
#define KURATOR_STORE_SCAN_H

#include "base/util.h"

#define SCAN_BLOCK 64
/* Bytes that are looked at at once; a longer record is not regular. Positions fit 16 bits. */
#define SCAN_MOST ((size_t)1 << 15)

struct scan {
	void (*kernel)(struct scan *scan, const char *bytes, size_t len);
	char delimiter;

	/* What scan_records() found. */
	size_t len;      /* bytes of whole records, from the start on; 0: not one */
	size_t n;        /* marks in them */
	bool irregular;  /* the record behind them is */
	bool line_feeds; /* there may be line feeds within quotes */
	uint16_t *
		marks; /* positions of the delimiters between fields and of the line feeds that end records */
	char *text; /* a copy of the bytes, which the caller may change */
};

/*
 * Returns a scanner, or a null pointer where there is none for this processor and delimiter. `wanted` is the name of a
 * kernel, "sse2" or "avx2", or "libcsv" for no scanner; a null pointer or anything else is the best there is.
 */
struct scan *scan_new(char delimiter, const char *wanted);
void scan_free(struct scan *scan);
/* Looks at the first SCAN_MOST of the bytes, which begin with a record. */
void scan_records(struct scan *scan, const char *bytes, size_t len);

#endif
