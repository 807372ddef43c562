/*
 * peers.c - the solver of the matching engine against others, in one run.
 *
 *	peers [INSTANCE ...]
 *
 * Without arguments all instances that take a minute at most. For each: most
 *points, by this engine (with certificate, canonical choice and pairs that are
 *in every best plan) and by the peers that are installed: the assignment
 *functions of scipy, network simplex and cost scaling of LEMON, glpsol of GLPK.
 *Seconds are processor seconds of the solver alone, of glpsol those of the
 *process; a small problem is solved until 50 ms are over, here and by each peer
 *but glpsol, and the seconds are those of one solution on average; MiB is the peak of the process that solves. `ratio` is the peer's
 *seconds by ours. All have to come to the same points. A peer that is not
 *installed, or too slow for the instance, is named as such.
 */
#include "base/strbuf.h"
#include "bench/clock.h"
#include "bench/instances.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/matching/solve.h"

/* A peer: program and arguments behind which the file comes; instances of up to
 * so many edges. */
struct peer {
	const char *title;
	const char *argv[4];
	size_t most_edges;
	size_t most_cells; /* of a matrix of mentees and places; 0: it needs none */
	bool is_glpsol;
};

struct figures {
	double seconds, mib;
	int64_t points;
};

/* A measurement is at least so long, as in lemon.cc and peer.py. */
#define ENOUGH_SECONDS 0.05

static const char problem_file[] = "problem", lp_file[] = "problem.lp", out_file[] = "out";

/* ---- files ---- */

static FILE *create(const char *path)
{
	FILE *file = fopen(path, "w");

	if (!file)
		die("%s", path);
	return file;
}

static void write_problem(const struct matching_problem *p)
{
	FILE *file = create(problem_file);

	fprintf(file, "%u %u\n", p->n_mentees, p->n_mentors);
	for (uint32_t j = 0; j < p->n_mentors; j++)
		fprintf(file, "%u ", p->capacity[j]);
	for (uint32_t i = 0; i < p->n_mentees; i++)
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++)
			fprintf(file, "\n%u %u %d", i, p->mentor[e], p->score[e]);
	fputc('\n', file);
	fclose(file);
}

/* One variable for each edge; one row for each person who has one. */
static void write_lp(const struct matching_problem *p)
{
	FILE *file = create(lp_file);
	size_t *column = xcalloc(p->n_mentors + 1, sizeof(*column));
	size_t n = matching_n_edges(p), *edge = xcalloc(n, sizeof(*edge));

	fputs("Maximize\n points:", file);
	for (size_t e = 0; e < n; e++) {
		fprintf(file, " +%d x%zu\n", p->score[e], e);
		column[p->mentor[e] + 1]++;
	}
	fputs("Subject To\n", file);
	for (uint32_t i = 0; i < p->n_mentees; i++) {
		for (size_t e = p->row[i]; e < p->row[i + 1]; e++)
			fprintf(file, " +x%zu\n", e);
		if (p->row[i] < p->row[i + 1])
			fputs(" <= 1\n", file);
	}
	for (uint32_t j = 0; j < p->n_mentors; j++)
		column[j + 1] += column[j];
	for (size_t e = 0; e < n; e++)
		edge[column[p->mentor[e]]++] = e;
	for (uint32_t j = 0; j < p->n_mentors; j++) {
		size_t first = j ? column[j - 1] : 0;

		for (size_t k = first; k < column[j]; k++)
			fprintf(file, " +x%zu\n", edge[k]);
		if (first < column[j])
			fprintf(file, " <= %u\n", p->capacity[j]);
	}
	fputs("End\n", file);
	fclose(file);
	free(column);
	free(edge);
}

/* ---- measuring ---- */

static void solve_here(const struct matching_problem *p)
{
	struct matching_result r = { .edge = NULL };
	double start = process_seconds(), seconds;
	unsigned times = 0;
	FILE *out;

	do {
		matching_result_release(&r);
		matching_solve(p, MATCHING_SCORE, 0, &r);
		times++;
		seconds = process_seconds() - start;
	} while (seconds < ENOUGH_SECONDS);
	out = create(out_file);
	fprintf(out, "%.9f %lld %u\n", seconds / times, (long long)r.points, r.pairs);
	fclose(out);
	_exit(0);
}

static void run_peer(const struct peer *peer)
{
	const char *argv[8] = { NULL };
	int out =
		open(peer->is_glpsol ? "/dev/null" : out_file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	int err = open("/dev/null", O_WRONLY);
	size_t n = 0;

	for (; peer->argv[n]; n++)
		argv[n] = peer->argv[n];
	argv[n++] = peer->is_glpsol ? lp_file : problem_file;
	if (peer->is_glpsol) {
		argv[n++] = "--write";
		argv[n++] = out_file;
	}
	if (out < 0 || err < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0)
		_exit(126);
	execvp(argv[0], (char *const *)argv);
	_exit(127);
}

/* "p bas ROWS COLUMNS STATUS STATUS POINTS" */
static int read_glpsol(const char *line, struct figures *f)
{
	double points;

	if (sscanf(line, "s bas %*u %*u %*c %*c %lf", &points) != 1)
		return -1;
	f->points = (int64_t)(points + 0.5);
	return 0;
}

static int read_out(bool is_glpsol, struct figures *f)
{
	FILE *file = fopen(out_file, "r");
	long long points;
	char line[256];
	int result = -1;

	while (file && result && fgets(line, sizeof(line), file)) {
		if (is_glpsol) {
			result = read_glpsol(line, f);
		} else if (sscanf(line, "%lf %lld", &f->seconds, &points) == 2) {
			f->points = points;
			result = 0;
		}
	}
	if (file)
		fclose(file);
	return result;
}

/* Returns the exit status of a process of its own; 0: there are figures.
 * Without a peer it is this engine that solves. */
static int measure(const struct matching_problem *p, const struct peer *peer, struct figures *f)
{
	struct rusage usage;
	int status;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (child < 0)
		die("fork");
	if (!child) {
		if (peer)
			run_peer(peer);
		else
			solve_here(p);
	}
	if (wait4(child, &status, 0, &usage) != child)
		die("wait4");
	if (!WIFEXITED(status) || WEXITSTATUS(status))
		return WIFEXITED(status) ? WEXITSTATUS(status) : 126;
	f->mib = (double)usage.ru_maxrss / 1024;
	f->seconds = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
	return read_out(peer && peer->is_glpsol, f) ? 126 : 0;
}

static void print_figures(const char *name, size_t n, const char *who, const struct figures *f)
{
	printf("%-8s %9zu %-22s %10.6f %8.1f %16.3f", name, n, who, f->seconds, f->mib,
	       (double)f->points / MATCHING_POINT);
}

static size_t count_cells(const struct matching_problem *p)
{
	size_t places = 0;

	for (uint32_t j = 0; j < p->n_mentors; j++)
		places += p->capacity[j];
	return places * p->n_mentees;
}

/* Returns -1 where the peer comes to other points. */
static int compare(const char *name, const struct matching_problem *p, const struct peer *peer,
		   const struct figures *own)
{
	struct figures f = { .points = 0 };
	size_t n = matching_n_edges(p);
	int status;

	if (n > peer->most_edges || (peer->most_cells && count_cells(p) > peer->most_cells)) {
		printf("%-8s %9zu %-22s too large for it\n", name, n, peer->title);
		return 0;
	}
	if (peer->is_glpsol)
		write_lp(p);
	status = measure(p, peer, &f);
	if (status) {
		printf("%-8s %9zu %-22s %s\n", name, n, peer->title,
		       status == 127 ? "is not installed" : "failed");
		return 0;
	}
	print_figures(name, n, peer->title, &f);
	printf(" %8.1f%s\n", f.seconds / own->seconds,
	       f.points == own->points ? "" : "  OTHER POINTS");
	return f.points == own->points ? 0 : -1;
}

static int measure_all(const struct instance *in, const struct peer *peers, size_t n_peers)
{
	struct matching_problem p;
	struct figures own = { .points = 0 };
	int result = 0;

	generate(&p, in);
	write_problem(&p);
	if (measure(&p, NULL, &own))
		die("%s: no figures", in->name);
	print_figures(in->name, matching_n_edges(&p), "kurator", &own);
	putchar('\n');
	for (size_t k = 0; k < n_peers; k++)
		result |= compare(in->name, &p, &peers[k], &own);
	matching_problem_release(&p);
	return result;
}

/* ---- */

static void remove_files(const char *folder)
{
	unlink(problem_file);
	unlink(lp_file);
	unlink(out_file);
	if (chdir("/") || rmdir(folder))
		error_errno("%s", folder);
}

/* A file beside this program, or of the sources of the benches. */
static char *beside(const char *program, const char *name)
{
	const char *slash = strrchr(program, '/');
	struct strbuf path = STRBUF_INIT;
	char *found;

	strbuf_add(&path, program, slash ? (size_t)(slash - program) + 1 : 0);
	strbuf_addstr(&path, name);
	found = realpath(path.buf, NULL);
	strbuf_release(&path);
	return found ? found : xstrdup("/nowhere");
}

static const char *const unasked[] = { "school", "s1",   "s10", "s100", "m1",
				       "m10",    "m100", "l1",  "l10",  "d5" };

static bool is_wanted(const char *name, int argc, char **argv)
{
	for (int a = 1; a < argc; a++)
		if (streq(argv[a], name))
			return true;
	for (size_t k = 0; argc < 2 && k < ARRAY_SIZE(unasked); k++)
		if (streq(unasked[k], name))
			return true;
	return false;
}

int main(int argc, char **argv)
{
	char folder[] = "/tmp/kurator-peers-XXXXXX";
	char *lemon = beside(argv[0], "lemon"), *script = beside(argv[0], "peer.py");
	const struct peer peers[] = {
		{ "scipy sparse", { "/usr/bin/python3", script, "sparse" }, 30000000, 0, false },
		{ "scipy dense",
		  { "/usr/bin/python3", script, "dense" },
		  30000000,
		  30000000,
		  false },
		{ "LEMON network simplex", { lemon, "simplex" }, 30000000, 0, false },
		{ "LEMON cost scaling", { lemon, "scaling" }, 30000000, 0, false },
		{ "glpsol", { "glpsol", "--lp" }, 50000, 0, true },
	};
	int result = 0;

	if (!mkdtemp(folder) || chdir(folder))
		die("%s", folder);
	printf("%-8s %9s %-22s %10s %8s %16s %8s\n", "instance", "edges", "solver", "seconds",
	       "MiB", "points", "ratio");
	for (size_t k = 0; k < ARRAY_SIZE(instances); k++)
		if (is_wanted(instances[k].name, argc, argv))
			result |= measure_all(&instances[k], peers, ARRAY_SIZE(peers));
	remove_files(folder);
	free(lemon);
	free(script);
	return result ? 1 : 0;
}
