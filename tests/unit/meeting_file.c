/* meeting_file.c - meetings by group are counted as one by one in moments, in any order */
#include "unit/unit.h"

#include "base/random.h"
#include "engine/meeting_file.h"

#define ORGS 300
#define ROWS 90000

static uint64_t seed = 7;

static int64_t below(uint64_t n)
{
	return (int64_t)random_below(&seed, n);
}

struct row {
	unsigned org;
	bool given[MEETING_FIGURES];
	int64_t values[MEETING_FIGURES];
};

/* Of any that a meeting has, the largest often: squares of them soon fill a tally. */
static int64_t a_value(int figure)
{
	static const int64_t highest[MEETING_FIGURES] = { 1440, 10, 10 };

	return below(3) ? 1 + below((uint64_t)highest[figure]) : highest[figure];
}

/* Most rows are of organisation 0, more than 65,535 of them. */
static void make_rows(struct row *rows)
{
	for (size_t i = 0; i < ROWS; i++) {
		rows[i].org = below(5) ? 0 : (unsigned)below(ORGS);
		for (int k = 0; k < MEETING_FIGURES; k++) {
			rows[i].given[k] = below(9) != 0;
			rows[i].values[k] = a_value(k);
		}
	}
}

static void shuffle(struct row *rows)
{
	for (size_t i = ROWS; i > 1; i--) {
		size_t k = (size_t)below(i);
		struct row other = rows[i - 1];

		rows[i - 1] = rows[k];
		rows[k] = other;
	}
}

static void write_rows(const struct row *rows, struct strbuf *out)
{
	strbuf_reset(out);
	strbuf_addstr(out, "minutes,mentor_rating,mentee_rating,org\n");
	for (size_t i = 0; i < ROWS; i++) {
		for (int k = 0; k < MEETING_FIGURES; k++) {
			if (rows[i].given[k])
				strbuf_addf(out, "%lld", (long long)rows[i].values[k]);
			strbuf_addch(out, ',');
		}
		strbuf_addf(out, rows[i].org % 3 ? "%03u\n" : "\"%03u, «школа»\"\n", rows[i].org);
	}
}

static void read_text(const char *text, size_t len, struct meeting_file *file)
{
	const char *by = "org";
	struct findings findings = FINDINGS_INIT;
	struct strbuf why = STRBUF_INIT;
	struct grouping grouping;
	struct reader in;

	*file = (struct meeting_file)MEETING_FILE_INIT;
	if (reader_open_bytes(&in, text, len, NULL, &findings) ||
	    grouping_init(&grouping, &by, 1, &in, NULL, &why))
		die("cannot read what was written");
	meeting_file_read(file, &in, "m.csv", &grouping, &findings);
	is_int(findings.n, 0, "nothing is wrong");
	reader_release(&in);
	findings_release(&findings);
	strbuf_release(&why);
}

static bool same_moments(const struct moments *a, const struct moments *b)
{
	return a->n == b->n && a->sum == b->sum &&
	       !memcmp(a->squares, b->squares, sizeof(a->squares));
}

/* What is expected, added up one by one: groups[ORGS]. */
static void add_up(const struct row *rows, struct meeting_group *groups)
{
	for (size_t i = 0; i < ROWS; i++) {
		struct meeting_group *group = &groups[rows[i].org];

		group->meetings++;
		for (int k = 0; k < MEETING_FIGURES; k++)
			if (rows[i].given[k])
				moments_add(&group->figures[k], rows[i].values[k]);
	}
}

static size_t count_wrong(const struct meeting_file *file, const struct meeting_group *want)
{
	size_t wrong = file->n != ORGS;

	for (size_t i = 0; i < file->n; i++) {
		const struct meeting_group *got = &file->groups[i];
		size_t org = strtoul(got->name, NULL, 10);

		wrong += got->meetings != want[org].meetings;
		for (int k = 0; k < MEETING_FIGURES; k++)
			wrong += !same_moments(&got->figures[k], &want[org].figures[k]);
	}
	return wrong;
}

static void test_sums(void)
{
	struct row *rows = xcalloc(ROWS, sizeof(*rows));
	struct meeting_group *want = xcalloc(ORGS, sizeof(*want));
	struct strbuf text = STRBUF_INIT;

	make_rows(rows);
	add_up(rows, want);
	ok(want[0].meetings > UINT16_MAX, "a group of more than 65,535 meetings");
	for (int i = 0; i < 3; i++) {
		struct meeting_file file;

		write_rows(rows, &text);
		read_text(text.buf, text.len, &file);
		is_int(count_wrong(&file, want), 0, "sums are exact, in any order of rows");
		meeting_file_release(&file);
		shuffle(rows);
	}
	strbuf_release(&text);
	free(want);
	free(rows);
}

static void test_empty(void)
{
	static const char header[] = "minutes,org\n", row[] = "minutes,org\n,\n";
	struct meeting_file file;

	read_text(header, strlen(header), &file);
	is_int(file.n, 0, "no meetings, no groups");
	meeting_file_release(&file);
	read_text(row, strlen(row), &file);
	is_int(file.n, 0, "nor of a line with nothing in it");
	meeting_file_release(&file);
}

int main(void)
{
	test_sums();
	test_empty();
	return done_testing();
}
