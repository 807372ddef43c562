/* refusals.c - the rules of eligibility in words */
#include "model/eligibility.h"

#include "base/number.h"
#include "model/rematch.h"

static const struct {
	const char *name;
	const char *title;
	const char *column; /* of rules about empty cells */
} rules[REFUSAL_RULES] = {
	[REFUSAL_SELF] = { "self", N_("the same person"), NULL },
	[REFUSAL_LEFT] = { "left", N_("left the programme"), NULL },
	[REFUSAL_INACTIVE_FORM] = { "inactive-form", N_("the form is not active"), NULL },
	[REFUSAL_FORM_KINDS] = { "form-kinds", N_("the form is for other people"), NULL },
	[REFUSAL_FORMS_WISH] = { "forms-wish", N_("wishes another form"), NULL },
	[REFUSAL_EXCLUDED] = { "excluded", N_("not to be paired"), NULL },
	[REFUSAL_ALREADY_PAIRED] = { "already-paired", N_("already a pair"), NULL },
	[REFUSAL_SAME_MENTOR] = { "same-mentor", N_("the last pair of the two ended early"), NULL },
	[REFUSAL_REMATCH] = { "rematch", N_("the last pair ended early: 'pair rematch'"), NULL },
	[REFUSAL_CAPACITY] = { "capacity", N_("no free place"), NULL },
	[REFUSAL_MENTEE_LIMIT] = { "mentee-limit", N_("has a pair in this form"), NULL },
	[REFUSAL_REJECTED] = { "rejected", N_("not accepted at selection"), NULL },
	[REFUSAL_APPLICATION] = { "application", N_("no application"), NULL },
	[REFUSAL_INTERVIEW] = { "interview", N_("no interview"), NULL },
	[REFUSAL_DECISION] = { "decision", N_("no decision on admission"), NULL },
	[REFUSAL_TRAINING] = { "training", N_("not trained"), NULL },
	[REFUSAL_CONSENT] = { "consent", N_("no valid consent"), NULL },
	[REFUSAL_AGREEMENT] = { "agreement", N_("no agreement"), NULL },
	[REFUSAL_MENTOR_WORK] = { "mentor-work", N_("no written consent to the work"), NULL },
	[REFUSAL_VOLUNTEERED] = { "volunteered", N_("has not agreed to take part"), NULL },
	[REFUSAL_CATEGORY] = { "category", N_("the category does not fit"), NULL },
	[REFUSAL_TYPE] = { "type", N_("the type does not fit"), NULL },
	[REFUSAL_MIN_AGE] = { "min-age", N_("too young"), NULL },
	[REFUSAL_EXPERIENCE_MAX] = { "experience-max", N_("too much experience"), NULL },
	[REFUSAL_EXPERIENCE_MIN] = { "experience-min", N_("too little experience"), NULL },
	[REFUSAL_CLASS_GAP] = { "class-gap", N_("the classes do not fit"), NULL },
	[REFUSAL_SAME_SUBJECT] = { "same-subject", N_("no common subject"), NULL },
	[REFUSAL_SAME_SEX] = { "same-sex", N_("not of the same sex"), NULL },
	[REFUSAL_DAYS] = { "days", N_("no common time"), NULL },
	[REFUSAL_WANTS] = { "wants", N_("the mentor wants other classes"), NULL },
	[REFUSAL_MISSING_CATEGORIES] = { "missing categories", N_("category not written"),
					 "categories" },
	[REFUSAL_MISSING_TYPE] = { "missing type", N_("type not written"), "type" },
	[REFUSAL_MISSING_BIRTH] = { "missing birth", N_("birth not written"), "birth" },
	[REFUSAL_MISSING_EXPERIENCE] = { "missing experience", N_("experience not written"),
					 "experience" },
	[REFUSAL_MISSING_CLASS] = { "missing class", N_("class not written"), "class" },
	[REFUSAL_MISSING_SUBJECTS] = { "missing subjects", N_("subjects not written"), "subjects" },
	[REFUSAL_MISSING_SEX] = { "missing sex", N_("sex not written"), "sex" },
};

const char *refusal_name(enum refusal_rule rule)
{
	return rules[rule].name;
}

const char *refusal_title(enum refusal_rule rule)
{
	return _(rules[rule].title);
}

/* ---- sentences ---- */

/* What a sentence is made of. */
struct subject {
	const struct eligibility *e;
	const struct candidate *candidate;
	const struct person *person; /* whose side it is; the mentor when it is both */
	bool mentor;
	struct strbuf *out;
};

/* A sentence that names nothing but the person. */
static void say(struct subject *s, const char *sentence)
{
	strbuf_addf(s->out, sentence, s->person->id);
}

static const char *variant_title(const struct candidate *c)
{
	return label_text(&c->variant->name);
}

static void say_kind(struct subject *s)
{
	const struct kind *kind = s->person->kind;

	strbuf_addf(s->out,
		    s->mentor ? _("form '%s' takes no mentor of kind '%s'")
			      : _("form '%s' takes no mentee of kind '%s'"),
		    label_text(&s->candidate->form->name), kind ? label_text(&kind->name) : "");
}

static void say_wish(struct subject *s)
{
	strbuf_addf(s->out,
		    s->mentor ? _("mentor '%s' does not wish '%s'")
			      : _("mentee '%s' does not wish '%s'"),
		    s->person->id, variant_title(s->candidate));
}

static const char *exclusion_reason(const struct eligibility *e, const struct candidate *c)
{
	const struct bases *bases = e->bases;

	for (size_t i = 0; i < bases->n_exclusions; i++)
		if (bases_mentor(bases, bases->exclusions[i].mentor) == c->mentor &&
		    bases_mentee(bases, bases->exclusions[i].mentee) == c->mentee)
			return bases->exclusions[i].reason;
	return "";
}

static void say_excluded(struct subject *s)
{
	const char *reason = exclusion_reason(s->e, s->candidate);

	strbuf_addf(s->out, _("'%s' and '%s' are not to be paired"), s->candidate->mentor->id,
		    s->candidate->mentee->id);
	if (*reason)
		strbuf_addf(s->out, ": %s", reason);
}

static const char *open_pair(const struct eligibility *e, const struct candidate *c)
{
	const struct bases *bases = e->bases;

	for (size_t i = 0; i < bases->n_pairs; i++)
		if (bases->pairs[i].mentor == c->mentor && bases->pairs[i].mentee == c->mentee &&
		    pair_is_open(&bases->pairs[i], bases->today))
			return bases->pairs[i].id;
	return NULL;
}

static void say_already_paired(struct subject *s)
{
	const char *pair = open_pair(s->e, s->candidate);

	if (pair)
		strbuf_addf(s->out, _("'%s' and '%s' are a pair already ('%s')"),
			    s->candidate->mentor->id, s->candidate->mentee->id, pair);
	else
		strbuf_addf(s->out, _("'%s' and '%s' are paired twice"), s->candidate->mentor->id,
			    s->candidate->mentee->id);
}

static void say_capacity(struct subject *s)
{
	const struct traits *t = &s->e->mentors[s->person - s->e->bases->mentors];

	if (!t->kept_back) {
		strbuf_addf(s->out, _("mentor '%s' has no free place (%u of %u taken)"),
			    s->person->id, t->load, t->capacity);
		return;
	}
	strbuf_addf(s->out, _("mentor '%s' has no free place (%u of %u taken, %u kept back)"),
		    s->person->id, t->load, t->capacity + t->kept_back, t->kept_back);
	if (t->kept_back_for)
		strbuf_addf(s->out, ": %s", t->kept_back_for);
}

static void say_same_mentor(struct subject *s)
{
	strbuf_addf(s->out, _("'%s' was the mentor of pair '%s' already, which ended early"),
		    s->candidate->mentor->id,
		    rematch_last_ended(s->e->bases, s->candidate->mentee)->id);
}

static void say_rematch(struct subject *s)
{
	strbuf_addf(s->out,
		    _("pair '%s' of '%s' ended early: the next one is for 'kurator pair rematch "
		      "%s', with pause, assessment and confirmation"),
		    rematch_last_ended(s->e->bases, s->person)->id, s->person->id, s->person->id);
}

static void say_limit(struct subject *s)
{
	const struct form *form = s->candidate->form;
	const struct label *of =
		form->limit_per_variant ? &s->candidate->variant->name : &form->name;

	strbuf_addf(s->out,
		    nth_("mentee '%s' may have at most %d open pair in '%s'",
			 "mentee '%s' may have at most %d open pairs in '%s'", form->mentee_limit),
		    s->person->id, form->mentee_limit, label_text(of));
}

static double hours_by(const struct person *person, int on)
{
	double hours = 0;

	for (const struct training *t = person->trainings; t; t = t->next)
		if (t->date != DATE_NONE && t->date <= on && t->hours > 0)
			hours += t->hours;
	return hours;
}

static void say_training(struct subject *s)
{
	const struct person *person = s->person;
	struct selection_rule rule = program_selection(
		&s->e->bases->programme->program, s->candidate->form,
		person->kind ? person->kind->id : NULL, SELECTION_TRAINING, s->e->on);
	char needed[NUMBER_SIZE], done[NUMBER_SIZE];

	if (rule.hours > 0)
		strbuf_addf(s->out, _("mentor '%s' is not trained (%s of %s hours)"), person->id,
			    number_format(hours_by(person, s->e->on), done),
			    number_format(rule.hours, needed));
	else
		strbuf_addf(s->out, _("mentor '%s' is not trained"), person->id);
}

static void say_list(struct subject *s, const char *of_mentor, const char *of_mentee)
{
	strbuf_addf(s->out, s->mentor ? of_mentor : of_mentee, s->person->id,
		    variant_title(s->candidate));
}

/* The requirement in force; a null pointer when there is none. */
static const struct rule *requirement(const struct subject *s, enum rule_id id)
{
	const struct rule *found[PROGRAM_MOST_RULES];
	size_t n = program_requirements(&s->e->bases->programme->program, s->candidate->form,
					s->candidate->variant, s->e->on, found);

	for (size_t i = 0; i < n; i++)
		if (found[i]->id == id)
			return found[i];
	return NULL;
}

static void say_age(struct subject *s)
{
	const struct form *form = s->candidate->form;
	const struct rule *rule = requirement(s, RULE_MIN_AGE);
	int years = s->mentor ? form->mentor.min_age : form->mentee.min_age;
	enum side side = s->mentor ? SIDE_MENTOR : SIDE_MENTEE;

	if (rule && (rule->side == side || rule->side == SIDE_BOTH) && rule->years > years)
		years = rule->years;
	strbuf_addf(s->out,
		    s->mentor ? nth_("mentor '%s' is not yet %d year old",
				     "mentor '%s' is not yet %d years old", years)
			      : nth_("mentee '%s' is not yet %d year old",
				     "mentee '%s' is not yet %d years old", years),
		    s->person->id, years);
}

static void say_experience(struct subject *s, enum rule_id id)
{
	const struct rule *rule = requirement(s, id);
	bool most = id == RULE_EXPERIENCE_MAX;
	char years[NUMBER_SIZE];

	number_format(s->person->experience, years);
	if (s->mentor)
		strbuf_addf(
			s->out,
			most ? _("mentor '%s' has %s years of experience, at most %d are asked")
			     : _("mentor '%s' has %s years of experience, at least %d are asked"),
			s->person->id, years, rule->years);
	else
		strbuf_addf(
			s->out,
			most ? _("mentee '%s' has %s years of experience, at most %d are asked")
			     : _("mentee '%s' has %s years of experience, at least %d are asked"),
			s->person->id, years, rule->years);
}

static void say_gap(struct subject *s)
{
	const struct person *mentor = s->candidate->mentor, *mentee = s->candidate->mentee;
	int classes = requirement(s, RULE_CLASS_GAP)->classes;
	struct strbuf of_mentor = STRBUF_INIT, of_mentee = STRBUF_INIT;

	strbuf_addf(&of_mentor, "%d%s", mentor->school_class.number, mentor->school_class.letter);
	strbuf_addf(&of_mentee, "%d%s", mentee->school_class.number, mentee->school_class.letter);
	if (!classes)
		strbuf_addf(s->out,
			    _("mentee '%s' (class %s) is in a higher class than mentor '%s' (%s)"),
			    mentee->id, of_mentee.buf, mentor->id, of_mentor.buf);
	else
		strbuf_addf(s->out,
			    nth_("mentee '%s' (class %s) is not %d class below mentor '%s' (%s)",
				 "mentee '%s' (class %s) is not %d classes below mentor '%s' (%s)",
				 classes),
			    mentee->id, of_mentee.buf, classes, mentor->id, of_mentor.buf);
	strbuf_release(&of_mentor);
	strbuf_release(&of_mentee);
}

static void say_of_both(struct subject *s, const char *sentence)
{
	strbuf_addf(s->out, sentence, s->candidate->mentor->id, s->candidate->mentee->id);
}

static void say_wants(struct subject *s)
{
	const struct person *mentor = s->candidate->mentor, *mentee = s->candidate->mentee;

	strbuf_addf(s->out, _("mentor '%s' wants classes %d to %d, mentee '%s' is in class %d%s"),
		    mentor->id, mentor->wants.from, mentor->wants.to, mentee->id,
		    mentee->school_class.number, mentee->school_class.letter);
}

static void say_missing(struct subject *s, enum refusal_rule rule)
{
	strbuf_addf(s->out,
		    s->mentor ? _("column '%s' of mentor '%s' is empty")
			      : _("column '%s' of mentee '%s' is empty"),
		    rules[rule].column, s->person->id);
}

static void say_step(struct subject *s, enum refusal_rule rule)
{
	switch (rule) {
	case REFUSAL_APPLICATION:
		say(s, _("mentor '%s' has made no application"));
		break;
	case REFUSAL_INTERVIEW:
		say(s, _("mentor '%s' has had no interview"));
		break;
	case REFUSAL_DECISION:
		say(s, _("it is not decided whether mentor '%s' is accepted"));
		break;
	case REFUSAL_TRAINING:
		say_training(s);
		break;
	case REFUSAL_CONSENT:
		say(s,
		    s->mentor
			    ? _("mentor '%s' has no valid consent to the processing of personal data")
			    : _("mentee '%s' has no valid consent to the processing of personal data"));
		break;
	case REFUSAL_AGREEMENT:
		say(s, _("mentor '%s' has no written agreement"));
		break;
	case REFUSAL_MENTOR_WORK:
		say(s,
		    _("mentor '%s' has not consented in writing to the work of a mentor (consent of scope mentor-work)"));
		break;
	case REFUSAL_VOLUNTEERED:
		say(s, _("mentee '%s' has not agreed to take part"));
		break;
	default:
		BUG("rule %d is no step of selection", (int)rule);
	}
}

static void say_pair_rule(struct subject *s, enum refusal_rule rule)
{
	switch (rule) {
	case REFUSAL_CLASS_GAP:
		say_gap(s);
		break;
	case REFUSAL_SAME_SUBJECT:
		say_of_both(s, _("'%s' and '%s' have no subject in common"));
		break;
	case REFUSAL_SAME_SEX:
		say_of_both(s, _("'%s' and '%s' are not of the same sex"));
		break;
	case REFUSAL_DAYS:
		say_of_both(s, _("'%s' and '%s' have no time in common"));
		break;
	case REFUSAL_WANTS:
		say_wants(s);
		break;
	case REFUSAL_EXCLUDED:
		say_excluded(s);
		break;
	case REFUSAL_ALREADY_PAIRED:
		say_already_paired(s);
		break;
	case REFUSAL_SAME_MENTOR:
		say_same_mentor(s);
		break;
	case REFUSAL_SELF:
		strbuf_addf(s->out, _("'%s' cannot be mentor and mentee of the same pair"),
			    s->candidate->mentor->id);
		break;
	default:
		BUG("rule %d is not about two people", (int)rule);
	}
}

static void say_own_rule(struct subject *s, enum refusal_rule rule)
{
	switch (rule) {
	case REFUSAL_LEFT:
		say(s, s->mentor ? _("mentor '%s' has left the programme")
				 : _("mentee '%s' has left the programme"));
		break;
	case REFUSAL_FORM_KINDS:
		say_kind(s);
		break;
	case REFUSAL_FORMS_WISH:
		say_wish(s);
		break;
	case REFUSAL_CAPACITY:
		say_capacity(s);
		break;
	case REFUSAL_REMATCH:
		say_rematch(s);
		break;
	case REFUSAL_MENTEE_LIMIT:
		say_limit(s);
		break;
	case REFUSAL_REJECTED:
		say(s, _("mentor '%s' was not accepted at selection"));
		break;
	case REFUSAL_CATEGORY:
		say_list(s, _("no category of mentor '%s' fits '%s'"),
			 _("no category of mentee '%s' fits '%s'"));
		break;
	case REFUSAL_TYPE:
		say_list(s, _("the type of mentor '%s' does not fit '%s'"),
			 _("the type of mentee '%s' does not fit '%s'"));
		break;
	case REFUSAL_MIN_AGE:
		say_age(s);
		break;
	case REFUSAL_EXPERIENCE_MAX:
		say_experience(s, RULE_EXPERIENCE_MAX);
		break;
	case REFUSAL_EXPERIENCE_MIN:
		say_experience(s, RULE_EXPERIENCE_MIN);
		break;
	default:
		say_step(s, rule);
	}
}

void eligibility_say(const struct eligibility *e, const struct candidate *candidate,
		     const struct refusal *refusal, struct strbuf *out)
{
	struct subject s = {
		.e = e,
		.candidate = candidate,
		.person = refusal->side == SIDE_MENTEE ? candidate->mentee : candidate->mentor,
		.mentor = refusal->side != SIDE_MENTEE,
		.out = out,
	};

	if (refusal->rule == REFUSAL_INACTIVE_FORM && candidate->form)
		strbuf_addf(out, _("form '%s' is not active"), label_text(&candidate->form->name));
	else if (refusal->rule == REFUSAL_INACTIVE_FORM)
		strbuf_addstr(out, _("no form of program.yaml is active"));
	else if (refusal->rule >= REFUSAL_MISSING_CATEGORIES)
		say_missing(&s, refusal->rule);
	else if (refusal->side == SIDE_BOTH)
		say_pair_rule(&s, refusal->rule);
	else
		say_own_rule(&s, refusal->rule);
}
