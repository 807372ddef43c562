/* rematch.c - a mentee whose pair ended early gets another mentor */
#include "model/rematch.h"

#include "base/text.h"
#include "model/columns/columns.h"

static void miss(const struct rematch *r, struct findings *findings, const char *rule,
		 const char *fmt, ...) PRINTF_LIKE(4, 5);

static void miss(const struct rematch *r, struct findings *findings, const char *rule,
		 const char *fmt, ...)
{
	const struct pair *pair = r->previous;
	struct place place = { .file = pair->origin.file,
			       .line = pair->origin.line,
			       .id = pair->id };
	struct strbuf sentence = STRBUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	strbuf_vaddf(&sentence, fmt, ap);
	va_end(ap);
	findings_add(findings, place, SEVERITY_ERROR, rule, _("%s (rule %s)"), sentence.buf, rule);
	strbuf_release(&sentence);
}

/* ---- which pair ---- */

static const struct pair *open_pair(const struct bases *bases, const struct person *mentee)
{
	const struct pair *pair = mentee->pairs;

	while (pair && !pair_is_open(pair, bases->today))
		pair = pair_after(pair, mentee);
	return pair;
}

const struct pair *rematch_last_ended(const struct bases *bases, const struct person *mentee)
{
	const struct pair *last = NULL;

	for (const struct pair *pair = mentee->pairs; pair; pair = pair_after(pair, mentee))
		if (pair->ended != DATE_NONE && pair->ended <= bases->today &&
		    (!last || pair->ended >= last->ended))
			last = pair;
	return last;
}

bool rematch_ended_early(const struct pair *pair)
{
	return pair && pair->end_reason && !pair->end_reason->completed;
}

const struct pair *rematch_due(const struct bases *bases, const struct person *mentee)
{
	const struct pair *last = rematch_last_ended(bases, mentee);

	return rematch_ended_early(last) && !open_pair(bases, mentee) ? last : NULL;
}

static int refuse_open(const struct pair *open, const struct person *mentee)
{
	error(_("'%s' has an open pair, '%s'"), mentee->id, open->id);
	hint(_("'kurator pair end %s --reason CODE' ends it"), open->id);
	return -1;
}

static int refuse_completed(const struct pair *pair)
{
	char day[DATE_SIZE];

	error(_("pair '%s' was completed on %s, it did not end early"), pair->id,
	      date_format(pair->ended, day));
	hint(_("'kurator pair add --mentor ID --mentee %s --previous %s' records a new one"),
	     pair->mentee_id, pair->id);
	return -1;
}

/* Rows that cannot be read are no ground for it. */
static int require_rows(const struct rematch *r, const struct person *mentee)
{
	int result = bases_require(r->bases, &mentee->origin);

	for (const struct pair *pair = mentee->pairs; pair; pair = pair_after(pair, mentee))
		result |= bases_require(r->bases, &pair->origin);
	return result ? -1 : 0;
}

int rematch_find(struct rematch *r, const struct bases *bases, const char *id)
{
	const struct pair *named = bases_pair(bases, id), *open;
	const struct person *mentee = named ? named->mentee : bases_mentee(bases, id);

	r->bases = bases;
	if (named && !mentee)
		return error(_("pair '%s': there is no '%s'"), named->id, named->mentee_id);
	if (!mentee)
		return error(_("there is no mentee and no pair '%s'"), id);
	if (require_rows(r, mentee))
		return -1;
	open = open_pair(bases, mentee);
	if (open)
		return refuse_open(open, mentee);
	r->previous = rematch_last_ended(bases, mentee);
	if (!r->previous)
		return error(_("'%s' has had no pair that ended"), mentee->id);
	if (named && named != r->previous)
		return error(_("the last pair of '%s' is '%s', not '%s'"), mentee->id,
			     r->previous->id, named->id);
	if (pair_state(r->previous, bases->today) != PAIR_ENDED_EARLY)
		return refuse_completed(r->previous);
	return 0;
}

/* ---- the conditions ---- */

static void judge_pause(const struct rematch *r, const struct programme *programme,
			struct findings *findings)
{
	const struct pair *pair = r->previous;
	int pause = programme->program.rematch_pause, first = pair->ended + pause;
	char ended[DATE_SIZE], day[DATE_SIZE];

	if (r->bases->today < first)
		miss(r, findings, "pause",
		     nth_("pair '%s' ended on %s: the pause of %d day lasts, a new pair is possible from %s",
			  "pair '%s' ended on %s: the pause of %d days lasts, a new pair is possible from %s",
			  pause),
		     pair->id, date_format(pair->ended, ended), pause, date_format(first, day));
}

/* A contact with a whole group says nothing of the one who has left it. */
static const struct contact *contact_since(const struct rematch *r, const struct contacts *contacts)
{
	for (size_t i = contacts->n; i; i--) {
		const struct contact *contact = &contacts->items[i - 1];

		if (contact->date != DATE_NONE && contact->date <= r->bases->today &&
		    contact->date > r->previous->ended &&
		    bases_pair(r->bases, contact->pair_id) == r->previous)
			return contact;
	}
	return NULL;
}

static bool has_words(const struct rematch *r)
{
	return r->assessment && *r->assessment;
}

static int judge_assessment(const struct rematch *r, struct programme *programme,
			    struct findings *findings)
{
	struct contacts contacts;
	int result = contacts_load(&contacts, programme);

	if (!result && !has_words(r) && !contact_since(r, &contacts))
		miss(r, findings, "assessment",
		     _("nobody has assessed whether '%s' is ready: 'kurator contact log %s' after the end, or --assessment"),
		     r->previous->mentee_id, r->previous->id);
	contacts_release(&contacts);
	return result;
}

static bool in_office(const struct table *staff, size_t row, int on)
{
	int from = table_day(staff, row, "from", DATE_NONE),
	    to = table_day(staff, row, "to", DATE_NONE);

	return (from == DATE_NONE || from <= on) && (to == DATE_NONE || to >= on);
}

/* The row of staff.csv, also typed with Cyrillic letters that look Latin; TABLE_NONE: nobody. */
static size_t staff_row(const struct table *staff, const char *typed)
{
	size_t id = table_column(staff, "id"), row = table_find(staff, id, typed, 0);
	struct strbuf latin = STRBUF_INIT;

	if (row == TABLE_NONE) {
		text_latin_lookalike(&latin, typed, strlen(typed));
		row = table_find(staff, id, latin.buf, 0);
	}
	strbuf_release(&latin);
	return row;
}

/* The people of both pairs may be members of the staff. */
static bool is_paired(const struct rematch *r, const char *id)
{
	const struct person *mentor = r->mentor ? bases_mentor(r->bases, r->mentor) : NULL;

	return streq(id, r->previous->mentor_id) || streq(id, r->previous->mentee_id) ||
	       (mentor && streq(id, mentor->id));
}

static void judge_confirmer(const struct rematch *r, const struct table *staff, size_t row,
			    struct findings *findings)
{
	const char *id = table_gets(staff, row, "id"), *name = table_gets(staff, row, "name");
	const char *curator = r->previous->curator;
	char day[DATE_SIZE];

	if (!in_office(staff, row, r->bases->today))
		miss(r, findings, "confirmation", _("'%s' (%s) was not in office on %s"), id, name,
		     date_format(r->bases->today, day));
	if (*curator && (streq(curator, id) || text_same(curator, name)))
		miss(r, findings, "confirmation",
		     _("'%s' (%s) is the curator of pair '%s': a second person has to confirm"), id,
		     name, r->previous->id);
	if (is_paired(r, id))
		miss(r, findings, "confirmation",
		     _("'%s' (%s) is one of the people paired: somebody else has to confirm"), id,
		     name);
}

static int judge_confirmation(const struct rematch *r, struct programme *programme,
			      struct findings *findings)
{
	const struct table *staff = programme_table(programme, &schema_staff);
	size_t row;

	if (!staff)
		return -1;
	row = r->confirmed_by ? staff_row(staff, r->confirmed_by) : TABLE_NONE;
	if (!r->confirmed_by)
		miss(r, findings, "confirmation",
		     _("nobody has confirmed it: --confirmed-by with somebody of staff.csv who is not the pair's curator"));
	else if (row == TABLE_NONE)
		miss(r, findings, "confirmation", _("there is no member of staff '%s'"),
		     r->confirmed_by);
	else
		judge_confirmer(r, staff, row, findings);
	return 0;
}

int rematch_judge(const struct rematch *r, struct programme *programme, struct findings *findings)
{
	judge_pause(r, programme, findings);
	if (judge_assessment(r, programme, findings) || judge_confirmation(r, programme, findings))
		return -1;
	return 0;
}

/* ---- the record ---- */

/* "readiness in words [assessment]; S-005 [confirmed]"; for a contact its id stands for the words. */
static void write_notes(const struct rematch *r, struct programme *programme, struct strbuf *notes)
{
	const struct table *staff = programme_table(programme, &schema_staff);
	const struct contact *contact;
	struct contacts contacts;
	size_t row;

	contacts_load(&contacts, programme);
	contact = contact_since(r, &contacts);
	row = r->confirmed_by && staff ? staff_row(staff, r->confirmed_by) : TABLE_NONE;
	if (has_words(r) || contact)
		strbuf_addf(notes, "%s [assessment]", has_words(r) ? r->assessment : contact->id);
	if (row != TABLE_NONE)
		strbuf_addf(notes, "%s%s [confirmed]", notes->len ? "; " : "",
			    table_gets(staff, row, "id"));
	contacts_release(&contacts);
}

void rematch_record(const struct rematch *r, struct programme *programme, struct records *records)
{
	const struct table *pairs = programme_table(programme, &schema_pairs);
	struct strbuf notes = STRBUF_INIT;
	const char *columns[] = { "mentor",  "mentee",   "request", "method",
				  "curator", "previous", "notes" };
	const char *values[ARRAY_SIZE(columns)];

	write_notes(r, programme, &notes);
	values[0] = r->mentor;
	values[1] = r->previous->mentee_id;
	values[2] = table_gets(pairs, r->previous->origin.row, "request");
	values[3] = "appointed";
	values[4] = r->previous->curator;
	values[5] = r->previous->id;
	values[6] = notes.buf;
	records_from_values(records, &schema_pairs, &programme->program, columns, values,
			    ARRAY_SIZE(columns));
	strbuf_release(&notes);
}
