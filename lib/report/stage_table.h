/*
 * stage_table.h - the stages of the programme as a table.
 */
#ifndef KURATOR_REPORT_STAGE_TABLE_H
#define KURATOR_REPORT_STAGE_TABLE_H

#include "engine/stages/stages.h"
#include "report/output.h"

/*
 * A row for each item; for people below a line for each stage. `only` leaves out other stages (a null pointer: none);
 * `missing` leaves out what is done.
 */
void stage_table_print(const struct stage_items *items, const struct program *program,
		       const struct program_stage *only, bool missing, FILE *to,
		       struct output_options options);

#endif
