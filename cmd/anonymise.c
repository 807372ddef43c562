/*
 * anonymise.c - remove personal data whose term is over, for good
 *
 * Whose they are is in lib/model/retention.h, what goes and what stays in lib/model/anonymise.h, how the journal begins
 * anew in lib/store/store.h.
 */
#include "common.h"

#include "model/anonymise.h"
#include "model/columns/columns.h"

static bool opt_expired, opt_yes;

static const struct opt opts[] = {
	FLAG(0, "expired", &opt_expired, N_("of all whose term is over")),
	FLAG(0, "yes", &opt_yes, N_("do it: it cannot be undone")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("Whose data would go, and which:"),
	  "kurator anonymise --expired -n --as-of 2022-07-15 -f table", 0 },
	EXAMPLE_END,
};

static const struct output_column columns[] = {
	{ .name = "id", .label = N_("id"), .flags = OUTPUT_KEY },
	{ .name = "reason", .label = N_("why") },
	{ .name = "consent", .label = N_("consent") },
	{ .name = "day", .label = N_("day") },
	{ .name = "records", .label = N_("other records"), .type = OUTPUT_NUMBER },
	{ .name = "columns", .label = N_("emptied or shortened"), .flags = OUTPUT_WRAP },
};

/* For people the labels; a column that kurator does not know has none. */
static void put_columns(struct output *out, const struct anonymous_person *person, bool for_people)
{
	const struct file_schema *schema = person->end.mentee ? &schema_mentees : &schema_mentors;
	const char *next = person->columns.buf, *piece;
	struct strbuf text = STRBUF_INIT;
	size_t len;

	while (list_next(&next, &piece, &len)) {
		char *name = xmemdup0(piece, len);
		const struct column *column = for_people ? schema_column(schema, name) : NULL;

		strbuf_addf(&text, "%s%s",
			    !text.len    ? ""
			    : for_people ? ", "
					 : ";",
			    column ? _(column->label) : name);
		free(name);
	}
	output_text(out, text.buf);
	strbuf_release(&text);
}

static void print_person(struct output *out, const struct anonymous_person *person, bool for_people)
{
	const struct retention_end *end = &person->end;

	output_text(out, end->id);
	output_text(out, for_people ? retention_reason_name(end->reason)
				    : retention_reason_id(end->reason));
	output_text(out, for_people ? retention_consent_name(end->consent)
				    : retention_consent_id(end->consent));
	output_date(out, end->day);
	output_int(out, (int64_t)person->n_records);
	put_columns(out, person, for_people);
	output_end_row(out);
}

/* Returns 0, or -1 after a message. */
static int print(struct context *ctx, const struct anonymise *anonymise)
{
	struct output_options options = common_output_options(ctx);
	struct output *out;
	struct sink sink;

	if (sink_open(ctx, &sink))
		return -1;
	out = output_open(sink.to, options, columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < anonymise->n; i++)
		print_person(out, &anonymise->people[i], output_is_for_people(options));
	output_close(out);
	return sink_close(&sink);
}

static void say_what(const struct anonymise *anonymise, bool is_done)
{
	if (!anonymise->n) {
		remark(_("nobody's term is over"));
		return;
	}
	remark(is_done ? nth_("removed the personal data of %zu person",
			      "removed the personal data of %zu people", anonymise->n)
		       : nth_("would remove the personal data of %zu person",
			      "would remove the personal data of %zu people", anonymise->n),
	       anonymise->n);
	if (anonymise->n_redacted)
		remark(nth_("in %zu cell about others an id takes the place of a name",
			    "in %zu cells about others an id takes the place of a name",
			    anonymise->n_redacted),
		       anonymise->n_redacted);
	if (anonymise->n_gone)
		remark(nth_("%zu copy of an export goes with them",
			    "%zu copies of exports go with them", anonymise->n_gone),
		       anonymise->n_gone);
	if (is_done)
		remark(_("the journal begins anew; files that were copied or sent elsewhere, "
			 "papers and backups are yours to destroy"));
}

/* Returns an exit status. */
static int anonymise(struct context *ctx, struct programme *programme, struct bases *bases)
{
	struct anonymise anonymise = ANONYMISE_INIT;
	bool is_preview = programme->store.dry_run;
	int result = anonymise_run(&anonymise, bases);

	/* What stands in the way is named already; the rest is shown as it would be. */
	if (anonymise.hindered && is_preview && !print(ctx, &anonymise))
		say_what(&anonymise, false);
	if (!result && anonymise.n && !is_preview)
		result = store_commit_anew(&programme->store, ctx->command_line,
					   (const char *const *)anonymise.gone, anonymise.n_gone);
	if (!result)
		result = print(ctx, &anonymise);
	if (!result)
		say_what(&anonymise, !is_preview);
	if (!result && anonymise.n && is_preview && !ctx->dry_run) {
		error(_("nothing was changed: what goes cannot be brought back"));
		hint(_("with --yes it is done"));
		result = STATUS_USAGE;
	}
	anonymise_release(&anonymise);
	return result < 0 ? STATUS_FAILED : result;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	int today = date_today(), status = STATUS_FAILED;

	(void)argc;
	(void)argv;
	if (!opt_expired)
		return usage(ctx, _("say whose data are to go: --expired"));
	if (opt_yes && ctx->as_of != DATE_NONE && ctx->as_of > today)
		return usage(ctx, _("--as-of is a day to come: nothing is removed ahead of time"));
	/* Other commands take the last day of a programme that is over for today. */
	if (!programme_open(&programme, ctx->directory,
			    ctx->as_of == DATE_NONE ? today : ctx->as_of)) {
		programme.store.dry_run = ctx->dry_run || !opt_yes;
		if (!store_begin(&programme.store) &&
		    !bases_load(&bases, &programme, BASES_PEOPLE | BASES_PAIRS) &&
		    !bases_require_all(&bases))
			status = anonymise(ctx, &programme, &bases);
	}
	bases_release(&bases);
	programme_release(&programme);
	return status;
}

const struct command cmd_anonymise = {
	.name = "anonymise",
	.summary = N_("remove personal data whose term is over, for good"),
	.opts = opts,
	.text = N_(
		"Personal data are kept no longer than their purpose. With --expired those go of everybody who has left, or whose programme is over, and who has no valid consent to the processing any more (it ran out, was withdrawn or never was; one without a term ends with the purpose: on leaving, or with the programme), privacy.retention_days of program.yaml later: 30 days as in the law, if nothing else is written there.\n\nThe id takes the place of the name. In all records about the person go names, phones, addresses, texts, answers to open questions, days and hours at hand, sensitive categories and columns that kurator does not know; of a birth the year stays, of a class the number. Kinds, forms, days, numbers, measurements, other answers and references stay, so that figures come out as before; only sensitive categories are counted no more, and ages at the border of a band are not known. In texts about others the id takes the place of the person's names, also with initials, and of surnames in -ov, -ev, -in in every case. Practices stay, without given names of the pair. Copies of exports that speak of the person go, too. What kurator does not keep (a sheet in the folder, program.yaml) is looked through and named; then nothing is changed, and -n shows both what would go and what is in the way.\n\nThe journal begins anew: its first row holds the SHA-256 of the old one in hash_before. undo ends there. Without --yes the command only says what would go, and ends with status 2; with -n with 0. Today is the clock's day, also when the programme is over."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED,
	.run = run,
};
