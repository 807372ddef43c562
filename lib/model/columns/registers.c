/* registers.c - trainings, events, outputs, documents, partners, road map, practices, awards, proposals */
#include "model/columns/columns.h"

static const struct column trainings[] = {
	{ "id", N_("id"), .type = COLUMN_ID, REQUIRED, BRIEF },
	{ "date", N_("date"), TYPE_DATE, REQUIRED, BRIEF },
	{ "title", N_("title"), TYPE_TEXT, KEPT, REQUIRED, BRIEF },
	{ "hours", N_("hours"), TYPE_DECIMAL(0, 1000), REQUIRED, BRIEF },
	{ "person", N_("person"), TYPE_REFERENCE(TARGET_PERSON), REQUIRED, BRIEF },
	{ "module", N_("module"), TYPE_TEXT, KEPT },
	{ "trainer", N_("trainer"), TYPE_TEXT, KEPT },
	{ "mode", N_("mode"), TYPE_TEXT, KEPT },
	{ "score_before", N_("test before"), TYPE_DECIMAL(0, 1000) },
	{ "score_after", N_("test after"), TYPE_DECIMAL(0, 1000) },
	{ "document", N_("document"), TYPE_TEXT },
};

const struct file_schema schema_trainings = {
	.name = "trainings.csv",
	.noun = N_("training"),
	.id_prefix = "T-",
	.id_digits = 3,
	SCHEMA(trainings),
};

static const struct column events[] = {
	{ "id", N_("id"), .type = COLUMN_ID, REQUIRED, BRIEF },
	{ "date", N_("date"), TYPE_DATE, REQUIRED, BRIEF },
	{ "kind", N_("sort"), TYPE_WORDS(words_event), REQUIRED, BRIEF },
	{ "title", N_("title"), TYPE_TEXT, REQUIRED, BRIEF },
	{ "form", N_("form"), TYPE_VOCABULARY(VOCABULARY_FORMS) },
	{ "audience", N_("audience"), TYPE_TEXT },
	{ "present", N_("present"), TYPE_INT(0, 100000), BRIEF },
	{ "organiser", N_("organiser"), TYPE_TEXT },
	{ "roadmap_item", N_("road-map item"), TYPE_VOCABULARY(VOCABULARY_ROADMAP) },
	{ "document", N_("document"), TYPE_TEXT },
	{ "link", N_("link"), TYPE_TEXT },
	{ "notes", N_("notes"), TYPE_TEXT },
};

const struct file_schema schema_events = {
	.name = "events.csv",
	.noun = N_("event"),
	.id_prefix = "N-",
	.id_digits = 3,
	SCHEMA(events),
};

static const struct column outputs[] = {
	{ "id", N_("id"), .type = COLUMN_ID, REQUIRED, BRIEF },
	{ "date", N_("date"), TYPE_DATE, REQUIRED, BRIEF },
	{ "person", N_("person"), TYPE_REFERENCE(TARGET_PERSON), REQUIRED, BRIEF },
	{ "pair", N_("pair"), TYPE_REFERENCE(TARGET_PAIR), BRIEF },
	{ "kind", N_("sort"), TYPE_WORDS(words_output), REQUIRED, BRIEF },
	{ "title", N_("title"), TYPE_TEXT, REQUIRED, BRIEF },
	{ "level", N_("level"), TYPE_WORDED_TEXT(words_level), KEPT },
	{ "result", N_("result"), TYPE_TEXT },
	{ "link", N_("link"), TYPE_TEXT },
};

const struct file_schema schema_outputs = {
	.name = "outputs.csv",
	.noun = N_("output"),
	.id_prefix = "O-",
	.id_digits = 3,
	SCHEMA(outputs),
};

static const struct column documents[] = {
	{ "id", N_("id"), .type = COLUMN_ID, REQUIRED, BRIEF },
	{ "kind", N_("sort"), TYPE_VOCABULARY(VOCABULARY_DOCUMENTS), REQUIRED, .open = true,
	  BRIEF },
	{ "title", N_("title"), TYPE_TEXT, REQUIRED, BRIEF },
	{ "number", N_("number"), TYPE_TEXT, BRIEF },
	{ "date", N_("date"), TYPE_DATE, BRIEF },
	{ "signed_by", N_("signed by"), TYPE_TEXT },
	{ "until", N_("until"), TYPE_DATE },
	{ "file", N_("file"), TYPE_TEXT },
	{ "roadmap_item", N_("road-map item"), TYPE_VOCABULARY(VOCABULARY_ROADMAP) },
};

const struct file_schema schema_documents = {
	.name = "documents.csv",
	.noun = N_("document"),
	.id_prefix = "D-",
	.id_digits = 3,
	SCHEMA(documents),
};

static const struct column partners[] = {
	{ "id", N_("id"), .type = COLUMN_ID, REQUIRED, BRIEF },
	{ "name", N_("name"), TYPE_TEXT, REQUIRED, BRIEF },
	{ "kind", N_("sort"), TYPE_WORDED_TEXT(words_partner), BRIEF },
	{ "contact", N_("contact"), TYPE_TEXT },
	{ "agreement", N_("agreement"), TYPE_TEXT, BRIEF },
	{ "offers", N_("offers"), TYPE_TEXT, BRIEF },
	{ "from", N_("from"), TYPE_DATE },
	{ "to", N_("to"), TYPE_DATE },
};

const struct file_schema schema_partners = {
	.name = "partners.csv",
	.noun = N_("partner"),
	.id_prefix = "U-",
	.id_digits = 3,
	SCHEMA(partners),
};

static const struct column roadmap[] = {
	{ "item", N_("item"), TYPE_VOCABULARY(VOCABULARY_ROADMAP), REQUIRED, BRIEF },
	{ "due", N_("due"), TYPE_DATE, REQUIRED, BRIEF },
	{ "done", N_("done"), TYPE_DATE, BRIEF },
	{ "by", N_("by"), TYPE_TEXT, BRIEF },
	{ "document", N_("document"), TYPE_TEXT, BRIEF },
	{ "note", N_("note"), TYPE_TEXT },
};

const struct file_schema schema_roadmap = {
	.name = "roadmap.csv",
	.noun = N_("road-map item"),
	SCHEMA(roadmap),
	.key = KEY("item", "due"),
};

static const struct column practices[] = {
	{ "id", N_("id"), .type = COLUMN_ID, REQUIRED, BRIEF },
	{ "title", N_("title"), TYPE_TEXT, KEPT, REQUIRED, BRIEF },
	{ "pair", N_("pair"), TYPE_REFERENCE(TARGET_PAIR), BRIEF },
	{ "form", N_("form"), TYPE_VOCABULARY(VOCABULARY_FORMS), BRIEF },
	{ "problem", N_("problem"), TYPE_TEXT, KEPT },
	{ "what", N_("what was done"), TYPE_TEXT, KEPT },
	{ "result", N_("result"), TYPE_TEXT, KEPT, BRIEF },
	{ "link", N_("link"), TYPE_TEXT },
	{ "date", N_("date"), TYPE_DATE, BRIEF },
};

const struct file_schema schema_practices = {
	.name = "practices.csv",
	.noun = N_("practice"),
	.id_prefix = "B-",
	.id_digits = 3,
	SCHEMA(practices),
};

static const struct column awards[] = {
	{ "id", N_("id"), .type = COLUMN_ID, REQUIRED, BRIEF },
	{ "nomination", N_("nomination"), TYPE_VOCABULARY(VOCABULARY_AWARDS), REQUIRED,
	  .open = true, BRIEF },
	{ "level", N_("level"), TYPE_WORDS(words_level), BRIEF },
	{ "status", N_("status"), TYPE_WORDS(words_award_status), BRIEF },
	{ "person", N_("person"), TYPE_REFERENCE(TARGET_PERSON), BRIEF },
	{ "pair", N_("pair"), TYPE_REFERENCE(TARGET_PAIR), BRIEF },
	{ "score", N_("points"), TYPE_DECIMAL(0, 1000000) },
	{ "date", N_("date"), TYPE_DATE, BRIEF },
	{ "protocol", N_("protocol"), TYPE_TEXT, KEPT },
};

const struct file_schema schema_awards = {
	.name = "awards.csv",
	.noun = N_("award"),
	.id_prefix = "A-",
	.id_digits = 3,
	SCHEMA(awards),
};

static const struct column proposals[] = {
	{ "id", N_("id"), .type = COLUMN_ID, REQUIRED, BRIEF },
	{ "date", N_("date"), TYPE_DATE, REQUIRED, BRIEF },
	{ "person", N_("person"), TYPE_REFERENCE(TARGET_PERSON), REQUIRED, BRIEF },
	{ "text", N_("what is proposed"), TYPE_TEXT, REQUIRED, BRIEF },
	{ "status", N_("status"), TYPE_WORDED_TEXT(words_proposal_status), KEPT, BRIEF },
	{ "answer", N_("answer"), TYPE_TEXT },
};

const struct file_schema schema_proposals = {
	.name = "proposals.csv",
	.noun = N_("proposal"),
	.id_prefix = "Z-",
	.id_digits = 3,
	SCHEMA(proposals),
};
