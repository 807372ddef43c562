/* refusal.c - what forbids a pair */
#include "report/explanation/parts.h"

#include "report/prose.h"

#define MOST_NAMED 6

/* The variant that was allowed and comes closest; any active one where none is allowed. */
void explain_ask(const struct explanation *x, struct candidate *c, struct refusals *refusals)
{
	const struct eligibility *e = x->scoring->e;
	size_t variant =
		eligibility_closest(e, (size_t)(c->mentor - e->bases->mentors),
				    (size_t)(c->mentee - e->bases->mentees), x->scoring->allowed);

	if (variant != SIZE_MAX) {
		c->form = e->forms[variant];
		c->variant = e->variants[variant];
	}
	eligibility_check(e, c, refusals);
}

void explain_refusal(const struct explanation *x, const struct candidate *c,
		     const struct refusal *refusal)
{
	struct strbuf text = STRBUF_INIT, out = STRBUF_INIT;

	eligibility_say(x->scoring->e, c, refusal, &text);
	strbuf_addf(&text, " (%s)", refusal_name(refusal->rule));
	strbuf_addstr(&out, "- ");
	prose_wrap(&out, text.buf, out.len, out.len, page_width(x));
	fputs(out.buf, x->to);
	strbuf_release(&text);
	strbuf_release(&out);
}

/*
 * How many mentors each rule turns away; of a mentor that several rules forbid, the first counts. What the mentee lacks
 * stands apart from what mentors lack.
 */
struct turned_away {
	uint32_t n;
	struct strbuf who;
};

struct funnel {
	struct turned_away by[REFUSAL_RULES][2]; /* [1]: the rule is the mentee's alone */
	uint32_t all;
};

/* Whether the mentor has nothing to do with it that the rule forbids the pair. */
static bool is_own(const struct scoring *s, size_t mentor, size_t mentee, size_t variant,
		   enum refusal_rule rule)
{
	return variant != SIZE_MAX && rule != REFUSAL_FORM_KINDS &&
	       (eligibility_mentee_bits(s->e, mentee, variant) & REFUSAL_BIT(rule)) &&
	       !(eligibility_mentor_bits(s->e, mentor, variant) & REFUSAL_BIT(rule));
}

static void turn_away(struct turned_away *t, const struct person *mentor)
{
	if (++t->n <= MOST_NAMED)
		strbuf_addf(&t->who, "%s%s", t->n > 1 ? ", " : "", mentor->id);
	else if (t->n == MOST_NAMED + 1)
		strbuf_addstr(&t->who, ", …");
}

static void fill_funnel(const struct explanation *x, uint32_t mentee, struct funnel *funnel)
{
	const struct scoring *s = x->scoring;

	*funnel = (struct funnel){ .all = 0 };
	for (size_t i = 0; i < REFUSAL_RULES; i++)
		for (size_t own = 0; own < 2; own++)
			strbuf_init(&funnel->by[i][own].who);
	for (uint32_t mentor = 0; mentor < s->n_mentors; mentor++) {
		size_t m = s->mentors[mentor], e = s->mentees[mentee];
		size_t variant = eligibility_closest(s->e, m, e, s->allowed);
		uint64_t bits = variant == SIZE_MAX ? REFUSAL_BIT(REFUSAL_INACTIVE_FORM)
						    : eligibility_bits(s->e, m, e, variant);
		enum refusal_rule rule = 0;

		if (!bits)
			continue;
		while (!(bits & REFUSAL_BIT(rule)))
			rule++;
		funnel->all++;
		turn_away(&funnel->by[rule][is_own(s, m, e, variant, rule)],
			  explain_mentor_at(x, m));
	}
}

static void put_turned_away(struct output *out, enum refusal_rule rule, const char *whose,
			    const struct turned_away *t)
{
	struct strbuf why = STRBUF_INIT;

	if (!t->n)
		return;
	strbuf_addstr(&why, refusal_title(rule));
	if (whose)
		strbuf_addf(&why, " (%s)", whose);
	output_text(out, why.buf);
	output_int(out, t->n);
	output_text(out, t->who.buf);
	output_end_row(out);
	strbuf_release(&why);
}

void explain_funnel(const struct explanation *x, uint32_t mentee)
{
	static const struct output_column columns[] = {
		{ .name = "why", .label = N_("why not"), .flags = OUTPUT_KEY },
		{ .name = "mentors", .label = N_("mentors"), .type = OUTPUT_NUMBER },
		{ .name = "who", .label = N_("who"), .flags = OUTPUT_WRAP },
	};
	struct funnel funnel;
	struct output *out;

	fill_funnel(x, mentee, &funnel);
	if (funnel.all) {
		page_say(x,
			 _("Mentors who cannot be (%u), each by the first rule that forbids it:"),
			 funnel.all);
		out = page_table(x, columns, ARRAY_SIZE(columns));
		for (enum refusal_rule rule = 0; rule < REFUSAL_RULES; rule++) {
			put_turned_away(out, rule, NULL, &funnel.by[rule][0]);
			put_turned_away(out, rule, explain_mentee_of(x, mentee)->id,
					&funnel.by[rule][1]);
		}
		output_close(out);
	}
	for (size_t i = 0; i < REFUSAL_RULES; i++)
		for (size_t own = 0; own < 2; own++)
			strbuf_release(&funnel.by[i][own].who);
}
