"""``community-gov portrait``: what complaints say together, as a page, as charts, as numbers."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from community_gov.cli.complaints_reading import mapping_of, sorter_of, taken
from community_gov.cli.errors import WrongUse
from community_gov.cli.frame import command
from community_gov.cli.opening import rulebook_of
from community_gov.cli.portrait_files import require_pictures, write_charts
from community_gov.cli.portrait_measure import asked_of, measured, question
from community_gov.cli.tables import show_json, show_table
from community_gov.cli.words import SAYS, examples, placed, spoken
from community_gov.cli.writing import write_file
from community_gov.domain.errors import Problem
from community_gov.domain.text import Language, Text, same

if TYPE_CHECKING:
    from community_gov.domain.column_mapping import ColumnMapping
    from community_gov.insight.channels import Spell
    from community_gov.insight.intake import Intake

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_NEW_FILE = click.Path(dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)
_DAY = click.DateTime(["%Y-%m-%d"])
_REFUSED = Text(
    "文件中有 {count} 行不合格，没有计入；见 complaints import。",
    "{count} rows of the file were refused and are not counted; see complaints import.",
)
_WHAT = Text("项目", "what")
_NUMBER = Text("数值", "number")
_MORE = Text("说明", "remark")
_WRITTEN = Text("已写入 {file}", "written to {file}")


@command(
    help=SAYS["portrait"],
    epilog=examples(
        "portrait 导出.csv --mapping platform.yaml --place willow --html portrait.html",
        "portrait complaints.parquet --place willow --open hotline:2025-01-01 --png charts",
        "portrait complaints.parquet --place willow --measure 2025-07-01 --measure-side hard",
    ),
)
@click.argument("file", type=_FILE)
@click.option("--place", required=True, help=SAYS["portrait_place"])
@click.option("--mapping", type=_FILE, help=SAYS["mapping"])
@click.option("--since", type=_DAY, help=SAYS["portrait_since"])
@click.option("--until", type=_DAY, help=SAYS["portrait_until"])
@click.option("--as-of", type=_DAY, help=SAYS["portrait_as_of"])
@click.option("--open", "spells", multiple=True, help=SAYS["portrait_open"])
@click.option("--least", type=click.IntRange(1), default=5, help=SAYS["portrait_least"])
@measured
@click.option("--html", type=_NEW_FILE, help=SAYS["html"])
@click.option("--png", type=_FOLDER, help=SAYS["portrait_png"])
@click.option("--svg", type=_FOLDER, help=SAYS["portrait_svg"])
@spoken
@placed
def portrait(
    file: Path,
    place: str,
    mapping: Path | None,
    since: datetime | None,
    until: datetime | None,
    as_of: datetime | None,
    spells: tuple[str, ...],
    least: int,
    measure: datetime | None,
    measure_days: int | None,
    measure_category: tuple[str, ...],
    measure_side: str | None,
    measure_place: tuple[str, ...],
    compare: tuple[str, ...],
    html: Path | None,
    png: Path | None,
    svg: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Draw the portrait of a file of complaints."""
    openings = _openings(spells)
    asked = asked_of(measure, measure_days, measure_category, measure_side, measure_place, compare)
    if html or png or svg:
        require_pictures()
    rulebook = rulebook_of(places, place)
    meant = mapping_of(file, mapping)
    sorter = sorter_of(rulebook, meant)
    intake = taken(file, meant, sorter, quiet=as_json)
    labels = _channel_labels(meant)
    first, last = _days(intake, since, until)

    from community_gov.insight import portrait as insight
    from community_gov.insight.effect import effect
    from community_gov.insight.intake import to_frame
    from community_gov.paper.portraits import Subject, portrait_page

    frame = to_frame(intake.accepted)
    known: dict[str, Any] = {"least": least, "channels_open": openings, "channel_labels": labels}
    counted = None if as_of is None else as_of.date()
    drawn = insight.portrait(frame, sorter.taxonomy, first, last, as_of=counted, **known)
    found = None
    if asked.day is not None:
        compared = question(asked, asked.day, drawn.span, sorter.taxonomy, intake)
        found = effect(frame, **compared, beside=drawn.span, **known)
    count = intake.refused_rows
    remarks = (_REFUSED.fill(count=count),) if count else ()
    subject = Subject(drawn, sorter.taxonomy, language, labels, remarks, found)
    written = write_charts(subject, png, svg)
    if html is not None:
        write_file(html, portrait_page(subject, rulebook.place.label))
        written = [html, *written]
    if as_json:
        files = [str(one) for one in written]
        show_json({"portrait": drawn, "effect": found, "refused_rows": count, "written": files})
    else:
        _show(subject, written)


def _show(subject: Any, written: Sequence[Path]) -> None:
    from community_gov.paper.portraits import main_numbers, measure_numbers, measure_title

    language = subject.language
    show_table((_WHAT, _NUMBER, _MORE), list(main_numbers(subject)), language)
    for one in (*subject.remarks, *subject.portrait.notes):
        click.echo(one.in_(language))
    if subject.effect is not None:
        click.echo(f"\n{measure_title(subject, subject.effect)}")
        rows = list(measure_numbers(subject, subject.effect))
        show_table((_WHAT, _NUMBER, _MORE), rows, language)
        for one in subject.effect.says:
            click.echo(one.in_(language))
    for file in written:
        click.echo(_WRITTEN.fill(file=file).in_(language))


def _days(intake: "Intake", since: datetime | None, until: datetime | None) -> tuple[date, date]:
    days = [one.opened.date() for one in intake.accepted]
    if not days and (since is None or until is None):
        raise WrongUse(Problem("portrait.no_days"))
    first = min(days) if since is None else since.date()
    return first, max(days) if until is None else until.date()


def _openings(spells: Sequence[str]) -> "dict[str, list[Spell]]":
    from community_gov.insight.channels import Spell

    found: dict[str, list[Spell]] = {}
    for one in spells:
        channel, _, days = one.partition(":")
        begin, _, end = days.partition(":")
        try:
            spell = Spell(date.fromisoformat(begin), date.fromisoformat(end) if end else None)
        except ValueError as error:
            raise WrongUse(Problem("portrait.open", one)) from error
        found.setdefault(channel, []).append(spell)
    return found


def _channel_labels(mapping: "ColumnMapping") -> Mapping[str, Text]:
    """Return what the source itself calls its channels, and what common codes mean."""
    from community_gov.insight.channels import LABELS

    table = mapping.channel.table or {}
    written: dict[str, list[str]] = {}
    for word, code in table.items():
        written.setdefault(code, []).append(word)
    return {
        **LABELS,
        **{
            code: Text("/".join(words), LABELS[code].en if code in LABELS else code)
            if not all(map(str.isascii, words))
            else LABELS.get(code, same(code))
            for code, words in written.items()
        },
    }
