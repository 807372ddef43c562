/* mentees.c - stage 2: the base of mentees and their requests */
#include "engine/stages/stages.h"

#include "model/consents.h"

static bool has_request(const struct year *year, const struct person *mentee)
{
	if (*mentee->topics || *mentee->request)
		return true;
	for (size_t i = 0; i < year->requests.n; i++)
		if (year->requests.items[i].mentee == mentee)
			return true;
	return false;
}

static bool was(int day, int today)
{
	return day != DATE_NONE && day <= today;
}

void stage_mentees(struct stage_finder *f)
{
	struct tally surveyed = TALLY_INIT, requests = TALLY_INIT, volunteered = TALLY_INIT;
	struct tally consents = TALLY_INIT, special = TALLY_INIT;
	const struct bases *bases = &f->year->bases;
	size_t n = 0;

	for (size_t i = 0; i < bases->n_mentees; i++) {
		const struct person *mentee = &bases->mentees[i];

		if (!person_is_here(mentee, bases->today))
			continue;
		n++;
		tally_add(&surveyed, was(mentee->surveyed, bases->today), mentee->id);
		tally_add(&requests, has_request(f->year, mentee), mentee->id);
		tally_add(&volunteered, was(mentee->volunteered, bases->today), mentee->id);
		tally_add(&consents, bases_has_consent(bases, mentee, "processing", bases->today),
			  mentee->id);
		if (consent_needs_special(bases, mentee))
			tally_add(&special,
				  bases_has_consent(bases, mentee, "special", bases->today),
				  mentee->id);
	}
	stage_add_any(f, "mentees", _("mentees in the base"), n, "kurator mentee add");
	stage_add_tally(f, "surveyed", _("mentees surveyed"), &surveyed, "kurator mentee set");
	stage_add_tally(f, "request", _("with a request"), &requests, "kurator mentee set");
	stage_add_tally(f, "volunteered", _("take part of their own will"), &volunteered,
			"kurator mentee set");
	stage_add_tally(f, "consent", _("consent to the processing of data"), &consents,
			"kurator consent list --due");
	stage_add_tally(f, "special", _("consent for a sensitive category"), &special,
			"kurator consent list --due");
}
