/*
 * comparing.h - entry against exit on its way out: as rows of figures, or as the table of a paper.
 */
#ifndef KURATOR_CMD_COMPARING_H
#define KURATOR_CMD_COMPARING_H

#include "common.h"

#include "report/comparison.h"

/* Formats of -f, those of a paper behind the others. */
extern const char *const comparing_formats[];

/* Whether the options go together; otherwise a message, and false. */
bool comparing_can_print(const struct context *ctx, bool paper);
/*
 * Prints to stdout or -o FILE, and remarks to stderr. html and docx are always the table of a paper; the others when
 * `paper` asks for it. `skipped`: rows that --skip-bad left out. Returns 0, or -1 after a message.
 */
int comparing_print(struct context *ctx, const struct comparison_report *report, bool paper,
		    bool skip_bad, size_t skipped);

#endif
