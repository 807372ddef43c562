/* register_records.c - the rules by which rows are written into the registers */
#include "model/register_records.h"

#include "base/nearest.h"
#include "model/columns/columns.h"
#include "model/consents.h"
#include "model/selection.h"

void records_default_day(struct records *records, const char *column, int day)
{
	char text[DATE_SIZE];

	for (size_t i = 0; i < records->n; i++)
		if (!records->items[i].line && !*record_get(records, i, column))
			record_set(records, i, column, date_format(day, text));
}

void records_refuse_future(struct records *records, const char *column, int today)
{
	char text[DATE_SIZE];

	for (size_t i = 0; i < records->n; i++) {
		int day = record_day(records, i, column);

		if (day != DATE_NONE && day > today)
			record_breach(records, i, column, "future",
				      _("the day lies after today, %s"), date_format(today, text));
	}
}

void records_refuse_order(struct records *records, const char *earlier, const char *later)
{
	for (size_t i = 0; i < records->n; i++) {
		int first = record_day(records, i, earlier), last = record_day(records, i, later);

		if (first != DATE_NONE && last != DATE_NONE && last < first)
			record_breach(records, i, later, "date-order",
				      _("the day lies before '%s'"), earlier);
	}
}

/* ---- documents ---- */

void documents_warn_unlisted(const struct records *records, const struct program *program)
{
	const struct documents *known = &program->documents;

	for (size_t i = 0; i < records->n; i++) {
		const char *kind = record_get(records, i, "kind");
		struct nearest nearest = { .word = kind };

		if (!*kind || program_document_kind(program, kind))
			continue;
		for (size_t k = 0; k < known->n_kinds; k++)
			nearest_offer(&nearest, known->kinds[k].id);
		if (nearest.best)
			warning(_("'%s' is none of documents in program.yaml, so no stage counts it; '%s' was meant?"),
				kind, nearest.best);
		else
			warning(_("'%s' is none of documents in program.yaml, so no stage counts it"),
				kind);
	}
}

/* ---- trainings ---- */

static bool asks(const struct program *program, const struct form *form, const struct kind *kind,
		 enum selection_step step, int on)
{
	return program_selection(program, form, kind->id, step, on).need == NEED_REQUIRED;
}

/* Whether an active form that takes people of this kind as mentors wants the decision before the training. */
static bool decision_comes_first(const struct program *program, const struct kind *kind, int on)
{
	for (size_t i = 0; i < program->n_forms; i++) {
		const struct form *form = &program->forms[i];

		if (form->active && ids_have(&form->mentor.kinds, kind->id) &&
		    asks(program, form, kind, SELECTION_DECISION, on) &&
		    asks(program, form, kind, SELECTION_TRAINING, on))
			return true;
	}
	return false;
}

void trainings_judge(struct records *records, const struct bases *bases)
{
	const struct program *program = &bases->programme->program;

	for (size_t i = 0; i < records->n; i++) {
		const struct person *mentor = bases_mentor(bases, record_get(records, i, "person"));
		int day = record_day(records, i, "date");

		if (!mentor || !mentor->kind || day == DATE_NONE ||
		    !decision_comes_first(program, mentor->kind, day))
			continue;
		if (mentor->decision == DECISION_REJECTED)
			record_breach(records, i, "person", "not-accepted",
				      _("mentor '%s' was not accepted"), mentor->id);
		else if (mentor->decision == DECISION_NONE ||
			 (mentor->decided != DATE_NONE && mentor->decided > day))
			record_breach(
				records, i, "person", "not-accepted",
				_("mentor '%s' was not accepted yet on that day; the decision "
				  "is noted with 'kurator mentor set %s --decision accepted'"),
				mentor->id, mentor->id);
	}
}

/* ---- the steps of selection ---- */

static const char *value_to_be(const struct records *change, const struct table *table, size_t row,
			       const char *column)
{
	const char *given = record_get(change, 0, column);

	return *given ? given : table_gets(table, row, column);
}

/* Accepted by this change, and a step that comes before it was not taken. */
static void judge_skipped(struct records *change, const struct program *program,
			  const struct table *table, size_t row)
{
	static const struct {
		enum selection_step step;
		const char *column;
		const char *text; /* N_(…) */
	} steps[] = {
		{ SELECTION_APPLICATION, "applied",
		  N_("'%s' would be accepted without an application: name its day in the same "
		     "command, --applied") },
		{ SELECTION_INTERVIEW, "interviewed",
		  N_("'%s' would be accepted without an interview: name its day in the same "
		     "command, --interviewed") },
	};
	const struct kind *kind =
		program_kind_by_label(program, value_to_be(change, table, row, "kind"));
	const struct term *decision =
		terms_by_label(&words_decision, value_to_be(change, table, row, "decision"));
	bool is_new;
	int day = record_day_to_be(change, table, row, "decided", &is_new);

	if (!kind || !decision || !streq(decision->id, "accepted") ||
	    (!is_new && !*record_get(change, 0, "decision")))
		return;
	for (size_t i = 0; i < ARRAY_SIZE(steps); i++)
		if (record_day_to_be(change, table, row, steps[i].column, &is_new) == DATE_NONE &&
		    selection_precedes_decision(program, kind, steps[i].step,
						day == DATE_NONE ? date_today() : day))
			record_breach(change, 0, "decision", "selection-order", _(steps[i].text),
				      table_gets(table, row, "id"));
}

void selection_judge_order(struct records *change, const struct program *program,
			   const struct table *table, size_t row)
{
	static const struct {
		const char *before, *after;
		const char *text; /* N_(…) */
	} orders[] = {
		{ "applied", "interviewed",
		  N_("'%s': the interview (%s) would be before the application (%s)") },
		{ "interviewed", "decided",
		  N_("'%s': the decision (%s) would be before the interview (%s)") },
	};

	for (size_t i = 0; i < ARRAY_SIZE(orders); i++) {
		bool new_before, new_after;
		int before = record_day_to_be(change, table, row, orders[i].before, &new_before);
		int after = record_day_to_be(change, table, row, orders[i].after, &new_after);
		char first[DATE_SIZE], second[DATE_SIZE];

		if ((new_before || new_after) && before != DATE_NONE && after != DATE_NONE &&
		    after < before)
			record_breach(change, 0, new_after ? orders[i].after : orders[i].before,
				      "selection-order", _(orders[i].text),
				      table_gets(table, row, "id"), date_format(after, second),
				      date_format(before, first));
	}
	judge_skipped(change, program, table, row);
}

/* ---- requests and consents ---- */

void requests_judge(struct records *records, const struct bases *bases)
{
	char text[DATE_SIZE];

	for (size_t i = 0; i < records->n; i++) {
		const struct person *mentee = bases_mentee(bases, record_get(records, i, "mentee"));

		if (mentee && !person_is_here(mentee, bases->today))
			record_breach(records, i, "mentee", "left", _("mentee '%s' left on %s"),
				      mentee->id, date_format(mentee->left, text));
	}
}

static const struct person *person_of(const struct bases *bases, const char *id)
{
	const struct person *mentee = bases_mentee(bases, id);

	return mentee ? mentee : bases_mentor(bases, id);
}

/* Before 14 nobody signs alone; from 18 on nobody signs for another. Whose age may be either is believed. */
static void judge_signer(struct records *records, size_t i, const struct person *person, int day)
{
	enum consent_wrong_signer wrong =
		consent_wrong_signer(person, record_get(records, i, "signer_role"), day);
	int youngest, oldest;

	person_age(person, day, &youngest, &oldest);
	if (wrong == CONSENT_SIGNER_TOO_YOUNG)
		record_breach(records, i, "signer", "signer",
			      _("'%s' was %d years old on that day; before %d a guardian signs"),
			      person->id, oldest, CONSENT_AGE_OWN);
	if (wrong == CONSENT_SIGNER_NO_GUARDIAN)
		record_breach(records, i, "signer_role", "signer",
			      _("'%s' was %d years old on that day; from %d on nobody signs for "
				"another: --signer-role self"),
			      person->id, youngest, CONSENT_AGE_ALONE);
}

void consents_judge(struct records *records, const struct bases *bases)
{
	for (size_t i = 0; i < records->n; i++) {
		const struct person *person = person_of(bases, record_get(records, i, "person"));
		int day = record_day(records, i, "date");

		if (person && day != DATE_NONE)
			judge_signer(records, i, person, day);
	}
}

/* ---- plans and contacts ---- */

static bool is_over(const struct pair *pair, int on)
{
	enum pair_state state = pair_state(pair, on);

	return state == PAIR_COMPLETED || state == PAIR_ENDED_EARLY;
}

/* rule not-proposed: the day in the column lies before the pair (of a group: the first of its pairs) was proposed. */
static void judge_day_of_pair(struct records *records, size_t i, const char *column, const char *id,
			      const struct bases *bases)
{
	int day = record_day(records, i, column), proposed = DATE_NONE;
	char text[DATE_SIZE];

	for (size_t at = bases_next_pair(bases, id, 0); at != SIZE_MAX;
	     at = bases_next_pair(bases, id, at + 1))
		if (bases->pairs[at].proposed != DATE_NONE &&
		    (proposed == DATE_NONE || bases->pairs[at].proposed < proposed))
			proposed = bases->pairs[at].proposed;
	if (day != DATE_NONE && proposed != DATE_NONE && day < proposed)
		record_breach(records, i, column, "not-proposed",
			      _("pair '%s' was proposed only on %s"), id,
			      date_format(proposed, text));
}

/* The first day on which a pair of the id was at work and the last on which one may be; DATE_NONE: none. */
static void find_term(const struct bases *bases, const char *id, int *begin, int *end)
{
	*begin = DATE_NONE;
	*end = bases->programme->program.end;
	for (size_t at = bases_next_pair(bases, id, 0); at != SIZE_MAX;
	     at = bases_next_pair(bases, id, at + 1)) {
		const struct pair *pair = &bases->pairs[at];

		if (pair->started != DATE_NONE && (*begin == DATE_NONE || pair->started < *begin))
			*begin = pair->started;
		if (pair->planned_end != DATE_NONE && pair->planned_end > *end)
			*end = pair->planned_end;
	}
}

static void judge_due(struct records *records, size_t i, const char *pair,
		      const struct bases *bases)
{
	int due = record_day(records, i, "due"), begin, end;
	size_t before = records->findings.n;
	char text[DATE_SIZE];

	judge_day_of_pair(records, i, "due", pair, bases);
	find_term(bases, pair, &begin, &end);
	if (due == DATE_NONE || records->findings.n > before)
		return;
	if (begin != DATE_NONE && due < begin)
		record_breach(records, i, "due", "not-started", _("pair '%s' started only on %s"),
			      pair, date_format(begin, text));
	if (end != DATE_NONE && due > end)
		record_breach(records, i, "due", "after-end",
			      _("the programme ends on %s: a goal of pair '%s' is due by then"),
			      date_format(end, text), pair);
}

void plan_judge(struct records *records, size_t i, const char *pair, const struct bases *bases)
{
	int ended = DATE_NONE;
	bool open = false;
	char text[DATE_SIZE];

	judge_due(records, i, pair, bases);
	for (size_t at = bases_next_pair(bases, pair, 0); at != SIZE_MAX;
	     at = bases_next_pair(bases, pair, at + 1)) {
		if (is_over(&bases->pairs[at], bases->today))
			ended = bases->pairs[at].ended;
		else
			open = true;
	}
	if (!open && ended != DATE_NONE)
		record_breach(records, i, "pair", "ended", _("pair '%s' ended on %s"), pair,
			      date_format(ended, text));
}

void plans_judge(struct records *records, const struct bases *bases)
{
	for (size_t i = 0; i < records->n; i++)
		plan_judge(records, i, record_get(records, i, "pair"), bases);
}

/* ---- the ladder: a talk, a support plan with a term, closing without blame ---- */

/* Whether a pair of the id has taken the step, or a later one, by the day. */
static bool base_has_step(const struct contacts *contacts, const struct bases *bases,
			  const char *id, enum ladder_step step, int day)
{
	for (size_t at = bases_next_pair(bases, id, 0); at != SIZE_MAX;
	     at = bases_next_pair(bases, id, at + 1))
		for (size_t i = 0; i < contacts->n; i++) {
			const struct contact *contact = &contacts->items[i];

			if (contact->step >= step && contact->date != DATE_NONE &&
			    contact->date <= day &&
			    pair_is_named(&bases->pairs[at], contact->pair_id))
				return true;
		}
	return false;
}

/* The same among the records that come with this one. */
static bool input_has_step(const struct records *records, size_t i, enum ladder_step step, int day)
{
	const char *id = record_get(records, i, "pair");

	for (size_t k = 0; k < records->n; k++) {
		int other = record_day(records, k, "date");

		if (k != i && streq(record_get(records, k, "pair"), id) &&
		    ladder_step_parse(record_get(records, k, "flag")) >= step &&
		    other != DATE_NONE && (other < day || (other == day && k < i)))
			return true;
	}
	return false;
}

/* "family moves away [no-support]" behind the summary. */
static void note_reason(struct records *records, size_t i, const char *reason, const char *rule)
{
	struct strbuf text = STRBUF_INIT;
	const char *summary = record_get(records, i, "summary");

	strbuf_addf(&text, "%s%s%s [%s]", summary, *summary ? "; " : "", reason, rule);
	record_set(records, i, "summary", text.buf);
	strbuf_release(&text);
}

static void judge_ladder(struct records *records, size_t i, const struct bases *bases,
			 const struct contacts *contacts, const char *reason)
{
	enum ladder_step step = ladder_step_parse(record_get(records, i, "flag"));
	const char *id = record_get(records, i, "pair");
	const char *rule = step == LADDER_CLOSING ? "no-support" : "no-talk";
	int day = record_day(records, i, "date");

	if (step < LADDER_SUPPORT || day == DATE_NONE ||
	    base_has_step(contacts, bases, id, step - 1, day) ||
	    input_has_step(records, i, step - 1, day))
		return;
	if (reason)
		note_reason(records, i, reason, rule);
	else if (step == LADDER_CLOSING)
		record_breach(records, i, "flag", rule,
			      _("before closing comes a support plan with a term: 'kurator contact "
				"log %s --flag support --until DAY'; --force REASON goes without"),
			      id);
	else
		record_breach(
			records, i, "flag", rule,
			_("before a support plan comes a talk: 'kurator contact log %s --flag "
			  "talk'; --force REASON goes without"),
			id);
}

void contacts_judge(struct records *records, const struct bases *bases,
		    const struct contacts *contacts, const char *reason)
{
	for (size_t i = 0; i < records->n; i++) {
		judge_day_of_pair(records, i, "date", record_get(records, i, "pair"), bases);
		if (streq(record_get(records, i, "flag"), "support") &&
		    !*record_get(records, i, "until"))
			record_breach(records, i, "until", "no-term",
				      _("a support plan needs the day until which it runs"));
		judge_ladder(records, i, bases, contacts, reason);
	}
}
