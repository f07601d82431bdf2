"""Rules carry dates and an authority: yesterday's case is computed by yesterday's rule."""

from datetime import date
from typing import Generic, TypeVar

from attrs import frozen

from community_gov.domain.errors import Problem, Refused
from community_gov.domain.text import Text

Value = TypeVar("Value")


@frozen
class Authority:
    """What a rule rests on.

    Attributes:
        title: the law, notice or practice, with article or number.
        since: the first day on which it holds, or None when it was not looked up.
        confirmed: False for a default that an office must check before it relies on it.
    """

    title: Text
    since: date | None = None
    confirmed: bool = True


@frozen
class Dated(Generic[Value]):
    """A value that holds from one day on, until the next one of its series."""

    since: date
    value: Value
    authority: Authority


@frozen
class Series(Generic[Value]):
    """The values of one rule over the years, oldest first.

    Attributes:
        name: what the rule is called in a refusal.
        values: in the order of their first days.
    """

    name: Text
    values: tuple[Dated[Value], ...]

    def on(self, day: date) -> Dated[Value]:
        """Return what held on a day.

        Raises:
            Refused: the rule did not exist yet.
        """
        for dated in reversed(self.values):
            if dated.since <= day:
                return dated
        raise Refused(
            Problem("rule.not_yet", params={"rule": self.name, "since": self.values[0].since})
        )
