/*
 * program.h - the programme as program.yaml describes it.
 *
 * A loaded programme is read-only: one tree of structs whose texts live in its arena, given back by program_release().
 * Lists keep the order of the file. Every item that has an id begins with `id` and `name`; `line` is its line in
 * program.yaml, for findings of those who use it. Optional texts are NULL (labels: both NULL), optional days DATE_NONE,
 * optional numbers have a `has_…` beside them or say what stands for "not given".
 *
 * program_load() reports every mistake with file:line:column: unknown keys (with the nearest known one), keys given
 * twice, missing keys, wrong types and ranges, ids given twice, references to nothing. A programme without errors can
 * be used without further checks: references do resolve.
 */
#ifndef KURATOR_MODEL_PROGRAM_H
#define KURATOR_MODEL_PROGRAM_H

#include "base/arena.h"
#include "base/date.h"
#include "base/findings.h"
#include "model/label.h"

#define PROGRAM_FILE "program.yaml"

/* An expected result of the programme or of a form, and the indicators that would show it. */
struct expected_result {
	const char *id;
	struct label name;
	size_t line;
	struct ids indicators;
};

/* One of the seven stages of the programme. */
struct program_stage {
	const char *id;
	struct label name; /* key `title` */
	size_t line;
	struct labels activities;
	struct labels results;
	struct label done_when;
};

/* People counted outside the bases; -1: not known. */
struct headcount {
	int total;
	int age_10_19; /* of pupils */
	int age_15_19; /* of pupils */
	int young;     /* of teachers: up to three years of service */
};

struct organization {
	const char *id; /* "" when not given */
	struct label name;
	struct label municipality;
	struct label centre; /* the municipal mentoring centre */
	struct label director;
	struct label curator;
	struct headcount pupils;
	struct headcount teachers;
	int enterprises; /* in reach of the school; -1: not known */
};

struct holiday {
	int from, to; /* both inclusive */
	struct label name;
	size_t line;
};

struct calendar {
	const struct holiday *holidays;
	size_t n_holidays;
	int week; /* school days a week: 5 or 6 */
};

enum contour { CONTOUR_INTERNAL, CONTOUR_EXTERNAL };

/* A kind of people: student, teacher, parent … */
struct kind {
	const char *id;
	struct label name;
	size_t line;
	enum contour contour;
	bool minor;   /* has a class, and a guardian where under age */
	bool teacher; /* has years of service; counts among the teachers */
};

/* Why somebody is a mentor or a mentee: "achiever", "young-specialist" … */
struct category {
	const char *id;
	struct label name;
	size_t line;
	struct ids kinds; /* of people; empty: any */
	bool sensitive; /* health, hardship, registers: needs consent of scope `special`, never exported */
	struct ids variants; /* made from the variants that name it, active or not */
};

struct topic {
	const char *id;
	struct label name;
	size_t line;
	const char *area; /* id of vocabulary_area */
	bool subject;     /* may stand in `subjects`: same_subject compares these */
	struct ids kinds; /* who asks it; empty: anybody */
};

/* ---- rules of matching ---- */

enum rule_id {
	RULE_CLASS_GAP,      /* require: gap, classes */
	RULE_SAME_SUBJECT,   /* require */
	RULE_EXPERIENCE_MAX, /* require: years, side (default mentee) */
	RULE_EXPERIENCE_MIN, /* require: years, side (default mentor) */
	RULE_MIN_AGE,        /* require: years, side (default both) */
	RULE_DAYS,           /* require: a common day; prefer: more common days */
	RULE_WANTS,          /* require: the class lies in the mentor's `wants` */
	RULE_CATEGORIES, /* require: categories of both sides fit the variant; prefer: more of them */
	RULE_SAME_SEX,   /* require */
	RULE_TOPICS,     /* prefer: topics asked against skills offered */
	RULE_INTERESTS,  /* prefer */
	RULE_CHOICES,    /* prefer: what both sides wrote after the general meeting */
	RULE_NEAR_CLASS, /* prefer: classes (gap at which the points run out) */
	RULE_WAITING,    /* prefer: days (wait that earns all points) */
};

enum class_gap {
	GAP_ANY,
	GAP_LOWER,      /* the mentee is at least `classes` (default 1) below the mentor */
	GAP_NOT_HIGHER, /* the mentee is not above the mentor */
};

enum side { SIDE_MENTOR, SIDE_MENTEE, SIDE_BOTH };

struct rule {
	enum rule_id id;
	const char *name; /* "class_gap" */
	size_t line;
	enum class_gap gap;
	enum side side;
	int classes; /* class_gap, near_class */
	int years;   /* experience_max, experience_min, min_age */
	int days;    /* waiting */
	int weight;  /* prefer: the most points that the rule gives, 1 to 1000; require: 0 */
	int since;   /* applies to pairs started on or after this day; DATE_NONE: to all */
};

struct rules {
	const struct rule *items;
	size_t n;
};

struct matching {
	struct rules require;
	struct rules prefer;
	bool keep_pairs; /* carry_over.pairs: among equals, pairs of the year before stay together */
	int unmatched_points; /* carry_over.unmatched: for a mentee whom an earlier matching left without a pair */
};

/* ---- selection ---- */

enum selection_step {
	SELECTION_APPLICATION,
	SELECTION_INTERVIEW,
	SELECTION_DECISION,
	SELECTION_TRAINING,    /* of mentors */
	SELECTION_CONSENT,     /* to the processing of personal data, of both sides */
	SELECTION_AGREEMENT,   /* of teacher mentors: the supplementary agreement, by its number */
	SELECTION_MENTOR_WORK, /* of teacher mentors: the written consent to work as a mentor */
	SELECTION_VOLUNTEERED, /* of mentees */
	SELECTION_STEPS,
};

enum need { NEED_NO, NEED_IF_NEEDED, NEED_REQUIRED };

struct selection_rule {
	bool given;
	enum need need;
	double hours;     /* of training; 0 elsewhere */
	int since;        /* DATE_NONE: always */
	struct ids kinds; /* applies to people of these kinds; empty: to all */
};

struct selection {
	struct selection_rule steps[SELECTION_STEPS];
};

/* ---- forms ---- */

/* A type of participant within a form: passive, active; consultant, subject-teacher. */
struct person_type {
	const char *id;
	struct label name;
	size_t line;
	struct label description;
};

struct form_side {
	struct ids kinds; /* never empty */
	int min_age;      /* whole years; 0: none */
	const struct person_type *types;
	size_t n_types;
	struct labels profiles; /* who can be one */
};

struct variant_side {
	struct ids categories; /* empty: any */
	struct ids types;      /* empty: any */
};

struct variant {
	const char *id; /* unique in the whole programme */
	struct label name;
	size_t line;
	struct label goal;
	struct variant_side mentor, mentee;
	struct rules require;
};

struct scheme_step {
	struct label step;
	struct labels activities;
};

struct form {
	const char *id;
	struct label name;
	size_t line;
	bool active;
	struct label goal;
	struct labels tasks;
	const struct expected_result *results;
	size_t n_results;
	struct form_side mentor, mentee;
	int mentee_limit;           /* open pairs of one mentee in this form */
	bool limit_per_variant;     /* the limit counts each variant on its own */
	struct selection selection; /* what it overrides */
	struct rules require;
	const struct variant *variants; /* at least one */
	size_t n_variants;
	const struct scheme_step *scheme;
	size_t n_scheme;
};

/* ---- meetings, road map ---- */

enum meeting_stage { STAGE_ACQUAINTANCE, STAGE_TRIAL, STAGE_PLANNING, STAGE_REGULAR, STAGE_FINAL };
#define MEETING_STAGES 5

struct meetings {
	struct term stages
		[MEETING_STAGES]; /* by enum meeting_stage: ids fixed, names may be the school's own */
	int per_month;            /* the norm */
	int minutes;
	int confirm_days;
};

enum when_kind {
	WHEN_DATE,    /* from, to: a day, or first and last day of a month; due on `to` */
	WHEN_MONTHLY, /* day: on this day of every month (the last one where there is no such day) */
	WHEN_QUARTERLY, /* the last day of every calendar quarter */
	WHEN_ALWAYS,    /* all the time: no due day */
	WHEN_PROGRAM,   /* within the terms of the programme: no due day before its end */
	WHEN_WITHIN,    /* days after `of` was done (or took place) */
};

struct when {
	enum when_kind kind;
	int from, to;
	int day;
	int days;
	const char *of; /* id of a road-map item, or a kind of events.csv */
	bool of_event;
};

struct roadmap_item {
	const char *id; /* "4.2"; with its title as the name */
	struct label name;
	size_t line;
	struct label section;
	struct when when;
	struct ids responsible; /* ids of vocabulary_responsible */
	struct label result;
};

/* ---- monitoring ---- */

enum question_type {
	QUESTION_RATING, /* a number from the survey's rating_min to rating_max */
	QUESTION_CLOSED, /* yes or no */
	QUESTION_CHOICE, /* one of the options, lowest first */
	QUESTION_OPEN,
};

enum swot_factor { FACTOR_INTERNAL, FACTOR_EXTERNAL };

struct question {
	const char *id;    /* unique in the survey */
	struct label name; /* the text; key `text` */
	size_t line;
	enum question_type type;
	const char *
		construct; /* what it asks about; entry and exit with the same construct mirror each other */
	bool reverse; /* a low answer is the good one */
	enum swot_factor factor;
	bool satisfaction; /* its answer says whether the person is satisfied */
	struct terms options;
};

struct survey {
	const char *id;
	struct label name;
	size_t line;
	const char *form; /* NULL: any */
	const char *role; /* mentee, mentor, curator, parent, partner, staff, class */
	const char *wave; /* entry, exit, or the school's own; NULL: any, of the curator's sheet */
	int rating_min, rating_max;
	struct label introduction;
	const struct question *questions;
	size_t n_questions;
};

enum better { BETTER_UP, BETTER_DOWN, BETTER_RANGE };
enum measure_type { MEASURE_SCALE, MEASURE_YESNO, MEASURE_LEVELS };

/* from <= value <= to, both inclusive. Bands do not overlap; gaps are errors where the step would fall into them. */
struct band {
	const char *id;
	struct label name;
	double from, to;
};

struct measure {
	const char *id;
	struct label name;
	size_t line;
	enum measure_type type;
	double min, max; /* of scale */
	double step;     /* smallest difference of values; 0: any */
	int decimals;    /* most decimal places of min, max and step */
	enum better better;
	double low, high; /* of BETTER_RANGE */
	const struct band *bands;
	size_t n_bands;
	struct terms levels; /* of levels: worst first where better is up */
	double reliability;  /* 0 < r < 1; 0: not known */
	const char *version; /* of the instrument; "" when not given */
	struct label source; /* who measures, and how */
	struct ids kinds;    /* whom; empty: anybody */
	bool sensitive;      /* a single value never leaves the school */
};

enum indicator_unit { UNIT_PERCENT, UNIT_COUNT, UNIT_MEAN };
enum change { CHANGE_NONE, CHANGE_UP, CHANGE_DOWN };

struct year_target {
	int year;
	double value;
};

/*
 * An indicator takes its figures from one place: built-in counts (numerator, with a denominator for a percentage), a
 * measure (entry against exit), the answers about a construct, or rows of indicators.csv when it has none of these.
 */
struct indicator {
	const char *id;
	struct label name;
	size_t line;
	enum indicator_unit unit;
	const char *numerator, *denominator; /* ids of vocabulary_count, or NULL */
	const char *measure;                 /* id, or NULL */
	const char *construct;               /* of survey questions, or NULL */
	struct ids kinds;      /* only people of these kinds make the numerator; empty: all */
	struct ids categories; /* only mentees of these categories do; empty: all */
	enum better better;    /* up or down */
	enum change change;    /* the target is a change from entry to exit */
	const struct year_target *targets; /* by year, ascending */
	size_t n_targets;
};

struct quality_item {
	const char *id;
	struct label name;
	size_t line;
	struct label group;
};

/*
 * The curator's sheet can be filled in like a survey: unless surveys has one with this id, the items become one, of role
 * curator and any wave.
 */
#define QUALITY_SURVEY "quality"

struct quality {
	const struct quality_item *items; /* each judged 0, 1 or 2 */
	size_t n_items;
	const struct band *bands; /* of the sum */
	size_t n_bands;
	int satisfied_from; /* a rating from here on is a satisfied one */
	int strength_from; /* per cent: SWOT counts a share from here on as a strength or a chance */
	int weakness_below; /* per cent: and below this as a weakness or a threat */
};

struct end_reason {
	const char *id;
	struct label name;
	size_t line;
	bool completed; /* the pair reached its end; false: ended early */
};

enum alert_rule {
	ALERT_NO_MEETING,    /* days: outside the holidays, since the last meeting */
	ALERT_FIRST_MEETING, /* days: since the pair was agreed, without a meeting */
	ALERT_RHYTHM, /* factor: times the pair's own median gap; count: meetings needed before */
	ALERT_STAGE_STUCK,       /* days: in the same stage before `regular` */
	ALERT_NO_PLAN,           /* count: meetings by which a plan must exist */
	ALERT_PLAN_OVERDUE,      /* days: past the term of a goal */
	ALERT_UNCONFIRMED,       /* days: a meeting waits for confirmation */
	ALERT_UNCONFIRMED_SHARE, /* percent: of the pair's meetings */
	ALERT_RATING_LOW,        /* points: mean rating of the last three meetings at or below */
	ALERT_RATING_GAP,        /* points: difference between the sides */
	ALERT_RATING_DROP,       /* points: last rating below the pair's mean before */
	ALERT_NO_CONTACT,        /* days: since the curator's last contact */
	ALERT_OVER_CAPACITY,
	ALERT_CONSENT_ENDS, /* days: until it runs out */
};

enum alert_level { ALERT_YELLOW, ALERT_ORANGE, ALERT_RED };

struct alert {
	const char *id;
	struct label name;
	size_t line;
	enum alert_rule rule;
	const char *rule_name; /* "no-meeting" */
	enum alert_level level;
	int days;
	int count;
	double factor;
	double points;
	double percent;
};

enum award_for { AWARD_MENTOR, AWARD_PAIR };

enum award_criterion_id {
	CRITERION_MONTHS,     /* as a mentor in the period */
	CRITERION_MEETINGS,   /* confirmed, against the norm */
	CRITERION_REGULARITY, /* the largest gap */
	CRITERION_GAIN,       /* of the mentees' measures, in the better direction */
	CRITERION_PLAN,       /* share of goals done */
	CRITERION_RATINGS,
	CRITERION_PRACTICE,   /* a practice is published */
	CRITERION_SUCCESSION, /* mentees who became mentors */
	CRITERION_OUTPUTS,    /* projects, publications … of the mentees */
};

struct award_criterion {
	enum award_criterion_id id;
	const char *name;
	int weight;
};

struct award {
	const char *id;
	struct label name;
	size_t line;
	enum award_for whom;
	const char *level; /* as in awards.csv */
	struct ids kinds;  /* who can win it; empty: anybody */
	int min_age;       /* 0: none */
	const struct award_criterion *criteria;
	size_t n_criteria;
};

/* A kind of document that the programme keeps in documents.csv. */
struct document_kind {
	const char *id;
	struct label name;
	size_t line;
	const char *stage; /* id of the programme's stage that it results from, or NULL */
};

struct documents {
	struct label place; /* where documents are signed */
	const struct document_kind *kinds;
	size_t n_kinds;
};

/* What stands in a column of a layout. */
enum layout_value {
	LAYOUT_COLUMN, /* of the base */
	LAYOUT_NUMBER, /* 1, 2, 3 … */
	/* of mentors and mentees */
	LAYOUT_CONTACTS,
	LAYOUT_BIRTH_YEAR,
	LAYOUT_GUARDIAN, /* name and phone of the representative */
	LAYOUT_PARTNER,  /* the other ones of the person's pairs, by name */
	LAYOUT_PARTNER_WORKPLACE,
	LAYOUT_PAIR_FORM,
	LAYOUT_COMPLETED, /* the day on which a pair of the person was completed */
	/* of pairs */
	LAYOUT_MENTOR, /* the name */
	LAYOUT_MENTOR_KIND,
	LAYOUT_MENTEE,
	LAYOUT_MENTEE_KIND,
	LAYOUT_MENTEE_CLASS,
	LAYOUT_MEETINGS, /* held by today */
	LAYOUT_STATE,
	/* of the organization */
	LAYOUT_ORGANIZATION,
	LAYOUT_MUNICIPALITY,
	LAYOUT_DIRECTOR,
	LAYOUT_CURATOR,
	LAYOUT_CURATOR_CONTACTS,
	LAYOUT_DAY, /* today */
	LAYOUT_COUNT,
	LAYOUT_DOCUMENT, /* number and date of the last one of a kind */
};

struct layout_column {
	struct label heading;
	size_t line;
	enum layout_value value;
	const char *column; /* LAYOUT_COLUMN */
	const char *count,
		*of;      /* LAYOUT_COUNT; `of`: a percentage of that count, or a null pointer */
	struct ids kinds; /* LAYOUT_COUNT: of people of these kinds only; empty: of all */
	const char *document; /* LAYOUT_DOCUMENT: its kind */
};

/* A table as somebody wants it: which columns, in which order, under which headings. */
struct layout {
	const char *id;
	struct label name;
	size_t line;
	const char *base; /* "mentors", …, or "organization": one row, the school */
	const struct layout_column *columns;
	size_t n_columns;
};

#define LAYOUT_OF_ORGANIZATION "organization"

struct privacy {
	int min_cell;       /* smaller groups are not shown in anything that leaves the school */
	int retention_days; /* after the end of the purpose */
	struct ids columns; /* never exported */
};

struct program {
	const char *id;
	struct label name;
	int start, end; /* both inclusive */
	enum language language;
	struct label goal;
	struct labels tasks;
	struct labels target_groups;
	struct labels legal_basis;
	const struct expected_result *results;
	size_t n_results;

	const struct program_stage *stages;
	size_t n_stages;
	struct organization organization;
	struct calendar calendar;
	const struct kind *kinds;
	size_t n_kinds;
	const struct category *mentor_categories;
	size_t n_mentor_categories;
	const struct category *mentee_categories;
	size_t n_mentee_categories;
	const struct topic *topics;
	size_t n_topics;
	const struct form *forms;
	size_t n_forms;
	struct matching matching;
	struct selection selection;
	struct meetings meetings;
	const struct roadmap_item *roadmap;
	size_t n_roadmap;
	const struct survey *surveys;
	size_t n_surveys;
	const struct measure *measures;
	size_t n_measures;
	const struct indicator *indicators;
	size_t n_indicators;
	struct quality quality;
	const struct end_reason *end_reasons;
	size_t n_end_reasons;
	int rematch_pause; /* days between the early end of a pair and a new one */
	int report_cutoff; /* day of the month, 1 to 28 */
	const struct alert *alerts;
	size_t n_alerts;
	const struct award *awards;
	size_t n_awards;
	struct documents documents;
	const struct layout *layouts;
	size_t n_layouts;
	struct privacy privacy;

	struct arena arena;
};

#define PROGRAM_INIT \
	{ \
		.id = NULL \
	}

/* Whether the text may be an id in program.yaml. */
bool program_is_id(const char *text);
/*
 * Loads a programme from the bytes of a program.yaml, or from the file `name` in the folder `dirfd` (AT_FDCWD: the
 * working directory); `file` is how findings name it. The programme must be zeroed (PROGRAM_INIT). Returns 0, or -1
 * when there were errors, all of which are in findings; program_release() is due in both cases.
 */
int program_load(struct program *program, const char *bytes, size_t len, const char *file,
		 struct findings *findings);
int program_load_at(struct program *program, int dirfd, const char *name, const char *file,
		    struct findings *findings);
void program_release(struct program *program);

/*
 * The language that a program.yaml asks for, without loading or judging the rest: the main function needs it before the
 * first message. Returns an enum language, or -1 when the file cannot be read or names none.
 */
int program_language_peek(int dirfd, const char *name);

/* By id; NULL when there is none (also for NULL and ""). */
const struct kind *program_kind(const struct program *program, const char *id);
const struct category *program_category(const struct program *program, enum side side,
					const char *id); /* SIDE_MENTOR or SIDE_MENTEE */
const struct topic *program_topic(const struct program *program, const char *id);
const struct form *program_form(const struct program *program, const char *id);
const struct variant *program_variant(const struct program *program, const char *id);
const struct form *program_form_of(const struct program *program, const struct variant *variant);
const struct variant *form_variant(const struct form *form, const char *id);
const struct person_type *form_type(const struct form_side *side, const char *id);
const struct roadmap_item *program_roadmap_item(const struct program *program, const char *id);
const struct survey *program_survey(const struct program *program, const char *id);
const struct question *survey_question(const struct survey *survey, const char *id);
const struct measure *program_measure(const struct program *program, const char *id);
const struct indicator *program_indicator(const struct program *program, const char *id);
const struct end_reason *program_end_reason(const struct program *program, const char *id);
const struct award *program_award(const struct program *program, const char *id);
const struct document_kind *program_document_kind(const struct program *program, const char *id);
const struct layout *program_layout(const struct program *program, const char *id);

/*
 * What a person means by s: the id, or any label of it in any language (text_same()). NULL: nothing of that name.
 * Of several things with the same label the first.
 */
const struct kind *program_kind_by_label(const struct program *program, const char *s);
const struct category *program_category_by_label(const struct program *program, enum side side,
						 const char *s);
const struct topic *program_topic_by_label(const struct program *program, const char *s);
const struct form *program_form_by_label(const struct program *program, const char *s);
const struct variant *program_variant_by_label(const struct program *program, const char *s);
const struct person_type *program_type_by_label(const struct program *program, enum side side,
						const char *s); /* over all forms */
const struct measure *program_measure_by_label(const struct program *program, const char *s);
const struct indicator *program_indicator_by_label(const struct program *program, const char *s);
const struct end_reason *program_end_reason_by_label(const struct program *program, const char *s);
const struct alert *program_alert_by_label(const struct program *program, const char *s);
const struct award *program_award_by_label(const struct program *program, const char *s);
const struct document_kind *program_document_kind_by_label(const struct program *program,
							   const char *s);
const struct survey *program_survey_by_label(const struct program *program, const char *s);
/* The wave of a survey as program.yaml writes it, by that or a word for it ("вход"); a null pointer: no survey has it. */
const char *program_wave_by_label(const struct program *program, const char *s);

/*
 * What "form" or "form/variant" (ids or labels, as in the column `forms`) names. *variant is NULL for a whole form.
 * Returns 0, or -1 when it names nothing.
 */
int program_form_ref(const struct program *program, const char *s, const struct form **form,
		     const struct variant **variant);

/*
 * The hard rules for a variant on a day: those of `matching`, the form and the variant, where an inner rule replaces an
 * outer one of the same name, without those whose `since` is later than `on`. rules[] must have room for
 * PROGRAM_MOST_RULES. Returns how many.
 */
#define PROGRAM_MOST_RULES 16
size_t program_requirements(const struct program *program, const struct form *form,
			    const struct variant *variant, int on, const struct rule **rules);

/*
 * What selection asks of a person of `kind` (NULL: not known, taken as any) in a form (NULL: the general rules) for a
 * pair of the day `on`: the form's rule where it has one, else the general one; need is NEED_NO where the rule is
 * absent, is for other kinds, or applies only later.
 */
struct selection_rule program_selection(const struct program *program, const struct form *form,
					const char *kind, enum selection_step step, int on);
const char *selection_step_id(enum selection_step step); /* "training" */
struct label selection_step_name(enum selection_step step);

/* Whether there is an active form whose mentor (or mentee) side admits the kind; otherwise the person is in reserve. */
bool program_admits(const struct program *program, enum side side, const char *kind);

/* School days: not Sunday (with a week of 5 not Saturday either) and no holiday. */
bool calendar_is_school_day(const struct calendar *calendar, int date);
/* School days d with from < d <= to. */
int calendar_school_days(const struct calendar *calendar, int from, int to);

/* The band that holds the value, or NULL. */
const struct band *band_of(const struct band *bands, size_t n, double value);

#endif
