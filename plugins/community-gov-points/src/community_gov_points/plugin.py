"""The plugin: two schemes, the rules and rewards of the settings, and three programs."""

from collections.abc import Mapping, Sequence
from datetime import date

from community_gov.plugin import (
    Chapter,
    Offer,
    PointRule,
    Program,
    Reward,
    Scheme,
    Splice,
    Text,
    WorkflowFile,
    hookimpl,
)
from community_gov_points import joining, scheme
from community_gov_points.settings import PointsSettings
from community_gov_points.sources import HOUSE_RULE


class PointsPlugin:
    """Volunteer points in one place."""

    name = "points"
    label = Text("志愿积分", "Volunteer points")
    Settings = PointsSettings

    def __init__(self, settings: PointsSettings) -> None:
        self._settings = settings

    @hookimpl
    def schemes(self) -> Sequence[Scheme]:
        """Keep points, and minutes beside them."""
        return scheme.schemes(self._settings)

    @hookimpl
    def point_rules(self) -> Sequence[PointRule]:
        """Give what each activity earns."""
        return tuple(scheme.rules(self._settings))

    @hookimpl
    def rewards(self) -> Sequence[Reward]:
        """Give what points buy."""
        return tuple(scheme.rewards(self._settings))

    @hookimpl
    def splices(self) -> Sequence[Splice]:
        """Let actions of other programs earn points, where the place says so."""
        return tuple(joining.splices(self._settings, self.name))

    @hookimpl
    def programs(self) -> Sequence[Offer]:
        """Offer confirmed activities, redemptions, and deliveries into stock."""
        values = _values(self._settings)
        return [
            Offer(one, WorkflowFile("community_gov_points", f"workflows/{one.name}.yaml", values))
            for one in (_ACTIVITY, _REDEMPTION, _DELIVERY)
        ]

    @hookimpl
    def story(self) -> Sequence[Chapter]:
        """Tell the points of the page; loaded only for who asks for the story."""
        from community_gov_points.story import CHAPTER

        return [CHAPTER]


def _values(settings: PointsSettings) -> Mapping[str, object]:
    """Return the settings as the workflow files write them."""
    both = {one.name: {"zh": one.label.zh, "en": one.label.en} for one in settings.activities}
    return {
        "activity_names": both,
        "voucher_days": str(settings.voucher_days),
        "confirm_within": str(settings.confirm_within),
        "retention": str(settings.retention),
    }


_SINCE = date(2025, 1, 1)
_ACTIVITY = Program(
    "activity",
    Text("志愿活动记分", "Volunteer activity"),
    workflow="activity",
    about=Text(
        "参加垃圾分类督导、社区巡逻等活动，登记后由社区确认，积分自动记入。",
        "Take part in waste sorting, patrols and the like; once the community has confirmed it, the"
        " points are yours.",
    ),
    authority=HOUSE_RULE,
    since=_SINCE,
)
_REDEMPTION = Program(
    "redemption",
    Text("积分兑换", "Redemption"),
    workflow="redemption",
    about=Text(
        "用积分换停车券、家政服务等。不用手机也可以到社区办理，领纸质券。",
        "Points buy parking vouchers, housekeeping and more. No telephone is needed: the community"
        " prints the voucher.",
    ),
    authority=HOUSE_RULE,
    since=_SINCE,
)
_DELIVERY = Program(
    "delivery",
    Text("兑换物品入库", "Delivery of rewards"),
    workflow="delivery",
    about=Text(
        "合作单位送来停车券等物品，社区点收后可供兑换。",
        "A partner delivers vouchers or goods; once the community has counted them, they can be"
        " had.",
    ),
    authority=HOUSE_RULE,
    since=_SINCE,
)
