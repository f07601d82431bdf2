"""The days that a portrait is of."""

from datetime import date, timedelta

from attrs import frozen

from community_gov.domain.errors import InvalidInput, Problem

_DAY = timedelta(days=1)


@frozen
class Span:
    """The days that a portrait is of, and the day on which it was drawn.

    Attributes:
        since, until: the first and the last day; what was opened on these days counts.
        as_of: the day of the count: what was opened after it is not known yet, and what was
            closed after it is still open. Everything is as at the end of this day.
    """

    since: date
    until: date
    as_of: date

    def __attrs_post_init__(self) -> None:
        if not self.since <= self.until <= self.as_of:
            params = {"since": self.since, "until": self.until, "as_of": self.as_of}
            raise InvalidInput(Problem("insight.period", params=params))

    @property
    def days(self) -> int:
        """How many days there are, the first and the last among them."""
        return (self.until - self.since).days + 1

    @property
    def end(self) -> date:
        """The day after the last."""
        return self.until + _DAY

    @property
    def end_of_count(self) -> date:
        """The day after the day of the count."""
        return self.as_of + _DAY

    def days_before(self, days: int) -> date:
        """Return the day that is so many days before the first."""
        return self.since - timedelta(days=days)

    def has(self, day: date) -> bool:
        """Whether a day is one of them."""
        return self.since <= day <= self.until
