/* Unit tests of the store: commits, the journal, what happens outside, undo. */
#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "store/commit.h"
#include "store/journal.h"

static char folder[] = "/tmp/kurator-store-XXXXXX";
static const char *const columns[] = { "id", "name" };

static char *path_of(const char *name)
{
	return xstrfmt("%s/%s", folder, name);
}

static const char *contents(const char *name)
{
	static struct strbuf text = STRBUF_INIT;
	char *path = path_of(name);

	strbuf_reset(&text);
	if (strbuf_read_file(&text, path, 0))
		strbuf_addstr(&text, "(none)");
	free(path);
	return text.buf;
}

static void put(const char *name, const char *text)
{
	char *path = path_of(name);
	FILE *file = fopen(path, "w");

	fputs(text, file);
	fclose(file);
	free(path);
}

static void empty_folder(void)
{
	DIR *dir = opendir(folder);

	for (struct dirent *entry; (entry = readdir(dir));)
		unlinkat(dirfd(dir), entry->d_name, 0);
	closedir(dir);
}

static void clean(void)
{
	empty_folder();
	rmdir(folder);
}

/* The journal without time and digests: "change user command file record old>new undoes row". */
static const char *journal_text(void)
{
	static struct strbuf out = STRBUF_INIT;
	struct findings findings = FINDINGS_INIT;
	char *path = path_of(STORE_JOURNAL);
	struct table t;

	strbuf_reset(&out);
	table_load_path(&t, path, NULL, &findings);
	for (size_t row = 0; row < t.n_rows && !findings.n; row++)
		strbuf_addf(&out, "%s %s %s %s %s %s>%s %s %s\n", table_gets(&t, row, "change"),
			    table_gets(&t, row, "user"), table_gets(&t, row, "command"),
			    table_gets(&t, row, "file"), table_gets(&t, row, "record"),
			    table_gets(&t, row, "old"), table_gets(&t, row, "new"),
			    table_gets(&t, row, "undoes"), table_gets(&t, row, "row"));
	table_release(&t);
	findings_release(&findings);
	free(path);
	return out.buf;
}

static struct store opened(void)
{
	struct store store;

	if (store_open(&store, folder))
		BUG("store_open");
	return store;
}

/* Appends a record to each of the files, in one change. */
static int add(const char *const *files, size_t n, const char *name)
{
	struct store store = opened();
	int result = store_begin(&store);

	for (size_t i = 0; i < n && !result; i++) {
		struct table *t = store_edit(&store, files[i], columns, 2);
		char *id = t ? store_next_id(&store, files[i], "id", "M-", 3) : NULL;
		size_t row;

		result = t ? 0 : -1;
		if (t) {
			row = table_append(t);
			table_set(t, row, 0, id);
			table_set(t, row, 1, name);
		}
		free(id);
	}
	if (!result)
		result = store_commit(&store, "test add");
	store_release(&store);
	return result;
}

static int add_one(const char *file, const char *name)
{
	return add(&file, 1, name);
}

/* Returns the number of findings, or -1. */
static int undo(size_t n)
{
	struct findings findings = FINDINGS_INIT;
	struct store store = opened();
	uint64_t *undone = NULL;
	int result = store_begin(&store);

	if (!result && journal_undo(&store, n, &undone, &findings))
		result = findings.errors ? (int)findings.errors : -1;
	if (!result)
		result = store_commit(&store, "undo");
	free(undone);
	findings_release(&findings);
	store_release(&store);
	return result;
}

static void test_add(void)
{
	static const char *const both[] = { "a.csv", "b.csv" };

	is_int(add_one("a.csv", "Ян"), 0, "a file is made");
	is_str(contents("a.csv"), "id,name\nM-001,Ян\n", "its contents");
	is_int(add_one("a.csv", "x, \"y\""), 0, "a second record");
	is_str(contents("a.csv"), "id,name\nM-001,Ян\nM-002,\"x, \"\"y\"\"\"\n", "quoted");
	is_int(add(both, 2, "z"), 0, "two files in one change");
	is_str(contents("b.csv"), "id,name\nM-004,z\n", "an id is above those of all files");
	is_str(journal_text(),
	       "1 tester test add a.csv  >id,name  0\n"
	       "1 tester test add a.csv M-001 >M-001,Ян  1\n"
	       "2 tester test add a.csv M-002 >M-002,\"x, \"\"y\"\"\"  2\n"
	       "3 tester test add a.csv M-003 >M-003,z  3\n"
	       "3 tester test add b.csv  >id,name  0\n"
	       "3 tester test add b.csv M-004 >M-004,z  1\n",
	       "the journal");
	is_str(contents(".kurator.commit"), "(none)", "no list stays behind");
	is_str(contents(".a.csv.new"), "(none)", "no temporary file stays behind");
}

static void test_undo(void)
{
	is_int(undo(1), 0, "undo of a change of two files");
	is_str(contents("b.csv"), "(none)", "a file that the change made goes");
	is_str(contents("a.csv"), "id,name\nM-001,Ян\nM-002,\"x, \"\"y\"\"\"\n", "the other one");
	is_int(add_one("a.csv", "again"), 0, "a record after that");
	is_str(contents("a.csv"), "id,name\nM-001,Ян\nM-002,\"x, \"\"y\"\"\"\nM-005,again\n",
	       "an id that was taken back is not used again");
	is_int(undo(3), 0, "the three that are left, past the undo");
	is_str(contents("a.csv"), "(none)", "all are gone");
	is_int(undo(1), -1, "nothing is left to take back");
}

static void test_undo_exact(void)
{
	static const char text[] = "\xEF\xBB\xBFid;name\r\n1;\"a\"\r\n\r\n2;b\r\n3;c\r\n;\r\n4;d";
	struct store store = opened();
	struct table *t;

	put("c.csv", text);
	store_begin(&store);
	t = store_edit(&store, "c.csv", NULL, 0);
	table_delete_row(t, 2);
	table_set(t, 0, 1, "changed; really");
	table_set(t, table_append(t), 0, "5");
	table_need_column(t, "new");
	is_int(store_commit(&store, "test change"), 0, "a change of all sorts");
	store_release(&store);
	is_str(contents("c.csv"),
	       "\xEF\xBB\xBFid;name;new\r\n1;\"changed; really\";\r\n\r\n2;b;\r\n;\r\n4;d;\r\n5;;",
	       "what it made");
	is_int(undo(1), 0, "taken back");
	is_str(contents("c.csv"), text, "byte for byte");
}

static void test_hand_edit(void)
{
	empty_folder();
	add_one("a.csv", "one");
	add_one("a.csv", "two");
	put("a.csv", "id,name\nM-002,TWO\nM-007,seven\n");
	is_int(undo(1), 1, "a record that was edited since is not taken back");
	is_str(contents("a.csv"), "id,name\nM-002,TWO\nM-007,seven\n", "nothing happened");
	is_int(add_one("a.csv", "three"), 0, "a change after a hand edit");
	is_str(journal_text(),
	       "1 tester test add a.csv  >id,name  0\n"
	       "1 tester test add a.csv M-001 >M-001,one  1\n"
	       "2 tester test add a.csv M-002 >M-002,two  2\n"
	       "3  edit a.csv M-001 M-001,one>  1\n"
	       "3  edit a.csv M-002 M-002,two>M-002,TWO  1\n"
	       "3  edit a.csv M-007 >M-007,seven  2\n"
	       "4 tester test add a.csv M-008 >M-008,three  3\n",
	       "is journalled before, record by record");
	is_int(undo(1), 0, "the change behind it is taken back");
	is_str(contents("a.csv"), "id,name\nM-002,TWO\nM-007,seven\n", "the edit stays");
	put("a.csv", "id,name\r\nM-002,TWO\r\nM-007,seven\r\n");
	is_int(add_one("b.csv", "x"), 0, "line ends changed by hand, in another file");
	ok(strstr(journal_text(), "\n6  edit a.csv  >  \n7 tester test add b.csv"),
	   "are noted without a record");
}

static void test_void(void)
{
	empty_folder();
	add_one("a.csv", "one");
	add_one("a.csv", "two");
	put("a.csv", "id,name\nM-001,one\n");
	is_int(add_one("b.csv", "x"), 0, "a change when an earlier one never reached its file");
	ok(strstr(journal_text(), "\n3  void a.csv  > 2 \n4 tester test add b.csv"),
	   "marks that one void");
	is_int(undo(2), 0, "which is passed over");
	is_str(contents("a.csv"), "(none)", "by undo");
}

/* A change that ended right after its list was written: the state before, with everything ready. */
static void interrupt(const char *edit)
{
	char *from, *to;
	struct strbuf list = STRBUF_INIT;
	char *before, *journal_before;

	empty_folder();
	add_one("a.csv", "one");
	before = xstrdup(contents("a.csv"));
	journal_before = xstrdup(contents(STORE_JOURNAL));
	add_one("a.csv", "two");
	strbuf_addstr(&list, "kurator commit 1\n");
	for (int i = 0; i < 2; i++) {
		const char *name = i ? "a.csv" : STORE_JOURNAL;
		const char *old = i ? before : journal_before;
		char digest[DIGEST_SIZE];
		char *ready = xstrfmt(".%s.new", name);

		from = path_of(name);
		to = path_of(ready);
		strbuf_addf(&list, "%s ", digest_bytes(old, strlen(old), digest));
		strbuf_addf(&list, "%s %s\n",
			    digest_bytes(contents(name), strlen(contents(name)), digest), name);
		rename(from, to);
		put(name, old);
		free(from);
		free(to);
		free(ready);
	}
	strbuf_addstr(&list, "end\n");
	put(COMMIT_LIST, list.buf);
	if (edit)
		put("a.csv", edit);
	free(before);
	free(journal_before);
	strbuf_release(&list);
}

static void test_recovery(void)
{
	struct findings findings = FINDINGS_INIT;
	struct store store;
	char *path;

	interrupt(NULL);
	store = opened();
	is_int(store_read(&store, "a.csv", &findings)->n_rows, 2,
	       "a reader sees a change that has happened");
	is_int(store_read(&store, STORE_JOURNAL, &findings)->n_rows, 3, "also in the journal");
	is_int(findings.n, 0, "without complaint");
	store_release(&store);
	is_str(contents("a.csv"), "id,name\nM-001,one\n", "and touches nothing");
	is_int(add_one("a.csv", "three"), 0, "a writer completes it");
	is_str(contents("a.csv"), "id,name\nM-001,one\nM-002,two\nM-003,three\n", "then goes on");
	is_str(contents(COMMIT_LIST), "(none)", "the list is gone");

	interrupt("id,name\nM-009,mine\n");
	is_int(add_one("a.csv", "three"), 0, "a file edited before the change could be completed");
	is_str(contents("a.csv"), "id,name\nM-009,mine\nM-010,three\n", "is kept");
	ok(!strstr(journal_text(), "two"), "the change is dropped as a whole");

	interrupt(NULL);
	path = path_of(".a.csv.new");
	unlink(path);
	free(path);
	is_int(add_one("b.csv", "x"), 0, "new content that was lost");
	is_str(contents("a.csv"), "id,name\nM-001,one\n", "leaves the old one");

	put(COMMIT_LIST, "nonsense\n");
	is_int(add_one("a.csv", "no"), -1, "a list that makes no sense stops writers");
	store = opened();
	store_read(&store, "a.csv", &findings);
	is_int(findings.errors, 1, "and is reported to readers");
	findings_release(&findings);
	store_release(&store);
}

static void test_nothing(void)
{
	struct store store;
	struct table *t;
	struct stat before, after;
	char *path = path_of("a.csv");

	empty_folder();
	add_one("a.csv", "one");
	stat(path, &before);
	store = opened();
	store_begin(&store);
	t = store_edit(&store, "a.csv", NULL, 0);
	table_set(t, 0, 1, "two");
	table_set(t, 0, 1, "one");
	store_edit(&store, "new.csv", columns, 2);
	is_int(store_commit(&store, "test nothing"), 0, "nothing changed");
	store_release(&store);
	stat(path, &after);
	ok(before.st_ino == after.st_ino, "nothing is written");
	is_str(contents("new.csv"), "(none)", "a file without a row is not made");
	store = opened();
	store_begin(&store);
	store_create(&store, "new.csv", columns, 2);
	is_int(store_commit(&store, "test create"), 0, "unless it is wanted");
	is_str(contents("new.csv"), "id,name\n", "with its header");
	store_release(&store);
	free(path);
}

static void test_refusals(void)
{
	struct store store = opened();
	struct findings findings = FINDINGS_INIT;
	char *path;
	struct table *t;

	empty_folder();
	add_one("a.csv", "one");
	store_begin(&store);
	t = store_edit(&store, "a.csv", NULL, 0);
	table_set(t, table_append(t), 0, "M-002");
	put("a.csv", "id,name\nM-001,theirs\n");
	is_int(store_commit(&store, "test"), -1, "a file changed since it was read is refused");
	store_release(&store);
	is_str(contents("a.csv"), "id,name\nM-001,theirs\n", "theirs is kept");
	ok(!strstr(journal_text(), "M-002"), "the journal too");

	put("broken.csv", "id,name\n1,\"x\n");
	is_int(add_one("broken.csv", "x"), -1, "a broken file is not changed");
	path = path_of("link.csv");
	is_int(symlink("a.csv", path), 0, "a symbolic link");
	is_int(add_one("link.csv", "x"), -1, "is refused");
	free(path);
	path = path_of("fifo.csv");
	is_int(mkfifo(path, 0600), 0, "a FIFO");
	is_int(add_one("fifo.csv", "x"), -1, "is refused without waiting");
	free(path);
	path = path_of("dir.csv");
	is_int(mkdir(path, 0700), 0, "a folder");
	store = opened();
	ok(store_read(&store, "dir.csv", &findings)->broken, "cannot be read");
	is_int(findings.errors, 1, "one finding");
	store_release(&store);
	findings_release(&findings);
	rmdir(path);
	free(path);
}

static void test_mode(void)
{
	char *path = path_of("a.csv");
	struct stat st;

	empty_folder();
	put("a.csv", "id,name\n");
	chmod(path, 0640);
	if (!geteuid() && chown(path, 12345, 23456))
		BUG("chown");
	is_int(add_one("a.csv", "x"), 0, "a change");
	stat(path, &st);
	is_int(st.st_mode & 0777, 0640, "keeps the mode");
	if (!geteuid())
		ok(st.st_uid == 12345 && st.st_gid == 23456, "and the owner");
	free(path);
	path = path_of(STORE_JOURNAL);
	stat(path, &st);
	is_int(st.st_mode & 0777, 0600, "a new file is for its owner alone");
	empty_folder();
	chmod(folder, 0770);
	add_one("a.csv", "x");
	stat(path, &st);
	is_int(st.st_mode & 0777, 0660, "or also for the group of a folder that is a group's");
	free(path);
	path = path_of(".kurator.lock");
	stat(path, &st);
	is_int(st.st_mode & 0777, 0660, "and so is the lock");
	chmod(folder, 0700);
	free(path);
}

static void test_lock(void)
{
	struct store store = opened();
	int status;
	pid_t child;

	empty_folder();
	is_int(store_begin(&store), 0, "the lock is taken");
	child = fork();
	if (!child) {
		setenv("KURATOR_LOCK_TIMEOUT", "0.05", 1);
		_exit(add_one("a.csv", "x") ? 3 : 0);
	}
	waitpid(child, &status, 0);
	is_int(WEXITSTATUS(status), 3, "another process waits in vain");
	store_release(&store);
	child = fork();
	if (!child)
		_exit(add_one("a.csv", "x") ? 3 : 0);
	waitpid(child, &status, 0);
	is_int(WEXITSTATUS(status), 0, "until it is given back");
	setenv("KURATOR_LOCK_TIMEOUT", "soon", 1);
	is_int(add_one("a.csv", "x"), -1, "a time that is no number");
	unsetenv("KURATOR_LOCK_TIMEOUT");
}

static void test_readers_moment(void)
{
	struct store store = opened();
	struct findings findings = FINDINGS_INIT;

	empty_folder();
	add_one("a.csv", "one");
	add_one("b.csv", "one");
	store_read(&store, "a.csv", &findings);
	add_one("a.csv", "two");
	store_read(&store, "b.csv", &findings);
	is_int(findings.errors, 1, "files of different moments are not mixed in silence");
	is_str(findings.items[0].rule, "changing", "the rule");
	findings_release(&findings);
	store_release(&store);
}

static void test_ids(void)
{
	struct store store = opened();
	char *id;
	struct table *t;

	empty_folder();
	put("pairs.csv", "id,group\nP-002,G-004\nP-x,\nP-0000000000000000000001,G-9y\n");
	store_begin(&store);
	t = store_edit(&store, "pairs.csv", NULL, 0);
	id = store_next_id(&store, "pairs.csv", "group", "G-", 3);
	is_str(id, "G-005", "an id in another column");
	free(id);
	table_set(t, table_append(t), 1, "G-010");
	table_set(t, 3, 0, "P-003");
	store_commit(&store, "test");
	store_release(&store);
	undo(1);
	store = opened();
	store_begin(&store);
	store_edit(&store, "pairs.csv", NULL, 0);
	id = store_next_id(&store, "pairs.csv", "group", "G-", 3);
	is_str(id, "G-011", "the journal remembers those that are gone");
	free(id);
	id = store_next_id(&store, "pairs.csv", "id", "P-", 3);
	is_str(id, "P-004", "also in the column id");
	free(id);
	store_release(&store);
}

int main(void)
{
	if (!mkdtemp(folder))
		BUG("mkdtemp");
	atexit(clean);
	setenv("KURATOR_USER", "tester", 1);
	setenv("KURATOR_NOW", "2021-11-25T10:00:00+03:00", 1);
	umask(077);
	language_init("/nonexistent");
	test_add();
	test_undo();
	test_undo_exact();
	test_hand_edit();
	test_void();
	test_recovery();
	test_nothing();
	test_refusals();
	test_mode();
	test_lock();
	test_readers_moment();
	test_ids();
	return done_testing();
}
