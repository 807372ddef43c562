/* histogram.c - how answers are spread */
#include "report/histogram.h"

void histogram(struct strbuf *out, const size_t *counts, size_t n)
{
	static const char *const bars[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	size_t highest = 0;

	for (size_t i = 0; i < n; i++)
		highest = counts[i] > highest ? counts[i] : highest;
	for (size_t i = 0; i < n; i++)
		strbuf_addstr(out,
			      counts[i] ? bars[(counts[i] * ARRAY_SIZE(bars) - 1) / highest] : "·");
}
