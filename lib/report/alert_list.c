/* alert_list.c - alerts, as rows and for reading */
#include "report/alert_list.h"

#include <math.h>

#include "base/number.h"
#include "base/text.h"
#include "model/columns/columns.h"
#include "report/person_name.h"
#include "report/prose.h"

#define WIDTH 80
#define INDENT 4

static const struct column columns[] = {
	{ "level", N_("level"), TYPE_WORDS(words_alert_level), BRIEF },
	{ "alert", N_("alert"), .type = COLUMN_ID, BRIEF },
	{ "rule", N_("rule"), TYPE_TEXT },
	{ "pair", N_("pair"), TYPE_REFERENCE(TARGET_PAIR), BRIEF },
	{ "mentor", N_("mentor"), TYPE_REFERENCE(TARGET_MENTOR) },
	{ "mentee", N_("mentee"), TYPE_REFERENCE(TARGET_MENTEE) },
	{ "people", N_("people"), .type = COLUMN_NAME, BRIEF },
	{ "since", N_("since"), TYPE_DATE, BRIEF },
	{ "value", N_("figure"), TYPE_DECIMAL(0, 0), BRIEF },
	{ "limit", N_("limit"), TYPE_DECIMAL(0, 0), BRIEF },
	{ "message", N_("what it is"), TYPE_TEXT, BRIEF },
	{ "command", N_("command"), TYPE_TEXT },
};

const struct file_schema schema_alerts = {
	.name = "alerts",
	.noun = N_("alert"),
	SCHEMA(columns),
};

/* ---- rows ---- */

static void put_number(struct table *rows, size_t row, const char *column, double value)
{
	struct strbuf text = STRBUF_INIT;

	if (!isnan(value))
		strbuf_addf(&text, "%.10g", value);
	table_put(rows, row, column, text.buf);
	strbuf_release(&text);
}

static void put_people(struct table *rows, size_t row, const struct alert_found *found)
{
	struct strbuf people = STRBUF_INIT;

	if (found->pair) {
		table_put(rows, row, "pair", found->pair->id);
		table_put(rows, row, "mentor", found->pair->mentor_id);
		table_put(rows, row, "mentee", found->pair->mentee_id);
		if (found->pair->mentor)
			person_initials(found->pair->mentor, &people);
		strbuf_addstr(&people, " – ");
		if (found->pair->mentee)
			person_initials(found->pair->mentee, &people);
	} else {
		table_put(rows, row, found->person->side == SIDE_MENTOR ? "mentor" : "mentee",
			  found->person->id);
		person_initials(found->person, &people);
	}
	table_put(rows, row, "people", people.buf);
	strbuf_release(&people);
}

void alert_list_fill(struct table *rows, const struct alerts *alerts)
{
	for (size_t i = 0; i < alerts->n; i++) {
		const struct alert_found *found = &alerts->items[i];
		size_t row = table_append(rows);
		char day[DATE_SIZE];

		table_put(rows, row, "level", words_alert_level.items[found->alert->level].id);
		table_put(rows, row, "alert", found->alert->id);
		table_put(rows, row, "rule", found->rule);
		put_people(rows, row, found);
		table_put(rows, row, "since", date_format(found->since, day));
		put_number(rows, row, "value", round(found->value * 100) / 100);
		put_number(rows, row, "limit", found->limit);
		table_put(rows, row, "message", found->message);
		table_put(rows, row, "command", found->command);
	}
}

/* ---- for reading ---- */

static void add_escaped(struct strbuf *out, const char *text)
{
	text_escape(out, text, strlen(text));
}

/* The id of the pair, else of the person. */
static const char *subject_of(const struct table *rows, size_t row)
{
	const char *pair = table_gets(rows, row, "pair"), *mentor = table_gets(rows, row, "mentor");

	return *pair ? pair : *mentor ? mentor : table_gets(rows, row, "mentee");
}

static void add_heading(struct strbuf *out, const struct table *rows, size_t row, bool colour)
{
	const char *level = table_gets(rows, row, "level");
	bool red = colour && streq(level, "red");

	strbuf_addf(out, "%s%s%s  ", red ? "\033[31m" : "", terms_label(&words_alert_level, level),
		    red ? "\033[0m" : "");
	add_escaped(out, subject_of(rows, row));
	strbuf_addstr(out, "  ");
	add_escaped(out, table_gets(rows, row, "people"));
	strbuf_addch(out, '\n');
}

/* People read what it is called; the id, by which program.yaml and --where know it, stands in the rows (-v). */
static void add_name(struct strbuf *out, const struct program *program, const char *id)
{
	const struct alert *alert = program_alert_by_label(program, id);
	const char *name = alert ? label_text(&alert->name) : "";

	add_escaped(out, *name ? name : id);
}

static void add_alert(struct strbuf *out, const struct listing *listing, size_t row, size_t width)
{
	const struct table *rows = listing->table;
	struct strbuf text = STRBUF_INIT;

	add_name(&text, listing->program, table_gets(rows, row, "alert"));
	strbuf_addstr(&text, ": ");
	add_escaped(&text, table_gets(rows, row, "message"));
	strbuf_addf(out, "%*s", INDENT, "");
	prose_wrap(out, text.buf, INDENT, INDENT, width);
	strbuf_addf(out, "%*s$ ", INDENT, "");
	add_escaped(out, table_gets(rows, row, "command"));
	strbuf_addch(out, '\n');
	strbuf_release(&text);
}

/* All alerts about a pair or person stand together, where the gravest of them stands. */
void alert_list_print(const struct listing *listing, FILE *to, struct output_options options)
{
	const struct table *rows = listing->table;
	size_t width = options.width ? options.width : WIDTH;
	bool *printed = xcalloc(rows->n_rows, sizeof(*printed));
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; i < listing->n_rows; i++) {
		size_t first = listing->rows[i];

		if (printed[first])
			continue;
		add_heading(&out, rows, first, options.colour);
		for (size_t k = i; k < listing->n_rows; k++) {
			size_t row = listing->rows[k];

			if (printed[row] || !streq(subject_of(rows, row), subject_of(rows, first)))
				continue;
			add_alert(&out, listing, row, width);
			printed[row] = true;
		}
	}
	fwrite(out.buf, 1, out.len, to);
	strbuf_release(&out);
	free(printed);
}
