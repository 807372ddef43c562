/* answers.c - answers in every form that people and form services write them */
#include "unit/unit.h"

#include "model/answers.h"

static const struct term frequency[] = {
	{ "never", { "never", "никогда" } },
	{ "once-twice", { "once or twice", "1–2 раза" } },
	{ "rarely", { "rarely", "редко" } },
	{ "often", { "often", "часто" } },
	{ "very-often", { "very often", "очень часто" } },
};
static const struct term colours[] = {
	{ "red", { "red", "красный" } },
	{ "green", { "green", "зелёный" } },
};

static const struct question rating = { .id = "r", .type = QUESTION_RATING };
static const struct question reverse = { .id = "v", .type = QUESTION_RATING, .reverse = true };
static const struct question closed = { .id = "c", .type = QUESTION_CLOSED };
static const struct question choice = { .id = "f",
					.type = QUESTION_CHOICE,
					.options = { frequency, ARRAY_SIZE(frequency) } };
static const struct question colour = { .id = "k",
					.type = QUESTION_CHOICE,
					.options = { colours, ARRAY_SIZE(colours) } };
static const struct question open_question = { .id = "o", .type = QUESTION_OPEN };
static const struct survey survey = { .id = "s", .rating_min = 1, .rating_max = 10 };
static const struct survey sheet = { .id = "q", .rating_min = 0, .rating_max = 2 };

static void takes(const struct question *question, const char *text, const char *want)
{
	struct strbuf why = STRBUF_INIT, got = STRBUF_INIT;
	int value;

	if (answer_parse(&survey, question, text, &value, &why))
		strbuf_addstr(&got, "refused");
	else
		answer_normalise(question, text, value, &got);
	is_str(got.buf, want, text);
	ok(!streq(want, "refused") || why.len, "a refusal says why");
	strbuf_release(&why);
	strbuf_release(&got);
}

static void test_ratings(void)
{
	takes(&rating, "8", "8");
	takes(&rating, " 8 ", "8");
	takes(&rating, "8 баллов", "8");
	takes(&rating, "1 балл", "1");
	takes(&rating, "8 points", "8");
	takes(&rating, "8,0", "8");
	takes(&rating, "8.00", "8");
	takes(&rating, "8/10", "8");
	takes(&rating, "8 из 10", "8");
	takes(&rating, "8 out of 10", "8");
	takes(&rating, "10 – полностью", "10");
	takes(&rating, "10 (полностью)", "10");
	takes(&rating, "Восемь", "8");
	takes(&rating, "ten", "10");
	takes(&rating, "0", "refused");
	takes(&rating, "11", "refused");
	takes(&rating, "8.5", "refused");
	takes(&rating, "8-9", "refused");
	takes(&rating, "8 из 5", "refused");
	takes(&rating, "8 9", "refused");
	takes(&rating, "хорошо", "refused");
	takes(&rating, "-8", "refused");
	takes(&rating, "99999999999999999999", "refused");
}

static void test_words(void)
{
	takes(&closed, "Да", "yes");
	takes(&closed, "да.", "yes");
	takes(&closed, "+", "yes");
	takes(&closed, "НЕТ", "no");
	takes(&closed, "-", "no");
	takes(&closed, "0", "no");
	takes(&closed, "да, но", "refused");
	takes(&closed, "2", "refused");
	takes(&choice, "Часто", "often");
	takes(&choice, "очень часто!", "very-often");
	takes(&choice, "1-2 раза", "once-twice");
	takes(&choice, "often", "often");
	takes(&choice, "2", "refused");
	takes(&choice, "иногда", "refused");
	takes(&colour, "зеленый", "green");
	takes(&colour, "2", "green");
	takes(&colour, "3", "refused");
	takes(&open_question, "  времени\n", "времени");
}

static void test_scores(void)
{
	const struct program program = { .quality = { .satisfied_from = 7 } };

	is_int(question_score(&survey, &rating, 8), 8, "a rating");
	is_int(question_score(&survey, &reverse, 8), 3, "a reverse rating");
	is_int(question_score(&sheet, &reverse, 0), 2, "on another range");
	ok(answer_is_favourable(&program, &survey, &rating, 7), "from the border on");
	ok(!answer_is_favourable(&program, &survey, &rating, 6), "not below it");
	ok(answer_is_favourable(&program, &survey, &reverse, 4), "reverse: from the other end");
	ok(!answer_is_favourable(&program, &survey, &reverse, 5), "reverse: not above it");
	ok(answer_is_favourable(&program, &sheet, &rating, 2), "2 of 0 to 2");
	ok(!answer_is_favourable(&program, &sheet, &rating, 1), "1 of 0 to 2");
	ok(answer_is_favourable(&program, &survey, &closed, 1), "yes");
	ok(!answer_is_favourable(&program, &survey, &choice, 2), "the middle of five options");
	ok(answer_is_favourable(&program, &survey, &choice, 3), "the upper half");
}

int main(void)
{
	language_init("/nonexistent");
	test_ratings();
	test_words();
	test_scores();
	return done_testing();
}
