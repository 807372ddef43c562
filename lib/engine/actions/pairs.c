/* pairs.c - pairs that wait for consent, readiness, a start, an order or their end */
#include "engine/actions/actions.h"

static char *proposed_text(size_t n)
{
	return xstrfmt(nth_("%zu proposed pair waits for the consent of both sides",
			    "%zu proposed pairs wait for the consent of both sides", n),
		       n);
}

static char *ready_text(size_t n)
{
	return xstrfmt(nth_("%zu pair after its trial meeting: do both sides go on?",
			    "%zu pairs after their trial meeting: do both sides go on?", n),
		       n);
}

static char *start_text(size_t n)
{
	return xstrfmt(nth_("%zu agreed pair waits for its order ('document print order-pairs')",
			    "%zu agreed pairs wait for their order ('document print order-pairs')",
			    n),
		       n);
}

/* Of the things that pairs lack, who does what about it. */
static const struct step {
	unsigned lacking; /* bits 1 << enum lacking; any of them */
	const char *rule;
	unsigned roles;
	char *(*text)(size_t n);
	const char *command; /* ids go behind it */
	const char *options;
} steps[] = {
	{ 1u << LACKING_MENTOR_AGREED | 1u << LACKING_MENTEE_AGREED, "pairs-proposed",
	  ACTION_CURATOR, proposed_text, "kurator pair agree", "" },
	{ 1u << LACKING_MENTOR_READY | 1u << LACKING_MENTEE_READY, "pairs-ready", ACTION_CURATOR,
	  ready_text, "kurator pair agree --ready", "" },
	{ 1u << LACKING_STARTED, "pairs-start", ACTION_CURATOR | ACTION_DIRECTOR, start_text,
	  "kurator pair start", " --order '№ …'" },
};

static const char *completed_reason(const struct program *program)
{
	for (size_t i = 0; i < program->n_end_reasons; i++)
		if (program->end_reasons[i].completed)
			return program->end_reasons[i].id;
	return program->n_end_reasons ? program->end_reasons[0].id : "…";
}

static void add_group(struct action_finder *f, const char *rule, unsigned roles,
		      enum action_urgency urgency, char *text, const char *command,
		      const struct action_ids *ids, const char *options)
{
	action_add(f, (struct action){
			      .rule = rule,
			      .roles = roles,
			      .urgency = urgency,
			      .day = ids->day,
			      .text = action_ids_text(ids, text),
			      .command = xstrfmt("%s %s%s", command, ids->list.buf, options) });
}

static void look_at_step(struct action_finder *f, const struct step *step, const struct due *dues,
			 size_t n)
{
	struct action_ids ids = ACTION_IDS_INIT;

	for (size_t i = 0; i < n; i++)
		if (dues[i].lacking & step->lacking)
			action_ids_add(&ids, f->year->bases.pairs[dues[i].pair].id, dues[i].due);
	if (ids.n)
		add_group(f, step->rule, step->roles,
			  ids.day < f->year->today ? ACTION_NOW : ACTION_SOON, step->text(ids.n),
			  step->command, &ids, step->options);
	action_ids_release(&ids);
}

/* The final meeting was held: the pair has reached its end, unless it never started. */
static bool has_met_finally(const struct action_finder *f, const struct due *due)
{
	return f->year->progress[due->pair].stage == STAGE_FINAL &&
	       pair_state(&f->year->bases.pairs[due->pair], f->year->today) == PAIR_ACTIVE;
}

static void look_for_ends(struct action_finder *f, const struct due *dues, size_t n)
{
	struct action_ids ids = ACTION_IDS_INIT;
	char *options;

	for (size_t i = 0; i < n; i++)
		if ((dues[i].lacking & 1u << LACKING_ENDED) && has_met_finally(f, &dues[i]))
			action_ids_add(&ids, f->year->bases.pairs[dues[i].pair].id, dues[i].due);
	options = xstrfmt(" --reason %s", completed_reason(f->year->program));
	if (ids.n)
		add_group(f, "pairs-end", ACTION_CURATOR, ACTION_NOW,
			  xstrfmt(nth_("%zu pair has had its final meeting: note its end",
				       "%zu pairs have had their final meeting: note their end",
				       ids.n),
				  ids.n),
			  "kurator pair end", &ids, options);
	free(options);
	action_ids_release(&ids);
}

/* Past its planned end a pair without a final meeting is no completed one: what it was, only the curator knows. */
static void look_for_unfinished(struct action_finder *f, const struct due *dues, size_t n)
{
	struct action_ids ids = ACTION_IDS_INIT;

	for (size_t i = 0; i < n; i++)
		if ((dues[i].lacking & 1u << LACKING_ENDED) && !has_met_finally(f, &dues[i]))
			action_ids_add(&ids, f->year->bases.pairs[dues[i].pair].id,
				       f->year->bases.pairs[dues[i].pair].planned_end);
	if (ids.n)
		add_group(f, "pairs-unfinished", ACTION_CURATOR, ACTION_NOW,
			  xstrfmt(nth_("%zu pair is past its planned end without a final meeting: "
				       "hold it and note it, or end the pair with the reason",
				       "%zu pairs are past their planned end without a final "
				       "meeting: hold and note it, or end each with its reason",
				       ids.n),
				  ids.n),
			  "kurator pair end", &ids, " --reason '…'");
	action_ids_release(&ids);
}

/* The end is near, and the final meeting is still to come. */
static void look_for_near_ends(struct action_finder *f, const struct due *dues, size_t n)
{
	struct action_ids ids = ACTION_IDS_INIT;
	char day[DATE_SIZE];

	for (size_t i = 0; i < n; i++) {
		const struct pair *pair = &f->year->bases.pairs[dues[i].pair];

		if (pair->planned_end >= f->year->today &&
		    pair->planned_end <= f->year->today + ACTION_DAYS_AHEAD &&
		    pair_state(pair, f->year->today) == PAIR_ACTIVE &&
		    !has_met_finally(f, &dues[i]))
			action_ids_add(&ids, pair->id, pair->planned_end);
	}
	if (ids.n)
		action_add(f,
			   (struct action){
				   .rule = "final-meeting",
				   .roles = ACTION_CURATOR,
				   .urgency = ACTION_SOON,
				   .day = ids.day,
				   .text = action_ids_text(
					   &ids,
					   xstrfmt(nth_("%zu pair ends by %s and has had no "
							"final meeting: %s",
							"%zu pairs end by %s and have had no "
							"final meeting: %s",
							ids.n),
						   ids.n, date_format(ids.day, day), ids.list.buf)),
				   .command = xstrdup("kurator meeting due") });
	action_ids_release(&ids);
}

/* Pairs at work that no order names. */
static void look_for_orders(struct action_finder *f)
{
	const struct bases *bases = &f->year->bases;
	const struct table *table = programme_table(f->year->programme, schema_find("pairs.csv"));
	struct action_ids ids = ACTION_IDS_INIT;

	for (size_t i = 0; i < bases->n_pairs; i++)
		if (pair_state(&bases->pairs[i], bases->today) == PAIR_ACTIVE &&
		    !*table_gets(table, bases->pairs[i].origin.row, "order"))
			action_ids_add(&ids, bases->pairs[i].id, bases->pairs[i].started);
	if (ids.n)
		add_group(f, "pairs-order", ACTION_DIRECTOR | ACTION_CURATOR, ACTION_SOON,
			  xstrfmt(nth_("%zu pair works without an order ('document print "
				       "order-pairs')",
				       "%zu pairs work without an order ('document print "
				       "order-pairs')",
				       ids.n),
				  ids.n),
			  "kurator pair start", &ids, " --order '№ …'");
	action_ids_release(&ids);
}

void action_pairs(struct action_finder *f)
{
	size_t n;
	struct due *dues = meetings_due(&f->year->bases, f->year->progress, &n);

	for (size_t i = 0; i < ARRAY_SIZE(steps); i++)
		look_at_step(f, &steps[i], dues, n);
	look_for_orders(f);
	look_for_ends(f, dues, n);
	look_for_unfinished(f, dues, n);
	look_for_near_ends(f, dues, n);
	free(dues);
}
