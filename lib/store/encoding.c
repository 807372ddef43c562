/* encoding.c - input in other encodings than UTF-8 */
#include "store/encoding.h"

#include <errno.h>

#include "base/text.h"

int decoder_open(struct decoder *decoder, const char *encoding)
{
	decoder->handle = iconv_open("UTF-8", encoding);
	strbuf_init(&decoder->rest);
	return decoder->handle == (iconv_t)-1 ? -1 : 0;
}

void decoder_release(struct decoder *decoder)
{
	iconv_close(decoder->handle);
	strbuf_release(&decoder->rest);
}

int decoder_feed(struct decoder *decoder, const char *bytes, size_t len, struct strbuf *out)
{
	char *in;
	size_t left;
	int result = 0;

	strbuf_add(&decoder->rest, bytes, len);
	in = decoder->rest.buf;
	left = decoder->rest.len;
	while (left) {
		char *to;
		size_t room, n;

		strbuf_grow(out, 4 * left + 16);
		to = out->buf + out->len;
		room = out->alloc - out->len - 1;
		n = iconv(decoder->handle, &in, &left, &to, &room);
		out->len = (size_t)(to - out->buf);
		out->buf[out->len] = '\0';
		if (n != (size_t)-1 || errno == E2BIG)
			continue;
		if (errno != EINVAL)
			result = -1;
		break;
	}
	memmove(decoder->rest.buf, in, left);
	strbuf_setlen(&decoder->rest, left);
	return result;
}

int decoder_finish(const struct decoder *decoder)
{
	return decoder->rest.len ? -1 : 0;
}

bool encoding_is_utf16(const char *bytes, size_t len)
{
	if (len < 2)
		return false;
	if (!memcmp(bytes, "\xFF\xFE", 2) || !memcmp(bytes, "\xFE\xFF", 2))
		return true;
	if (len < 4)
		return false;
	return (!bytes[0] && bytes[1] && !bytes[2] && bytes[3]) ||
	       (bytes[0] && !bytes[1] && bytes[2] && !bytes[3]);
}

static bool is_between(char c, unsigned low, unsigned high)
{
	return (unsigned char)c >= low && (unsigned char)c <= high;
}

/* Characters of more than one byte that are whole, and bytes that are not part of any. */
static void count_characters(const char *s, size_t len, size_t *whole, size_t *broken)
{
	*whole = *broken = 0;
	for (size_t from = 0; from < len;) {
		size_t valid = text_invalid_at(s + from, len - from);

		for (size_t i = from; i < from + valid; i++)
			*whole += is_between(s[i], 0xC2, 0xF4);
		from += valid;
		if (from < len) {
			++*broken;
			from++;
		}
	}
}

bool encoding_is_nearly_utf8(const char *bytes, size_t len)
{
	size_t whole, broken;

	count_characters(bytes, len, &whole, &broken);
	return broken <= whole;
}

const char *encoding_guess(const char *bytes, size_t len)
{
	size_t low = 0, middle = 0, high = 0; /* 0x80–BF, C0–DF, E0–FF */

	if (encoding_is_nearly_utf8(bytes, len))
		return NULL;
	for (size_t i = 0; i < len; i++) {
		low += is_between(bytes[i], 0x80, 0xBF);
		middle += is_between(bytes[i], 0xC0, 0xDF);
		high += is_between(bytes[i], 0xE0, 0xFF);
	}
	if (low > middle + high || low > high)
		return "cp866";
	return middle > high ? "koi8-r" : "windows-1251";
}
