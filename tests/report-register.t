#!/bin/sh
# report register: parts, rows, meetings of the quarter, consents, what is left out and what is missing
. "${0%/*}/lib.sh"

# A school of a few: a pupil and a mentor, a young specialist and a teacher, a parent, a group of two.
tiny() {
	school
	rm -f ./*.csv
	cat >mentors.csv <<'EOF'
id,name,kind,class,position,categories,consent,consent_by
M-001,Ясенев Олег,student,10А,,leader,2021-09-01,guardian
M-002,Берёзкина Людмила,teacher,,учитель математики,active-teacher,2021-09-01,self
M-003,Тополев Иван,parent,,,active-parent,2021-09-01,self
E-004,Алый Егор,student,8Б,,leader,2021-09-01,guardian
EOF
	cat >mentees.csv <<'EOF'
id,name,kind,class,position,categories,consent,consent_by
E-001,Синицын Глеб,student,,,underachieving;hardship,2021-09-01,guardian
E-002,Родимова Анна,teacher,,учитель биологии,young-specialist,2021-09-01,self
E-003,Щукин Пётр,student,5А,,detached,,
E-004,Алый Егор,student,8Б,,gifted,2021-09-01,guardian
E-005,Юрьев Степан,student,6В,,detached,2021-09-01,guardian
EOF
	cat >consents.csv <<'EOF'
id,person,scope,signer,signer_role,date,until,withdrawn
K-001,E-005,special,Юрьева,guardian,2021-09-01,,
EOF
	cat >pairs.csv <<'EOF'
id,group,mentor,mentee,form,variant,proposed,started,ended,end_reason,order,outcome
P-001,,M-001,E-001,student-student,achiever-underachiever,2021-09-10,2021-10-01,,,№ 1,
P-002,,M-002,E-002,teacher-teacher,experienced-young,2021-09-10,2021-09-20,2021-12-31,completed,,
P-003,G-1,E-004,E-003,student-student,leader-passive,2021-09-10,2021-12-31,,,№ 1,
P-004,G-1,E-004,E-005,student-student,leader-passive,2021-09-10,2021-12-31,,,№ 1,
P-005,,M-003,E-004,student-student,peer-peer,2021-09-10,2021-10-01,2021-11-01,moved,№ 1,переезд
P-006,,M-001,E-005,student-student,leader-passive,2021-09-10,2022-01-01,,,,
P-007,,M-001,E-001,student-student,achiever-underachiever,2020-09-10,2020-10-01,2021-09-30,completed,,
EOF
	cat >meetings.csv <<'EOF'
id,pair,date,stage,mentor_confirmed,mentee_confirmed,present
V-0001,P-002,2021-09-30,trial,2021-09-30,2021-09-30,
V-0002,P-002,2021-10-01,planning,2021-10-01,2021-10-02,
V-0003,P-002,2021-12-31,regular,2021-12-31,2022-01-02,
V-0004,P-002,2022-01-01,final,2022-01-01,2022-01-01,
V-0005,P-001,2021-10-05,acquaintance,2021-10-05,,
V-0006,G-1,2021-12-31,acquaintance,2021-12-31,2021-12-31,E-005
EOF
	cat >trainings.csv <<'EOF'
id,date,title,hours,person
T-001,2021-09-05,Школа наставника,2,M-001
T-002,2021-12-31,Школа наставника,"1,5",M-001
T-003,2022-01-01,Школа наставника,4,M-001
T-004,2021-09-05,Школа наставника,,M-002
EOF
}

tiny
err <<'EOF'
left out: 1 person without a valid consent to the processing of personal data: E-003
left out: 1 sensitive category without a consent of scope special: E-001
hint: 'kurator consent list --due' says whose consent has to be got
left out: 1 person who is neither a pupil nor a teacher: M-003
left out: 1 pair that had not started by the end of the period: P-006
the register 2021-Q4 is incomplete, 3 things are missing:
  mentees.csv:2: column 'class': pupil E-001 has no class
  pairs.csv:3: column 'order': pair P-002 has started without an order
  pairs.csv:3: column 'outcome': pair P-002 has ended without an outcome
EOF
t 'three parts, a row for each person and pair, everything up to the last day' \
	'kurator report register --period 2021-Q4 --as-of 2022-02-01 --lang en' 0 <<'EOF'
period,part,person,name,kind,class,position,categories,role,pair,form,variant,partner,partner_name,order,started,ended,state,stage,meetings,confirmed,training_hours,result
2021-Q4,pupils,E-004,Алый Егор,student,8Б,,leader,mentor,P-003,student-student,leader-passive,E-003,,№ 1,2021-12-31,,active,,0,0,0,
2021-Q4,pupils,E-004,Алый Егор,student,8Б,,leader,mentor,P-004,student-student,leader-passive,E-005,Юрьев Степан,№ 1,2021-12-31,,active,acquaintance,1,1,0,
2021-Q4,pupils,E-004,Алый Егор,student,8Б,,gifted,mentee,P-005,student-student,peer-peer,M-003,Тополев Иван,№ 1,2021-10-01,2021-11-01,ended-early,,0,0,0,переезд
2021-Q4,pupils,E-001,Синицын Глеб,student,,,underachieving,mentee,P-001,student-student,achiever-underachiever,M-001,Ясенев Олег,№ 1,2021-10-01,,active,acquaintance,1,0,0,
2021-Q4,pupils,E-005,Юрьев Степан,student,6В,,detached,mentee,P-004,student-student,leader-passive,E-004,Алый Егор,№ 1,2021-12-31,,active,acquaintance,1,1,0,
2021-Q4,pupils,M-001,Ясенев Олег,student,10А,,leader,mentor,P-001,student-student,achiever-underachiever,E-001,Синицын Глеб,№ 1,2021-10-01,,active,acquaintance,1,0,3.5,
2021-Q4,young-specialists,E-002,Родимова Анна,teacher,,учитель биологии,young-specialist,mentee,P-002,teacher-teacher,experienced-young,M-002,Берёзкина Людмила,,2021-09-20,2021-12-31,completed,regular,2,1,0,
2021-Q4,teachers,M-002,Берёзкина Людмила,teacher,,учитель математики,active-teacher,mentor,P-002,teacher-teacher,experienced-young,E-002,Родимова Анна,,2021-09-20,2021-12-31,completed,regular,2,1,,
EOF
ok 'something missing is exit 1 with --strict alone' '
	kurator report register --period 2021-Q4 --as-of 2022-02-01 -q --strict >out; test $? = 1 && test "$(wc -l <out)" = 9'
t 'a quarter that ended today has ended; until the day before it is the one before' \
	'for day in 2021-12-30 2021-12-31 2022-03-30 2022-03-31; do kurator report register --as-of $day -q --columns period | tail -1; done' 0 <<'EOF'
2021-Q3
2021-Q4
2021-Q4
2022-Q1
EOF
t 'a pair that ended on the first day is of the quarter, the day before not' \
	"sed -i 's/2021-09-30,completed/2021-10-01,completed/' pairs.csv
	kurator report register --period 2021-q4 --as-of 2022-02-01 -q --where pair=P-007 --columns person,state,result" 0 <<'EOF'
person,state,result
E-001,completed,
M-001,completed,
EOF

tiny
err <<'EOF'
the period is not over yet: records up to today are counted
the register 2021-Q4 is incomplete, 1 thing is missing:
  pairs.csv:3: column 'order': pair P-002 has started without an order
EOF
t 'in the midst of the quarter: what is dated later has not happened' \
	'kurator report register --period 2021-Q4 --as-of 2021-12-30 --lang en --where part=young-specialists --columns person,ended,state,stage,meetings,confirmed' 0 <<'EOF'
person,ended,state,stage,meetings,confirmed
E-002,,active,planning,1,1
EOF
t 'consent has to hold on the day of handing out, not in the quarter' \
	"sed -i 's/^K-001.*/&\nK-002,E-002,processing,Родимова Анна,self,2021-09-01,,2022-01-15/' consents.csv
	sed -i 's/\(^E-002.*\),2021-09-01,self/\1,,/' mentees.csv
	for day in 2022-01-14 2022-01-15; do
		kurator report register --period 2021-Q4 --as-of \$day -q --where pair=P-002 --columns person,partner_name; done" 0 <<'EOF'
person,partner_name
E-002,Берёзкина Людмила
M-002,Родимова Анна
person,partner_name
M-002,
EOF
ok 'a partner without consent is an id: the file names nobody who must not leave the school' '
	kurator report register --period 2021-Q4 --as-of 2022-02-01 --lang en -o out.csv 2>said &&
	grep -q "^left out: 2 people without a valid consent.*: E-002, E-003$" said &&
	! grep "must not leave" said && grep -q ",E-002,," out.csv && ! grep Родимова out.csv'
t 'a sensitive category with its consent' \
	"sed -i '\$a K-003,E-001,special,Синицына,guardian,2021-09-01,,' consents.csv
	kurator report register --period 2021-Q4 --as-of 2022-02-01 -q --where person=E-001 --columns categories" 0 <<'EOF'
categories
underachieving;hardship
EOF
tiny
t 'who has no consent and is in both bases is one person' \
	"sed -i '/^E-004/s/2021-09-01,guardian/,/' mentors.csv mentees.csv
	kurator report register --period 2021-Q4 --as-of 2022-02-01 --lang en 2>&1 >/dev/null | sed -n 1p" 0 <<'EOF'
left out: 2 people without a valid consent to the processing of personal data: E-004, E-003
EOF

tiny
ok 'teacher without position' "
	sed -i '/^M-002/s/учитель математики//' mentors.csv
	kurator report register --period 2021-Q4 --as-of 2022-02-01 --lang en 2>&1 | grep -qx \"  mentors.csv:3: column 'position': teacher M-002 has no position\""
ok 'of many things the first twenty, then a count' '
	seq 100 130 | awk "{ printf \"M-%d,У %d,student,,,,2021-09-01,guardian\n\", \$1, \$1 >\"m\"; printf \"P-%d,,M-%d,E-005,student-student,,,2021-10-01,,,№ 1,\n\", \$1, \$1 >\"p\" }"
	cat m >>mentors.csv && cat p >>pairs.csv && rm m p
	kurator report register --period 2021-Q4 --as-of 2022-02-01 --lang en 2>&1 >/dev/null | tail -1 | grep -qx "  and 15 more"'
err <<'EOF'
kurator: option '--period': '2021-11' is not a quarter (2021-Q4)
hint: 'kurator report register -h' shows how to use it
EOF
t 'a month is no quarter' 'kurator report register --period 2021-11 --as-of 2021-12-31 --lang en' 2 </dev/null
ok 'nor are these' '
	for q in 2021-Q5 2021-Q0 20x1-Q1 2021Q4 2021-Q44 1899-Q4 ""; do
		kurator report register --period "$q" --as-of 2021-12-31 >out 2>&1; test $? = 2 || exit 1
	done'
err <<'EOF'
kurator: option '--period': '2022-Q1' begins on 2022-01-01 only
hint: 'kurator report register -h' shows how to use it
EOF
t 'a quarter that has not begun' 'kurator report register --period 2022-Q1 --as-of 2021-12-31 --lang en' 2 </dev/null
err <<'EOF'
kurator: the period 2019-Q4 ends on 2019-12-31, before the programme begins (2021-09-01)
EOF
t 'a quarter before the programme and its pairs' 'kurator report register --period 2019-Q4 --as-of 2021-12-31 --lang en' 3 </dev/null
err <<'EOF'
kurator: pairs.csv:2: column 'started': 'осенью' is not a day (YYYY-MM-DD or DD.MM.YYYY)
EOF
t 'what cannot be read is not left out in silence' \
	"sed -i '2s/2021-10-01/осенью/' pairs.csv; kurator report register --period 2021-Q4 --as-of 2022-02-01 --lang en" 3 </dev/null

# What is left out and what is missing is of what was asked for.
tiny
err <<'EOF'
left out: 1 person without a valid consent to the processing of personal data: E-003
hint: 'kurator consent list --due' says whose consent has to be got
left out: 1 pair that had not started by the end of the period: P-006
EOF
t 'a variant: who is left out of it' \
	'kurator report register --period 2021-Q4 --as-of 2022-02-01 --variant leader-passive --columns person,pair --lang en' 0 <<'EOF'
person,pair
E-004,P-003
E-004,P-004
E-005,P-004
EOF
err <<'EOF'
the register 2021-Q4 is incomplete, 2 things are missing:
  pairs.csv:3: column 'order': pair P-002 has started without an order
  pairs.csv:3: column 'outcome': pair P-002 has ended without an outcome
EOF
t 'a part by a condition: nobody of another part is named' \
	'kurator report register --period 2021-Q4 --as-of 2022-02-01 --where part=teachers --columns person,pair --lang en' 0 <<'EOF'
person,pair
M-002,P-002
EOF
t 'in the midst of the quarter pairs that have still to start are waiting' \
	'kurator report register --period 2021-Q4 --as-of 2021-12-30 --lang en 2>&1 >/dev/null | grep "not started"' 0 <<'EOF'
left out: 3 pairs that had not started by the end of the period: P-003, P-004, P-006
EOF
t 'nothing of a form is nobody left out, nor anything missing with --strict' \
	'kurator report register --period 2021-Q4 --as-of 2022-02-01 --form employer-pupil --columns person,pair --strict --lang en' 0 <<'EOF'
person,pair
EOF

# The example school: the register and the lists agree.
school
ok 'meetings of a pair are those of meeting list, the meetings of a group by who was there' '
	kurator report register --as-of 2021-12-31 -q --where role=mentee --where meetings\>0 --columns pair,meetings | tail -n +2 | grep -v "P-02[234]" | sort >mine
	kurator meeting list --from 2021-10-01 --to 2021-12-31 --as-of 2021-12-31 --where pair!=G-001 --where pair!=P-029 --where pair!=P-032 --columns pair -q | tail -n +2 | sort | uniq -c | awk "{ print \$2 \",\" \$1 }" >theirs
	cmp mine theirs && test -s mine'
ok 'pairs of the register are those that are active or ended in the quarter' '
	kurator report register --period 2021-Q4 --as-of 2021-12-31 -q --where role=mentee --columns pair | tail -n +2 | sort >mine
	kurator pair list --as-of 2021-12-31 -q --where state=active --columns id | tail -n +2 | sort >theirs
	cmp mine theirs && test -s mine'
ok 'in Russian, within 80 columns' '
	COLUMNS=80 kurator report register --as-of 2021-12-31 -q -f table --lang ru >out
	test "$(wc -L <out)" -le 80 && grep -q "^педагоги .* наставник " out'
finish
