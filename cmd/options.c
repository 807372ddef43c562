/* options.c - parses a command line by the command's table of options */
#include "command.h"

#include "base/number.h"
#include "base/strbuf.h"
#include "model/schema.h"
#include "report/output.h"

/* Options of every command (flag 0) and those that its flags bring, in the order of the help. */
const struct opt *options_common(struct context *ctx)
{
	static const char *const languages[] = { "ru", "en", NULL };
	const struct {
		unsigned flag;
		struct opt opt;
	} all[] = {
		{ CMD_BY_FORM, TEXT(0, "form", &ctx->facets.form, N_("FORM"),
				    N_("only what belongs to this form of mentoring")) },
		{ CMD_BY_VARIANT, TEXT(0, "variant", &ctx->facets.variant, N_("VARIANT"),
				       N_("only what belongs to this variant")) },
		{ CMD_BY_KIND, TEXT(0, "kind", &ctx->facets.kind, N_("KIND"),
				    N_("only with people of this kind: student, teacher, …")) },
		{ CMD_BY_CLASS, TEXT(0, "class", &ctx->facets.school_class, N_("CLASS"),
				     N_("only with people of this class: 7 or 7А")) },
		{ CMD_BY_STATE, TEXT(0, "state", &ctx->facets.state, N_("STATE"),
				     N_("only what is in this state")) },
		{ CMD_BY_PERIOD, DATE(0, "from", &ctx->facets.from, N_("DATE"),
				      N_("only what was on this day or later")) },
		{ CMD_BY_PERIOD, DATE(0, "to", &ctx->facets.to, N_("DATE"),
				      N_("only what was on this day or earlier")) },
		{ CMD_FILTERS,
		  LIST(0, "where", &ctx->where, N_("COLUMN=VALUE"),
		       N_("only rows whose cell is VALUE; also != (is not), ~ (contains), <, >, "
			  "<=, >=; 2021-11 is a month, 7 all classes 7")) },
		{ CMD_FILTERS,
		  TEXT(0, "sort", &ctx->sort, N_("COLUMNS"),
		       N_("sort by these columns, separated by commas; -COLUMN: descending")) },
		{ CMD_FILTERS, TEXT(0, "columns", &ctx->select, N_("COLUMNS"),
				    N_("print these columns, separated by commas")) },
		{ CMD_READS, FLAG(0, "ignore-columns", &ctx->ignore_columns,
				  N_("leave out columns of the input that are not known")) },
		{ CMD_READS, TEXT(0, "encoding", &ctx->encoding, N_("NAME"),
				  N_("encoding of the input when it is not UTF-8: windows-1251, "
				     "koi8-r, utf-16")) },
		{ CMD_DATED, DATE(0, "as-of", &ctx->as_of, N_("DATE"), N_("take DATE for today")) },
		{ CMD_PRINTS,
		  CHOICE('f', "format", &ctx->format,
			 ctx->command->formats ? ctx->command->formats : output_formats,
			 N_("format of the output; without it table on a terminal, else csv")) },
		{ CMD_PRINTS | CMD_FILE,
		  TEXT('o', "output", &ctx->output, N_("FILE"), N_("write to FILE")) },
		{ CMD_WRITES,
		  FLAG('n', "dry-run", &ctx->dry_run, N_("say what would change, write nothing")) },
		{ CMD_DETAIL, FLAG('v', "verbose", &ctx->verbose, N_("more detail")) },
		{ 0, FLAG('q', "quiet", &ctx->quiet,
			  N_("no remarks on stderr; warnings and errors stay")) },
		{ 0, TEXT('C', "directory", &ctx->named_dir, N_("DIR"),
			  N_("the programme directory")) },
		{ 0, CHOICE(0, "lang", &ctx->language, languages,
			    N_("language of labels and messages")) },
		{ 0, FLAG('h', "help", &ctx->help, N_("this help")) },
	};
	static struct opt options[ARRAY_SIZE(all) + 1];
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_SIZE(all); i++)
		if (!all[i].flag || (ctx->command->flags & all[i].flag))
			options[n++] = all[i].opt;
	options[n] = (struct opt)OPT_END;
	return options;
}

static const struct opt *find(const struct opt *opts, const char *name, size_t len, char letter)
{
	for (; opts && opts->kind != OPT_END_KIND; opts++) {
		if (letter && opts->letter == letter)
			return opts;
		if (!letter && strlen(opts->name) == len && !strncmp(opts->name, name, len))
			return opts;
	}
	return NULL;
}

static bool has_word(const char *words, const char *word)
{
	size_t len = strlen(word);

	for (const char *at = words; at && (at = strstr(at, word)); at += len)
		if ((at == words || at[-1] == ' ') && (at[len] == ' ' || !at[len]))
			return true;
	return false;
}

bool command_takes_column(const struct command *command, const char *column)
{
	return !has_word(command->not_given, column);
}

/* The column that the option --guardian-phone means, for a command that takes columns. */
static const struct column *find_column(const struct context *ctx, const char *name, size_t len)
{
	const struct file_schema *schema;
	struct strbuf column = STRBUF_INIT;
	const struct column *found;

	if (!(ctx->command->flags & CMD_COLUMNS))
		return NULL;
	strbuf_add(&column, name, len);
	for (size_t i = 0; i < column.len; i++)
		if (column.buf[i] == '-')
			column.buf[i] = '_';
	schema = schema_find(ctx->command->columns);
	found = schema_column(schema, column.buf);
	if (found && !command_takes_column(ctx->command, found->name))
		found = NULL;
	strbuf_release(&column);
	return found;
}

static int bad_value(const struct context *ctx, const char *shown, const char *value,
		     const char *expected)
{
	usage(ctx, _("option '%s': '%s' is not %s"), shown, value, expected);
	return -1;
}

static int store_choice(const struct context *ctx, const struct opt *opt, const char *shown,
			const char *value)
{
	struct strbuf expected = STRBUF_INIT;

	for (size_t i = 0; opt->choices[i]; i++) {
		if (streq(opt->choices[i], value)) {
			*(const char **)opt->value = opt->choices[i];
			strbuf_release(&expected);
			return 0;
		}
		strbuf_addf(&expected, "%s%s", i ? ", " : "", opt->choices[i]);
	}
	usage(ctx, _("option '%s': '%s' is none of %s"), shown, value, expected.buf);
	strbuf_release(&expected);
	return -1;
}

static int store_int(const struct context *ctx, const struct opt *opt, const char *shown,
		     const char *value)
{
	int64_t number;

	if (number_parse_int(value, strlen(value), &number) || number < opt->min ||
	    number > opt->max) {
		usage(ctx, _("option '%s': '%s' is not a whole number from %lld to %lld"), shown,
		      value, (long long)opt->min, (long long)opt->max);
		return -1;
	}
	*(int64_t *)opt->value = number;
	return 0;
}

static int store(const struct context *ctx, const struct opt *opt, const char *shown,
		 const char *value)
{
	struct text_list *list = opt->value;

	switch (opt->kind) {
	case OPT_TEXT:
		*(const char **)opt->value = value;
		return 0;
	case OPT_LIST:
		ALLOC_GROW(list->items, list->n + 1, list->alloc);
		list->items[list->n++] = value;
		return 0;
	case OPT_INT:
		return store_int(ctx, opt, shown, value);
	case OPT_CHOICE:
		return store_choice(ctx, opt, shown, value);
	case OPT_DECIMAL:
		if (number_parse_decimal(value, strlen(value), opt->value))
			return bad_value(ctx, shown, value, _("a number"));
		return 0;
	case OPT_DATE:
		if (date_parse(value, strlen(value), opt->value))
			return bad_value(ctx, shown, value, _("a day (YYYY-MM-DD or DD.MM.YYYY)"));
		return 0;
	case OPT_FLAG:
	case OPT_END_KIND:
		break;
	}
	BUG("option '%s' of kind %d", opt->name, (int)opt->kind);
}

static int give_column(struct context *ctx, const struct column *column, const char *shown,
		       const char *value)
{
	for (size_t i = 0; i < ctx->n_given; i++) {
		if (streq(ctx->given[i].column, column->name)) {
			usage(ctx, _("option '%s' is given twice"), shown);
			return -1;
		}
	}
	ALLOC_GROW(ctx->given, ctx->n_given + 1, ctx->alloc_given);
	ctx->given[ctx->n_given++] = (struct given){ column->name, value };
	return 0;
}

static bool is_option(struct context *ctx, const char *word)
{
	size_t len = strcspn(word, "=");
	char letter = 0;

	if (word[0] != '-' || !word[1])
		return false;
	if (word[1] != '-' && word[2])
		return false;
	if (word[1] != '-')
		letter = word[1];
	else if (len == 2)
		return false;
	return find(ctx->command->opts, word + 2, len - 2, letter) ||
	       find(options_common(ctx), word + 2, len - 2, letter) ||
	       (!letter && find_column(ctx, word + 2, len - 2));
}

/* The word behind an option. That of a forgotten value is another option; --name=-n means what it says. */
static const char *value_behind(struct context *ctx, const char *shown, int argc, char **argv)
{
	if (argc > 1 && !is_option(ctx, argv[1]))
		return argv[1];
	usage(ctx, _("option '%s' needs a value"), shown);
	return NULL;
}

static int store_behind(struct context *ctx, const struct opt *opt, const struct column *column,
			const char *shown, const char *value)
{
	if (!value)
		return -1;
	return opt ? store(ctx, opt, shown, value) : give_column(ctx, column, shown, value);
}

/* Whether the command tells of everybody and everything: it prints, and is not asked about something named. */
static bool is_of_the_whole(const struct command *command)
{
	return (command->flags & CMD_PRINTS) && !(command->flags & CMD_WRITES) &&
	       !command->max_operands && !(command->flags & CMD_FACETS);
}

/* A filter of lists that has no meaning for this command is refused in words, not as unknown. */
static void refuse_unknown(const struct context *ctx, const char *shown)
{
	const char *name = shown + 2;
	const char *lacks = facet_lacks(name);
	bool is_list = ctx->command->flags & CMD_FACETS;

	if (lacks && is_list && (streq(name, "from") || streq(name, "to")) &&
	    find(ctx->command->opts, "period", strlen("period"), 0))
		usage(ctx, _("--%s: the period of this list is named with --period"), name);
	else if (lacks && is_list)
		usage(ctx, "--%s: %s", name, lacks);
	else if (lacks && is_of_the_whole(ctx->command))
		usage(ctx, _("--%s: '%s' is always of the whole programme"), name,
		      ctx->command->name);
	else
		usage(ctx, _("unknown option '%s'"), shown);
}

/* --name, --name=value, --name value. Sets *used to the number of words. */
static int parse_long(struct context *ctx, int argc, char **argv, int *used)
{
	const char *word = argv[0] + 2;
	const char *equals = strchr(word, '=');
	size_t len = equals ? (size_t)(equals - word) : strlen(word);
	const struct opt *opt = find(ctx->command->opts, word, len, 0);
	const struct column *column = NULL;
	char *shown = xmemdup0(argv[0], len + 2);
	const char *value = equals ? equals + 1 : NULL;
	int result = -1;

	if (!opt)
		opt = find(options_common(ctx), word, len, 0);
	if (!opt)
		column = find_column(ctx, word, len);
	*used = 1;
	if (!opt && !column) {
		refuse_unknown(ctx, shown);
	} else if (opt && opt->kind == OPT_FLAG) {
		if (value)
			usage(ctx, _("option '%s' takes no value"), shown);
		else
			result = 0;
		*(bool *)opt->value = true;
	} else {
		*used = value ? 1 : 2;
		value = value ? value : value_behind(ctx, shown, argc, argv);
		result = store_behind(ctx, opt, column, shown, value);
	}
	free(shown);
	return result;
}

/* -n, -nq, -oFILE, -o FILE. */
static int parse_short(struct context *ctx, int argc, char **argv, int *used)
{
	for (const char *at = argv[0] + 1; *at; at++) {
		char shown[3] = { '-', *at, '\0' };
		const struct opt *opt = find(ctx->command->opts, NULL, 0, *at);

		if (!opt)
			opt = find(options_common(ctx), NULL, 0, *at);
		*used = 1;
		if (!opt) {
			/* Not every byte is a letter: show the word as it is. */
			usage(ctx, _("unknown option '%s'"),
			      (unsigned char)*at < 0x80 ? shown : argv[0]);
			return -1;
		}
		if (opt->kind == OPT_FLAG) {
			*(bool *)opt->value = true;
			continue;
		}
		if (at[1])
			return store(ctx, opt, shown, at + 1);
		*used = 2;
		return store_behind(ctx, opt, NULL, shown, value_behind(ctx, shown, argc, argv));
	}
	return 0;
}

int options_parse(struct context *ctx, int argc, char **argv)
{
	int operands = 0, used = 1;
	bool ended = false;

	for (int i = 0; i < argc; i += used) {
		const char *word = argv[i];

		used = 1;
		if (!ended && streq(word, "--")) {
			ended = true;
		} else if (ended || word[0] != '-' || !word[1]) {
			argv[operands++] = argv[i];
		} else if (word[1] == '-') {
			if (parse_long(ctx, argc - i, argv + i, &used))
				return -1;
		} else if (parse_short(ctx, argc - i, argv + i, &used)) {
			return -1;
		}
		if (ctx->help)
			return operands;
	}
	return operands;
}
