/* preparation.c - stage 1: people who answer for it, information, preliminary requests */
#include "engine/stages/stages.h"

static size_t preliminary_requests(const struct year *year)
{
	size_t n = 0;

	for (size_t i = 0; i < year->requests.n; i++)
		n += !*year->requests.items[i].mentee_id &&
		     year->requests.items[i].date >= year->from;
	return n;
}

void stage_preparation(struct stage_finder *f)
{
	stage_add_any(f, "director", _("director"), year_has_role(f->year, "director"),
		      "kurator staff add --roles director");
	stage_add_any(f, "curator", _("curator of the programme"),
		      year_has_role(f->year, "curator"), "kurator staff add --roles curator");
	stage_add_any(f, "information", _("information events"),
		      year_events(f->year, "information"), "kurator event log --kind information");
	stage_add_any(f, "external", _("events for the external contour"),
		      year_events(f->year, "external"), "kurator event log --kind external");
	stage_add_any(f, "preliminary", _("preliminary requests"), preliminary_requests(f->year),
		      "kurator request add");
}
