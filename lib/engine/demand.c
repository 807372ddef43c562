/* demand.c - what the matching can serve of the requests, and which further mentors it would take */
#include "engine/demand.h"

#include "engine/matching/solve.h"

/* Whom the requests of the waiting mentees come from: topics of each, ascending, none twice. */
struct asked {
	size_t *row; /* n_mentees + 1 */
	uint32_t *topic;
};

static const struct person *mentee_of(const struct scoring *s, uint32_t mentee)
{
	return &s->e->bases->mentees[s->mentees[mentee]];
}

static const struct person *mentor_of(const struct scoring *s, uint32_t mentor)
{
	return &s->e->bases->mentors[s->mentors[mentor]];
}

static bool is_asked(const struct topic_request *request, const struct person *mentee)
{
	return request->mentee == mentee && request->state == REQUEST_OPEN;
}

static int by_number(const void *va, const void *vb)
{
	uint32_t a = *(const uint32_t *)va, b = *(const uint32_t *)vb;

	return (a > b) - (a < b);
}

/* Sorts, and leaves out what stands there twice. Returns how many remain. */
static size_t sort_once(uint32_t *numbers, size_t n)
{
	size_t kept = 0;

	if (n)
		qsort(numbers, n, sizeof(*numbers), by_number);
	for (size_t i = 0; i < n; i++)
		if (!kept || numbers[kept - 1] != numbers[i])
			numbers[kept++] = numbers[i];
	return kept;
}

static void read_asked(struct asked *asked, const struct scoring *s,
		       const struct topic_requests *requests, const struct topic_demands *topics)
{
	size_t n = 0;

	asked->row = xcalloc(size_add(s->n_mentees, 1), sizeof(*asked->row));
	asked->topic = xcalloc(requests->n, sizeof(*asked->topic));
	for (uint32_t i = 0; i < s->n_mentees; i++) {
		asked->row[i] = n;
		for (size_t r = 0; r < requests->n; r++)
			if (is_asked(&requests->items[r], mentee_of(s, i)))
				asked->topic[n++] = (uint32_t)topic_demands_find(
					topics, requests->items[r].topic);
		n = asked->row[i] + sort_once(asked->topic + asked->row[i], n - asked->row[i]);
	}
	asked->row[s->n_mentees] = n;
}

static bool offers(const struct person *mentor, const struct topic_demands *topics, uint32_t topic)
{
	return list_has(mentor->topics, topics->items[topic].topic);
}

static bool serves(const struct asked *asked, const struct topic_demands *topics, uint32_t mentee,
		   const struct person *mentor)
{
	for (size_t k = asked->row[mentee]; k < asked->row[mentee + 1]; k++)
		if (offers(mentor, topics, asked->topic[k]))
			return true;
	return asked->row[mentee] == asked->row[mentee + 1];
}

/* The candidates whose mentor offers what the mentee asks. The caller releases the problem. */
static void keep_serving(struct matching_problem *serving, const struct matching_problem *all,
			 const struct scoring *s, const struct asked *asked,
			 const struct topic_demands *topics)
{
	size_t n = matching_n_edges(all), kept = 0;

	*serving = (struct matching_problem){
		.n_mentees = all->n_mentees,
		.n_mentors = all->n_mentors,
		.capacity = xcalloc(all->n_mentors, sizeof(*serving->capacity)),
		.row = xcalloc(size_add(all->n_mentees, 1), sizeof(*serving->row)),
		.mentor = xcalloc(n, sizeof(*serving->mentor)),
		.score = xcalloc(n, sizeof(*serving->score)),
	};
	memcpy(serving->capacity, all->capacity, all->n_mentors * sizeof(*serving->capacity));
	for (uint32_t i = 0; i < all->n_mentees; i++) {
		serving->row[i] = kept;
		for (size_t e = all->row[i]; e < all->row[i + 1]; e++) {
			if (!serves(asked, topics, i, mentor_of(s, all->mentor[e])))
				continue;
			serving->mentor[kept] = all->mentor[e];
			serving->score[kept++] = all->score[e];
		}
	}
	serving->row[all->n_mentees] = kept;
}

/* Whether the mentee's own side lets it be paired in some variant. */
static bool may_be_paired(const struct scoring *s, uint32_t mentee)
{
	for (size_t v = 0; v < s->e->n_variants; v++)
		if (s->allowed[v] && !eligibility_mentee_bits(s->e, s->mentees[mentee], v))
			return true;
	return false;
}

static void count_served(struct demand *demand, const struct scoring *s, const struct asked *asked,
			 const struct matching_problem *serving)
{
	struct matching_result plan;

	matching_solve(serving, MATCHING_COUNT, 0, &plan);
	demand->served_mentees = plan.pairs;
	for (uint32_t i = 0; i < serving->n_mentees; i++) {
		if (plan.edge[i] == MATCHING_NO_EDGE)
			continue;
		for (size_t k = asked->row[i]; k < asked->row[i + 1]; k++)
			demand->served[asked->topic[k]] +=
				offers(mentor_of(s, serving->mentor[plan.edge[i]]), demand->topics,
				       asked->topic[k]);
	}
	matching_result_release(&plan);
}

/* The kinds of new mentors that each mentee could have: none for those who may not be paired. */
static void find_kinds(struct demand *demand, const struct scoring *s, const struct asked *asked,
		       struct asked *kinds)
{
	size_t n = 0;

	kinds->row = xcalloc(size_add(s->n_mentees, 1), sizeof(*kinds->row));
	kinds->topic = xcalloc(asked->row[s->n_mentees], sizeof(*kinds->topic));
	demand->blocked = xcalloc(s->n_mentees, sizeof(*demand->blocked));
	for (uint32_t i = 0; i < s->n_mentees; i++) {
		kinds->row[i] = n;
		if (!may_be_paired(s, i)) {
			demand->blocked[demand->n_blocked++] = i;
			continue;
		}
		for (size_t k = asked->row[i]; k < asked->row[i + 1]; k++)
			kinds->topic[n++] = asked->topic[k];
	}
	kinds->row[s->n_mentees] = n;
}

static void recruit(struct demand *demand, const struct scoring *s, const struct asked *asked,
		    const struct matching_problem *serving, uint32_t places)
{
	uint32_t *urgency = xcalloc(demand->topics->n, sizeof(*urgency));
	struct asked kinds = { .row = NULL };
	struct recruit_result result;

	find_kinds(demand, s, asked, &kinds);
	for (size_t i = 0; i < demand->topics->n; i++)
		urgency[i] = demand->topics->items[i].shortage;
	matching_recruit(
		&(struct recruit_problem){
			.now = serving,
			.row = kinds.row,
			.kind = kinds.topic,
			.n_kinds = (uint32_t)demand->topics->n,
			.urgency = urgency,
			.places = places,
			.target = demand->target,
		},
		&result);
	demand->then = result.served_then;
	demand->mentors = result.mentors;
	demand->least = result.least;
	memcpy(demand->more, result.more, demand->topics->n * sizeof(*demand->more));
	recruit_result_release(&result);
	free(kinds.row);
	free(kinds.topic);
	free(urgency);
}

void demand_solve(struct demand *demand, const struct scoring *s,
		  const struct matching_problem *problem, const struct topic_requests *requests,
		  const struct topic_demands *topics, uint32_t percent, uint32_t places)
{
	struct matching_problem serving;
	struct matching_result best;
	struct asked asked;

	*demand = (struct demand){
		.topics = topics,
		.served = xcalloc(topics->n, sizeof(*demand->served)),
		.more = xcalloc(topics->n, sizeof(*demand->more)),
		.waiting = s->n_mentees,
		.target = (uint32_t)(((uint64_t)s->n_mentees * percent + 99) / 100),
	};
	read_asked(&asked, s, requests, topics);
	matching_solve(problem, MATCHING_COUNT, 0, &best);
	demand->paired = best.pairs;
	matching_result_release(&best);
	keep_serving(&serving, problem, s, &asked, topics);
	count_served(demand, s, &asked, &serving);
	recruit(demand, s, &asked, &serving, places);
	matching_problem_release(&serving);
	free(asked.row);
	free(asked.topic);
}

void demand_release(struct demand *demand)
{
	free(demand->served);
	free(demand->more);
	free(demand->blocked);
	*demand = (struct demand){ .topics = NULL };
}
