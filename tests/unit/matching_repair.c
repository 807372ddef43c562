/* matching_repair.c - wishes: groups that need a least number of members, together, apart; against trying everything */
#include "unit/unit.h"

#include "engine/matching/draft.h"
#include "engine/matching/verify.h"
#include "unit/matching_random.h"

#define CASES 1500

/* The best plan that leaves no group too small, by trying everything. */
struct search {
	const struct matching_problem *p;
	enum matching_objective objective;
	const struct matching_demands *demands;
	uint32_t *load;
	struct brute b;   /* for the levels only */
	const bool *idle; /* of each wish: about two who have nobody without it */
	int64_t best[3];
	size_t unmet;
	bool any;
};

/* Said in another way than the engine does. */
static bool is_met(const struct matching_problem *p, const struct matching_wish *w,
		   const size_t *edge)
{
	uint32_t a = MATCHING_NOBODY, b = MATCHING_NOBODY;

	if (edge[w->mentee] != MATCHING_NO_EDGE)
		a = p->mentor[edge[w->mentee]];
	if (w->other != MATCHING_NOBODY && edge[w->other] != MATCHING_NO_EDGE)
		b = p->mentor[edge[w->other]];
	for (uint32_t k = 0; k < w->n_mentors; k++)
		if (w->mentors[k] == a)
			b = a;
	return w->apart != (a == b && a != MATCHING_NOBODY);
}

/* Of each group of at most so many: whether it has members, but too few. */
static bool any_small(const struct matching_problem *p, const struct matching_demands *d,
		      const size_t *edge)
{
	uint32_t n_teams = d->team ? d->n_teams : p->n_mentors;
	uint32_t *members = xcalloc(n_teams, sizeof(*members));
	bool any = false;

	for (uint32_t i = 0; i < p->n_mentees; i++) {
		uint32_t team = edge[i] == MATCHING_NO_EDGE ? MATCHING_NOBODY
				: d->team                   ? d->team[edge[i]]
							    : p->mentor[edge[i]];

		if (team != MATCHING_NOBODY)
			members[team]++;
	}
	for (uint32_t t = 0; t < n_teams; t++)
		any |= members[t] && members[t] < d->least[t];
	free(members);
	return any;
}

/* How many wishes to be together are not met; SIZE_MAX: two are together who are not to be. */
static size_t count_unmet(const struct search *s, const size_t *edge)
{
	size_t unmet = 0;

	for (size_t k = 0; k < s->demands->n_wishes; k++) {
		const struct matching_wish *w = &s->demands->wishes[k];

		if (is_met(s->p, w, edge))
			continue;
		if (w->apart)
			return SIZE_MAX;
		unmet += !s->idle[k] || edge[w->mentee] != MATCHING_NO_EDGE ||
			 edge[w->other] != MATCHING_NO_EDGE;
	}
	return unmet;
}

static void weigh(struct search *s)
{
	size_t unmet = count_unmet(s, s->b.edge);
	int64_t level[3];
	uint32_t kept;

	if ((s->demands->least && any_small(s->p, s->demands, s->b.edge)) || unmet == SIZE_MAX)
		return;
	brute_levels(&s->b, level, &kept);
	if (s->any && (unmet != s->unmet ? unmet > s->unmet : brute_compare(level, s->best) <= 0))
		return;
	s->any = true;
	s->unmet = unmet;
	memcpy(s->best, level, sizeof(level));
}

static void try_all(struct search *s, uint32_t mentee)
{
	const struct matching_problem *p = s->p;

	if (mentee == p->n_mentees) {
		weigh(s);
		return;
	}
	for (size_t e = p->row[mentee]; e < p->row[mentee + 1]; e++) {
		if (s->load[p->mentor[e]] == p->capacity[p->mentor[e]] ||
		    p->score[e] < s->b.minimum)
			continue;
		s->load[p->mentor[e]]++;
		s->b.edge[mentee] = e;
		try_all(s, mentee + 1);
		s->load[p->mentor[e]]--;
	}
	s->b.edge[mentee] = MATCHING_NO_EDGE;
	try_all(s, mentee + 1);
}

static struct tally {
	size_t infeasible, too_small, impossible, needless, equal, repaired, filled, closed;
	size_t parted, joined, unmet, miscounted, told, judged, led, misled, fewer, exact,
		followers;
} tally;

static void compare(struct search *s, const size_t *edge)
{
	int64_t level[3];
	uint32_t kept;

	try_all(s, 0);
	memcpy(s->b.edge, edge, s->p->n_mentees * sizeof(*edge));
	brute_levels(&s->b, level, &kept);
	/* Never better than the best there is; and that often. */
	tally.impossible += count_unmet(s, edge) < s->unmet ||
			    (count_unmet(s, edge) == s->unmet && brute_compare(level, s->best) > 0);
	tally.fewer += count_unmet(s, edge) > s->unmet;
	tally.equal += count_unmet(s, edge) == s->unmet && brute_compare(level, s->best) == 0;
}

static void judge(const struct matching_problem *p, enum matching_objective objective,
		  int32_t minimum, const struct matching_demands *demands, const bool *idle,
		  const size_t *edge)
{
	struct search s = { .p = p, .objective = objective, .demands = demands, .idle = idle };

	tally.judged++;
	s.load = xcalloc(p->n_mentors, sizeof(*s.load));
	s.b = (struct brute){ .p = p, .objective = objective, .minimum = minimum };
	s.b.edge = xcalloc(p->n_mentees, sizeof(*s.b.edge));
	if (p->n_mentees)
		compare(&s, edge);
	else
		tally.equal++;
	free(s.load);
	free(s.b.edge);
}

/* ---- least numbers ---- */

/* Two kinds of pairs, each with a group of its own with each mentor, and a third kind without groups. */
static uint32_t *random_teams(const struct matching_problem *p)
{
	uint32_t *team = xcalloc(matching_n_edges(p), sizeof(*team));

	for (size_t e = 0; e < matching_n_edges(p); e++) {
		uint32_t kind = random_below(3);

		team[e] = kind == 2 ? MATCHING_NOBODY : 2 * p->mentor[e] + kind;
	}
	return team;
}

static void test_least(const struct matching_problem *p, enum matching_objective objective,
		       int32_t minimum, bool teams)
{
	uint32_t *team = teams ? random_teams(p) : NULL;
	uint32_t *least = xcalloc((size_t)2 * p->n_mentors, sizeof(*least));
	size_t *before = xcalloc(p->n_mentees, sizeof(*before));
	struct matching_demands demands = { .least = least,
					    .team = team,
					    .n_teams = 2 * p->n_mentors };
	struct matching_result r;
	struct matching_repair repair;

	for (uint32_t j = 0; j < 2 * p->n_mentors; j++)
		least[j] = random_below(4);
	matching_solve(p, objective, minimum, &r);
	if (p->n_mentees)
		memcpy(before, r.edge, p->n_mentees * sizeof(*before));
	matching_repair(p, objective, minimum, &demands, r.edge, &repair);
	tally.infeasible += !matching_feasible(p, minimum, r.edge, NULL);
	tally.too_small += any_small(p, &demands, r.edge) || repair.n_small;
	if (!any_small(p, &demands, before))
		tally.needless +=
			repair.n_closed || repair.n_filled ||
			(p->n_mentees && memcmp(before, r.edge, p->n_mentees * sizeof(*before)));
	else
		tally.repaired++;
	tally.miscounted += repair.exact == any_small(p, &demands, before);
	tally.filled += repair.n_filled;
	tally.closed += repair.n_closed;
	judge(p, objective, minimum, &demands, NULL, r.edge);
	free(team);
	free(least);
	free(before);
	matching_repair_release(&repair);
	matching_result_release(&r);
}

/* The way of those who are too many to be dealt with one by one, on problems of any size. */
static void test_bulk(const struct matching_problem *p, enum matching_objective objective,
		      int32_t minimum, const struct matching_demands *demands, bool hopeless)
{
	struct repairer r = {
		.p = p, .objective = objective, .minimum = minimum, .demands = demands
	};
	struct matching_repair repair = { .closed = xcalloc((size_t)3 * p->n_mentors,
							    sizeof(uint32_t)) };
	struct draft draft;

	repairer_init(&r);
	draft_init(&draft, p);
	draft_solve_rest(&r, &draft);
	if (hopeless)
		repair_close_hopeless(&r, &draft, &repair);
	for (uint32_t team; (team = repair_find_short(&r, &draft)) != MATCHING_NOBODY;) {
		tally.needless += repair_deal_with(&r, &draft, team, &repair);
		repair_close_many(&r, &draft, &repair);
	}
	tally.infeasible += !matching_feasible(p, minimum, draft.edge, NULL);
	tally.too_small += any_small(p, demands, draft.edge);
	tally.closed += repair.n_closed;
	judge(p, objective, minimum, demands, NULL, draft.edge);
	draft_release(&draft);
	repairer_release(&r);
	free(repair.closed);
}

static void test_bulk_case(const struct matching_problem *p, enum matching_objective objective,
			   int32_t minimum)
{
	uint32_t *team = random_below(2) ? random_teams(p) : NULL;
	uint32_t *least = xcalloc((size_t)2 * p->n_mentors, sizeof(*least));
	const struct matching_demands demands = { .least = least,
						  .team = team,
						  .n_teams = 2 * p->n_mentors };

	for (uint32_t j = 0; j < 2 * p->n_mentors; j++)
		least[j] = random_below(4);
	test_bulk(p, objective, minimum, &demands, random_below(2));
	free(team);
	free(least);
}

/* ---- together and apart ---- */

#define MOST_WISHES 4

/* There is a way between two exactly when they are of one group, and it leads back over wishes `together`. */
static void check_path(const struct matching_problem *p, const struct matching_wish *wishes,
		       size_t n, const uint32_t *group)
{
	uint32_t from = random_below(p->n_mentees), to = random_below(p->n_mentees);
	size_t *by = xcalloc(p->n_mentees, sizeof(*by)), steps = 0;

	if (from != to) {
		bool leads = matching_wish_path(p->n_mentees, wishes, n, from, to, by);

		tally.led += leads;
		tally.misled += leads != (group[from] == group[to]);
		while (leads && to != from && steps++ < n) {
			const struct matching_wish *w = &wishes[by[to]];

			tally.misled += w->apart || (w->mentee != to && w->other != to);
			to = w->mentee == to ? w->other : w->mentee;
		}
		tally.misled += leads && to != from;
	}
	free(by);
}

/* Wishes that do not contradict each other. */
static size_t random_wishes(const struct matching_problem *p, struct matching_wish *wishes)
{
	size_t n = 0;

	for (int k = 0; k < MOST_WISHES && p->n_mentees > 1; k++) {
		struct matching_wish w = { .apart = random_below(2),
					   .mentee = random_below(p->n_mentees),
					   .other = random_below(p->n_mentees) };
		bool contradicts = w.mentee == w.other;
		uint32_t *group;

		wishes[n] = w;
		group = matching_wish_groups(p->n_mentees, wishes, n + 1);
		for (size_t i = 0; i <= n; i++)
			contradicts |= wishes[i].apart &&
				       group[wishes[i].mentee] == group[wishes[i].other];
		check_path(p, wishes, n + 1, group);
		free(group);
		n += !contradicts;
	}
	return n;
}

/* Wishes about people who take no part and have a mentor or two, behind the others; n is the number of all. */
static size_t random_followers(const struct matching_problem *p, struct matching_wish *wishes,
			       size_t n, uint32_t mentors[MOST_WISHES][2])
{
	for (int k = 0; k < MOST_WISHES && p->n_mentees && p->n_mentors; k++) {
		if (random_below(2))
			continue;
		mentors[k][0] = random_below(p->n_mentors);
		mentors[k][1] = random_below(p->n_mentors);
		wishes[n++] = (struct matching_wish){ .apart = random_below(3) == 0,
						      .mentee = random_below(p->n_mentees),
						      .other = MATCHING_NOBODY,
						      .mentors = mentors[k],
						      .n_mentors = 1 + random_below(2) };
		tally.followers++;
	}
	return n;
}

static void check_wishes(const struct matching_problem *p, const struct matching_demands *d,
			 const size_t *before, const struct matching_result *r,
			 const struct matching_repair *repair)
{
	size_t joined = 0, parted = 0, unmet = 0;

	for (size_t k = 0; k < d->n_wishes; k++) {
		bool was = is_met(p, &d->wishes[k], before);
		bool met = is_met(p, &d->wishes[k], r->edge);

		tally.miscounted += met != repair->met[k];
		unmet += !met;
		if (!was && met)
			*(d->wishes[k].apart ? &parted : &joined) += 1;
		/* There always is a way to keep two apart. */
		tally.impossible += d->wishes[k].apart && !met;
	}
	tally.miscounted += joined != repair->n_joined || parted != repair->n_parted ||
			    unmet != repair->n_unmet;
	tally.joined += joined;
	tally.parted += parted;
	tally.unmet += unmet;
	tally.told += d->n_wishes;
}

static void test_wishes(const struct matching_problem *p, enum matching_objective objective,
			int32_t minimum, bool follow)
{
	struct matching_wish wishes[2 * MOST_WISHES];
	uint32_t mentors[MOST_WISHES][2];
	bool idle[2 * MOST_WISHES];
	struct matching_demands d = { .wishes = wishes, .n_wishes = random_wishes(p, wishes) };
	size_t *before = xcalloc(p->n_mentees, sizeof(*before));
	struct matching_result r;
	struct matching_repair repair;

	if (follow)
		d.n_wishes = random_followers(p, wishes, d.n_wishes, mentors);
	matching_solve(p, objective, minimum, &r);
	for (uint32_t i = 0; i < p->n_mentees; i++)
		before[i] = r.edge[i];
	for (size_t k = 0; k < d.n_wishes; k++)
		idle[k] = wishes[k].other != MATCHING_NOBODY &&
			  before[wishes[k].mentee] == MATCHING_NO_EDGE &&
			  before[wishes[k].other] == MATCHING_NO_EDGE;
	matching_repair(p, objective, minimum, &d, r.edge, &repair);
	tally.infeasible += !matching_feasible(p, minimum, r.edge, NULL);
	check_wishes(p, &d, before, &r, &repair);
	tally.exact += repair.exact;
	judge(p, objective, minimum, &d, idle, r.edge);
	free(before);
	matching_repair_release(&repair);
	matching_result_release(&r);
}

/* ---- all three ---- */

static void run_cases(int kind)
{
	for (int k = 0; k < CASES; k++) {
		enum matching_objective objective = (enum matching_objective)(k % 3);
		struct random_shape shape = random_small();
		int32_t minimum = random_below(4) ? 0 : shape.step;
		struct matching_problem p;

		if (kind == 1 || kind == 2)
			shape.most_places = 4;
		random_problem(&p, &shape);
		if (kind == 4)
			test_bulk_case(&p, objective, minimum);
		else if (kind == 1 || kind == 2)
			test_wishes(&p, objective, minimum, kind == 2);
		else
			test_least(&p, objective, minimum, kind == 3);
		matching_problem_release(&p);
	}
}

int main(void)
{
	random_state = 20211203;
	run_cases(0);
	printf("# %zu repaired (%zu groups filled, %zu closed), %zu of %d as good as can be\n",
	       tally.repaired, tally.filled, tally.closed, tally.equal, CASES);
	is_int(tally.infeasible, 0, "a repaired matching is feasible");
	is_int(tally.too_small, 0, "no group is too small");
	is_int(tally.needless, 0, "nothing is changed where nothing is wrong");
	is_int(tally.impossible, 0, "it is never better than the best there is");
	is_int(tally.miscounted, 0, "and said to be so where nothing was to do only");
	ok(tally.equal > CASES * 99 / 100, "and nearly always as good");
	ok(tally.filled > 20 && tally.closed > 50, "groups were filled and closed");

	tally = (struct tally){ .infeasible = 0 };
	run_cases(1);
	printf("# %zu wishes: %zu joined, %zu parted, %zu not to be met; %zu of %zu plans as good as can be\n",
	       tally.told, tally.joined, tally.parted, tally.unmet, tally.equal, tally.judged);
	is_int(tally.infeasible, 0, "a plan with wishes is feasible");
	is_int(tally.impossible, 0, "who is to be apart is, and no plan is better than the best");
	is_int(tally.miscounted, 0, "it is told which wishes are met");
	ok(tally.joined > 100 && tally.parted > 100, "wishes were met that the best plan does not");
	is_int(tally.misled, 0, "wishes that lead from one to another are found");
	ok(tally.led > 100, "and there were some");
	is_int(tally.fewer, 0, "as many are met as can be");
	is_int(tally.equal, CASES, "and every plan is as good as can be");
	is_int(tally.exact, CASES, "as the search says");

	tally = (struct tally){ .infeasible = 0 };
	run_cases(2);
	printf("# %zu wishes, %zu with those who take no part\n", tally.told, tally.followers);
	is_int(tally.infeasible + tally.impossible + tally.miscounted, 0,
	       "the same about those who take no part");
	is_int(tally.fewer, 0, "as many are met as can be, with them, too");
	is_int(tally.equal, CASES, "and every plan is as good as can be, with them, too");
	ok(tally.followers > 1000, "and there were some");

	tally = (struct tally){ .infeasible = 0 };
	run_cases(3);
	printf("# groups of a kind: %zu repaired (%zu filled, %zu closed), %zu of %d as good as can be\n",
	       tally.repaired, tally.filled, tally.closed, tally.equal, CASES);
	is_int(tally.infeasible + tally.too_small + tally.needless + tally.impossible, 0,
	       "groups of a kind: feasible, none too small, nothing needless, never too good");
	ok(tally.equal > CASES * 95 / 100, "and nearly always as good as can be");
	ok(tally.filled > 10 && tally.closed > 50, "groups of a kind were filled and closed");

	tally = (struct tally){ .infeasible = 0 };
	run_cases(4);
	printf("# many groups at once: %zu closed, %zu of %d as good as can be\n", tally.closed,
	       tally.equal, CASES);
	is_int(tally.infeasible + tally.too_small + tally.needless + tally.impossible, 0,
	       "many groups at once: feasible, none too small, none without work, never too good");
	ok(tally.equal > CASES * 8 / 10, "and mostly as good as can be");
	ok(tally.closed > 50, "and many were closed");
	return done_testing();
}
