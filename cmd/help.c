/*
 * help - shows how to use kurator
 *
 * Everything is rendered from the tables of commands: here the help of a command and of a noun and the list of all
 * commands; the man pages, the completion of bash and the glossary in files of their own.
 */
#include "help.h"

#include "base/text.h"
#include "model/schema.h"
#include "report/prose.h"

static bool opt_all, opt_man;
static const char *opt_completion;
static bool opt_nouns, opt_commands, opt_examples;

static const char *const shells[] = { "bash", NULL };

static const struct opt opts[] = {
	FLAG(0, "all", &opt_all, N_("list every command with what it does")),
	FLAG(0, "man", &opt_man, N_("print the man page of the noun (roff)")),
	CHOICE(0, "completion", &opt_completion, shells, N_("print the completion for this shell")),
	FLAG(0, "nouns", &opt_nouns, N_("print the nouns, one a line")),
	FLAG(0, "commands", &opt_commands, N_("print the commands, one a line")),
	FLAG(0, "examples", &opt_examples,
	     N_("print the examples of the noun: exit status, tab, command")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("What there is:"), "kurator help", 0 },
	{ N_("Every command:"), "kurator help --all", 0 },
	{ N_("The glossary, in Russian:"), "kurator help terms --lang ru", 0 },
	{ N_("What can be done with pairs:"), "kurator help pair", 0 },
	EXAMPLE_END,
};

/* "--format FORMAT", "-n, --dry-run" */
void help_add_option_head(struct strbuf *out, const struct opt *opt)
{
	if (opt->letter)
		strbuf_addf(out, "-%c, ", opt->letter);
	strbuf_addf(out, "--%s", opt->name);
	if (opt->kind == OPT_CHOICE) {
		for (size_t i = 0; opt->choices[i]; i++)
			strbuf_addf(out, "%s%s", i ? "|" : " ", opt->choices[i]);
	} else if (opt->kind != OPT_FLAG) {
		strbuf_addf(out, " %s", _(opt->argument));
	}
}

static void add_options(struct strbuf *out, const struct opt *list)
{
	for (; list && list->kind != OPT_END_KIND; list++) {
		struct strbuf head = STRBUF_INIT;

		help_add_option_head(&head, list);
		prose_item(out, head.buf, _(list->help), 26, HELP_WIDTH);
		strbuf_release(&head);
	}
}

static void add_columns(struct strbuf *out, const struct command *command)
{
	const struct file_schema *schema;

	if (!(command->flags & CMD_COLUMNS))
		return;
	schema = schema_find(command->columns);
	strbuf_addf(out, "\n%s\n", _("Columns as options:"));
	for (size_t i = 0; i < schema->n_columns; i++) {
		struct strbuf head = STRBUF_INIT;

		if (!command_takes_column(command, schema->columns[i].name))
			continue;
		strbuf_addf(&head, "--%s %s", schema->columns[i].name, _("VALUE"));
		for (size_t c = 0; c < head.len; c++)
			if (head.buf[c] == '_')
				head.buf[c] = '-';
		prose_item(out, head.buf, _(schema->columns[i].label), 26, HELP_WIDTH);
		strbuf_release(&head);
	}
}

static void add_usage(struct strbuf *out, const struct command *command)
{
	strbuf_addf(out, "%s kurator %s %s", _("usage:"), command->name, _("[options]"));
	if (command->operands)
		strbuf_addf(out, " %s", _(command->operands));
	strbuf_addch(out, '\n');
}

static void add_examples(struct strbuf *out, const struct command *command)
{
	if (!command->examples || !command->examples->title)
		return;
	strbuf_addf(out, "\n%s\n", _("Examples:"));
	for (const struct example *e = command->examples; e->title; e++)
		strbuf_addf(out, "  %s\n    $ %s\n", _(e->title), e->command);
}

void help_command(FILE *to, struct context *ctx, const struct command *command)
{
	struct strbuf out = STRBUF_INIT;

	ctx->command = command;
	add_usage(&out, command);
	strbuf_addch(&out, '\n');
	prose_wrap(&out, _(command->text), 0, 0, HELP_WIDTH);
	strbuf_addf(&out, "\n%s\n", _("Options:"));
	add_options(&out, command->opts);
	add_options(&out, options_common(ctx));
	add_columns(&out, command);
	add_examples(&out, command);
	fwrite(out.buf, 1, out.len, to);
	strbuf_release(&out);
}

static void add_command_line(struct strbuf *out, const struct command *command)
{
	prose_item(out, command->name, _(command->summary), 20, HELP_WIDTH);
}

void help_noun(FILE *to, const char *noun)
{
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; all_commands[i]; i++)
		if (command_has_noun(all_commands[i], noun))
			add_command_line(&out, all_commands[i]);
	strbuf_addch(&out, '\n');
	prose_wrap(
		&out,
		_("'kurator NOUN VERB -h' explains a command, 'man kurator-NOUN' all of a noun."),
		0, 0, HELP_WIDTH);
	fwrite(out.buf, 1, out.len, to);
	strbuf_release(&out);
}

/* ---- the overview ---- */

/* In the order of a curator's work. */
enum group {
	GROUP_WORK,
	GROUP_PEOPLE,
	GROUP_PAIRS,
	GROUP_MONITORING,
	GROUP_PROGRAMME,
	GROUP_OTHER
};

static const char *const groups[] = {
	[GROUP_WORK] = N_("Begin, and see where you stand"),
	[GROUP_PEOPLE] = N_("People, and what they ask and offer"),
	[GROUP_PAIRS] = N_("Pairs and their work"),
	[GROUP_MONITORING] = N_("Monitoring"),
	[GROUP_PROGRAMME] = N_("The programme, its papers and results"),
	[GROUP_OTHER] = N_("More"),
};

/*
 * What the commands of a noun are about. A noun without verbs is told by its summary; one that is not here stands in
 * the last group and is told by its verbs.
 */
static const struct {
	const char *noun;
	enum group group;
	const char *purpose;
} purposes[] = {
	{ "init", GROUP_WORK, NULL },
	{ "status", GROUP_WORK, NULL },
	{ "next", GROUP_WORK, NULL },
	{ "check", GROUP_WORK, NULL },
	{ "log", GROUP_WORK, NULL },
	{ "undo", GROUP_WORK, NULL },
	{ "sheet", GROUP_WORK, N_("bases as files for spreadsheet programs") },
	{ "help", GROUP_WORK, NULL },
	{ "mentor", GROUP_PEOPLE, N_("the base of mentors") },
	{ "mentee", GROUP_PEOPLE, N_("the base of mentees") },
	{ "request", GROUP_PEOPLE, N_("the map of requests") },
	{ "consent", GROUP_PEOPLE, N_("consents of people and guardians") },
	{ "training", GROUP_PEOPLE, N_("training of mentors and curators") },
	{ "staff", GROUP_PEOPLE, N_("the register of staff") },
	{ "partner", GROUP_PEOPLE, N_("the register of partners") },
	{ "pair", GROUP_PAIRS, N_("pairs: matching, agreement, course and end") },
	{ "meeting", GROUP_PAIRS, N_("meetings of pairs: what was held and what is due") },
	{ "plan", GROUP_PAIRS, N_("individual development plans of pairs") },
	{ "contact", GROUP_PAIRS, N_("the curator's contacts with pairs") },
	{ "survey", GROUP_MONITORING, N_("questionnaires and what their answers say") },
	{ "measure", GROUP_MONITORING, N_("entry and exit measurements") },
	{ "monitor", GROUP_MONITORING, N_("monitoring of the programme and its effects") },
	{ "report", GROUP_MONITORING, N_("reports on the programme") },
	{ "roadmap", GROUP_PROGRAMME, N_("the road map: what is due and what is done") },
	{ "event", GROUP_PROGRAMME, N_("the register of events") },
	{ "document", GROUP_PROGRAMME, N_("the register of adopted documents") },
	{ "output", GROUP_PROGRAMME, N_("results that people have shown") },
	{ "practice", GROUP_PROGRAMME, N_("the register of practices") },
	{ "award", GROUP_PROGRAMME, N_("nominations: ranking, and what was granted") },
	{ "proposal", GROUP_PROGRAMME, N_("proposals of mentors for the school") },
	{ "handover", GROUP_PROGRAMME, NULL },
	{ "anonymise", GROUP_PROGRAMME, NULL },
};

static size_t place_of_noun(const char *noun)
{
	for (size_t i = 0; i < ARRAY_SIZE(purposes); i++)
		if (streq(purposes[i].noun, noun))
			return i;
	return SIZE_MAX;
}

void help_add_purpose(struct strbuf *out, const char *noun)
{
	size_t start = out->len, place = place_of_noun(noun);

	if (place != SIZE_MAX && purposes[place].purpose) {
		strbuf_addstr(out, _(purposes[place].purpose));
		return;
	}
	for (size_t i = 0; all_commands[i]; i++) {
		const char *verb = strchr(all_commands[i]->name, ' ');

		if (!command_has_noun(all_commands[i], noun))
			continue;
		if (verb)
			strbuf_addf(out, "%s%s", out->len > start ? ", " : "", verb + 1);
		else
			strbuf_addstr(out, _(all_commands[i]->summary));
	}
}

/* The second words of a noun's commands; empty for a noun without verbs. */
void help_add_verbs(struct strbuf *out, const char *noun)
{
	for (size_t i = 0; all_commands[i]; i++)
		if (command_has_noun(all_commands[i], noun) && strchr(all_commands[i]->name, ' '))
			strbuf_addf(out, " %s", strchr(all_commands[i]->name, ' ') + 1);
}

/* "pair   pairs: matching, agreement, course and end: add, agree, end, …" */
static void add_noun_line(struct strbuf *out, const char *noun)
{
	struct strbuf text = STRBUF_INIT, verbs = STRBUF_INIT;

	help_add_purpose(&text, noun);
	help_add_verbs(&verbs, noun);
	if (verbs.len && place_of_noun(noun) != SIZE_MAX)
		strbuf_addf(&text, " –%s", verbs.buf);
	prose_item(out, noun, text.buf, 12, HELP_WIDTH);
	strbuf_release(&text);
	strbuf_release(&verbs);
}

static bool is_noun(const char *noun)
{
	for (size_t i = 0; all_commands[i]; i++)
		if (command_has_noun(all_commands[i], noun))
			return true;
	return false;
}

/* Commands of nouns that no group names, such as one that has just been written. */
static void add_other_commands(struct strbuf *out)
{
	for (size_t i = 0; all_commands[i]; i++) {
		const char *name = all_commands[i]->name;
		char *noun = xmemdup0(name, strcspn(name, " "));

		if (place_of_noun(noun) == SIZE_MAX)
			add_command_line(out, all_commands[i]);
		free(noun);
	}
}

static void add_group(struct strbuf *out, enum group group)
{
	struct strbuf lines = STRBUF_INIT;

	for (size_t i = 0; i < ARRAY_SIZE(purposes); i++)
		if (purposes[i].group == group && is_noun(purposes[i].noun))
			add_noun_line(&lines, purposes[i].noun);
	if (group == GROUP_OTHER)
		add_other_commands(&lines);
	if (lines.len)
		strbuf_addf(out, "\n%s\n%s", _(groups[group]), lines.buf);
	strbuf_release(&lines);
}

void help_overview(FILE *to)
{
	struct strbuf out = STRBUF_INIT;

	strbuf_addf(&out, "%s kurator [-C %s] %s\n\n", _("usage:"), _("DIR"),
		    _("NOUN VERB [options] [operands]"));
	prose_wrap(
		&out,
		_("Runs a school's mentoring programme from flat files: two bases of people, pairs and "
		  "groups, meetings, monitoring, reports."),
		0, 0, HELP_WIDTH);
	for (enum group group = 0; group <= GROUP_OTHER; group++)
		add_group(&out, group);
	strbuf_addch(&out, '\n');
	prose_wrap(
		&out,
		_("'kurator help --all' lists every command with what it does, 'kurator NOUN VERB -h' "
		  "explains one, 'kurator help terms' the words. A new programme begins with "
		  "'kurator init'."),
		0, 0, HELP_WIDTH);
	fwrite(out.buf, 1, out.len, to);
	strbuf_release(&out);
}

static void help_all(FILE *to)
{
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; all_commands[i]; i++)
		add_command_line(&out, all_commands[i]);
	fwrite(out.buf, 1, out.len, to);
	strbuf_release(&out);
}

/* ---- the command ---- */

static void add_noun(struct strbuf *out, const char *noun)
{
	strbuf_addf(out, "%s\n", noun);
}

static int help_topic(struct context *ctx, int argc, char **argv)
{
	int used;
	const struct command *command = command_find(argc, argv, &used);

	if (streq(argv[0], "terms")) {
		if (argc > 1)
			return usage(ctx, _("'%s' is too much here"), argv[1]);
		help_terms(stdout);
		return STATUS_YES;
	}
	if (command && used == argc) {
		help_command(stdout, ctx, command);
		return STATUS_YES;
	}
	if (argc > 1 || !noun_known(argv[0]))
		return usage(ctx, _("there is no help on '%s'"), argv[argc - 1]);
	help_noun(stdout, argv[0]);
	return STATUS_YES;
}

static void print_examples(const char *noun)
{
	for (size_t i = 0; all_commands[i]; i++) {
		const struct example *e = all_commands[i]->examples;

		if (!command_has_noun(all_commands[i], noun))
			continue;
		for (; e && e->title; e++)
			printf("%d\t%s\n", e->status, e->command);
	}
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct strbuf nouns = STRBUF_INIT;

	if (argc && (opt_all || opt_commands || opt_completion || opt_nouns))
		return usage(ctx, _("'%s' is too much here"), argv[0]);
	if (opt_examples) {
		if (argc != 1 || !noun_known(argv[0]))
			return usage(ctx, _("'--examples' needs a noun"));
		print_examples(argv[0]);
		return STATUS_YES;
	}
	if (opt_commands) {
		for (size_t i = 0; all_commands[i]; i++)
			printf("%s\n", all_commands[i]->name);
		return STATUS_YES;
	}
	if (opt_man) {
		if (argc != 1 || !noun_known(argv[0]))
			return usage(ctx, _("'--man' needs a noun"));
		help_man(stdout, ctx, argv[0]);
		return STATUS_YES;
	}
	if (opt_completion) {
		help_completion(stdout, ctx);
		return STATUS_YES;
	}
	if (opt_nouns) {
		command_each_noun(add_noun, &nouns);
		fputs(nouns.buf, stdout);
		strbuf_release(&nouns);
		return STATUS_YES;
	}
	if (opt_all) {
		help_all(stdout);
		return STATUS_YES;
	}
	if (argc)
		return help_topic(ctx, argc, argv);
	help_overview(stdout);
	return STATUS_YES;
}

const struct command cmd_help = {
	.name = "help",
	.summary = N_("show how to use kurator"),
	.operands = N_("[NOUN [VERB] | terms]"),
	.max_operands = 2,
	.opts = opts,
	.text = N_(
		"Without an operand, lists what there is to work with and the verbs of each. With a noun, lists what can be done with it; "
		"with noun and verb, explains the command. 'kurator help terms' is the glossary, in "
		"Russian and English."),
	.examples = examples,
	.run = run,
};
