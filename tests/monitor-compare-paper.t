#!/bin/sh
# monitor compare --paper: the table as a paper prints it, on a screen, in Markdown, on a page, in a word processor
. "${0%/*}/lib.sh"
for python in /usr/bin/python3 python3; do
	$python -c 'import csv' 2>/dev/null && break
done
cat >m.csv <<'END'
participant,measure,phase,value
1,x,entry,81.9
1,x,exit,82.6
2,x,entry,86.7
2,x,exit,87.4
3,x,entry,70
3,x,exit,69.5
4,x,entry,60
5,y,exit,3
END

t 'in Russian: commas, true minus signs, notes; wide columns go below' "COLUMNS=60 kurator monitor compare m.csv --paper --lang ru -f table" 0 <<'END'
Таблица. Показатели на входе и на выходе

показатель  n  вход, M (SD)  выход, M (SD)
x           3  79,53 (8,60)   79,83 (9,27)
y           0             –              –

показатель  разность [95 % ДИ]  критерий         p  W+
x           0,30 [−1,42; 2,02]  t(2) = 0,75  0,531   5
y                            –  –                –   –

                                               лучше
                                               / так
            p для                           p   же /
показатель     W+         g [95 % ДИ]  (Холм)   хуже
x           0,500  0,02 [−0,06; 0,12]   0,531      –
y               –                   –       –      –

Примечание. n – люди с обоими значениями; M – среднее, SD –
стандартное отклонение; разность: выход − вход. t – критерий
Стьюдента для связанных выборок.
W+ – критерий знаковых рангов Уилкоксона, сумма рангов
положительных разностей; p точное; нулевые разности по
правилу Пратта.
g – средняя разность в единицах усреднённого стандартного
отклонения входа и выхода с поправкой Хеджеса (g_av; Hedges,
1981; Cumming, 2012); интервал – по Algina и Keselman
(2003).
p (Холм) – с поправкой на 1 проверку этой таблицы.
Не вошли, нет выхода: x 1.
Не вошли, нет входа: y 1.
– пустые ячейки (ни у кого нет обоих значений): y.
– пустые ячейки (неизвестно, что считать лучшим): x.
Группы сравнения не было: чем вызвано изменение, таблица не
показывает.
END
t 'in English: Markdown, the reason of every dash' "kurator monitor compare m.csv --paper --lang en" 0 <<'END'
**Table. Measures at entry and at exit**

| measure | n | entry, M (SD) | exit, M (SD) | change \[95 % CI\] | test | p | W+ | p of W+ | g \[95 % CI\] | p (Holm) | better / same / worse |
|---|---:|---:|---:|---:|---|---:|---:|---:|---:|---:|---:|
| x | 3 | 79.53 (8.60) | 79.83 (9.27) | 0.30 \[−1.42, 2.02\] | t(2) = 0.75 | 0.531 | 5 | 0.500 | 0.02 \[−0.06, 0.12\] | 0.531 | – |
| y | 0 | – | – | – | – | – | – | – | – | – | – |

Note. n: people with both values; M: mean, SD: standard deviation; change: exit − entry. t: Student's test for paired values.

W+: Wilcoxon's signed-rank test, sum of the ranks of positive changes; p exact; zero changes by Pratt's rule.

g: mean change in units of the average standard deviation of entry and exit, with Hedges' correction (g\_av; Hedges, 1981; Cumming, 2012); interval by Algina and Keselman (2003).

p (Holm): corrected for 1 test of this table.

Left out for want of an exit: x 1.

Left out for want of an entry: y 1.

– empty cells (nobody has both values): y.

– empty cells (better direction not known): x.

There was no comparison group: what the change comes from, the table does not show.
END
t 'a page holds the same cells' "kurator monitor compare m.csv -f html --lang en | grep '<td>x'" 0 <<'END'
<tr><td>x</td><td>3</td><td>79.53 (8.60)</td><td>79.83 (9.27)</td><td>0.30 [−1.42, 2.02]</td><td>t(2) = 0.75</td><td>0.531</td><td>5</td><td>0.500</td><td>0.02 [−0.06, 0.12]</td><td>0.531</td><td>–</td></tr>
END
t 'the ending of the file decides: a word processor' "kurator monitor compare m.csv --paper --lang en -o m.docx && unzip -p m.docx word/document.xml | grep -o 't(2) = 0.75'" 0 <<'END'
t(2) = 0.75
END
t 'and a page' "kurator monitor compare m.csv --paper --lang en -o m.html && head -1 m.html" 0 <<'END'
<!DOCTYPE html>
END
err <<'END'
kurator: --paper goes with --format table, md, html or docx
hint: 'kurator monitor compare -h' shows how to use it
END
t 'rows of figures are no table of a paper' "kurator monitor compare m.csv --paper -f csv --lang en" 2 </dev/null

for i in 1 2 3 4 5 6 7 8; do
	echo "$i,x,entry,$((i + 40))"
	[ $i -gt 4 ] || echo "$i,x,exit,$((i + 50))"
done | sed '1i participant,measure,phase,value' >dropout.csv
t 'who dropped out began otherwise: with the comma of the table' \
	"kurator monitor compare dropout.csv --paper --lang ru 2>/dev/null | grep '^.x.: '" 0 <<'END'
'x': 4 участника без выхода отличались на входе на +4,00 (p = 0,005); показано изменение тех, кто остался.
END

# In a programme: names of measures, yes and no, levels, reliable change, who is left out.
school
sed -i 's/version: stai-khanin/reliability: 0.8, &/' program.yaml
A='--as-of 2022-05-31 --lang en -q'
ok 'reliable change has a column where the reliability of a measure is known' \
	"kurator monitor compare $A --paper 2>/dev/null | grep -q '| reliably better / worse |'"
ok 'which says of the others why it is empty' \
	"kurator monitor compare $A --paper 2>/dev/null | grep -q '^– empty cells (reliability not known): '"
ok 'and what else may make a change' \
	"kurator monitor compare $A --paper 2>/dev/null | grep -q \"^'activity': entry lies in the worst third of the scale; .*(regression to the mean).$\""
t 'yes and no: shares' "kurator monitor compare $A --paper 2>/dev/null | grep '^| attends a club' | cut -d'|' -f2-9" 0 <<'END'
 attends a club or section | 13 | 31 % | 77 % | 46 pp | McNemar | 0.031 | – 
END
t 'levels: counts and their test' "kurator monitor compare $A --paper 2>/dev/null | grep '^| settling in' | cut -d'|' -f3-8" 0 <<'END'
 9 | – | – | – | χ²(2) = 5.45 | 0.065 
END
ok 'groups that are small are hidden from others, and the note says so' \
	"kurator monitor compare $A --paper --public --by form 2>/dev/null | grep -q '^Groups of fewer than 5 people are hidden'"
ok 'p is corrected for the tests of the table, hidden ones are none of them' "
	kurator monitor compare $A --public --by form 2>/dev/null | $python $top/tests/data/holm.py >public
	grep -q '^6 tests: yes$' public && kurator monitor compare $A --paper --public --by form 2>/dev/null |
		grep -q 'p (Holm): corrected for 6 tests of this table'"
t 'no figure of a hidden group' "kurator monitor compare $A --paper --public --by form 2>/dev/null | grep '^| burnout'" 0 <<'END'
| burnout | Teacher – teacher | hidden | – | – | – | – | – | – | – | – | – | – |
END
finish
