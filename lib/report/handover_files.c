/*
 * handover_files.c - all files of the programme's folder and what each holds
 *
 * Names that begin with a full stop (the lock, files on their way) are no part of the programme.
 */
#include "report/handover.h"

#include <errno.h>

#include "base/findings.h"
#include "model/sheets/kept.h"
#include "store/file.h"
#include "store/journal.h"
#include "store/walk.h"

/* ---- what it holds ---- */

static enum handover_kind kind_of(const char *path)
{
	if (streq(path, STORE_JOURNAL))
		return HANDOVER_JOURNAL;
	if (schema_is_file(path))
		return HANDOVER_TABLE;
	if (streq(path, "program.yaml"))
		return HANDOVER_RULES;
	if (skip_prefix(path, KEPT_FOLDER "/", NULL))
		return HANDOVER_SHEET;
	return HANDOVER_OTHER;
}

static const char *const kind_ids[] = {
	[HANDOVER_TABLE] = "table", [HANDOVER_JOURNAL] = "journal", [HANDOVER_RULES] = "rules",
	[HANDOVER_SHEET] = "sheet", [HANDOVER_OTHER] = "other",
};

void handover_put_holds(const struct handover_file *file, struct output *out, bool for_people)
{
	static const char *const texts[] = {
		[HANDOVER_JOURNAL] = N_("every change, by whom and when"),
		[HANDOVER_RULES] = N_("the rules of the programme"),
		[HANDOVER_SHEET] = N_("a spreadsheet as it was handed out, for 'sheet diff'"),
		[HANDOVER_OTHER] = N_("another file"),
	};
	char *text;

	if (!for_people || file->kind != HANDOVER_TABLE) {
		output_text(out, for_people ? _(texts[file->kind]) : kind_ids[file->kind]);
		return;
	}
	text = xstrfmt(_("in each row: %s"), _(schema_find(file->path)->noun));
	output_text(out, text);
	free(text);
}

/* ---- reading ---- */

static struct handover_file *add_file(struct handover *h, const char *path)
{
	struct handover_file *file;

	ALLOC_GROW(h->files, h->n_files + 1, h->alloc_files);
	file = &h->files[h->n_files++];
	*file = (struct handover_file){ .path = xstrdup(path), .kind = kind_of(path), .bytes = -1 };
	return file;
}

static void set_contents(struct handover_file *file, const struct strbuf *bytes)
{
	file->bytes = (int64_t)bytes->len;
	digest_bytes(bytes->buf, bytes->len, file->digest);
}

/* The first fault of the file, with its place. */
static char *problem_of(const struct findings *findings, const char *path)
{
	for (size_t i = 0; i < findings->n; i++) {
		const struct finding *f = &findings->items[i];

		if (!streq(f->file, path) || f->severity != SEVERITY_ERROR)
			continue;
		return f->line ? xstrfmt("%s:%zu: %s", path, f->line, f->message)
			       : xstrfmt("%s: %s", path, f->message);
	}
	return xstrdup("");
}

/* A table as it was read with all others; what else there is, as it is now. */
static void read_file(struct handover *h, int dirfd, const char *name, const char *path,
		      const struct findings *findings)
{
	struct handover_file *file = add_file(h, path);
	struct store *store = &h->year->programme->store;
	struct findings unused = FINDINGS_INIT;
	struct strbuf bytes = STRBUF_INIT;
	struct stat st;

	file->problem = problem_of(findings, path);
	if (schema_is_file(path))
		file->table = store_read(store, path, &unused);
	if (file->table && file->table->broken)
		file->table = NULL;
	if (file->table)
		table_write(file->table, &bytes);
	if (file->table || !file_read(dirfd, name, 0, &bytes, &st)) {
		set_contents(file, &bytes);
	} else if (!*file->problem) {
		free(file->problem);
		file->problem = xstrfmt("%s: %s", path, file_strerror(errno));
	}
	findings_release(&unused);
	strbuf_release(&bytes);
}

struct looking {
	struct handover *handover;
	const struct findings *findings;
};

static void look_at_file(void *data, int dirfd, const char *name, const char *path)
{
	const struct looking *looking = data;

	read_file(looking->handover, dirfd, name, path, looking->findings);
}

/* Whether a file was changed while they were read; what else is wrong with a file goes into its row. */
static int check_moment(const struct findings *findings)
{
	int result = 0;

	for (size_t i = 0; i < findings->n; i++)
		if (streq(findings->items[i].rule, "changing"))
			result = error("%s: %s", findings->items[i].file,
				       findings->items[i].message);
	return result;
}

int handover_files_read(struct handover *h)
{
	struct store *store = &h->year->programme->store;
	struct findings findings = FINDINGS_INIT;
	const char **names = NULL;
	size_t n = 0, alloc = 0;
	int result;

	for (; file_schemas[n]; n++) {
		ALLOC_GROW(names, n + 1, alloc);
		names[n] = file_schemas[n]->name;
	}
	store_snapshot(store, names, n, &findings);
	free(names);
	result = check_moment(&findings);
	if (!result)
		result = walk_folder(store->dirfd, false, look_at_file,
				     &(struct looking){ h, &findings });
	findings_release(&findings);
	return result;
}
