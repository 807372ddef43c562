#!/bin/sh
# award grant: a nomination and what came of it, one way only
. "${0%/*}/lib.sh"
school
grant='kurator award grant --as-of 2021-11-25 --lang en'

err <<'EOF'
recorded 2 awards
EOF
t 'a nomination of the school is won' "$grant mentor-of-year M-011 М-002 --protocol '№ 6'" 0 <<'EOF'
id,nomination,level,status,person,pair,score,date,protocol
A-008,mentor-of-year,school,winner,M-011,,72.6,2021-11-25,№ 6
A-009,mentor-of-year,school,winner,M-002,,61.1,2021-11-25,№ 6
EOF
err <<'EOF'
recorded 1 award
EOF
t 'above the school somebody is nominated first' "$grant municipal-mentor M-001 --score 40" 0 <<'EOF'
id,nomination,level,status,person,pair,score,date,protocol
A-010,municipal-mentor,municipal,nominated,M-001,,40,2021-11-25,
EOF
err <<'EOF'
recorded 1 award
EOF
t 'and then the same row moves on' "$grant municipal-mentor M-001 --status laureate | cut -d, -f1-5" 0 <<'EOF'
id,nomination,level,status,person
A-010,municipal-mentor,municipal,laureate,M-001
EOF
cp awards.csv before
err <<'EOF'
kurator: 'M-001' has 'laureate' of 'municipal-mentor' (A-010): that does not become 'winner'
hint: 'kurator undo' takes a wrong entry back; the way is nominated, entered, laureate or winner
EOF
t 'what is decided stays' "$grant municipal-mentor M-001 --status winner" 3 <<'EOF'
EOF
err <<'EOF'
kurator: 'M-002' has 'entered' of 'municipal-mentor' (A-007): that does not become 'nominated'
hint: 'kurator undo' takes a wrong entry back; the way is nominated, entered, laureate or winner
EOF
t 'nor does it go back' "$grant municipal-mentor M-002" 3 <<'EOF'
EOF
err <<'EOF'
kurator: 'M-011' has 'winner' of 'mentor-of-year' already (A-008, 2021-11-25)
hint: 'kurator undo' takes a wrong entry back; the way is nominated, entered, laureate or winner
EOF
t 'nothing is granted twice, and then nobody gets it' "$grant mentor-of-year M-003 M-011" 3 <<'EOF'
EOF
err <<'EOF'
kurator: 'federal-mentor' asks for 18 years of age: M-006 is younger
hint: 'kurator award rank' lists the nominations; those of the school set no age
EOF
t 'a minor is not proposed where an age is set' "$grant federal-mentor M-001 M-006" 3 <<'EOF'
EOF
err <<'EOF'
kurator: 'best-pair' goes to a pair: there is no pair 'M-001'
EOF
t 'a person where a pair wins' "$grant best-pair M-001" 3 <<'EOF'
EOF
err <<'EOF'
kurator: 'P-001' was not at work in this programme
EOF
t 'a pair of the year before' "$grant best-pair P-001" 3 <<'EOF'
EOF
err <<'EOF'
kurator: 'M-021' had no pair in this programme
EOF
t 'a mentor without a pair' "$grant mentor-of-year M-021" 3 <<'EOF'
EOF
err <<'EOF'
kurator: 'best-pair' is a nomination of the level 'school', not 'federal'
hint: nominations of that level: federal-mentor
EOF
t 'another level' "$grant best-pair P-025 --level federal" 3 <<'EOF'
EOF
err <<'EOF'
kurator: 2021-05-01 is before the programme begins (2021-09-01): awards are of this programme
EOF
t 'a day before the programme' "$grant best-pair P-025 --date 2021-05-01" 3 <<'EOF'
EOF
err <<'EOF'
kurator: '2021-12-01' is after today, 2021-11-25
EOF
t 'a day to come' "$grant best-pair P-025 --date 2021-12-01" 3 <<'EOF'
EOF
err <<'EOF'
would record 1 award
EOF
t 'a dry run' "$grant best-pair P-025 -n | tail -n 1 | cut -d, -f1-6" 0 <<'EOF'
A-011,best-pair,school,winner,,P-025
EOF
ok 'none of these changed anything' 'cmp before awards.csv'
ok 'the award of the year before does not stand in the way' "$grant mentor-of-year M-001 -q"
ok 'undo takes it back' 'kurator undo -q && cmp before awards.csv'
t 'the ranking shows what is held' 'kurator award rank mentor-of-year --as-of 2021-11-25 | cut -d, -f9,13 | grep M-011' 0 <<'EOF'
M-011,winner
EOF
finish
