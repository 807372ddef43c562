#!/bin/sh
# init: a new programme directory.
. "${0%/*}/lib.sh"

err <<'EOF'
the programme 'lyceum-2021' is in 'lyceum': now edit program.yaml there, first of all organization, road map and holidays
EOF
t 'a programme of one'\''s own' 'kurator init lyceum --as-of 2021-08-20' 0 <<EOF
EOF
t 'with program.yaml and empty bases' 'ls lyceum' 0 <<EOF
journal.csv
mentees.csv
mentors.csv
program.yaml
EOF
sed -e '1,20s/^  id: .*/  id: lyceum-2021/' "$top/lib/templates/program.yaml" >want.yaml
ok 'in its own year the template changes nothing but the id' 'cmp lyceum/program.yaml want.yaml'
t 'the bases have all columns' 'cut -d, -f1-4 lyceum/mentors.csv lyceum/mentees.csv' 0 <<EOF
id,name,kind,class
id,name,kind,class
EOF
t 'and no rows' 'wc -l <lyceum/mentors.csv' 0 <<EOF
1
EOF
ok 'it can be worked with at once' \
	'kurator -C lyceum mentee add --name "Ёлкина Анна" --kind pupil --class 7А -q --lang en'

err <<'EOF'
kurator: 'lyceum' is a programme already: it holds program.yaml
hint: name another folder
EOF
t 'a programme is never overwritten' 'kurator init lyceum --lang en' 3 <<EOF
EOF
err <<'EOF'
kurator: 'lyceum' is a programme already: it holds program.yaml
hint: name another folder
EOF
t 'nor by the example' 'kurator init lyceum --example --lang en' 3 <<EOF
EOF
t 'what was in it is still there' 'tail -n 1 lyceum/mentees.csv | cut -d, -f1-4' 0 <<EOF
E-001,Ёлкина Анна,student,7А
EOF

# ---- dates, name, language ----

t 'another year moves dates of road map and holidays' '
	kurator init later --start 2025-09-01 --name "Наставник \"+\"" --language en -q &&
	diff "$top/lib/templates/program.yaml" later/program.yaml | sed -n "s/, name: {ru.*//; s/^> *//p"' 0 <<'EOF'
id: later-2025
name: {ru: "Наставник \"+\"", en: "Наставник \"+\""}
start: 2025-09-01
end: 2026-05-31
language: en
- {from: 2025-10-30, to: 2025-11-07
- {from: 2025-12-30, to: 2026-01-09
- {from: 2026-02-23, to: 2026-02-23
- {from: 2026-03-08, to: 2026-03-08
- {from: 2026-03-26, to: 2026-04-03
- {from: 2026-05-01, to: 2026-05-03
- {from: 2026-05-09, to: 2026-05-09
when: {date: 2025-05}
when: {date: 2025-09}
when: {date: 2025-09}
when: {date: 2025-10}
when: {date: 2026-05}
EOF
t 'in spring the year began in autumn' 'kurator init spring --as-of 2022-03-01 -q && sed -n 15,16p spring/program.yaml' 0 <<EOF
  start: 2021-09-01
  end: 2022-05-31
EOF
err <<'EOF'
kurator: the programme ends before it starts
EOF
t 'an end before the start' 'kurator init wrong --start 2021-09-01 --end 2021-05-31 --lang en' 3 <<EOF
EOF
err <<'EOF'
kurator: program.yaml:13:7: 'a b' is no id: letters, digits and '.', '_', '-' between them
EOF
t 'an id that is none' 'kurator init wrong --id "a b" --start 2021-09-01 --lang en' 3 <<EOF
EOF
ok 'and nothing was made' '! test -e wrong'

# ---- what is there already ----

mkdir own && printf 'id,name,kind,extra\nM-001,Котова Инна,teacher,x\n' >own/mentors.csv && cp own/mentors.csv before.csv
ok 'a base that is there stays as it is' \
	'kurator init own --start 2021-09-01 -q && cmp own/mentors.csv before.csv && test -f own/mentees.csv'
touch file
err <<'EOF'
kurator: 'file' is no folder
EOF
t 'a file is no folder' 'kurator init file --lang en' 3 <<EOF
EOF
err <<'EOF'
kurator: cannot make the folder 'no/such': No such file or directory
EOF
t 'a folder that cannot be made' 'kurator init no/such --lang en' 3 <<EOF
EOF
mkdir here
ok 'without a folder it is the working one' '(cd here && kurator init --start 2021-09-01 -q && test -f program.yaml)'

# ---- dry run ----

err <<'EOF'
would make the programme 'dry-2021' in 'dry'
EOF
t 'a dry run makes nothing' 'kurator init dry -n --start 2021-09-01' 0 <<EOF
EOF
ok 'not even a folder' '! test -e dry'

# ---- the example ----

err <<'EOF'
the example school is in 'school'
EOF
t 'the example school' 'kurator init --example school' 0 <<EOF
EOF
ok 'is the one that came with the program' 'diff -r school "$build/share/kurator/examples/school"'
mkdir taken && touch taken/pairs.csv taken/staff.csv
err <<'EOF'
kurator: 'taken/pairs.csv' is there already
kurator: 'taken/staff.csv' is there already
EOF
t 'the example overwrites no file' 'kurator init --example taken --lang en' 3 <<EOF
EOF
ok 'and adds none then' 'test "$(ls taken | wc -l)" = 2'
err <<'EOF'
kurator: the example school is as it is: '--example' goes with no other option
hint: 'kurator init -h' shows how to use it
EOF
t 'the example takes no facts' 'kurator init --example x --name y --lang en' 2 <<EOF
EOF
finish
