/* external.c - runs kurator-x from PATH */
#include "external.h"

#include <errno.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/strbuf.h"

static bool is_noun(const char *s)
{
	if (!(*s >= 'a' && *s <= 'z'))
		return false;
	for (; *s; s++)
		if (!(*s >= 'a' && *s <= 'z') && !is_digit(*s) && *s != '-')
			return false;
	return true;
}

/* Whether the folder of PATH lies in the programme directory, links resolved. */
static bool is_inside(const char *folder, const char *directory)
{
	char real_folder[PATH_MAX], real_directory[PATH_MAX];
	const char *rest;

	if (!directory || !realpath(directory, real_directory) || !realpath(folder, real_folder))
		return false;
	return skip_prefix(real_folder, real_directory, &rest) && (!*rest || *rest == '/');
}

static bool is_program(const char *path)
{
	struct stat st;

	return !stat(path, &st) && S_ISREG(st.st_mode) && !access(path, X_OK);
}

int external_run(const char *directory, char **argv)
{
	const char *path = getenv("PATH");
	struct strbuf program = STRBUF_INIT;
	int result = 0;

	if (!is_noun(argv[0]) || !path)
		return 0;
	while (*path && !result) {
		size_t len = strcspn(path, ":");

		strbuf_reset(&program);
		strbuf_add(&program, path, len);
		path += len + (path[len] == ':');
		if (program.buf[0] != '/' || is_inside(program.buf, directory))
			continue;
		strbuf_addf(&program, "/kurator-%s", argv[0]);
		if (!is_program(program.buf))
			continue;
		if (directory)
			setenv("KURATOR_DIR", directory, 1);
		argv[0] = program.buf;
		execv(program.buf, argv);
		result = error_errno(_("cannot run '%s'"), program.buf);
	}
	strbuf_release(&program);
	return result;
}
