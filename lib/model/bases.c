/* bases.c - reads people, pairs and meetings from their tables */
#include "model/bases.h"

#include <math.h>

#include "base/number.h"
#include "base/text.h"
#include "model/vocabulary.h"

/* One row while it is read. */
struct row_reader {
	struct bases *bases;
	const struct file_schema *schema;
	const struct table *table;
	const size_t *columns; /* of the table, by index of the schema */
	size_t row;
	struct origin *origin;
	size_t next; /* of the schema: cells are asked for more or less in its order */
};

/* The index of a column of the schema; looks behind the last one first. */
static size_t index_of(struct row_reader *r, const char *name)
{
	for (size_t n = 0; n < r->schema->n_columns; n++) {
		size_t i = (r->next + n) % r->schema->n_columns;

		if (streq(r->schema->columns[i].name, name)) {
			r->next = i + 1;
			return i;
		}
	}
	BUG("%s has no column '%s'", r->schema->name, name);
}

static const char *keep(struct bases *bases, const struct strbuf *sb)
{
	return arena_memdup0(&bases->arena, sb->buf, sb->len);
}

static void add_fault(struct row_reader *r, const char *column, const char *rule, const char *why)
{
	r->origin->faulty = true;
	findings_add(&r->bases->faults,
		     (struct place){ .file = r->table->name,
				     .line = r->origin->line,
				     .id = table_gets(r->table, r->row, "id"),
				     .column = column },
		     SEVERITY_ERROR, rule, "%s", why);
}

/* The cell in the form that kurator writes; "" and a fault when it cannot be read. */
static const char *cell(struct row_reader *r, const char *name)
{
	size_t index = index_of(r, name);
	const struct column *column = &r->schema->columns[index];
	const char *raw = table_get(r->table, r->row, r->columns[index]);
	struct strbuf value = STRBUF_INIT, why = STRBUF_INIT;
	const char *result = "";

	if (!*raw)
		return "";
	if (column_normalise(column, &r->bases->programme->program, raw, &value, &why) &&
	    !column->open) {
		add_fault(r, name, "bad-value", why.buf);
	} else if (column->open && why.len) {
		result = raw;
	} else {
		result = streq(value.buf, raw) ? raw : keep(r->bases, &value);
	}
	strbuf_release(&value);
	strbuf_release(&why);
	return result;
}

static int cell_date(struct row_reader *r, const char *name)
{
	const char *s = cell(r, name);
	int date = DATE_NONE;

	date_parse(s, strlen(s), &date);
	return date;
}

static int cell_int(struct row_reader *r, const char *name, int otherwise)
{
	const char *s = cell(r, name);
	int64_t value = otherwise;

	number_parse_int(s, strlen(s), &value);
	return (int)value;
}

static double cell_number(struct row_reader *r, const char *name)
{
	const char *s = cell(r, name);
	double value = NAN;

	number_parse_decimal(s, strlen(s), &value);
	return value;
}

/* Reads a table row by row into structs of `size` bytes that begin with an origin. */
typedef void read_fn(struct row_reader *r, void *record);

static const struct table *table_of(struct bases *bases, const struct file_schema *schema)
{
	struct findings unused = FINDINGS_INIT;
	const struct table *table;

	if (!bases->lenient)
		return programme_table(bases->programme, schema);
	table = store_read(&bases->programme->store, schema->name, &unused);
	findings_release(&unused);
	return table;
}

static int read_rows(struct bases *bases, const struct file_schema *schema, read_fn *fn,
		     void **records, size_t *n, size_t size)
{
	const struct table *table = table_of(bases, schema);
	size_t *columns;
	char *out;

	if (!table)
		return -1;
	columns = xcalloc(schema->n_columns, sizeof(*columns));
	for (size_t i = 0; i < schema->n_columns; i++)
		columns[i] = table_column(table, schema->columns[i].name);
	*n = table->n_rows;
	*records = out = arena_calloc(&bases->arena, table->n_rows, size);
	for (size_t row = 0; row < table->n_rows; row++, out += size) {
		struct origin *origin = (struct origin *)(void *)out;
		struct row_reader r = { bases, schema, table, columns, row, origin, 0 };

		*origin = (struct origin){ table->name, row, table_line(table, row), false };
		fn(&r, out);
	}
	free(columns);
	return 0;
}

static void read_person(struct row_reader *r, struct person *p)
{
	const struct program *program = &r->bases->programme->program;
	const char *birth, *sex;

	p->id = cell(r, "id");
	p->name = cell(r, "name");
	p->kind = program_kind(program, cell(r, "kind"));
	if (!p->kind)
		p->origin.faulty = true;
	class_parse(cell(r, "class"), &p->school_class);
	p->birth_first = p->birth_last = DATE_NONE;
	birth = cell(r, "birth");
	if (*birth)
		birth_parse(birth, &p->birth_first, &p->birth_last);
	sex = cell(r, "sex");
	p->sex = *sex;
	p->experience = cell_number(r, "experience");
	p->workplace = cell(r, "workplace");
	p->subjects = cell(r, "subjects");
	p->interests = cell(r, "interests");
	p->categories = cell(r, "categories");
	p->types = cell(r, "type");
	p->forms = cell(r, "forms");
	day_set_parse(cell(r, "days"), &p->days);
	p->consent = cell_date(r, "consent");
	p->consent_until = cell_date(r, "consent_until");
	p->consent_by = cell(r, "consent_by");
	p->joined = cell_date(r, "joined");
	p->left = cell_date(r, "left");
	p->agreement = "";
	p->applied = p->interviewed = p->decided = DATE_NONE;
	p->surveyed = p->volunteered = DATE_NONE;
}

static void read_mentor(struct row_reader *r, void *record)
{
	struct person *p = record;
	const char *decision;

	p->side = SIDE_MENTOR;
	read_person(r, p);
	p->topics = cell(r, "skills");
	p->request = "";
	class_range_parse(cell(r, "wants"), &p->wants);
	p->capacity = cell_int(r, "capacity", 1);
	p->agreement = cell(r, "agreement");
	p->applied = cell_date(r, "applied");
	p->interviewed = cell_date(r, "interviewed");
	p->decided = cell_date(r, "decided");
	decision = cell(r, "decision");
	p->decision = streq(decision, "accepted")   ? DECISION_ACCEPTED
		      : streq(decision, "rejected") ? DECISION_REJECTED
						    : DECISION_NONE;
}

static void read_mentee(struct row_reader *r, void *record)
{
	struct person *p = record;

	p->side = SIDE_MENTEE;
	read_person(r, p);
	p->topics = cell(r, "topics");
	p->request = cell(r, "request");
	p->surveyed = cell_date(r, "surveyed");
	p->volunteered = cell_date(r, "volunteered");
}

static void read_training(struct row_reader *r, void *record)
{
	struct training *t = record;

	t->person = cell(r, "person");
	t->date = cell_date(r, "date");
	t->hours = cell_number(r, "hours");
}

static void read_consent(struct row_reader *r, void *record)
{
	struct consent *c = record;

	c->person = cell(r, "person");
	c->scope = cell(r, "scope");
	c->signer_role = cell(r, "signer_role");
	c->date = cell_date(r, "date");
	c->until = cell_date(r, "until");
	c->withdrawn = cell_date(r, "withdrawn");
}

static void read_pair(struct row_reader *r, void *record)
{
	const struct program *program = &r->bases->programme->program;
	struct pair *p = record;

	p->id = cell(r, "id");
	p->group = cell(r, "group");
	p->mentor_id = cell(r, "mentor");
	p->mentee_id = cell(r, "mentee");
	p->mentor = bases_mentor(r->bases, p->mentor_id);
	p->mentee = bases_mentee(r->bases, p->mentee_id);
	p->form = program_form(program, cell(r, "form"));
	if (!p->form)
		p->origin.faulty = true;
	p->variant = program_variant(program, cell(r, "variant"));
	p->method = cell(r, "method");
	p->score = cell_number(r, "score");
	p->proposed = cell_date(r, "proposed");
	p->mentor_agreed = cell_date(r, "mentor_agreed");
	p->mentee_agreed = cell_date(r, "mentee_agreed");
	p->started = cell_date(r, "started");
	p->mentor_ready = cell_date(r, "mentor_ready");
	p->mentee_ready = cell_date(r, "mentee_ready");
	p->planned_end = cell_date(r, "planned_end");
	p->ended = cell_date(r, "ended");
	p->end_reason = program_end_reason(program, cell(r, "end_reason"));
	p->curator = cell(r, "curator");
}

static void read_meeting(struct row_reader *r, void *record)
{
	struct meeting *m = record;
	size_t stage;

	m->id = cell(r, "id");
	m->pair_id = cell(r, "pair");
	m->date = cell_date(r, "date");
	stage = terms_find(&vocabulary_stage, cell(r, "stage"));
	m->stage = stage == SIZE_MAX ? -1 : (int)stage;
	m->minutes = cell_int(r, "minutes", 0);
	m->mentor_confirmed = cell_date(r, "mentor_confirmed");
	m->mentee_confirmed = cell_date(r, "mentee_confirmed");
	m->mentor_rating = cell_int(r, "mentor_rating", 0);
	m->mentee_rating = cell_int(r, "mentee_rating", 0);
	m->present = cell(r, "present");
	if (m->date == DATE_NONE)
		m->origin.faulty = true;
}

static void read_choice(struct row_reader *r, void *record)
{
	struct choice *c = record;

	c->person = cell(r, "person");
	c->choice = cell(r, "choice");
	c->rank = cell_int(r, "rank", 0);
}

static void read_exclusion(struct row_reader *r, void *record)
{
	struct exclusion *e = record;

	e->mentor = cell(r, "mentor");
	e->mentee = cell(r, "mentee");
	e->reason = cell(r, "reason");
}

static void read_request(struct row_reader *r, void *record)
{
	struct request *q = record;

	q->id = cell(r, "id");
	q->mentee_id = cell(r, "mentee");
	q->mentee = *q->mentee_id ? bases_mentee(r->bases, q->mentee_id) : NULL;
	q->topic = cell(r, "topic");
	q->text = cell(r, "text");
	q->form = program_form(&r->bases->programme->program, cell(r, "form"));
	q->date = cell_date(r, "date");
	q->closed = cell_date(r, "closed");
}

/* A day that the record cannot be counted without. */
static int cell_day(struct row_reader *r, const char *name)
{
	int date = cell_date(r, name);

	if (date == DATE_NONE && !r->origin->faulty)
		add_fault(r, name, "missing-value", _("a value is required"));
	return date;
}

static const char *cell_if_any(struct row_reader *r, const char *name)
{
	return schema_column(r->schema, name) ? cell(r, name) : "";
}

static void read_entry(struct row_reader *r, void *record)
{
	struct entry *e = record;
	int64_t present = -1;
	const char *s;

	e->date = schema_column(r->schema, "date")->required ? cell_day(r, "date")
							     : cell_date(r, "date");
	e->id = cell(r, "id");
	e->person = cell_if_any(r, "person");
	e->kind = cell_if_any(r, "kind");
	e->title = cell(r, "title");
	s = cell_if_any(r, "present");
	number_parse_int(s, strlen(s), &present);
	e->present = (int)present;
}

static void read_plan_item(struct row_reader *r, void *record)
{
	struct plan_item *g = record;

	g->pair_id = cell(r, "pair");
}

static void read_answer(struct row_reader *r, void *record)
{
	struct answer_row *a = record;

	a->survey = cell(r, "survey");
	a->date = cell_day(r, "date");
	a->person = cell(r, "person");
	a->question = cell(r, "question");
	a->text = cell(r, "answer");
}

static void index_people(struct strmap *map, const struct person *people, size_t n)
{
	for (size_t i = 0; i < n; i++)
		strmap_add(map, people[i].id, strlen(people[i].id), i);
}

static struct person *find_person(const struct strmap *map, struct person *people, const char *id)
{
	size_t i = strmap_gets(map, id);

	return i == STRMAP_NONE ? NULL : &people[i];
}

/* Backwards, so that the lists are in the order of the file; who is in both bases has one list. */
static void link_trainings(struct bases *bases)
{
	for (size_t i = bases->n_trainings; i-- > 0;) {
		struct training *t = &bases->trainings[i];
		struct person *mentor =
			find_person(&bases->mentor_by_id, bases->mentors, t->person);
		struct person *mentee =
			find_person(&bases->mentee_by_id, bases->mentees, t->person);

		if (mentor) {
			t->next = mentor->trainings;
			mentor->trainings = t;
		}
		if (mentee) {
			t->next = mentee->trainings;
			mentee->trainings = t;
		}
	}
}

static void link_consents(struct bases *bases)
{
	for (size_t i = bases->n_consents; i-- > 0;) {
		struct consent *t = &bases->consents[i];
		struct person *mentor =
			find_person(&bases->mentor_by_id, bases->mentors, t->person);
		struct person *mentee =
			find_person(&bases->mentee_by_id, bases->mentees, t->person);

		if (mentor) {
			t->next = mentor->consents;
			mentor->consents = t;
		}
		if (mentee) {
			t->next = mentee->consents;
			mentee->consents = t;
		}
	}
}

#define READ(schema, fn, array, count) \
	do { \
		void *records_ = NULL; \
		if (read_rows(bases, (schema), (fn), &records_, &bases->count, \
			      sizeof(*bases->array))) \
			result = -1; \
		else \
			bases->array = records_; \
	} while (0)

static int read_people(struct bases *bases)
{
	int result = 0;

	READ(schema_find("mentors.csv"), read_mentor, mentors, n_mentors);
	READ(schema_find("mentees.csv"), read_mentee, mentees, n_mentees);
	READ(schema_find("trainings.csv"), read_training, trainings, n_trainings);
	READ(schema_find("consents.csv"), read_consent, consents, n_consents);
	if (result)
		return -1;
	index_people(&bases->mentor_by_id, bases->mentors, bases->n_mentors);
	index_people(&bases->mentee_by_id, bases->mentees, bases->n_mentees);
	link_trainings(bases);
	link_consents(bases);
	return 0;
}

/* Backwards, as the trainings. The people of a pair are of these bases and may be changed here. */
static void link_pairs(struct bases *bases)
{
	for (size_t i = bases->n_pairs; i-- > 0;) {
		struct pair *p = &bases->pairs[i];

		if (p->mentor) {
			struct person *mentor = &bases->mentors[p->mentor - bases->mentors];

			p->next_of_mentor = mentor->pairs;
			mentor->pairs = p;
		}
		if (p->mentee) {
			struct person *mentee = &bases->mentees[p->mentee - bases->mentees];

			p->next_of_mentee = mentee->pairs;
			mentee->pairs = p;
		}
		p->next_in_group = SIZE_MAX;
		if (*p->group) {
			size_t next = strmap_gets(&bases->pair_by_group, p->group);

			p->next_in_group = next == STRMAP_NONE ? SIZE_MAX : next;
			strmap_put(&bases->pair_by_group, p->group, strlen(p->group), i);
		}
	}
}

static int read_pairs(struct bases *bases)
{
	int result = 0;

	READ(schema_find("pairs.csv"), read_pair, pairs, n_pairs);
	for (size_t i = 0; i < bases->n_pairs; i++)
		strmap_add(&bases->pair_by_id, bases->pairs[i].id, strlen(bases->pairs[i].id), i);
	link_pairs(bases);
	return result;
}

static int read_choices(struct bases *bases)
{
	int result = 0;

	READ(schema_find("choices.csv"), read_choice, choices, n_choices);
	READ(schema_find("exclusions.csv"), read_exclusion, exclusions, n_exclusions);
	return result;
}

static const char *const register_names[REGISTERS] = {
	[REGISTER_EVENTS] = "events.csv",
	[REGISTER_OUTPUTS] = "outputs.csv",
	[REGISTER_DOCUMENTS] = "documents.csv",
	[REGISTER_PRACTICES] = "practices.csv",
};

static int read_registers(struct bases *bases)
{
	int result = 0;

	for (enum register_file i = 0; i < REGISTERS; i++)
		READ(schema_find(register_names[i]), read_entry, registers[i].items,
		     registers[i].n);
	READ(schema_find("plans.csv"), read_plan_item, plan_items, n_plan_items);
	READ(schema_find("answers.csv"), read_answer, answers, n_answers);
	return result;
}

/* The files that the parts need, read as of one moment. */
static int snapshot(struct bases *bases, unsigned parts)
{
	const char *files[24];
	struct findings findings = FINDINGS_INIT;
	size_t n = 0;
	int result;

	if (bases->programme->store.writing || bases->lenient)
		return 0; /* under the lock nothing moves */
	files[n++] = "mentors.csv";
	files[n++] = "mentees.csv";
	files[n++] = "trainings.csv";
	files[n++] = "consents.csv";
	if (parts & BASES_PAIRS)
		files[n++] = "pairs.csv";
	if (parts & BASES_MEETINGS)
		files[n++] = "meetings.csv";
	if (parts & BASES_CHOICES) {
		files[n++] = "choices.csv";
		files[n++] = "exclusions.csv";
	}
	if (parts & BASES_REQUESTS)
		files[n++] = "requests.csv";
	if (parts & BASES_REGISTERS) {
		for (enum register_file i = 0; i < REGISTERS; i++)
			files[n++] = register_names[i];
		files[n++] = "plans.csv";
		files[n++] = "answers.csv";
	}
	result = store_snapshot(&bases->programme->store, files, n, &findings);
	findings_report(&findings);
	findings_release(&findings);
	return result;
}

int bases_load(struct bases *bases, struct programme *programme, unsigned parts)
{
	int result = 0;

	*bases = (struct bases){ .programme = programme,
				 .today = programme->today,
				 .lenient = parts & BASES_LENIENT };
	if (parts & BASES_MEETINGS)
		parts |= BASES_PAIRS;
	if (snapshot(bases, parts) || read_people(bases))
		return -1;
	if ((parts & BASES_PAIRS) && read_pairs(bases))
		return -1;
	if (parts & BASES_MEETINGS)
		READ(schema_find("meetings.csv"), read_meeting, meetings, n_meetings);
	if ((parts & BASES_CHOICES) && read_choices(bases))
		result = -1;
	if (parts & BASES_REQUESTS)
		READ(schema_find("requests.csv"), read_request, requests, n_requests);
	if ((parts & BASES_REGISTERS) && read_registers(bases))
		result = -1;
	return result;
}

void bases_release(struct bases *bases)
{
	strmap_release(&bases->mentor_by_id);
	strmap_release(&bases->mentee_by_id);
	strmap_release(&bases->pair_by_id);
	strmap_release(&bases->pair_by_group);
	findings_release(&bases->faults);
	arena_release(&bases->arena);
	*bases = (struct bases)BASES_INIT;
}

int bases_require_all(const struct bases *bases)
{
	return findings_report(&bases->faults);
}

int bases_require(const struct bases *bases, const struct origin *origin)
{
	struct findings own = FINDINGS_INIT;
	int result;

	if (!origin->faulty)
		return 0;
	for (size_t i = 0; i < bases->faults.n; i++) {
		const struct finding *f = &bases->faults.items[i];

		if (f->line == origin->line && streq(f->file, origin->file))
			findings_add(
				&own,
				(struct place){ f->file, f->line, 0, f->id, f->column, f->row },
				f->severity, f->rule, "%s", f->message);
	}
	if (!own.n)
		findings_add(&own, (struct place){ .file = origin->file, .line = origin->line },
			     SEVERITY_ERROR, "missing-value", _("a required value is missing"));
	result = findings_report(&own);
	findings_release(&own);
	return result;
}
