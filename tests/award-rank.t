#!/bin/sh
# award rank: points by visible criteria, ties, and how far the order depends on the weights
. "${0%/*}/lib.sh"
school

rank='kurator award rank --lang en'
of() { # columns by name; numbers with one decimal
	python3 -c 'import csv, re, sys
def short(v):
    return "%.1f" % float(v) if re.fullmatch(r"\d+\.\d+", v) else v
for row in csv.DictReader(sys.stdin):
    print(",".join(short(row[c]) for c in sys.argv[1].split(",")))' "$1"
}

t 'figures and points of a nomination of the year before' \
	"$rank best-pair --from 2020-09-01 --as-of 2021-05-31 --top 2 | of rank,tied,pair,meetings,meetings_of,meetings_points,gain,gain_of,plan,plan_of,outputs,points" 0 <<'EOF'
1,1,P-016,17,12,25,5.5,6,2,2,1,97.9
2,1,P-019,17,12,25,6,6,1,1,1,95.3
EOF
t 'the points of a criterion are its share of the weight, and the sum is the whole' \
	"$rank best-pair --from 2020-09-01 --as-of 2021-05-31 | python3 -c '
import csv, sys
for row in csv.DictReader(sys.stdin):
    parts = [float(v) for k, v in row.items() if k.endswith(\"_points\") and v]
    assert abs(sum(parts) - float(row[\"points\"])) < 1e-9, row
    for name, weight in ((\"gain\", 25), (\"plan\", 15)):
        if float(row[name + \"_of\"] or 0):
            share = float(row[name]) / float(row[name + \"_of\"])
            assert abs(float(row[name + \"_points\"]) - weight * share) < 1e-9, row
    if row[\"rank\"] == \"1\":
        print(row[\"pair\"], len(parts))'" 0 <<'EOF'
P-016 5
EOF
t 'equal points share a rank, and whoever is equal in every criterion keeps it with any weights' \
	"$rank mentor-plus --from 2020-09-01 --as-of 2021-05-31 | of rank,tied,best_rank,worst_rank,person | sed -n 1,4p" 0 <<'EOF'
1,3,1,1,M-001
1,3,1,1,M-013
1,3,1,1,M-015
4,11,4,4,M-003
EOF
t 'and are shown so' "COLUMNS=100 $rank 'Наставник+' --from 2020-09-01 --as-of 2021-05-31 --top 1 -f table" 0 <<'EOF'
Mentor+ (mentor-plus), up to 100 points
standing  who                    points  months (25)  successors (35)  practices (40)
1–3       M-001 Берёзкина Л. П.    62.0  22 = 7.9/9   0 = 0/0          40 = 1/1
1–3       M-013 Ручьёв Е. П.       62.0  22 = 7.9/9   0 = 0/0          40 = 1/1
1–3       M-015 Мельников Л. С.    62.0  22 = 7.9/9   0 = 0/0          40 = 1/1
With weights up to 20 % larger or smaller any of these could be first: M-001, M-013, M-015.
EOF

# ---- the bounds of the ranks: brute force over the corners ----
t 'no weights within the bounds give a rank outside of them' \
	"$rank mentor-of-year --from 2020-09-01 --as-of 2021-05-31 --shake 60 | python3 -c '
import csv, itertools, sys
rows = list(csv.DictReader(sys.stdin))
used = [\"meetings\", \"regularity\", \"gain\", \"plan\", \"ratings\"]
seen = {r[\"person\"]: set() for r in rows}
for factors in itertools.product([0.4, 1, 1.6], repeat=len(used)):
    total = {r[\"person\"]: sum(f * float(r[c + \"_points\"] or 0) for f, c in zip(factors, used)) for r in rows}
    for p, points in total.items():
        seen[p].add(1 + sum(other > points + 1e-9 for other in total.values()))
for r in rows:
    ranks = seen[r[\"person\"]]
    assert int(r[\"best_rank\"]) <= min(ranks) and max(ranks) <= int(r[\"worst_rank\"]), (r[\"person\"], ranks)
print(sum(len(ranks) > 1 for ranks in seen.values()) > 5, int(rows[-1][\"best_rank\"]) > 1)'" 0 <<'EOF'
True True
EOF
t 'without a shake every rank is what it is' \
	"$rank mentor-of-year --from 2020-09-01 --as-of 2021-05-31 --shake 0 | of rank,best_rank,worst_rank | awk -F, '\$1 != \$2 || \$1 != \$3'" 0 <<'EOF'
EOF

# ---- what does not count ----
cat >"$home/unconfirm" <<'EOF'
import csv
rows = list(csv.reader(open("meetings.csv", encoding="utf-8", newline="")))
at = rows[0].index("mentee_confirmed")
for row in rows[1:]:
    if row[1] == "P-025":
        row[at] = ""
csv.writer(open("meetings.csv", "w", encoding="utf-8", newline=""), lineterminator="\n").writerows(rows)
EOF
# shellcheck disable=SC2016
t 'a meeting that one side did not confirm counts for nothing' '
	points() { kurator award rank best-pair --as-of 2021-11-25 | of pair,meetings,meetings_points | grep ^P-025; }
	points; python3 "$home/unconfirm"; points' 0 <<'EOF'
P-025,5,25
P-025,0,0
EOF
t 'somebody below the age is no candidate, with the reason' \
	"$rank federal-mentor --all --as-of 2021-11-25 | of rank,person,reason | grep M-006" 0 <<'EOF'
,M-006,'federal-mentor' asks for 18 years of age: M-006 is younger
EOF
t 'nor one whose birth is not known well enough' \
	"sed -i 's/2004-05-17/2003/' mentors.csv && $rank federal-mentor --all --as-of 2021-11-25 | of rank,person,reason | grep M-006" 0 <<'EOF'
,M-006,'federal-mentor' asks for 18 years of age: the birth of M-006 is not known
EOF
t 'all nominations without an operand' "$rank --as-of 2021-11-25 | of nomination | uniq" 0 <<'EOF'
mentor-of-year
best-pair
mentor-plus
best-mentor
municipal-mentor
regional-pair
federal-mentor
EOF
err <<'EOF'
kurator: 'Нет такой' is none of the awards in program.yaml
hint: program.yaml has these: mentor-of-year, best-pair, mentor-plus, best-mentor, municipal-mentor, regional-pair, federal-mentor
EOF
t 'an unknown nomination' "$rank 'Нет такой' --as-of 2021-11-25" 3 <<'EOF'
EOF
t 'before anybody was at work' "$rank best-pair --as-of 2020-09-02 --from 2020-09-01 -f table" 0 <<'EOF'
Best pair (best-pair), up to 100 points
Nobody was at work in this time.
EOF
finish
