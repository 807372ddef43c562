#!/bin/sh
# survey add: answers by options, as rows, as the sheet of a form service
. "${0%/*}/lib.sh"
school
A='--as-of 2021-11-25 --lang en'

err <<'END'
added 1 record to answers.csv
END
t 'one answer, in words' "kurator survey add $A --survey tt-mentor-entry --person M-003 --question comfort --answer '8 баллов'" 0 <<'END'
survey,wave,date,person,pair,question,answer
tt-mentor-entry,entry,2021-11-25,M-003,,comfort,8
END
err <<'END'
kurator: such a record exists already: answers.csv:1094
END
t 'a question is answered once' "kurator survey add $A --survey tt-mentor-entry --person M-003 --question comfort --answer 7" 3 </dev/null
err <<'END'
kurator: such a record exists already: answers.csv:1094
END
t 'also when one of the two names the pair' \
	"kurator survey add $A --survey tt-mentor-entry --person M-003 --pair P-036 --question comfort --answer 7" 3 </dev/null

cat >long.csv <<'END'
survey,date,person,pair,question,answer
tt-mentor-entry,2021-11-20,M-003,,effect,often
tt-mentor-entry,2021-11-20,M-003,,colour,8
tt-mentor-entry,2021-12-20,M-003,,theory,8
tt-mentor-entry,2021-11-20,E-016,,theory,8
tt-mentor-entry,2021-11-20,X-001,,theory,8
tt-mentor-entry,2021-11-20,M-003,P-020,practice,8
no-survey,2021-11-20,M-003,,practice,8
END
err <<'END'
kurator: long.csv:2: column 'answer': 'often' is not a whole number from 1 to 10
kurator: long.csv:3: column 'question': survey 'tt-mentor-entry' has no question 'colour'
kurator: long.csv:4: column 'date': '2021-12-20' is after today, 2021-11-25
kurator: long.csv:5: column 'person': 'E-016' is a mentee; the survey is for mentors
kurator: long.csv:6: column 'person': there is no person 'X-001' ('anon:…' stands for somebody unnamed)
kurator: long.csv:7: column 'pair': 'M-003' is not in 'P-020'
kurator: long.csv:8: column 'survey': 'no-survey' is none of the surveys in program.yaml
kurator: long.csv:8: column 'wave': a value is required
END
t 'rows: everything that is wrong, with its line' "kurator survey add $A long.csv" 3 </dev/null
cat >long.csv <<'END'
Опрос;Человек;Вопрос;Ответ
Учитель – учитель: анкета наставника на «входе»;М-003;Насколько важно передать теоретические знания?;девять
tt-mentor-entry;anon:7;practice;10 – полностью
END
t 'rows in the words of people: headings, survey, question, Cyrillic id' \
	'kurator survey add --as-of 2021-11-25 --lang ru -q long.csv' 0 <<'END'
survey,wave,date,person,pair,question,answer
tt-mentor-entry,entry,2021-11-25,M-003,,theory,9
tt-mentor-entry,entry,2021-11-25,anon:7,,practice,10
END

# The sheet of a form service.
err <<'END'
headings that are no question, left out: 'Ваш класс', 'Баллы'
kurator: warning: 19 answers of people with several pairs name none: they count for no pair and are compared with nothing
hint: --pair, or a column 'pair' of the sheet, says which pair is meant
would add 29 records to answers.csv
END
t_lines 'a sheet: cut, lengthened, numbered and re-ordered headings; names; time stamps; words' \
	"kurator survey add -n $A --survey ss-mentor-entry entry-form.csv" 0 <<'END'
ss-mentor-entry,entry,2021-10-26,M-018,,glad,yes
ss-mentor-entry,entry,2021-10-26,M-018,,comfort,7
ss-mentor-entry,entry,2021-10-26,M-018,,leadership,5
ss-mentor-entry,entry,2021-10-26,M-018,,involvement,8
ss-mentor-entry,entry,2021-10-27,M-014,,carrying-out,7
ss-mentor-entry,entry,2021-10-27,M-014,,expectations,найти общее дело
ss-mentor-entry,entry,2021-10-27,M-012,,met-before,yes
END
err <<'END'
kurator: a sheet with a row per person needs --survey
hint: 'kurator survey add -h' shows how to use it
END
t 'a sheet needs its survey' "kurator survey add $A entry-form.csv" 2 </dev/null
err <<'END'
kurator: option '--person' does not go with a sheet
hint: 'kurator survey add -h' shows how to use it
END
t 'a sheet says who answered' "kurator survey add $A --survey ss-mentor-entry --person M-018 entry-form.csv" 2 </dev/null
err <<'END'
kurator: option '--heading': survey 'ss-mentor-entry' has no question 'x'
hint: 'kurator survey add -h' shows how to use it
END
t 'a heading is a question of the survey' "kurator survey add $A --survey ss-mentor-entry --heading 'Баллы=x' entry-form.csv" 2 </dev/null
err <<'END'
kurator: option '--heading': 'Баллы' is not a heading, '=' and a question
hint: 'kurator survey add -h' shows how to use it
END
t 'a heading without a question' "kurator survey add $A --survey ss-mentor-entry --heading Баллы entry-form.csv" 2 </dev/null

cat >bad.csv <<'END'
Отметка времени,ФИО,Насколько полезны были,Насколько легко было общаться с наставником?,Насколько помог наставник?,Хочешь ли ты продолжить?,Комфорт: насколько легко было общаться с наставником,Баллы,Баллы
2021-11-20 10:00,Иванов Иван,8,11,1,да,1,1,1
2021-11-20T10:00,Вьюгина Мария Ильинична,8,восемь,1,может быть,1,1,1
завтра,E-002,8,8,1,да,1,1,1
2021-12-20,,8,8,1,да,1,1,1
20.11.2021 9:00,E-003,8,8,1,да,1,1,1
20.11.2021 9:30,E-007,8,8,1,да,1,1,1
20.11.2021 9:45,Полозов Игорь,8,8,1,да,1,1,1
20.11.2021 9:30,M-001,8,8,1,да,1,1,1
END
err <<'END'
headings that are no question, left out: 'Баллы', 'Баллы'
questions without a heading: 'group', 'support', 'safety', 'agreement', 'interest-rating', 'values', 'fulfilled', 'liked', 'opportunities', 'future', 'beyond', 'civic', 'sport', 'culture', 'conflicts', 'become-mentor', 'missing', 'valuable'
kurator: bad.csv:1: column 'Комфорт: насколько легко было общаться с наставником': it is doubtful which question this is (comfort); --heading 'HEADING=QUESTION' says it
kurator: bad.csv:1: column 'Насколько полезны были': it is doubtful which question this is (personal, group); --heading 'HEADING=QUESTION' says it
kurator: bad.csv:1: column 'Насколько помог наставник?': it is doubtful which question this is (help); --heading 'HEADING=QUESTION' says it
kurator: bad.csv:2: column 'Насколько легко было общаться с наставником?': '11' is not a whole number from 1 to 10
kurator: bad.csv:2: column 'ФИО': nobody who answers this survey is called 'Иванов Иван'
kurator: bad.csv:3: column 'Хочешь ли ты продолжить?': 'может быть' is neither yes nor no, as 'continue' asks
kurator: bad.csv:4: column 'Отметка времени': 'завтра' does not begin with a date; --date gives one
kurator: bad.csv:5: it is not said who answered
kurator: bad.csv:5: column 'Отметка времени': '2021-12-20' is after today, 2021-11-25
kurator: bad.csv:6: 'E-003' has answered already, otherwise: answers.csv:96
kurator: bad.csv:8: 'E-007' has answered already in line 7
kurator: bad.csv:9: column 'ФИО': 'M-001' is a mentor; the survey is for mentees
END
line=$(grep -n '^ss-mentee-exit,exit,[^,]*,E-003,' answers.csv | head -1 | cut -d: -f1)
sed -i "s/answers.csv:96/answers.csv:$line/" "$home/.case/want-err"
t 'doubtful headings are listed and refused; bad answers with their rows' \
	"kurator survey add $A --survey ss-mentee-exit bad.csv" 3 </dev/null
t 'nothing is added then' 'tail -n 1 answers.csv; wc -l <answers.csv' 0 <<'END'
tt-mentor-entry,entry,2021-11-25,anon:7,,practice,10
1096
END
printf 'Насколько вам помогли встречи?,Рады ли вы?\n8,да\n9,нет\n' >anon.csv
err <<'END'
questions without a heading: 'met-before', 'effect', 'comfort', 'workplace', 'adaptation', 'theory', 'practice', 'confidence', 'frequency', 'expectations'
added 4 records to answers.csv
END
t 'headings that the user settles; nobody named' "kurator survey add $A --survey tt-mentee-entry --anonymous --date 15.11.2021 \
	--heading 'насколько вам помогли встречи=support' --heading 'Рады ли вы?=glad' anon.csv" 0 <<'END'
survey,wave,date,person,pair,question,answer
tt-mentee-entry,entry,2021-11-15,anon:8,,support,8
tt-mentee-entry,entry,2021-11-15,anon:8,,glad,yes
tt-mentee-entry,entry,2021-11-15,anon:9,,support,9
tt-mentee-entry,entry,2021-11-15,anon:9,,glad,no
END
iconv -t windows-1251 <anon.csv >cp.csv
err <<'END'
kurator: cp.csv:1:1: not UTF-8 (it looks like windows-1251: save the file as UTF-8, or name the encoding of input with --encoding windows-1251)
END
t 'a sheet in another encoding: that, and nothing about its headings' "kurator survey add -n $A --survey tt-mentee-entry --anonymous cp.csv" 3 </dev/null
ok 'another encoding is named' "kurator survey add -n $A --survey tt-mentee-entry --anonymous --encoding windows-1251 \
	--heading 'насколько вам помогли встречи=support' --heading 'Рады ли вы?=glad' cp.csv | grep -q anon:10"
ok 'the blank sheet of survey form is taken back' "
	kurator survey form ss-mentee-entry -f csv --people $A >blank.csv
	sed 's/^\\(E-026,[^,]*\\),.*/\\1,2021-11-24,yes,8,,,,,,,,,,,/' blank.csv >filled.csv
	kurator survey add $A --survey ss-mentee-entry filled.csv 2>/dev/null | tail -n +2 >got
	printf 'ss-mentee-entry,entry,2021-11-24,E-026,,met-before,yes\nss-mentee-entry,entry,2021-11-24,E-026,,comfort,8\n' | cmp - got"
ok 'undo takes a sheet back' 'cp answers.csv before && kurator survey add --as-of 2021-11-25 --survey ss-mentor-entry entry-form.csv -q >out &&
	! cmp -s answers.csv before && kurator undo -q && cmp answers.csv before'

# As a form service writes it: its own time stamp, units behind words, empty rows below.
school
cat >form.csv <<'END'
Отметка времени,ФИО,Насколько легко было общаться с наставником?,Насколько полезны были встречи вдвоём?
2021/11/20 10:15:00 AM GMT+3,E-002,восемь баллов,ten out of 10
20.11.2021 9:45:10,E-020,8 баллов,девять
,,,
END
t 'time stamps of form services, words with a unit, empty rows' "kurator survey add -n -q $A --survey ss-mentee-exit form.csv" 0 <<'END'
survey,wave,date,person,pair,question,answer
ss-mentee-exit,exit,2021-11-20,E-002,,comfort,8
ss-mentee-exit,exit,2021-11-20,E-002,,personal,10
ss-mentee-exit,exit,2021-11-20,E-020,,comfort,8
ss-mentee-exit,exit,2021-11-20,E-020,,personal,9
END
sed -i 's,2021/11/20,11/10/2021,; s/восемь баллов/восемь лет/' form.csv
err <<'END'
kurator: form.csv:2: column 'Насколько легко было общаться с наставником?': 'восемь лет' is not a whole number from 1 to 10
kurator: form.csv:2: column 'Отметка времени': '11/10/2021 10:15:00 AM GMT+3' may be day/month or month/day, and the column does not tell: write 2021-10-11 or 2021-11-10, or give all rows one day with --date
END
t 'a day that could be a month is not guessed' "kurator survey add -n -q $A --survey ss-mentee-exit form.csv" 3 </dev/null
for days in '10/26/2021 14:03:22|11/1/2021 9:00:00' '26/10/2021 14:03:22|1/11/2021 9:00:00'; do
	printf 'Timestamp,person,comfort\n%s,E-002,8\n%s,E-020,7\n' "${days%|*}" "${days#*|}" >form.csv
	t "a column that shows which of two numbers is the month: ${days%% *}" "kurator survey add -n -q $A --survey ss-mentee-exit form.csv | cut -d, -f3,4,7" 0 <<'END'
date,person,answer
2021-10-26,E-002,8
2021-11-01,E-020,7
END
done
printf 'Timestamp,person,comfort\n10/26/2021,E-002,8\n26/10/2021,E-020,7\n' >form.csv
err <<'END'
kurator: form.csv:2: column 'Timestamp': '10/26/2021' does not begin with a date; --date gives one
kurator: form.csv:3: column 'Timestamp': '26/10/2021' does not begin with a date; --date gives one
END
t 'a column that contradicts itself' "kurator survey add -n -q $A --survey ss-mentee-exit form.csv" 3 </dev/null
cat >form.csv <<'END'
Код участника,Отметка времени,Как часто вы встречались?,Насколько комфортно вам было?,Как вас зовут?
E-009,1.11.2021 10:00:00,часто,5,
END
err <<'END'
kurator: form.csv:1: column 'Как часто вы встречались?': it is doubtful which question this is (frequency); --heading 'HEADING=QUESTION' says it
kurator: form.csv:1: column 'Насколько комфортно вам было?': it is doubtful which question this is (comfort); --heading 'HEADING=QUESTION' says it
END
t 'headings that begin as a question does are not left out in silence' "kurator survey add -n -q $A --survey tt-mentee-exit form.csv" 3 </dev/null
t 'a day of one digit' "kurator survey add -n -q $A --survey tt-mentee-exit --heading 'Как часто вы встречались?=frequency' \
	--heading 'Насколько комфортно вам было?=comfort' form.csv | cut -d, -f3,4,6-" 0 <<'END'
date,person,question,answer
2021-11-01,E-009,frequency,often
2021-11-01,E-009,comfort,5
END
err <<'END'
kurator: столбец 'answer': '5' – не из вариантов ответа на 'frequency' (никогда, 1–2 раза, редко, часто, очень часто); номер варианта здесь не годится, потому что варианты сами начинаются с чисел: напишите текст варианта
END
t 'a number where options begin with numbers: why it is refused' "kurator survey add -n ${A% --lang*} --lang ru --survey tt-mentee-exit --person E-009 --question frequency --answer 5" 3 </dev/null

# A survey that classes answer, through whoever speaks for them.
cat >class <<'END'
  - id: class-climate
    name: {ru: Климат класса, en: Climate of the class}
    role: class
    wave: exit
    questions:
      - {id: friendly, type: rating, text: {ru: Дружен ли класс?, en: Is the class friendly?}}
      - {id: better, type: closed, text: {ru: Стало лучше?, en: Is it better now?}}
END
sed -i '/^surveys:/r class' program.yaml
t 'a class answers' "kurator survey add -n -q $A --survey class-climate --person 'class:7а' --question friendly --answer 8" 0 <<'END'
survey,wave,date,person,pair,question,answer
class-climate,exit,2021-11-25,class:7А,,friendly,8
END
t 'somebody unnamed does too' "kurator survey add -n -q $A --survey class-climate --person anon:1 --question friendly --answer 8 | tail -1" 0 <<'END'
class-climate,exit,2021-11-25,anon:1,,friendly,8
END
err <<'END'
kurator: column 'person': '13А' is not a class 1 to 11
END
t 'there is no such class' "kurator survey add -n $A --survey class-climate --person class:13А --question friendly --answer 8" 3 </dev/null
err <<'END'
kurator: column 'person': there is no person 'X-1' ('class:7А' is a class, 'anon:…' stands for somebody unnamed)
END
t 'neither a class nor a person' "kurator survey add -n $A --survey class-climate --person X-1 --question friendly --answer 8" 3 </dev/null
err <<'END'
kurator: column 'person': 'class:7А' is a class; the survey does not ask classes
END
t 'a class where people are asked' "kurator survey add -n $A --survey ss-mentee-exit --person class:7А --question comfort --answer 8" 3 </dev/null
cat >form.csv <<'END'
Отметка времени,Ваш класс,"1. Дружен ли класс?",Стало лучше?
01.11.2021 10:00:00,7 «а»,8 баллов,да
01.11.2021 10:05:00,8б,6,нет
END
t 'the sheet of a form service, a row per class' "kurator survey add -q $A --survey class-climate form.csv" 0 <<'END'
survey,wave,date,person,pair,question,answer
class-climate,exit,2021-11-01,class:7А,,friendly,8
class-climate,exit,2021-11-01,class:7А,,better,yes
class-climate,exit,2021-11-01,class:8Б,,friendly,6
class-climate,exit,2021-11-01,class:8Б,,better,no
END
t 'classes are told apart in the summary' \
	"kurator survey summary -q $A --survey class-climate --by class -f csv | cut -d, -f2,4,7-9 | grep friendly" 0 <<'END'
7А,friendly,1,1,8
8Б,friendly,1,1,6
END

printf 'ФИО,Насколько,Насколько легко было\nВьюгина Мария,8,7\n' >form.csv
err <<'END'
kurator: form.csv:1: column 'Насколько': it is doubtful which question this is (comfort, personal, group, support, help, safety, agreement, interest-rating, values, fulfilled, liked); --heading 'HEADING=QUESTION' says it
END
t 'a heading cut so short that it begins many questions is not left out in silence' "kurator survey add -n -q $A --survey ss-mentee-exit form.csv" 3 </dev/null

# A form is exported again when more people have answered.
school again
printf 'Отметка времени,person,comfort,continue\n2021-11-20,E-005,8,yes\n2021-11-20,E-020,7,\n' >form.csv
sed -i '/^ss-mentee-exit,.*,E-005,/d; /^ss-mentee-exit,.*,E-020,/d' answers.csv
ok 'the first export' "kurator survey add -q $A --survey ss-mentee-exit form.csv"
echo '2021-11-22,E-022,6,no' >>form.csv
err <<'END'
passed over: 2 rows that are recorded already
added 2 records to answers.csv
END
t 'of a growing export the new rows are taken' "kurator survey add $A --survey ss-mentee-exit form.csv 2>err >out; grep -v '^questions' err >&2; tail -2 answers.csv | cut -d, -f3,4,6-" 0 <<'END'
2021-11-22,E-022,comfort,6
2021-11-22,E-022,continue,no
END
cp answers.csv before
t 'nothing new is no fault' "kurator survey add -q $A --survey ss-mentee-exit form.csv; cmp answers.csv before" 0 <<'END'
survey,wave,date,person,pair,question,answer
END
sed -i 's/E-005,8/E-005,9/' form.csv
line=$(grep -n '^ss-mentee-exit,.*,E-005,' answers.csv | head -1 | cut -d: -f1)
printf "kurator: form.csv:2: 'E-005' has answered already, otherwise: answers.csv:%s\n" "$line" | err
t 'what differs is refused' "kurator survey add -q $A --survey ss-mentee-exit form.csv" 3 </dev/null
printf 'comfort,glad\n3,yes\n3,yes\n' >unnamed.csv
ok 'answers without names' "kurator survey add -q $A --survey tt-mentee-entry --anonymous unnamed.csv"
echo '3,yes' >>unnamed.csv
ok 'repeated ones are taken, and that is said' "kurator survey add $A --survey tt-mentee-entry --anonymous unnamed.csv 2>err >out &&
	test \$(wc -l <out) = 7 && grep -q '^kurator: warning: 2 rows say just what people unnamed have said on that day' err"
cd ../school || exit 1

# What form services call the name; numbers of their own beside it.
for heading in 'Ваше ФИО' 'Ваша фамилия, имя и отчество' 'Как вас зовут?' 'Твои фамилия и имя'; do
	printf 'ID,Время создания,%s,Насколько легко было общаться с наставником?\n123,2021-11-20 10:00,Вьюгина Мария,8\n' "\"$heading\"" >form.csv
	t "a heading of the name: $heading" "kurator survey add -n -q $A --survey ss-mentee-exit form.csv | cut -d, -f3,4,6-" 0 <<'END'
date,person,question,answer
2021-11-20,E-002,comfort,8
END
done
ok 'ids of the form service are named as left out' "kurator survey add -n $A --survey ss-mentee-exit form.csv 2>&1 | grep -q \"left out: 'ID'$\""
sed -i '1s/Твои фамилия и имя/Кто ты/; 1s/Время создания/Когда/' form.csv
err <<'END'
kurator: form.csv:1: no heading says who answered: --heading 'HEADING=name' names it, --anonymous does without
END
t 'nothing says who answered: what to do' "sed 's/^ID,/No,/' form.csv >none.csv; mv none.csv form.csv; kurator survey add -n -q $A --survey ss-mentee-exit form.csv" 3 </dev/null
t '--heading names the column of names, and of days' "kurator survey add -n -q $A --survey ss-mentee-exit --heading 'Кто ты=ФИО' --heading Когда=date form.csv | cut -d, -f3,4,6-" 0 <<'END'
date,person,question,answer
2021-11-20,E-002,comfort,8
END

printf 'Класс,Дружен ли класс?\n7А,8\n7А,6\n' >pupils.csv
err <<'END'
kurator: pupils.csv:3: 'class:7А' has answered already in line 2; a row per pupil takes --anonymous, and to keep classes apart a file and --wave of its own for each
END
t 'a row per pupil: what to do' "kurator survey add -n -q $A --survey class-climate --wave pupils pupils.csv" 3 </dev/null
ok 'without names the column of the class is named as left out' "kurator survey add -n $A --survey class-climate --wave pupils --anonymous pupils.csv 2>&1 |
	grep -q \"left out: 'Класс'\""

# Surveys of staff and partners: who answers is in files of their own.
cat >others <<'END'
  - id: staff-view
    name: {ru: Взгляд сотрудников, en: View of the staff}
    role: staff
    wave: exit
    questions:
      - {id: useful, type: rating, text: {ru: Полезна ли программа?, en: Is it useful?}}
  - id: partner-view
    name: {ru: Взгляд партнёров, en: View of partners}
    role: partner
    wave: exit
    questions:
      - {id: useful, type: rating, text: {ru: Полезна ли программа?, en: Is it useful?}}
END
sed -i '/^surveys:/r others' program.yaml
printf 'ФИО,Полезна ли программа?\nЖуравкова Галина Семёновна,8\nСветлова Вера,9\nS-003,7\n' >form.csv
t 'staff by name' "kurator survey add -n -q $A --survey staff-view form.csv | cut -d, -f4,6-" 0 <<'END'
person,question,answer
S-006,useful,8
S-002,useful,9
S-003,useful,7
END
printf 'Название,Полезна ли программа?\nАО «Ясногорский завод приборов»,8\nU-002,9\n' >form.csv
t 'partners by name and by id' "kurator survey add -q $A --survey partner-view form.csv | cut -d, -f4,6-" 0 <<'END'
person,question,answer
U-001,useful,8
U-002,useful,9
END
ok 'check takes them' "! kurator check $A | grep -q 'answers.csv.*U-00'"
err <<'END'
kurator: column 'person': there is no person 'U-001' ('anon:…' stands for somebody unnamed)
END
t 'a partner answers surveys of partners alone' "kurator survey add $A --survey staff-view --person U-001 --question useful --answer 8" 3 </dev/null

# Yandex Forms and others export workbooks; row 3 is empty, a cell has two lines.
python3 - <<'PY'
import zipfile
rows = {1: ["Отметка времени", "Класс", "Дружен ли класс?", "Стало лучше?\n(по-твоему)"],
        2: ["01.11.2021", "9А", "9", "да"], 4: ["02.11.2021", "9Б", "девять с плюсом", "нет"]}
cell = lambda r, c, t: '<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>' % ("ABCD"[c], r, t)
data = "".join('<row r="%d">%s</row>' % (r, "".join(cell(r, c, t) for c, t in enumerate(row))) for r, row in rows.items())
main, office = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
with zipfile.ZipFile("form.xlsx", "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>' % office)
    z.writestr("xl/workbook.xml", '<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="Ответы" sheetId="1" r:id="r1"/></sheets></workbook>' % (main, office))
    z.writestr("xl/_rels/workbook.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/></Relationships>' % office)
    z.writestr("xl/worksheets/sheet1.xml", '<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (main, data))
PY
err <<'END'
kurator: form.xlsx:4: column 'Дружен ли класс?': 'девять с плюсом' is not a whole number from 1 to 10
END
t 'a workbook of a form service: faults stand where the spreadsheet shows them' "kurator survey add -n -q $A --survey class-climate form.xlsx" 3 </dev/null
err <<'END'
kurator: form.xlsx: a workbook (.xlsx, .xls, .ods), not CSV: save it as CSV
END
t 'where only CSV is read, a workbook is called what it is' "kurator measure add -n $A form.xlsx" 3 </dev/null
finish
