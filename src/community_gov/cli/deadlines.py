"""``community-gov explain-due``: every day that a deadline counts, and why."""

import json
from pathlib import Path

import click

from community_gov.cli.frame import command
from community_gov.cli.opening import open_stored
from community_gov.cli.words import SAYS, examples, spoken, stored
from community_gov.domain.calendar import Explanation
from community_gov.domain.text import Language, Text

_PROVISIONAL = Text("（暂定：节假日安排尚未公布）", " (provisional: the year is not announced)")
_DUE = Text("截止 {day}{provisional}", "due {day}{provisional}")


@command(
    "explain-due",
    help=SAYS["explain_due"],
    epilog=examples(
        "explain-due willow CASE review --database sqlite:///district.db",
    ),
)
@click.argument("place")
@click.argument("case")
@click.argument("clock")
@spoken
@stored
def explain_due(
    place: str,
    case: str,
    clock: str,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Explain one clock of one case."""
    with open_stored(places, database, keys) as district:
        explanation = district.neighbourhood(place).explain_due(case, clock)
    if as_json:
        click.echo(json.dumps(_json(explanation), ensure_ascii=False))
        return
    for line in lines(explanation, language):
        click.echo(line)


def lines(explanation: Explanation, language: Language) -> list[str]:
    """Return an explanation as lines of text: a day each, the due day last."""
    told = []
    for day in explanation.days:
        number = f"{day.number:>3}" if day.number is not None else "  –"
        notice = f" {day.notice}" if day.notice else ""
        told.append(f"{day.date}  {number}  {day.why.in_(language)}{notice}")
    provisional = _PROVISIONAL.in_(language) if explanation.due.provisional else ""
    told.append(_DUE.fill(day=explanation.due.day, provisional=provisional).in_(language))
    return told


def _json(explanation: Explanation) -> dict[str, object]:
    return {
        "due": explanation.due.day.isoformat(),
        "at": explanation.due.at.isoformat(),
        "provisional": explanation.due.provisional,
        "days": [
            {
                "date": day.date.isoformat(),
                "number": day.number,
                "minutes": day.minutes,
                "counted": day.counted,
                "why": {"zh": day.why.zh, "en": day.why.en},
                "notice": day.notice,
            }
            for day in explanation.days
        ],
    }
