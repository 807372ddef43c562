#!/bin/sh
# pair list: state and progress, computed for the day
. "${0%/*}/lib.sh"

# The people and pairs of tests/data/pairs under the programme of the example school.
base() {
	school
	rm -f ./*.csv
	cp "$top"/tests/data/pairs/*.csv .
}
base
cp pairs.csv "$home/before"
list="kurator pair list --lang en"
t 'what is derived' "$list --as-of 2021-11-25 --columns id,state,meetings,last_meeting,next_stage,days_silent,mentor_name,mentee_name" 0 <<'EOF'
id,state,meetings,last_meeting,next_stage,days_silent,mentor_name,mentee_name
P-001,completed,0,,,,Первый Иван,Берилл Глеб
P-002,active,4,2021-10-20,regular,36,Третий Олег,Агатова Нина
P-003,active,3,2021-10-14,regular,42,Вторая Анна,Кварцева Яна
P-004,active,2,2021-10-06,planning,50,Вторая Анна,Лазурит Павел
P-005,proposed,0,,acquaintance,10,Первый Иван,Опалова Рита
P-006,agreed,1,2021-11-16,trial,9,Восьмой Лев,Рубинов Захар
EOF
t 'on an earlier day later records do not count' "$list --as-of 2021-10-05 --columns id,state,meetings,last_meeting,next_stage,days_silent --where group=G-001" 0 <<'EOF'
id,state,meetings,last_meeting,next_stage,days_silent
P-003,agreed,1,2021-09-30,trial,5
P-004,agreed,1,2021-09-30,trial,5
EOF
t 'all columns of the file, then the derived ones' "$list --as-of 2021-11-25 | head -1" 0 <<'EOF'
id,group,mentor,mentee,form,variant,request,method,score,proposed,mentor_agreed,mentee_agreed,started,mentor_ready,mentee_ready,curator,order,planned_end,ended,end_reason,outcome,previous,notes,state,meetings,last_meeting,next_stage,days_silent,mentor_name,mentee_name,joint,attended
EOF
t 'the joint meetings of a group, and who came' "$list --as-of 2021-11-25 --where group=G-001 --columns id,meetings,joint,attended" 0 <<'EOF'
id,meetings,joint,attended
P-003,3,3,3
P-004,2,3,2
EOF
t 'conditions and order on derived columns' "$list --as-of 2021-11-25 --open --where state=active --sort -days_silent --columns id" 0 <<'EOF'
id
P-004
P-003
P-002
EOF
t '--open leaves out what has ended' "$list --as-of 2021-11-25 --open --columns id | wc -l" 0 <<'EOF'
6
EOF
t 'for people: names and labels, in Russian' "kurator pair list --as-of 2021-11-25 --lang ru --where id=P-006 -f table" 0 <<'EOF'
id     наставник   наставляемый  вариант                    состояние    следующий этап   дней без встреч
P-006  Восьмой Л.  Рубинов З.    Успевающий – неуспевающий  согласована  пробная встреча                9
EOF
finish
