/* pair-show - show all that is known of a pair or group */
#include "pairs.h"

#include "model/columns/columns.h"
#include "model/plans.h"

static const struct example examples[] = {
	{ N_("One pair, for reading:"), "kurator pair show P-020 -f table --as-of 2021-11-25", 0 },
	{ N_("All pairs of a group:"), "kurator pair show G-001 --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

/* Rows of a file below a heading. */
struct part {
	const char *file, *columns, *heading;
	const struct derived_column *derived; /* one that rests on the data, or a null pointer */
	const void *data;
	const bool *keep, *urgent; /* of each row; urgent may be a null pointer */
};

/* Nothing when there are no rows. */
static void print_part(struct context *ctx, struct pair_bases *known, FILE *to,
		       const struct part *part)
{
	const struct file_schema *schema = schema_find(part->file);
	struct output_options options = common_output_options(ctx);
	const struct table *table = programme_table(&known->programme, schema);
	struct strbuf why = STRBUF_INIT;
	struct listing listing;

	listing_init(&listing, schema, &known->programme.program, table, part->derived,
		     part->derived ? 1 : 0, part->data);
	listing_keep(&listing, part->keep);
	listing.urgent = part->urgent;
	if (listing_select(&listing, part->columns, &why))
		BUG("%s", why.buf);
	if (listing.n_rows) {
		fprintf(to, streq(options.format, "md") ? "\n## %s\n\n" : "\n%s\n", part->heading);
		listing_print(&listing, to, options);
	}
	listing_release(&listing);
}

static void print_people(struct context *ctx, struct pair_bases *known, FILE *to,
			 const struct pair *pair)
{
	bool *mentors = xcalloc(known->bases.n_mentors, sizeof(*mentors));
	bool *mentees = xcalloc(known->bases.n_mentees, sizeof(*mentees));

	if (pair->mentor)
		mentors[pair->mentor->origin.row] = true;
	if (pair->mentee)
		mentees[pair->mentee->origin.row] = true;
	print_part(ctx, known, to,
		   &(struct part){ "mentors.csv", "id,name,kind,class,skills,days,phone",
				   _("mentor"), .keep = mentors });
	print_part(ctx, known, to,
		   &(struct part){ "mentees.csv", "id,name,kind,class,topics,days,phone",
				   _("mentee"), .keep = mentees });
	free(mentors);
	free(mentees);
}

static void print_meetings(struct context *ctx, struct pair_bases *known, FILE *to,
			   const struct pair *pair)
{
	bool *rows = xcalloc(known->bases.n_meetings, sizeof(*rows));

	for (size_t i = 0; i < known->bases.n_meetings; i++)
		rows[i] = meeting_counts_for(&known->bases.meetings[i], pair, known->bases.today);
	print_part(ctx, known, to,
		   &(struct part){ "meetings.csv",
				   "id,date,stage,minutes,topic,mentor_confirmed,mentee_confirmed",
				   _("meetings"), .keep = rows });
	free(rows);
}

/* plans.csv as of a day. */
struct plans {
	const struct table *table;
	int today;
};

static enum goal_state state_of(const struct plans *plans, size_t row)
{
	const char *due = table_gets(plans->table, row, "due");
	const char *done = table_gets(plans->table, row, "done");
	int term = DATE_NONE, day = DATE_NONE;

	date_parse(due, strlen(due), &term);
	date_parse(done, strlen(done), &day);
	return goal_state(table_gets(plans->table, row, "status"), term, day, plans->today);
}

static void put_goal_state(const void *data, size_t row, bool for_people, struct strbuf *out)
{
	const char *id = goal_state_id(state_of(data, row));

	strbuf_addstr(out, for_people ? terms_label(&words_plan_state, id) : id);
}

static void print_plan(struct context *ctx, struct pair_bases *known, FILE *to,
		       const struct pair *pair)
{
	static const struct derived_column state = { .name = "state",
						     .label = N_("today"),
						     .value = put_goal_state };
	const struct table *table = programme_table(&known->programme, &schema_plans);
	const struct plans plans = { table, known->bases.today };
	size_t column = table_column(table, "pair");
	bool *rows = xcalloc(table->n_rows, sizeof(*rows));
	bool *late = xcalloc(table->n_rows, sizeof(*late));

	for (size_t row = 0; row < table->n_rows; row++) {
		rows[row] = pair_is_named(pair, table_get(table, row, column));
		late[row] = rows[row] && state_of(&plans, row) == GOAL_OVERDUE;
	}
	print_part(ctx, known, to,
		   &(struct part){ "plans.csv", "id,goal,planned,due,state,result,mentor_grade",
				   _("development plan"), &state, &plans, rows, late });
	free(rows);
	free(late);
}

/* A person reads one pair after the other. */
static void print_for_people(struct context *ctx, struct pair_bases *known,
			     const struct pair_set *set, struct listing *listing, FILE *to)
{
	for (size_t i = 0; i < set->n; i++) {
		const struct pair *pair = &known->bases.pairs[set->items[i]];

		if (i)
			fputc('\n', to);
		listing->rows[0] = pair->origin.row;
		listing->n_rows = 1;
		listing_print_record(listing, to, common_output_options(ctx));
		print_people(ctx, known, to, pair);
		print_meetings(ctx, known, to, pair);
		print_plan(ctx, known, to, pair);
	}
}

/* The two people have tables of their own below. */
static void hide_names(struct listing *listing)
{
	size_t n = 0;

	for (size_t i = 0; i < listing->n_shown; i++) {
		size_t at = listing->shown[i], first = listing->schema->n_columns;
		const char *name = at < first ? "" : listing->derived[at - first].name;

		if (!streq(name, "mentor_name") && !streq(name, "mentee_name"))
			listing->shown[n++] = at;
	}
	listing->n_shown = n;
}

static int print(struct context *ctx, struct pair_bases *known, const struct pair_set *set)
{
	struct listing listing;
	struct sink sink;
	int result = sink_open(ctx, &sink);

	if (result)
		return result;
	pairs_listing(&listing, known);
	if (output_is_for_people(common_output_options(ctx))) {
		hide_names(&listing);
		print_for_people(ctx, known, set, &listing, sink.to);
	} else {
		for (size_t i = 0; i < set->n; i++)
			listing.rows[i] = known->bases.pairs[set->items[i]].origin.row;
		listing.n_rows = set->n;
		listing_print(&listing, sink.to, common_output_options(ctx));
	}
	listing_release(&listing);
	return sink_close(&sink);
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct pair_bases known = PAIR_BASES_INIT;
	struct pair_set set = { .n = 0 };
	int status = STATUS_FAILED;

	if (!pair_bases_open(ctx, &known, false) &&
	    programme_table(&known.programme, schema_find("plans.csv")) &&
	    !pairing_select(&set, &known.bases, &known.groups, argv, argc) &&
	    !print(ctx, &known, &set))
		status = STATUS_YES;
	pair_set_release(&set);
	pair_bases_release(&known);
	return status;
}

const struct command cmd_pair_show = {
	.name = "pair show",
	.summary = N_("show all that is known of a pair"),
	.operands = N_("ID..."),
	.min_operands = 1,
	.max_operands = -1,
	.text = N_(
		"Shows a pair, or all open pairs of a group: every column of pairs.csv with the state, the meetings so far and the next stage. On a terminal the mentor, the mentee, the meetings that count for the pair and the development plan follow; csv, tsv and json have one row a pair, with the columns of 'kurator pair list'."),
	.columns = "pairs.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.run = run,
};
