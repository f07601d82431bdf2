"""Times during which a period stands still."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from attrs import frozen


@frozen
class Pause:
    """Hold a time during which a period does not run.

    Attributes:
        began: The aware instant from which it stands still.
        ended: The aware instant from which it runs again; not before ``began``.
    """

    began: datetime
    ended: datetime


def in_order(start: datetime, pauses: Iterable[Pause]) -> Iterator[tuple[datetime, datetime]]:
    """Yield pauses in Greenwich time.

    Raises:
        ValueError: An instant is naive, or pauses overlap, run backwards or precede the start.
    """
    before = start
    for pause in pauses:
        began, ended = utc(pause.began), utc(pause.ended)
        if not utc(before) <= began <= ended:
            raise ValueError(
                f"pause from {pause.began} to {pause.ended}: it must not begin before {before},"
                " nor end before it begins"
            )
        before = pause.ended
        yield began, ended


def utc(moment: datetime) -> datetime:
    """Give an aware instant in Greenwich time.

    Raises:
        ValueError: It is naive.
    """
    if moment.utcoffset() is None:
        raise ValueError(f"{moment} has no time zone: give an aware instant")
    return moment.astimezone(UTC)
