/* next_year.c - the programme of the next year, made of the old one */
#include "programme_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/few.h"
#include "model/new_year.h"
#include "report/documents/documents.h"

static const struct output_column note_columns[] = {
	{ .name = "file", .label = N_("file") },  { .name = "id", .label = N_("id") },
	{ .name = "name", .label = N_("name") },  { .name = "change", .label = N_("change") },
	{ .name = "old", .label = N_("before") }, { .name = "new", .label = N_("now") },
};

/* For people the labels of kinds, categories and forms, and the reason in words. */
static void put_value(struct output *out, const struct new_year_note *note, const char *value,
		      const struct program *program)
{
	const struct file_schema *schema = schema_find(note->file);
	const struct column *column = program ? schema_column(schema, note->change) : NULL;
	struct strbuf text = STRBUF_INIT;

	if (column)
		column_show(column, program, value, &text);
	else if (program && *value && streq(note->change, "not-continued"))
		strbuf_addstr(&text, new_year_reason_name(value));
	else
		strbuf_addstr(&text, value);
	output_text(out, text.buf);
	strbuf_release(&text);
}

/* Mentees who could be mentors are not forgotten. */
static void say_candidates(const struct new_year *year)
{
	size_t n = 0;

	for (size_t i = 0; i < year->n_notes; i++)
		n += streq(year->notes[i].change, "served");
	if (n)
		remark(nth_("%zu mentee whose request is served could be a mentor: with "
			    "--candidates they stand in the new base of mentors",
			    "%zu mentees whose request is served could be mentors: with "
			    "--candidates they stand in the new base of mentors",
			    n),
		       n);
}

/* A pair that has done its work and is still open: first it is ended, then its mentee is served. */
static void say_to_be_ended(const struct new_year *year)
{
	struct few pairs = FEW_INIT;

	for (size_t i = 0; i < year->n_notes; i++)
		if (streq(year->notes[i].new, "final-held"))
			few_add(&pairs, year->notes[i].id);
	if (pairs.n) {
		warning(nth_("the final meeting of %zu pair was held, and it has not been ended: %s",
			     "the final meetings of %zu pairs were held, and they have not been "
			     "ended: %s",
			     pairs.n),
			pairs.n, pairs.text.buf);
		hint(_("'kurator pair end PAIR --reason CODE' in the old programme before the "
		       "new one is made"));
	}
	few_release(&pairs);
}

static int print_notes(struct context *ctx, const struct new_year *year,
		       const struct program *program)
{
	struct output_options options = common_output_options(ctx);
	bool for_people = streq(options.format, "table") || streq(options.format, "md");
	struct output *out;
	struct sink sink;

	if (sink_open(ctx, &sink))
		return -1;
	out = output_open(sink.to, options, note_columns, ARRAY_SIZE(note_columns));
	for (size_t i = 0; i < year->n_notes; i++) {
		const struct new_year_note *note = &year->notes[i];

		output_text(out, note->file);
		output_text(out, note->id);
		output_text(out, note->name);
		output_text(out, for_people ? new_year_change_name(note->change) : note->change);
		put_value(out, note, note->old, for_people ? program : NULL);
		put_value(out, note, note->new, for_people ? program : NULL);
		output_end_row(out);
	}
	output_close(out);
	return sink_close(&sink);
}

static int check_no_files(const char *folder, const struct new_year *year)
{
	int result = 0;

	for (size_t i = 0; i < year->n_files; i++)
		if (programme_folder_has(folder, year->files[i].schema->name))
			result = error(_("'%s/%s' is there already"), folder,
				       year->files[i].schema->name);
	return result;
}

/* The templates of documents that the school has made its own. */
static int carry_templates(const struct programme *old, const char *folder)
{
	int dirfd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int n = dirfd < 0 ? error_errno(_("cannot open the folder '%s'"), folder)
			  : document_carry_templates(old, dirfd);

	if (n > 0)
		remark(nth_("%zu template of documents goes over",
			    "%zu templates of documents go over", (size_t)n),
		       (size_t)n);
	if (dirfd >= 0)
		close(dirfd);
	return n < 0 ? -1 : 0;
}

static int write_year(struct context *ctx, const char *folder, const struct programme *old,
		      const struct new_year *year, const struct strbuf *text)
{
	struct store store = STORE_INIT;
	int result = programme_folder_make(folder);

	if (!result)
		result = store_open(&store, folder) || store_begin(&store) ? -1 : 0;
	for (size_t i = 0; !result && i < year->n_files; i++)
		if (year->files[i].schema->must_exist || year->files[i].table.n_rows)
			result = programme_folder_rows(&store, year->files[i].schema->name,
						       &year->files[i].table);
	if (!result)
		result = store_commit(&store, ctx->command_line);
	store_release(&store);
	if (!result)
		result = carry_templates(old, folder);
	return result ? result : programme_folder_write(folder, PROGRAM_FILE, text);
}

static int choose_year(const struct programme *old, const struct new_programme *wish,
		       struct program_facts *facts)
{
	struct ymd end = date_to_ymd(old->program.end);

	if (programme_folder_terms(facts, wish, date_from_ymd(end.year + (end.month >= 9), 9, 1)))
		return -1;
	if (facts->start <= old->program.end)
		return error(_("the new programme would start before the old one has ended"));
	return 0;
}

static int carry_over(struct context *ctx, const char *folder, const struct new_programme *wish,
		      struct bases *old)
{
	struct program_facts facts = programme_folder_facts(wish);
	struct new_year year = NEW_YEAR_INIT;
	struct strbuf text = STRBUF_INIT;
	char *program_file = programme_folder_path(wish->from, PROGRAM_FILE);
	char *id = NULL;
	int result = choose_year(old->programme, wish, &facts);

	if (!result) {
		facts.id = id = programme_folder_id(wish, folder, facts.start);
		result = programme_folder_program(program_file, &facts, &text);
	}
	if (!result)
		result = new_year_make(&year, old, facts.start, wish->candidates);
	if (!result)
		result = check_no_files(folder, &year);
	if (!result && !ctx->dry_run)
		result = write_year(ctx, folder, old->programme, &year, &text);
	if (!result)
		result = print_notes(ctx, &year, &old->programme->program);
	if (!result) {
		programme_folder_tell(ctx, folder, id);
		say_candidates(&year);
		say_to_be_ended(&year);
	}
	new_year_release(&year);
	strbuf_release(&text);
	free(program_file);
	free(id);
	return result;
}

int next_year_make(struct context *ctx, const char *folder, const struct new_programme *wish)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	int result = programme_open(&programme, wish->from, ctx->as_of);

	/* What is told is told in the language of the programme, as everywhere. */
	if (!result && !ctx->language && wish->language < 0)
		language_set(programme.program.language);
	if (!result)
		result = bases_load(&bases, &programme,
				    BASES_MEETINGS | BASES_CHOICES | BASES_REQUESTS);
	if (!result)
		result = bases_require_all(&bases);
	if (!result)
		result = carry_over(ctx, folder, wish, &bases);
	bases_release(&bases);
	programme_release(&programme);
	return result;
}
