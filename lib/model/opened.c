/* opened.c - running pairs that take part in a matching */
#include "model/opened.h"

/* Whose mentee has another one, too: a plan gives one mentor and could keep only one of them. */
static bool has_another(const struct bases *bases, const struct pair *pair)
{
	return pair->mentee && bases_open_pairs_of(bases, pair->mentee, NULL, NULL) > 1;
}

static int open_pair(struct bases *bases, size_t i, struct opened_pairs *opened)
{
	struct pair *pair = &bases->pairs[i];

	if (!pair_is_open(pair, bases->today))
		return error(_("pair '%s' is not open"), pair->id);
	if (has_another(bases, pair))
		return error(
			_("pair '%s' cannot be opened: mentee '%s' has another open pair, and a "
			  "plan gives one mentor"),
			pair->id, pair->mentee_id);
	pair->ended = bases->today;
	pair->end_reason = NULL;
	if (pair->mentee)
		opened->of[pair->mentee - bases->mentees] = pair;
	opened->n++;
	return 0;
}

static void open_all(struct bases *bases, struct opened_pairs *opened)
{
	for (size_t i = 0; i < bases->n_pairs; i++)
		if (pair_is_open(&bases->pairs[i], bases->today) &&
		    !has_another(bases, &bases->pairs[i]))
			open_pair(bases, i, opened);
}

/* Of a group those that are open. */
static int open_named(struct bases *bases, const char *id, struct opened_pairs *opened)
{
	size_t i = bases_next_pair(bases, id, 0);
	bool is_group = bases_has_group(bases, id);
	int result = 0;

	if (i == SIZE_MAX)
		return error(_("there is no pair or group '%s'"), id);
	for (; i != SIZE_MAX; i = bases_next_pair(bases, id, i + 1))
		if (!is_group || pair_is_open(&bases->pairs[i], bases->today))
			result |= open_pair(bases, i, opened);
	return result;
}

int opened_read(struct opened_pairs *opened, const char *const *ids, size_t n, struct bases *bases)
{
	int result = 0;

	*opened = (struct opened_pairs){ .of = NULL };
	if (n)
		opened->of = xcalloc(bases->n_mentees, sizeof(*opened->of));
	for (size_t i = 0; i < n; i++) {
		if (streq(ids[i], "all"))
			open_all(bases, opened);
		else
			result |= open_named(bases, ids[i], opened);
	}
	return result;
}

const struct pair *opened_pair(const struct opened_pairs *opened, size_t mentee)
{
	return opened->of ? opened->of[mentee] : NULL;
}

void opened_release(struct opened_pairs *opened)
{
	free(opened->of);
	*opened = (struct opened_pairs){ .of = NULL };
}
