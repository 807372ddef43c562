/*
 * answers.h - one answer to one question, in every form that people and form services write it.
 *
 * A rating is a whole number of the survey's range: "8", "8,0", "8 баллов", "8 из 10", "8/10", "10 – полностью",
 * "восемь". A closed question takes yes or no: "да", "нет", "yes", "+", "1". A choice takes the id or a label of an
 * option, punctuation left aside, or its place ("4": the fourth, lowest first) where no label begins with a digit. An
 * open question takes any text. What could mean two things ("8-9", "да, но") is refused.
 */
#ifndef KURATOR_MODEL_ANSWERS_H
#define KURATOR_MODEL_ANSWERS_H

#include "base/strbuf.h"
#include "model/program.h"

/*
 * Reads an answer that is not empty. *value is the rating, 1 or 0 of a closed question, the place of the option from 0,
 * and 0 for an open question. Returns 0; or -1 and the reason, translated, in `why`.
 */
int answer_parse(const struct survey *survey, const struct question *question, const char *text,
		 int *value, struct strbuf *why);
/* Adds an answer that answer_parse() took in the form that kurator writes: 8, yes or no, the option's id, the text. */
void answer_normalise(const struct question *question, const char *text, int value,
		      struct strbuf *out);
/* What a person reads for a value of a rating, closed or choice question. */
void answer_show(const struct question *question, int value, struct strbuf *out);

/* How many different values the question has (the highest is n - 1 above the lowest); 0 of an open one. */
int question_values(const struct survey *survey, const struct question *question);
/* The lowest value: rating_min, else 0. */
int question_lowest(const struct survey *survey, const struct question *question);
/* The value turned where a low answer is the good one, so that higher is better. */
int question_score(const struct survey *survey, const struct question *question, int value);
/*
 * Whether the answer is a favourable one: a rating (turned if reverse) of at least quality.satisfied_from, moved to the
 * survey's own range where that is not 1 to 10; yes (no if reverse); an option of the upper half.
 */
bool answer_is_favourable(const struct program *program, const struct survey *survey,
			  const struct question *question, int value);

#endif
