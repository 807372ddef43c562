/* doubles.c - people who stand in the bases twice */
#include "model/doubles.h"

#include "base/date.h"
#include "base/text.h"

enum { SURNAME, GIVEN, PATRONYMIC, NAME_PARTS };

/* A name taken apart. Parts that are not there are "". */
struct parts {
	char *text[NAME_PARTS]; /* into `buf` */
	bool initial[NAME_PARTS];
	char *sorted; /* all parts in order of bytes; "" where one is an initial, or there is one only */
	char *buf;
};

static size_t character_len(const char *s)
{
	size_t len = 1;

	while (((unsigned char)s[len] & 0xC0) == 0x80)
		len++;
	return len;
}

static bool is_initial(const char *s)
{
	return *s && !is_digit(*s) && !s[character_len(s)];
}

/* The length of a dash at s, of any kind; 0: there is none. */
static size_t dash_len(const char *s)
{
	static const char *const dashes[] = { "-", "‐", "\xE2\x80\x91", "‒", "–", "—", "−" };

	/* Nearly all characters begin otherwise. */
	if (*s != '-' && (unsigned char)*s != 0xE2)
		return 0;
	for (size_t i = 0; i < ARRAY_SIZE(dashes); i++)
		if (skip_prefix(s, dashes[i], NULL))
			return strlen(dashes[i]);
	return 0;
}

/* The Russian letter that this Latin one looks like, folded; a null pointer: none. */
static const char *cyrillic_like(char c)
{
	static const char latin[] = "aceopxykmhtb";
	static const char *const cyrillic[] = { "а", "с", "е", "о", "р", "х",
						"у", "к", "м", "н", "т", "в" };
	const char *at = c ? strchr(latin, c) : NULL;

	return at ? cyrillic[at - latin] : NULL;
}

static bool has_cyrillic(const char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s == 0xD0 || (unsigned char)*s == 0xD1)
			return true;
	return false;
}

void name_fold(struct strbuf *out, const char *name)
{
	struct strbuf plain = STRBUF_INIT, folded = STRBUF_INIT;
	bool russian;

	for (; *name; name++)
		strbuf_addch(&plain, *name == '.' || *name == ',' ? ' ' : *name);
	text_fold(&folded, plain.buf, plain.len);
	russian = has_cyrillic(folded.buf);
	for (const char *at = folded.buf; *at;) {
		const char *after = at + (*at == ' ');
		size_t dash = dash_len(after);
		const char *letter = russian ? cyrillic_like(*at) : NULL;

		if (dash) {
			at = after + dash;
			at += *at == ' ';
			strbuf_addch(out, '-');
		} else if (letter) {
			strbuf_addstr(out, letter);
			at++;
		} else {
			strbuf_addch(out, *at++);
		}
	}
	strbuf_release(&plain);
	strbuf_release(&folded);
}

static char *folded_name(const char *name)
{
	struct strbuf folded = STRBUF_INIT;

	name_fold(&folded, name);
	return strbuf_detach(&folded, NULL);
}

static int by_text(const void *va, const void *vb)
{
	return strcmp(*(char *const *)va, *(char *const *)vb);
}

static char *sorted_parts(const struct parts *parts)
{
	char *order[NAME_PARTS];
	struct strbuf out = STRBUF_INIT;
	size_t n = 0;

	for (size_t i = 0; i < NAME_PARTS && *parts->text[i]; i++) {
		if (parts->initial[i])
			return xstrdup("");
		order[n++] = parts->text[i];
	}
	if (n < 2)
		return xstrdup("");
	qsort(order, n, sizeof(*order), by_text);
	for (size_t i = 0; i < n; i++)
		strbuf_addf(&out, "%s ", order[i]);
	return strbuf_detach(&out, NULL);
}

/* "И.П. Иванов": initials in front, the surname behind. */
static void move_initials(struct parts *parts)
{
	size_t n = 0;
	char *surname;

	while (n < NAME_PARTS && parts->initial[n])
		n++;
	if (!n || n == NAME_PARTS || !*parts->text[n])
		return;
	surname = parts->text[n];
	for (size_t i = n; i > 0; i--) {
		parts->text[i] = parts->text[i - 1];
		parts->initial[i] = true;
	}
	parts->text[SURNAME] = surname;
	parts->initial[SURNAME] = false;
}

static void parts_parse(struct parts *parts, const char *name)
{
	char *at = parts->buf = folded_name(name);

	for (size_t i = 0; i < NAME_PARTS; i++) {
		parts->text[i] = at;
		if (i + 1 == NAME_PARTS)
			break; /* what follows belongs to the patronymic: "Али оглы" */
		at += strcspn(at, " ");
		if (*at)
			*at++ = '\0';
	}
	for (size_t i = 0; i < NAME_PARTS; i++)
		parts->initial[i] = is_initial(parts->text[i]);
	move_initials(parts);
	parts->sorted = sorted_parts(parts);
}

static void parts_release(struct parts *parts)
{
	free(parts->buf);
	free(parts->sorted);
}

/* Whether two parts may be the same; *weaker is raised where one is missing or an initial. */
static bool part_agrees(const struct parts *a, const struct parts *b, size_t i,
			enum double_reason *weaker)
{
	const char *x = a->text[i], *y = b->text[i];

	if (a->initial[i] || b->initial[i]) {
		*weaker = DOUBLE_INITIALS;
		return (!*x || !*y) ? i == PATRONYMIC : !strncmp(x, y, character_len(x));
	}
	if (!*x != !*y && i == PATRONYMIC) {
		if (*weaker < DOUBLE_NO_PATRONYMIC)
			*weaker = DOUBLE_NO_PATRONYMIC;
		return true;
	}
	return streq(x, y);
}

static bool parts_agree(const struct parts *a, const struct parts *b, enum double_reason *reason)
{
	*reason = DOUBLE_NAME_AND_BIRTH;
	if (*a->sorted && streq(a->sorted, b->sorted))
		return true;
	if (!*a->text[GIVEN] || !*b->text[GIVEN] || a->initial[SURNAME] || b->initial[SURNAME])
		return false;
	for (size_t i = 0; i < NAME_PARTS; i++)
		if (!part_agrees(a, b, i, reason))
			return false;
	return true;
}

static bool parts_equal(const struct parts *a, const struct parts *b)
{
	for (size_t i = 0; i < NAME_PARTS; i++)
		if (!streq(a->text[i], b->text[i]))
			return false;
	return true;
}

/* "Пётр Иванов", and "Иванов Пётр Ильич" or "Иванов П.И.": the surname behind, in the name of two parts. */
static bool turned_agree(const struct parts *two, const struct parts *three)
{
	enum double_reason unused = DOUBLE_NAME;
	struct parts turned = *two;

	if (!*two->text[GIVEN] || *two->text[PATRONYMIC] || two->initial[GIVEN] ||
	    !*three->text[PATRONYMIC])
		return false;
	turned.text[SURNAME] = two->text[GIVEN];
	turned.text[GIVEN] = two->text[SURNAME];
	return part_agrees(&turned, three, SURNAME, &unused) &&
	       part_agrees(&turned, three, GIVEN, &unused);
}

/* The name, folded, with the hyphens that `other` has where it has blanks: "Мамин Сибиряк", "Мамин-Сибиряк". */
static char *joined_name(const char *name, const char *other)
{
	char *folded = folded_name(name), *model = folded_name(other);

	for (char *hyphen = strchr(model, '-'); hyphen; hyphen = strchr(hyphen + 1, '-')) {
		const char *first = hyphen;
		size_t len, before;
		char *word, *at;

		while (first > model && first[-1] != ' ')
			first--;
		before = (size_t)(hyphen - first);
		len = before + 1 + strcspn(hyphen + 1, " -");
		word = xmemdup0(first, len);
		word[before] = ' ';
		at = strstr(folded, word);
		if (at && (at == folded || at[-1] == ' ') && (!at[len] || at[len] == ' '))
			at[before] = '-';
		free(word);
	}
	free(model);
	return folded;
}

bool names_agree(const char *a, const char *b)
{
	struct parts pa, pb;
	enum double_reason reason;
	char *joined_a = joined_name(a, b), *joined_b = joined_name(b, a);
	bool agree;

	parts_parse(&pa, joined_a);
	parts_parse(&pb, joined_b);
	agree = parts_equal(&pa, &pb) || parts_agree(&pa, &pb, &reason) || turned_agree(&pa, &pb) ||
		turned_agree(&pb, &pa);
	parts_release(&pa);
	parts_release(&pb);
	free(joined_a);
	free(joined_b);
	return agree;
}

static bool is_earlier(int a, int b)
{
	return a != DATE_NONE && b != DATE_NONE && a < b;
}

const char *person_contradiction(const struct person *a, const struct person *b)
{
	if (*a->name && *b->name && !names_agree(a->name, b->name))
		return "name";
	if (is_earlier(a->birth_last, b->birth_first) || is_earlier(b->birth_last, a->birth_first))
		return "birth";
	if (a->kind && b->kind && a->kind != b->kind)
		return "kind";
	return NULL;
}

/* ---- candidates: entries that share a key ---- */

struct key {
	char *text;
	size_t entry;
	bool weak; /* to be compared with all others that have the key; else only with weak ones */
};

struct finder {
	const struct double_entry *entries;
	struct parts *parts;
	struct double_found *best; /* of each entry; first SIZE_MAX: none */
	struct key *keys;
	size_t n, alloc;
};

static void add_key(struct finder *f, size_t entry, bool weak, char *text)
{
	ALLOC_GROW(f->keys, f->n + 1, f->alloc);
	f->keys[f->n++] = (struct key){ text, entry, weak };
}

static bool is_known(const struct double_entry *entry)
{
	return entry->birth_first != DATE_NONE;
}

/* Each half of a double surname, and the whole of a single one, with the day of birth. */
static void add_half_keys(struct finder *f, size_t i)
{
	const struct double_entry *entry = &f->entries[i];
	const struct parts *parts = &f->parts[i];
	const char *surname = parts->text[SURNAME], *hyphen = strchr(surname, '-');

	if (!is_known(entry) || entry->birth_first != entry->birth_last || parts->initial[GIVEN])
		return;
	if (!hyphen) {
		add_key(f, i, false,
			xstrfmt("half %s %s %d", surname, parts->text[GIVEN], entry->birth_first));
		return;
	}
	add_key(f, i, true,
		xstrfmt("half %.*s %s %d", (int)(hyphen - surname), surname, parts->text[GIVEN],
			entry->birth_first));
	add_key(f, i, true,
		xstrfmt("half %s %s %d", hyphen + 1, parts->text[GIVEN], entry->birth_first));
}

static void add_keys(struct finder *f, size_t i)
{
	const struct double_entry *entry = &f->entries[i];
	const struct parts *parts = &f->parts[i];
	const char *given = parts->text[GIVEN];
	int year;

	if (*parts->sorted)
		add_key(f, i, true, xstrfmt("name %s", parts->sorted));
	if (!is_known(entry) || !*given)
		return;
	year = date_to_ymd(entry->birth_first).year;
	if (!parts->initial[GIVEN])
		add_key(f, i, !*parts->text[PATRONYMIC] || parts->initial[PATRONYMIC],
			xstrfmt("given %s %s %d", parts->text[SURNAME], given, year));
	add_key(f, i, parts->initial[GIVEN],
		xstrfmt("initial %s %.*s %d", parts->text[SURNAME], (int)character_len(given),
			given, year));
	add_half_keys(f, i);
}

static bool half_agrees(const struct parts *a, const struct parts *b)
{
	enum double_reason unused = DOUBLE_NAME;
	bool is_half = !strchr(a->text[SURNAME], '-') != !strchr(b->text[SURNAME], '-');

	return is_half && part_agrees(a, b, GIVEN, &unused) &&
	       part_agrees(a, b, PATRONYMIC, &unused);
}

/* Namesakes whose births are not both known are apart where kind or class are. */
static bool may_be_same(const struct double_entry *a, const struct double_entry *b)
{
	if (*a->kind && *b->kind && !streq(a->kind, b->kind))
		return false;
	return !a->class_number || !b->class_number || a->class_number == b->class_number;
}

static bool compare(const struct finder *f, size_t i, size_t j, const char *key,
		    enum double_reason *reason)
{
	const struct double_entry *a = &f->entries[i], *b = &f->entries[j];

	if (*a->id && streq(a->id, b->id))
		return false;
	if (is_known(a) && is_known(b) &&
	    (a->birth_first > b->birth_last || b->birth_first > a->birth_last))
		return false;
	if (parts_agree(&f->parts[i], &f->parts[j], reason)) {
		if (is_known(a) && is_known(b))
			return true;
		if (*reason != DOUBLE_NAME_AND_BIRTH)
			return false;
		*reason = DOUBLE_NAME;
		return may_be_same(a, b);
	}
	*reason = DOUBLE_SURNAME;
	return skip_prefix(key, "half ", NULL) && half_agrees(&f->parts[i], &f->parts[j]);
}

/* Keeps the strongest reason, and of those with it the earliest. Returns whether there can be nothing better. */
static bool keep_best(struct finder *f, size_t first, size_t second, enum double_reason reason)
{
	struct double_found *best = &f->best[second];

	if (best->first == SIZE_MAX || reason < best->reason ||
	    (reason == best->reason && first < best->first))
		*best = (struct double_found){ first, second, reason };
	return reason == DOUBLE_NAME_AND_BIRTH;
}

/* Entries from `from` to `to` share a key; they stand in the order of the entries. */
static void compare_group(struct finder *f, size_t from, size_t to)
{
	for (size_t j = from + 1; j < to; j++) {
		for (size_t i = from; i < j; i++) {
			size_t first = f->keys[i].entry, second = f->keys[j].entry;
			enum double_reason reason;

			if ((f->keys[i].weak || f->keys[j].weak) &&
			    compare(f, first, second, f->keys[j].text, &reason) &&
			    keep_best(f, first, second, reason))
				break;
		}
	}
}

static int by_key(const void *va, const void *vb)
{
	const struct key *a = va, *b = vb;
	int order = strcmp(a->text, b->text);

	return order ? order : (a->entry > b->entry) - (a->entry < b->entry);
}

static void compare_groups(struct finder *f)
{
	size_t to;

	if (f->n)
		qsort(f->keys, f->n, sizeof(*f->keys), by_key);
	for (size_t from = 0; from < f->n; from = to) {
		for (to = from + 1; to < f->n && streq(f->keys[to].text, f->keys[from].text); to++)
			;
		compare_group(f, from, to);
	}
}

struct double_entry double_entry_of(const struct person *person)
{
	return (struct double_entry){
		.id = person->id,
		.name = person->name,
		.kind = person->kind ? person->kind->id : "",
		.class_number = person->school_class.number,
		.birth_first = person->birth_first,
		.birth_last = person->birth_last,
	};
}

void doubles_find(const struct double_entry *entries, size_t n, struct doubles *doubles)
{
	struct finder f = { .entries = entries };

	f.parts = xcalloc(n, sizeof(*f.parts));
	f.best = xcalloc(n, sizeof(*f.best));
	for (size_t i = 0; i < n; i++) {
		f.best[i].first = SIZE_MAX;
		parts_parse(&f.parts[i], entries[i].name);
		add_keys(&f, i);
	}
	compare_groups(&f);
	for (size_t i = 0; i < n; i++) {
		if (f.best[i].first != SIZE_MAX) {
			ALLOC_GROW(doubles->items, doubles->n + 1, doubles->alloc);
			doubles->items[doubles->n++] = f.best[i];
		}
		parts_release(&f.parts[i]);
	}
	for (size_t i = 0; i < f.n; i++)
		free(f.keys[i].text);
	free(f.keys);
	free(f.parts);
	free(f.best);
}

void doubles_release(struct doubles *doubles)
{
	free(doubles->items);
	*doubles = (struct doubles)DOUBLES_INIT;
}

const char *double_reason_text(enum double_reason reason)
{
	static const char *const texts[] = {
		[DOUBLE_NAME_AND_BIRTH] = N_("same name and birth"),
		[DOUBLE_NAME] = N_("same name, the birth of one is not known"),
		[DOUBLE_NO_PATRONYMIC] = N_("same birth, same name but for the patronymic"),
		[DOUBLE_INITIALS] = N_("same birth, initials that fit"),
		[DOUBLE_SURNAME] = N_("same birth and name, one half of the surname"),
	};

	return _(texts[reason]);
}
