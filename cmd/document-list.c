/* document-list - list adopted documents */
#include "registers.h"

static const struct example examples[] = {
	{ N_("The orders on pairs of this year:"),
	  "kurator document list --where kind=order-pairs --from 2021-09-01 --as-of 2021-11-25",
	  0 },
	{ N_("What is in force:"),
	  "kurator document list --where state=open --sort kind,date --columns kind,title,number,date,until --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static const struct column extra[] = {
	{ "stage", N_("stage of the programme"), TYPE_TEXT },
	{ "state", N_("term"), TYPE_WORDS(words_term), BRIEF },
};

static void fill(struct register_view *view, size_t row)
{
	const struct document_kind *kind = program_document_kind_by_label(
		&view->programme.program, register_get(view, row, "kind"));

	if (kind && kind->stage)
		register_set(view, row, "stage", kind->stage);
	register_set(view, row, "state",
		     term_on(register_day(view, row, "date"), register_day(view, row, "until"),
			     view->programme.today));
}

static int run(struct context *ctx, int argc, char **argv)
{
	static const struct register_list list = {
		.date = "date",
		.extra = extra,
		.n_extra = ARRAY_SIZE(extra),
		.fill = fill,
	};

	(void)argc;
	(void)argv;
	return register_list(ctx, &list);
}

const struct command cmd_document_list = {
	.name = "document list",
	.summary = N_("list adopted documents"),
	.text = N_(
		"Lists documents.csv with the stage of the programme to which program.yaml counts the kind. The state tells whether a document is in force (open) or over today."),
	.columns = "documents.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_BY_STATE | CMD_BY_PERIOD,
	.run = run,
};
