"""``community-gov points``: what there is on an account, why, and what it buys."""

from datetime import date, datetime
from pathlib import Path

import click

from community_gov.cli.frame import group
from community_gov.cli.opening import open_stored
from community_gov.cli.points_card import card
from community_gov.cli.points_participation import participation
from community_gov.cli.points_reports import outstanding, statement
from community_gov.cli.tables import show_json, show_table, signed
from community_gov.cli.words import SAYS, examples, schemed, spoken, stored
from community_gov.domain.text import Language, Text
from community_gov.services.points.explained import Line
from community_gov.services.points.handle import Balance

_HAS = Text("{scheme}：可用 {points} {unit}", "{scheme}: {points} {unit} to spend")
_HELD = Text("另有 {held} {unit}已预扣", "besides, {held} {unit} are set aside")
_LAPSING = Text("{count} {unit}用到 {day} 为止", "{count} {unit} are good until {day}")
_CLOSED = Text("账户已停用", "the account is closed")
_NOTHING = Text("没有记录。", "There is nothing.")
_LINE = Text("{change}，余额 {balance}", "{change}, balance {balance}")
_RESTS = Text("依据：{title}", "rests on: {title}")
_HEADS = (
    Text("物品", "reward"),
    Text("名称", "name"),
    Text("所需积分", "price"),
    Text("剩余", "left"),
    Text("出资方", "funded by"),
)


@group(
    help=SAYS["points"],
    epilog=examples("points balance willow PERSON --database sqlite:///district.db"),
)
def points() -> None:
    """Hold the commands on points."""


points.add_command(statement)
points.add_command(participation)
points.add_command(outstanding)
points.add_command(card)

_OF = "--database sqlite:///district.db"


@points.command(
    help=SAYS["points_balance"],
    epilog=examples(
        f"points balance willow PERSON {_OF}",
        f"points balance willow PERSON --scheme points:minutes --json {_OF}",
    ),
)
@click.argument("place")
@click.argument("person")
@schemed
@spoken
@stored
def balance(
    place: str,
    person: str,
    scheme: str | None,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Print what somebody has."""
    with open_stored(places, database, keys) as district:
        found = district.neighbourhood(place).points.balance(person, scheme)
    if as_json:
        show_json(found)
        return
    for text in _balance(found):
        click.echo(text.in_(language))


def _balance(found: Balance) -> list[Text]:
    unit = found.scheme.unit
    texts = [_HAS.fill(scheme=found.scheme.label, points=found.points, unit=unit)]
    if found.held:
        texts.append(_HELD.fill(held=found.held, unit=unit))
    texts += [_LAPSING.fill(count=count, unit=unit, day=day) for day, count in found.lapsing]
    return [*texts, _CLOSED] if found.closed else texts


@points.command(
    help=SAYS["points_explain"],
    epilog=examples(
        f"points explain willow PERSON {_OF}",
        f"points explain willow PERSON --lines 20 --before 311 {_OF}",
    ),
)
@click.argument("place")
@click.argument("person")
@click.option("--lines", type=click.IntRange(1, 1000), default=100, help=SAYS["lines"])
@click.option("--before", type=click.IntRange(min=1), help=SAYS["before"])
@click.option("--oldest-first", is_flag=True, help=SAYS["oldest_first"])
@schemed
@spoken
@stored
def explain(
    place: str,
    person: str,
    lines: int,
    before: int | None,
    oldest_first: bool,
    scheme: str | None,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Print where a balance comes from."""
    with open_stored(places, database, keys) as district:
        told = district.neighbourhood(place).points.explain(
            person, scheme, limit=lines, before=before, oldest_first=oldest_first
        )
    if as_json:
        show_json({"person": person, "lines": told})
        return
    for line in told:
        _print(line, language)
    if not told:
        click.echo(_NOTHING.in_(language))


def _print(line: Line, language: Language) -> None:
    moved = _LINE.fill(change=signed(line.change), balance=line.balance).in_(language)
    head = f"{line.number}  {line.at:%Y-%m-%d %H:%M}  {line.what.in_(language)}"
    click.secho(head, bold=True)
    click.echo(f"  {moved}")
    for why in line.why:
        click.echo(f"    {why.in_(language)}")
    if line.authority is not None:
        click.echo(f"    {_RESTS.fill(title=line.authority).in_(language)}")


@points.command(
    help=SAYS["points_catalogue"],
    epilog=examples(f"points catalogue willow {_OF}", f"points catalogue willow --json {_OF}"),
)
@click.argument("place")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help=SAYS["on_day"])
@spoken
@stored
def catalogue(
    place: str,
    day: datetime | None,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Print what points buy."""
    on: date | None = day.date() if day else None
    with open_stored(places, database, keys) as district:
        found = district.neighbourhood(place).points.catalogue(on)
    if as_json:
        show_json(
            [
                {
                    "reward": one.reward,
                    "price": one.price,
                    "left": one.left,
                    "funder": one.reward.funder,
                    "funder_label": one.reward.funder_label,
                }
                for one in found
            ]
        )
        return
    rows = [
        (one.reward.label, one.reward.name, one.price, one.left, one.reward.funder_label)
        for one in found
    ]
    show_table(_HEADS, rows, language)
