/*
 * anonymise.h - personal data go, figures stay.
 *
 * Of whom retention_over() names, the id stays and stands for the name. In every record that is about them (it names them
 * or a pair of theirs) go names, phones, addresses, hours, texts and columns that kurator does not know; a birth
 * becomes its year, a class its number, sensitive categories go. Days, kinds, forms, numbers, references and the
 * columns marked `kept` in lib/model/columns stay, so that whatever is counted of earlier days comes out the same. Of
 * answers those to open questions go. What must not be empty becomes "—". In all other texts the id takes the place of
 * their names; in the practices of their pairs, which stay, of given names, too.
 *
 * Goals, meetings and contacts of a group go when all its pairs are theirs; else only their names do.
 */
#ifndef KURATOR_MODEL_ANONYMISE_H
#define KURATOR_MODEL_ANONYMISE_H

#include "model/personal.h"
#include "model/retention.h"

struct anonymous_person {
	struct retention_end end;
	struct strbuf columns; /* of the bases, emptied or shortened; separated by ";" */
	size_t n_records;      /* other records about the person that lost something */
};

struct anonymise {
	struct anonymous_person *people;
	size_t n;
	size_t n_redacted; /* cells of records about others, in which a name was replaced */
	char **gone;       /* copies of exports that speak of them, "sheets/…" */
	size_t n_gone, alloc_gone;
	bool hindered; /* something that kurator does not change names them; the rest is as it would be */

	/* While it runs. */
	struct bases *bases;
	struct personal_strings strings;
	struct strmap by_id, by_pair; /* index of people */
};

#define ANONYMISE_INIT \
	{ \
		.people = NULL \
	}

/*
 * Changes the tables, between store_begin() and store_commit_anew(); `bases` hold people and pairs and were loaded
 * since. Returns 0, or -1 after messages: a table cannot be read, or a file that kurator does not keep (a sheet that
 * somebody put there, program.yaml) names somebody whose data have to go: then `hindered` is set, and what there is to tell
 * of a dry run is whole. anonymise_release() is due in both cases.
 */
int anonymise_run(struct anonymise *anonymise, struct bases *bases);
void anonymise_release(struct anonymise *anonymise);

/* ---- for the anonymise*.c ---- */

/* The names of those who go, apart from what belongs to those who stay. Returns 0, or -1 after messages. */
int anonymise_collect(struct anonymise *anonymise);
/* The given names of those of a pair or group who go, without those of the others in it; personal_release() is due. */
void anonymise_given_names(const struct anonymise *anonymise, const char *pair,
			   struct personal_strings *given);
/* Looks through all files that are no tables of kurator; the same. */
int anonymise_look_around(struct anonymise *anonymise);

#endif
