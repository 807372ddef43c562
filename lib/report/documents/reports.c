/* reports.c - reports as documents: the personal register of a quarter, the report of the year */
#include "report/documents/types.h"

#include <math.h>

#include "base/number.h"
#include "model/columns/columns.h"
#include "report/personal_register.h"
#include "report/yearly.h"

/* What happened is counted up to the last day of the period, consents as of the day on which it is handed out. */
static int begin_period(struct document_job *job, struct period period)
{
	char day[DATE_SIZE];

	if (period.from > job->programme->today)
		return error(_("'%s' begins on %s only"), period.name,
			     date_format(period.from, day));
	job->period = period;
	job->period.asked = job->programme->today;
	job->handed_out = job->programme->today;
	if (period.to < job->programme->today)
		job->programme->today = period.to;
	return 0;
}

#define PERIOD_FIELDS \
	{ "period", N_("name of the period"), FIELD_REQUIRED, NULL }, \
		{ "period_from", N_("first day of the period"), FIELD_REQUIRED, NULL }, \
	{ \
		"period_to", N_("last day of the period, or today where it is not over"), \
			FIELD_REQUIRED, NULL \
	}

/* "4 квартал 2021 г." of "2021-Q4" */
static void set_period_name(const struct document_job *job, struct template_record *sheet)
{
	const char *name = job->period.name, *quarter = strchr(name, 'Q');
	char *text = quarter && job->programme->program.language == LANGUAGE_RU
			     ? xstrfmt("%s квартал %.4s г.", quarter + 1, name)
			     : xstrdup(name);

	template_set(sheet, "period", text);
	free(text);
}

static void set_period(const struct document_job *job, struct template_record *sheet)
{
	set_period_name(job, sheet);
	sheet_set_date(job, sheet, "period_from", job->period.from);
	sheet_set_date(job, sheet, "period_to", job->bases.today);
}

/* With the comma of Russian texts. */
static void set_decimal(const struct document_job *job, struct template_record *record,
			const char *field, const char *number)
{
	char *text = xstrdup(number), *point = strchr(text, '.');

	if (point && job->programme->program.language == LANGUAGE_RU)
		*point = ',';
	template_set(record, field, text);
	free(text);
}

/* ---- personal register ---- */

static const struct template_field row_items[] = {
	{ "n", N_("number in the table"), 0, NULL },
	{ "id", N_("number of the person in the base"), 0, NULL },
	{ "name", N_("name of the person"), 0, NULL },
	{ "class", N_("class"), 0, NULL },
	{ "position", N_("position"), 0, NULL },
	{ "categories", N_("categories; sensitive ones with a consent of scope special only"), 0,
	  NULL },
	{ "role", N_("role in the pair"), 0, NULL },
	{ "pair", N_("number of the pair in pairs.csv"), 0, NULL },
	{ "form", N_("form of mentoring"), 0, NULL },
	{ "variant", N_("variant (variant of pairs.csv)"), 0, NULL },
	{ "partner", N_("name of the partner; empty without a consent"), 0, NULL },
	{ "order", N_("order on the pair"), 0, NULL },
	{ "started", N_("first day of the pair"), 0, NULL },
	{ "ended", N_("day on which the pair ended"), 0, NULL },
	{ "state", N_("state of the pair"), 0, NULL },
	{ "stage", N_("stage of the last meeting"), 0, NULL },
	{ "meetings", N_("meetings held in the quarter"), 0, NULL },
	{ "confirmed", N_("those that both sides confirmed"), 0, NULL },
	{ "hours", N_("hours of training"), 0, NULL },
	{ "result", N_("outcome of the pair"), 0, NULL },
};
static const struct template_fields row_fields = LIST_FIELDS(row_items);

static const struct template_field part_items[] = {
	{ "n", N_("number of the part"), 0, NULL },
	{ "title", N_("pupils, young specialists or teachers"), 0, NULL },
	{ "rows", N_("a row for each person and pair"), 0, &row_fields },
	{ "empty", N_("set where nobody of the part took part"), 0, NULL },
};
static const struct template_fields part_fields = LIST_FIELDS(part_items);

static const struct template_field register_items[] = {
	PERIOD_FIELDS,
	{ "parts", N_("the parts of the register"), FIELD_REQUIRED, &part_fields },
	{ "left_out", N_("how many people are left out for want of a consent"), 0, NULL },
	{ "others", N_("how many people are left out who are neither pupils nor teachers"), 0,
	  NULL },
	{ "not_started", N_("how many pairs are left out that had not started"), 0, NULL },
};
static const struct template_fields register_fields = SHEET_FIELDS(register_items);

static int prepare_register(struct document_job *job)
{
	const struct program *program = &job->programme->program;
	struct period quarter;

	if (job->n_ids > 1)
		return error(_("one quarter at a time: '%s' is too much here"), job->ids[1]);
	if (job->n_ids && period_quarter.of_text(program, job->ids[0], &quarter))
		return error(_("'%s' is not %s"), job->ids[0], _(period_quarter.what));
	if (!job->n_ids && period_quarter.before(program, job->programme->today, &quarter))
		return error(_("there is no quarter before today"));
	return begin_period(job, quarter);
}

/* The columns of the register behind the fields. */
static const char *const register_columns[][2] = {
	{ "id", "person" },
	{ "name", "name" },
	{ "class", "class" },
	{ "position", "position" },
	{ "categories", "categories" },
	{ "role", "role" },
	{ "pair", "pair" },
	{ "form", "form" },
	{ "variant", "variant" },
	{ "partner", "partner_name" },
	{ "order", "order" },
	{ "state", "state" },
	{ "stage", "stage" },
	{ "meetings", "meetings" },
	{ "confirmed", "confirmed" },
	{ "result", "result" },
};

static void set_day_of(struct template_record *record, const char *field, const struct table *rows,
		       size_t row)
{
	sheet_set_day(record, field, table_day(rows, row, field, DATE_NONE));
}

static void fill_row(struct document_job *job, struct template_record *record,
		     const struct table *rows, size_t row)
{
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < ARRAY_SIZE(register_columns); i++) {
		const char *column = register_columns[i][1];

		strbuf_reset(&text);
		column_show(schema_column(&schema_personal_register, column),
			    &job->programme->program, table_gets(rows, row, column), &text);
		template_set(record, register_columns[i][0], text.buf);
	}
	set_decimal(job, record, "hours", table_gets(rows, row, "training_hours"));
	set_day_of(record, "started", rows, row);
	set_day_of(record, "ended", rows, row);
	strbuf_release(&text);
}

/* Every part has its number and title, also one without participants. */
static void add_parts(struct document_job *job, struct template_record *sheet,
		      const struct table *rows, const size_t *kept, size_t n)
{
	for (size_t i = 0, row = 0; i < words_register_part.n; i++) {
		const char *id = words_register_part.items[i].id;
		struct template_record *part = template_add(sheet, "parts", id), *record;
		size_t first = row;

		sheet_set_number(part, "n", i + 1);
		template_set(part, "title", terms_label(&words_register_part, id));
		for (; row < n && streq(table_gets(rows, kept[row], "part"), id); row++) {
			record = template_add(part, "rows", "");
			sheet_set_number(record, "n", row + 1);
			fill_row(job, record, rows, kept[row]);
		}
		if (row == first)
			template_set(part, "empty", "1");
	}
}

static void set_rest(struct template_record *sheet, const struct register_rest *rest)
{
	if (rest->gate.refused.n)
		sheet_set_number(sheet, "left_out", rest->gate.refused.n);
	if (rest->others.n)
		sheet_set_number(sheet, "others", rest->others.n);
	if (rest->waiting.n)
		sheet_set_number(sheet, "not_started", rest->waiting.n);
}

/* An empty register is not handed out. Returns -1 after a message. */
static int refuse_empty(const struct document_job *job, const struct register_rest *rest)
{
	const char *period = job->period.name;

	return rest->gate.refused.n || rest->others.n
		       ? error(_("nobody who took part in %s may be named in the register"), period)
		       : error(_("nobody took part in %s: there is nobody to enter in the register"),
			       period);
}

static int fill_register(struct document_job *job)
{
	const char **names = schema_column_names(&schema_personal_register);
	struct register_rest rest = REGISTER_REST_INIT;
	enum language before = language_now();
	struct template_record *sheet;
	struct table rows = TABLE_INIT;
	struct personal_register *people;
	size_t *kept, n;
	int result = 0;

	table_init_columns(&rows, schema_personal_register.name, names,
			   schema_personal_register.n_columns);
	free(names);
	people = personal_register_new(&rows, &job->bases, job->period, job->handed_out);
	kept = xcalloc(rows.n_rows, sizeof(*kept));
	for (size_t i = 0; i < rows.n_rows; i++)
		kept[i] = i;
	n = personal_register_keep(people, kept, rows.n_rows, &rest);
	sheet = sheet_add(job);
	set_period(job, sheet);
	set_rest(sheet, &rest);
	language_set(job->programme->program.language);
	add_parts(job, sheet, &rows, kept, n);
	language_set(before);
	register_rest_say(&rest, job->period);
	if (!n && !job->draft)
		result = refuse_empty(job, &rest);
	free(kept);
	personal_register_free(people);
	register_rest_release(&rest);
	table_release(&rows);
	return result;
}

/* Who has no consent is left out, and named on standard error, instead of refusing the whole. */
const struct document_type document_register = {
	.id = "register",
	.name = { "personal register", "персонифицированный реестр" },
	.operands = N_("[QUARTER]"),
	.fields = &register_fields,
	.prepare = prepare_register,
	.fill = fill_register,
	.landscape = true,
};

/* ---- the report of the year ---- */

static const struct template_field figure_items[] = {
	{ "figure", N_("what is counted, with the group behind it"), 0, NULL },
	{ "value", N_("its value; empty: not known"), 0, NULL },
	{ "of", N_("of how many"), 0, NULL },
	{ "percent", N_("the share in percent"), 0, NULL },
	{ "note", N_("note"), 0, NULL },
	{ "group", N_("not empty when it is a group of the figure above"), 0, NULL },
};
static const struct template_fields figure_fields = LIST_FIELDS(figure_items);

static const struct template_field heading_items[] = {
	{ "title", N_("title of the section"), 0, NULL },
	{ "figures", N_("figures of the section"), 0, &figure_fields },
};
static const struct template_fields heading_fields = LIST_FIELDS(heading_items);

static const struct template_field year_items[] = {
	PERIOD_FIELDS,
	{ "goal", N_("goal of the programme (program.goal of program.yaml)"), 0, NULL },
	{ "sections", N_("sections of the report, as 'report year' has them"), FIELD_REQUIRED,
	  &heading_fields },
};
static const struct template_fields year_fields = SHEET_FIELDS(year_items);

static int prepare_year(struct document_job *job)
{
	const struct program *program = &job->programme->program;
	struct period year;

	if (period_year.before(program, job->programme->today, &year))
		BUG("a programme without a year");
	return begin_period(job, year);
}

struct year_sheet {
	const struct document_job *job;
	struct template_record *sheet, *section;
	const char *heading; /* of the section */
};

static void set_value(const struct document_job *job, struct template_record *record,
		      const char *field, double value)
{
	char buf[NUMBER_SIZE];

	if (!isnan(value))
		set_decimal(job, record, field, number_format(value, buf));
}

/* What is a day there is one of a Russian document. */
static void set_note(struct template_record *record, const char *note)
{
	int day;

	if (date_parse(note, strlen(note), &day))
		template_set(record, "note", note);
	else
		sheet_set_day(record, "note", day);
}

/* The shares are rounded as the report for people has them: to a tenth. */
static double percent_of(double value, double of)
{
	return of > 0 ? round(1000 * value / of) / 10 : NAN;
}

static void take_figure(void *data, const struct figure_row *row)
{
	struct year_sheet *year = data;
	struct template_record *record;

	if (!year->section || !streq(year->heading, row->heading)) {
		year->section = template_add(year->sheet, "sections", "");
		template_set(year->section, "title", row->heading);
		year->heading = row->heading;
	}
	record = template_add(year->section, "figures", "");
	template_set(record, "figure", row->text);
	set_value(year->job, record, "value", row->value);
	set_value(year->job, record, "of", row->of);
	set_value(year->job, record, "percent", percent_of(row->value, row->of));
	set_note(record, row->note);
	sheet_set_flag(record, "group", row->is_group);
}

static void add_year(struct document_job *job, struct template_record *sheet,
		     const struct yearly *year)
{
	struct year_sheet to = { .job = job, .sheet = sheet };
	struct alerts missing = ALERTS_INIT;

	/* What is missing has a section of its own. */
	yearly_take(year, job->period, take_figure, &to, &missing);
	alerts_release(&missing);
}

static int fill_year(struct document_job *job)
{
	struct yearly year = { .awards = NULL };
	enum language before = language_now();
	int result = yearly_read(&year, job->programme, job->period);
	struct template_record *sheet;

	if (!result) {
		sheet = sheet_add(job);
		set_period(job, sheet);
		template_set(sheet, "goal", sheet_label(job, &job->programme->program.goal));
		language_set(job->programme->program.language);
		add_year(job, sheet, &year);
		language_set(before);
	}
	yearly_release(&year);
	return result;
}

/* Nobody is named in it. */
const struct document_type document_report_year = {
	.id = "report-year",
	.name = { "report of the year", "отчёт за год" },
	.operands = "",
	.fields = &year_fields,
	.prepare = prepare_year,
	.fill = fill_year,
};
