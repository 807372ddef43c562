#!/bin/sh
# roadmap: list, due, done, calendar; meeting list -f ics
. "${0%/*}/lib.sh"
school

for python in /usr/bin/python3 python3; do
	$python -c 'import icalendar, dateutil' 2>/dev/null && break
done
read_calendar="$python $top/tests/data/read_calendar.py"

# ---- list ----
t 'every item and how far it is' \
	'kurator roadmap list --columns item,state,last_done,next,overdue_since --as-of 2021-11-25' 0 <<'EOF'
item,state,last_done,next,overdue_since
1.1,done,2021-05-20,,
1.2,done,2021-09-03,,
1.3,done,2021-09-14,,
2.1,overdue,,,2021-10-31
3.1,always,,,
3.2,always,,,
3.3,done,2021-09-24,,
3.4,due,,2022-05-31,
4.1,due,2021-09-29,2021-12-31,
4.2,due,2021-10-25,2021-11-25,
4.3,due,,2022-05-31,
5.1.1,always,,,
5.1.2,always,,,
EOF
t 'what waits for another item' \
	'kurator roadmap list --where item=3.3 --columns state,next --as-of 2021-09-13' 0 <<'EOF'
state,next
waiting,
EOF
t 'and is due once that was done' \
	'kurator roadmap list --where item=3.3 --columns state,next --as-of 2021-09-14' 0 <<'EOF'
state,next
due,2021-09-28
EOF
t 'by who answers for it, in any language' \
	'kurator roadmap list --where responsible=директор --columns item,responsible --as-of 2021-11-25' 0 <<'EOF'
item,responsible
1.1,director
1.2,director;curator
1.3,director
5.1.1,director
EOF

# ---- due ----
t 'what is overdue and what comes' 'kurator roadmap due --columns item,due,days,state --as-of 2021-11-26' 0 <<'EOF'
item,due,days,state
2.1,2021-10-31,-26,overdue
4.2,2021-11-25,-1,overdue
4.2,2021-12-25,29,due
EOF
t 'further ahead' 'kurator roadmap due --within 36 --where state=due --columns item,due --as-of 2021-11-25' 0 <<'EOF'
item,due
4.2,2021-11-25
4.2,2021-12-25
4.1,2021-12-31
EOF
t 'a term in the holidays or on a day off says by which school day it has to be done' \
	'kurator roadmap due --within 90 --where "item~4." --columns item,due,school_day --as-of 2021-11-25' 0 <<'EOF'
item,due,school_day
4.2,2021-11-25,
4.2,2021-12-25,
4.1,2021-12-31,2021-12-29
4.2,2022-01-25,
EOF
ok 'next says it, and the calendar, and it is soon a day earlier' '
	kurator next --all --as-of 2021-12-23 --lang en -q -f csv | grep "item 4.1 .*due on 2021-12-31: .*that is a day off: do it by 2021-12-29" &&
	kurator roadmap calendar --lang ru --as-of 2021-11-25 -q | tr -d "\r" | sed ":a;N;\$!ba;s/\n //g" | grep -q "2021-12-31 – выходной: успейте до 2021-12-29"'
ok 'all days of the year' 'test "$(kurator roadmap due --all --as-of 2021-11-25 | wc -l)" = 21'
# A machine without pseudo-terminals cannot show what a terminal would.
if script -qec true /dev/null >/dev/null 2>&1; then
ok 'on a terminal what is overdue is red, and nothing else' '
	TERM=xterm script -qec "stty cols 80; kurator roadmap due --as-of 2021-11-25" /dev/null >typescript &&
	red=$(printf "\033\[31m") plain=$(printf "\033\[0m") &&
	test "$(grep -c "$red" typescript)" = 1 && grep -q "^${red}2.1 " typescript && grep -q "^${plain}4.2 " typescript'
ok 'but not where colours are not wanted' '
	NO_COLOR=1 TERM=xterm script -qec "kurator roadmap due --as-of 2021-11-25" /dev/null >typescript && ! grep -q "$(printf "\033")" typescript'
fi
ok 'nor in a file' '! kurator roadmap due --as-of 2021-11-25 -f table | grep -q "$(printf "\033")"'

# ---- done ----
t 'a row that is there is filled in, its note kept' \
	"kurator roadmap done 2.1 --date 24.11.2021 --by S-004 --document список --as-of 2021-11-25" 0 <<'EOF'
item,due,done,by,document,note
2.1,2021-10-31,2021-11-24,S-004,список,МНЦ перенёс семинар на декабрь
EOF
ok 'and no row was added' 'test "$(wc -l <roadmap.csv)" = 9'
t 'without --due the earliest day that is not met' 'kurator roadmap done 4.2 --as-of 2021-11-25' 0 <<'EOF'
item,due,done,by,document,note
4.2,2021-11-25,2021-11-25,,,
EOF
t 'a day of the quarter names its end' 'kurator roadmap done 4.1 --due 2021-12-01 --date 2021-11-20 --as-of 2021-11-25' 0 <<'EOF'
item,due,done,by,document,note
4.1,2021-12-31,2021-11-20,,,
EOF
t 'what goes on all the time is noted for the day' 'kurator roadmap done 3.1 --as-of 2021-11-25' 0 <<'EOF'
item,due,done,by,document,note
3.1,2021-11-25,2021-11-25,,,
EOF
cp roadmap.csv before
for case in "1.2|item '1.2' is done already (rule already-done)" \
	"4.2 --due 2021-10-01|item '4.2' is done already (rule already-done)" \
	"4.2 --due 2023-01-01|column 'due': item '4.2' is not due on 2023-01-01 (rule not-due)" \
	"2.1 --due 2021-09-01|column 'due': item '2.1' is not due on 2021-09-01 (rule not-due)" \
	"4.2|column 'due': item '4.2' is done already for 2021-11-25; --due 2021-12-25 names the next day all the same (rule already-done)" \
	"4.2 --due 2021-12-25 --by NOBODY|column 'by': there is no person 'NOBODY'" \
	"3.4 --date 2021-12-01|column 'done': the day lies after today, 2021-11-25 (rule future)" \
	"9.9|column 'item': '9.9' is none of the road-map items in program.yaml"; do
	echo "kurator: ${case#*|}" | err
	t "refused: ${case%%|*}" \
		"kurator roadmap done ${case%%|*} --as-of 2021-11-25 --lang en; s=\$?; cmp roadmap.csv before || exit 9; exit \$s" 3 <<'EOF'
EOF
done
ok 'the one that comes is taken once the day before is over, and no other' \
	'kurator roadmap done 4.2 --as-of 2021-11-26 -q | grep -q "^4.2,2021-12-25," && ! kurator roadmap done 4.2 --as-of 2021-11-26 -q 2>/dev/null'
ok 'a later one when it is named' 'kurator roadmap done 4.2 --due 2022-02-01 --by Е-004 --as-of 2021-11-26 -q | grep -q "^4.2,2022-02-25,2021-11-26,E-004,"'
school
head -1 roadmap.csv >new && mv new roadmap.csv
err <<'EOF'
kurator: column 'due': item '3.3' is due only after '1.3'; --due names a day all the same (rule waiting)
EOF
t 'what waits has no day yet' 'kurator roadmap done 3.3 --as-of 2021-11-25 --lang en' 3 <<'EOF'
EOF
ok 'unless one is named' 'kurator roadmap done 3.3 --due 2021-11-25 --as-of 2021-11-25 | grep -q "^3.3,2021-11-25,2021-11-25,"'
ok 'undo takes it back' 'cp roadmap.csv after && kurator undo -q >/dev/null && ! cmp -s roadmap.csv after && ! grep -q "^3.3" roadmap.csv'

# ---- calendar ----
school
t 'a second parser reads what was written: days, lengths, reminders, texts' \
	"kurator roadmap calendar --as-of 2021-11-25 -q --lang en | $read_calendar" 0 <<'EOF'
roadmap-2.1@school-0-2021|2021-10-31|x1|-3|2.1 Hold a training seminar on the mentoring model
roadmap-3.4@school-0-2021|2022-05-31|x1|-3|3.4 Run pairs and groups: acquaintance, trial, planning, regular meetings with confirmation and review, closing with reflection
roadmap-4.1@school-0-2021|2021-12-31 2022-03-31 2022-05-31|x1|-3|4.1 Keep the personal register of participants: pupils, young specialists, teachers
roadmap-4.2@school-0-2021|2021-11-25 2021-12-25 2022-01-25 2022-02-25 2022-03-25 2022-04-25 2022-05-25|x1|-3|4.2 Monitoring how the school carries out the model
roadmap-4.3@school-0-2021|2022-05-31|x1|-3|4.3 Judge the quality of the programmes
EOF
kurator roadmap due --all --as-of 2021-11-25 | awk -F, 'NR > 1 && $4 != "done" { print $2 }' | sort >days
ok 'its days are those of roadmap due' \
	"kurator roadmap calendar --as-of 2021-11-25 -q | $read_calendar | cut -d'|' -f2 | tr ' ' '\n' | sort | cmp - days"
kurator roadmap due --all --as-of 2021-11-25 | awk -F, 'NR > 1 { print $2 }' | sort >days
ok 'with --all those that are done, too' \
	"kurator roadmap calendar --all --as-of 2021-11-25 -q | $read_calendar | cut -d'|' -f2 | tr ' ' '\n' | sort | cmp - days"
ok 'what is done of a recurrence is left out of it' \
	"kurator roadmap done 4.2 --due 2022-02-25 --as-of 2021-11-25 -q >/dev/null &&
	kurator roadmap calendar --as-of 2021-11-25 -q | $read_calendar | grep '^roadmap-4.2' | grep -q '2022-01-25 2022-03-25'"
for day in 29 30 31; do
	sed "s/monthly: 25/monthly: $day/" "$build/share/kurator/examples/school/program.yaml" >program.yaml
	: >roadmap.csv && head -1 "$build/share/kurator/examples/school/roadmap.csv" >roadmap.csv
	kurator roadmap due --all --where item=4.2 --as-of 2021-09-01 | awk -F, 'NR > 1 { print $2 }' >days
	ok "the $day. of every month, in February the last day" \
		"grep -qx 2022-02-28 days && kurator roadmap calendar --as-of 2021-09-01 -q | $read_calendar | grep '^roadmap-4.2' | cut -d'|' -f2 | tr ' ' '\n' | cmp - days"
done
school
t 'holidays, events, goals and next meetings; ids of pairs only' \
	"kurator event log --kind conference --title 'Итоги; часть 1, «новое»' --date 2021-12-17 --as-of 2021-11-25 -q >/dev/null
	kurator roadmap calendar --with 'holidays;events' --with meetings --with goals --alarm 7 --as-of 2021-11-25 -q --lang ru | $read_calendar |
	grep -E '^(holiday-2021-12|event|goal-L-02[25]|meeting-P-03[23])'" 0 <<'EOF'
holiday-2021-12-30@school-0-2021|2021-12-30|x11|-|зимние каникулы
event-N-020@school-0-2021|2021-12-17|x1|-7|Итоги; часть 1, «новое»
meeting-P-032@school-0-2021|2021-12-03|x1|-7|P-032: пробная встреча
meeting-P-033@school-0-2021|2021-12-08|x1|-7|P-033: рабочая встреча
goal-L-022@school-0-2021|2022-03-18|x1|-7|P-020: Решать задачи на движение
goal-L-025@school-0-2021|2021-11-19|x1|-7|P-023: Провести перемену для младших
EOF
ok 'names of people only where asked for' \
	'! kurator roadmap calendar --with meetings --as-of 2021-11-25 -q | tr -d "\r\n " | grep -q "Снежина" &&
	kurator roadmap calendar --with meetings --names --as-of 2021-11-25 -q | tr -d "\r\n " | grep -q "Снежина"'
cp -R . "$home/without" && (cd "$home/without" && kurator mentee set E-020 --consent-until 2021-11-20 -q >/dev/null)
err <<'EOF'
4 items go on all the time and have no day
1 person without a valid consent is named by the id alone: E-020
EOF
t 'nobody is named without a consent, and who is not is said' \
	"kurator -C '$home/without' roadmap calendar --with meetings --with goals --names --as-of 2021-11-25 --lang en | tr -d '\r\n ' | grep -oE 'E-020|Лучинин|Снежина' | sort | uniq -c | sed 's/^ *//'" 0 <<'EOF'
2 E-020
2 Снежина
EOF
ok 'no reminder where none is wanted' '! kurator roadmap calendar --alarm -1 --as-of 2021-11-25 -q | grep -q VALARM'
ok 'the same data and day give the same bytes' \
	'kurator roadmap calendar --as-of 2021-11-25 -q >one && kurator roadmap calendar --as-of 2021-11-25 -q >two && cmp one two'
ok '-o writes a file' 'kurator roadmap calendar --as-of 2021-11-25 -q -o plan.ics && cmp one plan.ics'
err <<'EOF'
4 items go on all the time and have no day
EOF
t 'what has no day is said' 'kurator roadmap calendar --as-of 2021-11-25 --lang en >one' 0 <<'EOF'
EOF
ok 'line ends are those of the format' 'test "$(tr -cd "\r" <one | wc -c)" = "$(tr -cd "\n" <one | wc -c)"'
err <<'EOF'
kurator: --with: 'lunch' is none of holidays, events, meetings, goals
hint: 'kurator roadmap calendar -h' shows how to use it
EOF
t 'a part that there is not' 'kurator roadmap calendar --with lunch --lang en' 2 <<'EOF'
EOF
t 'meetings that were held' \
	"kurator meeting list P-034 --from 2021-11-15 -f ics --as-of 2021-11-25 | $read_calendar" 0 <<'EOF'
held-V-0360@school-0-2021|2021-11-22|x1|-|P-034: рабочая встреча, План воспитательной работы
EOF
err <<'EOF'
kurator: a calendar has no columns: --columns does not go with -f ics
hint: 'kurator meeting list -h' shows how to use it
EOF
t 'a calendar has no columns' 'kurator meeting list -f ics --columns id --as-of 2021-11-25 --lang en' 2 <<'EOF'
EOF

# ---- the monthly report ----
ok 'the report counts what is overdue as roadmap due does' '
	test "$(kurator report monthly --as-of 2021-11-25 -f csv -q | grep roadmap,overdue | cut -d, -f5)" = \
		"$(kurator roadmap due --where state=overdue --as-of 2021-11-25 | tail -n +2 | wc -l)"'
for verb in list due; do
	ok "roadmap $verb: tables fit into 80 columns" \
		"test \"\$(COLUMNS=80 kurator roadmap $verb -f table --as-of 2021-11-25 --lang ru | wc -L)\" -le 80"
done
finish
