/* request-list - list all requests, main ones and others */
#include "registers.h"

#include "model/requests.h"
#include "model/vocabulary.h"

static const struct example examples[] = {
	{ N_("What is open, the oldest first:"),
	  "kurator request list --where state=open --sort -age -f table --as-of 2021-11-25", 0 },
	{ N_("Preliminary requests:"),
	  "kurator request list --where mentee= --where state=open --as-of 2021-11-25", 0 },
	EXAMPLE_END,
};

static const struct column columns[] = {
	{ "id", N_("id"), .type = COLUMN_ID, BRIEF },
	{ "mentee", N_("mentee"), TYPE_REFERENCE(TARGET_MENTEE) },
	{ "name", N_("name"), .type = COLUMN_NAME, BRIEF },
	{ "person_kind", N_("who"), TYPE_VOCABULARY(VOCABULARY_KINDS) },
	{ "person_class", N_("class"), .type = COLUMN_CLASS, BRIEF },
	{ "topic", N_("topic"), TYPE_VOCABULARY(VOCABULARY_TOPICS), .open = true, BRIEF },
	{ "area", N_("area"), TYPE_WORDS(vocabulary_area) },
	{ "text", N_("in words"), TYPE_TEXT },
	{ "form", N_("form"), TYPE_VOCABULARY(VOCABULARY_FORMS) },
	{ "category", N_("category"), TYPE_VOCABULARY(VOCABULARY_MENTEE_CATEGORIES), LIST_OF },
	{ "source", N_("source"), TYPE_TEXT },
	{ "date", N_("since"), TYPE_DATE },
	{ "age", N_("days"), TYPE_INT(0, 100000), BRIEF },
	{ "state", N_("today"), TYPE_WORDS(words_request_state), BRIEF },
	{ "pair", N_("pair"), TYPE_REFERENCE(TARGET_PAIR_ONLY), BRIEF },
	{ "closed", N_("closed"), TYPE_DATE },
	{ "reason", N_("reason"), TYPE_TEXT },
};

static const struct file_schema schema = {
	.name = "requests.csv",
	.noun = N_("request"),
	SCHEMA(columns),
};

static void put_person(struct table *rows, size_t row, struct programme *programme,
		       const struct person *person)
{
	const struct table *base = programme_table(programme, schema_find(person->origin.file));

	table_set(rows, row, table_column(rows, "name"), person->name);
	table_set(rows, row, table_column(rows, "person_kind"),
		  person->kind ? person->kind->id : "");
	table_set(rows, row, table_column(rows, "person_class"),
		  table_gets(base, person->origin.row, "class"));
}

static void put_request(struct table *rows, struct bases *bases,
			const struct topic_request *request)
{
	const struct topic *topic = program_topic(&bases->programme->program, request->topic);
	size_t row = table_append(rows);
	char date[DATE_SIZE], closed[DATE_SIZE], age[16] = "";

	if (request->date != DATE_NONE && request->state == REQUEST_OPEN)
		snprintf(age, sizeof(age), "%d", bases->today - request->date);
#define PUT(name, value) table_set(rows, row, table_column(rows, name), (value))
	PUT("id", request->id);
	PUT("mentee", request->mentee_id);
	PUT("topic", request->topic);
	PUT("area", topic && topic->area ? topic->area : "");
	PUT("text", request->text);
	PUT("form", request->form);
	PUT("category", request->category);
	PUT("source", request->source);
	PUT("date", date_format(request->date, date));
	PUT("age", age);
	PUT("state", words_request_state.items[request->state].id);
	PUT("pair", request->pair ? request->pair->id : "");
	PUT("closed", date_format(request->closed, closed));
	PUT("reason", request->reason);
#undef PUT
	if (request->mentee)
		put_person(rows, row, bases->programme, request->mentee);
}

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	struct topic_requests requests = { .n = 0 };
	struct table rows = TABLE_INIT;
	int status = STATUS_FAILED;

	(void)argc;
	(void)argv;
	common_computed_table(&rows, &schema);
	if (!common_open(ctx, &programme) &&
	    !bases_load(&bases, &programme, BASES_PEOPLE | BASES_PAIRS | BASES_REQUESTS) &&
	    !bases_require_all(&bases)) {
		topic_requests_read(&requests, &bases);
		for (size_t i = 0; i < requests.n; i++)
			put_request(&rows, &bases, &requests.items[i]);
		status = common_list_rows(ctx, &schema, &programme.program, &rows);
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
