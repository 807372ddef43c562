/*
 * figures.h - a report of figures: what the reports of the month and of the year are made of.
 *
 * Every figure is a row: section, figure, group (of a figure: form=student-student), value, of, percent, note. Shares
 * carry numerator and denominator, and what cannot be known has an empty value and a note, never a 0. For people a
 * section has a heading, and groups stand below their figure.
 *
 * A section is a function that prints its rows; each report lists its sections. What happened is counted from the first
 * day of the period to figures.on. Who takes part is counted on that day, or, for a report of the whole period, of all
 * pairs that had started by then and had not ended before the period began. A category marked as sensitive in
 * program.yaml is not shown for fewer people than privacy.min_cell.
 */
#ifndef KURATOR_REPORT_FIGURES_FIGURES_H
#define KURATOR_REPORT_FIGURES_FIGURES_H

#include "engine/alerts/alerts.h"
#include "engine/entry_exit.h"
#include "engine/indicators/indicators.h"
#include "engine/quality.h"
#include "model/counts.h"
#include "model/plans.h"
#include "model/requests.h"
#include "model/roadmap_file.h"
#include "report/output.h"
#include "report/period.h"

/* A row for people, in the current language. */
struct figure_row {
	const char *heading; /* of its section */
	const char *text;    /* the figure, or its group */
	bool is_group;
	double value, of; /* NAN: not known, none */
	const char *note;
};

typedef void figure_take_fn(void *data, const struct figure_row *row);

struct figures {
	const struct bases *bases; /* COUNTS_PARTS */
	const struct program *program;
	struct period period;
	int on;     /* the last day that counts: of the period, or today where it is not over */
	bool whole; /* who took part in the period, not on its last day */
	struct output *out;
	struct alerts *missing; /* what makes the period incomplete is added to it */
	size_t hidden;          /* groups that were too small to be shown */
	bool for_people;
	bool urgent;          /* rows from here on are in red */
	int last_section;     /* of the row before, for people; -1: none */
	figure_take_fn *take; /* gets the rows in place of `out`; a null pointer: nobody does */
	void *data;
};

struct figures figures_open(const struct bases *bases, struct period period, bool whole, FILE *to,
			    struct output_options options, struct alerts *missing);
/* The same for somebody who takes the rows. */
struct figures figures_open_for(const struct bases *bases, struct period period, bool whole,
				figure_take_fn *take, void *data, struct alerts *missing);
void figures_close(struct figures *r);

/* ---- rows ---- */

/* Ids for machines, labels for people. */
struct figure_text {
	const char *id;
	const char *label; /* N_(…) */
};

enum section {
	SECTION_PARTICIPANTS,
	SECTION_PAIRS,
	SECTION_MEETINGS,
	SECTION_TRAINING,
	SECTION_PLANS,
	SECTION_REQUESTS,
	SECTION_MEASURES,
	SECTION_SATISFACTION,
	SECTION_INDICATORS,
	SECTION_EVENTS,
	SECTION_DOCUMENTS,
	SECTION_AWARDS,
	SECTION_PRACTICES,
	SECTION_ROADMAP,
	SECTION_COVERAGE,
	SECTION_LEFT_OUT,
	SECTION_MISSING,
};

const char *figures_text(const struct figures *r, const struct figure_text *t);
/* The id for machines, the label for people. */
const char *figures_label(const struct figures *r, const char *id, const struct label *label);
/* "form=student-student" for machines, the label for people; in buf, which is returned. */
const char *figures_group(struct figures *r, const struct figure_text *by, const char *id,
			  const struct label *label, struct strbuf *buf);
/* value NAN: not known; of NAN: none. */
void figures_put(struct figures *r, enum section section, const char *figure, const char *group,
		 double value, double of, const char *note);
void figures_count(struct figures *r, enum section section, const struct figure_text *figure,
		   const char *group, size_t value);
/* A figure of fewer people than privacy.min_cell: empty, with the reason. */
void figures_too_small(struct figures *r, enum section section, const char *figure,
		       const char *group);
/* Whether the day lies in the period, up to the last one that counts. */
bool figures_within(const struct figures *r, int date);
/* Whether the pair is one of those whose people take part. */
bool figures_has_pair(const struct figures *r, const struct pair *pair);

extern const struct figure_text figure_by_form;

/* ---- sections ---- */

void figures_participants(struct figures *r);
void figures_pairs(struct figures *r);
void figures_meetings(struct figures *r);
void figures_training(struct figures *r);
void figures_plans(struct figures *r, const struct goals *goals);
void figures_requests(struct figures *r, const struct topic_requests *requests);
/* After entry_exit_compare(). Measures of fewer than privacy.min_cell people are not shown. */
void figures_measures(struct figures *r, const struct entry_exit *measures);
void figures_satisfaction(struct figures *r, const struct responses *responses);
/* `figures`: of all indicators of program.yaml, in their order. */
void figures_indicators(struct figures *r, const struct indicator_figure *figures);
/* By nomination and status; nobody is named. */
void figures_awards(struct figures *r, const struct table *awards);
/* A row per event, document or practice of the period. */
void figures_entries(struct figures *r, enum section section, enum register_file file,
		     const struct file_schema *schema);
/* Adds what is overdue to what is missing. */
void figures_roadmap(struct figures *r, const struct roadmap_records *records);
/* The indicators of coverage; adds those that the data do not tell to what is missing. */
void figures_coverage(struct figures *r);
/* Meetings, training and register entries that are dated after the last day that counts. */
size_t figures_later(const struct figures *r);
/* What was found missing, last of all. */
void figures_missing(struct figures *r);

#endif
