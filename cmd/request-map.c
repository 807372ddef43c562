/* request-map - the map of requests: what is asked and offered, topic by topic */
#include "requests.h"

#include "base/number.h"
#include "model/columns/columns.h"
#include "model/vocabulary.h"

static bool opt_all;

static const struct opt opts[] = {
	FLAG(0, "all", &opt_all, N_("also topics that nobody has asked or offers")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("The map, for reading:"), "kurator request map -f table --as-of 2021-11-25", 0 },
	{ N_("Topics that nobody offers:"),
	  "kurator request map --where offered=0 --where 'open>0' --as-of 2021-11-25", 0 },
	{ N_("What teachers ask for:"),
	  "kurator request map --kind teacher --where 'open>0' --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

#define TYPE_COUNT TYPE_INT(0, 1000000)

static const struct column columns[] = {
	{ "topic", N_("topic"), TYPE_VOCABULARY(VOCABULARY_TOPICS), .open = true, BRIEF },
	{ "area", N_("area"), TYPE_WORDS(vocabulary_area) },
	{ "open", N_("asked"), TYPE_COUNT, BRIEF },
	{ "preliminary", N_("preliminary"), TYPE_COUNT },
	{ "matched", N_("matched"), TYPE_COUNT, BRIEF },
	{ "closed", N_("closed"), TYPE_COUNT },
	{ "offered", N_("mentors"), TYPE_COUNT, BRIEF },
	{ "places", N_("free"), TYPE_COUNT, BRIEF },
	{ "shortage", N_("short"), TYPE_COUNT, BRIEF },
	{ "oldest", N_("oldest, d."), TYPE_COUNT, BRIEF },
};

static const struct file_schema schema = {
	.name = "requests.csv",
	.noun = N_("topic"),
	SCHEMA(columns),
};

static void put_topic(struct table *rows, const struct program *program,
		      const struct topic_demand *demand)
{
	const struct topic *topic = program_topic(program, demand->topic);
	const double figures[] = {
		demand->open,    demand->preliminary, demand->matched,  demand->closed,
		demand->offered, demand->places,      demand->shortage,
	};
	size_t row = table_append(rows), first = table_column(rows, "open");
	char text[NUMBER_SIZE];

	table_put(rows, row, "topic", demand->topic);
	table_put(rows, row, "area", topic && topic->area ? topic->area : "");
	for (size_t i = 0; i < ARRAY_SIZE(figures); i++)
		table_set(rows, row, first + i, number_format(figures[i], text));
	if (demand->oldest >= 0)
		table_put(rows, row, "oldest", number_format(demand->oldest, text));
}

static bool is_used(const struct topic_demand *demand)
{
	return demand->open || demand->matched || demand->closed || demand->offered;
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	struct topic_requests requests = { .n = 0 };
	struct topic_demands demands = { .n = 0 };
	struct table rows = TABLE_INIT;
	int status = STATUS_FAILED;

	(void)argc;
	(void)argv;
	common_computed_table(&rows, &schema);
	if (!common_open(ctx, &programme) &&
	    !bases_load(&bases, &programme, BASES_PEOPLE | BASES_PAIRS | BASES_REQUESTS) &&
	    !bases_require_all(&bases)) {
		topic_requests_read(&requests, &bases);
		status = requests_choose(ctx, &bases, &requests);
	}
	if (status == STATUS_YES) {
		topic_demands_count(&demands, &requests, &bases);
		for (size_t i = 0; i < demands.n; i++)
			if (opt_all || is_used(&demands.items[i]))
				put_topic(&rows, &programme.program, &demands.items[i]);
		status = common_list_rows(ctx, &schema, &programme.program, &rows);
	}
	topic_demands_release(&demands);
	topic_requests_release(&requests);
	table_release(&rows);
	bases_release(&bases);
	programme_release(&programme);
	return status;
}

const struct command cmd_request_map = {
	.name = "request map",
	.summary = N_("the map of requests: what is asked and offered, topic by topic"),
	.opts = opts,
	.text = N_(
		"A row for each topic: requests that are open, of these preliminary ones (without a mentee), matched and closed ones, counted as in 'request list'; mentors who offer the topic and have neither left nor been rejected; free places of those who are ready; how many open requests go beyond these places; for how many days the oldest open one has waited.\n\nA place counts under every topic that its mentor offers, so the column does not add up to the places of the school; 'request gap' says what can really be served.\n\n--form, --variant, --kind, --class, --state and --from, --to choose requests, as in 'request list'; mentors and places stay those of the whole school."),
	.columns = "requests.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_FACETS,
	.run = run,
};
