/* fill.c - a layout of program.yaml, filled */
#include "model/sheets/fill.h"

#include "base/date.h"
#include "base/number.h"
#include "model/counts.h"
#include "model/programme.h"
#include "model/staff.h"

/* ---- people ---- */

void contacts_text(const char *phone, const char *email, struct strbuf *out)
{
	strbuf_addf(out, "%s%s%s", phone, *phone && *email ? ", " : "", email);
}

static void add_once(struct strbuf *out, const char *text)
{
	const char *at = strstr(out->buf, text);

	if (!*text || (at && (at == out->buf || at[-1] == ' ')))
		return;
	strbuf_addf(out, "%s%s", out->len ? ", " : "", text);
}

static const struct person *partner_of(const struct pair *pair, const struct person *person)
{
	return pair->mentor == person ? pair->mentee : pair->mentor;
}

static void add_pairs(struct strbuf *out, const struct bases *bases, const struct person *person,
		      enum layout_value value)
{
	for (const struct pair *pair = person->pairs; pair; pair = pair_after(pair, person)) {
		const struct person *other = partner_of(pair, person);
		enum pair_state state = pair_state(pair, bases->today);
		char day[DATE_SIZE];

		if (state == PAIR_PROPOSED || !other ||
		    !bases_has_consent(bases, other, "processing", bases->today))
			continue;
		if (value == LAYOUT_PARTNER)
			add_once(out, other->name);
		else if (value == LAYOUT_PARTNER_WORKPLACE)
			add_once(out, other->workplace);
		else if (value == LAYOUT_PAIR_FORM && pair->form)
			add_once(out, label_text(&pair->form->name));
		else if (value == LAYOUT_COMPLETED && state == PAIR_COMPLETED)
			add_once(out, date_format(pair->ended, day));
	}
}

/* ---- pairs ---- */

static void add_meetings(struct strbuf *out, const struct bases *bases, const struct pair *pair)
{
	size_t n = 0;

	for (size_t i = 0; i < bases->n_meetings; i++)
		n += meeting_counts_for(&bases->meetings[i], pair, bases->today);
	strbuf_addf(out, "%zu", n);
}

static void add_of_person(struct strbuf *out, const struct person *person, enum layout_value value)
{
	if (!person)
		return;
	if (value == LAYOUT_MENTOR || value == LAYOUT_MENTEE)
		strbuf_addstr(out, person->name);
	else if (value == LAYOUT_MENTEE_CLASS && person->school_class.number)
		strbuf_addf(out, "%d%s", person->school_class.number, person->school_class.letter);
	else if (value != LAYOUT_MENTEE_CLASS && person->kind)
		strbuf_addstr(out, label_text(&person->kind->name));
}

static void add_of_pair(struct strbuf *out, const struct bases *bases, const struct pair *pair,
			enum layout_value value)
{
	if (!pair)
		return;
	switch (value) {
	case LAYOUT_MENTOR:
	case LAYOUT_MENTOR_KIND:
		add_of_person(out, pair->mentor, value);
		break;
	case LAYOUT_MEETINGS:
		add_meetings(out, bases, pair);
		break;
	case LAYOUT_STATE:
		strbuf_addstr(out, pair_state_name(pair_state(pair, bases->today)));
		break;
	default:
		add_of_person(out, pair->mentee, value);
	}
}

/* ---- the organization ---- */

static void add_count(struct strbuf *out, const struct bases *bases, const struct layout_column *c)
{
	const struct program *program = &bases->programme->program;
	struct count_query query = { .from = program->start,
				     .on = bases->today,
				     .kinds = &c->kinds,
				     .categories = &(const struct ids){ .items = NULL } };
	struct count count = count_with(bases, c->count, &query), of = { .value = 0 };
	char buf[NUMBER_SIZE];

	if (!count.known)
		return;
	if (!c->of) {
		strbuf_addf(out, "%lld", (long long)count.value);
		return;
	}
	of = count_with(bases, c->of, &query);
	if (of.known && of.value)
		strbuf_addstr(out, number_format((double)(int64_t)(1000.0 * (double)count.value /
									   (double)of.value +
								   0.5) /
							 10,
						 buf));
}

static void add_head(struct strbuf *out, const struct bases *bases, const char *role,
		     const struct label *named)
{
	const struct table *staff = programme_table(bases->programme, schema_find("staff.csv"));
	size_t row = staff_head_row(staff, role, named, bases->today);

	strbuf_addstr(out, row == TABLE_NONE ? label_text(named) : table_gets(staff, row, "name"));
}

static void add_document(struct strbuf *out, const struct bases *bases, const char *kind)
{
	struct findings unused = FINDINGS_INIT;
	const struct table *table = store_read(&bases->programme->store, "documents.csv", &unused);
	const char *number = "", *latest = "";

	for (size_t row = 0; row < table->n_rows; row++) {
		const char *date = table_gets(table, row, "date");
		int day;

		if (!streq(table_gets(table, row, "kind"), kind) || strcmp(date, latest) < 0 ||
		    date_parse(date, strlen(date), &day) || day > bases->today)
			continue;
		latest = date;
		number = table_gets(table, row, "number");
	}
	if (*latest && *number)
		strbuf_addf(out, _("No. %s of "), number);
	if (*latest) {
		int day;
		struct ymd d;

		date_parse(latest, strlen(latest), &day);
		d = date_to_ymd(day);
		strbuf_addf(out, "%02d.%02d.%04d", d.day, d.month, d.year);
	}
	findings_release(&unused);
}

/* Phone and e-mail of whoever has the role of a curator now. */
static void add_curator_contacts(struct strbuf *out, const struct bases *bases)
{
	struct findings unused = FINDINGS_INIT;
	const struct table *staff = store_read(&bases->programme->store, "staff.csv", &unused);

	for (size_t row = 0; row < staff->n_rows; row++) {
		const char *roles = table_gets(staff, row, "roles");
		const char *to = table_gets(staff, row, "to");
		int last;

		if (!strstr(roles, "curator") ||
		    (!date_parse(to, strlen(to), &last) && last < bases->today))
			continue;
		contacts_text(table_gets(staff, row, "phone"), table_gets(staff, row, "email"),
			      out);
		break;
	}
	findings_release(&unused);
}

/* ---- cells ---- */

static void add_value(struct strbuf *out, struct sheet_gate *gate, const struct table *base,
		      size_t row, const struct layout_column *c, size_t number)
{
	const struct bases *bases = gate->bases;
	const struct file_schema *schema = base ? schema_find(base->name) : NULL;
	const struct organization *organization = &bases->programme->program.organization;
	const struct person *person = NULL;
	char day[DATE_SIZE];

	if (base && streq(base->name, "mentors.csv"))
		person = bases_mentor(bases, table_gets(base, row, "id"));
	else if (base && streq(base->name, "mentees.csv"))
		person = bases_mentee(bases, table_gets(base, row, "id"));
	switch (c->value) {
	case LAYOUT_COLUMN:
		sheet_gate_add(gate, schema, base, row, schema_column(schema, c->column),
			       table_gets(base, row, c->column), out);
		break;
	case LAYOUT_NUMBER:
		strbuf_addf(out, "%zu", number);
		break;
	case LAYOUT_CONTACTS:
		contacts_text(table_gets(base, row, "phone"), table_gets(base, row, "email"), out);
		break;
	case LAYOUT_BIRTH_YEAR:
		if (person && person->birth_first != DATE_NONE)
			strbuf_addf(out, "%d", date_to_ymd(person->birth_first).year);
		break;
	case LAYOUT_GUARDIAN:
		contacts_text(table_gets(base, row, "guardian"),
			      table_gets(base, row, "guardian_phone"), out);
		break;
	case LAYOUT_PARTNER:
	case LAYOUT_PARTNER_WORKPLACE:
	case LAYOUT_PAIR_FORM:
	case LAYOUT_COMPLETED:
		if (person)
			add_pairs(out, bases, person, c->value);
		break;
	case LAYOUT_MENTOR:
	case LAYOUT_MENTOR_KIND:
	case LAYOUT_MENTEE:
	case LAYOUT_MENTEE_KIND:
	case LAYOUT_MENTEE_CLASS:
	case LAYOUT_MEETINGS:
	case LAYOUT_STATE:
		add_of_pair(out, bases, bases_pair(bases, table_gets(base, row, "id")), c->value);
		break;
	case LAYOUT_ORGANIZATION:
		strbuf_addstr(out, label_text(&organization->name));
		break;
	case LAYOUT_MUNICIPALITY:
		strbuf_addstr(out, label_text(&organization->municipality));
		break;
	case LAYOUT_DIRECTOR:
		add_head(out, bases, ROLE_DIRECTOR, &organization->director);
		break;
	case LAYOUT_CURATOR:
		add_head(out, bases, ROLE_CURATOR, &organization->curator);
		break;
	case LAYOUT_CURATOR_CONTACTS:
		add_curator_contacts(out, bases);
		break;
	case LAYOUT_DAY:
		strbuf_addstr(out, date_format(bases->today, day));
		break;
	case LAYOUT_COUNT:
		add_count(out, bases, c);
		break;
	case LAYOUT_DOCUMENT:
		add_document(out, bases, c->document);
		break;
	}
}

/* How cells of columns look that are of no file. */
static const struct column *kind_of(const struct layout_column *c)
{
	static const struct column number = { .name = "(number)", .type = COLUMN_DECIMAL };
	static const struct column day = { .name = "(day)", .type = COLUMN_DATE };

	switch (c->value) {
	case LAYOUT_NUMBER:
	case LAYOUT_COUNT:
	case LAYOUT_MEETINGS:
	case LAYOUT_BIRTH_YEAR:
		return &number;
	case LAYOUT_DAY:
	case LAYOUT_COMPLETED:
		return &day;
	default:
		return NULL;
	}
}

/* ---- the table ---- */

static const char *const part_names[] = {
	[LAYOUT_NUMBER] = "(out)",        [LAYOUT_CONTACTS] = "(contacts)",
	[LAYOUT_GUARDIAN] = "(guardian)", [LAYOUT_PARTNER] = "(partner)",
	[LAYOUT_DOCUMENT] = NULL,
};

/* What a column is called in what is kept: it tells how to compare it. */
static char *name_of(const struct layout *layout, size_t i)
{
	const struct layout_column *c = &layout->columns[i];
	const char *part = c->value == LAYOUT_COLUMN ? c->column : part_names[c->value];

	for (size_t k = 0; part && k < i; k++)
		if (c->value == layout->columns[k].value &&
		    (c->value != LAYOUT_COLUMN || streq(c->column, layout->columns[k].column)))
			part = NULL;
	return part ? xstrdup(part) : xstrfmt("(made %zu)", i + 1);
}

static void set_columns(struct filled *filled, const struct layout *layout, bool has_ids)
{
	size_t n = layout->n_columns + has_ids;
	const char **names = xcalloc(n, sizeof(*names));
	char **own = xcalloc(n, sizeof(*own));

	for (size_t i = 0; i < layout->n_columns; i++)
		names[i] = own[i] = name_of(layout, i);
	if (has_ids)
		names[n - 1] = "id";
	table_init_columns(&filled->table, filled->layout.schema->name, names, n);
	for (size_t i = 0; i < n; i++)
		free(own[i]);
	free(own);
	free(names);
}

static void set_layout(struct filled *filled, const struct layout *layout, bool has_ids)
{
	struct sheet_layout *sheet = &filled->layout;
	size_t n = layout->n_columns + has_ids;

	sheet->columns = xcalloc(n, sizeof(*sheet->columns));
	for (size_t i = 0; i < n; i++) {
		const struct layout_column *c = i < layout->n_columns ? &layout->columns[i] : NULL;
		const char *name = filled->table.columns[i];
		const struct column *own = *name != '(' ? schema_column(sheet->schema, name) : NULL;

		sheet_layout_add(sheet,
				 own ? own
				 : c ? kind_of(c)
				     : NULL,
				 name, i, c ? label_text(&c->heading) : "id", !c);
	}
}

void layout_fill(struct filled *filled, const struct layout *layout, const struct bases *bases,
		 const struct table *base, const size_t *rows, size_t n)
{
	static const struct file_schema organization = { .name = "organization.csv" };
	const struct file_schema *schema = base ? schema_find(base->name) : &organization;
	bool has_ids = base && schema->id_prefix;

	*filled = (struct filled){
		.gate = { .people = EXPORT_GATE_INIT, .bases = bases, .no_sensitive = true }
	};
	filled->layout = (struct sheet_layout){ .schema = schema,
						.program = &bases->programme->program,
						.table = &filled->table,
						.title = label_text(&layout->name) };
	set_columns(filled, layout, has_ids);
	filled->rows = xcalloc(base ? n : 1, sizeof(*filled->rows));
	for (size_t i = 0; i < (base ? n : 1); i++) {
		size_t row, from = base ? rows[i] : 0;

		if (base && !sheet_gate_admits(&filled->gate, schema, base, from))
			continue;
		row = table_append(&filled->table);
		filled->rows[filled->n_rows++] = row;
		for (size_t c = 0; c < layout->n_columns; c++) {
			struct strbuf text = STRBUF_INIT;

			add_value(&text, &filled->gate, base, from, &layout->columns[c],
				  filled->n_rows);
			table_set(&filled->table, row, c, text.buf);
			strbuf_release(&text);
		}
		if (has_ids)
			table_set(&filled->table, row, layout->n_columns,
				  table_gets(base, from, "id"));
	}
	set_layout(filled, layout, has_ids);
}

/* The columns of the whole, for a table of their own. */
static void copy_columns(struct filled *filled, const struct sheet_layout *whole)
{
	const char **names = xcalloc(whole->n_columns, sizeof(*names));

	filled->layout = *whole;
	filled->layout.table = &filled->table;
	filled->layout.columns = xcalloc(whole->n_columns, sizeof(*filled->layout.columns));
	filled->layout.n_columns = 0;
	for (size_t c = 0; c < whole->n_columns; c++) {
		const struct sheet_column *column = &whole->columns[c];

		names[c] = column->name;
		sheet_layout_add(&filled->layout, column->column, column->name, c, column->heading,
				 column->hidden);
	}
	table_init_columns(&filled->table, whole->schema->name, names, whole->n_columns);
	free(names);
}

void base_fill(struct filled *filled, const struct sheet_layout *whole, const struct bases *bases,
	       const size_t *rows, size_t n, bool no_sensitive)
{
	*filled = (struct filled){
		.gate = { .people = EXPORT_GATE_INIT, .bases = bases, .no_sensitive = no_sensitive }
	};
	copy_columns(filled, whole);
	filled->rows = xcalloc(n, sizeof(*filled->rows));
	for (size_t i = 0; i < n; i++) {
		size_t row;

		if (!sheet_gate_admits(&filled->gate, whole->schema, whole->table, rows[i]))
			continue;
		row = filled->rows[filled->n_rows++] = table_append(&filled->table);
		for (size_t c = 0; c < whole->n_columns; c++) {
			const struct sheet_column *column = &whole->columns[c];
			struct strbuf cell = STRBUF_INIT;

			sheet_gate_add(&filled->gate, whole->schema, whole->table, rows[i],
				       column->column,
				       table_get(whole->table, rows[i], column->place), &cell);
			table_set(&filled->table, row, c, cell.buf);
			strbuf_release(&cell);
		}
	}
}

void filled_release(struct filled *filled)
{
	sheet_layout_release(&filled->layout);
	sheet_gate_release(&filled->gate);
	table_release(&filled->table);
	free(filled->rows);
	*filled = (struct filled){ .n_rows = 0 };
}

/* ---- for the outside ---- */

/* The columns of people that stand in a value. */
static const char *const disclosed[][2] = {
	[LAYOUT_CONTACTS] = { "phone", "email" },
	[LAYOUT_GUARDIAN] = { "guardian", "guardian_phone" },
	[LAYOUT_PARTNER] = { "name" },
	[LAYOUT_MENTOR] = { "name" },
	[LAYOUT_MENTEE] = { "name" },
	[LAYOUT_DOCUMENT] = { NULL },
};

void filled_omit(struct filled *filled, const struct layout *layout, const struct ids *columns)
{
	const char **names = xcalloc(layout->n_columns, sizeof(*names));
	size_t n = 0;

	for (size_t i = 0; i < layout->n_columns; i++) {
		const char *const *shown = disclosed[layout->columns[i].value];

		if ((shown[0] && ids_have(columns, shown[0])) ||
		    (shown[1] && ids_have(columns, shown[1])))
			names[n++] = filled->table.columns[i];
	}
	sheet_layout_omit(&filled->layout, &(struct ids){ names, n });
	free(names);
}
