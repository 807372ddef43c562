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

/* ---- which encoding of Russian ---- */

/*
 * What the letters а to я cost in tenths of a bit, by how often they stand in Russian texts (Lyashevskaya and Sharov,
 * The Frequency Dictionary of Modern Russian, 2009).
 */
static const unsigned char letter_costs[32] = {
	36, 60, 45, 59, 51, 36, 67, 59, 38, 64, 48,  45, 50, 39, 32, 52,
	44, 42, 40, 53, 86, 67, 77, 61, 71, 81, 113, 57, 58, 83, 73, 56,
};

enum {
	COST_YO = 90,
	COST_SIGN = 60,     /* № « » – and others that people type */
	COST_STRANGE = 120, /* frames, letters of other languages */
	COST_TURNED = 60
}; /* a capital behind a small letter, as in нБЮМНБ */

/* The character at *s, which goes behind it. */
static unsigned next_character(const char **s)
{
	unsigned char first = (unsigned char)*(*s)++;
	unsigned c = first < 0xC0 ? first : first < 0xE0 ? first & 0x1FU : first & 0x0FU;

	for (; is_between(**s, 0x80, 0xBF); ++*s)
		c = c << 6 | ((unsigned char)**s & 0x3FU);
	return c;
}

static bool is_typed_sign(unsigned c)
{
	static const unsigned signs[] = { 0xA0,   0xA7,   0xAB,   0xAD,   0xB0,   0xB7,
					  0xBB,   0x2013, 0x2014, 0x2018, 0x2019, 0x201C,
					  0x201D, 0x201E, 0x2022, 0x2026, 0x20AC, 0x2116 };

	for (size_t i = 0; i < ARRAY_SIZE(signs); i++)
		if (c == signs[i])
			return true;
	return false;
}

size_t encoding_russian_cost(const char *text)
{
	bool behind_small = false;
	size_t cost = 0;

	while (*text) {
		unsigned c = next_character(&text);
		bool small = (c >= 0x430 && c <= 0x44F) || c == 0x451;
		bool capital = (c >= 0x410 && c <= 0x42F) || c == 0x401;

		if (c == 0x401 || c == 0x451)
			cost += COST_YO;
		else if (small || capital)
			cost += letter_costs[(c - 0x410) % 32];
		else if (c >= 0x80)
			cost += is_typed_sign(c) ? COST_SIGN : COST_STRANGE;
		cost += capital && behind_small ? COST_TURNED : 0;
		behind_small = small;
	}
	return cost;
}

/* SIZE_MAX: bytes that the encoding does not have. */
static size_t cost_in(const char *encoding, const char *bytes, size_t len)
{
	struct strbuf text = STRBUF_INIT;
	struct decoder decoder;
	size_t cost = SIZE_MAX;

	if (decoder_open(&decoder, encoding))
		return cost;
	if (!decoder_feed(&decoder, bytes, len, &text))
		cost = encoding_russian_cost(text.buf);
	decoder_release(&decoder);
	strbuf_release(&text);
	return cost;
}

const char *encoding_guess(const char *bytes, size_t len)
{
	static const char *const encodings[] = { "windows-1251", "koi8-r", "cp866", "maccyrillic" };
	const char *best = encodings[0];
	size_t least = SIZE_MAX;

	if (encoding_is_nearly_utf8(bytes, len))
		return NULL;
	for (size_t i = 0; i < ARRAY_SIZE(encodings); i++) {
		size_t cost = cost_in(encodings[i], bytes, len);

		if (cost < least) {
			least = cost;
			best = encodings[i];
		}
	}
	return best;
}

/* ---- text that was read in a wrong encoding, and saved ---- */

/* So much of the text shows what happened to it. */
#define UNDO_SAMPLE ((size_t)1 << 16)
/* Letters beyond ASCII must be so many that it is no word of another language, and more than half of ASCII's. */
#define LEAST_SPOILT 8
/* Of the characters that come out of the undoing, one in so many may be broken. */
#define BROKEN_OF 20

/*
 * The bytes that were read as `encoding`; false where a character cannot come from it. Bytes without a character in it
 * were kept as control characters of their number, or became the sign for a broken one, of which there may be few.
 */
static bool bytes_of(const char *encoding, const char *text, size_t len, struct strbuf *bytes)
{
	iconv_t handle = iconv_open(encoding, "UTF-8");
	char *in = (char *)(uintptr_t)text;
	size_t lost = 0, whole = 0;

	if (handle == (iconv_t)-1)
		return false;
	while (len && lost * BROKEN_OF <= whole + BROKEN_OF) {
		char buffer[4096], *to = buffer;
		size_t room = sizeof(buffer);
		bool stopped = iconv(handle, &in, &len, &to, &room) == (size_t)-1;
		const char *next = in;
		unsigned c;

		strbuf_add(bytes, buffer, (size_t)(to - buffer));
		whole += (size_t)(to - buffer);
		if (!stopped || errno == E2BIG)
			continue;
		c = next_character(&next);
		if (c != 0xFFFD && (c < 0x80 || c >= 0xA0))
			break;
		strbuf_addch(bytes, c == 0xFFFD ? '?' : (char)c);
		lost += c == 0xFFFD;
		len -= (size_t)(next - in);
		in += next - in;
	}
	iconv_close(handle);
	return !len;
}

/* What the bytes say; false where they are no text of the encoding. */
static bool text_of(const char *encoding, const struct strbuf *bytes, struct strbuf *text)
{
	struct decoder decoder;
	size_t whole, broken;
	bool good;

	if (streq(encoding, "utf-8")) {
		count_characters(bytes->buf, bytes->len, &whole, &broken);
		strbuf_add(text, bytes->buf, bytes->len);
		return broken * BROKEN_OF <= whole;
	}
	if (decoder_open(&decoder, encoding))
		return false;
	good = !decoder_feed(&decoder, bytes->buf, bytes->len, text);
	decoder_release(&decoder);
	return good;
}

static bool may_be_spoilt(const char *text, size_t len)
{
	size_t ascii = 0, others = 0;

	for (size_t i = 0; i < len; i++) {
		ascii += is_between((char)(text[i] | 0x20), 'a', 'z');
		others += is_between(text[i], 0xC2, 0xF4);
	}
	return others >= LEAST_SPOILT && others * 2 > ascii;
}

static bool undo(const char *written, const char *read, const char *text, size_t len,
		 struct strbuf *right)
{
	struct strbuf bytes = STRBUF_INIT;
	bool good = bytes_of(read, text, len, &bytes) && text_of(written, &bytes, right);

	strbuf_release(&bytes);
	return good;
}

/* By twenty bits and an eighth: nothing that chance does, in few letters or in many. */
static bool is_much_less(size_t cost, size_t than)
{
	return cost + 200 < than && cost * 8 < than * 7;
}

const char *encoding_undo(const char *text, size_t len, struct strbuf *right)
{
	static const struct {
		const char *written, *read;
	} misreadings[] = {
		{ "utf-8", "windows-1251" },
		{ "utf-8", "windows-1252" },
		{ "utf-8", "koi8-r" },
		{ "utf-8", "cp866" },
		{ "windows-1251", "windows-1252" },
		{ "windows-1251", "cp866" },
		{ "windows-1251", "koi8-r" },
		{ "koi8-r", "windows-1251" },
		{ "cp866", "windows-1251" },
	};
	size_t sample, cost, mark = len >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3) ? 3 : 0;
	char *start;

	text += mark;
	len -= mark;
	sample = len < UNDO_SAMPLE ? len : UNDO_SAMPLE;
	while (sample < len && is_between(text[sample], 0x80, 0xBF))
		sample--;
	if (!may_be_spoilt(text, sample))
		return NULL;
	start = xmemdup0(text, sample);
	cost = encoding_russian_cost(start);
	free(start);
	for (size_t i = 0; i < ARRAY_SIZE(misreadings); i++) {
		const char *written = misreadings[i].written, *read = misreadings[i].read;
		bool good = undo(written, read, text, sample, right) &&
			    is_much_less(encoding_russian_cost(right->buf), cost);

		strbuf_reset(right);
		if (good && undo(written, read, text, len, right))
			return read;
		strbuf_reset(right);
	}
	return NULL;
}
