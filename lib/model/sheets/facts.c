/* facts.c - facts that people write in their own words */
#include "model/sheets/facts_parts.h"

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "model/sheets/damage.h"
#include "model/sheets/headings.h"
#include "model/sheets/layout.h"
#include "model/sheets/value.h"

/* ---- words of a cell ---- */

char *fact_folded(const char *s)
{
	struct strbuf out = STRBUF_INIT;

	text_fold(&out, s, strlen(s));
	return strbuf_detach(&out, NULL);
}

bool fact_is_one_of(const char *s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (streq(s, words[i]))
			return true;
	return false;
}

bool fact_is_nothing(const char *plain)
{
	static const char *const words[] = { "-",   "--",      "–",           "—",  "нет",  "нету",
					     "н/д", "не знаю", "отсутствует", "no", "none", "n/a" };

	return fact_is_one_of(plain, words, ARRAY_SIZE(words));
}

static bool is_yes(const char *plain)
{
	static const char *const words[] = { "да",       "+", "1",      "есть", "имеется",
					     "yes",      "v", "истина", "true", "согласен",
					     "согласна", "✓", "✔" };

	return fact_is_one_of(plain, words, ARRAY_SIZE(words));
}

bool fact_is_yes(const char *s)
{
	char *plain = fact_folded(s);
	bool yes = is_yes(plain);

	free(plain);
	return yes;
}

/* Numbers and words in turn. */
struct token {
	bool number;
	double value;
	char text[48]; /* of a word, cut; of a number its digits */
};

#define TOKENS_MAX 8

static bool is_letter(const char *s)
{
	return (unsigned char)*s >= 0x80 || (*s >= 'a' && *s <= 'z');
}

/* More tokens than fit: 0. Signs between tokens are passed over, `signs` tells which there were. */
static size_t split(const char *plain, struct token tokens[TOKENS_MAX], char signs[TOKENS_MAX])
{
	size_t n = 0;
	char sign = ' ';

	while (*plain) {
		struct token *t = &tokens[n];
		size_t len = 0;

		if (!is_digit(*plain) && !is_letter(plain)) {
			sign = *plain == ' ' ? sign : *plain;
			plain++;
			continue;
		}
		if (n == TOKENS_MAX)
			return 0;
		t->number = is_digit(*plain);
		if (t->number)
			while (is_digit(plain[len]) || ((plain[len] == '.' || plain[len] == ',') &&
							is_digit(plain[len + 1])))
				len++;
		else
			while (is_letter(plain + len))
				len++;
		snprintf(t->text, sizeof(t->text), "%.*s", (int)len, plain);
		/* "25.11.21" is no number, but its text is kept. */
		if (t->number && number_parse_decimal(plain, len, &t->value))
			t->value = -1;
		signs[n++] = sign;
		sign = ' ';
		plain += len;
	}
	return n;
}

/* The beginning of a word in its cases: "год", "года", "лет"; "мес", "месяцев". */
static bool is_unit(const struct token *t, const char *beginnings)
{
	while (!t->number && *beginnings) {
		size_t len = strcspn(beginnings, "|");

		if (!strncmp(t->text, beginnings, len))
			return true;
		beginnings += len + (beginnings[len] == '|');
	}
	return false;
}

#define YEARS "лет|год|г|year"
#define MONTHS "мес|month"
#define HOURS "час|ч|hour|h"
#define MINUTES "мин|min"

/* ---- days ---- */

static int month_of(const struct token *t)
{
	static const char *const names[] = {
		"янв|jan", "фев|feb", "мар|mar", "апр|apr", "май|мая|may", "июн|jun",
		"июл|jul", "авг|aug", "сен|sep", "окт|oct", "ноя|nov",     "дек|dec",
	};

	for (int m = 0; m < 12; m++)
		if (is_unit(t, names[m]))
			return m + 1;
	return 0;
}

/* The year that two digits mean, when only one century makes sense; 0: none or both do. */
static int century_of(int year, bool birth, int today)
{
	int now = date_to_ymd(today).year, found = 0;

	for (int century = 1900; century <= 2000; century += 100) {
		int full = century + year;
		bool sensible = birth ? now - full >= 5 && now - full <= 90
				      : full >= now - 60 && full <= now + 10;

		if (!sensible)
			continue;
		if (found && birth)
			return 0;
		/* Of two centuries a day of the programme lies in the nearer one. */
		if (!found || abs(full - now) < abs(found - now))
			found = full;
	}
	return found;
}

static int add_day(int year, int month, int day, struct strbuf *value)
{
	int date = date_from_ymd(year, month, day);
	char buf[DATE_SIZE];

	if (date == DATE_NONE)
		return -1;
	strbuf_addstr(value, date_format(date, buf));
	return 0;
}

enum fact fact_doubt(struct strbuf *note, const char *text)
{
	strbuf_addstr(note, text);
	return FACT_DOUBTFUL;
}

/* "25/11/2021", "25-11-2021", "25. 11. 2021", "25 11 2021" */
static bool is_between_days(char sign)
{
	return strchr("/-. ", sign) != NULL;
}

/* day, month, year of a text such as "25 ноября 2021 г." or "25/11/21". */
static enum fact read_written_day(const char *plain, bool birth, int today, struct strbuf *value,
				  struct strbuf *note)
{
	struct token t[TOKENS_MAX];
	char signs[TOKENS_MAX];
	size_t n = split(plain, t, signs), i;
	int d[3], month = 0;

	/* 25.11.21 and 2021.11.25 come as numbers with points in them, perhaps typed as commas. */
	if (n >= 1 && t[0].number &&
	    (sscanf(t[0].text, "%4d.%2d.%4d", &d[0], &d[1], &d[2]) == 3 ||
	     sscanf(t[0].text, "%2d,%2d,%4d", &d[0], &d[1], &d[2]) == 3)) {
		i = 1;
	} else if (n >= 3 && t[0].number && t[2].number && (month = month_of(&t[1]))) {
		d[0] = (int)t[0].value;
		d[1] = month;
		d[2] = (int)t[2].value;
		i = 3;
	} else if (n >= 3 && t[0].number && t[1].number && t[2].number &&
		   is_between_days(signs[1]) && signs[1] == signs[2] &&
		   (signs[1] == '/' || signs[1] == '-' || t[2].value >= 1000)) {
		d[0] = (int)t[0].value;
		d[1] = (int)t[1].value;
		d[2] = (int)t[2].value;
		i = 3;
		if (signs[1] == '/' && d[0] <= 12 && d[1] <= 12 && d[0] != d[1])
			return fact_doubt(note, _("day and month could be either way round"));
		if (signs[1] == '/' && d[1] > 12)
			month = d[0], d[0] = d[1], d[1] = month;
	} else {
		return FACT_NONE;
	}
	/* What may follow: "г.", "года", an hour, perhaps behind a T. */
	for (; i < n; i++)
		if (!is_unit(&t[i], YEARS "|р|рожд") && !(t[i].number && t[i].value < 60) &&
		    !streq(t[i].text, "t") && !streq(t[i].text, "z"))
			return FACT_NONE;
	if (d[0] > 31) {
		int year = d[0];

		d[0] = d[2];
		d[2] = year;
	}
	if (d[2] < 100) {
		d[2] = century_of(d[2], birth, today);
		if (!d[2])
			return fact_doubt(note, _("two digits do not tell the century"));
	}
	return add_day(d[2], d[1], d[0], value) ? FACT_NONE : FACT_CERTAIN;
}

/* The number of a day, where a program forgot to show it as one. */
static bool read_serial(const char *s, int first_year, int last_year, struct strbuf *value)
{
	int64_t serial;
	int date;

	if (number_parse_int(s, strlen(s), &serial) || serial < 1 || serial > 100000)
		return false;
	date = (int)serial - 25569;
	if (date < date_from_ymd(first_year, 1, 1) || date > date_from_ymd(last_year, 12, 31))
		return false;
	return !add_day(date_to_ymd(date).year, date_to_ymd(date).month, date_to_ymd(date).day,
			value);
}

/* "22.05" */
static bool is_day_and_month(const struct token *t)
{
	int day, month, used = 0;

	return t->number && sscanf(t->text, "%2d.%2d%n", &day, &month, &used) == 2 &&
	       !t->text[used] && strlen(t->text) >= strlen("1.05") && day >= 1 && day <= 31 &&
	       month >= 1 && month <= 12;
}

/* "22.май", "22 мая", "22.05" */
static enum fact doubt_yearless(const char *plain, struct strbuf *note)
{
	struct token t[TOKENS_MAX];
	char signs[TOKENS_MAX];
	size_t n = split(plain, t, signs);

	if ((n == 2 && t[0].number && t[0].value <= 31 && month_of(&t[1])) ||
	    (n == 1 && is_day_and_month(&t[0])))
		return fact_doubt(note, _("a day without its year"));
	return FACT_NONE;
}

/* "имеется от 12.09.2021": one whole day among other words. */
static enum fact doubt_day_among_words(const char *plain, struct strbuf *value, struct strbuf *note)
{
	struct token t[TOKENS_MAX];
	char signs[TOKENS_MAX];
	size_t n = split(plain, t, signs), days = 0;
	int day, month, year;

	for (size_t i = 0; i < n; i++) {
		if (!t[i].number || sscanf(t[i].text, "%2d.%2d.%4d", &day, &month, &year) != 3 ||
		    year < 1900)
			continue;
		if (days++ || add_day(year, month, day, value))
			return FACT_NONE;
	}
	return days ? fact_doubt(note, _("other words beside the day")) : FACT_NONE;
}

static enum fact read_day(const char *s, int today, struct strbuf *value, struct strbuf *note)
{
	char *plain = fact_folded(s);
	int year = date_to_ymd(today).year;
	enum fact fact = FACT_NONE;
	struct token t[TOKENS_MAX];
	char signs[TOKENS_MAX];

	if (fact_is_nothing(plain))
		fact = FACT_CERTAIN;
	else if (is_yes(plain))
		fact = fact_doubt(note, _("it says yes, but not on which day"));
	else if (read_serial(s, year - 30, year + 10, value))
		fact = FACT_CERTAIN;
	else
		fact = read_written_day(plain, false, today, value, note);
	if (fact == FACT_NONE && split(plain, t, signs) == 2 && month_of(&t[0]) && t[1].number)
		fact = fact_doubt(note, _("a month without a day"));
	else if (fact == FACT_NONE)
		fact = doubt_yearless(plain, note);
	if (fact == FACT_NONE)
		fact = doubt_day_among_words(plain, value, note);
	free(plain);
	return fact;
}

/* ---- birth ---- */

static enum fact birth_by_age(int age, int today, struct strbuf *value, struct strbuf *note)
{
	int year = date_to_ymd(today).year - age;

	strbuf_addf(note, _("an age, no year of birth: %d or %d"), year - 1, year);
	(void)value;
	return FACT_DOUBTFUL;
}

static enum fact read_birth(const char *s, int today, struct strbuf *value, struct strbuf *note)
{
	char *plain = fact_folded(s);
	int now = date_to_ymd(today).year, year = 0, age = 0;
	struct token t[TOKENS_MAX];
	char signs[TOKENS_MAX];
	size_t n = split(plain, t, signs);
	bool known = n > 0;
	enum fact fact = read_written_day(plain, true, today, value, note);

	if (fact == FACT_NONE)
		fact = doubt_yearless(plain, note);
	if (fact == FACT_NONE && fact_is_nothing(plain))
		fact = FACT_CERTAIN;
	if (fact == FACT_NONE && read_serial(s, 1930, now - 5, value))
		fact = FACT_CERTAIN;
	for (size_t i = 0; i < n; i++) {
		int month, of = 0, used = 0;

		/* "05.2009" is a month. */
		if (t[i].number && !year &&
		    sscanf(t[i].text, "%2d.%4d%n", &month, &of, &used) == 2 && !t[i].text[used] &&
		    month <= 12 && of >= 1900 && of <= now)
			year = of;
		else if (t[i].number && t[i].value >= 1900 && t[i].value <= now && !year)
			year = (int)t[i].value;
		else if (t[i].number && t[i].value >= 5 && t[i].value <= 100 && !age)
			age = (int)t[i].value;
		else if (t[i].number ||
			 (!is_unit(&t[i], YEARS "|р|рожд|полных") && !month_of(&t[i])))
			known = false;
	}
	free(plain);
	if (fact != FACT_NONE || !known || (!year && !age))
		return fact;
	if (!year)
		return birth_by_age(age, today, value, note);
	strbuf_addf(value, "%d", year);
	if (age && now - year != age && now - year != age + 1)
		return fact_doubt(note, _("year of birth and age do not agree"));
	return FACT_CERTAIN;
}

/* ---- numbers ---- */

/* With one decimal where there is one: "3.4". */
static void add_tenths(struct strbuf *value, double number)
{
	double tenths = (double)(int64_t)(number * 10 + 0.5);

	if ((int64_t)tenths % 10)
		strbuf_addf(value, "%.1f", tenths / 10);
	else
		strbuf_addf(value, "%.0f", tenths / 10);
}

/* Amounts with their units: years and months, hours and minutes. */
struct amounts {
	double years, months, hours, minutes;
	bool per_week, per_month, other;
	size_t n;
};

static const struct {
	const char *words;
	struct amounts amounts;
} amounts_in_words[] = {
	{ "полгода", { .months = 6, .n = 1 } },
	{ "полтора года", { .months = 18, .n = 1 } },
	{ "полчаса", { .minutes = 30, .n = 1 } },
	{ "полтора часа", { .minutes = 90, .n = 1 } },
};

static void read_amounts(const char *plain, struct amounts *a)
{
	struct token t[TOKENS_MAX];
	char signs[TOKENS_MAX];
	size_t n = split(plain, t, signs);

	*a = (struct amounts){ .other = n == 0 };
	for (size_t i = 0; i < n; i++) {
		const struct token *unit = &t[i + 1];

		if (!t[i].number) {
			a->per_week |= is_unit(&t[i], "нед|week");
			a->per_month |= is_unit(&t[i], MONTHS);
			a->other |= !is_unit(&t[i], "в|нед|week|" MONTHS "|и|and|per|a");
			continue;
		}
		if (i + 1 == n || unit->number) {
			a->other = true;
			continue;
		}
		a->n++;
		if (is_unit(unit, MONTHS) || (streq(unit->text, "м") && a->years > 0))
			a->months += t[i].value;
		else if (is_unit(unit, MINUTES))
			a->minutes += t[i].value;
		else if (is_unit(unit, HOURS))
			a->hours += t[i].value;
		else if (is_unit(unit, YEARS))
			a->years += t[i].value;
		else
			a->other = true;
		i++;
	}
	a->other |= !a->n;
}

/* "1 234" and the like. */
static bool read_plain_number(const char *s, struct strbuf *value)
{
	struct strbuf digits = STRBUF_INIT;
	double number;
	bool good;

	for (; *s; s++) {
		if (skip_prefix(s, "\xC2\xA0", NULL))
			s++;
		else if (skip_prefix(s, "\xE2\x80\xAF", NULL))
			s += 2;
		else if (*s != ' ')
			strbuf_addch(&digits, *s);
	}
	good = digits.len && !number_parse_decimal(digits.buf, digits.len, &number);
	if (good)
		strbuf_add(value, digits.buf, digits.len);
	strbuf_release(&digits);
	return good;
}

static enum fact read_number(const struct column *column, const struct grid_cell *cell,
			     struct strbuf *value, struct strbuf *note)
{
	char *plain = fact_folded(cell->text);
	bool nothing = fact_is_nothing(plain);
	struct amounts a;
	int hour, minute;

	read_amounts(plain, &a);
	for (size_t i = 0; i < ARRAY_SIZE(amounts_in_words); i++)
		if (streq(plain, amounts_in_words[i].words))
			a = amounts_in_words[i].amounts;
	free(plain);
	if (nothing || read_plain_number(cell->text, value))
		return FACT_CERTAIN;
	if (streq(column->name, "minutes") && sscanf(cell->text, "%2d:%2d", &hour, &minute) == 2) {
		strbuf_addf(value, "%d", hour * 60 + minute);
		return FACT_CERTAIN;
	}
	if (a.other)
		return FACT_NONE;
	if (streq(column->name, "experience") && a.hours == 0 && a.minutes == 0) {
		add_tenths(value, a.years + a.months / 12);
		return FACT_CERTAIN;
	}
	if (streq(column->name, "minutes") && a.years == 0 && a.months == 0) {
		add_tenths(value, a.hours * 60 + a.minutes);
		return FACT_CERTAIN;
	}
	if (streq(column->name, "hours") && a.years == 0 && a.months == 0) {
		add_tenths(value, a.hours + a.minutes / 60);
		return a.per_week
			       ? fact_doubt(note, _("hours a week, where hours a month are asked"))
			       : FACT_CERTAIN;
	}
	strbuf_reset(value);
	return FACT_NONE;
}

/* ---- classes ---- */

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

/* In a programme in Russian classes have Russian letters: "7A" that was typed in Latin is 7А, "7B" may be 7В or 7Б. */
static enum fact settle_letter(const struct program *program, struct strbuf *value,
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
	if (behind_number && (**at == '.' || **at == '/') && is_letter(*at + 1))
		++*at;
	else
		strbuf_addch(out, *(*at)++);
}

static enum fact read_class(const char *s, struct strbuf *value)
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

static enum fact read_class_range(const char *s, struct strbuf *value, struct strbuf *note)
{
	char *plain = folded_list(s);
	struct token t[TOKENS_MAX];
	char signs[TOKENS_MAX];
	size_t n = split(plain, t, signs);
	int least = 0, most = 0, count = 0;
	bool age = false, other = fact_is_nothing(plain) ? false : n == 0, dash = false;

	for (size_t i = 0; i < n; i++) {
		if (!t[i].number) {
			age |= is_unit(&t[i], "лет|год");
			dash |= is_unit(&t[i], "по|до|–|—");
			other |= !is_unit(&t[i], "лет|год|класс|кл|с|от|по|до|и|–|—|е|й|го|х");
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
	/* "5, 6, 7" is a range where nothing lies between; "5, 7" is none. */
	if (count > 1 && (!dash || count > 2) && most - least + 1 != count)
		return fact_doubt(note, _("classes that are no range"));
	strbuf_addf(value, least == most ? "%d" : "%d-%d", least, most);
	return FACT_CERTAIN;
}

/* ---- words of the programme ---- */

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
	if (!good && streq(column->name, "sex"))
		good = match_sex(plain, value);
	strbuf_release(&why);
	free(plain);
	return good;
}

/* The next piece of a list that people separate with commas, semicolons, line ends or "и". */
static bool next_piece(const char **next, char **piece)
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

static enum fact read_words(const struct column *column, const struct program *program,
			    const char *s, struct strbuf *value)
{
	const char *next = s;
	size_t start = value->len;
	bool good = true;
	char *piece;

	if (match_word(column, program, s, value))
		return FACT_CERTAIN;
	if (!column->list && column->type != COLUMN_DAYS)
		return FACT_NONE;
	while (good && next_piece(&next, &piece)) {
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

/* ---- all of them ---- */

static enum fact read_cell(const struct column *column, const struct program *program,
			   const struct grid_cell *cell, int today, struct strbuf *value,
			   struct strbuf *note)
{
	char *plain;
	bool nothing;

	switch (column->type) {
	case COLUMN_DATE:
		return read_day(cell->text, today, value, note);
	case COLUMN_BIRTH:
		return read_birth(cell->text, today, value, note);
	case COLUMN_INT:
	case COLUMN_DECIMAL:
		return read_number(column, cell, value, note);
	case COLUMN_CLASS:
		return read_class(cell->text, value);
	case COLUMN_CLASS_RANGE:
		return read_class_range(cell->text, value, note);
	case COLUMN_PHONE:
		return fact_phone(cell->text, value, note);
	case COLUMN_EMAIL:
		return fact_email(cell->text, value, note);
	case COLUMN_WORDS:
	case COLUMN_VOCABULARY:
	case COLUMN_FORMS:
	case COLUMN_DAYS:
		if (read_words(column, program, cell->text, value) == FACT_CERTAIN)
			return FACT_CERTAIN;
		break;
	default:
		break;
	}
	plain = fact_folded(cell->text);
	nothing = fact_is_nothing(plain);
	free(plain);
	return nothing ? FACT_CERTAIN : FACT_NONE;
}

/* Days of a workbook may bring an hour along. */
static bool read_dated(const struct column *column, const struct grid_cell *cell,
		       struct strbuf *value)
{
	int date;

	if ((cell->kind != GRID_DATE && cell->kind != GRID_DATE_SHORT) ||
	    (column->type != COLUMN_DATE && column->type != COLUMN_BIRTH))
		return false;
	if (date_parse(cell->text, strlen("2021-11-25"), &date))
		return false;
	strbuf_add(value, cell->text, strlen("2021-11-25"));
	return true;
}

/* Commas between subjects or interests, each of a few words. */
static void split_texts(const char *s, struct strbuf *value)
{
	const char *next = s;
	char *piece;

	if (strchr(s, ';') || !strchr(s, ',') || strchr(s, '(')) {
		strbuf_addstr(value, s);
		return;
	}
	while (next_piece(&next, &piece)) {
		if (value->len)
			strbuf_addch(value, ';');
		strbuf_addstr(value, piece);
		free(piece);
	}
}

/* Behind the number of a list: "1. Иванова Анна", "1) Иванова Анна". */
static const char *behind_number(const char *s)
{
	size_t digits = strspn(s, "0123456789");

	if (!digits || digits > 3 || (s[digits] != '.' && s[digits] != ')'))
		return s;
	return s + digits + 1;
}

/* "Smirnov, Ivan": the surname first, as here. Blanks at the ends and between words are single. */
static void read_name(const char *s, struct strbuf *value)
{
	const char *comma = strchr(s, ',');
	bool one = comma && !strchr(comma + 1, ',') && !strpbrk(s, ";\n/");

	for (s = behind_number(s); *s; s++) {
		bool nbsp = skip_prefix(s, "\xC2\xA0", NULL);

		if (nbsp || is_blank(*s) || (one && s == comma)) {
			s += nbsp;
			if (value->len && value->buf[value->len - 1] != ' ')
				strbuf_addch(value, ' ');
		} else {
			strbuf_addch(value, *s);
		}
	}
	strbuf_trim(value);
}

/* What was taken apart must be something that the column can hold. */
static enum fact judge(const struct column *column, const struct program *program, enum fact fact,
		       struct strbuf *value, struct strbuf *note)
{
	struct strbuf normal = STRBUF_INIT, why = STRBUF_INIT;

	if (fact != FACT_NONE && value->len &&
	    column_normalise(column, program, value->buf, &normal, &why)) {
		strbuf_reset(note);
		strbuf_addstr(note, why.buf);
		fact = FACT_NONE;
	}
	strbuf_release(&normal);
	strbuf_release(&why);
	return fact;
}

/* What the command line takes as it is. Phones and addresses of a sheet are looked at in every case. */
static bool is_normal(const struct column *column, const struct program *program, const char *text,
		      struct strbuf *value, struct strbuf *why)
{
	bool good = !column_normalise(column, program, text, value, why);

	return good && column->type != COLUMN_PHONE && column->type != COLUMN_EMAIL;
}

enum fact fact_read(const struct column *column, const struct program *program,
		    const struct grid_cell *cell, int today, struct strbuf *value,
		    struct strbuf *note)
{
	struct strbuf why = STRBUF_INIT;
	enum fact fact = FACT_CERTAIN;

	if (column->type == COLUMN_NAME) {
		read_name(cell->text, value);
	} else if (column->type == COLUMN_TEXT && column->list) {
		split_texts(cell->text, value);
	} else if (!read_dated(column, cell, value) &&
		   !is_normal(column, program, cell->text, value, &why)) {
		strbuf_reset(value);
		fact = read_cell(column, program, cell, today, value, note);
		fact = judge(column, program, fact, value, note);
		if (fact == FACT_NONE && !note->len)
			strbuf_addstr(note, why.buf);
	}
	if (column->type == COLUMN_CLASS && fact == FACT_CERTAIN)
		fact = settle_letter(program, value, note);
	strbuf_release(&why);
	return fact;
}
