/*
 * fixture.h - a programme folder made for a test, with one thing changed.
 */
#ifndef KURATOR_TESTS_FIXTURE_H
#define KURATOR_TESTS_FIXTURE_H

#include <fcntl.h>
#include <unistd.h>

#include "model/eligibility.h"

struct fixture_file {
	const char *name;
	const char *content;
};

#define FIXTURE_FILES 8

struct fixture {
	char dir[64];
	struct fixture_file files[FIXTURE_FILES];
	struct programme programme;
	struct bases bases;
	struct eligibility e;
};

static inline void fixture_write(const char *dir, const char *name, const char *content)
{
	char *path = xstrfmt("%s/%s", dir, name);
	FILE *file = fopen(path, "w");

	if (!file || fputs(content, file) < 0 || fclose(file))
		BUG("cannot write '%s'", path);
	free(path);
}

/* `text` with the first `old` in it replaced; the caller frees it. */
static inline char *fixture_replaced(const char *text, const char *old, const char *new)
{
	const char *at = strstr(text, old);

	if (!at)
		BUG("'%s' is not in the file", old);
	return xstrfmt("%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
}

/*
 * Writes the files (up to one without a name), `old` of the file `changed` replaced by `new` (a null pointer: nothing),
 * and opens all of it on the day.
 */
static inline void fixture_open(struct fixture *f, const struct fixture_file *files,
				const char *changed, const char *old, const char *new, int today)
{
	*f = (struct fixture){ .dir = "/tmp/kurator-fixture-XXXXXX" };
	if (!mkdtemp(f->dir))
		BUG("mkdtemp");
	for (size_t i = 0; files[i].name; i++) {
		f->files[i] = files[i];
		if (changed && streq(changed, files[i].name)) {
			char *content = fixture_replaced(files[i].content, old, new);

			fixture_write(f->dir, files[i].name, content);
			free(content);
		} else {
			fixture_write(f->dir, files[i].name, files[i].content);
		}
	}
	if (programme_open(&f->programme, f->dir, today) ||
	    bases_load(&f->bases, &f->programme,
		       BASES_PEOPLE | BASES_PAIRS | BASES_CHOICES | BASES_REQUESTS) ||
	    bases_require_all(&f->bases))
		BUG("the fixture cannot be opened");
	eligibility_init(&f->e, &f->bases, today);
}

static inline void fixture_close(struct fixture *f)
{
	eligibility_release(&f->e);
	bases_release(&f->bases);
	programme_release(&f->programme);
	for (size_t i = 0; f->files[i].name; i++) {
		char *path = xstrfmt("%s/%s", f->dir, f->files[i].name);

		unlink(path);
		free(path);
	}
	rmdir(f->dir);
}

#endif
