/*
 * documents.h - orders, consents, certificates: documents of the programme out of templates.
 *
 * A document type has a built-in template lib/templates/documents/TYPE.html, and en/TYPE.html for a programme whose
 * language is English, which `document template` copies into the folder templates of the programme; a copy there is the one
 * that counts. A template holds what stands between <body> and </body>, as XHTML, with the tags of template.h; the fields
 * are a table of the type. All is in the language of the programme, whatever --lang says.
 *
 *	struct document_job job = { .type = type, .programme = &programme, … };
 *
 *	if (!document_fill(&job) && !document_write(&job, AS_HTML, &bytes))
 *		…
 *	document_job_release(&job);
 *
 * A sheet is one filled template: all pairs of an order are on one, every consent is a sheet of its own.
 */
#ifndef KURATOR_REPORT_DOCUMENTS_H
#define KURATOR_REPORT_DOCUMENTS_H

#include "model/bases.h"
#include "report/period.h"
#include "report/template.h"

#define DOCUMENT_FOLDER "templates"
#define DOCUMENT_BUILT_IN "kurator/documents" /* below the shared files */
struct document_job;

struct document_type {
	const char *id;
	struct label name;
	const char *operands; /* N_("[PAIR...]"); "": none */
	const struct template_fields *fields;
	/* Before the bases are read: finds job->period and sets the day. Returns 0, or -1 after a message. May be null. */
	int (*prepare)(struct document_job *job);
	/* Adds the sheets and, to the findings, what forbids them. Returns 0, or -1 after a message. */
	int (*fill)(struct document_job *job);
	/* Plain forms are filled in before there is a consent; everything else names only people who have one. */
	bool before_consent;
	bool landscape; /* a wide page */
};

/* All of them, in the order of the programme's year; behind the last a null pointer. */
extern const struct document_type *const document_types[];

/* A template that stands in others, {{> id}}, and may be copied and edited like them. */
struct document_part {
	const char *id;
	const char *name; /* N_(…) */
};

/* All of them; behind the last one without an id. */
extern const struct document_part document_parts[];
const struct document_part *document_part_find(const char *id);

/* By id, by name in any language, or by the name of its kind in program.yaml; a null pointer: none. */
const struct document_type *document_type_find(const struct program *program, const char *name);

struct document_job {
	const struct document_type *type;
	struct programme *programme;
	const char *shared; /* the folder with the built-in templates */
	char **ids;
	size_t n_ids;
	const char *number; /* of the document; a null pointer: not given */
	int date;
	struct period period; /* of a report, by the type's prepare() */
	int handed_out;       /* the day as of which consents have to hold, of a report */
	bool draft;           /* leave a line to write on where a required field has no value */

	struct bases bases;
	struct template_record **sheets;
	size_t n_sheets, alloc_sheets;
	struct findings findings;
	struct arena arena;
};

/* Loads the bases and fills the sheets. Returns 0, or -1 after messages; document_job_release() is due in both cases. */
int document_fill(struct document_job *job);
void document_job_release(struct document_job *job);

enum document_format { AS_HTML, AS_DOCX };

/* Adds the document. Returns 0, or -1 after messages: an error in a template, what is missing, who must not be named. */
int document_write(struct document_job *job, enum document_format format, struct strbuf *out);

/* Reads the template of this name: of the programme, or the built-in one. Returns 0, or -1 after a message. */
int document_template(const struct programme *programme, const char *shared, const char *name,
		      struct strbuf *bytes, bool *own);
/* A template that stands in another one, for template_read(); `data` is the job. */
int document_find_other(void *data, const char *name, struct arena *arena, struct strbuf *bytes,
			const char **file);
/* The path of the built-in template, in the language of the programme, below `folder`; the caller frees it. */
char *document_built_in(const struct programme *programme, const char *folder, const char *name);
/* Whether the programme has a template of this name of its own. */
bool document_has_template(const struct programme *programme, const char *name);
/*
 * Adds a warning, rule stray-template, for each template of the programme that neither is one of a document nor stands in
 * another one: a name that was mistyped. Sorts the findings.
 */
void document_find_strays(int dirfd, struct findings *findings);
/*
 * Copies the built-in template into the folder of the programme, which is made where it is missing; what stands there is
 * never overwritten. Returns 0, or -1 after a message.
 */
int document_copy_template(const struct programme *programme, const char *shared, const char *name,
			   bool dry_run);

/*
 * Copies the templates that the old programme has of its own into the folder of a new one; dirfd -1 only counts them.
 * Returns how many, or -1 after a message.
 */
int document_carry_templates(const struct programme *old, int dirfd);

#endif
