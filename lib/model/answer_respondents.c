/* answer_respondents.c - who filled in a row of a sheet */
#include "model/answer_sheet.h"

/* Every word of the given name stands in the person's, and there are two at least. */
static bool is_named(const char *given, const char *name)
{
	size_t words = sheet_count_words(given);

	return words >= 2 && sheet_common_words(given, name) == words;
}

static bool answers_survey(const struct sheet *s, const struct person *person)
{
	const char *role = s->options->survey->role;

	if (streq(role, "mentor"))
		return person->side == SIDE_MENTOR;
	return person->side == SIDE_MENTEE || !streq(role, "mentee");
}

const struct person *sheet_person(const struct bases *bases, size_t i)
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
	char *given = sheet_plain(text);
	struct strbuf ids = STRBUF_INIT;
	size_t n = 0;

	for (size_t i = 0; i < bases->n_mentors + bases->n_mentees; i++) {
		const struct person *person = sheet_person(bases, i);

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
	if (name != SIZE_MAX && survey_person(s->bases, s->options->survey, s->in.fields[name]))
		return checked_id(s, name); /* an id where the name was asked for */
	if (name != SIZE_MAX && *s->in.fields[name])
		return id_of_name(s, name);
	if (class != SIZE_MAX && *s->in.fields[class])
		return checked_id(s, class);
	sheet_fault(s, NULL, "missing-value", _("it is not said who answered"));
	return NULL;
}
