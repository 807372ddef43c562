/* words.c - the fixed words of columns, with their names in every language; input understands each of these */
#include "model/columns/columns.h"

#define TERMS(name_, ...) \
	static const struct term name_##_items[] = { __VA_ARGS__ }; \
	const struct terms words_##name_ = { name_##_items, ARRAY_SIZE(name_##_items) }

TERMS(sex, { "f", { "female", "женский" } }, { "m", { "male", "мужской" } });

TERMS(decision, { "accepted", { "accepted", "принят" } },
      { "rejected", { "rejected", "отклонён" } });

TERMS(scope, { "processing", { "processing of personal data", "обработка персональных данных" } },
      { "special", { "special categories of data", "специальные категории данных" } },
      { "publication", { "publication", "публикация" } },
      { "participation", { "participation in the programme", "участие в программе" } },
      { "mentor-work", { "work as a mentor", "работа наставником" } });

TERMS(signer, { "self", { "in person", "лично" } },
      { "guardian", { "legal representative", "законный представитель" } },
      { "both", { "in person and legal representative", "лично и законный представитель" } });

TERMS(role, { "director", { "director", "директор" } }, { "curator", { "curator", "куратор" } },
      { "centre-contact", { "contact of the municipal centre", "ответственный за связь с МНЦ" } },
      { "class-teacher", { "class teacher", "классный руководитель" } },
      { "psychologist", { "psychologist", "психолог" } }, { "tutor", { "tutor", "тьютор" } },
      { "expert", { "expert", "эксперт" } });

TERMS(method, { "matched", { "matched", "подбор" } }, { "choice", { "by choice", "по выбору" } },
      { "appointed", { "appointed by the curator", "назначение куратором" } },
      { "continued", { "continued", "продолжение" } });

TERMS(plan_status, { "planned", { "planned", "запланировано" } },
      { "in-work", { "in work", "в работе" } }, { "done", { "done", "выполнено" } },
      { "dropped", { "dropped", "снято" } });

TERMS(proposal_status, { "open", { "open", "ждёт ответа" } },
      { "accepted", { "accepted", "принято" } }, { "declined", { "declined", "отклонено" } },
      { "done", { "done", "сделано" } });

TERMS(wave, { "entry", { "entry", "вход" } }, { "exit", { "exit", "выход" } });

TERMS(partner, { "enterprise", { "enterprise", "предприятие" } },
      { "university", { "university", "вуз" } }, { "college", { "college", "колледж" } },
      { "school", { "school", "школа" } },
      { "additional-education", { "additional education", "дополнительное образование" } },
      { "culture", { "culture", "учреждение культуры" } },
      { "public", { "public organization", "общественная организация" } },
      { "authority", { "authority", "орган власти" } });

TERMS(contact_flag, { "talk", { "talk", "беседа" } },
      { "support", { "support plan", "план поддержки" } },
      { "closing", { "closing", "завершение" } });

TERMS(event, { "information", { "information", "информирование" } },
      { "external", { "work with the external contour", "работа с внешним контуром" } },
      { "motivation-talk", { "motivation talk", "мотивационная беседа" } },
      { "general-meeting", { "general meeting", "общая встреча" } },
      { "council", { "council", "педагогический или методический совет" } },
      { "conference", { "conference", "конференция" } }, { "seminar", { "seminar", "семинар" } },
      { "open-lesson", { "open lesson", "открытый урок" } },
      { "reflection", { "reflection", "рефлексия" } },
      { "closing", { "closing", "подведение итогов" } },
      { "festival", { "festival", "фестиваль" } }, { "contest", { "contest", "конкурс" } });

TERMS(output, { "project", { "project", "проект" } }, { "olympiad", { "olympiad", "олимпиада" } },
      { "club", { "club", "кружок" } }, { "section", { "sports section", "спортивная секция" } },
      { "publication", { "publication", "публикация" } },
      { "open-lesson", { "open lesson", "открытый урок" } },
      { "master-class", { "master class", "мастер-класс" } },
      { "qualification", { "qualification", "повышение квалификации" } });

TERMS(level, { "school", { "school", "школьный" } },
      { "municipal", { "municipal", "муниципальный" } },
      { "regional", { "regional", "региональный" } }, { "federal", { "federal", "федеральный" } });

TERMS(award_status, { "nominated", { "nominated", "выдвинут" } },
      { "entered", { "entered", "участник" } }, { "laureate", { "laureate", "лауреат" } },
      { "winner", { "winner", "победитель" } });

TERMS(weekday, { "mon", { "Monday", "понедельник" } }, { "tue", { "Tuesday", "вторник" } },
      { "wed", { "Wednesday", "среда" } }, { "thu", { "Thursday", "четверг" } },
      { "fri", { "Friday", "пятница" } }, { "sat", { "Saturday", "суббота" } },
      { "sun", { "Sunday", "воскресенье" } });

TERMS(pair_state, { "proposed", { "proposed", "предложена" } },
      { "agreed", { "agreed", "согласована" } }, { "active", { "active", "действует" } },
      { "completed", { "completed", "завершена" } },
      { "ended-early", { "ended early", "прекращена досрочно" } });

/* In the order of enum mentor_state and enum mentee_state. */
TERMS(mentor_state, { "candidate", { "candidate", "кандидат" } },
      { "applied", { "applied", "подал заявку" } },
      { "interviewed", { "interviewed", "прошёл собеседование" } },
      { "accepted", { "accepted", "принят" } }, { "rejected", { "rejected", "отклонён" } },
      { "trained", { "trained", "обучен" } }, { "ready", { "ready", "готов" } },
      { "left", { "left", "выбыл" } });

TERMS(mentee_state, { "identified", { "identified", "выявлен" } },
      { "surveyed", { "surveyed", "опрошен" } },
      { "volunteered", { "volunteered", "изъявил желание" } },
      { "consented", { "consented", "есть согласие" } }, { "waiting", { "waiting", "ждёт пару" } },
      { "paired", { "paired", "в паре" } }, { "completed", { "completed", "прошёл программу" } },
      { "left", { "left", "выбыл" } });

/* In the order of enum step_status: what is missing catches the eye. */
TERMS(step, { "not-needed", { "–", "–" } }, { "done", { "yes", "да" } },
      { "missing", { "NO", "НЕТ" } });

/* In the order of enum lacking. */
TERMS(lacking,
      { "mentor_agreed", { "the mentor's consent to the pair", "согласие наставника на пару" } },
      { "mentee_agreed", { "the mentee's consent to the pair", "согласие наставляемого на пару" } },
      { "mentor_ready", { "the mentor's readiness to go on", "готовность наставника продолжать" } },
      { "mentee_ready",
	{ "the mentee's readiness to go on", "готовность наставляемого продолжать" } },
      { "started", { "the start of the pair", "начало работы пары" } },
      { "mentor_confirmed", { "the mentor's confirmation", "подтверждение наставника" } },
      { "mentee_confirmed", { "the mentee's confirmation", "подтверждение наставляемого" } },
      { "ended", { "the end of the pair", "завершение пары" } });

TERMS(term, { "ahead", { "ahead", "впереди" } }, { "open", { "in force", "действует" } },
      { "over", { "over", "истекло" } });

TERMS(event_state, { "held", { "held", "проведено" } },
      { "planned", { "planned", "запланировано" } });

TERMS(plan_state, { "open", { "open", "в работе" } }, { "overdue", { "overdue", "просрочено" } },
      { "done", { "done", "выполнено" } }, { "dropped", { "dropped", "снято" } });

TERMS(consent_state, { "valid", { "valid", "действует" } }, { "expired", { "expired", "истекло" } },
      { "withdrawn", { "withdrawn", "отозвано" } });

TERMS(request_state, { "open", { "open", "открыт" } }, { "matched", { "matched", "подобран" } },
      { "closed", { "closed", "закрыт" } });

TERMS(consent_need, { "missing", { "missing", "нет" } }, { "expired", { "expired", "истекло" } },
      { "ends", { "ends soon", "скоро истечёт" } }, { "turns-14", { "turns 14", "14 лет" } },
      { "turns-18", { "turns 18", "18 лет" } },
      { "own-signature", { "own signature is missing", "нет своей подписи" } },
      { "guardian-signature", { "guardian's signature is missing", "нет подписи представителя" } });

TERMS(roadmap_state, { "overdue", { "overdue", "просрочено" } }, { "due", { "due", "впереди" } },
      { "done", { "done", "выполнено" } }, { "waiting", { "waiting", "ждёт" } },
      { "always", { "all the time", "постоянно" } });

TERMS(stage_state, { "not-begun", { "not begun", "не начат" } },
      { "under-way", { "under way", "идёт" } }, { "done", { "done", "выполнен" } });

TERMS(urgency, { "now", { "now", "сейчас" } }, { "soon", { "soon", "скоро" } },
      { "good", { "when there is time", "когда будет время" } });

TERMS(alert_level, { "yellow", { "yellow", "жёлтый" } }, { "orange", { "orange", "оранжевый" } },
      { "red", { "red", "красный" } });

/* Of a level or a graver one, by enum alert_level. */
TERMS(alert_any, { "any-yellow", { "any alert", "любой сигнал" } },
      { "any-orange", { "orange or red", "оранжевый или красный" } },
      { "any-red", { "any red", "любой красный" } });

TERMS(backtest_note, { "too-few", { "too few pairs", "слишком мало пар" } });

TERMS(pair_side, { "mentor", { "mentor", "наставник" } },
      { "mentee", { "mentee", "наставляемый" } });

TERMS(register_part, { "pupils", { "pupils", "обучающиеся" } },
      { "young-specialists", { "young specialists", "молодые специалисты" } },
      { "teachers", { "teachers", "педагоги" } });
