"""What may be told of before and after beside a portrait, whose totals are told too.

A total less what is told of before and after is a number as well: of the days outside, or of the
side that is not told. So nothing is told where that would be few.
"""

from collections.abc import Sequence

from attrs import evolve

from community_gov.insight.channels import Volume
from community_gov.insight.counting import Counted
from community_gov.insight.effects import Stretch
from community_gov.insight.told import whole


def is_safe(total: int, counts: Sequence[int | None], least: int) -> bool:
    """Whether a total gives away nothing small beside what is told of its parts."""
    if None in counts:
        return not any(one is not None for one in counts)
    return whole(total - sum(filter(None, counts)), least) is not None


def hidden(stretches: Sequence[Stretch], total: Counted, least: int) -> list[Stretch]:
    """Return both stretches without what the totals would give away.

    Args:
        total: the same complaints of all days of the portrait, as what came after its first day.
    """
    counts = [one.count for one in stretches]
    if not is_safe(sum(total.asked[1]), counts, least):
        every = {volume.channel for one in stretches for volume in one.channels}
        return [evolve(one, count=None, channels=_without(one, every)) for one in stretches]
    by_channel = [{one.channel: one.count for one in stretch.channels} for stretch in stretches]
    unsafe = {
        name
        for name in by_channel[0].keys() | by_channel[1].keys()
        if not is_safe(
            total.channels[1].get(name, 0), [one.get(name, 0) for one in by_channel], least
        )
    }
    return [evolve(one, channels=_without(one, unsafe)) for one in stretches]


def _without(stretch: Stretch, names: set[str]) -> tuple[Volume, ...]:
    return tuple(
        evolve(one, count=None) if one.channel in names else one for one in stretch.channels
    )
