/* people.c - what the commands of mentors and mentees do alike */
#include "people.h"

#include "model/doubles.h"
#include "model/register_records.h"

static enum side side_of(const struct context *ctx)
{
	return streq(ctx->command->columns, "mentors.csv") ? SIDE_MENTOR : SIDE_MENTEE;
}

/* ---- add ---- */

/* Says who may be in one of the bases already; nothing is merged. */
static void warn_of_doubles(const struct bases *bases, enum side side, size_t n_new)
{
	const struct person *own = side == SIDE_MENTOR ? bases->mentors : bases->mentees;
	const struct person *other = side == SIDE_MENTOR ? bases->mentees : bases->mentors;
	size_t n_own = side == SIDE_MENTOR ? bases->n_mentors : bases->n_mentees;
	size_t n_other = side == SIDE_MENTOR ? bases->n_mentees : bases->n_mentors;
	struct double_entry *entries = xcalloc(n_own + n_other, sizeof(*entries));
	struct doubles doubles = DOUBLES_INIT;
	size_t n = 0;

	for (size_t i = 0; i < n_other; i++)
		entries[n++] = double_entry_of(&other[i]);
	for (size_t i = 0; i < n_own; i++)
		entries[n++] = double_entry_of(&own[i]);
	doubles_find(entries, n, &doubles);
	for (size_t i = 0; i < doubles.n; i++) {
		const struct double_entry *known = &entries[doubles.items[i].first];
		const struct double_entry *added = &entries[doubles.items[i].second];

		if (doubles.items[i].second >= n - n_new)
			warning(_("%s '%s' may be the same person as %s '%s': %s"), added->id,
				added->name, known->id, known->name,
				double_reason_text(doubles.items[i].reason));
	}
	doubles_release(&doubles);
	free(entries);
}

/* Who is in both bases has the same id in both; the same id for somebody else is a mistake. */
static int refuse_other_people(const struct bases *bases, enum side side, struct records *records)
{
	const struct person *own = side == SIDE_MENTOR ? bases->mentors : bases->mentees;
	size_t n_own = side == SIDE_MENTOR ? bases->n_mentors : bases->n_mentees;

	for (size_t i = 0; i < records->n; i++) {
		const struct person *added = &own[n_own - records->n + i];
		const struct strmap *ids =
			side == SIDE_MENTOR ? &bases->mentee_by_id : &bases->mentor_by_id;
		size_t at = strmap_gets(ids, added->id);
		const struct person *known;
		const char *column;

		if (at == STRMAP_NONE)
			continue;
		known = side == SIDE_MENTOR ? &bases->mentees[at] : &bases->mentors[at];
		column = person_contradiction(added, known);
		if (column)
			record_breach(records, i, column, "person-differs",
				      _("'%s' is somebody else: '%s' in %s:%zu"), added->id,
				      known->name, known->origin.file, known->origin.line);
	}
	return findings_report(&records->findings);
}

int people_add(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct records records = RECORDS_INIT;
	struct bases bases = BASES_INIT;
	int status = STATUS_FAILED, given;

	if (common_open(ctx, &programme))
		goto out;
	given = common_records(ctx, &records, &programme.program, argc, argv);
	if (given) {
		status = given < 0 ? STATUS_FAILED : STATUS_USAGE;
		goto out;
	}
	if (store_begin(&programme.store) || records_append(&records, &programme) ||
	    bases_load(&bases, &programme, BASES_PEOPLE) ||
	    refuse_other_people(&bases, side_of(ctx), &records))
		goto out;
	warn_of_doubles(&bases, side_of(ctx), records.n);
	if (programme_commit(&programme, ctx->command_line, ctx->dry_run))
		goto out;
	status = common_report_added(ctx, &programme, &records);
out:
	bases_release(&bases);
	records_release(&records);
	programme_release(&programme);
	return status;
}

/* ---- set and end ---- */

/* Nobody leaves before all pairs have ended; this does not depend on today. */
static void check_pairs_ended(const struct bases *bases, const struct person *person, int left,
			      struct records *change)
{
	char day[DATE_SIZE];

	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *p = &bases->pairs[i];

		if (p->mentor != person && p->mentee != person)
			continue;
		if (p->ended == DATE_NONE)
			record_breach(
				change, 0, "left", "open-pair",
				_("%s '%s' is in the open pair %s; 'kurator pair end %s' ends it"),
				person->id, person->name, p->id, p->id);
		else if (p->ended > left)
			record_breach(change, 0, "left", "date-order",
				      _("'%s' was in the pair %s until %s"), person->id, p->id,
				      date_format(p->ended, day));
	}
}

static void check_day_of_leaving(const struct person *person, int left, struct records *change)
{
	char day[DATE_SIZE];

	if (person->joined != DATE_NONE && left < person->joined)
		record_breach(change, 0, "left", "date-order",
			      _("'%s': the day lies before 'joined', %s"), person->id,
			      date_format(person->joined, day));
}

/* What `end` asks beyond `set`: people leave once, and it is noted when they have. */
static void check_end(const struct bases *bases, const struct person *person, int left,
		      struct records *change)
{
	char day[DATE_SIZE];

	if (person->left != DATE_NONE)
		record_breach(change, 0, "left", "ended", _("'%s' left already, on %s"), person->id,
			      date_format(person->left, day));
	if (left > bases->today)
		record_breach(change, 0, "left", "future", _("'%s': the day lies after today, %s"),
			      person->id, date_format(bases->today, day));
}

static void check_leaving_of(struct programme *programme, size_t row, struct records *change,
			     bool ends)
{
	int left = record_day(change, 0, "left");
	struct bases bases = BASES_INIT;
	const struct person *person;

	if (left == DATE_NONE)
		return;
	if (bases_load(&bases, programme, BASES_PAIRS)) {
		record_fault(change, 0, NULL, "unreadable", _("the pairs cannot be looked at"));
	} else {
		person = streq(change->schema->name, "mentors.csv") ? &bases.mentors[row]
								    : &bases.mentees[row];
		if (ends)
			check_end(&bases, person, left, change);
		check_day_of_leaving(person, left, change);
		check_pairs_ended(&bases, person, left, change);
	}
	bases_release(&bases);
}

static void check_leaving_by_set(struct programme *programme, const struct table *table, size_t row,
				 struct records *change)
{
	if (streq(change->schema->name, "mentors.csv"))
		selection_judge_order(change, &programme->program, table, row);
	check_leaving_of(programme, row, change, false);
}

static void check_leaving_by_end(struct programme *programme, const struct table *table, size_t row,
				 struct records *change)
{
	(void)table;
	check_leaving_of(programme, row, change, true);
}

int people_set(struct context *ctx, int argc, char **argv)
{
	return common_set(ctx, argc, argv, check_leaving_by_set);
}

int people_end(struct context *ctx, int argc, char **argv, int date, const char *reason)
{
	struct programme programme = PROGRAMME_INIT;
	struct records change = RECORDS_INIT;
	char day[DATE_SIZE];
	const char *columns[] = { "left", "left_reason" };
	const char *values[] = { day, reason ? reason : "" };
	int status = STATUS_FAILED;

	if (common_open(ctx, &programme) || store_begin(&programme.store))
		goto out;
	date_format(date == DATE_NONE ? programme.today : date, day);
	records_from_values(&change, schema_find(ctx->command->columns), &programme.program,
			    columns, values, reason ? 2 : 1);
	status = common_change(ctx, &programme, &change, check_leaving_by_end, argc, argv);
out:
	records_release(&change);
	programme_release(&programme);
	return status;
}

/* ---- list and show ---- */

static void mentor_state_value(const void *data, size_t row, bool for_people, struct strbuf *out)
{
	const struct bases *bases = data;
	enum mentor_state state = mentor_state(bases, &bases->mentors[row]);

	strbuf_addstr(out, for_people ? mentor_state_name(state) : mentor_state_id(state));
}

static void mentee_state_value(const void *data, size_t row, bool for_people, struct strbuf *out)
{
	const struct bases *bases = data;
	enum mentee_state state = mentee_state(bases, &bases->mentees[row]);

	strbuf_addstr(out, for_people ? mentee_state_name(state) : mentee_state_id(state));
}

static const char *mentor_state_word(const void *data, size_t i, bool for_people)
{
	(void)data;
	return i > MENTOR_LEFT ? NULL
	       : for_people    ? mentor_state_name((enum mentor_state)i)
			       : mentor_state_id((enum mentor_state)i);
}

static const char *mentee_state_word(const void *data, size_t i, bool for_people)
{
	(void)data;
	return i > MENTEE_LEFT ? NULL
	       : for_people    ? mentee_state_name((enum mentee_state)i)
			       : mentee_state_id((enum mentee_state)i);
}

static void mentor_pairs_value(const void *data, size_t row, bool for_people, struct strbuf *out)
{
	const struct bases *bases = data;

	(void)for_people;
	strbuf_addf(out, "%zu", bases_load_of(bases, &bases->mentors[row]));
}

static void mentee_pairs_value(const void *data, size_t row, bool for_people, struct strbuf *out)
{
	const struct bases *bases = data;

	(void)for_people;
	strbuf_addf(out, "%zu", bases_open_pairs_of(bases, &bases->mentees[row], NULL, NULL));
}

static void free_places_value(const void *data, size_t row, bool for_people, struct strbuf *out)
{
	const struct bases *bases = data;

	(void)for_people;
	strbuf_addf(out, "%zu", bases_free_places(bases, &bases->mentors[row]));
}

static const struct derived_column mentor_columns[] = {
	{ "state", N_("state"), OUTPUT_TEXT, 0, mentor_state_value, mentor_state_word },
	{ "open_pairs", N_("open"), OUTPUT_NUMBER, OUTPUT_DETAIL, mentor_pairs_value, NULL },
	{ "free_places", N_("free"), OUTPUT_NUMBER, 0, free_places_value, NULL },
};

static const struct derived_column mentee_columns[] = {
	{ "state", N_("state"), OUTPUT_TEXT, 0, mentee_state_value, mentee_state_word },
	{ "open_pairs", N_("open"), OUTPUT_NUMBER, 0, mentee_pairs_value, NULL },
};

/* Loads the base and lists all of it. Returns 0, or -1 after messages. */
static int open_listing(struct context *ctx, struct programme *programme, struct bases *bases,
			struct listing *listing)
{
	const struct file_schema *schema = schema_find(ctx->command->columns);
	bool mentors = side_of(ctx) == SIDE_MENTOR;

	if (common_open(ctx, programme) || bases_load(bases, programme, BASES_PAIRS))
		return -1;
	listing_init(listing, schema, &programme->program, programme_table(programme, schema),
		     mentors ? mentor_columns : mentee_columns,
		     mentors ? ARRAY_SIZE(mentor_columns) : ARRAY_SIZE(mentee_columns), bases);
	listing->bases = bases;
	return 0;
}

int people_list(struct context *ctx)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	struct listing listing = { .schema = NULL };
	int status = STATUS_FAILED;

	if (!open_listing(ctx, &programme, &bases, &listing))
		status = common_list(ctx, &listing);
	listing_release(&listing);
	bases_release(&bases);
	programme_release(&programme);
	return status;
}

int people_show(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	struct listing listing = { .schema = NULL };
	struct sink sink;
	int status = STATUS_FAILED;

	if (open_listing(ctx, &programme, &bases, &listing))
		goto out;
	listing.n_rows = 0;
	for (int i = 0; i < argc; i++) {
		size_t row = common_find_row(listing.table, listing.schema, argv[i]);
		size_t known;

		if (row == TABLE_NONE ||
		    bases_require(&bases, side_of(ctx) == SIDE_MENTOR ? &bases.mentors[row].origin
								      : &bases.mentees[row].origin))
			goto out;
		for (known = 0; known < listing.n_rows; known++)
			if (listing.rows[known] == row)
				break;
		if (known == listing.n_rows)
			listing.rows[listing.n_rows++] = row;
	}
	if (sink_open(ctx, &sink))
		goto out;
	listing_print_record(&listing, sink.to, common_output_options(ctx));
	status = sink_close(&sink) ? STATUS_FAILED : STATUS_YES;
out:
	listing_release(&listing);
	bases_release(&bases);
	programme_release(&programme);
	return status;
}
