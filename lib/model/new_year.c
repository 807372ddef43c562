/* new_year.c - what a programme hands over to the next one */
#include "model/new_year.h"

#include "base/number.h"
#include "model/columns/columns.h"
#include "model/progress.h"

#define LAST_CLASS 11
#define GRADUATE "graduate"

struct carrier {
	struct new_year *year;
	struct bases *bases;
	const struct program *program;
	int on;    /* the day that the old programme is looked at */
	int start; /* of the new one */
	int years; /* by which classes and service rise */
	bool *mentor_goes, *mentee_may_go, *pair_goes;
	struct progress *progress; /* of each pair */
	struct strmap people;      /* ids of all who go over */
	struct strmap pairs;       /* ids of pairs and groups that go over */
	bool failed;               /* a file of the old programme cannot be read */
	bool candidates;           /* served mentees go into the base of mentors */
	size_t mentors_file;       /* its place in year->files */
};

static const struct {
	const char *change;
	const char *name;
} changes[] = {
	{ "class", N_("a class higher") },
	{ "experience", N_("more years of service") },
	{ "kind", N_("left school: now a graduate") },
	{ "categories", N_("categories no longer fit") },
	{ "forms", N_("forms no longer fit") },
	{ "left-school", N_("left school: stays behind") },
	{ "rejected", N_("not accepted as a mentor: stays behind") },
	{ "served", N_("request served: stays behind, could be a mentor") },
	{ "candidate", N_("request served: a candidate in the base of mentors") },
	{ "continued", N_("the pair goes on") },
	{ "not-continued", N_("the pair does not go on") },
	{ "unanswered", N_("the proposal has no answer: stays behind") },
	{ "rows", N_("rows: in the old programme and in the new one") },
};

const char *new_year_change_name(const char *change)
{
	for (size_t i = 0; i < ARRAY_SIZE(changes); i++)
		if (streq(changes[i].change, change))
			return _(changes[i].name);
	BUG("no change is called '%s'", change);
}

static const struct {
	const char *reason, *name;
} reasons[] = {
	{ "mentor-leaves", N_("the mentor does not go over") },
	{ "mentee-leaves", N_("the mentee does not go over") },
	{ "mentor-kind", N_("the form takes no graduate for a mentor") },
	{ "incomplete", N_("the pair lacks its people or its form") },
	{ "final-held", N_("the final meeting was held: the pair has to be ended") },
};

const char *new_year_reason_name(const char *reason)
{
	for (size_t i = 0; i < ARRAY_SIZE(reasons); i++)
		if (streq(reasons[i].reason, reason))
			return _(reasons[i].name);
	BUG("no reason is called '%s'", reason);
}

static char *kept(struct carrier *c, const char *text)
{
	return arena_memdup0(&c->year->arena, text, strlen(text));
}

static void note(struct carrier *c, const char *file, const char *id, const char *name,
		 const char *change, const char *old, const char *new)
{
	struct new_year *year = c->year;

	ALLOC_GROW(year->notes, year->n_notes + 1, year->alloc_notes);
	year->notes[year->n_notes++] = (struct new_year_note){
		.file = file,
		.id = kept(c, id),
		.name = kept(c, name),
		.change = change,
		.old = kept(c, old),
		.new = kept(c, new),
	};
}

/* ---- who goes ---- */

int school_year(int date)
{
	struct ymd ymd = date_to_ymd(date);

	return ymd.month >= 9 ? ymd.year : ymd.year - 1;
}

static bool leaves_school(const struct carrier *c, const struct person *person)
{
	return person->school_class.number && person->school_class.number + c->years > LAST_CLASS;
}

static const struct kind *graduates(const struct carrier *c)
{
	return program_kind(c->program, GRADUATE);
}

static const struct kind *kind_next_year(const struct carrier *c, const struct person *mentor)
{
	return leaves_school(c, mentor) ? graduates(c) : mentor->kind;
}

static bool mentor_goes(const struct carrier *c, const struct person *mentor)
{
	return person_is_here(mentor, c->on) && mentor->decision != DECISION_REJECTED &&
	       kind_next_year(c, mentor);
}

/* Why an open pair does not go on; a null pointer: it does. */
static const char *pair_hindrance(const struct carrier *c, const struct pair *pair)
{
	if (!pair->mentor || !pair->mentee || !pair->form)
		return "incomplete";
	if (c->progress[pair - c->bases->pairs].stage == STAGE_FINAL)
		return "final-held";
	if (!c->mentor_goes[pair->mentor - c->bases->mentors])
		return "mentor-leaves";
	if (!c->mentee_may_go[pair->mentee - c->bases->mentees])
		return "mentee-leaves";
	return ids_have(&pair->form->mentor.kinds, kind_next_year(c, pair->mentor)->id)
		       ? NULL
		       : "mentor-kind";
}

static bool pair_goes(const struct carrier *c, const struct pair *pair)
{
	return pair_is_open(pair, c->on) && !pair_hindrance(c, pair);
}

static bool asks_for_more(const struct carrier *c, const struct person *mentee)
{
	for (size_t i = 0; i < c->bases->n_requests; i++)
		if (c->bases->requests[i].mentee == mentee &&
		    request_is_open(&c->bases->requests[i], c->on))
			return true;
	return false;
}

static bool has_pair_that_goes(const struct carrier *c, const struct person *mentee)
{
	for (size_t i = 0; i < c->bases->n_pairs; i++)
		if (c->pair_goes[i] && c->bases->pairs[i].mentee == mentee)
			return true;
	return false;
}

static bool is_served(const struct carrier *c, const struct person *mentee)
{
	return mentee_state(c->bases, mentee) == MENTEE_COMPLETED && !asks_for_more(c, mentee) &&
	       !has_pair_that_goes(c, mentee);
}

static void add_id(struct strmap *map, const char *id)
{
	strmap_put(map, id, strlen(id), 1);
}

static bool has_id(const struct strmap *map, const char *id)
{
	return strmap_gets(map, id) != STRMAP_NONE;
}

static void decide(struct carrier *c)
{
	const struct bases *b = c->bases;
	struct group_index groups;

	group_index_init(&groups, b);
	c->progress = progress_of_pairs(b, &groups);
	group_index_release(&groups);
	c->mentor_goes = arena_calloc(&c->year->arena, b->n_mentors, sizeof(bool));
	c->mentee_may_go = arena_calloc(&c->year->arena, b->n_mentees, sizeof(bool));
	c->pair_goes = arena_calloc(&c->year->arena, b->n_pairs, sizeof(bool));
	for (size_t i = 0; i < b->n_mentors; i++)
		c->mentor_goes[i] = mentor_goes(c, &b->mentors[i]);
	for (size_t i = 0; i < b->n_mentees; i++)
		c->mentee_may_go[i] =
			person_is_here(&b->mentees[i], c->on) && !leaves_school(c, &b->mentees[i]);
	for (size_t i = 0; i < b->n_pairs; i++) {
		c->pair_goes[i] = pair_goes(c, &b->pairs[i]);
		if (!c->pair_goes[i])
			continue;
		add_id(&c->pairs, b->pairs[i].id);
		if (*b->pairs[i].group)
			add_id(&c->pairs, b->pairs[i].group);
	}
}

/* ---- rows ---- */

/* A table for what goes over, with the columns of the old file; a null pointer when there is none or it is broken. */
static struct table *begin_file(struct carrier *c, const struct file_schema *schema,
				const struct table **from)
{
	struct new_year *year = c->year;
	struct new_year_file *file;

	*from = programme_table(c->bases->programme, schema);
	c->failed |= !*from;
	if (!*from || !(*from)->exists)
		return NULL;
	ALLOC_GROW(year->files, year->n_files + 1, year->alloc_files);
	file = &year->files[year->n_files++];
	file->schema = schema;
	table_init_columns(&file->table, schema->name, (const char *const *)(*from)->columns,
			   (*from)->n_columns);
	return &file->table;
}

static size_t carry_row(struct table *to, const struct table *from, size_t row)
{
	size_t at = table_append(to);

	for (size_t column = 0; column < from->n_columns; column++)
		table_set(to, at, column, table_get(from, row, column));
	return at;
}

/* Sets the cell and notes it, unless it is as it should be or the file lacks the column. */
static void set_noted(struct carrier *c, struct table *table, size_t row, const char *column,
		      const char *value)
{
	size_t at = table_column(table, column);
	const char *old = table_get(table, row, at);

	if (at == TABLE_NONE || streq(old, value))
		return;
	note(c, table->name, table_gets(table, row, "id"), table_gets(table, row, "name"), column,
	     old, value);
	table_set(table, row, at, value);
}

/* ---- people ---- */

static void raise_class(struct carrier *c, struct table *table, size_t row,
			const struct person *person)
{
	char *raised;

	if (!person->school_class.number || !c->years)
		return;
	raised = xstrfmt("%d%s", person->school_class.number + c->years,
			 person->school_class.letter);
	set_noted(c, table, row, "class", raised);
	free(raised);
}

static void raise_experience(struct carrier *c, struct table *table, size_t row)
{
	const char *text = table_gets(table, row, "experience");
	char raised[NUMBER_SIZE];
	double years;

	if (!c->years || number_parse_decimal(text, strlen(text), &years))
		return;
	set_noted(c, table, row, "experience", number_format(years + c->years, raised));
}

/* The list without the pieces that `fits` refuses, into the cell. */
static void keep_fitting(struct carrier *c, struct table *table, size_t row, const char *column,
			 bool (*fits)(const struct carrier *, const char *, const void *),
			 const void *data)
{
	const char *next = table_gets(table, row, column), *piece;
	struct strbuf list = STRBUF_INIT;
	size_t len;

	while (list_next(&next, &piece, &len)) {
		char *word = xmemdup0(piece, len);

		if (fits(c, word, data))
			strbuf_addf(&list, "%s%s", list.len ? ";" : "", word);
		free(word);
	}
	set_noted(c, table, row, column, list.buf);
	strbuf_release(&list);
}

static bool category_fits_kind(const struct carrier *c, const char *word, const void *kind)
{
	const struct category *category = program_category_by_label(c->program, SIDE_MENTOR, word);

	return !category || !category->kinds.n ||
	       ids_have(&category->kinds, ((const struct kind *)kind)->id);
}

static bool form_fits_kind(const struct carrier *c, const char *word, const void *kind)
{
	const struct variant *variant;
	const struct form *form;

	return program_form_ref(c->program, word, &form, &variant) ||
	       ids_have(&form->mentor.kinds, ((const struct kind *)kind)->id);
}

static void become_graduate(struct carrier *c, struct table *table, size_t row)
{
	const struct kind *kind = graduates(c);

	set_noted(c, table, row, "kind", kind->id);
	table_put(table, row, "class", "");
	keep_fitting(c, table, row, "categories", category_fits_kind, kind);
	keep_fitting(c, table, row, "forms", form_fits_kind, kind);
}

/* Whether the variant admits mentees with these years of service. */
static bool admits_experience(const struct carrier *c, const char *id, double years)
{
	const struct rule *rules[PROGRAM_MOST_RULES];
	const struct variant *variant = program_variant(c->program, id);
	size_t n = program_requirements(c->program, program_form_of(c->program, variant), variant,
					c->start, rules);

	for (size_t i = 0; i < n; i++)
		if (rules[i]->id == RULE_EXPERIENCE_MAX && rules[i]->side != SIDE_MENTOR &&
		    years > rules[i]->years)
			return false;
	return true;
}

/* A category is lost by service when a variant that asks for it sets a bound that is now passed. */
static bool category_fits_experience(const struct carrier *c, const char *word, const void *years)
{
	const struct category *category = program_category_by_label(c->program, SIDE_MENTEE, word);

	for (size_t i = 0; category && i < category->variants.n; i++)
		if (!admits_experience(c, category->variants.items[i], *(const double *)years))
			return false;
	return true;
}

/* A mentor who is still here, and why he does not go over. */
static void note_mentor_behind(struct carrier *c, const struct person *mentor)
{
	if (!person_is_here(mentor, c->on))
		return;
	note(c, schema_mentors.name, mentor->id, mentor->name,
	     leaves_school(c, mentor) ? "left-school" : "rejected", "", "");
}

static int carry_mentors(struct carrier *c)
{
	const struct table *from;
	struct table *to = begin_file(c, &schema_mentors, &from);

	c->mentors_file = c->year->n_files - 1;
	for (size_t i = 0; to && i < c->bases->n_mentors; i++) {
		const struct person *mentor = &c->bases->mentors[i];
		size_t row;

		if (!c->mentor_goes[i]) {
			note_mentor_behind(c, mentor);
			continue;
		}
		add_id(&c->people, mentor->id);
		row = carry_row(to, from, mentor->origin.row);
		raise_experience(c, to, row);
		if (leaves_school(c, mentor))
			become_graduate(c, to, row);
		else
			raise_class(c, to, row, mentor);
	}
	return to ? 0 : -1;
}

static void carry_mentee(struct carrier *c, struct table *to, const struct table *from,
			 const struct person *mentee)
{
	size_t row = carry_row(to, from, mentee->origin.row);
	double years = mentee->experience + c->years;

	add_id(&c->people, mentee->id);
	raise_class(c, to, row, mentee);
	raise_experience(c, to, row);
	if (years == years)
		keep_fitting(c, to, row, "categories", category_fits_experience, &years);
}

/* A row of the base of mentors with what is known of the mentee; nothing is applied for or decided. */
static void add_candidate(struct carrier *c, const struct table *from, const struct person *mentee)
{
	static const char *const columns[] = {
		"id",        "name",     "kind",       "class",         "birth",
		"sex",       "phone",    "email",      "guardian",      "guardian_phone",
		"workplace", "position", "subjects",   "interests",     "experience",
		"days",      "consent",  "consent_by", "consent_until",
	};
	struct table *mentors = &c->year->files[c->mentors_file].table;
	size_t row = table_append(mentors);

	for (size_t i = 0; i < ARRAY_SIZE(columns); i++) {
		const char *value = table_gets(from, mentee->origin.row, columns[i]);

		if (*value)
			table_set(mentors, row, table_need_column(mentors, columns[i]), value);
	}
	add_id(&c->people, mentee->id);
	note(c, schema_mentors.name, mentee->id, mentee->name, "candidate", "", "");
	raise_experience(c, mentors, row);
	if (leaves_school(c, mentee))
		become_graduate(c, mentors, row);
	else
		raise_class(c, mentors, row, mentee);
}

/* Mentees who do not go over as such: served ones, and who leaves school. */
static void part_from(struct carrier *c, const struct table *from, const struct person *mentee,
		      bool leaves)
{
	bool served = is_served(c, mentee);

	if (served && c->candidates && !has_id(&c->people, mentee->id) && (!leaves || graduates(c)))
		add_candidate(c, from, mentee);
	else
		note(c, schema_mentees.name, mentee->id, mentee->name,
		     leaves ? "left-school" : "served", "", "");
}

static int carry_mentees(struct carrier *c)
{
	const struct table *from;
	struct table *to = begin_file(c, &schema_mentees, &from);

	for (size_t i = 0; to && i < c->bases->n_mentees; i++) {
		const struct person *mentee = &c->bases->mentees[i];

		if (c->mentee_may_go[i] && !is_served(c, mentee))
			carry_mentee(c, to, from, mentee);
		else if (person_is_here(mentee, c->on))
			part_from(c, from, mentee, !c->mentee_may_go[i]);
	}
	return to ? 0 : -1;
}

/* ---- pairs ---- */

static void continue_pair(struct carrier *c, struct table *to, const struct table *from,
			  const struct pair *pair)
{
	size_t row = carry_row(to, from, pair->origin.row);

	table_set(to, row, table_need_column(to, "method"), "continued");
	table_set(to, row, table_need_column(to, "planned_end"), "");
	note(c, schema_pairs.name, pair->id, "", "continued", "", "");
}

static void carry_pairs(struct carrier *c)
{
	const struct table *from;
	struct table *to = begin_file(c, &schema_pairs, &from);

	for (size_t i = 0; to && i < c->bases->n_pairs; i++) {
		const struct pair *pair = &c->bases->pairs[i];

		if (c->pair_goes[i])
			continue_pair(c, to, from, pair);
		else if (pair_is_open(pair, c->on))
			note(c, schema_pairs.name, pair->id, "", "not-continued", "",
			     pair_hindrance(c, pair));
	}
}

/* ---- the registers around them ---- */

typedef bool goes_fn(const struct carrier *c, const struct table *table, size_t row);

static bool person_goes(const struct carrier *c, const struct table *table, size_t row)
{
	return has_id(&c->people, table_gets(table, row, "person"));
}

static bool both_go(const struct carrier *c, const struct table *table, size_t row)
{
	return has_id(&c->people, table_gets(table, row, "mentor")) &&
	       has_id(&c->people, table_gets(table, row, "mentee"));
}

static bool its_pair_goes(const struct carrier *c, const struct table *table, size_t row)
{
	return has_id(&c->pairs, table_gets(table, row, "pair"));
}

static bool goal_is_open(const struct carrier *c, const struct table *table, size_t row)
{
	const char *status = table_gets(table, row, "status");

	return its_pair_goes(c, table, row) && !*table_gets(table, row, "done") &&
	       !streq(status, "done") && !streq(status, "dropped");
}

static bool in_pair_that_goes(const struct carrier *c, const char *id)
{
	for (size_t i = 0; i < c->bases->n_pairs; i++)
		if (c->pair_goes[i] && (streq(c->bases->pairs[i].mentor_id, id) ||
					streq(c->bases->pairs[i].mentee_id, id)))
			return true;
	return false;
}

/* What was measured or answered in a pair that goes on, by the person in the column. */
static bool of_pair_that_goes(const struct carrier *c, const struct table *table, size_t row,
			      const char *person)
{
	const char *pair = table_gets(table, row, "pair");

	return in_pair_that_goes(c, table_gets(table, row, person)) &&
	       (!*pair || has_id(&c->pairs, pair));
}

static bool measurement_goes(const struct carrier *c, const struct table *table, size_t row)
{
	return of_pair_that_goes(c, table, row, "participant");
}

static bool answer_goes(const struct carrier *c, const struct table *table, size_t row)
{
	return of_pair_that_goes(c, table, row, "person");
}

static bool request_goes(const struct carrier *c, const struct table *table, size_t row)
{
	const char *mentee = table_gets(table, row, "mentee");

	return !*table_gets(table, row, "closed") && (!*mentee || has_id(&c->people, mentee));
}

/* Whether the day in the column is empty or not before the new programme. */
static bool lasts(const struct carrier *c, const struct table *table, size_t row,
		  const char *column)
{
	const char *text = table_gets(table, row, column);
	int until;

	return date_parse(text, strlen(text), &until) || until >= c->start;
}

static bool still_works(const struct carrier *c, const struct table *table, size_t row)
{
	return lasts(c, table, row, "to");
}

static bool still_holds(const struct carrier *c, const struct table *table, size_t row)
{
	return lasts(c, table, row, "until");
}

static void carry_file(struct carrier *c, const struct file_schema *schema, goes_fn *goes)
{
	const struct table *from;
	struct table *to = begin_file(c, schema, &from);

	for (size_t row = 0; to && row < from->n_rows; row++)
		if (goes(c, from, row))
			carry_row(to, from, row);
}

/* People of the staff may be named in trainings. */
static void carry_staff(struct carrier *c)
{
	const struct table *staff;

	carry_file(c, &schema_staff, still_works);
	staff = programme_table(c->bases->programme, &schema_staff);
	for (size_t row = 0; staff && row < staff->n_rows; row++)
		if (still_works(c, staff, row))
			add_id(&c->people, table_gets(staff, row, "id"));
}

static bool person_went(const struct carrier *c, const char *word, const void *unused)
{
	(void)unused;
	return has_id(&c->people, word);
}

/* Of a group meeting only those who go over can still be named. */
static void trim_present(struct carrier *c)
{
	struct table *meetings = &c->year->files[c->year->n_files - 1].table;
	size_t notes = c->year->n_notes;

	if (table_column(meetings, "present") == TABLE_NONE)
		return;
	for (size_t row = 0; row < meetings->n_rows; row++)
		keep_fitting(c, meetings, row, "present", person_went, NULL);
	c->year->n_notes = notes;
}

static void carry_registers(struct carrier *c)
{
	size_t files;

	carry_staff(c);
	carry_file(c, &schema_requests, request_goes);
	carry_file(c, &schema_consents, person_goes);
	carry_file(c, &schema_trainings, person_goes);
	carry_file(c, &schema_exclusions, both_go);
	files = c->year->n_files;
	carry_file(c, &schema_meetings, its_pair_goes);
	if (c->year->n_files > files)
		trim_present(c);
	carry_file(c, &schema_plans, goal_is_open);
	carry_file(c, &schema_contacts, its_pair_goes);
	carry_file(c, &schema_measures, measurement_goes);
	carry_file(c, &schema_answers, answer_goes);
	carry_file(c, &schema_partners, still_works);
	carry_file(c, &schema_documents, still_holds);
}

/* ---- what stays behind ---- */

static const char *name_of(const struct carrier *c, const char *id)
{
	const struct person *person = bases_mentor(c->bases, id);

	if (!person)
		person = bases_mentee(c->bases, id);
	return person ? person->name : "";
}

static void note_proposals(struct carrier *c)
{
	const struct table *table = programme_table(c->bases->programme, &schema_proposals);

	c->failed |= !table;
	for (size_t row = 0; table && row < table->n_rows; row++)
		if (!*table_gets(table, row, "answer"))
			note(c, schema_proposals.name, table_gets(table, row, "id"),
			     name_of(c, table_gets(table, row, "person")), "unanswered", "", "");
}

static size_t rows_carried(const struct new_year *year, const struct file_schema *schema)
{
	for (size_t i = 0; i < year->n_files; i++)
		if (year->files[i].schema == schema)
			return year->files[i].table.n_rows;
	return 0;
}

/* A line for each file of which not every row goes over, or more than it had. */
static void note_files(struct carrier *c)
{
	char old[24], new[24];

	for (size_t i = 0; file_schemas[i]; i++) {
		const struct table *from = programme_table(c->bases->programme, file_schemas[i]);
		size_t carried = rows_carried(c->year, file_schemas[i]);

		c->failed |= !from;
		if (!from || from->n_rows == carried)
			continue;
		snprintf(old, sizeof(old), "%zu", from->n_rows);
		snprintf(new, sizeof(new), "%zu", carried);
		note(c, file_schemas[i]->name, "", "", "rows", old, new);
	}
}

int new_year_make(struct new_year *year, struct bases *bases, int start, bool candidates)
{
	const struct program *program = &bases->programme->program;
	struct carrier c = {
		.year = year,
		.bases = bases,
		.program = program,
		.on = bases->today,
		.start = start,
		.candidates = candidates,
		.years = school_year(start) - school_year(program->end),
	};
	int result;

	if (c.years < 0)
		c.years = 0;
	decide(&c);
	result = carry_mentors(&c) || carry_mentees(&c) ? -1 : 0;
	if (!result) {
		carry_pairs(&c);
		carry_registers(&c);
		note_proposals(&c);
		note_files(&c);
	}
	free(c.progress);
	strmap_release(&c.people);
	strmap_release(&c.pairs);
	return c.failed ? -1 : result;
}

void new_year_release(struct new_year *year)
{
	for (size_t i = 0; i < year->n_files; i++)
		table_release(&year->files[i].table);
	free(year->files);
	free(year->notes);
	arena_release(&year->arena);
	*year = (struct new_year)NEW_YEAR_INIT;
}
