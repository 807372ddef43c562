#!/bin/sh
# pair solve: the best rows of a file of candidates. Exactness is tested in tests/unit/matching*.c.
. "${0%/*}/lib.sh"

cat >edges.csv <<'EOF'
mentee,mentor,score,note
E-2,M-1,3,"a, ""b"""
E-1,M-1,"2,5",x
E-1,M-2,1.0,y
E-3,M-9,0,
E-4,M-1,1,z
EOF

# The hash holds the version of kurator; it has a test of its own.
without_hash() {
	"$@" 2>"$home/said"
	set -- $?
	sed '/^the input as a hash: /d' "$home/said" >&2
	return "$1"
}

# the plan, and what is said of it
err <<'EOF'
mentees: 4, mentors: 3, places: 3, candidates: 5
pairs: 3, left over: 1, points: 4, worst pair: 0
in every best plan: 3 of the 3 pairs
mentee and mentor who would both rather have each other: 0
left over: E-4
EOF
t 'rows as they are, by mentee, and a summary' 'without_hash kurator pair solve edges.csv' 0 <<'EOF'
mentee,mentor,score,note
E-1,M-2,1,y
E-2,M-1,3,"a, ""b"""
E-3,M-9,0,
EOF
t 'standard input' 'kurator pair solve -q - <edges.csv | wc -l' 0 <<'EOF'
4
EOF
t 'no operand is standard input, too' 'kurator pair solve -q <edges.csv | wc -l' 0 <<'EOF'
4
EOF
t 'another format' 'kurator pair solve -q edges.csv -f json' 0 <<'EOF'
[
 {"mentee": "E-1", "mentor": "M-2", "score": 1, "note": "y"},
 {"mentee": "E-2", "mentor": "M-1", "score": 3, "note": "a, \"b\""},
 {"mentee": "E-3", "mentor": "M-9", "score": 0, "note": ""}
]
EOF
t 'somebody left over is no error' 'kurator pair solve -q edges.csv >/dev/null' 0 <<'EOF'
EOF
t 'with --strict it is exit status 1' 'kurator pair solve -q edges.csv --strict' 1 <<'EOF'
mentee,mentor,score,note
E-1,M-2,1,y
E-2,M-1,3,"a, ""b"""
E-3,M-9,0,
EOF
t 'nobody at all' 'sed 1q edges.csv | kurator pair solve -q -' 0 <<'EOF'
mentee,mentor,score,note
EOF

# objectives: three pairs of 1 point, or two of 5 and 6, or three with a worst pair of 0
cat >goals.csv <<'EOF'
mentee,mentor,score
a,X,9
a,Y,1
b,X,2
b,Z,1
c,Z,0
c,Y,1
EOF
t 'fair: the worst pair first' 'kurator pair solve -q goals.csv' 0 <<'EOF'
mentee,mentor,score
a,X,9
b,Z,1
c,Y,1
EOF
cat >goals.csv <<'EOF'
mentee,mentor,score
a,X,9
a,Y,2
b,X,3
b,Y,0
EOF
t 'fair gives points away for the worst pair' 'kurator pair solve -q goals.csv' 0 <<'EOF'
mentee,mentor,score
a,Y,2
b,X,3
EOF
t 'count does not' 'kurator pair solve -q goals.csv --objective count' 0 <<'EOF'
mentee,mentor,score
a,X,9
b,Y,0
EOF
sed -i 's/b,Y,0/c,Y,1/; s/a,Y,2/a,Y,11/' goals.csv
sed -i '/c,Y/d' goals.csv
echo 'c,X,1' >>goals.csv
t 'score takes points' 'kurator pair solve -q goals.csv --objective score' 0 <<'EOF'
mentee,mentor,score
a,Y,11
b,X,3
EOF
t 'a minimum forbids pairs' 'kurator pair solve -q goals.csv --minimum 3.5' 0 <<'EOF'
mentee,mentor,score
a,Y,11
EOF

# capacities
printf 'mentor,capacity\nX,2\nY,\nZ,4\n' >places.csv
err <<'EOF'
mentees: 3, mentors: 3, places: 7, candidates: 4
pairs: 3, left over: 0, points: 15, worst pair: 1
in every best plan: 3 of the 3 pairs
mentee and mentor who would both rather have each other: 0
EOF
t 'capacities; empty is one place; mentors without rows' 'without_hash kurator pair solve goals.csv --capacity places.csv' 0 <<'EOF'
mentee,mentor,score
a,Y,11
b,X,3
c,X,1
EOF

# ties: the previous plan, then ids
printf 'mentee,mentor,score\nb,Y,1\nb,X,1\na,Y,1\na,X,1\n' >ties.csv
t 'ids decide between equals' 'kurator pair solve -q ties.csv' 0 <<'EOF'
mentee,mentor,score
a,X,1
b,Y,1
EOF
printf 'mentor,mentee,started\nX,b,2020-09-01\nQ,a,2020-09-01\n' >last.csv
err <<'EOF'
last.csv: pairs of the previous plan with somebody who is not known: 1 (line 3)
mentees: 2, mentors: 2, places: 2, candidates: 4
pairs: 2, left over: 0, points: 2, worst pair: 1
in every best plan: 0 of the 2 pairs
arguable: for 2 of the mentees another choice is as good for the whole
mentee and mentor who would both rather have each other: 1
pairs of the previous plan kept: 1
EOF
t 'but pairs of the previous plan stay' 'without_hash kurator pair solve ties.csv --previous last.csv' 0 <<'EOF'
mentee,mentor,score
a,Y,1
b,X,1
EOF
sed 's/b,Y,1/b,Y,1.001/; s/a,X,1/a,X,1.001/' ties.csv >better.csv
t 'unless that costs a thousandth of a point' 'kurator pair solve -q better.csv --previous last.csv' 0 <<'EOF'
mentee,mentor,score
a,X,1.001
b,Y,1.001
EOF
printf 'mentee,mentor\na,Y\na,X\n' >twice.csv
err <<'EOF'
kurator: twice.csv:3: 'a' has a mentor already, in line 2
hint: leave one mentor of each mentee
EOF
t 'a mentee has one mentor in it' 'kurator pair solve ties.csv --previous twice.csv' 3 </dev/null
t 'a row may repeat another' '{ cat ties.csv; echo b,X,1; } | kurator pair solve -q -' 0 <<'EOF'
mentee,mentor,score
a,X,1
b,Y,1
EOF
awk 'BEGIN { print "mentee,mentor,score"; for (i = 0; i < 60; i++) for (j = 0; j < 25; j++)
	if ((i * 7 + j * 11) % 5 < 2) print "E" i ",M" j "," (i * j + 3 * i) % 7 }' >many.csv
kurator pair solve -q many.csv >many.out
ok 'the order of rows changes nothing' \
	'{ sed 1q many.csv; sed 1d many.csv | sort -t, -k2 -r; } | kurator pair solve -q - | cmp - many.out'
ok 'nor does the locale' 'LC_ALL=de_DE.UTF-8 kurator pair solve -q many.csv | cmp - many.out'

# An independent solver finds the same number of pairs and points: for most pairs each pair is worth more than all scores.
lp() { # what a pair is worth besides its score
	awk -F, -v plus="$1" 'NR > 1 { x = "x" NR; e[$1] = e[$1] " + " x; m[$2] = m[$2] " + " x
		objective = objective " + " ($3 + plus) " " x }
		END { print "Maximize"; print objective; print "Subject To"
			for (i in e) print e[i] " <= 1"
			for (j in m) print m[j] " <= 1"
			print "End" }' many.csv
}
sum() { # objective, what a pair is worth besides its score
	kurator pair solve -q many.csv --objective "$1" | awk -F, -v plus="$2" 'NR > 1 { sum += $3 + plus } END { print sum }'
}
for case in score,0 count,1000; do
	goal=${case%,*} plus=${case#*,}
	if command -v glpsol >/dev/null; then
		lp "$plus" >many.lp
		glpsol --lp many.lp -o many.sol >/dev/null
		sed -n 's/^Objective: .* = \([0-9]*\) (MAXimum)/\1/p' many.sol >want
		ok "glpsol finds the same: $goal" 'sum "$goal" "$plus" | cmp - want && test -s want'
	else
		result 0 "glpsol finds the same: $goal # SKIP glpsol is not installed"
	fi
done

hash_of() {
	kurator pair solve "$@" 2>&1 >/dev/null | sed -n 's/^the input as a hash: //p'
}
hash_of many.csv >hash.1
ok 'a hash of the input' 'grep -qxE "[0-9a-f]{16}" hash.1'
ok 'which does not depend on the order of rows' \
	'{ sed 1q many.csv; sed 1d many.csv | tac; } | hash_of - | cmp - hash.1'
ok 'nor on columns carried along' 'sed "s/\$/,x/" many.csv | hash_of - | cmp - hash.1'
ok 'but on the objective' '! hash_of many.csv --objective count | cmp -s - hash.1'
ok 'and on the scores' '! sed "2s/[0-9]*\$/77/" many.csv | hash_of - | cmp -s - hash.1'

# groups that need a least number of members
printf 'mentee,mentor,score\na,X,9\nb,X,8\nc,X,7\na,Y,3\nb,Y,2\nc,Y,9\nd,Z,1\n' >groups.csv
printf 'mentor,capacity,least\nX,3,2\nY,3,2\nZ,2,1\n' >least.csv
err <<'EOF'
mentees: 4, mentors: 3, places: 8, candidates: 7
pairs: 4, left over: 0, points: 25, worst pair: 1
against the best plan (fair): pairs +0, points -2; its worst pair: 1
mentee and mentor who would both rather have each other: 1
groups too small: 1 closed: Y; 0 filled
found step by step: whether another plan meets more of this, or loses less, is not proved
EOF
t 'no group is too small' 'without_hash kurator pair solve groups.csv --capacity least.csv' 0 <<'EOF'
mentee,mentor,score
a,X,9
b,X,8
c,X,7
d,Z,1
EOF
sed 's/X,3,2/X,2,2/' least.csv >filled.csv
echo 'e,Y,1' >>groups.csv
err <<'EOF'
mentees: 5, mentors: 3, places: 7, candidates: 8
pairs: 5, left over: 0, points: 28, worst pair: 1
in every best plan: 5 of the 5 pairs
mentee and mentor who would both rather have each other: 0
EOF
t 'nothing is done where none is' 'without_hash kurator pair solve groups.csv --capacity filled.csv' 0 <<'EOF'
mentee,mentor,score
a,X,9
b,X,8
c,Y,9
d,Z,1
e,Y,1
EOF
err <<'EOF'
kurator: least numbers of mentees go with the method optimal only, without --trade-off and --certificate
hint: 'kurator pair solve -h' shows how to use it
EOF
t 'which is no stable plan' 'kurator pair solve groups.csv --capacity least.csv --method stable' 2 <<'EOF'
EOF

# stable
cat >lists.csv <<'EOF'
mentee,mentor,score,mentee_rank,mentor_rank
a,X,5,1,2
a,Y,5,2,1
b,X,5,2,1
b,Y,5,1,2
EOF
err <<'EOF'
mentees: 2, mentors: 2, places: 2, candidates: 4
pairs: 2, left over: 0, points: 10, worst pair: 5
against the best plan (fair): pairs +0, points 0; its worst pair: 5
mentee and mentor who would both rather have each other: 0
EOF
t 'stable: by ranks, mentees first' 'without_hash kurator pair solve lists.csv --method stable' 0 <<'EOF'
mentee,mentor,score,mentee_rank,mentor_rank
a,X,5,1,2
b,Y,5,1,2
EOF
t 'or mentors first' 'kurator pair solve -q lists.csv --method stable --side mentor' 0 <<'EOF'
mentee,mentor,score,mentee_rank,mentor_rank
a,Y,5,2,1
b,X,5,2,1
EOF

# the trade-off
cat >curve.csv <<'EOF'
mentee,mentor,score
a,X,9
b,X,8
b,Y,0.5
a,Y,0.25
EOF
t 'the most points of every number of pairs' 'kurator pair solve curve.csv --trade-off' 0 <<'EOF'
pairs,points,change
0,0,
1,9,9
2,9.5,0.5
EOF

# certificates
kurator pair solve -q edges.csv --certificate prices.csv >plan.csv
t 'a certificate is checked by pair verify' 'kurator pair verify edges.csv plan.csv --certificate prices.csv |
	cut -d, -f1-4 | grep -v feasible' 0 <<'EOF'
claim,value,bound,proved
pairs,3,3,yes
worst-pair,0,0,yes
points,4,4,yes
EOF
t 'what it looks like' 'cat prices.csv' 0 <<'EOF'
level,side,id,value
objective,,,fair
minimum,,,0
floor,,,0
pairs,mentee,E-1,1
pairs,mentee,E-3,1
pairs,mentor,M-1,1
points,mentee,E-1,1
points,mentee,E-2,2
points,mentor,M-1,1
floor,mentee,E-1,1
floor,mentor,M-1,1
EOF

# within a programme: free places of mentors.csv
school
kurator pair score --as-of 2021-11-25 >edges.csv
ok 'the proposal of pair match, with the columns of the candidates' \
	'kurator pair solve -q edges.csv --as-of 2021-11-25 | cut -d, -f1,2 | sed 1d | sort >solved;
	kurator pair match -q --as-of 2021-11-25 | cut -d, -f1,2 | sed 1d | awk -F, "{ print \$2 \",\" \$1 }" |
		sort | cmp - solved && test -s solved'
printf 'mentee,mentor,score\nE-014,M-999,5\n' >foreign.csv
err <<'EOF'
kurator: foreign.csv:2: column 'mentor': 'M-999' has no capacity in mentors.csv
hint: add these mentors to mentors.csv; 0 is a mentor without a place
EOF
t 'a mentor who is not in mentors.csv' 'kurator pair solve foreign.csv --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
cd "$home" || exit 99

# bad input: all of it, nothing printed
cat >bad.csv <<'EOF'
mentee,mentor,score,mentee_rank
a,X,many,
b,X,-1,
c,X,0.0005,
d,X,1000001,
,X,1,
f,,1,
g,X,1,first
EOF
err <<'EOF'
kurator: bad.csv:2: column 'score': 'many' is no number
kurator: bad.csv:3: column 'score': '-1' is below zero
kurator: bad.csv:4: column 'score': '0.0005' has more than three decimals
kurator: bad.csv:5: column 'score': '1000001' is more than a million points
kurator: bad.csv:6: column 'mentee': is empty
kurator: bad.csv:7: column 'mentor': is empty
kurator: bad.csv:8: column 'mentee_rank': 'first' is no rank from 1 on
hint: points begin at 0: add the same number to the score of every row
hint: at most a million points: divide the score of every row by the same number
hint: write whole numbers of places and ranks, and points as 12 or 12.5
EOF
t 'cells that cannot be' 'kurator pair solve bad.csv' 3 <<'EOF'
EOF
err <<'EOF'
kurator: standard input:3: the same pair as in line 2, with something else in another column
hint: leave one row of each pair
EOF
t 'which of two rows with another note is printed cannot depend on their order' \
	"printf 'mentee,mentor,score,note\na,X,1,walks\na,X,1.0,reads\n' | kurator pair solve" 3 <<'EOF'
EOF
t 'a row that repeats another but for how the points are written' \
	"printf 'mentee,mentor,score,note\na,X,1,walks\na,X,1.0,walks\n' | kurator pair solve -q" 0 <<'EOF'
mentee,mentor,score,note
a,X,1,walks
EOF
err <<'EOF'
kurator: standard input:5: the same pair as in line 2, with another score or rank
hint: leave one row of each pair
EOF
t 'a pair with two scores' "printf 'mentee,mentor,score\na,X,1\nb,X,1\n\na,X,2\n' | kurator pair solve" 3 <<'EOF'
EOF
printf 'mentor,capacity\nX,2\nX,1\nY,-1\nZ,x\n' >twice.csv
err <<'EOF'
kurator: twice.csv:3: column 'mentor': 'X' is listed already
kurator: twice.csv:4: column 'capacity': '-1' is no number of places
kurator: twice.csv:5: column 'capacity': 'x' is no number of places
hint: write whole numbers of places and ranks, and points as 12 or 12.5
EOF
t 'capacities that cannot be' 'kurator pair solve goals.csv --capacity twice.csv' 3 <<'EOF'
EOF
printf 'mentor,capacity\nY,1\n' >short.csv
err <<'EOF'
kurator: goals.csv:2: column 'mentor': 'X' has no capacity in short.csv
hint: add these mentors to short.csv; 0 is a mentor without a place
EOF
t 'a mentor without a capacity' 'kurator pair solve goals.csv --capacity short.csv' 3 <<'EOF'
EOF
err <<'EOF'
kurator: standard input:1: column 'mentor' is missing
kurator: standard input:1: column 'score' is missing
EOF
t 'missing columns' 'echo mentee,x | kurator pair solve' 3 <<'EOF'
EOF
err <<'EOF'
kurator: cannot read 'nowhere.csv': No such file or directory
EOF
t 'no such file' 'kurator pair solve nowhere.csv' 3 <<'EOF'
EOF
err <<'EOF'
kurator: --minimum: 'much' is no number of points
hint: 'kurator pair solve -h' shows how to use it
EOF
t 'a minimum that is no number' 'kurator pair solve edges.csv --minimum much' 2 <<'EOF'
EOF
err <<'EOF'
kurator: '--trade-off' prints no plan; it goes with --capacity and --minimum only
hint: 'kurator pair solve -h' shows how to use it
EOF
t 'options that do not go together' 'kurator pair solve edges.csv --trade-off --method stable' 2 <<'EOF'
EOF
err <<'EOF'
kurator: a stable plan has no certificate; '--certificate' goes with the method optimal
hint: 'kurator pair solve -h' shows how to use it
EOF
t 'a certificate of a stable plan' 'kurator pair solve edges.csv --method stable --certificate x.csv' 2 <<'EOF'
EOF

# two outputs
for other in same.csv ./same.csv link.csv; do
	ln -sf same.csv link.csv
	err <<EOF
kurator: '$other' of --certificate is where the result goes; name another file
hint: 'kurator pair solve -h' shows how to use it
EOF
	t "the certificate does not go where the plan goes: $other" "kurator pair solve edges.csv -o same.csv --certificate $other" 2 </dev/null
	ok 'nothing is written' '[ ! -e same.csv ]'
done
echo old >same.csv
ln same.csv hard.csv
t 'nor by another name' 'kurator pair solve edges.csv -o same.csv --certificate hard.csv 2>/dev/null' 2 </dev/null
t 'nor where standard output goes' 'kurator pair solve edges.csv --certificate same.csv >>same.csv 2>/dev/null' 2 </dev/null
ok 'what was there stays' '[ "$(cat same.csv)" = old ]'
err <<'EOF'
kurator: '--side' goes with '--method stable'
hint: 'kurator pair solve -h' shows how to use it
EOF
t 'a side is that of a stable plan' 'kurator pair solve edges.csv --side mentor' 2 </dev/null
printf 'mentor,capacity,least\nX,2,3\nY,0,3\nZ,2,2\n' >over.csv
err <<'EOF'
kurator: over.csv:2: column 'least': at least 3 mentees are asked for, and there are only 2 places
EOF
t 'more mentees asked for than places' 'kurator pair solve groups.csv --capacity over.csv' 3 </dev/null

# ---- scores below zero: what to do depends on the objective ----
printf 'mentee,mentor,score\na,X,-2\nb,X,3\na,Y,1\n' >below.csv
hint_of() { kurator pair "$@" --lang en 2>&1 >/dev/null | sed -n 's/^hint: //p'; }
t 'shifted where the number of pairs is settled first' 'hint_of solve below.csv; hint_of solve below.csv --objective count' <<'EOF'
points begin at 0: add the same number to the score of every row
points begin at 0: add the same number to the score of every row
EOF
printf 'mentee,mentor\na,Y\nb,X\n' >claimed.csv
t 'left out where points are' 'hint_of solve below.csv --objective score; hint_of verify below.csv claimed.csv --objective score' <<'EOF'
with the objective score no best plan has a pair below zero: leave these rows out
with the objective score no best plan has a pair below zero: leave these rows out
EOF
finish
