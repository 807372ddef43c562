/*
 * retention.h - whose personal data may no longer be kept.
 *
 * Personal data are kept no longer than their purpose (Federal Law 152-FZ, art. 5 part 7). The purpose ends for somebody
 * who has left, or when the programme is over, and no consent to the processing holds any more: it ran out, was
 * withdrawn or never was; one without a term was given for the purpose and ends with it (art. 9 part 4, item 8 asks for
 * a term; art. 21 part 4: when the purpose is reached, processing stops). From then on there are privacy.retention_days of program.yaml (30, as in art. 21 part 4) to
 * remove them. Somebody in both bases has left when both rows say so.
 */
#ifndef KURATOR_MODEL_RETENTION_H
#define KURATOR_MODEL_RETENTION_H

#include "model/bases.h"

enum retention_reason {
	RETENTION_LEFT,
	RETENTION_ENDED, /* the programme is over */
};

struct retention_end {
	const struct person *mentor,
		*mentee; /* the rows of the person; one may be a null pointer */
	const char *id;
	enum retention_reason reason;
	enum consent_end {
		CONSENT_END_NONE, /* there never was one */
		CONSENT_END_EXPIRED,
		CONSENT_END_WITHDRAWN,
		CONSENT_END_PURPOSE, /* it has no term: as long as the purpose */
	} consent;
	int day; /* on which the data have to be removed at the latest */
};

/*
 * Fills *ends with the people whose day has come on bases->today, mentors first, in the order of the bases; who has been
 * made anonymous already (the name is the id) is not among them. The caller frees it.
 */
size_t retention_over(const struct bases *bases, struct retention_end **ends);
/* The words of both reasons: ids, and translated. */
const char *retention_reason_id(enum retention_reason reason);
const char *retention_reason_name(enum retention_reason reason);
const char *retention_consent_id(enum consent_end end);
const char *retention_consent_name(enum consent_end end);

#endif
