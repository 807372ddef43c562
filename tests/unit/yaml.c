/* yaml.c - a configuration file as a small tree */
#include "unit/unit.h"

#include "base/strbuf.h"
#include "store/yaml.h"

/* The findings of a text, one a line: "LINE:COLUMN rule message". */
static char *findings_of(const char *bytes, size_t len)
{
	struct arena arena = ARENA_INIT;
	struct findings findings = FINDINGS_INIT;
	struct strbuf out = STRBUF_INIT;

	yaml_parse(bytes, len, "x.yaml", &arena, &findings);
	for (size_t i = 0; i < findings.n; i++) {
		const struct finding *f = &findings.items[i];

		strbuf_addf(&out, "%zu:%zu %s %s\n", f->line, f->byte_column, f->rule, f->message);
	}
	findings_release(&findings);
	arena_release(&arena);
	return strbuf_detach(&out, NULL);
}

static void finds(const char *text, const char *want, const char *title)
{
	char *got = findings_of(text, strlen(text));

	is_str(got, want, title);
	free(got);
}

static void test_tree(void)
{
	static const char text[] = "a: no\n"
				   "б: {x: '1', y: [p, q]}\n"
				   "list:\n"
				   "  - one\n"
				   "  - k: v\n"
				   "empty:\n";
	struct arena arena = ARENA_INIT;
	struct findings findings = FINDINGS_INIT;
	const struct yaml_node *root = yaml_parse(text, strlen(text), "x.yaml", &arena, &findings);
	const struct yaml_node *list = yaml_get(root, "list");
	const struct yaml_node *flow = yaml_get(root, "б");

	is_int(findings.n, 0, "a sound text has no findings");
	is_int(root->kind, YAML_MAPPING, "the root is a mapping");
	is_int(root->n, 4, "with four keys");
	is_str(yaml_get(root, "a")->text, "no", "'no' stays a text");
	ok(!yaml_get(root, "a")->quoted, "and is not quoted");
	is_str(yaml_get(flow, "x")->text, "1", "a quoted scalar");
	ok(yaml_get(flow, "x")->quoted, "is known to be quoted");
	is_int(yaml_get(flow, "y")->n, 2, "a sequence in brackets");
	is_str(yaml_get(flow, "y")->first->next->text, "q", "keeps its order");
	is_int(yaml_get(flow, "y")->line, 2, "lines count from 1");
	is_int(yaml_get(flow, "y")->column, 16, "columns count characters from 1");
	is_str(list->first->text, "one", "a block sequence");
	is_str(list->first->next->first->key->text, "k", "children of mappings know their keys");
	is_str(yaml_get(root, "empty")->text, "", "no value is an empty text");
	ok(!yaml_get(root, "nothing"), "an absent key is not found");
	ok(!yaml_get(list, "one"), "a list has no keys");
	findings_release(&findings);
	arena_release(&arena);
}

static void test_empty(void)
{
	struct arena arena = ARENA_INIT;
	struct findings findings = FINDINGS_INIT;
	const struct yaml_node *root = yaml_parse("# nothing\n", 10, "x.yaml", &arena, &findings);

	ok(root && root->kind == YAML_MAPPING && !root->n, "an empty file is an empty mapping");
	arena_release(&arena);
}

static void test_refusals(void)
{
	finds("a: 1\nb: 2\na: 3\n", "3:1 duplicate-key key 'a' is given twice (first in line 1)\n",
	      "a key given twice");
	finds("x: &here [1]\ny: *here\nz: !!str 1\n",
	      "1:4 yaml-anchor anchor '&here' is not allowed\n"
	      "2:4 yaml-alias alias '*here' is not allowed; write the text out\n"
	      "3:4 yaml-tag tag 'tag:yaml.org,2002:str' is not allowed; put text that begins with "
	      "'!' into quotes\n",
	      "anchors, aliases and tags, all of them");
	finds("a: 1\n---\nb: 2\n",
	      "2:1 yaml-document a second document begins here; one file holds one\n",
	      "a second document");
	finds("? [a, b]\n: 1\n", "1:3 yaml-key a key must be one word\n", "a key that is a list");
	finds("a: \"x\\0y\"\n", "1:4 encoding control character 0x00 is not allowed\n",
	      "a NUL by escape");
}

static void test_bytes(void)
{
	static const char nul[] = "a: 1\nb: \0\n";
	char *got = findings_of(nul, sizeof(nul) - 1);

	is_str(got, "2:4 encoding control character 0x00 is not allowed\n", "a NUL");
	free(got);
	finds("a: 1\nимя: \xCF\xF0\n",
	      "2:6 encoding byte 0xCF is not UTF-8; save the file as UTF-8\n",
	      "Windows-1251, with line and column");
	finds("\xFF\xFE"
	      "a",
	      "1:1 encoding byte 0xFF is not UTF-8; save the file as UTF-8\n", "UTF-16");
	finds("a: \xC2\x81\n", "1:4 encoding control character 0x81 is not allowed\n",
	      "a control character beyond ASCII");
	finds("\xEF\xBB\xBF"
	      "a: 1\r\nb: 2\r\n",
	      "", "a byte order mark and CRLF are fine");
}

static void test_plain_words(void)
{
	finds("a: 1\n b: 2\n",
	      "2:3 yaml a ':' is not expected here; put text that holds ': ' into quotes and check "
	      "the indentation\n",
	      "a line indented by mistake");
	finds("a:\n\t- 1\n", "2:1 yaml a tab cannot indent a line; use spaces\n", "a tab");
	finds("a: [1, 2\nb: 3\n",
	      "2:2 yaml a ',' or ']' is expected here: a list in brackets is not closed\n",
	      "an open bracket");
	finds("a: {x: 1\n",
	      "2:1 yaml a ',' or '}' is expected here: keys in braces are not closed\n",
	      "an open brace");
	finds("x: 1\na: \"text\nb: 3\n", "2:4 yaml a quote is opened and never closed\n",
	      "an open quote is shown where it was opened");
	finds("a: @x\n", "1:4 yaml this character cannot begin a text; put the text into quotes\n",
	      "a character that means nothing");
	finds("a:\n  - 1\n  b: 2\n",
	      "3:3 yaml an item beginning with '-' is expected here; check the indentation\n",
	      "a key in a list");
}

static char *repeated(const char *piece, size_t n)
{
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; i < n; i++)
		strbuf_addstr(&out, piece);
	return strbuf_detach(&out, NULL);
}

static void test_bounds(void)
{
	char *brackets = repeated("[", 200000);
	char *levels = repeated("[", YAML_MOST_LEVELS);
	char *comment = repeated("#\n", (YAML_MOST_BYTES + 2) / 2);
	struct strbuf keys = STRBUF_INIT;
	struct strbuf closed = STRBUF_INIT;

	finds(brackets, "1:33 yaml-depth more than 32 levels\n", "depth is bounded, at once");
	strbuf_addstr(&closed, levels);
	for (size_t i = 0; i < YAML_MOST_LEVELS; i++)
		strbuf_addch(&closed, ']');
	finds(closed.buf, "", "32 levels are taken");
	finds(comment, "0:0 file-size the file is larger than 1048576 bytes\n", "size is bounded");
	for (int i = 0; i < 300; i++)
		strbuf_addf(&keys, "k%d: 1\n", i);
	finds(keys.buf, "1:1 yaml-size more than 256 keys in one place\n", "keys are bounded");
	strbuf_release(&keys);
	strbuf_release(&closed);
	free(brackets);
	free(levels);
	free(comment);
}

static void peeks(const char *text, const char *want, const char *title)
{
	char *got = yaml_peek(text, strlen(text), "program", "language");

	is_str(got ? got : "(none)", want, title);
	free(got);
}

static void test_peek(void)
{
	peeks("program:\n  id: x\n  language: ru\n  start: 1\n", "ru", "a value by two keys");
	peeks("a: {language: en}\nprogram: {tasks: [language, en], language: ru}\n", "ru",
	      "not one of another place");
	peeks("program: {deep: {language: en}}\nlanguage: en\n", "(none)", "not a deeper one");
	peeks("program: {id: x}\nother: {language: en}\n", "(none)", "nor one behind it");
	peeks("program:\n  language: ru\n  broken: [", "ru", "text behind it is not judged");
	peeks("program: {language: [ru]}\n", "(none)", "a list is no value");
	peeks("- program\n- language\n", "(none)", "a list has no keys");
	peeks("", "(none)", "an empty text");
}

int main(void)
{
	test_tree();
	test_empty();
	test_refusals();
	test_bytes();
	test_plain_words();
	test_bounds();
	test_peek();
	return done_testing();
}
