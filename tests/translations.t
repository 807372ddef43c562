#!/bin/sh
# Every text that a person sees has a Russian translation.
. "${0%/*}/lib.sh"

cd "$top" || exit 99
find lib cmd -name '*.c' -o -name '*.h' | LC_ALL=C sort >"$home/sources"
xgettext --from-code=UTF-8 --language=C --keyword=_ --keyword=N_ --keyword=nth_:1,2 --no-wrap \
	--output="$home/all.pot" --files-from="$home/sources" 2>"$home/warnings"
ok 'the sources are readable for xgettext' 'test -s "$home/all.pot"'
lib/po/catalogue.sh ru "$home/ru.po"
# msgcmp names what is missing, untranslated or fuzzy.
ok 'every text has a Russian translation' 'msgcmp "$home/ru.po" "$home/all.pot"'
ok 'the formats of the translations fit' 'msgfmt --check -o /dev/null "$home/ru.po"'
for part in lib/po/ru/*.po; do
	ok "$part has nothing that is not used" "msgattrib --no-obsolete -o \"$home/part.po\" $part &&
		msgcomm --more-than=1 --no-wrap -o \"$home/both.po\" \"$home/part.po\" \"$home/all.pot\" &&
		test \"\$(grep -c '^msgid' \"$home/part.po\")\" -le \"\$(grep -c '^msgid' \"$home/both.po\")\""
done
cd "$home" || exit 99
finish
