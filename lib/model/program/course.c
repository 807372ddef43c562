/* course.c - meetings and road map of program.yaml */
#include "model/program/tables.h"

#include "base/number.h"
#include "model/vocabulary.h"

/* ---- meetings ---- */

static const struct field norm_fields[] = {
	{ KEY_AS("per_month", FIELD_INT, meetings, per_month), BETWEEN(1, 31), .fallback = 2 },
	{ KEY_AS("minutes", FIELD_INT, meetings, minutes), BETWEEN(1, 480), .fallback = 40 },
	{ .key = NULL },
};
static const struct table norm_table = { .fields = norm_fields, .size = sizeof(struct meetings) };

static const struct field stage_fields[] = {
	{ KEY_AS("id", FIELD_TERM, term, id), MUST, .terms = &vocabulary_stage },
	{ KEY_AS("name", FIELD_LABEL, term, name) },
	{ .key = NULL },
};
static const struct table stage_table = { .fields = stage_fields, .size = sizeof(struct term) };

static void read_stage(struct loader *l, const struct yaml_node *node, struct term *stage)
{
	const struct yaml_node *id = node->kind == YAML_MAPPING ? yaml_get(node, "id") : node;
	struct term own = { .id = NULL };

	if (node->kind == YAML_MAPPING)
		fields_read(l, node, &stage_table, &own);
	if (!id || !expect_scalar(l, id))
		return;
	if (!streq(id->text, stage->id))
		fault(l, id, "wrong-value", _("the stage here must be '%s'"), stage->id);
	if (own.name.en || own.name.ru)
		stage->name = own.name;
}

/* The cycle is fixed, because the order of meetings is checked by it; the names are the school's. */
static void read_stages(struct loader *l, const struct yaml_node *node, void *item)
{
	struct meetings *meetings = item;
	const struct yaml_node *stage = node->first;

	if (!expect_sequence(l, node))
		return;
	if (node->n != MEETING_STAGES) {
		fault(l, node, "wrong-value",
		      _("there are %d stages of meetings, in this order: %s"), MEETING_STAGES,
		      "acquaintance, trial, planning, regular, final");
		return;
	}
	for (size_t i = 0; i < MEETING_STAGES; i++, stage = stage->next)
		read_stage(l, stage, &meetings->stages[i]);
}

static const struct field meetings_fields[] = {
	{ .key = "stages", .type = FIELD_OWN, .read = read_stages },
	{ .key = "norm", .type = FIELD_MAPPING, .table = &norm_table },
	{ KEY_AS("confirm_days", FIELD_INT, meetings, confirm_days), BETWEEN(0, 365),
	  .fallback = 7 },
	{ .key = NULL },
};
const struct table meetings_table = {
	.fields = meetings_fields,
	.size = sizeof(struct meetings),
};

/* ---- road map ---- */

static void read_when_date(struct loader *l, const struct yaml_node *node, void *item)
{
	struct when *when = item;

	if (!expect_scalar(l, node))
		return;
	when->kind = WHEN_DATE;
	if (!date_parse(node->text, strlen(node->text), &when->from))
		when->to = when->from;
	else if (date_parse_month(node->text, strlen(node->text), &when->from, &when->to))
		fault(l, node, "wrong-value",
		      _("'%s' is neither a day such as 2021-09-01 nor a month such as 2021-09"),
		      node->text);
}

static void read_when_monthly(struct loader *l, const struct yaml_node *node, void *item)
{
	struct when *when = item;

	when->kind = WHEN_MONTHLY;
	read_int(l, node, 1, 31, &when->day);
}

static void read_when_true(struct loader *l, const struct yaml_node *node, struct when *when,
			   enum when_kind kind)
{
	bool truth = true;

	when->kind = kind;
	if (read_bool(l, node, &truth) && !truth)
		fault(l, node, "wrong-value", _("'%s' can only be true"), node->key->text);
}

static void read_when_quarterly(struct loader *l, const struct yaml_node *node, void *item)
{
	read_when_true(l, node, item, WHEN_QUARTERLY);
}

static void read_when_always(struct loader *l, const struct yaml_node *node, void *item)
{
	read_when_true(l, node, item, WHEN_ALWAYS);
}

static void read_when_programme(struct loader *l, const struct yaml_node *node, void *item)
{
	read_when_true(l, node, item, WHEN_PROGRAM);
}

/* "14d", "2w" or a number of days. */
static void read_when_within(struct loader *l, const struct yaml_node *node, void *item)
{
	struct when *when = item;
	size_t len = node->kind == YAML_SCALAR ? strlen(node->text) : 0;
	int unit = len && node->text[len - 1] == 'w' ? 7 : 1;
	int64_t number;

	when->kind = WHEN_WITHIN;
	if (!expect_scalar(l, node))
		return;
	if (len && (node->text[len - 1] == 'w' || node->text[len - 1] == 'd'))
		len--;
	if (number_parse_int(node->text, len, &number) || number < 1 || number > 1000)
		fault(l, node, "wrong-value", _("'%s' is no number of days such as '14d'"),
		      node->text);
	else
		when->days = (int)number * unit;
}

static void check_when(struct loader *l, const struct yaml_node *node, void *item)
{
	const struct yaml_node *of = yaml_get(node, "of");
	size_t kinds = node->n - (of != NULL);

	(void)item;
	if (kinds != 1)
		fault(l, node, "wrong-value",
		      _("exactly one of these is needed: date, monthly, quarterly, always, programme, within"));
	else if (!of && yaml_get(node, "within"))
		fault(l, node, "missing-key", _("key '%s' is missing"), "of");
	else if (of && !yaml_get(node, "within"))
		fault(l, of->key, "unknown-key", _("'of' belongs to 'within'"));
}

static const struct field when_fields[] = {
	{ .key = "date", .type = FIELD_OWN, .read = read_when_date },
	{ .key = "monthly", .type = FIELD_OWN, .read = read_when_monthly },
	{ .key = "quarterly", .type = FIELD_OWN, .read = read_when_quarterly },
	{ .key = "always", .type = FIELD_OWN, .read = read_when_always },
	{ .key = "programme", .type = FIELD_OWN, .read = read_when_programme },
	{ .key = "within", .type = FIELD_OWN, .read = read_when_within },
	{ KEY_AS("of", FIELD_REF, when, of), .names = NAMES_EVENT_OR_ROADMAP },
	{ .key = NULL },
};
static const struct table when_table = {
	.fields = when_fields,
	.size = sizeof(struct when),
	.check = check_when,
};

static const struct field roadmap_fields[] = {
	{ KEY_AS("id", FIELD_ID, roadmap_item, id), MUST, .names = NAMES_ROADMAP },
	{ KEY_AS("title", FIELD_LABEL, roadmap_item, name), MUST },
	{ KEY_AS("section", FIELD_LABEL, roadmap_item, section) },
	{ KEY_AS("when", FIELD_MAPPING, roadmap_item, when), MUST, .table = &when_table },
	{ KEY_AS("responsible", FIELD_TERM_IDS, roadmap_item, responsible), MUST,
	  .terms = &vocabulary_responsible },
	{ KEY_AS("result", FIELD_LABEL, roadmap_item, result) },
	{ .key = NULL },
};
const struct table roadmap_table = {
	.fields = roadmap_fields,
	.size = sizeof(struct roadmap_item),
	.line = offsetof(struct roadmap_item, line),
};
