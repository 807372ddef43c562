/* facts_classes.c - classes and ranges of classes */
#include "model/sheets/facts_parts.h"

/* Letters of the Latin alphabet that stand for Cyrillic ones: both in look and in sound, or in look alone. */
static const struct {
	char latin;
	const char *cyrillic;
	bool sounds_alike;
} letters[] = {
	{ 'A', "А", true },  { 'E', "Е", true },  { 'K', "К", true },  { 'M', "М", true },
	{ 'O', "О", true },  { 'T', "Т", true },  { 'B', "В", false }, { 'C', "С", false },
	{ 'H', "Н", false }, { 'P', "Р", false }, { 'X', "Х", false }, { 'Y', "У", false },
};

enum fact fact_settle_letter(const struct program *program, struct strbuf *value,
			     struct strbuf *note)
{
	struct school_class parsed;
	enum fact fact = FACT_CERTAIN;

	if (program->language != LANGUAGE_RU || class_parse(value->buf, &parsed))
		return fact;
	for (size_t i = 0; i < ARRAY_SIZE(letters); i++) {
		if (*parsed.letter != letters[i].latin)
			continue;
		strbuf_reset(value);
		strbuf_addf(value, "%d%s%s", parsed.number, letters[i].cyrillic, parsed.letter + 1);
		if (!letters[i].sounds_alike)
			fact = fact_doubt(note, _("the letter of the class is a Latin one"));
	}
	return fact;
}

/* Quotation marks, and what stands between number and letter: "7-й «А»", "7.А", "7/А", "7°А". */
static void add_class_sign(struct strbuf *out, const char **at)
{
	static const char *const marks[] = { "„", "“", "”", "°", "^" };
	static const char *const endings[] = { "-й ", "й ", "ый ", "ой " };
	bool behind_number = out->len && is_digit(out->buf[out->len - 1]);

	for (size_t i = 0; i < ARRAY_SIZE(marks); i++)
		if (skip_prefix(*at, marks[i], at))
			return;
	for (size_t i = 0; behind_number && i < ARRAY_SIZE(endings); i++)
		if (skip_prefix(*at, endings[i], at))
			return;
	if (behind_number && (**at == '.' || **at == '/') && fact_is_letter(*at + 1))
		++*at;
	else
		strbuf_addch(out, *(*at)++);
}

enum fact fact_class(const char *s, struct strbuf *value)
{
	static const char *const words[] = { "классе", "класса", "класс", "кл.", "кл" };
	char *plain = fact_folded(s);
	struct strbuf rest = STRBUF_INIT;
	struct school_class parsed;
	enum fact fact = FACT_NONE;

	for (const char *at = plain; *at;) {
		size_t i;

		for (i = 0; i < ARRAY_SIZE(words); i++)
			if (skip_prefix(at, words[i], NULL))
				break;
		if (i < ARRAY_SIZE(words))
			at += strlen(words[i]);
		else
			add_class_sign(&rest, &at);
	}
	if (fact_is_nothing(plain)) {
		fact = FACT_CERTAIN;
	} else if (!class_parse(rest.buf, &parsed)) {
		strbuf_addf(value, "%d%s", parsed.number, parsed.letter);
		fact = FACT_CERTAIN;
	}
	strbuf_release(&rest);
	free(plain);
	return fact;
}

/* Folded, with commas as blanks: in "5,7" they do not make a fraction. */
static char *folded_list(const char *s)
{
	char *plain = fact_folded(s);

	for (char *at = plain; *at; at++)
		*at = *at == ',' ? ' ' : *at;
	return plain;
}

enum fact fact_class_range(const char *s, struct strbuf *value, struct strbuf *note)
{
	char *plain = folded_list(s);
	struct fact_token t[FACT_TOKENS_MAX];
	char signs[FACT_TOKENS_MAX];
	size_t n = fact_split(plain, t, signs);
	int least = 0, most = 0, count = 0;
	bool age = false, other = fact_is_nothing(plain) ? false : n == 0, dash = false;
	bool open = strpbrk(plain, "+<>") != NULL;

	for (size_t i = 0; i < n; i++) {
		if (!t[i].number) {
			age |= fact_is_unit(&t[i], "лет|год");
			dash |= fact_is_unit(&t[i], "по|до|–|—");
			open |= !fact_is_unit(&t[i], "лет|год|класс|кл|е|й|го|х");
			other |= !fact_is_unit(&t[i], "лет|год|класс|кл|с|от|по|до|и|–|—|е|й|го|х");
			continue;
		}
		count++;
		dash |= signs[i] == '-';
		least = !least || t[i].value < least ? (int)t[i].value : least;
		most = t[i].value > most ? (int)t[i].value : most;
	}
	free(plain);
	if (!count && !other)
		return FACT_CERTAIN;
	if (other || least < 1)
		return FACT_NONE;
	if (age || most > 11)
		return fact_doubt(note, _("an age, where classes are asked"));
	if (count == 1 && open)
		return fact_doubt(note, _("only one end of the range is named"));
	/* "5, 6, 7" is a range where nothing lies between; "5, 7" is none. */
	if (count > 1 && (!dash || count > 2) && most - least + 1 != count)
		return fact_doubt(note, _("classes that are no range"));
	strbuf_addf(value, least == most ? "%d" : "%d-%d", least, most);
	return FACT_CERTAIN;
}
