/*
 * tables.h - the tables of program.yaml, one per mapping, by the part of the programme they describe.
 *
 * Private to lib/model/program/.
 */
#ifndef KURATOR_MODEL_PROGRAM_TABLES_H
#define KURATOR_MODEL_PROGRAM_TABLES_H

#include "model/program/fields.h"

extern const struct table kind_table, topic_table, categories_table;      /* people.c */
extern const struct table form_table, result_table;                       /* forms.c */
extern const struct table matching_table, require_table, selection_table; /* rules.c */
extern const struct table meetings_table, roadmap_table;                  /* course.c */
extern const struct table survey_table, measure_table, indicator_table;   /* monitoring.c */
extern const struct table quality_table, alert_table;                     /* monitoring.c */
extern const struct table award_table, documents_table, end_reason_table; /* closure.c */
extern const struct table privacy_table, reports_table, rematch_table;    /* closure.c */
extern const struct table layout_table;                                   /* layouts.c */

/* A parameter that only some rules take: its key, and its bit in the masks of the rules. */
struct parameter {
	const char *key;
	unsigned bit;
};

/* Reports parameters that the rule does not take, and those it needs and did not get. */
void check_parameters(struct loader *l, const struct yaml_node *node, const char *rule,
		      const struct parameter *parameters, size_t n, unsigned taken,
		      unsigned needed);
/* Reports a rule that stands twice in the list `require` or `prefer` of the mapping. */
void check_repeated_rules(struct loader *l, const struct yaml_node *node, const char *key);
/* Reports bands that are empty, out of order or overlap, and gaps wider than the step (0: touching ends only). */
void check_bands(struct loader *l, const struct yaml_node *list, const struct band *bands, size_t n,
		 double step);
extern const struct table band_table;

#endif
