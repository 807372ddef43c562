/*
 * sheet.h - what the types of documents do alike: fields that all have, names, days, pairs.
 */
#ifndef KURATOR_REPORT_DOCUMENTS_SHEET_H
#define KURATOR_REPORT_DOCUMENTS_SHEET_H

#include "report/documents/documents.h"

/* The school, its people, the programme, number and date of the document. */
extern const struct template_fields sheet_common;

#define SHEET_FIELDS(items_) \
	{ \
		.items = (items_), .n = ARRAY_SIZE(items_), .also = &sheet_common \
	}
#define LIST_FIELDS(items_) \
	{ \
		.items = (items_), .n = ARRAY_SIZE(items_) \
	}

/* A new sheet with the common fields filled in. */
struct template_record *sheet_add(struct document_job *job);

/* A label in the language of the programme. */
const char *sheet_label(const struct document_job *job, const struct label *label);
/* "15 октября 2021 г."; "" for DATE_NONE. */
void sheet_set_date(const struct document_job *job, struct template_record *record,
		    const char *field, int date);
/* The field year, "2021/22", which sheet_add() fills in with that of the programme. */
void sheet_set_year(struct template_record *record, int first, int last);
/* "15.10.2021", for tables. */
void sheet_set_day(struct template_record *record, const char *field, int date);
void sheet_set_number(struct template_record *record, const char *field, size_t number);
/* The norms of meetings and training: per_month, minutes, confirm_days, hours, and the list meeting_stages. */
void sheet_set_norms(const struct document_job *job, struct template_record *sheet);
/* "Ясногорский П. А."; in English the whole name, whose surname may stand anywhere. */
void sheet_set_initials(const struct document_job *job, struct template_record *record,
			const char *field, const char *name);
/* "от 04.09.2020 № 37-о" of the last document of this kind that is there by the day of the sheet; "" without one. */
void sheet_set_reference(struct document_job *job, struct template_record *record,
			 const char *field, const char *kind);
/* "8А класс", the position, or the kind. */
void sheet_set_about(struct document_job *job, struct template_record *record, const char *field,
		     const struct person *person);

/* A file of the programme; without rows where there is none or it cannot be read. */
const struct table *sheet_file(struct document_job *job, const char *file);
/* The cell of a row of a file of the programme. */
const char *sheet_cell(struct document_job *job, const char *file, size_t row, const char *column);
/* The name of one of the staff; "" when there is nobody of this id. */
const char *sheet_staff_name(struct document_job *job, const char *id);

/* A finding when the person must not be named. */
void sheet_name_person(struct document_job *job, const struct person *person);
/* A finding about a record: "P-029: …" */
void sheet_refuse(struct document_job *job, const char *id, const char *fmt, ...) PRINTF_LIKE(3, 4);

/*
 * The pairs that the ids mean, in the order of the command line, each once; without ids those that `choose` takes. The
 * array ends with a null pointer; the caller frees it. A null pointer after a message: an id that is none, or nothing
 * was chosen.
 */
typedef bool sheet_choose_fn(struct document_job *job, const struct pair *pair);
const struct pair **sheet_pairs(struct document_job *job, sheet_choose_fn *choose);
/* A finding when the pair has ended. */
void sheet_refuse_ended(struct document_job *job, const struct pair *pair);
/* Agreed or active today. */
bool sheet_is_under_way(struct document_job *job, const struct pair *pair);

/*
 * The same with mentors and mentees; who is in both bases is one person. `choose` may be a null pointer: then people have
 * to be named.
 */
typedef bool sheet_choose_person_fn(struct document_job *job, const struct person *person);
const struct person **sheet_people(struct document_job *job, sheet_choose_person_fn *choose);

/* The person in the fields `name` and `about` of SHEET_PERSON_FIELDS. Names the person. */
void sheet_fill_person(struct document_job *job, struct template_record *record,
		       const struct person *person);
#define SHEET_PERSON_FIELDS(about_flags) \
	{ "name", N_("name of the person"), FIELD_REQUIRED, NULL }, \
	{ \
		"about", N_("class, position or kind"), (about_flags), NULL \
	}

/* The cell of the person in the file of their base. */
const char *sheet_person_cell(struct document_job *job, const struct person *person,
			      const char *column);
/* The same as people read it in the language of the programme: labels in place of ids, "; " between them. */
void sheet_set_shown(struct document_job *job, struct template_record *record, const char *field,
		     const struct person *person, const char *column);
/* The day, or the year where no more is known. */
void sheet_set_birth(struct template_record *record, const char *field,
		     const struct person *person);
/* Whether the person is, or may be, under this age on the day of the document. */
bool sheet_is_under(const struct document_job *job, const struct person *person, int age);
/* "да" when true, for sections; else empty. */
void sheet_set_flag(struct template_record *record, const char *field, bool value);
/* When the item is due, in the language of the programme; the caller frees it. */
char *sheet_when_text(const struct document_job *job, const struct roadmap_item *item);

const char *sheet_pair_curator(struct document_job *job, const struct pair *pair);
/* The pair in the fields of SHEET_PAIR_FIELDS. Names both sides. */
void sheet_fill_pair(struct document_job *job, struct template_record *record,
		     const struct pair *pair);
#define SHEET_PAIR_FIELDS \
	{ "pair", N_("number of the pair in pairs.csv"), 0, NULL }, \
		{ "mentor", N_("name of the mentor"), FIELD_REQUIRED, NULL }, \
		{ "mentor_about", N_("class, position or kind of the mentor"), FIELD_REQUIRED, \
		  NULL }, \
		{ "mentee", N_("name of the mentee"), FIELD_REQUIRED, NULL }, \
		{ "mentee_about", N_("class, position or kind of the mentee"), FIELD_REQUIRED, \
		  NULL }, \
		{ "form", N_("form of mentoring"), FIELD_REQUIRED, NULL }, \
		{ "variant", N_("variant (variant of pairs.csv)"), 0, NULL }, \
		{ "pair_from", N_("first day (started of pairs.csv, or the day of the document)"), \
		  FIELD_REQUIRED, NULL }, \
		{ "pair_to", N_("last day (planned_end of pairs.csv)"), FIELD_REQUIRED, NULL }, \
	{ \
		"pair_curator", \
			N_("curator of the pair (curator of pairs.csv, else that of the school)"), \
			FIELD_REQUIRED, NULL \
	}

/* A list of pairs: the number in the table and SHEET_PAIR_FIELDS. */
extern const struct template_fields sheet_pair_fields;
/* Adds the pair to the list `pairs`, which has these fields. Names both sides. */
void sheet_add_pair(struct document_job *job, struct template_record *sheet,
		    const struct pair *pair);

#endif
