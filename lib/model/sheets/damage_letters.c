/* damage_letters.c - letters that were read in a wrong encoding, or lost */
#include "model/sheets/damage_parts.h"

#include <errno.h>
#include <iconv.h>

#include "store/encoding.h"

/* Bytes without half of a character that the cut has left at the end, which programs show as ? or U+FFFD. */
size_t damage_whole_length(const char *s)
{
	size_t len = strlen(s);

	while (ends_with_mem(s, len, "\xEF\xBF\xBD"))
		len -= 3;
	return len == strlen(s) && ends_with_mem(s, len, "?") ? len - 1 : len;
}

/* Ways to read the bytes of one encoding as another. */
static const struct {
	const char *written, *read;
} misreadings[] = {
	{ "UTF-8", "WINDOWS-1251" },
	{ "UTF-8", "WINDOWS-1252" },
	{ "UTF-8", "ISO-8859-1" },
	{ "WINDOWS-1251", "ISO-8859-1" },
	{ "WINDOWS-1251", "WINDOWS-1252" },
	{ "WINDOWS-1251", "KOI8-R" },
	{ "KOI8-R", "WINDOWS-1251" },
	{ "CP866", "WINDOWS-1251" },
	{ "WINDOWS-1251", "CP866" },
	{ "UTF-8", "CP866" },
	{ "UTF-8", "KOI8-R" },
};

/* Opening a conversion costs more than a thousand of them: those of the list stay open. */
struct conversion {
	const char *from, *to;
	iconv_t handle;
};

static iconv_t conversion(const char *from, const char *to)
{
	static struct conversion open[2 * ARRAY_SIZE(misreadings)];
	size_t i;

	for (i = 0; i < ARRAY_SIZE(open) && open[i].from; i++)
		if (streq(open[i].from, from) && streq(open[i].to, to))
			return open[i].handle;
	if (i == ARRAY_SIZE(open))
		BUG("more conversions than the list of misreadings has");
	open[i] = (struct conversion){ from, to, iconv_open(to, from) };
	return open[i].handle;
}

/* A byte that the encoding has no letter for is shown as the control character of that number: И in UTF-8 has 0x98. */
static size_t undefined_len(const char *from, const char *at, size_t left)
{
	unsigned char c = (unsigned char)at[0];

	if (!streq(from, "UTF-8"))
		return c >= 0x80 && c < 0xA0;
	return left > 1 && c == 0xC2 && (unsigned char)at[1] < 0xA0 ? 2 : 0;
}

/*
 * The text in another encoding; false where it has no such characters. Bytes at the end that begin a character, and no
 * more, are left out: the text was cut.
 */
static bool convert(const char *from, const char *to, const char *bytes, size_t len,
		    struct strbuf *out)
{
	iconv_t handle = conversion(from, to);
	char *in = (char *)(uintptr_t)bytes;

	if (handle == (iconv_t)-1)
		return false;
	iconv(handle, NULL, NULL, NULL, NULL);
	while (len) {
		char buffer[256], *at = buffer;
		size_t room = sizeof(buffer), skipped = 0;
		int why = iconv(handle, &in, &len, &at, &room) == (size_t)-1 ? errno : 0;

		strbuf_add(out, buffer, (size_t)(at - buffer));
		if (!why || why == E2BIG)
			continue;
		if (why == EINVAL)
			return true;
		skipped = undefined_len(from, in, len);
		if (!skipped)
			return false;
		if (skipped == 1)
			strbuf_addch(out, '\xC2');
		strbuf_addch(out, in[skipped - 1]);
		in += skipped;
		len -= skipped;
	}
	return true;
}

static bool is_small_russian(const char *s)
{
	unsigned char c = (unsigned char)s[0], next = (unsigned char)s[1];

	return (c == 0xD0 && next >= 0xB0 && next <= 0xBF) ||
	       (c == 0xD1 && next >= 0x80 && next <= 0x91 && next != 0x90);
}

static bool is_great_russian(const char *s)
{
	unsigned char c = (unsigned char)s[0], next = (unsigned char)s[1];

	return c == 0xD0 && ((next >= 0x90 && next <= 0xAF) || next == 0x81);
}

/* What stands between Russian words without being a letter. */
static bool is_typographic(const char *s)
{
	static const char *const marks[] = { "«", "»", "„",        "“",           "”", "’",
					     "–", "—", "…",        "№",           "°", "−",
					     "✓", "✔", "\xC2\xA0", "\xE2\x80\xAF" };

	for (size_t i = 0; i < ARRAY_SIZE(marks); i++)
		if (skip_prefix(s, marks[i], NULL))
			return true;
	return false;
}

struct letters {
	size_t small, great, strange;
	bool inverted; /* a word that goes from small letters to great ones */
	bool turned;   /* a great letter behind a small one */
};

static struct letters count_letters(const char *s)
{
	struct letters n = { 0 };
	size_t greats = 0; /* behind a small one */
	bool small = false;

	for (; *s; s++) {
		if ((unsigned char)*s < 0x80) {
			small = false;
			greats = 0;
		} else if ((unsigned char)*s >= 0xC0) {
			n.small += is_small_russian(s);
			n.great += is_great_russian(s);
			n.strange +=
				!is_small_russian(s) && !is_great_russian(s) && !is_typographic(s);
			greats = small && is_great_russian(s) ? greats + 1 : 0;
			small = is_small_russian(s) || greats;
			n.inverted |= greats >= 2;
			n.turned |= greats >= 1;
		}
	}
	return n;
}

/* What was misread may have been cut then, also in the middle of what was one letter. */
#define LEAST_BEGINNING 16

static bool is_beginning(const char *misread, const char *now)
{
	size_t len = damage_whole_length(now);

	return streq(misread, now) || (len >= LEAST_BEGINNING && !strncmp(misread, now, len));
}

/* One Russian letter for another may be chance, or what a person has written. */
#define LEAST_MISREAD 3

static bool is_misread(const char *was, const char *now)
{
	size_t len = strlen(was);
	struct letters of = count_letters(was);

	if (of.small + of.great < LEAST_MISREAD && !count_letters(now).strange)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(misreadings); i++) {
		struct strbuf bytes = STRBUF_INIT, text = STRBUF_INIT;
		bool same = convert("UTF-8", misreadings[i].written, was, len, &bytes) &&
			    convert(misreadings[i].read, "UTF-8", bytes.buf, bytes.len, &text) &&
			    is_beginning(text.buf, now);

		strbuf_release(&bytes);
		strbuf_release(&text);
		if (same)
			return true;
	}
	return false;
}

/* Letters that a program could not keep became question marks or the sign for "no character". */
static bool is_lost(const char *was, const char *now)
{
	bool lost = false;

	while (*was && *now) {
		size_t len = 1;

		while (((unsigned char)was[len] & 0xC0) == 0x80)
			len++;
		if (*now == '?' && (unsigned char)*was >= 0x80) {
			/* One beyond the first plane may become two. */
			now += 1 + (len == 4 && now[1] == '?' && was[len] != '?');
			lost = true;
		} else if (skip_prefix(now, "\xEF\xBF\xBD", NULL) && (unsigned char)*was >= 0x80) {
			now += 3;
			lost = true;
		} else if (!strncmp(was, now, len)) {
			now += len;
		} else {
			return false;
		}
		was += len;
	}
	return lost && !*was && !*now;
}

static bool has_high_byte(const char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s >= 0x80)
			return true;
	return false;
}

bool damage_spoils_letters(const char *was, const char *now)
{
	return has_high_byte(was) && (is_misread(was, now) || is_lost(was, now));
}

/* Whether a text is what Russian misread as another encoding looks like: read the right way it is nearly all Russian. */
bool damage_unread(const char *now, struct strbuf *right)
{
	struct letters seen = count_letters(now);
	size_t len = strlen(now);

	if (!seen.turned && !seen.strange)
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(misreadings); i++) {
		struct strbuf bytes = STRBUF_INIT, text = STRBUF_INIT;
		struct letters n = { 0 };
		bool good;

		if (convert("UTF-8", misreadings[i].read, now, len, &bytes) &&
		    convert(misreadings[i].written, "UTF-8", bytes.buf, bytes.len, &text))
			n = count_letters(text.buf);
		good = n.small >= 3 && !n.strange && !n.inverted && n.small > n.great &&
		       encoding_russian_cost(text.buf) * 4 < encoding_russian_cost(now) * 3;
		if (good)
			strbuf_add(right, text.buf, text.len);
		strbuf_release(&bytes);
		strbuf_release(&text);
		if (good)
			return true;
	}
	return false;
}
