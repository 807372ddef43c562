#!/bin/sh
# pair agree: consent of both sides, readiness after the trial meeting
. "${0%/*}/lib.sh"

# The people and pairs of tests/data/pairs under the programme of the example school.
base() {
	school
	rm -f ./*.csv
	cp "$top"/tests/data/pairs/*.csv .
}
base
cp pairs.csv "$home/before"
agree="kurator pair agree --as-of 2021-11-25 --lang en"

refused() { # title, options; the messages on standard input
	err
	t "refused: $1" "$agree $2; s=\$?; cmp -s pairs.csv '$home/before' || exit 9; exit \$s" ${3:-3} </dev/null
}

err <<'EOF'
changed 1 record of pairs.csv
EOF
t 'both sides agree today' "$agree P-005" 0 <<'EOF'
id,group,mentor,mentee,form,variant,request,method,score,proposed,mentor_agreed,mentee_agreed,started,mentor_ready,mentee_ready,curator,order,planned_end,ended,end_reason,outcome,previous,notes
P-005,,M-001,E-011,student-student,achiever-underachiever,,appointed,,2021-11-15,2021-11-25,2021-11-25,,,,,,2022-05-31,,,,,
EOF
ok 'only that row changed' 'diff pairs.csv "$home/before" | grep -c "^[<>]" | grep -qx 2'
ok 'undo gives the bytes back' 'kurator undo -q >/dev/null && cmp pairs.csv "$home/before"'
err <<'EOF'
would change 1 record of pairs.csv
EOF
t 'one side on a day, in the local form' "$agree P-005 --mentor 20.11.2021 -n | cut -d, -f1,11,12,14,15" 0 <<'EOF'
id,mentor_agreed,mentee_agreed,mentor_ready,mentee_ready
P-005,2021-11-20,,,
EOF
ok 'a dry run writes nothing' 'cmp pairs.csv "$home/before"'
err <<'EOF'
changed 1 record of pairs.csv
EOF
t 'the side that has not agreed yet does so today' "$agree P-005 --mentor 2021-11-20 -q -o /dev/null && $agree P-005 | cut -d, -f1,11,12,14,15" 0 <<'EOF'
id,mentor_agreed,mentee_agreed,mentor_ready,mentee_ready
P-005,2021-11-20,2021-11-25,,
EOF
base
err <<'EOF'
would change 1 record of pairs.csv
EOF
t 'pairs named twice change once; Cyrillic letters that look Latin' "$agree Р-005 P-005 --date 2021-11-16 -n | cut -d, -f1,11,12,14,15" 0 <<'EOF'
id,mentor_agreed,mentee_agreed,mentor_ready,mentee_ready
P-005,2021-11-16,2021-11-16,,
EOF
refused 'before the proposal' "P-005 --date 2021-11-14" <<'EOF'
kurator: pairs.csv:6: column 'mentor_agreed': pair 'P-005': the day lies before 'proposed', 2021-11-15 (rule date-order)
kurator: pairs.csv:6: column 'mentee_agreed': pair 'P-005': the day lies before 'proposed', 2021-11-15 (rule date-order)
EOF
refused 'in the future' "P-005 --mentee 2021-11-26" <<'EOF'
kurator: pairs.csv:6: column 'mentee_agreed': pair 'P-005': the day lies after today, 2021-11-25 (rule future)
EOF
refused 'agreed already; ended' "P-006 P-001" <<'EOF'
kurator: pairs.csv:7: pair 'P-006': both sides have said so already (rule already-agreed)
kurator: pairs.csv:2: pair 'P-001' ended on 2021-05-28 (rule ended)
EOF
refused 'another day than before' "P-006 --mentor 2021-11-11" <<'EOF'
kurator: pairs.csv:7: column 'mentor_agreed': pair 'P-006': this side said so already, on 2021-11-10 (rule already-agreed)
EOF
refused 'nobody of that name' "P-099 G-099" <<'EOF'
kurator: there is no pair or group 'P-099'
kurator: there is no pair or group 'G-099'
EOF
refused 'ready without a trial meeting' "P-006 --ready" <<'EOF'
kurator: pairs.csv:7: column 'mentor_ready': pair 'P-006' has had no trial meeting by that day (rule no-trial)
kurator: pairs.csv:7: column 'mentee_ready': pair 'P-006' has had no trial meeting by that day (rule no-trial)
EOF
refused 'ready before they agreed' "P-005 --ready --mentor 2021-11-20" <<'EOF'
kurator: pairs.csv:6: column 'mentor_ready': pair 'P-005': both sides had not agreed by 2021-11-20 (rule not-agreed)
EOF
refused 'one day and two days' "P-005 --date 2021-11-20 --mentor 2021-11-20" 2 <<'EOF'
kurator: --date is for both sides, --mentor and --mentee for one
hint: 'kurator pair agree -h' shows how to use it
EOF
refused 'a reason for nothing' "P-005 --force because" 2 <<'EOF'
kurator: --force goes with --ready
hint: 'kurator pair agree -h' shows how to use it
EOF
refused 'force without a reason' "P-005 --ready --force=" 2 <<'EOF'
kurator: --force needs a reason
hint: 'kurator pair agree -h' shows how to use it
EOF

kurator meeting log P-006 --date 2021-11-22 --as-of 2021-11-25 -q >/dev/null
err <<'EOF'
changed 1 record of pairs.csv
EOF
t 'ready after the trial meeting' "$agree P-006 --ready --mentor 2021-11-22 --mentee 2021-11-23 | cut -d, -f1,11,12,14,15" 0 <<'EOF'
id,mentor_agreed,mentee_agreed,mentor_ready,mentee_ready
P-006,2021-11-10,2021-11-12,2021-11-22,2021-11-23
EOF
base
err <<'EOF'
changed 1 record of pairs.csv
EOF
t 'with a reason also without one; it is kept' "$agree P-006 --ready --force 'знают друг друга' | cut -d, -f14,15,23- | tail -1" 0 <<'EOF'
2021-11-25,2021-11-25,"своё, с запятой; знают друг друга [no-trial]"
EOF
sed 's/^P-003,G-001,\(.*\),2021-09-20,2021-09-22,2021-10-08,2021-10-07,2021-10-07,/P-003,G-001,\1,,,,,,/; s/^P-004,G-001,\(.*\),2021-09-20,2021-09-22,2021-10-08,2021-10-07,2021-10-07,/P-004,G-001,\1,,,,,,/' "$home/before" >pairs.csv
err <<'EOF'
changed 2 records of pairs.csv
EOF
t 'a group: all its open pairs' "$agree G-001 --date 2021-09-21 | cut -d, -f1,11,12,14,15" 0 <<'EOF'
id,mentor_agreed,mentee_agreed,mentor_ready,mentee_ready
P-003,2021-09-21,2021-09-21,,
P-004,2021-09-21,2021-09-21,,
EOF
base
printf 'id,mentor,mentee,form,proposed\nP-001,M-001,E-002,student-student,2021-11-20\n' >pairs.csv
t 'columns that the file lacks are appended' "$agree P-001 -q -o /dev/null; cat pairs.csv" 0 <<'EOF'
id,mentor,mentee,form,proposed,mentor_agreed,mentee_agreed
P-001,M-001,E-002,student-student,2021-11-20,2021-11-25,2021-11-25
EOF
base
sed '6s/2021-11-15/someday/' pairs.csv >new && mv new pairs.csv
err <<'EOF'
kurator: pairs.csv:6: column 'proposed': 'someday' is not a day (YYYY-MM-DD or DD.MM.YYYY)
EOF
t 'a row that cannot be read is named' "$agree P-005" 3 <<'EOF'
EOF
t 'faults of other rows hinder nothing' "$agree P-006 --mentor 2021-11-10 --ready --force x -n 2>&1 >/dev/null | head -1" 0 <<'EOF'
kurator: pairs.csv:7: column 'mentor_ready': pair 'P-006': both sides had not agreed by 2021-11-10 (rule not-agreed)
EOF
school
kurator pair add --mentor M-006 --mentee E-033 --as-of 2021-11-25 -q >/dev/null 2>&1
pair=$(kurator pair list --as-of 2021-11-25 --where state=proposed --columns id | tail -1)
ok 'a table shows the days of agreement' \
	"COLUMNS=300 kurator pair agree $pair --as-of 2021-11-25 -n -f table --lang en 2>/dev/null | grep -q 2021-11-25.*2021-11-25"
finish
