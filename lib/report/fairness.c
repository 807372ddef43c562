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

/* "5: 1 of 2 (612.5); …"; the mean is rounded to a thousandth, as points are. */
static void add_group(struct strbuf *line, const char *name, const struct group *group)
{
	char mean[MATCHING_SCORE_SIZE];

	if (!group->n)
		return;
	if (line->len)
		strbuf_addstr(line, "; ");
	strbuf_addf(line, _("%s: %u of %u"), name, group->placed, group->n);
	if (group->placed)
		strbuf_addf(line, " (%s)",
			    matching_score_format(
				    (group->points + group->placed / 2) / group->placed, mean));
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
static void report_group(const char *name, struct group group)
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

		report_group(label_text(&category->name), count_category(s, plan, category->id));
	}
	report_group(_("no category"), count_category(s, plan, NULL));
}

static bool may_be_in(const struct scoring *s, uint32_t mentee, const struct form *form)
{
	for (size_t v = 0; v < s->e->n_variants; v++)
		if (s->allowed[v] && s->e->forms[v] == form &&
		    !eligibility_mentee_bits(s->e, s->mentees[mentee], v))
			return true;
	return false;
}

/* The form in which the mentee is placed; a null pointer: none. */
static const struct form *placed_in(const struct scoring *s, const struct plan *plan,
				    const uint16_t *variant, uint32_t mentee)
{
	size_t edge = plan->edge[mentee];

	return edge == MATCHING_NO_EDGE ? NULL : s->e->forms[variant[edge]];
}

static void report_form(const struct scoring *s, const struct plan *plan, const uint16_t *variant,
			const struct form *form)
{
	struct group group = { 0, 0, 0 };

	for (uint32_t i = 0; i < s->n_mentees; i++) {
		if (placed_in(s, plan, variant, i) == form)
			count(&group, plan, i);
		else
			group.n += may_be_in(s, i, form);
	}
	report_group(label_text(&form->name), group);
}

static void report_no_form(const struct scoring *s)
{
	const struct program *program = &s->e->bases->programme->program;
	struct group group = { 0, 0, 0 };

	for (uint32_t i = 0; i < s->n_mentees; i++) {
		size_t f = 0;

		while (f < program->n_forms && !may_be_in(s, i, &program->forms[f]))
			f++;
		group.n += f == program->n_forms;
	}
	report_group(_("may be in none of these forms"), group);
}

static void report_forms(const struct scoring *s, const struct plan *plan, const uint16_t *variant)
{
	const struct program *program = &s->e->bases->programme->program;

	remark("%s", _("placed, by form:"));
	for (size_t f = 0; f < program->n_forms; f++)
		report_form(s, plan, variant, &program->forms[f]);
	report_no_form(s);
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

void fairness_report(const struct scoring *s, const struct plan *plan, const uint16_t *variant)
{
	if (!s->n_mentees || messages_are_quiet())
		return;
	report_classes(s, plan);
	report_sexes(s, plan);
	report_categories(s, plan);
	report_forms(s, plan, variant);
	report_longest(s, plan);
}
