/*
 * next.c - the few most useful actions today, each with the exact command
 *
 * What there is to do is in lib/engine/actions, a rule a file.
 */
#include "common.h"

#include "report/action_list.h"

static const char *opt_role, *opt_for;
static int64_t opt_count = 5;
static bool opt_all;

static const char *const roles[] = { "director", "curator", "mentor", NULL };

static const struct opt opts[] = {
	CHOICE(0, "role", &opt_role, roles,
	       N_("what this role does: the director adopts and appoints, the curator runs the "
		  "programme, a mentor leads a pair; without it what the curator and the director do")),
	TEXT(0, "for", &opt_for, N_("ID"), N_("of one mentor (with --role mentor)")),
	INT(0, "count", &opt_count, N_("N"), N_("how many actions"), 1, 1000),
	FLAG(0, "all", &opt_all, N_("all actions")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("What to do now:"), "kurator next -f table --as-of 2021-11-25", 0 },
	{ N_("What waits for the director:"),
	  "kurator next --role director -f table --as-of 2021-11-25", 0 },
	{ N_("What a mentor has to do:"),
	  "kurator next --role mentor --for M-007 --all -f table --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

static unsigned role_bits(void)
{
	if (!opt_role)
		return ACTION_CURATOR | ACTION_DIRECTOR;
	return streq(opt_role, "director")  ? ACTION_DIRECTOR
	       : streq(opt_role, "curator") ? ACTION_CURATOR
					    : ACTION_MENTOR;
}

/* Keeps what is about pairs of the mentor. */
static void keep_own(struct actions *actions, const struct person *mentor)
{
	size_t kept = 0;

	for (size_t i = 0; i < actions->n; i++) {
		struct action action = actions->items[i];

		if (streq(action.mentor, mentor->id)) {
			actions->items[kept++] = action;
		} else {
			free(action.text);
			free(action.command);
		}
	}
	actions->n = kept;
}

/* Of all mentors together: each action begins with whom it is for. */
static void name_mentors(struct actions *actions, const struct bases *bases)
{
	for (size_t i = 0; i < actions->n; i++) {
		struct action *action = &actions->items[i];
		const struct person *mentor = bases_mentor(bases, action->mentor);
		char *text;

		if (!mentor)
			continue;
		text = xstrfmt("%s %s – %s", mentor->id, mentor->name, action->text);
		free(action->text);
		action->text = text;
	}
}

static int print(struct context *ctx, const struct actions *actions)
{
	size_t most = opt_all ? 0 : (size_t)opt_count;
	struct sink sink;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	action_list_print(actions, most, sink.to, common_output_options(ctx));
	if (sink_close(&sink))
		return STATUS_FAILED;
	if (most && actions->n > most)
		remark(nth_("%zu more action: --all", "%zu more actions: --all", actions->n - most),
		       actions->n - most);
	else if (!actions->n)
		remark(_("nothing has to be done now"));
	return STATUS_YES;
}

static int advise(struct context *ctx, const struct year *year)
{
	const struct person *mentor = opt_for ? bases_mentor(&year->bases, opt_for) : NULL;
	struct actions actions = { .n = 0 };
	int status;

	if (opt_for && !mentor) {
		error(_("%s: there is no '%s'"), "mentors.csv", opt_for);
		return STATUS_FAILED;
	}
	actions_find(&actions, year, role_bits());
	if (mentor)
		keep_own(&actions, mentor);
	else if (opt_role && streq(opt_role, "mentor"))
		name_mentors(&actions, &year->bases);
	status = print(ctx, &actions);
	actions_release(&actions);
	return status;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct year year = { .programme = NULL };
	int status = STATUS_FAILED;

	(void)argc;
	(void)argv;
	if (opt_for && (!opt_role || !streq(opt_role, "mentor")))
		return usage(ctx, _("--for goes with --role mentor"));
	if (!common_open(ctx, &programme) && !year_read(&year, &programme))
		status = advise(ctx, &year);
	year_release(&year);
	programme_release(&programme);
	return status;
}

const struct command cmd_next = {
	.name = "next",
	.summary = N_("the few most useful actions now, each with the exact command"),
	.opts = opts,
	.text = N_(
		"Looks at the road map, the calendar and the files and says what to do first: what is due today, then what is late or must not go on without it, then what is due within two weeks, then what helps. Every action has its command; '…' in it stands for what only you know.\n\nIt speaks of personal data whose term is over, the road map, the monthly report and the register of the quarter, consents and birthdays, pairs that wait for agreement, readiness, an order or their end, meetings and confirmations that are late, contacts, support plans, development plans, events and documents of the stages under way, the selection of mentors, mentees who wait, those whose pair ended early among them, topics that nobody offers, measurements, proposals, in the last month of the programme of its completion, and on its last day of the year to come."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.run = run,
};
