/* wilcoxon.c - the signed-rank test */
#include "engine/statistics/wilcoxon.h"

#include "engine/statistics/distributions.h"
#include "engine/statistics/moments.h"
#include "engine/statistics/sort.h"

/* Doubled mid-ranks, so that all of them are whole: at most 2n each, n(n + 1) together. */
struct signed_ranks {
	uint64_t *keys; /* |d| * 2 + (d > 0), sorted; nonzero ones from `zeros` on */
	size_t n;
	size_t zeros;
	size_t skipped; /* what is taken from every rank: the zeros under ZEROS_DROP */
	uint64_t positive, total;
	double squares;
};

static void collect_block(struct signed_ranks *ranks, size_t first, size_t behind)
{
	uint64_t doubled = first + behind + 1 - 2 * ranks->skipped;
	uint64_t positive = 0;

	for (size_t i = first; i < behind; i++)
		positive += ranks->keys[i] & 1;
	ranks->positive += doubled * positive;
	ranks->total += doubled * (behind - first);
	ranks->squares += (double)doubled * (double)doubled * (double)(behind - first);
}

static size_t block_end(const struct signed_ranks *ranks, size_t first)
{
	size_t behind = first + 1;

	while (behind < ranks->n && ranks->keys[behind] >> 1 == ranks->keys[first] >> 1)
		behind++;
	return behind;
}

static void signed_ranks_init(struct signed_ranks *ranks, const int64_t *d, size_t n,
			      enum zero_rule zeros)
{
	*ranks = (struct signed_ranks){ .n = n };
	ranks->keys = xreallocarray(NULL, n ? n : 1, sizeof(*ranks->keys));
	for (size_t i = 0; i < n; i++) {
		uint64_t size = d[i] < 0 ? -(uint64_t)d[i] : (uint64_t)d[i];

		ranks->keys[i] = size << 1 | (d[i] > 0);
		ranks->zeros += d[i] == 0;
	}
	sort_unsigned(ranks->keys, n);
	ranks->skipped = zeros == ZEROS_DROP ? ranks->zeros : 0;
	for (size_t first = ranks->zeros; first < n;) {
		size_t behind = block_end(ranks, first);

		collect_block(ranks, first, behind);
		first = behind;
	}
}

/*
 * How many assignments of signs give a sum of at most `most` (less than half of the total). Counts reach 2^400 and so
 * are doubles; sums of positive terms, they keep 13 digits.
 */
static double count_sums(const struct signed_ranks *ranks, size_t most)
{
	double *ways = xcalloc(size_add(most, 1), sizeof(*ways)), sum = 0;
	size_t reach = 0;

	ways[0] = 1;
	for (size_t first = ranks->zeros; first < ranks->n;) {
		size_t behind = block_end(ranks, first);
		size_t rank = first + behind + 1 - 2 * ranks->skipped;

		for (; first < behind && rank <= most; first++) {
			reach = reach + rank < most ? reach + rank : most;
			for (size_t j = reach; j >= rank; j--)
				ways[j] += ways[j - rank];
		}
		first = behind;
	}
	for (size_t j = 0; j <= most; j++)
		sum += ways[j];
	free(ways);
	return sum;
}

static double exact_p(const struct signed_ranks *ranks)
{
	uint64_t negative = ranks->total - ranks->positive;
	size_t low = ranks->positive < negative ? ranks->positive : negative;
	double p;

	if (ranks->positive == negative)
		return 1;
	p = ldexp(count_sums(ranks, low), 1 - (int)(ranks->n - ranks->zeros));
	return p < 1 ? p : 1;
}

static double normal_p(const struct signed_ranks *ranks)
{
	double distance = fabs((double)ranks->positive - (double)ranks->total / 2) / 2 - 0.5;

	if (distance <= 0)
		return 1;
	return normal_two_sided(distance / (sqrt(ranks->squares) / 4));
}

static bool exact_is_feasible(const struct signed_ranks *ranks)
{
	uint64_t m = ranks->n - ranks->zeros;

	return m <= WILCOXON_EXACT_MAX && ranks->total <= WILCOXON_EXACT_WORK / m;
}

static struct wilcoxon test(const int64_t *d, size_t n, enum zero_rule zeros, bool may_be_exact)
{
	struct wilcoxon result = { .w = NAN, .p = NAN, .rank_biserial = NAN };
	struct signed_ranks ranks;

	signed_ranks_init(&ranks, d, n, zeros);
	result.nonzero = n - ranks.zeros;
	if (result.nonzero) {
		result.method = may_be_exact && exact_is_feasible(&ranks) ? WILCOXON_EXACT
									  : WILCOXON_NORMAL;
		result.w = (double)ranks.positive / 2;
		result.rank_biserial =
			(2 * (double)ranks.positive - (double)ranks.total) / (double)ranks.total;
		result.p = result.method == WILCOXON_EXACT ? exact_p(&ranks) : normal_p(&ranks);
	}
	free(ranks.keys);
	return result;
}

struct wilcoxon wilcoxon_test(const int64_t *d, size_t n, enum zero_rule zeros)
{
	return test(d, n, zeros, true);
}

struct wilcoxon wilcoxon_normal(const int64_t *d, size_t n, enum zero_rule zeros)
{
	return test(d, n, zeros, false);
}

const char *wilcoxon_method_name(enum wilcoxon_method method, enum zero_rule zeros)
{
	switch (method) {
	case WILCOXON_EXACT:
		return zeros == ZEROS_PRATT ? "exact pratt" : "exact drop";
	case WILCOXON_NORMAL:
		return zeros == ZEROS_PRATT ? "normal pratt" : "normal drop";
	case WILCOXON_NONE:
		break;
	}
	return "";
}

int zero_rule_parse(const char *word)
{
	if (streq(word, "pratt"))
		return ZEROS_PRATT;
	if (streq(word, "drop"))
		return ZEROS_DROP;
	return -1;
}
