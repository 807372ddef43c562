/* respondents.c - who fills in a questionnaire */
#include "model/respondents.h"

#include "base/text.h"
#include "model/records.h"

bool is_anonymous(const char *person_id)
{
	return skip_prefix(person_id, ANONYMOUS, NULL);
}

const char *respondent_class(const char *person_id)
{
	const char *name;

	return skip_prefix(person_id, CLASS_ANSWERS, &name) ? name : NULL;
}

bool survey_asks_partners(const struct survey *survey)
{
	return streq(survey->role, "partner");
}

static bool partner_has(const struct bases *bases, const char *id)
{
	const struct table *partners =
		programme_table(bases->programme, schema_find("partners.csv"));

	for (size_t row = 0; partners && row < partners->n_rows; row++)
		if (*id && streq(table_gets(partners, row, "id"), id))
			return true;
	return false;
}

/* Adds the id of a partner; letters that only look Latin are put right. */
static bool find_partner(const struct bases *bases, const char *id, struct strbuf *out)
{
	struct strbuf latin = STRBUF_INIT;
	bool found;

	text_latin_lookalike(&latin, id, strlen(id));
	found = partner_has(bases, id) || partner_has(bases, latin.buf);
	if (found)
		strbuf_addstr(out, partner_has(bases, id) ? id : latin.buf);
	strbuf_release(&latin);
	return found;
}

static bool asks_classes(const struct survey *survey)
{
	return streq(survey->role, "class");
}

const struct person *survey_person(const struct bases *bases, const struct survey *survey,
				   const char *id)
{
	const struct person *mentor, *mentee;

	if (is_anonymous(id))
		return NULL;
	mentor = bases_mentor(bases, id);
	mentee = bases_mentee(bases, id);
	if (streq(survey->role, "mentor"))
		return mentor ? mentor : mentee;
	return mentee ? mentee : mentor;
}

/* Whether mentors or mentees answer the survey and the person is only on the other side. */
static bool is_other_side(const struct bases *bases, const struct survey *survey,
			  const struct person *person)
{
	if (streq(survey->role, "mentor"))
		return !bases_mentor(bases, person->id);
	return streq(survey->role, "mentee") && !bases_mentee(bases, person->id);
}

static void put_class(const struct school_class *class, struct strbuf *out)
{
	strbuf_addf(out, CLASS_ANSWERS "%d%s", class->number, class->letter);
}

int respondent_class_check(const struct survey *survey, const char *id, struct strbuf *out)
{
	struct school_class class;

	if (!asks_classes(survey))
		strbuf_addf(out, _("'%s' is a class; the survey does not ask classes"), id);
	else if (class_parse(respondent_class(id), &class))
		strbuf_addf(out, _("'%s' is not a class 1 to 11"), respondent_class(id));
	else {
		put_class(&class, out);
		return 0;
	}
	return -1;
}

static int refuse_unknown(const struct survey *survey, const char *id, struct strbuf *out)
{
	if (asks_classes(survey))
		strbuf_addf(out,
			    _("there is no person '%s' ('class:7А' is a class, 'anon:…' stands for "
			      "somebody unnamed)"),
			    id);
	else
		strbuf_addf(out,
			    _("there is no person '%s' ('anon:…' stands for somebody unnamed)"),
			    id);
	return -1;
}

/* Nobody of mentors and mentees. */
static int check_other(const struct bases *bases, const struct survey *survey, const char *id,
		       struct strbuf *out)
{
	struct school_class class;

	if (respondent_class(id))
		return respondent_class_check(survey, id, out);
	if (reference_exists(bases->programme, TARGET_PERSON, id, out))
		return 0;
	if (survey_asks_partners(survey) && find_partner(bases, id, out))
		return 0;
	if (!asks_classes(survey) || class_parse(id, &class))
		return refuse_unknown(survey, id, out);
	put_class(&class, out);
	return 0;
}

int respondent_check(const struct bases *bases, const struct survey *survey, const char *id,
		     struct strbuf *out)
{
	const struct person *person = survey_person(bases, survey, id);

	if (is_anonymous(id)) {
		strbuf_addstr(out, id);
		return 0;
	}
	if (!person)
		return check_other(bases, survey, id, out);
	if (is_other_side(bases, survey, person)) {
		strbuf_addf(out,
			    person->side == SIDE_MENTOR
				    ? _("'%s' is a mentor; the survey is for mentees")
				    : _("'%s' is a mentee; the survey is for mentors"),
			    id);
		return -1;
	}
	strbuf_addstr(out, person->id);
	return 0;
}
