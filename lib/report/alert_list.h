/*
 * alert_list.h - alerts, as rows and for reading.
 */
#ifndef KURATOR_REPORT_ALERT_LIST_H
#define KURATOR_REPORT_ALERT_LIST_H

#include "engine/alerts/alerts.h"
#include "report/listing.h"

/* The columns of a row: level, alert, rule, pair, mentor, mentee, people, since, value, limit, message, command. */
extern const struct file_schema schema_alerts;

/* A row for each alert, in their order, into a table that has these columns. */
void alert_list_fill(struct table *rows, const struct alerts *alerts);

/*
 * The chosen rows of such a table for reading: level, whom it is about, the alert with its figures, and the command on a
 * line of its own, which is never broken.
 */
void alert_list_print(const struct listing *listing, FILE *to, struct output_options options);

#endif
