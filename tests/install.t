#!/bin/sh
# make install: the program, its pages, completion, translations and templates; and nothing is left by uninstall.
. "${0%/*}/lib.sh"

if [ "$build" != "$top/build" ]; then
	echo '1..0 # SKIP installs what is in build, once is enough'
	rm -rf "$home"
	exit 0
fi
ok 'make install' 'make -s -C "$top" install DESTDIR="$home/root" PREFIX=/usr'
PATH=$home/root/usr/bin:$(echo "$PATH" | sed "s,^[^:]*:,,")
ok 'the installed program is run' 'test "$(command -v kurator)" = "$home/root/usr/bin/kurator"'
ok 'it finds its translations' 'kurator help --lang ru | grep -q использование'
ok 'it finds the example school' 'kurator init --example school && test -s school/mentors.csv'
ok 'it finds the template' 'kurator init other && test -s other/program.yaml'
for page in man1/kurator.1 man1/kurator-pair.1 man1/kurator-mentor.1 man5/kurator-files.5 man5/kurator-program.5; do
	ok "$page" "test -s root/usr/share/man/$page"
done
ok 'completion' 'bash -n root/usr/share/bash-completion/completions/kurator'
cat >complete.bash <<'EOF'
. root/usr/share/bash-completion/completions/kurator
complete_to() { # the one completion that is expected, then the words typed
	local want=$1
	shift
	COMP_WORDS=(kurator "$@")
	COMP_CWORD=$#
	_kurator
	[ "${COMPREPLY[*]}" = "$want" ] || { echo "got ${COMPREPLY[*]}, want $want"; exit 1; }
}
complete_to mentor mentor
complete_to match pair mat
complete_to --where mentor list --wh
complete_to 'csv tsv json table md' mentor list -f ''
complete_to table mentor list --format ta
complete_to table mentor list --format = ta
complete_to 'csv tsv json table md' mentor list --format =
complete_to 'fair count score' pair solve --objective ''
complete_to 'error warning info' check --severity ''
complete_to 'ru en' --lang ''
complete_to 'ru en' mentor list --lang ''
complete_to mentor --lang ru mentor
complete_to '' mentor list --where ''
complete_to '' mentor add --name ''
complete_to --dry-run mentor add --dry-
complete_to 'terms training' help t
complete_to 'match' help pair mat
complete_to --guardian-phone mentor add --guardian-p
EOF
ok 'completion completes' 'bash complete.bash'
ok 'others may read it' 'test -z "$(find root -type f ! -perm -o+r)"'
ok 'make uninstall leaves no file' 'make -s -C "$top" uninstall DESTDIR="$home/root" PREFIX=/usr && test -z "$(find root -type f)"'
finish
