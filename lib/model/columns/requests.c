/* requests.c - requests.csv, choices.csv, exclusions.csv */
#include "model/columns/columns.h"

static const struct column requests[] = {
	{ "id", N_("id"), .type = COLUMN_ID, REQUIRED, BRIEF },
	{ "mentee", N_("mentee"), TYPE_REFERENCE(TARGET_MENTEE), BRIEF },
	{ "topic", N_("topic"), TYPE_VOCABULARY(VOCABULARY_TOPICS), REQUIRED, .open = true, BRIEF },
	{ "text", N_("in words"), TYPE_TEXT, BRIEF },
	{ "source", N_("source"), TYPE_TEXT },
	{ "category", N_("category"), TYPE_VOCABULARY(VOCABULARY_MENTEE_CATEGORIES) },
	{ "form", N_("form"), TYPE_VOCABULARY(VOCABULARY_FORMS) },
	{ "date", N_("date"), TYPE_DATE, REQUIRED, BRIEF },
	{ "closed", N_("closed"), TYPE_DATE, BRIEF },
	{ "reason", N_("reason"), TYPE_TEXT },
	{ "notes", N_("notes"), TYPE_TEXT },
};

const struct file_schema schema_requests = {
	.name = "requests.csv",
	.noun = N_("request"),
	.id_prefix = "R-",
	.id_digits = 3,
	SCHEMA(requests),
};

static const struct column choices[] = {
	{ "person", N_("person"), TYPE_REFERENCE(TARGET_PERSON), REQUIRED, BRIEF },
	{ "choice", N_("choice"), TYPE_REFERENCE(TARGET_PERSON), REQUIRED, BRIEF },
	{ "rank", N_("rank"), TYPE_INT(1, 1000), REQUIRED, BRIEF },
};

const struct file_schema schema_choices = {
	.name = "choices.csv",
	.noun = N_("choice"),
	SCHEMA(choices),
	.key = KEY("person", "choice"),
};

static const struct column exclusions[] = {
	{ "mentor", N_("mentor"), TYPE_REFERENCE(TARGET_MENTOR), REQUIRED, BRIEF },
	{ "mentee", N_("mentee"), TYPE_REFERENCE(TARGET_MENTEE), REQUIRED, BRIEF },
	{ "reason", N_("reason"), TYPE_TEXT, BRIEF },
};

const struct file_schema schema_exclusions = {
	.name = "exclusions.csv",
	.noun = N_("exclusion"),
	SCHEMA(exclusions),
	.key = KEY("mentor", "mentee"),
};
