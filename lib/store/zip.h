/*
 * zip.h - archives of files, in memory: what workbooks (.xlsx, .ods) are made of. The one door to minizip.
 *
 * Reading trusts nothing: the parts of an archive together give at most ZIP_TOTAL_MAX bytes, a part that lies about its
 * size or checksum is an error, and an encrypted part is refused. Written archives hold no times, so that equal contents
 * give equal bytes.
 */
#ifndef KURATOR_STORE_ZIP_H
#define KURATOR_STORE_ZIP_H

#include "base/strbuf.h"

#define ZIP_TOTAL_MAX ((size_t)1 << 30)

enum zip_status {
	ZIP_OKAY,
	ZIP_MISSING,   /* there is no such part */
	ZIP_BROKEN,    /* the archive, or this part of it, is damaged */
	ZIP_ENCRYPTED, /* protected by a password */
	ZIP_TOO_LARGE, /* more than ZIP_TOTAL_MAX bytes come out */
};

/* What happened, translated, for a message that names the file. */
const char *zip_status_text(enum zip_status status);

struct zip_reader {
	struct zip_source *source;
	void *archive;
	size_t total; /* bytes that came out so far */
};

/* The bytes stay the caller's and must outlive the reader. ZIP_OKAY or ZIP_BROKEN; zip_reader_release() is due. */
enum zip_status zip_reader_open(struct zip_reader *zip, const char *bytes, size_t len);
void zip_reader_release(struct zip_reader *zip);
/*
 * Hands the contents of a part to `take` piece by piece; it returns 0, or anything else to stop, which is ZIP_OKAY too.
 */
typedef int zip_take_fn(void *data, const char *bytes, size_t len);
enum zip_status zip_read_part(struct zip_reader *zip, const char *part, zip_take_fn *take,
			      void *data);
/* The same for each part, one after the other; ends at the first that cannot be read. */
enum zip_status zip_read_all(struct zip_reader *zip, zip_take_fn *take, void *data);

struct zip_writer {
	struct strbuf bytes; /* the archive, whole after zip_writer_finish() */
	struct zip_target *target;
	void *archive;
	bool in_part;
};

/* The writer must stay where it is in memory until it is released. */
void zip_writer_open(struct zip_writer *zip);
/* Begins a part, which ends the one before; what is written then belongs to it. */
void zip_writer_part(struct zip_writer *zip, const char *part);
void zip_writer_write(struct zip_writer *zip, const char *bytes, size_t len);
void zip_writer_finish(struct zip_writer *zip);
void zip_writer_release(struct zip_writer *zip);

#endif
