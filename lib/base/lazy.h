/*
 * lazy.h - libraries that are opened when their first function is called.
 *
 * Opening ICU and libical costs every process a millisecond, twice what all other work of a small command takes, minizip,
 * expat and libmd a tenth of it together, and most commands call none of them. A program that names them at link time cannot choose; this asks the dynamic linker later. Each
 * such library has one file that calls it, with a table of its functions:
 *
 *	#define FUNCTIONS(F) F("libwords.so.2", word_open) F("libwords.so.2", word_close)
 *	LAZY_LIBRARY(words)
 *
 *	words()->word_open(…);
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
#define LAZY_ROW(library_, name_) { library_, LAZY_TEXT(name_), &table.name_ },
/* A function of this name that gives the table of FUNCTIONS, and finds them when it is called first. */
#define LAZY_LIBRARY(name) \
	struct name { \
		FUNCTIONS(LAZY_MEMBER) \
	}; \
	static const struct name *name(void) \
	{ \
		static struct name table; \
		static bool opened; \
		const struct lazy_function functions[] = { FUNCTIONS(LAZY_ROW) }; \
\
		if (!opened) \
			lazy_open(functions, ARRAY_SIZE(functions)); \
		opened = true; \
		return &table; \
	}

#endif
