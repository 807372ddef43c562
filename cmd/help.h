/*
 * help.h - what the help of a command, the man pages and the completion have in common: pieces of text, out of the tables.
 */
#ifndef KURATOR_CMD_HELP_H
#define KURATOR_CMD_HELP_H

#include "command.h"

#include "base/strbuf.h"

/* "-f, --format csv|tsv": how an option is typed. */
void help_add_option_head(struct strbuf *out, const struct opt *opt);
/* What a noun is about, in the current language. */
void help_add_purpose(struct strbuf *out, const char *noun);
/* Its verbs, a blank before each. */
void help_add_verbs(struct strbuf *out, const char *noun);

#endif
