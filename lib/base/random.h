/*
 * random.h - numbers that only look random: the same ones from the same seed, on every machine.
 *
 * SplitMix64 (Steele, Lea and Flood 2014). For shuffles and samples of statistics; never for secrets.
 */
#ifndef KURATOR_BASE_RANDOM_H
#define KURATOR_BASE_RANDOM_H

#include <stdint.h>

/* The next of all 64-bit numbers. The state is the seed at first. */
uint64_t random_next(uint64_t *state);
/* 0 … below-1, each as likely as the others; below is at least 1. */
uint64_t random_below(uint64_t *state, uint64_t below);

#endif
