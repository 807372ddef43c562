#!/bin/sh
# demo.sh - the main job on the example school, as a curator would see it; `make demo` runs it.
set -eu

build=$(cd "${KURATOR_BUILD:-build}" && pwd)
PATH=$build:$PATH
export PATH
unset KURATOR_DIR
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# Shows the command, runs it; $1 is the exit status that the example leads to.
show() {
	want=$1
	shift
	printf '\n$ %s\n' "$*"
	got=0
	sh -c "$*" || got=$?
	if [ "$got" != "$want" ]; then
		echo "demo: exit status $got, expected $want" >&2
		exit 1
	fi
}

show 0 'kurator init --example school'
cd school
show 0 'kurator check -f table --as-of 2021-11-25 | head -12'
show 0 'kurator mentee list --where state=waiting --sort class,name -f table --as-of 2021-11-25'
show 0 'kurator pair match --as-of 2021-11-25 | kurator pair add - -f table --as-of 2021-11-25'
show 0 'kurator meeting log - -f table --as-of 2021-11-25 < october.csv'
show 0 'kurator monitor compare -f table --as-of 2021-11-25'
show 1 'kurator report monthly --as-of 2021-11-25 -f table'
printf '\n%s\n' 'The report ends with exit status 1: the month is incomplete, and it says what is missing.'
