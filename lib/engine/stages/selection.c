/* selection.c - stage 4: application, interview, decision, training, consent, agreement of mentors */
#include "model/selection.h"

#include "engine/stages/stages.h"

static const struct {
	enum selection_step step;
	const char *id;
	const char *title; /* N_(…) */
} steps[] = {
	{ SELECTION_APPLICATION, "application", N_("applications of mentors") },
	{ SELECTION_INTERVIEW, "interview", N_("interviews") },
	{ SELECTION_DECISION, "decision", N_("decisions") },
	{ SELECTION_TRAINING, "training", N_("mentors trained") },
	{ SELECTION_CONSENT, "consent", N_("consents of mentors") },
	{ SELECTION_AGREEMENT, "agreement", N_("agreements of mentors") },
	{ SELECTION_MENTOR_WORK, "mentor-work", N_("written consents to the work") },
};

/* What the active forms ask of the mentor: missing in one of them is missing. */
static enum step_status status_of(const struct bases *bases, const struct person *mentor,
				  enum selection_step step)
{
	const struct program *program = &bases->programme->program;
	enum step_status status = STEP_NOT_NEEDED;

	for (size_t i = 0; i < program->n_forms; i++) {
		const struct form *form = &program->forms[i];
		enum step_status one;

		if (!form->active || !mentor->kind ||
		    !ids_have(&form->mentor.kinds, mentor->kind->id))
			continue;
		one = selection_status(bases, mentor, form, step, bases->today);
		if (one == STEP_MISSING || status == STEP_NOT_NEEDED)
			status = one;
	}
	return status;
}

void stage_selection(struct stage_finder *f)
{
	const struct bases *bases = &f->year->bases;

	for (size_t s = 0; s < ARRAY_SIZE(steps); s++) {
		struct tally tally = TALLY_INIT;

		for (size_t i = 0; i < bases->n_mentors; i++) {
			const struct person *mentor = &bases->mentors[i];
			enum mentor_state state = mentor_state(bases, mentor);
			enum step_status status;

			if (state == MENTOR_LEFT || state == MENTOR_REJECTED)
				continue;
			status = status_of(bases, mentor, steps[s].step);
			if (status != STEP_NOT_NEEDED)
				tally_add(&tally, status == STEP_DONE, mentor->id);
		}
		stage_add_tally(f, steps[s].id, _(steps[s].title), &tally, "kurator mentor screen");
	}
}
