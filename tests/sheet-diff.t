#!/bin/sh
# sheet diff: what a person has changed, whatever spelling the sheet comes back in.
. "${0%/*}/lib.sh"
school

diff_of() { # FILE, columns of the output by number, further arguments; new records without their cells
	file=$1 fields=$2
	shift 2
	kurator sheet diff "$file" --as-of 2021-11-25 --lang en -f tsv "$@" | awk -F '\t' '$4 != "added" || $5 == ""' |
		cut -f "$fields" | tail -n +2
}

# ---- nothing changed ----
for base in mentors mentees staff consents requests choices exclusions pairs meetings plans trainings events outputs \
	documents partners contacts answers measures indicators roadmap practices awards proposals; do
	for form in xlsx csv; do
		ok "$base as $form comes back without a difference" "
			kurator sheet export $base -q -o all.$form && kurator sheet diff all.$form -q >out 2>err && test \"\$(wc -l <out)\" = 1"
	done
done
ok 'exported in Russian, compared in English' '
	kurator sheet export mentees -q --lang ru -o ru.csv && kurator sheet diff ru.csv -q --lang en >out'
ok 'the same without what was kept' '
	rm -r sheets && kurator sheet diff ru.csv -q >out && kurator sheet diff all.xlsx -q >out'
ok 'and that way no file was made' '! test -e sheets'

# ---- what a person does ----
cat >mentees.csv <<'EOF'
id,name,kind,class,birth,phone,wants_colour,topics,joined,notes
E-001,Ёлкина Анна Павловна,student,7А,2009-03-01,+7 900 000-00-01,007,,2021-09-06,
E-002,Боброва Ирина,student,7Б,2009,,1/2,,2021-09-06,"две
строки"
E-003,Волков Олег Ильич,student,8А,,+79000000003,22.5,,2021-09-07,
E-004,Гусев Пётр,student,8Б,,,12345678901234567890,,,
EOF
kurator sheet export mentees --internal --columns name,kind,class,birth,phone,wants_colour,joined,notes -q --lang ru -o m.csv
t 'what was recognised is said' 'kurator sheet diff m.csv --as-of 2021-11-25 --lang en 2>&1 >/dev/null | sed "s/-[0-9a-f]*\$//"' 0 <<'EOF'
m.csv: CSV, utf-8, ';' as delimiter; heading in row 1; 4 records of mentees.csv
compared with the export mentees
no difference
EOF
# Columns and rows in another order, another dialect: tab, Windows-1251, LF, without the mark.
perl -CSD -Mutf8 -ne '
	s/^\x{FEFF}//; s/\r$//; chomp; $_ .= <>  =~ s/\r?\n$//r =~ s/^/\n/r if (tr/"//) % 2;
	my @c = /("(?:[^"]|"")*"|[^;]*)(?:;|$)/g; pop @c; push @rows, join("\t", @c[8,7,6,5,4,3,2,1,0]);
	END { my $h = shift @rows; print "$_\n" for $h, reverse @rows }' m.csv | iconv -t windows-1251 >moved.csv
ok 'the file was turned over' 'head -1 moved.csv | iconv -f windows-1251 | grep -q "^примечания	.*	id$"'
ok 'moved rows and columns, another encoding and delimiter are no change' 'kurator sheet diff moved.csv -q >out'

edit() { # sed script; m.csv → e.csv
	sed "$1" m.csv >e.csv
}
edit '/E-001/s/;7А;/;7В;/; /E-002/s/;7Б;/;7-б класс;/'
t 'a changed cell; another spelling of the same class is none' 'diff_of e.csv 1-10 -q' 0 <<'EOF'
2	E-001	Ёлкина Анна Павловна	changed	class	7А	7А	7В	7В	
EOF
edit "/E-001/s/'007/7/; /E-002/s/'1\\/2/01.фев/; /E-003/s/'22.5/22.май/; /E-004/s/'12345678901234567890/1,23457E+19/"
t 'what a program has spoilt is known from the export' 'diff_of e.csv 2,4-10 -q' 0 <<'EOF'
E-001	restored	wants_colour	007	007	7	007	leading zeros are gone
E-002	restored	wants_colour	1/2	1/2	01.фев	1/2	a number or fraction became a day
E-003	restored	wants_colour	22.5	22.5	22.май	22.5	a number or fraction became a day
E-004	restored	wants_colour	12345678901234567890	12345678901234567890	1,23457E+19	12345678901234567890	a long number in scientific notation
EOF
edit '/E-003/s/;8 (900) 000-00-03;/;#ИМЯ?;/; /E-001/s/Ёлкина Анна/Ёлкина\xC2\xA0Анна/'
t 'an error value, a non-breaking space' 'diff_of e.csv 2,4,5,10 -q' 0 <<'EOF'
E-001	restored	name	blanks or line ends changed
E-003	restored	phone	an error of a formula
EOF
edit '/E-003/s/;8 (900) 000-00-03;/;8 900 000 00 04;/; /E-001/s/8 (900) 000-00-01/8,90000E+10/'
t 'a new phone; one that is spoilt' 'diff_of e.csv 2,4,5,8-10 -q' 0 <<'EOF'
E-001	restored	phone	8,90000E+10	+7 900 000-00-01	a long number in scientific notation
E-003	changed	phone	8 900 000 00 04	+7 900 000-00-04	
EOF
edit '/E-004/s/;8Б;;;/;8Б;2008, 13 лет;9,1E+10;/; /E-003/s/;8А;;/;8А;12 лет;/; /E-002/s/06.09.2021/да/'
t 'facts in words: certain, doubtful; damage that nobody can tell' 'diff_of e.csv 2,4,5,8-10 -q' 0 <<'EOF'
E-002	doubtful	joined	да		it says yes, but not on which day
E-003	doubtful	birth	12 лет		an age, no year of birth: 2008 or 2009
E-004	changed	birth	2008, 13 лет	2008	
E-004	damaged	phone	9,1E+10		a long number in scientific notation
EOF
edit '/E-001/s/;обучающийся;/;волшебник;/; /E-002/s/;7Б;/;13;/; /E-003/s/;Волков Олег Ильич;/;;/; /E-004/s/;обучающийся;/;Ученик;/'
t 'values that cannot be, a required cell that was emptied, a word for a label' 'diff_of e.csv 2,4,5,8,10 -q' 0 <<'EOF'
E-001	refused	kind	волшебник	'волшебник' is none of the kinds in program.yaml
E-002	refused	class	13	'13' is not a class 1 to 11
E-003	refused	name		a value is required
EOF
edit '/E-002/,/строки/d'
t 'a record that is gone' 'diff_of e.csv 1,2,3,4 -q' 0 <<'EOF'
	E-002	Боброва Ирина	removed
EOF
{ cat m.csv; printf ';Жуков Егор;обучающийся;9А;;;;;\r\n;Иванов;;;;;;;\r\n'; } >e.csv
t 'new records, one of them incomplete' 'diff_of e.csv 1-5,10 -q' 0 <<'EOF'
6		Жуков Егор	added		
7		Иванов	refused		not added, because this is missing: kind
EOF
t '--set fills in what is missing' 'diff_of e.csv 1-5 -q --set kind=student' 0 <<'EOF'
6		Жуков Егор	added	
7		Иванов	added	
EOF
t 'and says of each cell of a new record what would be written' '
	kurator sheet diff e.csv --as-of 2021-11-25 --lang en -f tsv -q --set kind=student | grep "^7" | cut -f 1-5,8,9' 0 <<'EOF'
7		Иванов	added			
7		Иванов	added	name	Иванов	Иванов
7		Иванов	added	kind		student
EOF
t 'for people in one line' 'kurator sheet diff e.csv --as-of 2021-11-25 --lang ru -f md -q --set notes=новенький | grep Жуков' 0 <<'EOF'
| 6 | Жуков Егор | новая запись |  | кто: обучающийся; класс: 9А; примечания: новенький |
EOF
# The base moves on meanwhile.
kurator mentee set E-001 --class 7Г -q >out
kurator mentee set E-002 --class 8Г -q >out
edit '/E-001/s/;7А;/;7В;/; /E-002/s/;7Б;/;8Г;/'
t 'changed on both sides: a conflict, or the same' 'diff_of e.csv 2,4-10 -q' 0 <<'EOF'
E-001	conflict	class	7А	7Г	7В	7В	changed in the programme too
EOF
t 'changed in the programme alone is no difference' 'diff_of m.csv 2,4-10 -q' 0 <<'EOF'
EOF
sed -i '/^E-003/d' mentees.csv
edit '/E-003/s/;8А;/;8Б;/'
t 'a record that the programme no longer has' 'diff_of e.csv 2,4,5,10 -q' 0 <<'EOF'
E-003	conflict	class	the record is no longer there
EOF
edit '/E-001/s/E-001/Е-001/'
t 'an id with Cyrillic letters that look Latin' 'diff_of e.csv 2,4 -q' 0 <<'EOF'
EOF
{ cat m.csv; sed -n '/E-001/p' m.csv; } >e.csv
t 'a row that was copied' 'diff_of e.csv 1,2,4,10 -q' 0 <<'EOF'
6	E-001	doubtful	the same record as in row 2
EOF

# ---- exit statuses and refusals ----
ok 'no difference is exit 0' 'kurator sheet diff m.csv -q >out'
edit '/E-001/s/;7А;/;9В;/'
ok 'a difference is exit 1' 'kurator sheet diff e.csv -q >out; test $? = 1'
ok 'the input is not touched' 'cp e.csv before && kurator sheet diff e.csv -q >out; cmp e.csv before'
err <<'EOF'
kurator: 'pupils' is no base such as mentors, mentees, pairs or meetings
hint: 'kurator sheet diff -h' shows how to use it
EOF
t 'an unknown base' 'kurator sheet diff e.csv --as pupils --lang en' 2 <<'EOF'
EOF
printf 'раз;два\n1;2\n' >strange.csv
err <<'EOF'
kurator: strange.csv: no row looks like a heading
hint: a map of headings helps: --map FILE
EOF
t 'a file of something else' 'kurator sheet diff strange.csv --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
printf 'ФИО;Телефон\nИванов;1\n' >alike.csv
err <<'EOF'
kurator: alike.csv: the headings fit several bases alike: mentors.csv, mentees.csv, staff.csv
hint: say which: --as mentors, --as mentees, --as staff
EOF
t 'a file that could be of several bases' 'kurator sheet diff alike.csv --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
printf 'ФИО;Класс;Примечания\nНовая Ия;7 "А";ООО "Ель", "Сосна"\nНовый Ян;"7А";"две\nстроки"\nНовый Глеб;7А;5" экран\n' >quotes.csv
t 'quotes that somebody typed into a field' 'diff_of quotes.csv 1,3-4,8 -q --as mentees --set kind=student' 0 <<'EOF'
2	Новая Ия	added	
3	Новый Ян	added	
4	Новый Глеб	added	
EOF
err <<'EOF'
kurator: old.xls: an old workbook (.xls), or one that is protected by a password
hint: open it and save it as .xlsx
EOF
printf '\320\317\021\340\241\261\032\341xxxx' >old.xls
t 'a workbook of old times' 'kurator sheet diff old.xls --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
err <<'EOF'
kurator: cannot read 'nothing.csv': No such file or directory
EOF
t 'a file that is not there' 'kurator sheet diff nothing.csv --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
head -c 101 m.csv >odd.csv
err <<'EOF'
kurator: odd.csv: bytes that the encoding 'utf-16' does not have
EOF
t 'a wrong encoding by name' 'kurator sheet diff odd.csv --encoding utf-16 --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
err <<'EOF'
kurator: 'class' is not COLUMN=VALUE
hint: 'kurator sheet diff -h' shows how to use it
EOF
t 'a wrong default' 'kurator sheet diff m.csv --set class -q --as-of 2021-11-25 --lang en' 2 <<'EOF'
EOF
err <<'EOF'
kurator: column 'class': '13' is not a class 1 to 11
hint: 'kurator sheet diff -h' shows how to use it
EOF
t 'a default that the column cannot hold' 'kurator sheet diff m.csv --set class=13 -q --as-of 2021-11-25 --lang en' 2 <<'EOF'
EOF
ok 'a table for people fits into 80 columns' '
	test "$(COLUMNS=80 kurator sheet diff e.csv -q -f table --lang ru | wc -L)" -le 80'
# ---- a program with English settings, the official form ----
school
kurator sheet export mentee-base -q --lang ru --as-of 2021-11-25 -o base.csv
ok 'days of columns that are put together are the same in another order' '
	grep -q ";28\.05\.2021;" base.csv && sed -i "s/;28\.05\.2021;/;5\/28\/2021;/g" base.csv && kurator sheet diff base.csv -q --as-of 2021-11-25'

# ---- columns that were sorted without the ids ----
school
cat >apart.py <<'PY'
import csv, sys
with open(sys.argv[1], encoding="utf-8-sig", newline="") as f:
	head, *rows = csv.reader(f, delimiter=";")
rest = sorted(row[1:] for row in rows)
with open("apart.csv", "w", encoding="utf-8-sig", newline="") as f:
	csv.writer(f, delimiter=";", lineterminator="\r\n").writerows([head] + [[row[0]] + r for row, r in zip(rows, rest)])
PY
cp mentees.csv mentees.before && cp pairs.csv pairs.before
for base in mentees pairs; do
	kurator sheet export $base --internal -q --as-of 2021-11-25 -o whole.csv
	python3 apart.py whole.csv
	ok "$base: no record becomes another one" "
		kurator sheet import apart.csv --as-of 2021-11-25 --lang en -q -f tsv >out; test \$? = 1 &&
		test \$(grep -c 'were some columns sorted without it' out) -gt 20 && ! cut -f 4 out | grep -q changed &&
		cmp $base.csv $base.before"
done
printf 'id,name,kind,class\nE-001,Быков Ян,student,7А\nE-002,Котова Ия,student,7Б\n' >mentees.csv
kurator sheet export mentees --internal -q --columns name,class --as-of 2021-11-25 -o names.csv
sed -i 's/Котова Ия/Котова-Быкова Ия/; s/Быков Ян;7А/Котова Ия;7Б/' names.csv
t 'an id beside another name, and a name that was changed' \
	'kurator sheet diff names.csv --as-of 2021-11-25 --lang ru -q -f tsv | cut -f 2,4,5,10' 0 <<'OUT'
id	status	column	note
E-001	doubtful		рядом с этим id стоит E-002: не сортировались ли столбцы без него?
E-002	changed	name	
OUT
# ---- groups of headings about somebody else, notes below the table ----
school
for groups in 'Ребёнок;;Мама;' 'Ученик;;Кл. руководитель;' 'Наставляемый;;Наставник;' 'Pupil;;Parent;'; do
	printf '%s\nФИО;Класс;ФИО;Телефон\nСиницын Глеб Антонович;6А;Синицына Л.Ю.;8 900 111-22-33\n' "$groups" >groups.csv
	ok "$groups: no phone of somebody else for the pupil" '
		kurator sheet diff groups.csv --as mentees --as-of 2021-11-25 --lang en -q -f tsv >out 2>err; ! cut -f 5 out | grep -qx phone'
done
printf 'Ученик;;Мама;;Папа;\nФИО;Класс;ФИО;Телефон;ФИО;Телефон\nЖукова Зоя;7А;Жукова А.А.;8 900 111-22-33;Жуков Б.Б.;8 900 111-22-44\n' >parents.csv
t 'each column has a name of its own for the map' 'kurator sheet diff parents.csv --as mentees --headings --as-of 2021-11-25 --lang ru -q' 0 <<'OUT'
heading,column,note
Ученик ФИО,name,
Ученик Класс,class,
Мама ФИО,?name,"возможно, ФИО (name)"
Мама Телефон,guardian_phone,
Папа ФИО,?name,"возможно, ФИО (name)"
Папа Телефон,?,ещё раз телефон представителя (guardian_phone)
OUT
printf 'Список\nФИО;Класс;Запрос\n6А класс;;\nБобров Ян;6А;химия\nСредняя Анна;;\nКоличество: 1;;\nИсп. Иванова А.П.;;\nПодпись ____;;\n*по данным на 01.09;;\n' >notes.csv
ok 'notes in and below a table are no records, a name alone is' '
	kurator sheet diff notes.csv --as mentees --set kind=student --as-of 2021-11-25 --lang en -f tsv >out 2>err
	grep -q "rows that are no records: 3, 6–9" err && cut -f 3 out | grep -qx "Средняя Анна"'

# ---- ids that are spoilt, names written otherwise ----
school
printf 'id,name,kind,class,phone,notes\n007,Быков Ян Ильич,student,7А,+7 916 123-45-67,\n1e5,Котова Ия Петровна,student,7Б,+7 916 123-45-67,5 мая\n1-2,Лосев Пётр Ильич,student,7Б,+7 916 123-45-67,1-2-3\nE-042,Рысина Вера Олеговна,student,7Б,,123\nE-001,Ершов Ян,student,5А,,\nE-002,Щеглова Ия,student,5А,,\nE-003,Чиж Лев,student,5А,,\nE-004,Сойка Ада,student,5А,,\n' >mentees.csv
rm -f pairs.csv meetings.csv measures.csv answers.csv consents.csv contacts.csv requests.csv choices.csv plans.csv awards.csv
kurator sheet export mentees --internal -q --columns id,name,class,phone,notes --as-of 2021-11-25 --lang ru -o ids.csv
{ head -n 1 ids.csv
printf '7;Быков Ян Ильич;7А;8,91612E+10;\r\n1,00E+05;Котова Ия Петровна;7Б;79161200000;05.май\r\n01.фев;Лосев Пётр Ильич;7Б;8,91612345E+10;01.02.2003\r\ne-042;Рысина Вера Олеговна;7Б;;123,00 ₽\r\n'; tail -n 4 ids.csv; } >spoilt.csv
t 'spoilt ids are known again, and shortened numbers' \
	'kurator sheet diff spoilt.csv --as mentees --as-of 2021-11-25 --lang en -q -f tsv | cut -f 2,4,5,8,9' 0 <<'OUT'
id	status	column	sheet	value
007	restored	id	7	007
007	restored	phone	8,91612E+10	+7 916 123-45-67
1e5	restored	id	1,00E+05	1e5
1e5	restored	phone	79161200000	+7 916 123-45-67
1e5	restored	notes	05.май	5 мая
1-2	restored	id	01.фев	1-2
1-2	restored	phone	8,91612345E+10	+7 916 123-45-67
1-2	restored	notes	01.02.2003	1-2-3
E-042	restored	notes	123,00 ₽	123
OUT
cp mentees.csv mentees.before
sed -i '/Быков/s/Быков Ян Ильич/Щукин Олег/; s/^01.фев;Лосев Пётр Ильич/#ИМЯ?;Сомов Пётр/' spoilt.csv
t 'what a row may be is not removed' \
	'kurator sheet import --remove spoilt.csv --as mentees --as-of 2021-11-25 --lang en -q -f tsv | cut -f 1,2,4,5,10' 0 <<'OUT'
row	id	status	column	note
2	7	doubtful		the id may have been: 007
3	1e5	restored	id	a long number in scientific notation
3	1e5	restored	phone	zeros in place of the last digits
3	1e5	restored	notes	a number or fraction became a day
4		damaged	id	an error of a formula
5	E-042	restored	notes	a text became a number: zeros or the point changed
	1-2	doubtful		not in the sheet, or it is a row whose id is damaged
OUT
ok 'nobody was removed' 'cmp mentees.csv mentees.before'
printf 'id,name,kind,class,birth\nE-001,Мамин-Сибиряк Пётр Олегович,student,8А,2007\nE-002,Петрова Анна Игоревна,student,7Б,2008\n' >mentees.csv
for name in 'Мамин–Сибиряк Пётр Олегович' 'Мамин—Сибиряк Пётр Олегович' 'Мамин‑Сибиряк Пётр Олегович' \
	'Мамин- Сибиряк Пётр Олегович' 'Мамин Сибиряк Пётр Олегович' 'Мамин Сибиряк П.О.'; do
	printf 'ФИО;Класс;Год рождения\n%s;8А;2007\n' "$name" >name.csv
	ok "$name is known" '
		kurator sheet diff name.csv --as mentees --as-of 2021-11-25 -q -f tsv >out; test $? -lt 2 &&
		! sed 1d out | grep -v E-001.*restored'
done
printf 'ФИО;Класс;Год рождения;Телефон;ФИО наставника\nПeтрова Анна Игоревна;7Б;2008;;\nБобров Ян Ильич;6А;2090;;Несуществующий А.А.\nКотов Ян Ильич;6А;2009;89161200000;\n' >name.csv
t 'a Latin letter, a birth that lies ahead, nobody of that name, a shortened number' \
	'kurator sheet diff name.csv --as mentees --set kind=student --as-of 2021-11-25 --lang en -q -f tsv | grep -v added | cut -f 1,4,5,10' 0 <<'OUT'
row	status	column	note
3	refused	birth	the birth is after today (2021-11-25)
3	doubtful	pair	there is no 'Несуществующий А.А.'
4	doubtful	phone	zeros in place of the last digits
OUT

# ---- which sheet of a workbook ----
cat >mentees.csv <<'EOF'
id,name,kind,class
E-001,Ёлкина Анна Павловна,student,7А
EOF
kurator sheet export mentees --internal -q --lang ru -o one.xlsx
kurator sheet export mentees --internal -q --lang ru -o one.csv
err <<'EOF'
kurator: one.xlsx: there is no sheet 'May'
hint: its sheets: 'Наставляемые'
EOF
t 'a sheet that is not there: those that are' 'kurator sheet diff one.xlsx --sheet May --lang en -q' 3 </dev/null
err <<'EOF'
kurator: one.csv: CSV has no sheets: leave out --sheet
hint: 'kurator sheet diff -h' shows how to use it
EOF
t 'CSV has no sheets' 'kurator sheet diff one.csv --sheet 1 --lang en -q' 2 </dev/null
err <<'EOF'
kurator: one.xlsx: a workbook says its encoding: leave out --encoding
hint: 'kurator sheet import -h' shows how to use it
EOF
t 'a workbook has no encoding to be named' 'kurator sheet import one.xlsx --encoding koi8-r --lang en -q' 2 </dev/null
# ---- texts that were cut ----
perl -CSD -Mutf8 -e 'print "id,name,kind,class,notes\nE-001,Ёлкина Анна,student,7А,", "слово " x 60, "\nE-002,Боброва Ирина,student,7Б,", "ёж " x 12000, "\nE-003,Волков Олег,student,8А,", "😀" x 200, "\n"' >mentees.csv
kurator sheet export mentees --internal -q --lang ru --columns name,kind,class,notes -o long.csv
cut_at() { # number of units, how they are counted
	perl -CSD -Mutf8 -MEncode -ne '
		s/\r?\n$//; s/^\x{FEFF}//;
		print join(";", map { my $b = encode("'"$2"'", $_); decode("'"$2"'", substr($b, 0, '"$1"')) } split(/;/, $_, -1)), "\r\n"' long.csv
}
for how in '510 UTF-16LE' '255 UTF-8' '65534 UTF-16LE' '32767 UTF-8'; do
	cut_at ${how% *} "${how#* }" >cut.csv
	case $how in
	65534*|32767*) want='E-002' ;;
	*) want='E-001 E-002 E-003' ;;
	esac
	t "cut at ${how% *} bytes of ${how#* }: restored from the export" "diff_of cut.csv 2,4,5,10 -q" 0 <<EOF
$(for id in $want; do printf '%s\trestored\tnotes\tthe text is cut\n' "$id"; done)
EOF
done
ok 'nothing of it is written' 'cp mentees.csv before && kurator sheet import cut.csv -q >out && cmp mentees.csv before'
printf 'ФИО;Класс;Примечания\nНовикова Ася;7Б;да\nСидоров Лев;7Б;слово сло\320\n' >broken.csv
err <<'EOF'
broken.csv: CSV, utf-8, ';' as delimiter; heading in row 1; 2 records of mentees.csv
1 byte is no UTF-8: its cell is damaged
not an export that is kept: compared with the base alone
headings: 'ФИО' – name, 'Класс' – class, 'Примечания' – notes
new records: 2, damaged: 1
EOF
t 'half a letter damages its cell' 'diff_of broken.csv 1,4,5,8,10 --as mentees' 0 <<'EOF'
2	added			
3	added			
3	damaged	notes	слово сло�	letters are spoilt: a wrong encoding
EOF

# ---- other exports of the same people do not take the place of the one that came back ----
cat >mentees.csv <<'EOF'
id,name,kind,class,birth,phone,joined,left
E-001,Ёлкина Анна Павловна,student,7А,2009-03-01,+7 900 000-00-01,2021-09-06,
E-002,Боброва Ирина Львовна,student,7Б,2009-05-02,+7 900 000-00-02,2021-09-06,
EOF
rm -rf sheets
kurator sheet export mentees --internal -q --lang ru -o whole.csv
kurator sheet export mentees --internal --columns name,joined -q --lang ru -o narrow.csv
kurator sheet export mentee-base -q --lang ru -o layout.csv
ok 'three exports are kept' 'test "$(ls sheets | wc -l)" = 3'
sed '/E-001/s/;7А;/;;/; /E-002/s/00-02/00-03/' whole.csv >cleared.csv
t 'a cell that was cleared and one that was changed, beside narrower exports' 'diff_of cleared.csv 2,4-10 -q' 0 <<'EOF'
E-001	changed	class	7А	7А			
E-002	changed	phone	+7 900 000-00-02	+7 900 000-00-02	8 (900) 000-00-03	+7 900 000-00-03	
EOF
sed '/E-001/s/06.09.2021/07.09.2021/' narrow.csv >narrower.csv
t 'a narrow export that was changed' 'diff_of narrower.csv 2,4-10 -q' 0 <<'EOF'
E-001	changed	joined	2021-09-06	2021-09-06	07.09.2021	2021-09-07	
EOF
t 'the narrow one is what it is compared with' "
	kurator sheet diff narrower.csv --as-of 2021-11-25 --lang en 2>&1 >/dev/null | sed -n 's/^compared with the export //p' >name
	head -1 sheets/\$(cat name).csv" 0 <<'EOF'
=,id,name,joined
EOF
# Of a base without ids every record may be changed, beside an export that cannot tell what it was.
school other
kurator sheet export measures -q -o measures-all.csv --as-of 2021-11-25
kurator sheet export measures --columns participant,measure,phase,date -q --as-of 2021-11-25 -o measures-days.csv
sed '2,$s/\(;[0-9.]*;\)\([0-9,]*\);/\1;/' measures-all.csv >measures-empty.csv
ok 'all values are cleared' "
	kurator sheet diff measures-empty.csv -q --as-of 2021-11-25 -f tsv >out
	kurator sheet diff measures-empty.csv --as-of 2021-11-25 --lang en 2>&1 >/dev/null | grep -q '^compared with the export measures-'
	test \"\$(grep -c value out)\" -gt 50"

# ---- more digits than a workbook keeps ----
cat >mentees.csv <<'EOF'
id,name,kind,class,birth,phone,joined,left,wants_colour
E-001,Ёлкина Анна Павловна,student,7А,2009-03-01,,2021-09-06,,12345678901234567890
E-002,Боброва Ирина Львовна,student,7Б,2009-05-02,,2021-09-06,,1234567890123456
EOF
kurator sheet export mentees --internal --columns name,wants_colour -q -o digits.xlsx
python3 - <<'EOF'
import re, zipfile
old = zipfile.ZipFile("digits.xlsx")
new = zipfile.ZipFile("digits-lost.xlsx", "w")
for name in old.namelist():
    data = old.read(name)
    if name.startswith("xl/worksheets/"):
        for was, now in (b"12345678901234567890", b"1.2345678901234501E+19"), (b"1234567890123456", b"1234567890123450"):
            data = re.sub(rb'(<c r="[A-Z0-9]+")[^>]*><is><t[^>]*>' + was + rb"</t></is></c>", rb"\1><v>" + now + rb"</v></c>", data)
    new.writestr(name, data)
new.close()
EOF
t 'digits that a workbook does not keep come back' 'diff_of digits-lost.xlsx 2,4,5,6,9,10 -q' 0 <<'EOF'
E-001	restored	wants_colour	12345678901234567890	12345678901234567890	a long number, rounded after 15 digits
E-002	restored	wants_colour	1234567890123456	1234567890123456	a long number, rounded after 15 digits
EOF

# ---- a day with an hour behind it ----
kurator sheet export mentees --internal --columns name,birth,phone -q -o days.csv
ok 'a day at midnight is the same day' '
	sed "s/01\.03\.2009/2009-03-01 00:00:00/; s/02\.05\.2009/02.05.2009 0:00/" days.csv >hours.csv
	grep -q "2009-03-01 00:00:00" hours.csv && grep -q "02.05.2009 0:00" hours.csv && kurator sheet diff hours.csv -q >out'
printf 'ФИО;Класс;Телефон\nНовая Ия;7А;О9161234567\nЕщё Ян;7А;+7916111223\n' >phones.csv
t 'a phone that is none is refused with a reason, a doubt suggests nothing that stands there' \
	'diff_of phones.csv 3,4,5,9,10 -q --as mentees --set kind=student | grep phone' 0 <<'EOF'
Новая Ия	refused	phone		'О9161234567' is not a phone number
Ещё Ян	doubtful	phone		a Russian number has eleven digits
EOF

# ---- semicolons part the columns, however many commas the texts have ----
{
	echo 'ФИО;Класс;Запрос'
	for i in 1 2 3 4 5 6; do
		echo "Абрамов Пётр$i;7А;не понимаю дроби, уравнения, задачи, графики, степени"
	done
} >commas.csv
ok 'texts with many commas' \
	'kurator sheet diff commas.csv --as mentees --as-of 2021-11-25 --lang en 2>&1 >/dev/null | grep -q "^commas.csv: CSV, utf-8, .;. as delimiter; heading in row 1; 6 records"'
printf 'ФИО; Класс; Балл\nИванов Пётр; 7А; 3,5\nПетров Иван; 7Б; 4,5\n' >blanks.csv
ok 'blanks behind the delimiter, decimal commas' \
	'kurator sheet diff blanks.csv --as mentees --as-of 2021-11-25 --lang en 2>&1 >/dev/null | grep -q ".;. as delimiter"'
finish
