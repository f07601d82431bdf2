"""What is known of complaints before and after a day."""

from datetime import date
from enum import StrEnum

from attrs import frozen

from community_gov.domain.text import Text
from community_gov.insight.channels import Volume
from community_gov.insight.days import PER, Interval, Series


class Verdict(StrEnum):
    """What may be said of complaints after a measure; never whether it was the measure."""

    FEWER = "fewer"
    MORE = "more"
    NO_DIFFERENCE = "no_difference"
    CANNOT_TELL = "cannot_tell"


@frozen
class Stretch:
    """The days before or after.

    Attributes:
        first, last: the first and the last day.
        count: the complaints that were asked about; None where there are too few to tell.
        channels: all complaints by channel, whatever they are about, and whether it was open.
    """

    first: date
    last: date
    count: int | None
    channels: tuple[Volume, ...]

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1

    @property
    def rate(self) -> float | None:
        """Complaints per 30 days."""
        return None if self.count is None else self.count * PER / self.days


@frozen
class Comparison:
    """What happened meanwhile at places without the measure.

    Attributes:
        before, after: their complaints.
        rates: before and after, per 30 days.
        difference: of the two differences, per 30 days.
        ratio: of the two ratios; 1 is no effect.
    """

    before: int
    after: int
    rates: tuple[Interval, Interval]
    difference: float
    ratio: Interval


@frozen
class Effect:
    """Complaints before and after a day; protected, so that it can be shown. Never a target.

    Attributes:
        day: the first day of the measure.
        categories: of which complaints; None is of all.
        places: where the measure was taken; None is everywhere but in `compare`.
        compare: the places without the measure.
        rates: before and after, per 30 days; None where a count is not told.
        difference, ratio, probability, series: see `insight.days`; None where a count is not told,
            or, for a ratio, nothing came before, or, for a series, the days are too few.
        comparison: None without one, or where one of its counts is not told.
        says: in words what it shows, and what it does not.
    """

    day: date
    categories: tuple[str, ...] | None
    places: tuple[str, ...] | None
    compare: tuple[str, ...]
    before: Stretch
    after: Stretch
    rates: tuple[Interval, Interval] | None
    difference: Interval | None
    ratio: Interval | None
    probability: float | None
    series: Series | None
    comparison: Comparison | None
    verdict: Verdict
    says: tuple[Text, ...]
