#!/bin/sh
# report year: the figures of the programme year, what came of it, what is left out, exit status
. "${0%/*}/lib.sh"

# A figure of the report: section,figure,group.
figure() {
	kurator report year -q --as-of "${day:-2022-05-31}" -f csv | grep "^2021-2022,$1,$2,$3," | cut -d, -f5-
}

# Eight pupils in pairs with eight mentors; the year before is there as well.
tiny() {
	school
	rm -f ./*.csv
	{ echo id,name,kind,class,categories,topics && seq 8 | awk '{ printf "E-00%d,Н %d,student,6А,%s,communication\n", $1, $1, $1 == 8 ? "hardship" : "detached" }'; } >mentees.csv
	{ echo id,name,kind,class && seq 8 | awk '{ printf "M-00%d,М %d,student,9А\n", $1, $1 }'; } >mentors.csv
	cat >pairs.csv <<'EOF'
id,group,mentor,mentee,form,variant,proposed,started,ended,end_reason
P-001,,M-001,E-001,student-student,leader-passive,2021-09-10,2021-10-01,,
P-002,,M-002,E-002,student-student,leader-passive,2021-09-10,2021-10-01,,
P-003,,M-003,E-003,student-student,leader-passive,2021-09-10,2021-10-01,,
P-004,,M-004,E-004,student-student,leader-passive,2021-09-10,2021-10-01,2022-03-01,moved
P-005,,M-005,E-005,student-student,leader-passive,2021-09-10,2021-10-01,2022-05-27,completed
P-006,,M-006,E-006,student-student,leader-passive,2020-09-10,2020-10-01,2021-09-01,completed
P-007,,M-007,E-007,student-student,leader-passive,2020-09-10,2020-10-01,2021-08-31,completed
P-008,,M-008,E-008,student-student,leader-passive,2021-09-10,,,
EOF
	cat >meetings.csv <<'EOF'
id,pair,date,stage,minutes,mentor_confirmed,mentee_confirmed
V-0001,P-001,2021-08-31,regular,30,2021-08-31,2021-08-31
V-0002,P-001,2021-09-01,regular,30,2021-09-01,2021-09-01
V-0003,P-002,2022-05-31,regular,60,2022-05-31,
EOF
	cat >plans.csv <<'EOF'
id,pair,goal,due,status,done
L-001,P-001,Раз,2022-01-31,done,2022-01-20
L-002,P-001,Два,2022-01-31,planned,
L-003,P-002,Три,,dropped,
L-004,P-006,Четыре,2021-05-01,done,2021-08-31
L-005,P-007,Пять,2021-05-01,done,2021-05-01
EOF
	{
		echo participant,measure,phase,date,value,version
		seq 6 | awk '{ printf "E-00%d,communication,entry,2021-09-10,%d,school-1\nE-00%d,communication,exit,2022-05-20,%d,school-1\n", $1, $1, $1, $1 == 6 ? 5 : $1 + 1 }'
		seq 4 | awk '{ printf "E-00%d,anxiety,entry,2021-09-10,40,phillips\nE-00%d,anxiety,exit,2022-05-20,30,phillips\n", $1, $1 }'
		echo E-007,communication,entry,2021-09-10,5,school-1
		echo E-008,communication,entry,2021-08-31,5,school-1
	} >measures.csv
	cat >awards.csv <<'EOF'
id,nomination,level,status,person,date
A-001,best-mentor,school,победитель,M-001,20.05.2022
A-002,best-mentor,school,winner,M-002,2022-05-20
A-003,best-mentor,school,winner,M-003,2021-05-20
EOF
	cat >practices.csv <<'EOF'
id,title,date
B-001,Первый урок вдвоём,2022-05-25
B-002,Прошлогодняя,2021-05-25
EOF
}

tiny
t 'who had a pair at work in the year takes part; sensitive groups of few are not shown' \
	'sed -i "s/^\(E-001.*\),detached/\1,hardship/" mentees.csv
	figure participants "[a-z-]*" ""; figure participants mentees "category=[a-z]*"; figure indicators disability ""' 0 <<'EOF'
6,,,
6,,,
0,,,
0,,,
,,,group too small to be shown
5,,,
0,,,
EOF
t 'pairs of the year, and why they ended early' 'kurator report year -q --as-of 2022-05-31 | grep "^2021-2022,pairs"' 0 <<'EOF'
2021-2022,pairs,at-work,,6,,,
2021-2022,pairs,at-work,form=student-student,6,,,
2021-2022,pairs,active,,3,,,
2021-2022,pairs,active,form=student-student,3,,,
2021-2022,pairs,groups,,0,,,
2021-2022,pairs,new,,5,,,
2021-2022,pairs,new,form=student-student,5,,,
2021-2022,pairs,completed,,2,,,
2021-2022,pairs,completed,form=student-student,2,,,
2021-2022,pairs,ended-early,,1,,,
2021-2022,pairs,ended-early,form=student-student,1,,,
2021-2022,pairs,ended-early,reason=moved,1,,,
2021-2022,pairs,not-started,,1,,,
2021-2022,pairs,not-started,form=student-student,1,,,
EOF
t 'meetings, plans, requests: n of N' \
	'kurator report year -q --as-of 2022-05-31 | grep -E "^2021-2022,(meetings,(held|confirmed),,|plans|requests)"' 0 <<'EOF'
2021-2022,meetings,held,,2,,,
2021-2022,meetings,confirmed,,1,2,50,
2021-2022,plans,pairs-with-plan,,3,6,50,
2021-2022,plans,goals-done,,1,2,50,
2021-2022,plans,goals-overdue,,1,2,50,
2021-2022,plans,goals-dropped,,1,,,
2021-2022,requests,served,,5,8,62.5,
2021-2022,requests,matched,,1,,,
2021-2022,requests,open,,2,,,
2021-2022,requests,closed,,0,,,
EOF
# Changes 1, 1, 1, 1, 1, -1: mean 2/3; sd 0.8165, t(5) = 2.571: 0.667 ± 0.857.
t 'entry against exit of the year, of enough people' \
	'kurator report year -q --as-of 2022-05-31 | grep "^2021-2022,measures"' 0 <<'EOF'
2021-2022,measures,total,,2,,,
2021-2022,measures,anxiety,change,,,,group too small to be shown
2021-2022,measures,communication,change,0.667,,,"95 % [-0.19; 1.52], p = 0.102"
2021-2022,measures,communication,improved,5,6,83.33333333333333,
2021-2022,measures,communication,worsened,1,6,16.666666666666668,
2021-2022,measures,communication,no-exit,1,,,
EOF
t 'awards by nomination and status, practices; of this year alone, and nobody is named' \
	'kurator report year -q --as-of 2022-05-31 | grep -E "^2021-2022,(awards|practices)"' 0 <<'EOF'
2021-2022,awards,total,,2,,,
2021-2022,awards,best-mentor,winner,2,,,
2021-2022,practices,total,,1,,,
2021-2022,practices,practice,Первый урок вдвоём,,,,2022-05-25
EOF
t 'what is left out' 'kurator report year -q --as-of 2022-05-30 | grep "^2021-2022,left-out" | grep -v indicators' 0 <<'EOF'
2021-2022,left-out,pairs-before,,1,,,
2021-2022,left-out,pairs-not-started,,1,,,
2021-2022,left-out,records-later,,1,,,
2021-2022,left-out,measurements-elsewhere,,1,,,
2021-2022,left-out,answers-later,,0,,,
2021-2022,left-out,groups-small,,3,,,
EOF
# Closed in the holidays: P-001 with its end reached, P-002 not, P-003 not yet on that day, P-009 begun after the year.
cp pairs.csv "$home/pairs" && sed -i '/^P-001/s/,,$/,2022-06-20,completed/; /^P-002/s/,,$/,2022-06-10,moved/; /^P-003/s/,,$/,2022-06-21,completed/' pairs.csv
echo P-009,,M-008,E-007,student-student,leader-passive,2022-06-01,2022-06-02,2022-06-20,completed >>pairs.csv
t 'a pair closed after the last day has ended in the year' \
	'kurator report year -q --as-of 2022-06-20 | grep -E "^2021-2022,(pairs,[a-z-]*,(,|reason)|indicators,pairs)" | cut -d, -f3-5' 0 <<'EOF'
at-work,,6
active,,1
groups,,0
new,,5
completed,,3
ended-early,,2
ended-early,reason=moved,2
not-started,,1
ended-late,,2
EOF
ok 'and the printed report says the same' '
	kurator document print report-year --draft --as-of 2022-06-20 -q -o year.html &&
	tr -d "\n" <year.html | sed "s/<[^>]*>/ /g" | grep -qE "после последнего дня программы +2"'
t 'on the last day they are at work' 'figure pairs "\(active\|completed\)" ""' 0 <<'EOF'
3,,,
2,,,
EOF
cp "$home/pairs" pairs.csv
ok 'the note of a machine is the same in every language' '
	for l in en ru; do kurator report year -q --as-of 2022-05-31 -f csv --lang $l | grep -v "^2021-2022,missing" >$l.csv; done
	cmp en.csv ru.csv && grep -q ",satisfaction,mentees,,,6,,not known$" en.csv'
ok 'an incomplete year is exit 1 and says on stderr what is missing' '
	kurator report year --as-of 2022-05-31 --lang en >out 2>err; test $? = 1 && grep -q "^the period 2021-2022 is incomplete, [0-9]* things are missing:$" err && grep -q "^  pair P-003 has had no meeting yet$" err'
ok 'a year that is not over' '
	kurator report year --as-of 2022-02-01 --lang en 2>err >out; test $? = 1 && head -1 err | grep -qx "the period is not over yet: records up to today are counted" &&
	grep -q "^2021-2022,pairs,ended-early,,0,,,$" out'
err <<'EOF'
kurator: the programme begins on 2021-09-01 only
EOF
t 'a year that has not begun' 'kurator report year --as-of 2021-08-31 --lang en' 3 </dev/null
err <<'EOF'
kurator: measures.csv:2: column 'value': '99' is outside 1 to 10, the range of 'communication': correct it, or empty the cell
EOF
t 'what cannot be read is not left out in silence' \
	"sed -i '2s/,1,school-1/,99,school-1/' measures.csv; kurator report year --as-of 2022-05-31 --lang en" 3 </dev/null

school
day=2021-11-25
ok 'active pairs are those of pair list' '
	n=$(kurator pair list --as-of $day -q --where state=active --columns id | tail -n +2 | wc -l)
	test "$(figure pairs active "")" = "$n,,,"'
ok 'indicators are those of monitor indicators' '
	kurator monitor indicators --as-of $day -f csv -q | grep ",mentee-pupils," | grep -q ",11,236," && figure indicators mentee-pupils "" | grep -q "^11,236,.*,target 20: not met$"'
t 'satisfied of participants and of respondents, not of too few' \
	'head -1 answers.csv >a; for n in 20 21 22 23; do echo ss-mentee-exit,exit,2021-11-20,E-0$n,P-0$n,liked,7; done >>a
	cp a answers.csv; figure satisfaction mentees "[a-z]*"
	echo ss-mentee-exit,exit,2021-11-20,E-025,P-028,liked,6 >>answers.csv; figure satisfaction mentees "[a-z]*"' 0 <<'EOF'
,,,group too small to be shown
4,15,26.666666666666668,
4,5,80,
EOF
ok 'a count of a sensitive category is hidden as in its group' '
	grep -q "^E-013,.*disability" mentees.csv && test "$(figure indicators disability "")" = ",,,group too small to be shown"'
ok 'formats: json, Markdown' '
	kurator report year -q --as-of $day -f json | grep -q "\"section\": *\"awards\"" && kurator report year -q --as-of $day -f md --lang ru | grep -q "^| НЕ УЧТЕНО |"'
ok 'the table fits into 80 columns' 'test "$(COLUMNS=80 kurator report year -q --as-of $day -f table --lang ru | wc -L)" -le 80'
ok 'in its last month next says to write it' '
	kurator next --all --as-of 2022-05-20 --lang en -f csv | grep -q ",write the report of the year,kurator report year -f md -o year.md$"'
finish
