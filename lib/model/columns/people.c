/* people.c - mentors.csv, mentees.csv, consents.csv, staff.csv */
#include "model/columns/columns.h"

static const struct word words_sex[] = {
	{ "f", N_("female") },
	{ "m", N_("male") },
	{ NULL, NULL },
};

static const struct word words_decision[] = {
	{ "accepted", N_("accepted") },
	{ "rejected", N_("rejected") },
	{ NULL, NULL },
};

static const struct word words_scope[] = {
	{ "processing", N_("processing of personal data") },
	{ "special", N_("special categories of data") },
	{ "publication", N_("publication") },
	{ "participation", N_("participation in the programme") },
	{ "mentor-work", N_("work as a mentor") },
	{ NULL, NULL },
};

static const struct word words_role[] = {
	{ "director", N_("director") },
	{ "curator", N_("curator") },
	{ "centre-contact", N_("contact of the municipal centre") },
	{ "class-teacher", N_("class teacher") },
	{ "psychologist", N_("psychologist") },
	{ "tutor", N_("tutor") },
	{ "expert", N_("expert") },
	{ NULL, NULL },
};

static const struct column mentors[] = {
	{ "id", N_("id"), .type = COLUMN_ID, REQUIRED, BRIEF },
	{ "name", N_("name"), .type = COLUMN_NAME, REQUIRED, BRIEF },
	{ "kind", N_("kind"), TYPE_VOCABULARY(VOCABULARY_KINDS), REQUIRED, BRIEF },
	{ "class", N_("class"), .type = COLUMN_CLASS, BRIEF },
	{ "birth", N_("birth"), .type = COLUMN_BIRTH },
	{ "sex", N_("sex"), TYPE_WORDS(words_sex) },
	{ "phone", N_("phone"), .type = COLUMN_PHONE },
	{ "email", N_("e-mail"), .type = COLUMN_EMAIL },
	{ "guardian", N_("guardian"), .type = COLUMN_NAME },
	{ "guardian_phone", N_("guardian's phone"), .type = COLUMN_PHONE },
	{ "workplace", N_("workplace"), TYPE_TEXT },
	{ "position", N_("position"), TYPE_TEXT },
	{ "subjects", N_("subjects"), TYPE_TEXT, LIST_OF },
	{ "skills", N_("skills"), TYPE_VOCABULARY(VOCABULARY_TOPICS), LIST_OF, .open = true,
	  BRIEF },
	{ "interests", N_("interests"), TYPE_TEXT, LIST_OF },
	{ "achievements", N_("achievements"), TYPE_TEXT },
	{ "categories", N_("categories"), TYPE_VOCABULARY(VOCABULARY_MENTOR_CATEGORIES), LIST_OF },
	{ "type", N_("type"), TYPE_VOCABULARY(VOCABULARY_MENTOR_TYPES), LIST_OF },
	{ "experience", N_("experience, years"), TYPE_DECIMAL(0, 80) },
	{ "forms", N_("forms"), .type = COLUMN_FORMS, LIST_OF },
	{ "wants", N_("wanted classes"), .type = COLUMN_CLASS_RANGE },
	{ "capacity", N_("places"), TYPE_INT(0, 50), BRIEF },
	{ "hours", N_("hours a month"), TYPE_DECIMAL(0, 300) },
	{ "days", N_("days"), .type = COLUMN_DAYS },
	{ "applied", N_("applied"), TYPE_DATE },
	{ "interviewed", N_("interviewed"), TYPE_DATE },
	{ "decision", N_("decision"), TYPE_WORDS(words_decision) },
	{ "decided", N_("decided"), TYPE_DATE },
	{ "consent", N_("consent"), TYPE_DATE },
	{ "consent_by", N_("consent by"), TYPE_TEXT },
	{ "consent_until", N_("consent until"), TYPE_DATE },
	{ "agreement", N_("agreement"), TYPE_TEXT },
	{ "joined", N_("joined"), TYPE_DATE },
	{ "left", N_("left"), TYPE_DATE },
	{ "left_reason", N_("reason of leaving"), TYPE_TEXT },
	{ "source", N_("source"), TYPE_TEXT },
	{ "result", N_("result"), TYPE_TEXT },
	{ "link", N_("link"), TYPE_TEXT },
	{ "notes", N_("notes"), TYPE_TEXT },
};

const struct file_schema schema_mentors = {
	.name = "mentors.csv",
	.noun = N_("mentor"),
	.id_prefix = "M-",
	.id_digits = 3,
	SCHEMA(mentors),
	.must_exist = true,
};

static const struct column mentees[] = {
	{ "id", N_("id"), .type = COLUMN_ID, REQUIRED, BRIEF },
	{ "name", N_("name"), .type = COLUMN_NAME, REQUIRED, BRIEF },
	{ "kind", N_("kind"), TYPE_VOCABULARY(VOCABULARY_KINDS), REQUIRED, BRIEF },
	{ "class", N_("class"), .type = COLUMN_CLASS, BRIEF },
	{ "birth", N_("birth"), .type = COLUMN_BIRTH },
	{ "sex", N_("sex"), TYPE_WORDS(words_sex) },
	{ "phone", N_("phone"), .type = COLUMN_PHONE },
	{ "email", N_("e-mail"), .type = COLUMN_EMAIL },
	{ "guardian", N_("guardian"), .type = COLUMN_NAME },
	{ "guardian_phone", N_("guardian's phone"), .type = COLUMN_PHONE },
	{ "workplace", N_("workplace"), TYPE_TEXT },
	{ "position", N_("position"), TYPE_TEXT },
	{ "subjects", N_("subjects"), TYPE_TEXT, LIST_OF },
	{ "categories", N_("categories"), TYPE_VOCABULARY(VOCABULARY_MENTEE_CATEGORIES), LIST_OF },
	{ "type", N_("type"), TYPE_VOCABULARY(VOCABULARY_MENTEE_TYPES), LIST_OF },
	{ "forms", N_("forms"), .type = COLUMN_FORMS, LIST_OF },
	{ "source", N_("source"), TYPE_TEXT },
	{ "surveyed", N_("surveyed"), TYPE_DATE },
	{ "volunteered", N_("volunteered"), TYPE_DATE },
	{ "topics", N_("topics"), TYPE_VOCABULARY(VOCABULARY_TOPICS), LIST_OF, .open = true,
	  BRIEF },
	{ "request", N_("request"), TYPE_TEXT, BRIEF },
	{ "interests", N_("interests"), TYPE_TEXT, LIST_OF },
	{ "experience", N_("experience, years"), TYPE_DECIMAL(0, 80) },
	{ "days", N_("days"), .type = COLUMN_DAYS },
	{ "consent", N_("consent"), TYPE_DATE },
	{ "consent_by", N_("consent by"), TYPE_TEXT },
	{ "consent_until", N_("consent until"), TYPE_DATE },
	{ "joined", N_("joined"), TYPE_DATE },
	{ "left", N_("left"), TYPE_DATE },
	{ "left_reason", N_("reason of leaving"), TYPE_TEXT },
	{ "result", N_("result"), TYPE_TEXT },
	{ "link", N_("link"), TYPE_TEXT },
	{ "notes", N_("notes"), TYPE_TEXT },
};

const struct file_schema schema_mentees = {
	.name = "mentees.csv",
	.noun = N_("mentee"),
	.id_prefix = "E-",
	.id_digits = 3,
	SCHEMA(mentees),
	.must_exist = true,
};

static const struct column consents[] = {
	{ "id", N_("id"), .type = COLUMN_ID, REQUIRED, BRIEF },
	{ "person", N_("person"), TYPE_REFERENCE(TARGET_PERSON), REQUIRED, BRIEF },
	{ "scope", N_("scope"), TYPE_WORDS(words_scope), REQUIRED, BRIEF },
	{ "signer", N_("signer"), .type = COLUMN_NAME, REQUIRED, BRIEF },
	{ "signer_role", N_("signer's role"), TYPE_TEXT },
	{ "date", N_("date"), TYPE_DATE, REQUIRED, BRIEF },
	{ "until", N_("until"), TYPE_DATE, BRIEF },
	{ "withdrawn", N_("withdrawn"), TYPE_DATE, BRIEF },
	{ "document", N_("document"), TYPE_TEXT },
};

const struct file_schema schema_consents = {
	.name = "consents.csv",
	.noun = N_("consent"),
	.id_prefix = "K-",
	.id_digits = 3,
	SCHEMA(consents),
};

static const struct column staff[] = {
	{ "id", N_("id"), .type = COLUMN_ID, REQUIRED, BRIEF },
	{ "name", N_("name"), .type = COLUMN_NAME, REQUIRED, BRIEF },
	{ "roles", N_("roles"), TYPE_WORDS(words_role), REQUIRED, LIST_OF, BRIEF },
	{ "organization", N_("organisation"), TYPE_TEXT },
	{ "class", N_("class"), .type = COLUMN_CLASS, BRIEF },
	{ "email", N_("e-mail"), .type = COLUMN_EMAIL },
	{ "phone", N_("phone"), .type = COLUMN_PHONE },
	{ "order", N_("order"), TYPE_TEXT },
	{ "from", N_("from"), TYPE_DATE, BRIEF },
	{ "to", N_("to"), TYPE_DATE, BRIEF },
};

const struct file_schema schema_staff = {
	.name = "staff.csv",
	.noun = N_("member of staff"),
	.id_prefix = "S-",
	.id_digits = 3,
	SCHEMA(staff),
};
