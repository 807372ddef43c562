/* log - what was changed, by whom and when */
#include "common.h"

#include "base/text.h"
#include "report/history.h"

static bool records;
static int64_t number;

static const struct opt opts[] = {
	FLAG(0, "records", &records, N_("a row for each record instead of each change")),
	INT(0, "change", &number, N_("N"), N_("only this change, record by record"), 1, INT64_MAX),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("All changes, the last one first:"), "kurator log", 0 },
	{ N_("What became of a pair:"), "kurator log P-020", 0 },
	EXAMPLE_END,
};

static const struct output_column change_columns[] = {
	{ "change", N_("change"), OUTPUT_NUMBER, 0, 0 },
	{ "time", N_("time"), OUTPUT_TEXT, 0, OUTPUT_WHOLE },
	{ "user", N_("user"), OUTPUT_TEXT, 0, 0 },
	{ "command", N_("command"), OUTPUT_TEXT, 0, 0 },
	{ "files", N_("files"), OUTPUT_TEXT, 0, OUTPUT_DETAIL },
	{ "records", N_("records"), OUTPUT_NUMBER, 0, 0 },
	{ "state", N_("state"), OUTPUT_TEXT, 0, 0 },
	{ "undoes", N_("takes back"), OUTPUT_TEXT, 0, 0 },
};

static const struct output_column record_columns[] = {
	{ "change", N_("change"), OUTPUT_NUMBER, 0, 0 },
	{ "time", N_("time"), OUTPUT_TEXT, 0, OUTPUT_KEY },
	{ "user", N_("user"), OUTPUT_TEXT, 0, 0 },
	{ "command", N_("command"), OUTPUT_TEXT, 0, OUTPUT_DETAIL },
	{ "file", N_("file"), OUTPUT_TEXT, 0, 0 },
	{ "record", N_("record"), OUTPUT_TEXT, 0, 0 },
	{ "action", N_("action"), OUTPUT_TEXT, 0, 0 },
	{ "fields", N_("fields"), OUTPUT_TEXT, 0, 0 },
	{ "old", N_("before"), OUTPUT_TEXT, 0, OUTPUT_DETAIL },
	{ "new", N_("after"), OUTPUT_TEXT, 0, OUTPUT_DETAIL },
	{ "state", N_("state"), OUTPUT_TEXT, 0, 0 },
};

struct log {
	struct store *store;
	struct journal *journal;
	struct output *out;
	const char *wanted; /* id of a record, or a null pointer */
	bool for_people;
};

static const char *state_of(const struct log *log, const struct journal_change *change)
{
	static const struct {
		const char *id, *name;
	} states[] = {
		[JOURNAL_COMMAND] = { "done", N_("done") },
		[JOURNAL_UNDO] = { "undo", N_("undo") },
		[JOURNAL_EDIT] = { "edit", N_("edited by hand") },
		[JOURNAL_VOID] = { "void", N_("void mark") },
		[JOURNAL_BEGIN] = { "begin", N_("beginning") },
		[JOURNAL_ANEW] = { "anew", N_("for good") },
	};

	if (change->voided)
		return log->for_people ? _("never happened") : "void";
	if (change->undone)
		return log->for_people ? _("taken back") : "undone";
	return log->for_people ? _(states[change->kind].name) : states[change->kind].id;
}

static bool is_record(const struct journal_record *r)
{
	return (*r->old || *r->new) && r->row;
}

static void add_name(struct strbuf *list, const char *name)
{
	size_t len = strlen(name);

	for (const char *at = list->buf; *at; at += strspn(at, ";")) {
		size_t piece = strcspn(at, ";");

		if (piece == len && !memcmp(at, name, len))
			return;
		at += piece;
	}
	if (list->len && len)
		strbuf_addch(list, ';');
	strbuf_addstr(list, name);
}

/* 2021-11-25T14:03:12Z: people need neither the seconds nor the letters. */
static void print_time(const struct log *log, const char *time)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addstr(&text, time);
	if (log->for_people && text.len > 16 && text.buf[10] == 'T') {
		text.buf[10] = ' ';
		strbuf_setlen(&text, 16);
	}
	output_text(log->out, text.buf);
	strbuf_release(&text);
}

static void print_change(const struct log *log, const struct journal_change *change)
{
	struct strbuf files = STRBUF_INIT;
	int64_t n = 0;

	for (size_t i = 0; i < change->n; i++) {
		struct journal_record r = journal_record_at(log->journal, change->first + i);

		add_name(&files, r.file);
		n += is_record(&r);
	}
	output_int(log->out, (int64_t)change->number);
	print_time(log, change->time);
	output_text(log->out, change->user);
	output_text(log->out, change->command);
	output_text(log->out, files.buf);
	output_int(log->out, n);
	output_text(log->out, state_of(log, change));
	output_text(log->out, change->undoes);
	output_end_row(log->out);
	strbuf_release(&files);
}

/* The columns' names as they are now; a file that cannot be read has none. */
static const struct table *table_of(const struct log *log, const char *file)
{
	struct findings unused = FINDINGS_INIT;
	const struct table *table = *file ? store_read(log->store, file, &unused) : NULL;

	findings_release(&unused);
	return table && table->exists ? table : NULL;
}

static void print_record(const struct log *log, const struct journal_change *change,
			 const struct journal_record *r)
{
	struct strbuf fields = STRBUF_INIT;
	const char *action = history_action(r->old, r->new, r->row);

	history_describe(&fields, r->row ? table_of(log, r->file) : NULL, r->old, r->new);
	output_int(log->out, (int64_t)change->number);
	print_time(log, change->time);
	output_text(log->out, change->user);
	output_text(log->out, change->command);
	output_text(log->out, r->file);
	output_text(log->out, r->record);
	output_text(log->out, log->for_people ? history_action_name(action) : action);
	output_text(log->out, fields.buf);
	output_text(log->out, r->old);
	output_text(log->out, r->new);
	output_text(log->out, state_of(log, change));
	output_end_row(log->out);
	strbuf_release(&fields);
}

static void print_records(const struct log *log, const struct journal_change *change)
{
	for (size_t i = 0; i < change->n; i++) {
		struct journal_record r = journal_record_at(log->journal, change->first + i);

		if ((*r.old || *r.new) && (!log->wanted || streq(r.record, log->wanted)))
			print_record(log, change, &r);
	}
}

static bool has_record(const struct journal *journal, const char *id)
{
	for (size_t row = 0; row < journal->table->n_rows; row++)
		if (streq(journal_record_at(journal, row).record, id))
			return true;
	return false;
}

/* An id that the journal does not know may have been typed with letters of the other alphabet. */
static void choose_record(struct log *log, const char *id, struct strbuf *latin)
{
	log->wanted = id;
	if (has_record(log->journal, id))
		return;
	text_latin_lookalike(latin, id, strlen(id));
	if (has_record(log->journal, latin->buf))
		log->wanted = latin->buf;
}

static void print(const struct log *log, bool by_record)
{
	for (size_t i = log->journal->n; i > 0; i--) {
		const struct journal_change *change = &log->journal->changes[i - 1];

		if (number && change->number != (uint64_t)number)
			continue;
		if (by_record)
			print_records(log, change);
		else
			print_change(log, change);
	}
}

static int print_log(struct context *ctx, struct log *log, bool by_record)
{
	struct output_options options = common_output_options(ctx);
	struct sink sink;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	log->for_people = streq(options.format, "table") || streq(options.format, "md");
	log->out = output_open(sink.to, options, by_record ? record_columns : change_columns,
			       by_record ? ARRAY_SIZE(record_columns) : ARRAY_SIZE(change_columns));
	print(log, by_record);
	output_close(log->out);
	return sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct findings findings = FINDINGS_INIT;
	struct journal journal = JOURNAL_INIT;
	struct strbuf latin = STRBUF_INIT;
	struct store store;
	struct log log = { .store = &store, .journal = &journal };
	int status = STATUS_FAILED;

	if (common_open_store(ctx, &store))
		goto out;
	if (journal_read(&journal, &store, &findings)) {
		findings_report(&findings);
		goto out;
	}
	if (argc)
		choose_record(&log, argv[0], &latin);
	status = print_log(ctx, &log, records || number || argc);
out:
	strbuf_release(&latin);
	findings_release(&findings);
	journal_release(&journal);
	store_release(&store);
	return status;
}

const struct command cmd_log = {
	.name = "log",
	.summary = N_("show what was changed, by whom and when"),
	.operands = N_("[RECORD]"),
	.min_operands = 0,
	.max_operands = 1,
	.opts = opts,
	.text = N_(
		"Lists the changes of the programme's files, the last one first. With the id of a record (M-003, P-020 …) it tells what became of that record; with --change what one change did.\n\nStates: done, undone (taken back by a later change), undo (took others back), edit (made by hand in another program and found by the next command that wrote), void (never reached its file), begin (what init put there), anew (personal data were removed: the journal begins there, with every record as it was then)."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DETAIL,
	.run = run,
};
