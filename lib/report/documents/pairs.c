/* pairs.c - what is printed for each pair: agreement, individual plan, form of a meeting */
#include "report/documents/types.h"

#include "model/progress.h"

/* ---- agreement ---- */

static const struct template_field agreement_items[] = {
	SHEET_PAIR_FIELDS,
	{ "request", N_("what the mentee asks for (request of pairs.csv)"), 0, NULL },
	{ "mentor_guardian", N_("representative of a mentor under 18 (guardian of mentors.csv)"),
	  FIELD_REQUIRED, NULL },
	{ "mentor_minor", N_("not empty when the mentor is under 18"), 0, NULL },
	{ "mentee_guardian", N_("representative of a mentee under 18 (guardian of mentees.csv)"),
	  FIELD_REQUIRED, NULL },
	{ "mentee_minor", N_("not empty when the mentee is under 18"), 0, NULL },
	{ "teacher", N_("not empty when the mentor is a teacher"), 0, NULL },
	{ "per_month", N_("meetings a month (meetings.norm of program.yaml)"), 0, NULL },
	{ "minutes", N_("minutes of a meeting (meetings.norm of program.yaml)"), 0, NULL },
};
static const struct template_fields agreement_fields = SHEET_FIELDS(agreement_items);

static void fill_agreement_sheet(struct document_job *job, const struct pair *pair)
{
	struct template_record *sheet = sheet_add(job);
	const struct meetings *meetings = &job->programme->program.meetings;

	sheet_refuse_ended(job, pair);
	sheet_fill_pair(job, sheet, pair);
	template_set(sheet, "request", sheet_cell(job, "pairs.csv", pair->origin.row, "request"));
	template_set(sheet, "mentor_guardian", sheet_person_cell(job, pair->mentor, "guardian"));
	sheet_set_flag(sheet, "mentor_minor", sheet_is_under(job, pair->mentor, 18));
	template_set(sheet, "mentee_guardian", sheet_person_cell(job, pair->mentee, "guardian"));
	sheet_set_flag(sheet, "mentee_minor", sheet_is_under(job, pair->mentee, 18));
	sheet_set_flag(sheet, "teacher", pair->mentor->kind->teacher);
	sheet_set_number(sheet, "per_month", (size_t)meetings->per_month);
	sheet_set_number(sheet, "minutes", (size_t)meetings->minutes);
}

/* A sheet for each pair. */
static int fill_each(struct document_job *job,
		     void (*fill)(struct document_job *job, const struct pair *pair))
{
	const struct pair **pairs = sheet_pairs(job, sheet_is_under_way);

	for (size_t i = 0; pairs && pairs[i]; i++)
		fill(job, pairs[i]);
	free(pairs);
	return pairs ? 0 : -1;
}

static int fill_agreement(struct document_job *job)
{
	return fill_each(job, fill_agreement_sheet);
}

const struct document_type document_agreement = {
	.id = "agreement",
	.name = { "agreement", "соглашение о наставничестве" },
	.operands = N_("[PAIR...]"),
	.fields = &agreement_fields,
	.fill = fill_agreement,
};

/* ---- individual plan ---- */

static const struct template_field goal_items[] = {
	{ "n", N_("number in the plan"), 0, NULL },
	{ "goal", N_("goal"), 0, NULL },
	{ "action", N_("what is done for it"), 0, NULL },
	{ "due", N_("term"), 0, NULL },
	{ "planned", N_("planned result (indicator of plans.csv)"), 0, NULL },
	{ "result", N_("actual result"), 0, NULL },
	{ "grade", N_("grade of the mentor"), 0, NULL },
};
static const struct template_fields goal_fields = LIST_FIELDS(goal_items);

static const struct template_field section_items[] = {
	{ "title", N_("section of the plan"), 0, NULL },
	{ "goals", N_("its goals"), 0, &goal_fields },
};
static const struct template_fields section_fields = LIST_FIELDS(section_items);

static const struct template_field plan_items[] = {
	SHEET_PAIR_FIELDS,
	{ "sections", N_("sections of the plan (plans.csv), in the order of the file"), 0,
	  &section_fields },
	{ "pupil", N_("not empty when the mentee is a pupil"), 0, NULL },
};
static const struct template_fields plan_fields = SHEET_FIELDS(plan_items);

static void fill_goal(struct document_job *job, struct template_record *goal, size_t row, size_t n)
{
	static const char *const columns[][2] = {
		{ "goal", "goal" },     { "action", "action" },      { "planned", "indicator" },
		{ "result", "result" }, { "grade", "mentor_grade" },
	};

	sheet_set_number(goal, "n", n);
	for (size_t i = 0; i < ARRAY_SIZE(columns); i++)
		template_set(goal, columns[i][0], sheet_cell(job, "plans.csv", row, columns[i][1]));
	sheet_set_day(goal, "due", table_day(sheet_file(job, "plans.csv"), row, "due", DATE_NONE));
}

/* The section of this title, made where it is new. */
static struct template_record *section_of(struct template_record *sheet, struct strmap *seen,
					  struct template_record **sections, const char *title)
{
	size_t n = template_count(sheet, "sections");
	size_t at = strmap_add(seen, title, strlen(title), n);

	if (at != STRMAP_NONE)
		return sections[at];
	sections[n] = template_add(sheet, "sections", "");
	template_set(sections[n], "title", title);
	return sections[n];
}

static void fill_goals(struct document_job *job, struct template_record *sheet,
		       const struct pair *pair)
{
	const struct bases *bases = &job->bases;
	struct template_record **sections = xcalloc(bases->n_plan_items + 1, sizeof(*sections));
	struct strmap seen = STRMAP_INIT;
	size_t n = 0;

	for (size_t i = 0; i < bases->n_plan_items; i++) {
		size_t row = bases->plan_items[i].origin.row;

		if (!pair_is_named(pair, bases->plan_items[i].pair_id) ||
		    streq(sheet_cell(job, "plans.csv", row, "status"), "dropped"))
			continue;
		fill_goal(job,
			  template_add(section_of(sheet, &seen, sections,
						  sheet_cell(job, "plans.csv", row, "section")),
				       "goals", ""),
			  row, ++n);
	}
	strmap_release(&seen);
	free(sections);
}

static void fill_plan_sheet(struct document_job *job, const struct pair *pair)
{
	struct template_record *sheet = sheet_add(job);

	sheet_fill_pair(job, sheet, pair);
	sheet_set_flag(sheet, "pupil", pair->mentee->kind->minor);
	fill_goals(job, sheet, pair);
}

static int fill_plan(struct document_job *job)
{
	return fill_each(job, fill_plan_sheet);
}

const struct document_type document_plan = {
	.id = "plan",
	.name = { "individual development plan", "индивидуальный план развития" },
	.operands = N_("[PAIR...]"),
	.fields = &plan_fields,
	.fill = fill_plan,
};

/* ---- form of a meeting ---- */

static const struct template_field held_items[] = {
	{ "date", N_("day of the meeting"), 0, NULL },
	{ "stage", N_("stage of the meeting"), 0, NULL },
	{ "topic", N_("topic"), 0, NULL },
	{ "summary", N_("what was done"), 0, NULL },
	{ "task", N_("task until the next meeting"), 0, NULL },
};
static const struct template_fields held_fields = LIST_FIELDS(held_items);

static const struct template_field meeting_items[] = {
	SHEET_PAIR_FIELDS,
	{ "stage", N_("stage of the next meeting"), 0, NULL },
	{ "task", N_("task that the last meeting gave"), 0, NULL },
	{ "minutes", N_("minutes of a meeting (meetings.norm of program.yaml)"), 0, NULL },
	{ "meetings", N_("meetings that were held, oldest first"), 0, &held_fields },
};
static const struct template_fields meeting_fields = SHEET_FIELDS(meeting_items);

static void fill_held(struct document_job *job, struct template_record *sheet,
		      const struct meeting *meeting)
{
	static const char *const columns[] = { "topic", "summary", "task" };
	const struct meetings *meetings = &job->programme->program.meetings;
	struct template_record *held = template_add(sheet, "meetings", meeting->id);

	sheet_set_day(held, "date", meeting->date);
	if (meeting->stage >= 0)
		template_set(held, "stage",
			     sheet_label(job, &meetings->stages[meeting->stage].name));
	for (size_t i = 0; i < ARRAY_SIZE(columns); i++)
		template_set(held, columns[i],
			     sheet_cell(job, "meetings.csv", meeting->origin.row, columns[i]));
}

static void fill_meetings(struct document_job *job, struct template_record *sheet,
			  const struct pair *pair)
{
	const struct bases *bases = &job->bases;
	int last = DATE_NONE;

	for (size_t i = 0; i < bases->n_meetings; i++) {
		const struct meeting *meeting = &bases->meetings[i];

		if (!meeting_counts_for(meeting, pair, bases->today))
			continue;
		fill_held(job, sheet, meeting);
		if (meeting->date < last)
			continue;
		last = meeting->date;
		template_set(sheet, "task",
			     sheet_cell(job, "meetings.csv", meeting->origin.row, "task"));
	}
}

static void fill_meeting_sheet(struct document_job *job, const struct pair *pair)
{
	const struct bases *bases = &job->bases;
	const struct meetings *meetings = &job->programme->program.meetings;
	struct template_record *sheet = sheet_add(job);
	struct group_index groups;
	struct progress *progress;
	int next;

	group_index_init(&groups, bases);
	progress = progress_of_pairs(bases, &groups);
	next = progress_next_stage(pair, &progress[pair - bases->pairs], bases->today);
	sheet_refuse_ended(job, pair);
	sheet_fill_pair(job, sheet, pair);
	if (next >= 0)
		template_set(sheet, "stage", sheet_label(job, &meetings->stages[next].name));
	sheet_set_number(sheet, "minutes", (size_t)meetings->minutes);
	fill_meetings(job, sheet, pair);
	free(progress);
	group_index_release(&groups);
}

static int fill_meeting(struct document_job *job)
{
	return fill_each(job, fill_meeting_sheet);
}

const struct document_type document_meeting = {
	.id = "meeting",
	.name = { "form of a meeting", "бланк встречи" },
	.operands = N_("[PAIR...]"),
	.fields = &meeting_fields,
	.fill = fill_meeting,
};
