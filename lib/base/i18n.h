/*
 * i18n.h - the languages that a person reads.
 *
 * Texts in the source are English. _("…") is the text in the chosen language; N_("…") only marks a text in a static
 * table, which is translated with _() where it is printed. nth_() chooses the form that a number asks for.
 * Catalogues: lib/po/ru/, one part per file or noun, merged at build time.
 */
#ifndef KURATOR_BASE_I18N_H
#define KURATOR_BASE_I18N_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) (text)
#define nth_(one, many, n) ngettext((one), (many), (unsigned long)(n))

enum language { LANGUAGE_EN, LANGUAGE_RU };

/*
 * Sets the character type of the process to UTF-8 (never the locale of numbers), finds the catalogues below
 * `locale_dir` and takes the language that the environment asks for (LANGUAGE, LC_ALL, LC_MESSAGES, LANG; otherwise
 * English). Call once, before the first message.
 */
void language_init(const char *locale_dir);

/* Changes the language from here on. */
void language_set(enum language language);
enum language language_now(void);
/* The language that a tag such as "ru", "ru_RU.UTF-8" or "en" names; -1 for a language that kurator does not speak. */
int language_parse(const char *tag);

#endif
