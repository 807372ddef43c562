/* candidates.c - what the commands that score pairs do alike */
#include "candidates.h"

#include "engine/matching/grow.h"
#include "model/schema.h"
#include "partial.h"
#include "report/person_name.h"

static int open_source(struct context *ctx, const struct candidate_options *o, struct candidates *c)
{
	int given = !!o->mentors + !!o->mentees + !!o->program;

	if (given && given < 3)
		return usage(ctx, _("--mentors, --mentees and --program are given together"));
	if (given ? programme_open_files(&c->programme, o->program, o->mentors, o->mentees,
					 ctx->as_of)
		  : common_open(ctx, &c->programme))
		return STATUS_FAILED;
	if (bases_load(&c->bases, &c->programme,
		       BASES_PEOPLE | BASES_PAIRS | BASES_CHOICES | BASES_REQUESTS) ||
	    bases_require_all(&c->bases))
		return STATUS_FAILED;
	if (given)
		remark(_(
			"outside a programme: trainings, registered consents, exclusions, choices and "
			"running pairs are unknown; no training is asked for, all places are free"));
	return STATUS_YES;
}

static char **list_ids(const struct traits *people, const uint32_t *places, uint32_t n,
		       struct strmap *map)
{
	char **ids = xcalloc(n, sizeof(*ids));

	for (uint32_t i = 0; i < n; i++) {
		ids[i] = xstrdup(people[places[i]].person->id);
		strmap_put(map, ids[i], strlen(ids[i]), i);
	}
	return ids;
}

/* The ids of the people of the problem. */
static void read_names(const struct scoring *s, struct matching_names *names)
{
	names->n_mentees = s->n_mentees;
	names->n_mentors = s->n_mentors;
	names->mentee = list_ids(s->e->mentees, s->mentees, s->n_mentees, &names->mentee_map);
	names->mentor = list_ids(s->e->mentors, s->mentors, s->n_mentors, &names->mentor_map);
}

/* Up to so many possible pairs all candidates are computed: about a tenth of a second. */
#define FEW_PAIRS 1000000

/* What the candidates are needed for. */
struct purpose {
	size_t most; /* the best of each mentee; 0: all, or: */
	bool best_plan; /* nothing but a best plan for the objective, of at least so many points a pair */
	enum matching_objective objective;
	int32_t minimum;
};

static void find_candidates(struct candidates *c, const struct purpose *purpose)
{
	struct scoring *s = &c->scoring;

	c->sought = (purpose->best_plan || purpose->most) &&
		    (uint64_t)s->n_mentees * s->n_mentors > FEW_PAIRS;
	if (c->sought && purpose->most)
		scoring_shortlist(s, purpose->most, &c->problem, &c->variant, &c->n_best);
	else if (c->sought)
		scoring_needed(s, purpose->objective, purpose->minimum, &c->problem, &c->variant,
			       &c->best);
	else
		scoring_candidates(s, &c->problem, &c->variant);
}

static int open_for(struct context *ctx, const struct candidate_options *options,
		    const struct purpose *purpose, struct candidates *c)
{
	struct partial partial = { .variants = NULL };
	int status;

	*c = (struct candidates){ .programme = PROGRAMME_INIT };
	status = open_source(ctx, options, c);
	if (status != STATUS_YES)
		return status;
	if (opened_read(&c->arranged.opened, options->arranged.unlock.items,
			options->arranged.unlock.n, &c->bases))
		return STATUS_FAILED;
	eligibility_init(&c->e, &c->bases, c->bases.today);
	if (options->rematch)
		eligibility_allow_rematch(&c->e);
	status = partial_read(ctx, &options->only, &options->forms, &c->e, &partial);
	if (status == STATUS_YES &&
	    arrangements_read(&options->arranged, &c->e, partial.variants, &c->arranged))
		status = STATUS_FAILED;
	if (status == STATUS_YES) {
		scoring_init(&c->scoring, &c->e, partial.variants);
		partial_apply(&partial, &c->scoring);
		find_candidates(c, purpose);
		read_names(&c->scoring, &c->names);
		if (arrangements_keep(&options->arranged, &c->arranged, &c->bases, &c->names,
				      &c->problem))
			status = STATUS_FAILED;
		/* The search did not know of these pairs; all best plans are among what it found. */
		if (c->best.edge && (c->arranged.has_previous || c->arranged.opened.n))
			matching_choose_again(&c->problem, &c->best);
	}
	partial_release(&partial);
	return status;
}

int candidates_open(struct context *ctx, const struct candidate_options *options,
		    struct candidates *c)
{
	return open_for(ctx, options, &(struct purpose){ .most = 0 }, c);
}

int candidates_open_for_best(struct context *ctx, const struct candidate_options *options,
			     enum matching_objective objective, int32_t minimum,
			     struct candidates *c)
{
	return open_for(ctx, options, &(struct purpose){ 0, true, objective, minimum }, c);
}

int candidates_open_for_top(struct context *ctx, const struct candidate_options *options,
			    size_t most, struct candidates *c)
{
	return open_for(ctx, options, &(struct purpose){ .most = most }, c);
}

void candidates_release(struct candidates *c)
{
	arrangements_release(&c->arranged);
	matching_result_release(&c->best);
	free(c->variant);
	matching_names_release(&c->names);
	matching_problem_release(&c->problem);
	scoring_release(&c->scoring);
	eligibility_release(&c->e);
	bases_release(&c->bases);
	programme_release(&c->programme);
}

/* A value that a shell would take apart goes into quotes. */
void candidate_option_repeat(struct strbuf *out, const char *name, const char *value)
{
	if (!value)
		return;
	strbuf_addf(out, " --%s ", name);
	if (*value && !strpbrk(value, " \t\n\"'\\$`&|;<>()*?[]#~!{}")) {
		strbuf_addstr(out, value);
		return;
	}
	strbuf_addstr(out, "\"");
	for (const char *at = value; *at; at++)
		strbuf_addf(out, "%s%c", strchr("\"\\$`", *at) ? "\\" : "", *at);
	strbuf_addstr(out, "\"");
}

static void repeat_list(struct strbuf *out, const char *name, const struct text_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		candidate_option_repeat(out, name, list->items[i]);
}

void candidate_options_repeat(const struct candidate_options *o, struct strbuf *out)
{
	candidate_option_repeat(out, "mentors", o->mentors);
	candidate_option_repeat(out, "mentees", o->mentees);
	candidate_option_repeat(out, "program", o->program);
	repeat_list(out, "form", &o->forms);
	repeat_list(out, "only", &o->only);
	candidate_option_repeat(out, "lock", o->arranged.lock);
	candidate_option_repeat(out, "reserve", o->arranged.reserve);
	candidate_option_repeat(out, "previous", o->arranged.previous);
	repeat_list(out, "unlock", &o->arranged.unlock);
}

bool candidate_options_given(const struct candidate_options *o)
{
	return o->mentors || o->mentees || o->program || o->forms.n || o->only.n ||
	       o->arranged.lock || o->arranged.reserve || o->arranged.previous ||
	       o->arranged.unlock.n;
}

const struct person *candidates_mentee(const struct candidates *c, uint32_t mentee)
{
	return &c->bases.mentees[c->scoring.mentees[mentee]];
}

const struct person *candidates_mentor(const struct candidates *c, uint32_t mentor)
{
	return &c->bases.mentors[c->scoring.mentors[mentor]];
}

void candidates_print_person(struct output *out, const struct person *person, bool for_people)
{
	struct strbuf name = STRBUF_INIT;

	if (for_people)
		person_name_short(person, &name);
	output_text(out, for_people ? name.buf : person->id);
	strbuf_release(&name);
}

void candidates_print_word(struct output *out, const char *column, const char *word,
			   bool for_people)
{
	struct strbuf label = STRBUF_INIT;

	if (for_people)
		column_show(schema_column(schema_find("pairs.csv"), column), NULL, word, &label);
	output_text(out, for_people ? label.buf : word);
	strbuf_release(&label);
}

/* po ru
msgid "outside a programme: trainings, registered consents, exclusions, choices and running pairs are unknown; no training is asked for, all places are free"
msgstr "вне программы неизвестны обучение, реестр согласий, исключения, выбор и открытые пары: обучение не требуется, все места свободны"
*/
