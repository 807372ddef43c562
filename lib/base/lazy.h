/*
 * lazy.h - libraries that are opened when their first function is called.
 *
 * Opening ICU and libical costs every process a millisecond, twice what all other work of a small command takes, and most
 * commands call neither. A program that names them at link time cannot choose; this asks the dynamic linker later. Each
 * such library has one file that calls it, with a table of its functions:
 *
 *	#define FUNCTIONS(F) F("libwords.so.2", word_open) F("libwords.so.2", word_close)
 *	static struct { FUNCTIONS(LAZY_MEMBER) } words;
 *	#define LAZY_OBJECT words
 *	static const struct lazy_function functions[] = { FUNCTIONS(LAZY_ROW) };
 *
 *	lazy_open(functions, ARRAY_SIZE(functions));
 *	words.word_open(…);
 *
 * The names of functions may be macros, as ICU's are, which carry its version.
 */
#ifndef KURATOR_BASE_LAZY_H
#define KURATOR_BASE_LAZY_H

#include "base/util.h"

struct lazy_function {
	const char *library; /* "libicuuc.so.72" */
	const char *name;
	void *pointer; /* to the pointer that is set */
};

/* Finds the functions; a library or function that is not there ends the program with a message. */
void lazy_open(const struct lazy_function *functions, size_t n);

#define LAZY_TEXT_(name) #name
#define LAZY_TEXT(name) LAZY_TEXT_(name)
#define LAZY_MEMBER(library, name) __typeof__(name) *name;
#define LAZY_ROW(library_, name_) { library_, LAZY_TEXT(name_), &LAZY_OBJECT.name_ },

#endif
