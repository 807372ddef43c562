#!/bin/sh
# pair match, pair solve: wishes (together, apart) and least numbers, what they lose, what is refused
. "${0%/*}/lib.sh"

cp -R "$top/tests/data/matching" base && cd base || exit 99
sed -i 's/^M-2,Bob Birch,student,8A,,sport,,1,/M-2,Bob Birch,student,8A,,sport,,3,/' mentors.csv
match="kurator pair match --as-of 2021-10-25 --lang en"
hashless() {
	"$@" 2>"$home/err"
	status=$?
	sed 's/\(hash: \)[0-9a-f]\{16\}$/\1HASH/' "$home/err" >&2
	return $status
}
pairs() {
	"$@" | sed 1d | cut -d, -f1,2 | paste -sd' '
}

unchanged="mentees: 6, mentors: 3, places: 6, candidates: 9
pairs: 5, left over: 1, points: 442.5, worst pair: 5
in every best plan: 5 of the 5 pairs
mentee and mentor who would both rather have each other: 1"

# ---- wishes ----
t 'the best plan' "pairs $match -q" <<'EOT'
M-1,E-1 M-2,E-2 M-2,E-3 M-3,E-5 M-1,E-6
EOT
cat >wishes.csv <<'EOT'
mentee,other,wish
E-1,E-2,apart
E-3,E-6,вместе
E-4,E-5,together
EOT
err <<'EOT'
mentees: 6, mentors: 3, places: 6, candidates: 9
pairs: 5, left over: 1, points: 332.5, worst pair: 0
against the best plan (fair): pairs +0, points -110; its worst pair: 5
mentee and mentor who would both rather have each other: 2
wishes: 3; met by the best plan: 1, by this one: 2
wishes that are not met: E-4, E-5 (wishes.csv:4)
no plan meets more of this, or as much and loses less: proved
left over: E-4 ('kurator pair explain E-4' says why)
the input as a hash: HASH
EOT
t 'wishes, and what they lose' "hashless pairs $match --wishes wishes.csv" <<'EOT'
M-1,E-1 M-2,E-2 M-2,E-3 M-3,E-5 M-2,E-6
EOT
ok 'the order of rows, and of the two in a row, changes nothing' '
	$match --wishes wishes.csv >one 2>one.err
	printf "wish,other,mentee\nвместе,E-6,E-3\ntogether,E-4,E-5\nврозь,E-1,E-2\n" >turned.csv
	$match --wishes turned.csv >two 2>two.err
	cmp one two && sed "s/(.*csv.*)//" one.err >a && sed "s/(.*csv.*)//" two.err >b && cmp a b'
cp pairs.csv one.pairs
echo 'P-7,M-2,E-4,pupils,even,matched,2021-09-10,2021-09-11,,' >>pairs.csv
echo 'P-8,M-1,E-4,pupils,lead,matched,2021-09-10,2021-09-11,,' >>pairs.csv
printf 'mentee,other,wish\nE-3,E-4,together\n' >two.csv
ok 'nor does the order of the pairs that somebody has already' '
	$match --wishes two.csv >one 2>one.err
	{ sed 1q pairs.csv; sed 1d pairs.csv | tac; } >turned.csv && cp turned.csv pairs.csv
	$match --wishes two.csv 2>two.err | cmp - one && cmp one.err two.err && grep -q E-3 one'
mv one.pairs pairs.csv
printf 'mentee,other,wish\nE-1,E-2,apart\n' >met.csv
err <<EOT
$unchanged
wishes: 1; met by the best plan: 1, by this one: 1
left over: E-4 ('kurator pair explain E-4' says why)
the input as a hash: HASH
EOT
t 'a wish that the best plan meets costs nothing' "hashless pairs $match --wishes met.csv" <<'EOT'
M-1,E-1 M-2,E-2 M-2,E-3 M-3,E-5 M-1,E-6
EOT
printf 'mentee,mentor\nE-2,M-2\n' >lock.csv
printf 'mentee,other,wish\nE-1,E-2,together\nE-3,E-2,apart\n' >near.csv
t 'wishes about a mentee who is locked' "pairs $match -q --wishes near.csv --lock lock.csv" <<'EOT'
M-2,E-1 M-2,E-2 M-1,E-3 M-3,E-5 M-1,E-6
EOT
cp pairs.csv before.csv
echo 'P-3,M-2,E-2,pupils,even,matched,2021-09-10,2021-09-11,,' >>pairs.csv
t 'and about one who has a running pair' "pairs $match -q --wishes near.csv" <<'EOT'
M-2,E-1 M-1,E-3 M-3,E-5 M-1,E-6
EOT
mv before.csv pairs.csv

# ---- refused ----
cat >bad.csv <<'EOT'
mentee,other,wish
E-1,E-2,apart
E-3,E-6,together
E-6,E-2,together
E-2,E-3,apart
E-9,E-1,x
E-1,E-1,apart
,E-2,apart
E-2,E-1,together
EOT
err <<'EOT'
kurator: bad.csv:2: 'E-1' and 'E-2' are to be apart, but together by line 9
kurator: bad.csv:5: 'E-2' and 'E-3' are to be apart, but together by line 3, 4
kurator: bad.csv:6: column 'mentee': there is no mentee 'E-9'
kurator: bad.csv:6: column 'wish': 'x' is neither 'together' nor 'apart'
kurator: bad.csv:7: column 'other': 'E-1' is the same mentee
kurator: bad.csv:8: column 'mentee': is empty
hint: take one of these rows out
EOT
t 'contradictions name all their lines' "$match --wishes bad.csv" 3 </dev/null
printf 'mentee,wish\n' >short.csv
err <<'EOT'
kurator: short.csv:1: column 'other' is missing
EOT
t 'a column is missing' "$match --wishes short.csv" 3 </dev/null
for option in '--method stable' '--trade-off' '--certificate x.csv' '--robust'; do
	err <<'EOT'
kurator: '--wishes' and '--least' go with the method optimal only, without --trade-off, --certificate and --robust
hint: 'kurator pair match -h' shows how to use it
EOT
	t "not with $option" "$match --wishes wishes.csv $option" 2 </dev/null
done

# ---- least numbers ----
err <<EOT
$unchanged
groups too small: 0 closed; 0 filled
left over: E-4 ('kurator pair explain E-4' says why)
the input as a hash: HASH
EOT
t 'groups of two that there are' "hashless pairs $match --least lead=2" <<'EOT'
M-1,E-1 M-2,E-2 M-2,E-3 M-3,E-5 M-1,E-6
EOT
err <<'EOT'
--least: no mentor can have 3 mentees in 'Leader – shy': there will be no such pair
mentees: 6, mentors: 3, places: 6, candidates: 9
pairs: 4, left over: 2, points: 185, worst pair: 5
against the best plan (fair): pairs -1, points -257.5; its worst pair: 5
mentee and mentor who would both rather have each other: 3
groups too small: 1 closed: M-1 (Leader – shy); 0 filled
found step by step: whether another plan meets more of this, or loses less, is not proved
left over: E-4 ('kurator pair explain E-4' says why)
left over here, though not in the best plan: E-6
the input as a hash: HASH
EOT
t 'a group that cannot be is closed, and what that loses' "hashless pairs $match --least 'Pupil – pupil=3'" <<'EOT'
M-2,E-1 M-2,E-2 M-2,E-3 M-3,E-5
EOT
cp pairs.csv before.csv
echo 'P-3,M-1,E-2,pupils,lead,matched,2021-09-10,2021-09-11,,' >>pairs.csv
t 'members that there are already count' "pairs $match -q --least lead=2 --only mentee=E-1" <<'EOT'
M-1,E-1
EOT
mv before.csv pairs.csv
err <<'EOT'
mentees: 1, mentors: 3, places: 6, candidates: 2
pairs: 1, left over: 0, points: 142.5, worst pair: 142.5
against the best plan (fair): pairs +0, points -10; its worst pair: 152.5
mentee and mentor who would both rather have each other: 0
groups too small: 1 closed: M-1 (Leader – shy); 0 filled
found step by step: whether another plan meets more of this, or loses less, is not proved
the input as a hash: HASH
EOT
t 'alone it would be no group; the same mentor in another variant is better than another mentor' \
	"hashless $match --least lead=2 --only mentee=E-1 | cut -d, -f1,2,4,7" <<'EOT'
mentor,mentee,variant,score
M-1,E-1,even,142.5
EOT
t 'nobody is left over for a variant' "$match -q --least lead=3 | cut -d, -f1,2,4" <<'EOT'
mentor,mentee,variant
M-1,E-1,even
M-2,E-2,even
M-2,E-3,even
M-3,E-5,young
M-1,E-6,even
EOT
for wrong in "x=2|'x' is neither a variant nor a form" "even|'even' is not VARIANT=N with a number from 2 to 1000" \
	"even=1|'even=1' is not VARIANT=N with a number from 2 to 1000"; do
	err <<EOT
kurator: --least: ${wrong#*|}
hint: 'kurator pair match -h' shows how to use it
EOT
	t "--least ${wrong%%|*}" "$match --least ${wrong%%|*}" 2 </dev/null
done

# ---- pair solve ----
$match -q >/dev/null
kurator pair score --as-of 2021-10-25 -o edges.csv
printf 'mentee,other,wish\nE-1,E-2,apart\nE-3,E-6,together\n' >wishes.csv
t 'pair solve has the same wishes' "kurator pair solve edges.csv -q --wishes wishes.csv --as-of 2021-10-25 | sed 1d | cut -d, -f1,2 | paste -sd' '" <<'EOT'
E-1,M-1 E-2,M-2 E-3,M-2 E-5,M-3 E-6,M-2
EOT
err <<'EOT'
kurator: '--wishes' goes with the method optimal only, without --trade-off and --certificate
hint: 'kurator pair solve -h' shows how to use it
EOT
t 'pair solve: not with a certificate' "kurator pair solve edges.csv --wishes wishes.csv --certificate c.csv --lang en" 2 </dev/null
printf 'mentee,mentor,score\na,x,9\nb,x,1\nc,x,1\n' >one-place.csv
printf 'mentor,capacity\nx,1\n' >x-has.csv
printf 'mentee,other,wish\nb,c,together\na,b,apart\n' >two-left.csv
ok 'two who are left over are not brought together' '
	kurator pair solve one-place.csv --capacity x-has.csv --wishes two-left.csv --lang en --as-of 2021-10-25 2>said >/dev/null &&
	grep -qx "wishes: 2; met by the best plan: 1, by this one: 1" said &&
	grep -qx "wishes that are not met: b, c (two-left.csv:2)" said'
finish
