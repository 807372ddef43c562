/* lazy.c - libraries that are opened when their first function is called */
#include "base/lazy.h"

#include <dlfcn.h>

static void *open_library(const char *name)
{
	void *library = dlopen(name, RTLD_NOW | RTLD_LOCAL);

	if (!library)
		die(_("the library %s cannot be opened: %s"), name, dlerror());
	return library;
}

void lazy_open(const struct lazy_function *functions, size_t n)
{
	void *library = NULL;

	for (size_t i = 0; i < n; i++) {
		void *found;

		if (!i || !streq(functions[i].library, functions[i - 1].library))
			library = open_library(functions[i].library);
		found = dlsym(library, functions[i].name);
		if (!found)
			die(_("the library %s has no '%s'"), functions[i].library,
			    functions[i].name);
		memcpy(functions[i].pointer, &found, sizeof(found));
	}
}
