/*
 * encoding.h - input in other encodings than UTF-8.
 *
 * A decoder turns bytes that arrive in pieces of any size into UTF-8. The names are those of iconv.
 */
#ifndef KURATOR_STORE_ENCODING_H
#define KURATOR_STORE_ENCODING_H

#include <iconv.h>

#include "base/strbuf.h"

struct decoder {
	iconv_t handle;
	struct strbuf rest; /* the beginning of a character whose end has not arrived */
};

/* Returns 0, or -1 for a name that is not known (nothing to release then). */
int decoder_open(struct decoder *decoder, const char *encoding);
void decoder_release(struct decoder *decoder);
/* Adds the text of the bytes to out. Returns 0, or -1 at bytes that the encoding does not have. */
int decoder_feed(struct decoder *decoder, const char *bytes, size_t len, struct strbuf *out);
/* At the end of the input: 0, or -1 when it stops in the middle of a character. */
int decoder_finish(const struct decoder *decoder);

/* Whether the bytes are UTF-16, with or without its mark. */
bool encoding_is_utf16(const char *bytes, size_t len);
/* Whether most of what is no ASCII is UTF-8: texts that were cut in the middle of a character leave bytes behind. */
bool encoding_is_nearly_utf8(const char *bytes, size_t len);
/*
 * What bytes that are not UTF-8 probably are: "windows-1251", "koi8-r", "cp866" or "maccyrillic", as what they read most like Russian
 * (how often its letters are, no capital behind a small one); a null pointer where they rather are UTF-8 with broken places.
 */
const char *encoding_guess(const char *bytes, size_t len);
/* What a text costs, were it Russian: tenths of a bit for what is no ASCII. The less, the likelier. */
size_t encoding_russian_cost(const char *text);
/*
 * A text in UTF-8 that was read in a wrong encoding and saved so ("Р¤РРћ" is ФИО): as which encoding it was read, and the
 * text as it was in `right`, which may hold bytes that are not UTF-8 where some were lost; a null pointer, and nothing
 * in `right`, where it is as good as it stands.
 */
const char *encoding_undo(const char *text, size_t len, struct strbuf *right);

#endif
