/* headings.c - which column a heading means */
#include "model/sheets/headings_parts.h"

#include "base/nearest.h"
#include "base/text.h"
#include "model/sheets/question.h"

/* Characters from which on a heading may have been cut by a form service, which does so at 64. */
#define CUT_FROM 50
/* Of a heading that goes on behind known words: so much must be known. */
#define KNOWN_CHARACTERS 12
#define NEAR_CHARACTERS 6

/* ---- keys ---- */

static bool is_word_byte(const char *s)
{
	unsigned char c = (unsigned char)*s;

	if (c < 0x80)
		return is_digit(*s) || (c >= 'a' && c <= 'z');
	/* Quotation marks, dashes and bullets of the block U+2000 to U+2BFF, and « » of Latin-1. */
	if (c == 0xE2 ||
	    (c == 0xC2 && ((unsigned char)s[1] == 0xAB || (unsigned char)s[1] == 0xBB)))
		return false;
	return true;
}

static size_t character_len(const char *s)
{
	size_t len = 1;

	while (((unsigned char)s[len] & 0xC0) == 0x80)
		len++;
	return len;
}

/* Initials that stand apart are one word: "ф и о" is "фио". */
static void join_initials(struct strbuf *key, size_t start)
{
	static const char *const apart[] = { "ф и о", "ф и", "e mail" };
	static const char *const joined[] = { "фио", "фи", "email" };

	for (size_t i = 0; i < ARRAY_SIZE(apart); i++) {
		char *at = strstr(key->buf + start, apart[i]);
		size_t len = strlen(apart[i]), n = strlen(joined[i]);

		if (!at || (at > key->buf + start && at[-1] != ' ') || (at[len] && at[len] != ' '))
			continue;
		memcpy(at, joined[i], n);
		memmove(at + n, at + len, strlen(at + len) + 1);
		strbuf_setlen(key, key->len - (len - n));
	}
}

void heading_key(struct strbuf *out, const char *text)
{
	struct strbuf folded = STRBUF_INIT;
	size_t start = out->len;
	bool blank = false;

	text_fold(&folded, text, strlen(text));
	for (const char *at = folded.buf; *at;) {
		size_t len = character_len(at);

		if (is_word_byte(at)) {
			if (blank && out->len > start)
				strbuf_addch(out, ' ');
			strbuf_add(out, at, len);
		}
		blank = !is_word_byte(at);
		at += len;
	}
	strbuf_release(&folded);
	join_initials(out, start);
}

void heading_key_bare(struct strbuf *out, const char *text)
{
	struct strbuf bare = STRBUF_INIT;
	int depth = 0;

	for (const char *at = text; *at; at++) {
		depth += *at == '(';
		strbuf_addch(&bare, depth ? ' ' : *at);
		depth -= *at == ')' && depth;
	}
	heading_key(out, bare.buf);
	strbuf_release(&bare);
}

static size_t count_characters(const char *s)
{
	size_t n = 0;

	for (; *s; s++)
		n += ((unsigned char)*s & 0xC0) != 0x80;
	return n;
}

/* ---- finding ---- */

static bool same_target(const struct heading *a, const struct heading *b)
{
	return a->match == b->match && a->part == b->part && a->column == b->column;
}

/* A heading that was cut: known ones that begin with it. Doubtful where they mean different columns. */
static struct heading find_cut(const struct heading_words *words, const char *key)
{
	struct heading found = { .match = HEADING_UNKNOWN };
	bool one = true;

	for (size_t i = 0; i < words->n; i++) {
		if (!skip_prefix(words->keys[i], key, NULL))
			continue;
		if (found.match != HEADING_UNKNOWN)
			one &= same_target(&found, &words->items[i]);
		else
			found = words->items[i];
	}
	if (!one)
		found.match = HEADING_DOUBTFUL;
	return found;
}

/* A heading that says more than is known of it: the longest known beginning. One word alone makes it doubtful. */
static struct heading find_longer(const struct heading_words *words, const char *key)
{
	struct heading found = { .match = HEADING_UNKNOWN };
	size_t longest = 0;

	if (strmap_get(&words->first_words, key, strcspn(key, " ")) == STRMAP_NONE)
		return found;
	for (size_t i = 0; i < words->n; i++) {
		size_t len = strlen(words->keys[i]);

		if (len <= longest || !skip_prefix(key, words->keys[i], NULL) || key[len] != ' ')
			continue;
		longest = len;
		found = words->items[i];
		if (!strchr(words->keys[i], ' ') ||
		    count_characters(words->keys[i]) < KNOWN_CHARACTERS)
			found.match = HEADING_DOUBTFUL;
	}
	return found;
}

static struct heading find_near(const struct heading_words *words, const char *key)
{
	struct heading found = { .match = HEADING_UNKNOWN };
	struct nearest near = { .word = key };
	size_t at;

	if (count_characters(key) < NEAR_CHARACTERS)
		return found;
	for (size_t i = 0; i < words->n; i++)
		nearest_offer(&near, words->keys[i]);
	if (!near.best)
		return found;
	at = strmap_gets(&words->by_key, near.best);
	found = words->items[at];
	if (found.match == HEADING_CERTAIN)
		found.match = HEADING_DOUBTFUL;
	return found;
}

struct heading heading_find_key(const struct heading_words *words, const char *key)
{
	size_t at = strmap_gets(&words->by_key, key);

	if (at != STRMAP_NONE)
		return words->items[at];
	return (struct heading){ .match = HEADING_UNKNOWN };
}

/* ---- questions ---- */

/* A further meaning; what is known already is not named twice. */
static void add_meaning(struct heading *found, const struct heading *one)
{
	if (found->match == HEADING_UNKNOWN) {
		*found = *one;
		return;
	}
	if (found->part == one->part && found->column == one->column)
		return;
	found->match = HEADING_DOUBTFUL;
	for (size_t i = 0; i < HEADING_ALSO; i++) {
		if (!found->also[i])
			found->also[i] = one;
		if (found->also[i]->part == one->part && found->also[i]->column == one->column)
			return;
	}
}

/* A heading that asks for the same in other words; doubtful where several columns are asked for in these words. */
static struct heading find_core(const struct heading_words *words, const char *core)
{
	struct heading found = { .match = HEADING_UNKNOWN };

	if (!*core || strmap_gets(&words->by_core, core) == STRMAP_NONE)
		return found;
	for (size_t i = 0; i < words->n; i++)
		if (streq(words->cores[i], core))
			add_meaning(&found, &words->items[i]);
	return found;
}

/* Whether all words of the known heading are asked for, and are at least half of what is asked for. */
static bool is_held(const struct heading_words *words, const char *core, size_t i)
{
	return *words->cores[i] && words->items[i].match == HEADING_CERTAIN &&
	       2 * question_words(words->cores[i]) >= question_words(core) &&
	       question_holds(core, words->cores[i]);
}

/* Another one that is held says the same and more. */
static bool is_within_another(const struct heading_words *words, const char *core, size_t i)
{
	for (size_t k = 0; k < words->n; k++)
		if (k != i && is_held(words, core, k) &&
		    question_words(words->cores[k]) > question_words(words->cores[i]) &&
		    question_holds(words->cores[k], words->cores[i]))
			return true;
	return false;
}

/* A heading that asks for something known, and for something else beside it. */
static struct heading find_held(const struct heading_words *words, const char *core)
{
	struct heading found = { .match = HEADING_UNKNOWN };

	for (size_t i = 0; i < words->n; i++)
		if (is_held(words, core, i) && !is_within_another(words, core, i))
			add_meaning(&found, &words->items[i]);
	if (found.match == HEADING_CERTAIN)
		found.match = HEADING_DOUBTFUL;
	return found;
}

/* A word that is nearly the whole heading says more than one that is a part of it. */
static struct heading find_like(const struct heading_words *words, const struct heading_text *text)
{
	struct heading longer = find_longer(words, text->key), other;

	if (longer.match == HEADING_CERTAIN || longer.match == HEADING_LEFT_OUT)
		return longer;
	other = find_near(words, text->key);
	if (other.match == HEADING_UNKNOWN)
		other = find_held(words, text->bare_core);
	return other.match == HEADING_UNKNOWN ? longer : other;
}

/* In one line, without blanks around it. */
static char *in_one_line(const char *s)
{
	struct strbuf out = STRBUF_INIT;
	bool blank = false;

	for (; *s; s++) {
		bool nbsp = skip_prefix(s, "\xC2\xA0", NULL);

		if (is_blank(*s) || *s == '\n' || *s == '\r' || nbsp) {
			blank = out.len > 0;
			s += nbsp;
			continue;
		}
		if (blank)
			strbuf_addch(&out, ' ');
		blank = false;
		strbuf_addch(&out, *s);
	}
	return strbuf_detach(&out, NULL);
}

void heading_text_init(struct heading_text *text, const char *s)
{
	struct strbuf key = STRBUF_INIT, bare = STRBUF_INIT;
	struct strbuf core = STRBUF_INIT, bare_core = STRBUF_INIT;

	text->text = in_one_line(s);
	heading_key(&key, text->text);
	heading_key_bare(&bare, text->text);
	question_core(&core, key.buf);
	question_core(&bare_core, bare.buf);
	text->core = strbuf_detach(&core, NULL);
	text->bare_core = strbuf_detach(&bare_core, NULL);
	text->key = strbuf_detach(&key, NULL);
	text->bare = strbuf_detach(&bare, NULL);
	text->characters = count_characters(text->text);
}

void heading_text_release(struct heading_text *text)
{
	free(text->text);
	free(text->key);
	free(text->bare);
	free(text->core);
	free(text->bare_core);
	*text = (struct heading_text){ .text = NULL };
}

struct heading heading_find(const struct heading_words *words, const struct heading_text *text,
			    bool guess)
{
	struct heading found = heading_find_key(words, text->key);

	if (found.match == HEADING_UNKNOWN)
		found = heading_find_key(words, text->bare);
	if (found.match == HEADING_UNKNOWN)
		found = find_core(words, text->core);
	if (found.match == HEADING_UNKNOWN)
		found = find_core(words, text->bare_core);
	if (found.match == HEADING_UNKNOWN && text->characters >= CUT_FROM)
		found = find_cut(words, text->key);
	if (found.match == HEADING_UNKNOWN)
		found = guess ? find_like(words, text) : find_longer(words, text->key);
	return found;
}
