/* points.c - what each criterion gives */
#include "engine/scoring/points.h"

/* `of` parts of `whole`, rounded down; nothing where there is no whole. */
static int32_t share(int32_t most, int64_t of, int64_t whole)
{
	return whole > 0 ? (int32_t)(most * of / whole) : 0;
}

static int32_t topics(const struct criterion *c, const struct two *two)
{
	const struct numbers *asked = &two->mentee->topics;

	return share(c->most, numbers_common(asked, &two->mentor->topics), asked->n);
}

static int32_t interests(const struct criterion *c, const struct two *two)
{
	const struct numbers *own = &two->mentee->interests;

	return share(c->most, numbers_common(own, &two->mentor->interests), own->n);
}

static int32_t days(const struct criterion *c, const struct two *two)
{
	const struct day_set *mentor = &two->mentor->person->days;
	const struct day_set *mentee = &two->mentee->person->days;

	if (!mentor->known || !mentee->known)
		return 0;
	return share(c->most, day_set_common_days(mentor, mentee), day_set_days(mentee));
}

/* The half of the points for one side. */
static int32_t categories_of(int32_t most, const char *list, const struct ids *fitting)
{
	const char *piece;
	int64_t n = 0, fit = 0;
	size_t len;

	if (!fitting->n)
		return 0;
	for (; list_next(&list, &piece, &len); n++)
		for (size_t i = 0; i < fitting->n; i++)
			fit += strlen(fitting->items[i]) == len &&
			       !memcmp(fitting->items[i], piece, len);
	return share(most, fit, n);
}

static int32_t categories(const struct criterion *c, const struct two *two)
{
	return categories_of(c->most / 2, two->mentor->person->categories,
			     &two->variant->mentor.categories) +
	       categories_of(c->most - c->most / 2, two->mentee->person->categories,
			     &two->variant->mentee.categories);
}

static int32_t choices(const struct criterion *c, const struct two *two)
{
	if (!two->tie)
		return 0;
	return share(c->most, 1, 2 * (int64_t)two->tie->mentee_rank) +
	       share(c->most, 1, 2 * (int64_t)two->tie->mentor_rank);
}

static int32_t near_class(const struct criterion *c, const struct two *two)
{
	int gap = two->mentor->class_number - two->mentee->class_number;

	if (!two->mentor->class_number || !two->mentee->class_number)
		return 0;
	if (gap < 0)
		gap = -gap;
	return gap < c->scale ? share(c->most, c->scale - gap, c->scale) : 0;
}

static int32_t waiting(const struct criterion *c, const struct two *two)
{
	int64_t days_waited;

	if (two->mentee->waiting_since == DATE_NONE)
		return 0;
	days_waited = two->on - two->mentee->waiting_since;
	if (days_waited < 0)
		return 0;
	return days_waited < c->scale ? share(c->most, days_waited, c->scale) : c->most;
}

static int32_t carry_over(const struct criterion *c, const struct two *two)
{
	return two->mentee->left_over ? c->most : 0;
}

const struct criterion_spec criterion_specs[CRITERIA_KNOWN] = {
	[CRITERION_OF_TOPICS] = { "topics", N_("topics"), RULE_TOPICS, topics },
	[CRITERION_OF_INTERESTS] = { "interests", N_("interests"), RULE_INTERESTS, interests },
	[CRITERION_OF_DAYS] = { "days", N_("common days"), RULE_DAYS, days },
	[CRITERION_OF_CATEGORIES] = { "categories", N_("categories"), RULE_CATEGORIES, categories },
	[CRITERION_OF_CHOICES] = { "choices", N_("choices"), RULE_CHOICES, choices },
	[CRITERION_OF_NEAR_CLASS] = { "near_class", N_("near class"), RULE_NEAR_CLASS, near_class },
	[CRITERION_OF_WAITING] = { "waiting", N_("waiting"), RULE_WAITING, waiting },
	[CRITERION_OF_CARRY_OVER] = { "carry_over", N_("left over before"), -1, carry_over },
};
