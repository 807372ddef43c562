/* answers.c - one answer to one question */
#include "model/answers.h"

#include <math.h>

#include "base/text.h"

static bool is_one_of(const char *folded, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (streq(folded, words[i]))
			return true;
	return false;
}

/* ---- ratings ---- */

static const char *const number_words[][2] = {
	{ "ноль", "zero" },    { "один", "one" },    { "два", "two" },    { "три", "three" },
	{ "четыре", "four" },  { "пять", "five" },   { "шесть", "six" },  { "семь", "seven" },
	{ "восемь", "eight" }, { "девять", "nine" }, { "десять", "ten" },
};

/* Reads a number in words; returns what follows it, or a null pointer. */
static const char *rating_word(const char *folded, int *value)
{
	size_t len = strcspn(folded, " ");

	for (size_t i = 0; i < ARRAY_SIZE(number_words); i++) {
		for (size_t k = 0; k < 2; k++) {
			const char *word = number_words[i][k];

			if (strlen(word) != len || memcmp(word, folded, len))
				continue;
			*value = (int)i;
			return folded + len;
		}
	}
	return NULL;
}

/* Reads digits; returns what follows them, or a null pointer. */
static const char *whole(const char *s, int *value)
{
	int number = 0;

	if (!is_digit(*s))
		return NULL;
	for (; is_digit(*s); s++) {
		if (number > 100000)
			return NULL;
		number = number * 10 + (*s - '0');
	}
	*value = number;
	return s;
}

static bool has_digit(const char *s)
{
	while (*s && !is_digit(*s))
		s++;
	return *s != '\0';
}

/* "/10", "из 10", "of 10", "out of 10": of the highest one. */
static bool is_of_highest(const char *rest, int highest)
{
	static const char *const words[] = { "/ ", "/", "из ", "of ", "out of " };
	int of;

	for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
		const char *number, *end;

		if (!skip_prefix(rest, words[i], &number))
			continue;
		end = whole(number, &of);
		return end && of == highest && !has_digit(end);
	}
	return false;
}

/* What may stand behind the number: nothing, ",0", a unit, "of ten", or the words of the scale. */
static bool is_rest_of_rating(const char *rest, int highest)
{
	static const char *const units[] = { "балл", "point", "б." };

	if ((*rest == ',' || *rest == '.') && rest[1] == '0') {
		for (rest++; *rest == '0'; rest++)
			;
		if (!*rest)
			return true;
	}
	if (*rest == ' ')
		rest++;
	if (!*rest || is_of_highest(rest, highest))
		return true;
	if (has_digit(rest))
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(units); i++)
		if (skip_prefix(rest, units[i], NULL))
			return true;
	return strchr("-(:", *rest) || skip_prefix(rest, "–", NULL) || skip_prefix(rest, "—", NULL);
}

static int parse_rating(const struct survey *survey, const char *text, int *value,
			struct strbuf *why)
{
	struct strbuf folded = STRBUF_INIT;
	const char *rest;
	bool understood;

	text_fold(&folded, text, strlen(text));
	rest = whole(folded.buf, value);
	if (!rest)
		rest = rating_word(folded.buf, value);
	understood = rest && is_rest_of_rating(rest, survey->rating_max);
	strbuf_release(&folded);
	if (understood && *value >= survey->rating_min && *value <= survey->rating_max)
		return 0;
	strbuf_addf(why, _("'%s' is not a whole number from %d to %d"), text, survey->rating_min,
		    survey->rating_max);
	return -1;
}

/* ---- yes and no, options ---- */

static int parse_closed(const struct question *question, const char *text, int *value,
			struct strbuf *why)
{
	static const char *const yes[] = { "yes", "да", "1", "true", "+", "истина", "y", "✓", "✔" };
	static const char *const no[] = {
		"no", "нет", "0", "false", "-", "–", "ложь", "n", "−", "—"
	};
	struct strbuf folded = STRBUF_INIT;
	bool is_yes, is_no;

	text_fold(&folded, text, strlen(text));
	while (folded.len > 1 && strchr(".!;", folded.buf[folded.len - 1]))
		strbuf_setlen(&folded, folded.len - 1);
	is_yes = is_one_of(folded.buf, yes, ARRAY_SIZE(yes));
	is_no = is_one_of(folded.buf, no, ARRAY_SIZE(no));
	strbuf_release(&folded);
	*value = is_yes;
	if (is_yes || is_no)
		return 0;
	strbuf_addf(why, _("'%s' is neither yes nor no, as '%s' asks"), text, question->id);
	return -1;
}

static bool is_plainly(const char *label, const char *text)
{
	struct strbuf a = STRBUF_INIT;
	bool same;

	if (!label)
		return false;
	text_plain(&a, label, strlen(label));
	same = a.len && streq(a.buf, text);
	strbuf_release(&a);
	return same;
}

static int option_named(const struct terms *options, const char *text)
{
	const struct term *exact = terms_by_label(options, text);
	struct strbuf folded = STRBUF_INIT;
	int found = exact ? (int)(exact - options->items) : -1;

	text_plain(&folded, text, strlen(text));
	for (size_t i = 0; i < options->n && found < 0; i++)
		if (is_plainly(options->items[i].name.en, folded.buf) ||
		    is_plainly(options->items[i].name.ru, folded.buf))
			found = (int)i;
	strbuf_release(&folded);
	return found;
}

static bool begins_with_digit(const char *label)
{
	return label && is_digit(*label);
}

/* Of "1–2 times" a number could be the place of an option or a part of its text. */
static bool are_counts(const struct terms *options)
{
	for (size_t i = 0; i < options->n; i++)
		if (begins_with_digit(options->items[i].name.en) ||
		    begins_with_digit(options->items[i].name.ru))
			return true;
	return false;
}

/* The option by its place, where a number could be nothing else. */
static int option_at(const struct terms *options, const char *text)
{
	const char *end;
	int place;

	if (are_counts(options))
		return -1;
	end = whole(text, &place);
	return end && !*end && place >= 1 && (size_t)place <= options->n ? place - 1 : -1;
}

static int refuse_option(const struct question *question, const char *text, struct strbuf *why)
{
	struct strbuf options = STRBUF_INIT;

	for (size_t i = 0; i < question->options.n; i++)
		strbuf_addf(&options, "%s%s", i ? ", " : "",
			    label_text(&question->options.items[i].name));
	if (is_digit(*text) && are_counts(&question->options))
		strbuf_addf(why,
			    _("'%s' is none of the options of '%s' (%s); a number does not tell "
			      "an option here, as options begin with numbers themselves: write its "
			      "text"),
			    text, question->id, options.buf);
	else
		strbuf_addf(why, _("'%s' is none of the options of '%s' (%s)"), text, question->id,
			    options.buf);
	strbuf_release(&options);
	return -1;
}

static int parse_choice(const struct question *question, const char *text, int *value,
			struct strbuf *why)
{
	*value = option_named(&question->options, text);
	if (*value < 0)
		*value = option_at(&question->options, text);
	return *value < 0 ? refuse_option(question, text, why) : 0;
}

int answer_parse(const struct survey *survey, const struct question *question, const char *text,
		 int *value, struct strbuf *why)
{
	*value = 0;
	switch (question->type) {
	case QUESTION_RATING:
		return parse_rating(survey, text, value, why);
	case QUESTION_CLOSED:
		return parse_closed(question, text, value, why);
	case QUESTION_CHOICE:
		return parse_choice(question, text, value, why);
	case QUESTION_OPEN:
		break;
	}
	return 0;
}

void answer_normalise(const struct question *question, const char *text, int value,
		      struct strbuf *out)
{
	size_t start = out->len;

	switch (question->type) {
	case QUESTION_RATING:
		strbuf_addf(out, "%d", value);
		break;
	case QUESTION_CLOSED:
		strbuf_addstr(out, value ? "yes" : "no");
		break;
	case QUESTION_CHOICE:
		strbuf_addstr(out, question->options.items[value].id);
		break;
	case QUESTION_OPEN:
		while (is_blank(*text) || *text == '\n' || *text == '\r')
			text++;
		strbuf_addstr(out, text);
		while (out->len > start && strchr(" \t\r\n", out->buf[out->len - 1]))
			strbuf_setlen(out, out->len - 1);
		break;
	}
}

void answer_show(const struct question *question, int value, struct strbuf *out)
{
	if (question->type == QUESTION_CLOSED)
		strbuf_addstr(out, value ? _("yes") : _("no"));
	else if (question->type == QUESTION_CHOICE)
		strbuf_addstr(out, label_text(&question->options.items[value].name));
	else
		strbuf_addf(out, "%d", value);
}

int question_values(const struct survey *survey, const struct question *question)
{
	switch (question->type) {
	case QUESTION_RATING:
		return survey->rating_max - survey->rating_min + 1;
	case QUESTION_CLOSED:
		return 2;
	case QUESTION_CHOICE:
		return (int)question->options.n;
	case QUESTION_OPEN:
		break;
	}
	return 0;
}

int question_lowest(const struct survey *survey, const struct question *question)
{
	return question->type == QUESTION_RATING ? survey->rating_min : 0;
}

int question_score(const struct survey *survey, const struct question *question, int value)
{
	int lowest = question_lowest(survey, question);

	if (!question->reverse)
		return value;
	return 2 * lowest + question_values(survey, question) - 1 - value;
}

/* quality.satisfied_from is of ratings 1 to 10; another range has its border at the same part of the way. */
#define USUAL_MIN 1
#define USUAL_MAX 10

static double favourable_from(const struct program *program, const struct survey *survey)
{
	double part =
		(double)(program->quality.satisfied_from - USUAL_MIN) / (USUAL_MAX - USUAL_MIN);

	if (survey->rating_min == USUAL_MIN && survey->rating_max == USUAL_MAX)
		return program->quality.satisfied_from;
	return survey->rating_min + part * (survey->rating_max - survey->rating_min);
}

bool answer_is_favourable(const struct program *program, const struct survey *survey,
			  const struct question *question, int value)
{
	int score = question_score(survey, question, value);

	switch (question->type) {
	case QUESTION_RATING:
		return score >= favourable_from(program, survey) - 1e-9;
	case QUESTION_CLOSED:
		return score != 0;
	case QUESTION_CHOICE:
		return 2 * score >= (int)question->options.n;
	case QUESTION_OPEN:
		break;
	}
	return false;
}
