/*
 * previous.h - pairs of an earlier plan (--previous): kept where that costs nothing.
 */
#ifndef KURATOR_CMD_PREVIOUS_H
#define KURATOR_CMD_PREVIOUS_H

#include "common.h"

#include "engine/matching/problem.h"
#include "model/bases.h"

/*
 * Marks the pairs of the file (mentee,mentor) among the candidates. Ids are those of the bases or, where these are a
 * null pointer, of the names. A pair that may no longer be is passed over; rows that name somebody unknown are told of
 * on stderr; a mentee with two mentors is a finding. mentor[] (may be a null pointer) gets the mentor of each mentee, among
 * the candidates or not, or MATCHING_NOBODY. Returns 0, or -1 when the file cannot be read.
 */
int previous_mark(const char *path, const char *encoding, const struct bases *bases,
		  const struct matching_names *names, struct matching_problem *problem,
		  uint32_t *mentor, struct findings *findings);

#endif
