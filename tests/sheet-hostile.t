#!/bin/sh
# Files that are made to do harm are refused with a message, soon, in little memory, and stay as they are.
. "${0%/*}/lib.sh"
school

cat >make.py <<'PY'
import zipfile
head = '<?xml version="1.0" encoding="UTF-8"?>'
main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
parts = {
	"[Content_Types].xml": head + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
	"_rels/.rels": head + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>' % rel,
	"xl/_rels/workbook.xml.rels": head + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/></Relationships>' % rel,
	"xl/workbook.xml": head + '<workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>' % (main, rel),
}
def sheet(rows, before=""):
	return head + before + '<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>' % (main, rows)
def cell(text, place=""):
	return '<c%s t="inlineStr"><is><t>%s</t></is></c>' % (place and ' r="%s"' % place, text)
def book(name, content):
	with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as z:
		for part, text in parts.items():
			z.writestr(part, text)
		z.writestr("xl/worksheets/sheet1.xml", content)
names = "<row>" + cell("ФИО наставляемого") + cell("Класс") + "</row>"
book("good.xlsx", sheet(names + "<row>" + cell("Иванов Пётр") + cell("7А") + "</row>"))
with zipfile.ZipFile("bomb.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z: # 1 GiB and a little
	for part, text in parts.items():
		z.writestr(part, text)
	with z.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as f:
		before, after = sheet(names + "|").encode().split(b"|")
		f.write(before)
		for i in range(1030):
			f.write(b" " * (1 << 20))
		f.write(after)
lol = '<!DOCTYPE l [<!ENTITY a "' + "я" * 1000 + '">' + "".join('<!ENTITY %s "%s">' % (b, ("&%s;" % a) * 100) for a, b in zip("abcde", "bcdef")) + "]>"
book("entities.xlsx", sheet(names + "<row>" + cell("&f;") + "</row>", lol))
book("external.xlsx", sheet(names + "<row>" + cell("&x;") + "</row>", '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))
for number in ("0", "-3", "1048577", "99999999999999999999"):
	book("row%s.xlsx" % number, sheet(names + '<row r="%s">' % number + cell("Иванов Пётр") + cell("7А") + "</row>"))
book("last.xlsx", sheet(names + '<row r="1048576">' + cell("Иванов Пётр") + cell("7А") + "</row>"))
with zipfile.ZipFile("far.ods", "w", zipfile.ZIP_DEFLATED) as z:
	line = '<table:table-row%s><table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell></table:table-row>'
	z.writestr("content.xml", head + '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="1">' + line % ("", "ФИО наставляемого") + line % (' table:number-rows-repeated="1048576"', "Иванов Пётр") + "</table:table></office:spreadsheet></office:body></office:document-content>")
book("loose.xlsx", sheet(names + cell("Иванов Пётр")))
book("first.xlsx", sheet(cell("Иванов Пётр") + names))
book("wide.xlsx", sheet("<row>" + cell("x", "ALL1") * 2 + cell("x", "XFD1") + "</row>"))
book("cell.xlsx", sheet(names + "<row>" + cell("x" * (100 << 20)) + "</row>"))
book("deep.xlsx", sheet("<a>" * 100000))
good = open("good.xlsx", "rb").read()
open("broken.xlsx", "wb").write(good[:-30])
at = good.rindex(b"PK\x01\x02")
open("central.xlsx", "wb").write(good[:at] + b"\xff" * 20 + good[at + 20:])
open("cut.xlsx", "wb").write(good[:len(good) // 2])
flat = good.index(b"xl/worksheets/sheet1.xml") + 40
open("flipped.xlsx", "wb").write(good[:flat] + bytes(b ^ 0x55 for b in good[flat:flat + 20]) + good[flat + 20:])
open("columns.csv", "w").write("ФИО наставляемого" + ";x" * 1000000 + "\n")
with open("cell.csv", "w") as f:
	f.write("ФИО наставляемого;Класс\n\"" + "x" * (100 << 20) + "\";7А\n")
open("open.csv", "w").write("ФИО наставляемого;Класс\n\"Иванов;7А\n" + "x;y\n" * 1000)
open("zeros.csv", "wb").write("ФИО наставляемого;Класс\n".encode() + b"\0" * 1000)
PY
python3 make.py
sha256sum ./*.xlsx ./*.ods ./*.csv >sums

# Sanitizers take more address space than there is.
limit=1500000
case $build in *san*) limit= ;; esac
refused() { # FILE, the message in Russian
	# shellcheck disable=SC3045
	( [ "$limit" ] && ulimit -v "$limit"; kurator sheet diff "$1" --as mentees --as-of 2021-11-25 -q ) >out 2>err
	status=$?
	test $status = 3 && head -1 err | grep -qxF -- "kurator: $1$2" || { echo "# exit $status"; sed 's/^/# /' err; return 1; }
}
ok 'the same without harm is read' 'kurator sheet diff good.xlsx --as mentees --as-of 2021-11-25 -q >out; test $? = 1'
case_of() {
	case $1 in
	*.csv) ok "$1" "refused $1 \"$2\"" ;;
	*) ok "$1" "refused $1 \": $2\"" ;;
	esac
}
case_of bomb.xlsx 'распакованная книга слишком велика'
case_of entities.xlsx 'в книге есть объявление типа документа, такие книги не принимаются'
case_of external.xlsx 'в книге есть объявление типа документа, такие книги не принимаются'
ok 'so is one in the last row that there can be' 'kurator sheet diff last.xlsx --as mentees --as-of 2021-11-25 -q -f tsv | grep -q "^1048576.*added"'
for f in row0.xlsx row-3.xlsx row1048577.xlsx row99999999999999999999.xlsx far.ods; do
	case_of $f 'книга повреждена: номер строки меньше 1 или больше 1048576'
done
case_of loose.xlsx 'книга повреждена: ячейка стоит вне строк'
case_of first.xlsx 'книга повреждена: ячейка стоит вне строк'
case_of wide.xlsx 'больше 1000 столбцов'
case_of cell.xlsx 'ячейка длиннее 1 МиБ'
case_of deep.xlsx 'книга повреждена: её содержимое не читается'
case_of broken.xlsx 'книга повреждена: её архив не читается'
case_of central.xlsx 'в книге нет нужной части'
case_of cut.xlsx 'книга повреждена: её архив не читается'
case_of flipped.xlsx 'книга повреждена: её архив не читается'
case_of columns.csv ':1: столбцов больше 1000'
case_of cell.csv ':2: запись длиннее 64 МиБ'
case_of open.csv ':2:1: открытая здесь кавычка не закрыта'
case_of zeros.csv ':2:1: нулевой байт'
ok 'no file was changed' 'sha256sum -c --quiet sums'
finish
