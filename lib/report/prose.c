/* prose.c - paragraphs for a terminal */
#include "report/prose.h"

#include "base/text.h"

static void add_spaces(struct strbuf *out, size_t n)
{
	while (n--)
		strbuf_addch(out, ' ');
}

struct line {
	struct strbuf *out;
	size_t indent, used, width;
	bool begun; /* a word stands on the line */
};

static void break_line(struct line *line)
{
	strbuf_addch(line->out, '\n');
	line->used = 0;
	line->begun = false;
}

static void put_word(struct line *line, const char *word, size_t len)
{
	size_t width = text_width(word, len);

	if (line->begun && line->used + 1 + width > line->width)
		break_line(line);
	if (line->begun) {
		strbuf_addch(line->out, ' ');
		line->used++;
	} else if (line->used < line->indent) {
		add_spaces(line->out, line->indent - line->used);
		line->used = line->indent;
	}
	strbuf_add(line->out, word, len);
	line->used += width;
	line->begun = true;
}

static void put_verbatim(struct line *line, const char *text, size_t len)
{
	if (line->begun)
		break_line(line);
	if (line->used < line->indent)
		add_spaces(line->out, line->indent - line->used);
	strbuf_add(line->out, text, len);
	break_line(line);
}

void prose_wrap(struct strbuf *out, const char *text, size_t indent, size_t used, size_t width)
{
	struct line line = { .out = out, .indent = indent, .used = used, .width = width };

	while (*text) {
		size_t len = strcspn(text, "\n");

		if (!len) {
			if (line.begun)
				break_line(&line);
			strbuf_addch(out, '\n');
		} else if (*text == ' ') {
			put_verbatim(&line, text, len);
		} else {
			for (size_t i = 0; i < len;) {
				size_t n = strcspn(text + i, " \n");

				if (n)
					put_word(&line, text + i, n);
				i += n;
				i += i < len && text[i] == ' ';
			}
		}
		text += len + (text[len] == '\n');
	}
	if (line.begun)
		break_line(&line);
}

void prose_item(struct strbuf *out, const char *term, const char *text, size_t indent, size_t width)
{
	size_t used = text_width(term, strlen(term)) + 2;

	strbuf_addf(out, "  %s", term);
	if (used + 2 > indent) {
		strbuf_addch(out, '\n');
		used = 0;
	}
	prose_wrap(out, *text ? text : "\n", indent, used, width);
}
