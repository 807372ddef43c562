#!/bin/sh
# report monthly: figures, periods, what is not known, exit status
. "${0%/*}/lib.sh"
school

# A figure of the report: section,figure,group.
figure() {
	kurator report monthly -q --period 2021-11 --as-of 2021-11-25 | grep "^2021-11,$1,$2,$3," | cut -d, -f5-7
}

held=$(kurator meeting list --as-of 2021-11-25 --where 'date>2021-10-25' --where 'date<2021-11-26' --columns id -q 2>/dev/null | tail -n +2 | wc -l)
ok 'meetings held in the period are those of meetings.csv' "test \"\$(figure meetings held '' | cut -d, -f1)\" = $held"
active=$(kurator pair list --as-of 2021-11-25 --where state=active --columns id -q 2>/dev/null | tail -n +2 | wc -l)
ok 'active pairs are those of pair list' "test \"\$(figure pairs active '' | cut -d, -f1)\" = $active"
ok 'forms add up to the whole' '
	a=$(figure pairs active form=student-student | cut -d, -f1); b=$(figure pairs active form=teacher-teacher | cut -d, -f1)
	test "$((a + b))" = "$(figure pairs active "" | cut -d, -f1)"'
ok 'confirmed of held, with its share' 'figure meetings confirmed "" | grep -Eq "^[0-9]+,[0-9]+,[0-9.]+$"'
ok 'coverage has numerator and denominator' 'figure coverage mentee-pupils "" | grep -Eq "^[0-9]+,[0-9]+,[0-9.]+$"'
late=$(kurator plan list --as-of 2021-11-25 --where state=overdue --where pair_state=active | sed 1d | wc -l)
ok 'overdue goals are those of plan list' "test $late -gt 0 && test \"\$(figure plans goals-overdue '' | cut -d, -f1)\" = $late"
ok 'active pairs without a plan are those of plan list --progress' '
	test "$(figure plans pairs-with-plan "" | cut -d, -f1)" = \
		"$(kurator plan list --progress --as-of 2021-11-25 --where "goals>0" -q | sed 1d | wc -l)"'
ok 'who is in no active pair is left out, and counted' '
	test "$(figure left-out mentees-unpaired "" | cut -d, -f1)" = "$(kurator mentee list --as-of 2021-11-25 --columns id,state -q |
		sed 1d | grep -v ",left$" | cut -d, -f1 | sort >here
		kurator pair list --as-of 2021-11-25 --state active --columns mentee -q | sed 1d | sort -u | comm -23 here - | wc -l)"'
ok 'what is dated later is left out, and counted' '
	later() { kurator report monthly -q --period $1 --as-of 2021-11-25 | grep left-out,records-later | cut -d, -f5; }
	test "$(later 2021-10)" -gt "$(later 2021-11)"'
ok 'sensitive categories of few people are not shown' '
	kurator report monthly -q --as-of 2021-11-25 | grep "category=disability" | grep -q ",,,,"'

ok 'an incomplete month is exit 1 and says on stderr what is missing' '
	kurator report monthly --as-of 2021-11-25 --lang en >out 2>err; test $? = 1 && grep -q "^the period 2021-11 is incomplete" err && grep -q "road-map item" err'
ok 'quiet: the status alone' 'kurator report monthly --as-of 2021-11-25 -q >out 2>err; test $? = 1 && ! test -s err'
ok 'rows dated after the cut-off do not count' '
	kurator report monthly -q --period 2021-10 --as-of 2021-11-25 >one; kurator report monthly -q --period 2021-10 --as-of 2021-12-20 >two; cmp one two'
ok 'before the cut-off the month before is reported' 'kurator report monthly -q --as-of 2021-11-24 | sed -n 2p | grep -q "^2021-10,"'
ok 'on the cut-off the month itself' 'kurator report monthly -q --as-of 2021-11-25 | sed -n 2p | grep -q "^2021-11,"'
err <<'EOF'
kurator: option '--period': 'November' is not a month (YYYY-MM)
hint: 'kurator report monthly -h' shows how to use it
EOF
t 'a period that is no month' 'kurator report monthly --period November --as-of 2021-11-25 --lang en' 2 <<'EOF'
EOF
err <<'EOF'
kurator: option '--period': '2022-01' begins on 2021-12-26 only
hint: 'kurator report monthly -h' shows how to use it
EOF
t 'a period that has not begun' 'kurator report monthly --period 2022-01 --as-of 2021-12-25 --lang en' 2 <<'EOF'
EOF
err <<'EOF'
kurator: there is no period before 1900-01-01
hint: 'kurator report monthly -h' shows how to use it
EOF
t 'before all calendars' 'kurator report monthly --as-of 1900-01-01 --lang en' 2 <<'EOF'
EOF
err <<'EOF'
kurator: option '--period': '1900-01' is not a month (YYYY-MM)
hint: 'kurator report monthly -h' shows how to use it
EOF
t 'a month whose period begins there' 'kurator report monthly --period 1900-01 --as-of 2021-11-25 --lang en' 2 <<'EOF'
EOF

# Registers are read as every other file: labels and local forms are understood, what cannot be read is refused.
cp events.csv before.csv
printf 'N-900,05.11.2021,Открытый урок,Дроби,,,,,,,,\n' >>events.csv
ok 'an event written by hand, its kind by label' '
	kurator report monthly -q --as-of 2021-11-25 | grep -q "^2021-11,events,open-lesson,Дроби,,,,2021-11-05$"'
printf 'N-901,31.11.2021,seminar,Дроби,,,,,,,,\nN-902,,seminar,Дроби,,,,,,,,\n' >>events.csv
lines=$(wc -l <events.csv)
err <<EOF
kurator: events.csv:$((lines - 1)): column 'date': '31.11.2021' is not a day (YYYY-MM-DD or DD.MM.YYYY)
kurator: events.csv:$lines: column 'date': a value is required
EOF
t 'an event without a day that can be read is not left out in silence' \
	'kurator report monthly --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
mv before.csv events.csv
cp roadmap.csv before.csv
printf '2.1,2021-10-31,в октябре,,,\n' >>roadmap.csv
err <<EOF
kurator: roadmap.csv:$(wc -l <roadmap.csv): column 'done': 'в октябре' is not a day (YYYY-MM-DD or DD.MM.YYYY)
EOF
t 'nor is what was done of the road map' 'kurator report monthly --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
mv before.csv roadmap.csv
cp plans.csv before.csv
sed -n '$p' before.csv >>plans.csv
err <<EOF
kurator: plans.csv:$(wc -l <plans.csv): column 'id': '$(sed -n '$s/,.*//p' plans.csv)' is given twice, first in line $(wc -l <before.csv)
EOF
t 'a file that cannot be counted is named once, and nothing is printed' \
	'kurator report monthly --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
mv before.csv plans.csv

# A period that is not over is counted up to today: what is dated later neither happened nor was missed.
cp meetings.csv before.csv
printf 'V-9001,P-020,2021-11-27,regular,45,,,,,,,,,,,,\nV-9002,P-020,2021-12-02,regular,45,,,,,,,,,,,,\n' >>meetings.csv
t 'a period that is not over: meetings up to today, no alarm before its day' \
	'kurator report monthly --period 2021-12 --as-of 2021-11-27 -q | grep "^2021-12,meetings,held,,\|V-900"' 0 <<'EOF'
2021-12,meetings,held,,1,,,
EOF
mv before.csv meetings.csv

sed -i 's/age_10_19: *[0-9]*/age_10_19: null/' program.yaml
ok 'a denominator that is not known is empty with a note, and the month is incomplete' '
	sed -i "s/, age_10_19: null//; s/age_10_19: null, //" program.yaml
	kurator report monthly --as-of 2021-11-25 --lang en >out 2>err; test $? = 1 && grep "coverage,mentee-pupils" out | grep -q ",,,not known" && grep -q "is not known" err'
ok 'Markdown and Russian' 'kurator report monthly -q --as-of 2021-11-25 -f md --lang ru | grep -q "^| УЧАСТНИКИ |"'
ok 'the table fits into 80 columns' 'test "$(COLUMNS=80 kurator report monthly -q --as-of 2021-11-25 -f table --lang ru | wc -L)" -le 80'

# A month in which all is well: exit 0, and nothing on stderr, as cron wants it.
school
head -1 pairs.csv >p && mv p pairs.csv
head -1 meetings.csv >m && mv m meetings.csv
awk '/^roadmap:/ { print "roadmap: []"; skip = 1; next } skip && /^[a-z#]/ { skip = 0 } !skip' program.yaml >y && mv y program.yaml
printf 'item,due,done,by,document,note\n' >roadmap.csv
t 'all is well: silent, exit 0' 'kurator report monthly --as-of 2021-11-25 2>&1 >/dev/null' 0 <<'EOF'
EOF
school
err <<'EOF'
kurator: the period 2018-12 ends on 2018-12-25, before the programme begins (2021-09-01)
EOF
t 'a month before the programme has no figures, not even 0' 'kurator report monthly --as-of 2019-01-01 --lang en' 3 </dev/null
ok 'the year before, which the directory holds, has' \
	'kurator report monthly -q --period 2021-03 --as-of 2021-11-25 >out; test $? -lt 2 && grep -q "^2021-03,pairs,active,,[1-9]" out'

# A district in one folder: the time goes with the number of rows, not with their product.
school
seq 10000 | awk '{ printf "M-9%05d,Н %d,teacher\n", $1, $1 >"m"; printf "E-9%05d,П %d,teacher\n", $1, $1 >"e"
	printf "P-9%05d,M-9%05d,E-9%05d,teacher-teacher,2021-09-01\n", $1, $1, $1 >"p"
	printf "L-9%05d,P-9%05d,x\n", $1, $1 >"l"; printf "V-9%05d,P-9%05d,2021-11-01,regular\n", $1, $1 >"v" }'
{ echo id,name,kind && cat m; } >mentors.csv
{ echo id,name,kind && cat e; } >mentees.csv
{ echo id,mentor,mentee,form,started && cat p; } >pairs.csv
{ echo id,pair,goal && cat l; } >plans.csv
{ echo id,pair,date,stage && cat v; } >meetings.csv
ok '10,000 pairs with plans and meetings within seconds' '
	timeout 60 kurator report monthly -q --as-of 2021-11-25 >out; test $? = 1 && grep -q "^2021-11,coverage,routes,,10000,10000,100," out'
school
ok 'what machines read is the same in every language' \
	'kurator report monthly --as-of 2021-11-25 -f csv --lang ru 2>/dev/null | grep "^[^,]*,participants,mentees,category=hardship,,,,group too small to be shown$"'
finish
