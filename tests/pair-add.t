#!/bin/sh
# pair add: what is filled in, every refusal with its rule, groups, many records, undo
. "${0%/*}/lib.sh"

# The people and pairs of tests/data/pairs under the programme of the example school.
base() {
	school
	rm -f ./*.csv
	cp "$top"/tests/data/pairs/*.csv .
}
add="kurator pair add --as-of 2021-11-25 --lang en"

refused() { # mentor, mentee, further options; the messages on standard input
	err
	t "refused: $1 and $2 ${3-}" \
		"$add --mentor $1 --mentee $2 ${3-}; s=\$?; cmp -s pairs.csv '$home/before' || exit 9; exit \$s" 3 </dev/null
}

base
cp pairs.csv "$home/before"
err <<'EOF'
added 1 record to pairs.csv
EOF
t 'form, variant, method, days and request are filled in' "$add --mentor M-001 --mentee E-002" <<'EOF'
id,group,mentor,mentee,form,variant,request,method,score,proposed,mentor_agreed,mentee_agreed,started,mentor_ready,mentee_ready,curator,order,planned_end,ended,end_reason,outcome,previous,notes
P-007,,M-001,E-002,student-student,achiever-underachiever,mathematics;physics,appointed,,2021-11-25,,,,,,,,2022-05-31,,,,,
EOF
ok 'rows that were there stay byte for byte' 'head -7 pairs.csv | cmp - "$home/before"'
ok 'undo gives the bytes back' 'kurator undo -q >/dev/null && cmp pairs.csv "$home/before"'
err <<'EOF'
would add 1 record to pairs.csv
EOF
t 'labels, Cyrillic letters that look Latin, local dates; an id is never used twice; -n writes nothing' \
	"$add --mentor М-001 --mentee Е-002 --form 'Ученик – ученик' --variant 'Успевающий – неуспевающий' --proposed 20.11.2021 --score 512,5 -n && cmp pairs.csv '$home/before'" <<'EOF'
id,group,mentor,mentee,form,variant,request,method,score,proposed,mentor_agreed,mentee_agreed,started,mentor_ready,mentee_ready,curator,order,planned_end,ended,end_reason,outcome,previous,notes
P-008,,M-001,E-002,student-student,achiever-underachiever,mathematics;physics,matched,512.5,2021-11-20,,,,,,,,2022-05-31,,,,,
EOF
err <<'EOF'
would add 1 record to pairs.csv
EOF
t 'a previous pair continues' \
	"$add --mentor M-001 --mentee E-002 --previous P-001 --request другое -n | cut -d, -f3,4,7,8,22" <<'EOF'
mentor,mentee,request,method,previous
M-001,E-002,другое,continued,P-001
EOF
err <<'EOF'
would add 1 record to pairs.csv
EOF
t 'a pair that started before: the proposal is its earliest day' \
	"$add --mentor M-001 --mentee E-002 --mentor-agreed 2021-10-01 --mentee-agreed 2021-10-02 --started 2021-10-05 --order '№ 7' -n | cut -d, -f10-13,17" <<'EOF'
proposed,mentor_agreed,mentee_agreed,started,order
2021-10-01,2021-10-01,2021-10-02,2021-10-05,№ 7
EOF

err <<'EOF'
would add 1 record to pairs.csv
EOF
t 'it does not matter who agreed first' \
	"$add --mentor M-001 --mentee E-002 --mentor-agreed 2021-10-05 --mentee-agreed 2021-10-02 -n | cut -d, -f10-12" <<'EOF'
proposed,mentor_agreed,mentee_agreed
2021-10-02,2021-10-05,2021-10-02
EOF

# ---- refusals: each with its rule, nothing written ----
refused M-003 E-002 <<'EOF'
kurator: mentor 'M-003' has no free place (1 of 1 taken) (rule capacity)
EOF
refused M-008 E-001 <<'EOF'
kurator: mentee 'E-001' may have at most 1 open pair in 'Pupil – pupil' (rule mentee-limit)
EOF
refused M-008 E-004 <<'EOF'
kurator: mentee 'E-004' has no valid consent to the processing of personal data (rule consent)
EOF
refused M-004 E-002 <<'EOF'
kurator: mentor 'M-004' has no valid consent to the processing of personal data (rule consent)
EOF
refused M-005 E-002 <<'EOF'
kurator: mentor 'M-005' has had no interview (rule interview)
kurator: mentor 'M-005' is not trained (1 of 2 hours) (rule training)
EOF
refused M-008 E-006 <<'EOF'
kurator: mentee 'E-006' has not agreed to take part (rule volunteered)
EOF
refused M-099 E-099 <<'EOF'
kurator: column 'mentee': there is no mentee 'E-099'
kurator: column 'mentor': there is no mentor 'M-099'
EOF
refused M-001 E-003 <<'EOF'
kurator: 'M-001' and 'E-003' are not to be paired: просили разные пары (rule excluded)
EOF
refused M-006 E-002 <<'EOF'
kurator: column 'mentor': no active form takes 'M-006', who is kept in reserve (rule reserve)
EOF
refused M-008 E-005 <<'EOF'
kurator: mentee 'E-005' has left the programme (rule left)
EOF
refused M-007 E-002 <<'EOF'
kurator: mentor 'M-007' has left the programme (rule left)
EOF
refused M-001 E-011 <<'EOF'
kurator: 'M-001' and 'E-011' are a pair already ('P-005') (rule already-paired)
kurator: mentee 'E-011' may have at most 1 open pair in 'Pupil – pupil' (rule mentee-limit)
EOF
refused M-001 M-001 <<'EOF'
kurator: 'M-001' cannot be mentor and mentee of the same pair (rule self)
EOF
refused M-001 E-010 <<'EOF'
kurator: mentee 'E-010' (class 11А) is in a higher class than mentor 'M-001' (10А) (rule class-gap)
EOF
refused M-001 E-002 '--variant subject-subject --form student-student' <<'EOF'
kurator: column 'variant': 'subject-subject' is a variant of the form 'teacher-teacher', not of 'student-student' (rule variant-form)
EOF
refused M-002 E-003 '--form student-student --variant achiever-underachiever' <<'EOF'
kurator: no category of mentor 'M-002' fits 'Achiever – underachiever' (rule category)
EOF
refused M-001 E-002 '--proposed 2021-11-26' <<'EOF'
kurator: column 'proposed': the day lies after today, 2021-11-25 (rule future)
EOF
refused M-001 E-002 '--proposed 2021-11-20 --mentor-agreed 2021-11-19' <<'EOF'
kurator: column 'mentor_agreed': the day lies before 'proposed' (rule date-order)
EOF
refused M-001 E-002 '--ended 2021-11-25' <<'EOF'
kurator: column 'end_reason': a pair that has ended needs a reason (rule end-reason)
EOF
refused M-001 E-002 '--end-reason completed' <<'EOF'
kurator: column 'ended': a pair with a reason of its end needs the day (rule end-reason)
EOF
refused M-001 E-002 '--previous P-099' <<'EOF'
kurator: column 'previous': there is no pair 'P-099'
EOF
refused M-001 E-002 '--group G-002' <<'EOF'
kurator: column 'group': there is no group 'G-002'; 'new' makes a new one (rule no-such-group)
EOF
refused M-001 E-002 '--group P-002' <<'EOF'
kurator: column 'group': 'P-002' is a pair, not a group (rule no-such-group)
EOF
refused M-001 E-002 '--group G-001' <<'EOF'
kurator: column 'group': the mentor of group 'G-001' is 'M-002' (rule group-mentor)
EOF
err <<'EOF'
kurator: column 'mentee': a value is required
EOF
t 'refused: nobody on one side' "$add --mentor M-001" 3 </dev/null

# ---- many records ----
cat >"$home/many.csv" <<'EOF'
mentor,mentee,colour
M-001,E-002,
M-001,E-010,
M-099,E-001,
M-001,E-002,
M-008,E-004,
EOF
err <<EOF
kurator: $home/many.csv:1: 'colour' is not a column of pairs.csv; --ignore-columns leaves it out
kurator: $home/many.csv:3: mentor 'M-001' has no free place (2 of 2 taken) (rule capacity)
kurator: $home/many.csv:3: mentee 'E-010' (class 11А) is in a higher class than mentor 'M-001' (10А) (rule class-gap)
kurator: $home/many.csv:4: column 'mentor': there is no mentor 'M-099'
kurator: $home/many.csv:5: 'M-001' and 'E-002' are paired twice (rule already-paired)
kurator: $home/many.csv:5: mentor 'M-001' has no free place (2 of 2 taken) (rule capacity)
kurator: $home/many.csv:5: mentee 'E-002' may have at most 1 open pair in 'Pupil – pupil' (rule mentee-limit)
kurator: $home/many.csv:6: mentee 'E-004' has no valid consent to the processing of personal data (rule consent)
EOF
t 'all faults of all records at once; the records themselves take places' \
	"$add '$home/many.csv'; s=\$?; cmp -s pairs.csv '$home/before' || exit 9; exit \$s" 3 </dev/null

cat >"$home/old.csv" <<'EOF'
mentor,mentee,form,variant,mentor_agreed,mentee_agreed,started,ended,end_reason
M-003,E-002,student-student,achiever-underachiever,2021-09-20,2021-09-20,2021-09-21,2021-10-20,goal-reached
M-003,E-011,student-student,achiever-underachiever,2021-09-20,2021-09-20,2021-09-21,2021-10-20,mentor-refused
EOF
err <<'EOF'
would add 2 records to pairs.csv
EOF
t 'pairs that have ended take no place' "$add - -n <'$home/old.csv' | cut -d, -f1,3,4,10,13,18-20" <<'EOF'
id,mentor,mentee,proposed,started,planned_end,ended,end_reason
P-008,M-003,E-002,2021-09-20,2021-09-21,,2021-10-20,goal-reached
P-009,M-003,E-011,2021-09-20,2021-09-21,,2021-10-20,mentor-refused
EOF
refused M-001 E-002 '--started 2021-11-25 --mentor-agreed 2021-11-20' <<'EOF'
kurator: column 'started': both sides had not agreed by 2021-11-25 (rule not-agreed)
EOF
refused M-001 E-002 '--mentor-ready 2021-11-24 --mentee-ready 2021-11-25' <<'EOF'
kurator: column 'mentee_ready': both sides had not agreed by 2021-11-25 (rule not-agreed)
kurator: column 'mentor_ready': both sides had not agreed by 2021-11-24 (rule not-agreed)
EOF
refused M-001 E-002 '--started 2021-09-12 --mentor-agreed 2021-09-11 --mentee-agreed 2021-09-11' <<'EOF'
kurator: mentor 'M-001' is not trained (0 of 2 hours) (rule training)
EOF
printf 'id,mentor,mentee\nP-003,M-001,E-002\nP-020,M-008,E-003\nP-020,M-002,E-009\n' >"$home/ids.csv"
err <<EOF
kurator: $home/ids.csv:2: column 'id': 'P-003' exists already
kurator: $home/ids.csv:4: column 'id': 'P-020' exists already
EOF
t 'refused: an id that exists, or is given twice' "$add '$home/ids.csv'" 3 </dev/null

# ---- groups ----
err <<'EOF'
added 1 record to pairs.csv
EOF
t 'into a group that exists' "$add --mentor M-002 --mentee E-009 --group G-001 | cut -d, -f1-4,6" <<'EOF'
id,group,mentor,mentee,variant
P-008,G-001,M-002,E-009,leader-passive
EOF
base
printf 'group,mentor,mentee\nnew,M-001,E-002\nновая,M-008,E-003\n' >"$home/groups.csv"
err <<'EOF'
would add 2 records to pairs.csv
EOF
t 'new groups, one for each mentor' "$add '$home/groups.csv' -n | cut -d, -f1-4" <<'EOF'
id,group,mentor,mentee
P-007,G-002,M-001,E-002
P-008,G-003,M-008,E-003
EOF
printf 'group,mentor,mentee\nG-007,M-008,E-002\nG-007,M-008,E-003\n' >"$home/groups.csv"
err <<'EOF'
would add 2 records to pairs.csv
EOF
t 'a group that the input itself makes' "$add '$home/groups.csv' -n | cut -d, -f1-4" <<'EOF'
id,group,mentor,mentee
P-007,G-007,M-008,E-002
P-008,G-007,M-008,E-003
EOF
printf 'group,mentor,mentee\nG-007,M-001,E-002\nG-007,M-008,E-003\n' >"$home/groups.csv"
err <<EOF
kurator: $home/groups.csv:3: column 'group': the mentor of group 'G-007' is 'M-001' (rule group-mentor)
EOF
t 'a group has one mentor' "$add '$home/groups.csv'" 3 </dev/null
printf 'group,mentor,mentee\nnew,M-008,E-002\nnew,M-008,E-003\n' >"$home/groups.csv"
ok 'two rows of a mentor make one group, in one change' \
	"$add '$home/groups.csv' -q >/dev/null && test \"\$(tail -2 pairs.csv | cut -d, -f2 | sort -u)\" = G-002 && test \"\$(kurator log -f csv -q | grep -c 'pair add')\" = 1"
ok 'undo takes both back' 'kurator undo -q >/dev/null && cmp pairs.csv "$home/before"'

# ---- other files ----
sed '3s/underachieving/no-such-thing/' mentees.csv >new && mv new mentees.csv
err <<'EOF'
kurator: mentees.csv:3: column 'categories': 'no-such-thing' is none of the mentee categories in program.yaml
EOF
t 'a row that is used and cannot be read is refused' "$add --mentor M-001 --mentee E-002" 3 </dev/null
ok 'rows that are not used hinder nothing' "$add --mentor M-008 --mentee E-003 -q >/dev/null"
school
ok 'what the matching proposes is taken' \
	'kurator pair match --as-of 2021-11-25 -q >"$home/proposed.csv" && kurator pair add - --as-of 2021-11-25 -q <"$home/proposed.csv" >"$home/taken.csv" && test "$(wc -l <"$home/taken.csv")" = "$(wc -l <"$home/proposed.csv")" && test "$(wc -l <"$home/taken.csv")" -gt 5'
base
err <<'EOF'
kurator: столбец 'mentor': 'M-006' в резерве: для него нет действующей формы наставничества (правило reserve)
EOF
t 'in Russian' 'kurator pair add --mentor M-006 --mentee E-002 --as-of 2021-11-25 --lang ru' 3 </dev/null
# ---- a law that came later ----
school
sed -i 's/^  consent: required/  consent: {need: required, since: 2021-11-01}/' program.yaml
kurator mentee set E-033 --consent '' --consent-until '' -q -o /dev/null
pair='kurator pair add --mentor M-017 --mentee E-033 --form student-student --variant achiever-underachiever -n -q --lang en'
ok 'a pair of before needs no consent' "$pair --as-of 2021-10-31 >out && $pair --proposed 2021-10-31 --as-of 2021-11-25 >out"
err <<'EOF'
kurator: mentee 'E-033' has no valid consent to the processing of personal data (rule consent)
EOF
t 'one of its day does' "$pair --as-of 2021-11-01" 3 </dev/null
finish
