/* answer_sheet.c - a sheet with one row per person, as form services export it */
#include "model/answer_records.h"

#include "base/text.h"
#include "model/grouping.h"
#include "model/responses.h"

enum heading_type {
	HEADING_EXTRA,
	HEADING_ID,
	HEADING_NAME,
	HEADING_CLASS, /* of a survey that asks classes */
	HEADING_DAY,
	HEADING_PAIR,
	HEADING_QUESTION,
	HEADING_DOUBTFUL, /* already among the faults */
};

struct heading {
	enum heading_type type;
	size_t question;
	bool exact; /* of HEADING_QUESTION: not cut or lengthened */
	char *plain;
};

/* The texts of a question without punctuation. */
struct question_texts {
	char *en, *ru, *id;
};

struct sheet {
	struct records *records;
	const struct bases *bases;
	const struct answer_sheet_options *options;
	struct answer_sheet_report *report;
	struct reader in;
	const char *name;
	struct heading *headings;
	struct question_texts *texts; /* of the survey's questions */
	struct strmap answered; /* person and pair → line; of answers.csv: behind ANSWERED_BEFORE */
	unsigned long next_anonymous;
	char **names; /* of all people, plain: mentors, then mentees */
};

#define ANSWERED_BEFORE ((size_t)1 << 40)

static char *plain(const char *s)
{
	struct strbuf out = STRBUF_INIT;

	text_plain(&out, s, strlen(s));
	return strbuf_detach(&out, NULL);
}

static void sheet_fault(struct sheet *s, const char *column, const char *rule, const char *message)
{
	struct place place = { .file = s->name, .line = s->in.line, .column = column };

	findings_add(&s->records->findings, place, SEVERITY_ERROR, rule, "%s", message);
}

/* ---- headings ---- */

static const struct {
	enum heading_type type;
	const char *text; /* plain; ending with a blank: the heading begins so */
} usual_headings[] = {
	{ HEADING_ID, "person" },
	{ HEADING_ID, "participant" },
	{ HEADING_ID, "participant id" },
	{ HEADING_ID, "id" },
	{ HEADING_ID, "код" },
	{ HEADING_ID, "код участника" },
	{ HEADING_ID, "участник" },
	{ HEADING_NAME, "name" },
	{ HEADING_NAME, "full name" },
	{ HEADING_NAME, "your name" },
	{ HEADING_NAME, "имя" },
	{ HEADING_NAME, "имя и фамилия" },
	{ HEADING_NAME, "ваше имя" },
	{ HEADING_NAME, "фио" },
	{ HEADING_NAME, "фио " },
	{ HEADING_NAME, "ф и о" },
	{ HEADING_NAME, "ф и о " },
	{ HEADING_NAME, "фамилия имя" },
	{ HEADING_NAME, "фамилия имя " },
	{ HEADING_NAME, "фамилия и имя" },
	{ HEADING_NAME, "ваши фамилия и имя" },
	{ HEADING_NAME, "ваши фамилия имя отчество" },
	{ HEADING_CLASS, "class" },
	{ HEADING_CLASS, "your class" },
	{ HEADING_CLASS, "класс" },
	{ HEADING_CLASS, "ваш класс" },
	{ HEADING_CLASS, "твой класс" },
	{ HEADING_DAY, "date" },
	{ HEADING_DAY, "timestamp" },
	{ HEADING_DAY, "completion time" },
	{ HEADING_DAY, "submitted at" },
	{ HEADING_DAY, "дата" },
	{ HEADING_DAY, "дата заполнения" },
	{ HEADING_DAY, "дата и время" },
	{ HEADING_DAY, "дата создания" },
	{ HEADING_DAY, "время создания" },
	{ HEADING_DAY, "время заполнения" },
	{ HEADING_DAY, "время завершения" },
	{ HEADING_DAY, "отметка времени" },
	{ HEADING_PAIR, "pair" },
	{ HEADING_PAIR, "пара" },
};

static enum heading_type usual_type(const struct survey *survey, const char *heading)
{
	for (size_t i = 0; i < ARRAY_SIZE(usual_headings); i++) {
		const char *text = usual_headings[i].text;
		size_t len = strlen(text);

		if (usual_headings[i].type == HEADING_CLASS && !streq(survey->role, "class"))
			continue;
		if (streq(text, heading) || (text[len - 1] == ' ' && !strncmp(text, heading, len)))
			return usual_headings[i].type;
	}
	return HEADING_EXTRA;
}

/* Without the number that some services put in front: "3 насколько …". */
static const char *behind_number(const char *text)
{
	const char *at = text;

	while (is_digit(*at))
		at++;
	return at > text && *at == ' ' ? at + 1 : text;
}

/* Bytes: ten Latin letters, or five Cyrillic ones and a bit; less begins too many sentences. */
#define SHORTEST_PART 10

static bool begins(const char *whole, const char *part)
{
	size_t len = strlen(part);

	return text_width(part, len) >= SHORTEST_PART && !strncmp(whole, part, len);
}

enum likeness { UNLIKE, NEAR, PART, SAME };

static size_t count_words(const char *text)
{
	size_t n = *text != '\0';

	for (; *text; text++)
		n += *text == ' ';
	return n;
}

static bool has_word(const char *text, const char *word, size_t len)
{
	for (const char *at = text; *at;) {
		size_t n = strcspn(at, " ");

		if (n == len && !strncmp(at, word, n))
			return true;
		at += n + (at[n] == ' ');
	}
	return false;
}

static size_t common_words(const char *a, const char *b)
{
	size_t n = 0;

	while (*a) {
		size_t len = strcspn(a, " ");

		n += has_word(b, a, len);
		a += len + (a[len] == ' ');
	}
	return n;
}

/* Words that both begin with. */
static size_t same_beginning(const char *a, const char *b)
{
	size_t n = 0;

	while (*a && *b) {
		size_t len = strcspn(a, " ");

		if (len != strcspn(b, " ") || strncmp(a, b, len))
			break;
		n++;
		a += len + (a[len] == ' ');
		b += len + (b[len] == ' ');
	}
	return n;
}

/* Three words, or two that are half of the shorter one: "how often did you meet". */
static bool begin_alike(const char *a, const char *b)
{
	size_t shorter = count_words(a) < count_words(b) ? count_words(a) : count_words(b);
	size_t same = same_beginning(a, b);

	return same >= 3 || (same == 2 && shorter <= 4);
}

/* Three words of five in common, or the first ones: too near to be taken for something else without asking. */
static bool is_near(const char *a, const char *b)
{
	size_t longer = count_words(a) > count_words(b) ? count_words(a) : count_words(b);

	return longer >= 3 && (5 * common_words(a, b) >= 3 * longer || begin_alike(a, b));
}

static enum likeness likeness_of(const char *heading, const char *text)
{
	const char *bare = behind_number(heading);

	if (!text || !*text)
		return UNLIKE;
	if (streq(heading, text) || streq(bare, text))
		return SAME;
	if (begins(text, bare) || begins(bare, text) || begins(heading, text))
		return PART;
	return is_near(bare, text) ? NEAR : UNLIKE;
}

static enum likeness best(enum likeness a, enum likeness b)
{
	return a > b ? a : b;
}

static enum likeness question_likeness(const struct sheet *s, const char *heading, size_t q)
{
	const struct question_texts *t = &s->texts[q];

	if (streq(heading, t->id))
		return SAME;
	return best(likeness_of(heading, t->en), likeness_of(heading, t->ru));
}

static void fault_doubtful(struct sheet *s, size_t column, enum likeness likeness)
{
	const struct survey *survey = s->options->survey;
	struct strbuf which = STRBUF_INIT, message = STRBUF_INIT;

	for (size_t q = 0; q < survey->n_questions; q++)
		if (question_likeness(s, s->headings[column].plain, q) == likeness)
			strbuf_addf(&which, "%s%s", which.len ? ", " : "", survey->questions[q].id);
	strbuf_addf(&message,
		    _("it is doubtful which question this is (%s); --heading "
		      "'HEADING=QUESTION' says it"),
		    which.buf);
	sheet_fault(s, s->in.columns[column], "doubtful-heading", message.buf);
	strbuf_release(&which);
	strbuf_release(&message);
}

/* The question that the heading is; several that are equally like it are doubtful. */
static void match_question(struct sheet *s, size_t column)
{
	struct heading *heading = &s->headings[column];
	enum likeness highest = UNLIKE;
	size_t n = 0;

	for (size_t q = 0; q < s->options->survey->n_questions; q++) {
		enum likeness likeness = question_likeness(s, heading->plain, q);

		if (likeness > highest) {
			highest = likeness;
			n = 0;
		}
		if (likeness == highest && !n++)
			heading->question = q;
	}
	if (highest == UNLIKE)
		return;
	heading->type = highest > NEAR && n == 1 ? HEADING_QUESTION : HEADING_DOUBTFUL;
	heading->exact = highest == SAME;
	if (heading->type == HEADING_DOUBTFUL)
		fault_doubtful(s, column, highest);
}

/* What the user said about the heading: "HEADING=QUESTION". Returns false when nothing. */
static bool settled_by_user(struct sheet *s, size_t column)
{
	const struct survey *survey = s->options->survey;
	struct heading *heading = &s->headings[column];

	for (size_t i = 0; i < s->options->n_named; i++) {
		const char *named = s->options->named[i], *equals = strrchr(named, '=');
		char *text = xmemdup0(named, (size_t)(equals - named)), *flat = plain(text);
		bool meant = streq(flat, heading->plain);

		free(text);
		free(flat);
		if (!meant)
			continue;
		heading->type = HEADING_EXTRA;
		for (size_t q = 0; q < survey->n_questions; q++)
			if (streq(survey->questions[q].id, equals + 1)) {
				*heading = (struct heading){ HEADING_QUESTION, q, true,
							     heading->plain };
			}
		return true;
	}
	return false;
}

/* Two headings for one question: the exact one is it, otherwise both are doubtful. */
static void settle_rivals(struct sheet *s, size_t a, size_t b)
{
	struct heading *first = &s->headings[a], *second = &s->headings[b];
	struct strbuf message = STRBUF_INIT;

	if (first->type != HEADING_QUESTION || second->type != HEADING_QUESTION ||
	    first->question != second->question)
		return;
	strbuf_addf(&message,
		    _("this and '%s' are both question '%s'; --heading 'HEADING=' leaves one out"),
		    s->in.columns[a], s->options->survey->questions[first->question].id);
	sheet_fault(s, s->in.columns[b], "doubtful-heading", message.buf);
	second->type = HEADING_DOUBTFUL;
	strbuf_release(&message);
}

static void add_quoted(struct strbuf *list, const char *text)
{
	strbuf_addf(list, "%s'%s'", list->len ? ", " : "", text);
}

static void report_headings(struct sheet *s)
{
	const struct survey *survey = s->options->survey;

	for (size_t c = 0; c < s->in.n_columns; c++)
		if (s->headings[c].type == HEADING_EXTRA && *s->in.columns[c])
			add_quoted(&s->report->extra, s->in.columns[c]);
	for (size_t q = 0; q < survey->n_questions; q++) {
		bool found = false;

		for (size_t c = 0; c < s->in.n_columns; c++)
			found |= s->headings[c].type != HEADING_EXTRA &&
				 s->headings[c].question == q &&
				 (s->headings[c].type == HEADING_QUESTION ||
				  s->headings[c].type == HEADING_DOUBTFUL);
		if (!found)
			add_quoted(&s->report->absent, survey->questions[q].id);
	}
}

static void read_headings(struct sheet *s)
{
	size_t n_questions = 0;

	for (size_t c = 0; c < s->in.n_columns; c++) {
		struct heading *heading = &s->headings[c];

		heading->plain = plain(s->in.columns[c]);
		if (settled_by_user(s, c))
			continue;
		heading->type = usual_type(s->options->survey, heading->plain);
		if (heading->type == HEADING_EXTRA && *heading->plain)
			match_question(s, c);
	}
	for (size_t b = 0; b < s->in.n_columns; b++)
		for (size_t a = 0; a < b; a++)
			settle_rivals(s, a, b);
	for (size_t c = 0; c < s->in.n_columns; c++)
		n_questions += s->headings[c].type == HEADING_QUESTION ||
			       s->headings[c].type == HEADING_DOUBTFUL;
	if (!n_questions)
		sheet_fault(s, NULL, "no-question", _("no heading is a question of the survey"));
	report_headings(s);
}

/* ---- who answered ---- */

static size_t find_heading(const struct sheet *s, enum heading_type type)
{
	for (size_t c = 0; c < s->in.n_columns; c++)
		if (s->headings[c].type == type)
			return c;
	return SIZE_MAX;
}

/* Every word of the given name stands in the person's, and there are two at least. */
static bool is_named(const char *given, const char *name)
{
	size_t words = count_words(given);

	return words >= 2 && common_words(given, name) == words;
}

static bool answers_survey(const struct sheet *s, const struct person *person)
{
	const char *role = s->options->survey->role;

	if (streq(role, "mentor"))
		return person->side == SIDE_MENTOR;
	return person->side == SIDE_MENTEE || !streq(role, "mentee");
}

static const struct person *person_at(const struct bases *bases, size_t i)
{
	return i < bases->n_mentors ? &bases->mentors[i] : &bases->mentees[i - bases->n_mentors];
}

static void fault_names(struct sheet *s, size_t column, const char *text, const struct strbuf *ids)
{
	struct strbuf message = STRBUF_INIT;

	if (ids->len)
		strbuf_addf(&message, _("'%s' may be %s: put the id into the column"), text,
			    ids->buf);
	else
		strbuf_addf(&message, _("nobody who answers this survey is called '%s'"), text);
	sheet_fault(s, s->in.columns[column], "no-such-record", message.buf);
	strbuf_release(&message);
}

static const char *id_of_name(struct sheet *s, size_t column)
{
	const struct bases *bases = s->bases;
	const char *text = s->in.fields[column], *found = NULL;
	char *given = plain(text);
	struct strbuf ids = STRBUF_INIT;
	size_t n = 0;

	for (size_t i = 0; i < bases->n_mentors + bases->n_mentees; i++) {
		const struct person *person = person_at(bases, i);

		if (!answers_survey(s, person) || !is_named(given, s->names[i]) ||
		    (found && streq(found, person->id)))
			continue;
		n++;
		found = person->id;
		strbuf_addf(&ids, "%s%s", ids.len ? ", " : "", person->id);
	}
	if (n != 1) {
		fault_names(s, column, text, &ids);
		found = NULL;
	}
	strbuf_release(&ids);
	free(given);
	return found;
}

static const char *keep(struct sheet *s, const char *text)
{
	return arena_memdup0(&s->records->arena, text, strlen(text));
}

static const char *checked_id(struct sheet *s, size_t column)
{
	struct strbuf out = STRBUF_INIT;
	const char *id = NULL;

	if (respondent_check(s->bases, s->options->survey, s->in.fields[column], &out))
		sheet_fault(s, s->in.columns[column], "answer-person", out.buf);
	else
		id = keep(s, out.buf);
	strbuf_release(&out);
	return id;
}

/* A null pointer after a fault. */
static const char *person_of_row(struct sheet *s)
{
	size_t id = find_heading(s, HEADING_ID), name = find_heading(s, HEADING_NAME);
	size_t class = find_heading(s, HEADING_CLASS);
	char number[32];

	if (s->options->anonymous) {
		snprintf(number, sizeof(number), ANONYMOUS "%lu", s->next_anonymous++);
		return keep(s, number);
	}
	if (id != SIZE_MAX && *s->in.fields[id])
		return checked_id(s, id);
	if (name != SIZE_MAX && survey_person(s->bases, s->options->survey, s->in.fields[name]))
		return checked_id(s, name); /* an id where the name was asked for */
	if (name != SIZE_MAX && *s->in.fields[name])
		return id_of_name(s, name);
	if (class != SIZE_MAX && *s->in.fields[class])
		return checked_id(s, class);
	sheet_fault(s, NULL, "missing-value", _("it is not said who answered"));
	return NULL;
}

/* ---- rows ---- */

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

/* The day of a time stamp: what stands before the first blank or T. DATE_NONE after a fault. */
static int day_of_row(struct sheet *s)
{
	size_t column = find_heading(s, HEADING_DAY);
	const char *text = column == SIZE_MAX ? "" : s->in.fields[column];
	int date = s->options->date, today = s->bases->today;
	bool given = date != DATE_NONE;
	struct strbuf message = STRBUF_INIT;
	char buf[DATE_SIZE];

	if (!given && !*text)
		return today;
	if (!given)
		date = day_of_stamp(text);
	if (date == DATE_NONE)
		strbuf_addf(&message, _("'%s' does not begin with a date; --date gives one"), text);
	else if (date > today)
		strbuf_addf(&message, _("'%s' is after today, %s"), text, date_format(today, buf));
	if (message.len) {
		sheet_fault(s, column == SIZE_MAX ? NULL : s->in.columns[column], "bad-value",
			    message.buf);
		date = DATE_NONE;
	}
	strbuf_release(&message);
	return date;
}

static void make_row_key(const struct sheet *s, struct strbuf *key, const char *person_id,
			 const char *pair_id, int date)
{
	const struct person *person = survey_person(s->bases, s->options->survey, person_id);
	const struct pair *pair =
		person ? bases_pair_of(s->bases, person->id, pair_id, date) : NULL;

	strbuf_addstr(key, person ? person->id : person_id);
	strbuf_addch(key, '\0');
	strbuf_addstr(key, pair ? pair->id : pair_id);
}

/* One message for the row in place of one for each of its answers. */
static bool is_first_answer(struct sheet *s, const char *person, const char *pair, int date)
{
	struct strbuf key = STRBUF_INIT, message = STRBUF_INIT;
	size_t line;

	make_row_key(s, &key, person, pair, date);
	line = strmap_add(&s->answered, key.buf, key.len, s->in.line);
	if (line != STRMAP_NONE && line >= ANSWERED_BEFORE)
		strbuf_addf(&message, _("'%s' has answered already: %s:%zu"), person,
			    s->records->schema->name, line - ANSWERED_BEFORE);
	else if (line != STRMAP_NONE)
		strbuf_addf(&message, _("'%s' has answered already in line %zu"), person, line);
	if (message.len)
		sheet_fault(s, NULL, "duplicate", message.buf);
	strbuf_release(&key);
	strbuf_release(&message);
	return line == STRMAP_NONE;
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

static bool is_blank_text(const char *text)
{
	while (is_blank(*text) || *text == '\n' || *text == '\r')
		text++;
	return !*text;
}

/* Spreadsheets leave such rows below the answers. */
static bool is_empty_row(const struct sheet *s)
{
	for (size_t c = 0; c < s->in.n_columns; c++)
		if (!is_blank_text(s->in.fields[c]))
			return false;
	return true;
}

static void take_row(struct sheet *s)
{
	size_t pair_column = find_heading(s, HEADING_PAIR);
	const char *pair = pair_column == SIZE_MAX ? "" : s->in.fields[pair_column];
	const char *person = person_of_row(s);
	int date = day_of_row(s);
	char day[DATE_SIZE];

	s->report->rows++;
	if (!person || date == DATE_NONE || !is_first_answer(s, person, pair, date))
		person = NULL;
	date_format(date, day);
	for (size_t c = 0; c < s->in.n_columns; c++)
		if (s->headings[c].type == HEADING_QUESTION && !is_blank_text(s->in.fields[c]))
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

/* Who has answered the survey in this wave, and the numbers of those without a name. */
static void read_answered(struct sheet *s, const struct table *answers)
{
	const struct survey *survey = s->options->survey;
	const char *wave = s->options->wave ? s->options->wave : survey->wave;

	s->next_anonymous = 1;
	for (size_t row = 0; row < answers->n_rows; row++) {
		const char *person = table_gets(answers, row, "person"), *number;
		const char *day = table_gets(answers, row, "date");
		int date = DATE_NONE;
		struct strbuf key = STRBUF_INIT;

		if (skip_prefix(person, ANONYMOUS, &number) &&
		    strtoul(number, NULL, 10) >= s->next_anonymous)
			s->next_anonymous = strtoul(number, NULL, 10) + 1;
		if (!streq(table_gets(answers, row, "survey"), survey->id) || !wave ||
		    !streq(table_gets(answers, row, "wave"), wave))
			continue;
		date_parse(day, strlen(day), &date);
		make_row_key(s, &key, person, table_gets(answers, row, "pair"), date);
		strmap_add(&s->answered, key.buf, key.len,
			   ANSWERED_BEFORE + table_line(answers, row));
		strbuf_release(&key);
	}
}

static void prepare(struct sheet *s)
{
	const struct survey *survey = s->options->survey;
	const struct bases *bases = s->bases;
	size_t people = bases->n_mentors + bases->n_mentees;

	s->headings = xcalloc(s->in.n_columns, sizeof(*s->headings));
	s->texts = xcalloc(survey->n_questions, sizeof(*s->texts));
	for (size_t q = 0; q < survey->n_questions; q++) {
		const struct question *question = &survey->questions[q];

		s->texts[q] = (struct question_texts){
			.en = plain(question->name.en ? question->name.en : ""),
			.ru = plain(question->name.ru ? question->name.ru : ""),
			.id = plain(question->id),
		};
	}
	s->names = xcalloc(people ? people : 1, sizeof(*s->names));
	for (size_t i = 0; i < people; i++)
		s->names[i] = plain(person_at(bases, i)->name);
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
	for (size_t i = 0; s->names && i < s->bases->n_mentors + s->bases->n_mentees; i++)
		free(s->names[i]);
	free(s->headings);
	free(s->texts);
	free(s->names);
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
		read_headings(&s);
		read_answered(&s, answers);
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
