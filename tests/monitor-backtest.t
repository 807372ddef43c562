#!/bin/sh
# monitor backtest: the alerts of program.yaml on pairs that have ended.
. "${0%/*}/lib.sh"

kurator init small --start 2021-09-01 --language ru -q
cd small || exit 99
sed -i '/^alerts:/,/^[a-z]*:/{/^  - /d}' program.yaml
sed -i 's/^alerts:$/alerts:\n  - {id: silent, rule: no-meeting, days: 15, level: yellow, name: silent}\n  - {id: very, rule: no-meeting, days: 25, level: red, name: very silent}/' program.yaml
cat >mentors.csv <<'EOF'
id,name,kind,class,birth,capacity,applied,interviewed,decision,decided,consent,consent_by
M-1,Берёзов Олег,student,10А,2005-03-01,9,2021-09-01,2021-09-02,accepted,2021-09-03,2021-09-01,self
EOF
{
	echo 'id,name,kind,class,birth,consent,consent_by'
	for n in 1 2 3 4 5; do echo "E-$n,Липов Ян,student,6А,2009-0$n-01,2021-09-01,guardian"; done
} >mentees.csv
# P-1 ended early after 20 silent days, P-2 early after 2; P-3 completed without silence, P-4 with 16 days of it;
# P-5 never began.
cat >pairs.csv <<'EOF'
id,mentor,mentee,form,variant,proposed,mentor_agreed,mentee_agreed,started,mentor_ready,mentee_ready,ended,end_reason
P-1,M-1,E-1,student-student,peer-peer,2021-09-01,2021-09-01,2021-09-01,2021-09-02,2021-09-02,2021-09-02,2021-09-30,no-contact
P-2,M-1,E-2,student-student,peer-peer,2021-09-01,2021-09-01,2021-09-01,2021-09-02,2021-09-02,2021-09-02,2021-09-12,no-contact
P-3,M-1,E-3,student-student,peer-peer,2021-09-01,2021-09-01,2021-09-01,2021-09-02,2021-09-02,2021-09-02,2021-09-20,goal-reached
P-4,M-1,E-4,student-student,peer-peer,2021-09-01,2021-09-01,2021-09-01,2021-09-02,2021-09-02,2021-09-02,2021-09-27,goal-reached
P-5,M-1,E-5,student-student,peer-peer,2021-09-01,,,,,,2021-09-27,goal-reached
EOF
reasons=$(sed -n '/^end_reasons:/,/^[a-z]*:/s/.*{id: \([a-z-]*\),.*/\1/p' program.yaml)
early=$(sed -n '/^end_reasons:/,/^[a-z]*:/p' program.yaml | grep 'id:' | grep -v 'completed: true' | sed -n '1s/.*{id: \([a-z-]*\),.*/\1/p')
sed -i "s/no-contact/$early/" pairs.csv
ok 'the programme knows the reasons' 'echo "$reasons" | grep -qx goal-reached && test -n "$early"'
cat >meetings.csv <<'EOF'
id,pair,date,stage,minutes,mentor_confirmed,mentee_confirmed
V-1,P-1,2021-09-10,acquaintance,45,2021-09-10,2021-09-10
V-2,P-2,2021-09-10,acquaintance,45,2021-09-10,2021-09-10
V-3,P-3,2021-09-10,acquaintance,45,2021-09-10,2021-09-10
V-4,P-4,2021-09-10,acquaintance,45,2021-09-10,2021-09-10
EOF
# By hand: 'silent' is raised of P-1 from 09-25 to 09-29 and of P-4 from 09-25 to 09-26, never of P-2 and P-3.
# Wilson's interval of 1 of 2: (0.0945, 0.9055), Wilson (1927). The four pairs lived 29 + 11 + 19 + 26 = 85 days.
err <<'EOF'
4 pairs have ended: 2 early, 2 completed
left out: 1 pair that both sides had never agreed to
too few to judge the rules by: at least 10 of each kind are needed, and the intervals (-v) say how little is known
EOF
t 'sensitivity, specificity, lead' 'kurator monitor backtest --as-of 2021-11-25 --lang en' 0 <<'EOF'
alert,level,early,warned,sensitivity,sensitivity_low,sensitivity_high,completed,quiet,specificity,specificity_low,specificity_high,lead_median,lead_min,lead_max,per_month,note
silent,yellow,2,1,0.5,0.0945,0.9055,2,1,0.5,0.0945,0.9055,5,5,5,0.7059,too-few
very,red,2,0,0,0,0.6576,2,2,1,0.3424,1,,,,0,too-few
any-yellow,yellow,2,1,0.5,0.0945,0.9055,2,1,0.5,0.0945,0.9055,5,5,5,0.7059,too-few
any-orange,orange,2,0,0,0,0.6576,2,2,1,0.3424,1,,,,0,too-few
any-red,red,2,0,0,0,0.6576,2,2,1,0.3424,1,,,,0,too-few
EOF
t 'for people: the names of alerts, and percentages' 'COLUMNS=80 kurator monitor backtest --as-of 2021-11-25 --lang en -q -f table' 0 <<'EOF'
                                     without
               warned  sensitivity,       an  specificity,   days
alert              of             %    alert             %  ahead
silent              1            50        1            50      5
very silent         0             0        2           100
any alert           1            50        1            50      5
orange or red       0             0        2           100
any red             0             0        2           100
EOF
t 'an alert by its name, or by what a level and graver ones are called' '
	kurator monitor backtest --as-of 2021-11-25 -q --where "alert=Very Silent" --columns alert,quiet | sed 1d
	kurator monitor backtest --as-of 2021-11-25 -q --where "alert=любой красный" --columns alert,note -f table --lang ru' 0 <<'EOF'
very,2
сигнал         примечание
любой красный  слишком мало пар
EOF
t 'the pairs behind the figures' 'kurator monitor backtest --pairs --where alert=silent --as-of 2021-11-25 --lang en -q --columns pair,state,first,lead,days,times' 0 <<'EOF'
pair,state,first,lead,days,times
P-1,ended-early,2021-09-25,5,5,1
P-4,completed,2021-09-25,2,2,1
EOF
ok 'what comes later is not seen' '
	echo "V-5,P-1,2021-09-29,trial,45,2021-09-29,2021-09-29" >>meetings.csv &&
	kurator monitor backtest -q --as-of 2021-11-25 --where alert=silent --columns warned,lead_median,per_month >out &&
	grep -qx "1,5,0.7059" out'
ok 'a meeting in time keeps the alert away' '
	sed -i "s/V-5,P-1,2021-09-29/V-5,P-1,2021-09-20/" meetings.csv &&
	kurator monitor backtest -q --as-of 2021-11-25 --where alert=silent --columns warned | grep -qx 0'
ok 'a pair is judged by the day on which it ended' \
	'test "$(kurator monitor backtest -q --to 2021-09-20 --where alert=silent --columns early,completed --as-of 2021-11-25 | sed 1d)" = 1,1'
err <<'EOF'
0 pairs have ended: 0 early, 0 completed
too few to judge the rules by: at least 10 of each kind are needed, and the intervals (-v) say how little is known
EOF
t 'no pair has ended: nothing is known' \
	'kurator monitor backtest --as-of 2021-09-05 --lang en --where alert=silent --columns sensitivity,specificity,per_month,note' 0 <<'EOF'
sensitivity,specificity,per_month,note
,,,too-few
EOF
finish
