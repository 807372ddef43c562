#!/bin/sh
# Five class teachers send five tables, each spoilt in its own way: one command says what is in it.
. "${0%/*}/lib.sh"
school
cp "$top"/data-examples/teachers/* .

ask() { # FILE, further arguments; what a curator sees in a window of 80 columns
	COLUMNS=80 kurator sheet diff "$@" --as-of 2021-11-25 --lang ru -f table
}

# ---- Windows-1251, sep=;, a title, an empty column, running numbers, a total, days and classes in words ----
err <<'OUT'
5-klassy.csv: CSV, windows-1251, разделитель ';'; заголовок в строке 6; 5 записей mentees.csv
сохранённой выгрузки нет: сравнивается только с базой
строки, которые не записи: 12
новых записей: 2, конфликтов: 4
OUT
t 'a list of the fifth classes' 'ask 5-klassy.csv --set kind=обучающийся' 1 <<'OUT'
строка  запись              что           столбец       примечание
     7  E-008 Жаворонков …  конфликт      запрос        в листе 'хочу в
                                                        театральный кружок', в
                                                        программе 'сторонюсь
                                                        ребят на переменах'
     8  E-020 Лучинин Ф. …  конфликт      запрос        в листе 'математика,
                                                        дроби', в программе 'не
                                                        понимаю задачи на
                                                        движение'
     8  E-020 Лучинин Ф. …  конфликт      согласие      в листе '2021-09-12', в
                                                        программе '2021-09-08'
     9  E-025 Росянкин М.…  конфликт      телефон пре…  в листе '+7 900
                                                        000-05-99', в программе
                                                        '+7 900 000-05-25'
    10  Калинкин Савелий …  новая запись
    11  Калинкина Софья Ю…  новая запись
OUT
# ---- a workbook: two lines of heading, phones as numbers ----
err <<'OUT'
7b.xlsx: книга, лист '7b'; заголовок в строке 2; 5 записей mentees.csv
сохранённой выгрузки нет: сравнивается только с базой
новых записей: 1, изменений: 1, конфликтов: 4, сомнений: 1
OUT
t 'a workbook of class 7Б' 'ask 7b.xlsx --as mentees --set kind=обучающийся' 1 <<'OUT'
строка  запись                что           столбец  примечание
     3  E-002 Вьюгина М. И.   изменение     телефон  → '+7 900 000-04-02'
     3  E-002 Вьюгина М. И.   конфликт      вступил  в листе '2020-09-15', в
                                                     программе '2020-09-17'
     4  E-014 Ольхин М.       конфликт      вступил  в листе '2020-09-16', в
                                                     программе '2020-09-25'
     5  E-027 Пескарев Т. К.  конфликт      телефон  в листе '+7 900 000-03-00',
                                                     в программе '+7 900
                                                     000-03-27'
     5  E-027 Пескарев Т. К.  конфликт      вступил  в листе '2021-10-05', в
                                                     программе '2021-09-13'
     6  Рябинкин Фома Ильич   новая запись
     7  Рябинкин Фома         сомнение               возможно, это тот же
                                                     человек: Рябинкин Фома
                                                     Ильич
OUT
# ---- answers of a form, saved as .ods: questions as headings, one twice, a time stamp ----
err <<'OUT'
8-anketa.ods: книга, лист '8-anketa'; заголовок в строке 1; 5 записей mentees.csv
сохранённой выгрузки нет: сравнивается только с базой
неизвестные заголовки: 'С кем из наставников хотел(а) бы работать? Напишите фамилию, имя', 'Модуль', 'Модуль (2)'
новых записей: 1, изменений: 1, конфликтов: 6, сомнений: 2
OUT
t 'answers of the eighth classes' 'ask 8-anketa.ods --set kind=обучающийся' 1 <<'OUT'
строка  запись              что           столбец       примечание
     2  E-012 Гроздев А. …  конфликт      запрос        в листе 'робототехника;
                                                        проект', в программе
                                                        'хочу собрать школьный
                                                        ансамбль'
     2  E-012 Гроздев А. …  конфликт      дни           в листе 'ср; пт', в
                                                        программе 'пн; чт'
     3  E-004 малинина е.…  конфликт      запрос        в листе 'не бояться
                                                        выступать', в программе
                                                        'ссоры с
                                                        одноклассницами'
     3  E-004 малинина е.…  изменение     телефон       → '+7 900 000-03-04'
     3  E-004 малинина е.…  конфликт      дни           в листе 'вт
                                                        15:00–17:00', в
                                                        программе 'пн; ср'
     4  E-026 Зимородкова…  сомнение      дата рожден…  '1/2/2008': день и месяц
                                                        могут стоять в любом
                                                        порядке
     4  E-026 Зимородкова…  конфликт      запрос        в листе 'английский', в
                                                        программе 'не понимаю
                                                        времена глагола'
     4  E-026 Зимородкова…  конфликт      дни           в листе 'пн', в
                                                        программе 'пн; чт'
     5  Хвойная Тая Игоре…  новая запись
     6  Хвойная Тая Игоре…  сомнение                    в таблице дважды
OUT
# ---- UTF-16 with tabs; mentors by name only ----
err <<'OUT'
9-klassy.txt: CSV, utf-16, разделитель — табуляция; заголовок в строке 1; 4 записи mentees.csv
сохранённой выгрузки нет: сравнивается только с базой
новых записей: 1, изменений: 2, испорчено: 1, сомнений: 3
OUT
t '"Unicode text" of the ninth classes' 'ask 9-klassy.txt --set kind=обучающийся' 1 <<'OUT'
строка  запись              что           столбец       примечание
     2  E-009 Тополева А.   изменение     почта         →
                                                        'topoleva@mail.example'
     2  E-009 Тополева А.   сомнение      пара          'Зорина Т.И.', возможно,
                                                        'M-005': пара M-005 и
                                                        E-009 не записана
     3  E-015 Заимкина У.…  сомнение      дата рожден…  '15 лет': возраст, а не
                                                        год рождения: 2005 или
                                                        2006
     3  E-015 Заимкина У.…  изменение     примечания    → 'после 15 ноября'
     4  Чаев Лев Артурович  новая запись
     4  Чаев Лев Артурович  сомнение      почта         'chaev@mail.example, 8
                                                        900 000 06 02',
                                                        возможно,
                                                        'chaev@mail.example':
                                                        там же и телефон: в
                                                        карте заголовков укажите
                                                        contacts
     5  E-023 Черемухин Г…  испорчено     почта         '#ИМЯ?': ошибка формулы
OUT
# ---- an export that came back: sorted, Excel with English settings, an e-mail program in between ----
kurator sheet export mentees --where class=6 --columns name,class,birth,phone,guardian_phone,request,days -q --lang ru \
	-o 6-klassy.csv
perl -CSD -Mutf8 -e '
	my ($head, @lines) = <STDIN>;
	for (@lines) {
		s/;12\.05\.2009;/;5\/12\/2009;/;                     # another order of day and month
		s/;8 \(900\) 000-03-03;/;8,90000E+10;/;              # a phone as a number
		s/хочу не бояться/хочу не\x{A0}бояться/;             # a blank of another kind
		s/;31\.08\.2009;/;#####;/;                           # a column too narrow
		s/Камышева Лилия Романовна/Камышева Лилия Сергеевна/;
		s/;8 \(900\) 000-05-22;/;8 900 000 05 77;/;
		s/дерусь, потом жалею/??????, ????? ?????/;          # letters lost
		s/;06\.06\.2009;/;2009, 13 лет;/;
	}
	print $head, reverse(grep !/^E-036/, @lines), ";Ельник Пётр Олегович;6 кл. Б;01.02.10;;;;чт\r\n";
' <6-klassy.csv >back.csv
kurator mentee set E-022 --guardian-phone "+7 900 000-05-88" -q >out # the base moves on meanwhile
err <<'OUT'
back.csv: CSV, utf-8, разделитель ';'; заголовок в строке 1; 9 записей mentees.csv
сравнивается с выгрузкой mentees-60b81686f8c8
изменений: 1, нет в таблице: 1, конфликтов: 1, восстановлено: 3, испорчено: 1, сомнений: 1, не принято: 1
подсказка: одно значение для всех новых записей: --set kind=ЗНАЧЕНИЕ
OUT
t 'what came back from the sixth classes' 'ask back.csv' 1 <<'OUT'
строка  запись              что            столбец      примечание
     2  E-032 Вишнякова С…  сомнение       дата рожде…  '2009, 13 лет',
                                                        возможно, '2009': год
                                                        рождения и возраст не
                                                        сходятся
     3  E-028 Огоньков З.…  восстановлено  запрос       '??????, ????? ?????' →
                                                        'дерусь, потом жалею':
                                                        буквы испорчены: не та
                                                        кодировка
     4  E-022 Стрижов П. …  конфликт       телефон пр…  в листе '+7 900
                                                        000-05-77', в программе
                                                        '+7 900 000-05-88': в
                                                        программе тоже изменено
     5  E-021 Камышева Л.…  изменение      ФИО          'Камышева Лилия
                                                        Романовна' → 'Камышева
                                                        Лилия Сергеевна'
     6  E-013 Капелькина …  восстановлено  запрос       'хочу не бояться
                                                        говорить при всех' →
                                                        'хочу не бояться
                                                        говорить при всех':
                                                        изменились пробелы или
                                                        концы строк
     7  E-010 Ивушкин Р. …  восстановлено  дата рожде…  '#####' → '2009-08-31':
                                                        столбец был слишком
                                                        узким, чтобы это
                                                        показать
     8  E-003 Кедров С. А.  испорчено      телефон      '8,90000E+10': длинное
                                                        число в экспоненциальной
                                                        записи
    10  Ельник Пётр Олего…  не принято                  не добавлено, не
                                                        хватает: кто
        E-036 Звонарёва К…  нет в таблице
OUT
# ---- the curator answers in the table and in a map, and imports ----
ok 'what is certain is taken over at once, the rest stays listed' '
	kurator sheet import 5-klassy.csv --set kind=student -q >out; test $? = 1 &&
	grep -q "Калинкин Савелий Юрьевич,student,5А,2011-02-14,.*+7 900 000-06-01" mentees.csv &&
	! grep -q "театральный кружок" mentees.csv'
ok 'where the teacher is right, one option says so' '
	kurator sheet import 5-klassy.csv --set kind=student --take request --take consent --take guardian_phone -q >out &&
	test "$(wc -l <out)" = 5 && grep -q "театральный кружок" mentees.csv'
ok 'then nothing is left' 'kurator sheet diff 5-klassy.csv --set kind=student -q >out && test "$(wc -l <out)" = 1'
iconv -f utf-16 -t utf-8 9-klassy.txt | sed "s/15 лет/2006/2; s/	15 лет/	2006/; s/#ИМЯ?//" >9-edited.txt
printf 'heading,column\nЭл. почта,contacts\nФИО наставника,\n' >map.csv
t 'a table that was edited, a heading that the map settles: nothing is open' \
	'kurator sheet import 9-edited.txt --set kind=student --map map.csv --as-of 2021-11-25 -q --lang ru -f csv | cut -d, -f 1,2,4,5,9' 0 <<'OUT'
row,id,status,column,value
2,E-009,changed,email,topoleva@mail.example
3,E-015,changed,notes,после 15 ноября
4,E-044,added,,
OUT
ok 'phone and address went where they belong' 'grep -q "Чаев Лев.*,+7 900 000-06-02,chaev@mail.example," mentees.csv'
finish
