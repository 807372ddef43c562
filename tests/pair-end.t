#!/bin/sh
# pair end: the last day and the reason, and what is still missing
. "${0%/*}/lib.sh"

# The people and pairs of tests/data/pairs under the programme of the example school.
base() {
	school
	rm -f ./*.csv
	cp "$top"/tests/data/pairs/*.csv .
}
base
cp pairs.csv "$home/before"
end="kurator pair end --as-of 2021-11-25 --lang en"

refused() { # title, options; the messages on standard input
	err
	t "refused: $1" "$end $2; s=\$?; cmp -s pairs.csv '$home/before' || exit 9; exit \$s" ${3:-3} </dev/null
}

err <<'EOF'
changed 1 record of pairs.csv
P-002: the final meeting is missing
P-002: 1 meeting is not confirmed by both sides
P-002: 1 goal of the plan is without an outcome
P-002: 'engagement' of 'E-001' was measured at entry, not at exit
P-002: the answers of 'M-003' at exit are missing: 'kurator survey form ss-mentor-exit'
P-002: the answers of 'E-001' at exit are missing: 'kurator survey form ss-mentee-exit'
P-002: the letter of thanks to the parents of 'M-003' is missing: 'kurator document print thanks-letter M-003', then 'kurator document add --kind thanks-letter --title "… M-003"'
EOF
t 'the reason, the outcome, and the list of what is missing' "$end P-002 --reason completed --outcome 'дроби поняты' | cut -d, -f1,19-21" 0 <<'EOF'
id,ended,end_reason,outcome
P-002,2021-11-25,completed,дроби поняты
EOF
ok 'the place is free again' 'test "$(kurator mentor list --as-of 2021-11-25 --where id=M-003 --columns free_places -f csv | tail -1)" = 1'
ok 'undo gives the bytes back' 'kurator undo -q >/dev/null && cmp pairs.csv "$home/before"'
kurator meeting log P-002 --date 2021-11-24 --stage final --mentor-confirmed 2021-11-24 --mentee-confirmed 2021-11-24 --as-of 2021-11-25 -q >/dev/null
kurator meeting confirm V-0004 --side mentee --as-of 2021-11-25 -q >/dev/null
sed 's/in-work/done/' plans.csv >new && mv new plans.csv
echo 'E-001,engagement,на выходе,2021-11-24,40,,P-002' >>measures.csv
printf 'survey,wave,date,person,pair,question,answer\nss-mentor-exit,exit,2021-11-24,M-003,P-002,comfort,8\nss-mentee-exit,exit,2021-11-24,E-001,,comfort,8\n' >answers.csv
printf 'id,kind,title,date\nD-001,благодарственное письмо родителям,Благодарность родителям M-003,2021-11-24\n' >documents.csv
err <<'EOF'
would change 1 record of pairs.csv
EOF
t 'nothing is missing' "$end P-002 --reason 'программа пройдена' --date 24.11.2021 -n | cut -d, -f1,19-21" 0 <<'EOF'
id,ended,end_reason,outcome
P-002,2021-11-24,completed,
EOF
base
err <<'EOF'
would change 2 records of pairs.csv
P-003: the final meeting is missing
P-003: 'engagement' of 'E-007' was measured at entry, not at exit
P-003: the answers of 'M-002' at exit are missing: 'kurator survey form ss-mentor-exit'
P-003: the answers of 'E-007' at exit are missing: 'kurator survey form ss-mentee-exit'
P-003: the letter of thanks to the parents of 'M-002' is missing: 'kurator document print thanks-letter M-002', then 'kurator document add --kind thanks-letter --title "… M-002"'
P-004: the final meeting is missing
P-004: the answers of 'M-002' at exit are missing: 'kurator survey form ss-mentor-exit'
P-004: the answers of 'E-008' at exit are missing: 'kurator survey form ss-mentee-exit'
P-004: the letter of thanks to the parents of 'M-002' is missing: 'kurator document print thanks-letter M-002', then 'kurator document add --kind thanks-letter --title "… M-002"'
EOF
t 'a group: all its open pairs' "$end G-001 --reason no-contact --date 2021-11-19 -n | cut -d, -f1,19-21" 0 <<'EOF'
id,ended,end_reason,outcome
P-003,2021-11-19,no-contact,
P-004,2021-11-19,no-contact,
EOF
refused 'before its last meeting' "P-002 --reason other --date 2021-10-19" <<'EOF'
kurator: pairs.csv:3: column 'ended': pair 'P-002' had a meeting later, on 2021-10-20 (rule after-end)
EOF
refused 'before it was agreed' "P-006 --reason other --date 2021-11-11" <<'EOF'
kurator: pairs.csv:7: column 'ended': pair 'P-006': the day lies before 'mentee_agreed', 2021-11-12 (rule date-order)
kurator: pairs.csv:7: column 'ended': pair 'P-006' had a meeting later, on 2021-11-16 (rule after-end)
EOF
refused 'in the future' "P-002 --reason other --date 2021-11-26" <<'EOF'
kurator: pairs.csv:3: column 'ended': pair 'P-002': the day lies after today, 2021-11-25 (rule future)
EOF
refused 'what never started is not completed; ended twice' "P-005 P-001 --reason completed" <<'EOF'
kurator: pairs.csv:6: column 'end_reason': pair 'P-005' cannot be completed: it had not started by 2021-11-25 (rule not-started)
kurator: pairs.csv:2: pair 'P-001' ended on 2021-05-28 (rule ended)
EOF
refused 'a reason that the programme does not know' "P-002 --reason bored" <<'EOF'
kurator: 'bored' is none of the end reasons in program.yaml: completed, goal-reached, trial-failed, mentor-refused, mentee-refused, mentor-left, moved, no-contact, conflict, rematched, other
EOF
refused 'no reason' "P-002" 2 <<'EOF'
kurator: name the reason of the end: --reason CODE
hint: 'kurator pair end -h' shows how to use it
EOF
err <<'EOF'
would change 1 record of pairs.csv
P-002: the final meeting is missing
P-002: 1 meeting is not confirmed by both sides
P-002: 1 goal of the plan is without an outcome
P-002: 'engagement' of 'E-001' was measured at entry, not at exit
P-002: 'trait anxiety' of 'E-001' was measured at entry, not at exit
P-002: the answers of 'M-003' at exit are missing: 'kurator survey form ss-mentor-exit'
P-002: the answers of 'E-001' at exit are missing: 'kurator survey form ss-mentee-exit'
P-002: the letter of thanks to the parents of 'M-003' is missing: 'kurator document print thanks-letter M-003', then 'kurator document add --kind thanks-letter --title "… M-003"'
EOF
t 'a measurement after the end is none at exit' "$end P-002 --reason other --date 2021-11-20 -n | cut -d, -f1,19-21" 0 <<'EOF'
id,ended,end_reason,outcome
P-002,2021-11-20,other,
EOF
kurator pair end P-003 --reason moved --as-of 2021-11-25 -q -o /dev/null
err <<'EOF'
would change 1 record of pairs.csv
P-004: the final meeting is missing
P-004: the answers of 'M-002' at exit are missing: 'kurator survey form ss-mentor-exit'
P-004: the answers of 'E-008' at exit are missing: 'kurator survey form ss-mentee-exit'
P-004: the letter of thanks to the parents of 'M-002' is missing: 'kurator document print thanks-letter M-002', then 'kurator document add --kind thanks-letter --title "… M-002"'
EOF
t 'of a group only what is still open' "$end G-001 --reason moved -n | cut -d, -f1,19-21" 0 <<'EOF'
id,ended,end_reason,outcome
P-004,2021-11-25,moved,
EOF
finish
