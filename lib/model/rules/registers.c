/* registers.c - requests, choices, plans, contacts, trainings, road map, awards, journal */
#include "model/rules/areas.h"

#include "base/date.h"
#include "base/digest.h"
#include "base/number.h"
#include "model/staff.h"

/* ---- requests and choices ---- */

static void closed_reason(struct check *c, const void *subject)
{
	const struct check_row *row = subject;

	if (is_day(row_date(row, "closed")) && !*row_value(row, "reason"))
		check_found(c, &row->origin, "reason", _("closed without a reason"));
}

static void orphan_request(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	const struct person *mentee = bases_mentee(&c->bases, row_value(row, "mentee"));

	if (mentee && !is_day(row_date(row, "closed")) && !person_is_here(mentee, c->today))
		check_found(c, &row->origin, "mentee",
			    _("'%s' left on %s, but the request is open"), mentee->id,
			    DAY(mentee->left));
}

static void own_choice(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	const char *person = row_value(row, "person");

	if (*person && streq(person, row_value(row, "choice")))
		check_found(c, &row->origin, "choice", _("'%s' chose themselves"), person);
}

static void same_side(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	const char *person = row_value(row, "person"), *choice = row_value(row, "choice");
	bool mentor = bases_mentor(&c->bases, person), mentee = bases_mentee(&c->bases, person);
	bool other_mentor = bases_mentor(&c->bases, choice);
	bool other_mentee = bases_mentee(&c->bases, choice);

	if ((mentor || mentee) && (other_mentor || other_mentee) && !streq(person, choice) &&
	    !(mentor && other_mentee) && !(mentee && other_mentor))
		check_found(c, &row->origin, "choice", _("'%s' and '%s' are on the same side"),
			    person, choice);
}

static void same_rank(struct check *c, const void *subject)
{
	const struct check_file *file = check_file(c, "choices.csv");
	struct strmap seen = STRMAP_INIT;
	struct strbuf key = STRBUF_INIT;

	(void)subject;
	for (size_t i = 0; i < file->table->n_rows; i++) {
		struct origin at = { "choices.csv", i, table_line(file->table, i), false };
		const char *rank = file_value(file, i, "rank");
		size_t line;

		strbuf_reset(&key);
		strbuf_addf(&key, "%s %s", file_value(file, i, "person"), rank);
		line = *rank ? strmap_add(&seen, key.buf, key.len, at.line) : STRMAP_NONE;
		if (line != STRMAP_NONE)
			check_found(c, &at, "rank", _("rank %s was given in line %zu already"),
				    rank, line);
	}
	strbuf_release(&key);
	strmap_release(&seen);
}

/* ---- plans, contacts, trainings ---- */

static bool is_named_pair_open(const struct check *c, const char *id)
{
	struct run pairs = pairs_named(&c->index, id);

	for (size_t i = 0; i < pairs.n; i++)
		if (pair_is_open(&c->bases.pairs[pairs.items[i]], c->today))
			return true;
	return false;
}

static void plan_overdue(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	const char *status = row_value(row, "status");
	int due = row_date(row, "due");

	if (is_before(due, c->today) && !is_day(row_date(row, "done")) && !streq(status, "done") &&
	    !streq(status, "dropped") && is_named_pair_open(c, row_value(row, "pair")))
		check_found(c, &row->origin, "due", _("due on %s and not done"), DAY(due));
}

static void plan_status(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	const char *status = row_value(row, "status");
	bool has_day = *table_gets(row->file->table, row->origin.row, "done");

	if (streq(status, "done") && !has_day)
		check_found(c, &row->origin, "done", _("done, but no day of it"));
	else if (has_day && *status && !streq(status, "done"))
		check_found(c, &row->origin, "status", _("a day on which it was done, but '%s'"),
			    status);
}

static void contact_early(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	struct run pairs = pairs_named(&c->index, row_value(row, "pair"));
	int date = row_date(row, "date");

	for (size_t i = 0; i < pairs.n; i++)
		if (!is_before(date, c->bases.pairs[pairs.items[i]].proposed))
			return;
	if (pairs.n)
		check_found(c, &row->origin, "date", _("before the pair was proposed (%s)"),
			    DAY(c->bases.pairs[pairs.items[0]].proposed));
}

static void trained_twice(struct check *c, const void *subject)
{
	const struct check_file *file = check_file(c, "trainings.csv");
	struct strmap seen = STRMAP_INIT;
	struct strbuf key = STRBUF_INIT;

	(void)subject;
	for (size_t i = 0; i < file->table->n_rows; i++) {
		struct origin at = { "trainings.csv", i, table_line(file->table, i), false };
		size_t line;

		strbuf_reset(&key);
		strbuf_addf(&key, "%s\n%s\n%s\n%s", file_value(file, i, "person"),
			    file_value(file, i, "date"), file_value(file, i, "title"),
			    file_value(file, i, "module"));
		line = strmap_add(&seen, key.buf, key.len, at.line);
		if (line != STRMAP_NONE)
			check_found(c, &at, "person",
				    _("the same training of '%s' stands in line %zu"),
				    file_value(file, i, "person"), line);
	}
	strbuf_release(&key);
	strmap_release(&seen);
}

/* ---- staff ---- */

static void head_differs(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	const struct organization *school = &c->program->organization;
	const struct {
		const char *role;
		const struct label *named;
	} heads[] = {
		{ ROLE_DIRECTOR, &school->director },
		{ ROLE_CURATOR, &school->curator },
	};

	for (size_t i = 0; i < ARRAY_SIZE(heads); i++)
		if (*label_text(heads[i].named) &&
		    staff_head_row(row->file->table, heads[i].role, heads[i].named, c->today) ==
			    row->origin.row)
			check_found(c, &row->origin, "name",
				    _("organization.%s of program.yaml is '%s': documents name who "
				      "stands here"),
				    heads[i].role, label_text(heads[i].named));
}

/* ---- road map, awards ---- */

static void not_due(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	const struct roadmap_item *item = program_roadmap_item(c->program, row_value(row, "item"));
	int due = row_date(row, "due");

	if (item && item->when.kind == WHEN_DATE && is_day(due) &&
	    (due < item->when.from || due > item->when.to))
		check_found(c, &row->origin, "due", _("item '%s' is due by %s"), item->id,
			    DAY(item->when.to));
}

static void award_for(struct check *c, const void *subject)
{
	const struct check_row *row = subject;
	const struct award *award = program_award(c->program, row_value(row, "nomination"));
	bool person = *row_value(row, "person"), pair = *row_value(row, "pair");

	if (!person && !pair)
		check_found(c, &row->origin, "person", _("neither a person nor a pair is named"));
	else if (award && award->whom == AWARD_PAIR && !pair)
		check_found(c, &row->origin, "pair", _("'%s' goes to a pair"), award->id);
	else if (award && award->whom == AWARD_MENTOR && !person)
		check_found(c, &row->origin, "person", _("'%s' goes to a mentor"), award->id);
}

/* ---- journal ---- */

/* `log` and `undo` need all but the place of the row. */
static void journal_columns(struct check *c, const void *subject)
{
	const struct check_file *file = subject;

	if (!streq(file->schema->name, STORE_JOURNAL) || !file->table->n_columns)
		return;
	for (size_t i = 0; i < file->schema->n_columns; i++) {
		const struct column *column = &file->schema->columns[i];

		if (file->columns[i] == TABLE_NONE && !column->required &&
		    !streq(column->name, "row"))
			check_found_in_file(c, STORE_JOURNAL, 1, NULL,
					    _("the column '%s' is missing"), column->name);
	}
}

static void journal_order(struct check *c, const void *subject)
{
	const struct check_file *file = check_file(c, STORE_JOURNAL);
	int64_t before = 0, number;

	(void)subject;
	for (size_t i = 0; i < file->table->n_rows; i++) {
		struct origin at = { STORE_JOURNAL, i, table_line(file->table, i), false };
		const char *value = file_value(file, i, "change");

		if (number_parse_int(value, strlen(value), &number))
			continue;
		if (number < before)
			check_found(c, &at, "change", _("change %s comes after change %lld"), value,
				    (long long)before);
		before = number;
	}
}

/* The row of the journal that speaks last of the file, or TABLE_NONE. */
static size_t last_row_of(const struct check_file *journal, const char *file)
{
	for (size_t i = journal->table->n_rows; i-- > 0;)
		if (streq(file_value(journal, i, "file"), file))
			return i;
	return TABLE_NONE;
}

static void edited(struct check *c, const void *subject)
{
	const struct check_file *file = subject, *journal = check_file(c, STORE_JOURNAL);
	struct strbuf bytes = STRBUF_INIT;
	char digest[DIGEST_SIZE];
	size_t last;

	if (file == journal || file->table->broken)
		return;
	last = last_row_of(journal, file->schema->name);
	if (last == TABLE_NONE)
		return;
	table_write(file->table, &bytes);
	if (!streq(digest_bytes(bytes.buf, bytes.len, digest),
		   file_value(journal, last, "hash_after")))
		check_found_in_file(c, file->schema->name, 0, NULL,
				    _("changed by hand since change %s of the journal; the next "
				      "command that writes records it"),
				    file_value(journal, last, "change"));
	strbuf_release(&bytes);
}

static const struct check_rule rules[] = {
	{ "closed-reason", SEVERITY_INFO, CHECK_ROW, closed_reason,
	  N_("A request was closed without a reason."), "requests.csv" },
	{ "orphan-request", SEVERITY_WARNING, CHECK_ROW, orphan_request,
	  N_("A request is open though the mentee has left."), "requests.csv" },
	{ "own-choice", SEVERITY_ERROR, CHECK_ROW, own_choice, N_("Somebody chose themselves."),
	  "choices.csv" },
	{ "same-side", SEVERITY_WARNING, CHECK_ROW, same_side,
	  N_("A mentor chose a mentor, or a mentee a mentee."), "choices.csv" },
	{ "same-rank", SEVERITY_WARNING, CHECK_ONCE, same_rank,
	  N_("Somebody gave two choices the same rank."), NULL },
	{ "plan-overdue", SEVERITY_INFO, CHECK_ROW, plan_overdue,
	  N_("A goal of an open pair is past its term."), "plans.csv" },
	{ "plan-status", SEVERITY_WARNING, CHECK_ROW, plan_status,
	  N_("A goal is done without a day, or has a day without being done."), "plans.csv" },
	{ "contact-early", SEVERITY_WARNING, CHECK_ROW, contact_early,
	  N_("A contact was before the pair was proposed."), "contacts.csv" },
	{ "trained-twice", SEVERITY_WARNING, CHECK_ONCE, trained_twice,
	  N_("A training of a person stands twice."), NULL },
	{ "head-differs", SEVERITY_WARNING, CHECK_ROW, head_differs,
	  N_("program.yaml names another director or curator than staff.csv has today."),
	  "staff.csv" },
	{ "not-due", SEVERITY_WARNING, CHECK_ROW, not_due,
	  N_("A row of the road map names a day on which its item is not due."), "roadmap.csv" },
	{ "award-for", SEVERITY_WARNING, CHECK_ROW, award_for,
	  N_("An award names nobody, or a person where a pair wins it, or a pair for a person."),
	  "awards.csv" },
	{ "journal-columns", SEVERITY_ERROR, CHECK_FILE, journal_columns,
	  N_("The journal lacks a column that log and undo need."), NULL },
	{ "journal-order", SEVERITY_ERROR, CHECK_ONCE, journal_order,
	  N_("The changes in the journal do not follow each other."), NULL },
	{ "edited", SEVERITY_INFO, CHECK_FILE, edited,
	  N_("A file was changed by hand since the last recorded change."), NULL },
};

CHECK_AREA(registers, rules);
