/* headings.c - which column a heading means */
#include "model/sheets/headings.h"

#include "base/nearest.h"
#include "base/text.h"
#include "model/sheets/question.h"
#include "store/grid.h"

/* Characters from which on a heading may have been cut by a form service, which does so at 64. */
#define CUT_FROM 50
/* Of a heading that goes on behind known words: so much must be known. */
#define KNOWN_CHARACTERS 12
#define NEAR_CHARACTERS 6

/*
 * Words beside names and labels, as keys. `file`: a null pointer for both bases of people. A column in brackets is no
 * column but a part: "(contacts)", "(guardian)", "(partner)", "(out)", "(mentor)", "(mentee)".
 */
#define OF_PAIRS "(of pairs)" /* files whose records are of a pair, which has to be named */

static const struct {
	const char *file, *column, *keys;
} usual[] = {
	{ NULL, "name",
	  "фио|фамилия имя отчество|фамилия имя|фамилия и имя|фамилия имя и отчество|имя фамилия|имя и фамилия|"
	  "фио полностью|ваше фио|ваши фио|ваши фамилия имя отчество|как вас зовут|фио участника|участник|"
	  "full name|first and last name" },
	{ NULL, "(surname)",
	  "фамилия|фамилия ученика|фамилия ребенка|surname|last name|family name" },
	{ NULL, "(given)", "имя|имя ученика|имя ребенка|first name|given name" },
	{ NULL, "(patronymic)",
	  "отчество|отчество ученика|отчество ребенка|middle name|patronymic" },
	{ "mentors.csv", "(surname)", "фамилия наставника" },
	{ "mentees.csv", "(surname)", "фамилия наставляемого|фамилия обучающегося" },
	{ "mentees.csv", "(given)", "имя обучающегося" },
	{ "mentors.csv", "(patronymic)", "отчество наставника" },
	{ "mentees.csv", "(patronymic)", "отчество наставляемого|отчество обучающегося" },
	{ "mentors.csv", "name", "фио наставника|наставник|имя наставника" },
	{ "mentees.csv", "name",
	  "фио наставляемого|наставляемый|имя наставляемого|фио обучающегося|обучающийся|фио ученика|ученик|"
	  "фио ребенка|фамилия имя ребенка|фи ребенка" },
	{ OF_PAIRS, "(mentor)",
	  "наставник|фио наставника|имя наставника|фамилия наставника|фи наставника|кто наставник|mentor|mentor name" },
	{ OF_PAIRS, "(mentee)",
	  "наставляемый|наставляемые|фио наставляемого|имя наставляемого|фамилия наставляемого|фи наставляемого|"
	  "фио наставляемого наставляемых|обучающийся|фио обучающегося|ученик|фио ученика|подопечный|mentee|mentee name|"
	  "student|student name" },
	{ OF_PAIRS, "pair",
	  "пара|пара группа|наставник и наставляемый|наставник наставляемый|mentor and mentee" },
	{ "meetings.csv", "date", "дата встречи|дата проведения|дата занятия|день встречи" },
	{ "meetings.csv", "stage", "вид встречи|этап встречи|тип встречи|какая встреча" },
	{ "meetings.csv", "minutes",
	  "продолжительность|длительность|продолжительность встречи|длительность встречи|минут|время мин|"
	  "продолжительность мин|длительность мин" },
	{ "meetings.csv", "place", "место встречи|место проведения|где встретились" },
	{ "meetings.csv", "topic", "тема встречи|тема занятия" },
	{ "meetings.csv", "summary",
	  "содержание встречи|краткое содержание|что делали|содержание работы|о чем говорили" },
	{ "meetings.csv", "task", "домашнее задание|задание на следующую встречу" },
	{ NULL, "kind", "вид участника|кто вы|статус участника" },
	{ NULL, "class",
	  "класс|класс обучения|класс буква|класс литера|класс группа|учебная группа|класс обучающегося|класс ученика|"
	  "grade|class|form|year group|school class" },
	{ NULL, "birth",
	  "дата рождения|день рождения|год рождения|когда родились|дата рожд|д р|др|возраст|сколько лет|полных лет|дата рождения ребенка|"
	  "дата рождения обучающегося|birthday|date of birth" },
	{ "mentors.csv", "birth", "год рождения наставника|дата рождения наставника" },
	{ "mentees.csv", "birth",
	  "год рождения наставляемого|дата рождения наставляемого|"
	  "год рождения наставляемого полных лет на момент вхождения в программу" },
	{ NULL, "phone",
	  "телефон|номер телефона|контактный номер телефона|номер мобильного телефона|номер сотового телефона|контактный телефон|мобильный телефон|сотовый телефон|тел|моб тел|"
	  "телефон whatsapp|phone number" },
	{ "mentors.csv", "phone", "телефон наставника|номер телефона наставника" },
	{ "mentees.csv", "phone",
	  "телефон наставляемого|номер телефона наставляемого|телефон ученика" },
	{ NULL, "email",
	  "почта|эл почта|адрес эл почты|электронная почта|адрес электронной почты|email|mail|"
	  "email address" },
	{ NULL, "guardian",
	  "законный представитель|фио законного представителя|родитель|родители|фио родителя|фио родителей|"
	  "фио родителя законного представителя" },
	{ NULL, "guardian_phone",
	  "телефон законного представителя|телефон представителя|телефон родителя|телефон родителей|телефон мамы|"
	  "телефон папы|телефон мамы папы|телефон мамы папы законного представителя|"
	  "номер телефона законного представителя|контактный телефон законного представителя|"
	  "телефон родителя законного представителя|номер телефона родителя законного представителя|"
	  "тел родителя|тел родителей|тел представителя|тел законного представителя|номер телефона родителя|"
	  "номер телефона родителей|контактный телефон родителя|контактный телефон родителей|"
	  "мобильный телефон родителя" },
	{ NULL, "(contacts)",
	  "контактные данные|контакты|контактные данные для связи|телефон почта|телефон email|"
	  "телефон электронная почта|phone email" },
	{ NULL, "(guardian)",
	  "контактные данные для связи данные представителя|контактные данные представителя|контакты представителя|"
	  "контактные данные законного представителя|контакты законного представителя|контакты родителей|"
	  "контакты родителя|контактные данные родителей|данные родителей|данные родителя|данные представителя|"
	  "фио и телефон родителя|фио и телефон родителей|фио телефон родителя|фио телефон родителей|"
	  "родители фио телефон|родитель фио телефон|фио и телефон законного представителя|"
	  "законный представитель фио телефон|contacts of the representative|guardian s contacts|parent contact" },
	{ "mentors.csv", "workplace",
	  "место работы учебы|место работы|место учебы|место работы учебы наставника|организация|школа|"
	  "образовательная организация" },
	{ "mentees.csv", "workplace",
	  "место работы учебы|место работы|место учебы|место работы учебы наставляемого|организация|школа|"
	  "образовательная организация" },
	{ "mentors.csv", "(out)",
	  "место работы учебы наставляемого|должность учебная группа наставляемого" },
	{ "mentees.csv", "(out)",
	  "место работы учебы наставника|должность учебная группа наставника" },
	{ NULL, "position", "должность|специальность|должность специальность|профессия" },
	{ NULL, "subjects",
	  "предмет|предметы|преподаваемый предмет|преподаваемые предметы|учебный предмет" },
	{ "mentors.csv", "skills",
	  "основные компетенции наставника|компетенции наставника|компетенции|основные компетенции|"
	  "чем могу помочь|чем могу быть полезен|в чем могу помочь|умения" },
	{ NULL, "achievements",
	  "важные для программы достижения наставника|важные для программы достижения|достижения наставника|"
	  "достижения" },
	{ NULL, "interests",
	  "интересы|увлечения|хобби|интересы наставника|интересы наставляемого|интересы и увлечения" },
	{ "mentors.csv", "wants",
	  "желаемый возраст наставляемых|желаемый возраст|желаемые классы наставляемых" },
	{ "mentors.csv", "hours",
	  "ресурс времени на программу наставничества|ресурс времени|ресурс времени на программу" },
	{ NULL, "joined",
	  "дата вхождения в программу|дата включения в программу|дата вступления в программу" },
	{ "mentors.csv", "(partner)",
	  "фио наставляемого|фио наставляемых|фио наставляемого наставляемых|наставляемый|наставляемые" },
	{ "mentees.csv", "(partner)", "фио наставника|наставник|mentor|mentor name" },
	{ "mentors.csv", "(partner)", "mentee|mentees|mentee name|mentee names" },
	{ "mentors.csv", "name", "mentor|mentor name" },
	{ "mentees.csv", "name", "mentee|mentee name|student|student name" },
	{ "mentors.csv", "capacity",
	  "number of mentees|max mentees|сколько наставляемых|число наставляемых" },
	{ "mentees.csv", "topics", "темы|предметы в которых нужна помощь|needs|goals" },
	{ "mentors.csv", "skills", "skills|areas of expertise|expertise" },
	{ NULL, "forms", "форма наставничества|форма|формы наставничества" },
	{ NULL, "left", "дата завершения программы|дата завершения|дата выхода из программы" },
	{ NULL, "result", "результаты программы|результат программы|результат|результаты" },
	{ NULL, "link",
	  "ссылка на кейс|ссылка на отзыв|ссылка|ссылка на кейс отзыв наставника размещенные на сайте организации|"
	  "ссылка на кейс отзыв наставляемого размещенные на сайте организации" },
	{ "mentees.csv", "request",
	  "основной запрос наставляемого|основной запрос|запрос наставляемого|ваш запрос|чему хотите научиться|"
	  "чему вы хотите научиться|чему вы хотели бы научиться|чему хотели бы научиться|чему ты хочешь научиться|"
	  "чему научиться|какому навыку научиться|"
	  "в чем нужна помощь|какая помощь нужна" },
	{ NULL, "notes",
	  "примечание|примечания|прим|комментарий|комментарии|другая важная информация|дополнительная информация|"
	  "другая важная информация о наставляемом|другая важная информация о наставнике" },
	{ NULL, "days",
	  "удобные дни|удобное время|когда удобно встречаться|дни встреч|в какие дни удобно встречаться|"
	  "удобные дни и время" },
	{ NULL, "experience", "стаж|стаж работы|педагогический стаж|стаж лет" },
	{ NULL, "consent",
	  "дата согласия|согласие на обработку персональных данных дата|согласие на обработку персональных данных|"
	  "согласие на обработку пдн|согласны на обработку персональных данных|"
	  "согласен на обработку персональных данных|согласна на обработку персональных данных|"
	  "даю согласие на обработку персональных данных|даете согласие на обработку персональных данных|"
	  "согласие на обработку пд|согласие родителей" },
};

/* In any file: what a sheet has for itself. */
static const char sheet_words[] =
	"no|no п п|n п п|п п|номер п п|н п п|порядковый номер|отметка времени|timestamp|баллы|общий балл|"
	"id ответа|время создания|время начала|фото|язык|ip";

/* ---- keys ---- */

static bool is_word_byte(const char *s)
{
	unsigned char c = (unsigned char)*s;

	if (c < 0x80)
		return is_digit(*s) || (c >= 'a' && c <= 'z');
	/* Quotation marks, dashes and bullets of the block U+2000 to U+2BFF, and « » of Latin-1. */
	if (c == 0xE2 ||
	    (c == 0xC2 && ((unsigned char)s[1] == 0xAB || (unsigned char)s[1] == 0xBB)))
		return false;
	return true;
}

static size_t character_len(const char *s)
{
	size_t len = 1;

	while (((unsigned char)s[len] & 0xC0) == 0x80)
		len++;
	return len;
}

/* Initials that stand apart are one word: "ф и о" is "фио". */
static void join_initials(struct strbuf *key, size_t start)
{
	static const char *const apart[] = { "ф и о", "ф и", "e mail" };
	static const char *const joined[] = { "фио", "фи", "email" };

	for (size_t i = 0; i < ARRAY_SIZE(apart); i++) {
		char *at = strstr(key->buf + start, apart[i]);
		size_t len = strlen(apart[i]), n = strlen(joined[i]);

		if (!at || (at > key->buf + start && at[-1] != ' ') || (at[len] && at[len] != ' '))
			continue;
		memcpy(at, joined[i], n);
		memmove(at + n, at + len, strlen(at + len) + 1);
		strbuf_setlen(key, key->len - (len - n));
	}
}

void heading_key(struct strbuf *out, const char *text)
{
	struct strbuf folded = STRBUF_INIT;
	size_t start = out->len;
	bool blank = false;

	text_fold(&folded, text, strlen(text));
	for (const char *at = folded.buf; *at;) {
		size_t len = character_len(at);

		if (is_word_byte(at)) {
			if (blank && out->len > start)
				strbuf_addch(out, ' ');
			strbuf_add(out, at, len);
		}
		blank = !is_word_byte(at);
		at += len;
	}
	strbuf_release(&folded);
	join_initials(out, start);
}

void heading_key_bare(struct strbuf *out, const char *text)
{
	struct strbuf bare = STRBUF_INIT;
	int depth = 0;

	for (const char *at = text; *at; at++) {
		depth += *at == '(';
		strbuf_addch(&bare, depth ? ' ' : *at);
		depth -= *at == ')' && depth;
	}
	heading_key(out, bare.buf);
	strbuf_release(&bare);
}

static size_t count_characters(const char *s)
{
	size_t n = 0;

	for (; *s; s++)
		n += ((unsigned char)*s & 0xC0) != 0x80;
	return n;
}

/* ---- the words of a file ---- */

static void add_word(struct heading_words *words, const char *key, struct heading heading)
{
	struct strbuf core = STRBUF_INIT;

	strmap_add(&words->first_words, key, strcspn(key, " "), 0);
	if (!*key || strmap_add(&words->by_key, key, strlen(key), words->n) != STRMAP_NONE)
		return;
	if (words->n == words->alloc) {
		words->alloc = grown_alloc(words->alloc, words->n + 1);
		words->items = xreallocarray(words->items, words->alloc, sizeof(*words->items));
		words->keys = xreallocarray(words->keys, words->alloc, sizeof(*words->keys));
		words->cores = xreallocarray(words->cores, words->alloc, sizeof(*words->cores));
	}
	question_core(&core, key);
	if (core.len)
		strmap_add(&words->by_core, core.buf, core.len, words->n);
	words->items[words->n] = heading;
	words->cores[words->n] = strbuf_detach(&core, NULL);
	words->keys[words->n++] = xstrdup(key);
}

static void add_text(struct heading_words *words, const char *text, struct heading heading)
{
	struct strbuf key = STRBUF_INIT;

	heading_key(&key, text);
	add_word(words, key.buf, heading);
	strbuf_release(&key);
}

static struct heading of_column(const struct column *column)
{
	return (struct heading){ .match = HEADING_CERTAIN, .column = column, .name = column->name };
}

/* Labels of both languages: a sheet may have been written in the other one. */
static void add_labels(struct heading_words *words)
{
	enum language now = language_now();

	for (size_t i = 0; i < words->schema->n_columns; i++)
		add_text(words, words->schema->columns[i].name,
			 of_column(&words->schema->columns[i]));
	for (int language = LANGUAGE_EN; language <= LANGUAGE_RU; language++) {
		language_set((enum language)language);
		for (size_t i = 0; i < words->schema->n_columns; i++)
			add_text(words, _(words->schema->columns[i].label),
				 of_column(&words->schema->columns[i]));
	}
	language_set(now);
}

static const struct {
	const char *name;
	enum heading_part part;
} own_parts[] = {
	{ "(surname)", PART_SURNAME },       { "(given)", PART_GIVEN },
	{ "(patronymic)", PART_PATRONYMIC }, { "(mentor)", PART_MENTOR },
	{ "(mentee)", PART_MENTEE },
};

/* Other files have columns of their own for mentor and mentee. */
static bool is_of_pairs(const struct file_schema *schema)
{
	const struct column *pair = schema_column(schema, "pair");

	return pair && pair->target == TARGET_PAIR && pair->required;
}

static bool is_pair_part(enum heading_part part)
{
	return part == PART_MENTOR || part == PART_MENTEE;
}

static bool find_target(const struct file_schema *schema, const char *name, struct heading *heading)
{
	for (size_t i = 0; i < ARRAY_SIZE(own_parts); i++) {
		if (streq(name, own_parts[i].name)) {
			*heading = (struct heading){ .match = HEADING_CERTAIN,
						     .part = own_parts[i].part };
			return !is_pair_part(own_parts[i].part) || is_of_pairs(schema);
		}
	}
	*heading = (struct heading){ .match = HEADING_CERTAIN };
	if (streq(name, "(out)")) {
		heading->match = HEADING_LEFT_OUT;
	} else if (streq(name, "(partner)")) {
		heading->part = PART_PARTNER;
	} else if (streq(name, "(contacts)") || streq(name, "(guardian)")) {
		bool own = streq(name, "(contacts)");

		heading->part = own ? PART_CONTACTS : PART_GUARDIAN;
		heading->name = own ? "phone" : "guardian_phone";
		heading->column = schema_column(schema, heading->name);
		return heading->column != NULL;
	} else {
		heading->column = schema_column(schema, name);
		heading->name = name;
		return heading->column != NULL;
	}
	return true;
}

struct heading heading_of_kept(const struct file_schema *schema, const char *name)
{
	struct heading heading = { .match = HEADING_CERTAIN, .name = name };

	if (*name != '(') {
		heading.column = schema_column(schema, name);
		return heading;
	}
	if (streq(name, "(out)"))
		heading.match = HEADING_LEFT_OUT;
	else if (streq(name, "(contacts)"))
		heading.part = PART_CONTACTS;
	else if (streq(name, "(guardian)"))
		heading.part = PART_GUARDIAN;
	else if (streq(name, "(partner)"))
		heading.part = PART_PARTNER;
	else
		heading.part = PART_MADE;
	return heading;
}

static void add_keys(struct heading_words *words, const char *keys, struct heading heading)
{
	while (*keys) {
		size_t len = strcspn(keys, "|");
		char *key = xmemdup0(keys, len);

		add_word(words, key, heading);
		free(key);
		keys += len + (keys[len] == '|');
	}
}

/* Whether the words are of this file. */
static bool is_usual_of(size_t i, const struct file_schema *schema)
{
	const char *file = usual[i].file;

	if (!file)
		return streq(schema->name, "mentors.csv") || streq(schema->name, "mentees.csv");
	return streq(file, OF_PAIRS) ? is_of_pairs(schema) : streq(file, schema->name);
}

void heading_words_init(struct heading_words *words, const struct file_schema *schema)
{

	*words = (struct heading_words){ .schema = schema };
	add_labels(words);
	for (size_t i = 0; i < ARRAY_SIZE(usual); i++) {
		struct heading heading;

		if (is_usual_of(i, schema) && find_target(schema, usual[i].column, &heading))
			add_keys(words, usual[i].keys, heading);
	}
	add_keys(words, sheet_words, (struct heading){ .match = HEADING_LEFT_OUT });
}

void heading_words_release(struct heading_words *words)
{
	for (size_t i = 0; i < words->n; i++) {
		free(words->keys[i]);
		free(words->cores[i]);
	}
	free(words->keys);
	free(words->cores);
	free(words->items);
	strmap_release(&words->by_key);
	strmap_release(&words->by_core);
	strmap_release(&words->first_words);
	*words = (struct heading_words){ .schema = NULL };
}

/* ---- finding ---- */

static bool same_target(const struct heading *a, const struct heading *b)
{
	return a->match == b->match && a->part == b->part && a->column == b->column;
}

/* A heading that was cut: known ones that begin with it. Doubtful where they mean different columns. */
static struct heading find_cut(const struct heading_words *words, const char *key)
{
	struct heading found = { .match = HEADING_UNKNOWN };
	bool one = true;

	for (size_t i = 0; i < words->n; i++) {
		if (!skip_prefix(words->keys[i], key, NULL))
			continue;
		if (found.match != HEADING_UNKNOWN)
			one &= same_target(&found, &words->items[i]);
		else
			found = words->items[i];
	}
	if (!one)
		found.match = HEADING_DOUBTFUL;
	return found;
}

/* A heading that says more than is known of it: the longest known beginning. One word alone makes it doubtful. */
static struct heading find_longer(const struct heading_words *words, const char *key)
{
	struct heading found = { .match = HEADING_UNKNOWN };
	size_t longest = 0;

	if (strmap_get(&words->first_words, key, strcspn(key, " ")) == STRMAP_NONE)
		return found;
	for (size_t i = 0; i < words->n; i++) {
		size_t len = strlen(words->keys[i]);

		if (len <= longest || !skip_prefix(key, words->keys[i], NULL) || key[len] != ' ')
			continue;
		longest = len;
		found = words->items[i];
		if (!strchr(words->keys[i], ' ') ||
		    count_characters(words->keys[i]) < KNOWN_CHARACTERS)
			found.match = HEADING_DOUBTFUL;
	}
	return found;
}

static struct heading find_near(const struct heading_words *words, const char *key)
{
	struct heading found = { .match = HEADING_UNKNOWN };
	struct nearest near = { .word = key };
	size_t at;

	if (count_characters(key) < NEAR_CHARACTERS)
		return found;
	for (size_t i = 0; i < words->n; i++)
		nearest_offer(&near, words->keys[i]);
	if (!near.best)
		return found;
	at = strmap_gets(&words->by_key, near.best);
	found = words->items[at];
	if (found.match == HEADING_CERTAIN)
		found.match = HEADING_DOUBTFUL;
	return found;
}

static struct heading find_key(const struct heading_words *words, const char *key)
{
	size_t at = strmap_gets(&words->by_key, key);

	if (at != STRMAP_NONE)
		return words->items[at];
	return (struct heading){ .match = HEADING_UNKNOWN };
}

/* ---- questions ---- */

/* A further meaning; what is known already is not named twice. */
static void add_meaning(struct heading *found, const struct heading *one)
{
	if (found->match == HEADING_UNKNOWN) {
		*found = *one;
		return;
	}
	if (found->part == one->part && found->column == one->column)
		return;
	found->match = HEADING_DOUBTFUL;
	for (size_t i = 0; i < HEADING_ALSO; i++) {
		if (!found->also[i])
			found->also[i] = one;
		if (found->also[i]->part == one->part && found->also[i]->column == one->column)
			return;
	}
}

/* A heading that asks for the same in other words; doubtful where several columns are asked for in these words. */
static struct heading find_core(const struct heading_words *words, const char *core)
{
	struct heading found = { .match = HEADING_UNKNOWN };

	if (!*core || strmap_gets(&words->by_core, core) == STRMAP_NONE)
		return found;
	for (size_t i = 0; i < words->n; i++)
		if (streq(words->cores[i], core))
			add_meaning(&found, &words->items[i]);
	return found;
}

/* Whether all words of the known heading are asked for, and are at least half of what is asked for. */
static bool is_held(const struct heading_words *words, const char *core, size_t i)
{
	return *words->cores[i] && words->items[i].match == HEADING_CERTAIN &&
	       2 * question_words(words->cores[i]) >= question_words(core) &&
	       question_holds(core, words->cores[i]);
}

/* Another one that is held says the same and more. */
static bool is_within_another(const struct heading_words *words, const char *core, size_t i)
{
	for (size_t k = 0; k < words->n; k++)
		if (k != i && is_held(words, core, k) &&
		    question_words(words->cores[k]) > question_words(words->cores[i]) &&
		    question_holds(words->cores[k], words->cores[i]))
			return true;
	return false;
}

/* A heading that asks for something known, and for something else beside it. */
static struct heading find_held(const struct heading_words *words, const char *core)
{
	struct heading found = { .match = HEADING_UNKNOWN };

	for (size_t i = 0; i < words->n; i++)
		if (is_held(words, core, i) && !is_within_another(words, core, i))
			add_meaning(&found, &words->items[i]);
	if (found.match == HEADING_CERTAIN)
		found.match = HEADING_DOUBTFUL;
	return found;
}

/* A word that is nearly the whole heading says more than one that is a part of it. */
static struct heading find_like(const struct heading_words *words, const struct heading_text *text)
{
	struct heading longer = find_longer(words, text->key), other;

	if (longer.match == HEADING_CERTAIN || longer.match == HEADING_LEFT_OUT)
		return longer;
	other = find_near(words, text->key);
	if (other.match == HEADING_UNKNOWN)
		other = find_held(words, text->bare_core);
	return other.match == HEADING_UNKNOWN ? longer : other;
}

/* In one line, without blanks around it. */
static char *in_one_line(const char *s)
{
	struct strbuf out = STRBUF_INIT;
	bool blank = false;

	for (; *s; s++) {
		bool nbsp = skip_prefix(s, "\xC2\xA0", NULL);

		if (is_blank(*s) || *s == '\n' || *s == '\r' || nbsp) {
			blank = out.len > 0;
			s += nbsp;
			continue;
		}
		if (blank)
			strbuf_addch(&out, ' ');
		blank = false;
		strbuf_addch(&out, *s);
	}
	return strbuf_detach(&out, NULL);
}

void heading_text_init(struct heading_text *text, const char *s)
{
	struct strbuf key = STRBUF_INIT, bare = STRBUF_INIT;
	struct strbuf core = STRBUF_INIT, bare_core = STRBUF_INIT;

	text->text = in_one_line(s);
	heading_key(&key, text->text);
	heading_key_bare(&bare, text->text);
	question_core(&core, key.buf);
	question_core(&bare_core, bare.buf);
	text->core = strbuf_detach(&core, NULL);
	text->bare_core = strbuf_detach(&bare_core, NULL);
	text->key = strbuf_detach(&key, NULL);
	text->bare = strbuf_detach(&bare, NULL);
	text->characters = count_characters(text->text);
}

void heading_text_release(struct heading_text *text)
{
	free(text->text);
	free(text->key);
	free(text->bare);
	free(text->core);
	free(text->bare_core);
	*text = (struct heading_text){ .text = NULL };
}

struct heading heading_find(const struct heading_words *words, const struct heading_text *text,
			    bool guess)
{
	struct heading found = find_key(words, text->key);

	if (found.match == HEADING_UNKNOWN)
		found = find_key(words, text->bare);
	if (found.match == HEADING_UNKNOWN)
		found = find_core(words, text->core);
	if (found.match == HEADING_UNKNOWN)
		found = find_core(words, text->bare_core);
	if (found.match == HEADING_UNKNOWN && text->characters >= CUT_FROM)
		found = find_cut(words, text->key);
	if (found.match == HEADING_UNKNOWN)
		found = guess ? find_like(words, text) : find_longer(words, text->key);
	return found;
}

/* ---- maps ---- */

static void add_mapping(struct heading_map *map, const char *heading, const char *column)
{
	struct strbuf key = STRBUF_INIT;

	heading_key(&key, heading);
	ALLOC_GROW(map->columns, map->n + 1, map->alloc);
	map->columns[map->n] = arena_memdup0(&map->arena, column, strlen(column));
	strmap_put(&map->by_key, key.buf, key.len, map->n++);
	strbuf_release(&key);
}

/* The column of the map's first row with one of these names; SIZE_MAX: none. */
static size_t map_column(const struct grid *grid, const char *name, const char *russian)
{
	for (size_t c = 0; c < grid->rows[0].n; c++)
		if (text_same(grid_get(grid, 0, c)->text, name) ||
		    text_same(grid_get(grid, 0, c)->text, russian))
			return c;
	return SIZE_MAX;
}

static int take_mappings(struct heading_map *map, const char *name, const struct grid *grid)
{
	size_t heading = map_column(grid, "heading", "заголовок"),
	       column = map_column(grid, "column", "столбец");

	if (heading == SIZE_MAX || column == SIZE_MAX)
		return error("%s:%zu: %s", name, grid->rows[0].number,
			     _("a map has the columns 'heading' and 'column'"));
	for (size_t row = 1; row < grid->n_rows; row++)
		add_mapping(map, grid_get(grid, row, heading)->text,
			    grid_get(grid, row, column)->text);
	return 0;
}

int heading_map_read(struct heading_map *map, const char *name, const struct strbuf *bytes)
{
	struct grid_options options = { NULL, NULL };
	struct grid grid;
	int result;

	*map = (struct heading_map){ .n = 0 };
	result = grid_read(&grid, name, bytes, &options);
	if (!result)
		result = take_mappings(map, name, &grid);
	grid_release(&grid);
	return result;
}

void heading_map_release(struct heading_map *map)
{
	free(map->columns);
	strmap_release(&map->by_key);
	arena_release(&map->arena);
	*map = (struct heading_map){ .n = 0 };
}

const char *heading_map_get(const struct heading_map *map, const struct heading_text *text)
{
	size_t at = strmap_gets(&map->by_key, text->key);

	return at == STRMAP_NONE ? NULL : map->columns[at];
}

bool heading_from_map(const struct heading_words *words, const char *word,
		      const char *const *other_columns, size_t n, struct heading *heading)
{
	struct strbuf key = STRBUF_INIT;

	*heading = (struct heading){ .match = HEADING_LEFT_OUT };
	if (*word == '?')
		return false;
	if (!*word || streq(word, "-"))
		return true;
	for (size_t i = 0; i < ARRAY_SIZE(own_parts); i++) {
		size_t len = strlen(own_parts[i].name) - 2;

		if (strlen(word) == len && !strncmp(word, own_parts[i].name + 1, len) &&
		    find_target(words->schema, own_parts[i].name, heading))
			return true;
	}
	if (streq(word, "contacts") && find_target(words->schema, "(contacts)", heading))
		return true;
	if (streq(word, "guardian-contacts") && find_target(words->schema, "(guardian)", heading))
		return true;
	if (streq(word, "partner") && find_target(words->schema, "(partner)", heading))
		return true;
	for (size_t i = 0; i < n; i++) {
		if (streq(other_columns[i], word)) {
			*heading = (struct heading){ .match = HEADING_CERTAIN,
						     .name = other_columns[i] };
			return true;
		}
	}
	heading_key(&key, word);
	*heading = find_key(words, key.buf);
	strbuf_release(&key);
	return heading->match == HEADING_CERTAIN;
}
