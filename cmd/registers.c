/* registers.c - what the lists of the registers do alike */
#include "registers.h"

#include <math.h>

#include "base/number.h"

const char *register_get(const struct register_view *view, size_t row, const char *column)
{
	return table_gets(&view->table, row, column);
}

void register_set(struct register_view *view, size_t row, const char *column, const char *value)
{
	table_put(&view->table, row, column, value);
}

int register_day(const struct register_view *view, size_t row, const char *column)
{
	const char *text = register_get(view, row, column);
	int day = DATE_NONE;

	date_parse(text, strlen(text), &day);
	return day;
}

double register_number(const struct register_view *view, size_t row, const char *column)
{
	const char *text = register_get(view, row, column);
	double value = NAN;

	number_parse_decimal(text, strlen(text), &value);
	return value;
}

const char *term_on(int from, int until, int today)
{
	if (from != DATE_NONE && from > today)
		return "ahead";
	return until != DATE_NONE && until < today ? "over" : "open";
}

/* ---- whom and what the references mean ---- */

static const struct column person_columns[] = {
	{ "name", N_("name"), .type = COLUMN_NAME, BRIEF },
	{ "person_kind", N_("who"), TYPE_VOCABULARY(VOCABULARY_KINDS) },
	{ "person_class", N_("class"), .type = COLUMN_CLASS },
};

static const struct column pair_columns[] = {
	{ "mentor_name", N_("mentor"), .type = COLUMN_NAME, BRIEF },
	{ "mentee_name", N_("mentee"), .type = COLUMN_NAME, BRIEF },
	{ "pair_form", N_("form of the pair"), TYPE_VOCABULARY(VOCABULARY_FORMS) },
	{ "variant", N_("variant"), TYPE_VOCABULARY(VOCABULARY_VARIANTS) },
	{ "pair_state", N_("state of the pair"), TYPE_WORDS(words_pair_state) },
};

static bool refers_to(const struct file_schema *schema, const char *column)
{
	const struct column *c = schema_column(schema, column);

	return c && c->type == COLUMN_REFERENCE;
}

static const char *staff_name(const struct register_view *view, const char *id)
{
	struct findings unused = FINDINGS_INIT;
	const struct table *staff =
		store_read((struct store *)&view->programme.store, "staff.csv", &unused);
	size_t row = table_find(staff, table_column(staff, "id"), id, 0);

	findings_release(&unused);
	if (row != TABLE_NONE)
		return table_gets(staff, row, "name");
	return streq(id, "curator") ? label_text(&view->programme.program.organization.curator)
				    : "";
}

static void fill_person(struct register_view *view, size_t row)
{
	const char *id = register_get(view, row, "person");
	const struct person *person = bases_mentee(&view->bases, id);

	if (!person)
		person = bases_mentor(&view->bases, id);
	register_set(view, row, "name", person ? person->name : staff_name(view, id));
	if (!person)
		return;
	register_set(view, row, "person_kind", person->kind ? person->kind->id : "");
	register_set(view, row, "person_class",
		     table_gets(programme_table(&view->programme, schema_find(person->origin.file)),
				person->origin.row, "class"));
}

/* Of a group the names of all mentees, and the state of its first pair that is open. */
static void fill_pair(struct register_view *view, size_t row)
{
	const char *id = register_get(view, row, "pair");
	int today = view->bases.today;
	const struct pair *shown = NULL;
	struct strbuf mentees = STRBUF_INIT;

	for (size_t i = bases_next_pair(&view->bases, id, 0); i != SIZE_MAX;
	     i = bases_next_pair(&view->bases, id, i + 1)) {
		const struct pair *pair = &view->bases.pairs[i];

		if (pair->mentee)
			strbuf_addf(&mentees, "%s%s", mentees.len ? ", " : "", pair->mentee->name);
		if (!shown || (!pair_is_open(shown, today) && pair_is_open(pair, today)))
			shown = pair;
	}
	register_set(view, row, "mentee_name", mentees.buf);
	strbuf_release(&mentees);
	if (!shown)
		return;
	register_set(view, row, "mentor_name", shown->mentor ? shown->mentor->name : "");
	register_set(view, row, "pair_form", shown->form ? shown->form->id : "");
	register_set(view, row, "variant", shown->variant ? shown->variant->id : "");
	register_set(view, row, "pair_state", pair_state_id(pair_state(shown, today)));
}

/* ---- the view ---- */

static void add_columns(struct register_view *view, const struct column *columns, size_t n)
{
	struct file_schema *schema = &view->schema;

	if (!n)
		return;
	view->columns = xreallocarray(view->columns, schema->n_columns + n, sizeof(*columns));
	memcpy(view->columns + schema->n_columns, columns, n * sizeof(*columns));
	schema->columns = view->columns;
	schema->n_columns += n;
}

/* The schema of the list, and its table without rows. */
static void make_columns(struct register_view *view, const struct file_schema *file,
			 const struct register_list *list)
{
	view->schema = *file;
	view->schema.n_columns = 0;
	add_columns(view, file->columns, file->n_columns);
	if (refers_to(file, "person"))
		add_columns(view, person_columns, ARRAY_SIZE(person_columns));
	if (refers_to(file, "pair"))
		add_columns(view, pair_columns, ARRAY_SIZE(pair_columns));
	add_columns(view, list->extra, list->n_extra);
	common_computed_table(&view->table, &view->schema);
}

/* Records dated after today are not counted. */
static bool is_counted(const struct register_view *view, const struct register_list *list,
		       const struct table *file, size_t row)
{
	const char *text = list->date ? table_gets(file, row, list->date) : "";
	int day = DATE_NONE;

	date_parse(text, strlen(text), &day);
	return list->ahead || day == DATE_NONE || day <= view->programme.today;
}

static void copy_row(struct register_view *view, const struct file_schema *schema,
		     const struct table *file, size_t from)
{
	size_t row = table_append(&view->table);

	for (size_t i = 0; i < schema->n_columns; i++)
		table_set(&view->table, row, i, table_gets(file, from, schema->columns[i].name));
}

static void fill(struct register_view *view, const struct file_schema *schema,
		 const struct register_list *list, size_t row)
{
	if (refers_to(schema, "person"))
		fill_person(view, row);
	if (refers_to(schema, "pair"))
		fill_pair(view, row);
	if (list->fill)
		list->fill(view, row);
}

static int open_view(struct context *ctx, struct register_view *view,
		     const struct register_list *list)
{
	const struct file_schema *schema = schema_find(ctx->command->columns);
	const struct table *file;

	if (common_open(ctx, &view->programme))
		return -1;
	file = programme_table(&view->programme, schema);
	if (!file)
		return -1;
	if ((refers_to(schema, "person") || refers_to(schema, "pair")) &&
	    bases_load(&view->bases, &view->programme, BASES_PEOPLE | BASES_PAIRS))
		return -1;
	view->bases.today = view->programme.today;
	make_columns(view, schema, list);
	for (size_t row = 0; row < file->n_rows; row++) {
		if (!is_counted(view, list, file, row))
			continue;
		copy_row(view, schema, file, row);
		fill(view, schema, list, view->table.n_rows - 1);
	}
	return 0;
}

int register_list(struct context *ctx, const struct register_list *list)
{
	struct register_view view = { .programme = PROGRAMME_INIT,
				      .bases = BASES_INIT,
				      .table = TABLE_INIT };
	int status = STATUS_FAILED;

	if (list->people && output_is_for_people(common_output_options(ctx)) && !ctx->select &&
	    !ctx->verbose)
		ctx->select = list->people;
	if (!open_view(ctx, &view, list))
		status = common_list_urgent(ctx, &view.schema, &view.programme.program, &view.table,
					    list->urgent[0], list->urgent[1]);
	table_release(&view.table);
	free(view.columns);
	bases_release(&view.bases);
	programme_release(&view.programme);
	return status;
}
