/* comparison.c - brings the two values of each person together, and compares them */
#include "engine/comparison.h"

#include "engine/statistics/welch.h"

/* In place of a value: no row yet; none yet and the exit is not due; a row that says that there is none. */
#define ABSENT INT64_MIN
#define NOT_DUE (INT64_MIN + 1)
#define MISSING (INT64_MIN + 2)

struct comparison_slot {
	uint32_t subject;
	uint32_t cell;
	int64_t values[2]; /* entry, exit */
};

struct comparison_cell {
	uint32_t measure;
	uint32_t group;
};

static bool is_value(int64_t value)
{
	return value > MISSING;
}

static uint64_t hash_two(uint32_t a, uint32_t b)
{
	uint64_t h = ((uint64_t)a << 32 | b) * UINT64_C(0x9E3779B97F4A7C15);

	h ^= h >> 32;
	h *= UINT64_C(0xD6E8FEB86659FD93);
	return h ^ h >> 32;
}

/* --- cells --- */

static size_t cell_place(const struct comparison *c, uint32_t measure, uint32_t group)
{
	size_t i = (size_t)hash_two(measure, group) & (c->cell_index_size - 1);

	for (; c->cell_index[i]; i = (i + 1) & (c->cell_index_size - 1)) {
		const struct comparison_cell *cell = &c->cells[c->cell_index[i] - 1];

		if (cell->measure == measure && cell->group == group)
			break;
	}
	return i;
}

static void grow_cell_index(struct comparison *c)
{
	c->cell_index_size = c->cell_index_size ? size_mult(c->cell_index_size, 2) : 64;
	free(c->cell_index);
	c->cell_index = xcalloc(c->cell_index_size, sizeof(*c->cell_index));
	for (size_t i = 0; i < c->n_cells; i++)
		c->cell_index[cell_place(c, c->cells[i].measure, c->cells[i].group)] =
			(uint32_t)(i + 1);
}

static uint32_t cell_of(struct comparison *c, uint32_t measure, uint32_t group)
{
	size_t place;

	if (c->n_cells >= c->cell_index_size / 2)
		grow_cell_index(c);
	place = cell_place(c, measure, group);
	if (!c->cell_index[place]) {
		ALLOC_GROW(c->cells, c->n_cells + 1, c->alloc_cells);
		c->cells[c->n_cells++] = (struct comparison_cell){ measure, group };
		c->cell_index[place] = (uint32_t)c->n_cells;
	}
	return c->cell_index[place] - 1;
}

/* --- slots --- */

static uint32_t slot_measure(const struct comparison *c, const struct comparison_slot *slot)
{
	return c->cells[slot->cell].measure;
}

static size_t slot_place(const struct comparison *c, uint32_t subject, uint32_t measure)
{
	size_t i = (size_t)hash_two(subject, measure) & (c->index_size - 1);

	for (; c->index[i]; i = (i + 1) & (c->index_size - 1)) {
		const struct comparison_slot *slot = &c->slots[c->index[i] - 1];

		if (slot->subject == subject && slot_measure(c, slot) == measure)
			break;
	}
	return i;
}

static void grow_index(struct comparison *c)
{
	c->index_size = c->index_size ? size_mult(c->index_size, 2) : 64;
	free(c->index);
	c->index = xcalloc(c->index_size, sizeof(*c->index));
	for (size_t i = 0; i < c->n_slots; i++) {
		const struct comparison_slot *slot = &c->slots[i];

		c->index[slot_place(c, slot->subject, slot_measure(c, slot))] = (uint32_t)(i + 1);
	}
}

static struct comparison_slot *slot_of(struct comparison *c, uint32_t subject, uint32_t measure,
				       uint32_t cell)
{
	size_t place;

	if (c->n_slots >= c->index_size / 4 * 3)
		grow_index(c);
	place = slot_place(c, subject, measure);
	if (!c->index[place]) {
		if (c->n_slots >= UINT32_MAX - 1)
			die(_("more people and measures than fit"));
		ALLOC_GROW(c->slots, c->n_slots + 1, c->alloc_slots);
		c->slots[c->n_slots++] =
			(struct comparison_slot){ subject, cell, { ABSENT, ABSENT } };
		c->index[place] = (uint32_t)c->n_slots;
	}
	return &c->slots[c->index[place] - 1];
}

/* --- scales --- */

/* Gives all values of the measure more decimal places. Returns -1, changing nothing, when one would not fit. */
static int widen(struct comparison *c, uint32_t measure, int scale)
{
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < c->n_slots; i++) {
			struct comparison_slot *slot = &c->slots[i];

			if (slot_measure(c, slot) != measure)
				continue;
			for (size_t phase = 0; phase < 2; phase++) {
				int64_t value = slot->values[phase];

				if (!is_value(value))
					continue;
				if (scaled_move(&value, c->scales[measure], scale) < 0)
					return -1;
				if (pass)
					slot->values[phase] = value;
			}
		}
	}
	c->scales[measure] = scale;
	return 0;
}

/* The value at the scale of its measure, which may become finer for it. */
static int fit(struct comparison *c, const struct comparison_value *value, int64_t *fitted)
{
	*fitted = value->value;
	while (value->measure >= c->n_measures) {
		ALLOC_GROW(c->scales, c->n_measures + 1, c->alloc_measures);
		c->scales[c->n_measures++] = 0;
	}
	if (value->missing) {
		*fitted = MISSING;
		return 0;
	}
	if (value->scale > c->scales[value->measure] && widen(c, value->measure, value->scale) < 0)
		return -1;
	return scaled_move(fitted, value->scale, c->scales[value->measure]);
}

enum comparison_outcome comparison_add(struct comparison *c, const struct comparison_value *value)
{
	struct comparison_slot *slot;
	int64_t fitted;
	uint32_t cell;
	bool other_group;

	if (fit(c, value, &fitted) < 0)
		return COMPARISON_TOO_WIDE;
	cell = cell_of(c, value->measure, value->group);
	slot = slot_of(c, value->subject, value->measure, cell);
	if (slot->values[value->exit] >= MISSING)
		return COMPARISON_TWICE;
	slot->values[value->exit] = fitted;
	if (value->ongoing && slot->values[1] == ABSENT)
		slot->values[1] = NOT_DUE;
	other_group = slot->cell != cell;
	if (!value->exit)
		slot->cell = cell;
	return other_group ? COMPARISON_OTHER_GROUP : COMPARISON_ADDED;
}

/* --- rows --- */

/* The values of one cell while they are collected. */
struct collected {
	size_t first; /* place of its pairs in the common arrays */
	size_t n;
	size_t missing[2];
	size_t subjects;
	struct moments stayed, dropped; /* at entry */
};

struct common {
	int64_t *entry, *exit;
	struct collected *cells;
};

static bool is_pair(const struct comparison_slot *slot)
{
	return is_value(slot->values[0]) && is_value(slot->values[1]);
}

static void common_init(struct common *common, const struct comparison *c)
{
	size_t n = 0;

	common->cells = xcalloc(c->n_cells ? c->n_cells : 1, sizeof(*common->cells));
	for (size_t i = 0; i < c->n_slots; i++) {
		struct collected *cell = &common->cells[c->slots[i].cell];

		cell->subjects++;
		cell->n += is_pair(&c->slots[i]);
	}
	for (size_t i = 0; i < c->n_cells; i++) {
		common->cells[i].first = n;
		n += common->cells[i].n;
		common->cells[i].n = 0;
	}
	common->entry = xreallocarray(NULL, n ? n : 1, sizeof(*common->entry));
	common->exit = xreallocarray(NULL, n ? n : 1, sizeof(*common->exit));
}

static void common_release(struct common *common)
{
	free(common->cells);
	free(common->entry);
	free(common->exit);
}

static void collect(struct common *common, const struct comparison_slot *slot)
{
	struct collected *cell = &common->cells[slot->cell];

	cell->missing[0] += !is_value(slot->values[0]);
	cell->missing[1] += !is_value(slot->values[1]);
	if (is_pair(slot)) {
		common->entry[cell->first + cell->n] = slot->values[0];
		common->exit[cell->first + cell->n] = slot->values[1];
		cell->n++;
		moments_add(&cell->stayed, slot->values[0]);
	} else if (is_value(slot->values[0]) && slot->values[1] != NOT_DUE) {
		moments_add(&cell->dropped, slot->values[0]);
	}
}

static void make_row(struct comparison_row *row, const struct comparison_cell *cell,
		     const struct common *common, const struct collected *collected, int scale,
		     const struct measure_rule *rule, enum zero_rule zeros)
{
	struct paired_values values = {
		.entry = common->entry + collected->first,
		.exit = common->exit + collected->first,
		.n = collected->n,
		.scale = scale,
	};
	struct welch welch = welch_test(&collected->dropped, &collected->stayed, scale);

	*row = (struct comparison_row){ .measure = cell->measure, .group = cell->group };
	row->figures.missing_entry = collected->missing[0];
	row->figures.missing_exit = collected->missing[1];
	paired_compare(&row->figures, &values, rule, zeros);
	row->dropouts = (size_t)collected->dropped.n;
	row->dropout_diff = rule->kind == VALUES_SCALE ? welch.diff : NAN;
	row->dropout_p = rule->kind == VALUES_SCALE ? welch.p : NAN;
}

static int by_number(const void *a, const void *b)
{
	const struct comparison_row *x = a, *y = b;

	if (x->measure != y->measure)
		return x->measure < y->measure ? -1 : 1;
	return x->group < y->group ? -1 : x->group > y->group;
}

size_t comparison_rows(struct comparison *c, comparison_rule_fn *rule_of, void *data,
		       enum zero_rule zeros, struct comparison_row **rows)
{
	struct common common;
	size_t n = 0;

	common_init(&common, c);
	for (size_t i = 0; i < c->n_slots; i++)
		collect(&common, &c->slots[i]);
	*rows = xcalloc(c->n_cells ? c->n_cells : 1, sizeof(**rows));
	for (size_t i = 0; i < c->n_cells; i++) {
		struct measure_rule rule = { .kind = VALUES_SCALE, .reliability = NAN };
		uint32_t measure = c->cells[i].measure;

		if (!common.cells[i].subjects)
			continue;
		rule_of(measure, c->scales[measure], &rule, data);
		make_row(&(*rows)[n++], &c->cells[i], &common, &common.cells[i], c->scales[measure],
			 &rule, zeros);
	}
	qsort(*rows, n, sizeof(**rows), by_number);
	common_release(&common);
	return n;
}

bool comparison_both(const struct comparison *c, uint32_t subject, uint32_t measure,
		     int64_t values[2], int *scale)
{
	uint32_t place = c->index_size ? c->index[slot_place(c, subject, measure)] : 0;

	if (!place || !is_pair(&c->slots[place - 1]))
		return false;
	memcpy(values, c->slots[place - 1].values, sizeof(c->slots->values));
	*scale = c->scales[measure];
	return true;
}

void comparison_release(struct comparison *c)
{
	free(c->slots);
	free(c->index);
	free(c->cells);
	free(c->cell_index);
	free(c->scales);
	*c = (struct comparison)COMPARISON_INIT;
}
