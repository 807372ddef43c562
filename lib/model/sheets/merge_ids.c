/*
 * merge_ids.c - ids that a spreadsheet program has spoilt: 7 for 007, 1,00E+05 for 1e5, 01.фев for 1-2
 *
 * Ids of the export (without one, of today's table) that no row of the sheet bears may have become what stands there.
 * They are found by what spoiling leaves alone: the letters without case, the value of a number, or that there were two
 * numbers, of which a day was made. Whether it was so damage_between() says.
 */
#include "model/sheets/merge_state.h"

#include "base/number.h"
#include "base/text.h"

/* So many ids of one key are looked at: among more nothing is certain. */
#define LOOKED_AT 1000

struct id_link {
	const char *id;
	size_t next; /* SIZE_MAX: the last */
};

/* "f…" the folded text, "n…" and "r…" the number and its first digits, "d" what may be a day. */
#define KEYS 4

static size_t keys_of(const char *text, struct strbuf keys[KEYS])
{
	struct strbuf latin = STRBUF_INIT;
	size_t n = 0;
	double value;

	text_latin_lookalike(&latin, text, strlen(text));
	strbuf_addch(&keys[n], 'f');
	text_fold(&keys[n++], latin.buf, latin.len);
	strbuf_release(&latin);
	if (!number_parse_decimal(text, strlen(text), &value)) {
		strbuf_addf(&keys[n++], "n%.17g", value);
		strbuf_addf(&keys[n++], "r%.2e", value);
	}
	if (text[strcspn(text, "0123456789")])
		strbuf_addch(&keys[n++], 'd');
	return n;
}

static void release_keys(struct strbuf keys[KEYS])
{
	for (size_t i = 0; i < KEYS; i++)
		strbuf_release(&keys[i]);
}

static void add_id(struct spoilt_ids *ids, const char *id)
{
	struct strbuf keys[KEYS] = { STRBUF_INIT, STRBUF_INIT, STRBUF_INIT, STRBUF_INIT };
	size_t n = keys_of(id, keys);

	for (size_t i = 0; i < n; i++) {
		size_t first = strmap_gets(&ids->by_key, keys[i].buf);

		/* Plain numbers are no days, and there are many. */
		if (streq(keys[i].buf, "d") && !id[strspn(id, "0123456789")])
			continue;
		ALLOC_GROW(ids->links, ids->n + 1, ids->alloc);
		ids->links[ids->n] =
			(struct id_link){ id, first == STRMAP_NONE ? SIZE_MAX : first };
		strmap_put(&ids->by_key, keys[i].buf, keys[i].len, ids->n++);
	}
	release_keys(keys);
}

/* Which ids of the export, or of the table, rows of the sheet bear as they are. */
static bool *find_borne(const struct merge_state *s, const struct strmap *map, size_t n)
{
	const struct recognised_column *column = recognised_column(s->sheet, "id");
	bool *borne = xcalloc(n, sizeof(*borne));

	for (size_t record = 0; record < s->sheet->n_rows; record++) {
		size_t at = merge_find_id(map, recognised_cell(s->sheet, record, column)->text);

		if (at != STRMAP_NONE)
			borne[at] = true;
	}
	return borne;
}

static void index_ids(struct merge_state *s)
{
	size_t place = s->kept ? kept_column(s->kept, "id") : SIZE_MAX;
	bool of_kept = place != SIZE_MAX;
	size_t n = of_kept ? s->kept->n_rows : s->table->n_rows;
	bool *borne = find_borne(s, of_kept ? &s->kept_by_id : &s->row_by_id, n);

	for (size_t row = 0; row < n; row++) {
		const char *id =
			of_kept ? s->kept->rows[row].raw[place] : table_gets(s->table, row, "id");

		if (!borne[row] && *id)
			add_id(&s->spoilt, id);
	}
	s->spoilt.known = true;
	free(borne);
}

/* Records that this may be stay where they are. */
static void hold(struct merge_state *s, const char *id)
{
	size_t row = strmap_gets(&s->row_by_id, id);

	if (row != STRMAP_NONE)
		s->held[row] = true;
}

static bool is_found(const struct strbuf *found, const char *id)
{
	const char *next = found->buf, *piece;
	size_t len;

	while (list_next(&next, &piece, &len))
		if (len == strlen(id) && !memcmp(piece, id, len))
			return true;
	return false;
}

size_t merge_find_spoilt(struct merge_state *s, const struct grid_cell *cell, struct strbuf *found,
			 enum damage *damage)
{
	struct strbuf keys[KEYS] = { STRBUF_INIT, STRBUF_INIT, STRBUF_INIT, STRBUF_INIT };
	size_t n_keys = keys_of(cell->text, keys), n = 0;

	if (!s->spoilt.known)
		index_ids(s);
	for (size_t k = 0; k < n_keys; k++) {
		size_t at = strmap_gets(&s->spoilt.by_key, keys[k].buf);

		for (size_t i = 0; at < s->spoilt.n && i < LOOKED_AT;
		     at = s->spoilt.links[at].next, i++) {
			const char *id = s->spoilt.links[at].id;
			enum damage how = damage_between(id, cell, s->options->typed);

			if ((how == DAMAGE_NONE && !text_looks_same(id, cell->text)) ||
			    is_found(found, id))
				continue;
			strbuf_addf(found, "%s%s", n++ ? ";" : "", id);
			*damage = how;
			hold(s, id);
		}
	}
	release_keys(keys);
	return n;
}

void merge_release_spoilt(struct merge_state *s)
{
	strmap_release(&s->spoilt.by_key);
	free(s->spoilt.links);
	s->spoilt = (struct spoilt_ids){ .links = NULL };
}
