/*
 * monitoring.c - how long large files take: reading CSV, entry against exit, means by organisation, and the start.
 *
 *	monitoring [ROWS]
 *
 * Without an argument a million rows; ten million is the size of which the targets speak. Files are invented, the same
 * each time, in a folder of their own.
 *
 *	C  all fields of a file in this process: with libcsv alone, with SSE2, with AVX2; gigabytes a processor second
 *	A  monitor compare FILE --by variant: pair by participant and measure, figures per measure and group
 *	B  monitor quality --by org FILE: mean minutes and rating by 40,000 organisations
 *	S  monitor compare of 100 rows outside a programme, and of the example school inside one
 *
 * A, B and S are whole processes: processor and elapsed seconds, peak memory. The peers are DuckDB for A and B and
 * `git --version` for S, where they are installed; the ratio is ours to theirs, in this run. DuckDB is the program
 * `duckdb` or, for node, the package @duckdb/node-api, installed with `npm install -g` or where NODE_PATH says.
 */
#include "bench/clock.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/random.h"
#include "store/reader.h"

static char *kurator;

struct used {
	double cpu, wall; /* seconds */
	double mib;
};

/* What ratios to the peer are aimed at; 0: none. */
struct target {
	double cpu, wall;
};

/* ---- files ---- */

static unsigned below(unsigned n)
{
	static uint64_t seed = 1;

	return (unsigned)random_below(&seed, n);
}

static FILE *create(const char *name)
{
	FILE *file = fopen(name, "w");

	if (!file)
		die("%s", name);
	return file;
}

/* A fifth of the rows has quoted Cyrillic. */
static void make_measures(const char *name, size_t rows)
{
	static const char *const measures[] = { "engagement", "anxiety", "marks", "climate" };
	static const char *const variants[] = { "leader-passive", "achiever", "peer", "adapted" };
	FILE *file = create(name);

	fputs("participant,measure,phase,date,value,variant\n", file);
	for (size_t i = 0; i < rows / 2; i++) {
		const char *variant = i % 5 ? variants[i / 4 % 4] : "\"Лидер, пассивный\"";
		unsigned entry = 10 + below(40), exit = entry - 5 + below(14);

		fprintf(file, "E-%07zu,%s,entry,2021-09-%02zu,%u,%s\n", i / 4, measures[i % 4],
			10 + i % 15, entry, variant);
		fprintf(file, "E-%07zu,%s,exit,2022-05-%02zu,%u,%s\n", i / 4, measures[i % 4],
			10 + i % 15, exit, variant);
	}
	fclose(file);
}

static void make_meetings(const char *name, size_t rows)
{
	FILE *file = create(name);

	fputs("id,pair,date,stage,minutes,mentor_rating,org\n", file);
	for (size_t i = 0; i < rows; i++) {
		unsigned org;

		fprintf(file, "V-%07zu,P-%06zu,2021-%02zu-%02zu,regular,%u,%u,", i, i / 12,
			9 + i % 4, 1 + i % 28, 30 + below(45), 1 + below(10));
		org = below(40000);
		fprintf(file, org % 5 ? "org-%05u\n" : "\"Школа № %u\"\n", org);
	}
	fclose(file);
}

/* ---- whole processes ---- */

/* Runs it with stdout and stderr thrown away. Returns its exit status. */
static int run(const char *const argv[], struct used *used)
{
	struct rusage usage;
	double start = wall_seconds();
	pid_t child = fork();
	int status;

	if (!child) {
		int null = open("/dev/null", O_RDWR);

		dup2(null, 1);
		dup2(null, 2);
		execvp(argv[0], (char *const *)argv);
		_exit(127);
	}
	if (wait4(child, &status, 0, &usage) < 0)
		die("wait4");
	*used = (struct used){ .cpu = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime),
			       .wall = wall_seconds() - start,
			       .mib = (double)usage.ru_maxrss / 1024 };
	return WIFEXITED(status) ? WEXITSTATUS(status) : 127;
}

/* The least of several runs. Returns false where the program is not there. */
static bool measure(const char *const argv[], int runs, struct used *best)
{
	for (int i = 0; i < runs; i++) {
		struct used used;
		int status = run(argv, &used);

		if (status == 127)
			return false;
		if (status)
			die("%s: exit status %d", argv[0], status);
		if (!i || used.cpu < best->cpu)
			*best = used;
	}
	return true;
}

static void print_used(const char *task, const char *who, const struct used *used, double scale)
{
	printf("%-2s %-22s %9.3f %9.3f %8.1f\n", task, who, used->cpu * scale, used->wall * scale,
	       used->mib);
}

static const char *verdict(double ratio, double target)
{
	return target <= 0 ? "" : ratio <= target ? "met" : "missed";
}

static void print_head(const char *unit)
{
	printf("   %-22s %9s %9s %8s\n", "", unit, "elapsed", "MiB");
}

static void print_ratio(const struct used *own, const struct used *peer, struct target target)
{
	double cpu = own->cpu / peer->cpu, wall = own->wall / peer->wall;

	printf("   %-22s %9.2f %9.2f %8.2f\n", "ratio", cpu, wall, own->mib / peer->mib);
	if (target.wall > 0)
		printf("   %-22s %9.2f %9.2f   %s, %s\n", "at most", target.cpu, target.wall,
		       verdict(cpu, target.cpu), verdict(wall, target.wall));
	else
		printf("   %-22s %9.2f %9s   %s\n", "at most", target.cpu, "",
		       verdict(cpu, target.cpu));
}

/* One after the other, so that what else runs on the machine is the same for both. */
static struct used compare(const char *task, const char *const ours[], const char *const theirs[],
			   const char *name, struct target target, double scale, int runs)
{
	struct used own = { 0 }, peer = { 0 };
	bool has_peer = theirs[0] && measure(theirs, 1, &peer);

	for (int i = 0; i < runs; i++) {
		struct used once;

		if (!measure(ours, 1, &once))
			die("%s is not there: make builds it", ours[0]);
		if (!i || once.cpu < own.cpu)
			own = once;
		if (has_peer && measure(theirs, 1, &once) && once.cpu < peer.cpu)
			peer = once;
	}
	print_used(task, "kurator", &own, scale);
	if (has_peer) {
		print_used(task, name, &peer, scale);
		print_ratio(&own, &peer, target);
	} else {
		printf("   %-22s skipped: %s is not installed\n", "ratio", name);
	}
	return own;
}

/* ---- DuckDB ---- */

/* Installed globally, the package lies beside node; paths of NODE_PATH are looked at without being told. */
static const char node_script[] =
	"const beside = require('path').join(process.execPath, '../../lib/node_modules');"
	"const found = () => { try {"
	" return require(require.resolve('@duckdb/node-api', {"
	" paths: [...require('module').globalPaths, beside] }));"
	"} catch { process.exit(127); } };"
	"(async () => {"
	" const instance = await found().DuckDBInstance.create(':memory:');"
	" const connection = await instance.connect();"
	" const result = await connection.runAndReadAll(process.argv[1]);"
	" console.log(result.currentRowCount); })();";

/* Fills argv[5] with a command for this query; all null pointers where there is no DuckDB. */
static void duckdb_command(const char *query, const char **argv)
{
	const char *program[] = { "duckdb", "-c", query, NULL, NULL };
	const char *package[] = { "node", "-e", node_script, query, NULL };
	const char *try_program[] = { "duckdb", "-c", "select 1", NULL };
	const char *try_package[] = { "node", "-e", node_script, "select 1", NULL };
	struct used used;

	memset(argv, 0, sizeof(program));
	if (measure(try_program, 1, &used))
		memcpy(argv, program, sizeof(program));
	else if (measure(try_package, 1, &used))
		memcpy(argv, package, sizeof(package));
}

/* ---- tasks ---- */

static void task_a(const char *file, size_t rows)
{
	const char *ours[] = { kurator, "monitor", "compare", file, "--by", "variant", NULL };
	char *query = xstrfmt(
		"with p as (select participant, measure, any_value(variant) v, max(value) filter (phase = "
		"'entry') a, max(value) filter (phase = 'exit') b from read_csv('%s') group by 1, 2) select "
		"measure, v, count(*), avg(a), stddev(a), avg(b), stddev(b), avg(b - a), stddev(b - a), "
		"avg(b - a) / (stddev(b - a) / sqrt(count(*))) from p group by 1, 2",
		file);
	const char *theirs[5];
	struct used own;

	duckdb_command(query, theirs);
	print_head("cpu s");
	own = compare("A", ours, theirs, "DuckDB", (struct target){ 0.3, 1 }, 1, 3);
	printf("   %-22s %28.1f   at most 20\n", "bytes a row",
	       own.mib * 1024 * 1024 / (double)rows);
	free(query);
}

/* Its memory is that of ten times fewer rows. */
static void task_b(const char *file, const char *tenth)
{
	const char *ours[] = { kurator, "monitor", "quality", "--by", "org", file, NULL };
	const char *less[] = { kurator, "monitor", "quality", "--by", "org", tenth, NULL };
	char *query = xstrfmt("select org, count(*), avg(minutes), avg(mentor_rating) from "
			      "read_csv('%s') group by 1",
			      file);
	const char *theirs[5];
	struct used used;

	duckdb_command(query, theirs);
	print_head("cpu s");
	compare("B", ours, theirs, "DuckDB", (struct target){ 0.6, 1 }, 1, 3);
	measure(less, 1, &used);
	print_used("B", "a tenth of the rows", &used, 1);
	free(query);
}

static void task_s(const char *file)
{
	const char *ours[] = { kurator, "monitor", "compare", file, NULL };
	const char *theirs[] = { "git", "--version", NULL };
	const char *init[] = { kurator, "init", "--example", "school", NULL };
	const char *inside[] = { kurator, "-C", "school", "monitor", "compare", NULL };
	const char *clean[] = { "rm", "-r", "school", NULL };
	struct used used;

	print_head("cpu ms");
	compare("S", ours, theirs, "git --version", (struct target){ 1.3, 0 }, 1000, 50);
	if (!measure(init, 1, &used) || !measure(inside, 50, &used))
		die("the example school");
	print_used("S", "inside a programme", &used, 1000);
	printf("   %-22s %9.2f %9s   %s\n", "at most", 10., "", verdict(used.cpu * 1000, 10));
	measure(clean, 1, &used);
}

/* ---- reading ---- */

static double read_all(const struct strbuf *bytes, const char *kernel, size_t *fields)
{
	struct findings findings = FINDINGS_INIT;
	double start = process_seconds();
	struct reader r;

	*fields = 0;
	setenv("KURATOR_CSV", kernel, 1);
	if (!reader_open_bytes(&r, bytes->buf, bytes->len, NULL, &findings))
		while (reader_next(&r))
			*fields += r.n_fields;
	reader_release(&r);
	findings_release(&findings);
	return process_seconds() - start;
}

static void task_c(const char *file)
{
	static const char *const kernels[] = { "libcsv", "sse2", "avx2" };
	struct strbuf bytes = STRBUF_INIT;
	double base = 0;
	size_t want = 0;

	if (strbuf_read_file(&bytes, file, 0))
		die("%s", file);
	printf("   %-22s %9s %9s\n", "", "GB/s", "ratio");
	for (size_t i = 0; i < ARRAY_SIZE(kernels); i++) {
		double least = 1e9;
		size_t fields;

		for (int k = 0; k < 3; k++) {
			double took = read_all(&bytes, kernels[i], &fields);

			least = took < least ? took : least;
		}
		if (!i) {
			base = least;
			want = fields;
		} else if (fields != want) {
			die("%s found %zu fields, libcsv %zu", kernels[i], fields, want);
		}
		printf("%-2s %-22s %9.2f %9.2f\n", "C", kernels[i], (double)bytes.len / least / 1e9,
		       base / least);
	}
	unsetenv("KURATOR_CSV");
	strbuf_release(&bytes);
}

int main(int argc, char **argv)
{
	size_t rows = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000000;
	char folder[] = "/tmp/kurator-bench.XXXXXX";
	char *slash = strrchr(argv[0], '/');

	kurator = slash ? xstrfmt("%.*s/../kurator", (int)(slash - argv[0]), argv[0])
			: xstrdup("kurator");
	kurator = realpath(kurator, NULL);
	if (!kurator || !mkdtemp(folder) || chdir(folder))
		die("%s", folder);
	printf("\nmonitoring: %zu rows\n", rows);
	make_measures("measures.csv", rows);
	make_measures("few.csv", 100);
	make_meetings("meetings.csv", rows);
	make_meetings("tenth.csv", rows / 10);
	task_c("measures.csv");
	task_a("measures.csv", rows);
	task_b("meetings.csv", "tenth.csv");
	task_s("few.csv");
	unlink("measures.csv");
	unlink("few.csv");
	unlink("meetings.csv");
	unlink("tenth.csv");
	return chdir("/") || rmdir(folder);
}
