/*
 * personal_register.h - the personal register of a quarter: who took part in which pair, in three parts.
 *
 * A row for each person and pair: the pair had started by the end of the quarter and had not ended before it began. The
 * parts are pupils (kinds of people that are `minor` in program.yaml), young specialists (teachers who have the category
 * young-specialist, in either base) and the other teachers. What happened is counted up to bases->today, the last
 * day of the quarter or an earlier one while it is not over: meetings since its first day, hours of training
 * since the person's first training.
 *
 * The register leaves the school. Who has no consent that holds on the day it is handed out is not in it, nor is the name
 * of such a partner; sensitive categories need a consent of scope special.
 */
#ifndef KURATOR_REPORT_PERSONAL_REGISTER_H
#define KURATOR_REPORT_PERSONAL_REGISTER_H

#include "base/few.h"
#include "model/consents.h"
#include "model/schema.h"
#include "report/period.h"

/* The columns of the rows. */
extern const struct file_schema schema_personal_register;

/* What is not in the register, and what is missing from it. */
struct register_rest {
	struct export_gate gate; /* people without a consent */
	struct few others;       /* ids of people who are neither pupils nor teachers */
	struct few waiting;      /* ids of pairs that had not started */
	struct findings missing; /* cells that are empty and ought not to be */
};

#define REGISTER_REST_INIT \
	{ \
		.gate = EXPORT_GATE_INIT, .others = FEW_INIT, .waiting = FEW_INIT, \
		.missing = FINDINGS_INIT \
	}

/* Everybody of the pairs of a quarter, before it is known what of it was asked for. */
struct personal_register;

/*
 * Adds rows to a table with the columns of schema_personal_register, also for who is left out and for the pairs that had
 * not started: by part, name, id, role, then in the order of pairs.csv. `bases` holds BASES_MEETINGS and stays with the
 * caller; `handed_out` is the day for which consents have to hold. personal_register_free() is due.
 */
struct personal_register *personal_register_new(struct table *rows, const struct bases *bases,
						struct period quarter, int handed_out);
/*
 * Of the chosen rows of that table keeps those that may be handed out and returns how many they are; what is left out
 * of the chosen ones, and what is missing in the others, is added to `rest`, each person and pair once.
 */
size_t personal_register_keep(struct personal_register *r, size_t *rows, size_t n,
			      struct register_rest *rest);
void personal_register_free(struct personal_register *r);

/* Remarks on stderr: what was left out and why, then what is missing. */
void register_rest_say(struct register_rest *rest, struct period quarter);
void register_rest_release(struct register_rest *rest);

#endif
