/*
 * help - shows how to use kurator
 *
 * Everything is rendered from the tables of commands: the help of a command and of a noun, the list of all commands, the
 * man pages and the completion of bash. The glossary is the one text of its own.
 */
#include "command.h"

#include "base/strbuf.h"
#include "base/text.h"
#include "model/schema.h"
#include "report/prose.h"

#define WIDTH 78

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
static void add_option_head(struct strbuf *out, const struct opt *opt)
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

		add_option_head(&head, list);
		prose_item(out, head.buf, _(list->help), 26, WIDTH);
		strbuf_release(&head);
	}
}

static bool is_given(const struct command *command, const char *column)
{
	const char *at = command->not_given;
	size_t len = strlen(column);

	for (; at && (at = strstr(at, column)); at += len)
		if ((at == command->not_given || at[-1] == ' ') && (!at[len] || at[len] == ' '))
			return false;
	return true;
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

		if (!is_given(command, schema->columns[i].name))
			continue;
		strbuf_addf(&head, "--%s %s", schema->columns[i].name, _("VALUE"));
		for (size_t c = 0; c < head.len; c++)
			if (head.buf[c] == '_')
				head.buf[c] = '-';
		prose_item(out, head.buf, _(schema->columns[i].label), 26, WIDTH);
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
	prose_wrap(&out, _(command->text), 0, 0, WIDTH);
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
	prose_item(out, command->name, _(command->summary), 20, WIDTH);
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
		0, 0, WIDTH);
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

static void add_purpose(struct strbuf *out, const char *noun)
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
static void add_verbs(struct strbuf *out, const char *noun)
{
	for (size_t i = 0; all_commands[i]; i++)
		if (command_has_noun(all_commands[i], noun) && strchr(all_commands[i]->name, ' '))
			strbuf_addf(out, " %s", strchr(all_commands[i]->name, ' ') + 1);
}

/* "pair   pairs: matching, agreement, course and end: add, agree, end, …" */
static void add_noun_line(struct strbuf *out, const char *noun)
{
	struct strbuf text = STRBUF_INIT, verbs = STRBUF_INIT;

	add_purpose(&text, noun);
	add_verbs(&verbs, noun);
	if (verbs.len && place_of_noun(noun) != SIZE_MAX)
		strbuf_addf(&text, " –%s", verbs.buf);
	prose_item(out, noun, text.buf, 12, WIDTH);
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
		0, 0, WIDTH);
	for (enum group group = 0; group <= GROUP_OTHER; group++)
		add_group(&out, group);
	strbuf_addch(&out, '\n');
	prose_wrap(
		&out,
		_("'kurator help --all' lists every command with what it does, 'kurator NOUN VERB -h' "
		  "explains one, 'kurator help terms' the words. A new programme begins with "
		  "'kurator init'."),
		0, 0, WIDTH);
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

struct term_entry {
	const char *english;
	const char *russian;
	const char *meaning; /* N_(…) */
};

static const struct term_entry terms[] = {
	{ "mentor", "наставник",
	  N_("somebody with a success of their own who passes experience on; mentors.csv") },
	{ "mentee", "наставляемый",
	  N_("somebody who solves a task of life, study or work with a mentor's help; mentees.csv") },
	{ "curator", "куратор",
	  N_("the member of staff who runs the programme and keeps both bases; staff.csv") },
	{ "pair, group", "пара, группа",
	  N_("one mentor with one mentee; a group is one mentor with several; pairs.csv") },
	{ "form of mentoring", "форма наставничества",
	  N_("who mentors whom: student – student, teacher – teacher; program.yaml") },
	{ "variant", "ролевая модель",
	  N_("the roles within a form, for example leader – passive; program.yaml") },
	{ "request", "запрос",
	  N_("what a mentee asks for, as topics of the catalogue and in words") },
	{ "map of requests", "карта запросов",
	  N_("topics against what is asked, what is offered and what is free") },
	{ "meeting stage", "этап встреч",
	  N_("acquaintance, trial, planning, regular meetings, final meeting; meetings.csv") },
	{ "confirmation", "подтверждение",
	  N_("each side says that the meeting took place; a meeting is confirmed when both did") },
	{ "individual development plan", "ИПР",
	  N_("goals, terms and results of a pair; plans.csv") },
	{ "road map", "дорожная карта",
	  N_("what the school has to do until when, and who answers for it; roadmap.csv") },
	{ "entry and exit measurement", "замер на «входе» и «выходе»",
	  N_("the same measure taken before the first and after the last meeting; measures.csv") },
	{ "influence", "влияние программы",
	  N_("the difference between exit and entry; says nothing of its cause by itself") },
	{ "effect size", "размер эффекта",
	  N_("a mean difference in standard deviations, comparable between measures") },
	{ "places", "места", N_("how many mentees a mentor can take at the same time (capacity)") },
	{ "points", "баллы",
	  N_("how well a mentor and a mentee fit, by the rules of program.yaml") },
	{ "blocking pair", "блокирующая пара",
	  N_("a mentor and a mentee who would both rather have each other than what they got") },
	{ "cut-off", "отчётная дата", N_("the day on which the monthly report closes: the 25th") },
	{ "municipal centre", "МНЦ",
	  N_("the municipal mentoring centre, to which the school reports") },
	{ "organisation", "образовательная организация, ОО", N_("the school") },
	{ "contour", "контур",
	  N_("internal: pupils, teachers, parents; external: graduates, enterprises, public figures") },
	{ "reserve", "резерв", N_("people whom no active form admits; they stay in the base") },
};

void help_terms(FILE *to)
{
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; i < ARRAY_SIZE(terms); i++) {
		bool russian = language_now() == LANGUAGE_RU;

		strbuf_addf(&out, "%s%s (%s)\n", i ? "\n" : "",
			    russian ? terms[i].russian : terms[i].english,
			    russian ? terms[i].english : terms[i].russian);
		prose_wrap(&out, _(terms[i].meaning), 4, 0, WIDTH);
	}
	fwrite(out.buf, 1, out.len, to);
	strbuf_release(&out);
}

/* ---- man pages ---- */

/* A character beyond ASCII, by its number: the page is then read rightly whatever encoding groff takes it for. */
static const char *roff_letter(struct strbuf *out, const char *text)
{
	unsigned char first = (unsigned char)*text++;
	uint32_t c = first < 0xE0 ? first & 0x1Fu : first < 0xF0 ? first & 0x0Fu : first & 0x07u;

	for (; ((unsigned char)*text & 0xC0) == 0x80; text++)
		c = c << 6 | ((unsigned char)*text & 0x3Fu);
	strbuf_addf(out, "\\[u%04X]", (unsigned)c);
	return text;
}

/* Text for roff: a backslash, a leading dot or quote and a hyphen have a meaning there. */
static void roff(struct strbuf *out, const char *text)
{
	bool start = true;

	while (*text) {
		if (start && (*text == '.' || *text == '\''))
			strbuf_addstr(out, "\\&");
		start = *text == '\n';
		if ((unsigned char)*text >= 0x80) {
			text = roff_letter(out, text);
			continue;
		}
		if (*text == '\\')
			strbuf_addstr(out, "\\e");
		else if (*text == '-')
			strbuf_addstr(out, "\\-");
		else
			strbuf_addch(out, *text);
		text++;
	}
}

static void roff_paragraphs(struct strbuf *out, const char *text)
{
	bool verbatim = false;

	while (*text) {
		size_t len = strcspn(text, "\n");
		char *line = xmemdup0(text, len);

		if (!len) {
			strbuf_addstr(out, verbatim ? ".fi\n.PP\n" : ".PP\n");
			verbatim = false;
		} else {
			if (*line == ' ' && !verbatim)
				strbuf_addstr(out, ".nf\n");
			else if (*line != ' ' && verbatim)
				strbuf_addstr(out, ".fi\n");
			verbatim = *line == ' ';
			roff(out, line);
			strbuf_addch(out, '\n');
		}
		free(line);
		text += len + (text[len] == '\n');
	}
	if (verbatim)
		strbuf_addstr(out, ".fi\n");
}

static void roff_item(struct strbuf *out, const char *head, const char *text)
{
	strbuf_addstr(out, ".TP\n.B ");
	roff(out, head);
	strbuf_addch(out, '\n');
	roff(out, text);
	strbuf_addch(out, '\n');
}

static void roff_options(struct strbuf *out, const struct opt *list)
{
	for (; list && list->kind != OPT_END_KIND; list++) {
		struct strbuf head = STRBUF_INIT;

		add_option_head(&head, list);
		roff_item(out, head.buf, _(list->help));
		strbuf_release(&head);
	}
}

static void roff_columns(struct strbuf *out, const struct command *command)
{
	const struct file_schema *schema;

	if (!(command->flags & CMD_COLUMNS))
		return;
	schema = schema_find(command->columns);
	strbuf_addf(out, ".PP\nThe columns of %s as options:\n.PP\n", schema->name);
	for (size_t i = 0, n = 0; i < schema->n_columns; i++) {
		struct strbuf head = STRBUF_INIT;

		if (!is_given(command, schema->columns[i].name))
			continue;
		strbuf_addf(&head, "%s--%s", n++ ? ", " : "", schema->columns[i].name);
		for (size_t c = 0; c < head.len; c++)
			if (head.buf[c] == '_')
				head.buf[c] = '-';
		roff(out, head.buf);
		strbuf_addch(out, '\n');
		strbuf_release(&head);
	}
}

static void roff_command(struct strbuf *out, struct context *ctx, const struct command *command)
{
	ctx->command = command;
	strbuf_addf(out, ".SH %s\n.SY \"kurator %s\"\n.RI [ options ]\n", command->name,
		    command->name);
	if (command->operands) {
		roff(out, command->operands);
		strbuf_addch(out, '\n');
	}
	strbuf_addstr(out, ".YS\n.PP\n");
	roff_paragraphs(out, _(command->text));
	roff_options(out, command->opts);
	roff_options(out, options_common(ctx));
	roff_columns(out, command);
	for (const struct example *e = command->examples; e && e->title; e++) {
		strbuf_addstr(out, ".PP\n");
		roff(out, _(e->title));
		strbuf_addstr(out, "\n.PP\n.RS 4\n.nf\n$ ");
		roff(out, e->command);
		strbuf_addstr(out, "\n.fi\n.RE\n");
	}
}

static const char man_end[] =
	".SH EXIT STATUS\n"
	".TP\n.B 0\nyes, or done\n"
	".TP\n.B 1\nthe answer is no\n"
	".TP\n.B 2\ntyped wrong\n"
	".TP\n.B 3\ncould not: bad data, the lock is held, input or output failed\n"
	".SH SEE ALSO\n"
	".BR kurator (1),\n.BR kurator\\-files (5),\n.BR kurator\\-program (5)\n";

static bool has_verbs(const char *noun)
{
	for (size_t i = 0; all_commands[i]; i++)
		if (command_has_noun(all_commands[i], noun) && strchr(all_commands[i]->name, ' '))
			return true;
	return false;
}

/* The commands of the noun, with what each is for. */
static void roff_overview(struct strbuf *out, const char *noun)
{
	if (!has_verbs(noun))
		return;
	strbuf_addstr(out, ".SH COMMANDS\n");
	for (size_t i = 0; all_commands[i]; i++) {
		char *head;

		if (!command_has_noun(all_commands[i], noun))
			continue;
		head = xstrfmt("kurator %s", all_commands[i]->name);
		roff_item(out, head, _(all_commands[i]->summary));
		free(head);
	}
}

void help_man(FILE *to, struct context *ctx, const char *noun)
{
	struct strbuf out = STRBUF_INIT;
	struct strbuf summary = STRBUF_INIT;

	strbuf_addf(
		&out,
		".TH KURATOR\\-%s 1 \"\" \"kurator %s\" \"kurator\"\n.SH NAME\nkurator\\-%s \\- ",
		noun, KURATOR_VERSION, noun);
	add_purpose(&summary, noun);
	roff(&out, summary.buf);
	strbuf_addch(&out, '\n');
	roff_overview(&out, noun);
	for (size_t i = 0; all_commands[i]; i++)
		if (command_has_noun(all_commands[i], noun))
			roff_command(&out, ctx, all_commands[i]);
	strbuf_addstr(&out, man_end);
	fwrite(out.buf, 1, out.len, to);
	strbuf_release(&summary);
	strbuf_release(&out);
}

/* ---- completion ---- */

static void add_completed_options(struct strbuf *out, const struct opt *list)
{
	for (; list && list->kind != OPT_END_KIND; list++)
		strbuf_addf(out, " --%s", list->name);
}

static void add_completed_columns(struct strbuf *out, const struct command *command)
{
	const struct file_schema *schema;

	if (!(command->flags & CMD_COLUMNS))
		return;
	schema = schema_find(command->columns);
	for (size_t i = 0; i < schema->n_columns; i++) {
		size_t start = out->len;

		if (!is_given(command, schema->columns[i].name))
			continue;
		strbuf_addf(out, " --%s", schema->columns[i].name);
		for (size_t c = start; c < out->len; c++)
			if (out->buf[c] == '_')
				out->buf[c] = '-';
	}
}

static void add_option_names(struct strbuf *out, const struct opt *opt)
{
	if (opt->letter)
		strbuf_addf(out, "-%c|", opt->letter);
	strbuf_addf(out, "--%s", opt->name);
}

/* What may follow an option: one of its choices, or what bash thinks of. */
static void add_completed_values(struct strbuf *out, const struct opt *list)
{
	for (; list && list->kind != OPT_END_KIND; list++) {
		if (list->kind == OPT_FLAG)
			continue;
		strbuf_addstr(out, "\t\t");
		add_option_names(out, list);
		strbuf_addstr(out, ") given=1 values='");
		for (size_t i = 0; list->choices && list->choices[i]; i++)
			strbuf_addf(out, "%s%s", i ? " " : "", list->choices[i]);
		strbuf_addstr(out, "' ;;\n");
	}
}

static void add_completed_column_values(struct strbuf *out, const struct command *command)
{
	struct strbuf names = STRBUF_INIT;

	add_completed_columns(&names, command);
	for (size_t i = 1; i < names.len; i++)
		if (names.buf[i] == ' ')
			names.buf[i] = '|';
	if (names.len)
		strbuf_addf(out, "\t\t%s) given=1 ;;\n", names.buf + 1);
	strbuf_release(&names);
}

static void each_noun(void (*fn)(struct strbuf *out, const char *noun), struct strbuf *out)
{
	char last[64] = "";

	for (size_t i = 0; all_commands[i]; i++) {
		char noun[64];

		snprintf(noun, sizeof(noun), "%.*s", (int)strcspn(all_commands[i]->name, " "),
			 all_commands[i]->name);
		if (!streq(noun, last))
			fn(out, noun);
		memcpy(last, noun, sizeof(last));
	}
}

static void add_noun(struct strbuf *out, const char *noun)
{
	strbuf_addf(out, "%s\n", noun);
}

static void add_noun_word(struct strbuf *out, const char *noun)
{
	strbuf_addf(out, " %s", noun);
}

static void add_verb_case(struct strbuf *out, const char *noun)
{
	strbuf_addf(out, "\t%s) words='", noun);
	add_verbs(out, noun);
	strbuf_addstr(out, "' ;;\n");
}

void help_completion(FILE *to, struct context *ctx)
{
	struct strbuf out = STRBUF_INIT;

	strbuf_addstr(
		&out,
		"# Completion of kurator for bash, made by `kurator help --completion bash`.\n"
		"_kurator() {\n"
		"\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
		"\tlocal words='' values='' given='' noun='' verb='' i w\n"
		"\tCOMPREPLY=()\n"
		"\tif [[ $cur == = ]]; then\n"
		"\t\tcur=''\n"
		"\telif [[ $prev == = ]]; then\n"
		"\t\tprev=${COMP_WORDS[COMP_CWORD-2]}\n"
		"\tfi\n"
		"\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
		"\t\tw=${COMP_WORDS[i]}\n"
		"\t\tcase $w in\n"
		"\t\t-C|--directory|--lang) ((i++)) ;;\n"
		"\t\t-*) ;;\n"
		"\t\t*) if [[ -z $noun ]]; then noun=$w; elif [[ -z $verb ]]; then verb=$w; fi ;;\n"
		"\t\tesac\n"
		"\tdone\n"
		"\tcase \"$noun $verb\" in\n");
	for (size_t i = 0; all_commands[i]; i++) {
		const struct command *command = all_commands[i];

		ctx->command = command;
		strbuf_addf(&out, "\t'%s'%s) words='", command->name,
			    strchr(command->name, ' ') ? "" : "\\ *");
		add_completed_options(&out, command->opts);
		add_completed_options(&out, options_common(ctx));
		add_completed_columns(&out, command);
		strbuf_addstr(&out, "'\n\t\tcase $prev in\n");
		add_completed_values(&out, command->opts);
		add_completed_values(&out, options_common(ctx));
		add_completed_column_values(&out, command);
		strbuf_addstr(&out, "\t\tesac ;;\n");
	}
	strbuf_addstr(&out, "\t' ')\n"
			    "\t\tcase $prev in\n"
			    "\t\t--lang) given=1 values='ru en' ;;\n"
			    "\t\t-C|--directory) given=1 ;;\n"
			    "\t\tesac ;;\n"
			    "\tesac\n"
			    "\tif [[ -n $given ]]; then\n"
			    "\t\twords=$values verb=''\n"
			    "\telif [[ $cur != -* ]]; then\n"
			    "\t\twords=''\n"
			    "\t\tif [[ $noun == help && -n $verb ]]; then noun=$verb verb=''; fi\n"
			    "\t\tcase \"$noun\" in\n"
			    "\t\thelp) words='terms");
	each_noun(add_noun_word, &out);
	strbuf_addstr(&out, "' ;;\n\t\t'') words='");
	each_noun(add_noun_word, &out);
	strbuf_addstr(&out, "' ;;\n");
	each_noun(add_verb_case, &out);
	strbuf_addstr(
		&out,
		"\t\tesac\n"
		"\t\t[[ -n $verb ]] && words=''\n"
		"\tfi\n"
		"\t[[ -n $words ]] && mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n"
		"}\n"
		"complete -o default -F _kurator kurator\n");
	fwrite(out.buf, 1, out.len, to);
	strbuf_release(&out);
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
		each_noun(add_noun, &nouns);
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
