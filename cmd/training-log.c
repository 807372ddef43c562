/*
 * training-log - record trainings of mentors and curators.
 *
 * One training of several people is a row each: --person may be repeated, and its values are lists.
 */
#include "common.h"

#include "model/register_records.h"

static struct text_list opt_people;

static const struct opt opts[] = {
	LIST(0, "person", &opt_people, N_("ID"),
	     N_("who was trained; may be repeated, and be a list: 'M-001;M-002'")),
	OPT_END,
};

static const struct example examples[] = {
	{ N_("Two people at one training:"),
	  "kurator training log --title 'Школа наставника: трудные беседы' --hours 2 --person M-007 --person M-008 --date 2021-11-20 --as-of 2021-11-25",
	  0 },
	{ N_("With a test before and after:"),
	  "kurator training log --title 'Школа наставника: роли и границы' --hours 2,5 --person M-019 --score-before 4 --score-after 9 --as-of 2021-11-25",
	  0 },
	{ N_("A candidate is accepted first:"),
	  "kurator training log --title 'Школа наставника' --hours 2 --person M-027 -n --as-of 2021-11-25",
	  3 },
	EXAMPLE_END,
};

/* The ids of all values of --person. */
static void split_people(struct arena *arena, struct text_list *people)
{
	for (size_t i = 0; i < opt_people.n; i++) {
		const char *next = opt_people.items[i], *piece;
		size_t len;

		while (list_next(&next, &piece, &len)) {
			ALLOC_GROW(people->items, people->n + 1, people->alloc);
			people->items[people->n++] = arena_memdup0(arena, piece, len);
		}
	}
}

static void repeat_for_people(struct records *records)
{
	struct text_list people = { .n = 0 };

	split_people(&records->arena, &people);
	if (people.n)
		records_repeat(records, "person", people.items, people.n);
	free(people.items);
}

static int check(struct context *ctx, struct programme *programme, struct records *records)
{
	struct bases bases = BASES_INIT;
	int result = bases_load(&bases, programme, BASES_PEOPLE);

	(void)ctx;
	if (!result) {
		repeat_for_people(records);
		records_default_day(records, "date", programme->today);
		records_refuse_future(records, "date", programme->today);
		trainings_judge(records, &bases);
	}
	bases_release(&bases);
	return result;
}

static int run(struct context *ctx, int argc, char **argv)
{
	if (argc && opt_people.n)
		return usage(ctx, _("records come from options or from a file, not from both"));
	return common_add(ctx, argc, argv, check);
}

const struct command cmd_training_log = {
	.name = "training log",
	.summary = N_("record trainings of mentors and curators"),
	.operands = N_("[FILE]"),
	.max_operands = 1,
	.opts = opts,
	.text = N_(
		"Records a training with its hours, for each person named a row; or many from FILE ('-': standard input), a CSV file with columns of trainings.csv. All are taken or none. Without a day it is today. The hours of a person are added up; program.yaml says how many block pairing (selection: training).\n\nRules: future; not-accepted: where program.yaml asks a mentor for both decision and training, the decision comes first."),
	.columns = "trainings.csv",
	.not_given = "id person",
	.examples = examples,
	.flags = CMD_PRINTS | CMD_WRITES | CMD_DATED | CMD_DETAIL | CMD_READS | CMD_COLUMNS,
	.run = run,
};
