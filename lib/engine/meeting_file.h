/*
 * meeting_file.h - meetings of any number of organisations, row by row: how many, how long, how rated.
 *
 * A plain file with any of the columns minutes, mentor_rating and mentee_rating, and those to group by. Rows are read
 * once; what a figure may be is what its column of meetings.csv may be; memory depends on the number of groups, not of rows. Sums are exact, so the order of rows changes nothing.
 */
#ifndef KURATOR_ENGINE_MEETING_FILE_H
#define KURATOR_ENGINE_MEETING_FILE_H

#include "base/util.h"
#include "engine/statistics/moments.h"
#include "model/grouping.h"

enum meeting_figure { MEETING_MINUTES, MEETING_MENTOR_RATING, MEETING_MENTEE_RATING };
#define MEETING_FIGURES 3

struct meeting_group {
	char *name;
	uint64_t meetings;
	struct moments figures[MEETING_FIGURES]; /* of those that are given; whole numbers */
};

struct meeting_file {
	struct meeting_group *groups; /* by alphabet once all is read */
	size_t n;
	size_t alloc;
	size_t skipped; /* rows with a cell that is no whole number, or out of the column's range */
};

#define MEETING_FILE_INIT \
	{ \
		.groups = NULL \
	}

/*
 * Takes all rows. Faults are added to the findings (the first thousand; all are counted); their rows are left out. A row
 * without minutes or a rating counts as a meeting. `grouping` names columns of the file.
 */
void meeting_file_read(struct meeting_file *file, struct reader *in, const char *name,
		       const struct grouping *grouping, struct findings *findings);
void meeting_file_release(struct meeting_file *file);

#endif
