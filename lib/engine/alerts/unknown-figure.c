/* unknown-figure.c - shares of coverage that the data do not tell */
#include "engine/alerts/alerts.h"

#include "model/counts.h"

bool indicator_is_coverage(const struct indicator *indicator)
{
	return indicator->unit == UNIT_PERCENT && indicator->numerator && indicator->denominator &&
	       skip_prefix(indicator->numerator, "ment", NULL) &&
	       !strstr(indicator->numerator, "satisfied");
}

static void look_at(const struct bases *bases, const struct indicator *indicator, const char *id,
		    int on, struct alerts *alerts)
{
	struct count count = count_of(bases, id, on);

	if (!count.known)
		alerts_add(alerts, "unknown-figure", indicator->id, DATE_NONE,
			   _("%s: '%s' is not known (program.yaml: organization)"),
			   label_text(&indicator->name), id);
	else if (count.undecided)
		alerts_add(alerts, "unknown-figure", indicator->id, DATE_NONE,
			   nth_("%s: for %zu person the data do not tell ('%s')",
				"%s: for %zu people the data do not tell ('%s')", count.undecided),
			   label_text(&indicator->name), count.undecided, id);
}

void alert_unknown_figures(const struct bases *bases, int on, struct alerts *alerts)
{
	const struct program *program = &bases->programme->program;

	for (size_t i = 0; i < program->n_indicators; i++) {
		const struct indicator *indicator = &program->indicators[i];

		if (!indicator_is_coverage(indicator))
			continue;
		look_at(bases, indicator, indicator->numerator, on, alerts);
		look_at(bases, indicator, indicator->denominator, on, alerts);
	}
}
