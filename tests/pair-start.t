#!/bin/sh
# pair start: the first day and the order, with the steps of selection
. "${0%/*}/lib.sh"

# The people and pairs of tests/data/pairs under the programme of the example school.
base() {
	school
	rm -f ./*.csv
	cp "$top"/tests/data/pairs/*.csv .
}
base
cp pairs.csv "$home/before"
start="kurator pair start --as-of 2021-11-25 --lang en"

refused() { # title, options; the messages on standard input
	err
	t "refused: $1" "$start $2; s=\$?; cmp -s pairs.csv '$home/before' || exit 9; exit \$s" ${3:-3} </dev/null
}

err <<'EOF'
changed 1 record of pairs.csv
EOF
t 'the day and the order' "$start P-006 --date 2021-11-15 --order '№ 9' | cut -d, -f1,13,17" 0 <<'EOF'
id,started,order
P-006,2021-11-15,№ 9
EOF
ok 'undo gives the bytes back' 'kurator undo -q >/dev/null && cmp pairs.csv "$home/before"'
err <<'EOF'
would change 1 record of pairs.csv
EOF
t 'today, without an order; -n writes nothing' "$start P-006 -n | cut -d, -f1,13,17 && cmp pairs.csv '$home/before'" 0 <<'EOF'
id,started,order
P-006,2021-11-25,
EOF
err <<'EOF'
changed 1 record of pairs.csv
EOF
t 'the order later' "$start P-006 -q -o /dev/null && $start P-006 --order '№ 10' | cut -d, -f1,13,17" 0 <<'EOF'
id,started,order
P-006,2021-11-25,№ 10
EOF
base
refused 'not agreed; started; ended' "P-005 P-002 P-001 --date 2021-11-20 --order 9" <<'EOF'
kurator: pairs.csv:6: column 'started': pair 'P-005': both sides had not agreed by 2021-11-20 (rule not-agreed)
kurator: pairs.csv:3: column 'started': pair 'P-002' started on 2021-10-07 (rule already-started)
kurator: pairs.csv:2: pair 'P-001' ended on 2021-05-28 (rule ended)
EOF
refused 'before both agreed' "P-006 --date 2021-11-11" <<'EOF'
kurator: pairs.csv:7: column 'started': pair 'P-006': both sides had not agreed by 2021-11-11 (rule not-agreed)
EOF
refused 'before the proposal' "P-006 --date 2021-11-07" <<'EOF'
kurator: pairs.csv:7: column 'started': pair 'P-006': the day lies before 'proposed', 2021-11-08 (rule date-order)
kurator: pairs.csv:7: column 'started': pair 'P-006': both sides had not agreed by 2021-11-07 (rule not-agreed)
EOF
refused 'in the future' "P-006 --date 2021-11-26" <<'EOF'
kurator: pairs.csv:7: column 'started': pair 'P-006': the day lies after today, 2021-11-25 (rule future)
EOF
sed '/^M-008/s/2021-09-06,$/,2021-11-20/; /^M-008/s/2021-09-03//' mentors.csv >new && mv new mentors.csv
sed '/^E-012/s/2021-09-10//' mentees.csv >new && mv new mentees.csv
grep -v M-008 trainings.csv >new && mv new trainings.csv
refused 'steps of selection are missing, somebody has left' "P-006" <<'EOF'
kurator: pairs.csv:7: column 'mentor': pair 'P-006': 'M-008' has left (rule left)
kurator: pairs.csv:7: column 'mentor': pair 'P-006': 'M-008' lacks a step of selection: interview (rule interview)
kurator: pairs.csv:7: column 'mentor': pair 'P-006': 'M-008' lacks a step of selection: training (rule training)
kurator: pairs.csv:7: column 'mentor': pair 'P-006': 'M-008' lacks a step of selection: consent (rule consent)
kurator: pairs.csv:7: column 'mentee': pair 'P-006': 'E-012' lacks a step of selection: consent (rule consent)
EOF
finish
