/* stages.c - the stages of the programme, put together */
#include "engine/stages/stages.h"

#include "model/columns/columns.h"

#define MOST_MISSING 20

/* Which documents count: those in force, whatever their day; or those of this year, of this programme. */
enum validity { STANDING, OF_YEAR, OF_PROGRAMME };

static const struct {
	const char *id;
	stage_fn *find;
	enum validity documents;
} stages[] = {
	{ "preparation", stage_preparation, STANDING },
	{ "mentees", stage_mentees, STANDING },
	{ "mentors", stage_mentors, STANDING },
	{ "selection", stage_selection, STANDING },
	{ "pairs", stage_pairs, OF_YEAR },
	{ "running", stage_running, OF_PROGRAMME },
	{ "completion", stage_completion, OF_PROGRAMME },
};

void tally_add(struct tally *tally, bool done, const char *id)
{
	tally->of++;
	tally->have += done;
	if (done || ++tally->n_missing > MOST_MISSING)
		return;
	strbuf_addf(&tally->missing, "%s%s", tally->missing.len ? ", " : "", id);
}

static struct stage_item *add(struct stage_finder *f, const char *id, const char *title)
{
	struct stage_items *items = f->items;

	ALLOC_GROW(items->items, items->n + 1, items->alloc);
	items->items[items->n] =
		(struct stage_item){ .stage = f->stage, .id = id, .title = title, .command = "" };
	return &items->items[items->n++];
}

void stage_add_tally(struct stage_finder *f, const char *id, const char *title, struct tally *tally,
		     const char *command)
{
	struct stage_item *item = add(f, id, title);

	item->have = tally->have;
	item->of = tally->of;
	item->command = command;
	if (tally->n_missing > MOST_MISSING)
		strbuf_addstr(&tally->missing, ", …");
	item->missing = strbuf_detach(&tally->missing, NULL);
	item->note = xstrdup("");
}

void stage_add_any(struct stage_finder *f, const char *id, const char *title, size_t have,
		   const char *command)
{
	struct stage_item *item = add(f, id, title);

	item->have = (int64_t)have;
	item->of = STAGE_ANY;
	item->command = command;
	item->missing = xstrdup("");
	item->note = xstrdup("");
}

/* ---- documents ---- */

/* What makes the document; of the others only that there is one is recorded. */
static const char *maker_of(const struct year *year, const char *kind)
{
	const char *print = stage_print_command(year, kind);

	if (print)
		return print;
	return streq(kind, "report-month") ? "kurator report monthly" : "kurator document add";
}

static void add_documents(struct stage_finder *f, enum validity validity)
{
	const struct documents *documents = &f->year->program->documents;
	int since = validity == STANDING  ? DATE_NONE
		    : validity == OF_YEAR ? f->year->from
					  : f->year->program->start;

	for (size_t i = 0; i < documents->n_kinds; i++) {
		const struct document_kind *kind = &documents->kinds[i];
		struct stage_item *item;
		size_t row;

		if (!kind->stage || !streq(kind->stage, f->stage->id))
			continue;
		row = year_document(f->year, kind, since);
		item = add(f, kind->id, label_text(&kind->name));
		item->is_document = true;
		item->have = row != TABLE_NONE;
		item->of = 1;
		item->missing = xstrdup("");
		item->command = maker_of(f->year, kind->id);
		item->note =
			row == TABLE_NONE
				? xstrdup("")
				: xstrfmt("%s %s", table_gets(f->year->documents, row, "number"),
					  table_gets(f->year->documents, row, "date"));
	}
}

/* ---- */

void stage_items_find(struct stage_items *items, const struct year *year)
{
	*items = (struct stage_items){ .n = 0 };
	for (size_t i = 0; i < year->program->n_stages; i++) {
		struct stage_finder f = { year, &year->program->stages[i], items };
		enum validity documents = STANDING;

		for (size_t k = 0; k < ARRAY_SIZE(stages); k++) {
			if (!streq(stages[k].id, f.stage->id))
				continue;
			documents = stages[k].documents;
			stages[k].find(&f);
		}
		add_documents(&f, documents);
	}
}

void stage_items_release(struct stage_items *items)
{
	for (size_t i = 0; i < items->n; i++) {
		free(items->items[i].missing);
		free(items->items[i].note);
	}
	free(items->items);
	*items = (struct stage_items){ .n = 0 };
}

bool stage_item_is_done(const struct stage_item *item)
{
	return item->of == STAGE_ANY ? item->have > 0 : item->have >= item->of;
}

bool stage_item_is_idle(const struct stage_item *item)
{
	return !item->of;
}

enum stage_state stage_state(const struct stage_items *items, const struct program_stage *stage)
{
	bool begun = false, done = true;

	for (size_t i = 0; i < items->n; i++) {
		if (items->items[i].stage != stage)
			continue;
		begun |= items->items[i].have > 0;
		done &= stage_item_is_done(&items->items[i]);
	}
	if (!begun)
		return STAGE_NOT_BEGUN;
	return done ? STAGE_DONE : STAGE_UNDER_WAY;
}

const char *stage_state_id(enum stage_state state)
{
	return words_stage_state.items[state].id;
}
