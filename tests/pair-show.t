#!/bin/sh
# pair show: a pair with its people, meetings and plan
. "${0%/*}/lib.sh"

# The people and pairs of tests/data/pairs under the programme of the example school.
base() {
	school
	rm -f ./*.csv
	cp "$top"/tests/data/pairs/*.csv .
}
base
cp pairs.csv "$home/before"
show="kurator pair show --as-of 2021-11-25"
t 'machine formats: a row a pair' "$show G-001 P-002 | cut -d, -f1-4,24,25" 0 <<'EOF'
id,group,mentor,mentee,state,meetings
P-003,G-001,M-002,E-007,active,3
P-004,G-001,M-002,E-008,active,2
P-002,,M-003,E-001,active,4
EOF
t 'for people' "$show P-002 -f table --lang en" 0 <<'EOF'
@SHOWEN@EOF
t 'for people, in Russian, as Markdown' "$show P-004 -f md --lang ru" 0 <<'EOF'
@SHOWRU@EOF
err <<'EOF'
kurator: there is no pair or group 'P-077'
EOF
t 'nobody of that name' "$show P-077 --lang en" 3 <<'EOF'
EOF
finish
