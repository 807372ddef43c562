#!/bin/sh
# The examples of every command are run in a copy of the example school and exit as they say.
. "${0%/*}/lib.sh"

school
for noun in $(kurator help --nouns); do
	kurator help --examples "$noun"
done >"$home/examples"
ok 'there are examples' 'test -s "$home/examples"'
while IFS='	' read -r status command; do
	school
	ok "$command" "( $command ) >out 2>err; got=\$?; cat err >&2; test \$got = $status"
done <"$home/examples"
finish
