/* alerts.c - what was found, put together */
#include "engine/alerts/alerts.h"

#include <math.h>

#include "engine/alerts/watch.h"

void alerts_release(struct alerts *alerts)
{
	for (size_t i = 0; i < alerts->n; i++) {
		free(alerts->items[i].message);
		free(alerts->items[i].command);
	}
	free(alerts->items);
	*alerts = (struct alerts)ALERTS_INIT;
}

static void add(struct alerts *alerts, struct alert_found found)
{
	ALLOC_GROW(alerts->items, alerts->n + 1, alerts->alloc);
	alerts->items[alerts->n++] = found;
}

void alerts_add(struct alerts *alerts, const char *rule, const char *subject, int since,
		const char *fmt, ...)
{
	struct strbuf message = STRBUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	strbuf_vaddf(&message, fmt, ap);
	va_end(ap);
	add(alerts, (struct alert_found){
			    .rule = rule,
			    .subject = subject,
			    .since = since,
			    .message = strbuf_detach(&message, NULL),
			    .value = NAN,
			    .limit = NAN,
		    });
}

/* ---- the alerts of program.yaml ---- */

static void add_sign(struct alerts *alerts, const struct alert_view *view,
		     const struct alert *alert, const struct alert_sign *sign)
{
	struct strbuf message = STRBUF_INIT, command = STRBUF_INIT;

	alert_kind_of(alert)->say(view, alert, sign, &message, &command);
	add(alerts, (struct alert_found){
			    .rule = alert->rule_name,
			    .subject = view->pair ? view->pair->id : view->person->id,
			    .since = sign->since,
			    .message = strbuf_detach(&message, NULL),
			    .alert = alert,
			    .pair = view->pair,
			    .person = view->person,
			    .value = sign->value,
			    .limit = alert_limit(alert),
			    .command = strbuf_detach(&command, NULL),
		    });
}

/* The gravest of the alerts with this rule that the view raises; of equals the one listed first. */
static void judge_rule(struct alerts *alerts, const struct alert_view *view,
		       const struct program *program, enum alert_rule rule)
{
	const struct alert *gravest = NULL;
	struct alert_sign sign, worst;

	for (size_t i = 0; i < program->n_alerts; i++) {
		const struct alert *alert = &program->alerts[i];

		if (alert->rule != rule || (gravest && alert->level <= gravest->level) ||
		    !alert_kind_of(alert)->found(view, alert, &sign))
			continue;
		gravest = alert;
		worst = sign;
	}
	if (gravest)
		add_sign(alerts, view, gravest, &worst);
}

/* The rules about this, in the order in which program.yaml names them first. */
static void judge(struct alerts *alerts, const struct alert_view *view, enum alert_about about)
{
	const struct program *program = &view->world->bases->programme->program;
	unsigned done = 0;

	for (size_t i = 0; i < program->n_alerts; i++) {
		const struct alert *alert = &program->alerts[i];

		if (alert_kind_of(alert)->about != about || done & 1u << alert->rule)
			continue;
		done |= 1u << alert->rule;
		judge_rule(alerts, view, program, alert->rule);
	}
}

static void judge_people(struct alerts *alerts, const struct alert_world *world, int on,
			 const struct person *people, size_t n)
{
	const struct bases *bases = world->bases;

	for (size_t i = 0; i < n; i++) {
		const struct person *person = &people[i];
		struct alert_view view = alert_view_of_person(world, person, on);
		bool mentor = person->side == SIDE_MENTOR;

		if (!person_is_here(person, on))
			continue;
		if (mentor)
			judge(alerts, &view, ABOUT_MENTOR);
		if (!mentor || strmap_gets(&bases->mentee_by_id, person->id) == STRMAP_NONE)
			judge(alerts, &view, ABOUT_PERSON);
	}
}

static bool is_behind(const struct alert_found *a, const struct alert_found *b)
{
	if (a->alert->level != b->alert->level)
		return a->alert->level < b->alert->level;
	return a->since > b->since;
}

/* By insertion, which is stable; there are few. */
static void sort(struct alerts *alerts, size_t first)
{
	for (size_t i = first + 1; i < alerts->n; i++) {
		struct alert_found moving = alerts->items[i];
		size_t at = i;

		for (; at > first && is_behind(&alerts->items[at - 1], &moving); at--)
			alerts->items[at] = alerts->items[at - 1];
		alerts->items[at] = moving;
	}
}

void alerts_watch(struct alerts *alerts, const struct alert_world *world, int on)
{
	const struct bases *bases = world->bases;
	int from = bases->programme->program.start;
	size_t first = alerts->n;

	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *pair = &bases->pairs[i];
		struct alert_view view = alert_view_of_pair(world, pair, from, on);

		if (pair_is_open(pair, on) && pair_state(pair, on) != PAIR_PROPOSED)
			judge(alerts, &view, ABOUT_PAIR);
	}
	judge_people(alerts, world, on, bases->mentors, bases->n_mentors);
	judge_people(alerts, world, on, bases->mentees, bases->n_mentees);
	sort(alerts, first);
}
