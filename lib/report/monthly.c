/* monthly.c - the monthly report to the municipal centre */
#include "report/monthly.h"

#include <math.h>

#include "base/number.h"
#include "model/counts.h"

/* ---- rows ---- */

static const struct output_column columns[] = {
	{ .name = "period" },
	{ .name = "section" },
	{ .name = "figure" },
	{ .name = "group" },
	{ .name = "value", .type = OUTPUT_NUMBER },
	{ .name = "of", .type = OUTPUT_NUMBER },
	{ .name = "percent", .type = OUTPUT_NUMBER },
	{ .name = "note" },
};

/* For people: one column of text, with the section above its figures and groups below theirs. */
static const struct output_column people_columns[] = {
	{ .name = "figure", .label = N_("figure"), .flags = OUTPUT_KEY | OUTPUT_FLOW },
	{ .name = "value", .label = N_("value"), .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "of", .label = N_("of"), .type = OUTPUT_NUMBER, .decimals = -1 },
	{ .name = "percent", .label = N_("%"), .type = OUTPUT_NUMBER, .decimals = 1 },
	{ .name = "note", .label = N_("note") },
};

struct report {
	const struct bases *bases;
	const struct program *program;
	struct period period;
	int on; /* the last day that counts: of the period, or today where it is not over */
	struct output *out;
	struct alerts *missing;
	bool for_people;
	bool urgent;      /* rows from here on are in red */
	int last_section; /* of the row before, for people; -1: none */
};

/* Ids for machines, labels for people. */
struct term_text {
	const char *id;
	const char *label; /* N_(…) */
};

enum section {
	SECTION_PARTICIPANTS,
	SECTION_PAIRS,
	SECTION_MEETINGS,
	SECTION_TRAINING,
	SECTION_EVENTS,
	SECTION_DOCUMENTS,
	SECTION_ROADMAP,
	SECTION_COVERAGE,
	SECTION_MISSING,
};

static const struct {
	const char *id;
	const char *heading; /* N_(…) */
} sections[] = {
	[SECTION_PARTICIPANTS] = { "participants", N_("PARTICIPANTS") },
	[SECTION_PAIRS] = { "pairs", N_("PAIRS") },
	[SECTION_MEETINGS] = { "meetings", N_("MEETINGS") },
	[SECTION_TRAINING] = { "training", N_("TRAINING") },
	[SECTION_EVENTS] = { "events", N_("EVENTS") },
	[SECTION_DOCUMENTS] = { "documents", N_("DOCUMENTS") },
	[SECTION_ROADMAP] = { "roadmap", N_("ROAD MAP") },
	[SECTION_COVERAGE] = { "coverage", N_("COVERAGE") },
	[SECTION_MISSING] = { "missing", N_("MISSING") },
};

static const char *text_of(const struct report *r, const struct term_text *t)
{
	return r->for_people ? _(t->label) : t->id;
}

static const char *label_or_id(const struct report *r, const char *id, const struct label *label)
{
	return r->for_people ? label_text(label) : id;
}

static void put_figures(struct report *r, double value, double of, const char *note)
{
	output_number(r->out, value);
	output_number(r->out, of);
	output_number(r->out, of > 0 ? 100 * value / of : NAN);
	output_text(r->out, note);
	if (r->urgent)
		output_urgent(r->out);
	output_end_row(r->out);
}

static void put_for_people(struct report *r, enum section section, const char *figure,
			   const char *group, double value, double of, const char *note)
{
	struct strbuf text = STRBUF_INIT;

	if (r->last_section != (int)section) {
		if (r->last_section >= 0) {
			output_text(r->out, "");
			put_figures(r, NAN, NAN, "");
		}
		output_text(r->out, _(sections[section].heading));
		put_figures(r, NAN, NAN, "");
		r->last_section = (int)section;
	}
	if (!*group)
		strbuf_addstr(&text, figure);
	else if (section == SECTION_EVENTS || section == SECTION_DOCUMENTS)
		strbuf_addf(&text, "· %s: %s", figure, group);
	else
		strbuf_addf(&text, "· %s", group);
	output_text(r->out, text.buf);
	put_figures(r, value, of, note);
	strbuf_release(&text);
}

/* value NAN: not known; of NAN: none. */
static void put(struct report *r, enum section section, const char *figure, const char *group,
		double value, double of, const char *note)
{
	if (r->for_people) {
		put_for_people(r, section, figure, group, value, of, note);
		return;
	}
	output_text(r->out, r->period.name);
	output_text(r->out, sections[section].id);
	output_text(r->out, figure);
	output_text(r->out, group);
	put_figures(r, value, of, note);
}

static void put_count(struct report *r, enum section section, const struct term_text *figure,
		      const char *group, size_t value)
{
	put(r, section, text_of(r, figure), group, (double)value, NAN, "");
}

/* ---- participants ---- */

static const struct term_text figure_mentees = { "mentees", N_("mentees") };
static const struct term_text figure_mentors = { "mentors", N_("mentors") };
static const struct term_text figure_waiting = { "mentees-waiting",
						 N_("mentees waiting for a pair") };
static const struct term_text figure_reserve = { "mentors-reserve", N_("mentors in reserve") };
static const struct term_text by_form = { "form", N_("form") };
static const struct term_text by_role = { "kind", N_("kind") };
static const struct term_text by_category = { "category", N_("category") };
static const struct term_text by_contour = { "contour", N_("contour") };

/* "form: Student – student" for people, "form=student-student" for machines; in buf, which is returned. */
static const char *group_text(struct report *r, const struct term_text *by, const char *id,
			      const struct label *label, struct strbuf *buf)
{
	strbuf_reset(buf);
	if (r->for_people)
		strbuf_addf(buf, "%s", label_text(label));
	else
		strbuf_addf(buf, "%s=%s", by->id, id);
	return buf->buf;
}

static const struct person *people_of(const struct bases *bases, enum side side, size_t *n)
{
	*n = side == SIDE_MENTOR ? bases->n_mentors : bases->n_mentees;
	return side == SIDE_MENTOR ? bases->mentors : bases->mentees;
}

/* In an active pair at the end of the period (of the form; a null pointer: any). */
static bool is_active(const struct person *person, const struct form *form, int on)
{
	for (const struct pair *p = person->pairs; p; p = pair_after(p, person))
		if ((!form || p->form == form) && pair_state(p, on) == PAIR_ACTIVE)
			return true;
	return false;
}

typedef bool person_fn(const struct person *person, const void *what);

static size_t count_active(const struct report *r, enum side side, const struct form *form,
			   person_fn *test, const void *what)
{
	size_t n, count = 0;
	const struct person *people = people_of(r->bases, side, &n);

	for (size_t i = 0; i < n; i++)
		count += is_active(&people[i], form, r->on) && (!test || test(&people[i], what));
	return count;
}

static bool is_of_kind(const struct person *person, const void *what)
{
	return person->kind == what;
}

static bool is_of_contour(const struct person *person, const void *what)
{
	return person->kind && person->kind->contour == *(const enum contour *)what;
}

static bool is_of_category(const struct person *person, const void *what)
{
	return list_has(person->categories, ((const struct category *)what)->id);
}

static void participants_by_category(struct report *r, enum side side,
				     const struct term_text *figure)
{
	const struct program *program = r->program;
	bool mentors = side == SIDE_MENTOR;
	const struct category *list =
		mentors ? program->mentor_categories : program->mentee_categories;
	size_t n = mentors ? program->n_mentor_categories : program->n_mentee_categories;
	struct strbuf group = STRBUF_INIT;

	for (size_t i = 0; i < n; i++) {
		size_t value = count_active(r, side, NULL, is_of_category, &list[i]);
		const char *text = group_text(r, &by_category, list[i].id, &list[i].name, &group);

		if (!value)
			continue;
		if (list[i].sensitive && value < (size_t)program->privacy.min_cell) {
			char *note = r->for_people ? xstrfmt(_("fewer than %d: not shown"),
							     program->privacy.min_cell)
						   : xstrdup("group too small to be shown");

			put(r, SECTION_PARTICIPANTS, text_of(r, figure), text, NAN, NAN, note);
			free(note);
		} else {
			put_count(r, SECTION_PARTICIPANTS, figure, text, value);
		}
	}
	strbuf_release(&group);
}

static void participants_of(struct report *r, enum side side, const struct term_text *figure)
{
	static const struct label contours[] = {
		[CONTOUR_INTERNAL] = { "internal contour", "внутренний контур" },
		[CONTOUR_EXTERNAL] = { "external contour", "внешний контур" }
	};
	static const char *const contour_ids[] = { "internal", "external" };
	const struct program *program = r->program;
	struct strbuf group = STRBUF_INIT;

	put_count(r, SECTION_PARTICIPANTS, figure, "", count_active(r, side, NULL, NULL, NULL));
	for (size_t i = 0; i < program->n_forms; i++)
		if (program->forms[i].active)
			put_count(r, SECTION_PARTICIPANTS, figure,
				  group_text(r, &by_form, program->forms[i].id,
					     &program->forms[i].name, &group),
				  count_active(r, side, &program->forms[i], NULL, NULL));
	for (size_t i = 0; i < program->n_kinds; i++) {
		size_t value = count_active(r, side, NULL, is_of_kind, &program->kinds[i]);

		if (value)
			put_count(r, SECTION_PARTICIPANTS, figure,
				  group_text(r, &by_role, program->kinds[i].id,
					     &program->kinds[i].name, &group),
				  value);
	}
	for (enum contour c = CONTOUR_INTERNAL; c <= CONTOUR_EXTERNAL; c++)
		put_count(r, SECTION_PARTICIPANTS, figure,
			  group_text(r, &by_contour, contour_ids[c], &contours[c], &group),
			  count_active(r, side, NULL, is_of_contour, &c));
	strbuf_release(&group);
	participants_by_category(r, side, figure);
}

static void participants(struct report *r)
{
	const struct bases *bases = r->bases;
	size_t waiting = 0, reserve = 0;

	participants_of(r, SIDE_MENTEE, &figure_mentees);
	participants_of(r, SIDE_MENTOR, &figure_mentors);
	for (size_t i = 0; i < bases->n_mentees; i++)
		waiting += mentee_state(bases, &bases->mentees[i]) == MENTEE_WAITING;
	for (size_t i = 0; i < bases->n_mentors; i++)
		reserve += person_is_here(&bases->mentors[i], bases->today) &&
			   bases->mentors[i].kind &&
			   !program_admits(r->program, SIDE_MENTOR, bases->mentors[i].kind->id);
	put_count(r, SECTION_PARTICIPANTS, &figure_waiting, "", waiting);
	put_count(r, SECTION_PARTICIPANTS, &figure_reserve, "", reserve);
}

/* ---- pairs ---- */

static bool within(const struct report *r, int date)
{
	return date != DATE_NONE && date >= r->period.from && date <= r->on;
}

enum pair_figure { PAIRS_ACTIVE, PAIRS_NEW, PAIRS_COMPLETED, PAIRS_ENDED_EARLY, PAIRS_WAITING };

static const struct term_text pair_figures[] = {
	[PAIRS_ACTIVE] = { "active", N_("active at the end of the period") },
	[PAIRS_NEW] = { "new", N_("started in the period") },
	[PAIRS_COMPLETED] = { "completed", N_("completed in the period") },
	[PAIRS_ENDED_EARLY] = { "ended-early", N_("ended early in the period") },
	[PAIRS_WAITING] = { "not-started", N_("proposed or agreed, not started") },
};

static bool pair_is(const struct report *r, const struct pair *p, enum pair_figure figure)
{
	enum pair_state state = pair_state(p, r->on);

	switch (figure) {
	case PAIRS_ACTIVE:
		return state == PAIR_ACTIVE;
	case PAIRS_NEW:
		return within(r, p->started);
	case PAIRS_COMPLETED:
		return state == PAIR_COMPLETED && within(r, p->ended);
	case PAIRS_ENDED_EARLY:
		return state == PAIR_ENDED_EARLY && within(r, p->ended);
	case PAIRS_WAITING:
		return (state == PAIR_PROPOSED || state == PAIR_AGREED) && pair_is_open(p, r->on);
	}
	return false;
}

static size_t count_pairs(const struct report *r, enum pair_figure figure, const struct form *form)
{
	size_t n = 0;

	for (size_t i = 0; i < r->bases->n_pairs; i++)
		n += (!form || r->bases->pairs[i].form == form) &&
		     pair_is(r, &r->bases->pairs[i], figure);
	return n;
}

/* Different groups among the active pairs. */
static size_t count_groups(const struct report *r)
{
	struct strmap seen = STRMAP_INIT;
	size_t n = 0;

	for (size_t i = 0; i < r->bases->n_pairs; i++) {
		const struct pair *p = &r->bases->pairs[i];

		if (*p->group && pair_state(p, r->on) == PAIR_ACTIVE)
			n += strmap_add(&seen, p->group, strlen(p->group), 0) == STRMAP_NONE;
	}
	strmap_release(&seen);
	return n;
}

static void pairs(struct report *r)
{
	static const struct term_text groups = { "groups", N_("groups among them") };
	struct strbuf group = STRBUF_INIT;

	for (enum pair_figure figure = PAIRS_ACTIVE; figure <= PAIRS_WAITING; figure++) {
		put_count(r, SECTION_PAIRS, &pair_figures[figure], "",
			  count_pairs(r, figure, NULL));
		for (size_t i = 0; i < r->program->n_forms; i++) {
			const struct form *form = &r->program->forms[i];
			size_t n = count_pairs(r, figure, form);

			if (n)
				put_count(r, SECTION_PAIRS, &pair_figures[figure],
					  group_text(r, &by_form, form->id, &form->name, &group),
					  n);
		}
		if (figure == PAIRS_ACTIVE)
			put_count(r, SECTION_PAIRS, &groups, "", count_groups(r));
	}
	strbuf_release(&group);
}

/* ---- meetings ---- */

struct meeting_sums {
	size_t held, confirmed, timed;
	double minutes;
};

static const struct form *form_of_meeting(const struct report *r, const struct meeting *m)
{
	size_t i = bases_next_pair(r->bases, m->pair_id, 0);

	return i == SIZE_MAX ? NULL : r->bases->pairs[i].form;
}

static struct meeting_sums sum_meetings(const struct report *r, const struct form *form)
{
	struct meeting_sums sums = { .held = 0 };

	for (size_t i = 0; i < r->bases->n_meetings; i++) {
		const struct meeting *m = &r->bases->meetings[i];

		if (!within(r, m->date) || (form && form_of_meeting(r, m) != form))
			continue;
		sums.held++;
		sums.confirmed += meeting_is_confirmed(m, r->on);
		sums.timed += m->minutes > 0;
		sums.minutes += m->minutes;
	}
	return sums;
}

enum meeting_figure { MEETINGS_HELD, MEETINGS_CONFIRMED, MEETING_HOURS };

static void put_meetings(struct report *r, enum meeting_figure figure, const char *group,
			 struct meeting_sums sums)
{
	static const struct term_text held = { "held", N_("held") };
	static const struct term_text confirmed = { "confirmed", N_("confirmed by both sides") };
	static const struct term_text hours = { "hours", N_("hours") };
	char *note = NULL;

	switch (figure) {
	case MEETINGS_HELD:
		put_count(r, SECTION_MEETINGS, &held, group, sums.held);
		return;
	case MEETINGS_CONFIRMED:
		put(r, SECTION_MEETINGS, text_of(r, &confirmed), group, (double)sums.confirmed,
		    (double)sums.held, "");
		return;
	case MEETING_HOURS:
		break;
	}
	if (sums.timed < sums.held)
		note = xstrfmt(_("minutes are known for %zu of %zu meetings"), sums.timed,
			       sums.held);
	put(r, SECTION_MEETINGS, text_of(r, &hours), group,
	    sums.held && !sums.timed ? NAN : round(sums.minutes / 60 * 10) / 10, NAN,
	    note ? note : "");
	free(note);
}

static void meetings(struct report *r)
{
	struct strbuf group = STRBUF_INIT;

	for (enum meeting_figure figure = MEETINGS_HELD; figure <= MEETING_HOURS; figure++) {
		put_meetings(r, figure, "", sum_meetings(r, NULL));
		for (size_t i = 0; i < r->program->n_forms; i++) {
			const struct form *form = &r->program->forms[i];

			if (form->active)
				put_meetings(r, figure,
					     group_text(r, &by_form, form->id, &form->name, &group),
					     sum_meetings(r, form));
		}
	}
	strbuf_release(&group);
}

/* ---- training, events, documents ---- */

static void training(struct report *r)
{
	static const struct term_text people = { "people", N_("people trained") };
	static const struct term_text hours = { "person-hours", N_("person-hours") };
	struct strmap seen = STRMAP_INIT;
	size_t n = 0;
	double sum = 0;

	for (size_t i = 0; i < r->bases->n_trainings; i++) {
		const struct training *t = &r->bases->trainings[i];

		if (!within(r, t->date))
			continue;
		n += strmap_add(&seen, t->person, strlen(t->person), 0) == STRMAP_NONE;
		sum += isnan(t->hours) ? 0 : t->hours;
	}
	put_count(r, SECTION_TRAINING, &people, "", n);
	put(r, SECTION_TRAINING, text_of(r, &hours), "", sum, NAN, "");
	strmap_release(&seen);
}

/* A row per event or document of the period. */
static void entries(struct report *r, enum section section, enum register_file file,
		    const struct file_schema *schema)
{
	static const struct term_text total = { "total", N_("in the period") };
	const struct entries *list = &r->bases->registers[file];
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++)
		n += within(r, list->items[i].date);
	put_count(r, section, &total, "", n);
	for (size_t i = 0; i < list->n; i++) {
		const struct entry *e = &list->items[i];
		struct strbuf kind = STRBUF_INIT;
		char day[DATE_SIZE];

		if (!within(r, e->date))
			continue;
		if (r->for_people)
			column_show(schema_column(schema, "kind"), r->program, e->kind, &kind);
		else
			strbuf_addstr(&kind, e->kind);
		put(r, section, kind.buf, e->title, e->present < 0 ? NAN : (double)e->present, NAN,
		    date_format(e->date, day));
		strbuf_release(&kind);
	}
}

/* ---- road map ---- */

static void road_map(struct report *r, const struct roadmap_records *records)
{
	static const struct term_text done = { "done", N_("done in the period") };
	static const struct term_text overdue = { "overdue", N_("overdue") };
	size_t first = r->missing->n, n_done = 0;

	for (size_t i = 0; i < records->n_done; i++)
		n_done += within(r, records->done[i].done);
	alert_overdue(r->bases, records, r->on, r->missing);
	put_count(r, SECTION_ROADMAP, &done, "", n_done);
	r->urgent = r->missing->n > first;
	put_count(r, SECTION_ROADMAP, &overdue, "", r->missing->n - first);
	r->urgent = false;
}

/* ---- coverage ---- */

static void cover(struct report *r, const struct indicator *indicator)
{
	struct count numerator = count_of(r->bases, indicator->numerator, r->on);
	struct count denominator = count_of(r->bases, indicator->denominator, r->on);
	const char *figure = label_or_id(r, indicator->id, &indicator->name);
	struct strbuf note = STRBUF_INIT;

	if (!numerator.known || !denominator.known)
		strbuf_addstr(&note, _("not known"));
	else if (numerator.undecided)
		strbuf_addf(&note,
			    nth_("for %zu person the data do not tell",
				 "for %zu people the data do not tell", numerator.undecided),
			    numerator.undecided);
	put(r, SECTION_COVERAGE, figure, "", numerator.known ? (double)numerator.value : NAN,
	    denominator.known ? (double)denominator.value : NAN, note.buf);
	strbuf_release(&note);
}

static void coverage(struct report *r)
{
	for (size_t i = 0; i < r->program->n_indicators; i++)
		if (indicator_is_coverage(&r->program->indicators[i]))
			cover(r, &r->program->indicators[i]);
	alert_unknown_figures(r->bases, r->on, r->missing);
}

static void missing(struct report *r)
{
	for (size_t i = 0; i < r->missing->n; i++) {
		const struct alert_found *a = &r->missing->items[i];

		r->urgent = streq(a->rule, "overdue");
		if (r->for_people)
			put(r, SECTION_MISSING, a->message, "", NAN, NAN, "");
		else
			put(r, SECTION_MISSING, a->rule, a->subject, NAN, NAN, a->message);
	}
}

void monthly_print(const struct bases *bases, const struct roadmap_records *records,
		   struct period period, FILE *to, struct output_options options,
		   struct alerts *missing_found)
{
	struct report r = {
		.bases = bases,
		.program = &bases->programme->program,
		.period = period,
		.on = bases->today < period.to ? bases->today : period.to,
		.missing = missing_found,
		.for_people = output_is_for_people(options),
		.last_section = -1,
	};

	r.out = r.for_people ? output_open(to, options, people_columns, ARRAY_SIZE(people_columns))
			     : output_open(to, options, columns, ARRAY_SIZE(columns));
	participants(&r);
	pairs(&r);
	meetings(&r);
	training(&r);
	entries(&r, SECTION_EVENTS, REGISTER_EVENTS, schema_find("events.csv"));
	entries(&r, SECTION_DOCUMENTS, REGISTER_DOCUMENTS, schema_find("documents.csv"));
	road_map(&r, records);
	alert_no_meeting(bases, period.from, r.on, missing_found);
	alert_unconfirmed(bases, r.on, missing_found);
	coverage(&r);
	missing(&r);
	output_close(r.out);
}
