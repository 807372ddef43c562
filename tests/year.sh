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
show 0 'kurator init year --from old --candidates --start 2022-09-01 --end 2023-06-30 --as-of $day -f csv -q >changes && cut -d, -f1,4 changes | sort | uniq -c | sort -rn | sed -n 1,6p'
show 0 'kurator next -C old --all -q -f tsv | cut -f4,8 | grep -E "^(new-year|handover)"'
cd year
show 0 'kurator status --stage preparation --missing -f table --as-of $day'
what_next

step 2 2022-09-02 'documents and information'
show 0 'kurator document print order-implementation --number 71-о -o order.docx --as-of $day'
show 0 'kurator document add --kind order-implementation --title "О реализации программы" --number 71-о --signed-by S-001 --as-of $day -q -f csv | cut -d, -f1-4'
show 0 'kurator document add --kind programme --title "Программа наставничества" --number 70-о --signed-by S-001 --as-of $day -q -f csv | cut -d, -f1-4'
show 0 'kurator roadmap done 1.1 --document 27-о --date 2022-05-31 --as-of $day -q -f csv | cut -d, -f1,3'
show 0 'kurator roadmap done 1.2 --document "дорожная карта" --date $day --as-of $day -q -f csv | cut -d, -f1,3'
show 0 'kurator roadmap done 1.3 --document 71-о --date $day --as-of $day -q -f csv | cut -d, -f1,3'
show 0 'kurator event log --kind information --title "Собрание: что такое наставничество" --present 60 --date $day --as-of $day -q -f csv | cut -d, -f1-4'
what_next

step 3 2022-09-05 'consents are renewed'
show 0 'kurator consent list --due --as-of $day -q -f csv --columns scope,need | sort | uniq -c'
show 0 'kurator document print consent-processing -o consents.docx --as-of $day'
renew='kurator consent list --due --where need=expired --as-of $day -q -f csv --columns person,scope,person_class'
show 0 "$renew | sed 1d | sort -u | awk -F, '{ print \$1 \",\" \$2 (\$3 == \"\" ? \",участник,self\" : \$3 + 0 < 8 ? \",родитель,guardian\" : \",родитель и ученик,both\") \",2022-09-05,2023-08-31\" }' | { echo person,scope,signer,signer_role,date,until; cat; } >consents.new"
show 0 'kurator consent add consents.new --as-of $day -q -f csv | tail -1 | cut -d, -f2-3'
what_next

step 4 2022-09-12 'a class teacher returns a spreadsheet'
show 0 'kurator consent add --person E-014 --scope processing --signer "Ольхин Марк Владимирович" --signer-role self --as-of $day -q -f csv | cut -d, -f2-5'
show 0 'kurator sheet export mentees -o mentees.xlsx --as-of $day'
show 0 'kurator sheet diff mentees.xlsx --as-of $day -q'
show 0 'kurator mentee add --name "Заимкина Ульяна" --kind student --class 8А --birth 2008-05-14 --topics математика --surveyed $day --volunteered $day --joined $day -q -f csv | cut -d, -f1-4'
what_next

step 5 2022-09-19 'mentors are screened and trained'
show 0 'kurator mentor set M-027 --decision accepted --decided $day -q -f csv -o /dev/null'
show 0 'kurator mentor screen -f table --as-of $day | sed -n 1,8p'
show 0 'kurator training log --title "Школа наставника" --hours 2 --person "M-019;M-027" --score-before 4 --score-after 9 --date $day --as-of $day -q -f csv | cut -d, -f1-5'
what_next

step 6 2022-09-21 'the map of requests'
show 0 'kurator request gap -f table --as-of $day | sed -n 1,8p'
what_next

step 7 2022-09-26 'general meeting and matching'
show 0 'kurator event log --kind general-meeting --title "Общая встреча" --present 40 --date $day --as-of $day -q -f csv | cut -d, -f1-4'
show 0 'kurator pair match --as-of $day -o proposed.csv -f csv'
show 0 'kurator pair add proposed.csv --as-of $day -q -f csv -o added.csv && cut -d, -f1,3,4,6 added.csv'
new='$(sed 1d added.csv | cut -d, -f1)'
show 0 'kurator report monthly -f csv --as-of $day -q >month.csv; test $? -le 1; kurator document add --kind report-month --title "Сводка за сентябрь" --date $day --as-of $day -q -f csv -o /dev/null; kurator roadmap done 4.2 --as-of $day -q -f csv | cut -d, -f1-3'
what_next

step 8 2022-10-10 'both sides agree, meet for a trial, and the order appoints the pairs'
show 0 "kurator pair agree $new --date 2022-09-28 --as-of \$day -q -f csv -o /dev/null"
show 0 "for p in $new; do echo \$p,2022-10-03,40,Знакомство,2022-10-04,2022-10-04; echo \$p,2022-10-06,40,Проба,2022-10-07,2022-10-07; done | { echo pair,date,minutes,topic,mentor_confirmed,mentee_confirmed; cat; } | kurator meeting log - --as-of \$day -q -f csv | wc -l"
show 0 "kurator pair agree $new --ready --date 2022-10-07 --as-of \$day -q -f csv -o /dev/null"
show 0 "kurator document print order-pairs $new --number 80-н -o order-pairs.docx --as-of \$day"
show 0 "kurator pair start $new --date \$day --order '№ 80-н' --as-of \$day -q -f csv -o /dev/null; kurator pair list --where state=active --columns id,started,order --as-of \$day -q -f csv | sed -n 1,4p"
show 0 'kurator document add --kind order-pairs --title "О закреплении пар" --number 80-н --as-of $day -q -f csv -o /dev/null; kurator roadmap done 3.3 --document "80-н" --as-of $day -q -f csv | cut -d, -f1-3'
show 0 'kurator report register -f csv --as-of $day -q | wc -l; kurator document add --kind register --title "Реестр за III квартал" --as-of $day -q -f csv -o /dev/null; kurator roadmap done 4.1 --as-of $day -q -f csv | cut -d, -f1-3'
what_next

step 9 2022-10-12 'measurements at entry'
show 0 "for p in $new; do kurator pair list --where id=\$p --columns mentee -f csv -q --as-of \$day | sed 1d; done >mentees.new"
show 0 '{ echo participant,measure,phase,date,value,version; awk "{ print \$0 \",communication,entry,2022-10-09,\" NR % 4 + 3 \",school-1\" }" mentees.new; } | kurator measure add - -q -f csv | wc -l'
show 0 'kurator measure list --missing --as-of $day -q -f csv | sed -n 1,3p'
what_next

# Every pair meets on these days; both sides confirm; the mentor of every third pair forgets to.
meet() { # topic, days
	show 0 "for p in \$(kurator pair list --where state=active --columns id -q -f csv --as-of \$day | sed 1d); do n=\${p#P-}; for d in $2; do test \$((10#\$n % 3)) = 0 && c= || c=\$d; echo \$p,\$d,45,$1,\$c,\$d,\$((10#\$n % 3 + 7)),\$((10#\$n % 2 + 8)); done; done | { echo pair,date,minutes,topic,mentor_confirmed,mentee_confirmed,mentor_rating,mentee_rating; cat; } | kurator meeting log - --as-of \$day -q -f csv | wc -l"
}

# What mentors forgot to confirm, of the pairs that meet the condition.
confirm() {
	show 0 "kurator meeting list --where mentor_confirmed= --where '$1' --columns id -f csv -q --from 2022-10-01 --as-of \$day | sed 1d >unconfirmed && xargs kurator meeting confirm --side mentor --as-of \$day -q -f csv -o /dev/null <unconfirmed; wc -l <unconfirmed"
}

step 10 2022-11-02 'meetings and plans'
meet План '2022-10-17'
show 0 "for p in $new; do echo \$p,'Первый успех',2023-04-28; done | { echo pair,goal,due; cat; } | kurator plan add - --as-of \$day -q -f csv | wc -l"
confirm pair~P
show 0 'kurator roadmap done 2.1 --document "список участников" --date 2022-10-28 --as-of $day -q -f csv | cut -d, -f1-3; kurator roadmap done 4.2 --date 2022-10-25 --as-of $day -q -f csv | sed 1d | cut -d, -f1-3'
what_next

step 11 2022-11-16 'what needs attention'
show 0 'kurator monitor alerts -f table --as-of $day | sed -n 1,8p'
show 0 "for p in $new; do echo 2022-11-15,\$p,mentor,'всё идёт своим чередом'; done | { echo date,pair,side,summary; cat; } | kurator contact log - --as-of \$day -q -f csv | wc -l"
what_next

step 12 2022-11-25 'the report of the month'
meet Учёба '2022-11-17 2022-11-24'
show 0 'kurator report monthly -f table --as-of $day -q >month; test $? -le 1; sed -n 1,12p month'
show 0 'kurator document add --kind report-month --title "Сводка за ноябрь" --date $day --as-of $day -q -f csv -o /dev/null; kurator roadmap done 4.2 --as-of $day -q -f csv | cut -d, -f1-3'
what_next

step 13 2023-01-16 'the register of the quarter; a pair ends early, without blame'
meet Учёба '2022-12-08 2022-12-22'
confirm pair~P
show 0 'kurator report register --as-of $day --columns period,part,role -f csv -q | sort | uniq -c'
show 0 'kurator document add --kind register --title "Реестр за IV квартал" --date $day --as-of $day -q -f csv -o /dev/null; kurator roadmap done 4.1 --date 2022-12-30 --as-of $day -q -f csv | cut -d, -f1-3; kurator roadmap done 4.2 --date 2022-12-25 --as-of $day -q -f csv | sed 1d | cut -d, -f1-3'
ended='$(sed -n 5p added.csv | cut -d, -f1)'
show 0 "kurator pair end $ended --reason mentor-left --date 2023-01-13 --as-of \$day -q -f csv -o /dev/null"
show 3 "kurator pair rematch $ended --mentor M-008 --as-of \$day -q -f csv"
show 0 "kurator contact log $ended --side mentee --summary 'хочет продолжать с другим наставником' --date 2023-01-25 --as-of 2023-01-30 -q -f csv -o /dev/null"
show 0 "kurator pair rematch $ended --as-of 2023-01-30 -q -f csv | tee candidates.csv"
show 0 "kurator pair rematch $ended --mentor \$(sed -n 2p candidates.csv | cut -d, -f1) --confirmed-by S-001 --as-of 2023-01-30 -q -f csv | cut -d, -f1,3,4,22,23"
what_next

step 14 2023-05-22 'measurements at exit, and what they say'
meet Проект '2023-01-19 2023-02-02 2023-02-16 2023-03-02 2023-03-16 2023-04-06 2023-04-20 2023-05-04'
confirm 'pair!=P-003'
show 0 'for d in 2023-01-25 2023-02-25 2023-03-25 2023-04-25; do kurator roadmap done 4.2 --date $d --as-of $day -q -f csv -o /dev/null; done; kurator roadmap done 4.1 --date 2023-03-31 --as-of $day -q -f csv | cut -d, -f1-3'
show 0 'kurator plan list --where state=overdue --columns id -q -f csv --as-of $day | sed 1d | head -n 15 | xargs kurator plan done --result "получилось" --date 2023-05-12 --as-of $day -q -f csv -o /dev/null'
show 0 '{ echo participant,measure,phase,date,value,version; sed 4d mentees.new | awk "{ print \$0 \",communication,exit,2023-05-19,\" NR % 5 + 5 \",school-1\" }"; } | kurator measure add - -q -f csv | wc -l'
show 0 'kurator monitor compare -f table --as-of $day -q | sed -n 1,6p'
show 0 'kurator monitor strategy -f table --as-of $day -q | sed -n 1,6p'
what_next

step 15 2023-06-30 'awards, register and handover: the year is closed'
show 0 'for p in $(kurator pair list --where state=active --columns id -q -f csv --as-of $day | sed 1d); do echo $p,2023-05-30,final,45,Итоги,2023-05-30,2023-05-30,9,9; done | { echo pair,date,stage,minutes,topic,mentor_confirmed,mentee_confirmed,mentor_rating,mentee_rating; cat; } | kurator meeting log - --as-of $day -q -f csv | wc -l'
show 0 'kurator pair list --where state=active --columns id -q -f csv --as-of $day | sed 1d | xargs kurator pair end --reason completed --outcome "цель достигнута" --date 2023-05-31 --as-of $day -q -f csv -o /dev/null'
show 0 'kurator practice add --title "Первый успех за месяц" --pair P-001 --problem "не верит в себя" --what "одно посильное дело в неделю" --result "сделано" --date 2023-06-02 --as-of $day -q -f csv | cut -d, -f1-3'
show 0 'kurator output add --person "$(sed -n 2p added.csv | cut -d, -f4)" --pair P-001 --kind project --title "Метеостанция" --date 2023-05-12 --as-of $day -q -f csv | cut -d, -f1-5'
show 0 'kurator event log --kind reflection --title "Что дала программа" --present 30 --date 2023-06-05 --as-of $day -q -f csv -o /dev/null; kurator event log --kind closing --title "Праздник наставников" --present 70 --date 2023-06-09 --as-of $day -q -f csv | cut -d, -f1-4'
show 0 'kurator award rank "Лучшая пара" --top 3 -f table --as-of $day | sed -n 1,8p'
show 0 'kurator award grant best-pair $(kurator award rank best-pair --top 1 --as-of $day -q -f csv | sed -n 2p | cut -d, -f10) --protocol "протокол № 7" --as-of $day -q -f csv'
show 0 'kurator award grant municipal-mentor $(kurator award rank municipal-mentor --top 1 --as-of $day -q -f csv | sed -n 2p | cut -d, -f9) --as-of $day -q -f csv'
show 0 'kurator award grant best-mentor $(kurator award rank best-mentor --top 1 --as-of $day -q -f csv | sed -n 2p | cut -d, -f9) --status winner --as-of $day -q -f csv | cut -d, -f1-4'
show 0 'kurator document print certificate -o certificates.docx --as-of $day'
show 0 'kurator document print thanks-letter -o letters.docx --as-of $day'
show 0 'kurator document print report-year -o report.docx --as-of $day'
show 0 'kurator proposal add --person M-001 --text "Школа наставника осенью, до пар" --date 2023-06-05 --as-of $day -q -f csv | cut -d, -f1-4'
show 0 'kurator report register --as-of $day --columns period,part,role -f csv -o register.csv && sort register.csv | uniq -c'
show 0 'kurator document add --kind register --title "Реестр за II квартал" --date $day --as-of $day -q -f csv -o /dev/null; kurator roadmap done 4.1 --as-of $day -q -f csv | cut -d, -f1-3; for d in 2023-05-25 2023-06-25; do kurator roadmap done 4.2 --date $d --as-of $day -q -f csv | sed 1d | cut -d, -f1-3; done'
show 1 'kurator report year -f csv --as-of $day -q | grep -E "^2022-2023,(participants,ment[a-z]*,,|pairs,[a-z-]*,,|meetings,(held|confirmed),,|measures,communication,)"'
show 0 'kurator status -f table --as-of $day | grep "^[1-7]"'
show 0 'kurator status --stage completion --missing -f table --as-of $day'
show 0 'kurator check --as-of $day -q -f csv | cut -d, -f5 | sort | uniq -c'
show 0 'kurator handover ../for-successor --as-of $day'
show 0 'sed -n "1,5p; /^## /p" ../for-successor/README.md'
show 0 'kurator next --all -f tsv --as-of $day -q | cut -f4,8 | grep -E "^(report-year|new-year|handover)"'
what_next
printf '\nThe year is over.\n'
