#!/bin/sh
# document print: documents out of templates, and why they are refused
. "${0%/*}/lib.sh"
school

print() { # operands and options of document print, on that day
	kurator document print "$@" --as-of 2021-11-25
}

plain() { # the texts of a page, a line each
	sed '1,/<body>/d; s/<[^>]*>/\n/g; s/&lt;/</g; s/&quot;/"/g; s/&amp;/\&/g' | sed 's/^ *//; /^$/d'
}

# ---- the order on pairs ----

t_lines 'the order on all pairs that have none' 'print order-pairs --number 56-н | plain' 0 <<'END'
МБОУ «Школа № 0 посёлка Ясный»
ПРИКАЗ
25 ноября 2021 г.
п. Ясный
№ 56-н
Калинина Софья Артёмовна, 8Б класс
Гроздев Арсений Игоревич, 8А класс
Ученик – ученик: Равный – равному
25.11.2021 – 31.05.2022
Светлова Вера Николаевна
Директор
Ясногорский П. А.
END
t 'only those' "print order-pairs --number 56-н | grep -c 'класс</td><td>'" 0 <<'END'
1
END
t 'pairs and groups that are named, each once, in this order' "print order-pairs P-033 G-001 P-022 --number 1 --date 2021-10-01 |
	sed -n 's/^<tr><td class=\"center\">\\([0-9]*\\)<.td><td>\\([^ ]*\\).*<td>\\([^ ]*\\).*<td>Уч.*/\\1 \\2 \\3/p'" 0 <<'END'
1 Берёзкина Рассветова
2 Росина Камышева
3 Росина Стрижов
4 Росина Капелькина
END
ok 'with its day' "print order-pairs P-033 --number 1 --date 2021-10-01 | grep -q '<td>1 октября 2021 г.</td>'"
ok 'the same in any language of messages' 'print order-pairs --number 1 --lang en >en && print order-pairs --number 1 --lang ru | cmp - en'
ok 'nothing is needed from elsewhere' "! grep -qE 'src=|href=|url\\(|@import|<script' en"
err <<'END'
kurator: 'number' is missing: number of the document (--number)
hint: --draft leaves lines to write on in place of what is missing
END
t 'without a number' 'print order-pairs --lang en' 3 </dev/null
ok '--draft leaves a line' "print order-pairs --draft | grep -q '№ ________________</td>'"
sed -i '/^P-032,/s/2022-05-31//; /^P-020,/s/2022-05-31//' pairs.csv
err <<'END'
kurator: 'number' is missing: number of the document (--number)
kurator: P-020: 'pair_to' is missing: last day (planned_end of pairs.csv)
kurator: P-032: 'pair_to' is missing: last day (planned_end of pairs.csv)
hint: --draft leaves lines to write on in place of what is missing
END
t 'the list of all that is missing' 'print order-pairs P-020 P-032 --lang en' 3 </dev/null
school
err <<'END'
kurator: P-001: the pair has ended
kurator: P-029: the pair has ended
END
t 'pairs that have ended' 'print order-pairs P-001 P-020 P-029 --number 1 --lang en' 3 </dev/null
kurator pair add --mentor M-012 --mentee E-010 --variant achiever-underachiever -q >/dev/null 2>&1
err <<'END'
kurator: P-038: both sides have to agree first
END
t 'a pair that is only proposed' 'print order-pairs P-038 --number 1 --lang en' 3 </dev/null
school
sed -i '/^E-012,/s/,2022-08-31,/,2021-08-31,/' mentees.csv
err <<'END'
kurator: E-012: Гроздев А. И.: the consent to the processing of personal data has run out or was withdrawn
END
t 'nobody without a consent, also in a draft' 'print order-pairs --draft --lang en -o order.html; s=$?; ls order.html 2>/dev/null; exit $s' 3 </dev/null
school
err <<'END'
kurator: there is no pair or group 'P-999'
END
t 'no such pair' 'print order-pairs P-999 --number 1 --lang en' 3 </dev/null
sed -i '/^P-032,/d' pairs.csv
err <<'END'
kurator: there is no pair that this document is due for
hint: name the pairs: kurator document print order-pairs P-001
END
t 'no pair at all' 'print order-pairs --number 1 --lang en' 3 </dev/null
school
sed -i 's/Гроздев Арсений Игоревич/"<b>""Г"" \& <\/b>"/' mentees.csv
ok 'what stands in a file is no markup' "print order-pairs --number '<i>' | grep -q '<td>&lt;b&gt;&quot;Г&quot; &amp; &lt;/b&gt;, 8А класс</td>'"
school

# ---- templates ----

mkdir templates
template() {
	cat >templates/order-pairs.html
}
template <<'END'
<p>{{number}}</p>
<p>{{#pairs}}{{mentr}}{{/pairs}}</p>
  {{#number}}
END
err <<'END'
kurator: templates/order-pairs.html:2:14: there is no field 'mentr' here; 'mentor' was meant?
kurator: templates/order-pairs.html:3:3: the section has no end: {{/number}} is missing
END
t 'a template with errors' 'print order-pairs --number 1 --lang en' 3 </dev/null
template <<'END'
<p>{{number}}</p>
<p>one <b>two</p>
END
err <<'END'
kurator: templates/order-pairs.html:2:8: <b> has no end: </b> is missing before </p> in line 2
END
t 'markup that does not close' 'print order-pairs --number 1 --lang en' 3 </dev/null
template <<'END'
<p>{{number}}</p>
<p>one <b>two</p>
<p>three</p>
END
err <<'END'
kurator: templates/order-pairs.html:2:8: <b> не закрыт: не хватает </b> перед </p> в строке 2
END
t 'it is named where it was opened' 'print order-pairs --number 1 --lang ru' 3 </dev/null
template <<'END'
<div>
<p>{{number}}</p>
END
err <<'END'
kurator: templates/order-pairs.html:1:1: <div> has no end: </div> is missing
END
t 'nor by the end of the template' 'print order-pairs --number 1 --lang en' 3 </dev/null
template <<'END'
<p>{{number}}</p></i>
END
err <<'END'
kurator: templates/order-pairs.html:1:18: </i> closes what is not open
END
t 'an end without a beginning' 'print order-pairs --number 1 --lang en' 3 </dev/null
template <<'END'
<p>{{number</p>
<table class="x">
{{#pairs}}<tr><td>{{mentor}}</td></tr>{{/pairs}}
</table>
END
err <<'END'
kurator: templates/order-pairs.html:1:4: the tag has no end: '}}' is missing
END
t 'a tag without an end, before others' 'print order-pairs --number 1 --lang en' 3 </dev/null
template <<'END'
<p>{{number}}</p>
{{> letterhead}}
END
printf '<p>\n<b>&nbsp;</b></p>\n' >templates/letterhead.html
err <<'END'
kurator: templates/letterhead.html:2:4: this name with & and ; is not known: write the character itself
END
t 'in another template' 'print order-pairs --number 1 --lang en' 3 </dev/null
rm templates/letterhead.html
template <<'END'
<!DOCTYPE html><p>x</p>
END
err <<'END'
kurator: templates/order-pairs.html:1:3: a template holds what stands between <body> and </body>
END
t 'a whole page in place of a template' 'print order-pairs --number 1 --lang en' 3 </dev/null
template <<'END'
<p>x</p>
<p><img alt="crest"/></p><td>y</td>
END
err <<'END'
kurator: templates/order-pairs.html:2:4: a document for a word processor has no element 'img'
kurator: templates/order-pairs.html:2:26: 'td' stands outside of a table
END
t 'what a word processor is not given' 'print order-pairs --as docx --lang en' 3 </dev/null
ok 'a page may have it' "print order-pairs | grep -q '<img alt=\"crest\"/>'"
ln -sf /etc/hostname templates/order-pairs.html
err <<'END'
kurator: cannot read 'templates/order-pairs.html': it is a symbolic link
END
t 'a template that is a link' 'print order-pairs --lang en' 3 </dev/null
rm -r templates

# ---- usage ----

err <<'END'
kurator: there is no document 'order'
hint: 'kurator document print -h' shows how to use it
hint: 'kurator document template' lists them
END
t 'no such kind' 'print order --lang en' 2 </dev/null
err <<'END'
kurator: 'x.pdf' ends neither in .docx nor in .html: say which with --as
hint: 'kurator document print -h' shows how to use it
END
t 'another ending' 'print order-pairs -o x.pdf --lang en' 2 </dev/null
# A machine without pseudo-terminals cannot show what a terminal would.
if script -qec true /dev/null >/dev/null 2>&1; then
	t_lines 'a .docx is not for a terminal' '
		script -qec "kurator document print order-pairs --number 1 --as docx --as-of 2021-11-25 --lang en" /dev/null | tr -d "\r"' 0 <<'END'
kurator: a .docx is not for a terminal: name a file with -o
END
fi
ok 'elsewhere it is' 'print order-pairs --number 1 --as docx | head -c 2 | grep -qx PK'
ok 'named by its kind in program.yaml' "sed -i 's/ru: приказ о закреплении пар/ru: Приказ о парах/' program.yaml &&
	print 'приказ о парах' --number 1 -o a.html -q && test -s a.html"
ok 'a base file is never written over' '! print order-pairs --number 1 --as html -o pairs.csv 2>err && grep -q pairs.csv err'

# ---- for word processors ----

school
mkdir templates
template <<'END'
<h1>{{number}}</h1>
<p class="right indent">a  <b>b
c</b><i> d</i><br/>e &amp; f</p>
<ul><li>one<ol start="3"><li>three</li></ol></li><li><p>two</p><p>more</p></li></ul>
<table class="plain"><colgroup><col style="width:20%"/><col/><col/></colgroup><thead><tr><th>x</th><th colspan="2">y</th></tr></thead><tr><td></td><td>1</td><td>2</td></tr></table>
<p class="page center">z</p>
END
err <<'END'
order on pairs: 1 sheet
END
t 'a .docx' 'print order-pairs --number "№<7>" -o o.docx --lang en' 0 </dev/null
part() {
	unzip -p o.docx word/document.xml | sed 's/<w:p>/\n&/g; s/<w:tbl>/\n&/g; s/<w:sectPr>/\n&/'
}
t 'its text' 'part | sed "1,/<w:body>/d; /<w:sectPr>/,\$d"' 0 <<'END'
<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t xml:space="preserve">№&lt;7&gt;</w:t></w:r></w:p>
<w:p><w:pPr><w:ind w:firstLine="709"/><w:jc w:val="right"/></w:pPr><w:r><w:t xml:space="preserve">a</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> b c</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> d</w:t></w:r><w:r><w:br/></w:r><w:r><w:t xml:space="preserve">e &amp; f</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/></w:pPr><w:r><w:t xml:space="preserve">one</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr><w:spacing w:after="60"/></w:pPr><w:r><w:t xml:space="preserve">three</w:t></w:r></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/></w:pPr><w:r><w:t xml:space="preserve">two</w:t></w:r></w:p>
<w:p><w:pPr><w:spacing w:after="60"/><w:ind w:left="425"/></w:pPr><w:r><w:t xml:space="preserve">more</w:t></w:r></w:p>
<w:tbl><w:tblPr><w:tblW w:w="9638" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="1927"/><w:gridCol w:w="3855"/><w:gridCol w:w="3855"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr><w:tcW w:w="1927" w:type="dxa"/></w:tcPr>
<w:p><w:pPr><w:pStyle w:val="Cell"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">x</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:w="7710" w:type="dxa"/><w:gridSpan w:val="2"/></w:tcPr>
<w:p><w:pPr><w:pStyle w:val="Cell"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">y</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="1927" w:type="dxa"/></w:tcPr>
<w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr></w:p></w:tc><w:tc><w:tcPr><w:tcW w:w="3855" w:type="dxa"/></w:tcPr>
<w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr><w:r><w:t xml:space="preserve">1</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:tcW w:w="3855" w:type="dxa"/></w:tcPr>
<w:p><w:pPr><w:pStyle w:val="Cell"/></w:pPr><w:r><w:t xml:space="preserve">2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>
<w:p><w:pPr><w:pageBreakBefore/><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">z</w:t></w:r></w:p>
END
ok 'the numbers of its lists begin where they have to' "unzip -p o.docx word/numbering.xml | grep -q '<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"3\"/>'"
ok 'equal documents are equal bytes' 'print order-pairs --number "№<7>" -o p.docx -q && cmp o.docx p.docx'
rm -r templates

# What LibreOffice makes of every kind.
if ! command -v soffice >/dev/null || ! dpkg-query -W -f '${db:Status-Status}' libreoffice-writer-nogui 2>/dev/null | grep -qx installed; then
	echo '# LibreOffice Writer is not installed (libreoffice-writer-nogui): not opened'
else
	print order-pairs P-032 P-033 --number 56-н -o order.docx -q
	timeout 120 soffice "-env:UserInstallation=file://$home/profile" --headless --convert-to txt:Text order.docx >office.log 2>&1
	t_lines 'LibreOffice opens it' 'cat order.txt' 0 <<'END'
ПРИКАЗ
О закреплении наставнических пар и групп
    1. Закрепить пары и группы наставников и наставляемых:
Калинина Софья Артёмовна, 8Б класс
Рассветова Ольга Дмитриевна, учитель математики
    2. Наставникам: провести встречи и вести их учёт по программе наставничества, составить вместе с наставляемым индивидуальный план развития.
END
fi
school
sed -i 's/^S-001,[^,]*,director\(.*\),2018-08-20,$/S-001,Новая Анна Петровна,director\1,2021-10-01,/; s/^S-00\([23]\),[^,]*,curator/S-00\1,Кленов Ян \1,curator/' staff.csv
ok 'who is in staff.csv on the day of the document is its director and curator' '
	kurator document print order-implementation --number 1 --date 2021-09-30 -q >before && grep -q "Ясногорский П. А." before && ! grep -q Новая before &&
	kurator document print order-implementation --number 1 --date 2021-10-01 -q >after && grep -q "Новая А. П." after && ! grep -q Ясногорский after &&
	grep -q "Кленов Ян 2" after && ! grep -q Светлов after'
finish
