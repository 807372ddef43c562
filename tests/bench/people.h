/*
 * people.h - people files and a program.yaml of any size, made of a seed: the same bytes on every machine.
 *
 * The people are those of a region that runs one programme: six of seven are pupils of classes 5 to 11, the others
 * teachers; some pupils are mentored by graduates. Subjects, topics and interests are asked for as unevenly as in schools
 * (the k-th word as often as 1/(k + 3)), cells stay empty as often as they do there, half of the days are with hours, and
 * some people wait for a decision, lack a consent or have left.
 */
#ifndef KURATOR_TESTS_BENCH_PEOPLE_H
#define KURATOR_TESTS_BENCH_PEOPLE_H

#include "base/strbuf.h"

#define PEOPLE_AS_OF "2021-11-25"

/* The forms, variants, requirements and preferences of a school, without what two people files cannot tell: training. */
static const char people_program_words[] =
	"program: {id: region, name: {ru: Регион, en: Region}, start: 2021-09-01, "
	"end: 2022-05-31, language: en}\n"
	"kinds:\n"
	"  - {id: student, name: Pupil, contour: internal, minor: true}\n"
	"  - {id: teacher, name: Teacher, contour: internal, teacher: true}\n"
	"  - {id: graduate, name: Graduate, contour: external}\n"
	"categories:\n"
	"  mentor: [{id: leader, name: Leader}, {id: achiever, name: Achiever}, "
	"{id: winner, name: Winner},\n"
	"    {id: organiser, name: Organiser}, {id: skilled, name: Skilled}, "
	"{id: active, name: Active}, {id: grateful, name: Grateful}]\n"
	"  mentee: [{id: gifted, name: Gifted}, {id: weak, name: Weak}, "
	"{id: hardship, name: Hardship}, {id: difficult, name: Difficult},\n"
	"    {id: detached, name: Detached}, {id: newcomer, name: Newcomer}, "
	"{id: young, name: Young}, {id: tired, name: Tired}, {id: digital, name: Digital}]\n"
	"topics:\n"
	"  - {id: maths, name: Mathematics, area: study, subject: true}\n"
	"  - {id: russian, name: Russian, area: study, subject: true}\n"
	"  - {id: english, name: English, area: study, subject: true}\n"
	"  - {id: physics, name: Physics, area: study, subject: true}\n"
	"  - {id: literature, name: Literature, area: study, subject: true}\n"
	"  - {id: chemistry, name: Chemistry, area: study, subject: true}\n"
	"  - {id: biology, name: Biology, area: study, subject: true}\n"
	"  - {id: history, name: History, area: study, subject: true}\n"
	"  - {id: society, name: Society, area: study, subject: true}\n"
	"  - {id: geography, name: Geography, area: study, subject: true}\n"
	"  - {id: computing, name: Computing, area: study, subject: true}\n"
	"  - {id: communication, name: Communication, area: communication}\n"
	"  - {id: planning, name: Planning, area: communication}\n"
	"  - {id: adaptation, name: Adaptation, area: communication}\n"
	"  - {id: behaviour, name: Behaviour, area: communication}\n"
	"  - {id: career, name: Career, area: communication}\n"
	"  - {id: project, name: Project, area: study}\n"
	"  - {id: olympiad, name: Olympiad, area: study}\n"
	"  - {id: programming, name: Programming, area: study}\n"
	"  - {id: speaking, name: Speaking, area: communication}\n"
	"  - {id: leadership, name: Leadership, area: communication}\n"
	"  - {id: sport, name: Sport, area: communication}\n"
	"  - {id: music, name: Music, area: communication}\n"
	"  - {id: theatre, name: Theatre, area: communication}\n"
	"  - {id: lessons, name: Lessons, area: teaching}\n"
	"  - {id: methods, name: Methods, area: teaching}\n"
	"  - {id: order, name: Order, area: teaching}\n"
	"  - {id: parents, name: Parents, area: teaching}\n"
	"  - {id: tools, name: Tools, area: teaching}\n"
	"  - {id: wellbeing, name: Wellbeing, area: teaching}\n";
static const char people_program_rules[] =
	"forms:\n"
	"  - id: pupils\n"
	"    name: Pupil – pupil\n"
	"    mentor: {kinds: [student], min_age: 10}\n"
	"    mentee: {kinds: [student], min_age: 10}\n"
	"    variants:\n"
	"      - {id: study, name: Study, mentor: {categories: [achiever, winner]},\n"
	"         mentee: {categories: [weak, hardship, difficult]},\n"
	"         require: [{rule: class_gap, gap: not-higher}]}\n"
	"      - {id: lead, name: Lead, mentor: {categories: [leader, organiser]},\n"
	"         mentee: {categories: [detached, difficult, hardship]},\n"
	"         require: [{rule: class_gap, gap: lower, classes: 1}]}\n"
	"      - {id: peers, name: Peers, mentor: {categories: [leader, achiever, winner]},\n"
	"         mentee: {categories: [gifted, detached]}}\n"
	"      - {id: settle, name: Settle, mentor: {categories: [leader, organiser, achiever]},\n"
	"         mentee: {categories: [newcomer, hardship]},\n"
	"         require: [{rule: class_gap, gap: not-higher}]}\n"
	"  - id: teachers\n"
	"    name: Teacher – teacher\n"
	"    mentor: {kinds: [teacher]}\n"
	"    mentee: {kinds: [teacher]}\n"
	"    variants:\n"
	"      - {id: young, name: Young, mentor: {categories: [skilled, active]},\n"
	"         mentee: {categories: [young]},\n"
	"         require: [{rule: experience_max, years: 3, side: mentee}]}\n"
	"      - {id: tired, name: Tired, mentor: {categories: [active]},\n"
	"         mentee: {categories: [tired, newcomer]}}\n"
	"      - {id: digital, name: Digital, mentor: {categories: [skilled]},\n"
	"         mentee: {categories: [digital]}}\n"
	"      - {id: subject, name: Subject, mentor: {categories: [skilled, active]},\n"
	"         mentee: {categories: [young, newcomer, digital]},\n"
	"         require: [{rule: same_subject}]}\n"
	"  - id: graduates\n"
	"    name: Graduate – pupil\n"
	"    mentor: {kinds: [graduate], min_age: 18}\n"
	"    mentee: {kinds: [student], min_age: 10}\n"
	"    variants:\n"
	"      - {id: graduate, name: Graduate, mentor: {categories: [grateful]},\n"
	"         mentee: {categories: [gifted, weak, detached]}}\n"
	"matching:\n"
	"  require: [{rule: categories}, {rule: days}, {rule: wants}]\n"
	"  prefer:\n"
	"    - {rule: topics, weight: 350}\n"
	"    - {rule: interests, weight: 200}\n"
	"    - {rule: choices, weight: 200}\n"
	"    - {rule: days, weight: 100}\n"
	"    - {rule: waiting, weight: 100, days: 90}\n"
	"    - {rule: near_class, weight: 50, classes: 4}\n"
	"  carry_over: {pairs: true, unmatched: 50}\n"
	"selection: {application: required, interview: required, decision: required, training: no, "
	"consent: required, volunteered: required}\n"
	"end_reasons: [{id: done, name: Done, completed: true}]\n";

static void people_program(struct strbuf *out)
{
	strbuf_addf(out, "%s%s", people_program_words, people_program_rules);
}

static uint64_t people_state;

static uint32_t people_below(uint32_t n)
{
	people_state ^= people_state << 13;
	people_state ^= people_state >> 7;
	people_state ^= people_state << 17;
	return (uint32_t)(((people_state >> 32) * n) >> 32);
}

static bool people_percent(uint32_t percent)
{
	return people_below(100) < percent;
}

/* A place below n, the k-th as often as 1/(k + 3). */
static uint32_t people_uneven(uint32_t n)
{
	uint32_t sum = 0, at;

	for (uint32_t k = 0; k < n; k++)
		sum += 100000 / (k + 3);
	at = people_below(sum);
	for (uint32_t k = 0;; k++) {
		uint32_t part = 100000 / (k + 3);

		if (at < part)
			return k;
		at -= part;
	}
}

struct people_words {
	const char *const *words;
	uint32_t n;
};

#define PEOPLE_WORDS(...) \
	{ \
		.words = (const char *const[]){ __VA_ARGS__ }, \
		.n = ARRAY_SIZE(((const char *const[]){ __VA_ARGS__ })), \
	}

static const struct people_words people_subjects =
	PEOPLE_WORDS("Mathematics", "Russian", "English", "Physics", "Literature", "Chemistry",
		     "Biology", "History", "Society", "Geography", "Computing");
static const struct people_words people_topics =
	PEOPLE_WORDS("maths", "russian", "english", "communication", "physics", "planning",
		     "adaptation", "chemistry", "behaviour", "career", "biology", "history",
		     "society", "project", "literature", "programming", "olympiad", "geography",
		     "sport", "speaking", "computing", "music", "leadership", "theatre");
static const struct people_words people_crafts =
	PEOPLE_WORDS("lessons", "order", "methods", "tools", "parents", "wellbeing");
static const struct people_words people_interests = PEOPLE_WORDS(
	"football", "music", "drawing", "computer games", "books", "dance", "films", "volleyball",
	"chess", "animals", "singing", "cooking", "swimming", "photography", "travel", "theatre",
	"robots", "hiking", "skiing", "guitar", "basketball", "history", "programming", "astronomy",
	"gardening", "fishing", "cycling", "knitting", "poetry", "video", "hockey", "wrestling",
	"languages", "models", "skating", "piano", "ecology", "crafts", "journalism", "karate",
	"fashion", "cars", "table tennis", "design", "puzzles", "gymnastics", "physics", "birds",
	"chemistry", "climbing", "sewing", "running", "comics", "board games", "rap", "psychology",
	"stamps", "architecture", "first aid", "horses");

static const struct people_words people_good_pupils =
	PEOPLE_WORDS("achiever", "leader", "organiser", "winner");
static const struct people_words people_good_teachers = PEOPLE_WORDS("skilled", "active");
static const struct people_words people_pupils_in_need =
	PEOPLE_WORDS("weak", "detached", "newcomer", "difficult", "gifted", "hardship");
static const struct people_words people_teachers_in_need =
	PEOPLE_WORDS("young", "newcomer", "digital", "tired");

/* None to `most` different words, some of them twice in the draw, as it happens. */
static void people_list(struct strbuf *out, const struct people_words *from, uint32_t least,
			uint32_t most)
{
	uint32_t n = least + people_below(most - least + 1);
	uint64_t used = 0;
	bool first = true;

	while (n--) {
		uint32_t k = people_uneven(from->n);

		if (used >> k & 1)
			continue;
		used |= UINT64_C(1) << k;
		strbuf_addf(out, "%s%s", first ? "" : ";", from->words[k]);
		first = false;
	}
	strbuf_addstr(out, ",");
}

static void people_days(struct strbuf *out)
{
	static const char *const days[] = { "mon", "tue", "wed", "thu", "fri", "sat" };
	uint32_t n = people_percent(7) ? 0 : 1 + people_below(3), day = people_below(2);

	for (uint32_t k = 0; k < n; k++, day += 1 + people_below(2)) {
		strbuf_addf(out, "%s%s", k ? ";" : "", days[day]);
		if (people_percent(50))
			strbuf_addf(out, " %u:00-%u:00", 13 + people_below(3),
				    16 + people_below(2));
	}
	strbuf_addstr(out, ",");
}

static void people_date(struct strbuf *out, uint32_t missing)
{
	if (!people_percent(missing))
		strbuf_addf(out, "2021-%02u-%02u", 9 + people_below(2), 1 + people_below(28));
	strbuf_addstr(out, ",");
}

/* "id,name,kind,class,birth,sex," of a pupil of the class (0: somebody grown up). */
static void people_begin(struct strbuf *out, char side, uint32_t number, const char *kind,
			 uint32_t class)
{
	static const char letters[] = "ABCD";
	const char *sex = people_percent(5) ? "" : people_percent(50) ? "f" : "m";

	strbuf_addf(out, "%c-%06u,Name%u Given%u,%s,", side, number, people_below(5000),
		    people_below(300), kind);
	if (class)
		strbuf_addf(out, "%u%c,%u-%02u-%02u,%s,", class, letters[people_below(4)],
			    2014 - class, 1 + people_below(12), 1 + people_below(28), sex);
	else
		strbuf_addf(out, ",%u,%s,", 1960 + people_below(38), sex);
}

static void people_mentor(struct strbuf *out, uint32_t number)
{
	uint32_t kind = people_below(10); /* 0: teacher, 1: graduate, else pupil */
	uint32_t class = kind > 1 ? 7 + people_below(5) : 0;

	people_begin(out, 'M', number, kind > 1 ? "student" : kind ? "graduate" : "teacher", class);
	if (!kind)
		people_list(out, &people_subjects, 1, 2);
	else
		strbuf_addstr(out, ",");
	people_list(out, kind ? &people_topics : &people_crafts, 1, 4);
	people_list(out, &people_interests, 0, 4);
	if (kind == 1)
		strbuf_addstr(out, "grateful,");
	else
		people_list(out, kind ? &people_good_pupils : &people_good_teachers, 1, 2);
	if (class && people_percent(40))
		strbuf_addf(out, "5-%u,", class - people_below(2));
	else
		strbuf_addstr(out, ",");
	strbuf_addf(out, "%u,", people_percent(60) ? 1 : 2 + people_below(2));
	people_days(out);
	people_date(out, 2);
	people_date(out, 2);
	strbuf_addf(out, "%s,",
		    people_percent(95)   ? "accepted"
		    : people_percent(50) ? ""
					 : "rejected");
	people_date(out, 3);
	strbuf_addstr(out, people_percent(2) ? "2021-11-01\n" : "\n");
}

static void people_mentee(struct strbuf *out, uint32_t number)
{
	bool teacher = !people_below(9);
	uint32_t class = teacher ? 0 : 5 + people_below(7);

	people_begin(out, 'E', number, teacher ? "teacher" : "student", class);
	if (teacher)
		people_list(out, &people_subjects, 1, 2);
	else
		strbuf_addstr(out, ",");
	people_list(out, teacher ? &people_crafts : &people_topics, 0, 3);
	people_list(out, &people_interests, 0, 3);
	people_list(out, teacher ? &people_teachers_in_need : &people_pupils_in_need, 1, 2);
	if (teacher)
		strbuf_addf(out, "%u,", people_below(8));
	else
		strbuf_addstr(out, ",");
	people_days(out);
	people_date(out, 3);
	people_date(out, 3);
	strbuf_addstr(out, people_percent(2) ? "2021-11-01\n" : "\n");
}

static void people_mentors(struct strbuf *out, uint32_t n)
{
	people_state = 20211125;
	strbuf_addstr(out,
		      "id,name,kind,class,birth,sex,subjects,skills,interests,categories,wants,"
		      "capacity,days,applied,interviewed,decision,consent,left\n");
	for (uint32_t i = 0; i < n; i++)
		people_mentor(out, i + 1);
}

static void people_mentees(struct strbuf *out, uint32_t n)
{
	people_state = 52112021;
	strbuf_addstr(out, "id,name,kind,class,birth,sex,subjects,topics,interests,categories,"
			   "experience,days,volunteered,consent,left\n");
	for (uint32_t i = 0; i < n; i++)
		people_mentee(out, i + 1);
}

#endif
