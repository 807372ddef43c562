#!/bin/sh
# meeting log: the stage that comes next, the order of stages, every refusal, groups, force
. "${0%/*}/lib.sh"

# The people and pairs of tests/data/pairs under the programme of the example school.
base() {
	school
	rm -f ./*.csv
	cp "$top"/tests/data/pairs/*.csv .
}
base
cp meetings.csv "$home/before"
log="kurator meeting log --as-of 2021-11-25 --lang en"

refused() { # title, options; the messages on standard input
	err
	t "refused: $1" "$log $2; s=\$?; cmp -s meetings.csv '$home/before' || exit 9; exit \$s" "${3:-3}" </dev/null
}

# ---- one meeting ----
err <<'EOF'
added 1 record to meetings.csv
EOF
t 'the stage is the next one due' "$log P-006 --date 2021-11-22 --minutes 40 --topic Игра" 0 <<'EOF'
id,pair,date,stage,minutes,place,topic,summary,task,mentor_confirmed,mentee_confirmed,mentor_rating,mentee_rating,mentor_review,mentee_review,present,notes
V-0009,P-006,2021-11-22,trial,40,,Игра,,,,,,,,,,
EOF
ok 'rows that were there stay byte for byte' 'head -9 meetings.csv | cmp - "$home/before"'
ok 'undo gives the bytes back' 'kurator undo -q >/dev/null && cmp meetings.csv "$home/before"'
err <<'EOF'
would add 1 record to meetings.csv
EOF
t 'today, when no day is given; -n writes nothing; Cyrillic letters that look Latin' "$log Р-002 -n | cut -d, -f1-5,16- && cmp meetings.csv '$home/before'" 0 <<'EOF'
id,pair,date,stage,minutes,present,notes
V-0010,P-002,2021-11-25,regular,,,
EOF
err <<'EOF'
would add 1 record to meetings.csv
EOF
t 'a meeting between others is the one that came next on its day' "$log P-002 --date 15.10.2021 -n | cut -d, -f1-5,16-" 0 <<'EOF'
id,pair,date,stage,minutes,present,notes
V-0010,P-002,2021-10-15,regular,,,
EOF
err <<'EOF'
would add 1 record to meetings.csv
EOF
t 'a label of the stage' "$log P-002 --date 2021-11-24 --stage 'итоговая встреча' -n | cut -d, -f1-5,16-" 0 <<'EOF'
id,pair,date,stage,minutes,present,notes
V-0010,P-002,2021-11-24,final,,,
EOF
err <<'EOF'
would add 1 record to meetings.csv
EOF
t 'a second stage on one day, when it is named' "$log P-006 --date 2021-11-16 --stage trial -n | cut -d, -f1-5,16-" 0 <<'EOF'
id,pair,date,stage,minutes,present,notes
V-0010,P-006,2021-11-16,trial,,,
EOF
err <<'EOF'
would add 2 records to meetings.csv
EOF
t 'on one day stages stand in their order, however the rows do' \
	"printf 'pair,date,stage\nP-002,2021-11-22,final\nP-002,2021-11-22,regular\n' | $log - -n | cut -d, -f1-5,16-" 0 <<'EOF'
id,pair,date,stage,minutes,present,notes
V-0010,P-002,2021-11-22,final,,,
V-0011,P-002,2021-11-22,regular,,,
EOF
sed 's/2021-09-20,2021-09-22,2021-10-07/,,2021-10-07/' pairs.csv >new && mv new pairs.csv
err <<'EOF'
would add 1 record to meetings.csv
EOF
t 'a pair that has started has agreed' "$log P-002 --date 2021-11-22 -n | cut -d, -f1-5,16-" 0 <<'EOF'
id,pair,date,stage,minutes,present,notes
V-0010,P-002,2021-11-22,regular,,,
EOF
kurator pair end P-002 --reason other --date 2021-11-22 --as-of 2021-11-25 -q -o /dev/null
err <<'EOF'
would add 1 record to meetings.csv
EOF
t 'a meeting on the last day of the pair' "$log P-002 --date 2021-11-22 -n | cut -d, -f1-5,16-" 0 <<'EOF'
id,pair,date,stage,minutes,present,notes
V-0010,P-002,2021-11-22,regular,,,
EOF
base
sed '/^V-0004/s/regular/trial/' meetings.csv >new && mv new meetings.csv
err <<'EOF'
would add 1 record to meetings.csv
EOF
t 'what is out of order in the base already is nobody else'\''s fault' \
	"$log P-002 --date 2021-10-15 -n | cut -d, -f1-5,16-" 0 <<'EOF'
id,pair,date,stage,minutes,present,notes
V-0009,P-002,2021-10-15,regular,,,
EOF
base
kurator meeting log P-006 --date 2021-11-22 --as-of 2021-11-25 -q -o /dev/null
kurator undo -q >/dev/null
cp meetings.csv "$home/before"
err <<'EOF'
kurator: warning: 2021-11-21 is a day off
would add 1 record to meetings.csv
EOF
t 'days off bring a warning' "$log P-002 --date 2021-11-21 -n | cut -d, -f1-5,16-" 0 <<'EOF'
id,pair,date,stage,minutes,present,notes
V-0010,P-002,2021-11-21,regular,,,
EOF
err <<'EOF'
kurator: warning: 2021-11-02 lies in the holidays 'autumn holidays'
would add 1 record to meetings.csv
EOF
t 'so do holidays' "$log P-002 --date 2021-11-02 -n | cut -d, -f1-5,16-" 0 <<'EOF'
id,pair,date,stage,minutes,present,notes
V-0010,P-002,2021-11-02,regular,,,
EOF

# ---- what cannot have been ----
refused 'in the future' "P-006 --date 2021-11-26" <<'EOF'
kurator: column 'date': the day lies after today, 2021-11-25 (rule future)
EOF
refused 'before both sides agreed' "P-005 --force because" <<'EOF'
kurator: column 'date': pair 'P-005': both sides had not agreed by 2021-11-25 (rule not-agreed)
EOF
refused 'after the end' "P-001 --force because" <<'EOF'
kurator: column 'date': pair 'P-001' ended on 2021-05-28 (rule after-end)
EOF
refused 'somebody else in a pair' "P-002 --present E-007 --force because" <<'EOF'
kurator: column 'present': 'E-007' is not a mentee of pair 'P-002' (rule not-member)
EOF
refused 'somebody else in a group' "G-001 --date 2021-11-22 --present 'E-008;E-001;E-099' --force because" <<'EOF'
kurator: column 'present': there is no mentee 'E-099'
kurator: column 'present': 'E-001' is not a mentee of group 'G-001' (rule not-member)
EOF
refused 'confirmed before it was held, or tomorrow' "P-002 --date 2021-11-24 --mentor-confirmed 2021-11-23 --mentee-confirmed 2021-11-26" <<'EOF'
kurator: column 'mentee_confirmed': the day lies after today, 2021-11-25 (rule future)
kurator: column 'mentor_confirmed': confirmed before the meeting was held (rule confirmed-early)
EOF
refused 'nobody of that name' "P-099" <<'EOF'
kurator: column 'pair': there is no pair or group 'P-099'
EOF
refused 'cells that cannot be read' "P-002 --date someday --minutes long --stage dinner" <<'EOF'
kurator: column 'date': 'someday' is not a day (YYYY-MM-DD or DD.MM.YYYY)
kurator: column 'minutes': 'long' is not a whole number
kurator: column 'stage': 'dinner' is none of the stages of meetings
EOF

# ---- the order; each of these passes with a reason, which is kept ----
forced() { # title, options, rules
	ok "forced: $1" "$log $2 --force 'так вышло' -n 2>/dev/null | tail -1 | grep -qF ',так вышло [$3]'"
}
breach() { # title, options, rules; the messages on standard input
	refused "$@"
	forced "$1" "$2" "$3"
}
refused() { # title, options; the messages on standard input
	err
	t "refused: $1" "$log $2; s=\$?; cmp -s meetings.csv '$home/before' || exit 9; exit \$s" 3 </dev/null
}
breach 'a stage is skipped' "P-006 --date 2021-11-22 --stage planning" 'not-started;not-ready;stage-skipped' <<'EOF'
kurator: column 'date': pair 'P-006': both sides had not said by 2021-11-22 that they are ready to go on (rule not-ready)
kurator: column 'date': pair 'P-006' had not started by 2021-11-22 (rule not-started)
kurator: column 'stage': pair 'P-006' has not had the stage 'trial meeting' by 2021-11-22 (rule stage-skipped)
EOF
breach 'a stage is skipped on the way to the end' "P-002 --date 2021-10-15 --stage final" 'stage-skipped' <<'EOF'
kurator: column 'stage': pair 'P-002' has not had the stage 'regular meeting' by 2021-10-15 (rule stage-skipped)
EOF
breach 'a stage again' "P-002 --date 2021-11-22 --stage trial" 'stage-again' <<'EOF'
kurator: column 'stage': pair 'P-002' has had the stage 'trial meeting' already, on 2021-10-05 (rule stage-again)
EOF
breach 'a stage again, before the one that is known' "P-006 --date 2021-11-15" 'stage-again' <<'EOF'
kurator: column 'stage': pair 'P-006' has had the stage 'acquaintance' already, on 2021-11-16 (rule stage-again)
EOF
breach 'a member who missed the planning' "P-004 --date 2021-11-22 --stage regular" 'stage-skipped' <<'EOF'
kurator: column 'stage': pair 'P-004' has not had the stage 'planning' by 2021-11-22 (rule stage-skipped)
EOF
breach 'the same meeting' "P-006 --date 2021-11-16 --stage acquaintance" 'double;stage-again' <<'EOF'
kurator: pair 'P-006': this meeting is 'V-0008' already (rule double)
EOF
breach 'the same day without a stage' "P-006 --date 2021-11-16" 'double' <<'EOF'
kurator: pair 'P-006' has a meeting of that day already, 'V-0008'; '--stage' says that this is another one (rule double)
EOF
sed 's/^P-002,\(.*\),2021-10-07,2021-10-06,2021-10-06,/P-002,\1,2021-10-18,2021-10-13,,/' pairs.csv >new && mv new pairs.csv
breach 'before the start and readiness' "P-002 --date 2021-10-15" 'not-started;not-ready' <<'EOF'
kurator: column 'date': pair 'P-002': both sides had not said by 2021-10-15 that they are ready to go on (rule not-ready)
kurator: column 'date': pair 'P-002' had not started by 2021-10-15 (rule not-started)
EOF
base
$log P-002 --date 2021-11-15 --stage final -q >/dev/null
cp meetings.csv "$home/before"
breach 'a regular meeting after the final one' "P-002 --date 2021-11-22 --stage regular" 'after-final' <<'EOF'
kurator: column 'stage': pair 'P-002': nothing follows the stage 'final meeting', held on 2021-11-15 (rule after-final)
EOF
breach 'after the final one without a stage' "P-002 --date 2021-11-23" 'after-final' <<'EOF'
kurator: column 'stage': pair 'P-002': nothing follows the stage 'final meeting', held on 2021-11-15 (rule after-final)
EOF
sed '/trial/d' meetings.csv >new && mv new meetings.csv
cp meetings.csv "$home/before"
breach 'an earlier stage after a later one' "P-002 --date 2021-10-15 --stage trial" 'stage-order' <<'EOF'
kurator: column 'stage': pair 'P-002': a later stage, 'planning', was held before, on 2021-10-12 (rule stage-order)
EOF
err <<'EOF'
would add 1 record to meetings.csv
EOF
t 'a gap is filled where it belongs' "$log P-002 --date 2021-10-06 -n | cut -d, -f1-5,16-" 0 <<'EOF'
id,pair,date,stage,minutes,present,notes
V-0010,P-002,2021-10-06,trial,,,
EOF
base
cp meetings.csv "$home/before"
breach 'a final meeting before regular ones' "P-002 --date 2021-10-18 --stage final" 'stage-skipped' <<'EOF'
kurator: column 'stage': pair 'P-002' has not had the stage 'regular meeting' by 2021-10-18 (rule stage-skipped)
EOF
$log P-002 --date 2021-11-10 -q >/dev/null
cp meetings.csv "$home/before"
breach 'a final meeting between regular ones' "P-002 --date 2021-11-08 --stage final" 'stage-order' <<'EOF'
kurator: column 'stage': pair 'P-002': an earlier stage, 'regular meeting', was held afterwards, on 2021-11-10 (rule stage-order)
EOF
base
err <<'EOF'
would add 1 record to meetings.csv
EOF
t 'own notes stay before the reason' "$log P-006 --date 2021-11-22 --stage planning --notes 'коротко, 15 минут' --force болел -n | cut -d, -f17- | tail -1" 0 <<'EOF'
"коротко, 15 минут; болел [not-started;not-ready;stage-skipped]"
EOF
err <<'EOF'
would add 1 record to meetings.csv
EOF
t 'a reason that is not needed leaves no trace' "$log P-006 --date 2021-11-22 --force болел -n | cut -d, -f1-5,16-" 0 <<'EOF'
id,pair,date,stage,minutes,present,notes
V-0009,P-006,2021-11-22,trial,,,
EOF
err <<'EOF'
kurator: --force needs a reason
hint: 'kurator meeting log -h' shows how to use it
EOF
t 'force without a reason' "$log P-006 --force=" 2 <<'EOF'
EOF

# ---- groups ----
cp meetings.csv "$home/before"
err <<'EOF'
would add 1 record to meetings.csv
EOF
t 'everybody who is in the group was there, unless said otherwise' "$log G-001 --date 2021-11-22 -n | cut -d, -f1-5,16-" 0 <<'EOF'
id,pair,date,stage,minutes,present,notes
V-0009,G-001,2021-11-22,regular,,E-007;E-008,
EOF
err <<'EOF'
would add 1 record to meetings.csv
EOF
t 'who came' "$log G-001 --date 2021-11-22 --present Е-008 -n | cut -d, -f1-5,16-" 0 <<'EOF'
id,pair,date,stage,minutes,present,notes
V-0009,G-001,2021-11-22,regular,,E-008,
EOF
err <<'EOF'
would add 1 record to meetings.csv
EOF
t 'a member makes up for what was missed' "$log P-004 --date 2021-10-15 -n | cut -d, -f1-5,16-" 0 <<'EOF'
id,pair,date,stage,minutes,present,notes
V-0009,P-004,2021-10-15,planning,,,
EOF
kurator pair end P-003 --reason moved --date 2021-11-15 --as-of 2021-11-25 -q >/dev/null 2>&1
err <<'EOF'
would add 1 record to meetings.csv
EOF
t 'who has left the group is not there' "$log G-001 --date 2021-11-22 -n | cut -d, -f1-5,16-" 0 <<'EOF'
id,pair,date,stage,minutes,present,notes
V-0009,G-001,2021-11-22,regular,,E-008,
EOF
refused 'and cannot be' "G-001 --date 2021-11-22 --present 'E-007;E-008'" <<'EOF'
kurator: column 'date': pair 'P-003' ended on 2021-11-15 (rule after-end)
EOF
kurator pair end P-004 --reason moved --date 2021-11-16 --as-of 2021-11-25 -q >/dev/null 2>&1
refused 'a group that is no more' "G-001 --date 2021-11-22" <<'EOF'
kurator: column 'date': pair 'P-003' ended on 2021-11-15 (rule after-end)
EOF
base
cp meetings.csv "$home/before"
err <<'EOF'
would add 2 records to meetings.csv
EOF
t 'a member may meet the mentor alone on the day of the group' \
	"printf 'pair,date,stage\nG-001,2021-11-22,regular\nP-003,2021-11-22,regular\n' | $log - -n | cut -d, -f1-5,16-" 0 <<'EOF'
id,pair,date,stage,minutes,present,notes
V-0009,G-001,2021-11-22,regular,,E-007;E-008,
V-0010,P-003,2021-11-22,regular,,,
EOF
err <<'EOF'
would add 1 record to meetings.csv
EOF
t 'the same, when the group has met already' "$log P-003 --date 2021-10-14 -n | cut -d, -f1-5,16-" 0 <<'EOF'
id,pair,date,stage,minutes,present,notes
V-0009,P-003,2021-10-14,regular,,,
EOF
sed '/^V-0007/d' meetings.csv >new && mv new meetings.csv
err <<'EOF'
would add 3 records to meetings.csv
EOF
t 'a meeting of the group counts for those of its members who come' \
	"printf 'pair,date,present\nP-003,2021-11-22,\nP-004,2021-11-22,\nG-001,2021-11-15,E-007\n' | $log - -n | cut -d, -f2-5,16-" 0 <<'EOF'
pair,date,stage,minutes,present,notes
P-003,2021-11-22,regular,,,
P-004,2021-11-22,planning,,,
G-001,2021-11-15,planning,,E-007,
EOF

# ---- many ----
base
cp meetings.csv "$home/before"
kurator pair agree P-005 --date 2021-11-15 --as-of 2021-11-25 -q -o /dev/null
kurator pair start P-005 --date 2021-11-18 --as-of 2021-11-25 -q -o /dev/null
cat >"$home/many.csv" <<'EOF'
pair,date,minutes
P-005,2021-11-24,45
P-005,2021-11-18,40
P-002,2021-11-22,40
P-005,2021-11-22,40
P-005,2021-11-16,40
EOF
err <<EOF
kurator: $home/many.csv:2: column 'date': pair 'P-005': both sides had not said by 2021-11-24 that they are ready to go on (rule not-ready)
kurator: $home/many.csv:5: column 'date': pair 'P-005': both sides had not said by 2021-11-22 that they are ready to go on (rule not-ready)
EOF
t 'all or none' "$log '$home/many.csv'; s=\$?; cmp -s meetings.csv '$home/before' || exit 9; exit \$s" 3 </dev/null
kurator pair agree P-005 --ready --date 2021-11-19 --force 'в тот же день' --as-of 2021-11-25 -q -o /dev/null
err <<'EOF'
added 5 records to meetings.csv
EOF
t 'stages go by the days, however the rows stand' "$log - <'$home/many.csv' | cut -d, -f1-5,16-" 0 <<'EOF'
id,pair,date,stage,minutes,present,notes
V-0009,P-005,2021-11-24,regular,45,,
V-0010,P-005,2021-11-18,trial,40,,
V-0011,P-002,2021-11-22,regular,40,,
V-0012,P-005,2021-11-22,planning,40,,
V-0013,P-005,2021-11-16,acquaintance,40,,
EOF
ok 'they are one change' 'kurator undo -q >/dev/null && cmp meetings.csv "$home/before"'
cat >"$home/bad.csv" <<'EOF'
pair,date,stage,colour
P-002,2021-11-22,regular,
P-002,2021-11-22,regular,
P-099,2021-11-22,,
P-002,,,
P-006,2021-12-01,,
G-001,2021-11-23,,
G-001,2021-11-23,,
P-002,2021-11-23,,,
EOF
err <<'EOF'
kurator: standard input:1: 'colour' is not a column of meetings.csv; --ignore-columns leaves it out
kurator: standard input:3: pair 'P-002': the input has a meeting of that day twice (rule double)
kurator: standard input:4: column 'pair': there is no pair or group 'P-099'
kurator: standard input:5: column 'date': a value is required
kurator: standard input:6: column 'date': the day lies after today, 2021-11-25 (rule future)
kurator: standard input:8: group 'G-001': the input has a meeting of that day twice (rule double)
kurator: standard input:9: 5 fields where the header has 4
EOF
t 'all faults of all records' "$log - <'$home/bad.csv'; s=\$?; cmp -s meetings.csv '$home/before' || exit 9; exit \$s" 3 </dev/null
err <<'EOF'
kurator: cannot read 'no.csv': No such file or directory
EOF
t 'a file that is not there' "$log no.csv" 3 <<'EOF'
EOF
sed '4s/2021-10-12/someday/' meetings.csv >new && mv new meetings.csv
err <<'EOF'
kurator: meetings.csv:4: column 'date': 'someday' is not a day (YYYY-MM-DD or DD.MM.YYYY)
EOF
t 'a meeting on which the order hangs and that cannot be read' "$log P-002 --date 2021-11-22" 3 <<'EOF'
EOF
err <<'EOF'
would add 1 record to meetings.csv
EOF
t 'it hinders no other pair' "$log P-006 --date 2021-11-22 -n | cut -d, -f1-5,16-" 0 <<'EOF'
id,pair,date,stage,minutes,present,notes
V-0014,P-006,2021-11-22,trial,,,
EOF
rm meetings.csv
t 'the file is made when it is first written' "$log P-006 --date 2021-11-16 -q -o /dev/null && cat meetings.csv" 0 <<'EOF'
id,pair,date,stage,minutes,place,topic,summary,task,mentor_confirmed,mentee_confirmed,mentor_rating,mentee_rating,mentor_review,mentee_review,present,notes
V-0014,P-006,2021-11-16,acquaintance,,,,,,,,,,,,,
EOF
base
err <<'EOF'
kurator: столбец 'date': этот день ещё не наступил, сегодня 2021-11-20 (правило future)
EOF
t 'in Russian' "kurator meeting log P-006 --date 2021-11-22 --stage trial --as-of 2021-11-20 --lang ru" 3 <<'EOF'
EOF
finish
