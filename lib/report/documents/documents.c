/* documents.c - from a job to a page or a file for a word processor */
#include "report/documents/documents.h"

#include "report/docx.h"
#include "report/documents/markup.h"
#include "report/page.h"
#include "store/xml.h"

/* ---- the template ---- */

static bool holds_nothing(const struct strbuf *bytes)
{
	for (size_t i = 0; i < bytes->len; i++)
		if (!is_blank(bytes->buf[i]) && bytes->buf[i] != '\r' && bytes->buf[i] != '\n')
			return false;
	return true;
}

static int read_template(struct document_job *job, struct template *template)
{
	struct strbuf bytes = STRBUF_INIT;
	bool own;
	char *path;
	int result = document_template(job->programme, job->shared, job->type->id, &bytes, &own);

	if (!result) {
		path = own ? xstrfmt("%s/%s.html", DOCUMENT_FOLDER, job->type->id)
			   : document_built_in(job->programme, DOCUMENT_BUILT_IN, job->type->id);
		result = template_read(template, path, bytes.buf, bytes.len, job->type->fields,
				       document_find_other, job, &job->findings);
		if (result)
			findings_report(&job->findings);
		else if (holds_nothing(&bytes))
			result = error(
				_("%s: the template is empty: remove the file, and the built-in one counts again"),
				path);
		free(path);
	}
	strbuf_release(&bytes);
	return result;
}

/* ---- filling ---- */

int document_fill(struct document_job *job)
{
	if (job->type->prepare && job->type->prepare(job))
		return -1;
	if (bases_load(&job->bases, job->programme,
		       BASES_PAIRS | BASES_MEETINGS | BASES_REGISTERS) ||
	    bases_require_all(&job->bases))
		return -1;
	return job->type->fill(job);
}

void document_job_release(struct document_job *job)
{
	bases_release(&job->bases);
	free(job->sheets);
	job->sheets = NULL;
	job->n_sheets = job->alloc_sheets = 0;
	findings_release(&job->findings);
	arena_release(&job->arena);
}

/* ---- writing ---- */

static void add_page_head(const struct document_job *job, struct strbuf *out)
{
	enum language language = job->programme->program.language;

	page_begin(out, language, language == LANGUAGE_RU ? job->type->name.ru : job->type->name.en,
		   job->type->landscape);
}

struct writing {
	struct document_job *job;
	const struct template *template;
	enum document_format format;
	struct docx *docx;
	struct strbuf *out;
};

/* Returns 0, or -1 when the next sheet would have the same error. */
static int write_sheet(struct writing *w, const struct template_record *record)
{
	static const char line[] = "________________";
	struct template_text sheet = TEMPLATE_TEXT_INIT;
	size_t errors = w->job->findings.errors;
	int result;

	strbuf_addstr(&sheet.text, "<article>\n");
	template_write(w->template, record, w->job->draft ? line : NULL, &sheet, &w->job->findings);
	strbuf_addstr(&sheet.text, "</article>\n");
	/* Otherwise the word processor would see another document than the browser. */
	result = markup_check(&sheet, &w->job->findings);
	if (!result && w->format == AS_DOCX)
		result = docx_add(w->docx, &sheet, &w->job->findings);
	if (w->job->findings.errors == errors && w->format == AS_HTML)
		strbuf_add(w->out, sheet.text.buf, sheet.text.len);
	template_text_release(&sheet);
	return result;
}

static void say_refused(const struct document_job *job)
{
	bool missing = false;

	findings_report(&job->findings);
	for (size_t i = 0; i < job->findings.n; i++)
		missing |= streq(job->findings.items[i].rule, "missing");
	if (missing && !job->draft)
		hint(_("--draft leaves lines to write on in place of what is missing"));
}

int document_write(struct document_job *job, enum document_format format, struct strbuf *out)
{
	struct template template = TEMPLATE_INIT;
	struct writing w = { job, &template, format, NULL, out };
	int result = read_template(job, &template);

	if (result)
		goto out;
	if (format == AS_DOCX)
		w.docx = docx_begin(job->type->landscape);
	else
		add_page_head(job, out);
	for (size_t i = 0; i < job->n_sheets; i++)
		if (write_sheet(&w, job->sheets[i]))
			break;
	if (format == AS_DOCX)
		docx_finish(w.docx, out);
	else
		page_end(out);
	if (job->findings.errors) {
		say_refused(job);
		result = -1;
	}
out:
	template_release(&template);
	return result;
}
