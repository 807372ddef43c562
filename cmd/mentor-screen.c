/* mentor-screen - show which steps of selection mentors lack */
#include "common.h"

#include "base/few.h"
#include "model/columns/columns.h"
#include "model/selection.h"

static bool opt_all;

static const struct opt opts[] = {
	FLAG(0, "all", &opt_all, N_("also mentors who lack nothing")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("Who lacks what:"), "kurator mentor screen --as-of 2021-11-25", 0 },
	{ N_("All mentors, for reading:"),
	  "kurator mentor screen --all -f table --as-of 2021-11-25", 0 },
	{ N_("Pupils whom the training still waits for:"),
	  "kurator mentor screen --kind student --where training=missing --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

#define TYPE_STEP TYPE_WORDS(words_step)

/* The steps in the order of `steps`. */
static const struct column columns[] = {
	{ "id", N_("id"), .type = COLUMN_ID, BRIEF },
	{ "name", N_("name"), .type = COLUMN_NAME, BRIEF },
	{ "kind", N_("kind"), TYPE_VOCABULARY(VOCABULARY_KINDS) },
	{ "form", N_("form"), TYPE_VOCABULARY(VOCABULARY_FORMS) },
	{ "application", N_("appl."), TYPE_STEP, BRIEF },
	{ "interview", N_("interv."), TYPE_STEP, BRIEF },
	{ "decision", N_("decis."), TYPE_STEP, BRIEF },
	{ "training", N_("train."), TYPE_STEP, BRIEF },
	{ "consent", N_("cons."), TYPE_STEP, BRIEF },
	{ "agreement", N_("agreem."), TYPE_STEP, BRIEF },
	{ "missing", N_("missing"), TYPE_INT(0, 100), BRIEF },
	{ "class", N_("class"), .type = COLUMN_CLASS },
	{ "state", N_("state"), TYPE_WORDS(words_mentor_state) },
	{ "applied", N_("applied"), TYPE_DATE },
	{ "mentor_work", N_("work cons."), TYPE_STEP, BRIEF },
};

static const struct file_schema schema = {
	.name = "mentors.csv",
	.noun = N_("mentor"),
	SCHEMA(columns),
};

static const struct {
	const char *column;
	enum selection_step step;
} steps[] = {
	{ "application", SELECTION_APPLICATION }, { "interview", SELECTION_INTERVIEW },
	{ "decision", SELECTION_DECISION },       { "training", SELECTION_TRAINING },
	{ "consent", SELECTION_CONSENT },         { "agreement", SELECTION_AGREEMENT },
	{ "mentor_work", SELECTION_MENTOR_WORK },
};

static void put_row(struct table *rows, struct bases *bases, const struct person *mentor,
		    const struct form *form)
{
	const struct table *base = programme_table(bases->programme, &schema_mentors);
	struct strbuf unused = STRBUF_INIT;
	size_t missing = selection_missing(bases, mentor, form, bases->today, &unused), row;
	char text[24];

	strbuf_release(&unused);
	if (!missing && !opt_all)
		return;
	row = table_append(rows);
	table_put(rows, row, "id", mentor->id);
	table_put(rows, row, "name", mentor->name);
	table_put(rows, row, "kind", mentor->kind->id);
	table_put(rows, row, "form", form ? form->id : "");
	for (size_t i = 0; i < ARRAY_SIZE(steps); i++)
		table_put(rows, row, steps[i].column,
			  words_step
				  .items[selection_status(bases, mentor, form, steps[i].step,
							  bases->today)]
				  .id);
	snprintf(text, sizeof(text), "%zu", missing);
	table_put(rows, row, "missing", text);
	table_put(rows, row, "class", table_gets(base, mentor->origin.row, "class"));
	table_put(rows, row, "state", mentor_state_id(mentor_state(bases, mentor)));
	table_put(rows, row, "applied", date_format(mentor->applied, text));
}

/* A row for each active form that admits the mentor; one by the general rules for people in reserve. */
static void put_mentor(struct table *rows, struct bases *bases, const struct person *mentor)
{
	const struct program *program = &bases->programme->program;
	bool admitted = false;

	for (size_t i = 0; i < program->n_forms; i++) {
		const struct form *form = &program->forms[i];

		if (!form->active || !ids_have(&form->mentor.kinds, mentor->kind->id))
			continue;
		admitted = true;
		put_row(rows, bases, mentor, form);
	}
	if (!admitted)
		put_row(rows, bases, mentor, NULL);
}

static void put_rows(struct table *rows, struct bases *bases)
{
	for (size_t i = 0; i < bases->n_mentors; i++) {
		const struct person *mentor = &bases->mentors[i];
		enum mentor_state state = mentor_state(bases, mentor);

		if (state != MENTOR_LEFT && state != MENTOR_REJECTED)
			put_mentor(rows, bases, mentor);
	}
}

/* They stand in the list and not among those whom the stages and 'next' count. */
static void say_reserve(const struct listing *listing)
{
	struct few reserve = FEW_INIT;

	for (size_t i = 0; i < listing->n_rows; i++)
		if (!*table_gets(listing->table, listing->rows[i], "form"))
			few_add(&reserve, table_gets(listing->table, listing->rows[i], "id"));
	if (reserve.n)
		remark(nth_("of them %zu is kept in reserve, no active form takes that kind; 'status' and 'next' do not count it: %s",
			    "of them %zu are kept in reserve, no active form takes their kind; 'status' and 'next' do not count them: %s",
			    reserve.n),
		       reserve.n, reserve.text.buf);
	few_release(&reserve);
}

static int list(struct context *ctx, const struct program *program, const struct table *rows)
{
	struct listing listing;
	int status;

	listing_init(&listing, &schema, program, rows, NULL, 0, NULL);
	status = common_list(ctx, &listing);
	if (status == STATUS_YES)
		say_reserve(&listing);
	listing_release(&listing);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	struct table rows = TABLE_INIT;
	int status = STATUS_FAILED;

	(void)argc;
	(void)argv;
	common_computed_table(&rows, &schema);
	if (!common_open(ctx, &programme) && !bases_load(&bases, &programme, BASES_PEOPLE) &&
	    !bases_require_all(&bases)) {
		put_rows(&rows, &bases);
		status = list(ctx, &programme.program, &rows);
	}
	table_release(&rows);
	bases_release(&bases);
	programme_release(&programme);
	return status;
}

const struct command cmd_mentor_screen = {
	.name = "mentor screen",
	.summary = N_("show which steps of selection mentors lack"),
	.opts = opts,
	.text = N_(
		"For every mentor who has neither left nor been rejected, and every active form that "
		"admits the kind of person: which of the steps application, interview, decision, "
		"training, consent, agreement and written consent to the work are done, missing or not needed. program.yaml says "
		"what is needed (selection). What is missing blocks pairing. People whose kind no active form "
		"takes are kept in reserve: they have a row without a form by the general rules, and "
		"'status' and 'next' do not count them."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_FACETS,
	.run = run,
};
