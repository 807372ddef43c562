#!/bin/sh
# log: what was changed, by whom and when.
. "${0%/*}/lib.sh"
set -e
mkdir small && cd small
cp "$build/share/kurator/program.yaml" .
printf 'id,name,kind,class\nM-001,Белова Ольга,teacher,\nM-002,Кротов Лев,student,9А\n' >mentors.csv
printf 'id,name,kind\n' >mentees.csv
set +e

t 'a programme in which nothing was changed' 'kurator log' 0 <<'EOF'
change,time,user,command,files,records,state,undoes
EOF

kurator mentor set M-002 --class 10А -q >/dev/null
KURATOR_USER=другой kurator mentor add --name 'Сомов Ян' --kind teacher -q >/dev/null

t 'changes, the last one first; what was there before counts as edited by hand' 'kurator log' 0 <<'EOF'
change,time,user,command,files,records,state,undoes
3,2021-11-25T12:00:00Z,другой,mentor add --name Сомов Ян --kind teacher -q,mentors.csv,1,done,
2,2021-11-25T12:00:00Z,tester,mentor set M-002 --class 10А -q,mentors.csv,1,done,
1,2021-11-25T12:00:00Z,,edit,mentors.csv,2,edit,
EOF
t 'what became of a record' 'kurator log M-002' 0 <<'EOF'
change,time,user,command,file,record,action,fields,old,new,state
2,2021-11-25T12:00:00Z,tester,mentor set M-002 --class 10А -q,mentors.csv,M-002,changed,class: 9А → 10А,"M-002,Кротов Лев,student,9А","M-002,Кротов Лев,student,10А",done
1,2021-11-25T12:00:00Z,,edit,mentors.csv,M-002,added,id: M-002; name: Кротов Лев; kind: student; class: 9А,,"M-002,Кротов Лев,student,9А",edit
EOF
t 'an id typed with a Cyrillic letter' 'kurator log М-003 -f md --lang en' 0 <<'EOF'
| change | time | user | file | record | action | fields | state |
|---:|---|---|---|---|---|---|---|
| 3 | 2021-11-25 12:00 | другой | mentors.csv | M-003 | added | id: M-003; name: Сомов Ян; kind: teacher | done |
EOF
t 'one change' 'kurator log --change 1 --lang en -f md' 0 <<'EOF'
| change | time | user | file | record | action | fields | state |
|---:|---|---|---|---|---|---|---|
| 1 | 2021-11-25 12:00 |  | mentors.csv |  | columns of the file | 1: id; 2: name; 3: kind; 4: class | edited by hand |
| 1 | 2021-11-25 12:00 |  | mentors.csv | M-001 | added | id: M-001; name: Белова Ольга; kind: teacher | edited by hand |
| 1 | 2021-11-25 12:00 |  | mentors.csv | M-002 | added | id: M-002; name: Кротов Лев; kind: student; class: 9А | edited by hand |
EOF
ok 'all records' 'test "$(kurator log --records | wc -l)" = 6'

t 'in Russian' 'kurator log -f md --lang ru | head -1' 0 <<'EOF'
| изменение | время | кто | команда | записей | состояние | отменяет |
EOF

sed -i 's/Кротов/Кротова/' mentors.csv
kurator mentor set M-001 --class 1 -q >/dev/null
t 'a hand edit found by the next command that writes' 'kurator log M-002 | sed -n 2p' 0 <<'EOF'
4,2021-11-25T12:00:00Z,,edit,mentors.csv,M-002,changed,name: Кротов Лев → Кротова Лев,"M-002,Кротов Лев,student,10А","M-002,Кротова Лев,student,10А",edit
EOF
kurator undo 2 -q >/dev/null
t 'what was taken back' 'kurator log | cut -d, -f1,7,8' 0 <<'EOF'
change,state,undoes
6,undo,5;3
5,undone,
4,edit,
3,undone,
2,done,
1,edit,
EOF

printf 'x' >program.yaml
ok 'a program.yaml that cannot be read is no hindrance' 'kurator log'
printf '7,,,\n' >>journal.csv
err <<'EOF'
kurator: journal.csv:11: 4 fields where the header has 12
EOF
t 'a journal that is broken' 'kurator log --lang en' 3 </dev/null
printf 'change,user\nx,\n' >journal.csv
ok 'a journal without its columns' 'kurator log --lang en 2>&1 | grep -q "^kurator: journal.csv:1: column '\''time'\'': the column is missing$"'

cd "$home" || exit 99
err <<'EOF'
kurator: no program.yaml here or in a folder above
hint: 'kurator init' makes a programme; '-C DIR' names one
EOF
t 'no programme' 'kurator log --lang en' 3 </dev/null
finish
