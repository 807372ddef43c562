/*
 * watch.h - a pair, a mentor or a person as seen on a day, for the rules of this folder.
 *
 * A rule looks through a view and sees nothing that is dated later than view->on: the same rule serves today's alerts
 * and the look back at pairs that have ended. Days of silence are days outside the holidays of the calendar; Sundays
 * count.
 *
 * What the files do not date cannot be seen as of an earlier day: the capacity of a mentor is today's, a goal without
 * the day of its approval has always been there, and a rating is known from the day on which its side confirmed the
 * meeting (without one from the day of the meeting).
 */
#ifndef KURATOR_ENGINE_ALERTS_WATCH_H
#define KURATOR_ENGINE_ALERTS_WATCH_H

#include "base/strbuf.h"
#include "model/contacts.h"
#include "model/plans.h"
#include "model/rules/index.h"

/* Everything that the rules look at. */
struct alert_world {
	const struct bases *bases; /* that hold BASES_MEETINGS */
	struct pair_index index;
	struct goals goals;
	struct contacts contacts;
	int first_day;  /* of school_time */
	int n_days;     /* in it */
	int *days_open; /* days outside the holidays from the first one on */
};

/* Returns 0, or -1 after messages; alert_world_release() is due in both cases. */
int alert_world_init(struct alert_world *world, const struct bases *bases);
void alert_world_release(struct alert_world *world);

/*
 * Days d with from < d <= to that are no holidays. Where the programme starts between the two, the days after its first
 * one: the summer before is nobody's silence.
 */
int alert_days(const struct alert_world *world, int from, int to);

struct alert_view {
	const struct alert_world *world;
	const struct pair *pair;     /* of rules about a pair */
	const struct person *person; /* of rules about a person */
	int on;
	int from;           /* meetings before this day are not asked to be confirmed any more */
	const size_t *held; /* numbers of the pair's meetings by `on`, in the order of days */
	size_t n_held;
};

/* The pair or person as seen on the day. */
struct alert_view alert_view_of_pair(const struct alert_world *world, const struct pair *pair,
				     int from, int on);
struct alert_view alert_view_of_person(const struct alert_world *world, const struct person *person,
				       int on);

/* The i-th meeting of the view. */
const struct meeting *alert_meeting(const struct alert_view *view, size_t i);
/* The day on which both sides had agreed, or else the pair started; DATE_NONE: neither by view->on. */
int alert_pair_begins(const struct alert_view *view);
/* The rating of a side for the meeting, where it is known on the day; 0: none. */
int alert_rating(const struct alert_view *view, const struct meeting *meeting, enum side side);

/* What a rule has found. */
struct alert_sign {
	int since;                     /* the day from which it counts; DATE_NONE: none */
	double value;                  /* the figure that is held against the limit */
	const struct meeting *meeting; /* that it is about */
	const struct goal *goal;
	enum side side;
	size_t count;
};

enum alert_about { ABOUT_PAIR, ABOUT_MENTOR, ABOUT_PERSON };

/* A rule: a file of this folder. */
struct alert_kind {
	enum alert_about about;
	/* Whether the alert is raised on the day; then *sign says by what. */
	bool (*found)(const struct alert_view *view, const struct alert *alert,
		      struct alert_sign *sign);
	/* The sentence (translated) with its figures, and the command that does something about it. */
	void (*say)(const struct alert_view *view, const struct alert *alert,
		    const struct alert_sign *sign, struct strbuf *message, struct strbuf *command);
};

const struct alert_kind *alert_kind_of(const struct alert *alert);
/* The parameter of the alert from which it is raised; NAN: it has none. */
double alert_limit(const struct alert *alert);

extern const struct alert_kind alert_kind_no_meeting, alert_kind_first_meeting, alert_kind_rhythm,
	alert_kind_stage_stuck, alert_kind_no_plan, alert_kind_plan_overdue, alert_kind_unconfirmed,
	alert_kind_unconfirmed_share, alert_kind_rating_low, alert_kind_rating_gap,
	alert_kind_rating_drop, alert_kind_no_contact, alert_kind_over_capacity,
	alert_kind_consent_ends;

/* A pair that is older than the programme: says that alert_days() counts from its start. */
void alert_say_start(const struct alert_view *view, const struct alert_sign *sign,
		     struct strbuf *message);

/* The next step of the ladder for the pair of the view, as a command. */
void alert_say_ladder(const struct alert_view *view, struct strbuf *command);

#endif
