/* staff.c - who directs the school and who is curator on a day */
#include "model/staff.h"

#include "base/date.h"
#include "base/text.h"
#include "model/schema.h"

bool staff_has_role(const struct table *staff, size_t row, const char *role, int on)
{
	const char *next = table_gets(staff, row, "roles"), *piece;
	bool has = false;
	size_t len;

	while (!has && list_next(&next, &piece, &len))
		has = len == strlen(role) && !memcmp(piece, role, len);
	return has && table_day(staff, row, "from", on) <= on &&
	       table_day(staff, row, "to", on) >= on;
}

static bool is_named(const struct label *named, const char *name)
{
	return (named->ru && text_same(named->ru, name)) ||
	       (named->en && text_same(named->en, name));
}

size_t staff_head_row(const struct table *staff, const char *role, const struct label *named,
		      int on)
{
	size_t first = TABLE_NONE;

	for (size_t row = 0; row < staff->n_rows; row++) {
		const char *name = table_gets(staff, row, "name");

		if (!*name || !staff_has_role(staff, row, role, on))
			continue;
		if (is_named(named, name))
			return TABLE_NONE;
		if (first == TABLE_NONE)
			first = row;
	}
	return first;
}
