#!/bin/sh
# pair solve against an independent solver (glpsol of GLPK): middle-sized random cases with capacities and ties
. "${0%/*}/lib.sh"

# $1: number of the case. Mentors have 0 to 3 places; of 40 mentees each has about a fifth of 18 mentors, or none.
make_case() {
	awk -v state="$1" '
		function below(n) { state = (state * 16807) % 2147483647; return int(state / 7) % n }
		BEGIN {
			kinds = 2 + below(30)
			print "mentor,capacity" >"places.csv"
			for (j = 0; j < 18; j++) print "M" j "," below(4) >"places.csv"
			print "mentee,mentor,score"
			for (i = 0; i < 40; i++) for (j = 0; j < 18; j++)
				if (below(5) == 0) print "E" i ",M" j "," below(kinds) * 37 + 1
		}' >edges.csv
}

# The most of the sum of scores, and of $1 for each pair, over the rows with a score of $2 or more.
by_glpk() {
	awk -F, -v plus="$1" -v floor="$2" '
		FNR == 1 { next }
		FILENAME == "places.csv" { places[$1] = $2; next }
		$3 >= floor {
			x = "x" FNR; e[$1] = e[$1] " + " x; m[$2] = m[$2] " + " x
			objective = objective " + " ($3 + plus) " " x
		}
		END {
			print "Maximize"; print objective == "" ? " 0 x" : objective; print "Subject To"
			print " x <= 0"
			for (i in e) print e[i] " <= 1"
			for (j in m) print m[j] " <= " places[j]
			print "End"
		}' places.csv edges.csv >case.lp
	glpsol --lp case.lp -o case.sol >/dev/null || exit 99
	sed -n 's/^Objective: .* = \([0-9]*\) (MAXimum)/\1/p' case.sol
}

# A pair is worth more than all scores where pairs come first.
PAIR=100000
sum_of() { # plan, what a pair is worth besides
	awk -F, -v plus="$2" 'NR > 1 { sum += $3 + plus } END { print sum + 0 }' "$1"
}

agrees() { # objective, case
	make_case "$2"
	kurator pair solve edges.csv --capacity places.csv --objective "$1" --certificate prices.csv -q -o plan.csv || return 1
	kurator pair verify edges.csv plan.csv --capacity places.csv --objective "$1" -q >/dev/null || return 1
	kurator pair verify edges.csv plan.csv --capacity places.csv --objective "$1" --certificate prices.csv -q >/dev/null ||
		return 1
	case $1 in
	score) test "$(sum_of plan.csv 0)" = "$(by_glpk 0 0)" ;;
	count) test "$(sum_of plan.csv $PAIR)" = "$(by_glpk $PAIR 0)" ;;
	fair)
		# With the worst pair's score as the least there are as many pairs, and no more points; above it there are fewer.
		floor=$(sed 1d plan.csv | cut -d, -f3 | sort -n | head -1)
		pairs=$(sed 1d plan.csv | wc -l)
		test "$(sum_of plan.csv $PAIR)" = "$(by_glpk $PAIR "$floor")" &&
			test "$((pairs * PAIR))" -le "$(by_glpk $PAIR 0)" &&
			test "$(($(by_glpk $PAIR 0) / PAIR))" = "$pairs" &&
			test "$(($(by_glpk $PAIR $((floor + 1))) / PAIR))" -lt "$pairs"
		;;
	esac
}

for objective in fair count score; do
	if ! command -v glpsol >/dev/null; then
		result 0 "glpsol finds the same: $objective # SKIP glpsol is not installed"
		continue
	fi
	for case in 11 22 33 44 55 66 77; do
		ok "glpsol finds the same: $objective, case $case" "agrees $objective $case"
	done
done
finish
