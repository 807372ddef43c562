/*
 * few.h - names of which a message shows the first ten: "E-001, E-002, …".
 */
#ifndef KURATOR_BASE_FEW_H
#define KURATOR_BASE_FEW_H

#include "base/strbuf.h"

struct few {
	struct strbuf text; /* the first ones, and "…" when there are more */
	size_t n;           /* how many there are in all */
};

#define FEW_INIT \
	{ \
		.text = STRBUF_INIT \
	}

void few_add(struct few *few, const char *name);
void few_release(struct few *few);

#endif
