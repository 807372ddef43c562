/*
 * respondents.h - who fills in a questionnaire: a person of the bases, one of the staff, the curator, somebody unnamed
 * (anon:N), for a survey of partners a partner, for a survey of classes a class (class:7А).
 */
#ifndef KURATOR_MODEL_RESPONDENTS_H
#define KURATOR_MODEL_RESPONDENTS_H

#include "model/bases.h"

#define ANONYMOUS "anon:"
#define CLASS_ANSWERS "class:"

bool is_anonymous(const char *person_id);
/* The class that "class:7А" names, as the file has it; a null pointer for any other id. */
const char *respondent_class(const char *person_id);

/* The person that a survey of this role means by an id: of the side that answers it, else of the other. */
const struct person *survey_person(const struct bases *bases, const struct survey *survey,
				   const char *id);

/*
 * Whether the id may answer the survey: somebody of the side that it asks, one of the staff, `curator`, anon:N; a survey
 * of partners takes one of partners.csv, one of classes class:7А, or only 7А. Adds the id as it is written in the base and returns 0; or adds the reason,
 * translated, and returns -1.
 */
int respondent_check(const struct bases *bases, const struct survey *survey, const char *id,
		     struct strbuf *out);
/* Whether the survey asks partners, of partners.csv. */
bool survey_asks_partners(const struct survey *survey);
/* The same of a class alone, "class:…", whatever else there is. */
int respondent_class_check(const struct survey *survey, const char *id, struct strbuf *out);

#endif
