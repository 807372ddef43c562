/*
 * dialect.h - how a CSV file is spelt: delimiter, line end, byte order mark.
 *
 * A file is read in the dialect it is found in and rewritten in the same one. Files that kurator makes are RFC 4180
 * with line feeds: comma, LF, no mark, a line end behind the last record.
 */
#ifndef KURATOR_STORE_DIALECT_H
#define KURATOR_STORE_DIALECT_H

#include "base/util.h"

enum eol { EOL_LF, EOL_CRLF, EOL_CR };

struct dialect {
	char delimiter;     /* ',' ';' or TAB; anything else only by override */
	enum eol eol;       /* of the first line; other lines keep their own */
	bool bom;           /* the file begins with EF BB BF */
	bool final_newline; /* a line end stands behind the last record */
	size_t prelude;     /* bytes before the header: the mark and a line `sep=;` */
};

#define DIALECT_INIT \
	{ \
		.delimiter = ',', .eol = EOL_LF, .final_newline = true \
	}

/*
 * Finds delimiter and line end from the beginning of a file: the header record decides, where the one of `,` `;` TAB
 * that occurs most often outside quotes is the delimiter (a comma where none does). A first line `sep=;`, as Excel
 * writes it, names the delimiter. `delimiter` other than 0 overrides. final_newline is left true: it is known at the
 * end.
 */
void dialect_sniff(struct dialect *dialect, const char *bytes, size_t len, char delimiter);
/* "\n", "\r\n" or "\r". */
const char *dialect_eol(const struct dialect *dialect);

#endif
