/*
 * repair_search.c - the best plan with wishes, by branch and bound (Land and Doig 1960)
 *
 * A node settles some of it; its bound is the best plan around that, which is the best matching of the rest. Two who are
 * to be apart and have the same mentor there: one of them may not have it. Two who are to be together and are not: they
 * have one of the mentors, each of them a node; or the wish is given up.
 */
#include "engine/matching/draft.h"

/* So many matchings are solved at most, and so many that their candidates add up to so many. */
#define MOST_SOLVES 3000
#define MOST_CANDIDATES 10000000

struct search {
	const struct repairer *r;
	const bool *idle;
	bool *given;   /* of each wish: it is given up in this branch */
	size_t solves; /* that are left */
	bool all;      /* nothing was left out for want of them */
	struct draft *best;
	size_t unmet; /* of the best */
	struct matching_summary sum;
};

struct node {
	struct draft draft;
	struct matching_summary sum;
};

static bool nobody_has_one(const struct matching_wish *wish, const size_t *edge)
{
	return wish->other != MATCHING_NOBODY && edge[wish->mentee] == MATCHING_NO_EDGE &&
	       edge[wish->other] == MATCHING_NO_EDGE;
}

/* Nobody is left out so that a wish is met; yet who is left out anyway has no need of it. */
static bool is_met(const struct search *s, size_t wish, const size_t *edge)
{
	const struct matching_wish *w = &s->r->demands->wishes[wish];

	return w->apart || matching_wish_is_met(s->r->p, w, edge) ||
	       (s->idle[wish] && nobody_has_one(w, edge));
}

static size_t count_unmet(const struct search *s, const size_t *edge)
{
	size_t n = 0;

	for (size_t k = 0; k < s->r->demands->n_wishes; k++)
		n += !is_met(s, k, edge);
	return n;
}

static bool may_be_better(const struct search *s, size_t unmet, const struct matching_summary *sum)
{
	if (unmet != s->unmet)
		return unmet < s->unmet;
	return matching_is_better(s->r->objective, sum, &s->sum);
}

/* The best around what the node settles. Returns false where that was one too many. */
static bool solve(struct search *s, struct node *node)
{
	if (!s->solves) {
		s->all = false;
		return false;
	}
	s->solves--;
	draft_solve_whole(s->r, &node->draft);
	node->sum = matching_summarise(s->r->p, node->draft.edge);
	return true;
}

static void begin_child(const struct search *s, const struct node *node, struct node *child)
{
	draft_init(&child->draft, s->r->p);
	draft_copy(&child->draft, &node->draft, s->r->p);
}

static void take(struct search *s, const struct node *node)
{
	draft_copy(s->best, &node->draft, s->r->p);
	s->unmet = count_unmet(s, node->draft.edge);
	s->sum = node->sum;
}

static void descend(struct search *s, struct node *node, size_t given);

/* ---- children ---- */

struct children {
	struct node *items;
	size_t n, alloc;
};

/* Keeps the child where it may lead to something better. */
static void add_child(struct search *s, struct children *list, struct node *child, size_t given)
{
	if (!solve(s, child) || !may_be_better(s, given, &child->sum)) {
		draft_release(&child->draft);
		return;
	}
	ALLOC_GROW(list->items, list->n + 1, list->alloc);
	list->items[list->n++] = *child;
}

/* The most promising ones first, equal ones in their order; frees them. */
static void descend_all(struct search *s, struct children *list, size_t given)
{
	for (size_t i = 1; i < list->n; i++) {
		struct node node = list->items[i];
		size_t k = i;

		for (; k && matching_is_better(s->r->objective, &node.sum, &list->items[k - 1].sum);
		     k--)
			list->items[k] = list->items[k - 1];
		list->items[k] = node;
	}
	for (size_t i = 0; i < list->n; i++) {
		descend(s, &list->items[i], given);
		draft_release(&list->items[i].draft);
	}
	free(list->items);
}

/* ---- apart ---- */

static void part(struct search *s, const struct node *node, const struct matching_wish *wish,
		 size_t given)
{
	const uint32_t who[] = { wish->mentee, wish->other };
	struct children list = { .items = NULL };

	for (size_t i = 0; i < ARRAY_SIZE(who); i++) {
		struct node child;

		if (node->draft.locked[who[i]] != MATCHING_NO_EDGE)
			continue;
		begin_child(s, node, &child);
		child.draft.banned[node->draft.edge[who[i]]] = true;
		add_child(s, &list, &child, given);
	}
	descend_all(s, &list, given);
}

/* ---- together ---- */

/* The edge by which the mentee may come to the mentor, or is there; MATCHING_NO_EDGE: it may not. */
static size_t way_to(const struct search *s, const struct draft *draft, uint32_t mentee,
		     uint32_t mentor)
{
	size_t e = matching_find_edge(s->r->p, mentee, mentor);

	if (e == MATCHING_NO_EDGE || draft->locked[mentee] == e)
		return e;
	return draft->locked[mentee] != MATCHING_NO_EDGE || draft->banned[e] ||
			       s->r->p->score[e] < s->r->minimum
		       ? MATCHING_NO_EDGE
		       : e;
}

static bool has_mentor(const struct matching_wish *wish, uint32_t mentor)
{
	for (uint32_t k = 0; k < wish->n_mentors; k++)
		if (wish->mentors[k] == mentor)
			return true;
	return false;
}

/* Whether the mentor may have all whom the wish is about. */
static bool may_host(const struct search *s, const struct draft *draft,
		     const struct matching_wish *wish, uint32_t mentor, const uint32_t *room)
{
	size_t edge = way_to(s, draft, wish->mentee, mentor);
	uint32_t come = draft->locked[wish->mentee] != edge;

	if (edge == MATCHING_NO_EDGE)
		return false;
	if (wish->other == MATCHING_NOBODY)
		return has_mentor(wish, mentor) && come <= room[mentor];
	edge = way_to(s, draft, wish->other, mentor);
	come += draft->locked[wish->other] != edge;
	return edge != MATCHING_NO_EDGE && come <= room[mentor];
}

static uint32_t count_hosts(const struct search *s, const struct draft *draft,
			    const struct matching_wish *wish, const uint32_t *room)
{
	const struct matching_problem *p = s->r->p;
	uint32_t n = 0;

	for (size_t e = p->row[wish->mentee]; e < p->row[wish->mentee + 1]; e++)
		n += may_host(s, draft, wish, p->mentor[e], room);
	return n;
}

static void try_host(struct search *s, const struct node *node, const struct matching_wish *wish,
		     uint32_t mentor, struct children *list, size_t given)
{
	struct node child;

	begin_child(s, node, &child);
	draft_lock(s->r, &child.draft, wish->mentee,
		   matching_find_edge(s->r->p, wish->mentee, mentor));
	if (wish->other != MATCHING_NOBODY)
		draft_lock(s->r, &child.draft, wish->other,
			   matching_find_edge(s->r->p, wish->other, mentor));
	add_child(s, list, &child, given);
}

static void ban_all(const struct search *s, struct draft *draft, uint32_t mentee)
{
	for (size_t e = s->r->p->row[mentee]; e < s->r->p->row[mentee + 1]; e++)
		draft->banned[e] = true;
}

/* Who have nobody in the best plan may go on to have nobody. */
static void try_nobody(struct search *s, const struct node *node, const struct matching_wish *wish,
		       struct children *list, size_t given)
{
	struct node child;

	if (node->draft.locked[wish->mentee] != MATCHING_NO_EDGE ||
	    node->draft.locked[wish->other] != MATCHING_NO_EDGE)
		return;
	begin_child(s, node, &child);
	ban_all(s, &child.draft, wish->mentee);
	ban_all(s, &child.draft, wish->other);
	add_child(s, list, &child, given);
}

static void bring_together(struct search *s, struct node *node, size_t wish, size_t given)
{
	const struct matching_problem *p = s->r->p;
	const struct matching_wish *w = &s->r->demands->wishes[wish];
	uint32_t *room = draft_count_room(s->r, &node->draft);
	struct children list = { .items = NULL };

	for (size_t e = p->row[w->mentee]; e < p->row[w->mentee + 1]; e++)
		if (may_host(s, &node->draft, w, p->mentor[e], room))
			try_host(s, node, w, p->mentor[e], &list, given);
	if (s->idle[wish])
		try_nobody(s, node, w, &list, given);
	free(room);
	descend_all(s, &list, given);
	s->given[wish] = true;
	descend(s, node, given + 1);
	s->given[wish] = false;
}

/* Of the wishes neither met nor given up the one that fewest mentors can meet, the first of equal ones; SIZE_MAX: none. */
static size_t find_open(const struct search *s, const struct draft *draft)
{
	uint32_t *room = draft_count_room(s->r, draft), fewest = UINT32_MAX;
	size_t found = SIZE_MAX;

	for (size_t k = 0; k < s->r->demands->n_wishes; k++) {
		uint32_t hosts;

		if (s->given[k] || is_met(s, k, draft->edge))
			continue;
		hosts = count_hosts(s, draft, &s->r->demands->wishes[k], room);
		if (hosts >= fewest)
			continue;
		fewest = hosts;
		found = k;
	}
	free(room);
	return found;
}

/* Those that no mentor can meet. Returns their number. */
static size_t give_up_hopeless(const struct search *s, const struct draft *draft)
{
	uint32_t *room = draft_count_room(s->r, draft);
	size_t n = 0;

	for (size_t k = 0; k < s->r->demands->n_wishes; k++) {
		const struct matching_wish *wish = &s->r->demands->wishes[k];

		s->given[k] = !wish->apart && !s->idle[k] && !count_hosts(s, draft, wish, room);
		n += s->given[k];
	}
	free(room);
	return n;
}

/* ---- */

static void descend(struct search *s, struct node *node, size_t given)
{
	const struct matching_wish *clash;
	size_t open;

	if (!s->all || !may_be_better(s, given, &node->sum))
		return;
	if ((clash = draft_find_clash(s->r, &node->draft)))
		part(s, node, clash, given);
	else if ((open = find_open(s, &node->draft)) != SIZE_MAX)
		bring_together(s, node, open, given);
	else
		take(s, node);
}

bool repair_search(const struct repairer *r, const struct draft *start, const bool *idle,
		   struct draft *draft)
{
	size_t candidates = matching_n_edges(r->p) + 1;
	struct search s = {
		.r = r,
		.idle = idle,
		.given = xcalloc(r->demands->n_wishes, sizeof(*s.given)),
		.solves = MOST_CANDIDATES / candidates,
		.all = true,
		.best = draft,
		.sum = matching_summarise(r->p, draft->edge),
	};
	struct node root;

	if (s.solves > MOST_SOLVES)
		s.solves = MOST_SOLVES;
	s.unmet = count_unmet(&s, draft->edge);
	draft_init(&root.draft, r->p);
	draft_copy(&root.draft, start, r->p);
	root.sum = matching_summarise(r->p, root.draft.edge);
	descend(&s, &root, give_up_hopeless(&s, &root.draft));
	draft_release(&root.draft);
	free(s.given);
	return s.all;
}
