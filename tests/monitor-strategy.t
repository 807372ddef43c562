#!/bin/sh
# monitor strategy: which way of forming pairs was followed by more gain.
. "${0%/*}/lib.sh"
A='--as-of 2022-06-10'

# A programme of $1 pairs. Marks of activity: entry 30 + 7i mod 11; the gain is 10 + noise (5i mod 7) - 3, and $2 more
# for pairs of the variant leader-passive, which every second pair is.
programme() {
	rm -rf small
	kurator init small --start 2021-09-01 --end 2022-06-30 --language ru -q
	awk -v n="$1" -v plus="$2" 'BEGIN {
		mentors = "small/mentors.csv"; mentees = "small/mentees.csv"; pairs = "small/pairs.csv"
		measures = "small/measures.csv"
		print "id,name,kind,class,birth,capacity,applied,interviewed,decision,decided,consent,consent_by" >mentors
		print "id,name,kind,class,birth,consent,consent_by" >mentees
		print "id,mentor,mentee,form,variant,method,proposed,mentor_agreed,mentee_agreed,started,mentor_ready,mentee_ready" >pairs
		print "participant,measure,phase,date,value" >measures
		for (i = 1; i <= n; i++) {
			printf "M-%03d,Наставник %d,student,10А,2005-03-01,1,2021-09-01,2021-09-02,accepted,2021-09-03,2021-09-01,self\n", i, i >mentors
			printf "E-%03d,Подопечный %d,student,6А,2009-03-01,2021-09-01,guardian\n", i, i >mentees
			variant = i % 2 ? "leader-passive" : "peer-peer"
			printf "P-%03d,M-%03d,E-%03d,student-student,%s,matched,2021-09-10,2021-09-13,2021-09-14,2021-09-20,2021-09-20,2021-09-20\n", i, i, i, variant >pairs
			entry = 30 + i * 7 % 11
			gain = 10 + i * 5 % 7 - 3 + (i % 2 ? plus : 0)
			printf "E-%03d,activity,entry,2021-09-12,%d\nE-%03d,activity,exit,2022-05-20,%d\n", i, entry, i, entry + gain >measures
		}
	}'
	cd small || exit 99
}

programme 24 8
ok 'an effect of 8 points is shown' '
	kurator monitor strategy --measure activity --by variant -v '"$A"' --lang en >out 2>err;
	grep -q "^activity: shown: " err && grep -q "most gain at equal entry: Leader – passive" err'
# R 4.2: m <- lm(gain ~ variant + entry); anova(lm(gain ~ entry), m): F, p; oneway.test(gain ~ variant): F, df, p;
# kruskal.test(gain ~ variant): H, p. The rows are those of programme().
kurator monitor strategy --measure activity --by variant --part tests $A 2>/dev/null >tests.csv
ok 'Welch, Kruskal-Wallis and covariance agree with R to 1e-11' '
	awk -F, -v want="84.948905109489 1 22 5.21120026151347e-09 17.3554585152838 1 3.10006601520041e-05 98.1760308874726 1 21 2.27570362955366e-09" "
		NR == 2 { n = split(want, w, \" \"); for (i = 1; i <= n; i++) { d = \$(i + 4) / w[i] - 1; if (d > 1e-11 || d < -1e-11) { print i, \$(i + 4); exit 1 } } seen = 1 }
		END { exit !seen }" tests.csv'
# predict(m, data.frame(variant, entry = mean(entry)), interval = "confidence")
ok 'gains at equal entry agree with R' '
	kurator monitor strategy --measure activity --by variant '"$A"' 2>/dev/null |
		cut -d, -f3,8,10,11 >adjusted &&
	awk -F, "function near(a, b) { return a - b < 1e-9 && b - a < 1e-9 }
		\$1 == \"leader-passive\" { n += near(\$2, 17.8753665689) && near(\$3, 16.72591665471) && near(\$4, 19.0248164831) }
		\$1 == \"peer-peer\" { n += near(\$2, 10.1246334311) && near(\$3, 8.97518351688) && near(\$4, 11.2740833453) }
		END { exit n != 2 }" adjusted'
ok 'the same again: the shuffles have a fixed seed' \
	'kurator monitor strategy --part tests '"$A"' >a 2>/dev/null && kurator monitor strategy --part tests '"$A"' >b 2>/dev/null && cmp a b && test "$(wc -l <a)" -gt 5'
ok 'the order of the rows is nothing to it' '
	kurator monitor strategy '"$A"' >a 2>/dev/null &&
	{ sed -n 1p measures.csv; sed 1d measures.csv | sort -r; } >m && mv m measures.csv &&
	kurator monitor strategy '"$A"' 2>/dev/null | cmp - a'

cd ..
programme 24 0
err <<'EOF'
kurator: warning: pairs were not formed by lot: what goes with a gain need not have caused it
activity: not shown: 24 pairs do not show that one way is better than another (p = 0.751 by permutation)
with so many pairs only a difference of 1.2 standard deviations between two halves of them would be found in 4 cases of 5
weights of matching: no proposal; on pairs held out changed weights foretell the gain no better (error 0.642, present ones 0.642, none 0.642)
EOF
t 'without an effect nothing is shown' "kurator monitor strategy --measure activity --by variant -v $A --lang en | cut -d, -f2-4" 0 <<'EOF'
criterion,group,n
variant,leader-passive,12
variant,peer-peer,12
EOF
cd ..
programme 6 0
ok 'a criterion with one group is not tested' \
	'kurator monitor strategy --by kind --part tests '"$A"' 2>/dev/null | grep -q "^,kind,1,6,.*,one-group$\|kind,1,6,"'
ok 'small groups stay inside' '
	kurator monitor strategy --by variant --public '"$A"' >out 2>/dev/null; cat out | grep "variant,leader-passive" | grep -q "too small" && ! grep -q "1[0-9]\.[0-9]" out'
err <<'EOF'
kurator: there is no column 'colour' to group by
hint: 'kurator monitor strategy -h' shows how to use it
EOF
t 'an unknown criterion' "kurator monitor strategy --by colour $A --lang en" 2 </dev/null
err <<'EOF'
kurator: option '--measure': 'beauty' is not a measure of program.yaml
hint: 'kurator monitor strategy -h' shows how to use it
EOF
t 'an unknown measure' "kurator monitor strategy --measure beauty $A --lang en" 2 </dev/null
sed -i 's/^E-002,activity,exit,2022-05-20,.*/E-002,activity,exit,2022-05-20,много/' measures.csv
ok 'a value that is no number is refused with its place' \
	'kurator monitor strategy '"$A"' >out 2>err; test $? = 3 && grep -q "^kurator: measures.csv:[0-9]*: " err && ! test -s out'
ok '--skip-bad leaves it out and says so' \
	'kurator monitor strategy --skip-bad --by variant '"$A"' >out 2>err && grep -q "peer-peer,2," out'
rm measures.csv
ok 'no measurements: nothing is known, and that is said' \
	'kurator monitor strategy --by variant -v '"$A"' --lang en 2>&1 >out | grep -q "not shown: 0 pairs"'

school left-out
sed -i '2s/,27,school-1/,twenty,school-1/' measures.csv
t '--skip-bad: what is left out is counted in the report' "for part in groups tests weights; do
	kurator monitor strategy --part \$part --skip-bad --as-of 2021-11-25 2>/dev/null | sed -n '1p;\$p' | sed 's/.*,//'; done" 0 <<'END'
left_out
1
left_out
1
left_out
1
END

school tests
t 'Welch: the groups and pairs of the test itself' \
	'kurator monitor strategy --as-of 2021-11-25 --part tests 2>/dev/null | grep ",variant,\|^measure" | cut -d, -f2-4,25-' 0 <<'END'
criterion,groups,n,welch_groups,welch_n
variant,8,17,4,13
END
t 'for people below the table' \
	'kurator monitor strategy --as-of 2021-11-25 --part tests -f table --lang en 2>/dev/null | grep "^Welch"' 0 <<'END'
Welch, role model: only groups of two pairs or more (groups: 4 of 8, pairs: 13 of 17)
END
t 'without a standard error nothing is shrunk' \
	'kurator monitor strategy --as-of 2021-11-25 2>/dev/null | grep ",experience,21+\|^measure" | cut -d, -f2-4,9,12' 0 <<'END'
criterion,group,n,se,shrunk
experience,21+,2,,
END
t 'p of the table is the corrected one; a hidden group says so' \
	'kurator monitor strategy --as-of 2021-11-25 --by variant --public -f table --lang en 2>/dev/null | sed -n "1,2p;/^  Exp/p" | grep -o "Holm\|hidden" | uniq' 0 <<'END'
Holm
hidden
END
finish
