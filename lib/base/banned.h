/*
 * banned.h - functions that may not be called anywhere in kurator.
 *
 * Each name becomes a compile error that says why. Included by util.h, after the system headers.
 */
#ifndef KURATOR_BASE_BANNED_H
#define KURATOR_BASE_BANNED_H

#define BANNED(func, why) banned_##func##_##why

#undef strcpy
#define strcpy(...) BANNED(strcpy, no_bound_use_strbuf)
#undef strcat
#define strcat(...) BANNED(strcat, no_bound_use_strbuf)
#undef strncpy
#define strncpy(...) BANNED(strncpy, may_leave_no_terminator)
#undef strncat
#define strncat(...) BANNED(strncat, bound_is_easily_wrong)
#undef sprintf
#define sprintf(...) BANNED(sprintf, no_bound_use_strbuf_addf)
#undef vsprintf
#define vsprintf(...) BANNED(vsprintf, no_bound_use_strbuf_vaddf)
#undef strtok
#define strtok(...) BANNED(strtok, hidden_state)
#undef atoi
#define atoi(...) BANNED(atoi, no_error_use_number_parse)
#undef atol
#define atol(...) BANNED(atol, no_error_use_number_parse)
#undef atof
#define atof(...) BANNED(atof, no_error_use_number_parse)
#undef strcasecmp
#define strcasecmp(...) BANNED(strcasecmp, depends_on_the_locale_use_text_fold)
#undef strncasecmp
#define strncasecmp(...) BANNED(strncasecmp, depends_on_the_locale_use_text_fold)
#undef tolower
#define tolower(...) BANNED(tolower, depends_on_the_locale_use_text_fold)
#undef toupper
#define toupper(...) BANNED(toupper, depends_on_the_locale_use_text_fold)
#undef isalpha
#define isalpha(...) BANNED(isalpha, depends_on_the_locale)
#undef isalnum
#define isalnum(...) BANNED(isalnum, depends_on_the_locale)
#undef isdigit
#define isdigit(...) BANNED(isdigit, undefined_for_negative_char_use_is_digit)
#undef isspace
#define isspace(...) BANNED(isspace, depends_on_the_locale_use_is_blank)
#undef gmtime
#define gmtime(...) BANNED(gmtime, static_result_use_date)
#undef localtime
#define localtime(...) BANNED(localtime, static_result_use_date)
#undef mktemp
#define mktemp(...) BANNED(mktemp, race)
#undef tmpnam
#define tmpnam(...) BANNED(tmpnam, race)
#undef system
#define system(...) BANNED(system, no_shell_ever)
#undef popen
#define popen(...) BANNED(popen, no_shell_ever)

#endif
