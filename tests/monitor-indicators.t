#!/bin/sh
# monitor indicators: every result of the programme, counts, measures, answers, indicators.csv, targets, evidence
. "${0%/*}/lib.sh"
school
A='--as-of 2021-11-25'
figure() { # indicator, columns (6 entry, 7 exit, 8 change, 9-10 interval, 11 p, 12 n, 13 numerator, 14 denominator, 18 met, 20 note)
	kurator monitor indicators $A ${3:-} | grep ",$1," | head -1 | cut -d, -f"$2"
}

ok 'each of the 17 results of the programme and of the 7 and 8 of its forms has an indicator: 32' \
	"test \$(kurator monitor indicators $A | tail -n +2 | cut -d, -f1,2 | grep -v '^,' | sort -u | wc -l) = 32"
t 'by scope' "kurator monitor indicators $A | tail -n +2 | cut -d, -f1,2 | grep -v '^,' | sort -u | cut -d, -f1 | sort | uniq -c | sed 's/^ *//'" 0 <<'END'
17 programme
7 student-student
8 teacher-teacher
END
t 'the federal indicators follow' "kurator monitor indicators $A | grep '^,,' | cut -d, -f3" 0 <<'END'
mentee-pupils
mentor-pupils
mentee-young-teachers
mentor-enterprises
mentees-satisfied
mentors-satisfied
END

# counts
t 'a share: numerator, denominator, target of the year' "figure mentee-pupils 7,13-16,18" 0 <<'END'
4.661016949152542,11,236,20,2021,no
END
t 'the target of the year in which today lies' "kurator monitor indicators --as-of 2022-01-10 | grep ,mentee-pupils, | cut -d, -f15,16" 0 <<'END'
35,2022
END
t 'explained: everybody who is counted, once' "kurator monitor indicators $A --explain mentee-pupils | grep -c '^numerator,mentees.csv,.*,yes,mentee-pupils,numerator$'; kurator monitor indicators $A --explain mentee-pupils | tail -1" 0 <<'END'
11
denominator,program.yaml,,organization,236,yes,mentee-pupils,denominator
END
sed -i 's/^\(E-020,[^,]*,[^,]*,[^,]*,\)[^,]*/\1/' mentees.csv
t 'somebody whose birth is not known is not counted, and it is said' "figure mentee-pupils 13,20; kurator monitor indicators $A --explain mentee-pupils | grep E-020" 0 <<'END'
10,the data of some people do not tell
numerator,mentees.csv,21,E-020,,unknown,mentee-pupils,numerator
END
school
t 'of kinds and categories only' "figure disability 7; figure publications 7; kurator monitor indicators $A --explain publications | tail -1" 0 <<'END'
1
1
numerator,outputs.csv,14,O-013,,yes,publications,numerator
END
sed -i 's/teachers: {total: 27, young: 4}/teachers: {total: 27, young: 0}/' program.yaml
t 'nothing of nothing is not known' "figure mentee-young-teachers 7,13,14,18,20" 0 <<'END'
,2,0,,the denominator is 0
END
sed -i 's/, young: 0}/}/' program.yaml
t 'a headcount that is not given' "figure mentee-young-teachers 7,13,14,18,20" 0 <<'END'
,2,,,the data do not tell
END
school
t 'nobody has answered: not known, which is not 0' "figure mentees-satisfied 7,13,14,18,20" 0 <<'END'
,,15,,the data do not tell
END
printf 'clubs,2021-06,4,,,завуч\n' >>indicators.csv
t 'the entry of a count is a row of indicators.csv from before the term' "figure clubs 6-8,18" 0 <<'END'
4,0,-4,no
END
school

# people: those who have both, of the term
head -1 measures.csv >m
cat >>m <<'END'
E-001,anxiety,entry,2020-09-28,50,,P-001
E-001,anxiety,exit,2021-05-20,40,,P-001
E-002,anxiety,entry,2020-09-28,60,,P-002
E-002,anxiety,exit,2021-05-20,55,,P-002
E-003,anxiety,entry,2020-09-28,44,,P-003
E-003,anxiety,exit,2021-05-20,41,,P-003
E-004,anxiety,entry,2020-09-28,70,,P-004
E-020,anxiety,entry,2021-09-28,30,,P-020
E-016,adaptation,entry,2020-09-28,low,,P-016
E-016,adaptation,exit,2021-05-28,full,,P-016
E-015,adaptation,entry,2020-09-28,partial,,P-015
E-015,adaptation,exit,2021-05-28,full,,P-015
E-014,adaptation,exit,2021-05-28,full,,P-014
END
cp m measures.csv
t 'a mean: the same people at both ends, interval and p of the change' "figure anxiety 6-12,14,18 '--from 2020-09-01'" 0 <<'END'
51.333333333333336,45.333333333333336,-6,-14.956685895029597,2.9566858950295973,0.10224159750313037,3,3,unclear
END
t 'who is compared and who is not' "kurator monitor indicators $A --from 2020-09-01 --explain anxiety | cut -d, -f1,4-" 0 <<'END'
part,id,value,counted,indicator,adds_to
entry,E-001,50,yes,anxiety,
exit,E-001,40,yes,anxiety,
entry,E-002,60,yes,anxiety,
exit,E-002,55,yes,anxiety,
entry,E-003,44,yes,anxiety,
exit,E-003,41,yes,anxiety,
entry,E-004,70,no,anxiety,
entry,E-020,30,no,anxiety,
END
t 'in the running year there is an entry and no exit' "figure anxiety 6-8,12,18,20" 0 <<'END'
30,,,0,,no exit yet
END
t 'a share of a levels measure, of one kind of people' "figure adaptation-pupils 6-8,11-14 '--from 2020-09-01'; figure adaptation-teachers 6-8,11-14 '--from 2020-09-01'" 0 <<'END'
0,100,100,1,1,1,1
0,100,100,1,1,1,1
END
ok 'shown where the change is beyond chance' "
	for i in 05 06 07 08 09; do printf 'E-0%s,anxiety,entry,2020-09-28,5%s,,P-0%s\nE-0%s,anxiety,exit,2021-05-20,4%s,,P-0%s\n' \$i \${i#0} \$i \$i \$((\${i#0} - 3)) \$i; done >>measures.csv
	test \"\$(figure anxiety 18 '--from 2020-09-01')\" = yes"
echo 'E-010,anxiety,entry,2020-09-28,99,,P-010' >>measures.csv
line=$(wc -l <measures.csv)
err <<END
kurator: measures.csv:$line: column 'value': '99' is outside 20 to 80, the range of 'anxiety': correct it, or empty the cell
hint: correct these rows, or leave them out with --skip-bad, which counts them
END
t 'a value out of range: exit 3' "kurator monitor indicators $A --lang en --from 2020-09-01" 3 </dev/null
err <<END
kurator: measures.csv:$line: column 'value': '99' is outside 20 to 80, the range of 'anxiety': correct it, or empty the cell
kurator: warning: left out 1 row
END
t '--skip-bad' "kurator monitor indicators $A --lang en --skip-bad --from 2020-09-01 | grep -c ,anxiety," 0 <<'END'
1
END

school
cat >answers.csv <<'END'
survey,wave,date,person,pair,question,answer
ss-mentee-entry,entry,2020-10-05,E-001,P-001,safety,4
ss-mentee-exit,exit,2021-05-20,E-001,P-001,safety,8
ss-mentee-entry,entry,2020-10-05,E-002,P-002,safety,6
ss-mentee-exit,exit,2021-05-20,E-002,P-002,safety,7
ss-mentee-exit,exit,2021-05-20,E-003,P-003,safety,1
ss-mentee-exit,exit,2021-05-20,E-001,P-001,future,yes
ss-mentee-exit,exit,2021-05-20,E-002,P-002,future,no
ss-mentee-exit,exit,2021-05-20,anon:1,,future,yes
END
t 'answers: a mean of those who answered twice, a share of those who answered' "figure safety 6-8,12,14,18 '--from 2020-09-01'; figure future 6-8,12-14,18 '--from 2020-09-01'" 0 <<'END'
5,7.5,2.5,2,2,unclear
,66.66666666666666,,0,2,3,
END

# indicators.csv
school
t 'entry is the last period that began by the first day, exit the last one by today' "figure failing 6-8,18,19; figure failing 6-8,18,19 '--from 2020-09-01'; kurator monitor indicators --as-of 2021-10-31 | grep ,failing, | cut -d, -f6-8,19" 0 <<'END'
8,7,-1,yes,indicators.csv 2021-11
11,7,-4,yes,indicators.csv 2021-11
8,9,1,indicators.csv 2021-10
END
t 'a share with its denominator' "figure career-guidance 6-8,13,14,18" 0 <<'END'
39.285714285714285,21.153846153846153,-18.13186813186813,66,312,no
END
printf 'failing,2021-11-20,3,,class:7А,\nfailing,2021-11-20,2,,class:7Б,\n' >>indicators.csv
t 'classes are added up' "figure failing 7,19" 0 <<'END'
5,indicators.csv 2021-11-20
END
echo 'failing,2021-11-20,6,,,' >>indicators.csv
t 'unless there is a row of the organisation' "figure failing 7; kurator monitor indicators $A --explain failing | tail -1 | cut -d, -f1,4-" 0 <<'END'
6
exit,2021-11-20,6,yes,failing,
END
echo 'failing,November,6,,,' >>indicators.csv
err <<'END'
kurator: indicators.csv:25: column 'period': 'November' is not a period (2021-11, 2021-11-25, 2021)
hint: correct these rows, or leave them out with --skip-bad, which counts them
END
t 'a period that is none' "kurator monitor indicators $A --lang en" 3 </dev/null
school
t 'public: no figures of few people' "sed -i '/,adaptation,/d' measures.csv; figure job-satisfaction 6-14,18,20 '--public --from 2020-09-01'" 0 <<'END'
,,,,,,,,,,group too small to be shown
END
err <<'END'
kurator: --explain names people: it does not go with --public
hint: 'kurator monitor indicators -h' shows how to use it
END
t 'nobody is named in public' "kurator monitor indicators $A --public --explain failing --lang en" 2 </dev/null
err <<'END'
kurator: option '--explain': 'colour' is not an indicator or an expected result of program.yaml
hint: 'kurator monitor indicators -h' shows how to use it
END
t 'an indicator that is none' "kurator monitor indicators $A --explain colour --lang en" 2 </dev/null
ok 'rows may stand in any order' "
	kurator monitor indicators $A --from 2020-09-01 >one
	for f in measures answers indicators outputs; do (sed 1q \$f.csv; tail -n +2 \$f.csv | sort -r) >x; mv x \$f.csv; done
	kurator monitor indicators $A --from 2020-09-01 | cmp - one"
school
t_lines 'a table for people' "COLUMNS=80 kurator monitor indicators $A --from 2020-09-01 -f table --lang en" 0 <<'END'
     RESULTS OF THE PROGRAMME
32   attend clubs               n/a        1                         ↑  no entry
12   climate                    n/a      n/a                         ↑  no data
     R07. Fewer pupils fail
38   failing pupils              11        7      -4                 ↓  yes
     OTHER INDICATORS
END
err <<'END'
'climate': there is no row behind it: the data do not tell
END
t 'a number that nothing stands behind' "kurator monitor indicators $A --explain climate --lang en" 0 <<'END'
part,file,line,id,value,counted,indicator,adds_to
END
t 'an expected result is explained by all its indicators' "kurator monitor indicators $A --explain r16 --from 2020-09-01 |
	tail -n +2 | cut -d, -f7 | uniq" 0 <<'END'
adaptation-pupils
safety
END
ok 'by its id, by its name, by its number in the table: the same rows' "
	kurator monitor indicators $A --explain failing >id
	test \"\$(wc -l <id)\" -gt 1
	for how in 38 'failing pupils' 'Failing pupils' r07; do
		kurator monitor indicators $A --explain \"\$how\" --lang en | cmp - id
	done"
t 'a number that no row has' "kurator monitor indicators $A --explain 99 --lang en 2>&1 | head -1" 0 <<'END'
kurator: option '--explain': '99' is not an indicator or an expected result of program.yaml
END
ok 'the table fits into 80 columns' "test \"\$(COLUMNS=80 kurator monitor indicators $A -f table --lang ru | wc -L)\" -le 80"

# What is left out is counted in the report itself.
echo 'E-010,anxiety,entry,2020-09-28,99,,P-010' >>measures.csv
t '--skip-bad: counted in a last column' "kurator monitor indicators $A --from 2020-09-01 --skip-bad 2>/dev/null | sed -n '1p;\$p' | sed 's/.*,//'" 0 <<'END'
left_out
1
END
t '--skip-bad: counted below a table' "kurator monitor indicators $A --from 2020-09-01 --skip-bad -f table --lang en 2>/dev/null | tail -2" 0 <<'END'

wrong rows left out: 1
END
school
err <<'END'
kurator: warning: nothing is counted: 2021-05-31, which is taken for today, is before the first day looked at, 2021-09-01; --from names an earlier one
END
t 'before the programme has begun nothing is known, and it is said' 'kurator monitor indicators --as-of 2021-05-31 --lang en | grep ,mentee-pupils,' 0 <<'END'
,,mentee-pupils,share of pupils aged 10 to 19 who are mentees,percent,,,,,,,,,,20,2021,,,mentees-10-19 / pupils-10-19,the time looked at has not begun
END
t 'a share: which rows stand in the numerator' "kurator monitor indicators --explain adaptation-pupils --from 2020-09-01 --as-of 2021-05-31 | grep ^exit | cut -d, -f4-6,8" 0 <<'END'
E-013,full,yes,both
E-002,partial,yes,denominator
E-006,full,yes,both
E-008,partial,yes,denominator
E-012,full,yes,both
END
t 'a share of indicators.csv: both of its figures' "kurator monitor indicators $A --explain 41 | tail -2 | cut -d, -f1,4-6,8" 0 <<'END'
exit,2021-11,66,yes,numerator
exit,2021-11,312,yes,denominator
END
t 'what is asked at exit alone has no entry: not known, not nothing' "kurator monitor indicators --from 2020-09-01 --as-of 2021-06-30 -f table --lang en 2>/dev/null |
	sed -n 's/  */ /g; s/^2[27] //p' | head -2" 0 <<'END'
professional future is clearer n/a 50.0 % 6 / 12
see themselves in this school in five years n/a 75.0 % 3 / 4
END
t 'public: counts of few, shares of few and of all but a few, at entry too; what gives few by subtraction' "
	kurator monitor indicators $A --public -f csv 2>/dev/null | grep -E '^([^,]*,){2}(failing|olympiads|on-registers|disability|routes|mentee-|mentees-s)' |
		cut -d, -f3,6,7,13,14,20" 0 <<'END'
olympiads,,1,1,,no entry to compare with
failing,8,7,7,,
routes,,,,,group too small to be shown
disability,,,,,group too small to be shown
on-registers,,,,,group too small to be shown
mentee-pupils,,4.661016949152542,11,236,
mentee-young-teachers,,,,,group too small to be shown
mentees-satisfied,,,,,not shown: a small group would follow by subtraction
END
sed -i 's/{id: clubs, unit: count, numerator: clubs/{id: teachers, unit: count, numerator: mentees, kinds: [teacher], name: {ru: x, en: x}}\n  - {id: students, unit: count, numerator: mentees, kinds: [student], name: {ru: x, en: x}}\n  - &/; s/{id: mentee-pupils,.*/{id: all, unit: count, numerator: mentees, name: {ru: x, en: x}}\n  - &/' program.yaml
t 'public: of a whole and its parts what betrays the small one' "
	kurator monitor indicators $A --public -f csv 2>/dev/null | grep -E '^([^,]*,){2}(all|students|teachers),' | cut -d, -f3,7,20" 0 <<'END'
all,15,
teachers,,group too small to be shown
students,,not shown: a small group would follow by subtraction
END
school
err <<'END'
left out: 363 records dated later
'hidden': groups of fewer than 5 people are not shown, nor groups that would betray them by subtraction
END
t 'public: what is hidden is called so' "kurator monitor indicators --public --from 2020-09-01 --as-of 2021-05-31 -f table --lang en | sed -n 's/^12 .*hidden.*/hidden/p' | head -1" 0 <<'END'
hidden
END
finish
