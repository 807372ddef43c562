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

/* How many mentors each rule turns away: of a mentor that several rules forbid, the first counts. */
struct funnel {
	uint32_t n[REFUSAL_RULES];
	struct strbuf who[REFUSAL_RULES];
	uint32_t all;
};

static void fill_funnel(const struct explanation *x, uint32_t mentee, struct funnel *funnel)
{
	const struct scoring *s = x->scoring;

	*funnel = (struct funnel){ .all = 0 };
	for (size_t i = 0; i < REFUSAL_RULES; i++)
		strbuf_init(&funnel->who[i]);
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
		if (++funnel->n[rule] <= MOST_NAMED)
			strbuf_addf(&funnel->who[rule], "%s%s", funnel->n[rule] > 1 ? ", " : "",
				    explain_mentor_at(x, m)->id);
		else if (funnel->n[rule] == MOST_NAMED + 1)
			strbuf_addstr(&funnel->who[rule], ", …");
	}
}

void explain_funnel(const struct explanation *x, uint32_t mentee)
{
	static const struct output_column columns[] = {
		{ .name = "why", .label = N_("why not"), .flags = OUTPUT_KEY },
		{ .name = "mentors", .label = N_("mentors"), .type = OUTPUT_NUMBER },
		{ .name = "who", .label = N_("who") },
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
			if (!funnel.n[rule])
				continue;
			output_text(out, refusal_title(rule));
			output_int(out, funnel.n[rule]);
			output_text(out, funnel.who[rule].buf);
			output_end_row(out);
		}
		output_close(out);
	}
	for (size_t i = 0; i < REFUSAL_RULES; i++)
		strbuf_release(&funnel.who[i]);
}
