/* question.c - what a heading asks for */
#include "model/sheets/question.h"

/* Of more words than this a heading is a text. */
#define WORDS_MAX 40

/* They address somebody or make a sentence of it, and do not say what is asked. */
static const char address_words[] =
	" ваш ваша ваше ваши вашу вашего вашей вашем ваших вас вам вы ты тебя тебе твой твоя твое твои твою твоего твоей "
	"свой свою свое свои своего своей укажите укажи напишите напиши введите введи впишите впиши внесите назовите "
	"выберите выбери отметьте пожалуйста просим прошу в во на по о об и или с со из у к за от до не ли бы же а для "
	"какой какая какое какие каком какую какого какому каких который которой котором которые где учитесь учишься "
	"учится обучаетесь обучаешься обучается находитесь это есть один одного одной одну сейчас настоящее время "
	"момент текущий этом году полный полная полное полностью связи хотели хотел хотела хотелось хотите хочешь "
	"your you my what which is are do does please enter give state write choose select the a an of in on at for to "
	"can we be will would and or with now current ";

/* Endings of Russian nouns and adjectives, longer ones first. */
static const char *const endings[] = {
	"иями", "ями", "ами", "ыми", "ими", "иях", "иям", "ием", "ого", "его", "ому", "ему", "ией",
	"ах",   "ях",  "ам",  "ям",  "ом",  "ем",  "ов",  "ев",  "ей",  "ий",  "ый",  "ой",  "ая",
	"яя",   "ое",  "ее",  "ые",  "ие",  "ым",  "им",  "ых",  "их",  "ую",  "юю",  "ия",  "ии",
	"ию",   "ью",  "а",   "я",   "о",   "е",   "ы",   "и",   "у",   "ю",   "ь",   "й",
};

/* What must stay of a word, in bytes. */
#define STEM_LEAST (3 * strlen("я"))
#define STEM_LEAST_LATIN 3

struct word {
	const char *start;
	size_t len;
};

static bool is_address(const struct word *word)
{
	struct strbuf padded = STRBUF_INIT;
	bool found;

	strbuf_addf(&padded, " %.*s ", (int)word->len, word->start);
	found = strstr(address_words, padded.buf);
	strbuf_release(&padded);
	return found;
}

static bool has_ending(const struct word *word, const char *ending, size_t least)
{
	size_t len = strlen(ending);

	return word->len >= least + len && !strncmp(word->start + word->len - len, ending, len);
}

static void drop_ending(struct word *word)
{
	for (size_t i = 0; i < ARRAY_SIZE(endings); i++) {
		if (!has_ending(word, endings[i], STEM_LEAST))
			continue;
		word->len -= strlen(endings[i]);
		return;
	}
	if (has_ending(word, "s", STEM_LEAST_LATIN))
		word->len--;
}

static int compare_words(const void *a, const void *b)
{
	const struct word *x = a, *y = b;
	size_t len = x->len < y->len ? x->len : y->len;
	int order = memcmp(x->start, y->start, len);

	return order ? order : (x->len > y->len) - (x->len < y->len);
}

static size_t split(const char *key, struct word *words)
{
	size_t n = 0;

	while (*key && n < WORDS_MAX) {
		struct word word = { key, strcspn(key, " ") };

		key += word.len + (key[word.len] == ' ');
		if (!word.len || is_address(&word))
			continue;
		drop_ending(&word);
		words[n++] = word;
	}
	return n;
}

void question_core(struct strbuf *out, const char *key)
{
	struct word words[WORDS_MAX];
	size_t n = split(key, words), start = out->len;

	qsort(words, n, sizeof(*words), compare_words);
	for (size_t i = 0; i < n; i++) {
		if (i && !compare_words(&words[i - 1], &words[i]))
			continue;
		if (out->len > start)
			strbuf_addch(out, ' ');
		strbuf_add(out, words[i].start, words[i].len);
	}
}

size_t question_words(const char *core)
{
	size_t n = *core != '\0';

	for (; *core; core++)
		n += *core == ' ';
	return n;
}

/* Both are in order: one walk. */
bool question_holds(const char *core, const char *part)
{
	struct word whole = { core, strcspn(core, " ") }, piece = { part, strcspn(part, " ") };

	while (piece.len && whole.len) {
		int order = compare_words(&whole, &piece);

		if (order > 0)
			return false;
		whole.start += whole.len + (whole.start[whole.len] == ' ');
		whole.len = strcspn(whole.start, " ");
		if (order)
			continue;
		piece.start += piece.len + (piece.start[piece.len] == ' ');
		piece.len = strcspn(piece.start, " ");
	}
	return !piece.len;
}
