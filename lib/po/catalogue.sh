#!/bin/sh
# catalogue.sh LANGUAGE FILE - makes the whole catalogue of a language out of its parts.
#
# Parts are the files in lib/po/LANGUAGE/ and, so that a new command is one file, what a command file in cmd/ may carry in
# a comment of its own, as entries of a PO file:
#
#	/* po ru
#	msgid "list the pets of the school"
#	msgstr "перечислить питомцев школы"
#	*/
set -eu

language=$1
out=$2
top=$(cd "$(dirname "$0")/../.." && pwd)
parts=$(mktemp -d)
trap 'rm -rf "$parts"' EXIT

# The header of any part, then the entries of all command files.
set -- "$top/lib/po/$language"/*.po
sed '/^$/q' "$1" >"$parts/commands.po"
for file in "$top"/cmd/*.c; do
	sed -n "/^\\/\\* po $language\$/,/^\\*\\/\$/{ /^\\/\\*/d; /^\\*\\//d; p; }" "$file"
done >"$parts/entries"
if [ -s "$parts/entries" ]; then
	cat "$parts/entries" >>"$parts/commands.po"
	set -- "$@" "$parts/commands.po"
fi
msgcat --use-first --no-wrap -o "$out" "$@"
