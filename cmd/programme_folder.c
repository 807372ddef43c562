/* programme_folder.c - the folder of a programme that is being made */
#include "programme_folder.h"

#include <errno.h>
#include <limits.h>
#include <sys/stat.h>

#include "store/output_file.h"

char *programme_folder_path(const char *folder, const char *name)
{
	return xstrfmt("%s/%s", folder, name);
}

bool programme_folder_has(const char *folder, const char *name)
{
	char *path = programme_folder_path(folder, name);
	struct stat st;
	bool there = !lstat(path, &st);

	free(path);
	return there;
}

int programme_folder_write(const char *folder, const char *name, const struct strbuf *bytes)
{
	struct output_file file = OUTPUT_FILE_INIT;
	char *path = programme_folder_path(folder, name);
	int result = output_file_open(&file, path, NULL, NULL);

	if (!result)
		result = output_file_write(&file, bytes->buf, bytes->len);
	if (!result)
		result = output_file_close(&file);
	output_file_release(&file);
	free(path);
	return result;
}

/* ---- the folder ---- */

int programme_folder_check(const char *folder)
{
	struct stat st;

	if (stat(folder, &st))
		return errno == ENOENT ? 0 : error_errno(_("cannot open the folder '%s'"), folder);
	if (!S_ISDIR(st.st_mode))
		return error(_("'%s' is no folder"), folder);
	if (!programme_folder_has(folder, PROGRAM_FILE))
		return 0;
	error(_("'%s' is a programme already: it holds program.yaml"), folder);
	hint(_("name another folder"));
	return -1;
}

int programme_folder_make(const char *folder)
{
	if (mkdir(folder, 0777) && errno != EEXIST)
		return error_errno(_("cannot make the folder '%s'"), folder);
	return 0;
}

int programme_folder_rows(struct store *store, const char *name, const struct table *from)
{
	const char *const *columns = (const char *const *)from->columns;
	struct table *to = store_create(store, name, columns, from->n_columns);

	for (size_t row = 0; to && row < from->n_rows; row++) {
		size_t at = table_append(to);

		for (size_t column = 0; column < from->n_columns; column++)
			table_set(to, at, column, table_get(from, row, column));
	}
	return to ? 0 : -1;
}

/* ---- program.yaml ---- */

static bool is_id_byte(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0x80;
}

char *programme_folder_id(const struct new_programme *wish, const char *folder, int start)
{
	char real[PATH_MAX];
	const char *path = realpath(folder, real) ? real : folder;
	const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	struct strbuf id = STRBUF_INIT;

	if (wish->id)
		return xstrdup(wish->id);
	for (; *base; base++)
		if (is_id_byte(*base))
			strbuf_addch(&id, *base);
		else if (id.len && id.buf[id.len - 1] != '-')
			strbuf_addch(&id, '-');
	if (!id.len)
		strbuf_addstr(&id, "programme");
	if (id.buf[id.len - 1] != '-')
		strbuf_addch(&id, '-');
	strbuf_addf(&id, "%d", date_to_ymd(start).year);
	return strbuf_detach(&id, NULL);
}

int programme_folder_terms(struct program_facts *facts, const struct new_programme *wish, int start)
{
	facts->start = wish->start == DATE_NONE ? start : wish->start;
	facts->end = wish->end;
	if (wish->end == DATE_NONE) {
		struct ymd first = date_to_ymd(facts->start);

		facts->end = date_from_ymd(first.year + (first.month >= 6), 5, 31);
	}
	if (facts->end < facts->start)
		return error(_("the programme ends before it starts"));
	return 0;
}

struct program_facts programme_folder_facts(const struct new_programme *wish)
{
	return (struct program_facts){
		.name = wish->name,
		.language = wish->language,
	};
}

int programme_folder_program(const char *path, const struct program_facts *facts,
			     struct strbuf *text)
{
	struct strbuf bytes = STRBUF_INIT;
	struct program program = PROGRAM_INIT;
	struct findings findings = FINDINGS_INIT;
	int result = strbuf_read_file(&bytes, path, 0);

	if (result)
		error_errno(_("cannot read '%s'"), path);
	else
		result = program_rewrite(text, bytes.buf, bytes.len, path, facts);
	if (!result && program_load(&program, text->buf, text->len, PROGRAM_FILE, &findings))
		result = findings_report(&findings);
	program_release(&program);
	findings_release(&findings);
	strbuf_release(&bytes);
	return result;
}

void programme_folder_tell(struct context *ctx, const char *folder, const char *id)
{
	if (ctx->dry_run)
		remark(_("would make the programme '%s' in '%s'"), id, folder);
	else
		remark(_("the programme '%s' is in '%s': now edit program.yaml there, first of all "
			 "organization, road map and holidays"),
		       id, folder);
}
