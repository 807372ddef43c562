/*
 * merge_pairs.c - which pair a sheet means that names its people: "Ветров И.Р. – Синицын Глеб"
 *
 * The pair of both; of one alone where there is no other pair of theirs. Of several pairs of the same people the one
 * that was there on the day of the row. Where that leaves several, nobody can tell.
 */
#include "model/sheets/merge_state.h"

#include "base/date.h"
#include "base/text.h"
#include "model/doubles.h"

#define CANDIDATES_SHOWN 3

struct named_pair {
	const char *id;
	const char *people[2], *names[2]; /* mentor, mentee */
	int first, last;                  /* days; DATE_NONE: not known */
};

/* Pairs that a text means, whatever the day. */
struct pair_search {
	const size_t *found;
	size_t n;
	bool certain; /* whole names, or parts of them; not surnames alone */
};

/* How a name says who is meant, the most telling way first. */
enum telling { WHOLE, AGREEING, SURNAME, TELLINGS };

/* ---- what there is ---- */

static const char *name_of(const struct table *people, const char *id)
{
	size_t row = *id ? table_find(people, table_column(people, "id"), id, 0) : TABLE_NONE;

	return row == TABLE_NONE ? "" : table_gets(people, row, "name");
}

/* The first day of any of these columns. */
static int first_day(const struct table *table, size_t row)
{
	static const char *const columns[] = { "proposed", "mentor_agreed", "mentee_agreed",
					       "started" };
	int first = DATE_NONE;

	for (size_t i = 0; i < ARRAY_SIZE(columns); i++) {
		int day = table_day(table, row, columns[i], DATE_NONE);

		if (day != DATE_NONE && (first == DATE_NONE || day < first))
			first = day;
	}
	return first;
}

static void load(struct merge_state *s)
{
	struct store *store = &s->programme->store;
	struct findings unused = FINDINGS_INIT;
	const struct table *pairs = store_read(store, "pairs.csv", &unused);
	const struct table *mentors = store_read(store, "mentors.csv", &unused);
	const struct table *mentees = store_read(store, "mentees.csv", &unused);

	s->named.pairs = xcalloc(pairs->n_rows, sizeof(*s->named.pairs));
	for (size_t row = 0; row < pairs->n_rows; row++) {
		const char *mentor = table_gets(pairs, row, "mentor");
		const char *mentee = table_gets(pairs, row, "mentee");

		s->named.pairs[s->named.n_pairs++] = (struct named_pair){
			table_gets(pairs, row, "id"),
			{ mentor, mentee },
			{ name_of(mentors, mentor), name_of(mentees, mentee) },
			first_day(pairs, row),
			table_day(pairs, row, "ended", DATE_NONE),
		};
	}
	s->named.known = true;
	findings_release(&unused);
}

/* ---- who is named ---- */

/* What stands between two names. A hyphen within a name has no blanks around it. */
static const char *const separators[] = { "–", "—", " - ", "/", " и " };

/* The two texts around the first separator; false: there is none, and the first is all. */
static bool split(const char *text, struct strbuf halves[2])
{
	const char *at = NULL;
	size_t len = 0;

	for (size_t i = 0; i < ARRAY_SIZE(separators); i++) {
		const char *here = strstr(text, separators[i]);

		if (here && (!at || here < at)) {
			at = here;
			len = strlen(separators[i]);
		}
	}
	strbuf_add(&halves[0], text, at ? (size_t)(at - text) : strlen(text));
	strbuf_addstr(&halves[1], at ? at + len : "");
	strbuf_trim(&halves[0]);
	strbuf_trim(&halves[1]);
	return at != NULL;
}

/* With `surname` the first word of the name alone. */
static bool same_name(const char *name, const char *said, bool surname)
{
	struct strbuf fa = STRBUF_INIT, fb = STRBUF_INIT;
	bool same;

	name_fold(&fa, name);
	name_fold(&fb, said);
	if (surname)
		strbuf_setlen(&fa, strcspn(fa.buf, " "));
	same = streq(fa.buf, fb.buf);
	strbuf_release(&fa);
	strbuf_release(&fb);
	return same;
}

/* Nothing said is anybody. */
static bool is_meant(const struct named_pair *pair, size_t side, const char *said, enum telling how)
{
	const char *name = pair->names[side];

	if (!*said || text_looks_same(pair->people[side], said))
		return true;
	if (!*name)
		return false;
	return how == AGREEING ? names_agree(name, said) : same_name(name, said, how == SURNAME);
}

/* Numbers of the pairs of mentor and mentee; how many. */
static size_t look_for(const struct merge_state *s, const char *mentor, const char *mentee,
		       enum telling how, size_t *found)
{
	size_t n = 0;

	for (size_t i = 0; i < s->named.n_pairs; i++)
		if (is_meant(&s->named.pairs[i], 0, mentor, how) &&
		    is_meant(&s->named.pairs[i], 1, mentee, how))
			found[n++] = i;
	return n;
}

/* The mentor stands first as a rule. */
static size_t look_for_text(const struct merge_state *s, const char *text, size_t *found,
			    bool *certain)
{
	struct strbuf halves[2] = { STRBUF_INIT, STRBUF_INIT };
	size_t n = 0;

	split(text, halves);
	for (int how = WHOLE; !n && how < TELLINGS && (halves[0].len || halves[1].len); how++) {
		n = look_for(s, halves[0].buf, halves[1].buf, (enum telling)how, found);
		if (!n)
			n = look_for(s, halves[1].buf, halves[0].buf, (enum telling)how, found);
		*certain = how != SURNAME;
	}
	strbuf_release(&halves[0]);
	strbuf_release(&halves[1]);
	return n;
}

/* Many rows name the same pair: what was found is kept. */
static const struct pair_search *search(struct merge_state *s, const char *text)
{
	size_t at = strmap_gets(&s->named.by_text, text);
	struct pair_search *one;
	size_t *found, *kept;

	if (at != STRMAP_NONE)
		return &s->named.searches[at];
	found = xcalloc(s->named.n_pairs, sizeof(*found));
	ALLOC_GROW(s->named.searches, s->named.n_searches + 1, s->named.alloc_searches);
	one = &s->named.searches[s->named.n_searches];
	*one = (struct pair_search){ .n = 0 };
	one->n = look_for_text(s, text, found, &one->certain);
	kept = arena_calloc(&s->merge->arena, one->n, sizeof(*kept));
	memcpy(kept, found, one->n * sizeof(*kept));
	one->found = kept;
	free(found);
	strmap_put(&s->named.by_text, text, strlen(text), s->named.n_searches++);
	return one;
}

/* ---- which of them ---- */

/* The day of the row; DATE_NONE: it has none that is certain. */
static int day_of_row(struct merge_state *s)
{
	const struct recognised_column *column = recognised_column(s->sheet, "date");
	struct strbuf value = STRBUF_INIT, note = STRBUF_INIT;
	enum difference_kind kind;
	int day = DATE_NONE;

	if (column && column->heading.column &&
	    merge_value(s, column->heading.column, recognised_cell(s->sheet, s->record, column),
			&value, &note, &kind) &&
	    date_parse(value.buf, value.len, &day))
		day = DATE_NONE;
	strbuf_release(&value);
	strbuf_release(&note);
	return day;
}

static bool is_there(const struct named_pair *pair, int day)
{
	return pair->first != DATE_NONE && pair->first <= day &&
	       (pair->last == DATE_NONE || day <= pair->last);
}

/* The only one that was there on that day; SIZE_MAX: none, or several. */
static size_t find_on(const struct merge_state *s, const struct pair_search *search, int day)
{
	size_t only = SIZE_MAX;

	for (size_t i = 0; day != DATE_NONE && i < search->n; i++) {
		if (!is_there(&s->named.pairs[search->found[i]], day))
			continue;
		if (only != SIZE_MAX)
			return SIZE_MAX;
		only = search->found[i];
	}
	return only;
}

static void list_candidates(const struct merge_state *s, const struct pair_search *search,
			    struct strbuf *note)
{
	struct strbuf list = STRBUF_INIT;

	for (size_t i = 0; i < search->n && i < CANDIDATES_SHOWN; i++) {
		const struct named_pair *pair = &s->named.pairs[search->found[i]];

		strbuf_addf(&list, "%s%s %s – %s", i ? ", " : "", pair->id, pair->names[0],
			    pair->names[1]);
	}
	if (search->n > CANDIDATES_SHOWN)
		strbuf_addstr(&list, " …");
	strbuf_addf(note, _("could be %s"), list.buf);
	strbuf_release(&list);
}

/* Whom of the two nobody knows, or that they are no pair. */
static void explain(struct merge_state *s, const char *text, struct strbuf *note,
		    enum difference_kind *kind)
{
	static const enum target targets[] = { TARGET_MENTOR, TARGET_MENTEE };
	struct strbuf halves[2] = { STRBUF_INIT, STRBUF_INIT };
	struct strbuf ids[2] = { STRBUF_INIT, STRBUF_INIT };
	bool good = split(text, halves);

	*kind = DIFFERENCE_REFUSED;
	if (!good)
		strbuf_addf(note, _("there is no '%s'"), text);
	for (size_t i = 0; good && i < 2; i++)
		good = !halves[i].len ||
		       merge_resolve_one(s, targets[i], halves[i].buf, &ids[i], note, kind);
	if (good && ids[0].len && ids[1].len)
		strbuf_addf(note, _("no pair of %s and %s is recorded"), ids[0].buf, ids[1].buf);
	else if (good)
		strbuf_addf(note, _("no pair of %s is recorded"), ids[!ids[0].len].buf);
	for (size_t i = 0; i < 2; i++) {
		strbuf_release(&halves[i]);
		strbuf_release(&ids[i]);
	}
}

bool merge_resolve_pair(struct merge_state *s, const char *text, struct strbuf *value,
			struct strbuf *note, enum difference_kind *kind)
{
	const struct pair_search *found;
	size_t pair;

	if (!s->named.known)
		load(s);
	found = search(s, text);
	pair = found->n == 1 ? found->found[0] : find_on(s, found, day_of_row(s));
	if (pair != SIZE_MAX && found->certain) {
		strbuf_addstr(value, s->named.pairs[pair].id);
		return true;
	}
	if (found->n) {
		*kind = DIFFERENCE_DOUBTFUL;
		list_candidates(s, found, note);
	} else {
		explain(s, text, note, kind);
	}
	return false;
}

void merge_release_pairs(struct merge_state *s)
{
	free(s->named.pairs);
	free(s->named.searches);
	strmap_release(&s->named.by_text);
	s->named = (struct named_pairs){ .pairs = NULL };
}
