#!/bin/sh
# measure list: measurements, and who lacks one.
. "${0%/*}/lib.sh"
cp -R "$top/tests/data/measures" programme
cd programme || exit 99

cat >measures.csv <<'EOF'
participant,measure,phase,date,value,version,pair
E-001,anxiety,entry,2021-09-12,21.5,phillips,
E-001,тревожность,exit,2021-11-20,12,phillips,P-001
E-001,esteem,entry,2021-09-12,50,,
E-001,esteem,exit,2021-11-20,,,
E-002,club,до,2021-09-12,yes,,
EOF
t 'all of a phase' 'kurator measure list --where phase=entry --columns participant,measure,value' 0 <<'EOF'
participant,measure,value
E-001,anxiety,21.5
E-001,esteem,50
E-002,club,yes
EOF
t 'who lacks an entry when the pair has started, an exit when it has ended' \
	'kurator measure list --missing --as-of 2021-11-25' 0 <<'EOF'
participant,name,measure,phase,pair,due
E-001,Ёлкин Иван,esteem,exit,P-001,2021-11-20
E-001,Ёлкин Иван,club,entry,P-001,2021-09-10
E-001,Ёлкин Иван,club,exit,P-001,2021-11-20
E-002,Жукова Нина,anxiety,entry,P-002,2021-09-10
E-002,Жукова Нина,esteem,entry,P-002,2021-09-10
EOF
t 'every measure while nobody has a value' 'mv measures.csv away; kurator measure list --missing --as-of 2021-11-25 | wc -l; mv away measures.csv' 0 <<'EOF'
13
EOF
t 'nobody before the pairs started' 'kurator measure list --missing --as-of 2021-09-09' 0 <<'EOF'
participant,name,measure,phase,pair,due
EOF
t 'for people' 'kurator measure list --missing --as-of 2021-09-12 -f table --lang ru | head -2' 0 <<'EOF'
участник  ФИО          показатель   этап  пара   срок
E-001     Ёлкин Иван   кружок       вход  P-001  2021-09-10
EOF
err <<'EOF'
kurator: '--missing' goes without --where, --sort and --columns
hint: 'kurator measure list -h' shows how to use it
EOF
t 'either rows or what is missing' 'kurator measure list --missing --sort name' 2 </dev/null
sed -i '1s/participant/participant_id/' measures.csv
t 'participant_id is understood for participant' 'kurator measure list --where phase=entry --columns participant,value' 0 <<'EOF'
participant,value
E-001,21.5
E-001,50
E-002,yes
EOF
err <<'EOF'
added 1 record to measures.csv
EOF
t 'also where a record is added' 'kurator measure add --participant E-003 --measure anxiety --phase entry --value 1 -q --date 2021-09-12 >/dev/null;
	kurator measure add --participant E-002 --measure anxiety --phase entry --value 2 --date 2021-09-12 >/dev/null' 0 </dev/null
t 'the file keeps its heading' "sed -n '1p; \$p' measures.csv" 0 <<'EOF'
participant_id,measure,phase,date,value,version,pair
E-002,anxiety,entry,2021-09-12,2,phillips,
EOF
school
t 'a level has its name for people, its id for machines, and both find it' \
	"kurator measure list --where participant=E-013 --where value=частичная --as-of 2021-11-25 -q -f md --lang ru
	kurator measure list --where participant=E-013 --where value=partial --as-of 2021-11-25 -q -f csv --lang ru" 0 <<'EOF'
| участник | показатель | этап | дата | значение | пара |
|---|---|---|---|---|---|
| E-013 | адаптация | вход | 2020-09-28 | частичная | P-013 |
participant,measure,phase,date,value,version,pair
E-013,adaptation,entry,2020-09-28,partial,,P-013
EOF
finish
