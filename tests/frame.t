#!/bin/sh
# Where the programme is, and what is true of every command's options.
. "${0%/*}/lib.sh"
school
mkdir -p years/archive
list='mentor list --as-of 2021-11-25 --columns id --where id=M-001'
want='id
M-001'
for way in "-C $PWD" "-C $PWD/years/archive" "-C years/archive/.." "--directory=years" "-qC years"; do
	t "the programme directory, upward from: ${way#*"$PWD"}" "cd .. && cd school && kurator $list $way" 0 <<EOF
$want
EOF
done
t 'upward from KURATOR_DIR' 'cd / && KURATOR_DIR="$home/school/years" kurator '"$list" 0 <<EOF
$want
EOF
t '-C goes before KURATOR_DIR, also among other letters' "cd / && KURATOR_DIR=/nowhere kurator $list -qC $home/school" 0 <<EOF
$want
EOF
mkdir "$home/elsewhere"
err <<'EOF'
kurator: program.yaml: cannot be read: No such file or directory
EOF
t 'no programme there nor above' "cd / && kurator $list --lang en -C $home/elsewhere" 3 <<'EOF'
EOF
err <<'EOF'
kurator: cannot open the folder 'program.yaml': Not a directory
EOF
t 'a file is no folder' "kurator $list --lang en -C program.yaml" 3 <<'EOF'
EOF
finish
