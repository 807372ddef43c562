/* explain.c - what each change would cost, by shortest paths in the residual graph */
#include "engine/matching/explain.h"

#include "engine/matching/length.h"
#include "engine/matching/nearby.h"

struct waiting {
	length distance;
	uint32_t node;
};

/*
 * The nodes are the mentors and, behind them, "outside". An arc from one to another is a mentee (or a place) that moves;
 * its length is what the two levels of the objective lose by it, apart from the difference of the nodes' prices:
 * u + v - w for a mentee who takes an edge, u for one who goes outside, v for a place that is left empty.
 */
struct matching_residual {
	const struct matching_problem *p;
	int32_t least; /* edges below are not there */
	bool points_first;
	uint32_t outside;
	length *u, *v;        /* v[outside] is 0 */
	uint32_t *home;       /* node of each mentee */
	size_t *member_start; /* of each node */
	uint32_t *member;
	size_t *column_start; /* of each mentor */
	uint32_t *column_mentee;
	size_t *column_edge;
	length *distance;
	bool *done;
	struct waiting *heap;
	size_t n_heap, alloc_heap;
	length *from_outside, *to_outside; /* null pointers until asked for */
};

static length weight_of(const struct matching_residual *r, size_t edge)
{
	return r->points_first ? r->p->score[edge] * LEVEL + 1 : LEVEL + r->p->score[edge];
}

static bool is_there(const struct matching_residual *r, size_t edge)
{
	return r->p->score[edge] >= r->least && r->p->capacity[r->p->mentor[edge]];
}

/* ---- shortest paths (Dijkstra 1959) ---- */

static void put(struct matching_residual *r, uint32_t node, length distance)
{
	size_t at = r->n_heap;

	if (distance >= r->distance[node])
		return;
	r->distance[node] = distance;
	ALLOC_GROW(r->heap, r->n_heap + 1, r->alloc_heap);
	r->n_heap++;
	while (at && distance < r->heap[(at - 1) / 2].distance) {
		r->heap[at] = r->heap[(at - 1) / 2];
		at = (at - 1) / 2;
	}
	r->heap[at] = (struct waiting){ distance, node };
}

static uint32_t pop(struct matching_residual *r)
{
	uint32_t node = r->heap[0].node;
	struct waiting last = r->heap[--r->n_heap];
	size_t at = 0;

	for (size_t child = 1; child < r->n_heap; child = 2 * at + 1) {
		if (child + 1 < r->n_heap && r->heap[child + 1].distance < r->heap[child].distance)
			child++;
		if (last.distance <= r->heap[child].distance)
			break;
		r->heap[at] = r->heap[child];
		at = child;
	}
	r->heap[at] = last;
	return node;
}

static bool has_room(const struct matching_residual *r, uint32_t mentor)
{
	return r->member_start[mentor + 1] - r->member_start[mentor] < r->p->capacity[mentor];
}

/* Along the arcs out of a node. */
static void relax_out(struct matching_residual *r, uint32_t node, length distance)
{
	const struct matching_problem *p = r->p;

	for (size_t s = r->member_start[node]; s < r->member_start[node + 1]; s++) {
		uint32_t k = r->member[s];

		for (size_t e = p->row[k]; e < p->row[k + 1]; e++)
			if (is_there(r, e))
				put(r, p->mentor[e],
				    distance + r->u[k] + r->v[p->mentor[e]] - weight_of(r, e));
		if (node != r->outside)
			put(r, r->outside, distance + r->u[k]);
	}
	if (node != r->outside && has_room(r, node))
		put(r, r->outside, distance);
	for (uint32_t j = 0; node == r->outside && j < r->outside; j++)
		put(r, j, distance + r->v[j]);
}

/* Along the arcs into a node, backwards. */
static void relax_in(struct matching_residual *r, uint32_t node, length distance)
{
	if (node == r->outside) {
		for (uint32_t j = 0; j < r->outside; j++) {
			if (has_room(r, j))
				put(r, j, distance);
			for (size_t s = r->member_start[j]; s < r->member_start[j + 1]; s++)
				put(r, j, distance + r->u[r->member[s]]);
		}
		return;
	}
	for (size_t c = r->column_start[node]; c < r->column_start[node + 1]; c++) {
		uint32_t k = r->column_mentee[c];

		put(r, r->home[k],
		    distance + r->u[k] + r->v[node] - weight_of(r, r->column_edge[c]));
	}
	put(r, r->outside, distance + r->v[node]);
}

/*
 * Distances from the node or, where not `outward`, to it. No way to a mentee's home begins with that mentee's own move,
 * so these are also the distances for when the mentee is elsewhere.
 */
static void measure(struct matching_residual *r, uint32_t node, bool outward)
{
	r->n_heap = 0;
	for (uint32_t k = 0; k <= r->outside; k++) {
		r->distance[k] = FAR;
		r->done[k] = false;
	}
	put(r, node, 0);
	while (r->n_heap) {
		uint32_t next = pop(r);

		if (r->done[next])
			continue;
		r->done[next] = true;
		if (outward)
			relax_out(r, next, r->distance[next]);
		else
			relax_in(r, next, r->distance[next]);
	}
}

/* ---- the residual graph of a plan ---- */

static void pack_prices(struct matching_residual *r, const struct matching_certificate *c)
{
	const struct matching_level *a = &c->levels[0], *b = &c->levels[1];

	r->u = xcalloc(r->p->n_mentees, sizeof(*r->u));
	r->v = xcalloc((size_t)r->outside + 1, sizeof(*r->v));
	for (uint32_t i = 0; i < r->p->n_mentees; i++)
		r->u[i] = a->mentee[i] * LEVEL + b->mentee[i];
	for (uint32_t j = 0; j < r->p->n_mentors; j++)
		r->v[j] = a->mentor[j] * LEVEL + b->mentor[j];
}

static void list_members(struct matching_residual *r, const size_t *edge)
{
	size_t *start = xcalloc((size_t)r->outside + 2, sizeof(*start));

	r->home = xcalloc(r->p->n_mentees, sizeof(*r->home));
	r->member = xcalloc(r->p->n_mentees, sizeof(*r->member));
	r->member_start = start;
	for (uint32_t i = 0; i < r->p->n_mentees; i++) {
		r->home[i] = edge[i] == MATCHING_NO_EDGE ? r->outside : r->p->mentor[edge[i]];
		start[r->home[i] + 1]++;
	}
	for (uint32_t node = 0; node <= r->outside; node++)
		start[node + 1] += start[node];
	for (uint32_t i = r->p->n_mentees; i--;)
		r->member[--start[r->home[i] + 1]] = i;
	/* Now each start is where the next one should be. */
	for (uint32_t node = 0; node <= r->outside; node++)
		start[node] = start[node + 1];
	start[r->outside + 1] = r->p->n_mentees;
}

static void list_columns(struct matching_residual *r)
{
	const struct matching_problem *p = r->p;
	size_t *start = xcalloc(size_add(p->n_mentors, 1), sizeof(*start));
	size_t *next = xcalloc(p->n_mentors, sizeof(*next));
	size_t n = matching_n_edges(p);

	for (size_t e = 0; e < n; e++)
		if (is_there(r, e))
			start[p->mentor[e] + 1]++;
	for (uint32_t j = 0; j < p->n_mentors; j++) {
		start[j + 1] += start[j];
		next[j] = start[j];
	}
	r->column_start = start;
	r->column_mentee = xcalloc(start[p->n_mentors], sizeof(*r->column_mentee));
	r->column_edge = xcalloc(start[p->n_mentors], sizeof(*r->column_edge));
	for (uint32_t i = 0; i < p->n_mentees; i++)
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++) {
			if (!is_there(r, e))
				continue;
			r->column_mentee[next[p->mentor[e]]] = i;
			r->column_edge[next[p->mentor[e]]++] = e;
		}
	free(next);
}

void matching_explainer_init(struct matching_explainer *x, const struct matching_problem *p,
			     const struct matching_result *result)
{
	const struct matching_certificate *c = &result->certificate;
	struct matching_residual *r = xcalloc(1, sizeof(*r));

	*x = (struct matching_explainer){ p, result, c->minimum, r };
	r->p = p;
	r->least = c->floor > c->minimum ? c->floor : c->minimum;
	r->points_first = c->objective == MATCHING_SCORE;
	r->outside = p->n_mentors;
	pack_prices(r, c);
	list_members(r, result->edge);
	list_columns(r);
	r->distance = xcalloc((size_t)r->outside + 1, sizeof(*r->distance));
	r->done = xcalloc((size_t)r->outside + 1, sizeof(*r->done));
}

void matching_explainer_release(struct matching_explainer *x)
{
	struct matching_residual *r = x->residual;

	if (!r)
		return;
	free(r->u);
	free(r->v);
	free(r->home);
	free(r->member_start);
	free(r->member);
	free(r->column_start);
	free(r->column_mentee);
	free(r->column_edge);
	free(r->distance);
	free(r->done);
	free(r->heap);
	free(r->from_outside);
	free(r->to_outside);
	free(r);
	memset(x, 0, sizeof(*x));
}

/* ---- solving again, where a path cannot tell ---- */

/* A copy of the problem without a mentee's row or without one edge; MATCHING_NOBODY, MATCHING_NO_EDGE: with all. */
static void copy_problem(struct matching_problem *copy, const struct matching_problem *p,
			 uint32_t without_mentee, size_t without_edge)
{
	size_t n = matching_n_edges(p), kept = 0;

	memset(copy, 0, sizeof(*copy));
	copy->n_mentees = p->n_mentees;
	copy->n_mentors = p->n_mentors;
	copy->capacity = xcalloc(p->n_mentors, sizeof(*copy->capacity));
	for (uint32_t j = 0; j < p->n_mentors; j++)
		copy->capacity[j] = p->capacity[j];
	copy->row = xcalloc(size_add(p->n_mentees, 1), sizeof(*copy->row));
	copy->mentor = xcalloc(n, sizeof(*copy->mentor));
	copy->score = xcalloc(n, sizeof(*copy->score));
	if (p->keep)
		copy->keep = xcalloc(n, sizeof(*copy->keep));
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		for (size_t e = p->row[i]; i != without_mentee && e < p->row[i + 1]; e++) {
			if (e == without_edge)
				continue;
			copy->mentor[kept] = p->mentor[e];
			copy->score[kept] = p->score[e];
			if (p->keep)
				copy->keep[kept] = p->keep[e];
			kept++;
		}
		copy->row[i + 1] = kept;
	}
}

static struct matching_cost difference(const struct matching_explainer *x, int64_t pairs,
				       int32_t floor, int64_t points)
{
	bool fair = x->result->certificate.objective == MATCHING_FAIR;

	return (struct matching_cost){ .possible = true,
				       .pairs = (int64_t)x->result->pairs - pairs,
				       .floor = fair ? x->result->floor - floor : 0,
				       .points = x->result->points - points };
}

static struct matching_cost solve_again(const struct matching_explainer *x,
					const struct matching_problem *changed)
{
	struct matching_result r;
	struct matching_cost cost;

	matching_solve(changed, x->result->certificate.objective, x->minimum, &r);
	cost = difference(x, r.pairs, r.floor, r.points);
	matching_result_release(&r);
	return cost;
}

/*
 * The best fair plan with the edge: the best without the mentee and a place, but the floor need not be above the edge's
 * own score.
 */
static struct matching_cost force_again(const struct matching_explainer *x, uint32_t mentee,
					size_t edge)
{
	int32_t score = x->problem->score[edge];
	struct matching_problem rest;
	struct matching_result r;
	struct matching_cost cost;

	copy_problem(&rest, x->problem, mentee, MATCHING_NO_EDGE);
	rest.capacity[x->problem->mentor[edge]]--;
	matching_solve(&rest, MATCHING_FAIR, x->minimum, &r);
	if (r.pairs && r.floor > score) {
		matching_result_release(&r);
		matching_solve(&rest, MATCHING_COUNT, score, &r);
	}
	cost = difference(x, (int64_t)r.pairs + 1, r.pairs && r.floor < score ? r.floor : score,
			  r.points + score);
	matching_result_release(&r);
	matching_problem_release(&rest);
	return cost;
}

/* ---- answers ---- */

static bool is_candidate(const struct matching_explainer *x, size_t edge)
{
	return x->problem->score[edge] >= x->minimum &&
	       x->problem->capacity[x->problem->mentor[edge]];
}

/* A length as the two levels that it stands for. */
static struct matching_cost cost_of(const struct matching_residual *r, length loss)
{
	length half = LEVEL / 2;
	length first = (loss + half) >= 0 ? (loss + half) / LEVEL : -((half - 1 - loss) / LEVEL);
	int64_t a = (int64_t)first, b = (int64_t)(loss - first * LEVEL);

	return (struct matching_cost){ .possible = true,
				       .pairs = r->points_first ? b : a,
				       .points = r->points_first ? a : b };
}

static bool is_fair(const struct matching_explainer *x)
{
	return x->result->certificate.objective == MATCHING_FAIR;
}

/* What is lost when the mentee, whose distances home are measured, goes to the node by an edge of that weight. */
static length loss_of_move(const struct matching_residual *r, uint32_t mentee, length own,
			   uint32_t node, length weight)
{
	uint32_t home = r->home[mentee];

	return own - weight + r->v[node] + r->distance[node] - r->v[home];
}

static length own_weight(const struct matching_explainer *x, uint32_t mentee)
{
	size_t edge = x->result->edge[mentee];

	return edge == MATCHING_NO_EDGE ? 0 : weight_of(x->residual, edge);
}

/*
 * The costs of the mentee's edges of this score, which is below the floor. With one of them the floor is no higher than
 * the score; so the best plan of as many pairs is the one with the most points among those with no worse pair, and one
 * solution and one search tell of all these edges. What costs a pair even then is left with `pairs` above 0.
 */
static void force_below_floor(const struct matching_explainer *x, uint32_t mentee, int32_t score,
			      struct matching_cost *costs)
{
	const struct matching_problem *p = x->problem;
	size_t first = p->row[mentee], end = p->row[mentee + 1];
	struct matching_cost *below = xcalloc(end - first, sizeof(*below));
	struct matching_explainer lower;
	struct matching_result r;

	matching_solve(p, MATCHING_COUNT, score, &r);
	matching_explainer_init(&lower, p, &r);
	matching_cost_of_forcing(&lower, mentee, below);
	for (size_t e = first; e < end; e++) {
		struct matching_cost *cost = &below[e - first];

		if (p->score[e] == score && cost->possible)
			costs[e - first] = (struct matching_cost){
				.possible = true,
				.pairs = cost->pairs,
				.floor = x->result->floor - score,
				.points = x->result->points - r.points + cost->points,
			};
	}
	matching_explainer_release(&lower);
	matching_result_release(&r);
	free(below);
}

void matching_cost_of_forcing(struct matching_explainer *x, uint32_t mentee,
			      struct matching_cost *costs)
{
	const struct matching_problem *p = x->problem;
	struct matching_residual *r = x->residual;
	length own = own_weight(x, mentee);
	size_t first = p->row[mentee], end = p->row[mentee + 1];

	measure(r, r->home[mentee], false);
	for (size_t e = first; e < end; e++) {
		costs[e - first] = (struct matching_cost){ .possible = false };
		if (is_there(r, e))
			costs[e - first] = cost_of(
				r, loss_of_move(r, mentee, own, p->mentor[e], weight_of(r, e)));
	}
	for (size_t e = first; is_fair(x) && e < end; e++) {
		struct matching_cost *cost = &costs[e - first];

		if (!is_candidate(x, e))
			continue;
		if (!cost->possible)
			force_below_floor(x, mentee, p->score[e], costs);
		if (cost->pairs)
			*cost = force_again(x, mentee, e);
	}
}

/* As force_below_floor, for one edge. */
static struct matching_cost force_one_below_floor(const struct matching_explainer *x,
						  uint32_t mentee, size_t edge)
{
	const struct matching_problem *p = x->problem;
	struct matching_explainer lower;
	struct matching_result r;
	struct matching_cost cost;

	matching_solve(p, MATCHING_COUNT, p->score[edge], &r);
	matching_explainer_init(&lower, p, &r);
	cost = matching_cost_of_forcing_edge(&lower, mentee, edge);
	cost.floor = x->result->floor - p->score[edge];
	cost.points += x->result->points - r.points;
	matching_explainer_release(&lower);
	matching_result_release(&r);
	return cost;
}

struct matching_cost matching_cost_of_forcing_edge(struct matching_explainer *x, uint32_t mentee,
						   size_t edge)
{
	const struct matching_problem *p = x->problem;
	struct matching_residual *r = x->residual;
	struct matching_cost cost = { .possible = false };

	if (is_there(r, edge)) {
		measure(r, r->home[mentee], false);
		cost = cost_of(r, loss_of_move(r, mentee, own_weight(x, mentee), p->mentor[edge],
					       weight_of(r, edge)));
	}
	if (!is_fair(x) || !is_candidate(x, edge))
		return cost;
	if (!cost.possible)
		cost = force_one_below_floor(x, mentee, edge);
	return cost.pairs ? force_again(x, mentee, edge) : cost;
}

struct matching_cost matching_cost_of_leaving_out(struct matching_explainer *x, uint32_t mentee)
{
	struct matching_residual *r = x->residual;
	struct matching_cost cost;
	struct matching_problem rest;

	measure(r, r->home[mentee], false);
	cost = cost_of(r, loss_of_move(r, mentee, own_weight(x, mentee), r->outside, 0));
	if (!is_fair(x) || !cost.pairs)
		return cost;
	copy_problem(&rest, x->problem, mentee, MATCHING_NO_EDGE);
	cost = solve_again(x, &rest);
	matching_problem_release(&rest);
	return cost;
}

struct matching_cost matching_cost_of_forbidding(struct matching_explainer *x, size_t edge)
{
	const struct matching_problem *p = x->problem;
	struct matching_residual *r = x->residual;
	uint32_t mentee = matching_edge_mentee(p, edge);
	length own = own_weight(x, mentee), least;
	struct matching_problem rest;
	struct matching_cost cost;

	if (x->result->edge[mentee] != edge)
		return (struct matching_cost){ .possible = true };
	measure(r, r->home[mentee], false);
	least = loss_of_move(r, mentee, own, r->outside, 0);
	for (size_t e = p->row[mentee]; e < p->row[mentee + 1]; e++) {
		length loss;

		if (e == edge || !is_there(r, e))
			continue;
		loss = loss_of_move(r, mentee, own, p->mentor[e], weight_of(r, e));
		least = loss < least ? loss : least;
	}
	cost = cost_of(r, least);
	if (!is_fair(x) || !cost.pairs)
		return cost;
	copy_problem(&rest, p, MATCHING_NOBODY, edge);
	cost = solve_again(x, &rest);
	matching_problem_release(&rest);
	return cost;
}

static length *keep_distances(struct matching_residual *r, bool outward)
{
	size_t bytes = ((size_t)r->outside + 1) * sizeof(length);
	length *kept = xmalloc(bytes);

	measure(r, r->outside, outward);
	memcpy(kept, r->distance, bytes);
	return kept;
}

static struct matching_cost with_places(const struct matching_explainer *x, uint32_t mentor,
					int change)
{
	struct matching_problem other;
	struct matching_cost cost;

	copy_problem(&other, x->problem, MATCHING_NOBODY, MATCHING_NO_EDGE);
	other.capacity[mentor] += (uint32_t)change;
	cost = solve_again(x, &other);
	matching_problem_release(&other);
	return cost;
}

/*
 * Whether a further place can do something that the residual graph does not show, which has no edges below the floor and
 * no plan above it: only where the place is one of those that cover all edges, or all above the floor.
 */
static bool may_change_more(const struct matching_explainer *x, uint32_t mentor)
{
	const struct matching_certificate *c = &x->result->certificate;

	return is_fair(x) &&
	       (c->levels[0].mentor[mentor] || (c->floor >= 0 && c->floor_mentor[mentor]));
}

void matching_price_of_place(struct matching_explainer *x, uint32_t mentor,
			     struct matching_cost *one_more, struct matching_cost *one_fewer)
{
	struct matching_residual *r = x->residual;

	*one_fewer = (struct matching_cost){ .possible = false };
	if (!x->problem->capacity[mentor]) {
		/* Its edges are not in the residual graph. */
		*one_more = with_places(x, mentor, 1);
		return;
	}
	if (!r->from_outside) {
		r->from_outside = keep_distances(r, true);
		r->to_outside = keep_distances(r, false);
	}
	*one_more = cost_of(r, r->from_outside[mentor] - r->v[mentor]);
	if (may_change_more(x, mentor))
		*one_more = with_places(x, mentor, 1);
	*one_fewer = cost_of(r, has_room(r, mentor) ? 0 : r->v[mentor] + r->to_outside[mentor]);
	if (is_fair(x) && one_fewer->pairs)
		*one_fewer = with_places(x, mentor, -1);
}

/* ---- why nobody ---- */

void matching_reason_release(struct matching_reason *reason)
{
	free(reason->mentees);
	free(reason->mentors);
	memset(reason, 0, sizeof(*reason));
}

/*
 * Marks whom a search from the mentee over pairs of the plan reaches: all, or only the mentors of its own row and their
 * mentees. Returns whether one of the mentors has a place free.
 */
static bool mark_reached(const struct matching_explainer *x, uint32_t mentee, bool all,
			 bool *mentee_mark, bool *mentor_mark)
{
	const struct matching_problem *p = x->problem;
	const struct matching_residual *r = x->residual;
	uint32_t *queue = xcalloc(p->n_mentees, sizeof(*queue));
	uint32_t n = 0;
	bool room = false;

	queue[n++] = mentee;
	mentee_mark[mentee] = true;
	for (uint32_t k = 0; k < (all ? n : 1); k++) {
		for (size_t e = p->row[queue[k]]; e < p->row[queue[k] + 1]; e++) {
			uint32_t j = p->mentor[e];

			if (!is_candidate(x, e) || mentor_mark[j])
				continue;
			mentor_mark[j] = true;
			room |= has_room(r, j);
			for (size_t s = r->member_start[j]; s < r->member_start[j + 1]; s++) {
				mentee_mark[r->member[s]] = true;
				queue[n++] = r->member[s];
			}
		}
	}
	free(queue);
	return room;
}

/* Marks the others who have candidates among the marked mentors only: they share the places, too. */
static void mark_sharers(const struct matching_explainer *x, bool *mentee_mark,
			 const bool *mentor_mark)
{
	const struct matching_problem *p = x->problem;

	for (uint32_t i = 0; i < p->n_mentees; i++) {
		bool any = false, inside = true;

		for (size_t e = p->row[i]; e < p->row[i + 1] && inside; e++) {
			if (!is_candidate(x, e))
				continue;
			any = true;
			inside = mentor_mark[p->mentor[e]];
		}
		mentee_mark[i] |= any && inside;
	}
}

static uint32_t *marked(const bool *mark, uint32_t n, uint32_t *n_marked)
{
	uint32_t *list = xcalloc(n, sizeof(*list));

	*n_marked = 0;
	for (uint32_t k = 0; k < n; k++)
		if (mark[k])
			list[(*n_marked)++] = k;
	return list;
}

void matching_why_left_out(struct matching_explainer *x, uint32_t mentee,
			   struct matching_reason *reason)
{
	const struct matching_problem *p = x->problem;
	bool *mentees = xcalloc(p->n_mentees, sizeof(*mentees));
	bool *mentors = xcalloc(p->n_mentors, sizeof(*mentors));

	memset(reason, 0, sizeof(*reason));
	if (x->result->edge[mentee] != MATCHING_NO_EDGE) {
		reason->kind = MATCHING_IS_PLACED;
	} else if (mark_reached(x, mentee, true, mentees, mentors)) {
		reason->kind = MATCHING_OUTBID;
		memset(mentees, 0, p->n_mentees * sizeof(*mentees));
		memset(mentors, 0, p->n_mentors * sizeof(*mentors));
		mark_reached(x, mentee, false, mentees, mentors);
		mentees[mentee] = false;
	} else {
		reason->kind = MATCHING_HALL;
		mark_sharers(x, mentees, mentors);
	}
	if (reason->kind != MATCHING_IS_PLACED) {
		reason->mentees = marked(mentees, p->n_mentees, &reason->n_mentees);
		reason->mentors = marked(mentors, p->n_mentors, &reason->n_mentors);
		for (uint32_t k = 0; k < reason->n_mentors; k++)
			reason->places += p->capacity[reason->mentors[k]];
		if (!reason->n_mentors)
			reason->kind = MATCHING_NO_CANDIDATE;
	}
	free(mentees);
	free(mentors);
}

/* ---- the smallest change ---- */

/* Whether the first cost is less, level by level. */
static bool cheaper(const struct matching_explainer *x, const struct matching_cost *a,
		    const struct matching_cost *b)
{
	if (x->result->certificate.objective == MATCHING_SCORE)
		return a->points != b->points ? a->points < b->points : a->pairs < b->pairs;
	if (a->pairs != b->pairs)
		return a->pairs < b->pairs;
	return a->floor != b->floor ? a->floor < b->floor : a->points < b->points;
}

/* With so many places more; whether the mentee has somebody then. */
static bool helps(const struct matching_explainer *x, struct matching_nearby *nearby,
		  uint32_t mentee, struct matching_change *change)
{
	struct matching_nearby_plan plan =
		matching_nearby_solve(nearby, mentee, change->mentor, change->places);

	change->mentor_then = plan.mentor;
	change->cost = difference(x, plan.pairs, plan.floor, plan.points);
	return plan.mentor != MATCHING_NOBODY;
}

/* The mentors of the row whose places may help: those for whom it is not certain that they do not. */
static bool *may_help(const struct matching_explainer *x, struct matching_nearby *nearby,
		      uint32_t mentee, uint32_t most)
{
	const struct matching_problem *p = x->problem;
	size_t first = p->row[mentee], end = p->row[mentee + 1];
	bool *may = xcalloc(end - first, sizeof(*may));

	for (size_t e = first; e < end; e++)
		may[e - first] = p->score[e] >= x->minimum &&
				 !matching_nearby_is_hopeless(nearby, mentee, p->mentor[e], most);
	return may;
}

bool matching_smallest_change(struct matching_explainer *x, uint32_t mentee, uint32_t most,
			      struct matching_change *change)
{
	const struct matching_problem *p = x->problem;
	size_t first = p->row[mentee];
	struct matching_nearby nearby;
	bool found = false, *may;

	matching_nearby_init(&nearby, p, x->result);
	may = may_help(x, &nearby, mentee, most);
	for (uint32_t places = 1; places <= most && !found; places++) {
		for (size_t e = first; e < p->row[mentee + 1]; e++) {
			struct matching_change here = { .mentor = p->mentor[e], .places = places };

			if (!may[e - first] || !helps(x, &nearby, mentee, &here))
				continue;
			if (!found || cheaper(x, &here.cost, &change->cost))
				*change = here;
			found = true;
		}
	}
	free(may);
	matching_nearby_release(&nearby);
	return found;
}

static int compare_down(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x < y) - (x > y);
}

/* The scores below the minimum in the mentee's row, the highest first. */
static int32_t *scores_below(const struct matching_explainer *x, uint32_t mentee, size_t *n)
{
	const struct matching_problem *p = x->problem;
	int32_t *scores = xcalloc(p->row[mentee + 1] - p->row[mentee], sizeof(*scores));

	*n = 0;
	for (size_t e = p->row[mentee]; e < p->row[mentee + 1]; e++)
		if (p->score[e] < x->minimum && p->capacity[p->mentor[e]])
			scores[(*n)++] = p->score[e];
	if (*n)
		qsort(scores, *n, sizeof(*scores), compare_down);
	return scores;
}

bool matching_lower_minimum(const struct matching_explainer *x, uint32_t mentee, size_t most,
			    struct matching_limit *limit)
{
	size_t n, tried = 0;
	int32_t *scores = scores_below(x, mentee, &n);
	bool found = false;

	for (size_t i = 0; i < n && tried < most && !found; i++) {
		struct matching_result r;

		if (i && scores[i] == scores[i - 1])
			continue;
		tried++;
		matching_solve(x->problem, x->result->certificate.objective, scores[i], &r);
		found = r.edge[mentee] != MATCHING_NO_EDGE;
		if (found)
			*limit = (struct matching_limit){ scores[i],
							  x->problem->mentor[r.edge[mentee]],
							  r.pairs };
		matching_result_release(&r);
	}
	free(scores);
	return found;
}
