/* help_completion.c - completion for bash out of the tables of commands */
#include "help.h"

#include "model/schema.h"

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

		if (!command_takes_column(command, schema->columns[i].name))
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

static void add_noun_word(struct strbuf *out, const char *noun)
{
	strbuf_addf(out, " %s", noun);
}

static void add_verb_case(struct strbuf *out, const char *noun)
{
	strbuf_addf(out, "\t%s) words='", noun);
	help_add_verbs(out, noun);
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
	command_each_noun(add_noun_word, &out);
	strbuf_addstr(&out, "' ;;\n\t\t'') words='");
	command_each_noun(add_noun_word, &out);
	strbuf_addstr(&out, "' ;;\n");
	command_each_noun(add_verb_case, &out);
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
