/* help_terms.c - the glossary */
#include "command.h"

#include "base/strbuf.h"
#include "report/prose.h"

struct term_entry {
	const char *english;
	const char *russian;
	const char *meaning; /* N_(…) */
};

static const struct term_entry terms[] = {
	{ "mentor", "наставник",
	  N_("somebody with a success of their own who passes experience on; mentors.csv") },
	{ "mentee", "наставляемый",
	  N_("somebody who solves a task of life, study or work with a mentor's help; mentees.csv") },
	{ "curator", "куратор",
	  N_("the member of staff who runs the programme and keeps both bases; staff.csv") },
	{ "pair, group", "пара, группа",
	  N_("one mentor with one mentee; a group is one mentor with several; pairs.csv") },
	{ "form of mentoring", "форма наставничества",
	  N_("who mentors whom: student – student, teacher – teacher; program.yaml") },
	{ "variant", "ролевая модель",
	  N_("the roles within a form, for example leader – passive; program.yaml") },
	{ "request", "запрос",
	  N_("what a mentee asks for, as topics of the catalogue and in words") },
	{ "map of requests", "карта запросов",
	  N_("topics against what is asked, what is offered and what is free") },
	{ "meeting stage", "этап встреч",
	  N_("acquaintance, trial, planning, regular meetings, final meeting; meetings.csv") },
	{ "confirmation", "подтверждение",
	  N_("each side says that the meeting took place; a meeting is confirmed when both did") },
	{ "individual development plan", "ИПР",
	  N_("goals, terms and results of a pair; plans.csv") },
	{ "road map", "дорожная карта",
	  N_("what the school has to do until when, and who answers for it; roadmap.csv") },
	{ "entry and exit measurement", "замер на «входе» и «выходе»",
	  N_("the same measure taken before the first and after the last meeting; measures.csv") },
	{ "influence", "влияние программы",
	  N_("the difference between exit and entry; says nothing of its cause by itself") },
	{ "effect size", "размер эффекта",
	  N_("a mean difference in standard deviations, comparable between measures") },
	{ "places", "места", N_("how many mentees a mentor can take at the same time (capacity)") },
	{ "points", "баллы",
	  N_("how well a mentor and a mentee fit, by the rules of program.yaml") },
	{ "blocking pair", "блокирующая пара",
	  N_("a mentor and a mentee who would both rather have each other than what they got") },
	{ "cut-off", "отчётная дата", N_("the day on which the monthly report closes: the 25th") },
	{ "municipal centre", "МНЦ",
	  N_("the municipal mentoring centre, to which the school reports") },
	{ "organisation", "образовательная организация, ОО", N_("the school") },
	{ "contour", "контур",
	  N_("internal: pupils, teachers, parents; external: graduates, enterprises, public figures") },
	{ "reserve", "резерв", N_("people whom no active form admits; they stay in the base") },
};

void help_terms(FILE *to)
{
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; i < ARRAY_SIZE(terms); i++) {
		bool russian = language_now() == LANGUAGE_RU;

		strbuf_addf(&out, "%s%s (%s)\n", i ? "\n" : "",
			    russian ? terms[i].russian : terms[i].english,
			    russian ? terms[i].english : terms[i].russian);
		prose_wrap(&out, _(terms[i].meaning), 4, 0, HELP_WIDTH);
	}
	fwrite(out.buf, 1, out.len, to);
	strbuf_release(&out);
}
