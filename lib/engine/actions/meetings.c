/* meetings.c - meetings that are late, and confirmations that are missing */
#include "engine/actions/actions.h"

static const char *stage_name(const struct year *year, int stage)
{
	return label_text(&year->program->meetings.stages[stage].name);
}

static void add_meeting(struct action_finder *f, const struct pair *pair, const char *named,
			const struct due *due)
{
	char day[DATE_SIZE];

	action_add(
		f,
		(struct action){
			.rule = "meeting",
			.roles = ACTION_MENTOR,
			.urgency = action_urgency_of(f, due->due),
			.day = due->due,
			.mentor = pair->mentor_id,
			.text = xstrfmt(
				due->due < f->year->today
					? _("%s: the meeting of %s (%s) is late: meet, then note it")
					: _("%s: meet by %s (%s), then note it"),
				named, date_format(due->due, day), stage_name(f->year, due->stage)),
			.command = xstrfmt("kurator meeting log %s", named) });
}

/* For the mentor a line for each pair or group; the curator sees all of them in one list. */
static void look_for_late(struct action_finder *f, const struct due *dues, size_t n)
{
	struct action_ids ids = ACTION_IDS_INIT;
	struct strmap seen = STRMAP_INIT;

	for (size_t i = 0; i < n; i++) {
		const struct pair *pair = &f->year->bases.pairs[dues[i].pair];
		const char *named = *pair->group ? pair->group : pair->id;

		if (dues[i].stage < 0 || dues[i].due == DATE_NONE ||
		    dues[i].due > f->year->today + ACTION_DAYS_AHEAD)
			continue;
		if (dues[i].due < f->year->today)
			action_ids_add(&ids, pair->id, dues[i].due);
		if (strmap_add(&seen, named, strlen(named), 0) == STRMAP_NONE)
			add_meeting(f, pair, named, &dues[i]);
	}
	if (ids.n)
		action_add(f,
			   (struct action){
				   .rule = "meetings-late",
				   .roles = ACTION_CURATOR,
				   .urgency = ACTION_NOW,
				   .day = ids.day,
				   .text = action_ids_text(
					   &ids, xstrfmt(nth_("%zu pair has not met in time: %s",
							      "%zu pairs have not met in time: %s",
							      ids.n),
							 ids.n, ids.list.buf)),
				   .command = xstrdup("kurator meeting due --overdue") });
	strmap_release(&seen);
	action_ids_release(&ids);
}

static const struct pair *pair_of(const struct bases *bases, const struct meeting *meeting)
{
	size_t i = bases_next_pair(bases, meeting->pair_id, 0);

	return i == SIZE_MAX ? NULL : &bases->pairs[i];
}

/* Meetings of a pair or group that one side has yet to confirm. */
struct waiting {
	const struct pair *pair;
	const struct meeting *first;
	bool mentor; /* the mentor; else the mentee */
	struct action_ids ids;
};

struct waitings {
	struct waiting *items;
	size_t n, alloc;
	struct strmap at; /* "mentor P-003" */
};

static void look_at_meeting(struct waitings *w, const struct year *year,
			    const struct meeting *meeting)
{
	bool mentor =
		meeting->mentor_confirmed == DATE_NONE || meeting->mentor_confirmed > year->today;
	char *key;
	size_t at;

	if (meeting->date == DATE_NONE || meeting->date < year->program->start ||
	    meeting->date > year->today || meeting_is_confirmed(meeting, year->today))
		return;
	key = xstrfmt("%s %s", mentor ? "mentor" : "mentee", meeting->pair_id);
	at = strmap_add(&w->at, key, strlen(key), w->n);
	free(key);
	if (at == STRMAP_NONE) {
		ALLOC_GROW(w->items, w->n + 1, w->alloc);
		at = w->n++;
		w->items[at] = (struct waiting){ .pair = pair_of(&year->bases, meeting),
						 .first = meeting,
						 .mentor = mentor,
						 .ids = ACTION_IDS_INIT };
	}
	action_ids_add(&w->items[at].ids, meeting->id,
		       meeting->date + year->program->meetings.confirm_days);
}

static char *waiting_text(const struct waiting *w)
{
	const struct meeting *m = w->first;

	if (w->ids.n == 1)
		return xstrfmt(w->mentor
				       ? _("meeting %s of %s waits for the mentor's confirmation")
				       : _("meeting %s of %s waits for the mentee's confirmation"),
			       m->id, m->pair_id);
	return xstrfmt(
		w->mentor ? nth_("%zu meeting of %s waits for the mentor's confirmation",
				 "%zu meetings of %s wait for the mentor's confirmation", w->ids.n)
			  : nth_("%zu meeting of %s waits for the mentee's confirmation",
				 "%zu meetings of %s wait for the mentee's confirmation", w->ids.n),
		w->ids.n, m->pair_id);
}

static void add_waiting(struct action_finder *f, const struct waiting *w)
{
	action_add(f,
		   (struct action){
			   .rule = "unconfirmed",
			   .roles = w->mentor ? ACTION_CURATOR | ACTION_MENTOR : ACTION_CURATOR,
			   .urgency = action_urgency_of(f, w->ids.day),
			   .day = w->ids.day,
			   .mentor = w->mentor && w->pair ? w->pair->mentor_id : "",
			   .text = action_ids_text(&w->ids, waiting_text(w)),
			   .command = xstrfmt("kurator meeting confirm %s --side %s",
					      w->ids.list.buf, w->mentor ? "mentor" : "mentee") });
}

/* One action for each pair and side, in the order of the file. */
static void look_for_unconfirmed(struct action_finder *f)
{
	struct waitings w = { .at = STRMAP_INIT };

	for (size_t i = 0; i < f->year->bases.n_meetings; i++)
		look_at_meeting(&w, f->year, &f->year->bases.meetings[i]);
	for (size_t i = 0; i < w.n; i++) {
		add_waiting(f, &w.items[i]);
		action_ids_release(&w.items[i].ids);
	}
	strmap_release(&w.at);
	free(w.items);
}

void action_meetings(struct action_finder *f)
{
	size_t n;
	struct due *dues = meetings_due(&f->year->bases, f->year->progress, &n);

	look_for_late(f, dues, n);
	look_for_unconfirmed(f);
	free(dues);
}
