/* page.c - sentences and tables of a page, and the people in them */
#include "report/explanation/parts.h"

#include "report/person_name.h"
#include "report/prose.h"

#define PAGE 80

const struct person *explain_mentor_at(const struct explanation *x, size_t place)
{
	return x->scoring->e->mentors[place].person;
}

const struct person *explain_mentee_at(const struct explanation *x, size_t place)
{
	return x->scoring->e->mentees[place].person;
}

const struct person *explain_mentor(const struct explanation *x, uint32_t number)
{
	return explain_mentor_at(x, x->scoring->mentors[number]);
}

const struct person *explain_mentee_of(const struct explanation *x, uint32_t number)
{
	return explain_mentee_at(x, x->scoring->mentees[number]);
}

const char *explain_variant(const struct explanation *x, size_t variant)
{
	return label_text(&x->scoring->e->variants[variant]->name);
}

size_t page_width(const struct explanation *x)
{
	return x->options.width ? x->options.width : PAGE;
}

void page_paragraph(const struct explanation *x, const char *text)
{
	struct strbuf out = STRBUF_INIT;

	prose_wrap(&out, text, 0, 0, page_width(x));
	fputs(out.buf, x->to);
	strbuf_release(&out);
}

/* A paragraph with an empty line in front of it. */
void page_say(const struct explanation *x, const char *fmt, ...)
{
	struct strbuf text = STRBUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	strbuf_vaddf(&text, fmt, ap);
	va_end(ap);
	putc('\n', x->to);
	page_paragraph(x, text.buf);
	strbuf_release(&text);
}

struct output *page_table(const struct explanation *x, const struct output_column *columns,
			  size_t n)
{
	struct output_options options = x->options;

	if (!options.width)
		options.width = PAGE;
	putc('\n', x->to);
	return output_open(x->to, options, columns, n);
}

char *page_name_of(const struct person *person)
{
	struct strbuf name = STRBUF_INIT;

	person_name_short(person, &name);
	return strbuf_detach(&name, NULL);
}

void page_put_name(struct output *out, const struct person *person)
{
	char *name = page_name_of(person);

	output_text(out, name);
	free(name);
}

void page_put_points(struct output *out, int64_t thousandths)
{
	output_number(out, (double)thousandths / MATCHING_POINT);
}
