#!/bin/sh
# monitor quality: norms, confirmations, plans, the curator's sheet, satisfaction, plain files
. "${0%/*}/lib.sh"
school
A='--as-of 2021-11-25'
of() { # pair, columns
	kurator monitor quality $A | grep "^pair,$1," | cut -d, -f"$2"
}

# P-020 agreed on 2021-09-22. To 2021-11-25 are 65 days, of which 9 are Sundays and 7 more holidays (30 October to 7
# November): 49 school days are 1.88 months of 26.09 (365.25/12·6/7), at two meetings a month 3.76.
t 'the norm counts school days from the agreement on' "of P-020 9-18" 0 <<'END'
2021-09-22,2021-11-25,1,49,3,2,66.66666666666667,0,1,2
END
days() { kurator monitor quality --as-of "$1" | grep '^pair,P-020,' | cut -d, -f12; }
ok 'holidays do not count against a pair' "test \$(days 2021-11-07) = \$(days 2021-10-29)"
ok 'nor does a Sunday' "test \$(days 2021-11-14) = \$(days 2021-11-13)"
ok 'a school day does' "test \$(days 2021-11-15) = \$((\$(days 2021-11-13) + 1))"
t 'a pair that has just begun is not judged' "kurator monitor quality --as-of 2021-11-19 | grep '^pair,P-032,' | cut -d, -f13-17,31" 0 <<'END'
0,1,,0,0,too new to be judged
END
t 'a pair that ended is judged to its end' "of P-029 8,10" 0 <<'END'
ended-early,2021-10-05
END
t 'a meeting is unconfirmed only after confirm_days' '
	kurator monitor quality --as-of 2021-11-18 | grep "^pair,P-037," | cut -d, -f14,18-20
	kurator monitor quality --as-of 2021-11-19 | grep "^pair,P-037," | cut -d, -f14,18-20' 0 <<'END'
5,4,4,100
5,5,4,80
END
t 'a stage that was left out is named' "of P-023 29,30" 0 <<'END'
planning,skipped
END
sed -i '/,P-020,2021-10-05,trial,/s/trial/planning/; /,P-020,[^,]*,acquaintance,/s/acquaintance/trial/' meetings.csv
grep -q ',P-020,2021-10-05,planning' meetings.csv || echo 'Bail out! the example has changed'
t 'stages: the first one is missing' "of P-020 29,30" 0 <<'END'
planning,skipped
END
sed -i '/,P-036,/{s/,acquaintance,/,x,/; s/,trial,/,acquaintance,/; s/,x,/,trial,/}' meetings.csv
t 'stages out of order' "of P-036 30" 0 <<'END'
mixed
END
school
t 'plans: dropped goals are none' "sed -i '/^L-[0-9]*,P-034,/s/,planned,\|,in-work,/,dropped,/' plans.csv; of P-034 21-24" 0 <<'END'
1,1,0,100
END
school
ok 'groups add up to all' "
	kurator monitor quality $A --by form --totals >g
	test \$(grep '^group,' g | cut -d, -f14 | paste -sd+ | bc) = \$(grep '^all,' g | cut -d, -f14)"
t 'pairs of the year before by --from' "kurator monitor quality --from 2020-09-01 --as-of 2021-05-31 --totals | cut -d, -f1,11,16,17" 0 <<'END'
level,pairs,at_norm,judged
all,19,19,19
END
t 'public: no pairs, no small groups' "kurator monitor quality $A --public --by form | cut -d, -f1-3,11,31" 0 <<'END'
level,pair,group,pairs,note
group,,student-student,13,
group,,teacher-teacher,5,
all,,,18,
END
ok 'public: a group below privacy.min_cell is not shown' "
	sed -i 's/min_cell: *5/min_cell: 6/' program.yaml
	kurator monitor quality $A --public --by form | grep -q '^group,,teacher-teacher,,*group too small to be shown$'"
school

t 'the sheet: items, sum, band' "kurator monitor quality $A --part sheet | grep 2021-11" 0 <<'END'
2021-11,2021-11-22,S-002,,goals,2,2,,
2021-11,2021-11-22,S-002,,principles,2,2,,
2021-11,2021-11-22,S-002,,methods,2,2,,
2021-11,2021-11-22,S-002,,comfort,2,2,,
2021-11,2021-11-22,S-002,,logic,1,2,,
2021-11,2021-11-22,S-002,,participants,2,2,,
2021-11,2021-11-22,S-002,,partners,1,2,,
2021-11,2021-11-22,S-002,,drive,2,2,,
2021-11,2021-11-22,S-002,,transfer,2,2,,
2021-11,2021-11-22,S-002,,sum,16,18,optimal,
END
sed -i '/^quality,2021-11,.*,transfer,/d' answers.csv
t 'a sheet that is not finished has no band' "kurator monitor quality $A --part sheet | grep 2021-11.*sum" 0 <<'END'
2021-11,2021-11-22,S-002,,sum,14,18,,not all items are judged
END
for sum in 8 9 14 15; do
	head -1 answers.csv >q
	n=0
	for item in goals principles methods comfort logic participants partners drive transfer; do
		v=$((sum - n > 2 ? 2 : sum - n)) n=$((n + v))
		echo "quality,w,2021-11-22,curator,,$item,$v"
	done >>q
	cp q answers.csv
	echo "$sum $(kurator monitor quality $A --part sheet | grep ,sum, | cut -d, -f8)"
done >bands
t 'bands: both ends belong to them' 'cat bands' 0 <<'END'
8 unacceptable
9 acceptable
14 acceptable
15 optimal
END
err <<'END'
added 1 record to answers.csv
END
t 'the sheet is filled in like a survey; its wave is the month' \
	"kurator survey add $A --lang en --survey quality --person S-002 --question goals --answer 1" 0 <<'END'
survey,wave,date,person,pair,question,answer
quality,2021-11,2021-11-25,S-002,,goals,1
END

# 14 mentees who took part in the year before, 10 of them satisfied, 12 answered.
cat >answers.csv <<'END'
survey,wave,date,person,pair,question,answer
ss-mentee-exit,exit,2021-05-20,E-001,P-001,liked,7
ss-mentee-exit,exit,2021-05-20,E-002,P-002,liked,6
ss-mentee-exit,exit,2021-05-20,E-003,P-003,comfort,10
tt-mentee-exit,exit,2021-05-20,E-016,P-016,satisfied,9
END
t 'satisfaction: of participants and of respondents' \
	"kurator monitor quality --part satisfaction --from 2020-09-01 --as-of 2021-05-31 | grep ^mentee" 0 <<'END'
mentee,,2,19,10.526315789473683,2.9358560298870158,31.394082711108993,3,66.66666666666666,20.76596008020478,93.85080552796038,
mentee,student-student,1,15,6.666666666666667,1.186689549326858,29.816529873780016,2,50,9.453120573423075,90.54687942657694,
mentee,teacher-teacher,1,4,25,4.55872608097006,69.9358157417598,1,100,20.654931437723747,100,
END
t 'nobody answered: not known, which is not 0' "kurator monitor quality $A --part satisfaction | grep ^mentor,," 0 <<'END'
mentor,,,14,,,,0,,,,nobody has answered
END

school
cat >m.csv <<'END'
org,minutes,mentor_rating,mentee_rating
b,40,8,
a,30,,7
"a",60,9,8
b,,,
END
t 'a plain file by a column' 'kurator monitor quality --by org m.csv' 0 <<'END'
group,meetings,minutes_n,minutes_mean,minutes_sd,mentor_rating_n,mentor_rating_mean,mentor_rating_sd,mentee_rating_n,mentee_rating_mean,mentee_rating_sd,note
a,2,2,45,21.213203435596427,1,9,,2,7.5,0.7071067811865476,
b,2,1,40,,1,8,,0,,,
END
t 'outside a programme, from standard input, without a group' 'cd / && kurator monitor quality - <"$home/school/m.csv" | cut -d, -f1-4' 0 <<'END'
group,meetings,minutes_n,minutes_mean
,4,3,43.333333333333336
END
printf 'Школа;Минуты;Оценка встречи наставником\n1;40;8\n1;50;9\n' >ru.csv
t 'the headings that people write' 'kurator monitor quality --by Школа ru.csv --lang ru | cut -d, -f1,2,4,7' 0 <<'END'
group,meetings,minutes_mean,mentor_rating_mean
1,2,45,8.5
END
echo 'c,long,8,8' >>m.csv
err <<'END'
kurator: m.csv:6: column 'minutes': 'long' is not a whole number
hint: correct these rows, or leave them out with --skip-bad, which counts them
END
t 'a cell that is no number' 'kurator monitor quality --by org m.csv --lang en' 3 </dev/null
err <<'END'
kurator: m.csv:6: column 'minutes': 'long' is not a whole number
kurator: warning: left out 1 row
END
t '--skip-bad' 'kurator monitor quality --by org m.csv --lang en --skip-bad | cut -d, -f1,2,13' 0 <<'END'
group,meetings,left_out
a,2,1
b,2,1
END
printf 'org,minutes,mentor_rating,mentee_rating\nA,45,8,8\nA,-5,11,0\nA,1441,10,1\nA,1440,1,10\n' >r.csv
err <<'END'
kurator: r.csv:3: column 'minutes': '-5' is not between 1 and 1440
kurator: r.csv:3: column 'mentor_rating': '11' is not between 1 and 10
kurator: r.csv:3: column 'mentee_rating': '0' is not between 1 and 10
kurator: r.csv:4: column 'minutes': '1441' is not between 1 and 1440
hint: correct these rows, or leave them out with --skip-bad, which counts them
END
t 'numbers that no meeting has' 'kurator monitor quality --by org r.csv --lang en' 3 </dev/null
t 'they are left out and counted' 'kurator monitor quality --by org r.csv --skip-bad 2>/dev/null | cut -d, -f1,2,4,7,10,13' 0 <<'END'
group,meetings,minutes_mean,mentor_rating_mean,mentee_rating_mean,left_out
A,2,742.5,4.5,9,2
END
err <<'END'
kurator: there is no column 'colour' to group by
hint: 'kurator monitor quality -h' shows how to use it
END
t 'a column that is none' 'kurator monitor quality --by colour m.csv --lang en' 2 </dev/null
err <<'END'
kurator: --part, --totals and --from are of the programme, not of a file
hint: 'kurator monitor quality -h' shows how to use it
END
t 'options of the programme' 'kurator monitor quality --totals m.csv --lang en' 2 </dev/null
ok 'the tables fit into 80 columns' "test \"\$(COLUMNS=80 kurator monitor quality $A -f table --lang ru | wc -L)\" -le 80"
err <<'END'
left out: 19 pairs that ended before the first day looked at
END
t_lines 'all parts for people' "COLUMNS=80 kurator monitor quality $A -f table --lang en" 0 <<'END'
PAIRS AGAINST THE NORM
pair   norm  held    %  conf. %  plan    ratings  stage
P-023     3     2   67      100   0/1  7.5 / 7.5  planning, one is missing
P-029     0     2           100        5.0 / 6.5  trial meeting
all      46    61  133       98  2/17  8.0 / 8.1
· 12 of 16 at the norm
THE CURATOR'S SHEET
item                                                    points  of  level
sum 2021-11                                                 16  18  optimal
SATISFACTION
END

school public
t 'public: neither a small group nor what would betray it' "kurator monitor quality --by form --public --from 2020-09-01 --as-of 2021-05-31 |
	cut -d, -f1,3,11,31" 0 <<'END'
level,group,pairs,note
group,student-student,,not shown: a small group would follow by subtraction
group,teacher-teacher,,group too small to be shown
all,,19,
END
t 'nor of who is satisfied' "kurator monitor quality --part satisfaction --public --from 2020-09-01 --as-of 2021-05-31 | cut -d, -f1-4,12-" 0 <<'END'
role,form,satisfied,participants,note
mentor,,12,14,
mentor,student-student,,,not shown: a small group would follow by subtraction
mentor,teacher-teacher,,,group too small to be shown
mentee,,14,19,
mentee,student-student,,,not shown: a small group would follow by subtraction
mentee,teacher-teacher,,,group too small to be shown
END
school
err <<'END'
kurator: warning: nothing is counted: 2021-05-31, which is taken for today, is before the first day looked at, 2021-09-01; --from names an earlier one
END
t 'before the programme has begun: it is said' 'kurator monitor quality --as-of 2021-05-31 --totals --lang en | cut -d, -f1,11,13,14' 0 <<'END'
level,pairs,expected,held
all,0,0,0
END
school groupings
t 'two groupings: neither is cut' "COLUMNS=80 kurator monitor quality $A --by form --by method -f table --lang ru 2>/dev/null | grep '^Учитель – учитель / п'" 0 <<'END'
Учитель – учитель / по выбору
Учитель – учитель / продолжение
Учитель – учитель / подбор
END
school ahead
sed -i 's/^\(P-032,.*,2021-11-12,\)2021-11-15,/\1,/' pairs.csv
sed -i '/,P-032,/d; s/^V-0361,P-033,2021-11-23,/V-0361,P-033,2021-11-26,/; s/2021-11-24,2021-11-25,6,8/,,,/' meetings.csv
err <<'END'
left out: 19 pairs that ended before the first day looked at
left out: 1 pair that both sides have not agreed to
left out: 1 record dated later
END
t 'what is left out is said' "kurator monitor quality $A -f table --totals --lang en | head -1" 0 <<'END'
PAIRS AGAINST THE NORM
END
finish
