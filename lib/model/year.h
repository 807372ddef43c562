/*
 * year.h - a year of the programme as its files tell it: what `status` and `next` look at.
 */
#ifndef KURATOR_MODEL_YEAR_H
#define KURATOR_MODEL_YEAR_H

#include "model/bases.h"
#include "model/plans.h"
#include "model/progress.h"
#include "model/requests.h"
#include "model/roadmap_file.h"

struct year {
	struct programme *programme;
	const struct program *program;
	int today;
	int from; /* the first day that counts: of the earliest month of the road map, or the start of the programme */
	struct bases bases;
	struct group_index groups;
	struct progress *progress; /* of each pair */
	struct roadmap_file roadmap;
	struct goals goals;
	struct topic_requests requests;
	struct topic_demands demands;
	bool handed_out; /* what is said of the year leaves it: nobody is named without a consent */
	const struct table *events, *documents, *answers, *measures, *practices, *awards, *contacts,
		*proposals, *staff;
};

/* Reads everything. Returns 0, or -1 after messages; year_release() is due in both cases. */
int year_read(struct year *year, struct programme *programme);
void year_release(struct year *year);

/* The id in a cell of a word column, also where a label stands in the file; the cell as it is when it is neither. */
const char *year_word(const struct table *table, size_t row, const char *column,
		      const struct terms *terms);

/* Events of the kind from year->from to today. */
size_t year_events(const struct year *year, const char *kind);
/* The latest document of the kind that is in force today, or TABLE_NONE; `since` DATE_NONE: whatever its day. */
size_t year_document(const struct year *year, const struct document_kind *kind, int since);
/* Somebody of staff.csv has the role today. */
bool year_has_role(const struct year *year, const char *role);
/* Whether the pair was at work in this programme: started by today, and not ended before the programme began. */
bool year_has_pair(const struct year *year, const struct pair *pair);
/* Whether the person has answered a questionnaire of the wave since the pair was proposed. */
bool year_has_answer(const struct year *year, const struct person *person, const char *wave,
		     int since);

#endif
