#!/bin/sh
# document template: the kinds of documents, a copy to be edited, what it can name
. "${0%/*}/lib.sh"
school

t_lines 'the kinds, each with its operands' 'kurator document template -f csv' 0 <<'END'
kind,operands,template,name
order-pairs,[PAIR...],,order on pairs
letterhead,,,head of all documents
consent-parties,,,"who signs, with address and identity papers: in all consents"
consent-signatures,,,signatures: in all consents
END
ok 'for people in their language' "kurator document template -f table --lang ru | grep -q '^order-pairs .*ПАРА.* приказ о закреплении пар$'"
ok 'every kind has a built-in template, and its own file stays away' '
	for kind in $(kurator document template -f csv | tail -n +2 | cut -d, -f1); do
		test -s "$build/share/kurator/documents/$kind.html" || exit 1
	done; ! test -e templates'
ok 'every built-in template is of a kind' '
	for file in "$build"/share/kurator/documents/*.html; do
		kurator document template -f csv | grep -q "^$(basename "$file" .html)," || exit 1
	done'

err <<'END'
would write 'templates/order-pairs.html'
END
t '-n writes nothing' 'kurator document template order-pairs -n --lang en; test ! -e templates' 0 </dev/null
err <<'END'
wrote 'templates/order-pairs.html': from now on it is the one that counts
END
t 'a copy' 'kurator document template "приказ о закреплении пар" --lang en' 0 </dev/null
ok 'is the built-in one' 'cmp templates/order-pairs.html "$build/share/kurator/documents/order-pairs.html"'
ok 'and shows in the list' 'kurator document template -f csv | grep -q "^order-pairs,[^,]*,templates/order-pairs.html,"'
echo '<p>mine</p>' >templates/order-pairs.html
err <<'END'
kurator: 'templates/order-pairs.html' is there already and stays as it is
END
t 'is never overwritten' 'kurator document template order-pairs --lang en' 3 </dev/null
t 'and counts' 'kurator document print order-pairs -q --lang en | grep mine' 0 <<'END'
<p>mine</p>
END
err <<'END'
wrote 'templates/letterhead.html': from now on it is the one that counts
END
t 'the head of all documents' 'kurator document template letterhead --lang en; ls templates' 0 <<'END'
letterhead.html
order-pairs.html
END
ok 'what stands in all consents' '
	kurator document template consent-parties -q && kurator document template consent-signatures -q &&
	cmp templates/consent-parties.html "$build/share/kurator/documents/consent-parties.html" &&
	echo "<p>{{name}} signs here</p>" >templates/consent-signatures.html &&
	for kind in processing special publication participation mentor-work; do
		kurator document print consent-$kind M-001 -q >page || exit 1
		grep -qx "<p>Берёзкина Людмила Павловна signs here</p>" page || { echo "$kind"; exit 1; }
	done; rm page'
mv templates/letterhead.html templates/leterhead.html
printf '<p>{{>mine}}{{school}}</p>' >templates/order-pairs.html
echo '<p>x</p>' | tee templates/mine.html >templates/yours.html
err <<'END'
kurator: warning: templates/leterhead.html: there is no document 'leterhead', so nothing uses this template; 'letterhead' was meant?
kurator: warning: templates/yours.html: there is no document 'yours', so nothing uses this template
END
t 'a template that nothing uses is named' 'kurator document template -f csv --lang en >/dev/null' 0 </dev/null
rm -r templates && echo >templates
err <<'END'
kurator: cannot write 'templates/order-pairs.html': Not a directory
END
t 'no folder can be made' 'kurator document template order-pairs --lang en' 3 </dev/null
rm templates

t_lines 'what a template can name' 'kurator document template order-pairs --fields -f csv --lang en' 0 <<'END'
field,list,required,meaning
pairs,,if written out,the pairs
mentor,pairs,if written out,name of the mentor
variant,pairs,,variant (variant of pairs.csv)
signers,,,"mentors and curators of these pairs, each once"
.,signers,,the text
number,,if written out,number of the document (--number)
END
ok '--fields copies nothing' '! test -e templates'
err <<'END'
kurator: --fields asks for a kind
hint: 'kurator document template -h' shows how to use it
END
t '--fields without a kind' 'kurator document template --fields --lang en' 2 </dev/null
err <<'END'
kurator: there is no document '../program'
hint: 'kurator document template -h' shows how to use it
hint: 'kurator document template' lists them
END
t 'no such kind' 'kurator document template ../program --lang en' 2 </dev/null

# The manual knows every kind, tag, element and class.
ok 'every kind is in the manual, with what may be named' '
	kurator document template -f csv | sed -n "2,\$p" | grep -vE "^(letterhead|consent-(parties|signatures))," | cut -d, -f1,2 | tr -d "[]." >kinds
	test "$(wc -l <kinds)" -gt 20
	while IFS=, read -r kind operand; do
		grep "^\.BR* .*\b$kind\b" "$top/man/kurator-documents.7" | grep -q -- "$operand" || { echo "$kind $operand"; exit 1; }
	done <kinds'
ok 'the manual has no fault' 'groff -K utf8 -man -Tutf8 -ww "$top/man/kurator-documents.7" 2>&1 >out | grep -v hyphen >faults; test ! -s faults'
ok 'every element of a .docx is in the manual' '
	sed -n "/^static const struct element elements/,/^};/s/^	{ \"\\([a-z0-9]*\\)\".*/\\1/p" "$top/lib/report/docx.c" >elements
	test "$(wc -l <elements)" -gt 20
	while read -r name; do grep -qw -- "$name" "$top/man/kurator-documents.7" || exit 1; done <elements'
mkdir -p templates && printf ' \n' >templates/agreement.html
err <<'END'
kurator: templates/agreement.html: the template is empty: remove the file, and the built-in one counts again
END
t 'an empty template is refused' 'kurator document print agreement P-020 --number 1 --as-of 2021-11-25 --lang en -q' 3 </dev/null
finish
