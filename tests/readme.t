#!/bin/sh
# The sessions shown in README.md are run, and show what is really printed.
. "${0%/*}/lib.sh"

# One file a session: the text between ```console and ```.
awk '/^```console$/ { n++; on = 1; next } /^```$/ { on = 0 } on { print >("session" n) }' "$top/README.md"
ok 'there is a session' 'test -s "$home/session1"'
for session in session[0-9]*; do
	# A script that shows each command and runs it, in one shell, so that `cd` holds.
	{
		echo 'COLUMNS=80; export COLUMNS'
		sed -n 's/^\$ //p' "$session" | while IFS= read -r line; do
			printf "cat <<'SHOWN'\n\$ %s\nSHOWN\n%s\n" "$line" "$line"
		done
	} >"$session.sh"
	( cd "$home" && LANGUAGE=en sh "$home/$session.sh" ) >"$session.out" 2>&1 </dev/null
	cp "$session" .case/want-out
	cp "$session.out" .case/got-out
	: >.case/want-err
	: >.case/got-err
	if cmp -s .case/want-out .case/got-out; then
		result 0 "$session is true"
	else
		explain "$session is true" "sh $home/$session.sh" 0 0
		result 1 "$session is true"
	fi
done
finish
