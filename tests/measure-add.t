#!/bin/sh
# measure add: measurements into measures.csv.
. "${0%/*}/lib.sh"
cp -R "$top/tests/data/measures" programme
cd programme || exit 99

err <<'EOF'
added 1 record to measures.csv
EOF
t 'one value, in the words of a person' \
	'kurator measure add --participant E-001 --measure Тревожность --phase до --value 21,5 --date 12.09.2021' 0 <<'EOF'
participant,measure,phase,date,value,version,pair
E-001,anxiety,entry,2021-09-12,21.5,phillips,
EOF
err <<'EOF'
kurator: such a record exists already: measures.csv:2
EOF
t 'a value has its place once' \
	'kurator measure add --participant E-001 --measure anxiety --phase entry --value 20 --date 2021-09-13' 3 </dev/null
err <<'EOF'
kurator: such a record exists already: measures.csv:2
EOF
t 'also when one of the two names the pair' \
	'kurator measure add --participant E-001 --measure anxiety --phase entry --value 20 --pair P-001' 3 </dev/null
err <<'EOF'
would add 1 record to measures.csv
EOF
t 'a dry run; today where no date is given' \
	'kurator measure add -n --participant E-001 --measure anxiety --phase exit --value 7 --as-of 2021-11-20' 0 <<'EOF'
participant,measure,phase,date,value,version,pair
E-001,anxiety,exit,2021-11-20,7,phillips,
EOF
t 'writes nothing' 'cat measures.csv' 0 <<'EOF'
participant,measure,phase,date,value,version,pair
E-001,anxiety,entry,2021-09-12,21.5,phillips,
EOF
cat >in.csv <<'EOF'
participant,measure,phase,date,value,pair
E-001,anxiety,exit,2021-11-20,30.5,
E-002,club,entry,2021-09-12,maybe,
E-002,adaptation,entry,2021-09-12,top,
E-009,club,entry,2021-09-12,yes,
E-001,club,entry,2021-12-24,yes,
E-002,club,exit,2021-11-24,yes,P-001
E-002,height,exit,2021-11-24,150,
,club,exit,2021-11-24,yes,
E-002,esteem,entry,2021-09-12,50,
E-002,esteem,entry,2021-09-13,51,
E-002,club,exti,2021-11-24,yes,
EOF
err <<'EOF'
kurator: in.csv:2: column 'value': '30.5' is outside 0 to 30, the range of 'anxiety': correct it, or empty the cell
kurator: in.csv:3: column 'value': 'maybe' is neither yes nor no, as 'club' asks
kurator: in.csv:4: column 'value': 'top' is no level of 'adaptation' (low, partial, full)
kurator: in.csv:5: column 'participant': there is no person 'E-009'
kurator: in.csv:6: column 'date': '2021-12-24' is after today, 2021-11-25
kurator: in.csv:7: column 'pair': 'E-002' is not in 'P-001'
kurator: in.csv:8: column 'measure': 'height' is none of the measures in program.yaml
kurator: in.csv:9: column 'participant': a value is required
kurator: in.csv:11: the same record is given twice in the input
kurator: in.csv:12: column 'phase': 'exti' looks like 'exit': write that, or another word for a phase of its own
EOF
t 'everything that is wrong, with its line' 'kurator measure add in.csv --as-of 2021-11-25' 3 </dev/null
t 'nothing is added then' 'wc -l <measures.csv' 0 <<'EOF'
2
EOF
cat >in.csv <<'EOF'
person,measure,phase,date,value
E-001,anxiety,exit,2021-11-20,12
E-002,club,entry,2021-09-12,Да
E-002,adaptation,entry,2021-09-12,Частичная
E-002,esteem,entry,2021-09-12,
E-003,anxiety,midterm,2021-09-12,1
EOF
err <<'EOF'
added 5 records to measures.csv
EOF
t 'many from a file; an empty value is missing; any word is a phase' 'kurator measure add - --as-of 2021-11-25 <in.csv' 0 <<'EOF'
participant,measure,phase,date,value,version,pair
E-001,anxiety,exit,2021-11-20,12,phillips,
E-002,club,entry,2021-09-12,yes,,
E-002,adaptation,entry,2021-09-12,partial,,
E-002,esteem,entry,2021-09-12,,,
E-003,anxiety,midterm,2021-09-12,1,phillips,
EOF

# A decimal comma in a file that the comma parts: column, value and what to write.
printf 'participant,measure,phase,date,value\nE-003,anxiety,entry,2021-09-12,21,5\n' >in.csv
err <<'EOF'
kurator: in.csv:2: column 'value': '21,5' is read as two cells: write 21.5, or the number in quotes
EOF
t 'a decimal comma in the input' 'kurator measure add in.csv --as-of 2021-11-25' 3 </dev/null
printf 'participant,measure,phase,date,value\nE-003,anxiety,entry,2021-09-12,"21,5"\n' >in.csv
err <<'EOF'
would add 1 record to measures.csv
EOF
t 'in quotes it is a number' 'kurator measure add -n in.csv --as-of 2021-11-25 | tail -1' 0 <<'EOF'
E-003,anxiety,entry,2021-09-12,21.5,phillips,
EOF
echo 'E-003,anxiety,entry,2021-09-12,21,5,phillips,' >>measures.csv
err <<'EOF'
kurator: measures.csv:8: column 'value': '21,5' is read as two cells: write 21.5, or the number in quotes
EOF
t 'a decimal comma in the base' 'kurator measure list --as-of 2021-11-25' 3 </dev/null
sed -i '$s/.*/E-003,anxiety,entry,2021-09-12,twenty,5,phillips,/' measures.csv
err <<'EOF'
kurator: measures.csv:8: 8 fields where the header has 7
EOF
t 'what is no number is not called one' 'kurator measure list --as-of 2021-11-25' 3 </dev/null
finish
