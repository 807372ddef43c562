/* layout.c - the columns of a sheet */
#include "model/sheets/layout.h"

#include "base/text.h"

#define SUFFIX ".csv"

static const struct {
	const char *file;
	const char *title;
} titles[] = {
	{ "mentors.csv", N_("Mentors") },       { "mentees.csv", N_("Mentees") },
	{ "consents.csv", N_("Consents") },     { "staff.csv", N_("Staff") },
	{ "requests.csv", N_("Requests") },     { "choices.csv", N_("Choices") },
	{ "exclusions.csv", N_("Exclusions") }, { "pairs.csv", N_("Pairs") },
	{ "meetings.csv", N_("Meetings") },     { "plans.csv", N_("Plans") },
	{ "trainings.csv", N_("Trainings") },   { "events.csv", N_("Events") },
	{ "outputs.csv", N_("Outputs") },       { "documents.csv", N_("Documents") },
	{ "partners.csv", N_("Partners") },     { "contacts.csv", N_("Contacts") },
	{ "answers.csv", N_("Answers") },       { "measures.csv", N_("Measures") },
	{ "indicators.csv", N_("Indicators") }, { "roadmap.csv", N_("Road map") },
	{ "practices.csv", N_("Practices") },   { "awards.csv", N_("Awards") },
	{ "proposals.csv", N_("Proposals") },
};

const struct file_schema *sheet_schema(const char *noun)
{
	size_t len = strlen(noun), suffix = strlen(SUFFIX);

	if (len > suffix && streq(noun + len - suffix, SUFFIX))
		len -= suffix;
	for (size_t i = 0; i < ARRAY_SIZE(titles); i++)
		if (strlen(titles[i].file) == len + suffix && !strncmp(titles[i].file, noun, len))
			return schema_find(titles[i].file);
	return NULL;
}

char *sheet_noun(const struct file_schema *schema)
{
	return xmemdup0(schema->name, strlen(schema->name) - strlen(SUFFIX));
}

const char *sheet_title(const struct file_schema *schema)
{
	for (size_t i = 0; i < ARRAY_SIZE(titles); i++)
		if (streq(titles[i].file, schema->name))
			return _(titles[i].title);
	return schema->name;
}

/* ---- columns ---- */

static bool heading_is_taken(const struct sheet_layout *layout, const char *heading)
{
	for (size_t i = 0; i < layout->n_columns; i++)
		if (text_same(layout->columns[i].heading, heading))
			return true;
	return false;
}

void sheet_layout_add(struct sheet_layout *layout, const struct column *column, const char *name,
		      size_t place, const char *label, bool hidden)
{
	struct sheet_column *added = &layout->columns[layout->n_columns];
	char *heading = xstrdup(label);

	for (int i = 2; heading_is_taken(layout, heading); i++) {
		free(heading);
		heading = xstrfmt("%s (%d)", label, i);
	}
	*added = (struct sheet_column){ name, column, place, heading, hidden };
	layout->n_columns++;
}

static void add_column(struct sheet_layout *layout, const struct column *column, const char *name,
		       size_t place)
{
	sheet_layout_add(layout, column, name, place, column ? _(column->label) : name, false);
}

void sheet_layout_init(struct sheet_layout *layout, const struct file_schema *schema,
		       const struct program *program, const struct table *table)
{
	*layout = (struct sheet_layout){ .schema = schema, .program = program, .table = table };
	layout->columns = xcalloc(schema->n_columns + table->n_columns, sizeof(*layout->columns));
	for (size_t i = 0; i < schema->n_columns; i++)
		add_column(layout, &schema->columns[i], schema->columns[i].name,
			   table_column(table, schema->columns[i].name));
	for (size_t c = 0; c < table->n_columns; c++) {
		bool known = false;

		for (size_t i = 0; i < schema->n_columns; i++)
			known |= layout->columns[i].place == c;
		if (!known)
			add_column(layout, NULL, table->columns[c], c);
	}
}

void sheet_layout_release(struct sheet_layout *layout)
{
	for (size_t i = 0; i < layout->n_columns; i++)
		free(layout->columns[i].heading);
	free(layout->columns);
	*layout = (struct sheet_layout){ .schema = NULL };
}

static size_t find_column(const struct sheet_layout *layout, const char *s)
{
	for (size_t i = 0; i < layout->n_columns; i++)
		if (streq(layout->columns[i].name, s) || text_same(layout->columns[i].heading, s))
			return i;
	return SIZE_MAX;
}

/* Keeps the columns for which `place` is not 0, in the order of that number. */
static void keep_columns(struct sheet_layout *layout, const size_t *place, size_t n)
{
	struct sheet_column *kept = xcalloc(n, sizeof(*kept));

	for (size_t i = 0; i < layout->n_columns; i++) {
		if (place[i])
			kept[place[i] - 1] = layout->columns[i];
		else
			free(layout->columns[i].heading);
	}
	free(layout->columns);
	layout->columns = kept;
	layout->n_columns = n;
}

int sheet_layout_select(struct sheet_layout *layout, const char *columns, struct strbuf *why)
{
	size_t *place = xcalloc(layout->n_columns, sizeof(*place));
	size_t n = 0, found = 0;

	if (layout->schema->id_prefix)
		place[0] = ++n;
	while (*columns && found != SIZE_MAX) {
		size_t len = strcspn(columns, ",");
		char *name = xmemdup0(columns, len);

		found = find_column(layout, name);
		if (found == SIZE_MAX)
			strbuf_addf(why, _("'%s' is not a column of %s"), name,
				    layout->schema->name);
		else if (!place[found])
			place[found] = ++n;
		free(name);
		columns += len + (columns[len] == ',');
	}
	if (found != SIZE_MAX)
		keep_columns(layout, place, n);
	free(place);
	return found == SIZE_MAX ? -1 : 0;
}

void sheet_layout_omit(struct sheet_layout *layout, const struct ids *names)
{
	size_t *place = xcalloc(layout->n_columns, sizeof(*place));
	size_t n = 0;

	for (size_t i = 0; i < layout->n_columns; i++)
		if (!ids_have(names, layout->columns[i].name))
			place[i] = ++n;
	keep_columns(layout, place, n);
	free(place);
}

/* ---- words to choose from ---- */

static void add_word(struct sheet_words *words, const char *word)
{
	for (size_t i = 0; i < words->n; i++)
		if (streq(words->items[i], word))
			return;
	ALLOC_GROW(words->items, words->n + 1, words->alloc);
	words->items[words->n++] = word;
}

/* Every item of these lists begins with an id and a name. */
struct item {
	const char *id;
	struct label name;
};

static void add_items(struct sheet_words *words, const void *items, size_t n, size_t size)
{
	for (size_t i = 0; i < n; i++) {
		const struct item *item = (const void *)((const char *)items + i * size);
		const char *label = label_text(&item->name);

		add_word(words, *label ? label : item->id);
	}
}

static void add_types(struct sheet_words *words, const struct program *program, bool mentors)
{
	for (size_t i = 0; i < program->n_forms; i++) {
		const struct form_side *side =
			mentors ? &program->forms[i].mentor : &program->forms[i].mentee;

		add_items(words, side->types, side->n_types, sizeof(*side->types));
	}
}

static void add_vocabulary(struct sheet_words *words, const struct program *p,
			   enum vocabulary which)
{
#define ADD(array) add_items(words, p->array, p->n_##array, sizeof(*p->array))
	switch (which) {
	case VOCABULARY_KINDS:
		ADD(kinds);
		break;
	case VOCABULARY_MENTOR_CATEGORIES:
		ADD(mentor_categories);
		break;
	case VOCABULARY_MENTEE_CATEGORIES:
		ADD(mentee_categories);
		break;
	case VOCABULARY_CATEGORIES:
		ADD(mentee_categories);
		ADD(mentor_categories);
		break;
	case VOCABULARY_MENTOR_TYPES:
		add_types(words, p, true);
		break;
	case VOCABULARY_MENTEE_TYPES:
		add_types(words, p, false);
		break;
	case VOCABULARY_TOPICS:
		ADD(topics);
		break;
	case VOCABULARY_FORMS:
		ADD(forms);
		break;
	case VOCABULARY_VARIANTS:
		for (size_t i = 0; i < p->n_forms; i++)
			add_items(words, p->forms[i].variants, p->forms[i].n_variants,
				  sizeof(*p->forms[i].variants));
		break;
	case VOCABULARY_STAGES:
		add_items(words, p->meetings.stages, MEETING_STAGES, sizeof(*p->meetings.stages));
		break;
	case VOCABULARY_SURVEYS:
		ADD(surveys);
		break;
	case VOCABULARY_MEASURES:
		ADD(measures);
		break;
	case VOCABULARY_INDICATORS:
		ADD(indicators);
		break;
	case VOCABULARY_END_REASONS:
		ADD(end_reasons);
		break;
	case VOCABULARY_AWARDS:
		ADD(awards);
		break;
	case VOCABULARY_ALERTS:
		ADD(alerts);
		break;
	case VOCABULARY_DOCUMENTS:
		add_items(words, p->documents.kinds, p->documents.n_kinds,
			  sizeof(*p->documents.kinds));
		break;
	case VOCABULARY_ROADMAP: /* shown by their ids */
		for (size_t i = 0; i < p->n_roadmap; i++)
			add_word(words, p->roadmap[i].id);
		break;
	case VOCABULARY_NONE:
		break;
	}
#undef ADD
}

static void add_days(struct sheet_words *words)
{
	for (int day = 0; day < 7; day++)
		add_word(words, day_label(day));
}

static void add_phases(struct sheet_words *words)
{
	add_word(words, _("entry"));
	add_word(words, _("exit"));
}

void sheet_words_of(const struct column *column, const struct program *program,
		    struct sheet_words *words)
{
	*words = (struct sheet_words){ .items = NULL };
	if (!column)
		return;
	if (column->vocabulary)
		add_vocabulary(words, program, column->vocabulary);
	else if (column->type == COLUMN_FORMS)
		add_vocabulary(words, program, VOCABULARY_FORMS);
	else if (column->type == COLUMN_DAYS)
		add_days(words);
	else if (column->type == COLUMN_PHASE)
		add_phases(words);
	else if (column->terms)
		add_items(words, column->terms->items, column->terms->n,
			  sizeof(*column->terms->items));
}
