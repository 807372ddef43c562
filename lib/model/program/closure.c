/* closure.c - end reasons, rematch, reports, awards, documents, privacy of program.yaml */
#include "model/program/tables.h"

#include "model/columns/columns.h"

static const struct field end_reason_fields[] = {
	{ KEY_AS("id", FIELD_ID, end_reason, id), MUST, .names = NAMES_END_REASON },
	{ KEY_AS("name", FIELD_LABEL, end_reason, name), MUST },
	{ KEY_AS("completed", FIELD_BOOL, end_reason, completed) },
	{ .key = NULL },
};
const struct table end_reason_table = {
	.fields = end_reason_fields,
	.size = sizeof(struct end_reason),
	.line = offsetof(struct end_reason, line),
};

/* The 29th to 31st do not come every month. */
static const struct field rematch_fields[] = {
	{ KEY_AS("pause", FIELD_INT, program, rematch_pause), BETWEEN(0, 365), .fallback = 14 },
	{ .key = NULL },
};
const struct table rematch_table = { .fields = rematch_fields, .size = sizeof(struct program) };

static const struct field reports_fields[] = {
	{ KEY_AS("cutoff", FIELD_INT, program, report_cutoff), BETWEEN(1, 28), .fallback = 25 },
	{ .key = NULL },
};
const struct table reports_table = { .fields = reports_fields, .size = sizeof(struct program) };

/* ---- awards ---- */

static const char *const criteria[] = {
	[CRITERION_MONTHS] = "months",
	[CRITERION_MEETINGS] = "meetings",
	[CRITERION_REGULARITY] = "regularity",
	[CRITERION_GAIN] = "gain",
	[CRITERION_PLAN] = "plan",
	[CRITERION_RATINGS] = "ratings",
	[CRITERION_PRACTICE] = "practice",
	[CRITERION_SUCCESSION] = "succession",
	[CRITERION_OUTPUTS] = "outputs",
	[CRITERION_OUTPUTS + 1] = NULL,
};

static void read_criterion(struct loader *l, const struct yaml_node *node, void *item)
{
	struct award_criterion *criterion = item;
	int word = read_word(l, node, criteria);

	if (word < 0)
		return;
	criterion->id = (enum award_criterion_id)word;
	criterion->name = criteria[word];
}

static const struct field criterion_fields[] = {
	{ KEY_AS("criterion", FIELD_OWN, award_criterion, id), MUST, .read = read_criterion },
	{ KEY_AS("weight", FIELD_INT, award_criterion, weight), MUST, BETWEEN(1, 1000) },
	{ .key = NULL },
};
static const struct table criterion_table = {
	.fields = criterion_fields,
	.size = sizeof(struct award_criterion),
};

static void check_award(struct loader *l, const struct yaml_node *node, void *item)
{
	const struct award *award = item;

	for (size_t i = 0; i < award->n_criteria; i++)
		for (size_t j = 0; j < i; j++)
			if (award->criteria[i].id == award->criteria[j].id)
				fault(l, yaml_get(node, "criteria"), "duplicate-id",
				      _("'%s' is given twice"), criteria[award->criteria[i].id]);
}

static const char *const whom_words[] = { "mentor", "pair", NULL };

static const struct field award_fields[] = {
	{ KEY_AS("id", FIELD_ID, award, id), MUST, .names = NAMES_AWARD },
	{ KEY_AS("name", FIELD_LABEL, award, name), MUST },
	{ KEY_AS("for", FIELD_WORD, award, whom), MUST, .words = whom_words },
	{ KEY_AS("level", FIELD_TERM, award, level), MUST, .terms = &words_level },
	{ KEY_AS("kinds", FIELD_REFS, award, kinds), .names = NAMES_KIND },
	{ KEY_AS("min_age", FIELD_INT, award, min_age), BETWEEN(0, 100) },
	{ KEY_AS("criteria", FIELD_LIST, award, criteria), .table = &criterion_table },
	{ .key = NULL },
};
const struct table award_table = {
	.fields = award_fields,
	.size = sizeof(struct award),
	.line = offsetof(struct award, line),
	.check = check_award,
};

/* ---- documents, privacy ---- */

static const struct field document_fields[] = {
	{ KEY_AS("id", FIELD_ID, document_kind, id), MUST, .names = NAMES_DOCUMENT },
	{ KEY_AS("name", FIELD_LABEL, document_kind, name), MUST },
	{ KEY_AS("stage", FIELD_REF, document_kind, stage), .names = NAMES_STAGE },
	{ .key = NULL },
};
static const struct table document_table = {
	.fields = document_fields,
	.size = sizeof(struct document_kind),
	.line = offsetof(struct document_kind, line),
};

static const struct field documents_fields[] = {
	{ KEY_AS("place", FIELD_LABEL, documents, place) },
	{ KEY_AS("kinds", FIELD_LIST, documents, kinds), .table = &document_table },
	{ .key = NULL },
};
const struct table documents_table = {
	.fields = documents_fields,
	.size = sizeof(struct documents),
};

static const struct field privacy_fields[] = {
	{ KEY_AS("min_cell", FIELD_INT, privacy, min_cell), BETWEEN(1, 100), .fallback = 5 },
	{ KEY_AS("retention_days", FIELD_INT, privacy, retention_days), BETWEEN(0, 36500),
	  .fallback = 30 },
	{ KEY_AS("columns", FIELD_WORDS, privacy, columns) },
	{ .key = NULL },
};
const struct table privacy_table = {
	.fields = privacy_fields,
	.size = sizeof(struct privacy),
};
