/*
 * matching.c - how long the matching engine takes, and what the usual ways of
 *matching lose.
 *
 *	matching [INSTANCE ...]
 *
 * Without arguments all instances but the largest, which takes minutes.
 *
 * Prints a table, one row per instance and objective. Every solve runs in a
 *process of its own, so that its peak memory is its own. Seconds are processor
 *seconds of the solver alone, the certificate and the canonical choice
 *included; apart from that, `check` is the check of the certificate and `prove`
 *a proof from scratch. `fixed` counts the pairs that are in every best plan.
 *`greedy` is the way of a spreadsheet: sort by score, take the best free pair.
 */
#include "bench/clock.h"
#include "bench/instances.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/matching/solve.h"
#include "engine/matching/stable.h"
#include "engine/matching/verify.h"

/* ---- the usual ways ---- */

static const struct matching_problem *sorting;

static int by_score(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	if (sorting->score[x] != sorting->score[y])
		return sorting->score[x] < sorting->score[y] ? 1 : -1;
	return (x > y) - (x < y);
}

static void greedy(const struct matching_problem *p, size_t *edge)
{
	size_t n = matching_n_edges(p);
	size_t *order = xcalloc(n, sizeof(*order));
	uint32_t *room = xcalloc(p->n_mentors, sizeof(*room));
	uint32_t *mentee = xcalloc(n, sizeof(*mentee));

	memcpy(room, p->capacity, p->n_mentors * sizeof(*room));
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		edge[i] = MATCHING_NO_EDGE;
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++)
			mentee[e] = i;
	}
	for (size_t e = 0; e < n; e++)
		order[e] = e;
	sorting = p;
	qsort(order, n, sizeof(*order), by_score);
	for (size_t k = 0; k < n; k++) {
		size_t e = order[k];

		if (edge[mentee[e]] != MATCHING_NO_EDGE || !room[p->mentor[e]])
			continue;
		edge[mentee[e]] = e;
		room[p->mentor[e]]--;
	}
	free(order);
	free(room);
	free(mentee);
}

/* ---- measuring ---- */

/* What a child tells its parent. */
struct figures {
	double seconds, check_seconds, prove_seconds;
	size_t edges;
	struct matching_summary sum;
	uint32_t fixed;
	bool good;
};

enum method { SOLVE_FAIR, SOLVE_COUNT, SOLVE_SCORE, STABLE, GREEDY, N_METHODS };
static const char *const method_names[] = { "fair", "count", "score", "stable", "greedy" };

static struct figures measure(const struct instance *in, enum method method)
{
	struct matching_problem p;
	struct figures f = { .good = true };
	double start;

	generate(&p, in);
	f.edges = matching_n_edges(&p);
	start = process_seconds();
	if (method <= SOLVE_SCORE) {
		struct matching_result r;

		matching_solve(&p, (enum matching_objective)method, 0, &r);
		f.seconds = process_seconds() - start;
		start = process_seconds();
		f.good = matching_certified(&p, r.edge, &r.certificate, NULL);
		f.check_seconds = process_seconds() - start;
		start = process_seconds();
		f.good &=
			matching_prove(&p, (enum matching_objective)method, 0, r.edge, NULL, NULL);
		f.prove_seconds = process_seconds() - start;
		f.sum = matching_summarise(&p, r.edge);
		f.fixed = r.fixed_pairs;
		matching_result_release(&r);
	} else {
		size_t *edge = xcalloc(p.n_mentees, sizeof(*edge));

		if (method == STABLE)
			matching_stable(&p, MATCHING_MENTEES, 0, edge);
		else
			greedy(&p, edge);
		f.seconds = process_seconds() - start;
		f.sum = matching_summarise(&p, edge);
		free(edge);
	}
	matching_problem_release(&p);
	return f;
}

static int measure_apart(const struct instance *in, enum method method)
{
	struct figures f;
	struct rusage usage;
	int status, channel[2];
	pid_t child;

	if (pipe(channel))
		return error_errno("pipe");
	fflush(stdout);
	child = fork();
	if (child < 0)
		return error_errno("fork");
	if (!child) {
		f = measure(in, method);
		_exit(write(channel[1], &f, sizeof(f)) == (ssize_t)sizeof(f) ? 0 : 1);
	}
	close(channel[1]);
	if (read(channel[0], &f, sizeof(f)) != (ssize_t)sizeof(f) ||
	    wait4(child, &status, 0, &usage) != child)
		return error("%s %s: no figures", in->name, method_names[method]);
	close(channel[0]);
	printf("%-9s %-7s %8u %7u %9zu %9.4f %7.1f %8u %12.1f %7.2f %8u", in->name,
	       method_names[method], in->mentees, in->mentors, f.edges, f.seconds,
	       (double)usage.ru_maxrss / 1024, f.sum.pairs, (double)f.sum.points / MATCHING_POINT,
	       (double)f.sum.floor / MATCHING_POINT, f.fixed);
	if (method <= SOLVE_SCORE)
		printf(" %8.4f %8.4f %s", f.check_seconds, f.prove_seconds,
		       f.good ? "proved" : "NOT PROVED");
	putchar('\n');
	return f.good ? 0 : -1;
}

int main(int argc, char **argv)
{
	int result = 0;

	printf("%-9s %-7s %8s %7s %9s %9s %7s %8s %12s %7s %8s %8s %8s\n", "instance", "method",
	       "mentees", "mentors", "edges", "seconds", "MiB", "pairs", "points", "floor", "fixed",
	       "check", "prove");
	for (size_t k = 0; k < ARRAY_SIZE(instances); k++) {
		bool wanted = argc < 2 && !instances[k].by_name_only;

		for (int a = 1; a < argc; a++)
			wanted |= streq(argv[a], instances[k].name);
		for (int method = 0; wanted && method < N_METHODS; method++)
			result |= measure_apart(&instances[k], (enum method)method);
	}
	return result ? 1 : 0;
}
