"""``community-gov portrait --measure``: what came before and after a day."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from functools import reduce
from typing import TYPE_CHECKING, Any

import click
from attrs import frozen

from community_gov.cli.errors import WrongUse
from community_gov.cli.words import SAYS
from community_gov.domain.errors import Problem
from community_gov.domain.taxonomy import Side, Taxonomy

if TYPE_CHECKING:
    from community_gov.insight.intake import Intake
    from community_gov.insight.span import Span

_SIDES = tuple(one.value for one in Side)
_OPTIONS = (
    click.option("--measure", type=click.DateTime(["%Y-%m-%d"]), help=SAYS["portrait_measure"]),
    click.option("--measure-days", type=click.IntRange(1), help=SAYS["portrait_measure_days"]),
    click.option("--measure-category", multiple=True, help=SAYS["portrait_measure_category"]),
    click.option("--measure-side", type=click.Choice(_SIDES), help=SAYS["portrait_measure_side"]),
    click.option("--measure-place", multiple=True, help=SAYS["portrait_measure_place"]),
    click.option("--compare", multiple=True, help=SAYS["portrait_compare"]),
)


@frozen
class Asked:
    """What was asked of a measure.

    Attributes:
        day: its first; None where none was given.
        days: to compare on either side; all of the portrait's when None.
    """

    day: date | None
    days: int | None
    categories: tuple[str, ...]
    side: str | None
    places: tuple[str, ...]
    compare: tuple[str, ...]


def measured(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a measure to a command."""
    return reduce(lambda made, option: option(made), reversed(_OPTIONS), command)


def asked_of(
    measure: datetime | None,
    measure_days: int | None,
    measure_category: tuple[str, ...],
    measure_side: str | None,
    measure_place: tuple[str, ...],
    compare: tuple[str, ...],
) -> Asked:
    """Return what was asked of a measure.

    Raises:
        WrongUse: of a measure that no day was given for.
    """
    more = (measure_days, measure_category, measure_side, measure_place, compare)
    if measure is None and any(more):
        raise WrongUse(Problem("portrait.no_measure"))
    day = None if measure is None else measure.date()
    return Asked(day, measure_days, measure_category, measure_side, measure_place, compare)


def question(
    asked: Asked, day: date, span: "Span", taxonomy: Taxonomy, intake: "Intake"
) -> dict[str, Any]:
    """Return what `insight.effect` is asked, besides the frame and what holds for the portrait.

    Args:
        day: the first of the measure.
        span: the days of the portrait; nothing outside of them is compared.

    Raises:
        WrongUse: with all that cannot be meant.
    """
    wrong = list(_problems(asked, day, span, taxonomy, {one.place for one in intake.accepted}))
    if wrong:
        raise WrongUse(*wrong)
    before, after = (asked.days or days for days in _sides(day, span))
    chosen = {*asked.categories}
    if asked.side is not None:
        chosen |= {*taxonomy.of_side(Side(asked.side))}
    return {
        "day": day,
        "days_before": before,
        "days_after": after,
        "as_of": span.as_of,
        "categories": chosen if asked.side or chosen else None,
        "places": asked.places or None,
        "compare": asked.compare,
    }


def _problems(
    asked: Asked, day: date, span: "Span", taxonomy: Taxonomy, places: set[str]
) -> Iterator[Problem]:
    days = {"since": span.since, "until": span.until}
    if not span.since < day <= span.until:
        yield Problem("portrait.measure_outside", "--measure", days)
    elif asked.days and asked.days > min(sides := _sides(day, span)):
        yield Problem(
            "portrait.measure_days", "--measure-days", {"before": sides[0], "after": sides[1]}
        )
    for code in asked.categories:
        if code not in taxonomy.codes:
            yield Problem(
                "portrait.measure_category",
                "--measure-category",
                {"category": code, "codes": ", ".join(taxonomy.codes)},
            )
    yield from _strange("--measure-place", asked.places, places)
    yield from _strange("--compare", asked.compare, places)
    if set(asked.places) & set(asked.compare):
        yield Problem("insight.both", "--compare")


def _strange(option: str, named: Sequence[str], known: set[str]) -> Iterator[Problem]:
    for one in named:
        if one not in known:
            yield Problem("portrait.measure_place", option, {"place": one})


def _sides(day: date, span: "Span") -> tuple[int, int]:
    return (day - span.since).days, (span.until - day).days + 1
