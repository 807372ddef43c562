#!/bin/sh
# monitor compare: entry against exit. Figures are checked to the last digit in tests/unit/statistics_paired.c.
. "${0%/*}/lib.sh"

columns=measure,group,better,n,missing_entry,missing_exit,entry_mean,entry_sd,exit_mean,exit_sd,diff,diff_sd
columns=$columns,ci_low,ci_high,median_diff,t,df,p,wilcoxon_w,wilcoxon_p,wilcoxon_method,p_holm,d_z,g_z,d_av
columns=$columns,g_av,g_low,g_high,rank_biserial,improved,same,worsened,reliably_improved,reliably_worsened
columns=$columns,note,test,statistic,test_p,exit_not_due

# Student's sleep data (1908): two drugs, hours of sleep won.
cat >sleep.csv <<'EOF'
participant,measure,phase,value
1,sleep,entry,0.7
2,sleep,entry,-1.6
3,sleep,entry,-0.2
4,sleep,entry,-1.2
5,sleep,entry,-0.1
6,sleep,entry,3.4
7,sleep,entry,3.7
8,sleep,entry,0.8
9,sleep,entry,0
10,sleep,entry,2
10,sleep,exit,3.4
9,sleep,exit,4.6
8,sleep,exit,1.6
7,sleep,exit,5.5
6,sleep,exit,4.4
5,sleep,exit,-0.1
4,sleep,exit,0.1
3,sleep,exit,1.1
2,sleep,exit,0.8
1,sleep,exit,1.9
EOF

t 'the columns, and nothing but them' 'kurator monitor compare sleep.csv | head -1' 0 <<EOF
$columns
EOF
t 'a file outside a programme' 'kurator monitor compare sleep.csv | tail -1' 0 <<'EOF'
sleep,,,10,0,0,0.75,1.7890096577591623,2.33,2.0022487357968286,1.58,1.2299954832798732,0.7001142367230175,2.459885763276983,1.3,4.062127683382036,9,0.0028328901973842732,54,0.00390625,exact pratt,0.0028328901973842732,1.2845575625910546,1.173924903514205,0.8321810813495398,0.76050939567012,0.26861028630431905,1.372124787745882,1,,,,,,better direction not known,,,,
EOF
t 'standard input' 'kurator monitor compare - <sleep.csv | cut -d, -f1,4,16' 0 <<'EOF'
measure,n,t
sleep,10,4.062127683382036
EOF
t 'zeros left out' 'kurator monitor compare sleep.csv --zeros drop | cut -d, -f19-21' 0 <<'EOF'
wilcoxon_w,wilcoxon_p,wilcoxon_method
45,0.00390625,exact drop
EOF
err <<'EOF'
'sleep': a statistically significant change (p = 0.003 by Holm)
there is no comparison group: the figures do not show what the change comes from
EOF
t 'a table for people' 'kurator monitor compare sleep.csv -f table' 0 <<'EOF'
measure   n  entry  exit  diff  from    to  p Holm     g  better  worse
sleep    10   0.75  2.33  1.58  0.70  2.46   0.003  0.76

from, to: 95 % interval of the mean change
empty cells (better direction not known): sleep
EOF
t 'Markdown too says what is shown' 'kurator monitor compare sleep.csv -f md 2>&1 >/dev/null' 0 <<'EOF'
'sleep': a statistically significant change (p = 0.003 by Holm)
there is no comparison group: the figures do not show what the change comes from
EOF

sed 's/exit/x/; s/entry/exit/; s/,x,/,entry,/' sleep.csv >back.csv
t 'exchanged phases: the same with the other sign' 'kurator monitor compare back.csv | cut -d, -f11,18,26' 0 <<'EOF'
diff,p,g_av
-1.58,0.0028328901973842732,-0.76050939567012
EOF
sed -n '/entry/{p; s/entry/exit/p}; 1p' sleep.csv >same.csv
t 'a sample against itself shows no difference' 'kurator monitor compare same.csv | tail -1' 0 <<'EOF'
sleep,,,10,0,0,0.75,1.7890096577591623,0.75,1.7890096577591623,0,0,,,0,,,,,,,,,,0,0,,,,,,,,,no change at all; better direction not known,,,,
EOF
cat >shift.csv <<'EOF'
person,measure,phase,value
a,x,before,0.1
b,x,before,0.7
c,x,before,1.9
a,x,after,0.3
b,x,after,0.9
c,x,after,2.1
EOF
t 'a constant shift has no spread, whatever binary fractions say' \
	'kurator monitor compare shift.csv | cut -d, -f11-13,16,18,20,35' 0 <<'EOF'
diff,diff_sd,ci_low,t,p,wilcoxon_p,note
0.2,0,,,,0.25,all changes are equal; better direction not known
EOF
err <<'END'
there is nothing to compare: no row of entry or exit
END
t 'no rows: the header, and why' "sed 1q shift.csv | kurator monitor compare - | wc -l" 0 <<'EOF'
1
EOF
t 'one pair' "grep -v '^[bc]' shift.csv | kurator monitor compare - | cut -d, -f4,11,12,18,35" 0 <<'EOF'
n,diff,diff_sd,p,note
1,0.2,,,one pair only; better direction not known
EOF
t 'missing partners are counted' "grep -v '^b.*after' shift.csv | grep -v '^c.*before' | kurator monitor compare - |
	cut -d, -f4-6" 0 <<'EOF'
n,missing_entry,missing_exit
1,1,1
EOF
err <<'EOF'
passed over 1 row of other phases (--entry and --exit name them): 't2' (1)
EOF
t 'other names of the phases' "sed 's/before/t1/; s/after/t3/; \$a\\
c,x,t2,5' shift.csv | kurator monitor compare - --entry t1 --exit=T3 | cut -d, -f4,11" 0 <<'EOF'
n,diff
3,0.2
EOF

# phases of one's own
cat >phases.csv <<'EOF'
participant,measure,phase,value
1,x,entry,2
1,x,midterm,3
1,x,exit,5
2,x,entry,1
2,x,Midterm,3
2,x,exit,2
2,x,май,7
2,x,да,7
EOF
err <<'EOF'
passed over 4 rows of other phases (--entry and --exit name them): 'midterm' (2), 'май' (1), 'да' (1)
EOF
t 'other phases are passed over and counted' 'kurator monitor compare phases.csv | cut -d, -f1,4,11' 0 <<'EOF'
measure,n,diff
x,2,2
EOF
err <<'EOF'
passed over 4 rows of other phases (--entry and --exit name them): 'exit' (2), 'май' (1), 'да' (1)
EOF
t 'or compared when they are named' 'kurator monitor compare phases.csv --exit midterm | cut -d, -f1,4,11' 0 <<'EOF'
measure,n,diff
x,2,1.5
EOF
err <<'EOF'
kurator: phases.csv:3: column 'phase': no row is of the phase 'april'; the others are 'midterm' (2), 'exit' (2), 'май' (1), 'да' (1)
EOF
t 'a phase that is named and that nobody has' 'kurator monitor compare phases.csv --exit april' 3 </dev/null
err <<'EOF'
kurator: standard input:2: column 'phase': no row is of entry or exit; name two of these with --entry and --exit: 't1' (1), 't2' (1)
EOF
t 'a file that knows neither entry nor exit' "printf 'person,measure,phase,value\na,x,t1,5\na,x,t2,6\n' |
	kurator monitor compare -" 3 </dev/null
err <<'EOF'
kurator: standard input:2: column 'phase': 'вхдо' looks like 'вход': write that, or another word for a phase of its own
kurator: standard input:3: column 'phase': 'Exti' looks like 'exit': write that, or another word for a phase of its own
hint: correct these rows, or leave them out with --skip-bad, which counts them
EOF
t 'a phase that is nearly entry or exit is a mistake' "printf 'person,measure,phase,value\na,x,вхдо,5\na,x,Exti,6\na,x,exit 2,6\n' |
	kurator monitor compare -" 3 </dev/null
t 'unless it is named' "printf 'person,measure,phase,value\na,x,вход,5\na,x,exti,6\n' |
	kurator monitor compare - --exit exti | cut -d, -f4,11" 0 <<'EOF'
n,diff
1,1
EOF

# groups, and the order of rows
awk -F, 'NR == 1 { print $0 ",class" } NR > 1 { print $0 "," ($1 % 2 ? "7Б" : "7А") }' sleep.csv >classes.csv
t 'by a column of the file' 'kurator monitor compare classes.csv --by class | cut -d, -f1,2,4,11' 0 <<'EOF'
measure,group,n,diff
sleep,7А,5,1.38
sleep,7Б,5,1.78
EOF
t 'p by Holm over all rows' 'kurator monitor compare classes.csv --by class | cut -d, -f18,22' 0 <<'EOF'
p,p_holm
0.00752942843294471,0.01505885686588942
0.08038944145350405,0.08038944145350405
EOF
t 'several groupings at once' 'kurator monitor compare classes.csv --by class --by measure | cut -d, -f1,2,4' 0 <<'EOF'
measure,group,n
sleep,7А / sleep,5
sleep,7Б / sleep,5
EOF
t 'small groups are not for the public' 'kurator monitor compare classes.csv --by participant --public | sed -n 2p' 0 <<'EOF'
sleep,1,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,group too small to be shown,,,,
EOF
kurator monitor compare classes.csv --by class >ordered.out
ok 'the order of rows changes nothing' \
	'{ sed 1q classes.csv; sed 1d classes.csv | sort -r; } | kurator monitor compare - --by class | cmp - ordered.out'

# bad input: everything that is wrong, with its line
cat >bad.csv <<'EOF'
participant,measure,phase,value
1,x,entry,5
1,x,before,6
2,x,enrty,5
2,x,entry,five
,x,entry,5
3,x,exit,"1,5"
4,x,entry,н/д
EOF
err <<'EOF'
kurator: bad.csv:3: column 'value': '6' is a second value of 'x' for '1' in phase 'before': delete one, or name the pair of each
kurator: bad.csv:4: column 'phase': 'enrty' looks like 'entry': write that, or another word for a phase of its own
kurator: bad.csv:5: column 'value': 'five' is not a number (an unknown value is an empty cell)
kurator: bad.csv:6: column 'participant': a value is needed here
kurator: bad.csv:8: column 'value': 'н/д' is not a number (an unknown value is an empty cell)
hint: correct these rows, or leave them out with --skip-bad, which counts them
EOF
t 'rows that are wrong' 'kurator monitor compare bad.csv' 3 </dev/null
err <<'EOF'
kurator: bad.csv:3: column 'value': '6' is a second value of 'x' for '1' in phase 'before': delete one, or name the pair of each
kurator: bad.csv:4: column 'phase': 'enrty' looks like 'entry': write that, or another word for a phase of its own
kurator: bad.csv:5: column 'value': 'five' is not a number (an unknown value is an empty cell)
kurator: bad.csv:6: column 'participant': a value is needed here
kurator: bad.csv:8: column 'value': 'н/д' is not a number (an unknown value is an empty cell)
kurator: warning: left out 6 rows
EOF
t '--skip-bad leaves them out' 'kurator monitor compare bad.csv --skip-bad | cut -d, -f1,4-6,40' 0 <<'EOF'
measure,n,missing_entry,missing_exit,left_out
x,0,1,0,6
EOF
t 'a table for people counts them too' 'kurator monitor compare bad.csv --skip-bad -f table -q 2>/dev/null' 0 <<'EOF'
measure  n  entry  exit  diff  from  to  p Holm  g  better  worse
x        0

wrong rows left out: 6

from, to: 95 % interval of the mean change
empty cells (nobody has both values): x
EOF
cat >long.csv <<'EOF'
participant,measure,phase,value
1,x,entry,1e+05
1,x,exit,1234567890123456789
2,x,entry,0.1234567890123456789
2,x,exit,7
3,y,entry,12345678901234567890
3,y,exit,12345678901234567891
4,z,entry,1e+05
4,z,exit,1.5
EOF
t 'numbers of more digits than 18, also only together: rounded, which is told' \
	"kurator monitor compare long.csv -f csv | cut -d, -f1,4,7,9,11,35" 0 <<'EOF'
measure,n,entry_mean,exit_mean,diff,note
x,2,50000.0617283945,6.172839450617284e+17,6.172839450616783e+17,two pairs only; better direction not known; 18 digits do not hold the values: rounded
y,1,1.2345678901234567e+19,1.2345678901234567e+19,0,one pair only; no change at all; better direction not known; 18 digits do not hold the values: rounded
z,1,100000,1.5,-99998.5,one pair only; better direction not known
EOF
t 'whatever their order' "(head -1 long.csv; tail -n +2 long.csv | sort -r) | kurator monitor compare - -f csv >r && kurator monitor compare long.csv -f csv | cmp - r" 0 </dev/null
err <<'EOF'
kurator: standard input:2: column 'value': '1e300' is too large or too small: give it in another unit
kurator: standard input:3: column 'value': '1e-9999' is too large or too small: give it in another unit
hint: correct these rows, or leave them out with --skip-bad, which counts them
EOF
t 'numbers that no figure can be made of' "printf 'participant,measure,phase,value\n1,x,entry,1e300\n1,x,exit,1e-9999\n' |
	kurator monitor compare -" 3 </dev/null
err <<'EOF'
kurator: standard input:3: column 'value': '1,5' is read as two cells: write 1.5, or the number in quotes
hint: correct these rows, or leave them out with --skip-bad, which counts them
EOF
t 'a decimal comma without quotes' "printf 'participant,measure,phase,value\n1,x,entry,2\n1,x,exit,1,5\n' |
	kurator monitor compare -" 3 </dev/null
err <<'EOF'
kurator: standard input:3: column 'value': '1,5' is read as two cells: write 1.5, or the number in quotes
kurator: standard input:4: column 'value': 'five' is not a number (an unknown value is an empty cell)
kurator: warning: left out 2 rows
EOF
t '--skip-bad leaves out such rows too' "printf 'participant,measure,phase,value\n1,x,entry,2\n1,x,exit,1,5\n2,x,exit,five\n1,x,exit,3\n' |
	kurator monitor compare - --skip-bad | cut -d, -f1,4,11" 0 <<'EOF'
measure,n,diff
x,1,1
EOF
t 'a decimal comma where ; parts the cells' "printf 'participant;measure;phase;value\n1;x;entry;1,5\n1;x;exit;2\n' |
	kurator monitor compare - | cut -d, -f11" 0 <<'EOF'
diff
0.5
EOF
err <<'EOF'
kurator: sleep2.csv:1: there is no column 'participant'
kurator: sleep2.csv:1: there is no column 'value'
hint: a row is one value of one person: participant, measure, phase (entry or exit), value
EOF
sed '1s/.*/who,measure,phase,result/' sleep.csv >sleep2.csv
t 'columns that are missing' 'kurator monitor compare sleep2.csv' 3 </dev/null
printf '\357\273\277Участник;Показатель;Этап;Значение\r\n1;тревожность;вход;41,5\r\n1;тревожность;на «выходе»;38\r\n' >ru.csv
t 'a sheet as a school writes it: headings, phases, decimals, dialect' 'kurator monitor compare ru.csv | cut -d, -f1,4,7,9' 0 <<'EOF'
measure,n,entry_mean,exit_mean
тревожность,1,41.5,38
EOF
tail -c +4 ru.csv | iconv -t windows-1251 >cp.csv
err <<'EOF'
kurator: cp.csv:1:1: not UTF-8 (it looks like windows-1251: save the file as UTF-8, or name the encoding of input with --encoding windows-1251)
EOF
t 'in another encoding: that, and nothing of columns' 'kurator monitor compare cp.csv' 3 </dev/null
t 'which may be named' 'kurator monitor compare cp.csv --encoding windows-1251 | cut -d, -f1,4 | tail -1' 0 <<'EOF'
тревожность,1
EOF
err <<'EOF'
kurator: cannot read 'nowhere.csv': No such file or directory
EOF
t 'a file that is not there' 'kurator monitor compare nowhere.csv' 3 </dev/null
err <<'EOF'
kurator: there is no column 'club' to group by
hint: 'kurator monitor compare -h' shows how to use it
EOF
t 'a grouping that nothing knows' 'kurator monitor compare sleep.csv --by club' 2 </dev/null
err <<'EOF'
kurator: entry and exit are both called 'a'
hint: 'kurator monitor compare -h' shows how to use it
EOF
t 'one name for two phases' 'kurator monitor compare sleep.csv --entry a --exit a' 2 </dev/null
err <<'EOF'
kurator: no program.yaml here or in a folder above
hint: 'kurator init' makes a programme; '-C DIR' names one
EOF
t 'neither file nor programme' 'kurator monitor compare' 3 </dev/null

# versions of an instrument
cat >versions.csv <<'EOF'
participant,measure,phase,value,version
1,esteem,entry,25,10-40
1,esteem,exit,30,10-40
2,esteem,entry,12,0-30
2,esteem,exit,15,0-30
3,esteem,entry,31,10-40
3,esteem,exit,20,0-30
EOF
err <<'EOF'
kurator: versions.csv:4: column 'version': version '0-30' of 'esteem' cannot be compared with version '10-40' (--by version keeps them apart; --skip-bad leaves out the whole measure)
kurator: versions.csv:5: column 'version': version '0-30' of 'esteem' cannot be compared with version '10-40' (--by version keeps them apart; --skip-bad leaves out the whole measure)
kurator: versions.csv:7: column 'version': version '0-30' of 'esteem' cannot be compared with version '10-40' (--by version keeps them apart; --skip-bad leaves out the whole measure)
hint: correct these rows, or leave them out with --skip-bad, which counts them
EOF
t 'versions are not mixed' 'kurator monitor compare versions.csv' 3 </dev/null
err <<'EOF'
kurator: versions.csv:7: column 'version': '3' has been measured with another version of 'esteem' in the other phase: these two cannot be compared
hint: correct these rows, or leave them out with --skip-bad, which counts them
EOF
t 'nor within a person' 'kurator monitor compare versions.csv --by version' 3 </dev/null
t 'a table per version' 'sed 6,7d versions.csv | kurator monitor compare - --by version | cut -d, -f1,2,4,11' 0 <<'EOF'
measure,group,n,diff
esteem,0-30,1,3
esteem,10-40,1,5
EOF

# what is left out does not depend on the order of rows
cat >twice.csv <<'EOF'
participant,measure,phase,value,version,class
1,esteem,entry,25,10-40,7А
1,esteem,exit,30,10-40,7Б
2,esteem,entry,12,10-40,7А
2,esteem,entry,20,10-40,7В
2,esteem,exit,15,10-40,7Б
3,esteem,entry,31,10-40,7А
3,esteem,exit,20,10-40,7А
3,esteem,exit,20,10-40,7А
3,esteem,exit,28,10-40,7А
4,marks,entry,3,,7А
4,marks,exit,4,,7А
EOF
backwards() {
	sed 1q "$1"
	sed 1d "$1" | tac
}
t 'of two values in one phase neither counts' \
	'kurator monitor compare twice.csv --skip-bad --by class 2>/dev/null | cut -d, -f1,2,4-6,11,40' 0 <<'EOF'
measure,group,n,missing_entry,missing_exit,diff,left_out
esteem,7А,1,0,1,5,5
esteem,7Б,0,1,0,,5
marks,7А,1,0,0,1,5
EOF
kurator monitor compare twice.csv --skip-bad --by class >twice.out 2>/dev/null
ok 'whichever comes first' 'backwards twice.csv | kurator monitor compare - --skip-bad --by class 2>/dev/null | cmp - twice.out'
printf '4,marks,entry,3,,7А\n4,marks,exit,4,,7А\n' | cut -d, -f1-5 >>versions.csv
t 'a measure of several versions is left out whole' \
	'kurator monitor compare versions.csv --skip-bad 2>/dev/null | cut -d, -f1,4,11,40' 0 <<'EOF'
measure,n,diff,left_out
marks,1,1,6
EOF
kurator monitor compare versions.csv --skip-bad >versions.out 2>/dev/null
ok 'whichever version comes first' 'backwards versions.csv | kurator monitor compare - --skip-bad 2>/dev/null | cmp - versions.out'
t 'and who has two versions, where versions are groups' \
	'kurator monitor compare versions.csv --skip-bad --by version 2>/dev/null | cut -d, -f1,2,4-6,11,40' 0 <<'EOF'
measure,group,n,missing_entry,missing_exit,diff,left_out
esteem,0-30,1,0,0,3,2
esteem,10-40,1,0,0,5,2
marks,,1,0,0,1,2
EOF
kurator monitor compare versions.csv --skip-bad --by version >versions.out 2>/dev/null
ok 'in any order too' 'backwards versions.csv | kurator monitor compare - --skip-bad --by version 2>/dev/null | cmp - versions.out'

# whatever the data: a figure is a number, or an empty cell with a reason
cat >odd.pl <<'EOF'
use strict;
use warnings;
my $state = 5;
sub draw { $state = ($state * 1103515245 + 12345) % 2147483648; return int($state / 65536) % $_[0] }
my @names = qw(entry_mean entry_sd exit_mean exit_sd diff diff_sd ci_low ci_high median_diff t df p
	wilcoxon_w wilcoxon_p p_holm d_z g_z d_av g_av g_low g_high rank_biserial);
my ($wrong, $empty, $given) = (0, 0, 0);
for my $round (1 .. 120) {
	open my $out, '>', 'odd.csv' or die;
	print $out "participant,measure,phase,value\n";
	my $base = (0, 0.1, -7, '1000000000.5', '1000000000000000')[draw(5)];
	my ($spread, $shift) = ((1, 1, 2, 5)[draw(4)], (0, 0, 1, 1000)[draw(4)]);
	for my $person (1 .. draw(9)) {
		my $entry = $base + draw($spread);
		my $exit = $base + $shift + draw(3) * (draw(3) > 1);
		printf $out "%d,x,entry,%s\n", $person, draw(9) ? sprintf('%.1f', $entry) : '' if draw(9);
		printf $out "%d,x,exit,%s\n", $person, draw(9) ? sprintf('%.1f', $exit) : '' if draw(9);
	}
	close $out;
	my @lines = `kurator monitor compare odd.csv`;
	if ($?) { print "round $round: status $?\n"; $wrong++ }
	chomp @lines;
	my @columns = split /,/, shift(@lines) // '', -1;
	for my $line (@lines) {
		my %cell;
		@cell{@columns} = split /,/, $line, -1;
		for my $name (@names) {
			my $figure = $cell{$name} // 'no column';
			my $good = $figure eq '' ? $cell{note} =~ /both values|only|changes are equal|no change|are constant/
				: $figure =~ /^-?\d+(\.\d+)?(e[-+]\d+)?$/ || $figure eq '<1e-300';
			$good = 0 if $name =~ /^p$|^p_|_p$/ && $figure eq '0';
			$figure eq '' ? $empty++ : $given++;
			next if $good;
			print "round $round: $name is '$figure', note '$cell{note}'\n";
			$wrong++;
		}
	}
}
print "few were undefined: $empty\n" if $empty < 200;
print "few were defined: $given\n" if $given < 500;
print "wrong: $wrong\n";
EOF
t 'figures of odd data are numbers, or empty for a reason that is given' 'perl odd.pl 2>"$home/said"; ! grep -v "^there is nothing to compare: " "$home/said"' 0 <<'EOF'
wrong: 0
EOF

# in a programme: directions, words, pairs
cp -R "$top/tests/data/measures" programme
cd programme || exit 99
cat >measures.csv <<'EOF'
participant,measure,phase,date,value,version,pair
E-001,anxiety,entry,2021-09-12,28,phillips,
E-001,anxiety,exit,2021-11-20,12,phillips,P-001
E-002,anxiety,entry,2021-09-12,25,phillips,
E-002,anxiety,exit,2021-11-21,26.5,phillips,
E-003,anxiety,entry,2021-09-12,24,phillips,
E-003,anxiety,exit,2021-11-21,24,,
E-001,тревожность,exit,2021-12-20,1,phillips,
E-001,esteem,entry,2021-09-12,30,,
E-001,esteem,exit,2021-11-20,70,,
E-002,esteem,entry,2021-09-12,50,,
E-002,esteem,exit,2021-11-20,80,,
E-001,club,entry,2021-09-12,нет,,
E-001,club,exit,2021-11-20,да,,
E-002,adaptation,entry,2021-09-12,low,,
E-002,adaptation,exit,2021-11-20,Частичная,,
EOF
cp measures.csv whole.csv
printf 'E-001,anxiety,foo,2021-10-12,20,,\n' >>measures.csv
err <<'EOF'
passed over 1 row of other phases (--entry and --exit name them): 'foo' (1)
kurator: warning: 'anxiety': entry lies in the worst third of the scale; part of the change is to be expected without any help (regression to the mean)
EOF
t 'another phase in the base' 'kurator monitor compare --as-of 2021-11-25 | wc -l' 0 <<'EOF'
5
EOF
mv whole.csv measures.csv
err <<'EOF'
kurator: warning: 'anxiety': entry lies in the worst third of the scale; part of the change is to be expected without any help (regression to the mean)
EOF
t 'directions of program.yaml; days after today are not counted' \
	'kurator monitor compare --as-of 2021-11-25 | cut -d, -f1,3,4,11,30-38' 0 <<'EOF'
measure,better,n,diff,improved,same,worsened,reliably_improved,reliably_worsened,note,test,statistic,test_p
anxiety,down,3,-4.833333333333333,1,1,1,1,0,,,,
esteem,range,2,35,1,0,1,,,two pairs only; reliability not known,,,
club,up,1,1,1,0,0,,,no scale: means do not apply,McNemar,1,1
adaptation,up,1,,1,0,0,,,no scale: means do not apply,Stuart-Maxwell,1,0.31731050786291415
EOF
t 'by variant of the pair' 'kurator monitor compare --as-of 2021-11-25 --by variant -q 2>/dev/null | grep ^anx | cut -d, -f1,2,4,11' 0 <<'EOF'
anxiety,,1,0
anxiety,leader-passive,1,1.5
anxiety,peer-peer,1,-16
EOF
t 'by kind of people' 'kurator monitor compare --as-of 2021-11-25 --by kind 2>/dev/null | grep ^anx | cut -d, -f1,2,4' 0 <<'EOF'
anxiety,student,2
anxiety,teacher,1
EOF
t 'by class' 'kurator monitor compare --as-of 2021-11-25 --by class 2>/dev/null | grep ^est | cut -d, -f1,2,4' 0 <<'EOF'
esteem,7А,1
esteem,7Б,1
EOF
err <<'EOF'
kurator: предупреждение: 'тревожность': вход лежит в худшей трети шкалы; часть изменения ожидаема и без всякой помощи (регрессия к среднему)
статистически значимых изменений эти данные не показывают (уровень 0,05, по Холму)
EOF
t 'in Russian' "kurator monitor compare --as-of 2021-11-25 -f table --lang ru | head -2 | awk '{ print \$1, \$2, \$3, \$4, \$5 }'" 0 <<'EOF'
показатель n вход выход разн.
тревожность 3 25.67 20.83 -4.83
EOF
printf 'E-002,height,entry,2021-09-12,150,,\n' >>measures.csv
err <<'EOF'
kurator: measures.csv:17: column 'measure': 'height' is none of the measures in program.yaml
hint: correct these rows, or leave them out with --skip-bad, which counts them
EOF
t 'a measure that program.yaml does not list' 'kurator monitor compare --as-of 2021-11-25' 3 </dev/null
t 'may stand in a file of its own' 'kurator monitor compare measures.csv --as-of 2021-11-25 2>/dev/null | cut -d, -f1,3,6 | tail -2' 0 <<'EOF'
adaptation,up,0
height,,1
EOF

# who left began otherwise
cat >left.csv <<'EOF'
participant,measure,phase,value
1,esteem,entry,50
1,esteem,exit,55
2,esteem,entry,52
2,esteem,exit,60
3,esteem,entry,54
3,esteem,exit,50
4,esteem,entry,10
5,esteem,entry,12
6,esteem,entry,11
EOF
err <<'EOF'
kurator: warning: 'self-esteem': 3 people without exit differed at entry by -41.00 (p < 0.001); what is shown is the change of those who stayed
EOF
t 'those without exit are compared at entry' 'kurator monitor compare left.csv --as-of 2021-11-25 | cut -d, -f1,4,6' 0 <<'EOF'
measure,n,missing_exit
esteem,3,3
EOF

school
rm measures.csv
err <<'EOF'
there are no measurements yet: no measures.csv
EOF
t 'no measures.csv is an empty one' 'kurator monitor compare --as-of 2021-11-25 --lang en | cut -d, -f1-4' 0 <<'EOF'
measure,group,better,n
EOF

# who has no exit, and of whom it is not due yet
school waiting
t 'without exit, and of these in pairs that still run' \
	'kurator monitor compare --as-of 2021-11-25 2>/dev/null | sed -n "1p;/^engagement/p;/^activity/p" | cut -d, -f1,6,39' 0 <<'EOF'
measure,missing_exit,exit_not_due
engagement,13,11
activity,2,0
EOF
t 'people read it below the table' \
	'kurator monitor compare --as-of 2021-11-25 -f table --lang ru 2>&1 >/dev/null | grep "^нет выхода" | cut -d";" -f1,2' 0 <<'EOF'
нет выхода (в скобках — пара ещё работает): вовлечённость 13 (11); активность 2
EOF
t 'two groupings: a column each, in words' \
	'COLUMNS=80 kurator monitor compare --as-of 2021-11-25 --by form --by sex -f table --lang ru 2>/dev/null | sed -n 2,4p' 0 <<'EOF'
показатель   форма    пол      n   вход  выход  разн.   Холм      g  лучше  хуже
вовлечённос  Ученик   женский  7  25.29  25.00  -0.29  1.000  -0.04      3     3
  ть         –
EOF
t 'methods and tests in the language' \
	'kurator monitor compare --as-of 2021-11-25 -f md -v --lang ru 2>/dev/null | grep -o "точный, нули по Пратту\|Мак-Немара\|хорошо, если" | sort -u' 0 <<'EOF'
Мак-Немара
точный, нули по Пратту
хорошо, если
EOF

# Two forms, of which one is small: the other one would betray it, together with the comparison of all.
school public
t 'public: no small group follows by subtraction' "kurator monitor compare --as-of 2021-11-25 --by form --public --lang en 2>/dev/null |
	grep '^communication\|^engagement' | cut -d, -f1,2,4,7,35" 0 <<'EOF'
engagement,student-student,13,25.46153846153846,reliability not known
communication,student-student,,,not shown: a small group would follow by subtraction
communication,teacher-teacher,,,group too small to be shown
EOF
err <<'EOF'
kurator: warning: 'activity, Pupil – pupil': entry lies in the worst third of the scale; part of the change is to be expected without any help (regression to the mean)
'activity, Pupil – pupil': a statistically significant change (p = 0.001 by Holm): 12 improved, 1 worsened
'average mark, Pupil – pupil': a statistically significant change (p = 0.020 by Holm): 11 improved, 2 worsened
'hidden': groups of fewer than 5 people are not shown, nor groups that would betray them by subtraction
there is no comparison group: the figures do not show what the change comes from
EOF
t_lines 'a table for people says that groups are hidden' "COLUMNS=80 kurator monitor compare --as-of 2021-11-25 --by form --public -f table --lang en" 0 <<'EOF'
communication  Pupil –  hidden
communication  Teacher  hidden
EOF
finish
