/* report-register - the personal register of a quarter */
#include "reports.h"

#include "report/personal_register.h"

static const char *opt_period;
static bool opt_strict;

static const struct opt opts[] = {
	TEXT(0, "period", &opt_period, N_("YYYY-Q1"),
	     N_("the quarter, 2021-Q4; without it the last one that has ended, today included")),
	FLAG(0, "strict", &opt_strict, N_("exit status 1 when something is missing")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("The register of the autumn quarter, as a file for the centre:"),
	  "kurator report register --period 2021-Q4 --as-of 2021-12-31 -o register.csv", 0 },
	{ N_("Its part of the young specialists, for reading:"),
	  "kurator report register --where part=young-specialists -f table -v --as-of 2021-12-31",
	  0 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = BASES_INIT;
	struct register_rest rest = REGISTER_REST_INIT;
	struct personal_register *people = NULL;
	struct table rows = TABLE_INIT;
	struct listing listing = { .n_rows = 0 };
	struct period quarter;
	int status = STATUS_FAILED, handed_out, found;

	(void)argc;
	(void)argv;
	common_computed_table(&rows, &schema_personal_register);
	if (common_open(ctx, &programme))
		goto out;
	handed_out = programme.today;
	found = reports_begin(ctx, &programme, &period_quarter, opt_period, &quarter);
	if (found) {
		status = found;
		goto out;
	}
	if (bases_load(&bases, &programme, BASES_MEETINGS) || bases_require_all(&bases) ||
	    reports_is_before_all(&bases, quarter))
		goto out;
	people = personal_register_new(&rows, &bases, quarter, handed_out);
	listing_init(&listing, &schema_personal_register, &programme.program, &rows, NULL, 0, NULL);
	listing.gated = true;
	status = common_choose(ctx, &listing);
	if (status != STATUS_YES)
		goto out;
	listing.n_rows = personal_register_keep(people, listing.rows, listing.n_rows, &rest);
	status = common_list_chosen(ctx, &listing);
	if (status != STATUS_YES)
		goto out;
	register_rest_say(&rest, quarter);
	if (opt_strict && rest.missing.n)
		status = STATUS_NO;
out:
	listing_release(&listing);
	personal_register_free(people);
	register_rest_release(&rest);
	table_release(&rows);
	bases_release(&bases);
	programme_release(&programme);
	return status;
}

const struct command cmd_report_register = {
	.name = "report register",
	.summary = N_("the personal register of a quarter"),
	.opts = opts,
	.text = N_(
		"A row for each person and pair of the quarter, in three parts: pupils, young specialists (teachers of category young-specialist) and the other teachers. A pair is of the quarter when it had started by its last day and had not ended before its first. Meetings are those held in the quarter, and how many of them both sides have confirmed; the stage and the hours of training are as of its last day; the result is the outcome of a pair that had ended by then.\n"
		"\n"
		"Nobody is in it without a consent to the processing of personal data that holds on the day on which the command runs, and no sensitive category without one of scope special. Standard error names who of the rows asked for is left out and why, and which cells of the files are empty that the register needs: the order of a pair that has started, the outcome of one that has ended, the class of a pupil, the position of a teacher. That is no failure, unless --strict asks for it."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL | CMD_FILTERS | CMD_BY_FORM | CMD_BY_VARIANT |
		 CMD_BY_KIND | CMD_BY_CLASS | CMD_BY_STATE,
	.run = run,
};

/* po ru
msgid "the personal register of a quarter"
msgstr "персонифицированный реестр за квартал"

msgid "YYYY-Q1"
msgstr "ГГГГ-Q1"

msgid "the quarter, 2021-Q4; without it the last one that has ended, today included"
msgstr "квартал, 2021-Q4; без него — последний закончившийся, в том числе сегодня"

msgid "exit status 1 when something is missing"
msgstr "код возврата 1, если чего-то не хватает"

msgid "The register of the autumn quarter, as a file for the centre:"
msgstr "Реестр за осенний квартал файлом для центра:"

msgid "Its part of the young specialists, for reading:"
msgstr "Его часть о молодых специалистах, для чтения:"

msgid "A row for each person and pair of the quarter, in three parts: pupils, young specialists (teachers of category young-specialist) and the other teachers. A pair is of the quarter when it had started by its last day and had not ended before its first. Meetings are those held in the quarter, and how many of them both sides have confirmed; the stage and the hours of training are as of its last day; the result is the outcome of a pair that had ended by then.\n\nNobody is in it without a consent to the processing of personal data that holds on the day on which the command runs, and no sensitive category without one of scope special. Standard error names who of the rows asked for is left out and why, and which cells of the files are empty that the register needs: the order of a pair that has started, the outcome of one that has ended, the class of a pupil, the position of a teacher. That is no failure, unless --strict asks for it."
msgstr "Строка на каждого человека и каждую его пару за квартал, в трёх частях: обучающиеся, молодые специалисты (педагоги категории young-specialist) и остальные педагоги. Пара относится к кварталу, если начала работу не позже его последнего дня и не завершилась до первого. Встречи — проведённые за квартал и сколько из них подтвердили обе стороны; этап и часы обучения — на последний день квартала; результат — итог пары, завершённой к этому дню.\n\nВ реестре нет никого без согласия на обработку персональных данных, действующего в день запуска команды, и нет особых категорий без согласия special. В stderr названо, кто из запрошенного не включён и почему, и какие нужные реестру ячейки пусты: приказ о начавшей работу паре, итог завершённой пары, класс обучающегося, должность педагога. Это не ошибка, если не указан --strict."
*/
