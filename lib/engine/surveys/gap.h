/*
 * gap.h - expectation against reality: what the same people said to mirrored questions at entry and at exit.
 *
 * Questions mirror each other when their surveys have the same form and role, one of wave entry, one of wave exit, and
 * they have the same construct, type and (ratings) range. Where a wave asks about a construct by several ratings, their
 * mean is taken, rounded to 4 decimals. Two responses belong together when they are of one person and one pair; a
 * response of which the pair is not known goes with the person's only one of the other wave.
 */
#ifndef KURATOR_ENGINE_SURVEYS_GAP_H
#define KURATOR_ENGINE_SURVEYS_GAP_H

#include "engine/statistics/paired.h"
#include "engine/surveys/summary.h"

struct gap_row {
	const struct survey *entry, *exit;
	const struct question *entry_question, *exit_question; /* the first of the construct */
	const char *group;
	struct paired_comparison
		figures; /* measure: the construct; higher is better, reverse items turned */
	bool hidden;     /* of gaps_suppress() */
};

struct gaps {
	struct gap_row *rows;
	size_t n;
	size_t alloc;
	struct arena arena;
};

#define GAPS_INIT \
	{ \
		.rows = NULL \
	}

/*
 * A row per mirrored construct and group, in the order of the exit survey's questions; p_holm runs over all rows.
 * missing_entry counts exit responses without an entry, missing_exit entry responses of pairs that have ended without an
 * exit.
 */
void survey_gaps(struct gaps *gaps, const struct responses *responses, const struct bases *bases,
		 const struct survey_filter *filter, const struct grouping *grouping,
		 enum zero_rule zeros);
/*
 * Says which rows are not for readers outside: groups of fewer than min_cell people, and what would betray them; p_holm
 * of the others runs over them alone.
 */
void gaps_suppress(struct gaps *gaps, size_t min_cell);
void gaps_release(struct gaps *gaps);

#endif
