/* award_ranking.c - the candidates of a nomination */
#include "report/award_ranking.h"

#include <math.h>

#include "base/number.h"
#include "report/person_name.h"
#include "report/prose.h"

#define PAGE 80

const struct award *award_named(const struct program *program, const char *name)
{
	const struct award *award = program_award_by_label(program, name);
	struct strbuf ids = STRBUF_INIT;

	if (award)
		return award;
	error(_("'%s' is none of the awards in program.yaml"), name);
	for (size_t i = 0; i < program->n_awards; i++)
		strbuf_addf(&ids, "%s%s", i ? ", " : "", program->awards[i].id);
	hint(_("program.yaml has these: %s"), ids.len ? ids.buf : "–");
	strbuf_release(&ids);
	return NULL;
}

void award_barrier_tell(const struct award *award, const struct award_candidate *candidate,
			struct strbuf *out)
{
	const struct person *person = candidate->barred;

	switch (candidate->barrier) {
	case AWARD_ADMITTED:
		return;
	case AWARD_OTHER_KIND:
		strbuf_addf(out, _("'%s' is for people of another kind than %s"), award->id,
			    person->id);
		return;
	case AWARD_TOO_YOUNG:
		strbuf_addf(out, _("'%s' asks for %d years of age: %s is younger"), award->id,
			    award->min_age, person->id);
		return;
	case AWARD_AGE_UNKNOWN:
		strbuf_addf(out, _("'%s' asks for %d years of age: the birth of %s is not known"),
			    award->id, award->min_age, person->id);
		return;
	}
}

static bool is_shown(const struct award_candidate *c, struct award_print how)
{
	if (c->hidden)
		return false;
	if (c->barrier != AWARD_ADMITTED)
		return how.barred;
	return !how.top || c->rank <= how.top;
}

static double points_of(const struct award *award, const struct award_candidate *c,
			enum award_criterion_id criterion)
{
	return award_weight(award, criterion) * c->marks[criterion].share;
}

/* ---- for machines ---- */

enum {
	HEAD_COLUMNS = 13,
	MARK_COLUMNS = 3,
	MACHINE_COLUMNS = HEAD_COLUMNS + 1 + MARK_COLUMNS * AWARD_CRITERIA
};

static const struct output_column head[HEAD_COLUMNS] = {
	{ .name = "nomination" },
	{ .name = "level" },
	{ .name = "rank", .type = OUTPUT_NUMBER },
	{ .name = "tied", .type = OUTPUT_NUMBER },
	{ .name = "best_rank", .type = OUTPUT_NUMBER },
	{ .name = "worst_rank", .type = OUTPUT_NUMBER },
	{ .name = "points", .type = OUTPUT_NUMBER },
	{ .name = "of", .type = OUTPUT_NUMBER },
	{ .name = "person" },
	{ .name = "pair" },
	{ .name = "mentor_name" },
	{ .name = "mentee_name" },
	{ .name = "held" },
};

struct machine_columns {
	struct output_column columns[MACHINE_COLUMNS];
	char *names[AWARD_CRITERIA][MARK_COLUMNS];
};

static void make_columns(struct machine_columns *m)
{
	static const char *const endings[MARK_COLUMNS] = { "", "_of", "_points" };
	size_t n = HEAD_COLUMNS;

	memcpy(m->columns, head, sizeof(head));
	for (size_t c = 0; c < AWARD_CRITERIA; c++)
		for (size_t i = 0; i < MARK_COLUMNS; i++) {
			m->names[c][i] = xstrfmt(
				"%s%s", award_criterion_id((enum award_criterion_id)c), endings[i]);
			m->columns[n++] = (struct output_column){ .name = m->names[c][i],
								  .type = OUTPUT_NUMBER };
		}
	m->columns[n] = (struct output_column){ .name = "reason" };
}

static void release_columns(struct machine_columns *m)
{
	for (size_t c = 0; c < AWARD_CRITERIA; c++)
		for (size_t i = 0; i < MARK_COLUMNS; i++)
			free(m->names[c][i]);
}

static void put_ranks(struct output *out, const struct award_ranking *r,
		      const struct award_candidate *c)
{
	if (c->barrier != AWARD_ADMITTED) {
		for (int i = 0; i < 6; i++)
			output_empty(out);
		return;
	}
	output_int(out, (int64_t)c->rank);
	output_int(out, (int64_t)c->tied);
	output_int(out, (int64_t)c->best);
	output_int(out, (int64_t)c->worst);
	output_number(out, c->points);
	output_number(out, r->most);
}

static void put_marks(struct output *out, const struct award_ranking *r,
		      const struct award_candidate *c)
{
	for (size_t i = 0; i < AWARD_CRITERIA; i++) {
		enum award_criterion_id id = (enum award_criterion_id)i;
		const struct award_mark *mark = &c->marks[i];
		bool used = award_weight(r->award, id) > 0;

		output_number(out, used ? mark->value : NAN);
		output_number(out, used ? mark->of : NAN);
		output_number(out, used && c->barrier == AWARD_ADMITTED ? points_of(r->award, c, id)
									: NAN);
	}
}

static void print_row(struct output *out, const struct award_ranking *r,
		      const struct award_candidate *c)
{
	struct strbuf reason = STRBUF_INIT;

	output_text(out, r->award->id);
	output_text(out, r->award->level);
	put_ranks(out, r, c);
	output_text(out, c->pair ? "" : c->mentor->id);
	output_text(out, c->pair ? c->pair->id : "");
	output_text(out, c->mentor ? c->mentor->name : "");
	output_text(out, c->pair && c->pair->mentee ? c->pair->mentee->name : "");
	output_text(out, c->held);
	put_marks(out, r, c);
	award_barrier_tell(r->award, c, &reason);
	output_text(out, reason.buf);
	output_end_row(out);
	strbuf_release(&reason);
}

static void print_for_machines(const struct award_ranking *rankings, size_t n,
			       struct award_print how, FILE *to, struct output_options options)
{
	struct machine_columns m;
	struct output *out;

	make_columns(&m);
	out = output_open(to, options, m.columns, MACHINE_COLUMNS);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < rankings[i].n; k++)
			if (is_shown(&rankings[i].candidates[k], how))
				print_row(out, &rankings[i], &rankings[i].candidates[k]);
	output_close(out);
	release_columns(&m);
}

/* ---- for people ---- */

enum { PEOPLE_HEAD = 3 };

static void add_rounded(struct strbuf *out, double value)
{
	char digits[NUMBER_SIZE];

	strbuf_addstr(out, number_format(round(value * 10) / 10, digits));
}

/* "21.9 = 7/8", the points and what they are for; "–" where nothing is known. */
static void put_mark(struct output *out, const struct award_ranking *r,
		     const struct award_candidate *c, enum award_criterion_id criterion)
{
	const struct award_mark *mark = &c->marks[criterion];
	struct strbuf text = STRBUF_INIT;

	if (!mark->known) {
		output_text(out, "–");
		return;
	}
	if (c->barrier == AWARD_ADMITTED) {
		add_rounded(&text, points_of(r->award, c, criterion));
		strbuf_addstr(&text, " = ");
	}
	add_rounded(&text, mark->value);
	strbuf_addch(&text, '/');
	add_rounded(&text, mark->of);
	output_text(out, text.buf);
	strbuf_release(&text);
}

/* "1", or "2–3" where two share the points. */
static void put_rank(struct output *out, const struct award_candidate *c)
{
	char *text;

	if (!c->rank)
		text = xstrdup("–");
	else if (c->tied > 1)
		text = xstrfmt("%zu–%zu", c->rank, c->rank + c->tied - 1);
	else
		text = xstrfmt("%zu", c->rank);
	output_text(out, text);
	free(text);
}

static void put_who(struct output *out, const struct award_candidate *c)
{
	struct strbuf text = STRBUF_INIT;

	if (!c->pair) {
		person_name_short(c->mentor, &text);
	} else {
		strbuf_addf(&text, "%s ", c->pair->id);
		if (c->mentor)
			person_initials(c->mentor, &text);
		strbuf_addstr(&text, " – ");
		if (c->pair->mentee)
			person_initials(c->pair->mentee, &text);
	}
	output_text(out, text.buf);
	strbuf_release(&text);
}

static void print_person(struct output *out, const struct award_ranking *r,
			 const struct award_candidate *c)
{
	put_rank(out, c);
	put_who(out, c);
	output_number(out, c->rank ? c->points : NAN);
	for (size_t i = 0; i < r->award->n_criteria; i++)
		put_mark(out, r, c, r->award->criteria[i].id);
	output_end_row(out);
}

static void print_table(const struct award_ranking *r, struct award_print how, FILE *to,
			struct output_options options)
{
	struct output_column columns[PEOPLE_HEAD + AWARD_CRITERIA] = {
		{ .name = "rank", .label = N_("standing") },
		{ .name = "who", .label = N_("who"), .flags = OUTPUT_KEY },
		{ .name = "points", .label = N_("points"), .type = OUTPUT_NUMBER, .decimals = 1 },
	};
	char *labels[AWARD_CRITERIA];
	size_t n = r->award->n_criteria;
	struct output *out;

	for (size_t i = 0; i < n; i++) {
		const struct award_criterion *c = &r->award->criteria[i];

		labels[i] = xstrfmt("%s (%d)", award_criterion_name(c->id), c->weight);
		columns[PEOPLE_HEAD + i] =
			(struct output_column){ .name = labels[i], .label = labels[i] };
	}
	out = output_open(to, options, columns, PEOPLE_HEAD + n);
	for (size_t i = 0; i < r->n; i++)
		if (is_shown(&r->candidates[i], how))
			print_person(out, r, &r->candidates[i]);
	output_close(out);
	for (size_t i = 0; i < n; i++)
		free(labels[i]);
}

static void say(FILE *to, struct output_options options, const char *text)
{
	struct strbuf out = STRBUF_INIT;

	prose_wrap(&out, text, 0, 0, options.width ? options.width : PAGE);
	fputs(out.buf, to);
	strbuf_release(&out);
}

static void add_who(struct strbuf *out, const struct award_candidate *c)
{
	strbuf_addf(out, "%s%s", out->len ? ", " : "", c->pair ? c->pair->id : c->mentor->id);
}

/* Who could be first with other weights. */
static void say_how_firm(const struct award_ranking *r, struct award_print how, FILE *to,
			 struct output_options options)
{
	int percent = (int)(how.shake * 100 + 0.5);
	struct strbuf names = STRBUF_INIT;
	size_t n = 0;
	char *text;

	for (size_t i = 0; i < r->n_admitted; i++)
		if (r->candidates[i].best == 1) {
			add_who(&names, &r->candidates[i]);
			n++;
		}
	if (n == 1)
		text = xstrfmt(_("%s is first whatever the weights within %d %%."), names.buf,
			       percent);
	else
		text = xstrfmt(_("With weights up to %d %% larger or smaller any of these could be "
				 "first: %s."),
			       percent, names.buf);
	say(to, options, text);
	free(text);
	strbuf_release(&names);
}

static void say_barred(const struct award_ranking *r, FILE *to, struct output_options options)
{
	for (size_t i = r->n_admitted; i < r->n; i++) {
		struct strbuf text = STRBUF_INIT;

		if (r->candidates[i].hidden)
			continue;
		award_barrier_tell(r->award, &r->candidates[i], &text);
		say(to, options, text.buf);
		strbuf_release(&text);
	}
}

static void say_left_out(const struct award_ranking *r, FILE *to, struct output_options options)
{
	size_t n = 0;
	char *text;

	for (size_t i = r->n_admitted; i < r->n; i++)
		n += !r->candidates[i].hidden;
	if (!n)
		return;
	text = xstrfmt(
		nth_("%zu cannot win it; --all says why.", "%zu cannot win it; --all says why.", n),
		n);
	say(to, options, text);
	free(text);
}

static void print_one(const struct award_ranking *r, struct award_print how, FILE *to,
		      struct output_options options)
{
	const struct award *award = r->award;
	char *heading = xstrfmt(_("%s (%s), up to %.0f points"), label_text(&award->name),
				award->id, r->most);

	fprintf(to, "%s\n", heading);
	free(heading);
	if (!award->n_criteria) {
		say(to, options, _("No criteria are given in program.yaml: the jury decides."));
		return;
	}
	if (r->n)
		print_table(r, how, to, options);
	else
		say(to, options, _("Nobody was at work in this time."));
	if (r->n_admitted)
		say_how_firm(r, how, to, options);
	if (how.barred)
		say_barred(r, to, options);
	else
		say_left_out(r, to, options);
}

void award_rankings_print(const struct award_ranking *rankings, size_t n, struct award_print how,
			  FILE *to, struct output_options options)
{
	if (!output_is_for_people(options)) {
		print_for_machines(rankings, n, how, to, options);
		return;
	}
	for (size_t i = 0; i < n; i++) {
		if (i)
			putc('\n', to);
		print_one(&rankings[i], how, to, options);
	}
}
