/* consents.c - consents that are missing, end, or change hands with a birthday */
#include "model/consents.h"

#include "engine/actions/actions.h"
#include "model/columns/columns.h"

static bool has_open_pair(const struct year *year, const struct person *person)
{
	for (size_t i = 0; i < year->bases.n_pairs; i++) {
		const struct pair *pair = &year->bases.pairs[i];

		if ((streq(pair->mentor_id, person->id) || streq(pair->mentee_id, person->id)) &&
		    pair_is_open(pair, year->today))
			return true;
	}
	return false;
}

/* Of somebody without a consent only the id is handed out. */
static bool is_withheld(const struct year *year, const struct person *person)
{
	return year->handed_out && consent_export_refusal(&year->bases, person, year->today);
}

static char *text_of(const struct year *year, const struct consent_due *due)
{
	const char *id = due->person->id;
	const char *name = is_withheld(year, due->person) ? "…" : due->person->name;
	const char *scope = *due->scope ? terms_label(&words_scope, due->scope) : "";
	char day[DATE_SIZE];

	date_format(due->day, day);
	switch (due->need) {
	case CONSENT_MISSING:
		return xstrfmt(_("%s %s: there is no consent (%s)"), id, name, scope);
	case CONSENT_EXPIRED:
		return xstrfmt(_("%s %s: the consent ended on %s (%s)"), id, name, day, scope);
	case CONSENT_ENDS:
		return xstrfmt(_("%s %s: the consent ends on %s (%s)"), id, name, day, scope);
	case CONSENT_TURNS_14:
		return xstrfmt(_("%s %s turns 14 on %s and signs, too"), id, name, day);
	case CONSENT_TURNS_18:
		return xstrfmt(_("%s %s turns 18 on %s and signs alone"), id, name, day);
	case CONSENT_OWN_SIGNATURE:
		return xstrfmt(_("%s %s is 14 or older and has not signed the consent (%s)"), id,
			       name, scope);
	case CONSENT_GUARDIAN_SIGNATURE:
		return xstrfmt(_("%s %s is not 18 yet: a guardian has to sign the consent, too "
				 "(%s)"),
			       id, name, scope);
	}
	BUG("need %d", (int)due->need);
}

/* For a shell: in single quotes, with those inside written as '\''. */
static void add_quoted(struct strbuf *out, const char *text)
{
	strbuf_addch(out, '\'');
	for (; *text; text++) {
		if (*text == '\'')
			strbuf_addstr(out, "'\\''");
		else
			strbuf_addch(out, *text);
	}
	strbuf_addch(out, '\'');
}

static bool is_birthday(enum consent_need need)
{
	return need == CONSENT_TURNS_14 || need == CONSENT_TURNS_18;
}

/* Who has to sign now; the other signature may be there already. */
static const char *role_of(const struct year *year, const struct consent_due *due)
{
	if (is_birthday(due->need) || due->need == CONSENT_OWN_SIGNATURE)
		return "self";
	if (due->need == CONSENT_GUARDIAN_SIGNATURE)
		return "guardian";
	return consent_signer_role(due->person, year->today);
}

static char *command_of(const struct year *year, const struct consent_due *due)
{
	const struct person *person = due->person;
	const struct table *base =
		programme_table(year->programme, schema_find(person->origin.file));
	const char *guardian = table_gets(base, person->origin.row, "guardian");
	const char *role = role_of(year, due);
	struct strbuf command = STRBUF_INIT;

	if (is_birthday(due->need) && due->day > year->today)
		return xstrfmt("kurator consent list --due --where person=%s", person->id);
	strbuf_addf(&command, "kurator consent add --person %s --scope %s --signer ", person->id,
		    *due->scope ? due->scope : "processing");
	add_quoted(&command, is_withheld(year, person) ? "…"
			     : streq(role, "self")     ? person->name
			     : *guardian               ? guardian
						       : "…");
	strbuf_addf(&command, " --signer-role %s", role);
	return strbuf_detach(&command, NULL);
}

static enum action_urgency urgency_of(const struct action_finder *f, const struct consent_due *due)
{
	if (due->need >= CONSENT_OWN_SIGNATURE)
		return ACTION_SOON;
	if (due->need > CONSENT_EXPIRED)
		return action_urgency_of(f, due->day);
	return has_open_pair(f->year, due->person) ? ACTION_NOW : ACTION_SOON;
}

void action_consents(struct action_finder *f)
{
	struct consent_due *due;
	size_t n = consents_due(&f->year->bases, ACTION_DAYS_AHEAD, &due);

	for (size_t i = 0; i < n; i++)
		action_add(f, (struct action){ .rule = "consent",
					       .roles = ACTION_CURATOR,
					       .urgency = urgency_of(f, &due[i]),
					       .day = due[i].day,
					       .text = text_of(f->year, &due[i]),
					       .command = command_of(f->year, &due[i]) });
	free(due);
}
