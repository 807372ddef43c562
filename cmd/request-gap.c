/*
 * request-gap - what the matching can serve of the requests, and which further mentors it would take
 *
 * The sums of the map say nothing of rules, days and places that are offered twice; so the answer is solved.
 */
#include "candidates.h"
#include "requests.h"

#include "base/number.h"
#include "engine/demand.h"
#include "model/columns/columns.h"

/* Whose pair ended early can be served as well: by `pair rematch`. */
static struct candidate_options source = { .rematch = true };
static int64_t opt_share = 95, opt_places = 1;

static const struct opt opts[] = {
	INT(0, "share", &opt_share, N_("PERCENT"), N_("how many of the mentees are to be served"),
	    1, 100),
	INT(0, "places", &opt_places, N_("N"), N_("places that a new mentor brings"), 1, 50),
	LIST(0, "form", &source.forms, N_("FORM"),
	     N_("only pairs of this form (or FORM/VARIANT); may be repeated")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("What is lacking, for reading:"), "kurator request gap -f table --as-of 2021-11-25",
	  0 },
	{ N_("Whom to look for among the pupils, two places each:"),
	  "kurator request gap --form student-student --places 2 --where 'more>0' --columns topic,more --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

#define TYPE_COUNT TYPE_INT(0, 1000000)

static const struct column columns[] = {
	{ "topic", N_("topic"), TYPE_VOCABULARY(VOCABULARY_TOPICS), .open = true, BRIEF },
	{ "open", N_("asked"), TYPE_COUNT, BRIEF },
	{ "preliminary", N_("preliminary"), TYPE_COUNT },
	{ "offered", N_("mentors"), TYPE_COUNT, BRIEF },
	{ "places", N_("free places"), TYPE_COUNT, BRIEF },
	{ "shortage", N_("short"), TYPE_COUNT, BRIEF },
	{ "oldest", N_("oldest, d."), TYPE_COUNT, BRIEF },
	{ "waiting", N_("have no pair"), TYPE_COUNT, BRIEF },
	{ "served", N_("served"), TYPE_COUNT, BRIEF },
	{ "more", N_("new ones"), TYPE_COUNT, BRIEF },
};

static const struct file_schema schema = {
	.name = "requests.csv",
	.noun = N_("topic"),
	SCHEMA(columns),
};

static void put_topic(struct table *rows, const struct demand *demand, size_t i)
{
	const struct topic_demand *topic = &demand->topics->items[i];
	size_t row = table_append(rows);
	char text[NUMBER_SIZE];

#define PUT(name, value) table_put(rows, row, name, number_format((double)(value), text))
	table_put(rows, row, "topic", topic->topic);
	PUT("open", topic->open);
	PUT("preliminary", topic->preliminary);
	PUT("offered", topic->offered);
	PUT("places", topic->places);
	PUT("shortage", topic->shortage);
	if (topic->oldest >= 0)
		PUT("oldest", topic->oldest);
	PUT("waiting", topic->waiting);
	PUT("served", demand->served[i]);
	PUT("more", demand->more[i]);
#undef PUT
}

/* ---- in words ---- */

static void report_blocked(const struct candidates *c, const struct demand *demand)
{
	struct strbuf names = STRBUF_INIT;

	for (uint32_t i = 0; i < demand->n_blocked; i++)
		strbuf_addf(&names, "%s%s", i ? ", " : "",
			    candidates_mentee(c, demand->blocked[i])->id);
	if (demand->n_blocked)
		remark(_("no mentor can be found for: %s ('kurator pair explain %s' says why)"),
		       names.buf, candidates_mentee(c, demand->blocked[0])->id);
	strbuf_release(&names);
}

static const char *topic_name(const struct program *program, const char *id)
{
	const struct topic *topic = program_topic(program, id);

	return topic ? label_text(&topic->name) : id;
}

static void report_new_mentors(const struct candidates *c, const struct demand *demand)
{
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < demand->topics->n; i++)
		if (demand->more[i])
			strbuf_addf(
				&text, "%s%s %u", text.len ? "; " : "",
				topic_name(&c->programme.program, demand->topics->items[i].topic),
				demand->more[i]);
	if (demand->mentors && demand->least == demand->mentors)
		remark(_("new mentors: %u (%s), and no fewer can do; served then: %u"),
		       demand->mentors, text.buf, demand->then);
	else if (demand->mentors)
		remark(_("new mentors: %u (%s), no fewer than %u can do; served then: %u"),
		       demand->mentors, text.buf, demand->least, demand->then);
	strbuf_release(&text);
}

static void report(const struct candidates *c, const struct demand *demand)
{
	remark(_("mentees without a pair: %u; could be paired: %u; with a mentor who offers what they ask: %u"),
	       demand->waiting, demand->paired, demand->served_mentees);
	if (demand->then < demand->target)
		remark(_("%d %% are %u mentees: new mentors alone do not serve so many, only %u"),
		       (int)opt_share, demand->target, demand->then);
	else
		remark(_("%d %% are %u mentees"), (int)opt_share, demand->target);
	report_new_mentors(c, demand);
	report_blocked(c, demand);
}

/* ---- */

static int list(struct context *ctx, const struct candidates *c, const struct demand *demand)
{
	struct table rows = TABLE_INIT;
	int status;

	common_computed_table(&rows, &schema);
	for (size_t i = 0; i < demand->topics->n; i++)
		if (demand->topics->items[i].open)
			put_topic(&rows, demand, i);
	status = common_list_rows(ctx, &schema, &c->programme.program, &rows);
	table_release(&rows);
	return status;
}

/* With a form or a variant: the requests of those mentees who take part in the run. */
static void keep_sought(struct topic_requests *requests, const struct candidates *c)
{
	bool *takes_part = xcalloc(size_add(c->bases.n_mentees, 1), sizeof(*takes_part));
	size_t n = 0;

	for (uint32_t i = 0; i < c->scoring.n_mentees; i++)
		takes_part[c->scoring.mentees[i]] = true;
	for (size_t i = 0; i < requests->n; i++) {
		const struct person *mentee = requests->items[i].mentee;

		if (mentee && takes_part[mentee - c->bases.mentees])
			requests->items[n++] = requests->items[i];
	}
	requests->n = n;
	free(takes_part);
}

static int run(struct context *ctx, int argc, char **argv)
{
	bool sought = source.forms.n || ctx->facets.variant;
	struct candidates c;
	struct topic_requests requests = { .n = 0 };
	struct topic_demands topics = { .n = 0 };
	struct demand demand = { .topics = NULL };
	int status = candidates_open(ctx, &source, &c);

	(void)argc;
	(void)argv;
	ctx->facets.variant = NULL; /* the pairs that are sought are of it, not the requests */
	if (status == STATUS_YES) {
		topic_requests_read(&requests, &c.bases);
		if (sought)
			keep_sought(&requests, &c);
		status = requests_choose(ctx, &c.bases, &requests);
	}
	if (status == STATUS_YES) {
		topic_demands_count(&topics, &requests, &c.bases);
		demand_solve(&demand, &c.scoring, &c.problem, &requests, &topics,
			     (uint32_t)opt_share, (uint32_t)opt_places);
		status = list(ctx, &c, &demand);
		if (status == STATUS_YES)
			report(&c, &demand);
	}
	demand_release(&demand);
	topic_demands_release(&topics);
	topic_requests_release(&requests);
	candidates_release(&c);
	return status;
}

const struct command cmd_request_gap = {
	.name = "request gap",
	.summary = N_("what the matching can serve of the requests, and whom to look for"),
	.opts = opts,
	.text = N_(
		"A row for each topic with open requests. The first columns are those of 'request map'; then, by solving the matching under all rules of program.yaml: of the open requests those of mentees who wait without a pair, and how many of these are served, that is, whose mentee gets a mentor who offers the topic, when as many mentees as possible get a mentor who offers something they ask.\n\nWith --form or --variant a row counts the requests of mentees who wait and whom such a pair could suit; with --kind and --class those of these mentees, and only they are matched.\n\nThe last column says how many more mentors of which topic would serve the share of all waiting mentees. This is solved as well: a new mentor is taken to suit every mentee who asks the topic and may be paired at all. stderr says how many mentees that are, whether fewer new mentors could do, and for whom no mentor can be found before something else is done (a consent, for example)."),
	.columns = "requests.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_BY_VARIANT | CMD_BY_KIND |
		 CMD_BY_CLASS,
	.run = run,
};
