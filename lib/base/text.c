/* text.c - text as people write it; the one door to ICU */
#include "base/text.h"

#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>
#include <wchar.h>

#include "base/lazy.h"

#define COMMON "libicuuc.so." LAZY_TEXT(U_ICU_VERSION_MAJOR_NUM)
#define LANGUAGES "libicui18n.so." LAZY_TEXT(U_ICU_VERSION_MAJOR_NUM)

/* clang-format off */
#define FUNCTIONS(F) \
	F(COMMON, u_errorName) \
	F(COMMON, u_isalnum) \
	F(COMMON, u_strFromUTF8WithSub) \
	F(COMMON, u_strToUTF8) \
	F(COMMON, unorm2_getNFKCCasefoldInstance) \
	F(COMMON, unorm2_normalize) \
	F(LANGUAGES, ucol_open) \
	F(LANGUAGES, ucol_strcollUTF8)
LAZY_LIBRARY(icu)
/* clang-format on */

/* ICU counts in int32_t. A field is bounded far below that. */
static int32_t icu_length(size_t len)
{
	if (len > INT32_MAX / 4)
		die(_("a text of %zu bytes is too long"), len);
	return (int32_t)len;
}

size_t text_invalid_at(const char *s, size_t len)
{
	int32_t length = icu_length(len);
	int32_t i = 0;

	while (i < length) {
		int32_t start = i;
		UChar32 c;

		if ((unsigned char)s[i] < 0x80) {
			i++;
			continue;
		}
		U8_NEXT((const uint8_t *)s, i, length, c);
		if (c < 0)
			return (size_t)start;
	}
	return len;
}

/* Columns of one character; control characters and broken bytes count as one. */
static size_t character_width(UChar32 c)
{
	int width = c < 0 ? 1 : wcwidth((wchar_t)c);

	return width < 0 ? 1 : (size_t)width;
}

size_t text_width(const char *s, size_t len)
{
	int32_t length = icu_length(len);
	size_t width = 0;

	for (int32_t i = 0; i < length;) {
		UChar32 c;

		U8_NEXT((const uint8_t *)s, i, length, c);
		width += character_width(c);
	}
	return width;
}

size_t text_cut(const char *s, size_t len, size_t width)
{
	int32_t length = icu_length(len);
	int32_t i = 0;
	size_t used = 0;

	while (i < length) {
		int32_t next = i;
		UChar32 c;

		U8_NEXT((const uint8_t *)s, next, length, c);
		used += character_width(c);
		if (used > width)
			break;
		i = next;
	}
	return (size_t)i;
}

/* UTF-16 of s, with broken bytes as U+FFFD; the caller frees it. */
static UChar *to_utf16(const char *s, size_t len, int32_t *out_len)
{
	int32_t capacity = icu_length(len) + 1;
	UChar *out = xcalloc((size_t)capacity, sizeof(*out));
	UErrorCode status = U_ZERO_ERROR;

	icu()->u_strFromUTF8WithSub(out, capacity, out_len, s, (int32_t)len, 0xFFFD, NULL, &status);
	if (U_FAILURE(status))
		BUG("u_strFromUTF8: %s", icu()->u_errorName(status));
	return out;
}

static void add_utf16(struct strbuf *out, const UChar *s, int32_t len)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t used = 0;

	strbuf_grow(out, size_mult((size_t)len, 3));
	icu()->u_strToUTF8(out->buf + out->len, (int32_t)(out->alloc - out->len), &used, s, len,
			   &status);
	if (U_FAILURE(status))
		BUG("u_strToUTF8: %s", icu()->u_errorName(status));
	out->len += (size_t)used;
	out->buf[out->len] = '\0';
}

/* Case folded and composed; the caller frees it. */
static UChar *fold_utf16(const char *s, size_t len, int32_t *out_len)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *normalizer = icu()->unorm2_getNFKCCasefoldInstance(&status);
	int32_t length;
	UChar *source = to_utf16(s, len, &length);
	int32_t capacity = length + 1;
	UChar *out = xcalloc((size_t)capacity, sizeof(*out));

	if (U_FAILURE(status))
		die(_("the Unicode tables cannot be read: %s"), icu()->u_errorName(status));
	*out_len = icu()->unorm2_normalize(normalizer, source, length, out, capacity, &status);
	if (status == U_BUFFER_OVERFLOW_ERROR) {
		capacity = *out_len + 1;
		out = xreallocarray(out, (size_t)capacity, sizeof(*out));
		status = U_ZERO_ERROR;
		*out_len =
			icu()->unorm2_normalize(normalizer, source, length, out, capacity, &status);
	}
	if (U_FAILURE(status))
		BUG("unorm2_normalize: %s", icu()->u_errorName(status));
	free(source);
	return out;
}

static bool is_space(UChar c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
	       c == 0x202F || c == 0x3000;
}

/* Bytes of a letter of the Russian alphabet in UTF-8: its second byte, and of which half it is. */
#define HALF_A 0xD0 /* А to Я, а to п, Ё */
#define HALF_R 0xD1 /* р to я, ё */
#define BIG_IO 0x81
#define SMALL_IO 0x91

static bool is_russian(const char *s)
{
	unsigned char half = (unsigned char)s[0], c = (unsigned char)s[1];

	return half == HALF_A ? c == BIG_IO || (c >= 0x90 && c <= 0xBF)
			      : half == HALF_R && (c == SMALL_IO || (c >= 0x80 && c <= 0x8F));
}

/* Small, ё as е. */
static void add_russian(struct strbuf *out, const char *s)
{
	unsigned char half = (unsigned char)s[0], c = (unsigned char)s[1];

	if (c == (half == HALF_A ? BIG_IO : SMALL_IO)) {
		half = HALF_A;
		c = 0xB5; /* е */
	} else if (half == HALF_A && c < 0xA0) {
		c += 0x20;
	} else if (half == HALF_A && c < 0xB0) {
		half = HALF_R;
		c -= 0x20;
	}
	out->buf[out->len++] = (char)half;
	out->buf[out->len++] = (char)c;
}

static bool is_plain(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if ((unsigned char)s[i] < 0x80)
			continue;
		if (i + 1 == len || !is_russian(s + i))
			return false;
		i++;
	}
	return true;
}

/*
 * What ASCII and Russian letters fold to is plain, and nearly all that is compared is made of them: opening the tables of
 * Unicode takes longer than many a command. Returns false when s holds anything else.
 */
static bool fold_plain(struct strbuf *out, const char *s, size_t len)
{
	size_t start = out->len;

	if (!is_plain(s, len))
		return false;
	strbuf_grow(out, len);
	for (size_t i = 0; i < len; i++) {
		char c = s[i];

		if ((unsigned char)c >= 0x80) {
			add_russian(out, s + i++);
			continue;
		}
		if (c == ' ' || (c >= '\t' && c <= '\r')) {
			if (out->len == start || out->buf[out->len - 1] == ' ')
				continue;
			c = ' ';
		}
		out->buf[out->len++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	out->len -= out->len > start && out->buf[out->len - 1] == ' ';
	out->buf[out->len] = '\0';
	return true;
}

#define CYRILLIC_IE 0x0435
#define CYRILLIC_IO 0x0451

void text_fold(struct strbuf *out, const char *s, size_t len)
{
	int32_t length, kept = 0;
	UChar *folded;

	if (fold_plain(out, s, len))
		return;
	folded = fold_utf16(s, len, &length);
	for (int32_t i = 0; i < length; i++) {
		UChar c = folded[i] == CYRILLIC_IO ? CYRILLIC_IE : folded[i];

		if (is_space(c)) {
			if (!kept || folded[kept - 1] == ' ')
				continue;
			c = ' ';
		}
		folded[kept++] = c;
	}
	if (kept && folded[kept - 1] == ' ')
		kept--;
	add_utf16(out, folded, kept);
	free(folded);
}

void text_plain(struct strbuf *out, const char *s, size_t len)
{
	int32_t length, kept = 0;
	UChar *folded = fold_utf16(s, len, &length);

	for (int32_t i = 0; i < length; i++) {
		UChar c = folded[i] == CYRILLIC_IO ? CYRILLIC_IE : folded[i];

		if (!U16_IS_SURROGATE(c) && !icu()->u_isalnum(c))
			c = ' ';
		if (c != ' ' || (kept && folded[kept - 1] != ' '))
			folded[kept++] = c;
	}
	if (kept && folded[kept - 1] == ' ')
		kept--;
	add_utf16(out, folded, kept);
	free(folded);
}

/* Whether two texts are the same in this form. */
static bool same_in(void (*form)(struct strbuf *out, const char *s, size_t len), const char *a,
		    const char *b)
{
	struct strbuf fa = STRBUF_INIT, fb = STRBUF_INIT;
	bool same;

	form(&fa, a, strlen(a));
	form(&fb, b, strlen(b));
	same = streq(fa.buf, fb.buf);
	strbuf_release(&fa);
	strbuf_release(&fb);
	return same;
}

bool text_same(const char *a, const char *b)
{
	return same_in(text_fold, a, b);
}

static void look(struct strbuf *out, const char *s, size_t len)
{
	struct strbuf latin = STRBUF_INIT;

	text_latin_lookalike(&latin, s, len);
	text_fold(out, latin.buf, latin.len);
	strbuf_release(&latin);
}

bool text_looks_same(const char *a, const char *b)
{
	return same_in(look, a, b);
}

bool text_contains(const char *haystack, const char *needle)
{
	struct strbuf fh = STRBUF_INIT, fn = STRBUF_INIT;
	bool found;

	text_fold(&fh, haystack, strlen(haystack));
	text_fold(&fn, needle, strlen(needle));
	found = strstr(fh.buf, fn.buf) != NULL;
	strbuf_release(&fh);
	strbuf_release(&fn);
	return found;
}

/* Whether only small letters and digits of ASCII are in it: their order is that of their bytes in every language. */
static bool is_simple(const char *s)
{
	for (; *s; s++)
		if (!is_digit(*s) && (*s < 'a' || *s > 'z'))
			return false;
	return true;
}

int text_collate(const char *a, const char *b)
{
	static UCollator *collator;
	UErrorCode status = U_ZERO_ERROR;
	UCollationResult order;

	if (is_simple(a) && is_simple(b))
		return strcmp(a, b);
	if (!collator)
		collator = icu()->ucol_open("ru", &status);
	if (U_FAILURE(status))
		die(_("the Unicode tables cannot be read: %s"), icu()->u_errorName(status));
	order = icu()->ucol_strcollUTF8(collator, a, -1, b, -1, &status);
	if (U_FAILURE(status))
		BUG("ucol_strcollUTF8: %s", icu()->u_errorName(status));
	if (order == UCOL_EQUAL)
		return strcmp(a, b);
	return order == UCOL_LESS ? -1 : 1;
}

/* Characters that move the cursor, hide themselves or turn the direction of writing. */
static bool is_unsafe(UChar32 c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
	       (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

void text_escape(struct strbuf *out, const char *s, size_t len)
{
	int32_t length = icu_length(len);

	for (int32_t i = 0; i < length;) {
		int32_t start = i;
		UChar32 c;

		U8_NEXT((const uint8_t *)s, i, length, c);
		if (c < 0) {
			for (; start < i; start++)
				strbuf_addf(out, "\\x%02X", (unsigned char)s[start]);
		} else if (is_unsafe(c)) {
			strbuf_addf(out, c < 0x80 ? "\\x%02X" : "\\u{%04X}", (unsigned)c);
		} else {
			strbuf_add(out, s + start, (size_t)(i - start));
		}
	}
}

void text_escape_invalid(struct strbuf *out, const char *s, size_t len)
{
	while (len) {
		size_t bad = text_invalid_at(s, len);

		strbuf_add(out, s, bad);
		if (bad < len)
			strbuf_addf(out, "\\x%02X", (unsigned char)s[bad++]);
		s += bad;
		len -= bad;
	}
}

void text_latin_lookalike(struct strbuf *out, const char *s, size_t len)
{
	static const struct {
		const char *cyrillic;
		char latin;
	} pairs[] = {
		{ "А", 'A' }, { "В", 'B' }, { "Е", 'E' }, { "К", 'K' }, { "М", 'M' }, { "Н", 'H' },
		{ "О", 'O' }, { "Р", 'P' }, { "С", 'C' }, { "Т", 'T' }, { "У", 'Y' }, { "Х", 'X' },
		{ "а", 'a' }, { "е", 'e' }, { "о", 'o' }, { "р", 'p' }, { "с", 'c' }, { "у", 'y' },
		{ "х", 'x' }, { "м", 'M' }, { "т", 'T' },
	};

	for (size_t i = 0; i < len;) {
		size_t p;

		for (p = 0; p < ARRAY_SIZE(pairs); p++)
			if (len - i >= 2 && !memcmp(s + i, pairs[p].cyrillic, 2))
				break;
		if (p < ARRAY_SIZE(pairs)) {
			strbuf_addch(out, pairs[p].latin);
			i += 2;
		} else {
			strbuf_addch(out, s[i++]);
		}
	}
}
