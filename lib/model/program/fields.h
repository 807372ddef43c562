/*
 * fields.h - from YAML nodes to structs, by tables.
 *
 * Each mapping of program.yaml is one static table: a row per key, with its type, whether it must be there and where in
 * the struct it goes. Everything that can be said against a file by its form alone (an unknown key, a missing one, a
 * wrong type, an id given twice, a reference to nothing) is said here, once; what only one mapping knows is said in the
 * `check` of its table.
 *
 * Private to lib/model/program/.
 */
#ifndef KURATOR_MODEL_PROGRAM_FIELDS_H
#define KURATOR_MODEL_PROGRAM_FIELDS_H

#include "base/strmap.h"
#include "model/program.h"
#include "store/yaml.h"

/* What has ids that others refer to. */
enum names {
	NAMES_NONE,
	NAMES_STAGE,
	NAMES_RESULT,
	NAMES_KIND,
	NAMES_MENTOR_CATEGORY,
	NAMES_MENTEE_CATEGORY,
	NAMES_TOPIC,
	NAMES_FORM,
	NAMES_VARIANT,
	NAMES_MENTOR_TYPE, /* within a form */
	NAMES_MENTEE_TYPE, /* within a form */
	NAMES_ROADMAP,
	NAMES_EVENT_OR_ROADMAP, /* only referred to */
	NAMES_SURVEY,
	NAMES_QUESTION,  /* within a survey */
	NAMES_CONSTRUCT, /* may be defined many times */
	NAMES_MEASURE,
	NAMES_INDICATOR,
	NAMES_QUALITY,
	NAMES_END_REASON,
	NAMES_ALERT,
	NAMES_AWARD,
	NAMES_DOCUMENT,
	NAMES_LAYOUT,
	NAMES_COUNT,
};

struct definition {
	enum names names;
	size_t scope;
	const struct yaml_node *node;
};

struct loader {
	const char *file;
	struct arena *arena;
	struct findings *findings;
	struct program *program;
	struct strmap index; /* of definitions, by names, scope and id */
	struct definition *definitions;
	size_t n_definitions, alloc_definitions;
	struct definition *references;
	size_t n_references, alloc_references;
	size_t scope; /* number of the form or survey that is being read */
};

enum field_type {
	FIELD_ID,       /* const char *; defines `names` */
	FIELD_TEXT,     /* const char * */
	FIELD_LABEL,    /* struct label */
	FIELD_LABELS,   /* struct labels */
	FIELD_BOOL,     /* bool */
	FIELD_INT,      /* int, min to max */
	FIELD_NUMBER,   /* double, min to max */
	FIELD_DATE,     /* int, a day; DATE_NONE when not given */
	FIELD_WORD,     /* an enum: the place in `words` */
	FIELD_TERM,     /* const char *: an id of `terms` */
	FIELD_TERM_IDS, /* struct ids of `terms` */
	FIELD_REF,      /* const char *: refers to `names` */
	FIELD_REFS,     /* struct ids: refer to `names` */
	FIELD_WORDS,    /* struct ids: any words */
	FIELD_TERMS,    /* struct terms: a list of {id, name} or of plain words */
	FIELD_MAPPING,  /* a struct, by `table` */
	FIELD_LIST,     /* pointer and size_t: structs by `table` */
	FIELD_OWN,      /* whatever `read` makes of it */
};

struct table;

struct field {
	const char *key;
	enum field_type type;
	size_t offset;
	bool required;
	double min, max;          /* both 0: no bounds */
	double fallback;          /* of bool, int, number and word */
	const char *const *words; /* ends with a null pointer */
	const struct terms *terms;
	enum names names;
	const struct table *table;
	void (*read)(struct loader *l, const struct yaml_node *node, void *item);
};

struct table {
	const struct field *fields; /* ends with a null key */
	size_t size;                /* of the struct */
	size_t line;                /* offset of its member `line`; 0: has none */
	bool opens_scope;
	void (*check)(struct loader *l, const struct yaml_node *node, void *item);
};

/* Columns of a table. M is the struct, m the member. */
#define KEY_AS(key_, type_, M, m) .key = (key_), .type = (type_), .offset = offsetof(struct M, m)
#define MUST .required = true
#define BETWEEN(low, high) .min = (low), .max = (high)

/* Sets the defaults, then fills the item from the mapping, then runs the table's check. */
void fields_read(struct loader *l, const struct yaml_node *node, const struct table *table,
		 void *item);
/* Reads the list of mappings into a new array. */
void fields_read_list(struct loader *l, const struct yaml_node *node, const struct table *table,
		      const void **items, size_t *n);

void fault(struct loader *l, const struct yaml_node *node, const char *rule, const char *fmt, ...)
	PRINTF_LIKE(4, 5);
void doubt(struct loader *l, const struct yaml_node *node, const char *rule, const char *fmt, ...)
	PRINTF_LIKE(4, 5);
/* Whether the node is an empty value that was not written as a text: "key:" or "key: ~". */
bool node_is_blank(const struct yaml_node *node);
/* Whether it is a scalar; otherwise a finding. */
bool expect_scalar(struct loader *l, const struct yaml_node *node);
bool expect_sequence(struct loader *l, const struct yaml_node *node);
/* Reads a label, a whole number between the bounds, a day. Return false after a finding. */
bool read_label(struct loader *l, const struct yaml_node *node, struct label *label);
bool read_int(struct loader *l, const struct yaml_node *node, int min, int max, int *value);
bool read_date(struct loader *l, const struct yaml_node *node, int *value);
bool read_bool(struct loader *l, const struct yaml_node *node, bool *value);
/* The place of the word in the list, or -1 after a finding that names the nearest. */
int read_word(struct loader *l, const struct yaml_node *node, const char *const *words);

/* Makes the node's text known under `names`; a second definition is a finding, except of constructs. */
void define(struct loader *l, enum names names, const struct yaml_node *node);
/* Notes that the node's text must be known under `names` in the end. */
void refer(struct loader *l, enum names names, const struct yaml_node *node);
/* The node that defined the id. */
const struct yaml_node *defined_at(const struct loader *l, enum names names, const char *id);
/* Looks all references up. */
void resolve(struct loader *l);
void loader_release(struct loader *l);

#endif
