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

int survey_grouping_init(struct grouping *grouping, const char *const *names, size_t n,
			 const struct bases *bases, struct strbuf *why)
{
	struct grouping one;

	*grouping = (struct grouping){ .bases = bases };
	if (n > GROUPING_MOST) {
		strbuf_addf(why, _("at most %d groupings at once"), GROUPING_MOST);
		return -1;
	}
	for (size_t i = 0; i < n; i++) {
		grouping->names[i] =
			(struct grouping_name){ .name = names[i], .source = GROUPING_SURVEY };
		if (is_of_survey(names[i]))
			continue;
		if (grouping_init(&one, &names[i], 1, NULL, bases, why))
			return -1;
		grouping->names[i] = one.names[0];
	}
	grouping->n = n;
	return 0;
}

static const char *form_of(const struct survey *survey, const struct pair *pair)
{
	if (pair && pair->form)
		return pair->form->id;
	return survey->form ? survey->form : "";
}

static const char *word_of(const char *name, const struct survey *survey, const char *wave,
			   const struct pair *pair)
{
	if (streq(name, "survey"))
		return survey->id;
	if (streq(name, "role"))
		return survey->role;
	return streq(name, "wave") ? wave : form_of(survey, pair);
}

static const char *value_of(const struct grouping *grouping, size_t part,
			    const struct survey *survey, const char *wave,
			    const struct respondent *who)
{
	const struct grouping_name *name = &grouping->names[part];
	const char *class = who->id ? respondent_class(who->id) : NULL;

	if (name->source == GROUPING_SURVEY)
		return word_of(name->name, survey, wave, who->pair);
	if (class && streq(name->name, "class"))
		return class;
	return grouping_value(grouping, part, NULL, who->person, who->pair);
}

void survey_group(const struct grouping *grouping, const struct survey *survey, const char *wave,
		  const struct respondent *who, struct strbuf *out)
{
	for (size_t i = 0; i < grouping->n; i++)
		grouping_add(i, value_of(grouping, i, survey, wave, who), out);
}
