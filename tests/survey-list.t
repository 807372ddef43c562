#!/bin/sh
# survey list: answers, surveys, who has not answered
. "${0%/*}/lib.sh"
school

t 'answers, with filters' 'kurator survey list --as-of 2021-11-25 --where person=E-002 --where survey=ss-mentee-exit --where question=liked' 0 <<'END'
survey,wave,date,person,pair,question,answer
ss-mentee-exit,exit,2021-05-25,E-002,P-002,liked,7
END
sed -i '2q' answers.csv
t 'surveys: questions, filled in, answered, asked' 'kurator survey list --surveys --as-of 2021-11-25 | cut -d, -f1,3-' 0 <<'END'
survey,form,role,wave,questions,responses,answered,asked
ss-mentee-entry,student-student,mentee,entry,13,1,0,11
ss-mentee-exit,student-student,mentee,exit,22,0,0,0
ss-mentor-entry,student-student,mentor,entry,10,0,0,9
ss-mentor-exit,student-student,mentor,exit,12,0,0,0
tt-mentee-entry,teacher-teacher,mentee,entry,12,0,0,4
tt-mentee-exit,teacher-teacher,mentee,exit,16,0,0,0
tt-mentor-entry,teacher-teacher,mentor,entry,7,0,0,5
tt-mentor-exit,teacher-teacher,mentor,exit,9,0,0,0
quality,,curator,,9,0,,
END
school
t 'who has not answered' 'kurator survey list --missing --as-of 2021-11-25' 0 <<'END'
survey,person,name,pair
ss-mentee-entry,E-026,Зимородкова Яна Ильинична,P-030
ss-mentor-entry,M-018,Маслова Алиса Денисовна,P-030
tt-mentor-entry,M-003,Полянский Андрей Викторович,P-036
END
ok 'whoever answers is no longer missing' '
	kurator survey add -q --as-of 2021-11-25 --survey ss-mentor-entry entry-form.csv >out &&
	! kurator survey list --missing --as-of 2021-11-25 | grep -q M-018'
ok 'before the pair began nobody is asked' 'test "$(kurator survey list --missing --as-of 2021-10-19 | grep -c P-030)" = 0'
err <<'END'
kurator: '--missing' goes without --where, --sort and --columns
hint: 'kurator survey list -h' shows how to use it
END
t 'no filters with --missing' 'kurator survey list --missing --sort person --lang en' 2 </dev/null
err <<'END'
kurator: --surveys and --missing do not go together
hint: 'kurator survey list -h' shows how to use it
END
t 'one or the other' 'kurator survey list --missing --surveys --lang en' 2 </dev/null
ok 'the tables fit into 80 columns' '
	for o in --surveys --missing; do test "$(COLUMNS=80 kurator survey list $o -f table --as-of 2021-11-25 --lang ru | wc -L)" -le 80 || exit 1; done'
finish
