/* input.c - a CSV file that a command is given beside the programme */
#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/i18n.h"
#include "store/file.h"

int input_open(struct input *input, const char *path, const char *encoding,
	       struct findings *findings)
{
	bool standard = streq(path, "-");
	struct csv_options options = { .encoding = encoding, .takes_encoding = true };

	*input = (struct input){ .name = standard ? _("standard input") : path };
	options.name = input->name;
	input->fd = standard ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (input->fd < 0)
		return error(_("cannot read '%s': %s"), input->name, file_strerror(errno));
	return reader_open_fd(&input->in, input->fd, &options, findings);
}

void input_close(struct input *input)
{
	reader_release(&input->in);
	if (input->fd >= 0)
		close(input->fd);
}

size_t input_need_column(const struct input *input, const char *name, struct findings *findings)
{
	size_t column = reader_column(&input->in, name);

	if (column == SIZE_MAX)
		findings_add(findings, (struct place){ .file = input->name, .line = 1 },
			     SEVERITY_ERROR, "missing-column", _("column '%s' is missing"), name);
	return column;
}

struct place input_place(const struct input *input, const char *column)
{
	return (struct place){ .file = input->name, .line = input->in.line, .column = column };
}

const char *input_need_text(const struct input *input, size_t column, struct findings *findings)
{
	if (*input->in.fields[column])
		return input->in.fields[column];
	findings_add(findings, input_place(input, input->in.columns[column]), SEVERITY_ERROR,
		     "required", _("is empty"));
	return NULL;
}
