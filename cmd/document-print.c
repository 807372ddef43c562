/* document-print - a document out of a template, for the printer or a word processor */
#include "common.h"

#include "locate.h"
#include "report/documents/documents.h"

static const char *const formats[] = { [AS_HTML] = "html", [AS_DOCX] = "docx", NULL };

static const char *opt_as, *opt_number;
static int opt_date = DATE_NONE;
static bool opt_draft;

static const struct opt opts[] = {
	CHOICE(0, "as", &opt_as, formats,
	       N_("a page that a browser prints, or a file for a word processor; without it by the ending of FILE, else html")),
	TEXT(0, "number", &opt_number, N_("NUMBER"), N_("the number of the document")),
	DATE(0, "date", &opt_date, N_("DATE"), N_("the day of the document; without it today")),
	FLAG(0, "draft", &opt_draft,
	     N_("leave lines to write on in place of what is missing, instead of refusing")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("The order on all pairs that have none yet, as a page to be printed:"),
	  "kurator document print order-pairs --number 56-н -o order.html --as-of 2021-11-25", 0 },
	{ N_("For these pairs, to be edited in a word processor:"),
	  "kurator document print order-pairs P-020 G-001 --number 56-н -o order.docx --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static int print(struct context *ctx, struct document_job *job, enum document_format format)
{
	struct strbuf bytes = STRBUF_INIT;
	int result = document_fill(job) || document_write(job, format, &bytes) ? -1 : 0;

	if (!result)
		result = sink_put(ctx, &bytes);
	if (!result && ctx->output)
		remark(nth_("%s: %zu sheet", "%s: %zu sheets", job->n_sheets),
		       label_text(&job->type->name), job->n_sheets);
	strbuf_release(&bytes);
	return result ? STATUS_FAILED : STATUS_YES;
}

static int print_kind(struct context *ctx, struct programme *programme, int argc, char **argv,
		      enum document_format format)
{
	char *shared = locate_shared(DOCUMENT_BUILT_IN);
	struct document_job job = {
		.type = document_type_find(&programme->program, argv[0]),
		.programme = programme,
		.shared = shared,
		.ids = argv + 1,
		.n_ids = (size_t)argc - 1,
		.number = opt_number,
		.date = opt_date == DATE_NONE ? programme->today : opt_date,
		.draft = opt_draft,
	};
	int status;

	if (!job.type) {
		status = usage(ctx, _("there is no document '%s'"), argv[0]);
		hint(_("'kurator document template' lists them"));
	} else if (job.n_ids && !*job.type->operands) {
		status = usage(ctx, _("'%s' is too much here"), argv[1]);
	} else {
		status = print(ctx, &job, format);
	}
	document_job_release(&job);
	free(shared);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	int format = common_choose_format(ctx, formats, AS_HTML, opt_as);
	int status = STATUS_FAILED;

	if (format < 0)
		return STATUS_USAGE;
	if (!common_open(ctx, &programme))
		status = print_kind(ctx, &programme, argc, argv, (enum document_format)format);
	programme_release(&programme);
	return status;
}

const struct command cmd_document_print = {
	.name = "document print",
	.summary = N_("print an order, a consent, a certificate"),
	.operands = N_("KIND [ID...]"),
	.min_operands = 1,
	.max_operands = -1,
	.opts = opts,
	.text = N_(
		"Fills a template with what the files of the programme hold: as an HTML page that a browser prints on A4, or as a .docx that Word and LibreOffice open for editing. 'document template' lists the kinds and what each ID is; without ID it is everybody whom the document is due for; of the candidate's questionnaire an empty form.\n\n"
		"Refused with the whole list of reasons: when a required field has no value (--draft leaves a line there), when somebody is named without a valid consent to the processing of personal data, when a pair has ended. A template with an unknown field or a broken tag is refused with its file, line and column.\n\n"
		"Nothing is written into the programme: an order that is signed goes into the register with 'document add'."),
	.examples = examples,
	.flags = CMD_FILE | CMD_DATED,
	.run = run,
};
