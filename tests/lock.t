#!/bin/sh
# One writer at a time: who waits in vain is told for whom; readers do not wait.
. "${0%/*}/lib.sh"
writer=$build/hazard/writer

school
mkfifo "$home/end" "$home/held"
"$writer" "$PWD" hold <"$home/end" >"$home/held" &
holder=$!
exec 9>"$home/end"
read -r _ <"$home/held"

without_names() {
	sed -E "s/process [0-9]+ on '[^']*'/process N on 'HOST'/; s|: [^ ]*hazard/writer .* hold|: writer hold|"
}
export KURATOR_LOCK_TIMEOUT=0.2
t 'a writer waits, then says for whom' \
	'kurator -C "$PWD" mentor set M-001 --hours 3 --lang en 2>&1 >/dev/null | without_names | sed "s|$PWD|DIR|"' 0 <<'EOF'
kurator: 'DIR' is being changed by process N on 'HOST': writer hold
hint: wait until it has ended; KURATOR_LOCK_TIMEOUT sets how many seconds to wait
EOF
ok 'with status 3' 'kurator mentor set M-001 --hours 3 2>/dev/null; test $? = 3'
ok 'undo waits too' 'kurator undo 2>/dev/null; test $? = 3'
ok 'a reader does not wait' 'kurator mentor list'
err <<'EOF'
kurator: KURATOR_LOCK_TIMEOUT: 'soon' is not a number of seconds
EOF
t 'a time that is no number' 'KURATOR_LOCK_TIMEOUT=soon kurator mentor set M-001 --hours 3 --lang en' 3 </dev/null

KURATOR_LOCK_TIMEOUT=10
ok 'the lock of a process that was killed is free' \
	"kill -9 $holder; kurator mentor set M-001 --hours 3 -q"
exec 9>&-
wait
ok 'a lock file that is left behind is no lock' 'test -s .kurator.lock && kurator mentor set M-001 --hours 4 -q'
finish
