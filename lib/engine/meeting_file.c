/* meeting_file.c - meetings of any number of organisations */
#include "engine/meeting_file.h"

#include "base/intern.h"
#include "base/number.h"
#include "base/text.h"

#define MOST_FINDINGS 1000

static const char *const figure_columns[MEETING_FIGURES] = { "minutes", "mentor_rating",
							     "mentee_rating" };

struct meeting_reading {
	struct meeting_file *file;
	struct reader *in;
	const char *name;
	const struct grouping *grouping;
	struct findings *findings;
	struct intern names; /* of the groups, in the order of file->groups */
	struct strbuf group;
	size_t columns[MEETING_FIGURES];
};

static uint32_t group_number(struct meeting_reading *r)
{
	const struct grouping *grouping = r->grouping;

	if (grouping->n == 1 && grouping->names[0].source == GROUPING_FILE) {
		size_t column = grouping->names[0].column;

		return intern_add(&r->names, r->in->fields[column], reader_len(r->in, column));
	}
	strbuf_reset(&r->group);
	grouping_of(grouping, r->in, NULL, NULL, &r->group);
	return intern_add(&r->names, r->group.buf, r->group.len);
}

static struct meeting_group *group_of_row(struct meeting_reading *r)
{
	struct meeting_file *file = r->file;
	uint32_t number = group_number(r);

	if (number == file->n) {
		ALLOC_GROW(file->groups, file->n + 1, file->alloc);
		file->groups[file->n++] =
			(struct meeting_group){ .name = xstrdup(intern_string(&r->names, number)) };
	}
	return &file->groups[number];
}

static void refuse(struct meeting_reading *r, enum meeting_figure figure, const char *text)
{
	struct place place = { .file = r->name,
			       .line = r->in->line,
			       .column = figure_columns[figure] };

	if (r->findings->n < MOST_FINDINGS)
		findings_add(r->findings, place, SEVERITY_ERROR, "bad-value",
			     _("'%s' is not a whole number"), text);
	else
		r->findings->errors++;
}

/* The figures of the row; an empty cell is not given. Returns false after a finding. */
static bool read_figures(struct meeting_reading *r, int64_t *values, bool *given)
{
	bool good = true;

	for (int i = 0; i < MEETING_FIGURES; i++) {
		size_t column = r->columns[i];
		const char *text = column == SIZE_MAX ? "" : r->in->fields[column];

		given[i] = *text != '\0';
		if (!given[i] || !number_parse_int(text, reader_len(r->in, column), &values[i]))
			continue;
		refuse(r, (enum meeting_figure)i, text);
		good = false;
	}
	return good;
}

static void take_row(struct meeting_reading *r)
{
	int64_t values[MEETING_FIGURES];
	bool given[MEETING_FIGURES];
	struct meeting_group *group;

	if (!read_figures(r, values, given)) {
		r->file->skipped++;
		return;
	}
	group = group_of_row(r);
	group->meetings++;
	for (int i = 0; i < MEETING_FIGURES; i++)
		if (given[i])
			moments_add(&group->figures[i], values[i]);
}

static int by_name(const void *a, const void *b)
{
	return text_collate(((const struct meeting_group *)a)->name,
			    ((const struct meeting_group *)b)->name);
}

void meeting_file_read(struct meeting_file *file, struct reader *in, const char *name,
		       const struct grouping *grouping, struct findings *findings)
{
	struct meeting_reading r = {
		.file = file,
		.in = in,
		.name = name,
		.grouping = grouping,
		.findings = findings,
		.group = STRBUF_INIT,
	};

	for (int i = 0; i < MEETING_FIGURES; i++)
		r.columns[i] = reader_column(in, figure_columns[i]);
	while (reader_next(in))
		take_row(&r);
	if (file->n)
		qsort(file->groups, file->n, sizeof(*file->groups), by_name);
	intern_release(&r.names);
	strbuf_release(&r.group);
}

void meeting_file_release(struct meeting_file *file)
{
	for (size_t i = 0; i < file->n; i++)
		free(file->groups[i].name);
	free(file->groups);
}
