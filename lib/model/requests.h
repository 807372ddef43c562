/*
 * requests.h - what is asked for, topic by topic: the map of requests.
 *
 * The topics of mentees.csv (the main request of a mentee) and the rows of requests.csv are one list. As of
 * bases->today:
 *
 *	closed    a row with a day in `closed`; a main request whose mentee has completed the programme; and every request
 *	          of somebody who has left
 *	matched   a main request whose mentee is in an open pair; a row whose mentee is in an open pair (of the row's form,
 *	          where it names one) with a mentor who offers the topic
 *	open      all others; among them preliminary ones, which name no mentee yet
 *
 * Requests dated after today are not there.
 */
#ifndef KURATOR_MODEL_REQUESTS_H
#define KURATOR_MODEL_REQUESTS_H

#include "model/bases.h"

enum request_state { REQUEST_OPEN, REQUEST_MATCHED, REQUEST_CLOSED };

struct topic_request {
	const char *id;              /* of the row; of the mentee, where it is the main request */
	bool main;                   /* from mentees.csv */
	const char *mentee_id;       /* "": preliminary */
	const struct person *mentee; /* a null pointer: preliminary, or there is no such person */
	const char *topic;           /* id; it need not be listed in program.yaml */
	const char *text;
	const char *form;     /* id, or "" */
	const char *category; /* ids */
	const char *source;
	int date; /* since when it is asked: of a main request, since when the mentee waits for a pair */
	int closed; /* DATE_NONE: not noted */
	const char *reason;
	enum request_state state;
	const struct pair *pair; /* that serves it; null unless it is matched */
};

struct topic_requests {
	struct topic_request *items; /* main ones in the order of mentees.csv, then the rows */
	size_t n, alloc;
};

/* `bases` hold people, pairs and requests. topic_requests_release() is due. */
void topic_requests_read(struct topic_requests *requests, struct bases *bases);
void topic_requests_release(struct topic_requests *requests);

/* What is asked and offered of one topic. A mentor's free places count under every topic that the mentor offers. */
struct topic_demand {
	const char *topic;
	uint32_t open;        /* requests */
	uint32_t preliminary; /* of these, without a mentee */
	uint32_t waiting;     /* of these, of mentees without a pair */
	uint32_t matched, closed;
	uint32_t offered;  /* mentors who have neither left nor been rejected */
	uint32_t places;   /* free ones of mentors who are ready */
	uint32_t shortage; /* open requests beyond these places */
	int oldest; /* days that the oldest open request has waited; -1: none, or not known */
};

struct topic_demands {
	struct topic_demand
		*items; /* the topics of program.yaml in its order, then others by their ids */
	size_t n;
};

void topic_demands_count(struct topic_demands *demands, const struct topic_requests *requests,
			 const struct bases *bases);
void topic_demands_release(struct topic_demands *demands);
/* The place of a topic, or SIZE_MAX. */
size_t topic_demands_find(const struct topic_demands *demands, const char *topic);

#endif
