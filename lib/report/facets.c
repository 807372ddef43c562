/* facets.c - the rows of a list by what they are about */
#include "report/facets.h"

#include "base/text.h"
#include "model/columns/columns.h"
#include "model/schema.h"
#include "model/vocabulary.h"

/* What is asked for, in the form in which records have it; "" and a null class: anything. */
struct asked {
	struct strbuf form, variant, kind;
	struct school_class school_class;
	int from, to;
	/* Of what the row names, where the list has no state of its own; null pointers: anything, or no such state. */
	bool by_named;
	const struct term *pair_state, *mentor_state, *mentee_state;
};

#define ASKED_INIT \
	{ \
		.form = STRBUF_INIT, .variant = STRBUF_INIT, .kind = STRBUF_INIT, \
	}

/* What a row is about. */
struct subjects {
	const struct person **people;
	const struct pair **pairs;
	size_t n_people, n_pairs, alloc_people, alloc_pairs;
	size_t named_people, named_pairs; /* the first of them: those that the row names itself */
};

bool facets_need_bases(const struct facets *wanted)
{
	return wanted->form || wanted->variant || wanted->kind || wanted->school_class ||
	       wanted->state;
}

/* ---- what is asked for ---- */

static int parse_word(enum vocabulary vocabulary, const char *name, const struct program *program,
		      const char *text, struct strbuf *out, struct strbuf *why)
{
	const struct column column = { .name = name,
				       .type = COLUMN_VOCABULARY,
				       .vocabulary = vocabulary };
	struct strbuf reason = STRBUF_INIT;
	int result;

	if (!text)
		return 0;
	result = column_normalise(&column, program, text, out, &reason);
	if (result)
		strbuf_addf(why, "--%s: %s", name, reason.buf);
	strbuf_release(&reason);
	return result;
}

static int parse_asked(const struct facets *wanted, const struct program *program,
		       struct asked *asked, struct strbuf *why)
{
	asked->from = wanted->from;
	asked->to = wanted->to;
	if (wanted->from != DATE_NONE && wanted->to != DATE_NONE && wanted->to < wanted->from) {
		strbuf_addstr(why, _("--to lies before --from"));
		return -1;
	}
	if (wanted->school_class && class_parse(wanted->school_class, &asked->school_class)) {
		strbuf_addf(why, _("--class: '%s' is not a class 1 to 11"), wanted->school_class);
		return -1;
	}
	return parse_word(VOCABULARY_FORMS, "form", program, wanted->form, &asked->form, why) ||
	       parse_word(VOCABULARY_VARIANTS, "variant", program, wanted->variant, &asked->variant,
			  why) ||
	       parse_word(VOCABULARY_KINDS, "kind", program, wanted->kind, &asked->kind, why);
}

static void release_asked(struct asked *asked)
{
	strbuf_release(&asked->form);
	strbuf_release(&asked->variant);
	strbuf_release(&asked->kind);
}

/* ---- what a row is about ---- */

static void add_person(struct subjects *s, const struct person *person)
{
	if (!person)
		return;
	ALLOC_GROW(s->people, s->n_people + 1, s->alloc_people);
	s->people[s->n_people++] = person;
}

static void add_pair(struct subjects *s, const struct pair *pair)
{
	ALLOC_GROW(s->pairs, s->n_pairs + 1, s->alloc_pairs);
	s->pairs[s->n_pairs++] = pair;
}

static void add_pairs(struct subjects *s, const struct bases *bases, const char *id)
{
	for (size_t i = bases_next_pair(bases, id, 0); i != SIZE_MAX;
	     i = bases_next_pair(bases, id, i + 1))
		add_pair(s, &bases->pairs[i]);
}

/* One id of a cell. */
static void add_named(struct subjects *s, const struct bases *bases, enum target target,
		      const char *id)
{
	switch (target) {
	case TARGET_MENTOR:
		add_person(s, bases_mentor(bases, id));
		break;
	case TARGET_MENTEE:
		add_person(s, bases_mentee(bases, id));
		break;
	case TARGET_PERSON:
		add_person(s, bases_mentee(bases, id));
		add_person(s, bases_mentor(bases, id));
		break;
	case TARGET_PAIR:
	case TARGET_PAIR_ONLY:
		add_pairs(s, bases, id);
		break;
	case TARGET_NONE:
	case TARGET_REQUEST:
	case TARGET_STAFF:
		break;
	}
}

/* What a row of the file itself is. */
static enum target own_target(const struct file_schema *schema)
{
	static const struct {
		const char *file;
		enum target target;
	} own[] = {
		{ "mentors.csv", TARGET_MENTOR },
		{ "mentees.csv", TARGET_MENTEE },
		{ "pairs.csv", TARGET_PAIR_ONLY },
	};

	for (size_t i = 0; i < ARRAY_SIZE(own); i++)
		if (streq(schema->name, own[i].file))
			return own[i].target;
	return TARGET_NONE;
}

static const char *cell(const struct listing *listing, size_t row, size_t column)
{
	return table_get(listing->table, row, listing->places[column]);
}

static void add_cell(struct subjects *s, const struct bases *bases, const struct column *column,
		     enum target target, const char *text)
{
	const char *piece;
	size_t len;

	if (!column->list) {
		if (*text)
			add_named(s, bases, target, text);
		return;
	}
	while (list_next(&text, &piece, &len)) {
		char *id = xmemdup0(piece, len);

		add_named(s, bases, target, id);
		free(id);
	}
}

static enum target target_of(const struct file_schema *schema, const struct column *column)
{
	if (column->type == COLUMN_REFERENCE)
		return column->target;
	return column->type == COLUMN_ID ? own_target(schema) : TARGET_NONE;
}

static bool is_in_period(const struct pair *pair, const struct asked *asked, int today)
{
	int begin = pair->started != DATE_NONE ? pair->started : pair->proposed;

	if (asked->from == DATE_NONE && asked->to == DATE_NONE)
		return pair_is_open(pair, today);
	return (asked->to == DATE_NONE || begin == DATE_NONE || begin <= asked->to) &&
	       (asked->from == DATE_NONE || pair->ended == DATE_NONE || pair->ended >= asked->from);
}

static void find_subjects(struct subjects *s, const struct listing *listing,
			  const struct bases *bases, const struct asked *asked, size_t row)
{
	size_t n;

	s->n_people = s->n_pairs = 0;
	for (size_t i = 0; i < listing->schema->n_columns; i++) {
		const struct column *column = &listing->schema->columns[i];
		enum target target = target_of(listing->schema, column);

		if (target != TARGET_NONE)
			add_cell(s, bases, column, target, cell(listing, row, i));
	}
	s->named_people = s->n_people;
	s->named_pairs = s->n_pairs;
	if (s->n_pairs) {
		for (size_t i = 0; i < s->n_pairs; i++) {
			add_person(s, s->pairs[i]->mentor);
			add_person(s, s->pairs[i]->mentee);
		}
		return;
	}
	n = s->n_people;
	for (size_t i = 0; i < n; i++)
		for (const struct pair *p = s->people[i]->pairs; p; p = pair_after(p, s->people[i]))
			if (is_in_period(p, asked, bases->today))
				add_pair(s, p);
}

/* ---- whether a row fits ---- */

static size_t own_column(const struct listing *listing, const char *name, enum column_type type)
{
	size_t i = schema_column_index(listing->schema, name);

	return i != SIZE_MAX && listing->schema->columns[i].type == type ? i : SIZE_MAX;
}

/* "student-student/leader-passive" names the form and the variant. */
static bool forms_name(const char *forms, const char *form, const char *variant)
{
	const char *piece;
	size_t len;

	while (list_next(&forms, &piece, &len)) {
		const char *slash = memchr(piece, '/', len);
		size_t form_len = slash ? (size_t)(slash - piece) : len;
		size_t rest = slash ? len - form_len - 1 : 0;

		if (*form && (strlen(form) != form_len || memcmp(piece, form, form_len)))
			continue;
		if (*variant &&
		    (!slash || strlen(variant) != rest || memcmp(slash + 1, variant, rest)))
			continue;
		return true;
	}
	return false;
}

static bool fits_form(const struct listing *listing, const struct asked *asked,
		      const struct subjects *s, size_t row)
{
	size_t form = own_column(listing, "form", COLUMN_VOCABULARY);
	size_t forms = own_column(listing, "forms", COLUMN_FORMS);

	if (!asked->form.len && !asked->variant.len)
		return true;
	for (size_t i = 0; i < s->n_pairs; i++) {
		const struct pair *p = s->pairs[i];

		if ((!asked->form.len || (p->form && streq(p->form->id, asked->form.buf))) &&
		    (!asked->variant.len ||
		     (p->variant && streq(p->variant->id, asked->variant.buf))))
			return true;
	}
	if (forms != SIZE_MAX &&
	    forms_name(cell(listing, row, forms), asked->form.buf, asked->variant.buf))
		return true;
	return form != SIZE_MAX && !asked->variant.len &&
	       text_same(cell(listing, row, form), asked->form.buf);
}

/* A class teacher has a class in the row itself. */
static bool is_row_of_class(const struct listing *listing, const struct asked *asked, size_t row)
{
	size_t column = own_column(listing, "class", COLUMN_CLASS);
	struct school_class own;

	return column != SIZE_MAX && asked->school_class.number && !asked->kind.len &&
	       !class_parse(cell(listing, row, column), &own) &&
	       class_is_meant(&asked->school_class, &own);
}

static bool fits_people(const struct listing *listing, const struct asked *asked,
			const struct subjects *s, size_t row)
{
	if (!asked->kind.len && !asked->school_class.number)
		return true;
	if (is_row_of_class(listing, asked, row))
		return true;
	for (size_t i = 0; i < s->n_people; i++) {
		const struct person *p = s->people[i];

		if ((!asked->kind.len || (p->kind && streq(p->kind->id, asked->kind.buf))) &&
		    (!asked->school_class.number ||
		     class_is_meant(&asked->school_class, &p->school_class)))
			return true;
	}
	return false;
}

static bool is_in_state(const struct asked *asked, const struct bases *bases,
			const struct person *person)
{
	if (person->side == SIDE_MENTOR)
		return asked->mentor_state &&
		       streq(asked->mentor_state->id, mentor_state_id(mentor_state(bases, person)));
	return asked->mentee_state &&
	       streq(asked->mentee_state->id, mentee_state_id(mentee_state(bases, person)));
}

static bool fits_state(const struct asked *asked, const struct bases *bases,
		       const struct subjects *s)
{
	if (!asked->by_named)
		return true;
	for (size_t i = 0; asked->pair_state && i < s->named_pairs; i++)
		if (streq(asked->pair_state->id,
			  pair_state_id(pair_state(s->pairs[i], bases->today))))
			return true;
	for (size_t i = 0; i < s->named_people; i++)
		if (is_in_state(asked, bases, s->people[i]))
			return true;
	return false;
}

/* ---- the period ---- */

/* The columns with the first and the last day of a row; the first that is filled in counts. */
struct term_columns {
	const char *file;
	const char *first[4], *last[3];
};

static const struct term_columns *term_columns(const struct file_schema *schema)
{
	static const struct term_columns all[] = {
		{ "mentors.csv", { "joined", "applied" }, { "left" } },
		{ "mentees.csv", { "joined", "surveyed" }, { "left" } },
		{ "pairs.csv", { "started", "mentee_agreed", "proposed" }, { "ended" } },
		{ "staff.csv", { "from" }, { "to" } },
		{ "partners.csv", { "from" }, { "to" } },
		{ "plans.csv", { "due" }, { "due" } },
		{ "roadmap.csv", { "next", "due" }, { "next" } },
		{ "alerts", { "since" }, { "since" } },
	};
	static const struct term_columns dated = { NULL,
						   { "date", "day", "due" },
						   { "date", "day", "due" } };

	for (size_t i = 0; i < ARRAY_SIZE(all); i++)
		if (streq(schema->name, all[i].file))
			return &all[i];
	return &dated;
}

/* The first day that is filled in; DATE_NONE: none is. */
static int first_day(const struct listing *listing, size_t row, const char *const *names, size_t n,
		     bool *known)
{
	int day = DATE_NONE;

	for (size_t i = 0; i < n && names[i] && day == DATE_NONE; i++) {
		size_t column = schema_column_index(listing->schema, names[i]);
		const char *text;

		if (column == SIZE_MAX)
			continue;
		*known = true;
		text = cell(listing, row, column);
		date_parse(text, strlen(text), &day);
	}
	return day;
}

static bool fits_period(const struct listing *listing, const struct term_columns *columns,
			const struct asked *asked, size_t row)
{
	bool unused, is_span = !streq(columns->first[0], columns->last[0]);
	int first = first_day(listing, row, columns->first, ARRAY_SIZE(columns->first), &unused);
	int last = first_day(listing, row, columns->last, ARRAY_SIZE(columns->last), &unused);

	if (asked->from == DATE_NONE && asked->to == DATE_NONE)
		return true;
	if (first == DATE_NONE || (asked->to != DATE_NONE && first > asked->to))
		return false;
	if (!is_span)
		return asked->from == DATE_NONE || first >= asked->from;
	return asked->from == DATE_NONE || last == DATE_NONE || last >= asked->from;
}

/* ---- the whole ---- */

/* The column that tells how far a row is; a null pointer: there is none. */
static const char *state_column(const struct listing *listing)
{
	static const char *const names[] = { "state", "term", "status", "pair_state" };

	for (size_t i = 0; i < ARRAY_SIZE(names); i++)
		if (listing_has_column(listing, names[i]))
			return names[i];
	return NULL;
}

const char *facet_lacks(const char *option)
{
	static const struct {
		const char *option, *why;
	} all[] = {
		{ "form", N_("this list names no pairs") },
		{ "variant", N_("this list names no pairs") },
		{ "kind", N_("this list names neither mentors nor mentees") },
		{ "class", N_("this list names neither mentors nor mentees") },
		{ "state", N_("this list has no states") },
		{ "from", N_("this list has no days") },
		{ "to", N_("this list has no days") },
	};

	for (size_t i = 0; i < ARRAY_SIZE(all); i++)
		if (streq(all[i].option, option))
			return _(all[i].why);
	return NULL;
}

static bool names_any(const struct listing *listing)
{
	for (size_t i = 0; i < listing->schema->n_columns; i++) {
		enum target target = target_of(listing->schema, &listing->schema->columns[i]);

		if (target != TARGET_NONE && target != TARGET_STAFF && target != TARGET_REQUEST)
			return true;
	}
	return false;
}

static bool is_dated(const struct file_schema *schema)
{
	const struct term_columns *columns = term_columns(schema);

	for (size_t i = 0; i < ARRAY_SIZE(columns->first); i++)
		if (columns->first[i] && schema_column_index(schema, columns->first[i]) != SIZE_MAX)
			return true;
	return false;
}

/* What is asked for and the list has no columns to answer it; a null pointer: it has them all. */
static const char *lacking(const struct listing *listing, const struct facets *wanted)
{
	bool any = names_any(listing);

	if (wanted->kind && !any)
		return "kind";
	if (wanted->school_class && !any && own_column(listing, "class", COLUMN_CLASS) == SIZE_MAX)
		return "class";
	if ((wanted->form || wanted->variant) && !any &&
	    own_column(listing, "form", COLUMN_VOCABULARY) == SIZE_MAX)
		return wanted->form ? "form" : "variant";
	if (wanted->state && !any && !state_column(listing))
		return "state";
	if ((wanted->from != DATE_NONE || wanted->to != DATE_NONE) && !is_dated(listing->schema))
		return wanted->from != DATE_NONE ? "from" : "to";
	return NULL;
}

static int check_columns(const struct listing *listing, const struct facets *wanted,
			 struct strbuf *why)
{
	const char *option = lacking(listing, wanted);

	if (!option)
		return 0;
	strbuf_addf(why, "--%s: %s", option, facet_lacks(option));
	return -1;
}

static int keep_state(struct listing *listing, const char *state, struct strbuf *why)
{
	struct strbuf condition = STRBUF_INIT;
	int result;

	strbuf_addf(&condition, "%s=%s", state_column(listing), state);
	result = listing_where(listing, condition.buf, why);
	strbuf_release(&condition);
	return result;
}

/* A state of what the rows name. */
static int parse_state(const char *text, struct asked *asked, struct strbuf *why)
{
	asked->by_named = true;
	asked->pair_state = terms_by_label(&words_pair_state, text);
	asked->mentor_state = terms_by_label(&words_mentor_state, text);
	asked->mentee_state = terms_by_label(&words_mentee_state, text);
	if (asked->pair_state || asked->mentor_state || asked->mentee_state)
		return 0;
	strbuf_addf(why, _("--state: '%s' is no state of a pair, a mentor or a mentee"), text);
	return -1;
}

static void keep_fitting(struct listing *listing, const struct facets *wanted,
			 const struct asked *asked, const struct bases *bases)
{
	const struct term_columns *columns = term_columns(listing->schema);
	struct subjects subjects = { .n_people = 0 };
	bool needs_bases = facets_need_bases(wanted);
	size_t n = 0;

	for (size_t i = 0; i < listing->n_rows; i++) {
		size_t row = listing->rows[i];

		if (!fits_period(listing, columns, asked, row))
			continue;
		if (needs_bases)
			find_subjects(&subjects, listing, bases, asked, row);
		if (needs_bases && (!fits_people(listing, asked, &subjects, row) ||
				    !fits_form(listing, asked, &subjects, row) ||
				    !fits_state(asked, bases, &subjects)))
			continue;
		listing->rows[n++] = row;
	}
	listing->n_rows = n;
	free(subjects.people);
	free(subjects.pairs);
}

int facets_keep(struct listing *listing, const struct facets *wanted, const struct bases *bases,
		struct strbuf *why)
{
	struct asked asked = ASKED_INIT;
	bool own_state = state_column(listing) != NULL;
	int result = check_columns(listing, wanted, why) ||
		     parse_asked(wanted, listing->program, &asked, why) ||
		     (wanted->state && !own_state && parse_state(wanted->state, &asked, why));

	if (!result)
		keep_fitting(listing, wanted, &asked, bases);
	if (!result && wanted->state && own_state)
		result = keep_state(listing, wanted->state, why);
	release_asked(&asked);
	return result ? -1 : 0;
}
