"""``community-gov points statement`` and ``outstanding``: what moved, and what is owed."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click

from community_gov.cli.errors import WrongUse
from community_gov.cli.frame import command
from community_gov.cli.opening import open_stored
from community_gov.cli.tables import UNTOLD, in_yuan, plain, show_json, show_table
from community_gov.cli.words import SAYS, examples, schemed, spoken, stored
from community_gov.domain.errors import Problem
from community_gov.domain.shares import OTHER
from community_gov.domain.text import Language, Text, same
from community_gov.ledger.statements import Group, Move
from community_gov.services.neighbourhood import Neighbourhood
from community_gov.services.points.owed import Liability
from community_gov.services.points.reports import LEAST, Statement

_DAY = click.DateTime(["%Y-%m-%d"])
_OF = "--database sqlite:///district.db"
_LABELS: dict[str, Text] = {
    OTHER: Text("其他", "other"),
    Move.AWARDED: Text("记分", "awarded"),
    Move.SPENT: Text("兑换（含预扣）", "spent, or set aside"),
    Move.GIVEN_BACK: Text("退回", "given back"),
    Move.LAPSED: Text("到期作废", "lapsed"),
    Move.DEDUCTED: Text("扣减", "deducted"),
    Move.REVERSED: Text("冲正", "reversed"),
    Move.TRANSFERRED_IN: Text("转入", "transferred in"),
    Move.TRANSFERRED_OUT: Text("转出", "transferred out"),
}
_HEAD = Text(
    "{scheme}，{since} 至 {until}（含首尾两天）", "{scheme}, {since} to {until}, both included"
)
_NONE = Text("这里没有积分。", "No points are kept here.")
_SUMS = (
    Text("收支", "what moved"),
    Text("人数", "persons"),
    Text("笔数", "times"),
    Text("积分", "points"),
)
_DONE = (
    Text("活动（按活动日期）", "activity, by its own day"),
    *_SUMS[1:],
)
_OPENING, _CLOSING = Text("期初余额", "opening balance"), Text("期末余额", "closing balance")
_OWES = Text(
    "尚可使用的积分 {points} {unit}（其中预扣 {held}），折合 {yuan}",
    "{points} {unit} can still be spent, {held} of them set aside: {yuan}",
)
_FUNDERS = (
    Text("出资方", "funder"),
    Text("所付的物品", "pays for"),
    Text("期初应付", "owed before"),
    Text("应付积分", "points owed"),
    Text("折合", "worth"),
)


@command(
    help=SAYS["points_statement"],
    epilog=examples(
        f"points statement willow --since 2026-01-01 --until 2026-03-31 {_OF}",
        f"points statement willow --scheme points:points {_OF}",
        f"points statement willow PERSON --household --json {_OF}",
    ),
)
@click.argument("place")
@click.argument("person", required=False)
@click.option("--household", is_flag=True, help=SAYS["household"])
@click.option("--relation", default="household", help=SAYS["relation"])
@click.option("--since", type=_DAY, help=SAYS["since"])
@click.option("--until", type=_DAY, help=SAYS["until"])
@click.option("--scheme", help=SAYS["scheme_books"])
@click.option("--least", type=click.IntRange(min=1), default=LEAST, help=SAYS["least"])
@spoken
@stored
def statement(
    place: str,
    person: str | None,
    household: bool,
    relation: str,
    since: datetime | None,
    until: datetime | None,
    scheme: str | None,
    least: int,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Print what moved over a period."""
    if household and person is None:
        params = {"option": "--household", "other": "PERSON"}
        raise WrongUse(Problem("call.needs", "--household", params))
    with open_stored(places, database, keys) as district:
        here = district.neighbourhood(place)
        end = until.date() if until else here.today()
        begin = since.date() if since else date(end.year, 1, 1)
        found = _statements(
            here, (begin, end), person, relation if household else "", scheme, least
        )
        labels = {
            one.name: here.points.label(one.name) for each in found for one in each.activities
        }
    if as_json:
        show_json([_json(one, labels) for one in found])
        return
    if not found:
        click.echo(_NONE.in_(language))
    for one in found:
        _print(one, labels, language)


def _statements(
    here: Neighbourhood,
    days: tuple[date, date],
    person: str | None,
    relation: str,
    scheme: str | None,
    least: int,
) -> tuple[Statement, ...]:
    reports = here.points.reports
    if person is not None and relation:
        return (reports.of_household(person, *days, scheme, relation),)
    if person is not None:
        return (reports.of_person(person, *days, scheme),)
    if scheme is not None:
        return (reports.of_scheme(*days, scheme),)
    return reports.of_place(*days, least)


def _json(found: Statement, labels: dict[str, Text]) -> object:
    written = plain(found)
    if isinstance(written, dict):
        written["activities"] = [
            {**_plain_group(one), "label": plain(labels.get(one.name, _LABELS[OTHER]))}
            for one in found.activities
        ]
    return written


def _plain_group(group: Group) -> dict[str, object]:
    return {
        "name": group.name,
        "persons": group.persons,
        "times": group.times,
        "amount": group.amount,
    }


def _print(found: Statement, labels: dict[str, Text], language: Language) -> None:
    head = _HEAD.fill(scheme=found.scheme.label, since=found.since, until=found.until)
    click.secho(head.in_(language), bold=True)
    moved = found.sums
    rows = [
        (_OPENING, None, None, moved.opening),
        *_rows(moved.lines, {}),
        (_CLOSING, None, None, moved.closing),
    ]
    show_table(_SUMS, rows, language)
    if found.activities:
        show_table(_DONE, _rows(found.activities, labels), language)
    if found.liability is not None:
        _print_owed(found.liability, found.scheme.unit, language)


def _rows(groups: tuple[Group, ...], labels: dict[str, Text]) -> Iterator[tuple[object, ...]]:
    for one in groups:
        label = _LABELS.get(one.name) or labels.get(one.name) or same(one.name)
        if one.told:
            yield (label, one.persons, one.times, one.amount)
        else:
            why = UNTOLD
            text = Text(f"{_LABELS[OTHER].zh}：{why.zh}", f"{_LABELS[OTHER].en}: {why.en}")
            yield (text, None, None, None)


def _print_owed(owed: Liability, unit: Text, language: Language) -> None:
    head = _OWES.fill(points=owed.points, held=owed.held, unit=unit, yuan=in_yuan(owed.yuan))
    click.echo(head.in_(language))
    rows = [
        (
            one.label,
            Text("、".join(x.zh for x in one.rewards), ", ".join(x.en for x in one.rewards)),
            one.before,
            one.points,
            in_yuan(one.yuan),
        )
        for one in owed.funders
    ]
    show_table(_FUNDERS, rows, language)


@command(
    help=SAYS["points_outstanding"],
    epilog=examples(f"points outstanding willow {_OF}", f"points outstanding willow --json {_OF}"),
)
@click.argument("place")
@schemed
@spoken
@stored
def outstanding(
    place: str,
    scheme: str | None,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Print what a scheme owes, and who pays."""
    with open_stored(places, database, keys) as district:
        here = district.neighbourhood(place)
        found = here.points.reports.of_scheme(here.today(), here.today(), scheme)
    if found.liability is None:
        raise AssertionError("the statement of a scheme says what it owes")
    if as_json:
        show_json({"scheme": found.scheme, "day": found.until, "liability": found.liability})
        return
    click.secho(found.scheme.label.in_(language), bold=True)
    _print_owed(found.liability, found.scheme.unit, language)
