/* fairness.c - who got a pair and who did not */
#include "report/fairness.h"

#define CLASSES 11

struct group {
	uint32_t n, placed;
	int64_t points;
};

static void count(struct group *group, const struct placing *placing)
{
	group->n++;
	if (placing->variant == PLACING_NONE)
		return;
	group->placed++;
	group->points += placing->score;
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

static const struct traits *mentee_of(const struct fairness *f, size_t k)
{
	return &f->scoring->e->mentees[f->placings[k].mentee];
}

static void report_classes(const struct fairness *f)
{
	struct group groups[CLASSES + 1] = { { 0, 0, 0 } };
	struct strbuf line = STRBUF_INIT;

	for (size_t k = 0; k < f->n; k++)
		count(&groups[mentee_of(f, k)->class_number], &f->placings[k]);
	for (int number = 1; number <= CLASSES; number++) {
		char name[16];

		snprintf(name, sizeof(name), "%d", number);
		add_group(&line, name, &groups[number]);
	}
	add_group(&line, _("no class"), &groups[0]);
	remark(_("placed, by class: %s"), line.buf);
	strbuf_release(&line);
}

static void report_sexes(const struct fairness *f)
{
	struct group female = { 0, 0, 0 }, male = { 0, 0, 0 }, unknown = { 0, 0, 0 };
	struct strbuf line = STRBUF_INIT;

	for (size_t k = 0; k < f->n; k++) {
		char sex = mentee_of(f, k)->sex;

		count(sex == 'f' ? &female : sex == 'm' ? &male : &unknown, &f->placings[k]);
	}
	add_group(&line, _("female"), &female);
	add_group(&line, _("male"), &male);
	add_group(&line, _("unknown"), &unknown);
	remark(_("placed, by sex: %s"), line.buf);
	strbuf_release(&line);
}

/* Those with the category; a null pointer: with none. */
static struct group count_category(const struct fairness *f, const char *id)
{
	struct group group = { 0, 0, 0 };

	for (size_t k = 0; k < f->n; k++) {
		const char *list = mentee_of(f, k)->person->categories;

		if (id ? list_has(list, id) : !*list)
			count(&group, &f->placings[k]);
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

static const struct program *program_of(const struct fairness *f)
{
	return &f->scoring->e->bases->programme->program;
}

static void report_categories(const struct fairness *f)
{
	const struct program *program = program_of(f);

	remark("%s", _("placed, by category:"));
	for (size_t c = 0; c < program->n_mentee_categories; c++) {
		const struct category *category = &program->mentee_categories[c];

		report_group(label_text(&category->name), count_category(f, category->id));
	}
	report_group(_("no category"), count_category(f, NULL));
}

static bool may_be_in(const struct scoring *s, const struct placing *placing,
		      const struct form *form)
{
	for (size_t v = 0; v < s->e->n_variants; v++)
		if (s->allowed[v] && s->e->forms[v] == form &&
		    !eligibility_mentee_bits(s->e, placing->mentee, v))
			return true;
	return false;
}

/* The form in which the mentee is placed; a null pointer: none. */
static const struct form *placed_in(const struct scoring *s, const struct placing *placing)
{
	return placing->variant == PLACING_NONE ? NULL : s->e->forms[placing->variant];
}

static void report_form(const struct fairness *f, const struct form *form)
{
	struct group group = { 0, 0, 0 };

	for (size_t k = 0; k < f->n; k++) {
		if (placed_in(f->scoring, &f->placings[k]) == form)
			count(&group, &f->placings[k]);
		else
			group.n += may_be_in(f->scoring, &f->placings[k], form);
	}
	report_group(label_text(&form->name), group);
}

static bool may_be_in_any(const struct fairness *f, const struct placing *placing)
{
	const struct program *program = program_of(f);

	for (size_t k = 0; k < program->n_forms; k++)
		if (may_be_in(f->scoring, placing, &program->forms[k]))
			return true;
	return placing->variant != PLACING_NONE;
}

static void report_no_form(const struct fairness *f)
{
	struct group group = { 0, 0, 0 };

	for (size_t k = 0; k < f->n; k++)
		group.n += !may_be_in_any(f, &f->placings[k]);
	report_group(_("may be in none of these forms"), group);
}

static void report_forms(const struct fairness *f)
{
	const struct program *program = program_of(f);

	remark("%s", _("placed, by form:"));
	for (size_t k = 0; k < program->n_forms; k++)
		report_form(f, &program->forms[k]);
	report_no_form(f);
}

/* Of those left over the one who has waited longest; of several the first by id. */
static void report_longest(const struct fairness *f)
{
	const struct traits *longest = NULL;
	int days;

	for (size_t k = 0; k < f->n; k++) {
		const struct traits *t = mentee_of(f, k);

		if (f->placings[k].variant != PLACING_NONE || t->waiting_since == DATE_NONE)
			continue;
		if (!longest || t->waiting_since < longest->waiting_since)
			longest = t;
	}
	if (!longest)
		return;
	days = f->scoring->e->on - longest->waiting_since;
	remark(nth_("left over and waiting longest: %s (%d day)",
		    "left over and waiting longest: %s (%d days)", days),
	       longest->person->id, days);
}

void fairness_report(const struct fairness *f)
{
	if (!f->n || messages_are_quiet())
		return;
	report_classes(f);
	report_sexes(f);
	report_categories(f);
	report_forms(f);
	report_longest(f);
}
