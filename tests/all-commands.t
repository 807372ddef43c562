#!/bin/sh
# Every command, on the day it appears: help, unknown options, standard output that cannot be written, languages.
. "${0%/*}/lib.sh"

kurator help --commands >commands
ok 'there are commands' 'test "$(wc -l <"$home/commands")" -gt 10'

school
while read -r command; do
	ok "$command -h: exit 0" "kurator $command -h"
	ok "$command -h: at most 80 columns" \
		"test \"\$(kurator $command -h --lang ru | grep -v '^ *\\$ ' | wc -L)\" -le 80"
	ok "$command -h: Russian differs from English" \
		"! test \"\$(kurator $command -h --lang ru)\" = \"\$(kurator $command -h --lang en)\""
	t "$command: an unknown option is named" "kurator $command --no-such-option --lang en 2>&1 >/dev/null | head -1" 0 <<-EOF
	kurator: unknown option '--no-such-option'
	EOF
	ok "$command: an unknown option is exit 2, nothing on stdout" \
		"kurator $command --no-such-option >out 2>/dev/null; test \$? = 2 && ! test -s out"
	ok "$command -h: a full disk is exit 3" "kurator $command -h >/dev/full 2>/dev/null; test \$? = 3"
done <"$home/commands"

ok 'an unknown noun names the nearest' "kurator mentr --lang en 2>&1 | grep -q \"nearest: 'mentor'\""
ok 'man pages are clean roff' 'for n in $(kurator help --nouns); do
	test -z "$(kurator help --man $n --lang en | groff -man -ww -z -Tutf8 2>&1)" || exit 1; done'
ok 'NAME of a man page is a line' 'for n in $(kurator help --nouns); do
	kurator help --man $n --lang en | sed -n 3p | grep -q -x "kurator.-$n .- .\{5,70\}" || { echo $n; exit 1; }; done'
ok 'man pages are ASCII, whatever their examples say' 'for n in $(kurator help --nouns); do
	! kurator help --man $n --lang en | LC_ALL=C grep -q "[^ -~	]" || exit 1; done'
ok 'and show Cyrillic all the same' \
	'kurator help --man pair --lang en | GROFF_NO_SGR=1 groff -man -Tutf8 | grep -q "№ 61-н"'
err <<'EOF'
kurator: 'extra' is too much here
hint: 'kurator help -h' shows how to use it
EOF
t 'help terms takes nothing more' 'kurator help terms extra --lang en' 2 </dev/null
ok 'the completion is valid bash' 'kurator help --completion bash | bash -n'
ok 'stdout closed early is no error' 'kurator help | true'
ok 'descriptors 0 to 2 closed' 'kurator help <&- >&- 2>&-; test $? -le 3'

# A forgotten value is not taken from the next option.
school
swallowed() { # option, noun and verb, the rest of the command line
	err <<-EOF
	kurator: option '$1' needs a value
	hint: 'kurator $2 -h' shows how to use it
	EOF
	t "$2: the option behind $1 is not its value" "kurator $2 --lang en $3" 2 </dev/null
}
swallowed --force 'meeting log' 'P-020 --date 2021-11-20 --stage regular --force -n'
swallowed --notes 'mentor set' 'M-001 --notes -n'
swallowed --notes 'mentor set' 'M-001 --notes --hours 3'
swallowed --notes 'mentor set' 'M-001 --notes --hours=3'
swallowed -f 'mentor list' '-f -q'
swallowed --sort 'mentor list' '--sort'
t 'a value that looks like an option can be given' \
	"kurator mentor set M-001 --notes=-n -q -f json | grep -o '\"notes[^,}]*'" 0 <<'EOF'
"notes": "-n"
EOF
ok 'a dash before a word is no option' "kurator mentor set M-001 --notes '-нет' -q -o /dev/null && kurator mentor list --sort -name -q"
finish
