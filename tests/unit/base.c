/* base.c - strings, dates, numbers, text */
#include "unit/unit.h"

#include "base/date.h"
#include "base/digest.h"
#include "base/number.h"
#include "base/strbuf.h"
#include "base/strmap.h"
#include "base/text.h"

static void test_strbuf(void)
{
	struct strbuf sb = STRBUF_INIT;

	is_str(sb.buf, "", "an empty strbuf is an empty string");
	strbuf_addf(&sb, " %d pairs\n", 12);
	strbuf_trim(&sb);
	is_str(sb.buf, "12 pairs", "trim takes blanks and line ends from both ends");
	strbuf_release(&sb);
	is_str(sb.buf, "", "a released strbuf can be read");
}

static void test_strmap(void)
{
	struct strmap map = STRMAP_INIT;
	char key[32];
	size_t wrong = 0;

	is_int(strmap_gets(&map, "x") == STRMAP_NONE, 1, "nothing is in an empty map");
	for (size_t i = 0; i < 10000; i++) {
		snprintf(key, sizeof(key), "M-%zu", i);
		wrong += strmap_add(&map, key, strlen(key), i) != STRMAP_NONE;
	}
	for (size_t i = 0; i < 10000; i++) {
		snprintf(key, sizeof(key), "M-%zu", i);
		wrong += strmap_gets(&map, key) != i;
	}
	is_int(wrong, 0, "10,000 keys are found with their numbers");
	is_int(strmap_add(&map, "M-7", 3, 99), 7, "a key that is there keeps its number");
	strmap_put(&map, "M-7", 3, 99);
	is_int(strmap_gets(&map, "M-7"), 99, "put replaces the number");
	strmap_release(&map);
}

static int parsed(const char *s)
{
	int date = DATE_NONE;

	date_parse(s, strlen(s), &date);
	return date;
}

static void test_date(void)
{
	char buf[DATE_SIZE];

	is_int(parsed("1970-01-01"), 0, "the first day is 0");
	is_int(parsed("2021-11-25"), parsed("25.11.2021"), "both ways of writing a day");
	is_int(parsed("2021-02-29"), DATE_NONE, "2021 had no 29 February");
	is_int(parsed("2000-02-29") != DATE_NONE, 1, "2000 had one");
	is_int(date_add_months(parsed("1900-01-31"), -1), DATE_NONE,
	       "no month before the calendar");
	is_int(date_add_months(DATE_NONE, 1), DATE_NONE, "what is not known stays so");
	is_int(date_add_months(parsed("2021-01-31"), 1), parsed("2021-02-28"), "no 31 February");
	is_int(parsed("1900-02-29"), DATE_NONE, "1900 had none");
	is_int(parsed("2021-2-2"), DATE_NONE, "single digits are refused");
	is_str(date_format(parsed("1965-12-31"), buf), "1965-12-31", "a day before 1970");
	is_str(date_format(DATE_NONE, buf), "", "no date is an empty text");
	is_int(date_weekday(parsed("2021-11-25")), 3, "2021-11-25 was a Thursday");
	is_str(date_format(date_add_months(parsed("2021-01-31"), 1), buf), "2021-02-28",
	       "a month after 31 January is the last of February");
	is_str(date_format(date_add_months(parsed("2021-01-15"), -13), buf), "2019-12-15",
	       "13 months back");
	is_int(date_years_between(parsed("2007-11-26"), parsed("2021-11-25")), 13,
	       "the day before the birthday");
	is_int(date_years_between(parsed("2007-11-25"), parsed("2021-11-25")), 14, "the birthday");
}

static bool parses_decimal(const char *s, double want)
{
	double value = 0;

	return !number_parse_decimal(s, strlen(s), &value) && value == want;
}

/* Whether it is not what printf() and strtod() say: the shortest of 15 to 17 digits that reads back. */
static size_t is_other(double value)
{
	char buf[NUMBER_SIZE], want[NUMBER_SIZE];

	for (int precision = 15; precision <= 17; precision++) {
		snprintf(want, sizeof(want), "%.*g", precision, value);
		if (strtod(want, NULL) == value)
			break;
	}
	if (streq(number_format(value, buf), want))
		return 0;
	printf("# %.20g: want %s, got %s\n", value, want, buf);
	return 1;
}

/* Means of few digits, figures of all digits, and the neighbours of powers of two and of ten. */
static void test_number_format(void)
{
	size_t wrong = 0;
	uint64_t state = 1;

	for (int i = 0; i < 200000; i++) {
		double value;

		state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
		value = (double)(state >> 11) * ldexp(1, (int)(state % 75) - 70);
		wrong += is_other(i % 2 ? value : -value);
		wrong += is_other((double)(state >> 44) / (double)(1 + (state & 1023)));
		wrong += is_other((double)(state >> (14 + i % 40)) / 1e6);
	}
	for (int e = -20; e < 55; e++) {
		wrong += is_other(ldexp(1, e)) + is_other(nextafter(ldexp(1, e), 0)) +
			 is_other(nextafter(ldexp(1, e), INFINITY));
	}
	for (double power = 1e-6; power < 1e18; power *= 10) {
		wrong += is_other(power) + is_other(nextafter(power, 0)) +
			 is_other(nextafter(power, INFINITY)) + is_other(power / 2);
	}
	is_int(wrong, 0, "numbers are written as the C library writes them");
}

static void test_number(void)
{
	int64_t value = 0;
	double unused;
	int scale = 0;
	char buf[NUMBER_SIZE];
	static const char *const refused[] = { "",    " 1",  "1 ",  "1.2.3", ".",     "-",    "e5",
					       "inf", "nan", "0x1", "1e",    "1,2,3", "1e999" };

	ok(parses_decimal("22,5", 22.5) && parses_decimal("-.5e1", -5), "point, comma, exponent");
	for (size_t i = 0; i < ARRAY_SIZE(refused); i++)
		ok(number_parse_decimal(refused[i], strlen(refused[i]), &unused) < 0, refused[i]);
	is_int(number_parse_int("-12", 3, &value), 0, "a negative whole number");
	is_int(value, -12, "its value");
	is_int(number_parse_int("1234567890123456789", 19, &value), -1, "19 digits are refused");
	is_int(number_parse_scaled("22,50", 5, &value, &scale), 0, "a scaled number");
	ok(value == 2250 && scale == 2, "2250 * 10^-2");
	is_str(number_format(0.1, buf), "0.1", "shortest text");
	is_str(number_format(1.0 / 3, buf), "0.3333333333333333", "sixteen digits where needed");
	is_str(number_format(0, buf), "0", "nothing");
	is_str(number_format(1e-4, buf), "0.0001", "small");
	is_str(number_format(-1e15, buf), "-1e+15", "large");
	is_str(number_format(1024, buf), "1024", "a power of two");
}

/* ASCII and Russian letters are folded without the tables of Unicode: as these do it, which a quotation mark asks for. */
static void test_fold(void)
{
	static const char *const texts[] = { "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
					     "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
					     "  Иванова   Мария\tПетровна ",
					     "7 Б, 11-А",
					     "Ёлка и Ель",
					     "XVII Й" };
	size_t wrong = 0;

	for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
		struct strbuf plain = STRBUF_INIT, quoted = STRBUF_INIT, folded = STRBUF_INIT;

		text_fold(&plain, texts[i], strlen(texts[i]));
		strbuf_addf(&quoted, "«%s", texts[i] + strspn(texts[i], " "));
		text_fold(&folded, quoted.buf, quoted.len);
		wrong += !streq(folded.buf + strlen("«"), plain.buf);
		strbuf_release(&plain);
		strbuf_release(&quoted);
		strbuf_release(&folded);
	}
	is_int(wrong, 0, "Russian is folded as Unicode says");
}

static void test_text(void)
{
	struct strbuf sb = STRBUF_INIT;

	is_int(text_invalid_at("ёж\xff", 5), 4, "the place of a broken byte");
	is_int(text_invalid_at("\xed\xa0\x80", 3), 0, "a surrogate is no UTF-8");
	is_int(text_width("Ёж e\xCC\x81", strlen("Ёж e\xCC\x81")), 4, "width counts letters");
	is_int(text_cut("Ёжик", 8, 2), 4, "cut never splits a letter");
	ok(text_same("Семёнова  Алёна ", "семенова\xC2\xA0"
					 "Алена"),
	   "ё is е, spaces are one, case is folded");
	ok(text_contains("Королёв Пётр", "ПЕТР"), "found whatever the case");
	ok(text_collate("Ёлкин", "Жуков") < 0 && text_collate("Ежов", "Ёлкин") < 0,
	   "ё stands beside е");
	ok(text_collate("Яшин", "Adams") < 0, "Cyrillic before Latin");
	ok(text_collate("а", "а") == 0, "equal texts");
	text_escape(&sb, "a\x1b[1m\xE2\x80\xAE\xff", 9);
	is_str(sb.buf, "a\\x1B[1m\\u{202E}\\xFF", "what could drive a terminal is escaped");
	strbuf_reset(&sb);
	text_latin_lookalike(&sb, "Р-001", strlen("Р-001"));
	is_str(sb.buf, "P-001", "Cyrillic letters that look Latin");
	ok(text_looks_same("Е-001", "e-001") && text_looks_same("7А", "7A"),
	   "letters of both alphabets, whatever their case");
	ok(!text_looks_same("7Б", "7B"), "Б and B do not look the same");
	ok(ends_with("Павловна", "вна") && ends_with("вна", "вна") && !ends_with("на", "вна"),
	   "the end of a text");
	ok(ends_with_mem("Росина Ольга", strlen("Росина"), "ина"), "and of its beginning");
	strbuf_release(&sb);
}

int main(void)
{
	char hex[DIGEST_SIZE];

	language_init("/nonexistent");
	test_strbuf();
	test_strmap();
	test_date();
	test_number();
	test_number_format();
	test_fold();
	test_text();
	is_str(digest_bytes("abc", 3, hex),
	       "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
	       "SHA-256 of abc (FIPS 180-4, example)");
	return done_testing();
}
