/* end.c - what the last weeks of the programme ask for: reflection, results, practices, awards */
#include "engine/actions/actions.h"
#include "engine/stages/stages.h"

#define END_DAYS 30

static const struct {
	const char *item; /* of the stage of completion */
	const char *rule;
	unsigned roles;
	const char *text; /* N_(…) */
	const char *command;
} duties[] = {
	{ "reflection", "reflection", ACTION_CURATOR, N_("hold a reflection with the pairs"),
	  "kurator event log --kind reflection --title '…'" },
	{ "closing", "closing", ACTION_CURATOR | ACTION_DIRECTOR,
	  N_("present the results of the programme in public"),
	  "kurator event log --kind closing --title '…'" },
	{ "practices", "practices", ACTION_CURATOR,
	  N_("add the best practices of the year to the register"),
	  "kurator practice add --title '…'" },
	{ "report-year", "report-year", ACTION_CURATOR | ACTION_DIRECTOR,
	  N_("write the report of the year"), "kurator report year -f md -o year.md" },
	{ "awards", "awards", ACTION_CURATOR,
	  N_("rank the candidates for the nominations, for the jury"), "kurator award rank" },
};

/* The programme is over: what is left is to hand it on. */
static void add_what_follows(struct action_finder *f)
{
	action_add(f, (struct action){
			      .rule = "new-year",
			      .roles = ACTION_CURATOR,
			      .urgency = ACTION_GOOD,
			      .day = DATE_NONE,
			      .text = xstrdup(_("begin the next year: people, open requests and "
						"pairs that go on are taken over")),
			      .command = xstrdup("kurator init ../next-year --from .") });
	action_add(f, (struct action){ .rule = "handover",
				       .roles = ACTION_CURATOR,
				       .urgency = ACTION_GOOD,
				       .day = DATE_NONE,
				       .text = xstrdup(_("a folder for the successor, if somebody "
							 "else goes on")),
				       .command = xstrdup("kurator handover ../for-successor") });
}

void action_end(struct action_finder *f)
{
	int end = f->year->program->end;
	struct stage_items items;

	if (f->year->today < end - END_DAYS)
		return;
	stage_items_find(&items, f->year);
	for (size_t i = 0; i < items.n; i++)
		for (size_t k = 0; k < ARRAY_SIZE(duties); k++)
			if (streq(items.items[i].id, duties[k].item) &&
			    !stage_item_is_done(&items.items[i]))
				action_add(f, (struct action){
						      .rule = duties[k].rule,
						      .roles = duties[k].roles,
						      .urgency = ACTION_SOON,
						      .day = end,
						      .text = xstrdup(_(duties[k].text)),
						      .command = xstrdup(duties[k].command) });
	stage_items_release(&items);
	if (f->year->today >= end)
		add_what_follows(f);
}
