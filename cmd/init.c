/*
 * init - make a programme directory
 *
 * program.yaml is written last: a folder is a programme only when all of it is there, and a second try after a failure
 * finds its way.
 */
#include "programme_folder.h"

#include "locate.h"

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
	       N_("language of messages and documents; without it that of OLD, or ru")),
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

/* 1 September of the school year that `today` lies in or, in summer, comes before. */
static int start_of_year(int today)
{
	struct ymd ymd = date_to_ymd(today);

	return date_from_ymd(ymd.month >= 6 ? ymd.year : ymd.year - 1, 9, 1);
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
	if (programme_folder_make(folder) || write_bases(ctx, folder))
		return -1;
	return programme_folder_write(folder, PROGRAM_FILE, text);
}

static int make_programme(struct context *ctx, const char *folder, const struct new_programme *wish)
{
	char *path = locate_shared("kurator/" PROGRAM_FILE), *id = NULL;
	struct program_facts facts = programme_folder_facts(wish);
	struct strbuf text = STRBUF_INIT;
	int today = ctx->as_of == DATE_NONE ? date_today() : ctx->as_of;
	int result = programme_folder_terms(&facts, wish, start_of_year(today));

	if (!result) {
		facts.id = id = programme_folder_id(wish, folder, facts.start);
		result = programme_folder_program(path, &facts, &text);
	}
	if (!result && !ctx->dry_run)
		result = write_programme(ctx, folder, &text);
	if (!result)
		programme_folder_tell(ctx, folder, id);
	strbuf_release(&text);
	free(path);
	free(id);
	return result;
}

static int run(struct context *ctx, int argc, char **argv)
{
	const char *folder = argc ? argv[0] : ctx->named_dir ? ctx->named_dir : ".";
	bool facts = opt_name || opt_id || opt_start != DATE_NONE || opt_end != DATE_NONE;
	const struct new_programme wish = {
		.name = opt_name,
		.id = opt_id,
		.language = opt_language ? language_parse(opt_language) : -1,
		.start = opt_start,
		.end = opt_end,
		.from = opt_from,
		.candidates = opt_candidates,
	};
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
	if (programme_folder_check(folder))
		return STATUS_FAILED;
	if (opt_example)
		result = example_school_copy(ctx, folder, &wish);
	else if (opt_from)
		result = next_year_make(ctx, folder, &wish);
	else
		result = make_programme(ctx, folder, &wish);
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
