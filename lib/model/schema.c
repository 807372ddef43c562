/* schema.c - the CSV files and how their cells are read */
#include "model/schema.h"

#include "base/date.h"
#include "base/number.h"
#include "base/strmap.h"
#include "base/text.h"
#include "model/columns/columns.h"
#include "model/program.h"
#include "model/vocabulary.h"

const struct file_schema *const file_schemas[] = {
	&schema_mentors,
	&schema_mentees,
	&schema_consents,
	&schema_staff,
	&schema_requests,
	&schema_choices,
	&schema_exclusions,
	&schema_pairs,
	&schema_meetings,
	&schema_plans,
	&schema_trainings,
	&schema_events,
	&schema_outputs,
	&schema_documents,
	&schema_partners,
	&schema_contacts,
	&schema_answers,
	&schema_measures,
	&schema_indicators,
	&schema_roadmap,
	&schema_practices,
	&schema_awards,
	&schema_proposals,
	&schema_journal,
	NULL,
};

const struct file_schema *schema_find(const char *file)
{
	for (size_t i = 0; file_schemas[i]; i++)
		if (streq(file_schemas[i]->name, file))
			return file_schemas[i];
	return NULL;
}

bool schema_is_file(const char *name)
{
	return schema_find(name);
}

size_t schema_column_index(const struct file_schema *schema, const char *name)
{
	for (size_t i = 0; i < schema->n_columns; i++)
		if (streq(schema->columns[i].name, name))
			return i;
	return SIZE_MAX;
}

const struct column *schema_column(const struct file_schema *schema, const char *name)
{
	size_t i = schema_column_index(schema, name);

	return i == SIZE_MAX ? NULL : &schema->columns[i];
}

bool column_is_called(const struct column *column, const char *heading)
{
	if (streq(heading, column->name))
		return true;
	for (size_t i = 0; column->also && column->also[i]; i++)
		if (streq(heading, column->also[i]))
			return true;
	return false;
}

bool column_has_heading(const struct column *column, const char *heading)
{
	return text_same(heading, column->name) || text_same(heading, column->label) ||
	       text_same(heading, _(column->label)) || column_is_called(column, heading);
}

static bool takes_numbers(const struct column *column)
{
	return column->decimal || column->type == COLUMN_INT || column->type == COLUMN_DECIMAL;
}

bool schema_is_decimal(const char *file, const char *heading)
{
	const struct file_schema *schema = schema_find(file);

	for (size_t i = 0; schema && i < schema->n_columns; i++) {
		const struct column *column = &schema->columns[i];

		if ((column->type == COLUMN_DECIMAL || column->decimal) &&
		    column_has_heading(column, heading))
			return i + 1 == schema->n_columns || !takes_numbers(column + 1);
	}
	return false;
}

const char **schema_column_names(const struct file_schema *schema)
{
	const char **names = xcalloc(schema->n_columns, sizeof(*names));

	for (size_t i = 0; i < schema->n_columns; i++)
		names[i] = schema->columns[i].name;
	return names;
}

bool list_next(const char **next, const char **piece, size_t *len)
{
	const char *at = *next;

	for (;;) {
		size_t n;

		while (is_blank(*at) || *at == ';')
			at++;
		if (!*at)
			return false;
		n = strcspn(at, ";");
		*piece = at;
		*next = at + n;
		while (n && is_blank(at[n - 1]))
			n--;
		*len = n;
		return true;
	}
}

bool list_has(const char *list, const char *id)
{
	const char *piece;
	size_t len;

	while (list_next(&list, &piece, &len))
		if (len == strlen(id) && !memcmp(piece, id, len))
			return true;
	return false;
}

/* Bytes of a blank, a quotation mark or a dash at s; 0: none. */
static size_t passed_over(const char *s)
{
	static const char *const passed[] = { " ", "\xC2\xA0", "«", "»", "\"", "'",
					      "“", "”",        "-", "–", "—" };

	/* Nearly all characters begin otherwise. */
	if (!*s || !strchr(" \"'-\xC2\xE2", *s))
		return 0;
	for (size_t i = 0; i < ARRAY_SIZE(passed); i++)
		if (skip_prefix(s, passed[i], NULL))
			return strlen(passed[i]);
	return 0;
}

/*
 * Copies s, folded, without blanks, quotation marks and dashes: "7 «А»" and "7-а" both give "7а". Between two digits one
 * stays as "-": "1-1" is no 11.
 */
static void class_letters(struct strbuf *out, const char *s)
{
	struct strbuf folded = STRBUF_INIT;
	bool gap = false;

	text_fold(&folded, s, strlen(s));
	for (const char *at = folded.buf; *at;) {
		size_t len = passed_over(at);

		gap = gap || len;
		if (!len) {
			if (gap && is_digit(*at) && out->len && is_digit(out->buf[out->len - 1]))
				strbuf_addch(out, '-');
			gap = false;
			len = 1;
			while (((unsigned char)at[len] & 0xC0) == 0x80)
				len++;
			strbuf_add(out, at, len);
		}
		at += len;
	}
	strbuf_release(&folded);
}

/* Upper case of the letters а to я and a to z; classes have no others. */
static void add_upper(char *out, size_t size, const char *s)
{
	size_t n = 0;

	for (; *s && n + 3 < size; s++) {
		unsigned char c = (unsigned char)*s, next = (unsigned char)s[1];

		if (c >= 'a' && c <= 'z') {
			out[n++] = (char)(c - 'a' + 'A');
		} else if (c == 0xD0 && next >= 0xB0 && next <= 0xBF) {
			out[n++] = (char)0xD0;
			out[n++] = (char)(next - 0x20);
			s++;
		} else if (c == 0xD1 && next >= 0x80 && next <= 0x8F) {
			out[n++] = (char)0xD0;
			out[n++] = (char)(next + 0x20);
			s++;
		} else {
			out[n++] = (char)c;
		}
	}
	out[n] = '\0';
}

/* One letter, perhaps with a digit behind it ("7Б2"), or the word «класс» behind it. */
static bool is_class_letter(const char *s)
{
	unsigned char c = (unsigned char)s[0];

	if (!c)
		return true;
	if (c >= 'a' && c <= 'z')
		return !s[1] || (is_digit(s[1]) && !s[2]);
	if (c == 0xD0 || c == 0xD1)
		return !s[2] || (is_digit(s[2]) && !s[3]);
	return false;
}

int class_parse(const char *s, struct school_class *value)
{
	struct strbuf plain = STRBUF_INIT;
	struct school_class parsed = { .number = 0 };
	const char *at;
	int result = -1;

	class_letters(&plain, s);
	at = plain.buf;
	while (is_digit(*at) && parsed.number < 100)
		parsed.number = parsed.number * 10 + (*at++ - '0');
	if (plain.len >= strlen("класс") && streq(plain.buf + plain.len - strlen("класс"), "класс"))
		strbuf_setlen(&plain, plain.len - strlen("класс"));
	if (at > plain.buf && parsed.number >= 1 && parsed.number <= 11 && plain.buf[0] != '0' &&
	    is_class_letter(at)) {
		add_upper(parsed.letter, sizeof(parsed.letter), at);
		*value = parsed;
		result = 0;
	}
	strbuf_release(&plain);
	return result;
}

bool class_is_meant(const struct school_class *wanted, const struct school_class *value)
{
	return wanted->number == value->number &&
	       (!*wanted->letter || text_looks_same(wanted->letter, value->letter));
}

/* Bytes of a dash at s; 0: none. */
static size_t dash_length(const char *s)
{
	static const char *const dashes[] = { "-", "–", "—" };

	for (size_t i = 0; i < ARRAY_SIZE(dashes); i++)
		if (skip_prefix(s, dashes[i], NULL))
			return strlen(dashes[i]);
	return 0;
}

/* A number at *s, blanks around it passed over; -1 when there is none. */
static int parse_grade(const char **s)
{
	int value = 0;
	const char *digits;

	*s += strspn(*s, " ");
	for (digits = *s; is_digit(**s) && value < 100; (*s)++)
		value = value * 10 + (**s - '0');
	if (*s == digits)
		return -1;
	*s += strspn(*s, " ");
	return value;
}

int class_range_parse(const char *s, struct class_range *value)
{
	struct strbuf plain = STRBUF_INIT;
	const char *at;
	int from, to;
	bool whole;

	text_fold(&plain, s, strlen(s));
	at = plain.buf;
	from = to = parse_grade(&at);
	if (dash_length(at)) {
		at += dash_length(at);
		to = parse_grade(&at);
	}
	whole = !*at;
	strbuf_release(&plain);
	if (!whole || from < 1 || to > 11 || from > to)
		return -1;
	*value = (struct class_range){ from, to };
	return 0;
}

int birth_parse(const char *s, int *first, int *last)
{
	size_t len = strlen(s);
	int64_t year;
	int day;

	if (!date_parse(s, len, &day)) {
		*first = *last = day;
		return 0;
	}
	if (len != 4 || number_parse_int(s, len, &year) || year < 1900 || year > 2199)
		return -1;
	*first = date_from_ymd((int)year, 1, 1);
	*last = date_from_ymd((int)year, 12, 31);
	return 0;
}

static int find_weekday(const char *s, size_t len)
{
	static const char *const russian[] = { "пн", "вт", "ср", "чт", "пт", "сб", "вс" };
	struct strbuf word = STRBUF_INIT;
	int found = -1;

	text_fold(&word, s, len);
	for (int d = 0; found < 0 && d < 7; d++)
		if (streq(word.buf, words_weekday.items[d].id) || streq(word.buf, russian[d]))
			found = d;
	for (int d = 0; found < 0 && d < 7; d++)
		if (label_is(&words_weekday.items[d].name, word.buf))
			found = d;
	strbuf_release(&word);
	return found;
}

/* "15:00" or "15" as minutes, or -1; *end is set behind it. */
static int parse_clock(const char *s, const char **end)
{
	int hours = 0, minutes = 0, digits = 0;

	while (is_digit(*s) && digits < 3)
		hours = hours * 10 + (*s++ - '0'), digits++;
	if (!digits || digits > 2)
		return -1;
	if (*s == ':' || *s == '.') {
		if (!is_digit(s[1]) || !is_digit(s[2]))
			return -1;
		minutes = (s[1] - '0') * 10 + (s[2] - '0');
		s += 3;
	}
	*end = s;
	return hours * 60 + minutes > 24 * 60 || minutes > 59 ? -1 : hours * 60 + minutes;
}

struct day_hours {
	int day;
	int from, to; /* minutes; both -1: the whole day */
};

static int parse_day(const char *s, size_t len, struct day_hours *value)
{
	char *copy = xmemdup0(s, len);
	const char *at = copy + strcspn(copy, " \t");
	int result = -1;

	*value = (struct day_hours){ find_weekday(copy, (size_t)(at - copy)), -1, -1 };
	at += strspn(at, " \t");
	if (value->day >= 0 && !*at) {
		result = 0;
	} else if (value->day >= 0) {
		value->from = parse_clock(at, &at);
		at += strspn(at, " \t");
		if (value->from >= 0 && dash_length(at)) {
			at += dash_length(at);
			at += strspn(at, " \t");
			value->to = parse_clock(at, &at);
			result = value->to > value->from && !*at ? 0 : -1;
		}
	}
	free(copy);
	return result;
}

#define HALF_HOUR 30
#define WHOLE_DAY ((UINT64_C(1) << 48) - 1)

/* Half hours that lie wholly between the two. */
static uint64_t half_hours(const struct day_hours *hours)
{
	uint64_t set = 0;

	if (hours->from < 0)
		return WHOLE_DAY;
	for (int i = 0; i < 48; i++)
		if (i * HALF_HOUR >= hours->from && (i + 1) * HALF_HOUR <= hours->to)
			set |= UINT64_C(1) << i;
	return set;
}

int day_set_parse(const char *s, struct day_set *value)
{
	struct day_set parsed = { .known = false };
	const char *piece;
	size_t len;

	while (list_next(&s, &piece, &len)) {
		struct day_hours hours;

		if (parse_day(piece, len, &hours))
			return -1;
		parsed.half_hours[hours.day] |= half_hours(&hours);
		parsed.known = true;
	}
	*value = parsed;
	return 0;
}

/* ---- one value of each type ---- */

static int normalise_date(const char *s, struct strbuf *out, struct strbuf *why)
{
	char buf[DATE_SIZE];
	int date;

	if (date_parse(s, strlen(s), &date)) {
		strbuf_addf(why, _("'%s' is not a day (YYYY-MM-DD or DD.MM.YYYY)"), s);
		return -1;
	}
	strbuf_addstr(out, date_format(date, buf));
	return 0;
}

static int normalise_birth(const char *s, struct strbuf *out, struct strbuf *why)
{
	int first, last;

	if (birth_parse(s, &first, &last)) {
		strbuf_addf(why, _("'%s' is neither a day nor a year of birth"), s);
		return -1;
	}
	if (strlen(s) == 4) {
		strbuf_addstr(out, s);
		return 0;
	}
	return normalise_date(s, out, why);
}

static int check_bounds(const struct column *column, const char *s, double value,
			struct strbuf *why)
{
	if (column->min == 0 && column->max == 0)
		return 0;
	if (value >= column->min && value <= column->max)
		return 0;
	strbuf_addf(why, _("'%s' is not between %.15g and %.15g"), s, column->min, column->max);
	return -1;
}

static int normalise_int(const struct column *column, const char *s, struct strbuf *out,
			 struct strbuf *why)
{
	int64_t value;

	if (number_parse_int(s, strlen(s), &value)) {
		strbuf_addf(why, _("'%s' is not a whole number"), s);
		return -1;
	}
	if (check_bounds(column, s, (double)value, why))
		return -1;
	strbuf_addf(out, "%lld", (long long)value);
	return 0;
}

static int normalise_decimal(const struct column *column, const char *s, struct strbuf *out,
			     struct strbuf *why)
{
	double value;

	if (number_parse_decimal(s, strlen(s), &value)) {
		strbuf_addf(why, _("'%s' is not a number"), s);
		return -1;
	}
	if (check_bounds(column, s, value, why))
		return -1;
	/* The digits stay as they were written: "4,50" becomes "4.50". */
	for (; *s; s++)
		strbuf_addch(out, *s == ',' ? '.' : *s);
	return 0;
}

static int normalise_class(const char *s, struct strbuf *out, struct strbuf *why)
{
	struct school_class value;

	if (class_parse(s, &value)) {
		strbuf_addf(why, _("'%s' is not a class 1 to 11"), s);
		return -1;
	}
	strbuf_addf(out, "%d%s", value.number, value.letter);
	return 0;
}

static int normalise_class_range(const char *s, struct strbuf *out, struct strbuf *why)
{
	struct class_range value;

	if (class_range_parse(s, &value)) {
		strbuf_addf(why, _("'%s' is not a range of classes such as 5-7"), s);
		return -1;
	}
	strbuf_addf(out, value.from == value.to ? "%d" : "%d-%d", value.from, value.to);
	return 0;
}

static int normalise_day(const char *s, struct strbuf *out, struct strbuf *why)
{
	struct day_hours value;

	if (parse_day(s, strlen(s), &value)) {
		strbuf_addf(why, _("'%s' is not a day of the week such as 'wed 15:00-17:00'"), s);
		return -1;
	}
	strbuf_addstr(out, words_weekday.items[value.day].id);
	if (value.from >= 0)
		strbuf_addf(out, " %02d:%02d-%02d:%02d", value.from / 60, value.from % 60,
			    value.to / 60, value.to % 60);
	return 0;
}

/* What stands in every list of program.yaml: an id and a name. */
struct named {
	const char *id;
	const struct label *name;
};

static struct named find_type(const struct program *program, enum side side, const char *s)
{
	const struct person_type *type = program_type_by_label(program, side, s);

	return type ? (struct named){ type->id, &type->name } : (struct named){ NULL, NULL };
}

static struct named find_category(const struct program *program, enum side side, const char *s)
{
	const struct category *c = program_category_by_label(program, side, s);

	return c ? (struct named){ c->id, &c->name } : (struct named){ NULL, NULL };
}

static struct named find_roadmap_item(const struct program *program, const char *s)
{
	const struct roadmap_item *item = program_roadmap_item(program, s);

	return item ? (struct named){ item->id, &item->name } : (struct named){ NULL, NULL };
}

static struct named find_in(const struct program *program, enum vocabulary vocabulary,
			    const char *s)
{
	struct named found = { NULL, NULL };

#define FOUND(lookup) \
	do { \
		const __typeof__(*(lookup)) *item_ = (lookup); \
		if (item_) \
			found = (struct named){ item_->id, &item_->name }; \
	} while (0)

	switch (vocabulary) {
	case VOCABULARY_KINDS:
		FOUND(program_kind_by_label(program, s));
		break;
	case VOCABULARY_MENTOR_CATEGORIES:
		return find_category(program, SIDE_MENTOR, s);
	case VOCABULARY_MENTEE_CATEGORIES:
		return find_category(program, SIDE_MENTEE, s);
	case VOCABULARY_CATEGORIES:
		found = find_category(program, SIDE_MENTEE, s);
		return found.id ? found : find_category(program, SIDE_MENTOR, s);
	case VOCABULARY_MENTOR_TYPES:
		return find_type(program, SIDE_MENTOR, s);
	case VOCABULARY_MENTEE_TYPES:
		return find_type(program, SIDE_MENTEE, s);
	case VOCABULARY_TOPICS:
		FOUND(program_topic_by_label(program, s));
		break;
	case VOCABULARY_FORMS:
		FOUND(program_form_by_label(program, s));
		break;
	case VOCABULARY_VARIANTS:
		FOUND(program_variant_by_label(program, s));
		break;
	case VOCABULARY_STAGES:
		FOUND(terms_by_label(&vocabulary_stage, s));
		break;
	case VOCABULARY_SURVEYS:
		FOUND(program_survey_by_label(program, s));
		break;
	case VOCABULARY_MEASURES:
		FOUND(program_measure_by_label(program, s));
		break;
	case VOCABULARY_INDICATORS:
		FOUND(program_indicator_by_label(program, s));
		break;
	case VOCABULARY_ROADMAP:
		return find_roadmap_item(program, s);
	case VOCABULARY_END_REASONS:
		FOUND(program_end_reason_by_label(program, s));
		break;
	case VOCABULARY_AWARDS:
		FOUND(program_award_by_label(program, s));
		break;
	case VOCABULARY_DOCUMENTS:
		FOUND(program_document_kind_by_label(program, s));
		break;
	case VOCABULARY_ALERTS:
		FOUND(program_alert_by_label(program, s));
		if (!found.id)
			FOUND(terms_by_label(&words_alert_any, s));
		break;
	case VOCABULARY_NONE:
		BUG("a column of a vocabulary names none");
	}
#undef FOUND
	return found;
}

/* What the ids of a vocabulary are, for messages: "'x' is none of the kinds of program.yaml". */
static const char *vocabulary_name(enum vocabulary vocabulary)
{
	static const char *const names[] = {
		[VOCABULARY_NONE] = "",
		[VOCABULARY_KINDS] = N_("'%s' is none of the kinds in program.yaml"),
		[VOCABULARY_MENTOR_CATEGORIES] =
			N_("'%s' is none of the mentor categories in program.yaml"),
		[VOCABULARY_MENTEE_CATEGORIES] =
			N_("'%s' is none of the mentee categories in program.yaml"),
		[VOCABULARY_CATEGORIES] = N_("'%s' is none of the categories in program.yaml"),
		[VOCABULARY_MENTOR_TYPES] = N_("'%s' is none of the mentor types in program.yaml"),
		[VOCABULARY_MENTEE_TYPES] = N_("'%s' is none of the mentee types in program.yaml"),
		[VOCABULARY_TOPICS] = N_("'%s' is none of the topics in program.yaml"),
		[VOCABULARY_FORMS] = N_("'%s' is none of the forms in program.yaml"),
		[VOCABULARY_VARIANTS] = N_("'%s' is none of the variants in program.yaml"),
		[VOCABULARY_STAGES] = N_("'%s' is none of the stages of meetings"),
		[VOCABULARY_SURVEYS] = N_("'%s' is none of the surveys in program.yaml"),
		[VOCABULARY_MEASURES] = N_("'%s' is none of the measures in program.yaml"),
		[VOCABULARY_INDICATORS] = N_("'%s' is none of the indicators in program.yaml"),
		[VOCABULARY_ROADMAP] = N_("'%s' is none of the road-map items in program.yaml"),
		[VOCABULARY_END_REASONS] = N_("'%s' is none of the end reasons in program.yaml"),
		[VOCABULARY_AWARDS] = N_("'%s' is none of the awards in program.yaml"),
		[VOCABULARY_DOCUMENTS] =
			N_("'%s' is none of the kinds of documents in program.yaml"),
		[VOCABULARY_ALERTS] = N_("'%s' is none of the alerts in program.yaml"),
	};

	return names[vocabulary];
}

static int normalise_vocabulary(const struct column *column, const struct program *program,
				const char *s, struct strbuf *out, struct strbuf *why)
{
	struct named found = { s, NULL };

	if (program)
		found = find_in(program, column->vocabulary, s);
	if (found.id) {
		strbuf_addstr(out, found.id);
		return 0;
	}
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	strbuf_addf(why, _(vocabulary_name(column->vocabulary)), s);
#pragma GCC diagnostic pop
	return -1;
}

static int normalise_form(const struct program *program, const char *s, struct strbuf *out,
			  struct strbuf *why)
{
	const struct form *form;
	const struct variant *variant;

	if (!program) {
		strbuf_addstr(out, s);
		return 0;
	}
	if (program_form_ref(program, s, &form, &variant)) {
		strbuf_addf(why, _("'%s' is neither a form nor form/variant of program.yaml"), s);
		return -1;
	}
	strbuf_addstr(out, form->id);
	if (variant)
		strbuf_addf(out, "/%s", variant->id);
	return 0;
}

static int normalise_word(const struct column *column, const char *s, struct strbuf *out,
			  struct strbuf *why)
{
	const struct term *term = terms_by_label(column->terms, s);

	if (term) {
		strbuf_addstr(out, term->id);
		return 0;
	}
	strbuf_addf(why, _("'%s' is none of"), s);
	for (size_t i = 0; i < column->terms->n; i++)
		strbuf_addf(why, "%s %s", i ? "," : "", column->terms->items[i].id);
	return -1;
}

/* The bytes of a Latin or Cyrillic letter or a digit at s; 0: it is none. */
static size_t id_letter(const char *s)
{
	unsigned char first = (unsigned char)*s;
	unsigned cp;

	if (is_digit(*s) || (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z'))
		return 1;
	if (first < 0xD0 || first > 0xD4 || !s[1])
		return 0;
	cp = (first & 0x1Fu) << 6 | ((unsigned char)s[1] & 0x3Fu);
	/* Between them stand signs and marks of the old church script. */
	return cp <= 0x52F && (cp < 0x482 || cp > 0x489) ? 2 : 0;
}

static bool is_id(const char *s)
{
	size_t i, len;

	for (i = 0; s[i]; i += len) {
		len = id_letter(s + i);
		if (!len && i && strchr("._-", s[i]))
			len = 1;
		if (!len)
			return false;
	}
	return i > 0;
}

static int normalise_id(const char *s, struct strbuf *out, struct strbuf *why)
{
	if (!is_id(s)) {
		strbuf_addf(
			why,
			_("'%s' is not an id: letters, digits and ._- behind a letter or digit"),
			s);
		return -1;
	}
	strbuf_addstr(out, s);
	return 0;
}

/* The id of a row: not that of the person who is always there. */
static int normalise_own_id(const char *s, struct strbuf *out, struct strbuf *why)
{
	if (!streq(s, "curator"))
		return normalise_id(s, out, why);
	strbuf_addf(why, _("the id '%s' is reserved"), s);
	return -1;
}

static int normalise_email(const char *s, struct strbuf *out, struct strbuf *why)
{
	const char *at = strchr(s, '@');

	if (!at || at == s || strchr(at + 1, '@') || !strchr(at + 1, '.') ||
	    s[strcspn(s, " \t,;")]) {
		strbuf_addf(why, _("'%s' is not an address"), s);
		return -1;
	}
	strbuf_addstr(out, s);
	return 0;
}

static int normalise_phone(const char *s, struct strbuf *out, struct strbuf *why)
{
	size_t digits = 0;

	for (const char *at = s; *at; at++) {
		digits += is_digit(*at);
		if (!is_digit(*at) && !strchr("+()- .;,/", *at) && (unsigned char)*at < 0x80)
			digits = SIZE_MAX / 2;
	}
	if (digits < 5 || digits > 40) {
		strbuf_addf(why, _("'%s' is not a phone number"), s);
		return -1;
	}
	strbuf_addstr(out, s);
	return 0;
}

/* The id of a word of a text, where it is one of those that are known; else the text. */
static const char *known_word(const struct column *column, const struct program *program,
			      const char *s)
{
	const struct term *term = column->terms ? terms_by_label(column->terms, s) : NULL;
	struct named found = { term ? term->id : NULL, NULL };

	if (column->vocabulary && program)
		found = find_in(program, column->vocabulary, s);
	return found.id ? found.id : s;
}

static int normalise_one(const struct column *column, const struct program *program, const char *s,
			 struct strbuf *out, struct strbuf *why)
{
	switch (column->type) {
	case COLUMN_DATE:
		return normalise_date(s, out, why);
	case COLUMN_BIRTH:
		return normalise_birth(s, out, why);
	case COLUMN_INT:
		return normalise_int(column, s, out, why);
	case COLUMN_DECIMAL:
		return normalise_decimal(column, s, out, why);
	case COLUMN_CLASS:
		return normalise_class(s, out, why);
	case COLUMN_CLASS_RANGE:
		return normalise_class_range(s, out, why);
	case COLUMN_DAYS:
		return normalise_day(s, out, why);
	case COLUMN_WORDS:
		return normalise_word(column, s, out, why);
	case COLUMN_VOCABULARY:
		return normalise_vocabulary(column, program, s, out, why);
	case COLUMN_FORMS:
		return normalise_form(program, s, out, why);
	case COLUMN_ID:
		return normalise_own_id(s, out, why);
	case COLUMN_REFERENCE:
		return normalise_id(s, out, why);
	case COLUMN_EMAIL:
		return normalise_email(s, out, why);
	case COLUMN_PHONE:
		return normalise_phone(s, out, why);
	case COLUMN_TEXT:
	case COLUMN_NAME:
	case COLUMN_PHASE:
	case COLUMN_TIME:
		break;
	}
	strbuf_addstr(out, known_word(column, program, s));
	return 0;
}

/* Whether several values may stand in the cell. */
static bool is_list(const struct column *column)
{
	return column->list || column->type == COLUMN_DAYS;
}

/* What a list says twice it says once. */
static void drop_repeated(struct strbuf *out, size_t start)
{
	struct strbuf list = STRBUF_INIT;
	struct strmap seen = STRMAP_INIT;
	const char *next, *piece;
	size_t len;

	strbuf_addstr(&list, out->buf + start);
	strbuf_setlen(out, start);
	for (next = list.buf; list_next(&next, &piece, &len);) {
		if (strmap_add(&seen, piece, len, 0) != STRMAP_NONE)
			continue;
		if (out->len > start)
			strbuf_addch(out, ';');
		strbuf_add(out, piece, len);
	}
	strmap_release(&seen);
	strbuf_release(&list);
}

static int normalise_list(const struct column *column, const struct program *program,
			  const char *list, struct strbuf *out, struct strbuf *why)
{
	size_t start = out->len, len, n = 0;
	const char *piece;
	int result = 0;

	while (!result && list_next(&list, &piece, &len)) {
		char *one = xmemdup0(piece, len);

		if (n++)
			strbuf_addch(out, ';');
		result = normalise_one(column, program, one, out, why);
		free(one);
	}
	if (!result && n > 1)
		drop_repeated(out, start);
	return result;
}

int column_normalise(const struct column *column, const struct program *program, const char *value,
		     struct strbuf *out, struct strbuf *why)
{
	struct strbuf trimmed = STRBUF_INIT;
	int result = 0;

	if (is_list(column))
		return normalise_list(column, program, value, out, why);
	strbuf_addstr(&trimmed, value);
	strbuf_trim(&trimmed);
	/* A text keeps the blanks around it, but blanks alone are none. */
	if (trimmed.len)
		result = normalise_one(column, program,
				       column->type == COLUMN_TEXT ? value : trimmed.buf, out, why);
	strbuf_release(&trimmed);
	return result;
}

static void show_form(const struct program *program, const char *id, struct strbuf *out)
{
	const struct form *form;
	const struct variant *variant;

	if (!program || program_form_ref(program, id, &form, &variant)) {
		strbuf_addstr(out, id);
		return;
	}
	strbuf_addstr(out, label_text(&form->name));
	if (variant)
		strbuf_addf(out, " / %s", label_text(&variant->name));
}

static const char *const days_english[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

const char *day_label(int day)
{
	static const char *const russian[] = { "пн", "вт", "ср", "чт", "пт", "сб", "вс" };

	return language_now() == LANGUAGE_RU ? russian[day] : days_english[day];
}

/* "thu 14:00-17:00"; the en dash keeps spreadsheets from taking hours for something else. */
static void show_day(const char *id, struct strbuf *out)
{
	const char *hours = id;

	for (size_t d = 0; d < ARRAY_SIZE(days_english); d++) {
		if (skip_prefix(id, days_english[d], &hours)) {
			strbuf_addstr(out, day_label((int)d));
			break;
		}
	}
	for (; *hours; hours++) {
		if (*hours == '-')
			strbuf_addstr(out, "–");
		else
			strbuf_addch(out, *hours);
	}
}

static void show_share(const char *text, struct strbuf *out)
{
	double share;

	if (number_parse_decimal(text, strlen(text), &share))
		strbuf_addstr(out, text);
	else
		strbuf_addf(out, "%.1f", 100 * share);
}

static void show_one(const struct column *column, const struct program *program, const char *id,
		     struct strbuf *out)
{
	struct named found = { NULL, NULL };

	if (column->type == COLUMN_PHASE && streq(id, "entry"))
		strbuf_addstr(out, _("entry"));
	else if (column->type == COLUMN_PHASE && streq(id, "exit"))
		strbuf_addstr(out, _("exit"));
	else if (column->type == COLUMN_FORMS)
		show_form(program, id, out);
	else if (column->type == COLUMN_DAYS)
		show_day(id, out);
	else if (column->share)
		show_share(id, out);
	else if (column->terms)
		strbuf_addstr(out, terms_label(column->terms, id));
	else if (column->vocabulary && program && column->vocabulary != VOCABULARY_ROADMAP &&
		 (found = find_in(program, column->vocabulary, id)).name)
		strbuf_addstr(out, label_text(found.name));
	else
		strbuf_addstr(out, id);
}

void column_show(const struct column *column, const struct program *program, const char *value,
		 struct strbuf *out)
{
	const char *piece;
	size_t len, n = 0;

	if (!is_list(column)) {
		if (*value)
			show_one(column, program, value, out);
		return;
	}
	while (list_next(&value, &piece, &len)) {
		char *one = xmemdup0(piece, len);

		if (n++)
			strbuf_addstr(out, "; ");
		show_one(column, program, one, out);
		free(one);
	}
}
