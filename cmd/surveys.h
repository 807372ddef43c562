/*
 * surveys.h - what the commands about answers do alike: which surveys, which answers, open them.
 */
#ifndef KURATOR_CMD_SURVEYS_H
#define KURATOR_CMD_SURVEYS_H

#include "common.h"

#include "engine/surveys/summary.h"

/* The values of the common options, as typed. */
struct survey_options {
	const char *survey, *form, *role, *wave;
	int from; /* DATE_NONE: from the first answer on */
	bool skip_bad;
	bool is_public;
};

#define SURVEY_OPTIONS_INIT \
	{ \
		.from = DATE_NONE \
	}

#define OPT_SURVEY(o) \
	TEXT(0, "survey", &(o).survey, N_("SURVEY"), N_("only this survey of program.yaml"))
#define OPT_SURVEY_FORM(o) \
	TEXT(0, "form", &(o).form, N_("FORM"), N_("only surveys of this form of mentoring"))
#define OPT_SURVEY_ROLE(o) \
	TEXT(0, "role", &(o).role, N_("ROLE"), \
	     N_("only surveys of this role: mentee, mentor, curator …"))
#define OPT_SURVEY_WAVE(o) \
	TEXT(0, "wave", &(o).wave, N_("WAVE"), N_("only surveys of this wave: entry, exit …"))
#define OPT_SURVEY_FROM(o) \
	DATE(0, "from", &(o).from, N_("DATE"), \
	     N_("only answers of this day and later; without it all up to today"))
#define OPT_SURVEY_SKIP_BAD(o) \
	FLAG(0, "skip-bad", &(o).skip_bad, \
	     N_("leave out answers that cannot be read, and count them"))
#define OPT_SURVEY_PUBLIC(o) \
	FLAG(0, "public", &(o).is_public, \
	     N_("for readers outside: no small groups, no names, no words of one's own"))

struct survey_session {
	struct programme programme;
	struct bases bases;
	struct responses responses;
	struct survey_filter filter;
};

#define SURVEY_SESSION_INIT \
	{ \
		.programme = PROGRAMME_INIT, .bases = BASES_INIT, .responses = RESPONSES_INIT \
	}

/*
 * Opens the programme and loads people, pairs and answers. Returns STATUS_YES, or the status to exit with, after a
 * message. survey_session_release() is due in both cases.
 */
int survey_session_open(struct context *ctx, struct survey_session *session,
			const struct survey_options *options);
void survey_session_release(struct survey_session *session);

/* Resolves the options that name surveys, in any language. Returns STATUS_YES, or STATUS_USAGE after a message. */
int survey_filter_resolve(struct context *ctx, const struct program *program,
			  const struct survey_options *options, struct survey_filter *filter);
/* privacy.min_cell for --public, else 0. */
size_t survey_min_cell(const struct survey_session *session, const struct survey_options *options);

/* A remark: nothing that was asked for has an answer. */
void survey_say_no_answers(void);

#endif
