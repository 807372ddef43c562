/* orders.c - the orders of the director */
#include "model/staff.h"
#include "report/documents/types.h"

/* ---- on pairs ---- */

static const struct template_field order_pairs_items[] = {
	{ "pairs", N_("the pairs"), FIELD_REQUIRED, &sheet_pair_fields },
	{ "signers", N_("mentors and curators of these pairs, each once"), 0, &template_texts },
};
static const struct template_fields order_pairs_fields = SHEET_FIELDS(order_pairs_items);

/* Both sides have agreed, and no order names the pair yet. */
static bool awaits_order(struct document_job *job, const struct pair *pair)
{
	return sheet_is_under_way(job, pair) &&
	       !*sheet_cell(job, "pairs.csv", pair->origin.row, "order");
}

static void judge_pair(struct document_job *job, const struct pair *pair)
{
	sheet_refuse_ended(job, pair);
	if (pair_state(pair, job->bases.today) == PAIR_PROPOSED)
		sheet_refuse(job, pair->id, _("both sides have to agree first"));
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
		add_signer(sheet, &seen, sheet_pair_curator(job, pairs[i]));
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
		judge_pair(job, pairs[i]);
		sheet_add_pair(job, sheet, pairs[i]);
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

/* ---- appointing the curators ---- */

static const struct template_field curator_items[] = {
	{ "name", N_("name of the curator"), FIELD_REQUIRED, NULL },
	{ "n", N_("number in the list"), 0, NULL },
};
static const struct template_fields curator_fields = LIST_FIELDS(curator_items);

static const struct template_field order_curator_items[] = {
	{ "curators",
	  N_("who is appointed (staff.csv, role curator, else organization.curator of program.yaml)"),
	  FIELD_REQUIRED, &curator_fields },
};
static const struct template_fields order_curator_fields = SHEET_FIELDS(order_curator_items);

static void add_curator(struct template_record *sheet, const char *id, const char *name)
{
	struct template_record *curator = template_add(sheet, "curators", id);

	template_set(curator, "name", name);
	sheet_set_number(curator, "n", template_count(sheet, "curators"));
}

static int add_named_curators(struct document_job *job, struct template_record *sheet)
{
	for (size_t i = 0; i < job->n_ids; i++) {
		const char *name = sheet_staff_name(job, job->ids[i]);

		if (!*name)
			return error(_("there is nobody '%s' in staff.csv"), job->ids[i]);
		add_curator(sheet, job->ids[i], name);
	}
	return 0;
}

static int fill_order_curator(struct document_job *job)
{
	struct template_record *sheet = sheet_add(job);
	const struct table *staff = sheet_file(job, "staff.csv");
	const char *of_school = sheet_label(job, &job->programme->program.organization.curator);

	if (add_named_curators(job, sheet))
		return -1;
	for (size_t row = 0; !job->n_ids && row < staff->n_rows; row++)
		if (staff_has_role(staff, row, ROLE_CURATOR, job->date))
			add_curator(sheet, table_gets(staff, row, "id"),
				    table_gets(staff, row, "name"));
	if (!template_count(sheet, "curators") && *of_school)
		add_curator(sheet, "", of_school);
	return 0;
}

const struct document_type document_order_curator = {
	.id = "order-curator",
	.name = { "order appointing the curator", "приказ о назначении куратора" },
	.operands = N_("[STAFF...]"),
	.fields = &order_curator_fields,
	.fill = fill_order_curator,
};
