/* responses.c - filled-in questionnaires */
#include "model/responses.h"

#include "model/grouping.h"

struct answers_file {
	const struct bases *bases;
	const struct table *table;
	struct responses *out;
	int from;
	size_t survey, wave, date, person, pair, question, answer; /* columns */
	struct strmap raw;    /* survey, wave, person and pair as they stand → response */
	struct strmap sheets; /* the same, looked up → response */
	struct strbuf key;
	size_t row;
};

static void fault(struct answers_file *f, const char *column, const char *rule, const char *text)
{
	struct place place = { .file = f->table->name,
			       .line = table_line(f->table, f->row),
			       .column = column };

	f->out->skipped++;
	findings_add(&f->out->faults, place, SEVERITY_ERROR, rule, "%s", text);
}

static void fault_quoting(struct answers_file *f, const char *column, const char *rule,
			  const char *fmt, const char *quoted)
{
	struct strbuf text = STRBUF_INIT;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	strbuf_addf(&text, fmt, quoted);
#pragma GCC diagnostic pop
	fault(f, column, rule, text.buf);
	strbuf_release(&text);
}

static const char *cell(const struct answers_file *f, size_t column)
{
	return table_get(f->table, f->row, column);
}

static void add_part(struct strbuf *key, const char *part)
{
	strbuf_addstr(key, part);
	strbuf_addch(key, '\0');
}

static void make_key(struct answers_file *f, const char *survey, const char *wave,
		     const char *person, const char *pair)
{
	strbuf_reset(&f->key);
	add_part(&f->key, survey);
	add_part(&f->key, wave);
	add_part(&f->key, person);
	add_part(&f->key, pair);
}

static size_t new_response(struct answers_file *f, const struct response *response)
{
	struct responses *out = f->out;

	ALLOC_GROW(out->items, out->n + 1, out->alloc);
	out->items[out->n] = *response;
	out->items[out->n].answers =
		arena_calloc(&out->arena, response->survey->n_questions, sizeof(struct answer));
	return out->n++;
}

bool respondent_of_several(const struct bases *bases, const struct person *person, int date)
{
	return person->pairs && pair_after(person->pairs, person) &&
	       !bases_pair_of(bases, person->id, "", date);
}

/* The response that the row belongs to; SIZE_MAX after a fault. */
static size_t find_response(struct answers_file *f, const struct survey *survey, int date)
{
	const struct bases *bases = f->bases;
	struct response r = { .survey = survey, .wave = cell(f, f->wave), .date = date };
	const char *person = cell(f, f->person), *pair = cell(f, f->pair);
	size_t found;

	r.person = survey_person(bases, survey, person);
	r.person_id = r.person ? r.person->id : person;
	r.pair = is_anonymous(person) && !*pair ? NULL
						: bases_pair_of(bases, r.person_id, pair, date);
	if (!r.pair && *pair && !r.person) /* said by the curator, a parent … */
		r.pair = bases_pair(bases, pair);
	r.of_several = !*pair && r.person && respondent_of_several(bases, r.person, date);
	make_key(f, survey->id, r.wave, r.person_id, r.pair ? r.pair->id : pair);
	found = strmap_add(&f->sheets, f->key.buf, f->key.len, f->out->n);
	return found == STRMAP_NONE ? new_response(f, &r) : found;
}

static size_t response_of_row(struct answers_file *f, const struct survey *survey, int date)
{
	struct strbuf raw = STRBUF_INIT;
	size_t found;

	make_key(f, survey->id, cell(f, f->wave), cell(f, f->person), cell(f, f->pair));
	add_part(&f->key, cell(f, f->date));
	strbuf_add(&raw, f->key.buf, f->key.len);
	found = strmap_get(&f->raw, raw.buf, raw.len);
	if (found == STRMAP_NONE) {
		found = find_response(f, survey, date);
		strmap_add(&f->raw, raw.buf, raw.len, found);
	}
	strbuf_release(&raw);
	return found;
}

static void take_answer(struct answers_file *f, struct response *response,
			const struct question *question)
{
	struct answer *answer = &response->answers[question - response->survey->questions];
	struct strbuf why = STRBUF_INIT;
	const char *text = cell(f, f->answer);
	int value = 0;

	if (answer->line) {
		strbuf_addf(&why, _("answered already in line %zu"), answer->line);
		fault(f, "answer", "answered-twice", why.buf);
	} else if (*text && answer_parse(response->survey, question, text, &value, &why)) {
		fault(f, "answer", "answer-value", why.buf);
	} else {
		*answer =
			(struct answer){ *text != '\0', value, text, table_line(f->table, f->row) };
	}
	strbuf_release(&why);
}

static bool is_outside(struct answers_file *f, const struct survey *survey, int date)
{
	size_t place = (size_t)(survey - f->bases->programme->program.surveys);

	if (date > f->bases->today) {
		f->out->outside[place].later++;
		f->out->later++;
		return true;
	}
	if (f->from == DATE_NONE || date >= f->from)
		return false;
	f->out->outside[place].earlier++;
	return true;
}

static void take_row(struct answers_file *f)
{
	const struct program *program = &f->bases->programme->program;
	const char *day = cell(f, f->date);
	const struct survey *survey = program_survey_by_label(program, cell(f, f->survey));
	const struct question *question;
	struct response *response;
	int date = DATE_NONE;
	size_t place;

	if (!survey) {
		fault_quoting(f, "survey", "unknown-survey",
			      _("'%s' is none of the surveys in program.yaml"), cell(f, f->survey));
		return;
	}
	question = survey_question(survey, cell(f, f->question));
	if (!question) {
		fault_quoting(f, "question", "unknown-question",
			      _("the survey has no question '%s'"), cell(f, f->question));
		return;
	}
	if (date_parse(day, strlen(day), &date)) {
		fault_quoting(f, "date", "bad-value", _("'%s' is not a date such as 2021-10-14"),
			      day);
		return;
	}
	if (is_outside(f, survey, date))
		return;
	place = response_of_row(f, survey, date); /* may move the items */
	response = &f->out->items[place];
	if (date > response->date)
		response->date = date;
	take_answer(f, response, question);
}

int responses_load(struct responses *responses, const struct bases *bases, int from)
{
	const struct table *table = programme_table(bases->programme, schema_find("answers.csv"));
	struct answers_file f = {
		.bases = bases, .table = table, .out = responses, .from = from, .key = STRBUF_INIT
	};

	if (!table)
		return -1;
	responses->outside =
		xcalloc(bases->programme->program.n_surveys + 1, sizeof(*responses->outside));
	f.survey = table_column(table, "survey");
	f.wave = table_column(table, "wave");
	f.date = table_column(table, "date");
	f.person = table_column(table, "person");
	f.pair = table_column(table, "pair");
	f.question = table_column(table, "question");
	f.answer = table_column(table, "answer");
	for (f.row = 0; f.row < table->n_rows; f.row++)
		take_row(&f);
	strmap_release(&f.raw);
	strmap_release(&f.sheets);
	strbuf_release(&f.key);
	return 0;
}

void responses_release(struct responses *responses)
{
	free(responses->items);
	free(responses->outside);
	findings_release(&responses->faults);
	arena_release(&responses->arena);
	*responses = (struct responses)RESPONSES_INIT;
}

int responses_require(const struct responses *responses, enum bad_rows bad)
{
	if (!findings_report(&responses->faults))
		return 0;
	if (bad == BAD_ROWS_STOP)
		hint(_("correct these rows, or leave them out with --skip-bad, which counts them"));
	if (bad != BAD_ROWS_SKIP)
		return -1;
	warning(nth_("left out %zu answer", "left out %zu answers", responses->skipped),
		responses->skipped);
	return 0;
}

/* ---- who was to answer ---- */

static bool happened(int date, int from, int to)
{
	return date != DATE_NONE && date <= to && (from == DATE_NONE || date >= from);
}

static bool asks_pair(const struct survey *survey, const struct pair *pair, int from, int to)
{
	bool at_exit = survey->wave && streq(survey->wave, "exit");

	if (survey->form && (!pair->form || !streq(pair->form->id, survey->form)))
		return false;
	if (at_exit)
		return happened(pair->started, DATE_NONE, to) && happened(pair->ended, from, to);
	return happened(pair->started, from, to);
}

int survey_asked(const struct bases *bases, const struct survey *survey, int from,
		 struct asked **asked)
{
	bool mentors = streq(survey->role, "mentor");
	int n = 0;

	*asked = NULL;
	if (!mentors && !streq(survey->role, "mentee"))
		return -1;
	*asked = xcalloc(bases->n_pairs ? bases->n_pairs : 1, sizeof(**asked));
	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *pair = &bases->pairs[i];
		const struct person *person = mentors ? pair->mentor : pair->mentee;

		if (person && asks_pair(survey, pair, from, bases->today))
			(*asked)[n++] = (struct asked){ person, pair };
	}
	return n;
}

static bool has_answered(const struct responses *responses, const struct survey *survey,
			 const struct asked *asked, int start)
{
	for (size_t i = 0; i < responses->n; i++) {
		const struct response *r = &responses->items[i];

		if (r->survey == survey && r->person == asked->person &&
		    (!r->pair || r->pair == asked->pair || r->date >= start))
			return true;
	}
	return false;
}

int survey_asked_now(const struct bases *bases, const struct responses *responses,
		     const struct survey *survey, struct asked_now **asked)
{
	int start = bases->programme->program.start, n = 0;
	struct strmap seen = STRMAP_INIT;
	struct asked *all;
	int of = survey_asked(bases, survey, DATE_NONE, &all);

	*asked = of < 0 ? NULL : xcalloc((size_t)of + 1, sizeof(**asked));
	for (int i = 0; i < of; i++) {
		const char *id = all[i].person->id;
		int ended = all[i].pair->ended;

		if ((ended != DATE_NONE && ended < start) ||
		    strmap_add(&seen, id, strlen(id), 0) != STRMAP_NONE)
			continue;
		(*asked)[n++] =
			(struct asked_now){ all[i].person, all[i].pair,
					    has_answered(responses, survey, &all[i], start) };
	}
	strmap_release(&seen);
	free(all);
	return of < 0 ? -1 : n;
}
