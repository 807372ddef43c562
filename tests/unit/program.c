/* program.c - program.yaml, from bytes to structs; the template that `kurator init` writes; the road map */
#include "unit/unit.h"

#include <fcntl.h>

#include "base/strbuf.h"
#include "model/roadmap.h"
#include "model/vocabulary.h"

#define TEMPLATE "lib/templates/program.yaml"

/* A small programme without mistakes; the tests put mistakes into it. */
static const char sound[] =
	"program: {id: p, name: {ru: Программа, en: Programme}, start: 2021-09-01, end: 2022-05-31, "
	"language: ru}\n"
	"kinds:\n"
	"  - {id: student, name: {ru: обучающийся, en: pupil}, contour: internal, minor: true}\n"
	"  - {id: teacher, name: {ru: педагог, en: teacher}, contour: internal, teacher: true}\n"
	"categories:\n"
	"  mentor: [{id: leader, name: Лидер}]\n"
	"  mentee: [{id: shy, name: Тихий}]\n"
	"forms:\n"
	"  - id: ss\n"
	"    name: {ru: Ученик – ученик, en: Pupil – pupil}\n"
	"    mentor: {kinds: [student], types: [{id: active, name: Активный}]}\n"
	"    mentee: {kinds: [student], min_age: 10, types: [{id: passive, name: Пассивный}]}\n"
	"    selection: {interview: no}\n"
	"    require: [{rule: min_age, years: 10}]\n"
	"    variants:\n"
	"      - id: lead\n"
	"        name: {ru: Лидер – пассивный, en: Leader – passive}\n"
	"        mentor: {categories: [leader]}\n"
	"        mentee: {categories: [shy], types: [passive]}\n"
	"        require: [{rule: class_gap, gap: lower}, {rule: min_age, years: 12, side: mentor}]\n"
	"matching:\n"
	"  require: [{rule: days}, {rule: wants, since: 2022-01-01}]\n"
	"  prefer: [{rule: topics, weight: 100}, {rule: waiting, weight: 5}]\n"
	"selection: {interview: required, training: {need: required, hours: 2.5}}\n"
	"roadmap:\n"
	"  - {id: a, title: A, when: {date: 2021-09}, responsible: [curator]}\n"
	"  - {id: b, title: B, when: {within: 2w, of: a}, responsible: [curator, director]}\n"
	"measures:\n"
	"  - {id: marks, name: Отметки, min: 2, max: 5, step: 0.01, better: up}\n"
	"indicators:\n"
	"  - {id: i, name: И, unit: mean, measure: marks}\n";

/* ---- mistakes ---- */

/* `text` with the first `old` in it replaced. */
static char *replaced(const char *text, const char *old, const char *new)
{
	const char *at = strstr(text, old);
	struct strbuf out = STRBUF_INIT;

	if (!at)
		BUG("'%s' is not there", old);
	strbuf_add(&out, text, (size_t)(at - text));
	strbuf_addstr(&out, new);
	strbuf_addstr(&out, at + strlen(old));
	return strbuf_detach(&out, NULL);
}

static void finds(const char *old, const char *new, const char *want, const char *title)
{
	struct program program = PROGRAM_INIT;
	struct findings findings = FINDINGS_INIT;
	struct strbuf got = STRBUF_INIT;
	char *text = replaced(sound, old, new);
	int result = program_load(&program, text, strlen(text), "program.yaml", &findings);

	for (size_t i = 0; i < findings.n; i++) {
		const struct finding *f = &findings.items[i];

		strbuf_addf(&got, "%zu:%zu %s%s %s\n", f->line, f->byte_column,
			    f->severity == SEVERITY_WARNING ? "warning " : "", f->rule, f->message);
	}
	is_str(got.buf, want, title);
	ok(result == (findings.errors ? -1 : 0), "the result says whether there were errors");
	program_release(&program);
	findings_release(&findings);
	strbuf_release(&got);
	free(text);
}

static void test_keys(void)
{
	finds("min_age: 10", "min_agee: 10",
	      "12:32 unknown-key unknown key 'min_agee'; nearest: 'min_age'\n",
	      "an unknown key names the nearest");
	finds("min_age: 10", "zzz: 10", "12:32 unknown-key unknown key 'zzz'\n",
	      "when nothing is near, nothing is named");
	finds("start: 2021-09-01, ", "", "1:10 missing-key key 'start' is missing\n",
	      "a missing key");
	finds("start: 2021-09-01", "start: ", "1:63 missing-key key 'start' has no value\n",
	      "a key without a value");
	finds("kinds: [student], types: [{id: a", "kinds: [], types: [{id: a",
	      "11:21 missing-key 'kinds' may not be empty\n", "an empty list where one is needed");
	finds("contour: internal, minor: true", "contour: internal, contour: external",
	      "3:74 duplicate-key key 'contour' is given twice (first in line 3)\n",
	      "a key given twice");
	finds("  - {id: teacher", "  - {ид: teacher",
	      "4:5 missing-key key 'id' is missing\n4:6 unknown-key unknown key 'ид'\n",
	      "both of two mistakes");
}

static void test_types(void)
{
	finds("min_age: 10", "min_age: ten",
	      "12:41 wrong-value 'ten' is not a whole number from 0 to 100\n",
	      "a word for a number");
	finds("minor: true", "minor: да", "3:81 wrong-value 'да' is neither 'true' nor 'false'\n",
	      "a wrong truth value");
	finds("end: 2022-05-31", "end: 2022-02-31",
	      "1:80 wrong-value '2022-02-31' is not a date such as 2021-09-01\n", "no such day");
	finds("end: 2022-05-31", "end: 2021-05-31",
	      "1:80 wrong-value the programme ends before it starts\n", "an end before the start");
	finds("contour: internal", "contour: internl",
	      "3:64 unknown-word 'internl' is not known here; nearest: 'internal'\n",
	      "a word out of a list, mistyped");
	finds("contour: internal", "contour: middle",
	      "3:64 unknown-word 'middle' is none of: internal, external\n", "no word of the list");
	finds("name: Лидер}", "name: [Лидер]}",
	      "6:31 wrong-type a text is expected here: one string or {ru: …, en: …}\n",
	      "a list for a text");
	finds("name: Лидер}", "name: {ru: Лидер, de: Leiter}}",
	      "6:43 unknown-key a text has the keys 'ru' and 'en', not 'de'\n", "a third language");
	finds("name: Лидер}", "name: {ru: Лидер, первый}}",
	      "6:43 unknown-key a text has the keys 'ru' and 'en', not 'первый'\n",
	      "a text with a comma and without quotes is not cut in silence");
	finds("name: Лидер}", "name: ''}", "6:31 empty-text the text is empty\n", "an empty text");
	finds("hours: 2.5", "hours: -1", "24:68 wrong-value '-1' is not a number from 0 to 1000\n",
	      "a number out of bounds");
	finds("indicators:\n  - {id: i, name: И, unit: mean, measure: marks}", "indicators: none",
	      "30:13 wrong-type 'indicators' must be a list\n", "a word for a list");
	finds("matching:\n", "matching: [1]\nother:\n",
	      "21:11 wrong-type 'matching' must consist of keys with values\n"
	      "22:1 unknown-key unknown key 'other'\n",
	      "a list for a mapping");
	finds("id: marks", "id: m/1",
	      "29:10 id 'm/1' is no id: letters, digits and '.', '_', '-' between them\n"
	      "31:43 unknown-reference no measure has the id 'marks'\n",
	      "characters that an id cannot have");
}

static void test_references(void)
{
	finds("categories: [leader]", "categories: [leadr]",
	      "6:17 warning unused-category category 'leader' fits no variant of any form\n"
	      "18:31 unknown-reference no category of mentors has the id 'leadr'; nearest: 'leader'\n",
	      "a variant naming an unknown category, and the category left over");
	finds("types: [passive]", "types: [active]",
	      "19:45 unknown-reference no type of mentees of this form has the id 'active'\n",
	      "a type of the other side");
	finds("of: a", "of: c",
	      "27:46 unknown-reference 'c' is neither an item of the road map nor a kind of event; "
	      "nearest: 'a'\n",
	      "a road-map item after nothing");
	finds("of: a", "of: b", "27:10 roadmap-circle item 'b' waits for itself\n",
	      "a road-map item after itself");
	finds("of: a", "of: general-meeting", "", "a road-map item after a kind of event");
	finds("responsible: [curator, director]", "responsible: [curator, boss]",
	      "27:73 unknown-word 'boss' is not known here\n", "an unknown role");
	finds("measure: marks", "measure: mark",
	      "31:43 unknown-reference no measure has the id 'mark'; nearest: 'marks'\n",
	      "an indicator of no measure");
	finds("id: teacher", "id: student",
	      "4:10 duplicate-id id 'student' is given twice (first in line 3)\n",
	      "an id given twice");
	finds("kinds: [student], min_age", "kinds: [student, student], min_age",
	      "12:31 duplicate-id 'student' is given twice\n", "a reference given twice");
}

static void test_rules(void)
{
	finds("{rule: days}", "{rule: dayz}",
	      "22:20 unknown-word 'dayz' is not known here; nearest: 'days'\n", "an unknown rule");
	finds("{rule: days}", "{rule: topics}",
	      "22:13 wrong-rule rule 'topics' is a preference: it belongs under 'prefer'\n",
	      "a preference among requirements");
	finds("{rule: topics, weight: 100}", "{rule: same_sex, weight: 100}",
	      "23:12 wrong-rule rule 'same_sex' is a requirement: it belongs under 'require'\n",
	      "a requirement among preferences");
	finds("{rule: days}", "{rule: days, years: 3}",
	      "22:26 unknown-key rule 'days' takes no 'years'\n", "a parameter of another rule");
	finds("{rule: class_gap, gap: lower}", "{rule: class_gap}",
	      "20:19 missing-key rule 'class_gap' needs 'gap'\n", "a parameter left out");
	finds("{rule: days}", "{rule: days, weight: 3}", "22:26 unknown-key unknown key 'weight'\n",
	      "a requirement has no weight");
	finds("{rule: topics, weight: 100}", "{rule: topics}",
	      "23:12 missing-key key 'weight' is missing\n", "a preference needs one");
	finds("{rule: days}", "{rule: days}, {rule: days}",
	      "22:34 duplicate-rule rule 'days' stands here twice\n", "a rule given twice");
}

static void test_when(void)
{
	finds("when: {date: 2021-09}", "when: {date: 2021-13}",
	      "26:36 wrong-value '2021-13' is neither a day such as 2021-09-01 nor a month such as "
	      "2021-09\n",
	      "no such month");
	finds("when: {date: 2021-09}", "when: {date: 2021-09, always: true}",
	      "26:29 wrong-value exactly one of these is needed: date, monthly, quarterly, always, "
	      "programme, within\n",
	      "two terms at once");
	finds("when: {date: 2021-09}", "when: {quarterly: false}",
	      "26:41 wrong-value 'quarterly' can only be true\n", "a term that is no term");
	finds("within: 2w, of: a", "within: soon, of: a",
	      "27:38 wrong-value 'soon' is no number of days such as '14d'\n", "a wrong span");
	finds("within: 2w, of: a", "within: 2w", "27:29 missing-key key 'of' is missing\n",
	      "a span after nothing");
}

static void test_measures(void)
{
	finds("min: 2, max: 5", "min: 5, max: 5",
	      "29:37 wrong-value 'min' must be less than 'max'\n", "an empty range");
	finds("better: up}", "better: range}",
	      "29:5 missing-key 'better: range' needs 'low' and 'high'\n", "a range without ends");
	finds("better: up}", "better: up, low: 3}",
	      "29:5 unknown-key 'low' and 'high' belong to 'better: range'\n",
	      "ends without a range");
	finds("better: up}", "type: levels, better: up}",
	      "29:5 missing-key a measure of type 'levels' needs 'levels'\n"
	      "29:32 unknown-key only a measure of type 'scale' has 'min'\n"
	      "29:40 unknown-key only a measure of type 'scale' has 'max'\n"
	      "29:48 unknown-key only a measure of type 'scale' has 'step'\n",
	      "levels without levels");
	finds("better: up}",
	      "better: up, bands: [{name: a, from: 2, to: 3}, {name: b, from: 3, to: 4}]}",
	      "29:107 bands the band overlaps the one before it, or stands before it\n",
	      "bands that overlap");
	finds("better: up}",
	      "better: up, bands: [{name: a, from: 2, to: 3}, {name: b, from: 3.02, to: 4}]}",
	      "29:107 bands there is a gap between this band and the one before it\n",
	      "bands with a gap of more than the step");
	finds("better: up}",
	      "better: up, bands: [{name: a, from: 2, to: 3}, {name: b, from: 3.01, to: 4}]}", "",
	      "bands that touch");
	finds("better: up}", "better: up, bands: [{name: a, from: 1, to: 3}]}",
	      "29:79 bands the bands leave the range of the measure\n", "bands beyond the range");
	finds("unit: mean, measure: marks", "unit: mean, measure: marks, numerator: pairs",
	      "31:5 wrong-value only one of 'numerator', 'measure' and 'construct' can be the source\n",
	      "an indicator with two sources");
	finds("unit: mean, measure: marks", "unit: percent, numerator: pairs",
	      "31:5 missing-key key 'denominator' is missing\n", "a percentage of nothing");
	finds("unit: mean, measure: marks", "unit: count, target: {2021: x, soon: 3}",
	      "31:50 wrong-value 'x' is not a number\n31:53 unknown-key 'soon' is neither a year nor "
	      "'change'\n",
	      "targets");
}

/* ---- what is loaded ---- */

static void load(struct program *program, const char *text)
{
	struct findings findings = FINDINGS_INIT;

	if (program_load(program, text, strlen(text), "program.yaml", &findings))
		BUG("%s", findings.items[0].message);
	findings_release(&findings);
}

static void test_loaded(void)
{
	struct program p = PROGRAM_INIT;
	const struct form *form;
	const struct variant *variant;
	char date[DATE_SIZE];

	load(&p, sound);
	form = program_form(&p, "ss");
	variant = program_variant(&p, "lead");
	is_str(p.id, "p", "id of the programme");
	is_str(date_format(p.start, date), "2021-09-01", "start");
	is_int(p.language, LANGUAGE_RU, "language");
	ok(program_kind(&p, "student")->minor, "a kind that is minor");
	ok(!program_kind(&p, "teacher")->minor, "and one that is not");
	is_int(program_kind(&p, "teacher")->line, 4, "lines are kept");
	ok(form->active && form->mentee_limit == 1 && !form->limit_per_variant,
	   "defaults of a form");
	is_int(form->mentee.min_age, 10, "minimal age");
	ok(program_form_of(&p, variant) == form, "the form of a variant");
	ok(ids_have(&program_category(&p, SIDE_MENTOR, "leader")->variants, "lead"),
	   "a category knows its variants");
	is_int(variant->require.items[0].classes, 1, "a lower class is one class lower at least");
	is_int(p.matching.prefer.items[1].days, 90, "a rule's own default");
	ok(p.matching.keep_pairs, "earlier pairs are kept by default");
	is_str(vocabulary_stage.items[STAGE_TRIAL].id, "trial",
	       "stages stand in the order of the enum");
	is_str(p.meetings.stages[STAGE_FINAL].id, "final", "default stages");
	is_int(p.meetings.per_month, 2, "default norm");
	is_int(p.report_cutoff, 25, "default day of the report");
	is_int(p.privacy.min_cell, 5, "default smallest cell");
	is_int(p.organization.pupils.total, -1, "an unknown headcount");
	is_int(p.roadmap[1].when.days, 14, "weeks are days");
	is_int(p.measures[0].decimals, 2, "decimals of a measure come from its step");
	program_release(&p);
}

static void test_labels(void)
{
	struct program p = PROGRAM_INIT;
	const struct form *form;
	const struct variant *variant;

	load(&p, sound);
	language_set(LANGUAGE_RU);
	is_str(label_text(&p.kinds[0].name), "обучающийся", "the label of the language");
	language_set(LANGUAGE_EN);
	is_str(label_text(&p.kinds[0].name), "pupil", "the label of the other language");
	is_str(label_text(&p.measures[0].name), "Отметки", "one text is for both");
	ok(program_kind_by_label(&p, "Педагог") == &p.kinds[1], "a label in any case");
	ok(program_kind_by_label(&p, "Teacher") == &p.kinds[1], "and in any language");
	ok(program_kind_by_label(&p, "student") == &p.kinds[0], "or the id");
	ok(!program_kind_by_label(&p, "кот"), "no kind of that name");
	ok(program_category_by_label(&p, SIDE_MENTEE, "тихий") &&
		   !program_category_by_label(&p, SIDE_MENTOR, "тихий"),
	   "categories of the sides are apart");
	ok(program_type_by_label(&p, SIDE_MENTEE, "пассивный") != NULL, "types over all forms");
	is_int(program_form_ref(&p, "ss/lead", &form, &variant), 0, "a form and variant by ids");
	ok(form == p.forms && variant == p.forms->variants, "are found");
	is_int(program_form_ref(&p, "ученик – ученик/Leader – passive", &form, &variant), 0,
	       "a form and variant by labels");
	ok(variant == p.forms->variants, "are found too");
	is_int(program_form_ref(&p, "ss", &form, &variant), 0, "a form alone");
	ok(form && !variant, "has no variant");
	is_int(program_form_ref(&p, "ss/other", &form, &variant), -1, "no such variant");
	program_release(&p);
}

static void test_requirements(void)
{
	struct program p = PROGRAM_INIT;
	const struct rule *rules[PROGRAM_MOST_RULES];
	size_t n;

	load(&p, sound);
	n = program_requirements(&p, p.forms, p.forms->variants, date_from_ymd(2021, 10, 1), rules);
	is_int(n, 3, "rules of all levels, without one that is not yet in force");
	is_str(rules[0]->name, "days", "the general one");
	is_int(rules[1]->years, 12, "the inner rule replaces the outer one");
	is_str(rules[2]->name, "class_gap", "the variant's own");
	n = program_requirements(&p, p.forms, NULL, date_from_ymd(2022, 1, 1), rules);
	is_int(n, 3, "a form without a variant, on the day a rule comes into force");
	is_int(rules[2]->years, 10, "has the form's rule");
	program_release(&p);
}

static void test_selection(void)
{
	struct program p = PROGRAM_INIT;
	char *text = replaced(
		sound, "hours: 2.5}",
		"hours: 2.5}, agreement: {need: required, since: 2025-03-01, kinds: [teacher]}");
	int early = date_from_ymd(2021, 9, 1), late = date_from_ymd(2025, 3, 1);

	load(&p, text);
	is_int(program_selection(&p, NULL, NULL, SELECTION_INTERVIEW, early).need, NEED_REQUIRED,
	       "the general rule");
	is_int(program_selection(&p, p.forms, NULL, SELECTION_INTERVIEW, early).need, NEED_NO,
	       "the form's rule replaces it");
	is_near(program_selection(&p, p.forms, NULL, SELECTION_TRAINING, early).hours, 2.5, 0,
		"the general one where the form has none");
	is_int(program_selection(&p, p.forms, NULL, SELECTION_CONSENT, early).need, NEED_NO,
	       "a rule that was not given");
	is_int(program_selection(&p, NULL, "teacher", SELECTION_AGREEMENT, early).need, NEED_NO,
	       "a rule before its time");
	is_int(program_selection(&p, NULL, "teacher", SELECTION_AGREEMENT, late).need,
	       NEED_REQUIRED, "and in time");
	is_int(program_selection(&p, NULL, "student", SELECTION_AGREEMENT, late).need, NEED_NO,
	       "a rule for other people");
	program_release(&p);
	free(text);
}

static void test_files(void)
{
	struct program p = PROGRAM_INIT;
	struct findings findings = FINDINGS_INIT;

	is_int(program_load_at(&p, AT_FDCWD, "no/such/file", "program.yaml", &findings), -1,
	       "a file that is not there");
	is_str(findings.items[0].message, "cannot be read: No such file or directory",
	       "is a finding");
	is_int(program_load_at(&p, AT_FDCWD, "lib", "program.yaml", &findings), -1, "a folder");
	is_str(findings.items[1].message, "cannot be read: Is a directory", "is one too");
	is_int(program_language_peek(AT_FDCWD, "no/such/file"), -1, "no language in no file");
	is_int(program_language_peek(AT_FDCWD, TEMPLATE), LANGUAGE_RU, "the template's language");
	findings_release(&findings);
	program_release(&p);
}

/* ---- the template ---- */

static size_t results_without_indicator(const struct expected_result *results, size_t n)
{
	size_t without = 0;

	for (size_t i = 0; i < n; i++)
		without += !results[i].indicators.n;
	return without;
}

static size_t labels_without_language(const struct program *p)
{
	size_t without = 0;

	for (size_t i = 0; i < p->n_indicators; i++)
		without += p->indicators[i].name.en == p->indicators[i].name.ru;
	for (size_t i = 0; i < p->n_roadmap; i++)
		without += p->roadmap[i].name.en == p->roadmap[i].name.ru;
	for (size_t i = 0; i < p->n_topics; i++)
		without += p->topics[i].name.en == p->topics[i].name.ru;
	return without;
}

static void test_template_forms(const struct program *p)
{
	static const char *const first[] = { "achiever-underachiever", "leader-passive",
					     "peer-peer", "adapted-unadapted" };
	static const enum class_gap gaps[] = { GAP_NOT_HIGHER, GAP_LOWER, GAP_ANY, GAP_NOT_HIGHER };
	const struct form *ss = program_form(p, "student-student");
	const struct form *tt = program_form(p, "teacher-teacher");
	const struct form *community = program_form(p, "community-student");

	is_int(ss->n_variants, 4, "four variants among pupils");
	is_int(tt->n_variants, 5, "five variants among teachers");
	for (size_t i = 0; i < ARRAY_SIZE(first); i++) {
		is_str(ss->variants[i].id, first[i], "in the order of the document");
		is_int(ss->variants[i].require.items[0].gap, gaps[i], "with its class gap");
	}
	is_int(ss->n_scheme, 8, "eight steps of realisation among pupils");
	is_int(tt->n_scheme, 8, "and among teachers");
	is_int(ss->n_results, 7, "seven results among pupils");
	is_int(tt->n_results, 8, "eight among teachers");
	is_int(results_without_indicator(p->results, p->n_results) +
		       results_without_indicator(ss->results, ss->n_results) +
		       results_without_indicator(tt->results, tt->n_results),
	       0, "each of the 32 results has an indicator");
	ok(!ss->limit_per_variant && tt->limit_per_variant, "the limit of teachers is per variant");
	is_int(program_selection(p, ss, "student", SELECTION_TRAINING, p->start).need,
	       NEED_REQUIRED, "pupils are trained always");
	is_int(program_selection(p, ss, "student", SELECTION_INTERVIEW, p->start).need,
	       NEED_REQUIRED, "and interviewed always");
	is_int(program_selection(p, tt, "teacher", SELECTION_TRAINING, p->start).need,
	       NEED_IF_NEEDED, "teachers are trained if needed");
	ok(!community->active && ids_have(&community->mentor.kinds, "parent") &&
		   ids_have(&community->mentor.kinds, "graduate") &&
		   ids_have(&community->mentor.kinds, "employee"),
	   "a form for parents, graduates and employees is ready and not active");
	ok(!program_admits(p, SIDE_MENTOR, "parent") && program_admits(p, SIDE_MENTOR, "teacher"),
	   "so a parent is in reserve");
}

static void test_template(void)
{
	struct program p = PROGRAM_INIT;
	struct findings findings = FINDINGS_INIT;
	static const char *const items[] = { "1.1", "1.2", "1.3", "2.1", "3.1",   "3.2",  "3.3",
					     "3.4", "4.1", "4.2", "4.3", "5.1.1", "5.1.2" };

	is_int(program_load_at(&p, AT_FDCWD, TEMPLATE, "program.yaml", &findings), 0,
	       "the template can be loaded");
	is_int(findings.n, 0, "without any finding");
	is_int(p.n_stages, 7, "seven stages");
	is_int(p.tasks.n, 5, "five tasks");
	is_int(p.n_results, 17, "seventeen expected results");
	is_int(p.n_roadmap, ARRAY_SIZE(items), "thirteen items of the road map");
	for (size_t i = 0; i < p.n_roadmap; i++)
		is_str(p.roadmap[i].id, items[i], "by their numbers");
	is_int(labels_without_language(&p), 0, "labels in both languages");
	is_int(p.quality.bands[2].to, 18, "the quality sheet reaches to 18");
	is_str(band_of(p.quality.bands, p.quality.n_bands, 9)->id, "acceptable",
	       "bands are inclusive");
	ok(!band_of(p.quality.bands, p.quality.n_bands, 19), "beyond the bands there is none");
	test_template_forms(&p);
	findings_release(&findings);
	program_release(&p);
}

/* ---- calendar ---- */

static void test_calendar(void)
{
	static const struct holiday autumn[] = { { .from = 18930, .to = 18938 } };
	struct calendar calendar = { .holidays = autumn, .n_holidays = 1, .week = 6 };

	/* 18930 is Saturday, 2021-10-30; 18939 Monday, 2021-11-08 */
	is_int(date_from_ymd(2021, 10, 30), 18930, "the day meant");
	ok(calendar_is_school_day(&calendar, 18929), "a Friday");
	ok(!calendar_is_school_day(&calendar, 18930), "the first day of holidays");
	ok(!calendar_is_school_day(&calendar, 18938), "the last day of holidays");
	ok(calendar_is_school_day(&calendar, 18944), "a Saturday in a week of six days");
	ok(!calendar_is_school_day(&calendar, 18945), "no Sunday");
	is_int(calendar_school_days(&calendar, 18929, 18944), 6, "school days after a day");
	calendar.week = 5;
	ok(!calendar_is_school_day(&calendar, 18944), "no Saturday in a week of five days");
	is_int(calendar_school_days(&calendar, 18944, 18929), 0, "no days backwards");
}

/* ---- road map ---- */

static const char roadmap[] =
	"roadmap:\n"
	"  - {id: month, title: A, when: {date: 2021-05}, responsible: [director]}\n"
	"  - {id: day, title: B, when: {date: 2021-10-10}, responsible: [curator]}\n"
	"  - {id: monthly, title: C, when: {monthly: 31}, responsible: [centre]}\n"
	"  - {id: quarter, title: D, when: {quarterly: true}, responsible: [curator]}\n"
	"  - {id: always, title: E, when: {always: true}, responsible: [curator]}\n"
	"  - {id: whole, title: F, when: {programme: true}, responsible: [curator]}\n"
	"  - {id: after, title: G, when: {within: 14d, of: day}, responsible: [curator]}\n"
	"  - {id: event, title: H, when: {within: 3d, of: council}, responsible: [curator]}\n";

static void add_dues(struct strbuf *out, const struct roadmap_dues *dues)
{
	char due[DATE_SIZE], done[DATE_SIZE];

	for (size_t i = 0; i < dues->n; i++)
		strbuf_addf(out, "%s %s %s\n", date_format(dues->items[i].due, due),
			    dues->items[i].item->id, date_format(dues->items[i].done, done));
}

static void load_roadmap(struct program *p)
{
	const char *at = strstr(sound, "roadmap:"), *end = strstr(sound, "measures:");
	struct strbuf text = STRBUF_INIT;

	strbuf_add(&text, sound, (size_t)(at - sound));
	strbuf_addstr(&text, roadmap);
	strbuf_addstr(&text, end);
	load(p, text.buf);
	strbuf_release(&text);
}

static void test_roadmap(void)
{
	struct program p = PROGRAM_INIT;
	const struct roadmap_done done[] = {
		{ "month", DATE_NONE, date_from_ymd(2021, 5, 20) },
		{ "day", date_from_ymd(2021, 10, 10), date_from_ymd(2021, 10, 12) },
		{ "monthly", date_from_ymd(2021, 9, 25), date_from_ymd(2021, 10, 1) },
		{ "monthly", DATE_NONE, date_from_ymd(2021, 10, 30) },
		{ "quarter", date_from_ymd(2021, 9, 30), DATE_NONE },
	};
	const struct roadmap_event events[] = { { "council", date_from_ymd(2021, 8, 30) },
						{ "seminar", date_from_ymd(2021, 9, 1) } };
	const struct roadmap_records records = { done, ARRAY_SIZE(done), events,
						 ARRAY_SIZE(events) };
	struct roadmap_dues dues = ROADMAP_DUES_INIT;
	struct strbuf got = STRBUF_INIT;

	load_roadmap(&p);
	roadmap_dues(&p, &records, date_from_ymd(2021, 1, 1), date_from_ymd(2021, 12, 31), &dues);
	add_dues(&got, &dues);
	is_str(got.buf,
	       "2021-05-31 month 2021-05-20\n"
	       "2021-09-02 event \n"
	       "2021-09-30 monthly 2021-10-01\n"
	       "2021-09-30 quarter \n"
	       "2021-10-10 day 2021-10-12\n"
	       "2021-10-26 after \n"
	       "2021-10-31 monthly 2021-10-30\n"
	       "2021-11-30 monthly \n"
	       "2021-12-31 monthly \n"
	       "2021-12-31 quarter \n",
	       "due days of a year, with what was done");
	roadmap_dues_release(&dues);
	strbuf_reset(&got);
	roadmap_overdue(&p, &records, date_from_ymd(2021, 10, 11), &dues);
	add_dues(&got, &dues);
	is_str(got.buf,
	       "2021-09-02 event \n"
	       "2021-09-30 quarter \n"
	       "2021-10-10 day \n",
	       "overdue on a day: what was done later does not count");
	roadmap_dues_release(&dues);
	strbuf_reset(&got);
	roadmap_dues(&p, &records, date_from_ymd(2022, 4, 1), date_from_ymd(2023, 1, 1), &dues);
	add_dues(&got, &dues);
	is_str(got.buf,
	       "2022-04-30 monthly \n"
	       "2022-05-31 monthly \n"
	       "2022-05-31 quarter \n"
	       "2022-05-31 whole \n",
	       "the last quarter and the whole are due when the programme ends");
	roadmap_dues_release(&dues);
	strbuf_release(&got);
	program_release(&p);
}

static void test_next_due(void)
{
	struct program p = PROGRAM_INIT;
	const struct roadmap_done done[] = {
		{ "monthly", date_from_ymd(2021, 10, 31), date_from_ymd(2021, 10, 20) },
	};
	const struct roadmap_records records = { done, ARRAY_SIZE(done), NULL, 0 };
	int on = date_from_ymd(2021, 10, 20);

	load_roadmap(&p);
	is_int(roadmap_next_due(&p, program_roadmap_item(&p, "monthly"), &records, on),
	       date_from_ymd(2021, 11, 30), "the next month when this one is done");
	is_int(roadmap_next_due(&p, program_roadmap_item(&p, "quarter"), &records, on),
	       date_from_ymd(2021, 12, 31), "the next quarter");
	is_int(roadmap_next_due(&p, program_roadmap_item(&p, "day"), &records, on), DATE_NONE,
	       "a day that has passed is not next");
	is_int(roadmap_next_due(&p, program_roadmap_item(&p, "always"), &records, on), DATE_NONE,
	       "what goes on all the time is never due");
	program_release(&p);
}

static void says(const struct program *p, const char *item, const char *want)
{
	char *got = roadmap_when_text(&program_roadmap_item(p, item)->when);

	is_str(got, want, "a term in words");
	free(got);
}

static void test_when_text(void)
{
	struct program p = PROGRAM_INIT;

	load_roadmap(&p);
	says(&p, "month", "May 2021");
	says(&p, "day", "2021-10-10");
	says(&p, "monthly", "every month on day 31");
	says(&p, "quarter", "every quarter");
	says(&p, "always", "all the time");
	says(&p, "whole", "within the terms of the programme");
	says(&p, "after", "within 14 days after: day");
	says(&p, "event", "within 3 days after: council");
	program_release(&p);
}

int main(void)
{
	test_keys();
	test_types();
	test_references();
	test_rules();
	test_when();
	test_measures();
	test_loaded();
	test_labels();
	test_requirements();
	test_selection();
	test_files();
	test_template();
	test_calendar();
	test_roadmap();
	test_next_due();
	test_when_text();
	return done_testing();
}
