/*
 * award_ranking.h - the candidates of a nomination, with their points by criterion.
 */
#ifndef KURATOR_REPORT_AWARD_RANKING_H
#define KURATOR_REPORT_AWARD_RANKING_H

#include "engine/awards/awards.h"
#include "report/output.h"

struct award_print {
	size_t top;  /* only the first ranks; 0: all */
	bool barred; /* also those who cannot win it, with the reason */
	double shake;
};

/*
 * Machine formats: one table, a row per nomination and candidate, three columns per criterion (figure, what it is
 * compared with, points), empty where the nomination does not use it. For people: a table per nomination with the
 * criteria it uses, and a sentence on how far the order depends on the weights.
 */
void award_rankings_print(const struct award_ranking *rankings, size_t n, struct award_print how,
			  FILE *to, struct output_options options);

/* The nomination that a person means; a null pointer after a message that names those there are. */
const struct award *award_named(const struct program *program, const char *name);

/* Why the candidate cannot win it, translated: "M-006 is below 18". Adds to `out`. */
void award_barrier_tell(const struct award *award, const struct award_candidate *candidate,
			struct strbuf *out);

#endif
