/* watch.c - pairs and people as seen on a day */
#include "engine/alerts/watch.h"

#include <math.h>

#define SUPPORT_DAYS 14 /* a support plan runs so long, unless the curator says otherwise */

static const struct alert_kind *const kinds[] = {
	[ALERT_NO_MEETING] = &alert_kind_no_meeting,
	[ALERT_FIRST_MEETING] = &alert_kind_first_meeting,
	[ALERT_RHYTHM] = &alert_kind_rhythm,
	[ALERT_STAGE_STUCK] = &alert_kind_stage_stuck,
	[ALERT_NO_PLAN] = &alert_kind_no_plan,
	[ALERT_PLAN_OVERDUE] = &alert_kind_plan_overdue,
	[ALERT_UNCONFIRMED] = &alert_kind_unconfirmed,
	[ALERT_UNCONFIRMED_SHARE] = &alert_kind_unconfirmed_share,
	[ALERT_RATING_LOW] = &alert_kind_rating_low,
	[ALERT_RATING_GAP] = &alert_kind_rating_gap,
	[ALERT_RATING_DROP] = &alert_kind_rating_drop,
	[ALERT_NO_CONTACT] = &alert_kind_no_contact,
	[ALERT_OVER_CAPACITY] = &alert_kind_over_capacity,
	[ALERT_CONSENT_ENDS] = &alert_kind_consent_ends,
};

const struct alert_kind *alert_kind_of(const struct alert *alert)
{
	return kinds[alert->rule];
}

double alert_limit(const struct alert *alert)
{
	switch (alert->rule) {
	case ALERT_RHYTHM:
		return alert->factor;
	case ALERT_NO_PLAN:
		return alert->count;
	case ALERT_UNCONFIRMED_SHARE:
		return alert->percent;
	case ALERT_RATING_LOW:
	case ALERT_RATING_GAP:
	case ALERT_RATING_DROP:
		return alert->points;
	case ALERT_OVER_CAPACITY:
		return NAN;
	default:
		return alert->days;
	}
}

/* ---- the world ---- */

static int earliest(int a, int b)
{
	if (a == DATE_NONE || b == DATE_NONE)
		return a == DATE_NONE ? b : a;
	return a < b ? a : b;
}

static bool is_holiday(const struct calendar *calendar, int day)
{
	for (size_t i = 0; i < calendar->n_holidays; i++)
		if (day >= calendar->holidays[i].from && day <= calendar->holidays[i].to)
			return true;
	return false;
}

/* From the first day that any pair knows of to today. */
static void count_days(struct alert_world *world)
{
	const struct bases *bases = world->bases;
	int first = DATE_NONE;

	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *pair = &bases->pairs[i];

		first = earliest(first, earliest(pair->proposed, pair->started));
		first = earliest(first, earliest(pair->mentor_agreed, pair->mentee_agreed));
	}
	for (size_t i = 0; i < bases->n_meetings; i++)
		first = earliest(first, bases->meetings[i].date);
	for (size_t i = 0; i < world->contacts.n; i++)
		first = earliest(first, world->contacts.items[i].date);
	if (first == DATE_NONE || first > bases->today)
		first = bases->today;
	world->first_day = first;
	world->n_days = bases->today - first + 1;
	world->days_open = xcalloc((size_t)world->n_days, sizeof(*world->days_open));
	for (int i = 1; i < world->n_days; i++)
		world->days_open[i] = world->days_open[i - 1] +
				      !is_holiday(&bases->programme->program.calendar, first + i);
}

int alert_world_init(struct alert_world *world, const struct bases *bases)
{
	*world = (struct alert_world){ .bases = bases };
	pair_index_init(&world->index, bases);
	if (goals_read(&world->goals, bases) || contacts_load(&world->contacts, bases->programme))
		return -1;
	count_days(world);
	return 0;
}

void alert_world_release(struct alert_world *world)
{
	if (!world->bases)
		return;
	pair_index_release(&world->index);
	goals_release(&world->goals);
	contacts_release(&world->contacts);
	free(world->days_open);
	*world = (struct alert_world){ .bases = NULL };
}

static int open_by(const struct alert_world *world, int day)
{
	int i = day - world->first_day;

	if (i < 0)
		return 0;
	return world->days_open[i < world->n_days ? i : world->n_days - 1];
}

int alert_days(const struct alert_world *world, int from, int to)
{
	int start = world->bases->programme->program.start;

	return open_by(world, to) - open_by(world, from < start && start <= to ? start : from);
}

/* ---- views ---- */

struct alert_view alert_view_of_pair(const struct alert_world *world, const struct pair *pair,
				     int from, int on)
{
	struct run run = meetings_of(&world->index, pair);
	struct alert_view view = {
		.world = world, .pair = pair, .on = on, .from = from, .held = run.items
	};

	while (view.n_held < run.n && world->bases->meetings[run.items[view.n_held]].date <= on)
		view.n_held++;
	return view;
}

struct alert_view alert_view_of_person(const struct alert_world *world, const struct person *person,
				       int on)
{
	return (struct alert_view){ .world = world, .person = person, .on = on };
}

const struct meeting *alert_meeting(const struct alert_view *view, size_t i)
{
	return &view->world->bases->meetings[view->held[i]];
}

static bool happened(int day, int on)
{
	return day != DATE_NONE && day <= on;
}

int alert_pair_begins(const struct alert_view *view)
{
	const struct pair *pair = view->pair;
	int agreed = pair->mentor_agreed > pair->mentee_agreed ? pair->mentor_agreed
							       : pair->mentee_agreed;

	if (happened(pair->mentor_agreed, view->on) && happened(pair->mentee_agreed, view->on))
		return agreed;
	return happened(pair->started, view->on) ? pair->started : DATE_NONE;
}

void alert_say_start(const struct alert_view *view, const struct alert_sign *sign,
		     struct strbuf *message)
{
	int start = view->world->bases->programme->program.start;
	char day[DATE_SIZE];

	if (sign->since < start && start <= view->on)
		strbuf_addf(message, _("; counted from the start of the programme, %s"),
			    date_format(start, day));
}

int alert_rating(const struct alert_view *view, const struct meeting *meeting, enum side side)
{
	bool mentor = side == SIDE_MENTOR;
	int confirmed = mentor ? meeting->mentor_confirmed : meeting->mentee_confirmed;
	int known = confirmed == DATE_NONE ? meeting->date : confirmed;

	if (!happened(known, view->on))
		return 0;
	return mentor ? meeting->mentor_rating : meeting->mentee_rating;
}

void alert_say_ladder(const struct alert_view *view, struct strbuf *command)
{
	const char *id = view->pair->id;
	struct ladder ladder = ladder_of(&view->world->contacts, view->pair, view->on);
	char day[DATE_SIZE];

	switch (ladder.step) {
	case LADDER_NONE:
		strbuf_addf(command, "kurator contact log %s --flag talk --summary '…'", id);
		break;
	case LADDER_TALK:
		strbuf_addf(command,
			    "kurator contact log %s --flag support --until %s --summary '…'", id,
			    date_format(view->on + SUPPORT_DAYS, day));
		break;
	case LADDER_SUPPORT:
		if (ladder.over)
			strbuf_addf(command, "kurator contact log %s --flag closing --summary '…'",
				    id);
		else
			strbuf_addf(command, "kurator contact list --where pair=%s", id);
		break;
	case LADDER_CLOSING:
		strbuf_addf(command, "kurator pair end %s --reason …", id);
		break;
	}
}
