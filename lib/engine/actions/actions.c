/* actions.c - what there is to do now, put together */
#include "engine/actions/actions.h"

#include "model/columns/columns.h"

/* Within the same urgency and day the first ones stand first. */
static action_fn *const rules[] = {
	action_organization, action_bases,     action_personal,  action_roadmap,  action_report,
	action_register,     action_consents,  action_pairs,     action_meetings, action_contacts,
	action_plans,        action_documents, action_selection, action_matching, action_measures,
	action_proposals,    action_end,
};

void action_add(struct action_finder *f, struct action action)
{
	struct actions *actions = f->actions;

	if (!action.mentor)
		action.mentor = "";
	ALLOC_GROW(actions->items, actions->n + 1, actions->alloc);
	actions->items[actions->n++] = action;
}

void action_ids_add(struct action_ids *ids, const char *id, int day)
{
	if (ids->n++ < ACTION_MOST_IDS)
		strbuf_addf(&ids->list, "%s%s", ids->list.len ? " " : "", id);
	if (day != DATE_NONE && (ids->day == DATE_NONE || day < ids->day))
		ids->day = day;
}

char *action_ids_text(const struct action_ids *ids, char *text)
{
	char *all;

	if (ids->n <= ACTION_MOST_IDS)
		return text;
	all = xstrfmt(_("%s (the first %d here)"), text, ACTION_MOST_IDS);
	free(text);
	return all;
}

void action_ids_release(struct action_ids *ids)
{
	strbuf_release(&ids->list);
}

enum action_urgency action_urgency_of(const struct action_finder *f, int day)
{
	if (day != DATE_NONE && day <= f->year->today)
		return ACTION_NOW;
	return day != DATE_NONE && day <= f->year->today + ACTION_DAYS_AHEAD ? ACTION_SOON
									     : ACTION_GOOD;
}

const char *action_urgency_id(enum action_urgency urgency)
{
	return words_urgency.items[urgency].id;
}

/*
 * Whether b is more urgent than a. What is due this very day comes first: it can still be in time, while what is late
 * stays late. An action without a day comes behind those with one, but one without which nothing else can begin.
 */
static bool is_behind(const struct action *a, const struct action *b, int today)
{
	if (a->urgency != b->urgency)
		return a->urgency > b->urgency;
	if (a->is_start != b->is_start)
		return b->is_start;
	if (a->urgency == ACTION_NOW && (a->day == today) != (b->day == today))
		return b->day == today;
	if (a->day == DATE_NONE || b->day == DATE_NONE)
		return a->day == DATE_NONE && b->day != DATE_NONE;
	return a->day > b->day;
}

/* By insertion, which is stable; there are few. */
static void sort(struct actions *actions, int today)
{
	for (size_t i = 1; i < actions->n; i++) {
		struct action moving = actions->items[i];
		size_t at = i;

		for (; at && is_behind(&actions->items[at - 1], &moving, today); at--)
			actions->items[at] = actions->items[at - 1];
		actions->items[at] = moving;
	}
}

static void release_action(struct action *action)
{
	free(action->text);
	free(action->command);
}

void actions_find(struct actions *actions, const struct year *year, unsigned roles)
{
	struct action_finder f = { year, actions };
	size_t kept = 0;

	*actions = (struct actions){ .n = 0 };
	for (size_t i = 0; i < ARRAY_SIZE(rules); i++)
		rules[i](&f);
	for (size_t i = 0; i < actions->n; i++) {
		if (actions->items[i].roles & roles)
			actions->items[kept++] = actions->items[i];
		else
			release_action(&actions->items[i]);
	}
	actions->n = kept;
	sort(actions, year->today);
}

void actions_release(struct actions *actions)
{
	for (size_t i = 0; i < actions->n; i++)
		release_action(&actions->items[i]);
	free(actions->items);
	*actions = (struct actions){ .n = 0 };
}
