/*
 * yaml.h - a configuration file as a small tree; the one door to libyaml.
 *
 * Only a modest part of YAML is understood, so that a file means what it seems to mean: one document of mappings,
 * sequences and scalars. Aliases, anchors, tags, a second document, keys that are no plain text, the same key twice,
 * invalid UTF-8, control characters, more than 32 levels and more than 1 MiB are findings with line and column (libyaml
 * itself has no such bounds). Scalars are text and stay text: `no` is "no".
 *
 * Lines and columns count from 1; columns count characters, as editors show them.
 */
#ifndef KURATOR_STORE_YAML_H
#define KURATOR_STORE_YAML_H

#include "base/arena.h"
#include "base/findings.h"

#define YAML_MOST_BYTES ((size_t)1 << 20)
#define YAML_MOST_LEVELS 32

enum yaml_kind { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING };

struct yaml_node {
	const char *text; /* of a scalar, without NULs inside; otherwise NULL */
	struct yaml_node *first, *next;
	const struct yaml_node *key; /* of a child of a mapping; otherwise NULL */
	uint32_t n;                  /* children */
	uint32_t line, column;
	uint8_t kind; /* enum yaml_kind */
	bool quoted;  /* a scalar in quotes or a block: never "no value" by mistake */
	bool broken;  /* already in the findings: no value to go by */
};

/*
 * The tree of len bytes, allocated in the arena. All that is wrong goes to findings; NULL when the text is no YAML at
 * all, is too large or too deep. Where a tree comes back beside errors (a key twice, an alias), its other parts may
 * still be judged. An empty file is an empty mapping. `file` names it in findings.
 */
struct yaml_node *yaml_parse(const char *bytes, size_t len, const char *file, struct arena *arena,
			     struct findings *findings);
/* The value that the mapping has for key, or NULL. */
const struct yaml_node *yaml_get(const struct yaml_node *mapping, const char *key);

/*
 * The scalar that the first of the top-level keys `outer` has for `inner`, read only as far as needed and without
 * judging the rest; NULL when it is not found. The caller frees it.
 */
char *yaml_peek(const char *bytes, size_t len, const char *outer, const char *inner);

#endif
