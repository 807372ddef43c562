/* pairs.c - what the commands of pairs and meetings do alike */
#include "pairs.h"

#include "report/person_name.h"

int pair_bases_open(struct context *ctx, struct pair_bases *known, bool writing)
{
	if (common_open(ctx, &known->programme) ||
	    (writing && store_begin(&known->programme.store)) ||
	    bases_load(&known->bases, &known->programme, BASES_MEETINGS | BASES_CHOICES))
		return -1;
	group_index_init(&known->groups, &known->bases);
	known->progress = progress_of_pairs(&known->bases, &known->groups);
	return 0;
}

void pair_bases_release(struct pair_bases *known)
{
	free(known->progress);
	group_index_release(&known->groups);
	bases_release(&known->bases);
	programme_release(&known->programme);
}

/* ---- changing ---- */

int report_changed(struct context *ctx, struct listing *listing, const bool *changed)
{
	struct sink sink;

	listing_keep(listing, changed);
	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	listing_print(listing, sink.to, common_output_options(ctx));
	if (sink_close(&sink))
		return STATUS_FAILED;
	if (ctx->dry_run)
		remark(nth_("would change %zu record of %s", "would change %zu records of %s",
			    listing->n_rows),
		       listing->n_rows, listing->schema->name);
	else
		remark(nth_("changed %zu record of %s", "changed %zu records of %s",
			    listing->n_rows),
		       listing->n_rows, listing->schema->name);
	return STATUS_YES;
}

/* What the commands of pairs change, and people want to see beside the brief columns. */
static const char *const what_happened[] = {
	"mentor_agreed", "mentee_agreed", "started",    "mentor_ready",
	"mentee_ready",  "order",         "end_reason", "outcome",
};

static bool is_filled(const struct table *table, const bool *changed, const char *column)
{
	for (size_t row = 0; row < table->n_rows; row++)
		if (changed[row] && *table_gets(table, row, column))
			return true;
	return false;
}

static int report_set(struct context *ctx, struct pair_bases *known, const struct pair_set *set)
{
	const struct file_schema *schema = schema_find("pairs.csv");
	const struct table *table = programme_table(&known->programme, schema);
	bool *changed = xcalloc(table->n_rows, sizeof(*changed));
	bool *notable = xcalloc(schema->n_columns, sizeof(*notable));
	struct listing listing;
	int status;

	for (size_t i = 0; i < set->n; i++)
		changed[known->bases.pairs[set->items[i]].origin.row] = true;
	listing_init(&listing, schema, &known->programme.program, table, NULL, 0, NULL);
	for (size_t i = 0; i < schema->n_columns; i++)
		for (size_t k = 0; k < ARRAY_SIZE(what_happened); k++)
			if (streq(schema->columns[i].name, what_happened[k]))
				notable[i] = is_filled(table, changed, schema->columns[i].name);
	listing.notable = notable;
	status = report_changed(ctx, &listing, changed);
	listing_release(&listing);
	free(notable);
	free(changed);
	return status;
}

/* Judges and changes the table. Returns 0, or -1 after messages. */
static int change_pairs(struct pair_bases *known, struct pair_set *set, int argc, char **argv,
			pair_act_fn *act)
{
	struct findings findings = FINDINGS_INIT;
	struct pairing pairing = { .bases = &known->bases,
				   .progress = known->progress,
				   .findings = &findings };
	int result;

	if (pairing_select(set, &known->bases, &known->groups, argv, argc))
		return -1;
	pairing.table = programme_edit(&known->programme, schema_find("pairs.csv"));
	if (!pairing.table)
		return -1;
	act(&pairing, set);
	result = findings_report(&findings);
	findings_release(&findings);
	return result;
}

int pairs_change(struct context *ctx, int argc, char **argv, pair_act_fn *act, pair_look_fn *look)
{
	struct pair_bases known = PAIR_BASES_INIT;
	struct pair_set set = { .n = 0 };
	struct findings remarks = FINDINGS_INIT;
	int status = STATUS_FAILED;

	if (pair_bases_open(ctx, &known, true) || change_pairs(&known, &set, argc, argv, act) ||
	    (look && look(&known, &set, &remarks)) ||
	    programme_commit(&known.programme, ctx->command_line, ctx->dry_run))
		goto out;
	status = report_set(ctx, &known, &set);
	for (size_t i = 0; i < remarks.n; i++)
		remark("%s: %s", remarks.items[i].id, remarks.items[i].message);
out:
	findings_release(&remarks);
	pair_set_release(&set);
	pair_bases_release(&known);
	return status;
}

/* ---- derived columns ---- */

static const struct pair *pair_at(const void *data, size_t row)
{
	const struct pair_bases *known = data;

	return &known->bases.pairs[row];
}

static const struct progress *progress_at(const void *data, size_t row)
{
	const struct pair_bases *known = data;

	return &known->progress[row];
}

static int today_of(const void *data)
{
	const struct pair_bases *known = data;

	return known->bases.today;
}

static void state_value(const void *data, size_t row, bool for_people, struct strbuf *out)
{
	enum pair_state state = pair_state(pair_at(data, row), today_of(data));

	strbuf_addstr(out, for_people ? pair_state_name(state) : pair_state_id(state));
}

static void meetings_value(const void *data, size_t row, bool for_people, struct strbuf *out)
{
	(void)for_people;
	strbuf_addf(out, "%zu", progress_at(data, row)->meetings);
}

static void last_meeting_value(const void *data, size_t row, bool for_people, struct strbuf *out)
{
	char day[DATE_SIZE];

	(void)for_people;
	strbuf_addstr(out, date_format(progress_at(data, row)->last, day));
}

static void next_stage_value(const void *data, size_t row, bool for_people, struct strbuf *out)
{
	const struct pair_bases *known = data;
	int stage = progress_next_stage(pair_at(data, row), progress_at(data, row), today_of(data));
	const struct term *term;

	if (stage < 0)
		return;
	term = &known->programme.program.meetings.stages[stage];
	strbuf_addstr(out, for_people ? label_text(&term->name) : term->id);
}

static void days_silent_value(const void *data, size_t row, bool for_people, struct strbuf *out)
{
	const struct pair_bases *known = data;
	int days = progress_days_silent(&known->bases, pair_at(data, row), progress_at(data, row));

	(void)for_people;
	if (days >= 0)
		strbuf_addf(out, "%d", days);
}

static void mentor_name_value(const void *data, size_t row, bool for_people, struct strbuf *out)
{
	const struct person *mentor = pair_at(data, row)->mentor;

	if (mentor && for_people)
		person_initials(mentor, out);
	else if (mentor)
		strbuf_addstr(out, mentor->name);
}

static void mentee_name_value(const void *data, size_t row, bool for_people, struct strbuf *out)
{
	const struct person *mentee = pair_at(data, row)->mentee;

	if (mentee && for_people)
		person_initials(mentee, out);
	else if (mentee)
		strbuf_addstr(out, mentee->name);
}

static void joint_value(const void *data, size_t row, bool for_people, struct strbuf *out)
{
	(void)for_people;
	if (*pair_at(data, row)->group)
		strbuf_addf(out, "%zu", progress_at(data, row)->joint);
}

static void attended_value(const void *data, size_t row, bool for_people, struct strbuf *out)
{
	(void)for_people;
	if (*pair_at(data, row)->group)
		strbuf_addf(out, "%zu", progress_at(data, row)->attended);
}

static const char *state_word(const void *data, size_t i, bool for_people)
{
	(void)data;
	return i > PAIR_ENDED_EARLY ? NULL
	       : for_people         ? pair_state_name((enum pair_state)i)
				    : pair_state_id((enum pair_state)i);
}

static const char *next_stage_word(const void *data, size_t i, bool for_people)
{
	const struct pair_bases *known = data;
	const struct term *term = &known->programme.program.meetings.stages[i];

	if (i >= MEETING_STAGES)
		return NULL;
	return for_people ? label_text(&term->name) : term->id;
}

static const struct derived_column derived[] = {
	{ "state", N_("state"), OUTPUT_TEXT, 0, state_value, state_word },
	{ "meetings", N_("meetings"), OUTPUT_NUMBER, 0, meetings_value, NULL },
	{ "last_meeting", N_("last meeting"), OUTPUT_TEXT, 0, last_meeting_value, NULL },
	{ "next_stage", N_("next stage"), OUTPUT_TEXT, 0, next_stage_value, next_stage_word },
	{ "days_silent", N_("days of silence"), OUTPUT_NUMBER, 0, days_silent_value, NULL },
	{ "mentor_name", N_("mentor"), OUTPUT_TEXT, OUTPUT_KEY, mentor_name_value, NULL },
	{ "mentee_name", N_("mentee"), OUTPUT_TEXT, OUTPUT_KEY, mentee_name_value, NULL },
	{ "joint", N_("joint meetings"), OUTPUT_NUMBER, OUTPUT_DETAIL, joint_value, NULL },
	{ "attended", N_("of these attended"), OUTPUT_NUMBER, OUTPUT_DETAIL, attended_value, NULL },
};

void pairs_listing(struct listing *listing, struct pair_bases *known)
{
	const struct file_schema *schema = schema_find("pairs.csv");

	listing_init(listing, schema, &known->programme.program,
		     programme_table(&known->programme, schema), derived, ARRAY_SIZE(derived),
		     known);
	listing->bases = &known->bases;
}
