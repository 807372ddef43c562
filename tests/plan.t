#!/bin/sh
# plan: add, list, set, done
. "${0%/*}/lib.sh"
school

err <<'EOF'
added 1 record to plans.csv
EOF
t 'a goal of a pair, by option' \
	"kurator plan add p-028 --goal x -q --as-of 2021-11-25 2>/dev/null; kurator plan add Р-028 --goal 'Роль' --due 18.03.2022 --as-of 2021-11-25 --lang en | cut -d, -f1,2,4,7" 0 <<'EOF'
id,pair,goal,due
L-039,P-028,Роль,2022-03-18
EOF
err <<'EOF'
kurator: column 'pair': pair 'P-001' ended on 2021-05-28 (rule ended)
EOF
t 'a pair that has ended gets no goal' 'kurator plan add P-001 --goal x --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
err <<'EOF'
kurator: column 'due': pair 'P-020' was proposed only on 2021-09-18 (rule not-proposed)
EOF
t 'nothing is due before there was a pair' 'kurator plan add P-020 --goal x --due 2020-01-01 --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
ok 'before its end it did' 'kurator plan add P-001 --goal x --as-of 2021-05-01 -n -q'
printf 'pair,goal,due\nG-001,Общий проект,2022-04-01\nP-031,Проект,2022-04-01\n' >plans-new.csv
ok 'goals of a file, of a group too' 'kurator plan add plans-new.csv --as-of 2021-11-25 -q | grep -q "^L-041,P-031,"'
t 'the goal of a group counts for each of its pairs' \
	"kurator plan list --progress --where mentor=M-007 --columns pair,goals,done,overdue --as-of 2021-11-25" 0 <<'EOF'
pair,goals,done,overdue
P-022,2,0,0
P-023,2,0,1
P-024,2,0,0
EOF
t 'what is late, since when' \
	"kurator plan list --where state=overdue --columns id,due,state,late,pair_state --as-of 2021-11-25" 0 <<'EOF'
id,due,state,late,pair_state
L-025,2021-11-19,overdue,6,active
L-032,2021-11-12,overdue,13,active
EOF
t 'on the day of the term nothing is late' \
	"kurator plan list --where id=L-025 --columns state,late --as-of 2021-11-19" 0 <<'EOF'
state,late
open,
EOF
t 'the result that was planned stands beside the actual one' \
	"kurator plan add P-028 --goal Доклад --planned 'диплом участника' --as-of 2021-11-25 -n --lang en 2>/dev/null |
	awk -F, '{ print \$9, \$NF }'" 0 <<'EOF'
result planned
 диплом участника
EOF
err <<'EOF'
changed 2 records
EOF
t 'done: the day, the result, the grade' \
	"kurator plan done L-025 L-032 --result готово --grade 9 --as-of 2021-11-25 --lang en | cut -d, -f1,8,9,10,11" 0 <<'EOF'
id,status,result,mentor_grade,done
L-025,done,готово,9,2021-11-25
L-032,done,готово,9,2021-11-25
EOF
t 'the share and the mean grade follow' \
	"kurator plan list --progress --where pair=P-036 --columns goals,done,share,grade,next_due --as-of 2021-11-25" 0 <<'EOF'
goals,done,share,grade,next_due
2,1,50,9,2021-12-24
EOF
cp plans.csv before
err <<'EOF'
kurator: goal 'L-025' is done already (rule already-done)
EOF
t 'not twice, and none of the others either' \
	'kurator plan done L-026 L-025 --as-of 2021-11-25 --lang en; s=$?; cmp plans.csv before || exit 9; exit $s' 3 <<'EOF'
EOF
t 'a goal that is given up counts in no share' \
	"kurator plan done L-037 --dropped --result 'не нужно' --as-of 2021-11-25 -q >/dev/null
	kurator plan list --progress --where pair=P-036 --columns goals,done,dropped,share,next_due --as-of 2021-11-25" 0 <<'EOF'
goals,done,dropped,share,next_due
2,1,1,100,
EOF
err <<'EOF'
kurator: goal 'L-037' was given up (rule dropped)
EOF
t 'what was given up is not done' 'kurator plan done L-037 --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
err <<'EOF'
kurator: --dropped needs --result: why the goal is given up
hint: 'kurator plan done -h' shows how to use it
EOF
t 'giving up has a reason' 'kurator plan done L-022 --dropped --lang en' 2 <<'EOF'
EOF
err <<'EOF'
kurator: a goal that is given up has neither a day nor a grade
hint: 'kurator plan done -h' shows how to use it
EOF
t 'and no grade' 'kurator plan done L-022 --dropped --result x --grade 5 --lang en' 2 <<'EOF'
EOF
err <<'EOF'
kurator: column 'mentor_grade': '11' is not between 1 and 10
EOF
t 'a grade has its range' 'kurator plan done L-022 --grade 11 --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
err <<'EOF'
kurator: column 'done': the day lies after today, 2021-11-25 (rule future)
EOF
t 'nothing is done tomorrow' 'kurator plan done L-022 --date 2021-11-26 --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
err <<'EOF'
kurator: plans.csv: there is no 'L-999'
EOF
t 'a goal that is not there' 'kurator plan done L-999 --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
ok 'set moves a term and nothing else' \
	'cp plans.csv before && kurator plan set L-023 --due 2022-05-20 -q >/dev/null && test "$(diff before plans.csv | grep -c "^[<>]")" = 2'
ok 'a pair without a goal is in the list of plans' \
	'kurator plan list --progress --where goals=0 --columns pair --as-of 2021-11-25 | grep -qx P-032'
err <<'EOF'
kurator: column 'due': pair 'P-026' started only on 2021-10-07 (rule not-started)
kurator: column 'due': the programme ends on 2022-05-31: a goal of pair 'P-026' is due by then (rule after-end)
kurator: column 'pair': pair 'P-001' ended on 2021-05-28 (rule ended)
kurator: column 'due': the programme ends on 2022-05-31: a goal of pair 'P-028' is due by then (rule after-end)
EOF
t 'a term lies within the time of a pair that goes on' '
	kurator plan set L-028 --due 2021-09-20 --as-of 2021-11-25 --lang en
	kurator plan set L-028 --due 2022-06-01 --as-of 2021-11-25 --lang en
	kurator plan set L-001 --due 2022-01-10 --as-of 2021-11-25 --lang en
	kurator plan add P-028 --goal x --due 2022-06-01 --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
finish
