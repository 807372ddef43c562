/* answer_sheet.c - a sheet with one row per person, as form services export it */
#include "model/answer_sheet.h"

/* Also 2021/11/20 and 1.11.2021, as form services write it; DATE_NONE: no day. */
static int day_of_stamp(const char *text)
{
	size_t len = strcspn(text, " T,");
	int date = DATE_NONE;
	struct strbuf day = STRBUF_INIT;

	for (size_t i = 0; i < len; i++) {
		bool alone = is_digit(text[i]) && (!i || !is_digit(text[i - 1])) &&
			     !is_digit(text[i + 1]);

		strbuf_addf(&day, "%s%c", alone ? "0" : "", text[i] == '/' ? '-' : text[i]);
	}
	date_parse(day.buf, day.len, &date);
	strbuf_release(&day);
	return date;
}

/* 10/26/2021 in the order that the whole column shows; DATE_NONE: it shows none, or there is no such day. */
static int day_of_slashes(const struct sheet *s, int first, int second, int year)
{
	char text[64];
	int date = DATE_NONE, month = s->slashes == MONTH_FIRST ? first : second;
	int day = s->slashes == MONTH_FIRST ? second : first;

	if (s->slashes == SLASHES_UNKNOWN)
		return DATE_NONE;
	snprintf(text, sizeof(text), "%04d-%02d-%02d", year, month, day);
	date_parse(text, strlen(text), &date);
	return date;
}

static int day_of_text(const struct sheet *s, const char *text, struct strbuf *why)
{
	int first, second, year, date;
	bool slashed = sheet_slashed_day(text, &first, &second, &year);

	date = slashed ? day_of_slashes(s, first, second, year) : day_of_stamp(text);
	if (date == DATE_NONE && slashed && first <= 12 && second <= 12)
		strbuf_addf(
			why,
			_("'%s' may be day/month or month/day, and the column does not tell: write "
			  "%04d-%02d-%02d or %04d-%02d-%02d, or give all rows one day with --date"),
			text, year, second, first, year, first, second);
	else if (date == DATE_NONE)
		strbuf_addf(why, _("'%s' does not begin with a date; --date gives one"), text);
	return date;
}

/* The day of a time stamp: what stands before the first blank or T. DATE_NONE after a fault. */
static int day_of_row(struct sheet *s)
{
	size_t column = sheet_find_heading(s, HEADING_DAY);
	const char *text = column == SIZE_MAX ? "" : s->in.fields[column];
	int date = s->options->date, today = s->bases->today;
	bool given = date != DATE_NONE;
	struct strbuf message = STRBUF_INIT;
	char buf[DATE_SIZE];

	if (!given && !*text)
		return today;
	if (!given)
		date = day_of_text(s, text, &message);
	if (date != DATE_NONE && date > today)
		strbuf_addf(&message, _("'%s' is after today, %s"), text, date_format(today, buf));
	if (message.len) {
		sheet_fault(s, column == SIZE_MAX ? NULL : s->in.columns[column], "bad-value",
			    message.buf);
		date = DATE_NONE;
	}
	strbuf_release(&message);
	return date;
}

enum earlier { ANSWERED_NEVER, ANSWERED_THE_SAME, ANSWERED_OTHERWISE };

static void fault_answered(struct sheet *s, const char *person, size_t line)
{
	struct strbuf message = STRBUF_INIT;

	if (line >= ANSWERED_BEFORE)
		strbuf_addf(&message, _("'%s' has answered already, otherwise: %s:%zu"), person,
			    s->records->schema->name, s->recorded[line - ANSWERED_BEFORE].line);
	else if (respondent_class(person))
		strbuf_addf(&message,
			    _("'%s' has answered already in line %zu; a row per pupil takes "
			      "--anonymous, and to keep classes apart a file and --wave of its own "
			      "for each"),
			    person, line);
	else
		strbuf_addf(&message, _("'%s' has answered already in line %zu"), person, line);
	sheet_fault(s, NULL, "duplicate", message.buf);
	strbuf_release(&message);
}

/* One message for the row in place of one for each of its answers. */
static enum earlier find_earlier(struct sheet *s, const char *person, const char *pair, int date)
{
	enum earlier earlier = ANSWERED_OTHERWISE;
	struct strbuf key = STRBUF_INIT;
	size_t line;

	sheet_row_key(s, &key, person, pair, date);
	line = strmap_add(&s->answered, key.buf, key.len, s->in.line);
	strbuf_release(&key);
	if (line == STRMAP_NONE)
		return ANSWERED_NEVER;
	if (line >= ANSWERED_BEFORE &&
	    sheet_row_says(s, &s->recorded[line - ANSWERED_BEFORE], false))
		earlier = ANSWERED_THE_SAME;
	else
		fault_answered(s, person, line);
	return earlier;
}

/* Without a person only what is wrong with the answer is said. */
static void take_cell(struct sheet *s, size_t column, const char *person, const char *day,
		      const char *pair)
{
	const struct survey *survey = s->options->survey;
	const struct question *question = &survey->questions[s->headings[column].question];
	const char *text = s->in.fields[column];
	struct strbuf value = STRBUF_INIT, why = STRBUF_INIT;
	int parsed;
	size_t i;

	if (answer_parse(survey, question, text, &parsed, &why))
		sheet_fault(s, s->in.columns[column], "answer-value", why.buf);
	if (why.len || !person)
		goto out;
	i = records_add(s->records, s->in.line);
	answer_normalise(question, text, parsed, &value);
	record_set(s->records, i, "survey", survey->id);
	record_set(s->records, i, "wave", s->options->wave ? s->options->wave : "");
	record_set(s->records, i, "date", day);
	record_set(s->records, i, "person", person);
	record_set(s->records, i, "pair", pair);
	record_set(s->records, i, "question", question->id);
	record_set(s->records, i, "answer", value.buf);
out:
	strbuf_release(&value);
	strbuf_release(&why);
}

bool sheet_is_blank(const char *text)
{
	while (is_blank(*text) || *text == '\n' || *text == '\r')
		text++;
	return !*text;
}

/* Spreadsheets leave such rows below the answers. */
static bool is_empty_row(const struct sheet *s)
{
	for (size_t c = 0; c < s->in.n_columns; c++)
		if (!sheet_is_blank(s->in.fields[c]))
			return false;
	return true;
}

static void take_row(struct sheet *s)
{
	size_t pair_column = sheet_find_heading(s, HEADING_PAIR);
	const char *pair = pair_column == SIZE_MAX ? "" : s->in.fields[pair_column];
	const char *person = sheet_respondent(s);
	enum earlier earlier = ANSWERED_NEVER;
	int date = day_of_row(s);
	char day[DATE_SIZE];

	s->report->rows++;
	if (person && date != DATE_NONE)
		earlier = find_earlier(s, person, pair, date);
	if (earlier == ANSWERED_THE_SAME) {
		s->report->repeated++;
		return;
	}
	if (date == DATE_NONE || earlier == ANSWERED_OTHERWISE)
		person = NULL;
	if (person && s->options->anonymous)
		s->report->alike += sheet_row_is_like_unnamed(s, date);
	date_format(date, day);
	for (size_t c = 0; c < s->in.n_columns; c++)
		if (s->headings[c].type == HEADING_QUESTION && !sheet_is_blank(s->in.fields[c]))
			take_cell(s, c, person, day, pair);
}

/* ---- the whole ---- */

static bool is_full(struct sheet *s)
{
	if (s->records->n + s->in.n_columns <= RECORDS_MAX)
		return false;
	sheet_fault(s, NULL, "too-many-records", _("the sheet has too many rows"));
	return true;
}

static void prepare(struct sheet *s)
{
	const struct survey *survey = s->options->survey;

	s->headings = xcalloc(s->in.n_columns, sizeof(*s->headings));
	s->texts = xcalloc(survey->n_questions, sizeof(*s->texts));
	for (size_t q = 0; q < survey->n_questions; q++) {
		const struct question *question = &survey->questions[q];

		s->texts[q] = (struct question_texts){
			.en = sheet_plain(question->name.en ? question->name.en : ""),
			.ru = sheet_plain(question->name.ru ? question->name.ru : ""),
			.id = sheet_plain(question->id),
		};
	}
	sheet_read_names(s);
}

static void release(struct sheet *s)
{
	for (size_t q = 0; s->texts && q < s->options->survey->n_questions; q++) {
		free(s->texts[q].en);
		free(s->texts[q].ru);
		free(s->texts[q].id);
	}
	for (size_t c = 0; s->headings && c < s->in.n_columns; c++)
		free(s->headings[c].plain);
	free(s->headings);
	free(s->texts);
	sheet_forget_names(s);
	sheet_forget_recorded(s);
	strmap_release(&s->answered);
	reader_release(&s->in);
}

/* Form services repeat headings; which of them is meant is asked only where it matters. */
static void take_over_findings(struct sheet *s, const struct findings *found)
{
	for (size_t i = 0; i < found->n; i++) {
		const struct finding *f = &found->items[i];
		struct place place = { f->file, f->line, f->byte_column, f->id, f->column, f->row };

		if (!streq(f->rule, "duplicate-column"))
			findings_add(&s->records->findings, place, f->severity, f->rule, "%s",
				     f->message);
	}
}

/* Headings in another encoding are none: what could be said of them would only hide the reason. */
static bool is_readable(const struct findings *structure)
{
	for (size_t i = 0; i < structure->n; i++)
		if (streq(structure->items[i].rule, "not-utf8"))
			return false;
	return true;
}

void answer_sheet_read(struct records *records, const struct bases *bases,
		       const struct table *answers, const char *name, const struct strbuf *bytes,
		       const struct answer_sheet_options *options,
		       struct answer_sheet_report *report)
{
	struct sheet s = { .records = records,
			   .bases = bases,
			   .options = options,
			   .report = report,
			   .name = name };
	struct csv_options csv = { .name = name,
				   .encoding = options->encoding,
				   .takes_encoding = true };
	struct findings structure = FINDINGS_INIT;

	records_start(records, schema_find("answers.csv"), name);
	if (!reader_open_bytes(&s.in, bytes->buf, bytes->len, &csv, &structure) &&
	    is_readable(&structure)) {
		prepare(&s);
		sheet_read_headings(&s);
		sheet_look_ahead(&s, bytes);
		sheet_report_headings(&s);
		sheet_read_recorded(&s, answers);
		while (!is_full(&s) && reader_next(&s.in)) {
			if (!is_empty_row(&s))
				take_row(&s);
		}
	}
	take_over_findings(&s, &structure);
	release(&s);
	findings_release(&structure);
}

void answer_sheet_report_release(struct answer_sheet_report *report)
{
	strbuf_release(&report->extra);
	strbuf_release(&report->absent);
}

bool answer_rows_are_long(const struct strbuf *bytes, const char *encoding)
{
	const struct file_schema *schema = schema_find("answers.csv");
	struct csv_options csv = { .encoding = encoding };
	struct findings unused = FINDINGS_INIT;
	bool question = false, answer = false;
	struct reader in;

	if (!reader_open_bytes(&in, bytes->buf, bytes->len, &csv, &unused)) {
		for (size_t c = 0; c < in.n_columns; c++) {
			question |= column_has_heading(schema_column(schema, "question"),
						       in.columns[c]);
			answer |=
				column_has_heading(schema_column(schema, "answer"), in.columns[c]);
		}
	}
	reader_release(&in);
	findings_release(&unused);
	return question && answer;
}
