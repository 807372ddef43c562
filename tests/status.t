#!/bin/sh
# status: the stages of the programme, computed from the files
. "${0%/*}/lib.sh"
school

t 'the states of the stages' "kurator status --as-of 2021-11-25 | cut -d, -f1,2 | uniq" 0 <<'EOF'
stage,stage_state
preparation,done
mentees,under-way
mentors,under-way
selection,under-way
pairs,under-way
running,under-way
completion,not-begun
EOF
t 'what is missing of the first five, by whom' \
	'for s in 1 2 3 4 5; do kurator status --stage $s --missing --as-of 2021-11-25 -f tsv | tail -n +2 | cut -f1,3,6,7,9; done' 0 <<'EOF'
mentees	consent	31	32	E-038
mentees	special	3	4	E-028
mentees	consents	0	1	
mentors	topics	18	20	astronomy, chess-club
selection	decision	21	22	M-027
selection	training	18	20	M-019, M-027
pairs	paired	16	31	E-010, E-014, E-017, E-019, E-027, E-032, E-033, E-034, E-035, E-036, E-037, E-039, E-040, E-041, M-005
pairs	started	16	17	P-032
pairs	agreement	0	1	
EOF
ok 'people read the names of topics' \
	'kurator status --stage mentors --as-of 2021-11-25 -f md --lang ru | grep -q "| астрономия; шахматы |" &&
	kurator status --stage mentors --as-of 2021-11-25 -f table --lang en | grep -q "astronomy; chess$"'
t 'documents with number and day; a regulation is in force until it ends, a protocol is of its year' \
	"kurator status --as-of 2021-11-25 -f tsv | awk -F'\t' '\$4 == \"document\" && \$10 != \"\" { print \$3, \$10 }'" 0 <<'EOF'
order-curator 27-о 2021-05-20
regulation 37-о 2020-09-04
programme 42-о 2021-09-14
roadmap 40-о 2021-09-03
order-implementation 41-о 2021-09-14
training-programme 39-о 2020-09-14
protocol-meeting 3 2021-11-20
order-pairs 53-н 2021-10-27
report-month 10 2021-10-25
EOF
t 'on an earlier day less is there' \
	"kurator status --as-of 2021-09-13 --stage preparation -f tsv | awk -F'\t' 'NR > 1 { print \$3, \$6, \$8 }'" 0 <<'EOF'
director 1 done
curator 1 done
information 1 done
external 0 missing
preliminary 3 done
order-curator 1 done
regulation 1 done
programme 0 missing
roadmap 1 done
order-implementation 0 missing
EOF
t 'a stage by its label, from where it is asked for in figures' \
	"kurator status --stage 'Работа пар и групп' --as-of 2021-11-25 -f tsv | awk -F'\t' 'NR > 1 { print \$3, \$6, \$7 }'" 0 <<'EOF'
acquaintance 16 16
trial 16 16
planning 12 16
regular 7 16
confirmed 51 52
plan 12 12
contact 6 16
answers-entry 26 29
measures-entry 0 16
register 0 1
report-month 1 1
EOF
ok 'a record changes the figure' '
	kurator consent add --person E-028 --scope special --signer x --signer-role guardian --as-of 2021-11-25 -q >/dev/null &&
	kurator status --stage mentees --as-of 2021-11-25 | grep -q "^mentees,under-way,special,count,[^,]*,4,4,done,"'
ok 'a document, too' '
	kurator document add --kind register --title x --number 9 --as-of 2021-11-25 -q >/dev/null &&
	kurator status --stage running --as-of 2021-11-25 | grep -q ",register,document,.*,1,1,done,,9 2021-11-25,"'
ok 'what is asked of nobody yet is idle, and not shown to people' '
	kurator status --stage completion --as-of 2021-11-25 | grep -q "^completion,not-begun,answers-exit,count,.*,0,0,idle," &&
	! kurator status --stage completion --as-of 2021-11-25 -f table --lang en | grep -q "questionnaires at exit"'
t 'only awards that were granted are there' "
	kurator status --stage completion --as-of 2021-11-25 | awk -F, '\$3 == \"awards\" { print \$6 }'
	sed -i '/^A-007,/s/,entered,/,laureate,/' awards.csv
	kurator status --stage completion --as-of 2021-11-25 | awk -F, '\$3 == \"awards\" { print \$6 }'
	sed -i '/^A-007,/s/,laureate,/,entered,/' awards.csv" 0 <<'EOF'
0
1
EOF
err <<'EOF'
kurator: --stage: 'pair' is no stage of the programme; the nearest: 'pairs'
hint: 'kurator status -h' shows how to use it
EOF
t 'a stage that there is not' 'kurator status --stage pair --as-of 2021-11-25 --lang en' 2 <<'EOF'
EOF
ok 'tables fit into 80 columns, in both languages' '
	test "$(COLUMNS=80 kurator status -f table --as-of 2021-11-25 --lang ru | wc -L)" -le 80 &&
	test "$(COLUMNS=80 kurator status -f table --as-of 2021-11-25 --lang en | wc -L)" -le 80'
cd "$home" && kurator init new -q >/dev/null 2>&1
ok 'a new programme has not begun' \
	'test "$(kurator status -C new --as-of 2021-09-01 2>/dev/null | cut -d, -f2 | sort -u | tr "\n" " ")" = "not-begun stage_state "'
mkdir own && sed 's/  - id: pairs$/  - id: couples/; s/stage: pairs/stage: couples/' school/program.yaml >own/program.yaml &&
	cp school/*.csv own
ok 'a stage of another name has its documents' \
	'kurator status -C own --stage couples --as-of 2021-11-25 | cut -d, -f3 | tr "\n" " " | grep -qx "item protocol-meeting order-pairs agreement "'
school
t 'documents that kurator makes are named by what makes them' \
	'sed -i /,report-month,/d documents.csv; kurator status --as-of 2022-05-31 -q -f csv | grep -E ",(register|report-month|report-year|certificate),document," | cut -d, -f3,11' 0 <<'EOF'
register,kurator document print register -o register.docx
report-month,kurator report monthly
certificate,kurator document add
report-year,kurator document print report-year -o report-year.docx
EOF
finish
