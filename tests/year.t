#!/bin/sh
# A school year from August to June, as `make year` shows it.
. "${0%/*}/lib.sh"

KURATOR_BUILD=$build bash "$top/tests/year.sh" >year.out 2>year.err
status=$?
ok 'every command of the year ends as it should' "test $status = 0 || { tail -n 20 year.out year.err >&2; false; }"
ok 'the year has 15 steps' "test \"\$(grep -c '^== ' year.out)\" = 15"
ok 'after each step stands what to do next' \
	"test \"\$(grep -c '^\\$ kurator next --count ' year.out)\" = 15 && test \"\$(grep -c '^  1\. ' year.out)\" -ge 15"
ok 'what is next changes with the year' \
	"test \"\$(sed -n 's/^  1\. //p' year.out | sort -u | wc -l)\" -ge 9"
ok 'pairs of the year are compared at entry and exit' "grep -q '^навыки общения  *18 ' year.out"
ok 'the register of the quarter has its parts' "grep -q '2022-Q4,pupils,mentee$' year.out && grep -q '2022-Q4,teachers,mentor$' year.out"
ok 'the report of the year has what came of it' \
	"grep -q '^2022-2023,measures,communication,change,' year.out && grep -q '^2022-2023,pairs,ended-early,,1,,,' year.out"
ok 'at its end stand awards, the register of the last quarter and the handover' "
	grep -q '^A-001,best-pair,school,winner,,P-001,' year.out && grep -q '^A-002,municipal-mentor,municipal,nominated,' year.out &&
	grep -q ' 2023-Q2,pupils,mentor$' year.out && grep -q '^## .*(requests-open.csv)$' year.out"
ok 'and what leads into the next one' "
	test \"\$(grep -c '^new-year	kurator init ../next-year --from \.$' year.out)\" = 2 && grep -q ' mentors.csv,candidate$' year.out"
ok 'the year comes to its end' "test \"\$(tail -n 1 year.out)\" = 'The year is over.'"
finish
