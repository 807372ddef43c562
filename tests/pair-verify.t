#!/bin/sh
# pair verify: proofs of matchings. That nothing but the best is proved is tested in tests/unit/matching_verify.c.
. "${0%/*}/lib.sh"

cat >edges.csv <<'EOF'
mentee,mentor,score
E-1,M-1,2.5
E-1,M-2,1
E-2,M-1,3
E-3,M-9,0
E-4,M-1,1
EOF
printf 'mentee,mentor\nE-1,M-2\nE-2,M-1\nE-3,M-9\n' >best.csv

feasible='feasible,,,yes,"each pair is a candidate, each mentee occurs once, no mentor has more mentees than places"'

t 'the best matching, claim by claim' 'kurator pair verify edges.csv best.csv' 0 <<EOF
claim,value,bound,proved,proof
$feasible
pairs,3,3,yes,prices of mentees 2 + of places 1 cover every candidate
worst-pair,0,0,yes,2 people and places cover every candidate above 0
points,4,4,yes,prices of mentees 3 + of places 1; no candidate is above its prices
EOF
t 'a table for people, in Russian' 'kurator pair verify edges.csv best.csv -f table --lang ru | sed "s/  *[^ ]*ждая.*//; s/  *цены.*//"' 0 <<'EOF'
утверждение            значение  предел  доказано  доказательство
это допустимый подбор                    да
пары                          3       3  да
худшая пара                   0       0  да        людей и мест, покрывающих всех кандидатов лучше 0: 2
баллы                         4       4  да
EOF
t 'in a narrow window the proof goes on below' 'COLUMNS=80 kurator pair verify edges.csv best.csv -f table --lang en' 0 <<'EOF'
claim             value  bound  proved  proof
it is a matching                yes     each pair is a candidate, each mentee
                                        occurs once, no mentor has more mentees
                                        than places
pairs                 3      3  yes     prices of mentees 2 + of places 1 cover
                                        every candidate
worst pair            0      0  yes     2 people and places cover every
                                        candidate above 0
points                4      4  yes     prices of mentees 3 + of places 1; no
                                        candidate is above its prices
EOF
t 'the matching from standard input' 'kurator pair verify edges.csv <best.csv | wc -l' 0 <<'EOF'
5
EOF
t 'the candidates from standard input' 'kurator pair verify - best.csv <edges.csv | wc -l' 0 <<'EOF'
5
EOF
t 'what pair solve gives is proved, whatever the objective' 'for o in fair count score; do
	kurator pair solve -q edges.csv --objective $o | kurator pair verify edges.csv - --objective $o >/dev/null || exit; done' 0 <<'EOF'
EOF

# not the best: what is better
t 'fewer pairs than possible' 'sed 2d best.csv | kurator pair verify edges.csv -' 1 <<EOF
claim,value,bound,proved,proof
$feasible
pairs,2,,no,"more pairs are possible, by 1 at least"
EOF
printf 'mentee,mentor\nE-1,M-2\nE-4,M-1\nE-3,M-9\n' >poor.csv
t 'fewer points than possible' 'kurator pair verify edges.csv poor.csv | tail -1; exit 1' 1 <<'EOF'
points,2,,no,"more points are possible, by 2 at least, with nothing else lost"
EOF
cat >floor.csv <<'EOF'
mentee,mentor,score
a,X,9
a,Y,2
b,X,3
b,Y,0
EOF
printf 'mentee,mentor\na,X\nb,Y\n' >low.csv
t 'a worst pair that could be better' 'kurator pair verify floor.csv low.csv | tail -1' 0 <<'EOF'
worst-pair,0,2,no,with as many pairs the worst can have 2 points
EOF
t 'which the objective count does not ask' 'kurator pair verify floor.csv low.csv --objective count >/dev/null' 0 <<'EOF'
EOF
t 'most points are not most pairs' 'kurator pair verify edges.csv poor.csv --objective score >/dev/null' 1 <<'EOF'
EOF
t 'the exit status of any such answer' 'kurator pair verify floor.csv low.csv >/dev/null' 1 <<'EOF'
EOF

# no matching at all: every reason, with its line
printf 'mentee,mentor\nE-1,M-1\nE-1,M-2\nE-2,M-1\nE-3,M-1\nE-9,M-1\n' >wrong.csv
err <<'EOF'
kurator: wrong.csv:3: 'E-1' has a mentor already, in line 2
kurator: wrong.csv:4: 'M-1' has 1 place only
kurator: wrong.csv:5: 'E-3' with 'M-1' is not among the candidates
kurator: wrong.csv:6: 'E-9' with 'M-1' is not among the candidates
EOF
t 'what is no matching' 'kurator pair verify edges.csv wrong.csv' 1 <<'EOF'
claim,value,bound,proved,proof
feasible,,,no,see the errors
EOF
err <<'EOF'
kurator: best.csv:4: a pair of 0 points, below the minimum of 1
EOF
t 'a pair below the minimum' 'kurator pair verify edges.csv best.csv --minimum 1 >/dev/null' 1 <<'EOF'
EOF
printf 'mentor,capacity\nM-1,0\nM-2,1\nM-9,1\n' >places.csv
err <<'EOF'
kurator: best.csv:3: 'M-1' has 0 places only
EOF
t 'capacities of a file' 'kurator pair verify edges.csv best.csv --capacity places.csv >/dev/null' 1 <<'EOF'
EOF

# stable
printf 'mentee,mentor\nE-2,M-1\nE-1,M-2\nE-3,M-9\n' >stable.csv
t 'a stable matching' 'kurator pair verify edges.csv stable.csv --method stable' 0 <<EOF
claim,value,bound,proved,proof
$feasible
stable,0,0,yes,every candidate was looked at
EOF
t 'one that is not, and who would leave it' 'kurator pair verify edges.csv poor.csv --method stable | tail -1' 0 <<'EOF'
stable,2,0,no,"would rather have each other: E-1 M-1, E-2 M-1"
EOF
t 'as exit status' 'kurator pair verify edges.csv poor.csv --method stable >/dev/null' 1 <<'EOF'
EOF

# certificates
kurator pair solve -q edges.csv --certificate prices.csv >solved.csv
t 'the prices of pair solve' 'kurator pair verify edges.csv best.csv --certificate prices.csv | tail -1' 0 <<'EOF'
points,4,4,yes,prices of mentees 3 + of places 1; no candidate is above its prices
EOF
sed 's/^points,mentee,E-2,2$/points,mentee,E-2,1.999/' prices.csv >lower.csv
t 'a price too low' 'kurator pair verify edges.csv best.csv --certificate lower.csv | tail -1' 0 <<'EOF'
certificate,,,no,a candidate is worth more than its prices: E-2 M-1
EOF
sed 's/^points,mentee,E-2,2$/points,mentee,E-2,2.001/' prices.csv >higher.csv
t 'a price too high' 'kurator pair verify edges.csv best.csv --certificate higher.csv | tail -1' 0 <<'EOF'
certificate,,,no,a pair is worth less than its prices: E-2 M-1
EOF
t 'a certificate for another matching' 'kurator pair verify edges.csv poor.csv --certificate prices.csv >/dev/null' 1 <<'EOF'
EOF
err <<'EOF'
kurator: prices.csv: the certificate is for the objective 'fair', not 'count'
EOF
t 'a certificate for another objective' 'kurator pair verify edges.csv best.csv --objective count --certificate prices.csv' 3 <<'EOF'
EOF
printf 'level,side,id,value\nobjective,,,best\npoints,mentee,E-77,1\npoints,tutor,E-1,1\nluck,mentee,E-1,1\npoints,mentee,E-1,x\n' >odd.csv
err <<'EOF'
kurator: odd.csv:2: column 'value': 'best' is no objective
kurator: odd.csv:3: column 'id': there is no mentee 'E-77' among the candidates
kurator: odd.csv:4: column 'side': 'tutor' is neither mentee nor mentor
kurator: odd.csv:5: column 'level': 'luck' is no level of a certificate
kurator: odd.csv:6: column 'value': 'x' is no number
EOF
t 'a certificate that is none' 'kurator pair verify edges.csv best.csv --certificate odd.csv' 3 <<'EOF'
EOF

# within a programme
school
t 'the proposal of the programme' 'kurator pair match -q --as-of 2021-11-25 | kurator pair verify --as-of 2021-11-25 |
	cut -d, -f1,4 | sed 2d' 0 <<'EOF'
claim,proved
pairs,yes
worst-pair,yes
points,yes
EOF
ok 'a pair less is not the best' '! kurator pair match -q --as-of 2021-11-25 | sed "\$d" |
	kurator pair verify - --as-of 2021-11-25 >/dev/null'
cd "$home" || exit 99

# typed wrong, unreadable
err <<'EOF'
kurator: name the candidates and the matching
hint: 'kurator pair verify -h' shows how to use it
EOF
t 'nothing named' 'kurator pair verify' 2 <<'EOF'
EOF
err <<'EOF'
kurator: standard input can be read only once
hint: 'kurator pair verify -h' shows how to use it
EOF
t 'standard input twice' 'kurator pair verify - -' 2 <<'EOF'
EOF
err <<'EOF'
kurator: standard input:1: column 'mentor' is missing
EOF
t 'a matching without the columns' 'echo mentee,x | kurator pair verify edges.csv' 3 <<'EOF'
EOF
err <<'EOF'
kurator: cannot read 'nowhere.csv': No such file or directory
EOF
t 'no such file' 'kurator pair verify edges.csv nowhere.csv' 3 <<'EOF'
EOF

# pairs that were to be kept
printf 'mentee,mentor,score\ne0,m0,2\n' >z.csv
printf 'mentee,mentor\ne0,m0\n' >zprev.csv
kurator pair solve z.csv --previous zprev.csv --certificate zz.csv -q -o zp.csv
t 'a certificate of kept pairs proves the rest without them' 'kurator pair verify z.csv zp.csv --certificate zz.csv | cut -d, -f1-4' 0 <<'EOF'
claim,value,bound,proved
feasible,,,yes
pairs,1,1,yes
worst-pair,2,2,yes
points,2,2,yes
EOF
t 'and with them that they are kept' 'kurator pair verify z.csv zp.csv --certificate zz.csv --previous zprev.csv | tail -1 | cut -d, -f1-4' 0 <<'EOF'
kept,1,1,yes
EOF

# least numbers
printf 'mentee,mentor,score\na,x,9\na,y,1\nb,y,1\n' >few.csv
printf 'mentor,capacity,least\nx,2,2\ny,2,\n' >least.csv
printf 'mentee,mentor\na,x\nb,y\n' >small.csv
err <<'EOF'
kurator: small.csv: 'x' has mentees: 1, and needs at least 2
EOF
t 'a group that is too small' 'kurator pair verify few.csv small.csv --capacity least.csv | cut -d, -f1-4' 0 <<'EOF'
claim,value,bound,proved
feasible,,,no
EOF
t 'is no matching' 'kurator pair verify few.csv small.csv --capacity least.csv >/dev/null 2>&1' 1 <<'EOF'
EOF
kurator pair solve few.csv --capacity least.csv -q -o repaired.csv
t 'what pair solve gives with least numbers is not called a worse one' 'kurator pair verify few.csv repaired.csv --capacity least.csv' 0 <<'EOF'
claim,value,bound,proved,proof
feasible,,,yes,"each pair is a candidate, each mentee occurs once, no mentor has more mentees than places; least numbers are kept, and who is to be apart is"
points,2,,no,without wishes and least numbers better is possible; that nothing is better with them is not proved
EOF
err <<'EOF'
kurator: wishes and least numbers go with the method optimal only, without --certificate
hint: 'kurator pair verify -h' shows how to use it
EOF
t 'least numbers have no certificate' 'kurator pair verify few.csv repaired.csv --capacity least.csv --certificate zz.csv' 2 <<'EOF'
EOF

# ---- certificates that are no certificates, row by row ----
kurator pair solve edges.csv -q -o best.csv --certificate good.csv
for row in floor,mentor,M-1,abc floor,mentor,M-1,-1; do
	sed "s/^floor,mentor,M-1,.*/$row/" good.csv >bad.csv
	ok "a cover of ${row##*,}" 'kurator pair verify edges.csv best.csv --certificate bad.csv --lang en >/dev/null 2>err; [ $? = 3 ] &&
		grep -q "bad.csv:[0-9]*: column .value.: .${row##*,}. is no mark of a cover: it is 1" err'
done
for row in "$(tail -1 good.csv)" "$(sed -n 2p good.csv)"; do
	{ cat good.csv; echo "$row"; } >bad.csv
	ok "the row twice: $row" 'kurator pair verify edges.csv best.csv --certificate bad.csv --lang en >/dev/null 2>err; [ $? = 3 ] &&
		grep -q "bad.csv:[0-9]*: column .level.: there is a row for this already" err'
done
err <<'EOF'
kurator: --certificate: '-' is where the result goes; name a file
hint: 'kurator pair solve -h' shows how to use it
EOF
t 'no certificate to standard output' 'kurator pair solve edges.csv --certificate -' 2 </dev/null
ok 'and no file of that name' '[ ! -e ./- ]'

# ---- wishes and least numbers of a plan of the programme ----
school
day='--as-of 2021-11-25 --lang en'
kurator pair match -q $day >best.csv
kurator pair match -q $day --least leader-passive=2 >least.csv
t 'a plan with least numbers: kept, the best not proved' "kurator pair verify least.csv $day --least leader-passive=2" <<'EOT'
claim,value,bound,proved,proof
feasible,,,yes,"each pair is a candidate, each mentee occurs once, no mentor has more mentees than places; least numbers are kept, and who is to be apart is"
pairs,11,,no,without wishes and least numbers better is possible; that nothing is better with them is not proved
EOT
ok 'the best plan does not keep them' "kurator pair verify best.csv $day --least leader-passive=2 >out 2>err; [ \$? = 1 ] && grep -q '^feasible,,,no' out && grep -q \"needs at least 2\" err"
t 'it is the best one where they are not asked for' "kurator pair verify best.csv $day | cut -d, -f4 | sort -u" <<'EOT'
proved
yes
EOT
sed '1!s/,leader-passive,/,nothing,/' least.csv >wrong.csv
ok 'a variant that there is not' "kurator pair verify wrong.csv $day --least leader-passive=2 >/dev/null 2>err; [ \$? = 1 ] && grep -q \"may not be of the variant\" err"
two=$(awk -F, 'NR > 1 { if ($1 in who) { print who[$1] "," $2; exit } who[$1] = $2 }' best.csv)
printf 'mentee,other,wish\n%s,apart\n' "$two" >wishes.csv
kurator pair match -q $day --wishes wishes.csv >apart.csv
err <<'EOT'
wishes: 1; met by this plan: 1
EOT
t 'who is to be apart is' "kurator pair verify apart.csv $day --wishes wishes.csv --lang en | cut -d, -f1-4 | sed -n 2p" <<'EOT'
feasible,,,yes
EOT
ok 'and is not in the best plan' "kurator pair verify best.csv $day --wishes wishes.csv >/dev/null 2>err; [ \$? = 1 ] && grep -q \"wishes.csv:2: '.*' and '.*' are to be apart\" err"
ok 'wishes and least numbers go without a certificate' "kurator pair verify best.csv $day --wishes wishes.csv --certificate c.csv 2>/dev/null; [ \$? = 2 ]"
ok 'and with the candidates of the programme' "kurator pair score -q $day >edges.csv; kurator pair verify edges.csv best.csv --least leader-passive=2 2>/dev/null; [ \$? = 2 ]"
finish
