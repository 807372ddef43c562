/*
 * headings_parts.h - what the parts of headings.h share: the headings*.c only.
 */
#ifndef KURATOR_MODEL_SHEETS_HEADINGS_PARTS_H
#define KURATOR_MODEL_SHEETS_HEADINGS_PARTS_H

#include "model/sheets/headings.h"

/* headings_words.c: what a column, or a part in brackets such as "(contacts)", is to this file; false: nothing. */
bool heading_find_target(const struct file_schema *schema, const char *name,
			 struct heading *heading);
/* The part that is called so without brackets: "surname", "mentor". */
bool heading_find_own_part(const struct file_schema *schema, const char *word,
			   struct heading *heading);

/* headings.c: the meaning of exactly this key. */
struct heading heading_find_key(const struct heading_words *words, const char *key);

#endif
