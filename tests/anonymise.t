#!/bin/sh
# anonymise: personal data whose term is over go from every byte of the folder; figures stay; nothing of it comes back.
. "${0%/*}/lib.sh"

# A school in whose journal and copies of exports everybody stands.
begin() {
	cd "$home" || exit 99
	rm -rf school
	kurator init --example school -q
	cd school || exit 99
	rm -f entry-form.csv october.csv
	kurator sheet export mentees --internal -o ../mentees.xlsx -q
	kurator sheet export pairs --internal --columns mentor -o ../pairs.xlsx -q
}
begin
later='--as-of 2023-07-15 --lang en'
first='--as-of 2022-07-15 --lang en'

# --- whose term is over ---

err <<'EOF'
kurator: say whose data are to go: --expired
hint: 'kurator anonymise -h' shows how to use it
EOF
t 'it has to be said whose' 'kurator anonymise --yes --lang en' 2 </dev/null
err <<'EOF'
kurator: --as-of is a day to come: nothing is removed ahead of time
hint: 'kurator anonymise -h' shows how to use it
EOF
t 'not ahead of time' 'kurator anonymise --expired --yes --as-of 2199-01-01 --lang en' 2 </dev/null
err <<'EOF'
nobody's term is over
EOF
t 'nobody yet' 'kurator anonymise --expired --yes --as-of 2021-09-29 --lang en' 0 <<'EOF'
id,reason,consent,day,records,columns
EOF
ok 'and nothing is written' 'test "$(kurator log | wc -l)" = 2'
cat >../list <<'EOF'
id,reason,consent,day,records,columns
M-010,left,expired,2021-09-30,26,name;class;birth;phone;guardian;guardian_phone;interests;achievements;days;left_reason;source;result
E-007,left,expired,2021-09-30,15,name;class;birth;guardian;guardian_phone;source;request;interests;days;left_reason;notes
E-038,ended,none,2022-06-30,1,name;class;birth;guardian;guardian_phone;source;request;interests;days;notes
E-041,ended,expired,2022-06-30,2,name;class;birth;guardian;guardian_phone;source;request;interests;days
EOF
err <<'EOF'
would remove the personal data of 4 people
2 copies of exports go with them
EOF
t 'a dry run: who has left, or whose programme is over, and has no consent; 30 days later' \
	"kurator anonymise --expired -n $first" 0 <../list
err <<'EOF'
would remove the personal data of 4 people
2 copies of exports go with them
kurator: nothing was changed: what goes cannot be brought back
hint: with --yes it is done
EOF
t 'without --yes the same, and status 2' "kurator anonymise --expired $first" 2 <../list
ok 'neither has written anything' 'test "$(kurator log | wc -l)" = 2 && test "$(ls sheets | wc -l)" = 2'
t 'on the last of the 30 days, not before' \
	"for d in 29 30; do kurator anonymise --expired -n -q --as-of 2022-06-\$d | cut -d, -f1 | tail -n +2 | paste -sd' '; done" 0 <<'EOF'
M-010 E-007
M-010 E-007 E-038 E-041
EOF
sed -i 's/retention_days: 30/retention_days: 400/' program.yaml
ok 'program.yaml says how long' "kurator anonymise --expired -n -q $first | grep -c -- -0 >../n; test \"\$(cat ../n)\" = 0 &&
	test \"\$(kurator anonymise --expired -n -q --as-of 2022-10-06 | wc -l)\" = 3"
sed -i 's/retention_days: 400/retention_days: 30/' program.yaml
t 'withdrawn is withdrawn' "kurator consent add --person E-012 --scope processing --signer 'Гроздева Ольга' --signer-role guardian --date 2021-09-01 --until 2024-08-31 -q -o /dev/null && kurator consent set \$(kurator consent list --where person=E-012 --where date=2021-09-01 --columns id -q -f csv | sed 1d) --withdrawn 2022-09-15 -q -o /dev/null; kurator anonymise --expired -n -q $later | grep ^E-012 | cut -d, -f1-4" 0 <<'EOF'
E-012,ended,withdrawn,2022-10-14
EOF
t 'without a term it ends with its purpose: on leaving, or with the programme' "
	kurator mentee set E-038 --consent 2021-09-01 --consent-by guardian -q -o /dev/null
	kurator mentee set E-007 --consent-until '' -q -o /dev/null
	kurator anonymise --expired -n -q --as-of 2022-06-29 | grep -E '^E-0(07|38)' | cut -d, -f1-4
	kurator anonymise --expired -n -q $first | grep ^E-038 | cut -d, -f1-4" 0 <<'EOF'
E-007,left,purpose,2021-03-14
E-038,ended,purpose,2022-06-30
EOF
ok 'and holds as long as there is one' "
	kurator sheet export mentees --columns name -q --as-of 2021-11-25 | grep -q '^E-038' && ! kurator consent list --due -q --as-of 2021-11-25 | grep -q E-038"
ok 'a consent that holds keeps them' "! kurator anonymise --expired -n -q $later | grep -q ^M-001"

# --- what is in the way ---

begin
printf 'Маслова Алиса Денисовна\n' >names.txt
mkdir letters
cp ../mentees.xlsx letters/
sed -i 's/^  director: .*/  director: Маслова Алиса/' program.yaml
err <<'EOF'
kurator: letters/mentees.xlsx: 'Вьюгина Мария Ильинична' (E-002) stands in this file, too
kurator: names.txt: 'Маслова Алиса Денисовна' (M-018) stands in this file, too
hint: delete such files or take them out of the folder of the programme, correct program.yaml, then run the command again
EOF
t 'files that are not kurator'"'"'s are named, workbooks too' \
	"kurator anonymise --expired --yes $later 2>&1 >/dev/null | grep -v '^kurator: program.yaml' | sed \"s/xlsx: '.*' (E-.*)/xlsx: 'Вьюгина Мария Ильинична' (E-002)/\" >&2; ! kurator anonymise --expired --yes -q $later 2>/dev/null" 0 </dev/null
ok 'a dry run shows what would go, and them' "
	! kurator anonymise --expired -n -q $later >out 2>err && test \$(wc -l <out) -gt 40 && grep -q '^kurator: names.txt' err"
python3 - <<'PY'
import zipfile
with zipfile.ZipFile("second.xlsx", "w", zipfile.ZIP_DEFLATED) as z:
	z.writestr("xl/worksheets/sheet1.xml", "<worksheet/>")
	z.writestr("xl/worksheets/sheet2.xml", "<worksheet><t>Маслова Алиса Денисовна</t></worksheet>")
PY
ok 'on whichever of their sheets' "! kurator anonymise --expired --yes -q $later --lang en 2>err && grep -q \"second.xlsx: 'Маслова Алиса Денисовна' (M-018)\" err"
printf 'PK\003\004 and no more' >second.xlsx
ok 'one that cannot be read is named' "! kurator anonymise --expired --yes -q $later --lang en 2>err && grep -q \"'second.xlsx' was not looked through: the workbook is damaged\" err"
rm second.xlsx
ok 'then nothing was changed' 'test "$(kurator log | wc -l)" = 2 && grep -q Маслова mentors.csv'

# --- done ---

begin
cp -R . ../before
kurator mentor add --name 'Сомов Ян' --kind teacher -q -o /dev/null
kurator undo -q >/dev/null
kurator event log --kind seminar --title 'Вела Маслова А. Д., с ней Т.О. Дубравин; о Масловой' --date 2022-01-20 -q -o /dev/null --as-of 2022-02-01
kurator practice add --pair P-007 --title 'Тропин Максим учит дробям' --problem 'Полозов Игорь отстал; Максим Денисович помог' \
	--what 'Игорь и М. Д. Тропин решали задачи; Максиму нравилось' --result 'с Игорем довольны, роман прочитан' --date 2022-02-01 -q -o /dev/null --as-of 2022-02-01
figures() {
	kurator monitor compare "$@" -q
	for by in variant form kind method sex; do
		kurator monitor compare --by $by "$@" -q
	done
	kurator monitor quality "$@" -q
	for month in 2020-12 2021-10 2021-11 2022-03; do
		kurator report monthly --period $month "$@" -q
	done
}
# Sensitive categories and ages at the border of a band are lost, and say so.
lasting() {
	figures "$@" 2>/dev/null | grep -v -e 'category=\(disability\|hardship\|police\|burnout\)' -e ',mentor-pupils,'
}
# shellcheck disable=SC2086
lasting $later >../figures
journal=$(sha256sum journal.csv | cut -d' ' -f1)
kurator anonymise --expired -n -q $later >../going
err <<'EOF'
removed the personal data of 49 people
in 1 cell about others an id takes the place of a name
2 copies of exports go with them
the journal begins anew; files that were copied or sent elsewhere, papers and backups are yours to destroy
EOF
t 'it is done, and says of whom' "kurator anonymise --expired --yes $later" 0 <../going

# Every name, guardian, phone and address of theirs that nobody who stays has.
sed 1d ../going | cut -d, -f1 >../gone
for side in mentor mentee; do
	kurator $side list -C ../before -f tsv -q --as-of 2022-02-01 --columns id,name,guardian,phone,guardian_phone,email
done | awk -F'\t' 'NR == FNR { gone[$1]; next } !($1 in gone) { for (i = 2; i <= NF; i++) stays[$i]; next }
	{ for (i = 2; i <= NF; i++) if ($i != "") goes[$i] }
	END { for (s in goes) if (!(s in stays)) print s }' ../gone - >../strings
ok 'what a pair was made for goes with its people, from every file' \
	'grep -q "^P-007,.*,отстал после болезни," ../before/pairs.csv && grep -q "^P-007," pairs.csv && ! grep -rq "отстал после болезни" .'
ok 'there are many strings to look for' 'test "$(wc -l <../strings)" -gt 100'
ok 'each of them was there' 'while IFS= read -r s; do grep -rqF -e "$s" ../before || { echo "$s"; exit 1; }; done <../strings'
ok 'none is left in any byte of any file' '! grep -raF -f ../strings .'
ok 'nor in any name of a file' '! find . | grep -F -f ../strings'
ok 'nor what was said of them' '! grep -ra -e "переехал" mentees.csv mentors.csv journal.csv'
t 'a practice stays, without names' "kurator practice list --where pair=P-007 --columns title,problem,what,result -f csv -q | sed 1d" 0 <<'EOF'
M-010 учит дробям,E-007 отстал; M-010 помог,E-007 и M-010 решали задачи; M-010 нравилось,"с E-007 довольны, роман прочитан"
EOF
t 'in texts about others stands the id' "kurator event list --where date=2022-01-20 --columns title -f csv -q | sed 1d" 0 <<'EOF'
"Вела M-018, с ней M-008; о M-018"
EOF
# shellcheck disable=SC2086
ok 'figures are as before' "lasting $later >../after; diff ../figures ../after"
t 'a person' "grep ^E-004, mentees.csv" 0 <<'EOF'
E-004,E-004,student,8,2007,f,,,,,,,,behaviour;detached,passive,student-student/leader-passive,,2020-09-15,2020-09-16,behaviour;communication,,,,,2020-09-17,guardian,2022-08-31,2020-09-18,2021-05-31,,,,
EOF
ok 'open answers are gone, others are there' \
	'test "$(grep -c . answers.csv)" = "$(grep -c . ../before/answers.csv)" && test "$(grep -c ",$" answers.csv)" -gt "$(grep -c ",$" ../before/answers.csv)"'
ok 'check finds no error that was not there' \
	"for d in . ../before; do kurator check -C \$d $later -q -f csv | grep -c ,error,; done | uniq | wc -l | grep -qx 1"
ok 'the copies of exports are gone' 'test -z "$(ls sheets)"'

# --- the journal ---

t 'the log shows it' "kurator log -f csv | cut -d, -f1,4,7" 0 <<'EOF'
change,command,state
6,anonymise --expired --yes --as-of 2023-07-15 --lang en,anew
EOF
ok 'its first row names the last hash of the old journal' \
	"sed -n 2p journal.csv | grep -q ',,$journal,,,,,,\$' && sha256sum ../before/journal.csv >/dev/null"
err <<'EOF'
kurator: change 6 cannot be taken back, nor anything before it: it removed personal data for good
EOF
t 'undo ends there' 'kurator undo --lang en' 3 </dev/null
ok 'nothing was edited by hand since' "! kurator check $later -q -f csv | grep ,edited,"
ok 'a change after it' 'cp mentors.csv ../mentors && kurator mentor set M-001 --hours 9 -q -o /dev/null && test "$(kurator log | grep -c .)" = 3'
ok 'is taken back as ever' 'kurator undo -q >/dev/null && cmp mentors.csv ../mentors'
t 'but not more' 'kurator undo --lang en 2>&1 | head -1' 0 <<'EOF'
kurator: change 6 cannot be taken back, nor anything before it: it removed personal data for good
EOF
t 'an id that was given once is not given again' \
	"kurator mentor add --name 'Сомов Ян' --kind teacher -q -f csv | sed 1d | cut -d, -f1" 0 <<'EOF'
M-029
EOF
kurator undo -q >/dev/null
err <<'EOF'
nobody's term is over
EOF
t 'a second time there is nothing to do' "kurator anonymise --expired --yes $later" 0 <<'EOF'
id,reason,consent,day,records,columns
EOF

# --- both or neither ---

if ! nm -D "$build/kurator" 2>/dev/null | grep -q __asan; then
	school small
	rm -f answers.csv measures.csv meetings.csv plans.csv contacts.csv events.csv outputs.csv trainings.csv choices.csv \
		documents.csv indicators.csv roadmap.csv practices.csv awards.csv proposals.csv exclusions.csv *-form.csv october.csv
	kurator sheet export mentees --internal -o ../mentees.xlsx -q
	kurator mentor set M-002 --hours 3 -q -o /dev/null
	cd "$home" || exit 99
	ok 'all or nothing, whatever fails' "'$build/hazard/hazard' crash '$build/hazard/fault.so' small kill,EIO,full -- \
		kurator -C {} anonymise --expired --yes $first -q -- kurator -C {} mentor set M-001 --hours 3 --lang en -q"
fi
finish
