#!/bin/sh
# The manual of spreadsheets knows every kind of damage, every layout and every word of a map.
. "${0%/*}/lib.sh"

sed 's/\\-/-/g; s/\\(aq/'"'"'/g' "$top/man/kurator-sheets.7" | tr '\n' ' ' >page
known() { # texts on standard input, one a line
	while read -r text; do
		grep -qF -- "$text" page || echo "$text"
	done
}

tr '\n\t' '  ' <"$top/lib/model/sheets/damage.c" | grep -o '\[DAMAGE_[A-Z]*\] = { "[a-z-]*", *N_("[^"]*")' |
	sed 's/.*N_("//; s/")$//' >damages
ok 'there are kinds of damage' 'test "$(wc -l <damages)" -gt 15'
t 'every kind of damage is described' 'known <damages' 0 <<EOF
EOF
sed -n 's/^  - id: //p' "$top/lib/templates/program.yaml" | grep -x 'mentor-base\|mentee-base\|register\|municipal' >layouts
t 'every layout is named' 'test "$(wc -l <layouts)" = 4 && known <layouts' 0 <<EOF
EOF
t 'every word of a map is named' 'printf "%s\n" contacts partner surname given patronymic | known' 0 <<EOF
EOF
ok 'the page has no fault' 'groff -K utf8 -man -Tutf8 -ww "$top/man/kurator-sheets.7" 2>&1 >out | grep -v "hyphen" >faults; test ! -s faults'
finish
