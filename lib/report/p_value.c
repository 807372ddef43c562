/* p_value.c - p values as they are printed */
#include "report/p_value.h"

#include "engine/statistics/figure.h"

void p_value_print(struct output *out, double p, bool for_people)
{
	if (for_people && p < 0.0005)
		output_text(out, "<0.001");
	else if (p < P_BOUND)
		output_text(out, "<1e-300");
	else
		output_number(out, p);
}

const char *p_value_text(double p, char buf[P_VALUE_SIZE])
{
	if (p < 0.001)
		snprintf(buf, P_VALUE_SIZE, "p < 0.001");
	else
		snprintf(buf, P_VALUE_SIZE, "p = %.3f", p);
	return buf;
}
