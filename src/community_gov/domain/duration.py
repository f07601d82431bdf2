"""How long a period is: a number and what it counts."""

import re
from enum import StrEnum
from typing import Self

from attrs import field, frozen

from community_gov.domain.text import Text

_WRITTEN = re.compile(r"([0-9]{1,9}) +(working day|working hour|calendar day|month|minute)s?")


class Unit(StrEnum):
    """Name what a period is counted in."""

    WORKING_DAYS = "working_days"
    WORKING_HOURS = "working_hours"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"
    MINUTES = "minutes"


_ZH = {
    Unit.WORKING_DAYS: "个工作日",
    Unit.WORKING_HOURS: "个工作小时",
    Unit.CALENDAR_DAYS: "个自然日",
    Unit.MONTHS: "个月",
    Unit.MINUTES: "分钟",
}
_CENTURY = {
    Unit.WORKING_DAYS: 26_090,
    Unit.WORKING_HOURS: 26_090 * 8,
    Unit.CALENDAR_DAYS: 36_525,
    Unit.MONTHS: 1_200,
    Unit.MINUTES: 36_525 * 24 * 60,
}


@frozen
class Duration:
    """Say how long a period is.

    Attributes:
        amount: A whole number of at least 1, and no longer than a hundred years, which for
            working hours are years of eight-hour days.
        unit: What is counted.

    Raises:
        ValueError: The amount is not such a number.
    """

    amount: int
    unit: Unit = field(converter=Unit)

    def __attrs_post_init__(self) -> None:
        longest = _CENTURY[self.unit]
        if type(self.amount) is not int or not 0 < self.amount <= longest:
            raise ValueError(
                f"duration of {self.amount!r} {self.unit}: give a whole number of at least 1"
                f" and at most {longest} (a hundred years)"
            )

    @classmethod
    def parse(cls, written: str) -> Self:
        """Read a duration as people write it, such as ``30 working days`` or ``1 month``.

        Raises:
            ValueError: The unit is missing or unknown, or the amount is not allowed.
        """
        found = _WRITTEN.fullmatch(written.strip())
        if found is None:
            raise ValueError(
                f"duration {written!r}: write a number and one of 'working days',"
                " 'working hours', 'calendar days', 'months', 'minutes', for example"
                " '30 working days'"
            )
        return cls(int(found[1]), Unit(found[2].replace(" ", "_") + "s"))

    def __str__(self) -> str:
        unit = self.unit.replace("_", " ")
        return f"{self.amount} {unit[:-1] if self.amount == 1 else unit}"

    @property
    def text(self) -> Text:
        """The duration for a reader of either language."""
        return Text(f"{self.amount} {_ZH[self.unit]}", str(self))


def extended(duration: Duration, more: Duration) -> Duration:
    """Lengthen a period by another of the same unit.

    The start stays what it was, so the new end is found by counting the whole anew.

    Raises:
        ValueError: The units differ, or the sum is longer than a period may be.
    """
    if more.unit is not duration.unit:
        raise ValueError(
            f"duration of {duration} and {more}: only periods of one unit can be added;"
            f" give the second in {duration.unit.replace('_', ' ')}"
        )
    return Duration(duration.amount + more.amount, duration.unit)
