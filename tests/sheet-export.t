#!/bin/sh
# sheet export: workbooks and CSV for spreadsheet programs.
. "${0%/*}/lib.sh"
school

part() { # FILE PART
	unzip -p "$1" "$2"
}

cat >mentees.csv <<'EOF'
id,name,kind,class,birth,phone,days,experience,joined,notes,любимое число
E-001,Ёлкин Пётр,student,7А,2009,+7 900 000-00-01,wed 15:00-17:00;fri,,2021-09-06,=1+1,007
E-002,"Яшина ""Ася""",wizard,5,2009-03-01,12-34-56,,2.50,,"две
строки; и ещё",1/2
EOF
printf '\357\273\277' >want
printf '%s\r\n' 'id;ФИО;класс;кто;дата рождения;телефон;дни;стаж, лет;вступил;примечания' \
	"E-001;Ёлкин Пётр;7А;обучающийся;2009;8 (900) 000-00-01;\"ср 15:00–17:00; пт\";;06.09.2021;'=1+1" >>want
printf 'E-002;"Яшина ""Ася""";5;wizard;01.03.2009;%s;;2,5;;"две\nстроки; и ещё"\r\n' "'12-34-56" >>want
ok 'CSV: labels, days, decimal commas, phones, guarded texts' '
	kurator sheet export mentees --columns name,class,kind,birth,phone,days,experience,joined,notes -o got.csv -q &&
	cmp want got.csv'
printf '\357\273\277' >want
printf '%s\r\n' "id;любимое число" "E-001;'007" "E-002;'1/2" >>want
ok 'CSV: columns that kurator does not know, to stdout' '
	kurator sheet export mentees.csv --columns "любимое число" -q >got.csv && cmp want got.csv'
err <<'EOF'
exported 1 row of mentees.csv
EOF
t 'rows are chosen and sorted' "kurator sheet export mentees --where class=7 --columns class -o got.csv --lang en" 0 <<'EOF'
EOF
ok 'only that row is in the file' 'test "$(wc -l <got.csv)" = 2'

kurator sheet export mentees -o book.xlsx -q
ok 'a workbook is an archive without faults' 'unzip -tqq book.xlsx'
ok 'its parts are well-formed' '
	for p in xl/workbook.xml xl/worksheets/sheet1.xml xl/worksheets/sheet2.xml xl/styles.xml docProps/custom.xml; do
		part book.xlsx $p | perl -0777 -ne "exit 1 if /[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]/; exit 1 unless /<\\/\\w+>\\s*\\z/" || exit 1
	done'
part book.xlsx xl/worksheets/sheet1.xml | sed 's/<row/\n<row/g; s/<c /\n<c /g; s/<\/sheetData>/\n&/' >sheet.xml
cell() { # PLACE, the rest of the element
	ok "cell $1" "grep -qF -- '<c r=\"$1\"$2' sheet.xml"
}
cell A2 ' s="5" t="inlineStr"><is><t xml:space="preserve">E-001</t>'
cell E2 ' s="3"><v>2009</v>'
cell E3 ' s="4"><v>39873</v>'
cell G2 ' s="2" t="inlineStr"><is><t xml:space="preserve">+7 900 000-00-01</t>'
cell W3 ' s="3"><v>2.5</v>'
cell AH2 ' s="2" t="inlineStr"><is><t xml:space="preserve">007</t>'
ok 'the heading stays in sight, the sheet filters' \
	'grep -q "<pane ySplit=\"1\".*state=\"frozen\"" sheet.xml && grep -q "<autoFilter ref=\"A1:AH3\"/>" sheet.xml'
ok 'kinds are chosen from a list, ids refuse to be typed over' '
	grep -q "type=\"list\" errorStyle=\"stop\".*sqref=\"C2:C1003\"><formula1>lists!\$C\$1:\$C\$[0-9]*<" sheet.xml &&
	grep -q "type=\"custom\".*sqref=\"A2:A3\"><formula1>FALSE<" sheet.xml'
ok 'the list holds the labels' 'part book.xlsx xl/worksheets/sheet2.xml | grep -q "r=\"C1\"[^>]*><is><t xml:space=\"preserve\">обучающийся<"'
ok 'the same base gives the same bytes' 'kurator sheet export mentees -o again.xlsx -q && cmp book.xlsx again.xlsx'
ok 'what was written is kept' 'ls sheets | grep -c "^mentees-[0-9a-f]*.csv\$" | grep -qx 4 &&
	grep -qx "export,xlsx,$(sha256sum book.xlsx | cut -d" " -f1)" sheets/*'
ok 'the workbook bears the name of what was kept' '
	test -f "sheets/$(part book.xlsx docProps/custom.xml | tr -d "\n" | sed "s/.*<vt:lpwstr>//; s/<.*//").csv"'
ok 'control characters and what looks like their escape are escaped' '
	printf "id,name,kind\nE-001,\"a\001_x0041_\",student\n" >mentees.csv &&
	kurator sheet export mentees -o c.xlsx -q && part c.xlsx xl/worksheets/sheet1.xml | grep -qF "a_x0001__x005F_x0041_<"'
ok 'a blank form has no rows' 'kurator sheet export mentors --blank -o blank.csv -q && test "$(wc -l <blank.csv)" = 1'
ok 'a base without a file gives its headings' 'rm -f partners.csv && kurator sheet export partners --lang ru -q | grep -q "^.*id;"'
ok 'outside the school without what must not leave it' '
	kurator sheet export mentors --outside -q | head -1 >heads && ! grep -q ФИО heads && ! grep -q телефон heads && grep -q класс heads'
ok 'only the last 20 exports of a base are kept' '
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22; do
		printf "id,name,kind\nE-001,Имя$i,student\n" >mentees.csv && kurator sheet export mentees -q >last.csv || exit 1
	done
	test "$(ls sheets | grep -c ^mentees-)" = 20 && grep -q Имя22 sheets/mentees-* && ls sheets | grep -q ^mentors-'

err <<'EOF'
kurator: 'pupils' is no base such as mentors, mentees, pairs or meetings
hint: 'kurator sheet export -h' shows how to use it
EOF
t 'an unknown base' 'kurator sheet export pupils --lang en' 2 <<'EOF'
EOF
err <<'EOF'
kurator: 'a.ods' ends neither in .xlsx nor in .csv: say which with --as
hint: 'kurator sheet export -h' shows how to use it
EOF
t 'an unknown ending' 'kurator sheet export mentees -o a.ods --lang en' 2 <<'EOF'
EOF
err <<'EOF'
kurator: 'hair' is not a column of mentees.csv
hint: 'kurator sheet export -h' shows how to use it
EOF
t 'an unknown column' 'kurator sheet export mentees --columns hair --lang en' 2 <<'EOF'
EOF
ok 'a full disk is exit 3' 'kurator sheet export mentees >/dev/full 2>/dev/null; test $? = 3'
ok 'journal.csv is no sheet' 'kurator sheet export journal 2>/dev/null; test $? = 2'
finish
