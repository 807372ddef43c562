/* meeting_file.c - meetings of any number of organisations */
#include "engine/meeting_file.h"

#include "base/intern.h"
#include "base/number.h"
#include "base/text.h"
#include "model/schema.h"

#define MOST_FINDINGS 1000

static const char *const figure_columns[MEETING_FIGURES] = { "minutes", "mentor_rating",
							     "mentee_rating" };

/*
 * What a group has been given lately: small whole numbers, in half a line of the processor's cache, so that rows of many
 * groups in any order do not wait for memory. Goes into the moments of the group before anything would not fit.
 */
struct tally {
	uint16_t meetings;
	uint16_t n[MEETING_FIGURES];
	int32_t sum[MEETING_FIGURES];
	uint32_t squares[MEETING_FIGURES];
};

#define TALLY_VALUE_MAX 32767 /* up to UINT16_MAX such values add up to less than 2^31 */

/* A row whose group has not been looked up. */
struct waiting {
	size_t key, key_len; /* the name of its group, in the bytes of all that wait */
	int64_t values[MEETING_FIGURES];
	bool given[MEETING_FIGURES];
};

struct meeting_reading {
	struct meeting_file *file;
	struct reader *in;
	const char *name;
	const struct grouping *grouping;
	struct findings *findings;
	struct intern names; /* of the groups, in the order of file->groups */
	struct tally *tallies;
	size_t alloc_tallies;
	struct waiting waiting[INTERN_BATCH];
	size_t n_waiting;
	struct strbuf keys;
	size_t columns[MEETING_FIGURES];
	struct range {
		int64_t low, high;
	} ranges[MEETING_FIGURES]; /* of the columns of meetings.csv */
};

static void add_key(struct meeting_reading *r)
{
	const struct grouping *grouping = r->grouping;

	if (grouping->n == 1 && grouping->names[0].source == GROUPING_FILE) {
		size_t column = grouping->names[0].column;

		strbuf_add(&r->keys, r->in->fields[column], reader_len(r->in, column));
		return;
	}
	grouping_of(grouping, r->in, NULL, NULL, &r->keys);
}

static void add_group(struct meeting_reading *r)
{
	struct meeting_file *file = r->file;
	const char *name = intern_string(&r->names, (uint32_t)file->n);

	ALLOC_GROW(file->groups, file->n + 1, file->alloc);
	ALLOC_GROW(r->tallies, file->n + 1, r->alloc_tallies);
	r->tallies[file->n] = (struct tally){ .meetings = 0 };
	file->groups[file->n++] = (struct meeting_group){ .name = xstrdup(name) };
}

static void settle(struct meeting_group *group, struct tally *tally)
{
	group->meetings += tally->meetings;
	for (int i = 0; i < MEETING_FIGURES; i++)
		moments_add_sums(&group->figures[i], tally->n[i], tally->sum[i], tally->squares[i]);
	*tally = (struct tally){ .meetings = 0 };
}

static void count(struct meeting_group *group, struct tally *tally, enum meeting_figure figure,
		  int64_t value)
{
	uint32_t square = (uint32_t)(value * value);

	if (tally->squares[figure] > UINT32_MAX - square)
		settle(group, tally);
	tally->n[figure]++;
	tally->sum[figure] += (int32_t)value;
	tally->squares[figure] += square;
}

static void refuse(struct meeting_reading *r, enum meeting_figure figure, const char *text,
		   bool is_number)
{
	const struct range *range = &r->ranges[figure];
	struct place place = { .file = r->name,
			       .line = r->in->line,
			       .column = r->in->columns[r->columns[figure]] };

	if (r->findings->n >= MOST_FINDINGS)
		r->findings->errors++;
	else if (is_number)
		findings_add(r->findings, place, SEVERITY_ERROR, "bad-value",
			     _("'%s' is not between %.15g and %.15g"), text, (double)range->low,
			     (double)range->high);
	else
		findings_add(r->findings, place, SEVERITY_ERROR, "bad-value",
			     _("'%s' is not a whole number"), text);
}

/* The figures of the row; an empty cell is not given. Returns false after a finding. */
static bool read_figures(struct meeting_reading *r, int64_t *values, bool *given)
{
	bool good = true;

	for (int i = 0; i < MEETING_FIGURES; i++) {
		size_t column = r->columns[i];
		const char *text = column == SIZE_MAX ? "" : r->in->fields[column];
		bool is_number;

		given[i] = *text != '\0';
		if (!given[i])
			continue;
		is_number = !number_parse_int(text, reader_len(r->in, column), &values[i]);
		if (is_number && values[i] >= r->ranges[i].low && values[i] <= r->ranges[i].high)
			continue;
		refuse(r, (enum meeting_figure)i, text, is_number);
		good = false;
	}
	return good;
}

static void count_row(struct meeting_group *group, struct tally *tally, const struct waiting *row)
{
	if (tally->meetings == UINT16_MAX)
		settle(group, tally);
	tally->meetings++;
	for (int i = 0; i < MEETING_FIGURES; i++)
		if (row->given[i])
			count(group, tally, (enum meeting_figure)i, row->values[i]);
}

static void count_waiting(struct meeting_reading *r)
{
	struct intern_key keys[INTERN_BATCH];
	uint32_t numbers[INTERN_BATCH];

	for (size_t i = 0; i < r->n_waiting; i++)
		keys[i] = (struct intern_key){ r->keys.buf + r->waiting[i].key,
					       r->waiting[i].key_len };
	intern_add_all(&r->names, keys, r->n_waiting, numbers);
	while (r->file->n < r->names.n)
		add_group(r);
	for (size_t i = 0; i < r->n_waiting; i++)
		__builtin_prefetch(&r->tallies[numbers[i]], 1);
	for (size_t i = 0; i < r->n_waiting; i++)
		count_row(&r->file->groups[numbers[i]], &r->tallies[numbers[i]], &r->waiting[i]);
	r->n_waiting = 0;
	strbuf_reset(&r->keys);
}

static void take_row(struct meeting_reading *r)
{
	struct waiting *row = &r->waiting[r->n_waiting];

	if (!read_figures(r, row->values, row->given)) {
		r->file->skipped++;
		return;
	}
	row->key = r->keys.len;
	add_key(r);
	row->key_len = r->keys.len - row->key;
	if (++r->n_waiting == INTERN_BATCH)
		count_waiting(r);
}

static int by_name(const void *a, const void *b)
{
	return text_collate(((const struct meeting_group *)a)->name,
			    ((const struct meeting_group *)b)->name);
}

/* A figure may be what it may be in the programme's own meetings. */
/* By its name, else by what people call it; SIZE_MAX: not there. */
static size_t find_column(const struct reader *in, const struct column *column)
{
	size_t found = reader_column(in, column->name);

	for (size_t c = 0; c < in->n_columns && found == SIZE_MAX; c++)
		if (column_has_heading(column, in->columns[c]))
			found = c;
	return found;
}

static void set_columns(struct meeting_reading *r)
{
	const struct file_schema *schema = schema_find("meetings.csv");

	for (int i = 0; i < MEETING_FIGURES; i++) {
		const struct column *column = schema_column(schema, figure_columns[i]);

		r->columns[i] = find_column(r->in, column);
		if (column->min < 0 || column->max > TALLY_VALUE_MAX)
			BUG("a tally does not hold the values of this column");
		r->ranges[i] = (struct range){ (int64_t)column->min, (int64_t)column->max };
	}
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
		.keys = STRBUF_INIT,
	};

	set_columns(&r);
	while (reader_next(in))
		take_row(&r);
	count_waiting(&r);
	for (size_t i = 0; i < file->n; i++)
		settle(&file->groups[i], &r.tallies[i]);
	if (file->n)
		qsort(file->groups, file->n, sizeof(*file->groups), by_name);
	intern_release(&r.names);
	free(r.tallies);
	strbuf_release(&r.keys);
}

void meeting_file_release(struct meeting_file *file)
{
	for (size_t i = 0; i < file->n; i++)
		free(file->groups[i].name);
	free(file->groups);
}
