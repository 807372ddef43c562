/* The templates of documents: what the specification of Mustache says of the part that is understood, and errors. */
#include "unit.h"

#include "report/template.h"

static const struct template_field pair_items[] = {
	{ "name", "name of the pair", 0, NULL },
	{ "end", "last day", FIELD_REQUIRED, NULL },
	{ "goals", "goals", 0, &template_texts },
};
static const struct template_fields pair_fields = { pair_items, ARRAY_SIZE(pair_items), NULL };

static const struct template_field common_items[] = {
	{ "school", "the school", 0, NULL },
};
static const struct template_fields common_fields = { common_items, ARRAY_SIZE(common_items),
						      NULL };

static const struct template_field items[] = {
	{ "subject", "whom it is about", 0, NULL },           { "empty", "nothing", 0, NULL },
	{ "number", "number", FIELD_REQUIRED, NULL },         { "pairs", "pairs", 0, &pair_fields },
	{ "none", "no pairs", FIELD_REQUIRED, &pair_fields },
};
static const struct template_fields fields = { items, ARRAY_SIZE(items), &common_fields };

static int find(void *data, const char *name, struct arena *arena, struct strbuf *bytes,
		const char **file)
{
	(void)data;
	(void)arena;
	*file = "other.html";
	if (streq(name, "head"))
		strbuf_addstr(bytes, "<{{school}}>\n");
	else if (streq(name, "self"))
		strbuf_addstr(bytes, "{{> self}}");
	else if (streq(name, "broken"))
		strbuf_addstr(bytes, "ok\n {{/pairs}}");
	else if (streq(name, "open"))
		strbuf_addstr(bytes, "{{#pairs}}");
	else
		return -1;
	return 0;
}

static struct template_record *values(struct arena *arena)
{
	struct template_record *record = template_record(arena, &fields, "");
	struct template_record *pair;

	template_set(record, "subject", "\"мир\" & <b>");
	template_set(record, "school", "School");
	pair = template_add(record, "pairs", "P-001");
	template_set(pair, "name", "one");
	template_set(pair, "end", "May");
	template_add_text(pair, "goals", "read");
	template_add_text(pair, "goals", "write");
	pair = template_add(record, "pairs", "P-002");
	template_set(pair, "name", "two");
	return record;
}

/* Everything that comes out, or the errors: "line:column message|". */
static const char *out_of(const char *text, const char *blank)
{
	static struct strbuf result;
	struct template template = TEMPLATE_INIT;
	struct template_text out = TEMPLATE_TEXT_INIT;
	struct findings findings = FINDINGS_INIT;
	struct arena arena = ARENA_INIT;

	strbuf_release(&result);
	if (!template_read(&template, "t.html", text, strlen(text), &fields, find, NULL, &findings))
		template_write(&template, values(&arena), blank, &out, &findings);
	if (!findings.n)
		strbuf_addstr(&result, out.text.buf);
	for (size_t i = 0; i < findings.n; i++)
		strbuf_addf(&result, "%s:%zu:%zu %s|", findings.items[i].file,
			    findings.items[i].line, findings.items[i].byte_column,
			    findings.items[i].message);
	findings_release(&findings);
	template_text_release(&out);
	template_release(&template);
	arena_release(&arena);
	return result.buf;
}

struct given {
	const char *title, *text, *want;
};

static const struct given cases[] = {
	{ "text without tags", "Hello from {Mustache}!\n", "Hello from {Mustache}!\n" },
	{ "a value is escaped", "<p>{{subject}}</p>", "<p>&quot;мир&quot; &amp; &lt;b&gt;</p>" },
	{ "blanks within a tag", "{{  subject\t}}{{# pairs }}.{{/ pairs }}",
	  "&quot;мир&quot; &amp; &lt;b&gt;.." },
	{ "blanks around a value stay", "  {{school}}\n", "  School\n" },
	{ "an empty value is nothing", "a{{empty}}b", "ab" },
	{ "a section of a text", "{{#school}}yes {{school}}{{/school}}{{#empty}}no{{/empty}}",
	  "yes School" },
	{ "a list", "{{#pairs}}{{name}},{{/pairs}}", "one,two," },
	{ "names are looked for outwards", "{{#pairs}}{{name}} {{school}};{{/pairs}}",
	  "one School;two School;" },
	{ "a list of texts within a list", "{{#pairs}}({{#goals}}{{.}}.{{/goals}}){{/pairs}}",
	  "(read.write.)()" },
	{ "an inverted section",
	  "{{^empty}}none{{/empty}}{{^school}}x{{/school}}{{^pairs}}y{{/pairs}}", "none" },
	{ "inverted within a list", "{{#pairs}}{{^goals}}no goals of {{name}}{{/goals}}{{/pairs}}",
	  "no goals of two" },
	{ "a section twice", "{{#school}}a{{/school}} b {{#school}}c{{/school}}", "a b c" },
	{ "the same section in itself", "{{#school}}a{{#school}}b{{/school}}c{{/school}}", "abc" },
	{ "a comment", "12{{! anything {{ here }}34", "1234" },
	{ "a comment of several lines", "1\n{{!\n  two\n}}\n3\n", "1\n3\n" },
	{ "lines that hold a section's tag alone go",
	  "| a\n  {{#school}}\n| b\n\t{{/school}}  \n| c\n", "| a\n| b\n| c\n" },
	{ "with CRLF, too", "|\r\n{{#school}}\r\n{{/school}}\r\n|", "|\r\n|" },
	{ "without a line end behind", "#{{#school}}\n/\n  {{/school}}", "#\n/\n" },
	{ "without a line end before", "  {{#school}}\n#{{/school}}\n/", "#\n/" },
	{ "lines with more stay", " a {{#school}} b {{/school}}\n", " a  b \n" },
	{ "a value's line stays", "\n{{empty}}\n", "\n\n" },
	{ "another template", "[\n{{> head}}\n]", "[\n<School>\n]" },
	{ "braces that are no tag", "{ {{school}} } a}} b", "{ School } a}} b" },
	{ "nothing", "", "" },
	{ "an unknown name", "a\n  {{scool}}",
	  "t.html:2:3 there is no field 'scool' here; 'school' was meant?|" },
	{ "a name of a record outside of it", "{{name}}",
	  "t.html:1:1 there is no field 'name' here|" },
	{ "an unknown name in a list that is empty", "{{#none}}{{wrong}}{{/none}}",
	  "t.html:1:10 there is no field 'wrong' here|" },
	{ "an unknown section", "{{#wrong}}{{/wrong}}",
	  "t.html:1:1 there is no field 'wrong' here|" },
	{ "no name", "{{}}", "t.html:1:1 there is no field '' here|" },
	{ "a dotted name", "{{pairs.name}}", "t.html:1:1 there is no field 'pairs.name' here|" },
	{ "a list written out", "{{pairs}}",
	  "t.html:1:1 'pairs' is a list: write {{#pairs}} before and {{/pairs}} behind what each of it gives|" },
	{ "a tag without an end", "привет {{school",
	  "t.html:1:14 the tag has no end: '}}' is missing|" },
	{ "a tag without its second brace", "{{school}",
	  "t.html:1:1 the tag has no end: '}}' is missing|" },
	{ "a tag without an end before another one", "{{school {{school}}",
	  "t.html:1:1 the tag has no end: '}}' is missing|" },
	{ "a tag without an end in its line", "{{school\n<b>}}\n{{wrong}}",
	  "t.html:1:1 the tag has no end: '}}' is missing|t.html:3:1 there is no field 'wrong' here|" },
	{ "an open section", "a\n {{#pairs}}x{{name}}",
	  "t.html:2:2 the section has no end: {{/pairs}} is missing|" },
	{ "a section closed that is not open", "x{{/pairs}}",
	  "t.html:1:2 {{/pairs}} closes what is not open|" },
	{ "crossed sections", "\n{{#pairs}}{{#school}}{{/pairs}}{{/school}}",
	  "t.html:2:22 {{/pairs}} stands where {{/school}} has to: line 2 opens it|"
	  "t.html:2:32 {{/school}} stands where {{/pairs}} has to: line 2 opens it|" },
	{ "three braces", "{{{school}}}",
	  "t.html:1:1 templates know no tag that begins with '{{{'|" },
	{ "no escaping", "{{&school}}",
	  "t.html:1:1 templates know no tag that begins with '{{&'|" },
	{ "other delimiters", "{{=<% %>=}}",
	  "t.html:1:1 templates know no tag that begins with '{{='|" },
	{ "every error is found", "{{a1}}\n{{b2}}",
	  "t.html:1:1 there is no field 'a1' here|t.html:2:1 there is no field 'b2' here|" },
	{ "another template that is none", "{{> nobody}}",
	  "t.html:1:1 there is no template 'nobody'|" },
	{ "another one with an error", "{{#pairs}}{{> broken}}{{/pairs}}",
	  "other.html:2:2 {{/pairs}} closes what is not open|" },
	{ "another one that stays open", "{{> open}}{{/pairs}}",
	  "other.html:1:1 the section has no end: {{/pairs}} is missing|t.html:1:11 {{/pairs}} closes what is not open|" },
	{ "one that stands in itself", "{{> self}}",
	  "other.html:1:1 the template 'self' stands in itself|" },
	{ "no UTF-8", "a\xff", "t.html:1:2 the template is no text in UTF-8|" },
	{ "what is missing", "{{number}}{{#pairs}}{{end}}{{end}}{{/pairs}}{{#none}}{{/none}}",
	  ":0:0 'number' is missing: number|:0:0 P-002: 'end' is missing: last day|"
	  ":0:0 'none' is missing: no pairs|" },
	{ "what is missing and cared for",
	  "{{^number}}-{{/number}}{{#number}}{{number}}{{/number}}{{^none}}.{{/none}}", "-." },
};

static void test_blank(void)
{
	is_str(out_of("№ {{number}}{{#pairs}} {{end}}{{/pairs}}", "___"), "№ ___ May ___",
	       "a blank in place of what is missing");
	is_str(out_of("a{{empty}}b", "___"), "ab", "but not of what may be missing");
}

static void test_stated(void)
{
	static const struct template_field stated[] = { { "terms", "the terms",
							  FIELD_REQUIRED | FIELD_STATED, NULL } };
	static const struct template_fields only = { stated, 1, NULL };
	struct template template = TEMPLATE_INIT;
	struct template_text out = TEMPLATE_TEXT_INIT;
	struct findings findings = FINDINGS_INIT;
	struct arena arena = ARENA_INIT;

	is_int(template_read(&template, "t.html", "text", 4, &only, NULL, NULL, &findings), -1,
	       "a template that does not state what it has to");
	is_str(findings.items[0].message, "the template has to state 'terms': the terms",
	       "is told so");
	template_release(&template);
	findings_release(&findings);
	template_read(&template, "t.html", "{{terms}}", 9, &only, NULL, NULL, &findings);
	template_write(&template, template_record(&arena, &only, ""), "___", &out, &findings);
	is_int(findings.n, 1, "what has to be stated is never left blank");
	findings_release(&findings);
	template_release(&template);
	is_int(template_read(&template, "t.html", "{{#terms}}.{{/terms}}", 21, &only, NULL, NULL,
			     &findings),
	       -1, "to ask whether there is one is not to state it");
	findings_release(&findings);
	template_release(&template);
	template_read(&template, "t.html", "{{#terms}}{{terms}}{{/terms}}", 29, &only, NULL, NULL,
		      &findings);
	template_write(&template, template_record(&arena, &only, ""), NULL, &out, &findings);
	is_int(findings.n, 1, "a section does not hide that it is missing");
	findings_release(&findings);
	template_release(&template);
	template_text_release(&out);
	arena_release(&arena);
}

/* A list that has to be stated, and what has to be stated of each of its records. */
static void test_stated_list(void)
{
	static const struct template_field day[] = {
		{ "day", "the day", FIELD_REQUIRED | FIELD_STATED, NULL },
		{ "title", "the title", 0, NULL },
	};
	static const struct template_fields days = { day, 2, NULL };
	static const struct template_field list[] = {
		{ "days", "the days", FIELD_REQUIRED | FIELD_STATED, &days },
	};
	static const struct template_fields only = { list, 1, NULL };
	static const char titles[] = "{{#days}}{{title}}{{/days}}",
			  whole[] = "{{#days}}{{day}}{{/days}}";
	struct template template = TEMPLATE_INIT;
	struct template_text out = TEMPLATE_TEXT_INIT;
	struct findings findings = FINDINGS_INIT;
	struct arena arena = ARENA_INIT;
	struct template_record *record = template_record(&arena, &only, "");

	template_read(&template, "t.html", titles, strlen(titles), &only, NULL, NULL, &findings);
	is_str(findings.items[0].message, "the template has to state 'day': the day",
	       "of each record");
	template_release(&template);
	findings_release(&findings);
	template_read(&template, "t.html", whole, strlen(whole), &only, NULL, NULL, &findings);
	template_set(template_add(record, "days", "1"), "day", "May");
	template_add(record, "days", "2");
	template_write(&template, record, "___", &out, &findings);
	ok(findings.n == 1 && streq(findings.items[0].message, "2: 'day' is missing: the day"),
	   "one of them has none");
	findings_release(&findings);
	template_release(&template);
	template_text_release(&out);
	arena_release(&arena);
}

static void test_places(void)
{
	static const char text[] = "<p>\n{{school}} x\n</p>{{> head}}";
	struct template template = TEMPLATE_INIT;
	struct template_text out = TEMPLATE_TEXT_INIT;
	struct findings findings = FINDINGS_INIT;
	struct arena arena = ARENA_INIT;
	struct place place;

	template_read(&template, "t.html", text, strlen(text), &fields, find, NULL, &findings);
	template_write(&template, values(&arena), NULL, &out, &findings);
	is_str(out.text.buf, "<p>\nSchool x\n</p><School>\n", "text whose places are looked for");
	place = template_place(&out, 1);
	ok(place.line == 1 && place.byte_column == 2, "a byte of the template");
	place = template_place(&out, 7);
	ok(place.line == 2 && place.byte_column == 1, "a byte of a value: where its tag stands");
	place = template_place(&out, 13);
	ok(place.line == 3 && place.byte_column == 1, "a byte on a later line");
	place = template_place(&out, 18);
	ok(streq(place.file, "other.html") && place.line == 1, "a byte of another template");
	findings_release(&findings);
	template_release(&template);
	template_text_release(&out);
	arena_release(&arena);
}

int main(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++)
		is_str(out_of(cases[i].text, NULL), cases[i].want, cases[i].title);
	test_blank();
	test_stated();
	test_stated_list();
	test_places();
	return done_testing();
}
