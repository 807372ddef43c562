/* request-list - list all requests, main ones and others */
#include "requests.h"

static const struct example examples[] = {
	{ N_("What is open, the oldest first:"),
	  "kurator request list --where state=open --sort -age -f table --as-of 2021-11-25", 0 },
	{ N_("Preliminary requests:"),
	  "kurator request list --where mentee= --where state=open --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	struct topic_requests requests = { .n = 0 };
	struct table rows = TABLE_INIT;
	int status = STATUS_FAILED;

	(void)argc;
	(void)argv;
	common_computed_table(&rows, &schema_topic_requests);
	if (!common_open(ctx, &programme) &&
	    !bases_load(&bases, &programme, BASES_PEOPLE | BASES_PAIRS | BASES_REQUESTS) &&
	    !bases_require_all(&bases)) {
		topic_requests_read(&requests, &bases);
		requests_put(&rows, &bases, &requests);
		status = common_list_rows(ctx, &schema_topic_requests, &programme.program, &rows);
	}
	topic_requests_release(&requests);
	table_release(&rows);
	bases_release(&bases);
	programme_release(&programme);
	return status;
}

const struct command cmd_request_list = {
	.name = "request list",
	.summary = N_("list all requests, main ones and others"),
	.text = N_(
		"A row for each topic that is asked: the topics of mentees.csv, with the mentee's id, and the rows of requests.csv, with their own. 'date' is the day since which it is asked; for a main request, since which the mentee waits for a pair.\n\nThe state is matched for a main request whose mentee is in an open pair, and for another one whose mentee is in an open pair (of its form, where it names one) with a mentor who offers the topic; closed when it was closed, the mentee has completed the programme or left; otherwise open, for 'age' days."),
	.columns = "requests.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_FACETS,
	.run = run,
};
