/* meeting_file.c - meetings of any number of organisations */
#include "engine/meeting_file.h"

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
	struct strmap places;
	struct strbuf group;
	size_t columns[MEETING_FIGURES];
	struct meeting_group *last; /* rows of a group often stand together */
};

static struct meeting_group *new_group(struct meeting_reading *r)
{
	struct meeting_file *file = r->file;

	ALLOC_GROW(file->groups, file->n + 1, file->alloc);
	file->groups[file->n] =
		(struct meeting_group){ .name = xmemdup0(r->group.buf, r->group.len) };
	return &file->groups[file->n++];
}

static struct meeting_group *group_of_row(struct meeting_reading *r)
{
	size_t place;

	strbuf_reset(&r->group);
	grouping_of(r->grouping, r->in, NULL, NULL, &r->group);
	if (r->last && streq(r->last->name, r->group.buf))
		return r->last;
	place = strmap_add(&r->places, r->group.buf, r->group.len, r->file->n);
	r->last = place == STRMAP_NONE ? new_group(r) : &r->file->groups[place];
	return r->last;
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
		const char *text = r->columns[i] == SIZE_MAX ? "" : r->in->fields[r->columns[i]];

		given[i] = *text != '\0';
		if (!given[i] || !number_parse_int(text, strlen(text), &values[i]))
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
	strmap_release(&r.places);
	strbuf_release(&r.group);
}

void meeting_file_release(struct meeting_file *file)
{
	for (size_t i = 0; i < file->n; i++)
		free(file->groups[i].name);
	free(file->groups);
}
