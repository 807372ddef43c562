/* printing.c - which document of a stage can be printed today, and by what command */
#include "engine/stages/stages.h"
#include "model/columns/columns.h"

static bool always(const struct year *year)
{
	(void)year;
	return true;
}

static bool has_general_meeting(const struct year *year)
{
	return year_events(year, "general-meeting") > 0;
}

static bool is_under_way(const struct year *year, const struct pair *pair)
{
	enum pair_state state = pair_state(pair, year->today);

	return state == PAIR_AGREED || state == PAIR_ACTIVE;
}

static bool has_pair(const struct year *year)
{
	for (size_t i = 0; i < year->bases.n_pairs; i++)
		if (is_under_way(year, &year->bases.pairs[i]))
			return true;
	return false;
}

static bool has_pair_without_order(const struct year *year)
{
	const struct table *table = programme_table(year->programme, schema_find("pairs.csv"));

	for (size_t i = 0; i < year->bases.n_pairs; i++) {
		const struct pair *pair = &year->bases.pairs[i];

		if (is_under_way(year, pair) && !*table_gets(table, pair->origin.row, "order"))
			return true;
	}
	return false;
}

size_t stage_granted_awards(const struct year *year)
{
	size_t n = 0;

	for (size_t row = 0; row < year->awards->n_rows; row++) {
		const char *status = year_word(year->awards, row, "status", &words_award_status);
		int day = table_day(year->awards, row, "date", DATE_NONE);

		n += day != DATE_NONE && day >= year->program->start && day <= year->today &&
		     (streq(status, "laureate") || streq(status, "winner"));
	}
	return n;
}

static bool has_award(const struct year *year)
{
	return stage_granted_awards(year) > 0;
}

/* A pupil whose meeting of this year both sides have confirmed. */
static bool has_pupil_to_thank(const struct year *year)
{
	const struct bases *bases = &year->bases;

	for (size_t m = 0; m < bases->n_meetings; m++) {
		const struct meeting *meeting = &bases->meetings[m];
		size_t i = bases_next_pair(bases, meeting->pair_id, 0);
		const struct person *mentor = i == SIZE_MAX ? NULL : bases->pairs[i].mentor;

		if (mentor && mentor->kind && mentor->kind->minor &&
		    meeting->date >= year->program->start &&
		    meeting_counts_for(meeting, &bases->pairs[i], year->today) &&
		    meeting_is_confirmed(meeting, year->today))
			return true;
	}
	return false;
}

/* The consents are a paper of everybody: that of each is printed while it is missing. */
static bool has_somebody_without_consent(const struct year *year)
{
	const struct bases *bases = &year->bases;

	for (size_t i = 0; i < bases->n_mentees; i++)
		if (person_is_here(&bases->mentees[i], year->today) &&
		    !person_is_anonymous(&bases->mentees[i]) &&
		    !bases_has_consent(bases, &bases->mentees[i], "processing", year->today))
			return true;
	return false;
}

#define PRINT(kind, options) "kurator document print " kind options " -o " kind ".docx"
#define NUMBER " --number '…'"

/* Without what a document is about there is nothing to print yet. */
static const struct {
	const char *kind;
	const char *command;
	bool (*is_due)(const struct year *year);
} documents[] = {
	{ "order-curator", PRINT("order-curator", NUMBER), always },
	{ "regulation", PRINT("regulation", NUMBER), always },
	{ "programme", PRINT("programme", NUMBER), always },
	{ "roadmap", PRINT("roadmap", NUMBER), always },
	{ "order-implementation", PRINT("order-implementation", NUMBER), always },
	{ "training-programme", PRINT("training-programme", NUMBER), always },
	{ "consents", "kurator document print consent-processing -o consents.docx",
	  has_somebody_without_consent },
	{ "protocol-meeting", PRINT("protocol-meeting", NUMBER), has_general_meeting },
	{ "order-pairs", PRINT("order-pairs", NUMBER), has_pair_without_order },
	{ "agreement", PRINT("agreement", ""), has_pair },
	{ "register", PRINT("register", ""), has_pair },
	{ "report-year", PRINT("report-year", ""), has_pair },
	{ "order-award", PRINT("order-award", NUMBER), has_award },
	{ "certificate", PRINT("certificate", ""), has_award },
	{ "thanks-letter", PRINT("thanks-letter", ""), has_pupil_to_thank },
};

const char *stage_print_command(const struct year *year, const char *kind)
{
	for (size_t i = 0; i < ARRAY_SIZE(documents); i++)
		if (streq(documents[i].kind, kind))
			return documents[i].is_due(year) ? documents[i].command : NULL;
	return NULL;
}
