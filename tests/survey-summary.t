#!/bin/sh
# survey summary: every figure counted again by hand on a small survey, and the look of the example
. "${0%/*}/lib.sh"
school
A='--as-of 2021-11-25'

# Five people, two of them anonymous; one straight-liner; E-001 to E-003 were asked.
cat >answers.csv <<'END'
survey,wave,date,person,pair,question,answer
ss-mentor-exit,exit,2021-05-20,M-006,P-001,comfort,8
ss-mentor-exit,exit,2021-05-20,M-006,P-001,training-enough,6
ss-mentor-exit,exit,2021-05-20,M-006,P-001,training-useful,7
ss-mentor-exit,exit,2021-05-20,M-006,P-001,continue,yes
ss-mentor-exit,exit,2021-05-20,M-006,P-001,missing,Времени
ss-mentor-exit,exit,2021-05-21,M-008,,comfort,7
ss-mentor-exit,exit,2021-05-21,M-008,,leadership,7
ss-mentor-exit,exit,2021-05-21,M-008,,personal,7
ss-mentor-exit,exit,2021-05-21,M-008,,planning,7
ss-mentor-exit,exit,2021-05-21,M-008,,involvement,7 баллов
ss-mentor-exit,exit,2021-05-21,M-008,,training-enough,7
ss-mentor-exit,exit,2021-05-21,M-008,,training-useful,7
ss-mentor-exit,exit,2021-05-21,M-008,,continue,нет
ss-mentor-exit,exit,2021-05-21,M-008,,missing,времени!
ss-mentor-exit,exit,2021-05-22,anon:1,,comfort,6
ss-mentor-exit,exit,2021-05-22,anon:1,,training-enough,9
ss-mentor-exit,exit,2021-05-22,anon:1,,training-useful,8
ss-mentor-exit,exit,2021-05-22,anon:1,,continue,yes
ss-mentor-exit,exit,2021-05-23,M-018,,comfort,9
ss-mentor-exit,exit,2021-12-23,M-009,,comfort,1
END
row() { # type, question
	kurator survey summary $A --survey ss-mentor-exit | grep "^ss-mentor-exit,,$1,$2,"
}
t 'response: three of ten asked, somebody who was not asked counted apart' 'row response "" | cut -d, -f7-' 0 <<'END'
3,10,,,30,10.779126740630105,60.32218525388545,,,,others:1
END
t 'straight-lining: one of the one who gave five ratings' 'row straight-lining "" | cut -d, -f7-' 0 <<'END'
1,1,,,100,20.654931437723747,100,,,,M-008
END
t 'a rating: mean, sd, interval, favourable share, distribution' 'row rating comfort | cut -d, -f7-' 0 <<'END'
4,4,7.5,1.2909944487358056,75,5.445739743239479,9.554260256760521,,,6:1;7:1;8:1;9:1,
END
t 'a rating that some left out' 'row rating leadership | cut -d, -f7-' 0 <<'END'
1,4,7,,100,,,,,7:1,one answer only
END
t 'yes and no' 'row closed continue | cut -d, -f7-' 0 <<'END'
3,4,,,66.66666666666666,20.76596008020478,93.85080552796038,,,no:1;yes:2,
END
t 'open answers: the same words are one' 'row answer missing | cut -d, -f6-8' 0 <<'END'
Времени,2,4
END
t 'alpha of those who answered all items' 'row alpha "" | cut -d, -f5,7-' 0 <<'END'
training,3,4,,,,-7.999999999999995,0.9940828402366864,0.7692307692307692,2,,
END
t 'answers dated later do not count' 'kurator survey summary --as-of 2021-05-20 --survey ss-mentor-exit | grep ",rating,comfort," | cut -d, -f7-9' 0 <<'END'
1,1,8
END
t 'answers from a day on' "kurator survey summary $A --from 2021-05-22 --survey ss-mentor-exit | grep ',rating,comfort,' | cut -d, -f7-9" 0 <<'END'
2,2,7.5
END
t 'a row without a pair belongs to the only pair' "kurator survey summary $A --by variant --survey ss-mentor-exit | grep ',rating,comfort,' | cut -d, -f1,2,7-9" 0 <<'END'
ss-mentor-exit,,1,1,6
ss-mentor-exit,achiever-underachiever,3,3,8
END
t 'public: small groups without figures, no words, no names' "kurator survey summary $A --public --survey ss-mentor-exit" 0 <<'END'
survey,group,type,question,construct,text,n,of,mean,sd,percent,low,high,alpha,k,distribution,note
ss-mentor-exit,,response,,,Ученик – ученик: анкета наставника на «выходе»,,,,,,,,,,,group too small to be shown
END
printf 'ss-mentor-exit,exit,2021-05-24,M-007,P-003,comfort,12\nss-mentor-exit,exit,2021-05-24,M-007,P-003,colour,1\nss-mentor-exit,exit,2021-05-24,M-006,P-001,comfort,5\n' >>answers.csv
err <<'END'
kurator: answers.csv:22: column 'answer': '12' is not a whole number from 1 to 10
kurator: answers.csv:23: column 'question': the survey has no question 'colour'
kurator: answers.csv:24: column 'answer': answered already in line 2
hint: correct these rows, or leave them out with --skip-bad, which counts them
END
t 'answers that cannot be: exit 3' "kurator survey summary $A --lang en" 3 </dev/null
err <<'END'
kurator: answers.csv:22: column 'answer': '12' is not a whole number from 1 to 10
kurator: answers.csv:23: column 'question': the survey has no question 'colour'
kurator: answers.csv:24: column 'answer': answered already in line 2
kurator: warning: left out 3 answers
END
t '--skip-bad goes on and counts them' "kurator survey summary $A --lang en --skip-bad --survey ss-mentor-exit | grep ',rating,comfort,' | cut -d, -f7-9" 0 <<'END'
4,5,7.5
END

school
t 'reverse: alpha of a scale with a turned item' "
	sed -i 's/{id: training-enough, type: rating, construct: training,/& reverse: true,/' program.yaml
	kurator survey summary $A --survey ss-mentor-exit | grep ',alpha,' | tail -1 | cut -d, -f14 | cut -c1-2" 0 <<'END'
-5
END
school
ok 'rows may stand in any order' "
	kurator survey summary $A >one; (sed 1q answers.csv; tail -n +2 answers.csv | sort -r) >x; mv x answers.csv
	kurator survey summary $A >two; cut -d, -f1-5,7-16 one >a; cut -d, -f1-5,7-16 two >b; cmp a b"
school
t_lines 'a table for people' "COLUMNS=80 kurator survey summary $A --survey ss-mentor-exit -f table --lang en" 0 <<'END'
question                                  n  of   value  from    to  answers
Pupil – pupil: mentor at exit
have answered                             9  10  90.0 %  59.6  98.2
gave every rating the same                0   9   0.0 %   0.0  29.9
comfort: How easy was it to talk with     8   9    7.88  6.83  8.92  ·····▂▆·█·
continue: Do you want to go on?           9   9  77.8 %  45.3  93.7  yes 7, no 2
missing: What was missing?                7   9
· времени                                 3
alpha of 'training' (2 questions)         9   9    0.84  0.31  0.96
END
t 'groups stand below their survey, by their names' "COLUMNS=80 kurator survey summary --as-of 2021-11-25 -C \"$build/share/kurator/examples/school\" --survey ss-mentee-exit --by variant --by wave --by role -f table --lang ru | sed -n '2,4p' | sed 's/  .*//'" 0 <<'END'
Ученик – ученик: анкета наставляемого на «выходе»
· Успевающий – неуспевающий / выход / наставляемый
ответили
END
ok 'the table fits into 80 columns' "test \"\$(COLUMNS=80 kurator survey summary $A -f table --lang ru | wc -L)\" -le 80"
err <<'END'
kurator: option '--role': 'king' is not a role (mentee, mentor, curator, parent, partner, staff, class)
hint: 'kurator survey summary -h' shows how to use it
END
t 'a role that is none' "kurator survey summary $A --lang en --role king" 2 </dev/null
err <<'END'
kurator: there is no column 'colour' to group by
hint: 'kurator survey summary -h' shows how to use it
END
t 'a column that is none' "kurator survey summary $A --lang en --by colour" 2 </dev/null
ok 'options in the words of people' "kurator survey summary $A --role наставник --form 'Ученик – ученик' --wave EXIT -q | cut -d, -f1 | sort -u | tail -1 | grep -qx 'survey' && kurator survey summary $A --role наставник --form 'Ученик – ученик' --wave выход | grep -q ^ss-mentor-exit"
school days
cat >answers.csv <<'END'
survey,wave,date,person,pair,question,answer
ss-mentor-exit,exit,2021-05-19,M-006,P-001,comfort,6
ss-mentor-exit,exit,2021-05-19,M-006,P-001,continue,yes
ss-mentor-exit,exit,2021-05-20,M-008,P-002,comfort,7
ss-mentor-exit,exit,2021-12-20,M-008,P-002,continue,yes
ss-mentor-entry,entry,2020-10-05,M-006,P-001,comfort,8
END
err <<'END'
left out: 2 answers dated before the first day looked at
left out: 1 record dated later
END
t 'answers of these surveys that are not counted for their day' "kurator survey summary $A --survey ss-mentor-exit --from 2021-05-20 -f table --lang en | sed -n '/have answered/s/  */ /gp'" 0 <<'END'
have answered 1 10 10.0 % 1.8 40.4
END
t 'why figures are empty: a question that nobody answered, an alpha of nobody' "kurator survey summary $A -q --survey ss-mentor-exit --from 2021-05-20 -f table --lang en |
	sed -n '/^leadership\|^alpha/s/  */ /gp'" 0 <<'END'
leadership: How far were you able to lead? 0 1 nobody answered
alpha of 'training' (2 questions) 0 1 fewer than two people answered all of them
END
rm answers.csv
err <<'END'
there are no answers to these surveys: 'kurator survey list' shows which have some
END
t 'no answer at all' "kurator survey summary $A --lang en --survey quality | wc -l | tr -d ' '" 0 <<'END'
1
END
finish
