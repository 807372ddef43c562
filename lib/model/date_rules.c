/* date_rules.c - which days of a record may lie ahead, and which come before which */
#include "model/date_rules.h"

#include "base/date.h"
#include "model/register_records.h"

/* Of each file and later column the first breach is told. */
const struct date_order date_orders[] = {
	{ "mentors.csv", "consent", "consent_until" },
	{ "mentors.csv", "joined", "left" },
	{ "mentees.csv", "consent", "consent_until" },
	{ "mentees.csv", "joined", "left" },
	{ "consents.csv", "date", "until" },
	{ "consents.csv", "date", "withdrawn" },
	{ "staff.csv", "from", "to" },
	{ "requests.csv", "date", "closed" },
	{ "pairs.csv", "proposed", "mentor_agreed" },
	{ "pairs.csv", "proposed", "mentee_agreed" },
	{ "pairs.csv", "mentor_agreed", "started" },
	{ "pairs.csv", "mentee_agreed", "started" },
	{ "pairs.csv", "proposed", "started" },
	{ "pairs.csv", "mentor_agreed", "mentor_ready" },
	{ "pairs.csv", "mentee_agreed", "mentee_ready" },
	{ "pairs.csv", "started", "planned_end" },
	{ "pairs.csv", "started", "ended" },
	{ "pairs.csv", "mentor_ready", "ended" },
	{ "pairs.csv", "mentee_ready", "ended" },
	{ "pairs.csv", "proposed", "ended" },
	{ "documents.csv", "date", "until" },
	{ "partners.csv", "from", "to" },
	{ "contacts.csv", "date", "until" },
	{ NULL, NULL, NULL },
};

bool date_may_be_ahead(const char *file, const char *column)
{
	static const char *const columns[] = {
		"until", "consent_until", "planned_end", "due", "from", "to", "left",
	};

	for (size_t i = 0; i < ARRAY_SIZE(columns); i++)
		if (streq(column, columns[i]))
			return true;
	return streq(column, "date") && (streq(file, "events.csv") || streq(file, "meetings.csv"));
}

/* ---- what is written ---- */

void date_rules_judge_days(struct records *change, int today)
{
	const struct file_schema *schema = change->schema;

	for (size_t i = 0; i < schema->n_columns; i++)
		if (schema->columns[i].type == COLUMN_DATE &&
		    !date_may_be_ahead(schema->name, schema->columns[i].name))
			records_refuse_future(change, schema->columns[i].name, today);
}

static bool is_told(const struct records *change, const char *column)
{
	for (size_t i = 0; i < change->findings.n; i++) {
		const struct finding *finding = &change->findings.items[i];

		if (streq(finding->rule, "date-order") && streq(finding->column, column))
			return true;
	}
	return false;
}

static void judge_order(struct records *change, const struct table *table, size_t row,
			const struct date_order *order)
{
	bool new_earlier, new_later;
	int earlier = record_day_to_be(change, table, row, order->earlier, &new_earlier);
	int later = record_day_to_be(change, table, row, order->later, &new_later);
	const char *column = new_later ? order->later : order->earlier;
	char day[DATE_SIZE], other[DATE_SIZE];

	if ((!new_earlier && !new_later) || earlier == DATE_NONE || later == DATE_NONE ||
	    later >= earlier || is_told(change, column))
		return;
	record_breach(change, 0, column, "date-order",
		      new_later ? _("%s is before '%s', %s") : _("%s is after '%s', %s"),
		      date_format(new_later ? later : earlier, day),
		      new_later ? order->earlier : order->later,
		      date_format(new_later ? earlier : later, other));
}

void date_rules_judge_order(struct records *change, const struct table *table, size_t row)
{
	for (const struct date_order *order = date_orders; order->file; order++)
		if (streq(order->file, change->schema->name))
			judge_order(change, table, row, order);
}
