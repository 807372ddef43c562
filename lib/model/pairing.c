/* pairing.c - the rules by which new pairs are recorded */
#include "model/pairing.h"

#include "base/number.h"
#include "model/eligibility.h"

/* Who may be whose mentor on one of the days that the records name. */
struct day {
	int on;
	struct eligibility eligibility;
};

struct judge {
	struct records *records;
	struct programme *programme;
	const struct bases *bases;
	const struct table *mentees;
	struct group_index groups;
	struct day *days;
	size_t n_days;
	size_t alloc_days;
	struct candidate *counted; /* records that have taken their places */
	size_t n_counted;
	struct strmap rows_of_group;  /* group of the input → number of its records */
	struct strmap new_of_mentor;  /* mentor → the record with the group made for "new" */
	struct strmap first_of_group; /* group → its first record */
	size_t n_new_groups;
	bool rematch;
	bool *known_mentor, *known_mentee; /* their rows have been asked for */
	int result;
};

static const char *get(const struct judge *judge, size_t i, const char *column)
{
	return record_get(judge->records, i, column);
}

static void set(struct judge *judge, size_t i, const char *column, const char *value)
{
	record_set(judge->records, i, column, value);
}

static int get_day(const struct judge *judge, size_t i, const char *column)
{
	const char *s = get(judge, i, column);
	int date = DATE_NONE;

	date_parse(s, strlen(s), &date);
	return date;
}

static void set_day(struct judge *judge, size_t i, const char *column, int date)
{
	char day[DATE_SIZE];

	set(judge, i, column, date_format(date, day));
}

static void fault(struct judge *judge, size_t i, const char *column, const char *rule,
		  const char *fmt, ...) PRINTF_LIKE(5, 6);

static void fault(struct judge *judge, size_t i, const char *column, const char *rule,
		  const char *fmt, ...)
{
	struct strbuf sentence = STRBUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	strbuf_vaddf(&sentence, fmt, ap);
	va_end(ap);
	record_fault(judge->records, i, column, rule, _("%s (rule %s)"), sentence.buf, rule);
	strbuf_release(&sentence);
}

/* ---- days ---- */

/* The days of a pair, in the order in which they have to come. */
static const struct {
	const char *column;
	int rank; /* of the same rank: in any order */
} stations[] = {
	{ "proposed", 0 },     { "mentor_agreed", 1 }, { "mentee_agreed", 1 }, { "started", 2 },
	{ "mentor_ready", 2 }, { "mentee_ready", 2 },  { "ended", 3 },
};

static void fill_proposed(struct judge *judge, size_t i)
{
	int first = judge->bases->today;

	if (*get(judge, i, "proposed"))
		return;
	for (size_t s = 0; s < ARRAY_SIZE(stations); s++) {
		int date = get_day(judge, i, stations[s].column);

		if (date != DATE_NONE && date < first)
			first = date;
	}
	set_day(judge, i, "proposed", first);
}

static void judge_days(struct judge *judge, size_t i)
{
	int days[ARRAY_SIZE(stations)];
	char today[DATE_SIZE];

	for (size_t s = 0; s < ARRAY_SIZE(stations); s++) {
		size_t earlier;

		days[s] = get_day(judge, i, stations[s].column);
		if (days[s] == DATE_NONE)
			continue;
		if (days[s] > judge->bases->today)
			fault(judge, i, stations[s].column, "future",
			      _("the day lies after today, %s"),
			      date_format(judge->bases->today, today));
		for (earlier = 0; earlier < s; earlier++)
			if (days[earlier] != DATE_NONE && days[earlier] > days[s] &&
			    stations[earlier].rank < stations[s].rank)
				break;
		if (earlier < s)
			fault(judge, i, stations[s].column, "date-order",
			      _("the day lies before '%s'"), stations[earlier].column);
	}
	if (get_day(judge, i, "ended") != DATE_NONE && !*get(judge, i, "end_reason"))
		fault(judge, i, "end_reason", "end-reason",
		      _("a pair that has ended needs a reason"));
	if (get_day(judge, i, "ended") == DATE_NONE && *get(judge, i, "end_reason"))
		fault(judge, i, "ended", "end-reason",
		      _("a pair with a reason of its end needs the day"));
}

/* Nobody starts, or is ready to go on, unless both sides have agreed; that they did so in time is said above. */
static void judge_agreed(struct judge *judge, size_t i)
{
	static const char *const columns[] = { "started", "mentor_ready", "mentee_ready" };
	int mentor = get_day(judge, i, "mentor_agreed");
	int mentee = get_day(judge, i, "mentee_agreed");
	char day[DATE_SIZE];

	for (size_t c = 0; c < ARRAY_SIZE(columns); c++) {
		int date = get_day(judge, i, columns[c]);

		if (date != DATE_NONE && (mentor == DATE_NONE || mentee == DATE_NONE))
			fault(judge, i, columns[c], "not-agreed",
			      _("both sides had not agreed by %s"), date_format(date, day));
	}
}

/* The day by which rules apply. */
static int day_of_pair(const struct judge *judge, size_t i)
{
	int started = get_day(judge, i, "started");
	int mentor = get_day(judge, i, "mentor_agreed");
	int mentee = get_day(judge, i, "mentee_agreed");

	if (started != DATE_NONE)
		return started;
	if (mentor != DATE_NONE || mentee != DATE_NONE)
		return mentor > mentee ? mentor : mentee;
	return get_day(judge, i, "proposed");
}

static bool has_ended(const struct judge *judge, size_t i)
{
	int ended = get_day(judge, i, "ended");

	return ended != DATE_NONE && ended <= judge->bases->today;
}

/* ---- who may be whose mentor ---- */

static struct eligibility *eligibility_on(struct judge *judge, int on)
{
	struct day *day;

	for (size_t i = 0; i < judge->n_days; i++)
		if (judge->days[i].on == on)
			return &judge->days[i].eligibility;
	ALLOC_GROW(judge->days, judge->n_days + 1, judge->alloc_days);
	day = &judge->days[judge->n_days++];
	day->on = on;
	eligibility_init(&day->eligibility, judge->bases, on);
	if (judge->rematch)
		eligibility_allow_rematch(&day->eligibility);
	for (size_t i = 0; i < judge->n_counted; i++)
		eligibility_count_pair(&day->eligibility, &judge->counted[i]);
	return &day->eligibility;
}

static void count(struct judge *judge, const struct candidate *candidate)
{
	judge->counted[judge->n_counted++] = *candidate;
	for (size_t i = 0; i < judge->n_days; i++)
		eligibility_count_pair(&judge->days[i].eligibility, candidate);
}

/* Rules about places and about what comes next: a pair that has ended takes none, and is no beginning. */
static bool is_about_now(enum refusal_rule rule)
{
	return rule == REFUSAL_CAPACITY || rule == REFUSAL_MENTEE_LIMIT ||
	       rule == REFUSAL_ALREADY_PAIRED || rule == REFUSAL_SAME_MENTOR ||
	       rule == REFUSAL_REMATCH;
}

static void judge_candidate(struct judge *judge, size_t i, struct candidate *candidate)
{
	struct eligibility *e = eligibility_on(judge, day_of_pair(judge, i));
	bool ended = has_ended(judge, i), counts = !ended;
	struct strbuf sentence = STRBUF_INIT;
	struct refusals refusals;

	eligibility_check(e, candidate, &refusals);
	for (size_t r = 0; r < refusals.n; r++) {
		enum refusal_rule rule = refusals.items[r].rule;

		counts &= !is_about_now(rule) && rule != REFUSAL_SELF;
		if (ended && is_about_now(rule))
			continue;
		strbuf_reset(&sentence);
		eligibility_say(e, candidate, &refusals.items[r], &sentence);
		fault(judge, i, NULL, refusal_name(rule), "%s", sentence.buf);
	}
	strbuf_release(&sentence);
	if (counts && candidate->variant)
		count(judge, candidate);
}

/* The form and the variant that the record names; false when they do not belong together. */
static bool find_variant(struct judge *judge, size_t i, struct candidate *candidate)
{
	const struct program *program = &judge->programme->program;
	const struct form *form;

	candidate->form = program_form(program, get(judge, i, "form"));
	candidate->variant = program_variant(program, get(judge, i, "variant"));
	if (!candidate->variant)
		return true;
	form = program_form_of(program, candidate->variant);
	if (candidate->form && candidate->form != form) {
		fault(judge, i, "variant", "variant-form",
		      _("'%s' is a variant of the form '%s', not of '%s'"), candidate->variant->id,
		      form->id, candidate->form->id);
		return false;
	}
	candidate->form = form;
	return true;
}

/* The row of a person is used: what cannot be read in it is printed, once. */
static bool is_readable(struct judge *judge, const struct person *person, bool *known)
{
	if (!person->origin.faulty)
		return true;
	if (!*known)
		judge->result = bases_require(judge->bases, &person->origin);
	*known = true;
	return false;
}

/* A kind that no active form takes on this side waits in the base for one. */
static bool is_in_reserve(struct judge *judge, size_t i, const struct person *person)
{
	const char *column = person->side == SIDE_MENTOR ? "mentor" : "mentee";

	if (program_admits(&judge->programme->program, person->side, person->kind->id))
		return false;
	fault(judge, i, column, "reserve", _("no active form takes '%s', who is kept in reserve"),
	      person->id);
	return true;
}

static bool find_people(struct judge *judge, size_t i, struct candidate *candidate)
{
	const struct bases *bases = judge->bases;
	const struct person *mentor = bases_mentor(bases, get(judge, i, "mentor"));
	const struct person *mentee = bases_mentee(bases, get(judge, i, "mentee"));
	bool readable = true;

	if (mentor) {
		set(judge, i, "mentor", mentor->id);
		readable &=
			is_readable(judge, mentor, &judge->known_mentor[mentor - bases->mentors]);
	}
	if (mentee) {
		set(judge, i, "mentee", mentee->id);
		readable &=
			is_readable(judge, mentee, &judge->known_mentee[mentee - bases->mentees]);
	}
	candidate->mentor = mentor;
	candidate->mentee = mentee;
	if (!readable || !mentor || !mentee)
		return false;
	readable = !is_in_reserve(judge, i, mentor);
	return !is_in_reserve(judge, i, mentee) && readable;
}

/* ---- groups ---- */

static bool is_new_group(const char *group)
{
	static const struct label name = { GROUP_NEW, "новая" };

	return label_is(&name, group);
}

static void count_group_rows(struct judge *judge)
{
	for (size_t i = 0; i < judge->records->n; i++) {
		const char *group = get(judge, i, "group");
		size_t n;

		if (!*group)
			continue;
		n = strmap_gets(&judge->rows_of_group, group);
		strmap_put(&judge->rows_of_group, group, strlen(group),
			   n == STRMAP_NONE ? 1 : n + 1);
	}
}

/* The id of a new group; others of the same input come before it. */
static void make_group(struct judge *judge, size_t i)
{
	char *id = store_next_id(&judge->programme->store, "pairs.csv", "group", "G-", 3);
	struct strbuf next = STRBUF_INIT;
	int64_t number = 0;

	number_parse_int(id + strlen("G-"), strlen(id) - strlen("G-"), &number);
	strbuf_addf(&next, "G-%03lld", (long long)number + (long long)judge->n_new_groups++);
	set(judge, i, "group", next.buf);
	strbuf_release(&next);
	free(id);
}

static void judge_new_group(struct judge *judge, size_t i)
{
	const char *mentor = get(judge, i, "mentor");
	size_t first = strmap_add(&judge->new_of_mentor, mentor, strlen(mentor), i);

	if (first == STRMAP_NONE)
		make_group(judge, i);
	else
		set(judge, i, "group", get(judge, first, "group"));
}

/* A group has one mentor and one form. */
static void judge_group_like(struct judge *judge, size_t i, const struct candidate *candidate,
			     const char *mentor, const struct form *form)
{
	const char *group = get(judge, i, "group");

	if (candidate->mentor && !streq(candidate->mentor->id, mentor))
		fault(judge, i, "group", "group-mentor", _("the mentor of group '%s' is '%s'"),
		      group, mentor);
	if (candidate->form && form && candidate->form != form)
		fault(judge, i, "group", "group-form", _("the form of group '%s' is '%s'"), group,
		      form->id);
}

static void judge_old_group(struct judge *judge, size_t i, const struct candidate *candidate,
			    size_t pair)
{
	const struct bases *bases = judge->bases;

	set(judge, i, "group", bases->pairs[pair].group);
	while (pair != SIZE_MAX && !pair_is_open(&bases->pairs[pair], bases->today))
		pair = judge->groups.next[pair];
	if (pair != SIZE_MAX)
		judge_group_like(judge, i, candidate, bases->pairs[pair].mentor_id,
				 bases->pairs[pair].form);
}

/* A group that the input makes: one row alone would be a slip of the pen. */
static void judge_own_group(struct judge *judge, size_t i, const struct candidate *candidate)
{
	const char *group = get(judge, i, "group");
	const struct column *id = schema_column(judge->records->schema, "id");
	struct strbuf value = STRBUF_INIT, why = STRBUF_INIT;
	size_t first;

	if (column_normalise(id, NULL, group, &value, &why)) {
		record_fault(judge->records, i, "group", "bad-value", "%s", why.buf);
	} else if (bases_pair(judge->bases, group)) {
		fault(judge, i, "group", "no-such-group", _("'%s' is a pair, not a group"), group);
	} else if (strmap_gets(&judge->rows_of_group, group) < 2) {
		fault(judge, i, "group", "no-such-group",
		      _("there is no group '%s'; '%s' makes a new one"), group, GROUP_NEW);
	} else {
		first = strmap_add(&judge->first_of_group, group, strlen(group), i);
		if (first != STRMAP_NONE)
			judge_group_like(judge, i, candidate, get(judge, first, "mentor"),
					 program_form(&judge->programme->program,
						      get(judge, first, "form")));
	}
	strbuf_release(&value);
	strbuf_release(&why);
}

static void judge_group(struct judge *judge, size_t i, const struct candidate *candidate)
{
	const char *group = get(judge, i, "group");
	size_t pair;

	if (!*group)
		return;
	if (is_new_group(group)) {
		judge_new_group(judge, i);
		return;
	}
	pair = group_index_first(&judge->groups, group);
	if (pair != SIZE_MAX)
		judge_old_group(judge, i, candidate, pair);
	else
		judge_own_group(judge, i, candidate);
}

/* ---- what is not given ---- */

static void judge_previous(struct judge *judge, size_t i)
{
	const char *id = get(judge, i, "previous");
	const struct pair *pair = *id ? bases_pair(judge->bases, id) : NULL;

	if (pair)
		set(judge, i, "previous", pair->id);
	else if (*id)
		record_fault(judge->records, i, "previous", "no-such-record",
			     _("there is no pair '%s'"), id);
}

static void fill_method(struct judge *judge, size_t i)
{
	if (*get(judge, i, "method"))
		return;
	set(judge, i, "method",
	    *get(judge, i, "previous") ? "continued"
	    : *get(judge, i, "score")  ? "matched"
				       : "appointed");
}

static void fill_request(struct judge *judge, size_t i, const struct person *mentee)
{
	const char *request = table_gets(judge->mentees, mentee->origin.row, "request");

	if (!*get(judge, i, "request"))
		set(judge, i, "request", *request ? request : mentee->topics);
}

static void fill_planned_end(struct judge *judge, size_t i)
{
	int end = judge->programme->program.end;

	if (!*get(judge, i, "planned_end") && !has_ended(judge, i) &&
	    get_day(judge, i, "proposed") <= end)
		set_day(judge, i, "planned_end", end);
}

/* The record is refused for a missing mentor or mentee: a missing form is no second fault. */
static void fill_any_form(struct judge *judge, size_t i)
{
	const struct program *program = &judge->programme->program;

	if (!*get(judge, i, "form") && program->n_forms)
		set(judge, i, "form", program->forms[0].id);
}

static void judge_record(struct judge *judge, size_t i)
{
	struct candidate candidate = { .mentor = NULL };
	bool people = find_people(judge, i, &candidate);

	fill_proposed(judge, i);
	judge_days(judge, i);
	judge_agreed(judge, i);
	judge_previous(judge, i);
	if (!find_variant(judge, i, &candidate) || !people) {
		fill_any_form(judge, i);
		return;
	}
	judge_candidate(judge, i, &candidate);
	if (candidate.form)
		set(judge, i, "form", candidate.form->id);
	else
		fill_any_form(judge, i);
	if (candidate.variant)
		set(judge, i, "variant", candidate.variant->id);
	judge_group(judge, i, &candidate);
	fill_method(judge, i);
	fill_request(judge, i, candidate.mentee);
	fill_planned_end(judge, i);
}

static void judge_release(struct judge *judge)
{
	for (size_t i = 0; i < judge->n_days; i++)
		eligibility_release(&judge->days[i].eligibility);
	free(judge->days);
	free(judge->counted);
	free(judge->known_mentor);
	free(judge->known_mentee);
	strmap_release(&judge->rows_of_group);
	strmap_release(&judge->new_of_mentor);
	strmap_release(&judge->first_of_group);
	group_index_release(&judge->groups);
}

int pairing_judge(struct records *records, struct programme *programme, const struct bases *bases,
		  bool rematch)
{
	struct judge judge = {
		.records = records, .programme = programme, .bases = bases, .rematch = rematch
	};

	if (!programme_edit(programme, schema_find("pairs.csv")))
		return -1;
	judge.mentees = programme_table(programme, schema_find("mentees.csv"));
	if (!judge.mentees)
		return -1;
	group_index_init(&judge.groups, bases);
	judge.counted = xcalloc(records->n, sizeof(*judge.counted));
	judge.known_mentor = xcalloc(bases->n_mentors, sizeof(*judge.known_mentor));
	judge.known_mentee = xcalloc(bases->n_mentees, sizeof(*judge.known_mentee));
	count_group_rows(&judge);
	for (size_t i = 0; i < records->n; i++)
		judge_record(&judge, i);
	judge_release(&judge);
	return judge.result;
}
