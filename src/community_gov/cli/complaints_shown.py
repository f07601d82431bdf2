"""What an intake of complaints brought, on a terminal and for a machine."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from community_gov.cli.tables import show_table
from community_gov.domain.text import Language, Text

if TYPE_CHECKING:
    from community_gov.insight.intake import Intake

_MOST = 50
"""Refused cells shown on a terminal; ``--json`` has all."""

_READ = Text(
    "共 {read} 行：导入 {accepted} 件，不合格 {refused} 行，重复 {twice} 行。",
    "{read} rows: {accepted} taken, {refused} refused, {twice} there already.",
)
_NOTHING = Text(
    "没有一行数据。空表不说明没有投诉，也可能是这个渠道关了。",
    "There is no row. That does not say that nobody complained: the channel may be closed.",
)
_DRY = Text("只是检查，没有写文件。", "Only checked; nothing was written.")
_WRITTEN = Text("已写入 {out}。", "Written to {out}.")
_HOW = Text("怎样归类", "how they were sorted")
_COUNT = Text("件数", "complaints")
_ROW = Text("行", "row")
_COLUMN = Text("列", "column")
_WHY = Text("原因", "reason")
_MORE = Text("还有 {count} 处，见 --json。", "{count} more; --json has all.")
_TWICE = Text(
    "第 {row} 行与第 {first} 行重复，只算一件。", "Row {row} repeats row {first} and counts once."
)
_KNOWN = Text("第 {row} 行以前导入过。", "Row {row} came in before.")
_LIKELY = Text(
    "第 {row} 行与第 {first} 行同地、同日、同样内容，编号不同：请人工核对，两件都已导入。",
    "Rows {row} and {first} say the same of one place and day under two numbers: both were taken;"
    " look at them.",
)


def show_intake(intake: "Intake", file: str, out: Path | None, language: Language) -> None:
    """Print what came in, what did not and why, and how it was sorted."""
    from community_gov.insight.classify import OUTCOMES

    said = _READ.fill(
        read=intake.read,
        accepted=len(intake.accepted),
        refused=intake.refused_rows,
        twice=sum(one.sure for one in intake.duplicates),
    )
    click.secho((said if intake.read else _NOTHING).in_(language), bold=True)
    outcomes = [
        (text, intake.outcomes[one]) for one, text in OUTCOMES.items() if one in intake.outcomes
    ]
    if outcomes:
        show_table((_HOW, _COUNT), outcomes, language)
    _show_refused(intake, file, language)
    _show_duplicates(intake, language)
    click.echo((_DRY if out is None else _WRITTEN.fill(out=out)).in_(language))


def _show_refused(intake: "Intake", file: str, language: Language) -> None:
    if not intake.refused:
        return
    rows = []
    for one in intake.refused[:_MOST]:
        problem = one.problem(file)
        space = Text("", " ")
        reason = Text("{what}{space}{then}", "{what}{space}{then}").fill(
            what=problem.what, space=space, then=problem.next_step
        )
        rows.append((one.row, one.column or "–", reason))
    show_table((_ROW, _COLUMN, _WHY), rows, language)
    if len(intake.refused) > _MOST:
        click.echo(_MORE.fill(count=len(intake.refused) - _MOST).in_(language))


def _show_duplicates(intake: "Intake", language: Language) -> None:
    for one in intake.duplicates[:_MOST]:
        said = _KNOWN if one.first is None else _TWICE if one.sure else _LIKELY
        click.echo(said.fill(row=one.row, first=one.first).in_(language))
    if len(intake.duplicates) > _MOST:
        click.echo(_MORE.fill(count=len(intake.duplicates) - _MOST).in_(language))


def as_plain(intake: "Intake", file: str) -> dict[str, object]:
    """Return an intake for a machine: counts and reasons, no complaint."""
    return {
        "read": intake.read,
        "accepted": len(intake.accepted),
        "outcomes": {one.value: count for one, count in sorted(intake.outcomes.items())},
        "refused": [
            {"row": one.row, "column": one.column, "problem": one.problem(file)}
            for one in intake.refused
        ],
        "duplicates": list(intake.duplicates),
    }
