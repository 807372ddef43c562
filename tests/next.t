#!/bin/sh
# next: the few most useful actions, each with the exact command
. "${0%/*}/lib.sh"
school

err <<'EOF'
18 more actions: --all
EOF
t 'what to do now' 'kurator next --as-of 2021-11-25 --lang en -f table' 0 <<'EOF'
  1. item 4.2 of the road map is due on 2021-11-25: Monitoring how the school
     carries out the model
     $ kurator roadmap done 4.2
  2. the report of the month to the municipal centre
     $ kurator report monthly --period 2021-11
  3. personal data whose term is over: 2 people, M-010 E-007
     $ kurator anonymise --expired -n
  4. 9 pairs have not met in time: P-021 P-020 P-027 P-035 P-022 P-023 P-024
     P-028 P-031
     $ kurator meeting due --overdue
  5. item 2.1 of the road map was due on 2021-10-31: Hold a training seminar on
     the mentoring model
     $ kurator roadmap done 2.1
EOF
t 'whose consent is missing, for what' 'kurator next --all --as-of 2021-11-25 --lang en -f table | grep -A2 "^  8[.]"' 0 <<'EOF'
  8. E-028 Огоньков Захар Русланович: there is no consent (special categories of
     data)
     $ kurator consent add --person E-028 --scope special --signer 'Огонькова Клара Юрьевна' --signer-role guardian
EOF
t 'a row each for programs, the order of urgency kept' \
	'kurator next --all --as-of 2021-11-25 -q | cut -d, -f2,4 | uniq -c | sed "s/^ *//"' 0 <<'EOF'
1 urgency,rule
1 now,roadmap
1 now,monthly-report
1 now,anonymise
1 now,meetings-late
1 now,roadmap
1 now,goals-late
1 now,unconfirmed
1 now,consent
1 soon,match
1 soon,rematch
1 soon,measures
1 soon,decision
1 soon,unconfirmed
1 soon,proposal
1 soon,consent
1 soon,proposal
1 soon,consent
1 good,no-contact
3 good,document
1 good,selection
1 good,no-offer
EOF
t 'the duties of the director' 'kurator next --role director --all --as-of 2021-11-25 -q | cut -d, -f4 | uniq' 0 <<'EOF'
rule
monthly-report
anonymise
proposal
document
EOF
t 'of all mentors: each action names whom it is for, a late meeting is late' \
	'kurator next --role mentor --count 1 --as-of 2021-11-25 -q --lang en -f table' 0 <<'EOF'
  1. M-008 Дубравин Тимур Олегович – P-021: the meeting of 2021-10-19 (planning)
     is late: meet, then note it
     $ kurator meeting log P-021
EOF
t 'of one mentor: the meeting of the group, the goal that is late' \
	'kurator next --role mentor --for М-007 --as-of 2021-11-25 | cut -d, -f3,8' 0 <<'EOF'
day,command
2021-10-28,kurator meeting log G-001
2021-11-19,kurator plan done L-025 --result '…'
EOF
err <<'EOF'
nothing has to be done now
EOF
t 'somebody with nothing to do' 'kurator next --role mentor --for M-022 --as-of 2021-11-25 --lang en -f table' 0 <<'EOF'
EOF
err <<'EOF'
kurator: mentors.csv: there is no 'M-999'
EOF
t 'a mentor that there is not' 'kurator next --role mentor --for M-999 --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
err <<'EOF'
kurator: --for goes with --role mentor
hint: 'kurator next -h' shows how to use it
EOF
t 'a person without the role' 'kurator next --for M-007 --lang en' 2 <<'EOF'
EOF

# Every command is complete: it does what it says, or answers.
for day in 2021-11-25 2022-01-10 2022-03-01 2022-05-31; do
	for role in director curator mentor; do
		kurator next --all --role $role --as-of $day -q -f tsv | tail -n +2 | cut -f8
	done | sort -u >commands
	ok "$day: there are commands" 'test "$(wc -l <commands)" -gt 3'
	while read -r command; do
		cp -R "$build/share/kurator/examples/school" again
		case $command in *' set '*) dated=$command ;; *) dated="$command --as-of $day" ;; esac
		ok "$day: $command" "(cd again && $dated >../out 2>../err </dev/null); s=\$?; cat err >&2; test \$s -le 1"
		rm -rf again
	done <commands
done

# ---- doing it makes it go away ----
ok 'what was done is not asked for again' '
	kurator roadmap done 2.1 --as-of 2021-11-25 -q >/dev/null &&
	kurator meeting confirm V-0354 --side mentee --as-of 2021-11-25 -q >/dev/null &&
	kurator consent add --person E-028 --scope special --signer x --signer-role guardian --as-of 2021-11-25 -q >/dev/null &&
	kurator plan done L-025 L-032 --result x --as-of 2021-11-25 -q >/dev/null &&
	kurator document add --kind report-month --title x --as-of 2021-11-25 -q >/dev/null &&
	kurator proposal set Z-003 Z-004 --status accepted --answer x -q >/dev/null &&
	kurator next --all --as-of 2021-11-25 -q >after &&
	! grep -E "2\.1 of|V-0354|E-028|goals-late|monthly-report|,proposal," after'
ok 'a support plan whose term is over is asked about, until there is a contact since' '
	kurator next --all --as-of 2021-12-10 -q | grep -q "support-over.*P-028" &&
	kurator contact log P-028 --flag talk --as-of 2021-12-10 -q >/dev/null &&
	! kurator next --all --as-of 2021-12-10 -q | grep -q "support-over"'
ok 'a talk without anything after it is asked about after two weeks' '
	! kurator next --all --as-of 2021-12-20 -q | grep -q "talk-open.*P-028" &&
	kurator next --all --as-of 2021-12-24 -q | grep -q "talk-open.*P-028.*--flag support"'
ok 'who waits after an early end is not sent to pair match, and is named once the pause is over' '
	kurator next --all --as-of 2021-11-25 -q | grep ",rematch," | grep -q "E-014 E-027.*,kurator pair rematch E-014$" &&
	! kurator next --all --as-of 2021-10-18 -q | grep ",rematch," | grep -q E-027 &&
	kurator next --all --as-of 2021-10-19 -q | grep ",rematch," | grep -q E-027'
ok 'a pair whose closing talk was held is to be ended, until it is' '
	kurator contact log P-028 --flag closing --as-of 2021-12-24 -q >/dev/null &&
	kurator next --all --as-of 2021-12-24 -q | grep -q "closing-open.*pair end P-028" &&
	kurator pair end P-028 --reason no-contact --as-of 2021-12-24 -q >/dev/null 2>&1 &&
	! kurator next --all --as-of 2021-12-24 -q | grep -q "closing-open"'
ok 'in the last month the end is prepared' '
	kurator next --all --as-of 2022-05-20 -q | cut -d, -f4 >rules && grep -qx reflection rules && grep -qx closing rules && grep -qx practices rules &&
	grep -qx report-year rules && grep -qx register rules && ! grep -qx new-year rules'
cp -R "$build/share/kurator/examples/school" ../ends
ok 'before the end the final meetings are named' '
	kurator -C ../ends next --all --as-of 2022-05-20 --lang en -q | grep -q ",2022-05-31,final-meeting,curator,,16 pairs end by 2022-05-31 and have had no final meeting: P-02.*(the first 10 here),kurator meeting due$"'
printf '%s\n' V-0990,P-025,2022-05-20,final,40,,,,,2022-05-20,2022-05-20,,,,,, V-0991,P-026,2022-05-20,final,40,,,,,2022-05-20,,,,,,, >>../ends/meetings.csv
kurator -C ../ends next --all --as-of 2022-06-20 --lang en -q -f tsv | cut -f4,7,8 | grep -E '^pairs-(end|unf)' | tr '\t' '|' >ends
t 'after it only pairs that have had theirs are completed; how the others ended the curator says' \
	'sed "s/P-025 P-026/P-026 P-025/; s/end P-021 .* P-037/end …/" ends' 0 <<'EOF'
pairs-unfinished|15 pairs are past their planned end without a final meeting: hold and note it, or end each with its reason (the first 10 here)|kurator pair end … --reason '…'
pairs-end|2 pairs have had their final meeting: note their end|kurator pair end P-026 P-025 --reason completed
EOF
ok 'and both commands do what they say' '
	sed -n "s/^pairs-end.*|//p" ends >end && (cd ../ends && sed -i "s|$| --as-of 2022-06-20|" ../school/end && sh ../school/end) >/dev/null 2>&1 && grep -c "^P-02[56],.*,completed," ../ends/pairs.csv | grep -qx 2 &&
	kurator -C ../ends next --all --as-of 2022-06-20 -q -f tsv | cut -f4,8 | sed -n "s/^pairs-unfinished.//p" | sed "s/…/other/; s/$/ --as-of 2022-06-20/" >end && (cd ../ends && sh ../school/end) >/dev/null 2>&1 &&
	kurator -C ../ends next --all --as-of 2022-06-20 -q -f tsv | grep pairs-unfinished | grep -q P-032'
cp -R "$build/share/kurator/examples/school" ../held && printf '%s\n' V-0990,P-025,2022-05-20,final,40,,,,,2022-05-20,2022-05-20,,,,,, >>../held/meetings.csv
ok 'the final meetings held are named before the end, too' 'kurator -C ../held next --all --as-of 2022-05-25 -q | grep ",pairs-end," | grep -q "P-025"'
ok 'on its last day it is handed on' '
	kurator next --all --as-of 2022-05-31 -q | grep -E ",(new-year|handover)," | grep -c "kurator init ../next-year --from .$\|kurator handover ../for-successor$" | grep -qx 2'
quarter() { kurator next --all --as-of "$1" -q | grep ,register, | cut -d, -f2-4,8; }
t 'the register is due after a quarter, and of the last one before the end' \
	'for d in 2021-10-05 2021-10-15 2021-12-31 2022-01-01 2022-01-14 2022-01-15 2022-05-17 2022-05-18; do quarter $d; done' 0 <<'EOF'
soon,2021-10-15,register,kurator report register --period 2021-Q3
soon,2022-01-15,register,kurator report register --period 2021-Q4
soon,2022-01-15,register,kurator report register --period 2021-Q4
soon,2022-05-31,register,kurator report register --period 2022-Q2
EOF
ok 'until it is among the documents' '
	kurator document add --kind register --title x --date 2022-01-10 --as-of 2022-01-10 -q -o /dev/null &&
	test -z "$(quarter 2022-01-10)" && test -n "$(quarter 2022-04-02)"'
ok 'what has to be removed is said until it is gone' '
	sed -i "s/^\(M-010,.*\),2021-08-31,/\1,,/" mentors.csv && sed -i "s/,guardian,2021-08-31,2020-09-21,2021-02-12,/,guardian,2022-08-31,2020-09-21,2021-02-12,/" mentees.csv &&
	kurator next --all --as-of 2021-11-25 -q --lang en | grep ",anonymise," | grep -q "1 person, M-010"'
# ---- documents ----
school
t 'what can be printed is printed, then noted' \
	'kurator next --all --as-of 2021-11-25 --lang en -q -f tsv | cut -f4,7,8 | grep "^document" | cut -f2,3 | tr "\\t" "|"' 0 <<'EOF'
a document is missing: consents (Base of mentees); once it is signed, 'document add --kind consents' notes it|kurator document print consent-processing -o consents.docx
a document is missing: agreement (Pairs and groups); once it is signed, 'document add --kind agreement' notes it|kurator document print agreement -o agreement.docx
a document is missing: personal register (Pairs at work); once it is signed, 'document add --kind register' notes it|kurator document print register -o register.docx
EOF
t 'of certificates when there is somebody to give one to' '
	kurator next --all --as-of 2022-05-20 -q | grep -o "document [a-z]* [a-z-]*certificate[^,]*"
	kurator document template -f csv >kinds
	kurator award grant best-mentor M-006 --status winner --date 2022-05-19 --as-of 2022-05-20 -q >/dev/null 2>&1
	kurator next --all --as-of 2022-05-20 -q | grep -o "document print certificate[^,]*"' 0 <<'EOF'
document print certificate -o certificate.docx
EOF
ok 'stages of status name them, too' 'kurator status --as-of 2021-11-25 -f csv | grep -q "kurator document print agreement -o agreement.docx"'
t 'interview sheets' 'kurator next --all --as-of 2021-11-20 --lang en -q | grep ",interview," | cut -d, -f7,8' 0 <<'EOF'
1 candidate has applied and waits for the interview,kurator document print interview M-027 -o interview.docx
EOF
school
ok 'proposed pairs wait for consent, agreed ones for an order' '
	kurator pair match --as-of 2021-11-25 -q | kurator pair add - --as-of 2021-11-25 -q >/dev/null &&
	kurator next --all --as-of 2021-11-25 -q | grep -q "pairs-proposed.*kurator pair agree P-0"'

ok 'what waits for one side of a pair is one action' '
	kurator next --all --as-of 2022-01-10 -q --lang en -f tsv | grep unconfirmed | cut -f7,8 >waits && cut -d" " -f1-6 waits | sort | uniq -d >twice &&
	test -s waits && test ! -s twice &&
	for d in 2021-12-03 2021-12-10; do kurator meeting log P-037 --date $d --minutes 40 --mentee-confirmed $d --as-of 2022-01-10 -q -o /dev/null || exit; done &&
	kurator next --all --as-of 2022-01-10 -q --lang en -f tsv | grep "2 meetings of P-037 wait for the mentor.s confirmation" | cut -f8 | grep -qx "kurator meeting confirm V-0[0-9]* V-0[0-9]* --side mentor"'
school

# ---- a new year with pairs of the old one ----
school
kurator init ../year --from . --start 2022-09-01 --as-of 2022-08-29 -q >/dev/null 2>&1
cd ../year || exit 99
ok 'in the first weeks nobody is late, whatever the summer was' '
	kurator next --all --as-of 2022-09-14 -q >rules &&
	! grep -E ",meetings-late,|,unconfirmed,|,no-contact," rules &&
	! kurator monitor alerts --as-of 2022-09-14 -q | grep -E "silent|no-contact|stuck|rhythm"'
t 'silence is counted from the start of the programme' \
	'kurator meeting due --as-of 2022-09-20 -q --lang en -f csv | cut -d, -f1,9-14 | head -3' <<'EOF'
pair,last_meeting,days_silent,due,overdue,missing,unconfirmed
P-021,2021-10-04,19,2022-09-16,4,,
P-025,2021-11-13,19,2022-09-16,4,,
EOF
ok 'what is said of it says so' '
	kurator monitor alerts --as-of 2022-10-10 -q --lang en -f table >said &&
	tr -s "\n " " " <said | grep -q "no meeting for 39 days outside the holidays, the last one on 2021-10-04 (limit 28); counted from the start of the programme, 2022-09-01" &&
	kurator next --all --as-of 2022-10-02 -q | grep -q ",no-contact,"'
school

# ---- a new programme ----
cd "$home" && kurator init new -q >/dev/null 2>&1
t 'a new programme begins with the school and with people' \
	'kurator next -C new --as-of 2021-08-20 -q --lang en 2>/dev/null | cut -d, -f4 | head -5' 0 <<'EOF'
rule
organization
no-curator
no-mentees
no-mentors
EOF
t 'also in one that was begun late, before what the road map has overdue' \
	'year=$(sed -n "s/^  start: \(....\).*/\1/p" new/program.yaml)
	kurator next -C new --as-of $year-11-29 -q --lang en 2>/dev/null | cut -d, -f4 | head -6' 0 <<'EOF'
rule
organization
no-curator
no-mentees
no-mentors
roadmap
EOF
t 'it names what the school has to say of itself, until it does' '
	kurator next -C new --as-of 2021-08-20 -q --lang en -f tsv | cut -f 4,7 | grep "^organization"
	sed -i "s/^  # \(name\|director\):/  \1:/" new/program.yaml
	kurator next -C new --as-of 2021-08-20 -q --lang ru -f tsv | cut -f 4,7 | grep "^organization"
	sed -i "s/^  # curator:/  curator:/" new/program.yaml
	! kurator next -C new --as-of 2021-08-20 -q -f tsv | cut -f 4 | grep -x organization' 0 <<'EOF'
organization	program.yaml, organization: name, director, curator to be filled in; documents are not printed without
organization	program.yaml, organization: впишите curator; без этого документы не печатаются
EOF
cd "$home" && kurator init bare --start 2021-09-01 -q >/dev/null 2>&1
t 'events that a stage lacks are named until they are noted' '
	kurator next -C bare --all --as-of 2021-09-20 -q --lang en | grep ",event," | cut -d, -f7,8
	kurator event log -C bare --kind information --title x --as-of 2021-09-20 -q >/dev/null
	kurator next -C bare --all --as-of 2021-09-20 -q --lang en | grep ",event," | cut -d, -f8' 0 <<'EOF'
an event is not held or not noted yet: information events (Preparing the ground),kurator event log --kind information --title '…'
an event is not held or not noted yet: events for the external contour (Preparing the ground),kurator event log --kind external --title '…'
kurator event log --kind external --title '…'
EOF
school
ok 'those of the end are named once' \
	'test "$(kurator next --all --as-of 2022-06-20 -q | grep -c "event log --kind closing")" = 1'
ok 'lines fit into 80 columns, commands are never broken' '
	test "$(COLUMNS=80 kurator next --all -f table --as-of 2021-11-25 -q --lang ru | grep -v "^ *\\$ " | wc -L)" -le 80'
finish
