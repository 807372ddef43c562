/* icalendar.c - days of a year as a calendar file */
#include "report/icalendar.h"

#include <libical/ical.h>

#include "base/date.h"
#include "base/lazy.h"

#if ICAL_MAJOR_VERSION != 3
#error "which name does this libical have?"
#endif
#define LIBICAL "libical.so.3"

/* clang-format off */
#define FUNCTIONS(F) \
	F(LIBICAL, icalcomponent_add_component) \
	F(LIBICAL, icalcomponent_add_property) \
	F(LIBICAL, icalcomponent_as_ical_string_r) \
	F(LIBICAL, icalcomponent_free) \
	F(LIBICAL, icalcomponent_new) \
	F(LIBICAL, icalerror_set_errors_are_fatal) \
	F(LIBICAL, icalmemory_free_buffer) \
	F(LIBICAL, icalparameter_new_value) \
	F(LIBICAL, icalproperty_new_action) \
	F(LIBICAL, icalproperty_new_calscale) \
	F(LIBICAL, icalproperty_new_categories) \
	F(LIBICAL, icalproperty_new_description) \
	F(LIBICAL, icalproperty_new_dtend) \
	F(LIBICAL, icalproperty_new_dtstamp) \
	F(LIBICAL, icalproperty_new_dtstart) \
	F(LIBICAL, icalproperty_new_exdate) \
	F(LIBICAL, icalproperty_new_method) \
	F(LIBICAL, icalproperty_new_prodid) \
	F(LIBICAL, icalproperty_new_rdate) \
	F(LIBICAL, icalproperty_new_rrule) \
	F(LIBICAL, icalproperty_new_summary) \
	F(LIBICAL, icalproperty_new_transp) \
	F(LIBICAL, icalproperty_new_trigger) \
	F(LIBICAL, icalproperty_new_uid) \
	F(LIBICAL, icalproperty_new_version) \
	F(LIBICAL, icalproperty_new_x) \
	F(LIBICAL, icalproperty_set_parameter) \
	F(LIBICAL, icalproperty_set_x_name) \
	F(LIBICAL, icalrecurrencetype_clear) \
	F(LIBICAL, icaltime_null_date) \
	F(LIBICAL, icaltimezone_get_utc_timezone)
LAZY_LIBRARY(libical)
/* clang-format on */

struct ical_file {
	icalcomponent *calendar;
	int stamp;
};

static struct icaltimetype day_of(int date)
{
	struct ymd ymd = date_to_ymd(date);
	struct icaltimetype time = libical()->icaltime_null_date();

	time.year = ymd.year;
	time.month = ymd.month;
	time.day = ymd.day;
	return time;
}

/* Noon of the day in universal time: a time stamp has to have a time. */
static struct icaltimetype noon_of(int date)
{
	struct icaltimetype time = day_of(date);

	time.is_date = 0;
	time.hour = 12;
	time.minute = 0;
	time.second = 0;
	time.zone = libical()->icaltimezone_get_utc_timezone();
	return time;
}

struct ical_file *ical_open(const char *name, int stamp)
{
	struct ical_file *file = xcalloc(1, sizeof(*file));

	libical()->icalerror_set_errors_are_fatal(0);
	file->stamp = stamp;
	file->calendar = libical()->icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
	libical()->icalcomponent_add_property(file->calendar,
					      libical()->icalproperty_new_version("2.0"));
	libical()->icalcomponent_add_property(
		file->calendar,
		libical()->icalproperty_new_prodid("-//kurator//" KURATOR_VERSION "//"));
	libical()->icalcomponent_add_property(file->calendar,
					      libical()->icalproperty_new_calscale("GREGORIAN"));
	libical()->icalcomponent_add_property(
		file->calendar, libical()->icalproperty_new_method(ICAL_METHOD_PUBLISH));
	if (*name) {
		icalproperty *title = libical()->icalproperty_new_x(name);

		libical()->icalproperty_set_x_name(title, "X-WR-CALNAME");
		libical()->icalcomponent_add_property(file->calendar, title);
	}
	return file;
}

/* ---- recurrences ---- */

/* The last days of a month from `day` on, of which the last one that there is counts: 31 means 28 to 31. */
static void repeat_monthly(struct icalrecurrencetype *rule, int day)
{
	short n = 0;

	rule->freq = ICAL_MONTHLY_RECURRENCE;
	if (day <= 28) {
		rule->by_month_day[0] = (short)day;
		return;
	}
	for (int d = 28; d <= day; d++)
		rule->by_month_day[n++] = (short)d;
	rule->by_set_pos[0] = -1;
}

static void repeat_quarterly(struct icalrecurrencetype *rule)
{
	rule->freq = ICAL_YEARLY_RECURRENCE;
	for (short i = 0; i < 4; i++)
		rule->by_month[i] = (short)(3 * (i + 1));
	rule->by_month_day[0] = -1;
}

static void add_recurrence(icalcomponent *event, const struct ical_entry *entry)
{
	struct icalrecurrencetype rule;

	if (entry->repeat != ICAL_ONCE) {
		libical()->icalrecurrencetype_clear(&rule);
		if (entry->repeat == ICAL_MONTHLY)
			repeat_monthly(&rule, entry->day);
		else
			repeat_quarterly(&rule);
		rule.until = day_of(entry->until);
		libical()->icalcomponent_add_property(event,
						      libical()->icalproperty_new_rrule(rule));
	}
	for (size_t i = 0; i < entry->n_except; i++)
		libical()->icalcomponent_add_property(
			event, libical()->icalproperty_new_exdate(day_of(entry->except[i])));
	for (size_t i = 0; i < entry->n_also; i++) {
		struct icaldatetimeperiodtype day = { .time = day_of(entry->also[i]) };
		icalproperty *also = libical()->icalproperty_new_rdate(day);

		libical()->icalproperty_set_parameter(
			also, libical()->icalparameter_new_value(ICAL_VALUE_DATE));
		libical()->icalcomponent_add_property(event, also);
	}
}

/* ---- entries ---- */

static void add_alarm(icalcomponent *event, const struct ical_entry *entry)
{
	icalcomponent *alarm;
	struct icaltriggertype trigger = {
		.duration = { .is_neg = entry->alarm > 0, .days = (unsigned)entry->alarm },
	};

	if (entry->alarm < 0)
		return;
	alarm = libical()->icalcomponent_new(ICAL_VALARM_COMPONENT);
	libical()->icalcomponent_add_property(
		alarm, libical()->icalproperty_new_action(ICAL_ACTION_DISPLAY));
	libical()->icalcomponent_add_property(
		alarm, libical()->icalproperty_new_description(entry->summary));
	libical()->icalcomponent_add_property(alarm, libical()->icalproperty_new_trigger(trigger));
	libical()->icalcomponent_add_component(event, alarm);
}

void ical_add(struct ical_file *file, const struct ical_entry *entry)
{
	icalcomponent *event = libical()->icalcomponent_new(ICAL_VEVENT_COMPONENT);

	libical()->icalcomponent_add_property(event, libical()->icalproperty_new_uid(entry->uid));
	libical()->icalcomponent_add_property(
		event, libical()->icalproperty_new_dtstamp(noon_of(file->stamp)));
	libical()->icalcomponent_add_property(
		event, libical()->icalproperty_new_dtstart(day_of(entry->from)));
	/* The end is the first day that is no longer part of it. */
	libical()->icalcomponent_add_property(
		event, libical()->icalproperty_new_dtend(day_of(entry->to + 1)));
	libical()->icalcomponent_add_property(event,
					      libical()->icalproperty_new_summary(entry->summary));
	if (entry->description && *entry->description)
		libical()->icalcomponent_add_property(
			event, libical()->icalproperty_new_description(entry->description));
	if (entry->category && *entry->category)
		libical()->icalcomponent_add_property(
			event, libical()->icalproperty_new_categories(entry->category));
	/* The day of a duty keeps nobody from making appointments. */
	libical()->icalcomponent_add_property(
		event, libical()->icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
	add_recurrence(event, entry);
	add_alarm(event, entry);
	libical()->icalcomponent_add_component(file->calendar, event);
}

void ical_close(struct ical_file *file, struct strbuf *out)
{
	char *text = libical()->icalcomponent_as_ical_string_r(file->calendar);

	if (!text)
		die(_("out of memory"));
	strbuf_addstr(out, text);
	libical()->icalmemory_free_buffer(text);
	libical()->icalcomponent_free(file->calendar);
	free(file);
}
