/* facts_tokens.c - a cell as numbers and words in turn */
#include "model/sheets/facts_parts.h"

#include "base/number.h"

bool fact_is_letter(const char *s)
{
	return (unsigned char)*s >= 0x80 || (*s >= 'a' && *s <= 'z');
}

size_t fact_split(const char *plain, struct fact_token tokens[FACT_TOKENS_MAX],
		  char signs[FACT_TOKENS_MAX])
{
	size_t n = 0;
	char sign = ' ';

	while (*plain) {
		struct fact_token *t = &tokens[n];
		size_t len = 0;

		if (!is_digit(*plain) && !fact_is_letter(plain)) {
			sign = *plain == ' ' ? sign : *plain;
			plain++;
			continue;
		}
		if (n == FACT_TOKENS_MAX)
			return 0;
		t->number = is_digit(*plain);
		if (t->number)
			while (is_digit(plain[len]) || ((plain[len] == '.' || plain[len] == ',') &&
							is_digit(plain[len + 1])))
				len++;
		else
			while (fact_is_letter(plain + len))
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

bool fact_is_unit(const struct fact_token *t, const char *beginnings)
{
	while (!t->number && *beginnings) {
		size_t len = strcspn(beginnings, "|");

		if (!strncmp(t->text, beginnings, len))
			return true;
		beginnings += len + (beginnings[len] == '|');
	}
	return false;
}
