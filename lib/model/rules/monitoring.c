/* monitoring.c - measures, answers, indicators */
#include "model/rules/areas.h"

#include <math.h>

#include "base/date.h"
#include "base/number.h"
#include "model/measures.h"
#include "model/responses.h"

/* ---- whose pair ---- */

static bool takes_part(const struct pair *pair, const char *person)
{
	return streq(pair->mentor_id, person) || streq(pair->mentee_id, person);
}

/* As bases_pair_of(), without looking at all pairs. */
static bool in_term(const struct pair *pair, int date)
{
	int from = is_day(pair->proposed) ? pair->proposed : pair->started;

	return is_day(date) && is_day(from) && from <= date &&
	       (!is_day(pair->ended) || date <= pair->ended);
}

struct found_pairs {
	const struct pair *any, *then;
	size_t n, n_then;
};

static void count_pairs(const struct check *c, const struct person *person, int date,
			struct found_pairs *found)
{
	struct run pairs = person ? pairs_of(&c->index, person) : (struct run){ NULL, 0 };

	for (size_t i = 0; i < pairs.n; i++) {
		const struct pair *pair = &c->bases.pairs[pairs.items[i]];

		found->any = pair;
		found->n++;
		if (in_term(pair, date)) {
			found->then = pair;
			found->n_then++;
		}
	}
}

static const struct pair *pair_of_row(const struct check *c, const char *person, const char *named,
				      int date)
{
	struct run pairs = pairs_named(&c->index, named);
	struct found_pairs found = { .n = 0 };

	for (size_t i = 0; i < pairs.n; i++)
		if (takes_part(&c->bases.pairs[pairs.items[i]], person))
			return &c->bases.pairs[pairs.items[i]];
	if (*named)
		return NULL;
	count_pairs(c, bases_mentee(&c->bases, person), date, &found);
	count_pairs(c, bases_mentor(&c->bases, person), date, &found);
	if (found.n == 1)
		return found.any;
	return found.n_then == 1 ? found.then : NULL;
}

static const struct pair *pair_of_measure(const struct check *c, const struct check_row *row)
{
	return pair_of_row(c, row_value(row, "participant"), row_value(row, "pair"),
			   row_date(row, "date"));
}

static void other_pair_in(struct check *c, const char *name, const char *column)
{
	const struct check_file *file = check_file(c, name);

	for (size_t i = 0; i < file->table->n_rows; i++) {
		struct origin at = { name, i, table_line(file->table, i), false };
		const char *person = file_value(file, i, column);
		const char *named = file_value(file, i, "pair");

		if (check_person(c, person) && pairs_named(&c->index, named).n &&
		    !pair_of_row(c, person, named, DATE_NONE))
			check_found(c, &at, "pair", _("'%s' is not in '%s'"), person, named);
	}
}

static void other_pair(struct check *c, const void *subject)
{
	(void)subject;
	other_pair_in(c, "measures.csv", "participant");
	other_pair_in(c, "answers.csv", "person");
	other_pair_in(c, "outputs.csv", "person");
}

/* ---- measures ---- */

static const struct measure *measure_of(const struct check *c, const struct check_row *row)
{
	return program_measure(c->program, row_value(row, "measure"));
}

static const struct phase_names usual_phases = { NULL, NULL };

static enum phase phase_of(const struct check_row *row)
{
	return phase_parse(&usual_phases, row_value(row, "phase"));
}

static void measure_value(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	const struct measure *measure = measure_of(c, row);
	struct strbuf why = STRBUF_INIT;
	struct measured measured;

	if (measure && measured_parse(measure, row_value(row, "value"), &measured, &why))
		check_found(c, &row->origin, "value", "%s", why.buf);
	strbuf_release(&why);
}

static void other_phase(struct check *c, const void *subject)
{
	const struct check_row *row = subject;

	struct strbuf why = STRBUF_INIT;
	const char *label = row_value(row, "phase");

	if (*label && phase_of(row) == PHASE_OTHER && !phase_check(&usual_phases, label, &why))
		check_found(c, &row->origin, "phase",
			    _("'%s' is neither entry nor exit; comparisons pass it over unless "
			      "--entry or --exit names it"),
			    label);
	strbuf_release(&why);
}

static void near_phase(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	struct strbuf why = STRBUF_INIT;

	if (phase_check(&usual_phases, row_value(row, "phase"), &why))
		check_found(c, &row->origin, "phase", "%s", why.buf);
	strbuf_release(&why);
}

static void measure_kind(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	const struct measure *measure = measure_of(c, row);
	const struct person *person = check_person(c, row_value(row, "participant"));

	if (measure && measure->kinds.n && person && person->kind &&
	    !ids_have(&measure->kinds, person->kind->id))
		check_found(c, &row->origin, "measure", _("'%s' is not for '%s'"), measure->id,
			    label_text(&person->kind->name));
}

static void measure_pair(struct check *c, const void *subject)
{
	const struct check_row *row = subject;

	if (check_is_whole(c, "pairs.csv") && !*row_value(row, "pair") &&
	    check_person(c, row_value(row, "participant")) && !pair_of_measure(c, row))
		check_found(c, &row->origin, "pair",
			    _("it cannot be told to which pair of '%s' this belongs"),
			    row_value(row, "participant"));
}

static void other_version(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	const struct measure *measure = measure_of(c, row);
	const char *version = row_value(row, "version");

	if (measure && *measure->version && *version && !streq(version, measure->version))
		check_found(c, &row->origin, "version", _("version '%s'; program.yaml names '%s'"),
			    version, measure->version);
}

/* The first and the last meeting held by today; DATE_NONE: none. */
static void meeting_span(const struct check *c, const struct pair *pair, int *first, int *last)
{
	struct run meetings = meetings_of(&c->index, pair);

	*first = *last = DATE_NONE;
	for (size_t i = 0; i < meetings.n; i++) {
		int date = c->bases.meetings[meetings.items[i]].date;

		if (date > c->today)
			break;
		*first = is_day(*first) ? *first : date;
		*last = date;
	}
}

static void entry_late(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	const struct pair *pair = phase_of(row) == PHASE_ENTRY ? pair_of_measure(c, row) : NULL;
	int date = row_date(row, "date"), first, last;

	if (!pair)
		return;
	meeting_span(c, pair, &first, &last);
	if (is_before(first, date))
		check_found(c, &row->origin, "date",
			    _("entry measured on %s, after the first meeting of '%s' (%s)"),
			    DAY(date), pair->id, DAY(first));
}

static void exit_early(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	const struct pair *pair = phase_of(row) == PHASE_EXIT ? pair_of_measure(c, row) : NULL;
	int date = row_date(row, "date"), first, last;

	if (!pair)
		return;
	meeting_span(c, pair, &first, &last);
	if (is_before(date, last))
		check_found(c, &row->origin, "date",
			    _("exit measured on %s, before the last meeting of '%s' (%s)"),
			    DAY(date), pair->id, DAY(last));
}

static void add_part(struct strbuf *key, const char *part)
{
	strbuf_addstr(key, part);
	strbuf_addch(key, '\0');
}

static const char *plain_phase(const struct check_row *row)
{
	enum phase phase = phase_of(row);

	return phase == PHASE_ENTRY  ? "entry"
	       : phase == PHASE_EXIT ? "exit"
				     : row_value(row, "phase");
}

/* Participant, measure and pair, found where it is not named; with a phase also that. */
static void measure_key(const struct check *c, const struct check_row *row, const char *phase,
			struct strbuf *key)
{
	const struct pair *pair = pair_of_measure(c, row);

	strbuf_reset(key);
	add_part(key, row_value(row, "participant"));
	add_part(key, row_value(row, "measure"));
	add_part(key, pair ? pair->id : row_value(row, "pair"));
	add_part(key, phase);
}

static struct check_row measure_row(const struct check *c, size_t i)
{
	const struct check_file *file = check_file(c, "measures.csv");
	struct origin at = { "measures.csv", i, table_line(file->table, i), false };

	return (struct check_row){ at, file };
}

/* Equal to the letter is the rule `duplicate`. */
static bool is_same_record(const struct check_row *a, const struct check_row *b)
{
	return streq(row_value(a, "phase"), row_value(b, "phase")) &&
	       streq(row_value(a, "pair"), row_value(b, "pair"));
}

static void measured_twice(struct check *c, const void *subject)
{
	size_t n = check_file(c, "measures.csv")->table->n_rows;
	struct strmap seen = STRMAP_INIT;
	struct strbuf key = STRBUF_INIT;

	(void)subject;
	for (size_t i = 0; i < n; i++) {
		struct check_row row = measure_row(c, i), before;
		size_t first;

		measure_key(c, &row, plain_phase(&row), &key);
		first = strmap_add(&seen, key.buf, key.len, i);
		if (first == STRMAP_NONE)
			continue;
		before = measure_row(c, first);
		if (!is_same_record(&row, &before))
			check_found(
				c, &row.origin, "phase",
				_("measured in line %zu already: same person, measure, phase and pair"),
				before.origin.line);
	}
	strbuf_release(&key);
	strmap_release(&seen);
}

static void version_differs(struct check *c, const void *subject)
{
	size_t n = check_file(c, "measures.csv")->table->n_rows;
	struct strmap seen = STRMAP_INIT;
	struct strbuf key = STRBUF_INIT;

	(void)subject;
	for (size_t i = 0; i < n; i++) {
		struct check_row row = measure_row(c, i), before;
		const char *version = row_value(&row, "version");
		size_t first;

		if (!*version)
			continue;
		measure_key(c, &row, "", &key);
		first = strmap_add(&seen, key.buf, key.len, i);
		if (first == STRMAP_NONE)
			continue;
		before = measure_row(c, first);
		if (!streq(version, row_value(&before, "version")))
			check_found(
				c, &row.origin, "version",
				_("version '%s', but '%s' in line %zu: the two cannot be compared"),
				version, row_value(&before, "version"), before.origin.line);
	}
	strbuf_release(&key);
	strmap_release(&seen);
}

/* ---- answers ---- */

static const struct survey *survey_of(const struct check *c, const struct check_row *row)
{
	return program_survey(c->program, row_value(row, "survey"));
}

static const struct question *question_of(const struct check *c, const struct check_row *row)
{
	const struct survey *survey = survey_of(c, row);

	return survey ? survey_question(survey, row_value(row, "question")) : NULL;
}

static void unknown_question(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	const struct survey *survey = survey_of(c, row);

	if (survey && *row_value(row, "question") && !question_of(c, row))
		check_found(c, &row->origin, "question", _("survey '%s' has no question '%s'"),
			    survey->id, row_value(row, "question"));
}

static void answer_value(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	const struct question *question = question_of(c, row);
	const char *answer = row_value(row, "answer");
	struct strbuf why = STRBUF_INIT;
	int value;

	if (question && *answer && answer_parse(survey_of(c, row), question, answer, &value, &why))
		check_found(c, &row->origin, "answer", "%s", why.buf);
	strbuf_release(&why);
}

/* kurator reads the answer, but would write it in another form. */
static void answer_form(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	const struct question *question = question_of(c, row);
	const char *answer = row_value(row, "answer");
	struct strbuf form = STRBUF_INIT, why = STRBUF_INIT;
	int value;

	if (question && *answer &&
	    !answer_parse(survey_of(c, row), question, answer, &value, &why)) {
		answer_normalise(question, answer, value, &form);
		if (!streq(form.buf, answer))
			check_found(c, &row->origin, "answer",
				    _("'%s' is understood; kurator writes '%s'"), answer, form.buf);
	}
	strbuf_release(&form);
	strbuf_release(&why);
}

static void answer_class(struct check *c, const struct check_row *row, const char *class)
{
	const struct survey *survey = survey_of(c, row);
	struct strbuf form = STRBUF_INIT;

	if (survey && respondent_class_check(survey, class, &form))
		check_found(c, &row->origin, "person", "%s", form.buf);
	strbuf_release(&form);
}

static void answer_person(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	const char *person = row_value(row, "person");
	const struct survey *survey = survey_of(c, row);

	if (respondent_class(person)) {
		answer_class(c, row, person);
		return;
	}
	if (!*person || is_anonymous(person) || streq(person, "curator") ||
	    check_person(c, person) ||
	    id_index_find(&check_file(c, "staff.csv")->ids, person) != STRMAP_NONE ||
	    (survey && survey_asks_partners(survey) &&
	     id_index_find(&check_file(c, "partners.csv")->ids, person) != STRMAP_NONE))
		return;
	if (check_is_whole(c, "mentors.csv") && check_is_whole(c, "mentees.csv") &&
	    check_is_whole(c, "staff.csv"))
		check_found(c, &row->origin, "person",
			    _("there is no person '%s' ('anon:…' stands for somebody unnamed)"),
			    person);
}

static void other_wave(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	const struct survey *survey = survey_of(c, row);
	const char *wave = row_value(row, "wave");

	if (survey && survey->wave && *wave && !streq(survey->wave, wave))
		check_found(c, &row->origin, "wave", _("wave '%s' of a survey for '%s'"), wave,
			    survey->wave);
}

static void answer_role(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	const struct survey *survey = survey_of(c, row);
	const char *person = row_value(row, "person");
	bool mentor = bases_mentor(&c->bases, person), mentee = bases_mentee(&c->bases, person);

	if (!survey || !survey->role || (!mentor && !mentee))
		return;
	if ((streq(survey->role, "mentor") && !mentor) ||
	    (streq(survey->role, "mentee") && !mentee))
		check_found(c, &row->origin, "person",
			    mentor ? _("'%s' is a mentor; the survey is for mentees")
				   : _("'%s' is a mentee; the survey is for mentors"),
			    person);
}

/* ---- indicators ---- */

static double row_number(const struct check_row *row, const char *column)
{
	const char *value = row_value(row, column);
	double number = NAN;

	number_parse_decimal(value, strlen(value), &number);
	return number;
}

static void denominator(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	double of = row_number(row, "denominator"), value = row_number(row, "value");
	const struct indicator *indicator =
		program_indicator(c->program, row_value(row, "indicator"));

	if (of <= 0)
		check_found(c, &row->origin, "denominator", _("the denominator must be above 0"));
	else if (indicator && indicator->unit == UNIT_PERCENT && value > of)
		check_found(c, &row->origin, "value", _("%s of %s is more than all"),
			    row_value(row, "value"), row_value(row, "denominator"));
}

static void not_used(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	const struct indicator *indicator =
		program_indicator(c->program, row_value(row, "indicator"));

	/* Of counts it is the entry, which the bases do not know. */
	if (indicator && (indicator->measure || indicator->construct))
		check_found(c, &row->origin, "indicator",
			    _("'%s' is computed from other files: this row is not used"),
			    indicator->id);
}

#define MEASURES "measures.csv"
#define ANSWERS "answers.csv"
#define INDICATORS "indicators.csv"

static const struct check_rule rules[] = {
	{ "other-pair", SEVERITY_ERROR, CHECK_ONCE, other_pair,
	  N_("A measurement, an answer or an output names a pair that the person is not in."),
	  NULL },
	{ "measure-value", SEVERITY_ERROR, CHECK_ROW, measure_value,
	  N_("A value is outside the range of its measure."), MEASURES },
	{ "measured-twice", SEVERITY_ERROR, CHECK_ONCE, measured_twice,
	  N_("A person was measured twice for one pair and phase."), NULL },
	{ "version-differs", SEVERITY_WARNING, CHECK_ONCE, version_differs,
	  N_("Entry and exit were measured with different versions of an instrument."), NULL },
	{ "other-version", SEVERITY_INFO, CHECK_ROW, other_version,
	  N_("An instrument has another version than program.yaml names."), MEASURES },
	{ "near-phase", SEVERITY_ERROR, CHECK_ROW, near_phase,
	  N_("A phase nearly says entry or exit."), MEASURES },
	{ "other-phase", SEVERITY_INFO, CHECK_ROW, other_phase,
	  N_("A phase is neither entry nor exit."), MEASURES },
	{ "measure-kind", SEVERITY_WARNING, CHECK_ROW, measure_kind,
	  N_("Somebody was measured by what is meant for other kinds of people."), MEASURES },
	{ "measure-pair", SEVERITY_WARNING, CHECK_ROW, measure_pair,
	  N_("It cannot be told to which pair a measurement belongs."), MEASURES },
	{ "entry-late", SEVERITY_WARNING, CHECK_ROW, entry_late,
	  N_("The entry was measured after the first meeting."), MEASURES },
	{ "exit-early", SEVERITY_WARNING, CHECK_ROW, exit_early,
	  N_("The exit was measured before the last meeting."), MEASURES },
	{ "unknown-question", SEVERITY_ERROR, CHECK_ROW, unknown_question,
	  N_("An answer is to a question that the survey does not have."), ANSWERS },
	{ "answer-value", SEVERITY_ERROR, CHECK_ROW, answer_value,
	  N_("An answer is none that its question takes."), ANSWERS },
	{ "answer-form", SEVERITY_WARNING, CHECK_ROW, answer_form,
	  N_("An answer is written in another form than kurator writes."), ANSWERS },
	{ "answer-person", SEVERITY_ERROR, CHECK_ROW, answer_person,
	  N_("An answer is of somebody who does not exist."), ANSWERS },
	{ "answer-role", SEVERITY_WARNING, CHECK_ROW, answer_role,
	  N_("A mentor answered a survey for mentees, or the other way round."), ANSWERS },
	{ "other-wave", SEVERITY_WARNING, CHECK_ROW, other_wave,
	  N_("An answer is of another wave than its survey."), ANSWERS },
	{ "denominator", SEVERITY_ERROR, CHECK_ROW, denominator,
	  N_("A share of an indicator is of nothing, or of more than all."), INDICATORS },
	{ "not-used", SEVERITY_INFO, CHECK_ROW, not_used,
	  N_("An indicator that is computed has a row of its own."), INDICATORS },
};

CHECK_AREA(monitoring, rules);
