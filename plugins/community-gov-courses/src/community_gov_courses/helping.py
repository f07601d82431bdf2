"""Helping in a class earns minutes in a scheme of its own, for which a partner gives something."""

from collections.abc import Iterator

from community_gov.plugin import Dated, PointRule, Reward, Scheme, Series, Text
from community_gov_courses.settings import OWN_RULE, CoursesSettings
from community_gov_courses.sources import HOUSE_RULE

_HOURS = "hours"


def scheme() -> Scheme:
    """Return the helper's hours: kept by the minute, for ever, and never below nothing."""
    label = Text("课程服务时长", "Hours of help in courses")
    return Scheme(_HOURS, label, Text("分钟", "minutes"), authority=HOUSE_RULE)


def rule() -> PointRule:
    """Return the rule by which a minute counts as a minute."""
    label = Text("课程志愿服务", "Helping in a class")
    return PointRule(f"{OWN_RULE}@1", _HOURS, label, HOUSE_RULE, per_hour=60)


def rewards(settings: CoursesSettings) -> Iterator[Reward]:
    """Yield what partners give to helpers, each for so many minutes."""
    for one in settings.gifts:
        price = Series(one.label, (Dated(one.since, one.minutes, HOUSE_RULE),))
        yield Reward(
            one.name, _HOURS, one.label, price, one.funder, one.funder_label, since=one.since
        )
