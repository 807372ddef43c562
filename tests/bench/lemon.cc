/*
 * lemon.cc - the peer of tests/bench/peers.c: network simplex and cost scaling of LEMON on one problem.
 *
 *	lemon simplex|scaling FILE
 *
 * The file: numbers of mentees and mentors, places of each mentor, then a line "mentee mentor score" for each edge.
 * Solves it until 50 ms are over. Prints processor seconds of the solver alone for one solution, points and pairs.
 */
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <vector>

#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

using lemon::SmartDigraph;

static const double ENOUGH_SECONDS = 0.05;

static double now()
{
	timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return t.tv_sec + t.tv_nsec * 1e-9;
}

/* Every mentee sends one unit: to a mentor, or for nothing to the end. */
struct network {
	SmartDigraph graph;
	SmartDigraph::ArcMap<int64_t> room, cost;
	SmartDigraph::NodeMap<int64_t> supply;
	std::vector<SmartDigraph::Arc> edges;

	network() : room(graph), cost(graph), supply(graph)
	{
	}

	SmartDigraph::Arc add(SmartDigraph::Node from, SmartDigraph::Node to, int64_t places, int64_t price)
	{
		SmartDigraph::Arc arc = graph.addArc(from, to);

		room[arc] = places;
		cost[arc] = price;
		return arc;
	}
};

static bool read_network(const char *path, network &n)
{
	FILE *file = fopen(path, "r");
	unsigned mentees, mentors, i, j, places;
	int score;
	std::vector<SmartDigraph::Node> left, right;
	SmartDigraph::Node end = n.graph.addNode();

	if (!file || fscanf(file, "%u %u", &mentees, &mentors) != 2)
		return false;
	n.supply[end] = -(int64_t)mentees;
	for (i = 0; i < mentees; i++) {
		left.push_back(n.graph.addNode());
		n.supply[left[i]] = 1;
	}
	for (j = 0; j < mentors; j++)
		right.push_back(n.graph.addNode());
	for (j = 0; j < mentors; j++) {
		if (fscanf(file, "%u", &places) != 1)
			return false;
		n.add(right[j], end, places, 0);
	}
	for (i = 0; i < mentees; i++)
		n.add(left[i], end, 1, 0);
	while (fscanf(file, "%u %u %d", &i, &j, &score) == 3)
		n.edges.push_back(n.add(left[i], right[j], 1, -(int64_t)score));
	fclose(file);
	return true;
}

template <class Solver> static int solve(network &n)
{
	double seconds = 0;
	long long points, pairs;
	unsigned times = 0;

	do {
		double start = now();
		Solver solver(n.graph);

		solver.upperMap(n.room).costMap(n.cost).supplyMap(n.supply);
		if (solver.run() != Solver::OPTIMAL)
			return 1;
		seconds += now() - start;
		times++;
		points = pairs = 0;
		for (SmartDigraph::Arc arc : n.edges) {
			points -= solver.flow(arc) * n.cost[arc];
			pairs += solver.flow(arc);
		}
	} while (seconds < ENOUGH_SECONDS);
	printf("%.9f %lld %lld\n", seconds / times, points, pairs);
	return 0;
}

int main(int argc, char **argv)
{
	network n;

	if (argc != 3 || !read_network(argv[2], n))
		return 1;
	if (!strcmp(argv[1], "simplex"))
		return solve<lemon::NetworkSimplex<SmartDigraph, int64_t, int64_t>>(n);
	return solve<lemon::CostScaling<SmartDigraph, int64_t, int64_t>>(n);
}
