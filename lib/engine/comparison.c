/* comparison.c - brings the two values of each person together, and compares them */
#include "engine/comparison.h"

#include "engine/statistics/common_scale.h"
#include "engine/statistics/reals.h"
#include "engine/statistics/welch.h"

/*
 * In place of a value: no row yet; none yet and the exit is not due; rows that contradict each other, all of them taken
 * back; a row that says that there is none.
 */
#define ABSENT INT64_MIN
#define NOT_DUE (INT64_MIN + 1)
#define WITHDRAWN (INT64_MIN + 2)
#define MISSING (INT64_MIN + 3)

/* The same in 32 bits. */
#define NARROW_MIN (INT32_MIN + 4)
#define NARROW_OF(special) ((int32_t)((special)-INT64_MIN + INT32_MIN))

struct comparison_slot {
	uint32_t next; /* 1 + number of the subject's next one; 0: none */
	uint32_t cell;
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

static int64_t value_of(const struct comparison *c, size_t slot, size_t phase)
{
	int32_t value;

	if (c->wide)
		return c->wide[slot][phase];
	value = c->narrow[slot][phase];
	return value >= NARROW_MIN ? value : (int64_t)value - INT32_MIN + INT64_MIN;
}

static void make_wide(struct comparison *c)
{
	int64_t(*wide)[2] = xreallocarray(NULL, c->alloc_values, sizeof(*wide));

	for (size_t i = 0; i < c->n_slots; i++)
		for (size_t phase = 0; phase < 2; phase++)
			wide[i][phase] = value_of(c, i, phase);
	free(c->narrow);
	c->narrow = NULL;
	c->wide = wide;
}

static void set_value(struct comparison *c, size_t slot, size_t phase, int64_t value)
{
	if (!c->wide && is_value(value) && (value < NARROW_MIN || value > INT32_MAX))
		make_wide(c);
	if (c->wide)
		c->wide[slot][phase] = value;
	else
		c->narrow[slot][phase] = is_value(value) ? (int32_t)value : NARROW_OF(value);
}

/* The slot of the subject and measure, or SIZE_MAX. */
static size_t find_slot(const struct comparison *c, uint32_t subject, uint32_t measure)
{
	uint32_t at = subject < c->n_heads ? c->heads[subject] : 0;

	for (; at; at = c->slots[at - 1].next)
		if (slot_measure(c, &c->slots[at - 1]) == measure)
			return at - 1;
	return SIZE_MAX;
}

static size_t add_slot(struct comparison *c, uint32_t subject, uint32_t cell)
{
	size_t slot = c->n_slots++;

	if (slot >= UINT32_MAX - 1)
		die(_("more people and measures than fit"));
	while (c->n_heads <= subject) {
		ALLOC_GROW(c->heads, c->n_heads + 1, c->alloc_heads);
		c->heads[c->n_heads++] = 0;
	}
	ALLOC_GROW(c->slots, slot + 1, c->alloc_slots);
	if (c->wide)
		ALLOC_GROW(c->wide, slot + 1, c->alloc_values);
	else
		ALLOC_GROW(c->narrow, slot + 1, c->alloc_values);
	if (c->own)
		ALLOC_GROW(c->own, slot + 1, c->alloc_own);
	c->slots[slot] = (struct comparison_slot){ c->heads[subject], cell };
	c->heads[subject] = (uint32_t)slot + 1;
	set_value(c, slot, 0, ABSENT);
	set_value(c, slot, 1, ABSENT);
	return slot;
}

/* --- scales --- */

/* Gives all values of the measure more decimal places. Returns -1, changing nothing, when one would not fit. */
static int widen(struct comparison *c, uint32_t measure, int scale)
{
	if (scale > SCALE_MAX)
		return -1;
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < c->n_slots; i++) {
			if (slot_measure(c, &c->slots[i]) != measure)
				continue;
			for (size_t phase = 0; phase < 2; phase++) {
				int64_t value = value_of(c, i, phase);

				if (!is_value(value))
					continue;
				if (scaled_move(&value, c->measures[measure].scale, scale) < 0)
					return -1;
				if (pass)
					set_value(c, i, phase, value);
			}
		}
	}
	c->measures[measure].scale = scale;
	return 0;
}

/* From now on each value of the measure has decimal places of its own. */
static void make_long(struct comparison *c, uint32_t measure)
{
	c->measures[measure].is_long = true;
	ALLOC_GROW(c->own, c->n_slots + 1, c->alloc_own);
	for (size_t i = 0; i < c->n_slots; i++)
		if (slot_measure(c, &c->slots[i]) == measure)
			c->own[i][0] = c->own[i][1] = (int16_t)c->measures[measure].scale;
}

static struct comparison_measure *measure_at(struct comparison *c, uint32_t measure)
{
	while (measure >= c->n_measures) {
		ALLOC_GROW(c->measures, c->n_measures + 1, c->alloc_measures);
		c->measures[c->n_measures++] = (struct comparison_measure){ .scale = 0 };
	}
	return &c->measures[measure];
}

/* The value at the scale of its measure, which may become finer for it; as it is where the measure is a long one. */
static int64_t fit(struct comparison *c, const struct comparison_value *value)
{
	struct comparison_measure *measure = measure_at(c, value->measure);
	int64_t fitted = value->value;

	if (value->missing)
		return MISSING;
	measure->rounded |= value->rounded;
	if (!measure->is_long &&
	    ((value->scale > measure->scale && widen(c, value->measure, value->scale) < 0) ||
	     scaled_move(&fitted, value->scale, measure->scale) < 0))
		make_long(c, value->measure);
	return measure->is_long ? value->value : fitted;
}

/* Calls `visit` for each value of a long measure. */
static void each_long(struct comparison *c, struct common_scale *common,
		      void (*visit)(struct comparison *c, struct common_scale *common, size_t slot,
				    size_t phase))
{
	for (size_t i = 0; i < c->n_slots; i++) {
		uint32_t measure = slot_measure(c, &c->slots[i]);

		for (size_t phase = 0; phase < 2; phase++)
			if (c->measures[measure].is_long && is_value(value_of(c, i, phase)))
				visit(c, &common[measure], i, phase);
	}
}

static void note_scale(struct comparison *c, struct common_scale *common, size_t slot, size_t phase)
{
	common_scale_add(common, value_of(c, slot, phase), c->own[slot][phase]);
}

static void move_value(struct comparison *c, struct common_scale *common, size_t slot, size_t phase)
{
	const struct comparison_measure *measure = &c->measures[slot_measure(c, &c->slots[slot])];
	int to = measure->scale;

	(void)common;
	if (measure->is_real)
		return;
	set_value(c, slot, phase,
		  common_scale_move(value_of(c, slot, phase), c->own[slot][phase], to));
	c->own[slot][phase] = (int16_t)to;
}

void comparison_settle(struct comparison *c)
{
	struct common_scale *common;

	if (!c->own)
		return;
	common = xcalloc(c->n_measures + 1, sizeof(*common));
	each_long(c, common, note_scale);
	for (size_t i = 0; i < c->n_measures; i++) {
		struct comparison_measure *measure = &c->measures[i];
		bool rounds = false;

		if (measure->is_long)
			measure->scale = common_scale_choose(&common[i], &rounds);
		measure->rounded |= rounds;
		measure->is_real = rounds && common_scale_is_wide(&common[i]);
	}
	each_long(c, common, move_value);
	free(common);
}

/* --- contradictions --- */

/* An exit whose group is not that of the entry; it counts where the entry is taken back. */
struct comparison_exit {
	size_t slot;
	uint32_t cell;
};

static void withdraw(struct comparison *c, size_t slot, size_t phase)
{
	c->withdrawn += value_of(c, slot, phase) >= MISSING;
	set_value(c, slot, phase, WITHDRAWN);
}

void comparison_withdraw(struct comparison *c, uint32_t measure)
{
	for (size_t i = 0; i < c->n_slots; i++) {
		if (slot_measure(c, &c->slots[i]) != measure)
			continue;
		withdraw(c, i, 0);
		withdraw(c, i, 1);
	}
}

/* Refuses what contradicts a row before, and takes that row back too: which of them comes first must not matter. */
static enum comparison_outcome contradiction(struct comparison *c, size_t slot, uint32_t cell,
					     const struct comparison_value *value)
{
	if (value->one_group && c->slots[slot].cell != cell) {
		withdraw(c, slot, 0);
		withdraw(c, slot, 1);
		return COMPARISON_OTHER_GROUP;
	}
	if (value_of(c, slot, value->exit) < WITHDRAWN)
		return COMPARISON_ADDED;
	withdraw(c, slot, value->exit);
	return COMPARISON_TWICE;
}

/* The group of a slot is that of its entry, and while it has none that of its exit. */
static void set_group(struct comparison *c, size_t slot, uint32_t cell, bool exit)
{
	uint32_t *now = &c->slots[slot].cell, other = cell;
	bool has_other = value_of(c, slot, !exit) >= MISSING;

	if (*now == cell)
		return;
	if (!exit || !has_other) {
		other = *now;
		*now = cell;
	}
	if (!has_other)
		return;
	ALLOC_GROW(c->exits, c->n_exits + 1, c->alloc_exits);
	c->exits[c->n_exits++] = (struct comparison_exit){ slot, other };
}

/* Slots whose entries were taken back belong to the group of their exit. */
static void regroup(struct comparison *c)
{
	for (size_t i = 0; i < c->n_exits; i++)
		if (value_of(c, c->exits[i].slot, 0) == WITHDRAWN)
			c->slots[c->exits[i].slot].cell = c->exits[i].cell;
}

/* Whether no row is left of it. */
static bool is_empty(const struct comparison *c, size_t slot)
{
	return value_of(c, slot, 0) < MISSING && value_of(c, slot, 1) < MISSING;
}

enum comparison_outcome comparison_add(struct comparison *c, const struct comparison_value *value)
{
	enum comparison_outcome outcome;
	int64_t fitted = fit(c, value);
	uint32_t cell;
	size_t slot;

	cell = cell_of(c, value->measure, value->group);
	slot = find_slot(c, value->subject, value->measure);
	if (slot == SIZE_MAX)
		slot = add_slot(c, value->subject, cell);
	outcome = contradiction(c, slot, cell, value);
	if (outcome != COMPARISON_ADDED)
		return outcome;
	set_group(c, slot, cell, value->exit);
	set_value(c, slot, value->exit, fitted);
	if (c->own)
		c->own[slot][value->exit] = (int16_t)value->scale;
	if (value->ongoing && value_of(c, slot, 1) == ABSENT)
		set_value(c, slot, 1, NOT_DUE);
	return COMPARISON_ADDED;
}

/* --- rows --- */

/* The slots of all cells, cell by cell, and room for the values of one. */
struct common {
	uint32_t *slots;
	size_t *first; /* of each cell in slots; behind them the end */
	int64_t *entry, *exit;
};

/* What one cell holds. */
struct collected {
	size_t n; /* pairs of values */
	size_t missing[2], not_due;
	struct moments stayed, dropped; /* at entry */
};

/* Counts the slots of each cell, then puts each where its cell is. */
static void common_init(struct common *common, const struct comparison *c)
{
	size_t *next = xcalloc(c->n_cells + 1, sizeof(*next)), most = 1;

	common->first = xcalloc(c->n_cells + 1, sizeof(*common->first));
	for (size_t i = 0; i < c->n_slots; i++)
		common->first[c->slots[i].cell + 1] += !is_empty(c, i);
	for (size_t i = 0; i < c->n_cells; i++) {
		most = common->first[i + 1] > most ? common->first[i + 1] : most;
		common->first[i + 1] += common->first[i];
		next[i] = common->first[i];
	}
	common->slots = xreallocarray(NULL, c->n_slots ? c->n_slots : 1, sizeof(*common->slots));
	for (size_t i = 0; i < c->n_slots; i++)
		if (!is_empty(c, i))
			common->slots[next[c->slots[i].cell]++] = (uint32_t)i;
	common->entry = xreallocarray(NULL, most, sizeof(*common->entry));
	common->exit = xreallocarray(NULL, most, sizeof(*common->exit));
	free(next);
}

static void common_release(struct common *common)
{
	free(common->slots);
	free(common->first);
	free(common->entry);
	free(common->exit);
}

static void collect(struct collected *cell, const struct common *common, int64_t entry,
		    int64_t exit)
{
	cell->missing[0] += !is_value(entry);
	cell->missing[1] += !is_value(exit);
	cell->not_due += exit == NOT_DUE;
	if (is_value(entry) && is_value(exit)) {
		common->entry[cell->n] = entry;
		common->exit[cell->n] = exit;
		cell->n++;
	} else if (is_value(entry) && exit != NOT_DUE && exit != WITHDRAWN) {
		moments_add(&cell->dropped, entry);
	}
}

/* Exact values: all but the measures that are real. */
static struct welch compare_exact(struct comparison_row *row, struct collected *collected,
				  const struct common *common, int scale,
				  const struct measure_rule *rule, enum zero_rule zeros)
{
	struct paired_values values = { common->entry, common->exit, collected->n, scale };

	moments_add_all(&collected->stayed, common->entry, collected->n);
	paired_compare(&row->figures, &values, rule, zeros);
	return welch_test(&collected->dropped, &collected->stayed, scale);
}

/* The values of one cell as doubles. */
struct reals {
	double *entry, *exit, *dropped;
	size_t n, n_dropped;
};

static double real_of(const struct comparison *c, size_t slot, size_t phase)
{
	return real_of_decimal(value_of(c, slot, phase), c->own[slot][phase]);
}

static void collect_reals(struct reals *reals, const struct comparison *c,
			  const struct common *common, size_t number)
{
	for (size_t i = common->first[number]; i < common->first[number + 1]; i++) {
		size_t slot = common->slots[i];
		int64_t exit = value_of(c, slot, 1);

		if (!is_value(value_of(c, slot, 0)))
			continue;
		if (is_value(exit)) {
			reals->entry[reals->n] = real_of(c, slot, 0);
			reals->exit[reals->n++] = real_of(c, slot, 1);
		} else if (exit != NOT_DUE && exit != WITHDRAWN) {
			reals->dropped[reals->n_dropped++] = real_of(c, slot, 0);
		}
	}
}

static struct sample sample_of(const double *values, size_t n)
{
	struct real_moments m = real_moments_of(values, n);

	return (struct sample){ (double)n, m.mean, m.sd, m.constant };
}

static struct welch compare_reals(struct comparison_row *row, const struct comparison *c,
				  size_t number, const struct common *common,
				  const struct measure_rule *rule, enum zero_rule zeros)
{
	size_t most = common->first[number + 1] - common->first[number];
	struct reals reals = {
		.entry = xreallocarray(NULL, most, sizeof(double)),
		.exit = xreallocarray(NULL, most, sizeof(double)),
		.dropped = xreallocarray(NULL, most, sizeof(double)),
	};
	struct sample dropped, stayed;

	collect_reals(&reals, c, common, number);
	paired_compare_reals(&row->figures, reals.entry, reals.exit, reals.n, rule, zeros);
	dropped = sample_of(reals.dropped, reals.n_dropped);
	stayed = sample_of(reals.entry, reals.n);
	free(reals.entry);
	free(reals.exit);
	free(reals.dropped);
	return welch_of(&dropped, &stayed);
}

static void make_row(struct comparison_row *row, const struct comparison *c, size_t number,
		     const struct common *common, const struct measure_rule *rule,
		     enum zero_rule zeros)
{
	const struct comparison_cell *cell = &c->cells[number];
	const struct comparison_measure *measure = &c->measures[cell->measure];
	struct collected collected = { .n = 0 };
	struct welch welch;

	for (size_t i = common->first[number]; i < common->first[number + 1]; i++)
		collect(&collected, common, value_of(c, common->slots[i], 0),
			value_of(c, common->slots[i], 1));
	*row = (struct comparison_row){ .measure = cell->measure, .group = cell->group };
	row->figures.missing_entry = collected.missing[0];
	row->figures.missing_exit = collected.missing[1];
	welch = measure->is_real
			? compare_reals(row, c, number, common, rule, zeros)
			: compare_exact(row, &collected, common, measure->scale, rule, zeros);
	row->figures.reasons |= measure->rounded ? REASON_ROUNDED : 0;
	row->not_due = collected.not_due;
	row->dropouts = (size_t)collected.dropped.n;
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

	free(c->heads);
	c->heads = NULL;
	c->n_heads = c->alloc_heads = 0;
	comparison_settle(c);
	regroup(c);
	common_init(&common, c);
	*rows = xcalloc(c->n_cells ? c->n_cells : 1, sizeof(**rows));
	for (size_t i = 0; i < c->n_cells; i++) {
		struct measure_rule rule = { .kind = VALUES_SCALE, .reliability = NAN };
		uint32_t measure = c->cells[i].measure;

		if (common.first[i] == common.first[i + 1])
			continue;
		rule_of(measure, c->measures[measure].scale, &rule, data);
		make_row(&(*rows)[n++], c, i, &common, &rule, zeros);
	}
	qsort(*rows, n, sizeof(**rows), by_number);
	common_release(&common);
	return n;
}

/* Gives two values of a real measure a scale of their own. */
static int one_scale(int64_t values[2], const int16_t own[2])
{
	struct common_scale common = { .any = false };
	bool rounds;
	int scale;

	common_scale_add(&common, values[0], own[0]);
	common_scale_add(&common, values[1], own[1]);
	scale = common_scale_choose(&common, &rounds);
	values[0] = common_scale_move(values[0], own[0], scale);
	values[1] = common_scale_move(values[1], own[1], scale);
	return scale;
}

bool comparison_both(const struct comparison *c, uint32_t subject, uint32_t measure,
		     int64_t values[2], int *scale)
{
	size_t slot = find_slot(c, subject, measure);

	if (slot == SIZE_MAX)
		return false;
	values[0] = value_of(c, slot, 0);
	values[1] = value_of(c, slot, 1);
	*scale = c->measures[measure].scale;
	if (!is_value(values[0]) || !is_value(values[1]))
		return false;
	if (c->measures[measure].is_real)
		*scale = one_scale(values, c->own[slot]);
	return true;
}

void comparison_release(struct comparison *c)
{
	free(c->heads);
	free(c->slots);
	free(c->exits);
	free(c->narrow);
	free(c->wide);
	free(c->cells);
	free(c->cell_index);
	free(c->measures);
	free(c->own);
	*c = (struct comparison)COMPARISON_INIT;
}
