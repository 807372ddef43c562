/*
 * consent-list - list consents, or whose consent has to be got
 */
#include "registers.h"

#include "model/consents.h"

static bool opt_due;
static int64_t opt_within = 30;

static const struct opt opts[] = {
	FLAG(0, "due", &opt_due,
	     N_("whose consent is missing, has run out or does so soon, and who turns 14 or 18")),
	INT(0, "within", &opt_within, N_("DAYS"), N_("how many days 'soon' is, with --due"), 0,
	    3650),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("Who has allowed publication:"),
	  "kurator consent list --where scope=publication --where state=valid --as-of 2021-11-25",
	  0 },
	{ N_("What has to be got:"), "kurator consent list --due -f table --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

/* ---- consents ---- */

static const struct column extra[] = {
	{ "state", N_("today"), TYPE_WORDS(words_consent_state), BRIEF },
};

static void fill(struct register_view *view, size_t row)
{
	int today = view->programme.today, until = register_day(view, row, "until");
	int withdrawn = register_day(view, row, "withdrawn");

	register_set(view, row, "state",
		     withdrawn != DATE_NONE && withdrawn <= today ? "withdrawn"
		     : until != DATE_NONE && until < today        ? "expired"
								  : "valid");
}

/* ---- what has to be got ---- */

static const struct column due_columns[] = {
	{ "person", N_("person"), TYPE_REFERENCE(TARGET_PERSON), BRIEF },
	{ "name", N_("name"), .type = COLUMN_NAME, BRIEF },
	{ "person_kind", N_("who"), TYPE_VOCABULARY(VOCABULARY_KINDS) },
	{ "person_class", N_("class"), .type = COLUMN_CLASS, BRIEF },
	{ "scope", N_("scope"), TYPE_WORDS(words_scope), BRIEF },
	{ "need", N_("why"), TYPE_WORDS(words_consent_need), BRIEF },
	{ "day", N_("day"), TYPE_DATE, BRIEF },
	{ "guardian", N_("guardian"), .type = COLUMN_NAME },
	{ "guardian_phone", N_("guardian's phone"), .type = COLUMN_PHONE },
};

static const struct file_schema due_schema = {
	.name = "consents.csv",
	.noun = N_("consent"),
	SCHEMA(due_columns),
};

static void add_due(struct table *rows, struct programme *programme, const struct consent_due *due)
{
	const struct person *person = due->person;
	const struct table *base = programme_table(programme, schema_find(person->origin.file));
	size_t row = table_append(rows);
	char day[DATE_SIZE];

	table_put(rows, row, "person", person->id);
	table_put(rows, row, "name", person->name);
	table_put(rows, row, "person_kind", person->kind ? person->kind->id : "");
	table_put(rows, row, "person_class", table_gets(base, person->origin.row, "class"));
	table_put(rows, row, "scope", due->scope);
	table_put(rows, row, "need", consent_need_id(due->need));
	table_put(rows, row, "day", date_format(due->day, day));
	table_put(rows, row, "guardian", table_gets(base, person->origin.row, "guardian"));
	table_put(rows, row, "guardian_phone",
		  table_gets(base, person->origin.row, "guardian_phone"));
}

static int list_due(struct context *ctx)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	struct table rows = TABLE_INIT;
	struct consent_due *due = NULL;
	int status = STATUS_FAILED;
	size_t n;

	common_computed_table(&rows, &due_schema);
	if (!common_open(ctx, &programme) && !bases_load(&bases, &programme, BASES_PEOPLE) &&
	    !bases_require_all(&bases)) {
		n = consents_due(&bases, (int)opt_within, &due);
		for (size_t i = 0; i < n; i++)
			add_due(&rows, &programme, &due[i]);
		status = common_list_rows(ctx, &due_schema, &programme.program, &rows);
	}
	free(due);
	table_release(&rows);
	bases_release(&bases);
	programme_release(&programme);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	static const struct register_list list = {
		.date = "date",
		.people = "id,person,name,scope,date,until,state",
		.extra = extra,
		.n_extra = ARRAY_SIZE(extra),
		.fill = fill,
	};

	(void)argc;
	(void)argv;
	return opt_due ? list_due(ctx) : register_list(ctx, &list);
}

const struct command cmd_consent_list = {
	.name = "consent list",
	.summary = N_("list consents, or whose consent has to be got"),
	.opts = opts,
	.text = N_(
		"Lists consents.csv. Behind its columns stand the name, kind (person_kind) and class (person_class) of the person, and whether the consent is valid, expired or withdrawn today.\n\nWith --due a row for everything that has to be got: everybody in the bases who has not left needs a consent of scope processing, who has a sensitive category one of scope special; the short form in the bases counts. 'need' is missing, expired, ends (its last day is 'day'), turns-14 (signs, too, from the birthday on), turns-18 (signs alone from then on), own-signature (14 or older, and has not signed) or guardian-signature (not 18 yet, and no guardian has signed). A birthday is named until the person has signed; from 14 to 18 both signatures are needed, on one sheet (signer's role 'both') or on two."),
	.columns = "consents.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_FACETS,
	.run = run,
};
