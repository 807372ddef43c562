#!/bin/sh
# pair rematch: pause, assessment, confirmation by a second person, and the rules of who may be whose mentor
. "${0%/*}/lib.sh"

school
cp pairs.csv "$home/before"
rematch='kurator pair rematch --as-of 2021-11-25 --lang en'

refused() { # title, operands and options; the messages on standard input
	err
	t "refused: $1" "cp pairs.csv '$home/then'; $rematch $2; s=\$?; cmp -s pairs.csv '$home/then' || exit 9; exit \$s" 3 </dev/null
}

# ---- who may be the mentor ----
err <<'EOF'
not yet: nobody has assessed whether 'E-027' is ready: 'kurator contact log P-029' after the end, or --assessment (rule assessment)
not yet: nobody has confirmed it: --confirmed-by with somebody of staff.csv who is not the pair's curator (rule confirmation)
EOF
t 'candidates, the best first, and what is still missing' "$rematch E-027" <<'EOF'
mentor,form,variant,score
M-008,student-student,achiever-underachiever,269.166
M-011,student-student,leader-passive,131.666
EOF
err <<'EOF'
nothing is missing: name the mentor with --mentor
EOF
t 'for people; nothing is missing' "$rematch P-029 --assessment ready --confirmed-by S-005 -f table" <<'EOF'
mentor                variant                   points
M-008 Дубравин Т. О.  Achiever – underachiever   269.2
M-011 Озёров К. А.    Leader – passive           131.7
EOF
err <<'EOF'
сейчас другого наставника для 'E-007' нет; почему – покажет 'kurator pair explain E-007'
пока нельзя: нет оценки, готов ли 'E-007' к новой паре: нужен 'kurator contact log P-007' после завершения или ключ --assessment (правило assessment)
пока нельзя: нет подтверждения второго человека: --confirmed-by и сотрудник из staff.csv, но не куратор пары (правило confirmation)
EOF
t 'nobody, in Russian' 'kurator pair rematch E-007 --as-of 2021-11-25 --lang ru -f csv' <<'EOF'
mentor,form,variant,score
EOF

# ---- there is nothing to match anew ----
refused 'an open pair' E-020 <<'EOF'
kurator: 'E-020' has an open pair, 'P-020'
hint: 'kurator pair end P-020 --reason CODE' ends it
EOF
refused 'the pair is open' P-020 <<'EOF'
kurator: 'E-020' has an open pair, 'P-020'
hint: 'kurator pair end P-020 --reason CODE' ends it
EOF
refused 'the last pair was completed' 'E-001 --mentor M-008' <<'EOF'
kurator: pair 'P-001' was completed on 2021-05-28, it did not end early
hint: 'kurator pair add --mentor ID --mentee E-001 --previous P-001' records a new one
EOF
refused 'no pair ever' E-032 <<'EOF'
kurator: 'E-032' has had no pair that ended
EOF
refused 'nobody of that id' E-999 <<'EOF'
kurator: there is no mentee and no pair 'E-999'
EOF

# ---- the conditions, all at once ----
refused 'neither assessed nor confirmed, and a mentor who may not be' 'E-027 --mentor M-003' <<'EOF'
kurator: no category of mentor 'M-003' fits 'Peer – peer' (rule category)
kurator: no category of mentee 'E-027' fits 'Peer – peer' (rule category)
kurator: form 'Pupil – pupil' takes no mentor of kind 'teacher' (rule form-kinds)
kurator: mentor 'M-003' does not wish 'Peer – peer' (rule forms-wish)
kurator: mentee 'E-027' does not wish 'Peer – peer' (rule forms-wish)
kurator: mentor 'M-003' is not trained (0 of 2 hours) (rule training)
kurator: pairs.csv:30: nobody has assessed whether 'E-027' is ready: 'kurator contact log P-029' after the end, or --assessment (rule assessment)
kurator: pairs.csv:30: nobody has confirmed it: --confirmed-by with somebody of staff.csv who is not the pair's curator (rule confirmation)
EOF
ready='E-027 --mentor M-008 --assessment ready'
refused 'the curator of the pair confirms' "$ready --confirmed-by S-002" <<'EOF'
kurator: pairs.csv:30: 'S-002' (Светлова Вера Николаевна) is the curator of pair 'P-029': a second person has to confirm (rule confirmation)
EOF
refused 'nobody of the staff' "$ready --confirmed-by curator" <<'EOF'
kurator: pairs.csv:30: there is no member of staff 'curator' (rule confirmation)
EOF
refused 'the same mentor' "E-027 --mentor M-012 --assessment ready --confirmed-by S-005" <<'EOF'
kurator: 'M-012' and 'E-027' are not to be paired: пробная встреча не удалась, октябрь 2021 (rule excluded)
kurator: 'M-012' was the mentor of pair 'P-029' already, which ended early (rule same-mentor)
EOF
refused 'no such mentor' "E-027 --mentor M-999 --assessment ready --confirmed-by S-005" <<'EOF'
kurator: column 'mentor': there is no mentor 'M-999'
EOF
echo 'S-009,Прежний Пётр Петрович,expert,,,,,,2019-09-01,2021-06-30' >>staff.csv
echo 'M-008,Дубравин Тимофей,tutor,,,,,,2019-09-01,' >>staff.csv
refused 'out of office' "$ready --confirmed-by S-009" <<'EOF'
kurator: pairs.csv:30: 'S-009' (Прежний Пётр Петрович) was not in office on 2021-11-25 (rule confirmation)
EOF
refused 'the new mentor confirms' "$ready --confirmed-by M-008" <<'EOF'
kurator: pairs.csv:30: 'M-008' (Дубравин Тимофей) is one of the people paired: somebody else has to confirm (rule confirmation)
EOF
ok 'nothing was written by any of them' 'cmp pairs.csv "$home/before"'

# ---- no other way leads round it ----
add='kurator pair add --as-of 2021-11-25 --lang en -q'
err <<'EOF'
kurator: pair 'P-029' of 'E-027' ended early: the next one is for 'kurator pair rematch E-027', with pause, assessment and confirmation (rule rematch)
EOF
t 'pair add refuses another mentor' "$add --mentor M-008 --mentee E-027" 3 </dev/null
err <<'EOF'
kurator: pair 'P-029' of 'E-027' ended early: the next one is for 'kurator pair rematch E-027', with pause, assessment and confirmation (rule rematch)
EOF
t 'an earlier day of the proposal does not help, nor the pair before' \
	"$add --mentor M-008 --mentee E-027 --proposed 2021-10-01 --previous P-029" 3 </dev/null
ok 'pair match and pair score leave it out, and pair explain says why' '
	kurator pair match --as-of 2021-11-25 2>&1 >match.csv | grep -q "E-027" && ! grep -E "E-014|E-027" match.csv &&
	! kurator pair score --as-of 2021-11-25 -q | grep -E "^(E-014|E-027)," &&
	kurator pair explain E-027 M-008 --as-of 2021-11-25 -f csv | grep -q ",rematch$" &&
	kurator pair match --as-of 2021-11-25 -q | kurator pair add - -n --as-of 2021-11-25 -q >/dev/null'
ok 'a pair opened for a matching is no early end' 'kurator pair match --unlock P-020 --as-of 2021-11-25 2>&1 >match.csv | grep -q "P-020"'
ok 'the history of a mentee, noted later, is none' "$add --mentor M-008 --mentee E-027 --proposed 2021-09-20 --mentor-agreed 2021-09-20 --mentee-agreed 2021-09-21 --started 2021-09-22 --ended 2021-10-01 --end-reason completed -n >/dev/null"
ok 'nothing was written by any of them' 'cmp pairs.csv "$home/before"'
sed '/^M-012,E-027/d' exclusions.csv >"$home/short" && cp exclusions.csv "$home/exclusions" && cp "$home/short" exclusions.csv
refused 'the same mentor without an exclusion' "E-027 --mentor M-012 --assessment ready --confirmed-by S-005" <<'EOF'
kurator: 'M-012' was the mentor of pair 'P-029' already, which ended early (rule same-mentor)
EOF
ok 'who is not listed as a candidate either' '! kurator pair rematch E-027 --as-of 2021-11-25 -q | grep M-012'
cp "$home/exclusions" exclusions.csv

# ---- the new pair ----
err <<'EOF'
would add 1 record to pairs.csv
EOF
t 'words stay in the notes; Cyrillic letters that look Latin' \
	"$rematch Р-029 --mentor М-008 --assessment 'хочет продолжать' --confirmed-by S-005 -n" <<'EOF'
id,group,mentor,mentee,form,variant,request,method,score,proposed,mentor_agreed,mentee_agreed,started,mentor_ready,mentee_ready,curator,order,planned_end,ended,end_reason,outcome,previous,notes
P-038,,M-008,E-027,student-student,achiever-underachiever,не делаю домашние задания,appointed,,2021-11-25,,,,,,S-002,,2022-05-31,,,,P-029,хочет продолжать [assessment]; S-005 [confirmed]
EOF
ok 'a dry run writes nothing' 'cmp pairs.csv "$home/before"'
kurator contact log P-029 --date 2021-10-05 --summary 'в последний день' --as-of 2021-11-25 -q >/dev/null
refused 'a contact on the last day is none after it' 'E-027 --mentor M-008 --confirmed-by S-005' <<'EOF'
kurator: pairs.csv:30: nobody has assessed whether 'E-027' is ready: 'kurator contact log P-029' after the end, or --assessment (rule assessment)
EOF
kurator contact log P-029 --date 2021-11-20 --summary 'готов к новой паре' --as-of 2021-11-25 -q >/dev/null
err <<'EOF'
added 1 record to pairs.csv
EOF
t 'a contact after the end tells' "$rematch E-027 --mentor M-008 --confirmed-by S-005 | cut -d, -f1,3,4,8,16,22,23" <<'EOF'
id,mentor,mentee,method,curator,previous,notes
P-038,M-008,E-027,appointed,S-002,P-029,C-051 [assessment]; S-005 [confirmed]
EOF
ok 'the new pair agrees and starts like any other' \
	'kurator pair agree P-038 --as-of 2021-11-25 -q -o /dev/null && kurator pair start P-038 --order "№ 70-н" --as-of 2021-11-25 -q -o /dev/null'
kurator undo -q >/dev/null
kurator undo -q >/dev/null
refused 'once is enough' 'E-027 --mentor M-011' <<'EOF'
kurator: 'E-027' has an open pair, 'P-038'
hint: 'kurator pair end P-038 --reason CODE' ends it
EOF
kurator undo -q >/dev/null
ok 'undo gives the bytes back' 'cmp pairs.csv "$home/before"'

# ---- the pause, no curator ----
kurator pair end P-020 --reason mentor-left --date 2021-11-19 --as-of 2021-11-25 -q >/dev/null
again='E-020 --mentor M-017 --assessment ready --confirmed-by S-005'
refused 'the pause lasts' "$again" <<'EOF'
kurator: pairs.csv:21: pair 'P-020' ended on 2021-11-19: the pause of 14 days lasts, a new pair is possible from 2021-12-03 (rule pause)
EOF
ok 'one day before its end' "! kurator pair rematch $again -n --as-of 2021-12-02 2>/dev/null"
ok 'at its end' "kurator pair rematch $again -n --as-of 2021-12-03"
sed 's/  pause: 14/  pause: 6/' program.yaml >"$home/short" && cp "$home/short" program.yaml
ok 'a shorter pause of program.yaml' "$rematch $again -n"
sed 's/^\(P-020,.*\),S-002,/\1,,/' pairs.csv >"$home/new" && cp "$home/new" pairs.csv
err <<'EOF'
would add 1 record to pairs.csv
pair 'P-020' had no curator: whoever confirms should not have run it
EOF
t 'a pair without a curator' "$rematch E-020 --mentor M-017 --assessment ready --confirmed-by S-002 -n | cut -d, -f1,16" <<'EOF'
id,curator
P-039,
EOF
finish
