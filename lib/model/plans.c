/* plans.c - the individual development plans */
#include "model/plans.h"

#include <math.h>

#include "base/number.h"
#include "model/columns/columns.h"

const char *goal_state_id(enum goal_state state)
{
	return words_plan_state.items[state].id;
}

enum goal_state goal_state(const char *status, int due, int done, int on)
{
	const struct term *term = terms_by_label(&words_plan_status, status);

	if (term && streq(term->id, "dropped"))
		return GOAL_DROPPED;
	if (done != DATE_NONE ? done <= on : term && streq(term->id, "done"))
		return GOAL_DONE;
	return due != DATE_NONE && due < on ? GOAL_OVERDUE : GOAL_OPEN;
}

static int day_in(const struct table *table, size_t row, size_t column)
{
	const char *text = table_get(table, row, column);
	int day = DATE_NONE;

	date_parse(text, strlen(text), &day);
	return day;
}

/* Backwards, so that each chain is in the order of the file. */
static void link_goals(struct goals *goals)
{
	for (size_t i = goals->n; i-- > 0;) {
		struct goal *goal = &goals->items[i];
		size_t next = strmap_gets(&goals->by_pair, goal->pair_id);

		goal->next = next == STRMAP_NONE ? SIZE_MAX : next;
		strmap_put(&goals->by_pair, goal->pair_id, strlen(goal->pair_id), i);
	}
}

/* The cells that are taken as they are. */
static const struct {
	const char *column;
	size_t offset;
} texts[] = {
	{ "id", offsetof(struct goal, id) },
	{ "pair", offsetof(struct goal, pair_id) },
	{ "section", offsetof(struct goal, section) },
	{ "goal", offsetof(struct goal, text) },
	{ "action", offsetof(struct goal, action) },
	{ "indicator", offsetof(struct goal, indicator) },
	{ "planned", offsetof(struct goal, planned) },
	{ "result", offsetof(struct goal, result) },
	{ "status", offsetof(struct goal, status) },
};

static void read_texts(struct goals *goals, const struct table *table)
{
	for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
		size_t column = table_column(table, texts[i].column);

		for (size_t row = 0; row < table->n_rows; row++)
			*(const char **)((char *)&goals->items[row] + texts[i].offset) =
				table_get(table, row, column);
	}
}

int goals_read(struct goals *goals, const struct bases *bases)
{
	const struct table *table = programme_table(bases->programme, &schema_plans);
	size_t due, done, approved, grade;

	*goals = (struct goals){ .n = 0 };
	if (!table)
		return -1;
	due = table_column(table, "due");
	done = table_column(table, "done");
	approved = table_column(table, "approved");
	grade = table_column(table, "mentor_grade");
	goals->items = xcalloc(table->n_rows, sizeof(*goals->items));
	goals->n = table->n_rows;
	read_texts(goals, table);
	for (size_t row = 0; row < table->n_rows; row++) {
		struct goal *goal = &goals->items[row];
		const char *graded = table_get(table, row, grade);
		int64_t points = 0;

		goal->due = day_in(table, row, due);
		goal->done = day_in(table, row, done);
		goal->approved = day_in(table, row, approved);
		goal->state = goal_state(goal->status, goal->due, goal->done, bases->today);
		number_parse_int(graded, strlen(graded), &points);
		goal->grade = (int)points;
	}
	link_goals(goals);
	return 0;
}

void goals_release(struct goals *goals)
{
	free(goals->items);
	strmap_release(&goals->by_pair);
	*goals = (struct goals){ .n = 0 };
}

/* Adds the goals that name the pair, or its group. */
static void add_goals(struct plan_progress *progress, const struct goals *goals, const char *id,
		      int64_t *grades, int64_t *graded)
{
	size_t i = *id ? strmap_gets(&goals->by_pair, id) : STRMAP_NONE;

	for (; i != STRMAP_NONE; i = goals->items[i].next) {
		const struct goal *goal = &goals->items[i];
		bool open = goal->state == GOAL_OPEN || goal->state == GOAL_OVERDUE;

		progress->goals++;
		progress->done += goal->state == GOAL_DONE;
		progress->overdue += goal->state == GOAL_OVERDUE;
		progress->dropped += goal->state == GOAL_DROPPED;
		if (open && goal->due != DATE_NONE &&
		    (progress->next_due == DATE_NONE || goal->due < progress->next_due))
			progress->next_due = goal->due;
		*grades += goal->grade;
		*graded += goal->grade > 0;
	}
}

struct plan_progress plan_progress(const struct goals *goals, const struct pair *pair)
{
	struct plan_progress progress = { .next_due = DATE_NONE, .grade = NAN };
	int64_t sum = 0, n = 0;

	add_goals(&progress, goals, pair->id, &sum, &n);
	if (!streq(pair->group, pair->id))
		add_goals(&progress, goals, pair->group, &sum, &n);
	if (n)
		progress.grade = (double)sum / (double)n;
	return progress;
}
