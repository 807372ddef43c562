/* plans.c - pairs past planning without a plan, and goals past their term */
#include "engine/actions/actions.h"

static const struct pair *open_pair(const struct year *year, const char *id)
{
	for (size_t i = bases_next_pair(&year->bases, id, 0); i != SIZE_MAX;
	     i = bases_next_pair(&year->bases, id, i + 1))
		if (pair_is_open(&year->bases.pairs[i], year->today))
			return &year->bases.pairs[i];
	return NULL;
}

static void look_for_plans(struct action_finder *f)
{
	const struct bases *bases = &f->year->bases;

	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *pair = &bases->pairs[i];

		if (pair_state(pair, bases->today) != PAIR_ACTIVE ||
		    f->year->progress[i].stage < STAGE_PLANNING ||
		    plan_progress(&f->year->goals, pair).goals)
			continue;
		action_add(f, (struct action){ .rule = "no-plan",
					       .roles = ACTION_CURATOR | ACTION_MENTOR,
					       .urgency = ACTION_SOON,
					       .day = f->year->progress[i].held[STAGE_PLANNING],
					       .mentor = pair->mentor_id,
					       .text = xstrfmt(_("%s is past planning and has no "
								 "development plan"),
							       pair->id),
					       .command = xstrfmt("kurator plan add %s --goal '…'",
								  pair->id) });
	}
}

void action_plans(struct action_finder *f)
{
	struct action_ids late = ACTION_IDS_INIT;

	for (size_t i = 0; i < f->year->goals.n; i++) {
		const struct goal *goal = &f->year->goals.items[i];
		const struct pair *pair = open_pair(f->year, goal->pair_id);
		char day[DATE_SIZE];

		if (goal->state != GOAL_OVERDUE || !pair)
			continue;
		action_ids_add(&late, goal->id, goal->due);
		action_add(f,
			   (struct action){ .rule = "goal",
					    .roles = ACTION_MENTOR,
					    .urgency = ACTION_NOW,
					    .day = goal->due,
					    .mentor = pair->mentor_id,
					    .text = xstrfmt(_("%s: the goal '%s' was due on %s"),
							    goal->pair_id, goal->text,
							    date_format(goal->due, day)),
					    .command = xstrfmt("kurator plan done %s --result '…'",
							       goal->id) });
	}
	if (late.n)
		action_add(f,
			   (struct action){
				   .rule = "goals-late",
				   .roles = ACTION_CURATOR,
				   .urgency = ACTION_NOW,
				   .day = late.day,
				   .text = xstrfmt(nth_("%zu goal of a development plan is late",
							"%zu goals of development plans are late",
							late.n),
						   late.n),
				   .command = xstrdup("kurator plan list --where state=overdue") });
	action_ids_release(&late);
	look_for_plans(f);
}
