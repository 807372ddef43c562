/* certificate_file.c - prices that prove a matching, as a file */
#include "report/certificate_file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/number.h"
#include "store/file.h"
#include "store/reader.h"

enum { LEVEL, SIDE, ID, VALUE, N_COLUMNS };

static const struct output_column columns[N_COLUMNS] = {
	{ .name = "level" },
	{ .name = "side" },
	{ .name = "id" },
	{ .name = "value" },
};

static const char *const level_names[] = {
	[MATCHING_PAIRS] = "pairs",
	[MATCHING_POINTS] = "points",
	[MATCHING_KEEP] = "keep",
};

/* ---- writing ---- */

static void write_row(struct output *out, const char *level, const char *side, const char *id,
		      const char *value)
{
	output_text(out, level);
	output_text(out, side);
	output_text(out, id);
	output_text(out, value);
	output_end_row(out);
}

/* Thousandths of points, or a whole number of anything else. */
static const char *price_text(enum matching_level_kind kind, int64_t price,
			      char buf[MATCHING_SCORE_SIZE])
{
	if (kind == MATCHING_POINTS)
		return matching_score_format(price, buf);
	snprintf(buf, MATCHING_SCORE_SIZE, "%lld", (long long)price);
	return buf;
}

static void write_prices(struct output *out, enum matching_level_kind kind, const char *side,
			 char **ids, uint32_t n, const int64_t *price)
{
	char buf[MATCHING_SCORE_SIZE];

	for (uint32_t k = 0; k < n; k++)
		if (price[k])
			write_row(out, level_names[kind], side, ids[k],
				  price_text(kind, price[k], buf));
}

static void write_marks(struct output *out, const char *side, char **ids, uint32_t n,
			const bool *mark)
{
	for (uint32_t k = 0; k < n; k++)
		if (mark[k])
			write_row(out, "floor", side, ids[k], "1");
}

void certificate_write(FILE *to, const struct matching_certificate *c,
		       const struct matching_names *names)
{
	struct output_options options = { .format = "csv" };
	struct output *out = output_open(to, options, columns, N_COLUMNS);
	char buf[MATCHING_SCORE_SIZE];

	write_row(out, "objective", "", "", matching_objective_name(c->objective));
	write_row(out, "minimum", "", "", matching_score_format(c->minimum, buf));
	write_row(out, "floor", "", "", c->floor < 0 ? "" : matching_score_format(c->floor, buf));
	for (size_t k = 0; k < c->n_levels; k++) {
		const struct matching_level *level = &c->levels[k];

		write_prices(out, level->kind, "mentee", names->mentee, names->n_mentees,
			     level->mentee);
		write_prices(out, level->kind, "mentor", names->mentor, names->n_mentors,
			     level->mentor);
	}
	if (c->floor >= 0) {
		write_marks(out, "mentee", names->mentee, names->n_mentees, c->floor_mentee);
		write_marks(out, "mentor", names->mentor, names->n_mentors, c->floor_mentor);
	}
	output_close(out);
}

/* ---- reading ---- */

struct reading {
	const char *name;
	struct reader in;
	size_t column[N_COLUMNS];
	struct matching_certificate *c;
	const struct matching_names *names;
	struct findings *findings;
	struct strmap seen; /* level, side and id of the rows before */
};

static const char *cell(const struct reading *r, int column)
{
	return r->in.fields[r->column[column]];
}

static void fault(struct reading *r, int column, const char *rule, const char *fmt)
{
	findings_add(r->findings,
		     (struct place){
			     .file = r->name, .line = r->in.line, .column = columns[column].name },
		     SEVERITY_ERROR, rule, fmt, cell(r, column));
}

/* Thousandths of a number that may be negative. */
static int parse_points(const char *text, int64_t *value)
{
	int scale;

	if (number_parse_scaled(text, strlen(text), value, &scale) || scale > 3)
		return -1;
	for (; scale < 3; scale++) {
		if (*value > INT64_MAX / 40 || *value < -INT64_MAX / 40)
			return -1;
		*value *= 10;
	}
	return 0;
}

/* What the proof is about. */
static void read_header_row(struct reading *r)
{
	const char *level = cell(r, LEVEL), *value = cell(r, VALUE);
	int32_t score = -1;
	int objective;

	if (streq(level, "objective")) {
		objective = matching_objective_parse(value);
		if (objective < 0)
			fault(r, VALUE, "unknown-word", _("'%s' is no objective"));
		else
			r->c->objective = (enum matching_objective)objective;
		return;
	}
	if (!streq(level, "minimum") && !streq(level, "floor")) {
		fault(r, LEVEL, "unknown-word", _("'%s' is no level of a certificate"));
		return;
	}
	if (*value && matching_score_parse(value, strlen(value), &score))
		fault(r, VALUE, "number", _("'%s' is no number of points"));
	if (streq(level, "floor"))
		r->c->floor = score;
	else
		r->c->minimum = score < 0 ? 0 : score;
}

/* The level of a kind; a new one behind the others. A null pointer when there are too many. */
static struct matching_level *find_level(struct reading *r, enum matching_level_kind kind)
{
	struct matching_certificate *c = r->c;
	struct matching_level *level = c->levels;

	for (size_t k = 0; k < c->n_levels; k++, level++)
		if (level->kind == kind)
			return level;
	if (c->n_levels == MATCHING_MAX_LEVELS)
		return NULL;
	c->n_levels++;
	level->kind = kind;
	level->mentee = xcalloc(r->names->n_mentees, sizeof(*level->mentee));
	level->mentor = xcalloc(r->names->n_mentors, sizeof(*level->mentor));
	return level;
}

static void read_price(struct reading *r, bool is_mentee, size_t person)
{
	enum matching_level_kind kind = MATCHING_PAIRS;
	struct matching_level *level;
	const char *value = cell(r, VALUE);
	int64_t price;

	while (kind < MATCHING_KEEP && !streq(level_names[kind], cell(r, LEVEL)))
		kind++;
	if (!streq(level_names[kind], cell(r, LEVEL)) || !(level = find_level(r, kind))) {
		fault(r, LEVEL, "unknown-word", _("'%s' is no level of a certificate"));
		return;
	}
	if (kind == MATCHING_POINTS ? parse_points(value, &price)
				    : number_parse_int(value, strlen(value), &price)) {
		fault(r, VALUE, "number", _("'%s' is no number"));
		return;
	}
	(is_mentee ? level->mentee : level->mentor)[person] = price;
}

/* The places that cover what is above the floor. */
static void read_mark(struct reading *r, bool is_mentee, size_t person)
{
	if (!streq(cell(r, VALUE), "1"))
		fault(r, VALUE, "number", _("'%s' is no mark of a cover: it is 1"));
	else
		(is_mentee ? r->c->floor_mentee : r->c->floor_mentor)[person] = true;
}

/* Whether an earlier row is about the same; there is a finding then. */
static bool is_repeated(struct reading *r)
{
	char *key = xstrfmt("%s,%s,%s", cell(r, LEVEL), cell(r, SIDE), cell(r, ID));
	bool repeated = strmap_gets(&r->seen, key) != STRMAP_NONE;

	if (repeated)
		fault(r, LEVEL, "duplicate-row", _("there is a row for this already: '%s'"));
	else
		strmap_add(&r->seen, key, strlen(key), 0);
	free(key);
	return repeated;
}

static void read_row(struct reading *r)
{
	bool is_mentee = streq(cell(r, SIDE), "mentee");
	size_t person;

	if (is_repeated(r))
		return;
	if (!*cell(r, SIDE)) {
		read_header_row(r);
		return;
	}
	if (!is_mentee && !streq(cell(r, SIDE), "mentor")) {
		fault(r, SIDE, "unknown-word", _("'%s' is neither mentee nor mentor"));
		return;
	}
	person =
		strmap_gets(is_mentee ? &r->names->mentee_map : &r->names->mentor_map, cell(r, ID));
	if (person == STRMAP_NONE)
		fault(r, ID, "reference",
		      is_mentee ? _("there is no mentee '%s' among the candidates")
				: _("there is no mentor '%s' among the candidates"));
	else if (streq(cell(r, LEVEL), "floor"))
		read_mark(r, is_mentee, person);
	else
		read_price(r, is_mentee, person);
}

/* Zero prices are not written, so a level may have no row; levels have their order all the same. */
static void put_levels_in_order(struct reading *r)
{
	static const enum matching_level_kind kinds[] = { MATCHING_PAIRS, MATCHING_POINTS };
	bool by_score = r->c->objective == MATCHING_SCORE;

	for (size_t k = 0; k < 2; k++) {
		enum matching_level_kind kind = kinds[by_score ? 1 - k : k];
		struct matching_level *found = find_level(r, kind);
		struct matching_level moved;

		if (!found)
			continue; /* there is room for all kinds */
		moved = *found;
		*found = r->c->levels[k];
		r->c->levels[k] = moved;
	}
}

static bool find_columns(struct reading *r)
{
	bool all = true;

	for (int k = 0; k < N_COLUMNS; k++) {
		r->column[k] = reader_column(&r->in, columns[k].name);
		if (r->column[k] != SIZE_MAX)
			continue;
		all = false;
		findings_add(r->findings, (struct place){ .file = r->name, .line = 1 },
			     SEVERITY_ERROR, "missing-column", _("column '%s' is missing"),
			     columns[k].name);
	}
	return all;
}

int certificate_read(const char *path, struct matching_certificate *c,
		     const struct matching_names *names, struct findings *findings)
{
	struct csv_options options = { .name = path };
	struct reading r = { .name = path, .c = c, .names = names, .findings = findings };
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	int result;

	*c = (struct matching_certificate){ .floor = -1 };
	c->floor_mentee = xcalloc(names->n_mentees, sizeof(*c->floor_mentee));
	c->floor_mentor = xcalloc(names->n_mentors, sizeof(*c->floor_mentor));
	if (fd < 0)
		return error(_("cannot read '%s': %s"), path, file_strerror(errno));
	result = reader_open_fd(&r.in, fd, &options, findings);
	if (!result && find_columns(&r)) {
		while (reader_next(&r.in))
			read_row(&r);
		put_levels_in_order(&r);
	}
	reader_release(&r.in);
	strmap_release(&r.seen);
	close(fd);
	return result;
}
