/*
 * summary.h - what a survey says: response, answers question by question, consistency of its scales.
 *
 * Every figure comes with n of N. Shares have Wilson's interval, means Student's, alpha Feldt's (statistics/).
 */
#ifndef KURATOR_ENGINE_SURVEYS_SUMMARY_H
#define KURATOR_ENGINE_SURVEYS_SUMMARY_H

#include "model/responses.h"
#include "model/grouping.h"

/* Which surveys: ids, as in program.yaml; null pointers: any. */
struct survey_filter {
	const char *survey, *form, *role, *wave;
};
bool survey_is_chosen(const struct survey_filter *filter, const struct survey *survey);

/*
 * What responses are grouped by: `survey`, `role`, `wave`, `form` (of the pair, else of the survey), or any name that
 * grouping.h knows. Returns 0; or -1 and the reason, translated, in `why`.
 */
int survey_grouping_init(struct grouping *grouping, const char *const *names, size_t n,
			 const struct bases *bases, struct strbuf *why);
/* Who says something, and about which pair; null pointers: unknown. */
struct respondent {
	const char *id;
	const struct person *person;
	const struct pair *pair;
};
/* Adds the group of what this respondent says. A class (class:7А) is its own class. */
void survey_group(const struct grouping *grouping, const struct survey *survey, const char *wave,
		  const struct respondent *who, struct strbuf *out);

enum summary_type {
	SUMMARY_RESPONSE, /* n of `of` people who were asked have answered; percent */
	SUMMARY_STRAIGHT, /* n of `of` responses give all ratings the same value; percent */
	SUMMARY_RATING,   /* n of `of` responses; mean, sd; percent is the favourable share */
	SUMMARY_CLOSED,   /* n of `of` responses; percent of yes */
	SUMMARY_CHOICE,   /* n of `of` responses */
	SUMMARY_OPEN,     /* n of `of` responses */
	SUMMARY_TEXT,     /* an answer to the open question above: n responses say it */
	SUMMARY_ALPHA,    /* of `of` responses n answered all k items of the construct */
};

struct summary_row {
	enum summary_type type;
	const struct survey *survey;
	const char *group;               /* "" when there is no grouping */
	const struct question *question; /* a null pointer: of the survey as a whole */
	const char *construct;
	const char *text; /* of SUMMARY_TEXT */
	size_t n;
	size_t of;
	bool of_known; /* whom the survey was for is known */
	size_t others; /* SUMMARY_RESPONSE: people who answered and had not been asked */
	double mean, sd;
	double percent;
	double low,
		high; /* 95 %: of the mean, of the percentage (of closed and shares), of alpha */
	double alpha;
	size_t k;
	const size_t *counts; /* of each value, from the lowest; a null pointer: none */
	const char *people;   /* SUMMARY_STRAIGHT: ids, separated by ";" */
	const char *
		suppressed; /* why the group may not be shown, not translated: no figure is filled in */
};

struct summary {
	struct summary_row *rows;
	size_t n;
	size_t alloc;
	struct arena arena;
};

#define SUMMARY_INIT \
	{ \
		.rows = NULL \
	}

struct summary_request {
	struct survey_filter filter;
	struct grouping grouping;
	int from;        /* as responses were loaded */
	size_t min_cell; /* groups with fewer responses are suppressed; 0: none is */
};

/*
 * Surveys in the order of program.yaml, groups by alphabet, then response, straight-lining, questions in their order,
 * alpha of every construct of two ratings or more. Surveys that nobody was to answer and nobody has are left out.
 */
void survey_summarise(struct summary *summary, const struct responses *responses,
		      const struct bases *bases, const struct summary_request *request);
void summary_release(struct summary *summary);

/* Ratings that a response needs to be looked at for straight-lining. */
#define STRAIGHT_RATINGS 5

#endif
