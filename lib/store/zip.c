/* zip.c - archives in memory; the one door to minizip */
#include "store/zip.h"

#include <minizip/unzip.h>
#include <minizip/zip.h>

#include "base/lazy.h"

#define MINIZIP "libminizip.so.1"

/* clang-format off */
#define FUNCTIONS(F) \
	F(MINIZIP, unzClose) \
	F(MINIZIP, unzCloseCurrentFile) \
	F(MINIZIP, unzGetCurrentFileInfo64) \
	F(MINIZIP, unzGoToFirstFile) \
	F(MINIZIP, unzGoToNextFile) \
	F(MINIZIP, unzLocateFile) \
	F(MINIZIP, unzOpen2_64) \
	F(MINIZIP, unzOpenCurrentFile) \
	F(MINIZIP, unzReadCurrentFile) \
	F(MINIZIP, zipClose) \
	F(MINIZIP, zipCloseFileInZip) \
	F(MINIZIP, zipOpen2_64) \
	F(MINIZIP, zipOpenNewFileInZip) \
	F(MINIZIP, zipWriteInFileInZip)
LAZY_LIBRARY(minizip)
/* clang-format on */

#define CHUNK ((size_t)1 << 16)

/* Both directions see the archive as a stream with a position. */
struct zip_source {
	const char *bytes;
	size_t len, pos;
};

struct zip_target {
	struct strbuf *bytes;
	size_t pos;
};

const char *zip_status_text(enum zip_status status)
{
	switch (status) {
	case ZIP_MISSING:
		return _("a part of the workbook is missing");
	case ZIP_BROKEN:
		return _("the workbook is damaged: its archive cannot be read");
	case ZIP_ENCRYPTED:
		return _("the workbook is protected by a password");
	case ZIP_TOO_LARGE:
		return _("the workbook is too large once unpacked");
	case ZIP_OKAY:
		break;
	}
	return "";
}

/* ---- a stream to read from ---- */

static voidpf source_open(voidpf opaque, const void *name, int mode)
{
	(void)name;
	(void)mode;
	return opaque;
}

static uLong source_read(voidpf opaque, voidpf stream, void *buf, uLong size)
{
	struct zip_source *source = stream;
	size_t left = source->len - source->pos, n = size < left ? size : left;

	(void)opaque;
	memcpy(buf, source->bytes + source->pos, n);
	source->pos += n;
	return n;
}

static uLong refuse_write(voidpf opaque, voidpf stream, const void *buf, uLong size)
{
	(void)opaque;
	(void)stream;
	(void)buf;
	(void)size;
	return 0;
}

static ZPOS64_T source_tell(voidpf opaque, voidpf stream)
{
	(void)opaque;
	return ((struct zip_source *)stream)->pos;
}

/* The new position, or SIZE_MAX where it would lie outside. */
static size_t seek_to(size_t len, size_t pos, ZPOS64_T offset, int origin)
{
	size_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? pos
		      : origin == ZLIB_FILEFUNC_SEEK_END ? len
							 : 0;

	return offset > len - from ? SIZE_MAX : from + (size_t)offset;
}

static long source_seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
	struct zip_source *source = stream;
	size_t pos = seek_to(source->len, source->pos, offset, origin);

	(void)opaque;
	if (pos == SIZE_MAX)
		return -1;
	source->pos = pos;
	return 0;
}

static int stream_close(voidpf opaque, voidpf stream)
{
	(void)opaque;
	(void)stream;
	return 0;
}

enum zip_status zip_reader_open(struct zip_reader *zip, const char *bytes, size_t len)
{
	zlib_filefunc64_def functions = {
		.zopen64_file = source_open,
		.zread_file = source_read,
		.zwrite_file = refuse_write,
		.ztell64_file = source_tell,
		.zseek64_file = source_seek,
		.zclose_file = stream_close,
		.zerror_file = stream_close,
	};

	*zip = (struct zip_reader){ .source = xcalloc(1, sizeof(*zip->source)) };
	*zip->source = (struct zip_source){ bytes, len, 0 };
	functions.opaque = zip->source;
	zip->archive = minizip()->unzOpen2_64("", &functions);
	return zip->archive ? ZIP_OKAY : ZIP_BROKEN;
}

void zip_reader_release(struct zip_reader *zip)
{
	if (zip->archive)
		minizip()->unzClose(zip->archive);
	free(zip->source);
	*zip = (struct zip_reader){ .archive = NULL };
}

static enum zip_status read_open_part(struct zip_reader *zip, zip_take_fn *take, void *data)
{
	char *chunk = xmalloc(CHUNK);
	enum zip_status status = ZIP_OKAY;
	int n;

	while ((n = minizip()->unzReadCurrentFile(zip->archive, chunk, (unsigned)CHUNK)) > 0) {
		zip->total += (size_t)n;
		if (zip->total > ZIP_TOTAL_MAX) {
			status = ZIP_TOO_LARGE;
			break;
		}
		if (take(data, chunk, (size_t)n)) {
			minizip()->unzCloseCurrentFile(zip->archive);
			free(chunk);
			return ZIP_OKAY;
		}
	}
	free(chunk);
	/* At the end of the part the checksum is compared. */
	if (n < 0 || (minizip()->unzCloseCurrentFile(zip->archive) != UNZ_OK && status == ZIP_OKAY))
		return ZIP_BROKEN;
	return status;
}

/* The part at which the archive stands after a function of minizip gave this result. */
static enum zip_status read_found_part(struct zip_reader *zip, int result, zip_take_fn *take,
				       void *data)
{
	unz_file_info64 info;

	if (result == UNZ_END_OF_LIST_OF_FILE)
		return ZIP_MISSING;
	if (result != UNZ_OK || minizip()->unzGetCurrentFileInfo64(zip->archive, &info, NULL, 0,
								   NULL, 0, NULL, 0) != UNZ_OK)
		return ZIP_BROKEN;
	if (info.flag & 1)
		return ZIP_ENCRYPTED;
	if (minizip()->unzOpenCurrentFile(zip->archive) != UNZ_OK)
		return ZIP_BROKEN;
	return read_open_part(zip, take, data);
}

enum zip_status zip_read_part(struct zip_reader *zip, const char *part, zip_take_fn *take,
			      void *data)
{
	/* Names of parts are the same in any case. */
	return read_found_part(zip, minizip()->unzLocateFile(zip->archive, part, 2), take, data);
}

enum zip_status zip_read_all(struct zip_reader *zip, zip_take_fn *take, void *data)
{
	int result = minizip()->unzGoToFirstFile(zip->archive);
	enum zip_status status = ZIP_OKAY;

	while (status == ZIP_OKAY && result != UNZ_END_OF_LIST_OF_FILE) {
		status = read_found_part(zip, result, take, data);
		result = minizip()->unzGoToNextFile(zip->archive);
	}
	return status;
}

/* ---- a stream to write to ---- */

static uLong refuse_read(voidpf opaque, voidpf stream, void *buf, uLong size)
{
	(void)opaque;
	(void)stream;
	(void)buf;
	(void)size;
	return 0;
}

static uLong target_write(voidpf opaque, voidpf stream, const void *buf, uLong size)
{
	struct zip_target *target = stream;
	struct strbuf *bytes = target->bytes;
	size_t over = bytes->len - target->pos < size ? bytes->len - target->pos : size;

	(void)opaque;
	memcpy(bytes->buf + target->pos, buf, over);
	strbuf_add(bytes, (const char *)buf + over, size - over);
	target->pos += size;
	return size;
}

static ZPOS64_T target_tell(voidpf opaque, voidpf stream)
{
	(void)opaque;
	return ((struct zip_target *)stream)->pos;
}

static long target_seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
	struct zip_target *target = stream;
	size_t pos = seek_to(target->bytes->len, target->pos, offset, origin);

	(void)opaque;
	if (pos == SIZE_MAX)
		return -1;
	target->pos = pos;
	return 0;
}

void zip_writer_open(struct zip_writer *zip)
{
	zlib_filefunc64_def functions = {
		.zopen64_file = source_open,
		.zread_file = refuse_read,
		.zwrite_file = target_write,
		.ztell64_file = target_tell,
		.zseek64_file = target_seek,
		.zclose_file = stream_close,
		.zerror_file = stream_close,
	};

	*zip = (struct zip_writer){ .target = xcalloc(1, sizeof(*zip->target)) };
	strbuf_init(&zip->bytes);
	zip->target->bytes = &zip->bytes;
	functions.opaque = zip->target;
	zip->archive = minizip()->zipOpen2_64("", APPEND_STATUS_CREATE, NULL, &functions);
	if (!zip->archive)
		die(_("out of memory"));
}

static void end_part(struct zip_writer *zip)
{
	if (zip->in_part && minizip()->zipCloseFileInZip(zip->archive) != ZIP_OK)
		die(_("out of memory"));
	zip->in_part = false;
}

void zip_writer_part(struct zip_writer *zip, const char *part)
{
	/* The first day that an archive can name. */
	zip_fileinfo info = { .tmz_date = { .tm_mday = 1, .tm_mon = 0, .tm_year = 1980 } };

	end_part(zip);
	if (minizip()->zipOpenNewFileInZip(zip->archive, part, &info, NULL, 0, NULL, 0, NULL,
					   Z_DEFLATED, Z_DEFAULT_COMPRESSION) != ZIP_OK)
		die(_("out of memory"));
	zip->in_part = true;
}

void zip_writer_write(struct zip_writer *zip, const char *bytes, size_t len)
{
	for (size_t done = 0; done < len; done += CHUNK) {
		size_t n = len - done < CHUNK ? len - done : CHUNK;

		if (minizip()->zipWriteInFileInZip(zip->archive, bytes + done, (unsigned)n) !=
		    ZIP_OK)
			die(_("out of memory"));
	}
}

void zip_writer_finish(struct zip_writer *zip)
{
	end_part(zip);
	if (minizip()->zipClose(zip->archive, NULL) != ZIP_OK)
		die(_("out of memory"));
	zip->archive = NULL;
}

void zip_writer_release(struct zip_writer *zip)
{
	if (zip->archive)
		minizip()->zipClose(zip->archive, NULL);
	strbuf_release(&zip->bytes);
	free(zip->target);
	*zip = (struct zip_writer){ .archive = NULL };
	strbuf_init(&zip->bytes);
}
