"""What an explanation of a due day consists of."""

from datetime import date

from attrs import frozen

from community_gov.domain.periods import Due
from community_gov.domain.text import Text

PAUSED = Text("计时暂停", "clock paused")


@frozen
class CountedDay:
    """Explain one day of a period.

    Attributes:
        date: The day.
        number: Which day of the count it is, or None if it has no number. Months, minutes and
            working hours have one, their amount, on the last day that counts.
        counted: Whether it belongs to the count, in working hours if any of its time does.
        why: Why it does or does not.
        notice: Number of the notice that names the day, if it mattered.
        provisional: True if the day mattered and its year is not yet announced.
        minutes: How many minutes of it counted, for working hours; None for all else. Seconds
            are carried over to the next line, so that the minutes of all lines add up.
    """

    date: date
    number: int | None
    counted: bool
    why: Text
    notice: str | None
    provisional: bool
    minutes: int | None = None


@frozen
class Explanation:
    """Explain a due day, line by line.

    Attributes:
        due: What is explained.
        days: One line per day, from the day after the start to the due day; for working hours
            from the day of the start, for minutes a single line.
    """

    due: Due
    days: tuple[CountedDay, ...]
