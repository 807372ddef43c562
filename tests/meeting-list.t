#!/bin/sh
# meeting list: of all pairs or of some, in a term, not confirmed
. "${0%/*}/lib.sh"

# The people and pairs of tests/data/pairs under the programme of the example school.
base() {
	school
	rm -f ./*.csv
	cp "$top"/tests/data/pairs/*.csv .
}
base
cp meetings.csv "$home/before"
list="kurator meeting list --lang en --as-of 2021-11-25"
t 'the columns of the file, then who has confirmed' "$list | head -2" 0 <<'EOF'
id,pair,date,stage,minutes,place,topic,summary,task,mentor_confirmed,mentee_confirmed,mentor_rating,mentee_rating,mentor_review,mentee_review,present,notes,confirmed
V-0001,P-002,2021-09-29,acquaintance,40,,Знакомство,,,2021-09-30,2021-09-30,9,9,,,,,both
EOF
t 'not confirmed' "$list --unconfirmed --columns id,confirmed" 0 <<'EOF'
id,confirmed
V-0004,mentor
V-0008,nobody
EOF
t 'of a pair in a group: its meetings and those it came to' "$list P-004 --columns id" 0 <<'EOF'
id
V-0005
V-0006
EOF
t 'of a group and a pair' "$list G-001 P-006 --columns id" 0 <<'EOF'
id
V-0005
V-0006
V-0007
V-0008
EOF
t 'in a term' "$list --from 2021-10-05 --to 12.10.2021 --columns id,date" 0 <<'EOF'
id,date
V-0002,2021-10-05
V-0003,2021-10-12
V-0006,2021-10-06
EOF
t 'conditions and order' "$list --where stage=trial --sort -date --columns id" 0 <<'EOF'
id
V-0006
V-0002
EOF
t 'on an earlier day later meetings and confirmations do not count' "kurator meeting list --as-of 2021-10-12 P-002 --columns id,confirmed" 0 <<'EOF'
id,confirmed
V-0001,both
V-0002,both
V-0003,nobody
EOF
t 'for people, in Russian' "kurator meeting list --as-of 2021-11-25 --unconfirmed -f table --columns id,confirmed --lang ru" 0 <<'EOF'
id      подтвердили
V-0004  наставник
V-0008  никто
EOF
t 'an empty list is no failure' "$list --from 2021-11-20" 0 <<'EOF'
id,pair,date,stage,minutes,place,topic,summary,task,mentor_confirmed,mentee_confirmed,mentor_rating,mentee_rating,mentor_review,mentee_review,present,notes,confirmed
EOF
err <<'EOF'
kurator: there is no pair or group 'P-099'
EOF
t 'nobody of that name' "$list P-099" 3 <<'EOF'
EOF
school
sed -i '0,/2021-10-05/s//2021-15-05/' meetings.csv
line=$(grep -n 2021-15-05 meetings.csv | cut -d: -f1)
err <<EOF
kurator: meetings.csv:$line: column 'mentee_confirmed': '2021-15-05' is not a day (YYYY-MM-DD or DD.MM.YYYY)
EOF
t 'a day that cannot be read is refused' 'kurator meeting list --as-of 2021-11-25 --lang en' 3 </dev/null
err <<EOF
kurator: meetings.csv:$line: column 'mentee_confirmed': '2021-15-05' is not a day (YYYY-MM-DD or DD.MM.YYYY)
EOF
t 'by the list of pairs, too, whose figures rest on it' 'kurator pair list --as-of 2021-11-25 --lang en' 3 </dev/null
ok 'operands are named in the language of the help' 'kurator meeting list -h --lang ru | grep -q "\[ПАРА\.\.\.\]"'
finish
