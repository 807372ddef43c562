/*
 * list_consents.h - a list that is written to a file, and people in it who have no valid consent.
 *
 * A list is for who works with the programme and shows everybody. A file gets about: whoever writes one is told whom it
 * names without a consent to the processing, and what leaves them out. A listing that is `gated` has left them out itself.
 */
#ifndef KURATOR_CMD_LIST_CONSENTS_H
#define KURATOR_CMD_LIST_CONSENTS_H

#include "command.h"

#include "report/listing.h"

/* Warns on standard error of people without a valid consent in the rows of the listing; only with -o FILE. */
void list_consents_say(const struct context *ctx, const struct listing *listing);

#endif
