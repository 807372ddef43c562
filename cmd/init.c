/*
 * init - make a programme directory
 *
 * program.yaml is written last: a folder is a programme only when all of it is there, and a second try after a failure
 * finds its way.
 */
#include "common.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include "locate.h"
#include "model/new_year.h"
#include "model/rewrite.h"
#include "report/documents/documents.h"
#include "store/output_file.h"

static bool opt_example, opt_candidates;
static const char *opt_from, *opt_name, *opt_id, *opt_language;
static int opt_start = DATE_NONE, opt_end = DATE_NONE;

static const char *const languages[] = { "ru", "en", NULL };

static const struct opt opts[] = {
	FLAG(0, "example", &opt_example, N_("the example school, with all its files")),
	TEXT(0, "from", &opt_from, N_("OLD"),
	     N_("the programme of the year before: people, requests and pairs go over")),
	FLAG(0, "candidates", &opt_candidates,
	     N_("mentees whose request is served stand in the new base of mentors, as candidates")),
	TEXT(0, "name", &opt_name, N_("TEXT"), N_("name of the programme")),
	TEXT(0, "id", &opt_id, N_("ID"),
	     N_("id of the programme; without it made of folder and year")),
	DATE(0, "start", &opt_start, N_("DATE"), N_("first day; without it 1 September")),
	DATE(0, "end", &opt_end, N_("DATE"), N_("last day; without it 31 May after the start")),
	CHOICE(0, "language", &opt_language, languages,
	       N_("language of messages and documents; without it ru")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("The example school, to try everything out:"), "kurator init --example demo", 0 },
	{ N_("A programme of one's own for the school year:"),
	  "kurator init lyceum --name 'Наставничество в лицее' --start 2021-09-01", 0 },
	{ N_("The next school year, with people a class higher and pairs that go on:"),
	  "kurator init ../next-year --from . --as-of 2022-05-31 -f table", 0 },
	EXAMPLE_END,
};

/* ---- folders and files ---- */

static char *path_of(const char *folder, const char *name)
{
	return xstrfmt("%s/%s", folder, name);
}

static bool is_there(const char *folder, const char *name)
{
	char *path = path_of(folder, name);
	struct stat st;
	bool there = !lstat(path, &st);

	free(path);
	return there;
}

static int write_file(const char *folder, const char *name, const struct strbuf *bytes)
{
	struct output_file file = OUTPUT_FILE_INIT;
	char *path = path_of(folder, name);
	int result = output_file_open(&file, path, NULL, NULL);

	if (!result)
		result = output_file_write(&file, bytes->buf, bytes->len);
	if (!result)
		result = output_file_close(&file);
	output_file_release(&file);
	free(path);
	return result;
}

/* The folder may be there already, but must not be a programme. */
static int check_folder(const char *folder)
{
	struct stat st;

	if (stat(folder, &st))
		return errno == ENOENT ? 0 : error_errno(_("cannot open the folder '%s'"), folder);
	if (!S_ISDIR(st.st_mode))
		return error(_("'%s' is no folder"), folder);
	if (!is_there(folder, PROGRAM_FILE))
		return 0;
	error(_("'%s' is a programme already: it holds program.yaml"), folder);
	hint(_("name another folder"));
	return -1;
}

static int make_folder(const char *folder)
{
	if (mkdir(folder, 0777) && errno != EEXIST)
		return error_errno(_("cannot make the folder '%s'"), folder);
	return 0;
}

/* ---- the example ---- */

struct names {
	char **items;
	size_t n, alloc;
};

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static int read_names(const char *folder, struct names *names)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	if (!dir)
		return error_errno(_("cannot open the folder '%s'"), folder);
	while ((entry = readdir(dir))) {
		if (entry->d_name[0] == '.' || streq(entry->d_name, PROGRAM_FILE))
			continue;
		ALLOC_GROW(names->items, names->n + 2, names->alloc);
		names->items[names->n++] = xstrdup(entry->d_name);
	}
	closedir(dir);
	if (names->n)
		qsort(names->items, names->n, sizeof(*names->items), by_name);
	ALLOC_GROW(names->items, names->n + 1, names->alloc);
	names->items[names->n++] = xstrdup(PROGRAM_FILE);
	return 0;
}

static void release_names(struct names *names)
{
	for (size_t i = 0; i < names->n; i++)
		free(names->items[i]);
	free(names->items);
}

static int check_absent(const char *folder, const struct names *names)
{
	int result = 0;

	for (size_t i = 0; i < names->n; i++)
		if (is_there(folder, names->items[i]))
			result = error(_("'%s/%s' is there already"), folder, names->items[i]);
	return result;
}

static int copy_file(const char *from, const char *to, const char *name)
{
	struct strbuf bytes = STRBUF_INIT;
	char *path = path_of(from, name);
	int result = strbuf_read_file(&bytes, path, 0);

	if (result)
		error_errno(_("cannot read '%s'"), path);
	else
		result = write_file(to, name, &bytes);
	strbuf_release(&bytes);
	free(path);
	return result;
}

static int prepare_program(const char *path, const struct program_facts *facts,
			   struct strbuf *text);

/* The example's program.yaml in the language that was asked for; all else in it stays. */
static int copy_program(const char *from, const char *to)
{
	char *path = path_of(from, PROGRAM_FILE);
	struct program program = PROGRAM_INIT;
	struct findings findings = FINDINGS_INIT;
	struct strbuf text = STRBUF_INIT;
	int result = program_load_at(&program, AT_FDCWD, path, path, &findings);
	struct program_facts facts = {
		.start = program.start,
		.end = program.end,
		.language = opt_language ? language_parse(opt_language) : -1,
	};

	findings_report(&findings);
	if (!result)
		result = prepare_program(path, &facts, &text);
	if (!result)
		result = write_file(to, PROGRAM_FILE, &text);
	strbuf_release(&text);
	program_release(&program);
	findings_release(&findings);
	free(path);
	return result;
}

static int add_rows(struct store *store, const char *name, const struct table *from)
{
	const char *const *columns = (const char *const *)from->columns;
	struct table *to = store_create(store, name, columns, from->n_columns);

	for (size_t row = 0; to && row < from->n_rows; row++) {
		size_t at = table_append(to);

		for (size_t column = 0; column < from->n_columns; column++)
			table_set(to, at, column, table_get(from, row, column));
	}
	return to ? 0 : -1;
}

/* The bases of the example, as the first change that the journal knows. */
static int copy_bases(struct context *ctx, const char *from, const char *folder,
		      const struct names *names)
{
	struct store old = STORE_INIT, store = STORE_INIT;
	struct findings findings = FINDINGS_INIT;
	int result = store_open(&old, from) || store_open(&store, folder) || store_begin(&store);

	for (size_t i = 0; !result && i < names->n; i++)
		if (schema_is_file(names->items[i]))
			result = add_rows(&store, names->items[i],
					  store_read(&old, names->items[i], &findings));
	if (!result && !(result = findings_report(&findings)))
		result = store_commit(&store, ctx->command_line);
	findings_release(&findings);
	store_release(&store);
	store_release(&old);
	return result ? -1 : 0;
}

static int copy_example(struct context *ctx, const char *folder)
{
	char *from = locate_shared("kurator/examples/school");
	struct names names = { .n = 0 };
	int result = read_names(from, &names);

	if (!result)
		result = check_absent(folder, &names);
	if (!result && !ctx->dry_run)
		result = make_folder(folder);
	for (size_t i = 0; !result && !ctx->dry_run && i < names.n; i++) {
		if (schema_is_file(names.items[i]))
			continue;
		result = opt_language && streq(names.items[i], PROGRAM_FILE)
				 ? copy_program(from, folder)
				 : copy_file(from, folder, names.items[i]);
	}
	if (!result && !ctx->dry_run)
		result = copy_bases(ctx, from, folder, &names);
	if (!result && ctx->dry_run)
		remark(_("would make the example school in '%s'"), folder);
	else if (!result)
		remark(_("the example school is in '%s'"), folder);
	release_names(&names);
	free(from);
	return result;
}

/* ---- a programme of one's own ---- */

/* 1 September of the school year that `today` lies in or, in summer, comes before. */
static int start_of_year(int today)
{
	struct ymd ymd = date_to_ymd(today);

	return date_from_ymd(ymd.month >= 6 ? ymd.year : ymd.year - 1, 9, 1);
}

static bool is_id_byte(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0x80;
}

/* The folder's name and the year of the start: "lyceum-2021". */
static char *make_id(const char *folder, int start)
{
	char real[PATH_MAX];
	const char *path = realpath(folder, real) ? real : folder;
	const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	struct strbuf id = STRBUF_INIT;

	for (; *base; base++)
		if (is_id_byte(*base))
			strbuf_addch(&id, *base);
		else if (id.len && id.buf[id.len - 1] != '-')
			strbuf_addch(&id, '-');
	if (!id.len)
		strbuf_addstr(&id, "programme");
	if (id.buf[id.len - 1] != '-')
		strbuf_addch(&id, '-');
	strbuf_addf(&id, "%d", date_to_ymd(start).year);
	return strbuf_detach(&id, NULL);
}

/* The first and last day, where they are not given, make the school year that begins on `start`. */
static int choose_terms(struct program_facts *facts, int start)
{
	facts->start = opt_start == DATE_NONE ? start : opt_start;
	facts->end = opt_end;
	if (opt_end == DATE_NONE) {
		struct ymd first = date_to_ymd(facts->start);

		facts->end = date_from_ymd(first.year + (first.month >= 6), 5, 31);
	}
	if (facts->end < facts->start)
		return error(_("the programme ends before it starts"));
	return 0;
}

/* The program.yaml to be written; that it can be loaded is made sure before anything is. */
static int prepare_program(const char *path, const struct program_facts *facts, struct strbuf *text)
{
	struct strbuf bytes = STRBUF_INIT;
	struct program program = PROGRAM_INIT;
	struct findings findings = FINDINGS_INIT;
	int result = strbuf_read_file(&bytes, path, 0);

	if (result)
		error_errno(_("cannot read '%s'"), path);
	else
		result = program_rewrite(text, bytes.buf, bytes.len, path, facts);
	if (!result && program_load(&program, text->buf, text->len, PROGRAM_FILE, &findings))
		result = findings_report(&findings);
	program_release(&program);
	findings_release(&findings);
	strbuf_release(&bytes);
	return result;
}

/* The files that must exist, with all their columns; one that is there stays as it is. */
static int write_bases(struct context *ctx, const char *folder)
{
	struct store store = STORE_INIT;
	int result = store_open(&store, folder) || store_begin(&store) ? -1 : 0;

	for (size_t i = 0; !result && file_schemas[i]; i++) {
		const struct file_schema *schema = file_schemas[i];
		const char **columns;

		if (!schema->must_exist)
			continue;
		columns = schema_column_names(schema);
		if (!store_create(&store, schema->name, columns, schema->n_columns))
			result = -1;
		free(columns);
	}
	if (!result)
		result = store_commit(&store, ctx->command_line);
	store_release(&store);
	return result;
}

static int write_programme(struct context *ctx, const char *folder, const struct strbuf *text)
{
	if (make_folder(folder) || write_bases(ctx, folder))
		return -1;
	return write_file(folder, PROGRAM_FILE, text);
}

static void tell(struct context *ctx, const char *folder, const char *id)
{
	if (ctx->dry_run)
		remark(_("would make the programme '%s' in '%s'"), id, folder);
	else
		remark(_("the programme '%s' is in '%s': now edit program.yaml there, first of all "
			 "organization, road map and holidays"),
		       id, folder);
}

static struct program_facts given_facts(void)
{
	return (struct program_facts){
		.name = opt_name,
		.language = opt_language ? language_parse(opt_language) : -1,
	};
}

static int make_programme(struct context *ctx, const char *folder)
{
	char *path = locate_shared("kurator/" PROGRAM_FILE), *id = NULL;
	struct program_facts facts = given_facts();
	struct strbuf text = STRBUF_INIT;
	int today = ctx->as_of == DATE_NONE ? date_today() : ctx->as_of;
	int result = choose_terms(&facts, start_of_year(today));

	if (!result) {
		facts.id = id = opt_id ? xstrdup(opt_id) : make_id(folder, facts.start);
		result = prepare_program(path, &facts, &text);
	}
	if (!result && !ctx->dry_run)
		result = write_programme(ctx, folder, &text);
	if (!result)
		tell(ctx, folder, id);
	strbuf_release(&text);
	free(path);
	free(id);
	return result;
}

/* ---- the next year of an old programme ---- */

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
		if (is_there(folder, year->files[i].schema->name))
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
	int result = make_folder(folder);

	if (!result)
		result = store_open(&store, folder) || store_begin(&store) ? -1 : 0;
	for (size_t i = 0; !result && i < year->n_files; i++)
		if (year->files[i].schema->must_exist || year->files[i].table.n_rows)
			result = add_rows(&store, year->files[i].schema->name,
					  &year->files[i].table);
	if (!result)
		result = store_commit(&store, ctx->command_line);
	store_release(&store);
	if (!result)
		result = carry_templates(old, folder);
	return result ? result : write_file(folder, PROGRAM_FILE, text);
}

static int choose_year(const struct programme *old, struct program_facts *facts)
{
	struct ymd end = date_to_ymd(old->program.end);

	if (choose_terms(facts, date_from_ymd(end.year + (end.month >= 9), 9, 1)))
		return -1;
	if (facts->start <= old->program.end)
		return error(_("the new programme would start before the old one has ended"));
	return 0;
}

static int carry_over(struct context *ctx, const char *folder, struct bases *old)
{
	struct program_facts facts = given_facts();
	struct new_year year = NEW_YEAR_INIT;
	struct strbuf text = STRBUF_INIT;
	char *program_file = path_of(opt_from, PROGRAM_FILE);
	char *id = NULL;
	int result = choose_year(old->programme, &facts);

	if (!result) {
		facts.id = id = opt_id ? xstrdup(opt_id) : make_id(folder, facts.start);
		result = prepare_program(program_file, &facts, &text);
	}
	if (!result)
		result = new_year_make(&year, old, facts.start, opt_candidates);
	if (!result)
		result = check_no_files(folder, &year);
	if (!result && !ctx->dry_run)
		result = write_year(ctx, folder, old->programme, &year, &text);
	if (!result)
		result = print_notes(ctx, &year, &old->programme->program);
	if (!result) {
		tell(ctx, folder, id);
		say_candidates(&year);
	}
	new_year_release(&year);
	strbuf_release(&text);
	free(program_file);
	free(id);
	return result;
}

static int make_next_year(struct context *ctx, const char *folder)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	int result = programme_open(&programme, opt_from, ctx->as_of);

	if (!result)
		result = bases_load(&bases, &programme,
				    BASES_PEOPLE | BASES_PAIRS | BASES_CHOICES | BASES_REQUESTS);
	if (!result)
		result = bases_require_all(&bases);
	if (!result)
		result = carry_over(ctx, folder, &bases);
	bases_release(&bases);
	programme_release(&programme);
	return result;
}

static int run(struct context *ctx, int argc, char **argv)
{
	const char *folder = argc ? argv[0] : ctx->named_dir ? ctx->named_dir : ".";
	bool facts = opt_name || opt_id || opt_start != DATE_NONE || opt_end != DATE_NONE;
	int result;

	if (opt_example && (facts || opt_from))
		return usage(
			ctx,
			_("the example school is as it is: '--example' goes with '--language' alone"));
	if (opt_candidates && !opt_from)
		return usage(ctx, _("--candidates goes with --from"));
	if (opt_language && !ctx->language)
		language_set((enum language)language_parse(opt_language));
	if (opt_id && !program_is_id(opt_id))
		return usage(ctx,
			     _("option '--id': '%s' is no id: letters, digits and '.', '_', "
			       "'-' between them"),
			     opt_id);
	if (opt_name && !*opt_name)
		return usage(ctx, _("option '--name': a name is not empty"));
	if (check_folder(folder))
		return STATUS_FAILED;
	if (opt_example)
		result = copy_example(ctx, folder);
	else if (opt_from)
		result = make_next_year(ctx, folder);
	else
		result = make_programme(ctx, folder);
	return result ? STATUS_FAILED : STATUS_YES;
}

const struct command cmd_init = {
	.name = "init",
	.summary = N_("make a programme directory"),
	.operands = N_("[DIR]"),
	.max_operands = 1,
	.opts = opts,
	.text = N_(
		"Makes DIR (without it the working directory) a programme directory: program.yaml, complete "
		"and commented, to be edited; and empty bases of mentors and mentees. Files of these names "
		"that are there already stay as they are; a folder with program.yaml is refused.\n"
		"\n"
		"The dates of road map and holidays move to the year of the start; look them over.\n"
		"\n"
		"--from OLD begins the year after that of the programme in the folder OLD, with its program.yaml. "
		"People who are still there go over, a class higher and with a year more of service; pupils of the "
		"last class leave, mentors among them as graduates; young specialists whose time is over lose the "
		"category; mentees whose request is served stay behind, or, with --candidates, are candidates of the base of mentors (to be asked, interviewed and trained like others). Open requests, pairs that go on with their "
		"meetings and goals, consents, trainings, staff, partners and documents in force go over too, and the templates of documents that are the school's own. OLD "
		"is not changed. What changed for whom is printed."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED,
	.run = run,
};
