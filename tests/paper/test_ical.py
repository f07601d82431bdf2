"""What is booked, as a calendar: read again by the rules of RFC 5545, and not by our own."""

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from community_gov.domain.calendar import CHINA_TIME
from community_gov.domain.text import Text, same
from community_gov.paper.ical import icalendar
from community_gov.services.slots import Booking

HALL, VAN = Text("活动室", "Hall"), Text("面包车", "Van")
TEA = Text("茶会；请带杯子，\n七点开门\\" + "很长" * 40, "Tea; bring a cup,\nopen at seven\\")
WRITTEN = datetime(2026, 3, 1, 9, 30, tzinfo=CHINA_TIME)


def booking(
    what: str,
    label: Text,
    starts: int = 19 * 60,
    ends: int = 20 * 60 + 30,
    day: date = date(2026, 3, 2),
) -> Booking:
    return Booking(day, starts, ends, what, label, "c1", TEA)


def parsed(content: bytes) -> list[dict[str, str]]:
    """Read a calendar by RFC 5545, 3.1 and 3.3.11; fail where a line is not what it asks for."""
    assert content.endswith(b"\r\n") and b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    for line in content.split(b"\r\n"):
        line.decode()  # no character is broken in two
    events: list[dict[str, str]] = []
    for line in content.decode().replace("\r\n ", "").split("\r\n")[:-1]:
        found = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^;:,]+)*):(.*)", line)
        assert found, line
        name, _, value = found.groups()
        if (name, value) == ("BEGIN", "VEVENT"):
            events.append({})
        elif events:
            text = re.sub(r"\\(.)", lambda one: "\n" if one[1] in "nN" else one[1], value)
            assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value)
            assert name == "END" or name not in events[-1]
            events[-1].setdefault(name, text)
    return events


def test_rooms_at_one_time_are_one_event_in_utc_and_whole() -> None:
    slots = [booking("hall", HALL), booking("van", VAN), booking("person:p1", same("王秀英"))]
    content = icalendar(slots, "lane", HALL, CHINA_TIME, WRITTEN, "zh")
    (event,) = parsed(content)
    assert (event["DTSTART"], event["DTEND"]) == ("20260302T110000Z", "20260302T123000Z")
    assert event["DTSTAMP"] == WRITTEN.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    assert event["SUMMARY"] == TEA.zh and event["LOCATION"] == "活动室、面包车"
    assert event["UID"].endswith("@lane") and "王秀英".encode() not in content


def test_the_same_booking_keeps_its_uid_and_a_whole_day_has_no_hours() -> None:
    now, later = (
        parsed(icalendar([booking("hall", HALL)], "lane", HALL, CHINA_TIME, at, "en"))
        for at in (WRITTEN, WRITTEN.replace(year=2027))
    )
    assert now[0]["UID"] == later[0]["UID"] and now[0]["DTSTAMP"] != later[0]["DTSTAMP"]
    whole = icalendar([booking("hall", HALL, 0, 1440)], "lane", HALL, CHINA_TIME, WRITTEN, "en")
    assert b"DTSTART;VALUE=DATE:20260302\r\nDTEND;VALUE=DATE:20260303\r\n" in whole
    assert parsed(icalendar([], "lane", HALL, CHINA_TIME, WRITTEN, "en")) == []


def test_where_clocks_change_hours_stay_as_they_are_called_and_end_after_they_begin() -> None:
    """Berlin, 29 March 2026: 02:00 to 03:00 does not exist; on 25 October it comes twice."""
    berlin, spring, autumn = ZoneInfo("Europe/Berlin"), date(2026, 3, 29), date(2026, 10, 25)
    slots = [
        booking("hall", HALL, 60, 240, spring),
        booking("hall", HALL, 150, 180, spring),
        booking("hall", HALL, 1380, 1440, spring),
        booking("hall", HALL, 60, 240, autumn),
    ]
    events = parsed(icalendar(slots, "lane", HALL, berlin, WRITTEN, "en"))
    hours = [(one["DTSTART"][6:13], one["DTEND"][6:13]) for one in events]
    assert hours == [
        ("29T0000", "29T0200"),
        ("29T0130", "29T0200"),
        ("29T2100", "29T2200"),
        ("24T2300", "25T0300"),
    ]
    assert all(one["DTSTART"] < one["DTEND"] for one in events)
