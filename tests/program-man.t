#!/bin/sh
# The manual of program.yaml knows every key and every word that the file may hold.
. "${0%/*}/lib.sh"

sed 's/\\-/-/g; s/\\(en/–/g' "$top/man/kurator-program.5" >page
known() { # words on standard input
	while read -r word; do
		grep -qw -e "$word" page || echo "$word"
	done
}

cat "$top"/lib/model/program/*.c |
	grep -o 'KEY_AS("[a-z_0-9]*"\|HEADCOUNT("[a-z_0-9]*"\|\.key = "[a-z_]*"' | cut -d'"' -f2 | sort -u >keys
ok 'there are keys' 'test "$(wc -l <keys)" -gt 80'
t 'every key is described' 'known <keys' 0 <<EOF
EOF
grep -ho '^	\[[A-Z_]*\] = "[a-z_-]*"' "$top"/lib/model/program/*.c | cut -d'"' -f2 >words
sed -n 's/^	{ "\([a-z0-9-]*\)", {.*/\1/p' "$top/lib/model/vocabulary.c" >>words
ok 'there are words' 'test "$(wc -l <words)" -gt 80'
t 'every word is named' 'known <words' 0 <<EOF
EOF
sed -n '/^program:/,/^\.RE/p' page | sed '/^\.RE/d' >program.yaml
printf 'id,name,kind\n' >mentors.csv
printf 'id,name,kind\n' >mentees.csv
ok 'the smallest program.yaml can be loaded' 'kurator mentor list --as-of 2021-10-01'
finish
