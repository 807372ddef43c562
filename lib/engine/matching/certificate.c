/* certificate.c - what a proof holds */
#include "engine/matching/certificate.h"

static const char *const names[] = {
	[MATCHING_FAIR] = "fair",
	[MATCHING_COUNT] = "count",
	[MATCHING_SCORE] = "score",
};

void matching_certificate_release(struct matching_certificate *c)
{
	free(c->floor_mentee);
	free(c->floor_mentor);
	for (size_t k = 0; k < c->n_levels; k++) {
		free(c->levels[k].mentee);
		free(c->levels[k].mentor);
	}
	memset(c, 0, sizeof(*c));
}

void matching_certificate_drop_kept(struct matching_certificate *c)
{
	struct matching_level *last = &c->levels[c->n_levels ? c->n_levels - 1 : 0];

	if (!c->n_levels || last->kind != MATCHING_KEEP)
		return;
	free(last->mentee);
	free(last->mentor);
	*last = (struct matching_level){ .mentee = NULL };
	c->n_levels--;
}

const char *matching_objective_name(enum matching_objective objective)
{
	return names[objective];
}

int matching_objective_parse(const char *name)
{
	for (int k = 0; k < (int)ARRAY_SIZE(names); k++)
		if (streq(names[k], name))
			return k;
	return -1;
}
