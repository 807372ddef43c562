#!/bin/sh
# undo: the last changes taken back, byte for byte, or not at all.
. "${0%/*}/lib.sh"

school before
school
set_class() { # id, class
	kurator mentor set "$1" --class "$2" -q >/dev/null
}

err <<'EOF'
kurator: there is no change to take back
EOF
t 'nothing was changed yet' 'kurator undo --lang en' 3 </dev/null

set_class M-001 5
set_class M-002 6
kurator mentor add --name 'Сомов Ян' --kind teacher -q >/dev/null
cp mentors.csv changed.csv
cp journal.csv journal.before

err <<'EOF'
would take back change 4 of 2021-11-25T12:00:00Z: mentor add --name Сомов Ян --kind teacher -q
EOF
t 'a dry run' 'kurator undo -n --lang en -f md' 0 <<'EOF'
| file | record | action | fields |
|---|---|---|---|
| mentors.csv | M-028 | deleted | id: M-028; name: Сомов Ян; kind: teacher |
EOF
ok 'writes nothing' 'cmp mentors.csv changed.csv && cmp journal.csv journal.before'

err <<'EOF'
took back change 4 of 2021-11-25T12:00:00Z: mentor add --name Сомов Ян --kind teacher -q
took back change 3 of 2021-11-25T12:00:00Z: mentor set M-002 --class 6 -q
EOF
t 'the last two' 'kurator undo 2 --lang en -f md' 0 <<'EOF'
| file | record | action | fields |
|---|---|---|---|
| mentors.csv | M-028 | deleted | id: M-028; name: Сомов Ян; kind: teacher |
| mentors.csv | M-002 | changed | class: 6 → |
EOF
err <<'EOF'
отменено изменение 2 от 2021-11-25T12:00:00Z: mentor set M-001 --class 5 -q
EOF
t 'the one before them, past the undo' 'kurator undo --lang ru | cut -d, -f1-4' 0 <<'EOF'
file,record,action,fields
mentors.csv,M-001,changed,class: 5 →
EOF
ok 'the base is as it was, byte for byte' 'cmp mentors.csv ../before/mentors.csv'

err <<'EOF'
kurator: there is no change to take back
EOF
t 'all is taken back' 'kurator undo --lang en' 3 </dev/null

set_class M-001 5
set_class M-002 6
err <<'EOF'
kurator: only 2 changes can be taken back, not 3
EOF
t 'more than there are' 'kurator undo 3 --lang en' 3 </dev/null
ok 'and none of them was' 'test "$(kurator log | grep -c ,done,)" = 2'

sed -i 's/^M-002,Лугова/M-002,Полянская/' mentors.csv
cp mentors.csv edited.csv
cp journal.csv journal.before
err <<'EOF'
kurator: mentors.csv:3: record 'M-002' is no longer what change 8 made of it
EOF
t 'a record that was edited since is named' 'kurator undo 2 --lang en' 3 </dev/null
ok 'and nothing was taken back' 'cmp mentors.csv edited.csv && cmp journal.csv journal.before'

for n in 0 -1 x 1.5; do
	ok "'$n' is no number of changes" "kurator undo -- $n 2>/dev/null; test \$? = 2"
done

# Every dialect comes back as it was.
for dialect in utf8-bom-semicolon tab mac-cr; do
	school
	cp "$top/data-examples/dialects/$dialect/mentors.csv" mentors.csv
	cp mentors.csv as-it-was.csv
	kurator mentor add --name 'Сомов Ян' --kind teacher -q >/dev/null 2>&1
	ok "$dialect: changed" '! cmp -s mentors.csv as-it-was.csv'
	kurator undo -q >/dev/null
	ok "$dialect: and back" 'cmp mentors.csv as-it-was.csv'
done
finish
