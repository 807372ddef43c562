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
