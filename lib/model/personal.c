/* personal.c - what gives somebody away in a text */
#include "model/personal.h"

#define SHORTEST 5  /* bytes */
#define BEGINNING 4 /* bytes of a string by which it is found */

/* ---- words of a name ---- */

#define MOST_WORDS 8

struct name_words {
	const char *word[MOST_WORDS];
	size_t len[MOST_WORDS];
	size_t n;
};

static struct name_words split(const char *name)
{
	struct name_words words = { .n = 0 };

	while (words.n < MOST_WORDS) {
		name += strspn(name, " ");
		if (!*name)
			break;
		words.word[words.n] = name;
		words.len[words.n] = strcspn(name, " ");
		name += words.len[words.n++];
	}
	return words;
}

/* "Г" of "Григорий". */
static size_t first_letter(const char *word)
{
	size_t n = *word != '\0';

	while (((unsigned char)word[n] & 0xC0) == 0x80)
		n++;
	return n;
}

static void add_initials(struct strbuf *out, const struct name_words *words, const char *between)
{
	for (size_t i = 1; i < words->n; i++) {
		if (i > 1)
			strbuf_addstr(out, between);
		strbuf_add(out, words->word[i], first_letter(words->word[i]));
		strbuf_addch(out, '.');
	}
}

/* ---- each spelling of a name ---- */

typedef void spelling_fn(struct personal_strings *strings, const char *text, const char *id);

/* The surname without the ending of the feminine, where it is one that is declined so; 0: it is not. */
static size_t declined_stem(const char *surname, size_t len)
{
	static const char *const ends[] = { "ов", "ев", "ёв", "ин", "ын" };

	if (ends_with_mem(surname, len, "а"))
		len -= strlen("а");
	for (size_t i = 0; i < ARRAY_SIZE(ends); i++)
		if (ends_with_mem(surname, len, ends[i]))
			return len;
	return 0;
}

static void each_case(struct personal_strings *strings, const char *surname, size_t len,
		      const char *id, spelling_fn *fn)
{
	static const char *const endings[] = {
		"", "а", "у", "ым", "ом", "е", "ы", "ой", "ых", "ыми"
	};
	size_t stem = declined_stem(surname, len);
	char *text = xmemdup0(surname, len);

	fn(strings, text, id);
	free(text);
	for (size_t i = 0; stem && i < ARRAY_SIZE(endings); i++) {
		text = xstrfmt("%.*s%s", (int)stem, surname, endings[i]);
		fn(strings, text, id);
		free(text);
	}
}

static void each_short_form(struct personal_strings *strings, const struct name_words *words,
			    const char *id, spelling_fn *fn)
{
	static const char *const betweens[] = { "", " " };
	int surname = (int)words->len[0];
	char *text =
		xstrfmt("%.*s %.*s", surname, words->word[0], (int)words->len[1], words->word[1]);

	fn(strings, text, id);
	free(text);
	if (words->n == 3) {
		text = xstrfmt("%.*s %.*s", (int)words->len[1], words->word[1], (int)words->len[2],
			       words->word[2]);
		fn(strings, text, id);
		free(text);
	}
	for (size_t i = 0; i < ARRAY_SIZE(betweens); i++) {
		struct strbuf initials = STRBUF_INIT;

		add_initials(&initials, words, betweens[i]);
		text = xstrfmt("%.*s %s", surname, words->word[0], initials.buf);
		fn(strings, text, id);
		free(text);
		text = xstrfmt("%s %.*s", initials.buf, surname, words->word[0]);
		fn(strings, text, id);
		free(text);
		strbuf_release(&initials);
	}
}

/* ---- given names and patronymics ---- */

/* How a name that ends so is declined; the empty ending, the last one, is that of a consonant. */
static const struct declension {
	const char *ending;
	const char *cases[8];
} declensions[] = {
	{ "а", { "а", "ы", "и", "е", "у", "ой" } },
	{ "я", { "я", "и", "е", "ю", "ей", "ёй" } },
	{ "й", { "й", "я", "ю", "ем", "е", "и" } },
	{ "ь", { "ь", "я", "ю", "ем", "е", "и", "ью" } },
	{ "", { "", "а", "у", "ом", "ем", "е" } },
};

static void each_declined(struct personal_strings *strings, const char *word, size_t len,
			  const char *id, spelling_fn *fn)
{
	const struct declension *d = declensions;

	while (*d->ending && !ends_with_mem(word, len, d->ending))
		d++;
	for (size_t i = 0; i < ARRAY_SIZE(d->cases) && d->cases[i]; i++) {
		char *text = xstrfmt("%.*s%s", (int)(len - strlen(d->ending)), word, d->cases[i]);

		fn(strings, text, id);
		free(text);
	}
}

static void each_given(struct personal_strings *strings, const char *name, const char *id,
		       spelling_fn *fn)
{
	/* Names whose stem changes. */
	static const struct {
		const char *name, *stem;
	} changing[] = { { "Лев", "Льв" }, { "Павел", "Павл" }, { "Пётр", "Петр" } };
	struct name_words words = split(name);

	for (size_t i = 1; i < words.n; i++) {
		each_declined(strings, words.word[i], words.len[i], id, fn);
		for (size_t k = 0; k < ARRAY_SIZE(changing); k++)
			if (strlen(changing[k].name) == words.len[i] &&
			    !memcmp(changing[k].name, words.word[i], words.len[i]))
				each_declined(strings, changing[k].stem, strlen(changing[k].stem),
					      id, fn);
	}
}

static void each_spelling(struct personal_strings *strings, const char *name, const char *id,
			  spelling_fn *fn)
{
	struct name_words words = split(name);

	if (!words.n)
		return;
	fn(strings, name, id);
	if (words.n > 1)
		each_short_form(strings, &words, id, fn);
	each_case(strings, words.word[0], words.len[0], id, fn);
}

/* ---- the list ---- */

static void stay(struct personal_strings *strings, const char *text, const char *id)
{
	(void)id;
	strmap_add(&strings->staying, text, strlen(text), 0);
}

void personal_stays(struct personal_strings *strings, const char *text)
{
	stay(strings, text, NULL);
}

void personal_stays_name(struct personal_strings *strings, const char *name)
{
	each_spelling(strings, name, NULL, stay);
}

void personal_add(struct personal_strings *strings, const char *text, const char *id)
{
	if (strlen(text) < SHORTEST || strmap_gets(&strings->staying, text) != STRMAP_NONE ||
	    strmap_add(&strings->seen, text, strlen(text), 0) != STRMAP_NONE)
		return;
	ALLOC_GROW(strings->items, strings->n + 1, strings->alloc);
	strings->items[strings->n++] = (struct personal_string){ xstrdup(text), xstrdup(id), 0 };
}

void personal_add_name(struct personal_strings *strings, const char *name, const char *id)
{
	each_spelling(strings, name, id, personal_add);
}

void personal_stays_given(struct personal_strings *strings, const char *name)
{
	each_given(strings, name, NULL, stay);
}

void personal_add_given(struct personal_strings *strings, const char *name, const char *id)
{
	each_given(strings, name, id, personal_add);
}

static int by_length(const void *va, const void *vb)
{
	const struct personal_string *a = va, *b = vb;
	size_t len_a = strlen(a->text), len_b = strlen(b->text);

	return len_a != len_b ? (len_a < len_b) - (len_a > len_b) : strcmp(a->text, b->text);
}

void personal_sort(struct personal_strings *strings)
{
	if (strings->n)
		qsort(strings->items, strings->n, sizeof(*strings->items), by_length);
	for (size_t i = strings->n; i-- > 0;) {
		const char *text = strings->items[i].text;

		strings->items[i].next = strmap_get(&strings->by_beginning, text, BEGINNING);
		strmap_put(&strings->by_beginning, text, BEGINNING, i);
	}
}

void personal_release(struct personal_strings *strings)
{
	for (size_t i = 0; i < strings->n; i++) {
		free(strings->items[i].text);
		free(strings->items[i].id);
	}
	free(strings->items);
	strmap_release(&strings->seen);
	strmap_release(&strings->staying);
	strmap_release(&strings->by_beginning);
	*strings = (struct personal_strings)PERSONAL_STRINGS_INIT;
}

/* ---- in texts ---- */

static bool is_cyrillic_lead(unsigned char c)
{
	return c >= 0xD0 && c <= 0xD3;
}

static bool is_latin_or_digit(unsigned char c)
{
	return is_digit((char)c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_word_before(const char *bytes, const char *at)
{
	unsigned char last = at > bytes ? (unsigned char)at[-1] : 0;

	if (at - bytes >= 2 && (last & 0xC0) == 0x80)
		return is_cyrillic_lead((unsigned char)at[-2]);
	return is_latin_or_digit(last);
}

static bool is_word_after(const char *at, const char *end)
{
	return at < end &&
	       (is_latin_or_digit((unsigned char)*at) || is_cyrillic_lead((unsigned char)*at));
}

/* Where the string of the list that begins at `at` is a word of its own, or a null pointer. */
static const struct personal_string *string_at(const struct personal_strings *strings,
					       const char *bytes, const char *at, const char *end)
{
	size_t left = (size_t)(end - at), i;

	if (left < SHORTEST)
		return NULL;
	i = strmap_get(&strings->by_beginning, at, BEGINNING);
	if (i == STRMAP_NONE || is_word_before(bytes, at))
		return NULL;
	for (; i != STRMAP_NONE; i = strings->items[i].next) {
		const char *text = strings->items[i].text;
		size_t len = strlen(text);

		if (len <= left && !memcmp(at, text, len) &&
		    (text[len - 1] == '.' || !is_word_after(at + len, end)))
			return &strings->items[i];
	}
	return NULL;
}

const struct personal_string *personal_find(const struct personal_strings *strings,
					    const char *bytes, size_t len)
{
	const struct personal_string *found = NULL;

	for (const char *at = bytes; at < bytes + len && !found; at++)
		found = string_at(strings, bytes, at, bytes + len);
	return found;
}

bool personal_redact(const struct personal_strings *strings, const char *text, struct strbuf *out)
{
	const char *end = text + strlen(text);
	bool any = false;

	for (const char *at = text; at < end;) {
		const struct personal_string *found = string_at(strings, text, at, end);

		if (!found) {
			strbuf_addch(out, *at++);
			continue;
		}
		strbuf_addstr(out, found->id);
		at += strlen(found->text);
		any = true;
	}
	return any;
}
