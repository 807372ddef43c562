/* handover.c - what a successor needs, as the files of one folder */
#include "report/handover.h"

static const struct part {
	const char *file, *title;
	handover_part_fn *put;
} parts[HANDOVER_FILES] = {
	{ "README.md", N_("state of the programme, what is open, where everything is"), NULL },
	{ "stages.csv", N_("How far the programme is"), handover_put_stages },
	{ "actions.csv", N_("What there is to do"), handover_put_actions },
	{ "roadmap-overdue.csv", N_("Overdue on the road map"), handover_put_roadmap },
	{ "requests-open.csv", N_("Open requests"), handover_put_requests },
	{ "pairs-open.csv", N_("Pairs and groups under way"), handover_put_pairs },
	{ "consents-due.csv", N_("Consents to be got"), handover_put_consents },
	{ "files.csv", N_("Where everything is"), handover_put_files },
};

/* ---- looking ---- */

static void look_at_people(struct handover *h, const struct person *people, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (person_is_here(&people[i], h->year->today))
			export_gate_admits(&h->gate, &h->year->bases, &people[i], h->year->today,
					   NULL);
}

int handover_read(struct handover *h, struct year *year)
{
	h->year = year;
	year->handed_out = true;
	stage_items_find(&h->stages, year);
	actions_find(&h->actions, year, ACTION_DIRECTOR | ACTION_CURATOR | ACTION_MENTOR);
	look_at_people(h, year->bases.mentors, year->bases.n_mentors);
	look_at_people(h, year->bases.mentees, year->bases.n_mentees);
	return handover_files_read(h);
}

void handover_release(struct handover *h)
{
	for (size_t i = 0; i < h->n_files; i++) {
		free(h->files[i].path);
		free(h->files[i].problem);
	}
	free(h->files);
	stage_items_release(&h->stages);
	actions_release(&h->actions);
	export_gate_release(&h->gate);
	*h = (struct handover)HANDOVER_INIT;
}

/* ---- writing ---- */

static void write_readme(const struct handover *h, FILE *to)
{
	const struct program *program = h->year->program;
	char day[DATE_SIZE];

	fprintf(to, "# %s\n\n", label_text(&program->name));
	if (*label_text(&program->organization.name))
		fprintf(to, "%s\n\n", label_text(&program->organization.name));
	fprintf(to, _("State on %s. The same tables lie beside this file as CSV."),
		date_format(h->year->today, day));
	fputs("\n\n", to);
	fputs(_("This folder holds personal data: it is for the successor alone."), to);
	fputc('\n', to);
	for (size_t i = 1; i < HANDOVER_FILES; i++) {
		fprintf(to, "\n## %s (%s)\n\n", _(parts[i].title), parts[i].file);
		parts[i].put(h, to, (struct output_options){ .format = "md" });
	}
}

static void write_part(const struct handover *h, size_t i, struct strbuf *bytes)
{
	char *text = NULL;
	size_t len = 0;
	FILE *to = open_memstream(&text, &len);

	if (!to)
		die(_("out of memory"));
	if (parts[i].put)
		parts[i].put(h, to, (struct output_options){ .format = "csv" });
	else
		write_readme(h, to);
	if (fclose(to))
		die(_("out of memory"));
	strbuf_add(bytes, text, len);
	free(text);
}

void handover_write(const struct handover *h, struct new_file files[HANDOVER_FILES])
{
	for (size_t i = 0; i < HANDOVER_FILES; i++) {
		files[i] = (struct new_file){ .name = parts[i].file };
		strbuf_init(&files[i].bytes);
		write_part(h, i, &files[i].bytes);
	}
}

const char *handover_title(size_t i)
{
	return _(parts[i].title);
}
