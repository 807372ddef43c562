/*
 * parts.h - the parts that explanations are made of. Nobody outside lib/report/explanation includes this.
 */
#ifndef KURATOR_REPORT_EXPLANATION_PARTS_H
#define KURATOR_REPORT_EXPLANATION_PARTS_H

#include "report/explanation/explanation.h"

/* ---- page.c: sentences and tables of a page ---- */

size_t page_width(const struct explanation *x);
void page_paragraph(const struct explanation *x, const char *text);
/* A paragraph with an empty line in front of it. */
void page_say(const struct explanation *x, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* A table with an empty line in front of it; output_close() ends it. */
struct output *page_table(const struct explanation *x, const struct output_column *columns,
			  size_t n);
/* "E-010 Ивушкин Р. Т."; the caller frees it. */
char *page_name_of(const struct person *person);
void page_put_name(struct output *out, const struct person *person);
void page_put_points(struct output *out, int64_t thousandths);

/* People by their places in the bases, and by their numbers in the working set. */
const struct person *explain_mentor_at(const struct explanation *x, size_t place);
const struct person *explain_mentee_at(const struct explanation *x, size_t place);
const struct person *explain_mentor(const struct explanation *x, uint32_t number);
const struct person *explain_mentee_of(const struct explanation *x, uint32_t number);
const char *explain_variant(const struct explanation *x, size_t variant);

/* ---- choice.c: points, costs and candidates ---- */

/* The points of two people, criterion by criterion. */
void explain_criteria(const struct explanation *x, size_t mentor, size_t mentee, size_t variant);
/* What changes for the whole: "pairs -1, points +12.5"; "no loss". */
void explain_add_cost(const struct explanation *x, struct strbuf *text,
		      const struct matching_cost *cost);

/* The edges of a mentee, the most points first. */
struct ranked_edge {
	size_t edge;
	int32_t score;
	struct matching_cost cost; /* of forcing it */
};
/* The caller frees the array. */
struct ranked_edge *explain_rank_edges(const struct explanation *x, uint32_t mentee, size_t *n);
/* All candidates but the chosen one (MATCHING_NO_EDGE: none is), with what each would cost. */
void explain_candidates(const struct explanation *x, uint32_t mentee, size_t chosen);

/* ---- refusal.c: what forbids it ---- */

/* The variant that comes closest, and the rules that forbid the candidate. */
void explain_ask(const struct explanation *x, struct candidate *c, struct refusals *refusals);
/* One rule, as an item of a list. */
void explain_refusal(const struct explanation *x, const struct candidate *c,
		     const struct refusal *refusal);
/* How many mentors each rule turns away; of a mentor that several rules forbid, the first counts. */
void explain_funnel(const struct explanation *x, uint32_t mentee);

/* ---- left_over.c ---- */

/* A mentee without a pair: of which kind, and what would give one. */
void explain_left_over(const struct explanation *x, uint32_t mentee);

#endif
