/* orders.c - the orders of the director */
#include "report/documents/types.h"

/* ---- on pairs ---- */

static const struct template_field pair_items[] = {
	{ "id", N_("number of the pair in pairs.csv"), 0, NULL },
	{ "n", N_("number in the table"), 0, NULL },
	{ "mentor", N_("name of the mentor"), FIELD_REQUIRED, NULL },
	{ "mentor_about", N_("class, position or kind of the mentor"), FIELD_REQUIRED, NULL },
	{ "mentee", N_("name of the mentee"), FIELD_REQUIRED, NULL },
	{ "mentee_about", N_("class, position or kind of the mentee"), FIELD_REQUIRED, NULL },
	{ "form", N_("form of mentoring"), FIELD_REQUIRED, NULL },
	{ "variant", N_("variant (variant of pairs.csv)"), 0, NULL },
	{ "from", N_("first day (started of pairs.csv, or the day of the order)"), FIELD_REQUIRED,
	  NULL },
	{ "to", N_("last day (planned_end of pairs.csv)"), FIELD_REQUIRED, NULL },
	{ "curator", N_("curator of the pair (curator of pairs.csv, else that of the school)"),
	  FIELD_REQUIRED, NULL },
};
static const struct template_fields pair_fields = LIST_FIELDS(pair_items);

static const struct template_field order_pairs_items[] = {
	{ "pairs", N_("the pairs"), FIELD_REQUIRED, &pair_fields },
	{ "signers", N_("mentors and curators of these pairs, each once"), 0, &template_texts },
};
static const struct template_fields order_pairs_fields = SHEET_FIELDS(order_pairs_items);

/* Both sides have agreed, and no order names the pair yet. */
static bool awaits_order(struct document_job *job, const struct pair *pair)
{
	enum pair_state state = pair_state(pair, job->bases.today);

	return (state == PAIR_AGREED || state == PAIR_ACTIVE) &&
	       !*sheet_cell(job, "pairs.csv", pair->origin.row, "order");
}

static void judge_pair(struct document_job *job, const struct pair *pair)
{
	enum pair_state state = pair_state(pair, job->bases.today);

	if (state == PAIR_COMPLETED || state == PAIR_ENDED_EARLY)
		sheet_refuse(job, pair->id, _("the pair has ended"));
	else if (state == PAIR_PROPOSED)
		sheet_refuse(job, pair->id, _("both sides have to agree first"));
	sheet_name_person(job, pair->mentor);
	sheet_name_person(job, pair->mentee);
}

static const char *curator_of(struct document_job *job, const struct pair *pair)
{
	const char *name = sheet_staff_name(job, pair->curator);

	return *name ? name : sheet_label(job, &job->programme->program.organization.curator);
}

static void fill_pair(struct document_job *job, struct template_record *record,
		      const struct pair *pair)
{
	template_set(record, "id", pair->id);
	template_set(record, "mentor", pair->mentor->name);
	sheet_set_about(job, record, "mentor_about", pair->mentor);
	template_set(record, "mentee", pair->mentee->name);
	sheet_set_about(job, record, "mentee_about", pair->mentee);
	template_set(record, "form", sheet_label(job, &pair->form->name));
	if (pair->variant)
		template_set(record, "variant", sheet_label(job, &pair->variant->name));
	sheet_set_day(record, "from", pair->started == DATE_NONE ? job->date : pair->started);
	sheet_set_day(record, "to", pair->planned_end);
	template_set(record, "curator", curator_of(job, pair));
}

static void add_signer(struct template_record *sheet, struct strmap *seen, const char *name)
{
	if (strmap_add(seen, name, strlen(name), 0) == STRMAP_NONE)
		template_add_text(sheet, "signers", name);
}

static void add_signers(struct document_job *job, struct template_record *sheet,
			const struct pair *const *pairs)
{
	struct strmap seen = STRMAP_INIT;

	for (size_t i = 0; pairs[i]; i++)
		add_signer(sheet, &seen, pairs[i]->mentor->name);
	for (size_t i = 0; pairs[i]; i++)
		add_signer(sheet, &seen, curator_of(job, pairs[i]));
	strmap_release(&seen);
}

static int fill_order_pairs(struct document_job *job)
{
	const struct pair **pairs = sheet_pairs(job, awaits_order);
	struct template_record *sheet;

	if (!pairs)
		return -1;
	sheet = sheet_add(job);
	for (size_t i = 0; pairs[i]; i++) {
		struct template_record *record = template_add(sheet, "pairs", pairs[i]->id);

		judge_pair(job, pairs[i]);
		sheet_set_number(record, "n", i + 1);
		fill_pair(job, record, pairs[i]);
	}
	add_signers(job, sheet, pairs);
	free(pairs);
	return 0;
}

const struct document_type document_order_pairs = {
	.id = "order-pairs",
	.name = { "order on pairs", "приказ о закреплении пар" },
	.operands = N_("[PAIR...]"),
	.fields = &order_pairs_fields,
	.fill = fill_order_pairs,
};
