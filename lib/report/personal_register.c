/* personal_register.c - the personal register of a quarter */
#include "report/personal_register.h"

#include <math.h>

#include "base/number.h"
#include "base/text.h"
#include "model/columns/columns.h"
#include "model/progress.h"
#include "model/vocabulary.h"

static const struct column columns[] = {
	{ "period", N_("period"), TYPE_TEXT },
	{ "part", N_("part"), TYPE_WORDS(words_register_part), BRIEF },
	{ "person", N_("person"), TYPE_REFERENCE(TARGET_PERSON) },
	{ "name", N_("name"), .type = COLUMN_NAME, BRIEF },
	{ "kind", N_("kind"), TYPE_VOCABULARY(VOCABULARY_KINDS) },
	{ "class", N_("class"), .type = COLUMN_CLASS, BRIEF },
	{ "position", N_("position"), TYPE_TEXT },
	{ "categories", N_("categories"), TYPE_VOCABULARY(VOCABULARY_CATEGORIES), LIST_OF },
	{ "role", N_("role"), TYPE_WORDS(words_pair_side), BRIEF },
	{ "pair", N_("pair"), TYPE_REFERENCE(TARGET_PAIR_ONLY) },
	{ "form", N_("form"), TYPE_VOCABULARY(VOCABULARY_FORMS) },
	{ "variant", N_("variant"), TYPE_VOCABULARY(VOCABULARY_VARIANTS) },
	{ "partner", N_("partner"), TYPE_REFERENCE(TARGET_PERSON) },
	{ "partner_name", N_("partner's name"), .type = COLUMN_NAME },
	{ "order", N_("order"), TYPE_TEXT },
	{ "started", N_("started"), TYPE_DATE },
	{ "ended", N_("ended"), TYPE_DATE },
	{ "state", N_("state"), TYPE_WORDS(words_pair_state) },
	{ "stage", N_("stage"), TYPE_VOCABULARY(VOCABULARY_STAGES) },
	{ "meetings", N_("meetings"), TYPE_INT(0, 0), BRIEF },
	{ "confirmed", N_("confirmed"), TYPE_INT(0, 0), BRIEF },
	{ "training_hours", N_("training, h"), TYPE_DECIMAL(0, 0), BRIEF },
	{ "result", N_("result"), TYPE_TEXT },
};

const struct file_schema schema_personal_register = {
	.name = "register.csv",
	.noun = N_("row of the register"),
	SCHEMA(columns),
};

/* ---- people ---- */

enum part { PART_PUPILS, PART_YOUNG, PART_TEACHERS, PART_NONE };

#define YOUNG_SPECIALIST "young-specialist"

static bool is_young(const struct person *person)
{
	return person && list_has(person->categories, YOUNG_SPECIALIST);
}

/* In both bases it is one person, in one part. */
static enum part part_of(const struct bases *bases, const struct person *person)
{
	if (!person->kind)
		return PART_NONE;
	if (person->kind->minor)
		return PART_PUPILS;
	if (!person->kind->teacher)
		return PART_NONE;
	return is_young(bases_mentee(bases, person->id)) ||
			       is_young(bases_mentor(bases, person->id))
		       ? PART_YOUNG
		       : PART_TEACHERS;
}

/* What was decided about a person who was met. */
struct verdict {
	const struct person *person;
	bool admitted;
	enum part part;
	struct strbuf categories; /* that may be handed out */
	size_t n_held_back;       /* categories */
	bool asked_for;           /* in a row of a pair of the quarter */
};

/* What a pair did within the quarter. */
struct deeds {
	size_t held, confirmed;
};

struct entry_of {
	size_t person; /* in verdicts */
	size_t pair;   /* in bases->pairs */
	bool waiting;  /* the pair had not started */
};

struct personal_register {
	const struct bases *bases;
	struct period quarter;
	int handed_out;
	struct verdict *verdicts;
	size_t n_verdicts, alloc_verdicts;
	struct strmap by_key; /* side and id → verdict */
	struct deeds *deeds;  /* of each pair */
	struct progress *progress;
	struct entry_of *entries;
	size_t n_entries, alloc_entries;
	struct table *rows;
	size_t first_row; /* of the first entry */
};

static void judge(struct personal_register *r, struct verdict *v)
{
	v->part = part_of(r->bases, v->person);
	v->admitted = !consent_export_refusal(r->bases, v->person, r->handed_out);
	if (v->admitted)
		v->n_held_back = consent_export_categories(r->bases, v->person, r->handed_out,
							   &v->categories);
}

static size_t verdict_of(struct personal_register *r, const struct person *person)
{
	struct strbuf key = STRBUF_INIT;
	size_t found;

	strbuf_addf(&key, "%d %s", (int)person->side, person->id);
	found = strmap_add(&r->by_key, key.buf, key.len, r->n_verdicts);
	strbuf_release(&key);
	if (found != STRMAP_NONE)
		return found;
	ALLOC_GROW(r->verdicts, r->n_verdicts + 1, r->alloc_verdicts);
	r->verdicts[r->n_verdicts] =
		(struct verdict){ .person = person, .categories = STRBUF_INIT };
	judge(r, &r->verdicts[r->n_verdicts]);
	return r->n_verdicts++;
}

/* ---- pairs ---- */

static void count_meetings(struct personal_register *r)
{
	const struct bases *bases = r->bases;

	r->deeds = xcalloc(bases->n_pairs, sizeof(*r->deeds));
	for (size_t m = 0; m < bases->n_meetings; m++) {
		const struct meeting *meeting = &bases->meetings[m];

		if (meeting->date == DATE_NONE || meeting->date < r->quarter.from)
			continue;
		for (size_t i = bases_next_pair(bases, meeting->pair_id, 0); i != SIZE_MAX;
		     i = bases_next_pair(bases, meeting->pair_id, i + 1)) {
			if (!meeting_counts_for(meeting, &bases->pairs[i], bases->today))
				continue;
			r->deeds[i].held++;
			r->deeds[i].confirmed += meeting_is_confirmed(meeting, bases->today);
		}
	}
}

static void add_entry(struct personal_register *r, const struct person *person, size_t pair,
		      bool waiting)
{
	size_t verdict;

	if (!person)
		return;
	verdict = verdict_of(r, person);
	ALLOC_GROW(r->entries, r->n_entries + 1, r->alloc_entries);
	r->entries[r->n_entries++] = (struct entry_of){ verdict, pair, waiting };
}

static void collect(struct personal_register *r)
{
	const struct bases *bases = r->bases;

	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *pair = &bases->pairs[i];
		bool worked = pair_was_at_work(pair, r->quarter.from, bases->today);

		if (!worked && !pair_is_open(pair, bases->today))
			continue;
		add_entry(r, pair->mentor, i, !worked);
		add_entry(r, pair->mentee, i, !worked);
	}
}

/* ---- rows ---- */

static const char *cell(const struct personal_register *r, const struct origin *origin,
			const char *column)
{
	return table_gets(programme_table(r->bases->programme, schema_find(origin->file)),
			  origin->row, column);
}

static bool has_ended(const struct personal_register *r, const struct pair *pair)
{
	return pair->ended != DATE_NONE && pair->ended <= r->bases->today;
}

static const struct personal_register *sorted; /* qsort() hands nothing on */

static int by_part_and_name(const void *va, const void *vb)
{
	const struct entry_of *a = va, *b = vb;
	const struct verdict *p = &sorted->verdicts[a->person], *q = &sorted->verdicts[b->person];
	int order = (p->part > q->part) - (p->part < q->part);

	if (!order)
		order = text_collate(p->person->name, q->person->name);
	if (!order)
		order = strcmp(p->person->id, q->person->id);
	if (!order)
		order = (p->person->side > q->person->side) - (p->person->side < q->person->side);
	return order ? order : (a->pair > b->pair) - (a->pair < b->pair);
}

static void put(struct personal_register *r, const char *column, const char *value)
{
	table_put(r->rows, r->rows->n_rows - 1, column, value);
}

static void put_number(struct personal_register *r, const char *column, double value)
{
	char buf[NUMBER_SIZE];

	put(r, column, isnan(value) ? "" : number_format(value, buf));
}

static void put_date(struct personal_register *r, const char *column, int day)
{
	char buf[DATE_SIZE];

	put(r, column, date_format(day, buf));
}

/* NAN: there were trainings, but of none the hours are known. */
static double hours_of(const struct personal_register *r, const struct person *person)
{
	double sum = 0;
	bool any = false, known = false;

	for (const struct training *t = person->trainings; t; t = t->next) {
		if (t->date == DATE_NONE || t->date > r->bases->today)
			continue;
		any = true;
		known |= !isnan(t->hours);
		sum += isnan(t->hours) ? 0 : t->hours;
	}
	return any && !known ? NAN : sum;
}

static void put_person(struct personal_register *r, const struct verdict *v)
{
	const struct person *person = v->person;

	put(r, "part", v->part == PART_NONE ? "" : words_register_part.items[v->part].id);
	put(r, "person", person->id);
	put(r, "name", person->name);
	put(r, "kind", person->kind ? person->kind->id : "");
	put(r, "class", cell(r, &person->origin, "class"));
	put(r, "position", cell(r, &person->origin, "position"));
	put(r, "categories", v->categories.buf);
	put(r, "role", words_pair_side.items[person->side == SIDE_MENTEE].id);
	put_number(r, "training_hours", hours_of(r, person));
}

static void put_partner(struct personal_register *r, const struct pair *pair, enum side side)
{
	const struct person *partner = side == SIDE_MENTEE ? pair->mentor : pair->mentee;

	put(r, "partner", side == SIDE_MENTEE ? pair->mentor_id : pair->mentee_id);
	if (partner && r->verdicts[verdict_of(r, partner)].admitted)
		put(r, "partner_name", partner->name);
}

static void put_pair(struct personal_register *r, size_t index)
{
	const struct pair *pair = &r->bases->pairs[index];
	int stage = r->progress[index].stage;

	put(r, "pair", pair->id);
	put(r, "form", pair->form ? pair->form->id : "");
	put(r, "variant", pair->variant ? pair->variant->id : "");
	put(r, "order", cell(r, &pair->origin, "order"));
	put_date(r, "started", pair->started);
	put(r, "state", pair_state_id(pair_state(pair, r->bases->today)));
	put(r, "stage", stage < 0 ? "" : vocabulary_stage.items[stage].id);
	put_number(r, "meetings", (double)r->deeds[index].held);
	put_number(r, "confirmed", (double)r->deeds[index].confirmed);
	if (!has_ended(r, pair))
		return;
	put_date(r, "ended", pair->ended);
	put(r, "result", cell(r, &pair->origin, "outcome"));
}

static void put_rows(struct personal_register *r)
{
	if (r->n_entries) {
		sorted = r;
		qsort(r->entries, r->n_entries, sizeof(*r->entries), by_part_and_name);
	}
	for (size_t i = 0; i < r->n_entries; i++) {
		const struct entry_of *entry = &r->entries[i];
		const struct verdict *v = &r->verdicts[entry->person];

		table_append(r->rows);
		put(r, "period", r->quarter.name);
		put_person(r, v);
		put_partner(r, &r->bases->pairs[entry->pair], v->person->side);
		put_pair(r, entry->pair);
	}
}

struct personal_register *personal_register_new(struct table *rows, const struct bases *bases,
						struct period quarter, int handed_out)
{
	struct personal_register *r = xcalloc(1, sizeof(*r));
	struct group_index groups;

	*r = (struct personal_register){
		.bases = bases,
		.quarter = quarter,
		.handed_out = handed_out,
		.by_key = STRMAP_INIT,
		.rows = rows,
		.first_row = rows->n_rows,
	};
	group_index_init(&groups, bases);
	r->progress = progress_of_pairs(bases, &groups);
	group_index_release(&groups);
	count_meetings(r);
	collect(r);
	put_rows(r);
	return r;
}

void personal_register_free(struct personal_register *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < r->n_verdicts; i++)
		strbuf_release(&r->verdicts[i].categories);
	strmap_release(&r->by_key);
	free(r->verdicts);
	free(r->deeds);
	free(r->progress);
	free(r->entries);
	free(r);
}

/* ---- what is left out, and what is missing ---- */

static void miss(struct register_rest *rest, const struct origin *origin, const char *id,
		 const char *column, const char *fmt)
{
	struct place place = {
		.file = origin->file, .line = origin->line, .id = id, .column = column
	};

	findings_add(&rest->missing, place, SEVERITY_WARNING, "register", fmt, id);
}

static void look_at_pair(const struct personal_register *r, const struct pair *pair,
			 struct register_rest *rest)
{
	if (!*cell(r, &pair->origin, "order"))
		miss(rest, &pair->origin, pair->id, "order",
		     _("pair %s has started without an order"));
	if (has_ended(r, pair) && !*cell(r, &pair->origin, "outcome"))
		miss(rest, &pair->origin, pair->id, "outcome",
		     _("pair %s has ended without an outcome"));
}

static void look_at_person(const struct personal_register *r, const struct verdict *v,
			   struct register_rest *rest)
{
	const struct person *person = v->person;

	if (v->part == PART_PUPILS && !*cell(r, &person->origin, "class"))
		miss(rest, &person->origin, person->id, "class", _("pupil %s has no class"));
	if (v->part != PART_PUPILS && !*cell(r, &person->origin, "position"))
		miss(rest, &person->origin, person->id, "position",
		     _("teacher %s has no position"));
}

static bool is_shown(const struct verdict *v)
{
	return v->admitted && v->part != PART_NONE;
}

/* Somebody in both bases is one person. */
static void add_person(const struct personal_register *r, const struct verdict *v,
		       struct strmap *others, struct register_rest *rest)
{
	const char *id = v->person->id;

	if (!v->admitted)
		export_gate_refuse(&rest->gate, v->person);
	else if (v->part != PART_NONE)
		export_gate_hold_back(&rest->gate, id, v->n_held_back);
	else if (strmap_add(others, id, strlen(id), 0) == STRMAP_NONE)
		few_add(&rest->others, id);
	if (is_shown(v))
		look_at_person(r, v, rest);
}

/* In the order of pairs.csv. */
static void fill_rest(const struct personal_register *r, const bool *waiting, const bool *shown,
		      struct register_rest *rest)
{
	struct strmap others = STRMAP_INIT;

	for (size_t i = 0; i < r->bases->n_pairs; i++) {
		if (waiting[i])
			few_add(&rest->waiting, r->bases->pairs[i].id);
		if (shown[i])
			look_at_pair(r, &r->bases->pairs[i], rest);
	}
	for (size_t i = 0; i < r->n_verdicts; i++)
		if (r->verdicts[i].asked_for)
			add_person(r, &r->verdicts[i], &others, rest);
	findings_sort(&rest->missing);
	strmap_release(&others);
}

size_t personal_register_keep(struct personal_register *r, size_t *rows, size_t n,
			      struct register_rest *rest)
{
	bool *waiting = xcalloc(r->bases->n_pairs, sizeof(*waiting));
	bool *shown = xcalloc(r->bases->n_pairs, sizeof(*shown));
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		const struct entry_of *entry = &r->entries[rows[i] - r->first_row];
		struct verdict *v = &r->verdicts[entry->person];

		if (entry->waiting) {
			waiting[entry->pair] = true;
			continue;
		}
		v->asked_for = true;
		if (!is_shown(v))
			continue;
		shown[entry->pair] = true;
		rows[kept++] = rows[i];
	}
	fill_rest(r, waiting, shown, rest);
	free(waiting);
	free(shown);
	return kept;
}

/* ---- what is said ---- */

#define MOST_MISSING 20

static void say_missing(const struct findings *missing, struct period quarter)
{
	struct strbuf line = STRBUF_INIT;

	if (!missing->n)
		return;
	remark(nth_("the register %s is incomplete, %zu thing is missing:",
		    "the register %s is incomplete, %zu things are missing:", missing->n),
	       quarter.name, missing->n);
	for (size_t i = 0; i < missing->n && i < MOST_MISSING; i++) {
		strbuf_reset(&line);
		finding_text(&missing->items[i], &line);
		remark("  %s", line.buf);
	}
	if (missing->n > MOST_MISSING)
		remark(nth_("  and %zu more", "  and %zu more", missing->n - MOST_MISSING),
		       missing->n - MOST_MISSING);
	strbuf_release(&line);
}

void register_rest_say(struct register_rest *rest, struct period quarter)
{
	export_gate_close(&rest->gate);
	if (rest->others.n)
		remark(nth_("left out: %zu person who is neither a pupil nor a teacher: %s",
			    "left out: %zu people who are neither pupils nor teachers: %s",
			    rest->others.n),
		       rest->others.n, rest->others.text.buf);
	if (rest->waiting.n)
		remark(nth_("left out: %zu pair that had not started by the end of the period: %s",
			    "left out: %zu pairs that had not started by the end of the period: %s",
			    rest->waiting.n),
		       rest->waiting.n, rest->waiting.text.buf);
	say_missing(&rest->missing, quarter);
}

void register_rest_release(struct register_rest *rest)
{
	export_gate_release(&rest->gate);
	few_release(&rest->others);
	few_release(&rest->waiting);
	findings_release(&rest->missing);
}
