/* label.c - a text that a person reads */
#include "model/label.h"

#include "base/text.h"

const char *label_text(const struct label *label)
{
	const char *first = language_now() == LANGUAGE_RU ? label->ru : label->en;
	const char *second = language_now() == LANGUAGE_RU ? label->en : label->ru;

	return first ? first : second ? second : "";
}

bool label_is(const struct label *label, const char *s)
{
	return (label->en && text_same(label->en, s)) || (label->ru && text_same(label->ru, s));
}

bool ids_have(const struct ids *ids, const char *id)
{
	for (size_t i = 0; i < ids->n; i++)
		if (streq(ids->items[i], id))
			return true;
	return false;
}

size_t terms_find(const struct terms *terms, const char *id)
{
	for (size_t i = 0; i < terms->n; i++)
		if (streq(terms->items[i].id, id))
			return i;
	return SIZE_MAX;
}

const struct term *terms_by_label(const struct terms *terms, const char *s)
{
	size_t at = terms_find(terms, s);

	if (at != SIZE_MAX)
		return &terms->items[at];
	for (size_t i = 0; i < terms->n; i++)
		if (text_same(terms->items[i].id, s) || label_is(&terms->items[i].name, s))
			return &terms->items[i];
	return NULL;
}

const char *terms_label(const struct terms *terms, const char *id)
{
	size_t at = terms_find(terms, id);
	const char *text = at == SIZE_MAX ? "" : label_text(&terms->items[at].name);

	return *text ? text : id;
}
