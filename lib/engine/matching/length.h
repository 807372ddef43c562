/*
 * length.h - both levels of an objective in one number, compared lexicographically (inside engine/matching only).
 *
 * Level 0 times 2^63 plus level 1, which is below 2^62: sums and differences of them stay in order.
 */
#ifndef KURATOR_ENGINE_MATCHING_LENGTH_H
#define KURATOR_ENGINE_MATCHING_LENGTH_H

__extension__ typedef __int128 length;
#define LEVEL ((length)1 << 63)
#define FAR ((length)1 << 126)

#endif
