#!/bin/sh
# Property: for any content of any cell, export → import is no change, as .xlsx, .ods and in each dialect of CSV.
. "${0%/*}/lib.sh"
school
rm -f [a-ln-z]*.csv meetings.csv measures.csv

cat >make.py <<'PY'
# make.py SEED LETTERS: mentees.csv with anything in its cells (ods, cp1251, koi8_r: that such a file can hold)
import csv, random, sys
seed, letters = int(sys.argv[1]), sys.argv[2]
r = random.Random(seed)
pieces = ["=1+1", "+7 900 000-00-01", "-5", "@SUM(A1)", "'", "''", '"', '""', ";", ",", "\t", "\n", "\r\n", "ё", "Ё", "007",
	"1/2", "22,5", "22.5", "5-7", "12:30", "1e5", "89161234567", "12345678901234567890", "01.02.2003", "2003-02-01", "TRUE",
	"истина", "#ИМЯ?", "#REF!", "😀", "שלום", "مرحبا", "«кавычки»", " ", "  ", "\u00a0", "…", "–", "a", "Б", "0", "7А", "нет", "да",
	"-", "<b>", "&amp;", "]]>", "_x0041_", "№", "50%", "3 1/2", "май 2021", "(5)", "(1,5)", "₽100", "100₽", "100 ₽", "5,5 ₽",
	"1:30 PM", "5 pm", "5:00 am", "\\", "%s", "x" * 300, "я" * 200]
if letters == "ods":
	pieces.remove("\r\n") # OpenDocument has one kind of line end
else:
	pieces += ["\x01", "\x1f", "\x7f", "\u0085", "\ufffe", "\u2028"]
if letters in ("cp1251", "koi8_r"):
	pieces = [p for p in pieces if p.encode(letters, "replace").decode(letters) == p]
def anything():
	return "".join(r.choice(pieces) for _ in range(r.choice([0, 0, 1, 1, 1, 2, 3]))).strip("\ufeff")
columns = ["id", "name", "kind", "class", "birth", "phone", "email", "guardian", "days", "forms", "joined", "experience",
	"consent", "interests", "request", "notes", "школьный номер", "1/2", "=x"]
good = {"class": ["7А", "11", "5 «б»", "10В"], "birth": ["2009", "2009-03-01", "01.03.2009"], "phone": ["+7 900 000-00-01", "89000000001", "112"],
	"email": ["a@b.example"], "days": ["mon;wed 15:00-17:00", "пн"], "forms": ["student-student", "teacher-teacher;student-student/peer-peer"],
	"joined": ["2021-09-06", "06.09.2021"], "experience": ["2.5", "3", "0"], "consent": ["2021-09-01"]}
if letters == "koi8_r":
	good["forms"], good["days"] = [""], ["mon"] # what is shown of others has a dash, which it lacks
with open("mentees.csv", "w", newline="", encoding="utf-8") as f:
	out = csv.writer(f, lineterminator="\n")
	out.writerow(columns)
	for i in range(60):
		row = [f"E-{i + 1:03}", f"Имя{i} " + anything(), r.choice(["student", "teacher", anything()])]
		for c in columns[3:]:
			row.append(r.choice(good[c]) if c in good and r.random() < 0.6 else anything())
		out.writerow(row)
PY
cat >dialect.py <<'PY'
# dialect.py ENCODING DELIMITER LINE-END SEP: the export table.csv in another dialect
import csv, sys
encoding, delimiter, end, sep = sys.argv[1:]
delimiter = {"tab": "\t", "semicolon": ";", "comma": ","}[delimiter]
end = {"crlf": "\r\n", "lf": "\n", "cr": "\r"}[end]
with open("table.csv", newline="", encoding="utf-8-sig") as f:
	rows = list(csv.reader(f, delimiter=";"))
with open("other.csv", "w", newline="", encoding=encoding) as f:
	if sep == "sep":
		f.write("sep=" + delimiter + end)
	out = csv.writer(f, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
	out.writerows(rows)
PY
cat >ods.py <<'PY'
# ods.py: table.xlsx as OpenDocument table.ods, cell by cell
import re, zipfile
import xml.etree.ElementTree as ET
from datetime import date, timedelta
from xml.sax.saxutils import escape
n = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
sheet = ET.fromstring(zipfile.ZipFile("table.xlsx").read("xl/worksheets/sheet1.xml"))
def text(s):
	s = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), s)
	s = escape(s).replace("\t", "<text:tab/>")
	s = re.sub("  +", lambda m: " <text:s text:c=\"%d\"/>" % (len(m[0]) - 1), s)
	s = re.sub("^ | $", "<text:s/>", s, flags=re.M)
	return "".join("<text:p>%s</text:p>" % line for line in s.split("\n"))
def cell(c):
	if c is None:
		return "<table:table-cell/>"
	v, t = c.find(n + "v"), c.find(n + "is/" + n + "t")
	if v is None:
		return '<table:table-cell office:value-type="string">%s</table:table-cell>' % text(t.text or "") if t is not None else "<table:table-cell/>"
	if c.get("s") == "4":
		day = date(1899, 12, 30) + timedelta(int(v.text))
		return '<table:table-cell office:value-type="date" office:date-value="%s"><text:p>x</text:p></table:table-cell>' % day
	return '<table:table-cell office:value-type="float" office:value="%s"><text:p>x</text:p></table:table-cell>' % v.text
def place(ref):
	at = 0
	for ch in re.match("[A-Z]+", ref)[0]:
		at = at * 26 + ord(ch) - 64
	return at - 1
rows = []
for row in sheet.iter(n + "row"):
	cells = {place(c.get("r")): c for c in row.iter(n + "c")}
	rows.append("<table:table-row>" + "".join(cell(cells.get(i)) for i in range(max(cells) + 1)) + "</table:table-row>")
names = {p: "urn:oasis:names:tc:opendocument:xmlns:%s:1.0" % p for p in ("office", "table", "text")}
content = '<?xml version="1.0" encoding="UTF-8"?><office:document-content %s><office:body><office:spreadsheet><table:table table:name="1">%s</table:table></office:spreadsheet></office:body></office:document-content>' % (
	" ".join('xmlns:%s="%s"' % i for i in names.items()), "".join(rows))
with zipfile.ZipFile("table.ods", "w") as z:
	z.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
	z.writestr("content.xml", content)
PY

same() { # FILE, further arguments; also that the import writes nothing
	kurator sheet diff "$@" --as mentees --as-of 2021-11-25 -q >out && kurator sheet import "$@" --as mentees --as-of 2021-11-25 -q >out &&
		cmp mentees.csv before && ! test -e journal.csv || { cat out; return 1; }
}

for seed in 1 2 3; do
	rm -rf sheets
	python3 make.py $seed any && cp mentees.csv before
	kurator sheet export mentees --internal -q --as-of 2021-11-25 -o table.xlsx && kurator sheet export mentees --internal -q --as-of 2021-11-25 -o table.csv
	ok "seed $seed: .xlsx" 'same table.xlsx'
	ok "seed $seed: .csv" 'same table.csv'
	for dialect in 'utf-8 semicolon crlf no' 'utf-8-sig comma lf no' 'utf-8 tab lf sep' 'utf-16 tab crlf no' \
		'utf-16 semicolon crlf sep' 'utf-8 semicolon cr no'; do
		# shellcheck disable=SC2086
		ok "seed $seed: CSV, $dialect" "python3 dialect.py $dialect && same other.csv"
	done
	rm -rf sheets
	ok "seed $seed: without what was kept" 'same table.xlsx && same table.csv'
	python3 make.py $seed ods && cp mentees.csv before
	kurator sheet export mentees --internal -q --as-of 2021-11-25 -o table.xlsx
	ok "seed $seed: .ods" 'python3 ods.py && same table.ods'
	rm -rf sheets
	python3 make.py $seed cp1251 && cp mentees.csv before
	kurator sheet export mentees --internal -q --as-of 2021-11-25 -o table.csv
	ok "seed $seed: CSV, Windows-1251" 'python3 dialect.py cp1251 semicolon crlf no && same other.csv'
	rm -rf sheets
	python3 make.py $seed koi8_r && cp mentees.csv before
	kurator sheet export mentees -q --as-of 2021-11-25 -o table.csv
	ok "seed $seed: CSV, KOI8-R by its name" 'python3 dialect.py koi8_r tab lf no && same other.csv --encoding koi8-r'
done
finish
