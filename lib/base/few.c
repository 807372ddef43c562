/* few.c - names of which a message shows the first ten */
#include "base/few.h"

#define MOST_SHOWN 10

void few_add(struct few *few, const char *name)
{
	few->n++;
	if (few->n <= MOST_SHOWN)
		strbuf_addf(&few->text, "%s%s", few->n > 1 ? ", " : "", name);
	else if (few->n == MOST_SHOWN + 1)
		strbuf_addstr(&few->text, ", …");
}

void few_release(struct few *few)
{
	strbuf_release(&few->text);
	few->n = 0;
}
