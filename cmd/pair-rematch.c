/*
 * pair-rematch - a mentee whose pair ended early gets another mentor
 *
 * Without --mentor it lists whom the rules allow, with points. What stands before it is in lib/model/rematch.h; who may
 * be whose mentor is decided as in `pair add`.
 */
#include "candidates.h"

#include "model/pairing.h"
#include "model/rematch.h"

static const char *opt_mentor, *opt_assessment, *opt_confirmed_by;

static const struct opt opts[] = {
	TEXT(0, "mentor", &opt_mentor, N_("ID"),
	     N_("the new mentor; without it those who may be are listed")),
	TEXT(0, "assessment", &opt_assessment, N_("TEXT"),
	     N_("why the mentee is ready; without it a contact after the end has to tell")),
	TEXT(0, "confirmed-by", &opt_confirmed_by, N_("ID"),
	     N_("who confirms it: of staff.csv, not the pair's curator")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("Who could be the new mentor, and what is still missing:"),
	  "kurator pair rematch E-027 --as-of 2021-11-25", 0 },
	{ N_("The new pair, with all that it takes:"),
	  "kurator pair rematch E-027 --mentor M-008 --assessment 'говорили с семьёй, хочет продолжать' --confirmed-by S-005 -n --as-of 2021-11-25",
	  0 },
	{ N_("Without assessment and confirmation it is refused:"),
	  "kurator pair rematch E-027 --mentor M-008 -n --as-of 2021-11-25", 3 },
	EXAMPLE_END,
};

/* ---- candidates ---- */

static const struct output_column columns[] = {
	{ .name = "mentor", .label = N_("mentor"), .flags = OUTPUT_KEY },
	{ .name = "form", .label = N_("form"), .flags = OUTPUT_DETAIL },
	{ .name = "variant", .label = N_("variant") },
	{ .name = "score", .label = N_("points"), .type = OUTPUT_NUMBER, .decimals = 1 },
};

struct choice_of_mentor {
	uint32_t mentor; /* of the problem */
	size_t variant;
	int32_t points;
};

static int by_points(const void *a, const void *b)
{
	const struct choice_of_mentor *x = a, *y = b;

	if (x->points != y->points)
		return x->points > y->points ? -1 : 1;
	return x->mentor < y->mentor ? -1 : x->mentor > y->mentor;
}

/* Those of the mentee, the best first. The caller frees them. */
static struct choice_of_mentor *list_choices(const struct candidates *c, const struct rematch *r,
					     size_t *n)
{
	uint32_t mentee = 0;
	struct choice_of_mentor *list = NULL;
	size_t alloc = 0;

	*n = 0;
	while (mentee < c->problem.n_mentees && candidates_mentee(c, mentee) != r->previous->mentee)
		mentee++;
	if (mentee == c->problem.n_mentees)
		return NULL;
	for (size_t e = c->problem.row[mentee]; e < c->problem.row[mentee + 1]; e++) {
		ALLOC_GROW(list, *n + 1, alloc);
		list[(*n)++] = (struct choice_of_mentor){ c->problem.mentor[e], c->variant[e],
							  c->problem.score[e] };
	}
	if (*n)
		qsort(list, *n, sizeof(*list), by_points);
	return list;
}

static int print_choices(struct context *ctx, const struct candidates *c,
			 const struct choice_of_mentor *list, size_t n)
{
	struct output_options options = common_output_options(ctx);
	bool for_people = output_is_for_people(options);
	struct output *out;
	struct sink sink;

	if (sink_open(ctx, &sink))
		return -1;
	out = output_open(sink.to, options, columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < n; i++) {
		const struct form *form = c->e.forms[list[i].variant];
		const struct variant *variant = c->e.variants[list[i].variant];

		candidates_print_person(out, candidates_mentor(c, list[i].mentor), for_people);
		output_text(out, for_people ? label_text(&form->name) : form->id);
		output_text(out, for_people ? label_text(&variant->name) : variant->id);
		output_number(out, (double)list[i].points / MATCHING_POINT);
		output_end_row(out);
	}
	output_close(out);
	return sink_close(&sink);
}

static void remark_missing(const struct rematch *r, const struct findings *findings)
{
	for (size_t i = 0; i < findings->n; i++)
		remark(_("not yet: %s"), findings->items[i].message);
	if (!findings->n)
		remark(_("nothing is missing: name the mentor with --mentor"));
	if (!*r->previous->curator)
		remark(_("pair '%s' had no curator: whoever confirms should not have run it"),
		       r->previous->id);
}

static int list_candidates(struct context *ctx, const char *id)
{
	static const struct candidate_options all = { .rematch = true };
	struct rematch r = { .assessment = opt_assessment, .confirmed_by = opt_confirmed_by };
	struct findings findings = FINDINGS_INIT;
	struct choice_of_mentor *list = NULL;
	struct candidates c;
	int status = candidates_open(ctx, &all, &c);
	size_t n = 0;

	if (status != STATUS_YES)
		goto out;
	status = STATUS_FAILED;
	if (rematch_find(&r, &c.bases, id) || rematch_judge(&r, &c.programme, &findings))
		goto out;
	list = list_choices(&c, &r, &n);
	if (print_choices(ctx, &c, list, n))
		goto out;
	if (!n)
		remark(_("no other mentor may take '%s' now; 'kurator pair explain %s' says why"),
		       r.previous->mentee_id, r.previous->mentee_id);
	remark_missing(&r, &findings);
	status = STATUS_YES;
out:
	free(list);
	findings_release(&findings);
	candidates_release(&c);
	return status;
}

/* ---- the new pair ---- */

/* Whatever is against it is said at once: the conditions, then the rules about who may be whose mentor. */
static int add(struct context *ctx, struct programme *programme, struct bases *bases,
	       struct records *records, const char *id)
{
	struct rematch r = { .mentor = opt_mentor,
			     .assessment = opt_assessment,
			     .confirmed_by = opt_confirmed_by };

	if (common_open(ctx, programme) || store_begin(&programme->store) ||
	    bases_load(bases, programme, BASES_PAIRS | BASES_CHOICES) ||
	    rematch_find(&r, bases, id))
		return -1;
	rematch_record(&r, programme, records);
	if (rematch_judge(&r, programme, &records->findings) ||
	    pairing_judge(records, programme, bases, true)) {
		findings_report(&records->findings);
		return -1;
	}
	if (records_append(records, programme) ||
	    programme_commit(programme, ctx->command_line, ctx->dry_run) ||
	    common_report_added(ctx, programme, records) != STATUS_YES)
		return -1;
	if (!*r.previous->curator)
		remark(_("pair '%s' had no curator: whoever confirms should not have run it"),
		       r.previous->id);
	return 0;
}

static int add_pair(struct context *ctx, const char *id)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	struct records records = RECORDS_INIT;
	int result = add(ctx, &programme, &bases, &records, id);

	records_release(&records);
	bases_release(&bases);
	programme_release(&programme);
	return result ? STATUS_FAILED : STATUS_YES;
}

static int run(struct context *ctx, int argc, char **argv)
{
	(void)argc;
	return opt_mentor ? add_pair(ctx, argv[0]) : list_candidates(ctx, argv[0]);
}

const struct command cmd_pair_rematch = {
	.name = "pair rematch",
	.summary = N_("give a mentee whose pair ended early another mentor"),
	.operands = N_("MENTEE|PAIR"),
	.min_operands = 1,
	.max_operands = 1,
	.opts = opts,
	.text = N_(
		"Without --mentor lists the mentors who may take the mentee now, the most points first, and says what is still missing. With --mentor it records the new pair, with the method 'appointed', the ended pair in the column previous, its request and its curator.\n\n"
		"Three conditions come first, and all that are not met are named together. The pause: 'rematch: pause' days of program.yaml (14) since the end. The assessment: a contact with the ended pair after its end ('kurator contact log'), or --assessment with words, which are kept in the notes of the new pair. The confirmation by a second person: --confirmed-by names a member of staff in office, who is not the curator of the ended pair nor one of the people paired.\n\n"
		"A second pair is no small thing: in a trial in schools re-matched pupils fared worse than those who were not (Grossman, Chan, Schwartz and Rhodes 2012).\n\n"
		"The mentor of the ended pair is refused. 'pair match' proposes no pair for such a mentee, and 'pair add' refuses it.\n\nRules: pause, assessment, confirmation, and those of 'pair add', same-mentor among them."),
	.columns = "pairs.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL,
	.run = run,
};

/* po ru
msgid "give a mentee whose pair ended early another mentor"
msgstr "подобрать другого наставника тому, чья пара завершилась досрочно"

msgid "MENTEE|PAIR"
msgstr "НАСТАВЛЯЕМЫЙ|ПАРА"

msgid "the new mentor; without it those who may be are listed"
msgstr "новый наставник; без этого ключа – список тех, кто может им стать"

msgid "why the mentee is ready; without it a contact after the end has to tell"
msgstr "почему наставляемый готов; без этого ключа нужен контакт после завершения пары"

msgid "who confirms it: of staff.csv, not the pair's curator"
msgstr "кто подтверждает: из staff.csv, но не куратор этой пары"

msgid "Who could be the new mentor, and what is still missing:"
msgstr "Кто может стать новым наставником и чего ещё не хватает:"

msgid "The new pair, with all that it takes:"
msgstr "Новая пара, когда всё нужное есть:"

msgid "Without assessment and confirmation it is refused:"
msgstr "Без оценки готовности и подтверждения – отказ:"

#, c-format
msgid "not yet: %s"
msgstr "пока нельзя: %s"

msgid "nothing is missing: name the mentor with --mentor"
msgstr "всё нужное есть: назовите наставника ключом --mentor"

#, c-format
msgid "pair '%s' had no curator: whoever confirms should not have run it"
msgstr "у пары '%s' не записан куратор: подтверждать должен не тот, кто её вёл"

#, c-format
msgid "no other mentor may take '%s' now; 'kurator pair explain %s' says why"
msgstr "сейчас другого наставника для '%s' нет; почему – покажет 'kurator pair explain %s'"

msgid "Without --mentor lists the mentors who may take the mentee now, the most points first, and says what is still missing. With --mentor it records the new pair, with the method 'appointed', the ended pair in the column previous, its request and its curator.\n\nThree conditions come first, and all that are not met are named together. The pause: 'rematch: pause' days of program.yaml (14) since the end. The assessment: a contact with the ended pair after its end ('kurator contact log'), or --assessment with words, which are kept in the notes of the new pair. The confirmation by a second person: --confirmed-by names a member of staff in office, who is not the curator of the ended pair nor one of the people paired.\n\nA second pair is no small thing: in a trial in schools re-matched pupils fared worse than those who were not (Grossman, Chan, Schwartz and Rhodes 2012).\n\nThe mentor of the ended pair is refused. 'pair match' proposes no pair for such a mentee, and 'pair add' refuses it.\n\nRules: pause, assessment, confirmation, and those of 'pair add', same-mentor among them."
msgstr "Без --mentor показывает наставников, которые сейчас могут взять наставляемого, начиная с самых подходящих, и говорит, чего ещё не хватает. С --mentor записывает новую пару: способ – назначение куратором (appointed), в столбце previous – завершённая пара, запрос и куратор – её же.\n\nСначала нужны три условия; все невыполненные названы сразу. Пауза: после завершения прошло столько дней, сколько сказано в program.yaml, 'rematch: pause' (14). Оценка готовности: контакт по завершённой паре после её завершения ('kurator contact log') или ключ --assessment со словами, которые останутся в примечании новой пары. Подтверждение второго человека: --confirmed-by называет действующего сотрудника, но не куратора завершённой пары и не участника пары.\n\nВторая пара – шаг серьёзный: в исследовании наставничества в школах ученикам, которым подобрали нового наставника, было хуже, чем тем, кому его не подбирали (Grossman, Chan, Schwartz, Rhodes, 2012).\n\nНаставнику завершённой пары – отказ. 'pair match' такому наставляемому пару не предлагает, а 'pair add' её не записывает.\n\nПравила: pause, assessment, confirmation и правила 'pair add', в их числе same-mentor."
*/
