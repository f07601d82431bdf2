"""The settings as schemes, rules and rewards."""

from collections.abc import Iterator

from community_gov.plugin import (
    Authority,
    Dated,
    Expiry,
    Limit,
    Period,
    PointRule,
    Reward,
    Scheme,
    Series,
    Terms,
    Text,
)
from community_gov_points.settings import (
    Activity,
    Lapse,
    PointsSettings,
    RewardSetting,
)
from community_gov_points.sources import COMMON_GROUND, HOUR, HOUSE_RULE

POINTS, MINUTES = "points", "minutes"


def schemes(settings: PointsSettings) -> tuple[Scheme, ...]:
    """Return the two counters: points, which are spent, and minutes, which stay."""
    terms = Terms(
        expiry=_expiry(settings),
        floor=settings.lowest_balance,
        ceiling=settings.highest_balance,
        grace=settings.grace_days,
    )
    unit = Text("分", "points")
    return (
        Scheme(
            POINTS,
            Text("志愿积分", "Volunteer points"),
            unit,
            terms,
            settings.yuan_per_point,
            HOUSE_RULE,
        ),
        Scheme(
            MINUTES,
            Text("志愿服务时长", "Volunteer time"),
            Text("分钟", "minutes"),
            Terms(lots=False, floor=0),
        ),
    )


def _expiry(settings: PointsSettings) -> Expiry:
    match settings.lapse:
        case Lapse.NEVER:
            return Expiry()
        case Lapse.TERM:
            return Expiry("term", months=settings.lapse_months)
        case Lapse.YEAR_END:
            return Expiry(
                "year_end", carried=settings.carried_years, at_most=settings.carried_at_most
            )


def rules(settings: PointsSettings) -> Iterator[PointRule]:
    """Yield a rule for each activity."""
    for one in settings.activities:
        yield PointRule(
            name=f"{one.name}@{one.version}",
            scheme=POINTS,
            label=one.label,
            authority=HOUR,
            each=one.each,
            per_hour=one.per_hour,
            minutes_at_most=one.minutes_at_most,
            roles=one.roles,
            difficulties=one.difficulties,
            limits=tuple(_limits(one)),
            evidence=one.evidence,
            hours=MINUTES if one.hours else "",
            since=one.since,
            until=one.until,
        )


def _limits(one: Activity) -> Iterator[Limit]:
    for period, most in (
        (Period.DAY, one.a_day),
        (Period.MONTH, one.a_month),
        (Period.QUARTER, one.a_quarter),
    ):
        if most is not None:
            yield Limit(period, most)


def rewards(settings: PointsSettings) -> Iterator[Reward]:
    """Yield what points buy; parking on common ground only with the owners' consent on record."""
    for one in settings.rewards:
        consent = one.consent or (settings.parking_consent if one.common_ground else None)
        if one.common_ground and consent is None:
            continue
        limits = []
        if one.a_quarter is not None:
            limits.append(Limit(Period.QUARTER, one.a_quarter))
        if settings.redeem_a_quarter is not None:
            limits.append(Limit(Period.QUARTER, settings.redeem_a_quarter, of_all=True))
        yield Reward(
            name=one.name,
            scheme=POINTS,
            label=one.label,
            prices=_prices(one, COMMON_GROUND if one.common_ground else HOUSE_RULE),
            funder=one.funder,
            funder_label=one.funder_label,
            stocked=one.stocked,
            limits=tuple(limits),
            consent=consent,
            since=one.since,
            until=one.until,
        )


def _prices(one: RewardSetting, authority: Authority) -> Series[int]:
    prices = sorted(one.prices, key=lambda price: price.since)
    return Series(one.label, tuple(Dated(each.since, each.points, authority) for each in prices))
