/* grouping.c - which surveys, and what their responses are grouped by */
#include "engine/surveys/summary.h"

static bool is_any_or(const char *wanted, const char *value)
{
	return !wanted || (value && streq(wanted, value));
}

bool survey_is_chosen(const struct survey_filter *filter, const struct survey *survey)
{
	return is_any_or(filter->survey, survey->id) && is_any_or(filter->form, survey->form) &&
	       is_any_or(filter->role, survey->role) && is_any_or(filter->wave, survey->wave);
}

static bool is_of_survey(const char *name)
{
	return streq(name, "survey") || streq(name, "role") || streq(name, "wave") ||
	       streq(name, "form");
}

int survey_grouping_init(struct survey_grouping *grouping, const char *const *names, size_t n,
			 const struct bases *bases, struct strbuf *why)
{
	*grouping = (struct survey_grouping){ .bases = bases, .names = names };
	if (n > GROUPING_MOST) {
		strbuf_addf(why, _("at most %d groupings at once"), GROUPING_MOST);
		return -1;
	}
	for (; grouping->n < n; grouping->n++) {
		struct grouping *column = &grouping->columns[grouping->n];

		if (is_of_survey(names[grouping->n]))
			*column = (struct grouping){ .n = 0 };
		else if (grouping_init(column, &names[grouping->n], 1, NULL, bases, why))
			return -1;
	}
	return 0;
}

static const char *form_of(const struct survey *survey, const struct pair *pair)
{
	if (pair && pair->form)
		return pair->form->id;
	return survey->form ? survey->form : "";
}

void survey_group(const struct survey_grouping *grouping, const struct survey *survey,
		  const char *wave, const struct person *person, const struct pair *pair,
		  struct strbuf *out)
{
	for (size_t i = 0; i < grouping->n; i++) {
		const char *name = grouping->names[i];

		if (i)
			strbuf_addstr(out, " / ");
		if (grouping->columns[i].n)
			grouping_of(&grouping->columns[i], NULL, person, pair, out);
		else if (streq(name, "survey"))
			strbuf_addstr(out, survey->id);
		else if (streq(name, "role"))
			strbuf_addstr(out, survey->role);
		else if (streq(name, "wave"))
			strbuf_addstr(out, wave);
		else
			strbuf_addstr(out, form_of(survey, pair));
	}
}
