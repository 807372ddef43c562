/* mentors.c - stage 3: the base of mentors against the map of requests */
#include "engine/stages/stages.h"

static bool is_candidate(const struct bases *bases, const struct person *mentor)
{
	enum mentor_state state = mentor_state(bases, mentor);

	return state != MENTOR_LEFT && state != MENTOR_REJECTED;
}

/* Topics that are asked, and those of them that somebody offers. */
static void count_topics(struct stage_finder *f)
{
	const struct topic_demands *demands = &f->year->demands;
	struct tally topics = TALLY_INIT;

	for (size_t i = 0; i < demands->n; i++)
		if (demands->items[i].open)
			tally_add(&topics, demands->items[i].offered > 0, demands->items[i].topic);
	stage_add_tally(f, "topics", _("topics asked that a mentor offers"), &topics,
			"kurator request gap");
}

/* Free places of mentors who are ready against mentees who wait. */
static void count_places(struct stage_finder *f)
{
	const struct bases *bases = &f->year->bases;
	struct tally places = TALLY_INIT;

	for (size_t i = 0; i < bases->n_mentors; i++)
		if (mentor_state(bases, &bases->mentors[i]) == MENTOR_READY)
			places.have += (int64_t)bases_free_places(bases, &bases->mentors[i]);
	for (size_t i = 0; i < bases->n_mentees; i++)
		places.of += mentee_state(bases, &bases->mentees[i]) == MENTEE_WAITING;
	stage_add_tally(f, "places", _("free places for those who wait"), &places,
			"kurator request gap");
}

void stage_mentors(struct stage_finder *f)
{
	const struct bases *bases = &f->year->bases;
	size_t n = 0;

	for (size_t i = 0; i < bases->n_mentors; i++)
		n += is_candidate(bases, &bases->mentors[i]);
	stage_add_any(f, "mentors", _("mentors in the base"), n, "kurator mentor add");
	count_topics(f);
	count_places(f);
}
