# lib.sh - cases of a command test, in POSIX sh, printed as TAP.
# shellcheck shell=sh
#
#	. "${0%/*}/lib.sh"
#	school                                   # a copy of the example school, and into it
#	err <<'EOF'                              # expected stderr of the next case; empty without it
#	kurator: …
#	EOF
#	t 'a title' 'kurator mentor list | head -1' 0 <<'EOF'
#	id,name,…
#	EOF
#	finish
#
# A case runs its command once and compares stdout, stderr and exit status exactly. A signal never equals a status.
# `t_lines` asks only that the lines occur in this order; `ok` looks at the exit status alone.
# Each script runs in a folder of its own, which is kept when a case fails.

set -u
LC_ALL=C.UTF-8 TZ=UTC
export LC_ALL TZ
unset LANGUAGE LANG KURATOR_DIR KURATOR_LOCK_TIMEOUT COLUMNS LINES 2>/dev/null
KURATOR_USER=tester KURATOR_NOW=2021-11-25T12:00:00Z
export KURATOR_USER KURATOR_NOW

top=$(cd "$(dirname "$0")/.." && pwd)
build=${KURATOR_BUILD:-$top/build}
PATH=$build:$PATH
export PATH

home=$(mktemp -d "${TMPDIR:-/tmp}/kurator-test.XXXXXX") || exit 99
HOME=$home
export HOME
cd "$home" || exit 99
mkdir "$home/.case"
count=0 failed=0

# A new copy of the example school in the folder $1 (default: school); the working directory is in it.
school() {
	cd "$home" || exit 99
	rm -rf "${1:-school}"
	cp -R "$build/share/kurator/examples/school" "${1:-school}" || exit 99
	cd "${1:-school}" || exit 99
}

err() {
	cat >"$home/.case/want-err"
}

result() { # 0 or 1, title
	count=$((count + 1))
	if [ "$1" = 0 ]; then
		echo "ok $count - $2"
	else
		failed=$((failed + 1))
		echo "not ok $count - $2"
	fi
}

explain() { # title, command, wanted status, got status
	{
		echo "# $0: $1"
		echo "# to run it again:  cd $PWD && PATH=$build:\$PATH && $2" | sed '2,$s/^/#  /'
		[ "$3" = "$4" ] || echo "# exit status: want $3, got $4$([ "$4" -gt 128 ] && echo ' (a signal)')"
		for stream in out err; do
			cmp -s "$home/.case/want-$stream" "$home/.case/got-$stream" ||
				diff -U 3 --label "wanted std$stream" --label "got std$stream" \
					"$home/.case/want-$stream" "$home/.case/got-$stream" | sed 's/^/# /'
		done
	} >&2
}

run_case() { # command
	( eval "$1" ) >"$home/.case/got-out" 2>"$home/.case/got-err" </dev/null
	got=$?
	[ -f "$home/.case/want-err" ] || : >"$home/.case/want-err"
}

t() { # title, command, status; expected stdout on standard input
	cat >"$home/.case/want-out"
	run_case "$2"
	if [ "$got" = "${3:-0}" ] && cmp -s "$home/.case/want-out" "$home/.case/got-out" &&
		cmp -s "$home/.case/want-err" "$home/.case/got-err"; then
		result 0 "$1"
	else
		explain "$1" "$2" "${3:-0}" "$got"
		result 1 "$1"
	fi
	rm -f "$home/.case/want-err"
}

# The output has to hold each line of standard input, in this order.
t_lines() { # title, command, status
	cat >"$home/.case/want-out"
	run_case "$2"
	if [ "$got" = "${3:-0}" ] && cmp -s "$home/.case/want-err" "$home/.case/got-err" &&
		awk 'NR == FNR { want[++n] = $0; next } i < n && $0 == want[i + 1] { i++ } END { exit i != n }' \
			"$home/.case/want-out" "$home/.case/got-out"; then
		result 0 "$1"
	else
		explain "$1" "$2" "${3:-0}" "$got"
		result 1 "$1"
	fi
	rm -f "$home/.case/want-err"
}

# A command whose status alone counts (of cmp, test, grep …).
ok() { # title, command
	( eval "$2" ) >"$home/.case/got-out" 2>"$home/.case/got-err" </dev/null
	got=$?
	if [ "$got" = 0 ]; then
		result 0 "$1"
	else
		: >"$home/.case/want-out"
		: >"$home/.case/want-err"
		explain "$1" "$2" 0 "$got"
		result 1 "$1"
	fi
}

finish() {
	echo "1..$count"
	cd / || exit 99
	if [ "$failed" = 0 ]; then
		rm -rf "$home"
		exit 0
	fi
	echo "# kept: $home" >&2
	exit 1
}
