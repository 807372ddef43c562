/* requests.c - what is asked for, topic by topic */
#include "model/requests.h"

#include "model/columns/columns.h"
#include "model/traits.h"

/* ---- the list ---- */

static struct topic_request *add(struct topic_requests *requests)
{
	ALLOC_GROW(requests->items, requests->n + 1, requests->alloc);
	requests->items[requests->n] = (struct topic_request){ .text = "",
							       .form = "",
							       .category = "",
							       .source = "",
							       .reason = "",
							       .closed = DATE_NONE };
	return &requests->items[requests->n++];
}

static const struct pair *open_pair_of(const struct bases *bases, const struct person *mentee)
{
	for (size_t i = 0; i < bases->n_pairs; i++)
		if (bases->pairs[i].mentee == mentee &&
		    pair_is_open(&bases->pairs[i], bases->today))
			return &bases->pairs[i];
	return NULL;
}

static enum request_state main_state(const struct bases *bases, const struct person *mentee)
{
	switch (mentee_state(bases, mentee)) {
	case MENTEE_PAIRED:
		return REQUEST_MATCHED;
	case MENTEE_COMPLETED:
	case MENTEE_LEFT:
		return REQUEST_CLOSED;
	default:
		return REQUEST_OPEN;
	}
}

/* The topics of a mentee, a request each. `topics` is the cell as it stands in the bases. */
static void add_main(struct topic_requests *requests, struct bases *bases,
		     const struct person *mentee, int since)
{
	const struct table *table = programme_table(bases->programme, &schema_mentees);
	enum request_state state = main_state(bases, mentee);
	const char *next = mentee->topics, *piece;
	size_t len;

	while (list_next(&next, &piece, &len)) {
		struct topic_request *request = add(requests);

		request->id = request->mentee_id = mentee->id;
		request->main = true;
		request->mentee = mentee;
		request->topic = arena_memdup0(&bases->arena, piece, len);
		request->text = mentee->request;
		request->category = mentee->categories;
		request->source = table_gets(table, mentee->origin.row, "source");
		request->date = since;
		request->state = state;
		if (state == REQUEST_MATCHED)
			request->pair = open_pair_of(bases, mentee);
	}
}

/* The open pair that serves a row: with a mentor who offers the topic. */
static const struct pair *serving_pair(const struct bases *bases, const struct request *row)
{
	for (size_t i = 0; row->mentee && i < bases->n_pairs; i++) {
		const struct pair *pair = &bases->pairs[i];

		if (pair->mentee == row->mentee && pair_is_open(pair, bases->today) &&
		    (!row->form || pair->form == row->form) && pair->mentor &&
		    list_has(pair->mentor->topics, row->topic))
			return pair;
	}
	return NULL;
}

static bool is_closed(const struct bases *bases, const struct request *row)
{
	return (row->closed != DATE_NONE && row->closed <= bases->today) ||
	       (row->mentee && !person_is_here(row->mentee, bases->today));
}

static void add_row(struct topic_requests *requests, const struct bases *bases,
		    const struct request *row, const struct table *table)
{
	struct topic_request *request = add(requests);

	request->id = row->id;
	request->mentee_id = row->mentee_id;
	request->mentee = row->mentee;
	request->topic = row->topic;
	request->text = row->text;
	request->form = row->form ? row->form->id : "";
	request->category = table_gets(table, row->origin.row, "category");
	request->source = table_gets(table, row->origin.row, "source");
	request->reason = table_gets(table, row->origin.row, "reason");
	request->date = row->date;
	request->closed = row->closed;
	if (is_closed(bases, row))
		request->state = REQUEST_CLOSED;
	else if ((request->pair = serving_pair(bases, row)))
		request->state = REQUEST_MATCHED;
}

void topic_requests_read(struct topic_requests *requests, struct bases *bases)
{
	const struct table *table = programme_table(bases->programme, &schema_requests);
	struct traits *mentors, *mentees;
	struct arena arena = { .blocks = NULL };

	*requests = (struct topic_requests){ .n = 0 };
	traits_read(bases, &arena, &mentors, &mentees);
	for (size_t i = 0; i < bases->n_mentees; i++)
		add_main(requests, bases, &bases->mentees[i], mentees[i].waiting_since);
	for (size_t i = 0; i < bases->n_requests; i++)
		if (bases->requests[i].date != DATE_NONE && bases->requests[i].date <= bases->today)
			add_row(requests, bases, &bases->requests[i], table);
	arena_release(&arena);
}

void topic_requests_release(struct topic_requests *requests)
{
	free(requests->items);
	*requests = (struct topic_requests){ .n = 0 };
}

/* ---- the map ---- */

size_t topic_demands_find(const struct topic_demands *demands, const char *topic)
{
	for (size_t i = 0; i < demands->n; i++)
		if (streq(demands->items[i].topic, topic))
			return i;
	return SIZE_MAX;
}

static void add_topic(struct topic_demands *demands, const char *topic)
{
	if (topic_demands_find(demands, topic) != SIZE_MAX)
		return;
	demands->items = xreallocarray(demands->items, demands->n + 1, sizeof(*demands->items));
	demands->items[demands->n++] = (struct topic_demand){ .topic = topic, .oldest = -1 };
}

static int by_topic(const void *a, const void *b)
{
	return strcmp(((const struct topic_demand *)a)->topic,
		      ((const struct topic_demand *)b)->topic);
}

static void count_request(struct topic_demand *demand, const struct topic_request *request,
			  int today)
{
	demand->matched += request->state == REQUEST_MATCHED;
	demand->closed += request->state == REQUEST_CLOSED;
	if (request->state != REQUEST_OPEN)
		return;
	demand->open++;
	demand->preliminary += !*request->mentee_id;
	if (request->date != DATE_NONE && today - request->date > demand->oldest)
		demand->oldest = today - request->date;
}

static void count_mentor(struct topic_demands *demands, const struct bases *bases,
			 const struct person *mentor)
{
	enum mentor_state state = mentor_state(bases, mentor);
	size_t places = state == MENTOR_READY ? bases_free_places(bases, mentor) : 0;

	if (state == MENTOR_LEFT || state == MENTOR_REJECTED)
		return;
	for (size_t i = 0; i < demands->n; i++) {
		if (!list_has(mentor->topics, demands->items[i].topic))
			continue;
		demands->items[i].offered++;
		demands->items[i].places += (uint32_t)places;
	}
}

void topic_demands_count(struct topic_demands *demands, const struct topic_requests *requests,
			 const struct bases *bases)
{
	const struct program *program = &bases->programme->program;

	*demands = (struct topic_demands){ .n = 0 };
	for (size_t i = 0; i < program->n_topics; i++)
		add_topic(demands, program->topics[i].id);
	for (size_t i = 0; i < requests->n; i++)
		add_topic(demands, requests->items[i].topic);
	if (demands->n > program->n_topics)
		qsort(demands->items + program->n_topics, demands->n - program->n_topics,
		      sizeof(*demands->items), by_topic);
	for (size_t i = 0; i < requests->n; i++) {
		const struct topic_request *request = &requests->items[i];
		struct topic_demand *demand =
			&demands->items[topic_demands_find(demands, request->topic)];

		count_request(demand, request, bases->today);
		demand->waiting += request->state == REQUEST_OPEN && request->mentee &&
				   !open_pair_of(bases, request->mentee);
	}
	for (size_t i = 0; i < bases->n_mentors; i++)
		count_mentor(demands, bases, &bases->mentors[i]);
	for (size_t i = 0; i < demands->n; i++) {
		struct topic_demand *demand = &demands->items[i];

		if (demand->open > demand->places)
			demand->shortage = demand->open - demand->places;
	}
}

void topic_demands_release(struct topic_demands *demands)
{
	free(demands->items);
	*demands = (struct topic_demands){ .n = 0 };
}
