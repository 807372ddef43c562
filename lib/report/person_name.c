/* person_name.c - a person in a line of a table */
#include "report/person_name.h"

/* Bytes of the first character. */
static size_t first_letter(const char *s)
{
	size_t n = *s != '\0';

	while (((unsigned char)s[n] & 0xC0) == 0x80)
		n++;
	return n;
}

void person_name_short(const struct person *person, struct strbuf *out)
{
	strbuf_addf(out, "%s ", person->id);
	person_initials(person, out);
}

void person_initials(const struct person *person, struct strbuf *out)
{
	initials_of(person->name, out);
}

void initials_of(const char *name, struct strbuf *out)
{
	size_t surname = strcspn(name, " ");

	strbuf_add(out, name, surname);
	for (name += surname; *name; name += strcspn(name, " ")) {
		name += strspn(name, " ");
		if (!*name)
			break;
		strbuf_addch(out, ' ');
		strbuf_add(out, name, first_letter(name));
		strbuf_addch(out, '.');
	}
}
