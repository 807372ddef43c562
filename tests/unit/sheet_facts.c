/* Unit tests of facts, damage and headings: what people and programs make of a cell. */
#include "unit.h"

#include <fcntl.h>

#include "base/date.h"
#include "model/sheets/damage.h"
#include "model/sheets/facts.h"
#include "model/sheets/headings.h"

static struct program program = PROGRAM_INIT;
static int today;

/* ---- facts ---- */

/* "value" where the fact is certain, "? value" with a doubt, "-" where there is none. */
static const char *fact_of_cell(const char *file, const char *column, struct grid_cell cell)
{
	static struct strbuf out = STRBUF_INIT;
	struct strbuf value = STRBUF_INIT, note = STRBUF_INIT;
	const struct column *c = schema_column(schema_find(file), column);
	enum fact fact = fact_read(c, &program, &cell, today, &value, &note);

	strbuf_reset(&out);
	if (fact == FACT_NONE)
		strbuf_addch(&out, '-');
	else
		strbuf_addf(&out, "%s%s", fact == FACT_DOUBTFUL ? "? " : "", value.buf);
	if ((fact == FACT_CERTAIN) == (note.len > 0))
		strbuf_addf(&out, " (note '%s')", note.buf);
	strbuf_release(&value);
	strbuf_release(&note);
	return out.buf;
}

static const char *fact_of(const char *file, const char *column, const char *text)
{
	return fact_of_cell(file, column, (struct grid_cell){ .text = text, .kind = GRID_STRING });
}

struct sample {
	const char *column, *text, *want;
};

static const struct sample samples[] = {
	{ "joined", "2021-11-25", "2021-11-25" },
	{ "joined", " 25.11.2021 ", "2021-11-25" },
	{ "joined", "25.11.21", "2021-11-25" },
	{ "joined", "5.9.2021 г.", "2021-09-05" },
	{ "joined", "25 ноября 2021 г.", "2021-11-25" },
	{ "joined", "«05» октября 2021 г.", "2021-10-05" },
	{ "joined", "\"05\" октября 2021 г.", "2021-10-05" },
	{ "joined", "“5” октября 2021 года", "2021-10-05" },
	{ "birth", "«15» марта 2009 г.", "2009-03-15" },
	{ "joined", "25 нояб. 2021", "2021-11-25" },
	{ "joined", "25.11.2021 14:30", "2021-11-25" },
	{ "joined", "2021.11.25", "2021-11-25" },
	{ "joined", "1.9.1", "? " },
	{ "joined", "1/9/1", "? " },
	{ "joined", "1 сентября 1", "? " },
	{ "joined", "01.09.01", "2001-09-01" },
	{ "joined", "1.9.201", "-" },
	{ "birth", "12.3.9", "? " },
	{ "birth", "12.3.09", "2009-03-12" },
	{ "joined", "25/11/2021", "2021-11-25" },
	{ "joined", "11/25/2021", "2021-11-25" },
	{ "joined", "05/11/2021", "? " },
	{ "joined", "05/05/2021", "2021-05-05" },
	{ "joined", "44525", "2021-11-25" },
	{ "joined", "ноябрь 2021", "? " },
	{ "joined", "да", "? " },
	{ "consent", "Даю согласие", "? " },
	{ "joined", "+", "? " },
	{ "joined", "нет", "" },
	{ "joined", "—", "" },
	{ "joined", "31.02.2021", "-" },
	{ "joined", "скоро", "-" },
	{ "birth", "2009", "2009" },
	{ "birth", "2009 г.р.", "2009" },
	{ "birth", "2009, 12 лет", "2009" },
	{ "birth", "12 лет, 2009", "2009" },
	{ "birth", "2009 год рождения, полных лет 11", "2009" },
	{ "birth", "2009, 15 лет", "? 2009" },
	{ "birth", "12 лет", "? " },
	{ "birth", "12", "? " },
	{ "birth", "15.03.09", "2009-03-15" },
	{ "birth", "15.03.75", "1975-03-15" },
	{ "birth", "15 марта 2009 г.", "2009-03-15" },
	{ "birth", "39887", "2009-03-15" },
	{ "birth", "давно", "-" },
	{ "experience", "3 года 5 мес.", "3.4" },
	{ "experience", "5 лет", "5" },
	{ "experience", "1 год", "1" },
	{ "experience", "6 месяцев", "0.5" },
	{ "experience", "8,5", "8.5" },
	{ "experience", "много", "-" },
	{ "experience", "первая категория, 12 лет", "-" },
	{ "hours", "2 часа в месяц", "2" },
	{ "hours", "2 часа в неделю", "? 2" },
	{ "hours", "1 234", "-" },
	{ "capacity", "2", "2" },
	{ "capacity", "1\xC2\xA0", "1" },
	{ "capacity", "1-2", "-" },
	{ "class", "7А", "7А" },
	{ "class", "7 «А»", "7А" },
	{ "class", "7-а класс", "7А" },
	{ "class", "7 класс А", "7А" },
	{ "class", "7а кл.", "7А" },
	{ "class", "11", "11" },
	{ "class", "13", "-" },
	{ "class", "нет", "" },
	{ "wants", "5-7", "5-7" },
	{ "wants", "5–7", "5-7" },
	{ "wants", "5–7 классы", "5-7" },
	{ "wants", "с 5 по 7 класс", "5-7" },
	{ "wants", "5, 6, 7", "5-7" },
	{ "wants", "5 и 6", "5-6" },
	{ "wants", "5, 7", "? " },
	{ "wants", "10-12 лет", "? " },
	{ "wants", "до 7", "? " },
	{ "wants", "от 5", "? " },
	{ "wants", "5 и старше", "? " },
	{ "wants", "с 5 класса", "? " },
	{ "wants", "5+", "? " },
	{ "wants", "5 класс", "5" },
	{ "wants", "5-е классы", "5" },
	{ "wants", "до 7, от 5", "5-7" },
	{ "wants", "любой", "-" },
	{ "phone", "8 (916) 123-45-67", "+7 916 123-45-67" },
	{ "phone", "89161234567", "+7 916 123-45-67" },
	{ "phone", "+7 916 1234567", "+7 916 123-45-67" },
	{ "phone", "9161234567", "+7 916 123-45-67" },
	{ "phone", "тел.: 8-916-123-45-67", "+7 916 123-45-67" },
	{ "phone", "(916)123-45-67", "+7 916 123-45-67" },
	{ "phone", "(916) 123 45 67", "+7 916 123-45-67" },
	{ "phone", "(495) 123-45-67", "(495) 123-45-67" },
	{ "phone", "+8 916 123-45-67", "? +7 916 123-45-67" },
	{ "phone", "+8(916)1234567", "? +7 916 123-45-67" },
	{ "phone", "+89161234567", "? +7 916 123-45-67" },
	{ "phone", "+86 138 1234 5678", "+86 138 1234 5678" },
	{ "phone", "007 916 123 45 67", "? +7 916 123-45-67" },
	{ "phone", "0049 30 123456", "0049 30 123456" },
	{ "phone", "2-34-56", "2-34-56" },
	{ "phone", "нет", "" },
	{ "phone", "потом", "-" },
	{ "sex", "ж", "f" },
	{ "sex", "мальчик", "m" },
	{ "kind", "обучающийся", "student" },
	{ "kind", "Ученик", "student" },
	{ "kind", "учитель", "teacher" },
	{ "kind", "волшебник", "-" },
	{ "forms", "Ученик-ученик", "student-student" },
	{ "forms", "ученик — ученик, учитель – учитель", "student-student;teacher-teacher" },
	{ "days", "пн, ср", "mon;wed" },
	{ "days", "вторник и четверг 15:00-17:00", "tue;thu 15:00-17:00" },
	{ "days", "по выходным", "-" },
	{ "interests", "шахматы, волейбол", "шахматы;волейбол" },
	{ "interests", "шахматы; чтение, в том числе вслух", "шахматы; чтение, в том числе вслух" },
	{ "workplace", "нет", "нет" },
	{ "email", "-", "" },
	{ "email", "a@b.example, 8 916 123-45-67", "? a@b.example" },
	{ "joined", "2021-11-25T14:30:00Z", "2021-11-25" },
	{ "birth", "05.2009", "2009" },
	{ "birth", "09", "? " },
	{ "experience", "полгода", "0.5" },
	{ "experience", "3 г. 6 м.", "3.5" },
	{ "wants", "5-7, 9", "? " },
	{ "phone", "8,9161234567E+10", "+7 916 123-45-67" },
	{ "phone", "8 916 123-45-67 мама", "? +7 916 123-45-67" },
	{ "phone", "89161234567, 89161234568", "? +7 916 123-45-67" },
	{ "days", "по четвергам", "thu" },
	{ "days", "пн–ср, сб", "mon;tue;wed;sat" },
	{ "days", "ср-пн", "-" },
	{ "name", "Иванов,  Пётр", "Иванов Пётр" },
	{ "name", "Иванов, Петров, Сидоров", "Иванов, Петров, Сидоров" },
	{ "email", "почта", "-" },
	{ "email", "mailto:a@b.example", "a@b.example" },
	{ "email", "<a@b.example>;", "a@b.example" },
	{ "joined", "имеется от 12.09.2021", "? 2021-09-12" },
	{ "joined", "с 12.09.2021 по 25.05.2022", "-" },
	{ "joined", "12.09", "? " },
	{ "joined", "15 03 2021", "2021-03-15" },
	{ "joined", "15,03,2021", "2021-03-15" },
	{ "joined", "15. 03. 2021", "2021-03-15" },
	{ "joined", "15 03 21", "-" },
	{ "birth", "15 марта 2009 г.р.", "2009-03-15" },
	{ "birth", "март 2009", "2009" },
	{ "experience", "полтора года", "1.5" },
	{ "hours", "полчаса", "0.5" },
	{ "class", "7-й «А»", "7А" },
	{ "class", "7/А", "7А" },
	{ "class", "7 „А“", "7А" },
	{ "class", "7A", "7А" },   /* a Latin A */
	{ "class", "7B", "? 7В" }, /* a Latin B: by look or by sound */
	{ "class", "7F", "7F" },
	{ "class", "7.5", "-" },
	{ "wants", "5,7", "? " },
	{ "wants", "5,6,7", "5-7" },
	{ "phone", "моб.: 89161234567;", "+7 916 123-45-67" },
	{ "phone", "89161234567.0", "+7 916 123-45-67" },
	{ "phone",
	  "\xE2\x80\x8E+7 916 123\xE2\x80\x91"
	  "45\xE2\x80\x91"
	  "67",
	  "+7 916 123-45-67" },
	{ "phone", "8 (38473) 2-34-56", "+7 38473 2-34-56" },
	{ "phone", "О9161234567", "-" },
	{ "phone", "8916123456", "? " },
	{ "phone", "+79161234567890", "? " },
	{ "phone", "+375 29 123-45-67", "+375 29 123-45-67" },
	{ "kind", "выпускница", "graduate" },
	{ "kind", "студентка", "college-student" },
	{ "kind", "девица", "-" },
	{ "forms", "ученик-ученик (лидер-пассивный)", "student-student/leader-passive" },
	{ "forms", "«Лидер — пассивный»", "student-student/leader-passive" },
	{ "forms", "учитель-учитель (лидер-пассивный)", "-" },
	{ "days", "пн.,ср.,пт.", "mon;wed;fri" },
	{ "name", "12. Иванова Анна", "Иванова Анна" },
	{ "name", "2009 Иванова", "2009 Иванова" },
};

/* Of a mentee; other reasons stay as they are written. */
static const struct sample reasons[] = {
	{ "left_reason", "Завершила программу", "completed" },
	{ "left_reason", "программа пройдена", "completed" },
	{ "left_reason", "Успешно прошёл программу.", "completed" },
	{ "left_reason", "completed", "completed" },
	{ "left_reason", "да", "? completed" },
	{ "left_reason", "+", "? completed" },
	{ "left_reason", "31.05.2022", "? completed" },
	{ "left_reason", "нет", "" },
	{ "left_reason", "Связь потеряна!", "no-contact" },
	{ "left_reason", "не завершил программу", "не завершил программу" },
	{ "left_reason", "завершит в мае", "завершит в мае" },
	{ "left_reason", "переехали", "переехали" },
};

static void test_facts(void)
{
	for (size_t i = 0; i < ARRAY_SIZE(reasons); i++)
		is_str(fact_of("mentees.csv", reasons[i].column, reasons[i].text), reasons[i].want,
		       reasons[i].text);
	for (size_t i = 0; i < ARRAY_SIZE(samples); i++)
		is_str(fact_of("mentors.csv", samples[i].column, samples[i].text), samples[i].want,
		       samples[i].text);
	is_str(fact_of("meetings.csv", "minutes", "1 ч 30 мин"), "90", "hours and minutes");
	is_str(fact_of("meetings.csv", "minutes", "45 минут"), "45", "minutes");
	is_str(fact_of_cell("meetings.csv", "minutes",
			    (struct grid_cell){ .text = "00:45", .kind = GRID_TIME }),
	       "45", "minutes as an hour of the day");
	is_str(fact_of_cell("mentors.csv", "joined",
			    (struct grid_cell){ .text = "2021-11-25 14:30", .kind = GRID_DATE }),
	       "2021-11-25", "a day with its hour");
}

static const char *contacts(const char *text)
{
	static struct strbuf out = STRBUF_INIT;
	struct strbuf phone = STRBUF_INIT, email = STRBUF_INIT, note = STRBUF_INIT;
	enum fact fact = contacts_read(text, &phone, &email, &note);

	strbuf_reset(&out);
	strbuf_addf(&out, "%c %s %s", "-?="[fact], phone.buf, email.buf);
	strbuf_release(&phone);
	strbuf_release(&email);
	strbuf_release(&note);
	return out.buf;
}

static void test_contacts(void)
{
	is_str(contacts("8 (916) 123-45-67, a.b@mail.example"),
	       "= +7 916 123-45-67 a.b@mail.example", "phone and address");
	is_str(contacts("a@b.example"), "=  a@b.example", "an address");
	is_str(contacts("89161234567"), "= +7 916 123-45-67 ", "a phone");
	is_str(contacts("мама Ольга 89161234567"), "? +7 916 123-45-67 ", "with words");
	is_str(contacts("89161234567, 89161234568"), "? +7 916 123-45-67 ", "two phones");
	is_str(contacts("лично"), "-  ", "neither");
}

static const char *guardian(const char *text)
{
	static struct strbuf out = STRBUF_INIT;
	struct strbuf name = STRBUF_INIT, phone = STRBUF_INIT, note = STRBUF_INIT;
	enum fact fact = guardian_read(text, &name, &phone, &note);

	strbuf_reset(&out);
	strbuf_addf(&out, "%c %s, %s", "-?="[fact], name.buf, phone.buf);
	strbuf_release(&name);
	strbuf_release(&phone);
	strbuf_release(&note);
	return out.buf;
}

static void test_guardians(void)
{
	is_str(guardian("Тучина Анна Львовна, 8 916 123-45-67"),
	       "= Тучина Анна Львовна, +7 916 123-45-67", "name and phone");
	is_str(guardian("+7 (916) 123-45-67 Тучина А.Л."), "= Тучина А.Л., +7 916 123-45-67",
	       "phone and initials");
	is_str(guardian("89161234567"), "= , +7 916 123-45-67", "a phone alone");
	is_str(guardian("Ёлкина-Тучина Анна"), "= Ёлкина-Тучина Анна, ", "a name alone");
	is_str(guardian("Мама Ольга 89161234567"), "? Мама Ольга, +7 916 123-45-67",
	       "who it is to the child is no name");
	is_str(guardian("89161234567, a@b.example"), "? , +7 916 123-45-67", "an address");
	is_str(guardian("89161234567, 89161234568"), "? , +7 916 123-45-67", "two phones");
	is_str(guardian("Жбова Анна, Жбов Пётр 8 916 123-45-67"),
	       "? Жбова Анна Жбов Пётр, +7 916 123-45-67", "two names");
	is_str(guardian("Жбова Анна 8 916 123-45-67 Пётр"), "? Жбова Анна Пётр, +7 916 123-45-67",
	       "a name on both sides of the phone");
	is_str(guardian("Жбова Анна - Жбов Пётр"), "? Жбова Анна Жбов Пётр, ",
	       "two names with a dash between them");
	is_str(guardian("Жбова, Анна Львовна"), "= Жбова Анна Львовна, ",
	       "a comma behind the surname");
	is_str(guardian("Анна"), "- Анна, ", "one word");
	is_str(guardian("по запросу"), "- по запросу, ", "neither");
}

/* ---- damage ---- */

static const struct {
	const char *was, *now;
	enum grid_kind kind;
	enum damage want;
} damages[] = {
	{ "007", "7", GRID_STRING, DAMAGE_ZEROS },
	{ "007", "7", GRID_NUMBER, DAMAGE_ZEROS },
	{ "00123", "123", GRID_STRING, DAMAGE_ZEROS },
	{ "89161234567", "8,91612E+10", GRID_STRING, DAMAGE_SCIENTIFIC },
	{ "89161234567", "8.916E+10", GRID_STRING, DAMAGE_SCIENTIFIC },
	{ "89161234567", "8,91613E+10", GRID_STRING, DAMAGE_NONE },
	{ "+79161234567", "79161234567", GRID_NUMBER, DAMAGE_SIGN },
	{ "12345678901234567890", "12345678901234500000", GRID_STRING, DAMAGE_ROUNDED },
	{ "12345678901234567890", "1.23456789012346e+19", GRID_NUMBER, DAMAGE_SCIENTIFIC },
	{ "12345678901234567890", "1.2345678901234502e+19", GRID_NUMBER, DAMAGE_ROUNDED },
	{ "12345678901234567890", "1.23456789012345e+19", GRID_NUMBER, DAMAGE_ROUNDED },
	{ "12345678901234567890", "12345678901234600000", GRID_STRING, DAMAGE_ROUNDED },
	{ "12345678901234567890", "12345678901234567891", GRID_STRING, DAMAGE_NONE },
	{ "12345678901234567890", "1.2345678901234602e+18", GRID_NUMBER, DAMAGE_NONE },
	{ "12345678901234567890", "1.23456789012347e+19", GRID_NUMBER, DAMAGE_NONE },
	{ "1234567890123456", "1.23456789012345e+15", GRID_NUMBER, DAMAGE_ROUNDED },
	{ "1234567890123456", "1234567890123451", GRID_STRING, DAMAGE_NONE },
	{ "1.10", "1,1", GRID_STRING, DAMAGE_DECIMALS },
	{ "22.5", "22,5", GRID_STRING, DAMAGE_DECIMALS },
	{ "4.50", "4.5", GRID_NUMBER, DAMAGE_DECIMALS },
	{ "22.5", "22.май", GRID_STRING, DAMAGE_DAY },
	{ "22.5", "22.05.2021", GRID_STRING, DAMAGE_DAY },
	{ "22.5", "2021-05-22", GRID_DATE, DAMAGE_DAY },
	{ "22.5", "22.06.2021", GRID_STRING, DAMAGE_NONE },
	{ "1/2", "01.фев", GRID_STRING, DAMAGE_DAY },
	{ "1/2", "02.янв", GRID_STRING, DAMAGE_DAY },
	{ "1/2", "2-Jan", GRID_STRING, DAMAGE_DAY },
	{ "5-7", "05.июл", GRID_STRING, DAMAGE_DAY },
	{ "5–7", "2021-07-05", GRID_DATE, DAMAGE_DAY },
	{ "5-7", "44382", GRID_NUMBER, DAMAGE_DAY },
	{ "11.2021", "ноя.21", GRID_STRING, DAMAGE_DAY },
	{ "11.2021", "2021-11-01", GRID_DATE, DAMAGE_DAY },
	{ "12:30", "12:30:00", GRID_STRING, DAMAGE_TIME },
	{ "12:30", "0,520833333333333", GRID_STRING, DAMAGE_TIME },
	{ "истина", "TRUE", GRID_BOOLEAN, DAMAGE_BOOLEAN },
	{ "=x", "#ИМЯ?", GRID_STRING, DAMAGE_ERROR },
	{ "что угодно", "#REF!", GRID_ERROR, DAMAGE_ERROR },
	{ "89161234567", "########", GRID_STRING, DAMAGE_NARROW },
	{ "а б",
	  "а\xC2\xA0"
	  "б",
	  GRID_STRING, DAMAGE_BLANKS },
	{ "а\r\nб ", "а\nб", GRID_STRING, DAMAGE_BLANKS },
	{ "а\xE2\x80\x89"
	  "б\xE2\x80\xA8"
	  "в",
	  "а б\nв", GRID_STRING, DAMAGE_BLANKS },
	{ "\"а\"\r\n- б ", "«а»\n– б", GRID_STRING, DAMAGE_BLANKS },
	{ "а\tб\nв", "аб\nв", GRID_STRING, DAMAGE_CONTROLS },
	{ "а\tб", "аб", GRID_STRING, DAMAGE_NONE },
	{ "а\nб", "аб", GRID_STRING, DAMAGE_NONE },
	{ "а\x01\r\nб ", "а\nб", GRID_STRING, DAMAGE_CONTROLS },
	{ "'а\r\nб", "а\nб", GRID_STRING, DAMAGE_APOSTROPHE },
	{ "'а\r\nб", "а\nв", GRID_STRING, DAMAGE_NONE },
	{ "\"а\" - б...", "«а» – б…", GRID_STRING, DAMAGE_QUOTES },
	{ "Иванова", "Р\xC2\x98РІР°РЅРѕРІР°", GRID_STRING, DAMAGE_LETTERS },
	{ "3 1/2", "3,5", GRID_STRING, DAMAGE_FRACTION },
	{ "1/2", "0.5", GRID_NUMBER, DAMAGE_FRACTION },
	{ "50%", "0.5", GRID_NUMBER, DAMAGE_FRACTION },
	{ "3 1/2", "3,6", GRID_STRING, DAMAGE_NONE },
	{ "=1+1", "2", GRID_NUMBER, DAMAGE_FORMULA },
	{ "=A1", "TRUE", GRID_BOOLEAN, DAMAGE_FORMULA },
	{ "-5", "6", GRID_NUMBER, DAMAGE_NONE },
	{ "'апостроф", "апостроф", GRID_STRING, DAMAGE_APOSTROPHE },
	{ "01.02.2003", "2003-02-01", GRID_DATE, DAMAGE_DAY },
	{ "01.02.2003", "2003-01-02", GRID_DATE, DAMAGE_NONE },
	{ "Иванова", "Èâàíîâà", GRID_STRING, DAMAGE_LETTERS },
	{ "Петрова", "РџРµС‚СЂРѕРІР°", GRID_STRING, DAMAGE_LETTERS },
	{ "Иванова", "???????", GRID_STRING, DAMAGE_LETTERS },
	{ "7 «А»", "7 ?А?", GRID_STRING, DAMAGE_LETTERS },
	{ "a\x01", "a", GRID_STRING, DAMAGE_CONTROLS },
	{ "Иванова", "Петрова", GRID_STRING, DAMAGE_NONE },
	{ "7", "8", GRID_STRING, DAMAGE_NONE },
	{ "", "8", GRID_STRING, DAMAGE_NONE },
	{ "8", "", GRID_EMPTY, DAMAGE_NONE },
};

static const char *damage_to(const char *was, const char *now)
{
	return damage_name(damage_between(
		was, &(struct grid_cell){ .text = now, .kind = GRID_STRING }, false));
}

/* `was` is 300 Russian letters of two bytes. */
static void test_cuts(const char *was)
{
	char *bytes = xstrfmt("%.*s", 254, was), *broken = xstrfmt("%.*s\xEF\xBF\xBD", 254, was);
	char *other = xstrfmt("%.*s\xEF\xBF\xBD", 250, was);
	char *pairs = xstrfmt("%.*s😀😀", 508, was), *half = xstrfmt("%.*s?", 508, was);
	const char *misread = "РќРѕРІРёРєРѕРІР° РђСЃСЏ", *name = "Новикова Ася Петровна";

	is_str(damage_to(was, bytes), "cut", "at 255 bytes");
	is_str(damage_to(was, broken), "cut", "in the middle of a letter");
	is_str(damage_to(was, other), "", "elsewhere it was somebody else");
	is_str(damage_to(pairs, half), "cut", "in the middle of a pair of surrogates");
	is_str(damage_to(name, misread), "letters", "misread and cut");
	is_str(damage_to(name, "РќРѕРІРёРєРѕРІР° РђСЃСЏ Р"), "letters",
	       "misread and cut in the middle of a letter");
	is_str(damage_to(name, "Новикова Ася"), "", "a shorter name is another name");
	is_str(damage_to("5Б", "5в"), "", "one letter for another is no wrong encoding");
	is_str(damage_to("5Б", "5Р‘"), "letters", "two strange ones are");
	free(bytes);
	free(broken);
	free(other);
	free(pairs);
	free(half);
}

static void test_damage(void)
{
	struct strbuf was = STRBUF_INIT, right = STRBUF_INIT;

	for (size_t i = 0; i < ARRAY_SIZE(damages); i++) {
		struct grid_cell now = { .text = damages[i].now, .kind = damages[i].kind };

		is_str(damage_name(damage_between(damages[i].was, &now, false)),
		       damage_name(damages[i].want), damage_name(damages[i].want));
	}
	for (size_t i = 0; i < 300; i++)
		strbuf_addstr(&was, "я");
	ok(damage_between(was.buf, &(struct grid_cell){ .text = was.buf + 90, .kind = GRID_STRING },
			  false) == DAMAGE_CUT,
	   "the text is cut at 255");
	ok(damage_between(was.buf, &(struct grid_cell){ .text = was.buf + 88, .kind = GRID_STRING },
			  false) == DAMAGE_NONE,
	   "a text of another length is not cut");
	test_cuts(was.buf);
	ok(damage_between("007", &(struct grid_cell){ .text = "7", .kind = GRID_STRING }, true) ==
		   DAMAGE_NONE,
	   "a text cell of a workbook is not taken for a number");
	ok(damage_between("007", &(struct grid_cell){ .text = "7", .kind = GRID_NUMBER }, true) ==
		   DAMAGE_ZEROS,
	   "a number of a workbook is");
	strbuf_release(&was);
	strbuf_release(&right);
}

static const char *signs(const char *column, const char *text, enum grid_kind kind)
{
	static struct strbuf out = STRBUF_INIT;
	struct strbuf right = STRBUF_INIT;
	struct grid_cell cell = { .text = text, .kind = kind };
	enum damage damage = damage_signs(
		column ? schema_column(schema_find("mentors.csv"), column) : NULL, &cell, &right);

	strbuf_reset(&out);
	strbuf_addf(&out, "%s %s", damage_name(damage), right.buf);
	strbuf_release(&right);
	return out.buf;
}

/* Texts of a new record: as only programs write them, and as people do. */
static const struct sample only_programs[] = {
	{ "notes", "22.май", "day " },
	{ "notes", "04.май", "day " },
	{ "notes", "1.окт", "day " },
	{ "notes", "22-May", "day " },
	{ "notes", "май.22", "day " },
	{ "notes", "Oct-21", "day " },
	{ "interests", "5-июл", "day " },
	{ "experience", "22.май", "day " },
	{ "days", "01.фев", "day " },
	{ "notes", "22 мая", " " },
	{ "notes", "22.май в школе", " " },
	{ "notes", "май 2021", " " },
	{ "notes", "45.май", " " },
	{ "notes", "1.кто", " " },
	{ "notes", "8,91612E+10", "scientific " },
	{ "notes", "8,9161234567E+10", "scientific 89161234567" },
	{ "notes", "1e5", " " },
	{ "notes", "E+10", " " },
	{ "notes", "12345678901234500000", "rounded " },
	{ "notes", "12345678901234567890", " " },
	{ "notes", "1000000000", " " },
};

static void test_signs(void)
{
	is_str(signs("phone", "8,91612E+10", GRID_STRING), "scientific ", "a phone");
	is_str(signs("notes", "1.23456789012345e+15", GRID_NUMBER), "rounded ", "16 digits");
	is_str(signs("notes", "1e+21", GRID_NUMBER), "rounded ", "22 digits");
	is_str(signs("notes", "1e+21", GRID_STRING), " ", "the same as a text");
	is_str(signs("notes", "123456789012345", GRID_NUMBER), " ", "15 digits");
	is_str(signs("wants", "05.июл", GRID_STRING), "day ", "a range of classes");
	is_str(signs("wants", "5-6-7", GRID_STRING), " ", "classes");
	is_str(signs("wants", "05.07.2021", GRID_STRING), "day ", "a range as a whole day");
	is_str(signs("phone", "2-12-05", GRID_STRING), " ", "a local number");
	is_str(signs("phone", "23-45-67", GRID_STRING), " ", "another one");
	is_str(signs("phone", "2021-02-12", GRID_STRING), "day ", "a day in the place of a phone");
	is_str(signs("capacity", "2021-02-01", GRID_DATE), "day ", "places");
	is_str(signs("joined", "01.02.2021", GRID_STRING), " ", "a day where a day is asked");
	is_str(signs("notes", "01.02.2021", GRID_STRING), " ", "a day in a text");
	is_str(signs("notes", "#ССЫЛКА!", GRID_STRING), "error-value ", "an error");
	for (size_t i = 0; i < ARRAY_SIZE(only_programs); i++)
		is_str(signs(only_programs[i].column, only_programs[i].text, GRID_STRING),
		       only_programs[i].want, only_programs[i].text);
	is_str(signs("notes", "2021-05-22", GRID_DATE_SHORT), "day ", "shown as 22 May");
	is_str(signs("notes", "2021-05-22", GRID_DATE), " ", "a whole day in a text");
	is_str(signs("interests", "2021-05-22", GRID_DATE), "day ", "a day in a list");
	is_str(signs("joined", "2021-05-22", GRID_DATE_SHORT), " ", "a day, shown as 22 May");
	is_str(signs(NULL, "22.май", GRID_STRING), "day ", "in a column that only a school knows");
	is_str(signs("name", "Èâàíîâà Àííà", GRID_STRING), "letters Иванова Анна", "letters");
	is_str(signs("name", "└сЁрьют └ээр", GRID_STRING), "letters Абрамов Анна",
	       "Windows-1251 as CP866");
	is_str(signs("name", "п░п╠я─п╟п╪п╬п╡", GRID_STRING), "letters Абрамов", "UTF-8 as KOI8-R");
	is_str(signs("name", "Тру Туся", GRID_STRING), " ", "a name of few letters");
	is_str(signs("name", "Müller Ёлка", GRID_STRING), " ", "letters of two languages");
	is_str(signs("request", "ЖэкаПлюс – «КиноКлуб»", GRID_STRING), " ",
	       "capitals within a word");
	is_str(signs("name", "?????? ????", GRID_STRING), "letters ", "letters that are lost");
	is_str(signs("name", "Иванова", GRID_STRING), " ", "a name");
	is_str(signs("name", "ИВАНОВА", GRID_STRING), " ", "a name in capitals");
	is_str(signs("name", "Müller", GRID_STRING), " ", "a name with an umlaut");
}

/* ---- headings ---- */

static const char *heading(const char *file, const char *text)
{
	static struct strbuf out = STRBUF_INIT;
	struct heading_words words;
	struct heading_text asked;
	struct heading found;

	heading_words_init(&words, schema_find(file));
	heading_text_init(&asked, text);
	found = heading_find(&words, &asked, true);
	heading_text_release(&asked);
	strbuf_reset(&out);
	strbuf_addf(&out, "%c%s%s", "-?x="[found.match], found.name ? found.name : "",
		    found.part == PART_CONTACTS   ? " (contacts)"
		    : found.part == PART_GUARDIAN ? " (guardian)"
		    : found.part == PART_PARTNER  ? " (partner)"
						  : "");
	for (size_t i = 0; i < HEADING_ALSO && found.also[i]; i++)
		strbuf_addf(&out, ", %s", found.also[i]->name);
	heading_words_release(&words);
	return out.buf;
}

static const struct sample headings[] = {
	{ "mentors.csv", "name", "=name" },
	{ "mentors.csv", "Ф.И.О. наставника", "=name" },
	{ "mentors.csv", "ФИО наставника (полностью)", "=name" },
	{ "mentors.csv", " фио  НАСТАВНИКА:", "=name" },
	{ "mentors.csv", "№ п/п", "x" },
	{ "mentors.csv", "№", "x" },
	{ "mentors.csv", "Отметка времени", "x" },
	{ "mentors.csv", "Контактные данные\nдля связи", "=phone (contacts)" },
	{ "mentors.csv", "Место работы/учёбы наставника", "=workplace" },
	{ "mentors.csv", "Место работы/учебы наставляемого", "x" },
	{ "mentors.csv", "Основные компетенции наставника", "=skills" },
	{ "mentors.csv", "Важные для программы достижения наставника", "=achievements" },
	{ "mentors.csv", "Интересы наставника", "=interests" },
	{ "mentors.csv", "Желаемый возраст наставляемых", "=wants" },
	{ "mentors.csv", "Ресурс времени на программу наставничества", "=hours" },
	{ "mentors.csv", "Дата вхождения в программу", "=joined" },
	{ "mentors.csv", "Ф.И.О. наставляемого (наставляемых)", "= (partner)" },
	{ "mentors.csv", "Форма наставничества", "=forms" },
	{ "mentors.csv", "Дата завершения программы", "=left" },
	{ "mentors.csv", "Результаты программы", "=result" },
	{ "mentors.csv", "Ссылка на кейс/отзыв наставника, размещённые на сайте организации",
	  "=link" },
	{ "mentors.csv", "Ссылка на кейс/отзыв наставника, размещённые на сайте организа",
	  "=link" },
	{ "mentors.csv", "Адрес эл.почты", "=email" },
	{ "mentors.csv", "E-mail", "=email" },
	{ "mentors.csv", "Номер телефона", "=phone" },
	{ "mentees.csv", "Контактные данные для связи (данные представителя)",
	  "=guardian_phone (guardian)" },
	{ "mentees.csv", "Контактные данные родителей", "=guardian_phone (guardian)" },
	{ "mentees.csv", "Год рождения наставляемого", "=birth" },
	{ "mentees.csv", "Год рождения наставляемого, полных лет на момент вхождения в прогр",
	  "=birth" },
	{ "mentees.csv", "Основной запрос наставляемого", "=request" },
	{ "mentees.csv", "Основной запрос наставляемого (чему хотите научиться…)", "=request" },
	{ "mentees.csv", "Ф.И.О. наставника", "= (partner)" },
	{ "mentees.csv", "Класс", "=class" },
	{ "mentees.csv", "Клас", "-" },
	{ "mentees.csv", "Телефон родитля", "?guardian_phone" },
	{ "mentees.csv", "Любимый цвет", "-" },
	{ "mentees.csv", "Телефон бабушки", "?phone" },
	{ "mentees.csv", "В каком классе вы учитесь?", "=class" },
	{ "mentees.csv", "Ваш номер телефона", "=phone" },
	{ "mentees.csv", "Укажи, пожалуйста, свою дату рождения", "=birth" },
	{ "mentees.csv", "Ваша электронная почта:", "=email" },
	{ "mentees.csv", "Телефоны родителей", "=guardian_phone" },
	{ "mentees.csv", "Телефон и электронная почта", "=phone (contacts)" },
	{ "mentees.csv", "Класс и телефон", "?class, phone" },
	{ "mentees.csv", "Есть ли у вас в классе телефон у учителя истории?", "-" },
	{ "mentees.csv", "What class are you in?", "=class" },
	{ "mentees.csv", "Please enter your phone number", "=phone" },
	{ "mentees.csv", "Какой ваш?", "-" },
	{ "meetings.csv", "summary", "=summary" },
	{ "mentees.csv", "Отметка о прохождении программы", "?left_reason" },
};

static const char *mapped(const struct heading_map *map, const char *text)
{
	struct heading_text asked;
	const char *column;

	heading_text_init(&asked, text);
	column = heading_map_get(map, &asked);
	heading_text_release(&asked);
	return column;
}

static void test_headings(void)
{
	struct heading_map map;
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < ARRAY_SIZE(headings); i++)
		is_str(heading(headings[i].column, headings[i].text), headings[i].want,
		       headings[i].want);
	strbuf_addstr(&text, "heading,column\nЛюбимый  цвет,notes\nМодуль (2),\n");
	ok(!heading_map_read(&map, "map.csv", &text), "a map");
	is_str(mapped(&map, "любимый цвет"), "notes", "a heading of the map");
	is_str(mapped(&map, "Модуль (2)"), "", "a heading that is left out");
	ok(!mapped(&map, "Модуль"), "a heading that is not in the map");
	heading_map_release(&map);
	strbuf_release(&text);
}

int main(void)
{
	struct findings findings = FINDINGS_INIT;

	today = date_from_ymd(2021, 11, 25);
	if (program_load_at(&program, AT_FDCWD, "data-examples/school/program.yaml", "program.yaml",
			    &findings))
		BUG("the example cannot be read");
	findings_release(&findings);
	test_facts();
	test_contacts();
	test_guardians();
	test_damage();
	test_signs();
	test_headings();
	program_release(&program);
	return done_testing();
}
