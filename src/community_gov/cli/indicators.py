"""``community-gov process indicators``: what a place watches, and whether it is as aimed at."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import click

from community_gov.cli.frame import command
from community_gov.cli.opening import open_stored
from community_gov.cli.tables import show_json, show_table
from community_gov.cli.words import SAYS, examples, spoken, stored
from community_gov.domain.errors import NotFound, Problem, nearest
from community_gov.domain.text import Language, Text, same
from community_gov.insight.process.indicators import Measured, indicators_of
from community_gov.services.neighbourhood import Neighbourhood

_DAY = click.DateTime(["%Y-%m-%d"])
_HEADS = (
    Text("指标", "indicator"),
    Text("实际", "share"),
    Text("件数", "cases"),
    Text("未到期", "pending"),
    Text("目标", "aim"),
    Text("达标", "met"),
)
_NOTHING = Text("这里没有您能看的指标。", "Nothing is watched here that you may see.")
_FEW = Text("件数太少，不列", "too few to tell")
_WITHIN = Text("{label}（{within}内）", "{label} (within {within})")
_LEAST = Text("不低于 {percent}%", "at least {percent}%")
_MOST = Text("不高于 {percent}%", "at most {percent}%")
_BOTH = Text("{low} 至 {high}%", "{low} to {high}%")
_MET = {True: Text("是", "yes"), False: Text("否", "no"), None: same("–")}


@command(
    help=SAYS["process_indicators"],
    epilog=examples("process indicators willow --database sqlite:///district.db"),
)
@click.argument("place")
@click.option("--by", help=SAYS["indicators_by"], metavar="PERSON")
@click.option("--program", help=SAYS["process_program"])
@click.option("--since", type=_DAY, help=SAYS["opened_since"])
@click.option("--until", type=_DAY, help=SAYS["opened_until"])
@spoken
@stored
def indicators(
    place: str,
    by: str | None,
    program: str | None,
    since: datetime | None,
    until: datetime | None,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Print what the indicators of a place say."""
    with open_stored(places, database, keys) as district:
        here = district.neighbourhood(place)
        known = here.rulebook.programs
        if program is not None and program not in known:
            raise NotFound(Problem("program.not_here", program, {"near": nearest(program, known)}))
        found = seen(here, program, since, until, by)
    if as_json:
        show_json([as_plain(one) for one in found])
    elif found:
        show_indicators(found, language)
    else:
        click.echo(_NOTHING.in_(language))


def seen(
    here: Neighbourhood,
    program: str | None,
    since: datetime | None,
    until: datetime | None,
    by: str | None = None,
) -> tuple[Measured, ...]:
    """Return what the indicators say that somebody may see, as of now."""
    return indicators_of(
        here,
        datetime.now(UTC),
        by=by,
        program=program,
        since=since.date() if since else None,
        until=until.date() if until else None,
    )


def show_indicators(found: Sequence[Measured], language: Language) -> None:
    """Print indicators as a table."""
    show_table(_HEADS, list(_rows(found)), language)


def _rows(found: Sequence[Measured]) -> Iterator[Sequence[object]]:
    for one in found:
        asked, share = one.indicator, one.share
        within = asked.within.text if asked.within else None
        yield (
            _WITHIN.fill(label=asked.label, within=within) if within else asked.label,
            f"{_percent(share.exact)}%" if share else _FEW if one.too_few else same("–"),
            f"{share.count}/{share.of}" if share else same("–"),
            same("–") if one.pending is None else one.pending,
            _aim(asked.at_least, asked.at_most),
            _MET[one.met],
        )


def _aim(low: Fraction | None, high: Fraction | None) -> Text:
    if low is not None and high is not None:
        return _BOTH.fill(low=_percent(low), high=_percent(high))
    if low is not None:
        return _LEAST.fill(percent=_percent(low))
    return same("–") if high is None else _MOST.fill(percent=_percent(high))


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):.1f}".removesuffix(".0")


def as_plain(one: Measured) -> dict[str, object]:
    """Return an indicator as JSON holds it: shares as exact fractions, times in seconds."""
    asked, share = one.indicator, one.share
    median = one.times.median
    return {
        "name": asked.name,
        "label": {"zh": asked.label.zh, "en": asked.label.en},
        "program": asked.program,
        "within": str(asked.within) if asked.within else None,
        "share": str(share.exact) if share else None,
        "in_time": share.count if share else None,
        "cases": share.of if share else None,
        "pending": one.pending,
        "median": round(median.total_seconds()) if median is not None else None,
        "at_least": None if asked.at_least is None else str(asked.at_least),
        "at_most": None if asked.at_most is None else str(asked.at_most),
        "met": one.met,
        "too_few": one.too_few,
        "personal": asked.personal,
        "readers": list(asked.readers),
    }
