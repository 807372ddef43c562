/* references.c - ids that must name something */
#include "model/rules/areas.h"

#include "base/text.h"

#define CURATOR "curator"

/* The files whose ids a reference may name. */
struct places {
	const char *files[3]; /* ends with a null pointer */
	bool curator, groups;
};

static const struct places places_of[] = {
	[TARGET_NONE] = { { NULL }, false, false },
	[TARGET_MENTOR] = { { "mentors.csv" }, false, false },
	[TARGET_MENTEE] = { { "mentees.csv" }, false, false },
	[TARGET_PERSON] = { { "mentors.csv", "mentees.csv", "staff.csv" }, true, false },
	[TARGET_PAIR] = { { "pairs.csv" }, false, true },
	[TARGET_PAIR_ONLY] = { { "pairs.csv" }, false, false },
	[TARGET_REQUEST] = { { "requests.csv" }, false, false },
	[TARGET_STAFF] = { { "staff.csv" }, true, false },
};

static bool are_whole(const struct check *c, const struct places *places)
{
	for (size_t i = 0; i < ARRAY_SIZE(places->files) && places->files[i]; i++)
		if (!check_is_whole(c, places->files[i]))
			return false;
	return true;
}

static bool is_there(const struct check *c, const struct places *places, const char *id)
{
	if (places->curator && streq(id, CURATOR))
		return true;
	if (places->groups && id_index_find(&c->index.groups, id) != STRMAP_NONE)
		return true;
	for (size_t i = 0; i < ARRAY_SIZE(places->files) && places->files[i]; i++)
		if (id_index_find(&check_file(c, places->files[i])->ids, id) != STRMAP_NONE)
			return true;
	return false;
}

/* The id that looks the same on paper, or a null pointer. */
static const char *alike(const struct check *c, const struct places *places, const char *id)
{
	if (places->groups) {
		size_t group = id_index_find_alike(&c->index.groups, id);

		if (group != STRMAP_NONE)
			return group_first(&c->index, group)->group;
	}
	for (size_t i = 0; i < ARRAY_SIZE(places->files) && places->files[i]; i++) {
		const struct check_file *file = check_file(c, places->files[i]);
		size_t row = id_index_find_alike(&file->ids, id);

		if (row != STRMAP_NONE)
			return table_gets(file->table, row, "id");
	}
	return NULL;
}

static const char *nobody(enum target target)
{
	static const char *const texts[] = {
		[TARGET_NONE] = "",
		[TARGET_MENTOR] = N_("there is no mentor '%s'"),
		[TARGET_MENTEE] = N_("there is no mentee '%s'"),
		[TARGET_PERSON] = N_("there is no person '%s'"),
		[TARGET_PAIR] = N_("there is no pair or group '%s'"),
		[TARGET_PAIR_ONLY] = N_("there is no pair '%s'"),
		[TARGET_REQUEST] = N_("there is no request '%s'"),
		[TARGET_STAFF] = N_("there is no member of staff '%s'"),
	};

	return _(texts[target]);
}

/* Calls fn for each id of a cell that is a reference to files that could be read, and that names nothing. */
static void each_missing(struct check *c, const struct check_cell *cell,
			 void (*fn)(struct check *c, const struct check_cell *cell, const char *id,
				    const char *alike))
{
	const struct places *places = &places_of[cell->column->target];
	const char *next = cell->value, *piece;
	size_t len;

	if (!c->program || cell->column->type != COLUMN_REFERENCE || !*next ||
	    !are_whole(c, places))
		return;
	while (list_next(&next, &piece, &len)) {
		char *id = xmemdup0(piece, len);

		if (!is_there(c, places, id))
			fn(c, cell, id, alike(c, places, id));
		free(id);
	}
}

/* Commands take a reference in Cyrillic letters for an id in Latin ones, not the other way round. */
static bool is_resolved(const char *id, const char *like)
{
	struct strbuf latin = STRBUF_INIT;
	bool resolved;

	if (!like)
		return false;
	text_latin_lookalike(&latin, id, strlen(id));
	resolved = streq(latin.buf, like);
	strbuf_release(&latin);
	return resolved;
}

static void found_missing(struct check *c, const struct check_cell *cell, const char *id,
			  const char *like)
{
	if (is_resolved(id, like))
		return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	check_found(c, &cell->row.origin, cell->column->name, nobody(cell->column->target), id);
#pragma GCC diagnostic pop
}

static void no_such_record(struct check *c, const void *subject)
{
	each_missing(c, subject, found_missing);
}

static void found_alike(struct check *c, const struct check_cell *cell, const char *id,
			const char *like)
{
	if (like)
		check_found(c, &cell->row.origin, cell->column->name,
			    _("'%s' looks like '%s', but has other letters (Cyrillic and Latin)"),
			    id, like);
}

static void look_alike_reference(struct check *c, const void *subject)
{
	each_missing(c, subject, found_alike);
}

/* ---- ids in columns that hold any text ---- */

static const struct {
	const char *file, *column;
	const char *files[3]; /* whose ids it may name */
} named_in_text[] = {
	{ "pairs.csv", "request", { "requests.csv" } },
	{ "pairs.csv", "previous", { "pairs.csv" } },
	{ "pairs.csv", "curator", { "staff.csv", "mentors.csv" } },
	{ "plans.csv", "author", { "staff.csv", "mentors.csv", "mentees.csv" } },
	{ "trainings.csv", "trainer", { "staff.csv", "mentors.csv" } },
	{ "trainings.csv", "document", { "documents.csv" } },
	{ "events.csv", "organiser", { "staff.csv", "mentors.csv" } },
	{ "events.csv", "document", { "documents.csv" } },
	{ "documents.csv", "signed_by", { "staff.csv" } },
	{ "roadmap.csv", "by", { "staff.csv", "mentors.csv" } },
	{ "roadmap.csv", "document", { "documents.csv" } },
	{ "consents.csv", "document", { "documents.csv" } },
};

/* The prefix of a file's ids and digits behind it. */
static bool is_like_id(const char *text, const char *file)
{
	const char *rest;

	return skip_prefix(text, schema_find(file)->id_prefix, &rest) && *rest &&
	       !rest[strspn(rest, "0123456789")];
}

/* The files whose ids the cell may name; a null pointer: none. */
static const char *const *files_named_in(const struct check_cell *cell)
{
	for (size_t i = 0; i < ARRAY_SIZE(named_in_text); i++)
		if (streq(cell->column->name, named_in_text[i].column) &&
		    streq(cell->row.origin.file, named_in_text[i].file))
			return named_in_text[i].files;
	return NULL;
}

static void no_such_id(struct check *c, const void *subject)
{
	const struct check_cell *cell = subject;
	struct places places = { { NULL }, false, false };
	const char *const *files;
	bool is_id = false;

	/* Every prefix is a letter and a hyphen. */
	if (!c->program || !*cell->value || cell->value[1] != '-')
		return;
	files = files_named_in(cell);
	for (size_t i = 0; files && i < ARRAY_SIZE(places.files) && files[i]; i++) {
		places.files[i] = files[i];
		is_id = is_id || is_like_id(cell->value, files[i]);
	}
	if (is_id && are_whole(c, &places) && !is_there(c, &places, cell->value))
		check_found(c, &cell->row.origin, cell->column->name,
			    _("'%s' looks like an id, but nothing has it"), cell->value);
}

static const struct check_rule rules[] = {
	{ "no-such-record", SEVERITY_ERROR, CHECK_CELL, no_such_record,
	  N_("A cell names a person, a pair or another record that does not exist."), NULL },
	{ "look-alike-reference", SEVERITY_WARNING, CHECK_CELL, look_alike_reference,
	  N_("A cell names a record with Cyrillic letters for Latin ones, or the other way round."),
	  NULL },
	{ "no-such-id", SEVERITY_WARNING, CHECK_CELL, no_such_id,
	  N_("A text is written like an id that nothing has."), NULL },
};

CHECK_AREA(references, rules);
