"""``community-gov explain``: who did what in a case, by which right and rule."""

import json
from pathlib import Path

import click

from community_gov.cli.frame import command
from community_gov.cli.opening import open_stored
from community_gov.cli.words import SAYS, examples, spoken, stored
from community_gov.domain.text import Language, Text
from community_gov.services.account import Step

_BY = Text("{who} · {right}", "{who} · {right}")
_REACHED = Text("→ {states}", "→ {states}")


@command(
    help=SAYS["explain"],
    epilog=examples(
        "explain willow CASE --database sqlite:///district.db",
        "explain willow CASE --language zh --json --database sqlite:///district.db",
    ),
)
@click.argument("place")
@click.argument("case")
@spoken
@stored
def explain(
    place: str,
    case: str,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Let a case account for itself, step by step."""
    with open_stored(places, database, keys) as district:
        steps = district.neighbourhood(place).explain(case)
    if as_json:
        click.echo(
            json.dumps({"case": case, "steps": [_json(one) for one in steps]}, ensure_ascii=False)
        )
        return
    for step in steps:
        click.secho(f"{step.at:%Y-%m-%d %H:%M}  {step.what.in_(language)}", bold=True)
        click.echo(f"  {_BY.fill(who=step.who, right=step.right).in_(language)}")
        for why in step.why:
            click.echo(f"    {why.in_(language)}")
        click.echo(f"  {_REACHED.fill(states=step.reached).in_(language)}")


def _json(step: Step) -> dict[str, object]:
    def both(text: Text) -> dict[str, str]:
        return {"zh": text.zh, "en": text.en}

    return {
        "at": step.at.isoformat(),
        "what": both(step.what),
        "who": both(step.who),
        "right": both(step.right),
        "why": [both(one) for one in step.why],
        "reached": [both(one) for one in step.reached],
    }
