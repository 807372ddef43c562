/* event-log - record events of the programme */
#include "common.h"

#include "model/register_records.h"

static const struct example examples[] = {
	{ N_("A seminar of today:"),
	  "kurator event log --kind seminar --title 'Разбор трудных встреч' --present 14 --as-of 2021-11-25",
	  0 },
	{ N_("What is planned for December:"),
	  "kurator event log --kind conference --title 'Конференция наставников' --date 2021-12-17 -n --as-of 2021-11-25",
	  0 },
	EXAMPLE_END,
};

static int check(struct context *ctx, struct programme *programme, struct records *records)
{
	(void)ctx;
	records_default_day(records, "date", programme->today);
	return 0;
}

static int run(struct context *ctx, int argc, char **argv)
{
	return common_add(ctx, argc, argv, check);
}

const struct command cmd_event_log = {
	.name = "event log",
	.summary = N_("record events of the programme"),
	.operands = N_("[FILE]"),
	.max_operands = 1,
	.text = N_(
		"Records one event given by options, or many from FILE ('-': standard input), a CSV file with the same columns. All are taken or none. The kind says what it was: information, external, motivation-talk, general-meeting, council, conference, seminar, open-lesson, reflection, closing, festival, contest. Without a day it is today; an event that is planned may lie ahead and is counted from its day on.\n\nAn event that fulfils an item of the road map names it with --roadmap-item; 'roadmap done' notes the item itself."),
	.columns = "events.csv",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_READS | CMD_COLUMNS,
	.run = run,
};
