/* answer_records.c - new rows of answers.csv */
#include "model/answer_records.h"

#include "model/grouping.h"
#include "model/responses.h"

/* Answers by survey, wave, person, pair and question, the pair found where it is not named. */
struct answer_index {
	const struct bases *bases;
	struct strmap places; /* in seen */
	struct seen_answer {
		size_t line; /* of the file; 0: of the input */
		const char *pair;
	} * seen;
	size_t n, alloc;
	struct strbuf key;
};

static void add_part(struct strbuf *key, const char *part)
{
	strbuf_addstr(key, part);
	strbuf_addch(key, '\0');
}

static void make_key(struct answer_index *index, const struct survey *survey, const char *wave,
		     const char *person_id, const char *pair_id, const char *question, int date)
{
	const struct person *person = survey_person(index->bases, survey, person_id);
	const struct pair *pair = NULL;

	if (person)
		pair = bases_pair_of(index->bases, person->id, pair_id, date);
	strbuf_reset(&index->key);
	add_part(&index->key, survey->id);
	add_part(&index->key, wave);
	add_part(&index->key, person ? person->id : person_id);
	add_part(&index->key, pair ? pair->id : pair_id);
	add_part(&index->key, question);
}

static int parse_day(const char *text)
{
	int date = DATE_NONE;

	date_parse(text, strlen(text), &date);
	return date;
}

/* Notes the answer of index->key; returns the earlier one, or a null pointer. */
static const struct seen_answer *note_answer(struct answer_index *index, size_t line,
					     const char *pair)
{
	size_t place = strmap_add(&index->places, index->key.buf, index->key.len, index->n);

	if (place != STRMAP_NONE)
		return &index->seen[place];
	ALLOC_GROW(index->seen, index->n + 1, index->alloc);
	index->seen[index->n++] = (struct seen_answer){ line, pair };
	return NULL;
}

static void add_row(struct answer_index *index, const struct table *table, size_t row)
{
	const struct program *program = &index->bases->programme->program;
	const struct survey *survey =
		program_survey_by_label(program, table_gets(table, row, "survey"));

	if (!survey)
		return;
	make_key(index, survey, table_gets(table, row, "wave"), table_gets(table, row, "person"),
		 table_gets(table, row, "pair"), table_gets(table, row, "question"),
		 parse_day(table_gets(table, row, "date")));
	note_answer(index, table_line(table, row), table_gets(table, row, "pair"));
}

static int check_date(struct records *records, size_t i, int today)
{
	const char *text = record_get(records, i, "date");
	char buf[DATE_SIZE];
	int date = today;

	if (!*text)
		record_set(records, i, "date", date_format(today, buf));
	else if (!date_parse(text, strlen(text), &date) && date > today)
		record_fault(records, i, "date", "future", _("'%s' is after today, %s"), text,
			     date_format(today, buf));
	return date;
}

/* A survey without a wave of its own is filled in again and again: its waves are months. */
static void check_wave(struct records *records, size_t i, const struct survey *survey, int date)
{
	struct ymd ymd = date_to_ymd(date);
	char month[16];

	if (*record_get(records, i, "wave"))
		return;
	snprintf(month, sizeof(month), "%04d-%02d", ymd.year, ymd.month);
	record_set(records, i, "wave", survey->wave ? survey->wave : month);
}

static const struct question *find_question(const struct survey *survey, const char *text)
{
	const struct question *question = survey_question(survey, text);

	for (size_t q = 0; q < survey->n_questions && !question; q++)
		if (label_is(&survey->questions[q].name, text))
			question = &survey->questions[q];
	return question;
}

static void check_answer(struct records *records, size_t i, const struct survey *survey)
{
	const char *asked = record_get(records, i, "question");
	const char *text = record_get(records, i, "answer");
	const struct question *question = find_question(survey, asked);
	struct strbuf value = STRBUF_INIT, why = STRBUF_INIT;
	int parsed;

	if (!question) {
		if (*asked)
			record_fault(records, i, "question", "unknown-question",
				     _("survey '%s' has no question '%s'"), survey->id, asked);
		return;
	}
	record_set(records, i, "question", question->id);
	if (*text && answer_parse(survey, question, text, &parsed, &why)) {
		record_fault(records, i, "answer", "answer-value", "%s", why.buf);
	} else if (*text) {
		answer_normalise(question, text, parsed, &value);
		record_set(records, i, "answer", value.buf);
	}
	strbuf_release(&value);
	strbuf_release(&why);
}

static void check_person(struct records *records, size_t i, const struct bases *bases,
			 const struct survey *survey)
{
	const char *id = record_get(records, i, "person");
	struct strbuf out = STRBUF_INIT;

	if (!*id)
		return;
	if (respondent_check(bases, survey, id, &out))
		record_fault(records, i, "person", "answer-person", "%s", out.buf);
	else
		record_set(records, i, "person", out.buf);
	strbuf_release(&out);
}

static void check_pair(struct records *records, size_t i, const struct bases *bases,
		       const struct survey *survey, int date)
{
	const char *pair = record_get(records, i, "pair");
	const struct person *person =
		survey_person(bases, survey, record_get(records, i, "person"));

	if (*pair && person && bases_next_pair(bases, pair, 0) != SIZE_MAX &&
	    !bases_pair_of(bases, person->id, pair, date))
		record_fault(records, i, "pair", "other-pair", _("'%s' is not in '%s'"), person->id,
			     pair);
}

/* Equal in every cell of the file's key is found by records_append(). */
static void check_double(struct records *records, size_t i, struct answer_index *index,
			 const struct survey *survey, int date)
{
	const char *pair = record_get(records, i, "pair");
	const struct seen_answer *before;

	make_key(index, survey, record_get(records, i, "wave"), record_get(records, i, "person"),
		 pair, record_get(records, i, "question"), date);
	before = note_answer(index, 0, pair);
	if (!before || streq(before->pair, pair))
		return;
	if (before->line)
		record_fault(records, i, NULL, "duplicate",
			     _("such a record exists already: %s:%zu"), records->schema->name,
			     before->line);
	else
		record_fault(records, i, NULL, "duplicate",
			     _("the same record is given twice in the input"));
}

static bool is_of_several(const struct records *records, size_t i, const struct bases *bases,
			  const struct survey *survey, int date)
{
	const struct person *person =
		survey_person(bases, survey, record_get(records, i, "person"));

	return person && !*record_get(records, i, "pair") &&
	       respondent_of_several(bases, person, date);
}

size_t answer_records_check(struct records *records, const struct bases *bases,
			    const struct table *answers)
{
	struct answer_index index = { .bases = bases, .key = STRBUF_INIT };
	size_t of_several = 0;

	for (size_t row = 0; row < answers->n_rows; row++)
		add_row(&index, answers, row);
	for (size_t i = 0; i < records->n; i++) {
		const struct survey *survey = program_survey(&bases->programme->program,
							     record_get(records, i, "survey"));
		int date = check_date(records, i, bases->today);

		if (!survey)
			continue;
		check_wave(records, i, survey, date);
		check_answer(records, i, survey);
		check_person(records, i, bases, survey);
		check_pair(records, i, bases, survey, date);
		check_double(records, i, &index, survey, date);
		of_several += is_of_several(records, i, bases, survey, date);
	}
	strmap_release(&index.places);
	free(index.seen);
	strbuf_release(&index.key);
	return of_several;
}
