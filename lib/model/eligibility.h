/*
 * eligibility.h - who may be whose mentor: every hard rule, with its name.
 *
 * A candidate is a mentor, a mentee and a variant of a form. What forbids it comes from program.yaml (forms, variants,
 * selection, requirements of matching) and from the bases (places, open pairs, exclusions). `pair add`, `pair score` and
 * `pair match` ask the same function, so that what one proposes the other accepts.
 *
 * Everything that needs a look at texts, dates and lists is computed once for each person by eligibility_init(); the
 * question itself compares a few numbers, so it may be asked millions of times.
 *
 * An empty cell is unknown. It passes `days`, `wants` and `forms`; another requirement that needs the cell fails with
 * the rule "missing COLUMN" in place of its own. A birth given as a year is as old as it may be.
 */
#ifndef KURATOR_MODEL_ELIGIBILITY_H
#define KURATOR_MODEL_ELIGIBILITY_H

#include "base/number_set.h"
#include "model/ties.h"
#include "model/traits.h"

/* In the order in which reasons are given. */
enum refusal_rule {
	REFUSAL_SELF, /* the same person on both sides */
	REFUSAL_LEFT,
	REFUSAL_INACTIVE_FORM,
	REFUSAL_FORM_KINDS, /* the form does not take people of this kind on this side */
	REFUSAL_FORMS_WISH, /* the person's own `forms` */
	REFUSAL_EXCLUDED,   /* exclusions.csv */
	REFUSAL_ALREADY_PAIRED,
	REFUSAL_SAME_MENTOR, /* the mentee's last pair, with this mentor, ended early */
	REFUSAL_REMATCH,     /* it ended early: what follows is for `pair rematch` */
	REFUSAL_CAPACITY,
	REFUSAL_MENTEE_LIMIT,
	REFUSAL_REJECTED,    /* the decision about the mentor was no */
	REFUSAL_APPLICATION, /* from here to REFUSAL_VOLUNTEERED in the order of enum selection_step */
	REFUSAL_INTERVIEW,
	REFUSAL_DECISION,
	REFUSAL_TRAINING,
	REFUSAL_CONSENT,
	REFUSAL_AGREEMENT,
	REFUSAL_MENTOR_WORK,
	REFUSAL_VOLUNTEERED,
	REFUSAL_CATEGORY,
	REFUSAL_TYPE,
	REFUSAL_MIN_AGE,
	REFUSAL_EXPERIENCE_MAX,
	REFUSAL_EXPERIENCE_MIN,
	REFUSAL_CLASS_GAP,
	REFUSAL_SAME_SUBJECT,
	REFUSAL_SAME_SEX,
	REFUSAL_DAYS,
	REFUSAL_WANTS,
	REFUSAL_MISSING_CATEGORIES, /* an empty cell that a requirement asks for */
	REFUSAL_MISSING_TYPE,
	REFUSAL_MISSING_BIRTH,
	REFUSAL_MISSING_EXPERIENCE,
	REFUSAL_MISSING_CLASS,
	REFUSAL_MISSING_SUBJECTS,
	REFUSAL_MISSING_SEX,
	REFUSAL_RULES,
};

#define REFUSAL_BIT(rule) (UINT64_C(1) << (rule))

/* "class-gap", "training", "missing class": never changes, never translated. */
const char *refusal_name(enum refusal_rule rule);
/* What the rule is about, in a few words and translated: "the classes do not fit". */
const char *refusal_title(enum refusal_rule rule);

/* A rule that forbids, and whose side it lies on (SIDE_BOTH: on the two together). */
struct refusal {
	enum refusal_rule rule;
	enum side side;
};

struct refusals {
	struct refusal items[2 * REFUSAL_RULES];
	size_t n;
};

struct candidate {
	const struct person *mentor, *mentee; /* of the bases */
	const struct form *form;
	const struct variant *variant;
};

/* What the pair rules of a variant ask on the day. */
struct pair_rules {
	bool gap; /* the mentee's class is at most the mentor's less `classes` */
	int classes;
	bool same_subject, same_sex, days, wants;
};

struct eligibility {
	const struct bases *bases;
	int on;
	size_t n_variants;         /* of all forms, active or not, in the order of program.yaml */
	const struct form **forms; /* of each variant */
	const struct variant **variants;
	struct pair_rules *rules;           /* of each variant */
	struct traits *mentors, *mentees;   /* as in the bases */
	uint64_t *barred;                   /* of each variant: bits that forbid it to everybody */
	struct number_set excluded, paired; /* mentor << 32 | mentee, by place in the bases */
	struct number_set parted; /* likewise: the mentee's last pair, which ended early */
	uint32_t *none_open;      /* of mentees without an open pair, who share it */
	struct ties ties;
	struct arena arena;
};

/*
 * Prepares for pairs of the day `on`: rules with `since` and steps of selection apply by that day, places and open
 * pairs count as of bases->today. The bases hold people, pairs and choices (which include exclusions), and outlive it.
 */
void eligibility_init(struct eligibility *e, const struct bases *bases, int on);
void eligibility_release(struct eligibility *e);
/* From now on mentees whose last pair ended early may have a new one (see model/rematch.h), if not with that mentor. */
void eligibility_allow_rematch(struct eligibility *e);

/* The place of the variant in e->variants; SIZE_MAX when it is none of the programme. */
size_t eligibility_variant(const struct eligibility *e, const struct variant *variant);

/*
 * Bits of the rules that forbid it; 0: it may be. Mentor, mentee and variant are places in the arrays of e. What one
 * side breaks alone, places and limits included, and what the two break together, can be asked apart.
 */
uint64_t eligibility_bits(const struct eligibility *e, size_t mentor, size_t mentee,
			  size_t variant);
uint64_t eligibility_mentor_bits(const struct eligibility *e, size_t mentor, size_t variant);
uint64_t eligibility_mentee_bits(const struct eligibility *e, size_t mentee, size_t variant);
uint64_t eligibility_pair_bits(const struct eligibility *e, size_t mentor, size_t mentee,
			       size_t variant);

/*
 * The variant that fewest rules forbid to the two, among those with `allowed` (a null pointer: of active forms), and of
 * those the first; variants of forms that do not take such a mentee come last. SIZE_MAX: none is allowed.
 */
size_t eligibility_closest(const struct eligibility *e, size_t mentor, size_t mentee,
			   const bool *allowed);

/*
 * The rules that forbid the candidate, in order; refusals->n is 0 when it may be. Without a variant, the variant of the
 * form (without a form: of any active form) that fewest rules forbid, and of those the first, is taken and put into
 * the candidate; where no form is active at all, the candidate stays without and is refused.
 */
void eligibility_check(const struct eligibility *e, struct candidate *candidate,
		       struct refusals *refusals);

/* Adds why the rule forbids the candidate, in a sentence: "mentor 'M-004' has no free place (2 of 2 taken)". */
void eligibility_say(const struct eligibility *e, const struct candidate *candidate,
		     const struct refusal *refusal, struct strbuf *out);

/* Counts a pair that is about to be recorded: against places, limits and as already paired, from now on. */
void eligibility_count_pair(struct eligibility *e, const struct candidate *candidate);

/* Keeps free places of the mentor back from now on; `whom` says for whom, in words, and may be empty. */
void eligibility_keep_back(struct eligibility *e, const struct person *mentor, uint32_t places,
			   const char *whom);

#endif
