/* stage_table.c - the stages of the programme as a table */
#include "report/stage_table.h"

#include <math.h>

static const struct output_column columns[] = {
	{ .name = "stage", .label = N_("stage") },
	{ .name = "stage_state", .label = N_("state of the stage") },
	{ .name = "item", .label = N_("item") },
	{ .name = "kind", .label = N_("sort") },
	{ .name = "title", .label = N_("title") },
	{ .name = "have", .label = N_("there is"), .type = OUTPUT_NUMBER },
	{ .name = "of", .label = N_("of"), .type = OUTPUT_NUMBER },
	{ .name = "state", .label = N_("state") },
	{ .name = "missing", .label = N_("missing") },
	{ .name = "document", .label = N_("document") },
	{ .name = "command", .label = N_("command") },
};

static const struct output_column people_columns[] = {
	{ .name = "title",
	  .label = N_("stage and what it asks for"),
	  .flags = OUTPUT_KEY | OUTPUT_FLOW },
	{ .name = "have", .label = N_("there is"), .type = OUTPUT_NUMBER, .decimals = 0 },
	{ .name = "of", .label = N_("of"), .type = OUTPUT_NUMBER, .decimals = 0 },
	{ .name = "missing", .label = N_("missing, or the document") },
	{ .name = "command", .label = N_("command"), .flags = OUTPUT_DETAIL },
};

static void put_machine_row(struct output *out, const struct stage_items *items,
			    const struct stage_item *item)
{
	output_text(out, item->stage->id);
	output_text(out, stage_state_id(stage_state(items, item->stage)));
	output_text(out, item->id);
	output_text(out, item->is_document ? "document" : "count");
	output_text(out, item->title);
	output_int(out, item->have);
	if (item->of == STAGE_ANY)
		output_empty(out);
	else
		output_int(out, item->of);
	output_text(out, stage_item_is_idle(item)   ? "idle"
			 : stage_item_is_done(item) ? "done"
						    : "missing");
	output_text(out, item->missing);
	output_text(out, item->note);
	output_text(out, stage_item_is_done(item) ? "" : item->command);
	output_end_row(out);
}

/* "3. Base of mentors: under way" above its items. */
static void put_heading(struct output *out, const struct stage_items *items,
			const struct program *program, const struct program_stage *stage)
{
	struct strbuf text = STRBUF_INIT;
	size_t have = 0, of = 0;

	for (size_t i = 0; i < items->n; i++) {
		const struct stage_item *item = &items->items[i];

		if (item->stage != stage || stage_item_is_idle(item))
			continue;
		of++;
		have += stage_item_is_done(item);
	}
	strbuf_addf(&text, "%zu. %s", (size_t)(stage - program->stages) + 1,
		    label_text(&stage->name));
	output_text(out, text.buf);
	output_int(out, (int64_t)have);
	output_int(out, (int64_t)of);
	output_text(out, stage_state(items, stage) == STAGE_NOT_BEGUN   ? _("not begun")
			 : stage_state(items, stage) == STAGE_UNDER_WAY ? _("under way")
									: _("stage is done"));
	output_empty(out);
	output_end_row(out);
	strbuf_release(&text);
}

/* "astronomy, chess" as people call them; ids of people and pairs stay as they are. */
static void add_named(struct strbuf *out, const struct program *program, const char *ids)
{
	while (*ids) {
		size_t len = strcspn(ids, ",");
		char *id = xmemdup0(ids, len);
		const struct topic *topic = program_topic(program, id);

		strbuf_addstr(out, topic ? label_text(&topic->name) : id);
		free(id);
		ids += len;
		if (*ids) {
			strbuf_addstr(out, topic ? "; " : ", ");
			ids += 1 + strspn(ids + 1, " ");
		}
	}
}

/* What is missing of an item in a word, the people concerned, or the document that is there. */
static void add_remark(struct strbuf *out, const struct program *program,
		       const struct stage_item *item)
{
	if (*item->note)
		strbuf_addstr(out, item->note);
	else if (!stage_item_is_done(item) && *item->missing)
		add_named(out, program, item->missing);
	else if (!stage_item_is_done(item))
		strbuf_addstr(out, _("none yet"));
}

static void put_row(struct output *out, const struct program *program,
		    const struct stage_item *item)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_addf(&text, "%s %s", item->is_document ? "  –" : "  ·", item->title);
	output_text(out, text.buf);
	output_int(out, item->have);
	if (item->of == STAGE_ANY)
		output_empty(out);
	else
		output_int(out, item->of);
	strbuf_reset(&text);
	add_remark(&text, program, item);
	output_text(out, text.buf);
	output_text(out, stage_item_is_done(item) ? "" : item->command);
	output_end_row(out);
	strbuf_release(&text);
}

static void print_stage(struct output *out, const struct stage_items *items,
			const struct program *program, const struct program_stage *stage,
			bool missing)
{
	put_heading(out, items, program, stage);
	for (size_t i = 0; i < items->n; i++)
		if (items->items[i].stage == stage && !stage_item_is_idle(&items->items[i]) &&
		    !(missing && stage_item_is_done(&items->items[i])))
			put_row(out, program, &items->items[i]);
}

void stage_table_print(const struct stage_items *items, const struct program *program,
		       const struct program_stage *only, bool missing, FILE *to,
		       struct output_options options)
{
	bool for_people = output_is_for_people(options);
	struct output *out =
		for_people ? output_open(to, options, people_columns, ARRAY_SIZE(people_columns))
			   : output_open(to, options, columns, ARRAY_SIZE(columns));

	if (for_people)
		for (size_t i = 0; i < program->n_stages; i++)
			if (!only || only == &program->stages[i])
				print_stage(out, items, program, &program->stages[i], missing);
	for (size_t i = 0; !for_people && i < items->n; i++)
		if ((!only || items->items[i].stage == only) &&
		    !(missing && stage_item_is_done(&items->items[i])))
			put_machine_row(out, items, &items->items[i]);
	output_close(out);
}
