/*
 * locate.h - where things are: the programme directory, the files that came with the program.
 */
#ifndef KURATOR_CMD_LOCATE_H
#define KURATOR_CMD_LOCATE_H

/* Finds the folder of translations and templates beside the program, or where it was installed, and starts the language. */
void locate_shared_files(void);
/* A path below that folder: "kurator/program.yaml". The caller frees it. */
char *locate_shared(const char *name);

/*
 * The programme directory: the nearest folder, upward from `named` or else from the working directory, that holds
 * program.yaml. Looking upward ends at the home folder and at file-system borders, and a folder that belongs to another
 * user than root and oneself is passed over, unless it is the one that was named. Nothing found: `named` itself, or a
 * null pointer. The caller frees it.
 */
char *locate_programme(const char *named);

/* The language that program.yaml asks for; -1 when it cannot be told. */
int locate_language(const char *directory);

#endif
