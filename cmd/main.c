/*
 * main.c - finds the programme directory, the language and the command, and runs it
 *
 * Start and end of the process are here: descriptors 0 to 2 are open, signals are as they should be, and a result that
 * could not be written is never taken for success.
 */
#include "command.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/nearest.h"
#include "base/strbuf.h"
#include "base/text.h"
#include "common.h"
#include "external.h"
#include "locate.h"

#define X(name) extern const struct command name;
#include "commands.inc"
#undef X

#define X(name) &name,
const struct command *const all_commands[] = {
#include "commands.inc"
	NULL,
};
#undef X

int usage(const struct context *ctx, const char *fmt, ...)
{
	struct strbuf text = STRBUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	strbuf_vaddf(&text, fmt, ap);
	va_end(ap);
	error("%s", text.buf);
	hint(_("'kurator %s -h' shows how to use it"), ctx->command->name);
	strbuf_release(&text);
	return STATUS_USAGE;
}

bool command_has_noun(const struct command *command, const char *noun)
{
	const char *rest;

	return skip_prefix(command->name, noun, &rest) && (!*rest || *rest == ' ');
}

bool noun_known(const char *noun)
{
	for (size_t i = 0; all_commands[i]; i++)
		if (command_has_noun(all_commands[i], noun))
			return true;
	return false;
}

void command_each_noun(void (*fn)(struct strbuf *out, const char *noun), struct strbuf *out)
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

const struct command *command_find(int argc, char **argv, int *used)
{
	for (size_t i = 0; argc && all_commands[i]; i++) {
		const char *verb = strchr(all_commands[i]->name, ' ');

		if (!command_has_noun(all_commands[i], argv[0]))
			continue;
		if (verb && (argc < 2 || !streq(verb + 1, argv[1])))
			continue;
		*used = verb ? 2 : 1;
		return all_commands[i];
	}
	return NULL;
}

/*
 * A closed stdin, stdout or stderr would be taken by the first file that is opened. What takes the place cannot be read
 * or written: a result that nobody gets is no success.
 */
static void fill_descriptors(void)
{
	static const int modes[] = { O_WRONLY, O_RDONLY, O_RDWR };
	int fd;

	for (size_t i = 0; i < ARRAY_SIZE(modes); i++) {
		if (fcntl((int)i, F_GETFD) >= 0)
			continue;
		fd = open("/dev/null", modes[i]);
		if (fd > (int)i)
			close(fd);
	}
}

static void set_up_process(void)
{
	struct rlimit no_core = { 0, 0 };

	fill_descriptors();
	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_IGN);
	umask(077);
	setrlimit(RLIMIT_CORE, &no_core);
}

/* What the frame must know before it knows the command: where, and in which language. */
static void peek(struct context *ctx, int argc, char **argv)
{
	for (int i = 1; i < argc && !streq(argv[i], "--"); i++) {
		const char *value;

		if (skip_prefix(argv[i], "--lang=", &value))
			ctx->language = value;
		else if (streq(argv[i], "--lang") && i + 1 < argc)
			ctx->language = argv[i + 1];
		else if (skip_prefix(argv[i], "--directory=", &value))
			ctx->named_dir = value;
		else if ((streq(argv[i], "-C") || streq(argv[i], "--directory")) && i + 1 < argc)
			ctx->named_dir = argv[i + 1];
		else if (skip_prefix(argv[i], "-C", &value) && *value)
			ctx->named_dir = value;
	}
}

/* --lang, then the programme's language, then the environment. */
static int choose_language(struct context *ctx)
{
	int language = -1;

	if (ctx->directory)
		language = locate_language(ctx->directory);
	if (language >= 0)
		language_set((enum language)language);
	if (!ctx->language)
		return 0;
	language = language_parse(ctx->language);
	if (language < 0)
		return error(_("option '--lang': '%s' is neither 'ru' nor 'en'"), ctx->language);
	language_set((enum language)language);
	return 0;
}

/* Where and in which language the command works. */
static int settle(struct context *ctx)
{
	const char *dir = getenv("KURATOR_DIR");

	if (!ctx->named_dir && dir && *dir)
		ctx->named_dir = dir;
	free(ctx->directory);
	ctx->directory = locate_programme(ctx->named_dir);
	return choose_language(ctx);
}

/* Options before the noun: -C DIR, --lang, --version, -h. Returns the index of the noun, or -1. */
static int skip_leading_options(int argc, char **argv)
{
	int i = 1;

	for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
		if (streq(argv[i], "-C") || streq(argv[i], "--directory") ||
		    streq(argv[i], "--lang")) {
			if (++i == argc) {
				error(_("option '%s' needs a value"), argv[i - 1]);
				return -1;
			}
		} else if (!skip_prefix(argv[i], "--lang=", NULL) &&
			   !skip_prefix(argv[i], "--directory=", NULL) &&
			   !skip_prefix(argv[i], "-C", NULL)) {
			break;
		}
	}
	return i;
}

/* As typed, for the journal: whatever bytes the words hold, it is a line of UTF-8. */
static char *join(int argc, char **argv)
{
	struct strbuf line = STRBUF_INIT;

	for (int i = 0; i < argc; i++) {
		if (i)
			strbuf_addch(&line, ' ');
		text_escape(&line, argv[i], strlen(argv[i]));
	}
	return strbuf_detach(&line, NULL);
}

static int run_command(struct context *ctx, int argc, char **argv)
{
	const struct command *command = ctx->command;
	const char *peeked_dir = ctx->named_dir, *peeked_language = ctx->language;
	int operands = options_parse(ctx, argc, argv), status;

	if (operands < 0)
		return STATUS_USAGE;
	/* Only now are letters that stand together known: -qC DIR. */
	if ((ctx->named_dir != peeked_dir || ctx->language != peeked_language) && settle(ctx))
		return STATUS_USAGE;
	if (ctx->help) {
		help_command(stdout, ctx, command);
		return STATUS_YES;
	}
	if (operands < command->min_operands)
		return usage(ctx, _("an operand is missing: kurator %s %s"), command->name,
			     command->operands);
	if (command->max_operands >= 0 && operands > command->max_operands)
		return usage(ctx, _("'%s' is too much here"), argv[command->max_operands]);
	messages_quiet(ctx->quiet);
	status = common_output_begin(ctx) ? STATUS_FAILED : command->run(ctx, operands, argv);
	common_output_end();
	return status;
}

static void suggest_noun(const char *word)
{
	static char nouns[ARRAY_SIZE(all_commands)][32];
	struct nearest near = { .word = word };

	for (size_t i = 0; all_commands[i]; i++) {
		snprintf(nouns[i], sizeof(nouns[i]), "%.*s",
			 (int)strcspn(all_commands[i]->name, " "), all_commands[i]->name);
		nearest_offer(&near, nouns[i]);
	}
	if (near.best)
		hint(_("the nearest: '%s'"), near.best);
	else
		hint(_("'kurator help' lists all commands"));
}

/* The noun is known, the verb is not. */
static int wrong_verb(int argc, char **argv)
{
	struct strbuf verbs = STRBUF_INIT;

	if (argc > 1 && (streq(argv[1], "-h") || streq(argv[1], "--help"))) {
		help_noun(stdout, argv[0]);
		return STATUS_YES;
	}
	if (argc < 2 || argv[1][0] == '-')
		error(_("'%s' needs a verb"), argv[0]);
	else
		error(_("'%s' has no verb '%s'"), argv[0], argv[1]);
	for (size_t i = 0; all_commands[i]; i++)
		if (command_has_noun(all_commands[i], argv[0]))
			strbuf_addf(&verbs, "%s%s", verbs.len ? ", " : "",
				    strchr(all_commands[i]->name, ' ') + 1);
	hint(_("verbs of '%s': %s"), argv[0], verbs.buf);
	strbuf_release(&verbs);
	return STATUS_USAGE;
}

static int no_command(struct context *ctx, int argc, char **argv)
{
	if (noun_known(argv[0]))
		return wrong_verb(argc, argv);
	if (external_run(ctx->directory, argv))
		return STATUS_FAILED; /* comes back only when it could not be started */
	error(_("'%s' is not a command of kurator"), argv[0]);
	suggest_noun(argv[0]);
	return STATUS_USAGE;
}

static int dispatch(struct context *ctx, int argc, char **argv)
{
	int first = skip_leading_options(argc, argv), used;

	if (first < 0)
		return STATUS_USAGE;
	if (first == argc) {
		help_overview(stderr);
		return STATUS_USAGE;
	}
	if (streq(argv[first], "-h") || streq(argv[first], "--help")) {
		help_overview(stdout);
		return STATUS_YES;
	}
	if (streq(argv[first], "--version")) {
		printf("kurator %s\n", KURATOR_VERSION);
		return STATUS_YES;
	}
	if (argv[first][0] == '-' && argv[first][1]) {
		error(_("unknown option '%s'"), argv[first]);
		hint(_("'kurator help' lists all commands"));
		return STATUS_USAGE;
	}
	ctx->command = command_find(argc - first, argv + first, &used);
	if (!ctx->command)
		return no_command(ctx, argc - first, argv + first);
	ctx->command_line = join(argc - first, argv + first);
	return run_command(ctx, argc - first - used, argv + first + used);
}

/* Returns 0, or -1 with errno of the first write that failed; 0 where nobody knows it. */
static int close_stdout(void)
{
	int reason = messages_flush_errno();

	if (fflush(stdout) && !reason)
		reason = errno;
	if (close(STDOUT_FILENO) && errno != EINTR && !reason)
		reason = errno;
	errno = reason;
	return reason || ferror(stdout) ? -1 : 0;
}

/* The result is not written until the last byte is. */
static int finish(const struct context *ctx, int status)
{
	if (!close_stdout())
		return status;
	if (errno)
		error_errno(_("cannot write standard output"));
	else
		error(_("cannot write standard output"));
	if (status == STATUS_YES && ctx->command && !ctx->help)
		common_say_written(ctx);
	return STATUS_FAILED;
}

int main(int argc, char **argv)
{
	struct context ctx = { .as_of = DATE_NONE, .facets = FACETS_INIT };
	int status = STATUS_USAGE;

	set_up_process();
	locate_shared_files();
	peek(&ctx, argc, argv);
	if (!settle(&ctx))
		status = dispatch(&ctx, argc, argv);
	status = finish(&ctx, status);
	free(ctx.directory);
	free(ctx.command_line);
	free(ctx.given);
	free(ctx.where.items);
	return status;
}
