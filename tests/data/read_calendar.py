"""Reads a calendar with a parser that is not the one that wrote it and prints what it says, an entry a line.

UID, its days (the recurrence expanded up to 2024), the alarm, SUMMARY; then the lines that are too long.
"""

import datetime
import sys

from dateutil import rrule
from icalendar import Calendar

data = sys.stdin.buffer.read()
calendar = Calendar.from_ical(data)


def dates(entry, name):
    found = entry.get(name, [])
    found = found if isinstance(found, list) else [found]
    return {d.dt for group in found for d in group.dts}


def expand(entry):
    start = entry["DTSTART"].dt
    days = {start}
    if "RRULE" in entry:
        noon = datetime.datetime(start.year, start.month, start.day)
        text = entry["RRULE"].to_ical().decode()
        days |= {d.date() for d in rrule.rrulestr(text, dtstart=noon)}
    return sorted((days | dates(entry, "RDATE")) - dates(entry, "EXDATE"))


for entry in calendar.walk("VEVENT"):
    days = " ".join(str(d) for d in expand(entry))
    length = (entry["DTEND"].dt - entry["DTSTART"].dt).days
    alarms = [str(a["TRIGGER"].dt.days) for a in entry.walk("VALARM")]
    print(entry["UID"], days, "x%d" % length, ",".join(alarms) or "-", entry["SUMMARY"], sep="|")

for line in data.split(b"\r\n"):
    if len(line) > 75 or b"\n" in line:
        print("bad line", line)
