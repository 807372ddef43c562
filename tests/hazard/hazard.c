/*
 * hazard.c - does a change survive a crash, a failing disk, a crowd?
 *
 *	hazard crash SHIM TEMPLATE MODES -- OPERATION… -- NEXT…
 *
 * runs OPERATION in a copy of the folder TEMPLATE with a fault of each mode (a list, "kill,EIO", see fault.c) at each
 * call that touches a file, then NEXT without faults. NEXT must succeed, and the folder must be, byte for byte, what it
 * is after NEXT alone or after OPERATION and NEXT: never anything else, and never the former where OPERATION reported
 * success, nor the latter where it reported failure without the words "do not repeat". After SIGTERM no temporary file
 * may be left. (Only .kurator.lock, which names a process, is not compared.)
 *
 *	hazard read SHIM TEMPLATE MODES -- COMMAND…
 *
 * runs COMMAND, which only reads, in the same way: it must end with 0 and print what it prints without faults, or fail
 * (a status other than 0).
 *
 *	hazard race TEMPLATE PROCESSES TIMES FILE -- COMMAND… [-- READER…]
 *
 * runs COMMAND TIMES times in each of PROCESSES processes at once, in one copy of TEMPLATE; "{n}" in it is a number
 * that is different each time. Every run must succeed; then FILE must have that many rows more, no id twice, each
 * number in it once, and the same in the journal, whose digests must follow one upon the other. READER runs again and
 * again meanwhile and must always succeed.
 *
 * In commands "{}" is the folder. The answer is the exit status: 0 all is well, 1 something was lost (said on stdout),
 * 2 the test itself could not run. The programs of tests/hazard/broken.c show that it can say 1.
 */
#include "base/util.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/strbuf.h"
#include "base/strmap.h"
#include "store/table.h"

#define LOCK ".kurator.lock"

static char work[] = "/tmp/kurator-hazard-XXXXXX";
static char shm_work[] = "/dev/shm/kurator-hazard-XXXXXX";
static char *base; /* the one of them that is used */

static void cannot(const char *what)
{
	printf("# cannot %s: %s\n", what, strerror(errno));
	exit(2);
}

/* --- folders --- */

struct names {
	char **items;
	size_t n, alloc;
};

/* The files of the folder and of those below it: "sheets/a.csv". */
static void add_names(struct names *names, const char *folder, const char *prefix)
{
	DIR *dir = opendir(folder);

	if (!dir)
		cannot(folder);
	for (struct dirent *entry; (entry = readdir(dir));) {
		char *path = xstrfmt("%s/%s", folder, entry->d_name);
		char *name = xstrfmt("%s%s", prefix, entry->d_name);
		struct stat st;

		if (streq(entry->d_name, ".") || streq(entry->d_name, "..") ||
		    streq(entry->d_name, LOCK)) {
			free(name);
		} else if (!lstat(path, &st) && S_ISDIR(st.st_mode)) {
			char *deeper = xstrfmt("%s/", name);

			add_names(names, path, deeper);
			free(deeper);
			free(name);
		} else {
			ALLOC_GROW(names->items, names->n + 1, names->alloc);
			names->items[names->n++] = name;
		}
		free(path);
	}
	closedir(dir);
}

static char **list_names(const char *folder, size_t *n)
{
	struct names names = { .items = NULL };

	add_names(&names, folder, "");
	*n = names.n;
	return names.items;
}

static void free_names(char **names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		free(names[i]);
	free(names);
}

static void remove_folder(const char *folder)
{
	DIR *dir = opendir(folder);

	if (!dir)
		return;
	for (struct dirent *entry; (entry = readdir(dir));) {
		char *path = xstrfmt("%s/%s", folder, entry->d_name);

		if (unlink(path) && !streq(entry->d_name, ".") && !streq(entry->d_name, ".."))
			remove_folder(path);
		free(path);
	}
	closedir(dir);
	rmdir(folder);
}

static void copy_file(const char *from_folder, const char *to_folder, const char *name)
{
	struct strbuf bytes = STRBUF_INIT;
	char *from = xstrfmt("%s/%s", from_folder, name);
	char *to = xstrfmt("%s/%s", to_folder, name);
	int fd;

	if (strbuf_read_file(&bytes, from, 0))
		cannot(from);
	if (strchr(name, '/')) {
		char *below = xstrfmt("%s/%.*s", to_folder, (int)(strrchr(name, '/') - name), name);

		mkdir(below, 0700);
		free(below);
	}
	fd = open(to, O_WRONLY | O_CREAT | O_EXCL, 0600);
	if (fd < 0 || write(fd, bytes.buf, bytes.len) != (ssize_t)bytes.len || close(fd))
		cannot(to);
	strbuf_release(&bytes);
	free(from);
	free(to);
}

static char *copy_folder(const char *template, const char *as)
{
	char *folder = xstrfmt("%s/%s", base, as);
	size_t n;
	char **names = list_names(template, &n);

	remove_folder(folder);
	if (mkdir(folder, 0700))
		cannot(folder);
	for (size_t i = 0; i < n; i++)
		copy_file(template, folder, names[i]);
	free_names(names, n);
	return folder;
}

static bool has_bytes_of(const char *a, const char *b, const char *name)
{
	struct strbuf in_a = STRBUF_INIT, in_b = STRBUF_INIT;
	char *path_a = xstrfmt("%s/%s", a, name), *path_b = xstrfmt("%s/%s", b, name);
	bool same = !strbuf_read_file(&in_a, path_a, 0) && !strbuf_read_file(&in_b, path_b, 0) &&
		    in_a.len == in_b.len && !memcmp(in_a.buf, in_b.buf, in_a.len);

	strbuf_release(&in_a);
	strbuf_release(&in_b);
	free(path_a);
	free(path_b);
	return same;
}

/* The name of a file that differs (to be freed), or a null pointer when the folders are the same. */
static char *difference(const char *a, const char *b)
{
	size_t n_a, n_b;
	char **in_a = list_names(a, &n_a), **in_b = list_names(b, &n_b);
	char *found = NULL;

	for (size_t i = 0; i < n_a && !found; i++)
		if (!has_bytes_of(a, b, in_a[i]))
			found = xstrdup(in_a[i]);
	for (size_t i = 0; i < n_b && !found; i++)
		if (!has_bytes_of(b, a, in_b[i]))
			found = xstrdup(in_b[i]);
	free_names(in_a, n_a);
	free_names(in_b, n_b);
	return found;
}

/* --- running --- */

struct ran {
	int status;       /* of exit; 128 + number of a signal */
	bool may_be_done; /* it said that the change is noted */
};

/* Where the standard output of commands goes: nowhere, or into this file. */
static char *printed_to;

static char *fill_in(const char *word, const char *folder, long number)
{
	struct strbuf out = STRBUF_INIT;

	for (; *word; word++) {
		const char *rest;

		if (skip_prefix(word, "{}", &rest)) {
			strbuf_addstr(&out, folder);
			word = rest - 1;
		} else if (skip_prefix(word, "{n}", &rest)) {
			strbuf_addf(&out, "%ld", number);
			word = rest - 1;
		} else {
			strbuf_addch(&out, *word);
		}
	}
	return strbuf_detach(&out, NULL);
}

static _Noreturn void become(char **words, const char *folder, long number, const char *shim,
			     int error_fd)
{
	size_t n = 0;
	char **argv;
	int null = open("/dev/null", O_RDWR);
	int out = printed_to ? open(printed_to, O_WRONLY | O_CREAT | O_TRUNC, 0600) : null;

	while (words[n])
		n++;
	argv = xcalloc(n + 1, sizeof(*argv));
	for (size_t i = 0; i < n; i++)
		argv[i] = fill_in(words[i], folder, number);
	dup2(null, 0);
	dup2(out, 1);
	dup2(error_fd >= 0 ? error_fd : null, 2);
	if (shim)
		setenv("LD_PRELOAD", shim, 1);
	execvp(argv[0], argv);
	_exit(127);
}

static int wait_for(pid_t child)
{
	int status;

	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			cannot("wait");
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static struct ran run(char **words, const char *folder, const char *shim)
{
	struct strbuf said = STRBUF_INIT;
	struct ran ran;
	int pipe_fds[2];
	pid_t child;

	if (pipe(pipe_fds))
		cannot("pipe");
	fflush(stdout);
	child = fork();
	if (child < 0)
		cannot("fork");
	if (!child) {
		close(pipe_fds[0]);
		become(words, folder, 0, shim, pipe_fds[1]);
	}
	close(pipe_fds[1]);
	strbuf_read_fd(&said, pipe_fds[0], 0);
	close(pipe_fds[0]);
	ran.status = wait_for(child);
	ran.may_be_done = strstr(said.buf, "do not repeat") != NULL;
	strbuf_release(&said);
	return ran;
}

static void set_number(const char *variable, long number)
{
	char *text = xstrfmt("%ld", number);

	setenv(variable, text, 1);
	free(text);
}

static void clear_faults(void)
{
	unsetenv("FAULT_AT");
	unsetenv("FAULT_HOW");
	unsetenv("FAULT_COUNT");
}

static void must_succeed(struct ran ran, const char *what)
{
	if (!ran.status)
		return;
	printf("# without any fault %s ends with %d\n", what, ran.status);
	exit(2);
}

static long count_calls(const char *shim, const char *folder, char **command)
{
	struct strbuf count = STRBUF_INIT;
	char *count_file = xstrfmt("%s/count", base);
	long calls;

	setenv("FAULT_COUNT", count_file, 1);
	must_succeed(run(command, folder, shim), "the command");
	clear_faults();
	if (strbuf_read_file(&count, count_file, 100))
		cannot(count_file);
	calls = strtol(count.buf, NULL, 10);
	strbuf_release(&count);
	unlink(count_file);
	free(count_file);
	return calls;
}

/* --- crash --- */

struct crash {
	const char *shim, *template;
	char **operation, **next;
	char *old, *new; /* folders after NEXT alone, after OPERATION and NEXT */
	long calls;
	long were_old, were_new; /* results seen, in the current mode */
	int broken;
};

static void prepare(struct crash *crash)
{
	crash->old = copy_folder(crash->template, "old");
	must_succeed(run(crash->next, crash->old, NULL), "the next command");
	crash->new = copy_folder(crash->template, "new");
	crash->calls = count_calls(crash->shim, crash->new, crash->operation);
	must_succeed(run(crash->next, crash->new, NULL), "the next command");
}

static void report(struct crash *crash, const char *mode, long at, const char *what,
		   const char *detail)
{
	printf("# %s at call %ld of %ld: %s%s\n", mode, at, crash->calls, what, detail);
	crash->broken++;
}

static bool has_temporary(const char *folder)
{
	size_t n;
	char **names = list_names(folder, &n);
	bool found = false;

	for (size_t i = 0; i < n; i++)
		found |= strstr(names[i], ".new") != NULL;
	free_names(names, n);
	return found;
}

static void judge(struct crash *crash, const char *mode, long at, struct ran ran,
		  const char *folder)
{
	bool garbage = ran.status == 128 + SIGTERM && has_temporary(folder);
	struct ran next = run(crash->next, folder, NULL);
	char *from_old = difference(folder, crash->old), *from_new = difference(folder, crash->new);

	if (next.status)
		report(crash, mode, at, "the next command fails", "");
	else if (from_old && from_new)
		report(crash, mode, at, "neither old nor new: ", from_new);
	else if (!ran.status && from_new)
		report(crash, mode, at, "success was reported, but nothing happened", "");
	else if (garbage)
		report(crash, mode, at, "SIGTERM left a temporary file behind", "");
	else if (ran.status && ran.status < 128 && !ran.may_be_done && from_old)
		report(crash, mode, at, "failure was reported, but the change is there", "");
	crash->were_old += !from_old;
	crash->were_new += !from_new;
	free(from_old);
	free(from_new);
}

static void crash_in_mode(struct crash *crash, const char *mode)
{
	crash->were_old = crash->were_new = 0;
	for (long at = 1; at <= crash->calls && crash->broken < 5; at++) {
		char *folder = copy_folder(crash->template, "now");
		struct ran ran;

		setenv("FAULT_HOW", mode, 1);
		set_number("FAULT_AT", at);
		ran = run(crash->operation, folder, crash->shim);
		clear_faults();
		judge(crash, mode, at, ran, folder);
		remove_folder(folder);
		free(folder);
	}
	printf("# %s at each of %ld calls: %ld times old, %ld times new\n", mode, crash->calls,
	       crash->were_old, crash->were_new);
}

static int crash_main(const char *shim, const char *template, const char *modes, char **operation,
		      char **next)
{
	struct crash crash = {
		.shim = shim, .template = template, .operation = operation, .next = next
	};

	prepare(&crash);
	while (*modes) {
		size_t len = strcspn(modes, ",");
		char *mode = xmemdup0(modes, len);

		crash_in_mode(&crash, mode);
		free(mode);
		modes += len + (modes[len] == ',');
	}
	remove_folder(crash.old);
	remove_folder(crash.new);
	free(crash.old);
	free(crash.new);
	return crash.broken ? 1 : 0;
}

/* --- read --- */

static bool printed_right(void)
{
	struct strbuf right = STRBUF_INIT, now = STRBUF_INIT;
	char *right_file = xstrfmt("%s/right", base);
	bool same = !strbuf_read_file(&right, right_file, 0) &&
		    !strbuf_read_file(&now, printed_to, 0) && streq(right.buf, now.buf);

	strbuf_release(&right);
	strbuf_release(&now);
	free(right_file);
	return same;
}

static long read_in_mode(const char *shim, const char *folder, const char *mode, char **command,
			 long calls)
{
	long failed = 0, wrong = 0;

	for (long at = 1; at <= calls; at++) {
		struct ran ran;

		setenv("FAULT_HOW", mode, 1);
		set_number("FAULT_AT", at);
		ran = run(command, folder, shim);
		clear_faults();
		failed += ran.status != 0;
		if (ran.status || printed_right())
			continue;
		if (wrong++ < 3)
			printf("# %s at call %ld of %ld: success, but not the right output\n", mode,
			       at, calls);
	}
	printf("# %s at each of %ld calls: failed %ld times\n", mode, calls, failed);
	return wrong;
}

static int read_main(const char *shim, const char *template, const char *modes, char **command)
{
	char *folder = copy_folder(template, "now");
	char *right = xstrfmt("%s/right", base);
	long calls, wrong = 0;

	printed_to = right;
	calls = count_calls(shim, folder, command);
	printed_to = xstrfmt("%s/now.out", base);
	while (*modes) {
		size_t len = strcspn(modes, ",");
		char *mode = xmemdup0(modes, len);

		wrong += read_in_mode(shim, folder, mode, command, calls);
		free(mode);
		modes += len + (modes[len] == ',');
	}
	unlink(right);
	unlink(printed_to);
	free(right);
	free(printed_to);
	remove_folder(folder);
	free(folder);
	return wrong ? 1 : 0;
}

/* --- race --- */

static void load(struct table *t, const char *folder, const char *name)
{
	struct findings findings = FINDINGS_INIT;
	char *path = xstrfmt("%s/%s", folder, name);

	if (table_load_path(t, path, NULL, &findings)) {
		printf("# %s cannot be read\n", name);
		exit(1);
	}
	findings_release(&findings);
	free(path);
}

static int count_runs(char **words, const char *folder, long first, long times)
{
	int failed = 0;

	for (long i = 0; i < times; i++) {
		pid_t child = fork();

		if (!child)
			become(words, folder, first + i, NULL, -1);
		failed += wait_for(child) != 0;
	}
	return failed;
}

/* Until it is told to stop; its exit status says whether all was well. */
static pid_t start_reader(char **words, const char *folder)
{
	pid_t child = words ? fork() : -1;

	if (child)
		return child;
	for (;;)
		if (count_runs(words, folder, 0, 1))
			_exit(1);
}

static int stop_reader(pid_t reader)
{
	int status;

	if (reader < 0)
		return 0;
	kill(reader, SIGTERM);
	status = wait_for(reader);
	if (status == 128 + SIGTERM)
		return 0;
	printf("# a reader did not see one moment\n");
	return 1;
}

static int run_crowd(char **words, const char *folder, long processes, long times)
{
	pid_t *children = xcalloc((size_t)processes, sizeof(*children));
	int failed = 0;

	fflush(stdout);
	for (long p = 0; p < processes; p++) {
		children[p] = fork();
		if (!children[p])
			_exit(count_runs(words, folder, 1000 + p * times, times) ? 1 : 0);
	}
	for (long p = 0; p < processes; p++)
		failed += wait_for(children[p]) != 0;
	free(children);
	if (failed)
		printf("# %d of %ld processes had a run that failed\n", failed, processes);
	return failed;
}

/* A number in a field: "n1000" up to "n9999", or 0. */
static long number_in(const char *text)
{
	for (const char *at = text; (at = strchr(at, 'n')); at++)
		if (at[1] >= '1' && at[1] <= '9' && strlen(at) >= 5)
			return strtol(at + 1, NULL, 10);
	return 0;
}

/* How many of the numbers the journal's new records of the file hold; each should stand there once. */
static long count_noted(const struct table *journal, const char *name, long from, long n)
{
	bool *seen = xcalloc((size_t)n, sizeof(*seen));
	long noted = 0, twice = 0;

	for (size_t row = 0; row < journal->n_rows; row++) {
		long number = number_in(table_gets(journal, row, "new"));

		if (number < from || number >= from + n || *table_gets(journal, row, "old") ||
		    !streq(table_gets(journal, row, "file"), name))
			continue;
		twice += seen[number - from];
		noted += !seen[number - from];
		seen[number - from] = true;
	}
	if (twice)
		printf("# the journal has %ld records twice\n", twice);
	free(seen);
	return twice ? -1 : noted;
}

static int check_ids(const struct table *t)
{
	struct strmap seen = STRMAP_INIT;
	int twice = 0;

	for (size_t row = 0; row < t->n_rows; row++) {
		const char *id = table_gets(t, row, "id");

		twice += strmap_add(&seen, id, strlen(id), row) != STRMAP_NONE;
	}
	if (twice)
		printf("# %d ids stand there twice\n", twice);
	strmap_release(&seen);
	return twice;
}

/* Each change begins where the one before it ended, and the last one with what is there. */
static int check_chain(const struct table *journal, const char *folder, const char *name)
{
	struct strbuf bytes = STRBUF_INIT;
	char *path = xstrfmt("%s/%s", folder, name);
	char now[DIGEST_SIZE];
	const char *after = NULL, *change = "";
	int broken = 0;

	if (strbuf_read_file(&bytes, path, 0))
		cannot(path);
	for (size_t row = 0; row < journal->n_rows; row++) {
		if (!streq(table_gets(journal, row, "file"), name))
			continue;
		if (after && !streq(table_gets(journal, row, "change"), change) &&
		    !streq(table_gets(journal, row, "hash_before"), after))
			broken++;
		change = table_gets(journal, row, "change");
		after = table_gets(journal, row, "hash_after");
	}
	if (!after || !streq(after, digest_bytes(bytes.buf, bytes.len, now)))
		broken++;
	if (broken)
		printf("# %d links of the journal's chain are broken\n", broken);
	strbuf_release(&bytes);
	free(path);
	return broken;
}

static int race_main(const char *template, long processes, long times, const char *name,
		     char **words, char **reader_words)
{
	char *folder = copy_folder(template, "race");
	pid_t reader;
	struct table before, after, journal;
	long n = processes * times, there, noted;
	int failed;

	load(&before, folder, name);
	reader = start_reader(reader_words, folder);
	failed = run_crowd(words, folder, processes, times);
	failed += stop_reader(reader);
	load(&after, folder, name);
	load(&journal, folder, "journal.csv");
	there = (long)after.n_rows - (long)before.n_rows;
	if (there != n)
		printf("# %ld rows were added, not %ld\n", there, n), failed++;
	failed += check_ids(&after);
	noted = count_noted(&journal, name, 1000, n);
	if (noted != n)
		printf("# the journal has %ld of them\n", noted), failed++;
	failed += check_chain(&journal, folder, name);
	table_release(&before);
	table_release(&after);
	table_release(&journal);
	remove_folder(folder);
	free(folder);
	return failed ? 1 : 0;
}

/* --- main --- */

static char **after_dashes(char **argv)
{
	while (*argv && !streq(*argv, "--"))
		argv++;
	if (!*argv)
		exit(2);
	*argv = NULL;
	return argv + 1;
}

/* In memory where there is a place for files in memory: hundreds of syncs take their time on a disk. */
static void make_base(void)
{
	base = mkdtemp(shm_work);
	if (!base)
		base = mkdtemp(work);
	if (!base)
		cannot("make a folder");
}

/* What stands behind the next "--", or a null pointer. */
static char **after_more_dashes(char **argv)
{
	while (*argv && !streq(*argv, "--"))
		argv++;
	return *argv ? after_dashes(argv) : NULL;
}

static int run_main(int argc, char **argv)
{
	if (argc > 5 && streq(argv[1], "crash")) {
		char **operation = after_dashes(argv + 5), **next = after_dashes(operation);

		return crash_main(argv[2], argv[3], argv[4], operation, next);
	}
	if (argc > 5 && streq(argv[1], "read"))
		return read_main(argv[2], argv[3], argv[4], after_dashes(argv + 5));
	if (argc > 6 && streq(argv[1], "race")) {
		char **command = after_dashes(argv + 6), **reader = after_more_dashes(command);

		return race_main(argv[2], strtol(argv[3], NULL, 10), strtol(argv[4], NULL, 10),
				 argv[5], command, reader);
	}
	fprintf(stderr, "usage: see tests/hazard/hazard.c\n");
	return 2;
}

int main(int argc, char **argv)
{
	int result;

	setvbuf(stdout, NULL, _IOLBF, 0);
	make_base();
	result = run_main(argc, argv);
	rmdir(base);
	return result;
}
