/* facts_numbers.c - numbers and amounts with their units */
#include "model/sheets/facts_parts.h"

#include "base/number.h"

#define HOURS "час|ч|hour|h"
#define MINUTES "мин|min"

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
	struct fact_token t[FACT_TOKENS_MAX];
	char signs[FACT_TOKENS_MAX];
	size_t n = fact_split(plain, t, signs);

	*a = (struct amounts){ .other = n == 0 };
	for (size_t i = 0; i < n; i++) {
		const struct fact_token *unit = &t[i + 1];

		if (!t[i].number) {
			a->per_week |= fact_is_unit(&t[i], "нед|week");
			a->per_month |= fact_is_unit(&t[i], FACT_MONTHS);
			a->other |= !fact_is_unit(&t[i], "в|нед|week|" FACT_MONTHS "|и|and|per|a");
			continue;
		}
		if (i + 1 == n || unit->number) {
			a->other = true;
			continue;
		}
		a->n++;
		if (fact_is_unit(unit, FACT_MONTHS) || (streq(unit->text, "м") && a->years > 0))
			a->months += t[i].value;
		else if (fact_is_unit(unit, MINUTES))
			a->minutes += t[i].value;
		else if (fact_is_unit(unit, HOURS))
			a->hours += t[i].value;
		else if (fact_is_unit(unit, FACT_YEARS))
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

enum fact fact_number(const struct column *column, const struct grid_cell *cell,
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
