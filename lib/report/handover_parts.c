/* handover_parts.c - the tables of a handover */
#include "report/handover.h"

#include "model/columns/columns.h"
#include "model/vocabulary.h"
#include "report/action_list.h"
#include "report/stage_table.h"

#define CONSENT_DAYS 60

/* ---- cells ---- */

/* The name, where there is a consent; else an empty cell. */
static void put_name(const struct handover *h, struct output *out, const struct person *person)
{
	if (person && !consent_export_refusal(&h->year->bases, person, h->year->today))
		output_text(out, person->name);
	else
		output_empty(out);
}

static void put_word(struct output *out, struct output_options options, const struct terms *terms,
		     const char *id)
{
	output_text(out, *id && output_is_for_people(options) ? terms_label(terms, id) : id);
}

static void put_ids(struct output *out, struct output_options options, const struct terms *terms,
		    const struct ids *ids)
{
	bool for_people = output_is_for_people(options);
	struct strbuf text = STRBUF_INIT;

	for (size_t i = 0; i < ids->n; i++)
		strbuf_addf(&text, "%s%s",
			    !i           ? ""
			    : for_people ? ", "
					 : ";",
			    for_people ? terms_label(terms, ids->items[i]) : ids->items[i]);
	output_text(out, text.buf);
	strbuf_release(&text);
}

/* ---- tables ---- */

void handover_put_stages(const struct handover *h, FILE *to, struct output_options options)
{
	stage_table_print(&h->stages, h->year->program, NULL, false, to, options);
}

/* For people by role. */
void handover_put_actions(const struct handover *h, FILE *to, struct output_options options)
{
	static const struct {
		enum action_role role;
		const char *title;
	} roles[] = {
		{ ACTION_DIRECTOR, N_("The director") },
		{ ACTION_CURATOR, N_("The curator") },
		{ ACTION_MENTOR, N_("The mentors") },
	};

	if (!output_is_for_people(options)) {
		action_list_print(&h->actions, 0, to, options);
		return;
	}
	for (size_t i = 0; i < ARRAY_SIZE(roles); i++) {
		struct actions actions;

		actions_find(&actions, h->year, roles[i].role);
		fprintf(to, "%s### %s\n\n", i ? "\n" : "", _(roles[i].title));
		action_list_print(&actions, 0, to, options);
		actions_release(&actions);
	}
}

void handover_put_roadmap(const struct handover *h, FILE *to, struct output_options options)
{
	static const struct output_column columns[] = {
		{ .name = "item", .label = N_("item") },
		{ .name = "due", .label = N_("due") },
		{ .name = "title", .label = N_("title") },
		{ .name = "responsible", .label = N_("responsible") },
		{ .name = "result", .label = N_("result") },
	};
	struct output *out = output_open(to, options, columns, ARRAY_SIZE(columns));
	struct roadmap_dues dues = ROADMAP_DUES_INIT;

	roadmap_overdue(h->year->program, &h->year->roadmap.records, h->year->today, &dues);
	for (size_t i = 0; i < dues.n; i++) {
		const struct roadmap_item *item = dues.items[i].item;

		output_text(out, item->id);
		output_date(out, dues.items[i].due);
		output_text(out, label_text(&item->name));
		put_ids(out, options, &vocabulary_responsible, &item->responsible);
		output_text(out, label_text(&item->result));
		output_end_row(out);
	}
	output_close(out);
	roadmap_dues_release(&dues);
}

static const char *topic_of(const struct handover *h, struct output_options options, const char *id)
{
	const struct topic *topic = program_topic(h->year->program, id);

	return topic && output_is_for_people(options) ? label_text(&topic->name) : id;
}

void handover_put_requests(const struct handover *h, FILE *to, struct output_options options)
{
	static const struct output_column columns[] = {
		{ .name = "id", .label = N_("id") },
		{ .name = "mentee", .label = N_("mentee") },
		{ .name = "name", .label = N_("name") },
		{ .name = "topic", .label = N_("topic") },
		{ .name = "date", .label = N_("date") },
	};
	struct output *out = output_open(to, options, columns, ARRAY_SIZE(columns));

	for (size_t i = 0; i < h->year->requests.n; i++) {
		const struct topic_request *request = &h->year->requests.items[i];

		if (request->state != REQUEST_OPEN)
			continue;
		output_text(out, request->id);
		output_text(out, request->mentee_id);
		put_name(h, out, request->mentee);
		output_text(out, topic_of(h, options, request->topic));
		output_date(out, request->date);
		output_end_row(out);
	}
	output_close(out);
}

static void put_pair(const struct handover *h, struct output *out, struct output_options options,
		     size_t i)
{
	const struct pair *pair = &h->year->bases.pairs[i];
	enum pair_state state = pair_state(pair, h->year->today);

	output_text(out, pair->id);
	output_text(out, pair->group);
	output_text(out, pair->mentor_id);
	put_name(h, out, pair->mentor);
	output_text(out, pair->mentee_id);
	put_name(h, out, pair->mentee);
	output_text(out,
		    output_is_for_people(options) ? pair_state_name(state) : pair_state_id(state));
	output_date(out, pair->started);
	output_date(out, pair->planned_end);
	output_date(out, h->year->progress[i].last);
	output_text(out, pair->curator);
	output_end_row(out);
}

void handover_put_pairs(const struct handover *h, FILE *to, struct output_options options)
{
	static const struct output_column columns[] = {
		{ .name = "id", .label = N_("id") },
		{ .name = "group", .label = N_("group") },
		{ .name = "mentor", .label = N_("mentor") },
		{ .name = "mentor_name", .label = N_("mentor's name") },
		{ .name = "mentee", .label = N_("mentee") },
		{ .name = "mentee_name", .label = N_("mentee's name") },
		{ .name = "state", .label = N_("state") },
		{ .name = "started", .label = N_("started") },
		{ .name = "planned_end", .label = N_("planned end") },
		{ .name = "last_meeting", .label = N_("last meeting") },
		{ .name = "curator", .label = N_("curator") },
	};
	struct output *out = output_open(to, options, columns, ARRAY_SIZE(columns));
	const struct bases *bases = &h->year->bases;

	for (size_t i = 0; i < bases->n_pairs; i++)
		if (pair_is_open(&bases->pairs[i], h->year->today))
			put_pair(h, out, options, i);
	output_close(out);
}

void handover_put_consents(const struct handover *h, FILE *to, struct output_options options)
{
	static const struct output_column columns[] = {
		{ .name = "person", .label = N_("person") },
		{ .name = "name", .label = N_("name") },
		{ .name = "scope", .label = N_("scope") },
		{ .name = "need", .label = N_("why") },
		{ .name = "day", .label = N_("day") },
	};
	struct output *out = output_open(to, options, columns, ARRAY_SIZE(columns));
	struct consent_due *due = NULL;
	size_t n = consents_due(&h->year->bases, CONSENT_DAYS, &due);

	for (size_t i = 0; i < n; i++) {
		output_text(out, due[i].person->id);
		put_name(h, out, due[i].person);
		put_word(out, options, &words_scope, due[i].scope);
		put_word(out, options, &words_consent_need, consent_need_id(due[i].need));
		output_date(out, due[i].day);
		output_end_row(out);
	}
	output_close(out);
	free(due);
}

void handover_put_files(const struct handover *h, FILE *to, struct output_options options)
{
	static const struct output_column columns[] = {
		{ .name = "file", .label = N_("file") },
		{ .name = "holds", .label = N_("what it holds") },
		{ .name = "rows", .label = N_("rows"), .type = OUTPUT_NUMBER },
		{ .name = "bytes", .label = N_("bytes"), .type = OUTPUT_NUMBER },
		{ .name = "sha256", .label = N_("SHA-256") },
		{ .name = "problem", .label = N_("what is wrong") },
	};
	struct output *out = output_open(to, options, columns, ARRAY_SIZE(columns));

	for (size_t i = 0; i < h->n_files; i++) {
		const struct handover_file *file = &h->files[i];

		output_text(out, file->path);
		handover_put_holds(file, out, output_is_for_people(options));
		if (file->table)
			output_int(out, (int64_t)file->table->n_rows);
		else
			output_empty(out);
		if (file->bytes >= 0)
			output_int(out, file->bytes);
		else
			output_empty(out);
		output_text(out, file->digest);
		output_text(out, file->problem);
		output_end_row(out);
	}
	output_close(out);
}
