/* figures.c - the rows of a report of figures */
#include "report/figures/figures.h"

#include <math.h>

#include "base/number.h"

static const struct output_column columns[] = {
	{ .name = "period" },
	{ .name = "section" },
	{ .name = "figure" },
	{ .name = "group" },
	{ .name = "value", .type = OUTPUT_NUMBER },
	{ .name = "of", .type = OUTPUT_NUMBER },
	{ .name = "percent", .type = OUTPUT_NUMBER },
	{ .name = "note" },
};

/* For people: one column of text, with the section above its figures and groups below theirs. */
#define PEOPLE_FIGURE \
	{ \
		.name = "figure", .label = N_("figure"), .flags = OUTPUT_KEY | OUTPUT_FLOW \
	}
#define PEOPLE_NUMBER(id, heading, places) \
	{ \
		.name = (id), .label = (heading), .type = OUTPUT_NUMBER, .decimals = (places) \
	}
#define PEOPLE_NOTE(wanted) \
	{ \
		.name = "note", .label = N_("note"), .flags = (wanted) \
	}

/* A report of one month keeps the names of its figures whole; one of the whole period its notes, which tell targets. */
static const struct output_column people_columns[2][5] = {
	[false] = {
		PEOPLE_FIGURE,
		PEOPLE_NUMBER("value", N_("value"), -1),
		PEOPLE_NUMBER("of", N_("of"), -1),
		PEOPLE_NUMBER("percent", N_("%"), 1),
		PEOPLE_NOTE(0),
	},
	[true] = {
		PEOPLE_FIGURE,
		PEOPLE_NUMBER("value", N_("value"), -1),
		PEOPLE_NUMBER("of", N_("of"), -1),
		PEOPLE_NUMBER("percent", N_("%"), 1),
		PEOPLE_NOTE(OUTPUT_WHOLE),
	},
};

static const struct {
	const char *id;
	const char *heading; /* N_(…) */
	bool named;          /* a group below a figure is shown with the figure */
} sections[] = {
	[SECTION_PARTICIPANTS] = { "participants", N_("PARTICIPANTS"), false },
	[SECTION_PAIRS] = { "pairs", N_("PAIRS"), false },
	[SECTION_MEETINGS] = { "meetings", N_("MEETINGS"), false },
	[SECTION_TRAINING] = { "training", N_("TRAINING"), false },
	[SECTION_PLANS] = { "plans", N_("DEVELOPMENT PLANS"), false },
	[SECTION_REQUESTS] = { "requests", N_("REQUESTS"), false },
	[SECTION_MEASURES] = { "measures", N_("ENTRY AND EXIT"), true },
	[SECTION_SATISFACTION] = { "satisfaction", N_("SATISFACTION"), false },
	[SECTION_INDICATORS] = { "indicators", N_("INDICATORS AND TARGETS"), false },
	[SECTION_EVENTS] = { "events", N_("EVENTS"), true },
	[SECTION_DOCUMENTS] = { "documents", N_("DOCUMENTS"), true },
	[SECTION_AWARDS] = { "awards", N_("AWARDS"), true },
	[SECTION_PRACTICES] = { "practices", N_("PRACTICES"), false },
	[SECTION_ROADMAP] = { "roadmap", N_("ROAD MAP"), false },
	[SECTION_COVERAGE] = { "coverage", N_("COVERAGE"), false },
	[SECTION_LEFT_OUT] = { "left-out", N_("LEFT OUT"), false },
	[SECTION_MISSING] = { "missing", N_("MISSING"), false },
};

const char *figures_text(const struct figures *r, const struct figure_text *t)
{
	return r->for_people ? _(t->label) : t->id;
}

const char *figures_label(const struct figures *r, const char *id, const struct label *label)
{
	return r->for_people ? label_text(label) : id;
}

static void put_figures(struct figures *r, double value, double of, const char *note)
{
	output_number(r->out, value);
	output_number(r->out, of);
	output_number(r->out, of > 0 ? 100 * value / of : NAN);
	output_text(r->out, note);
	if (r->urgent)
		output_urgent(r->out);
	output_end_row(r->out);
}

/* Below its section and its figure a group is "· Student – student". */
static void add_text(struct strbuf *out, enum section section, const char *figure,
		     const char *group, const char *mark)
{
	if (!*group)
		strbuf_addstr(out, figure);
	else if (sections[section].named)
		strbuf_addf(out, "%s%s: %s", mark, figure, group);
	else
		strbuf_addf(out, "%s%s", mark, group);
}

static void hand_over(const struct figures *r, enum section section, const char *figure,
		      const char *group, double value, double of, const char *note)
{
	struct strbuf text = STRBUF_INIT;

	add_text(&text, section, figure, group, "");
	r->take(r->data, &(struct figure_row){ .heading = _(sections[section].heading),
					       .text = text.buf,
					       .is_group = *group,
					       .value = value,
					       .of = of,
					       .note = note });
	strbuf_release(&text);
}

static void put_for_people(struct figures *r, enum section section, const char *figure,
			   const char *group, double value, double of, const char *note)
{
	struct strbuf text = STRBUF_INIT;

	if (r->last_section != (int)section) {
		if (r->last_section >= 0) {
			output_text(r->out, "");
			put_figures(r, NAN, NAN, "");
		}
		output_text(r->out, _(sections[section].heading));
		put_figures(r, NAN, NAN, "");
		r->last_section = (int)section;
	}
	add_text(&text, section, figure, group, "· ");
	output_text(r->out, text.buf);
	put_figures(r, value, of, note);
	strbuf_release(&text);
}

/* value NAN: not known; of NAN: none. */
void figures_put(struct figures *r, enum section section, const char *figure, const char *group,
		 double value, double of, const char *note)
{
	if (r->take) {
		hand_over(r, section, figure, group, value, of, note);
		return;
	}
	if (r->for_people) {
		put_for_people(r, section, figure, group, value, of, note);
		return;
	}
	output_text(r->out, r->period.name);
	output_text(r->out, sections[section].id);
	output_text(r->out, figure);
	output_text(r->out, group);
	put_figures(r, value, of, note);
}

void figures_count(struct figures *r, enum section section, const struct figure_text *figure,
		   const char *group, size_t value)
{
	figures_put(r, section, figures_text(r, figure), group, (double)value, NAN, "");
}

/* "form: Student – student" for people, "form=student-student" for machines; in buf, which is returned. */
const char *figures_group(struct figures *r, const struct figure_text *by, const char *id,
			  const struct label *label, struct strbuf *buf)
{
	strbuf_reset(buf);
	if (r->for_people)
		strbuf_addf(buf, "%s", label_text(label));
	else
		strbuf_addf(buf, "%s=%s", by->id, id);
	return buf->buf;
}

bool figures_within(const struct figures *r, int date)
{
	return date != DATE_NONE && date >= r->period.from && date <= r->on;
}

void figures_too_small(struct figures *r, enum section section, const char *figure,
		       const char *group)
{
	char *note = r->for_people
			     ? xstrfmt(_("fewer than %d: not shown"), r->program->privacy.min_cell)
			     : xstrdup("group too small to be shown");

	figures_put(r, section, figure, group, NAN, NAN, note);
	r->hidden++;
	free(note);
}

bool figures_has_pair(const struct figures *r, const struct pair *pair)
{
	return r->whole ? pair_was_at_work(pair, r->period.from, r->on)
			: pair_state(pair, r->on) == PAIR_ACTIVE;
}

static struct figures begin(const struct bases *bases, struct period period, bool whole,
			    struct alerts *missing)
{
	return (struct figures){
		.bases = bases,
		.program = &bases->programme->program,
		.period = period,
		.whole = whole,
		.on = bases->today < period.to ? bases->today : period.to,
		.missing = missing,
		.last_section = -1,
	};
}

struct figures figures_open(const struct bases *bases, struct period period, bool whole, FILE *to,
			    struct output_options options, struct alerts *missing)
{
	struct figures r = begin(bases, period, whole, missing);

	r.for_people = output_is_for_people(options);
	r.out = r.for_people ? output_open(to, options, people_columns[whole],
					   ARRAY_SIZE(people_columns[whole]))
			     : output_open(to, options, columns, ARRAY_SIZE(columns));
	return r;
}

struct figures figures_open_for(const struct bases *bases, struct period period, bool whole,
				figure_take_fn *take, void *data, struct alerts *missing)
{
	struct figures r = begin(bases, period, whole, missing);

	r.for_people = true;
	r.take = take;
	r.data = data;
	return r;
}

void figures_close(struct figures *r)
{
	if (r->out)
		output_close(r->out);
}
