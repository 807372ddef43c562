/* escape.c - texts of people inside Markdown and HTML */
#include "report/escape.h"

#include "base/text.h"

typedef void add_char_fn(struct strbuf *out, char c);

static void add_lines(struct strbuf *out, const char *s, add_char_fn *add, const char *line_end)
{
	struct strbuf safe = STRBUF_INIT;

	while (*s) {
		size_t len = strcspn(s, "\r\n");

		strbuf_reset(&safe);
		text_escape(&safe, s, len);
		for (size_t i = 0; i < safe.len; i++)
			add(out, safe.buf[i]);
		s += len;
		if (*s) {
			strbuf_addstr(out, line_end);
			s += *s == '\r' && s[1] == '\n' ? 2 : 1;
		}
	}
	strbuf_release(&safe);
}

static void add_markdown(struct strbuf *out, char c)
{
	if (c == '<')
		strbuf_addstr(out, "&lt;");
	else if (c == '&')
		strbuf_addstr(out, "&amp;");
	else if (c && strchr("\\|`*_~[]#", c))
		strbuf_addf(out, "\\%c", c);
	else
		strbuf_addch(out, c);
}

void escape_markdown(struct strbuf *out, const char *s)
{
	add_lines(out, s, add_markdown, "<br>");
}

static void add_html(struct strbuf *out, char c)
{
	switch (c) {
	case '<':
		strbuf_addstr(out, "&lt;");
		break;
	case '>':
		strbuf_addstr(out, "&gt;");
		break;
	case '&':
		strbuf_addstr(out, "&amp;");
		break;
	case '"':
		strbuf_addstr(out, "&quot;");
		break;
	default:
		strbuf_addch(out, c);
	}
}

void escape_html(struct strbuf *out, const char *s)
{
	add_lines(out, s, add_html, "\n");
}
