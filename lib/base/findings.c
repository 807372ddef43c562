/* findings.c - problems found in data */
#include "base/findings.h"

#include "base/strbuf.h"
#include "base/text.h"

#define MOST_REPORTED 100

/* Data is quoted where it is broken, and who reads a finding should not stumble over the same bytes. */
static char *readable(const char *s)
{
	struct strbuf out = STRBUF_INIT;

	if (s)
		text_escape_invalid(&out, s, strlen(s));
	return strbuf_detach(&out, NULL);
}

void findings_add(struct findings *list, struct place place, enum severity severity,
		  const char *rule, const char *fmt, ...)
{
	struct strbuf message = STRBUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	strbuf_vaddf(&message, fmt, ap);
	va_end(ap);
	ALLOC_GROW(list->items, list->n + 1, list->alloc);
	list->items[list->n++] = (struct finding){
		.file = xstrdup(place.file ? place.file : ""),
		.line = place.line,
		.byte_column = place.byte_column,
		.row = place.row,
		.id = readable(place.id),
		.column = readable(place.column),
		.severity = severity,
		.rule = rule,
		.message = readable(message.buf),
	};
	list->errors += severity == SEVERITY_ERROR;
	strbuf_release(&message);
}

void findings_release(struct findings *list)
{
	for (size_t i = 0; i < list->n; i++) {
		free(list->items[i].file);
		free(list->items[i].id);
		free(list->items[i].column);
		free(list->items[i].message);
	}
	free(list->items);
	*list = (struct findings)FINDINGS_INIT;
}

static int by_size(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int by_place(const void *va, const void *vb)
{
	const struct finding *a = va, *b = vb;
	int order = strcmp(a->file, b->file);

	if (!order)
		order = by_size(a->line, b->line);
	if (!order)
		order = by_size(a->byte_column, b->byte_column);
	if (!order)
		order = strcmp(a->column, b->column);
	if (!order)
		order = strcmp(a->rule, b->rule);
	return order;
}

static void merge(const struct finding *from, struct finding *to, size_t low, size_t middle,
		  size_t high)
{
	size_t left = low, right = middle;

	for (size_t i = low; i < high; i++) {
		bool take_left = left < middle &&
				 (right == high || by_place(&from[left], &from[right]) <= 0);

		to[i] = from[take_left ? left++ : right++];
	}
}

static size_t at_most(size_t a, size_t limit)
{
	return a < limit ? a : limit;
}

/* qsort is not stable; merging neighbours, from pairs upward, keeps the order of finding. */
void findings_sort(struct findings *list)
{
	struct finding *from = list->items;
	struct finding *to = xcalloc(list->n, sizeof(*to));

	for (size_t width = 1; width < list->n; width *= 2) {
		struct finding *swapped = from;

		for (size_t low = 0; low < list->n; low += 2 * width)
			merge(from, to, low, at_most(low + width, list->n),
			      at_most(low + 2 * width, list->n));
		from = to;
		to = swapped;
	}
	if (from != list->items) {
		memcpy(to, from, list->n * sizeof(*to));
		to = from;
	}
	free(to);
}

void finding_text(const struct finding *f, struct strbuf *out)
{
	if (*f->file) {
		strbuf_addstr(out, f->file);
		if (f->line)
			strbuf_addf(out, ":%zu", f->line);
		if (f->byte_column)
			strbuf_addf(out, ":%zu", f->byte_column);
		strbuf_addstr(out, ": ");
	}
	if (*f->column)
		strbuf_addf(out, _("column '%s': "), f->column);
	strbuf_addstr(out, f->message);
}

static void report_one(const struct finding *f)
{
	struct strbuf line = STRBUF_INIT;

	finding_text(f, &line);
	error("%s", line.buf);
	strbuf_release(&line);
}

int findings_report(const struct findings *list)
{
	size_t shown = 0;

	for (size_t i = 0; i < list->n && shown < MOST_REPORTED; i++) {
		if (list->items[i].severity != SEVERITY_ERROR)
			continue;
		report_one(&list->items[i]);
		shown++;
	}
	if (list->errors > shown)
		error(nth_("%zu more error", "%zu more errors", list->errors - shown),
		      list->errors - shown);
	return list->errors ? -1 : 0;
}

int findings_leave_out(enum bad_rows what, size_t rows)
{
	if (!rows)
		return -1;
	if (what != BAD_ROWS_SKIP) {
		if (what == BAD_ROWS_STOP)
			hint(_("correct these rows, or leave them out with --skip-bad, which counts them"));
		return -1;
	}
	warning(nth_("left out %zu row", "left out %zu rows", rows), rows);
	return 0;
}

const char *severity_name(enum severity severity)
{
	static const char *const names[] = { "error", "warning", "info" };

	return names[severity];
}
