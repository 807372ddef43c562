/*
 * random_school.h - small schools made of a seed, in which every rule forbids something.
 */
#ifndef KURATOR_TESTS_RANDOM_SCHOOL_H
#define KURATOR_TESTS_RANDOM_SCHOOL_H

#include "base/strbuf.h"

static const char random_program[] =
	"program: {id: p, name: {ru: П, en: P}, start: 2021-09-01, end: 2022-05-31, language: en}\n"
	"kinds:\n"
	"  - {id: student, name: {ru: обучающийся, en: pupil}, contour: internal, minor: true}\n"
	"categories:\n"
	"  mentor: [{id: leader, name: Leader}, {id: helper, name: Helper}, {id: star, name: Star}]\n"
	"  mentee: [{id: shy, name: Shy}, {id: new, name: New}, {id: loud, name: Loud}]\n"
	"topics:\n"
	"  - {id: maths, name: Mathematics, area: study, subject: true}\n"
	"  - {id: sport, name: Sport, area: study}\n"
	"  - {id: songs, name: Songs, area: study}\n"
	"forms:\n"
	"  - id: ss\n"
	"    name: {ru: Ученик – ученик, en: Pupil – pupil}\n"
	"    mentor: {kinds: [student]}\n"
	"    mentee: {kinds: [student]}\n"
	"    variants:\n"
	"      - id: lead\n"
	"        name: Leader\n"
	"        mentor: {categories: [leader, star]}\n"
	"        mentee: {categories: [shy, new]}\n"
	"        require: [{rule: class_gap, gap: lower}]\n"
	"      - id: even\n"
	"        name: Even\n"
	"        mentor: {categories: [helper, leader]}\n"
	"        mentee: {categories: [loud, shy]}\n"
	"  - id: sub\n"
	"    name: Subject\n"
	"    mentor: {kinds: [student]}\n"
	"    mentee: {kinds: [student]}\n"
	"    require: [{rule: same_subject}]\n"
	"    variants: [{id: same, name: Same}]\n"
	"  - id: sex\n"
	"    name: Sex and subject\n"
	"    mentor: {kinds: [student]}\n"
	"    mentee: {kinds: [student]}\n"
	"    require: [{rule: same_subject}, {rule: same_sex}]\n"
	"    variants: [{id: both, name: Both}]\n"
	"  - id: off\n"
	"    name: Asleep\n"
	"    active: false\n"
	"    mentor: {kinds: [student]}\n"
	"    mentee: {kinds: [student]}\n"
	"    variants: [{id: idle, name: Idle}]\n"
	"matching:\n"
	"  require: [{rule: categories}, {rule: days}, {rule: wants}]\n"
	"  prefer:\n"
	"    - {rule: topics, weight: 100}\n"
	"    - {rule: interests, weight: 50}\n"
	"    - {rule: choices, weight: 30}\n"
	"    - {rule: days, weight: 20}\n"
	"    - {rule: waiting, weight: 10, days: 30}\n"
	"    - {rule: near_class, weight: 7, classes: 3}\n"
	"    - {rule: categories, weight: 9}\n"
	"  carry_over: {unmatched: 5}\n"
	"end_reasons: [{id: done, name: Done, completed: true}]\n";

#define MENTOR_COLUMNS \
	"id,name,kind,class,categories,skills,interests,subjects,wants,capacity,days,consent,left\n"
#define MENTEE_COLUMNS \
	"id,name,kind,class,categories,topics,interests,subjects,days,volunteered,consent,left\n"

static uint64_t random_state;

static unsigned any(unsigned n)
{
	random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)(random_state >> 33) % n;
}

static const char *one_of(const char *const *words, unsigned n)
{
	return words[any(n)];
}

#define ONE_OF(...) \
	one_of((const char *const[]){ __VA_ARGS__ }, \
	       ARRAY_SIZE(((const char *const[]){ __VA_ARGS__ })))

/* Twelve of each, in another order than that of their ids. */
static void random_people(unsigned seed, struct strbuf *mentors, struct strbuf *mentees)
{
	random_state = seed;
	strbuf_addstr(mentors, "sex," MENTOR_COLUMNS);
	for (unsigned i = 0; i < 12; i++)
		strbuf_addf(mentors, "%s,M%u,N,student,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n",
			    ONE_OF("", "f", "m"), i * 7 % 12, ONE_OF("", "6А", "7А", "8Б", "9"),
			    ONE_OF("", "leader", "helper", "star;helper", "leader;star"),
			    ONE_OF("", "maths", "sport;songs", "maths;sport;songs"),
			    ONE_OF("", "лес", "ЛЕС;шахматы"), ONE_OF("", "maths", "химия;maths"),
			    ONE_OF("", "", "5-7"), ONE_OF("", "0", "1", "2"),
			    ONE_OF("", "mon;tue", "wed 14:00-15:00", "mon 10:00-11:00"),
			    ONE_OF("", "2021-09-01", "2021-09-01", "2021-09-01"),
			    ONE_OF("", "", "", "2021-10-01"));
	strbuf_addstr(mentees, "sex," MENTEE_COLUMNS);
	for (unsigned i = 0; i < 12; i++)
		strbuf_addf(mentees, "%s,E%u,N,student,%s,%s,%s,%s,%s,%s,%s,%s,%s\n",
			    ONE_OF("", "f", "m"), i * 5 % 12, ONE_OF("", "5А", "7А", "8Б"),
			    ONE_OF("", "shy", "new", "loud", "shy;loud"),
			    ONE_OF("", "maths", "sport", "maths;songs"),
			    ONE_OF("", "лес", "шахматы;пение"),
			    ONE_OF("", "maths", "химия", "maths;химия"),
			    ONE_OF("", "mon", "wed 14:30-16:00", "tue;wed"),
			    ONE_OF("", "2021-09-01", "2021-10-20"),
			    ONE_OF("", "2021-09-01", "2021-09-01", "2021-09-01"),
			    ONE_OF("", "", "2021-10-01"));
}

#endif
