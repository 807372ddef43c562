#!/bin/sh
# CSV that cannot be read: what is said, and where; nothing is written.
. "${0%/*}/lib.sh"

mkdir small
cd small || exit 99
cp "$build/share/kurator/program.yaml" .
printf 'id,name,kind\n' >mentees.csv
list='kurator mentor list --lang en --as-of 2021-11-25'

broken() { # title, contents of mentors.csv as printf takes it; expected stderr on standard input
	rm -f mentors.csv
	# shellcheck disable=SC2059
	printf "$2" >mentors.csv
	cp mentors.csv ../as-it-was
	cat >"$home/.case/want-err"
	t "$1" "$list" 3 </dev/null
	ok "$1: nothing is written" \
		'! kurator mentor add --name "Сомов Ян" --kind teacher 2>/dev/null && cmp mentors.csv ../as-it-was && ! test -e journal.csv'
}

broken 'a quote that is not closed' 'id,name,kind\nM-001,"Белова\nM-002,Кротов,teacher\nM-003,"Сомов,teacher\n' <<'EOF'
kurator: mentors.csv:2:7: the quote opened here is not closed
kurator: mentors.csv:4:7: the quote opened here is not closed
EOF
broken 'quotes in the wrong place' 'id,name,kind\nM-001,Бел"ова,teacher\nM-002,"Кротов"а,teacher\n' <<'EOF'
kurator: mentors.csv:2:13: a quote in the middle of a field, or text behind a closing quote
kurator: mentors.csv:3:21: a quote in the middle of a field, or text behind a closing quote
EOF
broken 'too few and too many fields' 'id,name,kind\n\nM-001\nM-002,"Кротов\nЛев",teacher,9А,1\n' <<'EOF'
kurator: mentors.csv:3: 1 field where the header has 3
kurator: mentors.csv:4: 5 fields where the header has 3
EOF
broken 'a column twice' 'id,name,kind,name\nM-001,Белова,teacher,\n' <<'EOF'
kurator: mentors.csv:1: column 'name': the header has this name twice
EOF
broken 'a NUL byte' 'id,name,kind\nM-001,Бел\0ова,teacher\n' <<'EOF'
kurator: mentors.csv:2:13: a NUL byte
EOF
broken 'a byte that is not UTF-8' 'id,name,kind\nM-001,Белова Ольга,teacher\nM-002,Крот\377ов,teacher\n' <<'EOF'
kurator: mentors.csv:3:15: a byte that is not UTF-8
EOF
broken 'Windows-1251' 'id;name;kind\r\nM-001;\301\345\353\356\342\340;teacher\r\nM-002;\312\360\356\362\356\342;teacher\r\n' <<'EOF'
kurator: mentors.csv:2:7: not UTF-8 (it looks like windows-1251: save the file as UTF-8, or convert it with iconv -f windows-1251 -t utf-8)
EOF
broken 'UTF-16' '\377\376i\0d\0\n\0' <<'EOF'
kurator: mentors.csv:1:1: not UTF-8 (it looks like utf-16: save the file as UTF-8, or convert it with iconv -f utf-16 -t utf-8)
EOF
broken 'a carriage return in a line' 'id,name,kind\nM-001,Белова,teacher\rM-002,Кротов,teacher\n' <<'EOF'
kurator: mentors.csv:2:27: a carriage return in the middle of a line
EOF
broken 'an empty file' '' <<'EOF'
kurator: mentors.csv: the file is empty: it has no header line
EOF

{ echo 'id,name,kind' && printf 'M-001,' && head -c 1048577 /dev/zero | tr '\0' x && echo ',teacher'; } >mentors.csv
err <<'EOF'
kurator: mentors.csv:2: column 'name': a field is longer than 1024 KiB
EOF
t 'a field over 1 MiB' "$list" 3 </dev/null
seq -s, 1001 >mentors.csv
err <<'EOF'
kurator: mentors.csv:1: more than 1000 columns
EOF
t '1001 columns' "$list" 3 </dev/null
truncate -s 257M mentors.csv
err <<'EOF'
kurator: mentors.csv: the file is larger than 256 MiB
EOF
t 'a file over 256 MiB' "$list" 3 </dev/null
rm mentors.csv
mkfifo mentors.csv
err <<'EOF'
kurator: mentors.csv: cannot be read: it is not a regular file
EOF
t 'a FIFO is not waited for' "$list" 3 </dev/null
rm mentors.csv
ln -s ../as-it-was mentors.csv
err <<'EOF'
kurator: mentors.csv: cannot be read: it is a symbolic link
EOF
t 'a symbolic link' "$list" 3 </dev/null
rm mentors.csv
printf 'id,name,kind\nM-001,Белова Ольга,teacher\n' >mentors.csv
echo nonsense >.kurator.commit
err <<'EOF'
kurator: .kurator.commit: cannot be read: it is damaged
EOF
t 'a commit list that makes no sense: reading' "$list" 3 </dev/null
err <<'EOF'
kurator: cannot read '.kurator.commit': it is damaged
EOF
t 'a commit list that makes no sense: writing' 'kurator mentor set M-001 --class 1 --lang en' 3 </dev/null
rm .kurator.commit

# Input takes other encodings; a base file never does.
printf 'name;kind\n\312\360\356\362\356\342 \313\345\342;teacher\n' >1251.csv
ok 'input in windows-1251' \
	'kurator mentor add 1251.csv --encoding windows-1251 -q && grep -q "^M-002,Кротов Лев,teacher$" mentors.csv'
err <<'EOF'
kurator: 1251.csv: the encoding 'klingon' is not known
EOF
t 'an encoding that nobody knows' 'kurator mentor add 1251.csv --encoding klingon --lang en' 3 </dev/null
err <<'EOF'
kurator: 1251.csv:2: bytes that the encoding named with --encoding does not have
EOF
t 'the wrong encoding' 'kurator mentor add 1251.csv --encoding ascii --lang en' 3 </dev/null
for dialect in utf8-bom-semicolon tab mac-cr russian-dates; do
	cp "$top/data-examples/dialects/$dialect/mentors.csv" .
	ok "$dialect is read" 'test "$(kurator mentor list | wc -l)" -gt 20'
done

# What is quoted of an unreadable file can be read itself.
school
iconv -f utf-8 -t windows-1251 mentors.csv >cp1251 && cp cp1251 mentors.csv
valid='import sys, json; print(len(json.loads(sys.stdin.buffer.read().decode())) > 1)'
ok 'check of an unreadable base is JSON' \
	"kurator check -f json --as-of 2021-11-25 | python3 -c '$valid' | grep -q True"
ok 'and readable CSV' 'kurator check --as-of 2021-11-25 | iconv -f utf-8 -t utf-8 >/dev/null'

# An input without an end is no reason to take all memory.
school
if ! nm -D "$build/kurator" 2>/dev/null | grep -q __asan; then
	bounded() { # title, source; the last line of stderr is expected
		t "$1" "( ulimit -v 600000; { echo pair,date; $2; } |
			kurator meeting log - --as-of 2021-11-25 --lang en ) 2>&1 | tail -1" 0
	}
	bounded 'an endless line' 'cat /dev/zero' <<'EOF'
kurator: standard input: the file is larger than 64 MiB
EOF
	bounded 'endless rows' 'yes P-020,2021-11-20' <<'EOF'
kurator: 499900 more errors
EOF
	bounded 'endless mistakes' 'yes P-020' <<'EOF'
kurator: 19901 more errors
EOF
fi
finish
