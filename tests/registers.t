#!/bin/sh
# The registers: training, event, output, staff, consent, partner, proposal, practice, document, contact
. "${0%/*}/lib.sh"
school

# ---- training ----
err <<'EOF'
added 3 records to trainings.csv
EOF
t 'a training of several people is a row each, ids with Cyrillic letters too' \
	"kurator training log --title Тренинг --hours 2,5 --person 'M-007;М-008' --person S-003 --date 20.11.2021 --as-of 2021-11-25 --lang en | cut -d, -f1-5" 0 <<'EOF'
id,date,title,hours,person
T-052,2021-11-20,Тренинг,2.5,M-007
T-053,2021-11-20,Тренинг,2.5,M-008
T-054,2021-11-20,Тренинг,2.5,S-003
EOF
t 'names and classes, and the name of staff, stand behind the columns' \
	'kurator training list --where title=Тренинг --columns person,name,person_kind,person_class --as-of 2021-11-25' 0 <<'EOF'
person,name,person_kind,person_class
M-007,Росина Дарья Алексеевна,student,11А
M-008,Дубравин Тимур Олегович,student,10А
S-003,Тихонравов Игорь Львович,,
EOF
t 'the gain of a test is computed' \
	'kurator training list --where gain=3 --where person=M-006 --columns id,score_before,score_after,gain --as-of 2021-11-25 | head -2' 0 <<'EOF'
id,score_before,score_after,gain
T-001,7,10,3
EOF
cp trainings.csv before
err <<'EOF'
kurator: column 'person': there is no person 'M-999'
kurator: column 'person': mentor 'M-027' was not accepted yet on that day; the decision is noted with 'kurator mentor set M-027 --decision accepted' (rule not-accepted)
kurator: column 'person': mentor 'M-026' was not accepted (rule not-accepted)
EOF
t 'nobody is trained as a mentor before the decision; all of them or none' \
	"kurator training log --title x --hours 1 --person M-007 --person M-027 --person M-999 --person M-026 --as-of 2021-11-25 --lang en; s=\$?; cmp trainings.csv before || exit 9; exit \$s" 3 <<'EOF'
EOF
err <<'EOF'
kurator: column 'date': the day lies after today, 2021-11-25 (rule future)
EOF
t 'no training of tomorrow' \
	'kurator training log --title x --hours 1 --person M-007 --date 2021-11-26 --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
err <<'EOF'
kurator: records come from options or from a file, not from both
hint: 'kurator training log -h' shows how to use it
EOF
t 'people and a file' 'kurator training log new.csv --person M-007 --lang en' 2 <<'EOF'
EOF
printf 'date;title;hours;person\n01.11.2021;Из файла;1;M-010\n02.11.2021;Из файла;1;M-011\n' >new.csv
ok 'a file, with its own days' \
	'kurator training log new.csv --as-of 2021-11-25 -q | grep -q "2021-11-02,Из файла,1,M-011"'

# ---- event ----
t 'the period chooses, what is planned says so' \
	"kurator event log --kind конференция --title Планы --date 2021-12-17 --as-of 2021-11-25 -q >/dev/null
	kurator event list --from 2021-11-20 --columns date,kind,state --as-of 2021-11-25" 0 <<'EOF'
date,kind,state
2021-11-20,general-meeting,held
2021-11-23,festival,held
2021-12-17,conference,planned
EOF
ok 'an event without a day is of today' \
	'kurator event log --kind seminar --title x --as-of 2021-11-25 -q | grep -q ",2021-11-25,seminar,x,"'
err <<'EOF'
kurator: column 'kind': 'party' is none of information, external, motivation-talk, general-meeting, council, conference, seminar, open-lesson, reflection, closing, festival, contest
EOF
t 'the kind is one of the list' 'kurator event log --kind party --title x --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF

# ---- output ----
t 'outputs by kind of person and by form of the pair' \
	'kurator output list --where person_kind=учитель --where pair_form=teacher-teacher --columns id,name,variant --as-of 2021-11-25 | head -3' 0 <<'EOF'
id,name,variant
O-005,Рассветова Ольга Дмитриевна,experienced-young
O-008,Сухарева Валентина Фёдоровна,innovator-conservative
EOF

# ---- staff, partner ----
t 'the term of staff is known' \
	"kurator staff set S-003 --to 2021-11-24 -q >/dev/null
	kurator staff list --where roles=curator --columns id,state --as-of 2021-11-25" 0 <<'EOF'
id,state
S-002,open
S-003,over
EOF
err <<'EOF'
kurator: column 'to': the day lies before 'from' (rule date-order)
EOF
t 'no term ends before it begins' \
	'kurator partner add --name x --from 2021-11-02 --to 2021-11-01 --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF

# ---- proposal ----
t 'a proposal waits until it is answered' \
	"kurator proposal set Z-003 --status accepted --answer да -q >/dev/null
	kurator proposal list --where 'waiting>0' --columns id,name,waiting --as-of 2021-11-25" 0 <<'EOF'
id,name,waiting
Z-004,Ключева Марина Олеговна,3
EOF
ok 'a new one is open' \
	'kurator proposal add --person M-004 --text x --as-of 2021-11-25 -q | grep -q "^Z-005,2021-11-25,M-004,x,open,"'

ok 'sorts of partners and levels of results are shown and taken by their names' \
	'kurator partner list --as-of 2021-11-25 --columns id,kind -f md --lang ru | grep -q "| U-001 | предприятие |" &&
	kurator output list --as-of 2021-11-25 --columns id,level -f md --lang ru | grep -q "муниципальный" &&
	kurator partner add --name Театр --kind "учреждение культуры" -n -q --as-of 2021-11-25 | grep -q ",culture," &&
	kurator partner add --name Цирк --kind цирк -n -q --as-of 2021-11-25 | grep -q ",цирк,"'
ok 'its status is shown and taken by its name' \
	'kurator proposal list --where id=Z-001 --columns id,status --lang ru -f md --as-of 2021-11-25 | grep -q "принято" &&
	kurator proposal set Z-003 --status отклонено -n -q | grep -q ",declined,"'

# ---- practice, document ----
t 'practices with the people of the pair' \
	'kurator practice list --where pair=P-016 --columns id,mentor_name,mentee_name,pair_state --as-of 2021-11-25' 0 <<'EOF'
id,mentor_name,mentee_name,pair_state
B-001,Берёзкина Людмила Павловна,Рассветова Ольга Дмитриевна,completed
EOF
t 'a document belongs to the stage that program.yaml names, and its kind may be a label' \
	"kurator document add --kind 'приказ о закреплении пар' --title x --number 7 --as-of 2021-11-25 -q >/dev/null
	kurator document list --where number=7 --columns kind,date,stage,state --as-of 2021-11-25" 0 <<'EOF'
kind,date,stage,state
order-pairs,2021-11-25,pairs,open
EOF
ok 'a kind that is not listed is taken, and check names it' \
	'kurator document add --kind poster --title x --as-of 2021-11-25 -q >/dev/null && kurator check --as-of 2021-11-25 | grep "^documents.csv" | grep -q poster'

# ---- consent ----
t 'what has to be got, in both forms' \
	'kurator consent list --due --columns person,scope,need,day --as-of 2021-11-25' 0 <<'EOF'
person,scope,need,day
E-028,special,missing,
E-038,processing,missing,
E-012,,turns-14,2021-12-05
E-041,processing,ends,2021-12-15
EOF
t 'fewer days, fewer rows; a consent that was given is no longer asked for' \
	"kurator consent add --person E-038 --scope processing --signer Мать --signer-role guardian --as-of 2021-11-25 -q >/dev/null
	kurator consent list --due --within 5 --columns person,need --as-of 2021-11-25" 0 <<'EOF'
person,need
E-028,missing
EOF
t 'after the birthday it is asked for until there is a consent since' \
	"kurator consent list --due --within 10 --columns person,need,day --as-of 2021-12-10
	kurator consent add --person E-012 --scope processing --signer self --signer-role self --date 2021-12-06 --as-of 2021-12-10 -q >/dev/null
	kurator consent list --due --within 10 --columns person,need --as-of 2021-12-10" 0 <<'EOF'
person,need,day
E-028,missing,
E-012,turns-14,2021-12-05
E-041,ends,2021-12-15
person,need
E-028,missing
E-041,ends
EOF
t 'from 14 to 18 both sign: without the guardian the reminder stays' \
	"kurator mentee set E-012 --consent-by self --consent 2021-12-06 -q >/dev/null
	for day in 2021-12-10 2022-02-10; do kurator consent list --due --where person=E-012 --columns person,scope,need --as-of \$day; done
	kurator next --all --role curator --as-of 2021-12-10 --lang en -f csv | grep 'consent add.*E-012' | cut -d, -f7-" 0 <<'EOF'
person,scope,need
E-012,processing,guardian-signature
person,scope,need
E-012,processing,guardian-signature
"E-012 Гроздев Арсений Игоревич is not 18 yet: a guardian has to sign the consent, too (processing of personal data)",kurator consent add --person E-012 --scope processing --signer 'Гроздева Инга Олеговна' --signer-role guardian
EOF
err <<'EOF'
kurator: column 'signer': 'E-001' was 12 years old on that day; before 14 a guardian signs (rule signer)
EOF
t 'nobody signs alone before 14' \
	'kurator consent add --person E-001 --scope publication --signer x --signer-role self --lang en --as-of 2021-11-25' 3 <<'EOF'
EOF
err <<'EOF'
kurator: column 'signer_role': 'E-016' was 22 years old on that day; from 18 on nobody signs for another: --signer-role self (rule signer)
EOF
t 'from 18 on no guardian signs' \
	'kurator consent add --person E-016 --scope special --signer x --signer-role guardian --lang en --as-of 2021-11-25' 3 <<'EOF'
EOF
ok 'nor another in words, but the person may, and both on one sheet' '
	! kurator consent add --person M-001 --scope processing --signer x --signer-role мать -n --as-of 2021-11-25 2>/dev/null &&
	kurator consent add --person M-001 --scope processing --signer x --signer-role self -n -q --as-of 2021-11-25 >/dev/null &&
	kurator consent add --person M-001 --scope processing --signer x --signer-role both -n -q --as-of 2021-11-25 >/dev/null'
ok 'a withdrawn consent says so' \
	'kurator consent set K-008 --withdrawn 2021-11-20 -q >/dev/null && kurator consent list --where id=K-008 --columns state --as-of 2021-11-25 | grep -qx withdrawn'
ok 'what is due may be asked for a period' \
	'kurator consent list --due --from 2021-12-01 --to 2021-12-31 --columns day --as-of 2021-11-25 >out &&
	sed 1d out | grep -v "^2021-12-" | wc -l | grep -qx 0 && test "$(wc -l <out)" -gt 1'

# ---- contact ----
err <<'EOF'
added 1 record to contacts.csv
EOF
t 'a contact with the pair as operand' \
	"kurator contact log P-028 --flag беседа --side mentor --as-of 2021-11-25 --lang en | cut -d, -f1-4,6" 0 <<'EOF'
id,date,pair,side,flag
C-050,2021-11-25,P-028,mentor,talk
EOF
err <<'EOF'
kurator: column 'until': a support plan needs the day until which it runs (rule no-term)
EOF
t 'a support plan has a term' 'kurator contact log P-028 --flag support --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
err <<'EOF'
kurator: column 'flag': before a support plan comes a talk: 'kurator contact log P-031 --flag talk'; --force REASON goes without (rule no-talk)
EOF
t 'a support plan follows a talk' \
	'kurator contact log P-031 --flag support --until 2021-12-20 --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
err <<'EOF'
kurator: column 'flag': before closing comes a support plan with a term: 'kurator contact log P-031 --flag support --until DAY'; --force REASON goes without (rule no-support)
EOF
t 'closing follows a support plan' 'kurator contact log P-031 --flag closing --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
t 'unless there is a reason, which is kept' \
	"kurator contact log P-031 --flag closing --summary 'last talk' --force 'family moves' -n -q --as-of 2021-11-25 | cut -d, -f3,5,6" 0 <<'EOF'
pair,summary,flag
P-031,last talk; family moves [no-support],closing
EOF
printf 'pair,date,flag,until,summary\nP-031,2021-11-24,closing,,c\nP-031,2021-11-20,support,2021-11-23,b\nP-031,2021-11-18,talk,,a\n' >ladder.csv
ok 'the steps of one file count in the order of their days' \
	'kurator contact log ladder.csv -n -q --as-of 2021-11-25 >/dev/null'
err <<'EOF'
kurator: column 'date': pair 'P-028' was proposed only on 2021-09-18 (rule not-proposed)
EOF
t 'no contact before the pair' 'kurator contact log P-028 --date 2021-09-01 --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
t 'a group is listed with all its mentees' \
	'kurator contact list --where pair=G-001 --columns pair,mentor_name,mentee_name,pair_state --as-of 2021-11-25 | tail -1' 0 <<'EOF'
G-001,Росина Дарья Алексеевна,"Камышева Лилия Романовна, Стрижов Павел Антонович, Капелькина Нина Павловна",active
EOF
t 'support plans whose term is over' \
	'kurator contact list --where flag=support --where term=over --columns id,until --as-of 2021-12-10' 0 <<'EOF'
id,until
C-022,2021-03-08
C-026,2021-05-14
C-047,2021-12-03
EOF
printf 'pair,date,side,summary\nP-028,2021-11-24,mentee,x\nP-999,2021-11-24,mentee,x\n' >contacts-new.csv
err <<'EOF'
kurator: contacts-new.csv:3: column 'pair': there is no pair or group 'P-999'
EOF
t 'a file of contacts: all or none' \
	'cp contacts.csv before; kurator contact log contacts-new.csv --as-of 2021-11-25 --lang en; s=$?; cmp contacts.csv before || exit 9; exit $s' 3 <<'EOF'
EOF

# ---- all of them ----
mkdir empty && cp program.yaml empty && head -1 mentors.csv >empty/mentors.csv && head -1 mentees.csv >empty/mentees.csv
for noun in training event output staff consent partner proposal practice document contact plan request; do
	ok "$noun list: tables fit into 80 columns" \
		"test \"\$(COLUMNS=80 kurator $noun list -f table --as-of 2021-11-25 --lang ru | wc -L)\" -le 80"
	ok "$noun list: an empty programme has an empty list" \
		"test \"\$(kurator $noun list -C empty --as-of 2021-11-25 | wc -l)\" = 1"
done
# ---- set: the days that a change gives ----
A='--as-of 2021-11-25 --lang en'
err <<'EOF'
kurator: column 'withdrawn': the day lies after today, 2021-11-25 (rule future)
kurator: column 'until': 2001-01-01 is before 'date', 2020-09-09 (rule date-order)
kurator: column 'date': the day lies after today, 2021-11-25 (rule future)
kurator: column 'to': 1999-01-01 is before 'from', 2018-08-20 (rule date-order)
kurator: column 'from': 2024-01-01 is after 'to', 2023-08-31 (rule date-order)
EOF
t 'what add refuses set refuses, too' "
	kurator consent set K-001 --withdrawn 2030-01-01 $A
	kurator consent set K-001 --until 2001-01-01 $A
	kurator document set D-001 --date 2030-01-01 $A
	kurator staff set S-001 --to 1999-01-01 $A
	kurator partner set U-001 --from 2024-01-01 $A" 3 <<'EOF'
EOF
err <<'EOF'
kurator: warning: 'order-pair' is none of documents in program.yaml, so no stage counts it; 'order-pairs' was meant?
EOF
t 'a kind of document that was mistyped' "kurator document add --kind order-pair --title x -n -q --lang en $A | cut -d, -f2" 0 <<'EOF'
kind
order-pair
EOF
err <<'EOF'
kurator: предупреждение: 'плакат' — не из documents в program.yaml: ни один этап такой документ не посчитает
EOF
t 'or is not known, also by set' "kurator document set D-001 --kind плакат -n -q ${A%--lang en}--lang ru | cut -d, -f2" 0 <<'EOF'
kind
плакат
EOF
ok 'one that is refused is not warned of' "! kurator document add --kind bad --title x --date 2030-01-01 -n --lang en $A 2>err && ! grep warning err && test -s err"
ok 'what stands there already is left alone' "
	sed -i '/^S-001,/s/2018-08-20,/2018-08-20,1999-01-01/' staff.csv && kurator staff set S-001 --phone +79000000000 -n -q $A >/dev/null"
finish
