"""The two questions of the workflow: which second it is, and whether two hours are over."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from community_gov.plugin import (
    Duration,
    Fact,
    Mood,
    Question,
    Reading,
    Text,
    allow,
)
from community_gov_elevator.sources import TWO_HOURS

_SECOND = timedelta(seconds=1)
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def questions(accident_after: Duration) -> Sequence[Question]:
    """Return the questions for a place's settings."""
    limit = accident_after.amount * 60

    def trapped_long(reading: Reading) -> Fact:
        since = reading.values.get("reported_second")
        long = isinstance(since, int) and _second(reading.at) - since >= limit
        return allow() if long else Fact(False)

    return (
        Question(
            "second@1",
            Text("报告时刻", "second of the report"),
            (),
            lambda reading: Fact(_second(reading.at)),
            TWO_HOURS,
            Mood.COMPUTE,
        ),
        Question(
            "trapped_long@1",
            Text("被困是否满两小时", "whether people were trapped for two hours"),
            ("reported_second",),
            trapped_long,
            TWO_HOURS,
        ),
    )


def _second(at: datetime) -> int:
    return (at - _BEGINNING) // _SECOND
