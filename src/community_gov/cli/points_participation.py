"""``community-gov points participation``: how many took part before a day, and from it on."""

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction
from pathlib import Path

import click

from community_gov.cli.frame import command
from community_gov.cli.opening import open_stored
from community_gov.cli.tables import show_json
from community_gov.cli.words import SAYS, examples, schemed, spoken, stored
from community_gov.domain.shares import Share
from community_gov.domain.text import Language, Text
from community_gov.ledger.participation import Participation
from community_gov.services.points.reports import LEAST

_DAY = click.DateTime(["%Y-%m-%d"])
_OF = "--database sqlite:///district.db"
_SHARE = Text(
    "{when}：{of} 人中有 {persons} 人，{percent}（95% 区间 {low} 至 {high}）",
    "{when}: {persons} of {of} persons, {percent} (95 % interval {low} to {high})",
)
_NO_SHARE = Text("{when}：{why}", "{when}: {why}")
_CANNOT_TELL = Text("人数太少，不足以说明问题", "too few persons: cannot tell")
_BEFORE, _AFTER = Text("前一段", "before"), Text("后一段", "after")
_RELATIVE = Text("相对变化：{change}%", "relative change: {change} %")
_POINTS = Text("变化：{change} 个百分点", "change in percentage points: {change}")


@command(
    help=SAYS["points_participation"],
    epilog=examples(
        f"points participation willow --day 2026-01-01 --days 90 --base 1200 {_OF}",
        f"points participation willow --day 2026-01-01 --days 90 --json {_OF}",
    ),
)
@click.argument("place")
@click.option("--day", type=_DAY, required=True, help=SAYS["participation_day"])
@click.option("--days", type=click.IntRange(1, 3660), default=90, help=SAYS["participation_days"])
@click.option("--base", type=click.IntRange(min=1), help=SAYS["participation_base"])
@click.option("--least", type=click.IntRange(min=1), default=LEAST, help=SAYS["least"])
@schemed
@spoken
@stored
def participation(
    place: str,
    day: datetime,
    days: int,
    base: int | None,
    least: int,
    scheme: str | None,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Print how many took part before a day and from it on."""
    with open_stored(places, database, keys) as district:
        reports = district.neighbourhood(place).points.reports
        found = reports.participation(day.date(), days, base, scheme, least)
    if as_json:
        show_json(_compared_json(found))
        return
    for text in _compared(found):
        click.echo(text.in_(language))


def _compared_json(found: Participation) -> object:
    def share(one: Share | None) -> object:
        if one is None:
            return None
        low, high = one.interval
        percent = _percent(one.exact)
        return {
            "persons": one.count,
            "of": one.of,
            "percent": percent,
            "low": round(low * 100, 1),
            "high": round(high * 100, 1),
        }

    return {
        "before": share(found.before),
        "after": share(found.after),
        "relative_change_percent": _change(found.relative),
        "change_percentage_points": _change(found.percentage_points),
    }


def _percent(share: Fraction | float) -> float:
    return round(float(share) * 100, 1)


def _change(change: Fraction | None) -> float | None:
    return None if change is None else round(float(change), 1)


def _compared(found: Participation) -> Iterator[Text]:
    for when, one in ((_BEFORE, found.before), (_AFTER, found.after)):
        if one is None:
            yield _NO_SHARE.fill(when=when, why=_CANNOT_TELL)
            continue
        low, high = (f"{_percent(end)}%" for end in one.interval)
        percent = f"{_percent(one.exact)}%"
        yield _SHARE.fill(
            when=when, of=one.of, persons=one.count, percent=percent, low=low, high=high
        )
    for text, change in ((_RELATIVE, found.relative), (_POINTS, found.percentage_points)):
        if change is None:
            what = Text(text.zh.partition("：")[0], text.en.partition(":")[0])
            yield _NO_SHARE.fill(when=what, why=_CANNOT_TELL)
        else:
            yield text.fill(change=f"{_change(change):+}")
