#!/bin/sh
# Cells of a workbook that somebody has made one: their value is that of every row, a group ends where they end.
. "${0%/*}/lib.sh"
school
cat >mentors.csv <<'EOF'
id,name,kind
M-001,Берёзкина Людмила Павловна,teacher
M-002,Ветров Илья Романович,teacher
EOF

cat >make.py <<'PY'
import zipfile
head = '<?xml version="1.0" encoding="UTF-8"?>'
main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
parts = {
	"_rels/.rels": head + '<Relationships><Relationship Id="r1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>' % rel,
	"xl/_rels/workbook.xml.rels": head + '<Relationships><Relationship Id="r1" Type="%s/worksheet" Target="s.xml"/></Relationships>' % rel,
	"xl/workbook.xml": head + '<workbook xmlns:r="%s"><sheets><sheet name="7" sheetId="1" r:id="r1"/></sheets></workbook>' % rel,
}
def excel(name, rows, merged):
	cells = ""
	for r, row in enumerate(rows, 1):
		cells += '<row r="%d">' % r + "".join('<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>' % (chr(65 + c), r, v) for c, v in enumerate(row) if v) + "</row>"
	with zipfile.ZipFile(name, "w") as z:
		for part, text in parts.items():
			z.writestr(part, text)
		z.writestr("xl/s.xml", head + '<worksheet xmlns="%s"><sheetData>%s</sheetData><mergeCells>%s</mergeCells></worksheet>' % (main, cells, "".join('<mergeCell ref="%s"/>' % m for m in merged)))
def place(s):
	return ord(s[0]) - 65, int(s[1:]) - 1
def office(name, rows, merged):
	spans, covered = {}, set()
	for m in merged:
		(c, r), (c2, r2) = map(place, m.split(":"))
		spans[r, c] = (r2 - r + 1, c2 - c + 1)
		covered |= {(y, x) for y in range(r, r2 + 1) for x in range(c, c2 + 1)} - {(r, c)}
	out = ""
	for r, row in enumerate(rows):
		out += "<table:table-row>"
		for c, v in enumerate(row):
			tag = "table:covered-table-cell" if (r, c) in covered else "table:table-cell"
			span = ' table:number-rows-spanned="%d" table:number-columns-spanned="%d"' % spans[r, c] if (r, c) in spans else ""
			out += '<%s%s%s>%s</%s>' % (tag, span, ' office:value-type="string"' if v else "", "<text:p>%s</text:p>" % v if v else "", tag)
		out += "</table:table-row>"
	with zipfile.ZipFile(name, "w") as z:
		z.writestr("content.xml", head + '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="7">' + out + "</table:table></office:spreadsheet></office:body></office:document-content>")
rows = [
	["Список 7-х классов", "", "", "", "", ""],
	["Класс", "ФИО", "Наставник", "Мама", "", ""],
	["", "", "", "ФИО", "Телефон", "Почта"],
	["7А", "Новикова Ася", "Берёзкина Л.П.", "Новикова Н.", "8 900 000 00 01", "nov@mail.example"],
	["", "Сизов Лев", "", "", "", ""],
	["", "Крылов Пётр", "Ветров И.Р.", "", "", ""],
	["7Б", "Орлова Зоя", "", "", "", ""],
	["", "", "", "", "", "", "x"],
	["", "Итого: 4", "", "", "", ""],
]
merged = ["A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "A4:A6", "C4:C5", "A7:A9"]
excel("merged.xlsx", rows, merged)
office("merged.ods", rows, merged)
# The class is one cell down to the end of the sheet, a thousand times; places that are none.
excel("much.xlsx", rows, ["A4:A1048576"] * 1000 + ["A0:A5", "ZZZ9:A1", ":", "A4", "A4:", "B9:B7", "A1:XFD1048576"])
excel("million.xlsx", rows, ["A1:B2"] * 1000001)
PY
python3 make.py

of() {
	kurator sheet diff "$1" --as mentees --as-of 2021-11-25 -q --lang en -f tsv | cut -f 1,4,5,9 | grep -E "	(name|class|email|pair|guardian_phone)	"
}
for f in merged.xlsx merged.ods; do
	t "$f: the value of merged cells is that of each row" "of $f" 0 <<'EOF'
4	added	name	Новикова Ася
4	added	class	7А
4	added	email	nov@mail.example
4	added	guardian_phone	+7 900 000-00-01
4	doubtful	pair	M-001
5	added	name	Сизов Лев
5	added	class	7А
5	doubtful	pair	M-001
6	added	name	Крылов Пётр
6	added	class	7А
6	doubtful	pair	M-002
7	added	name	Орлова Зоя
7	added	class	7Б
EOF
	ok "$f: it is said where, and which rows are no records" "
		kurator sheet diff $f --as mentees --as-of 2021-11-25 --lang en 2>err >out
		grep -qx \"merged cells, taken for each of their rows: 'Класс' (2), 'Наставник' (1)\" err &&
		grep -qx 'rows that are no records: 8, 9' err"
done
ok 'merged cells beyond the table, a thousand times, and places that are none do no harm' 'of much.xlsx >much; grep -qx "6	added	class	7А" much'
err <<'EOF'
kurator: million.xlsx: there are more than a million merged cells
EOF
t 'more than a million of them are refused' 'kurator sheet diff million.xlsx --as mentees --lang en -q' 3 </dev/null
finish
