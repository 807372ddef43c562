#!/bin/sh
# handover: one folder for a successor, whole or not at all
. "${0%/*}/lib.sh"
school
day='--as-of 2021-11-25'

wrote="state of the programme, what is open, where everything is
  stages.csv: How far the programme is
  actions.csv: What there is to do
  roadmap-overdue.csv: Overdue on the road map
  requests-open.csv: Open requests
  pairs-open.csv: Pairs and groups under way
  consents-due.csv: Consents to be got
  files.csv: Where everything is
1 person without a valid consent is named by the id alone: E-038
it holds personal data: hand it to the successor alone"

err <<EOF
would write the folder '../h':
  README.md: $wrote
EOF
t 'a dry run names everything' "kurator handover ../h -n --lang en $day" 0 </dev/null
ok 'and writes nothing' 'test ! -e ../h'
err <<EOF
wrote the folder '../h/':
  README.md: $wrote
EOF
t 'a name with a slash behind it' "kurator handover ../h/ --lang en $day" 0 </dev/null
t 'the files, for the owner alone' 'ls ../h; stat -c %a ../h ../h/README.md' 0 <<'EOF'
README.md
actions.csv
consents-due.csv
files.csv
pairs-open.csv
requests-open.csv
roadmap-overdue.csv
stages.csv
700
600
EOF
ok 'nothing else is left beside it' 'test "$(ls .. | tr "\n" " ")" = "h school "'
ok 'the programme is as it was' 'diff -r . "$build/share/kurator/examples/school"'

mkdir ../russian
ok 'an empty folder is taken, without a word when it is to be quiet' \
	"kurator handover ../russian -q $day 2>../err && test ! -s ../err"
t 'README.md is in the language of the programme' "sed -n '1,8p; /^##/p' ../russian/README.md" 0 <<'EOF'
# Программа наставничества школы № 0 посёлка Ясный

МБОУ «Школа № 0 посёлка Ясный»

Состояние на 2021-11-25. Те же таблицы лежат рядом в формате CSV.

В этой папке персональные данные: она предназначена только преемнику.

## Этапы программы (stages.csv)
## Что нужно сделать (actions.csv)
### Директор
### Куратор
### Наставники
## Просрочено по дорожной карте (roadmap-overdue.csv)
## Открытые запросы (requests-open.csv)
## Действующие пары и группы (pairs-open.csv)
## Какие согласия нужно получить (consents-due.csv)
## Где что лежит (files.csv)
EOF
ok 'the tables are the same in both languages' 'for f in pairs-open requests-open consents-due files; do
	cmp ../h/$f.csv ../russian/$f.csv || exit; done'
ok 'no heading of its tables is English' "! grep -B 1 -E '^.[|:-]+\$' ../russian/README.md | sed 's/SHA-256//; s/^| id |//' | grep '[A-Za-z]'"

t 'pairs with names' "sed -n '1,2p; /^P-032/p' ../h/pairs-open.csv" 0 <<'EOF'
id,group,mentor,mentor_name,mentee,mentee_name,state,started,planned_end,last_meeting,curator
P-020,,M-006,Ветров Илья Романович,E-020,Лучинин Фёдор Максимович,active,2021-10-07,2022-05-31,2021-10-05,S-002
P-032,,M-014,Калинина Софья Артёмовна,E-012,Гроздев Арсений Игоревич,agreed,,2022-05-31,2021-11-18,S-002
EOF
t 'overdue, who is responsible, what it results in' 'cat ../russian/roadmap-overdue.csv' 0 <<'EOF'
item,due,title,responsible,result
2.1,2021-10-31,Провести обучающий семинар по целевой модели наставничества,centre,программа и список участников
EOF
t 'actions of all roles' "cut -d, -f5 ../h/actions.csv | sort | uniq -c | sed 's/^ *//'" 0 <<'EOF'
16 curator
2 director
5 director;curator
17 mentor
1 roles
EOF
t 'open requests' "sed -n '1,2p; /E-038/p; \$p' ../h/requests-open.csv" 0 <<'EOF'
id,mentee,name,topic,date
E-010,E-010,Ивушкин Роман Тимурович,mathematics,2021-05-28
E-038,E-038,,music,2021-10-22
R-010,E-040,Ручейкова Евгения Павловна,digital-tools,2021-11-12
EOF
ok 'who has no consent is named by the id alone, and so is who would sign' \
	"grep -q E-038 ../h/README.md && ! grep -r -e Перепёлкин ../h"

# --- where everything is ---

t 'what is no table' "cut -d, -f1,2 ../h/files.csv | grep -v table" 0 <<'EOF'
file,holds
entry-form.csv,other
october.csv,other
program.yaml,rules
EOF
ok 'all files of the folder, each once' \
	'find . -type f | sed "s|^./||" | LC_ALL=C sort >../all; sed 1d ../h/files.csv | cut -d, -f1 | cmp - ../all'
ok 'the digests are those of the files' \
	'awk -F, "NR > 1 { print \$5 \"  \" \$1 }" ../h/files.csv | sha256sum -c --quiet'
ok 'the sizes too' 'sed 1d ../h/files.csv | while IFS=, read -r file holds rows bytes rest; do
	test "$bytes" = "$(stat -c %s "$file")" || exit; done'
t 'rows of tables' "grep -E '^(mentors|pairs|program)' ../h/files.csv | cut -d, -f1,3" 0 <<'EOF'
mentors.csv,28
pairs.csv,37
program.yaml,
EOF
kurator mentor set M-001 --notes x -q -o /dev/null
kurator sheet export mentors -o ../m.xlsx -q $day
mkdir notes
echo note >notes/a.txt
printf 'id,name,kind\nA-1,"x\n' >partners.csv
ln -s /nowhere link
err <<'EOF'
kurator: warning: link: it is a symbolic link
kurator: warning: partners.csv:2: the quote opened here is not closed
EOF
t 'files that cannot be read are named' \
	"kurator handover ../bad --lang en $day 2>&1 >/dev/null | grep warning >&2" 0 </dev/null
t 'and stand in the list' \
	"grep -E '^(journal|link|notes|partners|sheets)' ../bad/files.csv | sed -E 's/[0-9]+,[0-9]+,[0-9a-f]{64}/N,N,SHA/; s/[0-9]+,[0-9a-f]{64}/N,SHA/; s/-[0-9a-f]{12}//'" 0 <<'EOF'
journal.csv,journal,N,N,SHA,
link,other,,,,link: it is a symbolic link
notes/a.txt,other,,N,SHA,
partners.csv,table,,N,SHA,partners.csv:2: the quote opened here is not closed
sheets/mentors.csv,sheet,,N,SHA,
EOF

# --- refused ---

refused() { # title, operand, message …; nothing is left
	title=$1 operand=$2
	shift 2
	printf 'kurator: %s\n' "$1" >"$home/.case/want-err"
	test $# = 1 || printf 'hint: %s\n' "$2" >>"$home/.case/want-err"
	ls -R .. >"$home/.case/before"
	t "$title" "kurator handover $operand --lang en $day" 3 </dev/null
	ok "$title: nothing is left" "ls -R .. | cmp - '$home/.case/before'"
}
school
echo x >../file
new='name a folder that does not exist yet'
inside='lies in the folder of the programme: name one outside of it'
refused 'a folder with something in it' ../h "the folder '../h' is not empty" "$new"
refused 'a file' ../file "'../file' is a file, not a folder" "$new"
refused 'below a file' ../file/x "'../file/x' is a file, not a folder" "$new"
refused 'in no folder' ../nowhere/x "cannot open the folder '../nowhere': No such file or directory"
refused 'inside of the programme' deep "'deep' $inside"
mkdir within
refused 'in an empty folder inside of the programme' within/ "'within' $inside"
err <<'EOF'
kurator: the folder has no name
hint: 'kurator handover -h' shows how to use it
EOF
t 'no name' "kurator handover '' --lang en" 2 </dev/null

# A file of more than 4 KiB cannot be written: as on a full disk.
full='ulimit -f 8; kurator handover'
mkdir ../empty
ls -R .. >"$home/.case/before"
err <<'EOF'
kurator: cannot write '../new/README.md': File too large
EOF
t 'a full disk' "$full ../new --lang en $day" 3 </dev/null
err <<'EOF'
kurator: cannot write '../empty/README.md': File too large
EOF
t 'a full disk, in an empty folder' "$full ../empty --lang en $day" 3 </dev/null
ok 'nothing is left of either' "ls -R .. | cmp - '$home/.case/before'"
finish
