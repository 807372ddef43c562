/* grouping.c - what rows about people are grouped by */
#include "model/grouping.h"

#include "model/columns/columns.h"
#include "model/vocabulary.h"

static bool has_column(const char *file, const char *name)
{
	const struct file_schema *schema = schema_find(file);

	return schema && schema_column(schema, name);
}

/* Loaded with the bases; what is wrong with it was said then. */
static const struct table *table_of(const struct bases *bases, const char *file)
{
	struct findings findings = FINDINGS_INIT;
	const struct table *table = store_read(&bases->programme->store, file, &findings);

	findings_release(&findings);
	return table;
}

/* Whether the file of the programme has the column, be it one that kurator does not know. */
static bool file_has(const struct bases *bases, const char *file, const char *name)
{
	return has_column(file, name) || table_column(table_of(bases, file), name) != TABLE_NONE;
}

static int resolve(struct grouping_name *name, const struct reader *file, const struct bases *bases)
{
	name->source = GROUPING_FILE;
	name->column = file ? reader_column(file, name->name) : SIZE_MAX;
	if (name->column != SIZE_MAX)
		return 0;
	if (!bases)
		return -1;
	if (streq(name->name, "org"))
		name->source = GROUPING_ORGANIZATION;
	else if (file_has(bases, "mentees.csv", name->name) ||
		 file_has(bases, "mentors.csv", name->name))
		name->source = GROUPING_PERSON;
	else if (file_has(bases, "pairs.csv", name->name))
		name->source = GROUPING_PAIR;
	else
		return -1;
	return 0;
}

int grouping_init(struct grouping *grouping, const char *const *names, size_t n,
		  const struct reader *file, const struct bases *bases, struct strbuf *why)
{
	*grouping = (struct grouping){ .bases = bases };
	if (n > GROUPING_MOST) {
		strbuf_addf(why, _("at most %d groupings at once"), GROUPING_MOST);
		return -1;
	}
	for (; grouping->n < n; grouping->n++) {
		struct grouping_name *name = &grouping->names[grouping->n];

		name->name = names[grouping->n];
		if (resolve(name, file, bases) < 0) {
			strbuf_addf(why, _("there is no column '%s' to group by"), name->name);
			return -1;
		}
	}
	return 0;
}

static const char *raw_cell(const struct bases *bases, const struct origin *origin,
			    const char *column)
{
	const struct table *table = table_of(bases, origin->file);

	return table_get(table, origin->row, table_column(table, column));
}

static const char *of_pair(const struct bases *bases, const struct pair *pair, const char *name)
{
	if (!pair)
		return "";
	if (streq(name, "variant"))
		return pair->variant ? pair->variant->id : "";
	if (streq(name, "form"))
		return pair->form ? pair->form->id : "";
	return raw_cell(bases, &pair->origin, name);
}

static const char *of_person(const struct bases *bases, const struct person *person,
			     const char *name)
{
	if (!person)
		return "";
	if (streq(name, "kind"))
		return person->kind ? person->kind->id : "";
	return raw_cell(bases, &person->origin, name);
}

const char *grouping_value(const struct grouping *grouping, size_t part, const struct reader *file,
			   const struct person *person, const struct pair *pair)
{
	const struct grouping_name *name = &grouping->names[part];

	switch (name->source) {
	case GROUPING_FILE:
		return file->fields[name->column];
	case GROUPING_PAIR:
		return of_pair(grouping->bases, pair, name->name);
	case GROUPING_PERSON:
		return of_person(grouping->bases, person, name->name);
	case GROUPING_SURVEY:
		BUG("the caller knows '%s'", name->name);
	case GROUPING_ORGANIZATION:
		break;
	}
	return grouping->bases->programme->program.organization.id;
}

#define JOINT " / "

void grouping_add(size_t part, const char *value, struct strbuf *out)
{
	if (part)
		strbuf_addstr(out, JOINT);
	strbuf_addstr(out, value);
}

void grouping_of(const struct grouping *grouping, const struct reader *file,
		 const struct person *person, const struct pair *pair, struct strbuf *out)
{
	for (size_t i = 0; i < grouping->n; i++)
		grouping_add(i, grouping_value(grouping, i, file, person, pair), out);
}

/* ---- for people ---- */

static const struct column *known_column(const char *name)
{
	static const char *const files[] = { "mentees.csv", "mentors.csv", "pairs.csv" };
	const struct column *column = NULL;

	for (size_t i = 0; i < ARRAY_SIZE(files) && !column; i++)
		column = schema_column(schema_find(files[i]), name);
	return column;
}

static const struct column survey_columns[] = {
	{ "survey", N_("survey"), TYPE_VOCABULARY(VOCABULARY_SURVEYS) },
	{ "role", N_("role"), TYPE_WORDS(vocabulary_survey_role) },
	{ "wave", N_("wave"), TYPE_PHASE },
	{ "form", N_("form"), TYPE_VOCABULARY(VOCABULARY_FORMS) },
};

static const struct file_schema survey_schema = { SCHEMA(survey_columns) };

static const struct column *column_of(const struct grouping_name *name)
{
	return name->source == GROUPING_SURVEY ? schema_column(&survey_schema, name->name)
					       : known_column(name->name);
}

const char *grouping_label(const struct grouping *grouping, size_t part)
{
	const char *name = grouping->names[part].name;
	const struct column *column = grouping->bases ? column_of(&grouping->names[part]) : NULL;

	return column && column->label ? column->label : name;
}

static void show_value(const struct program *program, const struct grouping_name *name,
		       const char *value, struct strbuf *out)
{
	const struct variant *variant = program_variant(program, value);
	const struct form *form = program_form(program, value);
	const struct kind *kind = program_kind(program, value);
	const struct column *column = column_of(name);

	if (name->source == GROUPING_SURVEY)
		column_show(column, program, value, out);
	else if (variant)
		strbuf_addstr(out, label_text(&variant->name));
	else if (form)
		strbuf_addstr(out, label_text(&form->name));
	else if (kind)
		strbuf_addstr(out, label_text(&kind->name));
	else if (column)
		column_show(column, program, value, out);
	else
		strbuf_addstr(out, value);
}

void grouping_show_part(const struct grouping *grouping, size_t part, const char *group,
			struct strbuf *out)
{
	const char *end;
	char *value;

	for (size_t i = 0; i < part && (end = strstr(group, JOINT)); i++)
		group = end + strlen(JOINT);
	end = part + 1 < grouping->n ? strstr(group, JOINT) : NULL;
	value = xmemdup0(group, end ? (size_t)(end - group) : strlen(group));
	if (grouping->bases)
		show_value(&grouping->bases->programme->program, &grouping->names[part], value,
			   out);
	else
		strbuf_addstr(out, value);
	free(value);
}

void grouping_show(const struct grouping *grouping, const char *group, struct strbuf *out)
{
	for (size_t i = 0; i < grouping->n; i++) {
		if (i)
			strbuf_addstr(out, JOINT);
		grouping_show_part(grouping, i, group, out);
	}
}

const struct person *bases_participant(const struct bases *bases, const char *id)
{
	const struct person *mentee = bases_mentee(bases, id);

	return mentee ? mentee : bases_mentor(bases, id);
}

static bool takes_part(const struct pair *pair, const char *person)
{
	return streq(pair->mentee_id, person) || streq(pair->mentor_id, person);
}

static const struct pair *named_pair(const struct bases *bases, const char *person,
				     const char *named)
{
	for (size_t i = bases_next_pair(bases, named, 0); i != SIZE_MAX;
	     i = bases_next_pair(bases, named, i + 1))
		if (takes_part(&bases->pairs[i], person))
			return &bases->pairs[i];
	return NULL;
}

static bool in_term(const struct pair *pair, int date)
{
	int from = pair->proposed != DATE_NONE ? pair->proposed : pair->started;

	return date != DATE_NONE && from != DATE_NONE && from <= date &&
	       (pair->ended == DATE_NONE || date <= pair->ended);
}

/* The pairs of a person while they are counted. */
struct pairs_found {
	const struct pair *only, *then;
	size_t n, n_then;
};

static void find_pair(struct pairs_found *found, const struct pair *pair, int date)
{
	found->n++;
	found->only = pair;
	if (in_term(pair, date)) {
		found->n_then++;
		found->then = pair;
	}
}

const struct pair *bases_pair_of(const struct bases *bases, const char *person, const char *named,
				 int date)
{
	const struct person *mentee = bases_mentee(bases, person);
	const struct person *mentor = bases_mentor(bases, person);
	struct pairs_found found = { .n = 0 };

	if (*named)
		return named_pair(bases, person, named);
	for (const struct pair *p = mentee ? mentee->pairs : NULL; p; p = pair_after(p, mentee))
		find_pair(&found, p, date);
	for (const struct pair *p = mentor ? mentor->pairs : NULL; p; p = pair_after(p, mentor))
		if (!mentee || p->mentee != mentee)
			find_pair(&found, p, date);
	if (found.n == 1)
		return found.only;
	return found.n_then == 1 ? found.then : NULL;
}
