/*
 * damage_shape.h - texts as only a program writes them, in place of what somebody typed.
 *
 * Where nothing is known of what stood there, the whole cell must look exactly so: a person who writes of a day or of a
 * large number writes otherwise. "22.май" is what Excel with Russian settings shows for 22.5, "22-May" the English one.
 */
#ifndef KURATOR_MODEL_SHEETS_DAMAGE_SHAPE_H
#define KURATOR_MODEL_SHEETS_DAMAGE_SHAPE_H

#include "base/util.h"

/* "22.май", "01.фев", "22-May", "май.22", "May-22": a day or a month with what is left of it. */
bool shape_is_day(const char *s);
/* "8,91612E+10": one digit before the comma, a sign and two digits in the exponent. */
bool shape_is_scientific(const char *s);
/* "12345678901234500000": zeros where programs keep no digits. */
bool shape_is_rounded(const char *s);

#endif
