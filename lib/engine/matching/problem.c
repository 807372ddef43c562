/* problem.c - who may be paired with whom; rows by id made into a problem by number */
#include "engine/matching/problem.h"

#include "base/number.h"

struct matching_builder_edge {
	uint32_t mentee, mentor; /* by appearance, then canonical */
	int32_t score;
	uint32_t mentee_rank, mentor_rank;
	bool keep;
};

void matching_problem_release(struct matching_problem *p)
{
	free(p->capacity);
	free(p->row);
	free(p->mentor);
	free(p->score);
	free(p->keep);
	free(p->mentee_rank);
	free(p->mentor_rank);
	memset(p, 0, sizeof(*p));
}

size_t matching_find_edge(const struct matching_problem *p, uint32_t mentee, uint32_t mentor)
{
	size_t low = p->row[mentee], high = p->row[mentee + 1];

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->mentor[middle] == mentor)
			return middle;
		if (p->mentor[middle] < mentor)
			low = middle + 1;
		else
			high = middle;
	}
	return MATCHING_NO_EDGE;
}

uint32_t matching_edge_mentee(const struct matching_problem *p, size_t edge)
{
	uint32_t low = 0, high = p->n_mentees;

	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;

		if (p->row[middle] <= edge)
			low = middle;
		else
			high = middle;
	}
	return low;
}

enum matching_score_fault matching_score_parse(const char *s, size_t len, int32_t *score)
{
	int64_t value;
	int scale;

	if (number_parse_scaled(s, len, &value, &scale))
		return MATCHING_SCORE_NO_NUMBER;
	if (value < 0)
		return MATCHING_SCORE_NEGATIVE;
	for (; scale > 3; scale--) {
		if (value % 10)
			return MATCHING_SCORE_TOO_FINE;
		value /= 10;
	}
	for (; scale < 3; scale++) {
		if (value > MATCHING_SCORE_MAX)
			return MATCHING_SCORE_TOO_LARGE;
		value *= 10;
	}
	if (value > MATCHING_SCORE_MAX)
		return MATCHING_SCORE_TOO_LARGE;
	*score = (int32_t)value;
	return MATCHING_SCORE_OK;
}

const char *matching_score_format(int64_t thousandths, char buf[MATCHING_SCORE_SIZE])
{
	uint64_t size = thousandths < 0 ? -(uint64_t)thousandths : (uint64_t)thousandths;
	unsigned fraction = (unsigned)(size % MATCHING_POINT);
	int len = snprintf(buf, MATCHING_SCORE_SIZE, "%s%llu", thousandths < 0 ? "-" : "",
			   (unsigned long long)(size / MATCHING_POINT));

	if (!fraction)
		return buf;
	len += snprintf(buf + len, MATCHING_SCORE_SIZE - (size_t)len, ".%03u", fraction);
	while (buf[len - 1] == '0')
		buf[--len] = '\0';
	return buf;
}

/* The number of an id by appearance; a new one is entered. Rows of the same person often stand together. */
static uint32_t person_number(struct strmap *map, char ***ids, size_t *n, size_t *alloc,
			      uint32_t *last, const char *id, size_t len)
{
	size_t known;

	if (*last < *n && !strncmp((*ids)[*last], id, len) && !(*ids)[*last][len])
		return *last;
	known = strmap_add(map, id, len, *n);
	*last = (uint32_t)(known != STRMAP_NONE ? known : *n);
	if (known != STRMAP_NONE)
		return (uint32_t)known;
	if (*n >= MATCHING_NOBODY - 1)
		die(_("more than %lu people on one side"), (unsigned long)MATCHING_NOBODY - 1);
	ALLOC_GROW(*ids, *n + 1, *alloc);
	(*ids)[*n] = xmemdup0(id, len);
	return (uint32_t)(*n)++;
}

static uint32_t mentor_number(struct matching_builder *b, const char *id, size_t len)
{
	size_t before = b->n_mentors;
	uint32_t mentor = person_number(&b->mentor_map, &b->mentor_ids, &b->n_mentors,
					&b->alloc_mentors, &b->last_mentor, id, len);

	if (mentor == before) {
		ALLOC_GROW(b->capacity, b->n_mentors, b->alloc_capacity);
		b->capacity[mentor] = MATCHING_NOBODY;
	}
	return mentor;
}

void matching_builder_mentee(struct matching_builder *b, const char *id, size_t len)
{
	person_number(&b->mentee_map, &b->mentee_ids, &b->n_mentees, &b->alloc_mentees,
		      &b->last_mentee, id, len);
}

int matching_builder_mentor(struct matching_builder *b, const char *id, size_t len,
			    uint32_t capacity)
{
	uint32_t mentor = mentor_number(b, id, len);

	if (b->capacity[mentor] != MATCHING_NOBODY)
		return -1;
	b->capacity[mentor] = capacity < MATCHING_NOBODY ? capacity : MATCHING_NOBODY - 1;
	return 0;
}

void matching_builder_row(struct matching_builder *b, const struct matching_row *row)
{
	if (row->score < 0 || row->score > MATCHING_SCORE_MAX)
		BUG("score %ld is out of range", (long)row->score);
	ALLOC_GROW(b->edges, b->n_edges + 1, b->alloc_edges);
	b->edges[b->n_edges++] = (struct matching_builder_edge){
		.mentee = person_number(&b->mentee_map, &b->mentee_ids, &b->n_mentees,
					&b->alloc_mentees, &b->last_mentee, row->mentee,
					row->mentee_len),
		.mentor = mentor_number(b, row->mentor, row->mentor_len),
		.score = row->score,
		.mentee_rank = row->mentee_rank,
		.mentor_rank = row->mentor_rank,
		.keep = row->keep,
	};
	b->any_keep |= row->keep;
	b->any_mentee_rank |= row->mentee_rank != 0;
	b->any_mentor_rank |= row->mentor_rank != 0;
}

void matching_builder_release(struct matching_builder *b)
{
	strmap_release(&b->mentee_map);
	strmap_release(&b->mentor_map);
	for (size_t i = 0; i < b->n_mentees; i++)
		free(b->mentee_ids[i]);
	for (size_t i = 0; i < b->n_mentors; i++)
		free(b->mentor_ids[i]);
	free(b->mentee_ids);
	free(b->mentor_ids);
	free(b->capacity);
	free(b->edges);
	memset(b, 0, sizeof(*b));
}

void matching_names_release(struct matching_names *names)
{
	for (size_t i = 0; i < names->n_mentees; i++)
		free(names->mentee[i]);
	for (size_t i = 0; i < names->n_mentors; i++)
		free(names->mentor[i]);
	free(names->mentee);
	free(names->mentor);
	strmap_release(&names->mentee_map);
	strmap_release(&names->mentor_map);
	free(names->row_of_edge);
	free(names->edge_of_row);
	free(names->untold);
	free(names->doubles);
	memset(names, 0, sizeof(*names));
}

struct numbered_id {
	char *id;
	uint32_t appeared;
};

static int by_id(const void *a, const void *b)
{
	return strcmp(((const struct numbered_id *)a)->id, ((const struct numbered_id *)b)->id);
}

/* Sorts ids by bytes, enters them into a new map; returns the canonical number of each by appearance. */
static uint32_t *number_canonically(char **ids, size_t n, struct strmap *map)
{
	struct numbered_id *sorted = xcalloc(n, sizeof(*sorted));
	uint32_t *canonical = xcalloc(n, sizeof(*canonical));

	for (size_t i = 0; i < n; i++)
		sorted[i] = (struct numbered_id){ ids[i], (uint32_t)i };
	qsort(sorted, n, sizeof(*sorted), by_id);
	*map = (struct strmap)STRMAP_INIT;
	for (size_t i = 0; i < n; i++) {
		ids[i] = sorted[i].id;
		canonical[sorted[i].appeared] = (uint32_t)i;
		strmap_add(map, ids[i], strlen(ids[i]), i);
	}
	free(sorted);
	return canonical;
}

/* Row numbers sorted by mentor, then (stably) by mentee: by mentee, mentor and row. */
static size_t *sort_rows(const struct matching_builder *b)
{
	size_t most = b->n_mentees > b->n_mentors ? b->n_mentees : b->n_mentors;
	size_t *count = xcalloc(size_add(most, 1), sizeof(*count));
	size_t *by_mentor = xcalloc(b->n_edges, sizeof(*by_mentor));
	size_t *sorted = xcalloc(b->n_edges, sizeof(*sorted));

	for (size_t r = 0; r < b->n_edges; r++)
		count[b->edges[r].mentor + 1]++;
	for (size_t k = 0; k < b->n_mentors; k++)
		count[k + 1] += count[k];
	for (size_t r = 0; r < b->n_edges; r++)
		by_mentor[count[b->edges[r].mentor]++] = r;
	memset(count, 0, (most + 1) * sizeof(*count));
	for (size_t r = 0; r < b->n_edges; r++)
		count[b->edges[r].mentee + 1]++;
	for (size_t k = 0; k < b->n_mentees; k++)
		count[k + 1] += count[k];
	for (size_t k = 0; k < b->n_edges; k++) {
		size_t r = by_mentor[k];

		sorted[count[b->edges[r].mentee]++] = r;
	}
	free(by_mentor);
	free(count);
	return sorted;
}

static bool same_pair(const struct matching_builder_edge *a, const struct matching_builder_edge *b)
{
	return a->mentee == b->mentee && a->mentor == b->mentor;
}

static bool same_row(const struct matching_builder_edge *a, const struct matching_builder_edge *b)
{
	return same_pair(a, b) && a->score == b->score && a->keep == b->keep &&
	       a->mentee_rank == b->mentee_rank && a->mentor_rank == b->mentor_rank;
}

static int by_second(const void *a, const void *b)
{
	size_t x = ((const struct matching_double *)a)->second;
	size_t y = ((const struct matching_double *)b)->second;

	return (x > y) - (x < y);
}

/* Allocates the arrays for at most n edges; the optional ones only where a row has something to put there. */
static void alloc_edges(struct matching_problem *p, const struct matching_builder *b)
{
	p->mentor = xcalloc(b->n_edges, sizeof(*p->mentor));
	p->score = xcalloc(b->n_edges, sizeof(*p->score));
	if (b->any_keep)
		p->keep = xcalloc(b->n_edges, sizeof(*p->keep));
	if (b->any_mentee_rank)
		p->mentee_rank = xcalloc(b->n_edges, sizeof(*p->mentee_rank));
	if (b->any_mentor_rank)
		p->mentor_rank = xcalloc(b->n_edges, sizeof(*p->mentor_rank));
}

static void put_edge(struct matching_problem *p, size_t at, const struct matching_builder_edge *e)
{
	p->mentor[at] = e->mentor;
	p->score[at] = e->score;
	if (p->keep)
		p->keep[at] = e->keep;
	if (p->mentee_rank)
		p->mentee_rank[at] = e->mentee_rank;
	if (p->mentor_rank)
		p->mentor_rank[at] = e->mentor_rank;
}

/* Fills the rows of the problem from the sorted rows of the builder. Returns -1 when two rows contradict each other. */
static int fill_rows(const struct matching_builder *b, const size_t *sorted,
		     struct matching_problem *p, struct matching_names *names)
{
	const struct matching_builder_edge *first = NULL;
	size_t n = 0, alloc_doubles = 0;
	int result = 0;

	for (size_t k = 0; k < b->n_edges; k++) {
		size_t r = sorted[k];
		const struct matching_builder_edge *e = &b->edges[r];

		if (first && same_pair(first, e)) {
			bool same = same_row(first, e);

			ALLOC_GROW(names->doubles, names->n_doubles + 1, alloc_doubles);
			names->doubles[names->n_doubles++] =
				(struct matching_double){ (size_t)(first - b->edges), r, same };
			if (!same)
				result = -1;
			names->edge_of_row[r] = n - 1;
			continue;
		}
		first = e;
		put_edge(p, n, e);
		names->row_of_edge[n] = r;
		names->edge_of_row[r] = n++;
		p->row[e->mentee + 1] = n;
	}
	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (p->row[i + 1] < p->row[i])
			p->row[i + 1] = p->row[i];
	if (names->n_doubles)
		qsort(names->doubles, names->n_doubles, sizeof(*names->doubles), by_second);
	return result;
}

/* Capacities in canonical order, and the mentors of whom none was told. */
static void fill_capacities(const struct matching_builder *b, const uint32_t *canonical,
			    uint32_t default_capacity, struct matching_problem *p,
			    struct matching_names *names)
{
	for (size_t k = 0; k < b->n_mentors; k++)
		p->capacity[canonical[k]] = b->capacity[k];
	names->untold = xcalloc(p->n_mentors, sizeof(*names->untold));
	for (uint32_t j = 0; j < p->n_mentors; j++) {
		if (p->capacity[j] != MATCHING_NOBODY)
			continue;
		p->capacity[j] = default_capacity;
		names->untold[names->n_untold++] = j;
	}
}

int matching_builder_finish(struct matching_builder *b, uint32_t default_capacity,
			    struct matching_problem *p, struct matching_names *names)
{
	uint32_t *mentees, *mentors;
	size_t *sorted;
	int result;

	memset(p, 0, sizeof(*p));
	memset(names, 0, sizeof(*names));
	p->n_mentees = names->n_mentees = (uint32_t)b->n_mentees;
	p->n_mentors = names->n_mentors = (uint32_t)b->n_mentors;
	p->capacity = xcalloc(b->n_mentors, sizeof(*p->capacity));
	p->row = xcalloc(b->n_mentees + 1, sizeof(*p->row));
	names->row_of_edge = xcalloc(b->n_edges, sizeof(*names->row_of_edge));
	names->edge_of_row = xcalloc(b->n_edges, sizeof(*names->edge_of_row));

	mentees = number_canonically(b->mentee_ids, b->n_mentees, &names->mentee_map);
	mentors = number_canonically(b->mentor_ids, b->n_mentors, &names->mentor_map);
	for (size_t r = 0; r < b->n_edges; r++) {
		b->edges[r].mentee = mentees[b->edges[r].mentee];
		b->edges[r].mentor = mentors[b->edges[r].mentor];
	}
	fill_capacities(b, mentors, default_capacity, p, names);
	sorted = sort_rows(b);
	alloc_edges(p, b);
	result = fill_rows(b, sorted, p, names);

	names->mentee = b->mentee_ids;
	names->mentor = b->mentor_ids;
	b->mentee_ids = b->mentor_ids = NULL;
	b->n_mentees = b->n_mentors = 0;
	free(sorted);
	free(mentees);
	free(mentors);
	matching_builder_release(b);
	return result;
}
