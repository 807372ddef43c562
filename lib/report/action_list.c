/* action_list.c - what there is to do, for reading and for programs */
#include "report/action_list.h"

#include "base/text.h"
#include "model/columns/columns.h"
#include "report/prose.h"

#define WIDTH 80
#define INDENT 5

static const struct output_column columns[] = {
	{ .name = "number", .label = N_("No."), .type = OUTPUT_NUMBER },
	{ .name = "urgency", .label = N_("when") },
	{ .name = "day", .label = N_("day") },
	{ .name = "rule", .label = N_("rule"), .flags = OUTPUT_DETAIL },
	{ .name = "roles", .label = N_("role"), .flags = OUTPUT_DETAIL },
	{ .name = "mentor", .label = N_("mentor"), .flags = OUTPUT_DETAIL },
	{ .name = "action", .label = N_("what to do") },
	{ .name = "command", .label = N_("command") },
};

static void put_roles(struct output *out, unsigned roles)
{
	static const char *const names[] = { "director", "curator", "mentor" };
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		if (roles & 1u << i)
			strbuf_addf(&text, "%s%s", text.len ? ";" : "", names[i]);
	output_text(out, text.buf);
	strbuf_release(&text);
}

static void print_rows(const struct actions *actions, size_t n, FILE *to,
		       struct output_options options)
{
	struct output *out = output_open(to, options, columns, ARRAY_SIZE(columns));
	bool for_people = output_is_for_people(options);

	for (size_t i = 0; i < n; i++) {
		const struct action *action = &actions->items[i];
		const char *urgency = action_urgency_id(action->urgency);

		output_int(out, (int64_t)i + 1);
		output_text(out, for_people ? terms_label(&words_urgency, urgency) : urgency);
		output_date(out, action->day);
		output_text(out, action->rule);
		put_roles(out, action->roles);
		output_text(out, action->mentor);
		output_text(out, action->text);
		output_text(out, action->command);
		output_end_row(out);
	}
	output_close(out);
}

static void print_list(const struct actions *actions, size_t n, FILE *to,
		       struct output_options options)
{
	size_t width = options.width ? options.width : WIDTH;
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; i < n; i++) {
		const struct action *action = &actions->items[i];
		struct strbuf safe = STRBUF_INIT;

		text_escape(&safe, action->text, strlen(action->text));
		strbuf_addf(&out, "%*zu. ", INDENT - 2, i + 1);
		prose_wrap(&out, safe.buf, INDENT, INDENT, width);
		strbuf_reset(&safe);
		text_escape(&safe, action->command, strlen(action->command));
		strbuf_addf(&out, "%*s$ %s\n", INDENT, "", safe.buf);
		strbuf_release(&safe);
	}
	fwrite(out.buf, 1, out.len, to);
	strbuf_release(&out);
}

void action_list_print(const struct actions *actions, size_t most, FILE *to,
		       struct output_options options)
{
	size_t n = most && most < actions->n ? most : actions->n;

	if (streq(options.format, "table"))
		print_list(actions, n, to, options);
	else
		print_rows(actions, n, to, options);
}
