#!/bin/sh
# A new command is its .c and its .t: no other file is edited, and help, man page, completion and Russian are there.
. "${0%/*}/lib.sh"

if [ "$build" != "$top/build" ]; then
	echo '1..0 # SKIP builds a copy of the tree, once is enough'
	rm -rf "$home"
	exit 0
fi
unset MAKEFLAGS MFLAGS MAKELEVEL 2>/dev/null # of a "make -j check" around
mkdir tree
(cd "$top" && cp -a Makefile cmd lib man data-examples build "$home/tree") || exit 99
cd tree || exit 99
cat >cmd/pet-list.c <<'EOF'
/* pet-list - list the pets of the school */
#include "common.h"

static int run(struct context *ctx, int argc, char **argv)
{
	(void)ctx;
	(void)argc;
	(void)argv;
	return puts(_("no pets")) < 0 ? STATUS_FAILED : STATUS_YES;
}

const struct command cmd_pet_list = {
	.name = "pet list",
	.summary = N_("list the pets of the school"),
	.text = N_("Lists the pets."),
	.run = run,
};

/* po ru
msgid "no pets"
msgstr "питомцев нет"

msgid "list the pets of the school"
msgstr "перечислить питомцев школы"

msgid "Lists the pets."
msgstr "Перечисляет питомцев."
*/
EOF
ok 'it builds without a warning' 'make -s -j2 >log 2>&1; s=$?; cat log; test $s = 0 && ! grep -q warning log'
PATH=$home/tree/build:$PATH
t 'it runs' 'kurator pet list' 0 <<'EOF'
no pets
EOF
t 'it speaks Russian' 'kurator pet list --lang ru' 0 <<'EOF'
питомцев нет
EOF
ok 'it is in the help' 'kurator help --lang ru | grep -q "pet list  *перечислить питомцев школы"'
ok 'it has a man page' 'grep -q "list the pets" build/man/kurator-pet.1'
ok 'it is completed' 'grep -q "pet list" build/share/bash-completion/completions/kurator'
ok 'an unknown option is answered' '! kurator pet list --colour 2>err && grep -q "unknown option" err'
finish
