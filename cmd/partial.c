/* partial.c - a run of the matching on a part of the programme */
#include "partial.h"

#include "model/schema.h"

/* What is read of the options: of each variant and of each mentee. */
struct reader_of_only {
	struct context *ctx;
	const struct eligibility *e;
	const char *option; /* "--only" or "--form" */
};

/* What a value says; `in` has an entry for each variant or each mentee. */
typedef int value_fn(const struct reader_of_only *r, const char *value, bool *in);

/* ---- forms and variants ---- */

static void add_variants(const struct eligibility *e, const struct form *form,
			 const struct variant *variant, bool *in)
{
	for (size_t v = 0; v < e->n_variants; v++)
		in[v] |= (!form || e->forms[v] == form) && (!variant || e->variants[v] == variant);
}

static int add_form(const struct reader_of_only *r, const char *value, bool *in)
{
	const struct form *form;
	const struct variant *variant;

	if (program_form_ref(&r->e->bases->programme->program, value, &form, &variant))
		return usage(r->ctx, _("%s: '%s' is neither a form nor FORM/VARIANT"), r->option,
			     value);
	add_variants(r->e, form, variant, in);
	return STATUS_YES;
}

static int add_variant(const struct reader_of_only *r, const char *value, bool *in)
{
	const struct program *program = &r->e->bases->programme->program;
	const struct variant *variant = program_variant_by_label(program, value);
	const struct form *form = NULL;

	if (!variant && program_form_ref(program, value, &form, &variant))
		variant = NULL;
	if (!variant)
		return usage(r->ctx, _("%s: there is no variant '%s'"), r->option, value);
	add_variants(r->e, form, variant, in);
	return STATUS_YES;
}

/* ---- mentees ---- */

static int add_kind(const struct reader_of_only *r, const char *value, bool *in)
{
	const struct bases *bases = r->e->bases;
	const struct kind *kind = program_kind_by_label(&bases->programme->program, value);

	if (!kind)
		return usage(r->ctx, _("%s: there is no kind of people '%s'"), r->option, value);
	for (size_t i = 0; i < bases->n_mentees; i++)
		in[i] |= bases->mentees[i].kind == kind;
	return STATUS_YES;
}

/* "7", "7А" or "5-7". */
static int add_class(const struct reader_of_only *r, const char *value, bool *in)
{
	const struct bases *bases = r->e->bases;
	struct school_class one;
	struct class_range range;
	bool is_one = !class_parse(value, &one);

	if (!is_one && class_range_parse(value, &range))
		return usage(r->ctx, _("%s: '%s' is no class or range of classes, as 7, 7A, 5-7"),
			     r->option, value);
	for (size_t i = 0; i < bases->n_mentees; i++) {
		const struct school_class *c = &bases->mentees[i].school_class;

		in[i] |= is_one ? class_is_meant(&one, c)
				: c->number >= range.from && c->number <= range.to;
	}
	return STATUS_YES;
}

static int add_mentee(const struct reader_of_only *r, const char *value, bool *in)
{
	const struct person *mentee = bases_mentee(r->e->bases, value);

	if (!mentee)
		return usage(r->ctx, _("%s: there is no mentee '%s'"), r->option, value);
	in[mentee - r->e->bases->mentees] = true;
	return STATUS_YES;
}

/* ---- the options ---- */

static const struct {
	const char *name;
	bool of_mentees;
	value_fn *add;
} whats[] = {
	{ "form", false, add_form },  { "variant", false, add_variant }, { "kind", true, add_kind },
	{ "class", true, add_class }, { "mentee", true, add_mentee },
};

/* Keeps in *all what is in `one`, too; frees `one`. */
static void meet(bool **all, bool *one, size_t n)
{
	if (!*all) {
		*all = one;
		return;
	}
	for (size_t i = 0; i < n; i++)
		(*all)[i] &= one[i];
	free(one);
}

static bool is_about(const char *text, const char *name)
{
	size_t len = strlen(name);

	return !strncmp(text, name, len) && text[len] == '=';
}

static int check_names(const struct reader_of_only *r, const struct text_list *only)
{
	for (size_t i = 0; i < only->n; i++) {
		bool known = false;

		for (size_t k = 0; k < ARRAY_SIZE(whats); k++)
			known |= is_about(only->items[i], whats[k].name);
		if (!known)
			return usage(r->ctx,
				     _("--only: '%s' is none of form=…, variant=…, kind=…, "
				       "class=…, mentee=…"),
				     only->items[i]);
	}
	return STATUS_YES;
}

/* All values of one name. */
static int read_name(const struct reader_of_only *r, const struct text_list *only, size_t k,
		     struct partial *partial)
{
	size_t n = whats[k].of_mentees ? r->e->bases->n_mentees : r->e->n_variants;
	bool *in = NULL;
	int status = STATUS_YES;

	for (size_t i = 0; i < only->n && status == STATUS_YES; i++) {
		if (!is_about(only->items[i], whats[k].name))
			continue;
		if (!in)
			in = xcalloc(n, sizeof(*in));
		status = whats[k].add(r, only->items[i] + strlen(whats[k].name) + 1, in);
	}
	if (in)
		meet(whats[k].of_mentees ? &partial->mentees : &partial->variants, in, n);
	return status;
}

/* --variant, --kind and --class of a command that offers them. */
static int read_facet(struct reader_of_only *r, size_t k, struct partial *partial)
{
	const struct facets *facets = &r->ctx->facets;
	const char *given = streq(whats[k].name, "variant") ? facets->variant
			    : streq(whats[k].name, "kind")  ? facets->kind
			    : streq(whats[k].name, "class") ? facets->school_class
							    : NULL;
	size_t n = whats[k].of_mentees ? r->e->bases->n_mentees : r->e->n_variants;
	char *option;
	bool *in;
	int status;

	if (!given)
		return STATUS_YES;
	option = xstrfmt("--%s", whats[k].name);
	r->option = option;
	in = xcalloc(n, sizeof(*in));
	status = whats[k].add(r, given, in);
	meet(whats[k].of_mentees ? &partial->mentees : &partial->variants, in, n);
	free(option);
	return status;
}

static int read_forms(const struct reader_of_only *r, const struct text_list *forms,
		      struct partial *partial)
{
	bool *in;
	int status = STATUS_YES;

	if (!forms->n)
		return STATUS_YES;
	in = xcalloc(r->e->n_variants, sizeof(*in));
	for (size_t i = 0; i < forms->n && status == STATUS_YES; i++)
		status = add_form(r, forms->items[i], in);
	meet(&partial->variants, in, r->e->n_variants);
	return status;
}

int partial_read(struct context *ctx, const struct text_list *only, const struct text_list *forms,
		 const struct eligibility *e, struct partial *partial)
{
	struct reader_of_only r = { .ctx = ctx, .e = e, .option = "--form" };
	int status;

	*partial = (struct partial){ .variants = NULL };
	status = read_forms(&r, forms, partial);
	r.option = "--only";
	if (status == STATUS_YES)
		status = check_names(&r, only);
	for (size_t k = 0; k < ARRAY_SIZE(whats) && status == STATUS_YES; k++)
		status = read_name(&r, only, k, partial);
	for (size_t k = 0; k < ARRAY_SIZE(whats) && status == STATUS_YES; k++)
		status = read_facet(&r, k, partial);
	return status;
}

void partial_release(struct partial *partial)
{
	free(partial->variants);
	free(partial->mentees);
	*partial = (struct partial){ .variants = NULL };
}

/* Whether some form of the run takes the mentee, and the mentee wishes it. */
static bool is_taken(const struct scoring *s, size_t mentee)
{
	uint64_t others = REFUSAL_BIT(REFUSAL_FORM_KINDS) | REFUSAL_BIT(REFUSAL_FORMS_WISH);

	for (size_t v = 0; v < s->e->n_variants; v++)
		if (s->allowed[v] && !(eligibility_mentee_bits(s->e, mentee, v) & others))
			return true;
	return false;
}

void partial_apply(const struct partial *partial, struct scoring *s)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < s->n_mentees; i++) {
		size_t mentee = s->mentees[i];

		if ((partial->mentees && !partial->mentees[mentee]) ||
		    (partial->variants && !is_taken(s, mentee)))
			continue;
		s->mentees[n++] = s->mentees[i];
	}
	s->n_mentees = n;
}
