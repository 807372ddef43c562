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
