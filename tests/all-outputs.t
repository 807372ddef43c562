#!/bin/sh
# Where results go, for every command: -o is looked at before anything changes, a result is never lost in silence.
. "${0%/*}/lib.sh"

# The examples that are one command and work, for commands that take the option $1.
examples_with() {
	for noun in $(kurator help --nouns); do
		kurator help --examples "$noun"
	done | sed -n 's/^0	//p' | grep -v '[|&<]' | while read -r line; do
		words=${line#kurator }
		verb=${words#* }
		kurator help --commands | grep -qx "${words%% *} ${verb%% *}" ||
			verb=
		# shellcheck disable=SC2086
		kurator ${words%% *} ${verb%% *} -h --lang en | grep -q -e "$1" && echo "$line"
	done
}

# Names and contents of all that is in the working directory.
state() {
	find . -type f | LC_ALL=C sort | xargs -d '\n' cksum
}

school
examples_with '--output FILE' | grep -v -e ' -o ' >"$home/examples"
ok 'there are examples with -o' 'test "$(wc -l <"$home/examples")" -gt 50'
state >"$home/before"
while read -r command; do
	ok "$command -o nodir/x: exit 3, nothing changed" \
		"$command -o nodir/x >/dev/null 2>&1; test \$? = 3 && state | cmp - '$home/before'"
done <"$home/examples"

log='kurator meeting log october.csv --as-of 2021-11-25 --lang en -q'
for target in meetings.csv /tmp ''; do
	ok "meeting log -o '$target': exit 3, nothing changed" \
		"$log -o '$target' 2>/dev/null; test \$? = 3 && state | cmp - '$home/before'"
done
ok 'undo -o mentees.csv: exit 3, nothing changed' \
	"kurator undo -q -o mentees.csv 2>/dev/null; test \$? = 3 && state | cmp - '$home/before'"

ln mentors.csv hard.csv
ln mentors.csv ../outside.csv
state >"$home/before"
err <<'EOF'
kurator: 'hard.csv' is a file of the programme and cannot be an output
hint: name another file
EOF
t 'a hard link to a base file' 'kurator mentor list --columns id -o hard.csv --lang en' 3 </dev/null
err <<'EOF'
kurator: '../outside.csv' is a file of the programme and cannot be an output
hint: name another file
EOF
t 'a hard link outside of the folder' 'kurator mentor list --columns id -o ../outside.csv --lang en' 3 </dev/null
ok 'from another folder' "! ( cd / && kurator -C '$PWD' mentor list -q -o '$PWD/hard.csv' 2>/dev/null )"
kurator pair score --as-of 2021-11-25 -o "$home/edges.csv"
err <<'EOF'
kurator: 'mentors.csv' is a file of the programme and cannot be an output
hint: name another file
EOF
t 'a certificate is no base file' "kurator pair solve '$home/edges.csv' --certificate mentors.csv --as-of 2021-11-25 --lang en -o /dev/null" 3 </dev/null
ok 'all is as it was' "state | cmp - '$home/before'"

echo 'an older and longer result' >../two.txt
ln ../two.txt ../names.txt
ok 'what stands behind a second name stays until there is a result' \
	'! kurator mentor list --where no=column -o ../names.txt 2>/dev/null && grep -q older ../two.txt'
ok 'then it is replaced' 'kurator mentor list --columns id --where id=M-001 -q -o ../names.txt && test "$(cat ../two.txt)" = "id
M-001"'
t '-o - is stdout' 'kurator mentor list --columns id --where id=M-001 --as-of 2021-11-25 -o -; test ! -e ./-' 0 <<'EOF'
id
M-001
EOF

show='kurator mentor list --columns id --where id=M-001 --as-of 2021-11-25 --lang en'
err <<'EOF'
kurator: cannot write standard output: Bad file descriptor
EOF
t 'a closed stdout' "$show >&-" 3 </dev/null
ok 'a closed stdout that nobody needs' "$show -o ../names.txt >&-"
ok 'nobody reads a closed stdin' '! kurator meeting log - -q <&- 2>/dev/null'
err <<'EOF'
kurator: cannot write standard output: No space left on device
EOF
t 'a full disk' "$show >/dev/full" 3 </dev/null
err <<'EOF'
kurator: cannot write standard output: No space left on device
EOF
t 'a full disk, where a remark comes after the result' "kurator report monthly --as-of 2021-11-25 --lang en 2>&1 >/dev/full | tail -1 >&2" 0 </dev/null
rm -f mentors.csv hard.csv ../outside.csv
school
err <<'EOF'
added 10 records to meetings.csv
kurator: cannot write standard output: No space left on device
hint: the records are written; 'kurator log' shows them
EOF
t 'a full disk after a change' 'kurator meeting log october.csv --as-of 2021-11-25 --lang en >/dev/full' 3 </dev/null

# A dry run writes nothing, not even a lock.
rm -f ../outside.csv
school
rm -f .kurator.lock
examples_with '--dry-run' | sed 's/ -n / /; s/ -n$//' >"$home/examples"
ok 'there are examples with -n' 'test "$(wc -l <"$home/examples")" -gt 25'
find . | LC_ALL=C sort >"$home/names"
state >"$home/before"
while read -r command; do
	case $command in
	*' init '*) continue ;;
	esac
	ok "$command -n: nothing is written" "$command -n >/dev/null &&
		find . | LC_ALL=C sort | cmp - '$home/names' && state | cmp - '$home/before'"
done <"$home/examples"
ok 'a dry run of init makes no folder' 'kurator init new -n -q && test ! -e new'
kurator mentor set M-001 --hours 3 -q -o /dev/null
ok 'a dry run does not wait for the lock' \
	'KURATOR_LOCK_TIMEOUT=0 flock .kurator.lock kurator mentor set M-001 --hours 4 -n -q -o /dev/null'
ok 'undo -n shows what would happen' 'kurator undo -n -q --lang en | grep -q "^mentors.csv,M-001,"'
finish
