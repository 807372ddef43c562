/* pair_checklist.c - what pairs that end still lack */
#include "model/pairing.h"

#include "model/columns/columns.h"
#include "model/measures.h"
#include "model/responses.h"

/* The kind of documents.csv that the programme document calls for when a pupil was the mentor. */
#define LETTER "thanks-letter"

struct checklist {
	struct findings *list;
	const struct bases *bases;
	const struct table *plans, *measures, *documents;
	struct responses responses;
	const struct pair *pair;
	int end;
};

static void miss(const struct checklist *c, const char *rule, const char *fmt, ...)
	PRINTF_LIKE(3, 4);

static void miss(const struct checklist *c, const char *rule, const char *fmt, ...)
{
	struct strbuf text = STRBUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	strbuf_vaddf(&text, fmt, ap);
	va_end(ap);
	findings_add(c->list, (struct place){ .file = "pairs.csv", .id = c->pair->id },
		     SEVERITY_INFO, rule, "%s", text.buf);
	strbuf_release(&text);
}

static void miss_goals(const struct checklist *c)
{
	const struct table *plans = c->plans;
	size_t pair = table_column(plans, "pair"), done = table_column(plans, "done");
	size_t status = table_column(plans, "status"), open = 0;

	for (size_t row = 0; row < plans->n_rows; row++) {
		const struct term *state =
			terms_by_label(&words_plan_status, table_get(plans, row, status));
		bool closed = state && (streq(state->id, "done") || streq(state->id, "dropped"));

		open += pair_is_named(c->pair, table_get(plans, row, pair)) &&
			!*table_get(plans, row, done) && !closed;
	}
	if (open)
		miss(c, "open-goal",
		     nth_("%zu goal of the plan is without an outcome",
			  "%zu goals of the plan are without an outcome", open),
		     open);
}

/* Whether the row of measures.csv is about this pair: its participant, and its term where no pair is named. */
static bool is_measured_here(const struct checklist *c, const struct table *measures, size_t row)
{
	const char *participant = table_gets(measures, row, "participant");
	const char *pair = table_gets(measures, row, "pair");
	const char *date = table_gets(measures, row, "date");
	int from = c->pair->proposed == DATE_NONE ? c->pair->started : c->pair->proposed;
	int day;

	if (!streq(participant, c->pair->mentor_id) && !streq(participant, c->pair->mentee_id))
		return false;
	if (*pair)
		return pair_is_named(c->pair, pair);
	return !date_parse(date, strlen(date), &day) && (from == DATE_NONE || day >= from) &&
	       day <= c->end;
}

static enum phase phase_of(const struct table *measures, size_t row)
{
	static const struct phase_names usual = { NULL, NULL };

	return *table_gets(measures, row, "value")
		       ? phase_parse(&usual, table_gets(measures, row, "phase"))
		       : PHASE_OTHER;
}

/* Measurements of the phase are added to `known`; those at entry that are new there lack an exit. */
static void go_through(const struct checklist *c, const struct table *measures, enum phase phase,
		       struct strmap *known)
{
	struct strbuf key = STRBUF_INIT;

	for (size_t row = 0; row < measures->n_rows; row++) {
		const char *participant = table_gets(measures, row, "participant");
		const char *id = table_gets(measures, row, "measure");
		const struct measure *measure =
			program_measure_by_label(&c->bases->programme->program, id);

		if (phase_of(measures, row) != phase || !is_measured_here(c, measures, row))
			continue;
		strbuf_reset(&key);
		strbuf_addf(&key, "%s\n%s", participant, measure ? measure->id : id);
		if (strmap_add(known, key.buf, key.len, row) == STRMAP_NONE && phase == PHASE_ENTRY)
			miss(c, "exit-measure",
			     _("'%s' of '%s' was measured at entry, not at exit"),
			     measure ? label_text(&measure->name) : id, participant);
	}
	strbuf_release(&key);
}

static void miss_measures(const struct checklist *c)
{
	struct strmap known = STRMAP_INIT;

	go_through(c, c->measures, PHASE_EXIT, &known);
	go_through(c, c->measures, PHASE_ENTRY, &known);
	strmap_release(&known);
}

/* ---- exit answers ---- */

static bool is_exit_survey(const struct survey *survey, const struct pair *pair, const char *role)
{
	return survey->wave && streq(survey->wave, "exit") && streq(survey->role, role) &&
	       (!survey->form || (pair->form && streq(survey->form, pair->form->id)));
}

/* Anonymous answers cannot be told apart: they are nobody's. */
static bool has_answered(const struct checklist *c, const struct survey *survey,
			 const struct person *person)
{
	for (size_t i = 0; i < c->responses.n; i++) {
		const struct response *r = &c->responses.items[i];

		if (r->survey == survey && r->person == person &&
		    (r->pair == c->pair || (!r->pair && r->date >= c->pair->started)))
			return true;
	}
	return false;
}

/* One exit survey that was answered is enough; where the programme has none, nobody is asked. */
static void miss_answers(const struct checklist *c, const struct person *person, const char *role)
{
	const struct program *program = &c->bases->programme->program;
	const struct survey *first = NULL;

	for (size_t i = 0; person && i < program->n_surveys; i++) {
		const struct survey *survey = &program->surveys[i];

		if (!is_exit_survey(survey, c->pair, role))
			continue;
		if (has_answered(c, survey, person))
			return;
		first = first ? first : survey;
	}
	if (first)
		miss(c, "exit-answers",
		     _("the answers of '%s' at exit are missing: 'kurator survey form %s'"),
		     person->id, first->id);
}

/* ---- the letter to the parents of a pupil mentor ---- */

/* Whether the text has the id, and not only the beginning of a longer one. */
static bool names_id(const char *text, const char *id)
{
	size_t len = strlen(id);

	for (const char *at = strstr(text, id); at; at = strstr(at + 1, id))
		if (!is_digit(at[len]))
			return true;
	return false;
}

static bool names_pair(const struct checklist *c, const char *text)
{
	return names_id(text, c->pair->id) || names_id(text, c->pair->mentor_id);
}

static bool has_letter(const struct checklist *c, const struct document_kind *kind)
{
	const struct program *program = &c->bases->programme->program;

	for (size_t row = 0; row < c->documents->n_rows; row++) {
		const char *date = table_gets(c->documents, row, "date");
		int day;

		if (program_document_kind_by_label(program,
						   table_gets(c->documents, row, "kind")) != kind ||
		    date_parse(date, strlen(date), &day) || day < c->pair->started)
			continue;
		if (names_pair(c, table_gets(c->documents, row, "title")) ||
		    names_pair(c, table_gets(c->documents, row, "file")))
			return true;
	}
	return false;
}

static void miss_letter(const struct checklist *c)
{
	const struct document_kind *kind =
		program_document_kind(&c->bases->programme->program, LETTER);
	const struct person *mentor = c->pair->mentor;

	if (kind && mentor && mentor->kind && mentor->kind->minor && !has_letter(c, kind))
		miss(c, "letter",
		     _("the letter of thanks to the parents of '%s' is missing: 'kurator document print %s %s', then 'kurator document add --kind %s --title \"… %s\"'"),
		     mentor->id, kind->id, mentor->id, kind->id, mentor->id);
}

/* ---- the whole ---- */

static void check_off(const struct checklist *c, const struct progress *progress)
{
	bool begun = c->pair->started != DATE_NONE && c->pair->started <= c->end;

	if (progress->stage != STAGE_FINAL)
		miss(c, "final-meeting", _("the final meeting is missing"));
	if (progress->unconfirmed)
		miss(c, "unconfirmed",
		     nth_("%zu meeting is not confirmed by both sides",
			  "%zu meetings are not confirmed by both sides", progress->unconfirmed),
		     progress->unconfirmed);
	miss_goals(c);
	miss_measures(c);
	if (!begun)
		return;
	miss_answers(c, c->pair->mentor, "mentor");
	miss_answers(c, c->pair->mentee, "mentee");
	miss_letter(c);
}

int pairing_checklist(struct findings *list, const struct bases *bases,
		      const struct progress *progress, const struct pair_set *set, int end)
{
	struct programme *programme = bases->programme;
	struct checklist c = { .list = list,
			       .bases = bases,
			       .plans = programme_table(programme, &schema_plans),
			       .measures = programme_table(programme, &schema_measures),
			       .documents = programme_table(programme, &schema_documents),
			       .responses = RESPONSES_INIT,
			       .end = end };
	int result = responses_load(&c.responses, bases, DATE_NONE);

	if (!c.plans || !c.measures || !c.documents)
		result = -1;
	for (size_t i = 0; !result && i < set->n; i++) {
		c.pair = &bases->pairs[set->items[i]];
		check_off(&c, &progress[set->items[i]]);
	}
	responses_release(&c.responses);
	return result;
}
