/* Unit tests of `-o FILE`. */
#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "store/output_file.h"

static char folder[] = "/tmp/kurator-output-XXXXXX";

static void clean(void)
{
	DIR *dir = opendir(folder);

	for (struct dirent *entry; (entry = readdir(dir));)
		unlinkat(dirfd(dir), entry->d_name, 0);
	closedir(dir);
	rmdir(folder);
}

static void put(const char *name, const char *text)
{
	FILE *file = fopen(name, "w");

	fputs(text, file);
	fclose(file);
}

static const char *contents(const char *name)
{
	static struct strbuf text = STRBUF_INIT;

	strbuf_reset(&text);
	if (strbuf_read_file(&text, name, 0))
		strbuf_addstr(&text, "(none)");
	return text.buf;
}

static size_t count_files(void)
{
	DIR *dir = opendir(".");
	size_t n = 0;

	for (struct dirent *entry; (entry = readdir(dir));)
		n += !streq(entry->d_name, ".") && !streq(entry->d_name, "..");
	closedir(dir);
	return n;
}

static bool is_base_file(const char *name)
{
	return streq(name, "mentors.csv");
}

static int write_to(const char *path)
{
	struct output_file out;
	int result = output_file_open(&out, path, is_base_file, NULL);

	if (!result)
		result = output_file_write(&out, "new\n", 4) || output_file_close(&out) ? -1 : 0;
	output_file_release(&out);
	return result;
}

static void test_replace(void)
{
	struct output_file out;
	struct stat st;

	is_int(write_to("a.txt"), 0, "a new file");
	is_str(contents("a.txt"), "new\n", "its contents");
	stat("a.txt", &st);
	is_int(st.st_mode & 0777, 0640, "its mode is the umask's");
	put("a.txt", "old\n");
	chmod("a.txt", 0604);
	is_int(output_file_open(&out, "a.txt", NULL, NULL), 0, "an old file");
	output_file_write(&out, "ne", 2);
	is_str(contents("a.txt"), "old\n", "is there until the new one is");
	is_int(output_file_close(&out), 0, "then");
	is_str(contents("a.txt"), "ne", "it is replaced");
	stat("a.txt", &st);
	is_int(st.st_mode & 0777, 0604, "and keeps its mode");
	is_int(output_file_open(&out, "a.txt", NULL, NULL), 0, "an output");
	output_file_write(&out, "lost", 4);
	output_file_release(&out);
	is_str(contents("a.txt"), "ne", "that is given up leaves the old file");
	is_int(count_files(), 1, "and nothing beside it");
	is_int(write_to("no/such/folder"), -1, "a folder that is not there");
	is_int(write_to("."), -1, "a folder is no file");
}

static void test_straight(void)
{
	struct stat before, after;

	put("two.txt", "a longer old text\n");
	is_int(link("two.txt", "names.txt"), 0, "a file with two names");
	stat("two.txt", &before);
	is_int(write_to("names.txt"), 0, "is written");
	stat("two.txt", &after);
	is_int(after.st_ino, before.st_ino, "straight");
	is_str(contents("two.txt"), "new\n", "under both names");
	is_int(write_to("/dev/null"), 0, "/dev/null");
	ok(!stat("/dev/null", &after) && S_ISCHR(after.st_mode), "stays what it is");
	is_int(symlink("a.txt", "link.txt"), 0, "a link");
	is_int(write_to("link.txt"), 0, "is followed");
	is_str(contents("a.txt"), "new\n", "to what it points at");
	is_int(write_to("/dev/full"), -1, "no space is noticed");
}

static void test_base_files(void)
{
	is_int(write_to("mentors.csv"), 0, "a name of a base file outside of a programme");
	put("program.yaml", "");
	put("mentors.csv", "id\n");
	is_int(write_to("mentors.csv"), -1, "and in one");
	is_int(write_to("../nowhere/mentors.csv"), -1, "no folder");
	is_int(write_to("program.yaml"), -1, "program.yaml");
	is_int(write_to("journal.csv"), -1, "the journal");
	is_int(write_to(".kurator.lock"), -1, "the lock");
	is_int(symlink("mentors.csv", "innocent.txt"), 0, "a link");
	is_int(write_to("innocent.txt"), -1, "to a base file");
	is_str(contents("mentors.csv"), "id\n", "it is as it was");
	is_int(write_to("report.csv"), 0, "other files in the folder are fine");
}

static void test_signal(void)
{
	struct output_file out;
	size_t before = count_files();
	int status;
	pid_t child = fork();

	if (!child) {
		output_file_open(&out, "killed.txt", NULL, NULL);
		output_file_write(&out, "x", 1);
		raise(SIGTERM);
		_exit(0);
	}
	waitpid(child, &status, 0);
	ok(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM, "a signal ends the process");
	is_int(count_files(), before, "and takes the temporary file with it");
}

int main(void)
{
	if (!mkdtemp(folder) || chdir(folder))
		BUG("mkdtemp");
	atexit(clean);
	umask(027);
	language_init("/nonexistent");
	test_replace();
	test_straight();
	test_base_files();
	test_signal();
	return done_testing();
}
