/*
 * certificate_file.h - prices that prove a matching, as a file.
 *
 * CSV with the columns level, side, id, value. First what the proof is about: objective, minimum, floor (points; empty
 * where there is none), with empty side and id. Then a row for each price that is not zero: level `pairs`, `points` or
 * `keep`, in the order in which they count, side `mentee` or `mentor`. Prices of the level `points` are in points.
 * Level `floor` with value 1 marks who covers the candidates above the floor. engine/matching/certificate.h says why
 * this is a proof.
 */
#ifndef KURATOR_REPORT_CERTIFICATE_FILE_H
#define KURATOR_REPORT_CERTIFICATE_FILE_H

#include "base/findings.h"
#include "engine/matching/certificate.h"
#include "report/output.h"

void certificate_write(FILE *to, const struct matching_certificate *c,
		       const struct matching_names *names);
/*
 * Reads it for the people of `names`. Faults go to the findings; a price of somebody else is one. The result is to be
 * released in every case. Returns 0, or -1 when the file cannot be read at all, after a message.
 */
int certificate_read(const char *path, struct matching_certificate *c,
		     const struct matching_names *names, struct findings *findings);

#endif
