/* list_consents.c - a list that is written to a file, and people in it who have no valid consent */
#include "list_consents.h"

#include "model/programme.h"
#include "model/sheets/gate.h"

static void say(const struct context *ctx, struct sheet_gate *gate)
{
	const struct few *who = &gate->people.refused;

	if (!who->n)
		return;
	warning(nth_("'%s' names %zu person without a valid consent, it must not leave the school: "
		     "%s",
		     "'%s' names %zu people without a valid consent, it must not leave the school: "
		     "%s",
		     who->n),
		ctx->output, who->n, who->text.buf);
	hint(_("'kurator sheet export' leaves them out"));
}

/* Whether a column that is written tells who somebody is. */
static bool tells_who(const struct listing *listing)
{
	for (size_t i = 0; i < listing->n_shown; i++) {
		size_t at = listing->shown[i];
		const struct column *column =
			at < listing->schema->n_columns ? &listing->schema->columns[at] : NULL;
		const char *name = column ? column->name
					  : listing->derived[at - listing->schema->n_columns].name;

		if (strstr(name, "name") ||
		    (column && (column->type == COLUMN_ID || column->type == COLUMN_REFERENCE)))
			return true;
	}
	return false;
}

void list_consents_say(const struct context *ctx, const struct listing *listing)
{
	struct bases bases = BASES_INIT;
	struct sheet_gate gate = { .bases = &bases, .people = EXPORT_GATE_INIT };

	if (!ctx->output || !ctx->programme || streq(ctx->output, "-") || messages_are_quiet() ||
	    listing->gated || !tells_who(listing))
		return;
	if (!bases_load(&bases, ctx->programme, BASES_PEOPLE | BASES_PAIRS))
		for (size_t i = 0; i < listing->n_rows; i++)
			sheet_gate_admits(&gate, listing->schema, listing->table, listing->rows[i]);
	say(ctx, &gate);
	sheet_gate_release(&gate);
	bases_release(&bases);
}

/* po ru
msgid "'%s' names %zu person without a valid consent, it must not leave the school: %s"
msgid_plural "'%s' names %zu people without a valid consent, it must not leave the school: %s"
msgstr[0] "в '%s' назван %zu человек без действующего согласия, из школы файл выносить нельзя: %s"
msgstr[1] "в '%s' названы %zu человека без действующего согласия, из школы файл выносить нельзя: %s"
msgstr[2] "в '%s' названы %zu человек без действующего согласия, из школы файл выносить нельзя: %s"

msgid "'kurator sheet export' leaves them out"
msgstr "'kurator sheet export' выгружает без них"
*/
