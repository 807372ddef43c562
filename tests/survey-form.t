#!/bin/sh
# survey form: blank questionnaires for paper, browser and sheet
. "${0%/*}/lib.sh"
school

t_lines 'Markdown, in the language asked for' 'kurator survey form tt-mentee-exit --lang en' 0 <<'END'
# Teacher – teacher: mentee at exit
Ratings: 1 is the lowest, 10 the highest.
name: ______________________________   date: ______________
1. How effective was the programme?
   ☐ 1   ☐ 2   ☐ 3   ☐ 4   ☐ 5   ☐ 6   ☐ 7   ☐ 8   ☐ 9   ☐ 10
9. How often were there meetings to build skills?
   ☐ never   ☐ once or twice   ☐ rarely   ☐ often   ☐ very often
   ☐ yes   ☐ no
   ________________________________________________
END
t_lines 'in Russian, named by its label' 'kurator survey form "Ученик – ученик: анкета наставляемого на «входе»"' 0 <<'END'
# Ученик – ученик: анкета наставляемого на «входе»
Ответь, пожалуйста, как думаешь сам: правильных ответов здесь нет. 1 – совсем нет, 10 – полностью.
1. Был ли у тебя раньше наставник?
   ☐ да   ☐ нет
END
ok 'every question is on the page once' "
	kurator survey form ss-mentor-exit -f html --lang en >page.html
	test \"\$(grep -c '<legend>' page.html)\" = \"\$(kurator survey list --surveys -q | grep '^ss-mentor-exit,' | cut -d, -f6)\""
ok 'the page needs nothing from elsewhere' "! grep -qE 'src=|href=|url\\(|@import|<script' page.html"
sed -i 's/Насколько легко было общаться с наставником?/<b>"x" \& y<\/b>?/' program.yaml
sed -i "s/text: {ru: <b>/text: {ru: '<b>/; s/<\\/b>?, en/<\\/b>?', en/" program.yaml
ok 'what people write is no markup in HTML' "kurator survey form ss-mentee-exit -f html --lang ru | grep -q '&lt;b&gt;&quot;x&quot; &amp; y&lt;/b&gt;'"
ok 'nor in Markdown' "kurator survey form ss-mentee-exit --lang ru | grep -qF '&lt;b>\"x\" &amp; y'"
school
t 'a sheet: a column per question' "kurator survey form ss-mentor-exit -f csv --lang en | cut -d, -f1-5" 0 <<'END'
person,name,date,How easy was it to talk with your mentee?,How far were you able to lead?
END
t 'with a row for who has not answered' "kurator survey form ss-mentee-entry -f csv --people --as-of 2021-11-25 | tail -n +2 | cut -d, -f1-3" 0 <<'END'
E-026,Зимородкова Яна Ильинична,
END
err <<'END'
kurator: --people goes with --format csv
hint: 'kurator survey form -h' shows how to use it
END
t 'people without a sheet' 'kurator survey form ss-mentee-entry --people --lang en' 2 </dev/null
err <<'END'
kurator: 'colours' is none of the surveys in program.yaml
hint: 'kurator survey form -h' shows how to use it
END
t 'a survey that is none' 'kurator survey form colours --lang en' 2 </dev/null
ok '-o writes a file' 'kurator survey form ss-mentee-exit -f html -o f.html && kurator survey form ss-mentee-exit -f html | cmp - f.html'
ok '-o never over a base file' '! kurator survey form ss-mentee-exit -o mentees.csv 2>err && grep -q mentees.csv err'
ok 'every questionnaire with ratings says once which end is which' "for s in ss tt; do for r in mentee mentor; do for w in entry exit; do for f in md html; do
	kurator survey form \$s-\$r-\$w -f \$f --lang ru | sed '/<fieldset>/,\$d;/^1\\./,\$d' | grep -cE '1 – (совсем|самая)|1 \\(совсем' | grep -qx 1 || exit 1
done; done; done; done"
finish
