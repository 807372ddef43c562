/* reports.c - what the reports about a period do alike */
#include "reports.h"

static int find_period(struct context *ctx, const struct programme *programme,
		       const struct period_kind *kind, const char *text, struct period *period)
{
	char day[DATE_SIZE];

	if (text && kind->of_text(&programme->program, text, period))
		return usage(ctx, _("option '%s': '%s' is not %s"), "--period", text,
			     _(kind->what));
	if (!text && kind->before(&programme->program, programme->today, period))
		return usage(ctx, _("there is no period before %s"),
			     date_format(programme->today, day));
	if (!text && period->from > programme->today) {
		error(_("the programme begins on %s only"), date_format(period->from, day));
		return STATUS_FAILED;
	}
	if (period->from > programme->today)
		return usage(ctx, _("option '--period': '%s' begins on %s only"), text,
			     date_format(period->from, day));
	return STATUS_YES;
}

int reports_begin(struct context *ctx, struct programme *programme, const struct period_kind *kind,
		  const char *text, struct period *period)
{
	int status = find_period(ctx, programme, kind, text, period);

	if (status != STATUS_YES)
		return status;
	period->asked = programme->today;
	if (period->to > programme->today)
		remark(_("the period is not over yet: records up to today are counted"));
	if (period->to < programme->today)
		programme->today = period->to;
	return STATUS_YES;
}

int reports_open(struct context *ctx, struct programme *programme, const struct period_kind *kind,
		 const char *text, struct period *period)
{
	if (common_open(ctx, programme))
		return STATUS_FAILED;
	return reports_begin(ctx, programme, kind, text, period);
}

int reports_say_missing(const struct context *ctx, const struct alerts *missing,
			struct period period)
{
	if (!missing->n)
		return STATUS_YES;
	if (!ctx->quiet) {
		remark(nth_("the period %s is incomplete, %zu thing is missing:",
			    "the period %s is incomplete, %zu things are missing:", missing->n),
		       period.name, missing->n);
		for (size_t i = 0; i < missing->n; i++)
			remark("  %s", missing->items[i].message);
	}
	return STATUS_NO;
}

bool reports_is_before_all(const struct bases *bases, struct period period)
{
	char to[DATE_SIZE], start[DATE_SIZE];

	if (!period_is_before_all(bases, period))
		return false;
	error(_("the period %s ends on %s, before the programme begins (%s)"), period.name,
	      date_format(period.to, to), date_format(bases->programme->program.start, start));
	return true;
}
