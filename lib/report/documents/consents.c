/* consents.c - forms of consents, a sheet for each person */
#include "report/documents/types.h"

#include "model/consents.h"

/*
 * A consent is signed before there is one, so these forms name everybody. Who signs follows from the age on the day of
 * the document, as consents_judge() takes it: the representative below 18, the person from 14 on.
 */
static const struct template_field items[] = {
	SHEET_PERSON_FIELDS(FIELD_REQUIRED),
	{ "birth", N_("date or year of birth"), 0, NULL },
	{ "guardian", N_("name of the legal representative (column guardian)"), 0, NULL },
	{ "guardian_signs", N_("not empty when the person is under 18"), 0, NULL },
	{ "person_signs", N_("not empty when the person is 14 or older"), 0, NULL },
	{ "mentor", N_("not empty for a mentor"), 0, NULL },
	{ "mentee", N_("not empty for a mentee"), 0, NULL },
	{ "retention",
	  N_("days for which data are kept after the end (privacy.retention_days of program.yaml)"),
	  0, NULL },
};
static const struct template_fields fields = SHEET_FIELDS(items);

static const char *scope_of(const struct document_job *job)
{
	const char *scope = "";

	if (!skip_prefix(job->type->id, "consent-", &scope))
		BUG("'%s' is no consent", job->type->id);
	return scope;
}

static bool lacks(const struct document_job *job, const struct person *person)
{
	return person_is_here(person, job->date) &&
	       !bases_has_consent(&job->bases, person, scope_of(job), job->date);
}

static bool needs_processing(struct document_job *job, const struct person *person)
{
	return lacks(job, person);
}

static bool needs_special(struct document_job *job, const struct person *person)
{
	return consent_needs_special(&job->bases, person) && lacks(job, person);
}

/* Minors take part with the consent of their parents. */
static bool needs_participation(struct document_job *job, const struct person *person)
{
	return sheet_is_under(job, person, 18) && lacks(job, person);
}

/* Teachers become mentors by their written consent. */
static bool needs_mentor_work(struct document_job *job, const struct person *person)
{
	return person->side == SIDE_MENTOR && person->kind->teacher &&
	       person->decision == DECISION_ACCEPTED && lacks(job, person);
}

static void fill_sheet(struct document_job *job, const struct person *person)
{
	struct template_record *sheet = sheet_add(job);

	sheet_fill_person(job, sheet, person);
	sheet_set_birth(sheet, "birth", person);
	template_set(sheet, "guardian", sheet_person_cell(job, person, "guardian"));
	sheet_set_flag(sheet, "guardian_signs", sheet_is_under(job, person, 18));
	sheet_set_flag(sheet, "person_signs", !sheet_is_under(job, person, 14));
	sheet_set_flag(sheet, "mentor", bases_mentor(&job->bases, person->id) != NULL);
	sheet_set_flag(sheet, "mentee", bases_mentee(&job->bases, person->id) != NULL);
	sheet_set_number(sheet, "retention",
			 (size_t)job->programme->program.privacy.retention_days);
}

static int fill(struct document_job *job, sheet_choose_person_fn *choose)
{
	const struct person **people = sheet_people(job, choose);

	for (size_t i = 0; people && people[i]; i++)
		fill_sheet(job, people[i]);
	free(people);
	return people ? 0 : -1;
}

#define CONSENT(scope_, chooser, name_, en_, ru_) \
	static int fill_##scope_(struct document_job *job) \
	{ \
		return fill(job, chooser); \
	} \
	const struct document_type document_consent_##scope_ = { \
		.id = "consent-" name_, \
		.name = { en_, ru_ }, \
		.operands = N_("[PERSON...]"), \
		.fields = &fields, \
		.fill = fill_##scope_, \
		.before_consent = true, \
	}

CONSENT(processing, needs_processing, "processing", "consent to the processing of personal data",
	"согласие на обработку персональных данных");
CONSENT(special, needs_special, "special",
	"consent to the processing of special categories of data",
	"согласие на обработку специальных категорий персональных данных");
CONSENT(publication, NULL, "publication", "consent to the publication of personal data",
	"согласие на распространение персональных данных");
CONSENT(participation, needs_participation, "participation", "consent to taking part",
	"согласие на участие в программе наставничества");
CONSENT(mentor_work, needs_mentor_work, "mentor-work", "consent to work as a mentor",
	"согласие на выполнение работы наставника");
