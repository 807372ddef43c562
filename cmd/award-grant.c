/*
 * award-grant - record a nomination and what came of it
 *
 * The way of a nomination in a year is nominated, entered, laureate or winner: one row of awards.csv, whose status
 * moves forward and never back.
 */
#include "common.h"

#include "base/number.h"
#include "engine/awards/awards.h"
#include "model/columns/columns.h"
#include "report/award_ranking.h"

static const char *opt_status, *opt_level, *opt_protocol;
static int opt_date = DATE_NONE;
static double opt_score = -1;

static const char *const statuses[] = { "nominated", "entered", "laureate", "winner", NULL };
static const char *const levels[] = { "school", "municipal", "regional", "federal", NULL };

static const struct opt opts[] = {
	CHOICE(0, "status", &opt_status, statuses,
	       N_("what came of it; without it winner at the school's level, nominated above")),
	CHOICE(0, "level", &opt_level, levels, N_("the level, to be sure: that of the nomination")),
	DATE(0, "date", &opt_date, N_("DATE"), N_("day of the decision; without it today")),
	TEXT(0, "protocol", &opt_protocol, N_("TEXT"), N_("protocol or order")),
	DECIMAL(0, "score", &opt_score, N_("POINTS"),
		N_("points of the jury; without it those of 'award rank'")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("The best pair, by a protocol:"),
	  "kurator award grant best-pair P-033 --protocol 'протокол № 6' -n --as-of 2021-11-25",
	  0 },
	{ N_("Somebody for the contest of the municipality, and later the result:"),
	  "kurator award grant municipal-mentor M-001 -n --as-of 2021-11-25 && kurator award grant municipal-mentor M-002 --status laureate -n --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

struct grant {
	struct context *ctx;
	struct programme programme;
	struct bases bases;
	const struct award *award;
	struct award_facts *facts;
	struct award_ranking ranking;
	struct table *table;
	int date;
	const char *status;
	bool *touched; /* rows of the table */
};

/* ---- who and what ---- */

static int check_level(const struct grant *g)
{
	const struct program *program = &g->programme.program;
	struct strbuf ids = STRBUF_INIT;

	if (!opt_level || streq(opt_level, g->award->level))
		return 0;
	error(_("'%s' is a nomination of the level '%s', not '%s'"), g->award->id, g->award->level,
	      opt_level);
	for (size_t i = 0; i < program->n_awards; i++)
		if (streq(program->awards[i].level, opt_level))
			strbuf_addf(&ids, "%s%s", ids.len ? ", " : "", program->awards[i].id);
	hint(_("nominations of that level: %s"), ids.len ? ids.buf : "–");
	strbuf_release(&ids);
	return -1;
}

static int check_day(const struct grant *g)
{
	char day[DATE_SIZE], bound[DATE_SIZE];

	if (g->date > g->programme.today)
		return error(_("'%s' is after today, %s"), date_format(g->date, day),
			     date_format(g->programme.today, bound));
	if (g->date < g->programme.program.start)
		return error(
			_("%s is before the programme begins (%s): awards are of this programme"),
			date_format(g->date, day), date_format(g->programme.program.start, bound));
	return 0;
}

/* The candidate whom the id means; a null pointer after a message. */
static const struct award_candidate *find_candidate(const struct grant *g, const char *id)
{
	const struct person *mentor = bases_mentor(&g->bases, id);
	const struct pair *pair = bases_pair(&g->bases, id);
	const struct award_candidate *found;
	struct strbuf why = STRBUF_INIT;
	bool for_pair = g->award->whom == AWARD_PAIR;

	if (for_pair && !pair) {
		error(_("'%s' goes to a pair: there is no pair '%s'"), g->award->id, id);
		return NULL;
	}
	if (!for_pair && !mentor) {
		error(_("'%s' goes to a mentor: there is no mentor '%s'"), g->award->id, id);
		return NULL;
	}
	found = award_candidate_of(&g->ranking, mentor, for_pair ? pair : NULL);
	if (!found) {
		error(for_pair ? _("'%s' was not at work in this programme")
			       : _("'%s' had no pair in this programme"),
		      id);
		return NULL;
	}
	if (found->barrier == AWARD_ADMITTED)
		return found;
	award_barrier_tell(g->award, found, &why);
	error("%s", why.buf);
	strbuf_release(&why);
	hint(_("'kurator award rank' lists the nominations; those of the school set no age"));
	return NULL;
}

/* ---- rows ---- */

/* The row of this nomination and candidate in this programme; TABLE_NONE: none. */
static size_t find_row(const struct grant *g, const char *column, const char *id)
{
	const struct program *program = &g->programme.program;

	for (size_t row = g->table->n_rows; row > 0; row--) {
		int day = table_day(g->table, row - 1, "date", DATE_NONE);

		if (program_award_by_label(program, table_gets(g->table, row - 1, "nomination")) ==
			    g->award &&
		    streq(table_gets(g->table, row - 1, column), id) &&
		    (day == DATE_NONE || day >= program->start))
			return row - 1;
	}
	return TABLE_NONE;
}

static size_t place_of(const char *status)
{
	const struct term *term = terms_by_label(&words_award_status, status);

	return term ? (size_t)(term - words_award_status.items) : 0;
}

/* laureate and winner are both the end of the way. */
static bool may_become(const char *from, const char *to)
{
	size_t decided = terms_find(&words_award_status, "laureate");

	return !*from || (place_of(from) < decided && place_of(to) > place_of(from));
}

static int refuse(const struct grant *g, size_t row, const char *id)
{
	const char *status = table_gets(g->table, row, "status");
	const char *award_id = table_gets(g->table, row, "id");

	if (streq(status, g->status))
		error(_("'%s' has '%s' of '%s' already (%s, %s)"), id, status, g->award->id,
		      award_id, table_gets(g->table, row, "date"));
	else
		error(_("'%s' has '%s' of '%s' (%s): that does not become '%s'"), id, status,
		      g->award->id, award_id, g->status);
	hint(_("'kurator undo' takes a wrong entry back; the way is nominated, entered, laureate or winner"));
	return -1;
}

static void put(struct grant *g, size_t row, const char *column, const char *value)
{
	if (value)
		table_set(g->table, row, table_need_column(g->table, column), value);
}

static size_t new_row(struct grant *g, const char *column, const char *id)
{
	char *next = store_next_id(&g->programme.store, schema_awards.name, "id",
				   schema_awards.id_prefix, schema_awards.id_digits);
	size_t row = table_append(g->table);

	put(g, row, "id", next);
	put(g, row, "nomination", g->award->id);
	put(g, row, "level", g->award->level);
	put(g, row, column, id);
	free(next);
	return row;
}

static int grant_one(struct grant *g, const char *given)
{
	const struct award_candidate *c = find_candidate(g, given);
	const char *column = g->award->whom == AWARD_PAIR ? "pair" : "person";
	char score[NUMBER_SIZE], day[DATE_SIZE];
	const char *id;
	size_t row;

	if (!c)
		return -1;
	id = c->pair ? c->pair->id : c->mentor->id;
	row = find_row(g, column, id);
	if (row != TABLE_NONE && !may_become(table_gets(g->table, row, "status"), g->status))
		return refuse(g, row, id);
	if (row == TABLE_NONE)
		row = new_row(g, column, id);
	number_format(opt_score >= 0 ? opt_score : (double)(int64_t)(c->points * 10 + 0.5) / 10,
		      score);
	put(g, row, "status", g->status);
	put(g, row, "date", date_format(g->date, day));
	put(g, row, "protocol", opt_protocol);
	if (opt_score >= 0 || g->award->n_criteria)
		put(g, row, "score", score);
	g->touched[row] = true;
	return 0;
}

/* ---- the command ---- */

static int open_grant(struct grant *g, const char *name)
{
	int result = common_open(g->ctx, &g->programme);

	if (!result) {
		g->date = opt_date == DATE_NONE ? g->programme.today : opt_date;
		g->award = award_named(&g->programme.program, name);
		result = !g->award || check_level(g) || check_day(g) ||
			 store_begin(&g->programme.store);
	}
	if (!result)
		result = bases_load(&g->bases, &g->programme, BASES_MEETINGS) ||
			 bases_require_all(&g->bases);
	if (!result) {
		g->facts = award_facts_find(&g->bases, g->programme.program.start);
		g->table = programme_edit(&g->programme, &schema_awards);
		result = g->facts && g->table ? 0 : -1;
	}
	return result ? -1 : 0;
}

static int print_granted(struct grant *g)
{
	struct listing listing;
	struct sink sink;
	int result = sink_open(g->ctx, &sink);

	if (!result) {
		listing_init(&listing, &schema_awards, &g->programme.program, g->table, NULL, 0,
			     NULL);
		listing_keep(&listing, g->touched);
		listing_print(&listing, sink.to, common_output_options(g->ctx));
		listing_release(&listing);
		result = sink_close(&sink);
	}
	return result;
}

static void remark_granted(const struct grant *g, int n)
{
	if (g->ctx->dry_run)
		remark(nth_("would record %d award", "would record %d awards", (unsigned)n), n);
	else
		remark(nth_("recorded %d award", "recorded %d awards", (unsigned)n), n);
}

static int grant_all(struct grant *g, int n, char **ids)
{
	int result = 0;

	g->status = opt_status                         ? opt_status
		    : streq(g->award->level, "school") ? "winner"
						       : "nominated";
	award_rank(&g->ranking, g->facts, g->award, 0);
	g->touched = xcalloc(g->table->n_rows + (size_t)n, sizeof(*g->touched));
	for (int i = 0; i < n; i++)
		if (grant_one(g, ids[i]))
			result = -1;
	return result;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct grant g = { .ctx = ctx, .programme = PROGRAMME_INIT, .bases = BASES_INIT };
	int status = STATUS_FAILED;

	if (!open_grant(&g, argv[0]) && !grant_all(&g, argc - 1, argv + 1) &&
	    !programme_commit(&g.programme, ctx->command_line, ctx->dry_run) &&
	    !print_granted(&g)) {
		remark_granted(&g, argc - 1);
		status = STATUS_YES;
	}
	award_ranking_release(&g.ranking);
	award_facts_free(g.facts);
	free(g.touched);
	bases_release(&g.bases);
	programme_release(&g.programme);
	return status;
}

const struct command cmd_award_grant = {
	.name = "award grant",
	.summary = N_("record a nomination and what came of it"),
	.operands = N_("NOMINATION ID..."),
	.min_operands = 2,
	.max_operands = -1,
	.opts = opts,
	.text = N_(
		"Records for mentors or pairs that they were nominated, entered, became laureate or winner. All "
		"are taken or none. The second time for the same nomination in this programme the status of "
		"their row moves on: from nominated to entered to laureate or winner, never back; the same "
		"status twice is refused. Points are those of 'award rank' on that day, unless the jury's are "
		"given.\n"
		"\n"
		"Refused: a nomination that program.yaml does not have, another level than the nomination's, "
		"somebody below its age or of another kind, and who was not at work in this programme."),
	.columns = "awards.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL,
	.run = run,
};
