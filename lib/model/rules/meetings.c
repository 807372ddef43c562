/* meetings.c - meetings; the rules that `meeting log` refuses by have the same names, see model/meetings.h */
#include "model/rules/areas.h"

#include "base/date.h"
#include "model/meetings.h"

static const char *cell(const struct check *c, const struct meeting *meeting, const char *column)
{
	return file_value(check_file(c, "meetings.csv"), meeting->origin.row, column);
}

/* Whether the breach was let pass on purpose, with a reason in the notes. */
static bool is_forced(const struct check *c, const struct meeting *meeting, enum meeting_rule rule)
{
	return meeting_is_forced(cell(c, meeting, "notes"), rule);
}

static bool is_over(const struct check *c, const struct meeting *meeting)
{
	return is_day(meeting->date) && meeting->date <= c->today;
}

static void future(struct check *c, const void *subject)
{
	const struct meeting *meeting = subject;

	if (is_day(meeting->date) && meeting->date > c->today)
		check_found(c, &meeting->origin, "date", _("%s is after today, %s"),
			    DAY(meeting->date), DAY(c->today));
}

/* ---- the meeting and its pairs ---- */

static bool happened(int date, int on)
{
	return is_day(date) && date <= on;
}

static bool was_agreed(const struct pair *pair, int on)
{
	return happened(pair->started, on) ||
	       (happened(pair->mentor_agreed, on) && happened(pair->mentee_agreed, on));
}

static bool was_not_agreed(const struct pair *pair, const struct meeting *meeting)
{
	return !was_agreed(pair, meeting->date);
}

static bool had_ended(const struct pair *pair, const struct meeting *meeting)
{
	return is_before(pair->ended, meeting->date);
}

static bool had_not_started(const struct pair *pair, const struct meeting *meeting)
{
	return meeting->stage >= STAGE_PLANNING && was_agreed(pair, meeting->date) &&
	       !happened(pair->started, meeting->date);
}

static bool were_not_ready(const struct pair *pair, const struct meeting *meeting)
{
	return meeting->stage >= STAGE_PLANNING && was_agreed(pair, meeting->date) &&
	       (!happened(pair->mentor_ready, meeting->date) ||
		!happened(pair->mentee_ready, meeting->date));
}

typedef bool breach_fn(const struct pair *pair, const struct meeting *meeting);

/*
 * The first pair for which the meeting counts and breaks the rule; a null pointer: none. Where a group meeting does not
 * say who was present, those who could not be there were not, unless that was everybody.
 */
static const struct pair *breaking_pair(const struct check *c, const struct meeting *meeting,
					breach_fn *breaks)
{
	struct run pairs = pairs_named(&c->index, meeting->pair_id);
	const struct pair *first = NULL;
	size_t counted = 0, broken = 0;

	if (!is_over(c, meeting))
		return NULL;
	for (size_t i = 0; i < pairs.n; i++) {
		const struct pair *pair = &c->bases.pairs[pairs.items[i]];

		if (!meeting_counts_for(meeting, pair, c->today))
			continue;
		counted++;
		if (!breaks(pair, meeting))
			continue;
		broken++;
		first = first ? first : pair;
	}
	return *meeting->present || broken == counted ? first : NULL;
}

static void not_agreed(struct check *c, const void *subject)
{
	const struct meeting *meeting = subject;
	const struct pair *pair = breaking_pair(c, meeting, was_not_agreed);

	if (pair)
		check_found(c, &meeting->origin, "date",
			    _("pair '%s': both sides had not agreed by %s"), pair->id,
			    DAY(meeting->date));
}

static void after_end(struct check *c, const void *subject)
{
	const struct meeting *meeting = subject;
	const struct pair *pair = breaking_pair(c, meeting, had_ended);

	if (pair)
		check_found(c, &meeting->origin, "date", _("pair '%s' ended on %s"), pair->id,
			    DAY(pair->ended));
}

static void not_started(struct check *c, const void *subject)
{
	const struct meeting *meeting = subject;
	const struct pair *pair = breaking_pair(c, meeting, had_not_started);

	if (pair && !is_forced(c, meeting, MEETING_NOT_STARTED))
		check_found(c, &meeting->origin, "date", _("pair '%s' had not started by %s"),
			    pair->id, DAY(meeting->date));
}

static void not_ready(struct check *c, const void *subject)
{
	const struct meeting *meeting = subject;
	const struct pair *pair = breaking_pair(c, meeting, were_not_ready);

	if (pair && !is_forced(c, meeting, MEETING_NOT_READY))
		check_found(
			c, &meeting->origin, "date",
			_("pair '%s': both sides had not said by %s that they are ready to go on"),
			pair->id, DAY(meeting->date));
}

/* ---- who was there ---- */

static bool has_mentee(const struct check *c, struct run pairs, const struct person *mentee)
{
	for (size_t i = 0; i < pairs.n; i++)
		if (c->bases.pairs[pairs.items[i]].mentee == mentee)
			return true;
	return false;
}

static void not_member(struct check *c, const void *subject)
{
	const struct meeting *meeting = subject;
	struct run pairs = pairs_named(&c->index, meeting->pair_id);
	const char *next = meeting->present, *piece;
	size_t len;

	while (pairs.n && list_next(&next, &piece, &len)) {
		char *id = xmemdup0(piece, len);
		const struct person *mentee = bases_mentee(&c->bases, id);

		if (mentee && !has_mentee(c, pairs, mentee))
			check_found(c, &meeting->origin, "present",
				    _("'%s' is not a mentee of '%s'"), id, meeting->pair_id);
		free(id);
	}
}

static void present_missing(struct check *c, const void *subject)
{
	const struct meeting *meeting = subject;

	if (id_index_find(&c->index.groups, meeting->pair_id) != STRMAP_NONE &&
	    strmap_gets(&c->bases.pair_by_id, meeting->pair_id) == STRMAP_NONE &&
	    !*cell(c, meeting, "present"))
		check_found(
			c, &meeting->origin, "present",
			_("a meeting of group '%s' that does not say who came: it counts for all"),
			meeting->pair_id);
}

static void confirmed_early(struct check *c, const void *subject)
{
	const struct meeting *meeting = subject;

	if (is_before(meeting->mentor_confirmed, meeting->date))
		check_found(c, &meeting->origin, "mentor_confirmed",
			    _("confirmed on %s, before the meeting was held"),
			    DAY(meeting->mentor_confirmed));
	if (is_before(meeting->mentee_confirmed, meeting->date))
		check_found(c, &meeting->origin, "mentee_confirmed",
			    _("confirmed on %s, before the meeting was held"),
			    DAY(meeting->mentee_confirmed));
}

/* ---- day and length ---- */

static const struct holiday *holiday_on(const struct calendar *calendar, int date)
{
	for (size_t i = 0; i < calendar->n_holidays; i++)
		if (date >= calendar->holidays[i].from && date <= calendar->holidays[i].to)
			return &calendar->holidays[i];
	return NULL;
}

static void day_off(struct check *c, const void *subject)
{
	const struct meeting *meeting = subject;
	const struct calendar *calendar = &c->program->calendar;
	const struct holiday *holiday;

	if (!is_day(meeting->date) || calendar_is_school_day(calendar, meeting->date))
		return;
	holiday = holiday_on(calendar, meeting->date);
	if (holiday)
		check_found(c, &meeting->origin, "date", _("%s lies in the holidays '%s'"),
			    DAY(meeting->date), label_text(&holiday->name));
	else
		check_found(c, &meeting->origin, "date", _("%s is a day off"), DAY(meeting->date));
}

#define SHORTEST 5
#define LONGEST 240

static void odd_length(struct check *c, const void *subject)
{
	const struct meeting *meeting = subject;

	if (meeting->minutes && (meeting->minutes < SHORTEST || meeting->minutes > LONGEST))
		check_found(c, &meeting->origin, "minutes", _("%d minutes are hardly meant"),
			    meeting->minutes);
}

static void no_length(struct check *c, const void *subject)
{
	const struct meeting *meeting = subject;

	if (!*table_gets(check_file(c, "meetings.csv")->table, meeting->origin.row, "minutes"))
		check_found(c, &meeting->origin, "minutes",
			    _("without minutes the meeting adds nothing to the hours"));
}

/* ---- the line of meetings ---- */

static const struct meeting *meeting_at(const struct check *c, const struct check_line *line,
					size_t i)
{
	return &c->bases.meetings[line->meetings.items[i]];
}

/* Whether the meeting names the pair or group; otherwise it is a group's on the line of a member. */
static bool is_own(const struct check_line *line, const struct meeting *meeting)
{
	return streq(meeting->pair_id, line->id);
}

/* The meeting before it on the line that is the same in day and stage, or a null pointer. */
static const struct meeting *same_before(const struct check *c, const struct check_line *line,
					 size_t i)
{
	const struct meeting *meeting = meeting_at(c, line, i);

	while (i-- > 0) {
		const struct meeting *before = meeting_at(c, line, i);

		if (before->date != meeting->date || before->stage != meeting->stage)
			return NULL;
		if (is_own(line, before))
			return before;
	}
	return NULL;
}

static void doubled(struct check *c, const void *subject)
{
	const struct check_line *line = subject;

	for (size_t i = 1; i < line->meetings.n; i++) {
		const struct meeting *meeting = meeting_at(c, line, i);
		const struct meeting *before = same_before(c, line, i);

		if (before && is_own(line, meeting) && !is_forced(c, meeting, MEETING_DOUBLE))
			check_found(c, &meeting->origin, "date", _("this meeting is '%s' already"),
				    before->id);
	}
}

#define MOST_A_DAY 2

static void crowded_day(struct check *c, const void *subject)
{
	const struct check_line *line = subject;

	for (size_t i = MOST_A_DAY; i < line->meetings.n; i++) {
		const struct meeting *meeting = meeting_at(c, line, i);

		if (meeting->date == meeting_at(c, line, i - MOST_A_DAY)->date &&
		    is_own(line, meeting))
			check_found(c, &meeting->origin, "date",
				    _("more than %d meetings of '%s' on %s"), MOST_A_DAY, line->id,
				    DAY(meeting->date));
	}
}

/* The latest stage so far, and the day on which each was last held. */
struct reached {
	int stage; /* -1: none */
	int held[MEETING_STAGES];
};

static enum meeting_rule order_rule(const struct meeting *meeting, const struct reached *reached)
{
	if (meeting->stage > reached->stage + 1)
		return MEETING_STAGE_SKIPPED;
	if (meeting->stage > reached->stage ||
	    (meeting->stage == reached->stage && meeting->stage == STAGE_REGULAR))
		return MEETING_RULES; /* in order */
	if (meeting->stage != STAGE_REGULAR && is_day(reached->held[meeting->stage]))
		return MEETING_STAGE_AGAIN;
	return reached->stage == STAGE_FINAL ? MEETING_AFTER_FINAL : MEETING_STAGE_ORDER;
}

static void found_order(struct check *c, const struct check_line *line,
			const struct meeting *meeting, const struct reached *reached,
			enum meeting_rule rule)
{
	const struct term *stages = c->program->meetings.stages;
	int stage = reached->stage;

	if (rule == MEETING_STAGE_SKIPPED)
		check_found(c, &meeting->origin, "stage",
			    _("'%s': the stage '%s' is missing by %s"), line->id,
			    label_text(&stages[stage + 1].name), DAY(meeting->date));
	else if (rule == MEETING_STAGE_AGAIN)
		check_found(c, &meeting->origin, "stage", _("'%s': the stage '%s' was held on %s"),
			    line->id, label_text(&stages[meeting->stage].name),
			    DAY(reached->held[meeting->stage]));
	else
		check_found(c, &meeting->origin, "stage",
			    _("'%s': a later stage, '%s', was held before, on %s"), line->id,
			    label_text(&stages[stage].name), DAY(reached->held[stage]));
}

/* The breach of the order after which the running rule is named. */
static void stage_order(struct check *c, const void *subject)
{
	const struct check_line *line = subject;
	struct reached reached = { -1, { DATE_NONE, DATE_NONE, DATE_NONE, DATE_NONE, DATE_NONE } };

	for (size_t i = 0; i < line->meetings.n; i++) {
		const struct meeting *meeting = meeting_at(c, line, i);
		enum meeting_rule rule;

		if (meeting->stage < 0)
			continue;
		rule = order_rule(meeting, &reached);
		if (rule != MEETING_RULES && streq(meeting_rule_name(rule), c->rule->name) &&
		    is_own(line, meeting) && !is_forced(c, meeting, rule))
			found_order(c, line, meeting, &reached, rule);
		if (meeting->stage > reached.stage)
			reached.stage = meeting->stage;
		reached.held[meeting->stage] = meeting->date;
	}
}

static void forced(struct check *c, const void *subject)
{
	const struct meeting *meeting = subject;

	for (enum meeting_rule rule = 0; rule < MEETING_RULES; rule++)
		if (meeting_rule_may_be_forced(rule) && is_forced(c, meeting, rule))
			check_found(c, &meeting->origin, "notes",
				    _("recorded against the rule '%s'"), meeting_rule_name(rule));
}

static const struct check_rule rules[] = {
	{ "future", SEVERITY_ERROR, CHECK_MEETING, future, N_("A meeting is dated after today."),
	  NULL },
	{ "not-agreed", SEVERITY_ERROR, CHECK_MEETING, not_agreed,
	  N_("A meeting was before both sides had agreed to the pair."), NULL },
	{ "after-end", SEVERITY_ERROR, CHECK_MEETING, after_end,
	  N_("A meeting was after the end of the pair."), NULL },
	{ "not-member", SEVERITY_ERROR, CHECK_MEETING, not_member,
	  N_("Somebody was present who is not of the pair or group."), NULL },
	{ "confirmed-early", SEVERITY_ERROR, CHECK_MEETING, confirmed_early,
	  N_("A meeting was confirmed before it was held."), NULL },
	{ "not-started", SEVERITY_WARNING, CHECK_MEETING, not_started,
	  N_("A planning or later meeting was before the start of the pair."), NULL },
	{ "not-ready", SEVERITY_WARNING, CHECK_MEETING, not_ready,
	  N_("A planning or later meeting was before both sides were ready to go on."), NULL },
	{ "double", SEVERITY_WARNING, CHECK_LINE, doubled,
	  N_("A meeting stands twice: same pair, day and stage."), NULL },
	{ "stage-skipped", SEVERITY_WARNING, CHECK_LINE, stage_order,
	  N_("A stage of meetings was left out."), NULL },
	{ "stage-again", SEVERITY_WARNING, CHECK_LINE, stage_order,
	  N_("A stage that comes once was held again."), NULL },
	{ "stage-order", SEVERITY_WARNING, CHECK_LINE, stage_order,
	  N_("A stage was held after a later one."), NULL },
	{ "after-final", SEVERITY_WARNING, CHECK_LINE, stage_order,
	  N_("A meeting was held after the final one."), NULL },
	{ "forced", SEVERITY_INFO, CHECK_MEETING, forced,
	  N_("A meeting was recorded against a rule on purpose, see its notes."), NULL },
	{ "present-missing", SEVERITY_WARNING, CHECK_MEETING, present_missing,
	  N_("A meeting of a group does not say who came."), NULL },
	{ "odd-length", SEVERITY_WARNING, CHECK_MEETING, odd_length,
	  N_("A meeting was shorter than 5 or longer than 240 minutes."), NULL },
	{ "no-length", SEVERITY_INFO, CHECK_MEETING, no_length,
	  N_("It is not known how long a meeting was."), NULL },
	{ "day-off", SEVERITY_INFO, CHECK_MEETING, day_off,
	  N_("A meeting was on a day without school."), NULL },
	{ "crowded-day", SEVERITY_INFO, CHECK_LINE, crowded_day,
	  N_("A pair met more than twice on one day."), NULL },
};

CHECK_AREA(meetings, rules);
