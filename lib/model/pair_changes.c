/* pair_changes.c - pairs are agreed, started and ended */
#include "model/pairing.h"

#include "model/columns/columns.h"
#include "model/selection.h"

static bool happened(int date, int on)
{
	return date != DATE_NONE && date <= on;
}

static int later(int a, int b)
{
	return a > b ? a : b; /* DATE_NONE is the smallest */
}

/* ---- which pairs ---- */

static void add_pair(struct pair_set *set, size_t pair, bool *seen)
{
	if (seen[pair])
		return;
	seen[pair] = true;
	ALLOC_GROW(set->items, set->n + 1, set->alloc);
	set->items[set->n++] = pair;
}

static bool group_is_open(const struct bases *bases, const struct group_index *groups, size_t pair)
{
	for (; pair != SIZE_MAX; pair = groups->next[pair])
		if (pair_is_open(&bases->pairs[pair], bases->today))
			return true;
	return false;
}

static int select_one(struct pair_set *set, const struct bases *bases,
		      const struct group_index *groups, const char *id, bool *seen)
{
	const struct pair *pair = bases_pair(bases, id);
	size_t first;
	bool open;

	if (pair) {
		add_pair(set, (size_t)(pair - bases->pairs), seen);
		return 0;
	}
	first = group_index_first(groups, id);
	if (first == SIZE_MAX)
		return error(_("there is no pair or group '%s'"), id);
	open = group_is_open(bases, groups, first);
	for (size_t i = first; i != SIZE_MAX; i = groups->next[i])
		if (!open || pair_is_open(&bases->pairs[i], bases->today))
			add_pair(set, i, seen);
	return 0;
}

int pairing_select(struct pair_set *set, const struct bases *bases,
		   const struct group_index *groups, char **ids, int n)
{
	bool *seen = xcalloc(bases->n_pairs, sizeof(*seen));
	int result = 0;

	for (int i = 0; i < n; i++)
		result |= select_one(set, bases, groups, ids[i], seen);
	for (size_t i = 0; i < set->n; i++)
		result |= bases_require(bases, &bases->pairs[set->items[i]].origin);
	free(seen);
	return result;
}

void pair_set_release(struct pair_set *set)
{
	free(set->items);
	*set = (struct pair_set){ .items = NULL };
}

/* ---- one pair ---- */

struct amendment {
	const struct pairing *pairing;
	const struct pair *pair;
	const struct progress *progress;
	int today;
	bool refused;
};

static struct amendment amendment_of(const struct pairing *pairing, size_t pair)
{
	return (struct amendment){ .pairing = pairing,
				   .pair = &pairing->bases->pairs[pair],
				   .progress = &pairing->progress[pair],
				   .today = pairing->bases->today };
}

static void refuse(struct amendment *change, const char *column, const char *rule, const char *fmt,
		   ...) PRINTF_LIKE(4, 5);

static void refuse(struct amendment *change, const char *column, const char *rule, const char *fmt,
		   ...)
{
	const struct origin *origin = &change->pair->origin;
	struct place place = {
		.file = origin->file, .line = origin->line, .id = change->pair->id, .column = column
	};
	struct strbuf sentence = STRBUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	strbuf_vaddf(&sentence, fmt, ap);
	va_end(ap);
	findings_add(change->pairing->findings, place, SEVERITY_ERROR, rule, _("%s (rule %s)"),
		     sentence.buf, rule);
	strbuf_release(&sentence);
	change->refused = true;
}

static void put(const struct amendment *change, const char *column, const char *value)
{
	struct table *table = change->pairing->table;

	table_set(table, change->pair->origin.row, table_need_column(table, column), value);
}

static void put_day(const struct amendment *change, const char *column, int date)
{
	char day[DATE_SIZE];

	put(change, column, date_format(date, day));
}

static bool is_open(struct amendment *change)
{
	char day[DATE_SIZE];

	if (change->pair->ended == DATE_NONE)
		return true;
	refuse(change, NULL, "ended", _("pair '%s' ended on %s"), change->pair->id,
	       date_format(change->pair->ended, day));
	return false;
}

/* The day is not after today, nor before another day of the pair, which the column names. */
static void check_day(struct amendment *change, const char *column, int date, int not_before,
		      const char *earlier)
{
	char day[DATE_SIZE];

	if (date > change->today)
		refuse(change, column, "future", _("pair '%s': the day lies after today, %s"),
		       change->pair->id, date_format(change->today, day));
	else if (not_before != DATE_NONE && date < not_before)
		refuse(change, column, "date-order", _("pair '%s': the day lies before '%s', %s"),
		       change->pair->id, earlier, date_format(not_before, day));
}

/* ---- agree ---- */

/* A side and what it says. */
struct said {
	const char *column;
	int before; /* what stands in the column */
	int now;    /* DATE_NONE: nothing */
};

static void check_agreed(struct amendment *change, const struct said *said,
			 const struct agreement *agreement)
{
	const struct pair *pair = change->pair;
	int trial = change->progress->held[STAGE_TRIAL];
	char day[DATE_SIZE];

	if (said->before != DATE_NONE && said->before != said->now)
		refuse(change, said->column, "already-agreed",
		       _("pair '%s': this side said so already, on %s"), pair->id,
		       date_format(said->before, day));
	if (!agreement->ready) {
		check_day(change, said->column, said->now, pair->proposed, "proposed");
		return;
	}
	check_day(change, said->column, said->now, DATE_NONE, "");
	if (!happened(pair->mentor_agreed, said->now) || !happened(pair->mentee_agreed, said->now))
		refuse(change, said->column, "not-agreed",
		       _("pair '%s': both sides had not agreed by %s"), pair->id,
		       date_format(said->now, day));
	else if (!happened(trial, said->now) && !agreement->reason)
		refuse(change, said->column, "no-trial",
		       _("pair '%s' has had no trial meeting by that day"), pair->id);
}

static void note_reason(const struct amendment *change, const char *reason)
{
	const char *notes = table_gets(change->pairing->table, change->pair->origin.row, "notes");
	struct strbuf text = STRBUF_INIT;

	strbuf_addf(&text, "%s%s%s [no-trial]", notes, *notes ? "; " : "", reason);
	put(change, "notes", text.buf);
	strbuf_release(&text);
}

/* Nobody named a day: each side that has not spoken yet does so today. */
static void take_today(struct amendment *change, struct said *mentor, struct said *mentee)
{
	if (mentor->before == DATE_NONE)
		mentor->now = change->today;
	if (mentee->before == DATE_NONE)
		mentee->now = change->today;
	if (mentor->now == DATE_NONE && mentee->now == DATE_NONE)
		refuse(change, NULL, "already-agreed",
		       _("pair '%s': both sides have said so already"), change->pair->id);
}

static bool lacks_trial(const struct amendment *change, const struct said *said)
{
	return !happened(change->progress->held[STAGE_TRIAL], said->now);
}

static void agree(struct amendment *change, const struct agreement *agreement)
{
	const struct pair *pair = change->pair;
	struct said agreed[] = {
		{ "mentor_agreed", pair->mentor_agreed, agreement->mentor },
		{ "mentee_agreed", pair->mentee_agreed, agreement->mentee },
	};
	struct said ready[] = {
		{ "mentor_ready", pair->mentor_ready, agreement->mentor },
		{ "mentee_ready", pair->mentee_ready, agreement->mentee },
	};
	struct said *said = agreement->ready ? ready : agreed;
	bool early = false;

	if (!is_open(change))
		return;
	if (agreement->mentor == DATE_NONE && agreement->mentee == DATE_NONE)
		take_today(change, &said[0], &said[1]);
	for (size_t i = 0; i < 2; i++)
		if (said[i].now != DATE_NONE)
			check_agreed(change, &said[i], agreement);
	for (size_t i = 0; i < 2 && !change->refused; i++) {
		if (said[i].now == DATE_NONE)
			continue;
		put_day(change, said[i].column, said[i].now);
		early |= agreement->ready && lacks_trial(change, &said[i]);
	}
	if (early)
		note_reason(change, agreement->reason);
}

void pairing_agree(const struct pairing *pairing, const struct pair_set *set,
		   const struct agreement *agreement)
{
	for (size_t i = 0; i < set->n; i++) {
		struct amendment change = amendment_of(pairing, set->items[i]);

		agree(&change, agreement);
	}
}

/* ---- start ---- */

static void check_person(struct amendment *change, const struct person *person, const char *column,
			 const char *id, int date)
{
	if (!person) {
		refuse(change, column, "no-such-record", _("pair '%s': there is no '%s'"),
		       change->pair->id, id);
		return;
	}
	if (!person_is_here(person, date))
		refuse(change, column, "left", _("pair '%s': '%s' has left"), change->pair->id, id);
	for (enum selection_step step = 0; step < SELECTION_STEPS; step++) {
		struct label name = selection_step_name(step);

		if (selection_status(change->pairing->bases, person, change->pair->form, step,
				     date) == STEP_MISSING)
			refuse(change, column, selection_step_id(step),
			       _("pair '%s': '%s' lacks a step of selection: %s"), change->pair->id,
			       id, label_text(&name));
	}
}

static void start(struct amendment *change, int date, const char *order)
{
	const struct pair *pair = change->pair;
	const char *old_order = table_gets(change->pairing->table, pair->origin.row, "order");
	int agreed = later(pair->mentor_agreed, pair->mentee_agreed);
	char day[DATE_SIZE];

	if (!is_open(change))
		return;
	if (pair->started != DATE_NONE) {
		if (date == DATE_NONE && order && !*old_order)
			put(change, "order", order);
		else
			refuse(change, "started", "already-started", _("pair '%s' started on %s"),
			       pair->id, date_format(pair->started, day));
		return;
	}
	date = date == DATE_NONE ? change->today : date;
	check_day(change, "started", date, pair->proposed, "proposed");
	if (pair->mentor_agreed == DATE_NONE || pair->mentee_agreed == DATE_NONE || agreed > date)
		refuse(change, "started", "not-agreed",
		       _("pair '%s': both sides had not agreed by %s"), pair->id,
		       date_format(date, day));
	check_person(change, pair->mentor, "mentor", pair->mentor_id, date);
	check_person(change, pair->mentee, "mentee", pair->mentee_id, date);
	if (change->refused)
		return;
	put_day(change, "started", date);
	if (order)
		put(change, "order", order);
}

void pairing_start(const struct pairing *pairing, const struct pair_set *set, int date,
		   const char *order)
{
	for (size_t i = 0; i < set->n; i++) {
		struct amendment change = amendment_of(pairing, set->items[i]);

		start(&change, date, order);
	}
}

/* ---- end ---- */

static void end(struct amendment *change, int date, const struct end_reason *reason,
		const char *outcome)
{
	const struct pair *pair = change->pair;
	int agreed = later(pair->mentor_agreed, pair->mentee_agreed);
	int begun = later(later(pair->proposed, agreed), pair->started);
	char day[DATE_SIZE];

	if (!is_open(change))
		return;
	check_day(change, "ended", date, begun,
		  begun == pair->started         ? "started"
		  : begun == pair->proposed      ? "proposed"
		  : begun == pair->mentor_agreed ? "mentor_agreed"
						 : "mentee_agreed");
	if (happened(change->progress->last, change->today) && change->progress->last > date)
		refuse(change, "ended", "after-end", _("pair '%s' had a meeting later, on %s"),
		       pair->id, date_format(change->progress->last, day));
	if (reason->completed && !happened(pair->started, date))
		refuse(change, "end_reason", "not-started",
		       _("pair '%s' cannot be completed: it had not started by %s"), pair->id,
		       date_format(date, day));
	if (change->refused)
		return;
	put_day(change, "ended", date);
	put(change, "end_reason", reason->id);
	if (outcome)
		put(change, "outcome", outcome);
}

void pairing_end(const struct pairing *pairing, const struct pair_set *set, int date,
		 const struct end_reason *reason, const char *outcome)
{
	for (size_t i = 0; i < set->n; i++) {
		struct amendment change = amendment_of(pairing, set->items[i]);

		end(&change, date == DATE_NONE ? change.today : date, reason, outcome);
	}
}
