/* cleanup.c - temporary files do not outlive a process that is asked to end */
#include "store/cleanup.h"

#include <errno.h>
#include <limits.h>
#include <unistd.h>

/* More than a commit ever has; a file beyond is left to the next writer. */
#define MOST_FILES 64

struct temporary {
	volatile sig_atomic_t used;
	int dirfd;
	char name[NAME_MAX + 1];
};

static struct temporary files[MOST_FILES];
static const int signals[] = { SIGINT, SIGTERM, SIGHUP };

static void on_signal(int number)
{
	int saved = errno;

	for (size_t i = 0; i < MOST_FILES; i++)
		if (files[i].used)
			unlinkat(files[i].dirfd, files[i].name, 0);
	errno = saved;
	signal(number, SIG_DFL);
	raise(number);
}

/* A signal that whoever started us has told us to ignore stays ignored (nohup). */
static void install(void)
{
	static bool installed;
	struct sigaction action = { .sa_handler = on_signal };

	if (installed)
		return;
	installed = true;
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < ARRAY_SIZE(signals); i++)
		sigaddset(&action.sa_mask, signals[i]);
	for (size_t i = 0; i < ARRAY_SIZE(signals); i++) {
		struct sigaction old;

		if (!sigaction(signals[i], NULL, &old) && old.sa_handler == SIG_DFL)
			sigaction(signals[i], &action, NULL);
	}
}

void cleanup_add(int dirfd, const char *name)
{
	size_t len = strlen(name);

	install();
	if (len > NAME_MAX)
		return;
	for (size_t i = 0; i < MOST_FILES; i++) {
		if (files[i].used)
			continue;
		files[i].dirfd = dirfd;
		memcpy(files[i].name, name, len + 1);
		files[i].used = 1;
		return;
	}
}

void cleanup_forget(int dirfd, const char *name)
{
	for (size_t i = 0; i < MOST_FILES; i++)
		if (files[i].used && files[i].dirfd == dirfd && streq(files[i].name, name))
			files[i].used = 0;
}

void cleanup_hold(sigset_t *saved)
{
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < ARRAY_SIZE(signals); i++)
		sigaddset(&set, signals[i]);
	sigprocmask(SIG_BLOCK, &set, saved);
}

void cleanup_let(const sigset_t *saved)
{
	sigprocmask(SIG_SETMASK, saved, NULL);
}
