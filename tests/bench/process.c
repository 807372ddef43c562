/*
 * process.c - how long the whole program takes from two people files to proposals.
 *
 *	process [INSTANCE ...]
 *
 * Writes mentors.csv, mentees.csv and program.yaml of each instance (people.h) into a folder of its own and runs kurator,
 * which is found beside the folder of this program, on them. Prints a table, one row per instance and command: seconds on
 * the clock, processor seconds and peak memory of the process, rows that it printed. Writing the files is not counted.
 */
#include "bench/clock.h"
#include "bench/people.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

struct instance {
	const char *name;
	uint32_t mentees, mentors;
	bool by_name_only;
};

static const struct instance instances[] = {
	{ "school", 60, 25, false },
	{ "town", 1000, 400, false },
	{ "city", 10000, 4000, false },
	{ "region", 100000, 40000, true },
};

static const struct {
	const char *title;
	const char *argv[8];
} runs[] = {
	{ "match", { "pair", "match", NULL } },
	{ "match score", { "pair", "match", "--objective", "score", NULL } },
	{ "score top 3", { "pair", "score", "--top", "3", NULL } },
};

#define MOST_ARGUMENTS 20

struct figures {
	double wall, processor, mib;
	size_t rows;
};

static int write_file(const char *path, const char *bytes, size_t len)
{
	FILE *file = fopen(path, "w");

	if (!file)
		return error_errno("%s", path);
	fwrite(bytes, 1, len, file);
	return fclose(file) ? error_errno("%s", path) : 0;
}

static int write_files(const struct instance *in)
{
	struct strbuf mentors = STRBUF_INIT, mentees = STRBUF_INIT, program = STRBUF_INIT;
	int result;

	people_program(&program);
	people_mentors(&mentors, in->mentors);
	people_mentees(&mentees, in->mentees);
	result = write_file("mentors.csv", mentors.buf, mentors.len) |
		 write_file("mentees.csv", mentees.buf, mentees.len) |
		 write_file("program.yaml", program.buf, program.len);
	strbuf_release(&mentors);
	strbuf_release(&mentees);
	strbuf_release(&program);
	return result;
}

static void run_kurator(const char *kurator, const char *const *command)
{
	static const char *const files[] = {
		"--mentors",    "mentors.csv", "--mentees",  "mentees.csv", "--program",
		"program.yaml", "--as-of",     PEOPLE_AS_OF, "--lang",      "en",
	};
	const char *argv[MOST_ARGUMENTS] = { kurator };
	size_t n = 1;
	int out = open("out.csv", O_WRONLY | O_CREAT | O_TRUNC, 0600);
	int err = open("err", O_WRONLY | O_CREAT | O_TRUNC, 0600);

	for (; *command; command++)
		argv[n++] = *command;
	for (size_t k = 0; k < ARRAY_SIZE(files); k++)
		argv[n++] = files[k];
	if (out < 0 || err < 0 || dup2(out, 1) < 0 || dup2(err, 2) < 0)
		_exit(127);
	execv(kurator, (char *const *)argv);
	_exit(127);
}

static size_t count_rows(void)
{
	FILE *file = fopen("out.csv", "r");
	size_t n = 0;
	int c;

	if (!file)
		return 0;
	while ((c = getc(file)) != EOF)
		n += c == '\n';
	fclose(file);
	return n ? n - 1 : 0;
}

static int measure(const char *kurator, const char *const *command, struct figures *f)
{
	double start = wall_seconds();
	struct rusage usage;
	int status;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (child < 0)
		return error_errno("fork");
	if (!child)
		run_kurator(kurator, command);
	if (wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status))
		return error("kurator did not do it (status %d)", status);
	f->wall = wall_seconds() - start;
	f->processor = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
	f->mib = (double)usage.ru_maxrss / 1024;
	f->rows = count_rows();
	return 0;
}

static int measure_all(const char *kurator, const struct instance *in)
{
	int result = write_files(in);

	for (size_t k = 0; !result && k < ARRAY_SIZE(runs); k++) {
		struct figures f = { .rows = 0 };

		result = measure(kurator, runs[k].argv, &f);
		if (!result)
			printf("%-9s %-12s %8u %7u %8.3f %9.3f %7.1f %9zu\n", in->name,
			       runs[k].title, in->mentees, in->mentors, f.wall, f.processor, f.mib,
			       f.rows);
	}
	return result;
}

static void remove_files(const char *folder)
{
	static const char *const files[] = { "mentors.csv", "mentees.csv", "program.yaml",
					     "out.csv", "err" };

	for (size_t k = 0; k < ARRAY_SIZE(files); k++)
		unlink(files[k]);
	if (chdir("/") || rmdir(folder))
		error_errno("%s", folder);
}

int main(int argc, char **argv)
{
	char folder[] = "/tmp/kurator-bench-XXXXXX";
	struct strbuf path = STRBUF_INIT;
	const char *slash = strrchr(argv[0], '/');
	char *kurator;
	int result = 0;

	strbuf_add(&path, argv[0], slash ? (size_t)(slash - argv[0]) + 1 : 0);
	strbuf_addstr(&path, "../kurator");
	kurator = realpath(path.buf, NULL);
	strbuf_release(&path);
	if (!kurator || !mkdtemp(folder) || chdir(folder)) {
		error_errno("%s",
			    kurator ? folder : "no kurator beside the folder of this program");
		return 1;
	}
	printf("%-9s %-12s %8s %7s %8s %9s %7s %9s\n", "instance", "command", "mentees", "mentors",
	       "seconds", "processor", "MiB", "rows");
	for (size_t k = 0; k < ARRAY_SIZE(instances); k++) {
		bool wanted = argc < 2 && !instances[k].by_name_only;

		for (int a = 1; a < argc; a++)
			wanted |= streq(argv[a], instances[k].name);
		if (wanted)
			result |= measure_all(kurator, &instances[k]);
	}
	remove_files(folder);
	free(kurator);
	return result ? 1 : 0;
}
