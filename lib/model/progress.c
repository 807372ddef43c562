/* progress.c - how far pairs have come, and what each needs next */
#include "model/progress.h"

#include "base/text.h"

/* ---- groups ---- */

void group_index_init(struct group_index *groups, const struct bases *bases)
{
	size_t *last = xcalloc(bases->n_pairs, sizeof(*last));

	*groups = (struct group_index){ .first = STRMAP_INIT };
	groups->next = xcalloc(bases->n_pairs, sizeof(*groups->next));
	for (size_t i = 0; i < bases->n_pairs; i++) {
		const char *group = bases->pairs[i].group;
		size_t first;

		groups->next[i] = SIZE_MAX;
		if (!*group)
			continue;
		first = strmap_add(&groups->first, group, strlen(group), i);
		if (first != STRMAP_NONE)
			groups->next[last[first]] = i;
		last[first == STRMAP_NONE ? i : first] = i;
	}
	free(last);
}

void group_index_release(struct group_index *groups)
{
	strmap_release(&groups->first);
	free(groups->next);
	*groups = (struct group_index){ .next = NULL };
}

size_t group_index_first(const struct group_index *groups, const char *id)
{
	size_t found = strmap_gets(&groups->first, id);
	struct strbuf latin = STRBUF_INIT;

	if (found == STRMAP_NONE) {
		text_latin_lookalike(&latin, id, strlen(id));
		found = strmap_gets(&groups->first, latin.buf);
		strbuf_release(&latin);
	}
	return found == STRMAP_NONE ? SIZE_MAX : found;
}

/* ---- progress ---- */

static bool happened(int date, int on)
{
	return date != DATE_NONE && date <= on;
}

/* Meetings from before the programme are not asked to be confirmed any more. */
static void count_confirmation(struct progress *p, const struct bases *bases, size_t meeting)
{
	const struct meeting *m = &bases->meetings[meeting];

	int start = bases->programme->program.start;

	if (meeting_is_confirmed(m, bases->today) || (m->date < start && start <= bases->today))
		return;
	p->unconfirmed++;
	p->mentor_unconfirmed |= !happened(m->mentor_confirmed, bases->today);
	p->mentee_unconfirmed |= !happened(m->mentee_confirmed, bases->today);
	if (p->oldest_unconfirmed == SIZE_MAX ||
	    m->date < bases->meetings[p->oldest_unconfirmed].date)
		p->oldest_unconfirmed = meeting;
}

static void count_meeting(struct progress *p, const struct bases *bases, size_t meeting)
{
	const struct meeting *m = &bases->meetings[meeting];

	p->meetings++;
	p->minutes += m->minutes;
	if (m->stage > p->stage)
		p->stage = m->stage;
	if (m->stage >= 0 && m->date > p->held[m->stage])
		p->held[m->stage] = m->date;
	if (m->date > p->last)
		p->last = m->date;
	count_confirmation(p, bases, meeting);
}

static void count_joint(struct progress *p, const struct bases *bases, const struct pair *pair,
			const struct meeting *meeting)
{
	if (!happened(meeting->date, bases->today) || !pair_may_meet(pair, meeting->date))
		return;
	p->joint++;
	p->attended += meeting_counts_for(meeting, pair, bases->today);
}

static void count_for_pair(struct progress *all, const struct bases *bases, size_t pair,
			   size_t meeting)
{
	if (meeting_counts_for(&bases->meetings[meeting], &bases->pairs[pair], bases->today))
		count_meeting(&all[pair], bases, meeting);
}

struct progress *progress_of_pairs(const struct bases *bases, const struct group_index *groups)
{
	struct progress *all = xcalloc(bases->n_pairs, sizeof(*all));

	for (size_t i = 0; i < bases->n_pairs; i++) {
		all[i] = (struct progress){ .stage = -1,
					    .last = DATE_NONE,
					    .oldest_unconfirmed = SIZE_MAX };
		for (int s = 0; s < MEETING_STAGES; s++)
			all[i].held[s] = DATE_NONE;
	}
	for (size_t m = 0; m < bases->n_meetings; m++) {
		const char *id = bases->meetings[m].pair_id;
		size_t pair = strmap_gets(&bases->pair_by_id, id);

		if (pair != STRMAP_NONE)
			count_for_pair(all, bases, pair, m);
		else
			for (pair = group_index_first(groups, id); pair != SIZE_MAX;
			     pair = groups->next[pair]) {
				count_for_pair(all, bases, pair, m);
				count_joint(&all[pair], bases, &bases->pairs[pair],
					    &bases->meetings[m]);
			}
	}
	return all;
}

int progress_next_stage(const struct pair *pair, const struct progress *progress, int today)
{
	if (!pair_is_open(pair, today) || progress->stage == STAGE_FINAL)
		return -1;
	return stage_after(progress->stage);
}

static int later(int a, int b)
{
	return a > b ? a : b; /* DATE_NONE is the smallest */
}

static int last_sign_of_life(const struct pair *pair, const struct progress *progress, int today)
{
	int agreed = later(pair->mentor_agreed, pair->mentee_agreed);

	if (progress->last != DATE_NONE)
		return progress->last;
	if (pair_state(pair, today) != PAIR_PROPOSED)
		return later(agreed, pair->started);
	return pair->proposed;
}

/* The day from which silence is counted. The summer before the programme is nobody's silence. */
static int silent_since(const struct bases *bases, const struct pair *pair,
			const struct progress *progress)
{
	int from = last_sign_of_life(pair, progress, bases->today);
	int start = bases->programme->program.start;

	return from != DATE_NONE && from < start && start <= bases->today ? start : from;
}

int progress_days_silent(const struct bases *bases, const struct pair *pair,
			 const struct progress *progress)
{
	int from = silent_since(bases, pair, progress);

	if (!pair_is_open(pair, bases->today) || !happened(from, bases->today))
		return -1;
	return bases->today - from;
}

/* ---- due ---- */

static unsigned what_is_lacking(const struct pair *pair, const struct progress *p, int today)
{
	bool tried = p->stage >= STAGE_TRIAL;
	const bool lacks[LACKING_ITEMS] = {
		[LACKING_MENTOR_AGREED] = !happened(pair->mentor_agreed, today),
		[LACKING_MENTEE_AGREED] = !happened(pair->mentee_agreed, today),
		[LACKING_MENTOR_READY] = tried && !happened(pair->mentor_ready, today),
		[LACKING_MENTEE_READY] = tried && !happened(pair->mentee_ready, today),
		[LACKING_STARTED] = tried && !happened(pair->started, today),
		[LACKING_MENTOR_CONFIRMED] = p->mentor_unconfirmed,
		[LACKING_MENTEE_CONFIRMED] = p->mentee_unconfirmed,
		[LACKING_ENDED] = p->stage == STAGE_FINAL || happened(pair->planned_end, today - 1),
	};
	unsigned bits = 0;

	for (int i = 0; i < LACKING_ITEMS; i++)
		bits |= (unsigned)lacks[i] << i;
	return bits;
}

/* No school year has holidays as long as this. */
#define LONGEST_BREAK 200

static int next_school_day(const struct calendar *calendar, int date)
{
	for (int day = date; day < date + LONGEST_BREAK; day++)
		if (calendar_is_school_day(calendar, day))
			return day;
	return date;
}

static int due_day(const struct bases *bases, const struct pair *pair, const struct progress *p)
{
	const struct program *program = &bases->programme->program;
	int from = silent_since(bases, pair, p);
	int per_month = program->meetings.per_month > 0 ? program->meetings.per_month : 1;

	if (from == DATE_NONE)
		return DATE_NONE;
	return next_school_day(&program->calendar, from + (30 + per_month - 1) / per_month);
}

static int days_late(int due, int today)
{
	return due != DATE_NONE && due < today ? today - due : 0;
}

static struct due due_of_pair(const struct bases *bases, size_t pair, const struct progress *p)
{
	const struct program *program = &bases->programme->program;
	const struct pair *of = &bases->pairs[pair];
	struct due due = {
		.pair = pair,
		.stage = progress_next_stage(of, p, bases->today),
		.since = progress_days_silent(bases, of, p),
		.due = due_day(bases, of, p),
		.lacking = what_is_lacking(of, p, bases->today),
	};

	due.overdue = days_late(due.due, bases->today);
	if (p->oldest_unconfirmed != SIZE_MAX) {
		int late = days_late(bases->meetings[p->oldest_unconfirmed].date +
					     program->meetings.confirm_days,
				     bases->today);

		due.overdue = late > due.overdue ? late : due.overdue;
	}
	return due;
}

static int by_urgency(const void *va, const void *vb)
{
	const struct due *a = va, *b = vb;

	if (a->overdue != b->overdue)
		return a->overdue > b->overdue ? -1 : 1;
	if (a->due != b->due)
		return a->due < b->due ? -1 : 1;
	return a->pair < b->pair ? -1 : a->pair > b->pair;
}

struct due *meetings_due(const struct bases *bases, const struct progress *progress, size_t *n)
{
	struct due *due = xcalloc(bases->n_pairs, sizeof(*due));

	*n = 0;
	for (size_t i = 0; i < bases->n_pairs; i++)
		if (pair_is_open(&bases->pairs[i], bases->today))
			due[(*n)++] = due_of_pair(bases, i, &progress[i]);
	if (*n)
		qsort(due, *n, sizeof(*due), by_urgency);
	return due;
}
