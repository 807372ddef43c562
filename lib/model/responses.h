/*
 * responses.h - filled-in questionnaires, put together out of the rows of answers.csv.
 *
 * A response is what one person said to one survey in one wave about one pair. Rows without a pair belong to the
 * person's only pair, otherwise to the only one in whose term the day lies, as measurements do (grouping.h).
 */
#ifndef KURATOR_MODEL_RESPONSES_H
#define KURATOR_MODEL_RESPONSES_H

#include "model/answers.h"
#include "model/respondents.h"

struct answer {
	bool given;
	int value;        /* see answer_parse() */
	const char *text; /* as it stands in the file */
	size_t line;
};

struct response {
	const struct survey *survey;
	const char *wave;
	const char *person_id;
	const struct person
		*person; /* a null pointer: anonymous, the curator, one of the staff, a class */
	const struct pair *pair; /* a null pointer: none, or it cannot be told … */
	bool of_several;         /* … because the person has several and the rows name none */
	int date;                /* of the latest answer */
	struct answer *answers;  /* by place of the question in the survey */
};

/* Rows of one survey that are not counted for their day. */
struct responses_outside {
	size_t earlier; /* before `from` */
	size_t later;   /* after today */
};

struct responses {
	struct response *items; /* in the order of the file */
	size_t n;
	size_t alloc;
	size_t later;                      /* rows dated after today, which are not counted */
	struct responses_outside *outside; /* by place of the survey in program.yaml */
	size_t skipped;                    /* rows that could not be taken */
	struct findings faults;            /* a finding for each of them */
	struct arena arena;
};

#define RESPONSES_INIT \
	{ \
		.items = NULL \
	}

/*
 * Reads answers.csv; people and pairs of the bases must be loaded. No such file is none. Rows dated before `from`
 * (DATE_NONE: none) or after bases->today are left out. Returns 0; or -1 after a message when the file cannot be read
 * at all. responses_release() is due in both cases.
 */
int responses_load(struct responses *responses, const struct bases *bases, int from);
void responses_release(struct responses *responses);

/*
 * Prints the faults. Returns 0 when there are none, or `bad` says to go on without those rows, of which a warning then
 * counts how many; else -1.
 */
int responses_require(const struct responses *responses, enum bad_rows bad);

/* Whether a row of this day that names no pair could belong to several of the person's. */
bool respondent_of_several(const struct bases *bases, const struct person *person, int date);

/* Somebody who was to answer, and the pair because of which. */
struct asked {
	const struct person *person;
	const struct pair *pair;
};

/*
 * Who was to answer the survey by today: the mentors or mentees of pairs of its form; at exit of pairs that had ended,
 * otherwise of pairs that had started; ended or started on or after `from` (DATE_NONE: any). In the order of pairs.csv,
 * a person once for each pair. Returns how many, or -1 where the bases do not tell (other roles). The caller frees
 * *asked.
 */
int survey_asked(const struct bases *bases, const struct survey *survey, int from,
		 struct asked **asked);
/*
 * The same in the programme's own term: a person once, with the first pair that is open or ended in it; `answered` says
 * whether there is a response about that pair, about none, or of the term. Returns how many, or -1.
 */
struct asked_now {
	const struct person *person;
	const struct pair *pair;
	bool answered;
};
int survey_asked_now(const struct bases *bases, const struct responses *responses,
		     const struct survey *survey, struct asked_now **asked);

#endif
