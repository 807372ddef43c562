/* report-year - the report of the whole programme year */
#include "reports.h"

#include "report/yearly.h"

static const struct example examples[] = {
	{ N_("The year so far, for reading:"), "kurator report year --as-of 2021-11-25 -f table",
	  1 },
	{ N_("The report of the year as a file:"),
	  "kurator report year --as-of 2022-05-31 -f md -o year.md", 1 },
	EXAMPLE_END,
};

static int run(struct context *ctx, int argc, char **argv)
{
	struct programme programme = PROGRAMME_INIT;
	struct yearly year = { .awards = NULL };
	struct alerts missing = ALERTS_INIT;
	struct period period;
	struct sink sink;
	int status;

	(void)argc;
	(void)argv;
	status = reports_open(ctx, &programme, &period_year, NULL, &period);
	if (status)
		goto out;
	status = STATUS_FAILED;
	if (yearly_read(&year, &programme, period) || sink_open(ctx, &sink))
		goto out;
	yearly_print(&year, period, sink.to, common_output_options(ctx), &missing);
	if (sink_close(&sink))
		goto out;
	status = reports_say_missing(ctx, &missing, period);
out:
	alerts_release(&missing);
	yearly_release(&year);
	programme_release(&programme);
	return status;
}

const struct command cmd_report_year = {
	.name = "report year",
	.summary = N_("the report of the whole programme year"),
	.text = N_(
		"The figures of the year from program.start to program.end, or to today while it is not over: participants by form, kind, contour and category; pairs at work, started, completed, and ended early with the reasons; meetings held and confirmed; training; development plans; requests served; entry against exit; satisfaction; indicators against their targets; events, documents, awards, practices; the road map; what is left out and why.\n"
		"\n"
		"Who takes part had a pair at work in the year: it had started, and had not ended before the year began. A pair that was closed after the last day, up to today (--as-of), counts as ended in that year, and the report says how many were. A request is served when its mentee had such a pair. Entry against exit counts the measurements dated in the year, a person and pair once; 'change' has the 95 % interval of the mean and p after Holm's correction. Nobody is named. Measures, satisfaction and sensitive categories of fewer people than privacy.min_cell are not shown; what the data do not tell is empty with a note, never 0.\n"
		"\n"
		"Exit status 1, with what is missing on stderr, when the year is incomplete: a road-map item is overdue, an active pair had no meeting, a meeting waits for its confirmation longer than meetings.confirm_days, or the data do not tell a figure of the coverage."),
	.examples = examples,
	.flags = CMD_PRINTS | CMD_DATED | CMD_DETAIL,
	.run = run,
};

/* po ru
msgid "the report of the whole programme year"
msgstr "отчёт за весь год программы"

msgid "The year so far, for reading:"
msgstr "Год по сегодняшний день, для чтения:"

msgid "The report of the year as a file:"
msgstr "Отчёт за год файлом:"

msgid "The figures of the year from program.start to program.end, or to today while it is not over: participants by form, kind, contour and category; pairs at work, started, completed, and ended early with the reasons; meetings held and confirmed; training; development plans; requests served; entry against exit; satisfaction; indicators against their targets; events, documents, awards, practices; the road map; what is left out and why.\n\nWho takes part had a pair at work in the year: it had started, and had not ended before the year began. A pair that was closed after the last day, up to today (--as-of), counts as ended in that year, and the report says how many were. A request is served when its mentee had such a pair. Entry against exit counts the measurements dated in the year, a person and pair once; 'change' has the 95 % interval of the mean and p after Holm's correction. Nobody is named. Measures, satisfaction and sensitive categories of fewer people than privacy.min_cell are not shown; what the data do not tell is empty with a note, never 0.\n\nExit status 1, with what is missing on stderr, when the year is incomplete: a road-map item is overdue, an active pair had no meeting, a meeting waits for its confirmation longer than meetings.confirm_days, or the data do not tell a figure of the coverage."
msgstr "Показатели года от program.start до program.end, а пока он не закончился — по сегодняшний день: участники по формам, видам, контурам и категориям; пары — сколько работало, начато, завершено и прекращено досрочно, с причинами; встречи проведённые и подтверждённые; обучение; индивидуальные планы; удовлетворённые запросы; вход и выход; удовлетворённость; показатели и их цели; мероприятия, документы, награды, практики; дорожная карта; что не учтено и почему.\n\nУчаствует тот, у кого в этом году работала пара: она начата и не завершена до начала года. Пара, которую закрыли после последнего дня, но до сегодняшнего (--as-of), завершилась в этом году; сколько таких, отчёт говорит. Запрос удовлетворён, если у наставляемого была такая пара. Во входе и выходе учтены измерения с датой этого года, каждый человек в паре один раз; у среднего изменения указаны 95-процентный интервал и p с поправкой Холма. Никто не назван. Измерения, удовлетворённость и особые категории, где людей меньше privacy.min_cell, не показываются; чего данные не сообщают, то пусто и с примечанием, а не 0.\n\nКод возврата 1 и список недостающего в stderr — если год неполон: просрочен пункт дорожной карты, у действующей пары не было встреч, встреча ждёт подтверждения дольше meetings.confirm_days или данные не сообщают показатель охвата."
*/
