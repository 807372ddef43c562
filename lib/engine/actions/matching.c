/* matching.c - mentees who wait, free places, topics that nobody offers */
#include "engine/actions/actions.h"
#include "model/rematch.h"

/* Since when the longest-waiting mentee of those without a pair has waited. */
static int longest_wait(const struct year *year)
{
	int since = DATE_NONE;

	for (size_t i = 0; i < year->requests.n; i++) {
		const struct topic_request *request = &year->requests.items[i];

		if (request->main && request->state == REQUEST_OPEN && request->date != DATE_NONE &&
		    (since == DATE_NONE || request->date < since))
			since = request->date;
	}
	return since;
}

static void look_for_pairs(struct action_finder *f)
{
	const struct bases *bases = &f->year->bases;
	size_t waiting = 0, places = 0;

	for (size_t i = 0; i < bases->n_mentees; i++)
		waiting += mentee_state(bases, &bases->mentees[i]) == MENTEE_WAITING &&
			   !rematch_due(bases, &bases->mentees[i]);
	for (size_t i = 0; i < bases->n_mentors; i++)
		if (mentor_state(bases, &bases->mentors[i]) == MENTOR_READY)
			places += bases_free_places(bases, &bases->mentors[i]);
	if (waiting && places)
		action_add(f, (struct action){
				      .rule = "match",
				      .roles = ACTION_CURATOR,
				      .urgency = ACTION_SOON,
				      .day = longest_wait(f->year),
				      .text = xstrfmt(nth_("%zu mentee waits for a pair",
							   "%zu mentees wait for a pair", waiting),
						      waiting),
				      .command = xstrdup("kurator pair match") });
	else if (waiting)
		action_add(f, (struct action){
				      .rule = "recruit",
				      .roles = ACTION_CURATOR,
				      .urgency = ACTION_SOON,
				      .day = longest_wait(f->year),
				      .text = xstrfmt(nth_("%zu mentee waits, and no mentor has a "
							   "free place",
							   "%zu mentees wait, and no mentor has a "
							   "free place",
							   waiting),
						      waiting),
				      .command = xstrdup("kurator request gap") });
}

/* Whose pair ended early: no matching gives them a pair. */
static void look_for_rematch(struct action_finder *f)
{
	const struct bases *bases = &f->year->bases;
	int pause = f->year->program->rematch_pause;
	struct action_ids ids = ACTION_IDS_INIT;
	const char *first = NULL;

	for (size_t i = 0; i < bases->n_mentees; i++) {
		const struct person *mentee = &bases->mentees[i];
		const struct pair *last = rematch_due(bases, mentee);

		if (!last || mentee_state(bases, mentee) != MENTEE_WAITING ||
		    last->ended + pause > bases->today)
			continue;
		first = first ? first : mentee->id;
		action_ids_add(&ids, mentee->id, last->ended + pause);
	}
	if (ids.n)
		action_add(f,
			   (struct action){
				   .rule = "rematch",
				   .roles = ACTION_CURATOR,
				   .urgency = ACTION_SOON,
				   .day = ids.day,
				   .text = action_ids_text(
					   &ids, xstrfmt(nth_("%zu mentee whose pair ended early "
							      "waits for another mentor: %s",
							      "%zu mentees whose pairs ended early "
							      "wait for another mentor: %s",
							      ids.n),
							 ids.n, ids.list.buf)),
				   .command = xstrfmt("kurator pair rematch %s", first) });
	action_ids_release(&ids);
}

void action_matching(struct action_finder *f)
{
	const struct topic_demands *demands = &f->year->demands;
	struct strbuf topics = STRBUF_INIT;
	size_t n = 0;

	look_for_pairs(f);
	look_for_rematch(f);
	for (size_t i = 0; i < demands->n; i++) {
		const struct topic *topic =
			program_topic(f->year->program, demands->items[i].topic);

		if (!demands->items[i].open || demands->items[i].offered)
			continue;
		n++;
		strbuf_addf(&topics, "%s%s", topics.len ? ", " : "",
			    topic ? label_text(&topic->name) : demands->items[i].topic);
	}
	if (n)
		action_add(f, (struct action){ .rule = "no-offer",
					       .roles = ACTION_CURATOR,
					       .urgency = ACTION_GOOD,
					       .day = DATE_NONE,
					       .text = xstrfmt(_("nobody offers what is asked: %s"),
							       topics.buf),
					       .command = xstrdup("kurator request gap") });
	strbuf_release(&topics);
}
