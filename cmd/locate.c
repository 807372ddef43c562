/* locate.c - where things are */
#include "locate.h"

#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "model/program.h"

static char shared_folder[PATH_MAX];

static bool is_folder(const char *path)
{
	struct stat st;

	return !stat(path, &st) && S_ISDIR(st.st_mode);
}

void locate_shared_files(void)
{
	char self[PATH_MAX];
	ssize_t len = readlink("/proc/self/exe", self, sizeof(self) - 1);
	struct strbuf path = STRBUF_INIT;

	self[len < 0 ? 0 : len] = '\0';
	if (strrchr(self, '/'))
		*strrchr(self, '/') = '\0';
	strbuf_addf(&path, "%s/share", self);
	if (!is_folder(path.buf)) {
		strbuf_reset(&path);
		strbuf_addf(&path, "%s/../share", self);
	}
	snprintf(shared_folder, sizeof(shared_folder), "%s", path.buf);
	strbuf_addstr(&path, "/locale");
	language_init(path.buf);
	strbuf_release(&path);
}

char *locate_shared(const char *name)
{
	return xstrfmt("%s/%s", shared_folder, name);
}

static bool holds_program(const char *folder)
{
	struct stat st;
	char *path = xstrfmt("%s/program.yaml", folder);
	bool holds = !stat(path, &st);

	free(path);
	return holds;
}

static bool is_trusted(const struct stat *st)
{
	return st->st_uid == 0 || st->st_uid == geteuid();
}

/* Cuts the last folder off. Returns false at the root. */
static bool go_up(char *folder)
{
	char *slash = strrchr(folder, '/');

	if (streq(folder, "/") || !slash)
		return false;
	slash[slash == folder] = '\0';
	return true;
}

/* From the folder, whose real path is changed on the way. A null pointer when there is none. */
static char *look_upward(char folder[PATH_MAX])
{
	char home[PATH_MAX] = "";
	const char *home_name = getenv("HOME");
	struct stat start, st;

	if (stat(folder, &start))
		return NULL;
	if (home_name && *home_name && !realpath(home_name, home))
		home[0] = '\0';
	do {
		if (stat(folder, &st) || st.st_dev != start.st_dev)
			return NULL;
		if (is_trusted(&st) && holds_program(folder))
			return xstrdup(folder);
	} while (!streq(folder, home) && go_up(folder));
	return NULL;
}

char *locate_programme(const char *named)
{
	char folder[PATH_MAX];
	char *found = NULL;

	if (!named)
		return getcwd(folder, sizeof(folder)) ? look_upward(folder) : NULL;
	if (!holds_program(named) && realpath(named, folder) && is_folder(folder))
		found = look_upward(folder);
	return found ? found : xstrdup(named);
}

int locate_language(const char *directory)
{
	int dirfd = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int language;

	if (dirfd < 0)
		return -1;
	language = program_language_peek(dirfd, PROGRAM_FILE);
	close(dirfd);
	return language;
}
