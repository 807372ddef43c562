/*
 * backtest_list.h - the tables of `monitor backtest`: a row per alert, a row per pair about which one was raised, and what
 * they rest on.
 */
#ifndef KURATOR_REPORT_BACKTEST_LIST_H
#define KURATOR_REPORT_BACKTEST_LIST_H

#include "engine/alerts/backtest.h"
#include "model/schema.h"
#include "store/table.h"

extern const struct file_schema schema_backtest, schema_backtest_pairs;

/* Both fill a table with the columns of the schema of that name. */
void backtest_list(struct table *rows, const struct backtest *backtest);
void backtest_list_pairs(struct table *rows, const struct backtest *backtest);
/* Remarks how many pairs the figures rest on, and what was left out. */
void backtest_say_basis(const struct backtest *backtest);

#endif
