"""When an office is open on a day that is worked."""

import re
from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise
from typing import Self

from attrs import field, frozen

_WRITTEN = re.compile(r"([0-9]{1,2}):([0-5][0-9])-([0-9]{1,2}):([0-5][0-9])")
_MIDNIGHT = timedelta(hours=24)


@frozen
class Stretch:
    """Hold a time of day during which an office is open without a break.

    Attributes:
        opens: Time after midnight at which it opens, in whole minutes.
        closes: Time after the same midnight at which it closes; 24 hours at the latest.

    Raises:
        ValueError: It does not open before it closes, or not on one day.
    """

    opens: timedelta
    closes: timedelta

    def __attrs_post_init__(self) -> None:
        if not timedelta(0) <= self.opens < self.closes <= _MIDNIGHT:
            raise ValueError(
                f"office hours {self}: an office opens before it closes, on one day from 00:00 to"
                " 24:00; name what lies beyond midnight by itself"
            )

    @classmethod
    def parse(cls, written: str) -> Self:
        """Read a stretch as people write it, such as ``08:30-12:00``.

        Raises:
            ValueError: It is written otherwise, or there are no such times.
        """
        found = _WRITTEN.fullmatch(written.strip())
        if found is None:
            raise ValueError(f"office hours {written!r}: write from when to when, like 08:30-12:00")
        hour, minute, until_hour, until_minute = map(int, found.groups())
        return cls(
            timedelta(hours=hour, minutes=minute),
            timedelta(hours=until_hour, minutes=until_minute),
        )

    def __str__(self) -> str:
        return f"{clock_time(self.opens)}-{clock_time(self.closes)}"


@frozen
class OfficeHours:
    """Tell when an office is open on each day that is worked.

    Attributes:
        stretches: In the order of the day and apart from one another; at least one.
        length: How long the office is open on such a day.

    Raises:
        ValueError: There is no stretch, or one begins before the one before it is over.
    """

    stretches: tuple[Stretch, ...]
    length: timedelta = field(init=False, eq=False, repr=False)

    @length.default
    def _length(self) -> timedelta:
        return sum((one.closes - one.opens for one in self.stretches), timedelta(0))

    def __attrs_post_init__(self) -> None:
        if not self.stretches:
            raise ValueError("office hours: name at least one stretch, like 08:30-12:00")
        for before, after in pairwise(self.stretches):
            if after.opens < before.closes:
                raise ValueError(f"office hours {after}: they begin before {before} is over")

    @classmethod
    def parse(cls, written: Iterable[str]) -> Self:
        """Read office hours from their stretches, each as ``Stretch.parse`` takes it.

        Raises:
            ValueError: A stretch cannot be read, or they contradict one another.
        """
        return cls(tuple(map(Stretch.parse, written)))

    def passed(self, clock: timedelta) -> timedelta:
        """Give the office time of a worked day that is over at a time of day."""
        spent = (min(clock, one.closes) - one.opens for one in self.stretches)
        return sum((one for one in spent if one > timedelta(0)), timedelta(0))

    def reached(self, passed: timedelta) -> timedelta:
        """Give the time of day at which so much office time is over, a closing time if it can be.

        Args:
            passed: More than nothing, and no more than ``length``.
        """
        for one in self.stretches:
            if passed <= one.closes - one.opens:
                return one.opens + passed
            passed -= one.closes - one.opens
        raise ValueError(f"office hours: a day has {self.length}, not {passed} more")


def clock_time(after_midnight: timedelta) -> str:
    """Write a time of day as a clock shows it, without seconds; the end of the day is 24:00."""
    hours, minutes = divmod(after_midnight // timedelta(minutes=1), 60)
    return f"{hours:02}:{minutes:02}"


USUAL_HOURS = OfficeHours.parse(["08:30-12:00", "14:30-18:00"])
"""A default of this library for places that give none; common, but for each office to check."""
