/* merge_references.c - whom and what a cell means that names records of other files: by id, or by a name */
#include "model/sheets/merge_state.h"

#include "base/text.h"

static const struct {
	const char *file, *column;
} sources[SOURCES] = {
	[SOURCE_MENTORS] = { "mentors.csv", "id" }, [SOURCE_MENTEES] = { "mentees.csv", "id" },
	[SOURCE_STAFF] = { "staff.csv", "id" },     [SOURCE_PAIRS] = { "pairs.csv", "id" },
	[SOURCE_GROUPS] = { "pairs.csv", "group" }, [SOURCE_REQUESTS] = { "requests.csv", "id" },
};

static void fill_target(struct target_index *target, const struct table *table, const char *column)
{
	size_t id = table_column(table, column), name = table_column(table, "name");

	for (size_t row = 0; row < table->n_rows; row++) {
		const char *value = table_get(table, row, id);
		struct named_person person = { .id = value,
					       .name = table_get(table, row, name),
					       .birth = "",
					       .school_class = "",
					       .kind = "",
					       .row = row };

		if (!*value)
			continue;
		strmap_add(&target->ids, value, strlen(value), row);
		if (*person.name)
			names_add(&target->names, &person);
	}
}

static const struct target_index *target_of(struct merge_state *s, enum target_source source)
{
	struct target_index *target = &s->targets[source];
	struct findings unused = FINDINGS_INIT;

	if (!target->known) {
		fill_target(target, store_read(&s->programme->store, sources[source].file, &unused),
			    sources[source].column);
		target->known = true;
	}
	findings_release(&unused);
	return target;
}

/* The sources of a target, ending with SOURCES. */
static const enum target_source *sources_of(enum target target)
{
	static const enum target_source lists[][4] = {
		[TARGET_NONE] = { SOURCES },
		[TARGET_MENTOR] = { SOURCE_MENTORS, SOURCES },
		[TARGET_MENTEE] = { SOURCE_MENTEES, SOURCES },
		[TARGET_PERSON] = { SOURCE_MENTORS, SOURCE_MENTEES, SOURCE_STAFF, SOURCES },
		[TARGET_PAIR] = { SOURCE_PAIRS, SOURCE_GROUPS, SOURCES },
		[TARGET_PAIR_ONLY] = { SOURCE_PAIRS, SOURCES },
		[TARGET_REQUEST] = { SOURCE_REQUESTS, SOURCES },
		[TARGET_STAFF] = { SOURCE_STAFF, SOURCES },
	};

	return lists[target];
}

static bool is_id_of(struct merge_state *s, enum target target, const char *id)
{
	if (streq(id, "curator") && (target == TARGET_PERSON || target == TARGET_STAFF))
		return true;
	for (const enum target_source *source = sources_of(target); *source != SOURCES; source++)
		if (strmap_gets(&target_of(s, *source)->ids, id) != STRMAP_NONE)
			return true;
	return false;
}

/* The one person of all sources whom the name means. A person in both bases has one id. */
static enum name_match find_named(struct merge_state *s, enum target target, const char *name,
				  const char **id, struct strbuf *candidates)
{
	enum name_match match = NAME_NOBODY;

	*id = NULL;
	for (const enum target_source *source = sources_of(target); *source != SOURCES; source++) {
		const struct name_index *names = &target_of(s, *source)->names;
		struct strbuf some = STRBUF_INIT;
		size_t found;
		enum name_match here = names_find(names, name, &found, &some);

		if (some.len)
			strbuf_addf(candidates, "%s%s", candidates->len ? ", " : "", some.buf);
		strbuf_release(&some);
		if (here == NAME_SEVERAL)
			match = NAME_SEVERAL;
		if (here != NAME_ONE)
			continue;
		if (*id && !streq(*id, names->items[found].person.id)) {
			strbuf_addf(candidates, "%s%s, %s", candidates->len ? ", " : "", *id,
				    names->items[found].person.id);
			match = NAME_SEVERAL;
		}
		*id = names->items[found].person.id;
		if (match == NAME_NOBODY)
			match = NAME_ONE;
	}
	return match;
}

bool merge_resolve_one(struct merge_state *s, enum target target, const char *text,
		       struct strbuf *value, struct strbuf *note, enum difference_kind *kind)
{
	struct strbuf latin = STRBUF_INIT, candidates = STRBUF_INIT;
	const char *id = NULL;
	bool good = true;

	text_latin_lookalike(&latin, text, strlen(text));
	if (is_id_of(s, target, text)) {
		strbuf_addstr(value, text);
	} else if (is_id_of(s, target, latin.buf)) {
		strbuf_addstr(value, latin.buf);
	} else {
		enum name_match match = find_named(s, target, text, &id, &candidates);

		good = match == NAME_ONE;
		if (good) {
			strbuf_addstr(value, id);
		} else if (match == NAME_SEVERAL) {
			*kind = DIFFERENCE_DOUBTFUL;
			strbuf_addf(note, _("'%s' could be %s"), text, candidates.buf);
		} else {
			*kind = DIFFERENCE_REFUSED;
			strbuf_addf(note, _("there is no '%s'"), text);
		}
	}
	strbuf_release(&latin);
	strbuf_release(&candidates);
	return good;
}

static bool is_pair_id(struct merge_state *s, enum target target, const char *text)
{
	struct strbuf latin = STRBUF_INIT;
	bool found;

	text_latin_lookalike(&latin, text, strlen(text));
	found = is_id_of(s, target, text) || is_id_of(s, target, latin.buf);
	strbuf_release(&latin);
	return found;
}

bool merge_resolve(struct merge_state *s, const struct column *column, const char *text,
		   struct strbuf *value, struct strbuf *note, enum difference_kind *kind)
{
	const char *next = text, *piece;
	size_t len;

	if ((column->target == TARGET_PAIR || column->target == TARGET_PAIR_ONLY) &&
	    !is_pair_id(s, column->target, text))
		return merge_resolve_pair(s, text, value, note, kind);
	while (list_next(&next, &piece, &len)) {
		char *one = xmemdup0(piece, len);
		bool good;

		if (value->len)
			strbuf_addch(value, ';');
		good = merge_resolve_one(s, column->target, one, value, note, kind);
		free(one);
		if (!good)
			return false;
	}
	return true;
}
