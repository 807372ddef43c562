/* scoring_input.c - the hash of the input: of everything that is read, of nothing else, in any order */
#include "unit/unit.h"

#include "engine/scoring/input.h"
#include "unit/fixture.h"
#include "unit/random_school.h"

static int today;

static const char choices[] = "person,choice,rank\nE01,M02,1\nE01,M01,2\nM02,E03,3\nM02,E01,1\n";
static const char pairs[] =
	"id,mentor,mentee,form,variant,method,proposed,started,ended,end_reason\n"
	"P1,M01,E02,ss,lead,matched,2020-09-15,2020-09-20,2021-05-30,done\n"
	"P2,M03,E05,ss,even,matched,2020-09-15,2020-09-20,2021-05-30,done\n";
static const char exclusions[] = "mentor,mentee,reason,date\nM03,E01,kin,2021-09-01\n";
static const char requests[] = "id,mentee,topic,date\nR1,E03,songs,2021-09-05\n";

/* One of each side whom all rules let pass, and others. */
static const char mentors[] =
	"sex," MENTOR_COLUMNS
	"f,M01,Ann,student,8Б,leader,maths;sport,лес,maths,,2,mon;tue,2021-09-01,\n"
	"m,M02,Bob,student,9,star;helper,songs,шахматы,химия,5-7,1,wed 14:00-15:00,2021-09-01,\n"
	"f,M03,Cat,student,7А,helper,sport,,maths,,1,,2021-09-01,\n";
static const char mentees[] =
	"sex," MENTEE_COLUMNS
	"f,E01,Dan,student,7А,shy,maths;sport,лес;пение,maths,mon,2021-09-01,2021-09-01,\n"
	"m,E02,Eve,student,5А,new;loud,songs,,химия,wed 14:30-16:00,2021-10-01,2021-09-01,\n"
	"f,E03,Fay,student,,loud,,шахматы,,,2021-09-01,2021-09-01,\n"
	"f,E05,Gil,student,6А,shy,sport,,,tue,2021-09-01,2021-09-01,\n";

static struct fixture_file school[] = {
	{ "program.yaml", random_program },
	{ "mentors.csv", mentors },
	{ "mentees.csv", mentees },
	{ "choices.csv", choices },
	{ "pairs.csv", pairs },
	{ "exclusions.csv", exclusions },
	{ "requests.csv", requests },
	{ NULL, NULL },
};

/* The hash where `old` of the file is replaced by `new` (null pointers: nothing is). */
static void digest_with(const char *file, const char *old, const char *new, char hex[DIGEST_SIZE])
{
	struct fixture f;
	struct scoring s;

	fixture_open(&f, school, file, old, new, today);
	scoring_init(&s, &f.e, NULL);
	scoring_input_digest(&s, hex);
	scoring_release(&s);
	fixture_close(&f);
}

struct edit {
	const char *file, *old, *new;
};

/* What rules or criteria read. */
static const struct edit read_by_rules[] = {
	{ "program.yaml", "topics, weight: 100", "topics, weight: 99" },
	{ "program.yaml", "waiting, weight: 10, days: 30", "waiting, weight: 10, days: 31" },
	{ "program.yaml", "unmatched: 5", "unmatched: 6" },
	{ "program.yaml", "[leader, star]", "[leader]" },
	{ "program.yaml", "gap: lower", "gap: not-higher" },
	{ "program.yaml", "{rule: days}, ", "" },
	{ "mentors.csv", "f,M01", "m,M01" },
	{ "mentors.csv", "8Б", "9Б" },
	{ "mentors.csv", "maths;sport", "maths;songs" },
	{ "mentors.csv", "лес", "лето" },
	{ "mentors.csv", "химия", "maths" },
	{ "mentors.csv", "5-7", "5-6" },
	{ "mentors.csv", ",2,mon", ",3,mon" },
	{ "mentors.csv", "mon;tue", "mon;wed" },
	{ "mentors.csv", "14:00-15:00", "14:00-16:00" },
	{ "mentors.csv", "star;helper", "star" },
	{ "mentors.csv", "2021-09-01,\n", "2021-09-01,2021-10-01\n" },
	{ "mentees.csv", "f,E01", ",E01" },
	{ "mentees.csv", "5А", "6А" },
	{ "mentees.csv", "new;loud", "loud" },
	{ "mentees.csv", "maths;sport", "maths" },
	{ "mentees.csv", "пение", "бег" },
	{ "mentees.csv", "химия", "" },
	{ "mentees.csv", "mon,", "fri," },
	{ "mentees.csv", "2021-10-01", "2021-10-02" },
	{ "mentees.csv", "E01", "E04" },
	{ "choices.csv", "E01,M02,1", "E01,M02,3" },
	{ "choices.csv", "M02,E01,1\n", "" },
	{ "pairs.csv", "M03,E05", "M02,E05" },
	{ "exclusions.csv", "M03,E01,kin,2021-09-01\n", "" },
	{ "requests.csv", "songs", "sport" },
};

/* What they do not read, or another way to write the same. */
static const struct edit read_by_none[] = {
	{ "program.yaml", "Pupil – pupil", "Pupils" },
	{ "program.yaml", "matching:\n", "# to be talked about\nmatching:\n" },
	{ "mentors.csv", "Ann", "Anna" },
	{ "mentors.csv", "8Б", "8В" },
	{ "mentors.csv", "star;helper", "helper;star" },
	{ "mentees.csv", "maths;sport", "sport;maths" },
	{ "mentees.csv", "Dan", "Daniel" },
	{ "exclusions.csv", "kin", "they are kin" },
	{ "choices.csv", "E01,M02,1\nE01,M01,2\n", "E01,M01,2\nE01,M02,1\n" },
};

static bool all_differ(const char before[DIGEST_SIZE])
{
	char hex[ARRAY_SIZE(read_by_rules)][DIGEST_SIZE];

	for (size_t k = 0; k < ARRAY_SIZE(read_by_rules); k++) {
		const struct edit *c = &read_by_rules[k];

		digest_with(c->file, c->old, c->new, hex[k]);
		for (size_t other = 0; other <= k; other++)
			if (streq(hex[k], other < k ? hex[other] : before)) {
				printf("# %s: '%s'\n", c->file, c->old);
				return false;
			}
	}
	return true;
}

static bool none_differs(const char before[DIGEST_SIZE])
{
	char hex[DIGEST_SIZE];

	for (size_t k = 0; k < ARRAY_SIZE(read_by_none); k++) {
		const struct edit *c = &read_by_none[k];

		digest_with(c->file, c->old, c->new, hex);
		if (!streq(hex, before)) {
			printf("# %s: '%s'\n", c->file, c->old);
			return false;
		}
	}
	return true;
}

/* ---- the order of rows ---- */

/* The rows behind the heading, from the last to the first. */
static void turn_rows(const struct strbuf *rows, struct strbuf *turned)
{
	size_t head = (size_t)(strchr(rows->buf, '\n') - rows->buf) + 1, start;

	strbuf_add(turned, rows->buf, head);
	for (size_t end = rows->len; end > head; end = start) {
		for (start = end - 1; start > head && rows->buf[start - 1] != '\n';)
			start--;
		strbuf_add(turned, rows->buf + start, end - start);
	}
}

static void digest_people(const struct strbuf *of_mentors, const struct strbuf *of_mentees,
			  char hex[DIGEST_SIZE])
{
	school[1].content = of_mentors->buf;
	school[2].content = of_mentees->buf;
	digest_with(NULL, NULL, NULL, hex);
}

static bool order_is_nothing(unsigned seed)
{
	struct strbuf people[4] = { STRBUF_INIT, STRBUF_INIT, STRBUF_INIT, STRBUF_INIT };
	char before[DIGEST_SIZE], after[DIGEST_SIZE];

	random_people(seed, &people[0], &people[1]);
	turn_rows(&people[0], &people[2]);
	turn_rows(&people[1], &people[3]);
	digest_people(&people[0], &people[1], before);
	digest_people(&people[2], &people[3], after);
	for (int k = 0; k < 4; k++)
		strbuf_release(&people[k]);
	return streq(before, after);
}

int main(void)
{
	char before[DIGEST_SIZE];
	bool right = true;

	today = date_from_ymd(2021, 10, 25);
	digest_with(NULL, NULL, NULL, before);
	ok(all_differ(before), "whatever rules and criteria read changes the hash");
	ok(none_differs(before), "nothing else does");
	school[5].name = NULL;
	for (unsigned seed = 1; right && seed <= 50; seed++)
		right = order_is_nothing(seed);
	ok(right, "nor does the order of rows");
	return done_testing();
}
