/*
 * plans.h - the individual development plans: goals of pairs, how far they are.
 */
#ifndef KURATOR_MODEL_PLANS_H
#define KURATOR_MODEL_PLANS_H

#include "model/bases.h"

enum goal_state { GOAL_OPEN, GOAL_OVERDUE, GOAL_DONE, GOAL_DROPPED };

/* What the cells `status`, `due` and `done` come to on a day. A goal is overdue from the day after its term. */
enum goal_state goal_state(const char *status, int due, int done, int on);
/* The id of the state in words_plan_state. */
const char *goal_state_id(enum goal_state state);

/* A row of plans.csv. */
struct goal {
	const char *id;
	const char *pair_id; /* of a pair or a group */
	const char *section;
	const char *text;
	const char *action;
	const char *indicator;
	const char *planned; /* the planned result */
	const char *result;  /* the actual one */
	const char *status;
	int due;      /* DATE_NONE: no term */
	int done;     /* DATE_NONE: not noted */
	int approved; /* DATE_NONE: not noted */
	enum goal_state state;
	int grade;   /* the mentor's, 1 to 10; 0: none */
	size_t next; /* the next one with this pair_id; SIZE_MAX: none */
};

struct goals {
	struct goal *items; /* in the order of the file */
	size_t n;
	struct strmap by_pair; /* the first one of each pair_id */
};

/*
 * Reads plans.csv as of bases->today; strings live as long as the store. Returns 0, or -1 after messages;
 * goals_release() is due in both cases.
 */
int goals_read(struct goals *goals, const struct bases *bases);
void goals_release(struct goals *goals);

/* The plan of one pair: goals of the pair and of its group. */
struct plan_progress {
	size_t goals, done, overdue, dropped;
	int next_due; /* of what is open or overdue; DATE_NONE: none */
	double grade; /* mean of the mentor's grades; NAN: none */
};

struct plan_progress plan_progress(const struct goals *goals, const struct pair *pair);

#endif
