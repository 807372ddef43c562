#!/bin/sh
# pair show: a pair with its people, meetings and plan
. "${0%/*}/lib.sh"

# The people and pairs of tests/data/pairs under the programme of the example school.
base() {
	school
	rm -f ./*.csv
	cp "$top"/tests/data/pairs/*.csv .
}
base
cp pairs.csv "$home/before"
show="kurator pair show --as-of 2021-11-25"
t 'machine formats: a row a pair' "$show G-001 P-002 | cut -d, -f1-4,24,25" 0 <<'EOF'
id,group,mentor,mentee,state,meetings
P-003,G-001,M-002,E-007,active,3
P-004,G-001,M-002,E-008,active,2
P-002,,M-003,E-001,active,4
EOF
t 'for people' "$show P-002 -f table --lang en" 0 <<'EOF'
column           value
id               P-002
mentor           M-003
mentee           E-001
form             Pupil – pupil
variant          Achiever – underachiever
request          не успеваю
method           matched
points           500
proposed         2021-09-18
mentor agreed    2021-09-20
mentee agreed    2021-09-22
started          2021-10-07
mentor ready     2021-10-06
mentee ready     2021-10-06
order            № 2
planned end      2022-05-31
state            active
meetings         4
last meeting     2021-10-20
next stage       regular meeting
days of silence  36

mentor
id     name         kind   class  skills  days  phone
M-003  Третий Олег  pupil  10А

mentee
id     name          kind   class  topics       days  phone
E-001  Агатова Нина  pupil  6А     mathematics

meetings
id      date        stage            minutes  topic       confirmed by mentor  confirmed by mentee
V-0001  2021-09-29  acquaintance          40  Знакомство  2021-09-30           2021-09-30
V-0002  2021-10-05  trial meeting         40  Пробная     2021-10-06           2021-10-06
V-0003  2021-10-12  planning              40  План        2021-10-13           2021-10-13
V-0004  2021-10-20  regular meeting       45  Дроби       2021-10-20

development plan
id     goal                    planned result  due         today  actual result  mentor's grade
L-001  Решать задачи на дроби                  2021-12-20  open
L-002  Тетрадь в порядке                       2021-11-10  done   да                          9
EOF
t 'for people, in Russian, as Markdown' "$show P-002 -f md --lang ru | grep '^##'" 0 <<'EOF'
## наставник
## наставляемый
## встречи
## план развития (ИПР)
EOF
err <<'EOF'
kurator: there is no pair or group 'P-077'
EOF
t 'nobody of that name' "$show P-077 --lang en" 3 <<'EOF'
EOF
finish
