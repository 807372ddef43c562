/* monitoring.c - surveys, measures, indicators, quality sheet and alerts of program.yaml */
#include "model/program/tables.h"

#include "base/number.h"
#include "model/vocabulary.h"

/* ---- bands ---- */

static const struct field band_fields[] = {
	{ KEY_AS("id", FIELD_ID, band, id), .names = NAMES_NONE },
	{ KEY_AS("name", FIELD_LABEL, band, name), MUST },
	{ KEY_AS("from", FIELD_NUMBER, band, from), MUST },
	{ KEY_AS("to", FIELD_NUMBER, band, to), MUST },
	{ .key = NULL },
};
const struct table band_table = { .fields = band_fields, .size = sizeof(struct band) };

#define ROUNDING 1e-9

static void check_band(struct loader *l, const struct yaml_node *node, const struct band *before,
		       const struct band *band, double step)
{
	if (band->from > band->to)
		fault(l, node, "bands", _("the band ends before it begins"));
	else if (before && band->from <= before->to)
		fault(l, node, "bands",
		      _("the band overlaps the one before it, or stands before it"));
	else if (before && step > 0 && band->from - before->to > step + ROUNDING)
		fault(l, node, "bands",
		      _("there is a gap between this band and the one before it"));
}

void check_bands(struct loader *l, const struct yaml_node *list, const struct band *bands, size_t n,
		 double step)
{
	const struct yaml_node *node = list ? list->first : NULL;

	for (size_t i = 0; i < n && node; i++, node = node->next)
		check_band(l, node, i ? &bands[i - 1] : NULL, &bands[i], step);
}

/* ---- surveys ---- */

static const char *const question_types[] = { "rating", "closed", "choice", "open", NULL };
static const char *const factors[] = { "internal", "external", NULL };

static void read_construct(struct loader *l, const struct yaml_node *node, void *item)
{
	struct question *question = item;

	if (!expect_scalar(l, node))
		return;
	question->construct = node->text;
	define(l, NAMES_CONSTRUCT, node);
}

static void check_question(struct loader *l, const struct yaml_node *node, void *item)
{
	const struct question *question = item;
	const struct yaml_node *options = yaml_get(node, "options");

	if (question->type == QUESTION_CHOICE && question->options.n < 2)
		fault(l, node, "missing-key", _("a question of type 'choice' needs 'options'"));
	if (question->type != QUESTION_CHOICE && options)
		fault(l, options->key, "unknown-key",
		      _("only a question of type 'choice' has 'options'"));
	if (question->type == QUESTION_OPEN && question->satisfaction)
		fault(l, node, "wrong-value", _("an open question cannot tell satisfaction"));
}

static const struct field question_fields[] = {
	{ KEY_AS("id", FIELD_ID, question, id), MUST, .names = NAMES_QUESTION },
	{ KEY_AS("text", FIELD_LABEL, question, name), MUST },
	{ KEY_AS("type", FIELD_WORD, question, type), MUST, .words = question_types },
	{ KEY_AS("construct", FIELD_OWN, question, construct), .read = read_construct },
	{ KEY_AS("reverse", FIELD_BOOL, question, reverse) },
	{ KEY_AS("factor", FIELD_WORD, question, factor), .words = factors },
	{ KEY_AS("satisfaction", FIELD_BOOL, question, satisfaction) },
	{ KEY_AS("options", FIELD_TERMS, question, options) },
	{ .key = NULL },
};
static const struct table question_table = {
	.fields = question_fields,
	.size = sizeof(struct question),
	.line = offsetof(struct question, line),
	.check = check_question,
};

static const struct field rating_fields[] = {
	{ KEY_AS("min", FIELD_INT, survey, rating_min), BETWEEN(0, 100), .fallback = 1 },
	{ KEY_AS("max", FIELD_INT, survey, rating_max), BETWEEN(1, 100), .fallback = 10 },
	{ .key = NULL },
};
static const struct table rating_table = { .fields = rating_fields, .size = sizeof(struct survey) };

static void check_survey(struct loader *l, const struct yaml_node *node, void *item)
{
	const struct survey *survey = item;

	if (survey->rating_min >= survey->rating_max)
		fault(l, node, "wrong-value", _("'min' must be less than 'max'"));
}

static const struct field survey_fields[] = {
	{ KEY_AS("id", FIELD_ID, survey, id), MUST, .names = NAMES_SURVEY },
	{ KEY_AS("name", FIELD_LABEL, survey, name), MUST },
	{ KEY_AS("form", FIELD_REF, survey, form), .names = NAMES_FORM },
	{ KEY_AS("role", FIELD_TERM, survey, role), MUST, .terms = &vocabulary_survey_role },
	{ KEY_AS("wave", FIELD_TEXT, survey, wave), MUST },
	{ .key = "rating", .type = FIELD_MAPPING, .table = &rating_table },
	{ KEY_AS("introduction", FIELD_LABEL, survey, introduction) },
	{ KEY_AS("questions", FIELD_LIST, survey, questions), MUST, .table = &question_table },
	{ .key = NULL },
};
const struct table survey_table = {
	.fields = survey_fields,
	.size = sizeof(struct survey),
	.line = offsetof(struct survey, line),
	.opens_scope = true,
	.check = check_survey,
};

/* ---- measures ---- */

static const char *const measure_types[] = { "scale", "yesno", "levels", NULL };
static const char *const betters[] = { "up", "down", "range", NULL };

/* Decimal places of the number as it is written. */
static int decimals_of(const struct yaml_node *node)
{
	int64_t mantissa;
	int scale;

	if (!node || node->kind != YAML_SCALAR ||
	    number_parse_scaled(node->text, strlen(node->text), &mantissa, &scale))
		return 0;
	return scale;
}

static int most(int a, int b)
{
	return a > b ? a : b;
}

static void check_range(struct loader *l, const struct yaml_node *node, const struct measure *m)
{
	bool both = yaml_get(node, "low") && yaml_get(node, "high");
	bool any = yaml_get(node, "low") || yaml_get(node, "high");

	if (m->better == BETTER_RANGE && !both)
		fault(l, node, "missing-key", _("'better: range' needs 'low' and 'high'"));
	else if (m->better != BETTER_RANGE && any)
		fault(l, node, "unknown-key", _("'low' and 'high' belong to 'better: range'"));
	else if (both && (m->low > m->high || m->low < m->min || m->high > m->max))
		fault(l, node, "wrong-value",
		      _("'low' and 'high' must lie in this order between 'min' and 'max'"));
}

static void check_scale(struct loader *l, const struct yaml_node *node, struct measure *m)
{
	const struct yaml_node *min = yaml_get(node, "min"), *max = yaml_get(node, "max");
	const struct yaml_node *step = yaml_get(node, "step");

	if (!min || !max)
		fault(l, node, "missing-key", _("key '%s' is missing"), min ? "max" : "min");
	else if (m->min >= m->max)
		fault(l, min, "wrong-value", _("'min' must be less than 'max'"));
	else
		check_range(l, node, m);
	m->decimals = most(most(decimals_of(min), decimals_of(max)), decimals_of(step));
	check_bands(l, yaml_get(node, "bands"), m->bands, m->n_bands, m->step);
	if (m->n_bands && min && max &&
	    (m->bands[0].from < m->min || m->bands[m->n_bands - 1].to > m->max))
		fault(l, yaml_get(node, "bands"), "bands",
		      _("the bands leave the range of the measure"));
}

/* Keys that only a scale has. */
static void refuse_scale_keys(struct loader *l, const struct yaml_node *node)
{
	static const char *const keys[] = { "min", "max",  "step",       "bands",
					    "low", "high", "reliability" };

	for (size_t i = 0; i < ARRAY_SIZE(keys); i++) {
		const struct yaml_node *value = yaml_get(node, keys[i]);

		if (value)
			fault(l, value->key, "unknown-key",
			      _("only a measure of type 'scale' has '%s'"), keys[i]);
	}
}

static void check_measure(struct loader *l, const struct yaml_node *node, void *item)
{
	struct measure *m = item;
	const struct yaml_node *levels = yaml_get(node, "levels");

	if (!m->version)
		m->version = "";
	if (m->type == MEASURE_SCALE)
		check_scale(l, node, m);
	else
		refuse_scale_keys(l, node);
	if (m->type != MEASURE_SCALE && m->better == BETTER_RANGE)
		fault(l, node, "wrong-value", _("'better: range' is for measures of type 'scale'"));
	if (m->type == MEASURE_LEVELS && m->levels.n < 2)
		fault(l, node, "missing-key", _("a measure of type 'levels' needs 'levels'"));
	if (m->type != MEASURE_LEVELS && levels)
		fault(l, levels->key, "unknown-key",
		      _("only a measure of type 'levels' has 'levels'"));
}

static const struct field measure_fields[] = {
	{ KEY_AS("id", FIELD_ID, measure, id), MUST, .names = NAMES_MEASURE },
	{ KEY_AS("name", FIELD_LABEL, measure, name), MUST },
	{ KEY_AS("type", FIELD_WORD, measure, type), .words = measure_types },
	{ KEY_AS("min", FIELD_NUMBER, measure, min) },
	{ KEY_AS("max", FIELD_NUMBER, measure, max) },
	{ KEY_AS("step", FIELD_NUMBER, measure, step), BETWEEN(0, 1000000) },
	{ KEY_AS("better", FIELD_WORD, measure, better), MUST, .words = betters },
	{ KEY_AS("low", FIELD_NUMBER, measure, low) },
	{ KEY_AS("high", FIELD_NUMBER, measure, high) },
	{ KEY_AS("bands", FIELD_LIST, measure, bands), .table = &band_table },
	{ KEY_AS("levels", FIELD_TERMS, measure, levels) },
	{ KEY_AS("reliability", FIELD_NUMBER, measure, reliability), BETWEEN(0.01, 0.999) },
	{ KEY_AS("version", FIELD_TEXT, measure, version) },
	{ KEY_AS("source", FIELD_LABEL, measure, source) },
	{ KEY_AS("kinds", FIELD_REFS, measure, kinds), .names = NAMES_KIND },
	{ KEY_AS("sensitive", FIELD_BOOL, measure, sensitive) },
	{ .key = NULL },
};
const struct table measure_table = {
	.fields = measure_fields,
	.size = sizeof(struct measure),
	.line = offsetof(struct measure, line),
	.check = check_measure,
};

/* ---- indicators ---- */

static const char *const units[] = { "percent", "count", "mean", NULL };
static const char *const up_or_down[] = { "up", "down", NULL };

static void read_year_target(struct loader *l, const struct yaml_node *node,
			     struct year_target *target)
{
	int64_t year;

	if (number_parse_int(node->key->text, strlen(node->key->text), &year) || year < 1900 ||
	    year > 2199)
		fault(l, node->key, "unknown-key", _("'%s' is neither a year nor 'change'"),
		      node->key->text);
	else if (expect_scalar(l, node) &&
		 number_parse_decimal(node->text, strlen(node->text), &target->value))
		fault(l, node, "wrong-value", _("'%s' is not a number"), node->text);
	else
		target->year = (int)year;
}

static int by_year(const void *a, const void *b)
{
	return ((const struct year_target *)a)->year - ((const struct year_target *)b)->year;
}

/* Years with their values, or "change: up|down", or both. */
static void read_target(struct loader *l, const struct yaml_node *node, void *item)
{
	struct indicator *indicator = item;
	struct year_target *targets = arena_calloc(l->arena, node->n, sizeof(*targets));
	int word;

	if (node->kind != YAML_MAPPING) {
		fault(l, node, "wrong-type", _("'%s' must consist of keys with values"), "target");
		return;
	}
	for (const struct yaml_node *value = node->first; value; value = value->next) {
		if (!streq(value->key->text, "change")) {
			read_year_target(l, value, &targets[indicator->n_targets++]);
			continue;
		}
		word = read_word(l, value, up_or_down);
		if (word >= 0)
			indicator->change = word ? CHANGE_DOWN : CHANGE_UP;
	}
	if (indicator->n_targets > 1)
		qsort(targets, indicator->n_targets, sizeof(*targets), by_year);
	indicator->targets = targets;
}

static void check_indicator(struct loader *l, const struct yaml_node *node, void *item)
{
	const struct indicator *indicator = item;
	int sources = (indicator->numerator != NULL) + (indicator->measure != NULL) +
		      (indicator->construct != NULL);

	if (sources > 1)
		fault(l, node, "wrong-value",
		      _("only one of 'numerator', 'measure' and 'construct' can be the source"));
	if (indicator->denominator && !indicator->numerator)
		fault(l, node, "missing-key", _("key '%s' is missing"), "numerator");
	if (indicator->unit == UNIT_PERCENT && indicator->numerator && !indicator->denominator)
		fault(l, node, "missing-key", _("key '%s' is missing"), "denominator");
	if (indicator->unit == UNIT_COUNT && indicator->denominator)
		fault(l, node, "wrong-value", _("a count has no denominator"));
}

static const struct field indicator_fields[] = {
	{ KEY_AS("id", FIELD_ID, indicator, id), MUST, .names = NAMES_INDICATOR },
	{ KEY_AS("name", FIELD_LABEL, indicator, name), MUST },
	{ KEY_AS("unit", FIELD_WORD, indicator, unit), MUST, .words = units },
	{ KEY_AS("numerator", FIELD_TERM, indicator, numerator), .terms = &vocabulary_count },
	{ KEY_AS("denominator", FIELD_TERM, indicator, denominator), .terms = &vocabulary_count },
	{ KEY_AS("measure", FIELD_REF, indicator, measure), .names = NAMES_MEASURE },
	{ KEY_AS("construct", FIELD_REF, indicator, construct), .names = NAMES_CONSTRUCT },
	{ KEY_AS("kinds", FIELD_REFS, indicator, kinds), .names = NAMES_KIND },
	{ KEY_AS("categories", FIELD_REFS, indicator, categories), .names = NAMES_MENTEE_CATEGORY },
	{ KEY_AS("better", FIELD_WORD, indicator, better), .words = up_or_down },
	{ .key = "target", .type = FIELD_OWN, .read = read_target },
	{ .key = NULL },
};
const struct table indicator_table = {
	.fields = indicator_fields,
	.size = sizeof(struct indicator),
	.line = offsetof(struct indicator, line),
	.check = check_indicator,
};

/* ---- quality ---- */

static const struct field quality_item_fields[] = {
	{ KEY_AS("id", FIELD_ID, quality_item, id), MUST, .names = NAMES_QUALITY },
	{ KEY_AS("text", FIELD_LABEL, quality_item, name), MUST },
	{ KEY_AS("group", FIELD_LABEL, quality_item, group) },
	{ .key = NULL },
};
static const struct table quality_item_table = {
	.fields = quality_item_fields,
	.size = sizeof(struct quality_item),
	.line = offsetof(struct quality_item, line),
};

#define MOST_PER_ITEM 2

static void check_quality(struct loader *l, const struct yaml_node *node, void *item)
{
	const struct quality *quality = item;
	const struct yaml_node *bands = yaml_get(node, "bands");
	double highest = MOST_PER_ITEM * (double)quality->n_items;

	check_bands(l, bands, quality->bands, quality->n_bands, 1);
	if (quality->n_bands &&
	    (quality->bands[0].from != 0 || quality->bands[quality->n_bands - 1].to != highest))
		fault(l, bands, "bands",
		      _("the bands must reach from 0 to %g, twice the number of items"), highest);
	if (quality->weakness_below > quality->strength_from)
		fault(l, node, "wrong-value", _("'weakness_below' is more than 'strength_from'"));
}

static const struct field quality_fields[] = {
	{ KEY_AS("items", FIELD_LIST, quality, items), .table = &quality_item_table },
	{ KEY_AS("bands", FIELD_LIST, quality, bands), .table = &band_table },
	{ KEY_AS("satisfied_from", FIELD_INT, quality, satisfied_from), BETWEEN(0, 100),
	  .fallback = 7 },
	{ KEY_AS("strength_from", FIELD_INT, quality, strength_from), BETWEEN(1, 100),
	  .fallback = 70 },
	{ KEY_AS("weakness_below", FIELD_INT, quality, weakness_below), BETWEEN(1, 100),
	  .fallback = 50 },
	{ .key = NULL },
};
const struct table quality_table = {
	.fields = quality_fields,
	.size = sizeof(struct quality),
	.check = check_quality,
};

/* ---- alerts ---- */

enum { PARAM_DAYS = 1, PARAM_COUNT = 2, PARAM_FACTOR = 4, PARAM_POINTS = 8, PARAM_PERCENT = 16 };

static const struct parameter parameters[] = {
	{ "days", PARAM_DAYS },     { "count", PARAM_COUNT },     { "factor", PARAM_FACTOR },
	{ "points", PARAM_POINTS }, { "percent", PARAM_PERCENT },
};

static const unsigned alert_parameters[] = {
	[ALERT_NO_MEETING] = PARAM_DAYS,
	[ALERT_FIRST_MEETING] = PARAM_DAYS,
	[ALERT_RHYTHM] = PARAM_FACTOR | PARAM_COUNT,
	[ALERT_STAGE_STUCK] = PARAM_DAYS,
	[ALERT_NO_PLAN] = PARAM_COUNT,
	[ALERT_PLAN_OVERDUE] = PARAM_DAYS,
	[ALERT_UNCONFIRMED] = PARAM_DAYS,
	[ALERT_UNCONFIRMED_SHARE] = PARAM_PERCENT,
	[ALERT_RATING_LOW] = PARAM_POINTS,
	[ALERT_RATING_GAP] = PARAM_POINTS,
	[ALERT_RATING_DROP] = PARAM_POINTS,
	[ALERT_NO_CONTACT] = PARAM_DAYS,
	[ALERT_OVER_CAPACITY] = 0,
	[ALERT_CONSENT_ENDS] = PARAM_DAYS,
};

static const char *const alert_words[] = {
	[ALERT_NO_MEETING] = "no-meeting",
	[ALERT_FIRST_MEETING] = "first-meeting",
	[ALERT_RHYTHM] = "rhythm",
	[ALERT_STAGE_STUCK] = "stage-stuck",
	[ALERT_NO_PLAN] = "no-plan",
	[ALERT_PLAN_OVERDUE] = "plan-overdue",
	[ALERT_UNCONFIRMED] = "unconfirmed",
	[ALERT_UNCONFIRMED_SHARE] = "unconfirmed-share",
	[ALERT_RATING_LOW] = "rating-low",
	[ALERT_RATING_GAP] = "rating-gap",
	[ALERT_RATING_DROP] = "rating-drop",
	[ALERT_NO_CONTACT] = "no-contact",
	[ALERT_OVER_CAPACITY] = "over-capacity",
	[ALERT_CONSENT_ENDS] = "consent-ends",
	[ALERT_CONSENT_ENDS + 1] = NULL,
};

static const char *const alert_levels[] = { "yellow", "orange", "red", NULL };

static void read_alert_rule(struct loader *l, const struct yaml_node *node, void *item)
{
	struct alert *alert = item;
	int word = read_word(l, node, alert_words);

	if (word < 0)
		return;
	alert->rule = (enum alert_rule)word;
	alert->rule_name = alert_words[word];
}

static void check_alert(struct loader *l, const struct yaml_node *node, void *item)
{
	const struct alert *alert = item;

	if (alert->rule_name)
		check_parameters(l, node, alert->rule_name, parameters, ARRAY_SIZE(parameters),
				 alert_parameters[alert->rule], alert_parameters[alert->rule]);
}

static const struct field alert_fields[] = {
	{ KEY_AS("id", FIELD_ID, alert, id), MUST, .names = NAMES_ALERT },
	{ KEY_AS("name", FIELD_LABEL, alert, name), MUST },
	{ KEY_AS("rule", FIELD_OWN, alert, rule), MUST, .read = read_alert_rule },
	{ KEY_AS("level", FIELD_WORD, alert, level), MUST, .words = alert_levels },
	{ KEY_AS("days", FIELD_INT, alert, days), BETWEEN(0, 1000) },
	{ KEY_AS("count", FIELD_INT, alert, count), BETWEEN(1, 1000) },
	{ KEY_AS("factor", FIELD_NUMBER, alert, factor), BETWEEN(1, 100) },
	{ KEY_AS("points", FIELD_NUMBER, alert, points), BETWEEN(0, 100) },
	{ KEY_AS("percent", FIELD_NUMBER, alert, percent), BETWEEN(0, 100) },
	{ .key = NULL },
};
const struct table alert_table = {
	.fields = alert_fields,
	.size = sizeof(struct alert),
	.line = offsetof(struct alert, line),
	.check = check_alert,
};
