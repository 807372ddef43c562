/* answer_respondents.c - who filled in a row of a sheet */
#include "model/answer_sheet.h"

/* ---- names ---- */

static void add_called(struct sheet *s, struct called called, const char *name)
{
	called.plain = sheet_plain(name);
	s->called[s->n_called++] = called;
}

/* Of the side that is asked; a survey of others may be filled in by anybody. */
static void add_people(struct sheet *s, const struct person *people, size_t n, const char *role)
{
	const char *asked = s->options->survey->role;
	bool other_side = streq(asked, "mentor") || streq(asked, "mentee");

	for (size_t i = 0; i < n; i++)
		if (streq(asked, role) || !other_side)
			add_called(s, (struct called){ .id = people[i].id, .asked = other_side },
				   people[i].name);
}

static void add_file(struct sheet *s, const struct table *table, struct called called)
{
	for (size_t row = 0; table && row < table->n_rows; row++) {
		called.id = table_gets(table, row, "id");
		add_called(s, called, table_gets(table, row, "name"));
	}
}

void sheet_read_names(struct sheet *s)
{
	struct programme *programme = s->bases->programme;
	const struct survey *survey = s->options->survey;
	bool of_sides = streq(survey->role, "mentor") || streq(survey->role, "mentee");
	const struct table *staff =
		of_sides ? NULL : programme_table(programme, schema_find("staff.csv"));
	const struct table *partners =
		survey_asks_partners(survey)
			? programme_table(programme, schema_find("partners.csv"))
			: NULL;

	s->called =
		xcalloc(s->bases->n_mentors + s->bases->n_mentees + (staff ? staff->n_rows : 0) +
				(partners ? partners->n_rows : 0) + 1,
			sizeof(*s->called));
	add_people(s, s->bases->mentors, s->bases->n_mentors, "mentor");
	add_people(s, s->bases->mentees, s->bases->n_mentees, "mentee");
	add_file(s, staff,
		 (struct called){ .asked = streq(survey->role, "staff") ||
					   streq(survey->role, "curator") });
	add_file(s, partners, (struct called){ .asked = true, .partner = true });
}

void sheet_forget_names(struct sheet *s)
{
	for (size_t i = 0; i < s->n_called; i++)
		free(s->called[i].plain);
	free(s->called);
}

/* Every word of the given name stands in the other, and there are two at least. */
static bool is_named(const char *given, const struct called *called)
{
	size_t words = sheet_count_words(given);

	if (called->partner && streq(given, called->plain))
		return *given != '\0';
	return words >= 2 && sheet_common_words(given, called->plain) == words;
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

/* How many of those that the survey asks, or of the others, are called so; *found: the last one. */
static size_t find_called(const struct sheet *s, const char *given, bool asked, const char **found,
			  struct strbuf *ids)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n_called; i++) {
		const struct called *called = &s->called[i];

		if (called->asked != asked || !is_named(given, called) ||
		    (*found && streq(*found, called->id)))
			continue;
		n++;
		*found = called->id;
		strbuf_addf(ids, "%s%s", ids->len ? ", " : "", called->id);
	}
	return n;
}

static const char *id_of_name(struct sheet *s, size_t column)
{
	const char *text = s->in.fields[column], *found = NULL;
	char *given = sheet_plain(text);
	struct strbuf ids = STRBUF_INIT;
	size_t n = find_called(s, given, true, &found, &ids);

	if (!n)
		n = find_called(s, given, false, &found, &ids);
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

bool sheet_is_id(const struct sheet *s, const char *text)
{
	struct strbuf out = STRBUF_INIT;
	bool known = survey_person(s->bases, s->options->survey, text) ||
		     !respondent_check(s->bases, s->options->survey, text, &out);

	strbuf_release(&out);
	return known;
}

const char *sheet_respondent(struct sheet *s)
{
	size_t id = sheet_find_heading(s, HEADING_ID), name = sheet_find_heading(s, HEADING_NAME);
	size_t class = sheet_find_heading(s, HEADING_CLASS);
	char number[32];

	if (s->options->anonymous) {
		snprintf(number, sizeof(number), ANONYMOUS "%lu", s->next_anonymous++);
		return keep(s, number);
	}
	if (id != SIZE_MAX && *s->in.fields[id])
		return checked_id(s, id);
	if (name != SIZE_MAX && sheet_is_id(s, s->in.fields[name]))
		return checked_id(s, name); /* an id where the name was asked for */
	if (name != SIZE_MAX && *s->in.fields[name])
		return id_of_name(s, name);
	if (class != SIZE_MAX && *s->in.fields[class])
		return checked_id(s, class);
	if (id != SIZE_MAX || name != SIZE_MAX || class != SIZE_MAX)
		sheet_fault(s, NULL, "missing-value", _("it is not said who answered"));
	return NULL; /* without such a column it was said of the sheet */
}
