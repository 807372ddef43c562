/* facts_contacts.c - phones and addresses as people write them */
#include "model/sheets/facts_parts.h"

#include "base/number.h"
#include "base/text.h"
#include "model/sheets/damage.h"
#include "model/sheets/value.h"

/* ---- the writing ---- */

/* Blanks, dashes and marks that look like a blank, a dash or nothing. */
static const struct {
	const char *mark, *plain;
} marks[] = {
	{ "\xC2\xA0", " " },     { "\xE2\x80\xAF", " " }, { "\xE2\x80\x87", " " },
	{ "\xE2\x80\x90", "-" }, { "\xE2\x80\x91", "-" }, { "\xE2\x80\x92", "-" },
	{ "\xE2\x80\x93", "-" }, { "\xE2\x80\x94", "-" }, { "\xE2\x88\x92", "-" },
	{ "\xE2\x80\x8B", "" },  { "\xE2\x80\x8C", "" },  { "\xE2\x80\x8D", "" },
	{ "\xE2\x80\x8E", "" },  { "\xE2\x80\x8F", "" },  { "\xE2\x80\xAA", "" },
	{ "\xE2\x80\xAC", "" },  { "\xE2\x80\xAD", "" },  { "\xE2\x81\xA6", "" },
	{ "\xE2\x81\xA9", "" },  { "\xEF\xBB\xBF", "" },
};

static void add_plain(struct strbuf *out, const char *s)
{
	while (*s) {
		size_t i;

		for (i = 0; i < ARRAY_SIZE(marks); i++)
			if (skip_prefix(s, marks[i].mark, &s))
				break;
		if (i < ARRAY_SIZE(marks))
			strbuf_addstr(out, marks[i].plain);
		else
			strbuf_addch(out, *s++);
	}
}

/* Behind what people write in front of a number: "тел.: ", "моб. ". */
static const char *behind_phone_word(const char *folded)
{
	static const char *const words[] = { "телефон", "тел", "т",     "мобильный", "моб",
					     "сотовый", "сот", "номер", "phone",     "tel" };
	const char *rest;

	for (size_t i = 0; i < ARRAY_SIZE(words); i++)
		if (skip_prefix(folded, words[i], &rest) && strchr(" .:+(0123456789", *rest) &&
		    *rest)
			return behind_phone_word(rest + strspn(rest, " .:"));
	return folded;
}

/* A number alone, without the word in front, the separator behind and the ".0" of a program that reckoned with it. */
static void bare_phone(struct strbuf *out, const char *s)
{
	struct strbuf plain = STRBUF_INIT;
	char *folded;

	add_plain(&plain, s);
	folded = fact_folded(plain.buf);
	strbuf_addstr(out, behind_phone_word(folded));
	while (out->len && strchr(" ,;.", out->buf[out->len - 1]))
		strbuf_setlen(out, out->len - 1);
	if (out->len > PHONE_DIGITS && streq(out->buf + out->len - 2, ".0") &&
	    strspn(out->buf, "0123456789") == out->len - 2)
		strbuf_setlen(out, out->len - 2);
	free(folded);
	strbuf_release(&plain);
}

/* ---- phones ---- */

/* Digits of the code that stands in brackets, as of a small town: "8 (38473) 2-34-56"; 3 where there are no brackets. */
static int code_length(const char *s)
{
	const char *open = strchr(s, '('), *close = open ? strchr(open, ')') : NULL;
	int n = 0;

	for (; close && open < close; open++)
		n += is_digit(*open);
	return n == 4 || n == 5 ? n : 3;
}

static void add_phone(struct strbuf *out, const char *d, int code)
{
	strbuf_addf(out, "+7 %.*s %.*s-%.2s-%.2s", code, d + 1, 6 - code, d + 1 + code, d + 7,
		    d + 9);
}

void phone_normalise(const char *s, struct strbuf *out)
{
	char d[PHONE_DIGITS + 1], with_seven[64];

	if (phone_digits(s, d)) {
		add_phone(out, d, code_length(s));
		return;
	}
	while (is_blank(*s))
		s++;
	snprintf(with_seven, sizeof(with_seven), "8%s", s);
	if (s[strspn(s, "(")] == '9' && strlen(s) < 24 && phone_digits(with_seven, d))
		add_phone(out, d, 3);
	else
		strbuf_addstr(out, s);
}

static bool has_words(const char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s >= 0x80 || (*s >= 'a' && *s <= 'z') ||
		    (*s >= 'A' && *s <= 'Z') || *s == ',' || *s == ';' || *s == '/')
			return true;
	return false;
}

/* "+7 916 123-45-6": it begins as a Russian number and has not the digits of one. */
static bool has_other_digits(const char *s)
{
	size_t n = 0;
	char first = '\0', d[PHONE_DIGITS + 1];

	for (const char *at = s; *at; at++) {
		first = !n && is_digit(*at) ? *at : first;
		n += is_digit(*at);
	}
	return !phone_digits(s, d) && n + 2 >= PHONE_DIGITS &&
	       (*s == '+' ? first == '7' : first == '7' || first == '8');
}

/* "+8 916 123-45-67": no country has the code 8, nor +89; the number without its sign is added. */
static bool has_wrong_code(const char *s, struct strbuf *value)
{
	if (!skip_prefix(s, "+8", NULL) || (is_digit(s[2]) && s[2] != '9'))
		return false;
	phone_normalise(s + 1, value);
	return true;
}

/* "007 916 123-45-67": dialled from abroad, which is +7 here. */
static bool has_dialled_code(const char *s, struct strbuf *value)
{
	char d[PHONE_DIGITS + 1];

	if (!skip_prefix(s, "00", &s) || *s != '7' || !phone_digits(s, d))
		return false;
	phone_normalise(s, value);
	return true;
}

/* "8 916 123-45-67 мама", two numbers in one cell: the first one, probably. */
static enum fact phone_among_words(const char *s, struct strbuf *value, struct strbuf *note)
{
	struct strbuf email = STRBUF_INIT;
	enum fact fact = contacts_read(s, value, &email, note);

	if (fact == FACT_CERTAIN)
		fact = fact_doubt(note, _("more than a phone"));
	strbuf_release(&email);
	return fact;
}

enum fact fact_phone(const char *s, struct strbuf *value, struct strbuf *note)
{
	const struct column phone = { .name = "phone", .type = COLUMN_PHONE };
	struct strbuf bare = STRBUF_INIT, digits = STRBUF_INIT, unused = STRBUF_INIT;
	enum fact fact = FACT_CERTAIN;

	bare_phone(&bare, s);
	if (scientific_whole(bare.buf, &digits))
		phone_normalise(digits.buf, value);
	else if (fact_is_nothing(bare.buf))
		;
	else if (column_normalise(&phone, NULL, bare.buf, &digits, &unused))
		fact = FACT_NONE;
	else if (has_words(bare.buf))
		fact = phone_among_words(bare.buf, value, note);
	else if (has_wrong_code(bare.buf, value))
		fact = fact_doubt(note, _("no country has the code +8: +7 or 8 is meant"));
	else if (has_dialled_code(bare.buf, value))
		fact = fact_doubt(note, _("dialled from abroad: +7 is meant"));
	else
		phone_normalise(bare.buf, value);
	if (fact == FACT_NONE)
		strbuf_addf(note, _("'%s' is not a phone number"), s);
	if (fact == FACT_CERTAIN && has_other_digits(value->buf))
		fact = fact_doubt(note, _("a Russian number has eleven digits"));
	strbuf_release(&bare);
	strbuf_release(&digits);
	strbuf_release(&unused);
	return fact;
}

/* ---- both in one cell ---- */

/* The end of a word that has an @ in it, or of a number of 5 digits and more with what stands between them. */
static size_t email_length(const char *s)
{
	size_t len = strcspn(s, " ,;\t\n\r");
	const char *at = memchr(s, '@', len);

	while (len && (s[len - 1] == '.' || s[len - 1] == ')'))
		len--;
	return at && at > s && at < s + len - 1 ? len : 0;
}

static size_t phone_length(const char *s)
{
	size_t i = *s == '+', end = 0, digits = 0;

	for (; s[i] && digits <= PHONE_DIGITS; i++) {
		if (is_digit(s[i])) {
			if (digits == PHONE_DIGITS)
				break;
			digits++;
			end = i + 1;
		} else if (!strchr(" -()", s[i])) {
			break;
		}
	}
	return digits >= 5 ? end : 0;
}

/*
 * How many of each stand in a cell; of phones and addresses the first, of other words all. `before`: of the words, those in
 * front of the first comma, line end or number that further words follow; 0 where there is none.
 */
struct contacts {
	size_t phones, emails, words, before;
};

static bool begins_word(const char *s)
{
	return (unsigned char)*s >= 0x80 || is_digit(*s) || (*s >= 'a' && *s <= 'z') ||
	       (*s >= 'A' && *s <= 'Z');
}

static struct contacts take_apart(const char *s, struct strbuf *phone, struct strbuf *email,
				  struct strbuf *words)
{
	struct contacts n = { 0 };
	bool parted = false;

	while (*s) {
		size_t len = email_length(s);
		bool begins_phone = is_digit(*s) || *s == '+' || *s == '(';

		if (len) {
			if (!n.emails++)
				strbuf_add(email, s, len);
			parted = true;
		} else if (begins_phone && (len = phone_length(s)) > 0) {
			char *one = xmemdup0(s, len);

			if (!n.phones++)
				phone_normalise(one, phone);
			free(one);
			parted = true;
		} else if (begins_word(s)) {
			len = strcspn(s, " ,;\t\n\r");
			if (parted && !n.before)
				n.before = n.words;
			parted = false;
			strbuf_addf(words, "%s%.*s", n.words++ ? " " : "", (int)len, s);
		} else {
			len = 1;
			parted |= strchr(",;/-+&\n\r", *s) != NULL;
		}
		s += len;
	}
	return n;
}

enum fact contacts_read(const char *s, struct strbuf *phone, struct strbuf *email,
			struct strbuf *note)
{
	struct strbuf words = STRBUF_INIT;
	struct contacts n = take_apart(s, phone, email, &words);

	strbuf_release(&words);
	if (!n.phones && !n.emails)
		return FACT_NONE;
	if (n.phones > 1 || n.emails > 1)
		return fact_doubt(note, _("several phones or addresses in one cell"));
	return n.words ? fact_doubt(note, _("other words beside phone and address")) : FACT_CERTAIN;
}

/* ---- guardians ---- */

/* "Мама": who it is to the child, not what the name is. */
static bool is_relation(const char *word, size_t len)
{
	static const char *const words[] = { "мама",    "мать",   "папа",    "отец",   "бабушка",
					     "дедушка", "опекун", "тетя",    "дядя",   "брат",
					     "сестра",  "тел",    "телефон", "mother", "father",
					     "mum",     "dad" };
	char *one = xmemdup0(word, len), *folded = fact_folded(one);
	bool found;

	while (*folded && strchr(".:-", folded[strlen(folded) - 1]))
		folded[strlen(folded) - 1] = '\0';
	found = fact_is_one_of(folded, words, ARRAY_SIZE(words));
	free(folded);
	free(one);
	return found;
}

/* А to Я, A to Z. */
static bool is_capital(const char *s)
{
	unsigned char c = (unsigned char)s[0], next = (unsigned char)s[1];

	return (c >= 'A' && c <= 'Z') ||
	       (c == 0xD0 && ((next >= 0x90 && next <= 0xAF) || next == 0x81));
}

/* Two to four words with capitals: "Тучина Анна Львовна", "Тучина А.Л." */
static bool is_name(const char *words)
{
	size_t n = 0;

	for (const char *at = words; *at; n++) {
		size_t len = strcspn(at, " ");

		if (!is_capital(at) || strcspn(at, "0123456789@/") < len || is_relation(at, len))
			return false;
		at += len;
		at += strspn(at, " ");
	}
	return n >= 2 && n <= 4;
}

enum fact guardian_read(const char *s, struct strbuf *name, struct strbuf *phone,
			struct strbuf *note)
{
	struct strbuf email = STRBUF_INIT;
	struct contacts n = take_apart(s, phone, &email, name);

	strbuf_release(&email);
	if (!n.phones && !is_name(name->buf))
		return FACT_NONE;
	if (n.phones > 1)
		return fact_doubt(note, _("several phones or addresses in one cell"));
	if (n.emails)
		return fact_doubt(note, _("the base has no column for the guardian's address"));
	if (n.before > 1)
		return fact_doubt(note, _("perhaps several people in one cell"));
	if (n.words && !is_name(name->buf))
		return fact_doubt(note, _("other words beside name and phone"));
	return FACT_CERTAIN;
}

/* ---- addresses ---- */

/* "mailto:a@b.example", "<a@b.example>": what programs put around an address. */
static void bare_email(struct strbuf *out, const char *s)
{
	(void)skip_prefix(s, "mailto:", &s);
	s += *s == '<';
	strbuf_addstr(out, s);
	strbuf_trim(out);
	while (out->len && strchr(">,;", out->buf[out->len - 1]))
		strbuf_setlen(out, out->len - 1);
}

enum fact fact_email(const char *s, struct strbuf *value, struct strbuf *note)
{
	const struct column column = { .name = "email", .type = COLUMN_EMAIL };
	struct strbuf phone = STRBUF_INIT, bare = STRBUF_INIT, unused = STRBUF_INIT;
	char *plain = fact_folded(s);
	enum fact fact = FACT_NONE;

	bare_email(&bare, s);
	if (fact_is_nothing(plain) || !column_normalise(&column, NULL, bare.buf, value, &unused))
		fact = FACT_CERTAIN;
	else if (contacts_read(s, &phone, value, &unused) != FACT_NONE && value->len)
		fact = fact_doubt(
			note, phone.len ? _("a phone stands there too: map the heading to contacts")
					: _("more than an address"));
	strbuf_release(&phone);
	strbuf_release(&bare);
	strbuf_release(&unused);
	free(plain);
	return fact;
}
