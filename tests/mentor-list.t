#!/bin/sh
# mentor list, mentee list: conditions, order, columns, formats
. "${0%/*}/lib.sh"
school

t 'chosen by a label in any language, sorted as Russian does, columns chosen' \
	"kurator mentor list --as-of 2021-11-25 --where kind=parent --columns id,kind" 0 <<EOF
id,kind
$(kurator mentor list --as-of 2021-11-25 -q | grep ',parent,' | cut -d, -f1 | sed 's/$/,parent/')
EOF
ok 'Cyrillic sorts as the alphabet does whatever the locale' '
	kurator mentee list --as-of 2021-11-25 --sort name --columns name >one &&
	LC_ALL=C kurator mentee list --as-of 2021-11-25 --sort name --columns name >two && cmp one two'
printf 'id,name,kind\nE-901,Яшин,student\nE-902,Ёлкин,student\nE-903,Жуков,student\nE-904,Ежов,student\nE-905,,student\n' >mentees.csv
t 'ё stands beside е, empty cells last' 'kurator mentee list --as-of 2021-11-25 --sort name --columns id' 0 <<'EOF'
id
E-904
E-902
E-903
E-901
E-905
EOF
t 'descending, empty cells still last' 'kurator mentee list --as-of 2021-11-25 --sort=-name --columns id' 0 <<'EOF'
id
E-901
E-903
E-902
E-904
E-905
EOF
t 'ё is е when searching, case does not matter' \
	"kurator mentee list --as-of 2021-11-25 --where 'name~ЕЛК' --columns id,name" 0 <<'EOF'
id,name
E-902,Ёлкин
EOF
t 'not equal' "kurator mentee list --as-of 2021-11-25 --where 'name!=ежов' --where name!= --columns id" 0 <<'EOF'
id
E-901
E-902
E-903
EOF
err <<'EOF'
kurator: 'colour' is not a column of mentees.csv
hint: 'kurator mentee list -h' shows how to use it
EOF
t 'a condition on a column that does not exist' 'kurator mentee list --lang en --as-of 2021-11-25 --where colour=red' 2 <<'EOF'
EOF
err <<'EOF'
kurator: column 'kind': 'wizard' is none of the kinds in program.yaml
hint: 'kurator mentee list -h' shows how to use it
EOF
t 'a value that the column cannot hold' 'kurator mentee list --lang en --as-of 2021-11-25 --where kind=wizard' 2 <<'EOF'
EOF
err <<'EOF'
kurator: 'name' is not a condition such as class=7А
hint: 'kurator mentee list -h' shows how to use it
EOF
t 'no condition at all' 'kurator mentee list --lang en --as-of 2021-11-25 --where name' 2 <<'EOF'
EOF
err <<'EOF'
kurator: 'hair' is not a column of mentees.csv
hint: 'kurator mentee list -h' shows how to use it
EOF
t 'sorted by nothing' 'kurator mentee list --lang en --as-of 2021-11-25 --sort hair' 2 <<'EOF'
EOF
printf 'id,name,kind,class,days\nE-1,а,student,10А,mon\nE-2,б,student,7Б,"wed 15:00-17:00;fri"\nE-3,в,student,7А,\nE-4,г,student,11,tue\n' >mentees.csv
t 'classes sort as numbers' 'kurator mentee list --as-of 2021-11-25 --sort class --columns id,class' 0 <<'EOF'
id,class
E-3,7А
E-2,7Б
E-1,10А
E-4,11
EOF
t 'class=7 is every class 7' 'kurator mentee list --as-of 2021-11-25 --where class=7 --columns id' 0 <<'EOF'
id
E-2
E-3
EOF
t 'a class may be asked for in Latin letters' 'kurator mentee list --as-of 2021-11-25 --where class=7A --columns id' 0 <<'EOF'
id
E-3
EOF
t 'class > 9' "kurator mentee list --as-of 2021-11-25 --where 'class>9А' --columns id" 0 <<'EOF'
id
E-1
E-4
EOF
t 'class > 7 is 8 and above' "kurator mentee list --as-of 2021-11-25 --where 'class>7' --columns id" 0 <<'EOF'
id
E-1
E-4
EOF
t 'class <= 7' "kurator mentee list --as-of 2021-11-25 --where 'class<=7' --columns id" 0 <<'EOF'
id
E-2
E-3
EOF
t 'one piece of a list' 'kurator mentee list --as-of 2021-11-25 --where days=пятница --columns id' 0 <<'EOF'
id
E-2
EOF
t 'tsv' 'kurator mentee list --as-of 2021-11-25 -f tsv --where id=E-2 --columns id,days' 0 <<'EOF'
id	days
E-2	wed 15:00-17:00;fri
EOF
t 'json' 'kurator mentee list --as-of 2021-11-25 -f json --where id=E-2 --columns id,days,open_pairs' 0 <<'EOF'
[
 {"id": "E-2", "days": "wed 15:00-17:00;fri", "open_pairs": 0}
]
EOF
t 'json of nothing' 'kurator mentee list --as-of 2021-11-25 -f json --where id=E-9' 0 <<'EOF'
[]
EOF
t 'Markdown' 'kurator mentee list --as-of 2021-11-25 -f md --where id=E-3 --columns id,class --lang ru' 0 <<'EOF'
| id | класс |
|---|---|
| E-3 | 7А |
EOF
t 'a table has the right widths for Cyrillic and stays within the window, whole' \
	'COLUMNS=24 kurator mentee list --as-of 2021-11-25 -f table --columns id,name,days --lang en' 0 <<'EOF'
id   name  days
E-1  а     mon
E-2  б     wed
           15:00–17:00;
           fri
E-3  в
E-4  г     tue
EOF
ok '-o writes the file' 'kurator mentee list --as-of 2021-11-25 --columns id -o out.csv && test "$(wc -l <out.csv)" = 5'
err <<'EOF'
kurator: 'mentees.csv' is a file of the programme and cannot be an output
hint: name another file
EOF
t 'a base file is refused as output' 'kurator mentee list --as-of 2021-11-25 -o mentees.csv --lang en' 3 <<'EOF'
EOF
err <<'EOF'
kurator: option '-f': 'xml' is none of csv, tsv, json, table, md
hint: 'kurator mentee list -h' shows how to use it
EOF
t 'an unknown format' 'kurator mentee list --lang en -f xml' 2 <<'EOF'
EOF
school
sed -i '2s/,2020-09-07,/,2020-19-07,/' mentors.csv
err <<'EOF'
kurator: mentors.csv:2: column 'applied': '2020-19-07' is not a day (YYYY-MM-DD or DD.MM.YYYY)
EOF
t 'no state is made of a cell that cannot be read' 'kurator mentor list --as-of 2021-11-25 --lang en' 3 </dev/null
ok 'columns that do not rest on it are listed' \
	'kurator mentor list --as-of 2021-11-25 --columns id,applied | grep -q "^M-001,2020-19-07$"'

school
for list in "mentor list:state=ready:state=готов" "pair list:state=active:state=действует" \
	"pair list:next_stage=regular:next_stage=рабочая встреча" "measure list:phase=entry:phase=вход" \
	"meeting list:confirmed=mentor:confirmed=наставник"; do
	command=${list%%:*} word=${list#*:}
	label=${word#*:} word=${word%%:*}
	kurator $command --as-of 2021-11-25 --lang ru --where "$word" >word
	ok "$command: $label means $word" \
		"kurator $command --as-of 2021-11-25 --lang ru --where '$label' | cmp - word && test \"\$(wc -l <word)\" -gt 1"
done
err <<'EOF'
kurator: column 'state': 'wating' is none of: identified, surveyed, volunteered, consented, waiting, paired, completed, left
hint: 'kurator mentee list -h' shows how to use it
EOF
t 'a word that a derived column never holds' \
	'kurator mentee list --as-of 2021-11-25 --lang en --where state=wating' 2 </dev/null
ok 'a derived column may be asked for part of its label' \
	'test "$(kurator mentee list --as-of 2021-11-25 --lang ru --where state~ждёт | wc -l)" -gt 1'
ok 'a month is all its days' \
	'test "$(kurator meeting list --as-of 2021-11-25 --where date=2021-10 --columns date | sort -u | cut -c1-7 | uniq | tail -n +1 | tr "\n" " ")" = "2021-10 date "'
ok 'after a month is after its last day' \
	'test "$(kurator meeting list --as-of 2021-11-25 --where "date>2021-10" --columns date | sed 1d | sort | head -1 | cut -c1-7)" = 2021-11'
# ---- a list that is written to a file ----
err <<'EOF'
kurator: warning: 'people.csv' names 2 people without a valid consent, it must not leave the school: E-007, E-038
hint: 'kurator sheet export' leaves them out
EOF
t 'it warns of people without a valid consent' 'kurator mentee list -o people.csv --as-of 2021-11-25 --lang en; grep -cE "^E-0(07|38)," people.csv' 0 <<'EOF'
2
EOF
err <<'EOF'
kurator: warning: 'held.csv' names 2 people without a valid consent, it must not leave the school: M-010, E-007
hint: 'kurator sheet export' leaves them out
EOF
t 'also where a pair is named' 'kurator meeting list --where pair=P-007 -o held.csv --as-of 2021-11-25 --lang en' 0 </dev/null
ok 'not where it names nobody, on the screen, or quietly' "
	kurator mentee list --columns class,state -o people.csv --as-of 2021-11-25 && kurator mentee list --where id=E-001 -o people.csv --as-of 2021-11-25 &&
	kurator mentee list --as-of 2021-11-25 >people.csv && kurator mentee list -q -o people.csv --as-of 2021-11-25"
finish
