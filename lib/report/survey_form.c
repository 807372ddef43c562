/* survey_form.c - a blank questionnaire */
#include "report/survey_form.h"

#include "report/escape.h"
#include "store/writer.h"

/* What somebody ticks: the values of a question, as labels. */
static void add_value(const struct survey *survey, const struct question *question, int i,
		      struct strbuf *out)
{
	answer_show(question, question_lowest(survey, question) + i, out);
}

static void print(FILE *to, const struct strbuf *text)
{
	fwrite(text->buf, 1, text->len, to);
}

/* Which end of the scale is which, where there are ratings and the introduction does not name the highest one. */
static bool add_scale(const struct survey *survey, struct strbuf *out)
{
	char highest[16];
	bool rated = false;

	for (size_t q = 0; q < survey->n_questions; q++)
		rated |= survey->questions[q].type == QUESTION_RATING;
	snprintf(highest, sizeof(highest), "%d", survey->rating_max);
	if (!rated || strstr(label_text(&survey->introduction), highest))
		return false;
	strbuf_addf(out, _("Ratings: %d is the lowest, %d the highest."), survey->rating_min,
		    survey->rating_max);
	return true;
}

/* ---- Markdown ---- */

static void markdown_question(const struct survey *survey, const struct question *question,
			      size_t number, struct strbuf *out)
{
	struct strbuf value = STRBUF_INIT;

	strbuf_addf(out, "\n%zu. ", number);
	escape_markdown(out, label_text(&question->name));
	strbuf_addstr(out, "\n\n   ");
	if (question->type == QUESTION_OPEN)
		strbuf_addstr(out, "________________________________________________");
	for (int i = 0; i < question_values(survey, question); i++) {
		/* "yes" before "no", as people expect it. */
		int shown = question->type == QUESTION_CLOSED ? 1 - i : i;

		strbuf_reset(&value);
		add_value(survey, question, shown, &value);
		strbuf_addstr(out, i ? "   ☐ " : "☐ ");
		escape_markdown(out, value.buf);
	}
	strbuf_addch(out, '\n');
	strbuf_release(&value);
}

void survey_form_markdown(const struct survey *survey, FILE *to)
{
	struct strbuf out = STRBUF_INIT;
	const char *introduction = label_text(&survey->introduction);

	strbuf_addstr(&out, "# ");
	escape_markdown(&out, label_text(&survey->name));
	strbuf_addstr(&out, "\n\n");
	if (*introduction) {
		escape_markdown(&out, introduction);
		strbuf_addstr(&out, "\n\n");
	}
	if (add_scale(survey, &out))
		strbuf_addstr(&out, "\n\n");
	strbuf_addf(&out, "%s: ______________________________   %s: ______________\n", _("name"),
		    _("date"));
	for (size_t q = 0; q < survey->n_questions; q++)
		markdown_question(survey, &survey->questions[q], q + 1, &out);
	print(to, &out);
	strbuf_release(&out);
}

/* ---- HTML ---- */

static const char style[] =
	"body{font:16px/1.45 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111;"
	"background:#fff}h1{font-size:1.4rem}fieldset{border:0;border-top:1px solid #999;"
	"margin:0;padding:.8rem 0;break-inside:avoid}legend{float:left;width:100%;padding:0 0 .4rem;"
	"font-weight:bold}.answers{clear:both}label{display:inline-block;margin:0 1.1rem .3rem 0}"
	"textarea,.line{width:100%;box-sizing:border-box;font:inherit}"
	"@media print{textarea{border:0;border-bottom:1px solid #111}}";

static void html_values(const struct survey *survey, const struct question *question,
			struct strbuf *out)
{
	struct strbuf value = STRBUF_INIT;

	for (int i = 0; i < question_values(survey, question); i++) {
		int shown = question->type == QUESTION_CLOSED ? 1 - i : i;

		strbuf_reset(&value);
		add_value(survey, question, shown, &value);
		strbuf_addf(out, "<label><input type=\"radio\" name=\"%s\" value=\"", question->id);
		escape_html(out, value.buf);
		strbuf_addstr(out, "\"> ");
		escape_html(out, value.buf);
		strbuf_addstr(out, "</label>\n");
	}
	strbuf_release(&value);
}

static void html_question(const struct survey *survey, const struct question *question,
			  size_t number, struct strbuf *out)
{
	strbuf_addf(out, "<fieldset>\n<legend>%zu. ", number);
	escape_html(out, label_text(&question->name));
	strbuf_addstr(out, "</legend>\n<div class=\"answers\">\n");
	if (question->type == QUESTION_OPEN) {
		strbuf_addf(out, "<textarea name=\"%s\" rows=\"3\" aria-label=\"", question->id);
		escape_html(out, label_text(&question->name));
		strbuf_addstr(out, "\"></textarea>\n");
	} else {
		html_values(survey, question, out);
	}
	strbuf_addstr(out, "</div>\n</fieldset>\n");
}

static void html_line(const char *label, const char *name, struct strbuf *out)
{
	strbuf_addf(out, "<p><label>%s: <input name=\"%s\" size=\"40\"></label></p>\n", label,
		    name);
}

void survey_form_html(const struct survey *survey, FILE *to)
{
	struct strbuf out = STRBUF_INIT, name = STRBUF_INIT, scale = STRBUF_INIT;
	const char *introduction = label_text(&survey->introduction);

	escape_html(&name, label_text(&survey->name));
	strbuf_addf(&out,
		    "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
		    "<meta name=\"viewport\" content=\"width=device-width\">\n<title>%s</title>\n"
		    "<style>%s</style>\n</head>\n<body>\n<h1>%s</h1>\n",
		    language_now() == LANGUAGE_RU ? "ru" : "en", name.buf, style, name.buf);
	if (*introduction) {
		strbuf_addstr(&out, "<p>");
		escape_html(&out, introduction);
		strbuf_addstr(&out, "</p>\n");
	}
	if (add_scale(survey, &scale))
		strbuf_addf(&out, "<p>%s</p>\n", scale.buf);
	strbuf_addstr(&out, "<form>\n");
	html_line(_("name"), "name", &out);
	html_line(_("date"), "date", &out);
	for (size_t q = 0; q < survey->n_questions; q++)
		html_question(survey, &survey->questions[q], q + 1, &out);
	strbuf_addstr(&out, "</form>\n</body>\n</html>\n");
	print(to, &out);
	strbuf_release(&out);
	strbuf_release(&name);
	strbuf_release(&scale);
}

/* ---- CSV ---- */

/* The text is the heading, unless an earlier question has the same one. */
static const char *heading_of(const struct survey *survey, size_t q)
{
	const char *text = label_text(&survey->questions[q].name);

	for (size_t i = 0; i < q; i++)
		if (streq(label_text(&survey->questions[i].name), text))
			return survey->questions[q].id;
	return text;
}

#define PERSON_COLUMNS 3

static void csv_row(const char *const *fields, size_t n, FILE *to)
{
	struct strbuf out = STRBUF_INIT;

	csv_add_record(&out, fields, n, ',');
	strbuf_addch(&out, '\n');
	print(to, &out);
	strbuf_release(&out);
}

void survey_form_csv(const struct survey *survey, const struct person *const *people, size_t n,
		     FILE *to)
{
	size_t width = PERSON_COLUMNS + survey->n_questions;
	const char **fields = xcalloc(width, sizeof(*fields));

	fields[0] = "person";
	fields[1] = "name";
	fields[2] = "date";
	for (size_t q = 0; q < survey->n_questions; q++)
		fields[PERSON_COLUMNS + q] = heading_of(survey, q);
	csv_row(fields, width, to);
	for (size_t i = 2; i < width; i++)
		fields[i] = "";
	for (size_t i = 0; i < n; i++) {
		fields[0] = people[i]->id;
		fields[1] = people[i]->name;
		csv_row(fields, width, to);
	}
	free(fields);
}
