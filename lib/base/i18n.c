/* i18n.c - the languages that a person reads */
#include "base/i18n.h"

#include <locale.h>

#include "base/util.h"

#define DOMAIN "kurator"

static enum language current = LANGUAGE_EN;

static const char *const tags[] = { [LANGUAGE_EN] = "en", [LANGUAGE_RU] = "ru" };

int language_parse(const char *tag)
{
	for (size_t i = 0; i < ARRAY_SIZE(tags); i++) {
		char end = strncmp(tag, tags[i], 2) ? 'x' : tag[2];

		if (!end || end == '_' || end == '.' || end == '-' || end == '@' || end == ':')
			return (int)i;
	}
	return -1;
}

enum language language_now(void)
{
	return current;
}

void language_set(enum language language)
{
	current = language;
	setenv("LANGUAGE", tags[language], 1);
	textdomain(DOMAIN); /* gettext looks at LANGUAGE again */
}

static enum language of_environment(void)
{
	static const char *const names[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < ARRAY_SIZE(names); i++) {
		const char *value = getenv(names[i]);
		int language;

		if (!value || !*value)
			continue;
		language = language_parse(value);
		return language < 0 ? LANGUAGE_EN : (enum language)language;
	}
	return LANGUAGE_EN;
}

void language_init(const char *locale_dir)
{
	enum language language = of_environment();

	setlocale(LC_CTYPE, "C.UTF-8");
	setlocale(LC_MESSAGES, "C.UTF-8");
	bindtextdomain(DOMAIN, locale_dir);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	language_set(language);
}
