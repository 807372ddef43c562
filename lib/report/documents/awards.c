/* awards.c - recognition: certificates, the order on awards, letters of thanks to the parents of pupils who are mentors */
#include "report/documents/types.h"

#include "model/columns/columns.h"
#include "model/new_year.h"

/* ---- awards that were granted ---- */

struct award_row {
	size_t row; /* of awards.csv */
	int date;
	const char *id, *person, *pair;
};

static const char *cell_of(struct document_job *job, size_t row, const char *column)
{
	return sheet_cell(job, "awards.csv", row, column);
}

static struct award_row award_at(struct document_job *job, size_t row)
{
	return (struct award_row){
		row,
		table_day(sheet_file(job, "awards.csv"), row, "date", DATE_NONE),
		cell_of(job, row, "id"),
		cell_of(job, row, "person"),
		cell_of(job, row, "pair"),
	};
}

/* The word of the cell, whatever language it is written in; a null pointer: none. */
static const struct term *word_of(struct document_job *job, size_t row, const char *column,
				  const struct terms *words)
{
	return terms_by_label(words, cell_of(job, row, column));
}

static bool is_granted(struct document_job *job, size_t row)
{
	const struct term *status = word_of(job, row, "status", &words_award_status);

	return status && (streq(status->id, "laureate") || streq(status->id, "winner"));
}

static bool is_of_this_year(const struct document_job *job, const struct award_row *award)
{
	return award->date != DATE_NONE && award->date >= job->programme->program.start &&
	       award->date <= job->date;
}

/* Of an earlier school year: classes of that time are in no file. */
static bool is_earlier(const struct document_job *job, const struct award_row *award)
{
	return award->date != DATE_NONE &&
	       school_year(award->date) < school_year(job->programme->program.start);
}

/* The sheet is about the school year of the award; without a day and in the present one about that of the programme. */
static void set_year_of(const struct document_job *job, struct template_record *sheet,
			const struct award_row *award)
{
	if (is_earlier(job, award))
		sheet_set_year(sheet, school_year(award->date), school_year(award->date) + 1);
}

/*
 * The rows that the operands name, or all that were granted in the year. SIZE_MAX ends them; the caller frees them. A null
 * pointer after a message.
 */
static size_t *award_rows(struct document_job *job)
{
	const struct table *awards = sheet_file(job, "awards.csv");
	size_t *rows = xcalloc(awards->n_rows + job->n_ids + 1, sizeof(*rows)), n = 0;

	for (size_t i = 0; i < job->n_ids; i++) {
		rows[n] = table_find(awards, table_column(awards, "id"), job->ids[i], 0);
		if (rows[n++] == TABLE_NONE) {
			error(_("there is no award '%s'"), job->ids[i]);
			free(rows);
			return NULL;
		}
	}
	for (size_t row = 0; !job->n_ids && row < awards->n_rows; row++) {
		struct award_row award = award_at(job, row);

		if (is_granted(job, row) && is_of_this_year(job, &award))
			rows[n++] = row;
	}
	rows[n] = SIZE_MAX;
	if (n)
		return rows;
	error(_("no award was granted in this year of the programme"));
	hint(_("'kurator award grant' notes them, 'kurator award list' has their ids"));
	free(rows);
	return NULL;
}

/* ---- who has won ---- */

#define AWARD_FIELDS \
	{ "award", N_("number of the award in awards.csv"), 0, NULL }, \
		{ "people", N_("who has won it: a person, or the people of a pair or group"), \
		  FIELD_REQUIRED, &winner_fields }, \
		{ "nomination", N_("nomination"), FIELD_REQUIRED, NULL }, \
		{ "level", N_("level: school, municipal …"), 0, NULL }, \
		{ "status", N_("winner or laureate"), FIELD_REQUIRED, NULL }, \
		{ "pair", N_("not empty when a pair or group has won"), 0, NULL }, \
		{ "award_date", N_("day of the award"), 0, NULL }, \
	{ \
		"protocol", N_("protocol of the award"), 0, NULL \
	}

static const struct template_field winner_items[] = {
	SHEET_PERSON_FIELDS(0),
	{ "mentor", N_("not empty for a mentor"), 0, NULL },
};
static const struct template_fields winner_fields = LIST_FIELDS(winner_items);

static void add_winner(struct document_job *job, struct template_record *record,
		       const struct award_row *award, const struct person *person, bool mentor)
{
	struct template_record *winner = template_add(record, "people", person->id);

	sheet_fill_person(job, winner, person);
	if (person->kind->minor && is_earlier(job, award))
		template_set(winner, "about", sheet_label(job, &person->kind->name));
	sheet_set_flag(winner, "mentor", mentor);
}

/* The mentor of a group is in each of its pairs. */
static void add_winners(struct document_job *job, struct template_record *record,
			const struct award_row *award)
{
	const struct bases *bases = &job->bases;
	const struct person *person = bases_mentor(bases, award->person), *last = NULL;

	if (person)
		add_winner(job, record, award, person, true);
	else if ((person = bases_mentee(bases, award->person)))
		add_winner(job, record, award, person, false);
	if (!*award->pair)
		return;
	for (size_t i = bases_next_pair(bases, award->pair, 0); i != SIZE_MAX;
	     i = bases_next_pair(bases, award->pair, i + 1)) {
		if (bases->pairs[i].mentor && bases->pairs[i].mentor != last)
			add_winner(job, record, award, bases->pairs[i].mentor, true);
		last = bases->pairs[i].mentor;
		if (bases->pairs[i].mentee)
			add_winner(job, record, award, bases->pairs[i].mentee, false);
	}
}

static void set_word(struct document_job *job, struct template_record *record, const char *field,
		     const struct term *word)
{
	if (word)
		template_set(record, field, sheet_label(job, &word->name));
}

static void fill_award(struct document_job *job, struct template_record *record, size_t row)
{
	struct award_row award = award_at(job, row);
	const char *nomination = cell_of(job, row, "nomination");
	const struct award *known = program_award_by_label(&job->programme->program, nomination);

	if (!is_granted(job, row))
		sheet_refuse(job, award.id, _("the award has not been granted"));
	template_set(record, "award", award.id);
	add_winners(job, record, &award);
	template_set(record, "nomination", known ? sheet_label(job, &known->name) : nomination);
	set_word(job, record, "level", word_of(job, row, "level", &words_level));
	set_word(job, record, "status", word_of(job, row, "status", &words_award_status));
	sheet_set_flag(record, "pair", *award.pair);
	sheet_set_date(job, record, "award_date", award.date);
	template_set(record, "protocol", cell_of(job, row, "protocol"));
}

/* ---- certificates ---- */

static const struct template_field certificate_items[] = { AWARD_FIELDS };
static const struct template_fields certificate_fields = SHEET_FIELDS(certificate_items);

static int fill_certificate(struct document_job *job)
{
	size_t *rows = award_rows(job);

	for (size_t i = 0; rows && rows[i] != SIZE_MAX; i++) {
		struct template_record *sheet = sheet_add(job);
		struct award_row award = award_at(job, rows[i]);

		set_year_of(job, sheet, &award);
		fill_award(job, sheet, rows[i]);
	}
	free(rows);
	return rows ? 0 : -1;
}

const struct document_type document_certificate = {
	.id = "certificate",
	.name = { "certificate", "грамота" },
	.operands = N_("[AWARD...]"),
	.fields = &certificate_fields,
	.fill = fill_certificate,
};

/* ---- the order on awards ---- */

static const struct template_field award_items[] = {
	{ "n", N_("number in the list"), 0, NULL },
	AWARD_FIELDS,
};
static const struct template_fields award_fields = LIST_FIELDS(award_items);
static const struct template_field order_award_items[] = {
	{ "awards", N_("the awards"), FIELD_REQUIRED, &award_fields },
};
static const struct template_fields order_award_fields = SHEET_FIELDS(order_award_items);

/* An order is about one school year. */
static void check_year(struct document_job *job, const struct award_row *first,
		       const struct award_row *award)
{
	bool earlier = is_earlier(job, award);

	if (earlier != is_earlier(job, first) ||
	    (earlier && school_year(award->date) != school_year(first->date)))
		sheet_refuse(job, award->id,
			     _("the award is of another school year than '%s': an order for each"),
			     first->id);
}

static int fill_order_award(struct document_job *job)
{
	size_t *rows = award_rows(job);
	struct template_record *sheet = rows ? sheet_add(job) : NULL;
	struct award_row first = { .date = DATE_NONE };

	if (rows) {
		first = award_at(job, rows[0]);
		set_year_of(job, sheet, &first);
	}
	for (size_t i = 0; rows && rows[i] != SIZE_MAX; i++) {
		struct template_record *record =
			template_add(sheet, "awards", cell_of(job, rows[i], "id"));
		struct award_row award = award_at(job, rows[i]);

		check_year(job, &first, &award);
		sheet_set_number(record, "n", i + 1);
		fill_award(job, record, rows[i]);
	}
	free(rows);
	return rows ? 0 : -1;
}

const struct document_type document_order_award = {
	.id = "order-award",
	.name = { "order on awards", "приказ о поощрении" },
	.operands = N_("[AWARD...]"),
	.fields = &order_award_fields,
	.fill = fill_order_award,
};

/* ---- letters of thanks ---- */

static const struct template_field thanks_items[] = {
	{ "mentor", N_("name of the mentor"), FIELD_REQUIRED, NULL },
	{ "about", N_("class, position or kind"), 0, NULL },
	{ "guardian", N_("name of the legal representative (column guardian)"), FIELD_REQUIRED,
	  NULL },
	{ "dear", N_("how the letter begins, out of the name and patronymic; empty: not known"), 0,
	  NULL },
	{ "mentees", N_("mentees whom the mentor met in the year"), 0, NULL },
	{ "meetings", N_("confirmed meetings of the mentor in the year"), 0, NULL },
};
static const struct template_fields thanks_fields = SHEET_FIELDS(thanks_items);

/* What a mentor has done in the year of the programme. */
struct deeds {
	size_t mentees, meetings;
};

static bool counts_in_year(const struct document_job *job, const struct meeting *meeting,
			   const struct pair *pair)
{
	return meeting->date >= job->programme->program.start &&
	       meeting_counts_for(meeting, pair, job->bases.today) &&
	       meeting_is_confirmed(meeting, job->bases.today);
}

static bool met_before(const struct document_job *job, const struct person *mentor,
		       const struct pair *pair)
{
	for (const struct pair *p = mentor->pairs; p && p != pair; p = pair_after(p, mentor))
		if (streq(p->mentor_id, mentor->id) && p->mentee == pair->mentee)
			for (size_t m = 0; m < job->bases.n_meetings; m++)
				if (counts_in_year(job, &job->bases.meetings[m], p))
					return true;
	return false;
}

/* A meeting of a group is one meeting; a mentee in two pairs is one. */
static struct deeds deeds_of(const struct document_job *job, const struct person *mentor)
{
	const struct bases *bases = &job->bases;
	bool *counted = xcalloc(bases->n_meetings + 1, sizeof(*counted));
	struct deeds deeds = { 0, 0 };

	for (const struct pair *pair = mentor->pairs; pair; pair = pair_after(pair, mentor)) {
		bool met = false;

		for (size_t m = 0; m < bases->n_meetings && pair->mentor == mentor; m++) {
			if (!counts_in_year(job, &bases->meetings[m], pair))
				continue;
			met = true;
			deeds.meetings += !counted[m];
			counted[m] = true;
		}
		deeds.mentees += met && !met_before(job, mentor, pair);
	}
	free(counted);
	return deeds;
}

static bool has_earned_thanks(struct document_job *job, const struct person *person)
{
	return person->side == SIDE_MENTOR && person->kind && person->kind->minor &&
	       deeds_of(job, person).meetings > 0;
}

/* "Уважаемая Ольга Петровна" out of "Росина Ольга Петровна"; the ending of the patronymic says which. */
static void set_dear(const struct document_job *job, struct template_record *sheet,
		     const char *guardian)
{
	static const char *const female[] = { "вна", "чна", "кызы" }, *const male[] = { "ич",
											"оглы" };
	const char *names = strchr(guardian, ' ');
	const char *dear = NULL;
	char *text;

	for (size_t i = 0; i < ARRAY_SIZE(female); i++)
		if (ends_with(guardian, female[i]))
			dear = "Уважаемая";
	for (size_t i = 0; i < ARRAY_SIZE(male); i++)
		if (ends_with(guardian, male[i]))
			dear = "Уважаемый";
	if (!dear || !names || !strchr(names + 1, ' '))
		return;
	if (job->programme->program.language == LANGUAGE_EN)
		dear = "Dear";
	text = xstrfmt("%s%s", dear, names);
	template_set(sheet, "dear", text);
	free(text);
}

static void fill_thanks_sheet(struct document_job *job, const struct person *mentor)
{
	struct template_record *sheet = sheet_add(job);
	struct deeds deeds = deeds_of(job, mentor);
	const char *guardian = sheet_person_cell(job, mentor, "guardian");

	if (mentor->side != SIDE_MENTOR || !mentor->kind->minor)
		sheet_refuse(job, mentor->id, _("this is no pupil who is a mentor"));
	else if (!deeds.meetings)
		sheet_refuse(job, mentor->id, _("no confirmed meeting in this year"));
	sheet_name_person(job, mentor);
	template_set(sheet, "mentor", mentor->name);
	sheet_set_about(job, sheet, "about", mentor);
	template_set(sheet, "guardian", guardian);
	set_dear(job, sheet, guardian);
	sheet_set_number(sheet, "mentees", deeds.mentees);
	sheet_set_number(sheet, "meetings", deeds.meetings);
}

static int fill_thanks(struct document_job *job)
{
	const struct person **people = sheet_people(job, has_earned_thanks);

	for (size_t i = 0; people && people[i]; i++)
		fill_thanks_sheet(job, people[i]);
	free(people);
	return people ? 0 : -1;
}

const struct document_type document_thanks_letter = {
	.id = "thanks-letter",
	.name = { "letter of thanks to parents", "благодарственное письмо родителям" },
	.operands = N_("[MENTOR...]"),
	.fields = &thanks_fields,
	.fill = fill_thanks,
};
