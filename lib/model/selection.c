/* selection.c - the steps of selection and who has taken them */
#include "model/selection.h"

static bool happened(int date, int on)
{
	return date != DATE_NONE && date <= on;
}

static bool is_decided(const struct person *mentor, int on)
{
	return mentor->decision == DECISION_ACCEPTED &&
	       (mentor->decided == DATE_NONE || mentor->decided <= on);
}

bool selection_is_trained(const struct person *person, double hours, int on)
{
	double sum = 0;
	bool any = false;

	for (const struct training *t = person->trainings; t; t = t->next) {
		if (!happened(t->date, on))
			continue;
		any = true;
		sum += t->hours > 0 ? t->hours : 0;
	}
	return any && sum >= hours;
}

static bool is_taken(const struct bases *bases, const struct person *person,
		     enum selection_step step, double hours, int on)
{
	switch (step) {
	case SELECTION_APPLICATION:
		return happened(person->applied, on);
	case SELECTION_INTERVIEW:
		return happened(person->interviewed, on);
	case SELECTION_DECISION:
		return is_decided(person, on);
	case SELECTION_TRAINING:
		return selection_is_trained(person, hours, on);
	case SELECTION_CONSENT:
		return bases_has_consent(bases, person, "processing", on);
	case SELECTION_AGREEMENT:
		return *person->agreement != '\0';
	case SELECTION_MENTOR_WORK:
		return bases_has_consent(bases, person, "mentor-work", on);
	case SELECTION_VOLUNTEERED:
		return happened(person->volunteered, on);
	case SELECTION_STEPS:
		break;
	}
	BUG("step %d", (int)step);
}

/* Steps that one side only takes. */
static bool is_asked_of(enum side side, enum selection_step step)
{
	if (step == SELECTION_CONSENT)
		return true;
	return (side == SIDE_MENTEE) == (step == SELECTION_VOLUNTEERED);
}

/* Steps of which only files beside the bases tell. */
static bool is_in_register(enum selection_step step)
{
	return step == SELECTION_TRAINING || step == SELECTION_MENTOR_WORK;
}

enum step_status selection_status(const struct bases *bases, const struct person *person,
				  const struct form *form, enum selection_step step, int on)
{
	const struct program *program = &bases->programme->program;
	struct selection_rule rule;

	if (!is_asked_of(person->side, step) ||
	    (bases->programme->is_loose && is_in_register(step)))
		return STEP_NOT_NEEDED;
	rule = program_selection(program, form, person->kind ? person->kind->id : NULL, step, on);
	if (is_taken(bases, person, step, rule.hours, on))
		return STEP_DONE;
	return rule.need == NEED_REQUIRED ? STEP_MISSING : STEP_NOT_NEEDED;
}

size_t selection_missing(const struct bases *bases, const struct person *person,
			 const struct form *form, int on, struct strbuf *names)
{
	size_t n = 0;

	for (enum selection_step step = 0; step < SELECTION_STEPS; step++) {
		struct label name;

		if (selection_status(bases, person, form, step, on) != STEP_MISSING)
			continue;
		name = selection_step_name(step);
		strbuf_addf(names, "%s%s", n++ ? ", " : "", label_text(&name));
	}
	return n;
}

bool selection_precedes_decision(const struct program *program, const struct kind *kind,
				 enum selection_step step, int on)
{
	bool any = false;

	for (size_t i = 0; i < program->n_forms; i++) {
		const struct form *form = &program->forms[i];

		if (!form->active || !ids_have(&form->mentor.kinds, kind->id) ||
		    program_selection(program, form, kind->id, SELECTION_DECISION, on).need !=
			    NEED_REQUIRED)
			continue;
		if (program_selection(program, form, kind->id, step, on).need != NEED_REQUIRED)
			return false;
		any = true;
	}
	return any;
}
