#!/bin/sh
# mentor and mentee: add, set, show, end, screen
. "${0%/*}/lib.sh"
school
printf 'id,name,kind,class,birth,own column\nM-001,Ёлкин Пётр Ильич,student,9А,2006-02-03," as it was"\n' >mentors.csv
cp mentors.csv before.csv

err <<'EOF'
added 1 record to mentors.csv
EOF
t 'one by options, labels and local forms understood' \
	"kurator mentor add --lang en --name 'Новая Анна' --kind родитель --birth 03.04.1985 --experience 4,5 | cut -d, -f1-3,5,19" 0 <<'EOF'
id,name,kind,birth,experience
M-006,Новая Анна,parent,1985-04-03,4.5
EOF
t 'rows that were there stay byte for byte; a column that was lacking is appended' 'cat mentors.csv' 0 <<'EOF'
id,name,kind,class,birth,own column,experience
M-001,Ёлкин Пётр Ильич,student,9А,2006-02-03," as it was",
M-006,Новая Анна,parent,,1985-04-03,,4.5
EOF
ok 'undo gives the bytes back' 'kurator undo -q >/dev/null && cmp mentors.csv before.csv'
ok 'a possible double is named and added all the same' \
	"kurator mentor add --lang en --name 'Елкин Петр' --kind student --birth 2006-02-03 >out 2>err && grep -q \"may be the same person as M-001 'Ёлкин Пётр Ильич'\" err && grep -q 'Елкин Петр' mentors.csv"

cp mentors.csv before.csv
printf 'name,kind,class,colour\nА,student,13А,red\nБ,wizard,5,\n,teacher,,\n' >new.csv
err <<'EOF'
kurator: new.csv:1: 'colour' is not a column of mentors.csv; --ignore-columns leaves it out
kurator: new.csv:2: column 'class': '13А' is not a class 1 to 11
kurator: new.csv:3: column 'kind': 'wizard' is none of the kinds in program.yaml
kurator: new.csv:4: column 'name': a value is required
EOF
t 'all faults of all records, nothing written' 'kurator mentor add new.csv --lang en; s=$?; cmp mentors.csv before.csv || exit 9; exit $s' 3 <<'EOF'
EOF
err <<'EOF'
kurator: column 'name': '\xFF\xFE' is not UTF-8
EOF
t 'bytes that are not UTF-8 never get into a base' \
	"kurator mentor add --lang en --name \"\$(printf '\\377\\376')\" --kind teacher" 3 <<'EOF'
EOF
ok 'nor, by way of the command line, into the journal' \
	"kurator mentor set M-001 --notes x -q -o \"\$(printf '\\377')\" && kurator log -f csv | grep -q 'xFF'"
ok 'undo of that' 'kurator undo -q >/dev/null && cmp mentors.csv before.csv'
printf 'ФИО;Кто;цвет\r\nПервый Иван;обучающийся;1\r\nВторая Мария;учитель;2\r\n' | iconv -t windows-1251 >cp1251.csv
ok 'Windows-1251 without being told is named with its encoding' \
	'! kurator mentor add cp1251.csv --lang en 2>err && grep -q "cp1251.csv:1:" err && grep -qi "windows-1251" err && cmp mentors.csv before.csv'
ok 'with the encoding, Russian headings and labels it is taken; -n writes nothing' \
	'kurator mentor add cp1251.csv --encoding windows-1251 --ignore-columns -n --lang ru >out 2>err; cat err; cat out >&2; grep -q "Первый Иван,student" out && cmp mentors.csv before.csv'
err <<'EOF'
kurator: records come from options or from a file, not from both
hint: 'kurator mentor add -h' shows how to use it
EOF
t 'options and a file' 'kurator mentor add --name x new.csv --lang en' 2 <<'EOF'
EOF
err <<'EOF'
kurator: nothing to add: name columns as options, a CSV file, or '-' for standard input
hint: 'kurator mentor add -h' shows how to use it
EOF
t 'nothing to add' 'kurator mentor add --lang en' 2 <<'EOF'
EOF
err <<'EOF'
kurator: cannot read 'no.csv': No such file or directory
EOF
t 'a file that is not there' 'kurator mentor add no.csv --lang en' 3 <<'EOF'
EOF
err <<'EOF'
kurator: column 'id': 'M-001' exists already
EOF
t 'an id that exists' 'kurator mentor add --id M-001 --name x --kind teacher --lang en' 3 <<'EOF'
EOF
printf 'name,kind\n"unclosed,student\n' >broken.csv
ok 'an unclosed quote names file and line' '! kurator mentor add broken.csv --lang en 2>err && grep -q "^kurator: broken.csv:2:" err'
printf 'name,kind\nA\000B,student\n' >nul.csv
ok 'a NUL byte names file and line' '! kurator mentor add nul.csv --lang en 2>err && grep -q "^kurator: nul.csv:2" err'
printf 'name,kind\nА,student\n' | iconv -t UTF-16 >utf16.csv
ok 'UTF-16 is named' '! kurator mentor add utf16.csv --lang en 2>err && grep -qi "utf-16" err'
ok 'and read when told' 'kurator mentor add utf16.csv --encoding utf-16 -n -q | grep -q "А,student"'

school
cp mentees.csv before
err <<'EOF'
kurator: column 'id': the id 'curator' is reserved
EOF
t 'the id of the curator is reserved' 'kurator mentor add --id curator --name А --kind teacher --lang en' 3 </dev/null
err <<'EOF'
kurator: column 'id': '№1' is not an id: letters, digits and ._- behind a letter or digit
EOF
t 'a sign is no letter' 'kurator mentor add --id №1 --name А --kind teacher --lang en' 3 </dev/null
ok 'Cyrillic letters are' "kurator mentor add --id Ёж-1 --name А --kind teacher -n -q | grep -q '^Ёж-1,'"
printf 'id,name,kind\nM-002,Чужая Анна,teacher\nM-003,Чужой Пётр,teacher\n' >new.csv
name() { grep "^$1," mentors.csv | cut -d, -f2; }
line() { grep -n "^$1," mentors.csv | cut -d: -f1; }
err <<EOF
kurator: new.csv:2: column 'name': 'M-002' is somebody else: '$(name M-002)' in mentors.csv:$(line M-002) (rule person-differs)
kurator: new.csv:3: column 'name': 'M-003' is somebody else: '$(name M-003)' in mentors.csv:$(line M-003) (rule person-differs)
EOF
t 'the id of somebody else in the other base' \
	'kurator mentee add new.csv --lang en; s=$?; cmp mentees.csv before || exit 9; exit $s' 3 </dev/null
ok 'an id that only the other base holds is not given again' \
	"sed -i 's/^E-010,/M-777,/' mentees.csv && kurator mentor add --name А --kind teacher -n -q | grep -q '^M-778,' && mv before mentees.csv"
ok 'the same person may be in both bases' \
	"kurator mentee add --id M-002 --name '$(name M-002)' --kind $(grep '^M-002,' mentors.csv | cut -d, -f3) -n -q >/dev/null"
for id in curator №1; do
	school
	echo "$id,Некто Иван,teacher" >last
	sed "s/\$/$(head -1 mentors.csv | sed 's/[^,]//g; s/^,,//')/" last >>mentors.csv
	ok "check finds the id '$id'" \
		"kurator check --as-of 2021-11-25 | grep -q \"^mentors.csv,[0-9]*,.*,id,error,bad-value,\""
done

school
ok 'set changes that cell of that row only' \
	'cp mentees.csv before && kurator mentee set E-010 --days "пн;ср 15:00-17:00" -q >/dev/null &&
	test "$(diff before mentees.csv | grep -c "^[<>]")" = 2 && grep -q "mon;wed 15:00-17:00" mentees.csv'
err <<'EOF'
kurator: mentees.csv: there is no 'E-999'
EOF
t 'set of nobody' 'kurator mentee set E-999 --class 5А --lang en' 3 <<'EOF'
EOF
err <<'EOF'
kurator: column 'name': a value is required
EOF
t 'a required cell is not emptied' 'kurator mentee set E-010 --name= --lang en' 3 <<'EOF'
EOF
ok 'an id typed with Cyrillic letters is found' 'kurator mentee show Е-010 --columns id 2>/dev/null; kurator mentee show Е-010 -f json | grep -q "\"id\": \"E-010\""'
ok 'show leaves empty cells out on paper' 'kurator mentee show E-010 -f table --lang en | grep -q "^name " && ! kurator mentee show E-010 -f table --lang en | grep -q "^notes "'
err <<'EOF'
changed 1 record
EOF
t 'end notes day and reason' \
	"kurator mentee end E-010 --reason переезд --date 20.11.2021 --as-of 2021-11-25 --lang en -f json | grep -o '\"left[^,]*'" 0 <<'EOF'
"left": "2021-11-20"
"left_reason": "переезд"
EOF
err <<'EOF'
kurator: column 'left': 'E-010' left already, on 2021-11-20 (rule ended)
EOF
t 'nobody leaves twice' 'kurator mentee end E-010 --as-of 2021-11-25 --lang en' 3 </dev/null
err <<'EOF'
kurator: column 'left': 'E-014': the day lies after today, 2021-11-25 (rule future)
EOF
t 'nor tomorrow' 'kurator mentee end E-014 --date 2021-11-26 --as-of 2021-11-25 --lang en' 3 </dev/null
kurator mentee set E-014 --joined 2021-09-01 -q >/dev/null
err <<'EOF'
kurator: column 'left': 'E-014': the day lies before 'joined', 2021-09-01 (rule date-order)
EOF
t 'nor before having come' 'kurator mentee end E-014 --date 2021-08-31 --as-of 2021-11-25 --lang en' 3 </dev/null
err <<'EOF'
nothing to change: it stands so already
EOF
t 'what stands so already is no change' \
	'kurator mentee set E-014 --joined 01.09.2021 --lang en >out; s=$?; wc -l <out; exit $s' 0 <<'EOF'
2
EOF
mentor=$(kurator mentor list --as-of 2021-11-25 --where 'open_pairs>0' --columns id | sed -n 2p)
pairs() {
	kurator pair list --as-of 2021-11-25 --where "mentor=$mentor" --columns id,state |
		sed -n "s/^\(.*\),\(proposed\|agreed\|active\)\$/\1/p"
}
for pair in $(pairs); do
	echo "kurator: column 'left': $mentor '$(name "$mentor")' is in the open pair $pair; 'kurator pair end $pair' ends it (rule open-pair)"
done >open
err <open
t 'who is in an open pair cannot leave' \
	"kurator mentor end $mentor --as-of 2021-11-25 --lang en" 3 </dev/null
err <open
t 'nor by way of set' "kurator mentor set $mentor --left 2021-11-25 --lang en" 3 </dev/null
ended=$(kurator pair list --as-of 2021-11-25 --where 'ended>2021-05-10' --columns id,mentee,ended | sed -n 2p)
kurator mentee set "$(echo "$ended" | cut -d, -f2)" --left 2021-05-10 --lang en >/dev/null 2>err
ok 'nobody leaves before a pair ends' \
	"grep -q \"was in the pair ${ended%%,*} until ${ended##*,} (rule date-order)\" err"
ok 'screen names untrained mentors' \
	'kurator mentor screen --as-of 2021-11-25 | grep -q ",missing,"'
t 'screen by step, kind and state' \
	'kurator mentor screen --kind student --where training=missing --columns id,decision,training,state --as-of 2021-11-25 | sort' 0 <<'EOF'
M-019,done,missing,accepted
M-027,missing,missing,interviewed
id,decision,training,state
EOF
t 'for people what is missing catches the eye' \
	'kurator mentor screen --where id=M-019 -f table --as-of 2021-11-25 --lang ru | tail -1' 0 <<'EOF'
M-019  Ковыльный Артём Ильич  да      да      да    НЕТ    да     да         1  –
EOF
sed 's/since: 2025-03-01/since: 2021-09-01/' program.yaml >new && mv new program.yaml
sed -i '/,M-003,mentor-work,/d' consents.csv
err <<'EOF'
kurator: mentor 'M-003' has not consented in writing to the work of a mentor (consent of scope mentor-work) (rule mentor-work)
EOF
t 'where the law asks for it, no teacher is paired without a written consent' \
	'kurator pair add --mentor M-003 --mentee E-017 --as-of 2021-11-25 --lang en' 3 </dev/null
ok 'with it the pair is taken' '
	kurator consent add --person M-003 --scope mentor-work --date 2021-09-02 --signer "Полянский А. И." --signer-role self --document "№ 7" -q >/dev/null &&
	test "$(kurator mentor screen --all --where id=M-003 --columns mentor_work --as-of 2021-11-25 | tail -1)" = done &&
	kurator pair add --mentor M-003 --mentee E-017 --as-of 2021-11-25 -q >/dev/null'
school
err <<'EOF'
of them 4 are kept in reserve, no active form takes their kind; 'status' and 'next' do not count them: M-022, M-023, M-024, M-025
EOF
t 'those in reserve are named, who is not counted elsewhere' \
	'kurator mentor screen --columns id --as-of 2021-11-25 --lang en' 0 <<'EOF'
id
M-019
M-022
M-023
M-024
M-025
M-027
EOF
ok 'the others are those whom the stage counts' '
	kurator mentor screen --where training=missing --where form!= --columns id --as-of 2021-11-25 --lang en 2>err | sed 1d | sort -u | paste -sd, | sed "s/,/, /g" >mine && ! test -s err &&
	kurator status --as-of 2021-11-25 -f csv --lang en | grep -qF "$(cat mine)"'
ok 'screen --all shows more' 'test "$(kurator mentor screen --all --as-of 2021-11-25 | wc -l)" -gt "$(kurator mentor screen --as-of 2021-11-25 | wc -l)"'
school
kurator mentor set M-001 --decision rejected --decided 2021-11-20 >/dev/null
ok 'a rejection dated later hides nobody' \
	'kurator mentor screen --all --as-of 2021-11-19 | grep -q ^M-001, && ! kurator mentor screen --all --as-of 2021-11-25 | grep -q ^M-001,'
cp mentors.csv before.csv
err <<'EOF'
kurator: column 'decided': 'M-027': the decision (2021-11-01) would be before the interview (2021-11-23) (rule selection-order)
EOF
t 'no decision before the interview' \
	'kurator mentor set M-027 --decision accepted --decided 2021-11-01 --lang en; s=$?; cmp mentors.csv before.csv || exit 9; exit $s' 3 </dev/null
err <<'EOF'
kurator: column 'interviewed': 'M-027': the interview (2021-11-01) would be before the application (2021-11-15) (rule selection-order)
EOF
t 'no interview before the application' 'kurator mentor set M-027 --interviewed 2021-11-01 --lang en' 3 </dev/null
sed 's/^\(M-027,.*\),2021-11-15,2021-11-23,/\1,,,/' before.csv >mentors.csv
err <<'EOF'
kurator: column 'decision': 'M-027' would be accepted without an application: name its day in the same command, --applied (rule selection-order)
kurator: column 'decision': 'M-027' would be accepted without an interview: name its day in the same command, --interviewed (rule selection-order)
EOF
t 'nobody is accepted without application and interview' 'kurator mentor set M-027 --decision accepted --decided 2021-11-24 --lang en' 3 </dev/null
ok 'nor by the day alone; with both days, or without an acceptance, it is taken' '
	! kurator mentor set M-027 --decision accepted -n 2>/dev/null &&
	kurator mentor set M-027 --decision accepted --decided 2021-11-24 --applied 2021-11-15 --interviewed 2021-11-23 -n -q >/dev/null &&
	kurator mentor set M-027 --decision rejected --decided 2021-11-24 -n -q >/dev/null &&
	sed -i "s/interview: required/interview: if-needed/; s/application: required/application: if-needed/" program.yaml &&
	kurator mentor set M-027 --decision accepted --decided 2021-11-24 -n -q >/dev/null'
cp before.csv mentors.csv
ok 'both corrected at once' \
	'kurator mentor set M-027 --interviewed 2021-11-01 --applied 2021-10-29 -n --lang en 2>/dev/null'
printf 'name,kind,\nПервый Иван,teacher,важное\nВторой Пётр,teacher,\n' >nameless.csv
err <<'EOF'
kurator: nameless.csv:2: 'важное' stands in a column without a heading, the 3. of the file; --ignore-columns leaves it out
EOF
t 'a value without a heading is not lost in silence' 'kurator mentor add nameless.csv -n --lang en' 3 </dev/null
ok 'it may be left out' 'kurator mentor add nameless.csv -n --ignore-columns 2>err | grep -q Первый'
school
ok 'a table of what was changed shows it' '
	COLUMNS=300 kurator mentor set M-001 --lang en --hours 7.5 -f table -n 2>/dev/null | grep -q "7[.]5" &&
	! COLUMNS=300 kurator mentor set M-001 --lang en --notes x -f table -n 2>/dev/null | grep -q "^.*hours"'
school
kurator mentor add --id M-999999999999999999 --name А --kind teacher -q >/dev/null
cp mentors.csv before.csv
err <<'EOF'
kurator: mentors.csv: no id is left above the highest one (M-…)
EOF
t 'no id is left: refused, not begun again at 1' \
	'kurator mentor add --name Б --kind teacher --lang en; s=$?; cmp mentors.csv before.csv || exit 9; exit $s' 3 <<'EOF'
EOF
school
err <<'EOF'
changed 1 record
EOF
t 'who is named twice changes once' \
	'kurator mentor set M-001 M-001 --notes Да --lang en >out; s=$?; wc -l <out; exit $s' 0 <<'EOF'
2
EOF
finish
