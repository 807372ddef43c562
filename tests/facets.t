#!/bin/sh
# Every list by form, variant, kind, class, state and period.
. "${0%/*}/lib.sh"
A='--as-of 2021-11-25'

school
# Counts rows of a list; $1: the list with its filters.
rows() {
	kurator $1 --as-of 2021-11-25 -f csv | sed 1d | wc -l
}
ok 'mentors in pairs of a form, or who ask for it' \
	'kurator mentor list --form student-student --columns id,forms '"$A"' >of &&
	kurator pair list --open --form student-student --columns mentor '"$A"' | sed 1d | sort -u >paired &&
	cut -d, -f1 of | sort >ids && test -s paired && test -z "$(comm -23 paired ids)" &&
	! grep ",teacher-teacher/" of'
ok 'a label stands for the form' \
	'test "$(rows "mentor list --form student-student")" = "$(kurator mentor list --form "Ученик – ученик" '"$A"' | sed 1d | wc -l)"'
ok 'pairs of a variant are those of --where' \
	'kurator pair list --variant leader-passive '"$A"' >a && kurator pair list --where variant=leader-passive '"$A"' >b && cmp a b && test "$(wc -l <a)" -gt 2'
ok 'a pair is of the class of either side' \
	'for id in $(kurator pair list --class 7 --columns mentor,mentee '"$A"' | sed 1d); do
		{ kurator mentor list --columns id,class '"$A"'; kurator mentee list --columns id,class '"$A"'; } |
			grep -q -e "^${id%,*},7" -e "^${id#*,},7" || exit 1
	done && test "$(rows "pair list --class 7")" -gt 2'
ok 'a letter narrows a class' \
	'test "$(rows "mentee list --class 7А")" -lt "$(rows "mentee list --class 7")" && test "$(rows "mentee list --class 7А")" -gt 0'
ok 'teachers do not meet in pairs of pupils' \
	'test "$(rows "pair list --kind teacher")" = "$(rows "pair list --form teacher-teacher")" &&
	test "$(rows "meeting list --kind teacher --form student-student")" = 0'
ok 'meetings of a month are those of its days' \
	'kurator meeting list --from 2021-10-01 --to 2021-10-31 '"$A"' >a && kurator meeting list --where date=2021-10 '"$A"' >b && cmp a b && test "$(wc -l <a)" -gt 5'
ok 'a pair is of every period in which it worked' \
	'kurator pair list --from 2021-01-01 --to 2021-01-31 --columns id,started,ended '"$A"' | sed 1d |
	awk -F, "\$2 > \"2021-01-31\" || (\$3 != \"\" && \$3 < \"2021-01-01\") { exit 1 } END { exit NR < 5 }"'
ok 'state is the state of the list' \
	'kurator request list --state open '"$A"' >a && kurator request list --where state=open '"$A"' >b && cmp a b && test "$(wc -l <a)" -gt 2'
ok 'a term is a state' \
	'kurator contact list --state over '"$A"' >a && kurator contact list --where term=over '"$A"' >b && cmp a b && test "$(wc -l <a)" -gt 1'
ok 'a list without states of its own: those of the pairs it names' '
	kurator meeting list --state active --columns pair '"$A"' | sed 1d | sort -u >a &&
	{ kurator pair list --state active --columns id '"$A"' | sed 1d
	kurator pair list --state active --columns group '"$A"' | sed 1d | grep .; } | sort -u >b &&
	test "$(wc -l <a)" -gt 5 && test -z "$(comm -23 a b)"'
ok 'or of its people, by their label, too' '
	kurator training list --state готов --columns person '"$A"' | sed 1d | sort -u >a &&
	kurator mentor list --state ready --columns id '"$A"' | sed 1d | sort -u >b &&
	test "$(wc -l <a)" -gt 5 && test -z "$(comm -23 a b)"'
ok 'an award has its own state' '
	kurator award list --state winner '"$A"' >a && kurator award list --where status=winner '"$A"' >b && cmp a b && test "$(wc -l <a)" -gt 1'
ok 'the letter of a class may be a Latin one' \
	'kurator mentee list --class 7A '"$A"' >a && kurator mentee list --class 7А '"$A"' >b && cmp a b && test "$(wc -l <a)" -gt 1'
ok 'a class teacher is of the class' '
	kurator staff list --class 6 --columns class '"$A"' >a && test "$(sed 1d a | wc -l)" -gt 0 && ! sed 1d a | grep -v "^6"'
ok 'an event has a form of its own' \
	'kurator event list --form student-student --columns form '"$A"' | sed 1d | sort -u >a && test "$(cat a)" = student-student'
# Every list and every filter: what is offered in the help is honoured, what has no meaning is not offered.
cat >lacking <<'EOF'
award rank from to
document list form variant kind class
event list variant kind class
partner list form variant kind class
report register from to
request gap state from to
roadmap due form variant kind class
roadmap list form variant kind class
staff list form variant kind
EOF
nobody() { # filter: a value that nothing in the example school has
	case $1 in
	form) echo employer-pupil ;;
	variant) echo professional-consumer ;;
	kind) echo college-student ;;
	class) echo 1 ;;
	from) echo 2099-01-01 ;;
	to) echo 1990-01-01 ;;
	esac
}
open_ended='mentor list|mentee list|mentor screen|pair list|partner list|staff list' # what goes on is of every later period, too
for list in $(kurator help --commands | grep -E ' (list|due|screen|alerts|map|rank|register)$|^request gap$' | tr ' ' :); do
	noun=${list%:*} verb=${list#*:}
	kurator "$noun" "$verb" -h --lang en >help
	: >wrong
	for facet in form variant kind class state from to; do
		if sed -n "s/^$noun $verb //p" lacking | grep -qw $facet; then
			test "$noun $verb --$facet" = 'award rank --from' && continue
			grep -q -- "^  --$facet .*only" help && echo "$facet is offered" >>wrong
			test "$noun $verb --$facet" = 'request gap --form' && continue
			kurator "$noun" "$verb" --$facet "$(nobody $facet)" --lang en $A >out 2>err
			test $? = 2 && ! test -s out && grep -q -- "^kurator: --$facet: th[ei][se]* .*list" err ||
				echo "$facet is not refused in words" >>wrong
			continue
		fi
		grep -q -- "^  --$facet " help || echo "$facet is not offered" >>wrong
		if test $facet = state; then
			kurator "$noun" "$verb" --state nowhere -q --lang en $A >out 2>err
			test $? = 2 && grep -q 'is none of\|is no state' err || test "$noun $verb:$(sed 1d out)" = 'proposal list:' ||
				echo 'state takes any word' >>wrong
			continue
		fi
		test $facet = from && echo "$noun $verb" | grep -qxE "$open_ended" && continue
		where=
		test "$noun $verb" = 'request map' && where='--where open>0'
		kurator "$noun" "$verb" $where --$facet "$(nobody $facet)" -f csv -q --lang en $A >out 2>err || cat err >>wrong
		test "$(sed 1d out | wc -l)" = 0 || echo "$facet keeps what it ought not to" >>wrong
	done
	ok "$noun $verb: filters" 'cat wrong && ! test -s wrong'
done
err <<'EOF'
kurator: --state: 'tired' is no state of a pair, a mentor or a mentee
hint: 'kurator meeting list -h' shows how to use it
EOF
t 'no state' "kurator meeting list --state tired --lang en $A" 2 </dev/null
err <<'EOF'
kurator: --form: 'chess' is none of the forms in program.yaml
hint: 'kurator pair list -h' shows how to use it
EOF
t 'an unknown form' "kurator pair list --form chess --lang en $A" 2 </dev/null
err <<'EOF'
kurator: --class: '13' is not a class 1 to 11
hint: 'kurator mentee list -h' shows how to use it
EOF
t 'no class' "kurator mentee list --class 13 --lang en $A" 2 </dev/null
err <<'EOF'
kurator: --to lies before --from
hint: 'kurator meeting list -h' shows how to use it
EOF
t 'a period that ends before it begins' \
	"kurator meeting list --from 2021-11-02 --to 2021-11-01 --lang en $A" 2 </dev/null
refused() { # command, option, the reason
	err <<EOF
kurator: --$2: $3
hint: 'kurator $1 -h' shows how to use it
EOF
	t "$1 --$2" "kurator $1 --$2 2021-11-01 --lang en $A" 2 </dev/null
}
refused 'roadmap list' kind 'this list names neither mentors nor mentees'
refused 'document list' class 'this list names neither mentors nor mentees'
refused 'event list' variant 'this list names no pairs'
refused 'request gap' state 'this list has no states'
refused 'request gap' from 'this list has no days'
refused 'report register' to 'the period of this list is named with --period'
for option in form variant kind class state from to; do
	refused 'report year' $option "'report year' is always of the whole programme"
done
refused 'monitor strategy' class "'monitor strategy' is always of the whole programme"
ok 'in Russian' '
	kurator partner list --class=7 --lang ru '"$A"' 2>err; test $? = 2 &&
	grep -qx "kurator: --class: в этом списке нет ни наставников, ни наставляемых" err
	kurator report year --form x --lang ru 2>err; test $? = 2 &&
	grep -qx "kurator: --form: .report year. — всегда обо всей программе" err'
err <<'EOF'
kurator: unknown option '--form'
hint: 'kurator pair show -h' shows how to use it
EOF
t 'what is no list knows no filters' "kurator pair show P-003 --form x --lang en $A" 2 </dev/null
ok 'an alert is of the day since when it is' '
	kurator monitor alerts --columns alert,pair,since '"$A"' >all && kurator monitor alerts --columns alert,pair,since --from 2021-11-01 --to 2021-11-20 '"$A"' >some &&
	awk -F, "NR == 1 || (\$3 >= \"2021-11-01\" && \$3 <= \"2021-11-20\")" all >wanted && cmp some wanted && test "$(wc -l <some)" -gt 1 && ! cmp -s all some'
finish
