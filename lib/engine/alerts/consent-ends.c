/* consent-ends.c - consents to the processing of personal data that run out, or have done so */
#include "engine/alerts/watch.h"
#include "model/consents.h"

static bool found(const struct alert_view *view, const struct alert *alert, struct alert_sign *sign)
{
	int last = consent_last_day(view->person, "processing", view->on);

	*sign = (struct alert_sign){ .since = last };
	if (last == DATE_NONE || last == CONSENT_NO_TERM)
		return false;
	sign->value = last - view->on;
	return sign->value <= alert->days;
}

static void say(const struct alert_view *view, const struct alert *alert,
		const struct alert_sign *sign, struct strbuf *message, struct strbuf *command)
{
	const struct person *person = view->person;
	char day[DATE_SIZE];

	date_format(sign->since, day);
	if (sign->value < 0)
		strbuf_addf(message, _("the consent ran out on %s"), day);
	else
		strbuf_addf(message,
			    nth_("the consent runs out on %s, in %d day (limit %d)",
				 "the consent runs out on %s, in %d days (limit %d)",
				 (size_t)sign->value),
			    day, (int)sign->value, alert->days);
	strbuf_addf(command,
		    "kurator consent add --person %s --scope processing --signer '…' "
		    "--signer-role %s",
		    person->id, consent_signer_role(person, view->on));
}

const struct alert_kind alert_kind_consent_ends = { ABOUT_PERSON, found, say };
