/* demands.c - wishes and least numbers of a plan of the programme */
#include "demands.h"

#include "base/number.h"

/* ---- wishes ---- */

static void add_mentor(struct wish_party *party, const struct candidates *c,
		       const struct person *mentor)
{
	size_t number = mentor ? strmap_gets(&c->names.mentor_map, mentor->id) : STRMAP_NONE;

	if (number != STRMAP_NONE)
		wish_party_add_mentor(party, (uint32_t)number);
}

/* A mentee of the base: in the matching, or with the mentors that it has. */
static bool find_mentee(const void *data, const char *id, struct wish_party *party)
{
	const struct candidates *c = data;
	const struct person *mentee = bases_mentee(&c->bases, id);
	size_t number = mentee ? strmap_gets(&c->names.mentee_map, mentee->id) : STRMAP_NONE;

	if (!mentee)
		return false;
	party->id = mentee->id;
	if (number != STRMAP_NONE) {
		party->number = (uint32_t)number;
		return true;
	}
	for (const struct pair *p = mentee->pairs; p; p = pair_after(p, mentee))
		if (pair_is_open(p, c->bases.today))
			add_mentor(party, c, p->mentor);
	for (size_t i = 0; i < c->arranged.n_locks; i++)
		if (&c->bases.mentees[c->arranged.locks[i].mentee] == mentee)
			add_mentor(party, c, &c->bases.mentors[c->arranged.locks[i].mentor]);
	return true;
}

/* ---- least numbers ---- */

#define MOST_LEAST 1000

/* "leader-passive=2", "student-student=2", "student-student/leader-passive=2" */
static int read_least(struct context *ctx, const char *text, const struct eligibility *e,
		      uint32_t *least_of)
{
	const struct program *program = &e->bases->programme->program;
	const char *sign = strrchr(text, '=');
	char *name = xmemdup0(text, sign ? (size_t)(sign - text) : strlen(text));
	const struct variant *variant = program_variant_by_label(program, name);
	const struct form *form = NULL;
	bool known = variant || !program_form_ref(program, name, &form, &variant);
	int64_t least = 0;
	int status = STATUS_YES;

	if (!sign || number_parse_int(sign + 1, strlen(sign + 1), &least) || least < 2 ||
	    least > MOST_LEAST)
		status = usage(ctx, _("--least: '%s' is not VARIANT=N with a number from 2 to %d"),
			       text, MOST_LEAST);
	else if (!known)
		status = usage(ctx, _("--least: '%s' is neither a variant nor a form"), name);
	for (size_t v = 0; status == STATUS_YES && v < e->n_variants; v++)
		if (variant ? e->variants[v] == variant : e->forms[v] == form)
			least_of[v] = (uint32_t)least;
	free(name);
	return status;
}

/* Members that a mentor has of the variant already: open pairs and locked ones. */
static uint32_t count_members(const void *data, uint32_t mentor, size_t variant)
{
	const struct candidates *c = data;
	const struct person *person = candidates_mentor(c, mentor);
	uint32_t n = 0;

	for (const struct pair *p = person->pairs; p; p = pair_after(p, person))
		n += pair_is_open(p, c->bases.today) && p->variant == c->e.variants[variant];
	for (size_t i = 0; i < c->arranged.n_locks; i++)
		n += c->arranged.locks[i].mentor == c->scoring.mentors[mentor] &&
		     c->arranged.locks[i].variant == variant;
	return n;
}

static struct group_candidates group_candidates(struct candidates *c)
{
	return (struct group_candidates){ &c->scoring, &c->problem, c->variant };
}

/* Says so where no mentor has the places for a group of the variant that is large enough, though some have candidates. */
static void report_unreachable(const struct demands *d, const struct candidates *c)
{
	bool *asked = xcalloc(c->e.n_variants, sizeof(*asked));
	bool *reached = xcalloc(c->e.n_variants, sizeof(*reached));

	for (size_t e = 0; e < matching_n_edges(&c->problem); e++) {
		uint32_t team = d->groups.team[e];

		if (team == MATCHING_NOBODY)
			continue;
		asked[c->variant[e]] = true;
		reached[c->variant[e]] |=
			c->problem.capacity[c->problem.mentor[e]] >= d->groups.least[team];
	}
	for (size_t v = 0; v < c->e.n_variants; v++)
		if (asked[v] && !reached[v])
			remark(_("--least: no mentor can have %u mentees in '%s': there will be no such pair"),
			       d->least_of[v], label_text(&c->e.variants[v]->name));
	free(asked);
	free(reached);
}

int demands_read(struct context *ctx, const struct demand_options *options, struct candidates *c,
		 struct demands *d)
{
	int status = STATUS_YES;

	*d = (struct demands){ .any = options->wishes || options->least.n };
	if (options->least.n)
		d->least_of = xcalloc(c->e.n_variants, sizeof(*d->least_of));
	for (size_t i = 0; i < options->least.n && status == STATUS_YES; i++)
		status = read_least(ctx, options->least.items[i], &c->e, d->least_of);
	if (status != STATUS_YES)
		return status;
	if (options->least.n) {
		struct group_candidates of = group_candidates(c);

		groups_init(&d->groups, &of, d->least_of, count_members, c);
		report_unreachable(d, c);
	}
	if (options->wishes && wishes_read(&d->wishes, options->wishes, NULL, find_mentee, c))
		status = STATUS_FAILED;
	return status;
}

void demands_release(struct demands *d)
{
	wishes_release(&d->wishes);
	matching_repair_release(&d->repair);
	groups_release(&d->groups);
	free(d->least_of);
	*d = (struct demands){ .any = false };
}

void demands_repair(struct demands *d, struct candidates *c, struct plan *plan)
{
	const struct matching_problem *p = plan->problem;
	const struct matching_demands wishes = { .wishes = d->wishes.list.items,
						 .n_wishes = d->wishes.list.n_items };
	struct group_candidates of = group_candidates(c);

	if (!d->any)
		return;
	plan->edge = xcalloc(p->n_mentees, sizeof(*plan->edge));
	for (uint32_t i = 0; i < p->n_mentees; i++)
		plan->edge[i] = plan->best.edge[i];
	if (d->least_of)
		groups_repair(&d->groups, &of, plan->objective, plan->minimum, &wishes, plan->edge,
			      &d->repair);
	else
		matching_repair(p, plan->objective, plan->minimum, &wishes, plan->edge, &d->repair);
}

/* ---- the report ---- */

#define MOST_NAMED 10

/* ": M-011 (Leader – passive), M-012 (…)" */
static void add_teams(struct strbuf *out, const struct candidates *c, const uint32_t *teams,
		      uint32_t n)
{
	uint32_t n_variants = (uint32_t)c->e.n_variants;

	for (uint32_t k = 0; k < n && k < MOST_NAMED; k++)
		strbuf_addf(out, "%s%s (%s)", k ? ", " : ": ",
			    candidates_mentor(c, teams[k] / n_variants)->id,
			    label_text(&c->e.variants[teams[k] % n_variants]->name));
	if (n > MOST_NAMED)
		strbuf_addstr(out, ", …");
}

static void report_groups(const struct demands *d, const struct candidates *c)
{
	struct strbuf closed = STRBUF_INIT, filled = STRBUF_INIT;

	add_teams(&closed, c, d->repair.closed, d->repair.n_closed);
	add_teams(&filled, c, d->repair.filled, d->repair.n_filled);
	remark(_("groups too small: %u closed%s; %u filled%s"), d->repair.n_closed, closed.buf,
	       d->repair.n_filled, filled.buf);
	if (d->repair.n_small)
		remark(_("groups that stay too small, because wishes or running pairs keep them: %u"),
		       d->repair.n_small);
	strbuf_release(&closed);
	strbuf_release(&filled);
}

void demands_report(const struct demands *d, const struct candidates *c, const struct plan *plan)
{
	if (d->least_of)
		report_groups(d, c);
	if (d->wishes.list.n_rows)
		wishes_report(&d->wishes, plan->problem, plan->best.edge, plan->edge);
	if (d->any)
		wishes_report_proof(&d->repair);
}

void demands_add_settings(const struct demands *d, struct strbuf *out)
{
	for (uint32_t t = 0; t < d->groups.n_teams; t++)
		strbuf_addf(out, " %u", d->groups.least[t]);
	wish_list_add_settings(&d->wishes.list, out);
}
