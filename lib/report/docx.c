/* docx.c - pages as WordprocessingML */
#include "report/docx.h"

#include "report/docx_parts.h"
#include "store/xml.h"
#include "store/zip.h"

struct docx {
	struct strbuf body;
	int *starts; /* of numbered lists: the first number */
	size_t n_lists, alloc_lists;
	bool landscape;
	bool first; /* no sheet yet */
};

enum element_kind {
	ELEMENT_BOX, /* carries classes only */
	ELEMENT_PARAGRAPH,
	ELEMENT_SPAN,
	ELEMENT_BREAK,
	ELEMENT_LIST,
	ELEMENT_ITEM,
	ELEMENT_TABLE,
	ELEMENT_GROUP,
	ELEMENT_COLUMN,
	ELEMENT_ROW,
	ELEMENT_CELL,
};

enum {
	BOLD = 1 << 0,
	ITALIC = 1 << 1,
	UNDERLINE = 1 << 2,
	SMALL = 1 << 3,
	BIG = 1 << 4,
	INDENT = 1 << 5,
	PLAIN = 1 << 6,
	HEAD = 1 << 7,     /* rows that are repeated on every page */
	NUMBERED = 1 << 8, /* a list */
};

struct element {
	const char *name;
	enum element_kind kind;
	const char *style; /* of paragraphs; a null pointer: that of what is around */
	unsigned flags;
};

static const struct element elements[] = {
	{ "article", ELEMENT_BOX, NULL, 0 },
	{ "section", ELEMENT_BOX, NULL, 0 },
	{ "header", ELEMENT_BOX, NULL, 0 },
	{ "footer", ELEMENT_BOX, NULL, 0 },
	{ "div", ELEMENT_BOX, NULL, 0 },
	{ "p", ELEMENT_PARAGRAPH, NULL, 0 },
	{ "h1", ELEMENT_PARAGRAPH, "Heading1", 0 },
	{ "h2", ELEMENT_PARAGRAPH, "Heading2", 0 },
	{ "h3", ELEMENT_PARAGRAPH, "Heading3", 0 },
	{ "b", ELEMENT_SPAN, NULL, BOLD },
	{ "strong", ELEMENT_SPAN, NULL, BOLD },
	{ "i", ELEMENT_SPAN, NULL, ITALIC },
	{ "em", ELEMENT_SPAN, NULL, ITALIC },
	{ "u", ELEMENT_SPAN, NULL, UNDERLINE },
	{ "small", ELEMENT_SPAN, NULL, SMALL },
	{ "span", ELEMENT_SPAN, NULL, 0 },
	{ "br", ELEMENT_BREAK, NULL, 0 },
	{ "ul", ELEMENT_LIST, NULL, 0 },
	{ "ol", ELEMENT_LIST, NULL, NUMBERED },
	{ "li", ELEMENT_ITEM, NULL, 0 },
	{ "table", ELEMENT_TABLE, NULL, 0 },
	{ "colgroup", ELEMENT_GROUP, NULL, 0 },
	{ "thead", ELEMENT_GROUP, NULL, HEAD },
	{ "tbody", ELEMENT_GROUP, NULL, 0 },
	{ "col", ELEMENT_COLUMN, NULL, 0 },
	{ "tr", ELEMENT_ROW, NULL, 0 },
	{ "td", ELEMENT_CELL, "Cell", 0 },
	{ "th", ELEMENT_CELL, "Cell", BOLD },
};

/* What holds inside an element. */
struct level {
	const struct element *element; /* a null pointer: it is none of a document */
	const char *style;
	const char *align; /* of w:jc; a null pointer: that of the style */
	unsigned flags;
	size_t list;        /* number of the list, 0: none */
	size_t depth;       /* of lists, from 1 */
	bool mark_due;      /* an item whose mark is not yet written */
	bool has_paragraph; /* something was written in it */
};

struct cell {
	struct strbuf text;
	size_t span;
	size_t row;
	bool head;
};

struct table_layout {
	struct cell *cells;
	size_t n, alloc;
	size_t n_rows;
	int percent[DOCX_COLUMNS_MAX]; /* 0: a share of what is left */
	size_t n_given;
	bool plain;
};

#define LEVELS_MAX ((size_t)64)

struct page {
	struct docx *docx;
	struct strbuf *out; /* the body, or the cell */
	const struct template_text *sheet;
	struct findings *findings;
	struct xml_reading reading;
	struct level levels[LEVELS_MAX];
	size_t n;
	bool open;       /* a paragraph */
	bool run_open;   /* a run of letters that look the same */
	bool has_text;   /* since its beginning or the last break */
	bool space_due;  /* white space stands before what comes */
	bool page_break; /* the next paragraph begins a page */
	bool in_table;
	struct table_layout table;
};

static struct level *top(struct page *page)
{
	return &page->levels[page->n - 1];
}

/* ---- paragraphs ---- */

/* The item whose mark the next paragraph carries; a null pointer: none. */
static struct level *item_due(struct page *page)
{
	for (size_t i = page->n; i-- > 0;)
		if (page->levels[i].element && page->levels[i].element->kind == ELEMENT_ITEM)
			return page->levels[i].mark_due ? &page->levels[i] : NULL;
	return NULL;
}

/* Items stand closer together than paragraphs. */
static void add_list_mark(struct page *page, struct strbuf *out)
{
	static const char close[] = "<w:spacing w:after=\"60\"/>";
	struct level *item = item_due(page);

	if (item) {
		strbuf_addf(out,
			    "<w:numPr><w:ilvl w:val=\"%zu\"/><w:numId w:val=\"%zu\"/></w:numPr>",
			    item->depth - 1, item->list);
		strbuf_addstr(out, close);
		item->mark_due = false;
	} else if (top(page)->depth) {
		strbuf_addf(out, "%s<w:ind w:left=\"%zu\"/>", close,
			    top(page)->depth * DOCX_LIST_INDENT);
	}
}

static void open_paragraph(struct page *page)
{
	struct level *level = top(page);
	struct strbuf *out = page->out;

	if (page->open)
		return;
	strbuf_addstr(out, "<w:p><w:pPr>");
	if (level->style)
		strbuf_addf(out, "<w:pStyle w:val=\"%s\"/>", level->style);
	if (page->page_break)
		strbuf_addstr(out, "<w:pageBreakBefore/>");
	add_list_mark(page, out);
	if (level->flags & INDENT && !level->depth)
		strbuf_addf(out, "<w:ind w:firstLine=\"%d\"/>", DOCX_FIRST_LINE);
	if (level->align)
		strbuf_addf(out, "<w:jc w:val=\"%s\"/>", level->align);
	strbuf_addstr(out, "</w:pPr>");
	page->page_break = false;
	page->open = true;
	page->has_text = page->space_due = false;
	for (size_t i = 0; i < page->n; i++)
		page->levels[i].has_paragraph = true;
}

static void close_run(struct page *page)
{
	if (page->run_open)
		strbuf_addstr(page->out, "</w:t></w:r>");
	page->run_open = false;
}

static void close_paragraph(struct page *page)
{
	close_run(page);
	if (page->open)
		strbuf_addstr(page->out, "</w:p>");
	page->open = false;
}

static void open_run(struct page *page)
{
	unsigned flags = top(page)->flags;
	struct strbuf *out = page->out;

	if (page->run_open)
		return;
	page->run_open = true;
	strbuf_addstr(out, "<w:r>");
	if (flags & (BOLD | ITALIC | UNDERLINE | SMALL | BIG)) {
		strbuf_addstr(out, "<w:rPr>");
		if (flags & BOLD)
			strbuf_addstr(out, "<w:b/>");
		if (flags & ITALIC)
			strbuf_addstr(out, "<w:i/>");
		if (flags & (SMALL | BIG))
			strbuf_addf(out, "<w:sz w:val=\"%d\"/>", flags & BIG ? 36 : 20);
		if (flags & UNDERLINE)
			strbuf_addstr(out, "<w:u w:val=\"single\"/>");
		strbuf_addstr(out, "</w:rPr>");
	}
	strbuf_addstr(out, "<w:t xml:space=\"preserve\">");
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void add_char(struct strbuf *out, char c)
{
	if (c == '&')
		strbuf_addstr(out, "&amp;");
	else if (c == '<')
		strbuf_addstr(out, "&lt;");
	else if (c == '>')
		strbuf_addstr(out, "&gt;");
	else
		strbuf_addch(out, c);
}

/* White space is one blank between what it parts, as a browser shows it. */
static void add_words(struct page *page, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (is_space(text[i])) {
			page->space_due |= page->has_text;
			continue;
		}
		if (page->space_due)
			strbuf_addch(page->out, ' ');
		add_char(page->out, text[i]);
		page->space_due = false;
		page->has_text = true;
	}
}

static bool is_all_space(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (!is_space(text[i]))
			return false;
	return true;
}

static void on_text(void *data, const char *text, size_t len)
{
	struct page *page = data;

	if (is_all_space(text, len)) {
		page->space_due |= page->open && page->has_text;
		return;
	}
	open_paragraph(page);
	open_run(page);
	add_words(page, text, len);
}

static void add_break(struct page *page)
{
	open_paragraph(page);
	close_run(page);
	strbuf_addstr(page->out, "<w:r><w:br/></w:r>");
	page->has_text = page->space_due = false;
}

/* ---- tables ---- */

static size_t count_columns(const struct table_layout *table)
{
	size_t most = 1, n = 0;

	for (size_t i = 0; i < table->n; i++) {
		n = i && table->cells[i - 1].row == table->cells[i].row ? n : 0;
		n += table->cells[i].span;
		most = n > most ? n : most;
	}
	return most < DOCX_COLUMNS_MAX ? most : DOCX_COLUMNS_MAX;
}

/* Widths in twentieths of a point: what is given, and equal shares of what is left. */
static void find_widths(const struct table_layout *table, size_t n, int whole, int *widths)
{
	int left = 100, open = 0;

	for (size_t i = 0; i < n; i++) {
		int percent = i < table->n_given ? table->percent[i] : 0;

		left -= percent;
		open += !percent;
	}
	for (size_t i = 0; i < n; i++) {
		int percent = i < table->n_given ? table->percent[i] : 0;

		widths[i] = percent ? whole * percent / 100
				    : whole * (left > open ? left : open) / 100 / open;
	}
}

static void add_cell(struct strbuf *out, const struct cell *cell, const int *widths, size_t *at,
		     size_t n)
{
	int width = 0;

	for (size_t i = 0; i < cell->span && *at < n; i++)
		width += widths[(*at)++];
	strbuf_addf(out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", width);
	if (cell->span > 1)
		strbuf_addf(out, "<w:gridSpan w:val=\"%zu\"/>", cell->span);
	strbuf_addstr(out, "</w:tcPr>");
	strbuf_add(out, cell->text.buf, cell->text.len);
	strbuf_addstr(out, "</w:tc>");
}

static void add_rows(const struct table_layout *table, struct strbuf *out, const int *widths,
		     size_t n)
{
	size_t at = 0;

	for (size_t i = 0; i < table->n; i++) {
		const struct cell *cell = &table->cells[i];

		if (!i || cell[-1].row != cell->row) {
			strbuf_addf(out, "%s<w:tr><w:trPr><w:cantSplit/>%s</w:trPr>",
				    i ? "</w:tr>" : "", cell->head ? "<w:tblHeader/>" : "");
			at = 0;
		}
		add_cell(out, cell, widths, &at, n);
	}
	strbuf_addstr(out, "</w:tr>");
}

static void add_table(struct page *page)
{
	struct table_layout *table = &page->table;
	struct strbuf *out = &page->docx->body;
	int widths[DOCX_COLUMNS_MAX];
	size_t n = count_columns(table);
	int whole = page->docx->landscape ? DOCX_LANDSCAPE_WIDTH : DOCX_TEXT_WIDTH;

	if (!table->n)
		return;
	find_widths(table, n, whole, widths);
	strbuf_addf(out,
		    "<w:tbl><w:tblPr><w:tblW w:w=\"%d\" w:type=\"dxa\"/>%s"
		    "<w:tblLayout w:type=\"fixed\"/>%s</w:tblPr><w:tblGrid>",
		    whole, table->plain ? "" : docx_borders, docx_cell_margins);
	for (size_t i = 0; i < n; i++)
		strbuf_addf(out, "<w:gridCol w:w=\"%d\"/>", widths[i]);
	strbuf_addstr(out, "</w:tblGrid>");
	add_rows(table, out, widths, n);
	strbuf_addstr(out, "</w:tbl>");
	strbuf_addstr(out, docx_gap); /* or two tables become one */
}

static void release_table(struct table_layout *table)
{
	for (size_t i = 0; i < table->n; i++)
		strbuf_release(&table->cells[i].text);
	free(table->cells);
	*table = (struct table_layout){ .cells = NULL };
}

static void begin_table(struct page *page)
{
	if (page->page_break)
		open_paragraph(page);
	close_paragraph(page);
	release_table(&page->table);
	page->in_table = true;
	page->table.plain = top(page)->flags & PLAIN;
}

static void end_table(struct page *page)
{
	add_table(page);
	page->in_table = false;
}

static void begin_cell(struct page *page, const char *const *attributes)
{
	struct table_layout *table = &page->table;
	const char *span = xml_attribute(attributes, NULL, "colspan");
	long n = span ? strtol(span, NULL, 10) : 1;

	ALLOC_GROW(table->cells, table->n + 1, table->alloc);
	table->cells[table->n] = (struct cell){
		.text = STRBUF_INIT,
		.span = n > 0 && n < (long)DOCX_COLUMNS_MAX ? (size_t)n : 1,
		.row = table->n_rows,
		.head = top(page)->flags & HEAD,
	};
	page->out = &table->cells[table->n++].text;
}

static void end_cell(struct page *page)
{
	if (!top(page)->has_paragraph)
		open_paragraph(page);
	close_paragraph(page);
	page->out = &page->docx->body;
}

static void note_width(struct page *page, const char *const *attributes)
{
	struct table_layout *table = &page->table;
	const char *style = xml_attribute(attributes, NULL, "style"), *value = NULL;
	long percent = style && skip_prefix(style, "width:", &value) ? strtol(value, NULL, 10) : 0;

	if (table->n_given < DOCX_COLUMNS_MAX)
		table->percent[table->n_given++] = percent > 0 && percent < 100 ? (int)percent : 0;
}

/* ---- elements ---- */

static const struct element *find_element(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(elements); i++)
		if (streq(elements[i].name, name))
			return &elements[i];
	return NULL;
}

#define WRONG(page, ...) \
	findings_add((page)->findings, template_place((page)->sheet, (page)->reading.at), \
		     SEVERITY_ERROR, "markup", __VA_ARGS__)

static void take_class(struct page *page, struct level *level, const char *name, size_t len)
{
	static const struct {
		const char *name;
		unsigned flag;
		const char *align;
	} classes[] = {
		{ "center", 0, "center" }, { "right", 0, "right" }, { "indent", INDENT, NULL },
		{ "small", SMALL, NULL },  { "big", BIG, NULL },    { "plain", PLAIN, NULL },
	};

	if (len == 4 && !memcmp(name, "page", len))
		page->page_break = true;
	for (size_t i = 0; i < ARRAY_SIZE(classes); i++) {
		if (strlen(classes[i].name) != len || memcmp(classes[i].name, name, len))
			continue;
		level->flags |= classes[i].flag;
		if (classes[i].align)
			level->align = classes[i].align;
	}
}

static void take_classes(struct page *page, struct level *level, const char *const *attributes)
{
	const char *class = xml_attribute(attributes, NULL, "class");

	while (class && *class) {
		size_t len = strcspn(class, " \t\n");

		take_class(page, level, class, len);
		class += len;
		class += strspn(class, " \t\n");
	}
}

/* What holds in a new element: what held around it, and its own. */
static struct level *push(struct page *page, const struct element *element,
			  const char *const *attributes)
{
	struct level *level = &page->levels[page->n];

	*level = page->n ? page->levels[page->n - 1] : (struct level){ .style = NULL };
	level->element = element;
	level->has_paragraph = level->mark_due = false;
	page->n++;
	if (!element)
		return level;
	level->flags |= element->flags;
	if (element->style)
		level->style = element->style;
	if (element->kind == ELEMENT_CELL) {
		level->align = element->flags & BOLD ? "center" : NULL;
		level->list = level->depth = 0;
	}
	take_classes(page, level, attributes);
	return level;
}

static size_t add_numbered_list(struct docx *docx, const char *const *attributes)
{
	const char *start = xml_attribute(attributes, NULL, "start");
	long first = start ? strtol(start, NULL, 10) : 1;

	ALLOC_GROW(docx->starts, docx->n_lists + 1, docx->alloc_lists);
	docx->starts[docx->n_lists] = first > 0 && first < 10000 ? (int)first : 1;
	return DOCX_FIRST_NUMBERED + docx->n_lists++;
}

static void begin_list(struct page *page, struct level *level, const char *const *attributes)
{
	bool numbered = level->element->flags & NUMBERED;

	level->depth = level->depth < DOCX_LIST_DEPTH ? level->depth + 1 : DOCX_LIST_DEPTH;
	level->list = numbered ? add_numbered_list(page->docx, attributes) : DOCX_BULLETS;
}

static bool is_inline(const struct element *element)
{
	return element->kind == ELEMENT_SPAN || element->kind == ELEMENT_BREAK;
}

static void begin_element(struct page *page, struct level *level, const char *const *attributes)
{
	switch (level->element->kind) {
	case ELEMENT_BREAK:
		add_break(page);
		break;
	case ELEMENT_LIST:
		begin_list(page, level, attributes);
		break;
	case ELEMENT_ITEM:
		level->mark_due = level->list > 0;
		break;
	case ELEMENT_TABLE:
		begin_table(page);
		break;
	case ELEMENT_COLUMN:
		note_width(page, attributes);
		break;
	case ELEMENT_CELL:
		begin_cell(page, attributes);
		break;
	default:
		break;
	}
}

static bool is_of_table(const struct element *element)
{
	return element->kind >= ELEMENT_GROUP;
}

/* Whether the element may stand here; else a finding says so. */
static bool is_allowed(struct page *page, const struct element *element, const char *name)
{
	if (!element)
		WRONG(page, _("a document for a word processor has no element '%s'"), name);
	else if (page->in_table && element->kind == ELEMENT_TABLE)
		WRONG(page, _("a table stands within a table"));
	else if (!page->in_table && is_of_table(element))
		WRONG(page, _("'%s' stands outside of a table"), name);
	else
		return true;
	return false;
}

static void on_start(void *data, const char *name, const char *const *attributes)
{
	struct page *page = data;
	const struct element *element = find_element(name);

	if (page->n == LEVELS_MAX) {
		WRONG(page, _("more than %zu elements are open at once"), LEVELS_MAX);
		page->reading.stop = true;
		return;
	}
	close_run(page);
	if (!is_allowed(page, element, name))
		element = NULL;
	if (element && !is_inline(element))
		close_paragraph(page);
	push(page, element, attributes);
	if (element)
		begin_element(page, top(page), attributes);
}

static void on_end(void *data, const char *name)
{
	struct page *page = data;
	const struct element *element = top(page)->element;

	(void)name;
	close_run(page);
	if (!element) {
		page->n--;
		return;
	}
	if ((element->kind == ELEMENT_PARAGRAPH || element->kind == ELEMENT_ITEM) &&
	    !top(page)->has_paragraph)
		open_paragraph(page);
	if (!is_inline(element) && element->kind != ELEMENT_CELL)
		close_paragraph(page);
	if (element->kind == ELEMENT_CELL)
		end_cell(page);
	else if (element->kind == ELEMENT_ROW)
		page->table.n_rows++;
	else if (element->kind == ELEMENT_TABLE)
		end_table(page);
	page->n--;
}

/* ---- the whole ---- */

struct docx *docx_begin(bool landscape)
{
	struct docx *docx = xcalloc(1, sizeof(*docx));

	strbuf_init(&docx->body);
	docx->landscape = landscape;
	docx->first = true;
	return docx;
}

int docx_add(struct docx *docx, const struct template_text *sheet, struct findings *findings)
{
	static const struct xml_events events = { on_start, on_end, on_text };
	size_t errors = findings->errors;
	struct page page = { .docx = docx,
			     .out = &docx->body,
			     .sheet = sheet,
			     .findings = findings,
			     .page_break = !docx->first };

	docx->first = false;
	xml_read_bytes(sheet->text.buf, sheet->text.len, &events, &page, &page.reading);
	release_table(&page.table);
	return findings->errors > errors ? -1 : 0;
}

void docx_finish(struct docx *docx, struct strbuf *out)
{
	docx_write_parts(&docx->body, docx->starts, docx->n_lists, docx->landscape, out);
	free(docx->starts);
	strbuf_release(&docx->body);
	free(docx);
}
