#!/bin/sh
# meeting due: which pair needs what next, the most urgent first
. "${0%/*}/lib.sh"

# The people and pairs of tests/data/pairs under the programme of the example school.
base() {
	school
	rm -f ./*.csv
	cp "$top"/tests/data/pairs/*.csv .
}
base
cp meetings.csv "$home/before"
due="kurator meeting due --lang en --as-of 2021-11-25"
t 'every open pair' "$due" 0 <<'EOF'
pair,group,mentor,mentee,mentor_name,mentee_name,state,next_stage,last_meeting,days_silent,due,overdue,missing,unconfirmed
P-004,G-001,M-002,E-008,Вторая Анна,Лазурит Павел,active,planning,2021-10-06,50,2021-10-21,35,,
P-002,,M-003,E-001,Третий Олег,Агатова Нина,active,regular,2021-10-20,36,2021-11-08,29,mentee_confirmed,V-0004
P-003,G-001,M-002,E-007,Вторая Анна,Кварцева Яна,active,regular,2021-10-14,42,2021-10-29,27,,
P-006,,M-008,E-012,Восьмой Лев,Рубинов Захар,agreed,trial,2021-11-16,9,2021-12-01,2,mentor_confirmed;mentee_confirmed,V-0008
P-005,,M-001,E-011,Первый Иван,Опалова Рита,proposed,acquaintance,,10,2021-11-30,0,mentor_agreed;mentee_agreed,
EOF
t 'a due day in the holidays moves behind them' "kurator meeting due --as-of 2021-10-21 | grep P-002 | cut -d, -f1,9,11,12" 0 <<'EOF'
P-002,2021-10-20,2021-11-08,0
EOF
t 'only what is late' "$due --overdue | cut -d, -f1,12" 0 <<'EOF'
pair,overdue
P-004,35
P-002,29
P-003,27
P-006,2
EOF
t 'after the trial meeting: readiness and start' "kurator meeting log P-006 --date 2021-11-22 --as-of 2021-11-25 -q -o /dev/null; $due | grep P-006 | cut -d, -f8,13" 0 <<'EOF'
planning,mentor_ready;mentee_ready;started;mentor_confirmed;mentee_confirmed
EOF
t 'after the final meeting: the end' "kurator meeting log P-002 --date 2021-11-22 --stage final --as-of 2021-11-25 -q -o /dev/null; $due | grep P-002 | cut -d, -f8,13" 0 <<'EOF'
,mentor_confirmed;mentee_confirmed;ended
EOF
base
t 'past the planned end: the end' "kurator meeting due --as-of 2022-06-01 2>/dev/null | grep -c ';*ended,'" 0 <<'EOF'
5
EOF
t 'a pair of a later day is not there yet' "kurator meeting due --as-of 2021-11-01 | cut -d, -f1 | sort" 0 <<'EOF'
P-002
P-003
P-004
pair
EOF
t 'for people, in Russian' "kurator meeting due --as-of 2021-11-25 --lang ru -f table --overdue | tail -1" 0 <<'EOF'
P-006  Восьмой Л.  Рубинов З.    пробная встреча  2021-12-01               2  подтверждение наставника; подтверждение наставляемого
EOF
t 'filters of every list' "$due --kind student --state active --from 2021-10-25 --to 2021-11-30 --columns pair,due" 0 <<'EOF'
pair,due
P-002,2021-11-08
P-003,2021-10-29
EOF
# A machine without pseudo-terminals cannot show what a terminal would.
if script -qec true /dev/null >/dev/null 2>&1; then
ok 'on a terminal what is late is red, and nothing else' '
	red=$(printf "\033\[31m") &&
	TERM=xterm script -qec "stty cols 80; kurator meeting due --as-of 2021-11-25" /dev/null >typescript &&
	test "$(grep -c "$red" typescript)" = "$(kurator meeting due --overdue --as-of 2021-11-25 | sed 1d | wc -l)" &&
	! grep "$red" typescript | grep -q P-005'
fi
finish
