/* candidates.c - selection and choice: the candidate's questionnaire, the interview sheet, the preference card */
#include "report/documents/types.h"

/* ---- candidate's questionnaire ---- */

#define CANDIDATE_FIELDS \
	{ "id", N_("number of the mentor in mentors.csv"), 0, NULL }, \
		{ "birth", N_("date or year of birth"), 0, NULL }, \
		{ "phone", N_("phone"), 0, NULL }, { "email", N_("e-mail"), 0, NULL }, \
		{ "workplace", N_("place of work or study"), 0, NULL }, \
		{ "subjects", N_("subjects"), 0, NULL }, \
		{ "skills", N_("what the mentor can help with"), 0, NULL }, \
		{ "interests", N_("interests"), 0, NULL }, \
		{ "achievements", N_("achievements"), 0, NULL }, \
		{ "experience", N_("experience in years"), 0, NULL }, \
		{ "forms", N_("forms that the mentor wants"), 0, NULL }, \
		{ "wants", N_("wanted classes"), 0, NULL }, \
		{ "capacity", N_("places for mentees"), 0, NULL }, \
		{ "hours", N_("hours a month for the programme"), 0, NULL }, \
		{ "days", N_("days that suit"), 0, NULL }, \
		{ "guardian", N_("name of the legal representative (column guardian)"), 0, NULL }, \
	{ \
		"minor", N_("not empty when the person is under 18"), 0, NULL \
	}

static const struct template_field application_items[] = {
	{ "name", N_("name of the mentor"), 0, NULL },
	{ "about", N_("class, position or kind"), 0, NULL },
	CANDIDATE_FIELDS,
};
static const struct template_fields application_fields = SHEET_FIELDS(application_items);

static void fill_candidate(struct document_job *job, struct template_record *sheet,
			   const struct person *mentor)
{
	static const char *const columns[] = { "id",           "phone",      "email",
					       "workplace",    "subjects",   "skills",
					       "interests",    "experience", "forms",
					       "achievements", "wants",      "capacity",
					       "hours",        "days",       "guardian" };

	sheet_fill_person(job, sheet, mentor);
	sheet_set_birth(sheet, "birth", mentor);
	for (size_t i = 0; i < ARRAY_SIZE(columns); i++)
		sheet_set_shown(job, sheet, columns[i], mentor, columns[i]);
	sheet_set_flag(sheet, "minor", sheet_is_under(job, mentor, 18));
}

/* Without people a form that is empty: who applies is often in no base yet. */
static int fill_application(struct document_job *job)
{
	const struct person **people;

	if (!job->n_ids) {
		sheet_set_flag(sheet_add(job), "minor", true);
		return 0;
	}
	people = sheet_people(job, NULL);
	for (size_t i = 0; people && people[i]; i++)
		fill_candidate(job, sheet_add(job), people[i]);
	free(people);
	return people ? 0 : -1;
}

const struct document_type document_application = {
	.id = "application",
	.name = { "candidate's questionnaire", "анкета кандидата в наставники" },
	.operands = N_("[PERSON...]"),
	.fields = &application_fields,
	.fill = fill_application,
	.before_consent = true,
};

/* ---- interview sheet ---- */

static const struct template_field interview_items[] = {
	{ "name", N_("name of the mentor"), FIELD_REQUIRED, NULL },
	{ "about", N_("class, position or kind"), FIELD_REQUIRED, NULL },
	CANDIDATE_FIELDS,
	{ "applied", N_("day of the application (applied of mentors.csv)"), 0, NULL },
};
static const struct template_fields interview_fields = SHEET_FIELDS(interview_items);

static bool awaits_interview(struct document_job *job, const struct person *person)
{
	return person->side == SIDE_MENTOR && mentor_state(&job->bases, person) == MENTOR_APPLIED;
}

static int fill_interview(struct document_job *job)
{
	const struct person **people = sheet_people(job, awaits_interview);

	for (size_t i = 0; people && people[i]; i++) {
		struct template_record *sheet = sheet_add(job);

		if (people[i]->side != SIDE_MENTOR)
			sheet_refuse(job, people[i]->id, _("this is no mentor"));
		fill_candidate(job, sheet, people[i]);
		sheet_set_day(sheet, "applied", people[i]->applied);
	}
	free(people);
	return people ? 0 : -1;
}

/* The interview comes before training and consent. */
const struct document_type document_interview = {
	.id = "interview",
	.name = { "interview sheet", "лист собеседования" },
	.operands = N_("[MENTOR...]"),
	.fields = &interview_fields,
	.fill = fill_interview,
	.before_consent = true,
};

/* ---- preference card ---- */

static const struct template_field choice_items[] = {
	{ "id", N_("number of the person in the base"), 0, NULL },
	SHEET_PERSON_FIELDS(0),
	{ "skills", N_("what a mentor can help with; of a mentee nothing"), 0, NULL },
};
static const struct template_fields choice_fields = LIST_FIELDS(choice_items);

static const struct template_field preference_items[] = {
	{ "id", N_("number of the person in the base"), 0, NULL },
	SHEET_PERSON_FIELDS(FIELD_REQUIRED),
	{ "mentor", N_("not empty for a mentor"), 0, NULL },
	{ "mentee", N_("not empty for a mentee"), 0, NULL },
	{ "choices", N_("who is free on the other side in the same form"), 0, &choice_fields },
};
static const struct template_fields preference_fields = SHEET_FIELDS(preference_items);

static bool is_free(struct document_job *job, const struct person *person)
{
	const struct bases *bases = &job->bases;

	if (person->side == SIDE_MENTEE)
		return mentee_state(bases, person) == MENTEE_WAITING;
	return mentor_state(bases, person) == MENTOR_READY && bases_free_places(bases, person);
}

/* Whether an active form takes both by their kinds. */
static bool may_meet(const struct program *program, const struct person *mentor,
		     const struct person *mentee)
{
	for (size_t i = 0; i < program->n_forms; i++)
		if (program->forms[i].active &&
		    ids_have(&program->forms[i].mentor.kinds, mentor->kind->id) &&
		    ids_have(&program->forms[i].mentee.kinds, mentee->kind->id))
			return true;
	return false;
}

/* A mentor learns of mentees no more than name and class. */
static void add_choice(struct document_job *job, struct template_record *sheet,
		       const struct person *other)
{
	struct template_record *choice = template_add(sheet, "choices", other->id);

	template_set(choice, "id", other->id);
	sheet_fill_person(job, choice, other);
	if (other->side == SIDE_MENTOR)
		sheet_set_shown(job, choice, "skills", other, "skills");
}

static void add_choices(struct document_job *job, struct template_record *sheet,
			const struct person *person)
{
	const struct bases *bases = &job->bases;
	bool mentor = person->side == SIDE_MENTOR;
	const struct person *others = mentor ? bases->mentees : bases->mentors;
	size_t n = mentor ? bases->n_mentees : bases->n_mentors;

	for (size_t i = 0; i < n; i++)
		if (!streq(others[i].id, person->id) && is_free(job, &others[i]) &&
		    may_meet(&job->programme->program, mentor ? person : &others[i],
			     mentor ? &others[i] : person))
			add_choice(job, sheet, &others[i]);
}

static int fill_preference(struct document_job *job)
{
	const struct person **people = sheet_people(job, is_free);

	for (size_t i = 0; people && people[i]; i++) {
		struct template_record *sheet = sheet_add(job);

		template_set(sheet, "id", people[i]->id);
		sheet_fill_person(job, sheet, people[i]);
		sheet_set_flag(sheet, "mentor", people[i]->side == SIDE_MENTOR);
		sheet_set_flag(sheet, "mentee", people[i]->side == SIDE_MENTEE);
		add_choices(job, sheet, people[i]);
	}
	free(people);
	return people ? 0 : -1;
}

const struct document_type document_preference_card = {
	.id = "preference-card",
	.name = { "preference card", "карточка предпочтений" },
	.operands = N_("[PERSON...]"),
	.fields = &preference_fields,
	.fill = fill_preference,
};
