#!/bin/sh
# The manual of the files knows every column of every file, in order, and every rule of check with its sentence.
. "${0%/*}/lib.sh"

sed 's/\\-/-/g; s/\\&//' "$top/man/kurator-files.5" >page

# file, column and a star where it is required: from the tables, from the page.
for area in people requests pairs registers monitoring; do
	tr '\n\t' '  ' <"$top/lib/model/columns/$area.c" | sed 's/};/};\n/g' | awk '
		/static const struct column [a-z]*\[\]/ {
			match($0, /column [a-z]*\[\]/)
			name = substr($0, RSTART + 7, RLENGTH - 9)
			rest = $0
			while (match(rest, /\{ "[a-z_]*", N_\(/)) {
				column = substr(rest, RSTART + 3, RLENGTH - 8)
				sub(/".*/, "", column)
				rest = substr(rest, RSTART + RLENGTH)
				own = rest
				if (match(own, /\{ "[a-z_]*", N_\(/))
					own = substr(own, 1, RSTART)
				columns[name] = columns[name] column (own ~ /REQUIRED/ ? "*" : "") "\n"
			}
		}
		/\.name = "/ {
			file = $0
			sub(/.*\.name = "/, "", file)
			sub(/".*/, "", file)
			array = $0
			sub(/.*SCHEMA\(/, "", array)
			sub(/\).*/, "", array)
			n = split(columns[array], list, "\n")
			for (i = 1; i < n; i++)
				print file, list[i]
		}'
done | LC_ALL=C sort -s -k1,1 >tables
awk '
	/^\.SH / { file = "" }
	/^\.SS [a-z]*\.csv$/ { file = $2 }
	file && /^\.BR [a-z_]* "\*? \(/ { print file, $2 (substr($3, 2, 1) == "*" ? "*" : "") }' page |
	LC_ALL=C sort -s -k1,1 >described
ok 'there are columns' 'test "$(wc -l <tables)" -gt 250'
t 'the page has every column of every file, and no other' 'diff tables described' 0 </dev/null

kurator check --rules --lang en -f tsv | tail -n +2 >rules
awk '
	/^\.SH / { rules = $2 == "RULES" }
	rules && name { print name "\t" severity "\t" $0; name = "" }
	rules && /^\.BR [a-z0-9-]* " \(/ { name = $2; severity = $3 $4; gsub(/[" ()]/, "", severity) }' page >told
ok 'there are rules' 'test "$(wc -l <rules)" -gt 150'
t 'the page has every rule of check, with its sentence' 'diff rules told' 0 </dev/null
ok 'the page is clean roff' 'test -z "$(groff -man -ww -z -Kutf8 "$top/man/kurator-files.5" 2>&1)"'
finish
