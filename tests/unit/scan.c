/*
 * scan.c - the scanner against libcsv: whatever the input, both read the same.
 *
 * Inputs are made from pieces that matter to CSV, three quarters of them with something irregular in them, around the
 * places where blocks and windows of the scanner end. What is compared is all that a reader tells: fields, their
 * number and lengths, lines, raw bytes, line ends, findings.
 */
#include <sys/wait.h>
#include <unistd.h>

#include "base/random.h"
#include "store/reader.h"
#include "store/scan.h"
#include "unit.h"

#define CASES 20000
#define LONG_CASES 300

static uint64_t seed;

static size_t below(size_t n)
{
	return (size_t)random_below(&seed, n);
}

/* ---- inputs ---- */

static const char *const regular[] = {
	",",
	",",
	",",
	"\n",
	"\n",
	"\r\n",
	"a",
	"abc",
	"1",
	"22.5",
	"Ян",
	"ёж",
	"„",
	"€",
	" ",
	"x y",
	"12345678901234567",
	"я",
	"\t",
	";",
};
static const char *const quoted[] = {
	"\"a\"",    "\"\"",   "\"a,b\"", "\"a\nb\"", "\"\"\"\"", "\"a\"\"b\"", "\"Привет, «мир»\"",
	"\"\r\n\"", "\"\r\"",
};
static const char *const irregular[] = {
	"\"",
	"\"x",
	"x\"",
	"\"a\"b",
	"\r",
	"\xFF",
	"\xD0",
	"\x80",
	"\xE0\xA4\x85",
	"\xED\x9F\xBF",
	"\xF0\x9F\x98\x80",
	"\xC0\x80",
	"\xED\xA0\x80",
	"\" \"",
	" \"a\"",
	"\"a\" ",
	"\"\r",
	"\xF4\x90\x80\x80",
	"\n\n",
	",,,\n",
	"\r\r\n",
};

static void add_piece(struct strbuf *out, const char *const *pieces, size_t n)
{
	strbuf_addstr(out, pieces[below(n)]);
}

/* `width` fields a line as a rule; `strange` of 1,000 pieces are irregular. */
static void make_input(struct strbuf *out, size_t most, size_t strange)
{
	size_t width = 1 + below(6), lines = 1 + below(most);

	for (size_t i = 0; i < width; i++)
		strbuf_addf(out, "%sc%zu", i ? "," : "", i);
	strbuf_addstr(out, below(2) ? "\n" : "\r\n");
	for (size_t line = 0; line < lines; line++) {
		size_t n = below(20) ? width : below(8);

		for (size_t i = 0; i < n; i++) {
			if (i)
				strbuf_addch(out, ',');
			if (below(1000) < strange)
				add_piece(out, irregular, ARRAY_SIZE(irregular));
			else if (!below(3))
				add_piece(out, quoted, ARRAY_SIZE(quoted));
			else
				for (size_t k = below(4); k; k--)
					add_piece(out, regular + 6, ARRAY_SIZE(regular) - 6);
		}
		if (below(1000) < strange)
			add_piece(out, regular, ARRAY_SIZE(regular));
		strbuf_addstr(out, below(4) ? "\n" : "\r\n");
	}
	if (!below(3))
		strbuf_setlen(out, out->len - below(out->len < 8 ? out->len : 8));
	if (strange && !below(200))
		out->buf[below(out->len)] = '\0';
}

/* ---- all that a reader tells ---- */

static void tell(struct reader *r, struct strbuf *out)
{
	while (reader_next(r)) {
		strbuf_addf(out, "%zu %zu %zu %zu|", r->line, r->n_fields, r->raw_len, r->eol_len);
		strbuf_add(out, r->raw, r->raw_len);
		for (size_t i = 0; i < (r->n_fields > r->n_columns ? r->n_fields : r->n_columns);
		     i++)
			strbuf_addf(out, "|%zu %zu %s", reader_len(r, i), strlen(r->fields[i]),
				    r->fields[i]);
		strbuf_addf(out, "|%zu\n", reader_text_len(r));
	}
}

static void tell_findings(const struct findings *findings, struct strbuf *out)
{
	for (size_t i = 0; i < findings->n; i++) {
		const struct finding *f = &findings->items[i];

		strbuf_addf(out, "%zu:%zu %s %s\n", f->line, f->byte_column, f->rule, f->message);
	}
}

static void read_bytes(const struct strbuf *input, const char *kernel, struct strbuf *out)
{
	struct findings findings = FINDINGS_INIT;
	struct reader r;

	setenv("KURATOR_CSV", kernel, 1);
	if (!reader_open_bytes(&r, input->buf, input->len, NULL, &findings))
		tell(&r, out);
	reader_release(&r);
	tell_findings(&findings, out);
	findings_release(&findings);
}

static void read_fd(int fd, const char *kernel, struct strbuf *out)
{
	struct findings findings = FINDINGS_INIT;
	struct reader r;

	setenv("KURATOR_CSV", kernel, 1);
	if (!reader_open_fd(&r, fd, NULL, &findings))
		tell(&r, out);
	reader_release(&r);
	tell_findings(&findings, out);
	findings_release(&findings);
}

/* From a file, a chunk after the other. */
static void read_file(const struct strbuf *input, const char *kernel, struct strbuf *out)
{
	FILE *file = tmpfile();

	if (!file || fwrite(input->buf, 1, input->len, file) != input->len || fflush(file))
		die("tmpfile");
	lseek(fileno(file), 0, SEEK_SET);
	read_fd(fileno(file), kernel, out);
	fclose(file);
}

/* Through a pipe, in pieces of a size that fits nothing. */
static void read_pipe(const struct strbuf *input, const char *kernel, struct strbuf *out)
{
	size_t step = 1 + below(9000);
	int ends[2];
	pid_t child;

	if (pipe(ends))
		die("pipe");
	child = fork();
	if (!child) {
		close(ends[0]);
		for (size_t at = 0; at < input->len; at += step) {
			size_t len = input->len - at < step ? input->len - at : step;

			if (write(ends[1], input->buf + at, len) != (ssize_t)len)
				_exit(1);
		}
		_exit(0);
	}
	close(ends[1]);
	read_fd(ends[0], kernel, out);
	close(ends[0]);
	waitpid(child, NULL, 0);
}

typedef void read_fn(const struct strbuf *input, const char *kernel, struct strbuf *out);

/* Whether all kernels tell what libcsv tells; the first input on which they do not is printed. */
static bool agree(const struct strbuf *input, read_fn *read_input)
{
	static const char *const kernels[] = { "sse2", "avx2" };
	struct strbuf want = STRBUF_INIT;
	bool same = true;

	read_input(input, "libcsv", &want);
	for (size_t i = 0; i < ARRAY_SIZE(kernels) && same; i++) {
		struct strbuf got = STRBUF_INIT;

		read_input(input, kernels[i], &got);
		same = got.len == want.len && !memcmp(got.buf, want.buf, got.len);
		if (!same)
			printf("# %s, seed %llu, input of %zu bytes\n# want %.300s\n# got  %.300s\n",
			       kernels[i], (unsigned long long)seed, input->len, want.buf, got.buf);
		strbuf_release(&got);
	}
	strbuf_release(&want);
	return same;
}

/* How a broken encoding is named depends on the bytes at hand: what comes in pieces is regular but for its end. */
static bool all_agree(size_t cases, size_t lines, bool strange, read_fn *read_input)
{
	bool same = true;

	for (size_t i = 0; i < cases && same; i++) {
		struct strbuf input = STRBUF_INIT;

		/* A quarter without anything irregular, the others with more and more of it. */
		make_input(&input, lines, strange && i % 4 ? 2 + below(i % 4 == 1 ? 5 : 200) : 0);
		same = agree(&input, read_input);
		strbuf_release(&input);
	}
	return same;
}

/* A record that ends everywhere around the end of a block and of a window. */
static void test_edges(void)
{
	static const char *const ends[] = { "\n",  "\r\n",  "\"\n", "\",\n", ",\"a\"\"b\"\r\n",
					    "Я\n", "\r\"\n" };
	bool same = true;

	for (size_t e = 0; e < ARRAY_SIZE(ends); e++) {
		for (size_t len = 0; len < 140 && same; len++) {
			struct strbuf input = STRBUF_INIT;

			strbuf_addstr(&input, "a,b\n");
			strbuf_addstr(&input,
				      strchr(ends[e], '"') && ends[e][0] != ',' ? "\"" : "");
			for (size_t i = 0; i < len; i++)
				strbuf_addch(&input, 'x');
			strbuf_addstr(&input, ends[e]);
			strbuf_addstr(&input, "1,2\n");
			same = agree(&input, read_bytes);
			strbuf_release(&input);
		}
		for (size_t len = SCAN_MOST - 80; len < SCAN_MOST + 80 && same; len++) {
			struct strbuf input = STRBUF_INIT;

			strbuf_addstr(&input, "a,b\n1,2\n");
			strbuf_addstr(&input,
				      strchr(ends[e], '"') && ends[e][0] != ',' ? "\"" : "");
			for (size_t i = 0; i < len; i++)
				strbuf_addch(&input, 'x');
			strbuf_addstr(&input, ends[e]);
			strbuf_addstr(&input, "3,4\n");
			same = agree(&input, read_bytes) && (len % 16 || agree(&input, read_pipe));
			strbuf_release(&input);
		}
	}
	ok(same, "records that end around the end of a block or a window");
}

static void test_wide(void)
{
	bool same = true;

	for (size_t n = CSV_COLUMNS_MAX - 2; n <= CSV_COLUMNS_MAX + 2; n++) {
		struct strbuf input = STRBUF_INIT;

		strbuf_addstr(&input, "a,b\n1,2\n");
		for (size_t i = 0; i < n; i++)
			strbuf_addf(&input, "%s%zu", i ? "," : "", i % 10);
		strbuf_addstr(&input, "\n3,4\n");
		same = same && agree(&input, read_bytes);
		strbuf_release(&input);
	}
	ok(same, "about as many columns as there may be");
}

static void test_switch(void)
{
	struct scan *scan = scan_new(',', "libcsv");

	ok(!scan, "KURATOR_CSV=libcsv means no scanner");
	scan_free(scan);
	scan = scan_new(',', NULL);
#if defined(__x86_64__) && defined(__GNUC__)
	ok(scan, "there is one on this processor");
	if (scan) {
		scan_records(scan, "a,b\n\"c\n", 7);
		ok(scan->n == 2 && scan->len == 4 && !scan->irregular, "whole records are found");
		scan_records(scan, "a,b\nc\"d,e\n", 10);
		ok(scan->n == 2 && scan->irregular, "and what is irregular is given up");
	}
#endif
	scan_free(scan);
}

int main(void)
{
	seed = 1;
	test_switch();
	test_edges();
	test_wide();
	ok(all_agree(CASES, 12, true, read_bytes), "short inputs");
	ok(all_agree(LONG_CASES, 3000, true, read_bytes), "inputs of many windows");
	ok(all_agree(LONG_CASES / 6, 12000, true, read_file), "inputs of many chunks");
	ok(all_agree(LONG_CASES / 6, 3000, false, read_pipe), "inputs that come in pieces");
	return done_testing();
}
