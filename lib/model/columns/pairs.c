/* pairs.c - pairs.csv, meetings.csv, plans.csv, contacts.csv */
#include "model/columns/columns.h"

static const struct column pairs[] = {
	{ "id", N_("id"), .type = COLUMN_ID, REQUIRED, BRIEF },
	{ "group", N_("group"), TYPE_TEXT, KEPT },
	{ "mentor", N_("mentor"), TYPE_REFERENCE(TARGET_MENTOR), REQUIRED, BRIEF },
	{ "mentee", N_("mentee"), TYPE_REFERENCE(TARGET_MENTEE), REQUIRED, BRIEF },
	{ "form", N_("form"), TYPE_VOCABULARY(VOCABULARY_FORMS), REQUIRED, BRIEF },
	{ "variant", N_("variant"), TYPE_VOCABULARY(VOCABULARY_VARIANTS), BRIEF },
	{ "request", N_("request"), TYPE_TEXT },
	{ "method", N_("method"), TYPE_WORDS(words_method) },
	{ "score", N_("points"), TYPE_DECIMAL(0, 1000000), BRIEF },
	{ "proposed", N_("proposed"), TYPE_DATE },
	{ "mentor_agreed", N_("mentor agreed"), TYPE_DATE },
	{ "mentee_agreed", N_("mentee agreed"), TYPE_DATE },
	{ "started", N_("started"), TYPE_DATE, BRIEF },
	{ "mentor_ready", N_("mentor ready"), TYPE_DATE },
	{ "mentee_ready", N_("mentee ready"), TYPE_DATE },
	{ "curator", N_("curator"), TYPE_TEXT, KEPT },
	{ "order", N_("order"), TYPE_TEXT, KEPT },
	{ "planned_end", N_("planned end"), TYPE_DATE },
	{ "ended", N_("ended"), TYPE_DATE, BRIEF },
	{ "end_reason", N_("reason of the end"), TYPE_VOCABULARY(VOCABULARY_END_REASONS) },
	{ "outcome", N_("outcome"), TYPE_TEXT },
	{ "previous", N_("previous pair"), TYPE_TEXT, KEPT },
	{ "notes", N_("notes"), TYPE_TEXT },
};

const struct file_schema schema_pairs = {
	.name = "pairs.csv",
	.noun = N_("pair"),
	.id_prefix = "P-",
	.id_digits = 3,
	SCHEMA(pairs),
};

static const struct column meetings[] = {
	{ "id", N_("id"), .type = COLUMN_ID, REQUIRED, BRIEF },
	{ "pair", N_("pair"), TYPE_REFERENCE(TARGET_PAIR), REQUIRED, BRIEF },
	{ "date", N_("date"), TYPE_DATE, REQUIRED, BRIEF },
	{ "stage", N_("stage"), TYPE_VOCABULARY(VOCABULARY_STAGES), REQUIRED, BRIEF },
	{ "minutes", N_("minutes"), TYPE_INT(1, 1440), BRIEF },
	{ "place", N_("place"), TYPE_TEXT },
	{ "topic", N_("topic"), TYPE_TEXT, BRIEF },
	{ "summary", N_("summary"), TYPE_TEXT },
	{ "task", N_("task"), TYPE_TEXT },
	{ "mentor_confirmed", N_("confirmed by mentor"), TYPE_DATE, BRIEF },
	{ "mentee_confirmed", N_("confirmed by mentee"), TYPE_DATE, BRIEF },
	{ "mentor_rating", N_("mentor's rating"), TYPE_INT(1, 10) },
	{ "mentee_rating", N_("mentee's rating"), TYPE_INT(1, 10) },
	{ "mentor_review", N_("mentor's review"), TYPE_TEXT },
	{ "mentee_review", N_("mentee's review"), TYPE_TEXT },
	{ "present", N_("present"), TYPE_REFERENCE(TARGET_MENTEE), LIST_OF },
	{ "notes", N_("notes"), TYPE_TEXT },
};

const struct file_schema schema_meetings = {
	.name = "meetings.csv",
	.noun = N_("meeting"),
	.id_prefix = "V-",
	.id_digits = 4,
	SCHEMA(meetings),
};

static const struct column plans[] = {
	{ "id", N_("id"), .type = COLUMN_ID, REQUIRED, BRIEF },
	{ "pair", N_("pair"), TYPE_REFERENCE(TARGET_PAIR), REQUIRED, BRIEF },
	{ "section", N_("section"), TYPE_TEXT, KEPT },
	{ "goal", N_("goal"), TYPE_TEXT, REQUIRED, BRIEF },
	{ "action", N_("action"), TYPE_TEXT },
	{ "indicator", N_("indicator"), TYPE_TEXT },
	{ "due", N_("due"), TYPE_DATE, BRIEF },
	{ "status", N_("status"), TYPE_WORDS(words_plan_status), BRIEF },
	{ "result", N_("actual result"), TYPE_TEXT },
	{ "mentor_grade", N_("mentor's grade"), TYPE_INT(1, 10) },
	{ "done", N_("done"), TYPE_DATE, BRIEF },
	{ "author", N_("author"), TYPE_TEXT },
	{ "approved", N_("approved"), TYPE_DATE },
	{ "notes", N_("notes"), TYPE_TEXT },
	{ "planned", N_("planned result"), TYPE_TEXT },
};

const struct file_schema schema_plans = {
	.name = "plans.csv",
	.noun = N_("item of a plan"),
	.id_prefix = "L-",
	.id_digits = 3,
	SCHEMA(plans),
};

static const struct column contacts[] = {
	{ "id", N_("id"), .type = COLUMN_ID, REQUIRED, BRIEF },
	{ "date", N_("date"), TYPE_DATE, REQUIRED, BRIEF },
	{ "pair", N_("pair"), TYPE_REFERENCE(TARGET_PAIR), REQUIRED, BRIEF },
	{ "side", N_("side"), TYPE_TEXT, KEPT, BRIEF },
	{ "summary", N_("summary"), TYPE_TEXT, BRIEF },
	{ "flag", N_("step"), TYPE_WORDS(words_contact_flag), BRIEF },
	{ "until", N_("until"), TYPE_DATE, BRIEF },
};

const struct file_schema schema_contacts = {
	.name = "contacts.csv",
	.noun = N_("contact"),
	.id_prefix = "C-",
	.id_digits = 3,
	SCHEMA(contacts),
};
