/* answer_repeated.c - which rows of a sheet answers.csv has already: a form is exported again and again */
#include "model/answer_sheet.h"

#include "model/grouping.h"

void sheet_row_key(const struct sheet *s, struct strbuf *key, const char *person_id,
		   const char *pair_id, int date)
{
	const struct person *person = survey_person(s->bases, s->options->survey, person_id);
	const struct pair *pair =
		person ? bases_pair_of(s->bases, person->id, pair_id, date) : NULL;

	strbuf_addstr(key, person ? person->id : person_id);
	strbuf_addch(key, '\0');
	strbuf_addstr(key, pair ? pair->id : pair_id);
}

static struct recorded *add_recorded(struct sheet *s, const char *person, int date, size_t line)
{
	struct recorded *r;

	ALLOC_GROW(s->recorded, s->n_recorded + 1, s->alloc_recorded);
	r = &s->recorded[s->n_recorded++];
	*r = (struct recorded){ .person = person, .date = date, .line = line };
	r->answers = xcalloc(s->options->survey->n_questions + 1, sizeof(*r->answers));
	return r;
}

static void read_row(struct sheet *s, const struct table *answers, size_t row)
{
	const struct survey *survey = s->options->survey;
	const char *person = table_gets(answers, row, "person");
	const char *day = table_gets(answers, row, "date");
	const struct question *question =
		survey_question(survey, table_gets(answers, row, "question"));
	struct strbuf key = STRBUF_INIT;
	struct recorded *r;
	int date = DATE_NONE;
	size_t place;

	date_parse(day, strlen(day), &date);
	sheet_row_key(s, &key, person, table_gets(answers, row, "pair"), date);
	place = strmap_add(&s->answered, key.buf, key.len, ANSWERED_BEFORE + s->n_recorded);
	r = place == STRMAP_NONE ? add_recorded(s, person, date, table_line(answers, row))
				 : &s->recorded[place - ANSWERED_BEFORE];
	if (question)
		r->answers[question - survey->questions] = table_gets(answers, row, "answer");
	strbuf_release(&key);
}

void sheet_read_recorded(struct sheet *s, const struct table *answers)
{
	const struct survey *survey = s->options->survey;
	const char *wave = s->options->wave ? s->options->wave : survey->wave;

	s->next_anonymous = 1;
	for (size_t row = 0; row < answers->n_rows; row++) {
		const char *person = table_gets(answers, row, "person"), *number;

		if (skip_prefix(person, ANONYMOUS, &number) &&
		    strtoul(number, NULL, 10) >= s->next_anonymous)
			s->next_anonymous = strtoul(number, NULL, 10) + 1;
		if (streq(table_gets(answers, row, "survey"), survey->id) && wave &&
		    streq(table_gets(answers, row, "wave"), wave))
			read_row(s, answers, row);
	}
}

void sheet_forget_recorded(struct sheet *s)
{
	for (size_t i = 0; i < s->n_recorded; i++)
		free(s->recorded[i].answers);
	free(s->recorded);
}

/* Whether the cell says what is recorded of its question. */
static bool is_same_answer(const struct sheet *s, size_t column, const struct recorded *r)
{
	const struct survey *survey = s->options->survey;
	size_t q = s->headings[column].question;
	struct strbuf value = STRBUF_INIT, unused = STRBUF_INIT;
	bool same = false;
	int parsed;

	if (r->answers[q] &&
	    !answer_parse(survey, &survey->questions[q], s->in.fields[column], &parsed, &unused)) {
		answer_normalise(&survey->questions[q], s->in.fields[column], parsed, &value);
		same = streq(value.buf, r->answers[q]);
	}
	strbuf_release(&value);
	strbuf_release(&unused);
	return same;
}

static size_t count_answers(const struct sheet *s, const struct recorded *r)
{
	size_t n = 0;

	for (size_t q = 0; q < s->options->survey->n_questions; q++)
		n += r->answers[q] && *r->answers[q];
	return n;
}

bool sheet_row_says(const struct sheet *s, const struct recorded *r, bool all)
{
	size_t n = 0;

	for (size_t c = 0; c < s->in.n_columns; c++) {
		if (s->headings[c].type != HEADING_QUESTION || sheet_is_blank(s->in.fields[c]))
			continue;
		if (!is_same_answer(s, c, r))
			return false;
		n++;
	}
	return n && (!all || n == count_answers(s, r));
}

bool sheet_row_is_like_unnamed(struct sheet *s, int date)
{
	for (size_t i = 0; i < s->n_recorded; i++) {
		struct recorded *r = &s->recorded[i];

		if (r->met || r->date != date || !is_anonymous(r->person) ||
		    !sheet_row_says(s, r, true))
			continue;
		r->met = true; /* as many rows as are recorded, not all that are alike */
		return true;
	}
	return false;
}
