/* proposals.c - proposed pairs, what they add up to, and how they stand other weights */
#include "proposals.h"

#include "engine/scoring/input.h"
#include "report/fairness.h"

static const struct output_column columns[] = {
	{ .name = "mentor", .label = N_("mentor"), .flags = OUTPUT_KEY },
	{ .name = "mentee", .label = N_("mentee"), .flags = OUTPUT_KEY },
	{ .name = "form", .label = N_("form"), .flags = OUTPUT_DETAIL },
	{ .name = "variant", .label = N_("variant") },
	{ .name = "request", .label = N_("request"), .flags = OUTPUT_DETAIL },
	{ .name = "method", .label = N_("method"), .flags = OUTPUT_DETAIL },
	{ .name = "score", .label = N_("points"), .type = OUTPUT_NUMBER, .decimals = 1 },
	{ .name = "proposed", .label = N_("proposed"), .flags = OUTPUT_DETAIL },
	{ .name = "previous", .label = N_("earlier pair"), .flags = OUTPUT_DETAIL },
};

/* ---- the rows ---- */

/* A pair of pairs.csv: mentor and mentee are places in the bases, the variant one in the eligibility. */
struct proposed {
	size_t mentor, mentee, variant;
	int32_t score;
	bool locked;
};

/* Who was a pair before and is one again continues; what is locked was settled by somebody. */
static const char *method_of(const struct proposed *pair, const struct pair *previous)
{
	if (previous)
		return "continued";
	return pair->locked ? "appointed" : "matched";
}

static void print_pair(struct output *out, const struct candidates *c, const struct proposed *pair,
		       bool for_people)
{
	const struct person *e = &c->bases.mentees[pair->mentee];
	const struct form *form = c->e.forms[pair->variant];
	const struct variant *variant = c->e.variants[pair->variant];
	const struct tie *tie = ties_find(&c->e.ties, pair->mentor, pair->mentee);
	const struct pair *previous = tie ? tie->previous : NULL;

	candidates_print_person(out, &c->bases.mentors[pair->mentor], for_people);
	candidates_print_person(out, e, for_people);
	output_text(out, for_people ? label_text(&form->name) : form->id);
	output_text(out, for_people ? label_text(&variant->name) : variant->id);
	output_text(out, e->request);
	candidates_print_word(out, "method", method_of(pair, previous), for_people);
	output_number(out, (double)pair->score / MATCHING_POINT);
	output_date(out, c->bases.today);
	output_text(out, previous ? previous->id : "");
	output_end_row(out);
}

/* The running pair that the plan leaves as it is; a null pointer: there is none. */
static const struct pair *staying(const struct candidates *c, const struct plan *plan,
				  uint32_t mentee)
{
	const struct pair *pair = opened_pair(&c->arranged.opened, c->scoring.mentees[mentee]);
	size_t edge = plan->edge[mentee];

	if (!pair || edge == MATCHING_NO_EDGE)
		return NULL;
	return candidates_mentor(c, c->problem.mentor[edge]) == pair->mentor ? pair : NULL;
}

static void print_planned(struct output *out, const struct candidates *c, const struct plan *plan,
			  uint32_t mentee, bool for_people)
{
	size_t edge = plan->edge[mentee];

	if (edge == MATCHING_NO_EDGE || staying(c, plan, mentee))
		return;
	print_pair(out, c,
		   &(struct proposed){ .mentor = c->scoring.mentors[c->problem.mentor[edge]],
				       .mentee = c->scoring.mentees[mentee],
				       .variant = c->variant[edge],
				       .score = c->problem.score[edge] },
		   for_people);
}

/* The locked pairs from number `from` on whose mentees come before this one (a null pointer: all). */
static size_t print_locked(struct output *out, const struct candidates *c, size_t from,
			   const struct person *before, bool for_people)
{
	for (; from < c->arranged.n_locks; from++) {
		const struct locked_pair *lock = &c->arranged.locks[from];

		if (before && strcmp(c->bases.mentees[lock->mentee].id, before->id) > 0)
			break;
		print_pair(out, c,
			   &(struct proposed){ lock->mentor, lock->mentee, lock->variant,
					       lock->score, true },
			   for_people);
	}
	return from;
}

int proposals_print(struct context *ctx, const struct candidates *c, const struct plan *plan)
{
	struct output_options options = common_output_options(ctx);
	bool for_people = output_is_for_people(options);
	struct output *out;
	struct sink sink;
	size_t locked = 0;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	out = output_open(sink.to, options, columns, ARRAY_SIZE(columns));
	for (uint32_t i = 0; i < c->problem.n_mentees; i++) {
		locked = print_locked(out, c, locked, candidates_mentee(c, i), for_people);
		print_planned(out, c, plan, i, for_people);
	}
	print_locked(out, c, locked, NULL, for_people);
	output_close(out);
	return sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
}

/* ---- the summary ---- */

/* What was settled before the matching, or is to stay where that costs nothing. Places kept back are in the places. */
static void add_arrangements(const struct candidates *c, struct strbuf *settings)
{
	const struct arrangements *a = &c->arranged;

	for (size_t i = 0; i < a->n_locks; i++)
		strbuf_addf(settings, " %s=%s/%s", c->bases.mentees[a->locks[i].mentee].id,
			    c->bases.mentors[a->locks[i].mentor].id,
			    c->e.variants[a->locks[i].variant]->id);
	for (uint32_t i = 0; i < c->problem.n_mentees; i++) {
		const struct pair *opened = opened_pair(&a->opened, c->scoring.mentees[i]);

		if (opened)
			strbuf_addf(settings, " open %s=%s", c->names.mentee[i], opened->mentor_id);
		if (a->previous && a->previous[i] != MATCHING_NOBODY)
			strbuf_addf(settings, " before %s=%s", c->names.mentee[i],
				    c->names.mentor[a->previous[i]]);
	}
}

static void report_hash(const struct candidates *c, const struct plan *plan, const char *words)
{
	struct strbuf settings = STRBUF_INIT;
	char hex[DIGEST_SIZE];

	if (messages_are_quiet())
		return;
	strbuf_addstr(&settings, words);
	add_arrangements(c, &settings);
	plan_report_hash(plan, scoring_input_digest(&c->scoring, hex), settings.buf);
	strbuf_release(&settings);
}

#define MOST_NAMED 10

struct left_over {
	struct strbuf names;
	const char *first;
	size_t n;
};

static void add_left_over(struct left_over *list, const char *id)
{
	if (!list->first)
		list->first = id;
	if (list->n++ < MOST_NAMED)
		strbuf_addf(&list->names, "%s%s", list->n > 1 ? ", " : "", id);
	else if (list->n == MOST_NAMED + 1)
		strbuf_addstr(&list->names, ", …");
}

/* Of a stable or a repaired plan apart who have a pair in the best plan, which is the one that `pair explain` tells of. */
static void report_left_over(const struct candidates *c, const struct plan *plan,
			     const char *repeat)
{
	struct left_over all = { .names = STRBUF_INIT }, here = { .names = STRBUF_INIT };

	for (uint32_t i = 0; i < c->problem.n_mentees; i++)
		if (plan->edge[i] == MATCHING_NO_EDGE)
			add_left_over(plan->best.edge[i] == MATCHING_NO_EDGE ? &all : &here,
				      candidates_mentee(c, i)->id);
	if (all.n)
		remark(_("left over: %s ('kurator pair explain %s%s' says why)"), all.names.buf,
		       all.first, repeat);
	if (here.n)
		remark(_("left over here, though not in the best plan: %s"), here.names.buf);
	strbuf_release(&all.names);
	strbuf_release(&here.names);
}

static void report_locked(const struct arrangements *a)
{
	char text[MATCHING_SCORE_SIZE];
	int64_t points = 0;

	for (size_t i = 0; i < a->n_locks; i++)
		points += a->locks[i].score;
	if (a->n_locks)
		remark(_("locked pairs, besides these: %zu, points: %s"), a->n_locks,
		       matching_score_format(points, text));
}

/* "M-004 1 (for a new pupil)" */
static void report_kept_back(const struct candidates *c)
{
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < c->arranged.n_reserves; i++) {
		const struct kept_back *kept = &c->arranged.reserves[i];

		strbuf_addf(&text, "%s%s %u", i ? ", " : "", c->bases.mentors[kept->mentor].id,
			    kept->places);
		if (*kept->whom)
			strbuf_addf(&text, " (%s)", kept->whom);
	}
	if (text.len)
		remark(_("places kept back: %s"), text.buf);
	strbuf_release(&text);
}

/* Running pairs that were opened: how many stay, and which ones have to end first. */
static void report_opened(const struct candidates *c, const struct plan *plan)
{
	struct strbuf ids = STRBUF_INIT;
	size_t n = 0, stay = 0;

	for (uint32_t i = 0; c->arranged.opened.n && i < c->problem.n_mentees; i++) {
		const struct pair *pair = opened_pair(&c->arranged.opened, c->scoring.mentees[i]);

		n += pair != NULL;
		if (pair && staying(c, plan, i))
			stay++;
		else if (pair)
			strbuf_addf(&ids, "%s%s (%s, %s)", ids.len ? ", " : "", pair->id,
				    pair->mentor_id, pair->mentee_id);
	}
	if (n)
		remark(_("running pairs that might change: %zu; stay: %zu"), n, stay);
	if (ids.len)
		remark(_("would have to end first ('kurator pair end'): %s"), ids.buf);
	strbuf_release(&ids);
}

/* Locked mentees got a pair, too, though they take no part in the matching. */
static void report_fairness(const struct candidates *c, const struct plan *plan)
{
	size_t n = 0, n_locks = c->arranged.n_locks;
	struct placing *placings =
		xcalloc(size_add(c->problem.n_mentees, n_locks), sizeof(*placings));

	for (uint32_t i = 0; i < c->problem.n_mentees; i++) {
		size_t edge = plan->edge[i];

		placings[n++] = edge == MATCHING_NO_EDGE
					? (struct placing){ c->scoring.mentees[i], PLACING_NONE, 0 }
					: (struct placing){ c->scoring.mentees[i], c->variant[edge],
							    c->problem.score[edge] };
	}
	for (size_t k = 0; k < n_locks; k++) {
		const struct locked_pair *lock = &c->arranged.locks[k];

		placings[n++] = (struct placing){ lock->mentee, lock->variant, lock->score };
	}
	fairness_report(&(struct fairness){ &c->scoring, placings, n });
	free(placings);
}

void proposals_report(const struct candidates *c, const struct plan *plan,
		      const struct demands *demands, const char *settings, const char *repeat,
		      bool detail)
{
	uint64_t places = 0;
	uint32_t mentors = 0;

	for (uint32_t i = 0; i < c->problem.n_mentors; i++) {
		if (!scoring_mentor_is_open(&c->scoring, i))
			continue;
		mentors++;
		places += c->problem.capacity[i];
	}
	plan_report(plan, mentors, places);
	demands_report(demands, c, plan);
	report_locked(&c->arranged);
	report_kept_back(c);
	report_opened(c, plan);
	if (c->arranged.has_previous)
		remark(_("pairs of the previous plan kept: %u"),
		       matching_summarise(plan->problem, plan->edge).kept);
	report_left_over(c, plan, repeat);
	if (detail)
		report_fairness(c, plan);
	report_hash(c, plan, settings);
}

/* ---- other weights ---- */

static const struct output_column robust_columns[] = {
	{ .name = "mentor", .label = N_("mentor"), .flags = OUTPUT_KEY },
	{ .name = "mentee", .label = N_("mentee"), .flags = OUTPUT_KEY },
	{ .name = "form", .label = N_("form"), .flags = OUTPUT_DETAIL },
	{ .name = "variant", .label = N_("variant"), .flags = OUTPUT_DETAIL },
	{ .name = "score", .label = N_("points"), .type = OUTPUT_NUMBER, .decimals = 1 },
	{ .name = "stays", .label = N_("stays"), .type = OUTPUT_NUMBER },
	{ .name = "runs", .label = N_("of"), .type = OUTPUT_NUMBER },
	{ .name = "rival", .label = N_("otherwise mostly") },
	{ .name = "rival_runs", .label = N_("times"), .type = OUTPUT_NUMBER },
};

static void print_rival(struct output *out, const struct candidates *c,
			const struct robustness *found, uint32_t mentee, bool for_people)
{
	if (!found->rival_runs[mentee]) {
		output_empty(out);
		output_empty(out);
		return;
	}
	if (found->rival[mentee] == ROBUSTNESS_NOBODY)
		output_text(out, for_people ? _("nobody instead") : "");
	else
		candidates_print_person(out, candidates_mentor(c, found->rival[mentee]),
					for_people);
	output_number(out, found->rival_runs[mentee]);
}

static void print_robust_pair(struct output *out, const struct candidates *c,
			      const struct robustness *found, uint32_t mentee, size_t edge,
			      bool for_people)
{
	const struct matching_problem *p = &c->problem;
	const struct form *form = c->e.forms[c->variant[edge]];
	const struct variant *variant = c->e.variants[c->variant[edge]];

	candidates_print_person(out, candidates_mentor(c, p->mentor[edge]), for_people);
	candidates_print_person(out, candidates_mentee(c, mentee), for_people);
	output_text(out, for_people ? label_text(&form->name) : form->id);
	output_text(out, for_people ? label_text(&variant->name) : variant->id);
	output_number(out, (double)p->score[edge] / MATCHING_POINT);
	output_number(out, found->stays[mentee]);
	output_number(out, found->runs);
	print_rival(out, c, found, mentee, for_people);
	output_end_row(out);
}

/* How many pairs nothing moved; who is left over here, but not always. */
static void report_robust(const struct candidates *c, const struct plan *plan,
			  const struct robustness *found, int64_t percent)
{
	struct strbuf names = STRBUF_INIT;
	uint32_t pairs = 0, firm = 0;

	for (uint32_t i = 0; i < c->problem.n_mentees; i++) {
		bool paired = plan->edge[i] != MATCHING_NO_EDGE;

		pairs += paired;
		firm += paired && found->stays[i] == found->runs;
		if (!paired && found->stays[i] < found->runs)
			strbuf_addf(&names, "%s%s (%u)", names.len ? ", " : "",
				    candidates_mentee(c, i)->id, found->runs - found->stays[i]);
	}
	remark(_("weights changed by up to %d %%, %u times: %u of the %u pairs stay each time"),
	       (int)percent, found->runs, firm, pairs);
	if (names.len)
		remark(_("left over, but paired with other weights (how often): %s"), names.buf);
	strbuf_release(&names);
}

int proposals_print_robust(struct context *ctx, const struct candidates *c, const struct plan *plan,
			   const struct robustness *found, int64_t percent)
{
	struct output_options options = common_output_options(ctx);
	struct output *out;
	struct sink sink;

	if (sink_open(ctx, &sink))
		return STATUS_FAILED;
	out = output_open(sink.to, options, robust_columns, ARRAY_SIZE(robust_columns));
	for (uint32_t i = 0; i < c->problem.n_mentees; i++)
		if (plan->edge[i] != MATCHING_NO_EDGE)
			print_robust_pair(out, c, found, i, plan->edge[i],
					  output_is_for_people(options));
	output_close(out);
	if (sink_close(&sink))
		return STATUS_FAILED;
	report_robust(c, plan, found, percent);
	return STATUS_YES;
}

/* po ru
msgid "left over here, though not in the best plan: %s"
msgstr "без пары здесь, хотя в лучшем подборе пара есть: %s"
*/
