/* repair.c - wishes that no exact method can grant */
#include "engine/matching/repair.h"

#include "engine/matching/explain.h"
#include "engine/matching/rest.h"
#include "engine/matching/verify.h"

/* A plan under construction: what is settled, and the best plan around it. */
struct draft {
	bool *banned;   /* edges that may not be used */
	size_t *locked; /* of each mentee: the edge that it keeps, or MATCHING_NO_EDGE */
	size_t *edge;   /* the whole plan */
};

struct repairer {
	const struct matching_problem *p;
	enum matching_objective objective;
	int32_t minimum;
	const struct matching_demands *demands;
	uint32_t *group; /* of each mentee: the first one of those it is to be together with */
	uint32_t *next;  /* of each mentee: the next one of its group, or MATCHING_NOBODY */
	bool *given_up;  /* of each group, by its first mentee: there is no mentor for it */
	uint32_t n_teams;
	bool *stays_small; /* of each team */
	bool *joined_team; /* of each: has people who were joined, or pairs that were locked: is not closed */
};

/* ---- teams ---- */

static uint32_t count_teams(const struct matching_problem *p, const struct matching_demands *d)
{
	return d->team ? d->n_teams : p->n_mentors;
}

static uint32_t team_of(const struct matching_problem *p, const struct matching_demands *d,
			size_t edge)
{
	return d->team ? d->team[edge] : p->mentor[edge];
}

/* How many mentees each team has; the caller frees it. */
static uint32_t *count_members(const struct matching_problem *p, const struct matching_demands *d,
			       const size_t *edge)
{
	uint32_t *n = xcalloc(count_teams(p, d), sizeof(*n));

	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (edge[i] != MATCHING_NO_EDGE && team_of(p, d, edge[i]) != MATCHING_NOBODY)
			n[team_of(p, d, edge[i])]++;
	return n;
}

/* The mentee's edge that makes it a member; MATCHING_NO_EDGE: there is none. */
static size_t edge_to_team(const struct repairer *r, uint32_t mentee, uint32_t team)
{
	for (size_t e = r->p->row[mentee]; e < r->p->row[mentee + 1]; e++)
		if (team_of(r->p, r->demands, e) == team)
			return e;
	return MATCHING_NO_EDGE;
}

static void mark_joined(struct repairer *r, size_t edge)
{
	uint32_t team = team_of(r->p, r->demands, edge);

	if (team != MATCHING_NOBODY)
		r->joined_team[team] = true;
}

/* ---- drafts ---- */

static void draft_init(struct draft *draft, const struct matching_problem *p)
{
	draft->banned = xcalloc(matching_n_edges(p), sizeof(*draft->banned));
	draft->locked = xcalloc(p->n_mentees, sizeof(*draft->locked));
	draft->edge = xcalloc(p->n_mentees, sizeof(*draft->edge));
	for (uint32_t i = 0; i < p->n_mentees; i++)
		draft->locked[i] = draft->edge[i] = MATCHING_NO_EDGE;
}

static void draft_release(struct draft *draft)
{
	free(draft->banned);
	free(draft->locked);
	free(draft->edge);
}

static void draft_copy(struct draft *to, const struct draft *from, const struct matching_problem *p)
{
	for (size_t e = 0; e < matching_n_edges(p); e++)
		to->banned[e] = from->banned[e];
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		to->locked[i] = from->locked[i];
		to->edge[i] = from->edge[i];
	}
}

/* Takes over the content of `from`, which is empty then. */
static void draft_take(struct draft *to, struct draft *from)
{
	draft_release(to);
	*to = *from;
	memset(from, 0, sizeof(*from));
}

static uint32_t *count_loads(const struct matching_problem *p, const size_t *edge)
{
	uint32_t *load = xcalloc(p->n_mentors, sizeof(*load));

	for (uint32_t i = 0; i < p->n_mentees; i++)
		if (edge[i] != MATCHING_NO_EDGE)
			load[p->mentor[edge[i]]]++;
	return load;
}

static void rest_of(struct matching_problem *rest, const struct repairer *r,
		    const struct draft *draft)
{
	matching_rest_init(rest, r->p,
			   &(struct matching_settled){ draft->locked, NULL, draft->banned });
}

/* The best plan around what is settled. */
static void solve_rest(const struct repairer *r, struct draft *draft)
{
	struct matching_problem rest;
	struct matching_result result;

	rest_of(&rest, r, draft);
	matching_solve(&rest, r->objective, r->minimum, &result);
	for (uint32_t i = 0; i < r->p->n_mentees; i++)
		draft->edge[i] =
			draft->locked[i] == MATCHING_NO_EDGE ? result.edge[i] : draft->locked[i];
	matching_result_release(&result);
	matching_rest_release(&rest);
}

/* The mentee keeps the edge; those who are to be apart from it cannot have this mentor any more. */
static void lock(const struct repairer *r, struct draft *draft, uint32_t mentee, size_t edge)
{
	const struct matching_demands *d = r->demands;

	draft->locked[mentee] = edge;
	for (size_t k = 0; k < d->n_wishes; k++) {
		uint32_t other;
		size_t e;

		if (!d->wishes[k].apart ||
		    (d->wishes[k].mentee != mentee && d->wishes[k].other != mentee))
			continue;
		other = d->wishes[k].mentee == mentee ? d->wishes[k].other : d->wishes[k].mentee;
		e = matching_find_edge(r->p, other, r->p->mentor[edge]);
		if (e != MATCHING_NO_EDGE)
			draft->banned[e] = true;
	}
}

static bool is_better(const struct repairer *r, const struct draft *a, const struct draft *b)
{
	struct matching_summary x = matching_summarise(r->p, a->edge);
	struct matching_summary y = matching_summarise(r->p, b->edge);

	if (r->objective == MATCHING_SCORE)
		return x.points != y.points ? x.points > y.points : x.pairs > y.pairs;
	if (x.pairs != y.pairs)
		return x.pairs > y.pairs;
	if (r->objective == MATCHING_FAIR && x.floor != y.floor)
		return x.floor > y.floor;
	return x.points > y.points;
}

static bool costs_less(enum matching_objective objective, const struct matching_cost *a,
		       const struct matching_cost *b)
{
	if (objective == MATCHING_SCORE)
		return a->points != b->points ? a->points < b->points : a->pairs < b->pairs;
	if (a->pairs != b->pairs)
		return a->pairs < b->pairs;
	return a->floor != b->floor ? a->floor < b->floor : a->points < b->points;
}

/* ---- together ---- */

bool matching_wish_path(uint32_t n, const struct matching_wish *wishes, size_t n_wishes,
			uint32_t from, uint32_t to, size_t *by)
{
	uint32_t *queue = xcalloc(n, sizeof(*queue));
	size_t n_queue = 0;

	for (size_t i = 0; i < n; i++)
		by[i] = SIZE_MAX;
	queue[n_queue++] = from;
	for (size_t at = 0; at < n_queue && by[to] == SIZE_MAX; at++) {
		for (size_t k = 0; k < n_wishes; k++) {
			const struct matching_wish *wish = &wishes[k];
			uint32_t next = wish->mentee == queue[at] ? wish->other : wish->mentee;

			if (wish->apart ||
			    (wish->mentee != queue[at] && wish->other != queue[at]) ||
			    next == from || by[next] != SIZE_MAX)
				continue;
			by[next] = k;
			queue[n_queue++] = next;
		}
	}
	free(queue);
	return by[to] != SIZE_MAX;
}

uint32_t *matching_wish_groups(uint32_t n_mentees, const struct matching_wish *wishes, size_t n)
{
	uint32_t *group = xcalloc(n_mentees, sizeof(*group));
	bool changed = true;

	for (uint32_t i = 0; i < n_mentees; i++)
		group[i] = i;
	while (changed) {
		changed = false;
		for (size_t k = 0; k < n; k++) {
			uint32_t *a = &group[wishes[k].mentee], *b = &group[wishes[k].other];

			if (wishes[k].apart || *a == *b)
				continue;
			*a = *b = *a < *b ? *a : *b;
			changed = true;
		}
	}
	return group;
}

static void link_groups(struct repairer *r)
{
	uint32_t *last = xcalloc(r->p->n_mentees, sizeof(*last));

	r->group = matching_wish_groups(r->p->n_mentees, r->demands->wishes, r->demands->n_wishes);
	r->next = xcalloc(r->p->n_mentees, sizeof(*r->next));
	for (uint32_t i = 0; i < r->p->n_mentees; i++) {
		r->next[i] = MATCHING_NOBODY;
		if (r->group[i] != i)
			r->next[last[r->group[i]]] = i;
		last[r->group[i]] = i;
	}
	free(last);
}

/* The places that the mentor has for the group beside those who are settled; members settled there count as room. */
static bool mentor_can_have(const struct repairer *r, const struct draft *draft, uint32_t group,
			    uint32_t mentor, uint32_t room)
{
	uint32_t come = 0;

	for (uint32_t i = group; i != MATCHING_NOBODY; i = r->next[i]) {
		size_t e = matching_find_edge(r->p, i, mentor);

		if (e == MATCHING_NO_EDGE)
			return false;
		if (draft->locked[i] == e)
			continue;
		if (draft->locked[i] != MATCHING_NO_EDGE || draft->banned[e] ||
		    r->p->score[e] < r->minimum)
			return false;
		come++;
	}
	return come <= room;
}

/* Of each mentor: how many places are not settled. The caller frees it. */
static uint32_t *count_room(const struct repairer *r, const struct draft *draft)
{
	uint32_t *room = count_loads(r->p, draft->locked);

	for (uint32_t j = 0; j < r->p->n_mentors; j++)
		room[j] = r->p->capacity[j] - room[j];
	return room;
}

static uint32_t count_hosts(const struct repairer *r, const struct draft *draft, uint32_t group,
			    const uint32_t *room)
{
	uint32_t n = 0;

	for (size_t e = r->p->row[group]; e < r->p->row[group + 1]; e++)
		n += mentor_can_have(r, draft, group, r->p->mentor[e], room[r->p->mentor[e]]);
	return n;
}

static bool is_settled(const struct repairer *r, const struct draft *draft, uint32_t group)
{
	bool all_out = true, all_locked = true;

	for (uint32_t i = group; i != MATCHING_NOBODY; i = r->next[i]) {
		all_out &= draft->edge[i] == MATCHING_NO_EDGE;
		all_locked &= draft->locked[i] != MATCHING_NO_EDGE;
	}
	return all_out || all_locked;
}

/* The group not yet settled that fewest mentors can have; of those the first. MATCHING_NOBODY: there is none. */
static uint32_t find_divided(const struct repairer *r, const struct draft *draft)
{
	uint32_t found = MATCHING_NOBODY, fewest = UINT32_MAX;
	uint32_t *room = count_room(r, draft);

	for (uint32_t i = 0; i < r->p->n_mentees; i++) {
		uint32_t hosts;

		if (r->group[i] != i || r->next[i] == MATCHING_NOBODY || r->given_up[i] ||
		    is_settled(r, draft, i))
			continue;
		hosts = count_hosts(r, draft, i, room);
		if (hosts < fewest) {
			fewest = hosts;
			found = i;
		}
	}
	free(room);
	return found;
}

/* A mentor whom the group could have, and what it costs at least. */
struct host {
	uint32_t mentor;
	struct matching_cost cost;
};

/* The costs of the dearest member: joining all of them cannot cost less. */
static uint32_t list_hosts(const struct repairer *r, const struct draft *draft, uint32_t group,
			   struct host *hosts)
{
	const struct matching_problem *p = r->p;
	struct matching_cost *costs = xcalloc(p->n_mentors, sizeof(*costs));
	uint32_t *room = count_room(r, draft);
	struct matching_problem rest;
	struct matching_result result;
	struct matching_explainer x;
	uint32_t n = 0;

	for (size_t e = p->row[group]; e < p->row[group + 1]; e++)
		if (mentor_can_have(r, draft, group, p->mentor[e], room[p->mentor[e]]))
			hosts[n++] = (struct host){ .mentor = p->mentor[e] };
	rest_of(&rest, r, draft);
	matching_solve(&rest, r->objective, r->minimum, &result);
	matching_explainer_init(&x, &rest, &result);
	for (uint32_t i = group; n && i != MATCHING_NOBODY; i = r->next[i]) {
		if (draft->locked[i] != MATCHING_NO_EDGE)
			continue;
		matching_cost_of_forcing(&x, i, costs);
		for (uint32_t k = 0; k < n; k++) {
			size_t e = matching_find_edge(p, i, hosts[k].mentor);
			const struct matching_cost *cost = &costs[e - p->row[i]];

			if (cost->possible && costs_less(r->objective, &hosts[k].cost, cost))
				hosts[k].cost = *cost;
		}
	}
	matching_explainer_release(&x);
	matching_result_release(&result);
	matching_rest_release(&rest);
	free(costs);
	free(room);
	return n;
}

static void join_at(const struct repairer *r, struct draft *draft, uint32_t group, uint32_t mentor)
{
	for (uint32_t i = group; i != MATCHING_NOBODY; i = r->next[i])
		lock(r, draft, i, matching_find_edge(r->p, i, mentor));
	solve_rest(r, draft);
}

/* What the plan adds up to without those whom `draft` has settled. */
static struct matching_summary sum_rest(const struct repairer *r, const struct draft *draft,
					const size_t *edge)
{
	size_t *open = xcalloc(r->p->n_mentees, sizeof(*open));
	struct matching_summary sum;

	for (uint32_t i = 0; i < r->p->n_mentees; i++)
		open[i] = draft->locked[i] == MATCHING_NO_EDGE ? edge[i] : MATCHING_NO_EDGE;
	sum = matching_summarise(r->p, open);
	free(open);
	return sum;
}

/* What another plan costs those whom the draft has not settled. */
static struct matching_cost cost_of(const struct repairer *r, const struct draft *draft,
				    const size_t *other)
{
	struct matching_summary before = sum_rest(r, draft, draft->edge);
	struct matching_summary then = sum_rest(r, draft, other);

	return (struct matching_cost){
		.possible = true,
		.pairs = (int64_t)before.pairs - then.pairs,
		.floor = r->objective == MATCHING_FAIR ? (int64_t)before.floor - then.floor : 0,
		.points = before.points - then.points,
	};
}

static uint32_t take_cheapest(const struct repairer *r, struct host *hosts, uint32_t n)
{
	uint32_t best = 0;

	for (uint32_t k = 1; k < n; k++)
		if (costs_less(r->objective, &hosts[k].cost, &hosts[best].cost))
			best = k;
	return best;
}

/* Tries the mentors, the most promising first, until none of the others can be better. */
static void join(struct repairer *r, struct draft *draft, uint32_t group)
{
	struct host *hosts = xcalloc(r->p->n_mentors, sizeof(*hosts));
	uint32_t n = list_hosts(r, draft, group, hosts), mentor = MATCHING_NOBODY;
	struct draft best = { .edge = NULL };
	struct matching_cost least = { .possible = false };

	for (; n; n--) {
		uint32_t k = take_cheapest(r, hosts, n);
		struct matching_cost cost;
		struct draft trial;

		if (least.possible && !costs_less(r->objective, &hosts[k].cost, &least))
			break;
		draft_init(&trial, r->p);
		draft_copy(&trial, draft, r->p);
		join_at(r, &trial, group, hosts[k].mentor);
		cost = cost_of(r, draft, trial.edge);
		if (!least.possible || costs_less(r->objective, &cost, &least)) {
			draft_take(&best, &trial);
			mentor = hosts[k].mentor;
			least = cost;
		}
		draft_release(&trial);
		/* Equal ones stay in order. */
		memmove(hosts + k, hosts + k + 1, (n - 1 - k) * sizeof(*hosts));
	}
	free(hosts);
	if (mentor == MATCHING_NOBODY) {
		r->given_up[group] = true;
		return;
	}
	draft_take(draft, &best);
	for (uint32_t i = group; i != MATCHING_NOBODY; i = r->next[i])
		mark_joined(r, draft->locked[i]);
}

/* ---- apart ---- */

/* A wish of two who are to be apart and have the same mentor; a null pointer: none. */
static const struct matching_wish *find_clash(const struct repairer *r, const struct draft *draft)
{
	const struct matching_demands *d = r->demands;

	for (size_t k = 0; k < d->n_wishes; k++)
		if (d->wishes[k].apart && !matching_wish_is_met(r->p, &d->wishes[k], draft->edge))
			return &d->wishes[k];
	return NULL;
}

/* Bans the mentee's own edge. Returns false where it is settled. */
static bool move_away(const struct repairer *r, struct draft *draft, uint32_t mentee)
{
	if (draft->locked[mentee] != MATCHING_NO_EDGE)
		return false;
	draft->banned[draft->edge[mentee]] = true;
	solve_rest(r, draft);
	return true;
}

static void separate(const struct repairer *r, struct draft *draft,
		     const struct matching_wish *wish)
{
	struct draft first, second;
	bool one, other;

	draft_init(&first, r->p);
	draft_init(&second, r->p);
	draft_copy(&first, draft, r->p);
	draft_copy(&second, draft, r->p);
	one = move_away(r, &first, wish->mentee);
	other = move_away(r, &second, wish->other);
	if (!one && !other)
		BUG("two who are to be apart are settled with the same mentor");
	draft_take(draft, other && (!one || is_better(r, &second, &first)) ? &second : &first);
	draft_release(&first);
	draft_release(&second);
}

/* ---- least numbers ---- */

static void lock_members(const struct repairer *r, struct draft *draft, uint32_t team)
{
	for (uint32_t i = 0; i < r->p->n_mentees; i++)
		if (draft->edge[i] != MATCHING_NO_EDGE &&
		    team_of(r->p, r->demands, draft->edge[i]) == team &&
		    !draft->banned[draft->edge[i]] && draft->locked[i] == MATCHING_NO_EDGE)
			lock(r, draft, i, draft->edge[i]);
}

static void close_team(const struct repairer *r, struct draft *draft, uint32_t team)
{
	for (size_t e = 0; e < matching_n_edges(r->p); e++)
		if (team_of(r->p, r->demands, e) == team)
			draft->banned[e] = true;
	solve_rest(r, draft);
}

/* Whether the mentee could come alone: nobody has to come with it. */
static bool may_come(const struct repairer *r, const struct draft *draft, uint32_t mentee)
{
	bool alone = r->group[mentee] == mentee && r->next[mentee] == MATCHING_NOBODY;

	return draft->locked[mentee] == MATCHING_NO_EDGE &&
	       (alone || r->given_up[r->group[mentee]]);
}

/* The edge to the team whose forcing costs the rest least; MATCHING_NO_EDGE when nobody can come. */
static size_t cheapest_member(const struct repairer *r, const struct draft *draft, uint32_t team)
{
	struct matching_cost *costs = xcalloc(r->p->n_mentors, sizeof(*costs));
	struct matching_cost least = { .possible = false };
	size_t found = MATCHING_NO_EDGE;
	struct matching_problem rest;
	struct matching_result result;
	struct matching_explainer x;

	rest_of(&rest, r, draft);
	matching_solve(&rest, r->objective, r->minimum, &result);
	matching_explainer_init(&x, &rest, &result);
	for (uint32_t i = 0; i < rest.n_mentees; i++) {
		size_t e = edge_to_team(r, i, team);

		if (e == MATCHING_NO_EDGE || !may_come(r, draft, i))
			continue;
		matching_cost_of_forcing(&x, i, costs);
		if (!costs[e - rest.row[i]].possible)
			continue;
		if (found == MATCHING_NO_EDGE ||
		    costs_less(r->objective, &costs[e - rest.row[i]], &least)) {
			least = costs[e - rest.row[i]];
			found = e;
		}
	}
	matching_explainer_release(&x);
	matching_result_release(&result);
	matching_rest_release(&rest);
	free(costs);
	return found;
}

/* Returns false when too few can come. */
static bool fill_team(const struct repairer *r, struct draft *draft, uint32_t team)
{
	for (;;) {
		uint32_t *members;
		bool enough;
		size_t edge;

		lock_members(r, draft, team);
		members = count_members(r->p, r->demands, draft->locked);
		enough = members[team] >= r->demands->least[team];
		free(members);
		solve_rest(r, draft);
		if (enough)
			return true;
		edge = cheapest_member(r, draft, team);
		if (edge == MATCHING_NO_EDGE)
			return false;
		lock(r, draft, matching_edge_mentee(r->p, edge), edge);
		solve_rest(r, draft);
	}
}

/* The team with members that lacks fewest; MATCHING_NOBODY when none lacks any. */
static uint32_t find_short(const struct repairer *r, const struct draft *draft)
{
	const uint32_t *least = r->demands->least;
	uint32_t *members = count_members(r->p, r->demands, draft->edge);
	uint32_t found = MATCHING_NOBODY, fewest = UINT32_MAX;

	for (uint32_t t = 0; least && t < r->n_teams; t++) {
		if (r->stays_small[t] || !members[t] || members[t] >= least[t] ||
		    least[t] - members[t] >= fewest)
			continue;
		fewest = least[t] - members[t];
		found = t;
	}
	free(members);
	return found;
}

static void deal_with(struct repairer *r, struct draft *draft, uint32_t team,
		      struct matching_repair *repair)
{
	bool may_close = !r->joined_team[team];
	struct draft filled, closed;
	bool fills;

	draft_init(&filled, r->p);
	draft_init(&closed, r->p);
	draft_copy(&filled, draft, r->p);
	draft_copy(&closed, draft, r->p);
	if (may_close)
		close_team(r, &closed, team);
	fills = fill_team(r, &filled, team);
	if (fills && !(may_close && is_better(r, &closed, &filled))) {
		draft_take(draft, &filled);
		r->joined_team[team] = true;
		repair->filled[repair->n_filled++] = team;
	} else if (may_close) {
		draft_take(draft, &closed);
		repair->closed[repair->n_closed++] = team;
	} else {
		r->stays_small[team] = true;
	}
	draft_release(&filled);
	draft_release(&closed);
}

/* ---- the repair ---- */

bool matching_wish_is_met(const struct matching_problem *p, const struct matching_wish *wish,
			  const size_t *edge)
{
	size_t a = edge[wish->mentee], b = edge[wish->other];

	if (a == MATCHING_NO_EDGE && b == MATCHING_NO_EDGE)
		return true;
	if (a == MATCHING_NO_EDGE || b == MATCHING_NO_EDGE)
		return wish->apart;
	return (p->mentor[a] == p->mentor[b]) != wish->apart;
}

uint32_t matching_count_small(const struct matching_problem *p,
			      const struct matching_demands *demands, const size_t *edge)
{
	uint32_t *members = count_members(p, demands, edge), n = 0;

	for (uint32_t t = 0; t < count_teams(p, demands); t++)
		n += members[t] && members[t] < demands->least[t];
	free(members);
	return n;
}

static void repairer_init(struct repairer *r)
{
	r->given_up = xcalloc(r->p->n_mentees, sizeof(*r->given_up));
	r->n_teams = count_teams(r->p, r->demands);
	r->stays_small = xcalloc(r->n_teams, sizeof(*r->stays_small));
	r->joined_team = xcalloc(r->n_teams, sizeof(*r->joined_team));
	link_groups(r);
}

static void repairer_release(struct repairer *r)
{
	free(r->group);
	free(r->next);
	free(r->given_up);
	free(r->stays_small);
	free(r->joined_team);
}

/* The best plan with what is settled from the start. */
static void begin(struct repairer *r, struct draft *draft, const size_t *edge)
{
	const struct matching_demands *d = r->demands;

	draft_init(draft, r->p);
	for (size_t e = 0; d->banned && e < matching_n_edges(r->p); e++)
		draft->banned[e] = d->banned[e];
	for (uint32_t i = 0; i < r->p->n_mentees; i++) {
		draft->edge[i] = edge[i];
		if (!d->locked || d->locked[i] == MATCHING_NO_EDGE)
			continue;
		lock(r, draft, i, d->locked[i]);
		mark_joined(r, d->locked[i]);
	}
	if (d->banned || d->locked)
		solve_rest(r, draft);
}

static void count_wishes(const struct repairer *r, const size_t *before, const size_t *edge,
			 struct matching_repair *repair)
{
	const struct matching_demands *d = r->demands;

	repair->met = xcalloc(d->n_wishes, sizeof(*repair->met));
	for (size_t k = 0; k < d->n_wishes; k++) {
		bool was = matching_wish_is_met(r->p, &d->wishes[k], before);

		repair->met[k] = matching_wish_is_met(r->p, &d->wishes[k], edge);
		repair->n_unmet += !repair->met[k];
		if (!was && repair->met[k])
			*(d->wishes[k].apart ? &repair->n_parted : &repair->n_joined) += 1;
	}
}

void matching_repair(const struct matching_problem *p, enum matching_objective objective,
		     int32_t minimum, const struct matching_demands *demands, size_t *edge,
		     struct matching_repair *repair)
{
	struct repairer r = {
		.p = p, .objective = objective, .minimum = minimum, .demands = demands
	};
	struct draft draft;

	memset(repair, 0, sizeof(*repair));
	repairer_init(&r);
	repair->closed = xcalloc(r.n_teams, sizeof(*repair->closed));
	repair->filled = xcalloc(r.n_teams, sizeof(*repair->filled));
	begin(&r, &draft, edge);
	for (;;) {
		uint32_t group = find_divided(&r, &draft), team;
		const struct matching_wish *clash;

		if (group != MATCHING_NOBODY)
			join(&r, &draft, group);
		else if ((clash = find_clash(&r, &draft)))
			separate(&r, &draft, clash);
		else if ((team = find_short(&r, &draft)) != MATCHING_NOBODY)
			deal_with(&r, &draft, team, repair);
		else
			break;
	}
	if (demands->least)
		repair->n_small = matching_count_small(p, demands, draft.edge);
	count_wishes(&r, edge, draft.edge, repair);
	for (uint32_t i = 0; i < p->n_mentees; i++)
		edge[i] = draft.edge[i];
	draft_release(&draft);
	repairer_release(&r);
}

void matching_repair_release(struct matching_repair *repair)
{
	free(repair->closed);
	free(repair->filled);
	free(repair->met);
	memset(repair, 0, sizeof(*repair));
}
