/* nearest.c - the word that somebody probably meant */
#include "unit/unit.h"

#include "base/nearest.h"

static const char *guess(const char *word, const char *const *known, size_t n)
{
	struct nearest nearest = { .word = word };

	for (size_t i = 0; i < n; i++)
		nearest_offer(&nearest, known[i]);
	return nearest.best ? nearest.best : "(none)";
}

static void test_distance(void)
{
	is_int(nearest_distance("mentor", "mentor", 3), 0, "the same word");
	is_int(nearest_distance("mentor", "metnor", 3), 1, "two neighbours exchanged");
	is_int(nearest_distance("mentor", "mentors", 3), 1, "a letter more");
	is_int(nearest_distance("mentor", "mento", 3), 1, "a letter less");
	is_int(nearest_distance("mentor", "menter", 3), 1, "another letter");
	is_int(nearest_distance("mentor", "mentee", 3), 2, "two other letters");
	is_int(nearest_distance("abc", "xyz", 2), 3, "no more than the bound and one");
	is_int(nearest_distance("", "abc", 5), 3, "an empty word");
	is_int(nearest_distance("вход", "вхдо", 3), 1,
	       "letters of more bytes than one are exchanged");
	is_int(nearest_distance("выход", "исход", 3), 2, "and replaced, a letter each");
	is_int(nearest_distance("ca", "abc", 5), 3,
	       "the restricted form: no letters between exchanged ones");
}

static void test_guess(void)
{
	static const char *const known[] = { "mentor", "mentee", "pair", "meeting" };

	is_str(guess("mentr", known, 4), "mentor", "a word with a letter missing");
	is_str(guess("meting", known, 4), "meeting", "another one");
	is_str(guess("mente", known, 4), "mentee", "the nearer of two, although it comes later");
	is_str(guess("par", known, 4), "pair", "a short word");
	is_str(guess("xyz", known, 4), "(none)", "nothing near");
	is_str(guess("pr", known, 4), "(none)", "too far for a short word");
	is_str(guess("pair", known, 4), "pair", "the word itself");
}

int main(void)
{
	test_distance();
	test_guess();
	return done_testing();
}
