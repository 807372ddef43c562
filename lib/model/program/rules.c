/* rules.c - matching and selection of program.yaml */
#include "model/program/tables.h"

/* ---- rules of matching ---- */

enum { PARAM_GAP = 1, PARAM_CLASSES = 2, PARAM_YEARS = 4, PARAM_SIDE = 8, PARAM_DAYS = 16 };

static const struct parameter parameters[] = {
	{ "gap", PARAM_GAP },   { "classes", PARAM_CLASSES }, { "years", PARAM_YEARS },
	{ "side", PARAM_SIDE }, { "days", PARAM_DAYS },
};

enum { IN_REQUIRE = 1, IN_PREFER = 2 };

#define NEAR_CLASS_GAP 3
#define WAITING_DAYS 90

static const struct {
	unsigned where;
	unsigned taken, needed;
	enum side side;
} specs[] = {
	[RULE_CLASS_GAP] = { IN_REQUIRE, PARAM_GAP | PARAM_CLASSES, PARAM_GAP, SIDE_BOTH },
	[RULE_SAME_SUBJECT] = { IN_REQUIRE, 0, 0, SIDE_BOTH },
	[RULE_EXPERIENCE_MAX] = { IN_REQUIRE, PARAM_YEARS | PARAM_SIDE, PARAM_YEARS, SIDE_MENTEE },
	[RULE_EXPERIENCE_MIN] = { IN_REQUIRE, PARAM_YEARS | PARAM_SIDE, PARAM_YEARS, SIDE_MENTOR },
	[RULE_MIN_AGE] = { IN_REQUIRE, PARAM_YEARS | PARAM_SIDE, PARAM_YEARS, SIDE_BOTH },
	[RULE_DAYS] = { IN_REQUIRE | IN_PREFER, 0, 0, SIDE_BOTH },
	[RULE_WANTS] = { IN_REQUIRE, 0, 0, SIDE_BOTH },
	[RULE_CATEGORIES] = { IN_REQUIRE | IN_PREFER, 0, 0, SIDE_BOTH },
	[RULE_SAME_SEX] = { IN_REQUIRE, 0, 0, SIDE_BOTH },
	[RULE_TOPICS] = { IN_PREFER, 0, 0, SIDE_BOTH },
	[RULE_INTERESTS] = { IN_PREFER, 0, 0, SIDE_BOTH },
	[RULE_CHOICES] = { IN_PREFER, 0, 0, SIDE_BOTH },
	[RULE_NEAR_CLASS] = { IN_PREFER, PARAM_CLASSES, 0, SIDE_BOTH },
	[RULE_WAITING] = { IN_PREFER, PARAM_DAYS, 0, SIDE_BOTH },
};

static const char *const rule_words[] = {
	[RULE_CLASS_GAP] = "class_gap",
	[RULE_SAME_SUBJECT] = "same_subject",
	[RULE_EXPERIENCE_MAX] = "experience_max",
	[RULE_EXPERIENCE_MIN] = "experience_min",
	[RULE_MIN_AGE] = "min_age",
	[RULE_DAYS] = "days",
	[RULE_WANTS] = "wants",
	[RULE_CATEGORIES] = "categories",
	[RULE_SAME_SEX] = "same_sex",
	[RULE_TOPICS] = "topics",
	[RULE_INTERESTS] = "interests",
	[RULE_CHOICES] = "choices",
	[RULE_NEAR_CLASS] = "near_class",
	[RULE_WAITING] = "waiting",
	[RULE_WAITING + 1] = NULL,
};

static const char *const gap_words[] = { "any", "lower", "not-higher", NULL };
static const char *const side_words[] = { "mentor", "mentee", "both", NULL };

void check_parameters(struct loader *l, const struct yaml_node *node, const char *rule,
		      const struct parameter *known, size_t n, unsigned taken, unsigned needed)
{
	for (size_t i = 0; i < n; i++) {
		const struct yaml_node *value = yaml_get(node, known[i].key);

		if (value && !(taken & known[i].bit))
			fault(l, value->key, "unknown-key", _("rule '%s' takes no '%s'"), rule,
			      known[i].key);
		if (!value && (needed & known[i].bit))
			fault(l, node, "missing-key", _("rule '%s' needs '%s'"), rule,
			      known[i].key);
	}
}

static const struct yaml_node *rule_word(const struct yaml_node *rule)
{
	const struct yaml_node *word = yaml_get(rule, "rule");

	return word && word->kind == YAML_SCALAR ? word : NULL;
}

void check_repeated_rules(struct loader *l, const struct yaml_node *node, const char *key)
{
	const struct yaml_node *list = yaml_get(node, key);
	const struct yaml_node *rule, *other;

	for (rule = list ? list->first : NULL; rule; rule = rule->next) {
		const struct yaml_node *word = rule_word(rule);

		for (other = list->first; word && other != rule; other = other->next)
			if (rule_word(other) && streq(rule_word(other)->text, word->text))
				fault(l, word, "duplicate-rule", _("rule '%s' stands here twice"),
				      word->text);
	}
}

static void read_rule(struct loader *l, const struct yaml_node *node, void *item)
{
	struct rule *rule = item;
	int word = read_word(l, node, rule_words);

	if (word < 0)
		return;
	rule->id = (enum rule_id)word;
	rule->name = rule_words[word];
}

/* Keys that were not given get the rule's own default. */
static void set_rule_defaults(const struct yaml_node *node, struct rule *rule)
{
	if (!yaml_get(node, "side"))
		rule->side = specs[rule->id].side;
	if (!yaml_get(node, "classes") && rule->id == RULE_NEAR_CLASS)
		rule->classes = NEAR_CLASS_GAP;
	if (!yaml_get(node, "classes") && rule->id == RULE_CLASS_GAP)
		rule->classes = rule->gap == GAP_LOWER;
	if (!yaml_get(node, "days") && rule->id == RULE_WAITING)
		rule->days = WAITING_DAYS;
}

static void check_rule(struct loader *l, const struct yaml_node *node, struct rule *rule,
		       unsigned where)
{
	if (!rule->name)
		return;
	if (!(specs[rule->id].where & where)) {
		fault(l, node, "wrong-rule",
		      where == IN_PREFER
			      ? _("rule '%s' is a requirement: it belongs under 'require'")
			      : _("rule '%s' is a preference: it belongs under 'prefer'"),
		      rule->name);
		return;
	}
	check_parameters(l, node, rule->name, parameters, ARRAY_SIZE(parameters),
			 specs[rule->id].taken, specs[rule->id].needed);
	set_rule_defaults(node, rule);
}

static void check_requirement(struct loader *l, const struct yaml_node *node, void *item)
{
	check_rule(l, node, item, IN_REQUIRE);
}

static void check_preference(struct loader *l, const struct yaml_node *node, void *item)
{
	check_rule(l, node, item, IN_PREFER);
}

#define RULE_FIELDS \
	{ KEY_AS("rule", FIELD_OWN, rule, id), MUST, .read = read_rule }, \
		{ KEY_AS("gap", FIELD_WORD, rule, gap), .words = gap_words }, \
		{ KEY_AS("side", FIELD_WORD, rule, side), .words = side_words }, \
		{ KEY_AS("classes", FIELD_INT, rule, classes), BETWEEN(1, 10) }, \
		{ KEY_AS("years", FIELD_INT, rule, years), BETWEEN(0, 80) }, \
		{ KEY_AS("days", FIELD_INT, rule, days), BETWEEN(1, 1000) }, \
	{ \
		KEY_AS("since", FIELD_DATE, rule, since) \
	}

static const struct field require_fields[] = { RULE_FIELDS, { .key = NULL } };
const struct table require_table = {
	.fields = require_fields,
	.size = sizeof(struct rule),
	.line = offsetof(struct rule, line),
	.check = check_requirement,
};

static const struct field prefer_fields[] = {
	RULE_FIELDS,
	{ KEY_AS("weight", FIELD_INT, rule, weight), MUST, BETWEEN(1, 1000) },
	{ .key = NULL },
};
static const struct table prefer_table = {
	.fields = prefer_fields,
	.size = sizeof(struct rule),
	.line = offsetof(struct rule, line),
	.check = check_preference,
};

static const struct field carry_over_fields[] = {
	{ KEY_AS("pairs", FIELD_BOOL, matching, keep_pairs), .fallback = true },
	{ KEY_AS("unmatched", FIELD_INT, matching, unmatched_points), BETWEEN(0, 1000) },
	{ .key = NULL },
};
static const struct table carry_over_table = {
	.fields = carry_over_fields,
	.size = sizeof(struct matching),
};

static void check_matching(struct loader *l, const struct yaml_node *node, void *item)
{
	(void)item;
	check_repeated_rules(l, node, "require");
	check_repeated_rules(l, node, "prefer");
}

static const struct field matching_fields[] = {
	{ KEY_AS("require", FIELD_LIST, matching, require), .table = &require_table },
	{ KEY_AS("prefer", FIELD_LIST, matching, prefer), .table = &prefer_table },
	{ .key = "carry_over", .type = FIELD_MAPPING, .table = &carry_over_table },
	{ .key = NULL },
};
const struct table matching_table = {
	.fields = matching_fields,
	.size = sizeof(struct matching),
	.check = check_matching,
};

/* ---- selection ---- */

static const char *const need_words[] = { "no", "if-needed", "required", NULL };

static const struct field step_fields[] = {
	{ KEY_AS("need", FIELD_WORD, selection_rule, need), MUST, .words = need_words },
	{ KEY_AS("since", FIELD_DATE, selection_rule, since) },
	{ KEY_AS("kinds", FIELD_REFS, selection_rule, kinds), .names = NAMES_KIND },
	{ .key = NULL },
};
static const struct table step_table = {
	.fields = step_fields,
	.size = sizeof(struct selection_rule),
};

static const struct field training_fields[] = {
	{ KEY_AS("need", FIELD_WORD, selection_rule, need), MUST, .words = need_words },
	{ KEY_AS("hours", FIELD_NUMBER, selection_rule, hours), BETWEEN(0, 1000) },
	{ KEY_AS("since", FIELD_DATE, selection_rule, since) },
	{ KEY_AS("kinds", FIELD_REFS, selection_rule, kinds), .names = NAMES_KIND },
	{ .key = NULL },
};
static const struct table training_table = {
	.fields = training_fields,
	.size = sizeof(struct selection_rule),
};

/* "interview: required", or the same with more to say: "interview: {need: required, since: 2021-09-01}". */
static void read_step(struct loader *l, const struct yaml_node *node, void *item)
{
	bool training = streq(node->key->text, "training");
	struct selection_rule *rule = item;
	int word;

	rule->given = true;
	rule->since = DATE_NONE;
	if (node->kind != YAML_SCALAR) {
		fields_read(l, node, training ? &training_table : &step_table, rule);
		return;
	}
	word = read_word(l, node, need_words);
	if (word >= 0)
		rule->need = (enum need)word;
}

#define STEP(step) \
	static void read_##step(struct loader *l, const struct yaml_node *node, void *item) \
	{ \
		read_step(l, node, &((struct selection *)item)->steps[SELECTION_##step]); \
	}

STEP(APPLICATION)
STEP(INTERVIEW)
STEP(DECISION)
STEP(TRAINING)
STEP(CONSENT)
STEP(AGREEMENT)
STEP(MENTOR_WORK)
STEP(VOLUNTEERED)

static const struct field selection_fields[] = {
	{ .key = "application", .type = FIELD_OWN, .read = read_APPLICATION },
	{ .key = "interview", .type = FIELD_OWN, .read = read_INTERVIEW },
	{ .key = "decision", .type = FIELD_OWN, .read = read_DECISION },
	{ .key = "training", .type = FIELD_OWN, .read = read_TRAINING },
	{ .key = "consent", .type = FIELD_OWN, .read = read_CONSENT },
	{ .key = "agreement", .type = FIELD_OWN, .read = read_AGREEMENT },
	{ .key = "mentor_work", .type = FIELD_OWN, .read = read_MENTOR_WORK },
	{ .key = "volunteered", .type = FIELD_OWN, .read = read_VOLUNTEERED },
	{ .key = NULL },
};
const struct table selection_table = {
	.fields = selection_fields,
	.size = sizeof(struct selection),
};
