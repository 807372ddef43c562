/*
 * types.h - the types of documents, each in the file of its like; types.c lists them.
 */
#ifndef KURATOR_REPORT_DOCUMENTS_TYPES_H
#define KURATOR_REPORT_DOCUMENTS_TYPES_H

#include "report/documents/sheet.h"

/* orders.c */
extern const struct document_type document_order_pairs;

#endif
