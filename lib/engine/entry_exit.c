/* entry_exit.c - entry against exit, from rows about people to figures */
#include "engine/entry_exit.h"

#include <errno.h>
#include <unistd.h>

#include "base/text.h"
#include "engine/suppression.h"
#include "store/file.h"

/* --- reading --- */

/* What is needed row by row. */
struct intake {
	struct entry_exit *e;
	struct measure_reader *rows;
	const struct grouping *grouping;
	const struct bases *bases;
	bool by_version;
	struct strbuf key, group;
};

static uint32_t measure_number(struct entry_exit *e, const struct measure_row *row)
{
	size_t before = e->measures.n;
	uint32_t number = intern_add(&e->measures, row->measure_id, strlen(row->measure_id));

	if (number == before) {
		ALLOC_GROW(e->rules, e->measures.n, e->alloc_rules);
		ALLOC_GROW(e->versions, e->measures.n, e->alloc_versions);
		ALLOC_GROW(e->mixed, e->measures.n, e->alloc_mixed);
		e->mixed[number] = false;
		e->rules[number] = row->measure;
		e->versions[number] = xstrdup("");
	}
	return number;
}

/* Versions that are named must be one; a row that names none is taken as of the same. */
static bool version_fits(struct intake *in, const struct measure_row *row, uint32_t measure)
{
	char **known = &in->e->versions[measure];

	if (in->by_version || !*row->version || streq(*known, row->version))
		return true;
	if (!**known) {
		free(*known);
		*known = xstrdup(row->version);
		return true;
	}
	in->e->mixed[measure] = true;
	measure_reader_refuse(in->rows, in->rows->version, "other-version",
			      _("version '%s' of '%s' cannot be compared with version '%s' "
				"(--by version keeps them apart; --skip-bad leaves out the "
				"whole measure)"),
			      row->version, row->measure_id, *known);
	return false;
}

static void put_subject(struct strbuf *key, const char *participant, const char *pair)
{
	strbuf_reset(key);
	strbuf_addstr(key, participant);
	strbuf_addch(key, '\0');
	strbuf_addstr(key, pair);
}

/* A participant without a pair is a key already, with the NUL behind it. */
static uint32_t subject_number(struct intake *in, const char *participant, const char *pair)
{
	const struct measure_reader *rows = in->rows;

	if (!*pair) {
		bool is_cell = participant == rows->in->fields[rows->participant];
		size_t len =
			is_cell ? reader_len(rows->in, rows->participant) : strlen(participant);

		return intern_add(&in->e->subjects, participant, len + 1);
	}
	put_subject(&in->key, participant, pair);
	return intern_add(&in->e->subjects, in->key.buf, in->key.len);
}

static uint32_t group_number(struct intake *in, const struct person *person,
			     const struct pair *pair)
{
	const struct grouping *grouping = in->grouping;
	const struct reader *file = in->rows->in;

	if (grouping->n == 1 && grouping->names[0].source == GROUPING_FILE) {
		const char *text = file->fields[grouping->names[0].column];

		return intern_add(&in->e->groups, text,
				  reader_len(file, grouping->names[0].column));
	}
	strbuf_reset(&in->group);
	grouping_of(grouping, file, person, pair, &in->group);
	return intern_add(&in->e->groups, in->group.buf, in->group.len);
}

static void answer(struct intake *in, const struct measure_row *row,
		   enum comparison_outcome outcome)
{
	switch (outcome) {
	case COMPARISON_TWICE:
		measure_reader_refuse(
			in->rows, in->rows->value, "duplicate-measure",
			_("'%s' is a second value of '%s' for '%s' in phase '%s': delete one, or "
			  "name the pair of each"),
			in->rows->in->fields[in->rows->value], row->measure_id, row->participant,
			row->phase_label);
		break;
	case COMPARISON_OTHER_GROUP:
		measure_reader_refuse(in->rows, in->rows->version, "other-version",
				      _("'%s' has been measured with another version of "
					"'%s' in the other phase: these two cannot be compared"),
				      row->participant, row->measure_id);
		break;
	case COMPARISON_ADDED:
		break;
	}
}

static void take_row(struct intake *in, const struct measure_row *row)
{
	const struct person *person = NULL;
	const struct pair *pair = NULL;
	const char *participant = row->participant;
	uint32_t measure = measure_number(in->e, row);
	struct comparison_value value = {
		.measure = measure,
		.exit = row->phase == PHASE_EXIT,
		.missing = row->value.missing,
		.rounded = row->value.rounded,
		.one_group = in->by_version,
		.value = row->value.value,
		.scale = row->value.scale,
	};

	if (!version_fits(in, row, measure))
		return;
	if (in->bases) {
		person = bases_participant(in->bases, row->participant);
		participant = person ? person->id : row->participant;
		pair = bases_pair_of(in->bases, participant, row->pair, row->date);
		value.ongoing = pair && pair_is_open(pair, in->bases->today);
	}
	value.group = group_number(in, person, pair);
	value.subject = subject_number(in, participant, pair ? pair->id : row->pair);
	answer(in, row, comparison_add(&in->e->comparison, &value));
}

/* Of a measure with several versions no row can stay: which version is meant, their order does not say. */
static void leave_out_contradictions(struct entry_exit *e, struct measure_reader *rows)
{
	for (uint32_t i = 0; i < e->measures.n; i++)
		if (e->mixed[i])
			comparison_withdraw(&e->comparison, i);
	rows->skipped += e->comparison.withdrawn;
}

void entry_exit_read(struct entry_exit *e, struct measure_reader *rows,
		     const struct grouping *grouping, const struct bases *bases, int today,
		     bool by_version)
{
	struct intake in = {
		.e = e,
		.rows = rows,
		.grouping = grouping,
		.bases = bases,
		.by_version = by_version,
		.key = STRBUF_INIT,
		.group = STRBUF_INIT,
	};
	struct measure_row row;

	while (measure_reader_next(rows, &row)) {
		if (today != DATE_NONE && row.date != DATE_NONE && row.date > today)
			e->later++;
		else if (e->from != DATE_NONE && row.date < e->from) /* DATE_NONE is the smallest */
			e->earlier++;
		else
			take_row(&in, &row);
	}
	leave_out_contradictions(e, rows);
	comparison_settle(&e->comparison);
	strbuf_release(&in.key);
	strbuf_release(&in.group);
}

/* Both lists: what cannot be read at all, and rows that are wrong, which may be left out. */
static int report_faults(const struct findings *structure, const struct findings *cells,
			 size_t skipped, enum bad_rows bad)
{
	int result = findings_report(structure);

	if (!findings_report(cells) || result)
		return result;
	return findings_leave_out(bad, skipped);
}

static int read_file(struct entry_exit *e, const struct bases *bases, int fd, enum bad_rows bad)
{
	struct csv_options csv = { .name = "measures.csv", .any_width = true };
	struct findings structure = FINDINGS_INIT, cells = FINDINGS_INIT;
	struct grouping none = { .bases = bases };
	struct measure_reader rows = { .in = NULL };
	struct phase_names usual = { NULL, NULL };
	struct reader in = { .fields = NULL };
	int result = reader_open_fd(&in, fd, &csv, &structure);

	if (!result)
		result = measure_reader_init(&rows, &in, csv.name, &bases->programme->program,
					     usual, &cells);
	if (!result) {
		rows.own_width = true;
		rows.only_known = true;
		entry_exit_read(e, &rows, &none, bases, bases->today, false);
		result = report_faults(&structure, &cells, rows.skipped, bad);
		e->skipped = rows.skipped;
		if (!result && rows.others.rows)
			remark(nth_("passed over %zu measurement that is neither entry nor exit",
				    "passed over %zu measurements that are neither entry nor exit",
				    rows.others.rows),
			       rows.others.rows);
	} else {
		report_faults(&structure, &cells, 0, bad);
	}
	measure_reader_release(&rows);
	reader_release(&in);
	findings_release(&structure);
	findings_release(&cells);
	return result;
}

int entry_exit_read_programme(struct entry_exit *e, const struct bases *bases, enum bad_rows bad)
{
	struct stat st;
	int fd = file_open(bases->programme->store.dirfd, "measures.csv", &st), result;

	if (fd < 0 && errno == ENOENT)
		return 0;
	if (fd < 0)
		return error(_("cannot read '%s': %s"), "measures.csv", file_strerror(errno));
	result = read_file(e, bases, fd, bad);
	close(fd);
	return result;
}

/* --- comparing --- */

static void rule_of(uint32_t number, int scale, struct measure_rule *rule, void *data)
{
	static const enum direction directions[] = {
		[BETTER_UP] = DIRECTION_UP,
		[BETTER_DOWN] = DIRECTION_DOWN,
		[BETTER_RANGE] = DIRECTION_RANGE,
	};
	static const enum value_kind kinds[] = {
		[MEASURE_SCALE] = VALUES_SCALE,
		[MEASURE_YESNO] = VALUES_YESNO,
		[MEASURE_LEVELS] = VALUES_LEVELS,
	};
	const struct entry_exit *e = data;
	const struct measure *measure = e->rules[number];

	*rule = (struct measure_rule){ .reliability = NAN };
	if (!measure)
		return;
	rule->kind = kinds[measure->type];
	rule->better = directions[measure->better];
	rule->low = scaled_whole(measure->low, scale);
	rule->high = scaled_whole(measure->high, scale);
	rule->step = measure->type == MEASURE_SCALE ? scaled_whole(measure->step, scale) : 0;
	rule->real_low = measure->low;
	rule->real_high = measure->high;
	rule->real_step = measure->step;
	rule->reliability = measure->reliability > 0 ? measure->reliability : NAN;
	rule->levels = measure->levels.n;
}

/* Where a row stands in the output. */
struct ranked {
	const struct entry_exit *e;
	const struct program *program;
	struct comparison_row row;
};

static size_t measure_rank(const struct ranked *r)
{
	const struct measure *measure = entry_exit_measure(r->e, &r->row);

	return measure ? (size_t)(measure - r->program->measures) : SIZE_MAX;
}

static int by_rank(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	size_t rank_x = measure_rank(x), rank_y = measure_rank(y);
	int order;

	if (rank_x != rank_y)
		return rank_x < rank_y ? -1 : 1;
	order = text_collate(x->row.figures.measure, y->row.figures.measure);
	return order ? order : text_collate(x->row.figures.group, y->row.figures.group);
}

static void sort_rows(struct entry_exit *e, const struct program *program)
{
	struct ranked *ranked = xcalloc(e->n_rows ? e->n_rows : 1, sizeof(*ranked));

	for (size_t i = 0; i < e->n_rows; i++)
		ranked[i] = (struct ranked){ e, program, e->rows[i] };
	qsort(ranked, e->n_rows, sizeof(*ranked), by_rank);
	for (size_t i = 0; i < e->n_rows; i++)
		e->rows[i] = ranked[i].row;
	free(ranked);
}

static void adjust(struct entry_exit *e)
{
	struct paired_comparison **shown = xcalloc(e->n_rows + 1, sizeof(*shown));
	size_t n = 0;

	for (size_t i = 0; i < e->n_rows; i++)
		if (!e->rows[i].hidden)
			shown[n++] = &e->rows[i].figures;
	comparisons_adjust(shown, n);
	free(shown);
}

void entry_exit_compare(struct entry_exit *e, const struct program *program, enum zero_rule zeros)
{
	intern_release(&e->subjects);
	e->n_rows = comparison_rows(&e->comparison, rule_of, e, zeros, &e->rows);
	for (size_t i = 0; i < e->n_rows; i++) {
		struct comparison_row *row = &e->rows[i];

		row->figures.measure = intern_string(&e->measures, row->measure);
		row->figures.group = intern_string(&e->groups, row->group);
	}
	adjust(e);
	sort_rows(e, program);
}

const struct measure *entry_exit_measure(const struct entry_exit *e,
					 const struct comparison_row *row)
{
	return e->rules[row->measure];
}

bool entry_exit_may_regress(const struct comparison_row *row, const struct measure *measure)
{
	double third, mean = row->figures.entry_mean;

	if (!measure || measure->type != MEASURE_SCALE || isnan(mean) ||
	    !(row->figures.correlation < 1))
		return false;
	third = (measure->max - measure->min) / 3;
	if (measure->better == BETTER_UP)
		return mean < measure->min + third;
	return measure->better == BETTER_DOWN && mean > measure->max - third;
}

bool entry_exit_values(const struct entry_exit *e, uint32_t measure, const char *participant,
		       const char *pair, int64_t values[2], int *scale)
{
	struct strbuf key = STRBUF_INIT;
	uint32_t subject;

	put_subject(&key, participant, pair);
	subject = intern_find(&e->subjects, key.buf, key.len);
	strbuf_release(&key);
	return subject != INTERN_NONE &&
	       comparison_both(&e->comparison, subject, measure, values, scale);
}

void entry_exit_suppress(struct entry_exit *e, size_t min_cell)
{
	struct suppression_row *rows = xcalloc(e->n_rows + 1, sizeof(*rows));

	for (size_t i = 0; i < e->n_rows; i++) {
		struct comparison_row *row = &e->rows[i];

		rows[i] = (struct suppression_row){
			.size = row->figures.n,
			.starts = !i || row->measure != row[-1].measure,
			.hidden = &row->hidden,
		};
	}
	suppress_rows(rows, e->n_rows, min_cell);
	free(rows);
	adjust(e);
}

void entry_exit_release(struct entry_exit *e)
{
	for (size_t i = 0; i < e->measures.n; i++)
		free(e->versions[i]);
	free(e->versions);
	free(e->mixed);
	free(e->rules);
	free(e->rows);
	comparison_release(&e->comparison);
	intern_release(&e->subjects);
	intern_release(&e->measures);
	intern_release(&e->groups);
	*e = (struct entry_exit)ENTRY_EXIT_INIT;
}
