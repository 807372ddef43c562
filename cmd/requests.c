/* requests.c - the rows of requests, of both files, as a table */
#include "requests.h"

#include "model/columns/columns.h"
#include "model/vocabulary.h"

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

const struct file_schema schema_topic_requests = {
	.name = "requests.csv",
	.noun = N_("request"),
	SCHEMA(columns),
};

static void put_person(struct table *rows, size_t row, struct programme *programme,
		       const struct person *person)
{
	const struct table *base = programme_table(programme, schema_find(person->origin.file));

	table_put(rows, row, "name", person->name);
	table_put(rows, row, "person_kind", person->kind ? person->kind->id : "");
	table_put(rows, row, "person_class", table_gets(base, person->origin.row, "class"));
}

static void put_request(struct table *rows, struct bases *bases,
			const struct topic_request *request)
{
	const struct topic *topic = program_topic(&bases->programme->program, request->topic);
	size_t row = table_append(rows);
	char date[DATE_SIZE], closed[DATE_SIZE], age[16] = "";

	if (request->date != DATE_NONE && request->state == REQUEST_OPEN)
		snprintf(age, sizeof(age), "%d", bases->today - request->date);
	table_put(rows, row, "id", request->id);
	table_put(rows, row, "mentee", request->mentee_id);
	table_put(rows, row, "topic", request->topic);
	table_put(rows, row, "area", topic && topic->area ? topic->area : "");
	table_put(rows, row, "text", request->text);
	table_put(rows, row, "form", request->form);
	table_put(rows, row, "category", request->category);
	table_put(rows, row, "source", request->source);
	table_put(rows, row, "date", date_format(request->date, date));
	table_put(rows, row, "age", age);
	table_put(rows, row, "state", words_request_state.items[request->state].id);
	table_put(rows, row, "pair", request->pair ? request->pair->id : "");
	table_put(rows, row, "closed", date_format(request->closed, closed));
	table_put(rows, row, "reason", request->reason);
	if (request->mentee)
		put_person(rows, row, bases->programme, request->mentee);
}

void requests_put(struct table *rows, struct bases *bases, const struct topic_requests *requests)
{
	for (size_t i = 0; i < requests->n; i++)
		put_request(rows, bases, &requests->items[i]);
}

int requests_choose(struct context *ctx, struct bases *bases, struct topic_requests *requests)
{
	struct table rows = TABLE_INIT;
	struct listing listing;
	int status;
	size_t n = 0;

	common_computed_table(&rows, &schema_topic_requests);
	requests_put(&rows, bases, requests);
	listing_init(&listing, &schema_topic_requests, &bases->programme->program, &rows, NULL, 0,
		     NULL);
	status = common_choose_facets(ctx, &listing);
	for (size_t i = 0; status == STATUS_YES && i < listing.n_rows; i++)
		requests->items[n++] = requests->items[listing.rows[i]];
	requests->n = n;
	listing_release(&listing);
	table_release(&rows);
	return status;
}
