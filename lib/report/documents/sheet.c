/* sheet.c - what the types of documents do alike */
#include "report/documents/sheet.h"

#include "base/number.h"
#include "model/consents.h"
#include "model/roadmap.h"
#include "report/person_name.h"
#include "model/staff.h"

static const struct template_field common_items[] = {
	{ "organization", N_("name of the school (organization.name of program.yaml)"),
	  FIELD_REQUIRED, NULL },
	{ "municipality", N_("municipality (organization.municipality of program.yaml)"), 0, NULL },
	{ "place", N_("where documents are signed (documents.place of program.yaml)"), 0, NULL },
	{ "director", N_("the director (staff.csv, else organization.director of program.yaml)"),
	  FIELD_REQUIRED, NULL },
	{ "director_short", N_("the director: surname and initials"), FIELD_REQUIRED, NULL },
	{ "curator", N_("the curator (staff.csv, else organization.curator of program.yaml)"),
	  FIELD_REQUIRED, NULL },
	{ "curator_short", N_("the curator: surname and initials"), FIELD_REQUIRED, NULL },
	{ "programme", N_("name of the programme (program.name of program.yaml)"), 0, NULL },
	{ "from", N_("first day of the programme"), 0, NULL },
	{ "to", N_("last day of the programme"), 0, NULL },
	{ "year", N_("school year of the programme, 2021/22"), 0, NULL },
	{ "regulation", N_("date and number of the regulation (documents.csv, kind regulation)"), 0,
	  NULL },
	{ "number", N_("number of the document (--number)"), FIELD_REQUIRED, NULL },
	{ "date", N_("day of the document (--date; without it today)"), FIELD_REQUIRED, NULL },
};
const struct template_fields sheet_common = { common_items, ARRAY_SIZE(common_items), NULL };

/* ---- texts ---- */

static bool in_russian(const struct document_job *job)
{
	return job->programme->program.language == LANGUAGE_RU;
}

const char *sheet_label(const struct document_job *job, const struct label *label)
{
	const char *text = in_russian(job) ? label->ru : label->en;

	return text ? text : label_text(label);
}

void sheet_set_date(const struct document_job *job, struct template_record *record,
		    const char *field, int date)
{
	static const char *const ru[] = { "января",   "февраля", "марта",  "апреля",
					  "мая",      "июня",    "июля",   "августа",
					  "сентября", "октября", "ноября", "декабря" };
	static const char *const en[] = { "January",   "February", "March",    "April",
					  "May",       "June",     "July",     "August",
					  "September", "October",  "November", "December" };
	struct ymd ymd;
	char *text;

	if (date == DATE_NONE)
		return;
	ymd = date_to_ymd(date);
	text = in_russian(job) ? xstrfmt("%d %s %d г.", ymd.day, ru[ymd.month - 1], ymd.year)
			       : xstrfmt("%d %s %d", ymd.day, en[ymd.month - 1], ymd.year);
	template_set(record, field, text);
	free(text);
}

static void add_day(struct strbuf *out, int date)
{
	struct ymd ymd = date_to_ymd(date);

	strbuf_addf(out, "%02d.%02d.%d", ymd.day, ymd.month, ymd.year);
}

void sheet_set_day(struct template_record *record, const char *field, int date)
{
	struct strbuf text = STRBUF_INIT;

	if (date != DATE_NONE)
		add_day(&text, date);
	template_set(record, field, text.buf);
	strbuf_release(&text);
}

void sheet_set_flag(struct template_record *record, const char *field, bool value)
{
	template_set(record, field, value ? "да" : "");
}

char *sheet_when_text(const struct document_job *job, const struct roadmap_item *item)
{
	enum language before = language_now();
	char *text;

	language_set(job->programme->program.language);
	text = roadmap_when_text(&item->when);
	language_set(before);
	return text;
}

void sheet_set_number(struct template_record *record, const char *field, size_t number)
{
	char *text = xstrfmt("%zu", number);

	template_set(record, field, text);
	free(text);
}

void sheet_set_norms(const struct document_job *job, struct template_record *sheet)
{
	const struct program *program = &job->programme->program;
	char hours[NUMBER_SIZE];

	sheet_set_number(sheet, "per_month", (size_t)program->meetings.per_month);
	sheet_set_number(sheet, "minutes", (size_t)program->meetings.minutes);
	sheet_set_number(sheet, "confirm_days", (size_t)program->meetings.confirm_days);
	template_set(sheet, "hours",
		     number_format(program->selection.steps[SELECTION_TRAINING].hours, hours));
	for (size_t i = 0; i < MEETING_STAGES; i++)
		template_add_text(sheet, "meeting_stages",
				  sheet_label(job, &program->meetings.stages[i].name));
}

void sheet_set_initials(const struct document_job *job, struct template_record *record,
			const char *field, const char *name)
{
	struct strbuf text = STRBUF_INIT;

	if (in_russian(job))
		initials_of(name, &text);
	else
		strbuf_addstr(&text, name);
	template_set(record, field, text.buf);
	strbuf_release(&text);
}

/* ---- files ---- */

const struct table *sheet_file(struct document_job *job, const char *file)
{
	struct findings unused = FINDINGS_INIT;
	const struct table *table = store_read(&job->programme->store, file, &unused);

	findings_release(&unused);
	return table;
}

const char *sheet_cell(struct document_job *job, const char *file, size_t row, const char *column)
{
	return table_gets(sheet_file(job, file), row, column);
}

/* Director or curator on the day of the document. */
static const char *head(struct document_job *job, const char *role, const struct label *named)
{
	const struct table *staff = sheet_file(job, "staff.csv");
	size_t row = staff_head_row(staff, role, named, job->date);

	return row == TABLE_NONE ? sheet_label(job, named) : table_gets(staff, row, "name");
}

static const char *head_curator(struct document_job *job)
{
	return head(job, ROLE_CURATOR, &job->programme->program.organization.curator);
}

const char *sheet_staff_name(struct document_job *job, const char *id)
{
	const struct table *staff = sheet_file(job, "staff.csv");
	size_t row = *id ? table_find(staff, table_column(staff, "id"), id, 0) : TABLE_NONE;

	return row == TABLE_NONE ? "" : table_gets(staff, row, "name");
}

void sheet_set_reference(struct document_job *job, struct template_record *record,
			 const char *field, const char *kind)
{
	const struct table *documents = sheet_file(job, "documents.csv");
	struct strbuf text = STRBUF_INIT;
	int last = DATE_NONE;

	for (size_t row = 0; row < documents->n_rows; row++) {
		const char *number = table_gets(documents, row, "number");
		int date = table_day(documents, row, "date", DATE_NONE);

		if (!streq(table_gets(documents, row, "kind"), kind) || date == DATE_NONE ||
		    date > job->date || date < last)
			continue;
		last = date;
		strbuf_reset(&text);
		strbuf_addstr(&text, in_russian(job) ? "от " : "of ");
		add_day(&text, date);
		if (*number)
			strbuf_addf(&text, in_russian(job) ? " № %s" : " No. %s", number);
	}
	template_set(record, field, text.buf);
	strbuf_release(&text);
}

/* ---- people ---- */

const char *sheet_person_cell(struct document_job *job, const struct person *person,
			      const char *column)
{
	return sheet_cell(job, person->side == SIDE_MENTOR ? "mentors.csv" : "mentees.csv",
			  person->origin.row, column);
}

void sheet_set_shown(struct document_job *job, struct template_record *record, const char *field,
		     const struct person *person, const char *column)
{
	const struct column *shape = schema_column(schema_find(person->origin.file), column);
	const char *value = sheet_person_cell(job, person, column);
	enum language before = language_now();
	struct strbuf text = STRBUF_INIT;

	if (!shape)
		return;
	language_set(job->programme->program.language);
	column_show(shape, &job->programme->program, value, &text);
	language_set(before);
	template_set(record, field, text.buf);
	strbuf_release(&text);
}

void sheet_set_birth(struct template_record *record, const char *field, const struct person *person)
{
	if (person->birth_first == DATE_NONE)
		return;
	if (person->birth_first == person->birth_last)
		sheet_set_day(record, field, person->birth_first);
	else
		sheet_set_number(record, field, (size_t)date_to_ymd(person->birth_first).year);
}

bool sheet_is_under(const struct document_job *job, const struct person *person, int age)
{
	int youngest, oldest;

	person_age(person, job->date, &youngest, &oldest);
	return youngest < 0 ? person->kind->minor : youngest < age;
}

void sheet_set_about(struct document_job *job, struct template_record *record, const char *field,
		     const struct person *person)
{
	const char *position = sheet_person_cell(job, person, "position");
	struct strbuf text = STRBUF_INIT;

	if (person->kind->minor && person->school_class.number)
		strbuf_addf(&text, in_russian(job) ? "%d%s класс" : "class %d%s",
			    person->school_class.number, person->school_class.letter);
	else
		strbuf_addstr(&text, *position ? position : sheet_label(job, &person->kind->name));
	template_set(record, field, text.buf);
	strbuf_release(&text);
}

void sheet_refuse(struct document_job *job, const char *id, const char *fmt, ...)
{
	struct strbuf text = STRBUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	strbuf_vaddf(&text, fmt, ap);
	va_end(ap);
	findings_add(&job->findings, (struct place){ .id = id }, SEVERITY_ERROR, "document",
		     "%s: %s", id, text.buf);
	strbuf_release(&text);
}

static bool is_refused(const struct document_job *job, const char *id)
{
	for (size_t i = 0; i < job->findings.n; i++)
		if (streq(job->findings.items[i].id, id))
			return true;
	return false;
}

void sheet_name_person(struct document_job *job, const struct person *person)
{
	const char *reason = consent_export_refusal(&job->bases, person, job->bases.today);
	struct strbuf name = STRBUF_INIT;

	if (!reason || job->type->before_consent || is_refused(job, person->id))
		return;
	person_initials(person, &name);
	sheet_refuse(job, person->id, "%s: %s", name.buf, reason);
	strbuf_release(&name);
}

void sheet_fill_person(struct document_job *job, struct template_record *record,
		       const struct person *person)
{
	sheet_name_person(job, person);
	template_set(record, "name", person->name);
	sheet_set_about(job, record, "about", person);
}

/* ---- pairs ---- */

static bool is_among(const struct pair *const *pairs, size_t n, const struct pair *pair)
{
	for (size_t i = 0; i < n; i++)
		if (pairs[i] == pair)
			return true;
	return false;
}

/* Adds the pairs that the id means; returns how many there are then, or SIZE_MAX after a message. */
static size_t add_named(struct document_job *job, const struct pair **pairs, size_t n,
			const char *id)
{
	size_t i = bases_next_pair(&job->bases, id, 0);

	if (i == SIZE_MAX) {
		error(_("there is no pair or group '%s'"), id);
		return SIZE_MAX;
	}
	for (; i != SIZE_MAX; i = bases_next_pair(&job->bases, id, i + 1))
		if (!is_among(pairs, n, &job->bases.pairs[i]))
			pairs[n++] = &job->bases.pairs[i];
	return n;
}

const struct pair **sheet_pairs(struct document_job *job, sheet_choose_fn *choose)
{
	const struct pair **pairs = xcalloc(job->bases.n_pairs + 1, sizeof(*pairs));
	size_t n = 0;

	for (size_t i = 0; i < job->n_ids && n != SIZE_MAX; i++)
		n = add_named(job, pairs, n, job->ids[i]);
	for (size_t i = 0; !job->n_ids && i < job->bases.n_pairs; i++)
		if (!job->bases.pairs[i].origin.faulty && choose(job, &job->bases.pairs[i]))
			pairs[n++] = &job->bases.pairs[i];
	if (!n) {
		error(_("there is no pair that this document is due for"));
		hint(_("name the pairs: kurator document print %s P-001"), job->type->id);
	}
	if (n && n != SIZE_MAX)
		return pairs;
	free(pairs);
	return NULL;
}

void sheet_refuse_ended(struct document_job *job, const struct pair *pair)
{
	enum pair_state state = pair_state(pair, job->bases.today);

	if (state == PAIR_COMPLETED || state == PAIR_ENDED_EARLY)
		sheet_refuse(job, pair->id, _("the pair has ended"));
}

bool sheet_is_under_way(struct document_job *job, const struct pair *pair)
{
	enum pair_state state = pair_state(pair, job->bases.today);

	return state == PAIR_AGREED || state == PAIR_ACTIVE;
}

const char *sheet_pair_curator(struct document_job *job, const struct pair *pair)
{
	const char *name = sheet_staff_name(job, pair->curator);

	return *name ? name : head_curator(job);
}

void sheet_fill_pair(struct document_job *job, struct template_record *record,
		     const struct pair *pair)
{
	sheet_name_person(job, pair->mentor);
	sheet_name_person(job, pair->mentee);
	template_set(record, "pair", pair->id);
	template_set(record, "mentor", pair->mentor->name);
	sheet_set_about(job, record, "mentor_about", pair->mentor);
	template_set(record, "mentee", pair->mentee->name);
	sheet_set_about(job, record, "mentee_about", pair->mentee);
	template_set(record, "form", sheet_label(job, &pair->form->name));
	if (pair->variant)
		template_set(record, "variant", sheet_label(job, &pair->variant->name));
	sheet_set_day(record, "pair_from", pair->started == DATE_NONE ? job->date : pair->started);
	sheet_set_day(record, "pair_to", pair->planned_end);
	template_set(record, "pair_curator", sheet_pair_curator(job, pair));
}

static const struct template_field pair_items[] = {
	{ "n", N_("number in the table"), 0, NULL },
	SHEET_PAIR_FIELDS,
};
const struct template_fields sheet_pair_fields = LIST_FIELDS(pair_items);

void sheet_add_pair(struct document_job *job, struct template_record *sheet,
		    const struct pair *pair)
{
	struct template_record *record = template_add(sheet, "pairs", pair->id);

	sheet_set_number(record, "n", template_count(sheet, "pairs"));
	sheet_fill_pair(job, record, pair);
}

/* ---- choosing people ---- */

static bool is_among_people(const struct person *const *people, size_t n, const char *id)
{
	for (size_t i = 0; i < n; i++)
		if (streq(people[i]->id, id))
			return true;
	return false;
}

static size_t choose_side(struct document_job *job, const struct person **people, size_t n,
			  const struct person *from, size_t n_from, sheet_choose_person_fn *choose)
{
	for (size_t i = 0; i < n_from; i++)
		if (!is_among_people(people, n, from[i].id) && choose(job, &from[i]))
			people[n++] = &from[i];
	return n;
}

/* Returns how many there are then, or SIZE_MAX after a message. */
static size_t add_person(struct document_job *job, const struct person **people, size_t n,
			 const char *id)
{
	const struct person *person = bases_mentor(&job->bases, id);

	if (!person)
		person = bases_mentee(&job->bases, id);
	if (!person) {
		error(_("there is no mentor or mentee '%s'"), id);
		return SIZE_MAX;
	}
	if (!is_among_people(people, n, person->id))
		people[n++] = person;
	return n;
}

const struct person **sheet_people(struct document_job *job, sheet_choose_person_fn *choose)
{
	const struct bases *bases = &job->bases;
	const struct person **people =
		xcalloc(bases->n_mentors + bases->n_mentees + 1, sizeof(*people));
	size_t n = 0;

	for (size_t i = 0; i < job->n_ids && n != SIZE_MAX; i++)
		n = add_person(job, people, n, job->ids[i]);
	if (!job->n_ids && choose) {
		n = choose_side(job, people, n, bases->mentors, bases->n_mentors, choose);
		n = choose_side(job, people, n, bases->mentees, bases->n_mentees, choose);
	}
	if (!n) {
		error(_("there is nobody whom this document is due for"));
		hint(_("name the people: kurator document print %s M-001"), job->type->id);
	}
	if (n && n != SIZE_MAX)
		return people;
	free(people);
	return NULL;
}

/* ---- sheets ---- */

void sheet_set_year(struct template_record *record, int first, int last)
{
	char *text = first == last ? xstrfmt("%d", first) : xstrfmt("%d/%02d", first, last % 100);

	template_set(record, "year", text);
	free(text);
}

struct template_record *sheet_add(struct document_job *job)
{
	const struct program *program = &job->programme->program;
	const struct organization *school = &program->organization;
	struct template_record *record = template_record(&job->arena, job->type->fields, "");
	const char *director = head(job, ROLE_DIRECTOR, &school->director);
	const char *curator = head_curator(job);

	template_set(record, "organization", sheet_label(job, &school->name));
	template_set(record, "municipality", sheet_label(job, &school->municipality));
	template_set(record, "place", sheet_label(job, &program->documents.place));
	template_set(record, "director", director);
	sheet_set_initials(job, record, "director_short", director);
	template_set(record, "curator", curator);
	sheet_set_initials(job, record, "curator_short", curator);
	template_set(record, "programme", sheet_label(job, &program->name));
	sheet_set_date(job, record, "from", program->start);
	sheet_set_date(job, record, "to", program->end);
	sheet_set_year(record, date_to_ymd(program->start).year, date_to_ymd(program->end).year);
	sheet_set_reference(job, record, "regulation", "regulation");
	template_set(record, "number", job->number ? job->number : "");
	sheet_set_date(job, record, "date", job->date);
	ALLOC_GROW(job->sheets, job->n_sheets + 1, job->alloc_sheets);
	job->sheets[job->n_sheets++] = record;
	return record;
}
