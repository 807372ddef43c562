/* load.c - program.yaml as a whole */
#include "model/program/tables.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "model/roadmap.h"
#include "model/vocabulary.h"

/* ---- programme, stages, organisation, calendar ---- */

/* The words stand in the order of enum language. */
static const char *const languages[] = { [LANGUAGE_EN] = "en", [LANGUAGE_RU] = "ru", NULL };

static void check_terms(struct loader *l, const struct yaml_node *node, void *item)
{
	struct program *program = item;

	if (!yaml_get(node, "language"))
		program->language = language_now();
	if (program->start != DATE_NONE && program->end != DATE_NONE &&
	    program->start > program->end)
		fault(l, yaml_get(node, "end"), "wrong-value",
		      _("the programme ends before it starts"));
}

static const struct field head_fields[] = {
	{ KEY_AS("id", FIELD_ID, program, id), MUST, .names = NAMES_NONE },
	{ KEY_AS("name", FIELD_LABEL, program, name), MUST },
	{ KEY_AS("start", FIELD_DATE, program, start), MUST },
	{ KEY_AS("end", FIELD_DATE, program, end), MUST },
	{ KEY_AS("language", FIELD_WORD, program, language), .words = languages },
	{ KEY_AS("goal", FIELD_LABEL, program, goal) },
	{ KEY_AS("tasks", FIELD_LABELS, program, tasks) },
	{ KEY_AS("target_groups", FIELD_LABELS, program, target_groups) },
	{ KEY_AS("legal_basis", FIELD_LABELS, program, legal_basis) },
	{ KEY_AS("results", FIELD_LIST, program, results), .table = &result_table },
	{ .key = NULL },
};
static const struct table head_table = {
	.fields = head_fields,
	.size = sizeof(struct program),
	.check = check_terms,
};

static const struct field program_stage_fields[] = {
	{ KEY_AS("id", FIELD_ID, program_stage, id), MUST, .names = NAMES_STAGE },
	{ KEY_AS("title", FIELD_LABEL, program_stage, name), MUST },
	{ KEY_AS("activities", FIELD_LABELS, program_stage, activities) },
	{ KEY_AS("results", FIELD_LABELS, program_stage, results) },
	{ KEY_AS("done_when", FIELD_LABEL, program_stage, done_when) },
	{ .key = NULL },
};
static const struct table program_stage_table = {
	.fields = program_stage_fields,
	.size = sizeof(struct program_stage),
	.line = offsetof(struct program_stage, line),
};

#define MOST_PEOPLE 10000000
#define HEADCOUNT(key_, member) \
	{ \
		KEY_AS(key_, FIELD_INT, headcount, member), BETWEEN(0, MOST_PEOPLE), \
			.fallback = -1 \
	}

static const struct field pupils_fields[] = {
	HEADCOUNT("total", total),
	HEADCOUNT("age_10_19", age_10_19),
	HEADCOUNT("age_15_19", age_15_19),
	{ .key = NULL },
};
static const struct table pupils_table = {
	.fields = pupils_fields,
	.size = sizeof(struct headcount),
};

static const struct field teachers_fields[] = {
	HEADCOUNT("total", total),
	HEADCOUNT("young", young),
	{ .key = NULL },
};
static const struct table teachers_table = {
	.fields = teachers_fields,
	.size = sizeof(struct headcount),
};

/* A number alone is the total. */
static void read_headcount(struct loader *l, const struct yaml_node *node,
			   const struct table *table, struct headcount *count)
{
	if (node->kind == YAML_SCALAR)
		read_int(l, node, 0, MOST_PEOPLE, &count->total);
	else
		fields_read(l, node, table, count);
}

static void read_pupils(struct loader *l, const struct yaml_node *node, void *item)
{
	read_headcount(l, node, &pupils_table, &((struct organization *)item)->pupils);
}

static void read_teachers(struct loader *l, const struct yaml_node *node, void *item)
{
	read_headcount(l, node, &teachers_table, &((struct organization *)item)->teachers);
}

static const struct field organization_fields[] = {
	{ KEY_AS("id", FIELD_ID, organization, id), .names = NAMES_NONE },
	{ KEY_AS("name", FIELD_LABEL, organization, name) },
	{ KEY_AS("municipality", FIELD_LABEL, organization, municipality) },
	{ KEY_AS("centre", FIELD_LABEL, organization, centre) },
	{ KEY_AS("director", FIELD_LABEL, organization, director) },
	{ KEY_AS("curator", FIELD_LABEL, organization, curator) },
	{ .key = "pupils", .type = FIELD_OWN, .read = read_pupils },
	{ .key = "teachers", .type = FIELD_OWN, .read = read_teachers },
	{ KEY_AS("enterprises", FIELD_INT, organization, enterprises), BETWEEN(0, MOST_PEOPLE),
	  .fallback = -1 },
	{ .key = NULL },
};
static const struct table organization_table = {
	.fields = organization_fields,
	.size = sizeof(struct organization),
};

static void check_holiday(struct loader *l, const struct yaml_node *node, void *item)
{
	const struct holiday *holiday = item;

	if (holiday->from != DATE_NONE && holiday->to != DATE_NONE && holiday->from > holiday->to)
		fault(l, node, "wrong-value", _("the holidays end before they begin"));
}

static const struct field holiday_fields[] = {
	{ KEY_AS("from", FIELD_DATE, holiday, from), MUST },
	{ KEY_AS("to", FIELD_DATE, holiday, to), MUST },
	{ KEY_AS("name", FIELD_LABEL, holiday, name) },
	{ .key = NULL },
};
static const struct table holiday_table = {
	.fields = holiday_fields,
	.size = sizeof(struct holiday),
	.line = offsetof(struct holiday, line),
	.check = check_holiday,
};

static const struct field calendar_fields[] = {
	{ KEY_AS("holidays", FIELD_LIST, calendar, holidays), .table = &holiday_table },
	{ KEY_AS("week", FIELD_INT, calendar, week), BETWEEN(5, 6), .fallback = 6 },
	{ .key = NULL },
};
static const struct table calendar_table = {
	.fields = calendar_fields,
	.size = sizeof(struct calendar),
};

/* ---- the whole ---- */

static const struct field program_fields[] = {
	{ .key = "program", .type = FIELD_MAPPING, MUST, .table = &head_table },
	{ KEY_AS("stages", FIELD_LIST, program, stages), .table = &program_stage_table },
	{ KEY_AS("organization", FIELD_MAPPING, program, organization),
	  .table = &organization_table },
	{ KEY_AS("calendar", FIELD_MAPPING, program, calendar), .table = &calendar_table },
	{ KEY_AS("kinds", FIELD_LIST, program, kinds), MUST, .table = &kind_table },
	{ .key = "categories", .type = FIELD_MAPPING, .table = &categories_table },
	{ KEY_AS("topics", FIELD_LIST, program, topics), .table = &topic_table },
	{ KEY_AS("forms", FIELD_LIST, program, forms), MUST, .table = &form_table },
	{ KEY_AS("matching", FIELD_MAPPING, program, matching), .table = &matching_table },
	{ KEY_AS("selection", FIELD_MAPPING, program, selection), .table = &selection_table },
	{ KEY_AS("meetings", FIELD_MAPPING, program, meetings), .table = &meetings_table },
	{ KEY_AS("roadmap", FIELD_LIST, program, roadmap), .table = &roadmap_table },
	{ KEY_AS("surveys", FIELD_LIST, program, surveys), .table = &survey_table },
	{ KEY_AS("measures", FIELD_LIST, program, measures), .table = &measure_table },
	{ KEY_AS("indicators", FIELD_LIST, program, indicators), .table = &indicator_table },
	{ KEY_AS("quality", FIELD_MAPPING, program, quality), .table = &quality_table },
	{ KEY_AS("end_reasons", FIELD_LIST, program, end_reasons), .table = &end_reason_table },
	{ .key = "rematch", .type = FIELD_MAPPING, .table = &rematch_table },
	{ .key = "reports", .type = FIELD_MAPPING, .table = &reports_table },
	{ KEY_AS("alerts", FIELD_LIST, program, alerts), .table = &alert_table },
	{ KEY_AS("awards", FIELD_LIST, program, awards), .table = &award_table },
	{ KEY_AS("documents", FIELD_MAPPING, program, documents), .table = &documents_table },
	{ KEY_AS("layouts", FIELD_LIST, program, layouts), .table = &layout_table },
	{ KEY_AS("privacy", FIELD_MAPPING, program, privacy), .table = &privacy_table },
	{ .key = NULL },
};
static const struct table program_table = {
	.fields = program_fields,
	.size = sizeof(struct program),
};

/* What cannot stand in a table's defaults because it is no number. */
static void set_other_defaults(struct program *program)
{
	struct organization *organization = &program->organization;

	organization->id = "";
	organization->pupils = organization->teachers = (struct headcount){ -1, -1, -1, -1 };
	organization->enterprises = -1;
	for (size_t i = 0; i < MEETING_STAGES; i++)
		program->meetings.stages[i] = vocabulary_stage.items[i];
}

/* ---- what is derived, and what only the whole can show ---- */

static bool variant_names(const struct variant *variant, enum side side, const char *category)
{
	const struct variant_side *s = side == SIDE_MENTOR ? &variant->mentor : &variant->mentee;

	return ids_have(&s->categories, category);
}

static size_t count_variants(const struct program *program)
{
	size_t n = 0;

	for (size_t f = 0; f < program->n_forms; f++)
		n += program->forms[f].n_variants;
	return n;
}

static void link_category(struct loader *l, enum side side, struct category *category)
{
	const struct program *program = l->program;
	const char **ids = arena_calloc(l->arena, count_variants(program), sizeof(*ids));

	if (!category->id)
		return;
	for (size_t f = 0; f < program->n_forms; f++)
		for (size_t v = 0; v < program->forms[f].n_variants; v++)
			if (program->forms[f].variants[v].id &&
			    variant_names(&program->forms[f].variants[v], side, category->id))
				ids[category->variants.n++] = program->forms[f].variants[v].id;
	category->variants.items = ids;
	if (!category->variants.n)
		doubt(l,
		      defined_at(l,
				 side == SIDE_MENTOR ? NAMES_MENTOR_CATEGORY
						     : NAMES_MENTEE_CATEGORY,
				 category->id),
		      "unused-category", _("category '%s' fits no variant of any form"),
		      category->id);
}

/* The arrays were made by this loader, so they may still be written. */
static void link_categories(struct loader *l)
{
	const struct program *program = l->program;

	for (size_t i = 0; i < program->n_mentor_categories; i++)
		link_category(l, SIDE_MENTOR, (struct category *)&program->mentor_categories[i]);
	for (size_t i = 0; i < program->n_mentee_categories; i++)
		link_category(l, SIDE_MENTEE, (struct category *)&program->mentee_categories[i]);
}

static void link_roadmap(struct loader *l)
{
	const struct program *program = l->program;

	for (size_t i = 0; i < program->n_roadmap; i++) {
		struct when *when = (struct when *)&program->roadmap[i].when;

		when->of_event = when->of && !program_roadmap_item(program, when->of);
	}
}

/* An item that waits for itself is never due. */
static void check_roadmap_circle(struct loader *l, const struct roadmap_item *item)
{
	const struct roadmap_item *next = item;

	for (size_t steps = 0; next && next->when.of && steps <= l->program->n_roadmap; steps++) {
		next = program_roadmap_item(l->program, next->when.of);
		if (next != item)
			continue;
		fault(l, defined_at(l, NAMES_ROADMAP, item->id), "roadmap-circle",
		      _("item '%s' waits for itself"), item->id);
		return;
	}
}

/* A day of the month that does not come between start and end. */
static void check_roadmap_never(struct loader *l, const struct roadmap_item *item)
{
	static const struct roadmap_records nothing = { .n_done = 0 };
	const struct program *program = l->program;
	struct program alone = {
		.start = program->start, .end = program->end, .roadmap = item, .n_roadmap = 1
	};
	struct roadmap_dues dues = ROADMAP_DUES_INIT;
	char start[DATE_SIZE], end[DATE_SIZE];

	if (!item->id || item->when.kind != WHEN_MONTHLY || program->start == DATE_NONE ||
	    program->end == DATE_NONE || program->start > program->end)
		return;
	roadmap_dues(&alone, &nothing, ROADMAP_FIRST_DAY, ROADMAP_LAST_DAY, &dues);
	if (!dues.n)
		fault(l, defined_at(l, NAMES_ROADMAP, item->id), "never-due",
		      _("item '%s' is never due: no day %d of a month lies between %s and %s; name another day or a date"),
		      item->id, item->when.day, date_format(program->start, start),
		      date_format(program->end, end));
	roadmap_dues_release(&dues);
}

/* A date of preparation or of closing lies near the programme; another year is a slip. */
#define DATE_STRAYS 183 /* days */

static void check_roadmap_far(struct loader *l, const struct roadmap_item *item)
{
	const struct program *program = l->program;
	const struct when *when = &item->when;
	char day[DATE_SIZE], start[DATE_SIZE], end[DATE_SIZE];

	/* A term that could not be read has no day. */
	if (!item->id || when->kind != WHEN_DATE || !when->to || when->to == DATE_NONE ||
	    program->start == DATE_NONE || program->end == DATE_NONE)
		return;
	if (when->to >= program->start - DATE_STRAYS && when->to <= program->end + DATE_STRAYS)
		return;
	doubt(l, defined_at(l, NAMES_ROADMAP, item->id), "far-date",
	      _("item '%s' is due on %s, more than half a year away from the programme, %s to %s"),
	      item->id, date_format(when->to, day), date_format(program->start, start),
	      date_format(program->end, end));
}

/* The curator's sheet is a survey like the others, unless the school has written one of that name. */
static void add_quality_survey(struct loader *l)
{
	static const struct label name = { "Curator's sheet", "Лист куратора" };
	static const struct label introduction = {
		"0: is not seen, 1: in part, 2: in full",
		"0 – не проявляется, 1 – частично, 2 – полностью"
	};
	struct program *program = l->program;
	const struct quality *quality = &program->quality;
	struct survey *surveys;
	struct question *questions;

	if (!quality->n_items || program_survey(program, QUALITY_SURVEY))
		return;
	questions = arena_calloc(l->arena, quality->n_items, sizeof(*questions));
	for (size_t i = 0; i < quality->n_items; i++)
		questions[i] = (struct question){ .id = quality->items[i].id,
						  .name = quality->items[i].name,
						  .line = quality->items[i].line,
						  .type = QUESTION_RATING };
	surveys = arena_calloc(l->arena, program->n_surveys + 1, sizeof(*surveys));
	if (program->n_surveys)
		memcpy(surveys, program->surveys, program->n_surveys * sizeof(*surveys));
	surveys[program->n_surveys++] = (struct survey){ .id = QUALITY_SURVEY,
							 .name = name,
							 .role = "curator",
							 .rating_max = 2,
							 .introduction = introduction,
							 .questions = questions,
							 .n_questions = quality->n_items };
	program->surveys = surveys;
}

static void finish(struct loader *l)
{
	resolve(l);
	add_quality_survey(l);
	link_categories(l);
	link_roadmap(l);
	for (size_t i = 0; i < l->program->n_roadmap; i++) {
		check_roadmap_circle(l, &l->program->roadmap[i]);
		check_roadmap_never(l, &l->program->roadmap[i]);
		check_roadmap_far(l, &l->program->roadmap[i]);
	}
}

/* ---- files ---- */

int program_load(struct program *program, const char *bytes, size_t len, const char *file,
		 struct findings *findings)
{
	struct loader l = {
		.file = file,
		.arena = &program->arena,
		.findings = findings,
		.program = program,
	};
	size_t errors = findings->errors;
	const struct yaml_node *root = yaml_parse(bytes, len, file, &program->arena, findings);

	if (!root)
		return -1;
	set_other_defaults(program);
	fields_read(&l, root, &program_table, program);
	finish(&l);
	loader_release(&l);
	findings_sort(findings);
	return findings->errors > errors ? -1 : 0;
}

/* Only a regular file is read: another could hang or never end. Returns 0, or -1 with errno set. */
static int read_file(int dirfd, const char *name, struct strbuf *bytes)
{
	int fd = openat(dirfd, name, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	struct stat st;
	int failed = -1, saved;

	if (fd < 0)
		return -1;
	if (!fstat(fd, &st) && !S_ISREG(st.st_mode))
		errno = S_ISDIR(st.st_mode) ? EISDIR : ENODEV;
	else
		failed = strbuf_read_fd(bytes, fd, YAML_MOST_BYTES);
	saved = errno;
	close(fd);
	errno = saved;
	return failed;
}

static void add_unreadable(struct findings *findings, const char *file)
{
	struct place place = { .file = file };

	if (errno == EFBIG)
		findings_add(findings, place, SEVERITY_ERROR, "file-size",
			     _("the file is larger than %zu bytes"), YAML_MOST_BYTES);
	else if (errno == ENODEV)
		findings_add(findings, place, SEVERITY_ERROR, "unreadable",
			     _("this is no regular file"));
	else
		findings_add(findings, place, SEVERITY_ERROR, "unreadable", _("cannot be read: %s"),
			     strerror(errno));
}

int program_load_at(struct program *program, int dirfd, const char *name, const char *file,
		    struct findings *findings)
{
	struct strbuf bytes = STRBUF_INIT;
	int failed = read_file(dirfd, name, &bytes);

	if (failed)
		add_unreadable(findings, file);
	else
		failed = program_load(program, bytes.buf, bytes.len, file, findings);
	strbuf_release(&bytes);
	return failed;
}

int program_language_peek(int dirfd, const char *name)
{
	struct strbuf bytes = STRBUF_INIT;
	char *tag = NULL;
	int language = -1;

	if (!read_file(dirfd, name, &bytes))
		tag = yaml_peek(bytes.buf, bytes.len, "program", "language");
	if (tag)
		language = language_parse(tag);
	free(tag);
	strbuf_release(&bytes);
	return language;
}

void program_release(struct program *program)
{
	arena_release(&program->arena);
	*program = (struct program)PROGRAM_INIT;
}
