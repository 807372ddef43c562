/*
 * input.h - one hash of all that candidates and their points depend on.
 *
 * It holds what rules and criteria read, whatever candidates were computed and how: criteria with weights and scales,
 * the variants that take part with what they ask of two people, and of each person of the working set, by id, places,
 * the variants that no rule forbids to the person alone, class, sex, subjects, topics, interests, days, wishes for
 * classes, categories (where they earn points), the wait, choices, exclusions and pairs that reached their end. Lists
 * are sets: the order of their words does not matter. So it does not depend on the order of rows, on threads, or on
 * names, phones and whatever else no rule reads.
 */
#ifndef KURATOR_ENGINE_SCORING_INPUT_H
#define KURATOR_ENGINE_SCORING_INPUT_H

#include "base/digest.h"
#include "engine/scoring/scoring.h"

const char *scoring_input_digest(const struct scoring *s, char hex[DIGEST_SIZE]);

#endif
