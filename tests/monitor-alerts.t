#!/bin/sh
# monitor alerts: every rule on people and pairs made for it.
. "${0%/*}/lib.sh"

kurator init small --start 2021-09-01 --language ru -q
cd small || exit 99
cat >mentors.csv <<'EOF'
id,name,kind,class,birth,capacity,applied,interviewed,decision,decided,consent,consent_by,consent_until
M-1,Берёзов Олег,student,10А,2005-03-01,1,2021-09-01,2021-09-02,accepted,2021-09-03,2021-09-01,self,2022-08-31
M-2,Соснов Лев,student,10А,2005-03-02,1,2021-09-01,2021-09-02,accepted,2021-09-03,2021-09-01,self,2021-12-10
EOF
cat >mentees.csv <<'EOF'
id,name,kind,class,birth,consent,consent_by,consent_until
E-1,Липов Ян,student,6А,2009-03-01,2021-09-01,guardian,2022-08-31
E-2,Вязов Ким,student,6А,2009-03-01,2021-09-01,guardian,2022-08-31
E-3,Ясенев Том,student,6А,2009-03-01,2021-09-01,guardian,2022-08-31
EOF
# $1: what the pair P-1 lacks or has beside its people and form.
pairs() {
	echo 'id,mentor,mentee,form,variant,proposed,mentor_agreed,mentee_agreed,started,mentor_ready,mentee_ready,ended,end_reason'
	echo "P-1,M-1,E-1,student-student,peer-peer,2021-09-10,2021-09-13,2021-09-14,$1,2021-09-20,2021-09-20,,"
}
head_of_meetings='id,pair,date,stage,minutes,mentor_confirmed,mentee_confirmed,mentor_rating,mentee_rating'
# Meetings of P-1: each word is date,stage[,mentor's rating,mentee's rating]; confirmed by both on the day.
meetings() {
	echo "$head_of_meetings"
	n=0
	for word; do
		n=$((n + 1))
		day=${word%%,*}
		rest=${word#*,}
		stage=${rest%%,*}
		ratings=,
		test "$rest" = "$stage" || ratings=${rest#*,}
		echo "V-$n,P-1,$day,$stage,45,$day,$day,$ratings"
	done
}
# Prints the alert named $1 as of $2.
alert() {
	kurator monitor alerts -q --where "alert=$1" --as-of "$2" --lang en \
		--columns level,rule,pair,people,since,value,limit,message,command | sed 1d
}

pairs 2021-09-21 >pairs.csv
echo 'id,date,pair,side,summary,flag,until' >contacts.csv
echo 'C-1,2021-09-15,P-1,mentor,всё хорошо,,' >>contacts.csv
meetings 2021-09-15,acquaintance 2021-09-20,trial 2021-09-27,planning 2021-10-04,regular >meetings.csv
ok 'no alert on day 14' 'test -z "$(alert silent-15 2021-10-18)"'
t 'silence of 15 days' 'alert silent-15 2021-10-19' 0 <<'EOF'
yellow,no-meeting,P-1,Берёзов О. – Липов Я.,2021-10-04,15,15,"no meeting for 15 days outside the holidays, the last one on 2021-10-04 (limit 15)",kurator contact log P-1 --flag talk --summary '…'
EOF
t 'silence of 21 days takes its place' 'alert silent-15 2021-10-25; alert silent-21 2021-10-25' 0 <<'EOF'
orange,no-meeting,P-1,Берёзов О. – Липов Я.,2021-10-04,21,21,"no meeting for 21 days outside the holidays, the last one on 2021-10-04 (limit 21)",kurator contact log P-1 --flag talk --summary '…'
EOF
ok 'holidays are no silence' \
	'alert silent-21 2021-11-07 | grep -q ",2021-10-04,25,21," && alert silent-28 2021-11-10 | grep -q ",2021-10-04,28,28,"'
ok 'the ladder goes on: a talk leads to a support plan' \
	'echo "C-2,2021-10-20,P-1,mentor,поговорили,talk," >>contacts.csv && alert silent-21 2021-10-25 | grep -q -e "--flag support --until 2021-11-08"'
ok 'a plan whose term is over to the closing' \
	'echo "C-3,2021-10-21,P-1,mentor,план,support,2021-10-24" >>contacts.csv && alert silent-21 2021-10-25 | grep -q -e "--flag closing"'
ok 'and that to the end of the pair' \
	'echo "C-4,2021-10-25,P-1,mentor,закрываем,closing," >>contacts.csv && alert silent-21 2021-10-25 | grep -q "pair end P-1"'
ok 'the curator was there: no-contact is quiet' 'test -z "$(alert no-contact 2021-11-25)"'
sed -i '3,$d' contacts.csv
ok 'no contact for 31 days' 'alert no-contact 2021-10-15 | wc -l | grep -qx 0 && alert no-contact 2021-10-16 | grep -q ",2021-09-15,31,31,"'

meetings 2021-09-15,acquaintance 2021-09-18,trial 2021-09-21,planning 2021-09-24,regular >meetings.csv
ok 'a gap over twice the own rhythm of 3 days' \
	'test -z "$(alert rhythm 2021-09-30)" && alert rhythm 2021-10-01 | grep -q ",rhythm,P-1,.*,2021-09-24,2.33,2,"'
meetings 2021-09-15,acquaintance 2021-09-20,trial >meetings.csv
ok 'stuck in a stage' \
	'test -z "$(alert stuck 2021-10-10)" && alert stuck 2021-10-11 | grep -q "stage .trial meeting. since 2021-09-20, 21 days.*,kurator pair show P-"'
echo "$head_of_meetings" >meetings.csv
ok 'meetings have not begun' \
	'test -z "$(alert not-begun 2021-09-27)" && alert not-begun 2021-09-28 | grep -q "orange,first-meeting,P-1,.*,2021-09-14,14,14,"'

meetings 2021-09-15,acquaintance 2021-09-18,trial 2021-09-21,planning >meetings.csv
ok 'no plan by the third meeting' 'alert no-plan 2021-09-21 | grep -q ",no-plan,P-1,.*,3,3,.*kurator plan add"'
printf 'id,pair,goal,due,approved\nL-1,P-1,цель,2021-10-01,2021-09-20\n' >plans.csv
ok 'there is a plan' 'test -z "$(alert no-plan 2021-09-21)"'
ok 'a plan that came later does not speak of the day before' \
	'sed -i s/2021-09-20/2021-09-22/ plans.csv && test -n "$(alert no-plan 2021-09-21)" && test -z "$(alert no-plan 2021-09-22)"'
ok 'its goal is overdue by 14 days' \
	'test -z "$(alert plan-overdue 2021-10-14)" && alert plan-overdue 2021-10-15 | grep -q ",plan-overdue,P-1,.*,14,14,"'

meetings 2021-09-15,acquaintance | sed 's/,2021-09-15,2021-09-15,/,2021-09-15,,/' >meetings.csv
ok 'a meeting that one side has not confirmed' \
	'test -z "$(alert unconfirmed 2021-09-22)" && alert unconfirmed 2021-09-23 | grep -q "waits for the mentee.*kurator meeting confirm V-1 --side mentee"'
meetings 2021-09-15,acquaintance 2021-09-18,trial 2021-09-21,planning 2021-09-24,regular |
	sed '/^V-[12],/s/,45,\([^,]*\),[^,]*,/,45,\1,,/' >meetings.csv
ok 'half of the meetings confirmed by one side only' 'alert one-sided 2021-10-10 | grep -q "orange,unconfirmed-share,P-1,.*,50,25,"'

meetings 2021-09-15,acquaintance,9,9 2021-09-18,trial,5,4 2021-09-21,planning,4,5 2021-09-24,regular,5,5 >meetings.csv
ok 'low ratings of the last three' 'alert low-rating 2021-09-24 | grep -q "orange,rating-low,P-1"'
meetings 2021-09-15,acquaintance,9,9 2021-09-18,trial,9,5 2021-09-21,planning,9,6 2021-09-24,regular,9,6 >meetings.csv
ok 'the sides rate differently' 'alert rating-gap 2021-09-24 | grep -q "yellow,rating-gap,P-1" && test -z "$(alert low-rating 2021-09-24)"'
meetings 2021-09-15,acquaintance,9,9 2021-09-18,trial,9,9 2021-09-21,planning,9,6 >meetings.csv
ok 'a rating falls' 'alert rating-drop 2021-09-21 | grep -q "yellow,rating-drop,P-1,.*,3,3,.the mentee" && test -z "$(alert rating-drop 2021-09-18)"'

ok 'a consent runs out' \
	'alert consent-ends 2021-11-09 | wc -l | grep -qx 0 && alert consent-ends 2021-11-10 | grep -q "yellow,consent-ends,,.*,30,30,.*kurator consent add --person M-2"'
{ pairs 2021-09-21; pairs 2021-09-21 | sed -n '2s/P-1,M-1,E-1/P-2,M-1,E-2/p'; } >both && mv both pairs.csv
ok 'a mentor has more pairs than places' 'alert overload 2021-09-24 | grep -q "^red,over-capacity,.*M-1\|^red,over-capacity"'

school
ok 'the gravest first' \
	'kurator monitor alerts --columns level --as-of 2021-11-25 | sed 1d | uniq >levels && printf "red\norange\nyellow\n" | cmp - levels'
ok '--level keeps that level and graver ones' \
	'kurator monitor alerts --level orange --columns level --as-of 2021-11-25 | sed 1d | sort -u | tr "\n" " " | grep -qx "orange red "'
ok '--strict is for scripts' \
	'kurator monitor alerts --strict --as-of 2021-11-25 >out; test $? = 1 && kurator monitor alerts --where alert=overload --strict -q --as-of 2021-11-25'
ok 'every command that is complete runs' '
	kurator monitor alerts --columns command -f tsv --as-of 2021-11-25 | sed 1d | grep -v … | sort -u >commands &&
	test -s commands && while read -r line; do
		set -- $line
		kurator help --commands | grep -qx "$2 $3" || { echo "$line"; exit 1; }
	done <commands'
ok 'by form, as every list' 'test "$(kurator monitor alerts --form teacher-teacher --columns pair --as-of 2021-11-25 | sed 1d | sort -u | wc -l)" -gt 1'
err <<'EOF'
no alert
EOF
t 'nothing to say' 'kurator monitor alerts --as-of 2020-09-01 --lang en --columns alert' 0 <<'EOF'
alert
EOF
for l in ru en; do
	COLUMNS=80 kurator monitor alerts --as-of 2021-11-25 --lang $l -f table -q 2>/dev/null | sed -n '/P-021/,/pair show/p' >$l
done
t 'people read names, wrapped at 80 columns: in Russian' 'cat ru' 0 <<'EOF'
красный  P-021  Дубравин Т. О. – Вьюгина М. И.
    пара молчит: нет встреч 43 дня без каникул, последняя 2021-10-04 (порог 28)
    $ kurator contact log P-021 --flag talk --summary '…'
    куратор давно не говорил с парой: куратор не общался с парой 49 дней без
    каникул, последний раз 2021-09-28 (порог 31)
    $ kurator contact log P-021 --side mentor --summary '…'
    пара застряла на этапе: этап 'пробная встреча' с 2021-10-04, 43 дня без
    каникул (порог 21)
    $ kurator pair show P-021
EOF
t 'and in English' 'head -3 en' 0 <<'EOF'
red  P-021  Дубравин Т. О. – Вьюгина М. И.
    the pair is silent: no meeting for 43 days outside the holidays, the last
    one on 2021-10-04 (limit 28)
EOF
finish
