/* meeting-list - list meetings */
#include "pairs.h"

#include "report/year_calendar.h"

static bool opt_unconfirmed;

static const struct opt opts[] = {
	FLAG(0, "unconfirmed", &opt_unconfirmed, N_("only meetings that a side has not confirmed")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("The meetings of a pair in October:"),
	  "kurator meeting list P-020 --from 2021-10-01 --to 2021-10-31 --as-of 2021-11-25", 0 },
	{ N_("What has not been confirmed:"),
	  "kurator meeting list --unconfirmed --columns id,pair,date,confirmed --as-of 2021-11-25",
	  0 },
	{ N_("Meetings as a calendar file:"),
	  "kurator meeting list --from 2021-11-01 -f ics --as-of 2021-11-25 -o meetings.ics", 0 },
	EXAMPLE_END,
};

static const char *const formats[] = { "csv", "tsv", "json", "table", "md", "ics", NULL };

#define COLUMNS_FOR_PEOPLE "id,pair,date,stage,minutes,topic,confirmed"

static const char *confirmed_by(const struct meeting *m, int today)
{
	bool mentor = m->mentor_confirmed != DATE_NONE && m->mentor_confirmed <= today;
	bool mentee = m->mentee_confirmed != DATE_NONE && m->mentee_confirmed <= today;

	return mentor && mentee ? N_("both")
	       : mentor         ? N_("mentor")
	       : mentee         ? N_("mentee")
				: N_("nobody");
}

static void confirmed_value(const void *data, size_t row, bool for_people, struct strbuf *out)
{
	const struct pair_bases *known = data;
	const char *by = confirmed_by(&known->bases.meetings[row], known->bases.today);

	strbuf_addstr(out, for_people ? _(by) : by);
}

static const char *confirmed_word(const void *data, size_t i, bool for_people)
{
	static const char *const words[] = { N_("both"), N_("mentor"), N_("mentee"), N_("nobody") };

	(void)data;
	return i >= ARRAY_SIZE(words) ? NULL : for_people ? _(words[i]) : words[i];
}

static const struct derived_column derived[] = {
	{ "confirmed", N_("confirmed by"), OUTPUT_TEXT, 0, confirmed_value, confirmed_word },
};

/* Whether the meeting counts for one of the pairs, or is of the very id that was named. */
static bool is_named(const struct pair_bases *known, const struct meeting *m, int argc, char **argv,
		     const struct pair_set *set)
{
	for (int i = 0; i < argc; i++)
		if (streq(m->pair_id, argv[i]))
			return true;
	for (size_t i = 0; i < set->n; i++)
		if (meeting_counts_for(m, &known->bases.pairs[set->items[i]], m->date))
			return true;
	return !argc;
}

static void keep_chosen(const struct pair_bases *known, struct listing *listing, int argc,
			char **argv, const struct pair_set *set)
{
	const struct bases *bases = &known->bases;
	bool *keep = xcalloc(bases->n_meetings, sizeof(*keep));

	for (size_t i = 0; i < bases->n_meetings; i++) {
		const struct meeting *m = &bases->meetings[i];

		keep[i] = m->date <= bases->today &&
			  (!opt_unconfirmed || !meeting_is_confirmed(m, bases->today)) &&
			  is_named(known, m, argc, argv, set);
	}
	listing_keep(listing, keep);
	free(keep);
}

/* ---- as a calendar ---- */

static bool is_calendar(const struct context *ctx)
{
	return ctx->format && streq(ctx->format, "ics");
}

static int write_calendar(struct context *ctx, const struct pair_bases *known,
			  struct listing *listing)
{
	struct year_calendar calendar = { .alarm = -1, .gate = EXPORT_GATE_INIT };
	struct strbuf text = STRBUF_INIT;
	int status;

	if (ctx->select)
		return usage(ctx,
			     _("a calendar has no columns: --columns does not go with -f ics"));
	status = common_choose(ctx, listing);

	if (status != STATUS_YES)
		return status;
	year_calendar_open(&calendar, &known->bases);
	for (size_t i = 0; i < listing->n_rows; i++)
		year_calendar_meeting(&calendar, &known->bases.meetings[listing->rows[i]],
				      table_gets(listing->table, listing->rows[i], "topic"));
	ical_close(calendar.file, &text);
	status = sink_put(ctx, &text) ? STATUS_FAILED : STATUS_YES;
	strbuf_release(&text);
	return status;
}

/* ---- */

static int list(struct context *ctx, struct pair_bases *known, int argc, char **argv,
		const struct pair_set *set)
{
	const struct file_schema *schema = schema_find("meetings.csv");
	struct listing listing;
	int status;

	listing_init(&listing, schema, &known->programme.program,
		     programme_table(&known->programme, schema), derived, ARRAY_SIZE(derived),
		     known);
	keep_chosen(known, &listing, argc, argv, set);
	if (!is_calendar(ctx) && output_is_for_people(common_output_options(ctx)) && !ctx->select &&
	    !ctx->verbose)
		ctx->select = COLUMNS_FOR_PEOPLE;
	status = is_calendar(ctx) ? write_calendar(ctx, known, &listing)
				  : common_list(ctx, &listing);
	listing_release(&listing);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct pair_bases known = PAIR_BASES_INIT;
	struct pair_set set = { .n = 0 };
	int status = STATUS_FAILED;

	if (!pair_bases_open(ctx, &known, false) && !bases_require_all(&known.bases) &&
	    !pairing_select(&set, &known.bases, &known.groups, argv, argc))
		status = list(ctx, &known, argc, argv, &set);
	pair_set_release(&set);
	pair_bases_release(&known);
	return status;
}

const struct command cmd_meeting_list = {
	.name = "meeting list",
	.summary = N_("list meetings"),
	.operands = N_("[PAIR...]"),
	.min_operands = 0,
	.max_operands = -1,
	.opts = opts,
	.text = N_(
		"Lists the meetings that were held up to today, of all pairs or of those that are named; meetings of a group are listed for a pair whose mentee was present. Behind the columns of meetings.csv stands who has confirmed: both, mentor, mentee or nobody.\n\nWith -f ics they are written as a calendar file (RFC 5545), a whole day each; the next meetings that are due are in 'roadmap calendar --with meetings'."),
	.columns = "meetings.csv",
	.examples = examples,
	.formats = formats,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_FACETS,
	.run = run,
};
