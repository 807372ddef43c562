#!/bin/sh
# A process that is killed, or a call that fails, at each call that touches a file: the change has happened or it has
# not, and the next command works.
. "${0%/*}/lib.sh"
hazard=$build/hazard/hazard writer=$build/hazard/writer broken=$build/hazard/broken
shim=$build/hazard/fault.so
modes='kill torn term short EIO EINTR late dead full'

if nm -D "$writer" 2>/dev/null | grep -q __asan; then
	echo '1..0 # SKIP the faults are preloaded, which the sanitizers do not like'
	rm -rf "$home"
	exit 0
fi

crash() { # template, mode, operation
	"$hazard" crash "$shim" "$1" "$2" -- "$writer" {} "$3" name -- "$writer" {} one next
}

mkdir new old
printf 'id,pair,summary\nV-001,P-001,first\n' >old/meetings.csv
printf 'id;mentor;notes\r\nP-001;M-001;first' >old/pairs.csv
ok 'a journal is begun with files that were there' "'$writer' old many base"
ok 'a journal is begun with new files' "'$writer' new many base"

for mode in $modes; do
	ok "$mode: a change of one file" "crash old $mode one"
	ok "$mode: a change of two files" "crash old $mode many"
	ok "$mode: undo" "crash old $mode undo"
	ok "$mode: undo that removes files" "crash new $mode undo"
done

for mode in short EIO EINTR late dead; do
	ok "$mode: a reader" "'$hazard' read '$shim' old $mode -- '$writer' {} print"
done

mkdir plain
printf 'id,pair,summary\nV-001,P-001,first\n' >plain/meetings.csv
printf 'change,file,hash_before,hash_after,new\n' >plain/journal.csv
sample() { # mode, flaw
	"$hazard" crash "$shim" plain "$1" -- "$broken" "$2" {} name -- "$broken" "$2" {} next
}

ok 'the same test finds nothing wrong with a simple writer that minds short writes' 'sample short none'
ok 'and finds that its two files are not one' 'sample kill none; test $? = 1'
for case in kill:in-place torn:in-place kill:stale-lock short:short-write EIO:ignore-errors full:ignore-errors \
	EIO:eof-on-error; do
	ok "and finds what is wrong with the writer '${case#*:}' (${case%:*})" \
		"sample ${case%:*} ${case#*:}; test \$? = 1"
done
ok "and what is wrong with the reader 'eof-on-error'" \
	"'$hazard' read '$shim' plain EIO -- '$broken' eof-on-error {} print; test \$? = 1"
finish
