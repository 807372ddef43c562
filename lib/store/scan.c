/* scan.c - where the fields of regular CSV begin and end, many bytes at a time */
#include "store/scan.h"

#if defined(__x86_64__) && defined(__GNUC__)

#include <immintrin.h>
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 33)
#include <sys/platform/x86.h>
#endif

#define ALWAYS_INLINE static inline __attribute__((always_inline))
/* Processors with AVX2 have these too; they are asked for all the same. */
#define WITH_AVX2 __attribute__((target("avx2,bmi,popcnt")))
#define TOP_BIT ((uint64_t)1 << 63)

/* A bit for each byte of a block, the first one lowest. */
struct block {
	uint64_t quote, delimiter, feed, cr;
	uint64_t nul;
	uint64_t high; /* not ASCII */
};

/* Of a block that is not all ASCII. */
struct letters {
	uint64_t further;    /* second or third byte of a character */
	uint64_t two, three; /* first byte of so many */
};

/* What one block leaves to the next. */
struct left_over {
	uint64_t inside;   /* all bits: it ended inside quotes */
	uint64_t may_open; /* bit 0: a quote may open in front */
	uint64_t closed;   /* bit 0: its last byte closed quotes */
	uint64_t cr;       /* bit 0: its last byte was a carriage return outside quotes */
	uint64_t further;  /* bits 0 and 1: bytes that the last character still needs */
};

/* --- 16 bytes at a time --- */

ALWAYS_INLINE uint64_t four_masks(__m128i a, __m128i b, __m128i c, __m128i d)
{
	return (uint64_t)(uint32_t)_mm_movemask_epi8(a) |
	       (uint64_t)(uint32_t)_mm_movemask_epi8(b) << 16 |
	       (uint64_t)(uint32_t)_mm_movemask_epi8(c) << 32 |
	       (uint64_t)(uint32_t)_mm_movemask_epi8(d) << 48;
}

#define SSE2_MASK(f, x) four_masks(f(v[0], (x)), f(v[1], (x)), f(v[2], (x)), f(v[3], (x)))

ALWAYS_INLINE void load_sse2(const char *bytes, __m128i v[4])
{
	for (int i = 0; i < 4; i++)
		v[i] = _mm_loadu_si128((const __m128i *)(const void *)(bytes + 16 * i));
}

ALWAYS_INLINE void classify_sse2(struct block *block, const char *bytes, char *copy, char delimiter)
{
	__m128i v[4];

	load_sse2(bytes, v);
	for (int i = 0; i < 4; i++)
		_mm_storeu_si128((__m128i *)(void *)(copy + 16 * i), v[i]);
	block->quote = SSE2_MASK(_mm_cmpeq_epi8, _mm_set1_epi8('"'));
	block->delimiter = SSE2_MASK(_mm_cmpeq_epi8, _mm_set1_epi8(delimiter));
	block->feed = SSE2_MASK(_mm_cmpeq_epi8, _mm_set1_epi8('\n'));
	block->cr = SSE2_MASK(_mm_cmpeq_epi8, _mm_set1_epi8('\r'));
	block->nul = SSE2_MASK(_mm_cmpeq_epi8, _mm_setzero_si128());
	block->high = four_masks(v[0], v[1], v[2], v[3]);
}

/* Signed comparison: bytes from 80 on are -128 and up. */
ALWAYS_INLINE struct letters letters_sse2(const char *bytes)
{
	struct letters l;
	uint64_t below_c0, below_c2, below_e0, below_f0, at_e0, at_ed;
	__m128i v[4];

	load_sse2(bytes, v);
	below_c0 = SSE2_MASK(_mm_cmplt_epi8, _mm_set1_epi8((char)0xC0));
	below_c2 = SSE2_MASK(_mm_cmplt_epi8, _mm_set1_epi8((char)0xC2));
	below_e0 = SSE2_MASK(_mm_cmplt_epi8, _mm_set1_epi8((char)0xE0));
	below_f0 = SSE2_MASK(_mm_cmplt_epi8, _mm_set1_epi8((char)0xF0));
	at_e0 = SSE2_MASK(_mm_cmpeq_epi8, _mm_set1_epi8((char)0xE0));
	at_ed = SSE2_MASK(_mm_cmpeq_epi8, _mm_set1_epi8((char)0xED));
	l.further = below_c0;
	l.two = below_e0 & ~below_c2;
	l.three = below_f0 & ~below_e0 & ~at_e0 & ~at_ed;
	return l;
}

/* --- 32 bytes at a time --- */

#define AVX2_MASK(f, x) two_masks(f(v[0], (x)), f(v[1], (x)))
/* The comparison that SSE2 has and AVX2 has not. */
#define LESS_AVX2(a, b) _mm256_cmpgt_epi8((b), (a))

WITH_AVX2 ALWAYS_INLINE uint64_t two_masks(__m256i a, __m256i b)
{
	return (uint64_t)(uint32_t)_mm256_movemask_epi8(a) |
	       (uint64_t)(uint32_t)_mm256_movemask_epi8(b) << 32;
}

WITH_AVX2 ALWAYS_INLINE void load_avx2(const char *bytes, __m256i v[2])
{
	v[0] = _mm256_loadu_si256((const __m256i *)(const void *)bytes);
	v[1] = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + 32));
}

WITH_AVX2 ALWAYS_INLINE void classify_avx2(struct block *block, const char *bytes, char *copy,
					   char delimiter)
{
	__m256i v[2];

	load_avx2(bytes, v);
	_mm256_storeu_si256((__m256i *)(void *)copy, v[0]);
	_mm256_storeu_si256((__m256i *)(void *)(copy + 32), v[1]);
	block->quote = AVX2_MASK(_mm256_cmpeq_epi8, _mm256_set1_epi8('"'));
	block->delimiter = AVX2_MASK(_mm256_cmpeq_epi8, _mm256_set1_epi8(delimiter));
	block->feed = AVX2_MASK(_mm256_cmpeq_epi8, _mm256_set1_epi8('\n'));
	block->cr = AVX2_MASK(_mm256_cmpeq_epi8, _mm256_set1_epi8('\r'));
	block->nul = AVX2_MASK(_mm256_cmpeq_epi8, _mm256_setzero_si256());
	block->high = two_masks(v[0], v[1]);
}

WITH_AVX2 ALWAYS_INLINE struct letters letters_avx2(const char *bytes)
{
	struct letters l;
	uint64_t below_c0, below_c2, below_e0, below_f0, at_e0, at_ed;
	__m256i v[2];

	load_avx2(bytes, v);
	below_c0 = AVX2_MASK(LESS_AVX2, _mm256_set1_epi8((char)0xC0));
	below_c2 = AVX2_MASK(LESS_AVX2, _mm256_set1_epi8((char)0xC2));
	below_e0 = AVX2_MASK(LESS_AVX2, _mm256_set1_epi8((char)0xE0));
	below_f0 = AVX2_MASK(LESS_AVX2, _mm256_set1_epi8((char)0xF0));
	at_e0 = AVX2_MASK(_mm256_cmpeq_epi8, _mm256_set1_epi8((char)0xE0));
	at_ed = AVX2_MASK(_mm256_cmpeq_epi8, _mm256_set1_epi8((char)0xED));
	l.further = below_c0;
	l.two = below_e0 & ~below_c2;
	l.three = below_f0 & ~below_e0 & ~at_e0 & ~at_ed;
	return l;
}

/* --- a block, as bits --- */

/* Bit i of the result: whether the number of bits up to and with i is odd. */
ALWAYS_INLINE uint64_t prefix_xor(uint64_t bits)
{
	for (int shift = 1; shift < 64; shift *= 2)
		bits ^= bits << shift;
	return bits;
}

/* Bits of the bytes at which it shows that quotes or carriage returns are not regular. */
ALWAYS_INLINE uint64_t check_quotes(const struct block *b, uint64_t inside, struct left_over *left)
{
	uint64_t ends = b->delimiter | b->feed | b->quote;
	uint64_t opening = b->quote & inside, closing = b->quote & ~inside, cr = b->cr & ~inside;
	uint64_t bad = (opening & ~(ends << 1 | left->may_open)) |
		       ((closing << 1 | left->closed) & ~(ends | b->cr)) |
		       ((cr << 1 | left->cr) & ~b->feed);

	left->may_open = ends >> 63;
	left->closed = closing >> 63;
	left->cr = cr >> 63;
	return bad;
}

ALWAYS_INLINE uint64_t check_letters(const struct block *b, struct letters l,
				     struct left_over *left)
{
	uint64_t many = l.two | l.three;
	uint64_t needed = many << 1 | l.three << 2 | left->further;

	left->further = many >> 63 | l.three >> 62;
	return (needed ^ l.further) | (b->high & ~(many | l.further));
}

/* A mark for each bit; up to three more are written than there are bits. */
ALWAYS_INLINE size_t put_marks(uint16_t *marks, size_t n, uint64_t bits, size_t at)
{
	size_t behind = n + (size_t)__builtin_popcountll(bits);

	while (bits) {
		for (int i = 0; i < 4; i++) {
			marks[n++] = (uint16_t)(at + (size_t)__builtin_ctzll(bits | TOP_BIT));
			bits &= bits - 1;
		}
	}
	return behind;
}

typedef void classify_fn(struct block *block, const char *bytes, char *copy, char delimiter);
typedef struct letters letters_fn(const char *bytes);

/* All that is left to find is the last line feed among the marks. */
static void cut_to_records(struct scan *scan)
{
	while (scan->n && scan->text[scan->marks[scan->n - 1]] != '\n')
		scan->n--;
	scan->len = scan->n ? (size_t)scan->marks[scan->n - 1] + 1 : 0;
}

ALWAYS_INLINE void scan_blocks(struct scan *scan, const char *bytes, size_t len,
			       classify_fn *classify, letters_fn *letters)
{
	struct left_over left = { .may_open = 1 };
	uint64_t feeds_inside = 0;
	char padded[SCAN_BLOCK];

	for (size_t at = 0; at < len; at += SCAN_BLOCK) {
		const char *from = bytes + at;
		uint64_t valid = UINT64_MAX, inside, bad, marks;
		struct block b;

		if (len - at < SCAN_BLOCK) {
			memset(padded, ' ', sizeof(padded));
			from = memcpy(padded, from, len - at);
			valid = ((uint64_t)1 << (len - at)) - 1;
		}
		classify(&b, from, scan->text + at, scan->delimiter);
		inside = prefix_xor(b.quote) ^ left.inside;
		bad = check_quotes(&b, inside, &left) | b.nul;
		left.inside = -(inside >> 63);
		if (b.high | left.further)
			bad |= check_letters(&b, letters(from), &left);
		bad &= valid;
		marks = (b.delimiter | b.feed) & ~inside & valid;
		if (bad)
			marks &= (bad & -bad) - 1;
		feeds_inside |= b.feed & inside;
		scan->n = put_marks(scan->marks, scan->n, marks, at);
		if (bad) {
			scan->irregular = true;
			break;
		}
	}
	scan->line_feeds = feeds_inside != 0;
	cut_to_records(scan);
}

static void scan_sse2(struct scan *scan, const char *bytes, size_t len)
{
	scan_blocks(scan, bytes, len, classify_sse2, letters_sse2);
}

WITH_AVX2 static void scan_avx2(struct scan *scan, const char *bytes, size_t len)
{
	scan_blocks(scan, bytes, len, classify_avx2, letters_avx2);
}

/* The C library has asked the processor already; asking it again takes a virtual machine its time. */
static bool has_avx2(void)
{
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 33)
	return CPU_FEATURE_ACTIVE(AVX2) && CPU_FEATURE_ACTIVE(BMI1) && CPU_FEATURE_ACTIVE(POPCNT);
#else
	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
	       __builtin_cpu_supports("popcnt");
#endif
}

struct scan *scan_new(char delimiter, const char *wanted)
{
	struct scan *scan;

	if (!delimiter || strchr("\"\r\n", delimiter) || (wanted && streq(wanted, "libcsv")))
		return NULL;
	scan = xcalloc(1, sizeof(*scan));
	scan->delimiter = delimiter;
	scan->kernel = has_avx2() && !(wanted && streq(wanted, "sse2")) ? scan_avx2 : scan_sse2;
	scan->marks = xreallocarray(NULL, SCAN_MOST + 4, sizeof(*scan->marks));
	scan->text = xmalloc(SCAN_MOST + SCAN_BLOCK);
	return scan;
}

void scan_records(struct scan *scan, const char *bytes, size_t len)
{
	scan->len = scan->n = 0;
	scan->irregular = false;
	scan->kernel(scan, bytes, len < SCAN_MOST ? len : SCAN_MOST);
}

#else

struct scan *scan_new(char delimiter, const char *wanted)
{
	(void)delimiter;
	(void)wanted;
	return NULL;
}

void scan_records(struct scan *scan, const char *bytes, size_t len)
{
	(void)bytes;
	(void)len;
	BUG("no scanner, but %zu bytes of it", sizeof(*scan));
}

#endif

void scan_free(struct scan *scan)
{
	if (!scan)
		return;
	free(scan->marks);
	free(scan->text);
	free(scan);
}
