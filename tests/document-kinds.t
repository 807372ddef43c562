#!/bin/sh
# document print: what each kind of document says, whom it is about, when it is refused
. "${0%/*}/lib.sh"
school

print() { # operands and options of document print, on that day
	kurator document print "$@" --as-of 2021-11-25
}

plain() { # the texts of a page, a line each
	sed '1,/<body>/d; s/<[^>]*>/\n/g; s/&lt;/</g; s/&quot;/"/g; s/&amp;/\&/g' | sed 's/^ *//; /^$/d'
}

# ---- every kind ----

parts='letterhead consent-parties consent-signatures' # stand in others
kinds=$(kurator document template -f csv | sed -n '2,$s/,.*//p' | grep -vxE "$(echo "$parts" | tr ' ' '|')")
# Prints every kind; of those that nobody may need today, for two people.
every() { # options
	for kind in $kinds; do
		case $kind in
		consent-*) print "$kind" M-001 E-004 --number 1 "$@" ;;
		certificate | order-award) print "$kind" A-001 A-002 --number 1 "$@" ;;
		interview) print "$kind" M-027 --number 1 "$@" ;;
		*) print "$kind" --number 1 "$@" ;;
		esac || return 1
	done
}
ok 'every kind is printed' 'every >page && test "$(grep -c "^<title>" page)" = "$(echo "$kinds" | wc -l)"'
ok 'for a word processor, too' 'every --as docx | cat >bytes && test -s bytes'
ok 'no page needs anything from elsewhere' "! grep -qE 'src=|href=|url\\(|@import|<script' page"
rm page bytes

# ---- the order on implementation ----

t_lines 'terms, dates of monitoring and planned results' 'print order-implementation --number 3-п | plain' 0 <<'END'
№ 3-п
Установить сроки реализации программы: 1 сентября 2021 г. – 31 мая 2022 г.
Установить сроки мониторинга программы:
4.1
каждый квартал
4.2
каждый месяц 25-го числа
4.3
Оценить качество реализации программ наставничества
май 2022
Утвердить планируемые результаты программы:
Больше обучающихся прошло профориентационные мероприятия
Светлова В. Н.
END
sed -i '/section: {ru: Мониторинг, en: Monitoring}/s/:.*/: {ru: Учёт, en: Records}/' program.yaml
sed -i '/^  results:/,/^[a-z]/{/^  results:/d; /^    - id: R/,/indicators/d}' program.yaml
err <<'END'
kurator: 'monitoring' is missing: items of the road map whose section is about monitoring (roadmap of program.yaml)
kurator: 'results' is missing: planned results (program.results of program.yaml)
END
t 'is refused without them, also as a draft' 'print order-implementation --draft --lang en' 3 </dev/null
school
mkdir templates
cat >templates/order-implementation.html <<'END'
<p>{{#from}}soon{{/from}}</p>
<ul>{{#monitoring}}<li>{{title}}</li>{{/monitoring}}{{#results}}<li>result</li>{{/results}}</ul>
END
err <<'END'
kurator: templates/order-implementation.html: the template has to state 'from': first day of the programme (program.start of program.yaml)
kurator: templates/order-implementation.html: the template has to state 'to': last day of the programme (program.end of program.yaml)
kurator: templates/order-implementation.html: the template has to state 'when': term
kurator: templates/order-implementation.html: the template has to state '.': the text
END
t 'a template that does not state them is refused' 'print order-implementation --number 1 --lang en' 3 </dev/null
rm -r templates

# ---- the order on curators ----

t_lines 'curators out of staff.csv' 'print order-curator --number 1 | plain' 0 <<'END'
О назначении кураторов программы наставничества
Светлова Вера Николаевна
Тихонравов Игорь Львович
Ясногорский П. А.
Ф. И. О.
Светлова Вера Николаевна
END
t 'only those who are named' 'print order-curator S-003 --number 1 | grep -c "<li>Светлова"' 1 <<'END'
0
END
err <<'END'
kurator: there is nobody 'S-099' in staff.csv
END
t 'who is no staff' 'print order-curator S-099 --number 1 --lang en' 3 </dev/null
rm staff.csv
t_lines 'without staff.csv the curator of program.yaml' 'print order-curator --number 1 | plain' 0 <<'END'
Назначить кураторами программы наставничества:
Светлова Вера Николаевна
Возложить на кураторов:
END
school

# ---- out of program.yaml ----

t_lines 'the regulation' 'print regulation | plain' 0 <<'END'
УТВЕРЖДАЮ
ПОЛОЖЕНИЕ
Ученик – ученик
Успевающий – неуспевающий: лучшие образовательные результаты
Учитель – учитель
4.2. Кандидат в наставники подаёт заявление, проходит собеседование и обучение (не менее 2 ч); решение принимает куратор. Педагог становится наставником по письменному согласию.
END
ok 'a form that is not active is not in it' '! print regulation | grep -q "Студент"'
t_lines 'the programme' 'print programme | plain' 0 <<'END'
Программа наставничества школы № 0 посёлка Ясный
1. Основания, цель и задачи
2. Ожидаемые результаты
3. Этапы программы
Формирование базы наставляемых
4. Формы наставничества
6. Мониторинг
Показатель
7. Дорожная карта
END
t_lines 'the training programme: topics, hours, what was held' 'print training-programme | plain' 0 <<'END'
ПРОГРАММА ОБУЧЕНИЯ НАСТАВНИКОВ
Обучение проходит каждый кандидат, принятый в наставники, до первой встречи с наставляемым: не менее 2 ч. Программа реализуется с 1 сентября 2021 г. по 31 мая 2022 г.
Этапы: знакомство; пробная встреча; планирование; рабочая встреча; итоговая встреча; не менее 2 встреч в месяц по 40 минут
3. Проведённые занятия
16.09.2021
Школа наставника: роли и границы (очно)
END
ok 'a training stands in it once, with how many came' \
	'test "$(print training-programme | grep -c "<td>Встреча опытных наставников")" = 1 && print training-programme | grep -q "Встреча опытных наставников.*<td>9</td>"'
ok 'and none of an earlier year' '! print training-programme | grep -q "\.2020"'
t_lines 'the road map' 'print roadmap | plain' 0 <<'END'
на 2021/22 учебный год
1. Нормативное регулирование
1.1
май 2021
директор
приказ
3.3
в течение 14 дней после: 1.3
5.1.2
END
err <<'END'
kurator: 'P-001' is too much here
hint: 'kurator document print -h' shows how to use it
END
t 'they have no operands' 'print regulation P-001 --lang en' 2 </dev/null
sed -i '/^  goal:/,/^  tasks:/{/^  tasks:/!d}' program.yaml
err <<'END'
kurator: 'goal' is missing: goal of the programme (program.goal of program.yaml)
hint: --draft leaves lines to write on in place of what is missing
END
t 'a regulation without a goal' 'print regulation --lang en' 3 </dev/null
school

# ---- consents ----

t 'forms for those who lack a consent' 'print consent-processing | grep -c "<article>"' 0 <<'END'
1
END
t_lines 'named though there is none, and signed by the parents before 14' 'print consent-processing | plain' 0 <<'END'
на обработку персональных данных
Перепёлкина Таисия Львовна, 28.03.2008, 7А класс
5. Срок: со дня подписания до окончания программы (31 мая 2022 г.) и 30 дней после него; затем данные обезличивают или уничтожают.
Законный представитель
Перепёлкин Лев Андреевич
END
ok 'before 14 the parents only' 'test "$(print consent-processing E-008 | grep -c "<br/><small>подпись")" = 1 && print consent-processing E-008 | grep -q "<tr><td>Законный представитель<br/>"'
ok 'from 14 on both' 'test "$(print consent-processing E-004 | grep -c "<br/><small>подпись")" = 2'
ok 'from 18 on the person alone' 'test "$(print consent-processing M-010 | grep -c "<br/><small>подпись")" = 1 && ! print consent-processing M-010 | grep -q "Законный представитель"'
ok 'on the day of the document' 'test "$(print consent-processing E-008 --date 2025-01-01 | grep -c "<br/><small>подпись")" = 2'
t 'special: who has a sensitive category and no such consent' 'print consent-special | grep -o "программы</td><td>[^,]*"' 0 <<'END'
программы</td><td>Огоньков Захар Русланович
END
ok 'none of these forms tells the category' '! print consent-special | grep -qi "ОВЗ:\|disabilities\|hardship\|registered"'
t_lines 'a teacher becomes a mentor by consent' 'print consent-mentor-work M-001 | plain' 0 <<'END'
на выполнение работы наставника
Берёзкина Людмила Павловна, 1974, учитель математики, высшая категория
Размер и условия оплаты
END
err <<'END'
kurator: there is nobody whom this document is due for
hint: name the people: kurator document print consent-publication M-001
END
t 'publication is nothing that anybody needs' 'print consent-publication --lang en' 3 </dev/null
err <<'END'
kurator: there is no mentor or mentee 'M-999'
END
t 'nobody of this id' 'print consent-publication M-999 --lang en' 3 </dev/null
t 'each person once, whatever base they are in' 'print consent-publication E-004 M-001 E-004 | grep -c "<article>"' 0 <<'END'
2
END

# ---- pairs ----

t_lines 'an agreement' 'print agreement P-020 | plain' 0 <<'END'
СОГЛАШЕНИЕ О НАСТАВНИЧЕСТВЕ
пара P-020
Ветров Илья Романович, 11А класс; законный представитель – Ветрова Елена Марковна
Лучинин Фёдор Максимович, 5А класс; законный представитель – Лучинина Вера Глебовна
встречается с наставляемым не реже 2 раз в месяц по 40 минут;
Представитель наставника: Ветрова Елена Марковна
END
ok 'teachers have no representative, but terms of notice' 'print agreement P-033 | plain >t && ! grep -q представитель t && grep -q "три рабочих дня" t'
sed -i 's/Лучинина Вера Глебовна//' mentees.csv
err <<'END'
kurator: P-001: the pair has ended
kurator: 'mentee_guardian' is missing: representative of a mentee under 18 (guardian of mentees.csv)
hint: --draft leaves lines to write on in place of what is missing
END
t 'a representative is needed, a pair that goes on, too' 'print agreement P-020 P-001 --lang en' 3 </dev/null
school
t_lines 'a plan with its goals' 'print plan P-020 | plain' 0 <<'END'
Оценка наставника
анализ трудностей
1
Решать задачи на движение: по шесть задач в неделю
18.03.2022
отметка 4
END
rm plans.csv
t_lines 'without goals the sections to be filled in, of a pupil' 'print plan P-020 | plain' 0 <<'END'
Анализ трудностей и способы их преодоления
Направления развития
END
t_lines 'and of a teacher' 'print plan P-033 | plain' 0 <<'END'
Анализ профессиональных трудностей
Вхождение в должность
Направления профессионального развития
END
t_lines 'the form of the next meeting' 'print meeting P-020 | plain' 0 <<'END'
P-020: Ученик – ученик, Успевающий – неуспевающий
Этап
планирование
Задание прошлой встречи
решить, продолжаем ли
END
ok 'a sheet for every pair under way' 'test "$(print meeting | grep -c "<article>")" = "$(kurator pair list --as-of 2021-11-25 -f csv --columns state | grep -cx "active\|agreed")"'

# ---- selection and choice ----

school
t_lines "a candidate's questionnaire, empty" 'print application | plain' 0 <<'END'
Директору
ЗАЯВЛЕНИЕ-АНКЕТА
Фамилия, имя, отчество
Почему хочу быть наставником
Законный представитель (если кандидату нет 18 лет)
END
t_lines 'or with what is known' 'print application M-001 | plain' 0 <<'END'
Берёзкина Людмила Павловна
1974
учитель математики, высшая категория
планирование урока; методика предмета; классное руководство
2
4 ч; вт; чт 14:00–17:00
END
ok 'whose parents sign is known then' '! print application M-001 | grep -q Законный && print application M-012 | grep -q "Листьева Вера"'
err <<'END'
kurator: there is nobody whom this document is due for
hint: name the people: kurator document print interview M-001
END
t 'nobody waits for an interview today' 'print interview --lang en' 3 </dev/null
t_lines 'who had applied five days before' 'kurator document print interview --as-of 2021-11-20 | plain' 0 <<'END'
Облакова Вера Никитична, 10А класс
15.11.2021
музыка; английский язык
END
err <<'END'
kurator: E-005: this is no mentor
END
t 'a mentee has no interview' 'print interview E-005 --lang en' 3 </dev/null
ok 'no preference card for who has a pair' '! print preference-card | grep -q "<b>Лучинин"'
t_lines 'a mentee reads what mentors can help with' 'print preference-card E-041 | plain' 0 <<'END'
наставляемого
Ландышева Агата Глебовна
M-012
Листьева Анна Михайловна, 9Б класс
математика; проект или исследование; английский язык
END
t_lines 'a mentor reads no more than name and class of a mentee' 'print preference-card M-012 | sed -n "s/.*<td>\\(E-041<.*\\)<.tr>/\\1/p"' 0 <<'END'
E-041</td><td>Ландышева Агата Глебовна, 8Б класс</td><td></td><td></td>
END
ok 'teachers choose among teachers' '! print preference-card M-001 | grep -q " класс</td>"'
sed -i '/^E-041,/s/,2021-12-15,/,2021-11-15,/' mentees.csv
sed -i '/^K-073,/d' consents.csv
err <<'END'
kurator: E-041: Ландышева А. Г.: the consent to the processing of personal data has run out or was withdrawn
END
t 'nobody without a consent' 'print preference-card E-041 --lang en' 3 </dev/null
ok 'and who has none is no choice either' '! print preference-card M-012 | grep -q Ландышева'
school

# ---- the general meeting ----

t_lines 'the protocol of the meeting that is named, with the pairs that came of it' 'print protocol-meeting N-014 --number 2 | plain' 0 <<'END'
18 сентября 2021 г.
№ 2
Присутствовало участников: 31 (список прилагается). Встречу провёл(а): Светлова Вера Николаевна.
1
Ветров Илья Романович, 11А класс
Лучинин Фёдор Максимович, 5А класс
Председатель
END
ok 'not those before it' '! print protocol-meeting N-014 --number 2 | grep -q Замятин'
err <<'END'
no pair that was proposed since 2021-11-20 is open: the list of pairs is empty; 'kurator pair add' notes who chose whom
END
t_lines 'without a name it is the last one; an empty list is remarked on' 'print protocol-meeting --number 3 --lang en | plain' 0 <<'END'
20 ноября 2021 г.
№ 3
END
err <<'END'
kurator: N-016: this is no general meeting
kurator: 'number' is missing: number of the document (--number)
hint: --draft leaves lines to write on in place of what is missing
END
t 'another event' 'print protocol-meeting N-016 --lang en' 3 </dev/null
err <<'END'
kurator: there is no event 'N-999'
hint: kurator event log --kind general-meeting
END
t 'no such event' 'print protocol-meeting N-999 --lang en' 3 </dev/null
err <<'END'
kurator: events.csv has no general meeting by that day
hint: kurator event log --kind general-meeting
END
t 'no meeting yet' 'print protocol-meeting --date 2020-09-01 --lang en' 3 </dev/null
err <<'END'
kurator: one meeting at a time: 'N-018' is too much here
END
t 'two meetings' 'print protocol-meeting N-014 N-018 --lang en' 3 </dev/null

# ---- awards ----

t_lines 'a certificate of a person' 'print certificate A-001 | plain' 0 <<'END'
ГРАМОТА
Ветров Илья Романович
наставник, обучающийся
победитель в номинации
«Лучший наставник»
программа наставничества, 2020/21 учебный год
27 мая 2021 г., протокол № 5
END
t_lines 'of a pair' 'print certificate A-002 | plain' 0 <<'END'
Ветров Илья Романович
Заимкина Ульяна Игоревна
«Лучшая пара»
END
err <<'END'
kurator: A-006: the award has not been granted
kurator: A-007: the award has not been granted
END
t 'of what was granted only' 'print certificate A-001 A-006 A-007 --lang en' 3 </dev/null
err <<'END'
kurator: there is no award 'A-099'
END
t 'no such award' 'print certificate A-099 --lang en' 3 </dev/null
err <<'END'
kurator: no award was granted in this year of the programme
hint: 'kurator award grant' notes them, 'kurator award list' has their ids
END
t 'those of this year, when there are any' 'print certificate --lang en' 3 </dev/null
kurator award grant best-mentor M-006 --status winner --date 2021-11-24 --protocol 'протокол № 6' --as-of 2021-11-25 -q >granted 2>&1
t_lines 'the order names them' 'print order-award --number 9 | plain' 0 <<'END'
О поощрении участников программы наставничества
1
Ветров Илья Романович, 11А класс
«Лучший наставник», победитель
протокол № 6
С приказом ознакомлен(а):
END
ok 'a certificate of this year has the class and the year of the programme' \
	'print certificate A-008 | plain >page && grep -qx "наставник, 11А класс" page && grep -q "2021/22 учебный год" page'
ok 'an order on awards of an earlier year says that year and no class' \
	'print order-award A-001 A-002 --number 9 | plain >page && grep -q "в 2020/21 учебном году" page && ! grep -qE "2021/22|[0-9]+[А-Я] класс" page'
err <<'END'
kurator: A-008: the award is of another school year than 'A-001': an order for each
END
t 'an order is about one year' 'print order-award A-001 A-008 --number 9 --lang en' 3 </dev/null
sed -i '/^M-006,/s/,2022-08-31,/,2021-08-31,/' mentors.csv
sed -i '/,M-006,processing,/d' consents.csv
err <<'END'
kurator: M-006: Ветров И. Р.: the consent to the processing of personal data has run out or was withdrawn
END
t 'nobody without a consent is in it' 'print order-award --number 9 --lang en' 3 </dev/null
school
t_lines 'a letter of thanks' 'print thanks-letter M-006 | plain' 0 <<'END'
БЛАГОДАРСТВЕННОЕ ПИСЬМО
Уважаемая Елена Марковна!
Ветров Илья Романович, 11А класс, в 2021/22 учебном году – наставник в программе наставничества нашей школы. Проведено встреч: 2; наставляемых: 1.
END
ok 'names no mentee' '! print thanks-letter | grep -qE "Лучинин|Вьюгина|Камышева"'
t 'a group counts its meetings once' 'print thanks-letter M-007 | grep -o "Проведено встреч: [0-9]*; наставляемых: [0-9]*"' 0 <<'END'
Проведено встреч: 3; наставляемых: 3
END
err <<'END'
kurator: M-001: this is no pupil who is a mentor
kurator: E-005: this is no pupil who is a mentor
kurator: 'guardian' is missing: name of the legal representative (column guardian)
hint: --draft leaves lines to write on in place of what is missing
END
t 'only parents of pupils are thanked' 'print thanks-letter M-001 E-005 --lang en' 3 </dev/null
sed -i '/^M-006,/s/Ветрова Елена Марковна/Ветров Марк/' mentors.csv
ok 'where the patronymic does not tell, the name stands alone' 'print thanks-letter M-006 | plain | grep -qx "Ветров Марк!"'
sed -i '/^M-006,/s/Ветров Марк//' mentors.csv
err <<'END'
kurator: 'guardian' is missing: name of the legal representative (column guardian)
hint: --draft leaves lines to write on in place of what is missing
END
t 'a letter to nobody' 'print thanks-letter M-006 --lang en' 3 </dev/null

# ---- reports ----

school
t_lines 'the register of a quarter' 'print register 2021-Q4 2>left | plain' 0 <<'END'
участников программы наставничества за 4 квартал 2021 г.
1 октября 2021 г. – 25 ноября 2021 г.
Часть 1: обучающиеся
1
Боровой Данила Кириллович, 8А (выдающиеся способности)
наставляемый
Ручьёв Егор Павлович
Часть 2: молодые специалисты
Часть 3: педагоги
END
t 'names those whom report register names' 'print register 2021-Q4 2>left | grep -c "^<tr><td class"' 0 <<END
$(kurator report register --period 2021-Q4 --as-of 2021-11-25 -f csv 2>/dev/null | tail -n +2 | wc -l)
END
ok 'tells on standard error what is not in it' 'grep -q "E-028" left'
ok 'no sensitive category without a consent of scope special' '! print register 2021-Q4 2>/dev/null | grep -A1 "Огоньков" | grep -qi "здоровь"'
ok 'is wide' 'print register 2021-Q4 2>left | grep -q "size:A4 landscape" && print register 2021-Q4 --as docx 2>left >r.docx && unzip -p r.docx word/document.xml | grep -q "<w:pgSz w:w=.16838. w:h=.11906. w:orient=.landscape./>"'
sed -i '/^E-003,/s/2022-08-31/2021-08-31/' mentees.csv
sed -i '/,E-003,processing,/d' consents.csv
ok 'nobody without a consent, but how many' 'print register 2021-Q3 2>left >page; ! grep -q "$(sed -n "s/^E-003,\\([^,]*\\),.*/\\1/p" mentees.csv)" page'
school
err <<'END'
kurator: '2021' is not a quarter (2021-Q4)
END
t 'no quarter' 'print register 2021 --lang en' 3 </dev/null
err <<'END'
kurator: '2022-Q1' begins on 2022-01-01 only
END
t 'a quarter that has not begun' 'print register 2022-Q1 --lang en' 3 </dev/null
err <<'END'
kurator: one quarter at a time: '2021-Q4' is too much here
END
t 'two quarters' 'print register 2021-Q3 2021-Q4 --lang en' 3 </dev/null
t_lines 'every part keeps its number, pairs that had not started are counted' \
	'print register 2021-Q3 2>left | grep -E "^<h2>|^<p>"' 0 <<'END'
<h2>Часть 1: обучающиеся</h2>
<p>Участников нет.</p>
<h2>Часть 2: молодые специалисты</h2>
<h2>Часть 3: педагоги</h2>
<p>Не включены пары, которые к концу периода не начали работу: 13.</p>
END
ok 'target groups are a list' 'print programme --lang ru 2>left | grep -qx "<li>педагоги</li>"'
ok 'nobody to enter is said so, with lines under --draft' \
	'head -1 pairs.csv >none && cp pairs.csv all && mv none pairs.csv && ! print register 2021-Q3 --lang en 2>left && grep -qx "kurator: nobody took part in 2021-Q3: there is nobody to enter in the register" left && print register 2021-Q3 --draft 2>left | grep -c "Участников нет" | grep -qx 3; mv all pairs.csv'
t_lines 'without a name the last one that has ended' 'print register 2>left | plain' 0 <<'END'
участников программы наставничества за 3 квартал 2021 г.
END
t_lines 'the report of the year' 'print report-year | plain' 0 <<'END'
за 2021/22 учебный год
УЧАСТНИКИ
наставляемые
ПАРЫ
ВСТРЕЧИ
НЕ ХВАТАЕТ
ВЫВОДЫ
END
# Figures of the rows, in order: value, of.
kurator report year --as-of 2021-11-25 -f csv 2>err | sed 1d >csv
ok 'has every row of report year' 'test "$(print report-year | grep -c "^<tr><td>[^<]*</td><td class=.center.>[^_]")" = "$(wc -l <csv)"'
t 'and its figures' 'print report-year | sed -n "s/^<tr><td>наставляемые<.td><td class=.center.>\\([0-9]*\\)<.*/\\1/p"' 0 <<END
$(sed -n 's/^[^,]*,participants,mentees,,\([0-9]*\),.*/\1/p' csv)
END
ok 'names nobody' '! print report-year | grep -qE "$(cut -d, -f2 mentors.csv mentees.csv | grep " " | paste -sd "|")"'
err <<'END'
kurator: '2021-2022' begins on 2021-09-01 only
END
t 'before the year' 'kurator document print report-year --as-of 2021-08-01 --lang en' 3 </dev/null

# ---- a programme in English ----

cd "$home" && rm -rf school && kurator init --example school --language en -q && cd school || exit 99
ok 'every kind is there in English' 'every >page && test "$(grep -c "^<html lang=.en.>" page)" = "$(echo "$kinds" | wc -l)"'
# What the templates say, without what the files of the school hold.
ok 'with texts in English' '! grep -qP "[а-яё]" "$build"/share/kurator/documents/en/*.html'
ok 'each with the fields of the Russian one' '
	for kind in $kinds $parts; do
		for file in "$kind" "en/$kind"; do
			grep -o "{{[#^/>]*[ a-z_.]*}}" "$build/share/kurator/documents/$file.html" | sort | uniq -c >"fields.$(dirname "$file" | tr -d .)"
		done
		cmp fields. fields.en || { echo "$kind"; exit 1; }
	done'
t_lines 'the order on implementation' 'print order-implementation --number 3 | plain' 0 <<'END'
ORDER
To set the term of the programme: 1 September 2021 – 31 May 2022
every month on day 25
May 2022
Pavel Yasnogorsky
END
ok 'a letter of thanks begins in English' 'print thanks-letter M-006 | grep -q "^<p class=.center big.>Dear Елена Марковна,</p>$"'
t 'a copy of its template' 'kurator document template agreement -q && cmp templates/agreement.html "$build/share/kurator/documents/en/agreement.html"' 0 </dev/null

# ---- what LibreOffice makes of them ----

if ! command -v soffice >/dev/null || ! dpkg-query -W -f '${db:Status-Status}' libreoffice-writer-nogui 2>/dev/null | grep -qx installed; then
	echo '# LibreOffice Writer is not installed (libreoffice-writer-nogui): not opened'
else
	school
	mkdir office
	for kind in $kinds; do
		case $kind in
		consent-*) print "$kind" M-001 E-004 -q -o "office/$kind.docx" ;;
		interview) print "$kind" M-027 -q -o "office/$kind.docx" ;;
		certificate | order-award) print "$kind" A-001 A-002 --number 1 -q -o "office/$kind.docx" ;;
		*) print "$kind" --number 1 -q -o "office/$kind.docx" ;;
		esac
	done
	timeout 240 soffice "-env:UserInstallation=file://$home/profile" --headless --convert-to txt:Text --outdir office office/*.docx >office.log 2>&1
	ok 'LibreOffice opens every kind' 'for kind in $kinds; do test "$(wc -l <"office/$kind.txt")" -gt 8 || { echo "$kind"; exit 1; }; done'
	# The words of the page and those that the word processor has, without marks of lists.
	words() {
		tr -s ' \t\n' '\n' | sed 's/^\xef\xbb\xbf//; /^[0-9]*\.$/d; /^[•–]*$/d; /^$/d' | LC_ALL=C sort
	}
	for kind in plan roadmap; do
		print "$kind" --number 1 | plain | words >page
		words <"office/$kind.txt" >document
		ok "$kind: and has every word of the page" 'test -s page && cmp page document'
	done
fi
finish
