/* meeting-confirm - note that a side confirms meetings */
#include "pairs.h"

#include <unistd.h>

#include "model/meetings.h"

static const char *opt_side;
static int opt_date = DATE_NONE;
static int64_t opt_rating;
static const char *opt_review;
static const char *opt_person;

static const char *const choices_of_side[] = { "mentor", "mentee", "both", NULL };

static const struct opt opts[] = {
	CHOICE(0, "side", &opt_side, choices_of_side, N_("who confirms")),
	TEXT(0, "person", &opt_person, N_("ID"),
	     N_("who confirms, by name: somebody who was there; says the side too")),
	DATE(0, "date", &opt_date, N_("DATE"), N_("day of the confirmation; without it today")),
	INT(0, "rating", &opt_rating, N_("NUMBER"), N_("the side's rating of the meeting"), 1, 10),
	TEXT(0, "review", &opt_review, N_("TEXT"), N_("the side's words about the meeting")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("Both have signed:"),
	  "kurator meeting log P-032 --date 2021-11-22 --as-of 2021-11-25 -q -o /dev/null && kurator meeting confirm V-0362 --side both --as-of 2021-11-25",
	  0 },
	{ N_("From a file with the columns id, side, date, rating, review, person:"),
	  "printf 'id,side,rating\\nV-0001,mentor,9\\n' | kurator meeting confirm - -n --as-of 2021-11-25",
	  3 },
	EXAMPLE_END,
};

static const char *or_empty(const char *s)
{
	return s ? s : "";
}

/* The options say the same of every meeting. */
static void records_of_options(struct records *records, const struct program *program, int argc,
			       char **argv)
{
	char day[DATE_SIZE], rating[32] = "";
	const char *columns[] = { "id", "side", "date", "rating", "review", "person" };
	const char *values[] = { argv[0], or_empty(opt_side),   date_format(opt_date, day),
				 rating,  or_empty(opt_review), or_empty(opt_person) };

	if (opt_rating)
		snprintf(rating, sizeof(rating), "%d", (int)opt_rating);
	records_from_values(records, &schema_confirmations, program, columns, values,
			    ARRAY_SIZE(values));
	for (int i = 1; i < argc; i++) {
		ALLOC_GROW(records->items, records->n + 1, records->alloc);
		records->items[records->n] = (struct record){
			.values = arena_calloc(&records->arena, ARRAY_SIZE(values),
					       sizeof(*records->items->values)),
		};
		memcpy(records->items[records->n].values, records->items[0].values, sizeof(values));
		record_set(records, records->n++, "id", argv[i]);
	}
}

/* Returns 0, or an exit status after a message. */
static int take_records(struct context *ctx, struct records *records, const struct program *program,
			int argc, char **argv)
{
	struct input_options options = { ctx->ignore_columns, ctx->encoding };

	if (opt_side || opt_person) {
		records_of_options(records, program, argc, argv);
		return 0;
	}
	if (argc > 1 || opt_date != DATE_NONE || opt_rating || opt_review ||
	    (!streq(argv[0], "-") && access(argv[0], F_OK)))
		return usage(ctx, _("name who confirms: --side mentor, mentee or both"));
	return records_from_csv(records, &schema_confirmations, program, argv[0], options)
		       ? STATUS_FAILED
		       : 0;
}

/* Confirms under the lock and prints the meetings. Returns an exit status. */
static int confirm(struct context *ctx, struct programme *programme, struct bases *bases,
		   struct records *records)
{
	const struct file_schema *schema = schema_find("meetings.csv");
	struct table *table = programme_edit(programme, schema);
	struct listing listing;
	bool *touched;
	int status = STATUS_FAILED, result;

	if (!table)
		return STATUS_FAILED;
	touched = xcalloc(table->n_rows, sizeof(*touched));
	result = meetings_confirm(records, bases, table, touched);
	findings_sort(&records->findings);
	if (!findings_report(&records->findings) && !result &&
	    !programme_commit(programme, ctx->command_line, ctx->dry_run)) {
		listing_init(&listing, schema, &programme->program, table, NULL, 0, NULL);
		status = report_changed(ctx, &listing, touched);
		listing_release(&listing);
	}
	free(touched);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	struct records records = RECORDS_INIT;
	int status = STATUS_FAILED;

	if (common_open(ctx, &programme))
		goto out;
	status = take_records(ctx, &records, &programme.program, argc, argv);
	if (status)
		goto out;
	status = STATUS_FAILED;
	if (!store_begin(&programme.store) && !bases_load(&bases, &programme, BASES_MEETINGS))
		status = confirm(ctx, &programme, &bases, &records);
out:
	bases_release(&bases);
	records_release(&records);
	programme_release(&programme);
	return status;
}

const struct command cmd_meeting_confirm = {
	.name = "meeting confirm",
	.summary = N_("note that a side confirms meetings"),
	.operands = N_("ID...|FILE"),
	.min_operands = 1,
	.max_operands = -1,
	.opts = opts,
	.text = N_(
		"Notes that the mentor, the mentee or both confirm that meetings were held, with a rating from 1 to 10 and a few words of one side. A meeting counts as confirmed when both sides have confirmed it; of a group meeting it is enough that one of those who were present confirms for the mentees.\n\nMeetings are named by their ids together with --side, or come from a CSV file ('-' is standard input) with the columns id, side, date, rating, review, person. All are taken or none. A person who is named has to have been at the meeting; the side then follows.\n\nA side that has confirmed is not confirmed again; a rating or a review that was missing may be added. --side both confirms for the side that has not.\n\nRules: already-confirmed, confirmed-early, future, no-such-record, not-member, one-side."),
	.columns = "meetings.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_READS,
	.run = run,
};
