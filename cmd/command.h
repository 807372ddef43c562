/*
 * command.h - what a command of kurator is.
 *
 * A command is one file: a table of typed options, help text, examples that the tests run, and one
 *
 *	const struct command cmd_pair_match = { .name = "pair match", … };
 *
 * The Makefile finds it; nothing else is edited. The frame (main.c, options.c, help.c) parses the options, prints -h,
 * the man page of the noun and the shell completion, and answers unknown options, all from this one table. `run` gets
 * the operands only and returns an exit status. It reads as prose: load, check, act, save, report.
 */
#ifndef KURATOR_CMD_COMMAND_H
#define KURATOR_CMD_COMMAND_H

#include "base/date.h"
#include "base/util.h"
#include "report/facets.h"

struct context;

enum opt_kind {
	OPT_END_KIND,
	OPT_FLAG,    /* value: bool */
	OPT_TEXT,    /* value: const char * */
	OPT_INT,     /* value: int64_t, between min and max */
	OPT_DECIMAL, /* value: double */
	OPT_DATE,    /* value: int, a day of base/date.h */
	OPT_CHOICE,  /* value: const char *, one of choices */
	OPT_LIST,    /* value: struct text_list; may be given several times */
};

/* The values of an option that may be repeated, in the order of the command line. */
struct text_list {
	const char **items;
	size_t n;
	size_t alloc;
};

struct opt {
	enum opt_kind kind;
	char letter; /* 0: none */
	const char *name;
	void *value;
	const char *argument; /* N_("FILE"); not for flags and choices */
	const char *help;     /* N_(…) */
	int64_t min, max;
	const char *const *choices; /* ends with a null pointer */
};

#define FLAG(l, n, v, h) \
	{ \
		.kind = OPT_FLAG, .letter = (l), .name = (n), .value = (v), .help = (h) \
	}
#define OPTION_WITH_ARGUMENT(k, l, n, v, a, h) \
	{ \
		.kind = (k), .letter = (l), .name = (n), .value = (v), .argument = (a), \
		.help = (h) \
	}
#define TEXT(l, n, v, a, h) OPTION_WITH_ARGUMENT(OPT_TEXT, l, n, v, a, h)
#define DECIMAL(l, n, v, a, h) OPTION_WITH_ARGUMENT(OPT_DECIMAL, l, n, v, a, h)
#define DATE(l, n, v, a, h) OPTION_WITH_ARGUMENT(OPT_DATE, l, n, v, a, h)
#define LIST(l, n, v, a, h) OPTION_WITH_ARGUMENT(OPT_LIST, l, n, v, a, h)
#define INT(l, n, v, a, h, low, high) \
	{ \
		.kind = OPT_INT, .letter = (l), .name = (n), .value = (v), .argument = (a), \
		.help = (h), .min = (low), .max = (high) \
	}
#define CHOICE(l, n, v, c, h) \
	{ \
		.kind = OPT_CHOICE, .letter = (l), .name = (n), .value = (v), .choices = (c), \
		.help = (h) \
	}
#define OPT_END \
	{ \
		.kind = OPT_END_KIND \
	}

/* Run by the tests in a copy of the example school on 2021-11-25; exits with `status`. */
struct example {
	const char *title; /* N_(…) */
	const char *command;
	int status;
};

#define EXAMPLE_END \
	{ \
		.title = NULL \
	}

/* What a command does decides which of the common options it takes. */
enum command_flags {
	CMD_PRINTS = 1 << 0,  /* records to stdout: -f, -o */
	CMD_WRITES = 1 << 1,  /* changes the programme: -n */
	CMD_DATED = 1 << 2,   /* asks for today: --as-of */
	CMD_DETAIL = 1 << 3,  /* knows more detail: -v */
	CMD_READS = 1 << 4,   /* takes a CSV operand: --ignore-columns, --encoding */
	CMD_COLUMNS = 1 << 5, /* an option for each column of the file `columns` */
	CMD_FILTERS = 1 << 6, /* lists records: --where, --sort, --columns */
	CMD_FILE = 1 << 7,    /* writes a file of a format of its own: -o */
	/* What a list can be asked for; what has no meaning for it is not offered. */
	CMD_BY_FORM = 1 << 8,    /* --form */
	CMD_BY_VARIANT = 1 << 9, /* --variant */
	CMD_BY_KIND = 1 << 10,   /* --kind */
	CMD_BY_CLASS = 1 << 11,  /* --class */
	CMD_BY_STATE = 1 << 12,  /* --state */
	CMD_BY_PERIOD = 1 << 13, /* --from, --to */
	CMD_FACETS = CMD_BY_FORM | CMD_BY_VARIANT | CMD_BY_KIND | CMD_BY_CLASS | CMD_BY_STATE |
		     CMD_BY_PERIOD,
};

struct command {
	const char *name;               /* "pair match" or "check" */
	const char *summary;            /* N_("propose pairs of mentors and mentees") */
	const char *operands;           /* "[FILE]", shown in the usage line; null: none */
	int min_operands, max_operands; /* max -1: any number */
	const struct opt *opts;         /* may be a null pointer */
	const char *text;      /* N_(…): paragraphs of help, an empty line between them */
	const char *columns;   /* the CSV file whose columns CMD_COLUMNS speaks of: "pairs.csv" */
	const char *not_given; /* columns of it that are no options here, separated by spaces */
	const struct example *examples;
	const char *const *formats; /* of -f; a null pointer: output_formats; ends with one */
	unsigned flags;
	int (*run)(struct context *ctx, int argc, char **argv);
};

/* A value given with an option that is a column: --birth 2008-04-01. */
struct given {
	const char *column;
	const char *value;
};

/* What the dispatcher has found out for a command. */
struct context {
	const struct command *command;
	char *command_line;    /* as typed, for the journal */
	const char *named_dir; /* -C or $KURATOR_DIR; a null pointer: look upward */
	char *directory;       /* the programme directory, or a null pointer when none was found */
	bool dry_run;
	bool quiet;
	bool verbose;
	bool ignore_columns;
	bool help;
	const char *encoding; /* of input; a null pointer: UTF-8 */
	int as_of;            /* DATE_NONE: by the clock */
	const char *language;
	const char *format; /* a null pointer: by what stdout is */
	const char *output; /* a null pointer: stdout */
	struct given *given;
	size_t n_given, alloc_given;
	struct text_list where;
	struct facets facets;
	struct programme *programme; /* once it is open */
	const char *sort;
	const char *select;
};

/* Reports a wrong use of the command with a pointer to its -h; returns STATUS_USAGE. */
int usage(const struct context *ctx, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* All commands, sorted by name; behind them a null pointer. */
extern const struct command *const all_commands[];

/* The command that the words name and, in *used, how many of them are its name; or a null pointer. */
const struct command *command_find(int argc, char **argv, int *used);
/* Whether the first word of the command's name is the noun. */
bool command_has_noun(const struct command *command, const char *noun);
bool noun_known(const char *noun);
/* Calls the function with every noun, each once, by name. */
void command_each_noun(void (*fn)(struct strbuf *out, const char *noun), struct strbuf *out);

/*
 * options.c. Parses argv (behind the command's name): what is no option is moved to the front, and its number is
 * returned; -1 after a message about a wrong option.
 */
int options_parse(struct context *ctx, int argc, char **argv);
/* The common options that the context's command takes, ending with OPT_END; their values are in ctx. */
const struct opt *options_common(struct context *ctx);
/* Whether a column of the file `columns` is an option of the command. */
bool command_takes_column(const struct command *command, const char *column);

/* help.c: for a terminal of 80 columns, in the current language. */
#define HELP_WIDTH 78 /* columns of a page of help */
void help_command(FILE *to, struct context *ctx, const struct command *command);
void help_noun(FILE *to, const char *noun);
void help_overview(FILE *to);
void help_terms(FILE *to);
/* Man page of a noun (English), and the completion of bash. */
void help_man(FILE *to, struct context *ctx, const char *noun);
void help_completion(FILE *to, struct context *ctx);

#endif
