/* example_school.c - the example school as a programme directory */
#include "programme_folder.h"

#include <dirent.h>
#include <fcntl.h>

#include "locate.h"

struct names {
	char **items;
	size_t n, alloc;
};

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static int read_names(const char *folder, struct names *names)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	if (!dir)
		return error_errno(_("cannot open the folder '%s'"), folder);
	while ((entry = readdir(dir))) {
		if (entry->d_name[0] == '.' || streq(entry->d_name, PROGRAM_FILE))
			continue;
		ALLOC_GROW(names->items, names->n + 2, names->alloc);
		names->items[names->n++] = xstrdup(entry->d_name);
	}
	closedir(dir);
	if (names->n)
		qsort(names->items, names->n, sizeof(*names->items), by_name);
	ALLOC_GROW(names->items, names->n + 1, names->alloc);
	names->items[names->n++] = xstrdup(PROGRAM_FILE);
	return 0;
}

static void release_names(struct names *names)
{
	for (size_t i = 0; i < names->n; i++)
		free(names->items[i]);
	free(names->items);
}

static int check_absent(const char *folder, const struct names *names)
{
	int result = 0;

	for (size_t i = 0; i < names->n; i++)
		if (programme_folder_has(folder, names->items[i]))
			result = error(_("'%s/%s' is there already"), folder, names->items[i]);
	return result;
}

static int copy_file(const char *from, const char *to, const char *name)
{
	struct strbuf bytes = STRBUF_INIT;
	char *path = programme_folder_path(from, name);
	int result = strbuf_read_file(&bytes, path, 0);

	if (result)
		error_errno(_("cannot read '%s'"), path);
	else
		result = programme_folder_write(to, name, &bytes);
	strbuf_release(&bytes);
	free(path);
	return result;
}

/* The example's program.yaml in the language that was asked for; all else in it stays. */
static int copy_program(const char *from, const char *to, int language)
{
	char *path = programme_folder_path(from, PROGRAM_FILE);
	struct program program = PROGRAM_INIT;
	struct findings findings = FINDINGS_INIT;
	struct strbuf text = STRBUF_INIT;
	int result = program_load_at(&program, AT_FDCWD, path, path, &findings);
	struct program_facts facts = {
		.start = program.start,
		.end = program.end,
		.language = language,
	};

	findings_report(&findings);
	if (!result)
		result = programme_folder_program(path, &facts, &text);
	if (!result)
		result = programme_folder_write(to, PROGRAM_FILE, &text);
	strbuf_release(&text);
	program_release(&program);
	findings_release(&findings);
	free(path);
	return result;
}

/* The bases of the example, as the first change that the journal knows. */
static int copy_bases(struct context *ctx, const char *from, const char *folder,
		      const struct names *names)
{
	struct store old = STORE_INIT, store = STORE_INIT;
	struct findings findings = FINDINGS_INIT;
	int result = store_open(&old, from) || store_open(&store, folder) || store_begin(&store);

	for (size_t i = 0; !result && i < names->n; i++)
		if (schema_is_file(names->items[i]))
			result =
				programme_folder_rows(&store, names->items[i],
						      store_read(&old, names->items[i], &findings));
	if (!result && !(result = findings_report(&findings)))
		result = store_commit(&store, ctx->command_line);
	findings_release(&findings);
	store_release(&store);
	store_release(&old);
	return result ? -1 : 0;
}

int example_school_copy(struct context *ctx, const char *folder, const struct new_programme *wish)
{
	char *from = locate_shared("kurator/examples/school");
	struct names names = { .n = 0 };
	int result = read_names(from, &names);

	if (!result)
		result = check_absent(folder, &names);
	if (!result && !ctx->dry_run)
		result = programme_folder_make(folder);
	for (size_t i = 0; !result && !ctx->dry_run && i < names.n; i++) {
		if (schema_is_file(names.items[i]))
			continue;
		result = wish->language >= 0 && streq(names.items[i], PROGRAM_FILE)
				 ? copy_program(from, folder, wish->language)
				 : copy_file(from, folder, names.items[i]);
	}
	if (!result && !ctx->dry_run)
		result = copy_bases(ctx, from, folder, &names);
	if (!result && ctx->dry_run)
		remark(_("would make the example school in '%s'"), folder);
	else if (!result)
		remark(_("the example school is in '%s'"), folder);
	release_names(&names);
	free(from);
	return result;
}
