/* ties.c - what two people have to do with each other */
#include "model/ties.h"

/* A tie on its way: the mentee is not yet its row. */
struct loose_tie {
	uint32_t mentee;
	struct tie tie;
};

struct loose_ties {
	struct loose_tie *items;
	size_t n, alloc;
};

static void add_tie(struct loose_ties *ties, const struct bases *bases, const struct person *mentor,
		    const struct person *mentee, struct tie tie)
{
	if (!mentor || !mentee)
		return;
	tie.mentor = (uint32_t)(mentor - bases->mentors);
	ALLOC_GROW(ties->items, ties->n + 1, ties->alloc);
	ties->items[ties->n++] = (struct loose_tie){ (uint32_t)(mentee - bases->mentees), tie };
}

static void collect_ties(const struct bases *bases, struct loose_ties *ties)
{
	for (size_t i = 0; i < bases->n_choices; i++) {
		const struct choice *c = &bases->choices[i];
		uint32_t rank = (uint32_t)c->rank;

		add_tie(ties, bases, bases_mentor(bases, c->choice), bases_mentee(bases, c->person),
			(struct tie){ .mentee_rank = rank });
		add_tie(ties, bases, bases_mentor(bases, c->person), bases_mentee(bases, c->choice),
			(struct tie){ .mentor_rank = rank });
	}
	for (size_t i = 0; i < bases->n_pairs; i++) {
		const struct pair *p = &bases->pairs[i];

		if (pair_state(p, bases->today) == PAIR_COMPLETED)
			add_tie(ties, bases, p->mentor, p->mentee, (struct tie){ .previous = p });
	}
}

static int compare_ties(const void *a, const void *b)
{
	const struct loose_tie *x = a, *y = b;

	if (x->mentee != y->mentee)
		return x->mentee < y->mentee ? -1 : 1;
	return (x->tie.mentor > y->tie.mentor) - (x->tie.mentor < y->tie.mentor);
}

/* The better rank and the later pair count; what is the same must not depend on the order of rows. */
static void merge_tie(struct tie *into, const struct tie *from)
{
	if (from->mentee_rank && (!into->mentee_rank || from->mentee_rank < into->mentee_rank))
		into->mentee_rank = from->mentee_rank;
	if (from->mentor_rank && (!into->mentor_rank || from->mentor_rank < into->mentor_rank))
		into->mentor_rank = from->mentor_rank;
	if (!from->previous)
		return;
	if (!into->previous || from->previous->ended > into->previous->ended ||
	    (from->previous->ended == into->previous->ended &&
	     strcmp(from->previous->id, into->previous->id) > 0))
		into->previous = from->previous;
}

void ties_read(struct ties *ties, const struct bases *bases, struct arena *arena)
{
	struct loose_ties loose = { NULL, 0, 0 };
	size_t at = 0, n = 0;

	collect_ties(bases, &loose);
	if (loose.n)
		qsort(loose.items, loose.n, sizeof(*loose.items), compare_ties);
	ties->items = arena_calloc(arena, loose.n, sizeof(*ties->items));
	ties->row = arena_calloc(arena, bases->n_mentees + 1, sizeof(*ties->row));
	for (size_t i = 0; i < bases->n_mentees; i++) {
		ties->row[i] = n;
		for (; at < loose.n && loose.items[at].mentee == i; at++) {
			const struct tie *tie = &loose.items[at].tie;

			if (n > ties->row[i] && ties->items[n - 1].mentor == tie->mentor)
				merge_tie(&ties->items[n - 1], tie);
			else
				ties->items[n++] = *tie;
		}
	}
	ties->row[bases->n_mentees] = n;
	free(loose.items);
}

const struct tie *ties_find(const struct ties *ties, size_t mentor, size_t mentee)
{
	for (size_t i = ties->row[mentee]; i < ties->row[mentee + 1]; i++)
		if (ties->items[i].mentor == mentor)
			return &ties->items[i];
	return NULL;
}
