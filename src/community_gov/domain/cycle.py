"""What comes round again: every working day, each Monday, on a day of some months.

A cycle names moments, where a `Duration` counts from one. It is written as people say it:
``every working day at 08:30``, ``every Monday, Thursday at 15:00``, ``day 5 of every month at
09:00``, ``day 15 of June, December at 10:00, or the next working day``.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Self

from attrs import frozen

from community_gov.domain.text import Text
from community_gov.domain.work_calendar import WorkCalendar

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MOVED = ", or the next working day"
_FORM = re.compile(
    r"(?:every (?P<week>[a-z, ]+?)|(?:day (?P<day>[0-9]{1,2})|(?P<last>last day))"
    r" of (?P<months>[a-z, ]+?)) at (?P<hour>[0-9]{1,2}):(?P<minute>[0-5][0-9])"
    r"(?P<moved>, or the next working day)?",
    re.IGNORECASE,
)
_LAST = 31
_A_DAY = timedelta(days=1)
_LONGEST_REST = 31
"""No row of days off is longer; so far back a day may have been moved from."""


@frozen
class Cycle:
    """Say when something comes round again.

    Attributes:
        at: The time of day, as the clock of the place shows it, in whole minutes.
        weekdays: Days of the week from 0, Monday, in order; every day when empty.
        day: The day of the month, instead of days of the week; in a shorter month its last.
        months: From 1, January, in order; every month when empty. Only with `day`.
        worked: Only on days that are worked.
        moved: A day that is not worked gives way to the next that is.

    Raises:
        ValueError: There is no such time, or these contradict one another.
    """

    at: time
    weekdays: tuple[int, ...] = ()
    day: int | None = None
    months: tuple[int, ...] = ()
    worked: bool = False
    moved: bool = False

    def __attrs_post_init__(self) -> None:
        said = (bool(self.weekdays), self.day is not None, self.worked)
        wrong = (
            sum(said) > 1
            or (self.months and self.day is None)
            or (self.worked and self.moved)
            or not set(self.weekdays) <= set(range(len(WEEKDAYS)))
            or not set(self.months) <= set(range(1, len(MONTHS) + 1))
            or (self.day is not None and not 1 <= self.day <= _LAST)
            or self.at.second
            or self.at.microsecond
            or self.at.tzinfo
        )
        if wrong:
            raise ValueError("cycle: there is no such day or time, or two of them disagree")

    @classmethod
    def parse(cls, written: str) -> Self:
        """Read a cycle as people write it, such as ``every working day at 08:30``.

        Raises:
            ValueError: It is written otherwise, or there is no such day or time.
        """
        found = _FORM.fullmatch(written.strip())
        if found is None:
            raise ValueError(f"cycle {written!r}: write it like 'every working day at 08:30'")
        at = time(int(found["hour"]), int(found["minute"]))
        moved = found["moved"] is not None
        if found["week"] is None:
            day = _LAST if found["day"] is None else int(found["day"])
            every = found["months"].lower() == "every month"
            months = () if every else tuple(n + 1 for n in _numbers(found["months"], MONTHS))
            return cls(at, day=day, months=months, moved=moved)
        week = found["week"].lower()
        if week in ("day", "working day"):
            return cls(at, worked=week == "working day", moved=moved)
        return cls(at, weekdays=tuple(_numbers(week, WEEKDAYS)), moved=moved)

    def __str__(self) -> str:
        if self.day is not None:
            months = ", ".join(MONTHS[one - 1] for one in self.months) or "every month"
            day = "last day" if self.day == _LAST else f"day {self.day}"
            days = f"{day} of {months}"
        elif self.weekdays:
            days = "every " + ", ".join(WEEKDAYS[one] for one in self.weekdays)
        else:
            days = "every working day" if self.worked else "every day"
        return f"{days} at {self.at:%H:%M}{_MOVED if self.moved else ''}"

    @property
    def text(self) -> Text:
        """The cycle for a reader of either language."""
        if self.day is not None:
            months = "、".join(f"{one}月" for one in self.months) or "每月"
            days = f"{months}{'最后一天' if self.day == _LAST else f'{self.day}日'}"
        elif self.weekdays:
            days = "每周" + "、".join("一二三四五六日"[one] for one in self.weekdays)
        else:
            days = "每个工作日" if self.worked else "每天"
        zh = f"{days} {self.at:%H:%M}{'（遇休息日顺延）' if self.moved else ''}"
        return Text(zh, str(self))

    @property
    def asks_calendar(self) -> bool:
        """Whether it depends on which days are worked."""
        return self.worked or self.moved

    def after(self, moment: datetime, calendar: WorkCalendar, zone: tzinfo) -> datetime:
        """Give the first moment after another one.

        Args:
            moment: aware.
            calendar: which days are worked.
            zone: by whose clock it goes.

        Raises:
            ValueError: It lies beyond the year 9999.
        """
        first = moment.astimezone(zone).date() - _LONGEST_REST * self.moved * _A_DAY
        for ordinal in range(first.toordinal(), date.max.toordinal() + 1):
            day = date.fromordinal(ordinal)
            if not self._names(day) or (self.worked and not calendar.works(day)):
                continue
            meant = calendar.working_day_from(day) if self.moved else day
            found = datetime.combine(meant, self.at, tzinfo=zone)
            if found > moment:
                return found
        raise ValueError("cycle: beyond the year 9999")

    def _names(self, day: date) -> bool:
        if self.day is None:
            return not self.weekdays or day.weekday() in self.weekdays
        last = monthrange(day.year, day.month)[1]
        return day.day == min(self.day, last) and (not self.months or day.month in self.months)


def _numbers(written: str, names: Iterable[str]) -> list[int]:
    """Give the places of names in a list, in order and once each.

    Raises:
        ValueError: One of them is no such name.
    """
    known = {name.lower(): number for number, name in enumerate(names)}
    said = [one.strip() for one in written.lower().split(",")]
    if unknown := [one for one in said if one not in known]:
        raise ValueError(f"cycle: {unknown[0]!r} is no day or month that it can name")
    return sorted({known[one] for one in said})
