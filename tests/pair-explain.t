#!/bin/sh
# pair explain: a chosen pair, another one, a refused one, each kind of being left over, rows for machines
. "${0%/*}/lib.sh"

cp -R "$top/tests/data/matching" base && cd base || exit 99
explain="kurator pair explain --as-of 2021-10-25 --lang en -f table"

t 'a chosen pair: points, candidates with their cost, who cannot be' "$explain E-1" <<'EOT'
E-1 Eve E., 7A: fractions

In the best plan with M-1 Ann A.: 'Leader – shy', points: 152.5.

criterion         points  at most
topics             100.0      100
choices             37.5       50
categories          10.0       10
left over before     5.0        5
together           152.5      165

Every best plan has this pair. Without it, all pairs together: points -42.5.

Other candidates, and what each choice would change for all pairs together:

mentor      variant  points  the whole then
M-2 Bob B.  Even        5.0  points -162.5

Mentors who cannot be (2), each by the first rule that forbids it:

why not                       mentors  who
the form is for other people        1  M-3
no free place                       1  M-4
EOT
t 'a pair that could be exchanged without loss' "$explain E-2 | sed -n '11,17p'" <<'EOT'

Another plan without this pair is as good; this one was taken because it keeps
earlier pairs or comes first by ids.

Other candidates, and what each choice would change for all pairs together:

mentor      variant  points  the whole then
EOT
t 'the only candidate' "$explain E-5 | sed -n '11,17p'" <<'EOT'

Every best plan has this pair. Without it, all pairs together: pairs -1, worst
pair +105, points -5.

There is no other candidate.

Mentors who cannot be (3), each by the first rule that forbids it:
EOT
t 'too few places: who shares them, what would give a pair' "$explain E-6" <<'EOT'
E-6 Kay K., 6A

Without a pair.

There are too few places: mentees E-1, E-2, E-3, E-6 can only have the mentors
M-1, M-2 (mentees: 4, places: 3; left over at least: 1).

What would give a pair, the smallest change first; checked by choosing all pairs
anew:

obstacle       with whom  more places  mentor then  pairs
no free place  M-1        1: M-1       M-1 Ann A.       5
no free place  M-4        1: M-4       M-4 Dan D.       5

Who has the places:

mentor      whose place it is  points  own points
M-1 Ann A.  E-1 Eve E.          152.5       110.0
M-1 Ann A.  E-2 Fay F.          110.0       110.0
M-2 Bob B.  E-3 Gus G.          125.0         0.0

Candidates, and what each choice would change for all pairs together:

mentor      variant       points  the whole then
M-1 Ann A.  Leader – shy   110.0  no loss
M-2 Bob B.  Even             0.0  worst pair -5, points -125

Mentors who cannot be (2), each by the first rule that forbids it:

why not                       mentors  who
the form is for other people        1  M-3
no free place                       1  M-4
EOT
t 'no candidate: what the mentee lacks, the change that is needed' "$explain E-4" <<'EOT'
E-4 Ivo I., 7A

Without a pair: no mentor may be taken.
- mentee 'E-4' has no valid consent to the processing of personal data (consent)

What would give a pair, the smallest change first; checked by choosing all pairs
anew:

obstacle          with whom  more places  mentor then  pairs
no valid consent  E-4        2: M-2       M-2 Bob B.       6

Mentors who cannot be (4), each by the first rule that forbids it:

why not                       mentors  who
the form is for other people        1  M-3
no free place                       1  M-4
no valid consent (E-4)              2  M-1, M-2
EOT
sed 's/^M-1,.*/M-1,Ann Ash,student,9A,,maths;sport,,1,,2021-09-01/; s/,sport,,1,,/,sport,,1,mon,/' mentors.csv >few.csv
sed -n '1p; s/,maths,shy,fractions,mon,/,maths,,,mon,/p; s/,sport;maths,shy,,tue,/,maths;music,,,tue,/p' mentees.csv >two.csv
err <<'EOT'
outside a programme: trainings, registered consents, exclusions, choices and running pairs are unknown; no training is asked for, all places are free
EOT
t 'others bring more' \
	"$explain E-2 --objective score --mentors few.csv --mentees two.csv --program program.yaml | sed -n '2,22p'" <<'EOT'

Without a pair: the places of all candidates bring more with others.

What would give a pair, the smallest change first; checked by choosing all pairs
anew:

obstacle        with whom  more places  mentor then  pairs
no free place   M-1        1: M-1       M-1 Ann A.       2
no free place   M-4        1: M-4       M-4 Dan D.       2
no common time  M-2, E-2                M-2 Bob B.       2

Who has the places:

mentor      whose place it is  points  own points
M-1 Ann A.  E-1 Eve E.          100.0        50.0

Candidates, and what each choice would change for all pairs together:

mentor      variant  points  the whole then
M-1 Ann A.  Even       50.0  pairs +1, points -50

EOT
# ---- the size of a change, long lists ----
t_lines 'the limit of points is what stands in the way' "$explain E-1 --minimum 200" <<'EOT'
With '--minimum 152.5' there would be a pair, with M-1 Ann A. (pairs then: 1);
EOT
ok 'and with it there is the pair' 'kurator pair match -q --as-of 2021-10-25 --minimum 152.5 | grep -q M-1,E-1,'
sed -n '1p' mentees.csv >many.csv
for n in $(seq 101 130); do sed -n "s/^E-2,[^,]*/E-$n,Many $n/p" mentees.csv; done >>many.csv
awk -F, -v OFS=, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "capacity") c = i } $1 == "M-1" { $c = 20 } 1' mentors.csv >wide.csv
many="$explain E-122 --mentors wide.csv --mentees many.csv --program program.yaml"
err <<'EOT'
outside a programme: trainings, registered consents, exclusions, choices and running pairs are unknown; no training is asked for, all places are free
EOT
t_lines 'a long list is cut' "COLUMNS=1000 $many | grep -o 'E-110 and [0-9]* more can only\|… and .*'" <<'EOT'
E-110 and 20 more can only
… and 11 more ('-v' prints all).
EOT
sed -n '1p' mentors.csv >crowd.csv
for n in $(seq 201 215); do sed -n "s/^M-1,[^,]*/M-$n,Many $n/p" mentors.csv; done >>crowd.csv
err <<'EOT'
outside a programme: trainings, registered consents, exclusions, choices and running pairs are unknown; no training is asked for, all places are free
EOT
crowd="$explain E-1 --mentors crowd.csv --mentees mentees.csv --program program.yaml"
t 'candidates: the best ten, and how many more there are' "$crowd >all; grep -c '^M-2' all; grep '^…' all" <<'EOT'
10
… and 4 more ('-v' prints all).
EOT
ok 'all of them with -v' "[ \"\$($crowd -v | grep -c '^M-2')\" = 14 ]"
ok 'not with -v' "$many -v"' | tr "\n" " " | grep -q "E-129, E-130 can only"'
ok 'what would give a pair comes before who has the places' "$many"' >all; grep -n "^What would\|^Who has" all | sort -n | head -1 | grep -q What'

t 'why not this one: it may be, and what it would cost' "$explain E-1 M-2" <<'EOT'
E-1 Eve E., 7A: fractions

With M-2 Bob B.: 'Even'.

This pair may be, but the best plan has another mentor: M-1 Ann A.

criterion         points  at most
topics               0.0      100
choices              0.0       50
categories           0.0       10
left over before     5.0        5
together             5.0      165

With it, all pairs together: points -162.5.

The free places of this mentor go to: E-3.
EOT
t 'why not this one: the rules, each with its name' "$explain E-4 M-4 | head -8" <<'EOT'
E-4 Ivo I., 7A

With M-4 Dan D.: 'Leader – shy' would come closest, but these rules forbid it:
- mentor 'M-4' has no free place (0 of 0 taken) (capacity)
- mentee 'E-4' has no valid consent to the processing of personal data (consent)

criterion         points  at most
topics             100.0      100
EOT
t 'in Russian' "kurator pair explain --as-of 2021-10-25 --lang ru -f table E-4 | head -10" <<'EOT'
E-4 Ivo I., 7A

Без пары: ни одного наставника взять нельзя.
- у наставляемого 'E-4' нет действующего согласия на обработку персональных
  данных (consent)

Что дало бы пару – сначала самое малое изменение; проверено повторным подбором
всех пар:

что мешает                 у кого  ещё мест  наставник тогда  пары
EOT
t 'rows for machines' "kurator pair explain --as-of 2021-10-25 E-6" <<'EOT'
mentee,mentor,form,variant,score,chosen,cost_pairs,cost_floor,cost_points,reason
E-6,M-1,pupils,lead,110,,0,0,0,
E-6,M-2,pupils,even,0,,0,5,125,
E-6,M-3,pupils,even,,,,,,form-kinds;consent
E-6,M-4,pupils,lead,,,,,,capacity
EOT
t 'one row' "kurator pair explain --as-of 2021-10-25 E-6 M-4" <<'EOT'
mentee,mentor,form,variant,score,chosen,cost_pairs,cost_floor,cost_points,reason
E-6,M-4,pupils,lead,,,,,,capacity
EOT
t 'ids typed with Cyrillic letters' "$explain Е-6 М-4 | sed -n 3p" <<'EOT'
With M-4 Dan D.: 'Leader – shy' would come closest, but these rules forbid it:
EOT
echo 'P-3,M-2,E-1,pupils,lead,matched,2021-10-01,2021-10-05,,' >>pairs.csv
t 'who has a pair already: what it was worth when it was proposed' "$explain E-1" <<'EOT'
E-1 Eve E., 7A: fractions

Has the open pair P-3 with M-2 Bob B. (active): 'Leader – shy'

criterion         points  at most
topics               0.0      100
choices              0.0       50
categories           5.0       10
left over before     0.0        5
together             5.0      165

Points of 2021-10-01, the day of the proposal: waiting after it does not count.
EOT
t 'a mentee who is no part of the run' "$explain E-5 --only class=7" <<'EOT'
E-5 Joy J.

No part of this run: '--only' or '--form' leaves this mentee out.
EOT
printf 'mentee,mentor\nE-2,M-1\n' >lock.csv
t 'a mentee who is locked' "$explain E-2 --lock lock.csv" <<'EOT'
E-2 Fay F., 7A

Locked with M-1 Ann A.: this was settled before the matching ('--lock').

criterion         points  at most
topics             100.0      100
choices              0.0       50
categories          10.0       10
left over before     5.0        5
together           115.0      165
EOT
t 'two who are a pair: the same points, no rule that forbids it' \
	"$explain E-1 >one; $explain E-1 \$(awk '/open pair/ { print \$7; exit }' one) | diff one -" </dev/null
t 'two who are locked: the same' "$explain E-2 --lock lock.csv >one; $explain E-2 M-1 --lock lock.csv | diff one -" </dev/null
printf 'mentor,for\nM-3,a new teacher\n' >reserve.csv
t_lines 'a place that is kept back' "$explain E-5 M-3 --reserve reserve.csv" <<'EOT'
- mentor 'M-3' has no free place (0 of 1 taken, 1 kept back): a new teacher
EOT
err <<'EOT'
kurator: there is no mentee 'E-9'
EOT
t 'nobody of that id' "$explain E-9" 3 </dev/null
err <<'EOT'
kurator: there is no mentor 'M-9'
EOT
t 'no mentor of that id' "$explain E-1 M-9" 3 </dev/null

# ---- doing what was said to give a pair does ----
cp "$top"/tests/data/matching/*.csv .
ok 'a consent and two more places give E-4 a pair' '
	! kurator pair match -q --as-of 2021-10-25 | grep -q ",E-4," &&
	kurator mentee set E-4 --consent 2021-09-02 -q >/dev/null &&
	kurator mentor set M-2 --capacity 2 -q >/dev/null &&
	! kurator pair match -q --as-of 2021-10-25 | grep -q ",E-4," &&
	kurator mentor set M-2 --capacity 3 -q >/dev/null &&
	kurator pair match -q --as-of 2021-10-25 | grep -q ",E-4,"'

# ---- the example school ----
school
explain="kurator pair explain --as-of 2021-11-25"
kurator pair match -q --as-of 2021-11-25 | sed 1d >"$home/plan"
ok 'the chosen mentor is the one of pair match' '
	while IFS=, read -r mentor mentee rest; do
		test "$('"$explain"' $mentee | awk -F, "\$6 == \"yes\" { print \$2 }")" = $mentor || exit 1
	done <"$home/plan"'
ok 'and choosing it costs nothing' '
	while IFS=, read -r mentor mentee rest; do
		test "$('"$explain"' $mentee $mentor | sed 1d | cut -d, -f7-9)" = 0,0,0 || exit 1
	done <"$home/plan"'
for lang in en ru; do
	ok "80 columns are enough ($lang)" '
		for mentee in $(kurator pair score --as-of 2021-11-25 | sed 1d | cut -d, -f1 | sort -u) E-038; do
			kurator pair explain $mentee -f table --lang '$lang' --as-of 2021-11-25
		done >all; test $(wc -l <all) -gt 100 && ! LC_ALL=C.UTF-8 grep -nE "^.{81}" all'
done
printf 'mentee,mentor\nE-034,M-006\n' >lock.csv
# Two more want a place: the pairs of E-014 and E-027 reached their end.
cp -R . "$home/more" && sed -i 's/,mentee-refused,\|,trial-failed,/,completed,/' "$home/more/pairs.csv"
t 'fewer places go before more' \
	"kurator -C '$home/more' pair explain E-033 -f table --lang en --as-of 2021-11-25 --lock '$PWD/lock.csv' | grep -o ' [12]: M-...'" <<'EOT'
 1: M-006
 2: M-017
EOT
t_lines 'what the mentee lacks is told as such' "kurator pair explain E-038 -f table --lang en --as-of 2021-11-25" <<'EOT'
no valid consent (E-038)            2  M-009, M-011
EOT
# What is said to give a pair does: one more place of the mentor that is named.
ok 'the change that is named gives a pair' '
	for mentee in $(kurator pair match --as-of 2021-11-25 --lang en 2>&1 >/dev/null | sed -n "s/^left over: \(.*\) (.*/\1/p" | tr -d ,); do
		change=$(kurator pair explain $mentee -f table --lang en --as-of 2021-11-25 | grep "^no free place .* 1: M" | head -1)
		test -n "$change" || continue
		mentor=$(echo "$change" | sed "s/.* 1: \(M-[0-9]*\) .*/\1/")
		before=$(awk -F, -v id=$mentor "\$1 == id" mentors.csv)
		places=$(kurator mentor list --where id=$mentor --columns capacity | tail -1)
		kurator mentor set $mentor --capacity $((places + 1)) -q >/dev/null || exit 2
		kurator pair match -q --as-of 2021-11-25 | grep -q ",$mentee," || exit 1
		kurator undo -q >/dev/null || exit 3
		echo $mentee
	done >changed; test -s changed'

# ---- what a change does to the worst pair, also where the number of pairs is another ----
school
t 'without the worst pair the next one is the worst' \
	'COLUMNS=200 kurator pair explain M-005 -f table --lang en --as-of 2021-11-25 | grep -o "pairs -1.*"' <<'EOT'
pairs -1, worst pair +39.444, points -418.888.
EOT
worst_of() { kurator pair match --lang en --as-of 2021-11-25 2>&1 >/dev/null | sed -n 's/.*worst pair: //p'; }
before=$(worst_of)
sed -i '/^M-005,/d' mentees.csv
t 'as it is when the mentee is not there' "awk 'BEGIN { printf \"%.3f\\n\", $(worst_of) - $before }'" <<'EOT'
39.444
EOT

# ---- places that a mentor without a free one lacks ----
# E-014 and E-027 want a place, too: their pairs reached their end.
wanted_school() {
	school
	sed -i 's/,mentee-refused,\|,trial-failed,/,completed,/' pairs.csv
}
wanted_school
places_of() {
	kurator pair explain "$1" --as-of 2021-11-25 --lang en -f table | awk -v m="$2" '$1 == "no" && $4 == m { print $5, $6, $NF }'
}
kurator mentor set M-009 --capacity 1 -q >/dev/null && kurator mentor set M-011 --capacity 1 -q >/dev/null || exit 99
t 'where others wait for the same mentor, a place for each' 'places_of E-039 M-009' <<'EOT'
2: M-009 12
EOT
ok 'one is too few' '
	kurator mentor set M-009 --capacity 2 -q >/dev/null &&
	kurator pair match -q --as-of 2021-11-25 >plan.csv && ! grep -q ",E-039," plan.csv'
ok 'and two are not' '
	kurator mentor set M-009 --capacity 3 -q >/dev/null &&
	kurator pair match -q --as-of 2021-11-25 >plan.csv && grep -q "^M-009,E-039," plan.csv && [ "$(wc -l <plan.csv)" = 13 ]'
wanted_school
kurator mentor set M-007 --capacity 2 -q >/dev/null || exit 99
t 'a mentor who has more pairs than places: counted from the places of the base' 'places_of E-039 M-007' <<'EOT'
2: M-007 13
EOT
ok 'one is too few, two are not' '
	n=$(kurator pair match -q --as-of 2021-11-25 | wc -l) &&
	kurator mentor set M-007 --capacity 3 -q >/dev/null &&
	[ "$(kurator pair match -q --as-of 2021-11-25 | wc -l)" = "$n" ] &&
	kurator mentor set M-007 --capacity 4 -q >/dev/null &&
	[ "$(kurator pair match -q --as-of 2021-11-25 | wc -l)" = $((n + 1)) ]'
finish
