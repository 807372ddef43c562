/* counts.c - every count that program.yaml may name is there */
#include "unit/unit.h"

#include "model/counts.h"
#include "model/vocabulary.h"

int main(void)
{
	struct programme programme = PROGRAMME_INIT;
	struct bases bases = { .programme = &programme };

	language_init("/nonexistent");
	if (store_open(&programme.store, "."))
		return 1;
	programme.program.organization.pupils = (struct headcount){ 10, 8, -1, -1 };
	for (size_t i = 0; i < vocabulary_count.n; i++) {
		const char *id = vocabulary_count.items[i].id;

		ok(count_of(&bases, id, 0).value >= 0, id);
	}
	is_int(count_of(&bases, "pupils-10-19", 0).value, 8, "a figure of program.yaml");
	ok(!count_of(&bases, "pupils-15-19", 0).known, "what is not given is not known, not 0");
	ok(!count_of(&bases, "mentees-satisfied", 0).known, "nobody answered: not known");
	store_release(&programme.store);
	return done_testing();
}
