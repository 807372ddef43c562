/* templates.c - where the templates of documents are */
#include "report/documents/documents.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/file.h"

/* Of the programme. Returns 0, 1 when there is none, or -1 after a message. */
static int read_own(const struct programme *programme, const char *name, struct strbuf *bytes)
{
	char *path = xstrfmt("%s.html", name);
	int folder = openat(programme->store.dirfd, DOCUMENT_FOLDER,
			    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	struct stat st;
	int result = 1;

	if (folder < 0 && errno != ENOENT)
		result = error_errno(_("cannot open the folder '%s'"), DOCUMENT_FOLDER);
	else if (folder >= 0 && !file_read(folder, path, TEMPLATE_BYTES_MAX, bytes, &st))
		result = 0;
	else if (folder >= 0 && errno != ENOENT)
		result = error(_("cannot read '%s/%s': %s"), DOCUMENT_FOLDER, path,
			       file_strerror(errno));
	if (folder >= 0)
		close(folder);
	free(path);
	return result;
}

static bool is_template_name(const char *name)
{
	for (size_t i = 0; name[i]; i++)
		if (!(name[i] >= 'a' && name[i] <= 'z') &&
		    !(i && (name[i] == '-' || is_digit(name[i]))))
			return false;
	return *name;
}

char *document_built_in(const struct programme *programme, const char *folder, const char *name)
{
	return xstrfmt("%s/%s%s.html", folder,
		       programme->program.language == LANGUAGE_EN ? "en/" : "", name);
}

static int read_built_in(const struct programme *programme, const char *shared, const char *name,
			 struct strbuf *bytes)
{
	char *path = document_built_in(programme, shared, name);
	int result = strbuf_read_file(bytes, path, TEMPLATE_BYTES_MAX);

	free(path);
	return result;
}

int document_template(const struct programme *programme, const char *shared, const char *name,
		      struct strbuf *bytes, bool *own)
{
	int result = is_template_name(name) ? read_own(programme, name, bytes) : 1;

	*own = !result;
	if (result <= 0)
		return result;
	if (is_template_name(name) && !read_built_in(programme, shared, name, bytes))
		return 0;
	return error(_("there is no template '%s'"), name);
}

/* A template that stands in another one: what is wrong is a finding there. */
int document_find_other(void *data, const char *name, struct arena *arena, struct strbuf *bytes,
			const char **file)
{
	const struct document_job *job = data;
	int result = is_template_name(name) ? read_own(job->programme, name, bytes) : -1;
	char *path = result ? document_built_in(job->programme, DOCUMENT_BUILT_IN, name)
			    : xstrfmt("%s/%s.html", DOCUMENT_FOLDER, name);

	if (result > 0)
		result = read_built_in(job->programme, job->shared, name, bytes);
	*file = arena_memdup0(arena, path, strlen(path));
	free(path);
	return result ? -1 : 0;
}

bool document_has_template(const struct programme *programme, const char *name)
{
	char *path = xstrfmt("%s/%s.html", DOCUMENT_FOLDER, name);
	struct stat st;
	bool has = !fstatat(programme->store.dirfd, path, &st, AT_SYMLINK_NOFOLLOW);

	free(path);
	return has;
}

/* Takes the folder away again if this made it and nothing is in it. */
static int make_in_folder(int dirfd, const char *name, const struct strbuf *bytes)
{
	bool made = !mkdirat(dirfd, DOCUMENT_FOLDER, 0777);
	int folder =
		openat(dirfd, DOCUMENT_FOLDER, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	int result = -1, saved;

	if (folder >= 0) {
		result = file_make_new(folder, name, bytes->buf, bytes->len);
		saved = errno;
		close(folder);
		if (result && made)
			unlinkat(dirfd, DOCUMENT_FOLDER, AT_REMOVEDIR);
		errno = saved;
	}
	return result;
}

int document_copy_template(const struct programme *programme, const char *shared, const char *name,
			   bool dry_run)
{
	struct strbuf bytes = STRBUF_INIT;
	char *file = xstrfmt("%s.html", name);
	int result;

	if (read_built_in(programme, shared, name, &bytes))
		result = error_errno(_("cannot read '%s/%s'"), shared, file);
	else if (document_has_template(programme, name))
		result = error(_("'%s/%s' is there already and stays as it is"), DOCUMENT_FOLDER,
			       file);
	else
		result = dry_run ? 0 : make_in_folder(programme->store.dirfd, file, &bytes);
	if (result && bytes.len && !document_has_template(programme, name))
		error_errno(_("cannot write '%s/%s'"), DOCUMENT_FOLDER, file);
	free(file);
	strbuf_release(&bytes);
	return result;
}

/* Returns n + 1 when there is one, n, or -1 after a message. */
static int carry(const struct programme *old, const char *name, int dirfd, int n)
{
	struct strbuf bytes = STRBUF_INIT;
	char *file = xstrfmt("%s.html", name);
	int result = read_own(old, name, &bytes);

	if (!result && dirfd >= 0 && make_in_folder(dirfd, file, &bytes))
		result = error_errno(_("cannot write '%s/%s'"), DOCUMENT_FOLDER, file);
	free(file);
	strbuf_release(&bytes);
	return result < 0 ? -1 : n + !result;
}

int document_carry_templates(const struct programme *old, int dirfd)
{
	int n = 0;

	for (size_t i = 0; n >= 0 && document_parts[i].id; i++)
		n = carry(old, document_parts[i].id, dirfd, n);
	for (size_t i = 0; n >= 0 && document_types[i]; i++)
		n = carry(old, document_types[i]->id, dirfd, n);
	return n;
}
