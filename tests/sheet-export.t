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
	kurator sheet export mentees --internal --columns name,class,kind,birth,phone,days,experience,joined,notes -o got.csv -q &&
	cmp want got.csv'
printf '\357\273\277' >want
printf '%s\r\n' "id;любимое число" "E-001;'007" "E-002;'1/2" >>want
ok 'CSV: columns that kurator does not know, to stdout' '
	kurator sheet export mentees.csv --internal --columns "любимое число" -q >got.csv && cmp want got.csv'
err <<'EOF'
exported 1 row of mentees.csv
EOF
t 'rows are chosen and sorted' "kurator sheet export mentees --internal --where class=7 --columns class -o got.csv --lang en --as-of 2021-11-25" 0 <<'EOF'
EOF
ok 'only that row is in the file' 'test "$(wc -l <got.csv)" = 2'

kurator sheet export mentees --internal -o book.xlsx -q
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
ok 'lists for words of the programme: one is refused or asked about, of several any may be typed' '
	sed "s/<dataValidation /\n&/g" sheet.xml >rules.xml
	for letter in C F N O P T X Z; do grep -q "type=\"list\".*sqref=\"${letter}2:" rules.xml || { echo "# $letter"; exit 1; }; done
	grep "sqref=\"Z2:" rules.xml | grep -q "errorStyle=\"warning\".*showErrorMessage" &&
	grep "sqref=\"X2:" rules.xml | grep -q showInputMessage && ! grep "sqref=\"X2:" rules.xml | grep -q showErrorMessage'
ok 'the list holds the labels' 'part book.xlsx xl/worksheets/sheet2.xml | grep -q "r=\"C1\"[^>]*><is><t xml:space=\"preserve\">обучающийся<"'
ok 'the same base gives the same bytes' 'kurator sheet export mentees --internal -o again.xlsx -q && cmp book.xlsx again.xlsx'
ok 'what was written is kept' 'ls sheets | grep -c "^mentees-[0-9a-f]*.csv\$" | grep -qx 4 &&
	grep -qx "export,xlsx,$(sha256sum book.xlsx | cut -d" " -f1)" sheets/*'
ok 'the workbook bears the name of what was kept' '
	test -f "sheets/$(part book.xlsx docProps/custom.xml | tr -d "\n" | sed "s/.*<vt:lpwstr>//; s/<.*//").csv"'
ok 'control characters and what looks like their escape are escaped' '
	printf "id,name,kind\nE-001,\"a\001_x0041_\",student\n" >mentees.csv &&
	kurator sheet export mentees --internal -o c.xlsx -q && part c.xlsx xl/worksheets/sheet1.xml | grep -qF "a_x0001__x005F_x0041_<"'
ok 'a blank form has no rows' 'kurator sheet export mentors --blank -o blank.csv -q && test "$(wc -l <blank.csv)" = 1'
ok 'a base without a file gives its headings' 'rm -f partners.csv && kurator sheet export partners --lang ru -q | grep -q "^.*id;"'
ok 'outside the school without what must not leave it' '
	kurator sheet export mentors --outside -q | head -1 >heads && ! grep -q ФИО heads && ! grep -q телефон heads && grep -q класс heads'
ok 'only the last 20 exports of a base are kept' '
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22; do
		printf "id,name,kind\nE-001,Имя$i,student\n" >mentees.csv && kurator sheet export mentees --internal -q >last.csv || exit 1
	done
	test "$(ls sheets | grep -c ^mentees-)" = 20 && grep -q Имя22 sheets/mentees-* && ls sheets | grep -q ^mentors-'

err <<'EOF'
kurator: 'pupils' is neither a base such as mentors, mentees, pairs or meetings nor a layout of program.yaml
hint: 'kurator sheet export -h' shows how to use it
EOF
t 'an unknown base' 'kurator sheet export pupils --lang en --as-of 2021-11-25' 2 <<'EOF'
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
t 'an unknown column' 'kurator sheet export mentees --columns hair --lang en --as-of 2021-11-25' 2 <<'EOF'
EOF
ok 'a full disk is exit 3' 'kurator sheet export mentees >/dev/full 2>/dev/null; test $? = 3'
ok 'journal.csv is no sheet' 'kurator sheet export journal 2>/dev/null; test $? = 2'

printf 'id,name,kind,notes\nE-001,Имя,student,%040000d\n' 1 >mentees.csv
err <<'EOF'
kurator: warning: mentees.csv, E-001, column 'notes': longer than the 32767 characters that a cell of a workbook can hold: the rest stands in CSV alone
EOF
t 'a text that no cell of a workbook can hold is named' '
	kurator sheet export mentees --internal -q -o long.xlsx --lang en && kurator sheet export mentees --internal -q -o long.csv --lang en' 0 </dev/null
ok 'nothing of it is lost on the way back' 'kurator sheet diff long.xlsx -q >out; ! grep -q changed out && kurator sheet diff long.csv -q >out'

cat >mentees.csv <<'EOF'
id,name,kind,left,left_reason
E-001,Имя,student,2021-09-01,completed
E-002,Имя,student,2021-09-01,Переезд
EOF
t 'a reason of leaving is shown by its name, or as it is written' '
	kurator sheet export mentees --internal --columns left_reason --lang ru -q -o left.csv && tr -d "\r" <left.csv | tail -n +2 &&
	kurator sheet diff left.csv -q -f tsv --as-of 2021-11-25 | tail -n +2' 0 <<'EOF'
E-001;программа пройдена
E-002;Переезд
EOF

# ---- who may stand in what is handed on ----
school
day='--as-of 2021-11-25'
err <<'EOF'
exported 40 rows of mentees.csv
left out: 2 people without a valid consent to the processing of personal data: E-007, E-038
left out: 1 sensitive category without a consent of scope special: E-028
hint: 'kurator consent list --due' says whose consent has to be got
hint: --internal writes a working copy with everybody, which stays in the school
EOF
t 'nobody without a valid consent, no category without its own' "
	kurator sheet export mentees --columns categories -o m.csv $day --lang en; grep -E '^E-0(07|11|28|38)' m.csv | tr -d '\\r'" 0 <<'EOF'
E-011;hardship
E-028;problems of behaviour
EOF
err <<'EOF'
exported 335 rows of meetings.csv
left out: 26 rows that name people without a valid consent
left out: 2 people without a valid consent to the processing of personal data: M-010, E-007
hint: 'kurator consent list --due' says whose consent has to be got
hint: --internal writes a working copy with everybody, which stays in the school
EOF
t 'nor what names them' "kurator sheet export meetings -o meetings.csv.out --as csv $day --lang en" 0 </dev/null
ok 'by a pair, a list, a person of an answer' "
	for base in pairs measures answers consents trainings choices plans contacts; do
		kurator sheet export \$base $day -q >\$base.out && ! grep -E 'E-007|E-038|M-010' \$base.out || exit 1
		kurator sheet export \$base $day -q --internal >\$base.all && test \"\$(wc -l <\$base.all)\" -ge \"\$(wc -l <\$base.out)\" || exit 1
	done
	grep -q E-007 answers.all && grep -q E-007 consents.all && grep -q M-010 pairs.all && grep -q M-001 answers.out"
err <<'EOF'
exported 42 rows of mentees.csv
EOF
t 'a working copy has everybody, and says nothing' "
	kurator sheet export mentees --internal --columns categories -o all.csv $day --lang en; grep -E '^E-0(07|28|38)' all.csv | tr -d '\\r'" 0 <<'EOF'
E-007;poor results in learning
E-028;"problems of behaviour; hardship"
E-038;takes no part in the life of the school
EOF
err <<'EOF'
exported 40 rows of mentees.csv
left out: 5 sensitive categories: none stands in such a table
left out: 2 people without a valid consent to the processing of personal data: E-007, E-038
hint: 'kurator consent list --due' says whose consent has to be got
EOF
t 'for the outside no sensitive category, consent or not' "kurator sheet export mentees --outside -o out.csv $day --lang en; grep -c hardship out.csv" 1 <<'EOF'
0
EOF
ok 'who is in both bases needs one consent' "
	sed 's/^E-038,/M-001,/' mentees.csv >both && cp both mentees.csv && kurator sheet export mentees -q $day --columns name | grep -q ^M-001"
err <<'EOF'
kurator: --internal and --outside exclude each other
hint: 'kurator sheet export -h' shows how to use it
EOF
t 'inside and outside' 'kurator sheet export mentees --internal --outside --lang en' 2 </dev/null
err <<'EOF'
kurator: a layout is made to be handed on: --internal is for a base
hint: 'kurator sheet export -h' shows how to use it
EOF
t 'a layout is for others' "kurator sheet export mentee-base --internal --lang en $day" 2 </dev/null

ok 'for the outside no column that is put together of what must not leave, either' "
	for layout in mentor-base mentee-base register; do
		kurator sheet export \$layout --outside -q $day >\$layout.out && ! grep -qE 'Синицын|Ветров|900 000' \$layout.out &&
			kurator sheet export \$layout -q $day | grep -qE 'Синицын|Ветров' || exit 1
	done"

# ---- layouts of program.yaml ----
school
err <<'EOF'
выгружено 40 строк: База наставляемых
не включены 2 человека без действующего согласия на обработку персональных данных: E-007, E-038
подсказка: 'kurator consent list --due' покажет, чьё согласие нужно получить
EOF
t 'the official form of mentees: who has consent, in its columns' '
	kurator sheet export mentee-base --as-of 2021-11-25 -o form.csv && sed -n "1s/^.//; 1p; 2p" form.csv | tr -d "\r"' 0 <<'EOF'
№ п/п;Ф.И.О. наставляемого;Контактные данные для связи (данные представителя);Год рождения наставляемого;Основной запрос наставляемого;Дата вхождения в программу;Ф.И.О. наставника;Форма наставничества;Место работы/учёбы наставника;Дата завершения программы;Результаты программы;Ссылка на кейс/отзыв наставляемого, размещённые на сайте организации;Отметка о прохождении программы;id
1;Синицын Глеб Антонович;Синицына Лада Юрьевна, +7 900 000-05-01;2009;не успеваю решать задачи на дроби;17.09.2020;Ветров Илья Романович;Ученик – ученик;;31.05.2021;четвертная отметка по математике выросла с 3 до 4;;28.05.2021;E-001
EOF
ok 'it comes back without a difference' 'kurator sheet diff form.csv -q >out'
sed 's/;не успеваю решать задачи на дроби;/;дроби;/; s/;Ветров Илья Романович;/;Лугова Ирина Сергеевна;/; s/;Ученик – ученик;/;Дуэт;/' form.csv | head -2 >e.csv
t 'cells of the base can be changed there, what is put together cannot' '
	kurator sheet diff e.csv --as-of 2021-11-25 --lang en -q -f tsv | cut -f 2,4,5,9,10 | grep -v removed' 0 <<'EOF'
id	status	column	value	note
E-001	changed	request	дроби	
E-001	doubtful	pair	M-002	no pair of M-002 and E-001 is recorded
E-001	refused	Форма наставничества		kurator puts this column together from others: change those
EOF
kurator sheet export mentor-base --as-of 2021-11-25 -q -o form.xlsx
ok 'in a workbook the id is hidden and comes back' '
	part form.xlsx xl/worksheets/sheet1.xml | grep -q "<col min=\"17\" max=\"17\"[^>]*hidden=\"1\"/>" && kurator sheet diff form.xlsx -q >out'
t 'contacts that a mentor has changed' '
	kurator sheet export mentor-base --as-of 2021-11-25 -q -o c.csv && sed -i "/M-001/s/+7 900 000-02-01, m01@/8 900 000 02 99, m01@/" c.csv
	kurator sheet diff c.csv --as-of 2021-11-25 -q -f tsv | cut -f 2,4,5,7,9 | tail -n +2' 0 <<'EOF'
M-001	changed	phone	+7 900 000-02-01	+7 900 000-02-99
EOF
t 'the row of the school for the municipality' '
	kurator sheet export municipal --as-of 2021-11-25 -q | tail -1 | cut -d";" -f 1,3,7,8,10-13,22 | tr -d "\r"' 0 <<'EOF'
МБОУ «Школа № 0 посёлка Ясный»;25.11.2021;№ 37-о от 04.09.2020;№ 41-о от 14.09.2021;236;15;11;4,7;16
EOF
ok 'figures are numbers in a workbook, and it is not kept' '
	kurator sheet export municipal --as-of 2021-11-25 -q -o m.xlsx && part m.xlsx xl/worksheets/sheet1.xml | grep -q "<c r=\"J2\" s=\"3\"><v>236</v>" &&
	! ls sheets | grep -q organization'
kurator sheet export mentees --outside --as-of 2021-11-25 -q -o out.csv
ok 'outside: nobody without consent, no sensitive category' '
	grep -q E-001 out.csv && ! grep -q E-038 out.csv && ! grep -qi "ОВЗ\|трудная жизненная" out.csv && grep -q "трудная\|hardship" mentees.csv'
ok 'nor records about them' '
	printf "id,mentee,topic,date\nR-001,E-038,mathematics,2021-09-10\nR-002,E-001,mathematics,2021-09-10\n" >requests.csv
	kurator sheet export requests --outside --as-of 2021-11-25 -q >r.csv && grep -q R-002 r.csv && ! grep -q R-001 r.csv'
sed -i 's/^  - id: municipal$/  - {id: own, base: mentees, name: Own, columns: [{column: name, heading: Имя}, {column: colour, heading: Цвет}, {value: number, heading: N}]}\n&/' program.yaml
sed -i '1s/$/,colour/; 2,$s/$/,синий/' mentees.csv
t 'a layout of the school, with a column of its own' '
	kurator sheet export own --as-of 2021-11-25 -q --where class=5А | tr -d "\r" | sed "1s/^.//"' 0 <<'EOF'
Имя;Цвет;N;id
Жаворонков Матвей Олегович;синий;1;E-008
Лучинин Фёдор Максимович;синий;2;E-020
EOF
sed -i 's/{value: number, heading: N}/{value: day, heading: N}, {column: name, value: number, heading: M}, {value: count, heading: K}, {of: pairs, column: kind, heading: L}/' program.yaml
t 'what a layout cannot be' 'kurator check --as-of 2021-11-25 --lang en | grep "^program.yaml" | cut -d, -f 5-' 0 <<'EOF'
info,not-compared,with these errors words are not looked up and files not compared
warning,unknown-column,'colour' is no column of mentees.csv that kurator knows
error,wrong-value,'day' is not known of the rows of 'mentees'
error,wrong-value,"exactly one of these is needed: column, value, count, document"
error,wrong-value,'count' is not known of the rows of 'mentees'
error,wrong-value,'count' is a key of its own
error,unknown-key,'of' belongs to 'count'
EOF
kurator init --example municipal --language ru -q >out && cd municipal || exit 1
kurator sheet export municipal -q --lang ru --as-of 2021-11-25 -o row.xlsx
err <<'EOF'
kurator: row.xlsx: таблица 'Сведения для муниципалитета' составлена по базам, записей в ней нет
подсказка: исправьте то, из чего она составлена, и выгрузите её снова: kurator sheet export municipal
EOF
t 'the row for the municipality is no base' 'kurator sheet diff row.xlsx --as-of 2021-11-25 --lang ru' 3 <<'EOF'
EOF

# ---- measured values and answers that are numbers are reckoned with ----
school numbers
cat >measures.csv <<'EOF'
participant,measure,phase,date,value,version,pair
E-001,engagement,entry,2020-09-28,27,school-1,P-001
E-001,activity,entry,2020-09-28,3.50,school-1,P-001
E-001,engagement,exit,2021-05-28,-2.5,school-1,P-001
E-001,activity,exit,2021-05-28,007,school-1,P-001
E-002,engagement,entry,2020-09-28,1e5,school-1,P-002
E-002,activity,entry,2020-09-28,yes,school-1,P-002
E-002,engagement,exit,2021-05-28,1234567890123456,school-1,P-002
E-002,activity,exit,2021-05-28,,school-1,P-002
EOF
cells_of() { # FILE COLUMN: cells below the heading; numbers are bare
	python3 - "$1" "$2" <<'EOF'
import re, sys, zipfile
xml = zipfile.ZipFile(sys.argv[1]).read("xl/worksheets/sheet1.xml").decode()
for ref, rest in re.findall(r'<c r="(%s\d+)"(.*?)</c>' % sys.argv[2], xml)[1:]:
    v, t = re.search("<v>(.*?)</v>", rest), re.search("<t[^>]*>(.*?)</t>", rest)
    print(v[1] if v else "'%s'" % t[1] if t else "")
EOF
}
kurator sheet export measures --as-of 2021-11-25 -q -o measures.xlsx
kurator sheet export measures --as-of 2021-11-25 -q -o by-comma.csv
t 'numbers that come back as they are written are numbers' 'cells_of measures.xlsx E' 0 <<'EOF'
27
'3.50'
-2.5
'007'
'1e5'
'yes'
'1234567890123456'
EOF
ok 'with a decimal comma in CSV' "cut -d ';' -f 5 by-comma.csv | tr -d '\r' | paste -sd ' ' | grep -q \" 27 '3.50 -2,5 '007 '1e5 yes '1234567890123456\""
kurator sheet export answers --as-of 2021-11-25 -q -o answers.xlsx
kurator sheet export answers --as-of 2021-11-25 -q -o answers-comma.csv
ok 'answers, too' 'cells_of answers.xlsx G >cells; test "$(grep -c "^[0-9]*\$" cells)" -gt 100 && grep -qx "'"'yes'"'" cells'
ok 'they come back without a difference' '
	for f in measures answers; do
		for e in xlsx csv; do
			case $e$f in csvmeasures) file=by-comma.csv ;; csvanswers) file=answers-comma.csv ;; *) file=$f.xlsx ;; esac
			kurator sheet diff $file --as $f --as-of 2021-11-25 -q >out || exit 1
		done
	done'
ok 'also without what was kept' '
	rm -r sheets && kurator sheet diff measures.xlsx --as measures --as-of 2021-11-25 -q >out &&
		kurator sheet diff by-comma.csv --as measures --as-of 2021-11-25 -q >out'
finish
