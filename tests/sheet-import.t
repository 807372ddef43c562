#!/bin/sh
# sheet import: what is certain is written, the rest is listed; other people's tables.
. "${0%/*}/lib.sh"
school

import() { # FILE, columns of the output by number, further arguments; new records without their cells
	file=$1 fields=$2
	shift 2
	kurator sheet import "$file" --as-of 2021-11-25 --lang en -f tsv "$@" >.out
	status=$?
	awk -F '\t' '$4 != "added" || $5 == ""' .out | cut -f "$fields" | tail -n +2
	return $status
}

base() {
	cat >mentees.csv <<'EOF'
id,name,kind,class,birth,phone,email,colour,notes
E-001,Ёлкина Анна Павловна,student,7А,2009-03-01,+7 900 000-00-01,,red,"as, it  stood"
E-002,Боброва Ирина,"student",7Б,2009,,,,
E-003,Волков Олег Ильич,student,8А,,,,,
EOF
	printf 'id,name,kind\n' >mentors.csv
	rm -rf [a-ln-z]*.csv sheets pairs.csv meetings.csv measures.csv
}

# ---- from an export ----
base
kurator sheet export mentees --internal -q --lang ru -o m.xlsx
kurator sheet export mentees --internal -q --lang ru -o m.csv
cp mentees.csv before
err <<'EOF'
m.csv: CSV, utf-8, ';' as delimiter; heading in row 1; 3 records of mentees.csv
compared with the export mentees
records added 0, cells changed 0, records removed 0
EOF
t 'nothing changed: nothing is written' \
	'{ kurator sheet import m.csv --as-of 2021-11-25 --lang en 2>&1 >&3 | sed "s/-[0-9a-f]\{12\}\$//" >&2; } 3>&1' 0 <<'EOF'
row,id,who,status,column,base,today,sheet,value,note
EOF
ok 'not a byte, no journal' 'cmp mentees.csv before && ! test -e journal.csv'
ok 'nor from a workbook' 'kurator sheet import m.xlsx -q >out && cmp mentees.csv before && ! test -e journal.csv'

sed '/E-001/s/;7А;/;7 «В»;/; /E-001/s/;red/;blue/; /E-002/s/;7Б;/;13;/; /E-003/s/;8А;;/;8А;15.03.2008;/' m.csv >e.csv
ok 'a dry run writes nothing' 'kurator sheet import -n e.csv -q >out; test $? = 1 && cmp mentees.csv before'
t 'what is certain is written, the rest is listed' 'import e.csv 2,4,5,9,10 -q' 1 <<'EOF'
E-001	changed	class	7В	
E-001	changed	colour	blue	
E-002	refused	class		'13' is not a class 1 to 11
E-003	changed	birth	2008-03-15	
EOF
t 'other bytes stay' 'cat mentees.csv' 0 <<'EOF'
id,name,kind,class,birth,phone,email,colour,notes
E-001,Ёлкина Анна Павловна,student,7В,2009-03-01,+7 900 000-00-01,,blue,"as, it  stood"
E-002,Боброва Ирина,"student",7Б,2009,,,,
E-003,Волков Олег Ильич,student,8А,2008-03-15,,,,
EOF
t 'again: only what is left' 'import e.csv 2,4,5 -q' 1 <<'EOF'
E-002	refused	class
EOF
ok 'one import is one change, which undo takes back' 'kurator undo -q && cmp mentees.csv before'

sed '/E-002/d' m.csv >e.csv
t 'a record that is gone stays' 'import e.csv 2,4 -q' 0 <<'EOF'
E-002	removed
EOF
ok 'it is still there' 'grep -q E-002 mentees.csv'
t 'unless it is to be removed' 'import e.csv 2,4 -q --remove' 0 <<'EOF'
E-002	removed
EOF
ok 'then it is not' '! grep -q E-002 mentees.csv && kurator undo -q && cmp mentees.csv before'

# ---- rules that hold records together ----
base
printf 'id,name,kind\nM-001,Учитель Первый,teacher\nM-002,Учитель Второй,teacher\n' >mentors.csv
printf 'id,mentor,mentee,form,proposed,mentor_agreed,mentee_agreed,started\nP-001,M-001,E-001,student-student,2021-09-10,2021-09-11,2021-09-11,2021-09-12\n' >pairs.csv
kurator sheet export mentees --internal -q --lang ru -o m.csv
sed '/E-001/d' m.csv >e.csv
ok 'a record that others name is not removed' '
	kurator sheet import e.csv --remove -q --lang en >out 2>err; test $? = 3 && grep -q E-001 mentees.csv &&
	grep -qx "kurator: records that others name cannot be removed" err'
kurator sheet export pairs --internal -q --lang ru -o p.csv
sed 's/12\.09\.2021/01.09.2021/' p.csv >e.csv
cp pairs.csv before
t 'a change that check would call an error is refused' 'import e.csv 2,4,5,9,10 -q' 1 <<'EOF'
P-001	refused	started	2021-09-01	2021-09-01 is before 'mentor_agreed', 2021-09-11 (rule date-order)
EOF
ok 'and nothing is written' 'cmp pairs.csv before'
printf 'id,mentee,topic,date\nR-001,E-001,mathematics,2021-09-10\n' >requests.csv
kurator sheet export requests --internal -q --lang ru -o r.csv
sed 's/E-001/Боброва И./' r.csv >e.csv
t 'people by their names' 'import e.csv 2,4,5,8,9,10 -q' 0 <<'EOF'
R-001	changed	mentee	Боброва И.	E-002	
EOF
kurator undo -q
printf 'id,name,kind,class\nE-001,Иванова Анна Петровна,student,7А\nE-002,Иванова Алла Павловна,student,7Б\n' >mentees.csv
sed 's/E-001/Иванова А. П./' r.csv >e.csv
t 'but not where several could be meant' 'import e.csv 2,4,5,8,10 -q' 1 <<'EOF'
R-001	doubtful	mentee	Иванова А. П.	'Иванова А. П.' could be E-002 Иванова Алла Павловна, E-001 Иванова Анна Петровна
EOF
sed 's/E-001/Сидорова Анна/' r.csv >e.csv
t 'nor where nobody is' 'import e.csv 2,4,5,8,10 -q' 1 <<'EOF'
R-001	refused	mentee	Сидорова Анна	there is no 'Сидорова Анна'
EOF

# ---- from a class teacher ----
base
cat >list.csv <<'EOF'
МБОУ «Школа № 0»;;;;;
Список наставляемых, 7 классы;;;;;
;;;;;
№ п/п;Сведения об ученике;;Контактные данные для связи (телефон и почта);Основной запрос наставляемого;Баллы
;Ф.И.О.;Год рождения, полных лет;;;
1;2;3;4;5;6
1;Елкина Анна;2009, 12 лет;мама@;математика;5
2;Жуков Егор Петрович;2008;8 916 123-45-67, egor@mail.example;английский;4
3;Боброва И.;2009;;;3
4;Волков Олег Ильич;2008;;физика;
;Итого: 4;;;;12
EOF
iconv -t windows-1251 list.csv >list1251.csv
t 'titles, two lines of heading, numbers below it, totals, another encoding' \
	'kurator sheet diff list1251.csv --as mentees --as-of 2021-11-25 --lang en -v 2>&1 >out' 1 <<'EOF'
list1251.csv: CSV, windows-1251, ';' as delimiter; heading in row 4; 4 records of mentees.csv
not an export that is kept: compared with the base alone
heading 'Ф.И.О.': name
heading 'Год рождения, полных лет': birth
heading 'Контактные данные для связи (телефон и почта)': phone and e-mail (contacts)
heading 'Основной запрос наставляемого': request
headings that are left out: '№ п/п', 'Баллы'
rows that are no records: 6, 11
changes: 3, refused: 2
hint: one value for all new records: --set kind=student (pupil), kind=teacher, kind=parent, kind=graduate, kind=employee (employee of an enterprise), kind=public-figure (public figure), kind=college-student (student of a college or university)
EOF
t 'new, different, doubtful' 'import list1251.csv 1-5,8-10 -q --as mentees --set kind=student' 1 <<'EOF'
7	E-001	Елкина Анна	refused	phone	мама@		neither a phone nor an address
7	E-001	Елкина Анна	changed	request	математика	математика	
8	E-004	Жуков Егор Петрович	added				
10	E-003	Волков Олег Ильич	changed	birth	2008	2008	
10	E-003	Волков Олег Ильич	changed	request	физика	физика	
EOF
t 'the base holds it' 'cat mentees.csv' 0 <<'EOF'
id,name,kind,class,birth,phone,email,colour,notes,request
E-001,Ёлкина Анна Павловна,student,7А,2009-03-01,+7 900 000-00-01,,red,"as, it  stood",математика
E-002,Боброва Ирина,"student",7Б,2009,,,,,
E-003,Волков Олег Ильич,student,8А,2008,,,,,физика
E-004,Жуков Егор Петрович,student,,2008,+7 916 123-45-67,egor@mail.example,,,английский
EOF
t 'again: nobody is added twice' 'import list1251.csv 1-5,10 -q --as mentees --set kind=student' 1 <<'EOF'
7	E-001	Елкина Анна	refused	phone	neither a phone nor an address
EOF
printf 'ФИО;Класс;Дата рождения;Телефон\nБоброва Ирина Олеговна;7Б;15.03.2009;\nЁлкина Анна Павловна;7А;;8 900 000 00 02\n' >more.csv
t 'what is known more exactly; what contradicts' 'import more.csv 1,2,4,5,7-10 -q --as mentees' 1 <<'EOF'
2	E-002	conflict	name	Боброва Ирина	Боброва Ирина Олеговна	Боброва Ирина Олеговна	the programme holds something else
2	E-002	changed	birth	2009	15.03.2009	2009-03-15	
3	E-001	conflict	phone	+7 900 000-00-01	8 900 000 00 02	+7 900 000-00-02	the programme holds something else
EOF
base
printf 'id,name,kind,class,birth\nE-001,Иванова Анна,student,7А,\nE-002,Иванова Анна,student,7Б,2009\n' >mentees.csv
printf 'ФИО;Класс;Год рождения\nИванова Анна;7А;\nИванова Анна;7Б;2009\nИванова А.;;\nИванова Анна;7В;2010\nКотова Яна;7В;2010\nКотова Яна;7В;2010\n' >names.csv
t 'namesakes are told apart by class and birth; what is not sure waits; nobody stands twice' \
	'import names.csv 1,2,4,5,10 -q --as mentees --set kind=student' 1 <<'EOF'
4		doubtful		may be the same person as: E-002 Иванова Анна, E-001 Иванова Анна
5		doubtful		may be the same person as: E-001 Иванова Анна
6	E-003	added		
7		doubtful		stands in the sheet twice, also in row 6
EOF

base
printf 'id,name,kind,class,birth\nM-001,Зорина Татьяна Ивановна,teacher,,\nM-002,Ветров Илья Романович,student,11А,\nM-003,Лугова Инна Павловна,teacher,,\nM-004,Лугова Ирина Петровна,teacher,,\n' >mentors.csv
printf 'ФИО наставника;Класс;Телефон\nЗорина Т. И.;;89000000101\nт.и. зорина;;\nИлья Ветров;;89000000102\nЛугова И.П.;;89000000103\n' >list.csv
t 'a name without patronymic or with both initials means whom it can mean alone' \
	'kurator sheet diff list.csv --lang en --as-of 2021-11-25 -f tsv -q | cut -f 1,2,4,5,9-10' 0 <<'EOF'
row	id	status	column	value	note
2	M-001	changed	phone	+7 900 000-01-01	
3	M-001	doubtful			the same record as in row 2
4	M-002	changed	phone	+7 900 000-01-02	
5		doubtful			may be the same person as: M-004 Лугова Ирина Петровна, M-003 Лугова Инна Павловна
EOF
printf 'ФИО наставника;Класс;Телефон\nЗорина Т.;;89000000101\nЗорина Татьяна;9А;89000000101\nВетров И.Р.;10А;\nЗорин Т.И.;;\n' >list.csv
t 'but one initial, a class of whom none is known and another class leave it open; another surname is another person' \
	'kurator sheet diff list.csv --lang en --as-of 2021-11-25 -f tsv -q --set kind=teacher | cut -f 1,2,4,5,10 | grep -v "added	[a-z]"' 0 <<'EOF'
row	id	status	column	note
2		doubtful		may be the same person as: M-001 Зорина Татьяна Ивановна
3		doubtful		may be the same person as: M-001 Зорина Татьяна Ивановна
4		doubtful		may be the same person as: M-002 Ветров Илья Романович
5		added		
EOF

# ---- a title that says which base, rows as the spreadsheet counts them, a signature, a guardian in one cell ----
base
cat >signed.csv <<'EOF'
sep=;
Список обучающихся 7 «В» класса;;
;;
"Фамилия,
имя, отчество";Класс;Контактные данные родителей
Жуков Егор Петрович;7A;"Жукова Яна Львовна,
8 916 123-45-67"
Быков Ян;7 „В“;мама Ольга 8 916 123-45-68
;;
Классный руководитель;;Смирнова И.И.
EOF
t 'what it was recognised as' 'kurator sheet diff signed.csv --as-of 2021-11-25 --lang ru 2>&1 >out' 1 <<'EOF'
signed.csv: CSV, utf-8, разделитель ';'; заголовок в строке 3; 2 записи mentees.csv
сохранённой выгрузки нет: сравнивается только с базой
заголовки: 'Фамилия, имя, отчество' – ФИО, 'Класс' – класс, 'Контактные данные родителей' – ФИО и телефон представителя
строки, которые не записи: 7
новых записей: 2, сомнений: 1
EOF
t 'the same in UTF-16 without a mark' '
	iconv -t utf-16le signed.csv >unmarked.csv
	kurator sheet diff unmarked.csv --as-of 2021-11-25 --lang ru 2>&1 >other | sed -n 1p; cmp out other' 0 <<'EOF'
unmarked.csv: CSV, utf-16le, разделитель ';'; заголовок в строке 3; 2 записи mentees.csv
EOF
t 'name and phone of the guardian' "kurator sheet diff signed.csv --as-of 2021-11-25 --lang en -f tsv -q >out; cut -f 1,3-5,9-10 out" 0 <<'EOF'
row	who	status	column	value	note
4	Жуков Егор Петрович	added			
4	Жуков Егор Петрович	added	name	Жуков Егор Петрович	
4	Жуков Егор Петрович	added	kind	student	
4	Жуков Егор Петрович	added	class	7А	
4	Жуков Егор Петрович	added	guardian	Жукова Яна Львовна	
4	Жуков Егор Петрович	added	guardian_phone	+7 916 123-45-67	
5	Быков Ян	added			
5	Быков Ян	added	name	Быков Ян	
5	Быков Ян	added	kind	student	
5	Быков Ян	added	class	7В	
5	Быков Ян	doubtful	guardian_phone	+7 916 123-45-68	other words beside name and phone
EOF
err <<'EOF'
kurator: titled.csv: the headings fit several bases alike: mentors.csv, mentees.csv, staff.csv
hint: say which: --as mentors, --as mentees, --as staff
EOF
t 'a title that speaks of both says nothing' '
	printf "Наставники и наставляемые\nФИО;Класс\nБыков Ян;7А\n" >titled.csv; kurator sheet diff titled.csv --lang en --as-of 2021-11-25' 3 </dev/null
ok 'a title of mentors' '
	printf "Наставники школы\nФИО;Класс\nБыков Ян;7А\n" >titled.csv; kurator sheet diff titled.csv --lang en 2>&1 | grep -q "1 record of mentors.csv"'
ok 'a signature is one at the foot and apart alone' '
	printf "ФИО;Класс\nБыков Ян;7А\nДиректор Ия;7А\n" >foot.csv; kurator sheet diff foot.csv --as mentees --lang en 2>&1 | grep -q "2 records of mentees.csv"'
printf 'ФИО;Класс;Телефон\nАБРАМОВ ПЁТР ИВАНОВИЧ;7А;89160000001\nЯГОДКИНА ЮЛИЯ ИЛЬИНИЧНА;8Б;89160000002\n' >capitals.csv
for encoding in windows-1251 koi8-r cp866; do
	iconv -t $encoding capitals.csv >capitals1.csv
	ok "names in capitals in $encoding" "
		kurator sheet diff capitals1.csv --as mentees --lang en 2>&1 | grep -q 'CSV, $encoding, .* 2 records of mentees.csv'"
done
# UTF-8 or Windows-1251 that a program read in a wrong encoding, and saved: bytes without a letter became control characters.
cat >misread.py <<'EOF'
import sys
written, read = sys.argv[1:]
def shown(byte):
    try: return bytes([byte]).decode(read)
    except UnicodeDecodeError: return chr(byte)
sys.stdout.write("".join(map(shown, sys.stdin.read().encode(written))))
EOF
for misread in 'utf-8 cp1251' 'utf-8 cp1252' 'utf-8 koi8-r' 'utf-8 cp866' 'cp1251 cp1252' 'cp1251 cp866' 'cp1251 koi8-r' 'koi8-r cp1251' 'cp866 cp1251'; do
	PYTHONIOENCODING=utf-8 python3 misread.py $misread <capitals.csv >spoilt.csv
	ok "a file misread and saved: $misread" '
		! grep -q ФИО spoilt.csv; kurator sheet diff spoilt.csv --as mentees --set kind=student --lang en -f csv >out 2>err
		grep -q "^its text was read as .* and saved so: that is undone" err && grep -q "new records: 2" err && grep -q "ЯГОДКИНА ЮЛИЯ ИЛЬИНИЧНА" out'
done
{ printf '\357\273\277'; PYTHONIOENCODING=utf-8 python3 misread.py utf-8 cp1251 <capitals.csv; } >marked.csv
ok 'with a mark in front' 'kurator sheet diff marked.csv --as mentees --set kind=student --lang en 2>&1 | grep -q "new records: 2"'
printf 'Имя;Ort\nMüller Jürgen;Köln\nGörß Ülo;Züöä\n' >umlauts.csv
ok 'other letters are no misread ones' '! kurator sheet diff umlauts.csv --as mentees --lang en 2>&1 | grep undone'
err <<'EOF'
kurator: lost.csv: the letters are lost: question marks were saved in their place
hint: save the table once more where it comes from: as .xlsx, .ods or CSV in UTF-8
EOF
t 'letters that became question marks' '
	sed "s/[^;[:alnum:] ]//; s/[^ -~]/?/g" capitals.csv >lost.csv; kurator sheet diff lost.csv --as mentees --lang en --as-of 2021-11-25' 3 </dev/null
err <<'EOF'
kurator: iso.csv: no row looks like a heading
hint: it was read as koi8-r: --encoding NAME says another encoding
hint: a map of headings helps: --map FILE
EOF
t 'an encoding that was guessed is said where nothing is known' '
	printf "ФИО;Класс\nБыков Ян;7А\n" | iconv -t ISO-8859-5 >iso.csv; kurator sheet diff iso.csv --as mentees --lang en --as-of 2021-11-25' 3 </dev/null

# ---- the sheet that holds the table ----
cat >sheets.py <<'EOF'
import sys, zipfile
head = '<?xml version="1.0" encoding="UTF-8"?>'
main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
spaces = " ".join('xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (n, n) for n in ("office", "table", "text"))
def excel(name, sheets):
	with zipfile.ZipFile(name, "w") as z:
		z.writestr("_rels/.rels", head + '<Relationships><Relationship Id="r1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>' % rel)
		z.writestr("xl/_rels/workbook.xml.rels", head + "<Relationships>" + "".join('<Relationship Id="r%d" Type="%s/worksheet" Target="s%d.xml"/>' % (i, rel, i) for i in range(len(sheets))) + "</Relationships>")
		z.writestr("xl/workbook.xml", head + '<workbook xmlns:r="%s"><sheets>%s</sheets></workbook>' % (rel, "".join('<sheet name="%s" sheetId="%d" r:id="r%d"/>' % (n, i + 1, i) for i, (n, _) in enumerate(sheets))))
		for i, (_, rows) in enumerate(sheets):
			z.writestr("xl/s%d.xml" % i, head + '<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (main, "".join('<row r="%d">' % (r + 1) + "".join('<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>' % (chr(65 + c), r + 1, v) for c, v in enumerate(row)) + "</row>" for r, row in enumerate(rows))))
def office(name, sheets):
	with zipfile.ZipFile(name, "w") as z:
		z.writestr("content.xml", head + "<office:document-content %s><office:body><office:spreadsheet>" % spaces + "".join('<table:table table:name="%s">' % n + "".join("<table:table-row>" + "".join('<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>' % v for v in row) + "</table:table-row>" for row in rows) + "</table:table>" for n, rows in sheets) + "</office:spreadsheet></office:body></office:document-content>")
advice = ("Инструкция", [["Заполните все строки листа"], ["Не меняйте порядок"]])
pupils = ("Данные", [["ФИО", "Класс"], ["Быков Ян", "7А"]])
more = ("Ещё", [["ФИО", "Класс"], ["Крылов Ян", "7А"]])
for write, end in (excel, "xlsx"), (office, "ods"):
	write("advice." + end, [advice, ("Пусто", []), pupils])
	write("two." + end, [advice, pupils, more])
	write("none." + end, [advice, ("Сведения", [["Просто текст"]])])
EOF
PYTHONIOENCODING=utf-8 python3 sheets.py
for end in xlsx ods; do
	t "$end: an instruction in front of the only table" "
		kurator sheet diff advice.$end --as mentees --set kind=student --as-of 2021-11-25 --lang en -f csv 2>&1 >out | sed 's/^advice.$end/FILE/; /^headings/d; /^not an/d'; grep -c 'Быков Ян,added,name' out" 0 <<'EOF'
the heading is not on the first sheet: sheet 'Данные' is read
FILE: workbook, sheet 'Данные'; heading in row 1; 1 record of mentees.csv
other sheets, not read: 'Инструкция', 'Пусто'
new records: 1
1
EOF
	for book in two:"'Данные', 'Ещё'" none:"'Сведения'"; do
		err <<EOF
kurator: ${book%%:*}.$end: no row looks like a heading
hint: the workbook has other sheets, which --sheet NAME reads: ${book#*:}
hint: a map of headings helps: --map FILE
EOF
		t "$end: which sheet it is, is not guessed: ${book%%:*}" \
			"kurator sheet diff ${book%%:*}.$end --as mentees --lang en --as-of 2021-11-25" 3 </dev/null
	done
done
ok 'the sheet that is asked for' 'kurator sheet diff two.xlsx --sheet Ещё --as mentees --set kind=student --lang en -q -f csv | grep -q "Крылов Ян,added"'

# ---- the one whom a record is about ----
cp -r "$top"/data-examples/school measured
printf 'ФИО;Показатель;Этап;Дата;Значение\nСиницын Глеб Антонович;активность;exit;24.05.2021;44\nНикто Никита;активность;exit;24.05.2021;44\n' >measured.csv
ok 'a name in a table of measurements' '
	for as in "--as measures" ""; do
		kurator sheet diff measured.csv $as -C measured --as-of 2021-11-25 --lang en -f csv >out 2>err
		grep -q "^headings: .ФИО. – participant" err && grep -q "^2,.*,added,participant,,,Синицын Глеб Антонович,E-001," out && grep -q "^3,.*,participant,.*there is no .*Никто Никита" out || exit 1
	done'
printf 'ФИО;Отметка о прохождении программы\nСиницын Глеб Антонович;пройдена\nВьюгина Мария Ильинична;пройдена\nМалинина Ева Романовна;да\nБоровой Данила Кириллович;да\n' >mark.csv
printf 'heading,column\nОтметка о прохождении программы,left_reason\n' >mark-map.csv
ok 'the official mark of completion suggests a column' '
	kurator sheet diff mark.csv --as mentees -C measured --as-of 2021-11-25 --lang en 2>&1 | grep -q "^heading .Отметка о прохождении программы.: perhaps reason of leaving (left_reason), not used"'
t 'where a map says so, what is no mark alone is taken' '
	kurator sheet diff mark.csv --as mentees -C measured --as-of 2021-11-25 --lang en -q --map mark-map.csv | cut -d, -f1,2,4,5,9,10' 0 <<'EOF'
row,id,status,column,value,note
3,E-002,changed,left_reason,completed,
5,E-005,doubtful,left_reason,completed,"a mark
EOF

# ---- maps of headings ----
base
printf 'Участник;Модуль;Модуль;Ваш любимый цвет;Телефон бабушки\nВолков Олег Ильич;раз;два;синий;8 900 000 00 03\n' >odd.csv
t 'doubled and doubtful headings are said and not used' \
	'kurator sheet diff odd.csv --as mentees --as-of 2021-11-25 --lang en 2>&1 >out; tail -n +2 out' 0 <<'EOF'
odd.csv: CSV, utf-8, ';' as delimiter; heading in row 1; 1 record of mentees.csv
not an export that is kept: compared with the base alone
headings: 'Участник' – name
heading 'Телефон бабушки': perhaps phone, not used
headings that are not known: 'Модуль', 'Модуль (2)', 'Ваш любимый цвет'
what stands below headings that are not used is not taken over; --keep-columns keeps it
a map of headings settles what is doubtful: 'sheet diff --headings' prints one, --map FILE uses it
no difference
EOF
printf 'heading,column\nМодуль,\nмодуль (2),notes\nВаш любимый цвет,colour\nТелефон бабушки,guardian_phone\n' >map.csv
t 'a map settles them, columns that kurator does not know too' 'import odd.csv 2,4,5,9 -q --as mentees --map map.csv' 0 <<'EOF'
E-003	changed	notes	два
E-003	changed	colour	синий
E-003	changed	guardian_phone	+7 900 000-00-03
EOF
kurator undo -q
sed 's/heading,column/заголовок,столбец/' map.csv | tr , ';' | sed 's/$/\r/' | iconv -t WINDOWS-1251 >excel.csv
t 'a map that a spreadsheet program has saved, with its headings in Russian' 'import odd.csv 2,4,5,9 -q --as mentees --map excel.csv' 0 <<'EOF'
E-003	changed	notes	два
E-003	changed	colour	синий
E-003	changed	guardian_phone	+7 900 000-00-03
EOF
kurator undo -q
{ printf '\357\273\277'; tr , ';' <map.csv; } >marked.csv
ok 'and one with a mark in front' 'kurator sheet diff odd.csv --as mentees --map marked.csv -q --as-of 2021-11-25 | grep -q синий'
mkdir -p sheets && cp map.csv sheets/headings.csv
t 'a map that is kept in the programme' 'import odd.csv 2,4,5,9 -q --as mentees' 0 <<'EOF'
E-003	changed	notes	два
E-003	changed	colour	синий
E-003	changed	guardian_phone	+7 900 000-00-03
EOF
t 'what the headings mean can be printed as a map' 'kurator sheet diff odd.csv --as mentees --headings -q --lang en --as-of 2021-11-25 --map map.csv; rm sheets/headings.csv
	kurator sheet diff odd.csv --as mentees --headings -q --lang en --as-of 2021-11-25' 0 <<'EOF'
heading,column,note
Участник,name,
Модуль,,left out
Модуль (2),notes,
Ваш любимый цвет,colour,
Телефон бабушки,guardian_phone,
heading,column,note
Участник,name,
Модуль,?,
Модуль (2),?,
Ваш любимый цвет,?,
Телефон бабушки,?phone,perhaps phone
EOF
cat >form.csv <<'EOF'
Отметка времени,"Ваши фамилия, имя, отчество (полностью)",В каком классе вы учитесь?,Ваш номер телефона,Укажите вашу дату рождения,Ваша электронная почта,Телефон одного из родителей,Чему бы Вы хотели научиться?,Школа/класс,Класс и телефон,Какие предметы даются труднее всего?,Согласны ли Вы на обработку персональных данных?
01.09.2021 10:00:00,Новикова Ася Игоревна,7б,89000000777,01.02.2009,a@b.example,89000000778,играть на гитаре,школа № 0,7б,физика,05.09.2021
EOF
t 'questions of a form: known by what they ask for, doubtful with what else they may ask' '
	kurator sheet diff form.csv --as mentees --headings -q --lang en --as-of 2021-11-25' 0 <<'EOF'
heading,column,note
Отметка времени,,left out
"Ваши фамилия, имя, отчество (полностью)",name,
В каком классе вы учитесь?,class,
Ваш номер телефона,phone,
Укажите вашу дату рождения,birth,
Ваша электронная почта,email,
Телефон одного из родителей,guardian_phone,
Чему бы Вы хотели научиться?,request,
Школа/класс,?class,"perhaps class, workplace"
Класс и телефон,?class,"perhaps class, phone"
Какие предметы даются труднее всего?,?,
Согласны ли Вы на обработку персональных данных?,consent,
EOF
t 'a suggestion is not used, neither without the map nor with it' '
	kurator sheet diff form.csv --as mentees --headings -q --lang en --as-of 2021-11-25 >map.csv
	kurator sheet diff form.csv --as mentees --map map.csv --set kind=student --lang en --as-of 2021-11-25 2>&1 >out | grep perhaps' 0 <<'EOF'
heading 'Школа/класс': perhaps class, workplace, not used
heading 'Класс и телефон': perhaps class, phone, not used
EOF
ok 'the question mark taken away, it is' '
	sed "s,Школа/класс.*,Школа/класс\,workplace\,," map.csv >accepted.csv &&
	kurator sheet import form.csv --as mentees --map accepted.csv --set kind=student -q --as-of 2021-11-25 >out &&
	grep -q "Новикова Ася Игоревна.*школа № 0" mentees.csv && kurator undo -q'
printf 'Фамилия;Имя;Класс;Класс ученика;Контакты;Наставник\nБоброва;Ирина;7Б;;;\n' >parts.csv
t 'such a map means the same when it is used' '
	kurator sheet diff parts.csv --as mentees --headings -q --lang en --as-of 2021-11-25 | tee map.csv
	kurator sheet diff parts.csv --as mentees --headings -q --lang en --as-of 2021-11-25 --map map.csv | cmp - map.csv' 0 <<'EOF'
heading,column,note
Фамилия,surname,
Имя,given,
Класс,class,
Класс ученика,?,class once more
Контакты,contacts,
Наставник,partner,
EOF
err <<'EOF'
kurator: map.csv: heading 'Класс ученика': 'klass' is not a column of mentees.csv
EOF
t 'a word of a map that means nothing' 'sed -i "s/?,.*/klass,/" map.csv; kurator sheet diff parts.csv --as mentees -q --lang en --as-of 2021-11-25 --map map.csv' 3 <<'EOF'
EOF
err <<'EOF'
kurator: bad.csv:1: a map has the columns 'heading' and 'column'
EOF
t 'a map of something else' 'printf "a,b\n" >bad.csv; kurator sheet import odd.csv --as mentees --map bad.csv --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF

# ---- the other one of the pair, named by name ----
base
printf 'id,name,kind\nM-001,Учитель Первый Иванович,teacher\nM-002,Учитель Второй Иванович,teacher\n' >mentors.csv
printf 'id,mentor,mentee,form\nP-001,M-001,E-001,teacher-teacher\n' >pairs.csv
printf 'Ф.И.О. наставляемого;Ф.И.О. наставника\nЁлкина Анна Павловна;Учитель Первый И.\nБоброва Ирина;Учитель В. И.\nВолков Олег Ильич;Учитель Третий\n' >partner.csv
t 'pairs are not made; those that are not recorded are said' 'import partner.csv 1,2,4,5,8,10 -q --as mentees' 1 <<'EOF'
3	E-002	doubtful	pair	Учитель В. И.	no pair of M-002 and E-002 is recorded
4	E-003	doubtful	pair	Учитель Третий	there is no 'Учитель Третий'
EOF

# ---- a base without ids ----
school
kurator sheet export measures --internal -q --lang ru -o m.csv
sed -i '2s/;27;/;99;/; 3s/;31;/;30;/; /E-005;.*;entry;28.09.2020/d' m.csv
printf 'E-001;вовлечённость;exit;28.09.2021;abc;;P-001\r\nE-099;вовлечённость;exit;28.09.2021;1;;P-001\r\n' >>m.csv
for value in 28 28 2800; do
	printf 'E-002;вовлечённость;mid;28.09.2021;%s;;P-002\r\n' $value >>m.csv
done
sed -i '$s/E-002/E-003/; $s/P-002/P-003/' m.csv
t 'the export is found by its rows; one fault stops nothing else' 'import m.csv 1,3-5,6,8-10 -q | grep -v removed' 0 <<'EOF'
2	E-001, вовлечённость, entry	refused	value	27	99	99	'99' is outside 10 to 50, the range of 'engagement': correct it, or empty the cell (rule measure-value)
3	E-001, активность, entry	changed	value	31	30	30	
348	E-001, вовлечённость, exit	doubtful					the same record as in row 142
349	E-099, вовлечённость, exit	refused					not added, because of what follows
349	E-099, вовлечённость, exit	refused	participant		E-099		there is no 'E-099'
350	E-002, вовлечённость, mid	added					
351	E-002, вовлечённость, mid	doubtful					stands in the sheet twice, also in row 350
352	E-003, вовлечённость, mid	refused					value: '2800' is outside 10 to 50, the range of 'engagement': correct it, or empty the cell (rule measure-value)
EOF

# ---- where the curator says that the sheet is right ----
base
printf 'id,name,kind,notes\nE-001,Иванов  Пётр,student,"""а"" - б"\n' >mentees.csv
kurator sheet export mentees --internal -q -o m.csv
sed -i 's/Иванов  Пётр/Иванов Пётр/; s/"""а"" - б"/«а» – б/' m.csv
t 'blanks and quotation marks are taken for damage' 'import m.csv 2,4,5,10 -q' 0 <<'EOF'
E-001	restored	name	blanks or line ends changed
E-001	restored	notes	quotation marks or dashes changed
EOF
t 'but may be meant' 'import m.csv 2,4,5,9 -q --take name --take notes' 0 <<'EOF'
E-001	changed	name	Иванов Пётр
E-001	changed	notes	«а» – б
EOF
printf 'ФИО;Класс\nИванов Пётр;8А\n' >list.csv
kurator sheet import list.csv --as mentees -q >out
printf 'ФИО;Класс\nИванов Пётр;8Б\n' >list.csv
t 'a contradiction is never overwritten' 'import list.csv 2,4,5,9 -q --as mentees --set birth=2008' 1 <<'EOF'
	doubtful		
EOF
printf 'id;ФИО;Класс\nE-001;Иванов Пётр;8Б\n' >list.csv
t 'neither with an id' 'import list.csv 2,4,5,9 -q --as mentees' 1 <<'EOF'
E-001	conflict	class	8Б
EOF
t 'unless it is asked for' 'import list.csv 2,4,5,9 -q --as mentees --take class' 0 <<'EOF'
E-001	changed	class	8Б
EOF
err <<'EOF'
kurator: the sheet has no column 'notes'
hint: 'kurator sheet import -h' shows how to use it
EOF
t 'a column that the sheet has not' 'kurator sheet import list.csv -q --as mentees --take notes --lang en' 2 <<'EOF'
EOF

# ---- the export of another tool ----
base
printf 'id,name,kind\n' >mentees.csv
cat >peers-mentors.csv <<'EOF'
ID,Mentor Name,Email Address,Role,Areas of expertise,Max mentees,Rating
1001,"Smirnov, Ivan",i@x.example,teacher,"mathematics, physics",2,4.5
1002,Petrova Olga Lvovna,,student,english,1,
a b,Kim Anna,,student,english,1,
EOF
printf 'Student ID;Last name;First name;Grade;Goals;Mentor\n2001;Волков;Олег;7А;математика;1001\n2002;Лисова;Яна;8Б;english, физика;\n' >peers-mentees.csv
printf 'heading,column\nID,id\nRole,kind\nStudent ID,id\n' >map.csv
t 'ids of another program are not taken for those of the base' '
	kurator sheet diff peers-mentors.csv --as mentors --headings -q --lang en --as-of 2021-11-25 | head -2' 0 <<'EOF'
heading,column,note
ID,?id,perhaps id
EOF
t 'its mentors' 'import peers-mentors.csv 1,2,3,4,10 -q --as mentors --map map.csv' 1 <<'EOF'
2	1001	Smirnov Ivan	added	
3	1002	Petrova Olga Lvovna	added	
4	a b	Kim Anna	refused	id: 'a b' is not an id: letters, digits and ._- behind a letter or digit (rule bad-value)
EOF
t 'its mentees, with the name in two columns' 'import peers-mentees.csv 1,2,3,4,10 -q --as mentees --map map.csv --set kind=student' 1 <<'EOF'
2	2001	Волков Олег	added	
2	2001	Волков Олег	doubtful	a sheet makes no pair: make it once the record is there
3	2002	Лисова Яна	added	
EOF
printf 'ID;ФИО;Класс\n3001;Волков Олег;7А\n3002;Рысин Ян;7А\n' >again.csv
t 'a person who is there under another id is not added' 'import again.csv 1,2,4,10 -q --as mentees --map map.csv --set kind=student' 1 <<'EOF'
2	3001	doubtful	may be the same person as: 2001 Волков Олег
3	3002	added	
EOF
kurator undo -q >out
t 'ids, words and lists are those of the programme' 'cut -d, -f 1,2,3,8,14,22 mentors.csv | sed -n "2,9p"; sed -n "2,9p" mentees.csv | grep -o "^[^,]*,[^,]*,[^,]*,[^,]*\|mathematics\|english;physics"' 0 <<'EOF'
1001,Smirnov Ivan,teacher
1002,Petrova Olga Lvovna,student
2001,Волков Олег,student,7А
mathematics
2002,Лисова Яна,student,8Б
english;physics
EOF

# ---- who has a class ----
base
printf 'ФИО;Класс\nНовая Ия;7А\nНовый Ян;\n' >class.csv
t 'is a pupil, where pupils alone have classes' 'import class.csv 3,4,10 -q --as mentees 2>err' 1 <<'EOF'
Новая Ия	added	
Новый Ян	refused	not added, because this is missing: kind
EOF
ok 'as the base says' 'grep -q "Новая Ия,student,7А" mentees.csv && kurator undo -q'
cp program.yaml program.was
sed -i 's/{id: college-student,/{id: college-student, minor: true,/' program.yaml
ok 'where two kinds have classes it is asked for' '
	kurator sheet diff class.csv --as mentees --as-of 2021-11-25 --lang en 2>err | grep -c refused | grep -qx 2 && grep -q "^hint: .*--set kind=student (pupil), " err'
mv program.was program.yaml

# ---- columns that a person adds ----
base
kurator sheet export mentees --internal --columns name,class -q --lang ru -o m.csv
sed 's/\r$//; 1s/$/;Кружок;Телефон бабушки;/; /E-001/s/$/;хор;8 900 000 00 08;/; /E-002/s/$/;;;/; /E-003/s/$/;шахматы;;да/' m.csv >added.csv
t 'what was typed into a new column is named, not lost without a word' 'kurator sheet diff added.csv -q --lang en --as-of 2021-11-25 -f tsv | cut -f 1,2,4,5,10' 0 <<'EOF'
row	id	status	column	note
		doubtful	Кружок	a column that was not exported: its 2 cells are not taken over
		doubtful	Телефон бабушки	a column that was not exported: its 1 cell is not taken over
		doubtful	F	a column that was not exported: its 1 cell is not taken over
EOF
ok 'which is exit 1' 'kurator sheet diff added.csv -q --as-of 2021-11-25 >out; test $? = 1 && kurator sheet import added.csv -q --as-of 2021-11-25 >out; test $? = 1 && ! grep -q Кружок mentees.csv'
printf 'heading,column\nF,notes\n' >map.csv
t '--keep-columns takes them into the base under their heading, a map settles one without heading' '
	kurator sheet import added.csv --keep-columns --map map.csv -q --lang en --as-of 2021-11-25 -f tsv | cut -f 2,4,5,9; head -1 mentees.csv | grep -o "Кружок.*"' 0 <<'EOF'
id	status	column	value
E-001	changed	Кружок	хор
E-001	changed	Телефон бабушки	8 900 000 00 08
E-003	changed	Кружок	шахматы
E-003	changed	notes	да
Кружок,Телефон бабушки
EOF
ok 'from then on they are exported and come back' '
	kurator sheet export mentees -q --lang ru -o all.xlsx && kurator sheet diff all.xlsx -q >out && kurator sheet diff added.csv --map map.csv -q --as-of 2021-11-25 >out && test "$(wc -l <out)" = 1'
kurator undo -q >out
ok 'a new record has its cells of such a column too' '
	printf "ФИО;Класс;Кружок\nНовая Ия;7А;хор\n" >new.csv &&
	kurator sheet import new.csv --as mentees --set kind=student --keep-columns -q --as-of 2021-11-25 >out && grep -q "Новая Ия.*,хор$" mentees.csv'

# ---- what programs made of a cell, and nobody knows what it was ----
base
printf 'ФИО;Класс;Вступил;Примечания;Интересы;Стаж\nНовая Ия;7А;22.май;22.май;04.май;1.окт\nНовый Глеб;7А;;22-May;8,91612E+10;май.22\nНовый Ян;7А;;до 22 мая;1e5;3\n' >spoilt.csv
t 'a day in a text or a number is named and not written' 'import spoilt.csv 3,4,5,8,10 -q --as mentees --set kind=student; cut -d, -f 2-4,9- mentees.csv | tail -3' 0 <<'EOF'
Новая Ия	added			
Новая Ия	doubtful	joined	22.май	a day without its year
Новая Ия	damaged	notes	22.май	a number or fraction became a day
Новая Ия	damaged	interests	04.май	a number or fraction became a day
Новая Ия	damaged	experience	1.окт	a number or fraction became a day
Новый Глеб	added			
Новый Глеб	damaged	notes	22-May	a number or fraction became a day
Новый Глеб	damaged	interests	8,91612E+10	a long number in scientific notation
Новый Глеб	damaged	experience	май.22	a number or fraction became a day
Новый Ян	added			
Новая Ия,student,7А,,,
Новый Глеб,student,7А,,,
Новый Ян,student,7А,до 22 мая,1e5,3
EOF

# ---- a decimal comma that divided a row ----
base
printf 'ФИО,Кто,Класс,Стаж\nКотов Иван Ильич,учитель,,22,5\nЛисов Пётр Олегович,учитель,,"3,5"\n' >comma.csv
t 'a row with more in it than the heading has is doubtful as a whole' '
	import comma.csv 1,3,4,5,10 -q --as mentors; cut -d, -f 2-4,19 mentors.csv' 0 <<'EOF'
2	Котов Иван Ильич	doubtful		more cells than the heading has: a comma within a value without quotation marks, as in 22,5?
3	Лисов Пётр Олегович	added		
name,kind,experience
Лисов Пётр Олегович,teacher,3.5
EOF
printf 'heading,column\nE,notes\n' >map.csv
ok 'unless a map says what stands there' '
	kurator sheet diff comma.csv --as mentors --map map.csv -q --as-of 2021-11-25 -f tsv >out; ! grep doubtful out && grep "^2.*notes.*5" out'
printf 'ФИО,Кто,Стаж,\nКотов Иван Ильич,учитель,22,5\n' >comma.csv
ok 'a column without a heading is another matter' '
	kurator sheet diff comma.csv --as mentors -q --as-of 2021-11-25 -f tsv >out; ! grep doubtful out && grep "^2.*experience.*22" out'
kurator sheet export mentees --internal --columns class -q -o back.csv
printf 'класс,id\n7,А,E-001\n7Б,E-002\n8А,E-003\n' >back.csv
ok 'nor is somebody said to be gone whose row it may be' '
	kurator sheet diff back.csv --as mentees -q --as-of 2021-11-25 -f tsv >out; grep "^2.*doubtful" out && ! grep removed out'

# ---- quotes within fields ----
base
printf 'ФИО;Класс;Примечания\nНовая Ия;7 "А";ООО "Ель", "Сосна"\nНовый Глеб;7А;5" экран\n' >quotes.csv
kurator sheet import quotes.csv -q --as mentees --set kind=student >out
t 'quotes that do not begin a field are text' 'tail -2 mentees.csv' 0 <<'EOF'
E-004,Новая Ия,student,7А,,,,,"ООО ""Ель"", ""Сосна"""
E-005,Новый Глеб,student,7А,,,,,"5"" экран"
EOF
# ---- what an export left out is neither gone nor changed ----
school
day='--as-of 2021-11-25 --lang en'
hand_on() { # FILE, further arguments
	file=$1
	shift
	kurator sheet export mentees --columns name,class,categories -q -o "$file" --as-of 2021-11-25 --lang ru "$@"
}
hand_on m.csv
hand_on m.xlsx
ok 'the default comes back without a difference' '
	! grep -q E-038 m.csv && for f in m.csv m.xlsx; do kurator sheet diff $f --remove -q 2>/dev/null; kurator sheet diff $f -q >out || exit 1; done'
cp mentees.csv before
ok 'nobody who was left out is removed' 'kurator sheet import m.csv --remove -q --as-of 2021-11-25 >out && cmp mentees.csv before'
ok 'without what was kept the same' 'mv sheets kept && kurator sheet diff m.csv --as mentees -q >out && rm -rf sheets && mv kept sheets'
sed '/^E-028/s/проблемы с поведением/"выдающиеся способности; проблемы с поведением"/
	/^E-011/s/трудная жизненная ситуация/неудовлетворительные образовательные результаты/' m.csv >e.csv
t 'a category that was held back stays, one that was shown goes' "
	import e.csv 2,4-9 -q --remove; grep -E '^E-0(11|28)' mentees.csv | cut -d, -f1,14" 0 <<'EOF'
E-011	changed	categories	hardship	hardship	неудовлетворительные образовательные результаты	underachieving
E-028	changed	categories	behaviour	behaviour;hardship	выдающиеся способности; проблемы с поведением	gifted;behaviour;hardship
E-011,underachieving
E-028,gifted;behaviour;hardship
EOF
ok 'and then there is no difference' 'kurator sheet diff e.csv -q >out'
kurator undo -q >out
sed '/^E-028/s/проблемы с поведением/"проблемы с поведением; трудная жизненная ситуация"/' m.csv >e.csv
ok 'somebody writes the one that was held back: it is there' 'kurator sheet diff e.csv -q >out'
sed '/^E-028/s/;проблемы с поведением/;/' m.csv >e.csv
kurator mentee set E-028 --categories 'gifted;hardship' -q -o out
t 'changed on both sides it is a conflict as ever' 'diff_of() { kurator sheet diff "$@" -q $day -f tsv | cut -f 2,4-9 | tail -n +2; }; diff_of e.csv' 0 <<'EOF'
E-028	conflict	categories	behaviour	gifted;hardship		hardship
EOF
kurator undo -q >out
hand_on w.csv --internal
sed '/^E-028/s/; трудная жизненная ситуация//' w.csv >e.csv
ok 'a working copy shows it, and takes it away' "
	grep -q '^E-028.*трудная' w.csv && import e.csv 2,9 -q && grep -q '^E-028,.*,behaviour,passive' mentees.csv"

# ---- meetings of which a table says who met, not which pair it is ----
school
cat >mentors.csv <<'EOF'
id,name,kind
M-001,Ветров Илья Романович,teacher
M-002,Берёзкина Анна Павловна,teacher
M-003,Берёзкина Анна Петровна,teacher
EOF
cat >mentees.csv <<'EOF'
id,name,kind,class
E-001,Синицын Глеб Антонович,student,6А
E-002,Вьюгина Мария Ильинична,student,7Б
E-003,Римская-Корсакова Ева,student,7Б
EOF
cat >pairs.csv <<'EOF'
id,mentor,mentee,form,variant,proposed,mentor_agreed,mentee_agreed,started,ended,end_reason
P-001,M-001,E-001,student-student,,2021-09-10,2021-09-10,2021-09-10,2021-09-13,2021-10-15,completed
P-002,M-001,E-001,student-student,,2021-11-01,2021-11-01,2021-11-01,2021-11-02,,
P-003,M-002,E-002,student-student,,2021-09-10,2021-09-10,2021-09-10,2021-09-13,,
P-004,M-003,E-003,student-student,,2021-09-10,2021-09-10,2021-09-10,2021-09-13,,
EOF
cat >meetings.csv <<'EOF'
id,pair,date,stage,minutes,topic
V-0001,P-003,2021-10-04,regular,40,дроби
EOF
cat >journal-met.csv <<'EOF'
Дата встречи;Наставник;Наставляемый;Тема встречи;Продолжительность
20.09.2021;Ветров И.Р.;Синицын Глеб;проект;45 мин
08.11.2021;Ветров Илья;Синицын Г. А.;проект;40
08.11.2021;Берёзкина А.П.;Вьюгина Мария;дроби;30
09.11.2021;;Римская-Корсакова Е.;слова;30
09.11.2021;Берёзкина А.П.;;слова;30
10.11.2021;Ветров;Синицын;проект;30
10.11.2021;Ветров И.Р.;Вьюгина Мария;проект;30
10.11.2021;Ветров И.Р.;Сергеев Пётр;проект;30
20.10.2021;Ветров И.Р.;Синицын Глеб;проект;30
04.10.2021;Берёзкина Анна Павловна;Вьюгина М.И.;дроби и проценты;
EOF
t 'the pair is found by its people, where there is only one on that day' '
	kurator sheet diff journal-met.csv --set stage=regular --as-of 2021-11-25 -q --lang en -f tsv |
		cut -f 1,2,4,5,8-10 | awk -F "\t" "\$4 == \"pair\" || \$3 == \"conflict\""' 0 <<'EOF'
2		added	pair	Ветров И.Р. – Синицын Глеб	P-001	
3		added	pair	Ветров Илья – Синицын Г. А.	P-002	
4		added	pair	Берёзкина А.П. – Вьюгина Мария	P-003	
5		added	pair	– Римская-Корсакова Е.	P-004	
6		doubtful	pair	Берёзкина А.П. –		could be P-003 Берёзкина Анна Павловна – Вьюгина Мария Ильинична, P-004 Берёзкина Анна Петровна – Римская-Корсакова Ева
7		doubtful	pair	Ветров – Синицын		could be P-001 Ветров Илья Романович – Синицын Глеб Антонович, P-002 Ветров Илья Романович – Синицын Глеб Антонович
8		refused	pair	Ветров И.Р. – Вьюгина Мария		no pair of M-001 and E-002 is recorded
9		refused	pair	Ветров И.Р. – Сергеев Пётр		there is no 'Сергеев Пётр'
10		doubtful	pair	Ветров И.Р. – Синицын Глеб		could be P-001 Ветров Илья Романович – Синицын Глеб Антонович, P-002 Ветров Илья Романович – Синицын Глеб Антонович
11	V-0001	conflict	topic	дроби и проценты	дроби и проценты	the programme holds something else
EOF
ok 'what is certain is written' '
	kurator sheet import journal-met.csv --set stage=regular --as-of 2021-11-25 -q >out; test $? = 1 &&
	test "$(grep -c "^V-" meetings.csv)" = 5'
printf 'Пара;Дата;Этап\nБерёзкина Анна Павловна и Вьюгина М.И.;15.11.2021;рабочая встреча\nРимская-Корсакова Ева / M-003;15.11.2021;рабочая встреча\n' >one-cell.csv
t 'also in one cell' '
	kurator sheet diff one-cell.csv --as meetings --as-of 2021-11-25 -q --lang en -f tsv | cut -f 1,4,5,9 | grep pair' 0 <<'EOF'
2	added	pair	P-003
3	added	pair	P-004
EOF
printf 'Наставник;Наставляемый;Пара;Дата;Этап\nкто-то;ещё кто-то;P-003;15.11.2021;рабочая встреча\n' >both.csv
err <<'EOF'
both.csv: CSV, utf-8, ';' as delimiter; heading in row 1; 1 record of meetings.csv
not an export that is kept: compared with the base alone
headings: 'Пара' – pair, 'Дата' – date, 'Этап' – stage
new records: 1
EOF
t 'where the pair has a column of its own its people are left out' '
	kurator sheet diff both.csv --as-of 2021-11-25 --lang en -f tsv | cut -f 4,5,9 | grep pair' 0 <<'EOF'
added	pair	P-003
EOF
printf 'A;B;C\nM-002;E-001;2021-11-20\n' >letters.csv
printf 'heading,column\nA,mentor\nB,mentee\nC,proposed\n' >of-pairs.csv
ok 'a map names the columns of pairs themselves' '
	kurator sheet diff letters.csv --as pairs --map of-pairs.csv --set form=student-student --as-of 2021-11-25 -q -f tsv | cut -f 5,9 >out
	grep -qx "mentor	M-002" out && grep -qx "mentee	E-001" out'
printf 'A;B;C\nВетров И.;Синицын Г.;2021-11-20\n' >letters.csv
sed -i 's/proposed/date/' of-pairs.csv
ok 'and the people of the pair of a meeting' '
	kurator sheet diff letters.csv --as meetings --map of-pairs.csv --set stage=regular --as-of 2021-11-25 -q -f tsv |
		cut -f 5,9 | grep -qx "pair	P-002"'

# ---- a name that may be known ----
printf 'ФИО;Класс;Дата рождения;Наставник\nСиницын Глеб Антонович;6А;13.05.2009;Ветров\n' >known.csv
sed -i '1s/$/,birth/; /^E-001/s/$/,2009-05-12/; /^E-00[23]/s/$/,/' mentees.csv
t 'the same name and class with another birth may be mistyped' '
	kurator sheet diff known.csv --as mentees --as-of 2021-11-25 -q --lang en -f tsv | cut -f 1,2,4,5,10' 0 <<'EOF'
row	id	status	column	note
2		doubtful		may be the same person as: E-001 Синицын Глеб Антонович
EOF
printf 'ФИО;Класс;Наставник\nНовикова Ася;6А;Ветров\n' >known.csv
t 'a surname alone has candidates' '
	kurator sheet diff known.csv --as mentees --as-of 2021-11-25 -q --lang en -f tsv | cut -f 1,4,5,10 | grep pair' 0 <<'EOF'
2	doubtful	pair	'Ветров' could be M-001 Ветров Илья Романович
EOF
printf 'Дата;Наставник;Наставляемый\n20.11.2021;Ветров И.;Синицын Г.\n' >no-stage.csv
err <<'EOF'
hint: one value for all new records: --set stage=acquaintance, stage=trial (trial meeting), stage=planning, stage=regular (regular meeting), stage=final (final meeting)
EOF
t 'what a sheet lacks is said with the words that may stand there' '
	kurator sheet diff no-stage.csv --as meetings --as-of 2021-11-25 --lang en -q -f tsv | cut -f 4,10' 0 <<'EOF'
status	note
refused	not added, because this is missing: stage
EOF

# ---- the year of birth alone is that of a whole parallel ----
school other
sed -i '/^E-002/s/,7Б,[^,]*,/,7Б,2008-06-23,/' mentees.csv
by_year() { # NAME;CLASS;BIRTH
	printf 'ФИО;Класс;Дата рождения;Телефон\n%s;89161234567\n' "$1" >year.csv
	kurator sheet import year.csv --as mentees --as-of 2021-11-25 --lang en -q -f tsv -n | cut -f 2,4,5,10 | tail -n +2
}
waits='	doubtful		may be the same person as: E-002 Вьюгина Мария Ильинична'
for row in 'Вьюгина М.;7А;2008' 'Вьюгина М.;11А;2008' 'Вьюгина Мария;5В;2008'; do
	t "$row waits" "by_year '$row'" 0 <<EOF
$waits
EOF
done
for row in 'Вьюгина М.;7Б;2008' 'Вьюгина М.;;2008' 'Вьюгина М.;;23.06.2008' 'Вьюгина Мария Ильинична;7А;2008'; do
	ok "$row is known" "by_year '$row' >out; grep -qx 'E-002	changed	phone	' out"
done

# ---- a map for another sheet ----
printf 'ФИО;Контакт;Контакт;Заметка\nНовикова Ася;1;2;да\n' >mapped.csv
printf 'heading,column\nконтакт,phone\nКонтакт (2),\nМодуль,notes\nТелефон мамы,guardian_phone\nКласс,?class\n,\n' >mistyped.csv
t 'headings of the map that the sheet does not have are named' '
	kurator sheet diff mapped.csv --as mentees --map mistyped.csv --as-of 2021-11-25 --lang en 2>&1 >out | grep mistyped' 0 <<'EOF'
mistyped.csv: the sheet has no such heading: 'Модуль', 'Телефон мамы'
EOF
ok 'not of the map that is kept for many files' '
	mkdir -p sheets && cp mistyped.csv sheets/headings.csv &&
		! kurator sheet diff mapped.csv --as mentees --as-of 2021-11-25 --lang en 2>&1 | grep "no such heading"'
# The shell empties the map before kurator reads it.
t 'the headings are written to where the map is kept' '
	kurator sheet diff mapped.csv --as mentees --headings --as-of 2021-11-25 -q --lang en >sheets/headings.csv && cat sheets/headings.csv' 0 <<'EOF'
heading,column,note
ФИО,name,
Контакт,contacts,
Контакт (2),?,
Заметка,?,
EOF
ok 'and used from then on' 'kurator sheet diff mapped.csv --as mentees --as-of 2021-11-25 -q >out; test -s out'
for empty in '' '\n' '\357\273\277' ' \r\n'; do
	ok 'an empty map settles nothing' "printf '$empty' >empty.csv && kurator sheet diff mapped.csv --as mentees --as-of 2021-11-25 -q --map empty.csv >out 2>err; ! grep empty.csv err && test -s out"
done
finish
