#!/bin/sh
# check: every rule finds what breaks it in a small programme without fault, and nothing else.
. "${0%/*}/lib.sh"

small=$top/tests/data/check
check='kurator check --as-of 2021-11-25 --lang en'
head='file,line,id,column,severity,rule,message'

# Sets a cell of the first row that begins with the text; the files of the small programme have no quotes.
cell() { # file, beginning, column, value
	awk -F, -v OFS=, -v begins="$2" -v name="$3" -v value="$4" '
		NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) column = i }
		NR > 1 && !done && index($0, begins) == 1 { $column = value; done = 1 }
		{ print }
		END { exit !(done && column) }' "$1" >new || exit 99
	mv new "$1"
}

row() { # file, row
	echo "$2" >>"$1"
}

# A case: the rule; on standard input the command that breaks it and, from the second line on, all findings.
breaks() {
	read -r command
	{ echo "$head"; cat; } >"$home/expected"
	rm -rf "$home/case"
	cp -R "$small" "$home/case"
	cd "$home/case" || exit 99
	eval "$command"
	grep -qE ",(error|warning|info),$1," "$home/expected" || echo "Bail out! the case of $1 does not find it"
	status=0
	grep -q ',error,' "$home/expected" && status=1
	t "$1: $command" "$check" $status <"$home/expected"
	echo "$1" >>"$home/covered"
}

cp -R "$small" "$home/clean"
cd "$home/clean" || exit 99
t 'the small programme has no fault' "$check" 0 <<END
$head
END

# ---- reading ----

breaks unclosed-quote <<'END'
printf 'R-002,E-001,maths,"a,2021-09-10,,\n' >>requests.csv
requests.csv,3,,19,error,unclosed-quote,the quote opened here is not closed
END
breaks stray-quote <<'END'
row requests.csv 'R-002,E-001,maths,a"b,2021-09-10,,'
requests.csv,3,,20,error,stray-quote,"a quote in the middle of a field, or text behind a closing quote"
END
breaks ragged-row <<'END'
row requests.csv 'R-002,E-001,maths,2021-09-10'
requests.csv,3,,,error,ragged-row,4 fields where the header has 7
END
breaks stray-cr <<'END'
printf 'R-002,E-001,maths,a\rb,2021-09-10,,\n' >>requests.csv
requests.csv,3,,,error,ragged-row,4 fields where the header has 7
requests.csv,3,,20,error,stray-cr,a carriage return in the middle of a line
END
breaks duplicate-column <<'END'
sed -i '1s/text/topic/' requests.csv
requests.csv,1,,topic,error,duplicate-column,the header has this name twice
END
breaks no-header <<'END'
: >requests.csv
requests.csv,,,,error,no-header,the file is empty: it has no header line
END
breaks nul-byte <<'END'
printf 'R-002,E-001,maths,a\000b,2021-09-10,,\n' >>requests.csv
requests.csv,3,,20,error,nul-byte,a NUL byte
END
breaks not-utf8 <<'END'
printf 'R-002,E-001,maths,\317\360\350\342\345\362,2021-09-10,,\n' >>requests.csv
requests.csv,3,,19,error,not-utf8,"not UTF-8 (it looks like windows-1251: save the file as UTF-8, or convert it with iconv -f windows-1251 -t utf-8)"
END
breaks utf16 <<'END'
iconv -t utf-16 requests.csv >new && mv new requests.csv
requests.csv,1,,1,error,utf16,"not UTF-8 (it looks like utf-16: save the file as UTF-8, or convert it with iconv -f utf-16 -t utf-8)"
END
breaks too-many-columns <<'END'
awk 'BEGIN { for (i = 0; i < 1001; i++) printf "c%d,", i; print "" }' >partners.csv
partners.csv,1,,,error,too-many-columns,more than 1000 columns
END
breaks field-too-long <<'END'
awk 'BEGIN { printf "R-002,E-001,maths,"; for (i = 0; i < 1048577; i++) printf "a"; print ",2021-09-10,," }' >>requests.csv
requests.csv,3,,text,error,field-too-long,a field is longer than 1024 KiB
END
breaks unreadable <<'END'
ln -s mentors.csv partners.csv
partners.csv,,,,error,unreadable,cannot be read: it is a symbolic link
END
breaks file-too-large <<'END'
truncate -s 257M partners.csv
partners.csv,,,,error,file-too-large,the file is larger than 256 MiB
END
breaks missing-file <<'END'
rm mentees.csv pairs.csv
answers.csv,2,,pair,error,no-such-record,there is no pair or group 'P-001'
answers.csv,3,,pair,error,no-such-record,there is no pair or group 'P-001'
contacts.csv,2,C-001,pair,error,no-such-record,there is no pair or group 'P-001'
measures.csv,2,,pair,error,no-such-record,there is no pair or group 'P-001'
meetings.csv,2,V-0001,pair,error,no-such-record,there is no pair or group 'P-001'
meetings.csv,3,V-0002,pair,error,no-such-record,there is no pair or group 'P-001'
meetings.csv,4,V-0003,pair,error,no-such-record,there is no pair or group 'P-001'
meetings.csv,5,V-0004,pair,error,no-such-record,there is no pair or group 'P-001'
meetings.csv,6,V-0005,pair,error,no-such-record,there is no pair or group 'G-001'
meetings.csv,7,V-0006,pair,error,no-such-record,there is no pair or group 'G-001'
meetings.csv,8,V-0007,pair,error,no-such-record,there is no pair or group 'P-005'
meetings.csv,9,V-0008,pair,error,no-such-record,there is no pair or group 'P-005'
meetings.csv,10,V-0009,pair,error,no-such-record,there is no pair or group 'P-005'
meetings.csv,11,V-0010,pair,error,no-such-record,there is no pair or group 'P-005'
meetings.csv,12,V-0011,pair,error,no-such-record,there is no pair or group 'P-005'
mentees.csv,,,,error,missing-file,there is no such file
outputs.csv,2,O-001,pair,error,no-such-record,there is no pair or group 'P-001'
plans.csv,2,L-001,pair,error,no-such-record,there is no pair or group 'P-001'
END
breaks missing-column <<'END'
sed -i '1s/rank/rang/' choices.csv
choices.csv,1,,,error,missing-column,the column 'rank' is missing
choices.csv,1,,rang,info,unknown-column,kurator does not know the column 'rang'; is it 'rank'?
END
breaks duplicate-id <<'END'
row requests.csv 'R-001,E-001,maths,,2021-09-10,,'
requests.csv,3,R-001,id,error,duplicate-id,"'R-001' is given twice, first in line 2"
END
breaks dialect <<'END'
sed 's/,/;/g; 1s/^/\xEF\xBB\xBF/; s/$/\r/' plans.csv >new && mv new plans.csv
plans.csv,1,,,warning,dialect,"byte order mark, ';' as delimiter, line ends CRLF: read all the same, and kept when the file is changed"
END
breaks dialect <<'END'
tr , '\t' <plans.csv >new && mv new plans.csv
plans.csv,1,,,warning,dialect,"tab as delimiter: read all the same, and kept when the file is changed"
END
breaks unknown-column <<'END'
sed -i '1s/$/,colour/; 2,$s/$/,red/' plans.csv
plans.csv,1,,colour,info,unknown-column,kurator does not know the column 'colour'; it is kept
END
breaks unknown-column <<'END'
sed -i '1s/$/,athor/; 2,$s/$/,/' plans.csv
plans.csv,1,,athor,info,unknown-column,kurator does not know the column 'athor'; is it 'author'?
END
breaks unknown-column <<'END'
sed -i '1s/left_reason/Reason of leaving/' mentees.csv
mentees.csv,1,,Reason of leaving,info,unknown-column,kurator does not know the column 'Reason of leaving'; is it 'left_reason'?
END
breaks misnamed-file <<'END'
echo x >meeting.csv
meeting.csv,,,,warning,misnamed-file,kurator does not read this file; is it 'meetings.csv'?
END

# ---- program.yaml ----

breaks yaml <<'END'
echo '  - [' >>program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,61,,3,error,yaml,a key is expected here; check the indentation and the quotes above
END
breaks yaml-key <<'END'
echo '[a, b]: c' >>program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,61,,1,error,yaml-key,a key must be one word
END
breaks yaml-depth <<'END'
awk 'BEGIN { printf "x: "; for (i = 0; i < 40; i++) printf "["; print "" }' >>program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,61,,35,error,yaml-depth,more than 32 levels
END
breaks yaml-size <<'END'
awk 'BEGIN { print "x:"; for (i = 0; i < 257; i++) print "  k" i ": 1" }' >>program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,62,,3,error,yaml-size,more than 256 keys in one place
END
breaks yaml-alias <<'END'
sed -i 's/language: en/language: *en/' program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,1,,81,error,yaml-alias,alias '*en' is not allowed; write the text out
END
breaks yaml-anchor <<'END'
sed -i 's/language: en/language: \&a en/' program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,1,,81,error,yaml-anchor,anchor '&a' is not allowed
END
breaks yaml-tag <<'END'
sed -i 's/language: en/language: !!str en/' program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,1,,81,error,yaml-tag,"tag 'tag:yaml.org,2002:str' is not allowed; put text that begins with '!' into quotes"
END
breaks yaml-document <<'END'
printf -- '---\na: b\n' >>program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,61,,1,error,yaml-document,a second document begins here; one file holds one
END
breaks duplicate-key <<'END'
sed -i 's/language: en/language: en, language: ru/' program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,1,,85,error,duplicate-key,key 'language' is given twice (first in line 1)
END
breaks not-compared <<'END'
sed -i 's/language: en/language: en, language: ru/' program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,1,,85,error,duplicate-key,key 'language' is given twice (first in line 1)
END
breaks unknown-key <<'END'
sed -i 's/language: en/langage: en/' program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,1,,71,error,unknown-key,unknown key 'langage'; nearest: 'language'
END
breaks missing-key <<'END'
sed -i 's/id: small, //' program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,1,,10,error,missing-key,key 'id' is missing
END
breaks wrong-type <<'END'
sed -i 's/language: en/language: [en]/' program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,1,,81,error,wrong-type,'language' must be one value
END
breaks wrong-value <<'END'
sed -i 's/end: 2022-05-31/end: 2021-05-31/' program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,1,,59,error,wrong-value,the programme ends before it starts
END
breaks unknown-word <<'END'
sed -i 's/contour: external/contour: outer/; s/id: parent, name: parent, contour: internal/id: parent, name: parent, contour: outer/' program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,7,,41,error,unknown-word,"'outer' is none of: internal, external"
END
breaks empty-text <<'END'
sed -i 's/name: Small/name: ""/' program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,1,,28,error,empty-text,the text is empty
END
breaks id <<'END'
sed -i 's/id: s0/id: "s 0"/' program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,2,,20,error,id,"'s 0' is no id: letters, digits and '.', '_', '-' between them"
END
breaks unknown-reference <<'END'
sed -i 's/kinds: \[parent\]/kinds: [aunt]/' program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,31,,22,error,unknown-reference,no kind of people has the id 'aunt'
END
breaks bands <<'END'
sed -i 's/version: v1}/version: v1, bands: [{name: low, from: 10, to: 30}, {name: high, from: 20, to: 50}]}/' program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,49,,149,error,bands,"the band overlaps the one before it, or stands before it"
END
breaks wrong-rule <<'END'
sed -i 's/rule: class_gap, gap: lower, classes: 1/rule: topics/' program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,19,,127,error,wrong-rule,rule 'topics' is a preference: it belongs under 'prefer'
END
breaks duplicate-rule <<'END'
sed -i 's/classes: 1}\]/classes: 1}, {rule: class_gap, gap: any}]/' program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,19,,177,error,duplicate-rule,rule 'class_gap' stands here twice
END
breaks roadmap-circle <<'END'
sed -i 's/when: {date: 2021-09}/when: {within: 3d, of: "1.1"}/' program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,38,,10,error,roadmap-circle,item '1.1' waits for itself
END
breaks never-due <<'END'
sed -i 's/when: {date: 2021-09}/when: {monthly: 25}/; s/end: 2022-05-31/end: 2021-09-20/' program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,38,,10,error,never-due,item '1.1' is never due: no day 25 of a month lies between 2021-09-01 and 2021-09-20; name another day or a date
END
breaks far-date <<'END'
sed -i 's/when: {date: 2021-09}/when: {date: 2025-02}/' program.yaml
program.yaml,38,,10,warning,far-date,"item '1.1' is due on 2025-02-28, more than half a year away from the programme, 2021-09-01 to 2022-05-31"
roadmap.csv,2,,due,warning,not-due,item '1.1' is due by 2025-02-28
END
ok 'a date of preparation or of closing is near enough' '
	for day in 2021-03-02 2022-11-30; do sed "s/when: {date: 2021-09}/when: {date: $day}/" "$small/program.yaml" >program.yaml && $check | grep far-date && exit 1; done
	for day in 2021-03-01 2022-12-01; do sed "s/when: {date: 2021-09}/when: {date: $day}/" "$small/program.yaml" >program.yaml; $check | grep -q far-date || exit 1; done'
breaks unused-category <<'END'
sed -i 's/mentor: \[{id: leader/mentor: [{id: idle, name: idle}, {id: leader/' program.yaml
program.yaml,9,,17,warning,unused-category,category 'idle' fits no variant of any form
END
breaks encoding <<'END'
printf '# \001\n' >>program.yaml
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,61,,3,error,encoding,control character 0x01 is not allowed
END
breaks file-size <<'END'
awk 'BEGIN { for (i = 0; i < 50000; i++) print "# nothing but words here" }' >>program.yaml
program.yaml,,,,error,file-size,the file is larger than 1048576 bytes
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
END

# ---- cells ----

breaks missing-value <<'END'
cell requests.csv R-001 topic ''
requests.csv,2,R-001,topic,error,missing-value,a value is required
END
breaks missing-value <<'END'
cell mentors.csv M-001 name '  '
mentors.csv,2,M-001,name,error,missing-value,a value is required
END
breaks bad-value <<'END'
cell mentees.csv E-005 class 13А
mentees.csv,6,E-005,class,error,bad-value,'13А' is not a class 1 to 11
END
breaks bad-value <<'END'
cell pairs.csv P-001 form student-dog
pairs.csv,2,P-001,form,error,bad-value,'student-dog' is none of the forms in program.yaml
END
breaks unlisted-value <<'END'
cell requests.csv R-001 topic astronomy
requests.csv,2,R-001,topic,warning,unlisted-value,'astronomy' is none of the topics in program.yaml
END
breaks unlisted-value <<'END'
cell documents.csv D-001 kind letter
documents.csv,2,D-001,kind,warning,unlisted-value,'letter' is none of the kinds of documents in program.yaml
END
breaks other-form <<'END'
cell requests.csv R-001 date 10.09.2021
requests.csv,2,R-001,date,warning,other-form,'10.09.2021' is understood; kurator writes '2021-09-10'
END
breaks other-form <<'END'
cell mentors.csv M-003 kind учитель
mentors.csv,4,M-003,kind,warning,other-form,'учитель' is understood; kurator writes 'teacher'
END
breaks hidden-character <<'END'
cell requests.csv R-001 text "$(printf 'a\342\200\256b')"
requests.csv,2,R-001,text,warning,hidden-character,'a\u{202E}b' holds a character that cannot be seen
END
breaks duplicate <<'END'
row choices.csv E-001,M-001,2
choices.csv,4,,person,error,duplicate,such a record stands in line 2 already
END
breaks look-alike-id <<'END'
row requests.csv "$(printf 'R-00A,E-001,maths,,2021-09-10,,\nR-00\320\220,E-001,maths,,2021-09-10,,')"
requests.csv,4,R-00А,id,warning,look-alike-id,"'R-00А' looks like the id in line 3, but has other letters (Cyrillic and Latin)"
END
breaks date-order <<'END'
cell requests.csv R-001 closed 2021-09-09; cell requests.csv R-001 reason x
requests.csv,2,R-001,closed,error,date-order,"2021-09-09 is before 'date', 2021-09-10"
END
breaks date-order <<'END'
cell pairs.csv P-001 mentor_agreed 2021-09-19
pairs.csv,2,P-001,mentor_agreed,error,date-order,"2021-09-19 is before 'proposed', 2021-09-20"
END
breaks date-order <<'END'
cell pairs.csv P-005 ended 2020-09-01
meetings.csv,8,V-0007,date,error,after-end,pair 'P-005' ended on 2020-09-01
meetings.csv,9,V-0008,date,error,after-end,pair 'P-005' ended on 2020-09-01
meetings.csv,10,V-0009,date,error,after-end,pair 'P-005' ended on 2020-09-01
meetings.csv,11,V-0010,date,error,after-end,pair 'P-005' ended on 2020-09-01
meetings.csv,12,V-0011,date,error,after-end,pair 'P-005' ended on 2020-09-01
pairs.csv,6,P-005,ended,error,date-order,"2020-09-01 is before 'started', 2020-09-30"
END
breaks future-date <<'END'
cell outputs.csv O-001 date 2021-11-26
outputs.csv,2,O-001,date,warning,future-date,2021-11-26 is after today (2021-11-25) and does not count yet
END
breaks odd-date <<'END'
cell requests.csv R-001 date 1921-09-10
requests.csv,2,R-001,date,warning,odd-date,1921-09-10 is hardly meant
END
breaks odd-date <<'END'
cell consents.csv K-001 until 2121-09-10
consents.csv,2,K-001,until,warning,odd-date,2121-09-10 is hardly meant
END

# ---- references ----

breaks no-such-record <<'END'
cell plans.csv L-001 pair P-099
plans.csv,2,L-001,pair,error,no-such-record,there is no pair or group 'P-099'
END
breaks no-such-record <<'END'
cell meetings.csv V-0005 present 'E-002;E-044'
meetings.csv,6,V-0005,present,error,no-such-record,there is no mentee 'E-044'
END
breaks no-such-record <<'END'
cell exclusions.csv M-002 mentor S-001
exclusions.csv,2,,mentor,error,no-such-record,there is no mentor 'S-001'
END
breaks look-alike-reference <<'END'
cell plans.csv L-001 pair "$(printf '\320\240-001')"
plans.csv,2,L-001,pair,warning,look-alike-reference,"'Р-001' looks like 'P-001', but has other letters (Cyrillic and Latin)"
END
breaks no-such-id <<'END'
cell pairs.csv P-001 curator S-009
pairs.csv,2,P-001,curator,warning,no-such-id,"'S-009' looks like an id, but nothing has it"
END
breaks no-such-id <<'END'
cell pairs.csv P-002 previous P-055
pairs.csv,3,P-002,previous,warning,no-such-id,"'P-055' looks like an id, but nothing has it"
END

# ---- people ----

breaks odd-birth <<'END'
cell mentees.csv E-005 birth 2022-01-01
mentees.csv,6,E-005,birth,error,odd-birth,the birth is after today (2021-11-25)
END
breaks odd-birth <<'END'
cell mentors.csv M-003 birth 1905
mentors.csv,4,M-003,birth,error,odd-birth,an age of 115 is hardly meant
END
breaks unknown-birth <<'END'
cell mentees.csv E-005 birth ''
mentees.csv,6,E-005,birth,info,unknown-birth,without a birth neither age nor consent can be checked
END
breaks too-young <<'END'
cell mentees.csv E-005 birth 2012-12-12; cell mentees.csv E-005 class 3А
mentees.csv,6,E-005,birth,warning,too-young,an age of 8: the forms of the programme begin at 10
END
breaks class-missing <<'END'
cell mentees.csv E-005 class ''
mentees.csv,6,E-005,class,warning,class-missing,'pupil' without a class
END
breaks class-kind <<'END'
cell mentors.csv M-003 class 7А
mentors.csv,4,M-003,class,warning,class-kind,'teacher' has no class
END
breaks class-age <<'END'
cell mentees.csv E-005 class 11А
mentees.csv,6,E-005,class,warning,class-age,class 11 at an age of 13
END
breaks turns-14 <<'END'
cell mentees.csv E-005 birth 2008-01-15
mentees.csv,6,E-005,birth,info,turns-14,turns 14 on 2022-01-15 and from then on signs consents beside a guardian
END
breaks turns-18 <<'END'
cell mentors.csv M-001 birth 2004-02-29
mentors.csv,2,M-001,birth,info,turns-18,turns 18 on 2022-02-28 and from then on signs alone
END
breaks guardian-missing <<'END'
cell mentees.csv E-005 guardian ''
mentees.csv,6,E-005,guardian,warning,guardian-missing,a minor without a guardian
END
breaks reserve <<'END'
cell mentors.csv M-003 kind parent
mentors.csv,4,M-003,kind,info,reserve,no active form takes 'parent' on this side: kept in reserve
END
breaks form-kind <<'END'
cell mentors.csv M-003 forms student-student
mentors.csv,4,M-003,forms,warning,form-kind,form 'student-student' does not take 'teacher' on this side
END
breaks category-kind <<'END'
cell mentors.csv M-003 categories leader
mentors.csv,4,M-003,categories,warning,category-kind,category 'leader' is not for 'teacher'
END
breaks type-kind <<'END'
cell mentors.csv M-003 type guide
mentors.csv,4,M-003,type,warning,type-kind,no form that takes 'teacher' has the type 'guide'
END
breaks odd-experience <<'END'
cell mentors.csv M-003 experience 30
mentors.csv,4,M-003,experience,warning,odd-experience,30 years of experience at an age of 42
END
breaks decision-incomplete <<'END'
cell mentors.csv M-003 decision rejected
mentors.csv,4,M-003,decided,warning,decision-incomplete,a decision without its day
END
breaks decision-incomplete <<'END'
cell mentors.csv M-003 decided 2021-09-03
mentors.csv,4,M-003,decision,warning,decision-incomplete,a day of decision without the decision
END
breaks selection-order <<'END'
cell mentors.csv M-002 interviewed 2021-08-31
mentors.csv,3,M-002,interviewed,warning,selection-order,the interview (2021-08-31) was before the application (2021-09-01)
END
breaks selection-order <<'END'
cell mentors.csv M-002 decided 2021-09-01
mentors.csv,3,M-002,decided,warning,selection-order,the decision (2021-09-01) was before the interview (2021-09-02)
END
breaks left-reason <<'END'
cell mentors.csv M-003 left 2021-11-01
mentors.csv,4,M-003,left_reason,info,left-reason,left without a reason
END
breaks person-differs <<'END'
row mentors.csv 'E-005,Росина Инна Петровна,student,7А,2008-08-08,Росина Алла,,,,,,1,,,,,,,,,,,,'
mentees.csv,6,E-005,name,error,person-differs,"'Росина Ольга Петровна' here, but 'Росина Инна Петровна' in mentors.csv:6"
END
breaks person-differs <<'END'
row mentors.csv 'E-003,Листов П. О.,parent,,1996-03-04,,,,,,,1,,,,,,,,,,,,'
mentees.csv,4,E-003,birth,error,person-differs,another birth than in mentors.csv:6
mentees.csv,4,E-003,kind,error,person-differs,"'teacher' here, but 'parent' in mentors.csv:6"
mentors.csv,6,E-003,kind,info,reserve,no active form takes 'parent' on this side: kept in reserve
END
breaks double-person <<'END'
row mentees.csv 'E-006,росина ольга,student,7А,2008-08-08,Росина Алла,quiet,,,,,,,,,,,,,'
mentees.csv,7,E-006,name,warning,double-person,"perhaps 'E-005' (Росина Ольга Петровна, mentees.csv:6): same birth, same name but for the patronymic"
END

# ---- consents ----

breaks consent <<'END'
cell mentees.csv E-001 consent ''
mentees.csv,2,E-001,consent,error,consent,"no consent to the processing of personal data, but the pair 'P-001'"
END
breaks consent-expired <<'END'
cell mentees.csv E-001 consent_until 2021-11-24
mentees.csv,2,E-001,consent_until,error,consent-expired,"the consent to the processing of personal data has run out or was withdrawn, but the pair 'P-001' goes on"
END
breaks consent-expired <<'END'
cell mentees.csv E-001 consent ''; row consents.csv K-002,E-001,processing,Кедров,guardian,2021-09-06,,2021-11-01
mentees.csv,2,E-001,consent_until,error,consent-expired,"the consent to the processing of personal data has run out or was withdrawn, but the pair 'P-001' goes on"
END
breaks consent-withdrawn <<'END'
row consents.csv K-002,E-005,processing,Росина,guardian,2021-09-06,,2021-11-01; cell mentees.csv E-005 consent 2021-09-06
mentees.csv,6,E-005,consent,error,consent-withdrawn,"the base says that there is a consent of 2021-09-06, but it was withdrawn on 2021-11-01 (consents.csv:3)"
END
breaks consent-ends <<'END'
cell mentees.csv E-001 consent_until 2021-12-15
mentees.csv,2,E-001,consent_until,info,consent-ends,"the consent ends on 2021-12-15, before the pair 'P-001' does"
END
breaks consent-signer <<'END'
cell mentees.csv E-001 consent_by self
mentees.csv,2,E-001,consent_by,warning,consent-signer,signed alone at an age of 11; a guardian signs before 14
END
breaks consent-signer <<'END'
cell consents.csv K-001 signer_role self
consents.csv,2,K-001,signer_role,warning,consent-signer,signed alone at an age of 11; a guardian signs before 14
END
breaks consent-signer <<'END'
cell mentors.csv M-003 consent_by guardian; cell mentors.csv M-003 consent 2021-09-01
mentors.csv,4,M-003,consent_by,warning,consent-signer,a guardian signed for somebody of 42; from 18 on people sign themselves
END
breaks consent-signature <<'END'
cell mentors.csv M-001 consent_by guardian
mentors.csv,2,M-001,consent_by,warning,consent-signature,"14 or older, but has not signed the consent (processing of personal data)"
END
breaks consent-signature <<'END'
cell mentors.csv M-001 consent_by self
mentors.csv,2,M-001,consent_by,warning,consent-signature,"not 18 yet, but no guardian has signed the consent (processing of personal data)"
END
breaks special-consent <<'END'
cell mentees.csv E-005 categories 'quiet;hardship'
mentees.csv,6,E-005,categories,warning,special-consent,category 'hardship' needs a consent of scope 'special categories of data'
END

# ---- pairs ----

breaks self <<'END'
cell pairs.csv P-002 mentee M-002; row mentees.csv 'M-002,Полянский Андрей Викторович,teacher,,1983-02-01,,,,15,,2021-09-05,2021-09-06,,,2021-09-06,self,,2021-09-06,,'
pairs.csv,3,P-002,mentee,error,self,'M-002' is both mentor and mentee
END
breaks form-kinds <<'END'
cell mentors.csv M-002 kind parent
mentors.csv,3,M-002,kind,info,reserve,no active form takes 'parent' on this side: kept in reserve
pairs.csv,3,P-002,mentor,error,form-kinds,form 'teacher-teacher' does not take 'parent' on this side
END
breaks inactive-form <<'END'
sed -i '/id: teacher-teacher/a\    active: false' program.yaml
mentees.csv,4,E-003,kind,info,reserve,no active form takes 'teacher' on this side: kept in reserve
mentors.csv,3,M-002,kind,info,reserve,no active form takes 'teacher' on this side: kept in reserve
mentors.csv,4,M-003,kind,info,reserve,no active form takes 'teacher' on this side: kept in reserve
pairs.csv,3,P-002,form,error,inactive-form,form 'teacher-teacher' is not active
END
breaks variant-form <<'END'
cell pairs.csv P-002 variant peer-peer
pairs.csv,3,P-002,variant,error,variant-form,'peer-peer' is no variant of the form 'teacher-teacher'
END
breaks variant-missing <<'END'
cell pairs.csv P-002 variant ''
pairs.csv,3,P-002,variant,warning,variant-missing,no variant of the form 'teacher-teacher' is named
END
breaks excluded <<'END'
row exclusions.csv M-001,E-001,ссора
pairs.csv,2,P-001,mentee,error,excluded,'M-001' and 'E-001' are not to be paired: ссора
END
breaks left <<'END'
cell mentees.csv E-001 left 2021-11-20; cell mentees.csv E-001 left_reason переезд
pairs.csv,2,P-001,mentee,error,left,"'E-001' left on 2021-11-20, but the pair has not ended"
END
breaks min-age <<'END'
cell mentees.csv E-001 birth 2011-12-12; cell mentees.csv E-001 class 3А
pairs.csv,2,P-001,mentee,error,min-age,mentee 'E-001' is not yet 10 years old
END
breaks unfit <<'END'
cell mentees.csv E-001 class 9Б; cell mentees.csv E-001 birth 2006-10-01; cell mentees.csv E-001 consent_by both
pairs.csv,2,P-001,mentee,warning,unfit,mentee 'E-001' (class 9Б) is not 1 class below mentor 'M-001' (9А) (rule class-gap)
END
breaks capacity <<'END'
cell mentors.csv M-001 capacity 2
mentors.csv,2,M-001,capacity,error,capacity,"3 open pairs, but places: 2"
END
breaks mentee-limit <<'END'
row pairs.csv P-006,,M-004,E-001,student-student,leader-passive,,appointed,2021-11-20,,,,,,S-001,,,,,
pairs.csv,7,P-006,mentee,error,mentee-limit,'E-001' has open pairs in this form already: 1; the limit is 1
END
breaks already-paired <<'END'
row pairs.csv P-006,,M-002,E-003,teacher-teacher,subject-subject,,appointed,2021-11-20,,,,,,S-001,,,,,; cell mentors.csv M-002 capacity 2
pairs.csv,7,P-006,mentee,error,already-paired,"these two are an open pair of this form already: 'P-002', line 3"
END
breaks failed-before <<'END'
cell pairs.csv P-005 end_reason conflict
pairs.csv,3,P-002,mentee,warning,failed-before,"these two were a pair that ended early: 'P-005', line 6"
END
breaks group-mixed <<'END'
cell pairs.csv P-002 group G-001
pairs.csv,4,P-003,form,error,group-mixed,another form than in the first row of group 'G-001' (line 3)
pairs.csv,4,P-003,mentor,error,group-mixed,another mentor than in the first row of group 'G-001' (line 3)
pairs.csv,5,P-004,form,error,group-mixed,another form than in the first row of group 'G-001' (line 3)
pairs.csv,5,P-004,mentor,error,group-mixed,another mentor than in the first row of group 'G-001' (line 3)
END
breaks group-id <<'END'
cell pairs.csv P-001 group P-002
pairs.csv,2,P-001,group,error,group-id,'P-002' is the id of a pair; a group needs another
END
breaks application <<'END'
cell mentors.csv M-002 applied ''
mentors.csv,3,M-002,decision,warning,selection-order,accepted without an application
pairs.csv,3,P-002,mentor,error,application,"'M-002' is in an open pair, but lacks a step of selection: application"
END
breaks interview <<'END'
cell mentors.csv M-002 interviewed ''
mentors.csv,3,M-002,decision,warning,selection-order,accepted without an interview
pairs.csv,3,P-002,mentor,error,interview,"'M-002' is in an open pair, but lacks a step of selection: interview"
END
breaks decision <<'END'
cell mentors.csv M-002 decision ''; cell mentors.csv M-002 decided ''
pairs.csv,3,P-002,mentor,error,decision,"'M-002' is in an open pair, but lacks a step of selection: decision"
END
breaks training <<'END'
cell trainings.csv T-002 hours 1
pairs.csv,3,P-002,mentor,error,training,"'M-002' is in an open pair, but lacks a step of selection: training"
END
breaks agreement <<'END'
cell mentors.csv M-002 agreement ''
pairs.csv,3,P-002,mentor,error,agreement,"'M-002' is in an open pair, but lacks a step of selection: agreement"
END
breaks mentor-work <<'END'
sed -i 's/{agreement: required}/{agreement: required, mentor_work: required}/' program.yaml
pairs.csv,3,P-002,mentor,error,mentor-work,"'M-002' is in an open pair, but lacks a step of selection: consent to the work"
END
breaks volunteered <<'END'
cell mentees.csv E-001 volunteered ''
pairs.csv,2,P-001,mentee,error,volunteered,"'E-001' is in an open pair, but lacks a step of selection: wish to take part"
END
breaks late-step <<'END'
cell trainings.csv T-002 date 2021-10-10
pairs.csv,3,P-002,mentor,warning,late-step,'M-002' took a step of selection after the pair had started (2021-09-30): training
END
breaks start-not-agreed <<'END'
cell pairs.csv P-002 mentor_agreed ''
pairs.csv,3,P-002,mentor_agreed,error,start-not-agreed,started on 2021-09-30 without the mentor's consent to the pair
END
breaks order-missing <<'END'
cell pairs.csv P-002 order ''
pairs.csv,3,P-002,order,info,order-missing,started without an order
END
breaks end-reason <<'END'
cell pairs.csv P-005 end_reason ''
pairs.csv,6,P-005,end_reason,error,end-reason,ended on 2021-05-28 without a reason
END
breaks end-date <<'END'
cell pairs.csv P-002 end_reason conflict
pairs.csv,3,P-002,ended,warning,end-date,"a reason of the end, 'conflict', but no day: the pair counts as open"
END
breaks past-end <<'END'
cell pairs.csv P-002 planned_end 2021-11-24
pairs.csv,3,P-002,planned_end,warning,past-end,"the planned end, 2021-11-24, has passed, and the pair is open"
END
breaks no-final <<'END'
cell meetings.csv V-0011 stage regular
pairs.csv,6,P-005,ended,warning,no-final,completed without a final meeting
END

# ---- meetings ----

breaks future <<'END'
cell meetings.csv V-0004 date 2021-11-26; cell meetings.csv V-0004 mentor_confirmed ''; cell meetings.csv V-0004 mentee_confirmed ''
meetings.csv,5,V-0004,date,error,future,"2021-11-26 is after today, 2021-11-25"
END
breaks not-agreed <<'END'
cell meetings.csv V-0001 date 2021-09-20; cell measures.csv E-001 date 2021-09-19
meetings.csv,2,V-0001,date,error,not-agreed,pair 'P-001': both sides had not agreed by 2021-09-20
END
breaks after-end <<'END'
row meetings.csv V-0012,P-005,2021-06-01,regular,40,,,,'late [after-final]'
meetings.csv,13,V-0012,date,error,after-end,pair 'P-005' ended on 2021-05-28
meetings.csv,13,V-0012,notes,info,forced,recorded against the rule 'after-final'
END
breaks not-member <<'END'
cell meetings.csv V-0005 present 'E-002;E-001'
meetings.csv,6,V-0005,present,error,not-member,'E-001' is not a mentee of 'G-001'
END
breaks confirmed-early <<'END'
cell meetings.csv V-0003 mentee_confirmed 2021-10-04
meetings.csv,4,V-0003,mentee_confirmed,error,confirmed-early,"confirmed on 2021-10-04, before the meeting was held"
END
breaks not-started <<'END'
cell pairs.csv P-001 started 2021-10-06
meetings.csv,4,V-0003,date,warning,not-started,pair 'P-001' had not started by 2021-10-05
END
breaks not-ready <<'END'
cell pairs.csv P-001 mentee_ready 2021-10-06
meetings.csv,4,V-0003,date,warning,not-ready,pair 'P-001': both sides had not said by 2021-10-05 that they are ready to go on
END
breaks double <<'END'
row meetings.csv V-0012,P-001,2021-10-19,regular,45,,,,
meetings.csv,13,V-0012,date,warning,double,this meeting is 'V-0004' already
END
breaks stage-skipped <<'END'
cell meetings.csv V-0003 stage regular
meetings.csv,4,V-0003,stage,warning,stage-skipped,'P-001': the stage 'planning' is missing by 2021-10-05
END
breaks stage-again <<'END'
row meetings.csv V-0012,P-001,2021-10-21,planning,45,,,,
meetings.csv,13,V-0012,stage,warning,stage-again,'P-001': the stage 'planning' was held on 2021-10-05
END
breaks stage-order <<'END'
cell meetings.csv V-0003 date 2021-10-20; cell meetings.csv V-0003 mentor_confirmed 2021-10-20; cell meetings.csv V-0003 mentee_confirmed 2021-10-20
meetings.csv,4,V-0003,stage,warning,stage-order,"'P-001': a later stage, 'regular meeting', was held before, on 2021-10-19"
meetings.csv,5,V-0004,stage,warning,stage-skipped,'P-001': the stage 'planning' is missing by 2021-10-19
END
breaks after-final <<'END'
row meetings.csv V-0012,P-005,2021-05-26,regular,40,,,,
meetings.csv,13,V-0012,stage,warning,after-final,"'P-005': a later stage, 'final meeting', was held before, on 2021-05-25"
END
breaks forced <<'END'
row meetings.csv 'V-0012,P-005,2021-05-26,regular,40,,,,farewell [after-final]'
meetings.csv,13,V-0012,notes,info,forced,recorded against the rule 'after-final'
END
breaks present-missing <<'END'
cell meetings.csv V-0005 present ''
meetings.csv,6,V-0005,present,warning,present-missing,a meeting of group 'G-001' that does not say who came: it counts for all
END
breaks odd-length <<'END'
cell meetings.csv V-0003 minutes 450
meetings.csv,4,V-0003,minutes,warning,odd-length,450 minutes are hardly meant
END
breaks no-length <<'END'
cell meetings.csv V-0003 minutes ''
meetings.csv,4,V-0003,minutes,info,no-length,without minutes the meeting adds nothing to the hours
END
breaks day-off <<'END'
cell meetings.csv V-0003 date 2021-10-10; cell meetings.csv V-0003 mentor_confirmed 2021-10-10; cell meetings.csv V-0003 mentee_confirmed 2021-10-10
meetings.csv,4,V-0003,date,info,day-off,2021-10-10 is a day off
END
breaks day-off <<'END'
row meetings.csv V-0012,P-001,2021-11-01,regular,45,,,,
meetings.csv,13,V-0012,date,info,day-off,2021-11-01 lies in the holidays 'autumn holidays'
END
breaks crowded-day <<'END'
row meetings.csv 'V-0012,P-001,2021-10-19,regular,45,,,,again [double]'; row meetings.csv 'V-0013,P-001,2021-10-19,regular,45,,,,again [double]'
meetings.csv,13,V-0012,notes,info,forced,recorded against the rule 'double'
meetings.csv,14,V-0013,date,info,crowded-day,more than 2 meetings of 'P-001' on 2021-10-19
meetings.csv,14,V-0013,notes,info,forced,recorded against the rule 'double'
END

# ---- monitoring ----

breaks other-pair <<'END'
cell measures.csv E-001 pair P-003
measures.csv,2,,pair,error,other-pair,'E-001' is not in 'P-003'
END
breaks other-pair <<'END'
cell outputs.csv O-001 pair P-002
outputs.csv,2,O-001,pair,error,other-pair,'E-001' is not in 'P-002'
END
breaks measure-value <<'END'
cell measures.csv E-001 value 51
measures.csv,2,,value,error,measure-value,"'51' is outside 10 to 50, the range of 'engagement': correct it, or empty the cell"
END
breaks measured-twice <<'END'
row measures.csv E-001,engagement,вход,2021-09-22,27,v1,
measures.csv,3,,phase,error,measured-twice,"measured in line 2 already: same person, measure, phase and pair"
END
breaks version-differs <<'END'
row measures.csv E-001,engagement,exit,2021-11-22,27,v2,P-001
measures.csv,3,,version,info,other-version,version 'v2'; program.yaml names 'v1'
measures.csv,3,,version,warning,version-differs,"version 'v2', but 'v1' in line 2: the two cannot be compared"
END
breaks other-version <<'END'
cell measures.csv E-001 version v2
measures.csv,2,,version,info,other-version,version 'v2'; program.yaml names 'v1'
END
breaks other-phase <<'END'
cell measures.csv E-001 phase middle
measures.csv,2,,phase,info,other-phase,'middle' is neither entry nor exit; comparisons pass it over unless --entry or --exit names it
END
breaks near-phase <<'END'
cell measures.csv E-001 phase entri
measures.csv,2,,phase,error,near-phase,"'entri' looks like 'entry': write that, or another word for a phase of its own"
END
breaks measure-kind <<'END'
cell measures.csv E-001 participant E-003; cell measures.csv E-003 pair P-002
measures.csv,2,,measure,warning,measure-kind,'engagement' is not for 'teacher'
END
breaks measure-pair <<'END'
row measures.csv M-001,engagement,entry,2021-09-22,27,v1,
measures.csv,3,,pair,warning,measure-pair,it cannot be told to which pair of 'M-001' this belongs
END
breaks entry-late <<'END'
cell measures.csv E-001 date 2021-09-24
measures.csv,2,,date,warning,entry-late,"entry measured on 2021-09-24, after the first meeting of 'P-001' (2021-09-23)"
END
breaks exit-early <<'END'
cell measures.csv E-001 phase exit
measures.csv,2,,date,warning,exit-early,"exit measured on 2021-09-22, before the last meeting of 'P-001' (2021-10-19)"
END
breaks unknown-question <<'END'
cell answers.csv entry-mentee,entry,2021-09-22,E-001,P-001,comfort question comfrot
answers.csv,2,,question,error,unknown-question,survey 'entry-mentee' has no question 'comfrot'
END
breaks answer-value <<'END'
cell answers.csv entry-mentee,entry,2021-09-22,E-001,P-001,comfort answer 11
answers.csv,2,,answer,error,answer-value,'11' is not a whole number from 1 to 10
END
breaks answer-value <<'END'
cell answers.csv entry-mentee,entry,2021-09-22,E-001,P-001,before answer maybe
answers.csv,3,,answer,error,answer-value,"'maybe' is neither yes nor no, as 'before' asks"
END
breaks answer-value <<'END'
cell answers.csv entry-mentee,entry,2021-09-22,anon answer never
answers.csv,4,,answer,error,answer-value,"'never' is none of the options of 'how-often' (seldom, often)"
END
breaks answer-form <<'END'
cell answers.csv entry-mentee,entry,2021-09-22,E-001,P-001,before answer Да
answers.csv,3,,answer,warning,answer-form,'Да' is understood; kurator writes 'yes'
END
breaks answer-person <<'END'
cell answers.csv entry-mentee,entry,2021-09-22,anon person E-099
answers.csv,4,,person,error,answer-person,there is no person 'E-099' ('anon:…' stands for somebody unnamed)
END
breaks answer-person <<'END'
cell answers.csv entry-mentee,entry,2021-09-22,anon person class:7А
answers.csv,4,,person,error,answer-person,'class:7А' is a class; the survey does not ask classes
END
breaks answer-role <<'END'
cell answers.csv entry-mentee,entry,2021-09-22,anon person M-003
answers.csv,4,,person,warning,answer-role,'M-003' is a mentor; the survey is for mentees
END
breaks other-wave <<'END'
cell answers.csv entry-mentee,entry,2021-09-22,anon wave exit
answers.csv,4,,wave,warning,other-wave,wave 'exit' of a survey for 'entry'
END
breaks denominator <<'END'
cell indicators.csv guided denominator 0
indicators.csv,3,,denominator,error,denominator,the denominator must be above 0
END
breaks denominator <<'END'
cell indicators.csv guided denominator 20
indicators.csv,3,,value,error,denominator,30 of 20 is more than all
END
breaks not-used <<'END'
row indicators.csv measured,2021-11,5,,
indicators.csv,4,,indicator,info,not-used,'measured' is computed from other files: this row is not used
END

# ---- registers ----

breaks stray-template <<'END'
mkdir templates; echo '<p>x</p>' >templates/certificat.html
templates/certificat.html,,,,warning,stray-template,"there is no document 'certificat', so nothing uses this template; 'certificate' was meant?"
END
breaks closed-reason <<'END'
cell requests.csv R-001 closed 2021-10-10
requests.csv,2,R-001,reason,info,closed-reason,closed without a reason
END
breaks orphan-request <<'END'
cell mentees.csv E-005 left 2021-11-20; cell mentees.csv E-005 left_reason переезд
requests.csv,2,R-001,mentee,warning,orphan-request,"'E-005' left on 2021-11-20, but the request is open"
END
breaks own-choice <<'END'
row choices.csv E-002,E-002,1
choices.csv,4,,choice,error,own-choice,'E-002' chose themselves
END
breaks same-side <<'END'
row choices.csv E-002,E-001,1
choices.csv,4,,choice,warning,same-side,'E-002' and 'E-001' are on the same side
END
breaks same-rank <<'END'
row choices.csv E-001,M-002,1
choices.csv,4,,rank,warning,same-rank,rank 1 was given in line 2 already
END
breaks plan-overdue <<'END'
cell plans.csv L-001 due 2021-11-24
plans.csv,2,L-001,due,info,plan-overdue,due on 2021-11-24 and not done
END
breaks plan-status <<'END'
cell plans.csv L-001 status done
plans.csv,2,L-001,done,warning,plan-status,"done, but no day of it"
END
breaks plan-status <<'END'
cell plans.csv L-001 done 2021-11-10
plans.csv,2,L-001,status,warning,plan-status,"a day on which it was done, but 'planned'"
END
breaks contact-early <<'END'
cell contacts.csv C-001 date 2021-09-19
contacts.csv,2,C-001,date,warning,contact-early,before the pair was proposed (2021-09-20)
END
breaks trained-twice <<'END'
row trainings.csv 'T-004,2021-09-10,Школа наставника,2,M-002,,S-001'
trainings.csv,5,T-004,person,warning,trained-twice,the same training of 'M-002' stands in line 3
END
breaks not-due <<'END'
cell roadmap.csv 1.1 due 2021-10-30
roadmap.csv,2,,due,warning,not-due,item '1.1' is due by 2021-09-30
END
breaks head-differs <<'END'
sed -i 's/id: s0, name: School/id: s0, name: School, curator: Vera Svetlova/' program.yaml
staff.csv,2,S-001,name,warning,head-differs,organization.curator of program.yaml is 'Vera Svetlova': documents name who stands here
END
ok 'who is meant in one of the languages is the same' '
	sed -i "s/curator: Vera Svetlova/curator: {en: Vera Svetlova, ru: Светлова Вера Николаевна}/" program.yaml && ! $check | grep head-differs'
breaks award-for <<'END'
cell awards.csv A-001 person ''
awards.csv,2,A-001,person,warning,award-for,neither a person nor a pair is named
END
breaks award-for <<'END'
cell awards.csv A-001 nomination best-pair
awards.csv,2,A-001,pair,warning,award-for,'best-pair' goes to a pair
END
breaks journal-columns <<'END'
echo change,time,user,command,file,hash_before,hash_after,record,old,new >journal.csv
journal.csv,1,,,error,journal-columns,the column 'undoes' is missing
END
breaks journal-order <<'END'
printf 'change,time,user,command,file,hash_before,hash_after,record,old,new,undoes,row\n2,2021-11-01T10:00:00Z,,edit,x.csv,,,,,,,\n1,2021-11-01T10:00:00Z,,edit,x.csv,,,,,,,\n' >journal.csv
journal.csv,3,,change,error,journal-order,change 1 comes after change 2
END
breaks edited <<'END'
kurator mentor set M-003 --days mon -q >/dev/null && cell mentors.csv M-003 days tue
mentors.csv,,,,info,edited,changed by hand since change 2 of the journal; the next command that writes records it
END

# ---- the whole ----

# A file of another process, and a record over 64 MiB, cannot be made here.
printf 'changing\nrecord-too-long\n' >>"$home/covered"
cd "$home" || exit 99
kurator check --rules -f tsv | tail -n +2 | cut -f1 | LC_ALL=C sort >rules
LC_ALL=C sort -u covered >covered-once
t 'every rule has a case' 'LC_ALL=C comm -3 rules covered-once' 0 </dev/null
t 'every rule is there once' 'uniq -d rules' 0 </dev/null

rm -rf case && cp -R "$small" case && cd case || exit 99
cell mentees.csv E-005 class 13А
cell mentees.csv E-003 kind учитель
cell requests.csv R-001 closed 2021-10-10
echo 'x: 1' >>program.yaml
t 'without program.yaml the files are looked at all the same, by file and line' "$check" 1 <<END
$head
mentees.csv,6,E-005,class,error,bad-value,'13А' is not a class 1 to 11
program.yaml,,,,info,not-compared,with these errors words are not looked up and files not compared
program.yaml,61,,1,error,unknown-key,unknown key 'x'
END
sed -i '$d' program.yaml
t 'severity: errors only' "$check --severity error" 1 <<END
$head
mentees.csv,6,E-005,class,error,bad-value,'13А' is not a class 1 to 11
END
t 'severity: errors and warnings' "$check --severity warning" 1 <<END
$head
mentees.csv,4,E-003,kind,warning,other-form,'учитель' is understood; kurator writes 'teacher'
mentees.csv,6,E-005,class,error,bad-value,'13А' is not a class 1 to 11
END
t 'a table for people, in Russian' 'kurator check --as-of 2021-11-25 --lang ru -f md' 1 <<'END'
| файл | строка | id | столбец | важность | сообщение |
|---|---:|---|---|---|---|
| mentees.csv | 4 | E-003 | kind | предупреждение | 'учитель' понятно; kurator пишет 'teacher' |
| mentees.csv | 6 | E-005 | class | ошибка | '13А' – не класс от 1 до 11 |
| requests.csv | 2 | R-001 | reason | сведение | закрыт без причины |
END
ok '-o writes the same findings' "$check >direct; $check -o written; cmp direct written"
ok 'a hundred findings and more are all told' "for i in \$(seq 1000); do echo \"R-9\$i,E-001,maths,,2021-13-01,,\" >>requests.csv; done
	test \"\$($check | grep -c 'bad-value')\" = 1001"
t 'the day decides: before the pairs were proposed nothing of them counts' \
	"kurator check --as-of 2021-09-19 --lang en | grep -c ',future,'" 0 <<'END'
6
END

# Every dialect of a spreadsheet is a warning, and no byte changes.
for dialect in utf8-bom-semicolon tab russian-dates mac-cr; do
	school
	cp "$build/share/kurator/examples/dialects/$dialect"/*.csv .
	cat mentors.csv mentees.csv >"$home/before"
	ok "$dialect: no error" "$check >\"$home/dialect\""
	ok "$dialect: a warning" "grep -q 'mentors.csv,1,,,warning,dialect,' \"$home/dialect\""
	ok "$dialect: the bytes stay" "cat mentors.csv mentees.csv | cmp - \"$home/before\""
done
school
t 'the example school has no error' "$check --severity error" 0 <<END
$head
END
school
sed -i 's/,/;/g' mentors.csv
ok 'of rows with too many fields nothing else is said, nor of their pairs' '
	kurator check --as-of 2021-11-25 -o found.csv --lang en; test $? = 1 &&
	! grep -v ",ragged-row,\|,dialect," found.csv | grep "^mentors.csv\|^pairs.csv"'

for line in 10 20 40 100; do
	school
	sed -i "${line}s/^/\t/" program.yaml
	ok "a tab before line $line of program.yaml is named" \
		"kurator check --lang en | grep -q '^program.yaml,$line,.*,a tab cannot indent a line; use spaces$'"
done
finish
