/*
 * proof_table.h - a table of what is claimed of a matching: a row for each claim with its value, the bound that no
 * matching can pass, whether it is proved, and how.
 */
#ifndef KURATOR_REPORT_PROOF_TABLE_H
#define KURATOR_REPORT_PROOF_TABLE_H

#include "engine/matching/verify.h"
#include "report/output.h"

struct proof_table {
	struct output *out;
	bool for_people;
};

void proof_table_open(struct proof_table *r, FILE *to, struct output_options options);
void proof_table_close(struct proof_table *r);

/* That it is a matching at all; `demanded`: wishes or least numbers were asked for, too. */
void proof_table_feasible(const struct proof_table *r, bool feasible, bool demanded);
/* All levels of a certificate that holds, the floor behind the first. */
void proof_table_proof(const struct proof_table *r, const struct matching_problem *p,
		       const struct matching_summary *sum, const struct matching_certificate *c);
/* What is better: of matching_prove(). With such demands that is no fault: what is possible with them nobody can say. */
void proof_table_fault(const struct proof_table *r, const struct matching_summary *sum,
		       const struct matching_fault *fault, bool demanded);
/* What is wrong with a certificate: of matching_certified(). */
void proof_table_certificate_fault(const struct proof_table *r, const struct matching_names *names,
				   const struct matching_fault *fault);
/* That no candidate blocks it; n do, the first PROOF_MOST_NAMED of them are in the array. */
#define PROOF_MOST_NAMED 10
void proof_table_stable(const struct proof_table *r, const struct matching_problem *p,
			const struct matching_names *names, size_t n, const size_t *blocking);

#endif
