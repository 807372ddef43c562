/* wishes.c - who is to have the same mentor and who is not */
#include "wishes.h"

#include "base/text.h"
#include "input.h"

/* ---- the file ---- */

struct wish_reader {
	struct input input;
	struct wish_list *list;
	wish_find_fn *find;
	const void *data;
	struct findings findings;
	size_t mentee, other, wish; /* columns */
};

/* The place in parties; UINT32_MAX after a finding. */
static uint32_t read_party(struct wish_reader *r, size_t column)
{
	const char *id = input_need_text(&r->input, column, &r->findings);
	struct wish_party party = { .number = MATCHING_NOBODY };

	if (!id)
		return UINT32_MAX;
	if (r->find(r->data, id, &party))
		return wish_list_party(r->list, &party);
	findings_add(&r->findings, input_place(&r->input, r->input.in.columns[column]),
		     SEVERITY_ERROR, "no-such-person", _("there is no mentee '%s'"), id);
	return UINT32_MAX;
}

/* Returns 0, or -1 after a finding. */
static int read_word(struct wish_reader *r, bool *apart)
{
	static const struct {
		const char *word;
		bool apart;
	} words[] = {
		{ "together", false }, { "apart", true }, { "вместе", false }, { "врозь", true }
	};
	const char *text = input_need_text(&r->input, r->wish, &r->findings);

	if (!text)
		return -1;
	for (size_t i = 0; i < ARRAY_SIZE(words); i++) {
		if (!text_same(text, words[i].word))
			continue;
		*apart = words[i].apart;
		return 0;
	}
	findings_add(&r->findings, input_place(&r->input, "wish"), SEVERITY_ERROR, "wish",
		     _("'%s' is neither 'together' nor 'apart'"), text);
	return -1;
}

static void read_row(struct wish_reader *r)
{
	struct wish_row row = { .mentee = read_party(r, r->mentee),
				.other = read_party(r, r->other),
				.line = r->input.in.line };

	if (read_word(r, &row.apart) || row.mentee == UINT32_MAX || row.other == UINT32_MAX)
		return;
	if (row.mentee != row.other)
		wish_list_add(r->list, row);
	else
		findings_add(&r->findings, input_place(&r->input, "other"), SEVERITY_ERROR, "wish",
			     _("'%s' is the same mentee"), r->list->parties[row.other].id);
}

static bool find_contradictions(struct wish_reader *r)
{
	const struct wish_list *list = r->list;
	bool any = false;

	for (size_t k = 0; k < list->n_rows; k++) {
		const struct wish_row *row = &list->rows[k];
		struct strbuf lines = STRBUF_INIT;

		if (wish_list_contradicts(list, k, &lines)) {
			findings_add(&r->findings,
				     (struct place){ .file = r->input.name, .line = row->line },
				     SEVERITY_ERROR, "contradiction",
				     _("'%s' and '%s' are to be apart, but together by line %s"),
				     list->parties[row->mentee].id, list->parties[row->other].id,
				     lines.buf);
			any = true;
		}
		strbuf_release(&lines);
	}
	return any;
}

static int read_rows(struct wish_reader *r, const char *path, const char *encoding)
{
	int result = input_open(&r->input, path, encoding, &r->findings);

	if (result)
		goto out;
	r->mentee = input_need_column(&r->input, "mentee", &r->findings);
	r->other = input_need_column(&r->input, "other", &r->findings);
	r->wish = input_need_column(&r->input, "wish", &r->findings);
	if (r->mentee == SIZE_MAX || r->other == SIZE_MAX || r->wish == SIZE_MAX)
		goto out;
	while (reader_next(&r->input.in))
		read_row(r);
out:
	input_close(&r->input);
	return result;
}

int wishes_read(struct wishes *w, const char *path, const char *encoding, wish_find_fn *find,
		const void *data)
{
	struct wish_reader r = {
		.list = &w->list, .find = find, .data = data, .findings = FINDINGS_INIT
	};
	bool contradicts;
	int result;

	*w = (struct wishes){ .file = path };
	result = read_rows(&r, path, encoding);
	w->file = r.input.name;
	contradicts = !result && find_contradictions(&r);
	findings_sort(&r.findings);
	if (findings_report(&r.findings))
		result = -1;
	if (contradicts)
		hint(_("take one of these rows out"));
	if (!result)
		wish_list_finish(&w->list);
	findings_release(&r.findings);
	return result;
}

void wishes_release(struct wishes *w)
{
	wish_list_release(&w->list);
}

/* ---- the report ---- */

#define MOST_NAMED 10

void wishes_report(const struct wishes *w, const struct matching_problem *p, const size_t *best,
		   const size_t *repaired)
{
	const struct wish_list *list = &w->list;
	struct strbuf text = STRBUF_INIT;
	size_t before = 0, now = 0, named = 0;

	for (size_t k = 0; k < list->n_rows; k++) {
		const struct wish_row *row = &list->rows[k];
		bool met = wish_list_is_met(list, k, p, repaired);

		before += best && wish_list_is_met(list, k, p, best);
		now += met;
		if (!met && named++ < MOST_NAMED)
			strbuf_addf(&text, "%s%s, %s (%s:%zu)", named > 1 ? "; " : "",
				    list->parties[row->mentee].id, list->parties[row->other].id,
				    w->file, row->line);
	}
	if (best)
		remark(_("wishes: %zu; met by the best plan: %zu, by this one: %zu"), list->n_rows,
		       before, now);
	else
		remark(_("wishes: %zu; met by this plan: %zu"), list->n_rows, now);
	if (named > MOST_NAMED)
		strbuf_addstr(&text, "; …");
	if (named)
		remark(_("wishes that are not met: %s"), text.buf);
	strbuf_release(&text);
}

void wishes_report_proof(const struct matching_repair *repair)
{
	if (!repair->n_joined && !repair->n_parted && !repair->n_unmet && !repair->n_closed &&
	    !repair->n_filled && !repair->n_small)
		return;
	if (repair->exact)
		remark(_("no plan meets more of this, or as much and loses less: proved"));
	else
		remark(_("found step by step: whether another plan meets more of this, or loses "
			 "less, is not proved"));
}

/* po ru
msgid "wishes: %zu; met by this plan: %zu"
msgstr "пожеланий: %zu; этот подбор выполняет: %zu"

msgid "no plan meets more of this, or as much and loses less: proved"
msgstr "доказано: нет подбора, который выполняет из этого больше или столько же, но теряет меньше"

msgid "found step by step: whether another plan meets more of this, or loses less, is not proved"
msgstr "найдено шаг за шагом: не доказано, что нельзя выполнить больше или потерять меньше"
*/
