/* meetings.c - the rules by which meetings are written */
#include "model/meetings.h"

#include "base/text.h"
#include "model/columns/columns.h"
#include "model/progress.h"
#include "model/vocabulary.h"

static const struct {
	const char *name;
	bool may_be_forced;
} rules[MEETING_RULES] = {
	[MEETING_FUTURE] = { "future", false },
	[MEETING_NOT_AGREED] = { "not-agreed", false },
	[MEETING_AFTER_END] = { "after-end", false },
	[MEETING_NOT_MEMBER] = { "not-member", false },
	[MEETING_CONFIRMED_EARLY] = { "confirmed-early", false },
	[MEETING_DOUBLE] = { "double", true },
	[MEETING_NOT_STARTED] = { "not-started", true },
	[MEETING_NOT_READY] = { "not-ready", true },
	[MEETING_STAGE_SKIPPED] = { "stage-skipped", true },
	[MEETING_STAGE_AGAIN] = { "stage-again", true },
	[MEETING_STAGE_ORDER] = { "stage-order", true },
	[MEETING_AFTER_FINAL] = { "after-final", true },
};

const char *meeting_rule_name(enum meeting_rule rule)
{
	return rules[rule].name;
}

bool meeting_rule_may_be_forced(enum meeting_rule rule)
{
	return rules[rule].may_be_forced;
}

bool meeting_is_forced(const char *notes, enum meeting_rule rule)
{
	const char *end = notes + strlen(notes), *list;
	struct strbuf names = STRBUF_INIT;
	bool result;

	if (end == notes || end[-1] != ']')
		return false;
	for (list = end - 1; list > notes && *list != '[';)
		list--;
	if (*list != '[')
		return false;
	strbuf_add(&names, list + 1, (size_t)(end - list) - 2);
	result = list_has(names.buf, rules[rule].name);
	strbuf_release(&names);
	return result;
}

/*
 * A meeting on the time line of a pair or a group. Those of the bases are "old"; those of the input are judged on the
 * time line whose id they name ("own") and are given there a stage if they bring none.
 */
struct event {
	int date;
	int stage;     /* -1: not known */
	size_t old;    /* in bases->meetings, or SIZE_MAX */
	size_t record; /* of the input, or SIZE_MAX */
	bool own; /* names the time line; false: a group's meeting on the time line of a member */
	bool blamed;   /* for a breach of the order */
	size_t number; /* in the order of adding */
};

struct timeline {
	const char *id;
	size_t pair; /* it, or the first of the group */
	bool is_group;
	struct event *events;
	size_t n;
	size_t alloc;
};

struct judge {
	struct records *records;
	const struct bases *bases;
	const char *reason;
	struct group_index groups;
	struct timeline *timelines;
	size_t n_timelines;
	size_t alloc_timelines;
	size_t *of_pair; /* pair → its time line; SIZE_MAX: none is needed */
	struct strmap of_group;
	size_t *of_record; /* record → the time line it names; SIZE_MAX: it names nothing */
	unsigned *forced;  /* record → bits of rules that the reason lets pass */
	bool *unreadable;  /* pair → its faults have been printed */
	int result;
};

static const struct program *program_of(const struct judge *judge)
{
	return &judge->bases->programme->program;
}

static const char *stage_name(const struct judge *judge, int stage)
{
	return label_text(&program_of(judge)->meetings.stages[stage].name);
}

/* Notes that the record breaks the rule; a fault, unless there is a reason for it. */
static void breach(struct judge *judge, size_t record, enum meeting_rule rule, const char *column,
		   const char *fmt, ...) PRINTF_LIKE(5, 6);

static void breach(struct judge *judge, size_t record, enum meeting_rule rule, const char *column,
		   const char *fmt, ...)
{
	struct strbuf sentence = STRBUF_INIT;
	va_list ap;

	if (judge->reason && rules[rule].may_be_forced) {
		judge->forced[record] |= 1u << rule;
		return;
	}
	va_start(ap, fmt);
	strbuf_vaddf(&sentence, fmt, ap);
	va_end(ap);
	record_fault(judge->records, record, column, rules[rule].name, _("%s (rule %s)"),
		     sentence.buf, rules[rule].name);
	strbuf_release(&sentence);
}

/* ---- time lines ---- */

static size_t add_timeline(struct judge *judge, const char *id, size_t pair, bool is_group)
{
	ALLOC_GROW(judge->timelines, judge->n_timelines + 1, judge->alloc_timelines);
	judge->timelines[judge->n_timelines] =
		(struct timeline){ .id = id, .pair = pair, .is_group = is_group };
	return judge->n_timelines++;
}

/* The time line that a pair's or a group's id means; SIZE_MAX when there is neither. */
static size_t timeline_of(struct judge *judge, const char *id)
{
	const struct pair *pair = bases_pair(judge->bases, id);
	size_t first, found;

	if (pair) {
		size_t i = (size_t)(pair - judge->bases->pairs);

		if (judge->of_pair[i] == SIZE_MAX)
			judge->of_pair[i] = add_timeline(judge, pair->id, i, false);
		return judge->of_pair[i];
	}
	first = group_index_first(&judge->groups, id);
	if (first == SIZE_MAX)
		return SIZE_MAX;
	id = judge->bases->pairs[first].group;
	found = strmap_gets(&judge->of_group, id);
	if (found == STRMAP_NONE) {
		found = add_timeline(judge, id, first, true);
		strmap_add(&judge->of_group, id, strlen(id), found);
	}
	return found;
}

static void add_event(struct timeline *line, struct event event)
{
	event.number = line->n;
	ALLOC_GROW(line->events, line->n + 1, line->alloc);
	line->events[line->n++] = event;
}

static void place_records(struct judge *judge)
{
	struct records *records = judge->records;

	for (size_t i = 0; i < records->n; i++) {
		int date = record_day(records, i, "date");
		size_t stage = terms_find(&vocabulary_stage, record_get(records, i, "stage"));
		struct event event = { .date = date,
				       .stage = stage == SIZE_MAX ? -1 : (int)stage,
				       .old = SIZE_MAX,
				       .record = i,
				       .own = true };

		judge->of_record[i] = date == DATE_NONE
					      ? SIZE_MAX
					      : timeline_of(judge, record_get(records, i, "pair"));
		if (judge->of_record[i] != SIZE_MAX)
			add_event(&judge->timelines[judge->of_record[i]], event);
	}
}

/* The order hangs on this meeting: its day and stage have to be readable. */
static void place_old_on(struct judge *judge, size_t line, size_t old, bool own)
{
	const struct meeting *m = &judge->bases->meetings[old];

	if ((m->date == DATE_NONE || m->stage < 0) && m->origin.faulty) {
		if (own && bases_require(judge->bases, &m->origin))
			judge->result = -1;
		return;
	}
	add_event(&judge->timelines[line], (struct event){ .date = m->date,
							   .stage = m->stage,
							   .old = old,
							   .record = SIZE_MAX,
							   .own = own });
}

static void place_old(struct judge *judge)
{
	const struct bases *bases = judge->bases;

	for (size_t m = 0; m < bases->n_meetings; m++) {
		const char *id = bases->meetings[m].pair_id;
		size_t pair = strmap_gets(&bases->pair_by_id, id), group;

		if (pair != STRMAP_NONE) {
			if (judge->of_pair[pair] != SIZE_MAX)
				place_old_on(judge, judge->of_pair[pair], m, true);
			continue;
		}
		group = strmap_gets(&judge->of_group, id);
		if (group != STRMAP_NONE)
			place_old_on(judge, group, m, true);
		for (pair = group_index_first(&judge->groups, id); pair != SIZE_MAX;
		     pair = judge->groups.next[pair])
			if (judge->of_pair[pair] != SIZE_MAX &&
			    meeting_counts_for(&bases->meetings[m], &bases->pairs[pair],
					       bases->meetings[m].date))
				place_old_on(judge, judge->of_pair[pair], m, false);
	}
}

/* On one day: by stage, what is in the base first; a meeting without a stage is the last. */
static int by_day(const void *va, const void *vb)
{
	const struct event *a = va, *b = vb;
	int rank_a = a->stage < 0 ? MEETING_STAGES : a->stage;
	int rank_b = b->stage < 0 ? MEETING_STAGES : b->stage;

	if (a->date != b->date)
		return a->date < b->date ? -1 : 1;
	if (rank_a != rank_b)
		return rank_a - rank_b;
	if ((a->old == SIZE_MAX) != (b->old == SIZE_MAX))
		return a->old == SIZE_MAX ? 1 : -1;
	return a->number < b->number ? -1 : a->number > b->number;
}

/* ---- the order of stages ---- */

struct reached {
	int stage;     /* the latest so far; -1: none */
	int stage_old; /* the same without the input */
	struct event *by;
	int held[MEETING_STAGES];
};

static bool is_behind(int stage, int reached)
{
	return stage < reached || (stage == reached && stage != STAGE_REGULAR);
}

/* Says who the time line is: "pair 'P-003'" or "group 'G-001'". */
static const char *line_name(const struct timeline *line, struct strbuf *out)
{
	strbuf_addf(out, line->is_group ? _("group '%s'") : _("pair '%s'"), line->id);
	return out->buf;
}

/* The earlier event of the same day that makes this one a double; a null pointer: none. */
static const struct event *double_of(const struct timeline *line, const struct event *e,
				     bool stage_given)
{
	for (const struct event *other = e; other-- > line->events && other->date == e->date;)
		if (other->own && (!stage_given || other->stage == e->stage))
			return other;
	return NULL;
}

static bool is_double(struct judge *judge, const struct timeline *line, const struct event *e)
{
	bool stage_given = e->stage >= 0;
	const struct event *other = double_of(line, e, stage_given);
	struct strbuf who = STRBUF_INIT;

	if (!other)
		return false;
	line_name(line, &who);
	if (other->old == SIZE_MAX)
		breach(judge, e->record, MEETING_DOUBLE, NULL,
		       _("%s: the input has a meeting of that day twice"), who.buf);
	else if (stage_given)
		breach(judge, e->record, MEETING_DOUBLE, NULL,
		       _("%s: this meeting is '%s' already"), who.buf,
		       judge->bases->meetings[other->old].id);
	else
		breach(judge, e->record, MEETING_DOUBLE, NULL,
		       _("%s has a meeting of that day already, '%s'; '--stage' says that this is another one"),
		       who.buf, judge->bases->meetings[other->old].id);
	strbuf_release(&who);
	return !judge->reason;
}

static void blame(struct judge *judge, const struct timeline *line, struct event *e,
		  enum meeting_rule rule, const char *fmt, int stage, int day)
{
	struct strbuf who = STRBUF_INIT;
	char buf[DATE_SIZE];

	if (!e->blamed) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		breach(judge, e->record, rule, "stage", fmt, line_name(line, &who),
		       stage_name(judge, stage), date_format(day, buf));
#pragma GCC diagnostic pop
	}
	e->blamed = true;
	strbuf_release(&who);
}

static void judge_order(struct judge *judge, const struct timeline *line, struct event *e,
			const struct reached *so_far)
{
	if (!is_behind(e->stage, so_far->stage)) {
		if (e->stage > so_far->stage + 1)
			blame(judge, line, e, MEETING_STAGE_SKIPPED,
			      _("%s has not had the stage '%s' by %s"), so_far->stage + 1, e->date);
	} else if (e->stage != STAGE_REGULAR && so_far->held[e->stage] != DATE_NONE) {
		blame(judge, line, e, MEETING_STAGE_AGAIN,
		      _("%s has had the stage '%s' already, on %s"), e->stage,
		      so_far->held[e->stage]);
	} else if (so_far->stage == STAGE_FINAL) {
		blame(judge, line, e, MEETING_AFTER_FINAL,
		      _("%s: nothing follows the stage '%s', held on %s"), STAGE_FINAL,
		      so_far->held[STAGE_FINAL]);
	} else {
		blame(judge, line, e, MEETING_STAGE_ORDER,
		      _("%s: a later stage, '%s', was held before, on %s"), so_far->stage,
		      so_far->held[so_far->stage]);
	}
}

/* A meeting of the base that was in order before, and is not behind one of the input. */
static void judge_old(struct judge *judge, const struct timeline *line, const struct event *e,
		      const struct reached *so_far)
{
	struct event *cause = so_far->by;

	if (!is_behind(e->stage, so_far->stage) || is_behind(e->stage, so_far->stage_old) ||
	    cause->record == SIZE_MAX || !cause->own)
		return;
	if (cause->stage == e->stage)
		blame(judge, line, cause, MEETING_STAGE_AGAIN,
		      _("%s has had the stage '%s' already, on %s"), e->stage, e->date);
	else
		blame(judge, line, cause, MEETING_STAGE_ORDER,
		      _("%s: an earlier stage, '%s', was held afterwards, on %s"), e->stage,
		      e->date);
}

static void go_on(struct reached *so_far, struct event *e)
{
	if (e->stage > so_far->stage) {
		so_far->stage = e->stage;
		so_far->by = e;
	}
	if (e->old != SIZE_MAX && e->stage > so_far->stage_old)
		so_far->stage_old = e->stage;
	so_far->held[e->stage] = e->date;
}

static void give_stage(struct judge *judge, struct event *e, int reached)
{
	e->stage = reached == STAGE_FINAL ? STAGE_REGULAR : stage_after(reached);
	record_set(judge->records, e->record, "stage", vocabulary_stage.items[e->stage].id);
}

/* Goes through the meetings in the order of their days. */
static void judge_timeline(struct judge *judge, struct timeline *line)
{
	struct reached so_far = { .stage = -1, .stage_old = -1 };

	for (int s = 0; s < MEETING_STAGES; s++)
		so_far.held[s] = DATE_NONE;
	if (line->n)
		qsort(line->events, line->n, sizeof(*line->events), by_day);
	for (size_t i = 0; i < line->n; i++) {
		struct event *e = &line->events[i];
		bool judged = e->own && e->record != SIZE_MAX;
		bool twice = judged && is_double(judge, line, e);

		if (judged && e->stage < 0)
			give_stage(judge, e, so_far.stage);
		if (e->stage < 0 || twice)
			continue;
		if (judged)
			judge_order(judge, line, e, &so_far);
		else
			judge_old(judge, line, e, &so_far);
		go_on(&so_far, e);
	}
}

/* ---- who was there, and whether they could be ---- */

static bool happened(int date, int on)
{
	return date != DATE_NONE && date <= on;
}

static bool had_ended(const struct pair *pair, int on)
{
	return pair->ended != DATE_NONE && pair->ended < on;
}

/* The pairs that the time line is of, one after the other; SIZE_MAX at the end. */
static size_t next_member(const struct judge *judge, const struct timeline *line, size_t pair)
{
	return line->is_group ? judge->groups.next[pair] : SIZE_MAX;
}

/* The pair of a mentee on the time line, one that lasts if there are several; SIZE_MAX: none. */
static size_t pair_of_mentee(const struct judge *judge, const struct timeline *line,
			     const struct person *mentee, int on)
{
	size_t found = SIZE_MAX;

	for (size_t i = line->pair; i != SIZE_MAX; i = next_member(judge, line, i)) {
		const struct pair *pair = &judge->bases->pairs[i];

		if (pair->mentee == mentee && (found == SIZE_MAX || !had_ended(pair, on)))
			found = i;
	}
	return found;
}

/* Whether the pair could meet; what a planning or later meeting needs comes with judge_readiness(). */
static bool judge_pair(struct judge *judge, size_t record, const struct pair *pair, int date)
{
	char day[DATE_SIZE];

	if (!pair_had_agreed(pair, date)) {
		breach(judge, record, MEETING_NOT_AGREED, "date",
		       _("pair '%s': both sides had not agreed by %s"), pair->id,
		       date_format(date, day));
		return false;
	}
	if (had_ended(pair, date)) {
		breach(judge, record, MEETING_AFTER_END, "date", _("pair '%s' ended on %s"),
		       pair->id, date_format(pair->ended, day));
		return false;
	}
	return true;
}

static void judge_readiness(struct judge *judge, size_t record, const struct pair *pair, int date)
{
	size_t stage = terms_find(&vocabulary_stage, record_get(judge->records, record, "stage"));
	char day[DATE_SIZE];

	if (stage == SIZE_MAX || stage < STAGE_PLANNING)
		return;
	date_format(date, day);
	if (!happened(pair->started, date))
		breach(judge, record, MEETING_NOT_STARTED, "date",
		       _("pair '%s' had not started by %s"), pair->id, day);
	if (!happened(pair->mentor_ready, date) || !happened(pair->mentee_ready, date))
		breach(judge, record, MEETING_NOT_READY, "date",
		       _("pair '%s': both sides had not said by %s that they are ready to go on"),
		       pair->id, day);
}

static void judge_member(struct judge *judge, size_t record, size_t pair, int date)
{
	const struct pair *of = &judge->bases->pairs[pair];

	if (judge->unreadable[pair])
		return;
	if (of->origin.faulty) {
		judge->unreadable[pair] = true;
		judge->result = bases_require(judge->bases, &of->origin);
	} else if (judge_pair(judge, record, of, date)) {
		judge_readiness(judge, record, of, date);
	}
}

/* Everybody whom the record names has to be of the pair or group; a pair itself has been judged already. */
static void judge_present(struct judge *judge, size_t record, const struct timeline *line, int date)
{
	const char *next = record_get(judge->records, record, "present"), *piece;
	struct strbuf who = STRBUF_INIT;
	size_t len;

	while (list_next(&next, &piece, &len)) {
		char *id = xmemdup0(piece, len);
		const struct person *mentee = bases_mentee(judge->bases, id);
		size_t pair = mentee ? pair_of_mentee(judge, line, mentee, date) : SIZE_MAX;

		strbuf_reset(&who);
		if (mentee && pair == SIZE_MAX)
			breach(judge, record, MEETING_NOT_MEMBER, "present",
			       _("'%s' is not a mentee of %s"), id, line_name(line, &who));
		else if (pair != SIZE_MAX && line->is_group)
			judge_member(judge, record, pair, date);
		free(id);
	}
	strbuf_release(&who);
}

/* Everybody who is in the group on the day. */
static void fill_present(struct judge *judge, size_t record, const struct timeline *line, int date)
{
	struct strbuf present = STRBUF_INIT;

	for (size_t i = line->pair; i != SIZE_MAX; i = next_member(judge, line, i)) {
		const struct pair *pair = &judge->bases->pairs[i];

		if (pair_may_meet(pair, date))
			strbuf_addf(&present, "%s%s", present.len ? ";" : "", pair->mentee_id);
	}
	if (present.len)
		record_set(judge->records, record, "present", present.buf);
	strbuf_release(&present);
}

/* A group in which nobody is on that day: its first pair says why. */
static void judge_people(struct judge *judge, size_t record, const struct timeline *line, int date)
{
	if (!line->is_group || !*record_get(judge->records, record, "present"))
		judge_member(judge, record, line->pair, date);
	judge_present(judge, record, line, date);
}

/* ---- single records ---- */

static void judge_confirmation(struct judge *judge, size_t record, const char *column, int date)
{
	int confirmed = record_day(judge->records, record, column);
	char day[DATE_SIZE];

	if (confirmed == DATE_NONE)
		return;
	if (confirmed < date)
		breach(judge, record, MEETING_CONFIRMED_EARLY, column,
		       _("confirmed before the meeting was held"));
	else if (confirmed > judge->bases->today)
		breach(judge, record, MEETING_FUTURE, column, _("the day lies after today, %s"),
		       date_format(judge->bases->today, day));
}

static const struct holiday *holiday_on(const struct calendar *calendar, int date)
{
	for (size_t i = 0; i < calendar->n_holidays; i++)
		if (date >= calendar->holidays[i].from && date <= calendar->holidays[i].to)
			return &calendar->holidays[i];
	return NULL;
}

static void warn_of_day_off(struct judge *judge, size_t record, int date)
{
	const struct calendar *calendar = &program_of(judge)->calendar;
	const struct holiday *holiday = holiday_on(calendar, date);
	struct place place = { .file = judge->records->source,
			       .line = judge->records->items[record].line,
			       .column = "date" };
	char day[DATE_SIZE];

	if (calendar_is_school_day(calendar, date))
		return;
	date_format(date, day);
	if (holiday)
		findings_add(&judge->records->findings, place, SEVERITY_WARNING, "day-off",
			     _("%s lies in the holidays '%s'"), day, label_text(&holiday->name));
	else
		findings_add(&judge->records->findings, place, SEVERITY_WARNING, "day-off",
			     _("%s is a day off"), day);
}

static void judge_record(struct judge *judge, size_t record)
{
	const struct timeline *line = &judge->timelines[judge->of_record[record]];
	int date = record_day(judge->records, record, "date");
	char day[DATE_SIZE];

	if (date > judge->bases->today) {
		breach(judge, record, MEETING_FUTURE, "date", _("the day lies after today, %s"),
		       date_format(judge->bases->today, day));
		return;
	}
	judge_people(judge, record, line, date);
	judge_confirmation(judge, record, "mentor_confirmed", date);
	judge_confirmation(judge, record, "mentee_confirmed", date);
	warn_of_day_off(judge, record, date);
}

/* ---- the whole ---- */

static void judge_init(struct judge *judge, struct records *records, const struct bases *bases,
		       const char *reason)
{
	*judge = (struct judge){ .records = records, .bases = bases, .reason = reason };
	group_index_init(&judge->groups, bases);
	judge->of_pair = xcalloc(bases->n_pairs, sizeof(*judge->of_pair));
	for (size_t i = 0; i < bases->n_pairs; i++)
		judge->of_pair[i] = SIZE_MAX;
	judge->of_record = xcalloc(records->n, sizeof(*judge->of_record));
	judge->forced = xcalloc(records->n, sizeof(*judge->forced));
	judge->unreadable = xcalloc(bases->n_pairs, sizeof(*judge->unreadable));
}

static void judge_release(struct judge *judge)
{
	for (size_t i = 0; i < judge->n_timelines; i++)
		free(judge->timelines[i].events);
	free(judge->timelines);
	free(judge->of_pair);
	free(judge->of_record);
	free(judge->forced);
	free(judge->unreadable);
	strmap_release(&judge->of_group);
	group_index_release(&judge->groups);
}

/* Meetings of a group in the input also lie on the time lines of the members who come. */
static void share_with_members(struct judge *judge, const struct timeline *line)
{
	for (size_t k = 0; k < line->n; k++) {
		struct event e = line->events[k];
		const char *present;

		if (e.record == SIZE_MAX || e.stage < 0)
			continue;
		e.own = false;
		present = record_get(judge->records, e.record, "present");
		for (size_t i = line->pair; i != SIZE_MAX; i = next_member(judge, line, i))
			if (judge->of_pair[i] != SIZE_MAX &&
			    list_has(present, judge->bases->pairs[i].mentee_id))
				add_event(&judge->timelines[judge->of_pair[i]], e);
	}
}

static void judge_timelines(struct judge *judge)
{
	for (size_t i = 0; i < judge->n_timelines; i++) {
		if (!judge->timelines[i].is_group)
			continue;
		judge_timeline(judge, &judge->timelines[i]);
		share_with_members(judge, &judge->timelines[i]);
	}
	for (size_t i = 0; i < judge->n_timelines; i++)
		if (!judge->timelines[i].is_group)
			judge_timeline(judge, &judge->timelines[i]);
}

static void note_force(struct judge *judge, size_t record)
{
	struct strbuf notes = STRBUF_INIT;
	const char *between = " [";

	if (!judge->forced[record])
		return;
	strbuf_addstr(&notes, record_get(judge->records, record, "notes"));
	strbuf_addf(&notes, "%s%s", notes.len ? "; " : "", judge->reason);
	for (int rule = 0; rule < MEETING_RULES; rule++) {
		if (!(judge->forced[record] & 1u << rule))
			continue;
		strbuf_addf(&notes, "%s%s", between, rules[rule].name);
		between = ";";
	}
	strbuf_addch(&notes, ']');
	record_set(judge->records, record, "notes", notes.buf);
	strbuf_release(&notes);
}

static void fill_groups(struct judge *judge)
{
	struct records *records = judge->records;

	for (size_t i = 0; i < records->n; i++) {
		const struct timeline *line;

		if (judge->of_record[i] == SIZE_MAX)
			continue;
		line = &judge->timelines[judge->of_record[i]];
		if (line->is_group && !*record_get(records, i, "present"))
			fill_present(judge, i, line, record_day(records, i, "date"));
	}
}

int meetings_judge(struct records *records, const struct bases *bases, const char *reason)
{
	struct judge judge;

	judge_init(&judge, records, bases, reason);
	place_records(&judge);
	place_old(&judge);
	fill_groups(&judge);
	judge_timelines(&judge);
	for (size_t i = 0; i < records->n; i++) {
		if (judge.of_record[i] == SIZE_MAX) {
			/* It will be refused for that; a missing stage is no second fault. */
			if (!*record_get(records, i, "stage"))
				record_set(records, i, "stage",
					   vocabulary_stage.items[STAGE_REGULAR].id);
			continue;
		}
		judge_record(&judge, i);
		note_force(&judge, i);
	}
	judge_release(&judge);
	return judge.result;
}

/* ---- confirmation ---- */

static const struct term sides[] = {
	{ "mentor", { "mentor", "наставник" } },
	{ "mentee", { "mentee", "наставляемый" } },
	{ "both", { "both", "обе" } },
};
static const struct terms words_side = { sides, ARRAY_SIZE(sides) };

static const struct column confirmations[] = {
	{ "id", N_("id"), TYPE_TEXT, REQUIRED }, { "side", N_("side"), TYPE_WORDS(words_side) },
	{ "date", N_("date"), TYPE_DATE },       { "rating", N_("rating"), TYPE_INT(1, 10) },
	{ "review", N_("review"), TYPE_TEXT },   { "person", N_("person"), TYPE_TEXT },
};

const struct file_schema schema_confirmations = {
	.name = "meetings.csv",
	.noun = N_("confirmation"),
	SCHEMA(confirmations),
};

/* The cells of one side. */
static const struct side_columns {
	const char *confirmed, *rating, *review;
} side_columns[] = {
	[SIDE_MENTOR] = { "mentor_confirmed", "mentor_rating", "mentor_review" },
	[SIDE_MENTEE] = { "mentee_confirmed", "mentee_rating", "mentee_review" },
};

struct confirmation {
	struct records *records;
	size_t record;
	const struct bases *bases;
	const struct group_index *groups;
	struct table *table;
	size_t row;
	int date;
};

static void confirm_fault(const struct confirmation *c, const char *column, const char *rule,
			  const char *sentence)
{
	record_fault(c->records, c->record, column, rule, _("%s (rule %s)"), sentence, rule);
}

static const char *given(const struct confirmation *c, const char *column)
{
	return record_get(c->records, c->record, column);
}

static void put(const struct confirmation *c, const char *column, const char *value)
{
	table_set(c->table, c->row, table_need_column(c->table, column), value);
}

/* Whether the value is given and the cell is free for it. */
static bool adds(const struct confirmation *c, const char *column, const char *value)
{
	return *value && !*table_gets(c->table, c->row, column);
}

/* Whether the date that the side confirmed on is the given one, or none is given. */
static bool is_same_day(const struct confirmation *c, const char *confirmed)
{
	int old = DATE_NONE;

	date_parse(confirmed, strlen(confirmed), &old);
	return !*given(c, "date") || old == c->date;
}

/* Returns whether the side had something to add. */
static bool confirm_side(const struct confirmation *c, enum side side)
{
	const struct side_columns *columns = &side_columns[side];
	const char *confirmed = table_gets(c->table, c->row, columns->confirmed);
	const char *rating = given(c, "rating"), *review = given(c, "review");
	bool adds_rating = adds(c, columns->rating, rating);
	bool adds_review = adds(c, columns->review, review);
	char day[DATE_SIZE];

	if (*confirmed && (!is_same_day(c, confirmed) || (*rating && !adds_rating) ||
			   (*review && !adds_review) || (!adds_rating && !adds_review)))
		return false;
	if (!*confirmed)
		put(c, columns->confirmed, date_format(c->date, day));
	if (*rating)
		put(c, columns->rating, rating);
	if (*review)
		put(c, columns->review, review);
	return true;
}

static bool confirm_sides(const struct confirmation *c)
{
	const char *side = given(c, "side");
	bool mentor = !streq(side, "mentee") && confirm_side(c, SIDE_MENTOR);
	bool mentee = !streq(side, "mentor") && confirm_side(c, SIDE_MENTEE);

	return mentor || mentee;
}

static bool confirm_one(const struct confirmation *c, const struct meeting *meeting)
{
	if (streq(given(c, "side"), "both") && (*given(c, "rating") || *given(c, "review"))) {
		confirm_fault(c, "side", "one-side",
			      _("a rating or a review is of one side, mentor or mentee"));
	} else if (c->date < meeting->date) {
		confirm_fault(c, "date", rules[MEETING_CONFIRMED_EARLY].name,
			      _("confirmed before the meeting was held"));
	} else if (c->date > c->bases->today) {
		confirm_fault(c, "date", rules[MEETING_FUTURE].name,
			      _("the day lies in the future"));
	} else if (!confirm_sides(c)) {
		struct strbuf sentence = STRBUF_INIT;

		strbuf_addf(&sentence, _("meeting '%s' is confirmed by this side already"),
			    meeting->id);
		confirm_fault(c, NULL, "already-confirmed", sentence.buf);
		strbuf_release(&sentence);
	} else {
		return true;
	}
	return false;
}

/* The meeting that the record names, also with Cyrillic letters that look Latin; a null pointer after a fault. */
static const struct meeting *find_meeting(struct records *records, size_t i,
					  const struct bases *bases, const struct strmap *by_id)
{
	const char *id = record_get(records, i, "id");
	size_t found = strmap_gets(by_id, id);
	struct strbuf latin = STRBUF_INIT;

	if (found == STRMAP_NONE) {
		text_latin_lookalike(&latin, id, strlen(id));
		found = strmap_gets(by_id, latin.buf);
		strbuf_release(&latin);
	}
	if (found != STRMAP_NONE)
		return &bases->meetings[found];
	record_fault(records, i, "id", "no-such-record", _("there is no meeting '%s'"), id);
	return NULL;
}

/* Whether the person was at the meeting on the side. */
static bool was_there(const struct confirmation *c, const struct meeting *meeting, const char *id,
		      bool as_mentor)
{
	const struct pair *one = bases_pair(c->bases, meeting->pair_id);
	size_t i = one ? (size_t)(one - c->bases->pairs)
		       : group_index_first(c->groups, meeting->pair_id);

	for (; i != SIZE_MAX; i = one ? SIZE_MAX : c->groups->next[i]) {
		const struct pair *pair = &c->bases->pairs[i];
		const struct person *person =
			as_mentor ? bases_mentor(c->bases, id) : bases_mentee(c->bases, id);

		if (person && person == (as_mentor ? pair->mentor : pair->mentee) &&
		    meeting_counts_for(meeting, pair, meeting->date))
			return true;
	}
	return false;
}

/* A person who confirms has to have been there; the side follows where none is given. */
static bool judge_person(const struct confirmation *c, const struct meeting *meeting)
{
	const char *id = given(c, "person"), *side = given(c, "side");
	struct strbuf sentence = STRBUF_INIT;
	bool mentor, mentee;

	if (!*id)
		return true;
	mentor = !streq(side, "mentee") && was_there(c, meeting, id, true);
	mentee = !streq(side, "mentor") && was_there(c, meeting, id, false);
	if (!streq(side, "both") && mentor != mentee) {
		record_set(c->records, c->record, "side", mentor ? "mentor" : "mentee");
		return true;
	}
	strbuf_addf(&sentence, _("'%s' cannot confirm meeting '%s' for this side"), id,
		    meeting->id);
	confirm_fault(c, "person", rules[MEETING_NOT_MEMBER].name, sentence.buf);
	strbuf_release(&sentence);
	return false;
}

/* Whether the record has the cell; if not, and it was not found to be unreadable before, that is a fault. */
static bool has_cell(struct records *records, size_t i, const char *column)
{
	if (*record_get(records, i, column))
		return true;
	for (size_t f = 0; f < records->findings.n; f++)
		if (records->findings.items[f].line == records->items[i].line &&
		    streq(records->findings.items[f].column, column))
			return false;
	record_fault(records, i, column, "missing-value", _("a value is required"));
	return false;
}

static bool has_side(struct records *records, size_t i)
{
	return *record_get(records, i, "person") || has_cell(records, i, "side");
}

/* Returns 0, or -1 when the meeting's row cannot be read, which is printed. */
static int confirm_record(struct confirmation *c, const struct strmap *by_id, bool *touched)
{
	const struct meeting *meeting = NULL;

	if (has_cell(c->records, c->record, "id"))
		meeting = find_meeting(c->records, c->record, c->bases, by_id);
	if (!has_side(c->records, c->record) || !meeting)
		return 0;
	if (meeting->origin.faulty && bases_require(c->bases, &meeting->origin))
		return -1;
	c->row = meeting->origin.row;
	if (*given(c, "date"))
		c->date = record_day(c->records, c->record, "date");
	if (judge_person(c, meeting) && confirm_one(c, meeting))
		touched[c->row] = true;
	return 0;
}

int meetings_confirm(struct records *records, const struct bases *bases, struct table *table,
		     bool *touched)
{
	struct strmap by_id = STRMAP_INIT;
	struct group_index groups;
	int result = 0;

	group_index_init(&groups, bases);
	for (size_t m = 0; m < bases->n_meetings; m++)
		strmap_add(&by_id, bases->meetings[m].id, strlen(bases->meetings[m].id), m);
	for (size_t i = 0; i < records->n; i++) {
		struct confirmation c = { .records = records,
					  .record = i,
					  .bases = bases,
					  .groups = &groups,
					  .table = table,
					  .date = bases->today };

		result |= confirm_record(&c, &by_id, touched);
	}
	group_index_release(&groups);
	strmap_release(&by_id);
	return result;
}
