/*
 * actions.h - what there is to do now, with the exact command. Each rule is a file of this folder.
 *
 * A rule looks at the year and adds actions; it prints nothing. An action says whom it concerns (the duties of section 4
 * of the programme document: the director adopts documents and appoints, the curator runs the programme, a mentor leads a
 * pair), how urgent it is and since or until when. Things of one kind are one action.
 */
#ifndef KURATOR_ENGINE_ACTIONS_ACTIONS_H
#define KURATOR_ENGINE_ACTIONS_ACTIONS_H

#include "base/strbuf.h"
#include "model/year.h"

enum action_role {
	ACTION_DIRECTOR = 1 << 0,
	ACTION_CURATOR = 1 << 1,
	ACTION_MENTOR = 1 << 2,
};

enum action_urgency {
	ACTION_NOW,  /* due today, overdue, or without it something else must not go on */
	ACTION_SOON, /* due within a few days */
	ACTION_GOOD, /* no term: it helps */
};

struct action {
	const char *rule; /* "meetings-late", static */
	unsigned roles;
	enum action_urgency urgency;
	int day; /* since when it is late, or until when it is to be done; DATE_NONE: no day */
	bool is_start;      /* nothing else can begin before it: it stands first */
	const char *mentor; /* id of the mentor whose pair it is about; "": of nobody alone */
	char *text;         /* translated */
	char *command;
};

struct actions {
	struct action *items; /* the most urgent first */
	size_t n, alloc;
};

/* All actions for the roles (bits), by urgency, then what is due today, by day, then in the order of the rules. actions_release() is due. */
void actions_find(struct actions *actions, const struct year *year, unsigned roles);
void actions_release(struct actions *actions);
const char *action_urgency_id(enum action_urgency urgency); /* in words_urgency */

/* ---- for the files of this folder ---- */

#define ACTION_DAYS_AHEAD 14 /* what is due later is not named yet */
#define ACTION_MOST_IDS 10   /* on a command line */

struct action_finder {
	const struct year *year;
	struct actions *actions;
};

typedef void action_fn(struct action_finder *f);
action_fn action_bases, action_consents, action_contacts, action_documents, action_end,
	action_matching, action_measures, action_meetings, action_organization, action_pairs,
	action_personal, action_plans, action_proposals, action_register, action_report,
	action_roadmap, action_selection;

/* Adds an action; text and command are taken over. */
void action_add(struct action_finder *f, struct action action);
/* Ids that one command line takes: "P-020 P-021", at most ACTION_MOST_IDS of them; and how many there are. */
struct action_ids {
	struct strbuf list;
	size_t n;
	int day; /* the earliest of them; DATE_NONE: none */
};
#define ACTION_IDS_INIT \
	{ \
		.list = STRBUF_INIT, .day = DATE_NONE \
	}
void action_ids_add(struct action_ids *ids, const char *id, int day);
/* The text, which is taken over, and behind it that these are the first ones where there are more. */
char *action_ids_text(const struct action_ids *ids, char *text);
void action_ids_release(struct action_ids *ids);
/* Now when the day has come, soon when it comes within ACTION_DAYS_AHEAD, else good. */
enum action_urgency action_urgency_of(const struct action_finder *f, int day);

#endif
