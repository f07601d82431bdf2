"""The channels that complaints come by: how many came, and whether one could have come at all."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum

from attrs import frozen

from community_gov.domain.text import Text
from community_gov.insight.told import parts


@frozen
class Spell:
    """A time in which a channel was open.

    Attributes:
        first: its first day.
        last: its last day; None while it is open.
    """

    first: date
    last: date | None = None

    def has(self, day: date) -> bool:
        """Whether the channel was open on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


Openings = Mapping[str, Iterable[Spell]]
"""By channel, when it was open. Of a channel that is not in it, nobody said."""


class Was(StrEnum):
    """Whether a channel was open over some days."""

    OPEN = "open"
    PARTLY = "partly"
    CLOSED = "closed"
    NOT_SAID = "not_said"


WAS: Mapping[Was, Text] = {
    Was.OPEN: Text("全程开通", "open throughout"),
    Was.PARTLY: Text("部分时间开通", "open for a part of the time"),
    Was.CLOSED: Text("未开通", "closed"),
    Was.NOT_SAID: Text("是否开通未说明", "not said whether it was open"),
}


LABELS: Mapping[str, Text] = {
    "app": Text("手机应用", "app"),
    "chat": Text("聊天群", "chat"),
    "counter": Text("窗口", "counter"),
    "email": Text("电子邮件", "email"),
    "grid": Text("网格上报", "grid worker"),
    "hotline": Text("热线", "hotline"),
    "letter": Text("来信", "letter"),
    "phone": Text("电话", "phone"),
    "visit": Text("上门", "visit"),
    "web": Text("网站", "website"),
}
"""What common codes of channels mean, for a source that does not say it itself."""


@frozen
class Volume:
    """What came by one channel over some days.

    Attributes:
        channel: "" where it was not said by which.
        count: None where there are too few to tell.
        open_days: on how many of the days it was open; None where nobody said.
        days: how many days there are.
    """

    channel: str
    count: int | None
    open_days: int | None
    days: int

    @property
    def was(self) -> Was:
        """Whether it was open: a zero of a channel that was not means nothing."""
        if self.open_days is None:
            return Was.NOT_SAID
        if not self.open_days:
            return Was.CLOSED
        return Was.OPEN if self.open_days == self.days else Was.PARTLY


def volumes(
    counts: Mapping[str, int], openings: Openings, since: date, until: date, least: int
) -> tuple[Volume, ...]:
    """Return the volume of every channel that is known or that something came by.

    Args:
        counts: by channel; "" where it was not said.
        since, until: the first and the last day.
    """
    every = dict.fromkeys(sorted({*counts, *openings}), 0) | dict(counts)
    every = {name: count for name, count in every.items() if name or count}
    days = (until - since).days + 1
    return tuple(
        Volume(name, count, _open_days(name, openings, since, days), days)
        for name, count in parts(every, least).items()
    )


def _open_days(channel: str, openings: Openings, since: date, days: int) -> int | None:
    if channel not in openings:
        return None
    spells = tuple(openings[channel])
    every = (since + timedelta(days=number) for number in range(days))
    return sum(any(spell.has(day) for spell in spells) for day in every)
