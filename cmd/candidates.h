/*
 * candidates.h - what `pair score`, `pair match` and `pair explain` do alike: open a programme (or three files), find
 * the working set, its candidates and their points.
 */
#ifndef KURATOR_CMD_CANDIDATES_H
#define KURATOR_CMD_CANDIDATES_H

#include "arrangements.h"

#include "engine/scoring/needed.h"
#include "model/bases.h"

/* Where from, and which part of it. */
struct candidate_options {
	const char *mentors, *mentees, *program; /* files outside a programme: all three or none */
	struct text_list forms; /* "form" or "form/variant", ids or labels; none: all active ones */
	struct text_list only;  /* "class=7": a part of the programme, see partial.h */
	struct arrangement_options arranged;
	bool rematch; /* those whose last pair ended early take part, too (eligibility_allow_rematch()) */
};

struct candidates {
	struct programme programme;
	struct bases bases;
	struct eligibility e;
	struct scoring scoring;
	struct matching_problem problem;
	uint16_t *variant;           /* of each edge: place in e.variants */
	bool sought;                 /* the problem has only candidates that a best plan may need */
	struct matching_result best; /* of candidates_open_for_best, then: this plan */
	size_t n_best; /* of candidates_open_for_top, then: candidates that are among the best */
	struct matching_names names;
	struct arrangements arranged;
};

/* The options of this struct, for the table of a command. */
#define CANDIDATE_OPTIONS(o) \
	TEXT(0, "mentors", &(o).mentors, N_("FILE"), \
	     N_("base of mentors outside a programme (with --mentees and --program)")), \
		TEXT(0, "mentees", &(o).mentees, N_("FILE"), N_("base of mentees")), \
		TEXT(0, "program", &(o).program, N_("FILE"), N_("its program.yaml")), \
		LIST(0, "form", &(o).forms, N_("FORM"), \
		     N_("only pairs of this form (or FORM/VARIANT); may be repeated")), \
		LIST(0, "only", &(o).only, N_("WHAT=VALUE"), \
		     N_("a part of the programme: form=, variant=, kind=, class=, mentee=; may be " \
			"repeated")), \
		TEXT(0, "lock", &(o).arranged.lock, N_("FILE"), \
		     N_("columns mentee,mentor: pairs that are settled")), \
		TEXT(0, "reserve", &(o).arranged.reserve, N_("FILE"), \
		     N_("columns mentor,places,for: free places that are kept back")), \
		TEXT(0, "previous", &(o).arranged.previous, N_("FILE"), \
		     N_("columns mentee,mentor: pairs to be kept where that costs nothing")), \
		LIST(0, "unlock", &(o).arranged.unlock, N_("PAIR"), \
		     N_("this running pair (or group; all) may be changed; may be repeated"))

/*
 * Opens and computes all of it. Returns STATUS_YES, or another status after messages; candidates_release() is due in
 * every case.
 */
int candidates_open(struct context *ctx, const struct candidate_options *options,
		    struct candidates *c);
/*
 * The same for a best plan alone: of more than a million possible pairs the candidates that it may need are sought out,
 * not all are computed (engine/scoring/needed.h). The plan is the same. For anything else all are to be opened.
 */
int candidates_open_for_best(struct context *ctx, const struct candidate_options *options,
			     enum matching_objective objective, int32_t minimum,
			     struct candidates *c);
/* The same for a short list of the `most` best of each mentee and what a best plan may need (scoring_shortlist()). */
int candidates_open_for_top(struct context *ctx, const struct candidate_options *options,
			    size_t most, struct candidates *c);
void candidates_release(struct candidates *c);

/* Whether any of the options was given. */
bool candidate_options_given(const struct candidate_options *options);

/* The options that were given, as they are typed, each with a blank before it: " --lock l.csv --only class=7". */
void candidate_options_repeat(const struct candidate_options *options, struct strbuf *out);
/* One of them; nothing where the value is a null pointer. */
void candidate_option_repeat(struct strbuf *out, const char *name, const char *value);

/* The people of the problem, by their numbers in it. */
const struct person *candidates_mentee(const struct candidates *c, uint32_t mentee);
const struct person *candidates_mentor(const struct candidates *c, uint32_t mentor);

/* A cell with the person: the id; for people also the name, short. */
void candidates_print_person(struct output *out, const struct person *person, bool for_people);
/* A cell with a word of a column of pairs.csv: its label for people. */
void candidates_print_word(struct output *out, const char *column, const char *word,
			   bool for_people);

#endif
