/*
 * alerts.h - what needs somebody's attention, by rule. Each rule is a file of this folder.
 *
 * A rule looks at the bases on a day and adds what it finds; it prints nothing. What an alert means (a month that is not
 * complete, a line in a list) is the caller's to say.
 *
 * Two kinds of callers: the monthly report, whose rules are fixed and look at a period (below); and the alerts of
 * program.yaml, which alerts_watch() judges for all open pairs on a day and backtest.h for pairs that have ended. The
 * latter see a pair through watch.h, which holds nothing that is dated later than the day.
 */
#ifndef KURATOR_ENGINE_ALERTS_ALERTS_H
#define KURATOR_ENGINE_ALERTS_ALERTS_H

#include "model/bases.h"
#include "model/roadmap.h"

struct alert_world;

struct alert_found {
	const char *rule;    /* "no-meeting", static */
	const char *subject; /* id of the pair, meeting, road-map item, indicator, person */
	int since;           /* the day from which it counts, or DATE_NONE */
	char *message;       /* translated */

	/* Of the alerts of program.yaml only. */
	const struct alert *alert;
	const struct pair *pair;     /* a null pointer: it is about a person */
	const struct person *person; /* a null pointer: it is about a pair */
	double value, limit;         /* the figure, and where the alert begins; NAN: it has none */
	char *command;               /* that does something about it */
};

struct alerts {
	struct alert_found *items;
	size_t n;
	size_t alloc;
};

#define ALERTS_INIT \
	{ \
		.items = NULL \
	}

void alerts_release(struct alerts *alerts);
void alerts_add(struct alerts *alerts, const char *rule, const char *subject, int since,
		const char *fmt, ...) PRINTF_LIKE(5, 6);

/*
 * Adds what the alerts of program.yaml find on the day: in pairs that are agreed or active, in mentors and mentees who
 * are here. Of several alerts of one rule about the same subject the gravest alone. The gravest first, then by the day
 * since when, then in the order of the files.
 */
void alerts_watch(struct alerts *alerts, const struct alert_world *world, int on);

/* no-meeting: pairs active on `to` that had no meeting from `from` to `to`. */
void alert_no_meeting(const struct bases *bases, int from, int to, struct alerts *alerts);
/* unconfirmed: meetings up to `on` that wait for a confirmation longer than meetings.confirm_days. */
void alert_unconfirmed(const struct bases *bases, int on, struct alerts *alerts);
/* overdue: road-map items that were due by `on` and are not done. */
void alert_overdue(const struct bases *bases, const struct roadmap_records *records, int on,
		   struct alerts *alerts);
/*
 * unknown-figure: indicators of coverage (a percentage of built-in counts of people) whose numerator or denominator the
 * data do not tell.
 */
void alert_unknown_figures(const struct bases *bases, int on, struct alerts *alerts);

/* Whether the indicator speaks of coverage: people in the programme among people there are. */
bool indicator_is_coverage(const struct indicator *indicator);

#endif
