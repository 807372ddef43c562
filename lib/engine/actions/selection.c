/* selection.c - mentors who are on their way through the selection */
#include "model/selection.h"

#include "engine/actions/actions.h"

/* The mentor lacks a step in every active form for people of this kind. */
static bool lacks_steps(const struct year *year, const struct person *mentor)
{
	const struct program *program = year->program;
	bool lacks = false;

	for (size_t i = 0; i < program->n_forms; i++) {
		const struct form *form = &program->forms[i];
		struct strbuf names = STRBUF_INIT;
		size_t missing;

		if (!form->active || !mentor->kind ||
		    !ids_have(&form->mentor.kinds, mentor->kind->id))
			continue;
		missing = selection_missing(&year->bases, mentor, form, year->today, &names);
		strbuf_release(&names);
		if (!missing)
			return false;
		lacks = true;
	}
	return lacks;
}

static void add_interviews(struct action_finder *f, const struct action_ids *applied)
{
	action_add(f, (struct action){
			      .rule = "interview",
			      .roles = ACTION_CURATOR,
			      .urgency = ACTION_SOON,
			      .day = applied->day,
			      .text = xstrfmt(nth_("%zu candidate has applied and waits for the "
						   "interview",
						   "%zu candidates have applied and wait for the "
						   "interview",
						   applied->n),
					      applied->n),
			      .command = xstrfmt("kurator document print interview %s -o "
						 "interview.docx",
						 applied->list.buf) });
}

void action_selection(struct action_finder *f)
{
	const struct bases *bases = &f->year->bases;
	struct action_ids applied = ACTION_IDS_INIT, interviewed = ACTION_IDS_INIT,
			  lacking = ACTION_IDS_INIT;

	for (size_t i = 0; i < bases->n_mentors; i++) {
		const struct person *mentor = &bases->mentors[i];
		enum mentor_state state = mentor_state(bases, mentor);

		if (state == MENTOR_LEFT || state == MENTOR_REJECTED)
			continue;
		if (state == MENTOR_APPLIED)
			action_ids_add(&applied, mentor->id, mentor->applied);
		else if (state == MENTOR_INTERVIEWED)
			action_ids_add(&interviewed, mentor->id, mentor->interviewed);
		else if (lacks_steps(f->year, mentor))
			action_ids_add(&lacking, mentor->id, DATE_NONE);
	}
	if (applied.n)
		add_interviews(f, &applied);
	if (interviewed.n)
		action_add(f, (struct action){
				      .rule = "decision",
				      .roles = ACTION_CURATOR,
				      .urgency = ACTION_SOON,
				      .day = interviewed.day,
				      .text = xstrfmt(nth_("%zu candidate waits for the decision "
							   "after the interview",
							   "%zu candidates wait for the decision "
							   "after the interview",
							   interviewed.n),
						      interviewed.n),
				      .command = xstrfmt(
					      "kurator mentor set %s --decision accepted "
					      "--decided %s",
					      interviewed.list.buf,
					      date_format(bases->today, (char[DATE_SIZE]){ 0 })) });
	if (lacking.n)
		action_add(f,
			   (struct action){ .rule = "selection",
					    .roles = ACTION_CURATOR,
					    .urgency = ACTION_GOOD,
					    .day = DATE_NONE,
					    .text = xstrfmt(nth_("%zu mentor lacks a step of the "
								 "selection: %s",
								 "%zu mentors lack steps of the "
								 "selection: %s",
								 lacking.n),
							    lacking.n, lacking.list.buf),
					    .command = xstrdup("kurator mentor screen") });
	action_ids_release(&applied);
	action_ids_release(&interviewed);
	action_ids_release(&lacking);
}
