/*
 * swot.h - strengths, weaknesses, opportunities and threats, out of the answers.
 *
 * A question that is not open makes a statement: the share of favourable answers (answers.h). From
 * quality.strength_from per cent on it is a strength, below quality.weakness_below a weakness; a question with
 * `factor: external` is an opportunity or a threat. What lies between is neither. Answers to open questions are listed
 * for the curator to choose from.
 */
#ifndef KURATOR_ENGINE_SURVEYS_SWOT_H
#define KURATOR_ENGINE_SURVEYS_SWOT_H

#include "engine/surveys/summary.h"

enum swot_cell {
	SWOT_STRENGTH,
	SWOT_WEAKNESS,
	SWOT_OPPORTUNITY,
	SWOT_THREAT,
	SWOT_NEITHER,
	SWOT_OPEN,
};

struct swot_row {
	const char *form; /* id, "" for surveys of any form */
	enum swot_cell cell;
	const struct survey *survey;
	const struct question *question;
	const char *text;          /* SWOT_OPEN: what was said */
	size_t hits;               /* favourable answers; SWOT_OPEN: how many said it */
	size_t n;                  /* answers */
	size_t of;                 /* responses */
	double percent, low, high; /* hits of n, with Wilson's 95 % interval; NaN of SWOT_OPEN */
	double mean;               /* of ratings, else NaN */
};

struct swot {
	struct swot_row *rows;
	size_t n;
	size_t alloc;
};

#define SWOT_INIT \
	{ \
		.rows = NULL \
	}

/*
 * Of a summary without grouping. Rows by form in the order of program.yaml, then by cell, the clearest first. Questions
 * without an answer make no statement.
 */
void swot_make(struct swot *swot, const struct summary *summary, const struct program *program);
void swot_release(struct swot *swot);

#endif
