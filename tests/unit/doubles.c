/* doubles.c - who stands in the bases twice, and who only has the same name */
#include "unit.h"

#include "base/date.h"
#include "model/doubles.h"

static struct double_entry entry(const char *id, const char *name, const char *birth)
{
	struct double_entry e = { .id = id, .name = name, .kind = "student" };

	e.birth_first = e.birth_last = DATE_NONE;
	if (*birth)
		birth_parse(birth, &e.birth_first, &e.birth_last);
	return e;
}

/* The reason, or -1 where the two are not found to be doubles. Both orders must say the same. */
static int reason_of(const char *name, const char *birth, const char *name2, const char *birth2)
{
	struct double_entry entries[] = { entry("A", name, birth), entry("B", name2, birth2) };
	struct double_entry swapped[] = { entries[1], entries[0] };
	struct doubles found = DOUBLES_INIT, back = DOUBLES_INIT;
	int reason = -1;

	doubles_find(entries, 2, &found);
	doubles_find(swapped, 2, &back);
	if (found.n != back.n || (found.n && found.items[0].reason != back.items[0].reason))
		reason = -2;
	else if (found.n)
		reason = (int)found.items[0].reason;
	doubles_release(&found);
	doubles_release(&back);
	return reason;
}

static void test_reasons(void)
{
	is_int(reason_of("Семёнова Алёна Игоревна", "2008-04-01", "семенова  алена игоревна",
			 "01.04.2008"),
	       DOUBLE_NAME_AND_BIRTH, "е for ё, case and blanks");
	is_int(reason_of("Иван Петров", "2008-04-01", "Петров Иван", "2008"), DOUBLE_NAME_AND_BIRTH,
	       "the other way round, a year of birth");
	is_int(reason_of("Петров Иван Ильич", "2008-04-01", "Петров Иван Ильич", ""), DOUBLE_NAME,
	       "same name, one birth unknown");
	is_int(reason_of("Петров Иван Ильич", "2008-04-01", "Петров Иван", "2008-04-01"),
	       DOUBLE_NO_PATRONYMIC, "no patronymic");
	is_int(reason_of("Петров Иван Ильич", "1979", "Петров И.И.", "1979"), DOUBLE_INITIALS,
	       "initials");
	is_int(reason_of("Петров Иван И.", "1979", "Петров Иван Ильич", "1979"), DOUBLE_INITIALS,
	       "the patronymic as an initial");
	is_int(reason_of("Петров И.", "1979", "Петров И. С.", "1979"), DOUBLE_INITIALS,
	       "initials on both sides");
	is_int(reason_of("Петрова-Водкина Анна Ильинична", "2008-04-01", "Петрова Анна Ильинична",
			 "2008-04-01"),
	       DOUBLE_SURNAME, "half of a surname");
}

static void test_namesakes(void)
{
	is_int(reason_of("Петров Иван Ильич", "2008-04-01", "Петров Иван Ильич", "2008-04-02"), -1,
	       "another day of birth");
	is_int(reason_of("Петров Иван Ильич", "2008-04-01", "Петров Иван Игоревич", "2008-04-01"),
	       -1, "another patronymic");
	is_int(reason_of("Петров Иван", "2008-04-01", "Петрова Иван", "2008-04-01"), -1,
	       "another surname");
	is_int(reason_of("Петров Иван Ильич", "", "Петров Иван", ""), -1,
	       "no patronymic and no birth is too little");
	is_int(reason_of("Петров И. И.", "", "Петров И. И.", ""), -1,
	       "initials and no birth are too little");
	is_int(reason_of("Петров И. П.", "1979", "Петров И. С.", "1979"), -1, "other initials");
	is_int(reason_of("Петрова-Водкина Анна", "2008", "Петрова Анна", "2008"), -1,
	       "half of a surname needs the day");
	is_int(reason_of("Петров", "2008-04-01", "Петров", "2008-04-01"), -1,
	       "a surname alone is no name");
	is_int(reason_of("", "2008-04-01", "", "2008-04-01"), -1, "no name is no double");
}

static void test_unknown_births(void)
{
	struct double_entry entries[] = { entry("A", "Петров Иван", ""),
					  entry("B", "Петров Иван", "") };
	struct doubles found = DOUBLES_INIT;

	entries[0].class_number = 5;
	entries[1].class_number = 9;
	doubles_find(entries, 2, &found);
	is_int(found.n, 0, "other classes keep namesakes without a birth apart");
	entries[1].class_number = 5;
	entries[1].kind = "teacher";
	doubles_find(entries, 2, &found);
	is_int(found.n, 0, "other kinds do too");
	entries[1].kind = "student";
	entries[1].id = "A";
	doubles_find(entries, 2, &found);
	is_int(found.n, 0, "the same id is the same person");
	entries[1].id = entries[0].id = "";
	doubles_find(entries, 2, &found);
	is_int(found.n, 1, "no id yet: two people");
	doubles_release(&found);
}

static void test_many(void)
{
	struct double_entry entries[] = {
		entry("A", "Петров Иван", "2008"),
		entry("B", "Сидоров Пётр Ильич", "2008"),
		entry("C", "Петров Иван Ильич", "2008"),
		entry("D", "Петров Иван Ильич", "2008-04-01"),
	};
	struct doubles found = DOUBLES_INIT;

	doubles_find(entries, 4, &found);
	is_int(found.n, 2, "one finding for each later one");
	is_int(found.items[0].first, 0, "C is A without patronymic");
	is_int(found.items[0].second, 2, "C is later");
	is_int(found.items[1].first, 2, "D is C: the strongest reason wins over the earliest");
	is_int(found.items[1].reason, DOUBLE_NAME_AND_BIRTH, "and the reason says so");
	doubles_release(&found);
}

static void test_names_agree(void)
{
	ok(names_agree("Лугова Ирина Сергеевна", "лугова и. с."), "initials agree");
	ok(names_agree("Ирина Лугова", "Лугова Ирина"), "the order of parts does not matter");
	ok(names_agree("Лугова", "Лугова"), "a surname alone agrees with itself");
	ok(names_agree("И.С. Лугова", "Лугова И.С."), "initials in front agree");
	ok(names_agree("И. Лугова", "Лугова Ирина Сергеевна"), "one of them, too");
	ok(!names_agree("И.С. Лугова", "Лугова А.С."), "other initials do not");
	ok(names_agree("Ирина Лугова", "Лугова Ирина Сергеевна"),
	   "the surname behind, without the patronymic");
	ok(names_agree("Лугова И.С.", "Ирина Лугова"), "the surname behind, and initials");
	ok(!names_agree("Сергеевна Лугова", "Лугова Ирина Сергеевна"), "a patronymic is no name");
	ok(!names_agree("Лугова Ирина", "Лугова Инна"), "other names do not");
	ok(!names_agree("Лугова Ирина", "Лугова"), "a surname alone is too little for a name");
}

int main(void)
{
	test_reasons();
	test_namesakes();
	test_unknown_births();
	test_many();
	test_names_agree();
	return done_testing();
}
