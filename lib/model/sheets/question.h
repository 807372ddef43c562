/*
 * question.h - what a heading asks for, when a form words it as a question.
 *
 * "В каком классе вы учитесь?" asks for the class, "Укажите вашу дату рождения" for the birth. The core of a heading is
 * the words that say what is asked: without those that address somebody or make a sentence of it, each without its
 * ending, in alphabetical order. Two headings with the same core ask for the same thing.
 */
#ifndef KURATOR_MODEL_SHEETS_QUESTION_H
#define KURATOR_MODEL_SHEETS_QUESTION_H

#include "base/strbuf.h"

/* Adds the core of a heading, given as heading_key() gives it; nothing where no word says what is asked. */
void question_core(struct strbuf *out, const char *key);

/* Words of a core. */
size_t question_words(const char *core);
/* Whether each word of `part` is a word of `core`; both are cores. */
bool question_holds(const char *core, const char *part);

#endif
