/* training.c - the programme by which mentors are trained, and what has been held of it */
#include "report/documents/types.h"

/* ---- fields ---- */

static const struct template_field lesson_items[] = {
	{ "day", N_("day of the training"), 0, NULL },
	{ "title", N_("title (trainings.csv)"), 0, NULL },
	{ "module", N_("module (trainings.csv)"), 0, NULL },
	{ "lesson_hours", N_("hours of the training"), 0, NULL },
	{ "trainer", N_("who holds it"), 0, NULL },
	{ "mode", N_("in what way (trainings.csv)"), 0, NULL },
	{ "people", N_("how many took part"), 0, NULL },
};
static const struct template_fields lesson_fields = LIST_FIELDS(lesson_items);

static const struct template_field items[] = {
	{ "from", N_("first day of the programme (program.start of program.yaml)"), FIELD_REQUIRED,
	  NULL },
	{ "to", N_("last day of the programme (program.end of program.yaml)"), FIELD_REQUIRED,
	  NULL },
	{ "hours", N_("hours of training (selection.training of program.yaml)"), FIELD_REQUIRED,
	  NULL },
	{ "per_month", N_("meetings a month (meetings.norm of program.yaml)"), 0, NULL },
	{ "minutes", N_("minutes of a meeting (meetings.norm of program.yaml)"), 0, NULL },
	{ "confirm_days",
	  N_("days within which a meeting is confirmed (meetings.confirm_days of program.yaml)"), 0,
	  NULL },
	{ "meeting_stages", N_("stages of meetings (meetings.stages of program.yaml)"), 0,
	  &template_texts },
	{ "lessons_held", N_("there were trainings in the year"), 0, NULL },
	{ "lessons", N_("trainings of the year (trainings.csv), each once"), 0, &lesson_fields },
};
static const struct template_fields fields = SHEET_FIELDS(items);

/* ---- filling ---- */

/* The rows of one training are those of its people. */
static bool is_same_lesson(const struct table *trainings, size_t a, size_t b)
{
	static const char *const columns[] = {
		"date", "title", "module", "hours", "trainer", "mode"
	};

	for (size_t i = 0; i < ARRAY_SIZE(columns); i++)
		if (!streq(table_gets(trainings, a, columns[i]),
			   table_gets(trainings, b, columns[i])))
			return false;
	return true;
}

static bool is_of_year(struct document_job *job, const struct table *trainings, size_t row)
{
	int day = table_day(trainings, row, "date", DATE_NONE);

	return day != DATE_NONE && day >= job->programme->program.start && day <= job->date;
}

/* How many rows the training of this row has; 0 when an earlier row has counted it. */
static size_t people_of(struct document_job *job, const struct table *trainings, size_t row)
{
	size_t n = 0;

	for (size_t i = 0; i < trainings->n_rows; i++) {
		if (!is_of_year(job, trainings, i) || !is_same_lesson(trainings, i, row))
			continue;
		if (i < row)
			return 0;
		n++;
	}
	return n;
}

static void add_lesson(struct document_job *job, struct template_record *sheet,
		       const struct table *trainings, size_t row, size_t n_people)
{
	struct template_record *lesson =
		template_add(sheet, "lessons", table_gets(trainings, row, "id"));
	const char *trainer = table_gets(trainings, row, "trainer");
	const char *name = sheet_staff_name(job, trainer);

	sheet_set_day(lesson, "day", table_day(trainings, row, "date", DATE_NONE));
	template_set(lesson, "title", table_gets(trainings, row, "title"));
	template_set(lesson, "module", table_gets(trainings, row, "module"));
	template_set(lesson, "lesson_hours", table_gets(trainings, row, "hours"));
	template_set(lesson, "trainer", *name ? name : trainer);
	template_set(lesson, "mode", table_gets(trainings, row, "mode"));
	sheet_set_number(lesson, "people", n_people);
}

static int fill(struct document_job *job)
{
	const struct table *trainings = sheet_file(job, "trainings.csv");
	struct template_record *sheet = sheet_add(job);

	sheet_set_norms(job, sheet);
	for (size_t row = 0; row < trainings->n_rows; row++) {
		size_t n = is_of_year(job, trainings, row) ? people_of(job, trainings, row) : 0;

		if (n)
			add_lesson(job, sheet, trainings, row, n);
	}
	sheet_set_flag(sheet, "lessons_held", template_count(sheet, "lessons") > 0);
	return 0;
}

const struct document_type document_training_programme = {
	.id = "training-programme",
	.name = { "training programme of mentors", "программа обучения наставников" },
	.operands = "",
	.fields = &fields,
	.fill = fill,
};
