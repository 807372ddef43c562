/* meeting_groups.c - the table of meetings by group */
#include "report/meeting_groups.h"

#define MEAN(name_, label_) \
	{ \
		.name = (name_), .label = (label_), .type = OUTPUT_NUMBER, .decimals = 2 \
	}
#define DETAIL_MEAN(name_, label_) \
	{ \
		.name = (name_), .label = (label_), .type = OUTPUT_NUMBER, .decimals = 2, \
		.flags = OUTPUT_DETAIL \
	}
#define COUNT_OF(name_, label_) \
	{ \
		.name = (name_), .label = (label_), .type = OUTPUT_NUMBER, .flags = OUTPUT_DETAIL \
	}

static const struct output_column columns[] = {
	{ .name = "group", .label = N_("group"), .flags = OUTPUT_KEY },
	{ .name = "meetings", .label = N_("meetings"), .type = OUTPUT_NUMBER },
	COUNT_OF("minutes_n", N_("n")),
	MEAN("minutes_mean", N_("minutes")),
	DETAIL_MEAN("minutes_sd", N_("sd")),
	COUNT_OF("mentor_rating_n", N_("n")),
	MEAN("mentor_rating_mean", N_("mentor's rating")),
	DETAIL_MEAN("mentor_rating_sd", N_("sd")),
	COUNT_OF("mentee_rating_n", N_("n")),
	MEAN("mentee_rating_mean", N_("mentee's rating")),
	DETAIL_MEAN("mentee_rating_sd", N_("sd")),
	{ .name = "note", .label = N_("note"), .flags = OUTPUT_DETAIL },
};

static void print_group(struct output *out, const struct meeting_group *group)
{
	output_text(out, group->name);
	output_int(out, (int64_t)group->meetings);
	for (size_t i = 0; i < MEETING_FIGURES; i++) {
		output_int(out, group->figures[i].n);
		output_number(out, moments_mean(&group->figures[i], 0));
		output_number(out, moments_sd(&group->figures[i], 0));
	}
	output_empty(out);
	output_end_row(out);
}

static void print_suppressed(struct output *out, const struct meeting_group *group, bool for_people)
{
	static const char *const note = N_("group too small to be shown");

	output_text(out, group->name);
	for (size_t i = 1; i + 1 < ARRAY_SIZE(columns); i++)
		output_empty(out);
	output_text(out, for_people ? _(note) : note);
	output_end_row(out);
}

void meeting_groups_print(const struct meeting_file *file, size_t min_cell, FILE *to,
			  struct output_options options)
{
	struct output *out = output_open(to, options, columns, ARRAY_SIZE(columns));

	for (size_t i = 0; i < file->n; i++)
		if (file->groups[i].meetings < min_cell)
			print_suppressed(out, &file->groups[i], output_is_for_people(options));
		else
			print_group(out, &file->groups[i]);
	output_close(out);
}
