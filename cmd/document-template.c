/* document-template - the templates of documents: list them, copy one to be edited, list what it can name */
#include "common.h"

#include "locate.h"
#include "report/documents/documents.h"

static bool opt_fields;

static const struct opt opts[] = {
	FLAG(0, "fields", &opt_fields, N_("list what the template can name, copy nothing")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("All kinds of documents:"), "kurator document template -f table", 0 },
	{ N_("A copy of a template, to be edited:"), "kurator document template order-pairs", 0 },
	{ N_("What it can name:"), "kurator document template order-pairs --fields -f table", 0 },
	EXAMPLE_END,
};

/* ---- kinds ---- */

static const struct output_column kind_columns[] = {
	{ "kind", N_("kind of document"), .flags = OUTPUT_KEY },
	{ "operands", N_("operands"), .flags = OUTPUT_WHOLE },
	{ "template", N_("template"), .flags = OUTPUT_WHOLE },
	{ "name", N_("document"), .flags = OUTPUT_WRAP },
};

/* Machine formats do not depend on the language. */
static void print_kind(struct output *out, const struct programme *programme, const char *id,
		       const char *operands, const char *name)
{
	char *path = xstrfmt("%s/%s.html", DOCUMENT_FOLDER, id);

	output_text(out, id);
	output_text(out, operands);
	output_text(out, document_has_template(programme, id) ? path : "");
	output_text(out, name);
	output_end_row(out);
	free(path);
}

static void print_kinds(struct output *out, const struct programme *programme, bool for_people)
{
	for (size_t i = 0; document_types[i]; i++) {
		const struct document_type *type = document_types[i];

		print_kind(out, programme, type->id,
			   for_people && *type->operands ? _(type->operands) : type->operands,
			   for_people ? label_text(&type->name) : type->name.en);
	}
	for (const struct document_part *part = document_parts; part->id; part++)
		print_kind(out, programme, part->id, "", for_people ? _(part->name) : part->name);
}

static void warn_of_strays(const struct programme *programme)
{
	struct findings strays = FINDINGS_INIT;
	struct strbuf line = STRBUF_INIT;

	document_find_strays(programme->store.dirfd, &strays);
	for (size_t i = 0; i < strays.n; i++) {
		strbuf_reset(&line);
		finding_text(&strays.items[i], &line);
		warning("%s", line.buf);
	}
	strbuf_release(&line);
	findings_release(&strays);
}

static int list_kinds(struct context *ctx, const struct programme *programme)
{
	struct output_options options = common_output_options(ctx);
	struct output *out;
	struct sink sink;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	out = output_open(sink.to, options, kind_columns, ARRAY_SIZE(kind_columns));
	print_kinds(out, programme, output_is_for_people(options));
	output_close(out);
	if (sink_close(&sink))
		return STATUS_FAILED;
	warn_of_strays(programme);
	return STATUS_YES;
}

/* ---- fields ---- */

static const struct output_column field_columns[] = {
	{ "field", N_("field"), .flags = OUTPUT_KEY },
	{ "list", N_("in the list"), .flags = OUTPUT_WHOLE },
	{ "required", N_("required"), .flags = OUTPUT_WHOLE },
	{ "meaning", N_("what it is"), .flags = OUTPUT_WRAP },
};

static bool is_named(const struct template_fields *fields, const char *name)
{
	for (size_t i = 0; i < fields->n; i++)
		if (streq(fields->items[i].name, name))
			return true;
	return false;
}

/* A field of `hidden` hides one of the same name. */
static void print_fields(struct output *out, const struct template_fields *fields, const char *list,
			 const struct template_fields *hidden)
{
	for (size_t i = 0; i < fields->n; i++) {
		const struct template_field *field = &fields->items[i];
		bool required = field->flags & FIELD_REQUIRED;

		if (hidden && is_named(hidden, field->name))
			continue;

		output_text(out, field->name);
		output_text(out, list);
		output_text(out, !required                     ? ""
				 : field->flags & FIELD_STATED ? _("always")
							       : _("if written out"));
		output_text(out, _(field->meaning));
		output_end_row(out);
		if (field->records)
			print_fields(out, field->records, field->name, NULL);
	}
	if (fields->also)
		print_fields(out, fields->also, list, fields);
}

static int list_fields(struct context *ctx, const struct document_type *type)
{
	struct output *out;
	struct sink sink;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	out = output_open(sink.to, common_output_options(ctx), field_columns,
			  ARRAY_SIZE(field_columns));
	print_fields(out, type->fields, "", NULL);
	output_close(out);
	return sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
}

/* ---- a copy ---- */

static int copy(struct context *ctx, const struct programme *programme, const char *id)
{
	char *shared = locate_shared(DOCUMENT_BUILT_IN);
	int result = document_copy_template(programme, shared, id, ctx->dry_run);

	if (!result)
		remark(ctx->dry_run
			       ? _("would write '%s/%s.html'")
			       : _("wrote '%s/%s.html': from now on it is the one that counts"),
		       DOCUMENT_FOLDER, id);
	free(shared);
	return result ? STATUS_FAILED : STATUS_YES;
}

static int act(struct context *ctx, const struct programme *programme, const char *name)
{
	const struct document_type *type = document_type_find(&programme->program, name);
	int status;

	if (!type && !opt_fields && document_part_find(name))
		return copy(ctx, programme, name);
	if (type)
		return opt_fields ? list_fields(ctx, type) : copy(ctx, programme, type->id);
	status = usage(ctx, _("there is no document '%s'"), name);
	hint(_("'kurator document template' lists them"));
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	int status = STATUS_FAILED;

	if (opt_fields && !argc)
		return usage(ctx, _("--fields asks for a kind"));
	if (!common_open(ctx, &programme))
		status = argc ? act(ctx, &programme, argv[0]) : list_kinds(ctx, &programme);
	programme_release(&programme);
	return status;
}

const struct command cmd_document_template = {
	.name = "document template",
	.summary = N_("list the templates of documents, copy one to be edited"),
	.operands = N_("[KIND]"),
	.max_operands = 1,
	.opts = opts,
	.text = N_(
		"Without KIND: what 'document print' can print, what its operands are, and whether the programme has a template of its own. With KIND: copies the built-in template into the folder templates of the programme, where it counts from then on; a copy that is there is never overwritten. 'letterhead' is the head of all documents, 'consent-parties' (who signs) and 'consent-signatures' stand in all consents.\n\n"
		"A template is the inside of an HTML page with fields in double braces, a small part of the Mustache language: 'man kurator-documents' has the rules."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES,
	.run = run,
};
