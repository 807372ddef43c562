#!/usr/bin/env bash
# year.sh - a curator's school year on the example school, step by step, from August to June; `make year` runs it.
#
# After each step stands what `kurator next` says on that day. A command that ends otherwise than it should ends the year.
set -eu

build=$(cd "${KURATOR_BUILD:-build}" && pwd)
PATH=$build:$PATH
export PATH
unset KURATOR_DIR
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

step() { # number, day, title
	today=$2
	printf '\n== %s. %s (%s)\n' "$1" "$3" "$2"
}

# Shows the command with the day of the step and runs it; $1 is the exit status that it leads to.
show() {
	want=$1
	shift
	printf '\n$ %s\n' "$*"
	got=0
	bash -o pipefail -c "day=$today; $*" || got=$?
	if [ "$got" != "$want" ]; then
		echo "year: exit status $got, expected $want" >&2
		exit 1
	fi
}

# What the curator sees when the step is done.
what_next() {
	show 0 'kurator next --count 4 -f table --as-of $day'
}

step 1 2022-08-29 'the new year begins from the old one'
show 0 'kurator init --example old'
show 0 'kurator pair list -C old --where state=active --columns id -q -f csv --as-of 2022-05-27 | sed 1d >active && xargs kurator pair end -C old --reason completed --date 2022-05-27 --as-of 2022-05-27 -q -f csv -o /dev/null <active'
show 0 'kurator pair end -C old P-032 --reason trial-failed --date 2022-05-27 --as-of 2022-05-27 -q -f csv -o /dev/null'
show 0 'kurator init year --from old --start 2022-09-01 --as-of $day -f csv -q | cut -d, -f1,4 | sort | uniq -c | sort -rn | sed -n 1,5p'
cd year
show 0 'kurator status --stage preparation --missing -f table --as-of $day'
what_next

step 2 2022-09-02 'documents and information'
show 0 'kurator document add --kind order-implementation --title "О реализации программы" --number 71-о --signed-by S-001 --as-of $day -q -f csv | cut -d, -f1-4'
show 0 'kurator roadmap done 1.1 --document 27-о --date 2022-05-31 --as-of $day -q -f csv | cut -d, -f1,3'
show 0 'kurator roadmap done 1.2 --document "дорожная карта" --date $day --as-of $day -q -f csv | cut -d, -f1,3'
show 0 'kurator event log --kind information --title "Собрание: что такое наставничество" --present 60 --date $day --as-of $day -q -f csv | cut -d, -f1-4'
what_next

step 3 2022-09-05 'consents are renewed'
show 0 'kurator consent list --due --as-of $day -q -f csv | cut -d, -f2,3 | sort | uniq -c'
renew='kurator consent list --due --where need=expired --as-of $day -q -f csv --columns person,scope'
show 0 "$renew | sed 1d | sort -u | sed 's/\$/,законный представитель,guardian,2022-09-05,2023-08-31/' | { echo person,scope,signer,signer_role,date,until; cat; } >consents.new"
show 0 'kurator consent add consents.new --as-of $day -q -f csv | tail -1 | cut -d, -f2-3'
what_next

step 4 2022-09-12 'a class teacher returns a spreadsheet'
show 0 'kurator sheet export mentees -o mentees.xlsx --as-of $day'
show 0 'kurator sheet diff mentees.xlsx --as-of $day -q'
show 0 'kurator mentee add --name "Заимкина Ульяна" --kind student --class 8А --birth 2008-05-14 --topics математика --surveyed $day --volunteered $day --joined $day -q -f csv | cut -d, -f1-4'
what_next

step 5 2022-09-19 'mentors are screened and trained'
show 0 'kurator mentor screen -f table --as-of $day | sed -n 1,8p'
show 0 'kurator training log --title "Школа наставника" --hours 2 --person M-019 --score-before 4 --score-after 9 --date $day --as-of $day -q -f csv | cut -d, -f1-5'
what_next

step 6 2022-09-21 'the map of requests'
show 0 'kurator request gap -f table --as-of $day | sed -n 1,8p'
what_next

step 7 2022-09-26 'general meeting and matching'
show 0 'kurator event log --kind general-meeting --title "Общая встреча" --present 40 --date $day --as-of $day -q -f csv | cut -d, -f1-4'
show 0 'kurator pair match --as-of $day -o proposed.csv -f csv'
show 0 'kurator pair add proposed.csv --as-of $day -q -f csv -o added.csv && cut -d, -f1,3,4,6 added.csv'
new='$(sed 1d added.csv | cut -d, -f1)'
what_next

step 8 2022-10-10 'both sides agree, meet for a trial, and the order appoints the pairs'
show 0 "kurator pair agree $new --date 2022-09-28 --as-of \$day -q -f csv | cut -d, -f1"
show 0 "for p in $new; do kurator meeting log \$p --date 2022-10-03 --minutes 40 --topic Знакомство --as-of \$day -q -f csv -o /dev/null && kurator meeting log \$p --date 2022-10-06 --minutes 40 --topic Проба --as-of \$day -q -f csv -o /dev/null || exit; done"
show 0 "kurator pair agree $new --ready --date 2022-10-07 --as-of \$day -q -f csv -o /dev/null"
show 0 "kurator pair start $new --date \$day --order '№ 80-н' --as-of \$day -q -f csv | cut -d, -f1,14,18"
what_next

step 9 2022-10-12 'measurements at entry'
show 0 "for p in $new; do kurator pair list --where id=\$p --columns mentee -f csv -q --as-of \$day | sed 1d; done >mentees.new"
show 0 '{ echo participant,measure,phase,date,value,version; awk "{ print \$0 \",communication,entry,2022-10-09,\" NR % 4 + 3 \",school-1\" }" mentees.new; } | kurator measure add - -q -f csv | wc -l'
show 0 'kurator measure list --missing --as-of $day -q -f csv | sed -n 1,3p'
what_next

step 10 2022-11-02 'meetings and plans'
show 0 "for p in $new; do kurator meeting log \$p --date 2022-10-17 --minutes 45 --topic План --as-of \$day -q -f csv -o /dev/null && kurator plan add \$p --goal 'Первый успех' --due 2023-04-28 --as-of \$day -q -f csv -o /dev/null || exit; done"
show 0 "kurator meeting list --where mentor_confirmed= --columns id -f csv -q --from 2022-10-01 --as-of \$day | sed 1d >unconfirmed && xargs kurator meeting confirm --side both --as-of \$day -q -f csv -o /dev/null <unconfirmed"
what_next

step 11 2022-11-16 'what needs attention'
show 0 'kurator monitor alerts -f table --as-of $day | sed -n 1,8p'
what_next

step 12 2022-11-25 'the report of the month'
show 1 'kurator report monthly -f table --as-of $day -q | sed -n 1,12p'
what_next

step 13 2023-01-16 'the register of the quarter; a pair ends early, without blame'
show 0 'kurator report register --as-of $day --columns period,part,role -f csv -q | sort | uniq -c'
ended='$(sed -n 5p added.csv | cut -d, -f1)'
show 0 "kurator pair end $ended --reason mentor-left --date 2023-01-13 --as-of \$day -q -f csv | cut -d, -f1,20,21"
show 3 "kurator pair rematch $ended --mentor M-008 --as-of \$day -q -f csv"
show 0 "kurator contact log $ended --side mentee --summary 'хочет продолжать с другим наставником' --date 2023-01-25 --as-of 2023-01-30 -q -f csv -o /dev/null"
show 0 "kurator pair rematch $ended --as-of 2023-01-30 -q -f csv | tee candidates.csv"
show 0 "kurator pair rematch $ended --mentor \$(sed -n 2p candidates.csv | cut -d, -f1) --confirmed-by S-001 --as-of 2023-01-30 -q -f csv | cut -d, -f1,3,4,22,23"
what_next

step 14 2023-05-22 'measurements at exit, and what they say'
show 0 '{ echo participant,measure,phase,date,value,version; sed 4d mentees.new | awk "{ print \$0 \",communication,exit,2023-05-19,\" NR % 5 + 5 \",school-1\" }"; } | kurator measure add - -q -f csv | wc -l'
show 0 'kurator monitor compare -f table --as-of $day -q | sed -n 1,6p'
show 0 'kurator monitor strategy -f table --as-of $day -q | sed -n 1,6p'
what_next

step 15 2023-05-31 'awards, and the year is closed'
show 0 'kurator award rank "Лучшая пара" --top 3 -f table --as-of $day | sed -n 1,6p'
show 1 'kurator report year -f csv --as-of $day -q | grep -E "^2022-2023,(participants,ment[a-z]*,,|pairs,[a-z-]*,,|meetings,(held|confirmed),,|measures,communication,)"'
show 0 'kurator status -f table --as-of $day | grep "^[1-7]"'
show 0 'kurator check --as-of $day -q -f csv | cut -d, -f5 | sort | uniq -c'
show 0 'kurator handover ../for-successor --as-of $day'
show 0 'sed -n "1,5p; /^## /p" ../for-successor/README.md'
what_next
printf '\nThe year is over.\n'
