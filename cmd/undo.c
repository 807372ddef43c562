/* undo - take the last changes back */
#include "common.h"

#include "base/number.h"
#include "report/history.h"

static const struct example examples[] = {
	{ N_("See what would be taken back (in the example school nothing has been changed yet):"),
	  "kurator undo -n", 3 },
	EXAMPLE_END,
};

static const struct output_column columns[] = {
	{ "file", N_("file"), OUTPUT_TEXT, 0, 0 },
	{ "record", N_("record"), OUTPUT_TEXT, 0, 0 },
	{ "action", N_("action"), OUTPUT_TEXT, 0, 0 },
	{ "fields", N_("fields"), OUTPUT_TEXT, 0, 0 },
	{ "old", N_("before"), OUTPUT_TEXT, 0, OUTPUT_DETAIL },
	{ "new", N_("after"), OUTPUT_TEXT, 0, OUTPUT_DETAIL },
};

struct printing {
	struct store *store;
	struct output *out;
	bool for_people;
};

static void print_change(const char *file, const struct table_change *change, void *data)
{
	const struct printing *printing = data;
	const char *action = history_action(change->old, change->new, change->row);
	struct findings unused = FINDINGS_INIT;
	const struct table *table = change->row ? store_read(printing->store, file, &unused) : NULL;
	struct strbuf fields = STRBUF_INIT;

	history_describe(&fields, table, change->old, change->new);
	output_text(printing->out, file);
	output_text(printing->out, change->record);
	output_text(printing->out, printing->for_people ? history_action_name(action) : action);
	output_text(printing->out, fields.buf);
	output_text(printing->out, change->old);
	output_text(printing->out, change->new);
	output_end_row(printing->out);
	strbuf_release(&fields);
	findings_release(&unused);
}

static int print(struct context *ctx, struct store *store)
{
	struct output_options options = common_output_options(ctx);
	struct printing printing = { .store = store };
	struct sink sink;

	if (sink_open(ctx, &sink))
		return -1;
	printing.for_people = streq(options.format, "table") || streq(options.format, "md");
	printing.out = output_open(sink.to, options, columns, ARRAY_SIZE(columns));
	store_each_change(store, print_change, &printing);
	output_close(printing.out);
	return sink_close(&sink);
}

/* The commands that were taken back; their changes stand in the journal that was just written. */
static void say_what(struct context *ctx, struct store *store, const uint64_t *numbers, size_t n)
{
	struct findings unused = FINDINGS_INIT;
	struct journal journal = JOURNAL_INIT;

	if (journal_read(&journal, store, &unused))
		n = 0;
	for (size_t i = 0; i < n; i++) {
		const struct journal_change *change = journal_find(&journal, numbers[i]);

		if (change)
			remark(ctx->dry_run ? _("would take back change %llu of %s: %s")
					    : _("took back change %llu of %s: %s"),
			       (unsigned long long)change->number, change->time, change->command);
	}
	findings_release(&unused);
	journal_release(&journal);
}

static int take_back(struct context *ctx, struct store *store, size_t n)
{
	struct findings findings = FINDINGS_INIT;
	uint64_t *numbers = NULL;
	int result = store_begin(store) || journal_undo(store, n, &numbers, &findings);

	findings_report(&findings);
	if (!result && !ctx->dry_run)
		result = store_commit(store, ctx->command_line);
	if (!result)
		result = print(ctx, store);
	if (!result)
		say_what(ctx, store, numbers, n);
	free(numbers);
	findings_release(&findings);
	return result ? STATUS_FAILED : STATUS_YES;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct store store;
	int64_t n = 1;
	int status = STATUS_FAILED;

	if (argc && (number_parse_int(argv[0], strlen(argv[0]), &n) || n < 1))
		return usage(ctx, _("'%s' is not a number of changes"), argv[0]);
	if (!common_open_store(ctx, &store))
		status = take_back(ctx, &store, (size_t)n);
	store_release(&store);
	return status;
}

const struct command cmd_undo = {
	.name = "undo",
	.summary = N_("take the last changes back"),
	.operands = N_("[N]"),
	.min_operands = 0,
	.max_operands = 1,
	.text = N_(
		"Takes back the last change, or the last N, that have not been taken back yet: each record gets the bytes that it had. What was edited by hand is not touched, and neither are undos: 'kurator undo' twice takes back two changes. It is a change itself and stands in the log.\n\nIf a record no longer is what the change made of it, nothing is taken back; the record is named."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DETAIL,
	.run = run,
};
