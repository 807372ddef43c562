/*
 * bases.h - people, pairs and meetings as the rest of kurator thinks of them.
 *
 * The files hold bytes; here they are read once, in every form that a person writes, into structs with days, numbers
 * and pointers to what program.yaml says of them. Nothing derived is stored in a file: a pair's state, a mentor's load,
 * a person's step are computed here, for a given day. Records dated after that day are not counted.
 *
 * A cell that cannot be read is left out (as if empty) and reported in `faults`; the record is marked `faulty`. Whoever
 * uses a record says so: bases_require_all() for work on everything, bases_require() for work on one record.
 *
 * Strings point into the tables of the store or into the arena; all lives as long as the bases and the programme.
 */
#ifndef KURATOR_MODEL_BASES_H
#define KURATOR_MODEL_BASES_H

#include "base/arena.h"
#include "base/findings.h"
#include "base/strmap.h"
#include "model/programme.h"

/* Where a record stands: for messages. */
struct origin {
	const char *file;
	size_t row;  /* of the table, from 0 */
	size_t line; /* of the file, from 1 */
	bool faulty;
};

enum decision { DECISION_NONE, DECISION_ACCEPTED, DECISION_REJECTED };

/* A mentor or a mentee. Lists are cells with ids separated by ";". Unknown: DATE_NONE, NAN, "", 0. */
struct person {
	struct origin origin;
	enum side side;
	const char *id;
	const char *name;
	const struct kind *kind;          /* null only when faulty */
	struct school_class school_class; /* number 0: none */
	int birth_first, birth_last;      /* the same day when it is known exactly */
	char sex;                         /* 'f', 'm' or 0 */
	double experience;                /* years */
	const char *workplace;
	const char *subjects;
	const char *topics;  /* asked by a mentee; offered by a mentor (column `skills`) */
	const char *request; /* mentee: in words */
	const char *interests;
	const char *categories;
	const char *types;
	const char *forms;
	struct class_range wants; /* mentor; from 0: none */
	int capacity;             /* mentor: places; an empty cell is 1 */
	struct day_set days;
	const char *agreement;             /* mentor */
	int applied, interviewed, decided; /* mentor */
	enum decision decision;            /* mentor */
	int surveyed, volunteered;         /* mentee */
	int consent, consent_until;
	const char *consent_by;
	int joined, left;
	const struct training *trainings; /* all of the person, in the order of the file */
	const struct consent *consents;
	const struct pair *pairs; /* all of the person; pair_after() gives the next one */
};

enum mentor_state {
	MENTOR_CANDIDATE,
	MENTOR_APPLIED,
	MENTOR_INTERVIEWED,
	MENTOR_ACCEPTED,
	MENTOR_REJECTED,
	MENTOR_TRAINED,
	MENTOR_READY,
	MENTOR_LEFT,
};

enum mentee_state {
	MENTEE_IDENTIFIED,
	MENTEE_SURVEYED,
	MENTEE_VOLUNTEERED,
	MENTEE_CONSENTED,
	MENTEE_WAITING,
	MENTEE_PAIRED,
	MENTEE_COMPLETED,
	MENTEE_LEFT,
};

enum pair_state { PAIR_PROPOSED, PAIR_AGREED, PAIR_ACTIVE, PAIR_COMPLETED, PAIR_ENDED_EARLY };

struct pair {
	struct origin origin;
	const char *id;
	const char *group; /* "" when it is no member of one */
	const char *mentor_id, *mentee_id;
	const struct person *mentor, *mentee; /* null when there is no such person */
	const struct form *form;              /* null only when faulty */
	const struct variant *variant;        /* null: not given */
	const char *method;
	double score;
	int proposed, mentor_agreed, mentee_agreed, started, mentor_ready, mentee_ready;
	int planned_end, ended;
	const struct end_reason *end_reason;
	const char *curator;
	const struct pair *next_of_mentor, *next_of_mentee; /* in the order of the file */
	size_t next_in_group;                               /* SIZE_MAX: none */
};

struct meeting {
	struct origin origin;
	const char *id;
	const char *pair_id; /* of a pair or a group */
	int date;
	int stage;   /* enum meeting_stage; -1: not known */
	int minutes; /* 0: not known */
	int mentor_confirmed, mentee_confirmed;
	int mentor_rating, mentee_rating; /* 0: none */
	const char *present;              /* mentees, of a group meeting */
};

struct training {
	struct origin origin;
	const char *person;
	int date;
	double hours;
	const struct training *next; /* of the same person */
};

/* A consent of consents.csv. */
struct consent {
	struct origin origin;
	const char *person;
	const char *scope;
	const char *signer_role;
	int date, until, withdrawn;
	const struct consent *next; /* of the same person */
};

struct choice {
	struct origin origin;
	const char *person, *choice;
	int rank;
};

struct exclusion {
	struct origin origin;
	const char *mentor, *mentee;
	const char *reason;
};

/* A request beside the main one of mentees.csv. */
struct request {
	struct origin origin;
	const char *id;
	const char *mentee_id;       /* "": a preliminary request */
	const struct person *mentee; /* null when there is no such person */
	const char *topic;
	const char *text;
	const struct form *form; /* null: not given */
	int date, closed;
};

/* A row of events.csv, outputs.csv, documents.csv or practices.csv. */
struct entry {
	struct origin origin;
	const char *id;
	const char *person; /* "" where the file has no people */
	int date;
	const char *kind; /* "" where the file has no kinds */
	const char *title;
	int present; /* people at an event; -1: not known */
};

enum register_file {
	REGISTER_EVENTS,
	REGISTER_OUTPUTS,
	REGISTER_DOCUMENTS,
	REGISTER_PRACTICES,
	REGISTERS,
};

struct entries {
	struct entry *items;
	size_t n;
};

/* A goal of a development plan. */
struct plan_item {
	struct origin origin;
	const char *pair_id; /* of a pair or a group */
};

/* A row of answers.csv. */
struct answer_row {
	struct origin origin;
	const char *survey, *question;
	const char *person;
	int date;
	const char *text;
};

enum bases_part {
	BASES_PEOPLE = 1 << 0, /* mentors, mentees, trainings, consents */
	BASES_PAIRS = 1 << 1,  /* and people */
	BASES_MEETINGS = 1 << 2,
	BASES_CHOICES = 1 << 3, /* choices and exclusions */
	BASES_REQUESTS = 1 << 4,
	BASES_REGISTERS = 1 << 5, /* events, outputs, documents, practices, plans, answers */
	BASES_LENIENT =
		1 << 6, /* for `check`: whatever can be read, and not a word about the rest */
};

struct bases {
	struct programme *programme;
	int today;
	bool lenient;
	struct person *mentors, *mentees;
	size_t n_mentors, n_mentees;
	struct pair *pairs;
	size_t n_pairs;
	struct meeting *meetings; /* in the order of the file */
	size_t n_meetings;
	struct training *trainings;
	size_t n_trainings;
	struct consent *consents;
	size_t n_consents;
	struct choice *choices;
	size_t n_choices;
	struct exclusion *exclusions;
	size_t n_exclusions;
	struct request *requests;
	size_t n_requests;
	struct entries registers[REGISTERS];
	struct plan_item *plan_items;
	size_t n_plan_items;
	struct answer_row *answers;
	size_t n_answers;
	struct strmap mentor_by_id, mentee_by_id, pair_by_id;
	struct strmap pair_by_group; /* the first of each group */
	struct findings faults;
	struct arena arena;
};

#define BASES_INIT \
	{ \
		.programme = NULL \
	}

/*
 * Reads the parts. Returns 0; or -1 after messages when a file cannot be read at all (structure, ids given twice).
 * bases_release() is due in both cases. `programme` must outlive the bases.
 */
int bases_load(struct bases *bases, struct programme *programme, unsigned parts);
void bases_release(struct bases *bases);

/* Prints the faults of all records, or of one; returns -1 when there are any, else 0. */
int bases_require_all(const struct bases *bases);
int bases_require(const struct bases *bases, const struct origin *origin);

/* By id, also typed with Cyrillic letters that look Latin; a null pointer when there is none. */
const struct person *bases_mentor(const struct bases *bases, const char *id);
const struct person *bases_mentee(const struct bases *bases, const char *id);
const struct pair *bases_pair(const struct bases *bases, const char *id);
/* The pair of the person behind this one, in the order of the file; a null pointer at the end. */
const struct pair *pair_after(const struct pair *pair, const struct person *person);
/* Whether pairs name this group. */
bool bases_has_group(const struct bases *bases, const char *id);
/* Whether `id` (of a pair or its group) means this pair. */
bool pair_is_named(const struct pair *pair, const char *id);
/* The next pair that `id` (of a pair or a group) means, from index `from` on; SIZE_MAX at the end. */
size_t bases_next_pair(const struct bases *bases, const char *id, size_t from);

/* ---- derived, as of bases->today ---- */

enum pair_state pair_state(const struct pair *pair, int on);
/* Proposed by that day, agreed or active: it takes a place. */
bool pair_is_open(const struct pair *pair, int on);
/* Both sides had agreed by that day, or the pair had started. */
bool pair_had_agreed(const struct pair *pair, int on);
/* That, and the pair had not ended before that day. */
bool pair_may_meet(const struct pair *pair, int on);
/* Had started by the day `to`, and had not ended before `from` (DATE_NONE: from any day on). */
bool pair_was_at_work(const struct pair *pair, int from, int to);
const char *pair_state_id(enum pair_state state);
const char *pair_state_name(enum pair_state state); /* translated */

/* Whether the meeting counts for the pair: held by then, and its mentee was there if it was a group's meeting. */
bool meeting_counts_for(const struct meeting *meeting, const struct pair *pair, int on);
bool meeting_is_confirmed(const struct meeting *meeting, int on);

/* Open pairs of the mentor, or of the mentee (in a form and a variant; null pointers: any). */
size_t bases_load_of(const struct bases *bases, const struct person *mentor);
size_t bases_open_pairs_of(const struct bases *bases, const struct person *mentee,
			   const struct form *form, const struct variant *variant);
/* capacity - load, never below 0. */
size_t bases_free_places(const struct bases *bases, const struct person *mentor);

/* Made by the day and not yet closed. */
bool request_is_open(const struct request *request, int on);

/* Whether a consent of the scope ("processing", "special" …) holds on the day, from consents.csv or the short form. */
bool bases_has_consent(const struct bases *bases, const struct person *person, const char *scope,
		       int on);

/* The person takes part on the day: has not left. */
bool person_is_here(const struct person *person, int on);
/* The personal data have been removed (`anonymise`): the id stands for the name. */
bool person_is_anonymous(const struct person *person);
/* Age in whole years on a day: the youngest and the oldest that the year of birth allows; -1: not known. */
void person_age(const struct person *person, int on, int *youngest, int *oldest);

enum mentor_state mentor_state(const struct bases *bases, const struct person *mentor);
enum mentee_state mentee_state(const struct bases *bases, const struct person *mentee);
const char *mentor_state_id(enum mentor_state state);
const char *mentee_state_id(enum mentee_state state);
const char *mentor_state_name(enum mentor_state state); /* translated */
const char *mentee_state_name(enum mentee_state state);

/* The stage that is due behind `last` (-1: no meeting yet): `regular` after `planning` and `regular`. */
int stage_after(int last);

#endif
