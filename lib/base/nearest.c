/* nearest.c - the word that somebody probably meant */
#include "base/nearest.h"

#define LONGEST 64 /* letters; longer words are not guessed at */

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* The letters of UTF-8, at most LONGEST and one more; a byte that is none stands for itself. Returns how many. */
static size_t letters_of(const char *s, uint32_t letters[LONGEST + 1])
{
	size_t n = 0;

	while (*s && n <= LONGEST) {
		uint32_t letter = (unsigned char)*s++;

		for (; letter >= 0xC0 && ((unsigned char)*s & 0xC0) == 0x80; s++)
			letter = letter << 8 | (unsigned char)*s;
		letters[n++] = letter;
	}
	return n;
}

size_t nearest_distance(const char *word, const char *other, size_t most)
{
	uint32_t a[LONGEST + 1], b[LONGEST + 1];
	size_t n = letters_of(word, a), m = letters_of(other, b);
	size_t rows[3][LONGEST + 1];

	if (n > LONGEST || m > LONGEST || n > m + most || m > n + most)
		return streq(word, other) ? 0 : most + 1;
	for (size_t j = 0; j <= m; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= n; i++) {
		size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];

		row[0] = i;
		for (size_t j = 1; j <= m; j++) {
			row[j] = least(least(above[j] + 1, row[j - 1] + 1),
				       above[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
	}
	return least(rows[n % 3][m], most + 1);
}

void nearest_offer(struct nearest *nearest, const char *candidate)
{
	uint32_t letters[LONGEST + 1];
	size_t bound = letters_of(candidate, letters) / 3;
	size_t distance;

	if (nearest->best && nearest->distance == 0)
		return;
	bound = bound < 1 ? 1 : bound > 3 ? 3 : bound;
	if (nearest->best && nearest->distance <= bound)
		bound = nearest->distance - 1;
	distance = nearest_distance(nearest->word, candidate, bound);
	if (distance > bound)
		return;
	nearest->best = candidate;
	nearest->distance = distance;
}
