#!/bin/sh
# init: a new programme directory.
. "${0%/*}/lib.sh"

err <<'EOF'
the programme 'lyceum-2021' is in 'lyceum': now edit program.yaml there, first of all organization, road map and holidays
EOF
t 'a programme of one'\''s own' 'kurator init lyceum --as-of 2021-08-20' 0 <<EOF
EOF
t 'with program.yaml and empty bases' 'ls lyceum' 0 <<EOF
journal.csv
mentees.csv
mentors.csv
program.yaml
EOF
sed -e '1,20s/^  id: .*/  id: lyceum-2021/' "$top/lib/templates/program.yaml" >want.yaml
ok 'in its own year the template changes nothing but the id' 'cmp lyceum/program.yaml want.yaml'
t 'the bases have all columns' 'cut -d, -f1-4 lyceum/mentors.csv lyceum/mentees.csv' 0 <<EOF
id,name,kind,class
id,name,kind,class
EOF
t 'and no rows' 'wc -l <lyceum/mentors.csv' 0 <<EOF
1
EOF
ok 'it can be worked with at once' \
	'kurator -C lyceum mentee add --name "Ёлкина Анна" --kind pupil --class 7А -q --lang en'

err <<'EOF'
kurator: 'lyceum' is a programme already: it holds program.yaml
hint: name another folder
EOF
t 'a programme is never overwritten' 'kurator init lyceum --lang en' 3 <<EOF
EOF
err <<'EOF'
kurator: 'lyceum' is a programme already: it holds program.yaml
hint: name another folder
EOF
t 'nor by the example' 'kurator init lyceum --example --lang en' 3 <<EOF
EOF
t 'what was in it is still there' 'tail -n 1 lyceum/mentees.csv | cut -d, -f1-4' 0 <<EOF
E-001,Ёлкина Анна,student,7А
EOF

# ---- dates, name, language ----

t 'another year moves dates of road map and holidays' '
	kurator init later --start 2025-09-01 --name "Наставник \"+\"" --language en -q &&
	diff "$top/lib/templates/program.yaml" later/program.yaml | sed -n "s/, name: {ru.*//; s/^> *//p"' 0 <<'EOF'
id: later-2025
name: {ru: "Наставник \"+\"", en: "Наставник \"+\""}
start: 2025-09-01
end: 2026-05-31
language: en
- {from: 2025-10-30, to: 2025-11-07
- {from: 2025-12-30, to: 2026-01-09
- {from: 2026-02-23, to: 2026-02-23
- {from: 2026-03-08, to: 2026-03-08
- {from: 2026-03-26, to: 2026-04-03
- {from: 2026-05-01, to: 2026-05-03
- {from: 2026-05-09, to: 2026-05-09
when: {date: 2025-05}
when: {date: 2025-09}
when: {date: 2025-09}
when: {date: 2025-10}
when: {date: 2026-05}
EOF
t 'in spring the year began in autumn' 'kurator init spring --as-of 2022-03-01 -q && sed -n 15,16p spring/program.yaml' 0 <<EOF
  start: 2021-09-01
  end: 2022-05-31
EOF
err <<'EOF'
kurator: the programme ends before it starts
EOF
t 'an end before the start' 'kurator init wrong --start 2021-09-01 --end 2021-05-31 --lang en' 3 <<EOF
EOF
err <<'EOF'
kurator: option '--id': 'a b' is no id: letters, digits and '.', '_', '-' between them
hint: 'kurator init -h' shows how to use it
EOF
t 'an id that is none' 'kurator init wrong --id "a b" --start 2021-09-01 --lang en' 2 <<EOF
EOF
ok 'and nothing was made' '! test -e wrong'

# ---- what is there already ----

mkdir own && printf 'id,name,kind,extra\nM-001,Котова Инна,teacher,x\n' >own/mentors.csv && cp own/mentors.csv before.csv
ok 'a base that is there stays as it is' \
	'kurator init own --start 2021-09-01 -q && cmp own/mentors.csv before.csv && test -f own/mentees.csv'
touch file
err <<'EOF'
kurator: 'file' is no folder
EOF
t 'a file is no folder' 'kurator init file --lang en' 3 <<EOF
EOF
err <<'EOF'
kurator: cannot make the folder 'no/such': No such file or directory
EOF
t 'a folder that cannot be made' 'kurator init no/such --lang en' 3 <<EOF
EOF
mkdir here
ok 'without a folder it is the working one' '(cd here && kurator init --start 2021-09-01 -q && test -f program.yaml)'

# ---- dry run ----

err <<'EOF'
would make the programme 'dry-2021' in 'dry'
EOF
t 'a dry run makes nothing' 'kurator init dry -n --start 2021-09-01' 0 <<EOF
EOF
ok 'not even a folder' '! test -e dry'

# ---- the example ----

err <<'EOF'
the example school is in 'school'
EOF
t 'the example school' 'kurator init --example school' 0 <<EOF
EOF
ok 'is the one that came with the program' 'diff -r -x journal.csv -x .kurator.lock school "$build/share/kurator/examples/school"'
mkdir taken && touch taken/pairs.csv taken/staff.csv
err <<'EOF'
kurator: 'taken/pairs.csv' is there already
kurator: 'taken/staff.csv' is there already
EOF
t 'the example overwrites no file' 'kurator init --example taken --lang en' 3 <<EOF
EOF
ok 'and adds none then' 'test "$(ls taken | wc -l)" = 2'
err <<'EOF'
kurator: the example school is as it is: '--example' goes with '--language' alone
hint: 'kurator init -h' shows how to use it
EOF
t 'the example takes no facts' 'kurator init --example x --name y --lang en' 2 <<EOF
EOF

# ---- the next year ----

cat >small.sed <<'EOF'
1,20s/^  id: .*/  id: old/
EOF
mkdir old && sed -f small.sed "$top/lib/templates/program.yaml" >old/program.yaml
cat >old/mentors.csv <<'EOF'
id,name,kind,class,categories,experience,forms,decision,left,extra
M-001,Котова Инна,teacher,,accomplished-teacher,9.5,,accepted,,x
M-002,Лосев Пётр,student,11А,leader;grateful-graduate,,student-student;community-student,accepted,,y
M-003,Рысева Анна,student,8Б,leader,,,accepted,,z
M-004,Волков Иван,teacher,,active-teacher,3,,accepted,2022-01-10,
M-005,Зубров Олег,teacher,,active-teacher,4,,rejected,,
EOF
cat >old/mentees.csv <<'EOF'
id,name,kind,class,categories,experience,topics,volunteered,consent,left
E-001,Белкина Ольга,student,6А,detached,,sport,2021-09-01,2021-09-01,
E-002,Ежов Марк,student,11Б,detached,,sport,2021-09-01,2021-09-01,
E-003,Совина Яна,student,7А,detached,,sport,2021-09-01,2021-09-01,
E-004,Филин Глеб,teacher,,young-specialist;newcomer,3,lesson-planning,2021-09-01,2021-09-01,
E-005,Дятлов Лев,student,5А,detached,,sport,2021-09-01,2021-09-01,2022-02-01
E-006,Чижова Нина,student,5Б,detached,,sport,2021-09-01,2021-09-01,
E-007,Стриж Павел,student,9А,detached,,sport,2021-09-01,2021-09-01,
EOF
cat >old/pairs.csv <<'EOF'
id,mentor,mentee,form,variant,method,mentor_agreed,mentee_agreed,started,planned_end,ended,end_reason
P-001,M-003,E-001,student-student,leader-passive,matched,2021-10-01,2021-10-01,2021-10-10,2022-05-31,,
P-002,M-002,E-006,student-student,leader-passive,matched,2021-10-01,2021-10-01,2021-10-10,2022-05-31,,
P-003,M-003,E-003,student-student,leader-passive,matched,2021-10-01,2021-10-01,2021-10-10,2022-05-31,2022-05-20,completed
P-004,M-003,E-007,student-student,leader-passive,matched,2021-10-01,2021-10-01,2021-10-10,2022-05-31,2022-05-20,completed
P-005,M-001,E-004,teacher-teacher,experienced-young,matched,2021-10-01,2021-10-01,2021-10-10,2022-05-31,,
EOF
cat >old/meetings.csv <<'EOF'
id,pair,date,stage,minutes
V-0001,P-001,2021-10-11,acquaintance,40
V-0002,P-002,2021-10-11,acquaintance,40
EOF
cat >old/requests.csv <<'EOF'
id,mentee,topic,date,closed
R-001,E-007,music,2022-05-21,
R-002,,astronomy,2022-05-21,
R-003,E-001,english,2021-11-01,2021-12-01
R-004,E-002,english,2021-11-01,
EOF
cat >old/plans.csv <<'EOF'
id,pair,goal,status
L-001,P-001,пробежать 2 км,in-work
L-002,P-001,записаться в секцию,done
L-003,P-002,найти друга,in-work
EOF
cp -R old untouched
err <<'EOF'
the programme 'new-2022' is in 'new': now edit program.yaml there, first of all organization, road map and holidays
1 mentee whose request is served could be a mentor: with --candidates they stand in the new base of mentors
EOF
t 'the next year prints what changed for whom' 'kurator init new --from old --as-of 2022-05-31 --lang en' 0 <<'EOF'
file,id,name,change,old,new
mentors.csv,M-001,Котова Инна,experience,9.5,10.5
mentors.csv,M-002,Лосев Пётр,kind,student,graduate
mentors.csv,M-002,Лосев Пётр,categories,leader;grateful-graduate,grateful-graduate
mentors.csv,M-002,Лосев Пётр,forms,student-student;community-student,community-student
mentors.csv,M-003,Рысева Анна,class,8Б,9Б
mentors.csv,M-005,Зубров Олег,rejected,,
mentees.csv,E-001,Белкина Ольга,class,6А,7А
mentees.csv,E-002,Ежов Марк,left-school,,
mentees.csv,E-003,Совина Яна,served,,
mentees.csv,E-004,Филин Глеб,experience,3,4
mentees.csv,E-004,Филин Глеб,categories,young-specialist;newcomer,newcomer
mentees.csv,E-006,Чижова Нина,class,5Б,6Б
mentees.csv,E-007,Стриж Павел,class,9А,10А
pairs.csv,P-001,,continued,,
pairs.csv,P-002,,not-continued,,mentor-kind
pairs.csv,P-005,,continued,,
mentors.csv,,,rows,5,3
mentees.csv,,,rows,7,4
requests.csv,,,rows,4,2
pairs.csv,,,rows,5,2
meetings.csv,,,rows,2,1
plans.csv,,,rows,3,1
EOF
cp -R old proposed && printf 'id,date,person,text,status,answer\nZ-001,2022-04-01,M-001,Кабинет,open,\nZ-002,2022-04-01,M-001,Кружок,accepted,да\n' >proposed/proposals.csv
t 'a proposal without an answer is named, in words too' \
	'kurator init asked --from proposed --as-of 2022-05-31 -q | grep "^proposals"
	kurator init asked-too --from proposed --as-of 2022-05-31 -q -f md --lang ru | grep -E "proposals|plans|M-005"' 0 <<'EOF'
proposals.csv,Z-001,Котова Инна,unanswered,,
proposals.csv,,,rows,2,0
| mentors.csv | M-005 | Зубров Олег | в наставники не принят: не переходит |  |  |
| proposals.csv | Z-001 | Котова Инна | предложение без ответа: не переходит |  |  |
| plans.csv |  |  | строк: в старой программе и в новой | 3 | 1 |
| proposals.csv |  |  | строк: в старой программе и в новой | 2 | 0 |
EOF
t 'mentors of the next year, with unknown columns' 'cat new/mentors.csv' 0 <<'EOF'
id,name,kind,class,categories,experience,forms,decision,left,extra
M-001,Котова Инна,teacher,,accomplished-teacher,10.5,,accepted,,x
M-002,Лосев Пётр,graduate,,grateful-graduate,,community-student,accepted,,y
M-003,Рысева Анна,student,9Б,leader,,,accepted,,z
EOF
t 'mentees of the next year' 'cut -d, -f1-6 new/mentees.csv' 0 <<'EOF'
id,name,kind,class,categories,experience
E-001,Белкина Ольга,student,7А,detached,
E-004,Филин Глеб,teacher,,newcomer,4
E-006,Чижова Нина,student,6Б,detached,
E-007,Стриж Павел,student,10А,detached,
EOF
t 'pairs that go on, their meetings and open goals, open requests' \
	'cut -d, -f1-6,10 new/pairs.csv; cut -d, -f1,2 new/meetings.csv new/plans.csv new/requests.csv' 0 <<'EOF'
id,mentor,mentee,form,variant,method,planned_end
P-001,M-003,E-001,student-student,leader-passive,continued,
P-005,M-001,E-004,teacher-teacher,experienced-young,continued,
id,pair
V-0001,P-001
id,pair
L-001,P-001
id,mentee
R-001,E-007
R-002,
EOF
t 'the program.yaml of the old year, a year later' 'sed -n "13p;15,17p" new/program.yaml' 0 <<'EOF'
  id: new-2022
  start: 2022-09-01
  end: 2023-05-31
  language: ru
EOF
cp -R old held && printf 'V-0003,P-005,2022-05-20,final,40\nV-0004,P-001,2022-06-20,final,40\n' >>held/meetings.csv
err <<'EOF'
kurator: warning: the final meeting of 1 pair was held, and it has not been ended: P-005
hint: 'kurator pair end PAIR --reason CODE' in the old programme before the new one is made
EOF
t 'a pair whose final meeting was held is to be ended, it does not go on' \
	'kurator init ahead --from held --as-of 2022-05-31 --lang en 2>err | grep ^pairs.csv,P; grep -v -e ^the -e ^1 err >&2; grep -c P-005 ahead/pairs.csv ahead/meetings.csv' 1 <<'EOF'
pairs.csv,P-001,,continued,,
pairs.csv,P-002,,not-continued,,mentor-kind
pairs.csv,P-005,,not-continued,,final-held
ahead/pairs.csv:0
ahead/meetings.csv:0
EOF
ok 'in words' "COLUMNS=200 kurator init words --from held --as-of 2022-05-31 -n -q -f md --lang ru | grep -q 'P-005.*пара не продолжается.*итоговая встреча проведена: пару нужно завершить'"
ok 'in the language of the old programme, whatever the environment speaks' '
	grep -q "language: ru" old/program.yaml && LANG=C.UTF-8 kurator init words --from old --as-of 2022-05-31 -n -f md >out 2>err &&
	grep -q "на класс старше\|стаж" out && grep -q "появилась бы" err &&
	LANG=C.UTF-8 kurator init words --from old --as-of 2022-05-31 -n -f md --lang en 2>&1 | grep -q "a class higher" &&
	LANG=C.UTF-8 kurator init words --from old --as-of 2022-05-31 -n -f md --language en 2>&1 | grep -q "a class higher"'
cp -R old served && sed -i 's/^E-003,Совина Яна,student,7А/E-003,Совина Яна,student,11А/' served/mentees.csv &&
	sed -i '/^R-001/d' served/requests.csv && printf 'id,person,scope,signer,signer_role,date\nK-001,E-007,processing,Стриж Ян,guardian,2021-09-01\nK-002,E-005,processing,x,guardian,2021-09-01\n' >served/consents.csv
t 'with --candidates they are candidates, those who leave school as graduates' "
	kurator init chosen --from served --candidates --as-of 2022-05-31 -q | grep -E '^[a-z.]*,E-00[37]'; grep ^E- chosen/mentors.csv; cut -d, -f1,2 chosen/consents.csv
	kurator -C chosen mentor list --where state=candidate --columns id,kind,class,state --as-of 2022-09-01 -q -f csv" 0 <<'EOF'
mentors.csv,E-003,Совина Яна,candidate,,
mentors.csv,E-003,Совина Яна,kind,student,graduate
mentors.csv,E-007,Стриж Павел,candidate,,
mentors.csv,E-007,Стриж Павел,class,9А,10А
E-003,Совина Яна,graduate,,,,,,,,2021-09-01
E-007,Стриж Павел,student,10А,,,,,,,2021-09-01
id,person
K-001,E-007
id,kind,class,state
E-003,graduate,,candidate
E-007,student,10А,candidate
EOF
err <<'EOF'
kurator: --candidates goes with --from
hint: 'kurator init -h' shows how to use it
EOF
t 'they come from somewhere' 'kurator init nowhere --candidates --lang en' 2 </dev/null
t 'for people in words' "COLUMNS=200 kurator init words --from old --as-of 2022-05-31 -n -q -f table --lang en | grep -E 'M-002|P-002' | tr -s ' '" 0 <<'EOF'
mentors.csv M-002 Лосев Пётр left school: now a graduate pupil graduate
mentors.csv M-002 Лосев Пётр categories no longer fit active pupil: leads, organises, thinks for himself; grateful graduate grateful graduate
mentors.csv M-002 Лосев Пётр forms no longer fit Pupil – pupil; Parent, graduate, specialist – pupil Parent, graduate, specialist – pupil
pairs.csv P-002 the pair does not go on the form takes no graduate for a mentor
EOF
ok 'the old programme is untouched' 'rm -f old/.kurator.lock; diff -r old untouched'
err <<'EOF'
kurator: the new programme would start before the old one has ended
EOF
t 'years do not overlap' 'kurator init other --from old --start 2022-05-01 --as-of 2022-05-31 --lang en' 3 <<EOF
EOF
mkdir half && echo id >half/pairs.csv
err <<'EOF'
kurator: 'half/pairs.csv' is there already
EOF
t 'no file of the new folder is overwritten' 'kurator init half --from old --as-of 2022-05-31 --lang en' 3 <<EOF
EOF
ok 'nor another made' 'test "$(ls half)" = pairs.csv'
ok 'a dry run only prints' \
	'kurator init dry --from old --as-of 2022-05-31 -n -q | grep -q continued && ! test -e dry'
ok 'the example school has a next year' 'kurator init after --from school --as-of 2022-05-31 -q >changes.csv &&
	grep -q ,continued, changes.csv && kurator -C after mentee list --as-of 2022-09-01 >/dev/null'
ok 'the templates of documents go over, before there is a programme' '
	for name in agreement letterhead consent-signatures; do kurator -C school document template "$name" -q || exit 1; done
	kurator init carried --from school --as-of 2022-05-31 --lang en 2>said >/dev/null &&
	grep -qx "3 templates of documents go over" said && cmp school/templates/agreement.html carried/templates/agreement.html &&
	test "$(ls carried/templates)" = "$(printf "agreement.html\nconsent-signatures.html\nletterhead.html")" && rm -r school/templates'
ok 'the example in English differs in its language alone' '
	kurator init --example russian && kurator init --example english --language en &&
	test "$(diff russian/program.yaml english/program.yaml | grep -c "^[<>]")" = 2 &&
	grep -q "language: en" english/program.yaml && cmp russian/mentors.csv english/mentors.csv'

err <<'EOF'
kurator: option '--name': a name is not empty
hint: 'kurator init -h' shows how to use it
EOF
t 'an empty name' 'kurator init nameless --name "" --lang en' 2 </dev/null
ok 'nothing was made' 'test ! -e nameless'
err <<'EOF'
школа-пример лежит в 'speaks'
EOF
t 'the language that was chosen speaks' 'LC_ALL=C kurator init speaks --language ru --example' 0 </dev/null
ok 'the journal begins with init, and finds no hand edit that nobody made' '
	cd "$home" && rm -rf fresh && kurator init --example fresh -q && cd fresh &&
	kurator mentor set M-001 --hours 9 -q >/dev/null &&
	test "$(kurator log -f csv | wc -l)" = 3 && ! grep -q ",edit" journal.csv && grep -q ",init --example fresh -q," journal.csv'
ok 'undo ends where the programme begins: it does not empty the bases' '
	kurator init --example first-day && ! kurator -C first-day undo --lang en 2>err &&
	grep -q "there is no change to take back" err && cmp first-day/mentors.csv russian/mentors.csv'
# ---- nobody's school ----
cd "$home" && kurator init nobody --start 2021-09-01 -q >/dev/null 2>&1
t 'a new programme has no invented school: no document is printed for it' '
	kurator document print order-curator --number 1 --as-of 2021-09-05 -C nobody --lang en -o order.html 2>&1 | sed -n "s/.* \x27\([a-z_]*\)\x27 is missing.*/\1/p"
	kurator report monthly --as-of 2021-09-25 -C nobody -q --lang en | grep "coverage,mentee-pupils," | cut -d, -f5-7
	test ! -e order.html' 0 <<'EOF'
organization
curators
director_short
0,,
EOF
finish
