/*
 * vocabulary.h - the fixed words of program.yaml, with their names in every language.
 *
 * What a school may extend (kinds of people, categories, topics, forms …) is in program.yaml itself, see program.h; the
 * fixed words of CSV columns are in the tables of schema.h.
 */
#ifndef KURATOR_MODEL_VOCABULARY_H
#define KURATOR_MODEL_VOCABULARY_H

#include "model/label.h"

extern const struct terms vocabulary_stage; /* meetings: by enum meeting_stage */
extern const struct terms
	vocabulary_responsible;            /* road map: roles of staff, and centre, mentor … */
extern const struct terms vocabulary_area; /* topics: study, adaptation, behaviour … */
extern const struct terms vocabulary_survey_role; /* surveys: who answers */
extern const struct terms vocabulary_count;       /* indicators: numerators and denominators */

#endif
