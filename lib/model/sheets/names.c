/* names.c - who is meant by a name */
#include "model/sheets/names.h"

#include "base/date.h"
#include "base/text.h"
#include "model/doubles.h"

#define CANDIDATES_SHOWN 3
#define WORDS_MAX 8

struct name_link {
	size_t entry;
	size_t next; /* SIZE_MAX: the last */
};

/* Words of a name, folded; initials are single letters. Points and hyphens are blanks. */
struct name_words {
	char *buf;
	const char *items[WORDS_MAX];
	size_t n;
	bool initials;
};

static size_t characters(const char *s)
{
	size_t n = 0;

	for (; *s; s++)
		n += ((unsigned char)*s & 0xC0) != 0x80;
	return n;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void split_name(struct name_words *words, const char *name)
{
	struct strbuf folded = STRBUF_INIT;
	char *at;

	name_fold(&folded, name);
	for (size_t i = 0; i < folded.len; i++)
		if (folded.buf[i] == '-')
			folded.buf[i] = ' ';
	*words = (struct name_words){ .buf = strbuf_detach(&folded, NULL) };
	for (at = words->buf; *at && words->n < WORDS_MAX;) {
		size_t len = strcspn(at, " ");

		words->items[words->n++] = at;
		at += len;
		if (*at)
			*at++ = '\0';
	}
	for (size_t i = 0; i < words->n; i++)
		words->initials |= characters(words->items[i]) == 1;
}

static char *key_of(const struct name_words *words)
{
	const char *sorted[WORDS_MAX];
	struct strbuf key = STRBUF_INIT;

	if (words->initials || words->n < 2)
		return xstrdup("");
	memcpy(sorted, words->items, words->n * sizeof(*sorted));
	qsort(sorted, words->n, sizeof(*sorted), by_bytes);
	for (size_t i = 0; i < words->n; i++)
		strbuf_addf(&key, "%s ", sorted[i]);
	return strbuf_detach(&key, NULL);
}

static void link_word(struct name_index *index, const char *word, size_t entry)
{
	size_t first = strmap_gets(&index->by_word, word);

	ALLOC_GROW(index->links, index->n_links + 1, index->alloc_links);
	index->links[index->n_links] =
		(struct name_link){ entry, first == STRMAP_NONE ? SIZE_MAX : first };
	strmap_put(&index->by_word, word, strlen(word), index->n_links++);
}

static void set_facts(struct name_entry *entry)
{
	entry->birth_first = entry->birth_last = DATE_NONE;
	birth_parse(entry->person.birth, &entry->birth_first, &entry->birth_last);
	class_parse(entry->person.school_class, &entry->school_class);
}

/* The first one that is no initial. */
static const char *first_word(const struct name_words *words)
{
	for (size_t i = 0; i < words->n; i++)
		if (characters(words->items[i]) > 1)
			return words->items[i];
	return words->items[0];
}

void names_add(struct name_index *index, const struct named_person *person)
{
	struct name_words words;
	struct name_entry *entry;

	split_name(&words, person->name);
	ALLOC_GROW(index->items, index->n + 1, index->alloc);
	entry = &index->items[index->n];
	*entry = (struct name_entry){ .person = *person, .key = key_of(&words) };
	set_facts(entry);
	/* The surname stands first as a rule, or behind initials; other orders are found by the whole name. */
	if (words.n)
		link_word(index, first_word(&words), index->n);
	if (*entry->key)
		link_word(index, entry->key, index->n);
	index->n++;
	free(words.buf);
}

void names_release(struct name_index *index)
{
	for (size_t i = 0; i < index->n; i++)
		free(index->items[i].key);
	free(index->items);
	free(index->links);
	strmap_release(&index->by_word);
	*index = (struct name_index){ .items = NULL };
}

/* ---- judging ---- */

static bool is_known(int date)
{
	return date != DATE_NONE;
}

static bool births_contradict(const struct name_entry *a, const struct name_entry *b)
{
	return is_known(a->birth_first) && is_known(b->birth_first) &&
	       (a->birth_last < b->birth_first || b->birth_last < a->birth_first);
}

static bool births_agree(const struct name_entry *a, const struct name_entry *b)
{
	return is_known(a->birth_first) && is_known(b->birth_first) && !births_contradict(a, b);
}

static bool is_day(const struct name_entry *entry)
{
	return is_known(entry->birth_first) && entry->birth_first == entry->birth_last;
}

/* "7" may be any class 7. */
static bool classes_contradict(const struct school_class *a, const struct school_class *b)
{
	if (!a->number || !b->number)
		return false;
	return a->number != b->number || (*a->letter && *b->letter && !streq(a->letter, b->letter));
}

static bool others_contradict(const struct name_entry *a, const struct name_entry *b)
{
	const char *ka = a->person.kind, *kb = b->person.kind;

	if (classes_contradict(&a->school_class, &b->school_class))
		return true;
	return *ka && *kb && !streq(ka, kb);
}

/* Number and letter. */
static bool classes_agree(const struct name_entry *a, const struct name_entry *b)
{
	const struct school_class *x = &a->school_class, *y = &b->school_class;

	return x->number && x->number == y->number && *x->letter && streq(x->letter, y->letter);
}

/* LIKELY: the same one where nobody else can be meant. */
enum verdict { ANOTHER, PERHAPS, LIKELY, SURE };

/* Surname and name with or without patronymic, or the surname with both initials: as a school names people. */
static bool is_telling(const char *name)
{
	struct name_words words;
	bool telling;

	split_name(&words, name);
	telling = words.n > 2 || (words.n == 2 && !words.initials);
	free(words.buf);
	return telling;
}

/* Whether b, who is looked for, may be a. */
static enum verdict judge_same(const struct name_entry *a, const struct name_entry *b)
{
	/* A pupil is looked for, and perhaps a is a teacher. */
	bool class_missing = b->school_class.number && !a->school_class.number;
	bool whole = *a->key && streq(a->key, b->key);

	if (!whole && !names_agree(a->person.name, b->person.name))
		return ANOTHER;
	if (births_contradict(a, b))
		return *a->person.id && classes_agree(a, b) && is_telling(a->person.name) &&
				       is_telling(b->person.name)
			       ? PERHAPS
			       : ANOTHER;
	if (births_agree(a, b) && (whole || (is_day(a) && is_day(b))))
		return SURE;
	/* A year is that of a whole parallel: it does not outweigh another class. */
	if (births_agree(a, b) && !others_contradict(a, b))
		return SURE;
	if (classes_agree(a, b) && !others_contradict(a, b))
		return SURE;
	if (others_contradict(a, b))
		return PERHAPS;
	if (whole)
		return SURE;
	return *a->person.id && !class_missing && is_telling(a->person.name) &&
			       is_telling(b->person.name)
		       ? LIKELY
		       : PERHAPS;
}

static enum verdict judge_name(const struct name_entry *a, const struct name_entry *b)
{
	if (*a->key && streq(a->key, b->key))
		return SURE;
	return names_agree(a->person.name, b->person.name) ? LIKELY : ANOTHER;
}

/* A surname alone never says who it is. */
static enum verdict judge_surname(const struct name_entry *a, const struct name_entry *b)
{
	struct name_words x, y;
	bool same;

	split_name(&x, a->person.name);
	split_name(&y, b->person.name);
	same = x.n && y.n == 1 && streq(first_word(&x), y.items[0]);
	free(x.buf);
	free(y.buf);
	return same ? PERHAPS : ANOTHER;
}

typedef enum verdict judge_fn(const struct name_entry *a, const struct name_entry *b);

struct search {
	const struct name_index *index;
	const struct name_entry *wanted;
	judge_fn *judge;
	size_t sure, likely, perhaps; /* how many */
	size_t last_sure, last_likely;
	struct strbuf *candidates;
	size_t shown;
	bool *marked; /* by row; a null pointer: not wanted */
};

static void show(struct search *s, const struct name_entry *entry)
{
	if (s->shown++ >= CANDIDATES_SHOWN)
		return;
	if (s->candidates->len)
		strbuf_addstr(s->candidates, ", ");
	if (*entry->person.id)
		strbuf_addf(s->candidates, "%s %s", entry->person.id, entry->person.name);
	else
		strbuf_addstr(s->candidates, entry->person.name);
}

static void look_at_links(struct search *s, const char *word)
{
	size_t at = strmap_gets(&s->index->by_word, word);

	for (; at != STRMAP_NONE; at = s->index->links[at].next) {
		size_t i = s->index->links[at].entry;
		enum verdict verdict = s->judge(&s->index->items[i], s->wanted);

		s->sure += verdict == SURE;
		s->likely += verdict == LIKELY;
		s->perhaps += verdict == PERHAPS;
		if (verdict == SURE)
			s->last_sure = i;
		else if (verdict == LIKELY)
			s->last_likely = i;
		if (verdict != ANOTHER)
			show(s, &s->index->items[i]);
		if (verdict != ANOTHER && s->marked && s->index->items[i].person.row != SIZE_MAX)
			s->marked[s->index->items[i].person.row] = true;
	}
}

static enum name_match settle(struct search *s, size_t *found)
{
	if (s->sure == 1) {
		*found = s->last_sure;
		return NAME_ONE;
	}
	if (!s->sure && s->likely == 1 && !s->perhaps) {
		*found = s->last_likely;
		return NAME_ONE;
	}
	return s->sure + s->likely + s->perhaps ? NAME_SEVERAL : NAME_NOBODY;
}

static enum name_match find(const struct name_index *index, const struct named_person *person,
			    judge_fn *judge, size_t *found, struct strbuf *candidates, bool *marked)
{
	struct name_entry wanted = { .person = *person };
	struct search s = { index, &wanted, judge, .candidates = candidates, .marked = marked };
	struct name_words words;
	enum name_match match;

	split_name(&words, person->name);
	wanted.key = key_of(&words);
	set_facts(&wanted);
	/* By the whole name first, whatever the order of its words; then by what may be the surname. */
	if (*wanted.key)
		look_at_links(&s, wanted.key);
	for (size_t i = 0; !s.sure && i < words.n; i++) {
		if (characters(words.items[i]) < 2)
			continue;
		s.likely = s.perhaps = s.shown = 0;
		strbuf_reset(candidates);
		look_at_links(&s, words.items[i]);
		if (s.likely || s.perhaps)
			break;
	}
	match = settle(&s, found);
	if (match != NAME_SEVERAL)
		strbuf_reset(candidates);
	free(wanted.key);
	free(words.buf);
	return match;
}

enum name_match names_find(const struct name_index *index, const char *name, size_t *found,
			   struct strbuf *candidates)
{
	struct named_person person = { "", name, "", "", "", 0, 0 };

	enum name_match match = find(index, &person, judge_name, found, candidates, NULL);

	return match == NAME_NOBODY ? find(index, &person, judge_surname, found, candidates, NULL)
				    : match;
}

enum name_match names_find_same(const struct name_index *index, const struct named_person *person,
				size_t *found, struct strbuf *candidates)
{
	return find(index, person, judge_same, found, candidates, NULL);
}

void names_mark_same(const struct name_index *index, const struct named_person *person, bool *rows)
{
	struct strbuf unused = STRBUF_INIT;
	size_t found;

	find(index, person, judge_same, &found, &unused, rows);
	strbuf_release(&unused);
}
