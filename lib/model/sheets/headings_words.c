/* headings_words.c - the words that mean the columns of a file */
#include "model/sheets/headings_parts.h"

#include "model/sheets/question.h"

/* Files whose records are of a pair, which has to be named. */
#define OF_PAIRS "(of pairs)"

/*
 * Words beside names and labels, as keys. `file`: a null pointer for both bases of people. A column in brackets is no
 * column but a part: "(contacts)", "(guardian)", "(partner)", "(out)", "(mentor)", "(mentee)". "(completed)" is a mark of
 * completion: probably the reason of leaving is meant.
 */
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
	  "дата рождения|день рождения|год рождения|когда родились|дата рожд|год рожд|г р|д р|др|возраст|сколько лет|полных лет|дата рождения ребенка|"
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
	  "сколько часов в месяц готовы уделять|сколько часов в неделю готовы уделять|сколько времени готовы уделять|часов в месяц|"
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
	{ "mentees.csv", "(completed)",
	  "отметка о прохождении программы|отметка о прохождении|отметка о завершении программы|программа пройдена|"
	  "programme completed|program completed" },
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

/* Whom a record is about. */
static const char person_words[] =
	"фио|фи|фамилия имя отчество|фамилия имя|фио участника|участник|фио обучающегося|обучающийся|фио ученика|ученик|"
	"фио наставляемого|наставляемый|фио наставника|наставник|name|full name|student|student name|pupil";

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

bool heading_find_target(const struct file_schema *schema, const char *name,
			 struct heading *heading)
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
	} else if (streq(name, "(completed)")) {
		heading->match = HEADING_DOUBTFUL;
		heading->name = "left_reason";
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

		if (is_usual_of(i, schema) &&
		    heading_find_target(schema, usual[i].column, &heading))
			add_keys(words, usual[i].keys, heading);
	}
	add_keys(words, sheet_words, (struct heading){ .match = HEADING_LEFT_OUT });
}

/* The only column that names a person who must be there; a null pointer: there is none, or there are several. */
static const struct column *person_of(const struct file_schema *schema)
{
	const struct column *found = NULL;

	for (size_t i = 0; i < schema->n_columns; i++) {
		const struct column *column = &schema->columns[i];

		if (column->target != TARGET_PERSON || !column->required)
			continue;
		if (found)
			return NULL;
		found = column;
	}
	return found;
}

void heading_words_of_person(struct heading_words *words)
{
	const struct column *person = person_of(words->schema);

	if (person)
		add_keys(words, person_words, of_column(person));
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

bool heading_find_own_part(const struct file_schema *schema, const char *word,
			   struct heading *heading)
{
	for (size_t i = 0; i < ARRAY_SIZE(own_parts); i++) {
		size_t len = strlen(own_parts[i].name) - 2;

		if (strlen(word) == len && !strncmp(word, own_parts[i].name + 1, len) &&
		    heading_find_target(schema, own_parts[i].name, heading))
			return true;
	}
	return false;
}
