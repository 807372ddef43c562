#!/bin/sh
# meeting confirm: by one side or both, by ids or from a file
. "${0%/*}/lib.sh"

# The people and pairs of tests/data/pairs under the programme of the example school.
base() {
	school
	rm -f ./*.csv
	cp "$top"/tests/data/pairs/*.csv .
}
base
cp meetings.csv "$home/before"
confirm="kurator meeting confirm --as-of 2021-11-25 --lang en"

refused() { # title, options; the messages on standard input
	err
	t "refused: $1" "$confirm $2; s=\$?; cmp -s meetings.csv '$home/before' || exit 9; exit \$s" "${3:-3}" </dev/null
}
err <<'EOF'
changed 1 record of meetings.csv
EOF
t 'both sides, today' "$confirm V-0008 --side both | cut -d, -f1,10-15" 0 <<'EOF'
id,mentor_confirmed,mentee_confirmed,mentor_rating,mentee_rating,mentor_review,mentee_review
V-0008,2021-11-25,2021-11-25,,,,
EOF
ok 'only that row changed' 'diff meetings.csv "$home/before" | grep -c "^[<>]" | grep -qx 2'
ok 'undo gives the bytes back' 'kurator undo -q >/dev/null && cmp meetings.csv "$home/before"'
err <<'EOF'
would change 1 record of meetings.csv
EOF
t 'one side with a rating and words; -n writes nothing' "$confirm V-0008 --side mentor --date 18.11.2021 --rating 9 --review 'понравилось, ждём' -n | cut -d, -f1,10-15 && cmp meetings.csv '$home/before'" 0 <<'EOF'
id,mentor_confirmed,mentee_confirmed,mentor_rating,mentee_rating,mentor_review,mentee_review
V-0008,2021-11-18,,9,,"понравилось, ждём"
EOF
err <<'EOF'
would change 1 record of meetings.csv
EOF
t 'both: the side that has not yet' "$confirm V-0004 --side both -n | cut -d, -f1,10-15" 0 <<'EOF'
id,mentor_confirmed,mentee_confirmed,mentor_rating,mentee_rating,mentor_review,mentee_review
V-0004,2021-10-20,2021-11-25,8,,,
EOF
err <<'EOF'
would change 1 record of meetings.csv
EOF
t 'a rating that was missing is added' "$confirm V-0003 --side mentee --rating 7 -n | cut -d, -f1,10-15" 0 <<'EOF'
id,mentor_confirmed,mentee_confirmed,mentor_rating,mentee_rating,mentor_review,mentee_review
V-0003,2021-10-13,2021-10-13,9,7,,
EOF
err <<'EOF'
would change 2 records of meetings.csv
EOF
t 'several meetings, Cyrillic letters that look Latin' "$confirm V-0004 V-0008 --side mentee --date 2021-11-20 -n | cut -d, -f1,10-15" 0 <<'EOF'
id,mentor_confirmed,mentee_confirmed,mentor_rating,mentee_rating,mentor_review,mentee_review
V-0004,2021-10-20,2021-11-20,8,,,
V-0008,,2021-11-20,,,,
EOF
refused 'confirmed already' "V-0001 V-0004 --side mentor" <<'EOF'
kurator: meeting 'V-0001' is confirmed by this side already (rule already-confirmed)
kurator: meeting 'V-0004' is confirmed by this side already (rule already-confirmed)
EOF
refused 'a rating that is there already' "V-0001 --side mentor --rating 3" <<'EOF'
kurator: meeting 'V-0001' is confirmed by this side already (rule already-confirmed)
EOF
refused 'another day than before' "V-0003 --side mentee --rating 3 --date 2021-10-14" <<'EOF'
kurator: meeting 'V-0003' is confirmed by this side already (rule already-confirmed)
EOF
refused 'before it was held' "V-0008 --side both --date 2021-11-15" <<'EOF'
kurator: column 'date': confirmed before the meeting was held (rule confirmed-early)
EOF
refused 'in the future' "V-0008 --side both --date 2021-11-26" <<'EOF'
kurator: column 'date': the day lies in the future (rule future)
EOF
refused 'a rating of both' "V-0008 --side both --rating 9" <<'EOF'
kurator: column 'side': a rating or a review is of one side, mentor or mentee (rule one-side)
EOF
refused 'no such meeting' "V-0077 --side both" <<'EOF'
kurator: column 'id': there is no meeting 'V-0077'
EOF
refused 'who' "V-0008" 2 <<'EOF'
kurator: name who confirms: --side mentor, mentee or both
hint: 'kurator meeting confirm -h' shows how to use it
EOF
refused 'nobody knows that side' "V-0008 --side tutor" 2 <<'EOF'
kurator: option '--side': 'tutor' is none of mentor, mentee, both
hint: 'kurator meeting confirm -h' shows how to use it
EOF
err <<'EOF'
would change 1 record of meetings.csv
EOF
t 'who confirms gives the side' "$confirm V-0007 --person E-007 --rating 6 -n | cut -d, -f1,10-15" 0 <<'EOF'
id,mentor_confirmed,mentee_confirmed,mentor_rating,mentee_rating,mentor_review,mentee_review
V-0007,2021-10-14,2021-10-15,,6,,
EOF
err <<'EOF'
would change 1 record of meetings.csv
EOF
t 'a mentor too' "$confirm V-0008 --person М-008 -n | cut -d, -f1,10-15" 0 <<'EOF'
id,mentor_confirmed,mentee_confirmed,mentor_rating,mentee_rating,mentor_review,mentee_review
V-0008,2021-11-25,,,,,
EOF
refused 'a member who was not there' "V-0007 --person E-008" <<'EOF'
kurator: column 'person': 'E-008' cannot confirm meeting 'V-0007' for this side (rule not-member)
EOF
refused 'the other side' "V-0008 --person E-012 --side mentor" <<'EOF'
kurator: column 'person': 'E-012' cannot confirm meeting 'V-0008' for this side (rule not-member)
EOF

# ---- from a file ----
cat >"$home/many.csv" <<'EOF'
id,side,date,rating,review
V-0004,наставляемый,2021-11-01,8,
V-0008,mentor,,9,хорошо
V-0008,mentee,,,
EOF
err <<'EOF'
changed 2 records of meetings.csv
EOF
t 'many' "$confirm - <'$home/many.csv' | cut -d, -f1,10-15" 0 <<'EOF'
id,mentor_confirmed,mentee_confirmed,mentor_rating,mentee_rating,mentor_review,mentee_review
V-0004,2021-10-20,2021-11-01,8,8,,
V-0008,2021-11-25,2021-11-25,9,,хорошо,
EOF
ok 'in one change' 'kurator undo -q >/dev/null && cmp meetings.csv "$home/before"'
cat >"$home/bad.csv" <<'EOF'
id,side,date,rating
V-0008,mentor,,11
V-0008,mentor,2021-11-20,
V-0008,mentor,,
V-0077,mentee,,
,mentee,,
V-0004,,,
V-0004,mentee,2021-10-01,
EOF
err <<EOF
kurator: $home/bad.csv:2: column 'rating': '11' is not between 1 and 10
kurator: $home/bad.csv:3: meeting 'V-0008' is confirmed by this side already (rule already-confirmed)
kurator: $home/bad.csv:4: meeting 'V-0008' is confirmed by this side already (rule already-confirmed)
kurator: $home/bad.csv:5: column 'id': there is no meeting 'V-0077'
kurator: $home/bad.csv:6: column 'id': a value is required
kurator: $home/bad.csv:7: column 'side': a value is required
kurator: $home/bad.csv:8: column 'date': confirmed before the meeting was held (rule confirmed-early)
EOF
t 'all faults, nothing written' "$confirm '$home/bad.csv'; s=\$?; cmp -s meetings.csv '$home/before' || exit 9; exit \$s" 3 </dev/null
err <<'EOF'
kurator: встреча 'V-0001' этой стороной уже подтверждена (правило already-confirmed)
EOF
t 'in Russian' "kurator meeting confirm V-0001 --side mentor --as-of 2021-11-25 --lang ru" 3 <<'EOF'
EOF
finish
