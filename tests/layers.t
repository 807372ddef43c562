#!/bin/sh
# The house: includes point downwards only, libraries are behind one door each, nothing in lib prints to stdout.
. "${0%/*}/lib.sh"
cd "$top" || exit 99

order='base store model engine report'
for layer in $order; do
	upper=$(echo "$order" | sed "s/.*$layer//")
	pattern=$(echo "$upper" | sed 's/^ *//; s/ /|/g')
	[ -z "$pattern" ] && continue
	ok "lib/$layer includes nothing of $upper" \
		"! grep -rnE '#include \"($pattern)/' lib/$layer --include='*.[ch]'"
done
ok 'lib includes nothing of cmd' "! grep -rnE '#include \"(command|common|people|locate)\\.h\"' lib"
for door in csv.h yaml.h Rmath.h sha256.h unicode/ucol.h libical/ical.h minizip/zip.h minizip/unzip.h expat.h pthread.h; do
	ok "one file includes <$door>" "test \"\$(grep -rlF '#include <$door>' lib cmd | wc -l)\" = 1"
done
ok 'lib does not print to stdout' \
	"! grep -rnE '\\b(printf|puts|putchar) ?\\(|\\bstdout\\b' lib --include='*.c' | grep -vE ':[0-9]+:( |/)\\*|f(flush|error|close)\\(stdout\\)'"
# A function of a command would silently take the place of the library's.
doubles() {
	{
		nm --defined-only "$build/libkurator.a"
		for file in cmd/*.c; do
			nm --defined-only "$build/obj/${file%.c}.o"
		done
	} | awk '$2 == "T" { print $3 }' | sort | uniq -d
}
ok 'no function of a command is called like one of the library' 'test -z "$(doubles)"'
ok 'no command calls another command' "! grep -nE '\\bcmd_[a-z_]+' cmd/*.c | grep -v '^cmd/[a-z-]*.c:[0-9]*:const struct command cmd_'"
ok 'only these folders at the top' \
	"test \"\$(find . -mindepth 1 -maxdepth 1 -type d ! -name '.*' ! -name build | sort | paste -sd, -)\" = ./cmd,./data-examples,./lib,./man,./tests"
finish
