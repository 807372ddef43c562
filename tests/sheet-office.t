#!/bin/sh
# What LibreOffice makes of an export when somebody opens and saves it, in each format, with Russian settings.
. "${0%/*}/lib.sh"

if ! command -v soffice >/dev/null; then
	echo "1..0 # SKIP LibreOffice is not installed (libreoffice-calc-nogui)"
	rm -rf "$home"
	exit 0
fi
school

profile=$home/profile
mkdir -p "$profile/user"
cat >"$profile/user/registrymodifications.xcu" <<'XCU'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>ru-RU</value></prop></item>
</oor:items>
XCU
office() { # FOLDER, further arguments
	outdir=$1
	shift
	timeout 120 soffice "-env:UserInstallation=file://$profile" --headless "$@" --outdir "$outdir" >office.log 2>&1
}
# Separator, quote, character set (76 UTF-8, 34 Windows-1251, 65535 UTF-16), first line, formats, language, quote all
# texts, know numbers (opening) or cells as they are shown (saving).
opened='CSV:59,34,76,1,,1049,false,true,false'
saved() { # separator, character set
	echo "csv:Text - txt - csv (StarCalc):$1,34,$2,1,,1049,false,true,false"
}

diff_of() { # FILE, columns of the output
	kurator sheet diff "$1" --as-of 2021-11-25 --lang en -f tsv -q >.out
	status=$?
	tail -n +2 .out | cut -f "$2"
	return $status
}

cat >mentees.csv <<'CSV'
id,name,kind,class,birth,phone,email,wild,topics,joined,notes,experience
E-001,Ёлкина Анна Павловна,student,7А,2009-03-01,+7 900 000-00-01,a@b.example,007,,2021-09-06,=1+1,2.5
E-002,Боброва Ирина,student,7Б,2009,,,1/2,,2021-09-06,"две
строки",
E-003,Волков Олег Ильич,student,8А,,+79000000003,,22.5,,2021-09-07,-5,
E-004,Гусев Пётр,student,8Б,,,,12345678901234567890,,,+7,
E-005,Гусева Яна,student,8Б,,,,1.10,,, leading,
E-006,Гусева Оля,student,8Б,,,,ИСТИНА,,,"«кавычки» ""a"" '",
E-007,Гусева Катя,student,8Б,,,,12:30,,,😀 שלום,
E-008,Гусева Зоя,student,8Б,,,,5-7,,,'апостроф,
E-009,Гусева Ада,student,8Б,,,,1e5,,,"a;b,c	d",
E-010,Гусева Ева,student,8Б,,,,01.02.2003,,,@SUM(1),
E-011,Гусева Ия,student,8Б,,,,"22,5",,,#ИМЯ?,
E-012,Гусева Мая,student,8Б,,,,3 1/2,,,end ,
E-013,Гусева Рая,student,8Б,,,,89161234567,,,неразрывный пробел,
E-014,Гусева Тая,student,8Б,,,,+79161234567,,,50%,
CSV
kurator sheet export mentees --internal -q --lang ru -o book.xlsx
kurator sheet export mentees --internal -q --lang ru -o table.csv
cp mentees.csv before

# ---- the workbook, saved in every format ----
office xlsx --convert-to xlsx book.xlsx
office ods --convert-to ods book.xlsx
office csv1251 --convert-to "$(saved 59 34)" book.xlsx
office csv8 --convert-to "$(saved 59 76)" book.xlsx
office csv16 --convert-to "$(saved 9 65535)" book.xlsx
for f in xlsx/book.xlsx ods/book.ods csv8/book.csv csv16/book.csv; do
	t "a workbook saved as $f" "diff_of $f 2,4-10" 0 <<'OUT'
OUT
done
t 'Windows-1251 has no such letters' 'diff_of csv1251/book.csv 2,4-10' 1 <<'OUT'
E-007	restored	notes	😀 שלום	😀 שלום	? ????	😀 שלום	letters are spoilt: a wrong encoding
OUT
ok 'the old format is refused, and it is said what to do' '
	office xls --convert-to xls book.xlsx; kurator sheet diff xls/book.xls -q --lang en >out 2>err
	test $? = 3 && grep -q "save it as .xlsx" err'

# ---- CSV, saved in every format ----
office fromcsv --infilter="$opened" --convert-to xlsx table.csv
office fromcsv --infilter="$opened" --convert-to ods table.csv
office fromcsv --infilter="$opened" --convert-to "$(saved 59 76)" table.csv
for f in xlsx ods csv; do
	t "CSV opened, and saved as $f" "diff_of fromcsv/table.$f 2,4-10" 0 <<'OUT'
OUT
done

# ---- what a program does to texts that nothing protects ----
sed "s/;'/;/g" table.csv >bare.csv
office bare --infilter="$opened" --convert-to xlsx bare.csv
office bare --infilter="$opened" --convert-to ods bare.csv
office bare --infilter="$opened" --convert-to "$(saved 59 76)" bare.csv
cat >want <<'OUT'
E-001	restored	notes	=1+1	2	a text was taken for a formula and reckoned out
E-001	restored	wild	007	7	leading zeros are gone
E-004	restored	notes	+7	7	a text became a number: its sign is gone
E-004	restored	wild	12345678901234567890	1.23456789012346e+19	a long number in scientific notation
E-006	restored	wild	ИСТИНА	TRUE	a word became a truth value
E-008	restored	notes	'апостроф	апостроф	the apostrophe in front is gone
E-009	restored	wild	1e5	100000	a text became a number: zeros or the point changed
E-010	restored	wild	01.02.2003	2003-02-01	a number or fraction became a day
E-011	restored	wild	22,5	22.5	a text became a number: zeros or the point changed
E-012	restored	wild	3 1/2	3.5	a fraction or percentage became a number
E-014	restored	notes	50%	0.5	a fraction or percentage became a number
E-014	restored	wild	+79161234567	79161234567	a text became a number: its sign is gone
OUT
t 'each damage is known by its name, in .xlsx' 'diff_of bare/bare.xlsx 2,4-6,8,10' 1 <want
t 'and in .ods' 'diff_of bare/bare.ods 2,4-6,8,10' 1 <want
t 'and in CSV' 'diff_of bare/bare.csv 2,4-6,8,10' 1 <<'OUT'
E-001	restored	notes	=1+1	2	a text was taken for a formula and reckoned out
E-001	restored	wild	007	7	leading zeros are gone
E-004	restored	notes	+7	7	a text became a number: its sign is gone
E-004	restored	wild	12345678901234567890	1,23456789012346E+019	a long number in scientific notation
E-007	restored	wild	12:30	12:30:00	a text became an hour of the day
E-008	restored	notes	'апостроф	апостроф	the apostrophe in front is gone
E-009	restored	wild	1e5	100000	a text became a number: zeros or the point changed
E-012	restored	wild	3 1/2	3,5	a fraction or percentage became a number
E-014	restored	wild	+79161234567	79161234567	a text became a number: its sign is gone
OUT
ok 'an import of spoilt sheets writes nothing' '
	for f in bare/bare.xlsx bare/bare.ods bare/bare.csv; do kurator sheet import $f -q >out || exit 1; done
	cmp mentees.csv before && ! test -e journal.csv'
ok 'a changed cell is still found in what LibreOffice wrote' '
	office edit --convert-to "$(saved 59 76)" book.xlsx && sed -i "/E-002/s/;7Б;/;7В;/" edit/book.csv &&
	office edit --infilter="$opened" --convert-to ods edit/book.csv && diff_of edit/book.ods 2,4,5,9 >out
	test "$(grep -v restored out)" = "$(printf "E-002\tchanged\tclass\t7В")"'

# ---- layouts: the id is hidden, the sheet is sorted by a person ----
school
for layout in mentor-base mentee-base register; do
	kurator sheet export $layout -q --lang ru --as-of 2021-11-25 -o $layout.xlsx
done
office layouts --convert-to ods mentor-base.xlsx mentee-base.xlsx register.xlsx
office layouts --convert-to "$(saved 59 34)" mentor-base.xlsx mentee-base.xlsx register.xlsx
for layout in mentor-base mentee-base register; do
	t "$layout saved as .ods" "diff_of layouts/$layout.ods 2,4-10" 0 <<'OUT'
OUT
	t "$layout saved as CSV" "diff_of layouts/$layout.csv 2,4-10" 0 <<'OUT'
OUT
done

# ---- every base of a whole school, as a workbook and as CSV ----
kurator init -q --example whole --language ru
cd whole || exit 1
bases='mentors mentees staff consents requests choices exclusions pairs meetings plans trainings events outputs documents
partners contacts answers measures indicators roadmap practices awards proposals'
for base in $bases; do
	kurator sheet export "$base" --internal -q -o "$base.xlsx" && kurator sheet export "$base" --internal -q -o "t-$base.csv"
done
# shellcheck disable=SC2046
office back --convert-to ods $(printf '%s.xlsx ' $bases)
# shellcheck disable=SC2046
office back --infilter="$opened" --convert-to xlsx $(printf 't-%s.csv ' $bases)
for base in $bases; do
	ok "$base: no difference in .ods, nor in CSV that became a workbook" "
		kurator sheet diff back/$base.ods -q >out && kurator sheet diff back/t-$base.xlsx -q >out"
done
cd .. || exit 1
rm -rf "$profile"
finish
