/*
 * selection.h - the steps of selection (application, interview, decision, training, consent, agreement, consent to the work) and who has
 * taken them.
 *
 * program.yaml says per form which steps are needed; what is needed only "if needed" never blocks. A rule with `since`
 * applies by the day of the pair.
 */
#ifndef KURATOR_MODEL_SELECTION_H
#define KURATOR_MODEL_SELECTION_H

#include "model/bases.h"

enum step_status { STEP_NOT_NEEDED, STEP_DONE, STEP_MISSING };

/* The step of the person for a pair in the form (a null pointer: the general rules) on the day. */
enum step_status selection_status(const struct bases *bases, const struct person *person,
				  const struct form *form, enum selection_step step, int on);

/* Whether the person had a training by the day, and this many hours in all. */
bool selection_is_trained(const struct person *person, double hours, int on);

/*
 * Adds the names of the steps that block a pair in the form on the day, separated by ", "; returns how many.
 */
size_t selection_missing(const struct bases *bases, const struct person *person,
			 const struct form *form, int on, struct strbuf *names);

/*
 * Whether the step comes before the decision for mentors of this kind on the day: all active forms that take them and
 * decide about them ask for it, and there is one.
 */
bool selection_precedes_decision(const struct program *program, const struct kind *kind,
				 enum selection_step step, int on);

#endif
