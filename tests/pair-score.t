#!/bin/sh
# pair score: candidates and points, variants, refusals with reasons, forms, files from anywhere, faults
. "${0%/*}/lib.sh"

cp -R "$top/tests/data/matching" base && cd base || exit 99
score="kurator pair score --as-of 2021-10-25"

t 'one row for each mentee and mentor, the parts beside the score' "$score" <<'EOT'
mentee,mentor,form,variant,score,topics,choices,categories,carry_over
E-1,M-1,pupils,lead,152.5,100,37.5,10,5
E-1,M-2,pupils,even,5,0,0,0,5
E-2,M-1,pupils,lead,110,100,0,10,0
E-2,M-2,pupils,even,50,50,0,0,0
E-3,M-1,pupils,even,100,100,0,0,0
E-3,M-2,pupils,even,125,100,25,0,0
E-5,M-3,teachers,young,5,0,0,0,5
E-6,M-1,pupils,lead,110,100,0,10,0
E-6,M-2,pupils,even,0,0,0,0,0
EOT
t 'all variants of a form' "$score --variants --form Ученик\ –\ ученик | head -4" <<'EOT'
mentee,mentor,form,variant,score,topics,choices,categories,carry_over
E-1,M-1,pupils,lead,152.5,100,37.5,10,5
E-1,M-1,pupils,even,142.5,100,37.5,0,5
E-1,M-2,pupils,even,5,0,0,0,5
EOT
t 'one variant of a form, and another form' "$score --form pupils/even --form teachers | cut -d, -f1-5" <<'EOT'
mentee,mentor,form,variant,score
E-1,M-1,pupils,even,142.5
E-1,M-2,pupils,even,5
E-2,M-1,pupils,even,100
E-2,M-2,pupils,even,50
E-3,M-1,pupils,even,100
E-3,M-2,pupils,even,125
E-5,M-3,teachers,young,5
E-6,M-1,pupils,even,100
E-6,M-2,pupils,even,0
EOT
t 'who is refused, by the variant that comes closest' "$score --all | cut -d, -f1-5,10 | grep -v ,\$" <<'EOT'
mentee,mentor,form,variant,score,reason
E-1,M-3,pupils,even,,form-kinds;consent
E-1,M-4,pupils,lead,,capacity
E-2,M-3,pupils,even,,form-kinds;consent
E-2,M-4,pupils,lead,,capacity
E-3,M-3,pupils,even,,form-kinds;consent
E-3,M-4,pupils,even,,capacity
E-4,M-1,pupils,lead,,consent;days
E-4,M-2,pupils,even,,consent
E-4,M-3,pupils,even,,form-kinds;consent
E-4,M-4,pupils,lead,,capacity;consent
E-5,M-1,teachers,young,,form-kinds;missing subjects
E-5,M-2,teachers,young,,form-kinds;missing subjects
E-5,M-4,teachers,young,,form-kinds;capacity;missing subjects
E-6,M-3,pupils,even,,form-kinds;consent
E-6,M-4,pupils,lead,,capacity
EOT
t 'for people: names, labels, points' "$score --all -f table --lang en | sed -n 1,4p" <<'EOT'
mentee      mentor      variant       points  why not
E-1 Eve E.  M-1 Ann A.  Leader – shy   152.5
E-1 Eve E.  M-2 Bob B.  Even             5.0
E-1 Eve E.  M-3 Cid C.  Even                  the form is for other people; no valid consent
EOT
t 'and in Russian' "$score --all -f table --lang ru | sed -n 4p" <<'EOT'
E-1 Eve E.    M-3 Cid C.  Even                 форма для других участников; нет действующего согласия
EOT
t 'the day decides: nobody has waited yet, nobody was left over' \
	"kurator pair score --as-of 2021-09-06 | head -2" <<'EOT'
mentee,mentor,form,variant,score,topics,choices,categories,carry_over
E-1,M-1,pupils,lead,147.5,100,37.5,10,0
EOT

# ---- the best of each mentee ----
err <<'EOT'
candidates: 7 of 9; the best of each mentee: 5, others that a best plan may need: 2
proved: with the free places of mentors.csv no best plan (fair, count, score) has a pair that was left out
EOT
t 'the best of each mentee, and whom a best plan may need' "$score --top 1 | cut -d, -f1-5" <<'EOT'
mentee,mentor,form,variant,score
E-1,M-1,pupils,lead,152.5
E-2,M-1,pupils,lead,110
E-2,M-2,pupils,even,50
E-3,M-2,pupils,even,125
E-5,M-3,teachers,young,5
E-6,M-1,pupils,lead,110
E-6,M-2,pupils,even,0
EOT
ok 'so many that none is left out' '
	$score >"$home/all" && $score --top 9 -q | cmp - "$home/all"'
err <<'EOT'
kurator: '--top' leaves candidates out and '--all' adds pairs to them; give one
hint: 'kurator pair score -h' shows how to use it
EOT
t 'not together with --all' "$score --top 1 --all" 2 </dev/null

# ---- files from anywhere ----
mkdir "$home/elsewhere"
cp mentors.csv "$home/elsewhere/кто.csv"
cp mentees.csv program.yaml "$home/elsewhere"
cd "$home/elsewhere" || exit 99
err <<'EOT'
outside a programme: trainings, registered consents, exclusions, choices and running pairs are unknown; no training is asked for, all places are free
EOT
t 'three files without a folder: no choices, no earlier pairs' \
	"$score --mentors кто.csv --mentees mentees.csv --program program.yaml | head -2; test ! -e journal.csv" <<'EOT'
mentee,mentor,form,variant,score,topics,choices,categories,carry_over
E-1,M-1,pupils,lead,110,100,0,10,0
EOT
sed 's/selection: {consent: required}/selection: {consent: required, training: required}/' program.yaml >trained.yaml
ok 'outside a programme nobody knows of trainings, and none is asked for' '
	$score --mentors кто.csv --mentees mentees.csv --program program.yaml -q >asked-not &&
	$score --mentors кто.csv --mentees mentees.csv --program trained.yaml -q | cmp - asked-not &&
	grep -q "training: required" trained.yaml && mkdir folder && cp кто.csv folder/mentors.csv &&
	cp mentees.csv folder && cp trained.yaml folder/program.yaml &&
	test $(kurator -C folder pair score -q --as-of 2021-10-25 --form pupils | wc -l) = 1'
err <<'EOT'
kurator: --mentors, --mentees and --program are given together
hint: 'kurator pair score -h' shows how to use it
EOT
t 'all three or none' "$score --mentors кто.csv" 2 </dev/null
printf 'id,name\nM-1,A\n' >bad.csv
err <<'EOT'
kurator: bad.csv:1: the column 'kind' is missing
EOT
t 'a fault is named with the file it is in' \
	"$score --mentors bad.csv --mentees mentees.csv --program program.yaml" 3 </dev/null
err <<'EOT'
kurator: none.csv: cannot be read: No such file or directory
EOT
t 'no such file' "$score --mentors none.csv --mentees mentees.csv --program program.yaml" 3 </dev/null

# ---- faults ----
cd "$home/base" || exit 99
err <<'EOT'
kurator: --form: 'dance' is neither a form nor FORM/VARIANT
hint: 'kurator pair score -h' shows how to use it
EOT
t 'an unknown form' "$score --form dance" 2 </dev/null
sed 's/,9A,,sport,/,13A,,sport,/; s/,mon,,2021-09-02$/,monday 25:00,,2021-09-02/' mentees.csv >new && mv new mentees.csv
err <<'EOT'
kurator: mentees.csv:4: column 'class': '13A' is not a class 1 to 11
kurator: mentees.csv:7: column 'days': 'monday 25:00' is not a day of the week such as 'wed 15:00-17:00'
EOT
t 'faults in columns that are used, all of them' "$score" 3 </dev/null

# ---- properties on the example school ----
school
cat >"$home/sum.awk" <<'EOT'
BEGIN { FS = "," }
NR > 1 { sum = 0; for (i = 6; i <= NF; i++) sum += $i * 1000; if (int(sum + 0.5) != int($5 * 1000 + 0.5)) bad++ }
END { exit bad || NR < 20 }
EOT
ok 'the parts add up exactly' 'kurator pair score --as-of 2021-11-25 | awk -f "$home/sum.awk"'
kurator pair score --all --as-of 2021-11-25 >"$home/before"
for file in mentors mentees choices exclusions pairs requests trainings; do
	{ head -1 $file.csv; sed 1d $file.csv | sort -r; } >new && mv new $file.csv
done
ok 'the order of rows changes nothing' 'kurator pair score --all --as-of 2021-11-25 | cmp - "$home/before"'
school
ok 'a candidate is what pair add takes, and nothing else is' '
	kurator pair score --all --as-of 2021-11-25 | awk -F, "NR > 1 && (\$5 != \"\" || NR % 7 == 0)" | while IFS=, read -r mentee mentor form variant score rest; do
		kurator pair add --mentor $mentor --mentee $mentee --form $form --variant $variant -n -q \
			--as-of 2021-11-25 >/dev/null 2>&1
		case $?$score in 0[0-9]* | 3) ;; *) echo "$mentee $mentor $form $variant $score"; exit 1 ;; esac
	done'
ok 'the best plan among the best of each is the best plan of all' '
	for objective in fair count score; do
		kurator pair score -q --as-of 2021-11-25 |
			kurator pair solve - -q --objective $objective --as-of 2021-11-25 >"$home/all" || exit 1
		kurator pair score --top 1 -q --as-of 2021-11-25 >"$home/few"
		test $(wc -l <"$home/few") -lt 31 || exit 1
		kurator pair solve "$home/few" -q --objective $objective --as-of 2021-11-25 | cmp - "$home/all" || exit 1
	done'
finish
