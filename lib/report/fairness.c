/* fairness.c - who got a pair and who did not */
#include "report/fairness.h"

#define CLASSES 11

struct group {
	uint32_t n, placed;
	int64_t points;
};

static void count(struct group *group, const struct plan *plan, uint32_t mentee)
{
	size_t edge = plan->edge[mentee];

	group->n++;
	if (edge == MATCHING_NO_EDGE)
		return;
	group->placed++;
	group->points += plan->problem->score[edge];
}

/* "5: 1 of 2 (612.5); …" */
static void add_group(struct strbuf *line, const char *name, const struct group *group)
{
	if (!group->n)
		return;
	if (line->len)
		strbuf_addstr(line, "; ");
	strbuf_addf(line, _("%s: %u of %u"), name, group->placed, group->n);
	if (group->placed)
		strbuf_addf(line, " (%.1f)",
			    (double)group->points / MATCHING_POINT / group->placed);
}

static const struct traits *mentee_of(const struct scoring *s, uint32_t mentee)
{
	return &s->e->mentees[s->mentees[mentee]];
}

static void report_classes(const struct scoring *s, const struct plan *plan)
{
	struct group groups[CLASSES + 1] = { { 0, 0, 0 } };
	struct strbuf line = STRBUF_INIT;

	for (uint32_t i = 0; i < s->n_mentees; i++)
		count(&groups[mentee_of(s, i)->class_number], plan, i);
	for (int number = 1; number <= CLASSES; number++) {
		char name[16];

		snprintf(name, sizeof(name), "%d", number);
		add_group(&line, name, &groups[number]);
	}
	add_group(&line, _("no class"), &groups[0]);
	remark(_("placed, by class: %s"), line.buf);
	strbuf_release(&line);
}

static void report_sexes(const struct scoring *s, const struct plan *plan)
{
	struct group female = { 0, 0, 0 }, male = { 0, 0, 0 }, unknown = { 0, 0, 0 };
	struct strbuf line = STRBUF_INIT;

	for (uint32_t i = 0; i < s->n_mentees; i++) {
		char sex = mentee_of(s, i)->sex;

		count(sex == 'f' ? &female : sex == 'm' ? &male : &unknown, plan, i);
	}
	add_group(&line, _("female"), &female);
	add_group(&line, _("male"), &male);
	add_group(&line, _("unknown"), &unknown);
	remark(_("placed, by sex: %s"), line.buf);
	strbuf_release(&line);
}

/* Those with the category; a null pointer: with none. */
static struct group count_category(const struct scoring *s, const struct plan *plan, const char *id)
{
	struct group group = { 0, 0, 0 };

	for (uint32_t i = 0; i < s->n_mentees; i++) {
		const char *list = mentee_of(s, i)->person->categories;

		if (id ? list_has(list, id) : !*list)
			count(&group, plan, i);
	}
	return group;
}

/* The names are long: a line for each. */
static void report_category(const char *name, struct group group)
{
	struct strbuf line = STRBUF_INIT;

	add_group(&line, name, &group);
	if (line.len)
		remark("  %s", line.buf);
	strbuf_release(&line);
}

static void report_categories(const struct scoring *s, const struct plan *plan)
{
	const struct program *program = &s->e->bases->programme->program;

	remark("%s", _("placed, by category:"));
	for (size_t c = 0; c < program->n_mentee_categories; c++) {
		const struct category *category = &program->mentee_categories[c];

		report_category(label_text(&category->name), count_category(s, plan, category->id));
	}
	report_category(_("no category"), count_category(s, plan, NULL));
}

/* Of those left over the one who has waited longest; of several the first by id. */
static void report_longest(const struct scoring *s, const struct plan *plan)
{
	const struct traits *longest = NULL;
	int days;

	for (uint32_t i = 0; i < s->n_mentees; i++) {
		const struct traits *t = mentee_of(s, i);

		if (plan->edge[i] != MATCHING_NO_EDGE || t->waiting_since == DATE_NONE)
			continue;
		if (!longest || t->waiting_since < longest->waiting_since)
			longest = t;
	}
	if (!longest)
		return;
	days = s->e->on - longest->waiting_since;
	remark(nth_("left over and waiting longest: %s (%d day)",
		    "left over and waiting longest: %s (%d days)", days),
	       longest->person->id, days);
}

void fairness_report(const struct scoring *s, const struct plan *plan)
{
	if (!s->n_mentees || messages_are_quiet())
		return;
	report_classes(s, plan);
	report_sexes(s, plan);
	report_categories(s, plan);
	report_longest(s, plan);
}
