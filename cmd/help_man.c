/* help_man.c - man pages out of the tables of commands */
#include "help.h"

#include "model/schema.h"

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

		help_add_option_head(&head, list);
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

		if (!command_takes_column(command, schema->columns[i].name))
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
	help_add_purpose(&summary, noun);
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
