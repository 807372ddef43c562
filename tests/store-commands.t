#!/bin/sh
# meeting log, pair add and undo under crashes, failing calls and a crowd; see store-crash.t for what the tests can find.
. "${0%/*}/lib.sh"
hazard=$build/hazard/hazard shim=$build/hazard/fault.so

if nm -D "$build/kurator" 2>/dev/null | grep -q __asan; then
	echo '1..0 # SKIP the faults are preloaded, which the sanitizers do not like'
	rm -rf "$home"
	exit 0
fi

# A programme in the middle of its work: one pair to be logged, one to be added, changes to be taken back.
school small
cd "$home" || exit 99
as_of='--as-of 2021-11-25 --lang en -q'
# shellcheck disable=SC2086
kurator -C small pair match $as_of >pairs.csv
head -2 pairs.csv >first.csv
ok 'a pair is added' "kurator -C small pair add first.csv $as_of"
ok 'a meeting is logged' "kurator -C small meeting log P-020 --date 2021-11-24 --minutes 45 $as_of"
next="kurator -C {} mentor set M-001 --hours 3 --lang en -q"

crash() { # mode, command
	# shellcheck disable=SC2086
	"$hazard" crash "$shim" small "$1" -- $2 -- $next
}

for mode in kill torn EIO EINTR late full; do
	ok "$mode: meeting log" "crash $mode 'kurator -C {} meeting log P-021 --date 2021-11-24 $as_of'"
	ok "$mode: pair add" "crash $mode 'kurator -C {} pair add --mentor M-017 --mentee E-037 $as_of'"
	ok "$mode: undo" "crash $mode 'kurator -C {} undo --lang en -q'"
done
for mode in EIO dead; do
	ok "$mode: meeting list" "'$hazard' read '$shim' small $mode -- kurator -C {} meeting list $as_of"
done

ok 'meeting log: 8 processes, 25 meetings each' \
	"'$hazard' race small 8 25 meetings.csv -- kurator -C {} meeting log P-022 --date 2021-11-24 --stage regular \
		--summary 'n{n}' --force crowd $as_of -- kurator -C {} meeting list $as_of"
ok 'mentor add: 8 processes, 25 mentors each' \
	"'$hazard' race small 8 25 mentors.csv -- kurator -C {} mentor add --kind teacher --name 'Сомов Ян' --notes 'n{n}' --lang en -q"
finish
