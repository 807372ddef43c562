/* monitoring.c - answers.csv, measures.csv, indicators.csv, journal.csv */
#include "model/columns/columns.h"

static const struct column answers[] = {
	{ "survey", N_("survey"), TYPE_VOCABULARY(VOCABULARY_SURVEYS), REQUIRED, BRIEF },
	{ "wave", N_("wave"), TYPE_WORDED_TEXT(words_wave), KEPT, REQUIRED, BRIEF },
	{ "date", N_("date"), TYPE_DATE, REQUIRED, BRIEF },
	{ "person", N_("person"), TYPE_TEXT, KEPT, REQUIRED, BRIEF }, /* also anon:N */
	{ "pair", N_("pair"), TYPE_REFERENCE(TARGET_PAIR), BRIEF },
	{ "question", N_("question"), TYPE_TEXT, KEPT, REQUIRED, BRIEF },
	{ "answer", N_("answer"), TYPE_TEXT, BRIEF, .number = true },
};

const struct file_schema schema_answers = {
	.name = "answers.csv",
	.noun = N_("answer"),
	SCHEMA(answers),
	.key = KEY("survey", "wave", "person", "pair", "question"),
};

static const struct column measures[] = {
	{ "participant", N_("participant"), TYPE_REFERENCE(TARGET_PERSON), REQUIRED, BRIEF,
	  .also = KEY("participant_id", "person") },
	{ "measure", N_("measure"), TYPE_VOCABULARY(VOCABULARY_MEASURES), REQUIRED, BRIEF },
	{ "phase", N_("phase"), TYPE_PHASE, REQUIRED, BRIEF },
	{ "date", N_("date"), TYPE_DATE, REQUIRED, BRIEF },
	{ "value", N_("value"), TYPE_TEXT, KEPT, BRIEF, .decimal = true,
	  .number = true }, /* its range is the measure's; empty is missing */
	{ "version", N_("version"), TYPE_TEXT, KEPT },
	{ "pair", N_("pair"), TYPE_REFERENCE(TARGET_PAIR), BRIEF },
};

const struct file_schema schema_measures = {
	.name = "measures.csv",
	.noun = N_("measurement"),
	SCHEMA(measures),
	.key = KEY("participant", "measure", "phase", "pair"),
};

static const struct column indicators[] = {
	{ "indicator", N_("indicator"), TYPE_VOCABULARY(VOCABULARY_INDICATORS), REQUIRED,
	  .open = true, BRIEF },
	{ "period", N_("period"), TYPE_TEXT, REQUIRED, BRIEF },
	{ "value", N_("value"), TYPE_DECIMAL(0, 0), REQUIRED, BRIEF },
	{ "denominator", N_("denominator"), TYPE_DECIMAL(0, 0), BRIEF },
	{ "unit", N_("unit"), TYPE_TEXT, BRIEF },
	{ "source", N_("source"), TYPE_TEXT },
};

const struct file_schema schema_indicators = {
	.name = "indicators.csv",
	.noun = N_("indicator"),
	SCHEMA(indicators),
	.key = KEY("indicator", "period", "unit"),
};

static const struct column journal[] = {
	{ "change", N_("change"), TYPE_INT(1, 1e15), REQUIRED, BRIEF },
	{ "time", N_("time"), .type = COLUMN_TIME, REQUIRED, BRIEF },
	{ "user", N_("user"), TYPE_TEXT, BRIEF },
	{ "command", N_("command"), TYPE_TEXT, BRIEF },
	{ "file", N_("file"), TYPE_TEXT, BRIEF },
	{ "hash_before", N_("hash before"), TYPE_TEXT },
	{ "hash_after", N_("hash after"), TYPE_TEXT },
	{ "record", N_("record"), TYPE_TEXT, BRIEF },
	{ "old", N_("old"), TYPE_TEXT },
	{ "new", N_("new"), TYPE_TEXT },
	{ "undoes", N_("undoes"), TYPE_TEXT },
	{ "row", N_("place of the row"), TYPE_INT(0, 1e15) },
};

const struct file_schema schema_journal = {
	.name = "journal.csv",
	.noun = N_("change"),
	SCHEMA(journal),
};
