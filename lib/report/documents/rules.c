/* rules.c - what is built from program.yaml: regulation, programme, road map, the order on implementation */
#include "report/documents/types.h"

#include "base/number.h"
#include "base/text.h"
#include "model/vocabulary.h"

/* ---- fields ---- */

static const struct template_field variant_items[] = {
	{ "name", N_("name of the variant"), 0, NULL },
	{ "goal", N_("goal of the variant"), 0, NULL },
};
static const struct template_fields variant_fields = LIST_FIELDS(variant_items);

static const struct template_field step_items[] = {
	{ "step", N_("step of the scheme"), 0, NULL },
	{ "activities", N_("what is done"), 0, &template_texts },
};
static const struct template_fields step_fields = LIST_FIELDS(step_items);

static const struct template_field form_items[] = {
	{ "name", N_("name of the form"), 0, NULL },
	{ "goal", N_("goal of the form"), 0, NULL },
	{ "tasks", N_("tasks of the form"), 0, &template_texts },
	{ "results", N_("expected results of the form"), 0, &template_texts },
	{ "mentors", N_("who can be a mentor"), 0, &template_texts },
	{ "mentees", N_("who can be a mentee"), 0, &template_texts },
	{ "variants", N_("variants of the form"), 0, &variant_fields },
	{ "scheme", N_("scheme of the form, step by step"), 0, &step_fields },
};
static const struct template_fields form_fields = LIST_FIELDS(form_items);

static const struct template_field stage_items[] = {
	{ "n", N_("number of the stage"), 0, NULL },
	{ "title", N_("title of the stage"), 0, NULL },
	{ "activities", N_("what is done"), 0, &template_texts },
	{ "results", N_("results of the stage"), 0, &template_texts },
};
static const struct template_fields stage_fields = LIST_FIELDS(stage_items);

#define ITEM_FIELDS(when_flags) \
	{ "id", N_("number of the item"), 0, NULL }, \
		{ "title", N_("what is to be done"), 0, NULL }, \
		{ "when", N_("term"), (when_flags), NULL }, \
		{ "responsible", N_("who answers for it"), 0, NULL }, \
	{ \
		"result", N_("result, kind of document"), 0, NULL \
	}

static const struct template_field item_items[] = { ITEM_FIELDS(0) };
static const struct template_fields item_fields = LIST_FIELDS(item_items);

/* The order on implementation has to say when there is monitoring. */
static const struct template_field monitoring_items[] = { ITEM_FIELDS(FIELD_REQUIRED |
								      FIELD_STATED) };
static const struct template_fields monitoring_fields = LIST_FIELDS(monitoring_items);

static const struct template_field section_items[] = {
	{ "n", N_("number of the section"), 0, NULL },
	{ "title", N_("title of the section"), 0, NULL },
	{ "items", N_("items of the road map"), 0, &item_fields },
};
static const struct template_fields section_fields = LIST_FIELDS(section_items);

static const struct template_field indicator_items[] = {
	{ "name", N_("name of the indicator"), 0, NULL },
	{ "targets", N_("targets by year, one after another"), 0, NULL },
};
static const struct template_fields indicator_fields = LIST_FIELDS(indicator_items);

#define PROGRAMME_FIELDS(flags_, monitoring_) \
	{ "from", N_("first day of the programme (program.start of program.yaml)"), \
	  FIELD_REQUIRED | (flags_), NULL }, \
		{ "to", N_("last day of the programme (program.end of program.yaml)"), \
		  FIELD_REQUIRED | (flags_), NULL }, \
		{ "monitoring", \
		  N_("items of the road map whose section is about monitoring (roadmap of program.yaml)"), \
		  FIELD_REQUIRED | (flags_), monitoring_ }, \
		{ "results", N_("planned results (program.results of program.yaml)"), \
		  FIELD_REQUIRED | (flags_), &template_texts }, \
		{ "goal", N_("goal of the programme (program.goal of program.yaml)"), \
		  FIELD_REQUIRED, NULL }, \
		{ "tasks", N_("tasks of the programme (program.tasks of program.yaml)"), \
		  FIELD_REQUIRED, &template_texts }, \
		{ "target_groups", N_("target groups (program.target_groups of program.yaml)"), 0, \
		  &template_texts }, \
		{ "legal_basis", \
		  N_("documents on which the programme rests (program.legal_basis of program.yaml)"), \
		  0, &template_texts }, \
		{ "forms", N_("active forms (forms of program.yaml)"), FIELD_REQUIRED, \
		  &form_fields }, \
		{ "stages", N_("stages of the programme (stages of program.yaml)"), 0, \
		  &stage_fields }, \
		{ "sections", N_("the road map by section (roadmap of program.yaml)"), \
		  FIELD_REQUIRED, &section_fields }, \
		{ "indicators", N_("indicators that have targets (indicators of program.yaml)"), \
		  0, &indicator_fields }, \
		{ "per_month", N_("meetings a month (meetings.norm of program.yaml)"), 0, NULL }, \
		{ "minutes", N_("minutes of a meeting (meetings.norm of program.yaml)"), 0, \
		  NULL }, \
		{ "confirm_days", \
		  N_("days within which a meeting is confirmed (meetings.confirm_days of program.yaml)"), \
		  0, NULL }, \
		{ "hours", N_("hours of training (selection.training of program.yaml)"), 0, \
		  NULL }, \
	{ \
		"meeting_stages", N_("stages of meetings (meetings.stages of program.yaml)"), 0, \
			&template_texts \
	}

static const struct template_field programme_items[] = { PROGRAMME_FIELDS(0, &item_fields) };
static const struct template_fields programme_fields = SHEET_FIELDS(programme_items);
static const struct template_field order_items[] = { PROGRAMME_FIELDS(FIELD_STATED,
								      &monitoring_fields) };
static const struct template_fields order_fields = SHEET_FIELDS(order_items);

/* ---- filling ---- */

static void add_labels(const struct document_job *job, struct template_record *record,
		       const char *field, const struct labels *labels)
{
	for (size_t i = 0; i < labels->n; i++)
		template_add_text(record, field, sheet_label(job, &labels->items[i]));
}

static void add_results(const struct document_job *job, struct template_record *record,
			const struct expected_result *results, size_t n)
{
	for (size_t i = 0; i < n; i++)
		template_add_text(record, "results", sheet_label(job, &results[i].name));
}

static void add_kinds(const struct document_job *job, struct template_record *record,
		      const char *field, const struct form_side *side)
{
	for (size_t i = 0; i < side->kinds.n; i++) {
		const struct kind *kind =
			program_kind(&job->programme->program, side->kinds.items[i]);

		template_add_text(record, field, sheet_label(job, &kind->name));
	}
}

static void fill_form(const struct document_job *job, struct template_record *record,
		      const struct form *form)
{
	template_set(record, "name", sheet_label(job, &form->name));
	template_set(record, "goal", sheet_label(job, &form->goal));
	add_labels(job, record, "tasks", &form->tasks);
	add_results(job, record, form->results, form->n_results);
	add_kinds(job, record, "mentors", &form->mentor);
	add_kinds(job, record, "mentees", &form->mentee);
	for (size_t i = 0; i < form->n_variants; i++) {
		struct template_record *variant = template_add(record, "variants", "");

		template_set(variant, "name", sheet_label(job, &form->variants[i].name));
		template_set(variant, "goal", sheet_label(job, &form->variants[i].goal));
	}
	for (size_t i = 0; i < form->n_scheme; i++) {
		struct template_record *step = template_add(record, "scheme", "");

		template_set(step, "step", sheet_label(job, &form->scheme[i].step));
		add_labels(job, step, "activities", &form->scheme[i].activities);
	}
}

static void add_stages(const struct document_job *job, struct template_record *sheet)
{
	const struct program *program = &job->programme->program;

	for (size_t i = 0; i < program->n_stages; i++) {
		struct template_record *stage =
			template_add(sheet, "stages", program->stages[i].id);

		sheet_set_number(stage, "n", i + 1);
		template_set(stage, "title", sheet_label(job, &program->stages[i].name));
		add_labels(job, stage, "activities", &program->stages[i].activities);
		add_labels(job, stage, "results", &program->stages[i].results);
	}
}

static void fill_item(const struct document_job *job, struct template_record *record,
		      const struct roadmap_item *item)
{
	struct strbuf responsible = STRBUF_INIT;
	char *when = sheet_when_text(job, item);

	for (size_t i = 0; i < item->responsible.n; i++) {
		size_t at = terms_find(&vocabulary_responsible, item->responsible.items[i]);

		strbuf_addf(&responsible, "%s%s", i ? ", " : "",
			    at == SIZE_MAX
				    ? item->responsible.items[i]
				    : sheet_label(job, &vocabulary_responsible.items[at].name));
	}
	template_set(record, "id", item->id);
	template_set(record, "title", sheet_label(job, &item->name));
	template_set(record, "when", when);
	template_set(record, "responsible", responsible.buf);
	template_set(record, "result", sheet_label(job, &item->result));
	strbuf_release(&responsible);
	free(when);
}

static bool is_about_monitoring(const struct roadmap_item *item)
{
	return text_contains(label_text(&item->section), "мониторинг") ||
	       text_contains(label_text(&item->section), "monitoring");
}

/* Items that follow each other in one section are one section. */
static void add_roadmap(const struct document_job *job, struct template_record *sheet)
{
	const struct program *program = &job->programme->program;
	struct template_record *section = NULL;
	const char *title = NULL;

	for (size_t i = 0; i < program->n_roadmap; i++) {
		const struct roadmap_item *item = &program->roadmap[i];
		const char *of = sheet_label(job, &item->section);

		if (!title || !streq(title, of)) {
			section = template_add(sheet, "sections", "");
			sheet_set_number(section, "n", template_count(sheet, "sections"));
			template_set(section, "title", of);
			title = of;
		}
		fill_item(job, template_add(section, "items", item->id), item);
		if (is_about_monitoring(item))
			fill_item(job, template_add(sheet, "monitoring", item->id), item);
	}
}

static void add_indicators(const struct document_job *job, struct template_record *sheet)
{
	const struct program *program = &job->programme->program;
	struct strbuf text = STRBUF_INIT;
	char number[NUMBER_SIZE];

	for (size_t i = 0; i < program->n_indicators; i++) {
		const struct indicator *indicator = &program->indicators[i];
		struct template_record *record;

		if (!indicator->n_targets)
			continue;
		record = template_add(sheet, "indicators", indicator->id);
		template_set(record, "name", sheet_label(job, &indicator->name));
		strbuf_reset(&text);
		for (size_t t = 0; t < indicator->n_targets; t++)
			strbuf_addf(&text, "%s%d – %s%s", t ? ", " : "", indicator->targets[t].year,
				    number_format(indicator->targets[t].value, number),
				    indicator->unit == UNIT_PERCENT ? " %" : "");
		template_set(record, "targets", text.buf);
	}
	strbuf_release(&text);
}

static int fill(struct document_job *job)
{
	const struct program *program = &job->programme->program;
	struct template_record *sheet = sheet_add(job);

	template_set(sheet, "goal", sheet_label(job, &program->goal));
	add_labels(job, sheet, "tasks", &program->tasks);
	add_labels(job, sheet, "target_groups", &program->target_groups);
	add_labels(job, sheet, "legal_basis", &program->legal_basis);
	add_results(job, sheet, program->results, program->n_results);
	for (size_t i = 0; i < program->n_forms; i++)
		if (program->forms[i].active)
			fill_form(job, template_add(sheet, "forms", program->forms[i].id),
				  &program->forms[i]);
	add_stages(job, sheet);
	add_roadmap(job, sheet);
	add_indicators(job, sheet);
	sheet_set_norms(job, sheet);
	return 0;
}

const struct document_type document_regulation = {
	.id = "regulation",
	.name = { "mentoring regulation", "положение о наставничестве" },
	.operands = "",
	.fields = &programme_fields,
	.fill = fill,
};

const struct document_type document_programme = {
	.id = "programme",
	.name = { "mentoring programme", "программа наставничества" },
	.operands = "",
	.fields = &programme_fields,
	.fill = fill,
};

const struct document_type document_roadmap = {
	.id = "roadmap",
	.name = { "road map", "дорожная карта" },
	.operands = "",
	.fields = &programme_fields,
	.fill = fill,
};

const struct document_type document_order_implementation = {
	.id = "order-implementation",
	.name = { "order on implementation", "приказ о реализации программы" },
	.operands = "",
	.fields = &order_fields,
	.fill = fill,
};
