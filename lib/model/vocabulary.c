/* vocabulary.c - the fixed words of program.yaml */
#include "model/vocabulary.h"

/* clang-format off */
static const struct term stages[] = {
	{ "acquaintance", { "acquaintance", "знакомство" } },
	{ "trial", { "trial meeting", "пробная встреча" } },
	{ "planning", { "planning", "планирование" } },
	{ "regular", { "regular meeting", "рабочая встреча" } },
	{ "final", { "final meeting", "итоговая встреча" } },
};

static const struct term responsible[] = {
	{ "director", { "director", "директор" } },
	{ "curator", { "curator", "куратор" } },
	{ "centre-contact", { "contact of the centre", "ответственный за взаимодействие с МНЦ" } },
	{ "centre", { "municipal centre", "МНЦ" } },
	{ "class-teacher", { "class teacher", "классный руководитель" } },
	{ "psychologist", { "psychologist", "педагог-психолог" } },
	{ "tutor", { "tutor", "тьютор" } },
	{ "expert", { "expert", "эксперт" } },
	{ "mentor", { "mentor", "наставник" } },
	{ "mentee", { "mentee", "наставляемый" } },
};

static const struct term areas[] = {
	{ "study", { "study", "учёба" } },
	{ "adaptation", { "adaptation", "адаптация" } },
	{ "behaviour", { "behaviour", "поведение" } },
	{ "communication", { "communication", "общение" } },
	{ "creativity", { "creativity", "творчество" } },
	{ "sport", { "sport", "спорт" } },
	{ "career", { "choice of a career", "профориентация" } },
	{ "teaching", { "teaching", "преподавание" } },
	{ "other", { "other", "другое" } },
};

static const struct term survey_roles[] = {
	{ "mentee", { "mentee", "наставляемый" } },
	{ "mentor", { "mentor", "наставник" } },
	{ "curator", { "curator", "куратор" } },
	{ "parent", { "parent", "родитель" } },
	{ "partner", { "partner", "партнёр" } },
	{ "staff", { "staff", "сотрудник" } },
	{ "class", { "class", "класс" } },
};

static const struct term counts[] = {
	{ "pupils", { "pupils of the school", "обучающиеся школы" } },
	{ "pupils-10-19", { "pupils aged 10 to 19", "обучающиеся 10–19 лет" } },
	{ "pupils-15-19", { "pupils aged 15 to 19", "обучающиеся 15–19 лет" } },
	{ "teachers", { "teachers of the school", "педагоги школы" } },
	{ "young-teachers", { "young specialists of the school", "молодые специалисты школы" } },
	{ "enterprises", { "enterprises in reach", "предприятия в доступности" } },
	{ "mentees", { "mentees", "наставляемые" } },
	{ "mentees-10-19", { "pupil mentees aged 10 to 19", "наставляемые-обучающиеся 10–19 лет" } },
	{ "mentees-teachers", { "teacher mentees", "наставляемые педагоги" } },
	{ "mentees-young-teachers", { "mentees who are young specialists", "наставляемые молодые специалисты" } },
	{ "mentees-satisfied", { "satisfied mentees", "удовлетворённые наставляемые" } },
	{ "mentees-with-plan", { "mentees with a development plan", "наставляемые с ИПР" } },
	{ "mentees-became-mentors", { "mentees who became mentors", "наставляемые, ставшие наставниками" } },
	{ "mentors", { "mentors", "наставники" } },
	{ "mentors-15-19", { "pupil mentors aged 15 to 19", "наставники-обучающиеся 15–19 лет" } },
	{ "mentors-teachers", { "teacher mentors", "наставники-педагоги" } },
	{ "mentors-external", { "mentors of the external contour", "наставники внешнего контура" } },
	{ "mentors-trained", { "trained mentors", "обученные наставники" } },
	{ "mentors-satisfied", { "satisfied mentors", "удовлетворённые наставники" } },
	{ "mentor-enterprises", { "enterprises that gave mentors", "предприятия, давшие наставников" } },
	{ "pairs", { "pairs", "пары" } },
	{ "pairs-active", { "active pairs", "действующие пары" } },
	{ "pairs-completed", { "completed pairs", "завершённые пары" } },
	{ "pairs-ended-early", { "pairs ended early", "досрочно прекращённые пары" } },
	{ "requests", { "requests", "запросы" } },
	{ "requests-matched", { "requests that have a pair", "запросы, по которым есть пара" } },
	{ "meetings", { "meetings", "встречи" } },
	{ "meetings-confirmed", { "meetings confirmed by both sides", "встречи, подтверждённые обеими сторонами" } },
	{ "events", { "events", "мероприятия" } },
	{ "projects", { "projects of participants", "проекты участников" } },
	{ "olympiads", { "olympiads and contests of participants", "олимпиады и конкурсы участников" } },
	{ "clubs", { "participants in clubs", "участники, занятые в кружках" } },
	{ "sections", { "participants in sports sections", "участники, занятые в спортивных секциях" } },
	{ "publications", { "publications of participants", "публикации участников" } },
	{ "open-lessons", { "open lessons and master classes of participants", "открытые уроки и мастер-классы участников" } },
	{ "practices", { "practices in the register", "практики в реестре" } },
};
/* clang-format on */

#define TERMS(array) \
	{ \
		(array), ARRAY_SIZE(array) \
	}

const struct terms vocabulary_stage = TERMS(stages);
const struct terms vocabulary_responsible = TERMS(responsible);
const struct terms vocabulary_area = TERMS(areas);
const struct terms vocabulary_survey_role = TERMS(survey_roles);
const struct terms vocabulary_count = TERMS(counts);
