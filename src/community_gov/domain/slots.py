"""When a room, a thing or a person is taken: spans of single days, which must not overlap."""

import re
from datetime import date, timedelta

from attrs import frozen

from community_gov.domain.office_hours import Stretch

MIDNIGHT = 24 * 60
"""Minutes of a day."""
MOST_DAYS = 400
"""On so many days something may be booked at once: a year of days, and some."""
PERSON = "person:"
"""Before a person's id, where what is taken is somebody and not something."""
_BETWEEN = re.compile(r"[,，、;；\s]+")


@frozen(order=True)
class Slot:
    """One span of one day for which one thing or person is taken.

    Attributes:
        what: the name of a resource of the place, or ``person:`` and an id.
        starts, ends: minutes after midnight, in the zone of the place; the end is free again.
        case: who has it.
        title: a plain value of the case that says what it is for; "" when it says none.
    """

    day: date
    starts: int
    ends: int
    what: str
    case: str
    title: str = ""

    @property
    def hours(self) -> str:
        """From when to when, as people write it."""
        return "-".join(f"{at // 60:02}:{at % 60:02}" for at in (self.starts, self.ends))


def minutes_of(written: str) -> tuple[int, int]:
    """Return from which minute of a day to which, of hours such as ``09:00-10:30``.

    Raises:
        ValueError: they are written otherwise, or there are no such hours.
    """
    stretch = Stretch.parse(written)
    return tuple(int(at.total_seconds()) // 60 for at in (stretch.opens, stretch.closes))  # type: ignore[return-value]


def days_in(written: str) -> tuple[date, ...]:
    """Return the days that a text lists, such as ``2026-05-01, 2026-05-02``.

    Raises:
        ValueError: something in it is no day.
    """
    return tuple(date.fromisoformat(one) for one in _BETWEEN.split(written.strip()) if one)


def repeated(first: date, last: date, every: int, without: tuple[date, ...]) -> tuple[date, ...]:
    """Return a day and those that follow every so many days, but for some that are named."""
    number = (last - first).days // every + 1
    days = (first + timedelta(days=every * at) for at in range(number))
    return tuple(day for day in days if day not in without)
