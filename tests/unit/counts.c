/* counts.c - every count that program.yaml may name is there */
#include "unit/unit.h"

#include "model/counts.h"
#include "model/vocabulary.h"

/* One mentee in a pair, and what is answered to a question that asks whether the person is satisfied. */
static int satisfied(struct programme *programme, struct question question, const char *text)
{
	struct survey survey = { .id = "s",
				 .role = "mentee",
				 .rating_min = 1,
				 .rating_max = 10,
				 .questions = &question,
				 .n_questions = 1 };
	struct person mentee = { .id = "E-1", .side = SIDE_MENTEE, .left = DATE_NONE };
	struct pair pair = { .mentee = &mentee, .started = 0, .ended = DATE_NONE };
	struct answer_row answer = {
		.survey = "s", .question = "q", .person = "E-1", .text = text
	};
	struct bases bases = { .programme = programme,
			       .mentees = &mentee,
			       .n_mentees = 1,
			       .answers = &answer,
			       .n_answers = 1 };
	struct count count;

	programme->program.surveys = &survey;
	programme->program.n_surveys = 1;
	programme->program.quality.satisfied_from = 7;
	mentee.pairs = &pair;
	strmap_add(&bases.mentee_by_id, "E-1", 3, 0);
	count = count_of(&bases, "mentees-satisfied", 0);
	strmap_release(&bases.mentee_by_id);
	programme->program.surveys = NULL;
	programme->program.n_surveys = 0;
	return count.known ? (int)count.value : -1;
}

static void test_satisfied(struct programme *programme)
{
	struct question rating = { .id = "q", .type = QUESTION_RATING, .satisfaction = true };
	struct question reversed = rating, closed = rating, other = rating;

	reversed.reverse = true;
	closed.type = QUESTION_CLOSED;
	other.satisfaction = false;
	is_int(satisfied(programme, rating, "7"), 1, "7 of 10 is enough");
	is_int(satisfied(programme, rating, "6,0"), 0, "6 is not");
	is_int(satisfied(programme, rating, "good"), -1, "a rating that is no number is no answer");
	is_int(satisfied(programme, reversed, "2"), 1, "a low answer is the good one");
	is_int(satisfied(programme, reversed, "9"), 0, "a high one then is not");
	is_int(satisfied(programme, closed, "Да"), 1, "yes, in any language and case");
	is_int(satisfied(programme, closed, "нет"), 0, "no");
	is_int(satisfied(programme, other, "9"), -1, "other questions say nothing of it");
}

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
	test_satisfied(&programme);
	store_release(&programme.store);
	return done_testing();
}
