/* reliable_change.c - whether one person's change is larger than the error of the instrument */
#include "engine/statistics/reliable_change.h"

double reliable_change_threshold(double sd, double reliability)
{
	if (!(sd > 0) || !(reliability >= 0 && reliability < 1))
		return NAN;
	return 1.96 * sd * sqrt(2 * (1 - reliability));
}
