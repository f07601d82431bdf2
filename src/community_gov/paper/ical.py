"""What is booked in a place, as a calendar that telephones and programs read (RFC 5545)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta, tzinfo
from itertools import groupby

from community_gov.domain.slots import MIDNIGHT, PERSON
from community_gov.domain.text import Language, Text
from community_gov.services.slots import Booking

_LONGEST = 75
"""Octets of a line, its end not counted (RFC 5545, 3.1)."""
_PRODUCT = "-//community_gov//bookings//EN"


def icalendar(
    bookings: Iterable[Booking],
    place: str,
    label: Text,
    zone: tzinfo,
    written: datetime,
    language: Language,
) -> bytes:
    """Return bookings as an iCalendar file.

    Rooms that a case has at the same time are one event; its UID stays the same as long as case,
    day and beginning do, so that a program which reads the file again renews what it knows.
    Nobody who is booked is named.

    Args:
        bookings: in order of time.
        place: its name, which the UIDs end in.
        label: what the place is called.
        zone: the zone of the place; times are written in UTC.
        written: the moment of writing.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_escaped(label.in_(language))}")
    ordered = sorted(bookings, key=_event)
    for _, together in groupby(ordered, key=_event):
        lines += _lines(list(together), place, zone, written, language)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _event(one: Booking) -> tuple[object, ...]:
    return (one.day, one.starts, one.ends, one.case)


def _lines(
    slots: list[Booking], place: str, zone: tzinfo, written: datetime, language: Language
) -> Iterator[str]:
    first = slots[0]
    rooms = [one.what_label.in_(language) for one in slots if not one.what.startswith(PERSON)]
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(f'{first.case}-{first.day:%Y%m%d}-{first.starts}@{place}')}"
    yield f"DTSTAMP:{_utc(written)}"
    if (first.starts, first.ends) == (0, MIDNIGHT):
        yield f"DTSTART;VALUE=DATE:{first.day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{first.day + timedelta(days=1):%Y%m%d}"
    else:
        midnight = datetime.combine(first.day, time(), zone)
        starts, ends = (
            (midnight + timedelta(minutes=at)).astimezone(UTC) for at in (first.starts, first.ends)
        )
        # Hours that the clocks skip would end before they begin.
        longest = timedelta(minutes=first.ends - first.starts)
        yield f"DTSTART:{_utc(starts)}"
        yield f"DTEND:{_utc(ends if ends > starts else starts + longest)}"
    yield f"SUMMARY:{_escaped(first.title.in_(language))}"
    if rooms:
        yield f"LOCATION:{_escaped(('、' if language == 'zh' else ', ').join(rooms))}"
    yield "END:VEVENT"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, "\\" + sign)
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Break a line after at most 75 octets, and never inside a character."""
    parts, length = [""], 0
    for sign in line:
        size = len(sign.encode())
        if length + size > _LONGEST:
            parts.append(" ")
            length = 1
        parts[-1] += sign
        length += size
    return "\r\n".join(parts)
