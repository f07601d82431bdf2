"""What a place lets earn points in other programs, as splices into their workflows."""

from collections.abc import Iterator

from community_gov.plugin import AddEffect, Award, Splice
from community_gov_points.settings import AwardSetting, PointsSettings


def splices(settings: PointsSettings, plugin: str) -> Iterator[Splice]:
    """Yield a splice for each award; what is wrong with one is said with its line.

    Args:
        plugin: whose an activity is that has no plugin's name before it.
    """
    for number, one in enumerate(settings.awards):
        added = AddEffect(one.action, _award(one, plugin))
        yield Splice(one.workflow, (added,), ("awards", number))


def _award(one: AwardSetting, plugin: str) -> Award:
    rule = one.activity if ":" in one.activity else f"{plugin}:{one.activity}"
    return Award(
        one.to, rule, measures=one.measures, source=one.source, evidence=one.evidence, if_any=True
    )
