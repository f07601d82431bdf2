"""``community-gov loop``: how a case went round, from what data found to what they say now."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from community_gov.cli.frame import command
from community_gov.cli.opening import open_stored
from community_gov.cli.tables import show_json
from community_gov.cli.words import SAYS, examples, spoken, stored
from community_gov.domain.findings import Finding
from community_gov.domain.text import Language, Text
from community_gov.services.account import Step
from community_gov.services.loop import Loop, Proposal

_PARTS = {
    "problem": Text("问题：数据发现了什么", "Problem: what data found"),
    "plan": Text("方案：提出和同意", "Plan: proposed and agreed"),
    "execution": Text("执行：做了什么", "Execution: what was done"),
    "points": Text("积分：记了什么", "Points: what was booked"),
    "effect": Text("效果：数据现在怎么说", "Effect: what data say now"),
}
_NOTHING = Text("（还没有）", "(nothing yet)")


@command(
    help=SAYS["loop"],
    epilog=examples(
        "loop willow CASE --database sqlite:///district.db",
    ),
)
@click.argument("place")
@click.argument("case")
@spoken
@stored
def loop(
    place: str,
    case: str,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Tell problem, plan, execution, points and effect of a case."""
    with open_stored(places, database, keys) as district:
        found = district.neighbourhood(place).loop(case)
    if as_json:
        show_json(found)
        return
    for name, lines in _lines(found, language).items():
        click.secho(_PARTS[name].in_(language), bold=True)
        for line in lines or [_NOTHING.in_(language)]:
            click.echo(f"  {line}")


def _lines(found: Loop, language: Language) -> dict[str, list[str]]:
    problem = () if found.problem is None else (found.problem,)
    return {
        "problem": [*findings_in_words(problem, language)],
        "plan": [*_proposals(found.plan, language)],
        "execution": [*_steps(found.execution, language)],
        "points": [one.in_(language) for one in found.points],
        "effect": [*findings_in_words(found.effect, language)],
    }


def findings_in_words(findings: Sequence[Finding], language: Language) -> Iterator[str]:
    """Return what data said: the day, the question and the answer, one line each."""
    for one in findings:
        yield f"{one.at:%Y-%m-%d}  {one.inquiry.label.in_(language)} {one.said.in_(language)}"


def _steps(steps: Sequence[Step], language: Language) -> Iterator[str]:
    for one in steps:
        yield f"{one.at:%Y-%m-%d %H:%M}  {one.what.in_(language)}  {one.who.in_(language)}"


def _proposals(proposals: Sequence[Proposal], language: Language) -> Iterator[str]:
    for one in proposals:
        yield f"{one.at:%Y-%m-%d %H:%M}  {one.what.in_(language)}  {one.who.in_(language)}"
        for voice in one.voices:
            said, who = voice.said.in_(language), voice.who.in_(language)
            yield f"    {voice.at:%Y-%m-%d %H:%M}  {said}  {who}"
