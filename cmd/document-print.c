/* document-print - a document out of a template, for the printer or a word processor */
#include "common.h"

#include <unistd.h>

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

/* 0, or -1 after usage(). */
static int choose_format(const struct context *ctx, enum document_format *format)
{
	const char *dot = ctx->output ? strrchr(ctx->output, '.') : NULL;
	const char *asked = opt_as ? opt_as : dot ? dot + 1 : formats[AS_HTML];

	if (!streq(asked, formats[AS_DOCX]) && !streq(asked, formats[AS_HTML])) {
		usage(ctx, _("'%s' ends neither in .html nor in .docx: say which with --as"),
		      ctx->output);
		return -1;
	}
	*format = streq(asked, formats[AS_DOCX]) ? AS_DOCX : AS_HTML;
	if (*format == AS_DOCX && !ctx->output && isatty(STDOUT_FILENO)) {
		usage(ctx, _("a .docx is not for a terminal: name a file with -o"));
		return -1;
	}
	return 0;
}

static int put(struct context *ctx, const struct strbuf *bytes)
{
	struct sink sink;

	if (sink_open(ctx, &sink))
		return -1;
	fwrite(bytes->buf, 1, bytes->len, sink.to);
	return sink_close(&sink);
}

static int print(struct context *ctx, struct document_job *job, enum document_format format)
{
	struct strbuf bytes = STRBUF_INIT;
	int result = document_fill(job) || document_write(job, format, &bytes) ? -1 : 0;

	if (!result)
		result = put(ctx, &bytes);
	if (!result && ctx->output)
		remark(nth_("%s: %zu sheet", "%s: %zu sheets", job->n_sheets),
		       label_text(&job->type->name), job->n_sheets);
	strbuf_release(&bytes);
	return result ? STATUS_FAILED : STATUS_YES;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	enum document_format format;
	struct document_job job = { .programme = &programme };
	char *shared = locate_shared(DOCUMENT_BUILT_IN);
	int status = STATUS_FAILED;

	if (choose_format(ctx, &format)) {
		status = STATUS_USAGE;
		goto out;
	}
	if (common_open(ctx, &programme))
		goto out;
	job.type = document_type_find(&programme.program, argv[0]);
	job.shared = shared;
	job.ids = argv + 1;
	job.n_ids = (size_t)argc - 1;
	job.number = opt_number;
	job.date = opt_date == DATE_NONE ? programme.today : opt_date;
	job.draft = opt_draft;
	if (!job.type) {
		status = usage(ctx, _("there is no document '%s'"), argv[0]);
		hint(_("'kurator document template' lists them"));
	} else if (job.n_ids && !*job.type->operands) {
		status = usage(ctx, _("'%s' is too much here"), argv[1]);
	} else {
		status = print(ctx, &job, format);
	}
	document_job_release(&job);
out:
	programme_release(&programme);
	free(shared);
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
