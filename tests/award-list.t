#!/bin/sh
# award list: with the people behind the ids
. "${0%/*}/lib.sh"
school
t 'of the year before' 'kurator award list --to 2021-08-31 --where status=laureate --columns id,nomination,level,name --as-of 2021-11-25' 0 <<'EOF'
id,nomination,level,name
A-003,mentor-plus,school,Листьева Анна Михайловна
A-005,municipal-mentor,municipal,Берёзкина Людмила Павловна
EOF
t 'labels are understood, and the people of a pair shown' \
	'kurator award list --where level=региональный --columns id,mentor_name,mentee_name,pair_state --as-of 2021-11-25' 0 <<'EOF'
id,mentor_name,mentee_name,pair_state
A-006,Берёзкина Людмила Павловна,Рассветова Ольга Дмитриевна,completed
EOF
t 'what is dated later is not there yet' 'kurator award list --columns id --as-of 2021-06-01' 0 <<'EOF'
id
A-001
A-002
A-003
A-004
EOF
finish
