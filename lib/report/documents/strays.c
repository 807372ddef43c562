/* strays.c - templates in the folder of the programme that no document asks for */
#include "report/documents/documents.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/nearest.h"
#include "store/file.h"

#define ENDING ".html"

/* The names of the templates in the folder, without their ending, and what stands in them. */
struct folder {
	struct own {
		char *name;
		struct strbuf bytes;
	} * own;
	size_t n, alloc;
};

static void take(struct folder *folder, int dirfd, const char *file)
{
	size_t len = strlen(file), ending = strlen(ENDING);
	struct stat st;
	struct own *own;

	if (file[0] == '.' || len <= ending || !streq(file + len - ending, ENDING))
		return;
	ALLOC_GROW(folder->own, folder->n + 1, folder->alloc);
	own = &folder->own[folder->n++];
	*own = (struct own){ xmemdup0(file, len - ending), STRBUF_INIT };
	/* One that cannot be read stands for itself: printing says why. */
	if (file_read(dirfd, file, TEMPLATE_BYTES_MAX, &own->bytes, &st))
		strbuf_reset(&own->bytes);
}

/* A folder that is not there, or cannot be opened, holds none. */
static void read_folder(struct folder *folder, int programme)
{
	int fd =
		openat(programme, DOCUMENT_FOLDER, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);

	for (struct dirent *entry; dir && (entry = readdir(dir));)
		take(folder, fd, entry->d_name);
	if (dir)
		closedir(dir);
	else if (fd >= 0)
		close(fd);
}

/* Whether {{> name}} stands in the bytes. */
static bool holds_tag(const char *bytes, const char *name)
{
	static const char begin[] = "{{>";

	for (const char *at = bytes; (at = strstr(at, begin));) {
		at += strlen(begin);
		at += strspn(at, " \t");
		if (strncmp(at, name, strlen(name)))
			continue;
		at += strlen(name);
		at += strspn(at, " \t");
		if (!strncmp(at, "}}", 2))
			return true;
	}
	return false;
}

static bool is_asked_for(const struct folder *folder, const char *name)
{
	for (size_t i = 0; document_types[i]; i++)
		if (streq(document_types[i]->id, name))
			return true;
	if (document_part_find(name))
		return true;
	for (size_t i = 0; i < folder->n; i++)
		if (!streq(folder->own[i].name, name) && holds_tag(folder->own[i].bytes.buf, name))
			return true;
	return false;
}

static void say_stray(const char *name, struct findings *findings)
{
	struct nearest nearest = { .word = name };
	char *path = xstrfmt("%s/%s%s", DOCUMENT_FOLDER, name, ENDING);
	struct place place = { .file = path };

	for (size_t i = 0; document_types[i]; i++)
		nearest_offer(&nearest, document_types[i]->id);
	for (size_t i = 0; document_parts[i].id; i++)
		nearest_offer(&nearest, document_parts[i].id);
	if (nearest.best)
		findings_add(findings, place, SEVERITY_WARNING, "stray-template",
			     _("there is no document '%s', so nothing uses this template; '%s' was "
			       "meant?"),
			     name, nearest.best);
	else
		findings_add(findings, place, SEVERITY_WARNING, "stray-template",
			     _("there is no document '%s', so nothing uses this template"), name);
	free(path);
}

void document_find_strays(int dirfd, struct findings *findings)
{
	struct folder folder = { .n = 0 };

	read_folder(&folder, dirfd);
	for (size_t i = 0; i < folder.n; i++)
		if (!is_asked_for(&folder, folder.own[i].name))
			say_stray(folder.own[i].name, findings);
	findings_sort(findings);
	for (size_t i = 0; i < folder.n; i++) {
		free(folder.own[i].name);
		strbuf_release(&folder.own[i].bytes);
	}
	free(folder.own);
}
