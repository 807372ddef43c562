#!/bin/sh
# survey swot: four cells by the rules of program.yaml
. "${0%/*}/lib.sh"
school
A='--as-of 2021-11-25'

# Ten answers each: 7, 6, 5, 4 of ten favourable; 70 and 50 per cent are the borders.
{
	echo survey,wave,date,person,question,answer
	for i in 1 2 3 4 5 6 7 8 9 10; do
		for q in comfort:7 personal:6 group:5 support:4; do
			echo "ss-mentee-exit,exit,2021-05-20,anon:$i,${q%:*},$([ $i -le ${q#*:} ] && echo 7 || echo 6)"
		done
		for q in sport:7 culture:4 civic:10; do
			echo "ss-mentee-exit,exit,2021-05-20,anon:$i,${q%:*},$([ $i -le ${q#*:} ] && echo yes || echo no)"
		done
	done
	echo ss-mentee-exit,exit,2021-05-20,anon:1,missing,"a|b <времени>"
} >answers.csv
t 'cells: from 70 per cent on a strength, below 50 a weakness; external ones apart' \
	"kurator survey swot $A | cut -d, -f2,5,7,10-13" 0 <<'END'
cell,question,percent,hits,n,of,mean
strength,civic,100,10,10,10,
strength,comfort,70,7,10,10,6.7
weakness,support,40,4,10,10,6.4
opportunity,sport,70,7,10,10,
threat,culture,40,4,10,10,
neither,personal,60,6,10,10,6.6
neither,group,50,5,10,10,6.5
open,missing,,1,1,10,
END
sed -i 's/strength_from: 70/strength_from: 60/; s/satisfied_from: 7/satisfied_from: 6/; s/{id: support, type: rating, construct: support, text: {ru: Насколько ты/{id: support, type: rating, reverse: true, construct: support, text: {ru: Насколько ты/' program.yaml
t 'the borders are those of program.yaml; reverse questions are turned' \
	"kurator survey swot $A | cut -d, -f2,5,7 | grep -E 'personal|support'" 0 <<'END'
strength,personal,100
weakness,support,0
END
t 'Markdown: two by two, and words that are no markup' "kurator survey swot $A -f md --lang en | sed 's/How[^—]*—/…/g'" 0 <<'END'
## Pupil – pupil

| SWOT | positive | negative |
|---|---|---|
| internal | … 100.0 % (10/10, mentee)<br>… 100.0 % (10/10, mentee)<br>… 100.0 % (10/10, mentee)<br>Do you want to take a larger part in school affairs? — 100.0 % (10/10, mentee) | … 0.0 % (0/10, mentee) |
| external | Should the school have more sports events? — 70.0 % (7/10, mentee) | Should the school have more cultural events? — 40.0 % (4/10, mentee) |

- What was missing? — a\|b &lt;времени> (1, mentee)
END
ok 'public: no words of anybody' "! kurator survey swot $A --public | grep -q времени"
sed -i '3,$d' answers.csv
t 'public: no statement of few answers' "kurator survey swot $A --public | wc -l" 0 <<'END'
1
END
school
ok 'at exit, unless told otherwise' "! kurator survey swot $A | grep -q -- '-entry,' && kurator survey swot $A --wave entry | grep -q -- '-entry,'"
err <<'END'
left out: 9 questions that are neither good nor bad (-f table -v shows them)
END
t_lines 'a table for people' "COLUMNS=80 kurator survey swot $A --form teacher-teacher -f table --lang en" 0 <<'END'
Teacher – teacher
STRENGTHS (internal, positive)
WEAKNESSES (internal, negative)
OPPORTUNITIES (external, positive)
THREATS (external, negative)
IN THEIR OWN WORDS (for the curator to choose from)
END
ok 'what is neither only in detail' "! kurator survey swot $A -f table --lang en | grep -qx NEITHER && kurator survey swot $A -f table -v --lang en | grep -qx NEITHER"
ok 'the table fits into 80 columns' "test \"\$(COLUMNS=80 kurator survey swot $A -v -f table --lang ru | wc -L)\" -le 80"

school left-out
echo 'ss-mentee-exit,exit,2021-05-20,E-001,P-001,comfort,99' >>answers.csv
for report in summary gap swot; do
	t "survey $report --skip-bad: what is left out is counted in the report" "
		kurator survey $report --skip-bad --as-of 2021-11-25 2>/dev/null | sed -n '1p;\$p' | sed 's/.*,//'
		kurator survey $report --skip-bad --as-of 2021-11-25 -f md --lang en 2>/dev/null | tail -1" 0 <<'END'
left_out
1
wrong rows left out: 1
END
done

school nobody
err <<'END'
there are no answers to these surveys: 'kurator survey list' shows which have some
END
t 'nobody has answered: it is said' 'kurator survey swot --from 2021-11-25 --as-of 2021-11-25 --lang en | wc -l' 0 <<'END'
1
END
err <<'END'
left out: 2 surveys that fewer than 5 people have answered
END
t 'public: what small groups leave out is said' "kurator survey swot --as-of 2021-11-25 -C \"$build/share/kurator/examples/school\" --public --form teacher-teacher -f table -v --lang en | sed -n '3,\$d'" 0 </dev/null
finish
