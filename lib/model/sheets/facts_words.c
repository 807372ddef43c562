/* facts_words.c - words that the programme lists, however people put them */
#include "model/sheets/facts_parts.h"

#include "base/date.h"
#include "base/text.h"
#include "model/sheets/headings.h"
#include "model/sheets/layout.h"

/* Of the words of the column in the language of the moment those with the key; *n counts different ones. */
static void match_words_now(const struct column *one, const struct program *program,
			    const char *key, struct strbuf *value, size_t *n)
{
	struct sheet_words words;

	sheet_words_of(one, program, &words);
	for (size_t i = 0; i < words.n; i++) {
		struct strbuf other = STRBUF_INIT, id = STRBUF_INIT, why = STRBUF_INIT;

		heading_key(&other, words.items[i]);
		if (streq(key, other.buf) &&
		    !column_normalise(one, program, words.items[i], &id, &why) &&
		    !(*n && streq(id.buf, value->buf)) && !(*n)++)
			strbuf_addstr(value, id.buf);
		strbuf_release(&other);
		strbuf_release(&id);
		strbuf_release(&why);
	}
	free(words.items);
}

/* The word of the column, in either language, that has the same key as the text; the number of such words. */
static size_t match_words(const struct column *column, const struct program *program,
			  const char *text, struct strbuf *value)
{
	struct column one = *column;
	struct strbuf key = STRBUF_INIT, found = STRBUF_INIT;
	enum language now = language_now();
	size_t n = 0;

	one.list = false;
	heading_key(&key, text);
	for (int language = LANGUAGE_EN; key.len && language <= LANGUAGE_RU; language++) {
		language_set((enum language)language);
		match_words_now(&one, program, key.buf, &found, &n);
	}
	language_set(now);
	strbuf_addstr(value, found.buf);
	strbuf_release(&key);
	strbuf_release(&found);
	return n;
}

/* A kind by the everyday word for it, where only one kind of the programme can be meant. */
static bool match_kind(const struct program *program, const char *plain, struct strbuf *value)
{
	static const char *const pupils[] = { "ученик",   "ученица",   "учащийся",   "учащаяся",
					      "школьник", "школьница", "обучающаяся" };
	static const char *const teachers[] = { "учитель", "учительница", "преподаватель",
						"педагог", "учитель-предметник" };
	bool pupil = fact_is_one_of(plain, pupils, ARRAY_SIZE(pupils));
	bool teacher = fact_is_one_of(plain, teachers, ARRAY_SIZE(teachers));
	const char *found = NULL;

	for (size_t i = 0; i < program->n_kinds; i++) {
		const struct kind *kind = &program->kinds[i];

		if (!(pupil && kind->minor) && !(teacher && kind->teacher))
			continue;
		if (found)
			return false;
		found = kind->id;
	}
	if (found)
		strbuf_addstr(value, found);
	return found != NULL;
}

/* "студентка", "выпускница": the word of the list that it is the feminine of. */
static bool match_feminine(const struct column *column, const struct program *program,
			   const char *plain, struct strbuf *value)
{
	static const struct {
		const char *feminine, *masculine;
	} endings[] = { { "ница", "ник" }, { "тка", "т" } };

	for (size_t i = 0; i < ARRAY_SIZE(endings); i++) {
		size_t len = strlen(plain), n = strlen(endings[i].feminine);
		char *word;
		bool one;

		if (len <= n || !streq(plain + len - n, endings[i].feminine))
			continue;
		word = xstrfmt("%.*s%s", (int)(len - n), plain, endings[i].masculine);
		one = match_words(column, program, word, value) == 1;
		free(word);
		return one;
	}
	return false;
}

static bool match_sex(const char *plain, struct strbuf *value)
{
	static const char *const female[] = { "ж",       "жен",     "жен.", "женский", "девочка",
					      "девушка", "женщина", "f",    "w" };
	static const char *const male[] = { "м",       "муж",   "муж.",    "мужской",
					    "мальчик", "юноша", "мужчина", "m" };
	bool f = fact_is_one_of(plain, female, ARRAY_SIZE(female));

	if (!f && !fact_is_one_of(plain, male, ARRAY_SIZE(male)))
		return false;
	strbuf_addstr(value, f ? "f" : "m");
	return true;
}

static bool has_key(const struct label *label, const char *id, const char *key)
{
	const char *texts[] = { label->ru, label->en, id };
	bool found = false;

	for (size_t i = 0; !found && i < ARRAY_SIZE(texts); i++) {
		struct strbuf other = STRBUF_INIT;

		if (texts[i])
			heading_key(&other, texts[i]);
		found = other.len && streq(other.buf, key);
		strbuf_release(&other);
	}
	return found;
}

/* The one form that is meant, whatever its dashes and quotation marks; a null pointer: none, or several. */
static const struct form *find_form(const struct program *program, const char *text)
{
	const struct form *found = NULL;
	struct strbuf key = STRBUF_INIT;
	size_t n = 0;

	heading_key(&key, text);
	for (size_t i = 0; i < program->n_forms; i++) {
		if (!has_key(&program->forms[i].name, program->forms[i].id, key.buf))
			continue;
		found = &program->forms[i];
		n++;
	}
	strbuf_release(&key);
	return n == 1 ? found : NULL;
}

/* A variant of the form, or (a null pointer) the one variant of all forms that is called so. */
static bool match_variant(const struct program *program, const struct form *form, const char *text,
			  struct strbuf *value)
{
	struct strbuf key = STRBUF_INIT;
	size_t start = value->len, n = 0;

	heading_key(&key, text);
	for (size_t i = 0; i < program->n_forms; i++) {
		const struct form *one = &program->forms[i];

		for (size_t k = 0; (!form || form == one) && k < one->n_variants; k++)
			if (has_key(&one->variants[k].name, one->variants[k].id, key.buf) && !n++)
				strbuf_addf(value, "%s/%s", one->id, one->variants[k].id);
	}
	strbuf_release(&key);
	if (n != 1)
		strbuf_setlen(value, start);
	return n == 1;
}

/* "ученик-ученик", "Ученик – ученик (лидер – пассивный)", "лидер – пассивный" */
static bool match_form(const struct program *program, const char *text, struct strbuf *value)
{
	const char *open = strchr(text, '('), *close = open ? strchr(open, ')') : NULL;
	const struct form *form = find_form(program, text);
	char *left, *right;
	bool good;

	if (form) {
		strbuf_addstr(value, form->id);
		return true;
	}
	if (!close || close[1])
		return match_variant(program, NULL, text, value);
	left = xmemdup0(text, (size_t)(open - text));
	right = xmemdup0(open + 1, (size_t)(close - open - 1));
	form = find_form(program, left);
	good = form && match_variant(program, form, right, value);
	free(left);
	free(right);
	return good;
}

/* The reason of those that complete which is meant by the everyday word: the only one, or that of this id. */
static const char *reason_completed(const struct program *program)
{
	const char *found = NULL;
	size_t n = 0;

	for (size_t i = 0; i < program->n_end_reasons; i++) {
		const struct end_reason *reason = &program->end_reasons[i];

		if (!reason->completed)
			continue;
		if (!n++ || streq(reason->id, "completed"))
			found = reason->id;
	}
	return n == 1 || (found && streq(found, "completed")) ? found : NULL;
}

/* "завершил", "окончена", "пройдено": done, not under way. */
static bool is_word_of_end(const char *word)
{
	static const char *const stems[] = { "заверш", "законч", "оконч" };
	static const char *const endings[] = { "ил", "ила", "или", "ился", "илась", "илось",
					       "ен", "ена", "ено", "ены",  "ение",  "ание" };
	static const char *const whole[] = { "прошел",   "прошла",   "прошли",    "пройден",
					     "пройдена", "пройдено", "completed", "finished" };
	const char *rest;

	for (size_t i = 0; i < ARRAY_SIZE(stems); i++)
		if (skip_prefix(word, stems[i], &rest) &&
		    fact_is_one_of(rest, endings, ARRAY_SIZE(endings)))
			return true;
	return fact_is_one_of(word, whole, ARRAY_SIZE(whole));
}

/* What may stand beside it. */
static bool is_word_beside_end(const char *word)
{
	static const char *const words[] = { "программу",      "программа", "программы", "участие",
					     "наставничества", "успешно",   "полностью", "в",
					     "срок",           "program",   "programme" };

	return fact_is_one_of(word, words, ARRAY_SIZE(words));
}

/* "завершила программу", "программа пройдена", "успешно окончил": no other word may stand there. */
static bool says_completed(const char *plain)
{
	struct strbuf key = STRBUF_INIT;
	bool ended = false, others = false;

	heading_key(&key, plain);
	for (char *word = key.buf, *next; word && *word; word = next) {
		next = strchr(word, ' ');
		if (next)
			*next++ = '\0';
		if (is_word_of_end(word))
			ended = true;
		else
			others |= !is_word_beside_end(word);
	}
	strbuf_release(&key);
	return ended && !others;
}

static bool match_completed(const struct program *program, const char *plain, struct strbuf *value)
{
	const char *reason = says_completed(plain) ? reason_completed(program) : NULL;

	if (reason)
		strbuf_addstr(value, reason);
	return reason != NULL;
}

static bool match_word(const struct column *column, const struct program *program, const char *text,
		       struct strbuf *value)
{
	struct column one = *column;
	struct strbuf why = STRBUF_INIT;
	char *plain = fact_folded(text);
	size_t start = value->len;
	bool good;

	one.list = false;
	good = *plain && !column_normalise(&one, program, text, value, &why);
	if (!good)
		strbuf_setlen(value, start);
	if (!good && column->type == COLUMN_FORMS)
		good = match_form(program, text, value);
	else if (!good && column->type != COLUMN_DAYS)
		good = match_words(column, program, text, value) == 1;
	if (!good)
		strbuf_setlen(value, start);
	if (!good && column->type == COLUMN_VOCABULARY && column->vocabulary == VOCABULARY_KINDS)
		good = match_kind(program, plain, value) ||
		       match_feminine(column, program, plain, value);
	if (!good && column->vocabulary == VOCABULARY_END_REASONS)
		good = match_completed(program, plain, value);
	if (!good && streq(column->name, "sex"))
		good = match_sex(plain, value);
	strbuf_release(&why);
	free(plain);
	return good;
}

bool fact_next_piece(const char **next, char **piece)
{
	const char *at = *next;
	size_t len;

	for (;;) {
		at += strspn(at, " \t\n\r,;");
		if (!*at)
			return false;
		len = strcspn(at, ",;\n\r");
		for (size_t i = 1; i + 4 < len; i++)
			if (!strncmp(at + i, " и ", 4))
				len = i;
		if (len)
			break;
	}
	*next = at + len;
	(void)skip_prefix(*next, " и ", next);
	while (len && is_blank(at[len - 1]))
		len--;
	*piece = xmemdup0(at, len);
	return true;
}

/* The number of a day by the beginning of its name in any case, or -1: "четвергам", "вт". */
static int day_of(const char *s, size_t len)
{
	static const char *const names[] = { "понедельник", "вторник", "сред",   "четверг",
					     "пятниц",      "суббот",  "воскрес" };
	static const char *const brief[] = { "пн", "вт", "ср", "чт", "пт", "сб", "вс" };

	for (int i = 0; i < 7; i++)
		if ((strlen(brief[i]) == len && !strncmp(s, brief[i], len)) ||
		    (len >= strlen(names[i]) && !strncmp(s, names[i], strlen(names[i])) &&
		     len <= strlen(names[i]) + strlen("ьникам")))
			return i;
	return -1;
}

/* "по четвергам", "пн–пт" */
static bool match_days(const char *text, struct strbuf *value)
{
	static const char *const ids[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
	char *plain = fact_folded(text);
	const char *at = plain;
	size_t len;
	int first, last;

	(void)skip_prefix(at, "по ", &at);
	len = strcspn(at, " .-\xE2");
	first = last = day_of(at, len);
	at += len;
	at += strspn(at, " .");
	if (skip_prefix(at, "-", &at) || skip_prefix(at, "–", &at) || skip_prefix(at, "—", &at)) {
		at += strspn(at, " ");
		len = strcspn(at, " .");
		last = day_of(at, len);
		at += len;
		at += strspn(at, " .");
	}
	if (first < 0 || last < first || *at) {
		free(plain);
		return false;
	}
	for (int i = first; i <= last; i++)
		strbuf_addf(value, "%s%s", i > first ? ";" : "", ids[i]);
	free(plain);
	return true;
}

enum fact fact_words(const struct column *column, const struct program *program, const char *s,
		     struct strbuf *value)
{
	const char *next = s;
	size_t start = value->len;
	bool good = true;
	char *piece;

	if (match_word(column, program, s, value))
		return FACT_CERTAIN;
	if (!column->list && column->type != COLUMN_DAYS)
		return FACT_NONE;
	while (good && fact_next_piece(&next, &piece)) {
		if (value->len > start)
			strbuf_addch(value, ';');
		good = match_word(column, program, piece, value) ||
		       (column->type == COLUMN_DAYS && match_days(piece, value));
		free(piece);
	}
	if (good && value->len > start)
		return FACT_CERTAIN;
	strbuf_setlen(value, start);
	return FACT_NONE;
}

enum fact fact_mark_of_end(const struct program *program, const struct grid_cell *cell,
			   struct strbuf *value, struct strbuf *note)
{
	char *plain = fact_folded(cell->text);
	const char *reason = reason_completed(program);
	enum fact fact = FACT_NONE;
	int day;

	if (fact_is_nothing(plain))
		fact = FACT_CERTAIN;
	else if (fact_says_yes(plain) || !date_parse(plain, strlen(plain), &day))
		fact = fact_doubt(note, _("a mark, and no reason: was the programme completed?"));
	if (fact == FACT_DOUBTFUL && reason)
		strbuf_addstr(value, reason);
	free(plain);
	return fact;
}

bool fact_named_text(const struct column *column, const struct program *program, const char *s,
		     struct strbuf *value)
{
	char *plain = fact_folded(s);
	size_t start = value->len;
	bool good = match_words(column, program, s, value) == 1;

	if (!good)
		strbuf_setlen(value, start);
	if (!good && column->vocabulary == VOCABULARY_END_REASONS)
		good = match_completed(program, plain, value);
	free(plain);
	return good;
}
