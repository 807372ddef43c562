#!/bin/sh
# Eight processes write at once, and others read: nothing is lost, nothing is doubled, nothing is seen half done.
. "${0%/*}/lib.sh"
hazard=$build/hazard/hazard writer=$build/hazard/writer broken=$build/hazard/broken

mkdir plain
printf 'id,pair,summary\nV-001,P-001,n1\n' >plain/meetings.csv
printf 'id,mentor,notes\nP-001,M-001,n1\n' >plain/pairs.csv
printf 'change,file,hash_before,hash_after,new\n' >plain/journal.csv
mkdir store
cp plain/meetings.csv plain/pairs.csv store
ok 'a journal is begun' "'$writer' store many n1"

ok '8 processes, 25 writes each: one file' \
	"'$hazard' race store 8 25 meetings.csv -- '$writer' {} one 'n{n}'"
ok 'two files in one change, seen by readers meanwhile' \
	"'$hazard' race store 8 25 meetings.csv -- '$writer' {} many 'n{n}' -- '$writer' {} look"
ok 'the same test finds nothing wrong with a simple writer that locks' \
	"'$hazard' race plain 8 25 meetings.csv -- '$broken' none {} 'n{n}'"
for flaw in no-lock late-lock no-journal; do
	ok "and finds what is wrong with the writer '$flaw'" \
		"'$hazard' race plain 8 25 meetings.csv -- '$broken' $flaw {} 'n{n}'; test \$? = 1"
done
ok "and with the reader 'torn-look'" \
	"'$hazard' race store 8 25 meetings.csv -- '$writer' {} many 'n{n}' -- '$broken' torn-look {} look; test \$? = 1"
finish
