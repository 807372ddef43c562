/* answer_headings.c - which heading of a sheet is which question */
#include "model/answer_sheet.h"

#include "base/text.h"

char *sheet_plain(const char *s)
{
	struct strbuf out = STRBUF_INIT;

	text_plain(&out, s, strlen(s));
	return strbuf_detach(&out, NULL);
}

void sheet_fault(struct sheet *s, const char *column, const char *rule, const char *message)
{
	struct place place = { .file = s->name, .line = s->in.line, .column = column };

	findings_add(&s->records->findings, place, SEVERITY_ERROR, rule, "%s", message);
}

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
	{ HEADING_ID, "человек" },
	{ HEADING_NAME, "name" },
	{ HEADING_NAME, "full name" },
	{ HEADING_NAME, "your name" },
	{ HEADING_NAME, "имя" },
	{ HEADING_NAME, "имя и фамилия" },
	{ HEADING_NAME, "ваше имя" },
	{ HEADING_NAME, "what is your name" },
	{ HEADING_NAME, "как вас зовут" },
	{ HEADING_NAME, "как тебя зовут" },
	{ HEADING_NAME, "ваше фио" },
	{ HEADING_NAME, "твое фио" },
	{ HEADING_NAME, "твое имя" },
	{ HEADING_NAME, "фио" },
	{ HEADING_NAME, "фио " },
	{ HEADING_NAME, "ф и о" },
	{ HEADING_NAME, "ф и о " },
	{ HEADING_NAME, "фамилия имя" },
	{ HEADING_NAME, "фамилия имя " },
	{ HEADING_NAME, "фамилия и имя" },
	{ HEADING_NAME, "ваша фамилия имя" },
	{ HEADING_NAME, "ваша фамилия имя " },
	{ HEADING_NAME, "ваша фамилия и имя" },
	{ HEADING_NAME, "ваши фамилия имя" },
	{ HEADING_NAME, "ваши фамилия имя " },
	{ HEADING_NAME, "ваши фамилия и имя" },
	{ HEADING_NAME, "твоя фамилия и имя" },
	{ HEADING_NAME, "твои фамилия и имя" },
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

/* In a survey of partners it is an organisation that has a name. */
static const char *const partner_headings[] = { "organization", "organisation",
						"partner",      "название",
						"организация",  "название организации",
						"партнер",      "наименование",
						"предприятие",  "наименование организации" };

static bool names_partner(const struct survey *survey, const char *heading)
{
	for (size_t i = 0; survey_asks_partners(survey) && i < ARRAY_SIZE(partner_headings); i++)
		if (streq(partner_headings[i], heading))
			return true;
	return false;
}

static enum heading_type usual_type(const struct survey *survey, const char *heading)
{
	if (names_partner(survey, heading))
		return HEADING_NAME;
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

static enum heading_type type_called(const struct survey *survey, const char *text)
{
	char *plain = sheet_plain(text);
	enum heading_type type = usual_type(survey, plain);

	free(plain);
	return type;
}

bool answer_heading_is_usual(const struct survey *survey, const char *text)
{
	return type_called(survey, text) != HEADING_EXTRA;
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

/* Cut so short that it could be many a sentence, yet whole words that the question begins with. */
static bool begins_shortly(const char *whole, const char *part)
{
	size_t len = strlen(part);

	return len && !strncmp(whole, part, len) && (whole[len] == ' ' || !whole[len]);
}

enum likeness { UNLIKE, NEAR, PART, SAME };

size_t sheet_count_words(const char *text)
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

size_t sheet_common_words(const char *a, const char *b)
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
	size_t shorter = sheet_count_words(a) < sheet_count_words(b) ? sheet_count_words(a)
								     : sheet_count_words(b);
	size_t same = same_beginning(a, b);

	return same >= 3 || (same == 2 && shorter <= 4);
}

/* Three words of five in common, or the first ones: too near to be taken for something else without asking. */
static bool is_near(const char *a, const char *b)
{
	size_t longer = sheet_count_words(a) > sheet_count_words(b) ? sheet_count_words(a)
								    : sheet_count_words(b);

	return longer >= 3 && (5 * sheet_common_words(a, b) >= 3 * longer || begin_alike(a, b));
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
	return is_near(bare, text) || begins_shortly(text, bare) ? NEAR : UNLIKE;
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
		char *text = xmemdup0(named, (size_t)(equals - named)), *flat = sheet_plain(text);
		bool meant = streq(flat, heading->plain);

		free(text);
		free(flat);
		if (!meant)
			continue;
		heading->type = type_called(survey, equals + 1);
		heading->settled = true;
		for (size_t q = 0; q < survey->n_questions; q++)
			if (streq(survey->questions[q].id, equals + 1)) {
				heading->type = HEADING_QUESTION;
				heading->question = q;
				heading->exact = true;
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

/* Who answered is not taken from a sheet that is to be anonymous: neither the name nor the class. */
static bool is_left_out(const struct sheet *s, enum heading_type type)
{
	return type == HEADING_EXTRA ||
	       (s->options->anonymous &&
		(type == HEADING_ID || type == HEADING_NAME || type == HEADING_CLASS));
}

void sheet_report_headings(struct sheet *s)
{
	const struct survey *survey = s->options->survey;

	for (size_t c = 0; c < s->in.n_columns; c++)
		if (is_left_out(s, s->headings[c].type) && *s->in.columns[c])
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

void sheet_read_headings(struct sheet *s)
{
	size_t n_questions = 0;

	for (size_t c = 0; c < s->in.n_columns; c++) {
		struct heading *heading = &s->headings[c];

		heading->plain = sheet_plain(s->in.columns[c]);
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
}

size_t sheet_find_heading(const struct sheet *s, enum heading_type type)
{
	size_t found = SIZE_MAX;

	for (size_t c = 0; c < s->in.n_columns; c++) {
		if (s->headings[c].type != type)
			continue;
		if (s->headings[c].settled)
			return c;
		if (found == SIZE_MAX)
			found = c;
	}
	return found;
}
