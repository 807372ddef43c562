/* rewrite.c - a program.yaml for another school or another year */
#include "model/rewrite.h"

#include "store/yaml.h"

/* Bytes at `at` that give way to others. */
struct edit {
	size_t at, len;
	char *text;
};

struct rewriter {
	const char *bytes;
	size_t len;
	const char *file;
	const struct program_facts *facts;
	struct edit *edits; /* in the order of the text once sorted */
	size_t n, alloc;
	int years; /* by which dates move */
	bool failed;
};

/* ---- where a value stands ---- */

static size_t offset_of(const struct rewriter *r, const struct yaml_node *node)
{
	size_t at = r->len >= 3 && !memcmp(r->bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
	uint32_t line = 1, column = 1;

	for (; at < r->len && line < node->line; at++)
		line += r->bytes[at] == '\n';
	for (; at < r->len && column < node->column; column++)
		do {
			at++;
		} while (at < r->len && ((unsigned char)r->bytes[at] & 0xC0) == 0x80);
	return at;
}

/* The length of a text in quotes, with them; 0 when it does not end on its line. */
static size_t quoted_length(const char *s, size_t len)
{
	for (size_t i = 1; i < len && s[i] != '\n'; i++) {
		if (s[i] == '\\' && s[0] == '"')
			i++;
		else if (s[i] == s[0] && s[0] == '\'' && i + 1 < len && s[i + 1] == '\'')
			i++;
		else if (s[i] == s[0])
			return i + 1;
	}
	return 0;
}

static size_t plain_length(const struct yaml_node *node, const char *s, size_t len)
{
	size_t n = strlen(node->text);

	return n <= len && !memcmp(s, node->text, n) ? n : 0;
}

/* Notes that the scalar becomes `text`, which the rewriter frees. */
static void change(struct rewriter *r, const struct yaml_node *node, char *text)
{
	size_t at = offset_of(r, node);
	const char *s = r->bytes + at;
	bool quoted = at < r->len && (*s == '"' || *s == '\'');
	size_t len = quoted ? quoted_length(s, r->len - at) : plain_length(node, s, r->len - at);

	if (!len) {
		error(_("%s:%u:%u: '%s' must stand on one line to be changed"), r->file, node->line,
		      node->column, node->key->text);
		r->failed = true;
		free(text);
		return;
	}
	ALLOC_GROW(r->edits, r->n + 1, r->alloc);
	r->edits[r->n++] = (struct edit){ at, len, text };
}

/* ---- what changes ---- */

static char *in_quotes(const char *text)
{
	struct strbuf out = STRBUF_INIT;

	strbuf_addch(&out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			strbuf_addch(&out, '\\');
		strbuf_addch(&out, *text);
	}
	strbuf_addch(&out, '"');
	return strbuf_detach(&out, NULL);
}

static void change_name(struct rewriter *r, const struct yaml_node *name)
{
	if (name->kind == YAML_SCALAR)
		change(r, name, in_quotes(r->facts->name));
	else
		for (const struct yaml_node *part = name->first; part; part = part->next)
			change(r, part, in_quotes(r->facts->name));
}

static char *date_text(int date)
{
	char text[DATE_SIZE];

	return xstrdup(date_format(date, text));
}

static void change_date(struct rewriter *r, const struct yaml_node *node)
{
	struct ymd ymd;
	int first, last;

	if (!node || node->kind != YAML_SCALAR)
		return;
	if (!date_parse(node->text, strlen(node->text), &first)) {
		change(r, node, date_text(date_add_months(first, 12 * r->years)));
	} else if (!date_parse_month(node->text, strlen(node->text), &first, &last)) {
		ymd = date_to_ymd(first);
		change(r, node, xstrfmt("%04d-%02d", ymd.year + r->years, ymd.month));
	}
}

static const struct yaml_node *get(const struct yaml_node *mapping, const char *key)
{
	return mapping ? yaml_get(mapping, key) : NULL;
}

static const struct yaml_node *first_of(const struct yaml_node *list)
{
	return list ? list->first : NULL;
}

static void change_head(struct rewriter *r, const struct yaml_node *head)
{
	static const char *const tags[] = { [LANGUAGE_EN] = "en", [LANGUAGE_RU] = "ru" };
	const struct yaml_node *language = yaml_get(head, "language");

	if (r->facts->id)
		change(r, yaml_get(head, "id"), xstrdup(r->facts->id));
	if (r->facts->name)
		change_name(r, yaml_get(head, "name"));
	change(r, yaml_get(head, "start"), date_text(r->facts->start));
	change(r, yaml_get(head, "end"), date_text(r->facts->end));
	if (r->facts->language < 0)
		return;
	if (language) {
		change(r, language, xstrdup(tags[r->facts->language]));
		return;
	}
	error(_("%s: there is no key 'language' to change"), r->file);
	r->failed = true;
}

static void change_dates(struct rewriter *r, const struct yaml_node *root)
{
	const struct yaml_node *item = first_of(get(root, "roadmap"));
	const struct yaml_node *holiday = first_of(get(get(root, "calendar"), "holidays"));

	for (; item; item = item->next)
		change_date(r, get(get(item, "when"), "date"));
	for (; holiday; holiday = holiday->next) {
		change_date(r, get(holiday, "from"));
		change_date(r, get(holiday, "to"));
	}
}

static int by_place(const void *a, const void *b)
{
	size_t at = ((const struct edit *)a)->at, bt = ((const struct edit *)b)->at;

	return (at > bt) - (at < bt);
}

static void apply(struct rewriter *r, struct strbuf *out)
{
	size_t done = 0;

	qsort(r->edits, r->n, sizeof(*r->edits), by_place);
	for (size_t i = 0; i < r->n; i++) {
		const struct edit *c = &r->edits[i];

		strbuf_add(out, r->bytes + done, c->at - done);
		strbuf_addstr(out, c->text);
		done = c->at + c->len;
	}
	strbuf_add(out, r->bytes + done, r->len - done);
}

static void rewrite(struct rewriter *r, const struct program *program, const struct yaml_node *root,
		    struct strbuf *out)
{
	r->years = date_to_ymd(r->facts->start).year - date_to_ymd(program->start).year;
	change_head(r, yaml_get(root, "program"));
	if (r->years)
		change_dates(r, root);
	if (!r->failed)
		apply(r, out);
}

int program_rewrite(struct strbuf *out, const char *bytes, size_t len, const char *file,
		    const struct program_facts *facts)
{
	struct rewriter r = { .bytes = bytes, .len = len, .file = file, .facts = facts };
	struct program program = PROGRAM_INIT;
	struct findings findings = FINDINGS_INIT;

	if (program_load(&program, bytes, len, file, &findings)) {
		findings_report(&findings);
		r.failed = true;
	} else {
		rewrite(&r, &program, yaml_parse(bytes, len, file, &program.arena, &findings), out);
	}
	for (size_t i = 0; i < r.n; i++)
		free(r.edits[i].text);
	free(r.edits);
	findings_release(&findings);
	program_release(&program);
	return r.failed ? -1 : 0;
}
