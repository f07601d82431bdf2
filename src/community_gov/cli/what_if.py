"""``community-gov what-if``: the recorded activity under other rules; nothing is written."""

from collections.abc import Iterator
from pathlib import Path

import click

from community_gov.cli.frame import group
from community_gov.cli.opening import open_to_read, place_files
from community_gov.cli.tables import in_yuan, show_json, show_table, signed
from community_gov.cli.words import SAYS, examples, spoken, stored
from community_gov.domain.text import Language, Text
from community_gov.services.points.what_if import Difference, Missed, SchemeIf

_NOTHING = Text("{scheme}：没有差别。", "{scheme}: nothing would be otherwise.")
_SUMMARY = Text(
    "{scheme}：{gaining} 人多得，{losing} 人少得，{same} 人不变",
    "{scheme}: {gaining} would gain, {losing} would lose, {same} stay as they are",
)
_COST = Text(
    "积分合计 {before} → {after}（{change}），折合 {yuan} → {then}",
    "points in all {before} → {after} ({change}), worth {yuan} → {then}",
)
_UNPAID = Text(
    "积分不够、换不成的有 {count} 次：", "Redemptions that could not have been paid: {count}"
)
_FAILED = Text("另有 {count} 笔记不成：", "Other bookings that could not have been made: {count}")
_HEADS = (
    Text("谁", "who"),
    Text("得分", "earned"),
    Text("会得", "would earn"),
    Text("差额", "change"),
    Text("余额", "balance"),
    Text("会余", "would be left"),
)
_MISSED = (
    Text("日期", "day"),
    Text("谁", "who"),
    Text("内容", "what"),
    Text("积分", "points"),
    Text("原因", "why"),
)


@group(
    "what-if",
    help=SAYS["what_if"],
    epilog=examples("what-if points willow --change change.yaml --database sqlite:///district.db"),
)
def what_if() -> None:
    """Hold the commands on what would be."""


@what_if.command(
    help=SAYS["what_if_points"],
    epilog=examples(
        "what-if points willow --change change.yaml --database sqlite:///district.db",
        "what-if points willow --change change.yaml --json --database sqlite:///district.db",
    ),
)
@click.argument("place")
@click.option(
    "--change", type=click.Path(dir_okay=False, path_type=Path), required=True, help=SAYS["change"]
)
@spoken
@stored
def points(
    place: str,
    change: Path,
    database: str,
    keys: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Reckon the points of a place again under changed rules."""
    from community_gov.host import PlaceBook

    book = PlaceBook(place_files(places))
    changed = book.changed(place, change)
    with open_to_read(book, database, keys) as district:
        found = district.neighbourhood(place).points.what_if(changed)
    if as_json:
        show_json([_json(one) for one in found])
        return
    for one in found:
        _print(one, language)


def _json(found: SchemeIf) -> dict[str, object]:
    return {
        "scheme": found.scheme,
        "gaining": len(found.gaining),
        "losing": len(found.losing),
        "same": found.same,
        "points": found.cost,
        "yuan": found.yuan,
        "differences": found.differences,
        "unpaid": found.unpaid,
        "failed": found.failed,
    }


def _print(found: SchemeIf, language: Language) -> None:
    label = found.scheme.label
    if not (found.differences or found.unpaid or found.failed):
        click.echo(_NOTHING.fill(scheme=label).in_(language))
        return
    counts = {"gaining": len(found.gaining), "losing": len(found.losing), "same": found.same}
    click.secho(_SUMMARY.fill(scheme=label, **counts).in_(language), bold=True)
    before, after = found.cost
    yuan, then = (in_yuan(one) for one in found.yuan)
    change = signed(after - before)
    cost = _COST.fill(before=before, after=after, change=change, yuan=yuan, then=then)
    click.echo(cost.in_(language))
    show_table(_HEADS, [_row(one) for one in found.differences], language)
    for head, missed in ((_UNPAID, found.unpaid), (_FAILED, found.failed)):
        if missed:
            click.echo(head.fill(count=len(missed)).in_(language))
            show_table(_MISSED, _missed(missed), language)


def _row(one: Difference) -> tuple[object, ...]:
    return (
        one.who,
        one.before.earned,
        one.after.earned,
        signed(one.gain),
        one.before.balance,
        one.after.balance,
    )


def _missed(missed: tuple[Missed, ...]) -> Iterator[tuple[object, ...]]:
    for one in missed:
        why = Text(
            " ".join(problem.what.zh for problem in one.problems),
            " ".join(problem.what.en for problem in one.problems),
        )
        yield (one.at.date(), one.who, one.what, one.amount, why)
