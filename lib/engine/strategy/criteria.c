/* criteria.c - what pairs are told apart by */
#include "engine/strategy/criteria.h"

#include "base/text.h"
#include "engine/statistics/groups.h"

#define NOT_KNOWN (-1)

/* A criterion has levels of its own (`level` gives their place) or the words of a column (`word`; null: not known). */
struct criterion_spec {
	const char *name;
	const char *title;
	const struct criterion_level *levels;
	size_t n_levels;
	int (*level)(const struct criteria_data *data, const struct pair *pair);
	const char *(*word)(const struct criteria_data *data, const struct pair *pair);
	const char *file, *column;
};

/* ---- how the pair was formed ---- */

static const char *variant_of(const struct criteria_data *data, const struct pair *pair)
{
	(void)data;
	return pair->variant ? pair->variant->id : NULL;
}

static const char *method_of(const struct criteria_data *data, const struct pair *pair)
{
	(void)data;
	return *pair->method ? pair->method : NULL;
}

static const char *form_of(const struct criteria_data *data, const struct pair *pair)
{
	(void)data;
	return pair->form ? pair->form->id : NULL;
}

static const struct criterion_level yes_no[] = { { "yes", N_("yes") }, { "no", N_("no") } };

static int same_subject_of(const struct criteria_data *data, const struct pair *pair)
{
	const struct traits *mentor, *mentee;

	if (!pair->mentor)
		return NOT_KNOWN;
	mentor = &data->eligibility->mentors[pair->mentor - data->bases->mentors];
	mentee = &data->eligibility->mentees[pair->mentee - data->bases->mentees];
	if (!mentor->subjects.n || !mentee->subjects.n)
		return NOT_KNOWN;
	return !numbers_common(&mentor->subjects, &mentee->subjects);
}

static const struct criterion_level class_gaps[] = {
	{ "below", N_("the mentor is in a lower class") }, { "0", N_("the same class") },
	{ "1", N_("the mentor is 1 class above") },        { "2", N_("2 classes above") },
	{ "3+", N_("3 or more classes above") },
};

static int class_gap_of(const struct criteria_data *data, const struct pair *pair)
{
	int mentor = pair->mentor ? pair->mentor->school_class.number : 0;
	int mentee = pair->mentee->school_class.number;
	int gap = mentor - mentee;

	(void)data;
	if (!mentor || !mentee)
		return NOT_KNOWN;
	return gap < 0 ? 0 : gap > 3 ? 4 : gap + 1;
}

/* ---- who the mentor is ---- */

static const char *mentor_kind_of(const struct criteria_data *data, const struct pair *pair)
{
	(void)data;
	return pair->mentor && pair->mentor->kind ? pair->mentor->kind->id : NULL;
}

static const struct criterion_level contours[] = {
	{ "internal", N_("internal contour") },
	{ "external", N_("external contour") },
};

static int contour_of(const struct criteria_data *data, const struct pair *pair)
{
	(void)data;
	if (!pair->mentor || !pair->mentor->kind)
		return NOT_KNOWN;
	return pair->mentor->kind->contour == CONTOUR_EXTERNAL;
}

static const char *mentor_type_of(const struct criteria_data *data, const struct pair *pair)
{
	(void)data;
	return pair->mentor && *pair->mentor->types ? pair->mentor->types : NULL;
}

static const struct criterion_level experiences[] = {
	{ "0-3", N_("up to 3 years") },
	{ "4-10", N_("4 to 10 years") },
	{ "11-20", N_("11 to 20 years") },
	{ "21+", N_("over 20 years") },
};

static int experience_of(const struct criteria_data *data, const struct pair *pair)
{
	double years = pair->mentor ? pair->mentor->experience : NAN;

	(void)data;
	if (isnan(years))
		return NOT_KNOWN;
	return years <= 3 ? 0 : years <= 10 ? 1 : years <= 20 ? 2 : 3;
}

static const struct criterion_level trained[] = {
	{ "0", N_("none") },
	{ "1-4", N_("up to 4 hours") },
	{ "5-8", N_("over 4, up to 8 hours") },
	{ "9+", N_("over 8 hours") },
};

/* By the end of the pair: later training cannot have helped it. */
static int hours_trained_of(const struct criteria_data *data, const struct pair *pair)
{
	int to = data->bases->today;
	double hours = 0;

	if (!pair->mentor)
		return NOT_KNOWN;
	if (pair->ended != DATE_NONE && pair->ended < to)
		to = pair->ended;
	for (const struct training *t = pair->mentor->trainings; t; t = t->next)
		if (t->date != DATE_NONE && t->date <= to && t->hours > 0)
			hours += t->hours;
	return hours <= 0 ? 0 : hours <= 4 ? 1 : hours <= 8 ? 2 : 3;
}

/* ---- how it worked ---- */

static const struct quality_sums *sums_of(const struct criteria_data *data, const struct pair *pair)
{
	const struct pair_quality *q = data->quality[pair - data->bases->pairs];

	return q ? &q->sums : NULL;
}

static const struct criterion_level meetings[] = {
	{ "half", N_("under half the norm") },
	{ "under", N_("half the norm and more") },
	{ "norm", N_("the norm and more") },
};

/* Of what the norm expects of the pair's own school days. */
static int meetings_level_of(const struct criteria_data *data, const struct pair *pair)
{
	const struct quality_sums *s = sums_of(data, pair);

	if (!s || !s->judged)
		return NOT_KNOWN;
	return 2 * s->held < s->expected ? 0 : s->held < s->expected ? 1 : 2;
}

static const struct criterion_level plans[] = {
	{ "none", N_("no plan") },
	{ "half", N_("under half of the plan done") },
	{ "most", N_("half of the plan and more done") },
	{ "all", N_("all of the plan done") },
};

static int plan_of(const struct criteria_data *data, const struct pair *pair)
{
	const struct quality_sums *s = sums_of(data, pair);

	if (!s)
		return NOT_KNOWN;
	if (!s->goals)
		return 0;
	return 2 * s->goals_done < s->goals ? 1 : s->goals_done < s->goals ? 2 : 3;
}

static const struct criterion_level confirmations[] = {
	{ "half", N_("under half of the meetings") },
	{ "most", N_("half of the meetings and more") },
	{ "all", N_("all meetings") },
};

static int confirmations_of(const struct criteria_data *data, const struct pair *pair)
{
	const struct quality_sums *s = sums_of(data, pair);

	if (!s || !s->confirmable)
		return NOT_KNOWN;
	return 2 * s->confirmed < s->confirmable ? 0 : s->confirmed < s->confirmable ? 1 : 2;
}

/* ---- the table ---- */

#define OWN(levels_) .levels = (levels_), .n_levels = ARRAY_SIZE(levels_)

static const struct criterion_spec specs[] = {
	{ "variant", N_("role model"), .word = variant_of, .file = "pairs.csv" },
	{ "method", N_("how they were paired"), .word = method_of, .file = "pairs.csv" },
	{ "form", N_("form"), .word = form_of, .file = "pairs.csv" },
	{ "same_subject", N_("same subject"), OWN(yes_no), .level = same_subject_of },
	{ "class_gap", N_("classes apart"), OWN(class_gaps), .level = class_gap_of },
	{ "mentor_kind", N_("the mentor's kind"), .word = mentor_kind_of, .file = "mentors.csv",
	  .column = "kind" },
	{ "mentor_contour", N_("the mentor's contour"), OWN(contours), .level = contour_of },
	{ "mentor_type", N_("the mentor's type"), .word = mentor_type_of, .file = "mentors.csv",
	  .column = "type" },
	{ "experience", N_("the mentor's experience"), OWN(experiences), .level = experience_of },
	{ "hours_trained", N_("hours the mentor was trained"), OWN(trained),
	  .level = hours_trained_of },
	{ "meetings", N_("meetings a month"), OWN(meetings), .level = meetings_level_of },
	{ "plan", N_("development plan"), OWN(plans), .level = plan_of },
	{ "confirmations", N_("confirmed by both sides"), OWN(confirmations),
	  .level = confirmations_of },
	{ .name = "entry", .title = N_("band at entry") },
};

const char *const criteria_names[] = {
	"variant",     "method",         "form",          "same_subject", "class_gap",
	"mentor_kind", "mentor_contour", "mentor_type",   "experience",   "hours_trained",
	"meetings",    "plan",           "confirmations", "entry",        NULL,
};

static const struct criterion_spec *spec_of(const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(specs); i++)
		if (streq(specs[i].name, name))
			return &specs[i];
	return NULL;
}

/* ---- levels that are found ---- */

struct found {
	const char *word;
	size_t rank, number;
};

static int by_rank(const void *a, const void *b)
{
	const struct found *x = a, *y = b;
	int order;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	order = text_collate(x->word, y->word);
	return order ? order : strcmp(x->word, y->word);
}

/* Where program.yaml lists the word; 0 for words of no list. */
static size_t rank_of(const struct criterion_groups *g, const struct program *program,
		      const char *word)
{
	const struct variant *variant;
	const struct form *form;

	if (!g->column)
		return 0;
	switch (g->column->vocabulary) {
	case VOCABULARY_VARIANTS:
		variant = program_variant(program, word);
		form = variant ? program_form_of(program, variant) : NULL;
		return form ? (size_t)(form - program->forms) << 16 |
				       (size_t)(variant - form->variants)
			    : SIZE_MAX;
	case VOCABULARY_FORMS:
		form = program_form(program, word);
		return form ? (size_t)(form - program->forms) : SIZE_MAX;
	default:
		return 0;
	}
}

/* Numbers the words in the order of program.yaml, then by alphabet; words[i] is null where it is not known. */
static void number_words(struct criterion_groups *g, const struct program *program,
			 const char *const *words, size_t n)
{
	struct strmap places = STRMAP_INIT;
	struct found *found = xcalloc(n + 1, sizeof(*found));
	size_t *order = xcalloc(n + 1, sizeof(*order)), k = 0;

	for (size_t i = 0; i < n; i++) {
		size_t place = words[i] ? strmap_add(&places, words[i], strlen(words[i]), k) : 0;

		if (words[i] && place == STRMAP_NONE) {
			found[k] = (struct found){ words[i], rank_of(g, program, words[i]), k };
			place = k++;
		}
		g->of[i] = words[i] ? place : GROUP_NONE;
	}
	if (k)
		qsort(found, k, sizeof(*found), by_rank);
	g->levels = arena_calloc(&g->arena, k + 1, sizeof(*g->levels));
	for (size_t j = 0; j < k; j++) {
		g->levels[j].id = arena_memdup0(&g->arena, found[j].word, strlen(found[j].word));
		order[found[j].number] = j;
	}
	g->n_levels = k;
	for (size_t i = 0; i < n; i++)
		if (g->of[i] != GROUP_NONE)
			g->of[i] = order[g->of[i]];
	free(found);
	free(order);
	strmap_release(&places);
}

static void set_levels(struct criterion_groups *g, const struct criterion_level *levels, size_t n)
{
	g->levels = arena_calloc(&g->arena, n + 1, sizeof(*g->levels));
	memcpy(g->levels, levels, n * sizeof(*levels));
	g->n_levels = n;
}

/* ---- the band at entry ---- */

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static const struct criterion_level thirds[] = {
	{ "worst", N_("the worst third at entry") },
	{ "middle", N_("the middle third") },
	{ "best", N_("the best third") },
};

/* Equal entries are of one third. */
static void tell_thirds(struct criterion_groups *g, const struct outcome *o)
{
	double *sorted = xcalloc(o->n + 1, sizeof(*sorted)), low, high;

	set_levels(g, thirds, ARRAY_SIZE(thirds));
	if (o->n) {
		memcpy(sorted, o->entry, o->n * sizeof(*sorted));
		qsort(sorted, o->n, sizeof(*sorted), by_value);
	}
	low = sorted[o->n / 3];
	high = sorted[o->n - (o->n + 2) / 3];
	for (size_t i = 0; i < o->n; i++)
		g->of[i] = o->entry[i] < low ? 0 : o->entry[i] < high ? 1 : 2;
	free(sorted);
}

static void tell_bands(struct criterion_groups *g, const struct outcome *o)
{
	const struct measure *m = o->measure;

	g->levels = arena_calloc(&g->arena, m->n_bands + 1, sizeof(*g->levels));
	g->n_levels = m->n_bands;
	for (size_t j = 0; j < m->n_bands; j++)
		g->levels[j] =
			(struct criterion_level){ m->bands[j].id, label_text(&m->bands[j].name) };
	for (size_t i = 0; i < o->n; i++) {
		const struct band *band = band_of(m->bands, m->n_bands, o->value[i]);

		g->of[i] = band ? (size_t)(band - m->bands) : GROUP_NONE;
	}
}

static void tell_entries(struct criterion_groups *g, const struct outcome *o)
{
	g->is_entry = true;
	if (o->measure && o->measure->n_bands)
		tell_bands(g, o);
	else
		tell_thirds(g, o);
}

/* ---- all of them ---- */

static const struct column *column_of(const char *file, const char *name)
{
	const struct file_schema *schema = schema_find(file);

	return schema ? schema_column(schema, name) : NULL;
}

static void tell_by_spec(struct criterion_groups *g, const struct criterion_spec *spec,
			 const struct criteria_data *data, const struct outcome *o)
{
	const char **words = xcalloc(o->n + 1, sizeof(*words));

	if (spec->level)
		set_levels(g, spec->levels, spec->n_levels);
	else if (spec->word)
		g->column = column_of(spec->file, spec->column ? spec->column : spec->name);
	for (size_t i = 0; i < o->n; i++) {
		int level = spec->level ? spec->level(data, o->pairs[i]) : NOT_KNOWN;

		if (spec->word)
			words[i] = spec->word(data, o->pairs[i]);
		else
			g->of[i] = level == NOT_KNOWN ? GROUP_NONE : (size_t)level;
	}
	if (spec->word)
		number_words(g, &data->bases->programme->program, words, o->n);
	else if (!spec->level)
		tell_entries(g, o);
	free(words);
}

static int tell_by_column(struct criterion_groups *g, const char *name,
			  const struct criteria_data *data, const struct outcome *o,
			  struct strbuf *why)
{
	static const char *const files[] = { "mentees.csv", "mentors.csv", "pairs.csv" };
	char **words = xcalloc(o->n + 1, sizeof(*words));
	struct strbuf word = STRBUF_INIT;
	struct grouping grouping;
	int result = grouping_init(&grouping, &name, 1, NULL, data->bases, why);

	for (size_t i = 0; i < ARRAY_SIZE(files) && !g->column; i++)
		g->column = column_of(files[i], name);
	g->title = g->column ? g->column->label : NULL;
	for (size_t i = 0; !result && i < o->n; i++) {
		strbuf_reset(&word);
		grouping_of(&grouping, NULL, o->pairs[i]->mentee, o->pairs[i], &word);
		words[i] = word.len ? arena_memdup0(&g->arena, word.buf, word.len) : NULL;
	}
	if (!result)
		number_words(g, &data->bases->programme->program, (const char *const *)words, o->n);
	strbuf_release(&word);
	free(words);
	return result;
}

int criterion_groups(struct criterion_groups *groups, const char *name,
		     const struct criteria_data *data, const struct outcome *outcome,
		     struct strbuf *why)
{
	const struct criterion_spec *spec = spec_of(name);

	*groups = (struct criterion_groups){ .name = spec ? spec->name : name,
					     .title = spec ? spec->title : NULL };
	groups->of = arena_calloc(&groups->arena, outcome->n + 1, sizeof(*groups->of));
	if (!spec)
		return tell_by_column(groups, name, data, outcome, why);
	tell_by_spec(groups, spec, data, outcome);
	return 0;
}

void criterion_release(struct criterion_groups *groups)
{
	arena_release(&groups->arena);
	groups->n_levels = 0;
}

/* ---- data ---- */

void criteria_data_init(struct criteria_data *data, const struct bases *bases,
			const struct eligibility *eligibility,
			const struct process_quality *process)
{
	*data = (struct criteria_data){ .bases = bases, .eligibility = eligibility };
	data->quality = xcalloc(bases->n_pairs + 1, sizeof(*data->quality));
	for (size_t i = 0; i < process->n_pairs; i++)
		data->quality[process->pairs[i].pair - bases->pairs] = &process->pairs[i];
}

void criteria_data_release(struct criteria_data *data)
{
	free(data->quality);
	data->quality = NULL;
}
