/* eligibility.c - each hard rule, alone: what breaks it, what an empty cell does, how it is said */
#include "unit/unit.h"

#include "unit/fixture.h"

/* M1 and E1 may be a pair in `lead`; M2 and E2 in `young`. Every case changes one thing. */
static const char program[] =
	"program: {id: p, name: {ru: П, en: P}, start: 2021-09-01, end: 2022-05-31, language: en}\n"
	"kinds:\n"
	"  - {id: student, name: {ru: обучающийся, en: pupil}, contour: internal, minor: true}\n"
	"  - {id: teacher, name: {ru: педагог, en: teacher}, contour: internal, teacher: true}\n"
	"  - {id: parent, name: {ru: родитель, en: parent}, contour: external}\n"
	"categories:\n"
	"  mentor: [{id: leader, name: Leader}, {id: helper, name: Helper}]\n"
	"  mentee: [{id: shy, name: Shy}, {id: new, name: New}]\n"
	"topics: [{id: maths, name: {ru: математика, en: Mathematics}, area: study, subject: true}]\n"
	"forms:\n"
	"  - id: ss\n"
	"    name: {ru: Ученик – ученик, en: Pupil – pupil}\n"
	"    mentor: {kinds: [student], types: [{id: bold, name: Bold}]}\n"
	"    mentee: {kinds: [student], min_age: 10, types: [{id: passive, name: Passive},\n"
	"             {id: active, name: Active}]}\n"
	"    selection: {application: required, interview: required, decision: required,\n"
	"                training: {need: required, hours: 2}, consent: required,\n"
	"                volunteered: required, agreement: {need: required, since: 2021-11-01}}\n"
	"    variants:\n"
	"      - id: lead\n"
	"        name: {ru: Лидер – пассивный, en: Leader – passive}\n"
	"        mentor: {categories: [leader]}\n"
	"        mentee: {categories: [shy], types: [passive]}\n"
	"        require: [{rule: class_gap, gap: lower, classes: 2}, {rule: same_sex}]\n"
	"      - id: even\n"
	"        name: {ru: Не выше, en: Not higher}\n"
	"        require: [{rule: class_gap, gap: not-higher}]\n"
	"  - id: tt\n"
	"    name: {ru: Учитель – учитель, en: Teacher – teacher}\n"
	"    mentor: {kinds: [teacher]}\n"
	"    mentee: {kinds: [teacher]}\n"
	"    mentee_limit: {count: 1, per: variant}\n"
	"    variants:\n"
	"      - id: young\n"
	"        name: {ru: Молодой, en: Young}\n"
	"        require: [{rule: experience_max, years: 3}, {rule: experience_min, years: 5},\n"
	"                  {rule: same_subject}]\n"
	"      - {id: other, name: {ru: Иначе, en: Other}}\n"
	"  - id: off\n"
	"    name: {ru: Спит, en: Asleep}\n"
	"    active: false\n"
	"    mentor: {kinds: [student]}\n"
	"    mentee: {kinds: [student]}\n"
	"    variants: [{id: idle, name: {ru: Никак, en: Idle}}]\n"
	"matching:\n"
	"  require: [{rule: categories}, {rule: days}, {rule: wants}]\n"
	"end_reasons: [{id: done, name: Done, completed: true}, {id: quarrel, name: Quarrel}]\n";

static const char mentors[] =
	"id,name,kind,class,birth,sex,subjects,categories,type,experience,forms,wants,capacity,days,"
	"applied,interviewed,decision,decided,consent,consent_until,agreement,left\n"
	"M1,One,student,9А,2006-01-01,f,,leader;helper,bold,,ss/lead;tt,5-7,2,mon 14:00-15:00;tue,"
	"2021-09-01,2021-09-02,accepted,2021-09-03,2021-09-01,2022-08-31,yes,\n"
	"M2,Two,teacher,,1980,f,Математика; физика,,,10,,,,,,,,,,,,\n"
	"M3,Three,teacher,,1980,m,maths,,,5,,,1,,,,,,,,,\n";

static const char mentees[] =
	"id,name,kind,class,birth,sex,subjects,categories,type,experience,forms,topics,days,"
	"volunteered,consent,left\n"
	"E1,Pupil,student,7Б,2009,f,,shy,passive,,ss,maths,mon 14:30-16:00,2021-09-10,2021-09-11,\n"
	"E2,Young,teacher,,1999,m,физика,,,2.5,,,,,,\n"
	"E3,Twin,student,6Б,2010-05-05,f,,shy,passive,,,,,2021-09-10,2021-09-11,\n";

static const char pairs[] = "id,mentor,mentee,form,variant,proposed,started,ended,end_reason\n"
			    "P1,M3,E2,tt,other,2021-09-15,2021-09-20,,\n"
			    "P2,M1,E3,ss,lead,2020-09-15,2020-09-20,2021-05-20,done\n";

static const struct fixture_file files[] = {
	{ "program.yaml", program },
	{ "mentors.csv", mentors },
	{ "mentees.csv", mentees },
	{ "pairs.csv", pairs },
	{ "exclusions.csv", "mentor,mentee,reason\nM3,E1,cousins\n" },
	{ "trainings.csv", "id,date,title,hours,person\nT1,2021-09-20,A,1,M1\n"
			   "T2,2021-09-27,B,1,M1\n" },
	{ NULL, NULL },
};

static int today;

/* All refusals as "rule: sentence\n", by the candidate mentor/mentee/form/variant ("" each: not given). */
static char *ask(struct fixture *f, const char *mentor, const char *mentee, const char *form,
		 const char *variant)
{
	struct candidate c = {
		.mentor = bases_mentor(&f->bases, mentor),
		.mentee = bases_mentee(&f->bases, mentee),
		.form = program_form(&f->programme.program, form),
		.variant = program_variant(&f->programme.program, variant),
	};
	struct strbuf out = STRBUF_INIT;
	struct refusals refusals;
	uint64_t bits = 0, want;

	eligibility_check(&f->e, &c, &refusals);
	for (size_t i = 0; i < refusals.n; i++) {
		strbuf_addf(&out, "%s: ", refusal_name(refusals.items[i].rule));
		eligibility_say(&f->e, &c, &refusals.items[i], &out);
		strbuf_addch(&out, '\n');
		bits |= REFUSAL_BIT(refusals.items[i].rule);
	}
	want = eligibility_bits(&f->e, (size_t)(c.mentor - f->bases.mentors),
				(size_t)(c.mentee - f->bases.mentees),
				eligibility_variant(&f->e, c.variant));
	ok(bits == want, "the bits say the same");
	return strbuf_detach(&out, NULL);
}

/* One thing changed, and what is said of the pair. */
static void refuses(const char *file, const char *old, const char *new, const char *pair,
		    const char *want, const char *title)
{
	struct fixture f;
	char *got;

	fixture_open(&f, files, file, old, new, today);
	got = streq(pair, "lead")    ? ask(&f, "M1", "E1", "ss", "lead")
	      : streq(pair, "even")  ? ask(&f, "M1", "E1", "ss", "even")
	      : streq(pair, "idle")  ? ask(&f, "M1", "E1", "off", "idle")
	      : streq(pair, "other") ? ask(&f, "M2", "E2", "tt", "other")
				     : ask(&f, "M2", "E2", "tt", "young");
	is_str(got, want, title);
	free(got);
	fixture_close(&f);
}

static void test_sound(void)
{
	refuses(NULL, NULL, NULL, "lead", "", "a pair that nothing forbids");
	refuses(NULL, NULL, NULL, "young", "", "and one of teachers, who share a subject");
}

static void test_people(void)
{
	refuses("mentors.csv", "M1,One", "E1,One", "young", "", "somebody else's id");
	refuses("mentors.csv", "yes,\n", "yes,2021-10-01\n", "lead",
		"left: mentor 'M1' has left the programme\n", "a mentor who left");
	refuses("mentees.csv", "2021-09-11,\n", "2021-09-11,2021-10-24\n", "lead",
		"left: mentee 'E1' has left the programme\n", "a mentee who left before today");
	refuses("mentees.csv", "2021-09-11,\n", "2021-09-11,2021-10-26\n", "lead", "",
		"somebody who will leave tomorrow is here");
	refuses("mentors.csv", "One,student", "One,parent", "lead",
		"form-kinds: form 'Pupil – pupil' takes no mentor of kind 'parent'\n",
		"a kind that the form does not take");
	refuses("mentors.csv", "ss/lead;tt", "ss/even;tt", "lead",
		"forms-wish: mentor 'M1' does not wish 'Leader – passive'\n", "another wish");
	refuses("mentees.csv", "passive,,ss,", "passive,,ss/even,", "lead",
		"forms-wish: mentee 'E1' does not wish 'Leader – passive'\n", "a mentee's wish");
	refuses("mentors.csv", "ss/lead;tt", "", "lead", "", "an empty wish passes");
	refuses(NULL, NULL, NULL, "idle",
		"inactive-form: form 'Asleep' is not active\n"
		"forms-wish: mentor 'M1' does not wish 'Idle'\n"
		"forms-wish: mentee 'E1' does not wish 'Idle'\n",
		"a form that is not active");
}

static void test_self(void)
{
	struct fixture f;
	char *got;

	fixture_open(&f, files, "mentees.csv", "E2,Young", "M2,Young", today);
	got = ask(&f, "M2", "M2", "tt", "young");
	is_str(got, "self: 'M2' cannot be mentor and mentee of the same pair\n", "oneself");
	free(got);
	fixture_close(&f);
}

static void test_places(void)
{
	refuses("mentors.csv", "5-7,2,mon", "5-7,0,mon", "lead",
		"capacity: mentor 'M1' has no free place (0 of 0 taken)\n", "no place at all");
	refuses("pairs.csv", "P1,M3,E2,tt,other,2021-09-15,2021-09-20,,\n",
		"P1,M2,E3,tt,other,2021-09-15,,,\n", "young",
		"capacity: mentor 'M2' has no free place (1 of 1 taken)\n",
		"an empty capacity is one place; a proposed pair takes it");
	refuses("pairs.csv", "P1,M3,E2,tt,other,2021-09-15,2021-09-20,,\n",
		"P1,M2,E3,tt,other,2021-09-15,2021-09-16,2021-10-25,quarrel\n", "young", "",
		"a pair that ended today takes none");
	refuses("pairs.csv", "other,2021", "young,2021", "young",
		"mentee-limit: mentee 'E2' may have at most 1 open pair in 'Young'\n",
		"the limit of a variant");
	refuses("pairs.csv", "P1,M3,E2,tt,other", "P1,M2,E2,tt,other", "young",
		"already-paired: 'M2' and 'E2' are a pair already ('P1')\n"
		"capacity: mentor 'M2' has no free place (1 of 1 taken)\n",
		"the same two, in another variant");
	refuses("pairs.csv", "P1,M3,E2,tt,other", "P1,M3,E1,ss,even", "lead",
		"mentee-limit: mentee 'E1' may have at most 1 open pair in 'Pupil – pupil'\n",
		"the limit of a form counts all its variants");
	refuses("exclusions.csv", "M3,E1,cousins", "M1,E1,cousins", "lead",
		"excluded: 'M1' and 'E1' are not to be paired: cousins\n", "an exclusion");
	refuses("exclusions.csv", "M3,E1,cousins", "M1,E1,", "lead",
		"excluded: 'M1' and 'E1' are not to be paired\n", "and one without a reason");
}

static void test_selection(void)
{
	refuses("mentors.csv", "2021-09-01,2021-09-02", ",2021-09-02", "lead",
		"application: mentor 'M1' has made no application\n", "no application");
	refuses("mentors.csv", "2021-09-01,2021-09-02", "2021-09-01,", "lead",
		"interview: mentor 'M1' has had no interview\n", "no interview");
	refuses("mentors.csv", "accepted", "", "lead",
		"decision: it is not decided whether mentor 'M1' is accepted\n", "no decision");
	refuses("mentors.csv", "accepted", "rejected", "lead",
		"rejected: mentor 'M1' was not accepted at selection\n", "rejected");
	refuses("trainings.csv", "2021-09-27,B", "2021-10-27,B", "lead",
		"training: mentor 'M1' is not trained (1 of 2 hours)\n",
		"training after today does not count");
	refuses("mentors.csv", "2022-08-31,yes", "2021-10-24,yes", "lead",
		"consent: mentor 'M1' has no valid consent to the processing of personal data\n",
		"a consent that has run out");
	refuses("mentees.csv", "2021-09-10,2021-09-11", "2021-09-10,", "lead",
		"consent: mentee 'E1' has no valid consent to the processing of personal data\n",
		"a mentee without consent");
	refuses("mentees.csv", "2021-09-10,2021-09-11", ",2021-09-11", "lead",
		"volunteered: mentee 'E1' has not agreed to take part\n",
		"a mentee who did not agree");
	refuses("mentors.csv", "2022-08-31,yes", "2022-08-31,", "lead", "",
		"a rule with `since` does not yet apply");
	today = date_from_ymd(2021, 11, 1);
	refuses("mentors.csv", "2022-08-31,yes", "2022-08-31,", "lead",
		"agreement: mentor 'M1' has no written agreement\n", "and applies from its day on");
	today = date_from_ymd(2021, 10, 25);
}

static void test_variant(void)
{
	refuses("mentors.csv", "leader;helper", "helper", "lead",
		"category: no category of mentor 'M1' fits 'Leader – passive'\n",
		"a category that does not fit");
	refuses("mentors.csv", "leader;helper", "", "lead",
		"missing categories: column 'categories' of mentor 'M1' is empty\n", "none at all");
	refuses("mentees.csv", "shy,passive", "new,passive", "lead",
		"category: no category of mentee 'E1' fits 'Leader – passive'\n",
		"a mentee's category");
	refuses("mentees.csv", "shy,passive", "shy,active", "lead",
		"type: the type of mentee 'E1' does not fit 'Leader – passive'\n", "a type");
	refuses("mentees.csv", "shy,passive", "shy,", "lead",
		"missing type: column 'type' of mentee 'E1' is empty\n", "and none");
	refuses("program.yaml", "{rule: categories}, ", "", "lead", "",
		"without the rule, nothing is asked");
	refuses("mentees.csv", "7Б,2009", "7Б,2012", "lead",
		"min-age: mentee 'E1' is not yet 10 years old\n", "too young in any case");
	refuses("mentees.csv", "7Б,2009", "7Б,2011", "lead", "",
		"a year of birth is as old as it may be");
	refuses("mentees.csv", "7Б,2009", "7Б,2011-10-26", "lead",
		"min-age: mentee 'E1' is not yet 10 years old\n", "ten tomorrow");
	refuses("mentees.csv", "7Б,2009", "7Б,2011-10-25", "lead", "", "ten today");
	refuses("mentees.csv", "7Б,2009", "7Б,", "lead",
		"missing birth: column 'birth' of mentee 'E1' is empty\n", "no birth");
	refuses("mentees.csv", ",2.5,", ",3,", "young", "", "three years are still young");
	refuses("mentees.csv", ",2.5,", ",3.5,", "young",
		"experience-max: mentee 'E2' has 3.5 years of experience, at most 3 are asked\n",
		"more are not");
	refuses("mentors.csv", ",10,", ",4.5,", "young",
		"experience-min: mentor 'M2' has 4.5 years of experience, at least 5 are asked\n",
		"a mentor without experience");
	refuses("mentees.csv", ",2.5,", ",,", "young",
		"missing experience: column 'experience' of mentee 'E2' is empty\n",
		"unknown experience");
}

static void test_two(void)
{
	refuses("mentees.csv", "7Б,2009", "8Б,2009", "lead",
		"class-gap: mentee 'E1' (class 8Б) is not 2 classes below mentor 'M1' (9А)\n"
		"wants: mentor 'M1' wants classes 5 to 7, mentee 'E1' is in class 8Б\n",
		"too high a class");
	refuses("mentees.csv", "7Б,2009", "9Б,2009", "even",
		"forms-wish: mentor 'M1' does not wish 'Not higher'\n"
		"wants: mentor 'M1' wants classes 5 to 7, mentee 'E1' is in class 9Б\n",
		"the same class is not higher");
	refuses("mentees.csv", "7Б,2009", "10,2009", "even",
		"forms-wish: mentor 'M1' does not wish 'Not higher'\n"
		"class-gap: mentee 'E1' (class 10) is in a higher class than mentor 'M1' (9А)\n"
		"wants: mentor 'M1' wants classes 5 to 7, mentee 'E1' is in class 10\n",
		"a higher one is");
	refuses("mentees.csv", "7Б,2009", ",2009", "lead",
		"missing class: column 'class' of mentee 'E1' is empty\n",
		"an empty class fails the gap and passes the wish");
	refuses("mentors.csv", "5-7,2,mon", ",2,mon", "lead", "", "no wish, no refusal");
	refuses("mentors.csv", "mon 14:00-15:00;tue", "mon 13:00-14:30;tue", "lead",
		"days: 'M1' and 'E1' have no time in common\n", "the same day at other hours");
	refuses("mentors.csv", "mon 14:00-15:00;tue", "", "lead", "", "unknown days pass");
	refuses("mentors.csv", "2006-01-01,f", "2006-01-01,m", "lead",
		"same-sex: 'M1' and 'E1' are not of the same sex\n", "another sex");
	refuses("mentors.csv", "2006-01-01,f", "2006-01-01,", "lead",
		"missing sex: column 'sex' of mentor 'M1' is empty\n", "an unknown one");
	refuses("mentees.csv", "физика", "химия", "young",
		"same-subject: 'M2' and 'E2' have no subject in common\n", "another subject");
	refuses("mentees.csv", "физика", "mathematics", "young", "",
		"a subject in the other language is the same");
	refuses("mentees.csv", "физика", "", "young",
		"missing subjects: column 'subjects' of mentee 'E2' is empty\n", "no subject");
}

/* Without a variant the one that comes closest is meant. */
static void test_closest(void)
{
	struct candidate c;
	struct refusals refusals;
	struct fixture f;

	fixture_open(&f, files, "mentors.csv", "ss/lead;tt", "ss", today);
	c = (struct candidate){ bases_mentor(&f.bases, "M1"), bases_mentee(&f.bases, "E1"), NULL,
				NULL };
	eligibility_check(&f.e, &c, &refusals);
	is_int(refusals.n, 0, "a variant that nothing forbids is found");
	is_str(c.form->id, "ss", "its form");
	is_str(c.variant->id, "lead", "of two, the first");
	c = (struct candidate){ bases_mentor(&f.bases, "M1"), bases_mentee(&f.bases, "E1"),
				program_form(&f.programme.program, "off"), NULL };
	eligibility_check(&f.e, &c, &refusals);
	is_str(c.variant->id, "idle", "a form that is named is asked also when it is not active");
	ok(refusals.n && refusals.items[0].rule == REFUSAL_INACTIVE_FORM, "and refused");
	fixture_close(&f);
}

/* Pairs of one input count against each other. */
static void test_counting(void)
{
	struct candidate first;
	struct fixture f;
	char *got;

	fixture_open(&f, files, NULL, NULL, NULL, today);
	first = (struct candidate){ bases_mentor(&f.bases, "M2"), bases_mentee(&f.bases, "E2"),
				    program_form(&f.programme.program, "tt"),
				    program_variant(&f.programme.program, "young") };
	eligibility_count_pair(&f.e, &first);
	got = ask(&f, "M2", "E2", "tt", "young");
	is_str(got,
	       "already-paired: 'M2' and 'E2' are paired twice\n"
	       "capacity: mentor 'M2' has no free place (1 of 1 taken)\n"
	       "mentee-limit: mentee 'E2' may have at most 1 open pair in 'Young'\n",
	       "a pair that was counted takes its place");
	free(got);
	fixture_close(&f);
}

static void test_ties(void)
{
	struct fixture f;
	const struct tie *tie;

	fixture_open(&f, files, NULL, NULL, NULL, today);
	tie = ties_find(&f.e.ties, 0, 2);
	ok(tie && tie->previous && streq(tie->previous->id, "P2"),
	   "a pair that reached its end is a tie");
	ok(!ties_find(&f.e.ties, 0, 0), "others have none");
	fixture_close(&f);
}

static void test_names(void)
{
	for (enum refusal_rule rule = 0; rule < REFUSAL_RULES; rule++) {
		ok(refusal_name(rule) && *refusal_title(rule), "every rule has a name and a title");
		for (enum refusal_rule other = 0; other < rule; other++)
			if (streq(refusal_name(rule), refusal_name(other)))
				ok(false, "and no other has the same");
	}
}

int main(void)
{
	today = date_from_ymd(2021, 10, 25);
	test_sound();
	test_people();
	test_self();
	test_places();
	test_selection();
	test_variant();
	test_two();
	test_closest();
	test_counting();
	test_ties();
	test_names();
	return done_testing();
}
