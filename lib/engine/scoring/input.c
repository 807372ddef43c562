/* input.c - one hash of all that candidates and their points depend on */
#include "engine/scoring/input.h"

/* More text than this is replaced by its hash, so that no input is too large. */
#define MOST_TEXT (1 << 20)
#define MOST_WORDS 64

struct word {
	const char *s;
	size_t len;
};

/* What rules and criteria ask for; the rest of a person is not looked at. */
struct input {
	const struct scoring *s;
	bool criterion[CRITERIA_KNOWN];
	struct pair_rules rules; /* any variant's */
	struct strbuf text;
};

/* ---- pieces of text ---- */

static void hash_on(struct input *in, char hex[DIGEST_SIZE])
{
	digest_bytes(in->text.buf, in->text.len, hex);
	strbuf_reset(&in->text);
	strbuf_addstr(&in->text, hex);
}

static void end_record(struct input *in)
{
	char hex[DIGEST_SIZE];

	strbuf_addch(&in->text, '\n');
	if (in->text.len > MOST_TEXT)
		hash_on(in, hex);
}

/* With its end, so that two texts do not run into each other. */
static void add_text(struct input *in, const char *s)
{
	strbuf_add(&in->text, s, strlen(s) + 1);
}

/* Eight bytes, the same on every machine. */
static void add_number(struct input *in, int64_t number)
{
	uint64_t rest = (uint64_t)number;
	char bytes[8];

	for (size_t k = 0; k < sizeof(bytes); k++, rest >>= 8)
		bytes[k] = (char)(rest & 0xff);
	strbuf_add(&in->text, bytes, sizeof(bytes));
}

static int compare_words(const void *a, const void *b)
{
	const struct word *x = a, *y = b;
	size_t len = x->len < y->len ? x->len : y->len;
	int order = len ? memcmp(x->s, y->s, len) : 0;

	return order ? order : (x->len > y->len) - (x->len < y->len);
}

/* The words of a list as written, in order. */
static void add_list(struct input *in, const char *list)
{
	struct word few[MOST_WORDS], *words = few;
	const char *next = list, *piece;
	size_t n = 0, len;

	while (list_next(&next, &piece, &len))
		n++;
	if (n > MOST_WORDS)
		words = xcalloc(n, sizeof(*words));
	n = 0;
	while (list_next(&list, &piece, &len))
		words[n++] = (struct word){ piece, len };
	if (n > 1)
		qsort(words, n, sizeof(*words), compare_words);
	for (size_t k = 0; k < n; k++) {
		strbuf_add(&in->text, words[k].s, words[k].len);
		strbuf_addch(&in->text, ';');
	}
	strbuf_addch(&in->text, '\0');
	if (words != few)
		free(words);
}

static void add_ids(struct input *in, const struct ids *ids)
{
	for (size_t k = 0; k < ids->n; k++)
		add_text(in, ids->items[k]);
	strbuf_addch(&in->text, '\0');
}

static int compare_texts(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Records whose order in the bases says nothing. Frees them. */
static void add_sorted(struct input *in, char **records, size_t n)
{
	if (n)
		qsort(records, n, sizeof(*records), compare_texts);
	for (size_t k = 0; k < n; k++) {
		add_text(in, records[k]);
		end_record(in);
		free(records[k]);
	}
	free(records);
}

/* ---- rules and criteria ---- */

static void add_criteria(struct input *in)
{
	const struct scoring *s = in->s;

	for (size_t i = 0; i < s->n_criteria; i++) {
		const struct criterion *c = &s->criteria[i];

		in->criterion[c->id] = true;
		add_text(in, c->name);
		add_number(in, c->most);
		add_number(in, c->scale);
	}
	end_record(in);
}

static void add_variant(struct input *in, size_t variant)
{
	const struct eligibility *e = in->s->e;
	const struct pair_rules *rules = &e->rules[variant];

	add_text(in, e->forms[variant]->id);
	add_text(in, e->variants[variant]->id);
	add_number(in, e->forms[variant]->mentee_limit);
	add_number(in, rules->gap);
	add_number(in, rules->gap ? rules->classes : 0);
	add_number(in, rules->same_subject);
	add_number(in, rules->same_sex);
	add_number(in, rules->days);
	add_number(in, rules->wants);
	in->rules.gap |= rules->gap;
	in->rules.same_subject |= rules->same_subject;
	in->rules.same_sex |= rules->same_sex;
	in->rules.days |= rules->days;
	in->rules.wants |= rules->wants;
	if (in->criterion[CRITERION_OF_CATEGORIES]) {
		add_ids(in, &e->variants[variant]->mentor.categories);
		add_ids(in, &e->variants[variant]->mentee.categories);
	}
	end_record(in);
}

/* ---- people ---- */

/* Days that rules and points compare. */
static void add_days(struct input *in, const struct day_set *days)
{
	add_number(in, days->known);
	for (int day = 0; days->known && day < 7; day++)
		add_number(in, (int64_t)days->half_hours[day]);
}

static void add_person(struct input *in, const struct traits *t)
{
	const struct person *p = t->person;

	add_text(in, p->id);
	if (in->rules.gap || in->rules.wants || in->criterion[CRITERION_OF_NEAR_CLASS])
		add_number(in, t->class_number);
	if (in->rules.same_sex)
		strbuf_addch(&in->text, t->sex);
	if (in->rules.same_subject)
		add_list(in, p->subjects);
	if (in->criterion[CRITERION_OF_TOPICS])
		add_list(in, p->topics);
	if (in->criterion[CRITERION_OF_INTERESTS])
		add_list(in, p->interests);
	if (in->criterion[CRITERION_OF_CATEGORIES])
		add_list(in, p->categories);
	if (in->rules.days || in->criterion[CRITERION_OF_DAYS])
		add_days(in, &p->days);
}

static void add_mentor(struct input *in, uint32_t mentor)
{
	const struct scoring *s = in->s;
	const struct traits *t = &s->e->mentors[s->mentors[mentor]];

	add_person(in, t);
	add_number(in, scoring_places(s, mentor));
	for (size_t v = 0; v < s->e->n_variants; v++)
		strbuf_addch(&in->text, s->allowed[v] && !t->own[v] ? '+' : '-');
	if (in->rules.wants) {
		add_number(in, t->person->wants.from);
		add_number(in, t->person->wants.to);
	}
	end_record(in);
}

static void add_mentee(struct input *in, uint32_t mentee)
{
	const struct scoring *s = in->s;
	const struct eligibility *e = s->e;
	uint32_t place = s->mentees[mentee];
	const struct traits *t = &e->mentees[place];

	add_person(in, t);
	for (size_t v = 0; v < e->n_variants; v++)
		strbuf_addch(&in->text,
			     s->allowed[v] && !eligibility_mentee_bits(e, place, v) ? '+' : '-');
	if (in->criterion[CRITERION_OF_WAITING])
		add_number(in, t->waiting_since == DATE_NONE ? -1 : e->on - t->waiting_since);
	if (in->criterion[CRITERION_OF_CARRY_OVER])
		add_number(in, t->left_over);
	end_record(in);
}

/* What two of the working set have to do with each other. */
static void add_ties(struct input *in)
{
	const struct eligibility *e = in->s->e;
	const struct bases *bases = e->bases;
	bool keep = bases->programme->program.matching.keep_pairs;
	char **records = NULL;
	size_t n = 0, alloc = 0;

	for (uint32_t i = 0; i < in->s->n_mentees; i++) {
		uint32_t place = in->s->mentees[i];

		for (size_t k = e->ties.row[place]; k < e->ties.row[place + 1]; k++) {
			const struct tie *tie = &e->ties.items[k];

			ALLOC_GROW(records, n + 1, alloc);
			records[n++] = xstrfmt("tie %s %s %u %u %d", bases->mentees[place].id,
					       bases->mentors[tie->mentor].id, tie->mentee_rank,
					       tie->mentor_rank, keep && tie->previous);
		}
	}
	add_sorted(in, records, n);
}

/* Topics that open requests ask beside those of the base. */
static void add_requests(struct input *in)
{
	const struct bases *bases = in->s->e->bases;
	char **records = xcalloc(bases->n_requests, sizeof(*records));
	size_t n = 0;

	for (size_t i = 0; i < bases->n_requests; i++) {
		const struct request *q = &bases->requests[i];

		if (q->mentee && request_is_open(q, bases->today))
			records[n++] = xstrfmt("request %s %s", q->mentee->id, q->topic);
	}
	add_sorted(in, records, n);
}

static void add_exclusions(struct input *in)
{
	const struct bases *bases = in->s->e->bases;
	char **records = xcalloc(bases->n_exclusions, sizeof(*records));
	size_t n = 0;

	for (size_t i = 0; i < bases->n_exclusions; i++)
		records[n++] = xstrfmt("exclusion %s %s", bases->exclusions[i].mentor,
				       bases->exclusions[i].mentee);
	add_sorted(in, records, n);
}

const char *scoring_input_digest(const struct scoring *s, char hex[DIGEST_SIZE])
{
	struct input in = { .s = s, .text = STRBUF_INIT };

	add_criteria(&in);
	for (size_t v = 0; v < s->e->n_variants; v++)
		if (s->allowed[v])
			add_variant(&in, v);
	for (uint32_t j = 0; j < s->n_mentors; j++)
		add_mentor(&in, j);
	end_record(&in);
	for (uint32_t i = 0; i < s->n_mentees; i++)
		add_mentee(&in, i);
	if (in.criterion[CRITERION_OF_TOPICS])
		add_requests(&in);
	add_ties(&in);
	add_exclusions(&in);
	hash_on(&in, hex);
	strbuf_release(&in.text);
	return hex;
}
