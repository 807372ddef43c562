/*
 * date_rules.h - which days of a record may lie ahead, and which come before which: for `check`, and for what is written.
 */
#ifndef KURATOR_MODEL_DATE_RULES_H
#define KURATOR_MODEL_DATE_RULES_H

#include "model/records.h"

struct date_order {
	const char *file, *earlier, *later; /* columns of the file */
};

/* All of them; behind the last one without a file. */
extern const struct date_order date_orders[];

/* Terms may; what has happened may not. A meeting ahead is judged with the meetings. */
bool date_may_be_ahead(const char *file, const char *column);

/* Rule future: days that the one record, a change of rows, gives. */
void date_rules_judge_days(struct records *change, int today);
/*
 * Rule date-order: a day that the change gives against the others as they will stand in the row. What stands there already is
 * left alone; a column that has such a breach gets no second one.
 */
void date_rules_judge_order(struct records *change, const struct table *table, size_t row);

#endif
