/* organization.c - a new programme has to say whose it is */
#include "engine/actions/actions.h"

void action_organization(struct action_finder *f)
{
	const struct organization *school = &f->year->program->organization;
	const struct {
		const struct label *value;
		const char *key;
	} wanted[] = {
		{ &school->name, "name" },
		{ &school->director, "director" },
		{ &school->curator, "curator" },
	};
	struct strbuf missing = STRBUF_INIT;

	for (size_t i = 0; i < ARRAY_SIZE(wanted); i++)
		if (!*label_text(wanted[i].value))
			strbuf_addf(&missing, "%s%s", missing.len ? ", " : "", wanted[i].key);
	if (missing.len)
		action_add(f, (struct action){
				      .rule = "organization",
				      .roles = ACTION_CURATOR,
				      .urgency = ACTION_NOW,
				      .day = DATE_NONE,
				      .is_start = true,
				      .text = xstrfmt(
					      _("program.yaml, organization: %s to be filled in; "
						"documents are not printed without"),
					      missing.buf),
				      .command = xstrdup("${EDITOR:-nano} program.yaml") });
	strbuf_release(&missing);
}
