"""A quarter of helping for nothing, and one with points: how many take part."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from community_gov_points.story.tale import CHINA, Tale

BEFORE, AFTER = 25, 35
"""How many residents help in each quarter: set by us so that the page's +40 % can be computed."""
_TEAM = 5


def before_points(tale: Tale) -> None:
    """Tell the first quarter: hours are counted, and earn nothing."""
    _weekly(tale, datetime(2025, 2, 22, 9, 0, tzinfo=CHINA), tale.residents[:BEFORE], "patrol")
    tale.say(
        "一季度：社区巡逻、垃圾分类督导只记时长，不记分，参加的总是那些人。",
        "First quarter: patrols and waste sorting count hours and earn nothing; it is always the"
        " same people who come.",
    )


def after_points(tale: Tale) -> None:
    """Tell the second quarter: the same hours earn points, and more people come."""
    helpers = tale.residents[10 : 10 + AFTER]
    _weekly(tale, datetime(2025, 4, 5, 9, 0, tzinfo=CHINA), helpers, "waste_sorting")
    first = helpers[0]
    for week in range(6):
        moment = datetime(2025, 4, 6, 19, 0, tzinfo=CHINA) + timedelta(weeks=week)
        tale.helped(moment, "patrol", [first], 120)
    tale.say(
        "二季度：“智享平城”推出积分，规则换了新版本。"
        f"一位居民连着巡逻六周，攒了 {tale.has(first)} 分。",
        "Second quarter: points are introduced, by a new version of the rules. A resident who goes"
        f" on patrol for six weeks has {tale.has(first)} points.",
    )


def _weekly(tale: Tale, begin: datetime, people: Sequence[str], activity: str) -> None:
    """Let teams help, a week after one another."""
    for week, start in enumerate(range(0, len(people), _TEAM)):
        team = people[start : start + _TEAM]
        tale.helped(begin + timedelta(weeks=week), activity, team, 120)
