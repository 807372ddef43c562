/* suppression.c - which groups may not be shown to readers outside */
#include "engine/suppression.h"

static size_t smallest_shown(const size_t *sizes, size_t n, const bool *hidden)
{
	size_t found = SIZE_MAX;

	for (size_t i = 0; i < n; i++)
		if (!hidden[i] && sizes[i] && (found == SIZE_MAX || sizes[i] < sizes[found]))
			found = i;
	return found;
}

void suppress_groups(const size_t *sizes, size_t n, size_t min_cell, bool *hidden)
{
	size_t groups = 0, people = 0;

	for (size_t i = 0; i < n; i++) {
		hidden[i] = sizes[i] < min_cell;
		groups += hidden[i] && sizes[i];
		people += hidden[i] ? sizes[i] : 0;
	}
	while (groups && (groups < 2 || people < min_cell)) {
		size_t next = smallest_shown(sizes, n, hidden);

		if (next == SIZE_MAX)
			return;
		hidden[next] = true;
		groups++;
		people += sizes[next];
	}
}

void suppress_rows(const struct suppression_row *rows, size_t n, size_t min_cell)
{
	size_t *sizes = xcalloc(n + 1, sizeof(*sizes));
	bool *hidden = xcalloc(n + 1, sizeof(*hidden));

	for (size_t i = 0; i < n; i++)
		sizes[i] = rows[i].size;
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from + 1; to < n && !rows[to].starts; to++)
			;
		suppress_groups(sizes + from, to - from, min_cell, hidden + from);
	}
	for (size_t i = 0; i < n; i++)
		*rows[i].hidden = hidden[i];
	free(sizes);
	free(hidden);
}

const char *suppression_note(size_t size, size_t min_cell)
{
	return size < min_cell ? N_("group too small to be shown")
			       : N_("not shown: a small group would follow by subtraction");
}

const char *suppression_word(void)
{
	return _("hidden");
}

void suppression_remark(size_t min_cell)
{
	remark(_("'%s': groups of fewer than %zu people are not shown, nor groups that would betray them by subtraction"),
	       suppression_word(), min_cell);
}
